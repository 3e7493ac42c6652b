//! What a script does with a socket by hand: operations that wait as long as the socket's timeout says.
//!
//! Nothing waits inside the system with the machine in hand: an operation that would is tried again when `poll` says so, in
//! `Vm::block`, and Ctrl-C is looked at between.

use super::evented::{self, fill, writable_room};
use super::{Channel, address, channel, descriptor, done, object, options};
use crate::builtins::bytes::like_bytes;
use crate::io::passing;
use crate::io::stream::{self, Descriptor};
use crate::object::Value;
use crate::object::exception::Exc;
use crate::vm::native::{Args, Func, getter, method};
use crate::vm::{Raise, Vm};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, FdFlags};
use rustix::net::{
    AddressFamily, Protocol, RecvFlags, SendFlags, Shutdown, SocketFlags, SocketType,
};
use std::os::fd::{AsRawFd, IntoRawFd};
use std::sync::Arc;
use std::time::{Duration, Instant};

pub static METHODS: &[Func] = &[
    method("_open_new(self, family, type, proto)", open_new),
    method("_accept(self)", accept),
    method("bind(self, address, /)", bind),
    method("connect(self, address, /)", connect),
    method("connect_ex(self, address, /)", connect_ex),
    method("_connect_begin(self, address)", connect_begin),
    method("listen(self, backlog=128, /)", listen),
    method("recv(self, bufsize, flags=0, /)", recv),
    method("recv_into(self, buffer, nbytes=0, flags=0)", recv_into),
    method("recvfrom(self, bufsize, flags=0, /)", recvfrom),
    method(
        "recvfrom_into(self, buffer, nbytes=0, flags=0)",
        recvfrom_into,
    ),
    method("send(self, data, flags=0, /)", send),
    method("sendall(self, data, flags=0, /)", sendall),
    method("sendto(self, data, flags, address=..., /)", sendto),
    method(
        "_send_message(self, data, descriptors, flags, address)",
        send_message,
    ),
    method("_recv_message(self, bufsize, room, flags)", recv_message),
    method("shutdown(self, how, /)", shutdown),
    method("getsockname(self)", getsockname),
    method("getpeername(self)", getpeername),
    method(
        "setsockopt(self, level, optname, value, optlen=..., /)",
        options::set,
    ),
    method(
        "getsockopt(self, level, optname, buflen=0, /)",
        options::get,
    ),
    method("setblocking(self, flag, /)", setblocking),
    method("getblocking(self)", getblocking),
    method("settimeout(self, timeout, /)", settimeout),
    method("gettimeout(self)", gettimeout),
    method("_dup(self)", dup),
    method("_detach(self)", detach),
    method("get_inheritable(self)", get_inheritable),
    method("set_inheritable(self, inheritable, /)", set_inheritable),
    getter("timeout", gettimeout),
    getter("_family", |vm, args| field(vm, args, |c| c.family)),
    getter("_type", |vm, args| field(vm, args, |c| c.kind)),
    getter("proto", |vm, args| field(vm, args, |c| c.proto)),
];

/// How long a wait lasts before Ctrl-C is looked at.
pub const SLICE: Duration = Duration::from_millis(50);
/// The most a read makes room for at once; more is never there.
const MOST: usize = 16 << 20;

fn field(vm: &mut Vm, args: Args, read: fn(&Channel) -> i32) -> Result<Value, Raise> {
    Ok(Value::Int(i64::from(read(channel(vm, args)?))))
}

/// Opens a socket.
fn open_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut number = |i: usize| args.int(vm, i).map(|n| n as i32);
    let (family, kind, proto) = (number(1)?, number(2)?, number(3)?);
    let made = rustix::net::socket_with(
        AddressFamily::from_raw(family as u16),
        SocketType::from_raw(kind as u32),
        SocketFlags::CLOEXEC | SocketFlags::NONBLOCK,
        std::num::NonZeroU32::new(proto as u32).map(Protocol::from_raw),
    );
    let fd = done(vm, made.map_err(Into::into))?;
    // Every socket is one that does not wait; with the flag, it is one for the script, too.
    let flags = (SocketFlags::CLOEXEC | SocketFlags::NONBLOCK).bits() as i32;
    let waits = kind & SocketFlags::NONBLOCK.bits() as i32 == 0;
    *channel(vm, args)? = Channel {
        family,
        kind: kind & !flags,
        proto,
        timeout: if waits { None } else { Some(0.0) },
        ..Channel::of(fd)
    };
    Ok(Value::None)
}

