//! Raising, the exception table, chaining.
//!
//! While `Raise` travels the exception lies in `Vm::raised`. Nothing is saved when a handler is entered: what is
//! being handled is found by walking frames outward to the first one whose pc lies in a handling range.

use super::Vm;
use super::outcome::Raise;
use super::stack::{Cont, Current};
use crate::code::{ExcKind, Op};
use crate::heap::{Gc, Ip, Regs};
use crate::object::Value;
use crate::object::class::Class;
use crate::object::exception::{Exc, Exception, Left, Traceback};
use crate::object::frame::{Frame, FrameKind, FrameState};
use crate::object::function::CodeObject;
use crate::object::tuple::Tuple;

impl Vm {
    /// Gives a builtin exception class.
    pub fn exc_class(&self, exc: Exc) -> Gc<Class> {
        self.exceptions[exc as usize]
    }

    /// Makes an exception of a builtin class without raising it.
    pub fn new_exception(&mut self, exc: Exc, args: &[Value]) -> Gc<Exception> {
        let class = self.exc_class(exc);
        self.new_exception_of(class, args)
    }

    /// Makes an exception of a class without running its `__init__`.
    pub fn new_exception_of(&mut self, class: Gc<Class>, args: &[Value]) -> Gc<Exception> {
        let finalized = class.get(&self.heap).flags.del;
        args.iter().for_each(|&arg| self.share(arg));
        let args = Value::Tuple(self.heap.new_tuple(args));
        let exception = self.heap.alloc(Exception {
            class,
            args,
            cause: Value::Unset,
            context: Value::Unset,
            suppress_context: false,
            traceback: None,
            dict: None,
            slots: None,
            payload: Value::Unset,
        });
        if finalized {
            self.heap.watch_in_order(exception);
        }
        exception
    }

    /// Raises SystemExit: the program is to end with a status, or by a message.
    #[cold]
    pub fn system_exit(&mut self, status: Option<Value>) -> Raise {
        // A tuple gives the arguments of the exception (`sys.exit`).
        let given = match status {
            Some(Value::Tuple(t)) => t.items(&self.heap).to_vec(),
            status => status.as_slice().to_vec(),
        };
        let code = match given[..] {
            [] => Value::None,
            [one] => one,
            _ => status.unwrap_or(Value::None),
        };
        let e = self.new_exception(Exc::SystemExit, &given);
        e.get_mut(&mut self.heap).payload = code;
        self.throw(Value::Exception(e))
    }

    /// Raises a builtin exception with a message.
    #[cold]
    pub fn error(&mut self, exc: Exc, message: impl Into<String>) -> Raise {
        let message = self.string(message.into());
        let e = self.new_exception(exc, &[message]);
        self.throw(Value::Exception(e))
    }

    /// Raises an exception object; its context becomes what is being handled.
    #[cold]
    pub fn throw(&mut self, exception: Value) -> Raise {
        if let Value::Exception(e) = exception
            && let Some(handled) = self.handled_exception()
            && handled != e
        {
            self.set_context(e, handled);
        }
        self.raised = exception;
        Raise
    }

    /// Raises what is thrown into the frame that runs: its context becomes what that very frame handles.
    #[cold]
    pub(super) fn throw_here(&mut self, exception: Value) -> Raise {
        self.raised = exception;
        self.chain_own();
        Raise
    }

    /// Makes what the running frame itself handles the context of the exception on its way.
    #[cold]
    pub(super) fn chain_own(&mut self) {
        if let Value::Exception(e) = self.raised
            && let Some(handled) = self.handled_in(&self.thread.cur)
            && handled != e
        {
            self.set_context(e, handled);
        }
    }

