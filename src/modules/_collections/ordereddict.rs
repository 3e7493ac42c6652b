//! OrderedDict: a dict whose equality minds the order, and whose ends can be moved and popped.
//!
//! The order is the dict's own. What fills one goes through a subclass's `__setitem__`, as in CPython.

use crate::builtins::callables::keyword_pairs;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::dict::{Dict, ViewKind};
use crate::object::exception::Exc;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, class_method, method};
use crate::vm::outcome::Raise;

pub static ORDERED_DICT: Type = Type {
    name: "OrderedDict",
    module: "collections",
    base: "dict",
    layout: Layout::Dict,
    open: true,
    new: None,
    funcs: METHODS,
    doc: "Dictionary that remembers insertion order",
};

static METHODS: &[Func] = &[
    method("__init__(self, /, *args, **kwargs)", update),
    method("update(self, /, *args, **kwargs)", update),
    method("popitem(self, /, last=True)", pop_item),
    method("move_to_end(self, /, key, last=True)", move_to_end),
    method("pop(self, /, key, default=...)", pop),
    method("setdefault(self, /, key, default=None)", set_default),
    method("copy(self, /)", copy),
    class_method("fromkeys(cls, /, iterable, value=None)", from_keys),
    method("keys(self, /)", |vm, args| view(vm, args, ViewKind::Keys)),
    method("values(self, /)", |vm, args| {
        view(vm, args, ViewKind::Values)
    }),
    method("items(self, /)", |vm, args| view(vm, args, ViewKind::Items)),
    method("__iter__(self, /)", |vm, args| {
        let dict = args.dict(vm, 0)?;
        Ok(vm.ordered_iter(dict, ViewKind::Keys, false))
    }),
    method("__reversed__(self, /)", |vm, args| {
        let dict = args.dict(vm, 0)?;
        Ok(vm.ordered_iter(dict, ViewKind::Keys, true))
    }),
    method("__eq__(self, value, /)", |vm, args| equal(vm, args, true)),
    method("__ne__(self, value, /)", |vm, args| equal(vm, args, false)),
    method("__or__(self, value, /)", |vm, args| {
        joined(vm, args, args.get(0), args.get(1))
    }),
    method("__ror__(self, value, /)", |vm, args| {
        joined(vm, args, args.get(1), args.get(0))
    }),
    method("__ior__(self, value, /)", |vm, args| {
        add_from(vm, args.get(0), args.get(1))?;
        Ok(args.get(0))
    }),
    method("__repr__(self, /)", repr),
    method("__reduce__(self, /)", reduce),
];

/// Tells whether a class sets items as dict does.
fn sets_plainly(vm: &Vm, this: Value) -> bool {
    let found = vm.class_of(this).find(&vm.heap, vm.names.setitem);
    matches!(found, Some((_, Value::Native(_))))
}

fn set(vm: &mut Vm, this: Value, plainly: bool, key: Value, value: Value) -> Result<(), Raise> {
    match vm.plain(this) {
        Value::Dict(dict) if plainly => vm.dict_set(dict, key, value),
        _ => vm.set_item(this, key, value),
    }
}

fn update(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.rest(vm, 1);
    if given.len() > 1 {
        let text = format!("expected at most 1 arguments, got {}", given.len());
        return Err(vm.type_error(text));
    }
    let this = args.get(0);
    if let [other] = given[..] {
        add_from(vm, this, other)?;
    }
    let plainly = sets_plainly(vm, this);
    for (name, value) in keyword_pairs(vm, args, 2) {
        set(vm, this, plainly, name.into(), value)?;
    }
    Ok(Value::None)
}

/// Adds what a mapping or an iterable of pairs holds.
fn add_from(vm: &mut Vm, this: Value, other: Value) -> Result<(), Raise> {
    let plainly = sets_plainly(vm, this);
    if vm.each_pair(other, |vm, key, value, _| {
        set(vm, this, plainly, key, value)
    })? {
        return Ok(());
    }
    let it = vm.iter(other)?;
    vm.root(it);
    let drawn = vm.root(Value::None);
    while let Some(pair) = vm.next(it)? {
        vm.reroot(drawn, pair);
        let (key, value) = vm.scoped(|vm| pair_of(vm, pair))?;
        set(vm, this, plainly, key, value)?;
    }
    Ok(())
}

/// Takes a key and its value from an iterable; no more than a third item is asked for.
fn pair_of(vm: &mut Vm, pair: Value) -> Result<(Value, Value), Raise> {
    let it = vm.iter(pair)?;
    vm.root(it);
    let Some(key) = vm.next(it)? else {
        return Err(vm.value_error("need more than 0 values to unpack"));
    };
    vm.root(key);
    let Some(value) = vm.next(it)? else {
        return Err(vm.value_error("need more than 1 value to unpack"));
    };
    vm.root(value);
    match vm.next(it)? {
        None => Ok((key, value)),
        Some(_) => Err(vm.value_error("too many values to unpack (expected 2)")),
    }
}

fn pop_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (dict, last) = (args.dict(vm, 0)?, args.truth(vm, 1)?);
    let found = if last {
        dict.entry_before(&vm.heap, dict.slots(&vm.heap))
    } else {
        dict.next_entry(&vm.heap, 0)
    };
    let Some((i, key, value)) = found else {
        let text = vm.str("dictionary is empty");
        return Err(vm.key_error(text));
    };
    vm.root(key);
    vm.root(value);
    dict.remove_at(&mut vm.heap, i);
    Ok(vm.tuple(&[key, value]))
}

