//! Sched: the loops and their ready queues, as data.
//!
//! Passive: natives put entries in, `event/` takes them out, nothing here calls anyone or runs script code.
//! An entry is one of a closed list, `Ready`. One loop is current at a time; its state lies in `cur`, so that
//! the hot path needs no look-up, and others wait in a table. All that is queued is a root.

pub mod cancel;
pub mod clock;
pub mod group;
pub mod handle;
pub mod ready;
pub mod tasks;
pub mod timers;

use crate::heap::{Gc, Heap, Marker};
use crate::object::Value;
use crate::object::exception::Exception;
use crate::object::frame::Frame;
use crate::object::function::CodeObject;
use crate::object::future::Future;
use crate::object::payload::Object;
use crate::object::str::Str;
use crate::object::task::Task;
use crate::object::tuple::Tuple;
use clock::Clock;
use ready::Ring;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{HashMap, VecDeque};
use timers::Timers;

/// One thing to do in an iteration.
#[derive(Clone, Copy, Debug)]
pub enum Ready {
    /// The first step of a task, or the one after a bare yield.
    Step(Gc<Task>),
    /// What the task waited for has completed.
    Wake(Gc<Task>),
    /// A step that throws.
    Throw(Gc<Task>, Gc<Exception>),
    /// A timer that has fired, by its key.
    Timer(u32),
    /// A handle: a script's function and its arguments.
    Call(Gc<Object>),
    /// A script's callback on a future: `(function, context)`.
    TaskScript(Gc<Tuple>, Gc<Task>),
    FutureScript(Gc<Tuple>, Gc<Future>),
    /// A counting future is told of one that completed.
    TaskTell(Gc<Future>, Gc<Task>),
    FutureTell(Gc<Future>, Gc<Future>),
    /// A task group is told of its child.
    TaskGroup(Gc<Object>, Gc<Task>),
    FutureGroup(Gc<Object>, Gc<Future>),
    /// `run_until_complete` stops the loop.
    TaskStop(Gc<Task>),
    FutureStop(Gc<Future>),
    /// An abandoned async generator is to be closed in a task of its own.
    Abandoned(Gc<Frame>, Option<Gc<Object>>),
    /// The step of a task nobody holds ended by an exception.
    Dropped(Gc<Task>),
    /// Nothing: takes a turn.
    Empty,
}

const _: () = assert!(size_of::<Ready>() <= 24);

impl Ready {
    /// Gives the task whose last step queued the entry, as far as the entry tells.
    pub fn of_task(self) -> Option<Gc<Task>> {
        match self {
            Ready::Step(t) | Ready::Throw(t, _) | Ready::TaskStop(t) | Ready::Dropped(t) => Some(t),
            Ready::TaskScript(_, t) | Ready::TaskTell(_, t) | Ready::TaskGroup(_, t) => Some(t),
            _ => None,
        }
    }

    /// Names what the entry holds, for the collector.
    pub fn trace(self, m: &mut Marker) {
        match self {
            Ready::Step(t) | Ready::Wake(t) | Ready::TaskStop(t) | Ready::Dropped(t) => m.mark(t),
            Ready::Throw(t, e) => {
                m.mark(t);
                m.mark(e);
            }
            Ready::Call(h) => m.mark(h),
            Ready::TaskScript(pair, t) => {
                m.mark(pair);
                m.mark(t);
            }
            Ready::FutureScript(pair, f) => {
                m.mark(pair);
                m.mark(f);
            }
            Ready::TaskTell(a, t) => {
                m.mark(a);
                m.mark(t);
            }
            Ready::FutureTell(a, f) => {
                m.mark(a);
                m.mark(f);
            }
            Ready::TaskGroup(g, t) => {
                m.mark(g);
                m.mark(t);
            }
            Ready::FutureGroup(g, f) => {
                m.mark(g);
                m.mark(f);
            }
            Ready::FutureStop(f) => m.mark(f),
            Ready::Abandoned(f, context) => {
                m.mark(f);
                context.iter().for_each(|&c| m.mark(c));
            }
            Ready::Timer(_) | Ready::Empty => {}
        }
    }
}

