//! Making tasks: `create_task`, `ensure_future`, `gather`, `shield` as Rust calls; native coroutines.
//!
//! What a script calls is in `builtins/`; both ways reach the same functions here.

use super::context::Context;
use crate::heap::{Gc, Heap};
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::frame::{Drive, DriveState, Driver, Frame, FrameKind};
use crate::object::function::CodeObject;
use crate::object::future::{Callback, Core, Future, FutureKind, Gather, State};
use crate::object::native::NativeId;
use crate::object::native_coro::NativeCoro;
use crate::object::payload::Object;
use crate::object::task::Task;
use crate::sched::tasks::NewTask;
use crate::vm::native::StepFn;
use crate::vm::{Outcome, Raise, Resume, Vm};
use rustc_hash::FxHashSet;
use std::sync::atomic::{AtomicU16, Ordering};

/// A native coroutine function: its names and its body.
pub struct Step {
    pub qualname: &'static str,
    pub run: StepFn,
    id: AtomicU16,
}

/// Declares a native coroutine function.
pub const fn step(qualname: &'static str, run: StepFn) -> Step {
    Step {
        qualname,
        run,
        id: AtomicU16::new(u16::MAX),
    }
}

/// What a task is asked to be.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// A string, or `None` or `Unset` for the next number.
    pub name: Value,
    /// A context, or `None` or `Unset` for a copy of the current one.
    pub context: Value,
}

impl Wanted {
    /// A task with a name by number and a copy of the current context.
    pub const PLAIN: Wanted = Wanted {
        name: Value::Unset,
        context: Value::Unset,
    };
}

impl Vm {
    /// Makes a native coroutine object.
    pub fn new_coro(&mut self, step: &'static Step, state: [Value; 4]) -> Value {
        let id = self.step_id(step);
        let (name, qualname) = self.sched.step_names[id as usize];
        Value::NativeCoro(self.heap.alloc(NativeCoro {
            step: NativeId(id),
            name,
            qualname,
            phase: 0,
            started: false,
            running: false,
            done: false,
            is_anext: false,
            waits: None,
            state,
        }))
    }

    fn step_id(&mut self, step: &'static Step) -> u16 {
        let known = step.id.load(Ordering::Relaxed);
        let is_known = self.steps.get(known as usize);
        if is_known.is_some_and(|s| std::ptr::fn_addr_eq(s.1, step.run))
            && self.sched.step_names.len() > known as usize
        {
            return known;
        }
        let found = self
            .steps
            .iter()
            .position(|s| std::ptr::fn_addr_eq(s.1, step.run));
        let id = found.unwrap_or_else(|| {
            self.steps.push((step.qualname, step.run));
            self.steps.len() - 1
        }) as u16;
        while self.sched.step_names.len() < self.steps.len() {
            let qualname = self.steps[self.sched.step_names.len()].0;
            let name = qualname.rsplit('.').next().unwrap_or(qualname);
            let names = (self.intern(name), self.intern(qualname));
            self.sched.step_names.push(names);
        }
        step.id.store(id, Ordering::Relaxed);
        id
    }

    /// Gives the number of the running loop.
    pub fn running_loop(&mut self) -> Result<u32, Raise> {
        match self.sched.running() {
            Some(id) => Ok(id),
            None => Err(self.runtime_error("no running event loop")),
        }
    }

    /// Tells where the script is: what a task made now notes as its origin.
    #[inline]
    pub fn creation_place(&self) -> Option<(Gc<CodeObject>, u32)> {
        let cur = &self.thread.cur;
        let code = cur.func.get(&self.heap).code;
        let pc = cur.ip.pc(&code.get(&self.heap).instrs).wrapping_sub(1);
        Some((code, pc))
    }

    /// Tells whether a value is a coroutine object: one a task can drive.
    pub fn is_coroutine(&mut self, value: Value) -> bool {
        match value {
            Value::Frame(f) => f.get(&self.heap).kind == FrameKind::Coroutine,
            Value::NativeCoro(_) | Value::Driver(_) => true,
            Value::Instance(_) => ["send", "throw", "close", "__await__"].iter().all(|name| {
                let name = self.intern(name);
                self.class_of(value).find(&self.heap, name).is_some()
            }),
            _ => false,
        }
    }

