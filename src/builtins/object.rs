//! What every object has: the class `object`.
//!
//! What classes have on top is `classes.rs`, look-ups `vm/ops/attr.rs`, text `vm/ops/show.rs`.

use super::functions::attribute_name;
use super::reduce::{reduce, reduce_ex, state_of};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::equal::hash_address;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, accessor, class_method, func, method};
use crate::vm::outcome::Raise;

pub static OBJECT: Type = Type {
    name: "object",
    module: "builtins",
    base: "",
    layout: Layout::Object,
    open: true,
    new: Some(func("__new__(cls, /, *args, **kwargs)", object_new)),
    funcs: OBJECT_FUNCS,
    doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
};

static OBJECT_FUNCS: &[Func] = &[
    method("__init__(self, /, *args, **kwargs)", object_init),
    method("__repr__(self, /)", object_repr),
    method("__str__(self, /)", |vm, args| {
        vm.repr_of(args.get(0)).map(Value::Str)
    }),
    method("__format__(self, format_spec, /)", object_format),
    method("__eq__(self, value, /)", |_, args| {
        let same = args.get(0).is(args.get(1));
        Ok(if same {
            Value::TRUE
        } else {
            Value::NotImplemented
        })
    }),
    method("__ne__(self, value, /)", object_ne),
    method("__lt__(self, value, /)", |_, _| Ok(Value::NotImplemented)),
    method("__le__(self, value, /)", |_, _| Ok(Value::NotImplemented)),
    method("__gt__(self, value, /)", |_, _| Ok(Value::NotImplemented)),
    method("__ge__(self, value, /)", |_, _| Ok(Value::NotImplemented)),
    method("__hash__(self, /)", |_, args| {
        Ok(Value::Int(hash_address(args.get(0).id() as usize) as i64))
    }),
    LOOKUP_OF_OBJECT,
    method("__setattr__(self, name, value, /)", |vm, args| {
        not_past_type(vm, args, "__setattr__")?;
        let name = attribute_name(vm, args.get(1))?;
        vm.set_attr_plain(args.get(0), name, args.get(2))?;
        Ok(Value::None)
    }),
    method("__delattr__(self, name, /)", |vm, args| {
        not_past_type(vm, args, "__delattr__")?;
        let name = attribute_name(vm, args.get(1))?;
        vm.del_attr_plain(args.get(0), name)?;
        Ok(Value::None)
    }),
    method("__dir__(self, /)", object_dir),
    method("__sizeof__(self, /)", |_, _| Ok(Value::Int(16))),
    method("__reduce__(self, /)", |vm, args| reduce(vm, args.get(0), 0)),
    method("__reduce_ex__(self, protocol, /)", reduce_ex),
    method("__getstate__(self, /)", |vm, args| {
        state_of(vm, args.get(0))
    }),
    class_method(
        "__init_subclass__(cls, /, **kwargs)",
        |vm, args| match args.keywords(1) {
            Some(kw) if kw.len(&vm.heap) > 0 => {
                let name = match args.get(0) {
                    Value::Class(c) => c.get(&vm.heap).qualname.text(&vm.heap).to_owned(),
                    _ => "object".into(),
                };
                let text = format!("{name}.__init_subclass__() takes no keyword arguments");
                Err(vm.type_error(text))
            }
            _ => Ok(Value::None),
        },
    ),
    class_method("__subclasshook__(cls, subclass, /)", |_, _| {
        Ok(Value::NotImplemented)
    }),
    accessor(
        "__class__",
        |vm, args| Ok(vm.class_of(args.get(0)).into()),
        set_class,
    ),
    accessor("__dict__", object_dict, set_object_dict),
];

/// Tells whether a class takes what its nearest `name` is from `object`.
fn is_default(vm: &Vm, class: Gc<Class>, new: bool) -> bool {
    let name = if new { vm.names.new } else { vm.names.init };
    class
        .find(&vm.heap, name)
        .is_none_or(|(owner, _)| owner == vm.types.object)
}

fn has_extra(vm: &Vm, args: Args) -> bool {
    let keywords = args.keywords(2).is_some_and(|kw| kw.len(&vm.heap) > 0);
    keywords || matches!(args.get(1), Value::Tuple(t) if t.len(&vm.heap) > 0)
}

