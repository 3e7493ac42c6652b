//! Loops with a `call_soon`, `call_later` or `call_at` of their own, and loops that are a script's own altogether.
//!
//! What Rust queues for tasks and futures goes to the same queue as everywhere; for such a loop each entry is taken out again as
//! soon as whoever queued it looks (`check_queued`), at the latest when the entry that runs has ended, and handed to the loop's
//! `call_soon` as something to call. A timer is handed to `call_later` or `call_at` in the same way. Calling that runs the entry.
//! No other loop pays for this: `Sched::look` is false where there is none of these.

use super::context::Context;
use crate::heap::Marker;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::future::FutureKind;
use crate::object::payload::Payload;
use crate::sched::clock::RESOLUTION;
use crate::sched::{OwnWays, Ready, Timed};
use crate::vm::native::{Args, Type, getter, method};
use crate::vm::{Raise, Vm};

/// An entry that a script's loop calls when its turn has come.
struct Queued {
    entry: Ready,
    loop_id: u32,
    name: String,
}

impl Payload for Queued {
    fn trace(&self, m: &mut Marker) {
        self.entry.trace(m);
    }
}

/// The step of a task.
pub static STEP_WRAPPER: Type = Type {
    name: "TaskStepMethWrapper",
    module: "_asyncio",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[method("__call__(self, *args)", run_queued)],
    doc: "The step of a task, to be called by a loop.",
};

/// What else is queued.
pub static QUEUED_CALL: Type = Type {
    name: "QueuedCall",
    funcs: &[
        method("__call__(self, *args)", run_queued),
        getter("__qualname__", queued_name),
        getter("__name__", |vm, args| {
            let name = queued_name(vm, args)?;
            let Value::Str(name) = name else {
                return Ok(name);
            };
            let text = name.text(&vm.heap);
            let last = text.rsplit('.').next().unwrap_or(text).to_owned();
            Ok(vm.str(&last))
        }),
    ],
    doc: "What a future or timer has queued, to be called by a loop.",
    ..STEP_WRAPPER
};

fn queued_name(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = vm.payload::<Queued>(args.get(0)).map(|q| q.name.clone());
    Ok(vm.string(name.unwrap_or_default()))
}

fn run_queued(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(queued) = vm.payload::<Queued>(args.get(0)) else {
        return Ok(Value::None);
    };
    let (entry, id) = (queued.entry, queued.loop_id);
    let before = vm.sched.enter(id);
    let own = vm.sched.cur.own;
    let time = if own.foreign {
        let now = vm.time_of_loop(id)?;
        Some(vm.sched.clock.set_own(now))
    } else {
        None
    };
    if let Ready::Timer(key) = entry {
        vm.sched.cur.handed.remove(&key);
    }
    let ran = vm.run_entry(entry).and_then(|()| vm.pass_queued());
    if let Some(time) = time {
        vm.sched.clock.set_own(time);
    }
    if before != id {
        vm.sched.leave(before);
    }
    ran.map(|()| Value::None)
}

impl Vm {
    /// What a loop queues goes through its own methods from now on.
    pub(super) fn interpose(&mut self, id: u32) {
        if !self.sched.interposed.contains(&id) {
            self.sched.interposed.push(id);
        }
        self.sched.look = true;
    }

    /// Gives the number of a loop that is a script's own altogether; none for what is no loop.
    #[cold]
    pub fn foreign_loop(&mut self, object: Value) -> Option<u32> {
        let Value::Instance(_) = object else {
            return None;
        };
        if let Some(id) = self.sched.loop_held_as(object) {
            return Some(id);
        }
        for name in ["call_soon", "call_exception_handler"] {
            let name = self.intern(name);
            match self.get_attr_opt(object, name) {
                Ok(Some(_)) => {}
                Ok(None) => return None,
                Err(Raise) => {
                    self.take_raised();
                    return None;
                }
            }
        }
        let id = self.sched.new_loop();
        if let Some(state) = self.sched.state(id) {
            state.object = object;
            state.own = OwnWays {
                any: true,
                create_task: true,
                reports: true,
                time: true,
                runs: true,
                run_forever: true,
                ends: true,
                stop: true,
                queues: true,
                delays: true,
                foreign: true,
                ..OwnWays::default()
            };
        }
        self.interpose(id);
        Some(id)
    }

    /// Hands what has been queued meanwhile to the loops that have a `call_soon` of their own.
    #[cold]
    pub fn pass_queued(&mut self) -> Result<(), Raise> {
        if std::mem::replace(&mut self.sched.passing, true) {
            return Ok(());
        }
        let mark = self.thread.roots.mark();
        let loops = self.sched.interposed.clone();
        let passed = loops.into_iter().try_for_each(|id| self.pass_queued_of(id));
        self.thread.roots.cut(mark);
        self.sched.passing = false;
        passed
    }

