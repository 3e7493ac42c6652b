//! The classes dict_keys, dict_values, dict_items: views that show a dict as it is now.
//!
//! Keys and items behave like sets; the results of their operators are sets.

use super::arguments::wrong_receiver;
use super::dict::reversed;
use super::set;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::{Dict, View, ViewKind};
use crate::object::iter::IterKind;
use crate::object::set::Set;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, getter, method};
use crate::vm::outcome::Raise;

pub static KEYS: Type = Type::sealed("dict_keys", SET_FUNCS);
pub static ITEMS: Type = Type::sealed("dict_items", SET_FUNCS);
pub static VALUES: Type = Type::sealed("dict_values", FUNCS);
/// The same, of an OrderedDict.
pub static ORDERED: &[&Type] = &[
    &Type::sealed("odict_keys", SET_FUNCS),
    &Type::sealed("odict_items", SET_FUNCS),
    &Type::sealed("odict_values", FUNCS),
];

const LEN: Func = method("__len__(self, /)", |vm, args| {
    this(vm, args).map(|v| Value::Int(v.get(&vm.heap).dict.len(&vm.heap) as i64))
});
const ITER: Func = method("__iter__(self, /)", |vm, args| vm.iter(args.get(0)));
const REVERSED: Func = method("__reversed__(self, /)", |vm, args| {
    let view = this(vm, args)?.get(&vm.heap);
    let (dict, kind) = (view.dict, view.kind);
    if view.ordered {
        return Ok(vm.ordered_iter(dict, kind, true));
    }
    let kind = match kind {
        ViewKind::Keys => IterKind::DictReverseKeys,
        ViewKind::Values => IterKind::DictReverseValues,
        ViewKind::Items => IterKind::DictReverseItems,
    };
    Ok(reversed(vm, dict, kind))
});
const REPR: Func = method("__repr__(self, /)", |vm, args| {
    vm.repr_of(args.get(0)).map(Value::Str)
});
const MAPPING: Func = getter("mapping", |vm, args| {
    let dict = this(vm, args)?.get(&vm.heap).dict;
    Ok(super::alias::proxy(vm, dict.into()))
});

static FUNCS: &[Func] = &[LEN, ITER, REVERSED, REPR, MAPPING];

static SET_FUNCS: &[Func] = &[
    LEN,
    ITER,
    REVERSED,
    REPR,
    MAPPING,
    method("__contains__(self, key, /)", |vm, args| {
        let view = this(vm, args)?;
        contains(vm, view, args.get(1)).map(Value::bool)
    }),
    method("__eq__(self, value, /)", |vm, args| {
        compare(vm, args, |vm, a, b| {
            Ok(set::size(vm, a)? == set::size(vm, b)? && within(vm, a, b)?)
        })
    }),
    method("__ne__(self, value, /)", |vm, args| {
        compare(vm, args, |vm, a, b| {
            Ok(!(set::size(vm, a)? == set::size(vm, b)? && within(vm, a, b)?))
        })
    }),
    method("__lt__(self, value, /)", |vm, args| {
        compare(vm, args, |vm, a, b| {
            Ok(set::size(vm, a)? < set::size(vm, b)? && within(vm, a, b)?)
        })
    }),
    method("__le__(self, value, /)", |vm, args| {
        compare(vm, args, |vm, a, b| {
            Ok(set::size(vm, a)? <= set::size(vm, b)? && within(vm, a, b)?)
        })
    }),
    method("__gt__(self, value, /)", |vm, args| {
        compare(vm, args, |vm, a, b| {
            Ok(set::size(vm, a)? > set::size(vm, b)? && within(vm, b, a)?)
        })
    }),
    method("__ge__(self, value, /)", |vm, args| {
        compare(vm, args, |vm, a, b| {
            Ok(set::size(vm, a)? >= set::size(vm, b)? && within(vm, b, a)?)
        })
    }),
    method("__and__(self, value, /)", |vm, args| {
        intersect(vm, args.get(0), args.get(1))
    }),
    method("__rand__(self, value, /)", |vm, args| {
        intersect(vm, args.get(0), args.get(1))
    }),
    method("__or__(self, value, /)", |vm, args| {
        let result = as_new_set(vm, args.get(0))?;
        set::update(vm, result, args.get(1))?;
        Ok(Value::Set(result))
    }),
    method("__ror__(self, value, /)", |vm, args| {
        let result = as_new_set(vm, args.get(1))?;
        set::update(vm, result, args.get(0))?;
        Ok(Value::Set(result))
    }),
    method("__sub__(self, value, /)", |vm, args| {
        subtract(vm, args.get(0), args.get(1))
    }),
    method("__rsub__(self, value, /)", |vm, args| {
        subtract(vm, args.get(1), args.get(0))
    }),
    method("__xor__(self, value, /)", |vm, args| {
        exclusive(vm, args.get(0), args.get(1))
    }),
    method("__rxor__(self, value, /)", |vm, args| {
        exclusive(vm, args.get(1), args.get(0))
    }),
    method("isdisjoint(self, other, /)", |vm, args| {
        let view = this(vm, args)?;
        let iterator = vm.iter(args.get(1))?;
        vm.root(iterator);
        while let Some(item) = vm.next(iterator)? {
            if contains(vm, view, item)? {
                return Ok(Value::FALSE);
            }
        }
        Ok(Value::TRUE)
    }),
];

fn this(vm: &mut Vm, args: Args) -> Result<Gc<View>, Raise> {
    match args.get(0) {
        Value::View(v) => Ok(v),
        other => Err(wrong_receiver(vm, "dict view", other)),
    }
}

