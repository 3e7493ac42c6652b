//! What the loop does with a socket or pipe: operations that give None where they would wait, callbacks for readiness.

use super::{Channel, address, buffer, channel, closed, descriptor, done, object};
use crate::builtins::buffers;
use crate::builtins::bytes::like_bytes;
use crate::builtins::futures;
use crate::builtins::memoryview::{part_of_bytes, view_of_part};
use crate::builtins::payload::own;
use crate::io::poller::Source;
use crate::io::stream::{self, Descriptor};
use crate::object::Value;
use crate::object::exception::Exc;
use crate::vm::native::Args;
use crate::vm::{Raise, Vm};
use rustix::net::{RecvFlags, SendFlags};
use std::os::fd::AsRawFd;
use std::sync::Arc;

/// The most bytes of a message that are copied because the system did not take them at once.
const MAX_COPIED: usize = 64 * 1024;
/// The most bytes one read takes.
const READ_SIZE: usize = 256 * 1024;

fn source(vm: &mut Vm, number: i32) -> Option<&mut Source> {
    vm.sched.io.get(usize::try_from(number).ok()?)
}

/// Takes one waiting connection: (socket, address); None if there is none.
pub fn accept(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let taken = stream::accept(&fd);
    let Some((fresh, from)) = done(vm, taken)? else {
        if let Some(source) = source(vm, fd.as_raw_fd()) {
            source.readable = false;
        }
        return Ok(Value::None);
    };
    let fresh = Channel {
        timeout: Some(0.0),
        ..channel(vm, args)?.accepted(fresh)
    };
    let fresh = object(vm, "socket", fresh)?;
    vm.root(fresh);
    let from = address::shown(vm, from.as_ref());
    Ok(vm.tuple(&[fresh, from]))
}

/// Notes what a read says of readiness. A short one has emptied the socket; but the end that follows gives no new edge.
fn note_read(vm: &mut Vm, number: i32, read: Option<usize>, wanted: usize) {
    if read.is_some_and(|n| n > 0) && vm.sched.io.writers > 0 {
        // There may be room now for what the other end has to write.
        vm.sched.io.dirty = true;
    }
    if let Some(source) = source(vm, number) {
        source.readable = match read {
            Some(n) => n == wanted || source.ended,
            None => false,
        };
    }
}

/// Notes that an operation would have had to wait.
pub fn note_busy(vm: &mut Vm, fd: &Descriptor, write: bool) {
    if let Some(source) = source(vm, fd.as_raw_fd()) {
        if write {
            source.writable = false;
        } else {
            source.readable = false;
        }
    }
}

/// Reads what is there; b'' at the end, None if nothing is there now.
pub fn recv(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    read_with(vm, args, |vm, data| {
        Ok(Value::Bytes(vm.heap.new_bytes(data)))
    })
}

/// Reads what is there into a `Buffer` and wakes the future that waits for it, if any: how many bytes the buffer has then,
/// 0 at the end, None if nothing is there now.
pub fn recv_to(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (buffer, waiter) = (args.get(1), args.get(2));
    read_with(vm, args, |vm, data| {
        if data.is_empty() {
            return Ok(Value::Int(0));
        }
        let kept = buffer::feed(vm, buffer, data)?;
        futures::wake(vm, waiter)?;
        Ok(Value::Int(kept as i64))
    })
}

/// Reads what is there, and hands it on; None if nothing is there now.
#[inline]
fn read_with(
    vm: &mut Vm,
    args: Args,
    take: impl FnOnce(&mut Vm, &[u8]) -> Result<Value, Raise>,
) -> Result<Value, Raise> {
    let mut bytes = std::mem::take(&mut vm.sched.io.scratch);
    bytes.resize(READ_SIZE, 0);
    let (read, number) = match channel(vm, args)? {
        Channel { fd: None, .. } => return Err(closed(vm)),
        Channel {
            fd: Some(fd),
            kind: 0,
            ..
        } => (stream::read(fd, &mut bytes), fd.as_raw_fd()),
        Channel { fd: Some(fd), .. } => {
            let read = stream::recv(fd, &mut bytes, RecvFlags::empty());
            (read, fd.as_raw_fd())
        }
    };
    if let Ok(read) = read {
        note_read(vm, number, read, bytes.len());
    }
    let result = match read {
        Ok(Some(n)) => take(vm, bytes.get(..n).unwrap_or_default()),
        Ok(None) => Ok(Value::None),
        Err(e) => Err(vm.os_error(&e, None)),
    };
    vm.sched.io.scratch = bytes;
    result
}

/// Reads into a buffer: how many bytes, 0 at the end, None if nothing is there now.
pub fn recv_into(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let room = writable_room(vm, args.get(1), "recv_into")?;
    let mut bytes = vec![0; room];
    let read = stream::read(&fd, &mut bytes);
    let read = done(vm, read)?;
    note_read(vm, fd.as_raw_fd(), read, room);
    let Some(n) = read else {
        return Ok(Value::None);
    };
    fill(vm, args.get(1), bytes.get(..n).unwrap_or_default());
    Ok(Value::Int(n as i64))
}

