//! Messages that pass open descriptors from one process to another over Unix sockets.
//!
//! As in `stream.rs`, an operation says `None` where it would have to wait.

use super::stream::attempt;
use rustix::net::{
    self, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, SocketAddrAny,
};
use std::io::{IoSlice, IoSliceMut, Result};
use std::mem::MaybeUninit;
use std::os::fd::{BorrowedFd, OwnedFd};

/// What a message brought.
pub struct Message {
    pub bytes: usize,
    /// The system's flags on it: what was cut off.
    pub flags: u32,
    pub from: Option<SocketAddrAny>,
    pub descriptors: Vec<OwnedFd>,
}

/// Sends bytes and descriptors as one message.
pub fn send(
    fd: &OwnedFd,
    bytes: &[u8],
    descriptors: &[BorrowedFd],
    flags: SendFlags,
    to: Option<&SocketAddrAny>,
) -> Result<Option<usize>> {
    let slices = [IoSlice::new(bytes)];
    let flags = flags | SendFlags::NOSIGNAL;
    let mut room = vec![MaybeUninit::uninit(); space(descriptors.len())];
    attempt(|| {
        let mut control = SendAncillaryBuffer::new(&mut room);
        if !descriptors.is_empty() {
            control.push(SendAncillaryMessage::ScmRights(descriptors));
        }
        match to {
            Some(to) => net::sendmsg_addr(fd, to, &slices, &mut control, flags),
            None => net::sendmsg(fd, &slices, &mut control, flags),
        }
    })
}

/// Receives a message, with as many descriptors as fit into `room` bytes.
pub fn recv(
    fd: &OwnedFd,
    into: &mut [u8],
    room: usize,
    flags: RecvFlags,
) -> Result<Option<Message>> {
    let mut room = vec![MaybeUninit::uninit(); room];
    let len = into.len();
    attempt(|| {
        let mut control = RecvAncillaryBuffer::new(&mut room);
        let got = net::recvmsg(fd, &mut [IoSliceMut::new(into)], &mut control, flags)?;
        let mut descriptors = Vec::new();
        for message in control.drain() {
            if let RecvAncillaryMessage::ScmRights(passed) = message {
                descriptors.extend(passed);
            }
        }
        Ok(Message {
            bytes: got.bytes.min(len),
            flags: got.flags.bits(),
            from: got.address,
            descriptors,
        })
    })
}

/// Says how many bytes so many descriptors take beside a message.
fn space(count: usize) -> usize {
    match count {
        0 => 0,
        count => rustix::cmsg_aligned_space!(ScmRights(count)),
    }
}