/// When the operation that begins now has to be done, by the socket's timeout.
fn deadline(vm: &mut Vm, args: Args) -> Result<Option<Instant>, Raise> {
    let timeout = channel(vm, args)?.timeout;
    let length = timeout.and_then(|s| Duration::try_from_secs_f64(s).ok());
    Ok(length.and_then(|length| Instant::now().checked_add(length)))
}

/// Waits until the descriptor is ready; TimeoutError, or BlockingIOError if the socket does not wait at all.
fn wait(
    vm: &mut Vm,
    args: Args,
    fd: &Descriptor,
    what: PollFlags,
    until: Option<Instant>,
) -> Result<(), Raise> {
    if channel(vm, args)?.timeout == Some(0.0) {
        let busy = std::io::Error::from_raw_os_error(libc::EAGAIN);
        return Err(vm.os_error(&busy, None));
    }
    loop {
        let left = until.map(|d| d.saturating_duration_since(Instant::now()));
        let slice = left.unwrap_or(SLICE).min(SLICE);
        let mine = Arc::clone(fd);
        let ready = vm.block(move || {
            let time = Timespec {
                tv_sec: 0,
                tv_nsec: slice.subsec_nanos().into(),
            };
            poll(&mut [PollFd::new(&*mine, what)], Some(&time))
        });
        vm.check_signals()?;
        match ready {
            Ok(0) if left == Some(Duration::ZERO) => {
                return Err(vm.error(Exc::TimeoutError, "timed out"));
            }
            Ok(0) => vm.look_in_lull(),
            Err(Errno::INTR) => {}
            Ok(_) => return Ok(()),
            Err(e) => return Err(vm.os_error(&e.into(), None)),
        }
    }
}

/// Runs an operation until it is done, waiting between.
fn persist<T>(
    vm: &mut Vm,
    args: Args,
    what: PollFlags,
    mut operation: impl FnMut(&Descriptor) -> std::io::Result<Option<T>>,
) -> Result<T, Raise> {
    let fd = descriptor(vm, args)?;
    let until = deadline(vm, args)?;
    vm.sched.io.dirty = true;
    loop {
        let tried = operation(&fd);
        match done(vm, tried)? {
            Some(result) => return Ok(result),
            None => {
                evented::note_busy(vm, &fd, what.contains(PollFlags::OUT));
                wait(vm, args, &fd, what, until)?;
            }
        }
    }
}

fn accept(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (fd, from) = persist(vm, args, PollFlags::IN, |fd| stream::accept(fd))?;
    let fresh = channel(vm, args)?.accepted(fd);
    let fresh = object(vm, "socket", fresh)?;
    vm.root(fresh);
    let from = address::shown(vm, from.as_ref());
    Ok(vm.tuple(&[fresh, from]))
}

fn bind(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let family = channel(vm, args)?.family;
    let to = address::parse(vm, family, args.get(1), "bind")?;
    let fd = descriptor(vm, args)?;
    let bound = rustix::net::bind(&*fd, &to).map_err(Into::into);
    done(vm, bound).map(|()| Value::None)
}

fn listen(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let backlog = address::c_int(vm, args.get(1))?.max(0);
    let fd = descriptor(vm, args)?;
    let listening = rustix::net::listen(&*fd, backlog).map_err(Into::into);
    done(vm, listening).map(|()| Value::None)
}

/// Begins to connect: the error number, 0 where it is done already.
fn begin(vm: &mut Vm, args: Args, who: &str) -> Result<i32, Raise> {
    let family = channel(vm, args)?.family;
    let to = address::parse(vm, family, args.get(1), who)?;
    let fd = descriptor(vm, args)?;
    vm.sched.io.dirty = true;
    let begun = rustix::net::connect(&*fd, &to);
    Ok(begun.map_or_else(Errno::raw_os_error, |()| 0))
}

