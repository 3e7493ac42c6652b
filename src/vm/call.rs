//! Calls: what is called and where its arguments lie; `vm.call`, the one way back in from Rust.
//!
//! Arguments always lie in consecutive registers of the thread's stack when something is entered: in the
//! caller's window (which the callee's then overlaps), or copied above the top for a caller that is a
//! suspendable frame or Rust code. The register below the first argument is scratch: a bound `self` goes there.
//! Functions of scripts are entered in `enter.rs`, natives run in `call_native.rs`.

use super::Vm;
use super::dispatch::Step;
use super::outcome::{Outcome, Raise};
use super::stack::Cont;
use crate::code::HIGH;
use crate::heap::{Gc, Regs};
use crate::object::Value;
use crate::object::callable::Calling;
use crate::object::function::{CodeObject, Method};
use crate::object::str::Str;
use crate::object::tuple::Tuple;

/// Arguments in consecutive registers; the last `names.len()` of them are keywords.
#[derive(Clone, Copy)]
pub struct Passed {
    pub base: Regs<Value>,
    pub count: usize,
    pub names: Option<Gc<Tuple>>,
}

impl Passed {
    /// Gives the arguments with one more in front, in the scratch register.
    pub(super) fn with_self(self, value: Value) -> Passed {
        let base = self.base.back(1);
        base.set(0, value);
        Passed {
            base,
            count: self.count + 1,
            ..self
        }
    }
}

impl Vm {
    /// Makes sure the stack reaches up to `top`.
    pub(super) fn reserve(&mut self, top: Regs<Value>) -> Result<(), Raise> {
        if top <= self.thread.limit {
            return Ok(());
        }
        if !self.thread.stack.grow(top) {
            return Err(self.recursion_error());
        }
        self.thread.limit = self.thread.stack.limit();
        Ok(())
    }

    /// Gives the arguments of a call instruction a place on the thread's stack.
    #[inline(always)]
    fn arguments_at(&mut self, first: usize, count: usize) -> Result<Regs<Value>, Raise> {
        // Field by field: moving what was just stored as a whole would stall.
        let cur = &self.thread.cur;
        let regs = cur.regs;
        let mut above = self.thread.top;
        if cur.frame.is_none() {
            let nregs = cur.func.get(&self.heap).code.get(&self.heap).nregs as usize;
            if nregs <= HIGH as usize {
                return Ok(regs.add(first));
            }
            above = regs.add(nregs);
        }
        // Two registers of scratch for `self` of a method bound twice.
        let base = above.add(2);
        self.reserve(base.add(count))?;
        for i in 0..count {
            base.set(i, regs.get(first + i));
        }
        Ok(base)
    }

    /// `Call`: callee in register `b`, `n` arguments behind it.
    pub(super) fn call_step(&mut self, b: usize, n: usize, dst: u8) -> Result<Step, Raise> {
        let callee = self.thread.cur.regs.get(b);
        if let Value::Function(func) = callee
            && func.get(&self.heap).code.get(&self.heap).simple_args == n as u32
        {
            let cur = &self.thread.cur;
            let args = match cur.frame {
                // It copies them itself.
                Some(_) => cur.regs.add(b + 1),
                None => self.arguments_at(b + 1, n)?,
            };
            return self.enter_simple(func, args, n, dst);
        }
        let base = self.arguments_at(b + 1, n)?;
        self.enter(
            callee,
            Passed {
                base,
                count: n,
                names: None,
            },
            Cont::Store,
            dst,
        )
    }

    /// `CallKw`.
    pub(super) fn call_kw_step(
        &mut self,
        b: usize,
        n: usize,
        names: Value,
        dst: u8,
    ) -> Result<Step, Raise> {
        let callee = self.thread.cur.regs.get(b);
        let base = self.arguments_at(b + 1, n)?;
        let Value::Tuple(names) = names else {
            unreachable!("keyword names are a tuple")
        };
        self.enter(
            callee,
            Passed {
                base,
                count: n,
                names: Some(names),
            },
            Cont::Store,
            dst,
        )
    }

    /// `CallMethod`: receiver in `b + 1`, `n` arguments behind it.
    pub(super) fn call_method_step(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
        b: usize,
        n: usize,
        dst: u8,
    ) -> Result<Step, Raise> {
        self.method_step(code, site, b, n, None, dst)
    }

