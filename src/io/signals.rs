//! Signals: which have arrived, as flags to read, and the descriptors that wake who waits.
//!
//! The handler does nothing but set flags and write a byte; the machine reads the flags at safepoints and after each
//! poll, on its main thread. A signal is caught from the moment somebody wants it and stays so: its default is then carried
//! out from inside the handler. Where SIGINT is ignored when the process starts, it stays ignored.
//! What a script wants done about each signal is `vm/signals.rs`.

use nix::sys::signal::{SigSet, SigmaskHow};
use signal_hook::consts::{SIGFPE, SIGILL, SIGINT, SIGKILL, SIGSEGV, SIGSTOP};
use signal_hook::{flag, low_level};
use std::fs::File;
use std::io::{Error, Read, Result};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

/// One more than the highest number of a signal.
pub const COUNT: usize = if cfg!(target_os = "linux") { 65 } else { 32 };

/// One signal's flags.
#[derive(Default)]
struct Flags {
    arrived: Arc<AtomicBool>,
    /// Its default is to be carried out when it comes.
    default: Arc<AtomicBool>,
}

struct Table {
    /// Some signal has arrived.
    any: Arc<AtomicBool>,
    flags: Vec<Flags>,
}

/// Which signals are caught, and who is to be woken by them.
#[derive(Default)]
struct Caught {
    signals: Vec<i32>,
    bells: Vec<UnixStream>,
}

static TABLE: OnceLock<Table> = OnceLock::new();
static CAUGHT: Mutex<Option<Caught>> = Mutex::new(None);
static IGNORED: OnceLock<u64> = OnceLock::new();

fn table() -> &'static Table {
    TABLE.get_or_init(|| Table {
        any: Arc::default(),
        flags: (0..COUNT).map(|_| Flags::default()).collect(),
    })
}

fn flags(signal: i32) -> Option<&'static Flags> {
    table().flags.get(usize::try_from(signal).ok()?)
}

/// Does something with the list of what is caught.
fn with_caught<R>(run: impl FnOnce(&mut Caught) -> R) -> R {
    let mut caught = match CAUGHT.lock() {
        Ok(caught) => caught,
        Err(poisoned) => poisoned.into_inner(),
    };
    run(caught.get_or_insert_default())
}

/// Gives the flag that says that some signal has arrived; whoever looks which clears it.
pub fn flag() -> &'static AtomicBool {
    &table().any
}

/// Takes the signals that have arrived, lowest number first, until `act` fails; the others stay.
pub fn take_arrived<E>(
    mut act: impl FnMut(i32) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    flag().store(false, Ordering::Relaxed);
    for (signal, flags) in table().flags.iter().enumerate() {
        if flags.arrived.load(Ordering::Relaxed) && flags.arrived.swap(false, Ordering::Relaxed) {
            let acted = act(signal as i32);
            if acted.is_err() {
                flag().store(true, Ordering::Relaxed);
                return acted;
            }
        }
    }
    Ok(())
}

/// Makes it look as if a signal had arrived.
pub fn simulate(signal: i32) {
    if let Some(flags) = flags(signal) {
        flags.arrived.store(true, Ordering::Relaxed);
        flag().store(true, Ordering::Relaxed);
    }
}

/// Forgets a Ctrl-C that nobody has acted on.
pub fn forget_interrupt() {
    if let Some(flags) = flags(SIGINT) {
        flags.arrived.store(false, Ordering::Relaxed);
    }
}

/// Tells whether the kernel would refuse to have a signal caught.
pub fn is_uncatchable(signal: i32) -> bool {
    // 32 and 33 belong to the library of threads.
    matches!(signal, SIGKILL | SIGSTOP) || cfg!(target_os = "linux") && matches!(signal, 32 | 33)
}

/// Tells whether a signal means a fault of the process itself: such are not caught, only simulated.
pub fn is_fault(signal: i32) -> bool {
    matches!(signal, SIGILL | SIGFPE | SIGSEGV)
}

