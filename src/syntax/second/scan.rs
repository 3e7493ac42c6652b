//! The text as CPython's scanner reads it: one token at a time, up to the first that cannot be read.
//!
//! `layout.rs` reads the whole text for the real parse and goes on behind an error; here it matters which token was asked for
//! when the error came, where the scanner stood then, and on which line. Sizes of words are asked of `token.rs`.

use crate::diag::Class;
use crate::syntax::layout::stray_message;
use crate::syntax::literal;
use crate::syntax::token::{LexError, NumberError, Token};
use logos::Logos;

/// What a token is, as far as the grammar asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Name,
    Number,
    Str,
    FStart,
    FMiddle,
    FEnd,
    Newline,
    Indent,
    Dedent,
    End,
    /// A reserved word or a sign; its text says which.
    Fixed,
    /// Stands where a token could not be read.
    Error,
}

/// A token with its place in the text; one without a place of its own has only a line.
#[derive(Clone, Copy, Debug)]
pub struct Tok {
    pub kind: Kind,
    pub place: Option<(usize, usize)>,
    pub line: u32,
    /// How many brackets are open behind it.
    pub level: usize,
}

/// Why there is no token.
pub enum Trouble {
    /// The scanner says itself what is wrong.
    Said {
        message: String,
        offset: usize,
        end: usize,
    },
    /// The text ends inside of something.
    End,
    /// The class of the error, its words; the place is told by the parser.
    Layout(Class, &'static str),
    /// A character behind a backslash.
    Continuation,
}

const MAX_BRACKETS: usize = 200;
const MAX_FSTRINGS: usize = 149;
const MAX_FIELDS: i32 = 3;
const MAX_INDENTS: usize = 100;

/// An f-string that is being read.
struct Formatted {
    mark: u8,
    size: usize,
    raw: bool,
    /// Where it begins: offset, line, start of that line.
    start: (usize, u32, usize),
    /// How many brackets are open inside of it, and at which of them the innermost field began.
    depth: i32,
    field: i32,
    /// Text is read, not code.
    in_text: bool,
    /// A format spec began, and no field has ended since.
    in_spec: bool,
}

/// Reads tokens from a text.
pub struct Scanner<'t> {
    pub text: &'t str,
    /// What is read next, where its line begins, and where the lines that were looked at end.
    pub at: usize,
    pub line_start: usize,
    seen: usize,
    pub line: u32,
    fresh_line: bool,
    indents: Vec<(u32, u32)>,
    pending: i32,
    /// The open brackets: sign, line, offset.
    pub brackets: Vec<(u8, u32, usize)>,
    formatted: Vec<Formatted>,
    /// Where the lines begin that are kept, and whether a new one is kept with those before: a token goes on in it.
    pub buffer: usize,
    keeps: bool,
}

type Found = Result<Tok, Trouble>;

impl<'t> Scanner<'t> {
    /// Reads from a line on that begins a statement of the outermost level.
    pub fn new(text: &'t str, from: usize) -> Scanner<'t> {
        let before = text.as_bytes().get(..from).unwrap_or_default();
        Scanner {
            text,
            at: from,
            line_start: from,
            seen: from,
            line: before.iter().filter(|b| **b == b'\n').count() as u32,
            fresh_line: true,
            indents: vec![(0, 0)],
            pending: 0,
            brackets: Vec::new(),
            formatted: Vec::new(),
            buffer: from,
            keeps: false,
        }
    }

    /// Tells whether an f-string is open.
    pub fn in_formatted(&self) -> bool {
        !self.formatted.is_empty()
    }

    /// Gives the lines that are kept.
    pub fn held(&self) -> &'t str {
        self.text.get(self.buffer..self.seen).unwrap_or("")
    }

    /// Ends the open blocks before the next token.
    pub fn end_blocks(&mut self) {
        self.pending -= self.indents.len() as i32 - 1;
        self.indents.truncate(1);
    }

    fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    /// Takes a byte; the line is counted when its first byte is taken.
    fn take(&mut self) -> Option<u8> {
        if self.at == self.seen {
            let rest = self.bytes().get(self.at..).unwrap_or_default();
            if rest.is_empty() {
                return None;
            }
            let size = rest.iter().position(|b| *b == b'\n');
            self.seen = self.at + size.map_or(rest.len(), |n| n + 1);
            self.line_start = self.at;
            self.line += 1;
            if !self.keeps {
                self.buffer = self.at;
            }
        }
        let byte = self.bytes().get(self.at).copied();
        self.at += 1;
        byte
    }

