//! What the grammar calls to build `match` statements and their patterns.
//!
//! Which names a pattern binds, and whether a later case can be reached, is judged in `resolve/`.

use super::actions::*;
use super::ast::*;
use crate::source::Span;

pub fn match_stmt(
    b: &mut Build,
    l: u32,
    subject: Items,
    r: u32,
    cases: Vec<MatchCase>,
) -> StmtKind {
    let subject = match subject {
        Items::One(subject) => {
            if let ExprKind::Starred(_) = subject.kind {
                b.error(subject.span, "invalid syntax");
            }
            subject
        }
        many => parens(b, l, many, r),
    };
    StmtKind::Match { subject, cases }
}

pub fn case(l: u32, pattern: Pattern, guard: Option<Expr>, body: Block, r: u32) -> MatchCase {
    let end = body.last().map_or(r, |s| s.span.end);
    MatchCase {
        span: Span::new(l, end),
        pattern,
        guard,
        body,
    }
}

fn pattern(span: Span, kind: PatternKind) -> Pattern {
    Pattern { span, kind }
}

pub fn open_pattern(b: &mut Build, l: u32, list: Vec<Pattern>, comma: bool, r: u32) -> Pattern {
    one_or_sequence(b, l, list, comma, r)
}

pub fn group_pattern(b: &mut Build, l: u32, list: Vec<Pattern>, comma: bool, r: u32) -> Pattern {
    one_or_sequence(b, l, list, comma, r)
}

fn one_or_sequence(b: &mut Build, l: u32, mut list: Vec<Pattern>, comma: bool, r: u32) -> Pattern {
    if list.len() == 1
        && !comma
        && let Some(one) = list.pop()
    {
        if let PatternKind::Star(_) = one.kind {
            b.error(Span::at(one.span.end), "invalid syntax");
        }
        return one;
    }
    sequence_pattern(b, l, list, r)
}

pub fn list_pattern(b: &mut Build, l: u32, list: Option<Vec<Pattern>>, r: u32) -> Pattern {
    sequence_pattern(b, l, list.unwrap_or_default(), r)
}

pub fn sequence_pattern(b: &mut Build, l: u32, list: Vec<Pattern>, r: u32) -> Pattern {
    let span = Span::new(l, r);
    if list
        .iter()
        .filter(|p| matches!(p.kind, PatternKind::Star(_)))
        .count()
        > 1
    {
        b.error(span, "multiple starred names in sequence pattern");
    }
    pattern(span, PatternKind::Sequence(list))
}

pub fn star_pattern(l: u32, name: Ident, r: u32) -> Pattern {
    let name = if &*name.name == "_" { None } else { Some(name) };
    pattern(Span::new(l, r), PatternKind::Star(name))
}

pub fn as_pattern(b: &mut Build, l: u32, inner: Pattern, target: Expr, r: u32) -> Pattern {
    let span = Span::new(l, r);
    match target.kind {
        ExprKind::Name(name) if !target.parenthesized => {
            if &*name == "_" {
                b.error(target.span, "cannot use '_' as a target");
            }
            let name = Ident {
                name,
                span: target.span,
            };
            pattern(
                span,
                PatternKind::As {
                    pattern: Box::new(inner),
                    name,
                },
            )
        }
        ExprKind::Attribute { .. } | ExprKind::Subscript { .. } | ExprKind::Call { .. } => {
            b.error(target.span, "invalid syntax");
            inner
        }
        _ => {
            b.error(target.span, "invalid pattern target");
            inner
        }
    }
}

pub fn or_pattern(l: u32, left: Pattern, right: Pattern, r: u32) -> Pattern {
    let span = Span::new(l, r);
    match left.kind {
        // A group ends before its parenthesis, a chain of alternatives where the next begins.
        PatternKind::Or(mut list) if left.span.start == l => {
            list.push(right);
            pattern(span, PatternKind::Or(list))
        }
        _ => pattern(span, PatternKind::Or(vec![left, right])),
    }
}

pub fn value_pattern(b: &mut Build, value: Expr) -> Pattern {
    let span = value.span;
    match value.kind {
        ExprKind::Constant(constant @ (Constant::None | Constant::True | Constant::False)) => {
            pattern(span, PatternKind::Singleton(constant))
        }
        _ => {
            if let ExprKind::FString(_) = value.kind {
                b.error(
                    span,
                    "patterns may only match literals and attribute lookups",
                );
            }
            pattern(span, PatternKind::Value(value))
        }
    }
}

pub fn name_pattern(name: Ident) -> Pattern {
    let kind = match &*name.name {
        "_" => PatternKind::Wildcard,
        _ => return pattern(name.span, PatternKind::Capture(name)),
    };
    pattern(name.span, kind)
}

pub fn mapping_pattern(
    b: &mut Build,
    l: u32,
    list: Option<Vec<(Option<Expr>, Pattern)>>,
    r: u32,
) -> Pattern {
    let mut items = Vec::new();
    let mut rest = None;
    let list = list.unwrap_or_default();
    let last = list.len().saturating_sub(1);
    for (index, (key, value)) in list.into_iter().enumerate() {
        match (key, value.kind) {
            (Some(key), kind) => items.push((key, pattern(value.span, kind))),
            (None, PatternKind::Star(name)) if index == last && name.is_some() => rest = name,
            (None, _) => b.error(value.span, "invalid syntax"),
        }
    }
    pattern(Span::new(l, r), PatternKind::Mapping { items, rest })
}

pub fn class_pattern(
    b: &mut Build,
    l: u32,
    class: Expr,
    list: Option<Vec<(Option<Ident>, Pattern)>>,
    r: u32,
) -> Pattern {
    let (mut args, mut keywords) = (Vec::new(), Vec::new());
    for (name, value) in list.unwrap_or_default() {
        match name {
            Some(name) => keywords.push((name, value)),
            None => {
                if !keywords.is_empty() {
                    b.error(value.span, "positional patterns follow keyword patterns");
                }
                args.push(value);
            }
        }
    }
    pattern(
        Span::new(l, r),
        PatternKind::Class {
            class,
            args,
            keywords,
        },
    )
}
