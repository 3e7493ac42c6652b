//! Attributes of functions, methods and natives; cells. What wraps functions is `descriptors.rs`.
//!
//! How they are found on a class and bound is `vm/ops/attr.rs`, how they are called `vm/call.rs` and `vm/call_native.rs`.

use super::arguments::asked_of_something;
use super::descriptors::{
    PROPERTY, STATIC, SUPER, WRAPPER, delete_property, get_property, new_class_method,
    new_property, new_static, new_super, property, set_property,
};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::function::{Function, FunctionExtra, Method};
use crate::object::native::Native;
use crate::syntax::ast::CmpOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, accessor, func, getter, method};
use crate::vm::outcome::Raise;

const fn class(name: &'static str, new: Option<Func>, funcs: &'static [Func]) -> Type {
    Type {
        name,
        module: "builtins",
        base: "object",
        layout: Layout::Sealed,
        open: false,
        new,
        funcs,
        doc: "",
    }
}

/// The classes with a name in `builtins`.
pub static TYPES: &[&Type] = &[
    &class(
        "property",
        Some(func(
            "__new__(cls, fget=None, fset=None, fdel=None, doc=None)",
            new_property,
        )),
        PROPERTY,
    ),
    &class(
        "staticmethod",
        Some(func("__new__(cls, function, /)", new_static)),
        STATIC,
    ),
    &class(
        "classmethod",
        Some(func("__new__(cls, function, /)", new_class_method)),
        WRAPPER,
    ),
    &class("super", Some(func("__new__(cls, *args)", new_super)), SUPER),
];

/// The classes without one.
pub static HIDDEN: &[&Type] = &[
    &class(
        "function",
        Some(func(
            "__new__(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
            new_function,
        )),
        FUNCTION,
    ),
    &class(
        "method",
        Some(func("__new__(cls, function, instance, /)", new_method)),
        METHOD,
    ),
    &class("builtin_function_or_method", None, NATIVE),
    &class("method_descriptor", None, DESCRIPTOR),
    &class(
        "classmethod_descriptor",
        None,
        super::class_methods::METHODS,
    ),
    &class("wrapper_descriptor", None, DESCRIPTOR),
    &class("method-wrapper", None, BOUND_SLOT),
    &class("getset_descriptor", None, GETSET),
    &class(
        "cell",
        Some(func("__new__(cls, contents=..., /)", new_cell)),
        CELL,
    ),
];

// Functions.

static FUNCTION: &[Func] = &[
    accessor(
        "__name__",
        |vm, args| {
            let f = function(vm, args)?;
            Ok(function_name(vm, f))
        },
        |vm, args| set_text(vm, args, "__name__", |extra, v| extra.name = v),
    ),
    accessor(
        "__qualname__",
        |vm, args| {
            let f = function(vm, args)?;
            Ok(function_qualname(vm, f))
        },
        |vm, args| set_text(vm, args, "__qualname__", |extra, v| extra.qualname = v),
    ),
    accessor("__doc__", doc, |vm, args| {
        let f = function(vm, args)?;
        vm.function_extra(f).get_mut(&mut vm.heap).doc = args.get(1).or_none();
        Ok(Value::None)
    }),
    accessor("__module__", module_name, |vm, args| {
        let f = function(vm, args)?;
        vm.function_extra(f).get_mut(&mut vm.heap).module = args.get(1).or_none();
        Ok(Value::None)
    }),
    accessor("__defaults__", defaults, set_defaults),
    accessor("__kwdefaults__", kwdefaults, set_kwdefaults),
    accessor("__annotations__", annotations, set_annotations),
    accessor("__dict__", function_dict, set_function_dict),
    getter("__closure__", closure),
    accessor(
        "__code__",
        |vm, args| Ok(function(vm, args)?.get(&vm.heap).code.into()),
        set_code,
    ),
    getter("__globals__", |vm, args| {
        Ok(function(vm, args)?.get(&vm.heap).globals.into())
    }),
    getter("__builtins__", |vm, args| {
        let globals = function(vm, args)?.get(&vm.heap).globals;
        let own = globals.get_str(&vm.heap, vm.names.builtins);
        Ok(match own.map(|v| vm.plain(v)) {
            Some(Value::Dict(own)) => own.into(),
            Some(Value::Module(own)) => own.get(&vm.heap).dict.into(),
            _ => vm.builtins.into(),
        })
    }),
    accessor("__type_params__", type_params, set_type_params),
    method("__get__(self, instance, owner=None, /)", bind),
    method("__call__(self, /, *args, **kwargs)", call_through),
    method("__repr__(self, /)", |vm, args| {
        let f = function(vm, args)?;
        let name = function_qualname(vm, f);
        let name = vm.str_of(name)?;
        let text = format!("<function {} at {:#x}>", name.text(&vm.heap), f.id());
        Ok(vm.string(text))
    }),
];

