//! Attributes of what wraps functions in classes: property, staticmethod, classmethod, super.
//!
//! How they are found on a class and bound is `vm/ops/attr.rs`. Functions and methods are `callables.rs`.

use super::arguments::asked_of_something;
use super::callables::keyword_pairs;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::exception::Exc;
use crate::object::function::{Method, Property, Super, Wrapper};
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, accessor, getter, method};
use crate::vm::outcome::Raise;

pub(super) static PROPERTY: &[Func] = &[
    getter("fget", |vm, args| {
        Ok(property(vm, args)?.get(&vm.heap).get.or_none())
    }),
    getter("fset", |vm, args| {
        Ok(property(vm, args)?.get(&vm.heap).set.or_none())
    }),
    getter("fdel", |vm, args| {
        Ok(property(vm, args)?.get(&vm.heap).delete.or_none())
    }),
    accessor(
        "__doc__",
        |vm, args| {
            let p = property(vm, args)?.get(&vm.heap);
            match (p.doc, p.get.some()) {
                (Value::Unset, Some(get)) => {
                    Ok(vm.get_attr_opt(get, vm.names.doc)?.unwrap_or(Value::None))
                }
                (doc, _) => Ok(doc.or_none()),
            }
        },
        |vm, args| {
            property(vm, args)?.get_mut(&mut vm.heap).doc = args.get(1).or_none();
            Ok(Value::None)
        },
    ),
    accessor("__name__", property_name, |vm, args| {
        property(vm, args)?.get_mut(&mut vm.heap).name = args.get(1);
        Ok(Value::None)
    }),
    getter("__isabstractmethod__", |vm, args| {
        let p = property(vm, args)?.get(&vm.heap);
        let parts = [p.get, p.set, p.delete];
        for part in parts {
            if is_abstract(vm, part)? {
                return Ok(Value::TRUE);
            }
        }
        Ok(Value::FALSE)
    }),
    method(
        "__init__(self, fget=None, fset=None, fdel=None, doc=None)",
        init_property,
    ),
    method("getter(self, fget, /)", |vm, args| {
        changed(vm, args, |p, v| p.get = v)
    }),
    method("setter(self, fset, /)", |vm, args| {
        changed(vm, args, |p, v| p.set = v)
    }),
    method("deleter(self, fdel, /)", |vm, args| {
        changed(vm, args, |p, v| p.delete = v)
    }),
    method("__get__(self, instance, owner=None, /)", get_property),
    method("__set__(self, instance, value, /)", set_property),
    method("__delete__(self, instance, /)", delete_property),
    method("__set_name__(self, /, *args)", |vm, args| {
        let given = args.rest(vm, 1);
        let &[_, name] = &given[..] else {
            let n = given.len();
            let text = format!("__set_name__() takes 2 positional arguments but {n} were given");
            return Err(vm.type_error(text));
        };
        property(vm, args)?.get_mut(&mut vm.heap).name = name;
        Ok(Value::None)
    }),
];

pub(super) fn property(vm: &mut Vm, args: Args) -> Result<Gc<Property>, Raise> {
    match vm.plain(args.get(0)) {
        Value::Property(p) => Ok(p),
        _ => Err(vm.wrong_type("property", args.get(0))),
    }
}

/// Tells whether a wrapped function is abstract.
pub(super) fn is_abstract(vm: &mut Vm, func: Value) -> Result<bool, Raise> {
    if func.some().is_none() {
        return Ok(false);
    }
    match vm.get_attr_opt(func, vm.names.isabstractmethod)? {
        Some(v) => vm.truth(v),
        None => Ok(false),
    }
}

pub(super) fn part(v: Value) -> Value {
    v.some().unwrap_or(Value::Unset)
}

