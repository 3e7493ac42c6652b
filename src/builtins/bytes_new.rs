//! What bytes and bytearrays are made of: a count, text with an encoding, a buffer, integers, `__bytes__`.

use super::arguments::{c_text_of, instance_of, is_exactly, memory_error};
use super::buffers::{FULL_RO, exported};
use super::bytes::{buffer, bytes_of};
use super::codec;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::object::exception::Exc;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

/// Hands the bytes of an iterable to `put`, each as soon as it is known, or those of a buffer at once.
pub fn each_byte(
    vm: &mut Vm,
    v: Value,
    class: &str,
    put: &mut dyn FnMut(&mut Vm, &[u8]) -> Result<(), Raise>,
) -> Result<(), Raise> {
    if let Some(b) = exported(vm, v, FULL_RO)? {
        let data = b.data(&vm.heap).to_vec();
        return put(vm, &data);
    }
    if !vm.may_iterate(v) {
        let got = vm.type_name(v);
        return Err(vm.type_error(format!("cannot convert '{got}' object to {class}")));
    }
    let source = match v {
        Value::List(_) | Value::Tuple(_) => v,
        _ => match vm.iter(v) {
            Err(Raise) if vm.raised_is(Exc::TypeError) => {
                vm.take_raised();
                let got = vm.type_name(v);
                let text = format!("cannot convert '{got}' object to {class}");
                return Err(vm.type_error(text));
            }
            found => found?,
        },
    };
    vm.root(source);
    if class == "bytes" {
        vm.ask_length(v)?;
    }
    for i in 0.. {
        // What an `__index__` did to what is iterated shows in what comes after it.
        let item = match source {
            Value::List(list) => list.item(&vm.heap, i),
            Value::Tuple(tuple) => tuple.item(&vm.heap, i),
            _ => vm.next(source)?,
        };
        let Some(item) = item else { break };
        let n = vm.to_index_clipped(item)?;
        match u8::try_from(n) {
            Ok(b) => put(vm, &[b])?,
            Err(_) => {
                let one = if class == "bytes" { "bytes" } else { "byte" };
                return Err(vm.value_error(format!("{one} must be in range(0, 256)")));
            }
        }
    }
    Ok(())
}

pub(super) fn new_bytes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (cls, class) = (args.get(0), vm.types.bytes);
    let source = args.get(1);
    let alone = args.get(2).is_unset() && args.get(3).is_unset();
    if is_exactly(cls, class)
        && alone
        && source.is_classed()
        && let Some(given) = by_method(vm, source)?
    {
        // An instance of a subclass stays one.
        return Ok(given);
    }
    let made = make(vm, args, "bytes")?;
    let value = Value::Bytes(made);
    if is_exactly(cls, class) {
        Ok(value)
    } else {
        instance_of(vm, cls, class, value)
    }
}

/// Makes bytes as the constructor does.
pub(super) fn make(vm: &mut Vm, args: Args, class: &str) -> Result<Gc<Bytes>, Raise> {
    check_texts(vm, args, class)?;
    if let Some(made) = at_once(vm, args, class)? {
        return Ok(made);
    }
    let data = bytes_of(vm, args.get(1), class)?;
    Ok(vm.heap.new_byte_vec(data))
}

/// Refuses an encoding or an error handler that is no str.
pub fn check_texts(vm: &mut Vm, args: Args, class: &str) -> Result<(), Raise> {
    for (i, name) in [(2, "encoding"), (3, "errors")] {
        if !args.get(i).is_unset() {
            c_text_of(vm, args.get(i), &format!("{class}() argument '{name}'"))?;
        }
    }
    Ok(())
}

/// What the arguments of bytes and bytearray name, unless it is found by iteration alone.
pub fn at_once(vm: &mut Vm, args: Args, class: &str) -> Result<Option<Gc<Bytes>>, Raise> {
    let source = args.get(1);
    if let Value::Str(s) = vm.plain(source) {
        if args.get(2).is_unset() {
            if let Value::Instance(_) = source
                && let Some(given) = by_method(vm, source)?
                && let Value::Bytes(given) = vm.plain(given)
            {
                return Ok(Some(given));
            }
            return Err(vm.type_error("string argument without an encoding"));
        }
        let encoding = c_text_of(vm, args.get(2), "bytes() argument 'encoding'")?;
        let errors = match args.get(3) {
            Value::Unset => "strict".to_owned(),
            v => c_text_of(vm, v, "bytes() argument 'errors'")?
                .text(&vm.heap)
                .to_owned(),
        };
        let encoding = encoding.text(&vm.heap).to_owned();
        return codec::encode(vm, s, &encoding, &errors).map(Some);
    }
    for (i, name) in [(2, "encoding"), (3, "errors")] {
        if !args.get(i).is_unset() {
            return Err(vm.type_error(format!("{name} without a string argument")));
        }
    }
    match source {
        Value::Unset => return Ok(Some(vm.heap.new_bytes(&[]))),
        Value::Bytes(b) => return Ok(Some(b)),
        Value::Big(_) | Value::Int(_) | Value::Bool(_) => {
            return of_length(vm, source, source).map(Some);
        }
        source if source.is_classed() => {
            if class == "bytes"
                && let Some(given) = by_method(vm, source)?
                && let Value::Bytes(given) = vm.plain(given)
            {
                return Ok(Some(given));
            }
            match vm.index_opt(source) {
                Ok(Some(n)) => return of_length(vm, n, source).map(Some),
                // What is no index may be an iterable.
                Err(Raise) if vm.raised_is(Exc::TypeError) => {
                    vm.take_raised();
                }
                other => {
                    other?;
                }
            }
        }
        _ => {}
    }
    Ok(buffer(vm, source))
}

/// Gives what `__bytes__` of an object returns, if it has one.
pub fn by_method(vm: &mut Vm, source: Value) -> Result<Option<Value>, Raise> {
    let name = vm.names.bytes;
    let Some(result) = vm.call_dunder(source, name, &[])? else {
        return Ok(None);
    };
    match vm.plain(result) {
        Value::Bytes(_) => Ok(Some(result)),
        _ => {
            let got = vm.type_name(result);
            let text = format!("__bytes__ returned non-bytes (type {got})");
            Err(vm.type_error(text))
        }
    }
}

/// Makes that many zero bytes; `given` is what the count was asked of.
fn of_length(vm: &mut Vm, count: Value, given: Value) -> Result<Gc<Bytes>, Raise> {
    if let Value::Big(_) = count {
        let name = vm.type_name(given);
        let text = format!("cannot fit '{name}' into an index-sized integer");
        return Err(vm.overflow_error(text));
    }
    let n = vm.to_index(count)?;
    let Ok(n) = usize::try_from(n) else {
        return Err(vm.value_error("negative count"));
    };
    if n > 1 << 33 {
        return Err(memory_error(vm));
    }
    Ok(vm.heap.new_byte_vec(vec![0; n]))
}
