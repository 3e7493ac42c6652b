//! The operators as functions, and the getters. `std/operator.as` gives them their public names.

use crate::builtins::bytes::like_bytes;
use crate::builtins::callables::keyword_pairs;
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::payload::Payload;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::syntax::ast::{BinOp, CmpOp, UnaryOp};
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, Type, func, method};
use crate::vm::outcome::Raise;
use smallvec::SmallVec;

macro_rules! binary {
    ($signature:literal, $op:ident) => {
        func($signature, |vm, args| {
            vm.binary(BinOp::$op, args.get(0), args.get(1))
        })
    };
}

macro_rules! inplace {
    ($signature:literal, $op:ident) => {
        func($signature, |vm, args| {
            vm.inplace(BinOp::$op, args.get(0), args.get(1))
        })
    };
}

macro_rules! compare {
    ($signature:literal, $op:ident) => {
        func($signature, |vm, args| {
            vm.compare(CmpOp::$op, args.get(0), args.get(1))
        })
    };
}

macro_rules! unary {
    ($signature:literal, $op:ident) => {
        func($signature, |vm, args| vm.unary(UnaryOp::$op, args.get(0)))
    };
}

pub static MODULE: Module = Module {
    name: "_operator",
    consts: &[],
    funcs: &[
        compare!("lt(a, b, /)", Lt),
        compare!("le(a, b, /)", LtE),
        compare!("eq(a, b, /)", Eq),
        compare!("ne(a, b, /)", NotEq),
        compare!("ge(a, b, /)", GtE),
        compare!("gt(a, b, /)", Gt),
        func("_compare_digest(a, b, /)", compare_digest),
        func("not_(a, /)", |vm, args| {
            Ok(Value::bool(!args.truth(vm, 0)?))
        }),
        func("truth(a, /)", |vm, args| {
            Ok(Value::bool(args.truth(vm, 0)?))
        }),
        func("is_(a, b, /)", |_, args| {
            Ok(Value::bool(args.get(0).is(args.get(1))))
        }),
        func("is_not(a, b, /)", |_, args| {
            Ok(Value::bool(!args.get(0).is(args.get(1))))
        }),
        func("abs(a, /)", crate::builtins::numbers::abs),
        binary!("add(a, b, /)", Add),
        binary!("and_(a, b, /)", BitAnd),
        binary!("floordiv(a, b, /)", FloorDiv),
        func("index(a, /)", index),
        unary!("inv(a, /)", Invert),
        unary!("invert(a, /)", Invert),
        binary!("lshift(a, b, /)", LeftShift),
        binary!("mod(a, b, /)", Mod),
        binary!("mul(a, b, /)", Mul),
        binary!("matmul(a, b, /)", MatMul),
        unary!("neg(a, /)", Minus),
        binary!("or_(a, b, /)", BitOr),
        unary!("pos(a, /)", Plus),
        binary!("pow(a, b, /)", Pow),
        binary!("rshift(a, b, /)", RightShift),
        binary!("sub(a, b, /)", Sub),
        binary!("truediv(a, b, /)", Div),
        binary!("xor(a, b, /)", BitXor),
        func("concat(a, b, /)", |vm, args| {
            check_sequence(vm, args.get(0), args.get(1), &["__add__"])?;
            match joined_by_itself(vm, args, "__add__")? {
                Some(joined) => Ok(joined),
                None => vm.binary(BinOp::Add, args.get(0), args.get(1)),
            }
        }),
        func("contains(a, b, /)", |vm, args| {
            vm.contains(args.get(0), args.get(1)).map(Value::bool)
        }),
        func("countOf(a, b, /)", |vm, args| {
            let mut count = 0;
            search(vm, args, |_, same| {
                count += i64::from(same);
                false
            })?;
            Ok(Value::Int(count))
        }),
        func("delitem(a, b, /)", |vm, args| {
            vm.del_item(args.get(0), args.get(1))?;
            Ok(Value::None)
        }),
        func("getitem(a, b, /)", |vm, args| {
            vm.get_item(args.get(0), args.get(1))
        }),
        func("indexOf(a, b, /)", |vm, args| {
            match search(vm, args, |_, same| same)? {
                Some(i) => Ok(Value::Int(i)),
                None => Err(vm.value_error("sequence.index(x): x not in sequence")),
            }
        }),
        func("setitem(a, b, c, /)", |vm, args| {
            vm.set_item(args.get(0), args.get(1), args.get(2))?;
            Ok(Value::None)
        }),
        func("length_hint(obj, default=0, /)", length_hint),
        func("call(obj, /, *args, **kwargs)", |vm, args| {
            let given = args.rest(vm, 1);
            let named = keyword_pairs(vm, args, 2);
            vm.call_kw(args.get(0), &given, &named)
        }),
        inplace!("iadd(a, b, /)", Add),
        inplace!("iand(a, b, /)", BitAnd),
        func("iconcat(a, b, /)", |vm, args| {
            check_sequence(vm, args.get(0), args.get(1), &["__iadd__", "__add__"])?;
            let joined = match joined_by_itself(vm, args, "__iadd__")? {
                None => joined_by_itself(vm, args, "__add__")?,
                joined => joined,
            };
            match joined {
                Some(joined) => Ok(joined),
                None => vm.inplace(BinOp::Add, args.get(0), args.get(1)),
            }
        }),
        inplace!("ifloordiv(a, b, /)", FloorDiv),
        inplace!("ilshift(a, b, /)", LeftShift),
        inplace!("imod(a, b, /)", Mod),
        inplace!("imul(a, b, /)", Mul),
        inplace!("imatmul(a, b, /)", MatMul),
        inplace!("ior(a, b, /)", BitOr),
        inplace!("ipow(a, b, /)", Pow),
        inplace!("irshift(a, b, /)", RightShift),
        inplace!("isub(a, b, /)", Sub),
        inplace!("itruediv(a, b, /)", Div),
        inplace!("ixor(a, b, /)", BitXor),
    ],
    types: &[&ITEM_GETTER, &ATTR_GETTER, &METHOD_CALLER],
    init: None,
};

