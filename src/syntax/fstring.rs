//! The part of the layout pass that is inside f-strings: text, fields, format specs.
//!
//! Code inside a field is cut by `layout.rs` like any other; where text ends is asked of `literal.rs`, and
//! what it says is read in `strings.rs`. On a problem the pass leaves the whole f-string and its line.

use super::layout::{MAX_FIELDS, MAX_FSTRINGS, Mode, Pass};
use super::literal::{self, TextEnd, TextStyle};
use super::token::Token;
use crate::source::Span;

impl Pass<'_> {
    pub(super) fn open_fstring(&mut self, span: Span) {
        let token = self.file.slice(span);
        let prefix = literal::prefix(token);
        let triple = token.ends_with("\"\"\"") || token.ends_with("'''");
        let mark = token.bytes().last().unwrap_or(b'"');
        if self.fstrings == MAX_FSTRINGS {
            self.error(span, "too many nested f-strings");
            self.give_up();
            return;
        }
        self.fstrings += 1;
        self.push(Token::FStart, span.start as usize, span.end as usize);
        let style = TextStyle {
            mark,
            triple,
            raw: prefix.raw,
        };
        self.modes.push(Mode::Text {
            style,
            at: span.start,
        });
    }

    pub(super) fn open_spec(&mut self) {
        let style = self.modes.iter().rev().find_map(|m| match m {
            Mode::Text { style, .. } => Some(*style),
            _ => None,
        });
        if let Some(style) = style {
            self.modes.push(Mode::Spec {
                style,
                at: self.words.len() as u32,
            });
        }
    }

    /// Takes text up to what ends it, and gives the end.
    fn text_piece(&mut self, style: TextStyle, in_spec: bool) -> (usize, TextEnd) {
        let start = self.at;
        let (size, end) = literal::scan_text(&self.text.as_bytes()[start..], style, in_spec);
        if size > 0 {
            self.push(Token::FText, start, start + size);
        }
        self.seek(start + size);
        (start + size, end)
    }

    pub(super) fn fstring_text(&mut self, style: TextStyle, opened: u32) {
        let (at, end) = self.text_piece(style, false);
        match end {
            TextEnd::Open => self.open_field(at),
            TextEnd::Close => {
                let span = Span::new(at as u32, at as u32 + 1);
                self.error(span, "f-string: single '}' is not allowed");
                self.seek(at + 1);
            }
            TextEnd::Quote => {
                let size = if style.triple { 3 } else { 1 };
                self.push(Token::FEnd, at, at + size);
                self.seek(at + size);
                self.modes.pop();
                self.fstrings -= 1;
            }
            TextEnd::Line | TextEnd::Eof => self.unterminated_fstring(style, opened),
        }
    }

    fn open_field(&mut self, at: usize) {
        let span = Span::new(at as u32, at as u32 + 1);
        let depth = self
            .modes
            .iter()
            .rev()
            .take_while(|m| !matches!(m, Mode::Text { .. }))
            .filter(|m| matches!(m, Mode::Spec { .. }))
            .count();
        if depth > MAX_FIELDS {
            self.leave_fstring(span, "f-string: expressions nested too deeply".into());
            return;
        }
        self.seek(at + 1);
        self.push(Token::FOpen, at, at + 1);
        self.open(Mode::Field { at: at as u32 }, span);
    }

    pub(super) fn spec_text(&mut self, style: TextStyle, begun: u32) {
        let (at, end) = self.text_piece(style, true);
        let span = Span::new(at as u32, at as u32 + 1);
        match end {
            TextEnd::Open => self.open_field(at),
            TextEnd::Close => {
                // The `}` is read again as code and ends the field.
                self.modes.pop();
            }
            TextEnd::Quote => {
                self.leave_fstring(span, "f-string: expecting '}', or format specs".into());
            }
            TextEnd::Line => {
                let words = self.words.get(begun as usize..).unwrap_or_default();
                if words.iter().any(|w| w.token == Token::FClose) {
                    self.unterminated_fstring(style, at as u32);
                } else {
                    // The spec ends with its line; the field ends on one of the next.
                    self.modes.pop();
                }
            }
            TextEnd::Eof => {
                let opened = self.modes.iter().rev().find_map(|m| match m {
                    Mode::Text { at, .. } => Some(*at),
                    _ => None,
                });
                self.unterminated_fstring(style, opened.unwrap_or(at as u32));
            }
        }
    }

    fn unterminated_fstring(&mut self, style: TextStyle, opened: u32) {
        let line = self.file.line(self.at as u32);
        let kind = if style.triple {
            "triple-quoted f-string"
        } else {
            "f-string"
        };
        self.unfinished |= style.triple;
        let message = format!("unterminated {kind} literal (detected at line {line})");
        self.leave_fstring(Span::new(opened, opened + 2), message);
    }

    /// Records a problem, leaves the innermost f-string and the rest of its line.
    pub(super) fn leave_fstring(&mut self, span: Span, message: String) {
        self.error(span, message);
        let index = self
            .modes
            .iter()
            .rposition(|m| matches!(m, Mode::Text { .. }))
            .unwrap_or(0);
        self.modes.truncate(index);
        // An enclosing f-string on one line has lost its end as well.
        while let Some(Mode::Field { .. } | Mode::Text { .. } | Mode::Spec { .. }) =
            self.modes.last()
        {
            self.modes.pop();
        }
        self.recount();
        self.skip_line();
    }
}
