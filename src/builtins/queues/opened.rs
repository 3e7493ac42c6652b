//! Queues that go by their methods: those of a script's class that overrides some, and those whose `_queue` a script
//! has asked for.
//!
//! Such a queue is *opened*: its items are in a deque or list, its waiters in deques, as in CPython, and what to do with
//! them is Aster code, in `std/_asyncio_queues.as`. There is no way back. One who waits inside a native coroutine while
//! the queue is opened goes on in that code.

use super::{Order, Queue, Side};
use crate::builtins::payload::{Own, own};
use crate::builtins::sync::{opened_event, thrown};
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::Class;
use crate::object::native_coro::NativeCoro;
use crate::vm::native::Args;
use crate::vm::{Outcome, Raise, Resume, Vm};

/// What an opened queue keeps as objects that scripts may change.
pub struct Opened {
    queue: Value,
    getters: Value,
    putters: Value,
    /// The event that `join` waits for.
    pub finished: Value,
}

impl Opened {
    pub(super) fn trace(&self, m: &mut Marker) {
        for value in [self.queue, self.getters, self.putters, self.finished] {
            value.trace(m);
        }
    }

    /// Gives the deque of those who wait at a side.
    fn waiters(&self, side: Side) -> Value {
        match side {
            Side::Getters => self.getters,
            Side::Putters => self.putters,
        }
    }

    /// Gives the items and those who wait for some or for room.
    pub(super) fn parts(&self) -> [Value; 3] {
        [self.queue, self.getters, self.putters]
    }
}

/// A class that overrides one of these goes by its methods.
const HOOKS: &[&str] = &[
    "_init",
    "_put",
    "_get",
    "_wakeup_next",
    "_get_loop",
    "qsize",
    "empty",
    "full",
    "put",
    "get",
    "put_nowait",
    "get_nowait",
    "task_done",
    "shutdown",
];

/// Calls a function of the module that knows opened queues.
fn ask(vm: &mut Vm, function: &str, args: &[Value]) -> Result<Value, Raise> {
    let module = vm.import_module("_asyncio_queues")?;
    let name = vm.intern(function);
    let function = vm.get_attr(module, name)?;
    vm.call(function, args)
}

/// Does by methods what a method of an opened queue does.
pub(super) fn by_methods(vm: &mut Vm, name: &str, args: &[Value]) -> Result<Value, Raise> {
    let module = vm.import_module("_asyncio_queues")?;
    let class = vm.intern("Queue");
    let class = vm.get_attr(module, class)?;
    let name = vm.intern(name);
    let function = vm.get_attr(class, name)?;
    vm.call(function, args)
}

/// Tells whether a class overrides what the native methods would go past.
fn overrides(vm: &mut Vm, class: Gc<Class>) -> bool {
    HOOKS.iter().any(|hook| {
        let name = vm.intern(hook);
        class
            .find(&vm.heap, name)
            .is_some_and(|(owner, _)| !owner.get(&vm.heap).flags.builtin)
    })
}

/// Makes the queue of a script's class go by its methods if it has some. Its `__init__` calls `_init`, if it is its own.
pub(super) fn open_class(vm: &mut Vm, class: Value, object: Value) -> Result<(), Raise> {
    let Value::Class(class) = class else {
        return Ok(());
    };
    if class.get(&vm.heap).flags.builtin || !overrides(vm, class) {
        return Ok(());
    }
    let root = vm.root(object);
    let queue = own::<Queue>(vm, object)?;
    open(vm, queue)?;
    let init = vm.names.init;
    let own_init = class.find(&vm.heap, init);
    if own_init.is_some_and(|(owner, _)| owner.get(&vm.heap).flags.builtin) {
        return call_init(vm, vm.rooted(root), queue);
    }
    Ok(())
}

/// Makes a queue go by its methods whose bound is no number.
pub(super) fn open_queue(vm: &mut Vm, object: Value) -> Result<(), Raise> {
    let queue = own::<Queue>(vm, object)?;
    open(vm, queue)
}

fn call_init(vm: &mut Vm, object: Value, queue: Own<Queue>) -> Result<(), Raise> {
    let maxsize = queue.get(&vm.heap).shown_maxsize();
    let name = vm.intern("_init");
    vm.call_method(object, name, &[maxsize])?;
    Ok(())
}

/// The `__init__` of a script's subclass has come to the size.
pub(super) fn init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    let (maxsize, given) = super::bound(vm, args)?;
    let data = queue.get_mut(&mut vm.heap);
    (data.maxsize, data.given) = (maxsize, given);
    if queue.get(&vm.heap).opened.is_some() {
        call_init(vm, args.get(0), queue)?;
    }
    Ok(Value::None)
}

fn order_word(vm: &mut Vm, queue: Own<Queue>) -> Value {
    let word = match queue.get(&vm.heap).order {
        Order::First => "first",
        Order::Last => "last",
        Order::Smallest => "smallest",
    };
    vm.str(word)
}

