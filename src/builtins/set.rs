//! The classes set and frozenset: constructors, operators, methods.
//!
//! Storage, CPython's order and the algebra of plain elements are `object/set.rs`. Where elements may run script code
//! the operations here go element by element, in the same order.

use super::arguments::{instance_of, is_exactly, wrong_receiver};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::set::{Algebra, Set};
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, method};
use crate::vm::outcome::Raise;

pub static SET: Type = Type {
    name: "set",
    module: "builtins",
    base: "object",
    layout: Layout::Set,
    open: true,
    new: Some(func("__new__(cls, /, *args, **kwargs)", new_set)),
    funcs: SET_FUNCS,
    doc: "Build an unordered collection of unique elements.",
};

pub static FROZENSET: Type = Type {
    name: "frozenset",
    module: "builtins",
    base: "object",
    layout: Layout::FrozenSet,
    open: true,
    new: Some(func("__new__(cls, iterable=..., /)", new_frozenset)),
    funcs: FROZEN_FUNCS,
    doc: "Build an immutable unordered collection of unique elements.",
};

/// The methods of both classes, for frozensets (`F`) and for sets.
struct Methods<const F: bool>;

impl<const F: bool> Methods<F> {
    const CONTAINS: Func = method("__contains__(self, object, /)", |vm, args| {
        let s = this::<F>(vm, args)?;
        vm.set_contains(s, args.get(1)).map(Value::bool)
    });
    const LEN: Func = method("__len__(self, /)", |vm, args| {
        this::<F>(vm, args).map(|s| Value::Int(s.len(&vm.heap) as i64))
    });
    const ITER: Func = method("__iter__(self, /)", |vm, args| {
        let s = this::<F>(vm, args)?;
        vm.iter(Value::Set(s))
    });
    const EQ: Func = method("__eq__(self, value, /)", |vm, args| {
        relate::<F>(vm, args, |vm, a, b| {
            Ok(a.len(&vm.heap) == b.len(&vm.heap) && subset(vm, a, b)?)
        })
    });
    const NE: Func = method("__ne__(self, value, /)", |vm, args| {
        relate::<F>(vm, args, |vm, a, b| {
            Ok(!(a.len(&vm.heap) == b.len(&vm.heap) && subset(vm, a, b)?))
        })
    });
    const LT: Func = method("__lt__(self, value, /)", |vm, args| {
        relate::<F>(vm, args, |vm, a, b| {
            Ok(a.len(&vm.heap) < b.len(&vm.heap) && subset(vm, a, b)?)
        })
    });
    const LE: Func = method("__le__(self, value, /)", |vm, args| {
        relate::<F>(vm, args, subset)
    });
    const GT: Func = method("__gt__(self, value, /)", |vm, args| {
        relate::<F>(vm, args, |vm, a, b| {
            Ok(a.len(&vm.heap) > b.len(&vm.heap) && subset(vm, b, a)?)
        })
    });
    const GE: Func = method("__ge__(self, value, /)", |vm, args| {
        relate::<F>(vm, args, |vm, a, b| subset(vm, b, a))
    });
    const AND: Func = method("__and__(self, value, /)", |vm, args| {
        operate::<F>(vm, args, Algebra::And, false)
    });
    const RAND: Func = method("__rand__(self, value, /)", |vm, args| {
        operate::<F>(vm, args, Algebra::And, true)
    });
    const OR: Func = method("__or__(self, value, /)", |vm, args| {
        operate::<F>(vm, args, Algebra::Or, false)
    });
    const ROR: Func = method("__ror__(self, value, /)", |vm, args| {
        operate::<F>(vm, args, Algebra::Or, true)
    });
    const SUB: Func = method("__sub__(self, value, /)", |vm, args| {
        operate::<F>(vm, args, Algebra::Sub, false)
    });
    const RSUB: Func = method("__rsub__(self, value, /)", |vm, args| {
        operate::<F>(vm, args, Algebra::Sub, true)
    });
    const XOR: Func = method("__xor__(self, value, /)", |vm, args| {
        operate::<F>(vm, args, Algebra::Xor, false)
    });
    const RXOR: Func = method("__rxor__(self, value, /)", |vm, args| {
        operate::<F>(vm, args, Algebra::Xor, true)
    });
    const REPR: Func = method("__repr__(self, /)", |vm, args| {
        this::<F>(vm, args)?;
        vm.repr_builtin(args.get(0)).map(Value::Str)
    });
    const COPY: Func = method("copy(self, /)", |vm, args| {
        let s = this::<F>(vm, args)?;
        let frozen = s.is_frozen(&vm.heap);
        if frozen && matches!(args.get(0), Value::Set(_)) {
            return Ok(args.get(0));
        }
        Ok(Value::Set(s.copy(&mut vm.heap, frozen)))
    });
    const UNION: Func = method("union(self, /, *others)", |vm, args| {
        let s = this::<F>(vm, args)?;
        let frozen = s.is_frozen(&vm.heap);
        let result = s.copy(&mut vm.heap, frozen);
        vm.root(result);
        for other in args.rest(vm, 1) {
            update(vm, result, other)?;
        }
        Ok(Value::Set(result))
    });
    const INTERSECTION: Func = method("intersection(self, /, *others)", |vm, args| {
        let s = this::<F>(vm, args)?;
        intersection(vm, s, args.rest(vm, 1)).map(Value::Set)
    });
    const DIFFERENCE: Func = method("difference(self, /, *others)", |vm, args| {
        let s = this::<F>(vm, args)?;
        let frozen = s.is_frozen(&vm.heap);
        let mut result = s;
        for (i, other) in args.rest(vm, 1).into_iter().enumerate() {
            if i > 0 {
                remove_all(vm, result, other)?;
                continue;
            }
            // A dict of a derived class may iterate in a way of its own.
            result = match (vm.plain(other), other) {
                (Value::Set(other), _) => algebra(vm, s, Algebra::Sub, other)?,
                (_, Value::Dict(d)) if s.len(&vm.heap) >> 2 <= d.len(&vm.heap) => {
                    without_keys(vm, s, d)?
                }
                _ => {
                    let copy = s.copy(&mut vm.heap, frozen);
                    vm.root(copy);
                    remove_all(vm, copy, other)?;
                    copy
                }
            };
            vm.root(result);
        }
        Ok(Value::Set(if result == s {
            s.copy(&mut vm.heap, frozen)
        } else {
            result
        }))
    });
    const SYMMETRIC: Func = method("symmetric_difference(self, other, /)", |vm, args| {
        let s = this::<F>(vm, args)?;
        if let Value::Set(other) = vm.plain(args.get(1)) {
            return algebra(vm, s, Algebra::Xor, other).map(Value::Set);
        }
        let result = vm.heap.new_set(s.is_frozen(&vm.heap));
        vm.root(result);
        update(vm, result, args.get(1))?;
        toggle_all(vm, result, s)?;
        Ok(Value::Set(result))
    });
    const ISSUBSET: Func = method("issubset(self, other, /)", |vm, args| {
        let s = this::<F>(vm, args)?;
        if let Value::Set(other) = vm.plain(args.get(1)) {
            return subset(vm, s, other).map(Value::bool);
        }
        let common = intersection(vm, s, vec![args.get(1)])?;
        Ok(Value::bool(common.len(&vm.heap) == s.len(&vm.heap)))
    });
    const ISSUPERSET: Func = method("issuperset(self, other, /)", |vm, args| {
        let s = this::<F>(vm, args)?;
        if let Value::Set(other) = vm.plain(args.get(1)) {
            return subset(vm, other, s).map(Value::bool);
        }
        let iterator = vm.iter(args.get(1))?;
        vm.root(iterator);
        while let Some(v) = vm.next(iterator)? {
            // A set is no key here, other than for `in`.
            let hash = vm.hash(v)?;
            if vm.set_find(s, v, hash)?.is_none() {
                return Ok(Value::FALSE);
            }
        }
        Ok(Value::TRUE)
    });
    const ISDISJOINT: Func = method("isdisjoint(self, other, /)", |vm, args| {
        let s = this::<F>(vm, args)?;
        if let Value::Set(other) = args.get(1)
            && let Some(answer) = s.is_disjoint(&vm.heap, other)
        {
            return Ok(Value::bool(answer));
        }
        let iterator = vm.iter(args.get(1))?;
        vm.root(iterator);
        while let Some(item) = vm.next(iterator)? {
            // A set is no key here, other than for `in`.
            let hash = vm.hash(item)?;
            if vm.set_find(s, item, hash)?.is_some() {
                return Ok(Value::FALSE);
            }
        }
        Ok(Value::TRUE)
    });
}