    /// Creates a task on a loop as `loop.create_task` does, by its factory if it has one.
    #[inline]
    pub fn create_task(&mut self, id: u32, coro: Value, wanted: Wanted) -> Result<Value, Raise> {
        let special = self
            .sched
            .state(id)
            .is_some_and(|s| s.own.create_task || s.task_factory.some().is_some());
        if special {
            return self.create_special_task(id, coro, wanted);
        }
        Ok(Value::Task(self.new_task(id, coro, wanted)?))
    }

    #[cold]
    fn create_special_task(
        &mut self,
        id: u32,
        coro: Value,
        wanted: Wanted,
    ) -> Result<Value, Raise> {
        if self.sched.state(id).is_some_and(|s| s.own.create_task) {
            return self.task_by_own_loop(id, coro, wanted);
        }
        self.create_task_itself(id, coro, wanted)
    }

    /// What the builtin method `create_task` of loops does.
    pub fn create_task_itself(
        &mut self,
        id: u32,
        coro: Value,
        wanted: Wanted,
    ) -> Result<Value, Raise> {
        let factory = self
            .sched
            .state(id)
            .map_or(Value::Unset, |s| s.task_factory);
        if factory.some().is_some() {
            return self.task_by_factory(id, factory, coro, wanted);
        }
        Ok(Value::Task(self.new_task(id, coro, wanted)?))
    }

    fn task_by_factory(
        &mut self,
        id: u32,
        factory: Value,
        coro: Value,
        wanted: Wanted,
    ) -> Result<Value, Raise> {
        let event_loop = self.loop_object(id);
        let task = match wanted.context.some() {
            None => self.call(factory, &[event_loop, coro])?,
            Some(context) => {
                let key = self.intern("context");
                self.call_kw(factory, &[event_loop, coro], &[(key, context)])?
            }
        };
        // Also without a name: the task is then called 'None'.
        let root = self.root(task);
        let set_name = self.intern("set_name");
        self.call_method(task, set_name, &[wanted.name.or_none()])?;
        Ok(self.rooted(root))
    }

    /// Makes a task on a loop and queues its first step.
    #[inline]
    pub fn new_task(&mut self, id: u32, coro: Value, wanted: Wanted) -> Result<Gc<Task>, Raise> {
        let new = self.prepare_task(coro, wanted)?;
        if self.sched.cur.id != id && self.in_debug(id) {
            self.check_own_thread(id)?;
        }
        let task = self.sched.spawn(&mut self.heap, id, new);
        if self.sched.cur.debug || self.sched.cur.id != id {
            self.note_made(task.into(), id, Some(("tasks", "create_task")));
        }
        if self.sched.look {
            task.get_mut(&mut self.heap).quiet = self.sched.refused;
            self.root(task);
            self.check_queued()?;
        }
        Ok(task)
    }

    /// What a loop in debug mode looks at before something is queued on it: it runs in no other thread.
    #[cold]
    pub fn check_own_thread(&mut self, id: u32) -> Result<(), Raise> {
        let me = self.threads.current();
        let state = self.sched.state(id);
        if state.is_some_and(|s| s.running && s.thread != me) {
            let text =
                "Non-thread-safe operation invoked on an event loop other than the current one";
            return Err(self.runtime_error(text));
        }
        Ok(())
    }

    /// Makes a task on a loop and runs its first step at once.
    pub fn new_eager_task(
        &mut self,
        id: u32,
        coro: Value,
        wanted: Wanted,
    ) -> Result<Gc<Task>, Raise> {
        let new = self.prepare_task(coro, wanted)?;
        let task = self.sched.make_task(&mut self.heap, id, new);
        self.root(task);
        self.note_made(task.into(), id, Some(("tasks", "create_task")));
        self.step_eagerly(task)?;
        Ok(task)
    }

