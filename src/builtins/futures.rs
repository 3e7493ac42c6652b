//! The classes Future and Task: their methods. Their reprs are `future_show.rs`.
//!
//! A gather's future has a class of its own, which differs in name and in how it is cancelled.

use super::future_show::repr;
use super::payload::own_if;
use crate::event::make::Wanted;
use crate::event::run::EventLoop;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::future::{Callback, Future, State, Status, note_given};
use crate::object::task::Task;
use crate::sched::group::Group;
use crate::vm::native::{Args, Func, Type, accessor, func, getter, method};
use crate::vm::{Raise, Vm};

pub static FUTURE: Type = Type {
    name: "Future",
    module: "_asyncio",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, *, loop=None)", future_new)),
    funcs: FUTURE_FUNCS,
    doc: "A result that is not here yet.",
};

pub static GATHERING: Type = Type {
    name: "_GatheringFuture",
    module: "asyncio.tasks",
    base: "Future",
    layout: Layout::Sealed,
    open: false,
    new: None,
    funcs: &[],
    doc: "The future that gather returns.",
};

pub static TASK: Type = Type {
    name: "Task",
    module: "_asyncio",
    base: "Future",
    layout: Layout::Native,
    open: true,
    new: Some(func(
        "__new__(cls, coro=..., *, loop=None, name=None, context=None, eager_start=False)",
        task_new,
    )),
    funcs: TASK_FUNCS,
    doc: "A coroutine that the loop runs.",
};

/// How many are listed of those who wait for one future.
const MOST_WAITERS: usize = 100_000;

static FUTURE_FUNCS: &[Func] = &[
    method("_awaited_by(self)", awaited_by),
    method("__init__(self, *, loop=None)", future_init),
    method("result(self, /)", result),
    method("exception(self, /)", exception),
    method("done(self, /)", done),
    method("cancelled(self, /)", cancelled),
    method("cancel(self, /, msg=None)", cancel),
    method("set_result(self, result, /)", set_result),
    method("set_exception(self, exception, /)", set_exception),
    method(
        "add_done_callback(self, fn, /, *, context=None)",
        add_done_callback,
    ),
    method("remove_done_callback(self, fn, /)", remove_done_callback),
    method("_make_cancelled_error(self, /)", |vm, args| {
        let future = vm.future_arg(args)?;
        Ok(vm.cancelled_error(future))
    }),
    method("get_loop(self, /)", get_loop),
    method("__await__(self, /)", iterate),
    method("__iter__(self, /)", iterate),
    method("__repr__(self)", repr),
    method("__del__(self)", delete),
    super::alias::CLASS_GETITEM,
    accessor("_asyncio_future_blocking", blocking, set_blocking),
    getter("_state", state),
    getter("_loop", loop_of),
    getter("_exception", raw_exception),
    getter("_result", raw_result),
    accessor("_cancel_message", raw_message, set_raw_message),
    getter("_source_traceback", |vm, args| {
        let future = vm.future_arg(args)?;
        let made = future.core(&vm.heap).and_then(|core| core.made());
        Ok(made.unwrap_or(Value::None))
    }),
    accessor("_log_traceback", log_traceback, set_log_traceback),
    getter("_callbacks", callbacks),
];

static TASK_FUNCS: &[Func] = &[
    method(
        "__init__(self, coro, *, loop=None, name=None, context=None, eager_start=False)",
        task_init,
    ),
    method("get_name(self, /)", get_name),
    method("set_name(self, value, /)", set_name),
    method("get_coro(self, /)", get_coro),
    method("get_context(self, /)", get_context),
    method("cancelling(self, /)", cancelling),
    method("uncancel(self, /)", uncancel),
    method("get_stack(self, /, *, limit=None)", get_stack),
    method(
        "print_stack(self, /, *, limit=None, file=None)",
        print_stack,
    ),
    method("set_result(self, result, /)", task_set_result),
    method("set_exception(self, exception, /)", task_set_exception),
    getter("_fut_waiter", fut_waiter),
    getter("_coro", get_coro),
    getter("_must_cancel", must_cancel),
    accessor(
        "_log_destroy_pending",
        log_destroy_pending,
        set_log_destroy_pending,
    ),
];

