//! BaseExceptionGroup and ExceptionGroup: construction, split, subgroup, derive.
//!
//! `except*` is `vm/raise.rs`. The payload of a group is (message, tuple of exceptions).

use super::exceptions::{Methods, class_argument, no_keywords, this, tuple_items};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::exception::{Exc, Exception};
use crate::vm::Vm;
use crate::vm::native::{Args, func, getter, method};
use crate::vm::outcome::Raise;

pub static GROUP: Methods = Methods {
    class: "BaseExceptionGroup",
    new: Some(func("__new__(cls, /, *args)", new_group)),
    funcs: &[
        method("__init__(self, /, *args, **kwargs)", init_group),
        method("__str__(self, /)", str_group),
        getter("message", |vm, args| part(vm, args, 0)),
        getter("exceptions", |vm, args| part(vm, args, 1)),
        method("derive(self, excs, /)", derive),
        method("split(self, matcher_value, /)", split),
        method("subgroup(self, matcher_value, /)", subgroup),
        super::alias::CLASS_GETITEM,
    ],
};

fn part(vm: &mut Vm, args: Args, i: usize) -> Result<Value, Raise> {
    let payload = this(vm, args)?.get(&vm.heap).payload;
    Ok(tuple_items(vm, payload)
        .get(i)
        .copied()
        .unwrap_or(Value::None))
}

/// Tells whether a value is an exception group.
pub fn is_group(vm: &Vm, v: Value) -> bool {
    matches!(v, Value::Exception(_)) && vm.is_instance(v, vm.exc_class(Exc::BaseExceptionGroup))
}

fn new_group(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let class = class_argument(vm, args.get(0), "BaseExceptionGroup")?;
    let given = args.rest(vm, 1);
    let [message, excs] = given[..] else {
        let n = given.len();
        let text = format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({n} given)");
        return Err(vm.type_error(text));
    };
    if !matches!(vm.plain(message), Value::Str(_)) {
        let kind = super::arguments::type_or_none(vm, message);
        let text = format!("BaseExceptionGroup.__new__() argument 1 must be str, not {kind}");
        return Err(vm.type_error(text));
    }
    let members = members_of(vm, excs)?;
    let class = class_for(vm, class, &members)?;
    let exc = vm.new_exception_of(class, &given);
    let members = vm.tuple(&members);
    let payload = vm.tuple(&[message, members]);
    exc.get_mut(&mut vm.heap).payload = payload;
    Ok(Value::Exception(exc))
}

/// Checks and copies the exceptions of a new group.
fn members_of(vm: &mut Vm, excs: Value) -> Result<Vec<Value>, Raise> {
    let is_sequence = match vm.plain(excs) {
        Value::List(_) | Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) | Value::Range(_) => {
            true
        }
        Value::Dict(_) | Value::Set(_) => false,
        _ => vm.class_of(excs).find(&vm.heap, vm.names.getitem).is_some(),
    };
    if !is_sequence {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let members = vm.collect_asking(excs)?.items(&vm.heap).to_vec();
    if members.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    if let Some(i) = members
        .iter()
        .position(|v| !matches!(v, Value::Exception(_)))
    {
        let text = format!("Item {i} of second argument (exceptions) is not an exception");
        return Err(vm.value_error(text));
    }
    Ok(members)
}

/// Chooses the class of a new group: one of plain exceptions is an ExceptionGroup.
fn class_for(vm: &mut Vm, class: Gc<Class>, members: &[Value]) -> Result<Gc<Class>, Raise> {
    let exception = vm.exc_class(Exc::Exception);
    let plain = members.iter().all(|&v| vm.is_instance(v, exception));
    if class == vm.exc_class(Exc::BaseExceptionGroup) {
        return Ok(if plain {
            vm.exc_class(Exc::ExceptionGroup)
        } else {
            class
        });
    }
    if plain || !class.is_subclass(&vm.heap, exception) {
        return Ok(class);
    }
    if class == vm.exc_class(Exc::ExceptionGroup) {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    }
    let name = vm.class_name(class);
    Err(vm.type_error(format!("Cannot nest BaseExceptions in '{name}'")))
}

