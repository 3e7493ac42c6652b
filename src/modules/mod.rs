//! The modules written in Rust, one file each; those that are half in Aster begin with an underscore.
//!
//! A module is here by its file being here: the build script lists the folder and writes the `mod` lines and the
//! table `MODULES`. Formatting these files is `cargo fmt -- src/modules/*.rs`.

use crate::object::Value;
use crate::vm::native::{Args, Module};
use crate::vm::{Raise, Vm};

include!(concat!(env!("OUT_DIR"), "/modules.rs"));

/// The `__getattr__` of a native module: gives a name that a module of the library, told by `home_of`, has for it, loaded when it is
/// first asked for, and keeps it; AttributeError for others.
pub fn from_library(
    vm: &mut Vm,
    args: Args,
    module: &str,
    home_of: impl Fn(&str) -> Option<&'static str>,
) -> Result<Value, Raise> {
    let name = args.str(vm, 0)?;
    let text = name.text(&vm.heap).to_string();
    let Some(home) = home_of(&text) else {
        let text = format!("module '{module}' has no attribute '{text}'");
        return Err(vm.attribute_error(text));
    };
    let home = vm.import_module(home)?;
    vm.root(home);
    let name = vm.intern(&text);
    let value = vm.get_attr(home, name)?;
    let module = vm.intern(module);
    let modules = vm.modules;
    if let Some(Value::Module(module)) = modules.get_str(&vm.heap, module) {
        let dict = module.get(&vm.heap).dict;
        dict.set_str(&mut vm.heap, name, value);
    }
    Ok(value)
}
