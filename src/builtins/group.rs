//! TaskGroup and Timeout, `timeout` and `timeout_at`: entering, leaving, methods.
//!
//! What a child's end does is `event/told.rs`, what a deadline does `sched/group.rs`.

use super::payload::{Own, make, own};
use super::sync::{chained, give, return_state, thrown};
use crate::event::make::{Step, Wanted, step};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::{Exc, Exception};
use crate::object::future::Callback;
use crate::object::native_coro::NativeCoro;
use crate::object::task::NOWHERE;
use crate::sched::group::{Group, Stage, Timeout};
use crate::sched::{Ready, Timed};
use crate::vm::native::{Args, Func, Type, func, getter, method};
use crate::vm::{Outcome, Raise, Resume, Vm};

pub static FUNCTIONS: &[Func] = &[
    func("timeout(delay)", timeout),
    func("timeout_at(when)", timeout_at),
];

pub static TASK_GROUP: Type = Type {
    name: "TaskGroup",
    module: "asyncio.taskgroups",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls)", group_new)),
    funcs: &[
        method(
            "create_task(self, coro, *, name=None, context=None)",
            group_create_task,
        ),
        method("__init__(self)", super::sync::nothing),
        method("cancel(self)", group_cancel),
        method("_on_task_done(self, task)", told_group),
        method("__aenter__(self)", group_enter),
        method("__aexit__(self, et, exc, tb)", group_exit),
        method("__repr__(self)", group_repr),
        getter("_entered", |vm, args| flag(vm, args, |g| g.entered)),
        getter("_exiting", |vm, args| flag(vm, args, |g| g.exiting)),
        getter("_aborting", |vm, args| flag(vm, args, |g| g.aborting)),
        getter("_parent_cancel_requested", |vm, args| {
            flag(vm, args, |g| g.parent_cancelled)
        }),
        getter("_loop", group_loop),
        getter("_parent_task", |vm, args| {
            let parent = own::<Group>(vm, args.get(0))?.get(&vm.heap).parent;
            Ok(parent.map_or(Value::None, Value::Task))
        }),
        getter("_tasks", group_tasks),
        getter("_errors", |vm, args| {
            let errors = own::<Group>(vm, args.get(0))?.get(&vm.heap).errors.clone();
            Ok(vm.list(errors))
        }),
        getter("_base_error", |vm, args| {
            Ok(own::<Group>(vm, args.get(0))?
                .get(&vm.heap)
                .base_error
                .or_none())
        }),
        getter("_on_completed_fut", |vm, args| {
            let future = own::<Group>(vm, args.get(0))?.get(&vm.heap).on_completed;
            Ok(future.map_or(Value::None, Value::Future))
        }),
    ],
    doc: "Tasks that end together.",
};

fn flag(vm: &mut Vm, args: Args, of: fn(&Group) -> bool) -> Result<Value, Raise> {
    let group = own::<Group>(vm, args.get(0))?;
    Ok(Value::bool(of(group.get(&vm.heap))))
}

fn group_loop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = own::<Group>(vm, args.get(0))?.get(&vm.heap).loop_id;
    Ok(vm.loop_object(id))
}

/// Gives the set of the tasks that have not yet told the group of their end; what a script does to it changes nothing.
fn group_tasks(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let group = own::<Group>(vm, args.get(0))?;
    let tasks = group.get(&vm.heap).tasks.clone();
    let live = tasks.into_iter().filter(|t| !t.is_done_future(&vm.heap));
    let live = live.collect();
    let list = vm.list(live);
    vm.root(list);
    let set = vm.types.set;
    vm.call(set.into(), &[list])
}

static ENTER_GROUP: Step = step("TaskGroup.__aenter__", enter_group_step);
static EXIT_GROUP: Step = step("TaskGroup.__aexit__", exit_group_step);

fn group_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    make(vm, args.get(0), Group::default())
}

fn shown(vm: &mut Vm, value: Value) -> String {
    vm.show(value)
}

