//! The class dict: constructor, operators, methods.
//!
//! Storage is `object/dict.rs`, views are `views.rs`. Keys may run script code when they are hashed or compared, so
//! what is read of a dict is read anew after every such step.

use super::arguments::{OF_DICTS, instance_of, is_exactly, unordered, wrong_receiver};
use super::sequences;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::dict::{Dict, ViewKind};
use crate::object::exception::Exc;
use crate::object::iter::{Iter, IterKind, IterState};
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, class_method, func, method};
use crate::vm::outcome::Raise;

pub static DICT: Type = Type {
    name: "dict",
    module: "builtins",
    base: "object",
    layout: Layout::Dict,
    open: true,
    new: Some(func("__new__(cls, /, *args, **kwargs)", new_dict)),
    funcs: FUNCS,
    doc: "dict() -> new empty dictionary",
};

static FUNCS: &[Func] = &[
    method("__init__(self, /, *args, **kwargs)", init),
    method("__contains__(self, key, /)", |vm, args| {
        let d = this(vm, args)?;
        vm.dict_contains(d, args.get(1)).map(Value::bool)
    }),
    method("__getitem__(self, key, /)", get_item),
    method("__setitem__(self, key, value, /)", |vm, args| {
        let d = this(vm, args)?;
        vm.dict_set(d, args.get(1), args.get(2))
            .map(|()| Value::None)
    }),
    method("__delitem__(self, key, /)", |vm, args| {
        let d = this(vm, args)?;
        match vm.dict_del(d, args.get(1))? {
            Some(_) => Ok(Value::None),
            None => Err(vm.key_error(args.get(1))),
        }
    }),
    method("__len__(self, /)", |vm, args| {
        this(vm, args).map(|d| Value::Int(d.len(&vm.heap) as i64))
    }),
    method("__iter__(self, /)", |vm, args| {
        let d = this(vm, args)?;
        vm.iter(Value::Dict(d))
    }),
    method("__reversed__(self, /)", |vm, args| {
        let d = this(vm, args)?;
        Ok(reversed(vm, d, IterKind::DictReverseKeys))
    }),
    method("__eq__(self, value, /)", |vm, args| equal(vm, args, true)),
    method("__ne__(self, value, /)", |vm, args| equal(vm, args, false)),
    method("__lt__(self, value, /)", |vm, args| {
        unordered::<OF_DICTS>(vm, args)
    }),
    method("__le__(self, value, /)", |vm, args| {
        unordered::<OF_DICTS>(vm, args)
    }),
    method("__gt__(self, value, /)", |vm, args| {
        unordered::<OF_DICTS>(vm, args)
    }),
    method("__ge__(self, value, /)", |vm, args| {
        unordered::<OF_DICTS>(vm, args)
    }),
    method("__or__(self, value, /)", |vm, args| union(vm, args, false)),
    method("__ror__(self, value, /)", |vm, args| union(vm, args, true)),
    method("__ior__(self, value, /)", |vm, args| {
        let d = this(vm, args)?;
        update_from(vm, d, args.get(1))?;
        Ok(args.get(0))
    }),
    method("__repr__(self, /)", |vm, args| {
        let d = this(vm, args)?;
        vm.repr_of(Value::Dict(d)).map(Value::Str)
    }),
    method("__sizeof__(self, /)", |vm, args| {
        this(vm, args).map(|d| Value::Int(48 + 40 * d.slots(&vm.heap) as i64))
    }),
    method("get(self, key, default=None, /)", |vm, args| {
        let d = this(vm, args)?;
        let found = match d.get_value_fast(&vm.heap, args.get(1)) {
            Some(found) => found,
            None => vm.dict_get(d, args.get(1))?,
        };
        Ok(found.unwrap_or(args.get(2)))
    }),
    method("setdefault(self, key, default=None, /)", |vm, args| {
        let d = this(vm, args)?;
        vm.dict_set_default(d, args.get(1), args.get(2))
    }),
    method("pop(self, key, default=..., /)", |vm, args| {
        let d = this(vm, args)?;
        if d.is_empty(&vm.heap) {
            // The key is not even hashed.
            return match args.get(2) {
                Value::Unset => Err(vm.key_error(args.get(1))),
                default => Ok(default),
            };
        }
        match vm.dict_del(d, args.get(1))? {
            Some(value) => Ok(value),
            None if args.get(2).is_unset() => Err(vm.key_error(args.get(1))),
            None => Ok(args.get(2)),
        }
    }),
    method("popitem(self, /)", |vm, args| {
        let d = this(vm, args)?;
        match d.pop_last(&mut vm.heap) {
            Some((key, value)) => Ok(vm.tuple(&[key, value])),
            None => Err(vm.error(Exc::KeyError, "popitem(): dictionary is empty")),
        }
    }),
    method("keys(self, /)", |vm, args| view(vm, args, ViewKind::Keys)),
    method("values(self, /)", |vm, args| {
        view(vm, args, ViewKind::Values)
    }),
    method("items(self, /)", |vm, args| view(vm, args, ViewKind::Items)),
    method("update(self, /, *args, **kwargs)", |vm, args| {
        let d = this(vm, args)?;
        fill(vm, d, args, "update")
    }),
    method("clear(self, /)", |vm, args| {
        let d = this(vm, args)?;
        d.clear(&mut vm.heap);
        Ok(Value::None)
    }),
    method("copy(self, /)", |vm, args| {
        this(vm, args)?;
        let copy = vm.heap.new_dict();
        vm.root(copy);
        update_from(vm, copy, args.get(0))?;
        Ok(Value::Dict(copy))
    }),
    class_method("fromkeys(cls, iterable, value=None, /)", from_keys),
];