    fn back(&mut self, byte: Option<u8>) {
        if byte.is_some() {
            self.at -= 1;
        }
    }

    fn peek(&mut self) -> Option<u8> {
        let byte = self.take();
        self.back(byte);
        byte
    }

    /// Puts the scanner behind what was found in the lines from here on.
    fn jump(&mut self, to: usize) {
        self.keeps = true;
        while self.at < to && self.take().is_some() {}
        self.keeps = false;
    }

    fn token(&self, kind: Kind, place: Option<(usize, usize)>) -> Found {
        Ok(Tok {
            kind,
            place,
            line: self.line,
            level: self.brackets.len(),
        })
    }

    /// Says what is wrong just before where the scanner stands.
    fn said<T>(&self, message: impl Into<String>) -> Result<T, Trouble> {
        let offset = self.column(self.at);
        Err(Trouble::Said {
            message: message.into(),
            offset,
            end: offset,
        })
    }

    /// Counts the characters from the start of the line to an offset.
    fn column(&self, at: usize) -> usize {
        let bytes = self.bytes().get(self.line_start..at).unwrap_or_default();
        bytes.iter().filter(|b| **b & 0xc0 != 0x80).count()
    }

    /// Reads the next token.
    pub fn next(&mut self) -> Found {
        match self.formatted.last() {
            Some(inner) if inner.in_text => self.formatted_text(),
            _ => self.code(),
        }
    }

    // ---- Lines ----

    fn code(&mut self) -> Found {
        loop {
            let mut blank = false;
            if self.fresh_line {
                self.fresh_line = false;
                blank = self.indentation()?;
            }
            if self.pending < 0 {
                self.pending += 1;
                return self.token(Kind::Dedent, None);
            }
            if self.pending > 0 {
                self.pending -= 1;
                return self.token(Kind::Indent, None);
            }
            self.peek();
            if let Some(token) = self.word(blank)? {
                return Ok(token);
            }
        }
    }

    /// Reads the white space at the start of a line; tells whether nothing else is on it.
    fn indentation(&mut self) -> Result<bool, Trouble> {
        let (mut column, mut strict) = (0u32, 0u32);
        let mut joined = None;
        let next = loop {
            let byte = self.take();
            match byte {
                Some(b' ') => (column, strict) = (column + 1, strict + 1),
                Some(b'\t') => (column, strict) = ((column / 8 + 1) * 8, strict + 1),
                Some(b'\x0c') => (column, strict) = (0, 0),
                Some(b'\\') => {
                    joined = joined.or((column != 0).then_some(column));
                    self.joined_line()?;
                }
                _ => break byte,
            }
        };
        self.back(next);
        let blank = matches!(next, Some(b'#' | b'\n'));
        if blank || !self.brackets.is_empty() {
            return Ok(blank);
        }
        let (column, strict) = joined.map_or((column, strict), |c| (c, c));
        self.indent_to(column, strict)?;
        Ok(false)
    }

    fn indent_to(&mut self, column: u32, strict: u32) -> Result<(), Trouble> {
        let unlike = Trouble::Layout(
            Class::TabError,
            "inconsistent use of tabs and spaces in indentation",
        );
        let top = self.indents.last().copied().unwrap_or((0, 0));
        if column == top.0 {
            if strict != top.1 {
                self.at = self.seen;
                return Err(unlike);
            }
        } else if column > top.0 {
            if self.indents.len() >= MAX_INDENTS {
                self.at = self.seen;
                let message = "too many levels of indentation";
                return Err(Trouble::Layout(Class::IndentationError, message));
            }
            if strict <= top.1 {
                self.at = self.seen;
                return Err(unlike);
            }
            self.pending += 1;
            self.indents.push((column, strict));
        } else {
            while self.indents.len() > 1 && self.indents.last().is_some_and(|i| column < i.0) {
                self.indents.pop();
                self.pending -= 1;
            }
            let top = self.indents.last().copied().unwrap_or((0, 0));
            if column != top.0 {
                self.at = self.seen;
                let message = "unindent does not match any outer indentation level";
                return Err(Trouble::Layout(Class::IndentationError, message));
            }
            if strict != top.1 {
                self.at = self.seen;
                return Err(unlike);
            }
        }
        Ok(())
    }

    /// Goes on behind a backslash: only a line's end may follow, and a line.
    fn joined_line(&mut self) -> Result<(), Trouble> {
        if self.take() != Some(b'\n') {
            return Err(Trouble::Continuation);
        }
        self.keeps = true;
        let next = self.take();
        self.keeps = false;
        match next {
            None => Err(Trouble::End),
            byte => {
                self.back(byte);
                Ok(())
            }
        }
    }

