//! The classes range and slice.
//!
//! Their data is `object/tuple.rs`, indexing is `vm/ops/item.rs`, iterating `vm/ops/iter.rs`. Members of a
//! range that do not fit i64 are computed with big integers.

use super::arguments::{OF_RANGES, unordered, wrong_receiver};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::int::{as_i64, to_ibig};
use crate::object::tuple::{Range, Slice};
use crate::syntax::ast::CmpOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, getter, method};
use crate::vm::outcome::Raise;
use dashu_int::IBig;

pub static RANGE: Type = Type {
    name: "range",
    module: "builtins",
    base: "object",
    layout: Layout::Sealed,
    open: false,
    new: Some(func(
        "__new__(cls, start, stop=..., step=..., /)",
        new_range,
    )),
    funcs: RANGE_FUNCS,
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object",
};

static RANGE_FUNCS: &[Func] = &[
    getter("start", |vm, args| {
        Ok(range_of(vm, args)?.get(&vm.heap).start)
    }),
    getter("stop", |vm, args| {
        Ok(range_of(vm, args)?.get(&vm.heap).stop)
    }),
    getter("step", |vm, args| {
        Ok(range_of(vm, args)?.get(&vm.heap).step)
    }),
    method("count(self, value, /)", range_count),
    method("index(self, value, /)", range_index),
    method("__len__(self, /)", |vm, args| {
        vm.len(args.get(0)).map(|n| Value::Int(n as i64))
    }),
    method("__bool__(self, /)", |vm, args| {
        let range = range_of(vm, args)?;
        vm.truth(Value::Range(range)).map(Value::bool)
    }),
    method("__iter__(self, /)", |vm, args| vm.iter(args.get(0))),
    method("__reversed__(self, /)", |vm, args| {
        super::iterators::reversed_of(vm, args.get(0))
    }),
    method("__contains__(self, key, /)", range_contains),
    method("__getitem__(self, key, /)", |vm, args| {
        vm.get_item(args.get(0), args.get(1))
    }),
    method("__eq__(self, value, /)", |vm, args| {
        range_eq(vm, args, false)
    }),
    method("__ne__(self, value, /)", |vm, args| {
        range_eq(vm, args, true)
    }),
    method("__lt__(self, value, /)", |vm, args| {
        unordered::<OF_RANGES>(vm, args)
    }),
    method("__le__(self, value, /)", |vm, args| {
        unordered::<OF_RANGES>(vm, args)
    }),
    method("__gt__(self, value, /)", |vm, args| {
        unordered::<OF_RANGES>(vm, args)
    }),
    method("__ge__(self, value, /)", |vm, args| {
        unordered::<OF_RANGES>(vm, args)
    }),
    method("__hash__(self, /)", |vm, args| {
        let range = range_of(vm, args)?;
        vm.hash(Value::Range(range)).map(|h| Value::Int(h as i64))
    }),
    method("__repr__(self, /)", |vm, args| {
        let range = range_of(vm, args)?;
        vm.repr_of(Value::Range(range)).map(Value::Str)
    }),
    method("__reduce__(self, /)", range_reduce),
];

fn range_of(vm: &mut Vm, args: Args) -> Result<Gc<Range>, Raise> {
    match args.get(0) {
        Value::Range(r) => Ok(r),
        other => Err(wrong_receiver(vm, "range", other)),
    }
}

fn new_range(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut bounds = [Value::Int(0), Value::Int(0), Value::Int(1)];
    if args.get(2).is_unset() {
        bounds[1] = vm.to_int_value(args.get(1))?;
    } else {
        for (i, bound) in bounds.iter_mut().enumerate() {
            if !args.get(i + 1).is_unset() {
                *bound = vm.to_int_value(args.get(i + 1))?;
                vm.root(*bound);
            }
        }
    }
    if matches!(bounds[2], Value::Int(0)) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    let [start, stop, step] = bounds;
    Ok(Value::Range(vm.heap.new_range(start, stop, step)))
}