/// Gives the receiver as a plain dict.
#[inline]
fn this(vm: &mut Vm, args: Args) -> Result<Gc<Dict>, Raise> {
    match args.get(0) {
        Value::Dict(d) => Ok(d),
        v => match vm.plain(v) {
            Value::Dict(d) => Ok(d),
            _ => Err(wrong_receiver(vm, "dict", v)),
        },
    }
}

fn new_dict(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (cls, dict) = (args.get(0), vm.types.dict);
    let value = Value::Dict(vm.heap.new_dict());
    if is_exactly(cls, dict) {
        Ok(value)
    } else {
        instance_of(vm, cls, dict, value)
    }
}

fn init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let d = this(vm, args)?;
    fill(vm, d, args, "dict")
}

/// Takes in what `dict(...)` and `update(...)` were given.
fn fill(vm: &mut Vm, d: Gc<Dict>, args: Args, name: &str) -> Result<Value, Raise> {
    if let Value::Tuple(given) = args.get(1) {
        match *given.items(&vm.heap) {
            [] => {}
            [source] => update_from(vm, d, source)?,
            ref more => {
                let text = format!("{name} expected at most 1 argument, got {}", more.len());
                return Err(vm.type_error(text));
            }
        }
    }
    match args.keywords(2) {
        // Nobody else has the dict of the keywords.
        Some(named) if d.is_empty(&vm.heap) => d.swap(&mut vm.heap, named),
        Some(named) => merge(vm, d, named)?,
        None => {}
    }
    Ok(Value::None)
}

/// Adds all entries of another dict.
pub fn merge(vm: &mut Vm, d: Gc<Dict>, other: Gc<Dict>) -> Result<(), Raise> {
    if d == other {
        return Ok(());
    }
    if d.is_empty(&vm.heap) {
        let copy = other.copy(&mut vm.heap);
        d.swap(&mut vm.heap, copy);
        return Ok(());
    }
    let mut place = 0;
    let len = other.len(&vm.heap);
    while let Some((i, key, value)) = other.next_entry(&vm.heap, place) {
        place = i + 1;
        let hash = other.hash_at(&vm.heap, i);
        vm.scoped(|vm| {
            vm.root(value);
            vm.dict_set_hashed(d, key, hash, value)
        })?;
        if other.len(&vm.heap) != len {
            return Err(vm.runtime_error("dict mutated during update"));
        }
    }
    Ok(())
}

/// Adds what a mapping or an iterable of pairs holds. The source is an argument or rooted.
pub fn update_from(vm: &mut Vm, d: Gc<Dict>, source: Value) -> Result<(), Raise> {
    if let Value::Dict(other) = source {
        return merge(vm, d, other);
    }
    let keys = vm.names.keys;
    if let Value::Instance(_) = source
        && let Value::Dict(other) = vm.plain(source)
    {
        // A subclass that does not change iteration is read as what it is.
        let iter = vm.names.iter;
        let class = vm.class_of(source);
        let dict = vm.types.dict;
        let own = |vm: &Vm, name| class.find(&vm.heap, name).is_some_and(|f| f.0 != dict);
        if !own(vm, iter) {
            // Whether it has keys is asked all the same, which its own look-up sees.
            if class.get(&vm.heap).flags.getattribute {
                vm.get_attr_opt(source, keys)?;
            }
            return merge(vm, d, other);
        }
    }
    let method = match source {
        Value::List(_) | Value::Tuple(_) | Value::Iter(_) | Value::Frame(_) => None,
        _ => vm.get_attr_opt(source, keys)?,
    };
    if method.is_none() {
        return update_pairs(vm, d, source);
    }
    // That there is one was one look; to call it is another. All keys are read before the first value.
    let method = vm.get_attr(source, keys)?;
    let list = vm.keys_by(source, method)?;
    vm.root(list);
    let mut at = 0;
    while let Some(key) = list.item(&vm.heap, at) {
        at += 1;
        let value = vm.get_item(source, key)?;
        vm.dict_set(d, key, value)?;
    }
    Ok(())
}

