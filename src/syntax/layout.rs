//! Layout: the token stream as the grammar wants it.
//!
//! Makes INDENT, DEDENT (`indent.rs`) and NEWLINE of white space, is silent inside brackets, and fuses `not in`,
//! `is not` and `except*`. The same pass goes on in `fstring.rs`, inside f-strings, and in `soft.rs`, which decides on
//! whole lines. Words are `token.rs`, sizes of literals `literal.rs`.
//! What must hold: every INDENT has its DEDENT, every line ends in a NEWLINE, and wherever an `Error` token
//! stands a diag was recorded.

use super::indent::Indent;
use super::literal::{self, TextStyle};
use super::printable::is_printable;
use super::token::{LexError, NumberError, Token};
use crate::diag::Diag;
use crate::source::{SourceFile, Span};
use logos::{Lexer, Logos};

/// What is said of a line that goes on behind the end of the text.
pub(super) const UNEXPECTED_END: &str = "unexpected EOF while parsing";

/// A token with its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    pub token: Token,
    pub start: u32,
    pub end: u32,
}

impl Word {
    /// Gives the word's place.
    pub fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// A whole source as tokens.
pub struct Layout {
    pub words: Vec<Word>,
    pub diags: Vec<Diag>,
    /// A bracket that is open at the end of the text.
    pub unclosed: Option<Span>,
    /// More text could complete this one: an open bracket or long string, a backslash at the end.
    pub unfinished: bool,
}

/// The deepest nesting of brackets, of f-strings, of fields in format specs, and of blocks.
const MAX_BRACKETS: usize = 200;
pub(super) const MAX_FSTRINGS: usize = 150;
pub(super) const MAX_FIELDS: usize = 2;
pub(super) const MAX_INDENTS: usize = 100;
/// How many problems with words are worth telling.
const MAX_DIAGS: usize = 20;

/// Cuts a source into tokens.
pub fn layout(file: &SourceFile) -> Layout {
    let mut pass = Pass {
        file,
        text: file.text(),
        lexer: Token::lexer(file.text()),
        at: 0,
        words: Vec::with_capacity(file.text().len() / 4),
        diags: Vec::new(),
        unclosed: None,
        unfinished: false,
        indents: vec![Indent {
            column: 0,
            strict: 0,
            is_match: false,
        }],
        modes: Vec::new(),
        brackets: 0,
        fstrings: 0,
        line: 0,
        after_match: false,
    };
    pass.run();
    let Pass {
        words,
        diags,
        unclosed,
        unfinished,
        ..
    } = pass;
    Layout {
        words,
        diags,
        unclosed,
        unfinished,
    }
}

/// What the pass is inside of, innermost last.
#[derive(Clone, Copy)]
pub(super) enum Mode {
    Bracket {
        open: Token,
        at: u32,
    },
    /// The text of an f-string.
    Text {
        style: TextStyle,
        at: u32,
    },
    /// The code of a replacement field.
    Field {
        at: u32,
    },
    /// The text of a format spec.
    Spec {
        style: TextStyle,
        /// How many words were there when it began.
        at: u32,
    },
}

pub(super) struct Pass<'s> {
    pub(super) file: &'s SourceFile,
    pub(super) text: &'s str,
    lexer: Lexer<'s, Token>,
    /// Where the lexer stands.
    pub(super) at: usize,
    pub(super) words: Vec<Word>,
    diags: Vec<Diag>,
    unclosed: Option<Span>,
    pub(super) unfinished: bool,
    pub(super) indents: Vec<Indent>,
    pub(super) modes: Vec<Mode>,
    /// How many modes are brackets or fields, and how many are texts.
    pub(super) brackets: usize,
    pub(super) fstrings: usize,
    /// The index of the logical line's first word.
    pub(super) line: usize,
    /// The line just ended opens a match block.
    pub(super) after_match: bool,
}

/// Words what is wrong with a character that no word begins with.
pub(super) fn stray_message(c: char) -> String {
    let code = c as u32;
    match is_printable(c) {
        false => format!("invalid non-printable character U+{code:04X}"),
        true => format!("invalid character '{c}' (U+{code:04X})"),
    }
}