fn object_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Class(class) = args.get(0) else {
        let kind = vm.type_name(args.get(0));
        let text = format!("object.__new__(X): X is not a type object ({kind})");
        return Err(vm.type_error(text));
    };
    if class.get(&vm.heap).layout != Layout::Object {
        let name = vm.name_in_c(class);
        let mut base = class;
        while let Some((owner, _)) = base.find(&vm.heap, vm.names.new)
            && !owner.get(&vm.heap).flags.builtin
            && let Some(next) = vm.base_of(base)
        {
            base = next;
        }
        let base = vm.name_in_c(base);
        let text = format!("object.__new__({name}) is not safe, use {base}.__new__()");
        return Err(vm.type_error(text));
    }
    if has_extra(vm, args) {
        if !is_default(vm, class, true) {
            let text = "object.__new__() takes exactly one argument (the type to instantiate)";
            return Err(vm.type_error(text));
        }
        if is_default(vm, class, false) {
            let name = vm.class_name(class);
            return Err(vm.type_error(format!("{name}() takes no arguments")));
        }
    }
    if class.get(&vm.heap).flags.is_abstract {
        return Err(vm.abstract_error(class));
    }
    Ok(vm.heap.new_instance(class).into())
}

fn object_init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if !has_extra(vm, args) {
        return Ok(Value::None);
    }
    let class = vm.class_of(args.get(0));
    if !is_default(vm, class, false) {
        let text = "object.__init__() takes exactly one argument (the instance to initialize)";
        return Err(vm.type_error(text));
    }
    // Builtin classes either make their objects in ways of their own or not at all.
    let own = class.get(&vm.heap).flags.builtin && class != vm.types.object;
    if !own && is_default(vm, class, true) {
        let name = vm.class_name(class);
        let text =
            format!("{name}.__init__() takes exactly one argument (the instance to initialize)");
        return Err(vm.type_error(text));
    }
    Ok(Value::None)
}

/// Gives a class's name with its module, unless that is builtins.
pub fn full_name(vm: &Vm, class: Gc<Class>) -> String {
    let c = class.get(&vm.heap);
    let name = c.qualname.text(&vm.heap);
    match c.module {
        Value::Str(m) if m.text(&vm.heap) != "builtins" => {
            format!("{}.{name}", m.text(&vm.heap))
        }
        _ => name.to_owned(),
    }
}

fn object_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    let name = full_name(vm, vm.class_of(v));
    Ok(vm.string(format!("<{name} object at {:#x}>", v.id())))
}

fn object_format(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    match vm.plain(args.get(1)) {
        Value::Str(spec) if spec.is_empty(&vm.heap) => vm.str_whole(v),
        Value::Str(_) => {
            let name = vm.type_name(v);
            let text = format!("unsupported format string passed to {name}.__format__");
            Err(vm.type_error(text))
        }
        _ => {
            let kind = super::arguments::type_or_none(vm, args.get(1));
            let text = format!("__format__() argument must be str, not {kind}");
            Err(vm.type_error(text))
        }
    }
}

fn object_ne(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match vm.call_dunder(args.get(0), vm.names.eq, &[args.get(1)])? {
        None | Some(Value::NotImplemented) => Ok(Value::NotImplemented),
        Some(answer) => vm.truth(answer).map(|same| Value::bool(!same)),
    }
}

const LOOKUP_OF_OBJECT: Func = method("__getattribute__(self, name, /)", |vm, args| {
    let (object, name) = (args.get(0), attribute_name(vm, args.get(1))?);
    // These look up in ways of their own, which `object` does not know.
    if let Value::Class(_) | Value::Super(_) | Value::Method(_) | Value::Module(_) = object {
        return vm.generic_attr(object, name);
    }
    getattribute(vm, object, name)
});

/// The builtin classes that have one of their own, which does the same.
#[rustfmt::skip]
pub const WITH_LOOKUP: &[&str] = &[
    "int", "complex", "bytes", "bytearray", "memoryview", "list", "tuple", "dict",
    "set", "range", "slice", "property", "super", "enumerate", "zip", "map",
    "filter", "reversed", "BaseException", "method", "module",
];

