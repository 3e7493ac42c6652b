//! What takes all items of an iterable: unpacking, displays, `*` and `**`, updates of sets and dicts.
//!
//! Iterators and their steps are `iter.rs`.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::{Dict, ViewKind};
use crate::object::exception::Exc;
use crate::object::int::to_ibig;
use crate::object::iter::IterState;
use crate::object::list::List;
use crate::object::set::Set;
use crate::vm::Vm;
use crate::vm::ops::arith::can_allocate;
use crate::vm::outcome::Raise;
use dashu_int::IBig;

impl Vm {
    /// Gives the items of a value whose iteration runs no script code.
    pub fn plain_items(&mut self, v: Value) -> Option<Vec<Value>> {
        let heap = &mut self.heap;
        Some(match v {
            Value::List(l) => l.items(heap).to_vec(),
            Value::Tuple(t) => t.items(heap).to_vec(),
            Value::Range(r) => {
                let small = r.get(heap).small?;
                // A huge range is stepped through, so that it can be interrupted.
                if small.len > 1 << 24 {
                    return None;
                }
                (0..small.len).map(|i| Value::Int(small.item(i))).collect()
            }
            Value::Dict(d) => d.iter(heap).map(|(key, _)| key).collect(),
            Value::Set(s) => s.iter(heap).collect(),
            Value::Str(s) => {
                let chars: Vec<char> = s.text(heap).chars().collect();
                chars
                    .into_iter()
                    .map(|c| Value::Str(heap.char_str(c)))
                    .collect()
            }
            Value::Bytes(b) => b
                .data(heap)
                .iter()
                .map(|&b| Value::Int(i64::from(b)))
                .collect(),
            Value::View(view) => {
                let (dict, kind) = (view.get(heap).dict, view.get(heap).kind);
                let pairs: Vec<(Value, Value)> = dict.iter(heap).collect();
                let item = |(key, value)| match kind {
                    ViewKind::Keys => key,
                    ViewKind::Values => value,
                    ViewKind::Items => Value::Tuple(heap.new_pair(key, value)),
                };
                pairs.into_iter().map(item).collect()
            }
            _ => return None,
        })
    }

    /// Gives all items as a fresh list.
    pub fn collect(&mut self, v: Value) -> Result<Gc<List>, Raise> {
        if let Some(items) = self.plain_items(v) {
            return Ok(self.heap.new_list(items));
        }
        let list = self.heap.new_list(Vec::new());
        self.scoped(|vm| {
            vm.root(list);
            vm.extend_list(list, v)
        })?;
        Ok(list)
    }

    /// Gives all items as a fresh list; what can be iterated over is asked for its length first.
    pub fn collect_asking(&mut self, v: Value) -> Result<Gc<List>, Raise> {
        let list = self.heap.new_list(Vec::new());
        self.scoped(|vm| {
            vm.root(list);
            vm.extend_asking(list, v)
        })?;
        Ok(list)
    }

    /// Adds all items of an iterable to a list, which the caller keeps alive; what can be iterated over is asked for its
    /// length first.
    pub(super) fn extend_asking(&mut self, list: Gc<List>, v: Value) -> Result<(), Raise> {
        if !v.is_classed() && !matches!(v, Value::Iter(_)) {
            return self.extend_list(list, v);
        }
        self.scoped(|vm| {
            let it = vm.iter(v)?;
            vm.root(it);
            vm.ask_length(v)?;
            if !it.is_classed() {
                return vm.extend_list(list, it);
            }
            // A script's iterator is not asked for its `__iter__` again.
            while let Some(item) = vm.next(it)? {
                list.push(&mut vm.heap, item);
            }
            Ok(())
        })
    }

    /// Gives a list or tuple as it is, and what an iterator over anything else gives as a fresh list; a TypeError of the look
    /// for that iterator is told in other words. It is the iterator that is asked for its length.
    pub fn fast_sequence(&mut self, v: Value, refusal: &str) -> Result<Value, Raise> {
        if let Value::List(_) | Value::Tuple(_) = v {
            return Ok(v);
        }
        self.check_range(v)?;
        let it = self.iter(v).map_err(|raise| {
            if !self.raised_is(Exc::TypeError) {
                return raise;
            }
            self.take_raised();
            self.type_error(refusal)
        })?;
        self.scoped(|vm| {
            vm.root(it);
            vm.collect_asking(it).map(Value::List)
        })
    }

