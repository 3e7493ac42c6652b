//! Conditions as control flow: `and`, `or`, `not` and comparisons become jumps.

use crate::code::{Const, Op};
use crate::syntax::ast::*;

use super::Unit;
use super::emit::Label;
use super::fold::{fold, truth};
use super::registers::Reg;

/// A chain of more comparisons than this copies its operands down.
const LONG_CHAIN: usize = 20;

/// The instructions of a comparison: its value, its jump, its jump with a constant, whether the jump is turned round.
struct Comparison {
    value: Op,
    jump: Op,
    with_const: Option<Op>,
    inverted: bool,
}

fn comparison(op: CmpOp) -> Comparison {
    let (value, jump, with_const, inverted) = match op {
        CmpOp::Eq => (Op::Eq, Op::JumpEq, Some(Op::JumpEqK), false),
        CmpOp::NotEq => (Op::Ne, Op::JumpNe, Some(Op::JumpNeK), false),
        CmpOp::Lt => (Op::Lt, Op::JumpLt, Some(Op::JumpLtK), false),
        CmpOp::LtE => (Op::Le, Op::JumpLe, Some(Op::JumpLeK), false),
        CmpOp::Gt => (Op::Gt, Op::JumpGt, Some(Op::JumpGtK), false),
        CmpOp::GtE => (Op::Ge, Op::JumpGe, Some(Op::JumpGeK), false),
        CmpOp::Is => (Op::Is, Op::JumpIs, None, false),
        CmpOp::IsNot => (Op::IsNot, Op::JumpIs, None, true),
        CmpOp::In => (Op::In, Op::JumpIn, None, false),
        CmpOp::NotIn => (Op::NotIn, Op::JumpIn, None, true),
    };
    Comparison {
        value,
        jump,
        with_const,
        inverted,
    }
}

fn is_none(e: &Expr) -> bool {
    matches!(e.kind, ExprKind::Constant(Constant::None))
}

