//! The command line: what was asked for, and doing it.

mod dis;
mod editor;
mod ending;
mod flags;
mod program;
mod repl;
mod run;

use crate::report::say;
use ending::End;
use flags::{Command, Source, USAGE};
use std::ffi::OsString;
use std::io::{IsTerminal, Write};

/// Does what the arguments behind the program's name ask for; gives the exit status.
pub fn main(args: impl IntoIterator<Item = OsString>) -> u8 {
    let command = match flags::parse(args) {
        Ok(command) => command,
        Err(problem) => {
            say(format_args!("aster: {problem}\n{USAGE}"));
            return 2;
        }
    };
    match command {
        Command::Run {
            source: source @ Source::Stdin { .. },
            args,
            options,
        } if !options.virtual_time && std::io::stdin().is_terminal() => {
            repl::repl(run::argv(&source, args), options)
        }
        Command::Run {
            source,
            args,
            options,
        } => run::run(source, args, options),
        Command::Dis(path) => run::on_script_thread(|_| End::Status(dis::dis(path))),
        Command::Version => write_out(concat!("aster ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Help => write_out(USAGE),
    }
}

/// Writes on standard output; nobody minds if it is closed.
fn write_out(text: &str) -> u8 {
    let _ = std::io::stdout().write_all(text.as_bytes());
    0
}
