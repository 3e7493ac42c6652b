//! Steps of what is awaited and is no frame: native coroutines, drivers of async generators, foreign iterators.
//!
//! Frames and the chains they form are `resume.rs`, how things are closed is `closing.rs`.

use super::Vm;
use super::outcome::{Outcome, Raise, Resume};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::frame::{Drive, DriveState, Driver, Frame, FrameState};
use crate::object::native_coro::NativeCoro;

const MANY_THROWN: &str =
    "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";

impl Vm {
    /// Drives anything that can be awaited or delegated to, one step.
    pub fn resume_any(&mut self, value: Value, resume: Resume) -> Outcome {
        match value {
            Value::Frame(frame) => self.resume(frame, resume),
            Value::NativeCoro(coro) => self.step_native(coro, resume),
            Value::Driver(driver) => self.step_driver(driver, resume),
            other => self.step_iterator(other, resume),
        }
    }

    pub(super) fn step_native(&mut self, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
        if !self.has_native_stack() {
            self.recursion_error();
            return Outcome::Raise;
        }
        let c = coro.get(&self.heap);
        let refusal = if c.running {
            Some((Exc::ValueError, "coroutine already executing"))
        } else if c.done {
            Some((Exc::RuntimeError, "cannot reuse already awaited coroutine"))
        } else {
            None
        };
        if let Some((class, text)) = refusal {
            self.error(class, text);
            return Outcome::Raise;
        }
        if !c.started
            && let Resume::Throw(e) = resume
        {
            self.end_unstarted(coro);
            self.raised = e;
            return Outcome::Raise;
        }
        let (step, waits) = (self.steps[c.step.0 as usize].1, c.waits);
        let resume = match (waits, resume) {
            (Some(future), Resume::Send(_)) if !future.get(&self.heap).core.is_done() => {
                if !future.get(&self.heap).core.blocking {
                    return Outcome::Await(Value::Future(future));
                }
                self.resume_early()
            }
            _ => resume,
        };
        let c = coro.get_mut(&mut self.heap);
        c.started = true;
        c.running = true;
        let mark = self.thread.roots.mark();
        self.root(Value::NativeCoro(coro));
        let outcome = step(self, coro, resume);
        self.thread.roots.cut(mark);
        let c = coro.get_mut(&mut self.heap);
        c.running = false;
        c.waits = match outcome {
            Outcome::Await(Value::Future(future)) => Some(future),
            _ => None,
        };
        if matches!(outcome, Outcome::Return(_) | Outcome::Raise) {
            c.done = true;
        }
        outcome
    }

    /// Ends a coroutine that has not begun, and with that of `anext` what it was to await.
    pub(super) fn end_unstarted(&mut self, coro: Gc<NativeCoro>) {
        let c = coro.get_mut(&mut self.heap);
        (c.started, c.done) = (true, true);
        if let (true, Value::Driver(driver)) = (c.is_anext, c.state[0]) {
            driver.get_mut(&mut self.heap).state = DriveState::Done;
        }
    }

    /// What a coroutine gets that is driven by hand while the future it has given out is pending.
    #[cold]
    pub(super) fn resume_early(&mut self) -> Resume {
        self.error(Exc::RuntimeError, "await wasn't used with future");
        Resume::Throw(Value::Exception(self.take_raised()))
    }

