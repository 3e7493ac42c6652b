//! Assignment: targets, unpacking, `del`, augmented and annotated assignment.

use crate::code::{Const, Op};
use crate::resolve::{Mode, ScopeKind, each_child};
use crate::source::Span;
use crate::syntax::ast::*;

use super::Unit;
use super::fold::fold;
use super::name::Place;
use super::registers::{HIGH, Reg};
use super::unwind::Exit;

/// More items than this in one unpacking do not fit the registers.
const MAX_UNPACK: usize = 70;

fn inplace_op(op: BinOp) -> Op {
    match op {
        BinOp::Add => Op::InplaceAdd,
        BinOp::Sub => Op::InplaceSub,
        BinOp::Mul => Op::InplaceMul,
        BinOp::MatMul => Op::InplaceMatMul,
        BinOp::Div => Op::InplaceTrueDiv,
        BinOp::FloorDiv => Op::InplaceFloorDiv,
        BinOp::Mod => Op::InplaceMod,
        BinOp::Pow => Op::InplacePow,
        BinOp::LeftShift => Op::InplaceShl,
        BinOp::RightShift => Op::InplaceShr,
        BinOp::BitAnd => Op::InplaceAnd,
        BinOp::BitOr => Op::InplaceOr,
        BinOp::BitXor => Op::InplaceXor,
    }
}

fn inplace_constant_op(op: BinOp) -> Option<Op> {
    Some(match op {
        BinOp::Add => Op::InplaceAddK,
        BinOp::Sub => Op::InplaceSubK,
        BinOp::Mul => Op::InplaceMulK,
        BinOp::BitAnd => Op::InplaceAndK,
        BinOp::RightShift => Op::InplaceShrK,
        _ => return None,
    })
}

fn items_of(e: &Expr) -> Option<&[Expr]> {
    match &e.kind {
        ExprKind::Tuple(items) | ExprKind::List(items) => Some(items),
        _ => None,
    }
}

/// Tells whether a name occurs in an expression.
fn mentions(e: &Expr, name: &str) -> bool {
    if matches!(&e.kind, ExprKind::Name(n) if &**n == name) {
        return true;
    }
    let mut found = false;
    each_child(e, &mut |child| found = found || mentions(child, name));
    found
}

