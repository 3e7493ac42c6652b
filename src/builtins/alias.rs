//! `int | str`, `list[int]`, and the read-only view of a class's namespace.
//!
//! The classes are `types.UnionType`, `types.GenericAlias` and `types.MappingProxyType`; typing builds on them.

use super::object::full_name;
use crate::heap::Marker;
use crate::modules::_typing::TypeAlias;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::payload::Payload;
use crate::syntax::ast::CmpOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, class_method, func, getter, method};
use crate::vm::outcome::Raise;

/// A union of types.
struct Union {
    /// A tuple, without repetition.
    args: Value,
}

/// A generic class with its arguments.
struct Alias {
    origin: Value,
    /// A tuple.
    args: Value,
    /// `*list[int]`.
    unpacked: bool,
}

/// A read-only view of a mapping.
struct Proxy {
    mapping: Value,
}

impl Payload for Union {
    fn trace(&self, m: &mut Marker) {
        self.args.trace(m);
    }
}

impl Payload for Alias {
    fn trace(&self, m: &mut Marker) {
        self.origin.trace(m);
        self.args.trace(m);
    }
}

impl Payload for Proxy {
    fn trace(&self, m: &mut Marker) {
        self.mapping.trace(m);
    }
}

/// None of these has a name in `builtins`.
pub static HIDDEN: &[&Type] = &[
    &Type {
        name: "UnionType",
        module: "types",
        base: "object",
        layout: Layout::Native,
        open: false,
        new: None,
        funcs: UNION,
        doc: "Represent a PEP 604 union type",
    },
    &Type {
        name: "GenericAlias",
        module: "types",
        base: "object",
        layout: Layout::Native,
        open: true,
        new: Some(func("__new__(cls, origin, args, /)", new_alias)),
        funcs: ALIAS,
        doc: "Represent a PEP 585 generic type",
    },
    &Type {
        name: "mappingproxy",
        module: "builtins",
        base: "object",
        layout: Layout::Native,
        open: false,
        new: Some(func("__new__(cls, mapping, /)", new_proxy)),
        funcs: PROXY,
        doc: "Read-only proxy of a mapping.",
    },
];

/// Lets a builtin class be subscribed: `list[int]`.
pub const CLASS_GETITEM: Func = class_method("__class_getitem__(cls, item, /)", |vm, args| {
    subscript(vm, args.get(0), args.get(1))
});
/// The same, for classes that get it from somewhere else than where they are declared.
pub static GENERIC: &[Func] = &[CLASS_GETITEM];

/// The builtin classes that can be.
pub const GENERIC_CLASSES: &[&str] = &[
    "list",
    "tuple",
    "dict",
    "set",
    "frozenset",
    "enumerate",
    "Future",
    "Task",
    "mappingproxy",
    "generator",
    "coroutine",
    "async_generator",
    "staticmethod",
];

fn make<P: Payload>(vm: &mut Vm, class: &str, payload: P) -> Value {
    match vm.class_named(class) {
        Some(class) => vm.object_of(class, payload),
        None => Value::None,
    }
}

fn items(vm: &Vm, v: Value) -> Vec<Value> {
    match v {
        Value::Tuple(t) => t.items(&vm.heap).to_vec(),
        _ => Vec::new(),
    }
}

/// Shows a type inside the repr of a union or generic.
fn show(vm: &mut Vm, v: Value) -> Result<String, Raise> {
    Ok(match v {
        Value::Ellipsis => "...".into(),
        Value::Class(c) if c == vm.types.none => "None".into(),
        Value::Class(c) => full_name(vm, c),
        Value::Function(_) | Value::Native(_) | Value::Method(_) => {
            let (module, name) = (vm.names.module, vm.names.qualname);
            let [module, name] = [vm.get_attr_opt(v, module)?, vm.get_attr_opt(v, name)?];
            match (module, name) {
                (Some(Value::Str(module)), Some(Value::Str(name))) => match module.text(&vm.heap) {
                    "builtins" => name.text(&vm.heap).to_owned(),
                    module => format!("{module}.{}", name.text(&vm.heap)),
                },
                _ => vm.repr_of(v)?.text(&vm.heap).to_owned(),
            }
        }
        _ => vm.repr_of(v)?.text(&vm.heap).to_owned(),
    })
}