    /// Tells whether a frame that awaits the innermost one of a chain handles an exception.
    #[cold]
    pub(super) fn handles_outside(&self, root: Gc<Frame>) -> bool {
        let innermost = root.get(&self.heap).innermost;
        let mut frame = innermost.and_then(|f| f.get(&self.heap).awaiter);
        while let Some(outer) = frame {
            frame = outer.get(&self.heap).awaiter;
            if self.handled_in(&self.waiting_at(outer)).is_some() {
                return true;
            }
        }
        false
    }

    /// Gives where a frame that awaits stands: behind the first word of its instruction.
    fn waiting_at(&self, frame: Gc<Frame>) -> Current {
        let f = frame.get(&self.heap);
        let mut ip = f.ip;
        ip.jump(1);
        Current {
            func: f.func,
            frame: Some(frame),
            regs: Regs::of_tail(frame),
            ip,
        }
    }

    /// Sets `__context__`, breaking a circle it would close.
    pub fn set_context(&mut self, e: Gc<Exception>, handled: Gc<Exception>) {
        let mut at = handled;
        let mut steps = 0;
        while let Value::Exception(next) = at.get(&self.heap).context {
            if next == e {
                at.get_mut(&mut self.heap).context = Value::Unset;
                break;
            }
            at = next;
            steps += 1;
            if steps > 100_000 {
                break;
            }
        }
        e.get_mut(&mut self.heap).context = Value::Exception(handled);
    }

    /// Raises a TypeError.
    #[cold]
    pub fn type_error(&mut self, message: impl Into<String>) -> Raise {
        self.error(Exc::TypeError, message)
    }

    /// Raises a ValueError.
    #[cold]
    pub fn value_error(&mut self, message: impl Into<String>) -> Raise {
        self.error(Exc::ValueError, message)
    }

    /// Raises an IndexError.
    #[cold]
    pub fn index_error(&mut self, message: impl Into<String>) -> Raise {
        self.error(Exc::IndexError, message)
    }

    /// Raises an AttributeError.
    #[cold]
    pub fn attribute_error(&mut self, message: impl Into<String>) -> Raise {
        self.error(Exc::AttributeError, message)
    }

    /// Raises a RuntimeError.
    #[cold]
    pub fn runtime_error(&mut self, message: impl Into<String>) -> Raise {
        self.error(Exc::RuntimeError, message)
    }

    /// Raises an OverflowError.
    #[cold]
    pub fn overflow_error(&mut self, message: impl Into<String>) -> Raise {
        self.error(Exc::OverflowError, message)
    }

    /// Raises a ZeroDivisionError.
    #[cold]
    pub fn zero_division(&mut self, message: impl Into<String>) -> Raise {
        self.error(Exc::ZeroDivisionError, message)
    }

