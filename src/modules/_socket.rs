//! `_socket`: sockets, for `std/socket.as` and for the transports of `std/_asyncio_transports.as`.
//!
//! Descriptors never block. What the script wants to wait for is waited for here (`blocking.rs`: threads go on meanwhile) or
//! by the loop (`evented.rs`). Addresses are `address.rs`, options `options.rs`, names `names.rs`,
//! waiting for many at once `waiting.rs`.

#[path = "_socket/address.rs"]
mod address;
#[path = "_socket/blocking.rs"]
pub mod blocking;
#[path = "_socket/buffer.rs"]
mod buffer;
#[path = "_socket/evented.rs"]
mod evented;
#[path = "_socket/names.rs"]
mod names;
#[path = "_socket/options.rs"]
mod options;
#[path = "_socket/waiting.rs"]
mod waiting;

use crate::builtins::payload::own;
use crate::heap::Marker;
use crate::io::stream::Descriptor;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::vm::native::{Args, Module, NativeConst, Type, func, getter, method};
use crate::vm::{Raise, Vm};
use std::os::fd::{AsRawFd, OwnedFd};
use std::sync::Arc;

pub static MODULE: Module = Module {
    name: "_socket",
    consts: CONSTS,
    funcs: names::FUNCTIONS,
    types: &[&CHANNEL, &SOCKET, &buffer::BUFFER],
    init: None,
};

/// Gives a constant of the system under its own name.
macro_rules! constants {
    ($($name:ident)*) => { &[$((stringify!($name), NativeConst::Int(libc::$name as i64))),*] };
}

