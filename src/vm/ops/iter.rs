//! Iteration: making iterators, and their steps. What takes all items is `fill.rs`.
//!
//! The states are `object/iter.rs`. An iterator that is exhausted becomes `Done` and stays so.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::{Dict, ViewKind};
use crate::object::exception::Exc;
use crate::object::frame::{Frame, FrameKind};
use crate::object::int::{int_add, int_cmp, int_sub};
use crate::object::iter::{Iter, IterKind, IterState};
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::ops::item::Special;
use crate::vm::outcome::{Outcome, Raise, Resume};

/// What a dict or set iterator's length becomes once it has failed: it fails forever.
const FAILED: usize = usize::MAX;
/// The entry behind the last one.
const NOWHERE: u32 = u32::MAX;

impl Vm {
    /// Makes a builtin iterator.
    pub fn new_iter(&mut self, kind: IterKind, state: IterState) -> Value {
        Value::Iter(self.heap.alloc(Iter {
            state,
            kind,
            sole: true,
        }))
    }

    /// `iter(v)`.
    pub fn iter(&mut self, v: Value) -> Result<Value, Raise> {
        let (kind, state) = match v {
            Value::List(list) => (IterKind::List, IterState::List { list, next: 0 }),
            Value::Tuple(tuple) => (IterKind::Tuple, IterState::Tuple { tuple, next: 0 }),
            Value::Range(range) => match range.get(&self.heap).small {
                Some(small) => {
                    let (next, step, left) = (small.start, small.step, small.len as u64);
                    (IterKind::Range, IterState::Range { next, step, left })
                }
                None => {
                    let next = Value::Int(0);
                    (
                        IterKind::LongRange,
                        IterState::LongRange {
                            range,
                            next,
                            reverse: false,
                        },
                    )
                }
            },
            Value::Str(text) => (IterKind::Str, IterState::Str { text, at: 0 }),
            Value::Bytes(bytes) => (IterKind::Bytes, IterState::Bytes { bytes, next: 0 }),
            Value::Dict(dict) => {
                let len = dict.len(&self.heap);
                (
                    IterKind::DictKeys,
                    IterState::Dict {
                        dict,
                        at: 0,
                        len,
                        left: len,
                    },
                )
            }
            Value::Set(set) => {
                let len = set.len(&self.heap);
                (IterKind::Set, IterState::Set { set, at: 0, len })
            }
            Value::View(view) if view.get(&self.heap).ordered => {
                let (dict, kind) = (view.get(&self.heap).dict, view.get(&self.heap).kind);
                return Ok(self.ordered_iter(dict, kind, false));
            }
            Value::View(view) => {
                let view = view.get(&self.heap);
                let dict = view.dict;
                let kind = match view.kind {
                    ViewKind::Keys => IterKind::DictKeys,
                    ViewKind::Values => IterKind::DictValues,
                    ViewKind::Items => IterKind::DictItems,
                };
                let len = dict.len(&self.heap);
                (
                    kind,
                    IterState::Dict {
                        dict,
                        at: 0,
                        len,
                        left: len,
                    },
                )
            }
            Value::Iter(_) | Value::Driver(_) => return Ok(v),
            Value::Frame(f) if f.get(&self.heap).kind == FrameKind::Generator => return Ok(v),
            _ => return self.special_iter(v),
        };
        Ok(self.new_iter(kind, state))
    }

    fn special_iter(&mut self, v: Value) -> Result<Value, Raise> {
        match self.special_method(v, self.names.iter, &[])? {
            Special::Result(it) => {
                if self.is_iterator(it) {
                    return Ok(it);
                }
                let name = self.type_name(it);
                Err(self.type_error(format!("iter() returned non-iterator of type '{name}'")))
            }
            Special::Builtin => {
                let plain = self.plain(v);
                match plain {
                    // A script's subclass of `zip`, say, is stepped by its own `__next__`.
                    Value::Iter(_) => Ok(v),
                    Value::Dict(dict) if self.is_ordered(v) => {
                        Ok(self.ordered_iter(dict, ViewKind::Keys, false))
                    }
                    _ => self.iter(plain),
                }
            }
            Special::Absent => {
                if self.has_getitem_only(v) {
                    let state = IterState::Sequence { seq: v, next: 0 };
                    return Ok(self.new_iter(IterKind::Sequence, state));
                }
                let name = self.type_name(v);
                Err(self.type_error(format!("'{name}' object is not iterable")))
            }
        }
    }

