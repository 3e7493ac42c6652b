//! Items: `o[k]` in its three forms, `len`, slices.
//!
//! A dunder that a script's class defines wins; one that is a builtin's own only says that the value inside
//! the instance is asked. Dicts and sets whose keys need script code are `keyed.rs`.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::int::{int_add, int_cmp, int_floordiv, int_mul, int_neg, int_sub, is_negative};
use crate::object::list::{
    List, Span, delete_slice, index_of, put_slice, slice_indices, take_slice,
};
use crate::object::native::Native;
use crate::object::str::Str;
use crate::object::tuple::{Range, Slice};
use crate::vm::Vm;
use crate::vm::dispatch::Step;
use crate::vm::outcome::Raise;

/// What a special method of a class gives.
pub(in crate::vm) enum Special {
    /// The class has none.
    Absent,
    /// It has that of a builtin class, which the value inside the instance answers.
    Builtin,
    Result(Value),
}

/// The slice bounds a script gave.
type Bounds = (Option<i64>, Option<i64>, i64);

impl Vm {
    /// Runs something and forgets what it rooted.
    pub fn scoped<R>(&mut self, f: impl FnOnce(&mut Vm) -> R) -> R {
        let mark = self.thread.roots.mark();
        let result = f(self);
        self.thread.roots.cut(mark);
        result
    }

    /// Calls a special method that a script (or the class of a Rust struct) defines.
    pub(in crate::vm) fn special_method(
        &mut self,
        o: Value,
        name: Gc<Str>,
        args: &[Value],
    ) -> Result<Special, Raise> {
        match self.class_member(self.class_of(o), name) {
            None => Ok(Special::Absent),
            Some(Value::Native(n)) if self.is_boxed(o) && !self.is_foreign(o, name, n) => {
                Ok(Special::Builtin)
            }
            Some(_) => {
                let result = self.scoped(|vm| vm.call_dunder(o, name, args))?;
                Ok(result.map_or(Special::Absent, Special::Result))
            }
        }
    }

    /// Tells whether a script's class names a method of another builtin class than that of the value inside, as in
    /// `__repr__ = object.__repr__`: it is called as any method is.
    pub(in crate::vm) fn is_foreign(&self, o: Value, name: Gc<Str>, found: Gc<Native>) -> bool {
        let inside = self.plain(o);
        let boxed = !inside.is(o);
        let inside = self.class_of(inside);
        let own = boxed
            && found.get(&self.heap).owner == Some(inside)
            && self.native_name(found) == name.text(&self.heap);
        !own && match self.class_of(o).find(&self.heap, name) {
            Some((holder, _)) if holder.get(&self.heap).flags.builtin => false,
            _ => {
                let usual = inside.find(&self.heap, name);
                !(boxed && matches!(usual, Some((_, Value::Native(n))) if n == found))
            }
        }
    }

    /// Tells whether a value is an instance with a value of a builtin class inside.
    pub(in crate::vm) fn is_boxed(&self, o: Value) -> bool {
        match o {
            Value::Instance(i) => !matches!(i.payload(&self.heap), Value::Unset | Value::Object(_)),
            _ => false,
        }
    }

    /// `o[k]` in the loop.
    #[inline]
    pub(in crate::vm) fn get_item_step(
        &mut self,
        o: Value,
        k: Value,
        _dst: u8,
    ) -> Result<Step, Raise> {
        match (o, k) {
            (Value::Dict(d), _) => {
                if let Some(Some(value)) = d.get_value_fast(&self.heap, k) {
                    return Ok(Step::Done(value));
                }
            }
            (Value::List(l), Value::Int(i)) => {
                let items = l.items(&self.heap);
                if let Some(at) = index_of(items.len(), i) {
                    return Ok(Step::Done(items[at]));
                }
            }
            (Value::Tuple(t), Value::Int(i)) => {
                let items = t.items(&self.heap);
                if let Some(at) = index_of(items.len(), i) {
                    return Ok(Step::Done(items[at]));
                }
            }
            (Value::Str(s), Value::Int(i)) => {
                if let Some(at) = index_of(s.len(&self.heap), i)
                    && let Some(c) = s.char_at(&self.heap, at)
                {
                    return Ok(Step::Done(Value::Str(self.heap.char_str(c))));
                }
            }
            _ => {}
        }
        self.get_item(o, k).map(Step::Done)
    }

