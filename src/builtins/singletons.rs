//! The classes of None, Ellipsis and NotImplemented: calling one gives its only instance.

use super::callables::keyword_pairs;
use crate::object::Value;
use crate::object::class::Layout;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, method};
use crate::vm::outcome::Raise;

const fn class(name: &'static str, new: Func, funcs: &'static [Func], doc: &'static str) -> Type {
    Type {
        name,
        module: "builtins",
        base: "object",
        layout: Layout::Sealed,
        open: false,
        new: Some(new),
        funcs,
        doc,
    }
}

/// None of these has a name in `builtins`.
pub static HIDDEN: &[&Type] = &[
    &class(
        "NoneType",
        func("__new__(cls, *args, **kwargs)", |vm, args| {
            only(vm, args, "NoneType", Value::None)
        }),
        &[
            method("__repr__(self, /)", |vm, args| {
                told(vm, args, Value::None, "__repr__", "None")
            }),
            method("__bool__(self, /)", |_, _| Ok(Value::FALSE)),
        ],
        "The type of the None singleton.",
    ),
    &class(
        "ellipsis",
        func("__new__(cls, *args, **kwargs)", |vm, args| {
            only(vm, args, "ellipsis", Value::Ellipsis)
        }),
        &[
            method("__repr__(self, /)", |vm, args| {
                told(vm, args, Value::Ellipsis, "__repr__", "Ellipsis")
            }),
            method("__reduce__(self, /)", |vm, args| {
                told(vm, args, Value::Ellipsis, "__reduce__", "Ellipsis")
            }),
        ],
        "The type of the Ellipsis singleton.",
    ),
    &class(
        "NotImplementedType",
        func("__new__(cls, *args, **kwargs)", |vm, args| {
            only(vm, args, "NotImplementedType", Value::NotImplemented)
        }),
        &[
            method("__repr__(self, /)", |vm, args| {
                told(
                    vm,
                    args,
                    Value::NotImplemented,
                    "__repr__",
                    "NotImplemented",
                )
            }),
            method("__bool__(self, /)", |vm, _| {
                vm.truth(Value::NotImplemented).map(Value::bool)
            }),
            method("__reduce__(self, /)", |vm, args| {
                told(
                    vm,
                    args,
                    Value::NotImplemented,
                    "__reduce__",
                    "NotImplemented",
                )
            }),
        ],
        "The type of the NotImplemented singleton.",
    ),
];

fn only(vm: &mut Vm, args: Args, name: &str, value: Value) -> Result<Value, Raise> {
    let own = vm.class_of(value);
    match args.get(0) {
        Value::Class(class) if class == own => {}
        Value::Class(class) => {
            let other = vm.class_name(class);
            let text = format!("{name}.__new__({other}): {other} is not a subtype of {name}");
            return Err(vm.type_error(text));
        }
        other => {
            let kind = vm.type_name(other);
            let text = format!("{name}.__new__(X): X is not a type object ({kind})");
            return Err(vm.type_error(text));
        }
    }
    if !args.rest(vm, 1).is_empty() || !keyword_pairs(vm, args, 2).is_empty() {
        let name = if name == "ellipsis" {
            "EllipsisType"
        } else {
            name
        };
        return Err(vm.type_error(format!("{name} takes no arguments")));
    }
    Ok(value)
}

/// Gives the name of a singleton, for a method that only that has.
fn told(vm: &mut Vm, args: Args, only: Value, method: &str, name: &str) -> Result<Value, Raise> {
    if !args.get(0).is(only) {
        let (own, got) = (vm.type_name(only), vm.type_name(args.get(0)));
        return Err(vm.type_error(format!(
            "descriptor '{method}' for '{own}' objects doesn't apply to a '{got}' object"
        )));
    }
    Ok(vm.str(name))
}
