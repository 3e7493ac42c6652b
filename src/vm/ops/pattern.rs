//! What `match` asks of values, and `except*`.
//!
//! Splitting a group is its own `split` method (`builtins/groups.rs`). The payload of a group is the pair
//! (message, tuple of exceptions).

use crate::heap::Gc;
use crate::object::Value;

use crate::object::class::{Class, Collection};
use crate::object::exception::{Exc, Exception};
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

impl Vm {
    /// Tells whether a value is a sequence for patterns.
    pub fn is_match_sequence(&self, v: Value) -> bool {
        match v {
            Value::List(_) | Value::Tuple(_) | Value::Range(_) => true,
            v => self.pattern_kind(v) == Some(Collection::Sequence),
        }
    }

    /// Tells whether a value is a mapping for patterns.
    pub fn is_match_mapping(&self, v: Value) -> bool {
        match v {
            Value::Dict(_) => true,
            v => self.pattern_kind(v) == Some(Collection::Mapping),
        }
    }

    /// What a value is for patterns: the first class of its order that is one of the standard library's decides.
    fn pattern_kind(&self, v: Value) -> Option<Collection> {
        self.collection_of(self.class_of(v))
    }

    /// What the objects of a class are for patterns.
    pub fn collection_of(&self, class: Gc<Class>) -> Option<Collection> {
        class.get(&self.heap).mro.iter().find_map(|c| {
            let c = c.get(&self.heap);
            if c.flags.collection.is_some() {
                return c.flags.collection;
            }
            let Value::Str(module) = c.module else {
                return None;
            };
            let module = module.text(&self.heap);
            let std = module.starts_with("collections")
                || matches!(
                    module,
                    "typing" | "_collections_abc" | "builtins" | "types" | "array"
                );
            match c.name.text(&self.heap) {
                "Sequence" | "MutableSequence" | "deque" | "list" | "tuple" | "range" | "array"
                | "memoryview"
                    if std =>
                {
                    Some(Collection::Sequence)
                }
                "Mapping" | "MutableMapping" | "mappingproxy" | "FrameLocalsProxy" | "dict"
                    if std =>
                {
                    Some(Collection::Mapping)
                }
                _ => None,
            }
        })
    }

    /// The values of a mapping at some keys, as a tuple; `None` if one is missing.
    #[inline(never)]
    pub(in crate::vm) fn match_keys(
        &mut self,
        subject: Value,
        keys: Value,
    ) -> Result<Value, Raise> {
        let Value::Tuple(keys) = keys else {
            return Ok(Value::None);
        };
        let count = keys.len(&self.heap);
        self.scoped(|vm| {
            let seen = vm.heap.new_set(false);
            vm.root(seen);
            let values = vm.heap.new_list(Vec::with_capacity(count));
            vm.root(values);
            let get = match subject {
                Value::Dict(_) => Value::Unset,
                _ => {
                    let name = vm.intern("get");
                    vm.get_attr(subject, name)?
                }
            };
            vm.root(get);
            let absent = Value::Instance(vm.heap.new_instance(vm.types.object));
            vm.root(absent);
            for i in 0..count {
                let key = keys.items(&vm.heap)[i];
                if count > 1 {
                    if vm.set_contains(seen, key)? {
                        let shown = vm.repr_of(key)?.text(&vm.heap).to_owned();
                        let text = format!("mapping pattern checks duplicate key ({shown})");
                        return Err(vm.value_error(text));
                    }
                    vm.set_add(seen, key)?;
                }
                let value = match subject {
                    Value::Dict(d) => vm.dict_get(d, key)?.unwrap_or(absent),
                    _ => vm.call(get, &[key, absent])?,
                };
                if value.is(absent) {
                    return Ok(Value::None);
                }
                values.push(&mut vm.heap, value);
            }
            let values = values.items(&vm.heap).to_vec();
            Ok(vm.tuple(&values))
        })
    }