/// As `connect_ex`, without waiting.
fn connect_begin(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    begin(vm, args, "connect").map(|n| Value::Int(i64::from(n)))
}

/// Connects and waits for it; gives the error number.
fn connected(vm: &mut Vm, args: Args, who: &str) -> Result<i32, Raise> {
    let until = deadline(vm, args)?;
    let number = begin(vm, args, who)?;
    let timeout = channel(vm, args)?.timeout;
    if !matches!(number, libc::EINPROGRESS | libc::EINTR) || timeout == Some(0.0) {
        return Ok(number);
    }
    let fd = descriptor(vm, args)?;
    wait(vm, args, &fd, PollFlags::OUT, until)?;
    let result = rustix::net::sockopt::socket_error(&*fd);
    let (Ok(Err(e)) | Err(e)) = result else {
        return Ok(0);
    };
    // The failure has to be taken from the socket before it can be tried again.
    let family = channel(vm, args)?.family;
    let to = address::parse(vm, family, args.get(1), who)?;
    let _ = rustix::net::connect(&*fd, &to);
    Ok(e.raw_os_error())
}

fn connect(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match connected(vm, args, "connect")? {
        0 => Ok(Value::None),
        number => Err(vm.os_error(&std::io::Error::from_raw_os_error(number), None)),
    }
}

fn connect_ex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match connected(vm, args, "connect_ex") {
        Ok(number) => Ok(Value::Int(i64::from(number))),
        Err(_) if vm.raised_is(Exc::TimeoutError) => {
            vm.take_raised();
            Ok(Value::Int(i64::from(libc::EAGAIN)))
        }
        Err(raise) => Err(raise),
    }
}

fn room(vm: &mut Vm, args: Args, who: &str) -> Result<Vec<u8>, Raise> {
    match args.int(vm, 1)? {
        n if n < 0 => Err(vm.value_error(format!("negative buffersize in {who}"))),
        n => Ok(vec![0; (n as usize).min(MOST)]),
    }
}

fn recv_flags(vm: &mut Vm, args: Args, i: usize) -> Result<RecvFlags, Raise> {
    Ok(RecvFlags::from_bits_retain(args.int(vm, i)? as u32))
}

fn send_flags(vm: &mut Vm, args: Args, i: usize) -> Result<SendFlags, Raise> {
    Ok(SendFlags::from_bits_retain(args.int(vm, i)? as u32))
}

fn recv(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut bytes = room(vm, args, "recv")?;
    let flags = recv_flags(vm, args, 2)?;
    let n = persist(vm, args, PollFlags::IN, |fd| {
        stream::recv(fd, &mut bytes, flags)
    })?;
    bytes.truncate(n);
    Ok(vm.heap.new_byte_vec(bytes).into())
}

fn recvfrom(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut bytes = room(vm, args, "recvfrom")?;
    let flags = recv_flags(vm, args, 2)?;
    let (n, from) = persist(vm, args, PollFlags::IN, |fd| {
        stream::recv_from(fd, &mut bytes, flags)
    })?;
    bytes.truncate(n);
    let data: Value = vm.heap.new_byte_vec(bytes).into();
    vm.root(data);
    let from = address::shown(vm, from.as_ref());
    Ok(vm.tuple(&[data, from]))
}

/// Makes room as large as a buffer, or as `nbytes` says.
fn room_for(vm: &mut Vm, args: Args, who: &str) -> Result<Vec<u8>, Raise> {
    let len = writable_room(vm, args.get(1), who)?;
    match args.int(vm, 2)? {
        n if n < 0 => Err(vm.value_error(format!("negative buffersize in {who}"))),
        0 => Ok(vec![0; len]),
        n if n as usize <= len => Ok(vec![0; n as usize]),
        _ if who == "recvfrom_into" => {
            Err(vm.value_error("nbytes is greater than the length of the buffer"))
        }
        _ => Err(vm.value_error("buffer too small for requested bytes")),
    }
}