static CONSTS: &[(&str, NativeConst)] = constants! {
    AF_UNSPEC AF_UNIX AF_INET AF_INET6 AF_NETLINK AF_PACKET
    AF_ALG AF_APPLETALK AF_ASH AF_ATMPVC AF_ATMSVC AF_AX25 AF_BRIDGE AF_CAN AF_ECONET AF_IPX AF_IRDA AF_KEY AF_LLC AF_NETBEUI AF_NETROM AF_PPPOX AF_RDS AF_ROSE AF_ROUTE AF_SECURITY AF_SNA AF_TIPC AF_VSOCK AF_WANPIPE AF_X25
    ALG_OP_DECRYPT ALG_OP_ENCRYPT ALG_SET_AEAD_ASSOCLEN ALG_SET_AEAD_AUTHSIZE ALG_SET_IV ALG_SET_KEY ALG_SET_OP CAN_BCM
    CAN_EFF_FLAG CAN_EFF_MASK CAN_ERR_FLAG CAN_ERR_MASK CAN_ISOTP CAN_J1939 CAN_RAW CAN_RAW_FD_FRAMES CAN_RAW_FILTER
    CAN_RAW_JOIN_FILTERS CAN_RAW_LOOPBACK CAN_RAW_RECV_OWN_MSGS CAN_RTR_FLAG CAN_SFF_MASK EAI_OVERFLOW ETH_P_ALL IPV6_DSTOPTS
    IPV6_HOPOPTS IPV6_NEXTHOP IPV6_PATHMTU IPV6_RECVDSTOPTS IPV6_RECVHOPOPTS IPV6_RECVPATHMTU IPV6_RECVRTHDR IPV6_RTHDR
    IPV6_RTHDRDSTOPTS IP_DEFAULT_MULTICAST_LOOP IP_DEFAULT_MULTICAST_TTL IP_OPTIONS IP_RECVOPTS IP_RETOPTS J1939_EE_INFO_NONE
    J1939_EE_INFO_TX_ABORT J1939_FILTER_MAX J1939_IDLE_ADDR J1939_MAX_UNICAST_ADDR J1939_NLA_BYTES_ACKED J1939_NLA_PAD
    J1939_NO_ADDR J1939_NO_NAME J1939_NO_PGN J1939_PGN_ADDRESS_CLAIMED J1939_PGN_ADDRESS_COMMANDED J1939_PGN_MAX
    J1939_PGN_PDU1_MAX J1939_PGN_REQUEST NETLINK_CRYPTO NETLINK_DNRTMSG NETLINK_FIREWALL NETLINK_IP6_FW NETLINK_NFLOG
    NETLINK_ROUTE NETLINK_USERSOCK NETLINK_XFRM NI_IDN NI_MAXHOST PACKET_BROADCAST PACKET_HOST PACKET_LOOPBACK PACKET_MULTICAST
    PACKET_OTHERHOST PACKET_OUTGOING PF_CAN PF_PACKET PF_RDS SCM_J1939_DEST_ADDR SCM_J1939_DEST_NAME SCM_J1939_ERRQUEUE
    SCM_J1939_PRIO SOL_ALG SOL_CAN_BASE SOL_CAN_RAW SOL_RDS SOL_TIPC SO_BINDTOIFINDEX SO_J1939_ERRQUEUE SO_J1939_FILTER
    SO_J1939_PROMISC SO_J1939_SEND_PRIO SO_PASSSEC SO_PEERSEC TCP_CC_INFO TCP_FASTOPEN_KEY TCP_FASTOPEN_NO_COOKIE TCP_INQ
    TCP_MD5SIG TCP_MD5SIG_EXT TCP_QUEUE_SEQ TCP_REPAIR TCP_REPAIR_OPTIONS TCP_REPAIR_QUEUE TCP_REPAIR_WINDOW TCP_SAVED_SYN
    TCP_SAVE_SYN TCP_ZEROCOPY_RECEIVE VMADDR_CID_ANY VMADDR_CID_HOST VMADDR_PORT_ANY
    SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_SEQPACKET SOCK_RDM SOCK_NONBLOCK SOCK_CLOEXEC
    SOL_SOCKET SO_REUSEADDR SO_REUSEPORT SO_KEEPALIVE SO_BROADCAST SO_LINGER SO_SNDBUF SO_RCVBUF SO_ERROR SO_TYPE
    SO_ACCEPTCONN SO_OOBINLINE SO_SNDTIMEO SO_RCVTIMEO SO_RCVLOWAT SO_SNDLOWAT SO_DOMAIN SO_PROTOCOL SO_BINDTODEVICE SO_PRIORITY
    SO_PEERCRED SO_PASSCRED SO_DONTROUTE SCM_RIGHTS SCM_CREDENTIALS
    SOL_IP SOL_TCP SOL_UDP SO_DEBUG SO_MARK SO_INCOMING_CPU
    IPPROTO_AH IPPROTO_DSTOPTS IPPROTO_EGP IPPROTO_ESP IPPROTO_FRAGMENT IPPROTO_GRE IPPROTO_HOPOPTS IPPROTO_IDP IPPROTO_IGMP IPPROTO_IPIP
    IPPROTO_MPTCP IPPROTO_NONE IPPROTO_PIM IPPROTO_PUP IPPROTO_ROUTING IPPROTO_RSVP IPPROTO_SCTP IPPROTO_TP IPPROTO_UDPLITE
    TCP_FASTOPEN_CONNECT TCP_NOTSENT_LOWAT TCP_TIMESTAMP TCP_THIN_DUPACK TCP_THIN_LINEAR_TIMEOUTS TCP_ULP
    IP_PKTINFO IP_RECVTOS IP_TRANSPARENT IP_BIND_ADDRESS_NO_PORT IP_ADD_SOURCE_MEMBERSHIP IP_DROP_SOURCE_MEMBERSHIP IP_BLOCK_SOURCE IP_UNBLOCK_SOURCE
    IPV6_CHECKSUM IPV6_HOPLIMIT IPV6_PKTINFO IPV6_RECVPKTINFO IPV6_RECVHOPLIMIT IPV6_RECVTCLASS IPV6_TCLASS IPV6_DONTFRAG
    IPPROTO_IP IPPROTO_TCP IPPROTO_UDP IPPROTO_IPV6 IPPROTO_ICMP IPPROTO_ICMPV6 IPPROTO_RAW
    TCP_NODELAY TCP_KEEPINTVL TCP_KEEPCNT TCP_MAXSEG TCP_CORK TCP_SYNCNT TCP_LINGER2 TCP_DEFER_ACCEPT TCP_WINDOW_CLAMP
    TCP_INFO TCP_QUICKACK TCP_CONGESTION TCP_USER_TIMEOUT TCP_FASTOPEN
    IP_TTL IP_MULTICAST_TTL IP_MULTICAST_LOOP IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP IP_TOS IP_MULTICAST_IF IP_HDRINCL
    IPV6_V6ONLY IPV6_UNICAST_HOPS IPV6_MULTICAST_HOPS IPV6_MULTICAST_LOOP IPV6_MULTICAST_IF
    MSG_PEEK MSG_WAITALL MSG_DONTWAIT MSG_OOB MSG_TRUNC MSG_NOSIGNAL MSG_MORE MSG_CTRUNC MSG_DONTROUTE MSG_EOR
    MSG_ERRQUEUE MSG_CONFIRM MSG_FASTOPEN MSG_CMSG_CLOEXEC
    SHUT_RD SHUT_WR SHUT_RDWR SOMAXCONN
    POLLIN POLLPRI POLLOUT POLLERR POLLHUP POLLNVAL
    AI_PASSIVE AI_CANONNAME AI_NUMERICHOST AI_NUMERICSERV AI_ADDRCONFIG AI_ALL AI_V4MAPPED
    NI_NUMERICHOST NI_NUMERICSERV NI_NAMEREQD NI_DGRAM NI_NOFQDN
    EAI_AGAIN EAI_BADFLAGS EAI_FAIL EAI_FAMILY EAI_MEMORY EAI_NONAME EAI_SERVICE EAI_SOCKTYPE EAI_SYSTEM EAI_NODATA
};

