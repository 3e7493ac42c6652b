//! The native half of weakref: references and proxies. The collections are `std/weakref.as`.
//!
//! A target that nothing else holds dies at a collection. Scripts expect to see it gone at once, as where
//! references are counted: so a look at a reference collects before it answers (`Vm::settle_in_native`).

use crate::builtins::arguments::wrong_receiver;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::payload::Object;
use crate::object::weak::Ref;
use crate::syntax::ast::{BinOp, CmpOp, UnaryOp};
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, Type, func, getter, method};
use crate::vm::outcome::Raise;

pub static MODULE: Module = Module {
    name: "_weakref",
    consts: &[],
    funcs: &[
        func("getweakrefcount(object, /)", |vm, args| {
            Ok(Value::Int(vm.weak.of(args.get(0)).len() as i64))
        }),
        func("getweakrefs(object, /)", |vm, args| {
            let all = vm.weak.of(args.get(0)).iter().rev();
            let all = all.map(|entry| entry.0).collect();
            Ok(vm.list(all))
        }),
        func("proxy(object, callback=None, /)", |vm, args| {
            let class = if vm.is_callable(args.get(0)) {
                "CallableProxyType"
            } else {
                "ProxyType"
            };
            let class = vm.class_named(class).unwrap_or(vm.types.object);
            make(vm, class.into(), args.get(0), args.get(1))
        }),
        func("_settle()", |vm, args| {
            vm.settle_in_native(args);
            Ok(Value::None)
        }),
    ],
    types: &[&REF, &PROXY, &CALLABLE_PROXY],
    init: Some(|vm, module| {
        if let Some(class) = vm.class_named("ReferenceType") {
            vm.add_methods(class, None, crate::builtins::alias::GENERIC);
            let key = vm.intern("ref");
            module.set_str(&mut vm.heap, key, class.into());
        }
        for name in ["ProxyType", "CallableProxyType"] {
            if let Some(class) = vm.class_named(name) {
                // What is looked up or set on a proxy, its class too, is that of what it stands for.
                let flags = &mut class.get_mut(&mut vm.heap).flags;
                (flags.getattribute, flags.setattr, flags.delattr) = (true, true, true);
            }
        }
        Ok(())
    }),
};

static REF: Type = Type {
    name: "ReferenceType",
    module: "weakref",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, /, *args, **kwargs)", |vm, args| {
        let (object, callback) = given(vm, args, "__new__")?;
        make(vm, args.get(0), object, callback)
    })),
    funcs: &[
        method("__init__(self, /, *args, **kwargs)", |vm, args| {
            if args
                .keywords(2)
                .is_some_and(|named| !named.is_empty(&vm.heap))
            {
                return Err(vm.type_error("ref() takes no keyword arguments"));
            }
            given(vm, args, "__init__").map(|_| Value::None)
        }),
        method("__call__(self, /)", |vm, args| {
            this(vm, args.get(0))?;
            vm.settle_in_native(args);
            Ok(read(vm, args.get(0)).unwrap_or(Value::None))
        }),
        method("__hash__(self, /)", hash),
        method("__eq__(self, value, /)", |vm, args| equal(vm, args, false)),
        method("__ne__(self, value, /)", |vm, args| equal(vm, args, true)),
        method("__repr__(self, /)", |vm, args| {
            let at = args.get(0).id();
            let Some(target) = read(vm, args.get(0)) else {
                return Ok(vm.string(format!("<weakref at {at:#x}; dead>")));
            };
            let mut text = format!(
                "<weakref at {at:#x}; to '{}' at {:#x}",
                full_name(vm, target),
                target.id()
            );
            let name = vm.intern("__name__");
            if let Some(Value::Str(name)) = named_by_class(vm, target, name)? {
                text += &format!(" ({})", name.text(&vm.heap));
            }
            Ok(vm.string(text + ">"))
        }),
        getter("__callback__", |vm, args| {
            let r = this(vm, args.get(0))?;
            let callback = r.get(&vm.heap).payload::<Ref>().map(|r| r.callback);
            Ok(callback.unwrap_or(Value::None).or_none())
        }),
    ],
    doc: "",
};

static PROXY: Type = Type {
    name: "ProxyType",
    module: "weakref",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: PROXIED,
    doc: "",
};

static CALLABLE_PROXY: Type = Type {
    name: "CallableProxyType",
    module: "weakref",
    base: "ProxyType",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[method("__call__(self, /, *args, **kwargs)", |vm, args| {
        let target = behind(vm, args, 0)?;
        let given = args.rest(vm, 1);
        let keywords = crate::builtins::callables::keyword_pairs(vm, args, 2);
        vm.call_kw(target, &given, &keywords)
    })],
    doc: "",
};