    // ---- Words ----

    /// Reads a word behind white space; nothing where a line's end means nothing.
    fn word(&mut self, blank: bool) -> Result<Option<Tok>, Trouble> {
        let mut start;
        let byte = loop {
            let byte = self.take();
            start = self.at - usize::from(byte.is_some());
            match byte {
                Some(b' ' | b'\t' | b'\x0c') => {}
                Some(b'\\') => self.joined_line()?,
                _ => break byte,
            }
        };
        let mut byte = byte;
        if byte == Some(b'#') {
            while !matches!(byte, None | Some(b'\n')) {
                byte = self.take();
            }
        }
        match byte {
            None if !self.brackets.is_empty() => Err(Trouble::End),
            None => self.token(Kind::End, None).map(Some),
            Some(b'\n') => {
                self.fresh_line = true;
                if blank || !self.brackets.is_empty() {
                    return Ok(None);
                }
                self.token(Kind::Newline, Some((start, self.at))).map(Some)
            }
            Some(byte) => self.thing(byte, start).map(Some),
        }
    }

    fn thing(&mut self, byte: u8, start: usize) -> Found {
        if self.begins_spec(byte) {
            return self.token(Kind::Fixed, Some((start, self.at)));
        }
        let mut lexer = Token::lexer(self.text);
        lexer.bump(start);
        let found = lexer.next();
        let end = lexer.span().end;
        match found {
            Some(Ok(token)) => self.known(token, byte, start, end),
            Some(Err(error)) => self.unreadable(error, start, end),
            None => self.token(Kind::End, None),
        }
    }

    fn known(&mut self, token: Token, byte: u8, start: usize, end: usize) -> Found {
        let kind = match token {
            Token::Name => Kind::Name,
            Token::Number => Kind::Number,
            Token::Str => Kind::Str,
            Token::FStart => return self.open_formatted(start, end),
            token if token.is_keyword() => return self.reserved(start, end),
            _ => Kind::Fixed,
        };
        self.jump(end);
        match byte {
            b'(' | b'[' | b'{' => self.open(byte, start)?,
            b')' | b']' | b'}' => self.close(byte)?,
            _ => {}
        }
        self.token(kind, Some((start, end)))
    }

    /// A reserved word, or a name that begins like one and goes on outside of ASCII.
    fn reserved(&mut self, start: usize, end: usize) -> Found {
        let rest = self.text.get(end..).unwrap_or("");
        if rest.is_empty() || rest.as_bytes()[0] < 0x80 {
            self.jump(end);
            return self.token(Kind::Fixed, Some((start, end)));
        }
        let more = literal::name_tail(rest);
        self.jump(end + more);
        match rest.get(more..).and_then(|r| r.chars().next()) {
            Some(c) if !c.is_ascii() => {
                self.jump(end + more + c.len_utf8());
                self.stray(c)
            }
            _ => self.token(Kind::Name, Some((start, end + more))),
        }
    }

    fn unreadable(&mut self, error: LexError, start: usize, end: usize) -> Found {
        match error {
            LexError::Stray => {
                let c = self.text.get(start..).and_then(|t| t.chars().next());
                let c = c.unwrap_or(' ');
                self.jump(start + c.len_utf8());
                match c.is_ascii_graphic() {
                    true => self.token(Kind::Fixed, Some((start, start + 1))),
                    false => self.stray(c),
                }
            }
            LexError::BadCharacter { good } => {
                let bad = start + good as usize;
                let c = self.text.get(bad..).and_then(|t| t.chars().next());
                let c = c.unwrap_or(' ');
                self.jump(bad + c.len_utf8());
                self.stray(c)
            }
            LexError::Number { good, message } => self.bad_number(start, good as usize, message),
            LexError::Unterminated { triple } => self.unterminated(start, end, triple),
            // Backslashes were taken before.
            LexError::Continuation | LexError::ContinuationEof => Err(Trouble::Continuation),
        }
    }

    fn stray(&self, c: char) -> Found {
        self.said(stray_message(c))
    }

