//! Futures as data: the state that futures and tasks share, and who is to be told when it changes.
//!
//! Nothing here queues or wakes: completing a future is `sched`'s part, because completing queues callbacks.
//! `Core` sits first in both `Future` and `Task`; code that treats both alike goes through `Value::core`.

use super::class::Class;
use super::dict::Dict;
use super::exception::Traceback;
use super::payload::Object;
use super::task::Task;
use super::tuple::Tuple;
use super::value::Value;
use super::{Gc, pool};
use crate::heap::{Heap, Kind, Marker};

/// Where a future stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Pending,
    /// Has a result.
    Finished,
    /// Has an exception.
    Failed,
    Cancelled,
}

/// Who is told when a future completes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Callback {
    /// A task waits: telling it is its next step.
    Wake(Gc<Task>),
    /// A script's function, with the context to call it in: `(function, context or None)`.
    Script(Gc<Tuple>),
    /// A future that counts others; its kind says how.
    Tell(Gc<Future>),
    /// A task group counts its children.
    Group(Gc<Object>),
    /// `run_until_complete` stops the loop.
    Stop,
}

impl Callback {
    fn trace(self, m: &mut Marker) {
        match self {
            Callback::Wake(task) => m.mark(task),
            Callback::Script(pair) => m.mark(pair),
            Callback::Tell(future) => m.mark(future),
            Callback::Group(group) => m.mark(group),
            Callback::Stop => {}
        }
    }
}

/// What few futures have: callbacks beyond the first, a script's class, attributes of their own.
#[derive(Default)]
pub struct More {
    pub list: Vec<Callback>,
    /// The script's subclass it is of.
    pub class: Option<Gc<Class>>,
    pub dict: Option<Gc<Dict>>,
    /// That class overrides what others ask of a future.
    pub own_ways: bool,
    /// In debug mode: the stack of where it was made.
    pub made: Option<Value>,
    /// A task that has come to another end: the message of its last cancellation.
    pub message: Value,
    /// Failed, and the exception was given out without being raised: the traceback it had then.
    pub given: Option<Option<Gc<Traceback>>>,
}

impl More {
    /// Tells whether it is of use when there are no callbacks.
    fn stays(&self) -> bool {
        let message = self.message.some();
        let asked = message.is_some() || self.given.is_some();
        self.class.is_some() || self.dict.is_some() || self.made.is_some() || asked
    }
}

/// What futures and tasks have in common.
pub struct Core {
    /// Finished: the result. Failed: the exception. Cancelled: the CancelledError to raise first if
    /// `keeps_error`, else the message. Pending: the message of a cancellation still to be thrown.
    pub result: Value,
    pub first: Option<Callback>,
    pub more: Option<Box<More>>,
    /// The loop it belongs to.
    pub loop_id: u32,
    pub state: State,
    /// A script sees it as `_asyncio_future_blocking`.
    pub blocking: bool,
    /// Failed, and nobody has asked for the exception yet.
    pub unretrieved: bool,
    /// Cancelled: `result` is the very exception that ended the task. Failed: the exception has been raised from here.
    pub keeps_error: bool,
}

const _: () = assert!(size_of::<Core>() == 48);

/// What asking a future for its result gives.
#[derive(Clone, Copy, Debug)]
pub enum Status {
    Pending,
    Result(Value),
    /// The exception object.
    Error(Value),
    /// Cancelled: `Vm::cancelled_error` makes what to raise.
    Cancelled,
}

impl Core {
    /// Makes the state of a pending future of a loop.
    #[inline]
    pub fn new(loop_id: u32) -> Core {
        Core {
            result: Value::Unset,
            first: None,
            more: None,
            loop_id,
            state: State::Pending,
            blocking: false,
            unretrieved: false,
            keeps_error: false,
        }
    }

    /// Tells whether there is a result, an exception or a cancellation.
    #[inline]
    pub fn is_done(&self) -> bool {
        self.state != State::Pending
    }

    /// Adds a callback behind those there are.
    #[inline]
    pub fn add_callback(&mut self, callback: Callback) {
        match (&self.first, &mut self.more) {
            (None, None) => self.first = Some(callback),
            (_, Some(more)) => more.list.push(callback),
            (_, none) => {
                *none = Some(Box::new(More {
                    list: vec![callback],
                    ..More::default()
                }))
            }
        }
    }

