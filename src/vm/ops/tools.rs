//! The steps of itertools' iterators. Their states are `object/tool.rs`, their constructors `modules/itertools.rs`.
//!
//! A state may change while script code runs: it is read again after every call. What a step holds across a call
//! is rooted, the iterator first.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::iter::{Iter, IterKind, IterState};
use crate::object::list::List;
use crate::object::tool::{Groups, Tool, ToolState};
use crate::object::tuple::Tuple;
use crate::syntax::ast::BinOp;
use crate::vm::Vm;
use crate::vm::outcome::Raise;
use smallvec::SmallVec;

type Step = Result<Option<Value>, Raise>;
type Items = SmallVec<[Value; 8]>;

impl Vm {
    /// Makes an iterator of itertools.
    pub fn new_tool(&mut self, class: Gc<crate::object::class::Class>, state: ToolState) -> Value {
        let tool = self.heap.alloc(Tool { class, state });
        self.new_iter(IterKind::Tool, IterState::Tool(tool))
    }

    /// One step of an iterator of itertools.
    pub(in crate::vm) fn next_tool(&mut self, it: Gc<Iter>, tool: Gc<Tool>) -> Step {
        match &mut tool.get_mut(&mut self.heap).state {
            ToolState::Done => return Ok(None),
            ToolState::Count {
                next: Value::Int(n),
                step: Value::Int(by),
            } => {
                if let Some(after) = n.checked_add(*by) {
                    let item = Value::Int(*n);
                    *n = after;
                    return Ok(Some(item));
                }
            }
            ToolState::Repeat { object, left } => {
                if *left == 0 {
                    return Ok(None);
                }
                *left = (*left - 1).max(-1);
                return Ok(Some(*object));
            }
            &mut ToolState::Cycle {
                inner: Value::Unset,
                saved,
                ref mut at,
            } => {
                let place = *at;
                *at += 1;
                let items = saved.items(&self.heap);
                let (len, item) = (items.len(), items.get(place).copied());
                if place + 1 >= len
                    && let ToolState::Cycle { at, .. } = &mut tool.get_mut(&mut self.heap).state
                {
                    *at = 0;
                }
                return Ok(item);
            }
            _ => {}
        }
        if !self.has_native_stack() {
            return Err(self.recursion_error());
        }
        self.scoped(|vm| {
            vm.root(it);
            vm.collect_in_native()?;
            vm.step_tool(it, tool)
        })
    }

