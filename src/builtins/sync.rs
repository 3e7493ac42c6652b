//! Event, Lock, Semaphore, BoundedSemaphore. Condition and Barrier are Aster code, in `std/`.
//!
//! Each keeps its waiters as futures in the order they came (`waiters.rs`), and wakes by completing them. Where an
//! acquire can succeed at once and is awaited right where it is called, no object is made; where it cannot, only the future.

use super::payload::{Own, make, object_repr, own, own_if};
use super::waiters::{
    Waited, Waiters, bind_loop, bound_loop, end_wait, wait_here, wait_on, waiting,
};
use crate::event::make::{Step, step};
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::future::{Future, FutureKind, State};
use crate::object::native_coro::NativeCoro;
use crate::object::payload::Payload;
use crate::syntax::ast::CmpOp;
use crate::vm::native::{Args, Type, accessor, func, getter, method};
use crate::vm::{Outcome, Raise, Resume, Vm};

/// Raises what was thrown into a native coroutine.
pub fn thrown(vm: &mut Vm, error: Value) -> Outcome {
    vm.raised = error;
    Outcome::Raise
}

/// Raises what went wrong while something thrown in was handled.
pub fn chained(vm: &mut Vm, handled: Value, _: Raise) -> Outcome {
    if let (Value::Exception(e), Value::Exception(handled)) = (vm.raised, handled) {
        vm.set_context(e, handled);
    }
    Outcome::Raise
}

/// Gives a result that an `await` finds at once, or a coroutine that returns it.
pub fn give(vm: &mut Vm, coro: &'static Step, result: Value) -> Value {
    if vm.awaited_directly() {
        return vm.ready(result);
    }
    vm.new_coro(coro, [result, Value::Unset, Value::Unset, Value::Unset])
}

/// The body of a coroutine that returns its first state.
pub fn return_state(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    match resume {
        Resume::Throw(error) => thrown(vm, error),
        Resume::Send(_) => Outcome::Return(coro.get(&vm.heap).state[0]),
    }
}

impl Vm {
    /// A frame that waited in a list itself (`wait_here`) goes on: takes its waiter out and does what the coroutine
    /// of the primitive would do. Gives what the await gives or raises.
    pub fn end_wait(&mut self, waiter: Gc<Future>, resume: Resume) -> Outcome {
        let (object, result) = match waiter.get(&self.heap).kind {
            FutureKind::Waits(object) => (object, Value::TRUE),
            FutureKind::Enters(object) => (object, Value::None),
            _ => return Outcome::Return(Value::None),
        };
        let had_turn = waiter.get(&self.heap).core.state == State::Finished;
        let object = Value::Object(object);
        let outcome = if let Some(event) = own_if::<Event>(self, object) {
            event.get_mut(&mut self.heap).waiters.remove(waiter);
            event_waited(self, resume)
        } else if let Some(lock) = own_if::<Lock>(self, object) {
            lock.get_mut(&mut self.heap).waiters.remove(waiter);
            lock_waited(self, lock, resume)
        } else if let Some(semaphore) = own_if::<Semaphore>(self, object) {
            semaphore.get_mut(&mut self.heap).waiters.remove(waiter);
            semaphore_waited(self, semaphore, had_turn, resume)
        } else {
            Outcome::Return(result)
        };
        match outcome {
            Outcome::Return(_) => Outcome::Return(result),
            outcome => outcome,
        }
    }

    /// Gives a future that a frame awaits in a list itself the coroutine that CPython has between the two, for those
    /// who ask what the frame awaits.
    pub fn coroutine_of_wait(&mut self, waiter: Gc<Future>) -> Option<Value> {
        let (object, enters) = match waiter.get(&self.heap).kind {
            FutureKind::Waits(object) => (Value::Object(object), false),
            FutureKind::Enters(object) => (Value::Object(object), true),
            _ => return None,
        };
        let step = if own_if::<Event>(self, object).is_some() {
            &EVENT_WAIT
        } else if own_if::<Lock>(self, object).is_some() {
            if enters { &LOCK_ENTER } else { &LOCK_ACQUIRE }
        } else if enters {
            &SEMAPHORE_ENTER
        } else {
            &SEMAPHORE_ACQUIRE
        };
        let unset = Value::Unset;
        let made = self.new_coro(step, [object, unset, unset, Value::Future(waiter)]);
        if let Value::NativeCoro(coro) = made {
            let c = coro.get_mut(&mut self.heap);
            (c.started, c.phase, c.waits) = (true, 1, Some(waiter));
        }
        waiter.get_mut(&mut self.heap).kind = FutureKind::Plain;
        Some(made)
    }
}

