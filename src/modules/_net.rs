//! `_net`: TCP sockets that never block, and buffers of bytes, for the streams of `std/_asyncio_streams.as`.
//!
//! An operation that would have to wait returns None. Callbacks for readiness belong to the running loop.

use crate::builtins::payload::own;
use crate::heap::{Gc, Marker};
use crate::io::stream::Stream;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::{Object, Payload};
use crate::sched::handle::Handle;
use crate::vm::native::{Args, Module, Type, func, method};
use crate::vm::{Raise, Vm};
use std::net::{SocketAddr, ToSocketAddrs};

pub static MODULE: Module = Module {
    name: "_net",
    consts: &[],
    funcs: &[
        func("resolve(host, port)", resolve),
        func("listen(host, port)", listen),
        func("connect(host, port)", connect),
    ],
    types: &[&SOCKET, &BUFFER],
    init: None,
};

/// The most bytes one read takes.
const READ_SIZE: usize = 256 * 1024;

/// A socket; its source lies in the poller's table.
struct Socket {
    key: Option<usize>,
    local: Option<SocketAddr>,
    peer: Option<SocketAddr>,
    number: i32,
}

impl Payload for Socket {
    fn trace(&self, _: &mut Marker) {}
}

static SOCKET: Type = Type {
    name: "Socket",
    module: "_net",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("accept(self)", accept),
        method("recv(self)", recv),
        method("send(self, data)", send),
        method("shutdown(self)", shutdown),
        method("finish_connect(self)", finish_connect),
        method("close(self)", close),
        method("on_read(self, callback)", on_read),
        method("on_write(self, callback)", on_write),
        method("getsockname(self)", getsockname),
        method("getpeername(self)", getpeername),
        method("fileno(self)", fileno),
        method("is_v6(self)", is_v6),
    ],
    doc: "A TCP socket that never blocks.",
};

/// Makes the object of a stream.
pub fn new_socket(vm: &mut Vm, stream: Stream, peer: Option<SocketAddr>) -> Result<Value, Raise> {
    let local = stream.local().ok();
    let number = stream.number();
    let key = match vm.sched.io.add(stream) {
        Ok(key) => Some(key),
        Err(e) => return Err(vm.os_error(&e, None)),
    };
    let Some(class) = vm.class_named("Socket") else {
        return Err(vm.runtime_error("the module _net is not loaded"));
    };
    Ok(vm.object_of(class, Socket { key, local, peer, number }))
}

fn address_value(vm: &mut Vm, address: SocketAddr) -> Value {
    let host = vm.str(&address.ip().to_string());
    let port = Value::Int(i64::from(address.port()));
    match address {
        SocketAddr::V4(_) => vm.tuple(&[host, port]),
        SocketAddr::V6(v6) => {
            let (flow, scope) = (i64::from(v6.flowinfo()), i64::from(v6.scope_id()));
            vm.tuple(&[host, port, Value::Int(flow), Value::Int(scope)])
        }
    }
}

fn host_and_port(vm: &mut Vm, args: Args) -> Result<(String, u16), Raise> {
    let host = match args.some(0) {
        Some(_) => args.str(vm, 0)?.text(&vm.heap).to_string(),
        None => String::new(),
    };
    let port = match args.some(1) {
        Some(Value::Str(_)) => {
            let text = args.str(vm, 1)?.text(&vm.heap).to_string();
            text.parse::<i64>().unwrap_or(-1)
        }
        Some(_) => args.int(vm, 1)?,
        None => 0,
    };
    match u16::try_from(port) {
        Ok(port) => Ok((host, port)),
        Err(_) => Err(vm.overflow_error("getsockaddrarg: port must be 0-65535.")),
    }
}

/// Gives the addresses of a host: a list of (host, port, is numeric).
fn resolve(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (host, port) = host_and_port(vm, args)?;
    if host.is_empty() {
        let any = vm.str("0.0.0.0");
        let pair = vm.tuple(&[any, Value::Int(i64::from(port)), Value::FALSE]);
        return Ok(vm.list(vec![pair]));
    }
    let numeric = host.parse::<std::net::IpAddr>().is_ok();
    let found = match (host.as_str(), port).to_socket_addrs() {
        Ok(found) => found.collect::<Vec<_>>(),
        Err(_) => {
            use crate::object::exception::Exc;
            let text = vm.str("Name or service not known");
            let e = vm.new_exception(Exc::OSError, &[Value::Int(-2), text]);
            return Err(vm.throw(e.into()));
        }
    };
    let mut list = Vec::new();
    for address in found {
        let host = vm.str(&address.ip().to_string());
        let port = Value::Int(i64::from(port));
        list.push(vm.tuple(&[host, port, Value::bool(numeric)]));
    }
    Ok(vm.list(list))
}

