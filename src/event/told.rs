//! What gathers, shields and groups do when one of theirs has completed.
//!
//! They are told in the iteration after the completion, like any callback. Counting children is data of
//! `object/future.rs` and `sched/group.rs`; here the exceptions are made that data alone cannot make.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::future::{Callback, Future, FutureKind, State, Status, note_given};
use crate::object::payload::Object;
use crate::object::task::Task;
use crate::sched::group::Group;
use crate::vm::{Raise, Vm};

impl Vm {
    /// Tells a counting future that another one has completed.
    pub fn tell_future(&mut self, to: Gc<Future>, from: Value) {
        match &to.get(&self.heap).kind {
            FutureKind::Gather(_) => self.tell_gather(to, from),
            FutureKind::Shield { inner } => {
                let inner = *inner;
                if from.is(Value::Future(to)) {
                    self.shield_ended(to, inner);
                } else {
                    self.tell_shield(to, from);
                }
            }
            FutureKind::Plain
            | FutureKind::Waits(_)
            | FutureKind::Enters(_)
            | FutureKind::Rests(_) => {}
        }
    }

    /// A child of a gather is done.
    pub fn tell_gather(&mut self, outer: Gc<Future>, child: Value) {
        let FutureKind::Gather(gather) = &mut outer.get_mut(&mut self.heap).kind else {
            return;
        };
        gather.finished += 1;
        let all = gather.finished == gather.count;
        let return_exceptions = gather.return_exceptions;
        let (cancel_requested, built) = (gather.cancel_requested, gather.built);
        let last = gather.children.last().copied().unwrap_or(child);
        let done = outer.get(&self.heap).core.is_done();
        let Some(core) = child.core_mut(&mut self.heap) else {
            return;
        };
        if done || !built {
            core.unretrieved = false;
            return;
        }
        if !return_exceptions {
            match core.retrieve() {
                Status::Cancelled => {
                    let error = self.cancelled_error(child);
                    return self
                        .sched
                        .complete(&mut self.heap, outer.into(), State::Failed, error);
                }
                Status::Error(error) => {
                    note_given(&mut self.heap, child, error);
                    return self
                        .sched
                        .complete(&mut self.heap, outer.into(), State::Failed, error);
                }
                _ => {}
            }
        }
        if !all {
            return;
        }
        let results = self.gather_results(outer);
        if cancel_requested {
            let error = self.cancelled_error(last);
            return self
                .sched
                .complete(&mut self.heap, outer.into(), State::Failed, error);
        }
        let list = self.list(results);
        self.sched
            .complete(&mut self.heap, outer.into(), State::Finished, list);
    }

    fn gather_results(&mut self, outer: Gc<Future>) -> Vec<Value> {
        let FutureKind::Gather(gather) = &mut outer.get_mut(&mut self.heap).kind else {
            return Vec::new();
        };
        // The children are replaced by their results, in place.
        let mut results = std::mem::take(&mut gather.children);
        for result in &mut results {
            let child = *result;
            let Some(core) = child.core_mut(&mut self.heap) else {
                continue;
            };
            *result = match core.retrieve() {
                Status::Result(value) => value,
                Status::Error(error) => {
                    note_given(&mut self.heap, child, error);
                    error
                }
                Status::Cancelled => {
                    let message = match core.cancel_message().some() {
                        Some(message) => message,
                        None => Value::Str(self.fixed.empty_str),
                    };
                    let e = self.new_exception(Exc::CancelledError, &[message]);
                    Value::Exception(e)
                }
                Status::Pending => Value::None,
            };
        }
        results
    }

    /// A task comes to another end than by its last cancellation: it keeps the message of that.
    #[cold]
    pub(super) fn keep_message(&mut self, task: Gc<Task>) {
        let core = &mut task.get_mut(&mut self.heap).core;
        core.more.get_or_insert_default().message = core.result;
    }

    /// The inner future of a shield is done.
    pub fn tell_shield(&mut self, outer: Gc<Future>, inner: Value) {
        let state = outer.get(&self.heap).core.state;
        let Some(core) = inner.core_mut(&mut self.heap) else {
            return;
        };
        if state != State::Pending {
            if state == State::Cancelled {
                core.unretrieved = false;
            }
            return;
        }
        let (state, result) = match core.retrieve() {
            Status::Result(value) => (State::Finished, value),
            Status::Error(error) => {
                note_given(&mut self.heap, inner, error);
                (State::Failed, error)
            }
            _ => (State::Cancelled, Value::Unset),
        };
        self.sched
            .complete(&mut self.heap, outer.into(), state, result);
    }

    /// The outer future of a shield is done: the inner one need not tell it any more.
    fn shield_ended(&mut self, outer: Gc<Future>, inner: Value) {
        if let Some(core) = inner.core_mut(&mut self.heap)
            && !core.is_done()
        {
            core.remove_callbacks(|c| c == Callback::Tell(outer));
            // Nor does it hold it any more: a failure that nobody can ask for is told of at once.
            outer.get_mut(&mut self.heap).kind = FutureKind::Plain;
        }
    }

    /// A child of a task group is done.
    pub fn tell_group(&mut self, group: Gc<Object>, child: Value) -> Result<(), Raise> {
        let Some(data) = group.get_mut(&mut self.heap).payload_mut::<Group>() else {
            return Ok(());
        };
        data.left = data.left.saturating_sub(1);
        let waiter = if data.left == 0 {
            data.on_completed
        } else {
            None
        };
        let (aborting, parent_cancelled) = (data.aborting, data.parent_cancelled);
        let parent = data.parent;
        if let Some(waiter) = waiter {
            self.sched.resolve(&mut self.heap, waiter, Value::TRUE);
        }
        let Some(core) = child.core_mut(&mut self.heap) else {
            return Ok(());
        };
        let error = if core.has_own_ways() {
            self.leave_group(group, child);
            if self.asks_true(child, "cancelled")? {
                return Ok(());
            }
            self.ask(child, "exception")?
        } else {
            match core.retrieve() {
                Status::Error(error) => {
                    note_given(&mut self.heap, child, error);
                    error
                }
                _ => return Ok(()),
            }
        };
        if error.is_none() {
            return Ok(());
        }
        let is_base = self.is_base_error(error);
        let Some(data) = group.get_mut(&mut self.heap).payload_mut::<Group>() else {
            return Ok(());
        };
        data.errors.push(error);
        if is_base && data.base_error.is_unset() {
            data.base_error = error;
        }
        let Some(parent) = parent else { return Ok(()) };
        let over = match self.has_own_ways(parent.into()) {
            true => self.asks_true(parent.into(), "done")?,
            false => parent.get(&self.heap).core.is_done(),
        };
        if over {
            let text = format!(
                "Task {} has errored out but its parent task {} is already completed",
                self.show(child),
                self.show(parent.into())
            );
            return self.report_error(&text, Some(error), &[("task", child)]);
        }
        if !aborting && !parent_cancelled {
            self.abort_group(group)?;
            if let Some(data) = group.get_mut(&mut self.heap).payload_mut::<Group>() {
                data.parent_cancelled = true;
            }
            self.cancel(parent.into(), Value::Unset)?;
        }
        Ok(())
    }

    /// Tells whether an exception is SystemExit or KeyboardInterrupt.
    pub fn is_base_error(&self, error: Value) -> bool {
        self.is_exception(error, Exc::SystemExit)
            || self.is_exception(error, Exc::KeyboardInterrupt)
    }
}