impl Pass<'_> {
    fn run(&mut self) {
        self.indentation();
        loop {
            match self.modes.last() {
                Some(Mode::Text { style, at }) => {
                    let (style, at) = (*style, *at);
                    self.fstring_text(style, at);
                }
                Some(Mode::Spec { style, at }) => {
                    let (style, at) = (*style, *at);
                    self.spec_text(style, at);
                }
                _ => {
                    if !self.code() {
                        break;
                    }
                }
            }
        }
        self.finish();
    }

    /// Puts the lexer at an offset, also backwards.
    pub(super) fn seek(&mut self, at: usize) {
        if at >= self.at {
            self.lexer.bump(at - self.at);
        } else {
            self.lexer = Token::lexer(self.text);
            self.lexer.bump(at);
        }
        self.at = at;
    }

    pub(super) fn push(&mut self, token: Token, start: usize, end: usize) {
        self.words.push(Word {
            token,
            start: start as u32,
            end: end as u32,
        });
    }

    pub(super) fn complain(&mut self, diag: Diag) {
        if self.diags.len() < MAX_DIAGS {
            self.diags.push(diag);
        }
    }

    /// Records a problem and leaves a word there for the parser to stop at.
    pub(super) fn error(&mut self, span: Span, message: impl Into<String>) {
        self.complain(Diag::new(span, message));
        self.words.push(Word {
            token: Token::Error,
            start: span.start,
            end: span.end,
        });
    }

    // ---- Code ----

    /// Takes one word of plain code; false at the end of the text.
    fn code(&mut self) -> bool {
        let Some(found) = self.lexer.next() else {
            return false;
        };
        let span = self.lexer.span();
        self.at = span.end;
        let span = Span::new(span.start as u32, span.end as u32);
        match found {
            Ok(Token::LineEnd) => self.line_end(span),
            Ok(token) => self.word(token, span),
            Err(error) => self.lex_error(error, span),
        }
        true
    }

    fn line_end(&mut self, span: Span) {
        if !self.modes.is_empty() {
            self.statement_in_brackets();
            if !self.modes.is_empty() {
                return;
            }
        }
        if self.words.len() > self.line {
            self.push(Token::Newline, span.start as usize, span.end as usize);
            self.end_of_line();
        }
        self.indentation();
    }

    fn word(&mut self, token: Token, span: Span) {
        let (start, end) = (span.start as usize, span.end as usize);
        let in_field = matches!(self.modes.last(), Some(Mode::Field { .. }));
        match token {
            Token::LeftParen | Token::LeftBracket | Token::LeftBrace => {
                self.open(
                    Mode::Bracket {
                        open: token,
                        at: span.start,
                    },
                    span,
                );
                self.push(token, start, end);
            }
            Token::RightBrace if in_field => {
                self.modes.pop();
                self.brackets -= 1;
                self.push(Token::FClose, start, end);
            }
            Token::RightParen | Token::RightBracket | Token::RightBrace => self.close(token, span),
            Token::Colon | Token::ColonEqual if in_field => {
                self.push(Token::FColon, start, start + 1);
                self.seek(start + 1);
                self.open_spec();
            }
            Token::FStart => self.open_fstring(span),
            Token::In if self.last() == Some(Token::Not) => self.fuse(Token::NotIn, end),
            Token::Star if self.last() == Some(Token::Except) => self.fuse(Token::ExceptStar, end),
            Token::Not if self.last() == Some(Token::Is) => self.fuse(Token::IsNot, end),
            _ if token.is_keyword()
                && self.text.as_bytes().get(end).is_some_and(|b| *b >= 0x80) =>
            {
                self.keyword_in_name(span);
            }
            _ => self.push(token, start, end),
        }
    }

    pub(super) fn last(&self) -> Option<Token> {
        self.words.last().map(|w| w.token)
    }

    fn fuse(&mut self, token: Token, end: usize) {
        if let Some(last) = self.words.last_mut() {
            last.token = token;
            last.end = end as u32;
        }
    }

    /// A word like `ifé` starts with a keyword and is none.
    fn keyword_in_name(&mut self, span: Span) {
        let end = span.end as usize;
        let more = literal::name_tail(&self.text[end..]);
        self.seek(end + more);
        self.push(Token::Name, span.start as usize, end + more);
    }

    pub(super) fn open(&mut self, mode: Mode, span: Span) {
        if self.brackets == MAX_BRACKETS {
            self.error(span, "too many nested parentheses");
        }
        self.brackets += 1;
        if self.brackets > MAX_BRACKETS {
            self.give_up();
        } else {
            self.modes.push(mode);
        }
    }

    /// Leaves the rest of the text unread.
    pub(super) fn give_up(&mut self) {
        self.modes.clear();
        self.brackets = 0;
        self.fstrings = 0;
        self.seek(self.text.len());
    }

    fn close(&mut self, token: Token, span: Span) {
        let shown = self.file.slice(span).to_string();
        match self.modes.last().copied() {
            Some(Mode::Bracket { open, at }) => {
                if closes(open, token) {
                    self.modes.pop();
                    self.brackets -= 1;
                    self.push(token, span.start as usize, span.end as usize);
                    return;
                }
                self.mismatch(&shown, open, at, span);
            }
            Some(Mode::Field { .. }) => self.error(span, format!("f-string: unmatched '{shown}'")),
            _ => self.error(span, format!("unmatched '{shown}'")),
        }
    }

    fn mismatch(&mut self, shown: &str, open: Token, at: u32, span: Span) {
        let opened = self.file.slice(Span::new(at, at + 1));
        let (line, here) = (self.file.line(at), self.file.line(span.start));
        let place = if line == here {
            String::new()
        } else {
            format!(" on line {line}")
        };
        let message = format!(
            "closing parenthesis '{shown}' does not match opening parenthesis '{opened}'{place}"
        );
        self.error(span, message);
        // The bracket most likely meant is the one that was closed, if it is open further out.
        let wanted = self.modes.iter().rposition(|mode| match mode {
            Mode::Bracket { open, .. } => self.text.get(span.range()) == Some(closing(*open)),
            _ => false,
        });
        let code = self
            .modes
            .iter()
            .rposition(|m| matches!(m, Mode::Field { .. }));
        match wanted {
            Some(index) if code.is_none_or(|c| index > c) => self.modes.truncate(index),
            _ if open == Token::LeftBrace => {}
            _ => {
                self.modes.pop();
            }
        }
        self.recount();
    }

    pub(super) fn recount(&mut self) {
        let text = |m: &&Mode| matches!(m, Mode::Text { .. });
        let spec = |m: &&Mode| matches!(m, Mode::Spec { .. });
        self.fstrings = self.modes.iter().filter(text).count();
        self.brackets = self.modes.len() - self.fstrings - self.modes.iter().filter(spec).count();
    }

    /// Looks for a line inside brackets that can only be a statement: then a bracket was never closed.
    fn statement_in_brackets(&mut self) {
        let rest = &self.text[self.at..];
        let indent = rest.bytes().take_while(|b| *b == b' ').count() as u32;
        let outer = self.indents.last().map_or(0, |i| i.column);
        if indent > outer || !starts_statement(&rest[indent as usize..]) {
            return;
        }
        let innermost = self.modes.iter().rev().find_map(|m| match m {
            Mode::Bracket { at, .. } | Mode::Field { at } => Some(*at),
            _ => None,
        });
        if self.fstrings > 0 {
            return;
        }
        if let Some(at) = innermost {
            self.never_closed(at);
            self.modes.clear();
            self.recount();
        }
    }

    fn never_closed(&mut self, at: u32) {
        let open = self.file.slice(Span::new(at, at + 1)).to_string();
        let span = Span::new(at, at + 1);
        self.complain(Diag::new(span, format!("'{open}' was never closed")));
        let end = self.at;
        self.push(Token::Error, end, end);
    }

    fn lex_error(&mut self, error: LexError, span: Span) {
        match error {
            LexError::Stray => self.stray(span),
            LexError::BadCharacter { good } => self.stray(Span::new(span.start + good, span.end)),
            LexError::Number { good, message } => self.bad_number(span.start, good, message),
            LexError::Continuation => {
                let after = Span::new(span.end, span.end + 1);
                self.error(
                    after,
                    "unexpected character after line continuation character",
                );
                self.skip_line();
            }
            LexError::ContinuationEof => {
                self.unfinished = true;
                self.error(Span::at(span.end), UNEXPECTED_END);
            }
            LexError::Unterminated { triple } => self.unterminated_string(span, triple),
        }
    }

    fn stray(&mut self, span: Span) {
        let end = self.at.max(span.end as usize);
        self.seek(end);
        let c = self.file.slice(span).chars().next().unwrap_or('\0');
        let in_field = matches!(self.modes.last(), Some(Mode::Field { .. }));
        let message = if c.is_ascii_graphic() && in_field && self.last() != Some(Token::FOpen) {
            "f-string: expecting '=', or '!', or ':', or '}'".to_string()
        } else if c.is_ascii_graphic() {
            "invalid syntax".to_string()
        } else {
            stray_message(c)
        };
        self.error(span, message);
    }

    fn bad_number(&mut self, start: u32, good: u32, error: NumberError) {
        let at = start + good;
        let (span, message) = match error {
            NumberError::Invalid(kind) => (
                Span::new(at.saturating_sub(1), at),
                format!("invalid {kind} literal"),
            ),
            NumberError::Digit(digit, kind) => {
                let message = format!("invalid digit '{}' in {kind} literal", digit as char);
                (Span::new(at, at + 1), message)
            }
            NumberError::LeadingZeros => {
                let message = "leading zeros in decimal integer literals are not permitted; \
                               use an 0o prefix for octal integers";
                (Span::new(start, at), message.to_string())
            }
        };
        self.error(span, message);
        let rest = &self.text[at as usize..];
        self.seek(at as usize + literal::name_tail(rest));
    }

    fn unterminated_string(&mut self, span: Span, triple: bool) {
        let open = literal::prefix(self.file.slice(span)).open as u32;
        let line = self.file.line(span.end);
        if triple {
            self.unfinished = true;
            let message =
                format!("unterminated triple-quoted string literal (detected at line {line})");
            self.error(Span::new(span.start, span.start + open), message);
            return;
        }
        let mark = self
            .text
            .as_bytes()
            .get((span.start + open) as usize - 1)
            .copied();
        let outer = self.modes.iter().rev().find_map(|m| match m {
            Mode::Text { style, .. } => Some((style.mark, style.triple)),
            _ => None,
        });
        if outer.is_some_and(|(quote, long)| Some(quote) == mark && !long) {
            let quote = Span::new(span.start, span.start + open);
            self.leave_fstring(quote, "f-string: expecting '}'".to_string());
            return;
        }
        let message = format!("unterminated string literal (detected at line {line})");
        self.error(span, message);
    }

    /// Leaves the rest of the physical line unread.
    pub(super) fn skip_line(&mut self) {
        let rest = &self.text[self.at..];
        let size = rest.find('\n').unwrap_or(rest.len());
        self.seek(self.at + size);
    }

    // ---- Lines ----

    /// Ends the last line and all blocks.
    fn finish(&mut self) {
        let end = self.text.len();
        self.at = end;
        let open = self.modes.iter().rev().find_map(|m| match m {
            Mode::Bracket { at, .. } | Mode::Field { at } => Some(*at),
            _ => None,
        });
        if let Some(at) = open {
            self.unfinished = true;
            self.unclosed = Some(Span::new(at, at + 1));
            self.never_closed(at);
        }
        self.joined_to_nothing();
        if self.words.len() > self.line {
            self.push(Token::Newline, end, end);
            self.end_of_line();
        }
        for _ in 1..self.indents.len() {
            self.push(Token::Dedent, end, end);
        }
    }
}