fn numeric_address(vm: &mut Vm, args: Args) -> Result<SocketAddr, Raise> {
    let (host, port) = host_and_port(vm, args)?;
    match host.parse() {
        Ok(ip) => Ok(SocketAddr::new(ip, port)),
        Err(_) => Err(vm.value_error(format!("{host:?} is not an address"))),
    }
}

fn listen(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let address = numeric_address(vm, args)?;
    match Stream::listen(address) {
        Ok(stream) => new_socket(vm, stream, None),
        Err(e) => Err(vm.os_error(&e, None)),
    }
}

fn connect(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let address = numeric_address(vm, args)?;
    match Stream::connect(address) {
        Ok(stream) => new_socket(vm, stream, Some(address)),
        Err(e) => Err(vm.os_error(&e, None)),
    }
}

fn key_of(vm: &mut Vm, args: Args) -> Result<usize, Raise> {
    let socket = own::<Socket>(vm, args.get(0))?;
    match socket.get(&vm.heap).key {
        Some(key) => Ok(key),
        None => {
            let closed = std::io::Error::from_raw_os_error(libc::EBADF);
            Err(vm.os_error(&closed, None))
        }
    }
}

/// Takes one waiting connection; None if there is none.
fn accept(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let key = key_of(vm, args)?;
    let Some(source) = vm.sched.io.get(key) else { return Ok(Value::None) };
    match source.stream.accept() {
        Ok(Some((stream, peer))) => new_socket(vm, stream, Some(peer)),
        Ok(None) => {
            source.readable = false;
            Ok(Value::None)
        }
        Err(e) => Err(vm.os_error(&e, None)),
    }
}

/// Reads what is there; b'' at the end, None if nothing is there now.
fn recv(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let key = key_of(vm, args)?;
    let mut bytes = std::mem::take(&mut vm.sched.io.scratch);
    bytes.resize(READ_SIZE, 0);
    let Some(source) = vm.sched.io.get(key) else { return Ok(Value::None) };
    let read = source.stream.read(&mut bytes);
    // A short read has emptied the socket; but the end that follows gives no new edge.
    source.readable = match read {
        Ok(Some(n)) => n == bytes.len() || source.ended,
        Ok(None) => false,
        Err(_) => source.readable,
    };
    let result = match read {
        Ok(Some(n)) => {
            let data = bytes.get(..n).unwrap_or_default();
            Ok(Value::Bytes(vm.heap.new_bytes(data)))
        }
        Ok(None) => Ok(Value::None),
        Err(e) => Err(vm.os_error(&e, None)),
    };
    vm.sched.io.scratch = bytes;
    result
}

/// Sends as much as goes; gives how many bytes went.
fn send(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let key = key_of(vm, args)?;
    let Value::Bytes(data) = vm.plain(args.get(1)) else {
        let got = vm.type_name(args.get(1));
        return Err(vm.type_error(format!("a bytes-like object is required, not '{got}'")));
    };
    vm.sched.io.dirty = true;
    let Some(source) = vm.sched.io.get(key) else { return Ok(Value::Int(0)) };
    let bytes = data.data(&vm.heap);
    match source.stream.write(bytes) {
        Ok(Some(n)) => {
            source.writable = n == bytes.len();
            Ok(Value::Int(n as i64))
        }
        Ok(None) => {
            source.writable = false;
            Ok(Value::Int(0))
        }
        Err(e) => Err(vm.os_error(&e, None)),
    }
}

fn shutdown(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let key = key_of(vm, args)?;
    vm.sched.io.dirty = true;
    if let Some(source) = vm.sched.io.get(key)
        && let Err(e) = source.stream.shutdown_write()
    {
        return Err(vm.os_error(&e, None));
    }
    Ok(Value::None)
}

