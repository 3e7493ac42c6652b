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

use cli::flags::{Command, USAGE, parse};
use cli::run::{self, on_big_stack};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let command = match parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(problem) => {
            eprintln!("aster: {problem}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let status = match command {
        Command::Run {
            source,
            args,
            virtual_time,
        } => run::run(source, args, virtual_time),
        Command::Interactive => run::run(cli::flags::Source::Stdin, Vec::new(), false),
        Command::Dis(path) => on_big_stack(move |_| dis(path)).unwrap_or(1),
        Command::Version => say(concat!(
            "Aster ",
            env!("CARGO_PKG_VERSION"),
            " (Python 3.13)\n"
        )),
        Command::Help => say(USAGE),
    };
    ExitCode::from(status)
}

/// Writes on standard output; nobody minds if it is closed.
fn say(text: &str) -> u8 {
    let _ = std::io::stdout().write_all(text.as_bytes());
    0
}

/// Prints the code of a file.
fn dis(path: String) -> u8 {
    let file = match run::read(&cli::flags::Source::File(path)) {
        Ok(file) => file,
        Err(line) => {
            eprintln!("aster: {line}");
            return 2;
        }
    };
    match compile::compile_source(&file, resolve::Mode::Module { main: true }) {
        Ok(code) => {
            let status = say(&code::disasm::disassemble(&code, &file));
            if let Err(bad) = code.verify() {
                eprintln!("aster: bad code at {}: {}", bad.at, bad.why);
                return 1;
            }
            status
        }
        Err(diags) => {
            eprint!("{}", diag::render(&diags, &file, diag::Look::for_stderr()));
            1
        }
    }
}
