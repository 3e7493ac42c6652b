//! How the natives of builtin types read receivers and arguments, and how failures of plain data become exceptions.
//!
//! The general access to arguments is `Args` in `vm/native.rs`; the words of the messages are CPython's.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::exception::Exc;
use crate::object::format::FormatError;
use crate::object::int::IntError;
use crate::object::list::{Span, slice_indices};
use crate::object::str::Str;
use crate::object::tuple::Slice;
use crate::vm::Vm;
use crate::vm::native::{Args, WRONG_RECEIVER};
use crate::vm::outcome::Raise;

/// Raises the exception for a failed operation on numbers.
pub fn number_error(vm: &mut Vm, error: IntError) -> Raise {
    vm.refuse_number(error)
}

/// Raises the exception for a failed formatting.
#[cold]
pub fn format_error(vm: &mut Vm, error: FormatError) -> Raise {
    match error {
        FormatError::Value(text) => vm.value_error(text),
        FormatError::Overflow(text) => vm.overflow_error(text),
        FormatError::Memory => memory_error(vm),
        FormatError::Int(error) => number_error(vm, error),
    }
}

/// Raises MemoryError.
#[cold]
pub fn memory_error(vm: &mut Vm) -> Raise {
    let exception = vm.new_exception(Exc::MemoryError, &[]);
    vm.throw(Value::Exception(exception))
}

/// Raises the error of a method called with a receiver of another class.
#[cold]
pub fn wrong_receiver(vm: &mut Vm, class: &str, got: Value) -> Raise {
    let got = vm.type_name(got);
    vm.type_error(format!(
        "{WRONG_RECEIVER}{class}' object but received a '{got}'"
    ))
}

/// Classes that have `<` and the like without an order.
pub const OF_DICTS: u8 = 0;
pub const OF_RANGES: u8 = 1;
pub const OF_MEMORY: u8 = 2;

/// `__lt__` and the like of a class without an order: they know nothing, and refuse another receiver.
pub fn unordered<const CLASS: u8>(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let class = match CLASS {
        OF_DICTS => Some(vm.types.dict),
        OF_RANGES => Some(vm.types.range),
        _ => vm.class_named("memoryview"),
    };
    match class {
        Some(class) if !vm.is_instance(args.get(0), class) => {
            let name = vm.class_name(class);
            Err(wrong_receiver(vm, &name, args.get(0)))
        }
        _ => Ok(Value::NotImplemented),
    }
}

/// Gives an argument that must be a str; `what` begins the message: "find() argument 1".
#[inline]
pub fn text_of(vm: &mut Vm, v: Value, what: &str) -> Result<Gc<Str>, Raise> {
    match vm.plain(v) {
        Value::Str(s) => Ok(s),
        _ => {
            let name = type_or_none(vm, v);
            Err(vm.type_error(format!("{what} must be str, not {name}")))
        }
    }
}

/// Gives an argument that C takes as a string: a str without a null character.
pub fn c_text_of(vm: &mut Vm, v: Value, what: &str) -> Result<Gc<Str>, Raise> {
    let text = text_of(vm, v, what)?;
    if text.text(&vm.heap).contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    Ok(text)
}

/// Names the type of an argument as messages do: `None` by its name.
pub fn type_or_none(vm: &Vm, v: Value) -> String {
    if v.is_none() {
        "None".to_owned()
    } else {
        vm.type_name(v)
    }
}

