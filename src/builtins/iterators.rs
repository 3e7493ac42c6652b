//! The classes enumerate, zip, map, filter and reversed, and what all builtin iterators offer.
//!
//! How each steps is `vm/ops/iter.rs`; their data is `object/iter.rs`.

use super::arguments::instance_of;
use super::iterator_state::{long_range_left, reduce, set_state};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::dict::ViewKind;
use crate::object::iter::{Iter, IterKind, IterState};
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, method};
use crate::vm::outcome::Raise;

/// What every builtin iterator has.
static ITERATOR: &[Func] = &[
    method("__iter__(self, /)", |_, args| Ok(args.get(0))),
    method("__next__(self, /)", |vm, args| {
        let inside = vm.plain(args.get(0));
        super::functions::advance(vm, inside)
    }),
    method("__reduce__(self, /)", reduce),
    method("__setstate__(self, state, /)", set_state),
];

/// What iterators over a known number of items have beside that.
static COUNTED: &[Func] = &[
    method("__iter__(self, /)", |_, args| Ok(args.get(0))),
    method("__next__(self, /)", |vm, args| {
        let inside = vm.plain(args.get(0));
        super::functions::advance(vm, inside)
    }),
    method("__length_hint__(self, /)", length_hint),
    method("__reduce__(self, /)", reduce),
    method("__setstate__(self, state, /)", set_state),
];

const fn class(name: &'static str, new: Option<Func>, funcs: &'static [Func]) -> Type {
    Type {
        name,
        module: "builtins",
        base: "object",
        layout: Layout::Sealed,
        open: false,
        new,
        funcs,
        doc: "",
    }
}

/// The classes a script can call.
pub static TYPES: &[&Type] = &[
    &class(
        "enumerate",
        Some(func("__new__(cls, iterable, start=0)", new_enumerate)),
        ITERATOR,
    ),
    &class(
        "zip",
        Some(func("__new__(cls, *iterables, strict=False)", new_zip)),
        ITERATOR,
    ),
    &class("map", Some(func("__new__(cls, *args)", new_map)), ITERATOR),
    &class(
        "filter",
        Some(func("__new__(cls, function, iterable, /)", new_filter)),
        ITERATOR,
    ),
    &class(
        "reversed",
        Some(func("__new__(cls, sequence, /)", new_reversed)),
        COUNTED,
    ),
];

/// The classes of iterators that only builtins make: they have no name in `builtins`.
pub static HIDDEN: &[&Type] = &[
    &class("list_iterator", None, COUNTED),
    &class("list_reverseiterator", None, COUNTED),
    &class("tuple_iterator", None, COUNTED),
    &class("range_iterator", None, COUNTED),
    &class("longrange_iterator", None, COUNTED),
    &class("str_iterator", None, COUNTED),
    &class("str_ascii_iterator", None, COUNTED),
    &class("bytes_iterator", None, COUNTED),
    &class("bytearray_iterator", None, COUNTED),
    &class("memory_iterator", None, ITERATOR),
    &class("arrayiterator", None, ITERATOR),
    &class("dict_keyiterator", None, COUNTED),
    &class("dict_valueiterator", None, COUNTED),
    &class("dict_itemiterator", None, COUNTED),
    &class("dict_reversekeyiterator", None, COUNTED),
    &class("dict_reversevalueiterator", None, COUNTED),
    &class("dict_reverseitemiterator", None, COUNTED),
    &class("odict_iterator", None, ITERATOR),
    &class("set_iterator", None, COUNTED),
    &class("callable_iterator", None, ITERATOR),
    &class("iterator", None, COUNTED),
];

fn make(vm: &mut Vm, kind: IterKind, state: IterState) -> Value {
    Value::Iter(vm.heap.alloc(Iter {
        state,
        kind,
        sole: true,
    }))
}

/// Makes iterators of several iterables.
fn iterators(vm: &mut Vm, iterables: &[Value]) -> Result<Gc<Tuple>, Raise> {
    let mut inners = Vec::with_capacity(iterables.len());
    for &iterable in iterables {
        let it = vm.iter(iterable)?;
        vm.root(it);
        inners.push(it);
    }
    Ok(vm.heap.new_tuple(&inners))
}

fn new_enumerate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let count = vm.to_int_value(args.get(2))?;
    vm.root(count);
    let inner = vm.iter(args.get(1))?;
    let state = IterState::Enumerate { inner, count };
    let made = make(vm, IterKind::Enumerate, state);
    let class = vm.types.enumerate;
    instance_of(vm, args.get(0), class, made)
}

fn new_zip(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let strict = args.truth(vm, 2)?;
    let iterables = args.rest(vm, 1);
    let inners = iterators(vm, &iterables)?;
    let state = if iterables.is_empty() {
        IterState::Done
    } else {
        IterState::Zip { inners, strict }
    };
    let made = make(vm, IterKind::Zip, state);
    let class = vm.types.zip;
    instance_of(vm, args.get(0), class, made)
}

