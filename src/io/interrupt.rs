//! Ctrl-C: the signal's arrival as a flag to read and a descriptor that wakes the poll.
//!
//! The handler does nothing but set the flag and write a byte; the machine reads the flag at safepoints and after
//! each poll. Where SIGINT is ignored when the process starts, it stays ignored.

use rustix::event::{PollFd, PollFlags, poll};
use std::io::{ErrorKind, Read, Result};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

static FLAG: OnceLock<Arc<AtomicBool>> = OnceLock::new();
static CAUGHT: OnceLock<bool> = OnceLock::new();
/// What ends the waits below; none where it cannot be made.
static BELL: OnceLock<Option<UnixStream>> = OnceLock::new();

fn shared() -> &'static Arc<AtomicBool> {
    FLAG.get_or_init(Arc::default)
}

/// Gives the flag that the handler sets; whoever acts on it clears it.
pub fn flag() -> &'static AtomicBool {
    shared()
}

/// Starts to catch SIGINT, once; false if it is ignored or cannot be caught.
pub fn catch() -> bool {
    *CAUGHT.get_or_init(|| {
        !is_ignored()
            && signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(shared()))
                .is_ok()
    })
}

/// Gives a descriptor that becomes readable when SIGINT arrives, which is caught from now on.
pub fn wake_up() -> Result<UnixStream> {
    let (read, write) = UnixStream::pair()?;
    read.set_nonblocking(true)?;
    write.set_nonblocking(true)?;
    if catch() {
        signal_hook::low_level::pipe::register(signal_hook::consts::SIGINT, write)?;
    }
    Ok(read)
}

/// Waits until a descriptor can be read, or for a time; fails with `Interrupted` when SIGINT arrives.
fn wait(fd: Option<BorrowedFd>, time: Option<Duration>) -> Result<()> {
    let bell = BELL.get_or_init(|| wake_up().ok());
    let end = time.and_then(|t| Instant::now().checked_add(t));
    loop {
        if flag().load(Ordering::Relaxed) {
            return Err(ErrorKind::Interrupted.into());
        }
        let mut fds: Vec<PollFd> = fd
            .into_iter()
            .chain(bell.as_ref().map(AsFd::as_fd))
            .map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN))
            .collect();
        let left = end.map(|end| end.saturating_duration_since(Instant::now()));
        let limit = left.and_then(|left| rustix::event::Timespec::try_from(left).ok());
        let awake = match poll(&mut fds, limit.as_ref()) {
            Err(rustix::io::Errno::INTR) => continue,
            other => other?,
        };
        if fd.is_some() && !fds[0].revents().is_empty() || awake == 0 {
            return Ok(());
        }
        let mut bytes = [0; 64];
        while matches!(bell.as_ref().map(|mut b| b.read(&mut bytes)), Some(Ok(n)) if n > 0) {}
    }
}

/// Sleeps; fails with `Interrupted` when SIGINT arrives.
pub fn sleep(time: Duration) -> Result<()> {
    wait(None, Some(time))
}

/// Reads from standard input; fails with `Interrupted` when SIGINT arrives while there is nothing to read.
pub fn read_stdin(into: &mut [u8]) -> Result<usize> {
    let stdin = std::io::stdin();
    wait(Some(stdin.as_fd()), None)?;
    Ok(rustix::io::read(&stdin, into)?)
}

/// Tells whether SIGINT is ignored, as the shell does for background jobs.
fn is_ignored() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("SigIgn:"));
    let mask = line
        .and_then(|l| u64::from_str_radix(l.trim(), 16).ok())
        .unwrap_or(0);
    mask & (1 << (signal_hook::consts::SIGINT - 1)) != 0
}

/// Ends the process as if nobody had caught the signal, so that a parent sees what happened.
pub fn die() -> ! {
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGINT);
    std::process::exit(130)
}