    /// A dict of a mapping without some keys.
    #[inline(never)]
    pub(in crate::vm) fn match_rest(
        &mut self,
        subject: Value,
        keys: Value,
    ) -> Result<Value, Raise> {
        let rest = self.heap.new_dict();
        self.scoped(|vm| {
            vm.root(rest);
            vm.dict_display_update(Value::Dict(rest), subject)?;
            if let Value::Tuple(keys) = keys {
                for i in 0..keys.len(&vm.heap) {
                    let key = keys.items(&vm.heap)[i];
                    vm.dict_del(rest, key)?;
                }
            }
            Ok(Value::Dict(rest))
        })
    }

    /// A class pattern: the attributes its sub-patterns ask for, as a tuple; `None` if it does not match.
    #[inline(never)]
    pub(in crate::vm) fn match_class(
        &mut self,
        subject: Value,
        class: Value,
        names: Value,
        positional: usize,
    ) -> Result<Value, Raise> {
        let Value::Class(c) = class else {
            return Err(self.type_error("called match pattern must be a class"));
        };
        if !self.scoped(|vm| vm.isinstance(subject, class))? {
            return Ok(Value::None);
        }
        let keywords: Vec<Value> = match names {
            Value::Tuple(t) => t.items(&self.heap).to_vec(),
            _ => Vec::new(),
        };
        self.scoped(|vm| {
            let values = vm.heap.new_list(Vec::new());
            vm.root(values);
            let mut asked: Vec<Gc<Str>> = Vec::new();
            if positional > 0 {
                let wanted = vm.positional_names(c, positional)?;
                vm.root(wanted);
                match wanted {
                    Value::Tuple(t) => {
                        for i in 0..positional {
                            let name = t.items(&vm.heap)[i];
                            let Value::Str(name) = vm.plain(name) else {
                                let kind = vm.type_name(name);
                                return Err(vm.type_error(format!(
                                    "__match_args__ elements must be strings (got {kind})"
                                )));
                            };
                            let name = vm.names.intern_value(&mut vm.heap, name);
                            asked.push(name);
                            if !vm.ask_attribute(c, subject, &asked, values)? {
                                return Ok(Value::None);
                            }
                        }
                    }
                    _ => values.push(&mut vm.heap, subject),
                }
            }
            for name in keywords {
                let Value::Str(name) = name else { continue };
                let name = vm.names.intern_value(&mut vm.heap, name);
                asked.push(name);
                if !vm.ask_attribute(c, subject, &asked, values)? {
                    return Ok(Value::None);
                }
            }
            let values = values.items(&vm.heap).to_vec();
            Ok(vm.tuple(&values))
        })
    }

    /// Gives `__match_args__`, or `None` if the positional sub-pattern is for the subject itself.
    fn positional_names(&mut self, class: Gc<Class>, positional: usize) -> Result<Value, Raise> {
        let key = self.names.match_args;
        let name = self.class_name(class);
        let (wanted, allowed) = match self.get_attr_opt(Value::Class(class), key)? {
            Some(v @ Value::Tuple(t)) => (v, t.len(&self.heap)),
            Some(other) => {
                let kind = self.type_name(other);
                let text = format!("{name}.__match_args__ must be a tuple (got {kind})");
                return Err(self.type_error(text));
            }
            None => (Value::None, usize::from(self.matches_itself(class))),
        };
        if positional > allowed {
            let s = if allowed == 1 { "" } else { "s" };
            return Err(self.type_error(format!(
                "{name}() accepts {allowed} positional sub-pattern{s} ({positional} given)"
            )));
        }
        Ok(wanted)
    }

    fn matches_itself(&self, class: Gc<Class>) -> bool {
        let t = &self.types;
        [
            t.int,
            t.str,
            t.list,
            t.dict,
            t.tuple,
            t.float,
            t.set,
            t.frozenset,
            t.bytes,
        ]
        .into_iter()
        .any(|base| class.is_subclass(&self.heap, base))
            || class.get(&self.heap).mro.iter().any(|c| {
                let c = c.get(&self.heap);
                c.flags.builtin && c.name.text(&self.heap) == "bytearray"
            })
    }