    /// `CallMethodKw`.
    pub(super) fn call_method_kw_step(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
        b: usize,
        n: usize,
        names: Value,
        dst: u8,
    ) -> Result<Step, Raise> {
        let Value::Tuple(names) = names else {
            unreachable!("keyword names are a tuple")
        };
        self.method_step(code, site, b, n, Some(names), dst)
    }

    fn method_step(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
        b: usize,
        n: usize,
        names: Option<Gc<Tuple>>,
        dst: u8,
    ) -> Result<Step, Raise> {
        let receiver = self.thread.cur.regs.get(b + 1);
        let (callee, bound) = match self.method_cached(code, site, receiver) {
            Ok(found) => found,
            Err(Raise) => {
                // The look-up has the place of the first word.
                let ip = self.thread.cur.ip.back();
                self.thread.cur.ip = if names.is_some() { ip.back() } else { ip };
                return Err(Raise);
            }
        };
        let binds = !bound.is_unset();
        if binds {
            self.thread.cur.regs.set(b + 1, bound);
        }
        if names.is_none()
            && let Value::Native(native) = callee
        {
            let (first, count) = if binds { (b + 1, n + 1) } else { (b + 2, n) };
            let base = self.arguments_at(first, count)?;
            if !binds {
                self.check_unbound(native, base, count)?;
            }
            return self.call_plain_native(native, base, count).map(Step::Done);
        }
        if binds {
            let base = self.arguments_at(b + 1, n + 1)?;
            return self.enter(
                callee,
                Passed {
                    base,
                    count: n + 1,
                    names,
                },
                Cont::Store,
                dst,
            );
        }
        self.thread.cur.regs.set(b + 1, callee);
        let base = self.arguments_at(b + 2, n)?;
        self.enter(
            callee,
            Passed {
                base,
                count: n,
                names,
            },
            Cont::Store,
            dst,
        )
    }

    /// `LoadMethod`: receiver in `b + 1`. Inside the loop's function it would cost the other instructions: LLVM repeats
    /// the jump to the next instruction at fewer of them.
    #[inline(never)]
    pub(super) fn load_method(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
        b: usize,
    ) -> Result<(), Raise> {
        let receiver = self.thread.cur.regs.get(b + 1);
        let (callee, bound) = self.method_cached(code, site, receiver)?;
        let regs = self.thread.cur.regs;
        regs.set(b, callee);
        regs.set(b + 1, bound);
        Ok(())
    }

    /// `CallLoaded` and `CallLoadedKw`: what `load_method` left at `b`, `n` arguments behind it.
    pub(super) fn call_loaded_step(
        &mut self,
        b: usize,
        n: usize,
        names: Option<Value>,
        dst: u8,
    ) -> Result<Step, Raise> {
        let regs = self.thread.cur.regs;
        let callee = regs.get(b);
        let binds = !regs.get(b + 1).is_unset();
        let (first, count) = if binds { (b + 1, n + 1) } else { (b + 2, n) };
        let base = self.arguments_at(first, count)?;
        if names.is_none()
            && let Value::Native(native) = callee
        {
            if !binds {
                self.check_unbound(native, base, count)?;
            }
            return self.call_plain_native(native, base, count).map(Step::Done);
        }
        let names = match names {
            Some(Value::Tuple(names)) => Some(names),
            _ => None,
        };
        self.enter(callee, Passed { base, count, names }, Cont::Store, dst)
    }

    /// Raises that a value is called that cannot be; of a module that has what was meant under its own name, that is said.
    #[cold]
    fn not_callable(&mut self, callee: Value) -> Raise {
        let kind = self.type_name(callee);
        let mut text = format!("'{kind}' object is not callable");
        if let Value::Module(module) = callee {
            let dict = module.get(&self.heap).dict;
            let name = dict.get_str(&self.heap, self.names.name);
            if let Some(Value::Str(name)) = name
                && let Some(meant) = dict.get_str(&self.heap, name)
                && self.is_callable(meant)
            {
                let name = name.text(&self.heap);
                text.push_str(&format!(". Did you mean: '{name}.{name}(...)'?"));
            }
        }
        self.type_error(text)
    }

