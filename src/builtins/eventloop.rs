//! The loop object, and the functions that find loops. Its handles are `handles.rs`.
//!
//! A loop's state lies in `sched`; the object holds its number. What a method must run to the end is in `event/run.rs`.

use super::executor;
use super::hooks;
use super::payload::{own, own_if};
use crate::event::make::Wanted;
use crate::event::run::{EventLoop, SELECTOR};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Object;
use crate::sched::handle::Handle;
use crate::sched::{Ready, Timed};
use crate::syntax::ast::BinOp;
use crate::vm::native::{Args, Func, Type, accessor, func, getter, method};
use crate::vm::{Raise, Vm};

pub static FUNCTIONS: &[Func] = &[
    func("get_running_loop()", get_running_loop),
    func("_get_running_loop()", running_or_none),
    func("_set_running_loop(loop, /)", set_running_loop),
    func("get_event_loop()", get_event_loop),
    func("new_event_loop()", new_event_loop),
    func("set_event_loop(loop)", set_event_loop),
    func("_run_main(loop, coro, context=None)", run_main),
    func("_shut_down(loop)", shut_down),
    func("_interrupted()", interrupted),
    func("_watch_drop(object)", |vm, args| {
        vm.watch_drop(args.get(0));
        Ok(Value::None)
    }),
    func("_refused(coro)", |vm, args| {
        vm.watch_refused(args.get(0));
        Ok(Value::None)
    }),
    func("_look_for_dropped()", |vm, _| {
        vm.look_for_dropped();
        Ok(Value::None)
    }),
    func("_complete(cls, name, method)", complete),
    func("_loop_that_was_set()", loop_that_was_set),
    func("_restore_loop(loop, called)", restore_loop),
    func("_set_loop(loop)", set_loop),
    func("_use_policy(policy)", use_policy),
];

/// Its methods come with `std/_asyncio_loops.as`.
pub static ABSTRACT_EVENT_LOOP: Type = Type {
    name: "AbstractEventLoop",
    module: "asyncio.events",
    base: "object",
    layout: Layout::Object,
    open: true,
    new: None,
    funcs: &[],
    doc: "Abstract event loop.",
};

pub static SELECTOR_EVENT_LOOP: Type = Type {
    name: "BaseSelectorEventLoop",
    module: "asyncio.selector_events",
    base: "BaseEventLoop",
    layout: Layout::Native,
    open: true,
    new: None,
    funcs: &[
        method("__init__(self, selector=None)", selector_init),
        accessor("_selector", selector, set_selector),
    ],
    doc: "An event loop over a selector.",
};

pub static EVENT_LOOP: Type = Type {
    name: "_UnixSelectorEventLoop",
    module: "asyncio.unix_events",
    base: "BaseSelectorEventLoop",
    doc: "The event loop of this system.",
    ..SELECTOR_EVENT_LOOP
};

