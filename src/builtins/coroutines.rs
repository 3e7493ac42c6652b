//! Methods of generators, coroutines, async generators and of what drives them (`__await__`, `asend` ...).
//!
//! What resuming does is `vm/resume.rs`; a coroutine written in Rust (`NativeCoro`) offers the same as one
//! written in script code.

use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::frame::{Drive, DriveState, Driver, Frame, FrameKind, FrameState};
use crate::object::function::FunctionExtra;
use crate::object::native::NativeId;
use crate::object::native_coro::NativeCoro;
use crate::object::payload::Payload;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, accessor, getter, method};
use crate::vm::outcome::{Outcome, Raise, Resume};

/// None of these has a name in `builtins`.
pub static HIDDEN: &[&Type] = &[
    &Type::sealed("generator", GENERATOR),
    &Type::sealed("coroutine", COROUTINE),
    &Type::sealed("async_generator", ASYNC_GENERATOR),
    &Type::sealed("coroutine_wrapper", DRIVER),
    &STEPPER,
    &super::future_iter::FUTURE_ITER,
    &Type::sealed("async_generator_asend", ASYNC_DRIVER),
    &Type::sealed("async_generator_athrow", ASYNC_DRIVER),
    &Type::sealed("anext_awaitable", ASYNC_DRIVER),
];

const NAME: Func = accessor("__name__", name, |vm, args| {
    rename(vm, args, "__name__", |extra, name| extra.name = name)
});
const QUALNAME: Func = accessor("__qualname__", qualname, |vm, args| {
    rename(vm, args, "__qualname__", |extra, name| {
        extra.qualname = name
    })
});

static GENERATOR: &[Func] = &[
    method("__iter__(self, /)", |_, args| Ok(args.get(0))),
    method("__next__(self, /)", |vm, args| {
        send_value(vm, args.get(0), Value::None)
    }),
    method("send(self, value, /)", |vm, args| {
        send_value(vm, args.get(0), args.get(1))
    }),
    method("throw(self, typ, val=..., tb=..., /)", throw),
    method("close(self, /)", close),
    method("__repr__(self, /)", repr),
    NAME,
    QUALNAME,
    getter("gi_frame", frame_of),
    getter("gi_running", running),
    getter("gi_suspended", suspended),
    getter("gi_code", code),
    getter("gi_yieldfrom", waits_on),
];

static COROUTINE: &[Func] = &[
    method("__await__(self, /)", |vm, args| {
        Ok(await_of(vm, args.get(0)))
    }),
    method("send(self, value, /)", |vm, args| {
        send_value(vm, args.get(0), args.get(1))
    }),
    method("throw(self, typ, val=..., tb=..., /)", throw),
    method("close(self, /)", close),
    method("__repr__(self, /)", repr),
    NAME,
    QUALNAME,
    getter("cr_frame", frame_of),
    getter("cr_running", running),
    getter("cr_suspended", suspended),
    getter("cr_code", code),
    getter("cr_await", waits_on),
    getter("cr_origin", |vm, args| match args.get(0) {
        Value::Frame(frame) => Ok(vm.origin_of(frame).or_none()),
        _ => Ok(Value::None),
    }),
];

static ASYNC_GENERATOR: &[Func] = &[
    method("__aiter__(self, /)", |_, args| Ok(args.get(0))),
    method("__anext__(self, /)", |vm, args| {
        drive(vm, args.get(0), Drive::Send, Value::None)
    }),
    method("asend(self, value, /)", |vm, args| {
        drive(vm, args.get(0), Drive::Send, args.get(1))
    }),
    // What is given is looked at when the awaitable is stepped.
    method("athrow(self, /, *args)", |vm, args| {
        drive(vm, args.get(0), Drive::Throw, args.get(1))
    }),
    method("aclose(self, /)", |vm, args| {
        drive(vm, args.get(0), Drive::Close, Value::None)
    }),
    method("__repr__(self, /)", repr),
    NAME,
    QUALNAME,
    getter("ag_frame", frame_of),
    getter("ag_running", |vm, args| match args.get(0) {
        // Awaited by an `async for`, it is linked and not driven.
        Value::Frame(f) => Ok(Value::bool({
            let frame = f.get(&vm.heap);
            frame.busy || frame.awaiter.is_some() || is_running(vm, f)
        })),
        _ => Ok(Value::FALSE),
    }),
    getter("ag_suspended", suspended),
    getter("ag_code", code),
    getter("ag_await", waits_on),
];