impl<'t> Unit<'_, 't> {
    /// Compiles `targets[0] = targets[1] = ... = value`.
    pub fn assignment(&mut self, targets: &'t [Expr], value: &'t Expr) {
        let mark = self.regs.mark();
        match targets {
            [target] => self.assign_value(target, value),
            _ => {
                let later: Vec<&Expr> = targets.iter().collect();
                let value_at = self.operand_before(value, &later);
                targets.iter().for_each(|t| self.assign(t, value_at));
            }
        }
        self.regs.release(mark);
    }

    /// Compiles `target = value`.
    fn assign_value(&mut self, target: &'t Expr, value: &'t Expr) {
        if let ExprKind::Name(name) = &target.kind
            && let Place::Local(reg) = self.place(name)
        {
            self.expr_to(value, reg);
            return self.set_assigned(reg);
        }
        if let Some(targets) = items_of(target)
            && let ExprKind::Tuple(values) | ExprKind::List(values) = &value.kind
            && targets.len() == values.len()
            && (1..=8).contains(&targets.len())
            && !targets
                .iter()
                .chain(values)
                .any(|e| matches!(e.kind, ExprKind::Starred(_)))
        {
            return self.parallel(targets, values);
        }
        let value_at = self.operand_before(value, &[target]);
        self.assign(target, value_at);
    }

    /// Compiles `a, b = x, y` without making the tuple.
    fn parallel(&mut self, targets: &'t [Expr], values: &'t [Expr]) {
        let mut places = Vec::with_capacity(values.len());
        for (i, (target, value)) in targets.iter().zip(values).enumerate() {
            // A value may go straight to its local if nothing after it can fail or read that local.
            let direct = match &target.kind {
                ExprKind::Name(name) => match self.place(name) {
                    Place::Local(reg)
                        if reg < HIGH && self.may_write_early(name, &values[i + 1..]) =>
                    {
                        Some(reg)
                    }
                    _ => None,
                },
                _ => None,
            };
            if let Some(reg) = direct
                && targets.iter().filter(|t| t.kind == target.kind).count() == 1
                && !targets[..i]
                    .iter()
                    .any(|t| !matches!(t.kind, ExprKind::Name(_)))
            {
                self.expr_to(value, reg);
                self.set_assigned(reg);
                places.push(None);
                continue;
            }
            let temp = match fold(value) {
                Some(_) => None,
                None => self.unchanged(value, &targets[..i], values, targets),
            };
            places.push(Some(match temp {
                Some(reg) => reg,
                None => {
                    let temp = self.regs.take();
                    self.expr_to(value, temp);
                    temp
                }
            }));
        }
        for (target, place) in targets.iter().zip(places) {
            if let Some(reg) = place {
                self.assign(target, reg);
            }
        }
    }

    /// Tells whether the values still to come can neither fail nor read a name.
    fn may_write_early(&self, name: &str, later: &[Expr]) -> bool {
        later.iter().all(|e| match &e.kind {
            ExprKind::Name(other) => {
                **other != *name
                    && matches!(self.place(other), Place::Local(reg) if reg < HIGH && self.out.assigned.has(reg))
            }
            _ => fold(e).is_some(),
        })
    }

    /// Gives the register of a local value that no target before its use overwrites.
    fn unchanged(
        &mut self,
        value: &'t Expr,
        before: &[Expr],
        values: &[Expr],
        targets: &[Expr],
    ) -> Option<Reg> {
        let ExprKind::Name(name) = &value.kind else {
            return None;
        };
        let simple = targets.iter().all(|t| matches!(t.kind, ExprKind::Name(_)));
        if !simple || before.iter().any(|t| mentions(t, name)) || self.has_walrus(name) {
            return None;
        }
        // A later value written early must not change it either.
        if values.len() != targets.len() || targets.iter().any(|t| mentions(t, name)) {
            return None;
        }
        self.in_place(value, &[])
    }

    /// Assigns the low register `value` to a target.
    pub fn assign(&mut self, target: &'t Expr, value: Reg) {
        let mark = self.regs.mark();
        match &target.kind {
            ExprKind::Name(name) => self.store(name, value, target.span),
            ExprKind::Attribute {
                value: object,
                name,
            } => {
                self.note_self_name(object, &name.name);
                let object = self.operand(object);
                let site = self.site(&name.name);
                self.out
                    .with_words(Op::SetAttr, object, value, 0, [site, 0], target.span);
            }
            ExprKind::Subscript {
                value: object,
                index,
            } => {
                let object = self.operand_before(object, &[index]);
                if let Some(k) = self.small_const(index) {
                    self.out.abc(Op::SetItemK, object, k, value, target.span);
                } else {
                    let index = self.operand(index);
                    self.out.abc(Op::SetItem, object, index, value, target.span);
                }
            }
            ExprKind::Starred(inner) => self.assign(inner, value),
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                self.unpack(items, value, target.span)
            }
            _ => self.problem(target.span, "cannot assign to this expression"),
        }
        self.regs.release(mark);
    }

    /// Notes an attribute that a method sets on `self`, for `__static_attributes__`.
    fn note_self_name(&mut self, object: &Expr, name: &str) {
        if matches!(&object.kind, ExprKind::Name(n) if &**n == "self")
            && !self.made.self_names.iter().any(|n| &**n == name)
        {
            self.made.self_names.push(name.into());
        }
    }

    /// Unpacks the value in a register into targets.
    fn unpack(&mut self, items: &'t [Expr], value: Reg, span: Span) {
        let star = items
            .iter()
            .position(|e| matches!(e.kind, ExprKind::Starred(_)));
        if items.len() > MAX_UNPACK.min(usize::from(self.regs.room())) {
            return self.unpack_in_steps(items, star, value, span);
        }
        if star.is_none()
            && let Some(first) = self.locals_in_a_row(items)
        {
            self.out
                .abc(Op::Unpack, first, value, items.len() as Reg, span);
            return (first..first + items.len() as Reg).for_each(|reg| self.set_assigned(reg));
        }
        let first = self.regs.take_many(items.len().max(1) as Reg);
        match star {
            None => self
                .out
                .abc(Op::Unpack, first, value, items.len() as Reg, span),
            Some(at) => {
                let after = (items.len() - at - 1) as u32;
                self.out
                    .with_words(Op::UnpackStar, first, value, at as Reg, [after, 0], span);
            }
        }
        for (i, item) in items.iter().enumerate() {
            self.assign(item, first + i as Reg);
        }
    }

    /// Unpacks some items and a list of the rest, then that list.
    fn unpack_in_steps(&mut self, items: &'t [Expr], star: Option<usize>, value: Reg, span: Span) {
        let count = MAX_UNPACK / 2;
        if usize::from(self.regs.room()) < MAX_UNPACK || star.is_some_and(|at| at < count) {
            return self.problem(span, "too many targets in one assignment");
        }
        let rest = self.regs.take_many(count as Reg + 1) + count as Reg;
        let first = rest - count as Reg;
        self.out
            .with_words(Op::UnpackStar, first, value, count as Reg, [0, 0], span);
        for (i, item) in items[..count].iter().enumerate() {
            self.assign(item, first + i as Reg);
        }
        self.out.abc(Op::Move, first, rest, 0, span);
        self.regs.release(first + 1);
        self.unpack(&items[count..], first, span);
    }

    /// Gives the first register if the targets are locals in registers next to one another.
    fn locals_in_a_row(&self, items: &[Expr]) -> Option<Reg> {
        let reg_of = |e: &Expr| match &e.kind {
            ExprKind::Name(name) => match self.place(name) {
                Place::Local(reg) if reg < HIGH => Some(reg),
                _ => None,
            },
            _ => None,
        };
        let first = reg_of(items.first()?)?;
        let in_row = |(i, e): (usize, &Expr)| reg_of(e) == Some(first + i as Reg);
        items.iter().enumerate().all(in_row).then_some(first)
    }

    /// Compiles `target op= value`.
    pub fn augmented(&mut self, target: &'t Expr, op: BinOp, value: &'t Expr, span: Span) {
        let mark = self.regs.mark();
        match &target.kind {
            ExprKind::Name(name) => {
                if let Place::Local(reg) = self.place(name)
                    && reg < HIGH
                {
                    let left = self.operand_before(target, &[value]);
                    self.inplace(op, reg, left, value, span);
                    self.set_assigned(reg);
                } else {
                    let temp = self.regs.take();
                    self.load(name, temp, target.span);
                    self.inplace(op, temp, temp, value, span);
                    self.store(name, temp, span);
                }
            }
            ExprKind::Attribute {
                value: object,
                name,
            } => {
                let object = self.operand_before(object, &[value]);
                let temp = self.regs.take();
                let site = self.site(&name.name);
                self.out
                    .with_words(Op::GetAttr, temp, object, 0, [site, 0], target.span);
                self.inplace(op, temp, temp, value, span);
                let site = self.site(&name.name);
                self.out
                    .with_words(Op::SetAttr, object, temp, 0, [site, 0], target.span);
            }
            ExprKind::Subscript {
                value: object,
                index,
            } => {
                let object = self.operand_before(object, &[index, value]);
                if let Some(k) = self.small_const(index) {
                    let temp = self.regs.take();
                    self.out.abc(Op::GetItemK, temp, object, k, target.span);
                    self.inplace(op, temp, temp, value, span);
                    self.out.abc(Op::SetItemK, object, k, temp, target.span);
                } else {
                    let index = self.operand_before(index, &[value]);
                    let temp = self.regs.take();
                    self.out.abc(Op::GetItem, temp, object, index, target.span);
                    self.inplace(op, temp, temp, value, span);
                    self.out.abc(Op::SetItem, object, index, temp, target.span);
                }
            }
            _ => self.problem(target.span, "illegal expression for augmented assignment"),
        }
        self.regs.release(mark);
    }

    fn inplace(&mut self, op: BinOp, dst: Reg, left: Reg, value: &'t Expr, span: Span) {
        if let Some(with_const) = inplace_constant_op(op)
            && let Some(k) = self.small_const(value)
        {
            return self.out.abc(with_const, dst, left, k, span);
        }
        let right = self.operand(value);
        self.out.abc(inplace_op(op), dst, left, right, span);
    }

    /// Compiles `del target`.
    pub fn delete_target(&mut self, target: &'t Expr) {
        let mark = self.regs.mark();
        match &target.kind {
            ExprKind::Name(name) => self.delete(name, target.span),
            ExprKind::Attribute { value, name } => {
                let object = self.operand(value);
                let site = self.site(&name.name);
                self.out
                    .with_words(Op::DelAttr, object, 0, 0, [site, 0], target.span);
            }
            ExprKind::Subscript { value, index } => {
                let object = self.operand_before(value, &[index]);
                let index = self.operand(index);
                self.out.abc(Op::DelItem, object, index, 0, target.span);
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                items.iter().for_each(|t| self.delete_target(t))
            }
            _ => self.problem(target.span, "cannot delete this expression"),
        }
        self.regs.release(mark);
    }

    /// Compiles `target: annotation = value`.
    pub fn annotated(
        &mut self,
        target: &'t Expr,
        annotation: &'t Expr,
        value: Option<&'t Expr>,
        simple: bool,
    ) {
        let mark = self.regs.mark();
        match (value, &target.kind) {
            (Some(value), _) => self.assign_value(target, value),
            // Without a value only the object and the index are evaluated.
            (None, ExprKind::Attribute { value, .. }) => drop(self.operand(value)),
            (None, ExprKind::Subscript { value, index }) => {
                self.operand(value);
                self.operand(index);
            }
            _ => {}
        }
        self.regs.release(mark);
        let evaluated = matches!(
            self.resolved.scope(self.home).kind,
            ScopeKind::Module | ScopeKind::Class
        );
        if evaluated && self.scope == self.home {
            match &target.kind {
                ExprKind::Name(name) if simple => self.store_annotation(name, annotation),
                _ if self.resolved.text_annotations => {}
                _ => drop(self.operand(annotation)),
            }
        }
        self.regs.release(mark);
    }

    fn store_annotation(&mut self, name: &str, annotation: &'t Expr) {
        let span = annotation.span;
        let value = self.regs.take();
        self.annotation(annotation, value);
        let all = self.regs.take();
        self.load("__annotations__", all, span);
        let key = self.regs.take();
        let name = self.mangled(name);
        self.load_const(Const::Str(name.to_string()), key, span);
        self.out.abc(Op::SetItem, all, key, value, span);
    }

    /// Evaluates an annotation, or loads its text where the module asks for that.
    pub fn annotation(&mut self, annotation: &'t Expr, dst: Reg) {
        if self.resolved.text_annotations {
            let text = Const::Text(Box::new(annotation.clone()));
            self.load_const(text, dst, annotation.span);
            return;
        }
        match &annotation.kind {
            // `*args: *Ts` is the one item of the unpacked value.
            ExprKind::Starred(value) => {
                let at = self.operand(value);
                let first = self.regs.take();
                self.out.abc(Op::Unpack, first, at, 1, annotation.span);
                self.copy(first, dst, annotation.span);
            }
            _ => self.expr_to(annotation, dst),
        }
    }

    /// Makes the dict for the annotations of a module or class body, if the body has any.
    pub fn start_annotations(&mut self, body: &[Stmt], span: Span) {
        if !has_annotations(body) {
            return;
        }
        let mark = self.regs.mark();
        let there = self.out.label();
        let dict = self.regs.take();
        // What an earlier input or statement annotated stays.
        match self.resolved.mode {
            Mode::Exec | Mode::Single if self.home == self.resolved.top() => {
                self.load_const(Const::Str("__annotations__".into()), dict, span);
                self.out.jump(Op::JumpIn, dict, 0, 1, there, span);
            }
            Mode::Interactive if self.home == self.resolved.top() => {
                let before = self.out.assigned.clone();
                self.open(Exit::Nothing);
                self.load("__annotations__", dict, span);
                let ranges = self.close();
                self.out.goto(there, span);
                self.start_handler(&ranges, dict, before);
            }
            _ => {}
        }
        self.out.abc(Op::BuildDict, dict, dict, 0, span);
        self.store("__annotations__", dict, span);
        self.out.bind(there);
        self.regs.release(mark);
    }
}

/// Tells whether a body annotates a variable, in nested blocks too.
fn has_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::AnnAssign { .. } => true,
        StmtKind::If { branches, orelse } => {
            branches.iter().any(|b| has_annotations(&b.body)) || has_annotations(orelse)
        }
        StmtKind::While { body, orelse, .. } => has_annotations(body) || has_annotations(orelse),
        StmtKind::For(node) => has_annotations(&node.body) || has_annotations(&node.orelse),
        StmtKind::With(node) => has_annotations(&node.body),
        StmtKind::Try(node) => {
            let handlers = node.handlers.iter().any(|h| has_annotations(&h.body));
            handlers
                || [&node.body, &node.orelse, &node.finalbody]
                    .into_iter()
                    .any(|b| has_annotations(b))
        }
        StmtKind::Match { cases, .. } => cases.iter().any(|c| has_annotations(&c.body)),
        _ => false,
    })
}