fn enter_group(vm: &mut Vm, object: Value) -> Result<(), Raise> {
    let group = own::<Group>(vm, object)?;
    if group.get(&vm.heap).entered {
        let text = format!("TaskGroup {} has already been entered", shown(vm, object));
        return Err(vm.runtime_error(text));
    }
    let id = vm.running_loop()?;
    let parent = vm.sched.cur.current_task();
    if parent.is_none() {
        let text = format!(
            "TaskGroup {} cannot determine the parent task",
            shown(vm, object)
        );
        return Err(vm.runtime_error(text));
    }
    let data = group.get_mut(&mut vm.heap);
    data.loop_id = id;
    data.parent = parent;
    data.entered = true;
    if data.cancelled {
        cancel_group(vm, group)?;
    }
    Ok(())
}

fn group_enter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if vm.awaited_directly() {
        enter_group(vm, args.get(0))?;
        return Ok(vm.ready(args.get(0)));
    }
    Ok(vm.new_coro(
        &ENTER_GROUP,
        [args.get(0), Value::Unset, Value::Unset, Value::Unset],
    ))
}

fn enter_group_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    if let Resume::Throw(error) = resume {
        return thrown(vm, error);
    }
    let object = coro.get(&vm.heap).state[0];
    match enter_group(vm, object) {
        Ok(()) => Outcome::Return(object),
        Err(Raise) => Outcome::Raise,
    }
}

/// Makes a task in the group.
fn group_create_task(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let group = own::<Group>(vm, args.get(0))?;
    let data = group.get(&vm.heap);
    let refusal = if !data.entered {
        Some("has not been entered")
    } else if data.exiting && data.left == 0 {
        Some("is finished")
    } else if data.aborting {
        Some("is shutting down")
    } else {
        None
    };
    let id = data.loop_id;
    if let Some(refusal) = refusal {
        let close = vm.intern("close");
        vm.call_method(args.get(1), close, &[])?;
        let text = format!("TaskGroup {} {refusal}", shown(vm, args.get(0)));
        return Err(vm.runtime_error(text));
    }
    let wanted = Wanted {
        name: args.get(2),
        context: args.get(3),
    };
    let task = vm.create_task(id, args.get(1), wanted)?;
    vm.note_made(task, id, Some(("taskgroups", "create_task")));
    let asked = vm.has_own_ways(task);
    let over = if asked {
        vm.root(task);
        vm.asks_true(task, "done")?
    } else {
        task.is_done_future(&vm.heap)
    };
    if over {
        group.get_mut(&mut vm.heap).left += 1;
        vm.tell_group(group.object(), task)?;
        return Ok(task);
    }
    if task.core(&vm.heap).is_none() {
        return Ok(task);
    }
    // The list of tasks is a field apart from the tasks it is asked about.
    let done = |task: &Value, vm: &Vm| task.is_done_future(&vm.heap);
    let data = group.get(&vm.heap);
    if data.tasks.len() >= 32 && data.tasks.len() > 2 * data.left {
        let live: Vec<Value> = data
            .tasks
            .iter()
            .filter(|t| !done(t, vm))
            .copied()
            .collect();
        group.get_mut(&mut vm.heap).tasks = live;
    }
    let data = group.get_mut(&mut vm.heap);
    if data.tasks.capacity() == 0 {
        data.tasks.reserve(8);
    }
    data.tasks.push(task);
    data.left += 1;
    vm.heap.charge(16);
    if asked {
        let told = vm.intern("_on_task_done");
        let told = vm.get_attr(args.get(0), told)?;
        vm.root(told);
        let add = vm.intern("add_done_callback");
        vm.call_method(task, add, &[told])?;
        return Ok(task);
    }
    vm.sched
        .add_callback(&mut vm.heap, task, Callback::Group(group.object()));
    Ok(task)
}

