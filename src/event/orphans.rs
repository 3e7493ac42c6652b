//! The tasks that are still pending when the program ends, and the order in which they and their coroutines go down.
//!
//! What no module leads to goes first, the oldest first: a coroutine is older than its task. The rest goes in the order in which
//! a walk from the modules finds it, see `heap/order.rs`.

use super::run::EventLoop;
use crate::heap::{Dead, Gc, Heap, Marker};
use crate::object::Value;
use crate::object::frame::Frame;
use crate::object::future::{Callback, Core, Future};
use crate::object::payload::Object;
use crate::object::task::Task;
use crate::sched::Sched;
use crate::sched::group::Group;
use crate::vm::Vm;
use rustc_hash::{FxHashMap, FxHashSet};

/// How many ranks each task has: its own, and those of what was made next to it.
const RANKS: u64 = 4;

/// The ages of what the order hangs on.
struct Ages {
    tasks: FxHashMap<Gc<Task>, u64>,
    coroutines: FxHashMap<Gc<Frame>, u64>,
}

impl Ages {
    fn of(heap: &Heap, tasks: &[Gc<Task>]) -> Ages {
        let coroutines = tasks.iter().zip(1..).filter_map(|(task, at)| {
            let Value::Frame(frame) = task.get(heap).coroutine(heap) else {
                return None;
            };
            Some((frame, at * RANKS))
        });
        Ages {
            coroutines: coroutines.collect(),
            tasks: tasks
                .iter()
                .zip(1..)
                .map(|(&task, at)| (task, at * RANKS + 1))
                .collect(),
        }
    }

    /// Gives the age of an object: of a task, its coroutine, a group it opened, a future it waits for.
    fn rank(&self, heap: &Heap, object: Dead) -> Option<u64> {
        if let Some(task) = object.downcast::<Task>() {
            // The exception of one that failed, by which it holds what the loop ran for, is young.
            let t = task.get(heap);
            let failed = t.core.is_done() && t.waiting.some().is_some();
            let young = (self.tasks.len() as u64 + 1) * RANKS;
            return self.tasks.get(&task).copied().or(failed.then_some(young));
        }
        if let Some(frame) = object.downcast_tail::<Frame>() {
            return self.coroutines.get(&frame).copied();
        }
        if let Some(future) = object.downcast::<Future>() {
            let waits = |callback| match callback {
                Callback::Wake(task) => self.tasks.get(&task).copied(),
                _ => None,
            };
            let callbacks = Core::callbacks(&future.get(heap).core);
            let age = callbacks.into_iter().filter_map(waits).max();
            return age.map(|age| age + 2);
        }
        let group = object.downcast::<Object>()?;
        let parent = group.get(heap).payload::<Group>()?.parent?;
        self.tasks.get(&parent).map(|age| age + 1)
    }
}

/// Marks what an event loop holds, if the object is one.
pub(super) fn trace_loop(sched: &Sched, heap: &Heap, object: Dead, marker: &mut Marker) {
    let event_loop = object.downcast::<Object>();
    let event_loop = event_loop.and_then(|o| o.get(heap).payload::<EventLoop>());
    if let Some(event_loop) = event_loop {
        sched.trace_held(event_loop.id, marker);
    }
}

impl Vm {
    /// A script has asked for a collection: pending tasks that nothing can wake any more go down, each after its coroutine.
    pub fn end_lost_tasks(&mut self) {
        for task in self.lost_tasks() {
            let t = task.get(&self.heap);
            let (coro, id) = (t.coroutine(&self.heap), t.core.loop_id);
            if t.core.is_done() {
                continue;
            }
            if let Some(state) = self.sched.state(id) {
                state.unlist(&mut self.heap, task);
            }
            self.end_coroutine_first(coro);
            self.end_orphan(task);
            // What closing it has set off finds nothing to go on with.
            task.get_mut(&mut self.heap).coro = Value::Unset;
        }
    }

    /// At the end of the program: reports the tasks that are pending, and closes their coroutines.
    pub(super) fn end_orphans(&mut self) {
        let mut tasks = std::mem::take(&mut self.sched.orphans);
        tasks.extend(self.sched.pending_tasks());
        let outliving = std::mem::take(&mut self.sched.outliving);
        tasks
            .retain(|task| !task.get(&self.heap).core.is_done() && !outliving.contains(&task.id()));
        if tasks.is_empty() {
            return;
        }
        for &task in &tasks {
            self.root(task);
        }
        let ages = Ages::of(&self.heap, &tasks);
        let (modules, sched) = (self.modules, &self.sched);
        let found = self.heap.order_of_ends(
            |marker| marker.mark(modules),
            |heap, object, marker| {
                trace_loop(sched, heap, object, marker);
                ages.rank(heap, object)
            },
        );
        let held_tasks: FxHashSet<_> = found.iter().filter_map(|o| o.downcast()).collect();
        let held_coroutines: FxHashSet<_> =
            found.iter().filter_map(|o| o.downcast_tail()).collect();
        for task in tasks {
            let coro = task.get(&self.heap).coroutine(&self.heap);
            let waits_its_turn = match coro {
                Value::Frame(frame) => {
                    held_coroutines.contains(&frame) || outliving.contains(&frame.id())
                }
                _ => held_tasks.contains(&task),
            };
            if !waits_its_turn {
                self.end_coroutine_first(coro);
            }
            if !held_tasks.contains(&task) {
                self.end_orphan(task);
            }
        }
        for object in found {
            if let Some(task) = object.downcast() {
                self.end_orphan(task);
            } else if let Some(frame) = object.downcast_tail::<Frame>()
                && !outliving.contains(&frame.id())
            {
                self.end_coroutine(frame);
            }
        }
    }

    /// The coroutine of a task that goes down behind it.
    fn end_coroutine_first(&mut self, coro: Value) {
        match coro {
            Value::Frame(frame) => self.end_coroutine(frame),
            Value::NativeCoro(native) if !native.get(&self.heap).started => {
                native.get_mut(&mut self.heap).done = true;
                let name = self.coroutine_name(coro);
                self.warn_of("", &format!("coroutine '{name}' was never awaited"), coro);
            }
            Value::NativeCoro(_) if self.close_awaited(coro).is_err() => {
                let error = self.take_raised();
                self.unraisable(error, None, coro);
            }
            _ => {}
        }
    }

    fn end_orphan(&mut self, task: Gc<Task>) {
        if !task.get(&self.heap).core.is_done() {
            self.report_destroyed(task);
        }
    }
}
