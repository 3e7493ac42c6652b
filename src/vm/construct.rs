//! Calling a class: `__new__`, `__init__`, and the short way where neither asks script code.
//!
//! Entering frames and natives is `call.rs`, making classes `classes.rs`.

use super::Vm;
use super::call::Passed;
use super::dispatch::Step;
use super::native::Args;
use super::outcome::Raise;
use super::stack::Cont;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::native::Native;

impl Vm {
    /// Makes an instance of a class: `class(...)`.
    pub(super) fn construct(
        &mut self,
        class: Gc<Class>,
        passed: Passed,
        cont: Cont,
        dst: u8,
    ) -> Result<Step, Raise> {
        if let Some(meta) = class.get(&self.heap).meta
            && meta != self.types.type_
        {
            let call = self.names.call;
            if let Some((owner, f)) = meta.find(&self.heap, call)
                && owner != self.types.type_
                && owner != self.types.object
            {
                if !self.binds(f) {
                    return self.call_as_bound(Value::Class(class), passed);
                }
                return self.enter(f, passed.with_self(Value::Class(class)), cont, dst);
            }
        }
        self.construct_plain(class, passed, cont, dst)
    }

    /// `type.__call__`: `__new__`, then `__init__` if that gave an instance.
    pub(super) fn construct_plain(
        &mut self,
        class: Gc<Class>,
        passed: Passed,
        cont: Cont,
        dst: u8,
    ) -> Result<Step, Raise> {
        let (new, init) = self.constructors(class);
        if let Value::Native(native) = new
            && passed.names.is_none()
            && !new.is(self.known.object_new)
            && !new.is(self.known.exception_new)
            && native.get(&self.heap).owner == Some(class)
        {
            if init.is(self.known.object_init) && class != self.types.type_ {
                let all = passed.with_self(Value::Class(class));
                let made = self.call_plain_native(native, all.base, all.count)?;
                return Ok(Step::Done(made));
            }
            if let Value::Native(init) = init
                && self.makes_container(native)
            {
                return self.fill_container(native, init, class, passed);
            }
        }
        let object = if new.is(self.known.object_new) || new.is(self.known.exception_new) {
            self.new_object(class, passed, init)?
        } else if let Value::Native(new) = new
            && new.get(&self.heap).self_.is_unset()
        {
            if class == self.types.type_ && passed.count == 1 && passed.names.is_none() {
                let asked = self.class_of(passed.base.get(0));
                return Ok(Step::Done(asked.into()));
            }
            let made = if matches!(init, Value::Function(_)) && self.inits_apart(new) {
                self.call_bare_new(new, class, passed)?
            } else if passed.names.is_some()
                && !matches!(init, Value::Native(_))
                && self.leaves_keywords(new)
            {
                self.call_plain_new(new, class, passed)?
            } else {
                self.call_native_new(new, class, passed)?
            };
            let of_class = self.class_of(made);
            // `type(x)` only asks; `type(name, bases, namespace)` may have made a class of another metaclass.
            let asks = class == self.types.type_ && (passed.count == 1 || of_class == class);
            if asks || !(of_class == class || self.is_instance(made, class)) {
                return Ok(Step::Done(made));
            }
            made
        } else {
            let mut args = vec![Value::Class(class)];
            args.extend((0..passed.count).map(|i| passed.base.get(i)));
            // The arguments stay where they are, below the top, for `__init__`.
            let (top, end) = (self.thread.top, passed.base.add(passed.count));
            if end > top {
                self.thread.top = end;
            }
            let made = match new {
                Value::Function(_) | Value::Native(_) => Ok(new),
                _ => self.bind_to_class(new, class),
            };
            let made = made.and_then(|new| self.call_with(new, &args, passed.names));
            self.thread.top = top;
            let made = made?;
            if !self.is_instance(made, class) {
                return Ok(Step::Done(made));
            }
            made
        };
        let made = self.class_of(object);
        let init = if made == class {
            init
        } else {
            self.constructors(made).1
        };
        if init.is(self.known.object_init) || init.is(self.known.exception_init) {
            let scripted = !matches!(new, Value::Native(_)) && passed.names.is_some();
            if scripted && init.is(self.known.exception_init) {
                let name = self.class_name(made);
                return Err(self.type_error(format!("{name}() takes no keyword arguments")));
            }
            if !matches!(new, Value::Native(_))
                && let Value::Exception(made) = object
                && init.is(self.known.exception_init)
            {
                let root = self.root(object);
                let args: Vec<Value> = (0..passed.count).map(|i| passed.base.get(i)).collect();
                let args = self.tuple(&args);
                made.get_mut(&mut self.heap).args = args;
                return Ok(Step::Done(self.rooted(root)));
            }
            return Ok(Step::Done(object));
        }
        match init {
            Value::Function(f) if cont == Cont::Store => {
                self.thread.aside.push(object);
                let entered = self.enter_function(f, passed.with_self(object), Cont::Init, dst);
                if matches!(entered, Ok(Step::Entered)) {
                    return entered;
                }
                self.thread.aside.pop();
                // A generator or coroutine: made, not run.
                match entered {
                    Ok(Step::Done(made)) => Err(self.init_gave(made)),
                    failed => failed,
                }
            }
            // An empty container stays empty.
            Value::Native(init) if passed.count == 0 && self.makes_container(init) => {
                Ok(Step::Done(object))
            }
            init => self.scoped(|vm| vm.initialise(object, new, init, passed)),
        }
    }