    /// Gives the blank task of a script's subclass what it is to run.
    pub fn begin_task(
        &mut self,
        task: Gc<Task>,
        id: u32,
        coro: Value,
        wanted: Wanted,
        eager: bool,
    ) -> Result<(), Raise> {
        let new = self.prepare_task(coro, wanted)?;
        if !task.get(&self.heap).coro.is_unset() || task.get(&self.heap).core.is_done() {
            return Err(self.runtime_error("the task has a coroutine already"));
        }
        self.root(task);
        if self.sched.cur.id != id && self.in_debug(id) {
            self.check_own_thread(id)?;
        }
        self.sched.fill_task(&mut self.heap, task, id, new);
        self.note_made(task.into(), id, None);
        if eager && self.sched.running() == Some(id) {
            return self.step_eagerly(task);
        }
        self.sched.push(id, crate::sched::Ready::Step(task));
        self.check_queued()
    }

    /// Runs the first step of a task inside the one that makes it.
    fn step_eagerly(&mut self, task: Gc<Task>) -> Result<(), Raise> {
        if let Some(context) = task.get(&self.heap).context
            && self.is_inside(context)
        {
            self.jam(task);
            let shown = self.show(context.into());
            let text = format!("cannot enter context: {shown} is already entered");
            return Err(self.runtime_error(text));
        }
        // Nobody else's step may follow inside this one, and the step around it may have come by a hop.
        let cur = &mut self.sched.cur;
        let outside = (cur.forbid_hops(), cur.hopped.take());
        let jam = (cur.jammed, cur.jammed_in, cur.jam_rest);
        let left = self.step(task, Resume::Send(Value::None));
        let cur = &mut self.sched.cur;
        (cur.jammed, cur.jammed_in, cur.jam_rest) = jam;
        ((cur.batch, cur.may_begin), cur.hopped) = outside;
        let t = task.get_mut(&mut self.heap);
        if t.core.is_done() {
            t.coro = Value::Unset;
        }
        left
    }

    #[inline]
    fn prepare_task(&mut self, coro: Value, wanted: Wanted) -> Result<NewTask, Raise> {
        let mut coro = coro;
        let good = match coro {
            Value::Frame(frame) => {
                let f = frame.get_mut(&mut self.heap);
                let again = std::mem::replace(&mut f.touched, true);
                let good = f.kind == FrameKind::Coroutine;
                if again && good {
                    coro = self.shared_coroutine(frame);
                }
                good
            }
            _ => self.is_coroutine(coro),
        };
        if !good {
            let shown = self.show(coro);
            return Err(self.type_error(format!("a coroutine was expected, got {shown}")));
        }
        let name = match wanted.name {
            Value::Unset | Value::None => None,
            Value::Str(s) => Some(s),
            other => Some(self.str_of(other)?),
        };
        let context = match wanted.context {
            Value::Object(context) => Some(context),
            _ => self.copy_context(),
        };
        Ok(NewTask {
            coro,
            name,
            context,
            place: self.creation_place(),
        })
    }

    /// A coroutine that has begun is given to a task: if another one drives it already, both do so as by hand, each with futures
    /// that the other can wait for, too.
    #[cold]
    fn shared_coroutine(&mut self, frame: Gc<Frame>) -> Value {
        let coro = Value::Frame(frame);
        let Some(other) = self.sched.task_of(&self.heap, frame) else {
            return coro;
        };
        if self.sched.cur.current == Some(other) || self.chain_runs(frame) {
            return coro;
        }
        if let Value::Frame(_) = other.get(&self.heap).coro {
            let innermost = frame.get(&self.heap).innermost.unwrap_or(frame);
            self.coroutine_of_sleep(innermost);
            let driver = self.heap.alloc(Driver {
                what: Drive::Await,
                frame,
                value: Value::None,
                state: DriveState::Started,
            });
            other.get_mut(&mut self.heap).coro = Value::Driver(driver);
        }
        other.get(&self.heap).coro
    }