/// What a timer does when it fires.
#[derive(Clone, Copy, Debug)]
pub enum Timed {
    /// Ends a direct sleep.
    Sleep(Gc<Task>),
    /// Completes a future with the result it keeps, or None, unless it is done.
    Release(Gc<Future>),
    /// Runs a `TimerHandle`.
    Handle(Gc<Object>),
    /// Cuts the body of a `Timeout`.
    Timeout(Gc<Object>),
}

impl Timed {
    fn trace(self, m: &mut Marker) {
        match self {
            Timed::Sleep(t) => m.mark(t),
            Timed::Release(f) => m.mark(f),
            Timed::Handle(o) | Timed::Timeout(o) => m.mark(o),
        }
    }
}

/// What is called when a descriptor can be read, and when it can be written.
pub type Watchers = (Option<Gc<Object>>, Option<Gc<Object>>);

/// Which methods of a loop a script's class has overridden, of those that are called from Rust.
#[derive(Clone, Copy, Default)]
pub struct OwnWays {
    pub any: bool,
    pub create_task: bool,
    pub reports: bool,
    pub time: bool,
    pub run_once: bool,
    pub runs: bool,
    pub run_forever: bool,
    pub ends: bool,
    pub stop: bool,
    pub set_debug: bool,
    /// It waits by a selector that a script gave it or has looked at.
    pub selects: bool,
    /// A script has set attributes on the loop itself.
    pub attributes: bool,
    /// What is queued goes through the loop's own `call_soon`, see `event/own_queues.rs`.
    pub queues: bool,
    /// And deadlines through its own `call_later` and `call_at`.
    pub delays: bool,
    /// The loop is not one of Aster's at all.
    pub foreign: bool,
    /// It became a loop with ways of its own while it ran, and has not begun an iteration since.
    pub turning: bool,
}

/// All that belongs to one event loop.
#[derive(Default)]
pub struct LoopState {
    pub id: u32,
    /// What scripts hold of the loop.
    pub object: Value,
    /// What a script's class of loops has overridden.
    pub own: OwnWays,
    pub ready: Ring,
    /// How many of them still belong to the iteration that runs.
    pub batch: usize,
    /// A step may begin the next iteration where the one that runs has no more entries, see `event/hop.rs`.
    pub may_begin: bool,
    /// The task whose step runs if that is not the one the loop entered, see `event/hop.rs`.
    pub hopped: Option<Gc<Task>>,
    pub timers: Timers<Timed>,
    /// Every task that is not done, in order of creation, with gaps.
    pub tasks: Vec<Option<Gc<Task>>>,
    pub alive: usize,
    /// The task whose step runs.
    pub current: Option<Gc<Task>>,
    /// What a script has made the current task, `None` for none, and the task in whose step it did so, see `builtins/extending.rs`.
    pub acting: Option<(Value, Option<Gc<Task>>)>,
    /// A task that stays the current one because it could not begin, see `event/jam.rs`.
    pub jammed: Option<Gc<Task>>,
    /// The task in whose step that happened, until that ends.
    pub jammed_in: Option<Gc<Task>>,
    /// How many entries the iteration in which that happened still has.
    pub jam_rest: usize,
    /// What `run_until_complete` was called with that runs it.
    pub until: Value,
    pub running: bool,
    pub stopping: bool,
    pub closed: bool,
    pub debug: bool,
    /// In debug mode: how many seconds an entry may take without a report; `Unset` is the usual.
    pub slow: Value,
    pub exception_handler: Value,
    pub task_factory: Value,
    /// Async generators that were started, in order of their start; they are not kept alive by this.
    pub asyncgens: Vec<Gc<Frame>>,
    pub asyncgens_closed: bool,
    /// The handles that signals run, in the order they were added.
    pub signal_handlers: Vec<(i32, Gc<Object>)>,
    /// Signals that have arrived and that the loop has not looked at.
    pub signalled: Vec<i32>,
    /// The handles of readers and writers, by the number of their descriptor.
    pub watchers: FxHashMap<u32, Watchers>,
    /// The transports of this loop, by the number of their descriptor.
    pub transports: HashMap<i64, Value>,
    /// Of a loop with a `call_soon` of its own: what has come through that.
    pub passed: VecDeque<Ready>,
    /// Of a loop with a `call_later` of its own: the handles it gave for timers, by their keys.
    pub handed: HashMap<u32, Value>,
    pub iterations: u64,
    /// The thread that runs it.
    pub thread: usize,
    /// The selector a script gave it or has looked at; else `Unset`.
    pub selector: Value,
    /// The executor `run_in_executor` uses; `Unset` before the first.
    pub executor: Value,
    /// It was told to end.
    pub executor_closed: bool,
    /// In debug mode: how many of the queued entries have been looked at for callbacks, see `event/slow.rs`.
    pub noted: usize,
    /// While it notes where coroutines are made: how many frames its thread noted before.
    pub origins_before: Option<u32>,
}