/// Shows an argument of a generic: the class of None, which a union shows as None, under its name.
fn show_argument(vm: &mut Vm, v: Value) -> Result<String, Raise> {
    match v {
        Value::Class(c) if c == vm.types.none => Ok("NoneType".into()),
        v => show(vm, v),
    }
}

// Unions.

static UNION: &[Func] = &[
    getter("__args__", union_args),
    getter("__parameters__", |vm, args| {
        let parts = union_args(vm, args)?;
        let found = parameters(vm, parts)?;
        Ok(vm.tuple(&found))
    }),
    method("__getitem__(self, item, /)", |vm, args| {
        let parts = union_args(vm, args)?;
        let parts = substituted(vm, args.get(0), parts, args.get(1))?;
        vm.root(parts);
        let mut result = Value::Unset;
        for part in items(vm, parts) {
            result = if result.is_unset() {
                part
            } else {
                vm.binary(crate::syntax::ast::BinOp::BitOr, result, part)?
            };
            vm.root(result);
        }
        Ok(result)
    }),
    getter("__origin__", |vm, _| {
        Ok(vm
            .class_named("UnionType")
            .map_or(Value::None, Value::Class))
    }),
    method("__repr__(self, /)", |vm, args| {
        let parts = union_args(vm, args)?;
        let parts = items(vm, parts);
        let shown: Result<Vec<String>, Raise> = parts.into_iter().map(|v| show(vm, v)).collect();
        let text = shown?.join(" | ");
        Ok(vm.string(text))
    }),
    method("__or__(self, value, /)", |vm, args| {
        union(vm, args.get(0), args.get(1))
    }),
    method("__ror__(self, value, /)", |vm, args| {
        union(vm, args.get(1), args.get(0))
    }),
    method("__instancecheck__(self, obj, /)", |vm, args| {
        let parts = union_args(vm, args)?;
        for part in items(vm, parts) {
            if vm.isinstance(args.get(1), part)? {
                return Ok(Value::TRUE);
            }
        }
        Ok(Value::FALSE)
    }),
    method("__subclasscheck__(self, cls, /)", |vm, args| {
        let parts = union_args(vm, args)?;
        for part in items(vm, parts) {
            if vm.issubclass(args.get(1), part)? {
                return Ok(Value::TRUE);
            }
        }
        Ok(Value::FALSE)
    }),
    method("__eq__(self, value, /)", union_eq),
    method("__hash__(self, /)", |vm, args| {
        let parts = union_args(vm, args)?;
        let set = vm.call(Value::Class(vm.types.frozenset), &[parts])?;
        let hash = vm.hash(set)?;
        Ok(Value::Int(hash as i64))
    }),
];

fn union_args(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    match vm.payload::<Union>(v) {
        Some(union) => Ok(union.args),
        None => Err(vm.wrong_type("types.UnionType", v)),
    }
}