pub(super) fn new_property(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if let Value::Class(class) = args.get(0)
        && let Some(own) = vm.class_named("property")
        && !class.is_subclass(&vm.heap, own)
    {
        let name = vm.class_name(class);
        let text = format!("property.__new__({name}): {name} is not a subtype of property");
        return Err(vm.type_error(text));
    }
    let get = part(args.get(1));
    let doc = match args.some(4) {
        Some(doc) => doc,
        // That of the getter, whatever it is by then.
        None => Value::Unset,
    };
    let (set, delete) = (part(args.get(2)), part(args.get(3)));
    let made = Property {
        slot: false,
        owner: None,
        get,
        set,
        delete,
        doc,
        name: Value::Unset,
        native: false,
    };
    let made = Value::Property(vm.heap.alloc(made));
    let made = vm.wrap_native(args.get(0), made)?;
    if let Value::Instance(_) = made {
        vm.root(made);
        put_doc(vm, made, doc, get)?;
    }
    Ok(made)
}

/// Puts the doc of a derived class's property where it is not hidden by the `__doc__` of the class.
fn put_doc(vm: &mut Vm, object: Value, given: Value, get: Value) -> Result<(), Raise> {
    let name = vm.names.doc;
    let of_getter = match (given.some(), get.some()) {
        (None, Some(get)) => vm.get_attr_opt(get, name)?.and_then(Value::some),
        _ => None,
    };
    let doc = given.some().or(of_getter).unwrap_or(Value::None);
    match vm.set_attr(object, name, doc) {
        // An instance without a place for it; what the getter says is not to be lost.
        Err(Raise) if of_getter.is_none() && vm.raised_is(Exc::AttributeError) => {
            vm.take_raised();
            Ok(())
        }
        done => done,
    }
}

/// `property.__init__`, as classes derived from property call it.
fn init_property(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let p = property(vm, args)?;
    let doc = args.some(4).unwrap_or(Value::Unset);
    let [get, set, delete] = [1, 2, 3].map(|i| part(args.get(i)));
    let p = p.get_mut(&mut vm.heap);
    (p.get, p.set, p.delete, p.doc) = (get, set, delete, doc);
    if let Value::Instance(_) = args.get(0) {
        put_doc(vm, args.get(0), doc, get)?;
    }
    Ok(Value::None)
}

/// Makes a copy of a property with one part replaced by argument 1; that of a derived class is made by calling it.
pub(super) fn changed(
    vm: &mut Vm,
    args: Args,
    set: fn(&mut Property, Value),
) -> Result<Value, Raise> {
    let p = property(vm, args)?.get(&vm.heap);
    let mut made = Property {
        slot: false,
        owner: None,
        get: p.get,
        set: p.set,
        delete: p.delete,
        doc: p.doc,
        name: p.name,
        native: false,
    };
    if !args.get(1).is_none() {
        set(&mut made, args.get(1));
    }
    if let Value::Instance(own) = args.get(0) {
        let class = Value::Class(own.class(&vm.heap));
        let parts = [made.get, made.set, made.delete, made.doc].map(Value::or_none);
        let copy = vm.call(class, &parts)?;
        if let Value::Property(p) = vm.plain(copy) {
            p.get_mut(&mut vm.heap).name = made.name;
        }
        return Ok(copy);
    }
    Ok(vm.heap.alloc(made).into())
}

pub(super) fn property_name(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let p = property(vm, args)?;
    match vm.property_name(p)? {
        Some(name) => Ok(name),
        None => Err(vm.attribute_error("'property' object has no attribute '__name__'")),
    }
}

/// Words the error of a property that lacks what was asked of it.
pub(super) fn lacks(vm: &mut Vm, args: Args, what: &str) -> Raise {
    match property(vm, args) {
        Ok(p) => match p.get(&vm.heap).name {
            Value::Str(name) if p.get(&vm.heap).native && what != "getter" => {
                vm.read_only(p, args.get(1), name)
            }
            _ => vm.property_error(p, args.get(1), what),
        },
        Err(raise) => raise,
    }
}

