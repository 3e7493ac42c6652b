//! next, send, throw on a suspended frame; how a chain of frames is suspended. What `await` does is `awaiting.rs`.
//!
//! A chain of suspendable frames linked by await runs as one: its root is on `thread.chains` while it runs, one
//! activation below it says who resumed it. Suspending hands an `Outcome` to that activation.

use super::Vm;
use super::awaiting::AwaitStep;
use super::outcome::{Outcome, Raise, Resume};
use super::stack::{Activation, Cont, Current, Pending};
use crate::code::{KEPT_BY_VARIABLE, Op};
use crate::heap::{Gc, Ip, Regs};
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::frame::{Frame, FrameKind, FrameState};
use crate::syntax::ast::BinOp;

impl Vm {
    /// Pushes the activation that resumes what runs now.
    pub(super) fn push_activation(&mut self, cont: Cont, dst: u8) {
        let Current {
            func,
            frame,
            regs,
            ip,
        } = self.thread.cur;
        let (top, depth) = (self.thread.top, self.thread.depth);
        self.thread.acts.push(Activation {
            func,
            ip,
            regs,
            frame,
            top,
            depth,
            cont,
            dst,
            extra: 0,
        });
    }

    /// Goes back to what an activation holds, after `callee` was left.
    pub(super) fn go_back(&mut self, act: &Activation) {
        self.thread.depth = act.depth;
        self.thread.top = act.top;
        self.thread.cur = act.current();
    }

    /// Runs a frame chain until it stops.
    pub fn resume(&mut self, frame: Gc<Frame>, resume: Resume) -> Outcome {
        if let Err(Raise) = self.check_resumable(frame, resume) {
            return Outcome::Raise;
        }
        if frame.get(&self.heap).state == FrameState::Done {
            return match resume {
                Resume::Send(_) => Outcome::Return(Value::None),
                Resume::Throw(e) => {
                    self.raised = e;
                    Outcome::Raise
                }
            };
        }
        let resume = match resume {
            Resume::Throw(e)
                if frame.get(&self.heap).innermost.is_some()
                    && self.is_exception(e, Exc::GeneratorExit) =>
            {
                Resume::Throw(self.close_delegate(frame, e))
            }
            resume => resume,
        };
        if let Resume::Throw(_) = resume
            && self.handles_outside(frame)
        {
            return self.resume_chaining(frame, resume);
        }
        self.resume_chain(frame, resume)
    }

    /// Takes the next step of a generator for Rust code, as `resume` with None does; in few steps if it has yielded before.
    #[inline]
    pub fn step_generator(&mut self, frame: Gc<Frame>) -> Outcome {
        let enough = self.has_native_stack() && self.thread.depth < self.recursion_limit;
        let f = frame.get(&self.heap);
        let plain = f.state == FrameState::Yielded && f.awaiter.is_none() && f.innermost.is_none();
        if !(enough && plain) {
            return self.resume(frame, Resume::Send(Value::None));
        }
        let saved = (self.thread.top, self.thread.task_acts);
        self.push_activation(Cont::Native, 0);
        self.thread.chains.push(frame);
        let f = frame.get_mut(&mut self.heap);
        f.state = FrameState::Running;
        let (func, ip, depth) = (f.func, f.ip, f.depth);
        let regs = Regs::of_tail(frame);
        self.thread.depth += u32::from(depth) + 1;
        self.thread.cur = Current {
            func,
            frame: Some(frame),
            regs,
            ip,
        };
        let yield_word = ip.peek(-1);
        regs.set((yield_word >> 8) as u8 as usize, Value::None);
        let outcome = self.run();
        (self.thread.top, self.thread.task_acts) = saved;
        outcome
    }

    fn resume_chain(&mut self, frame: Gc<Frame>, resume: Resume) -> Outcome {
        let saved = (self.thread.top, self.thread.task_acts);
        self.push_activation(Cont::Native, 0);
        self.thread.chains.push(frame);
        let entered = self.enter_chain(frame, resume);
        let outcome = match entered {
            Ok(()) => self.run(),
            Err(Raise) if self.unwind() => self.run(),
            Err(Raise) => Outcome::Raise,
        };
        (self.thread.top, self.thread.task_acts) = saved;
        outcome
    }