/// Raises what a connect ended with, if it failed.
fn finish_connect(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let key = key_of(vm, args)?;
    let Some(source) = vm.sched.io.get(key) else { return Ok(Value::None) };
    let result = source.stream.take_error();
    source.stream.no_delay();
    let local = source.stream.local().ok();
    if let Err(e) = result {
        let peer = own::<Socket>(vm, args.get(0))?.get(&vm.heap).peer;
        let number = e.raw_os_error().unwrap_or(0);
        let shown = match peer {
            Some(peer) => {
                let address = address_value(vm, peer);
                vm.show(address)
            }
            None => String::new(),
        };
        let text = vm.str(&format!("Connect call failed {shown}"));
        let class = Value::Class(vm.exc_class(crate::object::exception::Exc::OSError));
        let error = vm.call(class, &[Value::Int(i64::from(number)), text])?;
        return Err(vm.throw(error));
    }
    own::<Socket>(vm, args.get(0))?.get_mut(&mut vm.heap).local = local;
    Ok(Value::None)
}

fn close(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let socket = own::<Socket>(vm, args.get(0))?;
    if let Some(key) = socket.get_mut(&mut vm.heap).key.take() {
        vm.sched.cur.watchers.remove(&(key as u32));
        vm.sched.io.remove(key);
    }
    Ok(Value::None)
}

fn callback_handle(vm: &mut Vm, callback: Value) -> Option<Gc<Object>> {
    let func = callback.some()?;
    let none = vm.heap.new_tuple(&[]);
    let context = vm.copy_context().map_or(Value::Unset, Value::Object);
    let id = vm.sched.cur.id;
    let payload = Box::new(Handle::new(func, none, context, id));
    let class = vm.types.handle;
    Some(vm.heap.alloc(Object { class, payload, dict: Value::Unset }))
}

/// Forgets a callback that may be queued already.
fn drop_handle(vm: &mut Vm, handle: Option<Gc<Object>>) {
    if let Some(handle) = handle
        && let Some(data) = handle.get_mut(&mut vm.heap).payload_mut::<Handle>()
    {
        data.cancelled = true;
    }
}

fn watch(vm: &mut Vm, args: Args, read: bool) -> Result<Value, Raise> {
    let socket = own::<Socket>(vm, args.get(0))?;
    let Some(key) = socket.get(&vm.heap).key else { return Ok(Value::None) };
    let handle = callback_handle(vm, args.get(1));
    let pair = vm.sched.cur.watchers.entry(key as u32).or_default();
    let place = if read { &mut pair.0 } else { &mut pair.1 };
    let old = std::mem::replace(place, handle);
    drop_handle(vm, old);
    if let Some(source) = vm.sched.io.get(key) {
        let wanted = handle.is_some();
        if read {
            source.want_read = wanted;
        } else {
            source.want_write = wanted;
        }
    }
    if handle.is_some() {
        vm.sched.io.look_again(key);
    }
    Ok(Value::None)
}

fn on_read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    watch(vm, args, true)
}

fn on_write(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    watch(vm, args, false)
}

fn getsockname(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let local = own::<Socket>(vm, args.get(0))?.get(&vm.heap).local;
    Ok(local.map_or(Value::None, |a| address_value(vm, a)))
}

fn getpeername(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let peer = own::<Socket>(vm, args.get(0))?.get(&vm.heap).peer;
    Ok(peer.map_or(Value::None, |a| address_value(vm, a)))
}

fn fileno(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let &Socket { key, number, .. } = own::<Socket>(vm, args.get(0))?.get(&vm.heap);
    Ok(Value::Int(if key.is_some() { i64::from(number) } else { -1 }))
}

fn is_v6(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let &Socket { local, .. } = own::<Socket>(vm, args.get(0))?.get(&vm.heap);
    Ok(Value::bool(matches!(local, Some(SocketAddr::V6(_)))))
}

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

static BUFFER: Type = Type {
    name: "Buffer",
    module: "_net",
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
    let Value::Bytes(data) = vm.plain(args.get(1)) else {
        let got = vm.type_name(args.get(1));
        return Err(vm.type_error(format!("a bytes-like object is required, not '{got}'")));
    };
    let data = data.data(&vm.heap).to_vec();
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
    let Value::Bytes(separator) = vm.plain(args.get(1)) else {
        return Err(vm.type_error("a separator must be bytes"));
    };
    let start = args.clipped(vm, 2)?.max(0) as usize;
    let rest = buffer.get(&vm.heap).rest();
    let within = rest.get(start..).unwrap_or_default();
    let found = memchr::memmem::find(within, separator.data(&vm.heap));
    Ok(Value::Int(found.map_or(-1, |at| (at + start) as i64)))
}
