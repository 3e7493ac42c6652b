//! What `await`, `yield from` and `async for` do with what they are given: a frame is linked, anything else is asked a step.
//!
//! Suspending and resuming the chain of linked frames is `resume.rs`.

use super::Vm;
use super::outcome::{Outcome, Raise, Resume};
use super::stack::Pending;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::frame::{Frame, FrameKind, FrameState};
use crate::object::future::{Future, FutureKind, Status, future_status};

/// What driving an awaitable came to.
#[derive(Clone, Copy, Debug)]
pub enum AwaitStep {
    /// It is done with this result (`Unset`: an async iterator is exhausted).
    Done(Value),
    /// Its frame was linked and entered.
    Linked,
    /// The chain is suspended and its resumer, a frame, goes on.
    Resumed,
    /// The chain is suspended and its resumer is Rust code.
    Stop(Outcome),
}

impl Vm {
    /// Drives the awaitable in register `b` for an `Await` or `YieldFrom`.
    pub(super) fn await_step(
        &mut self,
        _a: usize,
        b: usize,
        yield_from: bool,
    ) -> Result<AwaitStep, Raise> {
        let awaitable = self.thread.cur.regs.get(b);
        if self.sched.own_ways
            && !yield_from
            && matches!(self.thread.pending, Pending::None)
            && self.has_own_ways(awaitable)
        {
            let iterator = self.awaitable_by_method(awaitable)?;
            self.thread.cur.regs.set(b, iterator);
            return self.drive(iterator, 1);
        }
        self.drive(awaitable, 1)
    }

    /// Drives one awaitable for the running instruction of `words` words.
    fn drive(&mut self, awaitable: Value, words: i32) -> Result<AwaitStep, Raise> {
        let pending = std::mem::replace(&mut self.thread.pending, Pending::None);
        match awaitable {
            Value::Ready(0) => Ok(AwaitStep::Done(std::mem::replace(
                &mut self.thread.ready,
                Value::Unset,
            ))),
            Value::Ready(kind) => match pending {
                Pending::None => {
                    let outcome = if kind == 1 {
                        Outcome::Yield(Value::None)
                    } else {
                        Outcome::Await(awaitable)
                    };
                    Ok(self.suspend_await(words, outcome))
                }
                Pending::Send(value) => Ok(AwaitStep::Done(value)),
                Pending::Throw(e) => Err(self.throw_here(e)),
            },
            Value::Future(_) | Value::Task(_) => {
                if let Value::Future(waiter) = awaitable
                    && let FutureKind::Waits(_) | FutureKind::Enters(_) =
                        waiter.get(&self.heap).kind
                    && !matches!(pending, Pending::None)
                {
                    return self.leave_wait(waiter, pending, words);
                }
                if let Pending::Throw(e) = pending {
                    return Err(self.throw_here(e));
                }
                match future_status(&mut self.heap, awaitable) {
                    // Sent into by hand before it is done, a future that its task has taken is given out again.
                    Status::Pending if !awaitable.core(&self.heap).is_some_and(|c| c.blocking) => {
                        Ok(self.suspend_await(words, Outcome::Await(awaitable)))
                    }
                    Status::Pending => {
                        Err(self.error(Exc::RuntimeError, "await wasn't used with future"))
                    }
                    Status::Result(value) => Ok(AwaitStep::Done(value)),
                    Status::Error(e) => Err(self.throw(e)),
                    Status::Cancelled => {
                        let e = self.cancelled_error(awaitable);
                        Err(self.throw(e))
                    }
                }
            }
            Value::Frame(child) => self.link(child, pending, words),
            other => {
                let resume = match pending {
                    Pending::None => {
                        if let Value::NativeCoro(coro) = other
                            && coro.get(&self.heap).is_suspended()
                        {
                            return Err(self.awaited_already());
                        }
                        Resume::Send(Value::None)
                    }
                    Pending::Send(value) => Resume::Send(value),
                    Pending::Throw(e) => Resume::Throw(e),
                };
                let outcome = match resume {
                    Resume::Throw(error) => self.pass_on(other, error),
                    resume => self.resume_any(other, resume),
                };
                match outcome {
                    Outcome::Return(value) => Ok(AwaitStep::Done(value)),
                    Outcome::Raise => Err(Raise),
                    outcome => Ok(self.suspend_await(words, outcome)),
                }
            }
        }
    }

    /// Throws into what the running frame awaits, which runs without it: the frame handles what comes out again. At a
    /// GeneratorExit that is closed first, and the exit thrown into the frame itself.
    #[cold]
    fn pass_on(&mut self, awaitable: Value, error: Value) -> Outcome {
        let closes = matches!(awaitable, Value::Driver(_) | Value::NativeCoro(_))
            && self.is_exception(error, Exc::GeneratorExit);
        let root = self.root(error);
        self.thread.bypassed.push(self.thread.acts.len());
        let outcome = if !closes {
            self.resume_any(awaitable, Resume::Throw(error))
        } else if self.close_awaited(awaitable).is_ok() {
            self.raised = self.rooted(root);
            Outcome::Raise
        } else {
            Outcome::Raise
        };
        self.thread.bypassed.pop();
        if let Outcome::Raise = outcome {
            self.chain_own();
        }
        outcome
    }