impl Vm {
    /// Gives `self` of a method of futures.
    fn future_arg(&mut self, args: Args) -> Result<Value, Raise> {
        match self.plain(args.get(0)) {
            future @ (Value::Future(_) | Value::Task(_)) => Ok(future),
            _ => Err(self.wrong_type("Future", args.get(0))),
        }
    }

    /// Gives `self` of a method that needs a loop: none has been given where a subclass left out its base's `__init__`.
    pub(super) fn begun_arg(&mut self, args: Args, error: Exc) -> Result<Value, Raise> {
        let future = self.future_arg(args)?;
        if future
            .core(&self.heap)
            .is_some_and(|core| core.loop_id == 0)
        {
            return Err(self.error(error, "Future object is not initialized."));
        }
        Ok(future)
    }

    /// Gives `self` of a method of tasks.
    fn task_arg(&mut self, args: Args) -> Result<Gc<Task>, Raise> {
        match self.plain(args.get(0)) {
            Value::Task(task) => Ok(task),
            _ => Err(self.wrong_type("Task", args.get(0))),
        }
    }

    /// Raises if something was just to be queued on a loop that is closed.
    #[inline]
    pub fn check_queued(&mut self) -> Result<(), Raise> {
        if self.sched.look {
            return self.look_at_queued();
        }
        Ok(())
    }

    #[cold]
    fn look_at_queued(&mut self) -> Result<(), Raise> {
        self.sched.look = !self.sched.interposed.is_empty() || self.sched.cur.debug;
        if std::mem::take(&mut self.sched.refused) {
            return Err(self.runtime_error("Event loop is closed"));
        }
        if std::mem::take(&mut self.sched.too_deep) {
            return Err(self.cancelled_too_deep());
        }
        if self.sched.cur.debug {
            self.note_callbacks(None);
        }
        self.pass_queued()
    }

    /// Gives a waiter its result unless it is done.
    #[inline]
    pub fn resolve(&mut self, waiter: Gc<Future>, result: Value) -> Result<(), Raise> {
        self.sched.resolve(&mut self.heap, waiter, result);
        self.check_queued()
    }

    fn invalid_state(&mut self, text: &str) -> Raise {
        self.error(Exc::InvalidStateError, text)
    }
}

fn loop_arg(vm: &mut Vm, event_loop: Value) -> Result<u32, Raise> {
    match event_loop.some() {
        Some(event_loop) if own_if::<EventLoop>(vm, event_loop).is_some() => vm.loop_id(event_loop),
        Some(other) => {
            if let Some(id) = vm.foreign_loop(other) {
                return Ok(id);
            }
            let name = vm.type_name(other);
            Err(vm.attribute_error(format!("'{name}' object has no attribute 'get_debug'")))
        }
        None => vm.event_loop_id(),
    }
}

/// Makes a future or task one of the class it was asked to be of.
fn of_class(vm: &mut Vm, class: Value, future: Value) -> Result<Value, Raise> {
    let Value::Class(class) = class else {
        return Err(vm.wrong_type("type", class));
    };
    if !class.get(&vm.heap).flags.builtin
        && let Some(core) = future.core_mut(&mut vm.heap)
    {
        core.set_class(class);
        vm.note_own_ways(future, class);
    }
    Ok(future)
}

/// Tells whether a script's `__init__` is to bring the loop: until then there is none.
fn begins_blank(vm: &Vm, class: Value) -> bool {
    let Value::Class(class) = class else {
        return false;
    };
    !class.get(&vm.heap).flags.builtin
        && matches!(
            class.find(&vm.heap, vm.names.init),
            Some((_, Value::Function(_)))
        )
}