static FROZEN_FUNCS: &[Func] = &[
    Methods::<true>::CONTAINS,
    Methods::<true>::LEN,
    Methods::<true>::ITER,
    Methods::<true>::EQ,
    Methods::<true>::NE,
    Methods::<true>::LT,
    Methods::<true>::LE,
    Methods::<true>::GT,
    Methods::<true>::GE,
    Methods::<true>::AND,
    Methods::<true>::RAND,
    Methods::<true>::OR,
    Methods::<true>::ROR,
    Methods::<true>::SUB,
    Methods::<true>::RSUB,
    Methods::<true>::XOR,
    Methods::<true>::RXOR,
    Methods::<true>::REPR,
    Methods::<true>::COPY,
    Methods::<true>::UNION,
    Methods::<true>::INTERSECTION,
    Methods::<true>::DIFFERENCE,
    Methods::<true>::SYMMETRIC,
    Methods::<true>::ISSUBSET,
    Methods::<true>::ISSUPERSET,
    Methods::<true>::ISDISJOINT,
    method("__hash__(self, /)", |vm, args| {
        let s = this::<true>(vm, args)?;
        vm.hash(Value::Set(s)).map(|h| Value::Int(h as i64))
    }),
];

static SET_FUNCS: &[Func] = &[
    Methods::<false>::CONTAINS,
    Methods::<false>::LEN,
    Methods::<false>::ITER,
    Methods::<false>::EQ,
    Methods::<false>::NE,
    Methods::<false>::LT,
    Methods::<false>::LE,
    Methods::<false>::GT,
    Methods::<false>::GE,
    Methods::<false>::AND,
    Methods::<false>::RAND,
    Methods::<false>::OR,
    Methods::<false>::ROR,
    Methods::<false>::SUB,
    Methods::<false>::RSUB,
    Methods::<false>::XOR,
    Methods::<false>::RXOR,
    Methods::<false>::REPR,
    Methods::<false>::COPY,
    Methods::<false>::UNION,
    Methods::<false>::INTERSECTION,
    Methods::<false>::DIFFERENCE,
    Methods::<false>::SYMMETRIC,
    Methods::<false>::ISSUBSET,
    Methods::<false>::ISSUPERSET,
    Methods::<false>::ISDISJOINT,
    method("__init__(self, iterable=..., /)", init),
    method("__iand__(self, value, /)", |vm, args| {
        in_place(vm, args, Algebra::And)
    }),
    method("__ior__(self, value, /)", |vm, args| {
        in_place(vm, args, Algebra::Or)
    }),
    method("__isub__(self, value, /)", |vm, args| {
        in_place(vm, args, Algebra::Sub)
    }),
    method("__ixor__(self, value, /)", |vm, args| {
        in_place(vm, args, Algebra::Xor)
    }),
    method("add(self, object, /)", |vm, args| {
        let s = this::<false>(vm, args)?;
        vm.set_add(s, args.get(1)).map(|()| Value::None)
    }),
    method("remove(self, object, /)", |vm, args| {
        let s = this::<false>(vm, args)?;
        match vm.set_discard(s, args.get(1))? {
            true => Ok(Value::None),
            false => Err(vm.key_error(args.get(1))),
        }
    }),
    method("discard(self, object, /)", |vm, args| {
        let s = this::<false>(vm, args)?;
        vm.set_discard(s, args.get(1)).map(|_| Value::None)
    }),
    method("pop(self, /)", |vm, args| {
        let s = this::<false>(vm, args)?;
        match s.pop(&mut vm.heap) {
            Some(v) => Ok(v),
            None => Err(vm.error(Exc::KeyError, "pop from an empty set")),
        }
    }),
    method("clear(self, /)", |vm, args| {
        let s = this::<false>(vm, args)?;
        s.clear(&mut vm.heap);
        Ok(Value::None)
    }),
    method("update(self, /, *others)", |vm, args| {
        let s = this::<false>(vm, args)?;
        for other in args.rest(vm, 1) {
            update(vm, s, other)?;
        }
        Ok(Value::None)
    }),
    method("intersection_update(self, /, *others)", |vm, args| {
        let s = this::<false>(vm, args)?;
        let result = intersection(vm, s, args.rest(vm, 1))?;
        s.swap(&mut vm.heap, result);
        Ok(Value::None)
    }),
    method("difference_update(self, /, *others)", |vm, args| {
        let s = this::<false>(vm, args)?;
        for other in args.rest(vm, 1) {
            remove_all(vm, s, other)?;
        }
        Ok(Value::None)
    }),
    method("symmetric_difference_update(self, other, /)", |vm, args| {
        let s = this::<false>(vm, args)?;
        let other = as_set(vm, args.get(1))?;
        toggle_all(vm, s, other).map(|()| Value::None)
    }),
];