pub static BASE_EVENT_LOOP: Type = Type {
    name: "BaseEventLoop",
    module: "asyncio.base_events",
    base: "AbstractEventLoop",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, /, *args, **kwargs)", loop_new)),
    funcs: &[
        method("__init__(self)", base_init),
        method("_run_once(self)", run_once),
        getter("_scheduled", scheduled),
        getter("_ready", ready),
        method("time(self)", time),
        method("call_soon(self, callback, *args, context=None)", call_soon),
        method(
            "call_soon_threadsafe(self, callback, *args, context=None)",
            call_soon_threadsafe,
        ),
        method(
            "call_later(self, delay, callback, *args, context=None)",
            call_later,
        ),
        method(
            "call_at(self, when, callback, *args, context=None)",
            call_at,
        ),
        method("create_future(self)", create_future),
        method(
            "create_task(self, coro, *, name=None, context=None)",
            create_task,
        ),
        method("run_until_complete(self, future)", run_until_complete),
        method("run_forever(self)", run_forever),
        method("stop(self)", stop),
        method("close(self)", close),
        method("is_running(self)", is_running),
        method("is_closed(self)", is_closed),
        getter("_closed", is_closed),
        method(
            "set_exception_handler(self, handler)",
            set_exception_handler,
        ),
        method("get_exception_handler(self)", get_exception_handler),
        method(
            "call_exception_handler(self, context)",
            call_exception_handler,
        ),
        method(
            "default_exception_handler(self, context)",
            default_exception_handler,
        ),
        method("get_debug(self)", get_debug),
        method("set_debug(self, enabled)", set_debug),
        method(
            "_set_coroutine_origin_tracking(self, enabled)",
            hooks::track_origins,
        ),
        method(
            "_asyncgen_firstiter_hook(self, agen)",
            hooks::asyncgen_begins,
        ),
        method(
            "_asyncgen_finalizer_hook(self, agen)",
            hooks::asyncgen_dropped,
        ),
        accessor("slow_callback_duration", slow_duration, set_slow_duration),
        method("set_task_factory(self, factory)", set_task_factory),
        method("get_task_factory(self)", get_task_factory),
        method("shutdown_asyncgens(self)", shutdown_asyncgens),
        method(
            "shutdown_default_executor(self, timeout=None)",
            executor::shutdown,
        ),
        method(
            "run_in_executor(self, executor, func, *args)",
            executor::run_in_executor,
        ),
        method(
            "set_default_executor(self, executor)",
            executor::set_default_executor,
        ),
        accessor(
            "_default_executor",
            executor::executor,
            executor::set_executor,
        ),
        getter("_executor_shutdown_called", executor::is_shut_down),
        method("__repr__(self)", loop_repr),
    ],
    doc: "An event loop.",
};

impl Vm {
    /// Gives the number of a loop object.
    pub fn loop_id(&mut self, value: Value) -> Result<u32, Raise> {
        if let Some(found) = own_if::<EventLoop>(self, value) {
            return Ok(found.get(&self.heap).id);
        }
        if let Some(id) = self.foreign_loop(value) {
            return Ok(id);
        }
        Ok(own::<EventLoop>(self, value)?.get(&self.heap).id)
    }

    /// `run` with a loop factory.
    pub fn run_with_factory(
        &mut self,
        coro: Value,
        factory: Value,
        debug: Option<bool>,
    ) -> Result<Value, Raise> {
        self.check_may_run(coro)?;
        let made = self.call(factory, &[])?;
        self.root(made);
        let id = self.loop_id(made)?;
        if let Some(debug) = debug {
            if self.sched.state(id).is_some_and(|s| s.own.set_debug) {
                self.tell_debug(made, debug)?;
            } else if let Some(state) = self.sched.state(id) {
                state.debug = debug;
            }
        }
        let result = self.run_main_task(id, coro, Value::Unset);
        let result = self.end_run(id, result);
        self.heed_term(result)
    }

    /// Gives the number of a loop object that is not closed.
    pub fn open_loop(&mut self, value: Value) -> Result<u32, Raise> {
        let id = self.loop_id(value)?;
        if self.sched.state(id).is_none_or(|s| s.closed) {
            return Err(self.runtime_error("Event loop is closed"));
        }
        Ok(id)
    }
}

fn get_running_loop(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let id = vm.running_loop()?;
    Ok(vm.loop_object(id))
}

fn running_or_none(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    Ok(match vm.sched.running() {
        Some(id) => vm.loop_object(id),
        None => Value::None,
    })
}

/// Makes a loop count as running, or with None lets none count: what code does that runs loops inside each other.
fn set_running_loop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if args.some(0).is_none() {
        vm.sched.cur.running = false;
        if vm.sched.cur.own.foreign {
            vm.sched.leave(0);
        }
        return Ok(Value::None);
    }
    let id = vm.loop_id(args.get(0))?;
    vm.sched.enter(id);
    vm.sched.cur.running = true;
    Ok(Value::None)
}

fn get_event_loop(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let id = vm.event_loop_id()?;
    Ok(vm.loop_object(id))
}

