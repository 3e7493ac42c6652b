//! The stable sort behind `sorted` and `list.sort`.
//!
//! Ints, floats and strings are compared without script code; everything else goes through `vm.less`, which
//! may run it. A comparison may raise: the values are then left in some order, none lost. The caller
//! of `sort_values` says what it means when the list being sorted was changed meanwhile.
//! As in CPython a comparison always asks "is the later item less than the earlier one".

use crate::object::Value;
use crate::vm::Vm;
use crate::vm::outcome::Raise;
use std::cmp::Ordering;

/// Runs shorter than this are made longer by insertion.
const SHORT_RUN: usize = 24;

/// An item beside the key it is sorted by.
#[derive(Clone, Copy)]
struct Keyed {
    key: Value,
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
        Keys::Any => return merge_sort(vm, items),
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

/// Sorts by natural runs, merged pairwise like a stack of balanced lengths.
fn merge_sort(vm: &mut Vm, items: &mut [Keyed]) -> Result<(), Raise> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut spare = Vec::with_capacity(items.len());
    let mut at = 0;
    while at < items.len() {
        let mut end = at + natural_run(vm, &mut items[at..])?;
        let wanted = (at + SHORT_RUN).min(items.len());
        if end < wanted {
            insert_rest(vm, &mut items[at..wanted], end - at)?;
            end = wanted;
        }
        runs.push((at, end));
        at = end;
        while let [.., (a, b), (_, c)] = runs[..] {
            if b - a > c - b && at < items.len() {
                break;
            }
            runs.truncate(runs.len() - 2);
            runs.push((a, c));
            merge(vm, &mut items[a..c], b - a, &mut spare)?;
        }
    }
    Ok(())
}

/// Gives the length of the run that begins here; a falling one is turned round.
fn natural_run(vm: &mut Vm, items: &mut [Keyed]) -> Result<usize, Raise> {
    if items.len() < 2 {
        return Ok(items.len());
    }
    let falling = vm.less(items[1].key, items[0].key)?;
    let mut end = 2;
    while end < items.len() && vm.less(items[end].key, items[end - 1].key)? == falling {
        end += 1;
    }
    if falling {
        items[..end].reverse();
    }
    Ok(end)
}

/// Inserts the items from `sorted` on into the sorted ones before them.
fn insert_rest(vm: &mut Vm, items: &mut [Keyed], sorted: usize) -> Result<(), Raise> {
    for i in sorted..items.len() {
        let (mut low, mut high) = (0, i);
        while low < high {
            let mid = (low + high) / 2;
            if vm.less(items[i].key, items[mid].key)? {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        items[low..=i].rotate_right(1);
    }
    Ok(())
}

/// Merges the sorted items before `middle` with the sorted ones from there on.
fn merge(
    vm: &mut Vm,
    items: &mut [Keyed],
    middle: usize,
    spare: &mut Vec<Keyed>,
) -> Result<(), Raise> {
    if !vm.less(items[middle].key, items[middle - 1].key)? {
        return Ok(());
    }
    spare.clear();
    spare.extend_from_slice(&items[..middle]);
    let (mut left, mut right, mut out) = (0, middle, 0);
    let mut result = Ok(());
    while left < spare.len() && right < items.len() {
        let later = match vm.less(items[right].key, spare[left].key) {
            Ok(later) => later,
            Err(raise) => {
                result = Err(raise);
                break;
            }
        };
        if later {
            items[out] = items[right];
            right += 1;
        } else {
            items[out] = spare[left];
            left += 1;
        }
        out += 1;
    }
    // What is left of the first half fits exactly before what is left of the second.
    items[out..out + spare.len() - left].copy_from_slice(&spare[left..]);
    result
}