/// Raises unless two values can be concatenated: both have items by number, and one of the given methods puts them together.
/// A builtin sequence complains itself of what it is not concatenated with.
fn check_sequence(vm: &mut Vm, v: Value, other: Value, own: &[&str]) -> Result<(), Raise> {
    let has = |vm: &mut Vm, v: Value, name: &str| {
        let name = vm.intern(name);
        vm.class_of(v).find(&vm.heap, name).is_some()
    };
    let is_sequence = |vm: &mut Vm, v: Value| {
        let is_mapping = matches!(vm.plain(v), Value::Dict(_)) || matches!(v, Value::Class(_));
        !is_mapping && vm.class_of(v).find(&vm.heap, vm.names.getitem).is_some()
    };
    let is_builtin = !matches!(vm.plain(v), Value::Instance(_));
    let adds = own.iter().any(|name| has(vm, v, name)) || has(vm, other, "__radd__");
    if adds && is_sequence(vm, v) && (is_builtin || is_sequence(vm, other)) {
        return Ok(());
    }
    let text = format!("'{}' object can't be concatenated", vm.type_name(v));
    Err(vm.type_error(text))
}

/// What the method of a builtin sequence gives; the other one's reflected method is not asked. `None` for what a script made.
fn joined_by_itself(vm: &mut Vm, args: Args, name: &str) -> Result<Option<Value>, Raise> {
    let (sequence, other) = (args.get(0), args.get(1));
    if !matches!(sequence, Value::List(_) | Value::Tuple(_) | Value::Str(_) | Value::Bytes(_)) {
        return Ok(None);
    }
    let op = vm.intern(name);
    match vm.call_dunder(sequence, op, &[other])? {
        Some(Value::NotImplemented) => {
            let (own, other) = (vm.type_name(sequence), vm.type_name(other));
            let text = match sequence {
                Value::Bytes(_) => format!("can't concat {other} to {own}"),
                _ => format!("can only concatenate {own} (not \"{other}\") to {own}"),
            };
            Err(vm.type_error(text))
        }
        joined => Ok(joined),
    }
}

fn index(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match args.get(0) {
        Value::Bool(b) => Ok(Value::Int(b as i64)),
        v => vm.to_int_value(v),
    }
}

