//! Statements, apart from assignment (`target.rs`), `try` and `with` (`unwind.rs`) and definitions.

use crate::code::{Const, Op, Special};
use crate::resolve::each_child;
use crate::source::Span;
use crate::syntax::ast::*;

use super::Unit;
use super::name::Place;
use super::registers::{HIGH, Reg};
use super::unwind::Exit;

/// Tests with at most this many nodes are repeated at the end of a `while` loop.
const MAX_REPEATED: u32 = 16;

/// Counts the nodes of a test that may be compiled twice; gives up beyond the limit.
fn weight(e: &Expr) -> u32 {
    let heavy = matches!(
        e.kind,
        ExprKind::Lambda { .. }
            | ExprKind::Generator { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
    );
    if heavy || e.depth > MAX_REPEATED {
        return MAX_REPEATED + 1;
    }
    let mut sum = 1;
    each_child(e, &mut |child| {
        if sum <= MAX_REPEATED {
            sum += weight(child);
        }
    });
    sum
}

impl<'t> Unit<'_, 't> {
    /// Compiles statements up to where the code can no longer be reached.
    pub fn block(&mut self, block: &'t [Stmt]) {
        let floor = self.floor;
        for stmt in block {
            if !self.out.reachable() {
                break;
            }
            let mark = self.regs.mark();
            self.floor = mark;
            self.stmt(stmt);
            self.regs.release(mark);
        }
        self.floor = floor;
    }

    fn stmt(&mut self, stmt: &'t Stmt) {
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::Expr(e) => self.expr_stmt(e),
            StmtKind::Assign { targets, value } => self.assignment(targets, value),
            StmtKind::AugAssign { target, op, value } => self.augmented(target, *op, value, span),
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => self.annotated(target, annotation, value.as_ref(), *simple),
            StmtKind::Delete(targets) => targets.iter().for_each(|t| self.delete_target(t)),
            StmtKind::Pass | StmtKind::Global(_) | StmtKind::Nonlocal(_) => {}
            StmtKind::Break => self.leave_loop(true, span),
            StmtKind::Continue => self.leave_loop(false, span),
            StmtKind::Return(value) => self.return_(value.as_ref(), span),
            StmtKind::Raise { exception, cause } => {
                self.raise(exception.as_ref(), cause.as_ref(), span)
            }
            StmtKind::Assert { .. } if self.resolved.optimize > 0 => {}
            StmtKind::Assert { test, message } => self.assert(test, message.as_ref(), span),
            StmtKind::Import(names) => names.iter().for_each(|alias| self.import(alias, span)),
            StmtKind::ImportFrom(from) => self.import_from(from, span),
            StmtKind::If { branches, orelse } => self.if_(branches, orelse, span),
            StmtKind::While { test, body, orelse } => self.while_(test, body, orelse, span),
            StmtKind::For(node) => self.for_(node),
            StmtKind::With(node) => self.with(node, 0),
            StmtKind::Try(node) => self.try_(node, span),
            StmtKind::Match { subject, cases } => self.match_(subject, cases, span),
            StmtKind::FunctionDef(def) => self.function_def(def, span),
            StmtKind::ClassDef(def) => self.class_def(def, span),
            StmtKind::TypeAlias {
                name,
                type_params,
                value,
            } => self.type_alias(name, type_params, value, span),
        }
    }

    fn expr_stmt(&mut self, e: &'t Expr) {
        if self.resolved.mode.shows_values() && self.home == self.resolved.top() {
            let value = self.operand(e);
            return self.out.abc(Op::ShowResult, value, 0, 0, e.span);
        }
        match &e.kind {
            ExprKind::Constant(_) => {}
            ExprKind::Call { func, .. } => {
                let mark = self.regs.mark();
                let value = self.operand(e);
                self.out.abc(Op::Discard, value, 0, 0, e.span);
                // What only this statement holds is not to outlive it: `open(path, "w").write(text)`.
                let receiver = mark + 1;
                if is_method_of_temporary(func) && receiver < HIGH && receiver != value {
                    self.out.abc(Op::Unset, receiver, 0, 0, e.span);
                }
            }
            _ => drop(self.operand(e)),
        }
    }

    fn raise(&mut self, exception: Option<&'t Expr>, cause: Option<&'t Expr>, span: Span) {
        match (exception, cause) {
            (None, _) => self.out.abc(Op::RaiseBare, 0, 0, 0, span),
            (Some(exception), None) => {
                let exception = self.operand(exception);
                self.out.abc(Op::Raise, exception, 0, 0, span);
            }
            (Some(exception), Some(cause)) => {
                let exception = self.operand_before(exception, &[cause]);
                let cause = self.operand(cause);
                self.out.abc(Op::RaiseFrom, exception, cause, 0, span);
            }
        }
    }

    fn assert(&mut self, test: &'t Expr, message: Option<&'t Expr>, span: Span) {
        let fine = self.out.label();
        self.jump_if(test, fine, true);
        let error = self.regs.take();
        self.out.abx(
            Op::LoadSpecial,
            error,
            Special::AssertionError as u32,
            test.span,
        );
        if let Some(message) = message {
            let slot = self.regs.take();
            self.expr_to(message, slot);
            self.out.abc(Op::Call, error, error, 1, span);
        }
        self.out.abc(Op::Raise, error, 0, 0, test.span);
        self.out.bind(fine);
    }

    fn import(&mut self, alias: &'t Alias, span: Span) {
        let name = &*alias.name.name;
        let (bound, leaf) = match &alias.alias {
            Some(alias) => (&*alias.name, true),
            None => (name.split('.').next().unwrap_or(name), false),
        };
        let module = self.regs.take();
        let known = Const::Str(name.to_string());
        self.import_name(module, known, leaf, 0, span);
        self.store(bound, module, span);
        self.regs.release(module);
    }

    fn import_name(&mut self, dst: Reg, what: Const, leaf: bool, level: u32, span: Span) {
        if level > 255 {
            self.problem(span, "too many dots in a relative import");
        }
        let known = self.out.constant(what);
        self.out.with_words(
            Op::ImportName,
            dst,
            Reg::from(leaf),
            level.min(255) as Reg,
            [known, 0],
            span,
        );
    }

    fn import_from(&mut self, from: &'t ImportFrom, span: Span) {
        let name = from.module.as_ref().map_or("", |m| &*m.name);
        let module = self.regs.take();
        let wanted = match &from.names {
            ImportNames::Star(_) => vec![Const::Str("*".into())],
            ImportNames::Names(names) => {
                let text = |alias: &Alias| Const::Str(alias.name.name.to_string());
                names.iter().map(text).collect()
            }
        };
        let what = Const::Tuple(vec![Const::Str(name.into()), Const::Tuple(wanted)]);
        self.import_name(module, what, true, from.level, span);
        match &from.names {
            ImportNames::Star(span) => self.out.abc(Op::ImportStar, 0, module, 0, *span),
            ImportNames::Names(names) => {
                for alias in names {
                    let value = self.regs.take();
                    let known = self.out.name(&alias.name.name);
                    self.out
                        .with_words(Op::ImportFrom, value, module, 0, [known, 0], span);
                    let bound = alias.alias.as_ref().unwrap_or(&alias.name);
                    self.store(&bound.name, value, span);
                    self.regs.release(value);
                }
            }
        }
    }

    fn if_(&mut self, branches: &'t [Branch], orelse: &'t [Stmt], span: Span) {
        let end = self.out.label();
        for (i, branch) in branches.iter().enumerate() {
            let is_last = i + 1 == branches.len() && orelse.is_empty();
            if let Some(target) = self.plain_leave(&branch.body) {
                self.jump_if(&branch.test, target, true);
                continue;
            }
            let next = if is_last { end } else { self.out.label() };
            self.jump_if(&branch.test, next, false);
            self.block(&branch.body);
            if !is_last {
                self.out.goto(end, span);
                self.out.bind(next);
            }
        }
        self.block(orelse);
        self.out.bind(end);
    }

    /// Gives where a body that only breaks or continues goes, if nothing has to run on the way.
    fn plain_leave(&self, body: &[Stmt]) -> Option<super::emit::Label> {
        match body {
            [
                Stmt {
                    kind: StmtKind::Break,
                    ..
                },
            ] => self.loop_exit(true),
            [
                Stmt {
                    kind: StmtKind::Continue,
                    ..
                },
            ] => self.loop_exit(false),
            _ => None,
        }
    }

    fn while_(&mut self, test: &'t Expr, body: &'t [Stmt], orelse: &'t [Stmt], span: Span) {
        let (top, exit, end) = (self.out.label(), self.out.label(), self.out.label());
        let repeat = weight(test) <= MAX_REPEATED;
        let again = if repeat { self.out.label() } else { top };
        self.out.drop_volatile();
        if !repeat {
            self.out.bind(top);
        }
        self.jump_if(test, exit, false);
        if repeat {
            self.out.bind(top);
        }
        self.open(Exit::Loop {
            break_to: end,
            continue_to: again,
            closes: false,
        });
        self.block(body);
        self.close();
        if repeat {
            self.out.bind(again);
            self.jump_if(test, top, true);
        } else {
            self.out.goto(top, span);
        }
        self.out.bind(exit);
        self.block(orelse);
        self.out.bind(end);
    }

    fn for_(&mut self, node: &'t For) {
        let iter = self.loop_iterator(&node.iter, node.is_async);
        let (body, check, end) = (self.out.label(), self.out.label(), self.out.label());
        let item = self.loop_item(&node.target);
        let before = self.out.assigned.clone();
        self.out.goto(check, node.iter.span);
        let closes = needs_closing(&node.iter);
        let closing = closes.then(|| self.open_closing(iter, node.iter.span, &before));
        self.out.bind_back(body, before);
        if closes {
            self.open(Exit::Close(iter, node.iter.span));
        }
        self.open(Exit::Loop {
            break_to: end,
            continue_to: check,
            closes,
        });
        match item {
            (reg, true) => self.set_assigned(reg),
            (reg, false) => self.assign(&node.target, reg),
        }
        self.block(&node.body);
        self.close();
        if let Some(closing) = closing {
            self.close_closing(closing);
        }
        self.out.bind(check);
        self.next_item(item.0, iter, body, node.is_async, node.iter.span);
        self.block(&node.orelse);
        self.out.bind(end);
    }

    /// Makes the iterator of a loop, in a temporary (with room for an awaitable behind it).
    pub fn loop_iterator(&mut self, iter: &'t Expr, is_async: bool) -> Reg {
        let at = self.regs.take();
        let source = match super::condition::constant_container(iter).filter(|_| !is_async) {
            Some(items) => {
                self.load_const(items, at, iter.span);
                at
            }
            None => self.operand_into(iter, at),
        };
        if is_async {
            self.regs.take();
            self.out.abc(Op::GetAsyncIter, at, source, 0, iter.span);
        } else {
            self.out.abc(Op::GetIter, at, source, 0, iter.span);
        }
        at
    }

    /// Gives the register a loop's items go to, and whether that is the target itself.
    pub fn loop_item(&mut self, target: &Expr) -> (Reg, bool) {
        if let ExprKind::Name(name) = &target.kind
            && let Place::Local(reg) = self.place(name)
            && reg < HIGH
        {
            return (reg, true);
        }
        (self.regs.take(), false)
    }

    /// Emits the instruction that fetches the next item and goes to the body.
    pub fn next_item(
        &mut self,
        item: Reg,
        iter: Reg,
        body: super::emit::Label,
        is_async: bool,
        span: Span,
    ) {
        let op = if is_async { Op::ForAwait } else { Op::ForIter };
        self.out.jump(op, item, iter, 0, body, span);
    }
}

/// Tells whether a loop over this iterable alone holds it, so that leaving the loop must close it.
pub(super) fn needs_closing(iter: &Expr) -> bool {
    matches!(
        iter.kind,
        ExprKind::Call { .. } | ExprKind::Generator { .. } | ExprKind::Await(_)
    )
}

/// Tells whether a call asks what another call or an `await` gave for a method. What `super()` gives holds nothing of its own.
fn is_method_of_temporary(func: &Expr) -> bool {
    let ExprKind::Attribute { value, .. } = &func.kind else {
        return false;
    };
    match &value.kind {
        ExprKind::Call { func, .. } => {
            !matches!(&func.kind, ExprKind::Name(name) if &**name == "super")
        }
        kind => matches!(kind, ExprKind::Await(_)),
    }
}