pub(super) fn get_property(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    asked_of_something(vm, args)?;
    if args.get(1).is_none() {
        return Ok(args.get(0));
    }
    let p = property(vm, args)?.get(&vm.heap);
    // A field that the library wrote in Aster.
    if let (true, Some(owner), false) = (p.native, p.owner, matches!(p.get, Value::Native(_)))
        && !vm.is_instance(args.get(1), owner)
    {
        let name = vm.str_of(p.name)?.text(&vm.heap).to_owned();
        let (owner, got) = (vm.class_title(owner), vm.type_name(args.get(1)));
        let text =
            format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object");
        return Err(vm.type_error(text));
    }
    match property(vm, args)?.get(&vm.heap).get {
        Value::Unset => Err(lacks(vm, args, "getter")),
        get => vm.call(get, &[args.get(1)]),
    }
}

pub(super) fn set_property(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match property(vm, args)?.get(&vm.heap).set {
        Value::Unset => Err(lacks(vm, args, "setter")),
        set => vm
            .call(set, &[args.get(1), args.get(2)])
            .map(|_| Value::None),
    }
}

pub(super) fn delete_property(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match property(vm, args)?.get(&vm.heap).delete {
        Value::Unset => Err(lacks(vm, args, "deleter")),
        delete => vm.call(delete, &[args.get(1)]).map(|_| Value::None),
    }
}

/// An attribute that is taken over from the function when it is wrapped, and the wrapper's own from then on.
macro_rules! taken {
    ($attribute:literal, $name:ident) => {
        accessor(
            $attribute,
            |vm, args| taken_over(vm, args, vm.names.$name),
            |vm, args| set_taken(vm, args, vm.names.$name),
        )
    };
}

/// What static methods and class methods both have.
const WRAPPED: [Func; 12] = [
    method("__init__(self, function, /)", |vm, args| {
        wrapper(vm, args)?.get_mut(&mut vm.heap).func = args.get(1);
        Ok(Value::None)
    }),
    getter("__func__", |vm, args| {
        Ok(wrapper(vm, args)?.get(&vm.heap).func)
    }),
    getter("__wrapped__", |vm, args| {
        Ok(wrapper(vm, args)?.get(&vm.heap).func)
    }),
    getter("__isabstractmethod__", |vm, args| {
        let func = wrapper(vm, args)?.get(&vm.heap).func;
        is_abstract(vm, func).map(Value::bool)
    }),
    taken!("__name__", name),
    taken!("__qualname__", qualname),
    taken!("__doc__", doc),
    taken!("__module__", module),
    taken!("__annotations__", annotations),
    getter("__dict__", |vm, args| {
        let w = wrapper(vm, args)?;
        vm.wrapper_dict(w).map(Value::Dict)
    }),
    method("__get__(self, instance, owner=None, /)", get_wrapped),
    method("__repr__(self, /)", repr_wrapper),
];

pub(super) static WRAPPER: &[Func] = &WRAPPED;

const CALL: Func = method("__call__(self, /, *args, **kwargs)", |vm, args| {
    let func = wrapper(vm, args)?.get(&vm.heap).func;
    let given = args.rest(vm, 1);
    let kw = keyword_pairs(vm, args, 2);
    vm.call_kw(func, &given, &kw)
});

/// Static methods can be called as well.
pub(super) static STATIC: &[Func] = &{
    let mut all = [CALL; WRAPPED.len() + 1];
    let mut i = 0;
    while i < WRAPPED.len() {
        all[i] = WRAPPED[i];
        i += 1;
    }
    all
};

pub(super) fn wrapper(vm: &mut Vm, args: Args) -> Result<Gc<Wrapper>, Raise> {
    match vm.plain(args.get(0)) {
        Value::Wrapper(w) => Ok(w),
        _ => Err(vm.wrong_type("staticmethod", args.get(0))),
    }
}

