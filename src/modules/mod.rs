//! The modules written in Rust, one file each; those that are half in Aster begin with an underscore.

pub mod _random;
pub mod math;
pub mod os;
pub mod sys;

use crate::vm::native::Module;

/// All of them.
pub static MODULES: &[&Module] = &[&_random::MODULE, &math::MODULE, &os::MODULE, &sys::MODULE];
