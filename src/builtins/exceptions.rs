//! What exceptions offer: construction, `str` and `repr`, their attributes, notes.
//!
//! Groups are `groups.rs`, OSError and the Unicode errors `errors.rs`. The hierarchy and the object's layout are
//! `object/exception.rs`; raising and chaining `vm/raise.rs`.
//! A class keeps what it has beside `args` in the payload: one value (StopIteration, SystemExit) or a tuple of
//! fields in the order of the accessors here. A payload that was never set reads as None.

use super::object::{object_dict, set_builtin_dict};
use super::{errors, groups};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::exception::{ASYNCIO_ONLY, Exc, Exception, HIERARCHY};
use crate::object::native::Native;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, accessor, func, method};
use crate::vm::outcome::Raise;

/// What one class of the hierarchy adds: its name, its `__new__`, its methods.
pub struct Methods {
    pub class: &'static str,
    pub new: Option<Func>,
    pub funcs: &'static [Func],
}

pub static METHODS: &[&Methods] = &[
    &Methods {
        class: "BaseException",
        new: Some(NEW_EXCEPTION),
        funcs: BASE,
    },
    &Methods {
        class: "StopIteration",
        new: None,
        funcs: STOP_ITERATION,
    },
    &Methods {
        class: "SystemExit",
        new: None,
        funcs: SYSTEM_EXIT,
    },
    &Methods {
        class: "KeyError",
        new: None,
        funcs: KEY_ERROR,
    },
    &Methods {
        class: "ImportError",
        new: None,
        funcs: IMPORT_ERROR,
    },
    &Methods {
        class: "AttributeError",
        new: None,
        funcs: ATTRIBUTE_ERROR,
    },
    &Methods {
        class: "NameError",
        new: None,
        funcs: NAME_ERROR,
    },
    &Methods {
        class: "SyntaxError",
        new: None,
        funcs: SYNTAX_ERROR,
    },
    &errors::OS_ERROR,
    &errors::UNICODE_DECODE,
    &errors::UNICODE_ENCODE,
    &errors::UNICODE_TRANSLATE,
    &errors::INCOMPLETE_READ,
    &errors::LIMIT_OVERRUN,
    &groups::GROUP,
];

/// Most classes have the same one as their own. It is bound by its signature, which is where classes are compared
/// that a class is asked to make: what runs here does not know whose `__new__` it is.
const NEW_EXCEPTION: Func = Func {
    rest: false,
    keywords: false,
    ..func("__new__(cls, /, *args, **kwargs)", new_exception)
};

/// The builtin classes without a `__new__` of their own.
#[rustfmt::skip]
const INHERIT_NEW: &[&str] = &[
    "AttributeError", "ImportError", "IndentationError", "KeyError", "ModuleNotFoundError", "NameError", "StopIteration",
    "SyntaxError", "SystemExit", "TabError", "UnboundLocalError",
];

/// Gives each class its own `__new__` and `__init__`, which do what the inherited ones do and bear its name.
pub fn name_constructors(vm: &mut Vm) {
    let of_os = vm.exc_class(Exc::OSError);
    let group = vm.exc_class(Exc::BaseExceptionGroup);
    for (class, (_, name, _)) in vm.exceptions.clone().into_iter().zip(HIERARCHY) {
        let elsewhere = ASYNCIO_ONLY.contains(name) || *name == "UnsupportedOperation";
        if elsewhere || class != group && class.is_subclass(&vm.heap, group) {
            continue;
        }
        own_constructor(vm, class, vm.names.init);
        if !INHERIT_NEW.contains(name) && !class.is_subclass(&vm.heap, of_os) {
            own_constructor(vm, class, vm.names.new);
        }
    }
}

fn own_constructor(vm: &mut Vm, class: Gc<Class>, name: Gc<Str>) {
    let Some((owner, Value::Native(found))) = class.find(&vm.heap, name) else {
        return;
    };
    if owner == class {
        return;
    }
    let &Native {
        id,
        self_,
        binds,
        slot,
        ..
    } = found.get(&vm.heap);
    let own = Native {
        id,
        self_,
        owner: Some(class),
        binds,
        slot,
    };
    let own = Value::Native(vm.heap.alloc(own));
    let dict = class.get(&vm.heap).dict;
    dict.set_str(&mut vm.heap, name, own);
}

/// Gives argument 0 as an exception.
pub fn this(vm: &mut Vm, args: Args) -> Result<Gc<Exception>, Raise> {
    match args.get(0) {
        Value::Exception(e) => Ok(e),
        other => Err(vm.wrong_type("BaseException", other)),
    }
}

