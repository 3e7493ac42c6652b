//! What a loop's queues hold, as scripts see it: handles and timer handles.
//!
//! Who queues them is `eventloop.rs`; what they are is `sched/handle.rs`.

use super::payload::{own, own_if};
use crate::event::context::Context;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::task::NOWHERE;
use crate::object::tuple::Tuple;
use crate::sched::handle::Handle;
use crate::vm::native::{Args, Func, Type, accessor, func, getter, method};
use crate::vm::{Raise, Vm};

/// `Handle(callback, args, loop)` and `TimerHandle(when, callback, args, loop)` as scripts make them: nothing is queued.
fn handle_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let handle = bare_handle(vm, args, 1)?;
    let made = vm.new_payload(args.get(0), handle)?;
    vm.note_handle(made, None);
    Ok(made)
}

fn timer_handle_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut handle = bare_handle(vm, args, 2)?;
    handle.when = args.float(vm, 1)?;
    handle.given = args.get(1);
    let made = vm.new_payload(args.get(0), handle)?;
    vm.note_handle(made, None);
    Ok(made)
}

fn bare_handle(vm: &mut Vm, args: Args, first: usize) -> Result<Handle, Raise> {
    let event_loop = args.get(first + 2);
    let id = match vm.loop_id(event_loop) {
        Ok(id) => id,
        Err(error) => {
            // CPython asks every loop whether it is in debug mode.
            let name = vm.intern("get_debug");
            return Err(match vm.find_attr(event_loop, name)? {
                Some(_) => error,
                None => vm.no_attribute(event_loop, name),
            });
        }
    };
    learn_debug(vm, id)?;
    let given = match args.get(first + 1) {
        Value::Tuple(given) => given,
        given => {
            let items = vm.plain_items(given).unwrap_or_default();
            vm.heap.new_tuple(&items)
        }
    };
    let context = match args.some(first + 3) {
        Some(context) => context,
        None => vm.copy_context().map_or(Value::Unset, Value::Object),
    };
    Ok(Handle::new(args.get(first), given, context, id))
}

/// Asks a loop that is a script's own altogether whether it is in debug mode, as handles do each time they want to know.
fn learn_debug(vm: &mut Vm, id: u32) -> Result<(), Raise> {
    if !vm.sched.state(id).is_some_and(|s| s.own.foreign) {
        return Ok(());
    }
    let event_loop = vm.loop_object(id);
    let debug = vm.asks_true(event_loop, "get_debug")?;
    if let Some(state) = vm.sched.state(id) {
        state.debug = debug;
    }
    Ok(())
}

static HANDLE_FUNCS: &[Func] = &[
    getter("_callback", |vm, args| {
        let handle = own::<Handle>(vm, args.get(0))?;
        Ok(handle.get(&vm.heap).func.or_none())
    }),
    getter("_args", |vm, args| {
        let handle = own::<Handle>(vm, args.get(0))?;
        let given = handle.get(&vm.heap).args;
        Ok(given.map_or(Value::None, Value::Tuple))
    }),
    getter("_cancelled", handle_cancelled),
    getter("_context", handle_context),
    getter("_loop", |vm, args| {
        let handle = own::<Handle>(vm, args.get(0))?;
        let id = handle.get(&vm.heap).loop_id;
        Ok(vm.loop_object(id))
    }),
    getter("_source_traceback", |vm, args| {
        let handle = own::<Handle>(vm, args.get(0))?;
        Ok(handle.get(&vm.heap).made.or_none())
    }),
    getter("_repr", |vm, args| {
        let handle = own::<Handle>(vm, args.get(0))?;
        Ok(handle.get(&vm.heap).shown.or_none())
    }),
    method("cancel(self)", handle_cancel),
    method("cancelled(self)", handle_cancelled),
    method("_run(self)", handle_run),
    method("get_context(self)", handle_context),
    method("__repr__(self)", handle_repr),
];

pub static HANDLE: Type = Type {
    name: "Handle",
    module: "asyncio.events",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func(
        "__new__(cls, callback, args, loop, context=None)",
        handle_new,
    )),
    funcs: HANDLE_FUNCS,
    doc: "A call that is to be made.",
};

pub static TIMER_HANDLE: Type = Type {
    name: "TimerHandle",
    base: "Handle",
    new: Some(func(
        "__new__(cls, when, callback, args, loop, context=None)",
        timer_handle_new,
    )),
    funcs: &[
        method("cancel(self)", handle_cancel),
        method("when(self)", handle_when),
        getter("_when", handle_when),
        accessor(
            "_scheduled",
            |vm, args| {
                let handle = own::<Handle>(vm, args.get(0))?;
                Ok(Value::bool(handle.get(&vm.heap).scheduled))
            },
            |vm, args| {
                let handle = own::<Handle>(vm, args.get(0))?;
                let on = args.truth(vm, 1)?;
                handle.get_mut(&mut vm.heap).scheduled = on;
                Ok(Value::None)
            },
        ),
        method("__lt__(self, other, /)", |vm, args| {
            compare_timers(vm, args, |a, b, _| a < b)
        }),
        method("__le__(self, other, /)", |vm, args| {
            compare_timers(vm, args, |a, b, equal| a < b || equal)
        }),
        method("__gt__(self, other, /)", |vm, args| {
            compare_timers(vm, args, |a, b, _| a > b)
        }),
        method("__ge__(self, other, /)", |vm, args| {
            compare_timers(vm, args, |a, b, equal| a > b || equal)
        }),
        method("__eq__(self, other, /)", |vm, args| {
            compare_timers(vm, args, |_, _, equal| equal)
        }),
        method("__hash__(self, /)", |vm, args| {
            let when = handle_when(vm, args)?;
            let hash = vm.hash(when)?;
            Ok(Value::Int(hash as i64))
        }),
    ],
    doc: "A call that is to be made at a time.",
    ..HANDLE
};