fn recv_into(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut bytes = room_for(vm, args, "recv_into")?;
    let flags = recv_flags(vm, args, 3)?;
    let n = persist(vm, args, PollFlags::IN, |fd| {
        stream::recv(fd, &mut bytes, flags)
    })?;
    fill(vm, args.get(1), bytes.get(..n).unwrap_or_default());
    Ok(Value::Int(n as i64))
}

fn recvfrom_into(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut bytes = room_for(vm, args, "recvfrom_into")?;
    let flags = recv_flags(vm, args, 3)?;
    let (n, from) = persist(vm, args, PollFlags::IN, |fd| {
        stream::recv_from(fd, &mut bytes, flags)
    })?;
    fill(vm, args.get(1), bytes.get(..n).unwrap_or_default());
    let from = address::shown(vm, from.as_ref());
    Ok(vm.tuple(&[Value::Int(n as i64), from]))
}

fn send(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let bytes = like_bytes(vm, args.get(1))?;
    let flags = send_flags(vm, args, 2)?;
    let n = persist(vm, args, PollFlags::OUT, |fd| {
        stream::send(fd, &bytes, flags)
    })?;
    Ok(Value::Int(n as i64))
}

fn sendall(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let bytes = like_bytes(vm, args.get(1))?;
    let flags = send_flags(vm, args, 2)?;
    let mut rest = bytes.as_slice();
    while !rest.is_empty() {
        let n = persist(vm, args, PollFlags::OUT, |fd| stream::send(fd, rest, flags))?;
        rest = rest.get(n..).unwrap_or_default();
    }
    Ok(Value::None)
}

/// `sendto(data, address)` or `sendto(data, flags, address)`
fn sendto(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let bytes = like_bytes(vm, args.get(1))?;
    let (flags, to) = match args.get(3) {
        Value::Unset => (SendFlags::empty(), args.get(2)),
        to => (send_flags(vm, args, 2)?, to),
    };
    let family = channel(vm, args)?.family;
    let to = address::parse(vm, family, to, "sendto")?;
    let n = persist(vm, args, PollFlags::OUT, |fd| {
        stream::send_to(fd, &bytes, flags, &to)
    })?;
    Ok(Value::Int(n as i64))
}

/// Sends bytes and descriptors as one message.
fn send_message(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let bytes = like_bytes(vm, args.get(1))?;
    let mut descriptors = Vec::new();
    for number in vm.plain_items(args.get(2)).unwrap_or_default() {
        let number = vm.to_index(number)?;
        descriptors.push(vm.descriptor(i32::try_from(number).unwrap_or(-1))?);
    }
    let flags = send_flags(vm, args, 3)?;
    let family = channel(vm, args)?.family;
    let to = match args.some(4) {
        Some(to) => Some(address::parse(vm, family, to, "sendmsg")?),
        None => None,
    };
    let n = persist(vm, args, PollFlags::OUT, |fd| {
        passing::send(fd, &bytes, &descriptors, flags, to.as_ref())
    })?;
    Ok(Value::Int(n as i64))
}

/// Receives a message: its bytes, the numbers of the descriptors it brought, the system's flags, the address.
fn recv_message(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut bytes = room(vm, args, "recvmsg()")?;
    let beside = match args.clipped(vm, 2)? {
        n if n < 0 => return Err(vm.value_error("invalid ancillary data buffer length")),
        n => (n as usize).min(MOST),
    };
    let flags = recv_flags(vm, args, 3)?;
    let got = persist(vm, args, PollFlags::IN, |fd| {
        passing::recv(fd, &mut bytes, beside, flags)
    })?;
    bytes.truncate(got.bytes);
    let data: Value = vm.heap.new_byte_vec(bytes).into();
    vm.root(data);
    let numbers = got.descriptors.into_iter().map(IntoRawFd::into_raw_fd);
    let numbers = numbers.map(|n| Value::Int(i64::from(n))).collect();
    let numbers = vm.list(numbers);
    vm.root(numbers);
    let from = address::shown(vm, got.from.as_ref());
    Ok(vm.tuple(&[data, numbers, Value::Int(i64::from(got.flags)), from]))
}

