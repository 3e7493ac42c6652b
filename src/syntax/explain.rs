//! Words for a parse failure: CPython's message for the shape of the tokens around it.
//!
//! Looks only at tokens and at what the grammar expected; going on afterwards is `recover.rs`. Each rule
//! answers for one message and the first that fits wins, so their order matters.

use super::kinds::{
    closes, ends_expression, ends_operand, is_comparison, is_operator, opens, starts_operand,
};
use super::layout::Word;
use super::recover::{Failure, line_around};
use super::token::Token;
use crate::diag::{Class, Diag, suggest};
use crate::source::{SourceFile, Span};

/// Makes the diag for a failure at `failure.index` of `words`.
pub fn explain(file: &SourceFile, words: &[Word], failure: &Failure) -> Diag {
    let (start, end) = line_around(words, failure.index);
    let scene = Scene {
        file,
        words,
        at: failure.index,
        start,
        end,
        expected: &failure.expected,
    };
    scene
        .blocks()
        .or_else(|| scene.headers())
        .or_else(|| scene.imports())
        .or_else(|| scene.parameters())
        .or_else(|| scene.print_statement())
        .or_else(|| scene.fields())
        .or_else(|| scene.dict_items())
        .or_else(|| scene.arguments())
        .or_else(|| scene.conditional())
        .or_else(|| scene.assignment())
        .or_else(|| scene.comprehension())
        .or_else(|| scene.missing_comma())
        .or_else(|| scene.late_fields())
        .unwrap_or_else(|| scene.plain())
}

/// The failure with its line.
struct Scene<'a> {
    file: &'a SourceFile,
    words: &'a [Word],
    /// The token the grammar had no use for.
    at: usize,
    /// The first word of its line and the line's NEWLINE.
    start: usize,
    end: usize,
    expected: &'a [String],
}