    /// One step of what `asend`, `athrow`, `aclose` or a coroutine's `__await__` returned.
    pub(super) fn step_driver(&mut self, driver: Gc<Driver>, resume: Resume) -> Outcome {
        let &Driver {
            what,
            frame,
            value,
            state,
        } = driver.get(&self.heap);
        if what == Drive::Await {
            return self.resume(frame, resume);
        }
        if state == DriveState::Done {
            let name = match what {
                Drive::Send => "__anext__()/asend()",
                _ => "aclose()/athrow()",
            };
            self.error(
                Exc::RuntimeError,
                format!("cannot reuse already awaited {name}"),
            );
            return Outcome::Raise;
        }
        let over = frame.get(&self.heap).state == FrameState::Done;
        if let (DriveState::Created, Resume::Throw(e), true) = (state, resume, over) {
            driver.get_mut(&mut self.heap).state = DriveState::Done;
            if what == Drive::Close
                && (self.is_exception(e, Exc::GeneratorExit)
                    || self.is_exception(e, Exc::StopAsyncIteration))
            {
                return Outcome::Return(Value::None);
            }
            self.throw(e);
            return Outcome::Raise;
        }
        if let (true, Resume::Send(_), Drive::Throw | Drive::Close) = (over, resume, what) {
            driver.get_mut(&mut self.heap).state = DriveState::Done;
            return Outcome::Return(Value::None);
        }
        // What is sent into a fresh awaitable by hand goes before what it was made with.
        let value = match resume {
            Resume::Send(sent) if what == Drive::Send && !sent.is_none() => sent,
            _ => value,
        };
        if state == DriveState::Created
            && let Some(outcome) = self.begin_drive(driver, what, frame, resume)
        {
            return outcome;
        }
        let first = state == DriveState::Created;
        let resume = match (resume, what) {
            (Resume::Throw(e), _) => Resume::Throw(e),
            (Resume::Send(_), Drive::Send) if first => Resume::Send(value),
            (Resume::Send(_), Drive::Throw) if first => match self.athrown(value) {
                Ok(exc) => Resume::Throw(exc),
                Err(Raise) => {
                    driver.get_mut(&mut self.heap).state = DriveState::Done;
                    frame.get_mut(&mut self.heap).busy = false;
                    return Outcome::Raise;
                }
            },
            (Resume::Send(_), Drive::Close) if first => {
                let exit = self.new_exception(Exc::GeneratorExit, &[]);
                Resume::Throw(Value::Exception(exit))
            }
            (send, _) => send,
        };
        let sent = matches!(resume, Resume::Send(_));
        let outcome = self.resume(frame, resume);
        let outcome = self.end_drive(driver, what, frame, outcome);
        // CPython forgets that an `athrow` is over which waited on the way: what goes in then goes to the generator.
        let ended = driver.get(&self.heap).state == DriveState::Done;
        if what == Drive::Throw && !first && sent && ended {
            driver.get_mut(&mut self.heap).state = DriveState::Started;
        }
        outcome
    }

    /// Makes the exception of an `athrow` out of its arguments.
    fn athrown(&mut self, given: Value) -> Result<Value, Raise> {
        let given = match given {
            Value::Tuple(t) => t.items(&self.heap).to_vec(),
            _ => Vec::new(),
        };
        match given.len() {
            0 => Err(self.type_error("athrow expected at least 1 argument, got 0")),
            1..=3 => {
                let exc = self.thrown(&given)?;
                self.root(exc);
                Ok(exc)
            }
            n => Err(self.type_error(format!("athrow expected at most 3 arguments, got {n}"))),
        }
    }

    /// Makes the exception that `throw(typ, val, tb)` throws; the last two may be missing.
    pub fn thrown(&mut self, given: &[Value]) -> Result<Value, Raise> {
        let part = |i: usize| given.get(i).copied().unwrap_or(Value::None).some();
        let typ = given.first().copied().unwrap_or(Value::None);
        if given.get(1).is_some_and(|v| !v.is_unset()) {
            self.warn_category("DeprecationWarning", MANY_THROWN)?;
        }
        let val = part(1).filter(|v| !v.is_none());
        let tb = match part(2).filter(|v| !v.is_none()) {
            None => None,
            Some(Value::Traceback(tb)) => Some(tb),
            Some(_) => {
                return Err(self.type_error("throw() third argument must be a traceback object"));
            }
        };
        let exc = match typ {
            Value::Exception(_) if val.is_some() => {
                let text = "instance exception may not have a separate value";
                return Err(self.type_error(text));
            }
            Value::Exception(_) => typ,
            Value::Class(c) if c.is_subclass(&self.heap, self.exc_class(Exc::BaseException)) => {
                match val {
                    None => self.call(typ, &[])?,
                    Some(v @ Value::Exception(_)) if self.is_instance(v, c) => v,
                    Some(Value::Tuple(t)) => {
                        let given = t.items(&self.heap).to_vec();
                        self.call(typ, &given)?
                    }
                    Some(v) => self.call(typ, &[v])?,
                }
            }
            other => {
                let kind = self.type_name(other);
                return Err(self.type_error(format!(
                    "exceptions must be classes or instances deriving from BaseException, not {kind}"
                )));
            }
        };
        let Value::Exception(e) = exc else {
            let class = self.repr_of(typ)?.text(&self.heap).to_owned();
            let made = self.type_name(exc);
            return Err(self.type_error(format!(
                "calling {class} should have returned an instance of BaseException, not {made}"
            )));
        };
        if let Some(tb) = tb {
            e.get_mut(&mut self.heap).traceback = Some(tb);
        }
        Ok(exc)
    }