fn new_event_loop(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    if let Some(policy) = vm.sched.policy.some() {
        return vm.ask(policy, "new_event_loop");
    }
    let id = vm.new_event_loop();
    Ok(vm.loop_object(id))
}

fn loop_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let made = vm.new_loop_of(args.get(0))?;
    let root = vm.root(made);
    let (given, keywords) = (args.tuple(vm, 1)?, args.some(2).unwrap_or(Value::None));
    let is_own = match args.get(0) {
        Value::Class(class) => class
            .find(&vm.heap, vm.names.init)
            .is_some_and(|(owner, _)| !owner.get(&vm.heap).flags.builtin),
        _ => false,
    };
    if is_own || given.is_empty(&vm.heap) && !vm.truth(keywords)? {
        if !is_own {
            vm.log_selector(SELECTOR);
        }
        return Ok(vm.rooted(root));
    }
    // Only an `__init__` of a script is called by itself.
    let init = vm.get_attr(made, vm.names.init)?;
    vm.call_unpacked(init, given.into(), keywords)?;
    Ok(vm.rooted(root))
}

/// Adds a method written in Aster to a class of loops.
fn complete(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (Value::Class(class), Value::Str(name)) = (args.get(0), args.get(1)) else {
        return Err(vm.wrong_type("type", args.get(0)));
    };
    let dict = class.get(&vm.heap).dict;
    dict.set_str(&mut vm.heap, name, args.get(2));
    vm.class_changed();
    Ok(Value::None)
}

fn run_once(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    vm.run_once(id)?;
    Ok(Value::None)
}

/// Lists the timers that wait, cancelled ones included.
fn scheduled(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    vm.scheduled(id)
}

/// Gives a list as long as the queue of what runs next.
fn ready(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let count = vm
        .sched
        .state(id)
        .map_or(0, |s| s.ready.len() + s.passed.len());
    Ok(vm.list(vec![Value::None; count]))
}

fn set_event_loop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if let Some(policy) = vm.sched.policy.some() {
        let name = vm.intern("set_event_loop");
        return vm.call_method(policy, name, &[args.get(0)]);
    }
    set_loop(vm, args)
}

/// What the default policy does: sets the loop of this thread.
fn set_loop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let base = vm.class_named(ABSTRACT_EVENT_LOOP.name);
    let id = match args.some(0) {
        Some(event_loop) if base.is_some_and(|base| vm.is_instance(event_loop, base)) => {
            vm.loop_id(event_loop)?
        }
        Some(other) => {
            let name = vm.type_name(other);
            return Err(vm.type_error(format!(
                "loop must be an instance of AbstractEventLoop or None, not '{name}'"
            )));
        }
        None => 0,
    };
    vm.set_event_loop(id);
    Ok(Value::None)
}

/// Gives the loop that was set in this thread, or None, and whether the main thread ever set one.
fn loop_that_was_set(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let event_loop = match vm.sched.set_loop {
        0 => Value::None,
        id => vm.loop_object(id),
    };
    let called = Value::bool(vm.sched.set_called);
    Ok(vm.tuple(&[event_loop, called]))
}

/// Another policy is used from now on: what it has set counts.
fn restore_loop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.sched.set_loop = match args.some(0) {
        Some(event_loop) => vm.loop_id(event_loop)?,
        None => 0,
    };
    vm.sched.set_called = args.truth(vm, 1)?;
    Ok(Value::None)
}

fn use_policy(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.sched.policy = args.some(0).unwrap_or(Value::Unset);
    Ok(Value::None)
}

/// Runs a coroutine as the main task of a loop (`Runner.run`).
fn run_main(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    vm.run_main_task(id, args.get(1), args.get(2))
}

/// Cancels what is left on a loop and closes it (`Runner.close`).
fn shut_down(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let outer = vm.thread.ending;
    if let Some(handled) = vm.handled_exception() {
        vm.thread.ending = Some((vm.thread.acts.len(), handled));
    }
    let closed = vm.shut_down_and_close(id);
    vm.thread.ending = outer;
    closed?;
    Ok(Value::None)
}