/// Gives how many members a range has.
pub fn range_len(vm: &Vm, range: Gc<Range>) -> IBig {
    range.get(&vm.heap).count(&vm.heap)
}

/// Gives the place of an integer in a range, if it is a member.
pub fn range_place(vm: &Vm, range: Gc<Range>, n: Value) -> Option<IBig> {
    let r = range.get(&vm.heap);
    if let (Some(small), Some(n)) = (r.small, as_i64(n)) {
        return small.place_of(n).map(IBig::from);
    }
    let [start, step, n] = [r.start, r.step, n].map(|v| to_ibig(&vm.heap, v));
    let distance = n - start;
    if &distance % &step != IBig::ZERO {
        return None;
    }
    let place = distance / step;
    (place >= IBig::ZERO && place < range_len(vm, range)).then_some(place)
}

fn is_exact_int(v: Value) -> bool {
    matches!(v, Value::Int(_) | Value::Big(_) | Value::Bool(_))
}

fn range_count(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let range = range_of(vm, args)?;
    let wanted = args.get(1);
    if is_exact_int(wanted) {
        return Ok(Value::Int(range_place(vm, range, wanted).is_some() as i64));
    }
    let it = vm.iter(args.get(0))?;
    vm.root(it);
    let mut count = 0;
    while let Some(item) = vm.next(it)? {
        count += vm.eq(item, wanted)? as i64;
    }
    Ok(Value::Int(count))
}