static DRIVER: &[Func] = &[
    method("__iter__(self, /)", |_, args| Ok(args.get(0))),
    method("__next__(self, /)", |vm, args| {
        send_value(vm, args.get(0), Value::None)
    }),
    method("send(self, value, /)", |vm, args| {
        send_value(vm, args.get(0), args.get(1))
    }),
    method("throw(self, typ, val=..., tb=..., /)", throw),
    method("close(self, /)", close),
];

static ASYNC_DRIVER: &[Func] = &[
    method("__await__(self, /)", |_, args| Ok(args.get(0))),
    method("__iter__(self, /)", |_, args| Ok(args.get(0))),
    method("__next__(self, /)", |vm, args| {
        send_value(vm, args.get(0), Value::None)
    }),
    method("send(self, value, /)", |vm, args| {
        send_value(vm, args.get(0), args.get(1))
    }),
    method("throw(self, typ, val=..., tb=..., /)", throw),
    method("close(self, /)", close),
];

/// Turns the end of a resumption into what `send` gives.
fn finish(vm: &mut Vm, outcome: Outcome) -> Result<Value, Raise> {
    match outcome {
        Outcome::Yield(v) => Ok(v),
        Outcome::Await(v) => {
            vm.mark_awaited(v);
            Ok(v)
        }
        Outcome::Return(v) => Err(vm.stop_iteration(v)),
        Outcome::Raise => Err(Raise),
    }
}

/// Sends a value into a generator, coroutine or driver.
pub fn send_value(vm: &mut Vm, target: Value, value: Value) -> Result<Value, Raise> {
    note_sleep(vm, target);
    let outcome = vm.resume_any(target, Resume::Send(value));
    if let (Value::Frame(frame), Outcome::Yield(_) | Outcome::Await(_)) = (target, outcome)
        && frame.get(&vm.heap).kind == FrameKind::Coroutine
    {
        // Driven by hand: no task closes it when it is dropped.
        vm.watch_cleaning(frame);
    }
    finish(vm, outcome)
}

/// A coroutine is driven by hand while its task sleeps: it then has a future to be asked about.
fn note_sleep(vm: &mut Vm, target: Value) {
    if let Value::Frame(root) = target
        && root.get(&vm.heap).kind == FrameKind::Coroutine
        && root.get(&vm.heap).state == FrameState::Awaiting
    {
        let innermost = root.get(&vm.heap).innermost.unwrap_or(root);
        vm.coroutine_of_sleep(innermost);
    }
}

/// Makes the exception that `throw(typ, val, tb)` throws.
pub fn thrown_by(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.thrown(&[args.get(1), args.get(2), args.get(3)])
}

fn throw(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    throw_into(vm, args.get(0), args)
}

/// Throws the exception that the arguments after the first describe.
fn throw_into(vm: &mut Vm, target: Value, args: Args) -> Result<Value, Raise> {
    if let Value::Driver(driver) = target
        && driver.get(&vm.heap).state == DriveState::Done
    {
        return send_value(vm, target, Value::None);
    }
    note_sleep(vm, target);
    let exc = match (thrown_by(vm, args), target) {
        (Err(Raise), Value::Frame(frame)) if vm.delegates(frame) => {
            let error = Value::Exception(vm.take_raised());
            vm.root(error);
            let awaited = super::scopes::awaited_value(vm, frame);
            let foreign = !matches!(
                awaited,
                Value::Frame(_) | Value::NativeCoro(_) | Value::Driver(_)
            );
            let name = vm.names.throw;
            if foreign && vm.get_attr_opt(awaited, name)?.is_none() {
                // Nobody is there to be given it, and the frame stays as it is.
                return Err(vm.throw(error));
            }
            vm.leave_delegate(frame);
            error
        }
        (thrown, _) => thrown?,
    };
    vm.root(exc);
    note_sleep(vm, target);
    if !matches!(args.get(1), Value::Exception(_)) || !args.get(2).is_unset() {
        vm.thread.thrown_raw = Some(([args.get(1), args.get(2), args.get(3)], exc));
    }
    let outcome = vm.resume_any(target, Resume::Throw(exc));
    vm.thread.thrown_raw = None;
    finish(vm, outcome)
}

fn close(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    close_one(vm, args.get(0))
}

fn close_one(vm: &mut Vm, target: Value) -> Result<Value, Raise> {
    note_sleep(vm, target);
    match target {
        Value::Frame(frame) => return vm.close_frame(frame),
        Value::Driver(driver) if driver.get(&vm.heap).what == Drive::Await => {
            let frame = driver.get(&vm.heap).frame;
            return vm.close_frame(frame);
        }
        other => vm.close_awaited(other)?,
    }
    Ok(Value::None)
}

