//! Ctrl-C: the signal's arrival as a flag to read and a descriptor that wakes the poll.
//!
//! The handler does nothing but set the flag and write a byte; the machine reads the flag at safepoints and after
//! each poll. Where SIGINT is ignored when the process starts, it stays ignored.

use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

static FLAG: OnceLock<Arc<AtomicBool>> = OnceLock::new();
static CAUGHT: OnceLock<bool> = OnceLock::new();

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
pub fn wake_up() -> std::io::Result<UnixStream> {
    let (read, write) = UnixStream::pair()?;
    read.set_nonblocking(true)?;
    write.set_nonblocking(true)?;
    if catch() {
        signal_hook::low_level::pipe::register(signal_hook::consts::SIGINT, write)?;
    }
    Ok(read)
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