fn group_exit(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let group = own::<Group>(vm, args.get(0))?;
    let state = [args.get(0), args.get(2), Value::Unset, Value::Unset];
    if vm.awaited_directly() && args.get(2).is_none() {
        let data = group.get_mut(&mut vm.heap);
        if data.left == 0
            && data.errors.is_empty()
            && data.base_error.is_unset()
            && !data.parent_cancelled
        {
            data.exiting = true;
            data.parent = None;
            return Ok(vm.ready(Value::None));
        }
    }
    Ok(vm.new_coro(&EXIT_GROUP, state))
}

/// States: the group; the exception of the body; the cancellation to pass on.
fn exit_group_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    let &NativeCoro {
        phase,
        state: [object, body, ..],
        ..
    } = coro.get(&vm.heap);
    let Ok(group) = own::<Group>(vm, object) else {
        return Outcome::Raise;
    };
    if phase == 0 {
        if let Resume::Throw(error) = resume {
            return thrown(vm, error);
        }
        if begin_exit(vm, coro, group, body).is_err() {
            return Outcome::Raise;
        }
    } else {
        if let Resume::Throw(error) = resume {
            if !vm.is_exception(error, Exc::CancelledError) {
                return thrown(vm, error);
            }
            if !group.get(&vm.heap).aborting {
                coro.get_mut(&mut vm.heap).state[2] = error;
                if let Err(raise) = vm.abort_group(group.object()) {
                    return chained(vm, error, raise);
                }
            }
        }
        group.get_mut(&mut vm.heap).on_completed = None;
    }
    if group.get(&vm.heap).left > 0 {
        let future = vm.sched.new_future(&mut vm.heap);
        group.get_mut(&mut vm.heap).on_completed = Some(future);
        coro.get_mut(&mut vm.heap).phase = 1;
        return Outcome::Await(Value::Future(future));
    }
    let cancellation = coro.get(&vm.heap).state[2];
    let result = end_group(vm, group, body, cancellation);
    group.get_mut(&mut vm.heap).parent = None;
    match result {
        // A cancellation of the body that the group asked for ends here.
        Ok(()) if !body.is_none() => Outcome::Return(Value::TRUE),
        Ok(()) => Outcome::Return(Value::None),
        Err(Raise) => Outcome::Raise,
    }
}

fn begin_exit(
    vm: &mut Vm,
    coro: Gc<NativeCoro>,
    group: Own<Group>,
    body: Value,
) -> Result<(), Raise> {
    let is_base = vm.is_base_error(body);
    let is_cancelled = vm.is_exception(body, Exc::CancelledError);
    let data = group.get_mut(&mut vm.heap);
    data.exiting = true;
    if is_base && data.base_error.is_unset() {
        data.base_error = body;
    }
    let aborting = data.aborting;
    if is_cancelled {
        coro.get_mut(&mut vm.heap).state[2] = body;
    }
    if !body.is_none() && !aborting {
        vm.abort_group(group.object())?;
    }
    Ok(())
}

/// All children have told: raises what is to be raised.
fn end_group(
    vm: &mut Vm,
    group: Own<Group>,
    body: Value,
    mut cancellation: Value,
) -> Result<(), Raise> {
    let data = group.get(&vm.heap);
    let (base, parent, parent_cancelled) = (data.base_error, data.parent, data.parent_cancelled);
    let no_errors = data.errors.is_empty();
    if !base.is_unset() {
        return Err(vm.throw(base));
    }
    let Some(parent) = parent else { return Ok(()) };
    if parent_cancelled && vm.uncancel(parent)? == 0 {
        cancellation = Value::Unset;
    }
    if !cancellation.is_unset() && no_errors {
        // The body's own exception goes on by itself.
        return Err(vm.throw(cancellation));
    }
    if !body.is_none() && !vm.is_exception(body, Exc::CancelledError) {
        group.get_mut(&mut vm.heap).errors.push(body);
    }
    if group.get(&vm.heap).errors.is_empty() {
        return Ok(());
    }
    // The exceptions are kept where something else than their group is raised.
    if vm.cancelling(parent)? > 0 {
        vm.uncancel(parent)?;
        vm.cancel(Value::Task(parent), Value::Unset)?;
    }
    let errors = std::mem::take(&mut group.get_mut(&mut vm.heap).errors);
    let list = vm.list(errors);
    vm.root(list);
    let text = vm.str("unhandled errors in a TaskGroup");
    let class = Value::Class(vm.exc_class(Exc::BaseExceptionGroup));
    let error = vm.call(class, &[text, list])?;
    let raise = vm.throw(error);
    if let Value::Exception(e) = error {
        let e: &mut Exception = e.get_mut(&mut vm.heap);
        e.suppress_context = true;
    }
    Err(raise)
}