    /// Refuses a range at once whose items no memory can hold.
    pub fn check_range(&mut self, v: Value) -> Result<(), Raise> {
        let heap = &self.heap;
        let len = match self.plain(v) {
            Value::Range(r) => match r.get(heap).small {
                Some(small) => Some(small.len),
                None => usize::try_from(r.get(heap).count(heap)).ok(),
            },
            Value::Iter(it) => match it.get(heap).state {
                IterState::LongRange { range, next, .. } => {
                    let left = range.get(heap).count(heap) - to_ibig(heap, next);
                    usize::try_from(left.max(IBig::ZERO)).ok()
                }
                _ => return Ok(()),
            },
            _ => return Ok(()),
        };
        let Some(len) = len.filter(|&len| i64::try_from(len).is_ok()) else {
            return Err(self.overflow_error("Python int too large to convert to C ssize_t"));
        };
        if can_allocate(len.saturating_mul(size_of::<Value>())) {
            Ok(())
        } else {
            Err(self.memory_error())
        }
    }

    /// Adds all items of an iterable to a list, which the caller keeps alive.
    pub fn extend_list(&mut self, list: Gc<List>, v: Value) -> Result<(), Raise> {
        if let Some(items) = self.plain_items(v) {
            list.extend(&mut self.heap, &items);
            return Ok(());
        }
        self.check_range(v)?;
        self.scoped(|vm| {
            let it = vm.iter(v)?;
            vm.root(it);
            while let Some(item) = vm.next(it)? {
                list.push(&mut vm.heap, item);
            }
            Ok(())
        })
    }

    /// `a, b = v`: `n` items to the registers from `a` on.
    pub(in crate::vm) fn unpack(&mut self, v: Value, n: usize, a: usize) -> Result<(), Raise> {
        let items = match v {
            Value::Tuple(t) => t.items(&self.heap),
            Value::List(l) => l.items(&self.heap),
            _ => return self.unpack_iterable(v, n, a),
        };
        if items.len() != n {
            let got = items.len();
            return Err(self.wrong_number(n, got));
        }
        let regs = self.thread.cur.regs;
        for (i, &item) in items.iter().enumerate() {
            regs.set(a + i, item);
        }
        Ok(())
    }

    pub(super) fn wrong_number(&mut self, wanted: usize, got: usize) -> Raise {
        self.value_error(if got < wanted {
            format!("not enough values to unpack (expected {wanted}, got {got})")
        } else {
            format!("too many values to unpack (expected {wanted})")
        })
    }

    pub(super) fn iter_to_unpack(&mut self, v: Value) -> Result<Value, Raise> {
        if !self.may_iterate(v) {
            let name = self.type_name(v);
            return Err(self.type_error(format!("cannot unpack non-iterable {name} object")));
        }
        self.iter(v)
    }

    pub(super) fn unpack_iterable(&mut self, v: Value, n: usize, a: usize) -> Result<(), Raise> {
        self.scoped(|vm| {
            let it = vm.iter_to_unpack(v)?;
            vm.root(it);
            let items = vm.heap.new_list(Vec::with_capacity(n));
            vm.root(items);
            while let Some(item) = vm.next(it)? {
                if items.len(&vm.heap) == n {
                    vm.close_iter(it)?;
                    return Err(vm.wrong_number(n, n + 1));
                }
                items.push(&mut vm.heap, item);
            }
            let got = items.len(&vm.heap);
            if got < n {
                return Err(vm.wrong_number(n, got));
            }
            let regs = vm.thread.cur.regs;
            for (i, &item) in items.items(&vm.heap).iter().enumerate() {
                regs.set(a + i, item);
            }
            Ok(())
        })
    }

    /// `a, *b, c = v`: `before` items, a list of those between, `after` items.
    #[inline(never)]
    pub(in crate::vm) fn unpack_star(
        &mut self,
        v: Value,
        before: usize,
        after: usize,
        a: usize,
    ) -> Result<(), Raise> {
        let mut items = match self.plain_items(v) {
            Some(items) => items,
            None => self.scoped(|vm| {
                vm.check_range(v)?;
                let it = vm.iter_to_unpack(v)?;
                vm.root(it);
                let first = vm.heap.new_list(Vec::with_capacity(before));
                vm.root(first);
                for _ in 0..before {
                    let Some(item) = vm.next(it)? else {
                        return Ok(first.items(&vm.heap).to_vec());
                    };
                    first.push(&mut vm.heap, item);
                }
                // What is left is made a list like any other: asked for its length.
                let rest = vm.collect_asking(it)?;
                Ok([first.items(&vm.heap), rest.items(&vm.heap)].concat())
            })?,
        };
        let least = before + after;
        if items.len() < least {
            let got = items.len();
            return Err(self.value_error(format!(
                "not enough values to unpack (expected at least {least}, got {got})"
            )));
        }
        let tail = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        let middle = self.list(middle);
        let regs = self.thread.cur.regs;
        for (i, item) in items.into_iter().chain([middle]).chain(tail).enumerate() {
            regs.set(a + i, item);
        }
        Ok(())
    }

