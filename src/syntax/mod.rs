//! Text to tree: the only door is `parse`.
//!
//! Holds tokens, layout, grammar actions and recovery; scopes and values are other rooms.

mod actions;
pub mod ast;
mod calls;
mod explain;
mod fstring;
mod indent;
mod kinds;
mod layout;
pub mod literal;
mod patterns;
mod printable;
mod recover;
mod second;
mod single;
mod soft;
mod statements;
mod strings;
mod targets;
mod token;

use crate::diag::Diag;
use crate::source::SourceFile;

#[allow(clippy::all, clippy::pedantic, unused, unsafe_code)]
mod grammar {
    include!(concat!(env!("OUT_DIR"), "/aster.rs"));
}

pub use literal::is_identifier;
pub use printable::is_printable;
pub use recover::Input;
pub use single::{parse_single, parse_statement, told_of_statement};

/// Parses a whole source; all problems found, in the order of the text, if there are any.
pub fn parse(file: &SourceFile) -> Result<ast::Module, Vec<Diag>> {
    recover::parse(file)
}

/// Parses what was typed at a prompt so far, and tells whether more is needed.
pub fn parse_interactive(file: &SourceFile) -> Input {
    recover::parse_interactive(file)
}
