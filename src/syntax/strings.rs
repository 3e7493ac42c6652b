//! What the grammar calls to build names, numbers and strings.
//!
//! Adjacent strings become one node here, f-strings with their fields; escapes are read by `literal.rs`.

use super::actions::*;
use super::ast::*;
use super::literal;
use crate::source::Span;

pub fn ident(b: &mut Build, l: u32, r: u32) -> Ident {
    let span = Span::new(l, r);
    Ident {
        name: literal::normal_name(b.file.slice(span)),
        span,
    }
}

pub fn ident_expr(ident: Ident) -> Expr {
    Expr::leaf(ident.span, ExprKind::Name(ident.name))
}

pub fn name(b: &mut Build, l: u32, r: u32) -> Expr {
    let ident = ident(b, l, r);
    ident_expr(ident)
}

pub fn constant(l: u32, r: u32, value: Constant) -> Expr {
    Expr::leaf(Span::new(l, r), ExprKind::Constant(value))
}

pub fn number(b: &mut Build, l: u32, r: u32) -> Expr {
    let span = Span::new(l, r);
    if let Some(kind) = literal::joined_number(b.file.slice(span), b.file.text(), r) {
        b.caution(Span::new(r - 1, r), format!("invalid {kind} literal"));
    }
    match literal::number_value(b.file.slice(span)) {
        Ok(value) => constant(l, r, value),
        Err(message) => {
            b.error(span, message);
            constant(l, r, Constant::Int(0))
        }
    }
}

/// One of the adjacent strings that make a literal.
pub enum StrPart {
    Plain(Span),
    Formatted { open: Span, pieces: Vec<Piece> },
}

/// A piece of an f-string before its escapes are read.
pub enum Piece {
    Text(Span),
    Field(Box<FieldPiece>),
}

/// A replacement field with its undecoded format spec.
pub struct FieldPiece {
    span: Span,
    value: Expr,
    /// The source of `x=` in `{x=}`.
    debug: Option<String>,
    conversion: Option<Conversion>,
    spec: Option<Vec<Piece>>,
}

/// What the grammar finds inside the braces of a field.
pub struct Field {
    pub value: Expr,
    /// Where the text of `x=` ends, not counting white space after it.
    pub debug_end: Option<u32>,
    pub conversion: Option<(u32, Ident)>,
    pub spec: Option<Vec<Piece>>,
}

pub fn plain_string(l: u32, r: u32) -> StrPart {
    StrPart::Plain(Span::new(l, r))
}

pub fn fstring(l: u32, r: u32, pieces: Vec<Piece>) -> StrPart {
    StrPart::Formatted {
        open: Span::new(l, r),
        pieces,
    }
}

pub fn text(l: u32, r: u32) -> Piece {
    Piece::Text(Span::new(l, r))
}

pub fn field(b: &mut Build, l: u32, field: Field, r: u32) -> Piece {
    let Field {
        value,
        debug_end,
        conversion,
        spec,
    } = field;
    check_value(b, &value);
    let debug = debug_end.map(|end| debug_text(b, l + 1, end));
    let plain = debug.is_some() && spec.is_none();
    let conversion = match conversion {
        None if plain => Some(Conversion::Repr),
        None => None,
        Some((bang, name)) => conversion_kind(b, bang, &name),
    };
    Piece::Field(Box::new(FieldPiece {
        span: Span::new(l, r),
        value,
        debug,
        conversion,
        spec,
    }))
}

/// Finds a `!=` outside brackets and strings: CPython takes its `!` for the end of the text.
fn unequal_sign(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut quote = None;
    let mut skip = false;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            _ if skip => skip = false,
            (Some(_), '\\') => skip = true,
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (None, '!') if depth == 0 && text[at..].starts_with("!=") => return Some(at),
            _ => {}
        }
    }
    None
}

/// Gives the source of `x=` with the white space after it, comments left out.
fn debug_text(b: &Build, start: u32, end: u32) -> String {
    let text = b.file.slice(Span::new(start, end));
    if let Some(at) = unequal_sign(text) {
        return text.get(..at).unwrap_or(text).to_string();
    }
    let mut text = text.to_string();
    let after = b.file.text().get(end as usize..).unwrap_or("");
    let mut in_comment = false;
    for c in after.chars() {
        in_comment = (in_comment || c == '#') && c != '\n';
        if in_comment {
            continue;
        }
        if !c.is_ascii_whitespace() {
            break;
        }
        text.push(c);
    }
    text
}

fn conversion_kind(b: &mut Build, bang: u32, name: &Ident) -> Option<Conversion> {
    if name.span.start != bang + 1 {
        let message = "f-string: conversion type must come right after the exclamanation mark";
        b.error(Span::new(bang, name.span.end), message);
    }
    match &*name.name {
        "s" => Some(Conversion::Str),
        "r" => Some(Conversion::Repr),
        "a" => Some(Conversion::Ascii),
        other => {
            let message = format!(
                "f-string: invalid conversion character '{other}': expected 's', 'r', or 'a'"
            );
            b.error(name.span, message);
            None
        }
    }
}

