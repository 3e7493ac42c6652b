//! Frame objects: what `sys._getframe()` and `gi_frame` give a script.
//!
//! The object of a plain call follows the call while it runs, and keeps its variables when it ends: the call's
//! activation is marked `Cont::Followed`, so that calls nobody looks at pay nothing.

use super::Vm;
use super::boot::empty_code;
use super::outcome::Raise;
use super::stack::{Activation, Cont, Current};
use crate::code::Code;
use crate::heap::{Gc, Marker, Regs};
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::exception::{Left, Traceback};
use crate::object::frame::{Frame, FrameState};
use crate::object::function::{CodeObject, Function};
use crate::object::native_coro::NativeCoro;
use crate::object::payload::{Object, Payload};
use crate::object::tuple::Tuple;
use crate::source::SourceFile;

/// A plain call that has a frame object.
pub struct Followed {
    /// The number of the activation that was made when the call began.
    level: usize,
    /// What that activation goes on with.
    cont: Cont,
    frame: Gc<Object>,
}

impl Followed {
    /// Marks the frame object.
    pub fn trace(&self, m: &mut Marker) {
        m.mark(self.frame);
    }
}

/// Where the variables of a frame object are.
pub enum Held {
    /// In the window of a plain call that runs.
    Call,
    /// In a generator, coroutine or async generator.
    Suspendable(Gc<Frame>),
    /// Here: the call has ended, at this word, called by this frame.
    Left {
        values: Box<[Value]>,
        pc: u32,
        back: Value,
    },
    /// Nowhere: only the word is known.
    Gone(u32),
}

/// What a frame object holds.
pub struct FrameObject {
    pub code: Gc<CodeObject>,
    pub globals: Gc<Dict>,
    /// `None` if the frame is gone.
    pub func: Option<Gc<Function>>,
    pub held: Held,
    /// What a script put into `f_locals` under names that are no variables.
    pub extra: Option<Gc<Dict>>,
    /// Of a frame that an exception left: what the traceback tells of it.
    pub left: Option<Gc<Traceback>>,
}

impl Payload for FrameObject {
    fn trace(&self, m: &mut Marker) {
        m.mark(self.code);
        m.mark(self.globals);
        self.func.iter().for_each(|&f| m.mark(f));
        self.extra.iter().for_each(|&d| m.mark(d));
        self.left.iter().for_each(|&t| m.mark(t));
        match &self.held {
            Held::Suspendable(frame) => m.mark_whole(*frame),
            Held::Left { values, back, .. } => {
                values.iter().for_each(|v| v.trace(m));
                back.trace(m);
            }
            Held::Call | Held::Gone(_) => {}
        }
    }

    fn size(&self) -> usize {
        let values = match &self.held {
            Held::Left { values, .. } => values.len(),
            _ => 0,
        };
        size_of::<FrameObject>() + values * size_of::<Value>()
    }
}

/// What runs now, innermost first.
pub struct Outward<'v> {
    vm: &'v Vm,
    next: Option<Current>,
    /// The number of activations below `next`.
    below: usize,
    /// How deep `next` is.
    depth: u32,
}

/// A frame that runs.
pub struct Running {
    pub cur: Current,
    /// For a plain call: the number of its activation.
    level: Option<usize>,
    /// As `Thread::depth` was in it.
    depth: u32,
}

impl Iterator for Outward<'_> {
    type Item = Running;

    fn next(&mut self) -> Option<Self::Item> {
        let cur = self.next?;
        let heap = &self.vm.heap;
        let depth = self.depth;
        // The frames a suspendable one is awaited by stand between it and who resumed the chain.
        if let Some(awaiter) = cur.frame.and_then(|f| f.get(heap).awaiter) {
            let a = awaiter.get(heap);
            let mut ip = a.ip;
            ip.jump(1);
            self.next = Some(Current {
                func: a.func,
                frame: Some(awaiter),
                regs: Regs::of_tail(awaiter),
                ip,
            });
            self.depth = depth.saturating_sub(1);
            return Some(Running {
                cur,
                level: None,
                depth,
            });
        }
        // The outermost is the idle function that stands for nothing.
        let level = self.below.checked_sub(1)?;
        let act = &self.vm.thread.acts[level];
        (self.next, self.below, self.depth) = (Some(act.current()), level, act.depth);
        Some(Running {
            cur,
            level: cur.frame.is_none().then_some(level),
            depth,
        })
    }
}