/// Gives the receiver as a plain set.
#[inline]
fn this<const FROZEN: bool>(vm: &mut Vm, args: Args) -> Result<Gc<Set>, Raise> {
    match vm.plain(args.get(0)) {
        Value::Set(s) if s.is_frozen(&vm.heap) == FROZEN => Ok(s),
        _ => Err(wrong_receiver(vm, "set", args.get(0))),
    }
}

fn new_set(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (cls, set) = (args.get(0), vm.types.set);
    let value = Value::Set(vm.heap.new_set(false));
    if is_exactly(cls, set) {
        Ok(value)
    } else {
        instance_of(vm, cls, set, value)
    }
}

fn init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let s = this::<false>(vm, args)?;
    s.clear(&mut vm.heap);
    if !args.get(1).is_unset() {
        update(vm, s, args.get(1))?;
    }
    Ok(Value::None)
}

fn new_frozenset(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (cls, class, source) = (args.get(0), vm.types.frozenset, args.get(1));
    if let Value::Set(s) = source
        && s.is_frozen(&vm.heap)
        && is_exactly(cls, class)
    {
        return Ok(source);
    }
    let set = vm.heap.new_set(true);
    vm.root(set);
    if !source.is_unset() {
        update(vm, set, source)?;
    }
    let value = Value::Set(set);
    if is_exactly(cls, class) {
        Ok(value)
    } else {
        instance_of(vm, cls, class, value)
    }
}

