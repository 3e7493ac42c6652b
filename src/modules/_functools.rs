//! The native half of functools: partial, the wrapper of lru_cache, cmp_to_key, reduce.
//!
//! How partial objects and cached functions are called is `vm/wrappers.rs`; the rest of the module is
//! `std/functools.as`.

use crate::builtins::callables::keyword_pairs;
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::function::Property;
use crate::object::callable::{Cached, Partial};
use crate::object::class::Layout;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::function::Method;
use crate::object::payload::Payload;
use crate::syntax::ast::CmpOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, Type, accessor, func, method};
use crate::vm::outcome::Raise;

pub static MODULE: Module = Module {
    name: "_functools",
    consts: &[],
    funcs: &[
        func("reduce(function, iterable, initial=..., /)", reduce),
        func("cmp_to_key(mycmp)", cmp_to_key),
        func("builtin(*functions)", builtin),
        func("fields(cls)", fields),
        func("freeze(*classes)", freeze),
    ],
    types: &[],
    init: Some(init),
};

static PARTIAL: Type = Type {
    name: "partial",
    module: "functools",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, /, *args, **keywords)", new_partial)),
    funcs: &[
        method("__call__(self, /, *args, **kwargs)", call_self),
        method("__repr__(self, /)", repr_partial),
        method("__get__(self, instance, owner=None, /)", get_partial),
        method("__reduce__(self, /)", reduce_partial),
        method("__setstate__(self, state, /)", set_partial),
        accessor("func", |vm, args| Ok(partial(vm, args)?.func), read_only),
        accessor(
            "args",
            |vm, args| Ok(partial(vm, args)?.args.into()),
            read_only,
        ),
        accessor(
            "keywords",
            |vm, args| Ok(partial(vm, args)?.keywords.into()),
            read_only,
        ),
        accessor(
            "__dict__",
            own_dict,
            crate::builtins::object::set_builtin_dict,
        ),
    ],
    doc: "Create a new function with partial application of the given arguments\nand keywords.",
};

static CACHED: Type = Type {
    name: "_lru_cache_wrapper",
    module: "functools",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func(
        "__new__(cls, user_function, maxsize, typed, cache_info_type)",
        new_cached,
    )),
    funcs: &[
        method("__call__(self, /, *args, **kwargs)", call_self),
        method("__get__(self, instance, owner=None, /)", |vm, args| {
            Ok(match args.get(1) {
                Value::None => args.get(0),
                self_ => {
                    let func = args.get(0);
                    vm.heap.alloc(Method { func, self_ }).into()
                }
            })
        }),
        method("__copy__(self, /)", |_, args| Ok(args.get(0))),
        method("__deepcopy__(self, memo, /)", |_, args| Ok(args.get(0))),
        method("__reduce__(self, /)", |vm, args| {
            let name = vm.intern("__qualname__");
            vm.get_attr(args.get(0), name)
        }),
        method("cache_info(self, /)", cache_info),
        method("cache_clear(self, /)", |vm, args| {
            let results = cached(vm, args)?.results;
            results.clear(&mut vm.heap);
            cached(vm, args)?.clear();
            Ok(Value::None)
        }),
        accessor(
            "__dict__",
            own_dict,
            crate::builtins::object::set_builtin_dict,
        ),
    ],
    doc: "",
};

static KEY: Type = Type {
    name: "KeyWrapper",
    module: "functools",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("__call__(self, /, *args, **kwargs)", wrap_key),
        method("__lt__(self, value, /)", |vm, args| {
            keys(vm, args, CmpOp::Lt)
        }),
        method("__le__(self, value, /)", |vm, args| {
            keys(vm, args, CmpOp::LtE)
        }),
        method("__gt__(self, value, /)", |vm, args| {
            keys(vm, args, CmpOp::Gt)
        }),
        method("__ge__(self, value, /)", |vm, args| {
            keys(vm, args, CmpOp::GtE)
        }),
        method("__eq__(self, value, /)", |vm, args| {
            keys(vm, args, CmpOp::Eq)
        }),
        method("__ne__(self, value, /)", |vm, args| {
            keys(vm, args, CmpOp::NotEq)
        }),
        accessor(
            "obj",
            |vm, args| Ok(key(vm, args.get(0))?.object.or_none()),
            |vm, args| {
                let object = args.get(1);
                if let Some(key) = vm.payload_mut::<Key>(args.get(0)) {
                    key.object = object;
                }
                Ok(Value::None)
            },
        ),
    ],
    doc: "",
};

