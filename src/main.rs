//! Aster: command to action to exit code.
//!
//! The rooms, in the order data flows: those of the compiler (`compiler.rs`), `report`, `heap`, `object`, `io`, `sched`, `vm`,
//! `event`, `builtins` and `modules`, `watch`, `cli`. A room uses only rooms before it.
#![deny(unsafe_code)]
// Interfaces of the machine that later rooms will use are complete before every part has a caller.
// Tables of the math module keep the digits of their source; `to_` names are Python's and asyncio's.
#![allow(
    clippy::excessive_precision,
    clippy::wrong_self_convention,
    clippy::type_complexity
)]

mod builtins;
mod cli;
mod event;
mod heap;
mod io;
mod modules;
mod object;
mod report;
mod sched;
mod vm;

use aster_compiler::{code, compile, diag, resolve, source, syntax};
use std::process::ExitCode;

fn main() -> ExitCode {
    heap::set_up_allocator();
    ExitCode::from(cli::main(std::env::args_os().skip(1)))
}
