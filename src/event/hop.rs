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
    /// The task's step that runs has stopped. If the next entry of the same iteration is
    /// another task's, acts on the outcome and enters that; false, with nothing done, if that is for the iteration to do.
    #[inline]
    pub fn hop(&mut self, outcome: Outcome) -> bool {
        let cur = &self.sched.cur;
        if cur.batch == 0 || self.sched.context.is_some() {
            return false;
        }
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
            Outcome::Return(_) => true,
            Outcome::Raise => false,
        };
        if !is_plain || !self.hop_into(root) {
            return false;
        }
        task.get_mut(&mut self.heap).context = None;
        let cur = &mut self.sched.cur;
        cur.ready.drop_front();
        cur.batch -= 1;
        cur.current = Some(next);
        cur.hopped = Some(next);
        match outcome {
            Outcome::Yield(_) => cur.push(Ready::Step(task)),
            Outcome::Await(awaited) => self.park(task, awaited),
            Outcome::Return(value) => self.finish(task, value),
            Outcome::Raise => {}
        }
        next.get_mut(&mut self.heap).waiting = Value::Unset;
        true
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
                        .is_some_and(|c| c.loop_id == t.core.loop_id))
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
