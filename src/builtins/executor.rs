//! The loop's executor: the methods that hand work to threads, and what they keep with the loop.
//!
//! What they do is written in `std/_asyncio_threads.as`.

use crate::object::Value;
use crate::vm::native::Args;
use crate::vm::{Raise, Vm};

impl Vm {
    /// Gives a function of the module that does the work.
    fn threads_function(&mut self, name: &str) -> Result<Value, Raise> {
        let module = self.import_module("_asyncio_threads")?;
        self.root(module);
        let name = self.intern(name);
        self.get_attr(module, name)
    }

    /// Makes the coroutine that ends the threads of a loop's executor, if it has one.
    pub fn shutdown_executor_of(&mut self, id: u32, timeout: Value) -> Result<Value, Raise> {
        let Some(state) = self.sched.state(id) else {
            return Ok(self.shutdown_executor());
        };
        state.executor_closed = true;
        let object = state.object;
        match (state.executor, object) {
            (Value::Unset | Value::None, _) | (_, Value::Unset) => Ok(self.shutdown_executor()),
            (_, object) => {
                let function = self.threads_function("shutdown")?;
                self.call(function, &[object, timeout])
            }
        }
    }
}

/// `run_in_executor(self, executor, func, *args)`
pub fn run_in_executor(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut given = vec![args.get(0), args.get(1), args.get(2)];
    if let Value::Tuple(rest) = args.get(3) {
        given.extend_from_slice(rest.items(&vm.heap));
    }
    let function = vm.threads_function("run_in_executor")?;
    vm.call(function, &given)
}

/// `set_default_executor(self, executor)`
pub fn set_default_executor(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let function = vm.threads_function("set_default_executor")?;
    vm.call(function, &[args.get(0), args.get(1)])
}

/// `shutdown_default_executor(self, timeout=None)`
pub fn shutdown(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    vm.shutdown_executor_of(id, args.get(1))
}

/// The executor, None before there is one.
pub fn executor(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let executor = vm.sched.state(id).map(|s| s.executor);
    Ok(executor.and_then(Value::some).unwrap_or(Value::None))
}

/// `loop.set_default_executor(executor)`.
pub fn set_executor(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    if let Some(state) = vm.sched.state(id) {
        state.executor = args.get(1);
    }
    Ok(Value::None)
}

/// Whether the executor was told to end.
pub fn is_shut_down(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let closed = vm.sched.state(id).is_some_and(|s| s.executor_closed);
    Ok(Value::bool(closed))
}