fn function(vm: &mut Vm, args: Args) -> Result<Gc<Function>, Raise> {
    match args.get(0) {
        Value::Function(f) => Ok(f),
        other => Err(vm.wrong_type("function", other)),
    }
}

fn from_extra(vm: &Vm, f: Gc<Function>, read: fn(&FunctionExtra) -> Value) -> Option<Value> {
    let extra = f.get(&vm.heap).extra?;
    let v = read(extra.get(&vm.heap));
    (!v.is_unset()).then_some(v)
}

/// Gives a function's `__name__`.
pub fn function_name(vm: &Vm, f: Gc<Function>) -> Value {
    let own = from_extra(vm, f, |e| e.name);
    own.unwrap_or_else(|| f.get(&vm.heap).code.get(&vm.heap).name.into())
}

/// Gives a function's `__qualname__`.
pub fn function_qualname(vm: &Vm, f: Gc<Function>) -> Value {
    let own = from_extra(vm, f, |e| e.qualname);
    own.unwrap_or_else(|| f.get(&vm.heap).code.get(&vm.heap).qualname.into())
}

fn set_text(
    vm: &mut Vm,
    args: Args,
    name: &str,
    set: fn(&mut FunctionExtra, Value),
) -> Result<Value, Raise> {
    let f = function(vm, args)?;
    if !matches!(vm.plain(args.get(1)), Value::Str(_)) {
        return Err(vm.type_error(format!("{name} must be set to a string object")));
    }
    let extra = vm.function_extra(f);
    set(extra.get_mut(&mut vm.heap), args.get(1));
    Ok(Value::None)
}

fn doc(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let f = function(vm, args)?;
    if let Some(doc) = from_extra(vm, f, |e| e.doc) {
        return Ok(doc);
    }
    let doc = f.get(&vm.heap).code.get(&vm.heap).code.doc.clone();
    Ok(doc.map_or(Value::None, |doc| vm.string(doc)))
}

fn module_name(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let f = function(vm, args)?;
    if let Some(name) = from_extra(vm, f, |e| e.module) {
        return Ok(name);
    }
    let globals = f.get(&vm.heap).globals;
    Ok(globals
        .get_str(&vm.heap, vm.names.name)
        .unwrap_or(Value::None))
}

fn defaults(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(function(vm, args)?
        .get(&vm.heap)
        .defaults
        .map_or(Value::None, Value::Tuple))
}

fn set_defaults(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let f = function(vm, args)?;
    let defaults = match args.get(1) {
        Value::Tuple(t) => Some(t),
        Value::None | Value::Unset => None,
        _ => return Err(vm.type_error("__defaults__ must be set to a tuple object")),
    };
    f.get_mut(&mut vm.heap).defaults = defaults;
    Ok(Value::None)
}

fn kwdefaults(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let f = function(vm, args)?.get(&vm.heap);
    let dict = f.extra.and_then(|e| e.get(&vm.heap).kwdefaults);
    Ok(dict.map_or(Value::None, Value::Dict))
}

fn set_kwdefaults(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let f = function(vm, args)?;
    let dict = match args.get(1) {
        Value::Dict(d) => Some(d),
        Value::None | Value::Unset => None,
        _ => return Err(vm.type_error("__kwdefaults__ must be set to a dict object")),
    };
    vm.function_extra(f).get_mut(&mut vm.heap).kwdefaults = dict;
    Ok(Value::None)
}

fn annotations(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let f = function(vm, args)?;
    let extra = vm.function_extra(f);
    if let found @ Value::Dict(_) = extra.get(&vm.heap).annotations {
        return Ok(found);
    }
    let dict = Value::Dict(vm.heap.new_dict());
    extra.get_mut(&mut vm.heap).annotations = dict;
    Ok(dict)
}