/// Raises KeyError as CPython's C code does here: None stands for no arguments, a tuple for several.
fn missing(vm: &mut Vm, key: Value) -> Raise {
    let args = match key {
        Value::None => Vec::new(),
        Value::Tuple(items) => items.items(&vm.heap).to_vec(),
        _ => vec![key],
    };
    let error = vm.new_exception(Exc::KeyError, &args);
    vm.throw(Value::Exception(error))
}

fn move_to_end(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (dict, key, last) = (args.dict(vm, 0)?, args.get(1), args.truth(vm, 2)?);
    let hash = vm.hash(key)?;
    match vm.dict_find(dict, key, hash)? {
        Some(i) => dict.move_entry(&mut vm.heap, i, last),
        None => return Err(missing(vm, key)),
    }
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let dict = args.dict(vm, 0)?;
    match vm.dict_del(dict, args.get(1))? {
        Some(value) => Ok(value),
        None if args.get(2).is_unset() => Err(missing(vm, args.get(1))),
        None => Ok(args.get(2)),
    }
}

fn set_default(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (dict, key) = (args.dict(vm, 0)?, args.get(1));
    if let Some(value) = vm.dict_get(dict, key)? {
        return Ok(value);
    }
    let plainly = sets_plainly(vm, args.get(0));
    set(vm, args.get(0), plainly, key, args.get(2))?;
    Ok(args.get(2))
}

/// Makes an empty one of the class of another.
fn fresh(vm: &mut Vm, like: Value) -> Result<Value, Raise> {
    let class = Value::Class(vm.class_of(like));
    let made = vm.call(class, &[])?;
    vm.root(made);
    Ok(made)
}

fn copy(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let made = fresh(vm, args.get(0))?;
    let own = own_attributes(vm, args.get(0))?;
    for (name, value) in own {
        if let Value::Str(name) = name {
            vm.set_attr(made, name, value)?;
        }
    }
    add_from(vm, made, args.get(0))?;
    Ok(made)
}

fn own_attributes(vm: &mut Vm, v: Value) -> Result<Vec<(Value, Value)>, Raise> {
    let name = vm.intern("__dict__");
    match vm.get_attr_opt(v, name)? {
        Some(Value::Dict(dict)) => Ok(dict.iter(&vm.heap).collect()),
        _ => Ok(Vec::new()),
    }
}

fn from_keys(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let made = vm.call(args.get(0), &[])?;
    vm.root(made);
    let it = vm.iter(args.get(1))?;
    vm.root(it);
    let drawn = vm.root(Value::None);
    while let Some(key) = vm.next(it)? {
        vm.reroot(drawn, key);
        vm.set_item(made, key, args.get(2))?;
    }
    Ok(made)
}

fn view(vm: &mut Vm, args: Args, kind: ViewKind) -> Result<Value, Raise> {
    let dict = args.dict(vm, 0)?;
    let view = vm.heap.new_view(dict, kind);
    view.get_mut(&mut vm.heap).ordered = true;
    Ok(Value::View(view))
}

fn equal(vm: &mut Vm, args: Args, wanted: bool) -> Result<Value, Raise> {
    let a = args.dict(vm, 0)?;
    let Value::Dict(b) = vm.plain(args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    let mut same = vm.eq(Value::Dict(a), Value::Dict(b))?;
    if same && vm.is_ordered(args.get(1)) {
        let keys = |vm: &Vm, d: Gc<Dict>| d.iter(&vm.heap).map(|e| e.0).collect::<Vec<_>>();
        let (mine, theirs) = (keys(vm, a), keys(vm, b));
        let lists = [vm.list(mine), vm.list(theirs)];
        lists.iter().for_each(|&list| {
            vm.root(list);
        });
        same = vm.eq(lists[0], lists[1])?;
    }
    Ok(Value::bool(same == wanted))
}

/// `first | second` for one whose class argument 0 gives.
fn joined(vm: &mut Vm, args: Args, first: Value, second: Value) -> Result<Value, Raise> {
    let both = [vm.plain(first), vm.plain(second)];
    if !matches!(both, [Value::Dict(_), Value::Dict(_)]) {
        return Ok(Value::NotImplemented);
    }
    let class = Value::Class(vm.class_of(args.get(0)));
    let made = vm.call(class, &[first])?;
    vm.root(made);
    add_from(vm, made, second)?;
    Ok(made)
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let this = args.get(0);
    let name = vm.class_name(vm.class_of(this));
    let dict = args.dict(vm, 0)?;
    if dict.is_empty(&vm.heap) {
        return Ok(vm.string(format!("{name}()")));
    }
    let mut text = String::new();
    vm.guarded(&mut text, this, "...", |vm, out| {
        // A subclass may give other items than it holds.
        let items = vm.intern("items");
        let items = vm.call_method(this, items, &[])?;
        vm.root(items);
        let class = Value::Class(vm.types.dict);
        let shown = vm.call(class, &[items])?;
        vm.root(shown);
        let shown = vm.repr_of(shown)?;
        out.push_str(&format!("{name}({})", shown.text(&vm.heap)));
        Ok(())
    })?;
    Ok(vm.string(text))
}

fn reduce(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let this = args.get(0);
    let state = vm.call_method(this, vm.names.getstate, &[])?;
    vm.root(state);
    let items = vm.intern("items");
    let items = vm.call_method(this, items, &[])?;
    vm.root(items);
    let items = vm.iter(items)?;
    let class = Value::Class(vm.class_of(this));
    let empty = vm.tuple(&[]);
    Ok(vm.tuple(&[class, empty, state, Value::None, items]))
}
