//! Who lends memory, and to whom: bytes, bytearray, array, what scripts lend by `__buffer__`, and views of them.
//!
//! Whoever reads bytes-like objects gets a copy (`bytes::buffer`). A view keeps what it looks at, and a loan that ends
//! when it is released or collected; while there is a loan, what lends cannot change its size.

use super::bytearray::ByteArray;
use super::bytes::buffer;
use super::memoryview::{View, bytes_of_view};
use crate::heap::Gc;
use crate::modules::array::Array;
use crate::modules::io::Buffer;
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;
use std::sync::Arc;

/// Counts the loans of one lender.
#[derive(Default)]
pub struct Loans(Arc<()>);

/// A loan, as long as it is held.
pub struct Loan(#[expect(dead_code, reason = "held to be counted")] Arc<()>);

impl Loans {
    fn any(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }
}

/// Gives the memory of a lender (not of a view).
pub fn lent(vm: &Vm, lender: Value) -> Option<&[u8]> {
    match vm.plain(lender) {
        Value::Bytes(b) => Some(b.data(&vm.heap)),
        v @ Value::Object(_) => match vm.payload::<ByteArray>(v) {
            Some(array) => Some(&array.data),
            None => vm.payload::<Array>(v).map(|array| &array.data[..]),
        },
        _ => None,
    }
}

/// Gives the memory that a view looks at: that of a lender, or of a BytesIO, which lends by `getbuffer` alone.
pub fn looked_at(vm: &Vm, lender: Value) -> Option<&[u8]> {
    match vm.payload::<Buffer<u8>>(lender) {
        Some(buffer) => Some(&buffer.data),
        None => lent(vm, lender),
    }
}

/// Gives the memory of a lender to change; bytes never change.
pub fn lent_mut(vm: &mut Vm, lender: Value) -> Option<&mut [u8]> {
    if vm.payload::<Buffer<u8>>(lender).is_some() {
        return vm
            .payload_mut::<Buffer<u8>>(lender)
            .map(|buffer| &mut buffer.data[..]);
    }
    if vm.payload::<ByteArray>(lender).is_some() {
        return vm
            .payload_mut::<ByteArray>(lender)
            .map(|array| &mut array.data[..]);
    }
    vm.payload_mut::<Array>(lender)
        .map(|array| &mut array.data[..])
}

/// Begins a loan.
pub fn borrow(vm: &Vm, lender: Value) -> Option<Loan> {
    loans(vm, lender).map(|loans| Loan(Arc::clone(&loans.0)))
}

fn loans(vm: &Vm, lender: Value) -> Option<&Loans> {
    if let Some(buffer) = vm.payload::<Buffer<u8>>(lender) {
        return Some(&buffer.loans);
    }
    match vm.payload::<ByteArray>(lender) {
        Some(array) => Some(&array.loans),
        None => vm.payload::<Array>(lender).map(|array| &array.loans),
    }
}

/// Tells whether a lender may change its size. A loan may be one of a view that nobody holds any more: that is for the
/// collector to say.
pub fn may_resize(vm: &mut Vm, lender: Value, args: Args) -> bool {
    let is_lent = |vm: &Vm| loans(vm, lender).is_some_and(Loans::any);
    !is_lent(vm) || !vm.look_for_dead(args) || !is_lent(vm)
}

/// How many bytes can be written into an object; `None` if none can.
pub fn room(vm: &Vm, v: Value) -> Option<usize> {
    match vm.payload::<View>(v) {
        Some(view) => view.writable_len(),
        None => match vm.plain(v) {
            Value::Bytes(_) => None,
            plain => lent(vm, plain).map(<[u8]>::len),
        },
    }
}

/// Writes bytes into what `room` has measured, from a place on; what does not fit is left out.
pub fn write(vm: &mut Vm, v: Value, at: usize, bytes: &[u8]) {
    let (lender, start) = match vm.payload::<View>(v) {
        Some(view) => (view.lender, view.start + at),
        None => (v, at),
    };
    if let Some(memory) = lent_mut(vm, lender)
        && let Some(slot) = memory.get_mut(start..start.saturating_add(bytes.len()))
    {
        slot.copy_from_slice(bytes);
    }
}

// What scripts lend (PEP 688).

/// What `__buffer__` is asked for by most that read bytes, and by `bytes()` and `memoryview()`: `inspect.BufferFlags`.
pub const SIMPLE: i64 = 0;
pub const CONTIG_RO: i64 = 8;
pub const FULL_RO: i64 = 284;

/// Gives the memory of an argument as bytes, if it lends any; scripts lend it by `__buffer__` (PEP 688), which is asked for
/// what `flags` say, and told by `__release_buffer__` that it is read.
pub fn exported(vm: &mut Vm, v: Value, flags: i64) -> Result<Option<Gc<Bytes>>, Raise> {
    let found = buffer(vm, v);
    if found.is_some() || !matches!(v, Value::Instance(_)) {
        return Ok(found);
    }
    let Some(view) = view_by_method(vm, v, flags)? else {
        return Ok(None);
    };
    let data = bytes_of_view(vm, view).unwrap_or_default();
    let data = vm.heap.new_byte_vec(data);
    vm.root(data);
    give_back(vm, v, view);
    Ok(Some(data))
}

/// Gives the view that `__buffer__` of an object returns, if it has one.
pub fn view_by_method(vm: &mut Vm, v: Value, flags: i64) -> Result<Option<Value>, Raise> {
    let name = vm.intern("__buffer__");
    let Some(view) = vm.call_dunder(v, name, &[Value::Int(flags)])? else {
        return Ok(None);
    };
    vm.root(view);
    match vm.payload::<View>(view).is_some() {
        true => Ok(Some(view)),
        false => Err(vm.type_error("__buffer__ returned non-memoryview object")),
    }
}

/// Calls `__release_buffer__` of the object that gave a view by `__buffer__`, if it has one. What it raises is handed to
/// `sys.unraisablehook`.
pub fn give_back(vm: &mut Vm, exporter: Value, view: Value) {
    let name = vm.intern("__release_buffer__");
    if vm.call_dunder(exporter, name, &[view]).is_err() {
        let error = vm.take_raised();
        let class = vm.type_name(exporter);
        let message = format!("Exception ignored in __release_buffer__ of {class}");
        vm.unraisable(error, Some(&message), Value::None);
    }
}
