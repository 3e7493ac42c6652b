//! Tokens: the words of the language, as `logos` finds them in plain code.
//!
//! A token carries no text: its span says where that is. Indentation, brackets, f-strings and soft
//! keywords are `layout.rs`; what a number or string is worth is `literal.rs`. The variants from
//! `Newline` on are never made here, but by the layout pass.

use super::literal;
use logos::{Lexer, Logos};

/// Why a word could not be read; `layout.rs` turns it into a diag.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum LexError {
    /// A character no word starts with.
    #[default]
    Stray,
    /// A string that runs to the end of its line, or of the text.
    Unterminated { triple: bool },
    /// A malformed number, with how many bytes of it were good.
    Number { good: u32, message: NumberError },
    /// A character that cannot be part of a name, so many bytes into the word.
    BadCharacter { good: u32 },
    /// A backslash with something after it.
    Continuation,
    /// A backslash at the very end.
    ContinuationEof,
}

/// What is wrong with a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberError {
    /// `invalid KIND literal`.
    Invalid(&'static str),
    /// `invalid digit 'D' in KIND literal`.
    Digit(u8, &'static str),
    /// `leading zeros in decimal integer literals ...`.
    LeadingZeros,
}

#[derive(Logos, Clone, Copy, PartialEq, Eq, Debug)]
#[logos(error = LexError)]
#[logos(skip r"[ \t\x0c]+")]
#[logos(skip r"#[^\n]*")]
#[logos(skip r"\\\n")]
pub enum Token {
    #[token("\n")]
    LineEnd,
    #[token("\\", continuation)]
    Continuation,

    #[regex("[A-Za-z_][A-Za-z0-9_]*", |lex| word(lex))]
    #[regex(r"[^\x00-\x7F]", foreign)]
    Name,
    #[regex(r"[0-9]|\.[0-9]", number)]
    Number,
    #[regex(r#"([uUbBrR]|[bB][rR]|[rR][bB])?("""|'''|"|')"#, string)]
    Str,
    /// The opening quote, with its prefix.
    #[regex(r#"([fF]|[fF][rR]|[rR][fF])("""|'''|"|')"#)]
    FStart,

    #[token("False")]
    False,
    #[token("None")]
    None,
    #[token("True")]
    True,
    #[token("and")]
    And,
    #[token("as")]
    As,
    #[token("assert")]
    Assert,
    #[token("async")]
    Async,
    #[token("await")]
    Await,
    #[token("break")]
    Break,
    #[token("class")]
    Class,
    #[token("continue")]
    Continue,
    #[token("def")]
    Def,
    #[token("del")]
    Del,
    #[token("elif")]
    Elif,
    #[token("else")]
    Else,
    #[token("except")]
    Except,
    #[token("finally")]
    Finally,
    #[token("for")]
    For,
    #[token("from")]
    From,
    #[token("global")]
    Global,
    #[token("if")]
    If,
    #[token("import")]
    Import,
    #[token("in")]
    In,
    #[token("is")]
    Is,
    #[token("lambda")]
    Lambda,
    #[token("nonlocal")]
    Nonlocal,
    #[token("not")]
    Not,
    #[token("or")]
    Or,
    #[token("pass")]
    Pass,
    #[token("raise")]
    Raise,
    #[token("return")]
    Return,
    #[token("try")]
    Try,
    #[token("while")]
    While,
    #[token("with")]
    With,
    #[token("yield")]
    Yield,

    #[token("(")]
    LeftParen,
    #[token(")")]
    RightParen,
    #[token("[")]
    LeftBracket,
    #[token("]")]
    RightBracket,
    #[token("{")]
    LeftBrace,
    #[token("}")]
    RightBrace,
    #[token(",")]
    Comma,
    #[token(":")]
    Colon,
    #[token(":=")]
    ColonEqual,
    #[token(";")]
    Semicolon,
    #[token(".")]
    Dot,
    #[token("...")]
    Ellipsis,
    #[token("->")]
    Arrow,
    #[token("@")]
    At,
    #[token("=")]
    Equal,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("*")]
    Star,
    #[token("**")]
    DoubleStar,
    #[token("/")]
    Slash,
    #[token("//")]
    DoubleSlash,
    #[token("%")]
    Percent,
    #[token("&")]
    Ampersand,
    #[token("|")]
    Bar,
    #[token("^")]
    Caret,
    #[token("~")]
    Tilde,
    #[token("<<")]
    LeftShift,
    #[token(">>")]
    RightShift,
    #[token("<")]
    Less,
    #[token(">")]
    Greater,
    #[token("<=")]
    LessEqual,
    #[token(">=")]
    GreaterEqual,
    #[token("==")]
    EqualEqual,
    #[token("!=")]
    NotEqual,
    #[token("!")]
    Exclamation,
    #[token("+=")]
    PlusEqual,
    #[token("-=")]
    MinusEqual,
    #[token("*=")]
    StarEqual,
    #[token("/=")]
    SlashEqual,
    #[token("//=")]
    DoubleSlashEqual,
    #[token("%=")]
    PercentEqual,
    #[token("@=")]
    AtEqual,
    #[token("&=")]
    AmpersandEqual,
    #[token("|=")]
    BarEqual,
    #[token("^=")]
    CaretEqual,
    #[token("<<=")]
    LeftShiftEqual,
    #[token(">>=")]
    RightShiftEqual,
    #[token("**=")]
    DoubleStarEqual,

    /// The end of a logical line.
    Newline,
    Indent,
    Dedent,
    /// `not in`, `is not` as one word.
    NotIn,
    IsNot,
    /// `except*`.
    ExceptStar,
    /// The soft keywords, where they are keywords.
    Match,
    Case,
    Type,
    /// The `(` of `with (a as b, c):`.
    WithParen,
    /// Text of an f-string, undecoded.
    FText,
    /// `{`, the `:` before a format spec, and `}` of a replacement field.
    FOpen,
    FColon,
    FClose,
    FEnd,
    /// Stands where a word could not be read; a diag about it exists.
    Error,
}

