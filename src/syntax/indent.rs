//! White space at the beginning of lines: INDENT and DEDENT, mixtures of tabs and spaces, backslashes at the end.

use super::layout::{MAX_INDENTS, Pass, UNEXPECTED_END};
use super::token::Token;
use crate::diag::{Class, Diag};
use crate::source::Span;

/// One open block: its column with tabs to 8 and with tabs as 1, which must agree.
#[derive(Clone, Copy)]
pub(super) struct Indent {
    pub(super) column: u32,
    pub(super) strict: u32,
    /// The lines of this block are `case`s.
    pub(super) is_match: bool,
}

impl Pass<'_> {
    /// Reads the white space before a logical line, past blank ones, and makes INDENT and DEDENT.
    pub(super) fn indentation(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        let (mut column, mut strict) = (0u32, 0u32);
        let mut joined: Option<(u32, u32)> = None;
        let start = loop {
            match bytes.get(at) {
                Some(b' ') => {
                    column += 1;
                    strict += 1;
                }
                Some(b'\t') => {
                    column = (column / 8 + 1) * 8;
                    strict += 1;
                }
                Some(b'\x0c') => (column, strict) = (0, 0),
                Some(b'\n') => {
                    (column, strict) = (0, 0);
                    joined = None;
                }
                Some(b'#') => {
                    let rest = &bytes[at..];
                    at += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
                    continue;
                }
                Some(b'\\') if bytes.get(at + 1) == Some(&b'\n') => {
                    // A joined line has the column of its first part.
                    joined = joined.or(Some((column, strict)));
                    (column, strict) = (0, 0);
                    at += 1;
                }
                Some(_) => break at,
                None => {
                    self.seek(bytes.len());
                    return;
                }
            }
            at += 1;
        };
        self.seek(start);
        let (column, strict) = joined.unwrap_or((column, strict));
        self.indent_to(column, strict, start);
        self.line = self.words.len();
    }

    pub(super) fn indent_to(&mut self, column: u32, strict: u32, at: usize) {
        let top = self.indents.last().copied().unwrap_or(Indent {
            column: 0,
            strict: 0,
            is_match: false,
        });
        let is_match = std::mem::take(&mut self.after_match);
        let line = Span::new((at as u32).saturating_sub(strict), at as u32);
        if column == top.column {
            if strict != top.strict {
                self.tab_error(line);
            }
        } else if column > top.column {
            if self.indents.len() >= MAX_INDENTS {
                self.complain(
                    Diag::new(line, "too many levels of indentation")
                        .class(Class::IndentationError),
                );
                self.push(Token::Error, at, at);
                self.give_up();
                return;
            }
            if strict <= top.strict {
                self.tab_error(line);
            }
            self.indents.push(Indent {
                column,
                strict,
                is_match,
            });
            self.push(Token::Indent, at, at);
        } else {
            self.dedent_to(column, strict, at, line);
        }
    }

    pub(super) fn dedent_to(&mut self, column: u32, strict: u32, at: usize, line: Span) {
        let mut top = Indent {
            column: 0,
            strict: 0,
            is_match: false,
        };
        while let Some(indent) = self.indents.last() {
            top = *indent;
            if self.indents.len() == 1 || indent.column <= column {
                break;
            }
            self.indents.pop();
            self.push(Token::Dedent, at, at);
        }
        if column != top.column {
            let message = "unindent does not match any outer indentation level";
            self.complain(Diag::new(line, message).class(Class::IndentationError));
            self.push(Token::Error, at, at);
        } else if strict != top.strict {
            self.tab_error(line);
        }
    }

    pub(super) fn tab_error(&mut self, span: Span) {
        let message = "inconsistent use of tabs and spaces in indentation";
        self.complain(Diag::new(span, message).class(Class::TabError));
        self.push(Token::Error, span.end as usize, span.end as usize);
    }

    /// A backslash before the very last line end joins a line that is not there.
    pub(super) fn joined_to_nothing(&mut self) {
        let last = self.words.last().map_or(0, |w| w.end as usize);
        let tail = self.text.get(last..).unwrap_or("");
        if let Some(at) = tail.strip_suffix("\\\n")
            && at.trim_matches([' ', '\t', '\\', '\n']).is_empty()
        {
            self.unfinished = true;
            let at = (last + at.len()) as u32;
            self.error(Span::at(at + 1), UNEXPECTED_END);
        }
    }
}
