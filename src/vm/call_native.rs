//! Running natives: their arguments are completed, what they were lent is taken back, their errors name the receiver.

use super::Vm;
use super::call::Passed;
use super::native::{Args, FuncKind, Lends, WRONG_RECEIVER};
use super::outcome::Raise;
use crate::heap::{Gc, Regs};
use crate::object::Value;
use crate::object::class::Class;
use crate::object::frame::FrameState;
use crate::object::native::Native;
use smallvec::SmallVec;

impl Vm {
    /// Runs a native.
    pub(super) fn call_native(
        &mut self,
        native: Gc<Native>,
        mut passed: Passed,
    ) -> Result<Value, Raise> {
        let &Native { id, self_, .. } = native.get(&self.heap);
        if !self_.is_unset() {
            passed = passed.with_self(self_);
        }
        let func = self.natives[id.0 as usize];
        let most = func.most as usize;
        let saved = self.thread.top;
        let mark = self.thread.roots.mark();
        let mut count = passed.count;
        let base = passed.base;
        if passed.names.is_none() && func.plain && count >= func.least as usize && count <= most {
            let total = func.total as usize;
            if count < total {
                self.reserve(base.add(total + 1))?;
                self.place_defaults(id, base, count, total);
                count = total;
            }
        } else if passed.names.is_none() && func.collects(count) {
            count = self.place_rest(id, func, base, count)?;
        } else {
            let bound = self.bind_native(id, native, passed)?;
            count = bound.len();
            self.reserve(base.add(count + 1))?;
            for (i, &value) in bound.iter().enumerate() {
                base.set(i, value);
            }
        }
        let end = base.add(count);
        if end > self.thread.top {
            self.thread.top = end;
        }
        let lends = self.lends[id.0 as usize];
        if lends == Lends::No {
            for i in 0..count {
                self.share(base.get(i));
            }
            let collected = usize::from(func.rest) + usize::from(func.keywords);
            for i in count.saturating_sub(collected)..count {
                self.share_collected(base.get(i));
            }
        }
        let mut result = (func.run)(self, Args { base, count });
        if result.is_err() {
            self.name_receiver(native, base.get(0));
        }
        if lends == Lends::Closes {
            result = self.close_borrowed(base, count, result);
        }
        self.thread.roots.cut(mark);
        self.thread.top = saved;
        result
    }

    /// Runs a native with positional arguments, where it needs no binding without any detour.
    #[inline]
    pub(super) fn call_plain_native(
        &mut self,
        native: Gc<Native>,
        base: Regs<Value>,
        count: usize,
    ) -> Result<Value, Raise> {
        let &Native { id, self_, .. } = native.get(&self.heap);
        let quick = &self.quick[id.0 as usize];
        let (run, least, total) = (quick.run, quick.least as usize, quick.total as usize);
        let lends = quick.lends;
        let bound = usize::from(!self_.is_unset());
        if count + bound < least || count + bound > quick.most as usize {
            return self.call_native(
                native,
                Passed {
                    base,
                    count,
                    names: None,
                },
            );
        }
        let (base, count) = (base.back(bound), count + bound);
        if bound > 0 {
            base.set(0, self_);
        }
        if count < total {
            if quick.defaults.is_empty() {
                self.read_defaults(id);
            }
            if base.add(total) > self.thread.limit {
                self.reserve(base.add(total + 1))?;
            }
            let defaults = &self.quick[id.0 as usize].defaults;
            for i in count..total {
                base.set(i, defaults[i - least]);
            }
        }
        let saved = self.thread.top;
        let mark = self.thread.roots.mark();
        let end = base.add(total);
        if end > saved {
            self.thread.top = end;
        }
        if lends == Lends::No {
            for i in 0..count {
                self.share(base.get(i));
            }
        }
        let mut result = run(self, Args { base, count: total });
        if result.is_err() {
            self.name_receiver(native, base.get(0));
        }
        if lends == Lends::Closes {
            result = self.close_borrowed(base, total, result);
        }
        self.thread.roots.cut(mark);
        self.thread.top = saved;
        result
    }

    /// Words the error of a method that was called on the class with another kind of object; natives know what they
    /// want, not what they are called.
    #[cold]
    #[inline(never)]
    fn name_receiver(&mut self, native: Gc<Native>, receiver: Value) {
        let &Native { id, owner, .. } = native.get(&self.heap);
        let Some(owner) = owner else { return };
        let Value::Exception(raised) = self.raised else {
            return;
        };
        let Value::Tuple(args) = raised.get(&self.heap).args else {
            return;
        };
        let text = match args.items(&self.heap) {
            &[Value::Str(text)] => text.text(&self.heap),
            _ => return,
        };
        let method = self.natives[id.0 as usize].kind == FuncKind::Method;
        let builtin = method
            && matches!(owner.get(&self.heap).module, Value::Str(m) if m.text(&self.heap) == "builtins");
        let wanted = builtin || text.starts_with("expected ") && text.ends_with(" found");
        if !text.starts_with(WRONG_RECEIVER) && (!wanted || self.is_instance(receiver, owner)) {
            return;
        }
        self.take_raised();
        let Raise = self.wrong_receiver(native, owner, receiver);
    }

