//! `_socket.Buffer`: bytes that came and were not yet taken, for `StreamReader`.

use crate::builtins::bytes;
use crate::builtins::payload::own;
use crate::heap::Marker;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::object::search::find;
use crate::vm::native::{Args, Type, func, method};
use crate::vm::{Raise, Vm};

/// The room that an empty buffer keeps, in bytes.
const KEPT: usize = 512;
/// From so many bytes on, what is taken whole is not copied.
const LARGE: usize = 16 << 10;

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

    fn feed(&mut self, data: &[u8]) {
        if self.start > self.bytes.len() / 2 {
            self.bytes.drain(..self.start);
            self.start = 0;
        }
        self.bytes.extend_from_slice(data);
    }

    /// Takes up to `count` bytes. Room for a message is kept for the next one, more is not: most readers are idle.
    fn take(&mut self, count: usize) -> Box<[u8]> {
        let count = count.min(self.rest().len());
        if self.start == 0 && count == self.bytes.len() && count >= LARGE {
            return std::mem::take(&mut self.bytes).into_boxed_slice();
        }
        let taken = Box::from(self.rest().get(..count).unwrap_or_default());
        self.start += count;
        if self.start == self.bytes.len() {
            self.start = 0;
            self.bytes.clear();
            self.bytes.shrink_to(KEPT);
        }
        taken
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
        method(
            "take_until(self, separator, start, limit, /)",
            buffer_take_until,
        ),
        method("peek(self)", buffer_peek),
        method("find(self, separator, start=0, /)", buffer_find),
        method("extend(self, data, /)", |vm, args| {
            buffer_feed(vm, args).map(|_| Value::None)
        }),
        method("clear(self)", |vm, args| {
            let buffer = own::<Buffer>(vm, args.get(0))?;
            *buffer.get_mut(&mut vm.heap) = Buffer::default();
            Ok(Value::None)
        }),
        method("__bytes__(self)", buffer_peek),
        method("__repr__(self, /)", |vm, args| {
            let kept = buffer_peek(vm, args)?;
            let shown = vm.repr_of(kept)?.text(&vm.heap).to_string();
            Ok(vm.string(format!("bytearray({shown})")))
        }),
        method("__len__(self)", buffer_len),
        method("__eq__(self, other, /)", buffer_eq),
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

/// Adds what was received to a buffer; gives how many bytes it has then.
pub fn feed(vm: &mut Vm, buffer: Value, data: &[u8]) -> Result<usize, Raise> {
    let buffer = own::<Buffer>(vm, buffer)?;
    let b = buffer.get_mut(&mut vm.heap);
    b.feed(data);
    let kept = b.rest().len();
    vm.heap.charge(data.len());
    Ok(kept)
}

/// A script that looks at what a reader keeps compares it with bytes.
fn buffer_eq(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let kept = buffer_peek(vm, args)?;
    Ok(Value::bool(vm.eq(kept, args.get(1))?))
}

/// Adds bytes; gives how many there are then.
fn buffer_feed(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let buffer = own::<Buffer>(vm, args.get(0))?;
    let mut kept = std::mem::take(buffer.get_mut(&mut vm.heap));
    let fed = bytes::needed_buffer(vm, args.get(1)).map(|data| {
        let data = data.data(&vm.heap);
        kept.feed(data);
        data.len()
    });
    let size = kept.rest().len();
    *buffer.get_mut(&mut vm.heap) = kept;
    vm.heap.charge(fed?);
    Ok(Value::Int(size as i64))
}

/// Takes up to `count` bytes, or all if it is negative.
fn buffer_take(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let buffer = own::<Buffer>(vm, args.get(0))?;
    let count = args.clipped(vm, 1)?;
    let b = buffer.get_mut(&mut vm.heap);
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let taken = b.take(count);
    Ok(Value::Bytes(vm.heap.new_boxed_bytes(taken)))
}

/// Takes everything up to a separator, which is looked for from a place on. If it is not there, or begins beyond a limit, gives
/// the place to look from when there is more.
fn buffer_take_until(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (separator, start, limit) = (args.get(1), args.clipped(vm, 2)?, args.clipped(vm, 3)?);
    let (Some(separator), Ok(start)) = (bytes::buffer(vm, separator), usize::try_from(start))
    else {
        return Err(vm.wrong_type("bytes", separator));
    };
    let buffer = own::<Buffer>(vm, args.get(0))?;
    let separator = separator.data(&vm.heap);
    let rest = buffer.get(&vm.heap).rest();
    let found = rest
        .get(start..)
        .and_then(|within| find(within, separator))
        .map(|at| at + start);
    match found {
        Some(at) if at as i64 <= limit => {
            let end = at + separator.len();
            let taken = buffer.get_mut(&mut vm.heap).take(end);
            Ok(Value::Bytes(vm.heap.new_boxed_bytes(taken)))
        }
        Some(at) => Ok(Value::Int(at as i64)),
        None => Ok(Value::Int(
            (rest.len() + 1).saturating_sub(separator.len()) as i64
        )),
    }
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
    let found = find(within, separator.data(&vm.heap));
    Ok(Value::Int(found.map_or(-1, |at| (at + start) as i64)))
}