pub fn strings(b: &mut Build, l: u32, parts: Vec<StrPart>, r: u32) -> Expr {
    let span = Span::new(l, r);
    let is_bytes = |part: &StrPart| match part {
        StrPart::Plain(span) => literal::prefix(b.file.slice(*span)).bytes,
        StrPart::Formatted { .. } => false,
    };
    let count = parts.iter().filter(|p| is_bytes(p)).count();
    if count != 0 && count != parts.len() {
        b.error(span, "cannot mix bytes and nonbytes literals");
        return constant(l, r, Constant::None);
    }
    if count != 0 {
        return bytes(b, span, &parts);
    }
    warn_of_escapes(b, &parts);
    let formatted = parts.iter().any(|p| matches!(p, StrPart::Formatted { .. }));
    let mut text = Joined::default();
    for part in parts {
        match part {
            StrPart::Plain(at) => match literal::string_value(b.file.slice(at)) {
                Ok(Constant::Str(s)) => text.push_text(&s),
                Ok(_) => {}
                Err(message) => b.error(at, message),
            },
            StrPart::Formatted { open, pieces } => {
                let raw = literal::prefix(b.file.slice(open)).raw;
                text.push_pieces(b, pieces, raw, false);
            }
        }
    }
    if formatted {
        let below = text.depth;
        b.node(span, below, ExprKind::FString(text.parts))
    } else {
        let value = match text.parts.into_iter().next() {
            Some(FStringPart::Literal(text)) => text,
            _ => String::new(),
        };
        constant(l, r, Constant::Str(value))
    }
}

/// Warns of the first escape in each string that means nothing.
fn warn_of_escapes(b: &mut Build, parts: &[StrPart]) {
    for part in parts {
        let StrPart::Plain(at) = part else { continue };
        let prefix = literal::prefix(b.file.slice(*at));
        let inside = Span::new(
            at.start + prefix.open as u32,
            at.end.saturating_sub(prefix.close as u32),
        );
        if !prefix.raw && inside.start < inside.end {
            warn_of_escape(b, *at, inside, prefix.bytes);
        }
    }
}

fn warn_of_escape(b: &mut Build, at: Span, inside: Span, bytes: bool) {
    if let Some(message) = literal::odd_escape(b.file.slice(inside), bytes) {
        b.caution(at, message);
    }
}

fn bytes(b: &mut Build, span: Span, parts: &[StrPart]) -> Expr {
    let mut value = Vec::new();
    warn_of_escapes(b, parts);
    for part in parts {
        let StrPart::Plain(at) = part else { continue };
        match literal::string_value(b.file.slice(*at)) {
            Ok(Constant::Bytes(mut more)) => value.append(&mut more),
            Ok(_) => {}
            Err(message) => b.error(*at, message),
        }
    }
    constant(span.start, span.end, Constant::Bytes(value))
}

/// The parts of a string, with adjacent text run together.
#[derive(Default)]
struct Joined {
    parts: Vec<FStringPart>,
    depth: u32,
}

impl Joined {
    fn push_text(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(FStringPart::Literal(last)) => last.push_str(text),
            _ if text.is_empty() => {}
            _ => self.parts.push(FStringPart::Literal(text.to_string())),
        }
    }

    fn push_pieces(&mut self, b: &mut Build, pieces: Vec<Piece>, raw: bool, in_spec: bool) {
        for piece in pieces {
            if let Piece::Text(at) = piece
                && !raw
            {
                warn_of_escape(b, at, at, false);
            }
            match piece {
                Piece::Text(at) => match literal::text_value(b.file.slice(at), raw, !in_spec) {
                    Ok(text) => self.push_text(&text),
                    Err(message) => b.error(at, message),
                },
                Piece::Field(field) => self.push_field(b, *field, raw),
            }
        }
    }

    fn push_field(&mut self, b: &mut Build, field: FieldPiece, raw: bool) {
        let FieldPiece {
            span,
            value,
            debug,
            conversion,
            spec,
        } = field;
        if let Some(debug) = debug {
            // CPython reads escapes here as in the text around.
            let read = literal::text_value(&debug, raw, false);
            self.push_text(&read.unwrap_or(debug));
        }
        self.depth = self.depth.max(value.depth);
        let spec = spec.map(|pieces| {
            let mut joined = Joined::default();
            // Specifications are never raw.
            joined.push_pieces(b, pieces, false, true);
            self.depth = self.depth.max(joined.depth);
            joined.parts
        });
        self.parts.push(FStringPart::Value(Box::new(FStringValue {
            span,
            value,
            conversion,
            spec,
        })));
    }
}
