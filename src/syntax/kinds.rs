//! Kinds of tokens, as far as the words for a parse failure tell them apart.

use super::token::Token;

pub(super) fn opens(token: Token) -> bool {
    matches!(
        token,
        Token::LeftParen
            | Token::LeftBracket
            | Token::LeftBrace
            | Token::WithParen
            | Token::FOpen
            | Token::FStart
    )
}

pub(super) fn closes(token: Token) -> bool {
    matches!(
        token,
        Token::RightParen | Token::RightBracket | Token::RightBrace | Token::FClose | Token::FEnd
    )
}

/// Tells whether an expression can begin with this token after a complete one.
pub(super) fn starts_operand(token: Token) -> bool {
    matches!(
        token,
        Token::Name
            | Token::Number
            | Token::Str
            | Token::FStart
            | Token::None
            | Token::True
            | Token::False
            | Token::Ellipsis
            | Token::Lambda
            | Token::Not
            | Token::Await
            | Token::Tilde
            | Token::LeftParen
            | Token::LeftBracket
            | Token::LeftBrace
    )
}

pub(super) fn ends_operand(token: Token) -> bool {
    matches!(
        token,
        Token::Name
            | Token::Number
            | Token::Str
            | Token::FEnd
            | Token::None
            | Token::True
            | Token::False
            | Token::Ellipsis
            | Token::RightParen
            | Token::RightBracket
            | Token::RightBrace
    )
}

/// Tells whether a token lies between expressions, not inside one.
pub(super) fn ends_expression(token: Token) -> bool {
    token.is_keyword()
        && !matches!(
            token,
            Token::And
                | Token::Or
                | Token::Not
                | Token::In
                | Token::NotIn
                | Token::Is
                | Token::IsNot
                | Token::Await
                | Token::None
                | Token::True
                | Token::False
        )
        || matches!(
            token,
            Token::Comma
                | Token::Colon
                | Token::FColon
                | Token::Semicolon
                | Token::Equal
                | Token::ColonEqual
                | Token::Match
                | Token::Newline
        )
}

pub(super) fn is_comparison(token: Token) -> bool {
    matches!(
        token,
        Token::And
            | Token::Or
            | Token::Not
            | Token::In
            | Token::NotIn
            | Token::Is
            | Token::IsNot
            | Token::Less
            | Token::Greater
            | Token::LessEqual
            | Token::GreaterEqual
            | Token::EqualEqual
            | Token::NotEqual
    )
}

pub(super) fn is_operator(token: Token) -> bool {
    matches!(
        token,
        Token::Plus
            | Token::Minus
            | Token::Star
            | Token::DoubleStar
            | Token::Slash
            | Token::DoubleSlash
            | Token::Percent
            | Token::At
            | Token::Ampersand
            | Token::Bar
            | Token::Caret
            | Token::Tilde
            | Token::LeftShift
            | Token::RightShift
    )
}