impl LoopState {
    /// Moves the entries from a place on before the one that a task's last step queued: what they are about happened in that step,
    /// before it went on to wait. They stay where they are if it queued none.
    pub fn put_before(&mut self, from: usize, task: Gc<Task>) {
        let all: Vec<Ready> = self.ready.iter().collect();
        let (old, new) = all.split_at(from);
        if let Some(at) = old.iter().position(|entry| entry.of_task() == Some(task)) {
            let order = old[..at].iter().chain(new).chain(&old[at..]);
            for &entry in order {
                self.ready.drop_front();
                self.ready.push_back(entry);
            }
        }
    }

    /// Tells whether the loop has a reader or writer under this key of the poll.
    pub fn watches(&self, key: usize) -> bool {
        self.watchers.contains_key(&(key as u32))
    }

    fn new(id: u32) -> LoopState {
        LoopState {
            id,
            ..LoopState::default()
        }
    }

    /// Lets no step follow another directly; gives what it was, to be put back.
    pub fn forbid_hops(&mut self) -> (usize, bool) {
        (
            std::mem::take(&mut self.batch),
            std::mem::take(&mut self.may_begin),
        )
    }

    /// Gives the task that counts as the current one.
    pub fn current_task(&self) -> Option<Gc<Task>> {
        match self.acting_task() {
            Value::Task(task) => Some(task),
            _ => None,
        }
    }

    /// Gives what counts as the current task, or None; it may be an object of a script.
    pub fn acting_task(&self) -> Value {
        match self.acting {
            Some((task, within)) if within == self.current => task,
            _ => self.stepping().map_or(Value::None, Value::Task),
        }
    }

    /// Makes something the current task, until the step that runs now is over.
    pub fn set_acting(&mut self, task: Value) {
        self.acting = None;
        if !self.acting_task().is(task) {
            self.acting = Some((task, self.current));
        }
    }

    /// Gives the task whose step counts as the one that runs.
    fn stepping(&self) -> Option<Gc<Task>> {
        let in_jam = self.jammed_in.is_some() && self.jammed_in == self.current;
        if in_jam { self.jammed } else { self.current }
    }

    /// Queues an entry for the next iteration.
    #[inline(always)]
    pub fn push(&mut self, entry: Ready) {
        self.ready.push_back(entry);
    }

    fn trace(&self, m: &mut Marker) {
        self.object.trace(m);
        self.trace_held(m);
        // In CPython that list is of weak references.
        if m.remembers {
            self.tasks.iter().flatten().for_each(|&t| m.mark(t));
        }
        self.current.iter().for_each(|&t| m.mark(t));
        self.hopped.iter().for_each(|&t| m.mark(t));
        self.until.trace(m);
        self.acting.iter().for_each(|(task, _)| task.trace(m));
        self.jammed.iter().for_each(|&t| m.mark(t));
        self.jammed_in.iter().for_each(|&t| m.mark(t));
        self.transports.values().for_each(|t| t.trace(m));
    }

    /// Marks what the loop's object holds as scripts see it.
    fn trace_held(&self, m: &mut Marker) {
        self.ready.iter().for_each(|e| e.trace(m));
        self.timers.all().for_each(|t| t.trace(m));
        self.exception_handler.trace(m);
        self.task_factory.trace(m);
        self.slow.trace(m);
        self.executor.trace(m);
        self.selector.trace(m);
        self.passed.iter().for_each(|e| e.trace(m));
        self.handed.values().for_each(|h| h.trace(m));
        self.signal_handlers.iter().for_each(|&(_, h)| m.mark(h));
        self.watchers
            .values()
            .flat_map(|&(r, w)| [r, w])
            .flatten()
            .for_each(|o| m.mark(o));
    }
}