    /// Throws into a chain of which an outer frame handles an exception. As in CPython the innermost frame runs alone: what
    /// outer frames handle is no context of what is raised there, until it reaches them in turn.
    #[cold]
    fn resume_chaining(&mut self, frame: Gc<Frame>, resume: Resume) -> Outcome {
        let outside = self.thread.thrown.len();
        let mut at = frame.get(&self.heap).innermost;
        while let Some(inner) = at {
            self.thread.thrown.push(inner);
            at = inner.get(&self.heap).awaiter;
        }
        self.thread.thrown[outside..].reverse();
        // The next task's step may not follow inside this one.
        let hops = self.sched.cur.forbid_hops();
        let outcome = self.resume_chain(frame, resume);
        (self.sched.cur.batch, self.sched.cur.may_begin) = hops;
        self.thread.thrown.truncate(outside);
        outcome
    }

    /// Runs a task's chain: as `resume`, and natives called from it may use the direct-await protocol.
    pub fn resume_task(&mut self, frame: Gc<Frame>, resume: Resume) -> Outcome {
        let saved = self.thread.task_acts;
        self.thread.task_acts = self.thread.acts.len() + 1;
        let outcome = self.resume(frame, resume);
        self.thread.task_acts = saved;
        outcome
    }

    /// As `resume_task` with None sent, the common step.
    #[inline]
    pub fn continue_task(&mut self, root: Gc<Frame>) -> Outcome {
        if self.thread.depth >= self.recursion_limit
            || !self.has_native_stack()
            || !self.is_at_ready(root)
        {
            return self.resume_task(root, Resume::Send(Value::None));
        }
        let saved = self.thread.task_acts;
        self.thread.task_acts = self.thread.acts.len() + 1;
        self.push_activation(Cont::Native, 0);
        self.thread.chains.push(root);
        self.go_on(root);
        let outcome = self.run();
        self.thread.task_acts = saved;
        outcome
    }

    /// Tells whether a chain stopped at the await of a native that made no object.
    #[inline]
    fn is_at_ready(&self, root: Gc<Frame>) -> bool {
        let r = root.get(&self.heap);
        let frame = r.innermost.unwrap_or(root);
        let inner = frame.get(&self.heap);
        if r.awaiter.is_some()
            || r.state != FrameState::Awaiting
            || inner.state != FrameState::Awaiting
        {
            return false;
        }
        let word = inner.ip.peek(0);
        Ip::op(word) == Op::Await
            && matches!(
                Regs::of_tail(frame).get((word >> 16) as u8 as usize),
                Value::Ready(_)
            )
    }

    /// Makes a chain that `is_at_ready` the running one, right behind that await. Its activation and its entry
    /// in `chains` are there.
    #[inline]
    fn go_on(&mut self, root: Gc<Frame>) {
        let r = root.get_mut(&mut self.heap);
        r.state = FrameState::Running;
        let frame = r.innermost.take().unwrap_or(root);
        let inner = frame.get_mut(&mut self.heap);
        inner.state = FrameState::Running;
        let (func, mut ip, depth) = (inner.func, inner.ip, inner.depth);
        let regs = Regs::of_tail(frame);
        let word = ip.fetch();
        regs.set((word >> 8) as u8 as usize, Value::None);
        self.thread.depth += depth as u32 + 1;
        self.thread.cur = Current {
            func,
            frame: Some(frame),
            regs,
            ip,
        };
    }

    /// Tells whether the chain that runs is a task's, entered by the loop.
    #[inline(always)]
    pub fn is_step(&self) -> bool {
        self.thread.acts.len() == self.thread.task_acts
    }

    /// Lets another task's chain take the place of the running one, whose innermost frame has its state and ip already.
    /// False, and nothing has changed, unless that chain can be entered with None sent.
    #[inline(always)]
    pub fn hop_into(&mut self, root: Gc<Frame>) -> bool {
        let ready = self.is_at_ready(root);
        if !ready {
            let r = root.get(&self.heap);
            if r.awaiter.is_some() || !matches!(r.state, FrameState::Created | FrameState::Awaiting)
            {
                return false;
            }
        }
        let (Some(act), Some(chain)) = (self.thread.acts.last(), self.thread.chains.last_mut())
        else {
            return false;
        };
        if act.cont != Cont::Native || act.depth >= self.recursion_limit {
            return false;
        }
        self.thread.top = act.top;
        self.thread.depth = act.depth;
        let left = std::mem::replace(chain, root);
        self.note_innermost(left);
        if ready {
            self.go_on(root);
            true
        } else {
            self.enter_chain(root, Resume::Send(Value::None)).is_ok()
        }
    }

