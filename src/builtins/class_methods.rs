//! `classmethod_descriptor`: the class methods of builtin classes, as their namespaces hold them.
//!
//! What a script makes with `classmethod` is in `descriptors.rs`. These cannot be made anew or changed.

use super::arguments::asked_of_something;
use super::callables::keyword_pairs;
use super::descriptors::wrapper;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::function::Wrapper;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, getter, method};
use crate::vm::outcome::Raise;

/// What `classmethod_descriptor` has.
pub static METHODS: &[Func] = &[
    getter("__name__", |vm, args| of_function(vm, args, vm.names.name)),
    getter("__qualname__", |vm, args| {
        of_function(vm, args, vm.names.qualname)
    }),
    getter("__doc__", |vm, args| of_function(vm, args, vm.names.doc)),
    getter("__text_signature__", |vm, args| {
        let name = vm.intern("__text_signature__");
        of_function(vm, args, name)
    }),
    getter("__objclass__", |vm, args| {
        let w = wrapper(vm, args)?;
        Ok(class_of(vm, w).map_or(Value::None, Value::Class))
    }),
    method("__get__(self, instance, owner=None, /)", |vm, args| {
        let w = wrapper(vm, args)?;
        asked_of_something(vm, args)?;
        let owner = match (args.get(1), args.get(2)) {
            (instance, Value::None) => Value::Class(vm.class_of(instance)),
            (_, owner) => owner,
        };
        bound(vm, w, owner)
    }),
    method("__call__(self, /, *args, **kwargs)", |vm, args| {
        let w = wrapper(vm, args)?;
        let given = args.rest(vm, 1);
        let Some((&owner, given)) = given.split_first() else {
            let (name, of) = titles(vm, w)?;
            let text = format!("descriptor '{name}' of '{of}' object needs an argument");
            return Err(vm.type_error(text));
        };
        let function = bound(vm, w, owner)?;
        vm.root(function);
        let keywords = keyword_pairs(vm, args, 2);
        vm.call_kw(function, given, &keywords)
    }),
    method("__repr__(self, /)", |vm, args| {
        vm.repr_of(args.get(0)).map(Value::Str)
    }),
];

fn of_function(vm: &mut Vm, args: Args, name: Gc<Str>) -> Result<Value, Raise> {
    let func = wrapper(vm, args)?.get(&vm.heap).func;
    vm.get_attr(func, name)
}

/// Gives the class that a class method is one of.
fn class_of(vm: &Vm, w: Gc<Wrapper>) -> Option<Gc<Class>> {
    match w.get(&vm.heap).func {
        Value::Native(native) => native.get(&vm.heap).owner,
        _ => None,
    }
}

/// Gives the name of a class method and of its class.
fn titles(vm: &mut Vm, w: Gc<Wrapper>) -> Result<(String, String), Raise> {
    let func = w.get(&vm.heap).func;
    let name = vm.get_attr(func, vm.names.name)?;
    let name = vm.str_of(name)?.text(&vm.heap).to_owned();
    let of = class_of(vm, w);
    Ok((name, of.map_or(String::new(), |class| vm.class_name(class))))
}

/// Binds a class method to what must be a class below its own.
fn bound(vm: &mut Vm, w: Gc<Wrapper>, owner: Value) -> Result<Value, Raise> {
    let Value::Class(class) = owner else {
        let (name, of) = titles(vm, w)?;
        let kind = vm.type_name(owner);
        let text =
            format!("descriptor '{name}' for type '{of}' needs a type, not a '{kind}' as arg 2");
        return Err(vm.type_error(text));
    };
    vm.wrapper_get(w, class)
}
