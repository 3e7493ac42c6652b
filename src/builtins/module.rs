//! The class of modules: making them by hand, their text and their annotations.
//!
//! Where modules come from is in `vm/import.rs`; the reading of their names in `vm/ops/attr.rs`.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::function::Module;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, accessor, func, getter, method};
use crate::vm::outcome::Raise;

pub static MODULE: Type = Type {
    name: "module",
    module: "builtins",
    base: "object",
    layout: Layout::Module,
    open: true,
    new: Some(func("__new__(cls, /, *args, **kwargs)", new_module)),
    funcs: FUNCS,
    doc: "Create a module object.\n\nThe name must be a string; the optional doc argument can have any type.",
};

static FUNCS: &[Func] = &[
    getter("__dict__", |vm, args| {
        Ok(module(vm, args)?.get(&vm.heap).dict.into())
    }),
    method("__init__(self, name, doc=None)", init_module),
    method("__dir__(self, /)", |vm, args| {
        let dict = vm.get_attr(args.get(0), vm.names.dict)?;
        let Value::Dict(dict) = vm.plain(dict) else {
            return Err(vm.type_error("<module>.__dict__ is not a dictionary"));
        };
        let dir = vm.names.dir;
        if let Some(own) = dict.get_str(&vm.heap, dir) {
            return vm.call(own, &[]);
        }
        let names = dict.iter(&vm.heap).map(|(name, _)| name).collect();
        Ok(vm.list(names))
    }),
    method("__repr__(self, /)", repr_module),
    accessor("__annotations__", annotations, set_annotations),
];

fn module(vm: &mut Vm, args: Args) -> Result<Gc<Module>, Raise> {
    match vm.plain(args.get(0)) {
        Value::Module(m) => Ok(m),
        _ => Err(vm.wrong_type("module", args.get(0))),
    }
}

fn new_module(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Class(class) = args.get(0) else {
        let kind = vm.type_name(args.get(0));
        let text = format!("module.__new__(X): X is not a type object ({kind})");
        return Err(vm.type_error(text));
    };
    let name = vm.intern("?");
    let dict = vm.heap.new_dict();
    let made = Module {
        name,
        dict,
        class: (class != vm.types.module).then_some(class),
        built_in: false,
    };
    Ok(vm.heap.alloc(made).into())
}

fn init_module(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Str(name) = vm.plain(args.get(1)) else {
        let kind = super::arguments::type_or_none(vm, args.get(1));
        let text = format!("module() argument 'name' must be str, not {kind}");
        return Err(vm.type_error(text));
    };
    let made = module(vm, args)?;
    made.get_mut(&mut vm.heap).name = name;
    let dict = made.get(&vm.heap).dict;
    let pairs = [
        (vm.names.name, args.get(1)),
        (vm.names.doc, args.get(2).or_none()),
        (vm.names.package, Value::None),
        (vm.names.loader, Value::None),
        (vm.names.spec, Value::None),
    ];
    for (key, value) in pairs {
        dict.set_str(&mut vm.heap, key, value);
    }
    Ok(Value::None)
}

/// The text of a module: by its spec if it has one, else by its names.
fn repr_module(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let m = module(vm, args)?;
    let object = args.get(0);
    // One that an import made says the same without its spec, which then need not be made.
    let (dict, spec) = (m.get(&vm.heap).dict, vm.names.spec);
    let made = dict.get_str(&vm.heap, spec).is_some() || !vm.is_imported(m);
    let loader = match made {
        true => vm.get_attr_opt(object, vm.names.loader)?,
        false => None,
    };
    let loader = loader.unwrap_or(Value::None);
    if made
        && let Some(spec) = vm.get_attr_opt(object, vm.names.spec)?
        && vm.truth(spec)?
    {
        return repr_by_spec(vm, spec);
    }
    let name = match vm.get_attr_opt(object, vm.names.name)? {
        Some(name) => vm.repr_of(name)?.text(&vm.heap).to_owned(),
        None => "'?'".to_owned(),
    };
    let tail = match vm.get_attr_opt(object, vm.names.file)? {
        Some(file) => format!(" from {}", vm.repr_of(file)?.text(&vm.heap)),
        None if m.get(&vm.heap).built_in => " (built-in)".to_owned(),
        None if loader.is_none() => String::new(),
        None => format!(" ({})", vm.repr_of(loader)?.text(&vm.heap)),
    };
    Ok(vm.string(format!("<module {name}{tail}>")))
}

fn repr_by_spec(vm: &mut Vm, spec: Value) -> Result<Value, Raise> {
    let mut part = |name: &str| {
        let name = vm.intern(name);
        vm.get_attr(spec, name)
    };
    let (name, origin) = (part("name")?, part("origin")?);
    let name = match name {
        Value::None => "'?'".to_owned(),
        name => vm.repr_of(name)?.text(&vm.heap).to_owned(),
    };
    let key = vm.intern(if origin.is_none() {
        "loader"
    } else {
        "has_location"
    });
    let more = vm.get_attr(spec, key)?;
    let tail = match (origin, more) {
        (Value::None, Value::None) => String::new(),
        (Value::None, loader) if vm.type_name(loader) == "NamespaceLoader" => {
            let path = vm.intern("_path");
            let path = vm.get_attr(loader, path)?;
            let places = super::sequences::items_of(vm, path)?;
            let path = vm.list(places);
            format!(" (namespace) from {}", vm.repr_of(path)?.text(&vm.heap))
        }
        (Value::None, loader) => format!(" ({})", vm.repr_of(loader)?.text(&vm.heap)),
        (origin, located) if vm.truth(located)? => {
            format!(" from {}", vm.repr_of(origin)?.text(&vm.heap))
        }
        (origin, _) => format!(" ({})", vm.str_of(origin)?.text(&vm.heap)),
    };
    Ok(vm.string(format!("<module {name}{tail}>")))
}

fn annotations(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (dict, key) = (module(vm, args)?.get(&vm.heap).dict, vm.names.annotations);
    if let Some(found) = dict.get_str(&vm.heap, key) {
        return Ok(found);
    }
    let made = Value::Dict(vm.heap.new_dict());
    dict.set_str(&mut vm.heap, key, made);
    Ok(made)
}

fn set_annotations(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (dict, key) = (module(vm, args)?.get(&vm.heap).dict, vm.names.annotations);
    if !args.get(1).is_unset() {
        dict.set_str(&mut vm.heap, key, args.get(1));
    } else if dict.remove_str(&mut vm.heap, key).is_none() {
        return Err(vm.attribute_error("__annotations__"));
    }
    Ok(Value::None)
}