/// Makes a new set of the elements of any iterable, and keeps it alive.
pub fn fresh(vm: &mut Vm, source: Value) -> Result<Gc<Set>, Raise> {
    let set = vm.heap.new_set(false);
    vm.root(set);
    update(vm, set, source)?;
    Ok(set)
}

/// Gives a set as it is, anything else as a new set.
pub fn as_set(vm: &mut Vm, v: Value) -> Result<Gc<Set>, Raise> {
    match vm.plain(v) {
        Value::Set(s) => Ok(s),
        _ => fresh(vm, v),
    }
}

/// Gives the size of a set or view.
pub fn size(vm: &mut Vm, v: Value) -> Result<usize, Raise> {
    vm.len(v)
}

/// Adds the elements of any iterable. Those of sets and dicts are not hashed again.
pub fn update(vm: &mut Vm, s: Gc<Set>, source: Value) -> Result<(), Raise> {
    match vm.plain(source) {
        Value::Set(other) => vm.set_update(Value::Set(s), Value::Set(other)),
        Value::Dict(_) if matches!(source, Value::Dict(_)) => vm.set_update(Value::Set(s), source),
        _ if let Value::List(_) | Value::Tuple(_) = source => {
            vm.root(source);
            let mut i = 0;
            // What compares may change the list meanwhile.
            while let Some(v) = vm.sequence_item(source, i) {
                vm.set_add(s, v)?;
                i += 1;
            }
            Ok(())
        }
        _ => {
            let iterator = vm.iter(source)?;
            vm.root(iterator);
            while let Some(v) = vm.next(iterator)? {
                vm.set_add(s, v)?;
            }
            Ok(())
        }
    }
}

