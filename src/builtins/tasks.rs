//! `run`, `create_task`, `sleep`, `gather`, `shield` and what else makes or finds tasks.
//!
//! Names and arguments only: tasks are made in `event/make.rs`, runs end in `event/run.rs`. The classes of what these
//! return are in `futures.rs`.

use crate::event::make::{Step, Wanted, step};
use crate::event::run::EventLoop;
use crate::heap::{Gc, Regs};
use crate::object::Value;
use crate::object::frame::Frame;
use crate::object::future::{Callback, Future, FutureKind, State};
use crate::object::native::Native;
use crate::object::native_coro::NativeCoro;
use crate::object::task::{NOWHERE, is_sleeping};
use crate::sched::Timed;
use crate::vm::native::{Args, Func, func};
use crate::vm::{Outcome, Raise, Resume, Vm};

pub static FUNCTIONS: &[Func] = &[
    func("run(main, *, debug=None, loop_factory=None)", run),
    func("create_task(coro, *, name=None, context=None)", create_task),
    func("ensure_future(coro_or_future, *, loop=None)", ensure_future),
    func("sleep(delay, result=None)", sleep),
    func("gather(*coros_or_futures, return_exceptions=False)", gather),
    func("shield(arg)", shield),
    func("current_task(loop=None)", current_task),
    func("all_tasks(loop=None)", all_tasks),
];

/// What `import asyncio` has beside the builtins.
pub static ASYNCIO_FUNCTIONS: &[Func] = &[
    func("iscoroutine(obj)", iscoroutine),
    func("iscoroutinefunction(func)", iscoroutinefunction),
    func("isfuture(obj)", isfuture),
    func("_wake_task(task, future, /)", wake_task),
];

/// Runs a coroutine in a loop of its own and gives its result.
fn run(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let debug = match args.some(1) {
        Some(debug) if !debug.is_none() => Some(vm.truth(debug)?),
        _ => None,
    };
    if let Some(factory) = args.some(2) {
        return vm.run_with_factory(args.get(0), factory, debug);
    }
    vm.run_coroutine(args.get(0), debug)
}

/// Makes a task that runs a coroutine on the running loop.
fn create_task(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.running_loop()?;
    vm.create_task(
        id,
        args.get(0),
        Wanted {
            name: args.get(1),
            context: args.get(2),
        },
    )
}

/// Gives a future for an awaitable.
fn ensure_future(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (given, event_loop) = (args.get(0), args.some(1));
    let id = match event_loop {
        Some(event_loop) if vm.payload::<EventLoop>(event_loop).is_some() => {
            Some(vm.loop_id(event_loop)?)
        }
        Some(other) => match vm.foreign_loop(other) {
            Some(id) => Some(id),
            None => return Err(not_on_that(vm, given, other)),
        },
        None => None,
    };
    vm.ensure_future(given, id)
}

/// What `ensure_future` says where the loop it is given is none.
#[cold]
fn not_on_that(vm: &mut Vm, given: Value, event_loop: Value) -> Raise {
    if matches!(vm.plain(given), Value::Future(_) | Value::Task(_)) {
        return vm.value_error(
            "The future belongs to a different loop than the one specified as the loop argument",
        );
    }
    let name = vm.intern("__await__");
    let awaits = vm.is_coroutine(given) || vm.class_of(given).find(&vm.heap, name).is_some();
    if !awaits {
        return vm.type_error("An asyncio.Future, a coroutine or an awaitable is required");
    }
    let name = vm.intern("create_task");
    match vm.get_attr(event_loop, name) {
        Ok(_) => {
            let text = "tasks of what is no event loop are not supported";
            vm.type_error(text)
        }
        Err(Raise) => Raise,
    }
}

/// Runs awaitables side by side; the future has the list of their results.
fn gather(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let children = args.rest(vm, 0);
    let return_exceptions = args.truth(vm, 1)?;
    vm.gather(&children, return_exceptions)
}