/// Tells how many bytes a buffer that can be written to has room for.
pub fn writable_room(vm: &mut Vm, buffer: Value, who: &str) -> Result<usize, Raise> {
    match buffers::room(vm, buffer) {
        Some(room) => Ok(room),
        None => {
            let got = vm.type_name(buffer);
            let text =
                format!("{who}() argument 1 must be read-write bytes-like object, not {got}");
            Err(vm.type_error(text))
        }
    }
}

/// Puts bytes at the start of a buffer.
pub fn fill(vm: &mut Vm, buffer: Value, bytes: &[u8]) {
    buffers::write(vm, buffer, 0, bytes);
}

/// Receives a message of at most `size` bytes: (data, address), None if none is there now.
pub fn recv_from(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let size = args.clipped(vm, 1)?.max(0) as usize;
    let mut bytes = vec![0; size.min(READ_SIZE)];
    let read = stream::recv_from(&fd, &mut bytes, RecvFlags::empty());
    let Some((n, from)) = done(vm, read)? else {
        note_read(vm, fd.as_raw_fd(), None, 0);
        return Ok(Value::None);
    };
    let data = Value::Bytes(vm.heap.new_bytes(bytes.get(..n).unwrap_or_default()));
    vm.root(data);
    let from = address::shown(vm, from.as_ref());
    Ok(vm.tuple(&[data, from]))
}

/// Sends as much as goes; gives what is left as bytes, or as a view of bytes where they are many.
pub fn send(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.sched.io.dirty = true;
    let (data, mut part) = match part_of_bytes(vm, args.get(1)) {
        Some(found) => found,
        None => {
            let bytes = like_bytes(vm, args.get(1))?;
            let len = bytes.len();
            (vm.heap.new_byte_vec(bytes), 0..len)
        }
    };
    let own = own::<Channel>(vm, args.get(0))?;
    let bytes = data.data(&vm.heap).get(part.clone()).unwrap_or_default();
    let (sent, number) = match own.get(&vm.heap) {
        Channel { fd: None, .. } => return Err(closed(vm)),
        Channel {
            fd: Some(fd),
            kind: 0,
            ..
        } => (stream::write(fd, bytes), fd.as_raw_fd()),
        Channel { fd: Some(fd), .. } => {
            let sent = stream::send(fd, bytes, SendFlags::empty());
            (sent, fd.as_raw_fd())
        }
    };
    let sent = done(vm, sent)?.unwrap_or(0);
    part.start += sent;
    if let Some(source) = source(vm, number) {
        source.writable = part.is_empty();
    }
    if part.len() > MAX_COPIED {
        vm.root(Value::Bytes(data));
        return view_of_part(vm, data, part);
    }
    let rest = match sent {
        0 if part.len() == data.data(&vm.heap).len() => data,
        _ => {
            let rest: Box<[u8]> = data.data(&vm.heap).get(part).unwrap_or_default().into();
            vm.heap.new_boxed_bytes(rest)
        }
    };
    Ok(Value::Bytes(rest))
}

/// Sends a message to an address, or to where the socket is connected; False if it has to wait.
pub fn send_to(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let bytes = like_bytes(vm, args.get(1))?;
    vm.sched.io.dirty = true;
    let sent = match args.get(2) {
        Value::Unset => stream::send(&fd, &bytes, SendFlags::empty()),
        to => {
            let family = channel(vm, args)?.family;
            let to = address::parse(vm, family, to, "sendto")?;
            stream::send_to(&fd, &bytes, SendFlags::empty(), &to)
        }
    };
    let sent = done(vm, sent)?.is_some();
    if let Some(source) = source(vm, fd.as_raw_fd()) {
        source.writable = sent;
    }
    Ok(Value::bool(sent))
}

/// Raises what a connect ended with, if it failed.
pub fn connect_result(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let error = rustix::net::sockopt::socket_error(&*fd).map_err(std::io::Error::from);
    match done(vm, error)? {
        Ok(()) => Ok(Value::None),
        Err(number) => {
            let number = number.raw_os_error();
            let class = Value::Class(vm.exc_class(Exc::OSError));
            let text = vm.str("Connect call failed");
            let error = vm.call(class, &[Value::Int(i64::from(number)), text])?;
            Err(vm.throw(error))
        }
    }
}

fn watch(vm: &mut Vm, args: Args, write: bool) -> Result<Value, Raise> {
    let Some(fd) = channel(vm, args)?.fd.as_ref().map(Arc::clone) else {
        return Ok(Value::FALSE);
    };
    let id = match (vm.sched.running(), channel(vm, args)?) {
        (Some(id), channel) => {
            channel.watcher = id;
            id
        }
        (None, channel) => channel.watcher,
    };
    let number = fd.as_raw_fd();
    let rest = args.tuple(vm, 2)?;
    let handle = args.some(1).map(|func| vm.new_call(id, func, rest));
    if let (None, Some(only)) = (handle, rest.item(&vm.heap, 0))
        && !vm.watches_by(id, number, write, only)
    {
        return Ok(Value::FALSE);
    }
    vm.watch(id, number, Some(fd), write, handle)
        .map(Value::bool)
}

/// Calls back while there is something to read; no more with None, or with None and a function if it was that. Says whether
/// there was a callback.
pub fn on_read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    watch(vm, args, false)
}

/// Calls back while something can be written; no more with None, or with None and a function if it was that. Says whether
/// there was a callback.
pub fn on_write(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    watch(vm, args, true)
}