    /// Calls an `__init__` that is no function of a script, and gives the object.
    fn initialise(
        &mut self,
        object: Value,
        new: Value,
        init: Value,
        passed: Passed,
    ) -> Result<Step, Raise> {
        let root = self.root(object);
        let result = match init {
            Value::Native(native) if self.binds(init) => {
                let leaves = self.leaves_keywords(native)
                    && native.get(&self.heap).owner != Some(self.types.set);
                let passed = if matches!(new, Value::Native(_)) || !leaves {
                    passed
                } else {
                    self.without_keywords(passed)
                };
                self.call_native(native, passed.with_self(object))?
            }
            init => {
                let mut args: Vec<Value> = (0..passed.count).map(|i| passed.base.get(i)).collect();
                let (f, bound) = self.bind_value(init, object)?;
                if bound {
                    args.insert(0, object);
                }
                self.call_with(f, &args, passed.names)?
            }
        };
        if !result.is_none() {
            return Err(self.init_gave(result));
        }
        Ok(Step::Done(self.rooted(root)))
    }

    /// Makes a list, dict or set: `__new__` needs nothing but the class.
    fn fill_container(
        &mut self,
        new: Gc<Native>,
        init: Gc<Native>,
        class: Gc<Class>,
        passed: Passed,
    ) -> Result<Step, Raise> {
        let Passed { base, count, .. } = passed.with_self(Value::Class(class));
        let run = self.natives[new.get(&self.heap).id.0 as usize].run;
        let object = run(self, Args { base, count: 1 })?;
        if count > 1 {
            base.set(0, object);
            self.call_plain_native(init, base, count)?;
        }
        Ok(Step::Done(object))
    }

    /// Tells whether a constructor is that of list, dict or set, whose `__new__` ignores its arguments.
    pub(super) fn makes_container(&self, native: Gc<Native>) -> bool {
        let t = &self.types;
        let owner = native.get(&self.heap).owner;
        owner.is_some_and(|c| c == t.list || c == t.dict || c == t.set)
    }

    /// Tells whether a `__new__` is that of a class of asyncio or of property: it takes the arguments of the class, but
    /// those of a script's subclass are for the `__init__` of that.
    fn inits_apart(&self, new: Gc<Native>) -> bool {
        let owner = new.get(&self.heap).owner;
        if owner == Some(self.types.property) {
            return true;
        }
        match owner.map(|c| c.get(&self.heap).module) {
            Some(Value::Str(module)) => {
                let module = module.text(&self.heap);
                module.starts_with("asyncio.") || module == "_asyncio"
            }
            _ => false,
        }
    }