fn group_cancel(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let group = own::<Group>(vm, args.get(0))?;
    cancel_group(vm, group)?;
    Ok(Value::None)
}

/// Cancels the tasks of a group and what is left of its body; the group then ends without an error. One that was
/// not entered is cancelled when it is.
fn cancel_group(vm: &mut Vm, group: Own<Group>) -> Result<(), Raise> {
    let data = group.get_mut(&mut vm.heap);
    if !data.entered {
        data.cancelled = true;
        return Ok(());
    }
    if data.aborting || (data.exiting && data.left == 0) {
        return Ok(());
    }
    vm.abort_group(group.object())?;
    let data = group.get_mut(&mut vm.heap);
    if let Some(parent) = data.parent
        && !data.parent_cancelled
    {
        data.parent_cancelled = true;
        vm.cancel(parent.into(), Value::Unset)?;
    }
    Ok(())
}

/// What a task calls when it is done that is not asked past its methods.
fn told_group(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let group = own::<Group>(vm, args.get(0))?;
    vm.tell_group(group.object(), args.get(1))?;
    Ok(Value::None)
}

fn group_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let group = own::<Group>(vm, args.get(0))?;
    let data = group.get(&vm.heap);
    let mut text = String::from("<TaskGroup");
    if data.left > 0 {
        text += &format!(" tasks={}", data.left);
    }
    if !data.errors.is_empty() {
        text += &format!(" errors={}", data.errors.len());
    }
    if data.aborting {
        text += " cancelling";
    } else if data.entered {
        text += " entered";
    }
    text.push('>');
    Ok(vm.string(text))
}

// Timeouts.

pub static TIMEOUT: Type = Type {
    name: "Timeout",
    module: "asyncio.timeouts",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, when=...)", timeout_new)),
    funcs: &[
        method("__init__(self, when)", timeout_init),
        method("when(self)", timeout_when),
        method("reschedule(self, when)", timeout_reschedule),
        method("expired(self)", timeout_expired),
        method("__aenter__(self)", timeout_enter),
        method("__aexit__(self, exc_type, exc_val, exc_tb)", timeout_exit),
        method("__repr__(self)", timeout_repr),
    ],
    doc: "A deadline for the body of an async with statement.",
};

static ENTER_TIMEOUT: Step = step("Timeout.__aenter__", enter_timeout_step);
static EXIT_TIMEOUT: Step = step("Timeout.__aexit__", return_state);
static FAIL_TIMEOUT: Step = step("Timeout.__aexit__", exit_timeout_step);

fn timeout_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let when = match args.get(1) {
        // That of a script's class is given to `__init__`.
        Value::Unset if !args.get(0).is(Value::Class(vm.types.timeout)) => Value::None,
        Value::Unset => {
            let text = "Timeout.__init__() missing 1 required positional argument: 'when'";
            return Err(vm.type_error(text));
        }
        when => when,
    };
    make(vm, args.get(0), Timeout::new(when, false))
}

fn timeout_init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let timeout = own::<Timeout>(vm, args.get(0))?;
    let when = args.get(1);
    timeout.get_mut(&mut vm.heap).when = when;
    Ok(Value::None)
}