    fn pass_queued_of(&mut self, id: u32) -> Result<(), Raise> {
        if self.sched.state(id).is_some_and(|s| s.own.delays) {
            self.pass_timers(id)?;
        }
        loop {
            let Some(state) = self.sched.state(id) else {
                return Ok(());
            };
            let Some(entry) = state.ready.pop_front() else {
                return Ok(());
            };
            self.pass_entry(id, entry)?;
        }
    }

    /// Makes what runs an entry when it is called.
    pub(super) fn queued(&mut self, loop_id: u32, entry: Ready, name: &str) -> Value {
        let ty = match entry {
            Ready::Step(_) | Ready::Throw(..) => &STEP_WRAPPER,
            _ => &QUEUED_CALL,
        };
        let queued = Queued {
            entry,
            loop_id,
            name: name.to_owned(),
        };
        match self.class_named(ty.name) {
            Some(class) => self.object_of(class, queued),
            None => Value::None,
        }
    }

    /// Gives what an entry calls, with what argument and in which context (`None`: the empty one); nothing for what is the
    /// loop's own matter.
    pub(super) fn call_of_entry(
        &mut self,
        id: u32,
        entry: Ready,
    ) -> Option<(Value, Option<Value>, Value)> {
        let name = match entry {
            Ready::Wake(task) => &self.name_of_wakeup(task),
            Ready::FutureTell(to, about) if to == about => "shield.<locals>._outer_done_callback",
            Ready::TaskTell(to, _) | Ready::FutureTell(to, _)
                if matches!(to.get(&self.heap).kind, FutureKind::Shield { .. }) =>
            {
                "shield.<locals>._inner_done_callback"
            }
            Ready::TaskTell(..) | Ready::FutureTell(..) => "gather.<locals>._done_callback",
            Ready::TaskGroup(..) | Ready::FutureGroup(..) => "TaskGroup._on_task_done",
            Ready::TaskStop(_) | Ready::FutureStop(_) => "_run_until_complete_cb",
            _ => "Timeout._on_timeout",
        };
        Some(match entry {
            Ready::TaskScript(pair, about) => {
                let item = |at| pair.item(&self.heap, at).unwrap_or(Value::None);
                (item(0), Some(about.into()), item(1))
            }
            Ready::FutureScript(pair, about) => {
                let item = |at| pair.item(&self.heap, at).unwrap_or(Value::None);
                (item(0), Some(about.into()), item(1))
            }
            Ready::Step(task) | Ready::Throw(task, _) => {
                let context = task.get(&self.heap).context;
                (
                    self.queued(id, entry, name),
                    None,
                    context.map_or(Value::None, Value::Object),
                )
            }
            Ready::Wake(task) => {
                let t = task.get(&self.heap);
                let (waited, context) = (t.waits_for(), t.context);
                let waited = waited.filter(|w| w.core(&self.heap).is_some());
                let function = self.queued(id, entry, name);
                (function, waited, context.map_or(Value::None, Value::Object))
            }
            Ready::TaskTell(_, about) | Ready::TaskGroup(_, about) | Ready::TaskStop(about) => (
                self.queued(id, entry, name),
                Some(about.into()),
                Value::None,
            ),
            Ready::FutureTell(_, about)
            | Ready::FutureGroup(_, about)
            | Ready::FutureStop(about) => (
                self.queued(id, entry, name),
                Some(about.into()),
                Value::None,
            ),
            // What the kernel or the end of a generator has queued.
            _ if !self.sched.state(id).is_some_and(|s| s.own.foreign) => return None,
            other => (self.queued(id, other, name), None, Value::None),
        })
    }

    fn pass_entry(&mut self, id: u32, entry: Ready) -> Result<(), Raise> {
        let Some((function, given, context)) = self.call_of_entry(id, entry) else {
            if let Some(state) = self.sched.state(id) {
                state.passed.push_back(entry);
            }
            return Ok(());
        };
        self.root(function);
        let context = match context {
            Value::Object(_) => context,
            _ => Value::Object(self.new_context(Context::default())),
        };
        self.root(context);
        let mut args = vec![function];
        args.extend(given);
        self.call_loop(id, "call_soon", &args, Some(context))
            .map(|_| ())
    }

    fn call_loop(
        &mut self,
        id: u32,
        method: &str,
        args: &[Value],
        context: Option<Value>,
    ) -> Result<Value, Raise> {
        args.iter().for_each(|&arg| {
            self.root(arg);
        });
        let event_loop = self.loop_object(id);
        let name = self.intern(method);
        let method = self.get_attr(event_loop, name)?;
        self.root(method);
        let key = self.intern("context");
        match context {
            Some(context) => self.call_kw(method, args, &[(key, context)]),
            None => self.call(method, args),
        }
    }

