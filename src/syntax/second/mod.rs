//! A second look at a text that does not parse: what CPython says is wrong with it, and where.
//!
//! Which of several problems is told, in which words and at which place follows from how CPython reads: an ordered grammar that
//! looks for mistakes when it has failed, over a scanner that is asked for one token at a time. `grammar/second.peg` is that
//! grammar; `scan.rs` the scanner, `read.rs` the reader, `words.rs` the complaints. Nothing here is run for a text that parses.

mod read;
mod rules;
mod scan;
mod words;

use crate::diag::Diag;
use crate::source::SourceFile;

/// What a text is meant to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    /// Statements, of which those before this offset are right.
    File(u32),
    Expression,
    /// One statement; something is wrong with the text if only that another follows.
    Statement,
}

/// Gives what CPython tells of a text; nothing if it reads it without complaint, or if that would cost too much.
pub fn problem(file: &SourceFile, start: Start) -> Option<Diag> {
    let rules = rules::rules();
    let text = file.text();
    let (from, start) = match start {
        Start::File(from) => (from as usize, rules.file),
        Start::Expression => (0, rules.eval),
        Start::Statement => (0, rules.single),
    };
    let text = match start == rules.file && !text.ends_with('\n') {
        true => format!("{text}\n"),
        false if start == rules.single => file.given_text().to_string(),
        false => text.to_string(),
    };
    let mut diag = read::Reading::new(&text, from, rules).run(start)?;
    // The end of the text is shown where there is text.
    let size = file.text().trim_end().len() as u32;
    if diag.span.start > size {
        diag.span = crate::source::Span::at(size);
    }
    diag.span.end = diag
        .span
        .end
        .clamp(diag.span.start, file.text().len() as u32);
    Some(diag)
}
