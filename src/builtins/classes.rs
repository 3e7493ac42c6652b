//! What every object has (`object`) and what classes have (`type`).
//!
//! Making classes is `vm/classes.rs`, look-ups `vm/ops/attr.rs`, text `vm/ops/show.rs`.

use super::callables::keyword_pairs;
use super::functions::attribute_name;
use super::reduce::{reduce, reduce_ex, state_of};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::equal::hash_address;
use crate::object::exception::Exc;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, accessor, class_method, func, getter, method};
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
        let name = vm.class_name(class);
        let mut base = class;
        while let Some((owner, _)) = base.find(&vm.heap, vm.names.new)
            && !owner.get(&vm.heap).flags.builtin
            && let Some(next) = vm.base_of(base)
        {
            base = next;
        }
        let base = vm.class_name(base);
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

fn getattribute(vm: &mut Vm, object: Value, name: Gc<Str>) -> Result<Value, Raise> {
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
fn class_names(vm: &mut Vm, class: Gc<Class>, names: Gc<crate::object::dict::Dict>) {
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

fn add_names(vm: &mut Vm, names: Gc<crate::object::dict::Dict>, keys: Vec<Value>) {
    for key in keys {
        if let Value::Str(key) = key {
            let key = vm.names.intern_value(&mut vm.heap, key);
            names.set_str(&mut vm.heap, key, Value::None);
        }
    }
}

fn names_list(vm: &mut Vm, names: Gc<crate::object::dict::Dict>) -> Value {
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

pub static TYPE: Type = Type {
    name: "type",
    module: "builtins",
    base: "object",
    layout: Layout::Type,
    open: true,
    new: Some(func("__new__(cls, /, *args, **kwargs)", type_new)),
    funcs: TYPE_FUNCS,
    doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
};

static TYPE_FUNCS: &[Func] = &[
    method("__init__(self, /, *args, **kwargs)", |_, _| Ok(Value::None)),
    method("__call__(self, /, *args, **kwargs)", type_call),
    method("__getattribute__(self, name, /)", |vm, args| {
        let class = this(vm, args)?;
        let name = attribute_name(vm, args.get(1))?;
        getattribute(vm, class.into(), name)
    }),
    method("__setattr__(self, name, value, /)", |vm, args| {
        let class = this(vm, args)?;
        let name = attribute_name(vm, args.get(1))?;
        vm.set_attr_plain(class.into(), name, args.get(2))?;
        Ok(Value::None)
    }),
    method("__delattr__(self, name, /)", |vm, args| {
        let class = this(vm, args)?;
        let name = attribute_name(vm, args.get(1))?;
        vm.del_attr_plain(class.into(), name)?;
        Ok(Value::None)
    }),
    method("__repr__(self, /)", |vm, args| {
        let class = this(vm, args)?;
        let name = full_name(vm, class);
        Ok(vm.string(format!("<class '{name}'>")))
    }),
    method("mro(self, /)", |vm, args| {
        let class = this(vm, args)?;
        let order = vm.default_order(class)?;
        Ok(vm.list(order.into_iter().map(Value::Class).collect()))
    }),
    method("__subclasses__(self, /)", |vm, args| {
        let class = this(vm, args)?.get(&vm.heap);
        let all = class.subclasses.iter().chain(&class.heirs);
        let direct = all.map(|&c| c.into()).collect();
        Ok(vm.list(direct))
    }),
    class_method("__prepare__(cls, /, *args, **kwargs)", |vm, _| {
        Ok(vm.heap.new_dict().into())
    }),
    method("__instancecheck__(self, instance, /)", |vm, args| {
        let class = this(vm, args)?;
        Ok(Value::bool(vm.is_instance(args.get(1), class)))
    }),
    method("__subclasscheck__(self, subclass, /)", |vm, args| {
        let class = this(vm, args)?;
        match args.get(1) {
            Value::Class(c) => Ok(Value::bool(c.is_subclass(&vm.heap, class))),
            _ => Err(vm.type_error("issubclass() arg 1 must be a class")),
        }
    }),
    method("__or__(self, value, /)", |vm, args| {
        super::alias::union(vm, args.get(0), args.get(1))
    }),
    method("__ror__(self, value, /)", |vm, args| {
        super::alias::union(vm, args.get(1), args.get(0))
    }),
    method("__dir__(self, /)", |vm, args| {
        let class = this(vm, args)?;
        let names = vm.heap.new_dict();
        vm.root(names);
        class_names(vm, class, names);
        let (key, exception) = (vm.names.dict, vm.exc_class(Exc::BaseException));
        if class.is_subclass(&vm.heap, exception) {
            add_names(vm, names, vec![key.into()]);
        }
        Ok(names_list(vm, names))
    }),
    accessor(
        "__name__",
        |vm, args| Ok(this(vm, args)?.get(&vm.heap).name.into()),
        set_name,
    ),
    accessor(
        "__qualname__",
        |vm, args| Ok(this(vm, args)?.get(&vm.heap).qualname.into()),
        set_qualname,
    ),
    accessor(
        "__module__",
        |vm, args| Ok(this(vm, args)?.get(&vm.heap).module.or_none()),
        |vm, args| {
            let class = replaceable(vm, args, "__module__")?;
            class.get_mut(&mut vm.heap).module = args.get(1);
            let (dict, key) = (class.get(&vm.heap).dict, vm.names.module);
            dict.set_str(&mut vm.heap, key, args.get(1));
            // The line is one of the module it was made in.
            let line = vm.intern("__firstlineno__");
            dict.remove_str(&mut vm.heap, line);
            Ok(Value::None)
        },
    ),
    getter("__mro__", |vm, args| {
        let order: Vec<Value> = this(vm, args)?
            .get(&vm.heap)
            .mro
            .iter()
            .map(|&c| c.into())
            .collect();
        Ok(vm.tuple(&order))
    }),
    accessor(
        "__bases__",
        |vm, args| {
            let bases = this(vm, args)?.get(&vm.heap).bases.iter();
            let bases: Vec<Value> = bases.map(|&c| c.into()).collect();
            Ok(vm.tuple(&bases))
        },
        |vm, args| {
            let class = replaceable(vm, args, "__bases__")?;
            vm.set_bases(class, args.get(1))?;
            Ok(Value::None)
        },
    ),
    getter("__base__", |vm, args| {
        let class = this(vm, args)?;
        Ok(vm.base_of(class).map_or(Value::None, Value::Class))
    }),
    getter("__dict__", |vm, args| {
        let dict = this(vm, args)?.get(&vm.heap).dict;
        Ok(super::alias::proxy(vm, dict.into()))
    }),
    accessor("__doc__", class_doc, |vm, args| {
        let class = replaceable(vm, args, "__doc__")?;
        let (dict, key) = (class.get(&vm.heap).dict, vm.names.doc);
        dict.set_str(&mut vm.heap, key, args.get(1).or_none());
        Ok(Value::None)
    }),
    accessor(
        "__abstractmethods__",
        abstract_methods,
        set_abstract_methods,
    ),
    accessor("__annotations__", class_annotations, |vm, args| {
        let class = changeable(vm, args, "__annotations__")?;
        let (dict, key) = (class.get(&vm.heap).dict, vm.names.annotations);
        if !args.get(1).is_unset() {
            dict.set_str(&mut vm.heap, key, args.get(1));
        } else if dict.remove_str(&mut vm.heap, key).is_none() {
            return Err(vm.attribute_error("__annotations__"));
        }
        Ok(Value::None)
    }),
    accessor(
        "__type_params__",
        |vm, args| {
            let dict = this(vm, args)?.get(&vm.heap).dict;
            // `type` has this attribute itself.
            let own = dict.get_str(&vm.heap, vm.names.type_params);
            let own = own.filter(|v| !matches!(v, Value::Property(_)));
            Ok(own.unwrap_or(vm.fixed.empty_tuple))
        },
        |vm, args| {
            let class = replaceable(vm, args, "__type_params__")?;
            let (dict, key) = (class.get(&vm.heap).dict, vm.names.type_params);
            dict.set_str(&mut vm.heap, key, args.get(1));
            Ok(Value::None)
        },
    ),
    getter("__flags__", |vm, args| {
        let class = this(vm, args)?.get(&vm.heap);
        Ok(Value::Int(if class.flags.is_abstract {
            1 << 20
        } else {
            0
        }))
    }),
    getter("__text_signature__", |_, _| Ok(Value::None)),
    getter("__basicsize__", |_, _| Ok(Value::Int(16))),
    getter("__itemsize__", |vm, args| {
        let class = this(vm, args)?;
        Ok(Value::Int(match class.get(&vm.heap).layout {
            Layout::Int => 4,
            Layout::Tuple => 8,
            Layout::Bytes => 1,
            _ => 0,
        }))
    }),
];

fn this(vm: &mut Vm, args: Args) -> Result<Gc<Class>, Raise> {
    match args.get(0) {
        Value::Class(c) => Ok(c),
        other => Err(vm.wrong_type("type", other)),
    }
}

fn changeable(vm: &mut Vm, args: Args, name: &str) -> Result<Gc<Class>, Raise> {
    let class = this(vm, args)?;
    if class.get(&vm.heap).flags.builtin {
        let of = vm.class_name(class);
        let text = format!("cannot set '{name}' attribute of immutable type '{of}'");
        return Err(vm.type_error(text));
    }
    Ok(class)
}

/// As `changeable`, for what cannot be deleted.
fn replaceable(vm: &mut Vm, args: Args, name: &str) -> Result<Gc<Class>, Raise> {
    let class = changeable(vm, args, name)?;
    if args.get(1).is_unset() {
        let of = vm.class_name(class);
        let text = format!("cannot delete '{name}' attribute of immutable type '{of}'");
        return Err(vm.type_error(text));
    }
    Ok(class)
}

fn new_text(vm: &mut Vm, args: Args, name: &str) -> Result<(Gc<Class>, Gc<Str>), Raise> {
    let class = replaceable(vm, args, name)?;
    match vm.plain(args.get(1)) {
        Value::Str(s) if name == "__name__" && s.text(&vm.heap).contains('\0') => {
            Err(vm.value_error("type name must not contain null characters"))
        }
        Value::Str(s) => Ok((class, vm.names.intern_value(&mut vm.heap, s))),
        _ => {
            let (of, kind) = (vm.class_name(class), vm.type_name(args.get(1)));
            let text = format!("can only assign string to {of}.{name}, not '{kind}'");
            Err(vm.type_error(text))
        }
    }
}

fn set_name(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (class, name) = new_text(vm, args, "__name__")?;
    class.get_mut(&mut vm.heap).name = name;
    Ok(Value::None)
}

fn set_qualname(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (class, name) = new_text(vm, args, "__qualname__")?;
    class.get_mut(&mut vm.heap).qualname = name;
    Ok(Value::None)
}

fn type_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.rest(vm, 1);
    let Value::Class(meta) = args.get(0) else {
        let kind = vm.type_name(args.get(0));
        return Err(vm.type_error(format!("type.__new__(X): X is not a type object ({kind})")));
    };
    if let [v] = given[..]
        && meta == vm.types.type_
    {
        if !keyword_pairs(vm, args, 2).is_empty() {
            return Err(vm.type_error("type() takes no keyword arguments"));
        }
        return Ok(vm.class_of(v).into());
    }
    let [name, bases, namespace] = given[..] else {
        return Err(if meta == vm.types.type_ {
            vm.type_error("type() takes 1 or 3 arguments")
        } else {
            let n = given.len();
            vm.type_error(format!(
                "type.__new__() takes exactly 3 arguments ({n} given)"
            ))
        });
    };
    let wrong = |vm: &mut Vm, i: usize, wanted: &str, v: Value| {
        let kind = super::arguments::type_or_none(vm, v);
        vm.type_error(format!(
            "type.__new__() argument {i} must be {wanted}, not {kind}"
        ))
    };
    let Value::Str(text) = vm.plain(name) else {
        return Err(wrong(vm, 1, "str", name));
    };
    let Value::Tuple(bases) = vm.plain(bases) else {
        return Err(wrong(vm, 2, "tuple", bases));
    };
    let Value::Dict(dict) = vm.plain(namespace) else {
        return Err(wrong(vm, 3, "dict", namespace));
    };
    if text.text(&vm.heap).contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    let name = vm.names.intern_value(&mut vm.heap, text);
    let bases = bases.items(&vm.heap).to_vec();
    let entries = vm.intern("__mro_entries__");
    for &base in &bases {
        if !matches!(base, Value::Class(_)) && vm.get_attr_opt(base, entries)?.is_some() {
            let text = "type() doesn't support MRO entry resolution; use types.new_class()";
            return Err(vm.type_error(text));
        }
    }
    let given_meta = meta;
    let meta = winner(vm, meta, &bases)?;
    let keywords = keyword_pairs(vm, args, 2);
    if meta != given_meta
        && let Some((owner, new)) = meta.find(&vm.heap, vm.names.new)
        && owner != vm.types.type_
    {
        let (new, _) = vm.bind_value(new, Value::Class(meta))?;
        return vm.call_kw(
            new,
            &[Value::Class(meta), given[0], given[1], given[2]],
            &keywords,
        );
    }
    vm.build_class(meta, name, &bases, dict, &keywords)
        .map(Value::Class)
}

/// Gives the most derived of a metaclass and those of the bases.
fn winner(vm: &mut Vm, meta: Gc<Class>, bases: &[Value]) -> Result<Gc<Class>, Raise> {
    let mut best = meta;
    for &base in bases {
        let own = vm.class_of(base);
        if best.is_subclass(&vm.heap, own) {
            continue;
        }
        if !own.is_subclass(&vm.heap, best) {
            return Err(vm.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        best = own;
    }
    Ok(best)
}

/// `type.__call__`, for metaclasses of scripts that call it themselves.
fn type_call(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let class = this(vm, args)?;
    let given = args.rest(vm, 1);
    let keywords = keyword_pairs(vm, args, 2);
    if class == vm.types.type_ && given.len() == 1 && keywords.is_empty() {
        return Ok(vm.class_of(given[0]).into());
    }
    let new = vm.get_attr(Value::Class(class), vm.names.new)?;
    let mut all = vec![Value::Class(class)];
    all.extend_from_slice(&given);
    let made = vm.call_kw(new, &all, &keywords)?;
    if !vm.is_instance(made, class) {
        return Ok(made);
    }
    vm.root(made);
    let own = vm.class_of(made);
    let Some((_, init)) = own.find(&vm.heap, vm.names.init) else {
        return Ok(made);
    };
    if init.is(vm.known.object_init) {
        return Ok(made);
    }
    let result = match vm.bind_value(init, made)? {
        (init, true) => {
            all[0] = made;
            vm.call_kw(init, &all, &keywords)?
        }
        (init, false) => vm.call_kw(init, &given, &keywords)?,
    };
    if !result.is_none() {
        return Err(vm.init_gave(result));
    }
    Ok(made)
}

fn class_doc(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let dict = this(vm, args)?.get(&vm.heap).dict;
    Ok(dict.get_str(&vm.heap, vm.names.doc).unwrap_or(Value::None))
}

fn class_annotations(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let class = this(vm, args)?;
    let (dict, key) = (class.get(&vm.heap).dict, vm.names.annotations);
    // What a builtin class has under that name describes its instances.
    if class.get(&vm.heap).flags.builtin {
        return Err(vm.no_attribute(class.into(), key));
    }
    if let Some(found) = dict.get_str(&vm.heap, key) {
        return Ok(found);
    }
    let made = Value::Dict(vm.heap.new_dict());
    dict.set_str(&mut vm.heap, key, made);
    Ok(made)
}

fn abstract_methods(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let class = this(vm, args)?;
    let key = vm.intern("__abstractmethods__");
    match class.get(&vm.heap).dict.get_str(&vm.heap, key) {
        Some(v) if class != vm.types.type_ => Ok(v),
        _ => {
            let v = Value::Str(key);
            let e = vm.new_exception(Exc::AttributeError, &[v]);
            Err(vm.throw(e.into()))
        }
    }
}

fn set_abstract_methods(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let class = this(vm, args)?;
    changeable(vm, args, "__abstractmethods__")?;
    let key = vm.intern("__abstractmethods__");
    let dict = class.get(&vm.heap).dict;
    match args.get(1) {
        Value::Unset => {
            if dict.remove_str(&mut vm.heap, key).is_none() {
                return Err(vm.attribute_error("__abstractmethods__"));
            }
        }
        names => dict.set_str(&mut vm.heap, key, names),
    }
    vm.update_flags(class);
    vm.class_changed();
    Ok(Value::None)
}