fn init_group(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    no_keywords(vm, args, 2)?;
    this(vm, args)?.get_mut(&mut vm.heap).args = args.get(1);
    Ok(Value::None)
}

fn str_group(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (message, members) = (part(vm, args, 0)?, part(vm, args, 1)?);
    let count = tuple_items(vm, members).len();
    let message = vm.str_of(message)?;
    let s = if count == 1 { "" } else { "s" };
    let text = format!("{} ({count} sub-exception{s})", message.text(&vm.heap));
    Ok(vm.string(text))
}

fn derive(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let message = part(vm, args, 0)?;
    let class = Value::Class(vm.exc_class(Exc::BaseExceptionGroup));
    vm.call(class, &[message, args.get(1)])
}

/// What `split` and `subgroup` select by.
#[derive(Clone, Copy)]
enum Matcher {
    /// A class or a tuple of classes.
    Classes(Value),
    /// A predicate.
    Test(Value),
}

fn matcher(vm: &mut Vm, v: Value) -> Result<Matcher, Raise> {
    let base = vm.exc_class(Exc::BaseException);
    let is_exception_class =
        |v: &Value| matches!(v, Value::Class(c) if c.is_subclass(&vm.heap, base));
    let classes = match v {
        Value::Class(_) => is_exception_class(&v),
        Value::Tuple(t) => t.items(&vm.heap).iter().all(is_exception_class),
        _ => false,
    };
    if classes {
        return Ok(Matcher::Classes(v));
    }
    if !matches!(v, Value::Class(_)) && vm.is_callable(v) {
        return Ok(Matcher::Test(v));
    }
    Err(vm.type_error(
        "expected an exception type, a tuple of exception types, or a callable (other than a class)",
    ))
}

fn matches(vm: &mut Vm, matcher: Matcher, exc: Value) -> Result<bool, Raise> {
    match matcher {
        Matcher::Classes(classes) => vm.isinstance(exc, classes),
        Matcher::Test(test) => {
            let answer = vm.call(test, &[exc])?;
            vm.truth(answer)
        }
    }
}

/// The two parts of a group; `None` where there is nothing.
type Parts = (Value, Value);

fn split_by(vm: &mut Vm, exc: Value, by: Matcher, rest_too: bool) -> Result<Parts, Raise> {
    if !vm.has_native_stack() {
        let text = "maximum recursion depth exceeded in exceptiongroup_split_recursive";
        return Err(vm.error(Exc::RecursionError, text));
    }
    if matches(vm, by, exc)? {
        return Ok((exc, Value::None));
    }
    if !is_group(vm, exc) {
        return Ok((Value::None, exc));
    }
    let Value::Exception(group) = exc else {
        return Ok((Value::None, exc));
    };
    let members = tuple_items(vm, group.get(&vm.heap).payload).get(1).copied();
    let members = members.map(|m| tuple_items(vm, m)).unwrap_or_default();
    let matching = vm.heap.new_list(Vec::new());
    let rest = vm.heap.new_list(Vec::new());
    vm.root(matching);
    vm.root(rest);
    for member in members {
        let (yes, no) = split_by(vm, member, by, rest_too)?;
        if !yes.is_none() {
            matching.push(&mut vm.heap, yes);
        }
        if rest_too && !no.is_none() {
            rest.push(&mut vm.heap, no);
        }
    }
    let yes = subset(vm, group, matching.into())?;
    vm.root(yes);
    let no = subset(vm, group, rest.into())?;
    Ok((yes, no))
}

/// Makes a group like another of a part of its exceptions.
fn subset(vm: &mut Vm, group: Gc<Exception>, members: Value) -> Result<Value, Raise> {
    if vm.len(members)? == 0 {
        return Ok(Value::None);
    }
    vm.group_part(group, members)
}

fn split(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let by = matcher(vm, args.get(1))?;
    let (yes, no) = split_by(vm, args.get(0), by, true)?;
    Ok(vm.tuple(&[yes, no]))
}

fn subgroup(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let by = matcher(vm, args.get(1))?;
    split_by(vm, args.get(0), by, false).map(|(yes, _)| yes)
}