impl Token {
    /// Tells whether the token is a reserved word.
    pub fn is_keyword(self) -> bool {
        (self as u8) >= (Token::False as u8) && (self as u8) <= (Token::Yield as u8)
            || matches!(self, Token::NotIn | Token::IsNot)
    }
}

/// Extends an ASCII word by what follows it outside ASCII.
///
/// Keywords need the same care (`ifé` is a name), but there the layout pass looks at the byte after.
fn word(lex: &mut Lexer<Token>) -> Result<(), LexError> {
    if lex
        .remainder()
        .as_bytes()
        .first()
        .is_some_and(|b| *b >= 0x80)
    {
        let more = literal::name_tail(lex.remainder());
        lex.bump(more);
        bad_character(lex, more)?;
    }
    Ok(())
}

/// Reads a name that starts outside ASCII.
fn foreign(lex: &mut Lexer<Token>) -> Result<(), LexError> {
    let first = lex.slice().chars().next().unwrap_or(' ');
    if !literal::starts_name(first) {
        return Err(LexError::BadCharacter { good: 0 });
    }
    let more = literal::name_tail(lex.remainder());
    lex.bump(more);
    bad_character(lex, more)
}

/// Refuses a word directly followed by a character outside ASCII that no name can hold.
fn bad_character(lex: &mut Lexer<Token>, _more: usize) -> Result<(), LexError> {
    match lex.remainder().chars().next() {
        Some(c) if !c.is_ascii() => {
            let good = lex.slice().len() as u32;
            lex.bump(c.len_utf8());
            Err(LexError::BadCharacter { good })
        }
        _ => Ok(()),
    }
}

fn number(lex: &mut Lexer<Token>) -> Result<(), LexError> {
    let text = &lex.source()[lex.span().start..];
    let already = lex.slice().len();
    match literal::scan_number(text) {
        Ok(size) => {
            lex.bump(size.saturating_sub(already));
            Ok(())
        }
        Err((good, message)) => Err(LexError::Number {
            good: good as u32,
            message,
        }),
    }
}

fn string(lex: &mut Lexer<Token>) -> Result<(), LexError> {
    let quote = lex
        .slice()
        .trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let triple = quote.len() == 3;
    let mark = quote.as_bytes().first().copied().unwrap_or(b'"');
    let (size, ended) = literal::scan_string(lex.remainder().as_bytes(), mark, triple);
    lex.bump(size);
    if ended {
        Ok(())
    } else {
        Err(LexError::Unterminated { triple })
    }
}

fn continuation(lex: &mut Lexer<Token>) -> Result<(), LexError> {
    if lex.remainder().is_empty() {
        Err(LexError::ContinuationEof)
    } else {
        Err(LexError::Continuation)
    }
}