fn set_annotations(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let f = function(vm, args)?;
    let dict = match args.get(1) {
        dict @ Value::Dict(_) => dict,
        Value::None | Value::Unset => Value::Unset,
        _ => return Err(vm.type_error("__annotations__ must be set to a dict object")),
    };
    vm.function_extra(f).get_mut(&mut vm.heap).annotations = dict;
    Ok(Value::None)
}

fn function_dict(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let f = function(vm, args)?;
    let extra = vm.function_extra(f);
    if let Some(dict) = extra.get(&vm.heap).dict {
        return Ok(dict.into());
    }
    let dict = vm.heap.new_dict();
    extra.get_mut(&mut vm.heap).dict = Some(dict);
    Ok(dict.into())
}

fn set_function_dict(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let f = function(vm, args)?;
    let Value::Dict(dict) = args.get(1) else {
        let kind = vm.type_name(args.get(1));
        let text = format!("__dict__ must be set to a dictionary, not a '{kind}'");
        return Err(vm.type_error(text));
    };
    vm.function_extra(f).get_mut(&mut vm.heap).dict = Some(dict);
    Ok(Value::None)
}

fn closure(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let f = function(vm, args)?;
    let cells: Vec<Value> = f.tail(&vm.heap).iter().map(|&c| c.into()).collect();
    Ok(if cells.is_empty() {
        Value::None
    } else {
        vm.tuple(&cells)
    })
}

