//! `_socket.Buffer`: bytes that came and were not yet taken, for `StreamReader`.

use crate::builtins::bytes::{self, like_bytes};
use crate::builtins::payload::own;
use crate::heap::Marker;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::vm::native::{Args, Type, func, method};
use crate::vm::{Raise, Vm};

/// Bytes that came and were not yet taken.
#[derive(Default)]
struct Buffer {
    bytes: Vec<u8>,
    /// How many of them were taken.
    start: usize,
}

impl Payload for Buffer {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        self.bytes.capacity() + 64
    }
}

impl Buffer {
    fn rest(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }
}

pub static BUFFER: Type = Type {
    name: "Buffer",
    module: "_socket",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func("__new__(cls)", buffer_new)),
    funcs: &[
        method("feed(self, data, /)", buffer_feed),
        method("take(self, count, /)", buffer_take),
        method("peek(self)", buffer_peek),
        method("find(self, separator, start=0, /)", buffer_find),
        method("__len__(self)", buffer_len),
    ],
    doc: "Bytes that came and were not yet taken.",
};

fn buffer_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.new_payload(args.get(0), Buffer::default())
}

fn buffer_len(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let buffer = own::<Buffer>(vm, args.get(0))?;
    Ok(Value::Int(buffer.get(&vm.heap).rest().len() as i64))
}

fn buffer_feed(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let buffer = own::<Buffer>(vm, args.get(0))?;
    let data = like_bytes(vm, args.get(1))?;
    vm.heap.charge(data.len());
    let b = buffer.get_mut(&mut vm.heap);
    if b.start == b.bytes.len() {
        // Nothing is left of what was there: the new bytes take its place.
        b.bytes = data;
        b.start = 0;
        return Ok(Value::None);
    }
    if b.start > b.bytes.len() / 2 {
        b.bytes.drain(..b.start);
        b.start = 0;
    }
    b.bytes.extend_from_slice(&data);
    Ok(Value::None)
}

/// Takes up to `count` bytes, or all if it is negative.
fn buffer_take(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let buffer = own::<Buffer>(vm, args.get(0))?;
    let count = args.clipped(vm, 1)?;
    let b = buffer.get_mut(&mut vm.heap);
    let left = b.rest().len();
    let count = usize::try_from(count).unwrap_or(left).min(left);
    let taken = b.rest().get(..count).unwrap_or_default().to_vec();
    b.start += count;
    if b.start == b.bytes.len() {
        b.bytes = Vec::new();
        b.start = 0;
    }
    Ok(Value::Bytes(vm.heap.new_bytes(&taken)))
}

fn buffer_peek(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let buffer = own::<Buffer>(vm, args.get(0))?;
    let all = buffer.get(&vm.heap).rest().to_vec();
    Ok(Value::Bytes(vm.heap.new_bytes(&all)))
}

/// Finds where a separator begins, from a place on; -1 if it is not there.
fn buffer_find(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let buffer = own::<Buffer>(vm, args.get(0))?;
    let Some(separator) = bytes::buffer(vm, args.get(1)) else {
        let got = vm.type_name(args.get(1));
        let text = format!("argument should be integer or bytes-like object, not '{got}'");
        return Err(vm.type_error(text));
    };
    let start = args.clipped(vm, 2)?.max(0) as usize;
    let rest = buffer.get(&vm.heap).rest();
    let within = rest.get(start..).unwrap_or_default();
    let found = memchr::memmem::find(within, separator.data(&vm.heap));
    Ok(Value::Int(found.map_or(-1, |at| (at + start) as i64)))
}
