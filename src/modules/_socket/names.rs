//! Hosts and services by name, addresses as text and as bytes; sockets that come in pairs.

use super::{Channel, address, done, object, waiting};
use crate::builtins::bytes::like_bytes;
use crate::object::Value;
use crate::vm::native::{Args, Func, func};
use crate::vm::{Raise, Vm};
use dns_lookup::{AddrInfoHints, LookupError};
use rustix::net::{AddressFamily, SocketFlags, SocketType};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};
use std::os::fd::IntoRawFd;

pub static FUNCTIONS: &[Func] = &[
    func(
        "getaddrinfo(host, port, family, type, proto, flags)",
        getaddrinfo,
    ),
    func("getnameinfo(sockaddr, flags)", getnameinfo),
    func("gethostname()", gethostname),
    func("socketpair(family, type, proto)", socketpair),
    func("inet_pton(family, text)", inet_pton),
    func("inet_ntop(family, packed)", inet_ntop),
    func("adopted(number)", adopted),
    func("channel(number)", channel),
    func("poll(pairs, timeout)", waiting::wait_for_any),
    func("if_nametoindex(name)", index_of_interface),
    func("if_indextoname(index)", name_of_interface),
    func("sethostname(name)", set_hostname),
];

/// The number the C library gives a host without addresses of the family.
const EAI_ADDRFAMILY: i32 = -9;

/// What a failed look-up says. The texts are the C library's.
fn problem(error: &LookupError) -> (i32, &'static str) {
    // Without a number it is nothing that could be looked up.
    let number = match error.error_num() {
        0 => libc::EAI_NONAME,
        number => number,
    };
    let text = match number {
        libc::EAI_NONAME => "Name or service not known",
        libc::EAI_AGAIN => "Temporary failure in name resolution",
        libc::EAI_FAIL => "Non-recoverable failure in name resolution",
        libc::EAI_FAMILY => "ai_family not supported",
        libc::EAI_SOCKTYPE => "ai_socktype not supported",
        libc::EAI_SERVICE => "Servname not supported for ai_socktype",
        libc::EAI_BADFLAGS => "Bad value for ai_flags",
        libc::EAI_MEMORY => "Memory allocation failure",
        libc::EAI_NODATA => "No address associated with hostname",
        EAI_ADDRFAMILY => "Address family for hostname not supported",
        _ => "System error",
    };
    (number, text)
}

/// Raises `socket.gaierror`.
fn raise(vm: &mut Vm, error: &LookupError) -> Raise {
    let (number, text) = problem(error);
    raise_gai(vm, number, text)
}

fn raise_gai(vm: &mut Vm, number: i32, text: &str) -> Raise {
    let made = vm.import_module("socket").and_then(|module| {
        vm.root(module);
        let name = vm.intern("gaierror");
        let class = vm.get_attr(module, name)?;
        let text = vm.str(text);
        vm.call(class, &[Value::Int(i64::from(number)), text])
    });
    match made {
        Ok(error) => vm.throw(error),
        Err(raise) => raise,
    }
}

/// Finds one address of a host, for an operation that was given a name. Other threads go on meanwhile.
pub fn find_one(vm: &mut Vm, host: &str, family: i32) -> Result<IpAddr, Raise> {
    if let Some(ip) = address::literal(host, family) {
        return Ok(ip);
    }
    let hints = AddrInfoHints {
        address: family,
        ..AddrInfoHints::default()
    };
    let name = host.to_owned();
    let found = vm.block(move || {
        let found = dns_lookup::getaddrinfo(Some(&name), None, Some(hints))?;
        Ok(found.filter_map(Result::ok).next().map(|a| a.sockaddr.ip()))
    });
    match found {
        Ok(Some(ip)) => Ok(ip),
        Ok(None) => Err(raise_gai(vm, libc::EAI_NONAME, "Name or service not known")),
        Err(e) => Err(raise(vm, &e)),
    }
}

fn text_argument(vm: &mut Vm, value: Value, name: &str) -> Result<Option<String>, Raise> {
    Ok(match vm.plain(value) {
        Value::None | Value::Unset => None,
        Value::Str(s) => Some(s.text(&vm.heap).to_owned()),
        Value::Bytes(b) => Some(String::from_utf8_lossy(b.data(&vm.heap)).into_owned()),
        Value::Int(_) | Value::Big(_) if name == "port" => {
            Some(vm.repr_of(value)?.text(&vm.heap).to_owned())
        }
        _ if name == "port" => {
            return Err(vm.error(
                crate::object::exception::Exc::OSError,
                "Int or String expected",
            ));
        }
        _ => {
            return Err(vm.type_error("getaddrinfo() argument 1 must be string or None"));
        }
    })
}