fn interrupted(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    Ok(Value::Int(i64::from(vm.sched.interrupts)))
}

fn time(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    Ok(Value::float(vm.sched.clock.now()))
}

fn new_handle(
    vm: &mut Vm,
    args: Args,
    first: usize,
    method: &str,
) -> Result<(u32, Gc<Object>), Raise> {
    let timer = method == "call_at";
    let id = vm.open_loop(args.get(0))?;
    let (func, rest, context) = (args.get(first), args.get(first + 1), args.get(first + 2));
    // Otherwise the call tells.
    if vm.sched.state(id).is_some_and(|s| s.debug) {
        check_queued_call(vm, id, func, method)?;
    }
    let Value::Tuple(rest) = rest else {
        return Err(vm.wrong_type("tuple", rest));
    };
    let context = match context.some() {
        Some(context) => context,
        None => vm.copy_context().map_or(Value::Unset, Value::Object),
    };
    let class = if timer {
        vm.types.timer_handle
    } else {
        vm.types.handle
    };
    let payload = Box::new(Handle::new(func, rest, context, id));
    let handle = vm.heap.alloc(Object {
        class,
        payload,
        dict: Value::Unset,
    });
    if vm.sched.state(id).is_some_and(|s| s.debug) {
        vm.note_handle(handle.into(), None);
    }
    Ok((id, handle))
}

/// What a loop in debug mode looks at before it queues a call: whose thread it is, and what is to be called.
fn check_queued_call(vm: &mut Vm, id: u32, func: Value, method: &str) -> Result<(), Raise> {
    if method != "call_soon_threadsafe" {
        vm.check_own_thread(id)?;
    }
    if vm.is_coroutine(func) || super::tasks::is_coroutine_function(vm, func) {
        return Err(vm.type_error(format!("coroutines cannot be used with {method}()")));
    }
    if !vm.is_callable(func) {
        let shown = vm.show(func);
        let text = format!("a callable object was expected by {method}(), got {shown}");
        return Err(vm.type_error(text));
    }
    Ok(())
}

fn selector_init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match args.some(1) {
        Some(selector) => {
            let id = vm.loop_id(args.get(0))?;
            let kind = vm.type_name(selector);
            vm.log_selector(&kind);
            vm.set_selector(id, selector)?;
        }
        None => vm.log_selector(SELECTOR),
    }
    base_init(vm, args)
}

/// What the `__init__` of a class of loops does.
fn base_init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    if vm.sched.state(id).is_some_and(|s| s.own.set_debug) {
        let debug = vm.sched.state(id).is_some_and(|s| s.debug);
        vm.tell_debug(args.get(0), debug)?;
    }
    Ok(Value::None)
}

/// Gives the loop's selector, which is made when somebody asks for it.
fn selector(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let held = vm.sched.state(id).map_or(Value::Unset, |s| s.selector);
    if let Some(selector) = held.some() {
        return Ok(selector);
    }
    let module = vm.import_module("selectors")?;
    let class = vm.ask(module, "DefaultSelector")?;
    let root = vm.root(class);
    vm.set_selector(id, class)?;
    Ok(vm.rooted(root))
}

fn set_selector(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    if let Some(state) = vm.sched.state(id) {
        state.selector = args.get(1);
        state.own.selects = true;
    }
    vm.turn_own(id);
    Ok(Value::None)
}

fn call_soon(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    queue_call(vm, args, "call_soon")
}

fn queue_call(vm: &mut Vm, args: Args, method: &str) -> Result<Value, Raise> {
    let (id, handle) = new_handle(vm, args, 1, method)?;
    if vm.sched.look && vm.sched.state(id).is_some_and(|s| s.own.queues) {
        vm.root(handle);
        vm.pass_queued()?;
        if let Some(state) = vm.sched.state(id) {
            state.passed.push_back(Ready::Call(handle));
        }
        return Ok(Value::Object(handle));
    }
    vm.sched.push(id, Ready::Call(handle));
    Ok(Value::Object(handle))
}