/// A socket, or the end of a pipe.
pub struct Channel {
    /// None once it was closed.
    fd: Option<Descriptor>,
    family: i32,
    kind: i32,
    proto: i32,
    /// How long an operation waits, in seconds: None for ever, 0 not at all.
    timeout: Option<f64>,
    /// The loop that watches it; what is asked for while none runs is meant for that one. 0 before there is one.
    watcher: u32,
}

impl Payload for Channel {
    fn trace(&self, _: &mut Marker) {}
}

impl Channel {
    /// Takes a descriptor that is no socket, or of which it does not matter which it is.
    pub fn of(fd: OwnedFd) -> Channel {
        Channel {
            fd: Some(Arc::new(fd)),
            family: 0,
            kind: 0,
            proto: 0,
            timeout: None,
            watcher: 0,
        }
    }

    /// Takes a connection that this socket has accepted: it is of the same kind.
    pub fn accepted(&self, fd: OwnedFd) -> Channel {
        Channel {
            family: self.family,
            kind: self.kind,
            proto: self.proto,
            ..Channel::of(fd)
        }
    }
}

/// What the loop does with a descriptor.
static CHANNEL: Type = Type {
    name: "Channel",
    module: "_socket",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, *args, **kwargs)", new)),
    funcs: &[
        method("_accept_now(self)", evented::accept),
        method("_recv_now(self)", evented::recv),
        method("_recv_to(self, buffer, waiter)", evented::recv_to),
        method("_recv_into_now(self, buffer)", evented::recv_into),
        method("_recvfrom_now(self, size)", evented::recv_from),
        method("_send_now(self, data)", evented::send),
        method("_sendto_now(self, data, address=...)", evented::send_to),
        method("_connect_result(self)", evented::connect_result),
        method("_on_read(self, callback, *args)", evented::on_read),
        method("_on_write(self, callback, *args)", evented::on_write),
        method("_adopt(self, other)", adopt),
        method("close(self)", close),
        method("fileno(self)", fileno),
        getter("_open", |vm, args| {
            Ok(Value::bool(channel(vm, args)?.fd.is_some()))
        }),
    ],
    doc: "A descriptor the loop reads and writes.",
};

static SOCKET: Type = Type {
    name: "socket",
    module: "_socket",
    base: "Channel",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, *args, **kwargs)", new)),
    funcs: blocking::METHODS,
    doc: "A socket.",
};

fn new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let closed = Channel {
        fd: None,
        family: libc::AF_INET,
        kind: libc::SOCK_STREAM,
        proto: 0,
        timeout: None,
        watcher: 0,
    };
    vm.new_payload(args.get(0), closed)
}

/// Makes the object of a channel, of a class of this module.
pub fn object(vm: &mut Vm, class: &str, channel: Channel) -> Result<Value, Raise> {
    let module = vm.import_module("_socket")?;
    vm.root(module);
    let name = vm.intern(class);
    match vm.get_attr(module, name)? {
        Value::Class(class) => Ok(vm.object_of(class, channel)),
        other => Err(vm.wrong_type("type", other)),
    }
}

fn channel(vm: &mut Vm, args: Args) -> Result<&mut Channel, Raise> {
    let own = own::<Channel>(vm, args.get(0))?;
    Ok(own.get_mut(&mut vm.heap))
}

/// Gives the descriptor, or the error of a closed one.
fn descriptor(vm: &mut Vm, args: Args) -> Result<Descriptor, Raise> {
    match &channel(vm, args)?.fd {
        Some(fd) => Ok(Arc::clone(fd)),
        None => Err(closed(vm)),
    }
}

fn closed(vm: &mut Vm) -> Raise {
    let closed = std::io::Error::from_raw_os_error(libc::EBADF);
    vm.os_error(&closed, None)
}

/// Turns a failure of the system into an OSError.
fn done<T>(vm: &mut Vm, result: std::io::Result<T>) -> Result<T, Raise> {
    result.map_err(|e| vm.os_error(&e, None))
}

/// Takes the descriptor of another object, which is closed then.
fn adopt(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let other = own::<Channel>(vm, args.get(1))?;
    let from = other.get_mut(&mut vm.heap);
    let taken = Channel {
        fd: from.fd.take(),
        ..*from
    };
    *channel(vm, args)? = taken;
    Ok(Value::None)
}

fn close(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(fd) = channel(vm, args)?.fd.take() else {
        return Ok(Value::None);
    };
    vm.unwatch(fd.as_raw_fd());
    // One that a thread still waits on is closed when that gives it back.
    let closed = match Arc::try_unwrap(fd) {
        Ok(fd) => nix::unistd::close(fd),
        Err(_) => Ok(()),
    };
    match closed {
        Ok(()) | Err(nix::Error::ECONNRESET) => Ok(Value::None),
        Err(problem) => Err(vm.os_error(&problem.into(), None)),
    }
}

fn fileno(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let number = channel(vm, args)?.fd.as_ref().map(|fd| fd.as_raw_fd());
    Ok(Value::Int(i64::from(number.unwrap_or(-1))))
}
