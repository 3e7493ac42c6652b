//! Tuples whose items have names, made in Rust: `sys.version_info`, `time.struct_time`, `os.stat_result` ...
//!
//! A class of this kind derives from tuple; each of its accessors reads one item.

use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

/// Declares the class of a tuple with named items, with more attributes if need be.
macro_rules! named_tuple {
    ($module:literal, $name:literal, $new:expr, [$($field:literal $i:literal),* $(,)?]) => {
        crate::vm::native::Type {
            name: $name,
            module: $module,
            base: "tuple",
            layout: crate::object::class::Layout::Tuple,
            open: true,
            new: $new,
            funcs: &[
                $(crate::vm::native::getter($field, |vm, args| {
                    $crate::builtins::fields::item(vm, args, $i)
                }),)*
                crate::vm::native::method("__repr__(self, /)", |vm, args| {
                    $crate::builtins::fields::repr(vm, args, concat!($module, ".", $name), &[$($field),*])
                }),
            ],
            doc: "",
        }
    };
}
pub(crate) use named_tuple;

/// Reads one item.
pub fn item(vm: &mut Vm, args: Args, i: usize) -> Result<Value, Raise> {
    let tuple = args.tuple(vm, 0)?;
    Ok(tuple.item(&vm.heap, i).unwrap_or(Value::None))
}

/// Shows the items with their names.
pub fn repr(vm: &mut Vm, args: Args, name: &str, fields: &[&str]) -> Result<Value, Raise> {
    let items = args.tuple(vm, 0)?.items(&vm.heap).to_vec();
    let mut parts = Vec::with_capacity(fields.len());
    for (field, value) in fields.iter().zip(items) {
        let shown = vm.repr_of(value)?;
        parts.push(format!("{field}={}", shown.text(&vm.heap)));
    }
    let text = format!("{name}({})", parts.join(", "));
    Ok(vm.string(text))
}

/// Makes one: a tuple as an instance of the class of that name.
pub fn make(vm: &mut Vm, class: &str, items: &[Value]) -> Value {
    let tuple = vm.tuple(items);
    match vm.class_named(class) {
        Some(class) => {
            let instance = vm.heap.new_instance(class);
            let extra = instance.extra(&mut vm.heap);
            extra.get_mut(&mut vm.heap).payload = tuple;
            instance.into()
        }
        None => tuple,
    }
}