    /// Tells whether a value can be stepped.
    pub fn is_iterator(&self, v: Value) -> bool {
        match v {
            Value::Iter(_) | Value::Driver(_) => true,
            Value::Frame(f) => f.get(&self.heap).kind == FrameKind::Generator,
            _ => {
                let next = self.class_of(v).find(&self.heap, self.names.next);
                next.is_some_and(|(_, f)| !f.is_none())
            }
        }
    }

    /// Tells whether a value is iterated by the old sequence protocol.
    fn has_getitem_only(&self, v: Value) -> bool {
        let class = self.class_of(v);
        let getitem = class.find(&self.heap, self.names.getitem);
        // A builtin class with items but no `__iter__` is a mapping or can only be subscripted.
        class.find(&self.heap, self.names.iter).is_none()
            && getitem.is_some_and(|(_, f)| !matches!(f, Value::Native(_)))
    }

    /// Tells whether the class of a value has a protocol of iteration at all, even if it will refuse.
    pub fn may_iterate(&self, v: Value) -> bool {
        match v {
            Value::List(_) | Value::Tuple(_) | Value::Range(_) | Value::Str(_) => true,
            Value::Bytes(_) | Value::Dict(_) | Value::Set(_) | Value::View(_) => true,
            Value::Iter(_) | Value::Driver(_) => true,
            Value::Frame(f) => f.get(&self.heap).kind == FrameKind::Generator,
            _ => {
                self.class_of(v).find(&self.heap, self.names.iter).is_some()
                    || self.has_getitem_only(v)
            }
        }
    }

    /// `next(it)`; `None` is the end. Who asks may keep the item.
    pub fn next(&mut self, it: Value) -> Result<Option<Value>, Raise> {
        let item = self.draw(it);
        if let Ok(Some(item)) = item {
            self.share(item);
        }
        item
    }

    /// As `next`, for who draws from an item and does not keep it.
    #[inline]
    pub(super) fn draw(&mut self, it: Value) -> Result<Option<Value>, Raise> {
        match it {
            Value::Iter(it) => self.next_iter(it),
            Value::NativeCoro(_) => self.special_next(it).map(Result::ok),
            Value::Frame(f) if f.get(&self.heap).kind == FrameKind::Generator => {
                match self.step_generator(f) {
                    // Given in two registers: read as a whole it would wait for the stores that wrote it.
                    Outcome::Yield(item) => Ok(Some(item)),
                    Outcome::Await(item) => {
                        self.mark_awaited(item);
                        Ok(Some(item))
                    }
                    Outcome::Return(_) => Ok(None),
                    Outcome::Raise => Err(Raise),
                }
            }
            Value::Frame(_) => self.special_next(it).map(Result::ok),
            _ => self.draw_or_value(it).map(Result::ok),
        }
    }

    /// `next(it)`, or what the iterator returned at its end. Who asks may keep the item.
    pub fn next_or_value(&mut self, it: Value) -> Result<Result<Value, Value>, Raise> {
        let item = self.draw_or_value(it);
        if let Ok(Ok(item) | Err(item)) = item {
            self.share(item);
        }
        item
    }

