//! The direct sub-expressions of an expression, in the order they are evaluated.
//!
//! Bodies of lambdas are left out, their defaults are not: what is visited belongs to the same function,
//! apart from the inner parts of comprehensions.

use crate::syntax::ast::{Arg, Comprehension, DictItem, Expr, ExprKind, FStringPart};

/// Calls `f` on every direct sub-expression of `e` that belongs to the same function.
pub fn each_child<'t>(e: &'t Expr, f: &mut dyn FnMut(&'t Expr)) {
    match &e.kind {
        ExprKind::Name(_) | ExprKind::Constant(_) => {}
        ExprKind::FString(parts) => each_part(parts, f),
        ExprKind::Unary { operand: value, .. }
        | ExprKind::Named { value, .. }
        | ExprKind::Attribute { value, .. }
        | ExprKind::Starred(value)
        | ExprKind::Await(value)
        | ExprKind::YieldFrom(value) => f(value),
        ExprKind::Binary { left, right, .. } => {
            f(left);
            f(right);
        }
        ExprKind::Bool { values, .. }
        | ExprKind::Tuple(values)
        | ExprKind::List(values)
        | ExprKind::Set(values) => values.iter().for_each(f),
        ExprKind::Compare { left, rest } => {
            f(left);
            rest.iter().for_each(|(_, e)| f(e));
        }
        ExprKind::If { test, body, orelse } => {
            f(test);
            f(body);
            f(orelse);
        }
        ExprKind::Lambda { params, .. } => {
            let all = params
                .posonly
                .iter()
                .chain(&params.args)
                .chain(&params.kwonly);
            all.filter_map(|p| p.default.as_deref()).for_each(f)
        }
        ExprKind::Subscript { value, index } => {
            f(value);
            f(index);
        }
        ExprKind::Slice { lower, upper, step } => [lower, upper, step]
            .into_iter()
            .flatten()
            .for_each(|e| f(e)),
        ExprKind::Call { func, args } => {
            f(func);
            args.iter().map(Arg::value).for_each(f)
        }
        ExprKind::Dict(items) => items.iter().for_each(|item| match item {
            DictItem::Pair(key, value) => {
                f(key);
                f(value);
            }
            DictItem::Unpack(value) => f(value),
        }),
        ExprKind::ListComp { element, clauses }
        | ExprKind::SetComp { element, clauses }
        | ExprKind::Generator { element, clauses } => {
            each_clause(clauses, f);
            f(element);
        }
        ExprKind::DictComp {
            key,
            value,
            clauses,
        } => {
            each_clause(clauses, f);
            f(key);
            f(value);
        }
        ExprKind::Yield(value) => {
            if let Some(value) = value {
                f(value)
            }
        }
    }
}

fn each_clause<'t>(clauses: &'t [Comprehension], f: &mut dyn FnMut(&'t Expr)) {
    for clause in clauses {
        f(&clause.iter);
        f(&clause.target);
        clause.conditions.iter().for_each(&mut *f);
    }
}

fn each_part<'t>(parts: &'t [FStringPart], f: &mut dyn FnMut(&'t Expr)) {
    for part in parts {
        if let FStringPart::Value(value) = part {
            f(&value.value);
            if let Some(spec) = &value.spec {
                each_part(spec, f);
            }
        }
    }
}