fn closes(open: Token, close: Token) -> bool {
    matches!(
        (open, close),
        (Token::LeftParen, Token::RightParen)
            | (Token::LeftBracket, Token::RightBracket)
            | (Token::LeftBrace, Token::RightBrace)
    )
}

fn closing(open: Token) -> &'static str {
    match open {
        Token::LeftParen => ")",
        Token::LeftBracket => "]",
        _ => "}",
    }
}

/// Tells whether a line begins with a word that only a statement can hold.
fn starts_statement(line: &str) -> bool {
    let size = line
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
        .count();
    matches!(
        &line[..size],
        "def"
            | "class"
            | "return"
            | "import"
            | "while"
            | "try"
            | "raise"
            | "with"
            | "pass"
            | "break"
            | "continue"
            | "del"
            | "global"
            | "nonlocal"
            | "assert"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token> {
        layout(&SourceFile::new("t", text))
            .words
            .iter()
            .map(|w| w.token)
            .collect()
    }

    fn message(text: &str) -> String {
        let diags = layout(&SourceFile::new("t", text)).diags;
        diags
            .first()
            .map(|d| format!("{}: {}", d.class.name(), d.message))
            .unwrap_or_default()
    }

    #[test]
    fn blocks() {
        use Token::*;
        assert_eq!(
            tokens("if a:\n  b\n\n # c\nd"),
            [
                If, Name, Colon, Newline, Indent, Name, Newline, Dedent, Name, Newline
            ]
        );
        assert_eq!(
            tokens("(a\n b)\n"),
            [LeftParen, Name, Name, RightParen, Newline]
        );
        assert_eq!(tokens("a \\\n b"), [Name, Name, Newline]);
        assert_eq!(tokens(""), []);
    }

    #[test]
    fn soft_keywords() {
        use Token::*;
        assert_eq!(
            tokens("match x:\n case 1: pass\n"),
            [
                Match, Name, Colon, Newline, Indent, Case, Number, Colon, Pass, Newline, Dedent
            ]
        );
        assert_eq!(
            tokens("match(x)"),
            [Name, LeftParen, Name, RightParen, Newline]
        );
        assert_eq!(tokens("match: int"), [Name, Colon, Name, Newline]);
        assert_eq!(tokens("type X = int"), [Type, Name, Equal, Name, Newline]);
        assert_eq!(tokens("type(x)")[0], Name);
        assert_eq!(
            tokens("a not in b is not c"),
            [Name, NotIn, Name, IsNot, Name, Newline]
        );
        assert_eq!(tokens("with (a as b): pass")[1], WithParen);
        assert_eq!(tokens("with (a): pass")[1], LeftParen);
        assert_eq!(tokens("ifé")[0], Name);
    }

    #[test]
    fn fstrings() {
        use Token::*;
        assert_eq!(
            tokens(r#"f"a{b!r:>{w}}{{c""#),
            [
                FStart,
                FText,
                FOpen,
                Name,
                Exclamation,
                Name,
                FColon,
                FText,
                FOpen,
                Name,
                FClose,
                FClose,
                FText,
                FEnd,
                Newline
            ]
        );
        assert_eq!(
            tokens(r#"f"{x:=5}""#),
            [FStart, FOpen, Name, FColon, FText, FClose, FEnd, Newline]
        );
        assert_eq!(
            tokens(r#"f"{f"{1}"}""#),
            [
                FStart, FOpen, FStart, FOpen, Number, FClose, FEnd, FClose, FEnd, Newline
            ]
        );
        assert_eq!(
            tokens(r#"f"\N{DASH}\{x}""#),
            [FStart, FText, FOpen, Name, FClose, FEnd, Newline]
        );
    }

    #[test]
    fn problems() {
        for (text, expected) in [
            ("(a", "SyntaxError: '(' was never closed"),
            ("a)", "SyntaxError: unmatched ')'"),
            (
                "(\n]",
                "SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' on line 1",
            ),
            (
                "'abc",
                "SyntaxError: unterminated string literal (detected at line 1)",
            ),
            (
                "'''a\nb",
                "SyntaxError: unterminated triple-quoted string literal (detected at line 2)",
            ),
            ("f'{a", "SyntaxError: '{' was never closed"),
            ("f'{a'", "SyntaxError: f-string: expecting '}'"),
            ("f'}'", "SyntaxError: f-string: single '}' is not allowed"),
            (
                "if a:\n\tb\n        c",
                "TabError: inconsistent use of tabs and spaces in indentation",
            ),
            (
                "if a:\n  b\n c",
                "IndentationError: unindent does not match any outer indentation level",
            ),
            ("1__0", "SyntaxError: invalid decimal literal"),
            (
                "a \u{20ac}",
                "SyntaxError: invalid character '\u{20ac}' (U+20AC)",
            ),
            (
                "a \\ b",
                "SyntaxError: unexpected character after line continuation character",
            ),
        ] {
            assert_eq!(message(text), expected, "{text}");
        }
    }

    #[test]
    fn nesting_is_bounded() {
        assert_eq!(
            message(&"(".repeat(100_000)),
            "SyntaxError: too many nested parentheses"
        );
        assert_eq!(
            message(&"f'{".repeat(100_000)),
            "SyntaxError: too many nested f-strings"
        );
        let blocks: String = (0..200)
            .map(|n| format!("{}if a:\n", " ".repeat(n)))
            .collect();
        assert_eq!(
            message(&blocks),
            "IndentationError: too many levels of indentation"
        );
    }
}