    /// Calls a `__new__` with the class only; the arguments stay where they are.
    fn call_bare_new(
        &mut self,
        new: Gc<Native>,
        class: Gc<Class>,
        passed: Passed,
    ) -> Result<Value, Raise> {
        let (top, end) = (self.thread.top, passed.base.add(passed.count));
        if end > top {
            self.thread.top = end;
        }
        let made = self.call(Value::Native(new), &[Value::Class(class)]);
        self.thread.top = top;
        made
    }

    /// Tells whether a constructor or initializer leaves keywords to the other of the two, where a script wrote that.
    fn leaves_keywords(&self, native: Gc<Native>) -> bool {
        let t = &self.types;
        let Some(owner) = native.get(&self.heap).owner else {
            return false;
        };
        [t.list, t.tuple, t.set, t.frozenset, t.float].contains(&owner)
            || matches!(
                owner.get(&self.heap).name.text(&self.heap),
                "map"
                    | "filter"
                    | "reversed"
                    | "array"
                    | "islice"
                    | "filterfalse"
                    | "chain"
                    | "starmap"
                    | "takewhile"
                    | "dropwhile"
                    | "cycle"
                    | "pairwise"
            )
    }

    /// Tells whether a `__new__` called by name leaves keywords to the `__init__` that the class to be made has of its own.
    #[cold]
    pub(super) fn leaves_to_init(&mut self, new: Gc<Native>, passed: Passed) -> bool {
        if passed.count == 0 || !self.leaves_keywords(new) {
            return false;
        }
        match passed.base.get(0) {
            Value::Class(class) => !matches!(self.constructors(class).1, Value::Native(_)),
            _ => false,
        }
    }

    pub(super) fn without_keywords(&self, passed: Passed) -> Passed {
        let keywords = passed.names.map_or(0, |n| n.len(&self.heap));
        Passed {
            count: passed.count - keywords,
            names: None,
            ..passed
        }
    }

    /// Calls a `__new__` with the positional arguments only; all arguments stay where they are, for `__init__`.
    fn call_plain_new(
        &mut self,
        new: Gc<Native>,
        class: Gc<Class>,
        passed: Passed,
    ) -> Result<Value, Raise> {
        let all: Vec<Value> = (0..passed.count).map(|i| passed.base.get(i)).collect();
        let roots: Vec<_> = all.iter().map(|&v| self.root(v)).collect();
        let made = self.call_native_new(new, class, self.without_keywords(passed))?;
        for (i, root) in roots.into_iter().enumerate() {
            passed.base.set(i, self.rooted(root));
        }
        Ok(made)
    }

    /// Calls a `__new__` written in Rust; the arguments stay where they are, for `__init__`.
    pub(super) fn call_native_new(
        &mut self,
        new: Gc<Native>,
        class: Gc<Class>,
        passed: Passed,
    ) -> Result<Value, Raise> {
        let all = passed.with_self(Value::Class(class));
        if self.makes_container(new) {
            let func = self.natives[new.get(&self.heap).id.0 as usize];
            return (func.run)(
                self,
                Args {
                    base: all.base,
                    count: 1,
                },
            );
        }
        // Binding may write over them.
        let args: smallvec::SmallVec<[Value; 4]> =
            (0..passed.count).map(|i| passed.base.get(i)).collect();
        let made = self.call_native(new, all)?;
        for (i, &value) in args.iter().enumerate() {
            passed.base.set(i, value);
        }
        Ok(made)
    }

