//! How objects say what they are made of: `__reduce__`, `__reduce_ex__`, `__getstate__`, which copy and pickle ask for.

use crate::object::Value;
use crate::object::complex::as_complex;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

pub(super) fn state_of(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    let Value::Instance(i) = v else {
        return Ok(Value::None);
    };
    let own = i.own_items(&vm.heap);
    if own.is_empty() {
        return Ok(Value::None);
    }
    let (dict, slots) = (vm.heap.new_dict(), vm.heap.new_dict());
    let class = i.class(&vm.heap);
    for (name, value) in own {
        if let Value::Str(name) = name {
            let into = if class.has_slot(&vm.heap, name) {
                slots
            } else {
                dict
            };
            into.set_str(&mut vm.heap, name, value);
        }
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

/// Gives what makes a copy of a builtin value that is not an instance.
pub(super) fn reduce_builtin(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
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
        Value::Object(_) => {
            let Some(data) = crate::builtins::bytes::buffer(vm, v) else {
                return Err(no_pickle(vm, v));
            };
            vec![data.into()]
        }
        Value::Set(_) => {
            let items = vm.collect(v)?;
            vec![items.into()]
        }
        _ => return Err(no_pickle(vm, v)),
    };
    let parts = vm.tuple(&parts);
    if matches!(v, Value::Set(_) | Value::Object(_)) {
        return Ok(vm.tuple(&[class, parts, Value::None]));
    }
    Ok(vm.tuple(&[class, parts]))
}

pub(super) fn no_pickle(vm: &mut Vm, v: Value) -> Raise {
    let name = vm.class_name(vm.class_of(v));
    vm.type_error(format!("cannot pickle '{name}' object"))
}

/// Gives a function of the module `copyreg`.
pub(super) fn from_copyreg(vm: &mut Vm, name: &str) -> Result<Value, Raise> {
    let module = vm.import_module("copyreg")?;
    vm.root(module);
    let name = vm.intern(name);
    vm.get_attr(module, name)
}

/// Gives what makes a copy of an instance in the protocols before 2.
pub(super) fn reduce_old(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    let class = vm.class_of(v);
    if class.get(&vm.heap).flags.no_dict {
        let getstate = vm.intern("__getstate__");
        let own = class.find(&vm.heap, getstate);
        let slots = vm.names.slots;
        let slots = match class.find(&vm.heap, slots) {
            Some((_, slots)) => vm.truth(slots)?,
            None => false,
        };
        if slots && own.is_none_or(|(owner, _)| owner == vm.types.object) {
            let name = vm.class_name(class);
            let text = if class.get(&vm.heap).flags.builtin {
                format!("cannot pickle '{name}' object")
            } else {
                let text = "a class that defines __slots__ without defining __getstate__ \
                            cannot be pickled with protocol 0";
                text.to_owned()
            };
            return Err(vm.type_error(text));
        }
    }
    let make = from_copyreg(vm, "_reconstructor")?;
    vm.root(make);
    let payload = vm.plain(v);
    let (base, start) = match payload {
        Value::Instance(_) => (vm.types.object, Value::None),
        other => (vm.class_of(other), other),
    };
    let given = vm.tuple(&[class.into(), base.into(), start]);
    vm.root(given);
    let state = vm
        .call_dunder(v, vm.names.getstate, &[])?
        .unwrap_or(Value::None);
    if !vm.truth(state)? {
        return Ok(vm.tuple(&[make, given]));
    }
    Ok(vm.tuple(&[make, given, state]))
}

/// Gives what makes a copy of an object: a callable, its arguments, the object's state.
pub(super) fn reduce(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    let class = vm.class_of(v);
    let plain = vm.plain(v);
    if !matches!(v, Value::Instance(_)) && as_complex(&vm.heap, plain).is_none() {
        return reduce_builtin(vm, v);
    }
    if let set @ Value::Set(_) = vm.plain(v) {
        let items = vm.collect(set)?;
        let items = vm.tuple(&[items.into()]);
        vm.root(items);
        let state = vm
            .call_dunder(v, vm.names.getstate, &[])?
            .unwrap_or(Value::None);
        return Ok(vm.tuple(&[class.into(), items, state]));
    }
    let getnewargs_ex = vm.intern("__getnewargs_ex__");
    if let Some(both) = vm.call_dunder(v, getnewargs_ex, &[])? {
        vm.root(both);
        let (args, keywords) = match both {
            Value::Tuple(t) if t.len(&vm.heap) == 2 => {
                let items = t.items(&vm.heap);
                (items[0], items[1])
            }
            other => {
                let kind = vm.type_name(other);
                let text = format!("__getnewargs_ex__ should return a tuple, not '{kind}'");
                return Err(vm.type_error(text));
            }
        };
        let make = from_copyreg(vm, "__newobj_ex__")?;
        vm.root(make);
        let args = vm.tuple(&[Value::Class(class), args, keywords]);
        vm.root(args);
        let state = vm
            .call_dunder(v, vm.names.getstate, &[])?
            .unwrap_or(Value::None);
        return Ok(vm.tuple(&[make, args, state, Value::None, Value::None]));
    }
    let getnewargs = vm.names.getnewargs;
    let args = match vm.call_dunder(v, getnewargs, &[])? {
        Some(Value::Tuple(t)) => t.items(&vm.heap).to_vec(),
        _ => match vm.plain(v) {
            Value::Instance(_) => Vec::new(),
            Value::Dict(_) | Value::List(_) | Value::Set(_) => Vec::new(),
            payload @ Value::Object(_) => return Err(no_pickle(vm, payload)),
            payload => vec![payload],
        },
    };
    let mut all = vec![Value::Class(class)];
    all.extend(args);
    let args = vm.tuple(&all);
    vm.root(args);
    let new = from_copyreg(vm, "__newobj__")?;
    vm.root(new);
    let state = match vm.call_dunder(v, vm.names.getstate, &[])? {
        Some(state) => state,
        None => Value::None,
    };
    vm.root(state);
    let (items, pairs) = match vm.plain(v) {
        list @ Value::List(_) => (vm.iter(list)?, Value::None),
        Value::Dict(d) => {
            let pairs: Vec<(Value, Value)> = d.iter(&vm.heap).collect();
            let pairs = pairs.into_iter().map(|(k, v)| vm.tuple(&[k, v])).collect();
            let pairs = vm.list(pairs);
            (Value::None, vm.iter(pairs)?)
        }
        _ => (Value::None, Value::None),
    };
    Ok(vm.tuple(&[new, args, state, items, pairs]))
}

pub(super) fn reduce_ex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    let class = vm.class_of(v);
    match class.find(&vm.heap, vm.names.reduce) {
        Some((owner, _)) if owner != vm.types.object => {
            match vm.call_dunder(v, vm.names.reduce, &[])? {
                Some(made) => Ok(made),
                None => reduce(vm, v),
            }
        }
        _ if matches!(v, Value::Instance(_)) && args.count() > 1 => {
            let protocol = match args.get(1) {
                Value::Unset => 4,
                _ => args.int(vm, 1)?,
            };
            let set = matches!(vm.plain(v), Value::Set(_));
            if protocol < 2 && !set {
                reduce_old(vm, v)
            } else {
                reduce(vm, v)
            }
        }
        _ => reduce(vm, v),
    }
}
