//! Options of sockets: `setsockopt` and `getsockopt`, by the numbers of the system.

use super::{descriptor, done};
use crate::builtins::bytes::like_bytes;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::vm::native::Args;
use crate::vm::{Raise, Vm};
use rustix::net::sockopt as so;
use std::io::{Error, Result as IoResult};
use std::net::Ipv4Addr;
use std::os::fd::OwnedFd;
use std::time::Duration;

#[cfg(target_os = "macos")]
use libc::TCP_KEEPALIVE as KEEP_IDLE;
#[cfg(not(target_os = "macos"))]
use libc::TCP_KEEPIDLE as KEEP_IDLE;

/// What the system says of an option it does not know.
fn unknown() -> Error {
    Error::from_raw_os_error(libc::ENOPROTOOPT)
}

/// Sets an option; bytes for those that are structures.
pub fn set(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (level, name) = (args.int(vm, 1)? as i32, args.int(vm, 2)? as i32);
    let fd = descriptor(vm, args)?;
    let value = vm.plain(args.get(3));
    let result = match (value, args.get(4)) {
        (Value::None, len @ (Value::Int(_) | Value::Bool(_))) => {
            let len = vm.to_index(len)? as i32;
            set_nothing(&fd, level, name, len)
        }
        (_, given) if !matches!(given, Value::Unset) => {
            let text = "setsockopt() takes exactly 3 arguments (4 given)";
            return Err(vm.type_error(text));
        }
        (Value::Int(n), _) if i32::try_from(n).is_ok() => set_number(&fd, level, name, n as i32),
        (Value::Bool(on), _) => set_number(&fd, level, name, on as i32),
        (other, _) => {
            let bytes = like_bytes(vm, other)?;
            set_bytes(&fd, level, name, &bytes)
        }
    };
    done(vm, result).map(|()| Value::None)
}

fn set_number(fd: &OwnedFd, level: i32, name: i32, n: i32) -> IoResult<()> {
    let on = n != 0;
    let seconds = Duration::from_secs(n.max(0) as u64);
    let result = match (level, name) {
        (libc::SOL_SOCKET, libc::SO_REUSEADDR) => so::set_socket_reuseaddr(fd, on),
        (libc::SOL_SOCKET, libc::SO_REUSEPORT) => so::set_socket_reuseport(fd, on),
        (libc::SOL_SOCKET, libc::SO_KEEPALIVE) => so::set_socket_keepalive(fd, on),
        (libc::SOL_SOCKET, libc::SO_BROADCAST) => so::set_socket_broadcast(fd, on),
        (libc::SOL_SOCKET, libc::SO_OOBINLINE) => so::set_socket_oobinline(fd, on),
        (libc::SOL_SOCKET, libc::SO_SNDBUF) => {
            so::set_socket_send_buffer_size(fd, n.max(0) as usize)
        }
        (libc::SOL_SOCKET, libc::SO_RCVBUF) => {
            so::set_socket_recv_buffer_size(fd, n.max(0) as usize)
        }
        (libc::IPPROTO_TCP, libc::TCP_NODELAY) => so::set_tcp_nodelay(fd, on),
        (libc::IPPROTO_TCP, KEEP_IDLE) => so::set_tcp_keepidle(fd, seconds),
        (libc::IPPROTO_TCP, libc::TCP_KEEPINTVL) => so::set_tcp_keepintvl(fd, seconds),
        (libc::IPPROTO_TCP, libc::TCP_KEEPCNT) => so::set_tcp_keepcnt(fd, n.max(0) as u32),
        (libc::IPPROTO_IP, libc::IP_TTL) => so::set_ip_ttl(fd, n.max(0) as u32),
        (libc::IPPROTO_IP, libc::IP_TOS) => so::set_ip_tos(fd, n as u8),
        (libc::IPPROTO_IP, libc::IP_MULTICAST_TTL) => so::set_ip_multicast_ttl(fd, n.max(0) as u32),
        (libc::IPPROTO_IP, libc::IP_MULTICAST_LOOP) => so::set_ip_multicast_loop(fd, on),
        (libc::IPPROTO_IPV6, libc::IPV6_V6ONLY) => so::set_ipv6_v6only(fd, on),
        (libc::IPPROTO_IPV6, libc::IPV6_UNICAST_HOPS) => {
            so::set_ipv6_unicast_hops(fd, u8::try_from(n).ok())
        }
        (libc::IPPROTO_IPV6, libc::IPV6_MULTICAST_HOPS) => {
            so::set_ipv6_multicast_hops(fd, n.max(0) as u32)
        }
        (libc::IPPROTO_IPV6, libc::IPV6_MULTICAST_LOOP) => so::set_ipv6_multicast_loop(fd, on),
        _ => return Err(unknown()),
    };
    Ok(result?)
}

/// Sets an option to nothing, of a length.
fn set_nothing(fd: &OwnedFd, level: i32, name: i32, len: i32) -> IoResult<()> {
    if (level, name, len) == (libc::SOL_SOCKET, libc::SO_BINDTODEVICE, 0) {
        // A socket is bound to no device unless it was done here, and that is done nowhere.
        return Ok(());
    }
    get_number(fd, level, name)?;
    Err(Error::from_raw_os_error(match len < 4 {
        true => libc::EINVAL,
        false => libc::EFAULT,
    }))
}