    /// Removes the callbacks for which `gone` holds; tells how many they were.
    pub fn remove_callbacks(&mut self, mut gone: impl FnMut(Callback) -> bool) -> usize {
        let all = self.callbacks();
        let kept: Vec<Callback> = all.iter().copied().filter(|&c| !gone(c)).collect();
        let removed = all.len() - kept.len();
        if removed > 0 {
            self.first = None;
            self.take_more();
            kept.into_iter().for_each(|c| self.add_callback(c));
        }
        removed
    }

    /// Takes the callbacks beyond the first out.
    #[inline]
    pub fn take_more(&mut self) -> Option<Box<More>> {
        let more = self.more.take()?;
        if more.stays() {
            self.take_list(more)
        } else {
            Some(more)
        }
    }

    #[cold]
    fn take_list(&mut self, mut more: Box<More>) -> Option<Box<More>> {
        let list = std::mem::take(&mut more.list);
        self.more = Some(more);
        Some(Box::new(More {
            list,
            ..More::default()
        }))
    }

    /// Gives the script's class of it, if it is of one.
    #[inline]
    pub fn class(&self) -> Option<Gc<Class>> {
        self.more.as_ref().and_then(|more| more.class)
    }

    /// Tells whether its class overrides what others ask of a future.
    #[inline]
    pub fn has_own_ways(&self) -> bool {
        self.more.as_ref().is_some_and(|more| more.own_ways)
    }

    /// Makes it an object of a script's class.
    pub fn set_class(&mut self, class: Gc<Class>) {
        self.more.get_or_insert_default().class = Some(class);
    }

    /// Gives the stack of where it was made, if that was in debug mode.
    pub fn made(&self) -> Option<Value> {
        self.more.as_ref().and_then(|more| more.made)
    }

    /// Gives the attributes that were set on it.
    pub fn dict(&self) -> Option<Gc<Dict>> {
        self.more.as_ref().and_then(|more| more.dict)
    }

    /// Lists the callbacks in the order they were added.
    pub fn callbacks(&self) -> Vec<Callback> {
        let more = self.more.iter().flat_map(|m| m.list.iter().copied());
        self.first.into_iter().chain(more).collect()
    }

    /// Says how it stands without taking anything.
    pub fn status(&self) -> Status {
        match self.state {
            State::Pending => Status::Pending,
            State::Finished => Status::Result(self.result),
            State::Failed => Status::Error(self.result),
            State::Cancelled => Status::Cancelled,
        }
    }

    /// Takes the result: the exception counts as retrieved.
    #[inline]
    pub fn retrieve(&mut self) -> Status {
        self.unretrieved = false;
        self.status()
    }

    /// Takes the very CancelledError that ended a task: it is given out once. Later there is a new one each time.
    pub fn take_error(&mut self) -> Option<Value> {
        let keeps = self.state == State::Cancelled && self.keeps_error;
        keeps.then(|| {
            self.keeps_error = false;
            std::mem::replace(&mut self.result, Value::Unset)
        })
    }

    /// Gives the message of a cancellation, if one was given and still stands.
    pub fn cancel_message(&self) -> Value {
        match self.state {
            State::Pending => self.result,
            State::Cancelled if !self.keeps_error => self.result,
            State::Cancelled => Value::Unset,
            _ => self.more.as_ref().map_or(Value::Unset, |m| m.message),
        }
    }

    pub(super) fn trace(&self, m: &mut Marker) {
        self.result.trace(m);
        self.first.iter().for_each(|c| c.trace(m));
        if let Some(more) = &self.more {
            more.list.iter().for_each(|c| c.trace(m));
            more.class.iter().for_each(|&c| m.mark(c));
            more.dict.iter().for_each(|&d| m.mark(d));
            more.made.iter().for_each(|v| v.trace(m));
            more.message.trace(m);
            more.given.flatten().iter().for_each(|&t| m.mark(t));
            m.outside(more.list.len() * 16 + 48);
        }
    }

    pub(super) fn release(&mut self) {
        self.more = None;
        self.first = None;
    }
}

/// What a gather knows: it completes itself when its children have told it so.
#[derive(Default)]
pub struct Gather {
    /// In the order of the arguments; one given twice stands twice.
    pub children: Vec<Value>,
    /// How many different children there are, and how many of them have told.
    pub count: usize,
    pub finished: usize,
    pub return_exceptions: bool,
    /// Somebody cancelled the gather and a child took it.
    pub cancel_requested: bool,
    /// False until the call of `gather` has seen all its arguments.
    pub built: bool,
}