impl Vm {
    /// Goes over what runs now, innermost first.
    pub fn running_frames(&self) -> Outward<'_> {
        Outward {
            vm: self,
            next: Some(self.thread.cur),
            below: self.thread.acts.len(),
            depth: self.thread.depth,
        }
    }

    /// Gives the frame object of the `depth`th frame that runs, counted outward from 0.
    pub fn running_frame(&mut self, depth: usize) -> Option<Gc<Object>> {
        let Running { cur, level, .. } = self.running_frames().nth(depth)?;
        Some(match level {
            Some(level) => self.frame_of_call(cur.func, level),
            None => self.frame_of(cur.frame?),
        })
    }

    /// Gives the frame object of a generator, coroutine or async generator.
    pub fn frame_of(&mut self, frame: Gc<Frame>) -> Gc<Object> {
        let f = frame.get_mut(&mut self.heap);
        // From now on the object holds it as well.
        f.direct = false;
        let func = f.func;
        if let Some(&known) = self.frame_objects.get(&frame) {
            return known;
        }
        let object = self.new_frame_object(func, Held::Suspendable(frame));
        self.frame_objects.insert(frame, object);
        object
    }

    /// Gives the code that a coroutine written in Rust seems to have: that of a function of asyncio.
    pub fn code_of_native(&mut self, coro: Gc<NativeCoro>) -> Gc<CodeObject> {
        let c = coro.get(&self.heap);
        let (step, name, qualname) = (c.step, c.name, c.qualname);
        if let Some(&code) = self.sched.step_codes.get(&step.0) {
            return code;
        }
        let module = match qualname.text(&self.heap).split('.').next() {
            Some("Lock" | "Event" | "Semaphore" | "Condition" | "Barrier") => "locks",
            Some("Queue") => "queues",
            Some("TaskGroup") => "taskgroups",
            Some("Timeout") => "timeouts",
            _ => "tasks",
        };
        let source = SourceFile::new(format!("std/asyncio/{module}.as"), "");
        let mut code = Code {
            first_line: 1,
            ..Code::default()
        };
        code.flags.coroutine = true;
        let code = empty_code(&mut self.heap, name, qualname, source, code);
        self.sched.step_codes.insert(step.0, code);
        code
    }

    /// Gives a frame object for a coroutine written in Rust: it knows its code and no variables.
    pub fn frame_of_native(&mut self, coro: Gc<NativeCoro>) -> Gc<Object> {
        let object = FrameObject {
            code: self.code_of_native(coro),
            globals: self.builtins,
            func: None,
            held: Held::Gone(0),
            extra: None,
            left: None,
        };
        let class = self.types.frame;
        self.alloc_object(class, object)
    }

    /// Gives what a script has put into the `f_locals` of the running frame that is no variable of it.
    pub fn extra_locals(&mut self) -> Option<Gc<Dict>> {
        let Running { cur, level, .. } = self.running_frames().next()?;
        let known = match level {
            Some(level) => {
                let mut followed = self.thread.followed.iter().rev();
                followed.find(|f| f.level == level)?.frame
            }
            None => *self.frame_objects.get(&cur.frame?)?,
        };
        known.get(&self.heap).payload::<FrameObject>()?.extra
    }

    fn frame_of_call(&mut self, func: Gc<Function>, level: usize) -> Gc<Object> {
        let known = self.thread.followed.iter().rev();
        if let Some(followed) = known.clone().find(|f| f.level == level) {
            return followed.frame;
        }
        let frame = self.new_frame_object(func, Held::Call);
        let act = &mut self.thread.acts[level];
        let cont = std::mem::replace(&mut act.cont, Cont::Followed);
        self.thread.followed.push(Followed { level, cont, frame });
        frame
    }

    fn new_frame_object(&mut self, func: Gc<Function>, held: Held) -> Gc<Object> {
        let f = func.get(&self.heap);
        let object = FrameObject {
            code: f.code,
            globals: f.globals,
            func: Some(func),
            held,
            extra: None,
            left: None,
        };
        let class = self.types.frame;
        self.alloc_object(class, object)
    }

    /// Gives the frame object of the plain call that runs, if there is one.
    pub(super) fn followed_call(&self) -> Option<Gc<Object>> {
        let level = self.thread.acts.len().checked_sub(1)?;
        if self.thread.acts[level].cont != Cont::Followed {
            return None;
        }
        let known = self.thread.followed.iter().rev();
        Some(known.into_iter().find(|f| f.level == level)?.frame)
    }

    /// Gives the frame object of a place in a traceback. Of a frame that caught the exception and has ended since no
    /// more is known than where it stood.
    pub fn frame_of_traceback(&mut self, traceback: Gc<Traceback>) -> Gc<Object> {
        let t = traceback.get(&self.heap);
        if let Some(known) = t.frame {
            return known;
        }
        let (func, pc, left) = (t.func, t.end, t.left);
        let frame = match left {
            Left::No => match self.frame_that_caught(traceback) {
                Some(running) => running,
                None => self.new_frame_object(func, Held::Gone(pc)),
            },
            Left::Suspendable(frame) => self.frame_of(frame),
            Left::Followed(frame) => frame,
            Left::Call(values) => self.frame_left(func, values, pc),
        };
        traceback.get_mut(&mut self.heap).frame = Some(frame);
        if let Some(object) = frame.get_mut(&mut self.heap).payload_mut::<FrameObject>() {
            let gone = matches!(object.held, Held::Gone(_));
            if gone {
                object.func = None;
            }
            if gone || !matches!(left, Left::No) {
                object.left = Some(traceback);
            }
        }
        frame
    }

    /// Makes the frame object of a plain call that an exception left at a word, with the variables it had.
    pub(super) fn frame_left(
        &mut self,
        func: Gc<Function>,
        values: Option<Gc<Tuple>>,
        pc: u32,
    ) -> Gc<Object> {
        let values = values.map_or(&[][..], |v| v.items(&self.heap)).into();
        let back = Value::None;
        self.new_frame_object(func, Held::Left { values, pc, back })
    }

    /// Finds the frame that caught an exception, while it runs.
    fn frame_that_caught(&mut self, traceback: Gc<Traceback>) -> Option<Gc<Object>> {
        let t = traceback.get(&self.heap);
        let (code, depth) = (t.code, t.depth);
        let caught = |r: &Running| r.depth == depth && r.cur.func.get(&self.heap).code == code;
        let at = self.running_frames().position(|r| caught(&r))?;
        self.running_frame(at)
    }

    /// Gives what an activation that has been taken off goes on with, when the plain call it was made for ends.
    #[inline]
    pub(super) fn cont_of(&mut self, act: &Activation) -> Cont {
        match act.cont {
            Cont::Followed => self.unfollow(act),
            cont => cont,
        }
    }

    /// A plain call that has a frame object ends: the object takes its variables over. Gives what the activation,
    /// which has been taken off, goes on with. The frame that ends is still the current one.
    #[cold]
    #[inline(never)]
    fn unfollow(&mut self, act: &Activation) -> Cont {
        let level = self.thread.acts.len();
        let at = self.thread.followed.iter().rposition(|f| f.level == level);
        let Some(at) = at else {
            unreachable!("a followed call has a frame object")
        };
        let Followed { cont, frame, .. } = self.thread.followed.swap_remove(at);
        let cur = self.thread.cur;
        let code = cur.func.get(&self.heap).code.get(&self.heap);
        let pc = cur.ip.pc(&code.instrs).saturating_sub(1);
        let count = if code.code.flags.namespace {
            1
        } else {
            code.varnames.len()
        };
        let values: Box<[Value]> = (0..count).map(|i| cur.regs.get(i)).collect();
        values.iter().for_each(|&v| self.share(v));
        let back = match act.frame {
            Some(caller) => self.frame_of(caller).into(),
            None if level == 0 => Value::None,
            None => self.frame_of_call(act.func, level - 1).into(),
        };
        let size = values.len() * size_of::<Value>();
        if let Some(object) = frame.get_mut(&mut self.heap).payload_mut::<FrameObject>() {
            object.held = Held::Left { values, pc, back };
        }
        self.heap.charge(size);
        cont
    }

    /// Finds where a frame object stands if it runs: the frame, and the one outside of it.
    fn standing(&self, frame: Gc<Object>) -> Option<(Current, usize)> {
        let object = frame.get(&self.heap).payload::<FrameObject>()?;
        let level = match object.held {
            Held::Call => {
                let followed = self.thread.followed.iter();
                Some(followed.rev().find(|f| f.frame == frame)?.level)
            }
            _ => None,
        };
        let is = |r: &Running| match object.held {
            Held::Call => r.level == level,
            Held::Suspendable(f) => r.cur.frame == Some(f),
            _ => false,
        };
        let (depth, found) = self.running_frames().enumerate().find(|(_, r)| is(r))?;
        Some((found.cur, depth + 1))
    }

    /// Forgets the variables of a frame object (`frame.clear()`); a RuntimeError if its frame may still need them.
    pub fn clear_frame(&mut self, frame: Gc<Object>) -> Result<(), Raise> {
        if self.standing(frame).is_some() {
            return Err(self.runtime_error("cannot clear an executing frame"));
        }
        let Some(object) = frame.get_mut(&mut self.heap).payload_mut::<FrameObject>() else {
            return Ok(());
        };
        object.extra = None;
        match &mut object.held {
            Held::Left { values, .. } => {
                values.fill(Value::Unset);
                object.func = None;
            }
            Held::Suspendable(f) => {
                let f = *f;
                if f.get(&self.heap).state != FrameState::Done {
                    return Err(self.runtime_error("cannot clear a suspended frame"));
                }
                let regs = Regs::of_tail(f);
                (0..f.get(&self.heap).nregs as usize).for_each(|i| regs.set(i, Value::Unset));
            }
            Held::Call | Held::Gone(_) => {}
        }
        Ok(())
    }

    /// Gives the frame object outside of one, or None.
    pub fn frame_back(&mut self, frame: Gc<Object>) -> Value {
        if let Some((_, outside)) = self.standing(frame) {
            return self
                .running_frame(outside)
                .map_or(Value::None, Value::Object);
        }
        let Some(object) = frame.get(&self.heap).payload::<FrameObject>() else {
            return Value::None;
        };
        let outer = object.left.and_then(|t| t.get(&self.heap).outer);
        match (&object.held, outer) {
            (Held::Left { back, .. }, _) if !back.is_none() => *back,
            (_, Some(outer)) => self.frame_of_traceback(outer).into(),
            _ => Value::None,
        }
    }

    /// Gives the word a frame object stands at, `None` if it has not begun.
    pub fn frame_pc(&self, frame: Gc<Object>) -> Option<u32> {
        let object = frame.get(&self.heap).payload::<FrameObject>()?;
        let instrs = &object.code.get(&self.heap).instrs;
        if let Some((cur, _)) = self.standing(frame) {
            return Some(cur.ip.pc(instrs).saturating_sub(1));
        }
        match object.held {
            Held::Left { pc, .. } | Held::Gone(pc) => Some(pc),
            Held::Suspendable(f) if f.get(&self.heap).state == FrameState::Done => {
                Some(object.left.map_or_else(
                    || f.get(&self.heap).ip.pc(instrs).saturating_sub(1),
                    |t| t.get(&self.heap).end,
                ))
            }
            Held::Call => Some(0),
            Held::Suspendable(f) => {
                let f = f.get(&self.heap);
                match f.state {
                    FrameState::Created => None,
                    // Its instruction is run again when it goes on.
                    FrameState::Awaiting => Some(f.ip.pc(instrs)),
                    _ => Some(f.ip.pc(instrs).saturating_sub(1)),
                }
            }
        }
    }

    /// Gives a variable of a frame object by its register; `Unset` if it has no value, or none that is known.
    pub fn frame_value(&self, frame: Gc<Object>, at: usize) -> Value {
        let Some(object) = frame.get(&self.heap).payload::<FrameObject>() else {
            return Value::Unset;
        };
        match &object.held {
            Held::Call => self
                .standing(frame)
                .map_or(Value::Unset, |(cur, _)| cur.regs.get(at)),
            Held::Suspendable(f) => Regs::of_tail(*f).get(at),
            Held::Left { values, .. } => values.get(at).copied().unwrap_or(Value::Unset),
            Held::Gone(_) => Value::Unset,
        }
    }

    /// Sets a variable of a frame object that lies in a register; false if its frame is gone.
    pub fn set_frame_value(&mut self, frame: Gc<Object>, at: usize, value: Value) -> bool {
        let standing = self.standing(frame);
        let Some(object) = frame.get_mut(&mut self.heap).payload_mut::<FrameObject>() else {
            return false;
        };
        match &mut object.held {
            Held::Call => {
                let Some((cur, _)) = standing else {
                    return false;
                };
                cur.regs.set(at, value);
            }
            Held::Suspendable(f) => Regs::of_tail(*f).set(at, value),
            Held::Left { values, .. } => match values.get_mut(at) {
                Some(place) => *place = value,
                None => return false,
            },
            Held::Gone(_) => return false,
        }
        true
    }
}