    pub(super) fn begin_drive(
        &mut self,
        driver: Gc<Driver>,
        what: Drive,
        frame: Gc<Frame>,
        resume: Resume,
    ) -> Option<Outcome> {
        let f = frame.get(&self.heap);
        let (busy, closed, done) = (
            f.busy || f.awaiter.is_some(),
            f.closed,
            f.state == FrameState::Done,
        );
        if busy {
            driver.get_mut(&mut self.heap).state = DriveState::Done;
            let name = match what {
                Drive::Send => "anext",
                Drive::Throw => "athrow",
                _ => "aclose",
            };
            self.error(
                Exc::RuntimeError,
                format!("{name}(): asynchronous generator is already running"),
            );
            return Some(Outcome::Raise);
        }
        // What is thrown into a fresh awaitable by hand asks for no more than the generator itself would.
        let thrown = matches!(resume, Resume::Throw(_));
        if done || (closed && what != Drive::Send && !thrown) {
            driver.get_mut(&mut self.heap).state = DriveState::Done;
            if done && what != Drive::Send {
                return Some(Outcome::Return(Value::None));
            }
            let stop = self.new_exception(Exc::StopAsyncIteration, &[]);
            self.throw(Value::Exception(stop));
            return Some(Outcome::Raise);
        }
        if what != Drive::Send
            && let Resume::Send(sent) = resume
            && !sent.is_none()
        {
            // It may be begun once more.
            self.runtime_error("can't send non-None value to a just-started coroutine");
            return Some(Outcome::Raise);
        }
        driver.get_mut(&mut self.heap).state = DriveState::Started;
        self.heap.unwatch(driver);
        let created = frame.get(&self.heap).state == FrameState::Created;
        if created && what == Drive::Close && matches!(resume, Resume::Send(_)) {
            // The loop learns of it all the same, and closes it once more at its end if somebody holds it.
            if self.first_iteration(frame).is_err() {
                return Some(Outcome::Raise);
            }
            let f = frame.get_mut(&mut self.heap);
            f.closed = true;
            f.state = FrameState::Done;
            driver.get_mut(&mut self.heap).state = DriveState::Done;
            return Some(Outcome::Return(Value::None));
        }
        if self.first_iteration(frame).is_err() {
            return Some(Outcome::Raise);
        }
        if what != Drive::Close {
            self.watch_by_hand(frame);
        }
        let f = frame.get_mut(&mut self.heap);
        f.busy = true;
        if what == Drive::Close && !thrown {
            f.closed = true;
        }
        None
    }

