//! The three interval timers of a process: they send SIGALRM, SIGVTALRM or SIGPROF when they run out.
//!
//! One thread of its own, begun with the first timer, waits for them. The two that count the time the processor works look
//! at its clock again and again, so they are late rather than early.

use super::signals;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use rustix::time::{ClockId, clock_gettime};
use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

/// How often the time of the processor is looked at, at most.
const LOOK: Duration = Duration::from_millis(1);

/// How long the thread waits while no timer is set.
const LONG: Duration = Duration::from_secs(3600);

/// A timer that is set: when its clock reaches `due` it runs out, and begins again if it has an interval.
#[derive(Clone, Copy)]
struct Timer {
    due: Duration,
    interval: Duration,
}

struct Timers {
    set: [Option<Timer>; 3],
    /// The thread has begun.
    served: bool,
    epoch: Option<Instant>,
}

static TIMERS: Mutex<Timers> = Mutex::new(Timers {
    set: [None; 3],
    served: false,
    epoch: None,
});
static CHANGED: Condvar = Condvar::new();

const SIGNALS: [Signal; 3] = [Signal::SIGALRM, Signal::SIGVTALRM, Signal::SIGPROF];

fn timers() -> MutexGuard<'static, Timers> {
    match TIMERS.lock() {
        Ok(timers) => timers,
        Err(poisoned) => poisoned.into_inner(),
    }
}

impl Timers {
    /// Reads the clock of a timer.
    fn now(&mut self, which: usize) -> Duration {
        if which == 0 {
            return self.epoch.get_or_insert_with(Instant::now).elapsed();
        }
        let used = clock_gettime(ClockId::ProcessCPUTime);
        Duration::new(
            u64::try_from(used.tv_sec).unwrap_or(0),
            u32::try_from(used.tv_nsec).unwrap_or(0),
        )
    }

    /// Gives how long a timer still runs, and its interval.
    fn left(&mut self, which: usize) -> (Duration, Duration) {
        match self.set[which] {
            Some(timer) => {
                let left = timer.due.saturating_sub(self.now(which));
                (left.max(Duration::from_micros(1)), timer.interval)
            }
            None => (Duration::ZERO, Duration::ZERO),
        }
    }

    /// Sends the signals that are due; gives how long there is nothing to do.
    fn serve(&mut self) -> Option<Duration> {
        let mut pause: Option<Duration> = None;
        for (which, signal) in SIGNALS.into_iter().enumerate() {
            let Some(mut timer) = self.set[which] else {
                continue;
            };
            let now = self.now(which);
            if timer.due <= now {
                // The process is there: it is this one.
                let _ = kill(Pid::this(), signal);
                timer.due = now + timer.interval.max(Duration::from_micros(1));
                self.set[which] = (!timer.interval.is_zero()).then_some(timer);
            }
            if let Some(timer) = self.set[which] {
                let left = timer.due.saturating_sub(now);
                let left = if which == 0 { left } else { left.max(LOOK) };
                pause = Some(pause.map_or(left, |p| p.min(left)));
            }
        }
        pause
    }
}

/// The life of the thread.
fn serve() {
    let mut timers = timers();
    loop {
        let pause = timers.serve().unwrap_or(LONG);
        match CHANGED.wait_timeout(timers, pause) {
            Ok((t, _)) => timers = t,
            Err(_) => return,
        }
    }
}

/// Gives how long timer `which` (0 to 2) still runs, and its interval.
pub fn get(which: usize) -> (Duration, Duration) {
    timers().left(which)
}

/// Sets a timer, or ends it with a first time of zero; gives what `get` would have given.
pub fn set(
    which: usize,
    first: Duration,
    interval: Duration,
) -> std::io::Result<(Duration, Duration)> {
    let mut timers = timers();
    let before = timers.left(which);
    let now = timers.now(which);
    timers.set[which] = (!first.is_zero()).then(|| Timer {
        due: now + first,
        interval,
    });
    if !timers.served && !first.is_zero() {
        timers.served = true;
        // The signals are not for the thread that sends them.
        let mask = signals::hold_back();
        let begun = std::thread::Builder::new()
            .name("timers".into())
            .spawn(serve);
        signals::hold_only(mask);
        begun?;
    }
    CHANGED.notify_one();
    Ok(before)
}
