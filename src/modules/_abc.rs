//! `_abc`: what `abc` needs of classes that scripts cannot do: a registered class takes part in patterns.

use crate::object::Value;
use crate::vm::native::{Args, Module, func};
use crate::vm::{Raise, Vm};

pub static MODULE: Module = Module {
    name: "_abc",
    consts: &[],
    funcs: &[func("share_patterns(cls, subclass, /)", share_patterns)],
    types: &[],
    init: None,
};

/// Lets the objects of a class take part in the patterns that those of an abstract class do.
fn share_patterns(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if let (Value::Class(cls), Value::Class(subclass)) = (args.get(0), args.get(1))
        && let Some(kind) = vm.collection_of(cls)
        && !subclass.get(&vm.heap).flags.builtin
    {
        subclass.get_mut(&mut vm.heap).flags.collection = Some(kind);
    }
    Ok(Value::None)
}