/// Gives the object and the callback that `__new__` and `__init__` are called with.
fn given(vm: &mut Vm, args: Args, name: &str) -> Result<(Value, Value), Raise> {
    match args.rest(vm, 1)[..] {
        [object] => Ok((object, Value::None)),
        [object, callback] => Ok((object, callback)),
        ref given => {
            let (bound, s) = match given.len() {
                0 => ("least 1", ""),
                _ => ("most 2", "s"),
            };
            let got = given.len();
            Err(vm.type_error(format!("{name} expected at {bound} argument{s}, got {got}")))
        }
    }
}

/// Gives the class's name with its module, as CPython's own types are named.
/// Reads an attribute that the object's class describes; what the object itself holds is not asked for.
fn named_by_class(
    vm: &mut Vm,
    object: Value,
    name: Gc<crate::object::str::Str>,
) -> Result<Option<Value>, Raise> {
    match vm.class_of(object).find(&vm.heap, name) {
        Some(_) => vm.get_attr_opt(object, name),
        None => Ok(None),
    }
}

fn full_name(vm: &mut Vm, v: Value) -> String {
    let class = vm.class_of(v);
    let c = class.get(&vm.heap);
    match c.module {
        Value::Str(module) if c.flags.builtin && module.text(&vm.heap) != "builtins" => {
            format!("{}.{}", module.text(&vm.heap), c.name.text(&vm.heap))
        }
        _ => vm.class_name(class),
    }
}

fn this(vm: &mut Vm, v: Value) -> Result<Gc<Object>, Raise> {
    match vm.plain(v) {
        Value::Object(o) if o.get(&vm.heap).payload::<Ref>().is_some() => Ok(o),
        _ => Err(wrong_receiver(vm, "weakref.ReferenceType", v)),
    }
}

/// Gives the target while it lives.
fn read(vm: &Vm, v: Value) -> Option<Value> {
    let target = vm.payload::<Ref>(v)?.target;
    (!target.is_unset()).then_some(target)
}

/// Tells whether objects of this kind can be referred to weakly.
fn is_referable(vm: &mut Vm, v: Value) -> bool {
    match v {
        Value::Instance(i) => {
            let class = i.class(&vm.heap);
            let plain = matches!(
                vm.plain(v),
                Value::Int(_) | Value::Big(_) | Value::Bool(_) | Value::Tuple(_) | Value::Bytes(_)
            );
            let weak = vm.intern("__weakref__");
            !plain && (!class.get(&vm.heap).flags.no_dict || class.find(&vm.heap, weak).is_some())
        }
        Value::Object(_) => !matches!(
            vm.type_name(v).as_str(),
            "bytearray" | "callable_iterator" | "Match" | "mappingproxy" | "_deque_iterator"
        ),
        Value::Set(_)
        | Value::Function(_)
        | Value::Method(_)
        | Value::Class(_)
        | Value::Exception(_)
        | Value::Frame(_)
        | Value::Module(_)
        | Value::Code(_)
        | Value::Task(_)
        | Value::Future(_)
        | Value::Native(_) => true,
        _ => false,
    }
}

fn make(vm: &mut Vm, class: Value, target: Value, callback: Value) -> Result<Value, Raise> {
    if !is_referable(vm, target) {
        let kind = full_name(vm, target);
        let text = format!("cannot create weak reference to '{kind}' object");
        return Err(vm.type_error(text));
    }
    let callback = callback.or_none();
    let exact = matches!(class, Value::Class(c) if c.get(&vm.heap).flags.builtin);
    if callback.is_none() && exact {
        let found = vm.weak.of(target).iter().copied().find(|(outer, object)| {
            Value::Class(vm.class_of(*outer)).is(class)
                && object
                    .get(&vm.heap)
                    .payload::<Ref>()
                    .is_some_and(|r| r.callback.is_none())
        });
        if let Some((outer, _)) = found {
            return Ok(outer);
        }
    }
    let outer = vm.new_payload(
        class,
        Ref {
            target,
            callback,
            hash: None,
        },
    )?;
    if let Value::Object(object) = vm.plain(outer) {
        let entry = (outer, object);
        let (rank, known) = (rank(vm, entry), vm.weak.of(target));
        let higher = known
            .iter()
            .rev()
            .take_while(|&&e| self::rank(vm, e) > rank);
        let higher = higher.count();
        vm.weak.add(target, entry, higher);
    }
    Ok(outer)
}