    /// `o[k]`.
    pub fn get_item(&mut self, o: Value, k: Value) -> Result<Value, Raise> {
        match o {
            Value::List(l) => {
                if let Value::Slice(s) = k {
                    let bounds = self.slice_bounds(s)?;
                    let items = take_slice(l.items(&self.heap), fit(l.len(&self.heap), bounds));
                    return Ok(self.list(items));
                }
                let i = self.item_index(k, "list indices must be integers or slices, not ")?;
                let items = l.items(&self.heap);
                match index_of(items.len(), i) {
                    Some(at) => Ok(items[at]),
                    None => Err(self.index_error("list index out of range")),
                }
            }
            Value::Dict(d) => match self.dict_get(d, k)? {
                Some(value) => Ok(value),
                None => Err(self.key_error(k)),
            },
            Value::Tuple(t) => {
                if let Value::Slice(s) = k {
                    let bounds = self.slice_bounds(s)?;
                    let span = fit(t.len(&self.heap), bounds);
                    if span.len == t.len(&self.heap) && span.step == 1 {
                        return Ok(o);
                    }
                    let items = take_slice(t.items(&self.heap), span);
                    return Ok(self.tuple(&items));
                }
                let i = self.item_index(k, "tuple indices must be integers or slices, not ")?;
                let items = t.items(&self.heap);
                match index_of(items.len(), i) {
                    Some(at) => Ok(items[at]),
                    None => Err(self.index_error("tuple index out of range")),
                }
            }
            Value::Str(s) => self.str_item(s, k),
            Value::Bytes(b) => {
                if let Value::Slice(s) = k {
                    let bounds = self.slice_bounds(s)?;
                    let data = take_slice(b.data(&self.heap), fit(b.len(&self.heap), bounds));
                    return Ok(Value::Bytes(self.heap.new_byte_vec(data)));
                }
                let i = self.item_index(k, "byte indices must be integers or slices, not ")?;
                match index_of(b.len(&self.heap), i) {
                    Some(at) => Ok(Value::Int(i64::from(b.data(&self.heap)[at]))),
                    None => Err(self.index_error("index out of range")),
                }
            }
            Value::Range(r) => self.range_item(r, k),
            Value::Class(c) => self.class_item(c, k),
            Value::Object(own) => {
                if let Value::Int(i) = k
                    && let Some(value) = own.get(&self.heap).payload.item_at(&self.heap, i)
                {
                    return Ok(value);
                }
                self.special_item(o, k)
            }
            _ => self.special_item(o, k),
        }
    }

    fn special_item(&mut self, o: Value, k: Value) -> Result<Value, Raise> {
        match self.special_method(o, self.names.getitem, &[k])? {
            Special::Result(value) => Ok(value),
            Special::Builtin => match self.plain(o) {
                Value::Dict(d) => {
                    if let Some(value) = self.dict_get(d, k)? {
                        return Ok(value);
                    }
                    let missing = self.names.missing;
                    match self.scoped(|vm| vm.call_dunder(o, missing, &[k]))? {
                        Some(value) => Ok(value),
                        None => Err(self.key_error(k)),
                    }
                }
                plain => self.get_item(plain, k),
            },
            Special::Absent => {
                let name = self.type_name(o);
                Err(self.type_error(format!("'{name}' object is not subscriptable")))
            }
        }
    }