fn init(vm: &mut Vm, dict: Gc<Dict>) -> Result<(), Raise> {
    for ty in [&PARTIAL, &CACHED, &KEY] {
        let class = vm.define_type(ty);
        let name = vm.intern(ty.name);
        dict.set_str(&mut vm.heap, name, class.into());
        match ty.name {
            "partial" => vm.add_methods(class, None, crate::builtins::alias::GENERIC),
            "KeyWrapper" => {
                vm.make_unhashable(class);
                vm.known.key_wrapper = class.into();
            }
            _ => {}
        }
    }
    Ok(())
}

/// Gives a new object attributes of its own.
fn with_dict(vm: &mut Vm, made: Value) -> Value {
    if let Value::Object(o) = vm.plain(made) {
        let dict = vm.heap.new_dict();
        o.get_mut(&mut vm.heap).dict = dict.into();
    }
    made
}

fn own_dict(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match args.get(0) {
        Value::Object(o) => Ok(o.get(&vm.heap).dict),
        _ => crate::builtins::object::object_dict(vm, args),
    }
}

/// Calls what is called in a way of its own, for an instance of a script's subclass.
fn call_self(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.rest(vm, 1);
    let keywords = keyword_pairs(vm, args, 2);
    let object = vm.plain(args.get(0));
    vm.call_kw(object, &given, &keywords)
}