/// Removes the elements of any iterable.
pub fn remove_all(vm: &mut Vm, s: Gc<Set>, source: Value) -> Result<(), Raise> {
    match vm.plain(source) {
        Value::Set(other) if other == s => s.clear(&mut vm.heap),
        Value::Set(other) => {
            let mut place = 0;
            while let Some((i, v)) = other.next_element(&vm.heap, place) {
                place = i + 1;
                let hash = other.hash_at(&vm.heap, i);
                vm.set_discard_hashed(s, v, hash)?;
            }
            s.compact(&mut vm.heap);
        }
        _ => {
            let iterator = vm.iter(source)?;
            vm.root(iterator);
            while let Some(v) = vm.next(iterator)? {
                vm.set_discard(s, v)?;
            }
            s.compact(&mut vm.heap);
        }
    }
    Ok(())
}

/// Removes the elements that are there and adds the others.
pub fn toggle_all(vm: &mut Vm, s: Gc<Set>, other: Gc<Set>) -> Result<(), Raise> {
    if s == other {
        s.clear(&mut vm.heap);
        return Ok(());
    }
    let mut place = 0;
    while let Some((i, v)) = other.next_element(&vm.heap, place) {
        place = i + 1;
        let hash = other.hash_at(&vm.heap, i);
        let root = vm.root(v);
        if !vm.set_discard_hashed(s, v, hash)? {
            vm.set_add_hashed(s, v, hash)?;
        }
        vm.reroot(root, Value::None);
    }
    Ok(())
}

/// Makes a set of the elements that are no keys of a dict.
fn without_keys(vm: &mut Vm, s: Gc<Set>, d: Gc<Dict>) -> Result<Gc<Set>, Raise> {
    let result = vm.heap.new_set(s.is_frozen(&vm.heap));
    vm.root(result);
    let mut place = 0;
    while let Some((i, v)) = s.next_element(&vm.heap, place) {
        place = i + 1;
        let hash = s.hash_at(&vm.heap, i);
        let root = vm.root(v);
        if vm.dict_find(d, v, hash)?.is_none() {
            vm.set_add_hashed(result, v, hash)?;
        }
        vm.reroot(root, Value::None);
    }
    Ok(result)
}

/// Keeps the elements that are in all of the others.
pub fn intersection(vm: &mut Vm, s: Gc<Set>, others: Vec<Value>) -> Result<Gc<Set>, Raise> {
    let frozen = s.is_frozen(&vm.heap);
    if others.is_empty() {
        return Ok(s.copy(&mut vm.heap, frozen));
    }
    let mut result = s;
    for other in others {
        let next = match vm.plain(other) {
            Value::Set(other) => algebra(vm, result, Algebra::And, other)?,
            _ => {
                let kept = vm.heap.new_set(frozen);
                vm.root(kept);
                let iterator = vm.iter(other)?;
                vm.root(iterator);
                while let Some(v) = vm.next(iterator)? {
                    let root = vm.root(v);
                    let hash = vm.hash(v)?;
                    if vm.set_find(result, v, hash)?.is_some() {
                        vm.set_add_hashed(kept, v, hash)?;
                        if kept.len(&vm.heap) >= result.len(&vm.heap) {
                            break;
                        }
                    }
                    vm.reroot(root, Value::None);
                }
                kept
            }
        };
        vm.root(next);
        result = next;
    }
    Ok(result)
}