/// What a future does when another one tells it that it has completed, or when the one who waits goes on.
pub enum FutureKind {
    Plain,
    /// Stands in the list of a primitive; the frame that awaits it does what the primitive's coroutine would do
    /// when it goes on: of `acquire()` or `wait()`.
    Waits(Gc<Object>),
    /// The same, of `async with`.
    Enters(Gc<Object>),
    /// A sleep's: what its timer gives it.
    Rests(Box<Value>),
    /// A gather.
    Gather(Box<Gather>),
    /// The outer future of a shield.
    Shield {
        inner: Value,
    },
}

/// A future.
pub struct Future {
    pub core: Core,
    pub kind: FutureKind,
}

const _: () = assert!(size_of::<Future>() == 64);

impl Kind for Future {
    const POOL: usize = pool::FUTURE;
    const DROPS: bool = true;
    fn trace(&self, m: &mut Marker) {
        self.core.trace(m);
        match &self.kind {
            FutureKind::Plain => {}
            FutureKind::Rests(result) => result.trace(m),
            FutureKind::Waits(object) | FutureKind::Enters(object) => m.mark(*object),
            FutureKind::Gather(gather) => {
                gather.children.iter().for_each(|v| v.trace(m));
                m.outside(gather.children.len() * 16 + size_of::<Gather>());
            }
            FutureKind::Shield { inner } => inner.trace(m),
        }
    }
    fn release(&mut self) {
        self.core.release();
        self.kind = FutureKind::Plain;
    }
}

impl Value {
    /// Gives the attributes that were set on a future or task, which are made if there are none yet.
    pub fn future_dict(self, heap: &mut Heap) -> Option<Gc<Dict>> {
        if let Some(dict) = self.core(heap)?.dict() {
            return Some(dict);
        }
        let dict = heap.new_dict();
        self.core_mut(heap)?.more.get_or_insert_default().dict = Some(dict);
        Some(dict)
    }
}

impl Heap {
    /// Makes a pending future of a loop.
    #[inline]
    pub fn new_future(&mut self, loop_id: u32) -> Gc<Future> {
        self.alloc(Future {
            core: Core::new(loop_id),
            kind: FutureKind::Plain,
        })
    }
}

impl Gc<Future> {
    /// Tells whether this is what `gather` returned.
    pub fn is_gather(self, heap: &Heap) -> bool {
        matches!(self.get(heap).kind, FutureKind::Gather(_))
    }
}

impl Value {
    /// Gives the shared part if this is a future or a task.
    #[inline]
    pub fn core(self, heap: &Heap) -> Option<&Core> {
        match self {
            Value::Task(task) => Some(&task.get(heap).core),
            Value::Future(future) => Some(&future.get(heap).core),
            _ => None,
        }
    }

    /// Gives the shared part, to change, if this is a future or a task.
    #[inline]
    pub fn core_mut(self, heap: &mut Heap) -> Option<&mut Core> {
        match self {
            Value::Task(task) => Some(&mut task.get_mut(heap).core),
            Value::Future(future) => Some(&mut future.get_mut(heap).core),
            _ => None,
        }
    }

    /// Tells whether this is a future or task that has completed.
    #[inline]
    pub fn is_done_future(self, heap: &Heap) -> bool {
        self.core(heap).is_some_and(Core::is_done)
    }
}

/// Takes the result of a future or task, its exception to be raised: see `Core::retrieve`. Anything else is pending.
#[inline]
pub fn future_status(heap: &mut Heap, future: Value) -> Status {
    let status = future
        .core_mut(heap)
        .map_or(Status::Pending, Core::retrieve);
    if let Status::Error(error) = status {
        note_raised(heap, future, error);
    }
    status
}

/// The exception of a future is to be raised. The traceback it came with goes along once; later raises begin anew, so
/// that asking many times does not pile them up.
#[cold]
pub fn note_raised(heap: &mut Heap, future: Value, error: Value) {
    let Some(core) = future.core_mut(heap) else {
        return;
    };
    let again = std::mem::replace(&mut core.keeps_error, true);
    let given = core.more.as_mut().and_then(|more| more.given.take());
    if let Value::Exception(error) = error
        && let Some(traceback) = if again { Some(None) } else { given }
    {
        error.get_mut(heap).traceback = traceback;
    }
}

/// The exception of a future is given out without being raised. Whoever raises it adds to its traceback; when the future does,
/// it begins with what it had.
#[cold]
pub fn note_given(heap: &mut Heap, future: Value, error: Value) {
    let Value::Exception(error) = error else {
        return;
    };
    let traceback = error.get(heap).traceback;
    if let Some(core) = future.core_mut(heap)
        && !core.keeps_error
    {
        let more = core.more.get_or_insert_default();
        more.given.get_or_insert(traceback);
    }
}
