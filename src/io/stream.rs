//! What is done with descriptors that never block: sockets, pipes.
//!
//! Each operation says `None` where it would have to wait. Who waits then is not known here.

use rustix::io::Errno;
use rustix::net::{self, RecvFlags, SendFlags, SocketAddrAny, SocketFlags};
use std::io::Result;
use std::os::fd::OwnedFd;
use std::sync::Arc;

/// An open descriptor, shared by an object of the script and the poller.
pub type Descriptor = Arc<OwnedFd>;

/// Runs an operation, again where a signal came between; None where it would block.
pub(super) fn attempt<T>(
    mut operation: impl FnMut() -> rustix::io::Result<T>,
) -> Result<Option<T>> {
    loop {
        match operation() {
            Ok(value) => return Ok(Some(value)),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => return Ok(None),
            Err(e) => return Err(e.into()),
        }
    }
}

/// Reads what is there, at most as much as fits; 0 at the end.
pub fn read(fd: &OwnedFd, into: &mut [u8]) -> Result<Option<usize>> {
    attempt(|| rustix::io::read(fd, &mut *into))
}

/// Writes as much as goes.
pub fn write(fd: &OwnedFd, bytes: &[u8]) -> Result<Option<usize>> {
    attempt(|| rustix::io::write(fd, bytes))
}

/// Receives a message, at most as much as fits.
pub fn recv(fd: &OwnedFd, into: &mut [u8], flags: RecvFlags) -> Result<Option<usize>> {
    attempt(|| net::recv(fd, &mut *into, flags).map(|(_, n)| n.min(into.len())))
}

/// Receives a message, and says from where.
pub fn recv_from(
    fd: &OwnedFd,
    into: &mut [u8],
    flags: RecvFlags,
) -> Result<Option<(usize, Option<SocketAddrAny>)>> {
    attempt(|| net::recvfrom(fd, &mut *into, flags).map(|(_, n, from)| (n.min(into.len()), from)))
}

/// Sends a message, or as much as goes.
pub fn send(fd: &OwnedFd, bytes: &[u8], flags: SendFlags) -> Result<Option<usize>> {
    attempt(|| net::send(fd, bytes, flags | SendFlags::NOSIGNAL))
}

/// Sends a message to an address.
pub fn send_to(
    fd: &OwnedFd,
    bytes: &[u8],
    flags: SendFlags,
    to: &SocketAddrAny,
) -> Result<Option<usize>> {
    attempt(|| net::sendto(fd, bytes, flags | SendFlags::NOSIGNAL, to))
}

/// Takes one waiting connection, and says from where it comes.
pub fn accept(fd: &OwnedFd) -> Result<Option<(OwnedFd, Option<SocketAddrAny>)>> {
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    attempt(|| net::acceptfrom_with(fd, flags))
}
