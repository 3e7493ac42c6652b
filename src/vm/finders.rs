//! The finders of `sys.meta_path` and the hooks of `sys.path_hooks` (reference, "The import system").
//!
//! They stand for the search that `vm/import.rs` does as long as a script has put in none of its own; what they do when they
//! are called is in `std/_import_paths.as`.

use crate::object::Value;
use crate::object::class::Layout;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, class_method, func};
use crate::vm::outcome::Raise;

/// The finders in the order of `sys.meta_path`.
static FINDERS: [Type; 3] = [
    Type {
        name: "BuiltinImporter",
        module: "_frozen_importlib",
        base: "object",
        layout: Layout::Object,
        open: true,
        new: None,
        funcs: &[
            class_method(
                "find_spec(cls, fullname, path=None, target=None)",
                |vm, args| ask(vm, args, 1, "find_builtin"),
            ),
            func("create_module(spec)", |vm, args| {
                ask(vm, args, 0, "make_builtin")
            }),
            func("exec_module(module)", |_, _| Ok(Value::None)),
            class_method("get_code(cls, fullname)", |vm, args| {
                ask(vm, args, 1, "code_of_builtin")
            }),
            class_method("get_source(cls, fullname)", |vm, args| {
                ask(vm, args, 1, "code_of_builtin")
            }),
            class_method("is_package(cls, fullname)", |vm, args| {
                ask(vm, args, 1, "is_builtin_package")
            }),
            class_method("load_module(cls, fullname)", |vm, args| {
                ask(vm, args, 1, "load_builtin")
            }),
        ],
        doc: "Finds and loads what is part of the interpreter.",
    },
    Type {
        name: "FrozenImporter",
        module: "_frozen_importlib",
        base: "object",
        layout: Layout::Object,
        open: true,
        new: None,
        funcs: &[
            class_method(
                "find_spec(cls, fullname, path=None, target=None)",
                |_, _| Ok(Value::None),
            ),
            func("create_module(spec)", |_, _| Ok(Value::None)),
            func("exec_module(module)", |_, _| Ok(Value::None)),
            class_method("get_code(cls, fullname)", |vm, args| {
                ask(vm, args, 1, "refuse_frozen")
            }),
            class_method("get_source(cls, fullname)", |vm, args| {
                ask(vm, args, 1, "refuse_frozen")
            }),
            class_method("is_package(cls, fullname)", |vm, args| {
                ask(vm, args, 1, "refuse_frozen")
            }),
        ],
        doc: "Finds frozen modules, of which there are none.",
    },
    Type {
        name: "PathFinder",
        module: "_frozen_importlib_external",
        base: "object",
        layout: Layout::Object,
        open: true,
        new: None,
        funcs: &[
            class_method(
                "find_spec(cls, fullname, path=None, target=None)",
                |vm, args| ask(vm, args, 1, "find_module"),
            ),
            class_method("_get_spec(cls, fullname, path, target=None)", |vm, args| {
                ask(vm, args, 1, "spec_on_path")
            }),
            class_method("_path_importer_cache(cls, path)", |vm, args| {
                ask(vm, args, 1, "finder_of")
            }),
            func("_path_hooks(path)", |vm, args| {
                ask(vm, args, 0, "finder_by_hooks")
            }),
            func("invalidate_caches()", |vm, args| {
                ask(vm, args, 0, "invalidate_caches")
            }),
        ],
        doc: "Finds modules of the library and in the folders of a path.",
    },
];

/// Of sys: what `sys.path_hooks` holds at first.
pub static HOOKS: [Func; 2] = [
    func("_zip_hook(path, /)", |vm, args| {
        let module = vm.import_module("zipimport")?;
        let class = vm.intern("zipimporter");
        vm.call_method(module, class, &[args.get(0)])
    }),
    func("_folder_hook(path, /)", |vm, args| {
        ask(vm, args, 0, "finder_of_folder")
    }),
];

/// Calls a function of `_import_paths` with the arguments from `first` on.
fn ask(vm: &mut Vm, args: Args, first: usize, name: &str) -> Result<Value, Raise> {
    let given = (first..args.count())
        .map(|i| args.get(i))
        .collect::<Vec<_>>();
    let module = vm.import_module("_import_paths")?;
    let name = vm.intern(name);
    vm.call_method(module, name, &given)
}

/// Makes the classes of the finders.
pub fn define(vm: &mut Vm) -> [Value; 3] {
    FINDERS
        .each_ref()
        .map(|ty| Value::Class(vm.define_type(ty)))
}

/// What one of the finders of `sys.meta_path` is that are there at first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Finder {
    Builtin,
    Frozen,
    Path,
}

/// Tells which of the finders a value is, if it is one.
pub fn finder_of(vm: &Vm, value: Value) -> Option<Finder> {
    let Value::Class(class) = value else {
        return None;
    };
    let class = class.get(&vm.heap);
    match class.name.text(&vm.heap) {
        _ if !class.flags.builtin => None,
        "BuiltinImporter" => Some(Finder::Builtin),
        "FrozenImporter" => Some(Finder::Frozen),
        "PathFinder" => Some(Finder::Path),
        _ => None,
    }
}

/// Tells whether the items of `sys.path_hooks` are those that are there at first.
pub fn are_first_hooks(vm: &Vm, hooks: &[Value]) -> bool {
    let name = |hook: &Value| match hook {
        Value::Native(native) => vm.native_name(*native),
        _ => "",
    };
    matches!(hooks, [zip, folder] if name(zip) == "_zip_hook" && name(folder) == "_folder_hook")
}