/// Ranks a reference in the list of its target: the one that all share stands before the proxy that all share, and both
/// before the others.
fn rank(vm: &Vm, (outer, object): (Value, Gc<Object>)) -> u8 {
    let class = vm.class_of(outer).get(&vm.heap);
    let r = object.get(&vm.heap).payload::<Ref>();
    if !class.flags.builtin || r.is_none_or(|r| r.callback.some().is_some()) {
        return 0;
    }
    if class.name.text(&vm.heap) == "ReferenceType" {
        2
    } else {
        1
    }
}

fn hash(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let object = this(vm, args.get(0))?;
    if let Some(hash) = object.get(&vm.heap).payload::<Ref>().and_then(|r| r.hash) {
        return Ok(Value::Int(hash as i64));
    }
    let Some(target) = read(vm, args.get(0)) else {
        return Err(vm.type_error("weak object has gone away"));
    };
    args.set(0, target);
    let hash = vm.hash(target)?;
    if let Some(r) = object.get_mut(&mut vm.heap).payload_mut::<Ref>() {
        r.hash = Some(hash);
    }
    Ok(Value::Int(hash as i64))
}

fn equal(vm: &mut Vm, args: Args, not: bool) -> Result<Value, Raise> {
    let (a, b) = (args.get(0), args.get(1));
    this(vm, a)?;
    if vm.payload::<Ref>(b).is_none() {
        return Ok(Value::NotImplemented);
    }
    let same = match (read(vm, a), read(vm, b)) {
        (Some(x), Some(y)) => {
            args.set(0, x);
            args.set(1, y);
            vm.eq(x, y)?
        }
        _ => a.is(b),
    };
    Ok(Value::bool(same != not))
}

/// Gives what argument `i`, a proxy, stands for; it takes the proxy's place, which keeps it alive.
fn behind(vm: &mut Vm, args: Args, i: usize) -> Result<Value, Raise> {
    let v = args.get(i);
    if vm.payload::<Ref>(v).is_none() {
        return Ok(v);
    }
    vm.settle_in_native(args);
    match read(vm, v) {
        Some(target) => {
            args.set(i, target);
            Ok(target)
        }
        None => {
            let text = "weakly-referenced object no longer exists";
            Err(vm.error(Exc::ReferenceError, text))
        }
    }
}

fn proxied(vm: &mut Vm, args: Args, op: BinOp, swapped: bool) -> Result<Value, Raise> {
    let a = behind(vm, args, 0)?;
    let b = behind(vm, args, 1)?;
    if swapped {
        vm.binary(op, b, a)
    } else {
        vm.binary(op, a, b)
    }
}

/// Asks a builtin function about what a proxy stands for.
fn by_builtin(vm: &mut Vm, args: Args, name: &str) -> Result<Value, Raise> {
    let target = behind(vm, args, 0)?;
    let name = vm.intern(name);
    let builtins = vm.builtins;
    let f = builtins.get_str(&vm.heap, name).unwrap_or(Value::None);
    vm.call(f, &[target])
}

