//! The order of heaps: what `heapq` does to lists and a `PriorityQueue` to its items.
//!
//! It is CPython's, in which equal items come out: what has to go down goes all the way to a leaf first and rises from
//! there to its place. Comparing may run script code; where it makes a heap longer or shorter, that is a
//! RuntimeError. Items that compare without it are moved at once, by the path they would have taken.

use crate::object::Value;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

/// What holds the items of a heap. Whoever calls keeps it alive.
pub trait Heap: Copy {
    fn len(self, vm: &Vm) -> usize;
    fn item(self, vm: &Vm, i: usize) -> Option<Value>;
    fn set_item(self, vm: &mut Vm, i: usize, value: Value);
}

/// Which item of a heap is first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum First {
    Smallest,
    Largest,
}

impl First {
    /// Tells whether an item has to stand above another one.
    fn precedes(self, vm: &mut Vm, a: Value, b: Value) -> Result<bool, Raise> {
        match self {
            First::Smallest => vm.less(a, b),
            First::Largest => vm.less(b, a),
        }
    }

    fn precedes_plainly(self, vm: &Vm, a: Value, b: Value) -> Option<bool> {
        match self {
            First::Smallest => vm.less_plainly(a, b),
            First::Largest => vm.less_plainly(b, a),
        }
    }
}

/// Levels of a heap that fits into memory.
const LEVELS: usize = 64;

/// Moves the item at `at` towards `start` until what is above it may stay there.
pub fn rise(
    vm: &mut Vm,
    heap: impl Heap,
    start: usize,
    at: usize,
    first: First,
) -> Result<(), Raise> {
    match rise_plainly(vm, heap, start, at, first) {
        Some(()) => Ok(()),
        None => rise_by_calls(vm, heap, start, at, first),
    }
}

/// Puts an item in the place of the first one, which it returns; `None` if there is none.
pub fn replace(
    vm: &mut Vm,
    heap: impl Heap,
    item: Value,
    first: First,
) -> Result<Option<Value>, Raise> {
    let Some(taken) = heap.item(vm, 0) else {
        return Ok(None);
    };
    vm.root(taken);
    heap.set_item(vm, 0, item);
    sink(vm, heap, 0, first)?;
    Ok(Some(taken))
}

/// Moves an item down to a leaf, past the child that has to stand above the other, and lets it rise from there.
pub fn sink(vm: &mut Vm, heap: impl Heap, start: usize, first: First) -> Result<(), Raise> {
    match sink_plainly(vm, heap, start, first) {
        Some(()) => Ok(()),
        None => sink_by_calls(vm, heap, start, first),
    }
}

/// `rise`, if no comparison runs script code; `None`, and nothing moved, if one would.
fn rise_plainly(vm: &mut Vm, heap: impl Heap, start: usize, at: usize, first: First) -> Option<()> {
    let item = heap.item(vm, at)?;
    let mut end = at;
    while end > start {
        let above = (end - 1) / 2;
        if !first.precedes_plainly(vm, item, heap.item(vm, above)?)? {
            break;
        }
        end = above;
    }
    let mut at = at;
    while at > end {
        let above = (at - 1) / 2;
        let parent = heap.item(vm, above)?;
        heap.set_item(vm, at, parent);
        at = above;
    }
    heap.set_item(vm, end, item);
    Some(())
}

/// `sink`, if no comparison runs script code; `None`, and nothing moved, if one would.
fn sink_plainly(vm: &mut Vm, heap: impl Heap, start: usize, first: First) -> Option<()> {
    let len = heap.len(vm);
    let item = heap.item(vm, start)?;
    let mut path = [(start, Value::None); LEVELS];
    let (mut at, mut depth) = (start, 0);
    while at < len / 2 {
        let mut child = 2 * at + 1;
        let mut below = heap.item(vm, child)?;
        if child + 1 < len {
            let right = heap.item(vm, child + 1)?;
            if !first.precedes_plainly(vm, below, right)? {
                (child, below) = (child + 1, right);
            }
        }
        depth += 1;
        path[depth] = (child, below);
        at = child;
    }
    while depth > 0 && first.precedes_plainly(vm, item, path[depth].1)? {
        depth -= 1;
    }
    for i in 1..=depth {
        heap.set_item(vm, path[i - 1].0, path[i].1);
    }
    heap.set_item(vm, path[depth].0, item);
    Some(())
}

/// Gives an item of a heap that had `len` of them before script code ran.
fn held(vm: &mut Vm, heap: impl Heap, at: usize, len: usize) -> Result<Value, Raise> {
    match heap.item(vm, at) {
        Some(item) if heap.len(vm) == len => Ok(item),
        _ => Err(vm.runtime_error("list changed size during iteration")),
    }
}

fn swap(vm: &mut Vm, heap: impl Heap, a: usize, b: usize) {
    if let (Some(x), Some(y)) = (heap.item(vm, a), heap.item(vm, b)) {
        heap.set_item(vm, a, y);
        heap.set_item(vm, b, x);
    }
}

fn rise_by_calls(
    vm: &mut Vm,
    heap: impl Heap,
    start: usize,
    mut at: usize,
    first: First,
) -> Result<(), Raise> {
    let len = heap.len(vm);
    let item = held(vm, heap, at, len)?;
    while at > start {
        let above = (at - 1) / 2;
        let parent = held(vm, heap, above, len)?;
        let precedes = first.precedes(vm, item, parent)?;
        held(vm, heap, at, len)?;
        if !precedes {
            break;
        }
        swap(vm, heap, at, above);
        at = above;
    }
    Ok(())
}

fn sink_by_calls(vm: &mut Vm, heap: impl Heap, start: usize, first: First) -> Result<(), Raise> {
    let len = heap.len(vm);
    held(vm, heap, start, len)?;
    let mut at = start;
    while at < len / 2 {
        let mut child = 2 * at + 1;
        if child + 1 < len {
            let left = held(vm, heap, child, len)?;
            let right = held(vm, heap, child + 1, len)?;
            let precedes = first.precedes(vm, left, right)?;
            held(vm, heap, child, len)?;
            if !precedes {
                child += 1;
            }
        }
        swap(vm, heap, at, child);
        at = child;
    }
    rise_by_calls(vm, heap, start, at, first)
}