    /// Asks an iterable for its length hint, as CPython does before it reads one; only what it raises matters here.
    pub fn ask_length(&mut self, v: Value) -> Result<(), Raise> {
        self.check_range(v)?;
        // An iterator by index asks what it goes through, which may know its length and is not asked for a guess.
        let by_index = matches!(v, Value::Iter(_));
        let v = match v {
            Value::Iter(it) => match it.get(&self.heap).state {
                IterState::Sequence { seq, .. } | IterState::Reversed { seq, .. } => seq,
                _ => return Ok(()),
            },
            v if !v.is_classed() => return Ok(()),
            v => v,
        };
        let len = self.names.len;
        if self.class_of(v).find(&self.heap, len).is_some() {
            match self.len(v) {
                Err(raise) if !self.raised_is(Exc::TypeError) => return Err(raise),
                Err(_) => {
                    self.take_raised();
                }
                Ok(_) => return Ok(()),
            }
        }
        if by_index {
            return Ok(());
        }
        let hint = self.names.length_hint;
        match self.call_dunder(v, hint, &[]) {
            Ok(None | Some(Value::NotImplemented)) => Ok(()),
            Ok(Some(hint)) => match self.plain(hint) {
                Value::Int(i) if i < 0 => {
                    Err(self.value_error("__length_hint__() should return >= 0"))
                }
                Value::Int(_) | Value::Bool(_) => Ok(()),
                Value::Big(_) => {
                    Err(self.overflow_error("Python int too large to convert to C ssize_t"))
                }
                _ => {
                    let got = self.type_name(hint);
                    Err(self.type_error(format!("__length_hint__ must be an integer, not {got}")))
                }
            },
            Err(raise) if !self.raised_is(Exc::TypeError) => Err(raise),
            Err(_) => {
                self.take_raised();
                Ok(())
            }
        }
    }

    /// `[*v]`: extends a list that is being built.
    pub(in crate::vm) fn list_extend(&mut self, list: Value, v: Value) -> Result<(), Raise> {
        let Value::List(list) = list else {
            return Ok(());
        };
        if !self.may_iterate(v) {
            let name = self.type_name(v);
            let text = format!("Value after * must be an iterable, not {name}");
            return Err(self.type_error(text));
        }
        self.extend_asking(list, v)
    }

    /// `callee(*v)`: gives the arguments as a list.
    #[inline(never)]
    pub(in crate::vm) fn gather_args(&mut self, v: Value, callee: Value) -> Result<Value, Raise> {
        if !self.may_iterate(v) {
            let (title, name) = (self.callee_title(callee)?, self.type_name(v));
            let text = format!("{title} argument after * must be an iterable, not {name}");
            return Err(self.type_error(text));
        }
        let list = self.heap.new_list(Vec::new());
        // Nothing of it is rooted any longer than this takes: a task may hold what is called for a long time.
        let mark = self.thread.roots.mark();
        self.root(Value::List(list));
        let filled = self.extend_asking(list, v);
        self.thread.roots.cut(mark);
        filled.map(|_| Value::List(list))
    }

    /// Gives what errors about `*` and `**` call a callee: `module.qualname()`, or its `str`.
    pub(super) fn callee_title(&mut self, callee: Value) -> Result<String, Raise> {
        match callee {
            Value::Method(m) => {
                let func = m.get(&self.heap).func;
                return self.callee_title(func);
            }
            Value::Class(c) => return Ok(format!("{}()", self.class_title(c))),
            // The arguments of a class statement are those of the function that makes it.
            Value::Function(f) if f.get(&self.heap).code.get(&self.heap).code.flags.namespace => {
                return Ok("__build_class__()".into());
            }
            _ => {}
        }
        self.scoped(|vm| {
            let qualname = vm.names.qualname;
            let Some(qualname) = vm.get_attr_opt(callee, qualname)? else {
                return vm.str_of(callee).map(|s| s.text(&vm.heap).to_owned());
            };
            let qualname = vm.str_of(qualname)?.text(&vm.heap).to_owned();
            let module = vm.get_attr_opt(callee, vm.names.module)?;
            Ok(match module.unwrap_or(Value::None) {
                Value::None => format!("{qualname}()"),
                module => match vm.str_of(module)?.text(&vm.heap) {
                    "builtins" => format!("{qualname}()"),
                    module => format!("{module}.{qualname}()"),
                },
            })
        })
    }

