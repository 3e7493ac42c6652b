//! The methods of a loop that have to do with signals.
//!
//! What they do is `event/signals.rs`; the module is `modules/_signal.rs`.

use crate::object::Value;
use crate::vm::native::{Args, Func, func, method};
use crate::vm::{Raise, Vm};

pub static METHODS: &[Func] = &[
    method("add_signal_handler(self, sig, callback, *args)", add),
    method("remove_signal_handler(self, sig)", remove),
    method("_read_from_self(self)", read),
];

/// What `signal.getsignal` shows for a signal that a loop handles.
pub static FUNCTIONS: &[Func] = &[func("_sighandler_noop(signum, frame)", |_, _| {
    Ok(Value::None)
})];

fn add(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let callback = args.get(2);
    let refused = vm.is_coroutine(callback) || super::tasks::is_coroutine_function(vm, callback);
    if refused {
        return Err(vm.type_error("coroutines cannot be used with add_signal_handler()"));
    }
    let signal = vm.signal_of_loop(args.get(1))?;
    let id = vm.open_loop(args.get(0))?;
    let asyncio = vm.import_module("asyncio")?;
    let name = vm.intern("_sighandler_noop");
    let nothing = vm.get_attr(asyncio, name)?;
    let rest = args.rest(vm, 3);
    vm.add_signal_handler(id, signal, (callback, rest), nothing)?;
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let signal = vm.signal_of_loop(args.get(1))?;
    let id = vm.loop_id(args.get(0))?;
    Ok(Value::bool(vm.remove_signal_handler(id, signal)?))
}

fn read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    vm.read_signals(id)?;
    Ok(Value::None)
}