/// Makes a timeout that ends `delay` seconds from now.
fn timeout(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.running_loop()?;
    let class = Value::Class(vm.types.timeout);
    let now = vm.sched.clock.loop_now();
    let when = match args.get(0) {
        Value::None => Value::None,
        Value::Int(i) => Value::float(now + i as f64),
        Value::Float(f) => Value::float(now + f.get()),
        other => vm.binary(crate::syntax::ast::BinOp::Add, Value::float(now), other)?,
    };
    make(vm, class, Timeout::new(when, true))
}

/// Makes a timeout that ends at a time of the loop's clock.
fn timeout_at(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let class = Value::Class(vm.types.timeout);
    make(vm, class, Timeout::new(args.get(0), false))
}

fn timeout_when(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let timeout = own::<Timeout>(vm, args.get(0))?;
    Ok(timeout.get(&vm.heap).when)
}

fn timeout_expired(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let timeout = own::<Timeout>(vm, args.get(0))?;
    let stage = timeout.get(&vm.heap).stage;
    Ok(Value::bool(matches!(
        stage,
        Stage::Expiring | Stage::Expired
    )))
}

fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Created => "created",
        Stage::Entered => "active",
        Stage::Expiring => "expiring",
        Stage::Expired => "expired",
        Stage::Exited => "finished",
    }
}

fn timeout_reschedule(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let timeout = own::<Timeout>(vm, args.get(0))?;
    match timeout.get(&vm.heap).stage {
        Stage::Entered => {}
        Stage::Created => return Err(vm.runtime_error("Timeout has not been entered")),
        other => {
            let text = format!("Cannot change state of {} Timeout", stage_word(other));
            return Err(vm.runtime_error(text));
        }
    }
    let data = timeout.get_mut(&mut vm.heap);
    data.when = args.get(1);
    data.relative = false;
    set_deadline(vm, timeout)?;
    Ok(Value::None)
}

/// Sets the timer for the deadline in place of the one there was.
fn set_deadline(vm: &mut Vm, timeout: Own<Timeout>) -> Result<(), Raise> {
    stop_timer(vm, timeout);
    let &Timeout { when, relative, .. } = timeout.get(&vm.heap);
    let when = match when {
        Value::None => return Ok(()),
        Value::Float(f) => f.get(),
        other => vm.to_float(other)?,
    };
    let object = timeout.object();
    let cur = &mut vm.sched.cur;
    let timer = if when <= vm.sched.clock.loop_now() {
        let timer = cur.timers.add_fired(Timed::Timeout(object));
        cur.push(Ready::Timer(timer));
        timer
    } else {
        cur.timers.add(when, relative, Timed::Timeout(object))
    };
    timeout.get_mut(&mut vm.heap).timer = timer;
    Ok(())
}

fn stop_timer(vm: &mut Vm, timeout: Own<Timeout>) {
    let timer = std::mem::replace(&mut timeout.get_mut(&mut vm.heap).timer, NOWHERE);
    if timer != NOWHERE {
        vm.sched.cur.timers.cancel(timer);
    }
}

fn enter_timeout(vm: &mut Vm, object: Value) -> Result<(), Raise> {
    let timeout = own::<Timeout>(vm, object)?;
    if timeout.get(&vm.heap).stage != Stage::Created {
        return Err(vm.runtime_error("Timeout has already been entered"));
    }
    let Some(task) = vm.sched.cur.current_task() else {
        return Err(vm.runtime_error("Timeout should be used inside a task"));
    };
    let data = timeout.get_mut(&mut vm.heap);
    data.stage = Stage::Entered;
    data.task = Some(task);
    let cancels = vm.cancelling(task)?;
    timeout.get_mut(&mut vm.heap).cancels = cancels;
    set_deadline(vm, timeout)
}

fn timeout_enter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if vm.awaited_directly() {
        enter_timeout(vm, args.get(0))?;
        return Ok(vm.ready(args.get(0)));
    }
    Ok(vm.new_coro(
        &ENTER_TIMEOUT,
        [args.get(0), Value::Unset, Value::Unset, Value::Unset],
    ))
}