/// What a future calls by which a task is woken that is not asked past its methods.
fn wake_task(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if let Value::Task(task) = args.get(0) {
        vm.wake_by_methods(task, args.get(1))?;
    }
    Ok(Value::None)
}

/// Protects an awaitable from the cancellation of whoever awaits it here.
fn shield(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.shield(args.get(0))
}

/// Gives the loop that tasks are asked for, the running one without an argument; `None` for an object that has none.
fn asked_loop(vm: &mut Vm, args: Args) -> Result<Option<u32>, Raise> {
    match args.some(0) {
        Some(event_loop) => Ok(vm.payload::<EventLoop>(event_loop).map(|l| l.id)),
        None => vm.running_loop().map(Some),
    }
}

/// Gives the task that runs, or None.
fn current_task(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(id) = asked_loop(vm, args)? else {
        // Loops are keys of a dict.
        vm.hash(args.get(0))?;
        return Ok(Value::None);
    };
    let current = vm.sched.state(id).map_or(Value::None, |s| s.acting_task());
    if let Value::Task(task) = current {
        task.get_mut(&mut vm.heap).dropped = false;
    }
    Ok(current)
}

/// Gives the set of tasks that are not done.
fn all_tasks(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = asked_loop(vm, args)?;
    let set = vm.heap.new_set(false);
    vm.root(set);
    let Some(id) = id else {
        return Ok(Value::Set(set));
    };
    for task in vm.all_tasks(id) {
        task.get_mut(&mut vm.heap).dropped = false;
        if vm.has_own_ways(task.into()) && vm.asks_true(task.into(), "done")? {
            continue;
        }
        vm.set_add(set, Value::Task(task))?;
    }
    if vm.sched.lists_others {
        let event_loop = vm.loop_object(id);
        let others = vm.ask_extending("listed", event_loop)?;
        vm.root(others);
        let others = vm.collect(others)?;
        vm.root(others);
        for other in others.get(&vm.heap).items.clone() {
            vm.set_add(set, other)?;
        }
    }
    Ok(Value::Set(set))
}

fn iscoroutine(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = args.get(0);
    Ok(Value::bool(vm.is_coroutine(value)))
}

fn iscoroutinefunction(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut func = args.get(0);
    let mut is_one = is_coroutine_function(vm, func);
    while !is_one && let Some((inner, ..)) = vm.partial_parts(func) {
        func = inner;
        is_one = is_coroutine_function(vm, func);
    }
    Ok(Value::bool(is_one || is_marked(vm, args.get(0))?))
}

/// Tells whether an object has the mark that asyncio gives to what stands for coroutine functions: its own `_is_coroutine`.
fn is_marked(vm: &mut Vm, func: Value) -> Result<bool, Raise> {
    let [module, mark] = ["asyncio.coroutines", "_is_coroutine"].map(|name| vm.intern(name));
    let Some(Value::Module(module)) = vm.modules.get_str(&vm.heap, module) else {
        // Nobody can have given it.
        return Ok(false);
    };
    let Some(expected) = module.get(&vm.heap).dict.get_str(&vm.heap, mark) else {
        return Ok(false);
    };
    Ok(vm
        .get_attr_opt(func, mark)?
        .is_some_and(|mark| mark.is(expected)))
}

/// Tells whether calling a value makes a coroutine, as far as it says so.
pub fn is_coroutine_function(vm: &mut Vm, mut func: Value) -> bool {
    while let Value::Method(m) = func {
        func = m.get(&vm.heap).func;
    }
    match func {
        Value::Function(f) => {
            let flags = f.get(&vm.heap).code.get(&vm.heap).code.flags;
            let marked = vm.intern("_is_coroutine_mark");
            flags.coroutine && !flags.generator || vm.own_attr(func, marked).is_some()
        }
        Value::Native(n) if is_native_coroutine(vm, n) => true,
        // What inspect.markcoroutinefunction leaves.
        other => {
            let marked = vm.intern("_is_coroutine_mark");
            vm.own_attr(other, marked).is_some()
        }
    }
}

