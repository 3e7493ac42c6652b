//! The numbers of descriptors as scripts know them, lent to what asks for a borrowed descriptor, or handed over.
//!
//! Here because it takes unsafe lines and no other room may have one. A script may name any number, also one
//! that is closed or was never open: every use goes to the kernel, which answers EBADF. Nothing of the machine's own
//! (its poller, its bells) is ever handed to scripts by number.

use std::os::fd::{BorrowedFd, FromRawFd, OwnedFd, RawFd};

/// Lends the descriptor of a number; `None` if no descriptor can have it.
pub fn borrow_fd(number: RawFd) -> Option<BorrowedFd<'static>> {
    if number < 0 {
        return None;
    }
    debug_assert_ne!(number, -1);
    // SAFETY: the number is not -1, the one value the type excludes. No memory hangs on the descriptor: if it is not
    // open, or another file by now, the system call says so or works on that file, as in C.
    Some(unsafe { BorrowedFd::borrow_raw(number) })
}

/// Hands over the descriptor of a number, which is closed with what takes it; an error if it is not open.
pub fn take_fd(number: RawFd) -> std::io::Result<OwnedFd> {
    let bad = || std::io::Error::from_raw_os_error(libc::EBADF);
    let lent = borrow_fd(number).ok_or_else(bad)?;
    rustix::io::fcntl_getfd(lent)?;
    // SAFETY: the number is not -1, and open. Where the script lets two objects have it, the second close says EBADF, or
    // closes what has the number by then, as in C; no memory hangs on it.
    Ok(unsafe { OwnedFd::from_raw_fd(number) })
}