    pub(super) fn end_drive(
        &mut self,
        driver: Gc<Driver>,
        what: Drive,
        frame: Gc<Frame>,
        outcome: Outcome,
    ) -> Outcome {
        let own_yield = frame.get(&self.heap).state == FrameState::Yielded;
        let waiting = match outcome {
            Outcome::Await(_) => true,
            Outcome::Yield(_) => !own_yield,
            _ => false,
        };
        if waiting {
            return outcome;
        }
        driver.get_mut(&mut self.heap).state = DriveState::Done;
        frame.get_mut(&mut self.heap).busy = false;
        match outcome {
            Outcome::Yield(value) => {
                if what == Drive::Close {
                    self.error(Exc::RuntimeError, "async generator ignored GeneratorExit");
                    return Outcome::Raise;
                }
                Outcome::Return(value)
            }
            Outcome::Return(_) if what == Drive::Close => Outcome::Return(Value::None),
            Outcome::Return(_) => {
                frame.get_mut(&mut self.heap).closed = true;
                let stop = self.new_exception(Exc::StopAsyncIteration, &[]);
                self.throw(Value::Exception(stop));
                Outcome::Raise
            }
            _ => {
                // Thrown into one that has not begun, a StopIteration comes out as it is: it ends the await.
                if self.raised_is(Exc::StopIteration) {
                    let stop = self.take_raised();
                    return Outcome::Return(stop.get(&self.heap).payload.or_none());
                }
                let quiet =
                    self.raised_is(Exc::StopAsyncIteration) || self.raised_is(Exc::GeneratorExit);
                frame.get_mut(&mut self.heap).closed |= quiet;
                if what == Drive::Close && quiet {
                    self.take_raised();
                    return Outcome::Return(Value::None);
                }
                Outcome::Raise
            }
        }
    }

    /// Tells whether a value can be asked for a next one. A coroutine of a script's own making has `send` alone.
    fn has_next(&self, iterator: Value) -> bool {
        match iterator {
            Value::Instance(_) => {
                let class = self.class_of(iterator);
                class.find(&self.heap, self.names.next).is_some()
            }
            _ => true,
        }
    }

    /// One step of an iterator of a script or a builtin: `next`, `send` or `throw`.
    pub(super) fn step_iterator(&mut self, iterator: Value, resume: Resume) -> Outcome {
        let result = match resume {
            Resume::Send(v) if v.is_none() && self.has_next(iterator) => {
                match self.next_or_value(iterator) {
                    Ok(Ok(item)) => Ok(item),
                    Ok(Err(returned)) => return Outcome::Return(returned),
                    Err(Raise) => Err(Raise),
                }
            }
            Resume::Send(v) => {
                let send = self.names.send;
                self.call_method(iterator, send, &[v])
            }
            Resume::Throw(e) => {
                let name = if self.is_exception(e, Exc::GeneratorExit) {
                    self.names.close
                } else {
                    self.names.throw
                };
                match self.get_attr_opt(iterator, name) {
                    Ok(Some(method)) if name == self.names.throw => {
                        let given = match self.thread.thrown_raw.take() {
                            Some((given, made)) if made.is(e) => given.to_vec(),
                            _ => vec![e],
                        };
                        let given: Vec<Value> =
                            given.into_iter().filter(|v| !v.is_unset()).collect();
                        self.call(method, &given)
                    }
                    Ok(Some(close)) => {
                        let root = self.root(e);
                        match self.call(close, &[]) {
                            Ok(_) => {
                                self.raised = self.rooted(root);
                                Err(Raise)
                            }
                            Err(Raise) => Err(Raise),
                        }
                    }
                    Ok(None) => {
                        self.raised = e;
                        Err(Raise)
                    }
                    // Where the look-up of `close` fails, that is told and the iterator is left as it is.
                    Err(Raise) if name == self.names.close => {
                        let root = self.root(e);
                        self.report_ignored(iterator);
                        self.raised = self.rooted(root);
                        Err(Raise)
                    }
                    Err(Raise) => Err(Raise),
                }
            }
        };
        match result {
            // A future among them is waited for if it says that it was awaited.
            Ok(item) => Outcome::Yield(item),
            Err(Raise) if self.raised_is(Exc::StopIteration) => {
                let e = self.take_raised();
                Outcome::Return(e.get(&self.heap).payload.or_none())
            }
            Err(Raise) => Outcome::Raise,
        }
    }
}
