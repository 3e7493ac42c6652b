//! Source text and positions in it: `SourceFile`, `Span`, line and column.
//!
//! Does not say what the text means (`syntax/`) nor how a problem in it is shown (`diag/`).
//! The text is normalised once, when a file is made: no byte order mark, every line end is `\n`.
//! All spans are byte offsets into that normalised text, which is always valid UTF-8 under 2 GiB.

pub mod encoding;
pub mod surrogate;
pub mod told;

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;
use told::{Extent, Told};

/// A half-open range of bytes in a source text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// Makes the span from `start` up to, not including, `end`.
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// Makes an empty span at `at`.
    pub const fn at(at: u32) -> Span {
        Span { start: at, end: at }
    }

    /// Makes the smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Tells how many bytes the span covers.
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Tells whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Gives the span as a range that can index the text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end.max(self.start) as usize
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A place as a reader counts it: both from 1, the column in code points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

/// Says why bytes cannot be source text, or not yet; the messages are CPython's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BadSource {
    /// Nothing can be done about it.
    Message(String),
    /// The file names an encoding that only a machine can ask for.
    Encoded(String),
    /// There is a byte, at a place of the text as it can be shown, that is not UTF-8.
    Misplaced {
        message: String,
        shown: String,
        at: u32,
    },
}

impl BadSource {
    /// Gives the message alone.
    pub fn message(self) -> String {
        match self {
            BadSource::Message(message) | BadSource::Misplaced { message, .. } => message,
            BadSource::Encoded(name) => format!("encoding problem: {name}"),
        }
    }
}

/// One source text with its name and an index of its lines.
pub struct SourceFile {
    name: String,
    text: Cow<'static, str>,
    /// The offset at which each line starts, once it was asked for; never empty.
    lines: OnceLock<Vec<u32>>,
    /// Reports of exceptions show its lines.
    /// The last line's end is not of the text that was given.
    ended: bool,
    listed: bool,
    /// The name as scripts see it, once it was asked for.
    path: OnceLock<String>,
    /// The places that its places are told as, for a text that was written from a tree; else empty.
    told: Told,
}

/// Offsets are `u32`, and a little room is left for positions past the end.
const MAX_BYTES: usize = i32::MAX as usize;