    /// Gives a future for an awaitable: itself, or a task that drives it.
    pub fn ensure_future(&mut self, value: Value, id: Option<u32>) -> Result<Value, Raise> {
        let plain = self.plain(value);
        if let Some(core) = plain.core(&self.heap) {
            let asked = core.has_own_ways();
            let mut its_loop = core.loop_id;
            if asked && id.is_some() {
                let event_loop = self.ask(plain, "get_loop")?;
                its_loop = self.loop_number(event_loop);
            }
            if id.is_some_and(|id| id != its_loop) {
                let text = "The future belongs to a different loop than the one specified as the loop argument";
                return Err(self.value_error(text));
            }
            return Ok(plain);
        }
        if self.is_foreign_future(value) {
            if let Some(id) = id {
                let event_loop = self.ask(value, "get_loop")?;
                if self.loop_number(event_loop) != id {
                    let text = "The future belongs to a different loop than the one specified as the loop argument";
                    return Err(self.value_error(text));
                }
            }
            return Ok(value);
        }
        let coro = if self.is_coroutine(value) {
            value
        } else {
            let name = self.intern("__await__");
            let is_generator = matches!(value, Value::Frame(f) if f.get(&self.heap).awaitable);
            if !is_generator && self.class_of(value).find(&self.heap, name).is_none() {
                return Err(
                    self.type_error("An asyncio.Future, a coroutine or an awaitable is required")
                );
            }
            self.new_coro(
                &WRAP_AWAITABLE,
                [value, Value::Unset, Value::Unset, Value::Unset],
            )
        };
        let id = match id {
            Some(id) => id,
            None => match self.running_loop() {
                Ok(id) => id,
                Err(Raise) => {
                    self.take_raised();
                    self.event_loop_id()?
                }
            },
        };
        self.create_task(id, coro, Wanted::PLAIN)
    }

    /// `gather`.
    pub fn gather(&mut self, args: &[Value], return_exceptions: bool) -> Result<Value, Raise> {
        if self.any_own_ways(args) {
            return self.by_script("_gather", args, return_exceptions);
        }
        if args.is_empty() {
            let id = self.event_loop_id()?;
            let outer = self.heap.new_future(id);
            let list = self.list(Vec::new());
            self.sched
                .complete(&mut self.heap, outer.into(), State::Finished, list);
            return Ok(Value::Future(outer));
        }
        let outer = self.heap.new_future(0);
        let children = Vec::with_capacity(args.len());
        outer.get_mut(&mut self.heap).kind = FutureKind::Gather(Box::new(Gather {
            return_exceptions,
            children,
            ..Gather::default()
        }));
        self.root(outer);
        let mut seen = Seen::default();
        let mut loop_id = None;
        let mut any_done = false;
        for (i, &arg) in args.iter().enumerate() {
            let child = match seen.find(&args[..i], arg) {
                Some(at) => gathered(&self.heap, outer, at),
                None => {
                    let child = self.gather_child(outer, arg, loop_id)?;
                    let core = child.core(&self.heap);
                    loop_id = loop_id.or(core.map(|c| c.loop_id));
                    any_done |= core.is_some_and(Core::is_done);
                    child
                }
            };
            if let FutureKind::Gather(gather) = &mut outer.get_mut(&mut self.heap).kind {
                gather.children.push(child);
            }
        }
        outer.get_mut(&mut self.heap).core.loop_id = loop_id.unwrap_or(0);
        if let FutureKind::Gather(gather) = &mut outer.get_mut(&mut self.heap).kind {
            gather.built = true;
            gather.count = args.len() - seen.repeated;
        }
        if any_done {
            self.tell_done_children(outer, args);
        }
        Ok(Value::Future(outer))
    }

    /// Makes the future of one argument and has it tell the gather.
    fn gather_child(
        &mut self,
        outer: Gc<Future>,
        arg: Value,
        loop_id: Option<u32>,
    ) -> Result<Value, Raise> {
        if !self.is_awaited_kind(arg) {
            // Arguments are told apart by hash.
            self.hash(arg)?;
        }
        let child = self.ensure_future(arg, loop_id)?;
        if !child.is(arg)
            && let Value::Task(task) = child
        {
            task.get_mut(&mut self.heap).quiet = true;
        }
        if let Some(core) = child.core_mut(&mut self.heap)
            && !core.is_done()
        {
            core.add_callback(Callback::Tell(outer));
        }
        Ok(child)
    }

