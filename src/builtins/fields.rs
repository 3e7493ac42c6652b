//! Tuples whose items have names, made in Rust: `sys.version_info`, `time.struct_time`, `os.stat_result` ...
//!
//! A class of this kind derives from tuple; each of its accessors reads one item.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Instance};
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, method};
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
                $crate::builtins::fields::REDUCE,
                $crate::builtins::fields::REPLACE,
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
        Some(class) => instance_of(vm, class, tuple).into(),
        None => tuple,
    }
}

fn instance_of(vm: &mut Vm, class: Gc<Class>, tuple: Value) -> Gc<Instance> {
    let instance = vm.heap.new_instance(class);
    let extra = instance.extra(&mut vm.heap);
    extra.get_mut(&mut vm.heap).payload = tuple;
    instance
}

/// The constructor of those classes that scripts may call: a sequence, and a dict with the fields that are no items.
pub const NEW: Func = func("__new__(cls, sequence, dict=None)", new);
/// The constructor of those classes whose only instance is the module's.
pub const NO_NEW: Func = func("__new__(cls, *args)", |vm, args| {
    let name = match args.get(0) {
        Value::Class(class) => full_name(vm, class),
        _ => String::new(),
    };
    Err(vm.type_error(format!("cannot create '{name}' instances")))
});
/// `__reduce__`, for `pickle` and `copy`.
pub const REDUCE: Func = method("__reduce__(self, /)", reduce);
/// `__replace__`, for `copy.replace`.
pub const REPLACE: Func = method("__replace__(self, /, **changes)", replace);

/// Declares the class and notes its fields on it. `unnamed` items come after the named ones, and the `hidden` fields
/// are no items at all.
pub fn define(vm: &mut Vm, ty: &'static Type, unnamed: usize, hidden: &[&str]) -> Gc<Class> {
    let class = vm.define_type(ty);
    let dict = class.get(&vm.heap).dict;
    let is_field = |(_, v): &(Value, Value)| matches!(v, Value::Property(_));
    let named: Vec<Value> = dict.iter(&vm.heap).filter(is_field).map(|f| f.0).collect();
    let hidden: Vec<Value> = hidden.iter().map(|n| vm.intern(n).into()).collect();
    let count = |n: usize| Value::Int(n as i64);
    let constants = [
        ("n_sequence_fields", count(named.len() + unnamed)),
        ("n_unnamed_fields", count(unnamed)),
        ("n_fields", count(named.len() + unnamed + hidden.len())),
        ("__match_args__", vm.tuple(&named)),
        (HIDDEN, vm.tuple(&hidden)),
    ];
    for (name, value) in constants {
        let name = vm.intern(name);
        dict.set_str(&mut vm.heap, name, value);
    }
    class
}

const HIDDEN: &str = "_hidden_fields";

/// What `define` noted: the number of items, the names of the first of them, the names of the fields that are none.
fn described(vm: &mut Vm, class: Gc<Class>) -> (usize, Vec<Gc<Str>>, Vec<Gc<Str>>) {
    let mut read = |name: &str| {
        let name = vm.intern(name);
        class.find(&vm.heap, name).map_or(Value::None, |f| f.1)
    };
    let (count, named, hidden) = (
        read("n_sequence_fields"),
        read("__match_args__"),
        read(HIDDEN),
    );
    let names = |v: Value| match v {
        Value::Tuple(t) => {
            let items = t.items(&vm.heap).to_vec();
            let names = items.into_iter().filter_map(|v| match v {
                Value::Str(name) => Some(name),
                _ => None,
            });
            names.collect()
        }
        _ => Vec::new(),
    };
    let count = if let Value::Int(n) = count {
        n as usize
    } else {
        0
    };
    (count, names(named), names(hidden))
}