    /// A frame that waited in the list of a primitive itself goes on.
    fn leave_wait(
        &mut self,
        waiter: Gc<Future>,
        pending: Pending,
        words: i32,
    ) -> Result<AwaitStep, Raise> {
        let is_blocking = waiter.get(&self.heap).core.blocking;
        let resume = match pending {
            Pending::Throw(e) => Resume::Throw(e),
            _ => match future_status(&mut self.heap, Value::Future(waiter)) {
                Status::Result(_) => Resume::Send(Value::None),
                Status::Pending if is_blocking => self.resume_early(),
                Status::Pending => {
                    return Ok(self.suspend_await(words, Outcome::Await(waiter.into())));
                }
                Status::Error(e) => Resume::Throw(e),
                Status::Cancelled => Resume::Throw(self.cancelled_error(Value::Future(waiter))),
            },
        };
        match self.end_wait(waiter, resume) {
            Outcome::Return(value) => Ok(AwaitStep::Done(value)),
            _ => {
                self.chain_own();
                Err(Raise)
            }
        }
    }

    #[cold]
    fn awaited_already(&mut self) -> Raise {
        self.error(Exc::RuntimeError, "coroutine is being awaited already")
    }

    /// Links a frame below the running one and enters it.
    fn link(&mut self, child: Gc<Frame>, pending: Pending, words: i32) -> Result<AwaitStep, Raise> {
        let inner = child.get(&self.heap);
        let coroutine = inner.kind == FrameKind::Coroutine;
        // One that a task or a script drives counts as awaited, too.
        let suspended = inner.state == FrameState::Awaiting && matches!(pending, Pending::None);
        let resume = match pending {
            Pending::None => Resume::Send(Value::None),
            Pending::Send(v) if inner.state == FrameState::Created => {
                let _ = v;
                Resume::Send(Value::None)
            }
            Pending::Send(v) => Resume::Send(v),
            Pending::Throw(e) => Resume::Throw(e),
        };
        if coroutine
            && (inner.awaiter.is_some() || suspended)
            && !self.chain_runs(child.root(&self.heap))
        {
            return Err(self.awaited_already());
        }
        if inner.state == FrameState::Done && !coroutine {
            return match resume {
                Resume::Throw(e) => Err(self.throw_here(e)),
                Resume::Send(_) => Ok(AwaitStep::Done(if words == 2 {
                    Value::Unset
                } else {
                    Value::None
                })),
            };
        }
        self.check_resumable(child, resume)?;
        let Some(outer) = self.thread.cur.frame else {
            unreachable!("only suspendable code awaits")
        };
        let mut ip = self.thread.cur.ip;
        ip.jump(-words);
        let o = outer.get_mut(&mut self.heap);
        o.ip = ip;
        o.state = FrameState::Awaiting;
        let depth = o.depth.saturating_add(1);
        let fresh = child.get(&self.heap).innermost.is_none();
        child.get_mut(&mut self.heap).awaiter = Some(outer);
        if fresh {
            child.get_mut(&mut self.heap).depth = depth;
        }
        let before = self.thread.depth;
        let entered = self.enter_chain(child, resume);
        if fresh {
            self.thread.depth = before + 1;
        }
        entered?;
        Ok(AwaitStep::Linked)
    }

    /// One step of `async for` over the iterator in register `b`.
    #[inline(never)]
    pub(super) fn for_await_step(&mut self, b: usize) -> Result<AwaitStep, Raise> {
        let regs = self.thread.cur.regs;
        let iterator = regs.get(b);
        let mut awaitable = regs.get(b + 1);
        if awaitable.is_none() {
            if let Value::Frame(child) = iterator
                && child.get(&self.heap).kind == FrameKind::AsyncGenerator
            {
                return self.for_await_generator(child);
            }
            let next = self.names.anext;
            let asked = match self.call_dunder(iterator, next, &[]) {
                // A plain method ends the loop on the spot.
                Err(Raise) if self.raised_is(Exc::StopAsyncIteration) => {
                    self.take_raised();
                    return Ok(AwaitStep::Done(Value::Unset));
                }
                asked => asked?,
            };
            let Some(item) = asked else {
                let name = self.type_name(iterator);
                return Err(self.type_error(format!(
                    "'async for' requires an iterator with __anext__ method, got {name}"
                )));
            };
            regs.set(b + 1, item);
            awaitable = self.awaitable_of_anext(item)?;
            regs.set(b + 1, awaitable);
        }
        let step = self.drive(awaitable, 2);
        match step {
            Ok(AwaitStep::Done(value)) => {
                regs.set(b + 1, Value::None);
                Ok(AwaitStep::Done(value))
            }
            Err(Raise) if self.raised_is(Exc::StopAsyncIteration) => {
                self.take_raised();
                regs.set(b + 1, Value::None);
                Ok(AwaitStep::Done(Value::Unset))
            }
            other => other,
        }
    }

    fn for_await_generator(&mut self, child: Gc<Frame>) -> Result<AwaitStep, Raise> {
        let f = child.get(&self.heap);
        if f.state == FrameState::Running || f.busy || f.awaiter.is_some() {
            return Err(self.error(
                Exc::RuntimeError,
                "anext(): asynchronous generator is already running",
            ));
        }
        if f.state == FrameState::Done {
            return Ok(AwaitStep::Done(Value::Unset));
        }
        self.first_iteration(child)?;
        let pending = std::mem::replace(&mut self.thread.pending, Pending::None);
        self.link(child, pending, 2)
    }
}