/// Gives a copy of the values of a tuple; none for anything else.
pub fn tuple_items(vm: &Vm, v: Value) -> Vec<Value> {
    match v {
        Value::Tuple(t) => t.items(&vm.heap).to_vec(),
        _ => Vec::new(),
    }
}

/// Checks what a `__new__` was called on.
pub fn class_argument(vm: &mut Vm, v: Value, owner: &str) -> Result<Gc<Class>, Raise> {
    match v {
        Value::Class(c)
            if c.get(&vm.heap).layout == Layout::Exception
                && vm
                    .class_named(owner)
                    .is_none_or(|owner| c.is_subclass(&vm.heap, owner)) =>
        {
            Ok(c)
        }
        Value::Class(c) => {
            let name = vm.class_name(c);
            let text = format!("{owner}.__new__({name}): {name} is not a subtype of {owner}");
            Err(vm.type_error(text))
        }
        other => {
            let kind = vm.type_name(other);
            let text = format!("{owner}.__new__(X): X is not a type object ({kind})");
            Err(vm.type_error(text))
        }
    }
}

fn new_exception(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let class = class_argument(vm, args.get(0), "BaseException")?;
    let given = args.rest(vm, 1);
    Ok(vm.new_exception_of(class, &given).into())
}

static BASE: &[Func] = &[
    method("__init__(self, /, *args, **kwargs)", init),
    method("__str__(self, /)", |vm, args| {
        let text = message_of(vm, args)?;
        Ok(text)
    }),
    method("__repr__(self, /)", repr),
    accessor(
        "args",
        |vm, args| Ok(this(vm, args)?.get(&vm.heap).args),
        set_args,
    ),
    accessor(
        "__cause__",
        |vm, args| Ok(this(vm, args)?.get(&vm.heap).cause.or_none()),
        set_cause,
    ),
    accessor(
        "__context__",
        |vm, args| Ok(this(vm, args)?.get(&vm.heap).context.or_none()),
        set_context,
    ),
    accessor(
        "__suppress_context__",
        suppress_context,
        set_suppress_context,
    ),
    accessor("__traceback__", traceback, set_traceback),
    accessor("__dict__", object_dict, set_builtin_dict),
    method("with_traceback(self, object, /)", with_traceback),
    method("add_note(self, object, /)", add_note),
    method("__reduce__(self, /)", reduce),
    method("__setstate__(self, state, /)", set_state),
];

/// Refuses keyword arguments, which few exceptions take.
pub fn no_keywords(vm: &mut Vm, args: Args, at: usize) -> Result<(), Raise> {
    match args.keywords(at) {
        Some(kw) if kw.len(&vm.heap) > 0 => {
            let name = vm.type_name(args.get(0));
            Err(vm.type_error(format!("{name}() takes no keyword arguments")))
        }
        _ => Ok(()),
    }
}

fn init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let exc = this(vm, args)?;
    no_keywords(vm, args, 2)?;
    exc.get_mut(&mut vm.heap).args = args.get(1);
    Ok(Value::None)
}

/// Gives what `str` gives for an exception that shows nothing but its arguments.
pub fn message_of(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let exc = this(vm, args)?;
    let given = exc.get(&vm.heap).args;
    match tuple_items(vm, given)[..] {
        [] => Ok(vm.str("")),
        [only] => vm.str_of(only).map(Value::Str),
        _ => vm.str_of(given).map(Value::Str),
    }
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let exc = this(vm, args)?;
    let given = exc.get(&vm.heap).args;
    let class = vm.class_name(exc.get(&vm.heap).class);
    let text = match tuple_items(vm, given)[..] {
        [only] => {
            let shown = vm.repr_of(only)?;
            format!("{class}({})", shown.text(&vm.heap))
        }
        _ => {
            let shown = vm.repr_of(given)?;
            format!("{class}{}", shown.text(&vm.heap))
        }
    };
    Ok(vm.string(text))
}

fn not_deletable(vm: &mut Vm, name: &str) -> Result<Value, Raise> {
    Err(vm.type_error(format!("{name} may not be deleted")))
}

fn set_args(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if args.get(1).is_unset() {
        return not_deletable(vm, "args");
    }
    let list = vm.collect(args.get(1))?;
    let items = list.items(&vm.heap).to_vec();
    let given = vm.tuple(&items);
    this(vm, args)?.get_mut(&mut vm.heap).args = given;
    Ok(Value::None)
}

/// Checks a value for `__cause__` or `__context__`.
fn linked(vm: &mut Vm, v: Value, name: &str, what: &str) -> Result<Value, Raise> {
    match v {
        Value::None | Value::Exception(_) => Ok(v),
        Value::Unset => not_deletable(vm, name),
        _ => {
            let text = format!("exception {what} must be None or derive from BaseException");
            Err(vm.type_error(text))
        }
    }
}

