//! Tasks and futures at work: made, completed, and who is told.
//!
//! Completing a future queues its callbacks in the order they were added; it calls none of them.

use super::{LoopState, Ready, Sched, Timed};
use crate::heap::{Gc, Heap};
use crate::object::Value;
use crate::object::function::CodeObject;
use crate::object::future::{Callback, Core, Future, State};
use crate::object::payload::Object;
use crate::object::str::Str;
use crate::object::task::{NOWHERE, SLEEPING, Task};

/// What a new task is made of.
pub struct NewTask {
    pub coro: Value,
    pub name: Option<Gc<Str>>,
    pub context: Option<Gc<Object>>,
    /// Where the script creates it.
    pub place: Option<(Gc<CodeObject>, u32)>,
}

impl LoopState {
    /// Adds a task to the list of those that are not done.
    #[inline]
    fn list(&mut self, heap: &mut Heap, task: Gc<Task>) {
        if self.tasks.len() == self.tasks.capacity() && self.alive * 2 < self.tasks.len() {
            self.close_gaps(heap);
        }
        task.get_mut(heap).listed = self.tasks.len() as u32;
        self.tasks.push(Some(task));
        self.alive += 1;
    }

    /// Adds a task to the list that was taken off it.
    pub fn list_again(&mut self, heap: &mut Heap, task: Gc<Task>) {
        let t = task.get(heap);
        if t.listed == NOWHERE && !t.core.is_done() {
            self.list(heap, task);
        }
    }

    #[cold]
    fn close_gaps(&mut self, heap: &mut Heap) {
        self.tasks.retain(Option::is_some);
        for (at, task) in self.tasks.iter().flatten().enumerate() {
            task.get_mut(heap).listed = at as u32;
        }
    }

    /// Takes a task off the list.
    #[inline]
    pub fn unlist(&mut self, heap: &mut Heap, task: Gc<Task>) {
        let at = task.get(heap).listed as usize;
        if let Some(place) = self.tasks.get_mut(at)
            && *place == Some(task)
        {
            *place = None;
            self.alive -= 1;
            task.get_mut(heap).listed = NOWHERE;
            if self.alive == 0 {
                self.tasks.clear();
            }
        }
    }
}

/// Gives a task in its first state.
#[inline(always)]
fn task_of(loop_id: u32, new: NewTask) -> Task {
    Task {
        core: Core::new(loop_id),
        coro: new.coro,
        waiting: Value::Unset,
        name: new.name,
        context: new.context,
        code: new.place.map(|(code, _)| code),
        pc: new.place.map_or(0, |(_, pc)| pc),
        number: 0,
        cancels: 0,
        listed: NOWHERE,
        timer: NOWHERE,
        must_cancel: false,
        quiet: false,
        dropped: false,
    }
}

impl Sched {
    /// Makes a task on a loop, without queueing its first step.
    #[inline]
    pub fn make_task(&mut self, heap: &mut Heap, loop_id: u32, new: NewTask) -> Gc<Task> {
        let number = if new.name.is_none() {
            self.take_number()
        } else {
            0
        };
        let task = heap.alloc(Task {
            number,
            ..task_of(loop_id, new)
        });
        if let Some(state) = self.state(loop_id) {
            state.list(heap, task);
        }
        task
    }

    /// Makes a task that has no coroutine yet.
    pub fn blank_task(&mut self, heap: &mut Heap) -> Gc<Task> {
        let nothing = NewTask {
            coro: Value::Unset,
            name: None,
            context: None,
            place: None,
        };
        heap.alloc(task_of(self.cur.id, nothing))
    }

    /// Gives a blank task what it is to run, without queueing its first step.
    pub fn fill_task(&mut self, heap: &mut Heap, task: Gc<Task>, loop_id: u32, new: NewTask) {
        let number = if new.name.is_none() {
            self.take_number()
        } else {
            0
        };
        let more = task.get_mut(heap).core.more.take();
        let mut filled = Task {
            number,
            ..task_of(loop_id, new)
        };
        filled.core.more = more;
        *task.get_mut(heap) = filled;
        if let Some(state) = self.state(loop_id) {
            state.list(heap, task);
        }
    }

