//! Where an iteration looks at I/O, and where the process sleeps.
//!
//! On the real clock it waits for the first deadline, rounded up to whole milliseconds as asyncio does. The virtual
//! clock waits only for what is real (a socket somebody waits for), briefly, and then jumps to the deadline.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::payload::Object;
use crate::report::say_line;
use crate::sched::Ready;
use crate::vm::{Raise, Vm};
use std::time::Duration;

/// How long the virtual clock lets real peers answer before it jumps.
const REAL_PATIENCE: Duration = Duration::from_millis(20);
/// How long a loop waits before it looks for what was dropped.
const LULL: Duration = Duration::from_millis(5);
/// How long a loop naps that cannot be woken.
const NAP: Duration = Duration::from_millis(1);
/// The exit status of a program that can never go on under virtual time.
const DEADLOCK_STATUS: i64 = 3;
/// How many of the tasks that wait for ever are told.
const TOLD: usize = 100;

impl Vm {
    /// Looks at I/O; waits if nothing is ready.
    #[cold]
    pub(super) fn poll(&mut self, idle: bool) -> Result<(), Raise> {
        if self.sched.cur.own.selects {
            // It has waited by its selector.
            return Ok(());
        }
        if !idle {
            return self.poll_io(Some(Duration::ZERO));
        }
        self.check_signals()?;
        self.queue_signals()?;
        if self.sched.any_failed {
            self.settle_failures();
        }

        if !self.sched.cur.ready.is_empty() {
            return Ok(());
        }
        // Whoever reads the output sees what was printed before the program waits.
        let _ = self.out.flush();
        let next = self.sched.cur.timers.first();
        if self.sched.clock.is_virtual() {
            return self.wait_virtually(next);
        }
        let timeout = next.map(|when| self.sched.clock.wait_until(when));
        if timeout == Some(Duration::ZERO) && self.sched.io.is_empty() {
            return Ok(());
        }
        if !self.sched.any_drops || timeout.is_some_and(|t| t <= LULL) {
            return self.poll_io(timeout);
        }
        self.poll_in_two(next)
    }

    /// Waits a while; if nothing comes, the time is used to look for what was dropped, whose closing somebody may wait for.
    #[cold]
    fn poll_in_two(&mut self, next: Option<f64>) -> Result<(), Raise> {
        self.poll_io(Some(LULL))?;
        if !self.sched.cur.ready.is_empty() {
            return Ok(());
        }
        self.look_for_dropped();
        if !self.sched.cur.ready.is_empty() {
            return Ok(());
        }
        let timeout = next.map(|when| self.sched.clock.wait_until(when));
        self.poll_io(timeout)
    }

    fn wait_virtually(&mut self, next: Option<f64>) -> Result<(), Raise> {
        if self.sched.any_drops && self.sched.io.is_waited_for() {
            self.poll_io(Some(Duration::ZERO))?;
            if self.sched.cur.ready.is_empty() {
                self.look_for_dropped();
            }
            if !self.sched.cur.ready.is_empty() {
                return Ok(());
            }
        }
        if self.threads.any_other() {
            return self.wait_among_threads(next);
        }
        if self.sched.io.is_waited_for() {
            self.poll_io(Some(Duration::ZERO))?;
            if self.sched.cur.ready.is_empty() {
                let patience = next.map(|_| REAL_PATIENCE);
                self.poll_io(patience)?;
            }
            if !self.sched.cur.ready.is_empty() {
                return Ok(());
            }
        }
        match next {
            Some(when) if when.is_finite() => {
                self.sched.clock.jump(when);
                Ok(())
            }
            _ if self.sched.io.is_waited_for() => Ok(()),
            // A signal may come and wake somebody.
            _ if self.signals.any_handled() => self.poll_io(None),
            _ => Err(self.deadlock()),
        }
    }

    /// Virtual time passes only when every thread waits.
    fn wait_among_threads(&mut self, next: Option<f64>) -> Result<(), Raise> {
        let until = next.unwrap_or(f64::INFINITY);
        let is_waited_for = self.sched.io.is_waited_for();
        if is_waited_for {
            self.poll_io(Some(Duration::ZERO))?;
        }
        let idle = self.sched.cur.ready.is_empty();
        if idle && !is_waited_for && self.pass_time(until) {
            return Ok(());
        }
        if idle {
            self.threads.set_waits(Some(until));
            let polled = self.poll_io(Some(NAP));
            self.threads.set_waits(None);
            polled?;
            if is_waited_for && self.sched.cur.ready.is_empty() {
                self.pass_time(until);
            }
        }
        Ok(())
    }

    /// Nothing can ever wake anyone: says so and ends the program.
    fn deadlock(&mut self) -> Raise {
        say_line("aster: deadlock: nothing is left that could wake the program");
        let waiting: Vec<_> = self.sched.cur.tasks.iter().flatten().copied().collect();
        self.sched.names_waits = true;
        for &task in waiting.iter().take(TOLD) {
            let shown = self.show(Value::Task(task));
            say_line(format_args!("  {shown}"));
        }
        self.sched.names_waits = false;
        if waiting.len() > TOLD {
            say_line(format_args!("  and {} more", waiting.len() - TOLD));
        }
        self.system_exit(Some(Value::Int(DEADLOCK_STATUS)))
    }

    pub(super) fn poll_io(&mut self, timeout: Option<Duration>) -> Result<(), Raise> {
        // What is ready for another thread's loop is no reason not to wait: that thread could not go on.
        let cur = &self.sched.cur;
        let begun = self.sched.io.begin(timeout, |key| cur.watches(key));
        let (poller, wait) = match begun {
            Ok(begun) => begun,
            Err(e) => return Err(self.os_error(&e, None)),
        };
        let (poller, waited) = match poller {
            Some(mut poller) if wait == Some(Duration::ZERO) => {
                let waited = poller.wait(wait);
                (Some(poller), waited)
            }
            Some(mut poller) => self.block(move || {
                let waited = poller.wait(wait);
                (Some(poller), waited)
            }),
            // Another thread's loop waits there, and sees what comes for this one too.
            None => {
                let nap = wait.unwrap_or(NAP).min(NAP);
                self.block(move || std::thread::sleep(nap));
                (None, Ok(()))
            }
        };
        let cur = &self.sched.cur;
        let ready = self.sched.io.finish(poller, |key| cur.watches(key));
        if let Err(e) = waited {
            return Err(self.os_error(&e, None));
        }
        for r in ready {
            let Some(&(reader, writer)) = self.sched.cur.watchers.get(&(r.key as u32)) else {
                continue;
            };
            let mut push = |handle: Option<Gc<Object>>| {
                if let Some(handle) = handle {
                    self.sched.cur.push(Ready::Call(handle));
                }
            };
            if r.read {
                push(reader);
            }
            if r.write {
                push(writer);
            }
        }
        self.check_signals()?;
        self.queue_signals()
    }
}
