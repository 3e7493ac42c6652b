//! How objects say what they are made of: `__reduce__`, `__reduce_ex__`, `__getstate__`, which copy and pickle ask for.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Instance};
use crate::object::complex::as_complex;
use crate::object::dict::Dict;
use crate::object::native::Native;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

/// Gives the attributes of an instance that are no slots: its `__dict__` if a script has asked for that, else a new dict.
fn attributes(vm: &mut Vm, i: Gc<Instance>) -> Gc<Dict> {
    if i.get(&vm.heap).shape.get(&vm.heap).in_dict {
        return i.to_dict(&mut vm.heap);
    }
    let (class, dict) = (i.class(&vm.heap), vm.heap.new_dict());
    for (name, value) in i.own_items(&vm.heap) {
        if let Value::Str(name) = name
            && !class.has_slot(&vm.heap, name)
        {
            dict.set_str(&mut vm.heap, name, value);
        }
    }
    dict
}

pub(super) fn state_of(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    if let Value::Exception(e) = v
        && let Some(slots) = e.get(&vm.heap).slots
        && !slots.is_empty(&vm.heap)
    {
        let dict = e.get(&vm.heap).dict.filter(|d| !d.is_empty(&vm.heap));
        let dict = dict.map_or(Value::None, Value::Dict);
        return Ok(vm.tuple(&[dict, slots.into()]));
    }
    if let Value::Exception(e) = v {
        let dict = e.get(&vm.heap).dict.filter(|d| !d.is_empty(&vm.heap));
        return Ok(dict.map_or(Value::None, Value::Dict));
    }
    let Value::Instance(i) = v else {
        let name = vm.names.dict;
        let dict = vm.get_attr_opt(v, name)?;
        return Ok(match dict.map(|d| (d, vm.plain(d))) {
            Some((dict, Value::Dict(d))) if !d.is_empty(&vm.heap) => dict,
            _ => Value::None,
        });
    };
    let slots = vm.heap.new_dict();
    vm.root(slots);
    let class = i.class(&vm.heap);
    let dict = attributes(vm, i);
    vm.root(dict);
    for name in slot_names(vm, class)? {
        let flags = class.get(&vm.heap).flags;
        let found = match i.own(&vm.heap, name) {
            _ if flags.getattribute => vm.get_attr_opt(v, name)?,
            Some(value) => Some(value),
            // A slot without a value is asked of `__getattr__`.
            None if flags.getattr => vm.get_attr_opt(v, name)?,
            None => None,
        };
        if let Some(value) = found {
            slots.set_str(&mut vm.heap, name, value);
        }
    }
    if dict.is_empty(&vm.heap) && slots.is_empty(&vm.heap) {
        return Ok(Value::None);
    }
    if slots.is_empty(&vm.heap) {
        return Ok(dict.into());
    }
    let first = if dict.is_empty(&vm.heap) {
        Value::None
    } else {
        dict.into()
    };
    Ok(vm.tuple(&[first, slots.into()]))
}

/// Gives the names of all slots of a class in the order they were written, as `copyreg` finds and keeps them.
fn slot_names(vm: &mut Vm, class: Gc<Class>) -> Result<Vec<Gc<Str>>, Raise> {
    let mro = class.get(&vm.heap).mro.to_vec();
    if mro.iter().all(|c| c.get(&vm.heap).slots.is_empty()) {
        let key = vm.intern("__slotnames__");
        let (dict, flags) = (class.get(&vm.heap).dict, class.get(&vm.heap).flags);
        if !flags.builtin && dict.get_str(&vm.heap, key).is_none() {
            let none = vm.list(Vec::new());
            dict.set_str(&mut vm.heap, key, none);
        }
        return Ok(Vec::new());
    }
    let find = from_copyreg(vm, "_slotnames")?;
    let names = vm.call(find, &[class.into()])?;
    let Value::List(names) = vm.plain(names) else {
        return Err(vm.type_error("copyreg._slotnames didn't return a list or None"));
    };
    vm.root(names);
    let names = names.items(&vm.heap).iter();
    Ok(names
        .filter_map(|&name| match name {
            Value::Str(name) => Some(name),
            _ => None,
        })
        .collect())
}