/// Reads what a static or class method took over from its function.
fn taken_over(vm: &mut Vm, args: Args, name: Gc<Str>) -> Result<Value, Raise> {
    let w = wrapper(vm, args)?;
    let dict = vm.wrapper_dict(w)?;
    match dict.get_str(&vm.heap, name) {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(w.into(), name)),
    }
}

fn set_taken(vm: &mut Vm, args: Args, name: Gc<Str>) -> Result<Value, Raise> {
    let w = wrapper(vm, args)?;
    let dict = vm.wrapper_dict(w)?;
    if !args.get(1).is_unset() {
        dict.set_str(&mut vm.heap, name, args.get(1));
    } else if dict.remove_str(&mut vm.heap, name).is_none() {
        return Err(vm.no_attribute(w.into(), name));
    }
    Ok(Value::None)
}

pub(super) fn get_wrapped(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    asked_of_something(vm, args)?;
    let w = wrapper(vm, args)?.get(&vm.heap);
    let (func, is_class) = (w.func, w.is_class);
    if !is_class {
        return Ok(func);
    }
    let owner = match args.some(2) {
        Some(owner) => owner,
        None => Value::Class(vm.class_of(args.get(1))),
    };
    Ok(vm.heap.alloc(Method { func, self_: owner }).into())
}

pub(super) fn repr_wrapper(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let w = wrapper(vm, args)?.get(&vm.heap);
    let (func, word) = (
        w.func,
        if w.is_class {
            "classmethod"
        } else {
            "staticmethod"
        },
    );
    let shown = vm.repr_of(func)?;
    let text = format!("<{word}({})>", shown.text(&vm.heap));
    Ok(vm.string(text))
}

pub(super) fn new_static(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let made = Wrapper {
        func: args.get(1),
        is_class: false,
        builtin: false,
        dict: None,
    };
    let made = Value::Wrapper(vm.heap.alloc(made));
    vm.wrap_native(args.get(0), made)
}

pub(super) fn new_class_method(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let made = Wrapper {
        func: args.get(1),
        is_class: true,
        builtin: false,
        dict: None,
    };
    let made = Value::Wrapper(vm.heap.alloc(made));
    vm.wrap_native(args.get(0), made)
}

pub(super) static SUPER: &[Func] = &[
    method("__init__(self, /, *args)", init_super),
    getter("__thisclass__", |vm, args| {
        Ok(super_of(vm, args)?.get(&vm.heap).class.into())
    }),
    getter("__self__", |vm, args| {
        Ok(super_of(vm, args)?.get(&vm.heap).object.or_none())
    }),
    getter("__self_class__", |vm, args| {
        Ok(super_of(vm, args)?
            .get(&vm.heap)
            .object_class
            .map_or(Value::None, Value::Class))
    }),
    method("__get__(self, instance, owner=None, /)", |vm, args| {
        asked_of_something(vm, args)?;
        let s = super_of(vm, args)?.get(&vm.heap);
        let class = s.class;
        if !s.object.is_unset() || args.get(1).is_none() {
            return Ok(args.get(0));
        }
        // What derives from it is made anew by its own class.
        let own = vm.class_of(args.get(0));
        if own != vm.types.super_ {
            return vm.call(Value::Class(own), &[Value::Class(class), args.get(1)]);
        }
        bound_super(vm, class, args.get(1))
    }),
    method("__repr__(self, /)", repr_super),
];

pub(super) fn super_of(vm: &mut Vm, args: Args) -> Result<Gc<Super>, Raise> {
    match vm.plain(args.get(0)) {
        Value::Super(s) => Ok(s),
        _ => Err(vm.wrong_type("super", args.get(0))),
    }
}

pub(super) fn new_super(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match args.get(0) {
        // Of what derives from it, `__init__` says what it stands for.
        Value::Class(class) if class != vm.types.super_ => {
            let made = Super {
                class: vm.types.super_,
                object: Value::Unset,
                object_class: None,
            };
            let made = Value::Super(vm.heap.alloc(made));
            vm.wrap_native(args.get(0), made)
        }
        _ => super_by_args(vm, args),
    }
}