    /// Adds the attribute that was asked for last; false if the subject lacks it.
    fn ask_attribute(
        &mut self,
        class: Gc<Class>,
        subject: Value,
        asked: &[Gc<Str>],
        values: Gc<crate::object::list::List>,
    ) -> Result<bool, Raise> {
        let Some((&name, before)) = asked.split_last() else {
            return Ok(true);
        };
        if before.contains(&name) {
            let (class, name) = (self.class_name(class), name.text(&self.heap));
            let text = format!("{class}() got multiple sub-patterns for attribute '{name}'");
            return Err(self.type_error(text));
        }
        match self.get_attr_opt(subject, name)? {
            Some(value) => {
                values.push(&mut self.heap, value);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    /// One `except*` clause: the part of an exception (or of the rest of one) that it handles, and what remains.
    #[inline(never)]
    pub(in crate::vm) fn match_star(
        &mut self,
        e: Value,
        class: Value,
    ) -> Result<(Value, Value), Raise> {
        self.check_star_class(class)?;
        if !matches!(e, Value::Exception(_)) {
            return Ok((Value::None, Value::None));
        }
        let is_group = self.is_exception(e, Exc::BaseExceptionGroup);
        if self.exception_matches(e, class)? {
            if is_group {
                return Ok((e, Value::None));
            }
            let wrapped = self.scoped(|vm| {
                let alone = vm.tuple(&[e]);
                vm.new_group("", alone)
            })?;
            return Ok((wrapped, Value::None));
        }
        if !is_group {
            return Ok((Value::None, e));
        }
        self.scoped(|vm| {
            let name = vm.intern("split");
            let parts = vm.call_method(e, name, &[class])?;
            let owner = vm.type_name(e);
            let Value::Tuple(t) = parts else {
                let kind = vm.type_name(parts);
                return Err(vm.type_error(format!("{owner}.split must return a tuple, not {kind}")));
            };
            match *t.items(&vm.heap) {
                [part, rest, ..] => Ok((part, rest)),
                _ => {
                    let len = t.len(&vm.heap);
                    Err(vm.type_error(format!(
                        "{owner}.split must return a 2-tuple, got tuple of size {len}"
                    )))
                }
            }
        })
    }

    fn check_star_class(&mut self, class: Value) -> Result<(), Raise> {
        let classes = match class {
            Value::Tuple(t) => t.items(&self.heap).to_vec(),
            _ => vec![class],
        };
        let (base, group) = (self.exceptions[0], self.exc_class(Exc::BaseExceptionGroup));
        for &class in &classes {
            match class {
                Value::Class(c) if c.is_subclass(&self.heap, base) => {}
                _ => {
                    return Err(self.type_error(
                        "catching classes that do not inherit from BaseException is not allowed",
                    ));
                }
            }
        }
        for class in classes {
            if let Value::Class(c) = class
                && c.is_subclass(&self.heap, group)
            {
                return Err(self.type_error(
                    "catching ExceptionGroup with except* is not allowed. Use except instead.",
                ));
            }
        }
        Ok(())
    }

    /// Makes an exception group of a list or tuple, which its `args` keep.
    pub fn new_group(&mut self, message: &str, members: Value) -> Result<Value, Raise> {
        self.root(members);
        let message = self.str(message);
        let class = Value::Class(self.exc_class(Exc::BaseExceptionGroup));
        self.call(class, &[message, members])
    }

    /// What goes on after the clauses: the exceptions that handlers raised, and the parts that nobody handled or
    /// that were raised again, put together as they were.
    #[inline(never)]
    pub(in crate::vm) fn raise_star(
        &mut self,
        list: Value,
        original: Value,
    ) -> Result<Value, Raise> {
        let Value::List(list) = list else {
            return Ok(Value::None);
        };
        let given: Vec<Value> = list
            .items(&self.heap)
            .iter()
            .copied()
            .filter(|v| !v.is_none())
            .collect();
        if !self.is_exception(original, Exc::BaseExceptionGroup) {
            // A naked exception went to one clause at most.
            return Ok(given.first().copied().unwrap_or(Value::None));
        }
        let (again, mut raised): (Vec<Value>, Vec<Value>) = given
            .into_iter()
            .partition(|&e| self.is_part_of(e, original));
        self.scoped(|vm| {
            let mut leaves = Vec::new();
            for e in again {
                vm.leaves(e, &mut leaves);
            }
            let again = vm.project(original, &leaves)?;
            if let Some(again) = again {
                vm.root(again);
                raised.push(again);
            }
            match raised[..] {
                [] => Ok(Value::None),
                [only] => Ok(only),
                _ => {
                    let raised = vm.list(raised);
                    vm.new_group("", raised)
                }
            }
        })
    }

    /// Tells whether a group is a part of another that was split off and, if at all, raised again as it was.
    fn is_part_of(&self, part: Value, whole: Value) -> bool {
        let (Value::Exception(p), Value::Exception(w)) = (part, whole) else {
            return false;
        };
        if !self.is_exception(part, Exc::BaseExceptionGroup) {
            return false;
        }
        let (p, w) = (p.get(&self.heap), w.get(&self.heap));
        if !p.cause.or_none().is(w.cause.or_none()) || !p.context.or_none().is(w.context.or_none())
        {
            return false;
        }
        p.traceback == w.traceback
    }

    fn members(&self, e: Gc<Exception>) -> Vec<Value> {
        let Value::Tuple(payload) = e.get(&self.heap).payload else {
            return Vec::new();
        };
        match payload.item(&self.heap, 1) {
            Some(Value::Tuple(members)) => members.items(&self.heap).to_vec(),
            _ => Vec::new(),
        }
    }

    /// Collects the exceptions of a group that are no groups.
    fn leaves(&self, e: Value, into: &mut Vec<Value>) {
        let mut todo = vec![e];
        while let Some(e) = todo.pop() {
            match e {
                Value::Exception(group) if self.is_exception(e, Exc::BaseExceptionGroup) => {
                    todo.extend(self.members(group));
                }
                _ => into.push(e),
            }
        }
    }

    /// Gives the part of an exception that consists of some leaves, with the structure of the whole.
    fn project(&mut self, e: Value, leaves: &[Value]) -> Result<Option<Value>, Raise> {
        let Value::Exception(group) = e else {
            return Ok(None);
        };
        if !self.is_exception(e, Exc::BaseExceptionGroup) {
            return Ok(leaves.iter().any(|l| l.is(e)).then_some(e));
        }
        if !self.has_native_stack() {
            return Err(self.recursion_error());
        }
        let mut kept = Vec::new();
        for member in self.members(group) {
            if let Some(part) = self.project(member, leaves)? {
                self.root(part);
                kept.push(part);
            }
        }
        if kept.is_empty() {
            return Ok(None);
        }
        let kept = self.list(kept);
        self.group_part(group, kept).map(Some)
    }

    /// Makes a group like another, by its `derive`, of a list of some of its exceptions. A TypeError if that gives no group.
    pub fn group_part(&mut self, group: Gc<Exception>, members: Value) -> Result<Value, Raise> {
        let derive = self.intern("derive");
        let part = self.call_method(group.into(), derive, &[members])?;
        let new = match part {
            Value::Exception(new) if self.is_exception(part, Exc::BaseExceptionGroup) => new,
            _ => {
                return Err(self.type_error("derive must return an instance of BaseExceptionGroup"));
            }
        };
        self.root(part);
        let old = group.get(&self.heap);
        let (cause, context, traceback) = (old.cause, old.context, old.traceback);
        let target = new.get_mut(&mut self.heap);
        (target.cause, target.context, target.traceback) = (cause, context, traceback);
        // As whenever a cause is set, be it none.
        target.suppress_context = true;
        let notes = self.names.notes;
        if let Some(Value::List(old)) = self.get_attr_opt(group.into(), notes)? {
            let copy = old.items(&self.heap).to_vec();
            let copy = self.list(copy);
            self.set_attr(part, notes, copy)?;
        }
        Ok(part)
    }
}