    fn step_tool(&mut self, it: Gc<Iter>, tool: Gc<Tool>) -> Step {
        match tool.get(&self.heap).state {
            ToolState::Count { next, step } => {
                self.root(next);
                let after = self.binary(BinOp::Add, next, step)?;
                if let ToolState::Count { next, .. } = &mut tool.get_mut(&mut self.heap).state {
                    *next = after;
                }
                Ok(Some(next))
            }
            ToolState::Cycle { inner, saved, at } => {
                let item = self.next(inner)?;
                match (item, &mut tool.get_mut(&mut self.heap).state) {
                    (Some(_), _) if at == 1 => {}
                    (Some(item), _) => saved.push(&mut self.heap, item),
                    (None, ToolState::Cycle { inner, at, .. }) => {
                        (*inner, *at) = (Value::Unset, 0);
                        let first = saved.item(&self.heap, 0);
                        if saved.len(&self.heap) > 1
                            && let ToolState::Cycle { at, .. } =
                                &mut tool.get_mut(&mut self.heap).state
                        {
                            *at = 1;
                        }
                        return Ok(first);
                    }
                    _ => {}
                }
                Ok(item)
            }
            ToolState::Accumulate { .. } => self.next_accumulate(tool),
            ToolState::Chain { .. } => self.next_chain(tool),
            ToolState::Compress { data, selectors } => loop {
                let Some(item) = self.next(data)? else {
                    return Ok(None);
                };
                let wanted = self.scoped(|vm| {
                    vm.root(item);
                    let Some(selector) = vm.next(selectors)? else {
                        return Ok(None);
                    };
                    vm.root(selector);
                    vm.truth(selector).map(Some)
                })?;
                match wanted {
                    None => return Ok(None),
                    Some(true) => return Ok(Some(item)),
                    Some(false) => {}
                }
            },
            ToolState::DropWhile {
                func,
                inner,
                dropped,
            } => {
                if dropped {
                    return self.next(inner);
                }
                let found = self.first_where(func, inner, false, false)?;
                if found.is_some()
                    && let ToolState::DropWhile { dropped, .. } =
                        &mut tool.get_mut(&mut self.heap).state
                {
                    *dropped = true;
                }
                Ok(found)
            }
            ToolState::FilterFalse { func, inner } => self.first_where(func, inner, false, true),
            ToolState::TakeWhile { stopped: true, .. } => Ok(None),
            ToolState::TakeWhile { func, inner, .. } => {
                let Some(item) = self.next(inner)? else {
                    return Ok(None);
                };
                self.root(item);
                let answer = self.call(func, &[item])?;
                self.root(answer);
                if self.truth(answer)? {
                    return Ok(Some(item));
                }
                if let ToolState::TakeWhile { stopped, .. } =
                    &mut tool.get_mut(&mut self.heap).state
                {
                    *stopped = true;
                }
                if it.get(&self.heap).sole {
                    // The loop that made it in its header is left now.
                    self.close_iter(inner)?;
                }
                Ok(None)
            }
            ToolState::StarMap { func, inner } => {
                let Some(args) = self.next(inner)? else {
                    return Ok(None);
                };
                self.root(args);
                let args: Items = match args {
                    Value::Tuple(t) => SmallVec::from_slice(t.items(&self.heap)),
                    other => {
                        let list = self.collect_asking(other)?;
                        SmallVec::from_slice(list.items(&self.heap))
                    }
                };
                self.call(func, &args).map(Some)
            }
            ToolState::Islice { .. } => self.next_islice(tool),
            ToolState::Pairwise { .. } => self.next_pairwise(tool),
            ToolState::ZipLongest { inners, fill, .. } => self.next_zip_longest(tool, inners, fill),
            ToolState::Batched {
                inner,
                size,
                strict,
            } => self.next_batch(tool, inner, size, strict),
            ToolState::GroupBy(_) => self.next_group(tool),
            ToolState::Group {
                parent,
                target,
                number,
            } => self.next_of_group(parent, target, number),
            ToolState::Tee { link } => self.next_tee(tool, link),
            ToolState::Product { .. } => Ok(self.next_product(tool)),
            ToolState::Combinations { .. } => Ok(self.next_combination(tool)),
            ToolState::Permutations { .. } => Ok(self.next_permutation(tool)),
            ToolState::Done | ToolState::Repeat { .. } | ToolState::Link { .. } => Ok(None),
        }
    }

    /// Gives the next item for which a predicate answers `wanted`; None may stand for truth.
    fn first_where(&mut self, func: Value, inner: Value, wanted: bool, none: bool) -> Step {
        let by_truth =
            none && func.is_none() || matches!(func, Value::Class(c) if c == self.types.bool_);
        loop {
            let Some(item) = self.next(inner)? else {
                return Ok(None);
            };
            let answer = self.scoped(|vm| {
                vm.root(item);
                if by_truth {
                    return vm.truth(item);
                }
                let answer = vm.call(func, &[item])?;
                vm.root(answer);
                vm.truth(answer)
            })?;
            if answer == wanted {
                return Ok(Some(item));
            }
        }
    }

    fn next_accumulate(&mut self, tool: Gc<Tool>) -> Step {
        let ToolState::Accumulate {
            inner,
            func,
            total,
            initial,
        } = tool.get(&self.heap).state
        else {
            return Ok(None);
        };
        let first = !initial.is_unset();
        let after = if first {
            initial
        } else {
            let Some(item) = self.next(inner)? else {
                return Ok(None);
            };
            self.root(item);
            match (total, func) {
                (Value::Unset, _) => item,
                (total, Value::Unset) => {
                    self.root(total);
                    self.binary(BinOp::Add, total, item)?
                }
                (total, func) => {
                    self.root(total);
                    self.call(func, &[total, item])?
                }
            }
        };
        if let ToolState::Accumulate { total, initial, .. } =
            &mut tool.get_mut(&mut self.heap).state
        {
            *total = after;
            if first {
                *initial = Value::Unset;
            }
        }
        Ok(Some(after))
    }