/// Catches a signal from now on.
pub fn catch(signal: i32) -> Result<()> {
    let Some(flags) = flags(signal).filter(|_| !is_uncatchable(signal)) else {
        return Err(Error::from_raw_os_error(libc::EINVAL));
    };
    flags.default.store(false, Ordering::Relaxed);
    if is_fault(signal) {
        return Ok(());
    }
    with_caught(|caught| {
        if caught.signals.contains(&signal) {
            return Ok(());
        }
        // The order matters: first the default, which may end the process, then the flags, then who is woken by them.
        // A signal without a default that can be carried out from a handler has none to carry out.
        let _ = flag::register_conditional_default(signal, Arc::clone(&flags.default));
        flag::register(signal, Arc::clone(&flags.arrived))?;
        flag::register(signal, Arc::clone(&table().any))?;
        for bell in &caught.bells {
            low_level::pipe::register(signal, bell.try_clone()?)?;
        }
        caught.signals.push(signal);
        Ok(())
    })
}

/// Has a signal do what it does by default from now on.
pub fn set_default(signal: i32) -> Result<()> {
    let is_plain = with_caught(|caught| !caught.signals.contains(&signal));
    if is_plain && !is_ignored(signal) {
        let known = flags(signal).is_some() && !is_uncatchable(signal);
        return known
            .then_some(())
            .ok_or_else(|| Error::from_raw_os_error(libc::EINVAL));
    }
    catch(signal)?;
    if let Some(flags) = flags(signal) {
        flags.default.store(true, Ordering::Relaxed);
    }
    Ok(())
}

/// Starts to catch Ctrl-C unless it is ignored.
pub fn catch_interrupt() {
    if !is_ignored(SIGINT) {
        // Without it Ctrl-C ends the process, which is as good.
        let _ = catch(SIGINT);
    }
}

/// Gives a descriptor that becomes readable when a signal arrives that is caught now or later.
pub fn wake_up() -> Result<UnixStream> {
    let (read, write) = UnixStream::pair()?;
    read.set_nonblocking(true)?;
    write.set_nonblocking(true)?;
    catch_interrupt();
    with_caught(|caught| {
        for &signal in &caught.signals {
            low_level::pipe::register(signal, write.try_clone()?)?;
        }
        caught.bells.push(write);
        Ok(read)
    })
}

/// Tells whether a signal was ignored when the process began, as the shell does for background jobs.
pub fn is_ignored(signal: i32) -> bool {
    let mask = *IGNORED.get_or_init(|| {
        // In one piece: the kernel counts all of it up anew for each part that is read.
        let mut status = Vec::with_capacity(8 << 10);
        let _ = File::open("/proc/self/status")
            .and_then(|file| file.take(8 << 10).read_to_end(&mut status));
        let status = String::from_utf8_lossy(&status);
        let line = status.lines().find_map(|l| l.strip_prefix("SigIgn:"));
        line.and_then(|l| u64::from_str_radix(l.trim(), 16).ok())
            .unwrap_or(0)
    });
    let bit = u32::try_from(signal - 1).ok();
    bit.and_then(|bit| mask.checked_shr(bit)).unwrap_or(0) & 1 != 0
}

/// Keeps all signals from the calling thread and from those it starts; gives what it kept from itself before.
pub fn hold_back() -> SigSet {
    // A thread that takes them after all only sets the flags.
    let before = SigSet::all().thread_swap_mask(SigmaskHow::SIG_BLOCK);
    before.unwrap_or_else(|_| SigSet::empty())
}

/// Lets the calling thread take signals but for those of a set.
pub fn hold_only(set: SigSet) {
    let _ = set.thread_set_mask();
}

/// Ends the process as if nobody had caught the signal, so that a parent sees what happened.
pub fn die(signal: i32) -> ! {
    let _ = low_level::emulate_default_handler(signal);
    std::process::exit(128 + signal)
}
