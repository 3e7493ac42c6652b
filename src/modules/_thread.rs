//! `_thread`: what threads start by, and the two locks everything of `threading` is made of.
//!
//! A lock that is released is free, and the thread that has waited longest is woken: whoever runs first takes it, which is mostly
//! the one that runs. A thread that was woken in vain is handed the lock at the next release. What a thread is lies in
//! `vm/threads.rs`.

use crate::builtins::payload::{Own, make, own};
use crate::heap::{Marker, Parker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::payload::Payload;
use crate::vm::native::{Args, Module, Type, func, method};
use crate::vm::signals::Action;
use crate::vm::{Raise, Vm};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

pub static MODULE: Module = Module {
    name: "_thread",
    consts: &[],
    funcs: &[
        func("start_new_thread(function, args, kwargs=None, /)", start),
        func("get_ident()", ident),
        func("get_native_id()", native_id),
        func("_count()", |vm, _| {
            Ok(Value::Int(vm.threads.others() as i64))
        }),
        func("interrupt_main(signum=2, /)", interrupt_main),
        func("stack_size(size=0, /)", stack_size),
        func("_has_threads()", |vm, _| {
            Ok(Value::bool(vm.threads.any_other()))
        }),
    ],
    types: &[&LOCK, &RLOCK],
    init: Some(|vm, dict| {
        let error = Value::Class(vm.exc_class(Exc::RuntimeError));
        let (name, longest) = (vm.intern("error"), vm.intern("TIMEOUT_MAX"));
        dict.set_str(&mut vm.heap, name, error);
        dict.set_str(&mut vm.heap, longest, Value::float(TIMEOUT_MAX));
        let lock = vm.intern("lock");
        if let Some(class) = dict.get_str(&vm.heap, lock) {
            for alias in ["LockType", "allocate_lock"] {
                let alias = vm.intern(alias);
                dict.set_str(&mut vm.heap, alias, class);
            }
        }
        Ok(())
    }),
};

/// The longest timeout, in seconds.
const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// A thread that waits for a lock.
struct Waiter {
    parker: Arc<Parker>,
    thread: usize,
    /// It is about to look whether the lock is free.
    woken: bool,
    /// It has looked in vain.
    passed_over: bool,
}

/// A lock; one that its owner can take again if `again`.
struct Lock {
    again: bool,
    locked: bool,
    owner: usize,
    count: u64,
    waiters: VecDeque<Waiter>,
}

impl Payload for Lock {
    fn trace(&self, _: &mut Marker) {}
}

macro_rules! lock_methods {
    () => {
        &[
            method("acquire(self, blocking=True, timeout=-1)", acquire),
            method("release(self)", release),
            method("locked(self)", locked),
            method("__enter__(self)", enter),
            method("__exit__(self, /, *exc)", exit),
            method("__repr__(self)", repr),
            method("_is_owned(self)", is_owned),
            method("_release_save(self)", release_save),
            method("_acquire_restore(self, state)", acquire_restore),
            method("_recursion_count(self)", recursion_count),
            method("_at_fork_reinit(self)", |_, _| Ok(Value::None)),
        ]
    };
}

static LOCK: Type = Type {
    name: "lock",
    module: "_thread",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func("__new__(cls)", |vm, args| {
        make(vm, args.get(0), fresh(false))
    })),
    funcs: lock_methods!(),
    doc: "A lock that any thread may release.",
};

static RLOCK: Type = Type {
    name: "RLock",
    module: "_thread",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, *args, **kwargs)", rlock_new)),
    funcs: lock_methods!(),
    doc: "A lock that its owner may take again.",
};

fn fresh(again: bool) -> Lock {
    Lock {
        again,
        locked: false,
        owner: 0,
        count: 0,
        waiters: VecDeque::new(),
    }
}

fn rlock_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    make(vm, args.get(0), fresh(true))
}

