//! The class tuple: constructor, operators, methods.
//!
//! Storage is `object/tuple.rs`, indexing by instruction `vm/ops/item.rs`.

use super::arguments::{
    instance_of, is_exactly, memory_error, refuse_operand, repeat_count, wrong_receiver,
};
use super::list::search_bounds;
use super::sequences;
use crate::heap::{Gc, Regs};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::tuple::Tuple;
use crate::syntax::ast::CmpOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, method};
use crate::vm::outcome::Raise;

pub static TUPLE: Type = Type {
    name: "tuple",
    module: "builtins",
    base: "object",
    layout: Layout::Tuple,
    open: true,
    new: Some(func("__new__(cls, iterable=..., /)", new_tuple)),
    funcs: FUNCS,
    doc: "Built-in immutable sequence.",
};

static FUNCS: &[Func] = &[
    method("__add__(self, value, /)", add),
    method("__mul__(self, value, /)", repeat),
    method("__rmul__(self, value, /)", repeat),
    method("__contains__(self, key, /)", |vm, args| {
        let t = this(vm, args)?;
        vm.contains(Value::Tuple(t), args.get(1)).map(Value::bool)
    }),
    method("__getitem__(self, key, /)", |vm, args| {
        let t = this(vm, args)?;
        vm.get_item(Value::Tuple(t), args.get(1))
    }),
    method("__len__(self, /)", |vm, args| {
        this(vm, args).map(|t| Value::Int(t.len(&vm.heap) as i64))
    }),
    method("__iter__(self, /)", |vm, args| {
        let t = this(vm, args)?;
        vm.iter(Value::Tuple(t))
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
    method("__hash__(self, /)", |vm, args| {
        let t = this(vm, args)?;
        vm.hash(Value::Tuple(t)).map(|h| Value::Int(h as i64))
    }),
    method("__repr__(self, /)", |vm, args| {
        let t = this(vm, args)?;
        vm.repr_of(Value::Tuple(t)).map(Value::Str)
    }),
    method("__getnewargs__(self, /)", |vm, args| {
        let t = this(vm, args)?;
        Ok(vm.tuple(&[Value::Tuple(t)]))
    }),
    method(
        "index(self, value, start=0, stop=9223372036854775807, /)",
        |vm, args| {
            let t = this(vm, args)?;
            let (from, to) = search_bounds(vm, args, t.len(&vm.heap))?;
            match sequences::position(vm, Value::Tuple(t), args.get(1), from, to)? {
                Some(i) => Ok(Value::Int(i as i64)),
                None => Err(vm.value_error("tuple.index(x): x not in tuple")),
            }
        },
    ),
    method("count(self, value, /)", |vm, args| {
        let t = this(vm, args)?;
        sequences::count(vm, Value::Tuple(t), args.get(1)).map(|n| Value::Int(n as i64))
    }),
];

/// Gives the receiver as a plain tuple.
#[inline]
fn this(vm: &mut Vm, args: Args) -> Result<Gc<Tuple>, Raise> {
    match vm.plain(args.get(0)) {
        Value::Tuple(t) => Ok(t),
        _ => Err(wrong_receiver(vm, "tuple", args.get(0))),
    }
}

fn new_tuple(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (cls, source, tuple) = (args.get(0), args.get(1), vm.types.tuple);
    let value = match source {
        Value::Unset => vm.tuple(&[]),
        Value::Tuple(_) => source,
        Value::List(list) => {
            let items = Regs::of_constants(list.items(&vm.heap));
            let count = list.items(&vm.heap).len();
            Value::Tuple(vm.heap.new_tuple_of(items, count))
        }
        _ => {
            let items = sequences::items_of(vm, source)?;
            vm.tuple(&items)
        }
    };
    if is_exactly(cls, tuple) {
        Ok(value)
    } else {
        instance_of(vm, cls, tuple, value)
    }
}

fn add(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let t = this(vm, args)?;
    match vm.plain(args.get(1)) {
        Value::Tuple(other) => {
            let items = [t.items(&vm.heap), other.items(&vm.heap)].concat();
            Ok(vm.tuple(&items))
        }
        _ => {
            let radd = vm.names.radd;
            refuse_operand(vm, radd, args.get(1), |got| {
                format!("can only concatenate tuple (not \"{got}\") to tuple")
            })
        }
    }
}

fn repeat(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let n = repeat_count(vm, args.get(1))?;
    let t = this(vm, args)?;
    let items = t.items(&vm.heap);
    if items.len().checked_mul(n).is_none_or(|n| n > 1 << 30) {
        return Err(memory_error(vm));
    }
    let items = items.repeat(n);
    Ok(vm.tuple(&items))
}

fn compare(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Value, Raise> {
    let t = this(vm, args)?;
    match vm.plain(args.get(1)) {
        other @ Value::Tuple(_) => vm.compare(op, Value::Tuple(t), other),
        _ => Ok(Value::NotImplemented),
    }
}