/// Gives what makes a copy of a builtin value that is not an instance.
pub(super) fn reduce_builtin(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    let bound = match v {
        Value::Native(n) => match *n.get(&vm.heap) {
            // A function of a class is found through the class.
            Native {
                self_: Value::Unset,
                owner: Some(owner),
                ..
            } => Some(Value::Class(owner)),
            Native { self_, .. } => Some(self_),
        },
        Value::Method(m) => Some(m.get(&vm.heap).self_),
        _ => None,
    };
    if let Some(bound) = bound {
        let name = vm.names.name;
        let name = vm.get_attr(v, name)?;
        if matches!(bound, Value::Unset | Value::Module(_)) {
            return Ok(name);
        }
        vm.root(name);
        let key = vm.intern("getattr");
        let getattr = vm.builtins.get_str(&vm.heap, key).unwrap_or(Value::None);
        let parts = vm.tuple(&[bound, name]);
        return Ok(vm.tuple(&[getattr, parts]));
    }
    let class = Value::Class(vm.class_of(v));
    let parts = match v {
        Value::Range(r) => {
            let r = r.get(&vm.heap);
            vec![r.start, r.stop, r.step]
        }
        Value::Slice(s) => {
            let s = s.get(&vm.heap);
            vec![s.start, s.stop, s.step]
        }
        _ => return Err(no_pickle(vm, v)),
    };
    let parts = vm.tuple(&parts);
    Ok(vm.tuple(&[class, parts]))
}

pub(super) fn no_pickle(vm: &mut Vm, v: Value) -> Raise {
    let class = vm.class_of(v);
    let name = vm.class_name(class);
    // Streams refuse it themselves, in words of their own.
    let stream = match class.get(&vm.heap).module {
        Value::Str(module) => {
            module.text(&vm.heap) == "_io" && !matches!(name.as_str(), "BytesIO" | "StringIO")
        }
        _ => false,
    };
    let what = if stream { "instances" } else { "object" };
    vm.type_error(format!("cannot pickle '{name}' {what}"))
}

/// Gives a function of the module `copyreg`.
pub(super) fn from_copyreg(vm: &mut Vm, name: &str) -> Result<Value, Raise> {
    let module = vm.import_module("copyreg")?;
    vm.root(module);
    let name = vm.intern(name);
    vm.get_attr(module, name)
}

/// Gives what makes a copy of an object in the protocols before 2, as `copyreg` has it.
fn reduce_old(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    let class = vm.class_of(v);
    let order = class.get(&vm.heap).mro.clone();
    let builtin = |vm: &Vm, c: Gc<Class>| c.get(&vm.heap).flags.builtin;
    let base = order.iter().copied().find(|&c| builtin(vm, c));
    let base = base.unwrap_or(vm.types.object);
    let start = match base {
        base if base == vm.types.object => Value::None,
        base if base == class => return Err(no_pickle(vm, v)),
        base => vm.call(Value::Class(base), &[v])?,
    };
    vm.root(start);
    let (getstate, slots) = (vm.names.getstate, vm.names.slots);
    let own = class.find(&vm.heap, getstate);
    if own.is_none_or(|(owner, _)| owner == vm.types.object)
        && let Some(slots) = vm.get_attr_opt(v, slots)?
        && vm.truth(slots)?
    {
        let text = "a class that defines __slots__ without defining __getstate__ cannot be pickled";
        return Err(vm.type_error(text));
    }
    let make = from_copyreg(vm, "_reconstructor")?;
    vm.root(make);
    let given = vm.tuple(&[class.into(), base.into(), start]);
    vm.root(given);
    let state = vm.call_method(v, getstate, &[])?;
    if !vm.truth(state)? {
        return Ok(vm.tuple(&[make, given]));
    }
    Ok(vm.tuple(&[make, given, state]))
}

/// The arguments of `__new__` that an object asks for, and its keywords.
type NewArguments = (Vec<Value>, Option<Value>);

fn new_arguments(vm: &mut Vm, v: Value) -> Result<Option<NewArguments>, Raise> {
    let getnewargs_ex = vm.intern("__getnewargs_ex__");
    if let Some(both) = vm.call_dunder(v, getnewargs_ex, &[])? {
        vm.root(both);
        let wrong = match vm.plain(both) {
            Value::Tuple(t) => match *t.items(&vm.heap) {
                [args, keywords] => match (vm.plain(args), vm.plain(keywords)) {
                    (Value::Tuple(t), Value::Dict(_)) => {
                        return Ok(Some((t.items(&vm.heap).to_vec(), Some(keywords))));
                    }
                    (Value::Tuple(_), _) => {
                        let kind = vm.type_name(keywords);
                        format!(
                            "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{kind}'"
                        )
                    }
                    _ => {
                        let kind = vm.type_name(args);
                        format!(
                            "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{kind}'"
                        )
                    }
                },
                ref items => {
                    let text = format!(
                        "__getnewargs_ex__ should return a tuple of length 2, not {}",
                        items.len()
                    );
                    return Err(vm.value_error(text));
                }
            },
            _ => {
                let kind = vm.type_name(both);
                format!("__getnewargs_ex__ should return a tuple, not '{kind}'")
            }
        };
        return Err(vm.type_error(wrong));
    }
    let getnewargs = vm.names.getnewargs;
    let Some(args) = vm.call_dunder(v, getnewargs, &[])? else {
        return Ok(None);
    };
    match vm.plain(args) {
        Value::Tuple(t) => Ok(Some((t.items(&vm.heap).to_vec(), None))),
        _ => {
            let kind = vm.type_name(args);
            Err(vm.type_error(format!(
                "__getnewargs__ should return a tuple, not '{kind}'"
            )))
        }
    }
}

