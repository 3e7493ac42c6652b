//! The part of the layout pass that looks at whole lines: soft keywords and lists of with-items.
//!
//! `match`, `case` and `type` are names unless the line has the shape of their statement; `with (` opens a
//! list of items only if the closing parenthesis comes before the colon and an `as` stands inside.

use super::layout::Pass;
use super::token::Token;

impl Pass<'_> {
    /// Decides what only the whole line shows; its last word is the NEWLINE.
    pub(super) fn end_of_line(&mut self) {
        let in_match = self.indents.last().is_some_and(|i| i.is_match);
        let line = &self.words[self.line..];
        let first = self.line;
        let [start, .., colon, _] = line else {
            self.line = self.words.len();
            return;
        };
        let second = line.get(1).map(|w| w.token);
        let opens = colon.token == Token::Colon;
        if start.token == Token::Name {
            match self.text.get(start.span().range()) {
                Some("match") if opens && line.len() > 3 && subject_may_start(second) => {
                    self.words[first].token = Token::Match;
                    self.after_match = true;
                }
                Some("case") if in_match => self.words[first].token = Token::Case,
                _ => {}
            }
        }
        self.type_statements();
        let with = match (self.words[first].token, second) {
            (Token::With, Some(Token::LeftParen)) => Some(first + 1),
            (Token::Async, Some(Token::With)) => Some(first + 2),
            _ => None,
        };
        if let Some(open) = with {
            self.with_items(open);
        }
        self.line = self.words.len();
    }

    fn type_statements(&mut self) {
        let line = &mut self.words[self.line..];
        for index in 0..line.len().saturating_sub(2) {
            let statement = match index {
                0 => true,
                _ => matches!(line[index - 1].token, Token::Semicolon | Token::Colon),
            };
            let shape = (
                line[index].token,
                line[index + 1].token,
                line[index + 2].token,
            );
            let fits = matches!(
                shape,
                (Token::Name, Token::Name, Token::Equal | Token::LeftBracket)
            );
            if statement && fits && self.text.get(line[index].span().range()) == Some("type") {
                line[index].token = Token::Type;
            }
        }
    }

    /// Marks the `(` of a parenthesised list of with-items: it closes before the colon and holds an `as`.
    fn with_items(&mut self, open: usize) {
        if self
            .words
            .get(open)
            .is_none_or(|w| w.token != Token::LeftParen)
        {
            return;
        }
        let (mut depth, mut has_as) = (0usize, false);
        for index in open..self.words.len() {
            match self.words[index].token {
                Token::LeftParen | Token::LeftBracket | Token::LeftBrace | Token::FOpen => {
                    depth += 1
                }
                Token::RightParen | Token::RightBracket | Token::RightBrace | Token::FClose => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        let next = self.words.get(index + 1).map(|w| w.token);
                        if has_as && next == Some(Token::Colon) {
                            self.words[open].token = Token::WithParen;
                        }
                        return;
                    }
                }
                Token::As if depth == 1 => has_as = true,
                _ => {}
            }
        }
    }
}

/// Tells whether the subject of a `match` can start with this token.
fn subject_may_start(token: Option<Token>) -> bool {
    !matches!(
        token,
        Some(
            Token::Colon
                | Token::Equal
                | Token::Dot
                | Token::Comma
                | Token::Semicolon
                | Token::Newline
        )
    )
}