// Event.

/// A flag to wait for.
#[derive(Default)]
pub struct Event {
    is_set: bool,
    waiters: Waiters,
}

impl Payload for Event {
    fn trace(&self, m: &mut Marker) {
        self.waiters.trace(m);
    }
}

impl Waited for Event {
    fn waiters(&mut self) -> &mut Waiters {
        &mut self.waiters
    }
}

pub static EVENT: Type = Type {
    name: "Event",
    module: "asyncio.locks",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls)", event_new)),
    funcs: &[
        method("__init__(self)", nothing),
        method("is_set(self)", event_is_set),
        method("set(self)", event_set),
        getter("_value", event_is_set),
        accessor("_loop", bound_loop::<Event>, bind_loop::<Event>),
        getter("_waiters", |vm, args| waiting::<Event>(vm, args, true)),
        method("clear(self)", event_clear),
        method("wait(self)", event_wait),
        method("__repr__(self)", event_repr),
    ],
    doc: "A flag that tasks wait for.",
};

static EVENT_WAIT: Step = step("Event.wait", event_wait_step);

fn event_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    make(vm, args.get(0), Event::default())
}

fn event_is_set(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let event = own::<Event>(vm, args.get(0))?;
    Ok(Value::bool(event.get(&vm.heap).is_set))
}

fn event_set(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let event = own::<Event>(vm, args.get(0))?;
    let data = event.get_mut(&mut vm.heap);
    if data.is_set {
        return Ok(Value::None);
    }
    data.is_set = true;
    // Those who wait take themselves out of the queue when they run.
    for i in 0..event.get(&vm.heap).waiters.queue.len() {
        if let Some(&waiter) = event.get(&vm.heap).waiters.queue.get(i) {
            vm.resolve(waiter, Value::TRUE)?;
        }
    }
    Ok(Value::None)
}

fn event_clear(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let event = own::<Event>(vm, args.get(0))?;
    event.get_mut(&mut vm.heap).is_set = false;
    Ok(Value::None)
}

fn event_wait(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let event = own::<Event>(vm, args.get(0))?;
    if vm.awaited_directly() {
        if event.get(&vm.heap).is_set {
            return Ok(vm.ready(Value::TRUE));
        }
        if let Value::Object(_) = args.get(0) {
            return wait_here(vm, event, FutureKind::Waits);
        }
    }
    Ok(vm.new_coro(
        &EVENT_WAIT,
        [args.get(0), Value::Unset, Value::Unset, Value::Unset],
    ))
}

fn event_wait_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    let Ok(event) = own::<Event>(vm, coro.get(&vm.heap).state[0]) else {
        return Outcome::Raise;
    };
    if coro.get(&vm.heap).phase == 0 {
        if event.get(&vm.heap).is_set {
            return Outcome::Return(Value::TRUE);
        }
        return wait_on(vm, coro, event);
    }
    end_wait(vm, coro, event);
    event_waited(vm, resume)
}

fn event_waited(vm: &mut Vm, resume: Resume) -> Outcome {
    match resume {
        Resume::Throw(error) => thrown(vm, error),
        Resume::Send(_) => Outcome::Return(Value::TRUE),
    }
}

/// Gives an event its state and those who wait for it.
pub fn opened_event(
    vm: &mut Vm,
    event: Value,
    is_set: bool,
    waiters: Waiters,
) -> Result<(), Raise> {
    let event = own::<Event>(vm, event)?;
    *event.get_mut(&mut vm.heap) = Event { is_set, waiters };
    Ok(())
}

/// Takes a waiter out of an event.
pub fn leave_event(vm: &mut Vm, event: Value, waiter: Gc<Future>) {
    if let Some(event) = own_if::<Event>(vm, event) {
        event.get_mut(&mut vm.heap).waiters.remove(waiter);
    }
}

fn event_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let event = own::<Event>(vm, args.get(0))?;
    let data = event.get(&vm.heap);
    let word = if data.is_set { "set" } else { "unset" };
    Ok(repr_with(vm, args.get(0), word, data.waiters.queue.len()))
}