/// Computes an operation, element by element where script code has to compare.
fn algebra(vm: &mut Vm, a: Gc<Set>, op: Algebra, b: Gc<Set>) -> Result<Gc<Set>, Raise> {
    if let Some(result) = a.algebra(&mut vm.heap, op, b) {
        return Ok(result);
    }
    let frozen = a.is_frozen(&vm.heap);
    let result = match op {
        Algebra::Or => a.copy(&mut vm.heap, frozen),
        Algebra::Xor => b.copy(&mut vm.heap, frozen),
        Algebra::And | Algebra::Sub => vm.heap.new_set(frozen),
    };
    vm.root(result);
    match op {
        Algebra::Or => update(vm, result, Value::Set(b))?,
        Algebra::Xor => toggle_all(vm, result, a)?,
        Algebra::And | Algebra::Sub => {
            let swap = op == Algebra::And && b.len(&vm.heap) <= a.len(&vm.heap);
            let (from, test) = if swap { (b, a) } else { (a, b) };
            let mut place = 0;
            while let Some((i, v)) = from.next_element(&vm.heap, place) {
                place = i + 1;
                let hash = from.hash_at(&vm.heap, i);
                let root = vm.root(v);
                if vm.set_find(test, v, hash)?.is_some() == (op == Algebra::And) {
                    vm.set_add_hashed(result, v, hash)?;
                }
                vm.reroot(root, Value::None);
            }
        }
    }
    Ok(result)
}

/// Tells whether all elements of one set are in the other.
fn subset(vm: &mut Vm, a: Gc<Set>, b: Gc<Set>) -> Result<bool, Raise> {
    if let Some(answer) = a.is_subset(&vm.heap, b) {
        return Ok(answer);
    }
    let mut place = 0;
    while let Some((i, v)) = a.next_element(&vm.heap, place) {
        place = i + 1;
        let hash = a.hash_at(&vm.heap, i);
        if vm.set_find(b, v, hash)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

type Relation = fn(&mut Vm, Gc<Set>, Gc<Set>) -> Result<bool, Raise>;

fn relate<const F: bool>(vm: &mut Vm, args: Args, holds: Relation) -> Result<Value, Raise> {
    let a = this::<F>(vm, args)?;
    let Value::Set(b) = vm.plain(args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    holds(vm, a, b).map(Value::bool)
}

fn operate<const F: bool>(
    vm: &mut Vm,
    args: Args,
    op: Algebra,
    swap: bool,
) -> Result<Value, Raise> {
    let a = this::<F>(vm, args)?;
    let Value::Set(b) = vm.plain(args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    let (a, b) = if swap { (b, a) } else { (a, b) };
    algebra(vm, a, op, b).map(Value::Set)
}

fn in_place(vm: &mut Vm, args: Args, op: Algebra) -> Result<Value, Raise> {
    let s = this::<false>(vm, args)?;
    let Value::Set(other) = vm.plain(args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    match op {
        Algebra::Or => update(vm, s, Value::Set(other))?,
        Algebra::Sub => remove_all(vm, s, Value::Set(other))?,
        Algebra::Xor => toggle_all(vm, s, other)?,
        Algebra::And => {
            let result = algebra(vm, s, op, other)?;
            s.swap(&mut vm.heap, result);
        }
    }
    Ok(args.get(0))
}