    fn next_chain(&mut self, tool: Gc<Tool>) -> Step {
        loop {
            let ToolState::Chain { outer, active } = tool.get(&self.heap).state else {
                return Ok(None);
            };
            if outer.is_unset() {
                return Ok(None);
            }
            if active.is_unset() {
                let opened = self.scoped(|vm| {
                    let Some(iterable) = vm.draw(outer)? else {
                        return Ok(None);
                    };
                    vm.root(iterable);
                    vm.iter(iterable).map(Some)
                });
                match (opened, &mut tool.get_mut(&mut self.heap).state) {
                    (Ok(Some(it)), ToolState::Chain { active, .. }) => *active = it,
                    (Err(Raise), state) => {
                        *state = ToolState::Done;
                        return Err(Raise);
                    }
                    (_, state) => {
                        *state = ToolState::Done;
                        return Ok(None);
                    }
                }
                continue;
            }
            if let Some(item) = self.next(active)? {
                return Ok(Some(item));
            }
            if let ToolState::Chain { active, .. } = &mut tool.get_mut(&mut self.heap).state {
                *active = Value::Unset;
            }
        }
    }

    fn next_islice(&mut self, tool: Gc<Tool>) -> Step {
        loop {
            let ToolState::Islice {
                inner,
                next,
                at,
                stop,
                ..
            } = tool.get(&self.heap).state
            else {
                return Ok(None);
            };
            if at >= next && stop >= 0 && at >= stop {
                tool.get_mut(&mut self.heap).state = ToolState::Done;
                // It lets go of its source here, not when it is dropped.
                self.root(inner);
                self.close_iter(inner)?;
                return Ok(None);
            }
            let item = self.next(inner)?;
            let state = &mut tool.get_mut(&mut self.heap).state;
            let Some(item) = item else {
                *state = ToolState::Done;
                return Ok(None);
            };
            let ToolState::Islice {
                next,
                at,
                stop,
                step,
                ..
            } = state
            else {
                return Ok(Some(item));
            };
            *at += 1;
            if *at > *next {
                *next = match next.checked_add(*step) {
                    Some(after) if *stop < 0 || after <= *stop => after,
                    _ => *stop,
                };
                return Ok(Some(item));
            }
        }
    }

    fn next_pairwise(&mut self, tool: Gc<Tool>) -> Step {
        let ToolState::Pairwise { inner, old } = tool.get(&self.heap).state else {
            return Ok(None);
        };
        let mut before = old;
        if before.is_unset() {
            match self.next(inner)? {
                Some(item) => before = item,
                None => {
                    tool.get_mut(&mut self.heap).state = ToolState::Done;
                    return Ok(None);
                }
            }
            if let ToolState::Pairwise { old, .. } = &mut tool.get_mut(&mut self.heap).state {
                *old = before;
            }
        }
        self.root(before);
        let Some(item) = self.next(inner)? else {
            tool.get_mut(&mut self.heap).state = ToolState::Done;
            return Ok(None);
        };
        if let ToolState::Pairwise { old, .. } = &mut tool.get_mut(&mut self.heap).state {
            *old = item;
        }
        Ok(Some(Value::Tuple(self.heap.new_pair(before, item))))
    }

    fn next_zip_longest(&mut self, tool: Gc<Tool>, inners: Gc<List>, fill: Value) -> Step {
        let mut items = Items::new();
        let count = inners.len(&self.heap);
        if !matches!(tool.get(&self.heap).state, ToolState::ZipLongest { active, .. } if active > 0)
        {
            return Ok(None);
        }
        for i in 0..count {
            let inner = inners.item(&self.heap, i).unwrap_or(Value::None);
            if inner.is_none() {
                items.push(fill);
                continue;
            }
            match self.next(inner) {
                Ok(Some(item)) => {
                    self.root(item);
                    items.push(item);
                    continue;
                }
                Ok(None) => {}
                Err(Raise) => {
                    tool.get_mut(&mut self.heap).state = ToolState::Done;
                    return Err(Raise);
                }
            }
            inners.set_item(&mut self.heap, i, Value::None);
            let state = &mut tool.get_mut(&mut self.heap).state;
            if let ToolState::ZipLongest { active, .. } = state {
                *active = active.saturating_sub(1);
                if *active == 0 {
                    *state = ToolState::Done;
                    return Ok(None);
                }
            }
            items.push(fill);
        }
        Ok(Some(self.tuple(&items)))
    }

    fn next_batch(&mut self, tool: Gc<Tool>, inner: Value, size: usize, strict: bool) -> Step {
        let mut items = Items::new();
        while items.len() < size {
            match self.next(inner) {
                Ok(Some(item)) => {
                    self.root(item);
                    items.push(item);
                }
                Ok(None) => {
                    tool.get_mut(&mut self.heap).state = ToolState::Done;
                    if items.is_empty() {
                        return Ok(None);
                    }
                    if strict {
                        return Err(self.value_error("batched(): incomplete batch"));
                    }
                    break;
                }
                Err(Raise) => {
                    tool.get_mut(&mut self.heap).state = ToolState::Done;
                    return Err(Raise);
                }
            }
        }
        Ok(Some(self.tuple(&items)))
    }

