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
        let class = Value::Class(vm.class_of(v));
        // One that has ended is made of nothing.
        if name == "chain" || name == "itertools.chain" {
            vm.warn_category("DeprecationWarning", GOING)?;
            let nothing = vm.tuple(&[]);
            return Ok(vm.tuple(&[class, nothing]));
        }
        if name == "islice" || name == "itertools.islice" {
            vm.warn_category("DeprecationWarning", GOING)?;
            let nothing = vm.list(Vec::new());
            let nothing = vm.iter(nothing)?;
            vm.root(nothing);
            let given = vm.tuple(&[nothing, Value::Int(0)]);
            return Ok(vm.tuple(&[class, given, Value::Int(0)]));
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
            let saved = Value::List(saved);
            match inner.some() {
                Some(inner) => (vec![inner], vm.tuple(&[saved, Value::FALSE])),
                None => {
                    let again = vm.iter(saved).ok()?;
                    vm.root(again);
                    if at > 0 {
                        let set = vm.intern("__setstate__");
                        vm.call_method(again, set, &[Value::Int(at as i64)]).ok()?;
                    }
                    (vec![again], vm.tuple(&[saved, Value::TRUE]))
                }
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
        } => (vec![func, inner], Value::Int(dropped.into())),
        ToolState::TakeWhile {
            func,
            inner,
            stopped,
        } => (vec![func, inner], Value::Int(stopped.into())),
        ToolState::FilterFalse { func, inner }
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
                stop => Value::Int(stop),
            };
            let given = vec![inner, Value::Int(next), stop, Value::Int(step)];
            (given, Value::Int(at))
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
    let whole = match items[..] {
        [_, whole] => vm.truth(whole)?,
        _ => false,
    };
    let count = |n: Value| match n {
        Value::Int(n) => n.max(0),
        _ => 0,
    };
    match (&mut tool.get_mut(&mut vm.heap).state, &items[..]) {
        // The list is shared, as in CPython.
        (ToolState::Cycle { saved, at, .. }, &[Value::List(list), _]) => {
            (*saved, *at) = (list, whole.into());
        }
        (ToolState::TakeWhile { stopped, .. }, _) => *stopped = truth,
        (ToolState::Islice { at, .. }, _) => *at = count(state),
        // One that has ended.
        (ToolState::Done, _) => {}
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
