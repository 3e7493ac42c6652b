//! Why a frame stopped.
//!
//! Only `event/step.rs`, what resumes frames in `vm/` (`resume.rs`, `awaiting.rs`, `drive.rs`, `closing.rs`) and the step
//! functions of native coroutines read it. A new kind of waiting is a new awaitable, never a fifth reason.

use crate::object::Value;

/// The exception lies in `Vm::raised`; zero-sized, so that results travel in two registers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Raise;

/// Why a run of frames stopped.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    /// The frame returned.
    Return(Value),
    /// An exception left it; it lies in `Vm::raised`.
    Raise,
    /// A generator or async generator yielded; or a coroutine yielded a bare value (`None` reschedules).
    Yield(Value),
    /// A coroutine waits for a pending future or task.
    Await(Value),
}

/// What a suspended frame is resumed with.
#[derive(Clone, Copy, Debug)]
pub enum Resume {
    Send(Value),
    /// An exception object.
    Throw(Value),
}