    fn groups(&mut self, tool: Gc<Tool>) -> Option<&mut Groups> {
        match &mut tool.get_mut(&mut self.heap).state {
            ToolState::GroupBy(groups) => Some(groups),
            _ => None,
        }
    }

    /// Draws the next item of a `groupby` and makes its key; false at the end.
    fn draw_for_group(&mut self, tool: Gc<Tool>) -> Result<bool, Raise> {
        let Some((inner, func)) = self.groups(tool).map(|g| (g.inner, g.func)) else {
            return Ok(false);
        };
        self.scoped(|vm| {
            let Some(item) = vm.next(inner)? else {
                return Ok(false);
            };
            vm.root(item);
            let key = if func.is_none() {
                item
            } else {
                vm.call(func, &[item])?
            };
            if let Some(groups) = vm.groups(tool) {
                (groups.value, groups.key) = (item, key);
            }
            Ok(true)
        })
    }

    /// Compares two keys of groups, both kept alive meanwhile.
    fn same_keys(&mut self, target: Value, key: Value) -> Result<bool, Raise> {
        self.scoped(|vm| {
            vm.root(target);
            vm.root(key);
            vm.same(target, key)
        })
    }

    fn next_group(&mut self, tool: Gc<Tool>) -> Step {
        if let Some(groups) = self.groups(tool) {
            groups.current = 0;
        }
        loop {
            let Some((target, key)) = self.groups(tool).map(|g| (g.target, g.key)) else {
                return Ok(None);
            };
            if !key.is_unset() && (target.is_unset() || !self.same_keys(target, key)?) {
                break;
            }
            if !self.draw_for_group(tool)? {
                return Ok(None);
            }
        }
        let Some(groups) = self.groups(tool) else {
            return Ok(None);
        };
        groups.target = groups.key;
        groups.made += 1;
        groups.current = groups.made;
        let (target, number) = (groups.target, groups.made);
        let state = ToolState::Group {
            parent: tool,
            target,
            number,
        };
        let class = match self.known.grouper {
            Value::Class(class) => class,
            _ => tool.get(&self.heap).class,
        };
        let group = self.new_tool(class, state);
        Ok(Some(Value::Tuple(self.heap.new_pair(target, group))))
    }

    fn next_of_group(&mut self, parent: Gc<Tool>, target: Value, number: u64) -> Step {
        let Some((current, value)) = self.groups(parent).map(|g| (g.current, g.value)) else {
            return Ok(None);
        };
        if current != number || (value.is_unset() && !self.draw_for_group(parent)?) {
            return Ok(None);
        }
        let key = self.groups(parent).map_or(Value::Unset, |g| g.key);
        if !self.same_keys(target, key)? {
            return Ok(None);
        }
        let Some(groups) = self.groups(parent) else {
            return Ok(None);
        };
        groups.key = Value::Unset;
        let item = std::mem::replace(&mut groups.value, Value::Unset);
        Ok((!item.is_unset()).then_some(item))
    }

    fn next_tee(&mut self, tool: Gc<Tool>, link: Gc<Tool>) -> Step {
        let ToolState::Link {
            source,
            value,
            after,
            busy,
        } = link.get(&self.heap).state
        else {
            return Ok(None);
        };
        let (item, after) = match (value, after) {
            (Value::Unset, _) | (_, None) => {
                if busy {
                    return Err(self.runtime_error("cannot re-enter the tee iterator"));
                }
                // A busy link stays where it is: the iterator keeps it alive.
                self.set_busy(link, true);
                let drawn = self.next(source);
                self.set_busy(link, false);
                let Some(item) = drawn? else {
                    return Ok(None);
                };
                let class = link.get(&self.heap).class;
                let after = self.heap.alloc(Tool {
                    class,
                    state: ToolState::Link {
                        source,
                        value: Value::Unset,
                        after: None,
                        busy: false,
                    },
                });
                if let ToolState::Link {
                    value, after: next, ..
                } = &mut link.get_mut(&mut self.heap).state
                {
                    *value = item;
                    *next = Some(after);
                }
                (item, after)
            }
            (item, Some(after)) => (item, after),
        };
        if let ToolState::Tee { link } = &mut tool.get_mut(&mut self.heap).state {
            *link = after;
        }
        Ok(Some(item))
    }