    /// Hands deadlines to a loop that has a `call_later` of its own, and tells it of those that were cancelled.
    fn pass_timers(&mut self, id: u32) -> Result<(), Raise> {
        let Some(state) = self.sched.state(id) else {
            return Ok(());
        };
        let (timers, handed) = (&mut state.timers, &mut state.handed);
        let gone: Vec<u32> = handed
            .keys()
            .filter(|&&key| timers.get(key).is_none())
            .copied()
            .collect();
        let mut handles = Vec::new();
        for key in gone {
            handles.extend(handed.remove(&key));
            timers.take(key);
        }
        let new: Vec<(u32, f64, Timed)> = timers
            .entries()
            .filter(|(_, _, what)| !matches!(what, Timed::Handle(_)))
            .collect();
        for &(key, ..) in &new {
            timers.hand_over(key);
        }
        for &handle in &handles {
            self.root(handle);
        }
        for handle in handles {
            self.ask(handle, "cancel")?;
        }
        let counts = !new.is_empty() && self.counts_in_ints(id)?;
        for (key, when, what) in new {
            let entry = Ready::Timer(key);
            let handle = match what {
                Timed::Timeout(_) => {
                    let function = self.queued(id, entry, "Timeout._on_timeout");
                    self.call_loop(id, "call_at", &[number(when, counts), function], None)?
                }
                _ => {
                    let function = self.queued(id, entry, "_set_result_unless_cancelled");
                    let delay = number(rounded(when - self.sched.clock.loop_now()), true);
                    self.call_loop(id, "call_later", &[delay, function], None)?
                }
            };
            if let Some(state) = self.sched.state(id)
                && state.timers.get(key).is_some()
            {
                state.handed.insert(key, handle);
            }
        }
        Ok(())
    }

    /// Tells whether the clock of a script's own loop is an int.
    fn counts_in_ints(&mut self, id: u32) -> Result<bool, Raise> {
        if !self.sched.state(id).is_some_and(|s| s.own.foreign) {
            return Ok(false);
        }
        let event_loop = self.loop_object(id);
        let time = self.ask(event_loop, "time")?;
        Ok(matches!(time, Value::Int(_)))
    }

    /// `call_later` of a loop that has a `call_at` of its own.
    pub fn call_at_by_method(
        &mut self,
        event_loop: Value,
        when: Value,
        call: &[Value; 3],
    ) -> Result<Value, Raise> {
        let id = self.loop_id(event_loop)?;
        let mut args = vec![when, call[0]];
        args.extend(self.plain_items(call[1]).unwrap_or_default());
        self.call_loop(id, "call_at", &args, Some(call[2].or_none()))
    }

    /// Tells a loop of a script's own that a timer was cancelled which it has said waits there.
    pub fn tell_cancelled(&mut self, id: u32, handle: Value) -> Result<(), Raise> {
        if self.sched.state(id).is_some_and(|s| s.own.foreign) {
            self.call_loop(id, "_timer_handle_cancelled", &[handle], None)?;
        }
        Ok(())
    }

    /// One iteration of a loop whose entries come through its own `call_soon`.
    pub(super) fn iterate_passed(&mut self) -> Result<(), Raise> {
        self.pass_queued()?;
        if self.sched.any_by_hand {
            self.settle_failures();
        }
        if !self.sched.iterated.is_empty() {
            self.settle_iterated();
        }
        let cur = &mut self.sched.cur;
        cur.iterations += 1;
        (cur.may_begin, cur.batch) = (false, 0);
        cur.timers.clean();
        let idle = cur.passed.is_empty() && !cur.stopping;
        if idle || self.sched.io.wants_poll() {
            self.poll(idle)?;
        }
        let end = self.sched.clock.loop_now() + RESOLUTION;
        let cur = &mut self.sched.cur;
        while let Some(entry) = cur.ready.pop_front() {
            cur.passed.push_back(entry);
        }
        while let Some(key) = cur.timers.pop_due(end) {
            cur.passed.push_back(Ready::Timer(key));
        }
        for _ in 0..cur.passed.len() {
            let Some(entry) = self.sched.cur.passed.pop_front() else {
                break;
            };
            let stands = self.sched.cur.own.delays && !self.sched.clock.has_own();
            if stands {
                // So that a delay is what it was when the loop is told of it.
                let now = self.sched.clock.now();
                self.sched.clock.set_own(now);
            }
            let ran = self
                .run_entry_alone(entry)
                .and_then(|()| self.pass_queued());
            if stands {
                self.sched.clock.set_own(f64::NAN);
            }
            ran?;
        }
        Ok(())
    }
}

/// Gives a time as scripts write it: an int where it is whole and may be one.
fn number(seconds: f64, whole: bool) -> Value {
    if whole && seconds.fract() == 0.0 && seconds.abs() < 1e15 {
        Value::Int(seconds as i64)
    } else {
        Value::float(seconds)
    }
}

/// A delay as it was before it was added to the time and taken from it again.
fn rounded(delay: f64) -> f64 {
    let nanoseconds = (delay * 1e9).round();
    if nanoseconds.abs() < 1e15 {
        nanoseconds / 1e9
    } else {
        delay
    }
}