fn reduce(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let func = args.get(0);
    let it = match vm.iter(args.get(1)) {
        Ok(it) => it,
        Err(Raise) if vm.raised_is(Exc::TypeError) => {
            vm.take_raised();
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
        Err(Raise) => return Err(Raise),
    };
    vm.root(it);
    let mut value = args.get(2);
    if value.is_unset() {
        value = match vm.next(it)? {
            Some(first) => first,
            None => {
                return Err(vm.type_error("reduce() of empty iterable with no initial value"));
            }
        };
    }
    let kept = vm.root(value);
    let drawn = vm.root(Value::None);
    while let Some(item) = vm.next(it)? {
        vm.reroot(drawn, item);
        let before = vm.rooted(kept);
        value = vm.call(func, &[before, item])?;
        vm.reroot(kept, value);
    }
    Ok(vm.rooted(kept))
}

// partial.

fn partial(vm: &mut Vm, args: Args) -> Result<&Partial, Raise> {
    if vm.payload::<Partial>(args.get(0)).is_none() {
        return Err(vm.wrong_type("functools.partial", args.get(0)));
    }
    match vm.payload::<Partial>(args.get(0)) {
        Some(partial) => Ok(partial),
        None => unreachable!("just seen"),
    }
}

/// Marks functions of the library that stand for builtin ones of CPython's: a class that has one does not bind it to its
/// instances.
fn builtin(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    for given in args.rest(vm, 0) {
        let Value::Function(f) = given else {
            return Err(vm.type_error("builtin() takes functions"));
        };
        let extra = vm.function_extra(f);
        extra.get_mut(&mut vm.heap).unbound = true;
    }
    Ok(Value::None)
}

/// Makes the properties of a class of the library fields, as they are where the class is written in C.
fn fields(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Class(class) = args.get(0) else {
        return Err(vm.type_error("fields() takes a class"));
    };
    let own: Vec<(Value, Value)> = class.get(&vm.heap).dict.iter(&vm.heap).collect();
    for (name, value) in own {
        if let Value::Property(p) = value
            && !p.get(&vm.heap).slot
        {
            // One may be in several classes.
            let &Property { get, set, delete, doc, .. } = p.get(&vm.heap);
            let field = vm.heap.alloc(Property {
                get,
                set,
                delete,
                doc,
                name,
                native: true,
                slot: false,
                owner: Some(class),
            });
            let dict = class.get(&vm.heap).dict;
            vm.dict_set(dict, name, Value::Property(field))?;
        }
    }
    Ok(Value::None)
}

/// Makes classes of the library immutable, as they are where they are written in C.
fn freeze(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    for given in args.rest(vm, 0) {
        let Value::Class(class) = given else {
            return Err(vm.type_error("freeze() takes classes"));
        };
        class.get_mut(&mut vm.heap).flags.frozen = true;
    }
    Ok(Value::None)
}

fn read_only(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    Err(vm.attribute_error("readonly attribute"))
}

fn new_partial(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut given = args.rest(vm, 1);
    if given.is_empty() {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    }
    let mut func = given.remove(0);
    if !vm.is_callable(func) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let keywords = vm.heap.new_dict();
    vm.root(keywords);
    // A partial of a partial is one, unless attributes were set on the inner one.
    if let Value::Object(o) = vm.plain(func)
        && let Some(&Partial {
            func: inner,
            args: first,
            keywords: named,
        }) = o.get(&vm.heap).payload()
        && matches!((func, o.get(&vm.heap).dict), (Value::Object(_), Value::Dict(d)) if d.is_empty(&vm.heap))
    {
        func = inner;
        let mut all = first.items(&vm.heap).to_vec();
        all.append(&mut given);
        given = all;
        let pairs: Vec<(Value, Value)> = named.iter(&vm.heap).collect();
        for (name, value) in pairs {
            vm.dict_set(keywords, name, value)?;
        }
    }
    for (name, value) in keyword_pairs(vm, args, 2) {
        keywords.set_str(&mut vm.heap, name, value);
    }
    let made = Partial {
        func,
        args: vm.heap.new_tuple(&given),
        keywords,
    };
    let made = vm.new_payload(args.get(0), made)?;
    Ok(with_dict(vm, made))
}

fn repr_partial(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let this = args.get(0);
    let Value::Object(own) = vm.plain(this) else {
        return Err(vm.wrong_type("functools.partial", this));
    };
    let address = own.id();
    if vm.showing.contains(&address) {
        return Ok(vm.str("..."));
    }
    let &Partial {
        func,
        args: given,
        keywords,
    } = partial(vm, args)?;
    vm.showing.push(address);
    let shown = show_call(vm, func, given.items(&vm.heap).to_vec(), keywords);
    vm.showing.pop();
    let shown = shown?;
    let class = vm.class_of(this);
    let (module, name) = (vm.intern("__module__"), vm.names.qualname);
    let module = vm.get_attr(class.into(), module)?;
    let module = vm.str_of(module)?.text(&vm.heap).to_owned();
    let name = vm.get_attr(class.into(), name)?;
    let name = vm.str_of(name)?.text(&vm.heap).to_owned();
    Ok(vm.string(format!("{module}.{name}({shown})")))
}

/// Words a function and its arguments as a call of `partial` names them.
fn show_call(
    vm: &mut Vm,
    func: Value,
    given: Vec<Value>,
    keywords: Gc<Dict>,
) -> Result<String, Raise> {
    let mut text = vm.repr_of(func)?.text(&vm.heap).to_owned();
    for value in given {
        text.push_str(", ");
        text.push_str(vm.repr_of(value)?.text(&vm.heap));
    }
    let pairs: Vec<(Value, Value)> = keywords.iter(&vm.heap).collect();
    for (name, value) in pairs {
        let name = vm.str_of(name)?.text(&vm.heap).to_owned();
        let value = vm.repr_of(value)?;
        text.push_str(&format!(", {name}={}", value.text(&vm.heap)));
    }
    Ok(text)
}

fn get_partial(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if !args.get(1).is_none() {
        let (module, warn) = (vm.str("warnings"), vm.intern("warn"));
        let import = vm.intern("__import__");
        if let Some(import) = vm.builtins.get_str(&vm.heap, import) {
            let warnings = vm.call(import, &[module])?;
            vm.root(warnings);
            let text = vm.str(
                "functools.partial will be a method descriptor in future Python versions; wrap it in \
                 staticmethod() if you want to preserve the old behavior",
            );
            let class = vm.exc_class(Exc::FutureWarning);
            vm.call_method(warnings, warn, &[text, class.into()])?;
        }
    }
    Ok(args.get(0))
}

fn reduce_partial(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let &Partial {
        func,
        args: given,
        keywords,
    } = partial(vm, args)?;
    let dict = vm.intern("__dict__");
    let dict = match vm.get_attr(args.get(0), dict)? {
        // CPython has no dict until something was put into it.
        Value::Dict(d) if d.slots(&vm.heap) == 0 => Value::None,
        dict => dict,
    };
    let state = vm.tuple(&[func, given.into(), keywords.into(), dict]);
    let made_of = vm.tuple(&[func]);
    let class = Value::Class(vm.class_of(args.get(0)));
    Ok(vm.tuple(&[class, made_of, state]))
}

fn set_partial(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let state = match args.get(1) {
        Value::Tuple(t) => t.items(&vm.heap).to_vec(),
        _ => Vec::new(),
    };
    let parts = match state[..] {
        [func, given, keywords, dict] => match (vm.plain(given), vm.plain(keywords)) {
            (Value::Tuple(given), Value::Dict(named)) if vm.is_callable(func) => {
                Some((func, given, Some(named), dict))
            }
            (Value::Tuple(given), Value::None) if vm.is_callable(func) => {
                Some((func, given, None, dict))
            }
            _ => None,
        },
        _ => None,
    };
    let Some((func, given, named, dict)) = parts else {
        return Err(vm.type_error("invalid partial state"));
    };
    let keywords = match named {
        Some(named) => named.copy(&mut vm.heap),
        None => vm.heap.new_dict(),
    };
    if let Some(partial) = vm.payload_mut::<Partial>(args.get(0)) {
        (partial.func, partial.args, partial.keywords) = (func, given, keywords);
    }
    let dict = match dict {
        Value::None => vm.heap.new_dict().into(),
        given => given,
    };
    if let (Value::Object(o), Value::Dict(dict)) = (args.get(0), vm.plain(dict)) {
        o.get_mut(&mut vm.heap).dict = dict.into();
    } else if let (Value::Instance(_), Value::Dict(_)) = (args.get(0), vm.plain(dict)) {
        vm.root(dict);
        let name = vm.names.dict;
        vm.set_attr(args.get(0), name, dict)?;
    }
    Ok(Value::None)
}

// lru_cache.

fn cached(vm: &mut Vm, args: Args) -> Result<&mut Cached, Raise> {
    if vm.payload::<Cached>(args.get(0)).is_none() {
        return Err(vm.wrong_type("functools._lru_cache_wrapper", args.get(0)));
    }
    match vm.payload_mut::<Cached>(args.get(0)) {
        Some(cached) => Ok(cached),
        None => unreachable!("just seen"),
    }
}

fn new_cached(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let func = args.get(1);
    if !vm.is_callable(func) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let most = match args.get(2) {
        Value::None => None,
        Value::Int(_) | Value::Big(_) | Value::Bool(_) => {
            let most = args.clipped(vm, 2)?;
            Some(most.max(0) as usize)
        }
        _ => return Err(vm.type_error("maxsize should be integer or None")),
    };
    let typed = args.truth(vm, 3)?;
    let made = Cached {
        func,
        info: args.get(4),
        results: vm.heap.new_dict(),
        most,
        typed,
        hits: 0,
        misses: 0,
        links: Vec::new(),
    };
    let made = vm.new_payload(args.get(0), made)?;
    Ok(with_dict(vm, made))
}

fn cache_info(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let c = cached(vm, args)?;
    let (info, results) = (c.info, c.results);
    let (hits, misses) = (c.hits as i64, c.misses as i64);
    let most = c.most.map_or(Value::None, |n| Value::Int(n as i64));
    let size = results.len(&vm.heap) as i64;
    vm.call(
        info,
        &[Value::Int(hits), Value::Int(misses), most, Value::Int(size)],
    )
}

// cmp_to_key.

/// What orders by a comparison function; without an object yet, what makes such.
struct Key {
    compare: Value,
    object: Value,
}

impl Payload for Key {
    fn trace(&self, m: &mut Marker) {
        self.compare.trace(m);
        self.object.trace(m);
    }
}

fn key(vm: &mut Vm, v: Value) -> Result<&Key, Raise> {
    if vm.payload::<Key>(v).is_none() {
        return Err(vm.type_error("other argument must be K instance"));
    }
    match vm.payload::<Key>(v) {
        Some(key) => Ok(key),
        None => unreachable!("just seen"),
    }
}

fn new_key(vm: &mut Vm, compare: Value, object: Value) -> Result<Value, Raise> {
    match vm.known.key_wrapper {
        Value::Class(class) => Ok(vm.object_of(class, Key { compare, object })),
        _ => Err(vm.runtime_error("functools is not loaded")),
    }
}

fn cmp_to_key(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    new_key(vm, args.get(0), Value::Unset)
}

fn wrap_key(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let compare = key(vm, args.get(0))?.compare;
    let given = args.rest(vm, 1);
    let named = keyword_pairs(vm, args, 2);
    let count = given.len() + named.len();
    let object = match (&given[..], &named[..]) {
        ([object], []) => *object,
        ([], [(name, object)]) if name.text(&vm.heap) == "obj" => *object,
        _ if count > 1 => {
            let text = format!("K() takes at most 1 argument ({count} given)");
            return Err(vm.type_error(text));
        }
        _ => return Err(vm.type_error("K() missing required argument 'obj' (pos 1)")),
    };
    new_key(vm, compare, object)
}

/// Compares two keys: the sign of what the function says about their objects.
fn keys(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Value, Raise> {
    let other = key(vm, args.get(1))?.object;
    let &Key { compare, object } = key(vm, args.get(0))?;
    if object.is_unset() || other.is_unset() {
        return Err(vm.attribute_error("object"));
    }
    match vm.call(compare, &[object, other])? {
        Value::Int(i) => Ok(Value::bool(match op {
            CmpOp::Lt => i < 0,
            CmpOp::LtE => i <= 0,
            CmpOp::Gt => i > 0,
            CmpOp::GtE => i >= 0,
            CmpOp::Eq => i == 0,
            _ => i != 0,
        })),
        sign => {
            vm.root(sign);
            vm.compare(op, sign, Value::Int(0))
        }
    }
}
