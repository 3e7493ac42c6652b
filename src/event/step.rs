//! One step of a task: resume its coroutine, act on how it stopped.
//!
//! The order of what happens here is CPython's `Task.__step`: a cancellation that waits is thrown first, the task
//! is current while its coroutine runs, and what it waits for learns of it before a late cancellation is passed on.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::{Exc, Exception};
use crate::object::future::{Callback, Core, State, Status, note_raised};
use crate::object::task::{NOWHERE, Task, is_sleeping};
use crate::sched::Ready;
use crate::vm::{Outcome, Raise, Resume, Vm};

impl Vm {
    /// Runs the step that a `Ready::Step` stands for.
    #[inline]
    pub(super) fn step_ready(&mut self, task: Gc<Task>) -> Result<(), Raise> {
        if task.get(&self.heap).must_cancel {
            let error = self.due_cancellation(task);
            return self.step(task, Resume::Throw(error));
        }
        self.step_on(task)
    }

    /// Runs the step of a task whose wait is over.
    #[inline]
    pub(super) fn wake(&mut self, task: Gc<Task>) -> Result<(), Raise> {
        let t = task.get_mut(&mut self.heap);
        if let Value::Ready(_) = t.waiting
            && !t.must_cancel
        {
            t.waiting = Value::Unset;
            return self.step_on(task);
        }
        let waited = std::mem::replace(&mut t.waiting, Value::Unset);
        if t.timer != NOWHERE {
            let timer = std::mem::replace(&mut t.timer, NOWHERE);
            self.sched.cur.timers.cancel(timer);
        }
        let resume = match waited.core(&self.heap).map(Core::status) {
            None | Some(Status::Pending | Status::Result(_)) => Resume::Send(Value::None),
            Some(Status::Error(e)) => {
                if let Some(core) = waited.core_mut(&mut self.heap) {
                    core.unretrieved = false;
                }
                note_raised(&mut self.heap, waited, e);
                Resume::Throw(e)
            }
            Some(Status::Cancelled) => Resume::Throw(self.cancelled_error(waited)),
        };
        if let Resume::Throw(e) = resume {
            self.chain_outside(waited, e);
        }
        self.wake_with(task, resume)
    }

    /// Runs the step that a wake-up with this is, unless a cancellation waits.
    pub(super) fn wake_with(&mut self, task: Gc<Task>, mut resume: Resume) -> Result<(), Raise> {
        if task.get(&self.heap).must_cancel {
            let is_cancellation =
                matches!(resume, Resume::Throw(e) if self.is_exception(e, Exc::CancelledError));
            if is_cancellation {
                task.get_mut(&mut self.heap).must_cancel = false;
            } else {
                resume = Resume::Throw(self.due_cancellation(task));
            }
        }
        self.step(task, resume)
    }

    /// What is handled where the loop was started, or where a run ends, is so while futures are asked for what they raise.
    /// The exceptions of plain futures and tasks, of no script's class, are taken without asking.
    fn chain_outside(&mut self, waited: Value, error: Value) {
        let asked = match waited.core(&self.heap).map(Core::status) {
            Some(Status::Cancelled) => true,
            _ => {
                waited.core(&self.heap).is_some_and(|c| c.class().is_some())
                    || matches!(waited, Value::Future(f) if f.is_gather(&self.heap))
            }
        };
        if asked
            && let Some(handled) = self.handled_exception()
            && let Value::Exception(e) = error
            && e != handled
        {
            self.set_context(e, handled);
        }
    }

    /// Runs a step that throws.
    pub(super) fn step_throw(&mut self, task: Gc<Task>, error: Gc<Exception>) -> Result<(), Raise> {
        let mut error = Value::Exception(error);
        if task.get(&self.heap).must_cancel {
            if self.is_exception(error, Exc::CancelledError) {
                task.get_mut(&mut self.heap).must_cancel = false;
            } else {
                error = self.due_cancellation(task);
            }
        }
        self.step(task, Resume::Throw(error))
    }

    /// Makes the CancelledError of a task that must be cancelled, which then need not be any more.
    fn due_cancellation(&mut self, task: Gc<Task>) -> Value {
        let t = task.get_mut(&mut self.heap);
        t.must_cancel = false;
        let message = t.core.result;
        self.new_cancelled_error(message)
    }

    /// Makes a CancelledError with a message, unless that is absent or None.
    pub fn new_cancelled_error(&mut self, message: Value) -> Value {
        let args = message.some();
        let e = self.new_exception(Exc::CancelledError, args.as_slice());
        Value::Exception(e)
    }

