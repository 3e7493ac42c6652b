//! Targets: which expressions can be assigned to or deleted, and CPython's words for those that cannot.
//!
//! Builds nothing. Called by the actions once per target; what it lets through satisfies the promise
//! in `ast.rs`.

use super::actions::{Build, no_named};
use super::ast::*;
use crate::diag::Diag;

/// What is done with a target.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Assign,
    Delete,
}

/// Names a kind of expression as error messages do.
pub fn kind_name(kind: &ExprKind) -> &'static str {
    match kind {
        ExprKind::Name(_) => "name",
        ExprKind::Constant(Constant::None) => "None",
        ExprKind::Constant(Constant::True) => "True",
        ExprKind::Constant(Constant::False) => "False",
        ExprKind::Constant(Constant::Ellipsis) => "ellipsis",
        ExprKind::Constant(_) => "literal",
        ExprKind::FString(_) => "f-string expression",
        ExprKind::Unary { .. } | ExprKind::Binary { .. } | ExprKind::Bool { .. } => "expression",
        ExprKind::Compare { .. } => "comparison",
        ExprKind::If { .. } => "conditional expression",
        ExprKind::Named { .. } => "named expression",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Slice { .. } => "slice",
        ExprKind::Call { .. } => "function call",
        ExprKind::Starred(_) => "starred",
        ExprKind::Tuple(_) => "tuple",
        ExprKind::List(_) => "list",
        ExprKind::Set(_) => "set display",
        ExprKind::Dict(_) => "dict literal",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp { .. } => "dict comprehension",
        ExprKind::Generator { .. } => "generator expression",
        ExprKind::Await(_) => "await expression",
        ExprKind::Yield(_) | ExprKind::YieldFrom(_) => "yield expression",
    }
}

/// Finds the first part that cannot be a target; nesting is bounded by the open brackets.
fn invalid_part(target: &Expr, usage: Use) -> Option<&Expr> {
    match &target.kind {
        ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => None,
        ExprKind::Tuple(items) | ExprKind::List(items) => {
            items.iter().find_map(|item| invalid_part(item, usage))
        }
        ExprKind::Starred(value) if usage == Use::Assign => invalid_part(value, usage),
        _ => Some(target),
    }
}

/// Records a problem unless the expression can be assigned to or deleted.
pub fn check_target(b: &mut Build, target: &Expr, usage: Use) -> bool {
    if let Some(part) = invalid_part(target, usage) {
        let verb = if usage == Use::Delete {
            "delete"
        } else {
            "assign to"
        };
        b.error(
            part.span,
            format!("cannot {verb} {}", kind_name(&part.kind)),
        );
        return false;
    }
    if usage == Use::Assign {
        if let ExprKind::Starred(_) = target.kind {
            b.error(
                target.span,
                "starred assignment target must be in a list or tuple",
            );
            return false;
        }
        return single_stars(b, target);
    }
    true
}

fn single_stars(b: &mut Build, target: &Expr) -> bool {
    let (ExprKind::Tuple(items) | ExprKind::List(items)) = &target.kind else {
        return true;
    };
    if items
        .iter()
        .filter(|e| matches!(e.kind, ExprKind::Starred(_)))
        .count()
        > 1
    {
        b.error(target.span, "multiple starred expressions in assignment");
        return false;
    }
    let star = items
        .iter()
        .position(|e| matches!(e.kind, ExprKind::Starred(_)));
    if star.is_some_and(|before| before > 255) {
        b.error(
            target.span,
            "too many expressions in star-unpacking assignment",
        );
        return false;
    }
    items.iter().all(|item| match &item.kind {
        // A starred target is itself a target: `*(a, *b), c = x`.
        ExprKind::Starred(value) => single_stars(b, value),
        _ => single_stars(b, item),
    })
}

/// Judges the targets of `a = b = value`; where one is none, the first `=` may have been meant as a comparison.
pub fn check_assignment(b: &mut Build, targets: &[Expr], value: &Expr) {
    let is_yield = |e: &Expr| {
        matches!(e.kind, ExprKind::Yield(_) | ExprKind::YieldFrom(_)) && !e.parenthesized
    };
    let is_bad = |e: &Expr| is_yield(e) || invalid_part(e, Use::Assign).is_some();
    let bare = |e: &&Expr| matches!(e.kind, ExprKind::Named { .. }) && !e.parenthesized;
    if let Some(named) = targets.iter().find(bare) {
        no_named(b, named);
        return;
    }
    if targets.iter().any(is_bad)
        && let Some(diag) = meant_comparison(targets, value)
    {
        b.diags.push(diag);
        return;
    }
    for target in targets {
        if is_yield(target) {
            b.error(target.span, "assignment to yield expression not possible");
            return;
        }
        if !check_target(b, target, Use::Assign) {
            return;
        }
    }
}

/// The first `=` of a statement, where what stands on both sides could stand beside `==` and no second `=` follows at once.
fn meant_comparison(targets: &[Expr], value: &Expr) -> Option<Diag> {
    let mut first = targets.first()?;
    if let ExprKind::Tuple(items) = &first.kind
        && !first.parenthesized
        && let Some(last) = items.last()
        && last.span.end == first.span.end
    {
        first = last;
    }
    let next = targets.get(1).unwrap_or(value);
    let right = first_operand(next);
    let goes_on = targets.len() > 1 && std::ptr::eq(right, next);
    if goes_on || !is_operand(right, true) {
        return None;
    }
    if matches!(first.kind, ExprKind::Name(_)) && !first.parenthesized {
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        return Some(Diag::new(first.span.to(right.span), message));
    }
    let kind = kind_name(&first.kind);
    let message = format!("cannot assign to {kind} here. Maybe you meant '==' instead of '='?");
    is_operand(first, false).then(|| Diag::new(first.span, message))
}

/// Gives what an expression begins with, outside parentheses.
fn first_operand(mut e: &Expr) -> &Expr {
    while !e.parenthesized {
        e = match &e.kind {
            ExprKind::Compare { left, .. } => left,
            ExprKind::If { body, .. } => body,
            ExprKind::Bool { values: items, .. } | ExprKind::Tuple(items) => match items.first() {
                Some(first) => first,
                None => return e,
            },
            _ => return e,
        };
    }
    e
}

/// Tells whether an expression could stand beside `==` as it is; some kinds are never taken for one.
fn is_operand(e: &Expr, value: bool) -> bool {
    match &e.kind {
        ExprKind::Tuple(_)
        | ExprKind::List(_)
        | ExprKind::Generator { .. }
        | ExprKind::Constant(Constant::None | Constant::True | Constant::False)
            if !value =>
        {
            false
        }
        _ if e.parenthesized => true,
        ExprKind::Compare { .. }
        | ExprKind::Bool { .. }
        | ExprKind::If { .. }
        | ExprKind::Lambda { .. }
        | ExprKind::Named { .. }
        | ExprKind::Starred(_)
        | ExprKind::Tuple(_)
        | ExprKind::Yield(_)
        | ExprKind::YieldFrom(_)
        | ExprKind::Unary {
            op: UnaryOp::Not, ..
        } => false,
        _ => true,
    }
}

/// Refuses `*x` where one value is meant.
pub fn check_value(b: &mut Build, value: &Expr) {
    if let ExprKind::Starred(_) = value.kind {
        b.error(value.span, "can't use starred expression here");
    }
}
