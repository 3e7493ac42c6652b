//! Aster: command to action to exit code.
//!
//! The rooms, in the order data flows: `source` and `diag`, `syntax`, `resolve`, `code`, `compile`, `heap`, `object`,
//! `io`, `sched`, `vm`, `event`, `builtins` and `modules`, `watch`, `cli`. A room uses only rooms before it.
#![deny(unsafe_code)]
#![allow(dead_code)]

mod builtins;
mod cli;
mod code;
mod compile;
mod diag;
mod event;
mod heap;
mod io;
mod modules;
mod object;
mod resolve;
mod sched;
mod source;
mod syntax;
mod vm;

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(cli::main(std::env::args_os().skip(1)))
}