    fn bad_number(&mut self, start: usize, good: usize, error: NumberError) -> Found {
        let rest = self.bytes().get(start + good..).unwrap_or_default();
        match error {
            NumberError::Invalid(kind) => {
                // An underscore and the sign of an exponent were taken when a digit is missed.
                let digit = self.bytes()[start + good - 1].is_ascii_digit();
                let taken = match rest {
                    [b'_', ..] if digit => {
                        usize::from(rest.get(1).is_none_or(|b| !b.is_ascii_digit()))
                    }
                    [b'e' | b'E', b'+' | b'-', ..] => 2,
                    _ => 0,
                };
                self.jump(start + good + taken);
                self.said(format!("invalid {kind} literal"))
            }
            NumberError::Digit(digit, kind) => {
                self.jump(start + good + 1);
                self.said(format!(
                    "invalid digit '{}' in {kind} literal",
                    digit as char
                ))
            }
            NumberError::LeadingZeros => {
                self.jump(start + good);
                let digits = self.bytes().get(start..start + good).unwrap_or_default();
                let zeros = digits
                    .iter()
                    .take_while(|b| matches!(b, b'0' | b'_'))
                    .count();
                Err(Trouble::Said {
                    message: "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers".into(),
                    offset: self.column(start) + 1,
                    end: self.column(start + zeros + 1),
                })
            }
        }
    }

    fn unterminated(&mut self, start: usize, end: usize, triple: bool) -> Found {
        let word = self.text.get(start..end).unwrap_or("");
        let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        let mark = word.as_bytes().get(letters).copied().unwrap_or(b'"');
        let size = if triple { 3 } else { 1 };
        let hint = if !triple && escapes(word.as_bytes(), mark) {
            "; perhaps you escaped the end quote?"
        } else {
            ""
        };
        // Where it begins, before the scanner goes to where it should end.
        let (line, line_start) = (self.line, self.line_start);
        self.jump(end);
        if !triple {
            self.take();
        }
        let detected = self.line;
        (self.line, self.line_start) = (line, line_start);
        self.at = start + 1;
        if let Some(inner) = self.formatted.last()
            && (inner.mark, inner.size) == (mark, size)
        {
            return self.said("f-string: expecting '}'");
        }
        let kind = if triple {
            "triple-quoted string"
        } else {
            "string"
        };
        self.said(format!(
            "unterminated {kind} literal (detected at line {detected}){hint}"
        ))
    }

    // ---- Brackets ----

    fn open(&mut self, sign: u8, start: usize) -> Result<(), Trouble> {
        if self.brackets.len() >= MAX_BRACKETS {
            return self.said("too many nested parentheses");
        }
        self.brackets.push((sign, self.line, start));
        if let Some(inner) = self.formatted.last_mut() {
            inner.depth += 1;
        }
        Ok(())
    }

    fn close(&mut self, sign: u8) -> Result<(), Trouble> {
        let shown = sign as char;
        let inner = self.formatted.last().map(|f| (f.depth, f.field));
        if sign == b'}' && inner.is_some_and(|(depth, _)| depth == 0) {
            return self.said("f-string: single '}' is not allowed");
        }
        let Some((opening, line, _)) = self.brackets.pop() else {
            return self.said(format!("unmatched '{shown}'"));
        };
        let fits = matches!((opening, sign), (b'(', b')') | (b'[', b']') | (b'{', b'}'));
        if !fits {
            if opening == b'{' && inner.is_some_and(|(depth, field)| depth - 1 == field) {
                return self.said(format!("f-string: unmatched '{shown}'"));
            }
            let place = match line == self.line {
                true => String::new(),
                false => format!(" on line {line}"),
            };
            return self.said(format!(
                "closing parenthesis '{shown}' does not match opening parenthesis '{}'{place}",
                opening as char
            ));
        }
        let Some(inner) = self.formatted.last_mut() else {
            return Ok(());
        };
        inner.depth -= 1;
        if inner.depth < 0 {
            return self.said(format!("f-string: unmatched '{shown}'"));
        }
        if sign == b'}' && inner.depth == inner.field {
            inner.field -= 1;
            inner.in_text = true;
            inner.in_spec = false;
        }
        Ok(())
    }

    // ---- F-strings ----

    /// Tells whether a format spec begins.
    fn begins_spec(&mut self, byte: u8) -> bool {
        let Some(inner) = self.formatted.last_mut() else {
            return false;
        };
        let spec = byte == b':' && inner.field >= 0 && inner.depth - 1 == inner.field;
        inner.in_text |= spec;
        inner.in_spec |= spec;
        spec
    }

