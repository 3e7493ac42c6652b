//! A parse failure to a message, and where to go on.
//!
//! x

use super::actions::Build;
use super::ast::*;
use super::grammar::ChunkParser;
use super::layout::layout;
use crate::diag::Diag;
use crate::source::{SourceFile, Span};

/// What a prompt's text amounts to.
pub enum Input {
    Complete(Module),
    Incomplete,
    Bad(Vec<Diag>),
}

pub fn parse(file: &SourceFile) -> Result<Module, Vec<Diag>> {
    let layout = layout(file);
    let mut build = Build {
        file,
        diags: layout.diags,
    };
    let words = layout.words.iter().map(|w| Ok((w.start, w.token, w.end)));
    match ChunkParser::new().parse(&mut build, words) {
        Ok(body) if build.diags.is_empty() => Ok(Module {
            body,
            span: Span::new(0, file.text().len() as u32),
        }),
        Ok(_) => Err(build.diags),
        Err(e) => {
            build
                .diags
                .push(Diag::new(Span::new(0, 0), format!("{e:?}")));
            Err(build.diags)
        }
    }
}

pub fn parse_interactive(_file: &SourceFile) -> Input {
    Input::Incomplete
}