fn set_cause(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let cause = linked(vm, args.get(1), "__cause__", "cause")?;
    let exc = this(vm, args)?.get_mut(&mut vm.heap);
    exc.cause = cause;
    exc.suppress_context = true;
    Ok(Value::None)
}

fn set_context(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let context = linked(vm, args.get(1), "__context__", "context")?;
    this(vm, args)?.get_mut(&mut vm.heap).context = context;
    Ok(Value::None)
}

fn suppress_context(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(Value::bool(this(vm, args)?.get(&vm.heap).suppress_context))
}

fn set_suppress_context(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = match args.get(1) {
        Value::Bool(b) => b,
        Value::Unset => return Err(vm.type_error("can't delete numeric/char attribute")),
        _ => return Err(vm.type_error("attribute value type must be bool")),
    };
    this(vm, args)?.get_mut(&mut vm.heap).suppress_context = b != 0;
    Ok(Value::None)
}

fn traceback(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(this(vm, args)?
        .get(&vm.heap)
        .traceback
        .map_or(Value::None, Value::Traceback))
}

fn set_traceback(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let traceback = match args.get(1) {
        Value::Traceback(t) => Some(t),
        Value::None => None,
        Value::Unset => return not_deletable(vm, "__traceback__"),
        _ => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    };
    this(vm, args)?.get_mut(&mut vm.heap).traceback = traceback;
    Ok(Value::None)
}

fn with_traceback(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    set_traceback(vm, args)?;
    Ok(args.get(0))
}

fn add_note(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let note = args.get(1);
    if !matches!(vm.plain(note), Value::Str(_)) {
        let text = format!("note must be a str, not '{}'", vm.type_name(note));
        return Err(vm.type_error(text));
    }
    let notes = match vm.get_attr_opt(args.get(0), vm.names.notes)? {
        Some(Value::List(notes)) => notes,
        Some(_) => return Err(vm.type_error("Cannot add note: __notes__ is not a list")),
        None => {
            let notes = vm.heap.new_list(Vec::new());
            vm.set_attr(args.get(0), vm.names.notes, notes.into())?;
            notes
        }
    };
    notes.push(&mut vm.heap, note);
    Ok(Value::None)
}

fn reduce(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let exc = this(vm, args)?.get(&vm.heap);
    let (class, given, dict) = (Value::Class(exc.class), exc.args, exc.dict);
    match dict {
        Some(dict) => Ok(vm.tuple(&[class, given, dict.into()])),
        None => Ok(vm.tuple(&[class, given])),
    }
}

/// The same, with fields of its own in the state.
fn reduce_with(vm: &mut Vm, args: Args, fields: &[(&str, usize)]) -> Result<Value, Raise> {
    let exc = this(vm, args)?.get(&vm.heap);
    let (class, given, dict) = (Value::Class(exc.class), exc.args, exc.dict);
    let state = match dict {
        Some(dict) => dict.copy(&mut vm.heap),
        None => vm.heap.new_dict(),
    };
    vm.root(state);
    for &(name, field) in fields {
        let value = read_field(vm, args, field)?;
        if !value.is_none() {
            let name = vm.intern(name);
            state.set_str(&mut vm.heap, name, value);
        }
    }
    if state.is_empty(&vm.heap) {
        return Ok(vm.tuple(&[class, given]));
    }
    Ok(vm.tuple(&[class, given, state.into()]))
}

fn set_state(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Dict(state) = args.get(1) else {
        if args.get(1).is_none() {
            return Ok(Value::None);
        }
        return Err(vm.type_error("state is not a dictionary"));
    };
    for i in 0..state.slots(&vm.heap) {
        if let Some((name, value)) = state.entry(&vm.heap, i) {
            let name = super::functions::attribute_name(vm, name)?;
            vm.set_attr(args.get(0), name, value)?;
        }
    }
    Ok(Value::None)
}

/// Reads field `i` of the payload.
pub fn read_field(vm: &mut Vm, args: Args, i: usize) -> Result<Value, Raise> {
    let payload = this(vm, args)?.get(&vm.heap).payload;
    match payload {
        Value::Tuple(t) => Ok(t.item(&vm.heap, i).unwrap_or(Value::None).or_none()),
        _ => Ok(Value::None),
    }
}

