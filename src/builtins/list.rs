//! The class list: constructor, operators, methods.
//!
//! Storage is `object/list.rs`, sorting `sort.rs`, indexing by instruction `vm/ops/item.rs`. Comparing items may
//! run script code that changes the list, so it is read anew after every comparison.

use super::arguments::{
    instance_of, is_exactly, memory_error, refuse_operand, repeat_count, wrong_receiver,
};
use super::{sequences, sort};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::iter::{Iter, IterKind, IterState};
use crate::object::list::{List, index_of};
use crate::syntax::ast::CmpOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, method};
use crate::vm::outcome::Raise;

pub static LIST: Type = Type {
    name: "list",
    module: "builtins",
    base: "object",
    layout: Layout::List,
    open: true,
    new: Some(func("__new__(cls, /, *args, **kwargs)", new_list)),
    funcs: FUNCS,
    doc: "Built-in mutable sequence.",
};

static FUNCS: &[Func] = &[
    method("__init__(self, iterable=..., /)", init),
    method("__add__(self, value, /)", add),
    method("__iadd__(self, value, /)", |vm, args| {
        let l = this(vm, args)?;
        extend_with(vm, l, args.get(1))?;
        Ok(args.get(0))
    }),
    method("__mul__(self, value, /)", repeat),
    method("__rmul__(self, value, /)", repeat),
    method("__imul__(self, value, /)", |vm, args| {
        let n = repeat_count(vm, args.get(1))?;
        let l = this(vm, args)?;
        let items = repeated(vm, l, n)?;
        l.change(&mut vm.heap, |old| *old = items);
        Ok(args.get(0))
    }),
    method("__contains__(self, key, /)", |vm, args| {
        let l = this(vm, args)?;
        vm.contains(Value::List(l), args.get(1)).map(Value::bool)
    }),
    method("__getitem__(self, index, /)", |vm, args| {
        let l = this(vm, args)?;
        vm.get_item(Value::List(l), args.get(1))
    }),
    method("__setitem__(self, key, value, /)", |vm, args| {
        let l = this(vm, args)?;
        vm.set_item(Value::List(l), args.get(1), args.get(2))
            .map(|()| Value::None)
    }),
    method("__delitem__(self, key, /)", |vm, args| {
        let l = this(vm, args)?;
        vm.del_item(Value::List(l), args.get(1))
            .map(|()| Value::None)
    }),
    method("__len__(self, /)", |vm, args| {
        this(vm, args).map(|l| Value::Int(l.len(&vm.heap) as i64))
    }),
    method("__iter__(self, /)", |vm, args| {
        let l = this(vm, args)?;
        vm.iter(Value::List(l))
    }),
    method("__reversed__(self, /)", |vm, args| {
        let list = this(vm, args)?;
        let state = IterState::ListReverse {
            list,
            left: list.len(&vm.heap),
        };
        Ok(Value::Iter(vm.heap.alloc(Iter {
            sole: true,
            state,
            kind: IterKind::ListReverse,
        })))
    }),
    method("__eq__(self, value, /)", |vm, args| {
        compare(vm, args, CmpOp::Eq)
    }),
    method("__ne__(self, value, /)", |vm, args| {
        compare(vm, args, CmpOp::NotEq)
    }),
    method("__lt__(self, value, /)", |vm, args| {
        compare(vm, args, CmpOp::Lt)
    }),
    method("__le__(self, value, /)", |vm, args| {
        compare(vm, args, CmpOp::LtE)
    }),
    method("__gt__(self, value, /)", |vm, args| {
        compare(vm, args, CmpOp::Gt)
    }),
    method("__ge__(self, value, /)", |vm, args| {
        compare(vm, args, CmpOp::GtE)
    }),
    method("__repr__(self, /)", |vm, args| {
        let l = this(vm, args)?;
        vm.repr_of(Value::List(l)).map(Value::Str)
    }),
    method("__sizeof__(self, /)", |vm, args| {
        this(vm, args).map(|l| Value::Int(40 + 8 * l.len(&vm.heap) as i64))
    }),
    method("append(self, object, /)", |vm, args| {
        let l = this(vm, args)?;
        l.push(&mut vm.heap, args.get(1));
        Ok(Value::None)
    }),
    method("extend(self, iterable, /)", |vm, args| {
        let l = this(vm, args)?;
        extend_with(vm, l, args.get(1)).map(|()| Value::None)
    }),
    method("insert(self, index, object, /)", |vm, args| {
        let at = vm.to_index(args.get(1))?;
        let l = this(vm, args)?;
        let len = l.len(&vm.heap) as i64;
        let at = if at < 0 {
            at.saturating_add(len).max(0)
        } else {
            at.min(len)
        };
        l.change(&mut vm.heap, |items| items.insert(at as usize, args.get(2)));
        Ok(Value::None)
    }),
    method("pop(self, index=-1, /)", pop),
    method("remove(self, value, /)", |vm, args| {
        let l = this(vm, args)?;
        match sequences::position(vm, Value::List(l), args.get(1), 0, usize::MAX)? {
            Some(i) => {
                l.change(&mut vm.heap, |items| {
                    if i < items.len() {
                        items.remove(i);
                    }
                });
                Ok(Value::None)
            }
            None => Err(vm.value_error("list.remove(x): x not in list")),
        }
    }),
    method(
        "index(self, value, start=0, stop=9223372036854775807, /)",
        |vm, args| {
            let l = this(vm, args)?;
            let (from, to) = search_bounds(vm, args, l.len(&vm.heap))?;
            match sequences::position(vm, Value::List(l), args.get(1), from, to)? {
                Some(i) => Ok(Value::Int(i as i64)),
                None => {
                    let shown = vm.repr_of(args.get(1))?;
                    let text = format!("{} is not in list", shown.text(&vm.heap));
                    Err(vm.value_error(text))
                }
            }
        },
    ),
    method("count(self, value, /)", |vm, args| {
        let l = this(vm, args)?;
        sequences::count(vm, Value::List(l), args.get(1)).map(|n| Value::Int(n as i64))
    }),
    method("reverse(self, /)", |vm, args| {
        let l = this(vm, args)?;
        l.change(&mut vm.heap, |items| items.reverse());
        Ok(Value::None)
    }),
    method("copy(self, /)", |vm, args| {
        let l = this(vm, args)?;
        let items = l.items(&vm.heap).to_vec();
        Ok(vm.list(items))
    }),
    method("clear(self, /)", |vm, args| {
        let l = this(vm, args)?;
        l.change(&mut vm.heap, |items| *items = Vec::new());
        Ok(Value::None)
    }),
    method("sort(self, /, *, key=None, reverse=False)", sort),
];