fn future_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = if begins_blank(vm, args.get(0)) {
        0
    } else {
        loop_arg(vm, args.get(1))?
    };
    let future = Value::Future(vm.heap.new_future(id));
    vm.note_made(future, id, None);
    of_class(vm, args.get(0), future)
}

/// The `__init__` of a script's subclass has come to the loop.
fn future_init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.future_arg(args)?;
    let id = loop_arg(vm, args.get(1))?;
    if let Some(core) = future.core_mut(&mut vm.heap) {
        core.loop_id = id;
    }
    vm.note_made(future, id, None);
    Ok(Value::None)
}

/// The `__init__` of a script's subclass has come to the coroutine.
fn task_init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let task = vm.task_arg(args)?;
    let id = loop_arg(vm, args.get(2))?;
    let wanted = Wanted {
        name: args.get(3),
        context: args.get(4),
    };
    let eager = args.truth(vm, 5)?;
    vm.begin_task(task, id, args.get(1), wanted, eager)?;
    Ok(Value::None)
}

fn task_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Class(class) = args.get(0) else {
        return Err(vm.wrong_type("type", args.get(0)));
    };
    let builtin = class.get(&vm.heap).flags.builtin;
    if args.get(1).is_unset() && builtin {
        return Err(vm.type_error("Task() missing required argument 'coro' (pos 1)"));
    }
    let blank = begins_blank(vm, args.get(0));
    let id = if blank { 0 } else { loop_arg(vm, args.get(2))? };
    let wanted = Wanted {
        name: args.get(3),
        context: args.get(4),
    };
    let eager = args.truth(vm, 5)?;
    if builtin {
        let task = if eager && vm.sched.running() == Some(id) {
            vm.new_eager_task(id, args.get(1), wanted)?
        } else {
            vm.new_task(id, args.get(1), wanted)?
        };
        vm.note_made(task.into(), id, None);
        return Ok(Value::Task(task));
    }
    let task = vm.sched.blank_task(&mut vm.heap);
    vm.root(task);
    task.get_mut(&mut vm.heap).core.loop_id = id;
    of_class(vm, args.get(0), Value::Task(task))?;
    if !args.get(1).is_unset() {
        // No `__init__` of a script brings the coroutine.
        vm.begin_task(task, id, args.get(1), wanted, eager)?;
    }
    Ok(Value::Task(task))
}

fn result(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.begun_arg(args, Exc::InvalidStateError)?;
    vm.future_result(future)
}

fn exception(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.begun_arg(args, Exc::InvalidStateError)?;
    let Some(core) = future.core_mut(&mut vm.heap) else {
        return Ok(Value::None);
    };
    match core.retrieve() {
        Status::Pending => Err(vm.invalid_state("Exception is not set.")),
        Status::Result(_) => Ok(Value::None),
        Status::Error(error) => {
            note_given(&mut vm.heap, future, error);
            Ok(error)
        }
        Status::Cancelled => {
            let error = vm.cancelled_error(future);
            Err(vm.throw(error))
        }
    }
}

fn done(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.future_arg(args)?;
    Ok(Value::bool(future.is_done_future(&vm.heap)))
}

pub(super) fn state_of(vm: &Vm, future: Value) -> State {
    future.core(&vm.heap).map_or(State::Pending, |c| c.state)
}

fn cancelled(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.future_arg(args)?;
    Ok(Value::bool(state_of(vm, future) == State::Cancelled))
}

fn cancel(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.begun_arg(args, Exc::RuntimeError)?;
    let message = args.some(1).unwrap_or(Value::Unset);
    Ok(Value::bool(vm.cancel_itself(future, message)?))
}

fn set_result(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.begun_arg(args, Exc::RuntimeError)?;
    if future.is_done_future(&vm.heap) {
        return Err(vm.invalid_state("invalid state"));
    }
    end(vm, future, State::Finished, args.get(1))?;
    Ok(Value::None)
}