/// Sets field `i` of the payload to argument 1; deleting makes it None.
pub fn set_field(vm: &mut Vm, args: Args, i: usize) -> Result<Value, Raise> {
    let exc = this(vm, args)?;
    let mut fields = tuple_items(vm, exc.get(&vm.heap).payload);
    if fields.len() <= i {
        fields.resize(i + 1, Value::None);
    }
    fields[i] = args.get(1).or_none();
    let payload = vm.tuple(&fields);
    exc.get_mut(&mut vm.heap).payload = payload;
    Ok(Value::None)
}

/// Takes keyword arguments of an exception's `__init__` by name; any other is refused.
pub fn take_keywords<const N: usize>(
    vm: &mut Vm,
    args: Args,
    class: &str,
    names: [&str; N],
) -> Result<[Value; N], Raise> {
    let mut found = [Value::None; N];
    let Some(kw) = args.keywords(2) else {
        return Ok(found);
    };
    for i in 0..kw.slots(&vm.heap) {
        let Some((Value::Str(key), value)) = kw.entry(&vm.heap, i) else {
            continue;
        };
        let key = key.text(&vm.heap);
        match names.iter().position(|&n| n == key) {
            Some(at) => found[at] = value,
            None => {
                let text = format!("{class}() got an unexpected keyword argument '{key}'");
                return Err(vm.type_error(text));
            }
        }
    }
    Ok(found)
}

/// Sets `args` and the payload of the exception being initialised.
fn set_state_of(vm: &mut Vm, args: Args, payload: &[Value]) -> Result<Value, Raise> {
    let payload = vm.tuple(payload);
    let exc = this(vm, args)?.get_mut(&mut vm.heap);
    exc.args = args.get(1);
    exc.payload = payload;
    Ok(Value::None)
}

static STOP_ITERATION: &[Func] = &[
    method("__init__(self, /, *args)", |vm, args| {
        let first = args.rest(vm, 1).first().copied().unwrap_or(Value::None);
        let exc = this(vm, args)?.get_mut(&mut vm.heap);
        exc.args = args.get(1);
        exc.payload = first;
        Ok(Value::None)
    }),
    accessor("value", payload, set_payload),
];

static SYSTEM_EXIT: &[Func] = &[
    method("__init__(self, /, *args)", |vm, args| {
        let code = match args.rest(vm, 1)[..] {
            [] => Value::None,
            [only] => only,
            _ => args.get(1),
        };
        let exc = this(vm, args)?.get_mut(&mut vm.heap);
        exc.args = args.get(1);
        exc.payload = code;
        Ok(Value::None)
    }),
    accessor("code", payload, set_payload),
];

fn payload(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(this(vm, args)?.get(&vm.heap).payload.or_none())
}

fn set_payload(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    this(vm, args)?.get_mut(&mut vm.heap).payload = args.get(1).or_none();
    Ok(Value::None)
}

static KEY_ERROR: &[Func] = &[method("__str__(self, /)", |vm, args| {
    let given = this(vm, args)?.get(&vm.heap).args;
    match tuple_items(vm, given)[..] {
        // A missing key is shown as it is written, so that '' and '1' can be told from nothing and 1.
        [only] => vm.repr_of(only).map(Value::Str),
        _ => message_of(vm, args),
    }
})];

/// Declares the accessor of a payload field.
macro_rules! field {
    ($name:literal, $i:literal) => {
        crate::vm::native::accessor(
            $name,
            |vm, args| $crate::builtins::exceptions::read_field(vm, args, $i),
            |vm, args| $crate::builtins::exceptions::set_field(vm, args, $i),
        )
    };
}
pub(super) use field;

/// Makes the accessor of one that is a number in C.
macro_rules! number_field {
    ($name:literal, $i:literal) => {
        crate::vm::native::accessor(
            $name,
            |vm, args| $crate::builtins::exceptions::read_field(vm, args, $i),
            |vm, args| {
                $crate::builtins::exceptions::check_number(vm, args.get(1))?;
                $crate::builtins::exceptions::set_field(vm, args, $i)
            },
        )
    };
}
pub(super) use number_field;

/// Raises unless a value can be set where C has a number; `Unset` stands for what is deleted.
pub(super) fn check_number(vm: &mut Vm, value: Value) -> Result<(), Raise> {
    match vm.plain(value) {
        Value::Unset => Err(vm.type_error("can't delete numeric/char attribute")),
        Value::Int(_) | Value::Bool(_) | Value::Big(_) => Ok(()),
        _ => Err(vm.type_error("an integer is required")),
    }
}