fn enter_timeout_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    if let Resume::Throw(error) = resume {
        return thrown(vm, error);
    }
    let object = coro.get(&vm.heap).state[0];
    match enter_timeout(vm, object) {
        Ok(()) => Outcome::Return(object),
        Err(Raise) => Outcome::Raise,
    }
}

fn timeout_exit(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let timeout = own::<Timeout>(vm, args.get(0))?;
    if vm.awaited_directly() {
        exit_timeout(vm, timeout, args.get(2))?;
        return Ok(give(vm, &EXIT_TIMEOUT, Value::None));
    }
    Ok(vm.new_coro(
        &FAIL_TIMEOUT,
        [args.get(0), args.get(2), Value::Unset, Value::Unset],
    ))
}

fn exit_timeout_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    if let Resume::Throw(error) = resume {
        return thrown(vm, error);
    }
    let &NativeCoro {
        state: [object, error, ..],
        ..
    } = coro.get(&vm.heap);
    let Ok(timeout) = own::<Timeout>(vm, object) else {
        return Outcome::Raise;
    };
    match exit_timeout(vm, timeout, error) {
        Ok(()) => Outcome::Return(Value::None),
        Err(Raise) => Outcome::Raise,
    }
}

/// Leaves the body; its own cancellation becomes a TimeoutError.
fn exit_timeout(vm: &mut Vm, timeout: Own<Timeout>, error: Value) -> Result<(), Raise> {
    stop_timer(vm, timeout);
    let &Timeout {
        stage,
        task,
        cancels,
        ..
    } = timeout.get(&vm.heap);
    match stage {
        Stage::Expiring => timeout.get_mut(&mut vm.heap).stage = Stage::Expired,
        Stage::Entered => {
            timeout.get_mut(&mut vm.heap).stage = Stage::Exited;
            return Ok(());
        }
        _ => return Err(vm.raise_bare_of(Exc::AssertionError)),
    }
    let Some(task) = task else { return Ok(()) };
    let left = vm.uncancel(task)?;
    let Value::Exception(e) = error else {
        return Ok(());
    };
    if left > cancels {
        return Ok(());
    }
    if vm.is_exception(error, Exc::CancelledError) {
        let late = vm.new_exception(Exc::TimeoutError, &[]);
        let raise = vm.throw(Value::Exception(late));
        let late = late.get_mut(&mut vm.heap);
        late.cause = error;
        late.context = error;
        late.suppress_context = true;
        return Err(raise);
    }
    insert_timeout(vm, e);
    if vm.is_exception(error, Exc::ExceptionGroup) {
        let name = vm.intern("exceptions");
        if let Value::Tuple(inside) = vm.get_attr(error, name)? {
            for inner in inside.items(&vm.heap).to_vec() {
                if let Value::Exception(inner) = inner {
                    insert_timeout(vm, inner);
                }
            }
        }
    }
    Ok(())
}

/// Puts a TimeoutError between an exception and the CancelledError it came from.
fn insert_timeout(vm: &mut Vm, error: Gc<Exception>) {
    let mut at = error;
    while let Value::Exception(context) = at.get(&vm.heap).context {
        if vm.is_exception(context.into(), Exc::CancelledError) {
            let late = vm.new_exception(Exc::TimeoutError, &[]);
            let l = late.get_mut(&mut vm.heap);
            l.context = context.into();
            l.cause = context.into();
            l.suppress_context = true;
            at.get_mut(&mut vm.heap).context = late.into();
            return;
        }
        at = context;
    }
}

fn timeout_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let timeout = own::<Timeout>(vm, args.get(0))?;
    let &Timeout { stage, when, .. } = timeout.get(&vm.heap);
    let mut text = format!("<Timeout [{}]", stage_word(stage));
    if stage == Stage::Entered {
        let rounded = match when {
            Value::Float(f) => Value::float((f.get() * 1e3).round() / 1e3),
            other => other,
        };
        let when = vm.repr_of(rounded)?;
        text += &format!(" when={}", when.text(&vm.heap));
    }
    text.push('>');
    Ok(vm.string(text))
}
