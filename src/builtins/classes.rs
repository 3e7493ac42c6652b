//! What classes have: the class `type`. What every object has is `object.rs`.
//!
//! Making classes is `vm/classes.rs`, look-ups `vm/ops/attr.rs`, text `vm/ops/show.rs`.

use super::callables::keyword_pairs;
use super::functions::attribute_name;
use super::object::{add_names, class_names, full_name, getattribute, names_list};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::exception::Exc;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, accessor, class_method, func, getter, method};
use crate::vm::outcome::Raise;

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
    if class.get(&vm.heap).flags.is_immutable() {
        let of = vm.name_in_c(class);
        let text = format!("cannot set '{name}' attribute of immutable type '{of}'");
        return Err(vm.type_error(text));
    }
    Ok(class)
}

/// As `changeable`, for what cannot be deleted.
fn replaceable(vm: &mut Vm, args: Args, name: &str) -> Result<Gc<Class>, Raise> {
    let class = changeable(vm, args, name)?;
    if args.get(1).is_unset() {
        let of = vm.name_in_c(class);
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