    fn draw_or_value(&mut self, it: Value) -> Result<Result<Value, Value>, Raise> {
        let outcome = match it {
            Value::Iter(it) => {
                self.ended = Value::Unset;
                let item = self.next_iter(it)?;
                return Ok(item.ok_or(self.ended.or_none()));
            }
            Value::Frame(f) if self.is_stepped(f) => self.resume(f, Resume::Send(Value::None)),
            Value::NativeCoro(_) | Value::Driver(_) => {
                self.resume_any(it, Resume::Send(Value::None))
            }
            _ => return self.special_next(it),
        };
        match outcome {
            Outcome::Yield(item) => Ok(Ok(item)),
            Outcome::Await(item) => {
                self.mark_awaited(item);
                Ok(Ok(item))
            }
            Outcome::Return(value) => Ok(Err(value)),
            Outcome::Raise => Err(Raise),
        }
    }

    fn is_stepped(&self, frame: Gc<Frame>) -> bool {
        frame.get(&self.heap).kind != FrameKind::AsyncGenerator
    }

    fn special_next(&mut self, it: Value) -> Result<Result<Value, Value>, Raise> {
        let native = match it {
            // A file, say: found once, and nothing to bind.
            Value::Object(o) => o.get(&self.heap).class.find(&self.heap, self.names.next),
            _ => None,
        };
        let next = match native {
            Some((_, next @ Value::Native(_))) => self
                .scoped(|vm| vm.call_with_self(next, it, &[]))
                .map(Special::Result),
            _ => self.special_method(it, self.names.next, &[]),
        };
        match next {
            Ok(Special::Result(item)) => Ok(Ok(item)),
            Ok(Special::Builtin) if let Value::Iter(inside) = self.plain(it) => {
                self.next_or_value(Value::Iter(inside))
            }
            Ok(_) => {
                let name = self.type_name(it);
                Err(self.type_error(format!("'{name}' object is not an iterator")))
            }
            Err(Raise) if self.raised_is(Exc::StopIteration) => {
                let stop = self.take_raised();
                self.ended = stop.get(&self.heap).payload;
                Ok(Err(self.ended.or_none()))
            }
            Err(Raise) => Err(Raise),
        }
    }

    /// One step of a builtin iterator.
    pub fn next_iter(&mut self, it: Gc<Iter>) -> Result<Option<Value>, Raise> {
        match it.get(&self.heap).state {
            IterState::Done => Ok(None),
            IterState::List { .. }
            | IterState::ListReverse { .. }
            | IterState::Tuple { .. }
            | IterState::Range { .. }
            | IterState::Str { .. }
            | IterState::Bytes { .. } => Ok(self.next_plain(it)),
            IterState::LongRange { .. } => Ok(self.next_long_range(it)),
            IterState::Dict { .. } | IterState::DictReverse { .. } => self.next_entry(it),
            IterState::Ordered { .. } => self.next_ordered(it),
            IterState::Set { .. } => self.next_element(it),
            IterState::Enumerate { .. }
            | IterState::Zip { .. }
            | IterState::Map { .. }
            | IterState::Filter { .. } => {
                let step = self.next_of_inner(it);
                self.stop_ends(step)
            }
            IterState::Reversed { .. } | IterState::Sequence { .. } => self.next_by_index(it),
            IterState::Tool(tool) => {
                let step = self.next_tool(it, tool);
                self.stop_ends(step)
            }
            IterState::Callable { func, sentinel } => self.scoped(|vm| {
                vm.root(it);
                let item = match vm.call(func, &[]) {
                    Ok(item) => item,
                    Err(Raise) if vm.raised_is(Exc::StopIteration) => {
                        vm.take_raised();
                        it.get_mut(&mut vm.heap).state = IterState::Done;
                        return Ok(None);
                    }
                    Err(Raise) => return Err(Raise),
                };
                vm.root(item);
                if vm.same(sentinel, item)? {
                    it.get_mut(&mut vm.heap).state = IterState::Done;
                    return Ok(None);
                }
                Ok(Some(item))
            }),
        }
    }

