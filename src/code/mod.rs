//! The instruction set and the code object, as plain data. How to run them is `vm`'s matter.
pub mod opcode;
#[allow(clippy::module_inception)]
pub mod code;

pub use code::{Capture, Code, Const, ExcEntry, ExcKind, Flags};
pub use opcode::{Op, Special};