fn union_eq(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (mine, other) = (args.get(0), args.get(1));
    let (Some(a), Some(b)) = (vm.payload::<Union>(mine), vm.payload::<Union>(other)) else {
        return Ok(Value::NotImplemented);
    };
    let (a, b) = (a.args, b.args);
    let (a, b) = (items(vm, a), items(vm, b));
    if a.len() != b.len() {
        return Ok(Value::FALSE);
    }
    for &x in &a {
        if !has(vm, &b, x)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn has(vm: &mut Vm, list: &[Value], wanted: Value) -> Result<bool, Raise> {
    for &v in list {
        if v.is(wanted) || (matches!(v, Value::Object(_)) && vm.eq(v, wanted)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Makes `a | b` of two types; NotImplemented if one is no type.
pub fn union(vm: &mut Vm, a: Value, b: Value) -> Result<Value, Raise> {
    let mut parts = Vec::new();
    for v in [a, b] {
        let more = match v {
            Value::None => vec![Value::Class(vm.types.none)],
            Value::Class(_) => vec![v],
            _ => match vm.payload::<Union>(v) {
                Some(union) => {
                    let inner = union.args;
                    items(vm, inner)
                }
                None if vm.payload::<Alias>(v).is_some() || is_type_alias(vm, v) => vec![v],
                None => return Ok(Value::NotImplemented),
            },
        };
        for part in more {
            if !has(vm, &parts, part)? {
                parts.push(part);
            }
        }
    }
    if let [only] = parts[..] {
        return Ok(only);
    }
    let args = vm.tuple(&parts);
    Ok(make(vm, "UnionType", Union { args }))
}

// Generics.

/// What an alias is asked itself; everything else its origin answers.
const OWN: &[&str] = &[
    "__class__",
    "__bases__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
];

static ALIAS: &[Func] = &[
    getter("__origin__", |vm, args| Ok(alias_of(vm, args)?.0)),
    getter("__args__", |vm, args| Ok(alias_of(vm, args)?.1)),
    getter("__parameters__", |vm, args| {
        let (_, parts) = alias_of(vm, args)?;
        let found = parameters(vm, parts)?;
        Ok(vm.tuple(&found))
    }),
    // What it stands for in a list of arguments, where it is an unpacked tuple.
    getter("__typing_unpacked_tuple_args__", |vm, args| {
        Ok(unpacked_parts(vm, args.get(0)).map_or(Value::None, |parts| vm.tuple(&parts)))
    }),
    getter("__unpacked__", |vm, args| {
        Ok(Value::bool(is_unpacked(vm, args.get(0))))
    }),
    method("__iter__(self, /)", |vm, args| {
        let (origin, parts) = alias_of(vm, args)?;
        let starred = Alias {
            origin,
            args: parts,
            unpacked: true,
        };
        let starred = make(vm, "GenericAlias", starred);
        let once = vm.tuple(&[starred]);
        vm.iter(once)
    }),
    method("__reduce__(self, /)", |vm, args| {
        let (origin, parts) = alias_of(vm, args)?;
        let class = Value::Class(vm.class_of(args.get(0)));
        let given = vm.tuple(&[origin, parts]);
        if !is_unpacked(vm, args.get(0)) {
            return Ok(vm.tuple(&[class, given]));
        }
        let plain = Alias {
            origin,
            args: parts,
            unpacked: false,
        };
        let plain = make(vm, "GenericAlias", plain);
        let given = vm.tuple(&[plain]);
        vm.root(given);
        let star = super::reduce::from_copyreg(vm, "_starred")?;
        Ok(vm.tuple(&[star, given]))
    }),
    method("__repr__(self, /)", |vm, args| {
        let (origin, parts) = alias_of(vm, args)?;
        let origin = show(vm, origin)?;
        let parts = items(vm, parts);
        let mut shown = Vec::new();
        for part in parts {
            // What a list holds is shown as an argument, but not what lists in it hold.
            let text = match part {
                Value::List(l) => {
                    let inner = l.items(&vm.heap).to_vec();
                    let inner: Result<Vec<String>, Raise> =
                        inner.into_iter().map(|v| show_argument(vm, v)).collect();
                    format!("[{}]", inner?.join(", "))
                }
                part => show_argument(vm, part)?,
            };
            shown.push(text);
        }
        let inner = if shown.is_empty() {
            "()".to_owned()
        } else {
            shown.join(", ")
        };
        let star = if is_unpacked(vm, args.get(0)) {
            "*"
        } else {
            ""
        };
        Ok(vm.string(format!("{star}{origin}[{inner}]")))
    }),
    method("__call__(self, /, *args, **kwargs)", |vm, args| {
        let (origin, _) = alias_of(vm, args)?;
        let given = args.rest(vm, 1);
        let keywords = super::callables::keyword_pairs(vm, args, 2);
        let made = vm.call_kw(origin, &given, &keywords)?;
        vm.root(made);
        note_origin(vm, made, args.get(0))?;
        Ok(made)
    }),
    method("__getattribute__(self, name, /)", |vm, args| {
        let (origin, _) = alias_of(vm, args)?;
        let name = super::functions::attribute_name(vm, args.get(1))?;
        if !OWN.contains(&name.text(&vm.heap)) {
            return vm.get_attr(origin, name);
        }
        match vm.find_attr(args.get(0), name)? {
            Some(value) => Ok(value),
            None => Err(vm.no_attribute(args.get(0), name)),
        }
    }),
    method("__dir__(self, /)", |vm, args| {
        let (origin, _) = alias_of(vm, args)?;
        let dir = vm.names.dir;
        let names = vm.call_dunder(origin, dir, &[])?.unwrap_or(Value::None);
        vm.root(names);
        let mut names = vm.collect(names)?.items(&vm.heap).to_vec();
        for own in OWN {
            let own = vm.intern(own);
            if !names.iter().any(|name| name.is(own.into())) {
                names.push(own.into());
            }
        }
        Ok(vm.list(names))
    }),
    method("__mro_entries__(self, bases, /)", |vm, args| {
        let (origin, _) = alias_of(vm, args)?;
        Ok(vm.tuple(&[origin]))
    }),
    method("__getitem__(self, item, /)", |vm, args| {
        let (origin, parts) = alias_of(vm, args)?;
        let parts = substituted(vm, args.get(0), parts, args.get(1))?;
        Ok(make(
            vm,
            "GenericAlias",
            Alias {
                origin,
                args: parts,
                unpacked: is_unpacked(vm, args.get(0)),
            },
        ))
    }),
    method("__instancecheck__(self, obj, /)", |vm, _| {
        Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
    }),
    method("__subclasscheck__(self, cls, /)", |vm, _| {
        Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
    }),
    method("__or__(self, value, /)", |vm, args| {
        union(vm, args.get(0), args.get(1))
    }),
    method("__ror__(self, value, /)", |vm, args| {
        union(vm, args.get(1), args.get(0))
    }),
    method("__eq__(self, value, /)", |vm, args| {
        if vm.payload::<Alias>(args.get(1)).is_none() {
            return Ok(Value::NotImplemented);
        }
        let (a, a_args) = alias_of(vm, args)?;
        let Some(other) = vm.payload::<Alias>(args.get(1)) else {
            return Ok(Value::NotImplemented);
        };
        let (b, b_args, starred) = (other.origin, other.args, other.unpacked);
        if starred != is_unpacked(vm, args.get(0)) {
            return Ok(Value::FALSE);
        }
        Ok(Value::bool(vm.eq(a, b)? && vm.eq(a_args, b_args)?))
    }),
    method("__hash__(self, /)", |vm, args| {
        let (origin, parts) = alias_of(vm, args)?;
        let hash = vm.hash(origin)? ^ vm.hash(parts)?;
        Ok(Value::Int((hash >> 1) as i64))
    }),
];

/// Tells whether a value is a type variable: an instance of one of typing's classes of such.
fn is_variable(vm: &Vm, v: Value) -> bool {
    let Value::Instance(i) = v else {
        return false;
    };
    let name = i.class(&vm.heap).get(&vm.heap).name;
    matches!(
        name.text(&vm.heap),
        "TypeVar" | "ParamSpec" | "TypeVarTuple"
    )
}

/// Tells whether a value is what a `type` statement made.
fn is_type_alias(vm: &Vm, v: Value) -> bool {
    vm.payload::<TypeAlias>(v).is_some()
}

/// Gives the type variables of an argument's own.
fn parameters_within(vm: &mut Vm, part: Value) -> Result<Vec<Value>, Raise> {
    match part {
        Value::Class(_) => return Ok(Vec::new()),
        Value::Tuple(_) | Value::List(_) => return parameters(vm, part),
        _ => {}
    }
    let name = vm.intern("__parameters__");
    match vm.get_attr_opt(part, name)? {
        Some(found @ Value::Tuple(_)) => Ok(items(vm, found)),
        _ => Ok(Vec::new()),
    }
}

/// Gives the type variables in the arguments of a type, in the order they are met.
fn parameters(vm: &mut Vm, parts: Value) -> Result<Vec<Value>, Raise> {
    if !vm.has_native_stack() {
        return Err(vm.recursion_error());
    }
    let mut found: Vec<Value> = Vec::new();
    for part in vm.plain_items(parts).unwrap_or_default() {
        let more = if is_variable(vm, part) {
            vec![part]
        } else {
            parameters_within(vm, part)?
        };
        for variable in more {
            if !found.iter().any(|f| f.is(variable)) {
                vm.root(variable);
                found.push(variable);
            }
        }
    }
    Ok(found)
}

/// Gives the arguments of a type with its type variables replaced by those of a subscript; how is typing's matter.
fn substituted(vm: &mut Vm, whole: Value, parts: Value, by: Value) -> Result<Value, Raise> {
    let variables = parameters(vm, parts)?;
    if variables.is_empty() {
        let shown = vm.repr_of(whole)?.text(&vm.heap).to_owned();
        return Err(vm.type_error(format!("{shown} is not a generic class")));
    }
    let variables = vm.tuple(&variables);
    vm.root(variables);
    let module = vm.import_module("_typing_subst")?;
    let name = vm.intern("new_args");
    let new_args = vm.get_attr(module, name)?;
    vm.call(new_args, &[whole, parts, variables, by])
}

/// Gives the arguments of an unpacked tuple.
fn unpacked_parts(vm: &Vm, v: Value) -> Option<Vec<Value>> {
    let alias = vm.payload::<Alias>(v).filter(|alias| alias.unpacked)?;
    let (origin, parts) = (alias.origin, alias.args);
    origin
        .is(Value::Class(vm.types.tuple))
        .then(|| items(vm, parts))
}

fn is_unpacked(vm: &Vm, v: Value) -> bool {
    vm.payload::<Alias>(v).is_some_and(|alias| alias.unpacked)
}

fn alias_of(vm: &mut Vm, args: Args) -> Result<(Value, Value), Raise> {
    let v = args.get(0);
    match vm.payload::<Alias>(v) {
        Some(alias) => Ok((alias.origin, alias.args)),
        None => Err(vm.wrong_type("types.GenericAlias", v)),
    }
}

/// Lets what an alias made know the alias, if it takes attributes.
fn note_origin(vm: &mut Vm, made: Value, alias: Value) -> Result<(), Raise> {
    let name = vm.intern("__orig_class__");
    match vm.set_attr(made, name, alias) {
        Err(raise) if !vm.raised_is(Exc::AttributeError) && !vm.raised_is(Exc::TypeError) => {
            Err(raise)
        }
        Err(_) => {
            vm.take_raised();
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

fn new_alias(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let parts = as_tuple(vm, args.get(2));
    vm.new_payload(
        args.get(0),
        Alias {
            origin: args.get(1),
            args: parts,
            unpacked: false,
        },
    )
}

fn as_tuple(vm: &mut Vm, v: Value) -> Value {
    if matches!(v, Value::Tuple(_)) {
        v
    } else {
        vm.tuple(&[v])
    }
}

/// Makes `origin[item]` of what is no class.
pub fn generic(vm: &mut Vm, origin: Value, item: Value) -> Value {
    let args = as_tuple(vm, item);
    let unpacked = false;
    make(
        vm,
        "GenericAlias",
        Alias {
            origin,
            args,
            unpacked,
        },
    )
}

/// Makes `origin[item]`.
pub fn subscript(vm: &mut Vm, origin: Value, item: Value) -> Result<Value, Raise> {
    let args = as_tuple(vm, item);
    let alias = Alias {
        origin,
        args,
        unpacked: false,
    };
    Ok(make(vm, "GenericAlias", alias))
}

// Read-only mappings.

static PROXY: &[Func] = &[
    method("__getitem__(self, key, /)", |vm, args| {
        let mapping = mapping_of(vm, args)?;
        vm.get_item(mapping, args.get(1))
    }),
    method("__len__(self, /)", |vm, args| {
        let mapping = mapping_of(vm, args)?;
        vm.len(mapping).map(|n| Value::Int(n as i64))
    }),
    method("__contains__(self, key, /)", |vm, args| {
        let mapping = mapping_of(vm, args)?;
        vm.contains(mapping, args.get(1)).map(Value::bool)
    }),
    method("__iter__(self, /)", |vm, args| {
        let mapping = mapping_of(vm, args)?;
        vm.iter(mapping)
    }),
    method("__reversed__(self, /)", |vm, args| {
        let mapping = mapping_of(vm, args)?;
        super::iterators::reversed_of(vm, mapping)
    }),
    method("get(self, key, default=None, /)", |vm, args| {
        delegate(vm, args, "get", &[args.get(1), args.get(2)])
    }),
    method("keys(self, /)", |vm, args| delegate(vm, args, "keys", &[])),
    method("values(self, /)", |vm, args| {
        delegate(vm, args, "values", &[])
    }),
    method("items(self, /)", |vm, args| {
        delegate(vm, args, "items", &[])
    }),
    method("copy(self, /)", |vm, args| delegate(vm, args, "copy", &[])),
    method("__repr__(self, /)", |vm, args| {
        let mapping = mapping_of(vm, args)?;
        let shown = vm.repr_of(mapping)?;
        let text = format!("mappingproxy({})", shown.text(&vm.heap));
        Ok(vm.string(text))
    }),
    method("__str__(self, /)", |vm, args| {
        let mapping = mapping_of(vm, args)?;
        vm.str_of(mapping).map(Value::Str)
    }),
    method("__eq__(self, value, /)", |vm, args| {
        compared(vm, args, CmpOp::Eq)
    }),
    method("__ne__(self, value, /)", |vm, args| {
        compared(vm, args, CmpOp::NotEq)
    }),
    method("__lt__(self, value, /)", |vm, args| {
        compared(vm, args, CmpOp::Lt)
    }),
    method("__le__(self, value, /)", |vm, args| {
        compared(vm, args, CmpOp::LtE)
    }),
    method("__gt__(self, value, /)", |vm, args| {
        compared(vm, args, CmpOp::Gt)
    }),
    method("__ge__(self, value, /)", |vm, args| {
        compared(vm, args, CmpOp::GtE)
    }),
    method("__hash__(self, /)", |vm, args| {
        let mapping = mapping_of(vm, args)?;
        vm.hash(mapping).map(|h| Value::Int(h as i64))
    }),
    method("__or__(self, value, /)", |vm, args| {
        let mapping = mapping_of(vm, args)?;
        let other = vm
            .payload::<Proxy>(args.get(1))
            .map_or(args.get(1), |p| p.mapping);
        vm.binary(crate::syntax::ast::BinOp::BitOr, mapping, other)
    }),
    method("__ror__(self, value, /)", |vm, args| {
        let mapping = mapping_of(vm, args)?;
        vm.binary(crate::syntax::ast::BinOp::BitOr, args.get(1), mapping)
    }),
    method("__ior__(self, value, /)", |vm, _| {
        Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
    }),
];

fn mapping_of(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    match vm.payload::<Proxy>(v) {
        Some(proxy) => Ok(proxy.mapping),
        None => Err(vm.wrong_type("mappingproxy", v)),
    }
}

/// Compares as the mapping does, with whatever result.
fn compared(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Value, Raise> {
    let mapping = mapping_of(vm, args)?;
    vm.compare(op, mapping, args.get(1))
}

fn delegate(vm: &mut Vm, args: Args, name: &str, given: &[Value]) -> Result<Value, Raise> {
    let mapping = mapping_of(vm, args)?;
    let name = vm.intern(name);
    vm.call_method(mapping, name, given)
}

fn new_proxy(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mapping = args.get(1);
    let fits = match vm.plain(mapping) {
        Value::Dict(_) => true,
        Value::List(_) | Value::Tuple(_) => false,
        Value::Object(_) if vm.type_name(mapping) == "collections.deque" => false,
        _ => vm
            .class_of(mapping)
            .find(&vm.heap, vm.names.getitem)
            .is_some(),
    };
    if !fits {
        let kind = vm.type_name(mapping);
        let text = format!("mappingproxy() argument must be a mapping, not {kind}");
        return Err(vm.type_error(text));
    }
    vm.new_payload(args.get(0), Proxy { mapping })
}

/// Makes the read-only view of a namespace.
pub fn proxy(vm: &mut Vm, mapping: Value) -> Value {
    make(vm, "mappingproxy", Proxy { mapping })
}
