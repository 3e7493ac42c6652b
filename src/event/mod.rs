//! The one loop that resumes tasks: an iteration, step by step.
//!
//! First cancelled timers are dropped. Then I/O is looked at, waiting only if nothing is ready, and its callbacks are
//! queued, behind them the timers that are due. Then as many entries run as the queue holds; what they queue runs in
//! the next iteration. An error that leaves the loop (SystemExit, KeyboardInterrupt) leaves it in the middle of the
//! batch; the rest stays queued.

pub mod asyncgen;
pub mod call;
pub mod context;
pub mod hooks;
pub mod hop;
pub mod jam;
pub mod make;
mod orphans;
mod outlive;
pub mod own;
pub mod own_loops;
pub mod own_queues;
pub mod poll;
pub mod report;
pub mod run;
pub mod show;
pub mod signals;
pub mod slow;
pub mod step;
pub mod told;
pub mod watch;

use crate::heap::Gc;
use crate::object::Value;
use crate::object::future::FutureKind;
use crate::object::task::{NOWHERE, RESTED, Task, is_sleeping};
use crate::sched::clock::RESOLUTION;
use crate::sched::{Ready, Timed};
use crate::vm::{Raise, Vm};

impl Vm {
    /// Runs iterations of the current loop until it is stopped.
    pub fn run_loop(&mut self) -> Result<(), Raise> {
        if self.sched.cur.own.any {
            return self.run_own_loop();
        }
        loop {
            self.iterate(true)?;
            if self.sched.cur.stopping {
                return self.stop_or_turn();
            }
        }
    }

    /// Runs one iteration; with `more`, also those that its steps begin.
    pub fn iterate(&mut self, more: bool) -> Result<(), Raise> {
        let cur = &mut self.sched.cur;
        cur.iterations += 1;
        cur.may_begin = more;
        if self.sched.any_by_hand {
            self.sched.cur.may_begin = false;
            self.settle_failures();
        }
        if !self.sched.iterated.is_empty() {
            self.sched.cur.may_begin = false;
            self.settle_iterated();
        }
        let cur = &mut self.sched.cur;
        if !cur.timers.is_empty() {
            cur.timers.clean();
        }
        let idle = cur.ready.is_empty() && !cur.stopping;
        if idle || self.sched.io.wants_poll() {
            self.poll(idle)?;
        }
        let cur = &mut self.sched.cur;
        if !cur.timers.is_empty() {
            let end = self.sched.clock.loop_now() + RESOLUTION;
            while let Some(key) = cur.timers.pop_due(end) {
                cur.ready.push_back(Ready::Timer(key));
            }
        }
        if cur.debug || cur.jammed.is_some() {
            let count = cur.ready.len();
            return self.run_one_by_one(count);
        }
        cur.batch = cur.ready.len();
        while self.sched.cur.batch > 0 {
            self.sched.cur.batch -= 1;
            let Some(entry) = self.sched.cur.ready.pop_front() else {
                break;
            };
            match entry {
                Ready::Step(task) => self.step_ready(task)?,
                Ready::Wake(task) => self.wake(task)?,
                other => self.run_entry(other)?,
            }
            if self.sched.cur.batch == 0 && self.sched.cur.jammed.is_some() {
                return self.run_rest_jammed(entry);
            }
        }
        Ok(())
    }

    /// Runs an entry that is not a step.
    pub(super) fn run_entry(&mut self, entry: Ready) -> Result<(), Raise> {
        match entry {
            Ready::Step(task) => self.step_ready(task),
            Ready::Wake(task) => self.wake(task),
            Ready::Throw(task, error) => self.step_throw(task, error),
            Ready::Timer(key) => self.fire(key),
            Ready::Call(handle) => self.run_handle(handle),
            Ready::TaskScript(pair, t) => self.run_callback(pair, t.into()),
            Ready::FutureScript(pair, f) => self.run_callback(pair, f.into()),
            Ready::TaskTell(to, t) => self.told(to, t.into()),
            Ready::FutureTell(to, f) => self.told(to, f.into()),
            Ready::TaskGroup(group, t) => self.tell_group(group, t.into()),
            Ready::FutureGroup(group, f) => self.tell_group(group, f.into()),
            Ready::TaskStop(t) => self.stop_for(t.into()),
            Ready::FutureStop(f) => self.stop_for(f.into()),
            Ready::Abandoned(frame, context) => self.close_abandoned(frame, context),
            Ready::Dropped(task) => self.report_dropped(task),
            Ready::Empty => Ok(()),
        }
    }

    fn told(&mut self, to: Gc<crate::object::future::Future>, from: Value) -> Result<(), Raise> {
        self.tell_future(to, from);
        Ok(())
    }

    /// A timer's entry runs.
    fn fire(&mut self, key: u32) -> Result<(), Raise> {
        match self.sched.cur.timers.take(key) {
            None => Ok(()),
            Some(Timed::Sleep(task)) => {
                self.rest(task);
                Ok(())
            }
            Some(Timed::Release(future)) => {
                let result = match future.get(&self.heap).kind {
                    FutureKind::Rests(ref result) => **result,
                    _ => Value::None,
                };
                self.sched.resolve(&mut self.heap, future, result);
                Ok(())
            }
            Some(Timed::Handle(handle)) => self.run_handle(handle),
            Some(Timed::Timeout(timeout)) => {
                self.expire(timeout);
                Ok(())
            }
        }
    }

    /// A direct sleep is over; its task runs in the next iteration.
    fn rest(&mut self, task: Gc<Task>) {
        let t = task.get_mut(&mut self.heap);
        t.timer = NOWHERE;
        if is_sleeping(t.waiting) {
            t.waiting = RESTED;
            self.sched.cur.push(Ready::Wake(task));
        }
    }

    /// The future that `run_until_complete` waits for is done. After SystemExit or KeyboardInterrupt
    /// the loop has been left already and is not to stop again.
    fn stop_for(&mut self, future: Value) -> Result<(), Raise> {
        use crate::object::future::Status;
        if let Some(Status::Error(e)) = future.core(&self.heap).map(|c| c.status())
            && self.is_base_error(e)
        {
            return Ok(());
        }
        if self.sched.cur.own.stop {
            let event_loop = self.loop_object(self.sched.cur.id);
            return self.ask(event_loop, "stop").map(|_| ());
        }
        self.sched.cur.stopping = true;
        Ok(())
    }
}
