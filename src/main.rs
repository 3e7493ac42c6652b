//! Aster: command to action to exit code.
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
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["dis", path] => {
            let path = path.to_string();
            // The parser and the compiler recurse as deep as the tree, which is bounded.
            let thread = std::thread::Builder::new()
                .stack_size(256 << 20)
                .spawn(move || dis(&path));
            thread
                .ok()
                .and_then(|t| t.join().ok())
                .unwrap_or(ExitCode::FAILURE)
        }
        ["run", "--virtual-time", path, rest @ ..] => run(path, rest, true),
        ["run", path, rest @ ..] => run(path, rest, false),
        [path, rest @ ..] => run(path, rest, false),
        _ => {
            eprintln!("usage: aster FILE");
            ExitCode::from(2)
        }
    }
}

/// Runs a file.
fn run(path: &str, rest: &[&str], virtual_time: bool) -> ExitCode {
    let path = path.to_string();
    let mut argv = vec![path.clone()];
    argv.extend(rest.iter().map(|s| s.to_string()));
    let config = vm::Config {
        argv,
        virtual_time,
        ..vm::Config::default()
    };
    let status = cli::run::on_large_stack(move |limit| cli::run::run_file(&path, config, limit));
    ExitCode::from(status as u8)
}

/// Prints the code of a file.
fn dis(path: &str) -> ExitCode {
    let source = std::fs::read(path).map_err(|e| e.to_string());
    let file =
        source.and_then(|bytes| source::SourceFile::from_bytes(path, bytes).map_err(|e| e.message));
    let file = match file {
        Ok(file) => file,
        Err(message) => {
            eprintln!("aster: can't read '{path}': {message}");
            return ExitCode::from(2);
        }
    };
    match compile::compile_source(&file, resolve::Mode::Module { main: true }) {
        Ok(code) => {
            print!("{}", code::disasm::disassemble(&code, &file));
            if let Err(bad) = code.verify() {
                eprintln!("aster: bad code at {}: {}", bad.at, bad.why);
                return ExitCode::FAILURE;
            }
            ExitCode::SUCCESS
        }
        Err(diags) => {
            eprint!("{}", diag::render(&diags, &file, diag::Look::for_stderr()));
            ExitCode::FAILURE
        }
    }
}
