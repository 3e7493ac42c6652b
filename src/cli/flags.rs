//! The command line: what was asked for, as data.
//!
//! Everything behind a program's name belongs to the program.

use lexopt::prelude::*;
use std::ffi::OsString;

/// Where a program's text comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    File(String),
    Code(String),
    /// On a terminal this is the prompt. `named`: it was asked for by `-`.
    Stdin {
        named: bool,
    },
}

/// What was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Command {
    Run {
        source: Source,
        args: Vec<String>,
        virtual_time: bool,
    },
    Dis(String),
    Version,
    Help,
}

pub const USAGE: &str = "\
usage: aster [FILE | -c CODE | -] [ARGUMENT ...]
       aster run [--virtual-time] FILE [ARGUMENT ...]
       aster dis FILE

  FILE             run a script (.as or .py)
  -c CODE          run a program given as text
  -                run the program on standard input
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
    let command = read(&mut parser, None).map_err(|e| e.to_string())?;
    Ok(command)
}

/// No program is named: it comes from the standard input.
fn stdin() -> Command {
    Command::Run {
        source: Source::Stdin { named: false },
        args: Vec::new(),
        virtual_time: false,
    }
}

/// Reads options up to the program; `run` is set behind that word, to whether time is virtual.
fn read(parser: &mut lexopt::Parser, mut run: Option<bool>) -> Result<Command, lexopt::Error> {
    loop {
        let Some(arg) = parser.next()? else {
            return match run {
                Some(_) => Err("run: a file is missing".into()),
                None => Ok(stdin()),
            };
        };
        let source = match arg {
            Short('V') | Long("version") => return Ok(Command::Version),
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("virtual-time") if run.is_some() => {
                run = Some(true);
                continue;
            }
            Short('c') => Source::Code(parser.value()?.string()?),
            // Python's: unbuffered, no bytecode. Both are how Aster is.
            Short('u' | 'B' | 'I' | 'E' | 's') => continue,
            Value(name) => match (name.string()?.as_str(), run) {
                ("-", _) => Source::Stdin { named: true },
                ("run", None) => return read(parser, Some(false)),
                ("dis", None) => return Ok(Command::Dis(parser.value()?.string()?)),
                (file, _) => Source::File(file.to_owned()),
            },
            _ => return Err(arg.unexpected()),
        };
        let rest = parser.raw_args()?.map(|a| a.to_string_lossy().into_owned());
        return Ok(Command::Run {
            source,
            args: rest.collect(),
            virtual_time: run.unwrap_or(false),
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
        Ok(Command::Run {
            source,
            args,
            virtual_time,
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
        assert_eq!(of("- a"), run(Source::Stdin { named: true }, &["a"], false));
        assert_eq!(of("dis x.as"), Ok(Command::Dis("x.as".into())));
        assert_eq!(of("--version"), Ok(Command::Version));
        assert!(of("--nonsense").is_err());
        assert!(of("run").is_err());
    }
}
