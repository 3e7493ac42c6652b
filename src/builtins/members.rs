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
            match args.get(1) {
                Value::None => Ok(args.get(0)),
                instance => vm.property_get(property, instance),
            }
        }),
        method("__set__(self, instance, value, /)", |vm, args| {
            let (_, name) = of(vm, args)?;
            vm.set_attr_plain(args.get(1), name, args.get(2))?;
            Ok(Value::None)
        }),
        method("__delete__(self, instance, /)", |vm, args| {
            let (_, name) = of(vm, args)?;
            vm.del_attr_plain(args.get(1), name)?;
            Ok(Value::None)
        }),
        getter("__name__", |vm, args| Ok(of(vm, args)?.1.into())),
        getter("__doc__", |_, _| Ok(Value::None)),
    ],
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