/// Gives `<module.Class object at 0x1 [word, waiters:2]>`.
fn repr_with(vm: &mut Vm, object: Value, word: &str, waiters: usize) -> Value {
    let base = object_repr(vm, object);
    let waiters = if waiters > 0 {
        format!(", waiters:{waiters}")
    } else {
        String::new()
    };
    vm.string(format!("<{base} [{word}{waiters}]>"))
}

// Lock.

/// A lock that is handed on in the order of asking.
#[derive(Default)]
pub struct Lock {
    locked: bool,
    waiters: Waiters,
}

impl Payload for Lock {
    fn trace(&self, m: &mut Marker) {
        self.waiters.trace(m);
    }
}

impl Waited for Lock {
    fn waiters(&mut self) -> &mut Waiters {
        &mut self.waiters
    }
}

pub static LOCK: Type = Type {
    name: "Lock",
    module: "asyncio.locks",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls)", lock_new)),
    funcs: &[
        method("__init__(self)", nothing),
        method("locked(self)", lock_locked),
        getter("_locked", lock_locked),
        accessor("_loop", bound_loop::<Lock>, bind_loop::<Lock>),
        getter("_waiters", |vm, args| waiting::<Lock>(vm, args, false)),
        method("acquire(self)", lock_acquire),
        method("release(self)", lock_release),
        method("__aenter__(self)", lock_enter),
        method("__aexit__(self, exc_type, exc, tb)", lock_exit),
        method("__repr__(self)", lock_repr),
    ],
    doc: "A lock for tasks.",
};

static LOCK_ACQUIRE: Step = step("Lock.acquire", lock_acquire_step);
static LOCK_ENTER: Step = step("_ContextManagerMixin.__aenter__", lock_enter_step);
static EXIT: Step = step("_ContextManagerMixin.__aexit__", return_state);

static ENTER_BY_METHOD: Step = step("_ContextManagerMixin.__aenter__", enter_by_method_step);

/// Enters a script's subclass by its own `acquire`.
fn enter_by_method(vm: &mut Vm, object: Value) -> Result<Value, Raise> {
    Ok(vm.new_coro(
        &ENTER_BY_METHOD,
        [object, Value::Unset, Value::Unset, Value::Unset],
    ))
}

fn enter_by_method_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    if coro.get(&vm.heap).phase == 0 {
        let acquire = vm.intern("acquire");
        let object = coro.get(&vm.heap).state[0];
        let made = vm
            .call_method(object, acquire, &[])
            .and_then(|made| vm.awaitable(made));
        let Ok(driver) = made else {
            return Outcome::Raise;
        };
        let c = coro.get_mut(&mut vm.heap);
        c.state[1] = driver;
        c.phase = 1;
    }
    let driver = coro.get(&vm.heap).state[1];
    match vm.drive_inside(driver, resume) {
        Outcome::Return(_) => Outcome::Return(Value::None),
        other => other,
    }
}

fn lock_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    make(vm, args.get(0), Lock::default())
}

fn lock_locked(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    Ok(Value::bool(lock.get(&vm.heap).locked))
}

/// Takes the lock if nobody holds it and nobody waits for it.
fn try_lock(vm: &mut Vm, lock: Own<Lock>) -> bool {
    let data = lock.get(&vm.heap);
    if data.locked || data.waiters.any_live(&vm.heap) {
        return false;
    }
    lock.get_mut(&mut vm.heap).locked = true;
    true
}

fn lock_acquire(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    if vm.awaited_directly() {
        if try_lock(vm, lock) {
            return Ok(vm.ready(Value::TRUE));
        }
        if let Value::Object(_) = args.get(0) {
            return wait_here(vm, lock, FutureKind::Waits);
        }
    }
    Ok(vm.new_coro(
        &LOCK_ACQUIRE,
        [args.get(0), Value::Unset, Value::Unset, Value::Unset],
    ))
}

fn lock_enter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    if let Value::Instance(_) = args.get(0) {
        return enter_by_method(vm, args.get(0));
    }
    if vm.awaited_directly() {
        if try_lock(vm, lock) {
            return Ok(vm.ready(Value::None));
        }
        return wait_here(vm, lock, FutureKind::Enters);
    }
    Ok(vm.new_coro(
        &LOCK_ENTER,
        [args.get(0), Value::Unset, Value::Unset, Value::Unset],
    ))
}