fn update_pairs(vm: &mut Vm, d: Gc<Dict>, source: Value) -> Result<(), Raise> {
    let iterator = vm.iter(source)?;
    vm.root(iterator);
    let mut n = 0;
    while let Some(pair) = vm.next(iterator)? {
        let root = vm.root(pair);
        let items = vm.fast_sequence(pair, "").map_err(|raise| {
            // Whatever TypeError it was.
            if !vm.raised_is(Exc::TypeError) {
                return raise;
            }
            vm.take_raised();
            vm.type_error(format!(
                "cannot convert dictionary update sequence element #{n} to a sequence"
            ))
        })?;
        let items = sequences::items_of(vm, items)?;
        let [key, value] = items[..] else {
            return Err(vm.value_error(format!(
                "dictionary update sequence element #{n} has length {}; 2 is required",
                items.len()
            )));
        };
        vm.dict_set(d, key, value)?;
        vm.reroot(root, Value::None);
        n += 1;
    }
    Ok(())
}

fn get_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let d = this(vm, args)?;
    if let Some(found) = vm.dict_get(d, args.get(1))? {
        return Ok(found);
    }
    if let Value::Instance(_) = args.get(0) {
        let missing = vm.names.missing;
        if let Some(value) = vm.call_dunder(args.get(0), missing, &[args.get(1)])? {
            return Ok(value);
        }
    }
    Err(vm.key_error(args.get(1)))
}

/// Compares entry by entry; values may run script code.
fn equal(vm: &mut Vm, args: Args, wanted: bool) -> Result<Value, Raise> {
    let a = this(vm, args)?;
    let Value::Dict(b) = vm.plain(args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    if !vm.has_native_stack() {
        return Err(vm.error(
            Exc::RecursionError,
            "maximum recursion depth exceeded in comparison",
        ));
    }
    let mut same = a.len(&vm.heap) == b.len(&vm.heap);
    let mut place = 0;
    while same && let Some((i, key, x)) = a.next_entry(&vm.heap, place) {
        place = i + 1;
        let root = vm.root(x);
        // Keys are not hashed again.
        let hash = a.hash_at(&vm.heap, i);
        let found = vm.dict_find(b, key, hash)?;
        same = match found.map(|at| b.value_at(&vm.heap, at)) {
            Some(y) => {
                let x = vm.rooted(root);
                vm.same(x, y)?
            }
            None => false,
        };
        vm.reroot(root, Value::None);
    }
    Ok(Value::bool(same == wanted))
}

fn union(vm: &mut Vm, args: Args, swap: bool) -> Result<Value, Raise> {
    this(vm, args)?;
    let Value::Dict(_) = vm.plain(args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    let (first, second) = if swap { (1, 0) } else { (0, 1) };
    let result = vm.heap.new_dict();
    vm.root(result);
    update_from(vm, result, args.get(first))?;
    update_from(vm, result, args.get(second))?;
    Ok(Value::Dict(result))
}

/// Makes an iterator that goes backwards.
pub fn reversed(vm: &mut Vm, dict: Gc<Dict>, kind: IterKind) -> Value {
    let (left, len) = (dict.slots(&vm.heap), dict.len(&vm.heap));
    let state = IterState::DictReverse { dict, left, len };
    Value::Iter(vm.heap.alloc(Iter {
        state,
        kind,
        sole: true,
    }))
}

fn view(vm: &mut Vm, args: Args, kind: ViewKind) -> Result<Value, Raise> {
    let d = this(vm, args)?;
    Ok(Value::View(vm.heap.new_view(d, kind)))
}

/// Sets all keys of a dict or set, whose hashes are known, to one value; false for another source.
fn add_hashed(vm: &mut Vm, d: Gc<Dict>, source: Value, value: Value) -> Result<bool, Raise> {
    let mut place = 0;
    match source {
        Value::Dict(other) => {
            while let Some((i, key, _)) = other.next_entry(&vm.heap, place) {
                place = i + 1;
                let hash = other.hash_at(&vm.heap, i);
                vm.dict_set_hashed(d, key, hash, value)?;
            }
        }
        Value::Set(other) => {
            while let Some((i, key)) = other.next_element(&vm.heap, place) {
                place = i + 1;
                let hash = other.hash_at(&vm.heap, i);
                vm.dict_set_hashed(d, key, hash, value)?;
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn from_keys(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (cls, dict) = (args.get(0), vm.types.dict);
    let target = if is_exactly(cls, dict) {
        Value::Dict(vm.heap.new_dict())
    } else {
        vm.call(cls, &[])?
    };
    vm.root(target);
    if let Value::Dict(d) = target
        && add_hashed(vm, d, args.get(1), args.get(2))?
    {
        return Ok(target);
    }
    let iterator = vm.iter(args.get(1))?;
    vm.root(iterator);
    while let Some(key) = vm.next(iterator)? {
        match target {
            Value::Dict(d) => vm.dict_set(d, key, args.get(2))?,
            _ => vm.set_item(target, key, args.get(2))?,
        }
    }
    Ok(target)
}
