//! Frames and iterators closed: by hand, because nobody holds them any more, or with the frame that delegated to them.

use super::Vm;
use super::outcome::{Outcome, Raise, Resume};
use super::resume::frame_word;
use crate::heap::{Gc, Regs};
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::frame::{DriveState, Frame, FrameKind, FrameState};
use crate::object::iter::{Iter, IterState};

impl Vm {
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
    pub(super) fn watch_by_hand(&mut self, frame: Gc<Frame>) {
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
