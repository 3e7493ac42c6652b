//! Comprehensions, which run inside the unit they stand in, and generator expressions, which are functions.

use crate::code::{Flags, Op};
use crate::resolve::{Binding, ScopeKind};
use crate::source::Span;
use crate::syntax::ast::*;

use super::Unit;
use super::registers::Reg;
use super::stmt::needs_closing;
use super::unwind::Exit;

/// What the innermost level of a comprehension does with its element.
#[derive(Clone, Copy)]
enum Element<'t> {
    Append(&'t Expr),
    Add(&'t Expr),
    Pair(&'t Expr, &'t Expr),
    Yield(&'t Expr),
}

impl<'t> Unit<'_, 't> {
    /// Compiles a list, set or dict comprehension.
    pub fn comprehension(&mut self, e: &'t Expr, dst: Reg) {
        let (element, clauses, build) = match &e.kind {
            ExprKind::ListComp { element, clauses } => {
                (Element::Append(element), clauses, Op::BuildList)
            }
            ExprKind::SetComp { element, clauses } => {
                (Element::Add(element), clauses, Op::BuildSet)
            }
            ExprKind::DictComp {
                key,
                value,
                clauses,
            } => (Element::Pair(key, value), clauses, Op::BuildDict),
            _ => return,
        };
        let Some(scope) = self.resolved.scope_of(e, ScopeKind::Comprehension) else {
            return;
        };
        let Some(first) = clauses.first() else { return };
        let mark = self.regs.mark();
        // A local destination is written at the end, so that the old value stays if this fails.
        let result = if self.regs.is_temporary(dst) {
            dst
        } else {
            self.regs.take()
        };
        let iter = self.loop_iterator(&first.iter, first.is_async);
        self.out.build(build, result, iter, 0, e.span);
        let assigned = self.out.assigned.clone();
        let start = self.out.here();
        let outer_unset = std::mem::take(&mut self.inner_unset);
        let floor = self.floor;
        let mark_inlined = self.out.inlined_mark();
        let outer_inlined = std::mem::replace(&mut self.inlined_from, mark_inlined);
        self.open_scope(scope, e.span);
        self.clauses(clauses, iter, element, result, e.span);
        self.close_scope();
        self.floor = floor;
        let mut unset = std::mem::replace(&mut self.inner_unset, outer_unset);
        unset.sort_unstable();
        unset.dedup();
        // Targets that are read before they are set; almost never.
        self.out.unset_before(start, &unset);
        self.shift_blocks(start, unset.len());
        self.out.close_inlined(self.inlined_from);
        self.inlined_from = outer_inlined;
        self.out.assigned = assigned;
        self.copy(result, dst, e.span);
        self.regs.release(mark);
    }

    /// Moves the starts of open ranges behind instructions that were put in at `at`.
    fn shift_blocks(&mut self, at: usize, count: usize) {
        if count > 0 {
            self.blocks
                .iter_mut()
                .for_each(|block| block.shift(at, count));
        }
    }

    /// Compiles the loops of a comprehension; the first iterator is made already.
    fn clauses(
        &mut self,
        clauses: &'t [Comprehension],
        iter: Reg,
        element: Element<'t>,
        result: Reg,
        span: Span,
    ) {
        let Some((clause, rest)) = clauses.split_first() else {
            return self.element(element, result, span);
        };
        let mark = self.regs.mark();
        let (body, check) = (self.out.label(), self.out.label());
        let item = self.loop_item(&clause.target);
        let floor = std::mem::replace(&mut self.floor, self.regs.mark());
        let before = self.out.assigned.clone();
        self.out.goto(check, clause.iter.span);
        let closes = needs_closing(&clause.iter);
        let closing = closes.then(|| self.open_closing(iter, clause.iter.span, &before));
        self.out.bind_back(body, before);
        if closes {
            self.open(Exit::Close(iter, clause.iter.span));
        }
        match item {
            (reg, true) => self.set_assigned(reg),
            (reg, false) => self.assign(&clause.target, reg),
        }
        self.note_inlined();
        for condition in &clause.conditions {
            self.jump_if(condition, check, false);
        }
        match rest.first() {
            Some(next) => {
                let iter = self.loop_iterator(&next.iter, next.is_async);
                self.floor = self.regs.mark();
                self.clauses(rest, iter, element, result, span);
            }
            None => self.element(element, result, span),
        }
        if let Some(closing) = closing {
            self.close_closing(closing);
        }
        self.out.bind(check);
        self.next_item(item.0, iter, body, clause.is_async, clause.iter.span);
        self.floor = floor;
        self.regs.release(mark);
    }

    /// Notes which variables of the innermost comprehension are bound from here on, for `locals()`.
    fn note_inlined(&mut self) {
        let Some((scope, slots)) = self.slots.last() else {
            return;
        };
        let scope = self.resolved.scope(*scope);
        if scope.kind != ScopeKind::Comprehension {
            return;
        }
        for (symbol, &reg) in scope.symbols.iter().zip(slots) {
            let bound = match symbol.binding {
                Binding::Local => self.out.assigned.has(reg),
                Binding::Cell => true,
                _ => false,
            };
            if bound && !self.out.is_inlined(self.inlined_from, reg) {
                self.out.open_inlined(&symbol.name, reg);
            }
        }
    }

    fn element(&mut self, element: Element<'t>, result: Reg, span: Span) {
        let mark = self.regs.mark();
        match element {
            Element::Append(e) => {
                let value = self.operand(e);
                self.out.abc(Op::ListAppend, result, value, 0, e.span);
            }
            Element::Add(e) => {
                let value = self.operand(e);
                self.out.abc(Op::SetAdd, result, value, 0, e.span);
            }
            Element::Pair(key, value) => {
                let key_at = self.operand_before(key, &[value]);
                let value_at = self.operand(value);
                self.out.abc(Op::DictSet, result, key_at, value_at, span);
            }
            Element::Yield(e) => {
                let value = self.operand(e);
                let sent = self.regs.take();
                self.out.abc(Op::Yield, sent, value, 0, e.span);
            }
        }
        self.regs.release(mark);
    }

    /// Compiles a generator expression: a function called with the first iterator.
    pub fn generator(
        &mut self,
        e: &'t Expr,
        element: &'t Expr,
        clauses: &'t [Comprehension],
        dst: Reg,
    ) {
        let Some(scope) = self.resolved.scope_of(e, ScopeKind::Generator) else {
            return;
        };
        let Some(first) = clauses.first() else { return };
        let mark = self.regs.mark();
        let base = self.call_base(dst);
        let mut inner = self.inner(scope, "<genexpr>");
        inner.argcount = 1;
        inner.generator_body(e, element, clauses);
        let code = self.take_code(inner, "<genexpr>", Flags::default(), e.span);
        self.out
            .with_words(Op::MakeFunction, base, base, 0, [code, 0], e.span);
        self.loop_iterator(&first.iter, first.is_async);
        self.out.abc(Op::Call, dst, base, 1, e.span);
        self.regs.release(mark);
    }

    fn generator_body(&mut self, e: &'t Expr, element: &'t Expr, clauses: &'t [Comprehension]) {
        let Some(first) = clauses.first() else { return };
        let mut iter = 0;
        if first.is_async {
            // `ForAwait` wants a register behind the iterator.
            iter = self.regs.take_many(2);
            self.out.abc(Op::Move, iter, 0, 0, first.iter.span);
            self.load_none(iter + 1, first.iter.span);
        }
        self.clauses(clauses, iter, Element::Yield(element), 0, e.span);
        self.out.abc(Op::ReturnNone, 0, 0, 0, e.span);
    }
}
