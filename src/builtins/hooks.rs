//! The hooks of async generators and where coroutines are made, as scripts set and ask them: functions of `sys`, methods of loops.
//!
//! What they do is `event/hooks.rs` and `vm/origin.rs`.

use super::fields;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::frame::{Frame, FrameKind};
use crate::vm::native::{Args, Type, getter, method};
use crate::vm::{Raise, Vm};

/// What `sys.get_asyncgen_hooks` gives.
pub static ASYNCGEN_HOOKS: Type = Type {
    name: "asyncgen_hooks",
    module: "builtins",
    base: "tuple",
    layout: Layout::Tuple,
    open: true,
    new: Some(fields::NO_NEW),
    funcs: &[
        getter("firstiter", |vm, args| fields::item(vm, args, 0)),
        getter("finalizer", |vm, args| fields::item(vm, args, 1)),
        method("__repr__(self, /)", |vm, args| {
            fields::repr(vm, args, "asyncgen_hooks", &["firstiter", "finalizer"])
        }),
        fields::REDUCE,
        fields::REPLACE,
    ],
    doc: "",
};

/// `sys.get_asyncgen_hooks()`.
pub fn get_asyncgen_hooks(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let (first, finalizer) = vm.asyncgen_hooks()?;
    vm.root(finalizer);
    Ok(fields::make(vm, "asyncgen_hooks", &[first, finalizer]))
}

/// `sys.set_asyncgen_hooks(firstiter, finalizer)`.
pub fn set_asyncgen_hooks(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    // As CPython, which has set nothing where either is refused.
    let finalizer = hook(vm, args, 1, "finalizer")?;
    let first = hook(vm, args, 0, "firstiter")?;
    vm.set_asyncgen_hooks(first, finalizer)?;
    Ok(Value::None)
}

fn hook(vm: &mut Vm, args: Args, at: usize, name: &str) -> Result<Option<Value>, Raise> {
    let given = args.get(at);
    if given.is_unset() {
        return Ok(None);
    }
    if !given.is_none() && !vm.is_callable(given) {
        let kind = vm.type_name(given);
        return Err(vm.type_error(format!("callable {name} expected, got {kind}")));
    }
    Ok(Some(given))
}

/// `sys.set_coroutine_origin_tracking_depth(depth)`.
pub fn set_origin_depth(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let depth = args.int(vm, 0)?;
    if depth < 0 {
        return Err(vm.value_error("depth must be >= 0"));
    }
    vm.thread.hooks.origins = u32::try_from(depth).unwrap_or(u32::MAX);
    Ok(Value::None)
}

/// A loop that runs was told to be in debug mode or not: from its next iteration on it notes where coroutines are made.
pub fn track_soon(vm: &mut Vm, event_loop: Value, on: bool) -> Result<Value, Raise> {
    let (track, soon) = (
        vm.intern("_set_coroutine_origin_tracking"),
        vm.intern("call_soon_threadsafe"),
    );
    let track = vm.get_attr(event_loop, track)?;
    vm.root(track);
    vm.call_method(event_loop, soon, &[track, Value::bool(on)])?;
    Ok(Value::None)
}

pub fn track_origins(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let on = args.truth(vm, 1)?;
    vm.track_origins(id, on);
    Ok(Value::None)
}

/// An async generator is iterated for the first time.
pub fn asyncgen_begins(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    if let Some(frame) = asyncgen(vm, args.get(1)) {
        if vm.sched.state(id).is_some_and(|s| s.asyncgens_closed) {
            vm.warn_of_late(frame);
        }
        vm.adopt_asyncgen(id, frame);
    }
    Ok(Value::None)
}

/// Nobody holds an async generator any more: the loop closes it in a task.
pub fn asyncgen_dropped(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let given = args.get(1);
    if let Some(frame) = asyncgen(vm, given) {
        if !vm.sched.state(id).is_some_and(|s| s.closed) {
            vm.adopt_asyncgen(id, frame);
            vm.abandon_to_loop(frame);
        }
        return Ok(Value::None);
    }
    let [aclose, soon, create] =
        ["aclose", "call_soon_threadsafe", "create_task"].map(|name| vm.intern(name));
    let create = vm.get_attr(args.get(0), create)?;
    vm.root(create);
    let closer = vm.call_method(given, aclose, &[])?;
    vm.root(closer);
    vm.call_method(args.get(0), soon, &[create, closer])?;
    Ok(Value::None)
}

fn asyncgen(vm: &Vm, given: Value) -> Option<Gc<Frame>> {
    match given {
        Value::Frame(f) if f.get(&vm.heap).kind == FrameKind::AsyncGenerator => Some(f),
        _ => None,
    }
}
