//! The numbers of descriptors as scripts know them, lent to what asks for a borrowed descriptor.
//!
//! Here because it takes one unsafe line and no other room may have one. A script may name any number, also one
//! that is closed or was never open: every use goes to the kernel, which answers EBADF. Nothing of the machine's own
//! (its poller, its bells) is ever handed to scripts by number.

use std::os::fd::{BorrowedFd, RawFd};

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