fn lock_enter_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    match lock_acquire_step(vm, coro, resume) {
        Outcome::Return(_) => Outcome::Return(Value::None),
        other => other,
    }
}

fn lock_acquire_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    let Ok(lock) = own::<Lock>(vm, coro.get(&vm.heap).state[0]) else {
        return Outcome::Raise;
    };
    if coro.get(&vm.heap).phase == 0 {
        if try_lock(vm, lock) {
            return Outcome::Return(Value::TRUE);
        }
        return wait_on(vm, coro, lock);
    }
    end_wait(vm, coro, lock);
    lock_waited(vm, lock, resume)
}

/// What a task does whose turn has come, or whose waiting was ended, out of the queue already.
fn lock_waited(vm: &mut Vm, lock: Own<Lock>, resume: Resume) -> Outcome {
    match resume {
        Resume::Throw(error) => {
            if !lock.get(&vm.heap).locked && vm.is_exception(error, Exc::CancelledError) {
                return match wake_first(vm, lock) {
                    Ok(()) => thrown(vm, error),
                    Err(raise) => chained(vm, error, raise),
                };
            }
            thrown(vm, error)
        }
        Resume::Send(_) => {
            lock.get_mut(&mut vm.heap).locked = true;
            Outcome::Return(Value::TRUE)
        }
    }
}

/// Wakes whoever stands first; the lock stays free until that one runs.
fn wake_first(vm: &mut Vm, lock: Own<Lock>) -> Result<(), Raise> {
    match lock.get(&vm.heap).waiters.queue.front() {
        Some(&waiter) => vm.resolve(waiter, Value::TRUE),
        None => Ok(()),
    }
}

fn unlock(vm: &mut Vm, lock: Own<Lock>) -> Result<(), Raise> {
    let data = lock.get_mut(&mut vm.heap);
    if !data.locked {
        return Err(vm.runtime_error("Lock is not acquired."));
    }
    data.locked = false;
    wake_first(vm, lock)
}

fn lock_release(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    unlock(vm, lock)?;
    Ok(Value::None)
}

fn lock_exit(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    if let Value::Instance(_) = args.get(0) {
        let release = vm.intern("release");
        vm.call_method(args.get(0), release, &[])?;
        return Ok(give(vm, &EXIT, Value::None));
    }
    unlock(vm, lock)?;
    Ok(give(vm, &EXIT, Value::None))
}

fn lock_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    let data = lock.get(&vm.heap);
    let word = if data.locked { "locked" } else { "unlocked" };
    Ok(repr_with(vm, args.get(0), word, data.waiters.queue.len()))
}

// Semaphores.

/// A counter to be taken from.
pub struct Semaphore {
    value: i64,
    /// Of one that counts in floats: what the value has beyond `value`.
    fraction: Option<f64>,
    /// A bounded one never rises above this.
    bound: Option<i64>,
    waiters: Waiters,
}

impl Payload for Semaphore {
    fn trace(&self, m: &mut Marker) {
        self.waiters.trace(m);
    }
}

impl Semaphore {
    /// Makes one with the first value that `first_value` gave.
    fn new((value, fraction): (i64, Option<f64>), is_bounded: bool) -> Semaphore {
        Semaphore {
            value,
            fraction,
            bound: is_bounded.then_some(value),
            waiters: Waiters::default(),
        }
    }

    fn is_zero(&self) -> bool {
        self.value == 0 && self.fraction.is_none_or(|more| more == 0.0)
    }

    fn is_positive(&self) -> bool {
        self.value > 0 || self.value == 0 && !self.is_zero()
    }

    /// Gives the counter as a script sees it.
    fn shown(&self) -> Value {
        match self.fraction {
            Some(more) => Value::from(self.value as f64 + more),
            None => Value::Int(self.value),
        }
    }
}

impl Waited for Semaphore {
    fn waiters(&mut self) -> &mut Waiters {
        &mut self.waiters
    }
}

pub static SEMAPHORE: Type = Type {
    name: "Semaphore",
    module: "asyncio.locks",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, value=1)", semaphore_new)),
    funcs: &[
        method("__init__(self, value=1)", semaphore_init),
        method("locked(self)", semaphore_locked),
        method("acquire(self)", semaphore_acquire),
        method("release(self)", semaphore_release),
        method("__aenter__(self)", semaphore_enter),
        method("__aexit__(self, exc_type, exc, tb)", semaphore_exit),
        method("__repr__(self)", semaphore_repr),
        getter("_value", semaphore_value),
        accessor("_loop", bound_loop::<Semaphore>, bind_loop::<Semaphore>),
        getter("_waiters", |vm, args| waiting::<Semaphore>(vm, args, false)),
    ],
    doc: "A counter that tasks take from and give back to.",
};