fn new_map(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.rest(vm, 1);
    let [func, iterables @ ..] = &given[..] else {
        return Err(vm.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let inners = iterators(vm, iterables)?;
    let func = *func;
    let made = make(vm, IterKind::Map, IterState::Map { func, inners });
    let class = vm.types.map;
    instance_of(vm, args.get(0), class, made)
}

fn new_filter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let inner = vm.iter(args.get(2))?;
    let func = args.get(1);
    let made = make(vm, IterKind::Filter, IterState::Filter { func, inner });
    let class = vm.types.filter;
    instance_of(vm, args.get(0), class, made)
}

fn new_reversed(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let made = reversed_of(vm, args.get(1))?;
    let class = vm.types.reversed;
    match vm.class_of(made) == class {
        true => instance_of(vm, args.get(0), class, made),
        false => Ok(made),
    }
}

/// Gives what `reversed(v)` gives.
pub fn reversed_of(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    let (kind, state) = match v {
        Value::List(list) => {
            let left = list.len(&vm.heap);
            (IterKind::ListReverse, IterState::ListReverse { list, left })
        }
        Value::Dict(dict) => {
            let (left, len) = (dict.slots(&vm.heap), dict.len(&vm.heap));
            (
                IterKind::DictReverseKeys,
                IterState::DictReverse { dict, left, len },
            )
        }
        Value::View(view) if view.get(&vm.heap).ordered => {
            let (dict, kind) = (view.get(&vm.heap).dict, view.get(&vm.heap).kind);
            return Ok(vm.ordered_iter(dict, kind, true));
        }
        Value::View(view) => {
            let v = view.get(&vm.heap);
            let (dict, kind) = (v.dict, v.kind);
            let (left, len) = (dict.slots(&vm.heap), dict.len(&vm.heap));
            let kind = match kind {
                ViewKind::Keys => IterKind::DictReverseKeys,
                ViewKind::Values => IterKind::DictReverseValues,
                ViewKind::Items => IterKind::DictReverseItems,
            };
            (kind, IterState::DictReverse { dict, left, len })
        }
        Value::Range(range) => return Ok(reversed_range(vm, range)),
        Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) => {
            let left = vm.len(v)? as i64;
            (IterKind::Reversed, IterState::Reversed { seq: v, left })
        }
        _ => return reversed_by_protocol(vm, v),
    };
    Ok(make(vm, kind, state))
}

fn reversed_range(vm: &mut Vm, range: Gc<crate::object::tuple::Range>) -> Value {
    if let Some(small) = range.get(&vm.heap).small {
        let last = if small.len == 0 {
            small.start
        } else {
            small.item(small.len - 1)
        };
        // The smallest step has no opposite, but then there is no second member to step to.
        let step = small.step.checked_neg().unwrap_or(i64::MAX);
        let state = IterState::Range {
            next: last,
            step,
            left: small.len as u64,
        };
        return make(vm, IterKind::Range, state);
    }
    let next = Value::Int(0);
    make(
        vm,
        IterKind::LongRange,
        IterState::LongRange {
            range,
            next,
            reverse: true,
        },
    )
}

fn reversed_by_protocol(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    let method = vm.class_of(v).find(&vm.heap, vm.names.reversed);
    if let Some((_, Value::None)) = method {
        return not_reversible(vm, v);
    }
    if method.is_some()
        && let Some(result) = vm.call_dunder(v, vm.names.reversed, &[])?
    {
        return Ok(result);
    }
    let getitem = vm.class_of(v).find(&vm.heap, vm.names.getitem);
    let subscripted =
        getitem.is_some_and(|(_, f)| matches!(f, Value::Native(_))) && !has(vm, v, vm.names.len);
    if getitem.is_none() || subscripted || matches!(vm.plain(v), Value::Dict(_)) {
        return not_reversible(vm, v);
    }
    let left = vm.len(v)? as i64;
    Ok(make(
        vm,
        IterKind::Reversed,
        IterState::Reversed { seq: v, left },
    ))
}

fn has(vm: &Vm, v: Value, name: Gc<crate::object::str::Str>) -> bool {
    vm.class_of(v).find(&vm.heap, name).is_some()
}

fn not_reversible(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    let text = format!("'{}' object is not reversible", vm.type_name(v));
    Err(vm.type_error(text))
}

/// Gives how many items an iterator still has, as far as it knows.
fn length_hint(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Iter(it) = args.get(0) else {
        return Ok(Value::Int(0));
    };
    let heap = &vm.heap;
    let left = match it.get(heap).state {
        IterState::List { list, next } => list.len(heap).saturating_sub(next),
        IterState::ListReverse { left, .. } => left,
        IterState::Tuple { tuple, next } => tuple.len(heap).saturating_sub(next),
        IterState::Range { left, .. } => left as usize,
        IterState::Str { text, at } => text.text(heap).get(at..).map_or(0, |s| s.chars().count()),
        IterState::Bytes { bytes, next } => bytes.len(heap).saturating_sub(next),
        IterState::Dict { dict, at, len, .. } => {
            if dict.len(heap) != len {
                0
            } else {
                (at..dict.slots(heap))
                    .filter(|&i| dict.entry(heap, i).is_some())
                    .count()
            }
        }
        IterState::DictReverse { dict, left, .. } => {
            (0..left).filter(|&i| dict.entry(heap, i).is_some()).count()
        }
        IterState::Set { set, at, len } => {
            let same = set.len(heap) == len;
            if same {
                (at..set.slots(heap))
                    .filter(|&i| set.element(heap, i).is_some())
                    .count()
            } else {
                0
            }
        }
        IterState::Reversed { left, .. } => left.max(0) as usize,
        IterState::LongRange { .. } => return Ok(long_range_left(vm, it)),
        IterState::Sequence { seq, next } => {
            return vm
                .len(seq)
                .map(|n| Value::Int((n as i64).saturating_sub(next).max(0)));
        }
        _ => 0,
    };
    Ok(Value::Int(left as i64))
}
