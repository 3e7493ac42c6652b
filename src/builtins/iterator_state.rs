//! How builtin iterators are copied and pickled: `__reduce__`, `__setstate__`, and how much is left.
//!
//! An iterator is described by a call that makes one like it, and where it stands. Their steps are `vm/ops/iter.rs`.

use super::ranges::range_len;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::int::{int_add, int_cmp, int_sub};
use crate::object::iter::{Iter, IterKind, IterState};
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

/// Gives a builtin function or class.
fn builtin(vm: &mut Vm, name: &str) -> Value {
    let name = vm.intern(name);
    let builtins = vm.builtins;
    builtins.get_str(&vm.heap, name).unwrap_or(Value::None)
}

/// `__reduce__`: what to call, with what, and the place to go on from.
pub fn reduce(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Iter(it) = vm.plain(args.get(0)) else {
        return Err(vm.wrong_type("iterator", args.get(0)));
    };
    let (kind, iter) = (it.get(&vm.heap).kind, builtin(vm, "iter"));
    let place = |i: usize| Some(Value::Int(i as i64));
    let (make, given, state) = match it.get(&vm.heap).state {
        IterState::Done => (iter, vec![nothing(vm, kind)], None),
        IterState::List { list, next } => (iter, vec![list.into()], place(next)),
        IterState::Tuple { tuple, next } => (iter, vec![tuple.into()], place(next)),
        IterState::Bytes { bytes, next } => (iter, vec![bytes.into()], place(next)),
        IterState::Sequence { seq, next } => (iter, vec![seq], Some(Value::Int(next))),
        IterState::Str { text, at } => {
            let passed = text.text(&vm.heap).get(..at);
            let passed = passed.map_or(0, |s| s.chars().count());
            (iter, vec![text.into()], place(passed))
        }
        IterState::ListReverse { list, left } => {
            let reversed = builtin(vm, "reversed");
            let state = Value::Int(left as i64 - 1);
            (reversed, vec![list.into()], Some(state))
        }
        IterState::Reversed { seq, left } => {
            let reversed = builtin(vm, "reversed");
            (reversed, vec![seq], Some(Value::Int(left - 1)))
        }
        IterState::Range { next, step, left } => {
            let stop = i128::from(next) + i128::from(left) * i128::from(step);
            let stop = vm.heap.new_int(stop.into());
            let rest = vm.heap.new_range(Value::Int(next), stop, Value::Int(step));
            (iter, vec![rest.into()], Some(Value::None))
        }
        IterState::LongRange {
            range,
            next,
            reverse,
        } => {
            let mut rest = Value::Range(range);
            if reverse {
                let turned = vm.heap.new_slice(Value::None, Value::None, Value::Int(-1));
                rest = vm.get_item(rest, turned.into())?;
            }
            let from = vm.heap.new_slice(next, Value::None, Value::None);
            (
                iter,
                vec![vm.get_item(rest, from.into())?],
                Some(Value::None),
            )
        }
        IterState::Tool(_) => {
            let name = vm.type_name(args.get(0));
            return Err(vm.type_error(format!("cannot pickle '{name}' object")));
        }
        IterState::Dict { .. }
        | IterState::DictReverse { .. }
        | IterState::Ordered { .. }
        | IterState::Set { .. } => {
            let rest = rest_of(vm, it)?;
            (iter, vec![rest], None)
        }
        IterState::Enumerate { inner, count } => {
            (builtin(vm, "enumerate"), vec![inner, count], None)
        }
        IterState::Zip { inners, strict } => {
            let given = inners.items(&vm.heap).to_vec();
            (builtin(vm, "zip"), given, strict.then_some(Value::TRUE))
        }
        IterState::Map { func, inners } => {
            let mut given = vec![func];
            given.extend_from_slice(inners.items(&vm.heap));
            (builtin(vm, "map"), given, None)
        }
        IterState::Filter { func, inner } => (builtin(vm, "filter"), vec![func, inner], None),
        IterState::Callable { func, sentinel } => (iter, vec![func, sentinel], None),
    };
    let given = vm.tuple(&given);
    Ok(match state {
        Some(state) => vm.tuple(&[make, given, state]),
        None => vm.tuple(&[make, given]),
    })
}

