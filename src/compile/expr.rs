//! Expressions: each is evaluated straight into the register where its value is wanted.
//!
//! A destination is a temporary, which may be written at any time, or a local, which only the last instruction
//! writes. Calls are in `call.rs`, conditions in `condition.rs`, comprehensions in `comprehension.rs`.

use crate::code::{Const, KEPT_BY_VARIABLE, Op};
use crate::resolve::each_child;
use crate::source::Span;
use crate::syntax::ast::*;

use super::Unit;
use super::fold::fold;
use super::name::Place;
use super::registers::{HIGH, Reg};

/// Displays longer than this are built in steps.
pub(super) const CHUNK: usize = 40;

/// With fewer temporaries left than this, those in use are moved away for a while.
const ROOM: Reg = 48;

/// Tells whether an expression holds a `:=`.
fn holds_walrus(e: &Expr) -> bool {
    if matches!(e.kind, ExprKind::Named { .. }) {
        return true;
    }
    let mut found = false;
    each_child(e, &mut |child| found = found || holds_walrus(child));
    found
}

/// Gives the operation of a binary operator.
pub(super) fn binary_op(op: BinOp) -> Op {
    match op {
        BinOp::Add => Op::Add,
        BinOp::Sub => Op::Sub,
        BinOp::Mul => Op::Mul,
        BinOp::MatMul => Op::MatMul,
        BinOp::Div => Op::TrueDiv,
        BinOp::FloorDiv => Op::FloorDiv,
        BinOp::Mod => Op::Mod,
        BinOp::Pow => Op::Pow,
        BinOp::LeftShift => Op::Shl,
        BinOp::RightShift => Op::Shr,
        BinOp::BitAnd => Op::And,
        BinOp::BitOr => Op::Or,
        BinOp::BitXor => Op::Xor,
    }
}

fn right_constant_op(op: BinOp) -> Option<Op> {
    Some(match op {
        BinOp::Add => Op::AddK,
        BinOp::Sub => Op::SubK,
        BinOp::Mul => Op::MulK,
        BinOp::Div => Op::TrueDivK,
        BinOp::FloorDiv => Op::FloorDivK,
        BinOp::Mod => Op::ModK,
        BinOp::Pow => Op::PowK,
        BinOp::LeftShift => Op::ShlK,
        BinOp::RightShift => Op::ShrK,
        BinOp::BitAnd => Op::AndK,
        BinOp::BitOr => Op::OrK,
        BinOp::BitXor => Op::XorK,
        BinOp::MatMul => return None,
    })
}

fn left_constant_op(op: BinOp) -> Option<Op> {
    Some(match op {
        BinOp::Add => Op::AddL,
        BinOp::Sub => Op::SubL,
        BinOp::Mul => Op::MulL,
        BinOp::Div => Op::TrueDivL,
        _ => return None,
    })
}