fn await_of(vm: &mut Vm, coro: Value) -> Value {
    match coro {
        Value::Frame(frame) => {
            let (what, state) = (Drive::Await, DriveState::Created);
            vm.heap
                .alloc(Driver {
                    what,
                    frame,
                    value: Value::None,
                    state,
                })
                .into()
        }
        Value::NativeCoro(_) => match vm.class_named("coroutine_iterator") {
            Some(class) => vm.object_of(class, Stepper { coro }),
            None => coro,
        },
        other => other,
    }
}

/// What `__await__` of a coroutine written in Rust gives.
struct Stepper {
    coro: Value,
}

impl Payload for Stepper {
    fn trace(&self, m: &mut Marker) {
        self.coro.trace(m);
    }
}

static STEPPER: Type = Type {
    name: "coroutine_iterator",
    module: "builtins",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("__iter__(self, /)", |_, args| Ok(args.get(0))),
        method("__next__(self, /)", |vm, args| {
            let coro = stepped(vm, args)?;
            send_value(vm, coro, Value::None)
        }),
        method("send(self, value, /)", |vm, args| {
            let coro = stepped(vm, args)?;
            send_value(vm, coro, args.get(1))
        }),
        method("throw(self, typ, val=..., tb=..., /)", |vm, args| {
            let coro = stepped(vm, args)?;
            throw_into(vm, coro, args)
        }),
        method("close(self, /)", |vm, args| {
            let coro = stepped(vm, args)?;
            close_one(vm, coro)
        }),
    ],
    doc: "",
};

fn stepped(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match vm.payload::<Stepper>(args.get(0)) {
        Some(stepper) => Ok(stepper.coro),
        None => Err(vm.wrong_type("coroutine_wrapper", args.get(0))),
    }
}

fn drive(vm: &mut Vm, target: Value, what: Drive, value: Value) -> Result<Value, Raise> {
    match target {
        Value::Frame(frame) => {
            let state = DriveState::Created;
            // The loop learns of a generator when it is first asked for something, not when that begins.
            if frame.get(&vm.heap).kind == FrameKind::AsyncGenerator {
                vm.first_iteration(frame)?;
            }
            let driver = vm.heap.alloc(Driver {
                what,
                frame,
                value,
                state,
            });
            if what != Drive::Await {
                vm.heap.watch(driver);
            }
            Ok(driver.into())
        }
        other => Err(vm.wrong_type("async_generator", other)),
    }
}

fn name(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(match args.get(0) {
        Value::Frame(f) => {
            let func = f.get(&vm.heap).func;
            super::callables::function_name(vm, func)
        }
        Value::NativeCoro(c) => c.get(&vm.heap).name.into(),
        _ => Value::None,
    })
}

/// Gives a frame a function of its own, with another name.
fn rename(
    vm: &mut Vm,
    args: Args,
    what: &str,
    set: fn(&mut FunctionExtra, Value),
) -> Result<Value, Raise> {
    let name = args.get(1);
    if !matches!(vm.plain(name), Value::Str(_)) {
        return Err(vm.type_error(format!("{what} must be set to a string object")));
    }
    if let Value::Frame(frame) = args.get(0) {
        let extra = vm.own_function_of(frame);
        set(extra.get_mut(&mut vm.heap), name);
    }
    Ok(Value::None)
}

fn qualname(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(match args.get(0) {
        Value::Frame(f) => {
            let func = f.get(&vm.heap).func;
            super::callables::function_qualname(vm, func)
        }
        Value::NativeCoro(c) => c.get(&vm.heap).qualname.into(),
        _ => Value::None,
    })
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    let (kind, name) = (vm.type_name(v), qualname(vm, args)?);
    let name = vm.str_of(name)?;
    let text = format!(
        "<{kind} object {} at {:#x}>",
        name.text(&vm.heap),
        v.address()
    );
    Ok(vm.string(text))
}

/// Tells whether a frame runs now, linked ones included.
fn is_running(vm: &Vm, frame: Gc<Frame>) -> bool {
    let started = !matches!(
        frame.get(&vm.heap).state,
        FrameState::Created | FrameState::Done
    );
    started && vm.chain_runs(frame.root(&vm.heap))
}

fn running(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(Value::bool(match args.get(0) {
        Value::Frame(f) => is_running(vm, f),
        Value::NativeCoro(c) => c.get(&vm.heap).running,
        _ => false,
    }))
}