/// Gives what makes a copy of an object: a callable, its arguments, the object's state.
pub(super) fn reduce(vm: &mut Vm, v: Value, protocol: i64) -> Result<Value, Raise> {
    let class = vm.class_of(v);
    let payload = vm.plain(v);
    if let Value::Set(_) = payload {
        let items = vm.collect(v)?;
        let items = vm.tuple(&[items.into()]);
        vm.root(items);
        let getstate = vm.names.getstate;
        let state = vm.call_method(v, getstate, &[])?;
        return Ok(vm.tuple(&[class.into(), items, state]));
    }
    if let Value::Object(_) = payload
        && let Some(data) = crate::builtins::bytes::buffer(vm, payload)
    {
        return reduce_buffer(vm, v, data, protocol);
    }
    let known = matches!(
        payload,
        Value::Instance(_)
            | Value::Int(_)
            | Value::Big(_)
            | Value::Bool(_)
            | Value::Float(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::Tuple(_)
            | Value::List(_)
            | Value::Dict(_)
    );
    let stated = class.find(&vm.heap, vm.names.getstate);
    let tells = stated.is_some_and(|(owner, _)| owner != vm.types.object);
    if !known && !tells && as_complex(&vm.heap, payload).is_none() {
        return match v {
            Value::Instance(_) => Err(no_pickle(vm, payload)),
            _ => reduce_builtin(vm, v),
        };
    }
    if protocol < 2 {
        return reduce_old(vm, v);
    }
    let (mut all, mut keywords) = (vec![Value::Class(class)], None);
    if let Some((args, named)) = new_arguments(vm, v)? {
        for &arg in &args {
            vm.root(arg);
        }
        all.extend(args);
        keywords = named;
    }
    let empty = |vm: &Vm, d: Value| matches!(vm.plain(d), Value::Dict(d) if d.is_empty(&vm.heap));
    let (make, args) = match keywords {
        Some(keywords) if !empty(vm, keywords) => {
            vm.root(keywords);
            let given = vm.tuple(&all[1..]);
            (
                "__newobj_ex__",
                vm.tuple(&[Value::Class(class), given, keywords]),
            )
        }
        _ => ("__newobj__", vm.tuple(&all)),
    };
    vm.root(args);
    let make = from_copyreg(vm, make)?;
    vm.root(make);
    let getstate = vm.names.getstate;
    let state = vm.call_method(v, getstate, &[])?;
    vm.root(state);
    let (mut items, mut pairs) = (Value::None, Value::None);
    match payload {
        Value::List(_) => items = vm.iter(v)?,
        Value::Dict(_) => {
            let name = vm.intern("items");
            let view = vm.call_method(v, name, &[])?;
            pairs = vm.iter(view)?;
        }
        _ => {}
    }
    Ok(vm.tuple(&[make, args, state, items, pairs]))
}

/// `__reduce_ex__` of bytearray.
fn reduce_buffer(
    vm: &mut Vm,
    v: Value,
    data: Gc<crate::object::bytes::Bytes>,
    protocol: i64,
) -> Result<Value, Raise> {
    vm.root(data);
    let getstate = vm.names.getstate;
    let state = vm.call_method(v, getstate, &[])?;
    vm.root(state);
    let class = Value::Class(vm.class_of(v));
    let args = if data.len(&vm.heap) == 0 {
        vm.fixed.empty_tuple
    } else if protocol < 3 {
        let text: String = data.data(&vm.heap).iter().map(|&b| char::from(b)).collect();
        let text = vm.string(text);
        vm.root(text);
        let encoding = vm.str("latin-1");
        vm.tuple(&[text, encoding])
    } else {
        vm.tuple(&[data.into()])
    };
    Ok(vm.tuple(&[class, args, state]))
}

pub(super) fn reduce_ex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    let protocol = match args.get(1) {
        Value::Unset => 4,
        _ => args.int(vm, 1)?,
    };
    let class = vm.class_of(v);
    let name = vm.names.reduce;
    // A bytearray has a way of its own, which asks no `__reduce__`.
    if let payload @ Value::Object(_) = vm.plain(v)
        && crate::builtins::bytes::buffer(vm, payload).is_some()
    {
        return reduce(vm, v, protocol);
    }
    match class.find(&vm.heap, name) {
        Some((owner, _)) if owner != vm.types.object => vm.call_method(v, name, &[]),
        _ => reduce(vm, v, protocol),
    }
}