fn compared(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Value, Raise> {
    let a = behind(vm, args, 0)?;
    let b = behind(vm, args, 1)?;
    vm.compare(op, a, b)
}

macro_rules! binary {
    ($name:literal, $op:ident) => {
        method(concat!("__", $name, "__(self, value, /)"), |vm, args| {
            proxied(vm, args, BinOp::$op, false)
        })
    };
    (i $name:literal, $op:ident) => {
        method(concat!("__i", $name, "__(self, value, /)"), |vm, args| {
            let a = behind(vm, args, 0)?;
            let b = behind(vm, args, 1)?;
            vm.inplace(BinOp::$op, a, b)
        })
    };
    (r $name:literal, $op:ident) => {
        method(concat!("__r", $name, "__(self, value, /)"), |vm, args| {
            proxied(vm, args, BinOp::$op, true)
        })
    };
}

static PROXIED: &[Func] = &[
    method("__index__(self, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        vm.to_int_value(target)
    }),
    method("__abs__(self, /)", |vm, args| by_builtin(vm, args, "abs")),
    method("__dir__(self, /)", |vm, args| by_builtin(vm, args, "dir")),
    method("__reversed__(self, /)", |vm, args| {
        by_builtin(vm, args, "reversed")
    }),
    method("__bytes__(self, /)", |vm, args| {
        by_builtin(vm, args, "bytes")
    }),
    method("__getattribute__(self, name, /)", |vm, args| {
        let (target, name) = (behind(vm, args, 0)?, args.str(vm, 1)?);
        vm.get_attr(target, name)
    }),
    method("__setattr__(self, name, value, /)", |vm, args| {
        let (target, name) = (behind(vm, args, 0)?, args.str(vm, 1)?);
        vm.set_attr(target, name, args.get(2))?;
        Ok(Value::None)
    }),
    method("__delattr__(self, name, /)", |vm, args| {
        let (target, name) = (behind(vm, args, 0)?, args.str(vm, 1)?);
        vm.del_attr(target, name)?;
        Ok(Value::None)
    }),
    method("__str__(self, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        Ok(vm.str_of(target)?.into())
    }),
    method("__repr__(self, /)", |vm, args| {
        let at = args.get(0).id();
        let text = match read(vm, args.get(0)) {
            Some(target) => {
                let kind = full_name(vm, target);
                format!("<weakproxy at {at:#x}; to '{kind}' at {:#x}>", target.id())
            }
            None => format!("<weakproxy at {at:#x}; dead>"),
        };
        Ok(vm.string(text))
    }),
    method("__hash__(self, /)", |vm, _| {
        Err(vm.type_error("unhashable type: 'weakref.ProxyType'"))
    }),
    method("__bool__(self, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        Ok(Value::bool(vm.truth(target)?))
    }),
    method("__len__(self, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        Ok(Value::Int(vm.len(target)? as i64))
    }),
    method("__iter__(self, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        vm.iter(target)
    }),
    method("__next__(self, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        if vm.find_method(target, vm.names.next)?.is_none() {
            let kind = vm.type_name(target);
            let text = format!("Weakref proxy referenced a non-iterator '{kind}' object");
            return Err(vm.type_error(text));
        }
        match vm.next(target)? {
            Some(v) => Ok(v),
            None => Err(vm.stop_iteration(Value::None)),
        }
    }),
    method("__contains__(self, key, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        Ok(Value::bool(vm.contains(target, args.get(1))?))
    }),
    method("__getitem__(self, key, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        vm.get_item(target, args.get(1))
    }),
    method("__setitem__(self, key, value, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        vm.set_item(target, args.get(1), args.get(2))?;
        Ok(Value::None)
    }),
    method("__delitem__(self, key, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        vm.del_item(target, args.get(1))?;
        Ok(Value::None)
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
    method("__neg__(self, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        vm.unary(UnaryOp::Minus, target)
    }),
    method("__pos__(self, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        vm.unary(UnaryOp::Plus, target)
    }),
    method("__invert__(self, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        vm.unary(UnaryOp::Invert, target)
    }),
    method("__int__(self, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        vm.call(vm.types.int.into(), &[target])
    }),
    method("__float__(self, /)", |vm, args| {
        let target = behind(vm, args, 0)?;
        vm.call(vm.types.float.into(), &[target])
    }),
    binary!("add", Add),
    binary!(r "add", Add),
    binary!("sub", Sub),
    binary!(r "sub", Sub),
    binary!("mul", Mul),
    binary!(r "mul", Mul),
    binary!("matmul", MatMul),
    binary!(r "matmul", MatMul),
    binary!("truediv", Div),
    binary!(r "truediv", Div),
    binary!("floordiv", FloorDiv),
    binary!(r "floordiv", FloorDiv),
    binary!("mod", Mod),
    binary!(r "mod", Mod),
    binary!("pow", Pow),
    binary!(r "pow", Pow),
    binary!("and", BitAnd),
    binary!(r "and", BitAnd),
    binary!("or", BitOr),
    binary!(r "or", BitOr),
    binary!("xor", BitXor),
    binary!(r "xor", BitXor),
    binary!("lshift", LeftShift),
    binary!(r "lshift", LeftShift),
    binary!("rshift", RightShift),
    binary!(r "rshift", RightShift),
    binary!(i "add", Add),
    binary!(i "sub", Sub),
    binary!(i "mul", Mul),
    binary!(i "matmul", MatMul),
    binary!(i "truediv", Div),
    binary!(i "floordiv", FloorDiv),
    binary!(i "mod", Mod),
    binary!(i "pow", Pow),
    binary!(i "and", BitAnd),
    binary!(i "or", BitOr),
    binary!(i "xor", BitXor),
    binary!(i "lshift", LeftShift),
    binary!(i "rshift", RightShift),
];
