//! Waits that a signal ends: for a time, for a descriptor.
//!
//! They fail with `Interrupted` when a signal has arrived that nobody has looked at, so that the main thread acts on it
//! and waits on. On other threads signals end no wait. Nothing here needs the machine: callers hand it to others meanwhile.

use super::signals;
use rustix::event::{PollFd, PollFlags, poll};
use std::io::{ErrorKind, Read, Result};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::OnceLock;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// What ends the waits below; none where it cannot be made.
static BELL: OnceLock<Option<UnixStream>> = OnceLock::new();

/// Who waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// The thread that acts on signals.
    Main,
    Other,
}

/// Waits until a descriptor is ready (`PollFlags::IN` or `OUT`), or for a time; true if it is ready. On the main thread
/// it fails with `Interrupted` when a signal arrives.
pub fn wait(fd: Option<(BorrowedFd, PollFlags)>, time: Option<Duration>, who: Who) -> Result<bool> {
    let bell = match who {
        Who::Main => BELL.get_or_init(|| signals::wake_up().ok()).as_ref(),
        Who::Other => None,
    };
    let end = time.and_then(|t| Instant::now().checked_add(t));
    loop {
        if who == Who::Main && signals::flag().load(Ordering::Relaxed) {
            return Err(ErrorKind::Interrupted.into());
        }
        let bell = bell.map(|b| (b.as_fd(), PollFlags::IN));
        let mut fds: Vec<PollFd> = fd
            .into_iter()
            .chain(bell)
            .map(|(fd, flags)| PollFd::from_borrowed_fd(fd, flags))
            .collect();
        let left = end.map(|end| end.saturating_duration_since(Instant::now()));
        let limit = left.and_then(|left| rustix::event::Timespec::try_from(left).ok());
        let awake = match poll(&mut fds, limit.as_ref()) {
            Err(rustix::io::Errno::INTR) => continue,
            other => other?,
        };
        if fd.is_some() && !fds[0].revents().is_empty() {
            return Ok(true);
        }
        if awake == 0 {
            return Ok(false);
        }
        let mut bytes = [0; 64];
        while matches!(BELL.get().and_then(Option::as_ref).map(|mut b| b.read(&mut bytes)), Some(Ok(n)) if n > 0)
        {
        }
    }
}

/// Sleeps; fails with `Interrupted` when a signal arrives.
pub fn sleep(time: Duration) -> Result<()> {
    wait(None, Some(time), Who::Main).map(drop)
}