/// Tells whether a view has a value: a key, or a pair.
pub fn contains(vm: &mut Vm, view: Gc<View>, v: Value) -> Result<bool, Raise> {
    let &View { dict, kind, .. } = view.get(&vm.heap);
    match kind {
        ViewKind::Keys => vm.dict_contains(dict, v),
        ViewKind::Items => has_pair(vm, dict, v),
        ViewKind::Values => vm.contains(Value::View(view), v),
    }
}

fn has_pair(vm: &mut Vm, dict: Gc<Dict>, v: Value) -> Result<bool, Raise> {
    let Value::Tuple(pair) = vm.plain(v) else {
        return Ok(false);
    };
    let [key, value] = pair.items(&vm.heap)[..] else {
        return Ok(false);
    };
    vm.root(v);
    match vm.dict_get(dict, key)? {
        Some(found) => vm.same(found, value),
        None => Ok(false),
    }
}

type Test = fn(&mut Vm, Value, Value) -> Result<bool, Raise>;

/// Compares with another set-like value.
fn compare(vm: &mut Vm, args: Args, test: Test) -> Result<Value, Raise> {
    let other = args.get(1);
    let set_like = match vm.plain(other) {
        Value::Set(_) => true,
        Value::View(v) => v.get(&vm.heap).kind != ViewKind::Values,
        _ => false,
    };
    if !set_like {
        return Ok(Value::NotImplemented);
    }
    test(vm, args.get(0), other).map(Value::bool)
}

/// Tells whether all of one set-like value is in the other.
fn within(vm: &mut Vm, a: Value, b: Value) -> Result<bool, Raise> {
    let iterator = vm.iter(a)?;
    vm.root(iterator);
    while let Some(item) = vm.next(iterator)? {
        if !vm.contains(b, item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn intersect(vm: &mut Vm, view: Value, other: Value) -> Result<Value, Raise> {
    let mut pair = (view, other);
    if let Value::Set(s) = other
        && !s.is_frozen(&vm.heap)
        && set::size(vm, view)? <= s.len(&vm.heap)
    {
        return set::intersection(vm, s, vec![view]).map(Value::Set);
    }
    if let Value::View(v) = other
        && v.get(&vm.heap).kind != ViewKind::Values
        && set::size(vm, other)? > set::size(vm, view)?
    {
        pair = (other, view);
    }
    let result = vm.heap.new_set(false);
    vm.root(result);
    keep_common(vm, result, pair.1, pair.0)
}

fn keep_common(vm: &mut Vm, result: Gc<Set>, from: Value, test: Value) -> Result<Value, Raise> {
    let iterator = vm.iter(from)?;
    vm.root(iterator);
    while let Some(item) = vm.next(iterator)? {
        let root = vm.root(item);
        if vm.contains(test, item)? {
            let item = vm.rooted(root);
            vm.set_add(result, item)?;
        }
        vm.reroot(root, Value::None);
    }
    Ok(Value::Set(result))
}

/// Makes a set of what a view shows; keys are not hashed again.
fn as_new_set(vm: &mut Vm, v: Value) -> Result<Gc<Set>, Raise> {
    match v {
        Value::View(view) if view.get(&vm.heap).kind == ViewKind::Keys => {
            let dict = view.get(&vm.heap).dict;
            set::fresh(vm, Value::Dict(dict))
        }
        _ => set::fresh(vm, v),
    }
}

fn subtract(vm: &mut Vm, a: Value, b: Value) -> Result<Value, Raise> {
    let result = as_new_set(vm, a)?;
    set::remove_all(vm, result, b)?;
    Ok(Value::Set(result))
}

fn exclusive(vm: &mut Vm, a: Value, b: Value) -> Result<Value, Raise> {
    let items = |v: Value, vm: &Vm| match v {
        Value::View(v) if v.get(&vm.heap).kind == ViewKind::Items => Some(v.get(&vm.heap).dict),
        _ => None,
    };
    if let (Some(a), Some(b)) = (items(a, vm), items(b, vm)) {
        return exclusive_items(vm, a, b);
    }
    let result = as_new_set(vm, a)?;
    let other = set::as_set(vm, b)?;
    set::toggle_all(vm, result, other)?;
    Ok(Value::Set(result))
}

/// The pairs of which only one dict has an equal one; values of common keys are compared, not hashed.
fn exclusive_items(vm: &mut Vm, a: Gc<Dict>, b: Gc<Dict>) -> Result<Value, Raise> {
    let (few, many) = if a.len(&vm.heap) > b.len(&vm.heap) {
        (b, a)
    } else {
        (a, b)
    };
    let left = few.copy(&mut vm.heap);
    vm.root(left);
    let result = vm.heap.new_set(false);
    vm.root(result);
    let mut place = 0;
    while let Some((i, key, value)) = many.next_entry(&vm.heap, place) {
        place = i + 1;
        vm.scoped(|vm| {
            vm.root(key);
            vm.root(value);
            let common = match vm.dict_get(left, key)? {
                Some(found) => vm.same(found, value)?,
                None => false,
            };
            if common {
                return vm.dict_del(left, key).map(|_| ());
            }
            let pair = vm.tuple(&[key, value]);
            vm.root(pair);
            vm.set_add(result, pair)
        })?;
    }
    let mut place = 0;
    while let Some((i, key, value)) = left.next_entry(&vm.heap, place) {
        place = i + 1;
        let pair = vm.tuple(&[key, value]);
        vm.scoped(|vm| {
            vm.root(pair);
            vm.set_add(result, pair)
        })?;
    }
    Ok(Value::Set(result))
}
