//! The functions of `bisect`: places in sorted sequences, found by halving.

use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, func};
use crate::vm::outcome::Raise;

pub static MODULE: Module = Module {
    name: "_bisect",
    consts: &[],
    funcs: &[
        func(
            "bisect_left(a, x, lo=0, hi=None, *, key=None)",
            |vm, args| {
                let x = args.get(1);
                Ok(Value::Int(place(vm, args, x, Side::Left)?))
            },
        ),
        func(
            "bisect_right(a, x, lo=0, hi=None, *, key=None)",
            |vm, args| {
                let x = args.get(1);
                Ok(Value::Int(place(vm, args, x, Side::Right)?))
            },
        ),
        func(
            "insort_left(a, x, lo=0, hi=None, *, key=None)",
            |vm, args| insort(vm, args, Side::Left),
        ),
        func(
            "insort_right(a, x, lo=0, hi=None, *, key=None)",
            |vm, args| insort(vm, args, Side::Right),
        ),
    ],
    types: &[],
    init: None,
};

/// On which side of equal items the place is.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// Finds the place for `x` in a sequence. The key function is asked for items alone.
fn place(vm: &mut Vm, args: Args, x: Value, side: Side) -> Result<i64, Raise> {
    let a = args.get(0);
    let mut low = args.int(vm, 2)?;
    let high = match args.get(3) {
        Value::None => None,
        Value::Int(high) => Some(high),
        given => Some(end(vm, given)?),
    };
    if low < 0 {
        return Err(vm.value_error("lo must be non-negative"));
    }
    // C code marks the absent end by a number that a script may give, too.
    let mut high = match high {
        None | Some(-1) => vm.len(a)? as i64,
        Some(high) => high,
    };
    vm.need_sequence(a)?;
    let key = args.some(4);
    let kept = vm.root(Value::None);
    while low < high {
        let middle = low + (high - low) / 2;
        let mut item = match a {
            Value::List(list) => match list.item(&vm.heap, middle as usize) {
                Some(item) => item,
                None => return Err(vm.index_error("list index out of range")),
            },
            _ => vm.get_item(a, Value::Int(middle))?,
        };
        vm.reroot(kept, item);
        if let Some(key) = key {
            item = vm.call(key, &[item])?;
            vm.reroot(kept, item);
        }
        let before = match side {
            Side::Left => !vm.less(item, x)?,
            Side::Right => vm.less(x, item)?,
        };
        if before {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(low)
}

/// Reads an end that is no plain int.
fn end(vm: &mut Vm, given: Value) -> Result<i64, Raise> {
    let index = vm.names.index;
    if !matches!(
        vm.plain(given),
        Value::Bool(_) | Value::Int(_) | Value::Big(_)
    ) && vm.find_method(given, index)?.is_none()
    {
        let got = vm.type_name(given);
        let text = format!("argument should be integer or None, not '{got}'");
        return Err(vm.type_error(text));
    }
    match vm.to_int_value(given)? {
        Value::Int(end) => Ok(end),
        _ => Err(vm.overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}

fn insort(vm: &mut Vm, args: Args, side: Side) -> Result<Value, Raise> {
    let (a, x) = (args.get(0), args.get(1));
    let rank = match args.some(4) {
        Some(key) => vm.call(key, &[x])?,
        None => x,
    };
    vm.root(rank);
    let at = place(vm, args, rank, side)?;
    if let Value::List(list) = a {
        list.change(&mut vm.heap, |items| {
            items.insert((at as usize).min(items.len()), x);
        });
    } else {
        let insert = vm.intern("insert");
        vm.call_method(a, insert, &[Value::Int(at), x])?;
    }
    Ok(Value::None)
}