impl<'t> Unit<'_, 't> {
    /// Evaluates `e` into `dst`.
    pub fn expr_to(&mut self, e: &'t Expr, dst: Reg) {
        let mark = self.regs.mark();
        if dst >= HIGH {
            let low = self.regs.take();
            self.expr_low(e, low);
            self.copy(low, dst, e.span);
        } else {
            self.expr_low(e, dst);
        }
        self.regs.release(mark);
    }

    /// Evaluates `e` and says where it is: a local's own register, or a new temporary.
    pub fn operand(&mut self, e: &'t Expr) -> Reg {
        self.operand_before(e, &[])
    }

    /// As `operand`, for a value that must outlast the evaluation of `later`.
    pub fn operand_before(&mut self, e: &'t Expr, later: &[&Expr]) -> Reg {
        if let Some(reg) = self.in_place(e, later) {
            return reg;
        }
        let temp = self.regs.take();
        self.expr_to(e, temp);
        temp
    }

    /// As `operand_before`, with `hint` as the temporary if it is one.
    fn operand_at(&mut self, e: &'t Expr, hint: Reg, later: &[&Expr]) -> Reg {
        if let Some(reg) = self.in_place(e, later) {
            return reg;
        }
        let temp = if self.regs.is_temporary(hint) {
            hint
        } else {
            self.regs.take()
        };
        self.expr_to(e, temp);
        temp
    }

    /// Gives the register of a local that can be used where it is.
    pub fn in_place(&mut self, e: &'t Expr, later: &[&Expr]) -> Option<Reg> {
        let (name, value) = match &e.kind {
            ExprKind::Name(name) => (name, None),
            ExprKind::Named { target, value } => (&target.name, Some(value)),
            _ => return None,
        };
        let Place::Local(reg) = self.place(name) else {
            return None;
        };
        if reg >= HIGH || self.has_walrus(name) && later.iter().any(|e| holds_walrus(e)) {
            return None;
        }
        match value {
            Some(value) => {
                self.expr_to(value, reg);
                self.set_assigned(reg);
            }
            None => self.check_bound(reg, reg, name, e.span),
        }
        Some(reg)
    }

    /// Gives the number of a scalar constant that instructions can hold.
    pub fn small_const(&mut self, e: &Expr) -> Option<Reg> {
        let value = fold(e)?;
        let fits = matches!(
            value,
            Const::Int(_)
                | Const::Float(_)
                | Const::Str(_)
                | Const::Bytes(_)
                | Const::BigInt(_)
                | Const::Imaginary(_)
        );
        if !fits {
            return None;
        }
        let index = self.out.constant(value);
        (index <= 255).then_some(index as Reg)
    }

    /// Evaluates `e` into a low register, with temporaries moved out of the way if there are few left.
    fn expr_low(&mut self, e: &'t Expr, dst: Reg) {
        let first = self.floor;
        let count = self.regs.mark().saturating_sub(first);
        if self.regs.room() >= ROOM || e.depth <= 1 || count < 8 {
            return self.expr_here(e, dst);
        }
        let span = e.span;
        let saved = self.regs.take_high(count + 1);
        for i in 0..count {
            self.out
                .abx(Op::StoreHigh, first + i, u32::from(saved + i), span);
        }
        self.regs.release(first);
        let result = self.regs.take();
        self.expr_here(e, result);
        self.out
            .abx(Op::StoreHigh, result, u32::from(saved + count), span);
        self.regs.release(first);
        self.regs.take_many(count);
        for i in 0..count {
            self.out
                .abx(Op::LoadHigh, first + i, u32::from(saved + i), span);
        }
        self.out
            .abx(Op::LoadHigh, dst, u32::from(saved + count), span);
        self.regs.release_high(saved);
    }

    fn expr_here(&mut self, e: &'t Expr, dst: Reg) {
        let span = e.span;
        match &e.kind {
            ExprKind::Name(name) => self.load(name, dst, span),
            ExprKind::Constant(value) => self.load_const(super::fold::constant(value), dst, span),
            ExprKind::FString(parts) => self.fstring(parts, dst, span),
            ExprKind::Unary { op, operand } => self.unary(e, *op, operand, dst),
            ExprKind::Binary { op, left, right } => self.binary(e, *op, left, right, dst),
            ExprKind::Bool { .. } | ExprKind::Compare { .. } => self.through_temporary(e, dst),
            ExprKind::If { test, body, orelse } => self.conditional(test, body, orelse, dst, span),
            ExprKind::Named { target, value } => self.named(target, value, dst, span),
            ExprKind::Lambda { params, body } => self.lambda(params, body, dst, span),
            ExprKind::Attribute { value, name } => {
                let object = self.operand_at(value, dst, &[]);
                let site = self.site(&name.name);
                let span = self.since_name(span, name);
                self.out
                    .with_words(Op::GetAttr, dst, object, 0, [site, 0], span);
            }
            ExprKind::Subscript { value, index } => self.subscript(value, index, dst, span),
            ExprKind::Slice { lower, upper, step } => {
                let parts = [Some(lower), Some(upper), step.is_some().then_some(step)];
                let parts: Vec<_> = parts.into_iter().flatten().collect();
                let first = self.regs.take_many(parts.len() as Reg);
                for (i, part) in parts.iter().enumerate() {
                    match part {
                        Some(part) => self.expr_to(part, first + i as Reg),
                        None => self.load_none(first + i as Reg, span),
                    }
                }
                self.out
                    .abc(Op::BuildSlice, dst, first, parts.len() as Reg, span);
            }
            ExprKind::Call { func, args } => self.call(e, func, args, dst),
            // Only where the parser allows it, and handled there.
            ExprKind::Starred(value) => self.expr_low(value, dst),
            ExprKind::Tuple(items) => match fold(e) {
                Some(value) => self.load_const(value, dst, span),
                None => self.sequence(items, Op::BuildTuple, dst, span),
            },
            ExprKind::List(items) => self.sequence(items, Op::BuildList, dst, span),
            ExprKind::Set(items) => match super::condition::constant_container(e) {
                Some(constants) if items.len() > 2 => self.constant_set(constants, dst, span),
                _ => self.sequence(items, Op::BuildSet, dst, span),
            },
            ExprKind::Dict(items) => self.dict(items, dst, span),
            ExprKind::ListComp { .. } | ExprKind::SetComp { .. } | ExprKind::DictComp { .. } => {
                self.comprehension(e, dst)
            }
            ExprKind::Generator { element, clauses } => self.generator(e, element, clauses, dst),
            ExprKind::Await(value) => {
                let operand = self.operand_at(value, dst, &[]);
                let at = if self.regs.is_temporary(dst) {
                    dst
                } else {
                    self.regs.take()
                };
                // A variable goes on holding what it was given.
                let how = if self.regs.is_temporary(operand) {
                    0
                } else {
                    KEPT_BY_VARIABLE
                };
                self.await_value(operand, at, how.into(), dst, span);
            }
            ExprKind::Yield(value) => {
                let value = match value {
                    Some(value) => self.operand_at(value, dst, &[]),
                    None => {
                        let none = if self.regs.is_temporary(dst) {
                            dst
                        } else {
                            self.regs.take()
                        };
                        self.load_none(none, span);
                        none
                    }
                };
                self.out.abc(Op::Yield, dst, value, 0, span);
            }
            ExprKind::YieldFrom(value) => {
                let iterable = self.operand_at(value, dst, &[]);
                let at = if self.regs.is_temporary(dst) {
                    dst
                } else {
                    self.regs.take()
                };
                self.out.abc(Op::GetYieldFrom, at, iterable, 0, span);
                self.out.abc(Op::YieldFrom, dst, at, 0, span);
            }
        }
    }

    /// Awaits the value in `operand`, with `at` for its awaitable; `how` as `GetAwaitable` has it.
    pub fn await_value(&mut self, operand: Reg, at: Reg, how: Reg, dst: Reg, span: Span) {
        self.out.abc(Op::GetAwaitable, at, operand, how, span);
        self.out.abc(Op::Await, dst, at, 0, span);
    }

    /// Evaluates what writes its destination more than once.
    fn through_temporary(&mut self, e: &'t Expr, dst: Reg) {
        let temp = if self.regs.is_temporary(dst) {
            dst
        } else {
            self.regs.take()
        };
        match &e.kind {
            ExprKind::Bool { op, values } => self.bool_value(*op, values, temp, e.span),
            ExprKind::Compare { left, rest } => match rest.as_slice() {
                // A single comparison is one instruction, so it may write a local.
                [_] => return self.compare_value(e, left, rest, dst),
                _ => self.compare_value(e, left, rest, temp),
            },
            _ => unreachable!("only called for these two"),
        }
        self.copy(temp, dst, e.span);
    }

    fn bool_value(&mut self, op: BoolOp, values: &'t [Expr], temp: Reg, span: Span) {
        let end = self.out.label();
        let jump = if op == BoolOp::And {
            Op::JumpIfFalse
        } else {
            Op::JumpIfTrue
        };
        let mut before_end = false;
        for (i, value) in values.iter().enumerate() {
            self.expr_to(value, temp);
            if i + 1 < values.len() {
                self.out.jump(jump, temp, 0, 0, end, span);
                before_end = true;
            }
        }
        if before_end {
            self.out.bind(end);
        }
    }

    fn conditional(
        &mut self,
        test: &'t Expr,
        body: &'t Expr,
        orelse: &'t Expr,
        dst: Reg,
        span: Span,
    ) {
        let (other, end) = (self.out.label(), self.out.label());
        self.jump_if(test, other, false);
        self.expr_to(body, dst);
        self.out.goto(end, span);
        self.out.bind(other);
        self.expr_to(orelse, dst);
        self.out.bind(end);
    }

    fn unary(&mut self, e: &'t Expr, op: UnaryOp, operand: &'t Expr, dst: Reg) {
        if let Some(value) = fold(e) {
            return self.load_const(value, dst, e.span);
        }
        // `not a == b` is decided by jumps; the rest of `not` asks for the truth of a value.
        let value = self.operand_at(operand, dst, &[]);
        let op = match op {
            UnaryOp::Not => Op::Not,
            UnaryOp::Invert => Op::Invert,
            UnaryOp::Plus => Op::Pos,
            UnaryOp::Minus => Op::Neg,
        };
        self.out.abc(op, dst, value, 0, e.span);
    }

    fn binary(&mut self, e: &'t Expr, op: BinOp, left: &'t Expr, right: &'t Expr, dst: Reg) {
        if let Some(value) = fold(e) {
            return self.load_const(value, dst, e.span);
        }
        if let Some(with_const) = right_constant_op(op)
            && let Some(k) = self.small_const(right)
        {
            let left = self.operand_at(left, dst, &[]);
            return self.out.abc(with_const, dst, left, k, e.span);
        }
        if let Some(with_const) = left_constant_op(op)
            && let Some(k) = self.small_const(left)
        {
            let right = self.operand_at(right, dst, &[]);
            return self.out.abc(with_const, dst, k, right, e.span);
        }
        let left = self.operand_at(left, dst, &[right]);
        // What the left side does not need, the right side may use.
        let right = if left == dst {
            self.operand(right)
        } else {
            self.operand_at(right, dst, &[])
        };
        self.out.abc(binary_op(op), dst, left, right, e.span);
    }

    fn named(&mut self, target: &'t Ident, value: &'t Expr, dst: Reg, span: Span) {
        if let Place::Local(reg) = self.place(&target.name)
            && reg < HIGH
        {
            self.expr_to(value, reg);
            self.set_assigned(reg);
            return self.copy(reg, dst, span);
        }
        let temp = if self.regs.is_temporary(dst) {
            dst
        } else {
            self.regs.take()
        };
        self.expr_to(value, temp);
        self.store(&target.name, temp, span);
        self.copy(temp, dst, span);
    }

    fn subscript(&mut self, value: &'t Expr, index: &'t Expr, dst: Reg, span: Span) {
        let object = self.operand_at(value, dst, &[index]);
        if let Some(k) = self.small_const(index) {
            return self.out.abc(Op::GetItemK, dst, object, k, span);
        }
        let index = if object == dst {
            self.operand(index)
        } else {
            self.operand_at(index, dst, &[])
        };
        self.out.abc(Op::GetItem, dst, object, index, span);
    }

    /// Builds a set display of constants from a frozenset, which decides the order in which it is gone through.
    fn constant_set(&mut self, constants: Const, dst: Reg, span: Span) {
        let mark = self.regs.mark();
        let first = self.regs.take_many(0);
        let whole = self.regs.take();
        self.out.build(Op::BuildSet, whole, first, 0, span);
        let from = self.regs.take();
        self.load_const(constants, from, span);
        self.out.abc(Op::SetUpdate, whole, from, 0, span);
        self.copy(whole, dst, span);
        self.regs.release(mark);
    }

    /// Builds a tuple, list or set display.
    pub fn sequence(&mut self, items: &'t [Expr], op: Op, dst: Reg, span: Span) {
        let starred = |e: &Expr| matches!(e.kind, ExprKind::Starred(_));
        let plain = items.iter().take_while(|e| !starred(e)).count();
        let room = usize::from(self.regs.room() / 2);
        let first_count = if plain == items.len() && plain <= room.max(CHUNK) && plain <= 120 {
            plain
        } else {
            plain.min(CHUNK)
        };
        let mark = self.regs.mark();
        let first = self.regs.take_many(0);
        for item in &items[..first_count] {
            let slot = self.regs.take();
            self.expr_to(item, slot);
        }
        if first_count == items.len() {
            self.out.build(op, dst, first, first_count as Reg, span);
            return self.regs.release(mark);
        }
        // The rest goes in one by one; a tuple is a list until the end.
        let (build, add, extend) = match op {
            Op::BuildSet => (Op::BuildSet, Op::SetAdd, Op::SetUpdate),
            _ => (Op::BuildList, Op::ListAppend, Op::ListExtend),
        };
        self.regs.release(mark);
        let whole = self.regs.take();
        self.out
            .build(build, whole, first, first_count as Reg, span);
        self.add_items(&items[first_count..], whole, (add, extend), span);
        if op == Op::BuildTuple {
            self.out.abc(Op::ListToTuple, dst, whole, 0, span);
        } else {
            self.copy(whole, dst, span);
        }
        self.regs.release(mark);
    }

    fn add_items(&mut self, items: &'t [Expr], whole: Reg, (add, extend): (Op, Op), span: Span) {
        for item in items {
            let mark = self.regs.mark();
            let (op, value) = match &item.kind {
                ExprKind::Starred(value) => (extend, &**value),
                _ => (add, item),
            };
            let value_at = self.operand(value);
            self.out.abc(op, whole, value_at, 0, span);
            self.regs.release(mark);
        }
    }

    fn dict(&mut self, items: &'t [DictItem], dst: Reg, span: Span) {
        let plain = items
            .iter()
            .take_while(|i| matches!(i, DictItem::Pair(..)))
            .count();
        let first_count = plain.min(CHUNK / 2);
        let mark = self.regs.mark();
        for item in &items[..first_count] {
            if let DictItem::Pair(key, value) = item {
                let slot = self.regs.take();
                self.expr_to(key, slot);
                let slot = self.regs.take();
                self.expr_to(value, slot);
            }
        }
        self.regs.release(mark);
        if first_count == items.len() {
            return self
                .out
                .build(Op::BuildDict, dst, mark, first_count as Reg, span);
        }
        let whole = self.regs.take();
        self.out
            .build(Op::BuildDict, whole, mark, first_count as Reg, span);
        for item in &items[first_count..] {
            let inner = self.regs.mark();
            match item {
                DictItem::Pair(key, value) => {
                    let key_at = self.operand_before(key, &[value]);
                    let value_at = self.operand(value);
                    self.out.abc(Op::DictSet, whole, key_at, value_at, span);
                }
                DictItem::Unpack(value) => {
                    let value_at = self.operand(value);
                    self.out.abc(Op::DictUpdate, whole, value_at, 0, span);
                }
            }
            self.regs.release(inner);
        }
        self.copy(whole, dst, span);
        self.regs.release(mark);
    }

    /// Builds an f-string (or the spec of one of its values).
    fn fstring(&mut self, parts: &'t [FStringPart], dst: Reg, span: Span) {
        match parts {
            [] => return self.load_const(Const::Str(String::new()), dst, span),
            [part] => return self.fstring_part(part, dst, span),
            _ => {}
        }
        self.joined(parts, dst, span);
    }

    /// Joins the parts of an f-string; many of them by pieces of pieces, so that no long text is copied often.
    fn joined(&mut self, parts: &'t [FStringPart], dst: Reg, span: Span) {
        const BRANCHES: usize = 8;
        let mark = self.regs.mark();
        let size = if parts.len() > CHUNK {
            parts.len().div_ceil(BRANCHES)
        } else {
            1
        };
        let mut count = 0;
        for piece in parts.chunks(size) {
            let slot = self.regs.take();
            match piece {
                [part] => self.fstring_part(part, slot, span),
                _ => self.joined(piece, slot, span),
            }
            count += 1;
        }
        self.out.abc(Op::BuildString, dst, mark, count, span);
        self.regs.release(mark);
    }

    fn fstring_part(&mut self, part: &'t FStringPart, dst: Reg, span: Span) {
        let value = match part {
            FStringPart::Literal(text) => {
                return self.load_const(Const::Str(text.clone()), dst, span);
            }
            FStringPart::Value(value) => value,
        };
        let mark = self.regs.mark();
        let how = match value.conversion {
            None => 0,
            Some(Conversion::Str) => 1,
            Some(Conversion::Repr) => 2,
            Some(Conversion::Ascii) => 3,
        };
        match &value.spec {
            None => {
                let operand = self.operand_at(&value.value, dst, &[]);
                self.with_low(dst, span, |u, dst| {
                    u.out.abc(Op::Format, dst, operand, how, value.span)
                });
            }
            Some(spec) => {
                let at = self.regs.take();
                self.expr_to(&value.value, at);
                if how != 0 {
                    self.out.abc(Op::Convert, at, at, how, value.span);
                }
                let spec_at = self.regs.take();
                self.fstring(spec, spec_at, value.span);
                self.with_low(dst, span, |u, dst| {
                    u.out.abc(Op::FormatSpec, dst, at, spec_at, value.span)
                });
            }
        }
        self.regs.release(mark);
    }
}