    /// Gives `__new__` and `__init__` of a class, remembered for the epoch.
    pub(super) fn constructors(&mut self, class: Gc<Class>) -> (Value, Value) {
        let c = class.get(&self.heap);
        if c.construct_epoch == self.class_epoch {
            return (c.new, c.init);
        }
        let (new, init) = (self.names.new, self.names.init);
        let new = class
            .find(&self.heap, new)
            .map_or(self.known.object_new, |f| f.1);
        let new = match new {
            Value::Wrapper(w) if !w.get(&self.heap).is_class => w.get(&self.heap).func,
            other => other,
        };
        let mut new = new;
        if new.is(self.known.object_new) && class.get(&self.heap).layout != Layout::Object {
            // An order of resolution that leaves out a builtin base does not keep that from making the instance.
            let mut base = self.base_of(class);
            while let Some(next) = base {
                let own = next
                    .get(&self.heap)
                    .dict
                    .get_str(&self.heap, self.names.new);
                if let Some(found @ Value::Native(_)) = own {
                    new = found;
                    break;
                }
                base = self.base_of(next);
            }
        }
        let mut init = class
            .find(&self.heap, init)
            .map_or(self.known.object_init, |f| f.1);
        if let (Value::Native(n), Value::Native(i)) = (new, init)
            && self.inits_apart(n)
            && self.inits_apart(i)
        {
            // What it would do is done.
            init = self.known.object_init;
        }
        let new = self.same_native(new, self.known.exception_new);
        let init = self.same_native(init, self.known.exception_init);
        let c = class.get_mut(&mut self.heap);
        (c.new, c.init, c.construct_epoch) = (new, init, self.class_epoch);
        (new, init)
    }

    /// Gives the known one of two natives if they do the same: classes of exceptions have their own under their names.
    fn same_native(&self, found: Value, known: Value) -> Value {
        match (found, known) {
            (Value::Native(f), Value::Native(k))
                if f.get(&self.heap).id == k.get(&self.heap).id =>
            {
                known
            }
            _ => found,
        }
    }

    /// Refuses what the `__new__` of an exception cannot make: what is no class below its own, or one that another
    /// builtin class makes.
    #[cold]
    pub(super) fn check_new_exception(
        &mut self,
        native: Gc<Native>,
        owner: Gc<Class>,
        asked: Value,
    ) -> Result<(), Raise> {
        let of = self.class_name(owner);
        let Value::Class(class) = asked else {
            let kind = self.type_name(asked);
            let text = format!("{of}.__new__(X): X is not a type object ({kind})");
            return Err(self.type_error(text));
        };
        let name = self.class_name(class);
        if !class.is_subclass(&self.heap, owner) {
            let text = format!("{of}.__new__({name}): {name} is not a subtype of {of}");
            return Err(self.type_error(text));
        }
        let mut maker = class;
        while !maker.get(&self.heap).flags.builtin
            && let Some(base) = self.base_of(maker)
        {
            maker = base;
        }
        let found = maker.find(&self.heap, self.names.new).map(|f| f.1);
        if let Some(Value::Native(found)) = found
            && found.get(&self.heap).id != native.get(&self.heap).id
        {
            let maker = self.name_in_c(maker);
            let text = format!("{of}.__new__({name}) is not safe, use {maker}.__new__()");
            return Err(self.type_error(text));
        }
        Ok(())
    }

    /// Raises that `__init__` gave something else than None.
    #[cold]
    pub fn init_gave(&mut self, value: Value) -> Raise {
        let kind = self.type_name(value);
        self.type_error(format!("__init__() should return None, not '{kind}'"))
    }

    /// `object.__new__` as a class call does it: refuses arguments nobody takes and abstract classes.
    pub(super) fn new_object(
        &mut self,
        class: Gc<Class>,
        passed: Passed,
        init: Value,
    ) -> Result<Value, Raise> {
        let c = class.get(&self.heap);
        if passed.count > 0 && init.is(self.known.object_init) && c.layout == Layout::Object {
            let name = self.class_name(class);
            return Err(self.type_error(format!("{name}() takes no arguments")));
        }
        match c.layout {
            Layout::Object if c.flags.is_abstract => Err(self.abstract_error(class)),
            Layout::Object => Ok(Value::Instance(self.heap.new_instance(class))),
            Layout::Exception => {
                let keywords = passed.names.map_or(0, |n| n.len(&self.heap));
                if keywords > 0 && init.is(self.known.exception_init) {
                    let name = self.class_name(class);
                    return Err(self.type_error(format!("{name}() takes no keyword arguments")));
                }
                let count = passed.count - keywords;
                let args: Vec<Value> = (0..count).map(|i| passed.base.get(i)).collect();
                Ok(Value::Exception(self.new_exception_of(class, &args)))
            }
            _ => {
                let name = self.name_in_c(class);
                Err(self.type_error(format!("cannot create '{name}' instances")))
            }
        }
    }
}
