//! The instruction set and the code object, as plain data. How to run them is `vm`'s matter.
#[allow(clippy::module_inception)]
pub mod code;
pub mod disasm;
pub mod opcode;
pub mod verify;

pub use code::{Capture, Code, Const, ConstKey, ExcEntry, ExcKind, Flags, HIGH, Inlined};
pub use opcode::{KEPT_BY_VARIABLE, Op, Special};
