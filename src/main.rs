//! Aster: command to action to exit code.
#![allow(dead_code)]

mod code;
mod diag;
mod source;
mod syntax;

fn main() {}