pub static BOUNDED_SEMAPHORE: Type = Type {
    name: "BoundedSemaphore",
    module: "asyncio.locks",
    base: "Semaphore",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, value=1)", bounded_new)),
    funcs: &[
        method("__init__(self, value=1)", semaphore_init),
        method("release(self)", semaphore_release),
    ],
    doc: "A semaphore that never rises above its first value.",
};

static SEMAPHORE_ACQUIRE: Step = step("Semaphore.acquire", semaphore_acquire_step);
static SEMAPHORE_ENTER: Step = step("_ContextManagerMixin.__aenter__", semaphore_enter_step);

/// Gives the first value of a semaphore, whole and what is beyond that of a float.
fn first_value(vm: &mut Vm, args: Args) -> Result<(i64, Option<f64>), Raise> {
    let given = args.get(1);
    if !matches!(given, Value::Int(_) | Value::Bool(_) | Value::Float(_)) {
        vm.compare(CmpOp::Lt, given, Value::Int(0))?;
    }
    let (value, fraction) = match given {
        Value::Float(value) => {
            let value = value.get();
            (value.floor() as i64, Some(value - value.floor()))
        }
        _ => (args.int(vm, 1)?, None),
    };
    if value < 0 {
        return Err(vm.value_error("Semaphore initial value must be >= 0"));
    }
    Ok((value, fraction))
}

/// The `__init__` of what has nothing to be told.
pub fn nothing(_: &mut Vm, _: Args) -> Result<Value, Raise> {
    Ok(Value::None)
}

fn semaphore_init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = first_value(vm, args)?;
    let semaphore = own::<Semaphore>(vm, args.get(0))?;
    let data = semaphore.get_mut(&mut vm.heap);
    (data.value, data.fraction) = value;
    data.bound = data.bound.map(|_| value.0);
    Ok(Value::None)
}

fn semaphore_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = first_value(vm, args)?;
    make(vm, args.get(0), Semaphore::new(value, false))
}

fn bounded_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = first_value(vm, args)?;
    make(vm, args.get(0), Semaphore::new(value, true))
}

fn semaphore_value(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let semaphore = own::<Semaphore>(vm, args.get(0))?;
    Ok(semaphore.get(&vm.heap).shown())
}

fn is_locked(vm: &Vm, semaphore: Own<Semaphore>) -> bool {
    let data = semaphore.get(&vm.heap);
    data.is_zero() || data.waiters.any_live(&vm.heap)
}

fn semaphore_locked(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let semaphore = own::<Semaphore>(vm, args.get(0))?;
    Ok(Value::bool(is_locked(vm, semaphore)))
}

fn try_take(vm: &mut Vm, semaphore: Own<Semaphore>) -> bool {
    if is_locked(vm, semaphore) {
        return false;
    }
    semaphore.get_mut(&mut vm.heap).value -= 1;
    true
}

/// Tells whether a semaphore is locked: one of a script's class is asked by its method.
fn says_locked(vm: &mut Vm, object: Value, semaphore: Own<Semaphore>) -> Result<bool, Raise> {
    match object {
        Value::Instance(_) => vm.asks_true(object, "locked"),
        _ => Ok(is_locked(vm, semaphore)),
    }
}

fn semaphore_acquire(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let semaphore = own::<Semaphore>(vm, args.get(0))?;
    if let Value::Object(_) = args.get(0)
        && vm.awaited_directly()
    {
        if try_take(vm, semaphore) {
            return Ok(vm.ready(Value::TRUE));
        }
        return wait_here(vm, semaphore, FutureKind::Waits);
    }
    Ok(vm.new_coro(
        &SEMAPHORE_ACQUIRE,
        [args.get(0), Value::Unset, Value::Unset, Value::Unset],
    ))
}