impl<'t> Unit<'_, 't> {
    /// Tells what a condition is, if that is known now.
    fn known_condition(&self, e: &Expr) -> Option<bool> {
        match &e.kind {
            ExprKind::Name(name) if &**name == "__debug__" => Some(self.resolved.optimize == 0),
            _ => fold(e).as_ref().and_then(truth),
        }
    }

    /// Jumps to `target` if the truth of `e` is `wanted`, else falls through.
    pub fn jump_if(&mut self, e: &'t Expr, target: Label, wanted: bool) {
        if let Some(value) = self.known_condition(e) {
            if value == wanted {
                self.out.goto(target, e.span);
            }
            return;
        }
        let mark = self.regs.mark();
        match &e.kind {
            ExprKind::Unary {
                op: UnaryOp::Not,
                operand,
            } => self.jump_if(operand, target, !wanted),
            ExprKind::Bool { op, values } => self.jump_if_bool(*op, values, target, wanted),
            ExprKind::Compare { left, rest } => self.jump_if_compare(e, left, rest, target, wanted),
            ExprKind::If { test, body, orelse } => {
                let (other, end) = (self.out.label(), self.out.label());
                self.jump_if(test, other, false);
                self.jump_if(body, target, wanted);
                self.out.goto(end, e.span);
                self.out.bind(other);
                self.jump_if(orelse, target, wanted);
                self.out.bind(end);
            }
            _ => {
                let value = self.operand(e);
                let op = if wanted {
                    Op::JumpIfTrue
                } else {
                    Op::JumpIfFalse
                };
                self.out.jump(op, value, 0, 0, target, e.span);
            }
        }
        self.regs.release(mark);
    }

    fn jump_if_bool(&mut self, op: BoolOp, values: &'t [Expr], target: Label, wanted: bool) {
        let Some((last, first)) = values.split_last() else {
            return;
        };
        // `or` is decided by the first true value, `and` by the first false one.
        let decides = op == BoolOp::Or;
        let skip = self.out.label();
        for value in first {
            let to = if decides == wanted { target } else { skip };
            self.jump_if(value, to, decides);
        }
        self.jump_if(last, target, wanted);
        self.out.bind(skip);
    }

    fn jump_if_compare(
        &mut self,
        e: &'t Expr,
        left: &'t Expr,
        rest: &'t [(CmpOp, Expr)],
        target: Label,
        wanted: bool,
    ) {
        let skip = self.out.label();
        let mut left_at = None;
        let mut left = left;
        for (i, (op, right)) in rest.iter().enumerate() {
            let is_last = i + 1 == rest.len();
            let (to, when) = match (is_last, wanted) {
                (true, _) => (target, wanted),
                (false, true) => (skip, false),
                (false, false) => (target, false),
            };
            let last_mark = self.regs.mark();
            let before = left_at;
            left_at = self.jump_if_pair(e, (left, left_at), *op, right, is_last, to, when);
            if is_last {
                self.regs.release(last_mark);
            }
            if let (Some(from), Some(to)) = (left_at, before)
                && rest.len() > LONG_CHAIN
                && self.regs.is_last(from)
                && self.regs.is_temporary(to)
                && to < from
            {
                self.out.abc(Op::Move, to, from, 0, e.span);
                self.regs.release(from);
                left_at = Some(to);
            }
            left = right;
        }
        self.out.bind(skip);
    }

    /// Compares one pair of a chain; gives the register of the right side if it is wanted again.
    #[allow(clippy::too_many_arguments)]
    fn jump_if_pair(
        &mut self,
        e: &'t Expr,
        (left, left_at): (&'t Expr, Option<Reg>),
        op: CmpOp,
        right: &'t Expr,
        is_last: bool,
        to: Label,
        when: bool,
    ) -> Option<Reg> {
        let how = comparison(op);
        let flag = Reg::from(when != how.inverted);
        let left_at = match left_at {
            Some(reg) => reg,
            None => self.operand_before(left, &[right]),
        };
        if is_last && how.jump == Op::JumpIs && is_none(right) {
            let op = if flag == 1 {
                Op::JumpIfNone
            } else {
                Op::JumpIfNotNone
            };
            self.out.jump(op, left_at, 0, 0, to, e.span);
            return None;
        }
        if is_last
            && let Some(with_const) = how.with_const
            && let Some(k) = self.small_const(right)
        {
            self.out.jump(with_const, left_at, k, flag, to, e.span);
            return None;
        }
        let right_at = self.compared(op, right, is_last);
        self.out.jump(how.jump, left_at, right_at, flag, to, e.span);
        Some(right_at)
    }

    /// Evaluates the right side of a comparison; displays of constants behind `in` become constants where no further pair
    /// of the chain sees which kind they are.
    fn compared(&mut self, op: CmpOp, right: &'t Expr, is_last: bool) -> Reg {
        if is_last
            && matches!(op, CmpOp::In | CmpOp::NotIn)
            && let Some(value) = constant_container(right)
        {
            let at = self.regs.take();
            self.load_const(value, at, right.span);
            return at;
        }
        self.operand(right)
    }

    /// Evaluates a comparison, or a chain of them, into a register; a chain only into a temporary.
    pub fn compare_value(
        &mut self,
        e: &'t Expr,
        left: &'t Expr,
        rest: &'t [(CmpOp, Expr)],
        dst: Reg,
    ) {
        let mark = self.regs.mark();
        let end = self.out.label();
        let mut left_at = None;
        let mut before = left;
        for (i, (op, right)) in rest.iter().enumerate() {
            let from = match left_at {
                Some(reg) => reg,
                // The chain's destination holds the results, so operands stay out of it.
                None => self.operand_before(before, &[right]),
            };
            let right_at = self.compared(*op, right, i + 1 == rest.len());
            self.out
                .abc(comparison(*op).value, dst, from, right_at, e.span);
            if i + 1 < rest.len() {
                self.out.jump(Op::JumpIfFalse, dst, 0, 0, end, e.span);
            }
            // A long chain does not keep all its operands.
            left_at = Some(if rest.len() > LONG_CHAIN && i > 0 && right_at > from {
                self.out.abc(Op::Move, from, right_at, 0, e.span);
                self.regs.release(right_at);
                from
            } else {
                right_at
            });
            before = right;
        }
        if rest.len() > 1 {
            self.out.bind(end);
        }
        self.regs.release(mark);
    }
}

/// Gives a list or set display of constants as the constant that `in` and `for` may use instead.
pub(super) fn constant_container(e: &Expr) -> Option<Const> {
    match &e.kind {
        ExprKind::List(items) => items
            .iter()
            .map(fold)
            .collect::<Option<_>>()
            .map(Const::Tuple),
        ExprKind::Set(items) => items
            .iter()
            .map(fold)
            .collect::<Option<_>>()
            .map(Const::FrozenSet),
        _ => None,
    }
}