    /// Refuses what a builtin method that was found on a class, not on an object, is called with.
    #[inline]
    pub(super) fn check_unbound(
        &mut self,
        native: Gc<Native>,
        base: Regs<Value>,
        count: usize,
    ) -> Result<(), Raise> {
        let n = native.get(&self.heap);
        if n.owner.is_none() || !n.self_.is_unset() || count == 0 {
            return Ok(());
        }
        self.check_receiver(native, base.get(0))
    }

    /// Refuses a receiver of another type before the arguments are looked at.
    pub(super) fn check_receiver(
        &mut self,
        native: Gc<Native>,
        receiver: Value,
    ) -> Result<(), Raise> {
        let &Native { id, owner, .. } = native.get(&self.heap);
        let Some(owner) = owner else {
            return Ok(());
        };
        let func = self.natives[id.0 as usize];
        if func.kind == FuncKind::Function && func.name() == "__new__" {
            return self.check_made(owner, receiver);
        }
        if self.class_of(receiver) == owner
            || func.kind != FuncKind::Method
            || !owner.get(&self.heap).flags.builtin
            || self.is_instance(receiver, owner)
        {
            return Ok(());
        }
        Err(self.wrong_receiver(native, owner, receiver))
    }

    /// Refuses to make an object of a class that does not derive from the one whose `__new__` is called.
    fn check_made(&mut self, owner: Gc<Class>, asked: Value) -> Result<(), Raise> {
        let text = match asked {
            Value::Class(class) if class.is_subclass(&self.heap, owner) => return Ok(()),
            Value::Class(class) => {
                let (of, name) = (self.name_in_c(owner), self.name_in_c(class));
                format!("{of}.__new__({name}): {name} is not a subtype of {of}")
            }
            other => {
                let (of, kind) = (self.name_in_c(owner), self.type_name(other));
                format!("{of}.__new__(X): X is not a type object ({kind})")
            }
        };
        Err(self.type_error(text))
    }

    /// Refuses to bind a method to an object that its class did not make, in the words of descriptors.
    pub fn check_binding(&mut self, native: Gc<Native>, receiver: Value) -> Result<(), Raise> {
        let refused = self.check_receiver(native, receiver);
        let Some(owner) = native.get(&self.heap).owner else {
            return refused;
        };
        refused.map_err(|_| {
            self.take_raised();
            self.refused_receiver(native, owner, receiver, false)
        })
    }

    #[cold]
    fn wrong_receiver(&mut self, native: Gc<Native>, owner: Gc<Class>, receiver: Value) -> Raise {
        let slot = native.get(&self.heap).slot;
        self.refused_receiver(native, owner, receiver, slot)
    }

    fn refused_receiver(
        &mut self,
        native: Gc<Native>,
        owner: Gc<Class>,
        receiver: Value,
        slot: bool,
    ) -> Raise {
        let id = native.get(&self.heap).id;
        let name = self.natives[id.0 as usize].name();
        let owner = self.class_title(owner);
        let got = self.type_name(receiver);
        self.type_error(if slot {
            format!("descriptor '{name}' requires a '{owner}' object but received a '{got}'")
        } else {
            format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object")
        })
    }

    /// As `share`, for what a native was given beyond its parameters: it may keep any of it.
    pub(super) fn share_collected(&mut self, collected: Value) {
        match collected {
            Value::Tuple(tuple) => {
                for i in 0..tuple.len(&self.heap) {
                    self.share(tuple.items(&self.heap)[i]);
                }
            }
            Value::Dict(dict) => {
                let values: SmallVec<[Value; 8]> = dict.iter(&self.heap).map(|(_, v)| v).collect();
                values.into_iter().for_each(|v| self.share(v));
            }
            _ => {}
        }
    }

    /// Closes fresh generators that a native was given and left before their end.
    #[cold]
    fn close_borrowed(
        &mut self,
        base: Regs<Value>,
        count: usize,
        result: Result<Value, Raise>,
    ) -> Result<Value, Raise> {
        let fresh = |vm: &Vm, v: Value| match v {
            Value::Frame(f) => f.get(&vm.heap).sole && f.get(&vm.heap).state == FrameState::Yielded,
            Value::Iter(it) => it.get(&vm.heap).sole,
            _ => false,
        };
        if !(0..count).any(|i| fresh(self, base.get(i))) {
            return result;
        }
        let value = match result {
            Ok(value) => value,
            Err(Raise) => self.raised,
        };
        let root = self.root(value);
        for i in (0..count).rev() {
            if fresh(self, base.get(i)) {
                self.close_iter(base.get(i))?;
            }
        }
        let value = self.rooted(root);
        match result {
            Ok(_) => Ok(value),
            Err(Raise) => {
                self.raised = value;
                Err(Raise)
            }
        }
    }
}