impl Scene<'_> {
    // ---- Looking around ----

    fn token(&self, index: usize) -> Option<Token> {
        self.words.get(index).map(|w| w.token)
    }

    fn here(&self) -> Option<Token> {
        self.token(self.at)
    }

    /// The token before the failure on the same line.
    fn before(&self) -> Option<Token> {
        if self.at > self.start {
            self.token(self.at - 1)
        } else {
            None
        }
    }

    fn text(&self, index: usize) -> &str {
        self.words
            .get(index)
            .map_or("", |w| self.file.slice(w.span()))
    }

    fn span(&self, index: usize) -> Span {
        match self.words.get(index) {
            Some(word) if word.token == Token::Newline => Span::new(word.start, word.start + 1),
            Some(word) => word.span(),
            None => Span::at(self.words.last().map_or(0, |w| w.end)),
        }
    }

    fn from(&self, index: usize) -> Span {
        self.span(index).to(self.span(self.at))
    }

    fn expects(&self, what: &str) -> bool {
        self.expected.iter().any(|e| e == what)
    }

    fn diag(&self, message: &str) -> Option<Diag> {
        Some(Diag::new(self.span(self.at), message))
    }

    /// The first word of a line that names its statement, past `async`.
    fn head_of(&self, start: usize) -> (usize, Option<Token>) {
        match (self.token(start), self.token(start + 1)) {
            (Some(Token::Async), Some(next)) => (start + 1, Some(next)),
            (first, _) => (start, first),
        }
    }

    fn head(&self) -> (usize, Option<Token>) {
        self.head_of(self.start)
    }

    /// Finds the innermost bracket open before an index.
    fn enclosing(&self, before: usize) -> Option<usize> {
        let mut depth = 0usize;
        for index in (self.start..before.min(self.words.len())).rev() {
            match self.words[index].token {
                t if closes(t) => depth += 1,
                t if opens(t) && depth == 0 => return Some(index),
                t if opens(t) => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// Goes back from the failure over one operand, to the word after the last `stop` on its level.
    fn operand_start(&self, stop: fn(Token) -> bool) -> usize {
        let mut depth = 0usize;
        for index in (self.start..self.at.min(self.words.len())).rev() {
            match self.words[index].token {
                t if closes(t) => depth += 1,
                t if opens(t) && depth == 0 => return index + 1,
                t if opens(t) => depth -= 1,
                t if depth == 0 && stop(t) => return index + 1,
                _ => {}
            }
        }
        self.start
    }

    /// Finds a token on the level just inside `open`, before the failure.
    fn find_inside(&self, open: usize, wanted: fn(Token) -> bool) -> Option<usize> {
        let mut depth = 0usize;
        let mut found = None;
        for index in open + 1..self.at.min(self.words.len()) {
            match self.words[index].token {
                t if opens(t) => depth += 1,
                t if closes(t) => depth = depth.saturating_sub(1),
                t if depth == 0 && wanted(t) => found = Some(index),
                _ => {}
            }
        }
        found
    }

    /// Tells whether an open bracket holds arguments or an expression, not parameters, names or patterns.
    fn holds_expressions(&self, open: usize) -> bool {
        let (head, token) = self.head();
        match token {
            Some(Token::Import | Token::From | Token::Case) => false,
            Some(Token::Def) => self.def_parens() != Some(open) && open != head + 2,
            Some(Token::Class) => self.token(open) != Some(Token::LeftBracket) || open != head + 2,
            _ => self.token(open) != Some(Token::WithParen),
        }
    }

    /// Finds the `(` of a `def`'s parameters.
    fn def_parens(&self) -> Option<usize> {
        let (head, token) = self.head();
        if token != Some(Token::Def) {
            return None;
        }
        let mut depth = 0usize;
        for index in head + 2..self.words.len().min(self.end) {
            match self.words[index].token {
                Token::LeftParen if depth == 0 => return Some(index),
                t if opens(t) => depth += 1,
                t if closes(t) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        None
    }

    // ---- Statements ----

    fn blocks(&self) -> Option<Diag> {
        if self.expects("INDENT") {
            return self.missing_block();
        }
        if self.expects("\"except\"") && self.expects("\"finally\"") && !self.expects("NAME") {
            return self.diag("expected 'except' or 'finally' block");
        }
        let message = match self.here()? {
            Token::Indent => "unexpected indent",
            Token::Dedent => "unexpected unindent",
            _ => return None,
        };
        let diag = Diag::new(self.span(self.at), message);
        Some(diag.class(Class::IndentationError))
    }

    fn missing_block(&self) -> Option<Diag> {
        let newline = self
            .words
            .get(..self.at)?
            .iter()
            .rposition(|w| w.token == Token::Newline)?;
        let (start, _) = line_around(self.words, newline);
        let (head, token) = self.head_of(start);
        let owner = match token? {
            Token::Def => "function definition".to_string(),
            Token::Class => "class definition".to_string(),
            Token::ExceptStar => "'except*' statement".to_string(),
            _ => format!("'{}' statement", self.text(head)),
        };
        let line = self.file.line(self.span(start).start);
        let diag = Diag::new(
            self.span(self.at),
            format!("expected an indented block after {owner} on line {line}"),
        );
        Some(diag.class(Class::IndentationError))
    }

    fn headers(&self) -> Option<Diag> {
        let (head, token) = self.head();
        let token = token?;
        let here = self.here()?;
        if token == Token::Def {
            if self.at == head + 2
                && !matches!(here, Token::LeftBracket)
                && self.token(head + 1) == Some(Token::Name)
            {
                return self.diag("expected '('");
            }
            if self.before() == Some(Token::Arrow) && here == Token::Colon {
                return Some(Diag::new(self.span(self.at - 1), "expected ':'"));
            }
        }
        if self.token(head + 2) == Some(Token::LeftBracket)
            && self.at == head + 3
            && here == Token::RightBracket
            && matches!(token, Token::Def | Token::Class)
        {
            return self.diag("Type parameter list cannot be empty");
        }
        if token == Token::ExceptStar
            && self.before() == Some(token)
            && matches!(here, Token::Colon | Token::Newline)
        {
            return self.diag("expected one or more exception types");
        }
        if token == Token::Name && self.text(head) == "match" && self.at == head + 1 {
            let colon = self.words[self.at..self.end]
                .iter()
                .any(|w| w.token == Token::Colon);
            if starts_operand(here) && !colon {
                return Some(Diag::new(self.span(self.end), "expected ':'"));
            }
        }
        if !self.expects("\":\"") || self.enclosing(self.at).is_some() {
            return None;
        }
        let forced = match token {
            Token::Def => true,
            Token::Else | Token::Try | Token::Finally => self.at == head + 1,
            Token::If
            | Token::Elif
            | Token::While
            | Token::For
            | Token::With
            | Token::Class
            | Token::Except
            | Token::ExceptStar
            | Token::Match
            | Token::Case => here == Token::Newline,
            _ => false,
        };
        let in_header = self
            .find_inside(self.start, |t| t == Token::Colon)
            .is_none();
        if forced && in_header {
            self.diag("expected ':'")
        } else {
            None
        }
    }

    fn imports(&self) -> Option<Diag> {
        let (head, token) = self.head();
        let here = self.here()?;
        match token? {
            Token::Import | Token::From
                if self.before() == Some(Token::Import) && here == Token::Newline =>
            {
                self.diag("Expected one or more names after 'import'")
            }
            Token::Import if here == Token::From && self.at > head + 1 => {
                let message = "Did you mean to use 'from ... import ...' instead?";
                Some(Diag::new(self.from(head), message))
            }
            _ => None,
        }
    }

    fn parameters(&self) -> Option<Diag> {
        let here = self.here()?;
        let open = self.enclosing(self.at);
        let lambda = self.in_lambda();
        let in_def = open.is_some() && open == self.def_parens();
        let in_field = open.is_some_and(|open| self.token(open) == Some(Token::FOpen));
        if !in_def && (lambda.is_none() || in_field) {
            return None;
        }
        let fresh = matches!(
            self.before(),
            Some(Token::Comma | Token::LeftParen | Token::Lambda)
        );
        if here == Token::LeftParen && fresh {
            return self.diag(if lambda.is_some() {
                "Lambda expression parameters cannot be parenthesized"
            } else {
                "Function parameters cannot be parenthesized"
            });
        }
        if self.before() == Some(Token::Equal)
            && matches!(here, Token::Comma | Token::RightParen)
            && in_def
        {
            return Some(Diag::new(
                self.span(self.at - 1),
                "expected default value expression",
            ));
        }
        Some(self.plain())
    }

    /// Finds the `lambda` among whose parameters the failure lies.
    fn in_lambda(&self) -> Option<usize> {
        let start = self.operand_start(|t| matches!(t, Token::Lambda | Token::Colon));
        let index = start.checked_sub(1)?;
        let is_lambda = self.token(index) == Some(Token::Lambda) && index >= self.start;
        let named = self.words.get(start..self.at)?.iter().all(|w| {
            matches!(
                w.token,
                Token::Name | Token::Comma | Token::Star | Token::DoubleStar | Token::Slash
            )
        });
        (is_lambda && named && self.here() != Some(Token::FColon)).then_some(index)
    }

    fn print_statement(&self) -> Option<Diag> {
        let (_, head) = self.head();
        let elsewhere = matches!(
            head,
            Some(
                Token::Import
                    | Token::From
                    | Token::Global
                    | Token::Nonlocal
                    | Token::Def
                    | Token::Class
            )
        );
        if elsewhere {
            return None;
        }
        let next = self
            .token(self.at + 1)
            .is_some_and(|t| starts_operand(t) && t != Token::LeftParen);
        if next
            && self.here() == Some(Token::Name)
            && matches!(self.text(self.at), "print" | "exec")
        {
            return self.legacy(self.at, self.at + 1);
        }
        let here = self.here()?;
        let index = self.at.checked_sub(1)?;
        let name = self.text(index);
        let dotted = index > self.start && self.token(index - 1) == Some(Token::Dot);
        if self.before() != Some(Token::Name) || dotted || !starts_operand(here) {
            return None;
        }
        if !matches!(name, "print" | "exec") {
            return None;
        }
        self.legacy(index, self.at)
    }

    fn legacy(&self, index: usize, last: usize) -> Option<Diag> {
        let name = self.text(index);
        let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
        Some(Diag::new(self.span(index).to(self.span(last)), message))
    }

    // ---- Brackets ----

    fn fields(&self) -> Option<Diag> {
        let open = self.enclosing(self.at)?;
        if self.token(open) != Some(Token::FOpen) {
            return None;
        }
        let here = self.here()?;
        let shown = self.text(self.at);
        match self.before()? {
            Token::FOpen => match here {
                Token::FClose | Token::Exclamation | Token::FColon | Token::Equal => self.diag(
                    &format!("f-string: valid expression required before '{shown}'"),
                ),
                _ => self.diag("f-string: expecting a valid expression after '{'"),
            },
            Token::Exclamation if matches!(here, Token::FClose | Token::FColon) => {
                self.diag("f-string: missing conversion character")
            }
            Token::Exclamation => self.diag("f-string: invalid conversion character"),
            _ if here == Token::FColon => {
                let lambda = self.find_inside(open, |t| t == Token::Lambda)?;
                let message = "f-string: lambda expressions are not allowed without parentheses";
                Some(Diag::new(self.from(lambda), message))
            }
            _ if self.token(open + 1) == Some(Token::Lambda) => Some(Diag::new(
                self.from(open + 1),
                "f-string: expecting a valid expression after '{'",
            )),
            _ => None,
        }
    }

    /// What is said of a field if nothing better fits.
    fn late_fields(&self) -> Option<Diag> {
        let open = self.enclosing(self.at)?;
        if self.token(open) != Some(Token::FOpen) {
            return None;
        }
        let converted = self.at >= 2 && self.token(self.at - 2) == Some(Token::Exclamation);
        self.diag(match self.before() {
            Some(Token::Equal) => "f-string: expecting '!', or ':', or '}'",
            Some(Token::Name) if converted => "f-string: expecting ':' or '}'",
            _ => "f-string: expecting '=', or '!', or ':', or '}'",
        })
    }

    fn dict_items(&self) -> Option<Diag> {
        let open = self.enclosing(self.at)?;
        if self.token(open) != Some(Token::LeftBrace)
            || self.find_inside(open, |t| t == Token::For).is_some()
        {
            return None;
        }
        let here = self.here()?;
        if self.before() == Some(Token::Colon) {
            let colon = self.span(self.at - 1);
            return match here {
                Token::RightBrace | Token::Comma => Some(Diag::new(
                    colon,
                    "expression expected after dictionary key and ':'",
                )),
                Token::Star => self.diag("cannot use a starred expression in a dictionary value"),
                _ => None,
            };
        }
        let colon = self.find_inside(open, |t| t == Token::Colon)?;
        let comma = self.find_inside(open, |t| t == Token::Comma)?;
        let first = self.token(comma + 1)?;
        if colon > comma || self.at <= comma + 1 || matches!(first, Token::Star | Token::DoubleStar)
        {
            return None;
        }
        if !ends_operand(self.before()?) {
            return None;
        }
        Some(Diag::new(
            self.span(self.at - 1),
            "':' expected after dictionary key",
        ))
    }

    fn arguments(&self) -> Option<Diag> {
        let open = self.enclosing(self.at)?;
        let called = open > self.start && ends_operand(self.token(open - 1)?);
        if self.token(open) != Some(Token::LeftParen) || !called || !self.holds_expressions(open) {
            return None;
        }
        let here = self.here()?;
        let ends = matches!(here, Token::Comma | Token::RightParen);
        let start = self.operand_start(|t| matches!(t, Token::Comma | Token::Equal));
        match self.before()? {
            Token::Equal if ends && self.at >= 2 => Some(Diag::new(
                self.span(self.at - 2).to(self.span(self.at - 1)),
                "expected argument value expression",
            )),
            Token::Star if ends => {
                Some(Diag::new(self.span(self.at - 1), "Invalid star expression"))
            }
            _ if here == Token::Equal => match self.token(start)? {
                Token::Star => Some(Diag::new(
                    self.from(start),
                    "cannot assign to iterable argument unpacking",
                )),
                Token::DoubleStar => Some(Diag::new(
                    self.from(start),
                    "cannot assign to keyword argument unpacking",
                )),
                _ => None,
            },
            _ if here == Token::For => match (self.token(start)?, self.token(start - 1)?) {
                (Token::Star, _) => Some(Diag::new(
                    self.from(start),
                    "iterable unpacking cannot be used in comprehension",
                )),
                (_, Token::Equal) => Some(Diag::new(
                    self.from(start.saturating_sub(2)),
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
                )),
                _ => None,
            },
            _ => None,
        }
    }

    fn conditional(&self) -> Option<Diag> {
        let here = self.here()?;
        if !self.expects("\"else\"")
            || matches!(here, Token::Colon)
            || !ends_operand(self.before()?)
        {
            return None;
        }
        // A block's own `else` is expected at the start of a line, not after an operand.
        let start =
            self.operand_start(|t| ends_expression(t) && t != Token::If && t != Token::Else);
        let body = self.words.get(start..self.at)?;
        body.iter()
            .any(|w| w.token == Token::If)
            .then(|| Diag::new(self.from(start), "expected 'else' after 'if' expression"))
    }

    /// `=` where only a value can stand: a comparison may have been meant.
    fn assignment(&self) -> Option<Diag> {
        if self.here()? != Token::Equal {
            return None;
        }
        let (_, head) = self.head();
        let open = self.enclosing(self.at);
        match open {
            Some(open) if !self.holds_expressions(open) => return None,
            Some(open) if self.token(open) == Some(Token::FOpen) => return None,
            Some(_) => {}
            None if matches!(head, Some(Token::If | Token::Elif | Token::While)) => {
                let colon = self.find_inside(self.start, |t| t == Token::Colon);
                if colon.is_some() {
                    return None;
                }
            }
            None => return None,
        }
        let start = self.operand_start(|t| ends_expression(t) || is_comparison(t));
        if start >= self.at || self.assigned_again() {
            return None;
        }
        let outside = self.token(start.checked_sub(1)?)?;
        if open.is_some() && matches!(outside, Token::If | Token::In | Token::For) {
            return None;
        }
        let span = self.span(start).to(self.span(self.at - 1));
        if self.at == start + 1 && self.before() == Some(Token::Name) {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return Some(Diag::new(span.to(self.span(self.at + 1)), message));
        }
        let kind = self.operand_kind(start)?;
        let message = format!("cannot assign to {kind} here. Maybe you meant '==' instead of '='?");
        Some(Diag::new(span, message))
    }

    /// Tells whether another `=` or `:=` follows the value on the right.
    fn assigned_again(&self) -> bool {
        let mut depth = 0usize;
        for word in self.words.get(self.at + 1..).unwrap_or_default() {
            match word.token {
                t if opens(t) => depth += 1,
                t if closes(t) && depth == 0 => return false,
                t if closes(t) => depth -= 1,
                Token::Equal | Token::ColonEqual if depth == 0 => return true,
                t if depth == 0 && (ends_expression(t) || t == Token::Newline) => return false,
                _ => {}
            }
        }
        false
    }

    /// Names what the operand that ends before the failure is.
    fn operand_kind(&self, start: usize) -> Option<&'static str> {
        let mut depth = 0usize;
        let mut group = start;
        for index in start..self.at {
            match self.words[index].token {
                t if opens(t) => {
                    if depth == 0 {
                        group = index;
                    }
                    depth += 1;
                }
                t if closes(t) => depth = depth.saturating_sub(1),
                t if depth == 0 && is_operator(t) => return Some("expression"),
                _ => {}
            }
        }
        match self.before()? {
            Token::Name if self.at >= 2 && self.token(self.at - 2) == Some(Token::Dot) => {
                Some("attribute")
            }
            Token::RightBracket if group > start => Some("subscript"),
            Token::RightParen if group > start => Some("function call"),
            Token::Number | Token::Str => Some("literal"),
            Token::FEnd => Some("f-string expression"),
            Token::Ellipsis => Some("ellipsis"),
            _ => None,
        }
    }

    fn comprehension(&self) -> Option<Diag> {
        let open = self.enclosing(self.at)?;
        let here = self.here()?;
        let clause = self.find_inside(open, |t| t == Token::For);
        if let Some(clause) = clause
            && self.expects("\"in\"")
            && self.at > clause + 1
            && self
                .find_inside(open, |t| t == Token::In)
                .is_none_or(|at| at < clause)
        {
            return self.diag("'in' expected after for-loop variables");
        }
        let display = matches!(self.token(open)?, Token::LeftBracket | Token::LeftBrace);
        let indexed = open > self.start && ends_operand(self.token(open - 1)?);
        if !matches!(here, Token::For | Token::Async) || !display || indexed {
            return None;
        }
        self.find_inside(open, |t| t == Token::Comma)?;
        let message = "did you forget parentheses around the comprehension target?";
        Some(Diag::new(
            self.span(open + 1).to(self.span(self.at - 1)),
            message,
        ))
    }

    fn missing_comma(&self) -> Option<Diag> {
        let open = self.enclosing(self.at)?;
        let here = self.here()?;
        if !self.holds_expressions(open) || !starts_operand(here) || !ends_operand(self.before()?) {
            return None;
        }
        let start = self.operand_start(ends_expression);
        let outside = self.token(start.checked_sub(1)?)?;
        let first = self.token(start)?;
        let in_braces = self.token(open) == Some(Token::LeftBrace);
        let in_list = self.token(open) == Some(Token::LeftBracket);
        let unpacked = matches!(first, Token::Star | Token::DoubleStar);
        let soft = matches!(self.text(start), "match" | "case" | "type" | "_");
        let glued = first == Token::Name && self.token(start + 1) == Some(Token::Str);
        if outside == Token::For || soft || glued || unpacked && (in_braces || in_list) {
            return None;
        }
        let start = if unpacked { start + 1 } else { start };
        Some(Diag::new(
            self.from(start),
            "invalid syntax. Perhaps you forgot a comma?",
        ))
    }

    fn plain(&self) -> Diag {
        let diag = Diag::new(self.span(self.at), "invalid syntax");
        let typed = self.at == self.start + 1 && self.token(self.start) == Some(Token::Name);
        let keyword = if typed {
            suggest::nearest(self.text(self.start), KEYWORDS)
        } else {
            None
        };
        match keyword {
            Some(keyword) => diag.help(format!("did you mean '{keyword}'?")),
            None if self.before() == Some(Token::Else) && self.here() == Some(Token::If) => {
                diag.help("'else if' is written 'elif'")
            }
            None => diag,
        }
    }
}

/// Words a statement can start with, for did-you-mean.
const KEYWORDS: [&str; 24] = [
    "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "nonlocal", "pass", "raise",
    "return", "try", "while", "with",
];