    /// Resumes the coroutine of a task. An error that comes out is SystemExit or KeyboardInterrupt.
    pub fn step(&mut self, task: Gc<Task>, resume: Resume) -> Result<(), Raise> {
        let coro = task.get(&self.heap).coro;
        let before = self.sched.cur.current.replace(task);
        let context = self.swap_context(task);
        let outcome = match coro {
            Value::Frame(frame) => self.resume_task(frame, resume),
            Value::Unset => Outcome::Return(Value::None),
            other => {
                let mark = self.thread.roots.mark();
                let outcome = self.resume_any(other, resume);
                self.thread.roots.cut(mark);
                outcome
            }
        };
        let task = self.sched.cur.hopped.take().unwrap_or(task);
        self.restore_context(task, context);
        self.sched.cur.current = before;
        self.settle(task, outcome)
    }

    /// As `step` with None sent, the common one.
    #[inline]
    fn step_on(&mut self, task: Gc<Task>) -> Result<(), Raise> {
        let Value::Frame(frame) = task.get(&self.heap).coro else {
            return self.step(task, Resume::Send(Value::None));
        };
        let before = self.sched.cur.current.replace(task);
        let context = self.swap_context(task);
        let outcome = self.continue_task(frame);
        let task = self.sched.cur.hopped.take().unwrap_or(task);
        self.restore_context(task, context);
        self.sched.cur.current = before;
        self.settle(task, outcome)
    }

    /// Acts on how a task's coroutine stopped. The task belongs to the current loop.
    #[inline]
    fn settle(&mut self, task: Gc<Task>, outcome: Outcome) -> Result<(), Raise> {
        match outcome {
            Outcome::Yield(Value::None) => {
                self.sched.cur.push(Ready::Step(task));
                Ok(())
            }
            Outcome::Return(value) => {
                if !self.sched.cur.asyncgens.is_empty() {
                    self.drop_left(task, value);
                }
                self.finish(task, value);
                Ok(())
            }
            Outcome::Await(awaited) => {
                self.park(task, awaited);
                Ok(())
            }
            Outcome::Yield(value) => {
                self.odd_yield(task, value);
                Ok(())
            }
            Outcome::Raise => self.fail(task),
        }
    }

    /// A task returned.
    #[inline]
    pub(super) fn finish(&mut self, task: Gc<Task>, value: Value) {
        let t = task.get_mut(&mut self.heap);
        if t.must_cancel {
            // Cancelled by itself and never suspended since.
            t.must_cancel = false;
            let message = t.core.result;
            self.sched
                .complete(&mut self.heap, task.into(), State::Cancelled, message);
        } else {
            if !t.core.result.is_unset() {
                self.keep_message(task);
            }
            self.share(value);
            self.sched
                .complete(&mut self.heap, task.into(), State::Finished, value);
        }
    }

    /// An exception left a task.
    fn fail(&mut self, task: Gc<Task>) -> Result<(), Raise> {
        let error = Value::Exception(self.take_raised());
        if self.is_exception(error, Exc::CancelledError) {
            self.sched
                .complete(&mut self.heap, task.into(), State::Cancelled, error);
            let t = task.get_mut(&mut self.heap);
            t.core.keeps_error = true;
            t.waiting = self.sched.cur.until;
            return Ok(());
        }
        if !task.get(&self.heap).core.result.is_unset() {
            self.keep_message(task);
        }
        let t = task.get(&self.heap);
        let is_last = t.dropped && t.core.callbacks().is_empty();
        self.sched
            .complete(&mut self.heap, task.into(), State::Failed, error);
        task.get_mut(&mut self.heap).waiting = self.sched.cur.until;
        if self.is_exception(error, Exc::SystemExit)
            || self.is_exception(error, Exc::KeyboardInterrupt)
        {
            // The frames that it leaves the loop through hold the task: it is told of at the end of the program.
            self.sched.failed.push(task.into());
            self.raised = error;
            return Err(Raise);
        }
        if is_last {
            return self.report_dropped(task);
        }
        if task.get(&self.heap).dropped {
            // After its callbacks, which hold it.
            self.sched.cur.push(Ready::Dropped(task));
        }
        Ok(())
    }