/// How many failed callbacks are kept: with more CPython's collector would have run.
const CIRCLES: usize = 64;

/// An async generator and who iterates over it; neither is held.
pub struct Iterated {
    pub generator: Gc<Frame>,
    pub by: Gc<Frame>,
    /// In which task, only to be compared.
    pub task: Option<Gc<Task>>,
    /// How often it was looked at since that has ended.
    pub looks: u8,
}

/// All loops of the process.
pub struct Sched {
    /// The loop that runs; one that is closed if none does.
    pub cur: LoopState,
    others: HashMap<u32, LoopState>,
    last_loop: u32,
    /// Objects that are no tasks of ours have been listed as tasks, see `builtins/extending.rs`.
    pub lists_others: bool,
    pub clock: Clock,
    /// The number the next task without a name takes.
    pub next_number: u32,
    /// What `set_event_loop` said.
    pub set_loop: u32,
    /// `set_event_loop` was called in the main thread.
    pub set_called: bool,
    /// A policy of a script's own, which is asked for loops.
    pub policy: Value,
    /// At the end of the program: futures and tasks that failed and were not asked, in order of completion. Before that the
    /// heap watches them, so that it is told when nobody holds one any more.
    pub failed: Vec<Value>,
    /// What failed callbacks held: it is in a circle with their exceptions, which only a collection undoes.
    pub circles: VecDeque<(Value, Value)>,
    /// The heap watches failures, or did when somebody last looked.
    pub any_failed: bool,
    /// An async generator is watched that was advanced by hand: whether it was dropped is looked at between iterations.
    pub any_by_hand: bool,
    /// The async generators that names lead to, each with the frame that iterates over it: when that has ended, whether the
    /// generator was dropped is looked at between iterations.
    pub iterated: VecDeque<Iterated>,
    /// Something is watched that is closed when it is dropped (a stream's writer): looked for when the loop has waited a while.
    pub any_drops: bool,
    /// Tasks that were left pending when their loop closed, in order of creation.
    pub orphans: Vec<Gc<Task>>,
    /// Tasks show those they wait for by name alone, so that a chain of many is told in as many lines.
    pub names_waits: bool,
    /// At the end of the program: the tasks and coroutines that are not ended, see `event/outlive.rs`.
    pub outliving: FxHashSet<usize>,
    /// Name and qualified name of each native coroutine function, by the number of its step.
    pub step_names: Vec<(Gc<Str>, Gc<Str>)>,
    /// The code that those seem to have which were asked for it, by the number of their step.
    pub step_codes: FxHashMap<u16, Gc<CodeObject>>,
    /// The context that is current (contextvars); none is the empty one.
    pub context: Option<Gc<Object>>,
    /// Those that are current further out, while a step or callback runs.
    pub outer_contexts: Vec<Gc<Object>>,
    /// Sockets and what else the kernel is asked about.
    pub io: crate::io::Io,
    /// The main task under `run`: what Ctrl-C cancels.
    pub main_task: Option<Gc<Task>>,
    /// How often Ctrl-C came while that task runs.
    pub interrupts: u32,
    /// The loop of the prompt. A statement typed there may run other loops inside it.
    pub prompt: Option<u32>,
    /// A future or task was made whose class overrides what others ask of it.
    pub own_ways: bool,
    /// Something was to be queued on a loop that is closed.
    pub refused: bool,
    /// A cancellation has gone through more gathers than it may.
    pub too_deep: bool,
    /// And that was for a chain of tasks.
    pub too_long: bool,
    /// Whoever queues for a script is to look whether that was so, or whether a loop with a `call_soon` of its own is to be told.
    pub look: bool,
    /// The loops with a `call_soon` of their own.
    pub interposed: Vec<u32>,
    /// Such a loop is being told.
    pub passing: bool,
}

impl Sched {
    /// A callback has failed: what it was made of and its exception hold each other, as in CPython, until memory is collected there.
    pub fn keep_circle(&mut self, handle: Value, error: Value) {
        if self.circles.len() == CIRCLES {
            self.circles.pop_front();
        }
        self.circles.push_back((handle, error));
    }

