//! What is left in the registers of suspendable frames though no instruction reads it any more.
//!
//! Windows of plain calls end where their callee's begin, so the collector does not see what lies above. The registers of
//! a generator or coroutine lie in the frame; before a look at what is dead, those that hold nothing are cleared.

use super::Vm;
use crate::code::{HIGH, Op};
use crate::heap::{Gc, Heap, Regs};
use crate::object::Value;
use crate::object::frame::{Frame, FrameState};
use crate::object::function::CodeObject;
use crate::object::task::Task;

/// Tells how many registers are in use at the await where a frame is suspended or (`linked`) waits for what it
/// awaits, and which one it awaits. The operands of a yield may all be variables, which tells
/// nothing.
fn suspended_at(heap: &Heap, frame: Gc<Frame>, linked: bool) -> Option<(usize, usize)> {
    let f = frame.get(heap);
    let at = match f.state {
        _ if linked => f.ip,
        FrameState::Awaiting => f.ip,
        _ => return None,
    };
    let (a, b) = (at.byte::<1>() as usize, at.byte::<2>() as usize);
    match at.operation() {
        Op::Await | Op::YieldFrom => Some((a.max(b) + 1, b)),
        Op::ForAwait => Some((a.max(b + 1) + 1, b + 1)),
        _ => None,
    }
}

/// Gives the instruction that a word of some code belongs to, and its first word.
fn instruction_at(code: &CodeObject, pc: usize) -> Option<(Op, u32)> {
    let (mut at, mut op) = (0, Op::decode(*code.instrs.first()?)?);
    while at + op.words() <= pc {
        at += op.words();
        op = Op::decode(*code.instrs.get(at)?)?;
    }
    Some((op, code.instrs[at]))
}

/// Gives the register that the method call which a word belongs to does not use.
fn scratch_of(code: &CodeObject, pc: usize) -> Option<usize> {
    let (op, word) = instruction_at(code, pc)?;
    let is_method = matches!(op, Op::CallMethod | Op::CallMethodKw);
    is_method.then_some((word >> 16 & 255) as usize)
}

/// Tells how many registers are in use while the call runs that a word of some code belongs to.
fn in_call(code: &CodeObject, pc: usize) -> Option<usize> {
    let (op, word) = instruction_at(code, pc)?;
    let (a, b, n) = (word >> 8 & 255, word >> 16 & 255, word >> 24);
    let end = match op {
        Op::Call | Op::CallKw => b + 1 + n,
        Op::CallMethod | Op::CallMethodKw | Op::CallLoaded | Op::CallLoadedKw => b + 2 + n,
        Op::CallEx => b + 3,
        Op::ImportName => a + 1,
        Op::DelLocal if word >> 16 > 0 => return Some((word >> 16) as usize - 1),
        Op::DelGlobal if a > 0 => return Some(a as usize - 1),
        _ => return None,
    };
    Some(end.max(a + 1) as usize)
}

/// Finds the last instruction that deletes a local with so many registers in use.
pub(super) fn place_of_delete(code: &CodeObject, register: usize, live: usize) -> Option<usize> {
    let (mut at, mut found) = (0, None);
    while let Some(&word) = code.instrs.get(at) {
        let op = Op::decode(word)?;
        let (a, x) = ((word >> 8 & 255) as usize, (word >> 16) as usize);
        if op == Op::DelLocal && (a, x) == (register, live) {
            found = Some(at);
        }
        at += op.words();
    }
    found
}

fn clear_from(heap: &Heap, frame: Gc<Frame>, first: usize) {
    let (regs, nregs) = (Regs::of_tail(frame), usize::from(frame.get(heap).nregs));
    for at in first..nregs.min(usize::from(HIGH)) {
        regs.set(at, Value::Unset);
    }
}

impl Vm {
    /// Tells how many registers of a plain frame are in use while a native runs for it, if that is known, and how many it has.
    pub(super) fn in_use_now(&self) -> Option<(usize, usize)> {
        let cur = self.thread.cur;
        if cur.frame.is_some() {
            return None;
        }
        let code = cur.func.get(&self.heap).code.get(&self.heap);
        let pc = cur.ip.pc(&code.instrs).wrapping_sub(1) as usize;
        let end = in_call(code, pc).filter(|_| pc < code.instrs.len())?;
        let all = code.nregs as usize;
        Some((end.min(all), all))
    }

    /// Clears the registers that hold what stood there before: those that the method calls under way leave unused, and those
    /// of locals that have no value yet.
    pub(super) fn clear_scratch(&mut self) {
        let acts = self.thread.acts.iter().map(|act| act.current());
        let all: Vec<_> = acts.chain([self.thread.cur]).collect();
        for cur in all {
            let code = cur.func.get(&self.heap).code.get(&self.heap);
            let pc = cur.ip.pc(&code.instrs).wrapping_sub(1) as usize;
            for &(local, from) in &code.code.assigned_from {
                if pc < from as usize {
                    cur.regs.set(usize::from(local), Value::Unset);
                }
            }
            if pc < code.instrs.len()
                && let Some(scratch) = scratch_of(code, pc)
                && !self.is_callable(cur.regs.get(scratch))
            {
                cur.regs.set(scratch, Value::Unset);
            }
        }
    }

    /// Clears what no instruction reads any more in the chains of all tasks and some others, in what runs and in the
    /// generators and coroutines that are watched.
    pub(super) fn clear_temporaries(&mut self, more: &[Gc<Task>]) {
        let tasks = self.sched.cur.tasks.iter().flatten().chain(more);
        let mut roots: Vec<Gc<Frame>> = tasks
            .filter_map(|task| match task.get(&self.heap).coroutine(&self.heap) {
                Value::Frame(root) => Some(root),
                _ => None,
            })
            .chain(self.thread.chains.iter().copied())
            .collect();
        let watched = std::cell::RefCell::new(&mut roots);
        self.heap.retain_ordered(|_, watch| {
            watched.borrow_mut().extend(watch.downcast_tail::<Frame>());
            true
        });
        self.clear_running();
        self.clear_scratch();
        while let Some(root) = roots.pop() {
            let mut frame = root.get(&self.heap).innermost.unwrap_or(root);
            let mut linked = false;
            loop {
                if let Some((end, awaited)) = suspended_at(&self.heap, frame, linked) {
                    clear_from(&self.heap, frame, end);
                    roots.extend(self.driven_by(Regs::of_tail(frame).get(awaited)));
                }
                let Some(outer) = frame.get(&self.heap).awaiter else {
                    break;
                };
                (frame, linked) = (outer, true);
            }
        }
    }

    /// Gives the async generators that what is awaited asks for their next: they run by themselves.
    fn driven_by(&self, awaited: Value) -> Vec<Gc<Frame>> {
        let awaited = match awaited {
            Value::NativeCoro(coro) => coro.get(&self.heap).state.to_vec(),
            other => vec![other],
        };
        let drivers = awaited.iter().filter_map(|value| match value {
            Value::Driver(driver) => Some(driver.get(&self.heap).frame),
            _ => None,
        });
        drivers.collect()
    }

    /// Clears what lies above the arguments of the calls that run.
    fn clear_running(&mut self) {
        let acts = self.thread.acts.iter().map(|act| act.current());
        for cur in acts.chain([self.thread.cur]) {
            let Some(frame) = cur.frame else { continue };
            let code = cur.func.get(&self.heap).code.get(&self.heap);
            let pc = cur.ip.pc(&code.instrs).wrapping_sub(1) as usize;
            if pc < code.instrs.len()
                && let Some(end) = in_call(code, pc)
            {
                clear_from(&self.heap, frame, end);
            }
        }
    }
}