    fn open_formatted(&mut self, start: usize, end: usize) -> Found {
        let (line, line_start) = (self.line, self.line_start);
        self.jump(end);
        if self.formatted.len() >= MAX_FSTRINGS {
            return self.said("too many nested f-strings");
        }
        let word = self.text.get(start..end).unwrap_or("");
        let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        self.formatted.push(Formatted {
            mark: word.as_bytes().last().copied().unwrap_or(b'"'),
            size: word.len() - letters,
            raw: literal::prefix(word).raw,
            start: (start, line, line_start),
            depth: 0,
            field: -1,
            in_text: true,
            in_spec: false,
        });
        self.token(Kind::FStart, Some((start, end)))
    }

    fn open_field(&mut self) -> Result<(), Trouble> {
        let Some(inner) = self.formatted.last_mut() else {
            return Ok(());
        };
        inner.field += 1;
        inner.in_text = false;
        match inner.field >= MAX_FIELDS {
            true => self.said("f-string: expressions nested too deeply"),
            false => Ok(()),
        }
    }

    fn formatted_text(&mut self) -> Found {
        let start = self.at;
        let rest = self.bytes().get(start..).unwrap_or_default();
        let Some(inner) = self.formatted.last() else {
            return self.code();
        };
        let (mark, size) = (inner.mark, inner.size);
        if rest.first() == Some(&b'{') && rest.get(1) != Some(&b'{') {
            self.open_field()?;
            return self.code();
        }
        if rest.len() >= size && rest[..size].iter().all(|b| *b == mark) {
            self.jump(start + size);
            self.formatted.pop();
            return self.token(Kind::FEnd, Some((start, start + size)));
        }
        self.text_piece(start)
    }

    fn text_piece(&mut self, start: usize) -> Found {
        let mut quotes = 0;
        let mut named = false;
        loop {
            let Some(inner) = self.formatted.last() else {
                return self.code();
            };
            let (mark, size, raw) = (inner.mark, inner.size, inner.raw);
            let in_spec = inner.in_spec && inner.field >= 0;
            let depth = inner.depth;
            if quotes == size {
                self.at -= size;
                return self.token(Kind::FMiddle, Some((start, self.at)));
            }
            let byte = self.take();
            match byte {
                None => return self.unterminated_formatted(),
                Some(b'\n') if size == 1 => {
                    if !in_spec {
                        return self.unterminated_formatted();
                    }
                    self.back(byte);
                    if let Some(inner) = self.formatted.last_mut() {
                        (inner.in_text, inner.in_spec) = (false, false);
                    }
                    return self.token(Kind::FMiddle, Some((start, self.at)));
                }
                Some(b) if b == mark => {
                    quotes += 1;
                    continue;
                }
                Some(b'{') => {
                    let next = self.take();
                    if next != Some(b'{') || in_spec {
                        self.back(next);
                        self.back(byte);
                        self.open_field()?;
                        return self.token(Kind::FMiddle, Some((start, self.at)));
                    }
                    return self.token(Kind::FMiddle, Some((start, self.at - 1)));
                }
                Some(b'}') if named => return self.token(Kind::FMiddle, Some((start, self.at))),
                Some(b'}') => {
                    let next = self.take();
                    if next == Some(b'}') && !in_spec && depth == 0 {
                        return self.token(Kind::FMiddle, Some((start, self.at - 1)));
                    }
                    self.back(next);
                    self.back(byte);
                    if let Some(inner) = self.formatted.last_mut() {
                        inner.in_text = false;
                    }
                    return self.token(Kind::FMiddle, Some((start, self.at)));
                }
                Some(b'\\') => {
                    let next = self.take();
                    if matches!(next, Some(b'{' | b'}')) {
                        self.back(next);
                    } else if !raw && next == Some(b'N') {
                        let next = self.take();
                        named |= next == Some(b'{');
                        if next != Some(b'{') {
                            self.back(next);
                        }
                    }
                }
                Some(_) => {}
            }
            quotes = 0;
        }
    }

    fn unterminated_formatted(&mut self) -> Found {
        let Some(inner) = self.formatted.last() else {
            return self.code();
        };
        let (start, line, line_start) = inner.start;
        let kind = match inner.size {
            3 => "triple-quoted f-string",
            _ => "f-string",
        };
        let detected = self.line;
        (self.at, self.line, self.line_start) = (start + 1, line, line_start);
        self.said(format!(
            "unterminated {kind} literal (detected at line {detected})"
        ))
    }
}

/// Tells whether a backslash takes a quote of this kind into the string.
fn escapes(word: &[u8], mark: u8) -> bool {
    let mut bytes = word.iter();
    while let Some(b) = bytes.next() {
        if *b == b'\\' && bytes.next() == Some(&mark) {
            return true;
        }
    }
    false
}