/// Makes a function of a code object: `types.FunctionType(...)`.
fn new_function(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Code(code) = args.get(1) else {
        let kind = super::arguments::type_or_none(vm, args.get(1));
        let text = format!("function() argument 'code' must be code, not {kind}");
        return Err(vm.type_error(text));
    };
    let Value::Dict(globals) = vm.plain(args.get(2)) else {
        let kind = super::arguments::type_or_none(vm, args.get(2));
        let text = format!("function() argument 'globals' must be dict, not {kind}");
        return Err(vm.type_error(text));
    };
    let (name, defaults) = (vm.plain(args.get(3)), vm.plain(args.get(4)));
    if !matches!(name, Value::None | Value::Str(_)) {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    if !matches!(defaults, Value::None | Value::Tuple(_)) {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    let wanted = code.get(&vm.heap).code.freevars.len();
    let given = match vm.plain(args.get(5)) {
        Value::Tuple(t) => t.items(&vm.heap).to_vec(),
        Value::None if wanted == 0 => Vec::new(),
        Value::None => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        _ => return Err(vm.type_error("arg 5 (closure) must be None or tuple")),
    };
    let keywords = vm.plain(args.get(6));
    if !matches!(keywords, Value::None | Value::Dict(_)) {
        return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    if given.len() != wanted {
        let name = code.get(&vm.heap).name.text(&vm.heap).to_owned();
        let count = given.len();
        let text = format!("{name} requires closure of length {wanted}, not {count}");
        return Err(vm.value_error(text));
    }
    let mut cells = Vec::with_capacity(wanted);
    for cell in given {
        let Value::Cell(cell) = cell else {
            let kind = vm.type_name(cell);
            let text = format!("arg 5 (closure) expected cell, found {kind}");
            return Err(vm.type_error(text));
        };
        cells.push(cell);
    }
    let made = vm.heap.new_function(code, globals, &cells);
    if let Value::Tuple(defaults) = defaults {
        made.get_mut(&mut vm.heap).defaults = Some(defaults);
    }
    if !name.is_none() {
        vm.function_extra(made).get_mut(&mut vm.heap).name = name;
    }
    if let Value::Dict(keywords) = keywords {
        vm.function_extra(made).get_mut(&mut vm.heap).kwdefaults = Some(keywords);
    }
    Ok(made.into())
}

fn set_code(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let f = function(vm, args)?;
    let Value::Code(code) = args.get(1) else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let (old, new) = (
        f.get(&vm.heap).cells as usize,
        code.get(&vm.heap).code.freevars.len(),
    );
    if old != new {
        let name = f.get(&vm.heap).code.get(&vm.heap).name;
        let name = name.text(&vm.heap);
        let text = format!("{name}() requires a code object with {old} free vars, not {new}");
        return Err(vm.value_error(text));
    }
    // Frames read their code through their function.
    if f.get(&vm.heap).code.get(&vm.heap).suspendable {
        let text = "cannot replace the code of a generator or coroutine function";
        return Err(vm.runtime_error(text));
    }
    vm.detach_calls(f);
    f.get_mut(&mut vm.heap).code = code;
    Ok(Value::None)
}

fn bind(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (func, self_) = (args.get(0), args.get(1));
    asked_of_something(vm, args)?;
    if self_.is_none() {
        return Ok(func);
    }
    Ok(vm.heap.alloc(Method { func, self_ }).into())
}

/// Calls argument 0 with the `*args` and `**kwargs` that follow.
fn call_through(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.rest(vm, 1);
    let kw = keyword_pairs(vm, args, 2);
    vm.call_kw(args.get(0), &given, &kw)
}

/// Gives the keyword arguments of a `**kwargs` parameter as pairs.
pub fn keyword_pairs(
    vm: &mut Vm,
    args: Args,
    at: usize,
) -> Vec<(Gc<crate::object::str::Str>, Value)> {
    let Some(kw) = args.keywords(at) else {
        return Vec::new();
    };
    let pairs: Vec<(Value, Value)> = kw.iter(&vm.heap).collect();
    let mut named = Vec::with_capacity(pairs.len());
    for (name, value) in pairs {
        if let Value::Str(name) = name {
            named.push((vm.names.intern_value(&mut vm.heap, name), value));
        }
    }
    named
}

// Bound methods.

static METHOD: &[Func] = &[
    getter("__func__", |vm, args| {
        Ok(bound(vm, args)?.get(&vm.heap).func)
    }),
    getter("__self__", |vm, args| {
        Ok(bound(vm, args)?.get(&vm.heap).self_)
    }),
    method("__call__(self, /, *args, **kwargs)", call_through),
    method("__get__(self, instance, owner=None, /)", |vm, args| {
        asked_of_something(vm, args)?;
        Ok(args.get(0))
    }),
    getter("__name__", |vm, args| of_function(vm, args, "__name__")),
    getter("__qualname__", |vm, args| {
        of_function(vm, args, "__qualname__")
    }),
    getter("__doc__", |vm, args| of_function(vm, args, "__doc__")),
    getter("__module__", |vm, args| of_function(vm, args, "__module__")),
    method("__eq__(self, other, /)", same_method),
    method("__hash__(self, /)", |vm, args| {
        let m = bound(vm, args)?.get(&vm.heap);
        let (func, self_) = (m.func, m.self_);
        Ok(Value::Int(vm.hash(func)? as i64 ^ self_.id()))
    }),
    method("__repr__(self, /)", repr_method),
];

fn bound(vm: &mut Vm, args: Args) -> Result<Gc<Method>, Raise> {
    match args.get(0) {
        Value::Method(m) => Ok(m),
        other => Err(vm.wrong_type("method", other)),
    }
}

fn of_function(vm: &mut Vm, args: Args, name: &str) -> Result<Value, Raise> {
    let func = bound(vm, args)?.get(&vm.heap).func;
    let name = vm.intern(name);
    vm.get_attr(func, name)
}

fn same_method(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (Value::Method(a), Value::Method(b)) = (args.get(0), args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    let (a, b) = (a.get(&vm.heap), b.get(&vm.heap));
    let (fa, fb) = (a.func, b.func);
    Ok(Value::bool(
        a.self_.is(b.self_) && (fa.is(fb) || vm.eq(fa, fb)?),
    ))
}

fn repr_method(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let m = bound(vm, args)?.get(&vm.heap);
    let (func, self_) = (m.func, m.self_);
    let name = match vm.get_attr_opt(func, vm.names.qualname)? {
        Some(Value::Str(s)) => s.text(&vm.heap).to_owned(),
        _ => "?".to_owned(),
    };
    let shown = vm.repr_of(self_)?;
    let text = format!("<bound method {name} of {}>", shown.text(&vm.heap));
    Ok(vm.string(text))
}

fn new_method(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (func, self_) = (args.get(1), args.get(2));
    if !vm.is_callable(func) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if self_.is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(vm.heap.alloc(Method { func, self_ }).into())
}

// Natives.

const NATIVE_NAME: Func = getter("__name__", |vm, args| {
    let name = native_func(vm, args)?.name();
    Ok(vm.str(name))
});
const NATIVE_QUALNAME: Func = getter("__qualname__", native_qualname);
const NATIVE_DOC: Func = getter("__doc__", |_, _| Ok(Value::None));
const NATIVE_SIGNATURE: Func = getter("__text_signature__", |vm, args| {
    let signature = native_func(vm, args)?.signature;
    let from = signature.find('(').unwrap_or(signature.len());
    Ok(vm.str(&signature[from..]))
});
const NATIVE_CALL: Func = method("__call__(self, /, *args, **kwargs)", call_through);
const NATIVE_SELF: Func = getter("__self__", native_self);
const NATIVE_CLASS: Func = getter("__objclass__", |vm, args| {
    let owner = native(vm, args)?.get(&vm.heap).owner;
    Ok(owner.map_or(Value::None, Value::Class))
});

/// The `__repr__` of what is shown by its kind alone.
const SHOWN: Func = method("__repr__(self, /)", |vm, args| {
    vm.repr_builtin(args.get(0)).map(Value::Str)
});

static NATIVE: &[Func] = &[
    SHOWN,
    NATIVE_NAME,
    NATIVE_QUALNAME,
    NATIVE_DOC,
    NATIVE_SIGNATURE,
    NATIVE_CALL,
    NATIVE_SELF,
    getter("__module__", native_module),
];

/// Of a method that is not bound, `list.append` and `list.__len__`.
static DESCRIPTOR: &[Func] = &[
    SHOWN,
    NATIVE_NAME,
    NATIVE_QUALNAME,
    NATIVE_DOC,
    NATIVE_SIGNATURE,
    NATIVE_CALL,
    NATIVE_CLASS,
    method("__get__(self, instance, owner=None, /)", bind_native),
];

/// Of a bound special method, `[].__len__`.
static BOUND_SLOT: &[Func] = &[
    SHOWN,
    NATIVE_NAME,
    NATIVE_QUALNAME,
    NATIVE_DOC,
    NATIVE_SIGNATURE,
    NATIVE_CALL,
    NATIVE_SELF,
    NATIVE_CLASS,
];

static GETSET: &[Func] = &[
    SHOWN,
    getter("__name__", |vm, args| {
        Ok(property(vm, args)?.get(&vm.heap).name.or_none())
    }),
    getter("__doc__", |_, _| Ok(Value::None)),
    getter("__qualname__", |vm, args| {
        let name = property(vm, args)?.get(&vm.heap).name.or_none();
        let name = vm.str_of(name)?;
        let text = match property_class(vm, args)? {
            Some(class) => format!("{}.{}", vm.class_name(class), name.text(&vm.heap)),
            None => name.text(&vm.heap).to_owned(),
        };
        Ok(vm.string(text))
    }),
    getter("__objclass__", |vm, args| {
        Ok(property_class(vm, args)?.map_or(Value::None, Value::Class))
    }),
    method("__get__(self, instance, owner=None, /)", get_property),
    method("__set__(self, instance, value, /)", set_property),
    method("__delete__(self, instance, /)", delete_property),
];

/// Gives the class that an attribute of instances was made for.
fn property_class(vm: &mut Vm, args: Args) -> Result<Option<Gc<Class>>, Raise> {
    let p = property(vm, args)?.get(&vm.heap);
    Ok(match p.get {
        // The getter of `__dict__` is one for all classes.
        Value::Native(get) => p.owner.or(get.get(&vm.heap).owner),
        _ => p.owner,
    })
}

fn native_module(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let native = native(vm, args)?;
    let func = native_func(vm, args)?;
    if native.get(&vm.heap).owner.is_some() {
        return Ok(Value::None);
    }
    let module = match vm.native_home(native, func) {
        Some(module) => module,
        // A builtin name, and a function of the module of streams.
        None if func.name() == "open" => "_io",
        None => "builtins",
    };
    Ok(vm.str(module))
}

/// What a method is bound to: an object, for `__new__` the class, for a function of a module the module.
fn native_self(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let &Native { self_, owner, .. } = native(vm, args)?.get(&vm.heap);
    if !self_.is_unset() {
        return Ok(self_);
    }
    if let Some(class) = owner {
        let is_new = native_func(vm, args)?.name() == "__new__";
        return Ok(if is_new { class.into() } else { Value::None });
    }
    let Value::Str(module) = native_module(vm, args)? else {
        return Ok(Value::None);
    };
    let module = vm.names.intern_value(&mut vm.heap, module);
    Ok(vm.modules.get_str(&vm.heap, module).unwrap_or(Value::None))
}

fn native(vm: &mut Vm, args: Args) -> Result<Gc<Native>, Raise> {
    match args.get(0) {
        Value::Native(n) => Ok(n),
        other => Err(vm.wrong_type("builtin_function_or_method", other)),
    }
}

fn native_func(vm: &mut Vm, args: Args) -> Result<&'static Func, Raise> {
    let id = native(vm, args)?.get(&vm.heap).id;
    match vm.natives.get(id.0 as usize) {
        Some(func) => Ok(func),
        None => Err(vm.runtime_error("unknown native")),
    }
}

fn native_qualname(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = native_func(vm, args)?.name();
    let &Native {
        owner, self_, slot, ..
    } = native(vm, args)?.get(&vm.heap);
    let text = match owner {
        Some(class) => {
            // A bound method of C tells the class of what it is bound to.
            let class = match self_ {
                _ if slot || self_.is_unset() || vm.is_library_class(class) => class,
                Value::Class(bound) => bound,
                bound => vm.class_of(bound),
            };
            format!("{}.{name}", class.get(&vm.heap).qualname.text(&vm.heap))
        }
        None => name.to_owned(),
    };
    Ok(vm.string(text))
}

fn bind_native(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    asked_of_something(vm, args)?;
    let (n, self_) = (native(vm, args)?.get(&vm.heap), args.get(1));
    if self_.is_none() || !n.binds || !n.self_.is_unset() {
        return Ok(args.get(0));
    }
    let made = Native {
        id: n.id,
        self_,
        owner: n.owner,
        binds: n.binds,
        slot: n.slot,
    };
    let of = native(vm, args)?;
    vm.check_binding(of, self_)?;
    Ok(vm.heap.alloc(made).into())
}

// Properties.

// staticmethod and classmethod.

// Cells.

static CELL: &[Func] = &[
    SHOWN,
    method("__eq__(self, value, /)", |vm, args| {
        compare_cells(vm, args, CmpOp::Eq)
    }),
    method("__ne__(self, value, /)", |vm, args| {
        compare_cells(vm, args, CmpOp::NotEq)
    }),
    method("__lt__(self, value, /)", |vm, args| {
        compare_cells(vm, args, CmpOp::Lt)
    }),
    method("__le__(self, value, /)", |vm, args| {
        compare_cells(vm, args, CmpOp::LtE)
    }),
    method("__gt__(self, value, /)", |vm, args| {
        compare_cells(vm, args, CmpOp::Gt)
    }),
    method("__ge__(self, value, /)", |vm, args| {
        compare_cells(vm, args, CmpOp::GtE)
    }),
    accessor(
        "cell_contents",
        |vm, args| match args.get(0) {
            Value::Cell(c) if !c.get(&vm.heap).value.is_unset() => Ok(c.get(&vm.heap).value),
            _ => Err(vm.value_error("Cell is empty")),
        },
        |vm, args| {
            if let Value::Cell(c) = args.get(0) {
                c.get_mut(&mut vm.heap).value = args.get(1);
            }
            Ok(Value::None)
        },
    ),
];

/// Compares what two cells hold; an empty one comes before all others.
fn compare_cells(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Value, Raise> {
    let (Value::Cell(a), Value::Cell(b)) = (args.get(0), args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    let (a, b) = (a.get(&vm.heap).value, b.get(&vm.heap).value);
    if a.is_unset() || b.is_unset() {
        let filled = |v: Value| Value::bool(!v.is_unset());
        return vm.compare(op, filled(a), filled(b));
    }
    vm.compare(op, a, b)
}

fn new_cell(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(vm.heap.new_cell(args.get(1)).into())
}

fn type_params(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if let Value::Function(f) = args.get(0)
        && let Some(extra) = f.get(&vm.heap).extra
        && let Some(value) = extra.get(&vm.heap).type_params.some()
    {
        return Ok(value);
    }
    Ok(vm.fixed.empty_tuple)
}

fn set_type_params(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if !matches!(args.get(1), Value::Tuple(_)) {
        return Err(vm.type_error("__type_params__ must be set to a tuple"));
    }
    if let Value::Function(f) = args.get(0) {
        let extra = vm.function_extra(f);
        extra.get_mut(&mut vm.heap).type_params = args.get(1);
    }
    Ok(Value::None)
}