impl SourceFile {
    /// Makes a source of text that is already known to be text; for the REPL, `-c` and tests.
    ///
    /// Text that no script can have (null bytes, 2 GiB and more) is refused by `from_bytes` only;
    /// here it is cut at the first such place.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> SourceFile {
        let mut text: String = text.into();
        if text.len() > MAX_BYTES {
            let mut cut = MAX_BYTES;
            while !text.is_char_boundary(cut) {
                cut -= 1;
            }
            text.truncate(cut);
        }
        SourceFile::of(name.into(), Cow::Owned(normalise(text)))
    }

    /// Makes a source of a text that is part of the program, and in normal form.
    pub fn embedded(name: impl Into<String>, text: &'static str) -> SourceFile {
        SourceFile::of(name.into(), Cow::Borrowed(text))
    }

    /// Tells whether `embedded` made it.
    pub fn is_embedded(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    fn of(name: String, text: Cow<'static, str>) -> SourceFile {
        SourceFile {
            name,
            text,
            lines: OnceLock::new(),
            ended: false,
            listed: true,
            path: OnceLock::new(),
            told: Told::default(),
        }
    }

    fn lines(&self) -> &[u32] {
        let starts = || {
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0)
                .chain(ends.map(|at| at as u32 + 1))
                .collect()
        };
        self.lines.get_or_init(starts)
    }

    /// Gives the name as scripts see it: the whole path of a file that was named by a relative one.
    pub fn path(&self) -> String {
        let whole = || {
            let file = surrogate::path_meant(&self.name);
            if !self.listed || self.name.starts_with('<') || file.is_absolute() || !file.exists() {
                return self.name.clone();
            }
            let whole = std::path::absolute(&file).unwrap_or(file);
            surrogate::path_shown(whole)
        };
        self.path.get_or_init(whole).clone()
    }

    /// Gives the text with an end of the last line that it has not.
    pub fn with_end(name: impl Into<String>, text: String) -> SourceFile {
        SourceFile {
            ended: true,
            ..SourceFile::new(name, text + "\n")
        }
    }

    /// Gives the text as it was given.
    pub fn given_text(&self) -> &str {
        match self.ended {
            true => self.text().strip_suffix('\n').unwrap_or(self.text()),
            false => self.text(),
        }
    }

    /// Makes its lines unknown to reports, as those of text given to `exec` are.
    pub fn unlisted(self) -> SourceFile {
        SourceFile {
            listed: false,
            ..self
        }
    }

    /// Makes its places be told as others: those of the tree that the text was written from.
    pub fn told_as(self, told: Told) -> SourceFile {
        SourceFile { told, ..self }
    }

    /// Gives the places that its places are told as; empty where they are its own.
    pub fn told(&self) -> &Told {
        &self.told
    }

    /// Tells whether reports of exceptions show its lines.
    pub fn is_listed(&self) -> bool {
        self.listed
    }

    /// Makes a source of the bytes of a file, or says why they are not source text. One that names no encoding must be UTF-8
    /// throughout.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<SourceFile, BadSource> {
        let name = name.into();
        if encoding::declared(&bytes).is_none()
            && let Err(bad) = std::str::from_utf8(&bytes)
        {
            return Err(BadSource::Message(encoding::not_utf8(
                &name,
                &bytes,
                bad.valid_up_to(),
            )));
        }
        let text = encoding::read(bytes)?;
        if text.contains('\0') {
            let message = "source code cannot contain null bytes".into();
            return Err(BadSource::Message(message));
        }
        Ok(SourceFile::new(name, text))
    }

    /// Gives the name the source is shown under: a path, `<stdin>`, `<string>`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Gives the whole normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Gives the text a span covers; empty if the span is not inside the text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Gives the line, from 1, that holds the byte at `offset`, as it is told.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_of(Span::at(offset))
    }

    /// Gives the line, from 1, that a span begins on, as it is told.
    pub fn line_of(&self, span: Span) -> u32 {
        match self.told.is_empty() {
            true => self.own_line(span.start),
            false => self.extent(span).first,
        }
    }

    /// Gives the lines and columns of a span, as they are told.
    pub fn extent(&self, span: Span) -> Extent {
        let first = self.own_line(span.start);
        let start = self.lines()[first as usize - 1];
        if !self.told.is_empty() {
            return self.told.extent(span, (first, start));
        }
        let end = span.end.max(span.start);
        let last = self.own_line(end);
        let columns = (
            span.start.saturating_sub(start),
            end.saturating_sub(self.lines()[last as usize - 1]),
        );
        Extent {
            first,
            last,
            columns: Some(columns),
        }
    }

    /// Gives the line of the text itself.
    fn own_line(&self, offset: u32) -> u32 {
        self.lines()
            .partition_point(|start| *start <= offset)
            .max(1) as u32
    }

    /// Gives the line and column, both from 1, of the byte at `offset`.
    pub fn place(&self, offset: u32) -> Place {
        let start = self.lines()[self.own_line(offset) as usize - 1];
        let before = self.text.get(start as usize..offset as usize);
        let column = match before {
            Some(text) => text.chars().count() as u32,
            None => offset.saturating_sub(start),
        };
        Place {
            line: self.line(offset),
            column: column + 1,
        }
    }

    /// Gives the offset at which a line, counted from 1, starts.
    pub fn line_start(&self, line: u32) -> u32 {
        let told = self.told.told_as(line);
        let index = told.unwrap_or((line.max(1) - 1) as usize);
        self.lines()
            .get(index)
            .copied()
            .unwrap_or(self.text.len() as u32)
    }

    /// Gives a line, counted from 1, without its line end; empty past the end.
    pub fn line_text(&self, line: u32) -> &str {
        let start = self.line_start(line) as usize;
        let rest = self.text.get(start..).unwrap_or("");
        rest.split('\n').next().unwrap_or("")
    }
}

/// Drops a byte order mark and makes every line end `\n`.
fn normalise(text: String) -> String {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_string(),
        None => text,
    };
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        let file = SourceFile::new("t", "ab\r\n\u{e9}x\n");
        assert_eq!(file.text(), "ab\n\u{e9}x\n");
        assert_eq!(file.place(0), Place { line: 1, column: 1 });
        assert_eq!(file.place(5), Place { line: 2, column: 2 });
        assert_eq!(file.line_text(2), "\u{e9}x");
        assert_eq!(
            file.place(900),
            Place {
                line: 3,
                column: 894
            }
        );
    }

    #[test]
    fn bytes() {
        assert!(
            SourceFile::from_bytes("t", b"\xef\xbb\xbfx".to_vec()).is_ok_and(|f| f.text() == "x")
        );
        let bad = SourceFile::from_bytes("t", b"a\xff".to_vec()).err();
        let Some(BadSource::Message(message)) = bad else {
            panic!("a byte that is not UTF-8 is refused");
        };
        assert!(message.starts_with("Non-UTF-8 code starting with '\\xff' in file "));
        assert!(message.contains("t on line 1, but no encoding declared"));
        let latin = b"# -*- coding: latin-1 -*-\n'\xe9'".to_vec();
        assert!(SourceFile::from_bytes("t", latin).is_ok_and(|f| f.line_text(2) == "'\u{e9}'"));
        let other = SourceFile::from_bytes("t", b"# coding: cp1251\n".to_vec()).err();
        assert_eq!(other, Some(BadSource::Encoded("cp1251".into())));
        assert!(SourceFile::from_bytes("t", b"a\0".to_vec()).is_err());
    }
}