/// As `call_soon`, from any thread: the loop is woken.
fn call_soon_threadsafe(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let handle = queue_call(vm, args, "call_soon_threadsafe")?;
    let id = vm.loop_id(args.get(0))?;
    let me = vm.threads.current();
    if let Some(state) = vm.sched.state(id)
        && state.running
        && state.thread != me
    {
        let thread = state.thread;
        vm.threads.note_woken(thread);
        // A loop that cannot be woken naps only briefly.
        if let Ok(waker) = vm.sched.io.waker() {
            let _ = waker.wake();
        }
    }
    Ok(handle)
}

fn add_timer(vm: &mut Vm, args: Args, when: f64, relative: bool) -> Result<Value, Raise> {
    let (id, handle) = new_handle(vm, args, 2, "call_at")?;
    let Some(state) = vm.sched.state(id) else {
        return Ok(Value::Object(handle));
    };
    let timer = state.timers.add(when, relative, Timed::Handle(handle));
    if let Some(data) = handle.get_mut(&mut vm.heap).payload_mut::<Handle>() {
        data.timer = timer;
        data.when = when;
    }
    Ok(Value::Object(handle))
}

fn call_later(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if args.get(1).is_none() {
        return Err(vm.type_error("delay must not be None"));
    }
    // Added as script values: what is no number is refused in the words of that addition.
    let id = vm.loop_id(args.get(0))?;
    let now = Value::float(vm.time_of_loop(id)?);
    let when = vm.binary(BinOp::Add, now, args.get(1))?;
    if vm.sched.state(id).is_some_and(|s| s.own.delays) {
        return vm.call_at_by_method(args.get(0), when, &[args.get(2), args.get(3), args.get(4)]);
    }
    let when = vm.to_float(when)?;
    add_timer(vm, args, when, true)
}

fn call_at(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if args.get(1).is_none() {
        return Err(vm.type_error("when cannot be None"));
    }
    let when = args.float(vm, 1)?;
    let handle = add_timer(vm, args, when, false)?;
    if !matches!(args.get(1), Value::Float(_))
        && let Some(handle) = own_if::<Handle>(vm, handle)
    {
        handle.get_mut(&mut vm.heap).given = args.get(1);
    }
    Ok(handle)
}

fn create_future(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let future = Value::Future(vm.heap.new_future(id));
    vm.note_made(future, id, Some(("base_events", "create_future")));
    Ok(future)
}

fn create_task(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.open_loop(args.get(0))?;
    let wanted = Wanted {
        name: args.get(2),
        context: args.get(3),
    };
    let task = vm.create_task_itself(id, args.get(1), wanted)?;
    vm.note_made(task, id, None);
    Ok(task)
}

fn run_until_complete(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    vm.run_until_complete(id, args.get(1))
}

fn run_forever(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    vm.run_forever(id)?;
    Ok(Value::None)
}

fn stop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    if let Some(state) = vm.sched.state(id) {
        state.stopping = true;
        state.own.turning = false;
    }
    Ok(Value::None)
}

fn close(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    if vm.sched.is_running(id) {
        return Err(vm.runtime_error("Cannot close a running event loop"));
    }
    vm.close_loop(id);
    Ok(Value::None)
}

fn is_running(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    Ok(Value::bool(vm.sched.is_running(id)))
}

fn is_closed(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    Ok(Value::bool(vm.sched.state(id).is_none_or(|s| s.closed)))
}

fn set_exception_handler(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let handler = args.get(1);
    if !handler.is_none() && !vm.is_callable(handler) {
        let shown = vm.show(handler);
        return Err(vm.type_error(format!(
            "A callable object or None is expected, got {shown}"
        )));
    }
    if let Some(state) = vm.sched.state(id) {
        state.exception_handler = handler;
    }
    Ok(Value::None)
}

fn get_exception_handler(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    Ok(vm
        .sched
        .state(id)
        .map_or(Value::None, |s| s.exception_handler.or_none()))
}