    /// Makes the state of a process without loops.
    pub fn new(virtual_time: bool) -> Sched {
        Sched {
            cur: LoopState {
                closed: true,
                ..LoopState::default()
            },
            others: HashMap::new(),
            lists_others: false,
            last_loop: 0,
            clock: if virtual_time {
                Clock::virtual_time()
            } else {
                Clock::real()
            },
            next_number: 1,
            set_loop: 0,
            set_called: false,
            policy: Value::Unset,
            failed: Vec::new(),
            circles: VecDeque::new(),
            any_failed: false,
            any_by_hand: false,
            iterated: VecDeque::new(),
            any_drops: false,
            orphans: Vec::new(),
            names_waits: false,
            outliving: FxHashSet::default(),
            step_names: Vec::new(),
            step_codes: FxHashMap::default(),
            context: None,
            outer_contexts: Vec::new(),
            io: crate::io::Io::default(),
            main_task: None,
            interrupts: 0,
            prompt: None,
            own_ways: false,
            refused: false,
            too_deep: false,
            too_long: false,
            look: false,
            interposed: Vec::new(),
            passing: false,
        }
    }

    /// Makes a loop; gives its number.
    pub fn new_loop(&mut self) -> u32 {
        self.last_loop += 1;
        self.others
            .insert(self.last_loop, LoopState::new(self.last_loop));
        self.last_loop
    }

    /// Gives the state of a loop; `None` once it was forgotten.
    #[inline]
    pub fn state(&mut self, id: u32) -> Option<&mut LoopState> {
        if self.cur.id == id {
            Some(&mut self.cur)
        } else {
            self.others.get_mut(&id)
        }
    }

    /// Queues an entry on a loop.
    #[inline(always)]
    pub fn push(&mut self, id: u32, entry: Ready) {
        if self.cur.id == id {
            self.cur.push(entry);
        } else {
            self.push_elsewhere(id, entry);
        }
    }

    #[cold]
    fn push_elsewhere(&mut self, id: u32, entry: Ready) {
        match self.others.get_mut(&id) {
            Some(state) if !state.closed => state.push(entry),
            _ => {
                self.refused = true;
                self.look = true;
            }
        }
    }

    /// Takes the callbacks of a descriptor off every loop.
    pub fn forget_watchers(&mut self, key: u32) -> Vec<Watchers> {
        let loops = std::iter::once(&mut self.cur).chain(self.others.values_mut());
        loops.filter_map(|s| s.watchers.remove(&key)).collect()
    }

    /// Finds the number of the loop that scripts hold as this object.
    pub fn loop_held_as(&self, object: Value) -> Option<u32> {
        let loops = std::iter::once(&self.cur).chain(self.others.values());
        let mut numbers = loops.filter(|s| s.object.is(object)).map(|s| s.id);
        numbers.next()
    }

    /// Makes a loop current, gives the number of the one that was.
    pub fn enter(&mut self, id: u32) -> u32 {
        let before = self.cur.id;
        if before != id
            && let Some(state) = self.others.remove(&id)
        {
            let old = std::mem::replace(&mut self.cur, state);
            if old.id != 0 {
                self.others.insert(old.id, old);
            }
        }
        before
    }

    /// Makes another loop current again.
    pub fn leave(&mut self, before: u32) {
        if before == 0 {
            let idle = LoopState {
                closed: true,
                ..LoopState::default()
            };
            let old = std::mem::replace(&mut self.cur, idle);
            if old.id != 0 {
                self.others.insert(old.id, old);
            }
        } else {
            self.enter(before);
        }
    }

    /// Tells the number of the loop that runs.
    #[inline]
    pub fn running(&self) -> Option<u32> {
        self.cur.running.then_some(self.cur.id)
    }

    /// Tells whether a loop runs, be it in another thread.
    pub fn is_running(&mut self, id: u32) -> bool {
        self.state(id).is_some_and(|s| s.running)
    }

    /// Tells whether what runs is a plain statement typed at the prompt.
    pub fn is_at_prompt(&self) -> bool {
        self.prompt == Some(self.cur.id) && self.cur.current.is_none()
    }

    /// An async generator was abandoned before its end: the loop closes it, if one runs, in this context.
    pub fn abandon(&mut self, frame: Gc<Frame>, context: Option<Gc<Object>>) {
        let loops = std::iter::once(&mut self.cur).chain(self.others.values_mut());
        for state in loops {
            if let Some(at) = state.asyncgens.iter().rposition(|&f| f == frame) {
                state.asyncgens.remove(at);
                state.push(Ready::Abandoned(frame, context));
                return;
            }
        }
    }