/// Compares the items of argument 0 with argument 1 until `stop` says so; gives the place where it did.
fn search(
    vm: &mut Vm,
    args: Args,
    mut stop: impl FnMut(i64, bool) -> bool,
) -> Result<Option<i64>, Raise> {
    let it = vm.iter_to_search(args.get(0))?;
    vm.root(it);
    let drawn = vm.root(Value::None);
    let mut i = 0;
    while let Some(item) = vm.next(it)? {
        vm.reroot(drawn, item);
        let same = vm.same(item, args.get(1))?;
        if stop(i, same) {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

fn length_hint(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (v, default) = (args.get(0), args.get(1));
    if !matches!(
        vm.plain(default),
        Value::Int(_) | Value::Big(_) | Value::Bool(_)
    ) {
        let kind = vm.type_name(default);
        let text = format!("'{kind}' object cannot be interpreted as an integer");
        return Err(vm.type_error(text));
    }
    let class = vm.class_of(v);
    if class.find(&vm.heap, vm.names.len).is_some() {
        match vm.len(v) {
            Ok(n) => return Ok(Value::Int(n as i64)),
            Err(Raise) if vm.raised_is(Exc::TypeError) => {
                vm.take_raised();
            }
            Err(Raise) => return Err(Raise),
        }
    }
    let name = vm.names.length_hint;
    let hint = match vm.call_dunder(v, name, &[]) {
        Ok(None | Some(Value::NotImplemented)) => return Ok(default),
        Ok(Some(hint)) => hint,
        Err(Raise) if vm.raised_is(Exc::TypeError) => {
            vm.take_raised();
            return Ok(default);
        }
        Err(Raise) => return Err(Raise),
    };
    match vm.plain(hint) {
        Value::Int(i) if i < 0 => Err(vm.value_error("__length_hint__() should return >= 0")),
        n @ Value::Int(_) => Ok(n),
        Value::Big(_) => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        Value::Bool(b) => Ok(Value::Int(b as i64)),
        _ => {
            let got = vm.type_name(hint);
            Err(vm.type_error(format!("__length_hint__ must be an integer, not {got}")))
        }
    }
}

// The getters.

/// What an `itemgetter` or `attrgetter` was made of, and for the latter the parts of each dotted name.
struct Getter {
    given: Gc<Tuple>,
    paths: Vec<Vec<Gc<Str>>>,
}

impl Payload for Getter {
    fn trace(&self, m: &mut Marker) {
        m.mark(self.given);
        self.paths.iter().flatten().for_each(|&name| m.mark(name));
    }
}

/// What a `methodcaller` was made of.
struct Caller {
    name: Gc<Str>,
    given: Gc<Tuple>,
    named: Gc<Dict>,
}

impl Payload for Caller {
    fn trace(&self, m: &mut Marker) {
        m.mark(self.name);
        m.mark(self.given);
        m.mark(self.named);
    }
}

const fn class(name: &'static str, new: Func, funcs: &'static [Func], doc: &'static str) -> Type {
    Type {
        name,
        module: "operator",
        base: "object",
        layout: Layout::Native,
        open: false,
        new: Some(new),
        funcs,
        doc,
    }
}

static ITEM_GETTER: Type = class(
    "itemgetter",
    func("__new__(cls, /, *items)", |vm, args| {
        if args.rest(vm, 1).is_empty() {
            return Err(vm.type_error("itemgetter expected 1 argument, got 0"));
        }
        let Value::Tuple(given) = args.get(1) else {
            return Ok(Value::None);
        };
        let paths = Vec::new();
        vm.new_payload(args.get(0), Getter { given, paths })
    }),
    &[
        method("__call__(self, obj, /)", get_items),
        method("__repr__(self, /)", repr_getter),
        method("__reduce__(self, /)", reduce_getter),
    ],
    "Return a callable object that fetches the given item(s) from its operand.",
);

static ATTR_GETTER: Type = class(
    "attrgetter",
    func("__new__(cls, /, *attrs)", new_attr_getter),
    &[
        method("__call__(self, obj, /)", get_attributes),
        method("__repr__(self, /)", repr_getter),
        method("__reduce__(self, /)", reduce_getter),
    ],
    "Return a callable object that fetches the given attribute(s) from its operand.",
);

static METHOD_CALLER: Type = class(
    "methodcaller",
    func("__new__(cls, /, *args, **kwargs)", new_caller),
    &[
        method("__call__(self, obj, /)", call_method),
        method("__repr__(self, /)", repr_caller),
        method("__reduce__(self, /)", reduce_caller),
    ],
    "Return a callable object that calls the given method on its operand.",
);

fn new_attr_getter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Tuple(given) = args.get(1) else {
        return Ok(Value::None);
    };
    let names = given.items(&vm.heap).to_vec();
    if names.is_empty() {
        return Err(vm.type_error("attrgetter expected 1 argument, got 0"));
    }
    let mut paths = Vec::with_capacity(names.len());
    for name in names {
        let Value::Str(name) = vm.plain(name) else {
            return Err(vm.type_error("attribute name must be a string"));
        };
        let text = name.text(&vm.heap).to_owned();
        paths.push(text.split('.').map(|part| vm.intern(part)).collect());
    }
    vm.new_payload(args.get(0), Getter { given, paths })
}

fn made_of(vm: &mut Vm, v: Value) -> Result<Gc<Tuple>, Raise> {
    match vm.payload::<Getter>(v) {
        Some(getter) => Ok(getter.given),
        None => Err(vm.wrong_type("a getter", v)),
    }
}

fn get_items(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let object = args.get(1);
    let given = made_of(vm, args.get(0))?;
    if let &[item] = given.items(&vm.heap) {
        return vm.get_item(object, item);
    }
    let items: SmallVec<[Value; 4]> = SmallVec::from_slice(given.items(&vm.heap));
    let mut found: SmallVec<[Value; 4]> = SmallVec::new();
    for item in items {
        let value = vm.get_item(object, item)?;
        vm.root(value);
        found.push(value);
    }
    Ok(vm.tuple(&found))
}

fn get_attributes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let object = args.get(1);
    let count = made_of(vm, args.get(0))?.len(&vm.heap);
    let mut found: SmallVec<[Value; 4]> = SmallVec::new();
    for i in 0..count {
        let (mut value, mut at) = (object, 0);
        while let Some(&name) = vm
            .payload::<Getter>(args.get(0))
            .and_then(|g| g.paths.get(i)?.get(at))
        {
            value = vm.get_attr(value, name)?;
            vm.root(value);
            at += 1;
        }
        found.push(value);
    }
    match found[..] {
        [value] => Ok(value),
        _ => Ok(vm.tuple(&found)),
    }
}

/// Words the arguments of a call.
fn show(vm: &mut Vm, given: Gc<Tuple>, named: Option<Gc<Dict>>) -> Result<Vec<String>, Raise> {
    let mut parts = Vec::new();
    for value in given.items(&vm.heap).to_vec() {
        parts.push(vm.repr_of(value)?.text(&vm.heap).to_owned());
    }
    let pairs: Vec<(Value, Value)> = named
        .map(|d| d.iter(&vm.heap).collect())
        .unwrap_or_default();
    for (name, value) in pairs {
        let name = vm.str_of(name)?.text(&vm.heap).to_owned();
        let value = vm.repr_of(value)?;
        parts.push(format!("{name}={}", value.text(&vm.heap)));
    }
    Ok(parts)
}

/// Words an object that may hold itself.
fn guarded(
    vm: &mut Vm,
    v: Value,
    f: impl FnOnce(&mut Vm) -> Result<Vec<String>, Raise>,
) -> Result<Value, Raise> {
    let name = vm.type_name(v);
    let mut text = String::new();
    vm.guarded(&mut text, v, &format!("{name}(...)"), |vm, out| {
        out.push_str(&format!("{name}({})", f(vm)?.join(", ")));
        Ok(())
    })?;
    Ok(vm.string(text))
}

fn repr_getter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = made_of(vm, args.get(0))?;
    guarded(vm, args.get(0), |vm| show(vm, given, None))
}