    fn str_item(&mut self, text: Gc<Str>, k: Value) -> Result<Value, Raise> {
        if let Value::Slice(s) = k {
            let bounds = self.slice_bounds(s)?;
            let span = fit(text.len(&self.heap), bounds);
            if let Some(range) = span.range() {
                return Ok(Value::Str(text.substring(
                    &mut self.heap,
                    range.start,
                    range.end,
                )));
            }
            let picked: String = if text.is_ascii(&self.heap) {
                let bytes = text.bytes(&self.heap);
                let picked: Vec<u8> = match span.step {
                    -1 if span.len == bytes.len() => bytes.iter().rev().copied().collect(),
                    _ => {
                        let places = span.places();
                        places.filter_map(|i| bytes.get(i)).copied().collect()
                    }
                };
                // Parts of ASCII are text.
                String::from_utf8(picked).unwrap_or_default()
            } else {
                let chars: Vec<char> = text.text(&self.heap).chars().collect();
                span.places().filter_map(|i| chars.get(i)).collect()
            };
            return Ok(self.string(picked));
        }
        let i = match k {
            Value::Int(i) => i,
            _ => {
                let kind = self.type_name(k);
                let text = format!("string indices must be integers, not '{kind}'");
                self.index_or(k, text)?
            }
        };
        let at = index_of(text.len(&self.heap), i);
        match at.and_then(|at| text.char_at(&self.heap, at)) {
            Some(c) => Ok(Value::Str(self.heap.char_str(c))),
            None => Err(self.index_error("string index out of range")),
        }
    }

    /// `class[k]`: the metaclass's `__getitem__`, then `__class_getitem__`.
    fn class_item(&mut self, class: Gc<Class>, k: Value) -> Result<Value, Raise> {
        let o = Value::Class(class);
        if self.class_of(o) != self.types.type_
            && let Special::Result(value) = self.special_method(o, self.names.getitem, &[k])?
        {
            return Ok(value);
        }
        let name = self.names.class_getitem;
        let found = class.find(&self.heap, name);
        if found.is_some_and(|(_, method)| !method.is_none()) {
            return self.scoped(|vm| {
                let method = vm.get_attr(o, name)?;
                vm.call(method, &[k])
            });
        }
        // `type` alone is subscribed without having the method, which its instances would find.
        if class == self.types.type_
            && let Some((_, Value::Wrapper(w))) = self.types.list.find(&self.heap, name)
        {
            let f = w.get(&self.heap).func;
            return self.scoped(|vm| vm.call(f, &[o, k]));
        }
        let name = self.class_name(class);
        Err(self.type_error(format!("type '{name}' is not subscriptable")))
    }

    /// `o[k] = value`.
    pub fn set_item(&mut self, o: Value, k: Value, value: Value) -> Result<(), Raise> {
        match o {
            Value::Dict(d) => self.dict_set(d, k, value),
            Value::List(l) => {
                if let Value::Slice(s) = k {
                    return self.set_slice(l, s, value);
                }
                let i = self.item_index(k, "list indices must be integers or slices, not ")?;
                match index_of(l.len(&self.heap), i) {
                    Some(at) => {
                        l.set_item(&mut self.heap, at, value);
                        Ok(())
                    }
                    None => Err(self.index_error("list assignment index out of range")),
                }
            }
            Value::Object(own) => match k {
                Value::Int(i) if own.get_mut(&mut self.heap).payload.set_item_at(i, value) => {
                    Ok(())
                }
                _ => self.set_special_item(o, k, value),
            },
            _ => self.set_special_item(o, k, value),
        }
    }

    fn set_special_item(&mut self, o: Value, k: Value, value: Value) -> Result<(), Raise> {
        match self.special_method(o, self.names.setitem, &[k, value])? {
            Special::Result(_) => Ok(()),
            Special::Builtin => {
                let plain = self.plain(o);
                self.set_item(plain, k, value)
            }
            Special::Absent => {
                let delitem = self.names.delitem;
                if self.class_of(o).find(&self.heap, delitem).is_some() {
                    return Err(self.attribute_error("__setitem__"));
                }
                if let Value::Instance(_) | Value::Big(_) = k
                    && self.is_sequence_to_c(o)
                    && self.has_index(k)
                {
                    self.index_or(k, String::new())?;
                }
                let name = self.type_name(o);
                let text = format!("'{name}' object does not support item assignment");
                Err(self.type_error(text))
            }
        }
    }

    fn set_slice(&mut self, l: Gc<List>, s: Gc<Slice>, value: Value) -> Result<(), Raise> {
        let bounds = self.slice_bounds(s)?;
        self.scoped(|vm| {
            let values = vm.fast_sequence(value, "must assign iterable to extended slice")?;
            let values = match values {
                Value::List(l) => l.items(&vm.heap).to_vec(),
                Value::Tuple(t) => t.items(&vm.heap).to_vec(),
                _ => Vec::new(),
            };
            let span = fit(l.len(&vm.heap), bounds);
            let done = l.change(&mut vm.heap, |items| put_slice(items, span, &values));
            done.map_err(|(given, wanted)| {
                vm.value_error(format!(
                    "attempt to assign sequence of size {given} to extended slice of size {wanted}"
                ))
            })
        })
    }