    /// Children that were done when they were given tell the gather once it is built.
    fn tell_done_children(&mut self, outer: Gc<Future>, args: &[Value]) {
        let mut seen = Seen::default();
        for (i, &arg) in args.iter().enumerate() {
            let child = gathered(&self.heap, outer, i);
            if seen.find(&args[..i], arg).is_none() && child.is_done_future(&self.heap) {
                self.tell_gather(outer, child);
            }
        }
    }

    fn is_awaited_kind(&self, value: Value) -> bool {
        matches!(
            value,
            Value::Frame(_)
                | Value::Task(_)
                | Value::Future(_)
                | Value::NativeCoro(_)
                | Value::Driver(_)
        )
    }

    /// Calls a function that goes by the methods of futures.
    #[cold]
    fn by_script(
        &mut self,
        name: &str,
        args: &[Value],
        return_exceptions: bool,
    ) -> Result<Value, Raise> {
        let module = self.import_module("_asyncio_waiting")?;
        self.root(module);
        let name = self.intern(name);
        let function = self.get_attr(module, name)?;
        self.root(function);
        let args = self.list(args.to_vec());
        self.root(args);
        self.call(function, &[args, Value::bool(return_exceptions)])
    }

    /// `shield`.
    pub fn shield(&mut self, value: Value) -> Result<Value, Raise> {
        let inner = self.ensure_future(value, None)?;
        if self.has_own_ways(inner) {
            return self.by_script("_shield", &[inner], false);
        }
        let Some(core) = inner.core(&self.heap) else {
            return Ok(inner);
        };
        if core.is_done() {
            return Ok(inner);
        }
        let outer = self.heap.new_future(core.loop_id);
        outer.get_mut(&mut self.heap).kind = FutureKind::Shield { inner };
        self.sched
            .add_callback(&mut self.heap, inner, Callback::Tell(outer));
        self.sched
            .add_callback(&mut self.heap, outer.into(), Callback::Tell(outer));
        Ok(Value::Future(outer))
    }

    /// Gives the result of a future or task, or raises its exception.
    pub fn future_result(&mut self, future: Value) -> Result<Value, Raise> {
        use crate::object::future::Status;
        let Some(core) = future.core_mut(&mut self.heap) else {
            return Err(self.wrong_type("Future", future));
        };
        match core.retrieve() {
            Status::Result(value) => Ok(value),
            Status::Error(error) => {
                crate::object::future::note_raised(&mut self.heap, future, error);
                Err(self.throw(error))
            }
            Status::Cancelled => {
                let error = self.cancelled_error(future);
                Err(self.throw(error))
            }
            Status::Pending => Err(self.error(Exc::InvalidStateError, "Result is not set.")),
        }
    }
}

/// Finds arguments of a gather that were given before: few are searched, many are hashed.
#[derive(Default)]
struct Seen {
    addresses: FxHashSet<usize>,
    repeated: usize,
}

/// As many arguments as are searched one by one.
const FEW: usize = 16;

impl Seen {
    /// Tells where an argument stands among those before it.
    fn find(&mut self, before: &[Value], arg: Value) -> Option<usize> {
        if before.len() > FEW {
            if self.addresses.is_empty() {
                self.addresses = before.iter().map(|a| a.address()).collect();
            }
            if self.addresses.insert(arg.address()) {
                return None;
            }
        }
        let found = before.iter().position(|a| a.is(arg));
        self.repeated += found.is_some() as usize;
        found
    }
}

/// Gives the child that stands for an argument of a gather.
fn gathered(heap: &Heap, outer: Gc<Future>, at: usize) -> Value {
    match &outer.get(heap).kind {
        FutureKind::Gather(gather) => gather.children.get(at).copied().unwrap_or(Value::None),
        _ => Value::None,
    }
}

/// Drives an object with `__await__`, so that a task can have it as its coroutine.
static WRAP_AWAITABLE: Step = step("ensure_future.<locals>._wrap_awaitable", wrap_awaitable);