static IMPORT_ERROR: &[Func] = &[
    method("__init__(self, /, *args, **kwargs)", |vm, args| {
        let kw = take_keywords(vm, args, "ImportError", ["name", "path", "name_from"])?;
        let msg = match args.rest(vm, 1)[..] {
            [only] => only,
            _ => Value::None,
        };
        set_state_of(vm, args, &[msg, kw[0], kw[1], kw[2]])
    }),
    method("__str__(self, /)", |vm, args| {
        match read_field(vm, args, 0)? {
            msg @ Value::Str(_) => Ok(msg),
            _ => message_of(vm, args),
        }
    }),
    field!("msg", 0),
    field!("name", 1),
    field!("path", 2),
    field!("name_from", 3),
    method("__reduce__(self, /)", |vm, args| {
        reduce_with(vm, args, &[("name", 1), ("path", 2), ("name_from", 3)])
    }),
];

static ATTRIBUTE_ERROR: &[Func] = &[
    method("__init__(self, /, *args, **kwargs)", |vm, args| {
        let given = args.keywords(2).filter(|kw| !kw.is_empty(&vm.heap));
        let kw = match given {
            Some(_) => take_keywords(vm, args, "AttributeError", ["name", "obj"])?,
            // The look-up that it is raised in may tell it.
            None => [Value::Unset; 2],
        };
        set_state_of(vm, args, &kw)
    }),
    field!("name", 0),
    field!("obj", 1),
    method("__getstate__(self, /)", |vm, args| {
        let exc = this(vm, args)?;
        attribute_state(vm, exc)
    }),
    method("__reduce__(self, /)", |vm, args| {
        let exc = this(vm, args)?;
        let state = attribute_state(vm, exc)?;
        let (class, given) = (exc.get(&vm.heap).class, exc.get(&vm.heap).args);
        Ok(vm.tuple(&[Value::Class(class), given, state]))
    }),
];

/// Gives what an AttributeError keeps beside its class: its attributes, the name, the arguments. The object it was looked
/// for on is none of that.
fn attribute_state(vm: &mut Vm, exc: Gc<Exception>) -> Result<Value, Raise> {
    let &Exception {
        dict,
        args,
        payload,
        ..
    } = exc.get(&vm.heap);
    let state = match dict {
        Some(own) => own.copy(&mut vm.heap),
        None => vm.heap.new_dict(),
    };
    let name = tuple_items(vm, payload).first().copied();
    let name = name.filter(|name| !name.or_none().is_none());
    for (key, value) in [("name", name), ("args", Some(args))] {
        if let Some(value) = value {
            let key = vm.intern(key);
            state.set_str(&mut vm.heap, key, value);
        }
    }
    Ok(state.into())
}

static NAME_ERROR: &[Func] = &[
    method("__init__(self, /, *args, **kwargs)", |vm, args| {
        let kw = take_keywords(vm, args, "NameError", ["name"])?;
        set_state_of(vm, args, &kw)
    }),
    field!("name", 0),
];

static SYNTAX_ERROR: &[Func] = &[
    method("__init__(self, /, *args)", init_syntax_error),
    method("__str__(self, /)", str_syntax_error),
    field!("msg", 0),
    field!("filename", 1),
    field!("lineno", 2),
    field!("offset", 3),
    field!("text", 4),
    field!("end_lineno", 5),
    field!("end_offset", 6),
    field!("print_file_and_line", 7),
];

fn init_syntax_error(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.rest(vm, 1);
    let mut fields = [Value::None; 8];
    fields[0] = given.first().copied().unwrap_or(Value::None);
    if let [_, place] = given[..] {
        let place = vm.collect(place)?.items(&vm.heap).to_vec();
        if !matches!(place.len(), 4 | 6) {
            let text = format!("function takes at most 6 arguments ({} given)", place.len());
            let few = format!(
                "function takes at least 4 arguments ({} given)",
                place.len()
            );
            return Err(vm.type_error(if place.len() < 4 { few } else { text }));
        }
        for (at, v) in place.into_iter().enumerate() {
            fields[at + 1] = v;
        }
    }
    set_state_of(vm, args, &fields)
}

fn str_syntax_error(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (msg, file, line) = (
        read_field(vm, args, 0)?,
        read_field(vm, args, 1)?,
        read_field(vm, args, 2)?,
    );
    let msg = vm.str_of(msg)?.text(&vm.heap).to_owned();
    let file = match file {
        Value::Str(f) => f.text(&vm.heap).rsplit('/').next().map(str::to_owned),
        _ => None,
    };
    let text = match (file, line) {
        (Some(file), Value::Int(line)) => format!("{msg} ({file}, line {line})"),
        (Some(file), _) => format!("{msg} ({file})"),
        (None, Value::Int(line)) => format!("{msg} (line {line})"),
        _ => msg,
    };
    Ok(vm.string(text))
}
