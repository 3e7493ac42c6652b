//! The stable sort behind `sorted` and `list.sort`.
//!
//! Ints, floats and strings are compared without script code; everything else goes through `vm.less`, which
//! may run it. A comparison may raise: the values are then left in some order, none lost. The caller
//! of `sort_values` says what it means when the list being sorted was changed meanwhile.
//! How those are merged is `merging.rs`.

use crate::object::Value;
use crate::vm::Vm;
use crate::vm::outcome::Raise;
use std::cmp::Ordering;

/// An item beside the key it is sorted by.
#[derive(Clone, Copy)]
pub(super) struct Keyed {
    pub(super) key: Value,
    value: Value,
}

/// Sorts values by `key(value)`, or by themselves if there is no key; equal ones keep their order.
///
/// The values are kept alive here, whatever the key function does to the list they came from.
pub fn sort_values(
    vm: &mut Vm,
    values: &mut Vec<Value>,
    key: Option<Value>,
    reverse: bool,
) -> Result<(), Raise> {
    let held = vm.heap.new_list(values.clone());
    vm.root(held);
    let mut items = keyed(vm, values, key)?;
    // Reversing before and after keeps equal items in their order.
    if reverse {
        items.reverse();
    }
    let result = sort_items(vm, &mut items);
    if reverse {
        items.reverse();
    }
    values.clear();
    values.extend(items.iter().map(|i| i.value));
    result
}

fn keyed(vm: &mut Vm, values: &[Value], key: Option<Value>) -> Result<Vec<Keyed>, Raise> {
    let Some(key) = key else {
        return Ok(values.iter().map(|&v| Keyed { key: v, value: v }).collect());
    };
    let keys = vm.heap.new_list(Vec::with_capacity(values.len()));
    vm.root(keys);
    let mut items = Vec::with_capacity(values.len());
    for &value in values {
        let key = vm.call(key, &[value])?;
        keys.push(&mut vm.heap, key);
        items.push(Keyed { key, value });
    }
    Ok(items)
}

fn sort_items(vm: &mut Vm, items: &mut [Keyed]) -> Result<(), Raise> {
    if items.len() < 2 {
        return Ok(());
    }
    match kind_of(items) {
        Keys::Ints => items.sort_by_key(|i| int_of(i.key)),
        Keys::Floats => items.sort_by(|a, b| {
            float_of(a.key)
                .partial_cmp(&float_of(b.key))
                .unwrap_or(Ordering::Equal)
        }),
        Keys::Strs => {
            let heap = &vm.heap;
            items.sort_by(|a, b| match (a.key, b.key) {
                (Value::Str(a), Value::Str(b)) => a.cmp_text(heap, b),
                _ => Ordering::Equal,
            });
        }
        Keys::Any => return super::merging::merge_sort(vm, items),
    }
    Ok(())
}

/// What all keys are, if they are all the same.
enum Keys {
    Ints,
    /// Floats, none of them NaN.
    Floats,
    Strs,
    Any,
}

fn kind_of(items: &[Keyed]) -> Keys {
    let all = |test: fn(Value) -> bool| items.iter().all(|i| test(i.key));
    match items[0].key {
        Value::Int(_) if all(|v| matches!(v, Value::Int(_))) => Keys::Ints,
        Value::Float(_) if all(|v| matches!(v, Value::Float(x) if !x.get().is_nan())) => {
            Keys::Floats
        }
        Value::Str(_) if all(|v| matches!(v, Value::Str(_))) => Keys::Strs,
        _ => Keys::Any,
    }
}

fn int_of(v: Value) -> i64 {
    if let Value::Int(i) = v { i } else { 0 }
}

fn float_of(v: Value) -> f64 {
    if let Value::Float(x) = v {
        x.get()
    } else {
        0.0
    }
}