/// Reads an integer that has to fit C's `int`.
pub fn c_int(vm: &mut Vm, v: Value) -> Result<i32, Raise> {
    match vm.to_int_value(v)? {
        Value::Int(i) if i32::try_from(i).is_ok() => Ok(i as i32),
        _ => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// Reads a bound of a search, of which `None` and an absent one mean the default.
pub fn bound(vm: &mut Vm, v: Value, default: i64) -> Result<i64, Raise> {
    match vm.plain(v) {
        Value::Unset | Value::None => Ok(default),
        Value::Int(i) => Ok(i),
        Value::Bool(b) => Ok(b as i64),
        Value::Big(_) => vm.to_index_clipped(v),
        _ => {
            let index = vm.names.index;
            if vm.find_method(v, index)?.is_none() {
                return Err(vm.type_error(
                    "slice indices must be integers or None or have an __index__ method",
                ));
            }
            vm.to_index_clipped(v)
        }
    }
}

/// Reads the bounds of a search in a sequence of this length from two arguments; crossed bounds stay crossed.
pub fn bounds(vm: &mut Vm, args: Args, first: usize, len: usize) -> Result<(usize, usize), Raise> {
    let start = bound(vm, args.get(first), 0)?;
    let stop = bound(vm, args.get(first + 1), i64::MAX)?;
    let n = len as i64;
    let from_end = |i: i64| if i < 0 { i.saturating_add(n).max(0) } else { i };
    Ok((from_end(start) as usize, from_end(stop).min(n) as usize))
}

/// Fits a slice object to a length.
pub fn bounds_of_slice(vm: &mut Vm, slice: Gc<Slice>, len: usize) -> Result<Span, Raise> {
    let (start, stop, step) = vm.slice_bounds(slice)?;
    Ok(slice_indices(len, start, stop, step))
}

/// Makes what `__new__` gives for `cls`: the value itself, or an instance of a subclass that holds it.
pub fn instance_of(
    vm: &mut Vm,
    cls: Value,
    exact: Gc<Class>,
    value: Value,
) -> Result<Value, Raise> {
    let Value::Class(class) = cls else {
        let (name, got) = (vm.class_name(exact), vm.type_name(cls));
        let text = format!("{name}.__new__(X): X is not a type object ({got})");
        return Err(vm.type_error(text));
    };
    if class == exact {
        return Ok(value);
    }
    if !vm.builds_on(class, exact) {
        let (name, other) = (vm.class_name(exact), vm.class_name(class));
        let text = format!("{name}.__new__({other}): {other} is not a subtype of {name}");
        return Err(vm.type_error(text));
    }
    let instance = vm.heap.new_instance(class);
    let extra = instance.extra(&mut vm.heap);
    extra.get_mut(&mut vm.heap).payload = value;
    Ok(Value::Instance(instance))
}

/// Tells whether a class is exactly this one, so that `__new__` makes no subclass instance.
pub fn is_exactly(cls: Value, exact: Gc<Class>) -> bool {
    matches!(cls, Value::Class(class) if class == exact)
}

/// What an operator gives for an operand it does not know. For an instance of a script's class the machine goes on
/// to its reflected method; for all others this is the end, with the operation's own words.
pub fn refuse_operand(
    vm: &mut Vm,
    reflected: Gc<Str>,
    other: Value,
    text: impl FnOnce(&str) -> String,
) -> Result<Value, Raise> {
    // A builtin number has a reflected operator, which knows no sequences.
    let own = match other.is_classed() {
        true => vm.find_method(other, reflected)?,
        false => None,
    };
    if own.is_some_and(|(method, _)| !matches!(method, Value::Native(_))) {
        return Ok(Value::NotImplemented);
    }
    let name = vm.type_name(other);
    Err(vm.type_error(text(&name)))
}

/// Reads the count of a repetition.
pub fn repeat_count(vm: &mut Vm, v: Value) -> Result<usize, Raise> {
    match vm.to_int_value(v)? {
        Value::Int(n) => Ok(n.max(0) as usize),
        _ => {
            let got = vm.type_name(v);
            let text = format!("cannot fit '{got}' into an index-sized integer");
            Err(vm.overflow_error(text))
        }
    }
}

/// Refuses `__get__` of neither an instance nor a class.
pub fn asked_of_something(vm: &mut Vm, args: Args) -> Result<(), Raise> {
    if args.get(1).is_none() && args.get(2).is_none() {
        return Err(vm.type_error("__get__(None, None) is invalid"));
    }
    Ok(())
}