/// Opens a queue, if it is not.
fn open(vm: &mut Vm, queue: Own<Queue>) -> Result<(), Raise> {
    if queue.get(&vm.heap).opened.is_some() {
        return Ok(());
    }
    let order = order_word(vm, queue);
    let first = vm.str("first");
    let data = queue.get_mut(&mut vm.heap);
    let items = data.items.iter().copied().collect();
    let [getters, putters] = [&data.getters, &data.putters].map(|side| {
        let futures = side.queue.iter();
        futures.map(|&f| Value::Future(f)).collect::<Vec<Value>>()
    });
    let items = vm.list(items);
    vm.root(items);
    let queue_value = ask(vm, "holder", &[order, items])?;
    vm.root(queue_value);
    let mut deques = [Value::None; 2];
    for (deque, waiters) in deques.iter_mut().zip([getters, putters]) {
        let list = vm.list(waiters);
        vm.root(list);
        *deque = ask(vm, "holder", &[first, list])?;
        vm.root(*deque);
    }
    let finished = ask(vm, "finished", &[])?;
    vm.root(finished);
    let data = queue.get_mut(&mut vm.heap);
    let (set, joiners) = (data.unfinished == 0, std::mem::take(&mut data.joiners));
    data.items.clear();
    data.getters.queue.clear();
    data.putters.queue.clear();
    opened_event(vm, finished, set, joiners)?;
    queue.get_mut(&mut vm.heap).opened = Some(Box::new(Opened {
        queue: queue_value,
        getters: deques[0],
        putters: deques[1],
        finished,
    }));
    Ok(())
}

/// Gives the opened half of `self`.
fn opened(vm: &mut Vm, args: Args) -> Result<&mut Opened, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    open(vm, queue)?;
    let opened = queue.get_mut(&mut vm.heap).opened.as_deref_mut();
    Ok(opened.expect("it was opened above"))
}

// The hooks that a class may override.

pub(super) fn init_items(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    let order = order_word(vm, queue);
    let none = vm.list(Vec::new());
    let holder = ask(vm, "holder", &[order, none])?;
    vm.root(holder);
    opened(vm, args)?.queue = holder;
    Ok(Value::None)
}

pub(super) fn put_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    let order = order_word(vm, queue);
    ask(vm, "add", &[args.get(0), order, args.get(1)])
}

pub(super) fn get_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    let order = order_word(vm, queue);
    ask(vm, "take", &[args.get(0), order])
}

pub(super) fn wake_next(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    ask(vm, "wake_next", &[args.get(1)])
}

/// Gives the running loop, or None; it must be the one the queue has been used on.
pub(super) fn get_loop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let queue = own::<Queue>(vm, args.get(0))?;
    let id = vm.sched.running().unwrap_or(0);
    if !queue.get_mut(&mut vm.heap).getters.serves(id) {
        let shown = vm.show(args.get(0));
        return Err(vm.runtime_error(format!("{shown} is bound to a different event loop")));
    }
    Ok(vm.loop_object(id))
}

// The fields.

pub(super) fn queue_field(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(opened(vm, args)?.queue)
}

pub(super) fn set_queue(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = args.get(1);
    opened(vm, args)?.queue = value;
    Ok(Value::None)
}

pub(super) fn getters_field(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(opened(vm, args)?.getters)
}

pub(super) fn set_getters(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = args.get(1);
    opened(vm, args)?.getters = value;
    Ok(Value::None)
}

pub(super) fn putters_field(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(opened(vm, args)?.putters)
}

pub(super) fn set_putters(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = args.get(1);
    opened(vm, args)?.putters = value;
    Ok(Value::None)
}

pub(super) fn finished_field(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(opened(vm, args)?.finished)
}

pub(super) fn set_finished(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = args.get(1);
    opened(vm, args)?.finished = value;
    Ok(Value::None)
}

// Those who waited in native code when the queue was opened.

/// Goes on with a `get` or `put` of an opened queue. `state[1]` is the item to put, `state[2]` the coroutine that
/// goes on, `state[3]` what was waited for before.
pub(super) fn go_on(vm: &mut Vm, coro: Gc<NativeCoro>, side: Side, resume: Resume) -> Outcome {
    let &NativeCoro {
        state: [object, item, driver, waiter],
        ..
    } = coro.get(&vm.heap);
    if !driver.is_unset() {
        return vm.drive_inside(driver, resume);
    }
    if let Resume::Throw(error) = resume {
        return match leave(vm, object, side, waiter) {
            Ok(_) => thrown(vm, error),
            Err(Raise) => Outcome::Raise,
        };
    }
    let made = match side {
        Side::Getters => by_methods(vm, "get", &[object]),
        Side::Putters => by_methods(vm, "put", &[object, item]),
    };
    let Ok(driver) = made else {
        return Outcome::Raise;
    };
    coro.get_mut(&mut vm.heap).state[2] = driver;
    vm.drive_inside(driver, Resume::Send(Value::None))
}

fn leave(vm: &mut Vm, object: Value, side: Side, waiter: Value) -> Result<Value, Raise> {
    if waiter.is_unset() {
        return Ok(Value::None);
    }
    let queue = own::<Queue>(vm, object)?;
    let waiters = match &queue.get(&vm.heap).opened {
        Some(opened) => opened.waiters(side),
        None => return Ok(Value::None),
    };
    let useless = vm.intern(match side {
        Side::Getters => "empty",
        Side::Putters => "full",
    });
    let useless = vm.get_attr(object, useless)?;
    ask(vm, "leave", &[object, waiters, waiter, useless])
}