/// What classes with a `__getattribute__` of their own get.
pub static LOOKUP: &[Func] = &[method("__getattribute__(self, name, /)", |vm, args| {
    let name = attribute_name(vm, args.get(1))?;
    getattribute(vm, args.get(0), name)
})];

pub(super) fn getattribute(vm: &mut Vm, object: Value, name: Gc<Str>) -> Result<Value, Raise> {
    match vm.find_attr(object, name)? {
        Some(v) => Ok(v),
        None => Err(vm.no_attribute(object, name)),
    }
}

/// Refuses to change a class by what `object` has: `type` has its own, which must not be left out.
fn not_past_type(vm: &mut Vm, args: Args, what: &str) -> Result<(), Raise> {
    if !matches!(args.get(0), Value::Class(_)) {
        return Ok(());
    }
    let of = vm.type_name(args.get(0));
    Err(vm.type_error(format!("can't apply this {what} to {of} object")))
}

/// Collects the names along a class's order, each once.
pub(super) fn class_names(vm: &mut Vm, class: Gc<Class>, names: Gc<crate::object::dict::Dict>) {
    // The bases, whatever order of resolution a metaclass made of them.
    let mut todo = vec![class];
    let mut done = Vec::new();
    while let Some(c) = todo.pop() {
        if done.contains(&c) {
            continue;
        }
        done.push(c);
        todo.extend(c.get(&vm.heap).bases.iter().copied());
        let keys: Vec<Value> = c
            .get(&vm.heap)
            .dict
            .iter(&vm.heap)
            .map(|(k, _)| k)
            .collect();
        let held = names.get_str(&vm.heap, vm.names.dict).is_some();
        add_names(vm, names, keys);
        // Every class takes `__dict__` from object here; whether there is one is asked elsewhere.
        if c == vm.types.object && !held {
            names.remove_str(&mut vm.heap, vm.names.dict);
        }
        let slots = c.get(&vm.heap).slots.clone();
        add_names(vm, names, slots.into_iter().map(Value::Str).collect());
    }
}

pub(super) fn add_names(vm: &mut Vm, names: Gc<crate::object::dict::Dict>, keys: Vec<Value>) {
    for key in keys {
        if let Value::Str(key) = key {
            let key = vm.names.intern_value(&mut vm.heap, key);
            names.set_str(&mut vm.heap, key, Value::None);
        }
    }
}

pub(super) fn names_list(vm: &mut Vm, names: Gc<crate::object::dict::Dict>) -> Value {
    let keys = names.iter(&vm.heap).map(|(k, _)| k).collect();
    vm.list(keys)
}

fn object_dir(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    let names = vm.heap.new_dict();
    vm.root(names);
    if let Some(Value::Dict(own)) = vm.get_attr_opt(v, vm.names.dict)? {
        let keys = own.iter(&vm.heap).map(|(k, _)| k).collect();
        add_names(vm, names, keys);
    }
    let class = vm.class_of(v);
    class_names(vm, class, names);
    let key = vm.names.dict;
    if vm.get_attr_opt(v, key)?.is_some() {
        add_names(vm, names, vec![key.into()]);
    }
    Ok(names_list(vm, names))
}