/// The natives that are `async def` functions in CPython, by class and name.
static COROUTINES: &[(&str, &[&str])] = &[
    ("", &["sleep"]),
    ("Event", &["wait"]),
    ("Lock", &["acquire", "__aenter__", "__aexit__"]),
    ("Semaphore", &["acquire", "__aenter__", "__aexit__"]),
    ("Queue", &["get", "put", "join"]),
    ("TaskGroup", &["__aenter__", "__aexit__"]),
    ("Timeout", &["__aenter__", "__aexit__"]),
    (
        "BaseEventLoop",
        &["shutdown_asyncgens", "shutdown_default_executor"],
    ),
];

fn is_native_coroutine(vm: &Vm, native: Gc<Native>) -> bool {
    let &Native { id, owner, .. } = native.get(&vm.heap);
    let Some(func) = vm.natives.get(id.0 as usize) else {
        return false;
    };
    let class = owner.map_or(String::new(), |class| vm.class_name(class));
    let names = COROUTINES.iter().find(|(c, _)| *c == class);
    names.is_some_and(|(_, names)| names.contains(&func.name()))
        && (owner.is_some() || (vm.scripted_elsewhere)(func).is_some())
}

fn isfuture(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let known = matches!(vm.plain(args.get(0)), Value::Future(_) | Value::Task(_));
    Ok(Value::bool(known || vm.is_foreign_future(args.get(0))))
}

// Sleeping.

static SLEEP: Step = step("sleep", sleep_step);

/// What a delay means.
enum Delay {
    /// Zero or less: gives way once.
    Yield,
    Seconds(f64),
    /// Not a plain number: the script's own comparison decides.
    Ask,
}

fn plain_delay(value: Value) -> Delay {
    match value {
        Value::Int(i) if i <= 0 => Delay::Yield,
        Value::Int(i) => Delay::Seconds(i as f64),
        Value::Float(f) if f.get() <= 0.0 => Delay::Yield,
        Value::Float(f) => Delay::Seconds(f.get()),
        Value::Bool(0) => Delay::Yield,
        Value::Bool(_) => Delay::Seconds(1.0),
        _ => Delay::Ask,
    }
}

fn not_a_number(vm: &mut Vm) -> Raise {
    vm.value_error("Invalid delay: NaN (not a number)")
}

/// Waits for a number of seconds, then gives `result`.
fn sleep(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if args.get(1).is_none() && vm.awaited_directly() {
        match (plain_delay(args.get(0)), vm.sched.cur.current) {
            (Delay::Yield, _) => return Ok(Value::Ready(1)),
            (Delay::Seconds(s), _) if s.is_nan() => return Err(not_a_number(vm)),
            (Delay::Seconds(s), Some(task)) => {
                vm.sched.sleep(&mut vm.heap, task, s);
                return Ok(Value::Ready(2));
            }
            _ => {}
        }
    }
    Ok(vm.new_coro(
        &SLEEP,
        [args.get(0), args.get(1), Value::Unset, Value::Unset],
    ))
}

fn sleep_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    let &NativeCoro {
        phase,
        state: [delay, result, future, timer],
        ..
    } = coro.get(&vm.heap);
    // A timer that has fired is gone, and its place may be another's by now.
    let fired = || {
        future
            .core(&vm.heap)
            .is_some_and(|c| c.state == State::Finished)
    };
    if phase == 2
        && let Value::Int(timer) = timer
        && !fired()
    {
        vm.sched.cur.timers.cancel(timer as u32);
    }
    if let Resume::Throw(error) = resume {
        return super::sync::thrown(vm, error);
    }
    match phase {
        0 => match start_sleep(vm, coro, delay) {
            Ok(outcome) => outcome,
            Err(Raise) => Outcome::Raise,
        },
        1 => Outcome::Return(result),
        _ => match vm.future_result(future) {
            Ok(result) => Outcome::Return(result),
            Err(Raise) => Outcome::Raise,
        },
    }
}

