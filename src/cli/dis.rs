//! `aster dis FILE`: the code of a program as text.

use super::flags::Source;
use super::{program, write_out};
use crate::code::disasm::disassemble;
use crate::compile::compile_source;
use crate::report::{self, Look, say, say_line};
use crate::resolve::Mode;

/// Prints the code of a file; gives the exit status.
pub fn dis(path: String) -> u8 {
    let file = match program::read(&Source::File(path)) {
        Ok(file) => file,
        Err(unread) => return unread.tell(),
    };
    match compile_source(&file, Mode::Module { main: true }) {
        Ok(code) => {
            let status = write_out(&disassemble(&code, &file));
            if let Err(bad) = code.verify() {
                say_line(format_args!("aster: bad code at {}: {}", bad.at, bad.why));
                return 1;
            }
            status
        }
        Err(diags) => {
            say(report::render(&diags, &file, Look::for_stderr()));
            1
        }
    }
}