fn new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Class(class) = args.get(0) else {
        return Err(vm.type_error("X is not a type object"));
    };
    let (count, _, hidden) = described(vm, class);
    let Ok(items) = vm.collect(args.get(1)) else {
        vm.take_raised();
        return Err(vm.type_error("constructor requires a sequence"));
    };
    let items = items.items(&vm.heap).to_vec();
    let name = full_name(vm, class);
    let (given, most) = (items.len(), count + hidden.len());
    if given < count || given > most {
        let bound = match (hidden.is_empty(), given < count) {
            (true, _) => format!("a {count}"),
            (false, true) => format!("an at least {count}"),
            (false, false) => format!("an at most {most}"),
        };
        let message = format!("{name}() takes {bound}-sequence ({given}-sequence given)");
        return Err(vm.type_error(message));
    }
    let extra = match vm.plain(args.get(2)) {
        Value::Dict(d) => Some(d),
        Value::None | Value::Unset => None,
        _ => {
            let message = format!("{name}() takes a dict as second arg, if any");
            return Err(vm.type_error(message));
        }
    };
    let tuple = vm.tuple(&items[..count]);
    let instance = instance_of(vm, class, tuple);
    let mut used = 0;
    for (i, &field) in hidden.iter().enumerate() {
        let in_dict = extra.and_then(|d| d.get_str(&vm.heap, field));
        let value = match (items.get(count + i), in_dict) {
            (Some(&value), _) => value,
            (None, Some(value)) => {
                used += 1;
                value
            }
            (None, None) => Value::None,
        };
        instance.set_own(&mut vm.heap, field, value);
    }
    if extra.is_some_and(|d| d.len(&vm.heap) > used) {
        let message = format!("{name}() got duplicate or unexpected field name(s)");
        return Err(vm.type_error(message));
    }
    Ok(instance.into())
}

fn full_name(vm: &mut Vm, class: Gc<Class>) -> String {
    let key = vm.names.module;
    let module = match class.find(&vm.heap, key) {
        Some((_, Value::Str(module))) => format!("{}.", module.text(&vm.heap)),
        _ => String::new(),
    };
    format!("{module}{}", vm.class_name(class))
}

/// Gives the items and a dict of the hidden fields, as `__reduce__` has them.
fn parts(vm: &mut Vm, args: Args) -> Result<(Gc<Class>, Vec<Value>, Vec<(Gc<Str>, Value)>), Raise> {
    let items = args.tuple(vm, 0)?.items(&vm.heap).to_vec();
    let class = vm.class_of(args.get(0));
    let (_, _, hidden) = described(vm, class);
    let mut more = Vec::with_capacity(hidden.len());
    for field in hidden {
        let value = vm.get_attr_opt(args.get(0), field)?;
        more.push((field, value.unwrap_or(Value::None)));
    }
    Ok((class, items, more))
}

fn reduce(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (class, items, more) = parts(vm, args)?;
    let items = vm.tuple(&items);
    let dict = vm.heap.new_dict();
    for (field, value) in more {
        dict.set_str(&mut vm.heap, field, value);
    }
    let given = vm.tuple(&[items, dict.into()]);
    Ok(vm.tuple(&[class.into(), given]))
}

fn replace(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (class, mut items, mut more) = parts(vm, args)?;
    let (count, named, _) = described(vm, class);
    if named.len() < count {
        let name = full_name(vm, class);
        let message =
            format!("__replace__() is not supported for {name} because it has unnamed field(s)");
        return Err(vm.type_error(message));
    }
    let mut unknown = Vec::new();
    for (key, value) in super::callables::keyword_pairs(vm, args, 1) {
        let text = key.text(&vm.heap).to_owned();
        let at = named.iter().position(|n| n.text(&vm.heap) == text);
        let hidden = more.iter().position(|(n, _)| n.text(&vm.heap) == text);
        match (at, hidden) {
            (Some(at), _) => items[at] = value,
            (None, Some(at)) => more[at].1 = value,
            _ => unknown.push(Value::Str(key)),
        }
    }
    if !unknown.is_empty() {
        let names = vm.list(unknown);
        let shown = vm.repr_of(names)?.text(&vm.heap).to_owned();
        return Err(vm.type_error(format!("Got unexpected field name(s): {shown}")));
    }
    let tuple = vm.tuple(&items);
    let instance = instance_of(vm, class, tuple);
    for (field, value) in more {
        instance.set_own(&mut vm.heap, field, value);
    }
    Ok(instance.into())
}