fn set_class(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if args.get(1).is_unset() {
        return Err(vm.type_error("can't delete __class__ attribute"));
    }
    let Value::Class(class) = args.get(1) else {
        let kind = vm.type_name(args.get(1));
        let text = format!("__class__ must be set to a class, not '{kind}' object");
        return Err(vm.type_error(text));
    };
    let old = vm.class_of(args.get(0));
    let (of_new, of_old) = (class.get(&vm.heap), old.get(&vm.heap));
    let frozen = of_new.flags.builtin || of_old.flags.builtin;
    let module = vm.types.module;
    let modules = class.is_subclass(&vm.heap, module) && old.is_subclass(&vm.heap, module);
    if frozen && !modules {
        let text = "__class__ assignment only supported for mutable types or ModuleType subclasses";
        return Err(vm.type_error(text));
    }
    vm.check_exchange(class, old, "__class__")?;
    match args.get(0) {
        Value::Instance(i) => i.set_class(&mut vm.heap, class),
        Value::Exception(e) => e.get_mut(&mut vm.heap).class = class,
        Value::Module(m) => {
            let dict = m.get(&vm.heap).dict;
            m.get_mut(&mut vm.heap).class = (class != module).then_some(class);
            // What places of the code know of the module was found without its class.
            dict.forget_stamp(&vm.heap);
        }
        Value::Class(c) => {
            c.get_mut(&mut vm.heap).meta = Some(class);
            vm.update_flags(c);
            vm.class_changed();
        }
        _ => {
            let (new, old) = (vm.class_name(class), vm.class_name(old));
            let text = format!("__class__ assignment: '{new}' object layout differs from '{old}'");
            return Err(vm.type_error(text));
        }
    }
    Ok(Value::None)
}

/// Tells whether instances of a script's class show their `__dict__`: it has one, and its order of resolution does not hide that.
fn shows_dict(vm: &Vm, class: Gc<Class>) -> bool {
    let (flags, found) = (
        class.get(&vm.heap).flags,
        class.find(&vm.heap, vm.names.dict),
    );
    let brings = |c: &Gc<Class>| {
        let c = c.get(&vm.heap);
        c.flags.builtin && crate::vm::slots::has_own_dict(c, &vm.heap)
    };
    let shown = found.is_some_and(|(owner, _)| owner != vm.types.object)
        || class.get(&vm.heap).mro.iter().any(brings);
    !flags.no_dict && (shown || flags.builtin)
}

pub fn object_dict(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    match v {
        Value::Instance(i) if shows_dict(vm, i.class(&vm.heap)) => {
            Ok(i.to_dict(&mut vm.heap).into())
        }
        Value::Exception(e) => {
            if let Some(dict) = e.get(&vm.heap).dict {
                return Ok(dict.into());
            }
            let dict = vm.heap.new_dict();
            e.get_mut(&mut vm.heap).dict = Some(dict);
            Ok(dict.into())
        }
        Value::Object(o) if !o.get(&vm.heap).dict.is_unset() => Ok(o.get(&vm.heap).dict),
        Value::Object(o) if vm.is_script_elsewhere(o.get(&vm.heap).class) => {
            let dict = vm.heap.new_dict();
            o.get_mut(&mut vm.heap).dict = dict.into();
            Ok(dict.into())
        }
        Value::Method(m) => {
            let func = m.get(&vm.heap).func;
            vm.get_attr(func, vm.names.dict)
        }
        _ => Err(vm.no_attribute(v, vm.names.dict)),
    }
}

/// Sets the `__dict__` of an object whose class is a builtin one: there it cannot be deleted.
pub fn set_builtin_dict(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if args.get(1).is_unset() {
        return Err(vm.type_error("cannot delete __dict__"));
    }
    set_object_dict(vm, args)
}

/// Sets the `__dict__` of an object, a new one where it is deleted.
pub fn set_object_dict(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let dict = match vm.plain(args.get(1)) {
        Value::Dict(dict) => dict,
        Value::Unset => vm.heap.new_dict(),
        _ => {
            let kind = vm.type_name(args.get(1));
            let text = format!("__dict__ must be set to a dictionary, not a '{kind}'");
            return Err(vm.type_error(text));
        }
    };
    match args.get(0) {
        Value::Instance(i) if !i.class(&vm.heap).get(&vm.heap).flags.no_dict => {
            i.to_dict(&mut vm.heap);
            let extra = i.extra(&mut vm.heap);
            extra.get_mut(&mut vm.heap).dict = Some(dict);
            Ok(Value::None)
        }
        Value::Exception(e) => {
            e.get_mut(&mut vm.heap).dict = Some(dict);
            Ok(Value::None)
        }
        Value::Object(o) if !o.get(&vm.heap).dict.is_unset() => {
            o.get_mut(&mut vm.heap).dict = dict.into();
            Ok(Value::None)
        }
        other => Err(vm.no_place(other, vm.names.dict, false)),
    }
}
