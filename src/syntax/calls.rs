//! What the grammar calls to build arguments and parameters, and to judge their order.
//!
//! The grammar takes both in any order, so that each mistake gets its own message.

use super::actions::*;
use super::ast::*;
use crate::source::Span;

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
            Arg::Keyword(..) => keyword = true,
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
