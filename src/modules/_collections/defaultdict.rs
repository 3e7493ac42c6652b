//! defaultdict: a dict that makes what is missing.

use crate::object::Value;
use crate::object::class::Layout;
use crate::syntax::ast::BinOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, accessor, method};
use crate::vm::outcome::Raise;

pub static DEFAULT_DICT: Type = Type {
    name: "defaultdict",
    module: "collections",
    base: "dict",
    layout: Layout::Dict,
    open: true,
    new: None,
    funcs: METHODS,
    doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory",
};

static METHODS: &[Func] = &[
    method("__init__(self, /, *args, **kwargs)", init),
    method("__missing__(self, key, /)", missing),
    accessor(
        "default_factory",
        |vm, args| factory(vm, args.get(0)),
        |vm, args| {
            let (name, make) = (vm.intern(FACTORY), args.get(1).or_none());
            if let Value::Instance(i) = args.get(0) {
                i.set_own(&mut vm.heap, name, make);
            }
            Ok(Value::None)
        },
    ),
    method("__repr__(self, /)", repr),
    method("copy(self, /)", copy),
    method("__copy__(self, /)", copy),
    method("__or__(self, value, /)", |vm, args| merged(vm, args, false)),
    method("__ror__(self, value, /)", |vm, args| merged(vm, args, true)),
    method("__reduce__(self, /)", reduce),
];

/// The slot in which an instance keeps its factory.
pub const FACTORY: &str = "default_factory";

/// Gives the factory; None if there is none.
fn factory(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    let name = vm.intern(FACTORY);
    match v {
        Value::Instance(i) => Ok(i.own(&vm.heap, name).unwrap_or(Value::None)),
        other => Err(vm.wrong_type("collections.defaultdict", other)),
    }
}

fn init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut given = args.rest(vm, 1);
    let factory = if given.is_empty() {
        Value::None
    } else {
        given.remove(0)
    };
    if !factory.is_none() && !vm.is_callable(factory) {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    if let Value::Instance(i) = args.get(0) {
        let name = vm.intern(FACTORY);
        i.set_own(&mut vm.heap, name, factory);
    }
    let keywords = crate::builtins::callables::keyword_pairs(vm, args, 2);
    if given.is_empty() && keywords.is_empty() {
        return Ok(Value::None);
    }
    let dict = Value::Class(vm.types.dict);
    let init = vm.get_attr(dict, vm.names.init)?;
    given.insert(0, args.get(0));
    vm.call_kw(init, &given, &keywords)
}

fn missing(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (this, key) = (args.get(0), args.get(1));
    let make = factory(vm, this)?;
    if make.is_none() {
        return Err(vm.key_error(key));
    }
    let value = vm.call(make, &[])?;
    vm.root(value);
    vm.set_item(this, key, value)?;
    Ok(value)
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let this = args.get(0);
    let name = vm.class_name(vm.class_of(this));
    let make = factory(vm, this)?;
    let mut shown = String::new();
    // It may be a method of this very dict.
    vm.guarded(&mut shown, make, "...", |vm, out| {
        out.push_str(vm.repr_of(make)?.text(&vm.heap));
        Ok(())
    })?;
    let dict = Value::Dict(args.dict(vm, 0)?);
    let dict = vm.repr_of(dict)?;
    let text = format!("{name}({shown}, {})", dict.text(&vm.heap));
    Ok(vm.string(text))
}

/// Makes one of the same class and factory with the items of a mapping.
fn remade(vm: &mut Vm, this: Value, items: Value) -> Result<Value, Raise> {
    let class = Value::Class(vm.class_of(this));
    let make = factory(vm, this)?;
    vm.call(class, &[make, items])
}

fn copy(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    remade(vm, args.get(0), args.get(0))
}

fn merged(vm: &mut Vm, args: Args, reflected: bool) -> Result<Value, Raise> {
    let Value::Dict(other) = vm.plain(args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    let mine = Value::Dict(args.dict(vm, 0)?);
    let (a, b) = if reflected {
        (other.into(), mine)
    } else {
        (mine, other.into())
    };
    let both = vm.binary(BinOp::BitOr, a, b)?;
    vm.root(both);
    remade(vm, args.get(0), both)
}

fn reduce(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let this = args.get(0);
    let make = factory(vm, this)?;
    let made_of = if make.is_none() {
        vm.tuple(&[])
    } else {
        vm.tuple(&[make])
    };
    vm.root(made_of);
    let items = vm.intern("items");
    let items = vm.call_method(this, items, &[])?;
    vm.root(items);
    let items = vm.iter(items)?;
    let class = Value::Class(vm.class_of(this));
    Ok(vm.tuple(&[class, made_of, Value::None, Value::None, items]))
}
