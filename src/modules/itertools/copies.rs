//! What copy and pickle are told of the iterators of itertools: `__reduce__` and `__setstate__`.
//!
//! Not all can be copied; CPython 3.13 warns that the others will stop to be. A copy shares the iterators it draws from,
//! a deep one has its own.

use super::tool_of;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::tool::{Tool, ToolState};
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

const GOING: &str =
    "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.";

/// What makes an iterator again: arguments for its class, and what `__setstate__` is to get, if anything.
type Parts = (Vec<Value>, Value);

pub(super) fn reduce(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    let Some(tool) = tool_of(vm, v) else {
        return Err(vm.wrong_type("itertools iterator", v));
    };
    let Some((given, state)) = parts(vm, tool) else {
        let name = vm.class_name(vm.class_of(v));
        if name == "chain" || name == "itertools.chain" {
            // One that has ended is made of nothing.
            vm.warn_category("DeprecationWarning", GOING)?;
            let class = Value::Class(vm.class_of(v));
            let nothing = vm.tuple(&[]);
            return Ok(vm.tuple(&[class, nothing]));
        }
        return Err(vm.type_error(format!("cannot pickle '{name}' object")));
    };
    for &part in &given {
        vm.root(part);
    }
    vm.root(state);
    vm.warn_category("DeprecationWarning", GOING)?;
    let class = Value::Class(vm.class_of(v));
    let given = vm.tuple(&given);
    match state {
        Value::Unset => Ok(vm.tuple(&[class, given])),
        state => Ok(vm.tuple(&[class, given, state])),
    }
}

fn parts(vm: &mut Vm, tool: Gc<Tool>) -> Option<Parts> {
    let none = Value::Unset;
    let parts = match tool.get(&vm.heap).state {
        ToolState::Count { next, step } => match step {
            Value::Int(1) => (vec![next], none),
            step => (vec![next, step], none),
        },
        ToolState::Repeat { object, left } if left < 0 => (vec![object], none),
        ToolState::Repeat { object, left } => (vec![object, Value::Int(left)], none),
        ToolState::Cycle { inner, saved, at } => {
            let items = saved.items(&vm.heap).to_vec();
            if inner.is_unset() {
                let turned: Vec<Value> = items[at..].iter().chain(&items[..at]).copied().collect();
                let list = vm.list(turned);
                (vec![list], none)
            } else {
                let saved = vm.list(items);
                vm.root(saved);
                (vec![inner], vm.tuple(&[saved, Value::Int(0)]))
            }
        }
        ToolState::Accumulate {
            inner,
            func,
            total,
            initial,
        } if initial.is_unset() => {
            let func = func.some().unwrap_or(Value::None);
            (vec![inner, func], total)
        }
        ToolState::Chain { outer, active } => {
            let state = match active.some() {
                Some(active) => vm.tuple(&[outer, active]),
                None => vm.tuple(&[outer]),
            };
            (Vec::new(), state)
        }
        ToolState::Compress { data, selectors } => (vec![data, selectors], none),
        ToolState::DropWhile {
            func,
            inner,
            dropped,
        } => (vec![func, inner], Value::bool(dropped)),
        ToolState::TakeWhile { func, inner }
        | ToolState::FilterFalse { func, inner }
        | ToolState::StarMap { func, inner } => (vec![func, inner], none),
        ToolState::Islice {
            inner,
            next,
            at,
            stop,
            step,
        } => {
            let stop = match stop {
                ..0 => Value::None,
                stop => Value::Int((stop - at).max(0)),
            };
            let start = Value::Int((next - at).max(0));
            (vec![inner, start, stop, Value::Int(step)], none)
        }
        _ => return None,
    };
    Some(parts)
}

pub(super) fn set_state(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(tool) = tool_of(vm, args.get(0)) else {
        return Err(vm.wrong_type("itertools iterator", args.get(0)));
    };
    let state = args.get(1);
    let name = vm.class_name(vm.class_of(args.get(0)));
    let by_tuple = ["cycle", "chain"].contains(&name.trim_start_matches("itertools."));
    if by_tuple && !matches!(vm.plain(state), Value::Tuple(_)) {
        return Err(vm.type_error("state is not a tuple"));
    }
    let items = match vm.plain(state) {
        Value::Tuple(items) => items.items(&vm.heap).to_vec(),
        _ => Vec::new(),
    };
    let truth = vm.truth(state)?;
    let copied = match items[..] {
        [Value::List(list), _] => {
            let items = list.items(&vm.heap).to_vec();
            Some(vm.heap.new_list(items))
        }
        _ => None,
    };
    match (&mut tool.get_mut(&mut vm.heap).state, &items[..]) {
        (ToolState::Cycle { saved, .. }, _) if copied.is_some() => {
            *saved = copied.unwrap_or(*saved);
        }
        (ToolState::Chain { outer, active }, [first, rest @ ..]) if rest.len() < 2 => {
            *outer = *first;
            *active = rest.first().copied().unwrap_or(Value::Unset);
        }
        (ToolState::DropWhile { dropped, .. }, _) => *dropped = truth,
        (ToolState::Accumulate { total, .. }, _) => *total = state,
        _ => return Err(vm.type_error("state is not a tuple of what the iterator holds")),
    }
    Ok(Value::None)
}
