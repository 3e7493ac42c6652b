//! Steps of what is awaited and is no frame: native coroutines, drivers of async generators, foreign iterators; closing.
//!
//! Frames and the chains they form are `resume.rs`.

use super::Vm;
use super::outcome::{Outcome, Raise, Resume};
use super::resume::frame_word;
use crate::heap::{Gc, Regs};
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::frame::{Drive, DriveState, Driver, Frame, FrameKind, FrameState};
use crate::object::iter::{Iter, IterState};
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
    fn end_unstarted(&mut self, coro: Gc<NativeCoro>) {
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

    /// Closes a generator that a loop left early, if nobody else can hold it.
    pub fn close_iter(&mut self, iterator: Value) -> Result<(), Raise> {
        let frame = match iterator {
            Value::Frame(frame) => frame,
            Value::Iter(it) => return self.close_adaptor(it),
            _ => return Ok(()),
        };
        let f = frame.get(&self.heap);
        if !f.sole {
            return Ok(());
        }
        let suspended = matches!(f.state, FrameState::Yielded | FrameState::Awaiting);
        if f.closes_in_task() {
            if suspended {
                self.abandon(frame);
            }
        } else if f.kind == FrameKind::Generator || f.kind == FrameKind::AsyncGenerator && suspended
        {
            let raised = std::mem::replace(&mut self.raised, Value::Unset);
            let root = self.root(raised);
            if self.close_frame(frame).is_err() {
                // Nobody can catch what a generator raises that is dropped.
                self.report_ignored(iterator);
            }
            self.raised = self.rooted(root);
        }
        Ok(())
    }

    /// Gives what an iterator draws from that adapts others, the last argument first.
    fn sources(&self, it: Gc<Iter>) -> Vec<Value> {
        match it.get(&self.heap).state {
            IterState::Enumerate { inner, .. } | IterState::Filter { inner, .. } => vec![inner],
            IterState::Zip { inners, .. } | IterState::Map { inners, .. } => {
                let mut inners = inners.items(&self.heap).to_vec();
                inners.reverse();
                inners
            }
            IterState::Tool(_) => it.tool_sources(&self.heap),
            _ => Vec::new(),
        }
    }

    /// Closes the generators that an iterator made in a loop's header draws from, the last argument first.
    pub(super) fn close_adaptor(&mut self, it: Gc<Iter>) -> Result<(), Raise> {
        if !it.get(&self.heap).sole {
            return Ok(());
        }
        let inners = self.sources(it);
        if inners.is_empty() {
            return Ok(());
        }
        let root = self.root(Value::Iter(it));
        for inner in inners {
            self.close_iter(inner)?;
        }
        let _ = root;
        Ok(())
    }

    /// Closes a fresh generator in a temporary register, after an operation that may have left it early.
    pub(super) fn close_temporary(&mut self, register: usize) -> Result<(), Raise> {
        let named = self
            .thread
            .cur
            .func
            .get(&self.heap)
            .code
            .get(&self.heap)
            .varnames
            .len();
        if register < named {
            return Ok(());
        }
        self.close_iter(self.thread.cur.regs.get(register))
    }

    /// Notes that a second place holds a value: a generator is then closed by nobody but its last holder.
    #[inline(always)]
    pub(crate) fn share(&mut self, value: Value) {
        if matches!(value, Value::Frame(_) | Value::Iter(_)) {
            self.share_held(value);
        }
    }

    #[inline(never)]
    fn share_held(&mut self, value: Value) {
        match value {
            Value::Frame(frame) => self.share_frame(frame),
            Value::Iter(it) => {
                let i = it.get_mut(&mut self.heap);
                if std::mem::replace(&mut i.sole, false) && i.state.adapts() {
                    self.share_sources(it);
                }
            }
            _ => {}
        }
    }

    /// What an iterator draws from is held for as long as somebody holds that.
    #[cold]
    fn share_sources(&mut self, it: Gc<Iter>) {
        for source in self.sources(it) {
            // `chain` opens its arguments one by one.
            if let Value::Iter(outer) = source
                && let IterState::Tuple { tuple, .. } = outer.get(&self.heap).state
            {
                self.share_collected(Value::Tuple(tuple));
            }
            self.share(source);
        }
    }

    /// Notes that a second place holds a frame; from now on a collection finds out when nobody holds it any more.
    fn share_frame(&mut self, frame: Gc<Frame>) {
        let f = frame.get_mut(&mut self.heap);
        if std::mem::replace(&mut f.sole, false) && f.kind == FrameKind::Generator {
            self.watch_given(frame);
            self.watch_cleaning(frame);
        }
    }

    /// Watches the generators that a generator was given as arguments: they are dropped with it.
    fn watch_given(&mut self, frame: Gc<Frame>) {
        let f = frame.get(&self.heap);
        if !matches!(f.state, FrameState::Created | FrameState::Yielded) {
            return;
        }
        let code = f.func.get(&self.heap).code.get(&self.heap);
        let given = usize::from(code.code.argcount + code.code.kwonly);
        let regs = Regs::of_tail(frame);
        for at in 0..given {
            if let Value::Frame(inner) = regs.get(at)
                && inner != frame
                && inner.get(&self.heap).kind == FrameKind::Generator
            {
                self.share_frame(inner);
            }
        }
    }

    /// Watches a frame that has something to clean up when it is dropped.
    #[cold]
    pub fn watch_cleaning(&mut self, frame: Gc<Frame>) {
        let f = frame.get(&self.heap);
        let code = f.func.get(&self.heap).code.get(&self.heap);
        let cleans = !code.code.exceptions.is_empty();
        if cleans && f.state != FrameState::Done && !self.heap.is_watched(frame) {
            frame.get_mut(&mut self.heap).sole = false;
            self.watch_shared(frame);
        }
    }

    /// Lets looks find out when nobody holds an async generator any more that no `async for` closes.
    fn watch_by_hand(&mut self, frame: Gc<Frame>) {
        let f = frame.get_mut(&mut self.heap);
        if f.by_hand || self.weak.generator_looks >= super::finalise::GENERATOR_LOOKS {
            return;
        }
        f.by_hand = true;
        if std::mem::replace(&mut f.sole, false) {
            self.heap.watch_in_order(frame);
        }
        self.sched.any_by_hand = true;
    }

    /// Before GeneratorExit is thrown into a chain, closes the frame that the outermost one awaits: that one then stands
    /// where it awaited. Gives what is to be thrown there, which is what the closing raised if it did.
    #[cold]
    pub(super) fn close_delegate(&mut self, outer: Gc<Frame>, exit: Value) -> Value {
        let Some(innermost) = outer.get_mut(&mut self.heap).innermost.take() else {
            return exit;
        };
        let mut child = innermost;
        while let Some(next) = child.get(&self.heap).awaiter
            && next != outer
        {
            child = next;
        }
        let c = child.get_mut(&mut self.heap);
        c.awaiter = None;
        c.innermost = (innermost != child).then_some(innermost);
        outer.get_mut(&mut self.heap).state = FrameState::Running;
        let root = self.root(exit);
        self.root(Value::Frame(outer));
        let closed = match child.get(&self.heap).kind {
            FrameKind::AsyncGenerator => self.close_step(child),
            _ => self.close_frame(child).map(drop),
        };
        let closed = closed.map_err(|Raise| self.take_raised());
        if let Err(error) = closed {
            self.root(Value::Exception(error));
        }
        self.drop_delegate(outer, child);
        let o = outer.get_mut(&mut self.heap);
        o.state = FrameState::Yielded;
        // Where an exception is looked up: behind the first word of the await.
        o.ip.jump(1);
        match closed {
            Ok(()) => self.rooted(root),
            Err(error) => Value::Exception(error),
        }
    }

    /// Closes the step of an async generator that an `async for` waits for.
    fn close_step(&mut self, frame: Gc<Frame>) -> Result<(), Raise> {
        let exit = self.new_exception(Exc::GeneratorExit, &[]);
        match self.resume(frame, Resume::Throw(Value::Exception(exit))) {
            Outcome::Return(_) => Ok(()),
            Outcome::Raise if self.raised_is_end() || self.raised_is(Exc::StopAsyncIteration) => {
                self.take_raised();
                Ok(())
            }
            Outcome::Raise => Err(Raise),
            // What it yields ends the step.
            _ if frame.get(&self.heap).state == FrameState::Yielded => Ok(()),
            outcome => Err(self.ignored_exit("coroutine", outcome)),
        }
    }

    /// Tells whether what was raised is what a closed generator or coroutine may end by.
    fn raised_is_end(&self) -> bool {
        self.raised_is(Exc::GeneratorExit) || self.raised_is(Exc::StopIteration)
    }

    /// What was to be closed goes on.
    fn ignored_exit(&mut self, what: &str, outcome: Outcome) -> Raise {
        if let Outcome::Await(given) = outcome {
            self.mark_awaited(given);
        }
        self.error(Exc::RuntimeError, format!("{what} ignored GeneratorExit"))
    }

    /// Tells whether a suspended frame hands on what is thrown into it.
    pub fn delegates(&self, frame: Gc<Frame>) -> bool {
        frame.get(&self.heap).state == FrameState::Awaiting
    }

    /// After `throw` was called wrongly: cuts the innermost frame off its suspended chain, so that the error reaches the
    /// frame that awaits it. One that awaits something else is left: that is given what was thrown.
    #[cold]
    pub fn leave_delegate(&mut self, outer: Gc<Frame>) {
        let Some(innermost) = outer.get(&self.heap).innermost else {
            return;
        };
        let inner = innermost.get_mut(&mut self.heap);
        if inner.state == FrameState::Awaiting {
            return;
        }
        let Some(awaiter) = inner.awaiter.take() else {
            return;
        };
        outer.get_mut(&mut self.heap).innermost = (awaiter != outer).then_some(awaiter);
        let a = awaiter.get_mut(&mut self.heap);
        a.state = FrameState::Yielded;
        // Where an exception is looked up: behind the first word of the await.
        a.ip.jump(1);
        let _ = self.close_iter(Value::Frame(innermost));
    }

    /// What did not end when it was closed is closed once more when it is dropped: at once if the instruction that waits for it
    /// alone holds it, else when nobody holds it any more.
    #[cold]
    fn drop_delegate(&mut self, outer: Gc<Frame>, child: Gc<Frame>) {
        let f = child.get(&self.heap);
        if f.state == FrameState::Done {
            return;
        }
        let alone = match f.kind {
            FrameKind::Coroutine => f.direct,
            _ => f.sole && !self.is_named(outer, child),
        };
        match f.kind {
            FrameKind::Coroutine if alone => self.close_dead(child),
            FrameKind::AsyncGenerator if alone && f.closes_in_task() => {
                self.abandon(child);
            }
            FrameKind::AsyncGenerator | FrameKind::Generator if alone => self.close_dead(child),
            FrameKind::AsyncGenerator => {}
            FrameKind::Coroutine | FrameKind::Generator => self.watch_cleaning(child),
        }
    }

    /// Tells whether a variable of a suspended frame holds another one.
    fn is_named(&self, outer: Gc<Frame>, child: Gc<Frame>) -> bool {
        let frame = outer.get(&self.heap);
        let code = frame.func.get(&self.heap).code.get(&self.heap);
        let regs = Regs::of_tail(outer);
        (0..code.varnames.len()).any(|at| match regs.get(at) {
            Value::Cell(cell) => cell.get(&self.heap).value.is(Value::Frame(child)),
            held => held.is(Value::Frame(child)),
        })
    }

    /// Closes what a coroutine awaits that is no frame, a native coroutine or a step of an async generator, as its `close()`
    /// does. An error is what came of it instead of the GeneratorExit.
    pub fn close_awaited(&mut self, awaitable: Value) -> Result<(), Raise> {
        match awaitable {
            Value::Driver(driver) => {
                if driver.get(&self.heap).state == DriveState::Done {
                    return Ok(());
                }
                // One that has not begun closes the generator all the same.
                match self.close_by_throw(awaitable) {
                    Err(Raise) if self.raised_is(Exc::StopAsyncIteration) => {
                        self.take_raised();
                        Ok(())
                    }
                    closed => closed,
                }
            }
            Value::NativeCoro(coro) => {
                let c = coro.get(&self.heap);
                if !c.started || c.done {
                    self.end_unstarted(coro);
                    return Ok(());
                }
                self.close_by_throw(awaitable)
            }
            _ => Ok(()),
        }
    }

    /// Throws GeneratorExit and expects to get it back.
    fn close_by_throw(&mut self, target: Value) -> Result<(), Raise> {
        let exit = self.new_exception(Exc::GeneratorExit, &[]);
        self.root(exit);
        match self.resume_any(target, Resume::Throw(exit.into())) {
            Outcome::Return(_) => Ok(()),
            Outcome::Raise if self.raised_is_end() => {
                self.take_raised();
                Ok(())
            }
            Outcome::Raise => Err(Raise),
            outcome => Err(self.ignored_exit("coroutine", outcome)),
        }
    }

    /// `close()` of a generator or coroutine.
    pub fn close_frame(&mut self, frame: Gc<Frame>) -> Result<Value, Raise> {
        let f = frame.get_mut(&mut self.heap);
        match f.state {
            FrameState::Done => return Ok(Value::None),
            FrameState::Created => {
                f.state = FrameState::Done;
                f.touched = true;
                self.heap.unwatch(frame);
                return Ok(Value::None);
            }
            _ => {}
        }
        let what = frame_word(f.kind);
        let exit = self.new_exception(Exc::GeneratorExit, &[]);
        if let Some(handled) = self.handled_exception() {
            self.set_context(exit, handled);
        }
        match self.resume(frame, Resume::Throw(Value::Exception(exit))) {
            Outcome::Return(value) => Ok(value),
            Outcome::Raise if self.raised_is_end() => {
                self.take_raised();
                Ok(Value::None)
            }
            Outcome::Raise => Err(Raise),
            outcome => Err(self.ignored_exit(what, outcome)),
        }
    }
}