    /// A task waits: what it waits for learns of it.
    #[inline]
    pub(super) fn park(&mut self, task: Gc<Task>, awaited: Value) {
        if let Value::Ready(_) = awaited {
            // The native that suspended has registered what wakes the task.
            if task.get(&self.heap).must_cancel && is_sleeping(task.get(&self.heap).waiting) {
                self.pass_cancellation(task);
            }
            return;
        }
        let own = task.get(&self.heap).core.loop_id;
        let Some(core) = awaited.core_mut(&mut self.heap) else {
            return self.odd_yield(task, awaited);
        };
        if core.has_own_ways() && !awaited.is(Value::Task(task)) {
            return self.park_by_methods(task, awaited);
        }
        // Where a task cannot wait, what it awaited still counts as given out, as in CPython.
        let other = core.loop_id != own;
        let refused = other || awaited.is(Value::Task(task));
        core.blocking = refused && !core.is_done();
        if awaited.is(Value::Task(task)) {
            let shown = self.show(awaited);
            return self.throw_into(task, format!("Task cannot await on itself: {shown}"));
        }
        let Some(core) = awaited.core_mut(&mut self.heap) else {
            return;
        };
        if other {
            return self.refuse_other_loop(task, awaited);
        }
        if core.is_done() {
            self.sched.push(own, Ready::Wake(task));
        } else {
            core.add_callback(Callback::Wake(task));
        }
        task.get_mut(&mut self.heap).waiting = awaited;
        if task.get(&self.heap).must_cancel {
            self.pass_cancellation(task);
        }
    }

    /// A task waits for a future of a loop that is not its own.
    #[cold]
    pub(super) fn refuse_other_loop(&mut self, task: Gc<Task>, awaited: Value) {
        if awaited.core(&self.heap).is_some_and(|c| c.loop_id == 0) {
            return self.throw_into(task, "Future object is not initialized.".to_owned());
        }
        let (me, other) = (self.show(task.into()), self.show(awaited));
        let text = format!("Task {me} got Future {other} attached to a different loop");
        self.throw_into(task, text);
    }

    /// Passes a cancellation that came while the task ran on to what the task now waits for.
    fn pass_cancellation(&mut self, task: Gc<Task>) {
        let t = task.get_mut(&mut self.heap);
        let (waiting, message) = (t.waiting, t.core.result);
        let taken = if is_sleeping(waiting) {
            self.sched.cancel_sleep(&mut self.heap, task, message);
            true
        } else if self.sched.own_ways {
            self.cancel_waited(task, waiting, message)
        } else {
            let taken = self.sched.cancel(&mut self.heap, waiting, message);
            taken && !self.tell_too_deep(&self.name_of_wakeup(task))
        };
        if taken {
            task.get_mut(&mut self.heap).must_cancel = false;
        }
    }

    /// A coroutine yielded something by hand: a future to wait for, or what no task can wait for.
    #[cold]
    fn odd_yield(&mut self, task: Gc<Task>, value: Value) {
        if let Some(core) = value.core(&self.heap) {
            if core.blocking {
                return self.park(task, value);
            }
            let (me, other) = (self.show(task.into()), self.show(value));
            let text = format!("yield was used instead of yield from in task {me} with {other}");
            return self.throw_into(task, text);
        }
        if let Some(awaited) = self.blocking_mark(value) {
            if awaited {
                return self.park_by_methods(task, value);
            }
            let (me, other) = (self.show(task.into()), self.show(value));
            let text = format!("yield was used instead of yield from in task {me} with {other}");
            return self.throw_into(task, text);
        }
        let shown = self.show(value);
        let text = match value {
            Value::Frame(f)
                if f.get(&self.heap).kind == crate::object::frame::FrameKind::Generator =>
            {
                let me = self.show(task.into());
                format!(
                    "yield was used instead of yield from for generator in task {me} with {shown}"
                )
            }
            _ => format!("Task got bad yield: {shown}"),
        };
        self.throw_into(task, text);
    }

    /// Queues a step that throws RuntimeError.
    fn throw_into(&mut self, task: Gc<Task>, text: String) {
        let text = self.string(text);
        let error = self.new_exception(Exc::RuntimeError, &[text]);
        let loop_id = task.get(&self.heap).core.loop_id;
        self.sched.push(loop_id, Ready::Throw(task, error));
    }

    /// Gives the repr of a value for a message; a repr that fails is replaced.
    pub fn show(&mut self, value: Value) -> String {
        match self.repr_of(value) {
            Ok(text) => text.text(&self.heap).to_string(),
            Err(Raise) => {
                self.take_raised();
                format!("<{} object>", self.type_name(value))
            }
        }
    }
}