    /// Raises a KeyError for a key.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Raise {
        let e = self.new_exception(Exc::KeyError, &[key]);
        self.throw(Value::Exception(e))
    }

    /// Raises StopIteration with a value.
    #[cold]
    pub fn stop_iteration(&mut self, value: Value) -> Raise {
        let args = if value.is_none() { vec![] } else { vec![value] };
        let e = self.new_exception(Exc::StopIteration, &args);
        e.get_mut(&mut self.heap).payload = value;
        self.throw(Value::Exception(e))
    }

    /// Raises a RecursionError.
    #[cold]
    pub fn recursion_error(&mut self) -> Raise {
        self.error(Exc::RecursionError, "maximum recursion depth exceeded")
    }

    /// Raises the TypeError of a native that wants another type.
    #[cold]
    pub fn wrong_type(&mut self, expected: &str, got: Value) -> Raise {
        let got = self.type_name(got);
        self.type_error(format!("expected {expected} instance, {got} found"))
    }

    /// Raises the OSError subclass for an error of the system.
    #[cold]
    pub fn os_error(&mut self, error: &std::io::Error, path: Option<&str>) -> Raise {
        let number = error.raw_os_error().unwrap_or(0);
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or(&text).to_string();
        let text = self.string(text);
        let class = os_error_class(number);
        let e = self.new_exception(class, &[Value::Int(number as i64), text]);
        let name = match path {
            Some(path) => self.str(path),
            None => Value::None,
        };
        let payload = self
            .heap
            .new_tuple(&[Value::Int(number as i64), text, name]);
        e.get_mut(&mut self.heap).payload = Value::Tuple(payload);
        self.throw(Value::Exception(e))
    }

    /// Takes the exception on its way, as a handler does.
    pub fn take_raised(&mut self) -> Gc<Exception> {
        match std::mem::replace(&mut self.raised, Value::Unset) {
            Value::Exception(e) => e,
            _ => unreachable!("an exception is on its way"),
        }
    }

    /// Tells whether the exception on its way is of a builtin class.
    pub fn raised_is(&self, exc: Exc) -> bool {
        self.is_exception(self.raised, exc)
    }

    /// Tells whether a value is an exception of a builtin class.
    pub fn is_exception(&self, value: Value, exc: Exc) -> bool {
        match value {
            Value::Exception(e) => e
                .get(&self.heap)
                .class
                .is_subclass(&self.heap, self.exc_class(exc)),
            _ => false,
        }
    }

    /// Gives the exception being handled where the script is now (`sys.exception()`).
    pub fn handled_exception(&self) -> Option<Gc<Exception>> {
        let bypassed = &self.thread.bypassed;
        if !bypassed.contains(&self.thread.acts.len())
            && let Some(e) = self.handled_in(&self.thread.cur)
        {
            return Some(e);
        }
        let mut frame = self.thread.cur.frame;
        let mut acts = self.thread.acts.iter().rev();
        let (ending, handled) = self.thread.ending.unzip();
        loop {
            // Outward along the links of a chain, then to the activation that resumed it.
            if let Some(inner) = frame {
                frame = inner.get(&self.heap).awaiter;
                if self.thread.thrown.contains(&inner) {
                    // What waits outside of it does not run before it is left.
                    frame = None;
                } else if let Some(outer) = frame
                    && let Some(e) = self.handled_in(&self.waiting_at(outer))
                {
                    return Some(e);
                }
                continue;
            }
            if ending == Some(acts.len()) {
                return handled;
            }
            let act = acts.next()?;
            frame = act.frame;
            if !bypassed.contains(&acts.len())
                && let Some(e) = self.handled_in(&act.current())
            {
                return Some(e);
            }
        }
    }

    fn handled_in(&self, cur: &Current) -> Option<Gc<Exception>> {
        let code = cur.func.get(&self.heap).code.get(&self.heap);
        if !code.handlers {
            return None;
        }
        let pc = cur.ip.pc(&code.instrs).wrapping_sub(1);
        let table = &code.code.exceptions;
        let entry = table
            .iter()
            .find(|e| e.kind == ExcKind::Handling && e.start <= pc && pc < e.end)?;
        match cur.regs.get(entry.reg as usize) {
            Value::Exception(e) => Some(e),
            _ => None,
        }
    }

    /// Leaves frames until one catches the exception on its way; false if Rust code is to have it.
    pub(super) fn unwind(&mut self) -> bool {
        self.thread.pending = super::stack::Pending::None;
        loop {
            let cur = self.thread.cur;
            let code = cur.func.get(&self.heap).code;
            let object = code.get(&self.heap);
            let mut pc = cur.ip.pc(&object.instrs).wrapping_sub(1);
            let mut again = std::mem::take(&mut self.raised_again);
            if let Some(call) = object.code.call_around(pc) {
                let raised = self.raised;
                pc = self.look_up_late(code, call);
                again &= self.raised.is(raised);
            }
            let object = code.get(&self.heap);
            if let Some(at) = (pc as usize).checked_sub(1)
                && object
                    .instrs
                    .get(at)
                    .is_some_and(|&w| w as u8 == Op::GetAttr as u8)
            {
                self.tell_attribute_at(code, pc);
            }
            let object = code.get(&self.heap);
            let found = object
                .code
                .exceptions
                .iter()
                .find(|e| e.kind == ExcKind::Catch && e.start <= pc && pc < e.end)
                .copied();
            if !again {
                // Before its first instruction a function is at that; what has to be resumed first, at its definition.
                let begun = pc != u32::MAX || cur.frame.is_some();
                self.add_traceback(code, if begun { pc } else { 0 }, found.is_none());
            } else {
                self.note_again(code, pc, found.is_none());
            }
            if let Some(entry) = found {
                let object = code.get(&self.heap);
                let raised = std::mem::replace(&mut self.raised, Value::Unset);
                cur.regs.set(entry.reg as usize, raised);
                self.thread.cur.ip = Ip::at(&object.instrs, entry.target);
                return true;
            }
            match cur.frame {
                None => {
                    let Some(act) = self.thread.acts.pop() else {
                        unreachable!("the outermost activation is Rust code's")
                    };
                    let cont = self.cont_of(&act);
                    let aside = match cont {
                        Cont::Init => 1,
                        Cont::Binary => 2,
                        _ => 0,
                    };
                    let left = self.thread.aside.len().saturating_sub(aside);
                    self.thread.aside.truncate(left);
                    self.go_back(&act);
                    if cont == Cont::Native {
                        return false;
                    }
                }
                Some(frame) => {
                    // What is thrown into a frame that has not begun leaves it as it is.
                    if pc != u32::MAX {
                        self.convert_stop(frame);
                    }
                    if let Some(stopped) = self.leave_frame(frame) {
                        return stopped;
                    }
                }
            }
        }
    }

    /// Looks the method of a `CallMethod` up whose arguments failed: the language does so before it evaluates them, so
    /// that what fails here is raised instead. Gives the word the exception on its way comes from.
    #[cold]
    #[inline(never)]
    fn look_up_late(&mut self, code: Gc<CodeObject>, call: usize) -> u32 {
        let cur = self.thread.cur;
        let instrs = &code.get(&self.heap).instrs;
        let failed = cur.ip.pc(instrs).wrapping_sub(1);
        let (b, site) = (
            (instrs[call] >> 16) as u8 as usize,
            instrs[call + 1] as usize,
        );
        self.thread.cur.ip = Ip::at(instrs, call as u32 + 1);
        // The scratch register of the call keeps the exception alive.
        cur.regs
            .set(b, std::mem::replace(&mut self.raised, Value::Unset));
        if self.method_cached(code, site, cur.regs.get(b + 1)).is_err() {
            return call as u32;
        }
        self.raised = cur.regs.get(b);
        self.thread.cur.ip = cur.ip;
        failed
    }

    /// An exception leaves a suspendable frame. `Some(false)` if Rust code resumed it, `Some(true)` if the awaiter
    /// takes it as the end of its loop.
    fn leave_frame(&mut self, frame: Gc<Frame>) -> Option<bool> {
        let f = frame.get_mut(&mut self.heap);
        f.state = FrameState::Done;
        f.busy = false;
        let (func, nregs) = (f.func, usize::from(f.nregs));
        // Its variables stay with the exception, what it had at hand does not.
        let named = func.get(&self.heap).code.get(&self.heap).varnames.len();
        let regs = Regs::of_tail(frame);
        (named..nregs).for_each(|at| regs.set(at, Value::Unset));
        let f = frame.get_mut(&mut self.heap);
        if let Some(outer) = f.awaiter.take() {
            self.thread.depth = self.thread.depth.saturating_sub(1);
            let o = outer.get_mut(&mut self.heap);
            o.state = FrameState::Running;
            let (func, mut ip) = (o.func, o.ip);
            let word = ip.fetch();
            let for_await = Ip::op(word) == Op::ForAwait;
            if for_await {
                ip.fetch();
            }
            let regs = Regs::of_tail(outer);
            self.thread.cur = Current {
                func,
                frame: Some(outer),
                regs,
                ip,
            };
            if for_await && self.raised_is(Exc::StopAsyncIteration) {
                // A coroutine that `__anext__` returned says so: the loop is over.
                self.take_raised();
                regs.set(((word >> 16) as u8) as usize + 1, Value::None);
                return Some(true);
            }
            if !self.thread.thrown.is_empty() && self.was_thrown_into(frame) {
                self.chain_own();
            }
            return None;
        }
        self.thread.chains.pop();
        let Some(act) = self.thread.acts.pop() else {
            unreachable!("a running chain has an activation")
        };
        self.go_back(&act);
        (act.cont == Cont::Native).then_some(false)
    }

    /// Tells whether a frame that is left passed on what was thrown into its chain, or is the one that got it.
    #[cold]
    fn was_thrown_into(&mut self, frame: Gc<Frame>) -> bool {
        while let Some(&last) = self.thread.thrown.last() {
            if last != frame && last.get(&self.heap).state != FrameState::Done {
                return false;
            }
            self.thread.thrown.pop();
            if last == frame {
                return true;
            }
        }
        false
    }

    /// A StopIteration that leaves a generator or coroutine becomes a RuntimeError (PEP 479).
    fn convert_stop(&mut self, frame: Gc<Frame>) {
        let kind = frame.get(&self.heap).kind;
        let text = match kind {
            FrameKind::Generator if self.raised_is(Exc::StopIteration) => {
                "generator raised StopIteration"
            }
            FrameKind::Coroutine if self.raised_is(Exc::StopIteration) => {
                "coroutine raised StopIteration"
            }
            FrameKind::AsyncGenerator if self.raised_is(Exc::StopIteration) => {
                "async generator raised StopIteration"
            }
            FrameKind::AsyncGenerator if self.raised_is(Exc::StopAsyncIteration) => {
                "async generator raised StopAsyncIteration"
            }
            _ => return,
        };
        let stop = self.raised;
        let text = self.str(text);
        let e = self.new_exception(Exc::RuntimeError, &[text]);
        let error = e.get_mut(&mut self.heap);
        error.cause = stop;
        error.context = stop;
        error.suppress_context = true;
        self.raised = Value::Exception(e);
    }

    /// Puts the frame that runs at the head of the traceback; `leaves` if the exception is not caught there.
    fn add_traceback(&mut self, code: Gc<CodeObject>, pc: u32, leaves: bool) {
        let Value::Exception(e) = self.raised else {
            return;
        };
        let left = match leaves {
            true => self.left_behind(code, pc),
            false => Left::No,
        };
        let next = e.get(&self.heap).traceback;
        let traceback = self.heap.alloc(Traceback {
            next,
            code,
            pc,
            depth: self.thread.depth,
            func: self.thread.cur.func,
            left,
            end: pc,
            outer: None,
            frame: None,
        });
        e.get_mut(&mut self.heap).traceback = Some(traceback);
        let Some(inner) = next else { return };
        let depth = self.thread.depth;
        let i = inner.get_mut(&mut self.heap);
        match i.left {
            // It was caught here before.
            Left::No if leaves && i.depth == depth && i.code == code => self.leave_places(code, pc),
            Left::No => {}
            // What was raised again elsewhere has not come from the frame inside.
            _ if i.depth == depth + 1 => {
                i.outer.get_or_insert(traceback);
            }
            _ => {}
        }
    }

    /// An exception is raised again in the frame that runs, where it was caught; `leaves` if not to be caught once more.
    #[cold]
    fn note_again(&mut self, code: Gc<CodeObject>, pc: u32, leaves: bool) {
        if leaves {
            return self.leave_places(code, pc);
        }
        let depth = self.thread.depth;
        if let Value::Exception(e) = self.raised
            && let Some(head) = e.get(&self.heap).traceback
            && !code.get(&self.heap).span_at(pc).is_empty()
        {
            let t = head.get_mut(&mut self.heap);
            if t.code == code && t.depth == depth {
                t.end = pc;
            }
        }
    }

    /// An exception leaves the frame that runs: all places it has in it learn that. `pc` is where it was raised again
    /// or, if it was not, for the first time.
    #[cold]
    fn leave_places(&mut self, code: Gc<CodeObject>, pc: u32) {
        let Value::Exception(e) = self.raised else {
            return;
        };
        let depth = self.thread.depth;
        let here = |t: &Traceback| t.code == code && t.depth == depth;
        let Some(head) = e.get(&self.heap).traceback else {
            return;
        };
        let t = head.get(&self.heap);
        if !here(t) {
            return;
        }
        let end = match code.get(&self.heap).span_at(pc).is_empty() {
            true => t.end,
            false => pc,
        };
        let next = |vm: &Self, t: Gc<Traceback>| {
            let next = t.get(&vm.heap).next;
            next.filter(|n| here(n.get(&vm.heap)))
        };
        let mut at = next(self, head);
        let left = match self.left_behind(code, pc) {
            Left::Call(values) if at.is_some() => {
                Left::Followed(self.frame_left(self.thread.cur.func, values, end))
            }
            left => left,
        };
        let t = head.get_mut(&mut self.heap);
        (t.left, t.end) = (left, end);
        while let Some(place) = at {
            let t = place.get_mut(&mut self.heap);
            (t.left, t.end) = (left, end);
            at = next(self, place);
        }
    }

    /// Gives what stays of the frame that runs when an exception leaves it.
    fn left_behind(&mut self, code: Gc<CodeObject>, pc: u32) -> Left {
        match self.thread.cur.frame {
            Some(frame) => Left::Suspendable(frame),
            None => match self.followed_call() {
                Some(frame) => Left::Followed(frame),
                None => Left::Call(self.variables_left(code, pc)),
            },
        }
    }

    /// Keeps the variables of the plain call that an exception leaves: `tb_frame.f_locals` is asked for them later.
    fn variables_left(&mut self, code: Gc<CodeObject>, pc: u32) -> Option<Gc<Tuple>> {
        let regs = self.thread.cur.regs;
        let c = code.get(&self.heap);
        let count = match (c.code.flags.module, c.code.flags.namespace) {
            (true, _) => 0,
            (_, true) => 1,
            _ => c.varnames.len(),
        };
        if count == 0 {
            return None;
        }
        for &(reg, from) in &c.code.assigned_from {
            if pc < from {
                regs.set(usize::from(reg), Value::Unset);
            }
        }
        for at in 0..count {
            self.share(regs.get(at));
        }
        Some(self.heap.new_tuple_of(regs, count))
    }

    /// `raise value [from cause]`.
    #[inline(never)]
    pub(super) fn raise_value(&mut self, value: Value, cause: Option<Value>) -> Raise {
        let exception = match self.to_exception(value) {
            Ok(e) => e,
            Err(Raise) => return Raise,
        };
        if let Some(cause) = cause {
            let root = self.root(exception);
            let cause = match cause {
                Value::None => Value::None,
                Value::Exception(_) => cause,
                Value::Class(c) if c.is_subclass(&self.heap, self.exceptions[0]) => {
                    match self.to_exception(cause) {
                        Ok(c) => Value::Exception(c),
                        Err(Raise) => return Raise,
                    }
                }
                _ => {
                    return self.type_error("exception causes must derive from BaseException");
                }
            };
            if let Value::Exception(e) = self.rooted(root) {
                let e = e.get_mut(&mut self.heap);
                e.cause = cause;
                e.suppress_context = true;
            }
        }
        if let Value::Class(class) = value
            && !exception
                .get(&self.heap)
                .class
                .is_subclass(&self.heap, class)
        {
            return self.raise_foreign(value, exception);
        }
        self.throw(Value::Exception(exception))
    }

    /// A class that made an exception of another class is called once more, with that; what comes of it is raised.
    #[cold]
    fn raise_foreign(&mut self, class: Value, made: Gc<Exception>) -> Raise {
        let again = self.scoped(|vm| {
            vm.root(made);
            vm.call(class, &[made.into()])
        });
        match again {
            Ok(e @ Value::Exception(_)) => self.throw(e),
            Ok(other) => match self.repr_of(class) {
                Ok(name) => {
                    let (name, got) = (name.text(&self.heap).to_owned(), self.type_name(other));
                    self.type_error(format!(
                        "calling {name} should have returned an instance of BaseException, not {got}"
                    ))
                }
                Err(Raise) => Raise,
            },
            Err(Raise) => Raise,
        }
    }

    /// Makes the exception that `raise value` raises.
    pub fn to_exception(&mut self, value: Value) -> Result<Gc<Exception>, Raise> {
        match value {
            Value::Exception(e) => Ok(e),
            Value::Class(class) if class.is_subclass(&self.heap, self.exceptions[0]) => {
                match self.call(value, &[])? {
                    Value::Exception(e) => Ok(e),
                    other => {
                        let made = self.class_of(other);
                        let (name, got) = (
                            self.repr_of(value)?.text(&self.heap).to_owned(),
                            self.repr_of(Value::Class(made))?
                                .text(&self.heap)
                                .to_owned(),
                        );
                        Err(self.type_error(format!(
                            "calling {name} should have returned an instance of BaseException, not {got}"
                        )))
                    }
                }
            }
            _ => Err(self.type_error("exceptions must derive from BaseException")),
        }
    }

    /// Bare `raise`.
    pub(super) fn raise_bare(&mut self) -> Raise {
        match self.handled_exception() {
            Some(e) => {
                self.raised = Value::Exception(e);
                self.raised_again = true;
                Raise
            }
            None => self.runtime_error("No active exception to reraise"),
        }
    }

    /// `except class:`; the class may be a tuple.
    pub(super) fn exception_matches(&mut self, e: Value, class: Value) -> Result<bool, Raise> {
        let base = self.exceptions[0];
        let heap = &self.heap;
        let fits = |item: Value| match (item, e) {
            (Value::Class(c), Value::Exception(e)) if c.is_subclass(heap, base) => {
                Some(e.get(heap).class.is_subclass(heap, c))
            }
            (Value::Class(c), _) if c.is_subclass(heap, base) => Some(false),
            _ => None,
        };
        let found = match self.plain(class) {
            // All are looked at, so that what is no exception is told.
            Value::Tuple(t) => t
                .items(heap)
                .iter()
                .try_fold(false, |any, &item| fits(item).map(|fit| any | fit)),
            _ => fits(class),
        };
        found.ok_or_else(|| {
            self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            )
        })
    }
}

/// Tells which OSError subclass an error number belongs to.
pub fn os_error_class(number: i32) -> Exc {
    match number {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => Exc::BlockingIOError,
        libc::ECHILD => Exc::ChildProcessError,
        libc::EPIPE | libc::ESHUTDOWN => Exc::BrokenPipeError,
        libc::ECONNABORTED => Exc::ConnectionAbortedError,
        libc::ECONNREFUSED => Exc::ConnectionRefusedError,
        libc::ECONNRESET => Exc::ConnectionResetError,
        libc::EEXIST => Exc::FileExistsError,
        libc::ENOENT => Exc::FileNotFoundError,
        libc::EINTR => Exc::InterruptedError,
        libc::EISDIR => Exc::IsADirectoryError,
        libc::ENOTDIR => Exc::NotADirectoryError,
        libc::EACCES | libc::EPERM => Exc::PermissionError,
        libc::ESRCH => Exc::ProcessLookupError,
        libc::ETIMEDOUT => Exc::TimeoutError,
        _ => Exc::OSError,
    }
}