    /// A StopIteration that a function of an iterator raised is the iterator's end.
    #[inline]
    fn stop_ends(&mut self, step: Result<Option<Value>, Raise>) -> Result<Option<Value>, Raise> {
        match step {
            Err(Raise) if self.raised_is(Exc::StopIteration) => {
                let stop = self.take_raised();
                self.ended = stop.get(&self.heap).payload;
                Ok(None)
            }
            step => step,
        }
    }

    fn next_plain(&mut self, it: Gc<Iter>) -> Option<Value> {
        let heap = &mut self.heap;
        let item = match &mut it.get_mut(heap).state {
            IterState::Range { next, step, left } => {
                if *left == 0 {
                    return None;
                }
                let item = *next;
                *next = item.wrapping_add(*step);
                *left -= 1;
                return Some(Value::Int(item));
            }
            IterState::List { list, next } => {
                let (list, at) = (*list, *next);
                *next += 1;
                list.item(heap, at)
            }
            IterState::ListReverse { list, left } => {
                *left = left.saturating_sub(1);
                let (list, at) = (*list, *left);
                let last = at == 0;
                let item = list.item(heap, at);
                if last {
                    it.get_mut(heap).state = IterState::Done;
                    return item;
                }
                item
            }
            IterState::Tuple { tuple, next } => {
                let (tuple, at) = (*tuple, *next);
                *next += 1;
                tuple.item(heap, at)
            }
            IterState::Str { text, at } => {
                let (text, from) = (*text, *at);
                let c = text
                    .text(heap)
                    .get(from..)
                    .and_then(|rest| rest.chars().next());
                if let Some(c) = c {
                    if let IterState::Str { at, .. } = &mut it.get_mut(heap).state {
                        *at += c.len_utf8();
                    }
                    return Some(Value::Str(heap.char_str(c)));
                }
                None
            }
            IterState::Bytes { bytes, next } => {
                let (bytes, at) = (*bytes, *next);
                *next += 1;
                bytes.data(heap).get(at).map(|&b| Value::Int(i64::from(b)))
            }
            _ => None,
        };
        if item.is_none() {
            it.get_mut(heap).state = IterState::Done;
        }
        item
    }

    fn next_long_range(&mut self, it: Gc<Iter>) -> Option<Value> {
        let IterState::LongRange {
            range,
            next,
            reverse,
        } = it.get(&self.heap).state
        else {
            return None;
        };
        let len = self.range_len(range);
        if int_cmp(&self.heap, next, len).is_ge() {
            it.get_mut(&mut self.heap).state = IterState::Done;
            return None;
        }
        let heap = &mut self.heap;
        let after = int_add(heap, next, Value::Int(1));
        let at = if reverse {
            int_sub(heap, len, after)
        } else {
            next
        };
        it.get_mut(heap).state = IterState::LongRange {
            range,
            next: after,
            reverse,
        };
        Some(self.range_member(range, at))
    }

    /// Tells whether a value is an `OrderedDict`.
    pub fn is_ordered(&self, v: Value) -> bool {
        matches!(self.known.ordered_dict, Value::Class(class) if self.is_instance(v, class))
    }

    /// Makes the iterator of an `OrderedDict` or of one of its views.
    pub fn ordered_iter(&mut self, dict: Gc<Dict>, what: ViewKind, reverse: bool) -> Value {
        let first = match reverse {
            true => dict.entry_before(&self.heap, dict.slots(&self.heap)),
            false => dict.next_entry(&self.heap, 0),
        };
        let state = IterState::Ordered {
            dict,
            current: first.map_or(NOWHERE, |entry| entry.0 as u32),
            stamp: dict.stamp(&self.heap),
            what,
            reverse,
        };
        self.new_iter(IterKind::Ordered, state)
    }

