//! Entering functions of scripts: the frame of a plain one on the thread's stack, the frame object of a suspendable one.
//!
//! Which callee is entered, and where its arguments come from, is `call.rs`; where they are put that are not as simple as
//! positions, `placing.rs` and `bind.rs`.

use super::Vm;
use super::call::Passed;
use super::dispatch::Step;
use super::outcome::Raise;
use super::stack::{Cont, Current};
use crate::code::{KEPT_BY_VARIABLE, Op};
use crate::heap::{Gc, Ip, Regs};
use crate::object::Value;
use crate::object::frame::{Frame, FrameKind, FrameState, Hooked};
use crate::object::function::{Body, CodeObject, Function, How};

impl Vm {
    /// Calls a function with exactly the arguments it takes, from the window or the frame they lie in.
    #[inline(never)]
    pub(super) fn enter_simple(
        &mut self,
        func: Gc<Function>,
        args: Regs<Value>,
        count: usize,
        dst: u8,
    ) -> Result<Step, Raise> {
        let code = func.get(&self.heap).code;
        let callee = code.get(&self.heap);
        if callee.suspendable {
            if self.enter_awaited(func, args, count, dst) {
                return Ok(Step::Entered);
            }
            let frame = self.new_frame(func, args, count);
            return Ok(Step::Done(Value::Frame(frame)));
        }
        if self.thread.depth >= self.recursion_limit {
            return Err(self.recursion_error());
        }
        if let Some(value) = self.result_at_once(code, |i| args.get(i)) {
            return Ok(Step::Done(value));
        }
        let nregs = callee.nregs as usize;
        let base = if self.thread.cur.frame.is_some() {
            self.thread.top.add(2)
        } else {
            args
        };
        self.reserve(base.add(nregs + 1))?;
        if self.thread.cur.frame.is_some() {
            for i in 0..count {
                base.set(i, args.get(i));
            }
        }
        self.push_activation(Cont::Store, dst);
        self.run_from_start(func, base);
        Ok(Step::Entered)
    }

    /// Makes a function's frame, whose arguments are at `base`, the running one.
    #[inline(always)]
    fn run_from_start(&mut self, func: Gc<Function>, base: Regs<Value>) {
        let code = func.get(&self.heap).code.get(&self.heap);
        self.thread.depth += 1;
        self.thread.top = base.add(code.nregs as usize);
        self.thread.cur = Current {
            func,
            frame: None,
            regs: base,
            ip: Ip::at(&code.instrs, 0),
        };
    }

    /// Gives what a function returns that only reads an attribute, if a cache knows it, or a constant. Nothing of the
    /// script can tell that it was not entered.
    #[inline]
    pub(super) fn result_at_once(
        &self,
        code: Gc<CodeObject>,
        argument: impl Fn(usize) -> Value,
    ) -> Option<Value> {
        let code = code.get(&self.heap);
        match code.body {
            Body::Steps => None,
            Body::Constant(value) => Some(value),
            Body::Attribute { parameter, site } => {
                let Value::Instance(object) = argument(parameter as usize) else {
                    return None;
                };
                let cache = &code.caches[site as usize];
                let key = self.cache_key(Value::Instance(object));
                let (how, index) = if cache.key == key && cache.epoch == self.class_epoch {
                    (cache.how, cache.index)
                } else {
                    let beside = self.lookaside.get(key, cache.name, self.class_epoch)?;
                    (beside.how, beside.index)
                };
                if how != How::Slot || key == 0 {
                    return None;
                }
                let value = object.slot(&self.heap, index as usize);
                (!value.is_unset()).then_some(value)
            }
        }
    }

