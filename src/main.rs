//! Aster: command to action to exit code.
#![deny(unsafe_code)]
#![allow(dead_code)]

mod code;
mod diag;
mod heap;
mod object;
mod sched;
mod source;
mod syntax;

fn main() {}