fn semaphore_enter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let semaphore = own::<Semaphore>(vm, args.get(0))?;
    if let Value::Instance(_) = args.get(0) {
        return enter_by_method(vm, args.get(0));
    }
    if vm.awaited_directly() {
        if try_take(vm, semaphore) {
            return Ok(vm.ready(Value::None));
        }
        return wait_here(vm, semaphore, FutureKind::Enters);
    }
    Ok(vm.new_coro(
        &SEMAPHORE_ENTER,
        [args.get(0), Value::Unset, Value::Unset, Value::Unset],
    ))
}

fn semaphore_enter_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    match semaphore_acquire_step(vm, coro, resume) {
        Outcome::Return(_) => Outcome::Return(Value::None),
        other => other,
    }
}

fn semaphore_acquire_step(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    let object = coro.get(&vm.heap).state[0];
    let Ok(semaphore) = own::<Semaphore>(vm, object) else {
        return Outcome::Raise;
    };
    if coro.get(&vm.heap).phase == 0 {
        match says_locked(vm, object, semaphore) {
            Ok(true) => return wait_on(vm, coro, semaphore),
            Ok(false) => {}
            Err(Raise) => return Outcome::Raise,
        }
        semaphore.get_mut(&mut vm.heap).value -= 1;
        return Outcome::Return(Value::TRUE);
    }
    let waiter = end_wait(vm, coro, semaphore);
    let had_turn = waiter.is_some_and(|w| w.get(&vm.heap).core.state == State::Finished);
    semaphore_waited(vm, semaphore, had_turn, resume)
}

/// What a task does whose turn has come (`had_turn`), or whose waiting was ended, out of the queue already.
fn semaphore_waited(
    vm: &mut Vm,
    semaphore: Own<Semaphore>,
    had_turn: bool,
    resume: Resume,
) -> Outcome {
    if let Resume::Throw(error) = resume
        && vm.is_exception(error, Exc::CancelledError)
        && had_turn
    {
        // Our turn had come already: give it back.
        semaphore.get_mut(&mut vm.heap).value += 1;
    }
    // Those who came since had to stand behind us.
    while semaphore.get(&vm.heap).is_positive() {
        match (wake_next(vm, semaphore), resume) {
            (Ok(true), _) => {}
            (Ok(false), _) => break,
            (Err(raise), Resume::Throw(error)) => return chained(vm, error, raise),
            (Err(Raise), _) => return Outcome::Raise,
        }
    }
    match resume {
        Resume::Throw(error) => thrown(vm, error),
        Resume::Send(_) => Outcome::Return(Value::TRUE),
    }
}

/// Takes from the counter for the first who waits, and wakes that one.
fn wake_next(vm: &mut Vm, semaphore: Own<Semaphore>) -> Result<bool, Raise> {
    let Some(waiter) = semaphore.get(&vm.heap).waiters.first_pending(&vm.heap) else {
        return Ok(false);
    };
    semaphore.get_mut(&mut vm.heap).value -= 1;
    vm.resolve(waiter, Value::TRUE)?;
    Ok(true)
}

fn put_back(vm: &mut Vm, semaphore: Own<Semaphore>) -> Result<(), Raise> {
    let data = semaphore.get_mut(&mut vm.heap);
    if data.bound.is_some_and(|bound| data.value >= bound) {
        return Err(vm.value_error("BoundedSemaphore released too many times"));
    }
    data.value = data.value.saturating_add(1);
    wake_next(vm, semaphore)?;
    Ok(())
}

fn semaphore_release(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let semaphore = own::<Semaphore>(vm, args.get(0))?;
    put_back(vm, semaphore)?;
    Ok(Value::None)
}

fn semaphore_exit(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let semaphore = own::<Semaphore>(vm, args.get(0))?;
    if let Value::Instance(_) = args.get(0) {
        let release = vm.intern("release");
        vm.call_method(args.get(0), release, &[])?;
        return Ok(give(vm, &EXIT, Value::None));
    }
    put_back(vm, semaphore)?;
    Ok(give(vm, &EXIT, Value::None))
}

fn semaphore_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let semaphore = own::<Semaphore>(vm, args.get(0))?;
    let data = semaphore.get(&vm.heap);
    let waiters = data.waiters.queue.len();
    let word = if says_locked(vm, args.get(0), semaphore)? {
        "locked".to_string()
    } else {
        let value = semaphore.get(&vm.heap).shown();
        format!("unlocked, value:{}", vm.show(value))
    };
    Ok(repr_with(vm, args.get(0), &word, waiters))
}
