//! The OS clock and the virtual one, behind one interface.
//!
//! Deadlines are seconds as floats, as the loop's `time()` gives them. The virtual clock stands still while
//! anything is ready and jumps to the next deadline when nothing is; it never goes back. All clocks a script
//! can read (`time.monotonic`, `time.time`, `perf_counter`) ask here, so that they move together.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// How exact the loop takes its clock to be: a timer is due this much early.
pub const RESOLUTION: f64 = 1e-9;

/// Where time comes from.
#[derive(Debug)]
pub struct Clock {
    start: Instant,
    /// The monotonic time at `start`.
    base: f64,
    virtual_: Option<Virtual>,
    /// The time a loop of a script's class gives by its own `time`, as of this iteration; else NaN.
    own: f64,
}

#[derive(Debug)]
struct Virtual {
    now: f64,
    /// Wall-clock seconds at virtual zero.
    epoch: f64,
}

impl Clock {
    /// Makes the OS clock.
    pub fn real() -> Clock {
        Clock {
            start: Instant::now(),
            base: since_start(),
            virtual_: None,
            own: f64::NAN,
        }
    }

    /// Makes the virtual clock, at zero.
    pub fn virtual_time() -> Clock {
        let epoch = wall();
        Clock {
            virtual_: Some(Virtual { now: 0.0, epoch }),
            ..Clock::real()
        }
    }

    /// Tells whether time is virtual.
    pub fn is_virtual(&self) -> bool {
        self.virtual_.is_some()
    }

    /// Gives the monotonic time in seconds.
    #[inline]
    pub fn now(&self) -> f64 {
        match &self.virtual_ {
            None => self.base + self.start.elapsed().as_secs_f64(),
            Some(v) => v.now,
        }
    }

    /// Gives the time of the loop that runs.
    #[inline]
    pub fn loop_now(&self) -> f64 {
        if self.own.is_nan() {
            self.now()
        } else {
            self.own
        }
    }

    /// Tells whether the loop that runs has a time of its own.
    pub fn has_own(&self) -> bool {
        !self.own.is_nan()
    }

    /// Sets the time of the loop that runs; NaN if it is the clock's. Gives what it was.
    pub fn set_own(&mut self, time: f64) -> f64 {
        std::mem::replace(&mut self.own, time)
    }

    /// Gives the seconds since 1970.
    pub fn wall(&self) -> f64 {
        match &self.virtual_ {
            None => wall(),
            Some(v) => v.epoch + v.now,
        }
    }

    /// Moves virtual time forward to an instant of the loop's time; real time moves by itself.
    pub fn jump(&mut self, to: f64) {
        let to = if self.own.is_nan() {
            to
        } else {
            self.now() + (to - self.own)
        };
        if let Some(v) = &mut self.virtual_
            && to > v.now
            && to.is_finite()
        {
            v.now = to;
        }
    }

    /// Says how long to wait on the real clock for an instant: whole milliseconds, rounded up, as asyncio waits.
    pub fn wait_until(&self, when: f64) -> Duration {
        let seconds = (when - self.loop_now()).clamp(0.0, 24.0 * 3600.0);
        Duration::from_millis((seconds * 1e3).ceil() as u64)
    }
}

/// The seconds of the system's monotonic clock, whose zero is about the start of the machine.
fn since_start() -> f64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    now.tv_sec as f64 + now.tv_nsec as f64 * 1e-9
}

fn wall() -> f64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0.0, |d| d.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn virtual_time_moves_only_by_jumps_and_forward() {
        let mut clock = Clock::virtual_time();
        assert_eq!(clock.now(), 0.0);
        clock.jump(2.5);
        clock.jump(1.0);
        clock.jump(f64::INFINITY);
        assert_eq!(clock.now(), 2.5);
    }

    #[test]
    fn waits_are_rounded_up_to_milliseconds() {
        let clock = Clock::real();
        let wait = clock.wait_until(clock.now() + 0.0101);
        assert!(wait == Duration::from_millis(11) || wait == Duration::from_millis(10));
        assert_eq!(clock.wait_until(clock.now() - 1.0), Duration::ZERO);
    }
}