fn range_contains(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let range = range_of(vm, args)?;
    let wanted = args.get(1);
    if is_exact_int(wanted) {
        return Ok(Value::bool(range_place(vm, range, wanted).is_some()));
    }
    let it = vm.iter(args.get(0))?;
    vm.root(it);
    while let Some(item) = vm.next(it)? {
        if vm.eq(item, wanted)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn range_index(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let range = range_of(vm, args)?;
    let wanted = args.get(1);
    if is_exact_int(wanted) {
        if let Some(place) = range_place(vm, range, wanted) {
            return Ok(vm.heap.new_int(place));
        }
        let shown = vm.repr_of(wanted)?;
        let text = format!("{} is not in range", shown.text(&vm.heap));
        return Err(vm.value_error(text));
    }
    let it = vm.iter(args.get(0))?;
    vm.root(it);
    let mut place = 0;
    while let Some(item) = vm.next(it)? {
        if vm.eq(item, wanted)? {
            return Ok(Value::Int(place));
        }
        place += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn range_eq(vm: &mut Vm, args: Args, negate: bool) -> Result<Value, Raise> {
    range_of(vm, args)?;
    if !matches!(args.get(1), Value::Range(_)) {
        return Ok(Value::NotImplemented);
    }
    vm.eq(args.get(0), args.get(1))
        .map(|same| Value::bool(same != negate))
}

fn range_reduce(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let r = range_of(vm, args)?.get(&vm.heap);
    let parts = [r.start, r.stop, r.step];
    let state = vm.tuple(&parts);
    let class = Value::Class(vm.types.range);
    Ok(vm.tuple(&[class, state]))
}

pub static SLICE: Type = Type {
    name: "slice",
    module: "builtins",
    base: "object",
    layout: Layout::Sealed,
    open: false,
    new: Some(func("__new__(cls, *args)", new_slice)),
    funcs: SLICE_FUNCS,
    doc: "slice(stop)\nslice(start, stop[, step])",
};

static SLICE_FUNCS: &[Func] = &[
    getter("start", |vm, args| {
        Ok(slice_of(vm, args)?.get(&vm.heap).start)
    }),
    getter("stop", |vm, args| {
        Ok(slice_of(vm, args)?.get(&vm.heap).stop)
    }),
    getter("step", |vm, args| {
        Ok(slice_of(vm, args)?.get(&vm.heap).step)
    }),
    method("indices(self, length, /)", slice_indices),
    method("__eq__(self, value, /)", |vm, args| {
        slice_compare(vm, args, CmpOp::Eq)
    }),
    method("__ne__(self, value, /)", |vm, args| {
        slice_compare(vm, args, CmpOp::NotEq)
    }),
    method("__lt__(self, value, /)", |vm, args| {
        slice_compare(vm, args, CmpOp::Lt)
    }),
    method("__le__(self, value, /)", |vm, args| {
        slice_compare(vm, args, CmpOp::LtE)
    }),
    method("__gt__(self, value, /)", |vm, args| {
        slice_compare(vm, args, CmpOp::Gt)
    }),
    method("__ge__(self, value, /)", |vm, args| {
        slice_compare(vm, args, CmpOp::GtE)
    }),
    method("__hash__(self, /)", |vm, args| {
        let slice = slice_of(vm, args)?;
        vm.hash(Value::Slice(slice)).map(|h| Value::Int(h as i64))
    }),
    method("__repr__(self, /)", |vm, args| {
        let slice = slice_of(vm, args)?;
        vm.repr_of(Value::Slice(slice)).map(Value::Str)
    }),
];

fn slice_of(vm: &mut Vm, args: Args) -> Result<Gc<Slice>, Raise> {
    match args.get(0) {
        Value::Slice(s) => Ok(s),
        other => Err(wrong_receiver(vm, "slice", other)),
    }
}

fn new_slice(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.rest(vm, 1);
    let (start, stop, step) = match given[..] {
        [stop] => (Value::None, stop, Value::None),
        [start, stop] => (start, stop, Value::None),
        [start, stop, step] => (start, stop, step),
        [] => return Err(vm.type_error("slice expected at least 1 argument, got 0")),
        _ => {
            let text = format!("slice expected at most 3 arguments, got {}", given.len());
            return Err(vm.type_error(text));
        }
    };
    Ok(Value::Slice(vm.heap.new_slice(start, stop, step)))
}

fn slice_compare(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Value, Raise> {
    slice_of(vm, args)?;
    let (Value::Slice(a), Value::Slice(b)) = (args.get(0), args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    let parts = |vm: &mut Vm, s: Gc<Slice>| {
        let s = s.get(&vm.heap);
        let parts = [s.start, s.stop, s.step];
        vm.tuple(&parts)
    };
    let (a, b) = (parts(vm, a), parts(vm, b));
    vm.compare(op, a, b)
}

/// Turns a part of a slice into an integer; `None` stays absent.
fn slice_part(vm: &mut Vm, v: Value) -> Result<Option<IBig>, Raise> {
    if v.is_none() {
        return Ok(None);
    }
    if !is_exact_int(vm.plain(v)) && vm.class_of(v).find(&vm.heap, vm.names.index).is_none() {
        let text = "slice indices must be integers or None or have an __index__ method";
        return Err(vm.type_error(text));
    }
    let n = vm.to_int_value(v)?;
    Ok(Some(to_ibig(&vm.heap, n)))
}

fn slice_indices(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let slice = slice_of(vm, args)?;
    let (start, stop, step) = {
        let s = slice.get(&vm.heap);
        (s.start, s.stop, s.step)
    };
    let len = vm.to_int_value(args.get(1))?;
    let len = to_ibig(&vm.heap, len);
    let zero = IBig::ZERO;
    if len < zero {
        return Err(vm.value_error("length should not be negative"));
    }
    let step = slice_part(vm, step)?.unwrap_or(IBig::ONE);
    if step == zero {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let down = step < zero;
    let (low, high) = if down {
        (-IBig::ONE, &len - IBig::ONE)
    } else {
        (zero.clone(), len.clone())
    };
    let fit = |part: Option<IBig>, absent: &IBig| match part {
        None => absent.clone(),
        Some(n) if n < zero => (n + &len).max(low.clone()),
        Some(n) => n.min(high.clone()),
    };
    let (start, stop) = (slice_part(vm, start)?, slice_part(vm, stop)?);
    let start = fit(start, if down { &high } else { &low });
    let stop = fit(stop, if down { &low } else { &high });
    let parts = [start, stop, step].map(|n| vm.heap.new_int(n));
    Ok(vm.tuple(&parts))
}