fn call_exception_handler(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let handler = vm
        .sched
        .state(id)
        .map_or(Value::Unset, |s| s.exception_handler);
    let called = match handler.some() {
        Some(handler) => {
            return vm
                .call_handler(id, handler, args.get(1))
                .map(|()| Value::None);
        }
        None if vm.sched.state(id).is_some_and(|s| s.own.reports) => {
            let name = vm.intern("default_exception_handler");
            vm.call_method(args.get(0), name, &[args.get(1)])
        }
        None if !matches!(vm.plain(args.get(1)), Value::Dict(_)) => {
            report_no_context(vm, args.get(1));
            return Ok(Value::None);
        }
        None => default_exception_handler(vm, args),
    };
    vm.default_handler_ended(called.map(|_| ()), "Exception in default exception handler")?;
    Ok(Value::None)
}

/// Reports without a handler what is no context at all.
fn report_no_context(vm: &mut Vm, context: Value) {
    let get = vm.intern("get");
    if vm.get_attr(context, get).is_err() {
        let error = Value::Exception(vm.take_raised());
        vm.report_default("Exception in default exception handler", Some(error), &[]);
    }
}

fn default_exception_handler(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if !matches!(vm.plain(args.get(1)), Value::Dict(_)) {
        let get = vm.intern("get");
        vm.get_attr(args.get(1), get)?;
    }
    let context = args.dict(vm, 1)?;
    let items: Vec<(Value, Value)> = context.iter(&vm.heap).collect();
    let (mut text, mut error) = ("Unhandled exception in event loop".to_string(), None);
    let mut extra = Vec::new();
    for (key, value) in items {
        let Value::Str(key) = key else { continue };
        match key.text(&vm.heap) {
            "message" => {
                let shown = vm.str_of(value)?.text(&vm.heap).to_string();
                if !shown.is_empty() {
                    text = shown;
                }
            }
            "exception" => error = Some(value),
            other => extra.push((other.to_string(), value)),
        }
    }
    let extra: Vec<(&str, Value)> = extra.iter().map(|(k, v)| (k.as_str(), *v)).collect();
    vm.report_default(&text, error, &extra);
    Ok(Value::None)
}

fn get_debug(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    Ok(Value::bool(vm.sched.state(id).is_some_and(|s| s.debug)))
}

fn set_debug(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let on = args.truth(vm, 1)?;
    if let Some(state) = vm.sched.state(id) {
        state.debug = on;
        if state.running {
            return hooks::track_soon(vm, args.get(0), on);
        }
    }
    Ok(Value::None)
}

fn slow_duration(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let slow = vm.sched.state(id).map_or(Value::Unset, |s| s.slow);
    Ok(slow
        .some()
        .unwrap_or(Value::float(crate::event::slow::USUAL)))
}

fn set_slow_duration(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let seconds = args.get(1);
    if let Some(state) = vm.sched.state(id) {
        state.slow = seconds;
    }
    Ok(Value::None)
}

fn set_task_factory(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let factory = args.get(1);
    if !factory.is_none() && !vm.is_callable(factory) {
        return Err(vm.type_error("task factory must be a callable or None"));
    }
    if let Some(state) = vm.sched.state(id) {
        state.task_factory = factory;
    }
    Ok(Value::None)
}

fn get_task_factory(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    Ok(vm
        .sched
        .state(id)
        .map_or(Value::None, |s| s.task_factory.or_none()))
}

fn shutdown_asyncgens(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    Ok(vm.shutdown_asyncgens())
}

fn loop_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let running = vm.sched.is_running(id);
    let closed = vm.sched.state(id).is_none_or(|s| s.closed);
    let debug = vm.sched.state(id).is_some_and(|s| s.debug);
    let word = |b: bool| if b { "True" } else { "False" };
    let class = vm.type_name(args.get(0));
    let text = format!(
        "<{class} running={} closed={} debug={}>",
        word(running),
        word(closed),
        word(debug)
    );
    Ok(vm.string(text))
}