fn start_sleep(vm: &mut Vm, coro: Gc<NativeCoro>, delay: Value) -> Result<Outcome, Raise> {
    use crate::syntax::ast::CmpOp;
    let seconds = match plain_delay(delay) {
        Delay::Yield => None,
        Delay::Seconds(s) => Some(s),
        Delay::Ask => {
            let small = vm.compare(CmpOp::LtE, delay, Value::Int(0))?;
            if vm.truth(small)? {
                None
            } else {
                Some(vm.to_float(delay)?)
            }
        }
    };
    let Some(seconds) = seconds else {
        coro.get_mut(&mut vm.heap).phase = 1;
        return Ok(Outcome::Yield(Value::None));
    };
    if seconds.is_nan() {
        return Err(not_a_number(vm));
    }
    vm.running_loop()?;
    let future = vm.sched.new_future(&mut vm.heap);
    let when = vm.sched.clock.loop_now() + seconds;
    let result = coro.get(&vm.heap).state[1];
    if !result.is_none() {
        future.get_mut(&mut vm.heap).kind = FutureKind::Rests(Box::new(result));
    }
    let timer = vm.sched.cur.timers.add(when, true, Timed::Release(future));
    let c = coro.get_mut(&mut vm.heap);
    c.phase = 2;
    c.state[2] = Value::Future(future);
    c.state[3] = Value::Int(i64::from(timer));
    Ok(Outcome::Await(Value::Future(future)))
}

impl Vm {
    /// Gives a frame that sleeps without any object the coroutine that CPython has there, for those who ask what the frame
    /// awaits or drive it by hand.
    #[cold]
    pub fn coroutine_of_sleep(&mut self, frame: Gc<Frame>) -> Option<Value> {
        let register = (frame.get(&self.heap).ip.peek(0) >> 16) as u8 as usize;
        let regs = Regs::of_tail(frame);
        let (phase, future, timer) = match regs.get(register) {
            Value::Ready(1) => (1, None, Value::Unset),
            waiting if is_sleeping(waiting) => {
                let (future, timer) = self.future_of_sleep(frame)?;
                (2, Some(future), timer)
            }
            _ => return None,
        };
        let waits = future.map_or(Value::Unset, Value::Future);
        let state = [Value::Int(0), Value::None, waits, timer];
        let made = self.new_coro(&SLEEP, state);
        if let Value::NativeCoro(coro) = made {
            let c = coro.get_mut(&mut self.heap);
            (c.started, c.phase, c.waits) = (true, phase, future);
        }
        regs.set(register, made);
        Some(made)
    }

    /// From here on a task that sleeps waits for a future; gives that and its timer.
    fn future_of_sleep(&mut self, frame: Gc<Frame>) -> Option<(Gc<Future>, Value)> {
        let task = self.sched.task_of(&self.heap, frame.root(&self.heap))?;
        let t = task.get(&self.heap);
        let (id, waiting, timer) = (t.core.loop_id, t.waiting, t.timer);
        if let Value::Future(cancelled) = waiting {
            return Some((cancelled, Value::Unset));
        }
        let future = self.heap.new_future(id);
        task.get_mut(&mut self.heap).waiting = Value::Future(future);
        let core = &mut future.get_mut(&mut self.heap).core;
        if !is_sleeping(waiting) {
            // Its timer has fired.
            (core.state, core.result) = (State::Finished, Value::None);
            return Some((future, Value::Unset));
        }
        core.add_callback(Callback::Wake(task));
        task.get_mut(&mut self.heap).timer = NOWHERE;
        let timers = &mut self.sched.state(id)?.timers;
        timers.replace(timer, Timed::Release(future));
        Some((future, Value::Int(i64::from(timer))))
    }
}

// Waiting for a future to be done, whatever its result; used by `wait_for` and friends in std/.
