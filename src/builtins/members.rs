//! What a class shows for each name in its `__slots__`.
//!
//! The machine reads and writes slots itself; these natives are for scripts that hold the descriptor.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::function::Property;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::{Args, Type, getter, method};
use crate::vm::outcome::Raise;

pub static MEMBER: Type = Type {
    name: "member_descriptor",
    module: "builtins",
    base: "object",
    layout: Layout::Sealed,
    open: false,
    new: None,
    funcs: &[
        method("__get__(self, instance, owner=None, /)", |vm, args| {
            let (property, _) = of(vm, args)?;
            super::arguments::asked_of_something(vm, args)?;
            match args.get(1) {
                Value::None => Ok(args.get(0)),
                instance => {
                    of_instance(vm, args)?;
                    vm.property_get(property, instance)
                }
            }
        }),
        method("__set__(self, instance, value, /)", |vm, args| {
            let name = of_instance(vm, args)?;
            vm.set_attr_plain(args.get(1), name, args.get(2))?;
            Ok(Value::None)
        }),
        method("__delete__(self, instance, /)", |vm, args| {
            let name = of_instance(vm, args)?;
            vm.del_attr_plain(args.get(1), name)?;
            Ok(Value::None)
        }),
        getter("__name__", |vm, args| Ok(of(vm, args)?.1.into())),
        getter("__objclass__", |vm, args| {
            let property = of(vm, args)?.0;
            let owner = property.get(&vm.heap).class(&vm.heap);
            Ok(owner.map_or(Value::None, Value::Class))
        }),
        getter("__qualname__", |vm, args| {
            let (property, name) = of(vm, args)?;
            let name = name.text(&vm.heap).to_owned();
            let text = match property.get(&vm.heap).class(&vm.heap) {
                Some(class) => format!("{}.{name}", vm.class_name(class)),
                None => name,
            };
            Ok(vm.string(text))
        }),
        getter("__doc__", |_, _| Ok(Value::None)),
    ],
    doc: "",
};

/// Holds the getter of `__weakref__`, which classes of scripts get.
pub static WEAK: Type = Type {
    name: "_weakref_getter",
    module: "builtins",
    base: "object",
    layout: Layout::Sealed,
    open: false,
    new: None,
    funcs: &[getter("__weakref__", |vm, args| {
        let first = vm.weak.of(args.get(0)).last();
        Ok(first.map_or(Value::None, |entry| entry.0))
    })],
    doc: "",
};

fn of(vm: &mut Vm, args: Args) -> Result<(Gc<Property>, Gc<Str>), Raise> {
    if let Value::Property(p) = args.get(0)
        && let Value::Str(name) = p.get(&vm.heap).name
    {
        return Ok((p, name));
    }
    Err(vm.wrong_type("member_descriptor", args.get(0)))
}

/// Gives the name that a descriptor stands for; its instance has to be of the class it was made for.
fn of_instance(vm: &mut Vm, args: Args) -> Result<Gc<Str>, Raise> {
    let (property, name) = of(vm, args)?;
    if let Some(owner) = property.get(&vm.heap).owner
        && !vm.is_instance(args.get(1), owner)
    {
        let owner = match property.get(&vm.heap).slot {
            true => vm.class_name(owner),
            false => vm.class_title(owner),
        };
        let name = name.text(&vm.heap).to_owned();
        let got = vm.type_name(args.get(1));
        let text =
            format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object");
        return Err(vm.type_error(text));
    }
    Ok(name)
}