fn super_by_args(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.rest(vm, 1);
    // A call of the class itself has other words than its `__init__`, which also makes what derives from it.
    let called = matches!(args.get(0), Value::Class(c) if c == vm.types.super_);
    if given.len() > 2 {
        let n = given.len();
        return Err(vm.type_error(if called {
            format!("super() expected at most 2 arguments, got {n}")
        } else {
            format!("super() takes at most 2 arguments ({n} given)")
        }));
    }
    let class = match given.first() {
        None => return super_here(vm),
        Some(Value::Class(c)) => *c,
        Some(&other) => {
            let kind = vm.type_name(other);
            let article = if called { "a " } else { "" };
            let text = format!("super() argument 1 must be {article}type, not {kind}");
            return Err(vm.type_error(text));
        }
    };
    match given[1..] {
        [] | [Value::None] => {
            let made = Super {
                class,
                object: Value::Unset,
                object_class: None,
            };
            Ok(vm.heap.alloc(made).into())
        }
        [object, ..] => bound_super(vm, class, object),
    }
}

/// `super.__init__`: what the object stands for from now on.
fn init_super(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let of = super_of(vm, args)?;
    if let Value::Super(made) = super_by_args(vm, args)? {
        let made = made.get(&vm.heap);
        let (class, object, object_class) = (made.class, made.object, made.object_class);
        *of.get_mut(&mut vm.heap) = Super {
            class,
            object,
            object_class,
        };
    }
    Ok(Value::None)
}

/// `super()` where the compiler did not see that it is called: of the function that runs.
fn super_here(vm: &mut Vm) -> Result<Value, Raise> {
    let cur = vm.thread.cur;
    let code = &cur.func.get(&vm.heap).code.get(&vm.heap).code;
    if code.argcount == 0 {
        return Err(vm.runtime_error("super(): no arguments"));
    }
    let at = code.freevars.iter().position(|name| name == "__class__");
    let object = match cur.regs.get(0) {
        Value::Cell(cell) => cell.get(&vm.heap).value,
        other => other,
    };
    if object.is_unset() {
        return Err(vm.runtime_error("super(): arg[0] deleted"));
    }
    let Some(at) = at else {
        return Err(vm.runtime_error("super(): __class__ cell not found"));
    };
    match cur.func.tail(&vm.heap)[at].get(&vm.heap).value {
        Value::Class(class) => bound_super(vm, class, object),
        _ => Err(vm.runtime_error("super(): empty __class__ cell")),
    }
}

pub(super) fn bound_super(vm: &mut Vm, class: Gc<Class>, object: Value) -> Result<Value, Raise> {
    let own = vm.class_of(object);
    let object_class = match object {
        Value::Class(c) if c.is_subclass(&vm.heap, class) => c,
        _ if own.is_subclass(&vm.heap, class) => own,
        _ if let Some(claimed) = vm.claimed_class(object)?
            && claimed.is_subclass(&vm.heap, class) =>
        {
            claimed
        }
        _ => {
            let (given, wanted) = (vm.class_name(own), vm.class_name(class));
            let what = match object {
                Value::Class(c) => format!("type {}", vm.class_name(c)),
                _ => format!("instance of {given}"),
            };
            return Err(vm.type_error(format!(
                "super(type, obj): obj ({what}) is not an instance or subtype of type ({wanted})."
            )));
        }
    };
    let made = Super {
        class,
        object,
        object_class: Some(object_class),
    };
    Ok(vm.heap.alloc(made).into())
}

pub(super) fn repr_super(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let s = super_of(vm, args)?.get(&vm.heap);
    let (class, object) = (s.class, s.object_class);
    let class = vm.class_name(class);
    let text = match object {
        Some(own) => format!(
            "<super: <class '{class}'>, <{} object>>",
            vm.class_name(own)
        ),
        None => format!("<super: <class '{class}'>, NULL>"),
    };
    Ok(vm.string(text))
}
