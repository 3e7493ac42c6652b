//! What frameworks call that bring tasks of their own: which object counts as the current task of a loop, and which are listed.
//!
//! The names begin with an underscore, but CPython documents them ("Extending"). An object that is no `Task` counts as the current
//! one only as long as the same step goes on, or until the loop's next step where none runs; CPython lets each step fail that
//! meets one that was never left.

use crate::event::run::EventLoop;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::task::Task;
use crate::vm::native::{Args, Func, func};
use crate::vm::{Raise, Vm};

pub static FUNCTIONS: &[Func] = &[
    func("_enter_task(loop, task)", enter_task),
    func("_leave_task(loop, task)", leave_task),
    func("_swap_current_task(loop, task)", swap_current_task),
    func("_register_task(task)", register_task),
    func("_unregister_task(task)", unregister_task),
];

/// Gives the loop an object stands for.
fn loop_arg(vm: &mut Vm, event_loop: Value) -> Result<u32, Raise> {
    if let Some(known) = vm.payload::<EventLoop>(event_loop) {
        return Ok(known.id);
    }
    // Loops are keys of a dict.
    vm.hash(event_loop)?;
    match vm.foreign_loop(event_loop) {
        Some(id) => Ok(id),
        None => {
            let text = "current tasks of what is no event loop are not supported";
            Err(vm.type_error(text))
        }
    }
}

fn acting(vm: &mut Vm, id: u32) -> Value {
    vm.sched.state(id).map_or(Value::None, |s| s.acting_task())
}

fn act(vm: &mut Vm, id: u32, task: Value) {
    if let Some(state) = vm.sched.state(id) {
        state.set_acting(task);
    }
}

fn enter_task(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = loop_arg(vm, args.get(0))?;
    let current = acting(vm, id);
    if !current.is_none() {
        let (me, other) = (vm.show(args.get(1)), vm.show(current));
        let text =
            format!("Cannot enter into task {me} while another task {other} is being executed.");
        return Err(vm.runtime_error(text));
    }
    act(vm, id, args.get(1));
    Ok(Value::None)
}

fn leave_task(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = loop_arg(vm, args.get(0))?;
    let current = acting(vm, id);
    if !current.is(args.get(1)) {
        let (me, other) = (vm.show(args.get(1)), vm.show(current));
        let text = format!("Leaving task {me} does not match the current task {other}.");
        return Err(vm.runtime_error(text));
    }
    act(vm, id, Value::None);
    Ok(Value::None)
}

/// Makes another task, or none, the current one and gives the one it was.
fn swap_current_task(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = loop_arg(vm, args.get(0))?;
    let current = acting(vm, id);
    act(vm, id, args.get(1));
    Ok(current)
}

/// Gives a task whose list the loop itself keeps, and the loop.
fn own_task(vm: &Vm, value: Value) -> Option<(Gc<Task>, u32)> {
    let Value::Task(task) = value else {
        return None;
    };
    Some((task, task.get(&vm.heap).core.loop_id))
}

fn register_task(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some((task, id)) = own_task(vm, args.get(0)) else {
        vm.sched.lists_others = true;
        return vm.ask_extending("register", args.get(0));
    };
    if let Some(state) = vm.sched.state(id) {
        state.list_again(&mut vm.heap, task);
    }
    Ok(Value::None)
}

fn unregister_task(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some((task, id)) = own_task(vm, args.get(0)) else {
        return vm.ask_extending("unregister", args.get(0));
    };
    if let Some(state) = vm.sched.state(id) {
        state.unlist(&mut vm.heap, task);
    }
    Ok(Value::None)
}

impl Vm {
    /// Calls a function of the module that keeps the tasks which are none of ours.
    pub fn ask_extending(&mut self, function: &str, given: Value) -> Result<Value, Raise> {
        let module = self.import_module("_asyncio_extending")?;
        let name = self.intern(function);
        let function = self.get_attr(module, name)?;
        self.call(function, &[given])
    }
}
