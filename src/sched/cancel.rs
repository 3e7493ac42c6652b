//! Cancelling: how `cancel` travels from a task to what it waits for, and `uncancel`.
//!
//! A cancellation is never thrown here: it completes a future, whose wake-up then throws, or it marks the task
//! so that the step already queued throws.

use super::{Ready, Sched};
use crate::heap::{Gc, Heap};
use crate::object::Value;
use crate::object::future::{Core, FutureKind, State};
use crate::object::task::{Task, is_sleeping};

/// How deep gathers may nest for one `cancel`: in CPython each is a call of a function, which has as many inside the usual calls of
/// a loop. A task that waits for a gather of itself has no end of them.
const MAX_NESTING: u32 = 990;

/// How many tasks one `cancel` may pass that wait for each other: in CPython each is a call of a C function. Tasks that wait for each
/// other in a circle have no end of them.
const MAX_CHAIN: u32 = 9_995;

impl Sched {
    /// Cancels a future or task: true if that had an effect.
    pub fn cancel(&mut self, heap: &mut Heap, future: Value, message: Value) -> bool {
        self.cancel_at(heap, future, message, 0)
    }

    fn cancel_at(
        &mut self,
        heap: &mut Heap,
        mut future: Value,
        message: Value,
        depth: u32,
    ) -> bool {
        // A chain of tasks that wait for each other may be long: no recursion along it.
        let mut passed = 0;
        while let Value::Task(task) = future {
            passed += 1;
            if passed > MAX_CHAIN {
                (self.too_deep, self.look, self.too_long) = (true, true, true);
                return false;
            }
            let t = task.get_mut(heap);
            t.core.unretrieved = false;
            if t.core.is_done() {
                return false;
            }
            t.cancels = t.cancels.saturating_add(1);
            let waiting = t.waiting;
            match waiting {
                Value::Task(next) if !next.get(heap).core.is_done() => future = Value::Task(next),
                Value::Future(waiter) => {
                    if !self.cancel_future(heap, waiter.into(), message, depth) && !self.too_deep {
                        self.mark_cancelled(heap, task, message);
                    }
                    return true;
                }
                waiting if is_sleeping(waiting) => {
                    self.cancel_sleep(heap, task, message);
                    return true;
                }
                _ => {
                    self.mark_cancelled(heap, task, message);
                    return true;
                }
            }
        }
        self.cancel_future(heap, future, message, depth)
    }

    fn cancel_future(
        &mut self,
        heap: &mut Heap,
        future: Value,
        message: Value,
        depth: u32,
    ) -> bool {
        let Value::Future(f) = future else {
            return false;
        };
        f.get_mut(heap).core.unretrieved = false;
        if f.get(heap).core.is_done() {
            return false;
        }
        let FutureKind::Gather(gather) = &f.get(heap).kind else {
            self.complete(heap, future, State::Cancelled, message);
            return true;
        };
        if depth > MAX_NESTING {
            (self.too_deep, self.look) = (true, true);
            return false;
        }
        let children = gather.children.clone();
        let mut any = false;
        for child in children {
            any |= self.cancel_at(heap, child, message, depth + 1);
            if self.refused || self.too_deep {
                return any;
            }
        }
        if any && let FutureKind::Gather(gather) = &mut f.get_mut(heap).kind {
            gather.cancel_requested = true;
        }
        any
    }

    /// Ends a direct sleep by a cancellation: from here on the task waits for a cancelled future, which
    /// keeps the message of this cancellation apart from that of a later one.
    pub fn cancel_sleep(&mut self, heap: &mut Heap, task: Gc<Task>, message: Value) {
        let future = heap.new_future(task.get(heap).core.loop_id);
        let core: &mut Core = &mut future.get_mut(heap).core;
        core.state = State::Cancelled;
        core.result = message;
        task.get_mut(heap).waiting = Value::Future(future);
        let loop_id = task.get(heap).core.loop_id;
        self.push(loop_id, Ready::Wake(task));
    }

    /// Takes back one cancellation; gives how many are left.
    pub fn uncancel(&mut self, heap: &mut Heap, task: Gc<Task>) -> u32 {
        let t = task.get_mut(heap);
        t.cancels = t.cancels.saturating_sub(1);
        if t.cancels == 0 {
            t.must_cancel = false;
        }
        t.cancels
    }

    /// Lets the step of a task that is queued already throw.
    pub fn mark_cancelled(&mut self, heap: &mut Heap, task: Gc<Task>, message: Value) {
        let t = task.get_mut(heap);
        t.must_cancel = true;
        t.core.result = message;
    }
}
