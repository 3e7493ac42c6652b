//! `_typing`: what `type` statements make.

use crate::builtins::alias::{generic, union};
use crate::heap::Marker;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::vm::native::{Args, Func, Module, Type, accessor, func, getter, method};
use crate::vm::{Raise, Vm};

pub static MODULE: Module = Module {
    name: "_typing",
    consts: &[],
    funcs: &[func(
        "type_alias(name, find, type_params, module, /)",
        type_alias,
    )],
    types: &[&TYPE_ALIAS],
    init: None,
};

static TYPE_ALIAS: Type = Type {
    name: "TypeAliasType",
    module: "typing",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func(
        "__new__(cls, name, value, *, type_params=())",
        new_alias,
    )),
    funcs: FUNCS,
    doc: "Type alias.\n\nType aliases are created through the type statement.",
};

/// A type with a name of its own.
#[derive(Clone, Copy)]
pub struct TypeAlias {
    name: Value,
    /// What the name stands for, or the function that finds it.
    value: Value,
    found: bool,
    type_params: Value,
    module: Value,
}

impl Payload for TypeAlias {
    fn trace(&self, m: &mut Marker) {
        for v in [self.name, self.value, self.type_params, self.module] {
            v.trace(m);
        }
    }
}

static FUNCS: &[Func] = &[
    accessor(
        "__name__",
        |vm, args| Ok(this(vm, args)?.name),
        |vm, _| Err(vm.attribute_error("readonly attribute")),
    ),
    getter("__value__", value),
    getter(
        "__type_params__",
        |vm, args| Ok(this(vm, args)?.type_params),
    ),
    getter("__module__", |vm, args| Ok(this(vm, args)?.module)),
    getter("__parameters__", parameters),
    method("__repr__(self, /)", |vm, args| Ok(this(vm, args)?.name)),
    method("__reduce__(self, /)", |vm, args| Ok(this(vm, args)?.name)),
    method("__or__(self, value, /)", |vm, args| {
        union(vm, args.get(0), args.get(1))
    }),
    method("__ror__(self, value, /)", |vm, args| {
        union(vm, args.get(1), args.get(0))
    }),
    method("__getitem__(self, key, /)", |vm, args| {
        let alias = this(vm, args)?;
        match alias.type_params {
            Value::Tuple(t) if !t.items(&vm.heap).is_empty() => {
                Ok(generic(vm, args.get(0), args.get(1)))
            }
            _ => Err(vm.type_error("Only generic type aliases are subscriptable")),
        }
    }),
];

fn this(vm: &mut Vm, args: Args) -> Result<TypeAlias, Raise> {
    match vm.payload::<TypeAlias>(args.get(0)) {
        Some(alias) => Ok(*alias),
        None => Err(vm.wrong_type("typing.TypeAliasType", args.get(0))),
    }
}

fn value(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let alias = this(vm, args)?;
    if alias.found {
        return Ok(alias.value);
    }
    let value = vm.call(alias.value, &[])?;
    if let Some(alias) = vm.payload_mut::<TypeAlias>(args.get(0)) {
        (alias.value, alias.found) = (value, true);
    }
    Ok(value)
}

/// The type parameters, those that stand for several unpacked.
fn parameters(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Tuple(params) = this(vm, args)?.type_params else {
        return Ok(vm.tuple(&[]));
    };
    let mut found = Vec::new();
    for param in params.items(&vm.heap).to_vec() {
        if vm.type_name(param) != "typing.TypeVarTuple" {
            found.push(param);
            continue;
        }
        let parts = vm.collect(param)?;
        vm.root(parts);
        found.extend_from_slice(parts.items(&vm.heap));
    }
    Ok(vm.tuple(&found))
}

/// Makes what a `type` statement binds: `find` gives the value when it is asked for.
fn type_alias(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(class) = vm.class_named(TYPE_ALIAS.name) else {
        unreachable!("the module defines it");
    };
    Ok(vm.object_of(
        class,
        TypeAlias {
            name: args.get(0),
            value: args.get(1),
            found: false,
            type_params: args.get(2),
            module: args.get(3),
        },
    ))
}

fn new_alias(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (name, type_params) = (args.get(1), args.get(3));
    if !matches!(vm.plain(name), Value::Str(_)) {
        let kind = vm.type_name(name);
        let text = format!("typealias() argument 'name' must be str, not {kind}");
        return Err(vm.type_error(text));
    }
    let type_params = match type_params {
        Value::Unset => vm.tuple(&[]),
        Value::Tuple(_) => type_params,
        _ => return Err(vm.type_error("type_params must be a tuple")),
    };
    let globals = vm.thread.cur.func.get(&vm.heap).globals;
    let module = globals.get_str(&vm.heap, vm.names.name);
    vm.new_payload(
        args.get(0),
        TypeAlias {
            name,
            value: args.get(2),
            found: true,
            type_params,
            module: module.unwrap_or(Value::None),
        },
    )
}