/// Ends a future by hand. In debug mode its callbacks are lost, and that is an error, if its loop runs in another thread.
fn end(vm: &mut Vm, future: Value, state: State, value: Value) -> Result<(), Raise> {
    let id = future.core(&vm.heap).map_or(0, |core| core.loop_id);
    if vm.sched.cur.id != id && vm.in_debug(id) {
        let has_callbacks = future
            .core(&vm.heap)
            .is_some_and(|core| !core.callbacks().is_empty());
        if has_callbacks && vm.check_own_thread(id).is_err() {
            if let Some(core) = future.core_mut(&mut vm.heap) {
                core.first = None;
                core.take_more();
            }
            vm.sched.complete(&mut vm.heap, future, state, value);
            return Err(Raise);
        }
    }
    vm.sched.complete(&mut vm.heap, future, state, value);
    vm.check_queued()
}

/// Sets the result None on a future somebody waits for, unless it was cancelled; None stands for nobody.
pub fn wake(vm: &mut Vm, waiter: Value) -> Result<(), Raise> {
    match waiter {
        Value::None => Ok(()),
        Value::Future(_) if !waiter.is_done_future(&vm.heap) => {
            vm.sched
                .complete(&mut vm.heap, waiter, State::Finished, Value::None);
            vm.check_queued()
        }
        _ => {
            let (cancelled, set) = (vm.intern("cancelled"), vm.intern("set_result"));
            let cancelled = vm.call_method(waiter, cancelled, &[])?;
            if !vm.truth(cancelled)? {
                vm.call_method(waiter, set, &[Value::None])?;
            }
            Ok(())
        }
    }
}

fn set_exception(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.begun_arg(args, Exc::RuntimeError)?;
    if future.is_done_future(&vm.heap) {
        return Err(vm.invalid_state("invalid state"));
    }
    let given = match args.get(1) {
        class @ Value::Class(_) => vm.call(class, &[])?,
        other => other,
    };
    let Value::Exception(error) = given else {
        return Err(vm.type_error("invalid exception object"));
    };
    let mut error = Value::Exception(error);
    if vm.is_exception(error, Exc::StopIteration) {
        let text = vm.str(
            "StopIteration interacts badly with generators and cannot be raised into a Future",
        );
        let wrapped = vm.new_exception(Exc::RuntimeError, &[text]);
        let w = wrapped.get_mut(&mut vm.heap);
        w.cause = error;
        w.context = error;
        w.suppress_context = true;
        error = Value::Exception(wrapped);
    }
    end(vm, future, State::Failed, error)?;
    Ok(Value::None)
}

fn task_set_result(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    Err(vm.runtime_error("Task does not support set_result operation"))
}

fn task_set_exception(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    Err(vm.runtime_error("Task does not support set_exception operation"))
}

fn add_done_callback(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.begun_arg(args, Exc::RuntimeError)?;
    let context = match args.some(2) {
        Some(context) => context,
        None => vm.copy_context().map_or(Value::None, Value::Object),
    };
    let pair = vm.heap.new_pair(args.get(1), context);
    vm.sched
        .add_callback(&mut vm.heap, future, Callback::Script(pair));
    vm.check_queued()?;
    Ok(Value::None)
}

fn remove_done_callback(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.begun_arg(args, Exc::RuntimeError)?;
    let func = args.get(1);
    let Some(core) = future.core(&vm.heap) else {
        return Ok(Value::Int(0));
    };
    let mut gone = Vec::new();
    for callback in core.callbacks() {
        if let Callback::Script(pair) = callback {
            let known = pair.item(&vm.heap, 0).unwrap_or(Value::None);
            if vm.eq(known, func)? {
                gone.push(callback);
            }
        }
    }
    let Some(core) = future.core_mut(&mut vm.heap) else {
        return Ok(Value::Int(0));
    };
    Ok(Value::Int(
        core.remove_callbacks(|c| gone.contains(&c)) as i64
    ))
}

fn get_loop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.begun_arg(args, Exc::RuntimeError)?;
    loop_of(vm, args)
}

