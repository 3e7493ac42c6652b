//! What is no error but surely a mistake: CPython's SyntaxWarnings about expressions.
//!
//! Those about the spelling of literals are made where literals are read (`syntax/`).

use crate::diag::{Class, Diag};
use crate::source::Span;
use crate::syntax::ast::{CmpOp, Constant, Expr, ExprKind, UnaryOp};

/// Tells what is odd about an expression, its parts left out.
pub(super) fn about(e: &Expr, tell: &mut dyn FnMut(Diag)) {
    let mut say = |message: String| tell(Diag::new(e.span, message).class(Class::Warning));
    match &e.kind {
        ExprKind::Compare { left, rest } => {
            let mut left = &**left;
            for (op, right) in rest {
                let wrong = compared(left).or_else(|| compared(right));
                let words = match op {
                    CmpOp::Is => Some(("is", "==")),
                    CmpOp::IsNot => Some(("is not", "!=")),
                    _ => None,
                };
                if let (Some(kind), Some((op, other))) = (wrong, words) {
                    // One is enough for a comparison.
                    return say(format!(
                        "\"{op}\" with '{kind}' literal. Did you mean \"{other}\"?"
                    ));
                }
                left = right;
            }
        }
        ExprKind::Call { func, .. } if !matches!(func.kind, ExprKind::Lambda { .. }) => {
            if let Some(kind) = kind_of(func) {
                say(format!(
                    "'{kind}' object is not callable; perhaps you missed a comma?"
                ));
            }
        }
        ExprKind::Subscript { value, index } => {
            let Some(kind) = kind_of(value) else { return };
            if matches!(kind, "str" | "bytes" | "tuple" | "list") {
                let given = kind_of(index).filter(|k| !matches!(*k, "int" | "bool"));
                if let Some(given) = given {
                    say(format!(
                        "{kind} indices must be integers or slices, not {given}; perhaps you missed a comma?"
                    ));
                }
            } else if !matches!(kind, "dict" | "bool")
                || matches!(value.kind, ExprKind::Constant(_))
            {
                say(format!(
                    "'{kind}' object is not subscriptable; perhaps you missed a comma?"
                ));
            }
        }
        _ => {}
    }
}

/// Tells whether an assertion can never fail.
pub(super) fn always_true(test: &Expr, whole: Span) -> Option<Diag> {
    let message = "assertion is always true, perhaps remove parentheses?";
    match &test.kind {
        ExprKind::Tuple(items) if !items.is_empty() => Some(Diag::new(whole, message)),
        _ => None,
    }
}

/// The class of a literal that is no single object of its kind.
fn compared(e: &Expr) -> Option<&'static str> {
    match &e.kind {
        ExprKind::Constant(
            Constant::None | Constant::True | Constant::False | Constant::Ellipsis,
        ) => None,
        ExprKind::Constant(_) => kind_of(e),
        ExprKind::Unary { op, operand } => match kind_of(operand)? {
            kind @ ("int" | "float" | "complex")
                if matches!(operand.kind, ExprKind::Constant(_)) && *op != UnaryOp::Not =>
            {
                Some(kind)
            }
            _ => None,
        },
        ExprKind::Tuple(items) => items.iter().all(is_constant).then_some("tuple"),
        _ => None,
    }
}

fn is_constant(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Constant(_) => true,
        ExprKind::Tuple(items) => items.iter().all(is_constant),
        ExprKind::Unary { operand, .. } => matches!(operand.kind, ExprKind::Constant(_)),
        _ => false,
    }
}

/// The class of what an expression surely gives.
fn kind_of(e: &Expr) -> Option<&'static str> {
    Some(match &e.kind {
        ExprKind::Constant(value) => match value {
            Constant::None => "NoneType",
            Constant::True | Constant::False => "bool",
            Constant::Ellipsis => "ellipsis",
            Constant::Int(_) | Constant::BigInt(_) => "int",
            Constant::Float(_) => "float",
            Constant::Imaginary(_) => "complex",
            Constant::Str(_) => "str",
            Constant::Bytes(_) => "bytes",
        },
        ExprKind::Tuple(_) => "tuple",
        ExprKind::List(_) | ExprKind::ListComp { .. } => "list",
        ExprKind::Dict(_) | ExprKind::DictComp { .. } => "dict",
        ExprKind::Set(_) | ExprKind::SetComp { .. } => "set",
        ExprKind::Generator { .. } => "generator",
        ExprKind::Lambda { .. } => "function",
        ExprKind::FString(_) => "str",
        _ => return None,
    })
}