fn handle_cancel(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let handle = own::<Handle>(vm, args.get(0))?;
    let data = handle.get_mut(&mut vm.heap);
    if data.cancelled {
        return Ok(Value::None);
    }
    data.cancelled = true;
    let (timer, id) = (data.timer, data.loop_id);
    learn_debug(vm, id)?;
    if vm.in_debug(id) {
        let shown = shown(vm, args)?;
        handle.get_mut(&mut vm.heap).shown = shown;
    }
    let data = handle.get_mut(&mut vm.heap);
    data.func = Value::None;
    data.args = None;
    if timer != NOWHERE
        && let Some(state) = vm.sched.state(id)
    {
        state.timers.cancel(timer);
        handle.get_mut(&mut vm.heap).timer = NOWHERE;
    } else if vm.class_of(args.get(0)) == vm.types.timer_handle {
        vm.tell_cancelled(id, args.get(0))?;
    }
    Ok(Value::None)
}

fn handle_cancelled(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let handle = own::<Handle>(vm, args.get(0))?;
    Ok(Value::bool(handle.get(&vm.heap).cancelled))
}

/// Gives a deadline as it was given.
fn when_of(handle: &Handle) -> Value {
    handle.given.some().unwrap_or(Value::float(handle.when))
}

fn handle_run(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let handle = own::<Handle>(vm, args.get(0))?;
    let id = handle.get(&vm.heap).loop_id;
    learn_debug(vm, id)?;
    // What goes wrong is told to its own loop.
    let foreign = vm.sched.state(id).is_some_and(|s| s.own.foreign);
    let before = foreign.then(|| vm.sched.enter(id));
    let done = vm.run_handle(handle.object());
    if let Some(before) = before {
        vm.sched.leave(before);
    }
    done.map(|()| Value::None)
}

fn handle_when(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let handle = own::<Handle>(vm, args.get(0))?;
    Ok(when_of(handle.get(&vm.heap)))
}

/// Compares two timers: by their times, or by all they are made of.
fn compare_timers(
    vm: &mut Vm,
    args: Args,
    answer: fn(f64, f64, bool) -> bool,
) -> Result<Value, Raise> {
    let mine = own::<Handle>(vm, args.get(0))?;
    let is_timer = vm.class_of(args.get(1)) == vm.types.timer_handle;
    let Some(other) = own_if::<Handle>(vm, args.get(1)).filter(|_| is_timer) else {
        return Ok(Value::NotImplemented);
    };
    let (a, b) = (mine.get(&vm.heap), other.get(&vm.heap));
    let (when, others) = (a.when, b.when);
    let (cancelled, func, given) = (a.cancelled, a.func, a.args);
    let mut equal = when == others && cancelled == b.cancelled;
    if equal && !cancelled {
        let (other_func, other_args) = (b.func, b.args);
        let tuple = |args: Option<Gc<Tuple>>| args.map_or(Value::None, Value::Tuple);
        equal = vm.eq(func, other_func)? && vm.eq(tuple(given), tuple(other_args))?;
    }
    Ok(Value::bool(answer(when, others, equal)))
}

fn handle_context(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let handle = own::<Handle>(vm, args.get(0))?;
    Ok(match handle.get(&vm.heap).context.some() {
        Some(context) => context,
        None => Value::Object(vm.new_context(Context::default())),
    })
}

fn handle_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let handle = own::<Handle>(vm, args.get(0))?;
    match handle.get(&vm.heap).shown.some() {
        Some(shown) => Ok(shown),
        None => shown(vm, args),
    }
}

/// Shows a handle as it is now.
fn shown(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let handle = own::<Handle>(vm, args.get(0))?;
    let &Handle {
        func,
        args: rest,
        cancelled,
        loop_id,
        ..
    } = handle.get(&vm.heap);
    learn_debug(vm, loop_id)?;
    let when = when_of(handle.get(&vm.heap));
    let name = vm.type_name(args.get(0));
    let mut text = format!("<{name}");
    if cancelled {
        text += " cancelled";
    }
    if name == "TimerHandle" {
        let when = vm.repr_of(when)?;
        text += &format!(" when={}", when.text(&vm.heap));
    }
    if !func.is_none() {
        let rest: Vec<Value> = rest.map_or_else(Vec::new, |r| r.items(&vm.heap).to_vec());
        let debug = vm.in_debug(loop_id);
        text += &format!(" {}", vm.show_call(func, &rest, debug));
    }
    let made = handle.get(&vm.heap).made;
    if let Some(place) = vm.last_place(made) {
        text += &format!(" created at {place}");
    }
    text.push('>');
    Ok(vm.string(text))
}