/// What an iterator that ended is made of anew.
fn nothing(vm: &mut Vm, kind: IterKind) -> Value {
    match kind {
        IterKind::Tuple
        | IterKind::Sequence
        | IterKind::ByteArray
        | IterKind::Memory
        | IterKind::Array => vm.tuple(&[]),
        IterKind::Str => vm.heap.empty_str().into(),
        IterKind::Bytes => vm.heap.new_bytes(&[]).into(),
        IterKind::Range | IterKind::LongRange => {
            let zero = Value::Int(0);
            vm.heap.new_range(zero, zero, Value::Int(1)).into()
        }
        _ => vm.list(Vec::new()),
    }
}

/// Gives what is left of an iterator as a list, and leaves it where it is.
fn rest_of(vm: &mut Vm, it: Gc<Iter>) -> Result<Value, Raise> {
    let iter = it.get(&vm.heap);
    let (state, kind) = (iter.state, iter.kind);
    let copy = vm.new_iter(kind, state);
    vm.root(copy);
    vm.collect(copy).map(Value::List)
}

/// `__setstate__`: goes on from a place.
pub fn set_state(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Iter(it) = vm.plain(args.get(0)) else {
        return Err(vm.wrong_type("iterator", args.get(0)));
    };
    if let IterState::Zip { .. } = it.get(&vm.heap).state {
        let wanted = vm.truth(args.get(1))?;
        if let IterState::Zip { strict, .. } = &mut it.get_mut(&mut vm.heap).state {
            *strict = wanted;
        }
        return Ok(Value::None);
    }
    if let IterState::Done = it.get(&vm.heap).state {
        return Ok(Value::None);
    }
    if let IterState::LongRange { range, next, .. } = it.get(&vm.heap).state {
        let by = vm.to_int_value(args.get(1))?;
        let by = if int_cmp(&vm.heap, by, Value::Int(0)).is_lt() {
            Value::Int(0)
        } else {
            by
        };
        let end = vm.range_len(range);
        let moved = int_add(&mut vm.heap, next, by);
        let moved = if int_cmp(&vm.heap, moved, end).is_gt() {
            end
        } else {
            moved
        };
        if let IterState::LongRange { next, .. } = &mut it.get_mut(&mut vm.heap).state {
            *next = moved;
        }
        return Ok(Value::None);
    }
    let place = vm.to_index_clipped(args.get(1))?;
    let forward = place.max(0) as usize;
    let chars = match it.get(&vm.heap).state {
        IterState::Str { text, .. } => {
            let text = text.text(&vm.heap);
            text.char_indices()
                .nth(forward)
                .map_or(text.len(), |(at, _)| at)
        }
        _ => 0,
    };
    let lens = match it.get(&vm.heap).state {
        IterState::ListReverse { list, .. } => list.len(&vm.heap),
        _ => 0,
    };
    match &mut it.get_mut(&mut vm.heap).state {
        IterState::List { next, .. } | IterState::Tuple { next, .. } => *next = forward,
        IterState::Bytes { next, .. } => *next = forward,
        IterState::Sequence { next, .. } => *next = place.max(0),
        IterState::Range { next, step, left } => {
            let passed = (*left).min(forward as u64);
            *next = next.wrapping_add(step.wrapping_mul(passed as i64));
            *left -= passed;
        }
        IterState::Str { at, .. } => *at = chars,
        IterState::ListReverse { left, .. } => {
            *left = place.saturating_add(1).clamp(0, lens as i64) as usize;
        }
        IterState::Reversed { left, .. } => {
            *left = place.saturating_add(1).clamp(0, (*left).max(0));
        }
        _ => {}
    }
    Ok(Value::None)
}

/// Tells how much of a range beyond machine integers is left.
pub fn long_range_left(vm: &mut Vm, it: Gc<Iter>) -> Value {
    let IterState::LongRange { range, next, .. } = it.get(&vm.heap).state else {
        return Value::Int(0);
    };
    let len = range_len(vm, range);
    let len = vm.heap.new_int(len);
    int_sub(&mut vm.heap, len, next)
}