    /// The next of an `OrderedDict`: which entry comes after is settled when one is given, as in CPython.
    fn next_ordered(&mut self, it: Gc<Iter>) -> Result<Option<Value>, Raise> {
        let IterState::Ordered {
            dict,
            current,
            stamp,
            what,
            reverse,
        } = it.get(&self.heap).state
        else {
            return Ok(None);
        };
        it.get_mut(&mut self.heap).state = IterState::Done;
        if current == NOWHERE {
            return Ok(None);
        }
        let heap = &self.heap;
        let found = dict.next_entry(heap, current as usize);
        let Some((at, key, value)) = found.filter(|_| dict.known_stamp(heap) == stamp) else {
            return Err(self.runtime_error("OrderedDict mutated during iteration"));
        };
        let next = match reverse {
            true => dict.entry_before(heap, at),
            false => dict.next_entry(heap, at + 1),
        };
        it.get_mut(&mut self.heap).state = IterState::Ordered {
            dict,
            current: next.map_or(NOWHERE, |entry| entry.0 as u32),
            stamp,
            what,
            reverse,
        };
        Ok(Some(match what {
            ViewKind::Keys => key,
            ViewKind::Values => value,
            ViewKind::Items => Value::Tuple(self.heap.new_pair(key, value)),
        }))
    }

    fn next_entry(&mut self, it: Gc<Iter>) -> Result<Option<Value>, Raise> {
        let kind = it.get(&self.heap).kind;
        let (dict, place, len, left, reverse) = match it.get(&self.heap).state {
            IterState::Dict {
                dict,
                at,
                len,
                left,
            } => (dict, at, len, left, false),
            IterState::DictReverse { dict, left, len } => (dict, left, len, len, true),
            _ => return Ok(None),
        };
        if dict.len(&self.heap) != len {
            match &mut it.get_mut(&mut self.heap).state {
                IterState::Dict { len, .. } | IterState::DictReverse { len, .. } => *len = FAILED,
                _ => {}
            }
            return Err(self.runtime_error("dictionary changed size during iteration"));
        }
        let found = if reverse {
            dict.entry_before(&self.heap, place)
        } else {
            dict.next_entry(&self.heap, place)
        };
        let Some((i, key, value)) = found else {
            it.get_mut(&mut self.heap).state = IterState::Done;
            return Ok(None);
        };
        it.get_mut(&mut self.heap).state = if reverse {
            IterState::DictReverse { dict, left: i, len }
        } else {
            let Some(left) = left.checked_sub(1) else {
                let text = "dictionary keys changed during iteration";
                return Err(self.runtime_error(text));
            };
            IterState::Dict {
                dict,
                at: i + 1,
                len,
                left,
            }
        };
        Ok(Some(match kind {
            IterKind::DictValues | IterKind::DictReverseValues => value,
            IterKind::DictItems | IterKind::DictReverseItems => {
                Value::Tuple(self.heap.new_pair(key, value))
            }
            _ => key,
        }))
    }

    fn next_element(&mut self, it: Gc<Iter>) -> Result<Option<Value>, Raise> {
        let IterState::Set { set, at, len } = it.get(&self.heap).state else {
            return Ok(None);
        };
        if set.len(&self.heap) != len {
            it.get_mut(&mut self.heap).state = IterState::Set {
                set,
                at,
                len: FAILED,
            };
            return Err(self.runtime_error("Set changed size during iteration"));
        }
        let found = set.next_element(&self.heap, at);
        it.get_mut(&mut self.heap).state = match found {
            Some((i, _)) => IterState::Set {
                set,
                at: i + 1,
                len,
            },
            None => IterState::Done,
        };
        Ok(found.map(|(_, item)| item))
    }