    /// `CallEx`: callee in `b`, positional arguments in the list or tuple `b + 1`, keywords in the dict `b + 2`.
    #[inline(never)]
    pub(super) fn call_ex_step(&mut self, b: usize, dst: u8) -> Result<Step, Raise> {
        let regs = self.thread.cur.regs;
        let callee = regs.get(b);
        let (mut names, mut more) = (None, Vec::new());
        if let Value::Dict(d) = regs.get(b + 2)
            && d.len(&self.heap) > 0
        {
            if !self.is_callable(callee) {
                return Err(self.not_callable(callee));
            }
            let (keys, values) = self.split_keywords(d)?;
            // Kept alive by the caller's scratch register while the call binds.
            regs.set(b + 2, Value::Tuple(keys));
            (names, more) = (Some(keys), values);
        }
        let cur = &self.thread.cur;
        let above = match cur.frame {
            None => {
                let nregs = cur.func.get(&self.heap).code.get(&self.heap).nregs as usize;
                cur.regs.add(nregs)
            }
            Some(_) => self.thread.top,
        };
        let base = above.add(2);
        let positional = match regs.get(b + 1) {
            Value::List(l) => l.items(&self.heap).len(),
            Value::Tuple(t) => t.items(&self.heap).len(),
            _ => 0,
        };
        let count = positional + more.len();
        self.reserve(base.add(count))?;
        let items = match regs.get(b + 1) {
            Value::List(l) => l.items(&self.heap),
            Value::Tuple(t) => t.items(&self.heap),
            _ => &[],
        };
        for (i, &value) in items.iter().chain(&more).enumerate() {
            base.set(i, value);
        }
        let passed = Passed { base, count, names };
        self.enter(callee, passed, Cont::Store, dst)
    }

    /// Enters a callee with arguments that Rust code names, from within an instruction.
    pub(super) fn enter_args(
        &mut self,
        callee: Value,
        args: &[Value],
        cont: Cont,
        dst: u8,
        extra: u8,
    ) -> Result<Step, Raise> {
        let cur = self.thread.cur;
        let above = match cur.frame {
            None => {
                let nregs = cur.func.get(&self.heap).code.get(&self.heap).nregs as usize;
                cur.regs.add(nregs)
            }
            Some(_) => self.thread.top,
        };
        let base = above.add(2);
        self.reserve(base.add(args.len() + 1))?;
        for (i, &value) in args.iter().enumerate() {
            base.set(i, value);
        }
        let passed = Passed {
            base,
            count: args.len(),
            names: None,
        };
        let step = self.enter(callee, passed, cont, dst)?;
        if let (Step::Entered, Some(act)) = (step, self.thread.acts.last_mut()) {
            act.extra = extra;
        }
        Ok(step)
    }

    /// Splits a keyword dict into names and values; the names must be strings.
    fn split_keywords(
        &mut self,
        dict: Gc<crate::object::dict::Dict>,
    ) -> Result<(Gc<Tuple>, Vec<Value>), Raise> {
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for i in 0..dict.slots(&self.heap) {
            if let Some((key, value)) = dict.entry(&self.heap, i) {
                let Value::Str(key) = self.plain(key) else {
                    return Err(self.type_error("keywords must be strings"));
                };
                names.push(Value::Str(self.names.intern_value(&mut self.heap, key)));
                values.push(value);
            }
        }
        Ok((self.heap.new_tuple(&names), values))
    }

    /// Calls from Rust: runs until the callee returned.
    pub fn call(&mut self, callee: Value, args: &[Value]) -> Result<Value, Raise> {
        self.call_with(callee, args, None)
    }

    /// Calls from Rust with keywords.
    pub fn call_kw(
        &mut self,
        callee: Value,
        args: &[Value],
        keywords: &[(Gc<Str>, Value)],
    ) -> Result<Value, Raise> {
        if keywords.is_empty() {
            return self.call(callee, args);
        }
        let names: Vec<Value> = keywords.iter().map(|k| Value::Str(k.0)).collect();
        let names = self.heap.new_tuple(&names);
        let mut values = args.to_vec();
        values.extend(keywords.iter().map(|k| k.1));
        self.call_with(callee, &values, Some(names))
    }