fn reduce_getter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = made_of(vm, args.get(0))?;
    let class = Value::Class(vm.class_of(args.get(0)));
    Ok(vm.tuple(&[class, given.into()]))
}

fn new_caller(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.rest(vm, 1);
    let [name, given @ ..] = &given[..] else {
        let text = "methodcaller needs at least one argument, the method name";
        return Err(vm.type_error(text));
    };
    let Value::Str(name) = vm.plain(*name) else {
        return Err(vm.type_error("method name must be a string"));
    };
    let name = vm.names.intern_value(&mut vm.heap, name);
    let named = match args.keywords(2) {
        Some(named) => named,
        None => vm.heap.new_dict(),
    };
    let given = vm.heap.new_tuple(given);
    vm.new_payload(args.get(0), Caller { name, given, named })
}

fn caller(vm: &mut Vm, v: Value) -> Result<(Gc<Str>, Gc<Tuple>, Gc<Dict>), Raise> {
    match vm.payload::<Caller>(v) {
        Some(c) => Ok((c.name, c.given, c.named)),
        None => Err(vm.wrong_type("operator.methodcaller", v)),
    }
}

fn call_method(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let object = args.get(1);
    let (name, given, named) = caller(vm, args.get(0))?;
    let given = given.items(&vm.heap).to_vec();
    if named.is_empty(&vm.heap) {
        return vm.call_method(object, name, &given);
    }
    let found = vm.get_attr(object, name)?;
    vm.root(found);
    let pairs: Vec<(Value, Value)> = named.iter(&vm.heap).collect();
    let mut keywords = Vec::new();
    for (name, value) in pairs {
        if let Value::Str(name) = name {
            keywords.push((vm.names.intern_value(&mut vm.heap, name), value));
        }
    }
    vm.call_kw(found, &given, &keywords)
}