    /// Finds the task that drives a chain of frames.
    pub fn task_of(&self, heap: &Heap, root: Gc<Frame>) -> Option<Gc<Task>> {
        let loops = std::iter::once(&self.cur).chain(self.others.values());
        let mut tasks = loops.flat_map(|s| s.tasks.iter().flatten().copied());
        tasks.find(|t| t.get(heap).coroutine(heap).is(Value::Frame(root)))
    }

    /// Lists the tasks of every loop that are not done.
    pub fn pending_tasks(&self) -> Vec<Gc<Task>> {
        let loops = std::iter::once(&self.cur).chain(self.others.values());
        loops
            .flat_map(|s| s.tasks.iter().flatten().copied())
            .collect()
    }

    /// Marks what stays at the end of the program: what was set for the thread that ends.
    pub fn trace_lasting(&self, m: &mut Marker) {
        self.policy.trace(m);
        self.context.iter().for_each(|&c| m.mark(c));
    }

    /// Marks what the object of a loop holds. The tasks the loop knows are not held by it.
    pub fn trace_held(&self, id: u32, m: &mut Marker) {
        let others = self.others.get(&id);
        if let Some(state) = others.or_else(|| (self.cur.id == id).then_some(&self.cur)) {
            state.trace_held(m);
        }
    }

    /// Goes through the async generators of every loop.
    pub fn asyncgens(&self) -> impl Iterator<Item = Gc<Frame>> + '_ {
        let loops = std::iter::once(&self.cur).chain(self.others.values());
        loops.flat_map(|s| s.asyncgens.iter().copied())
    }

    /// Gives the async generators of every loop.
    pub fn all_asyncgens(&mut self) -> impl Iterator<Item = &mut Vec<Gc<Frame>>> {
        let loops = std::iter::once(&mut self.cur).chain(self.others.values_mut());
        loops.map(|s| &mut s.asyncgens)
    }

    /// Takes note of an async generator that is iterated for the first time; false if no loop runs.
    pub fn asyncgen_first_iter(&mut self, frame: Gc<Frame>) -> bool {
        if self.cur.running {
            self.cur.asyncgens.push(frame);
        }
        self.cur.running
    }

    /// Takes what is queued on a loop that closes, so that nothing keeps it alive; gives its tasks.
    pub fn close_loop(&mut self, id: u32) -> Vec<Gc<Task>> {
        let Some(state) = self.state(id) else {
            return Vec::new();
        };
        let left = LoopState {
            id,
            object: state.object,
            own: state.own,
            closed: true,
            exception_handler: state.exception_handler,
            task_factory: state.task_factory,
            debug: state.debug,
            slow: state.slow,
            ..LoopState::default()
        };
        let old = std::mem::replace(state, left);
        old.tasks.into_iter().flatten().collect()
    }

    /// A Ctrl-C came: cancels the main task under `run`; false if that is not for the loop to handle.
    pub fn interrupt(&mut self, heap: &mut Heap) -> bool {
        let Some(task) = self.main_task else {
            return false;
        };
        self.interrupts += 1;
        if self.interrupts > 1 || task.get(heap).core.is_done() {
            return false;
        }
        self.cancel(heap, Value::Task(task), Value::Unset);
        self.push(task.get(heap).core.loop_id, Ready::Empty);
        true
    }

    /// Names all that the loops hold, for the collector.
    pub fn trace(&self, m: &mut Marker) {
        self.cur.trace(m);
        self.others.values().for_each(|s| s.trace(m));
        self.failed.iter().for_each(|v| v.trace(m));
        self.circles
            .iter()
            .flat_map(|&(handle, error)| [handle, error])
            .for_each(|v| v.trace(m));
        self.policy.trace(m);
        self.step_names
            .iter()
            .flat_map(|&(a, b)| [a, b])
            .for_each(|s| m.mark(s));
        self.step_codes.values().for_each(|&c| m.mark(c));
        self.main_task
            .iter()
            .chain(&self.orphans)
            .for_each(|&t| m.mark(t));
        self.context
            .iter()
            .chain(&self.outer_contexts)
            .for_each(|&c| m.mark(c));
    }
}