/// Gives a list of (family, type, proto, canonical name, address).
fn getaddrinfo(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let host = text_argument(vm, args.get(0), "host")?;
    let port = text_argument(vm, args.get(1), "port")?;
    let mut number = |i: usize| args.int(vm, i).map(|n| n as i32);
    let hints = AddrInfoHints {
        address: number(2)?,
        socktype: number(3)?,
        protocol: number(4)?,
        flags: number(5)?,
    };
    let found = vm.block(move || {
        let found = dns_lookup::getaddrinfo(host.as_deref(), port.as_deref(), Some(hints))?;
        Ok(found.filter_map(Result::ok).collect::<Vec<_>>())
    });
    let found = found.map_err(|e: LookupError| raise(vm, &e))?;
    let list = vm.heap.new_list(Vec::new());
    vm.root(list);
    for a in found {
        let at = address::internet_value(vm, a.sockaddr);
        let name = vm.string(a.canonname.unwrap_or_default());
        let numbers = [a.address, a.socktype, a.protocol].map(|n| Value::Int(i64::from(n)));
        let entry = vm.tuple(&[numbers[0], numbers[1], numbers[2], name, at]);
        list.push(&mut vm.heap, entry);
    }
    Ok(list.into())
}

fn getnameinfo(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let flags = args.int(vm, 1)? as i32;
    let Value::Tuple(parts) = vm.plain(args.get(0)) else {
        return Err(vm.type_error("getnameinfo() argument 1 must be a tuple"));
    };
    let parts = parts.items(&vm.heap).to_vec();
    let (Some(&host), Some(&port)) = (parts.first(), parts.get(1)) else {
        return Err(vm.type_error("getnameinfo(): illegal sockaddr argument"));
    };
    let (Value::Str(host), true) = (vm.plain(host), parts.len() <= 4) else {
        return Err(vm.type_error("getnameinfo(): illegal sockaddr argument"));
    };
    let host = host.text(&vm.heap).to_owned();
    let port = address::c_int(vm, port)?;
    let mut number = |i: usize| match parts.get(i) {
        Some(&v) => address::c_int(vm, v).map(|n| n as u32),
        None => Ok(0),
    };
    let (flow, scope) = (number(2)?, number(3)?);
    if flow > 0xF_FFFF {
        return Err(vm.overflow_error("getnameinfo(): flowinfo must be 0-1048575."));
    }
    let Ok(ip) = host.parse::<IpAddr>() else {
        return Err(raise_gai(vm, libc::EAI_NONAME, "Name or service not known"));
    };
    if port < 0 {
        let text = "Servname not supported for ai_socktype";
        return Err(raise_gai(vm, libc::EAI_SERVICE, text));
    }
    // Of a port that is too large the system looks at 16 bits.
    let at = match ip {
        IpAddr::V4(ip) => SocketAddr::from((ip, port as u16)),
        IpAddr::V6(ip) => SocketAddrV6::new(ip, port as u16, flow, scope).into(),
    };
    let found = vm.block(move || dns_lookup::getnameinfo(&at, flags));
    let (host, service) = found.map_err(|e| raise(vm, &e))?;
    let (host, service) = (vm.string(host), vm.string(service));
    Ok(vm.tuple(&[host, service]))
}

fn gethostname(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let name = rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .into_owned();
    Ok(vm.string(name))
}

/// Any socket at all: interfaces are asked for through one.
fn asker(vm: &mut Vm) -> Result<std::os::fd::OwnedFd, Raise> {
    let made = rustix::net::socket_with(
        AddressFamily::UNIX,
        SocketType::DGRAM,
        SocketFlags::CLOEXEC,
        None,
    );
    made.map_err(|e| vm.os_error(&e.into(), None))
}

fn index_of_interface(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = args.str(vm, 0)?.text(&vm.heap).to_string();
    let asker = asker(vm)?;
    match rustix::net::netdevice::name_to_index(asker, &name) {
        Ok(index) => Ok(Value::Int(index.into())),
        Err(e) => Err(vm.os_error(&e.into(), None)),
    }
}

fn name_of_interface(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let index = match vm.plain(args.get(0)) {
        Value::Int(index) => index,
        Value::Bool(one) => one as i64,
        Value::Big(_) => {
            let text = "Python int too large to convert to C unsigned long";
            return Err(vm.overflow_error(text));
        }
        _ => return Err(vm.type_error("an integer is required")),
    };
    if index < 0 {
        return Err(vm.overflow_error("can't convert negative value to unsigned int"));
    }
    if index > i64::from(u32::MAX) {
        return Err(vm.overflow_error("index is too large"));
    }
    let asker = asker(vm)?;
    let found = u32::try_from(index)
        .map_err(|_| rustix::io::Errno::NXIO)
        .and_then(|index| rustix::net::netdevice::index_to_name(asker, index));
    match found {
        Ok(name) => Ok(vm.string(name)),
        Err(_) => Err(vm.os_error(&rustix::io::Errno::NXIO.into(), None)),
    }
}

fn set_hostname(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = match vm.plain(args.get(0)) {
        Value::Str(name) => name.text(&vm.heap).as_bytes().to_vec(),
        Value::Bytes(name) => name.data(&vm.heap).to_vec(),
        _ => {
            let got = vm.type_name(args.get(0));
            let text = format!("expected str, bytes or os.PathLike object, not {got}");
            return Err(vm.type_error(text));
        }
    };
    match rustix::system::sethostname(&name) {
        Ok(()) => Ok(Value::None),
        Err(e) => Err(vm.os_error(&e.into(), None)),
    }
}

