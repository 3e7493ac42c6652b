//! The heaps of `heapq`: lists whose first item is the smallest, or the largest.
//!
//! How items are moved is `builtins/heaps.rs`; the rest of the module is `std/heapq.as`.

use crate::builtins::arguments::type_or_none;
use crate::builtins::heaps::{self, First, Heap};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::list::List;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, func};
use crate::vm::outcome::Raise;

pub static MODULE: Module = Module {
    name: "_heapq",
    consts: &[],
    funcs: &[
        func("heappush(heap, item, /)", push),
        func("heappop(heap, /)", |vm, args| {
            pop(vm, args, "heappop() argument", First::Smallest)
        }),
        func("heapify(heap, /)", |vm, args| {
            heapify(vm, args, "heapify() argument", First::Smallest)
        }),
        func("heapreplace(heap, item, /)", |vm, args| {
            let heap = heap(vm, args, "heapreplace() argument 1")?;
            replaced(vm, heap, args.get(1), First::Smallest)
        }),
        func("heappushpop(heap, item, /)", push_pop),
        func("_heapify_max(heap, /)", |vm, args| {
            heapify(vm, args, "_heapify_max() argument", First::Largest)
        }),
        func("_heappop_max(heap, /)", |vm, args| {
            pop(vm, args, "_heappop_max() argument", First::Largest)
        }),
        func("_heapreplace_max(heap, item, /)", |vm, args| {
            let heap = heap(vm, args, "_heapreplace_max() argument 1")?;
            replaced(vm, heap, args.get(1), First::Largest)
        }),
    ],
    types: &[],
    init: None,
};

impl Heap for Gc<List> {
    #[inline(always)]
    fn len(self, vm: &Vm) -> usize {
        Gc::<List>::len(self, &vm.heap)
    }

    #[inline(always)]
    fn item(self, vm: &Vm, i: usize) -> Option<Value> {
        Gc::<List>::item(self, &vm.heap, i)
    }

    #[inline(always)]
    fn set_item(self, vm: &mut Vm, i: usize, value: Value) {
        Gc::<List>::set_item(self, &mut vm.heap, i, value);
    }
}

/// Gives the list that is the first argument; `called` is how the error names that.
fn heap(vm: &mut Vm, args: Args, called: &str) -> Result<Gc<List>, Raise> {
    match vm.plain(args.get(0)) {
        Value::List(heap) => Ok(heap),
        _ => {
            let got = type_or_none(vm, args.get(0));
            Err(vm.type_error(format!("{called} must be list, not {got}")))
        }
    }
}

fn push(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let heap = heap(vm, args, "heappush() argument 1")?;
    heap.push(&mut vm.heap, args.get(1));
    let last = Heap::len(heap, vm) - 1;
    heaps::rise(vm, heap, 0, last, First::Smallest)?;
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args, called: &str, first: First) -> Result<Value, Raise> {
    let heap = heap(vm, args, called)?;
    let Some(last) = heap.change(&mut vm.heap, Vec::pop) else {
        return Err(vm.index_error("index out of range"));
    };
    if heap.is_empty(&vm.heap) {
        return Ok(last);
    }
    replaced(vm, heap, last, first)
}

fn replaced(vm: &mut Vm, heap: Gc<List>, item: Value, first: First) -> Result<Value, Raise> {
    match heaps::replace(vm, heap, item, first)? {
        Some(taken) => Ok(taken),
        None => Err(vm.index_error("index out of range")),
    }
}

fn push_pop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let heap = heap(vm, args, "heappushpop() argument 1")?;
    let item = args.get(1);
    match Heap::item(heap, vm, 0) {
        Some(first) if vm.less(first, item)? => replaced(vm, heap, item, First::Smallest),
        _ => Ok(item),
    }
}

fn heapify(vm: &mut Vm, args: Args, called: &str, first: First) -> Result<Value, Raise> {
    let heap = heap(vm, args, called)?;
    for at in (0..Heap::len(heap, vm) / 2).rev() {
        heaps::sink(vm, heap, at, first)?;
    }
    Ok(Value::None)
}
