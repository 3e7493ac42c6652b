//! What the grammar calls to build nodes: expressions, arguments, parameters, strings.
//!
//! Statements and patterns are built in `statements.rs` and `patterns.rs`, targets are judged in
//! `targets.rs`; all are reached through here. An action never fails: it records a diag and gives a node,
//! so that one run finds several problems. Every node's depth is counted here, and a tree that would grow
//! past `MAX_DEPTH` is replaced by a leaf.

pub use super::patterns::*;
pub use super::statements::*;
pub use super::targets::*;

use super::ast::*;
use super::literal;
use crate::diag::{Class, Diag};
use crate::source::{SourceFile, Span};
use std::collections::HashSet;

/// What all actions share.
pub struct Build<'s> {
    pub file: &'s SourceFile,
    pub diags: Vec<Diag>,
}

impl Build<'_> {
    /// Records a problem.
    pub fn error(&mut self, span: Span, message: impl Into<String>) {
        self.diags.push(Diag::new(span, message));
    }

    fn node(&mut self, span: Span, below: u32, kind: ExprKind) -> Expr {
        if below >= MAX_DEPTH {
            let message = "maximum recursion depth exceeded during compilation";
            if !self.diags.iter().any(|d| d.class == Class::RecursionError) {
                let diag = Diag::new(Span::at(span.start), message).class(Class::RecursionError);
                self.diags.push(diag.label("nested too deeply"));
            }
            return Expr::leaf(span, ExprKind::Constant(Constant::None));
        }
        Expr {
            span,
            depth: below + 1,
            parenthesized: false,
            kind,
        }
    }
}

fn deepest<'a>(children: impl IntoIterator<Item = &'a Expr>) -> u32 {
    children.into_iter().map(|e| e.depth).max().unwrap_or(0)
}

/// One expression or several with commas.
pub enum Items {
    One(Expr),
    Many(Vec<Expr>),
}

/// What one element of a list of expressions is.
pub type Item = Expr;

/// Adds to a list.
pub fn push<T>(mut list: Vec<T>, item: T) -> Vec<T> {
    list.push(item);
    list
}

/// Adds a list to a list.
pub fn append<T>(mut list: Vec<T>, mut more: Vec<T>) -> Vec<T> {
    list.append(&mut more);
    list
}

// ---- Names and literals ----

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