    /// `{*v}`, `set.update`: adds all items to a set, which the caller keeps alive.
    #[inline(never)]
    pub fn set_update(&mut self, set: Value, v: Value) -> Result<(), Raise> {
        let Value::Set(set) = self.plain(set) else {
            return Ok(());
        };
        match v {
            Value::Set(other) => {
                if set.merge(&mut self.heap, other).is_some() {
                    return Ok(());
                }
                self.merge_asking(set, other)
            }
            Value::Dict(d) => {
                let room = d.len(&self.heap);
                set.make_room(&mut self.heap, room);
                self.add_keys(set, d)
            }
            // A set of a derived class gives what it holds, however it iterates.
            _ => match self.plain(v) {
                Value::Set(other) => self.set_update(Value::Set(set), Value::Set(other)),
                _ => self.add_all(set, v),
            },
        }
    }

    pub(super) fn add_all(&mut self, set: Gc<Set>, v: Value) -> Result<(), Raise> {
        self.scoped(|vm| {
            let it = vm.iter(v)?;
            vm.root(it);
            while let Some(item) = vm.next(it)? {
                vm.scoped(|vm| {
                    vm.root(item);
                    vm.set_add(set, item)
                })?;
            }
            Ok(())
        })
    }

    /// Adds the keys of a dict, whose hashes are known.
    pub fn add_keys(&mut self, set: Gc<Set>, dict: Gc<Dict>) -> Result<(), Raise> {
        let mut place = 0;
        while let Some((i, key, _)) = dict.next_entry(&self.heap, place) {
            place = i + 1;
            let hash = dict.hash_at(&self.heap, i);
            self.scoped(|vm| {
                vm.root(key);
                vm.set_add_hashed(set, key, hash)
            })?;
        }
        Ok(())
    }

    /// Adds the elements of a set one by one, since script code has to compare some.
    pub fn merge_asking(&mut self, set: Gc<Set>, other: Gc<Set>) -> Result<(), Raise> {
        let mut place = 0;
        while let Some((i, item)) = other.next_element(&self.heap, place) {
            place = i + 1;
            let hash = other.hash_at(&self.heap, i);
            self.scoped(|vm| {
                vm.root(item);
                vm.set_add_hashed(set, item, hash)
            })?;
        }
        Ok(())
    }

    /// A set of the `n` registers from `b` on.
    #[inline(never)]
    pub(in crate::vm) fn build_set(&mut self, b: usize, n: usize) -> Result<Value, Raise> {
        let regs = self.thread.cur.regs;
        let set = self.heap.new_set(false);
        self.scoped(|vm| {
            vm.root(set);
            (b..b + n).try_for_each(|i| vm.set_add(set, regs.get(i)))
        })?;
        Ok(Value::Set(set))
    }

    /// A dict of the `n` pairs of registers from `b` on.
    pub(in crate::vm) fn build_dict(&mut self, b: usize, n: usize) -> Result<Value, Raise> {
        let regs = self.thread.cur.regs;
        let dict = if n == 0 {
            self.heap.new_dict()
        } else {
            self.heap.new_dict_with(n)
        };
        self.scoped(|vm| {
            vm.root(dict);
            for i in 0..n {
                vm.dict_set(dict, regs.get(b + 2 * i), regs.get(b + 2 * i + 1))?;
            }
            Ok(())
        })?;
        Ok(Value::Dict(dict))
    }

    /// `{**v}`: updates a dict that is being built.
    pub(in crate::vm) fn dict_display_update(
        &mut self,
        dict: Value,
        v: Value,
    ) -> Result<(), Raise> {
        let Value::Dict(dict) = dict else {
            return Ok(());
        };
        if let Value::Dict(source) = v
            && dict.is_empty(&self.heap)
            && !source.is_empty(&self.heap)
        {
            // What has no entries yet takes those of another dict as they are: no key is compared.
            let copy = source.copy(&mut self.heap);
            dict.swap(&mut self.heap, copy);
            return Ok(());
        }
        let done = self.each_pair(v, |vm, key, value, hash| match hash {
            Some(hash) => vm.dict_set_hashed(dict, key, hash, value),
            None => vm.dict_set(dict, key, value),
        });
        let done = match done {
            // Whatever AttributeError it was.
            Err(Raise) if self.raised_is(Exc::AttributeError) => {
                self.take_raised();
                false
            }
            done => done?,
        };
        if !done {
            let name = self.type_name(v);
            return Err(self.type_error(format!("'{name}' object is not a mapping")));
        }
        Ok(())
    }