    /// Calls from Rust; the last arguments have these names.
    pub(super) fn call_with(
        &mut self,
        callee: Value,
        args: &[Value],
        names: Option<Gc<Tuple>>,
    ) -> Result<Value, Raise> {
        if !self.has_native_stack() {
            return Err(self.recursion_error());
        }
        let saved = self.thread.top;
        // A call that returned on the fast path leaves the top lower than the registers in use.
        let mut top = saved;
        if self.thread.cur.frame.is_none() {
            let nregs = self
                .thread
                .cur
                .func
                .get(&self.heap)
                .code
                .get(&self.heap)
                .nregs;
            let in_use = self.thread.cur.regs.add(nregs as usize);
            if in_use > top {
                top = in_use;
            }
        }
        let base = top.add(2);
        self.reserve(base.add(args.len() + 1))?;
        for (i, &value) in args.iter().enumerate() {
            base.set(i, value);
        }
        // Callee and names stay alive in the scratch registers and the root list.
        let mark = self.thread.roots.mark();
        self.root(callee);
        if let Some(names) = names {
            self.root(names);
        }
        self.thread.top = base.add(args.len());
        let passed = Passed {
            base,
            count: args.len(),
            names,
        };
        let step = match callee {
            Value::Native(native) if names.is_none() => self
                .check_unbound(native, base, args.len())
                .and_then(|()| self.call_plain_native(native, base, args.len()))
                .map(Step::Done),
            _ => self.enter(callee, passed, Cont::Native, 0),
        };
        let result = match step {
            Ok(Step::Done(value)) => Ok(value),
            Ok(Step::Entered) => match self.run() {
                Outcome::Return(value) => Ok(value),
                Outcome::Raise => Err(Raise),
                Outcome::Yield(_) | Outcome::Await(_) => {
                    unreachable!("a sync call is not suspended")
                }
            },
            Err(Raise) => Err(Raise),
        };
        self.thread.roots.cut(mark);
        self.thread.top = saved;
        // What Rust was given may be kept by it.
        if let Ok(value) = result {
            self.share(value);
        }
        result
    }

    /// Calls a method by name.
    pub fn call_method(
        &mut self,
        object: Value,
        name: Gc<Str>,
        args: &[Value],
    ) -> Result<Value, Raise> {
        if let Some(method) = self.plain_method(object, name) {
            let mut all = Vec::with_capacity(args.len() + 1);
            all.push(object);
            all.extend_from_slice(args);
            return self.call(method, &all);
        }
        let root = args.iter().map(|&a| self.root(a)).collect::<Vec<_>>();
        let method = self.get_attr(object, name)?;
        let args: Vec<Value> = root.iter().map(|&r| self.rooted(r)).collect();
        self.call(method, &args)
    }

    /// Enters whatever is called; a native runs to its end.
    pub(super) fn enter(
        &mut self,
        callee: Value,
        passed: Passed,
        cont: Cont,
        dst: u8,
    ) -> Result<Step, Raise> {
        match callee {
            Value::Function(f) => self.enter_function(f, passed, cont, dst),
            Value::Native(n) if passed.names.is_none() => {
                self.check_unbound(n, passed.base, passed.count)?;
                self.call_plain_native(n, passed.base, passed.count)
                    .map(Step::Done)
            }
            Value::Native(n) => self.call_native(n, passed).map(Step::Done),
            Value::Method(m) => {
                let &Method { func, self_ } = m.get(&self.heap);
                if !matches!(func, Value::Function(_) | Value::Native(_)) {
                    let args: Vec<Value> = (0..passed.count).map(|i| passed.base.get(i)).collect();
                    return self.call_rebound(func, self_, &args, passed.names);
                }
                self.enter(func, passed.with_self(self_), cont, dst)
            }
            Value::Class(c) => self.construct(c, passed, cont, dst),
            Value::Object(o) if o.get(&self.heap).payload.calling() != Calling::Method => {
                self.enter_object(o, passed, cont, dst)
            }
            other => {
                let call = self.names.call;
                match self.class_of(other).find(&self.heap, call) {
                    Some((_, f)) if self.binds(f) => {
                        self.enter(f, passed.with_self(other), cont, dst)
                    }
                    Some(_) => self.call_as_bound(other, passed),
                    None => Err(self.not_callable(other)),
                }
            }
        }
    }

    /// Calls what a class has as `__call__` that is no plain function: bound as an attribute would be.
    #[cold]
    pub(super) fn call_as_bound(&mut self, called: Value, passed: Passed) -> Result<Step, Raise> {
        let args: Vec<Value> = (0..passed.count).map(|i| passed.base.get(i)).collect();
        match self.find_method(called, self.names.call)? {
            Some((method, Value::Unset)) => {
                self.call_with(method, &args, passed.names).map(Step::Done)
            }
            Some((method, self_)) => self.call_rebound(method, self_, &args, passed.names),
            None => unreachable!("just found"),
        }
    }

    fn call_rebound(
        &mut self,
        func: Value,
        self_: Value,
        args: &[Value],
        names: Option<Gc<Tuple>>,
    ) -> Result<Step, Raise> {
        let mut all = vec![self_];
        all.extend_from_slice(args);
        self.call_with(func, &all, names).map(Step::Done)
    }
}
