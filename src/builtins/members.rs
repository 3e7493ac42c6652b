//! What a class shows for each name in its `__slots__`.
//!
//! Instances keep slots where they keep all attributes, so the look-up never needs these; they are made
//! when a script asks the class for one.

use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::payload::Payload;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::{Args, Type, func, getter, method};
use crate::vm::outcome::Raise;

/// A slot of a class.
struct Member {
    class: Gc<Class>,
    name: Gc<Str>,
}

impl Payload for Member {
    fn trace(&self, m: &mut Marker) {
        m.mark(self.class);
        m.mark(self.name);
    }
}

pub static MEMBER: Type = Type {
    name: "member_descriptor",
    module: "builtins",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        // The machine calls this to make one: see `Vm::member`.
        func("_of(cls, name, /)", |vm, args| match (args.get(0), args.get(1)) {
            (Value::Class(class), Value::Str(name)) => Ok(member(vm, class, name)),
            _ => Ok(Value::None),
        }),
        method("__get__(self, instance, owner=None, /)", |vm, args| {
            let (class, name) = of(vm, args)?;
            match args.get(1) {
                Value::None => Ok(args.get(0)),
                Value::Instance(i) if i.class(&vm.heap).is_subclass(&vm.heap, class) => {
                    match i.own(&vm.heap, name) {
                        Some(v) => Ok(v),
                        None => Err(vm.no_attribute(args.get(1), name)),
                    }
                }
                _ => Err(wrong_owner(vm, args, class, name)),
            }
        }),
        method("__set__(self, instance, value, /)", |vm, args| {
            let (class, name) = of(vm, args)?;
            match args.get(1) {
                Value::Instance(i) if i.class(&vm.heap).is_subclass(&vm.heap, class) => {
                    i.set_own(&mut vm.heap, name, args.get(2));
                    Ok(Value::None)
                }
                _ => Err(wrong_owner(vm, args, class, name)),
            }
        }),
        method("__delete__(self, instance, /)", |vm, args| {
            let (class, name) = of(vm, args)?;
            match args.get(1) {
                Value::Instance(i) if i.class(&vm.heap).is_subclass(&vm.heap, class) => {
                    match i.delete_own(&mut vm.heap, name) {
                        true => Ok(Value::None),
                        false => Err(vm.no_attribute(args.get(1), name)),
                    }
                }
                _ => Err(wrong_owner(vm, args, class, name)),
            }
        }),
        method("__repr__(self, /)", |vm, args| {
            let (class, name) = of(vm, args)?;
            let class = vm.class_name(class);
            let text = format!("<member '{}' of '{class}' objects>", name.text(&vm.heap));
            Ok(vm.string(text))
        }),
        getter("__name__", |vm, args| Ok(of(vm, args)?.1.into())),
        getter("__objclass__", |vm, args| Ok(of(vm, args)?.0.into())),
        getter("__doc__", |_, _| Ok(Value::None)),
    ],
    doc: "",
};

fn of(vm: &mut Vm, args: Args) -> Result<(Gc<Class>, Gc<Str>), Raise> {
    match vm.payload::<Member>(args.get(0)) {
        Some(m) => Ok((m.class, m.name)),
        None => Err(vm.wrong_type("member_descriptor", args.get(0))),
    }
}

fn wrong_owner(vm: &mut Vm, args: Args, class: Gc<Class>, name: Gc<Str>) -> Raise {
    let (owner, kind) = (vm.class_name(class), vm.type_name(args.get(1)));
    let name = name.text(&vm.heap);
    let text =
        format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{kind}' object");
    vm.type_error(text)
}

/// Makes the descriptor of a slot.
pub fn member(vm: &mut Vm, class: Gc<Class>, name: Gc<Str>) -> Value {
    match vm.class_named("member_descriptor") {
        Some(own) => vm.object_of(own, Member { class, name }),
        None => Value::None,
    }
}
