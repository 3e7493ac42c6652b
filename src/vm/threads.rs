//! The script's threads: who uses the machine, how it changes hands, how a thread waits.
//!
//! Each is an OS thread that holds the whole machine while it runs (`heap/baton.rs`). It gives it up where it would block
//! (`Vm::block`) and, if others wait, when its turn is over, at a safepoint. What belongs to a thread (stack, running loop,
//! context ...) lies in the machine while it runs and in its slot while another does; the exchange is made by
//! whoever comes, so that a thread that meets nobody meanwhile pays nothing.
//! What must hold: between giving the machine away and getting it back nothing of it is touched, and everything Rust code
//! holds is rooted, as for a call.

use super::Vm;
use super::outcome::Raise;
use super::stack::{Pending, Thread};
use crate::heap::{Baton, Gc, Heap, Marker, Parker, Regs};
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::function::Function;
use crate::object::payload::Object;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use slab::Slab;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The number of the thread that runs the main program.
pub const MAIN: usize = 0;
/// Nobody's number: the thread whose state lies in the machine has ended.
const NOBODY: usize = usize::MAX;
/// The native stack of a thread, touched only as far as it is used, and how much of it natives leave alone.
const STACK: usize = 64 << 20;
const RESERVE: usize = 2 << 20;
/// How many values the stack of a thread holds.
const VALUES: usize = 2 << 20;
/// How long a thread keeps the machine while others wait, unless the script says otherwise.
const INTERVAL: Duration = Duration::from_millis(5);
/// How long the main thread waits between two looks at Ctrl-C.
const LOOK: Duration = Duration::from_millis(50);
/// How long a wait on the virtual clock lasts before the clock is looked at again.
const TICK: Duration = Duration::from_millis(1);
/// A wait without an end.
const LONG: Duration = Duration::from_secs(3600);

/// What belongs to a thread that does not run.
struct Parked {
    thread: Thread,
    raised: Value,
    loop_id: u32,
    set_loop: u32,
    context: Option<Gc<Object>>,
    outer_contexts: Vec<Gc<Object>>,
    showing: Vec<usize>,
    comparing: usize,
    importing: Vec<Gc<Str>>,
}

/// One thread that has begun and not ended.
#[derive(Default)]
struct Slot {
    /// Its state, unless it lies in the machine.
    parked: Option<Box<Parked>>,
    /// It only waits for others or for the clock, until this instant.
    waits: Option<f64>,
}

/// The threads of a machine.
pub struct Threads {
    baton: Arc<Baton<Vm>>,
    slots: Slab<Slot>,
    /// Whose state lies in the machine.
    current: usize,
    /// How many there are besides the main one.
    others: usize,
    /// How long a turn lasts if others wait.
    pub interval: Duration,
    /// What `threading.stack_size` was told last.
    pub stack_size: i64,
    since: Instant,
}

impl Threads {
    /// Makes the table with the main thread, which runs.
    pub fn new() -> Threads {
        let mut slots = Slab::new();
        slots.insert(Slot::default());
        Threads {
            baton: Arc::new(Baton::new()),
            slots,
            current: MAIN,
            others: 0,
            interval: INTERVAL,
            stack_size: 0,
            since: Instant::now(),
        }
    }

    /// Gives the number of the running thread.
    pub fn current(&self) -> usize {
        self.current
    }

    /// Tells whether there is any thread but the main one.
    #[inline]
    pub fn any_other(&self) -> bool {
        self.others > 0
    }

    /// Tells how many there are besides the main one.
    pub fn others(&self) -> usize {
        self.others
    }

    /// Takes note that a thread which waits has been woken, so that virtual time does not pass before it runs.
    pub fn note_woken(&mut self, number: usize) {
        if let Some(slot) = self.slots.get_mut(number) {
            slot.waits = None;
        }
    }

    /// Notes until when the running thread only waits; `None` when it goes on.
    pub fn set_waits(&mut self, waits: Option<f64>) {
        if let Some(slot) = self.slots.get_mut(self.current) {
            slot.waits = waits;
        }
    }

    /// Gives the thread, other than the running one, that runs the code of a module.
    pub fn importer(&self, heap: &Heap, name: &str) -> Option<usize> {
        let imports = |slot: &Slot| {
            let parked = slot.parked.as_ref();
            parked.is_some_and(|p| p.importing.iter().any(|n| n.text(heap) == name))
        };
        let mut slots = self.slots.iter();
        slots
            .find(|&(number, slot)| number != self.current && imports(slot))
            .map(|(number, _)| number)
    }

    /// If all threads but the running one only wait, and it is going to wait until `mine`: the first instant one of them waits for.
    fn all_wait(&self, now: f64, mine: f64) -> Option<f64> {
        let mut first = mine;
        for (number, slot) in &self.slots {
            if number != self.current {
                let until = slot.waits.filter(|&until| until > now)?;
                first = first.min(until);
            }
        }
        Some(first)
    }