/// Makes two sockets that are connected to each other.
fn socketpair(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut number = |i: usize| args.int(vm, i).map(|n| n as i32);
    let (family, kind, proto) = (number(0)?, number(1)?, number(2)?);
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let made = rustix::net::socketpair(
        AddressFamily::from_raw(family as u16),
        SocketType::from_raw(kind as u32),
        flags,
        None,
    );
    let (a, b) = done(vm, made.map_err(Into::into))?;
    let mut pair = [Value::None; 2];
    for (place, fd) in pair.iter_mut().zip([a, b]) {
        let end = Channel {
            family,
            kind,
            proto,
            ..Channel::of(fd)
        };
        *place = object(vm, "socket", end)?;
        vm.root(*place);
    }
    Ok(vm.tuple(&pair))
}

fn inet_pton(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let family = args.int(vm, 0)? as i32;
    let text = args.str(vm, 1)?.text(&vm.heap).to_owned();
    let packed = match family {
        libc::AF_INET => text.parse::<Ipv4Addr>().map(|a| a.octets().to_vec()).ok(),
        libc::AF_INET6 => text.parse::<Ipv6Addr>().map(|a| a.octets().to_vec()).ok(),
        _ => {
            let unknown = std::io::Error::from_raw_os_error(libc::EAFNOSUPPORT);
            return Err(vm.os_error(&unknown, None));
        }
    };
    match packed {
        Some(packed) => Ok(Value::Bytes(vm.heap.new_bytes(&packed))),
        None => Err(vm.error(
            crate::object::exception::Exc::OSError,
            "illegal IP address string passed to inet_pton",
        )),
    }
}

fn inet_ntop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let family = args.int(vm, 0)? as i32;
    let packed = like_bytes(vm, args.get(1))?;
    let text = match family {
        libc::AF_INET => <[u8; 4]>::try_from(packed.as_slice())
            .ok()
            .map(|b| Ipv4Addr::from(b).to_string()),
        libc::AF_INET6 => <[u8; 16]>::try_from(packed.as_slice())
            .ok()
            .map(|b| Ipv6Addr::from(b).to_string()),
        _ => return Err(vm.value_error(format!("unknown address family {family}"))),
    };
    match text {
        Some(text) => Ok(vm.string(text)),
        None => Err(vm.value_error("invalid length of packed IP address string")),
    }
}

/// Makes a socket object of a descriptor the script knows by its number; it belongs to the object from then on.
fn adopted(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let number = i32::try_from(args.int(vm, 0)?).unwrap_or(-1);
    use rustix::net::sockopt;
    let known = crate::heap::take_fd(number).and_then(|fd| {
        let kind = sockopt::socket_type(&fd).map(|k| k.as_raw() as i32);
        let family = rustix::net::getsockname(&fd).map(|a| i32::from(a.address_family().as_raw()));
        let nonblocking = rustix::io::ioctl_fionbio(&fd, true);
        match (kind, family, nonblocking) {
            (Ok(kind), Ok(family), Ok(())) => Ok((fd, kind, family)),
            (Err(problem), ..) | (_, Err(problem), _) | (.., Err(problem)) => {
                // It stays the script's.
                let _ = fd.into_raw_fd();
                Err(problem.into())
            }
        }
    });
    let (fd, kind, family) = done(vm, known)?;
    let end = Channel {
        family,
        kind,
        ..Channel::of(fd)
    };
    object(vm, "socket", end)
}

/// Makes a channel of a copy of a descriptor the script knows by its number; None if it is no pipe, socket or terminal.
fn channel(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    use rustix::fs::{FileType, fstat};
    let number = args.int(vm, 0)?;
    let copied = copy_of(number);
    let fd = done(vm, copied)?;
    let known = fstat(&fd).map_err(Into::into);
    let kind = FileType::from_raw_mode(done(vm, known)?.st_mode);
    if !matches!(
        kind,
        FileType::Fifo | FileType::Socket | FileType::CharacterDevice
    ) {
        return Ok(Value::None);
    }
    let nonblocking = rustix::io::ioctl_fionbio(&fd, true);
    done(vm, nonblocking.map_err(Into::into))?;
    object(vm, "Channel", Channel::of(fd))
}

#[cfg(target_os = "linux")]
fn copy_of(number: i64) -> std::io::Result<std::os::fd::OwnedFd> {
    use rustix::process::{PidfdFlags, PidfdGetfdFlags, getpid, pidfd_getfd, pidfd_open};
    let bad = || std::io::Error::from_raw_os_error(libc::EBADF);
    let number = i32::try_from(number).map_err(|_| bad())?;
    let own = pidfd_open(getpid(), PidfdFlags::empty())?;
    Ok(pidfd_getfd(own, number, PidfdGetfdFlags::empty())?)
}

#[cfg(not(target_os = "linux"))]
fn copy_of(_: i64) -> std::io::Result<std::os::fd::OwnedFd> {
    Err(std::io::Error::from_raw_os_error(libc::ENOSYS))
}
