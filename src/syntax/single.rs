//! The one expression that `eval` takes, and what is told of text that is none.
//!
//! A text that goes on behind an expression is just invalid there: the problems that statements have are not told of it.

use super::ast::{Module, StmtKind};
use super::layout::{Layout, Word, is_scanned, layout};
use super::recover::{assigns, parse, parse_words};
use super::second::{self, Start};
use super::token::Token;
use crate::diag::{Class, Diag};
use crate::source::{SourceFile, Span};

/// Parses the text of an `eval`.
pub fn parse_single(file: &SourceFile) -> Result<Module, Vec<Diag>> {
    read_single(file).map_err(|problems| match second::problem(file, Start::Expression) {
        Some(diag) => vec![diag],
        None => problems,
    })
}

fn read_single(file: &SourceFile) -> Result<Module, Vec<Diag>> {
    let found = layout(file);
    if let Some(diag) = found.diags.iter().find(|d| is_scanned(&d.message)) {
        return Err(vec![diag.clone()]);
    }
    let cut = end_of_expression(&found.words);
    let Some(at) = cut else {
        let module = parse(file)?;
        return match module.body.as_slice() {
            [only] if matches!(only.kind, StmtKind::Expr(_)) => Ok(module),
            _ => Err(invalid(&found, 0)),
        };
    };
    let mut words = found.words.get(..at).unwrap_or_default().to_vec();
    let end = words.last().map_or(0, |w| w.end);
    words.push(Word {
        token: Token::Newline,
        start: end,
        end,
    });
    match at > 0 {
        true => match parse_words(file, &words) {
            Some(diag) => Err(vec![diag]),
            None => Err(invalid(&found, at)),
        },
        false => Err(invalid(&found, at)),
    }
}

/// What is wrong at a word: an unreadable word before it is told first, and what the scanner says of one behind it.
fn invalid(found: &Layout, at: usize) -> Vec<Diag> {
    let place = found.words.get(at).map_or(u32::MAX, |w| w.start);
    let unreadable = found.diags.iter().find(|d| {
        d.class == Class::SyntaxError
            && Some(d.span) != found.unclosed
            && (d.span.start < place || is_scanned(&d.message))
    });
    if let Some(diag) = unreadable {
        return vec![diag.clone()];
    }
    let span = found.words.get(at).map_or(Span::at(0), |w| w.span());
    vec![Diag::new(span, "invalid syntax")]
}

/// Finds the first word that no expression goes on with, on the level outside of all brackets.
fn end_of_expression(words: &[Word]) -> Option<usize> {
    let (mut depth, mut lambdas) = (0usize, 0usize);
    for (index, word) in words.iter().enumerate() {
        match word.token {
            Token::LeftParen
            | Token::LeftBracket
            | Token::LeftBrace
            | Token::WithParen
            | Token::FOpen
            | Token::FStart => depth += 1,
            Token::RightParen
            | Token::RightBracket
            | Token::RightBrace
            | Token::FClose
            | Token::FEnd => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            Token::Lambda => lambdas += 1,
            Token::Colon if lambdas > 0 => lambdas -= 1,
            Token::Equal if lambdas > 0 => {}
            Token::Star | Token::DoubleStar | Token::Slash if lambdas > 0 => {}
            Token::Star => {
                let before = index.checked_sub(1).and_then(|i| words.get(i));
                if before.is_none_or(|w| w.token == Token::Comma) {
                    return Some(index);
                }
            }
            Token::Newline => {
                let rest = words.get(index + 1..).unwrap_or_default();
                let more = |w: &Word| w.token != Token::Newline && w.token != Token::Dedent;
                return rest.iter().position(more).map(|at| index + 1 + at);
            }
            Token::If | Token::Async | Token::At | Token::Match | Token::Case | Token::Type
                if index == 0 =>
            {
                return Some(0);
            }
            Token::For => return Some(index),
            token if ends(token) => return Some(index),
            _ => {}
        }
    }
    None
}

/// Tells whether a token belongs to statements only.
fn ends(token: Token) -> bool {
    assigns(token)
        || matches!(
            token,
            Token::Colon
                | Token::ColonEqual
                | Token::Semicolon
                | Token::Arrow
                | Token::Indent
                | Token::As
                | Token::Assert
                | Token::Break
                | Token::Class
                | Token::Continue
                | Token::Def
                | Token::Del
                | Token::Elif
                | Token::Except
                | Token::ExceptStar
                | Token::Finally
                | Token::From
                | Token::Global
                | Token::Import
                | Token::Nonlocal
                | Token::Pass
                | Token::Raise
                | Token::Return
                | Token::Try
                | Token::While
                | Token::With
                | Token::Yield
        )
}