    /// The running chain is suspended: its root learns where.
    #[inline(always)]
    fn note_innermost(&mut self, root: Gc<Frame>) {
        if let Some(frame) = self.thread.cur.frame
            && frame != root
        {
            let r = root.get_mut(&mut self.heap);
            r.innermost = Some(frame);
            r.state = FrameState::Awaiting;
        }
    }

    /// Tells whether the native that runs was called by an instruction directly followed by `await`
    /// of its result, which no variable holds, in a frame that a task drives.
    #[inline]
    pub fn awaited_directly(&self) -> bool {
        let thread = &self.thread;
        thread.cur.frame.is_some()
            && thread.acts.len() == thread.task_acts
            && Ip::op(thread.cur.ip.peek(0)) == Op::GetAwaitable
            && (thread.cur.ip.peek(0) >> 24) as u8 != KEPT_BY_VARIABLE
    }

    /// Gives what stands for an await that is already done; only where `awaited_directly`.
    #[inline]
    pub fn ready(&mut self, value: Value) -> Value {
        self.thread.ready = value;
        Value::Ready(0)
    }

    /// Tells whether the chain of a root runs. While a frame linked below it does, the root's state says that it awaits.
    pub fn chain_runs(&self, root: Gc<Frame>) -> bool {
        let r = root.get(&self.heap);
        match r.state {
            FrameState::Running => true,
            FrameState::Awaiting => r.innermost.is_none() && self.thread.chains.contains(&root),
            _ => false,
        }
    }