    /// Makes a task on a loop and queues its first step.
    #[inline]
    pub fn spawn(&mut self, heap: &mut Heap, loop_id: u32, new: NewTask) -> Gc<Task> {
        let task = self.make_task(heap, loop_id, new);
        self.push(loop_id, Ready::Step(task));
        task
    }

    /// Takes the next number for a task without a name.
    pub fn take_number(&mut self) -> u32 {
        let number = self.next_number;
        self.next_number = self.next_number.wrapping_add(1);
        number
    }

    /// Completes a future or task that is pending: sets its state and queues whom it tells.
    #[inline]
    pub fn complete(&mut self, heap: &mut Heap, future: Value, state: State, result: Value) {
        let Some(core) = future.core_mut(heap) else {
            return;
        };
        core.state = state;
        core.result = result;
        if state == State::Failed {
            core.unretrieved = true;
            self.any_failed = true;
            match future {
                Value::Task(task) => heap.watch_in_order(task),
                Value::Future(future) => heap.watch_in_order(future),
                _ => {}
            }
        }
        let Some(core) = future.core_mut(heap) else {
            return;
        };
        let loop_id = core.loop_id;
        let first = core.first.take();
        let more = core.take_more();
        if let Some(callback) = first {
            self.tell(loop_id, callback, future);
        }
        if let Some(more) = more {
            for callback in more.list {
                if self.refused {
                    break;
                }
                self.tell(loop_id, callback, future);
            }
        }
        if let Value::Task(task) = future
            && let Some(state) = self.state(loop_id)
        {
            state.unlist(heap, task);
        }
    }

    /// Queues one callback of a completed future.
    #[inline]
    pub fn tell(&mut self, loop_id: u32, callback: Callback, future: Value) {
        let entry = match (callback, future) {
            (Callback::Wake(task), _) => Ready::Wake(task),
            (Callback::Tell(to), Value::Task(t)) => Ready::TaskTell(to, t),
            (Callback::Tell(to), Value::Future(f)) => Ready::FutureTell(to, f),
            (Callback::Group(group), Value::Task(t)) => Ready::TaskGroup(group, t),
            (Callback::Group(group), Value::Future(f)) => Ready::FutureGroup(group, f),
            (Callback::Script(pair), Value::Task(t)) => Ready::TaskScript(pair, t),
            (Callback::Script(pair), Value::Future(f)) => Ready::FutureScript(pair, f),
            (Callback::Stop, Value::Task(t)) => Ready::TaskStop(t),
            (Callback::Stop, Value::Future(f)) => Ready::FutureStop(f),
            _ => Ready::Empty,
        };
        self.push(loop_id, entry);
    }

    /// Adds a callback to a future or task; if that is done, queues it.
    #[inline]
    pub fn add_callback(&mut self, heap: &mut Heap, future: Value, callback: Callback) {
        let Some(core) = future.core_mut(heap) else {
            return;
        };
        if core.is_done() {
            let loop_id = core.loop_id;
            self.tell(loop_id, callback, future);
        } else {
            core.add_callback(callback);
        }
    }

    /// Makes a pending future of the running loop.
    #[inline]
    pub fn new_future(&mut self, heap: &mut Heap) -> Gc<Future> {
        heap.new_future(self.cur.id)
    }

    /// Gives a pending future its result; nothing if it is done.
    pub fn resolve(&mut self, heap: &mut Heap, future: Gc<Future>, result: Value) {
        if !future.get(heap).core.is_done() {
            self.complete(heap, Value::Future(future), State::Finished, result);
        }
    }

    /// Puts the running task to sleep without any object: its timer is set, its wake-up registered.
    #[inline]
    pub fn sleep(&mut self, heap: &mut Heap, task: Gc<Task>, delay: f64) {
        let when = self.clock.loop_now() + delay;
        let timer = self.cur.timers.add(when, true, Timed::Sleep(task));
        let t = task.get_mut(heap);
        t.waiting = SLEEPING;
        t.timer = timer;
    }
}