    /// One step of an iterator over other iterators.
    fn next_of_inner(&mut self, it: Gc<Iter>) -> Result<Option<Value>, Raise> {
        if !self.has_native_stack() {
            return Err(self.recursion_error());
        }
        self.scoped(|vm| {
            vm.root(it);
            match it.get(&vm.heap).state {
                IterState::Enumerate { inner, .. } => {
                    let Some(item) = vm.next(inner)? else {
                        return Ok(None);
                    };
                    let IterState::Enumerate { inner, count } = it.get(&vm.heap).state else {
                        return Ok(None);
                    };
                    let after = int_add(&mut vm.heap, count, Value::Int(1));
                    it.get_mut(&mut vm.heap).state = IterState::Enumerate {
                        inner,
                        count: after,
                    };
                    Ok(Some(Value::Tuple(vm.heap.new_pair(count, item))))
                }
                IterState::Zip { inners, strict } => vm.next_zip(inners, strict),
                IterState::Map { func, inners } => {
                    let mut args: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::new();
                    for i in 0..inners.len(&vm.heap) {
                        let inner = inners.items(&vm.heap)[i];
                        let Some(item) = vm.next(inner)? else {
                            return Ok(None);
                        };
                        vm.root(item);
                        args.push(item);
                    }
                    vm.call(func, &args).map(Some)
                }
                IterState::Filter { func, inner } => vm.next_filtered(func, inner),
                _ => Ok(None),
            }
        })
    }

    fn next_filtered(&mut self, func: Value, inner: Value) -> Result<Option<Value>, Raise> {
        let by_truth = func.is_none() || matches!(func, Value::Class(c) if c == self.types.bool_);
        loop {
            let Some(item) = self.next(inner)? else {
                return Ok(None);
            };
            let wanted = self.scoped(|vm| {
                vm.root(item);
                if by_truth {
                    return vm.truth(item);
                }
                let answer = vm.call(func, &[item])?;
                vm.root(answer);
                vm.truth(answer)
            })?;
            if wanted {
                return Ok(Some(item));
            }
        }
    }

    fn next_zip(&mut self, inners: Gc<Tuple>, strict: bool) -> Result<Option<Value>, Raise> {
        let count = inners.len(&self.heap);
        let mut items: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::new();
        for i in 0..count {
            let inner = inners.items(&self.heap)[i];
            match self.next(inner)? {
                Some(item) => {
                    self.root(item);
                    items.push(item);
                }
                None if strict => return self.check_lengths(inners, i),
                None => return Ok(None),
            }
        }
        Ok((count > 0).then(|| self.tuple(&items)))
    }

    /// A strict `zip` found the end of the iterator at `ended`: all have to end there.
    fn check_lengths(&mut self, inners: Gc<Tuple>, ended: usize) -> Result<Option<Value>, Raise> {
        let others = |n: usize| {
            if n == 1 {
                "argument 1".into()
            } else {
                format!("arguments 1-{n}")
            }
        };
        if ended > 0 {
            let text = format!(
                "zip() argument {} is shorter than {}",
                ended + 1,
                others(ended)
            );
            return Err(self.value_error(text));
        }
        for i in 1..inners.len(&self.heap) {
            let inner = inners.items(&self.heap)[i];
            if self.next(inner)?.is_some() {
                let text = format!("zip() argument {} is longer than {}", i + 1, others(i));
                return Err(self.value_error(text));
            }
        }
        Ok(None)
    }

    /// One step by `__getitem__`.
    fn next_by_index(&mut self, it: Gc<Iter>) -> Result<Option<Value>, Raise> {
        let (seq, at) = match it.get(&self.heap).state {
            IterState::Reversed { seq, left } => (seq, left - 1),
            IterState::Sequence { seq, next } => (seq, next),
            _ => return Ok(None),
        };
        if at < 0 {
            it.get_mut(&mut self.heap).state = IterState::Done;
            return Ok(None);
        }
        let item = self.scoped(|vm| {
            vm.root(it);
            vm.get_item(seq, Value::Int(at))
        });
        match item {
            Ok(item) => {
                match &mut it.get_mut(&mut self.heap).state {
                    IterState::Reversed { left, .. } => *left = at,
                    IterState::Sequence { next, .. } => *next = at + 1,
                    _ => {}
                }
                Ok(Some(item))
            }
            Err(Raise) if self.raised_is(Exc::IndexError) || self.raised_is(Exc::StopIteration) => {
                self.take_raised();
                it.get_mut(&mut self.heap).state = IterState::Done;
                Ok(None)
            }
            Err(Raise) => Err(Raise),
        }
    }
}