fn repr_caller(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (name, given, named) = caller(vm, args.get(0))?;
    guarded(vm, args.get(0), |vm| {
        let mut parts = vec![vm.repr_of(name.into())?.text(&vm.heap).to_owned()];
        parts.extend(show(vm, given, Some(named))?);
        Ok(parts)
    })
}

fn reduce_caller(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (name, given, named) = caller(vm, args.get(0))?;
    let class = Value::Class(vm.class_of(args.get(0)));
    let mut all = vec![Value::Str(name)];
    all.extend_from_slice(given.items(&vm.heap));
    if named.is_empty(&vm.heap) {
        let all = vm.tuple(&all);
        return Ok(vm.tuple(&[class, all]));
    }
    // With keywords: a partial of the class, to be called with the rest.
    let (module, import) = (vm.str("functools"), vm.intern("__import__"));
    let Some(import) = vm.builtins.get_str(&vm.heap, import) else {
        return Ok(Value::None);
    };
    let functools = vm.call(import, &[module])?;
    vm.root(functools);
    let partial = vm.intern("partial");
    let partial = vm.get_attr(functools, partial)?;
    let pairs: Vec<(Value, Value)> = named.iter(&vm.heap).collect();
    let mut keywords = Vec::new();
    for (key, value) in pairs {
        if let Value::Str(key) = key {
            keywords.push((vm.names.intern_value(&mut vm.heap, key), value));
        }
    }
    let made = vm.call_kw(partial, &[class, Value::Str(name)], &keywords)?;
    Ok(vm.tuple(&[made, given.into()]))
}

/// Tells whether two texts or two bytes are equal, in a time that says nothing of where they differ.
fn compare_digest(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (a, b) = match (vm.plain(args.get(0)), vm.plain(args.get(1))) {
        (Value::Str(a), Value::Str(b)) => {
            let (a, b) = (a.text(&vm.heap), b.text(&vm.heap));
            if !a.is_ascii() || !b.is_ascii() {
                return Err(
                    vm.type_error("comparing strings with non-ASCII characters is not supported")
                );
            }
            (a.as_bytes().to_vec(), b.as_bytes().to_vec())
        }
        (a, b) if matches!(a, Value::Str(_)) || matches!(b, Value::Str(_)) => {
            let (a, b) = (vm.type_name(a), vm.type_name(b));
            return Err(vm.type_error(format!(
                "unsupported operand types(s) or combination of types: '{a}' and '{b}'"
            )));
        }
        (a, b) => (like_bytes(vm, a)?, like_bytes(vm, b)?),
    };
    let differ = a.iter().zip(&b).fold(0, |d, (x, y)| d | (x ^ y));
    Ok(Value::bool(differ == 0 && a.len() == b.len()))
}
