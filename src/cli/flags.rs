//! The command line: what was asked for, as data.
//!
//! Everything behind a program's name belongs to the program.

use crate::compile::Optimize;
use crate::source::surrogate;
use lexopt::prelude::*;
use std::ffi::OsString;

/// Where a program's text comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    File(String),
    Code(String),
    /// A module, looked for as imports are, that is run as the main program.
    Module(String),
    /// On a terminal this is the prompt. `named`: it was asked for by `-`.
    Stdin {
        named: bool,
    },
}

/// How a program is run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Options {
    pub virtual_time: bool,
    /// Warning filters, as `-W` gives them.
    pub warnings: Vec<String>,
    /// The variables of the environment that are Python's are not looked at.
    pub bare: bool,
    /// `-I`: that, and `safe`.
    pub isolated: bool,
    /// `-P`: modules are not looked for beside the program.
    pub safe: bool,
    /// `-O`: no `assert`; twice: no docstrings.
    pub optimize: Optimize,
    /// `-X dev`: all warnings, and loops in debug mode.
    pub dev: bool,
    /// `-u`: standard output and standard error keep nothing back.
    pub unbuffered: bool,
}

/// What was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Command {
    Run {
        source: Source,
        args: Vec<String>,
        options: Options,
    },
    Dis(String),
    Version,
    Help,
}

pub const USAGE: &str = "\
usage: aster [FILE | -c CODE | -m MODULE | -] [ARGUMENT ...]
       aster run [--virtual-time] FILE [ARGUMENT ...]
       aster dis FILE

  FILE             run a script (.as or .py)
  -c CODE          run a program given as text
  -m MODULE        run a module or package, found as imports find it
  -                run the program on standard input
  -O, -OO          leave out assert; docstrings, too
  -u               write standard output and error at once
  -W FILTER        what becomes of warnings, as Python's -W says it
  run              as FILE, with options
  --virtual-time   clocks jump to the next timer instead of waiting
  dis FILE         show the bytecode of a script
  -V, --version    show the version
  -h, --help       show this help

Without a program, a terminal gets the interactive prompt.
";

/// Reads the arguments behind the program's name; the error is a line for standard error.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(args);
    let command = read(&mut parser).map_err(|e| e.to_string())?;
    Ok(command)
}

/// Reads options up to the program.
fn read(parser: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = Options::default();
    let mut run = false;
    loop {
        let Some(arg) = parser.next()? else {
            if run {
                return Err("run: a file is missing".into());
            }
            // It comes from the standard input.
            return Ok(Command::Run {
                source: Source::Stdin { named: false },
                args: Vec::new(),
                options,
            });
        };
        let source = match arg {
            Short('V') | Long("version") => return Ok(Command::Version),
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("virtual-time") if run => {
                options.virtual_time = true;
                continue;
            }
            Short('c') => Source::Code(parser.value()?.string()?),
            Short('m') => Source::Module(parser.value()?.string()?),
            Short('W') => {
                options.warnings.push(parser.value()?.string()?);
                continue;
            }
            Short('E') => {
                options.bare = true;
                continue;
            }
            Short('I') => {
                (options.bare, options.isolated, options.safe) = (true, true, true);
                continue;
            }
            Short('P') => {
                options.safe = true;
                continue;
            }
            Short('u') => {
                options.unbuffered = true;
                continue;
            }
            // Python's: no bytecode, no folders of the user, no banner. All are how Aster is.
            Short('B' | 's' | 'S' | 'q') => continue,
            // Options of the implementation: CPython heeds those it knows and lets the others be.
            Short('O') => {
                options.optimize = (options.optimize + 1).min(2);
                continue;
            }
            Short('X') => {
                options.dev |= parser.value()? == "dev";
                continue;
            }
            Value(name) => match surrogate::path_shown(name).as_str() {
                "-" => Source::Stdin { named: true },
                "run" if !run => {
                    run = true;
                    continue;
                }
                "dis" if !run => return Ok(Command::Dis(parser.value()?.string()?)),
                file => Source::File(file.to_owned()),
            },
            _ => return Err(arg.unexpected()),
        };
        let rest = parser
            .raw_args()?
            .map(|a| surrogate::text_of_system(a.as_encoded_bytes()));
        return Ok(Command::Run {
            source,
            args: rest.collect(),
            options,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    fn run(source: Source, args: &[&str], virtual_time: bool) -> Result<Command, String> {
        let args = args.iter().map(|a| a.to_string()).collect();
        let options = Options {
            virtual_time,
            ..Options::default()
        };
        Ok(Command::Run {
            source,
            args,
            options,
        })
    }

    #[test]
    fn commands_are_told_apart() {
        let file = || Source::File("x.as".into());
        assert_eq!(of(""), run(Source::Stdin { named: false }, &[], false));
        assert_eq!(of("x.as -v --help"), run(file(), &["-v", "--help"], false));
        assert_eq!(of("run --virtual-time x.as a"), run(file(), &["a"], true));
        assert_eq!(
            of("-c pass -x"),
            run(Source::Code("pass".into()), &["-x"], false)
        );
        assert_eq!(
            of("-m tool -x"),
            run(Source::Module("tool".into()), &["-x"], false)
        );
        assert_eq!(of("- a"), run(Source::Stdin { named: true }, &["a"], false));
        assert_eq!(of("dis x.as"), Ok(Command::Dis("x.as".into())));
        assert_eq!(of("--version"), Ok(Command::Version));
        assert!(of("--nonsense").is_err());
        assert!(of("run").is_err());
    }
}
