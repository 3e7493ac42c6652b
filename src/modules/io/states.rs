//! What copy and pickle keep of the streams in memory, and how they put it back.
//!
//! The streams themselves are `io.rs`. A state is CPython's tuple: what is held, for text how newlines are kept, the place,
//! and the object's own attributes or None.

use super::{Buffer, buffer};
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

/// `StringIO.__getstate__`.
pub fn of_text(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = buffer::<char>(vm, args)?;
    let (at, newline) = (b.at, b.newline.clone());
    let text: String = b.data.iter().collect();
    let text = vm.string(text);
    vm.root(text);
    let newline = newline.map_or(Value::None, |newline| vm.string(newline));
    vm.root(newline);
    let own = attributes(vm, args)?;
    Ok(vm.tuple(&[text, newline, Value::Int(at as i64), own]))
}

/// `BytesIO.__getstate__`.
pub fn of_bytes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = buffer::<u8>(vm, args)?;
    let (at, data) = (b.at, b.data.clone());
    let data = Value::Bytes(vm.heap.new_byte_vec(data));
    vm.root(data);
    let own = attributes(vm, args)?;
    Ok(vm.tuple(&[data, Value::Int(at as i64), own]))
}

/// `StringIO.__setstate__`.
pub fn set_text(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let parts = parts(vm, args, 4)?;
    let Value::Str(text) = vm.plain(parts[0]) else {
        let kind = vm.type_name(parts[0]);
        let text = format!("initial_value must be str or None, not {kind}");
        return Err(vm.type_error(text));
    };
    let newline = match vm.plain(parts[1]) {
        Value::Str(newline) => Some(newline.text(&vm.heap).to_owned()),
        _ => None,
    };
    let mut fresh = Buffer::<char>::new(newline);
    fresh.data = text.text(&vm.heap).chars().collect();
    fresh.at = place(vm, parts[2])?;
    *buffer::<char>(vm, args)? = fresh;
    set_attributes(vm, args, parts[3])
}

/// `BytesIO.__setstate__`.
pub fn set_bytes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let parts = parts(vm, args, 3)?;
    super::check_unlent(vm, args)?;
    let data = crate::builtins::bytes::bytes_of(vm, parts[0], "bytes")?;
    let at = place(vm, parts[1])?;
    let b = buffer::<u8>(vm, args)?;
    b.data = data;
    b.at = at;
    set_attributes(vm, args, parts[2])
}

/// Gives the parts of a state.
fn parts(vm: &mut Vm, args: Args, count: usize) -> Result<Vec<Value>, Raise> {
    let (of, got) = (vm.type_name(args.get(0)), vm.type_name(args.get(1)));
    match vm.plain(args.get(1)) {
        Value::Tuple(t) if t.items(&vm.heap).len() >= count => Ok(t.items(&vm.heap).to_vec()),
        _ => Err(vm.type_error(format!(
            "{of}.__setstate__ argument should be {count}-tuple, got {got}"
        ))),
    }
}

fn place(vm: &mut Vm, v: Value) -> Result<usize, Raise> {
    match usize::try_from(vm.to_index(v)?) {
        Ok(at) => Ok(at),
        Err(_) => Err(vm.value_error("position value cannot be negative")),
    }
}

/// Gives a copy of an object's attributes; None if it has none.
fn attributes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = vm.names.dict;
    let Some(Value::Dict(own)) = vm.get_attr_opt(args.get(0), name)? else {
        return Ok(Value::None);
    };
    if own.is_empty(&vm.heap) {
        return Ok(Value::None);
    }
    let copy = vm.intern("copy");
    vm.call_method(own.into(), copy, &[])
}

fn set_attributes(vm: &mut Vm, args: Args, state: Value) -> Result<Value, Raise> {
    if state.is_none() {
        return Ok(Value::None);
    }
    let name = vm.names.dict;
    if !matches!(vm.plain(state), Value::Dict(_)) {
        let got = vm.type_name(state);
        let place = if parts_of_text(vm, args) {
            "fourth"
        } else {
            "third"
        };
        return Err(vm.type_error(format!(
            "{place} item of state should be a dict, got a {got}"
        )));
    }
    if let Some(own) = vm.get_attr_opt(args.get(0), name)? {
        let update = vm.intern("update");
        vm.call_method(own, update, &[state])?;
    }
    Ok(Value::None)
}

fn parts_of_text(vm: &Vm, args: Args) -> bool {
    vm.payload::<Buffer<char>>(args.get(0)).is_some()
}
