//! Hop: from one task's step straight into the next one's, without leaving the interpreter loop.
//!
//! A step ends by returning from `run` to the iteration, which acts on its outcome, takes the next entry and enters `run` again. Where
//! both steps are plain ones that round trip is most of a switch, so `run` asks here first. What is done is exactly what
//! the iteration would do, in its order; whatever is not plain (a context, a cancellation, an exception) is left to it.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::frame::Frame;
use crate::object::future::{Core, Status};
use crate::object::task::{NOWHERE, Task};
use crate::sched::Ready;
use crate::vm::{Outcome, Vm};

impl Vm {
    /// The task's step that runs has stopped. If the next entry of the same iteration is another task's, or of
    /// the next iteration where nothing else is due between the two, acts on the outcome and enters that; false,
    /// with nothing done, if that is for the iteration to do.
    #[inline]
    pub fn hop(&mut self, outcome: Outcome) -> bool {
        let is_last = self.sched.cur.batch == 0;
        if self.sched.context.is_some() || is_last && !self.may_begin() {
            return false;
        }
        let cur = &self.sched.cur;
        let next = match cur.ready.front() {
            Some(&(Ready::Step(next) | Ready::Wake(next))) => next,
            _ => return false,
        };
        let Some(root) = self.plain_step(next) else {
            return false;
        };
        let Some(task) = cur.current else {
            return false;
        };
        let is_plain = match outcome {
            Outcome::Yield(value) => value.is_none(),
            Outcome::Await(awaited) => self.is_plain_wait(task, awaited),
            Outcome::Return(_) => self.sched.cur.asyncgens.is_empty(),
            Outcome::Raise => false,
        };
        if !is_plain || !self.hop_into(root) {
            return false;
        }
        task.get_mut(&mut self.heap).context = None;
        let cur = &mut self.sched.cur;
        cur.ready.drop_front();
        if !is_last {
            cur.batch -= 1;
        }
        cur.current = Some(next);
        cur.hopped = Some(next);
        match outcome {
            Outcome::Yield(_) => cur.push(Ready::Step(task)),
            Outcome::Await(awaited) => self.park(task, awaited),
            Outcome::Return(value) => self.finish(task, value),
            Outcome::Raise => {}
        }
        if is_last {
            let cur = &mut self.sched.cur;
            cur.iterations += 1;
            // What has been queued since belongs to the new iteration.
            cur.batch = cur.ready.len();
        }
        next.get_mut(&mut self.heap).waiting = Value::Unset;
        true
    }

    /// Tells whether the next iteration would begin with its entries: no timer, no look at I/O, no end of the loop.
    #[inline]
    fn may_begin(&mut self) -> bool {
        let cur = &self.sched.cur;
        cur.may_begin
            && !cur.stopping
            && !cur.debug
            && cur.timers.is_empty()
            && !cur.ready.is_empty()
            && !self.sched.io.wants_poll()
    }

    /// Tells whether parking a task runs no script code and cancels nothing.
    #[inline]
    fn is_plain_wait(&self, task: Gc<Task>, awaited: Value) -> bool {
        let t = task.get(&self.heap);
        !t.must_cancel
            && (matches!(awaited, Value::Ready(_))
                || !awaited.is(Value::Task(task))
                    && awaited
                        .core(&self.heap)
                        .is_some_and(|c| c.loop_id == t.core.loop_id && !c.has_own_ways()))
    }

    /// Gives the coroutine of a task whose step sends None to a frame, in the empty context.
    #[inline]
    fn plain_step(&self, task: Gc<Task>) -> Option<Gc<Frame>> {
        let t = task.get(&self.heap);
        if t.must_cancel || t.context.is_some() {
            return None;
        }
        let Value::Frame(root) = t.coro else {
            return None;
        };
        match t.waiting {
            Value::Unset | Value::Ready(_) => Some(root),
            waited => match waited.core(&self.heap).map(Core::status) {
                Some(Status::Result(_)) if t.timer == NOWHERE => Some(root),
                _ => None,
            },
        }
    }
}