fn shutdown(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let how = match args.int(vm, 1)? as i32 {
        libc::SHUT_RD => Shutdown::Read,
        libc::SHUT_WR => Shutdown::Write,
        libc::SHUT_RDWR => Shutdown::Both,
        _ => {
            let bad = std::io::Error::from_raw_os_error(libc::EINVAL);
            return Err(vm.os_error(&bad, None));
        }
    };
    let fd = descriptor(vm, args)?;
    vm.sched.io.dirty = true;
    let shut = rustix::net::shutdown(&*fd, how).map_err(Into::into);
    done(vm, shut).map(|()| Value::None)
}

fn getsockname(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let own = rustix::net::getsockname(&*fd).map_err(Into::into);
    let own = done(vm, own)?;
    Ok(address::shown(vm, Some(&own)))
}

fn getpeername(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let peer = rustix::net::getpeername(&*fd).map_err(Into::into);
    match done(vm, peer)? {
        Some(peer) => Ok(address::shown(vm, Some(&peer))),
        None => Ok(vm.str("")),
    }
}

fn set_timeout(vm: &mut Vm, args: Args, timeout: Option<f64>) -> Result<Value, Raise> {
    channel(vm, args)?.timeout = timeout;
    // A closed one takes the timeout, and says that it cannot be set.
    descriptor(vm, args)?;
    Ok(Value::None)
}

fn setblocking(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let wait = vm.truth(args.get(1))?;
    set_timeout(vm, args, if wait { None } else { Some(0.0) })
}

fn getblocking(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(Value::bool(channel(vm, args)?.timeout != Some(0.0)))
}

fn settimeout(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let timeout = match args.some(1) {
        None => None,
        Some(seconds) => Some(crate::modules::time::span_of(vm, seconds)?),
    };
    match timeout {
        Some(s) if s < 0.0 => Err(vm.value_error("Timeout value out of range")),
        _ => set_timeout(vm, args, timeout),
    }
}

fn gettimeout(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let timeout = channel(vm, args)?.timeout;
    Ok(timeout.map_or(Value::None, Value::float))
}

/// Closes the object and gives the number of a descriptor that stays open; -1 if it was closed.
fn detach(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let waits = channel(vm, args)?.timeout.is_none();
    let Some(fd) = channel(vm, args)?.fd.take() else {
        return Ok(Value::Int(-1));
    };
    vm.unwatch(fd.as_raw_fd());
    let owned = match Arc::try_unwrap(fd) {
        Ok(owned) => owned,
        Err(shared) => {
            let copied = shared.try_clone();
            done(vm, copied)?
        }
    };
    // Whoever uses it from now on waits in the system; a number that the script has closed itself is given all the same.
    let _ = rustix::io::ioctl_fionbio(&owned, !waits);
    Ok(Value::Int(i64::from(owned.into_raw_fd())))
}

fn get_inheritable(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let flags = rustix::io::fcntl_getfd(&*fd).map_err(Into::into);
    Ok(Value::bool(!done(vm, flags)?.contains(FdFlags::CLOEXEC)))
}

fn set_inheritable(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let flags = match vm.truth(args.get(1))? {
        true => {
            crate::heap::child::note_inheritable(fd.as_raw_fd());
            FdFlags::empty()
        }
        false => FdFlags::CLOEXEC,
    };
    let set = rustix::io::fcntl_setfd(&*fd, flags).map_err(Into::into);
    done(vm, set).map(|()| Value::None)
}

/// Gives another socket object of the same connection.
fn dup(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let copied = fd.try_clone();
    let copied = done(vm, copied)?;
    debug_assert!(copied.as_raw_fd() != fd.as_raw_fd());
    let &mut Channel {
        family,
        kind,
        proto,
        timeout,
        ..
    } = channel(vm, args)?;
    let again = Channel {
        family,
        kind,
        proto,
        timeout,
        ..Channel::of(copied)
    };
    object(vm, "socket", again)
}
