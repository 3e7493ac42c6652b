//! What `__await__` of a future gives when a script calls it: an iterator that yields the future until it is done.
//!
//! An `await` or `yield from` that gets a fresh one goes on with the future itself.

use super::coroutines::thrown_by;
use crate::heap::Marker;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::vm::native::{Args, Type, method};
use crate::vm::{Raise, Vm};

/// The future, until it has given its result or something was thrown in.
struct FutureIter {
    future: Value,
}

impl Payload for FutureIter {
    fn trace(&self, m: &mut Marker) {
        self.future.trace(m);
    }
}

pub static FUTURE_ITER: Type = Type {
    name: "FutureIter",
    module: "_asyncio",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("__iter__(self, /)", |_, args| Ok(args.get(0))),
        method("__next__(self, /)", next),
        method("send(self, value, /)", next),
        method("throw(self, typ, val=..., tb=..., /)", throw),
        method("close(self, /)", |vm, args| {
            take(vm, args);
            Ok(Value::None)
        }),
    ],
    doc: "",
};

impl Vm {
    /// Makes the iterator of a future.
    pub fn new_future_iter(&mut self, future: Value) -> Value {
        match self.class_named("FutureIter") {
            Some(class) => self.object_of(class, FutureIter { future }),
            None => future,
        }
    }

    /// Gives the future of an iterator that has one, else the value itself.
    pub fn future_behind(&self, iterator: Value) -> Value {
        match self.payload::<FutureIter>(iterator) {
            Some(behind) if !behind.future.is_unset() => {
                let blocking = behind.future.core(&self.heap).is_some_and(|c| c.blocking);
                if blocking { iterator } else { behind.future }
            }
            _ => iterator,
        }
    }
}

fn take(vm: &mut Vm, args: Args) -> Value {
    match vm.payload_mut::<FutureIter>(args.get(0)) {
        Some(iterator) => std::mem::replace(&mut iterator.future, Value::Unset),
        None => Value::Unset,
    }
}

fn next(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let future = match vm.payload::<FutureIter>(args.get(0)) {
        Some(iterator) => iterator.future,
        None => return Err(vm.wrong_type("FutureIter", args.get(0))),
    };
    let Some(core) = future.core_mut(&mut vm.heap) else {
        return Err(vm.stop_iteration(Value::None));
    };
    if core.is_done() {
        take(vm, args);
        let result = vm.future_result(future)?;
        return Err(vm.stop_iteration(result));
    }
    if core.blocking {
        return Err(vm.runtime_error("await wasn't used with future"));
    }
    core.blocking = true;
    Ok(future)
}

fn throw(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    take(vm, args);
    let error = thrown_by(vm, args)?;
    Err(vm.throw(error))
}
