//! What task groups and timeouts know.
//!
//! Data only: what a child's end means is acted on in `event/told.rs`; entering and leaving is `builtins/group.rs`.

use super::Sched;
use crate::heap::{Gc, Heap, Marker};
use crate::object::Value;
use crate::object::future::Future;
use crate::object::payload::{Object, Payload};
use crate::object::task::{NOWHERE, Task};

/// A task group.
#[derive(Default)]
pub struct Group {
    pub entered: bool,
    pub exiting: bool,
    pub aborting: bool,
    /// Cancelled before it was entered.
    pub cancelled: bool,
    /// The group has cancelled its parent, once.
    pub parent_cancelled: bool,
    pub loop_id: u32,
    pub parent: Option<Gc<Task>>,
    /// Its tasks in order of creation; those done are dropped now and then.
    pub tasks: Vec<Value>,
    /// How many have not yet told the group of their end.
    pub left: usize,
    pub errors: Vec<Value>,
    /// The first SystemExit or KeyboardInterrupt.
    pub base_error: Value,
    /// What the exit waits on.
    pub on_completed: Option<Gc<Future>>,
}

impl Payload for Group {
    fn trace(&self, m: &mut Marker) {
        self.parent.iter().for_each(|&t| m.mark(t));
        self.tasks
            .iter()
            .chain(&self.errors)
            .for_each(|v| v.trace(m));
        self.base_error.trace(m);
        self.on_completed.iter().for_each(|&f| m.mark(f));
    }
    fn size(&self) -> usize {
        size_of::<Group>() + 16 * (self.tasks.len() + self.errors.len())
    }
}

impl Group {}

/// Where a timeout stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    Created,
    Entered,
    Expiring,
    Expired,
    Exited,
}

/// A timeout.
pub struct Timeout {
    pub stage: Stage,
    pub task: Option<Gc<Task>>,
    /// A number, or None.
    pub when: Value,
    /// Computed from now, not given.
    pub relative: bool,
    pub timer: u32,
    /// How many cancellations the task had at entry.
    pub cancels: u32,
}

impl Timeout {
    /// Makes a timeout that was not entered.
    pub fn new(when: Value, relative: bool) -> Timeout {
        Timeout {
            stage: Stage::Created,
            task: None,
            when,
            relative,
            timer: NOWHERE,
            cancels: 0,
        }
    }
}

impl Timeout {
    /// Its time has come: gives the task to be cancelled.
    pub fn begin_to_expire(&mut self) -> Option<Gc<Task>> {
        self.timer = NOWHERE;
        if self.stage != Stage::Entered {
            return None;
        }
        self.stage = Stage::Expiring;
        self.task
    }
}

impl Payload for Timeout {
    fn trace(&self, m: &mut Marker) {
        self.task.iter().for_each(|&t| m.mark(t));
        self.when.trace(m);
    }
}

impl Sched {
    /// Cancels the children of a group that are not done, in order of creation.
    pub fn abort_group(&mut self, heap: &mut Heap, group: Gc<Object>) {
        let Some(data) = group.get_mut(heap).payload_mut::<Group>() else {
            return;
        };
        data.aborting = true;
        let tasks = data.tasks.clone();
        for task in tasks {
            if !task.is_done_future(heap) {
                self.cancel(heap, task, Value::Unset);
            }
            if self.refused || self.too_deep {
                break;
            }
        }
    }

    /// Cuts the body of a timeout.
    pub fn expire(&mut self, heap: &mut Heap, timeout: Gc<Object>) {
        let Some(data) = timeout.get_mut(heap).payload_mut::<Timeout>() else {
            return;
        };
        if let Some(task) = data.begin_to_expire() {
            self.cancel(heap, Value::Task(task), Value::Unset);
        }
    }
}