/// Gives the source of `x=` with the white space after it, comments left out.
fn debug_text(b: &Build, start: u32, end: u32) -> String {
    let mut text = b.file.slice(Span::new(start, end)).to_string();
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

fn bytes(b: &mut Build, span: Span, parts: &[StrPart]) -> Expr {
    let mut value = Vec::new();
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
            self.push_text(&debug);
        }
        self.depth = self.depth.max(value.depth);
        let spec = spec.map(|pieces| {
            let mut joined = Joined::default();
            joined.push_pieces(b, pieces, raw, true);
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

// ---- Lists of expressions ----

pub fn items_one(item: Expr) -> Items {
    Items::One(item)
}

pub fn items_many(items: Vec<Expr>) -> Items {
    Items::Many(items)
}

fn tuple(b: &mut Build, span: Span, items: Vec<Expr>) -> Expr {
    let below = deepest(&items);
    b.node(span, below, ExprKind::Tuple(items))
}

/// Refuses `a := b` where only parentheses would allow it.
fn no_named(b: &mut Build, item: &Expr) {
    if let ExprKind::Named { target, .. } = &item.kind
        && !item.parenthesized
    {
        let after = b.file.text().get(target.span.end as usize..).unwrap_or("");
        let at = target.span.end + after.find(":=").unwrap_or(0) as u32;
        b.error(Span::new(at, at + 2), "invalid syntax");
    }
}

pub fn exprs(b: &mut Build, l: u32, items: Items, r: u32) -> Expr {
    match items {
        Items::One(item) => {
            no_named(b, &item);
            item
        }
        Items::Many(items) => {
            items.iter().for_each(|item| no_named(b, item));
            tuple(b, Span::new(l, r), items)
        }
    }
}

pub fn starred(b: &mut Build, l: u32, value: Expr, r: u32) -> Expr {
    let below = value.depth;
    b.node(Span::new(l, r), below, ExprKind::Starred(Box::new(value)))
}

pub fn empty_tuple(l: u32, r: u32) -> Expr {
    Expr {
        parenthesized: true,
        ..Expr::leaf(Span::new(l, r), ExprKind::Tuple(Vec::new()))
    }
}

pub fn parens(b: &mut Build, l: u32, items: Items, r: u32) -> Expr {
    let span = Span::new(l, r);
    let inside = match items {
        Items::One(Expr {
            span,
            kind: ExprKind::Starred(value),
            ..
        }) => {
            b.error(span, "cannot use starred expression here");
            *value
        }
        Items::One(item) => item,
        Items::Many(items) => tuple(b, span, items),
    };
    Expr {
        parenthesized: true,
        span,
        ..inside
    }
}

pub fn paren_yield(l: u32, value: Expr, r: u32) -> Expr {
    Expr {
        parenthesized: true,
        span: Span::new(l, r),
        ..value
    }
}

fn into_items(items: Option<Items>) -> Vec<Expr> {
    match items {
        None => Vec::new(),
        Some(Items::One(item)) => vec![item],
        Some(Items::Many(items)) => items,
    }
}

pub fn list(b: &mut Build, l: u32, items: Option<Items>, r: u32) -> Expr {
    let items = into_items(items);
    let below = deepest(&items);
    b.node(Span::new(l, r), below, ExprKind::List(items))
}

pub fn set(b: &mut Build, l: u32, items: Items, r: u32) -> Expr {
    let items = into_items(Some(items));
    let below = deepest(&items);
    b.node(Span::new(l, r), below, ExprKind::Set(items))
}

pub fn dict(b: &mut Build, l: u32, items: Vec<DictItem>, r: u32) -> Expr {
    let below = items.iter().map(|item| match item {
        DictItem::Pair(k, v) => k.depth.max(v.depth),
        DictItem::Unpack(e) => e.depth,
    });
    let below = below.max().unwrap_or(0);
    b.node(Span::new(l, r), below, ExprKind::Dict(items))
}

// ---- Comprehensions ----

pub fn clause(
    b: &mut Build,
    l: u32,
    is_async: bool,
    target: Expr,
    iter: Expr,
    conditions: Vec<Expr>,
    r: u32,
) -> Comprehension {
    check_target(b, &target, Use::Assign);
    Comprehension {
        span: Span::new(l, r),
        is_async,
        target,
        iter,
        conditions,
    }
}

fn clauses_depth(clauses: &[Comprehension]) -> u32 {
    let depth = |c: &Comprehension| c.target.depth.max(c.iter.depth).max(deepest(&c.conditions));
    clauses.iter().map(depth).max().unwrap_or(0)
}

fn element(b: &mut Build, element: Expr) -> Box<Expr> {
    if let ExprKind::Starred(_) = element.kind {
        b.error(
            element.span,
            "iterable unpacking cannot be used in comprehension",
        );
    }
    Box::new(element)
}

pub fn generator(b: &mut Build, l: u32, e: Expr, clauses: Vec<Comprehension>, r: u32) -> Expr {
    let below = e.depth.max(clauses_depth(&clauses));
    let element = element(b, e);
    let node = b.node(
        Span::new(l, r),
        below,
        ExprKind::Generator { element, clauses },
    );
    Expr {
        parenthesized: true,
        ..node
    }
}

pub fn list_comp(b: &mut Build, l: u32, e: Expr, clauses: Vec<Comprehension>, r: u32) -> Expr {
    let below = e.depth.max(clauses_depth(&clauses));
    let element = element(b, e);
    b.node(
        Span::new(l, r),
        below,
        ExprKind::ListComp { element, clauses },
    )
}

pub fn set_comp(b: &mut Build, l: u32, e: Expr, clauses: Vec<Comprehension>, r: u32) -> Expr {
    let below = e.depth.max(clauses_depth(&clauses));
    let element = element(b, e);
    b.node(
        Span::new(l, r),
        below,
        ExprKind::SetComp { element, clauses },
    )
}

pub fn dict_comp(
    b: &mut Build,
    l: u32,
    item: DictItem,
    clauses: Vec<Comprehension>,
    r: u32,
) -> Expr {
    let span = Span::new(l, r);
    match item {
        DictItem::Pair(key, value) => {
            let below = key.depth.max(value.depth).max(clauses_depth(&clauses));
            let (key, value) = (Box::new(key), Box::new(value));
            b.node(
                span,
                below,
                ExprKind::DictComp {
                    key,
                    value,
                    clauses,
                },
            )
        }
        DictItem::Unpack(e) => {
            let at = Span::new(l + 1, e.span.end);
            b.error(at, "dict unpacking cannot be used in dict comprehension");
            Expr::leaf(span, ExprKind::Dict(Vec::new()))
        }
    }
}

// ---- Operators ----

pub fn named(b: &mut Build, l: u32, target: Expr, value: Expr, r: u32) -> Expr {
    let below = target.depth.max(value.depth);
    let mut refused = false;
    let ident = match target.kind {
        ExprKind::Name(name) if !target.parenthesized => Ident {
            name,
            span: target.span,
        },
        ref kind => {
            let message = format!("cannot use assignment expressions with {}", kind_name(kind));
            b.error(target.span, message);
            refused = true;
            Ident {
                name: "_".into(),
                span: target.span,
            }
        }
    };
    let node = b.node(
        Span::new(l, r),
        below,
        ExprKind::Named {
            target: ident,
            value: Box::new(value),
        },
    );
    // One problem is enough: what was refused is not refused again for lack of parentheses.
    Expr {
        parenthesized: refused,
        ..node
    }
}

pub fn conditional(b: &mut Build, l: u32, body: Expr, test: Expr, orelse: Expr, r: u32) -> Expr {
    let below = body.depth.max(test.depth).max(orelse.depth);
    let (test, body, orelse) = (Box::new(test), Box::new(body), Box::new(orelse));
    b.node(Span::new(l, r), below, ExprKind::If { test, body, orelse })
}

pub fn lambda(b: &mut Build, l: u32, params: Parameters, body: Expr, r: u32) -> Expr {
    let defaults = params
        .posonly
        .iter()
        .chain(&params.args)
        .chain(&params.kwonly);
    let below = deepest(defaults.filter_map(|p| p.default.as_deref())).max(body.depth);
    let kind = ExprKind::Lambda {
        params: Box::new(params),
        body: Box::new(body),
    };
    b.node(Span::new(l, r), below, kind)
}

/// `a or b or c` is one node, unless parentheses make it two.
pub fn bool_op(b: &mut Build, l: u32, op: BoolOp, left: Expr, right: Expr, r: u32) -> Expr {
    let span = Span::new(l, r);
    let depth = left.depth.max(right.depth + 1);
    match left.kind {
        ExprKind::Bool {
            op: same,
            mut values,
        } if same == op && !left.parenthesized => {
            values.push(right);
            b.node(span, depth - 1, ExprKind::Bool { op, values })
        }
        _ => {
            let below = left.depth.max(right.depth);
            b.node(
                span,
                below,
                ExprKind::Bool {
                    op,
                    values: vec![left, right],
                },
            )
        }
    }
}

/// `a < b < c` is one node, unless parentheses make it two.
pub fn compare(b: &mut Build, l: u32, left: Expr, op: CmpOp, right: Expr, r: u32) -> Expr {
    let span = Span::new(l, r);
    let depth = left.depth.max(right.depth + 1);
    match left.kind {
        ExprKind::Compare {
            left: first,
            mut rest,
        } if !left.parenthesized => {
            rest.push((op, right));
            b.node(span, depth - 1, ExprKind::Compare { left: first, rest })
        }
        _ => {
            let below = left.depth.max(right.depth);
            let kind = ExprKind::Compare {
                left: Box::new(left),
                rest: vec![(op, right)],
            };
            b.node(span, below, kind)
        }
    }
}

fn precedence(op: BinOp) -> u8 {
    match op {
        BinOp::BitOr => 1,
        BinOp::BitXor => 2,
        BinOp::BitAnd => 3,
        BinOp::LeftShift | BinOp::RightShift => 4,
        BinOp::Add | BinOp::Sub => 5,
        BinOp::Mul | BinOp::Div | BinOp::FloorDiv | BinOp::Mod | BinOp::MatMul => 6,
        BinOp::Pow => 7,
    }
}

/// Adds an operator to the right of a chain: it takes as left operand what binds at least as tightly.
///
/// Precedences rise strictly along the right edge, so this goes down at most six steps.
pub fn binary(b: &mut Build, l: u32, left: Expr, op: BinOp, right: Expr, r: u32) -> Expr {
    let span = Span::new(l, r);
    match left.kind {
        ExprKind::Binary {
            op: top,
            left: x,
            right: y,
        } if !left.parenthesized && precedence(top) < precedence(op) => {
            let right = binary(b, y.span.start, *y, op, right, r);
            let below = x.depth.max(right.depth);
            b.node(
                span,
                below,
                ExprKind::Binary {
                    op: top,
                    left: x,
                    right: Box::new(right),
                },
            )
        }
        _ => power_like(b, span, left, op, right),
    }
}

fn power_like(b: &mut Build, span: Span, left: Expr, op: BinOp, right: Expr) -> Expr {
    let below = left.depth.max(right.depth);
    let kind = ExprKind::Binary {
        op,
        left: Box::new(left),
        right: Box::new(right),
    };
    b.node(span, below, kind)
}

pub fn power(b: &mut Build, l: u32, left: Expr, right: Expr, r: u32) -> Expr {
    power_like(b, Span::new(l, r), left, BinOp::Pow, right)
}

/// A number with a sign and an imaginary part, in a pattern.
pub fn complex(b: &mut Build, l: u32, real: Expr, op: BinOp, imaginary: Expr, r: u32) -> Expr {
    let is_imaginary = |e: &Expr| matches!(e.kind, ExprKind::Constant(Constant::Imaginary(_)));
    let unsigned = match &real.kind {
        ExprKind::Unary { operand, .. } => operand,
        _ => &real,
    };
    if is_imaginary(unsigned) {
        b.error(real.span, "real number required in complex literal");
    }
    if !is_imaginary(&imaginary) {
        b.error(
            imaginary.span,
            "imaginary number required in complex literal",
        );
    }
    power_like(b, Span::new(l, r), real, op, imaginary)
}

pub fn unary(b: &mut Build, l: u32, op: UnaryOp, operand: Expr, r: u32) -> Expr {
    let below = operand.depth;
    b.node(
        Span::new(l, r),
        below,
        ExprKind::Unary {
            op,
            operand: Box::new(operand),
        },
    )
}

pub fn await_(b: &mut Build, l: u32, value: Expr, r: u32) -> Expr {
    let below = value.depth;
    b.node(Span::new(l, r), below, ExprKind::Await(Box::new(value)))
}

pub fn yield_(b: &mut Build, l: u32, value: Option<Expr>, r: u32) -> Expr {
    if let Some(value) = &value {
        check_value(b, value);
    }
    let below = value.as_ref().map_or(0, |e| e.depth);
    b.node(Span::new(l, r), below, ExprKind::Yield(value.map(Box::new)))
}

pub fn yield_from(b: &mut Build, l: u32, value: Expr, r: u32) -> Expr {
    let below = value.depth;
    b.node(Span::new(l, r), below, ExprKind::YieldFrom(Box::new(value)))
}

// ---- Primaries ----

pub fn attribute(b: &mut Build, l: u32, value: Expr, name: Ident, r: u32) -> Expr {
    let below = value.depth;
    b.node(
        Span::new(l, r),
        below,
        ExprKind::Attribute {
            value: Box::new(value),
            name,
        },
    )
}

pub fn subscript(b: &mut Build, l: u32, value: Expr, index: Expr, r: u32) -> Expr {
    let below = value.depth.max(index.depth);
    let (value, index) = (Box::new(value), Box::new(index));
    b.node(Span::new(l, r), below, ExprKind::Subscript { value, index })
}

pub fn slices(b: &mut Build, l: u32, mut items: Vec<Expr>, comma: bool, r: u32) -> Expr {
    let single = items.len() == 1 && !comma;
    match items.pop() {
        Some(item) if single && !matches!(item.kind, ExprKind::Starred(_)) => item,
        Some(item) => {
            items.push(item);
            tuple(b, Span::new(l, r), items)
        }
        None => tuple(b, Span::new(l, r), items),
    }
}

pub fn slice(
    b: &mut Build,
    l: u32,
    lower: Option<Expr>,
    upper: Option<Expr>,
    step: Option<Expr>,
    r: u32,
) -> Expr {
    let below = deepest(lower.iter().chain(&upper).chain(&step));
    let (lower, upper, step) = (lower.map(Box::new), upper.map(Box::new), step.map(Box::new));
    b.node(
        Span::new(l, r),
        below,
        ExprKind::Slice { lower, upper, step },
    )
}

pub fn call(b: &mut Build, l: u32, func: Expr, args: Vec<Arg>, r: u32) -> Expr {
    let below = args
        .iter()
        .map(|a| a.value().depth)
        .max()
        .unwrap_or(0)
        .max(func.depth);
    b.node(
        Span::new(l, r),
        below,
        ExprKind::Call {
            func: Box::new(func),
            args,
        },
    )
}

/// A generator without parentheses of its own; `arguments` allows it only alone.
pub fn generator_arg(b: &mut Build, l: u32, e: Expr, c: Vec<Comprehension>, r: u32) -> Arg {
    let generator = generator(b, l, e, c, r);
    Arg::Positional(Expr {
        parenthesized: false,
        ..generator
    })
}

pub fn keyword_arg(b: &mut Build, l: u32, name: Expr, value: Expr, r: u32) -> Arg {
    let span = Span::new(l, r);
    match name.kind {
        ExprKind::Name(text) if !name.parenthesized => Arg::Keyword(
            Ident {
                name: text,
                span: name.span,
            },
            value,
        ),
        ExprKind::Constant(Constant::True | Constant::False | Constant::None) => {
            b.error(span, format!("cannot assign to {}", kind_name(&name.kind)));
            Arg::Positional(value)
        }
        _ => {
            let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
            b.error(span, message);
            Arg::Positional(value)
        }
    }
}

/// Judges the order of arguments.
pub fn arguments(b: &mut Build, args: Vec<Arg>, comma: bool) -> Vec<Arg> {
    let is_bare = |e: &Expr| matches!(e.kind, ExprKind::Generator { .. }) && !e.parenthesized;
    let alone = args.len() == 1 && !comma;
    let (mut keyword, mut unpacked) = (false, false);
    let mut names = HashSet::new();
    let mut found = Vec::new();
    for arg in &args {
        match arg {
            Arg::Positional(e) => {
                if is_bare(e) && !alone {
                    found.push((
                        e.span,
                        "Generator expression must be parenthesized".to_string(),
                    ));
                } else if unpacked {
                    let message = "positional argument follows keyword argument unpacking";
                    found.push((e.span, message.to_string()));
                } else if keyword {
                    found.push((
                        e.span,
                        "positional argument follows keyword argument".to_string(),
                    ));
                }
            }
            Arg::Star(e) if unpacked => {
                let message = "iterable argument unpacking follows keyword argument unpacking";
                found.push((e.span, message.to_string()));
            }
            Arg::Star(_) => {}
            Arg::Keyword(name, e) => {
                keyword = true;
                if !names.insert(&name.name) {
                    let span = name.span.to(e.span);
                    found.push((span, format!("keyword argument repeated: {}", name.name)));
                }
            }
            Arg::DoubleStar(_) => unpacked = true,
        }
    }
    if let Some((span, message)) = found.into_iter().next() {
        b.error(span, message);
    }
    args
}

// ---- Parameters ----

/// One element of a parameter list, in any order.
pub enum ParamItem {
    Plain(Param),
    Slash(Span),
    BareStar(Span),
    Star(Param),
    DoubleStar(Param),
}

pub fn param(name: Ident, annotation: Option<Expr>) -> Param {
    let span = annotation
        .as_ref()
        .map_or(name.span, |a| name.span.to(a.span));
    Param {
        span,
        name,
        annotation: annotation.map(Box::new),
        default: None,
    }
}

pub fn plain_param(b: &mut Build, param: Param, default: Option<Expr>) -> ParamItem {
    plain_annotation(b, &param);
    let span = default
        .as_ref()
        .map_or(param.span, |d| param.span.to(d.span));
    ParamItem::Plain(Param {
        span,
        default: default.map(Box::new),
        ..param
    })
}

/// `x: *Ts` is for `*args` only.
fn plain_annotation(b: &mut Build, param: &Param) {
    if let Some(annotation) = &param.annotation
        && let ExprKind::Starred(_) = annotation.kind
    {
        b.error(
            Span::new(annotation.span.start, annotation.span.start + 1),
            "invalid syntax",
        );
    }
}

pub fn slash(l: u32, r: u32) -> ParamItem {
    ParamItem::Slash(Span::new(l, r))
}

pub fn bare_star(l: u32, r: u32) -> ParamItem {
    ParamItem::BareStar(Span::new(l, r))
}

pub fn star_param(b: &mut Build, param: Param, default: Option<Expr>) -> ParamItem {
    if let Some(default) = default {
        b.error(
            default.span,
            "var-positional argument cannot have default value",
        );
    }
    ParamItem::Star(param)
}

pub fn double_star_param(b: &mut Build, param: Param, default: Option<Expr>) -> ParamItem {
    plain_annotation(b, &param);
    if let Some(default) = default {
        b.error(
            default.span,
            "var-keyword argument cannot have default value",
        );
    }
    ParamItem::DoubleStar(param)
}

/// Sorts parameters by kind and judges their order.
pub fn parameters(b: &mut Build, items: Vec<ParamItem>) -> Parameters {
    let mut params = Parameters::default();
    let mut star: Option<Span> = None;
    let mut slash = false;
    let mut defaulted = false;
    for item in items {
        let problem = match item {
            _ if params.kwarg.is_some() => Some((
                item_span(&item),
                "arguments cannot follow var-keyword argument",
            )),
            ParamItem::Plain(param) if star.is_some() => {
                params.kwonly.push(param);
                None
            }
            ParamItem::Plain(param) => {
                let missing = defaulted && param.default.is_none();
                defaulted |= param.default.is_some();
                let span = param.span;
                params.args.push(param);
                let message = "parameter without a default follows parameter with a default";
                missing.then_some((span, message))
            }
            ParamItem::Slash(span) if slash => Some((span, "/ may appear only once")),
            ParamItem::Slash(span) if star.is_some() => Some((span, "/ must be ahead of *")),
            ParamItem::Slash(span) if params.args.is_empty() => Some((span, "invalid syntax")),
            ParamItem::Slash(_) => {
                slash = true;
                params.posonly = std::mem::take(&mut params.args);
                None
            }
            ParamItem::BareStar(span) if star.is_some() => {
                Some((span, "* argument may appear only once"))
            }
            ParamItem::Star(param) if star.is_some() => {
                Some((param.span, "* argument may appear only once"))
            }
            ParamItem::BareStar(span) => {
                star = Some(span);
                None
            }
            ParamItem::Star(param) => {
                star = Some(param.span);
                params.vararg = Some(Box::new(param));
                None
            }
            ParamItem::DoubleStar(param) => {
                params.kwarg = Some(Box::new(param));
                None
            }
        };
        if let Some((span, message)) = problem {
            b.error(span, message);
            return params;
        }
    }
    if let Some(span) = star
        && params.vararg.is_none()
        && params.kwonly.is_empty()
    {
        b.error(span, "named arguments must follow bare *");
    }
    params
}

fn item_span(item: &ParamItem) -> Span {
    match item {
        ParamItem::Plain(p) | ParamItem::Star(p) | ParamItem::DoubleStar(p) => p.span,
        ParamItem::Slash(span) | ParamItem::BareStar(span) => *span,
    }
}