fn suspended(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(Value::bool(match args.get(0) {
        Value::Frame(f) => {
            let state = f.get(&vm.heap).state;
            matches!(state, FrameState::Yielded | FrameState::Awaiting) && !is_running(vm, f)
        }
        Value::NativeCoro(c) => {
            let c = c.get(&vm.heap);
            c.is_suspended()
        }
        _ => false,
    }))
}

fn code(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(match args.get(0) {
        Value::Frame(f) => Value::Code(f.get(&vm.heap).func.get(&vm.heap).code),
        Value::NativeCoro(coro) => Value::Code(vm.code_of_native(coro)),
        _ => Value::None,
    })
}

fn frame_of(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match args.get(0) {
        Value::Frame(f) if f.get(&vm.heap).state != FrameState::Done => Ok(vm.frame_of(f).into()),
        Value::NativeCoro(coro) if !coro.get(&vm.heap).done => Ok(vm.frame_of_native(coro).into()),
        _ => Ok(Value::None),
    }
}

/// Gives what the frame waits for: another frame of its chain, or None.
fn waits_on(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let frame = match args.get(0) {
        Value::Frame(frame) => frame,
        Value::NativeCoro(coro) => return Ok(native_waits_on(vm, coro)),
        _ => return Ok(Value::None),
    };
    if frame.get(&vm.heap).state != FrameState::Awaiting || is_running(vm, frame) {
        return Ok(Value::None);
    }
    // Going outward from the innermost frame, the one before this is what it waits for.
    let root = frame.root(&vm.heap);
    let mut inner = root.get(&vm.heap).innermost.unwrap_or(root);
    while inner != frame {
        match inner.get(&vm.heap).awaiter {
            Some(outer) if outer == frame => {
                // Somebody holds it from now on.
                inner.get_mut(&mut vm.heap).direct = false;
                if inner.get(&vm.heap).kind == FrameKind::AsyncGenerator {
                    return Ok(step_of(vm, inner));
                }
                return Ok(inner.into());
            }
            Some(outer) => inner = outer,
            None => break,
        }
    }
    let awaited = super::scopes::awaited_value(vm, frame);
    Ok(iterated(vm, awaited))
}

/// Gives what a coroutine written in Rust waits for.
fn native_waits_on(vm: &mut Vm, coro: Gc<NativeCoro>) -> Value {
    match coro.get(&vm.heap).waits {
        Some(future) => iterated(vm, future.into()),
        None => Value::None,
    }
}

/// Gives what an await goes through: of a future its iterator.
fn iterated(vm: &mut Vm, awaited: Value) -> Value {
    match awaited {
        Value::Future(_) | Value::Task(_) => vm.new_future_iter(awaited),
        other => other,
    }
}

/// Gives the awaitable that an `async for` has of a generator which it drives itself.
fn step_of(vm: &mut Vm, frame: Gc<Frame>) -> Value {
    let (what, state) = (Drive::Send, DriveState::Started);
    let driver = Driver {
        what,
        frame,
        value: Value::None,
        state,
    };
    vm.heap.alloc(driver).into()
}

/// Makes the awaitable of `anext(it, default)`.
pub fn anext_or(vm: &mut Vm, step: Value, default: Value) -> Value {
    vm.root(step);
    let known = vm.steps.iter().position(|s| s.0 == "anext");
    let id = known.unwrap_or_else(|| {
        vm.steps.push(("anext", anext_step));
        vm.steps.len() - 1
    });
    let name = vm.intern("anext");
    let coro = NativeCoro {
        step: NativeId(id as u16),
        name,
        qualname: name,
        phase: 0,
        started: false,
        running: false,
        done: false,
        is_anext: true,
        waits: None,
        state: [step, default, Value::Unset, Value::Unset],
    };
    vm.heap.alloc(coro).into()
}

fn anext_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    let [mut inner, default, ..] = coro.get(&vm.heap).state;
    if coro.get(&vm.heap).phase == 0 {
        // What `__anext__` gave is judged when it is awaited.
        inner = match vm.awaitable(inner) {
            Ok(inner) => inner,
            Err(Raise) => return Outcome::Raise,
        };
        let coro = coro.get_mut(&mut vm.heap);
        (coro.phase, coro.state[0]) = (1, inner);
    }
    match vm.resume_any(inner, resume) {
        Outcome::Raise if vm.raised_is(Exc::StopAsyncIteration) => {
            vm.take_raised();
            Outcome::Return(default)
        }
        other => other,
    }
}