/// Gives the receiver as a plain list.
#[inline]
fn this(vm: &mut Vm, args: Args) -> Result<Gc<List>, Raise> {
    match args.get(0) {
        Value::List(l) => Ok(l),
        v => match vm.plain(v) {
            Value::List(l) => Ok(l),
            _ => Err(wrong_receiver(vm, "list", v)),
        },
    }
}

fn new_list(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (cls, list) = (args.get(0), vm.types.list);
    let value = Value::List(vm.heap.new_list(Vec::new()));
    if is_exactly(cls, list) {
        Ok(value)
    } else {
        instance_of(vm, cls, list, value)
    }
}

fn init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let l = this(vm, args)?;
    if !l.is_empty(&vm.heap) {
        l.change(&mut vm.heap, |items| items.clear());
    }
    if !args.get(1).is_unset() {
        extend_with(vm, l, args.get(1))?;
    }
    Ok(Value::None)
}

/// Adds the items of any iterable, one by one as it gives them. The list and the iterable are arguments.
pub fn extend_with(vm: &mut Vm, l: Gc<List>, source: Value) -> Result<(), Raise> {
    match source {
        Value::List(other) => {
            let items = other.items(&vm.heap).to_vec();
            l.extend(&mut vm.heap, &items);
        }
        Value::Tuple(other) => {
            let items = other.items(&vm.heap).to_vec();
            l.extend(&mut vm.heap, &items);
        }
        _ => {
            let iterator = vm.iter(source)?;
            vm.root(iterator);
            vm.ask_length(source)?;
            while let Some(item) = vm.next(iterator)? {
                l.push(&mut vm.heap, item);
            }
        }
    }
    Ok(())
}

fn add(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let l = this(vm, args)?;
    match vm.plain(args.get(1)) {
        Value::List(other) => {
            let items = [l.items(&vm.heap), other.items(&vm.heap)].concat();
            Ok(vm.list(items))
        }
        _ => {
            let radd = vm.names.radd;
            refuse_operand(vm, radd, args.get(1), |got| {
                format!("can only concatenate list (not \"{got}\") to list")
            })
        }
    }
}

fn repeated(vm: &mut Vm, l: Gc<List>, n: usize) -> Result<Vec<Value>, Raise> {
    let items = l.items(&vm.heap);
    if items.len().checked_mul(n).is_none_or(|n| n > 1 << 30) {
        return Err(memory_error(vm));
    }
    Ok(items.repeat(n))
}

fn repeat(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let n = repeat_count(vm, args.get(1))?;
    let l = this(vm, args)?;
    let items = repeated(vm, l, n)?;
    Ok(vm.list(items))
}

fn compare(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Value, Raise> {
    let l = this(vm, args)?;
    match vm.plain(args.get(1)) {
        other @ Value::List(_) => vm.compare(op, Value::List(l), other),
        _ => Ok(Value::NotImplemented),
    }
}

/// Reads the bounds of `index`, for which `None` is no default.
pub fn search_bounds(vm: &mut Vm, args: Args, len: usize) -> Result<(usize, usize), Raise> {
    for i in [2, 3] {
        let bound = args.get(i);
        let index = vm.names.index;
        if !matches!(bound, Value::Int(_)) && vm.find_method(bound, index)?.is_none() {
            let text = "slice indices must be integers or have an __index__ method";
            return Err(vm.type_error(text));
        }
    }
    let (start, stop) = (args.clipped(vm, 2)?, args.clipped(vm, 3)?);
    let fit = |i: i64| {
        if i < 0 {
            i.saturating_add(len as i64).max(0)
        } else {
            i
        }
    };
    Ok((fit(start) as usize, fit(stop) as usize))
}

fn pop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let at = args.int(vm, 1)?;
    let l = this(vm, args)?;
    let len = l.len(&vm.heap);
    if len == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    let Some(i) = index_of(len, at) else {
        return Err(vm.index_error("pop index out of range"));
    };
    let items = &mut l.get_mut(&mut vm.heap).items;
    Ok(if i + 1 == len {
        items.pop().unwrap_or(Value::None)
    } else {
        items.remove(i)
    })
}

fn sort(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let l = this(vm, args)?;
    let reverse = args.truth(vm, 2)?;
    // While it is sorted the list is empty, so that script code cannot disturb the sorting.
    let mut items = std::mem::take(&mut l.get_mut(&mut vm.heap).items);
    let key = args.some(1);
    let result = sort::sort_values(vm, &mut items, key, reverse);
    let touched = !l.is_empty(&vm.heap) || l.get(&vm.heap).items.capacity() > 0;
    l.get_mut(&mut vm.heap).items = items;
    result?;
    if touched {
        return Err(vm.value_error("list modified during sort"));
    }
    Ok(Value::None)
}