    /// `del o[k]`.
    pub fn del_item(&mut self, o: Value, k: Value) -> Result<(), Raise> {
        match o {
            Value::Dict(d) => match self.dict_del(d, k)? {
                Some(_) => Ok(()),
                None => Err(self.key_error(k)),
            },
            Value::List(l) => {
                if let Value::Slice(s) = k {
                    let bounds = self.slice_bounds(s)?;
                    let span = fit(l.len(&self.heap), bounds);
                    l.change(&mut self.heap, |items| delete_slice(items, span));
                    return Ok(());
                }
                let i = self.item_index(k, "list indices must be integers or slices, not ")?;
                match index_of(l.len(&self.heap), i) {
                    Some(at) => {
                        l.change(&mut self.heap, |items| items.remove(at));
                        Ok(())
                    }
                    None => Err(self.index_error("list assignment index out of range")),
                }
            }
            _ => match self.special_method(o, self.names.delitem, &[k])? {
                Special::Result(_) => Ok(()),
                Special::Builtin => {
                    let plain = self.plain(o);
                    self.del_item(plain, k)
                }
                Special::Absent => Err(self.no_deletion(o, k)),
            },
        }
    }

    /// Tells whether a type is a sequence to CPython: an integer key is read before it is refused, in words of its own.
    fn is_sequence_to_c(&self, o: Value) -> bool {
        let sequence = matches!(
            o,
            Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) | Value::Range(_) | Value::Set(_)
        ) || matches!(o, Value::View(_))
            || !self.class_of(o).get(&self.heap).flags.builtin;
        // So are classes that CPython makes on the heap, as it makes those of most modules.
        let module = match self.class_of(o).get(&self.heap).module {
            Value::Str(module) => module.text(&self.heap),
            _ => "",
        };
        match module {
            "re" | "itertools" | "functools" | "operator" | "_io" | "_thread" | "collections"
            | "array" => true,
            "datetime" => false,
            _ => match self.type_name(o).as_str() {
                "types.SimpleNamespace" => false,
                "mappingproxy" => true,
                _ => sequence,
            },
        }
    }

    fn no_deletion(&mut self, o: Value, k: Value) -> Raise {
        let setitem = self.names.setitem;
        let found = self.class_of(o).find(&self.heap, setitem);
        if found.is_some_and(|(owner, _)| !owner.get(&self.heap).flags.builtin) {
            return self.attribute_error("__delitem__");
        }
        let name = self.type_name(o);
        let sequence = self.is_sequence_to_c(o);
        let index = match self.plain(k) {
            Value::Int(_) | Value::Bool(_) => true,
            _ if sequence && self.has_index(k) => match self.index_or(k, String::new()) {
                Ok(_) => true,
                Err(raise) if self.has_index(k) => return raise,
                Err(Raise) => {
                    self.take_raised();
                    false
                }
            },
            _ => false,
        };
        let not = if sequence && index {
            "doesn't"
        } else {
            "does not"
        };
        self.type_error(format!("'{name}' object {not} support item deletion"))
    }

    /// `len(v)`.
    pub fn len(&mut self, v: Value) -> Result<usize, Raise> {
        let heap = &self.heap;
        Ok(match v {
            Value::List(l) => l.len(heap),
            Value::Str(s) => s.len(heap),
            Value::Dict(d) => d.len(heap),
            Value::Tuple(t) => t.len(heap),
            Value::Set(s) => s.len(heap),
            Value::Bytes(b) => b.len(heap),
            Value::View(view) => view.get(heap).dict.len(heap),
            Value::Range(r) => match r.get(heap).small {
                Some(small) => small.len,
                None => match isize::try_from(r.get(heap).count(heap)) {
                    Ok(len) => len.unsigned_abs(),
                    Err(_) => {
                        let text = "Python int too large to convert to C ssize_t";
                        return Err(self.overflow_error(text));
                    }
                },
            },
            _ => return self.special_len(v),
        })
    }

    fn special_len(&mut self, v: Value) -> Result<usize, Raise> {
        let len = self.names.len;
        let own = match v {
            Value::Object(_) => self.class_member(self.class_of(v), len),
            _ => None,
        };
        let asked = match own {
            // A builtin's own, in few steps: a loop asks `while queue` at each turn.
            Some(native @ Value::Native(_)) => Special::Result(self.call(native, &[v])?),
            _ => self.special_method(v, len, &[])?,
        };
        let result = match asked {
            Special::Result(Value::Int(n)) if n >= 0 => return Ok(n as usize),
            Special::Result(result) => result,
            Special::Builtin => {
                let plain = self.plain(v);
                return self.len(plain);
            }
            Special::Absent => {
                let name = self.type_name(v);
                return Err(self.type_error(format!("object of type '{name}' has no len()")));
            }
        };
        match self.scoped(|vm| vm.to_int_value(result))? {
            Value::Int(n) if n >= 0 => Ok(n as usize),
            Value::Bool(b) => Ok(b as usize),
            n if is_negative(&self.heap, n) => {
                Err(self.value_error("__len__() should return >= 0"))
            }
            _ => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
        }
    }

    /// Tells whether a value's class says how it is an index.
    fn has_index(&self, v: Value) -> bool {
        let index = self.names.index;
        self.class_of(v).find(&self.heap, index).is_some()
    }

    /// Gives a key as an index, or the error of a sequence that wants one; `what` ends before the type's name.
    fn item_index(&mut self, k: Value, what: &str) -> Result<i64, Raise> {
        match k {
            Value::Int(i) => Ok(i),
            Value::Bool(b) => Ok(b as i64),
            _ => {
                let text = format!("{what}{}", self.type_name(k));
                self.index_or(k, text)
            }
        }
    }

    fn index_or(&mut self, k: Value, refusal: String) -> Result<i64, Raise> {
        match self.scoped(|vm| vm.index_opt(k))? {
            Some(Value::Int(i)) => Ok(i),
            Some(Value::Bool(b)) => Ok(b as i64),
            Some(_) => {
                let name = self.type_name(k);
                let text = format!("cannot fit '{name}' into an index-sized integer");
                Err(self.index_error(text))
            }
            None => Err(self.type_error(refusal)),
        }
    }

    /// Reads the bounds of a slice object; the step is not 0.
    pub fn slice_bounds(&mut self, s: Gc<Slice>) -> Result<Bounds, Raise> {
        let &Slice { start, stop, step } = s.get(&self.heap);
        // The most negative step has no counterpart; CPython clips it likewise.
        let step = self.slice_bound(step)?.unwrap_or(1).max(-i64::MAX);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        Ok((self.slice_bound(start)?, self.slice_bound(stop)?, step))
    }

    fn slice_bound(&mut self, bound: Value) -> Result<Option<i64>, Raise> {
        match bound {
            Value::None | Value::Unset => Ok(None),
            Value::Int(i) => Ok(Some(i)),
            _ => match self.scoped(|vm| vm.index_opt(bound))? {
                Some(Value::Int(i)) => Ok(Some(i)),
                Some(big) if is_negative(&self.heap, big) => Ok(Some(i64::MIN)),
                Some(_) => Ok(Some(i64::MAX)),
                None => Err(self.type_error(
                    "slice indices must be integers or None or have an __index__ method",
                )),
            },
        }
    }

    fn range_item(&mut self, r: Gc<Range>, k: Value) -> Result<Value, Raise> {
        if let Value::Slice(s) = k {
            return self.range_slice(r, s);
        }
        let i = match k {
            Value::Int(_) => k,
            _ => match self.scoped(|vm| vm.index_opt(k))? {
                Some(i) => i,
                None => {
                    let name = self.type_name(k);
                    let text = format!("range indices must be integers or slices, not {name}");
                    return Err(self.type_error(text));
                }
            },
        };
        let found = match (r.get(&self.heap).small, i) {
            (Some(small), Value::Int(i)) => {
                index_of(small.len, i).map(|at| Value::Int(small.item(at)))
            }
            (Some(_), _) => None,
            (None, _) => {
                let len = self.range_len(r);
                let at = if is_negative(&self.heap, i) {
                    int_add(&mut self.heap, i, len)
                } else {
                    i
                };
                let inside = !is_negative(&self.heap, at) && int_cmp(&self.heap, at, len).is_lt();
                inside.then(|| self.range_member(r, at))
            }
        };
        match found {
            Some(value) => Ok(value),
            None => Err(self.index_error("range object index out of range")),
        }
    }

    /// Gives the number of members of any range, as an int.
    pub fn range_len(&mut self, r: Gc<Range>) -> Value {
        let &Range {
            start,
            stop,
            step,
            small,
        } = r.get(&self.heap);
        if let Some(small) = small {
            return Value::Int(small.len as i64);
        }
        let heap = &mut self.heap;
        let down = is_negative(heap, step);
        let (low, high, step) = if down {
            (stop, start, int_neg(heap, step))
        } else {
            (start, stop, step)
        };
        let distance = int_sub(heap, high, low);
        if is_negative(heap, distance) || matches!(distance, Value::Int(0)) {
            return Value::Int(0);
        }
        let last = int_sub(heap, distance, Value::Int(1));
        let steps = int_floordiv(heap, last, step).unwrap_or(Value::Int(0));
        int_add(heap, steps, Value::Int(1))
    }

    /// Gives the member at an index of any size, which may also be one beyond an end.
    pub fn range_member(&mut self, r: Gc<Range>, i: Value) -> Value {
        let &Range { start, step, .. } = r.get(&self.heap);
        let heap = &mut self.heap;
        let distance = int_mul(heap, step, i).unwrap_or(Value::Int(0));
        int_add(heap, start, distance)
    }

    fn range_slice(&mut self, r: Gc<Range>, s: Gc<Slice>) -> Result<Value, Raise> {
        let step = r.get(&self.heap).step;
        let far = matches!(s.get(&self.heap).step, Value::Big(_));
        if let Some(small) = r.get(&self.heap).small.filter(|_| !far) {
            let bounds = self.slice_bounds(s)?;
            let span = fit(small.len, bounds);
            let (start, stop) = (Value::Int(span.start), Value::Int(span.stop));
            let (start, stop) = (self.range_member(r, start), self.range_member(r, stop));
            let step = int_mul(&mut self.heap, step, Value::Int(span.step)).unwrap_or(step);
            return Ok(Value::Range(self.heap.new_range(start, stop, step)));
        }
        let &Slice {
            start: from,
            stop: to,
            step: by,
        } = s.get(&self.heap);
        let len = self.range_len(r);
        let mut parts = [Value::None; 3];
        for (part, bound) in parts.iter_mut().zip([by, from, to]) {
            if !bound.is_none() {
                *part = match self.scoped(|vm| vm.index_opt(bound))? {
                    Some(i) => i,
                    None => {
                        return Err(self.type_error(
                            "slice indices must be integers or None or have an __index__ method",
                        ));
                    }
                };
            }
        }
        let [by, from, to] = parts;
        let by = if by.is_none() { Value::Int(1) } else { by };
        if matches!(by, Value::Int(0)) {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let down = is_negative(&self.heap, by);
        let last = int_sub(&mut self.heap, len, Value::Int(1));
        let (low, high) = if down {
            (Value::Int(-1), last)
        } else {
            (Value::Int(0), len)
        };
        let (first, end) = if down { (high, low) } else { (low, high) };
        let mut fit = |bound: Value, absent: Value| {
            if bound.is_none() {
                return absent;
            }
            let heap = &mut self.heap;
            let at = if is_negative(heap, bound) {
                int_add(heap, bound, len)
            } else {
                bound
            };
            if int_cmp(heap, at, low).is_lt() {
                low
            } else if int_cmp(heap, at, high).is_gt() {
                high
            } else {
                at
            }
        };
        let (from, to) = (fit(from, first), fit(to, end));
        let (start, stop) = (self.range_member(r, from), self.range_member(r, to));
        let step = int_mul(&mut self.heap, step, by).unwrap_or(step);
        Ok(Value::Range(self.heap.new_range(start, stop, step)))
    }
}

fn fit(len: usize, (start, stop, step): Bounds) -> Span {
    slice_indices(len, start, stop, step)
}