/// Reads how long `acquire` may wait: `None` for ever, zero for not at all.
fn patience(vm: &mut Vm, args: Args) -> Result<Option<f64>, Raise> {
    let blocking = vm.truth(args.get(1))?;
    let timeout = super::time::span_of(vm, args.get(2))?;
    if !blocking && timeout != -1.0 {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if timeout < 0.0 && timeout != -1.0 {
        return Err(vm.value_error("timeout value must be a non-negative number"));
    }
    if timeout > TIMEOUT_MAX {
        return Err(vm.overflow_error("timeout value is too large"));
    }
    Ok(match (blocking, timeout) {
        (false, _) => Some(0.0),
        (true, -1.0) => None,
        (true, timeout) => Some(timeout),
    })
}

fn acquire(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    let patience = patience(vm, args)?;
    take(vm, lock, patience).map(Value::bool)
}

/// Takes a lock, waiting up to so many seconds; false if it was not to be had.
fn take(vm: &mut Vm, lock: Own<Lock>, patience: Option<f64>) -> Result<bool, Raise> {
    let me = vm.threads.current();
    let data = lock.get_mut(&mut vm.heap);
    if data.locked && data.again && data.owner == me {
        data.count += 1;
        return Ok(true);
    }
    if !data.locked {
        (data.locked, data.owner, data.count) = (true, me, 1);
        return Ok(true);
    }
    if patience == Some(0.0) {
        return Ok(false);
    }
    let deadline = patience.map(|seconds| vm.sched.clock.now() + seconds);
    wait_for(vm, lock, deadline)
}

/// Waits for a lock that is taken, up to a deadline; false if it did not come free.
fn wait_for(vm: &mut Vm, lock: Own<Lock>, deadline: Option<f64>) -> Result<bool, Raise> {
    let me = vm.threads.current();
    let mut parker = Arc::new(Parker::default());
    lock.get_mut(&mut vm.heap).waiters.push_back(Waiter {
        parker: Arc::clone(&parker),
        thread: me,
        woken: false,
        passed_over: false,
    });
    loop {
        let outcome = vm.wait_for_wake(&parker, deadline);
        let data = lock.get_mut(&mut vm.heap);
        let place = data
            .waiters
            .iter()
            .position(|w| Arc::ptr_eq(&w.parker, &parker));
        let Some(place) = place else {
            // Whoever released it made this thread its owner.
            if outcome.is_err() {
                let_go(vm, lock);
            }
            return outcome.map(|_| true);
        };
        match outcome {
            Ok(true) if !data.locked => {
                data.waiters.remove(place);
                (data.locked, data.owner, data.count) = (true, me, 1);
                return Ok(true);
            }
            Ok(true) => {
                parker = Arc::new(Parker::default());
                data.waiters[place] = Waiter {
                    parker: Arc::clone(&parker),
                    thread: me,
                    woken: false,
                    passed_over: true,
                };
            }
            gave_up => {
                data.waiters.remove(place);
                if !data.locked {
                    wake_first(vm, lock);
                }
                return gave_up;
            }
        }
    }
}

/// Frees a lock, or gives it to the thread that has waited longest if that was passed over before.
fn let_go(vm: &mut Vm, lock: Own<Lock>) {
    let data = lock.get_mut(&mut vm.heap);
    if let Some(next) = data.waiters.pop_front_if(|first| first.passed_over) {
        (data.owner, data.count) = (next.thread, 1);
        vm.threads.note_woken(next.thread);
        next.parker.wake();
        return;
    }
    (data.locked, data.owner, data.count) = (false, 0, 0);
    wake_first(vm, lock);
}

/// Wakes the thread that has waited longest for a lock that is free, unless it has been.
fn wake_first(vm: &mut Vm, lock: Own<Lock>) {
    let data = lock.get_mut(&mut vm.heap);
    if let Some(first) = data.waiters.front_mut()
        && !first.woken
    {
        first.woken = true;
        first.parker.wake();
        let thread = first.thread;
        vm.threads.note_woken(thread);
    }
}

fn release(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    let me = vm.threads.current();
    let data = lock.get_mut(&mut vm.heap);
    if data.again {
        if !data.locked || data.owner != me {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        data.count -= 1;
        if data.count > 0 {
            return Ok(Value::None);
        }
    } else if !data.locked {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    let_go(vm, lock);
    Ok(Value::None)
}

fn locked(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    Ok(Value::bool(lock.get(&vm.heap).locked))
}

fn enter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    take(vm, lock, None).map(Value::bool)
}

fn exit(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    release(vm, args)
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    let data = lock.get(&vm.heap);
    let state = if data.locked { "locked" } else { "unlocked" };
    let (again, owner, count) = (data.again, data.owner, data.count);
    let owner = if data.locked { ident_of(owner) } else { 0 };
    let id = args.get(0).id();
    let text = if again {
        format!("<{state} _thread.RLock object owner={owner} count={count} at {id:#x}>")
    } else {
        format!("<{state} _thread.lock object at {id:#x}>")
    };
    Ok(vm.string(text))
}

fn is_owned(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    let data = lock.get(&vm.heap);
    let mine = data.locked && (!data.again || data.owner == vm.threads.current());
    Ok(Value::bool(mine))
}

fn recursion_count(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    let data = lock.get(&vm.heap);
    let mine = data.locked && data.owner == vm.threads.current();
    Ok(Value::Int(if mine { data.count as i64 } else { 0 }))
}

/// Gives a lock up however often it was taken; what `_acquire_restore` takes it back by.
fn release_save(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    let me = vm.threads.current();
    let data = lock.get_mut(&mut vm.heap);
    if !data.locked || data.again && data.owner != me {
        let text = if data.again {
            "cannot release un-acquired lock"
        } else {
            "release unlocked lock"
        };
        return Err(vm.runtime_error(text));
    }
    let count = data.count;
    let_go(vm, lock);
    Ok(Value::Int(count as i64))
}

fn acquire_restore(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let lock = own::<Lock>(vm, args.get(0))?;
    let count = args.int(vm, 1)?;
    // Taken back whatever comes: the caller is about to release it again.
    let mut left = Ok(true);
    loop {
        match take(vm, lock, None) {
            Ok(_) => break,
            Err(Raise) => {
                let error = Value::Exception(vm.take_raised());
                vm.root(error);
                left = Err(error);
            }
        }
    }
    lock.get_mut(&mut vm.heap).count = count.max(1) as u64;
    match left {
        Ok(_) => Ok(Value::None),
        Err(error) => Err(vm.throw(error)),
    }
}

fn start(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let target = args.get(0);
    if !vm.is_callable(target) {
        return Err(vm.type_error("first arg must be callable"));
    }
    let Value::Tuple(given) = vm.plain(args.get(1)) else {
        return Err(vm.type_error("2nd arg must be a tuple"));
    };
    let kwargs = match vm.plain(args.get(2)) {
        Value::Dict(kwargs) => Some(kwargs),
        Value::None => None,
        _ => return Err(vm.type_error("optional 3rd arg must be a dictionary")),
    };
    let number = vm.start_thread(target, given, kwargs)?;
    Ok(Value::Int(ident_of(number)))
}

/// Gives the identity a script sees of a thread.
fn ident_of(number: usize) -> i64 {
    0x7f00_0000_1000 + (number as i64) * 0x1000
}

fn ident(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    Ok(Value::Int(ident_of(vm.threads.current())))
}

fn native_id(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let number = vm.threads.current() as i64;
    Ok(Value::Int(i64::from(std::process::id()) + number))
}

fn interrupt_main(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let signal = args.int(vm, 0)?;
    match vm.signals.action(signal) {
        None => return Err(vm.value_error("signal number out of range")),
        Some(Action::Default | Action::Ignore) => {}
        Some(_) => {
            crate::io::signals::simulate(signal as i32);
            vm.heap.fuel = 0;
            vm.check_signals()?;
        }
    }
    Ok(Value::None)
}

fn stack_size(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let size = args.int(vm, 0)?;
    if size != 0 && size < 32_768 {
        return Err(vm.value_error(format!("size not valid: {size} bytes")));
    }
    // Threads have the same stack whatever is asked; the number is kept for who asks for it.
    Ok(Value::Int(std::mem::replace(
        &mut vm.threads.stack_size,
        size,
    )))
}

/// `sys.setswitchinterval(seconds)`; a ValueError for what is not positive.
pub fn set_switch_interval(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let seconds = args.float(vm, 0)?;
    match Duration::try_from_secs_f64(seconds) {
        Ok(interval) if seconds > 0.0 => vm.threads.interval = interval,
        _ => return Err(vm.value_error("switch interval must be strictly positive")),
    }
    Ok(Value::None)
}