    /// `callee(**v)`: adds keywords.
    #[inline(never)]
    pub(in crate::vm) fn merge_args(
        &mut self,
        dict: Value,
        v: Value,
        callee: Value,
    ) -> Result<(), Raise> {
        let Value::Dict(dict) = dict else {
            return Ok(());
        };
        let merged = self.each_pair(v, |vm, key, value, _| {
            if !vm.dict_contains(dict, key)? {
                return vm.dict_set(dict, key, value);
            }
            let Value::Str(name) = vm.plain(key) else {
                return Err(vm.type_error("keywords must be strings"));
            };
            let name = name.text(&vm.heap).to_owned();
            let title = vm.callee_title(callee)?;
            Err(vm.type_error(format!(
                "{title} got multiple values for keyword argument '{name}'"
            )))
        });
        let done = match merged {
            Err(Raise) if self.raised_is(Exc::KeyError) => {
                return Err(self.missed_keyword(callee));
            }
            Err(Raise) if self.raised_is(Exc::AttributeError) => {
                self.take_raised();
                false
            }
            merged => merged?,
        };
        if !done {
            let (title, name) = (self.callee_title(callee)?, self.type_name(v));
            let text = format!("{title} argument after ** must be a mapping, not {name}");
            return Err(self.type_error(text));
        }
        Ok(())
    }

    /// A mapping after `**` raised KeyError, which is taken for a name that was given before.
    #[cold]
    fn missed_keyword(&mut self, callee: Value) -> Raise {
        let key = match self.raised {
            Value::Exception(e) => match e.get(&self.heap).args {
                Value::Tuple(args) => match args.items(&self.heap) {
                    &[key] => key,
                    _ => return Raise,
                },
                _ => return Raise,
            },
            _ => return Raise,
        };
        self.take_raised();
        self.root(key);
        let worded = self.callee_title(callee).and_then(|title| {
            let key = self.str_of(key)?;
            Ok((title, key))
        });
        match worded {
            Ok((title, key)) => {
                let key = key.text(&self.heap);
                let text = format!("{title} got multiple values for keyword argument '{key}'");
                self.type_error(text)
            }
            Err(raise) => raise,
        }
    }

    /// Gives the dict behind a value if iterating it is iterating that dict.
    pub fn dict_behind(&self, v: Value) -> Option<Gc<Dict>> {
        match (v, self.plain(v)) {
            (Value::Dict(d), _) => Some(d),
            (Value::Instance(_), Value::Dict(d)) => {
                match self.class_of(v).find(&self.heap, self.names.iter) {
                    Some((_, Value::Native(_))) => Some(d),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Calls a function for each key and value of a mapping (with the key's hash, if it is known); false if the
    /// value has no `keys`.
    pub fn each_pair(
        &mut self,
        v: Value,
        mut f: impl FnMut(&mut Vm, Value, Value, Option<u64>) -> Result<(), Raise>,
    ) -> Result<bool, Raise> {
        if let Some(dict) = self.dict_behind(v) {
            let mut place = 0;
            while let Some((i, key, value)) = dict.next_entry(&self.heap, place) {
                place = i + 1;
                let hash = dict.hash_at(&self.heap, i);
                self.scoped(|vm| {
                    vm.root(key);
                    vm.root(value);
                    f(vm, key, value, Some(hash))
                })?;
            }
            return Ok(true);
        }
        self.scoped(|vm| {
            let keys = vm.names.keys;
            let Some(method) = vm.get_attr_opt(v, keys)? else {
                return Ok(false);
            };
            let keys = vm.keys_by(v, method)?;
            vm.root(keys);
            let mut at = 0;
            while let Some(key) = keys.item(&vm.heap, at) {
                at += 1;
                vm.scoped(|vm| {
                    let value = vm.get_item(v, key)?;
                    vm.root(value);
                    f(vm, key, value, None)
                })?;
            }
            Ok(true)
        })
    }

    /// Gives what the `keys` of a mapping gives, all of it before the first value is read.
    pub fn keys_by(&mut self, mapping: Value, method: Value) -> Result<Gc<List>, Raise> {
        self.scoped(|vm| {
            let keys = vm.call(method, &[])?;
            vm.root(keys);
            let it = vm.iter(keys).map_err(|raise| {
                if !vm.raised_is(Exc::TypeError) {
                    return raise;
                }
                vm.take_raised();
                let (class, name) = (vm.type_name(mapping), vm.type_name(keys));
                vm.type_error(format!(
                    "{class}.keys() returned a non-iterable (type {name})"
                ))
            })?;
            vm.root(it);
            vm.collect_asking(it)
        })
    }
}