fn loop_of(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.future_arg(args)?;
    let id = future.core(&vm.heap).map_or(0, |c| c.loop_id);
    Ok(vm.loop_object(id))
}

/// Gives what a script drives by hand in place of an `await`.
fn iterate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.begun_arg(args, Exc::RuntimeError)?;
    Ok(vm.new_future_iter(future))
}

fn delete(_: &mut Vm, _: Args) -> Result<Value, Raise> {
    Ok(Value::None)
}

fn blocking(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.future_arg(args)?;
    Ok(Value::bool(
        future.core(&vm.heap).is_some_and(|c| c.blocking),
    ))
}

/// Refuses to delete what a future always has.
fn refuse_deletion(vm: &mut Vm, args: Args) -> Result<(), Raise> {
    match args.get(1) {
        Value::Unset => Err(vm.attribute_error("cannot delete attribute")),
        _ => Ok(()),
    }
}

fn set_blocking(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    refuse_deletion(vm, args)?;
    let future = vm.future_arg(args)?;
    let on = args.truth(vm, 1)?;
    if let Some(core) = future.core_mut(&mut vm.heap) {
        core.blocking = on;
    }
    Ok(Value::None)
}

fn state(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.begun_arg(args, Exc::RuntimeError)?;
    let name = match state_of(vm, future) {
        State::Pending => "PENDING",
        State::Cancelled => "CANCELLED",
        State::Finished | State::Failed => "FINISHED",
    };
    Ok(vm.str(name))
}

fn raw_exception(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.future_arg(args)?;
    Ok(match future.core(&vm.heap) {
        Some(core) if core.state == State::Failed => core.result,
        _ => Value::None,
    })
}

fn raw_result(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.future_arg(args)?;
    Ok(match future.core(&vm.heap) {
        Some(core) if core.state == State::Finished => core.result,
        _ => Value::None,
    })
}

fn raw_message(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.future_arg(args)?;
    Ok(future
        .core(&vm.heap)
        .map_or(Value::None, |c| c.cancel_message().or_none()))
}

/// A script sets the message by hand, as code did before `cancel` took one.
fn set_raw_message(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    refuse_deletion(vm, args)?;
    let future = vm.future_arg(args)?;
    if let Some(core) = future.core_mut(&mut vm.heap)
        && (core.state == State::Pending || core.state == State::Cancelled && !core.keeps_error)
    {
        core.result = args.get(1);
    }
    Ok(Value::None)
}

fn log_traceback(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.future_arg(args)?;
    Ok(Value::bool(
        future.core(&vm.heap).is_some_and(|c| c.unretrieved),
    ))
}

fn set_log_traceback(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    refuse_deletion(vm, args)?;
    let future = vm.future_arg(args)?;
    if args.truth(vm, 1)? {
        return Err(vm.value_error("_log_traceback can only be set to False"));
    }
    if let Some(core) = future.core_mut(&mut vm.heap) {
        core.unretrieved = false;
    }
    Ok(Value::None)
}

fn callbacks(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = vm.future_arg(args)?;
    let list = future
        .core(&vm.heap)
        .map(|c| c.callbacks())
        .unwrap_or_default();
    let scripts: Vec<Value> = list
        .into_iter()
        .filter_map(|c| match c {
            Callback::Script(pair) => Some(Value::Tuple(pair)),
            _ => None,
        })
        .collect();
    Ok(if scripts.is_empty() {
        Value::None
    } else {
        vm.list(scripts)
    })
}