    /// Names what the threads that do not run hold.
    pub fn trace(&self, m: &mut Marker) {
        for parked in self.slots.iter().filter_map(|(_, s)| s.parked.as_ref()) {
            parked.thread.trace(m);
            parked.raised.trace(m);
            parked
                .context
                .iter()
                .chain(&parked.outer_contexts)
                .for_each(|&c| m.mark(c));
            parked.importing.iter().for_each(|&name| m.mark(name));
        }
    }

    /// Overwrites what lies above the stacks of the threads that do not run.
    pub fn clear_above(&mut self) {
        for (_, slot) in &mut self.slots {
            if let Some(parked) = &mut slot.parked {
                let top = parked.thread.top;
                parked.thread.stack.clear_above(top);
            }
        }
    }
}

impl Thread {
    /// Gives what has been entered here and has not returned.
    fn entered(&mut self) -> impl Iterator<Item = &mut Gc<Function>> {
        let below = self.acts.iter_mut().map(|act| &mut act.func);
        std::iter::once(&mut self.cur.func).chain(below)
    }

    /// Names what a thread holds.
    pub fn trace(&self, m: &mut Marker) {
        for value in self.stack.below(self.top) {
            value.trace(m);
        }
        self.roots
            .all()
            .iter()
            .chain(&self.aside)
            .for_each(|v| v.trace(m));
        self.ready.trace(m);
        m.mark(self.cur.func);
        self.cur.frame.iter().for_each(|&f| m.mark(f));
        self.followed.iter().for_each(|f| f.trace(m));
        self.chains
            .iter()
            .chain(&self.thrown)
            .for_each(|&f| m.mark(f));
        self.ending.iter().for_each(|&(_, e)| m.mark(e));
        for act in &self.acts {
            m.mark(act.func);
            act.frame.iter().for_each(|&f| m.mark(f));
        }
        self.hooks.trace(m);
        if let Pending::Send(v) | Pending::Throw(v) = self.pending {
            v.trace(m);
        }
    }
}

impl Vm {
    /// Sees to it that the calls of a function which have not returned go on as they began, whatever becomes of it: they get a copy. It
    /// says nothing of generators and coroutines that are suspended.
    pub fn detach_calls(&mut self, func: Gc<Function>) {
        let own = self.function_for_frames(func);
        let parked = self.threads.slots.iter_mut();
        let parked = parked.filter_map(|(_, slot)| slot.parked.as_mut());
        parked
            .flat_map(|parked| parked.thread.entered())
            .chain(self.thread.entered())
            .filter(|entered| **entered == func)
            .for_each(|entered| *entered = own);
    }

    /// Does something that may take long and needs nothing of the machine, while other threads run.
    /// Everything the caller and its callers hold must be rooted, as for a call.
    pub fn block<R>(&mut self, wait: impl FnOnce() -> R) -> R {
        if !self.threads.any_other() {
            return wait();
        }
        let me = self.threads.current;
        let top = self.settle_top();
        let baton = Arc::clone(&self.threads.baton);
        baton.release(self);
        let result = wait();
        baton.acquire();
        self.install(me);
        self.thread.top = top;
        result
    }

    /// Gives the machine to others if they wait and the running thread's turn is over. The caller is at a safepoint.
    pub(super) fn take_turns(&mut self) {
        let threads = &self.threads;
        if threads.baton.waiting() > 0 && threads.since.elapsed() >= threads.interval {
            self.block(|| ());
        }
    }

    /// Makes the top of the stack cover the registers in use; gives what it was.
    pub(super) fn settle_top(&mut self) -> Regs<Value> {
        let saved = self.thread.top;
        if self.thread.cur.frame.is_none() {
            let code = self.thread.cur.func.get(&self.heap).code;
            let in_use = code.get(&self.heap).nregs as usize;
            let end = self.thread.cur.regs.add(in_use);
            if end > saved {
                self.thread.top = end;
            }
        }
        saved
    }

    /// Puts the state of a thread, which has just got the machine, in its place.
    fn install(&mut self, me: usize) {
        self.threads.since = Instant::now();
        // Safepoints look at signals and turns again soon.
        self.heap.fuel = self.heap.fuel.min(256);
        let before = std::mem::replace(&mut self.threads.current, me);
        if before == me {
            return;
        }
        let Some(mut parked) = self.threads.slots.get_mut(me).and_then(|s| s.parked.take()) else {
            unreachable!("a thread that does not run has its state in its slot")
        };
        std::mem::swap(&mut self.thread, &mut parked.thread);
        std::mem::swap(&mut self.raised, &mut parked.raised);
        std::mem::swap(&mut self.showing, &mut parked.showing);
        std::mem::swap(&mut self.comparing, &mut parked.comparing);
        std::mem::swap(&mut self.importing, &mut parked.importing);
        let sched = &mut self.sched;
        std::mem::swap(&mut sched.context, &mut parked.context);
        std::mem::swap(&mut sched.outer_contexts, &mut parked.outer_contexts);
        std::mem::swap(&mut sched.set_loop, &mut parked.set_loop);
        let loop_id = std::mem::replace(&mut parked.loop_id, sched.cur.id);
        sched.leave(0);
        if loop_id != 0 {
            sched.enter(loop_id);
        }
        if let Some(slot) = self.threads.slots.get_mut(before) {
            slot.parked = Some(parked);
        }
    }