fn set_bytes(fd: &OwnedFd, level: i32, name: i32, bytes: &[u8]) -> IoResult<()> {
    let four = |i: usize| -> Option<[u8; 4]> { bytes.get(i..i + 4)?.try_into().ok() };
    match (level, name, four(0), four(4)) {
        (libc::SOL_SOCKET, libc::SO_LINGER, Some(on), Some(seconds)) => {
            let on = i32::from_ne_bytes(on) != 0;
            let seconds = i32::from_ne_bytes(seconds).max(0) as u64;
            let time = on.then(|| Duration::from_secs(seconds));
            Ok(so::set_socket_linger(fd, time)?)
        }
        (libc::IPPROTO_IP, libc::IP_ADD_MEMBERSHIP, Some(group), Some(by)) => Ok(
            so::set_ip_add_membership(fd, &Ipv4Addr::from(group), &Ipv4Addr::from(by))?,
        ),
        (libc::IPPROTO_IP, libc::IP_DROP_MEMBERSHIP, Some(group), Some(by)) => Ok(
            so::set_ip_drop_membership(fd, &Ipv4Addr::from(group), &Ipv4Addr::from(by))?,
        ),
        (_, _, Some(number), None) => set_number(fd, level, name, i32::from_ne_bytes(number)),
        _ if bytes.len() < 4 && get_number(fd, level, name).is_ok() => {
            Err(Error::from_raw_os_error(libc::EINVAL))
        }
        _ => Err(unknown()),
    }
}

/// Reads an option: a number, or bytes where a length is given.
pub fn get(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (level, name) = (args.int(vm, 1)? as i32, args.int(vm, 2)? as i32);
    let len = args.int(vm, 3)?;
    if !(0..=1024).contains(&len) {
        return Err(vm.error(Exc::OSError, "getsockopt buflen out of range"));
    }
    let fd = descriptor(vm, args)?;
    if level == libc::SOL_SOCKET && name == libc::SO_LINGER {
        let linger = so::socket_linger(&*fd).map_err(Into::into);
        let linger = done(vm, linger)?;
        let on = i32::from(linger.is_some()).to_ne_bytes();
        let seconds = linger.map_or(0, |d| d.as_secs() as i32).to_ne_bytes();
        let bytes = [on, seconds].concat();
        let shown = bytes
            .get(..(len.max(0) as usize).min(8))
            .unwrap_or_default();
        return Ok(match len {
            0 => Value::Int(i64::from(i32::from_ne_bytes(on))),
            _ => Value::Bytes(vm.heap.new_bytes(shown)),
        });
    }
    let number = get_number(&fd, level, name);
    let number = done(vm, number)?;
    if len == 0 {
        return Ok(Value::Int(number));
    }
    let bytes = (number as i32).to_ne_bytes();
    let shown = bytes
        .get(..(len.max(0) as usize).min(4))
        .unwrap_or_default();
    Ok(Value::Bytes(vm.heap.new_bytes(shown)))
}

fn get_number(fd: &OwnedFd, level: i32, name: i32) -> IoResult<i64> {
    let on = i64::from;
    let seconds = |d: Duration| d.as_secs() as i64;
    Ok(match (level, name) {
        (libc::SOL_SOCKET, libc::SO_REUSEADDR) => on(so::socket_reuseaddr(fd)?),
        (libc::SOL_SOCKET, libc::SO_REUSEPORT) => on(so::socket_reuseport(fd)?),
        (libc::SOL_SOCKET, libc::SO_KEEPALIVE) => on(so::socket_keepalive(fd)?),
        (libc::SOL_SOCKET, libc::SO_BROADCAST) => on(so::socket_broadcast(fd)?),
        (libc::SOL_SOCKET, libc::SO_OOBINLINE) => on(so::socket_oobinline(fd)?),
        (libc::SOL_SOCKET, libc::SO_ACCEPTCONN) => on(so::socket_acceptconn(fd)?),
        (libc::SOL_SOCKET, libc::SO_SNDBUF) => so::socket_send_buffer_size(fd)? as i64,
        (libc::SOL_SOCKET, libc::SO_RCVBUF) => so::socket_recv_buffer_size(fd)? as i64,
        (libc::SOL_SOCKET, libc::SO_TYPE) => i64::from(so::socket_type(fd)?.as_raw()),
        (libc::SOL_SOCKET, libc::SO_ERROR) => match so::socket_error(fd)? {
            Ok(()) => 0,
            Err(e) => i64::from(e.raw_os_error()),
        },
        (libc::IPPROTO_TCP, libc::TCP_NODELAY) => on(so::tcp_nodelay(fd)?),
        (libc::IPPROTO_TCP, KEEP_IDLE) => seconds(so::tcp_keepidle(fd)?),
        (libc::IPPROTO_TCP, libc::TCP_KEEPINTVL) => seconds(so::tcp_keepintvl(fd)?),
        (libc::IPPROTO_TCP, libc::TCP_KEEPCNT) => i64::from(so::tcp_keepcnt(fd)?),
        (libc::IPPROTO_IP, libc::IP_TTL) => i64::from(so::ip_ttl(fd)?),
        (libc::IPPROTO_IP, libc::IP_TOS) => i64::from(so::ip_tos(fd)?),
        (libc::IPPROTO_IP, libc::IP_MULTICAST_TTL) => i64::from(so::ip_multicast_ttl(fd)?),
        (libc::IPPROTO_IP, libc::IP_MULTICAST_LOOP) => on(so::ip_multicast_loop(fd)?),
        (libc::IPPROTO_IPV6, libc::IPV6_V6ONLY) => on(so::ipv6_v6only(fd)?),
        (libc::IPPROTO_IPV6, libc::IPV6_UNICAST_HOPS) => i64::from(so::ipv6_unicast_hops(fd)?),
        (libc::IPPROTO_IPV6, libc::IPV6_MULTICAST_HOPS) => i64::from(so::ipv6_multicast_hops(fd)?),
        (libc::IPPROTO_IPV6, libc::IPV6_MULTICAST_LOOP) => on(so::ipv6_multicast_loop(fd)?),
        _ => return Err(unknown()),
    })
}