/// Lists the tasks that wait for a future: at it, at a gather of it, or in the group it belongs to.
fn awaited_by(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut found = Vec::new();
    let mut look = vec![vm.future_arg(args)?];
    while let Some(future) = look.pop() {
        let callbacks = future.core(&vm.heap).map(|c| c.callbacks());
        for callback in callbacks.unwrap_or_default() {
            let waiter = match callback {
                Callback::Wake(task) => Value::Task(task),
                Callback::Tell(outer) => {
                    look.push(Value::Future(outer));
                    continue;
                }
                Callback::Group(group) => match group.get(&vm.heap).payload::<Group>() {
                    Some(&Group {
                        parent: Some(parent),
                        ..
                    }) => Value::Task(parent),
                    _ => continue,
                },
                Callback::Script(_) | Callback::Stop => continue,
            };
            if !found.iter().any(|f: &Value| f.is(waiter)) {
                found.push(waiter);
            }
        }
        if found.len() + look.len() > MOST_WAITERS {
            break;
        }
    }
    Ok(vm.list(found))
}

// Tasks.

impl Vm {
    /// Gives the name of a task.
    pub fn task_name(&self, task: Gc<Task>) -> String {
        let t = task.get(&self.heap);
        match t.name {
            Some(name) => name.text(&self.heap).to_string(),
            None => format!("Task-{}", t.number),
        }
    }
}

fn get_name(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let task = vm.task_arg(args)?;
    if let Some(name) = task.get(&vm.heap).name {
        return Ok(Value::Str(name));
    }
    let name = vm.task_name(task);
    let name = vm.heap.new_str(&name);
    task.get_mut(&mut vm.heap).name = Some(name);
    Ok(Value::Str(name))
}

fn set_name(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let task = vm.task_arg(args)?;
    let name = vm.str_of(args.get(1))?;
    task.get_mut(&mut vm.heap).name = Some(name);
    Ok(Value::None)
}

fn get_coro(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let task = vm.task_arg(args)?;
    Ok(task.get(&vm.heap).coroutine(&vm.heap).or_none())
}

fn get_context(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let task = vm.task_arg(args)?;
    // The context of the task that runs is the current one.
    let running = vm.sched.cur.current == Some(task);
    let own = if running {
        vm.sched.context
    } else {
        task.get(&vm.heap).context
    };
    let context = match own {
        Some(context) => context,
        None => vm.new_context(Default::default()),
    };
    if running {
        vm.sched.context = Some(context);
    } else {
        task.get_mut(&mut vm.heap).context = Some(context);
    }
    Ok(Value::Object(context))
}

fn cancelling(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let task = vm.task_arg(args)?;
    Ok(Value::Int(i64::from(task.get(&vm.heap).cancels)))
}

fn uncancel(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let task = vm.task_arg(args)?;
    Ok(Value::Int(i64::from(vm.sched.uncancel(&mut vm.heap, task))))
}

/// Calls a function of the module that knows stacks, with the task and its other arguments.
fn ask_stacks(vm: &mut Vm, function: &str, args: &[Value]) -> Result<Value, Raise> {
    let module = vm.import_module("_asyncio_stacks")?;
    let name = vm.intern(function);
    let function = vm.get_attr(module, name)?;
    vm.call(function, args)
}

fn get_stack(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    ask_stacks(vm, "stack_of", &[args.get(0), args.get(1)])
}

fn print_stack(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    ask_stacks(vm, "print_stack", &[args.get(0), args.get(1), args.get(2)])
}

fn fut_waiter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let task = vm.task_arg(args)?;
    let t = task.get(&vm.heap);
    if let (Value::Ready(_), Value::Frame(root)) = (t.waiting, t.coro) {
        let innermost = root.get(&vm.heap).innermost.unwrap_or(root);
        vm.coroutine_of_sleep(innermost);
    }
    Ok(task.get(&vm.heap).waits_for().unwrap_or(Value::None))
}

fn must_cancel(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let task = vm.task_arg(args)?;
    Ok(Value::bool(task.get(&vm.heap).must_cancel))
}

fn log_destroy_pending(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let task = vm.task_arg(args)?;
    Ok(Value::bool(!task.get(&vm.heap).quiet))
}

fn set_log_destroy_pending(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    refuse_deletion(vm, args)?;
    let task = vm.task_arg(args)?;
    let on = args.truth(vm, 1)?;
    task.get_mut(&mut vm.heap).quiet = !on;
    Ok(Value::None)
}
