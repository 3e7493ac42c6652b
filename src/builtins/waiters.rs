//! Waiters: who waits for a primitive, in the order they came, and the two ways to wait.
//!
//! A native coroutine waits with `wait_on`. Where the call is awaited on the spot by a task, the frame itself waits with
//! `wait_here`: the future knows what the coroutine would do, and that is done when the frame goes on (`Vm::end_wait`).

use super::payload::{Own, own};
use crate::heap::{Gc, Heap, Marker};
use crate::object::Value;
use crate::object::future::{Future, FutureKind, State};
use crate::object::native_coro::NativeCoro;
use crate::object::payload::{Object, Payload};
use crate::vm::native::Args;
use crate::vm::{Outcome, Raise, Vm};
use std::collections::VecDeque;

/// Those who wait, first come first.
#[derive(Default)]
pub struct Waiters {
    pub queue: VecDeque<Gc<Future>>,
    /// The loop they wait on; one object serves one loop.
    loop_id: u32,
}

impl Waiters {
    /// Marks what it holds.
    pub fn trace(&self, m: &mut Marker) {
        self.queue.iter().for_each(|&f| m.mark(f));
    }

    /// Takes one out wherever it stands.
    pub fn remove(&mut self, waiter: Gc<Future>) {
        if let Some(at) = self.queue.iter().position(|&f| f == waiter) {
            self.queue.remove(at);
        }
    }

    /// Binds them to a loop; false if they are bound to another.
    pub fn serves(&mut self, loop_id: u32) -> bool {
        if self.loop_id == 0 {
            self.loop_id = loop_id;
        }
        self.loop_id == loop_id
    }

    /// Tells whether anyone waits who was not cancelled.
    pub fn any_live(&self, heap: &Heap) -> bool {
        self.queue
            .iter()
            .any(|f| f.get(heap).core.state != State::Cancelled)
    }

    /// Gives the first that is not done.
    pub fn first_pending(&self, heap: &Heap) -> Option<Gc<Future>> {
        self.queue
            .iter()
            .copied()
            .find(|f| !f.get(heap).core.is_done())
    }
}

/// An object that keeps waiters.
pub trait Waited: Payload {
    /// Gives its waiters.
    fn waiters(&mut self) -> &mut Waiters;
}

impl Vm {
    /// Makes a future that waits in a list of `object`; RuntimeError if that belongs to another loop.
    pub fn new_waiter(
        &mut self,
        object: Value,
        waiters: impl FnOnce(&mut Heap) -> Option<&mut Waiters>,
    ) -> Result<Gc<Future>, Raise> {
        let id = self.sched.running().unwrap_or(0);
        let future = self.heap.new_future(id);
        let Some(list) = waiters(&mut self.heap) else {
            return Ok(future);
        };
        if list.loop_id == 0 && id == 0 {
            let text = "'NoneType' object has no attribute 'create_future'";
            return Err(self.attribute_error(text));
        }
        if list.loop_id != 0 && list.loop_id != id {
            let shown = self.show(object);
            return Err(self.runtime_error(format!("{shown} is bound to a different event loop")));
        }
        list.loop_id = id;
        list.queue.push_back(future);
        Ok(future)
    }
}

/// Gives the loop that a primitive belongs to, or None before it is used.
pub fn bound_loop<T: Waited>(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let object = own::<T>(vm, args.get(0))?;
    let id = object.get_mut(&mut vm.heap).waiters().loop_id;
    Ok(vm.loop_object(id))
}

/// Binds a primitive to a loop, or frees it.
pub fn bind_loop<T: Waited>(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let object = own::<T>(vm, args.get(0))?;
    let id = match args.some(1) {
        Some(event_loop) => vm.loop_id(event_loop)?,
        None => 0,
    };
    object.get_mut(&mut vm.heap).waiters().loop_id = id;
    Ok(Value::None)
}

/// Gives a deque of those who wait; None where CPython makes one only when the first comes, and none has.
pub fn waiting<T: Waited>(vm: &mut Vm, args: Args, always: bool) -> Result<Value, Raise> {
    let object = own::<T>(vm, args.get(0))?;
    let waiters = object.get_mut(&mut vm.heap).waiters();
    if !always && waiters.loop_id == 0 {
        return Ok(Value::None);
    }
    let futures = waiters.queue.iter().map(|&f| Value::Future(f)).collect();
    let list = vm.list(futures);
    vm.root(list);
    let module = vm.import_module("_collections")?;
    let name = vm.intern("deque");
    let deque = vm.get_attr(module, name)?;
    vm.call(deque, &[list])
}

/// Suspends a native coroutine of `self` on a new waiter.
pub fn wait_on<T: Waited>(vm: &mut Vm, coro: Gc<NativeCoro>, object: Own<T>) -> Outcome {
    let made = vm.new_waiter(object.value(), |heap| Some(object.get_mut(heap).waiters()));
    suspend_on(vm, coro, made)
}

/// Suspends a native coroutine on a waiter that was just made, which is kept in `state[3]`.
pub fn suspend_on(vm: &mut Vm, coro: Gc<NativeCoro>, made: Result<Gc<Future>, Raise>) -> Outcome {
    let Ok(future) = made else {
        return Outcome::Raise;
    };
    let c = coro.get_mut(&mut vm.heap);
    c.state[3] = Value::Future(future);
    c.phase = 1;
    Outcome::Await(Value::Future(future))
}

/// Takes the waiter of a native coroutine out of its list again.
pub fn end_wait<T: Waited>(
    vm: &mut Vm,
    coro: Gc<NativeCoro>,
    object: Own<T>,
) -> Option<Gc<Future>> {
    let Value::Future(waiter) = coro.get(&vm.heap).state[3] else {
        return None;
    };
    object.get_mut(&mut vm.heap).waiters().remove(waiter);
    Some(waiter)
}

/// Lets the frame that awaits the running call wait on a new waiter of `object` itself; only where
/// `Vm::awaited_directly`. `kind` says what for; gives what the frame awaits.
pub fn wait_here<T: Waited>(
    vm: &mut Vm,
    object: Own<T>,
    kind: fn(Gc<Object>) -> FutureKind,
) -> Result<Value, Raise> {
    let made = vm.new_waiter(object.value(), |heap| Some(object.get_mut(heap).waiters()));
    let waiter = made?;
    waiter.get_mut(&mut vm.heap).kind = kind(object.object());
    Ok(Value::Future(waiter))
}
