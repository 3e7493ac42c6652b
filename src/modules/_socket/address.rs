//! Addresses as scripts write them: tuples of host and port, paths.

use super::names;
use crate::builtins::bytes::like_bytes;
use crate::object::Value;
use crate::source::surrogate;
use crate::vm::{Raise, Vm};
use rustix::net::{SocketAddrAny, SocketAddrUnix};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

/// Shows an address as a script sees it; None is the address of nobody.
pub fn shown(vm: &mut Vm, address: Option<&SocketAddrAny>) -> Value {
    let Some(address) = address else {
        return Value::None;
    };
    if let Ok(internet) = SocketAddr::try_from(address.clone()) {
        return internet_value(vm, internet);
    }
    match SocketAddrUnix::try_from(address.clone()) {
        Ok(unix) => match (unix.abstract_name(), unix.path_bytes()) {
            (Some(name), _) if !name.is_empty() => {
                let bytes: Vec<u8> = [b"\0", name].concat();
                Value::Bytes(vm.heap.new_bytes(&bytes))
            }
            (_, Some(path)) if !path.is_empty() => {
                vm.string(surrogate::text_of_system(path))
            }
            _ => vm.str(""),
        },
        Err(_) => Value::None,
    }
}

/// Shows an internet address.
pub fn internet_value(vm: &mut Vm, address: SocketAddr) -> Value {
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

/// Reads an address of a family; `who` is the function that says what is wrong with it.
pub fn parse(vm: &mut Vm, family: i32, value: Value, who: &str) -> Result<SocketAddrAny, Raise> {
    match family {
        libc::AF_INET | libc::AF_INET6 => internet(vm, family, value, who),
        libc::AF_UNIX => unix(vm, value),
        _ => Err(vm.os_error(&std::io::Error::from_raw_os_error(libc::EAFNOSUPPORT), None)),
    }
}

fn internet(vm: &mut Vm, family: i32, value: Value, who: &str) -> Result<SocketAddrAny, Raise> {
    let is_v6 = family == libc::AF_INET6;
    let name = if is_v6 { "AF_INET6" } else { "AF_INET" };
    let Value::Tuple(parts) = vm.plain(value) else {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("{who}(): {name} address must be tuple, not {got}")));
    };
    let parts = parts.items(&vm.heap).to_vec();
    let fits = if is_v6 {
        (2..=4).contains(&parts.len())
    } else {
        parts.len() == 2
    };
    if !fits {
        let shape = if is_v6 {
            "a tuple (host, port[, flowinfo[, scopeid]])"
        } else {
            "a pair (host, port)"
        };
        return Err(vm.type_error(format!("{name} address must be {shape}")));
    }
    let port = port(vm, parts[1], who)?;
    let host = host_text(vm, parts[0])?;
    let mut number = |i: usize| match parts.get(i) {
        Some(&v) => vm.to_index(v).map(|n| n as u32),
        None => Ok(0),
    };
    let (flow, scope) = (number(2)?, number(3)?);
    if flow > 0xF_FFFF {
        return Err(vm.overflow_error(format!("{who}(): flowinfo must be 0-1048575.")));
    }
    let ip = names::find_one(vm, &host, family)?;
    Ok(match ip {
        IpAddr::V4(ip) => SocketAddr::V4(SocketAddrV4::new(ip, port)),
        IpAddr::V6(ip) => SocketAddr::V6(SocketAddrV6::new(ip, port, flow, scope)),
    }
    .into())
}

fn port(vm: &mut Vm, value: Value, who: &str) -> Result<u16, Raise> {
    // Numbers of any size are out of range in the same words.
    let number = match vm.plain(value) {
        Value::Big(_) => -1,
        _ => vm.to_index(value)?,
    };
    u16::try_from(number).map_err(|_| vm.overflow_error(format!("{who}(): port must be 0-65535.")))
}

fn host_text(vm: &mut Vm, value: Value) -> Result<String, Raise> {
    let text = match vm.plain(value) {
        Value::Str(s) => s.text(&vm.heap).to_owned(),
        Value::Bytes(b) => String::from_utf8_lossy(b.data(&vm.heap)).into_owned(),
        _ if vm.type_name(value) == "bytearray" => {
            String::from_utf8_lossy(&like_bytes(vm, value)?).into_owned()
        }
        _ => {
            let got = vm.type_name(value);
            return Err(vm.type_error(format!("str, bytes or bytearray expected, not {got}")));
        }
    };
    match text.contains('\0') {
        true => Err(vm.type_error("host name must not contain null character")),
        false => Ok(text),
    }
}

/// Reads a number that is an int of C's.
pub fn c_int(vm: &mut Vm, value: Value) -> Result<i32, Raise> {
    if let Value::Big(_) = vm.plain(value) {
        return Err(vm.overflow_error("Python int too large to convert to C long"));
    }
    let number = vm.to_index(value)?;
    i32::try_from(number).map_err(|_| {
        vm.overflow_error(match number < 0 {
            true => "signed integer is less than minimum",
            false => "signed integer is greater than maximum",
        })
    })
}

/// Reads a host that needs no look-up: a number, nothing (any), or everybody.
pub fn literal(host: &str, family: i32) -> Option<IpAddr> {
    match (host, family) {
        ("", libc::AF_INET6) => Some(Ipv6Addr::UNSPECIFIED.into()),
        ("", _) => Some(Ipv4Addr::UNSPECIFIED.into()),
        ("<broadcast>", _) => Some(Ipv4Addr::BROADCAST.into()),
        _ => match (host.parse::<IpAddr>().ok()?, family) {
            (ip @ IpAddr::V4(_), libc::AF_INET) | (ip @ IpAddr::V6(_), libc::AF_INET6) => Some(ip),
            _ => None,
        },
    }
}

fn unix(vm: &mut Vm, value: Value) -> Result<SocketAddrAny, Raise> {
    let path = match vm.plain(value) {
        Value::Str(s) => s.text(&vm.heap).as_bytes().to_vec(),
        _ => like_bytes(vm, value)?,
    };
    let made = match path.split_first() {
        None => Ok(SocketAddrUnix::new_unnamed()),
        Some((0, name)) => SocketAddrUnix::new_abstract_name(name),
        // The system reads a path up to its first NUL.
        Some(_) => SocketAddrUnix::new(path.split(|&b| b == 0).next().unwrap_or_default()),
    };
    match made {
        Ok(address) => Ok(address.into()),
        Err(_) => Err(vm.error(
            crate::object::exception::Exc::OSError,
            "AF_UNIX path too long",
        )),
    }
}
