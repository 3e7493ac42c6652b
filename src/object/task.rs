//! Task: a coroutine the loop owns, as data.
//!
//! At most 128 bytes, so that a million sleeping tasks stay small. Its steps are `event/step.rs`, cancelling it
//! is `sched/cancel.rs`. `waiting` and the ready queue agree at all times: a task that neither runs nor
//! is done has exactly one entry queued, or waits on something that will queue one.

use super::frame::Drive;
use super::function::CodeObject;
use super::future::{Core, State};
use super::payload::Object;
use super::str::Str;
use super::value::Value;
use super::{Gc, pool};
use crate::heap::{Heap, Kind, Marker};

/// No place in a table.
pub const NOWHERE: u32 = u32::MAX;

/// A direct `sleep`: its timer has not fired.
pub const SLEEPING: Value = Value::Ready(2);
/// A direct `sleep`: its timer has fired and the wake-up is queued.
pub const RESTED: Value = Value::Ready(3);

/// Tells whether a `waiting` says that the timer of a direct sleep has not fired.
#[inline(always)]
pub fn is_sleeping(waiting: Value) -> bool {
    matches!(waiting, Value::Ready(2))
}

/// A task.
pub struct Task {
    pub core: Core,
    /// The frame, native coroutine or other driver; `Unset` once the task is done.
    pub coro: Value,
    /// The future or task it waits for, or `SLEEPING` or `RESTED`; `Unset` if its step is queued or it runs. Once an exception has
    /// ended it: what the loop ran for then, see `Task::waits_for`.
    pub waiting: Value,
    /// The name it was given; without one it is called after `number`.
    pub name: Option<Gc<Str>>,
    /// Its context; none is the empty one.
    pub context: Option<Gc<Object>>,
    /// Where it was created.
    pub code: Option<Gc<CodeObject>>,
    pub pc: u32,
    pub number: u32,
    /// How often it was cancelled and not uncancelled.
    pub cancels: u32,
    /// Its place in the loop's list of tasks, and the timer of its direct sleep.
    pub listed: u32,
    pub timer: u32,
    /// The next step throws CancelledError.
    pub must_cancel: bool,
    /// No report if it is left pending.
    pub quiet: bool,
    /// The script dropped the task when it made it: a failure is reported at once.
    pub dropped: bool,
}

const _: () = assert!(size_of::<Task>() <= 128);

impl Task {
    /// Gives the coroutine it drives. One that was given to several tasks is driven by each through a `Driver`.
    pub fn coroutine(&self, heap: &Heap) -> Value {
        match self.coro {
            Value::Driver(driver) if driver.get(heap).what == Drive::Await => {
                Value::Frame(driver.get(heap).frame)
            }
            coro => coro,
        }
    }

    /// Gives the future or task it waits for. One that is done waits for nothing, but as long as it has the exception that ended
    /// it, the frames around its last step are held, in CPython: so is what `run_until_complete` was called with.
    pub fn waits_for(&self) -> Option<Value> {
        match self.waiting {
            waiting @ (Value::Future(_) | Value::Task(_) | Value::Instance(_))
                if !self.core.is_done() =>
            {
                Some(waiting)
            }
            _ => None,
        }
    }
}

impl Kind for Task {
    const POOL: usize = pool::TASK;
    const DROPS: bool = true;
    fn trace(&self, m: &mut Marker) {
        // In this order the end of a program finds what a task holds.
        self.context.iter().for_each(|&c| m.mark(c));
        self.coro.trace(m);
        if self.core.state != State::Cancelled || self.core.keeps_error {
            self.waiting.trace(m);
        }
        self.core.trace(m);
        self.name.iter().for_each(|&n| m.mark(n));
        self.code.iter().for_each(|&c| m.mark(c));
    }
    fn release(&mut self) {
        self.core.release();
    }
}