fn wrap_awaitable(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    if coro.get(&vm.heap).phase == 0 {
        let value = coro.get(&vm.heap).state[0];
        match vm.awaitable(value) {
            Ok(driver) => coro.get_mut(&mut vm.heap).state[1] = driver,
            Err(Raise) => return Outcome::Raise,
        }
        coro.get_mut(&mut vm.heap).phase = 1;
    }
    let driver = coro.get(&vm.heap).state[1];
    vm.drive_inside(driver, resume)
}

impl Vm {
    /// Drives an awaitable as the body of a native coroutine: a future is waited for, anything else resumed.
    pub fn drive_inside(&mut self, driver: Value, resume: Resume) -> Outcome {
        match (driver, resume) {
            (Value::Future(_) | Value::Task(_), Resume::Throw(error)) => {
                self.raised = error;
                Outcome::Raise
            }
            (Value::Future(_) | Value::Task(_), Resume::Send(_)) => {
                if driver.core(&self.heap).is_some_and(|c| c.blocking) {
                    self.error(Exc::RuntimeError, "await wasn't used with future");
                    return Outcome::Raise;
                }
                if !driver.is_done_future(&self.heap) {
                    return Outcome::Await(driver);
                }
                match self.future_result(driver) {
                    Ok(value) => Outcome::Return(value),
                    Err(Raise) => Outcome::Raise,
                }
            }
            _ => self.resume_any(driver, resume),
        }
    }

    /// Gives what scripts hold of a loop, or None.
    pub fn loop_object(&mut self, id: u32) -> Value {
        self.sched
            .state(id)
            .map_or(Value::None, |s| s.object.or_none())
    }

    /// Gives the number of the running loop or of the one that was set (`get_event_loop`).
    pub fn event_loop_id(&mut self) -> Result<u32, Raise> {
        if let Some(id) = self.sched.running() {
            return Ok(id);
        }
        if let Some(policy) = self.sched.policy.some() {
            let event_loop = self.ask(policy, "get_event_loop")?;
            self.root(event_loop);
            return self.loop_id(event_loop);
        }
        self.loop_that_was_set()
    }

    /// Gives the number of the loop that was set in this thread. The main thread makes one if none ever was.
    pub fn loop_that_was_set(&mut self) -> Result<u32, Raise> {
        let set = self.sched.set_loop;
        if set != 0 {
            return Ok(set);
        }
        if !self.sched.set_called && self.threads.current() == crate::vm::threads::MAIN {
            let warnings = self.import_module("warnings")?;
            self.root(warnings);
            let (warn, text) = (
                self.intern("warn"),
                self.str("There is no current event loop"),
            );
            let category = Value::Class(self.exc_class(Exc::DeprecationWarning));
            self.call_method(warnings, warn, &[text, category])?;
            let id = self.new_event_loop();
            self.set_event_loop(id);
            return Ok(id);
        }
        let name = self.thread_name()?;
        Err(self.runtime_error(format!("There is no current event loop in thread {name}.")))
    }

    /// Sets the loop of this thread; 0 for none.
    pub fn set_event_loop(&mut self, id: u32) {
        self.sched.set_loop = id;
        self.sched.set_called |= self.threads.current() == crate::vm::threads::MAIN;
    }

    /// Gives the `repr` of the current thread's name.
    fn thread_name(&mut self) -> Result<String, Raise> {
        if self.threads.current() == crate::vm::threads::MAIN {
            return Ok("'MainThread'".to_owned());
        }
        let threading = self.import_module("threading")?;
        self.root(threading);
        let current = self.intern("current_thread");
        let thread = self.call_method(threading, current, &[])?;
        self.root(thread);
        let name = self.intern("name");
        let name = self.get_attr(thread, name)?;
        Ok(self.show(name))
    }

    /// Copies the current context for a new task or handle.
    #[inline]
    pub fn copy_context(&mut self) -> Option<Gc<Object>> {
        let context = self.sched.context?;
        // A copy of one without variables is the empty one.
        context.get(&self.heap).payload::<Context>()?.map?;
        Some(self.context_copy(context))
    }
}
