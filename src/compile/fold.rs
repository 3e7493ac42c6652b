//! Constant folding: which expressions have a value that is known now.
//!
//! Folds only what cannot overflow `i64`, raise, or round differently from doing it at run time.

use crate::code::Const;
use crate::syntax::ast::{BigLiteral, BinOp, Constant, Expr, ExprKind, UnaryOp};

/// Deeper chains of operators are left to run time.
const MAX_FOLD_DEPTH: u32 = 50;

/// Gives the value of an expression, if it is known.
pub(super) fn fold(e: &Expr) -> Option<Const> {
    if e.depth > MAX_FOLD_DEPTH {
        return None;
    }
    match &e.kind {
        ExprKind::Constant(value) => Some(constant(value)),
        ExprKind::Unary { op, operand } => unary(*op, fold(operand)?),
        ExprKind::Binary { op, left, right } => {
            let right = fold(right)?;
            binary(*op, fold(left)?, right)
        }
        ExprKind::Tuple(items) => items
            .iter()
            .map(fold)
            .collect::<Option<_>>()
            .map(Const::Tuple),
        _ => None,
    }
}

/// Gives a literal as a constant.
pub(super) fn constant(value: &Constant) -> Const {
    match value {
        Constant::None => Const::None,
        Constant::True => Const::True,
        Constant::False => Const::False,
        Constant::Ellipsis => Const::Ellipsis,
        Constant::Int(i) => Const::Int(*i),
        Constant::BigInt(literal) => Const::BigInt(written(literal)),
        Constant::Float(x) => Const::Float(*x),
        Constant::Imaginary(x) => Const::Imaginary(*x),
        Constant::Str(s) => Const::Str(s.clone()),
        Constant::Bytes(b) => Const::Bytes(b.clone()),
    }
}

/// Tells what a constant is as a condition.
pub(super) fn truth(value: &Const) -> Option<bool> {
    Some(match value {
        Const::None | Const::False => false,
        Const::True | Const::Ellipsis | Const::BigInt(_) => true,
        Const::Int(i) => *i != 0,
        Const::Float(x) | Const::Imaginary(x) => *x != 0.0,
        Const::Str(s) => !s.is_empty(),
        Const::Bytes(b) => !b.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
        Const::Code(_) | Const::Text(_) => return None,
    })
}

fn unary(op: UnaryOp, value: Const) -> Option<Const> {
    Some(match (op, value) {
        (UnaryOp::Minus, Const::Int(i)) => Const::Int(i.checked_neg()?),
        (UnaryOp::Minus, Const::Float(x)) => Const::Float(-x),
        // The smallest `i64` is written as a larger number with a sign before it.
        (UnaryOp::Minus, Const::BigInt(digits)) if digits == "9223372036854775808" => {
            Const::Int(i64::MIN)
        }
        (UnaryOp::Minus, Const::BigInt(digits)) if !digits.starts_with('-') => {
            Const::BigInt(format!("-{digits}"))
        }
        (UnaryOp::Plus, Const::Int(i)) => Const::Int(i),
        (UnaryOp::Plus, Const::Float(x)) => Const::Float(x),
        (UnaryOp::Invert, Const::Int(i)) => Const::Int(!i),
        (UnaryOp::Not, value) => match truth(&value)? {
            true => Const::False,
            false => Const::True,
        },
        _ => return None,
    })
}

fn binary(op: BinOp, left: Const, right: Const) -> Option<Const> {
    match (left, right) {
        (Const::Int(a), Const::Int(b)) => ints(op, a, b),
        (Const::Float(a), Const::Float(b)) => floats(op, a, b),
        (Const::Float(a), Const::Int(b)) => floats(op, a, exact(b)?),
        (Const::Int(a), Const::Float(b)) => floats(op, exact(a)?, b),
        (Const::Str(a), Const::Str(b)) if op == BinOp::Add => Some(Const::Str(a + &b)),
        _ => None,
    }
}

/// Gives an integer as a float if nothing is lost.
fn exact(i: i64) -> Option<f64> {
    (i.unsigned_abs() <= 1 << 53).then_some(i as f64)
}

fn ints(op: BinOp, a: i64, b: i64) -> Option<Const> {
    Some(Const::Int(match op {
        BinOp::Add => a.checked_add(b)?,
        BinOp::Sub => a.checked_sub(b)?,
        BinOp::Mul => a.checked_mul(b)?,
        BinOp::Div => return floats(op, exact(a)?, exact(b)?),
        BinOp::FloorDiv if b != 0 => {
            let quotient = a.checked_div(b)?;
            if a % b != 0 && (a < 0) != (b < 0) {
                quotient - 1
            } else {
                quotient
            }
        }
        BinOp::Mod if b != 0 => {
            let rest = a.checked_rem(b)?;
            if rest != 0 && (rest < 0) != (b < 0) {
                rest + b
            } else {
                rest
            }
        }
        BinOp::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        BinOp::LeftShift => {
            let shift = u32::try_from(b).ok().filter(|s| *s < 63)?;
            a.checked_mul(1 << shift)?
        }
        BinOp::RightShift => a >> u32::try_from(b).ok().filter(|s| *s < 64)?,
        BinOp::BitAnd => a & b,
        BinOp::BitOr => a | b,
        BinOp::BitXor => a ^ b,
        _ => return None,
    }))
}

fn floats(op: BinOp, a: f64, b: f64) -> Option<Const> {
    Some(Const::Float(match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => a * b,
        BinOp::Div if b != 0.0 => a / b,
        _ => return None,
    }))
}

/// Writes a large literal as it was, with the prefix of its base and without leading zeros: converting between bases
/// would take longer than all the rest.
fn written(literal: &BigLiteral) -> String {
    let digits = literal.digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    let prefix = match literal.radix {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => "",
    };
    format!("{prefix}{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_literals() {
        let hex = BigLiteral {
            digits: "ffffffffffffffffffff".into(),
            radix: 16,
        };
        assert_eq!(written(&hex), "0xffffffffffffffffffff");
        assert_eq!(ints(BinOp::FloorDiv, -7, 2), Some(Const::Int(-4)));
        assert_eq!(ints(BinOp::Mod, -7, 2), Some(Const::Int(1)));
    }
}