    /// Binds arguments and enters a function; a suspendable one gives its frame object.
    pub(super) fn enter_function(
        &mut self,
        func: Gc<Function>,
        passed: Passed,
        cont: Cont,
        dst: u8,
    ) -> Result<Step, Raise> {
        let code = func.get(&self.heap).code;
        let callee = code.get(&self.heap);
        let (nregs, suspendable) = (callee.nregs as usize, callee.suspendable);
        let simple = callee.simple_args == passed.count as u32 && passed.names.is_none();
        if suspendable {
            let bound;
            let (args, count) = if simple {
                (passed.base, passed.count)
            } else if let Some(count) = self.place_arguments(func, passed)? {
                (passed.base, count)
            } else {
                bound = self.bind(func, passed)?;
                (Regs::of_constants(&bound), bound.len())
            };
            if cont == Cont::Store && self.enter_awaited(func, args, count, dst) {
                return Ok(Step::Entered);
            }
            let frame = self.new_frame(func, args, count);
            return Ok(Step::Done(Value::Frame(frame)));
        }
        if self.thread.depth >= self.recursion_limit {
            return Err(self.recursion_error());
        }
        let base = passed.base;
        if !simple && self.place_arguments(func, passed)?.is_none() {
            let bound = self.bind(func, passed)?;
            self.reserve(base.add(bound.len()))?;
            for (i, &value) in bound.iter().enumerate() {
                base.set(i, value);
            }
        }
        self.reserve(base.add(nregs + 1))?;
        self.push_activation(cont, dst);
        self.run_from_start(func, base);
        Ok(Step::Entered)
    }

    /// Enters a coroutine whose call is awaited on the spot and held by no variable, as the `GetAwaitable` and the `Await` behind the call would.
    /// False, and nothing has changed, where they are not there or would do more than that.
    pub(super) fn enter_awaited(
        &mut self,
        func: Gc<Function>,
        args: Regs<Value>,
        count: usize,
        dst: u8,
    ) -> bool {
        let ip = self.thread.cur.ip;
        let word = ip.peek(0);
        let callee = func.get(&self.heap).code.get(&self.heap);
        let (Op::GetAwaitable, Some(outer)) = (Ip::op(word), self.thread.cur.frame) else {
            return false;
        };
        if (word >> 16) as u8 != dst
            || (word >> 24) as u8 == KEPT_BY_VARIABLE
            || !callee.coroutine
            || self.thread.depth >= self.recursion_limit
        {
            return false;
        }
        let awaitable = (word >> 8) as u8 as usize;
        debug_assert!(Ip::op(ip.peek(1)) == Op::Await);
        debug_assert!((ip.peek(1) >> 16) as u8 as usize == awaitable);
        let o = outer.get_mut(&mut self.heap);
        o.ip = ip.next();
        o.state = FrameState::Awaiting;
        let depth = o.depth.saturating_add(1);
        let child = self.make_frame(func, args, count, |header| Frame {
            awaiter: Some(outer),
            depth,
            state: FrameState::Running,
            touched: true,
            direct: true,
            ..header
        });
        // Nobody else ever holds it: not even the register of the call.
        self.thread.cur.regs.set(awaitable, Value::Frame(child));
        self.thread.depth += 1;
        let ip = child.get(&self.heap).ip;
        self.thread.cur = Current {
            func,
            frame: Some(child),
            regs: Regs::of_tail(child),
            ip,
        };
        true
    }

    /// Makes the frame object of a suspendable function, its first `count` registers taken from `args`.
    pub(super) fn new_frame(
        &mut self,
        func: Gc<Function>,
        args: Regs<Value>,
        count: usize,
    ) -> Gc<Frame> {
        let frame = self.make_frame(func, args, count, |header| header);
        if frame.get(&self.heap).kind == FrameKind::Coroutine {
            self.heap.watch(frame);
            if self.thread.hooks.origins != 0 {
                self.note_origin(frame);
            }
        }
        frame
    }

    #[inline(always)]
    fn make_frame(
        &mut self,
        func: Gc<Function>,
        args: Regs<Value>,
        count: usize,
        change: impl FnOnce(Frame) -> Frame,
    ) -> Gc<Frame> {
        let code = func.get(&self.heap).code.get(&self.heap);
        let kind = if code.coroutine {
            FrameKind::Coroutine
        } else if code.code.flags.coroutine {
            FrameKind::AsyncGenerator
        } else {
            FrameKind::Generator
        };
        let nregs = code.nregs as usize;
        let header = change(Frame {
            func,
            awaiter: None,
            innermost: None,
            ip: Ip::at(&code.instrs, 0),
            nregs: nregs as u16,
            depth: 0,
            kind,
            state: FrameState::Created,
            sole: true,
            touched: false,
            hooked: Hooked::NotYet,
            by_hand: false,
            busy: false,
            closed: false,
            awaitable: code.iterable,
            direct: false,
        });
        let frame = self.heap.alloc_recycled(header, nregs, Value::Unset);
        let registers = Regs::of_tail(frame);
        for i in 0..count {
            registers.set(i, args.get(i));
        }
        frame
    }
}