    fn set_busy(&mut self, link: Gc<Tool>, now: bool) {
        if let ToolState::Link { busy, .. } = &mut link.get_mut(&mut self.heap).state {
            *busy = now;
        }
    }

    fn next_product(&mut self, tool: Gc<Tool>) -> Option<Value> {
        let ToolState::Product {
            pools,
            places,
            first,
        } = &mut tool.get_mut(&mut self.heap).state
        else {
            return None;
        };
        let (pools, first) = (*pools, std::mem::replace(first, false));
        let mut places = std::mem::take(places);
        let lens = |vm: &Vm, i: usize| match pools.item(&vm.heap, i) {
            Some(Value::Tuple(pool)) => pool.len(&vm.heap),
            _ => 0,
        };
        let mut left = first;
        if !first {
            for i in (0..places.len()).rev() {
                places[i] += 1;
                if places[i] < lens(self, i) {
                    left = true;
                    break;
                }
                places[i] = 0;
            }
        } else if (0..places.len()).any(|i| lens(self, i) == 0) {
            left = false;
        }
        if !left {
            tool.get_mut(&mut self.heap).state = ToolState::Done;
            return None;
        }
        let heap = &self.heap;
        let items: Items = pools
            .items(heap)
            .iter()
            .zip(&places)
            .map(|(pool, &at)| match pool {
                Value::Tuple(pool) => pool.item(heap, at).unwrap_or(Value::None),
                _ => Value::None,
            })
            .collect();
        if let ToolState::Product { places: own, .. } = &mut tool.get_mut(&mut self.heap).state {
            *own = places;
        }
        Some(self.tuple(&items))
    }

    fn picked(&mut self, pool: Gc<Tuple>, places: &[usize]) -> Value {
        let all = pool.items(&self.heap);
        let items: Items = places
            .iter()
            .map(|&at| all.get(at).copied().unwrap_or(Value::None))
            .collect();
        self.tuple(&items)
    }

    fn next_combination(&mut self, tool: Gc<Tool>) -> Option<Value> {
        let ToolState::Combinations {
            pool,
            places,
            first,
            repeats,
        } = &mut tool.get_mut(&mut self.heap).state
        else {
            return None;
        };
        let (pool, repeats, first) = (*pool, *repeats, std::mem::replace(first, false));
        let mut places = std::mem::take(places);
        let (n, r) = (pool.len(&self.heap), places.len());
        if !first {
            // The rightmost place that can still go on does, and those behind it follow.
            let end = |i: usize| if repeats { n } else { n - r + i + 1 };
            let Some(i) = (0..r).rev().find(|&i| places[i] + 1 < end(i)) else {
                tool.get_mut(&mut self.heap).state = ToolState::Done;
                return None;
            };
            places[i] += 1;
            for j in i + 1..r {
                places[j] = places[j - 1] + usize::from(!repeats);
            }
        }
        let item = self.picked(pool, &places);
        if let ToolState::Combinations { places: own, .. } = &mut tool.get_mut(&mut self.heap).state
        {
            *own = places;
        }
        Some(item)
    }

    fn next_permutation(&mut self, tool: Gc<Tool>) -> Option<Value> {
        let ToolState::Permutations {
            pool,
            places,
            cycles,
            first,
        } = &mut tool.get_mut(&mut self.heap).state
        else {
            return None;
        };
        let (pool, first) = (*pool, std::mem::replace(first, false));
        let (mut order, mut turns) = (std::mem::take(places), std::mem::take(cycles));
        let r = turns.len();
        let mut left = first;
        if !first {
            for i in (0..r).rev() {
                turns[i] -= 1;
                if turns[i] == 0 {
                    order[i..].rotate_left(1);
                    turns[i] = order.len() - i;
                } else {
                    let j = order.len() - turns[i];
                    order.swap(i, j);
                    left = true;
                    break;
                }
            }
        }
        if !left {
            tool.get_mut(&mut self.heap).state = ToolState::Done;
            return None;
        }
        let item = self.picked(pool, &order[..r]);
        if let ToolState::Permutations { places, cycles, .. } =
            &mut tool.get_mut(&mut self.heap).state
        {
            (*places, *cycles) = (order, turns);
        }
        Some(item)
    }
}