    /// Refuses frames that run, or that cannot go on; cuts a linked frame loose from its chain.
    pub(super) fn check_resumable(
        &mut self,
        frame: Gc<Frame>,
        resume: Resume,
    ) -> Result<(), Raise> {
        if !self.has_native_stack() || self.thread.depth >= self.recursion_limit {
            // It counts as awaited all the same.
            frame.get_mut(&mut self.heap).touched = true;
            return Err(self.recursion_error());
        }
        let f = frame.get(&self.heap);
        let what = frame_word(f.kind);
        if f.awaiter.is_some() {
            let root = frame.root(&self.heap);
            if self.chain_runs(root) {
                return Err(self.error(Exc::ValueError, format!("{what} already executing")));
            }
            let awaiter = frame.get_mut(&mut self.heap).awaiter.take();
            let inner = root.get(&self.heap).innermost.filter(|&i| i != frame);
            root.get_mut(&mut self.heap).innermost = awaiter.filter(|&a| a != root);
            frame.get_mut(&mut self.heap).innermost = inner;
            return Ok(());
        }
        match f.state {
            FrameState::Awaiting if self.chain_runs(frame) => {
                Err(self.error(Exc::ValueError, format!("{what} already executing")))
            }
            FrameState::Running => {
                Err(self.error(Exc::ValueError, format!("{what} already executing")))
            }
            FrameState::Done if f.kind == FrameKind::Coroutine => {
                Err(self.error(Exc::RuntimeError, "cannot reuse already awaited coroutine"))
            }
            FrameState::Created => match resume {
                Resume::Send(v) if !v.is_none() => Err(self.error(
                    Exc::TypeError,
                    format!("can't send non-None value to a just-started {what}"),
                )),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Makes the innermost frame of a suspended chain current and hands it what it is resumed with.
    /// The activation and the entry in `chains` have been pushed.
    pub(super) fn enter_chain(&mut self, root: Gc<Frame>, resume: Resume) -> Result<(), Raise> {
        let frame = root.get(&self.heap).innermost.unwrap_or(root);
        let state = frame.get(&self.heap).state;
        if state == FrameState::Created && frame.get(&self.heap).kind == FrameKind::Coroutine {
            self.heap.unwatch(frame);
        }
        let r = root.get_mut(&mut self.heap);
        r.state = FrameState::Running;
        r.touched = true;
        r.innermost = None;
        let f = frame.get_mut(&mut self.heap);
        f.state = FrameState::Running;
        let (func, ip, depth) = (f.func, f.ip, f.depth);
        let regs = Regs::of_tail(frame);
        self.thread.depth += depth as u32 + 1;
        self.thread.cur = Current {
            func,
            frame: Some(frame),
            regs,
            ip,
        };
        match (state, resume) {
            (FrameState::Awaiting, Resume::Send(v)) => self.thread.pending = Pending::Send(v),
            (FrameState::Awaiting, Resume::Throw(e)) => self.thread.pending = Pending::Throw(e),
            (FrameState::Yielded, Resume::Send(v)) => {
                let yield_word = ip.peek(-1);
                regs.set((yield_word >> 8) as u8 as usize, v);
            }
            (FrameState::Created, Resume::Throw(e)) => {
                self.raised = e;
                return Err(Raise);
            }
            (_, Resume::Throw(e)) => return Err(self.throw_here(e)),
            (_, Resume::Send(_)) => {}
        }
        Ok(())
    }

    /// Enters a generator for a `ForIter`; false if it is exhausted already.
    pub(super) fn enter_generator(&mut self, frame: Gc<Frame>, dst: u8) -> Result<bool, Raise> {
        if frame.get(&self.heap).state == FrameState::Done {
            return Ok(false);
        }
        self.check_resumable(frame, Resume::Send(Value::None))?;
        self.push_activation(Cont::ForNext, dst);
        self.thread.chains.push(frame);
        self.enter_chain(frame, Resume::Send(Value::None))?;
        Ok(true)
    }

    /// `yield value` in the running frame: true if Rust code resumed the chain, so that `run` is to be left.
    pub(super) fn yield_value(&mut self, value: Value) -> bool {
        let Some(frame) = self.thread.cur.frame else {
            unreachable!("only suspendable code holds Yield")
        };
        let ip = self.thread.cur.ip;
        let f = frame.get_mut(&mut self.heap);
        f.ip = ip;
        f.state = FrameState::Yielded;
        if f.kind == FrameKind::AsyncGenerator
            && let Some(outer) = f.awaiter.take()
        {
            f.depth = 0;
            self.thread.depth -= 1;
            let mut ip = self.enter_awaiter(outer);
            let word = ip.fetch();
            let by = ip.fetch() as i32;
            let regs = self.thread.cur.regs;
            regs.set((word >> 8) as u8 as usize, value);
            ip.jump(by);
            self.thread.cur.ip = ip;
            return false;
        }
        self.suspend(Outcome::Yield(value))
    }

    /// Leaves the running chain; its innermost frame has its state and ip already. True if Rust code resumed the chain: the
    /// outcome is not handed back, as moving it through memory in other pieces than it was written in would stall.
    #[inline(always)]
    fn suspend(&mut self, outcome: Outcome) -> bool {
        if self.is_step() && self.hop(outcome) {
            return false;
        }
        let (Some(root), Some(act)) = (self.thread.chains.pop(), self.thread.acts.pop()) else {
            unreachable!("a running chain has a root and an activation")
        };
        self.note_innermost(root);
        self.go_back(&act);
        if act.cont == Cont::Native {
            return true;
        }
        let (Outcome::Yield(value) | Outcome::Await(value)) = outcome else {
            unreachable!("a chain is suspended by yield or await")
        };
        if let Outcome::Await(future) = outcome {
            self.mark_awaited(future);
        }
        self.thread.cur.regs.set(act.dst as usize, value);
        let by = act.ip.peek(-1) as i32;
        self.thread.cur.ip.jump(by);
        false
    }

    /// `suspend` for an await.
    #[inline(never)]
    fn suspend_awaiting(&mut self, outcome: Outcome) -> bool {
        self.suspend(outcome)
    }

    /// Suspends the running chain at the one-word await that runs now, whose task a native has seen to (`kind`, as in
    /// `Value::Ready`): true if `run` is to be left.
    #[inline]
    pub(super) fn suspend_ready(&mut self, kind: u64) -> bool {
        if let Some(frame) = self.thread.cur.frame {
            let mut ip = self.thread.cur.ip;
            ip.jump(-1);
            let f = frame.get_mut(&mut self.heap);
            f.ip = ip;
            f.state = FrameState::Awaiting;
        }
        let outcome = match kind {
            1 => Outcome::Yield(Value::None),
            _ => Outcome::Await(Value::Ready(kind)),
        };
        self.suspend_awaiting(outcome)
    }

    /// Who drives by hand sees the mark by which a task knows a future that is waited for.
    #[cold]
    pub fn mark_awaited(&mut self, future: Value) {
        if let Some(core) = future.core_mut(&mut self.heap) {
            core.blocking = true;
        }
    }

    /// Suspends the running chain at the await that runs now, which will run again.
    pub(super) fn suspend_await(&mut self, words: i32, outcome: Outcome) -> AwaitStep {
        if let Some(frame) = self.thread.cur.frame {
            let mut ip = self.thread.cur.ip;
            ip.jump(-words);
            let f = frame.get_mut(&mut self.heap);
            f.ip = ip;
            f.state = FrameState::Awaiting;
        }
        match self.suspend_awaiting(outcome) {
            true => AwaitStep::Stop(outcome),
            false => AwaitStep::Resumed,
        }
    }

    /// Makes the awaiter of a frame that was left current; gives its ip, at the await that waited.
    fn enter_awaiter(&mut self, outer: Gc<Frame>) -> Ip {
        let o = outer.get_mut(&mut self.heap);
        o.state = FrameState::Running;
        let (func, ip) = (o.func, o.ip);
        self.thread.cur = Current {
            func,
            frame: Some(outer),
            regs: Regs::of_tail(outer),
            ip,
        };
        ip
    }

    /// A suspendable frame returned. The outcome, if Rust code resumed the chain.
    pub(super) fn return_from_frame(&mut self, value: Value) -> Option<Outcome> {
        let Some(frame) = self.thread.cur.frame else {
            unreachable!("called for suspendable frames only")
        };
        let f = frame.get_mut(&mut self.heap);
        f.state = FrameState::Done;
        f.busy = false;
        if let Some(outer) = f.awaiter.take() {
            self.thread.depth -= 1;
            let mut ip = self.enter_awaiter(outer);
            let word = ip.fetch();
            if Ip::op(word) == Op::ForAwait {
                let by = ip.fetch() as i32;
                let regs = self.thread.cur.regs;
                regs.set((word >> 16) as u8 as usize + 1, Value::None);
                if frame.get(&self.heap).kind != FrameKind::AsyncGenerator {
                    // A coroutine that `__anext__` returned: its result is the item.
                    regs.set((word >> 8) as u8 as usize, value);
                    ip.jump(by);
                }
            } else {
                self.thread.cur.regs.set((word >> 8) as u8 as usize, value);
            }
            self.thread.cur.ip = ip;
            return None;
        }
        if self.is_step() && self.hop(Outcome::Return(value)) {
            return None;
        }
        self.thread.chains.pop();
        let Some(act) = self.thread.acts.pop() else {
            unreachable!("a running chain has an activation")
        };
        self.go_back(&act);
        (act.cont == Cont::Native).then_some(Outcome::Return(value))
    }

    /// A sync frame returned to something other than a plain call of a sync frame.
    pub(super) fn return_to(
        &mut self,
        act: Activation,
        value: Value,
    ) -> Result<Option<Outcome>, Raise> {
        let cont = self.cont_of(&act);
        self.go_back(&act);
        match cont {
            Cont::Native => return Ok(Some(Outcome::Return(value))),
            Cont::Store => act.regs.set(act.dst as usize, value),
            Cont::ForNext | Cont::Followed => {}
            Cont::Binary => {
                let r = self.thread.aside.pop().unwrap_or(Value::None);
                let l = self.thread.aside.pop().unwrap_or(Value::None);
                let value = match value {
                    Value::NotImplemented => self.binary_after(operator(act.extra), l, r)?,
                    value => value,
                };
                act.regs.set(act.dst as usize, value);
            }
            Cont::Init => {
                let object = self.thread.aside.pop().unwrap_or(Value::None);
                if !value.is_none() {
                    return Err(self.init_gave(value));
                }
                act.regs.set(act.dst as usize, object);
            }
        }
        Ok(None)
    }
}

/// Gives the operator whose number an activation holds.
fn operator(number: u8) -> BinOp {
    const ALL: [BinOp; 13] = [
        BinOp::Add,
        BinOp::Sub,
        BinOp::Mul,
        BinOp::MatMul,
        BinOp::Div,
        BinOp::FloorDiv,
        BinOp::Mod,
        BinOp::Pow,
        BinOp::LeftShift,
        BinOp::RightShift,
        BinOp::BitAnd,
        BinOp::BitOr,
        BinOp::BitXor,
    ];
    ALL[number as usize % ALL.len()]
}

/// Gives what error messages call a frame.
pub(super) fn frame_word(kind: FrameKind) -> &'static str {
    match kind {
        FrameKind::Generator => "generator",
        FrameKind::Coroutine => "coroutine",
        FrameKind::AsyncGenerator => "async generator",
    }
}