    /// Starts a thread that calls a function; gives its number.
    pub fn start_thread(
        &mut self,
        target: Value,
        args: Gc<Tuple>,
        kwargs: Option<Gc<Dict>>,
    ) -> Result<usize, Raise> {
        let mut thread = Thread::new(self.thread.cur.func, VALUES, 0);
        thread.roots.push(target);
        thread.roots.push(Value::Tuple(args));
        thread.roots.push(kwargs.map_or(Value::None, Value::Dict));
        let number = self.threads.slots.insert(Slot {
            parked: Some(Box::new(Parked {
                thread,
                raised: Value::Unset,
                loop_id: 0,
                set_loop: 0,
                context: None,
                outer_contexts: Vec::new(),
                showing: Vec::new(),
                comparing: 0,
                importing: Vec::new(),
            })),
            waits: None,
        });
        self.threads.others += 1;
        let baton = Arc::clone(&self.threads.baton);
        let started = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn(move || {
                let here = 0u8;
                let limit = (&raw const here as usize).saturating_sub(STACK - RESERVE);
                baton.with(|vm| vm.run_thread(number, limit));
            });
        if started.is_err() {
            self.threads.slots.remove(number);
            self.threads.others -= 1;
            return Err(self.runtime_error("can't start new thread"));
        }
        self.heap.fuel = self.heap.fuel.min(256);
        Ok(number)
    }

    /// The life of a thread, on its OS thread.
    fn run_thread(&mut self, number: usize, native_limit: usize) {
        self.install(number);
        self.thread.native_limit = native_limit;
        let roots = self.thread.roots.all();
        let (target, args, kwargs) = (roots[0], roots[1], roots[2]);
        if let Err(Raise) = self.call_unpacked(target, args, kwargs) {
            let error = Value::Exception(self.take_raised());
            if !self.is_exception(error, Exc::SystemExit) {
                self.root(error);
                if let Value::Exception(error) = error {
                    let message = "Exception ignored in thread started by";
                    self.unraisable(error, Some(message), target);
                }
            }
        }
        self.threads.slots.remove(number);
        self.threads.others -= 1;
        self.threads.current = NOBODY;
    }

    /// Calls a function with a tuple of arguments and a dict of keyword arguments, or None.
    pub fn call_unpacked(
        &mut self,
        target: Value,
        args: Value,
        kwargs: Value,
    ) -> Result<Value, Raise> {
        let args = match args {
            Value::Tuple(args) => args.items(&self.heap).to_vec(),
            _ => Vec::new(),
        };
        let mut keywords = Vec::new();
        if let Value::Dict(kwargs) = kwargs {
            let pairs: Vec<_> = kwargs.iter(&self.heap).collect();
            for (key, value) in pairs {
                let Value::Str(name) = key else {
                    return Err(self.type_error("keywords must be strings"));
                };
                keywords.push((name, value));
            }
        }
        self.call_kw(target, &args, &keywords)
    }

    /// Waits until another thread wakes this one through `parker`, or the clock reaches `deadline`: true if
    /// it was woken. On the main thread Ctrl-C ends the wait by its exception.
    pub fn wait_for_wake(
        &mut self,
        parker: &Arc<Parker>,
        deadline: Option<f64>,
    ) -> Result<bool, Raise> {
        let mut is_first = true;
        loop {
            if parker.is_woken() {
                return Ok(true);
            }
            let now = self.sched.clock.now();
            let until = deadline.unwrap_or(f64::INFINITY);
            if until <= now {
                return Ok(false);
            }
            let is_virtual = self.sched.clock.is_virtual();
            if is_virtual && self.pass_time(until) {
                continue;
            }
            let mut longest = match deadline {
                Some(until) => Duration::try_from_secs_f64(until - now).unwrap_or(LONG),
                None => LONG,
            };
            if self.threads.current == MAIN || is_first {
                longest = longest.min(LOOK);
            }
            is_first = false;
            if is_virtual {
                longest = longest.min(TICK);
            }
            let parker = Arc::clone(parker);
            self.threads.set_waits(Some(until));
            self.block(|| parker.wait(longest));
            self.threads.set_waits(None);
            if !parker.is_woken() {
                self.look_in_lull();
            }
            if self.threads.current == MAIN {
                self.check_signals()?;
            }
        }
    }

    /// On the virtual clock: if every thread only waits, and this one until `until`, the clock jumps to the first instant
    /// that one of them waits for. False if somebody still works, or all wait for ever.
    pub fn pass_time(&mut self, until: f64) -> bool {
        let now = self.sched.clock.now();
        match self.threads.all_wait(now, until) {
            Some(first) if first.is_finite() => {
                self.sched.clock.jump(first);
                true
            }
            _ => false,
        }
    }

    /// Sleeps on the clock; other threads run meanwhile.
    pub fn sleep_until(&mut self, deadline: f64) -> Result<(), Raise> {
        let nobody = Arc::new(Parker::default());
        self.wait_for_wake(&nobody, Some(deadline)).map(drop)
    }
}
