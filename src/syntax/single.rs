//! The one expression that `eval` takes, and what is told of text that is none.
//!
//! A text that goes on behind an expression is just invalid there: the problems that statements have are not told of it.

use super::ast::{Module, StmtKind};
use super::layout::{Word, layout};
use super::recover::{assigns, parse};
use super::second::{self, Start};
use super::token::Token;
use crate::diag::{Class, Diag};
use crate::source::{SourceFile, Span};

/// Parses the text of an `eval`.
pub fn parse_single(file: &SourceFile) -> Result<Module, Vec<Diag>> {
    let words = layout(file).words;
    let read = match end_of_expression(&words) {
        Some(at) => {
            let span = words.get(at).map_or(Span::at(0), |w| w.span());
            Err(vec![Diag::new(span, "invalid syntax")])
        }
        None => parse(file),
    };
    let problems = match read {
        Ok(module) => match module.body.as_slice() {
            [only] if matches!(only.kind, StmtKind::Expr(_)) => return Ok(module),
            _ => vec![Diag::new(Span::at(0), "invalid syntax")],
        },
        Err(problems) => problems,
    };
    Err(second::problem(file, Start::Expression).map_or(problems, |diag| vec![diag]))
}

/// Parses one statement, as `compile` does in the mode `single`.
pub fn parse_statement(file: &SourceFile) -> Result<Module, Vec<Diag>> {
    parse(file).map_err(|problems| told_of_statement(file, problems))
}

/// Gives what CPython tells of a text that is not one statement, else these problems.
pub fn told_of_statement(file: &SourceFile, problems: Vec<Diag>) -> Vec<Diag> {
    if problems.iter().any(|d| d.class == Class::RecursionError) {
        return problems;
    }
    second::problem(file, Start::Statement).map_or(problems, |diag| vec![diag])
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
