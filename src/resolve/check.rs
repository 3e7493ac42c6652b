//! What can be refused by its place alone: `return` outside a function, `break` outside a loop, ...
//!
//! Declarations of names are checked in `names.rs`, the form of targets and arguments by the grammar.

use super::Mode;
use super::scope::{Resolved, ScopeKind};
use crate::diag::{Class, Diag};
use crate::source::Span;
use crate::syntax::ast::*;
use rustc_hash::FxHashSet;

/// As many loops, `try` and `with` blocks may stand in one another in one function.
const MAX_BLOCKS: u32 = 21;

/// Lists what stands where it may not.
pub(super) fn check(module: &Module, resolved: &Resolved) -> Vec<Diag> {
    let mut checker = Checker {
        resolved,
        mode: resolved.mode,
        diags: Vec::new(),
        place: Place::new(Unit::Module),
    };
    checker.futures(module);
    checker.block(&module.body);
    checker.diags
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Module,
    Class,
    Function,
    AsyncFunction,
    AsyncGenerator,
    /// A generator expression.
    Comprehension,
}

/// Where in its function a node stands.
#[derive(Clone, Copy)]
struct Place {
    unit: Unit,
    in_loop: bool,
    /// In an `except*` block, and no loop has been opened in it.
    in_star: bool,
    star_loop: bool,
    blocks: u32,
    /// Directly inside an async comprehension.
    async_comprehension: bool,
}

impl Place {
    fn new(unit: Unit) -> Place {
        Place {
            unit,
            in_loop: false,
            in_star: false,
            star_loop: false,
            blocks: 0,
            async_comprehension: false,
        }
    }
}

struct Checker<'r, 't> {
    resolved: &'r Resolved<'t>,
    mode: Mode,
    diags: Vec<Diag>,
    place: Place,
}

const STAR: &str = "'break', 'continue' and 'return' cannot appear in an except* block";

impl Checker<'_, '_> {
    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.diags.push(Diag::new(span, message));
    }

    /// Checks the imports from `__future__`.
    fn futures(&mut self, module: &Module) {
        const KNOWN: [&str; 10] = [
            "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "barry_as_FLUFL",
            "generator_stop",
            "annotations",
        ];
        let mut allowed = true;
        for (i, stmt) in module.body.iter().enumerate() {
            let StmtKind::ImportFrom(from) = &stmt.kind else {
                let is_doc = i == 0
                    && matches!(&stmt.kind, StmtKind::Expr(e) if matches!(&e.kind, ExprKind::Constant(Constant::Str(_))));
                allowed &= is_doc;
                continue;
            };
            if !is_future(from) {
                allowed = false;
                continue;
            }
            if !allowed {
                self.late_future(stmt.span);
            }
            if let ImportNames::Names(names) = &from.names {
                for alias in names {
                    let name = &*alias.name.name;
                    if name == "braces" {
                        self.error(stmt.span, "not a chance");
                    } else if !KNOWN.contains(&name) {
                        self.error(stmt.span, format!("future feature {name} is not defined"));
                    }
                }
            }
        }
    }

    fn late_future(&mut self, span: Span) {
        self.error(
            span,
            "from __future__ imports must occur at the beginning of the file",
        );
    }

    /// Checks a block that belongs to another function or class.
    fn inside(&mut self, unit: Unit, f: impl FnOnce(&mut Self)) {
        let saved = std::mem::replace(&mut self.place, Place::new(unit));
        f(self);
        self.place = saved;
    }

    fn nested(&mut self, span: Span, f: impl FnOnce(&mut Self)) {
        self.nested_by(1, span, f);
    }

    /// Checks what lies in so many blocks more.
    fn nested_by(&mut self, blocks: usize, span: Span, f: impl FnOnce(&mut Self)) {
        let saved = self.place;
        self.place.blocks = saved.blocks.saturating_add(blocks as u32);
        if saved.blocks <= MAX_BLOCKS && self.place.blocks > MAX_BLOCKS {
            self.error(span, "too many statically nested blocks");
        }
        f(self);
        self.place = saved;
    }

    fn loop_body(&mut self, span: Span, body: &[Stmt]) {
        self.nested(span, |c| {
            c.place.in_loop = true;
            c.place.star_loop = true;
            c.block(body)
        });
    }

    fn block(&mut self, block: &[Stmt]) {
        block.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::Expr(e) => self.expr(e),
            StmtKind::Assign { targets, value } => {
                self.expr(value);
                targets.iter().for_each(|e| self.target(e));
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.target(target);
                self.expr(value);
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                ..
            } => {
                value.iter().for_each(|e| self.expr(e));
                self.expr(target);
                if !self.resolved.text_annotations {
                    self.expr(annotation);
                }
            }
            StmtKind::Delete(targets) => targets.iter().for_each(|e| self.target(e)),
            StmtKind::Pass | StmtKind::Global(_) | StmtKind::Nonlocal(_) | StmtKind::Import(_) => {}
            StmtKind::ImportFrom(from) => {
                if is_future(from) && (self.place.unit != Unit::Module || self.place.blocks > 0) {
                    self.late_future(span);
                }
            }
            StmtKind::Break => self.leave_loop(span, "'break' outside loop"),
            StmtKind::Continue => self.leave_loop(span, "'continue' not properly in loop"),
            StmtKind::Return(value) => self.return_(span, value.as_ref()),
            StmtKind::Raise { exception, cause } => [exception, cause]
                .into_iter()
                .flatten()
                .for_each(|e| self.expr(e)),
            StmtKind::Assert { test, message } => {
                if let Some(diag) = super::cautions::always_true(test, stmt.span) {
                    self.diags.push(diag.class(Class::Warning));
                }
                self.expr(test);
                message.iter().for_each(|e| self.expr(e));
            }
            StmtKind::If { branches, orelse } => {
                for branch in branches {
                    self.expr(&branch.test);
                    self.block(&branch.body);
                }
                self.block(orelse);
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(test);
                self.loop_body(span, body);
                self.block(orelse);
            }
            StmtKind::For(node) => {
                if node.is_async {
                    self.needs_async(span, "'async for' outside async function");
                }
                self.expr(&node.iter);
                self.expr(&node.target);
                self.loop_body(span, &node.body);
                self.block(&node.orelse);
            }
            StmtKind::With(node) => {
                if node.is_async {
                    self.needs_async(span, "'async with' outside async function");
                }
                for item in &node.items {
                    self.expr(&item.context);
                    item.target.iter().for_each(|e| self.expr(e));
                }
                self.nested_by(node.items.len(), span, |c| c.block(&node.body));
            }
            StmtKind::Try(node) => self.try_(span, node),
            StmtKind::Match { subject, cases } => {
                self.expr(subject);
                self.diags.extend(super::patterns::check_cases(cases));
                for case in cases {
                    self.pattern(&case.pattern);
                    case.guard.iter().for_each(|e| self.expr(e));
                    self.block(&case.body);
                }
            }
            StmtKind::FunctionDef(def) => self.function(def),
            StmtKind::ClassDef(def) => {
                def.decorators.iter().for_each(|e| self.expr(e));
                self.repeated(&def.args);
                def.args.iter().for_each(|a| self.expr(a.value()));
                self.inside(Unit::Class, |c| c.block(&def.body));
            }
            StmtKind::TypeAlias { value, .. } => {
                self.inside(Unit::Function, |c| c.expr(value));
            }
        }
    }

    fn leave_loop(&mut self, span: Span, message: &str) {
        if self.place.in_star && !self.place.star_loop {
            self.error(span, STAR);
        } else if !self.place.in_loop {
            self.error(span, message);
        }
    }

    fn return_(&mut self, span: Span, value: Option<&Expr>) {
        match self.place.unit {
            Unit::Module | Unit::Class => self.error(span, "'return' outside function"),
            Unit::AsyncGenerator if value.is_some() => {
                self.error(span, "'return' with value in async generator")
            }
            _ => {}
        }
        value.into_iter().for_each(|e| self.expr(e));
        if self.place.in_star {
            self.error(span, STAR);
        }
    }

    fn try_(&mut self, span: Span, node: &Try) {
        self.nested(span, |c| {
            if !node.finalbody.is_empty() && !node.handlers.is_empty() {
                c.place.blocks += 1;
            }
            c.block(&node.body);
            let count = node.handlers.len();
            for (i, handler) in node.handlers.iter().enumerate() {
                if handler.class.is_none() && i + 1 < count {
                    let at = Span::new(handler.span.start, handler.span.start + 6);
                    c.error(at, "default 'except:' must be last");
                }
                handler.class.iter().for_each(|e| c.expr(e));
                let saved = c.place;
                if node.is_star {
                    c.place.in_star = true;
                    c.place.star_loop = false;
                }
                c.block(&handler.body);
                c.place = saved;
            }
            c.block(&node.orelse);
        });
        self.nested(span, |c| c.block(&node.finalbody));
    }

    fn function(&mut self, def: &FunctionDef) {
        def.decorators.iter().for_each(|e| self.expr(e));
        self.defaults(&def.params);
        if !self.resolved.text_annotations {
            super::names::each_param(&def.params)
                .filter_map(|p| p.annotation.as_deref())
                .for_each(|e| self.expr(e));
            def.returns.iter().for_each(|e| self.expr(e));
        }
        let scope = self
            .resolved
            .scope_of(def, ScopeKind::Function)
            .map(|id| self.resolved.scope(id));
        let yields = scope.is_some_and(|s| s.has_yield);
        let unit = match (def.is_async, yields) {
            (false, _) => Unit::Function,
            (true, false) => Unit::AsyncFunction,
            (true, true) => Unit::AsyncGenerator,
        };
        self.inside(unit, |c| c.block(&def.body));
    }

    fn defaults(&mut self, params: &Parameters) {
        let positional = params.posonly.iter().chain(&params.args);
        positional
            .chain(&params.kwonly)
            .filter_map(|p| p.default.as_deref())
            .for_each(|e| self.expr(e));
    }

    /// Reports a statement that only async code may hold.
    fn needs_async(&mut self, span: Span, message: &str) {
        let fine = match self.place.unit {
            Unit::AsyncFunction | Unit::AsyncGenerator => true,
            Unit::Module => self.mode.may_await(),
            _ => false,
        };
        if !fine {
            self.error(span, message);
        }
    }

    /// As `expr`, of what is assigned to or deleted.
    fn target(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Subscript { .. } => super::each_child(e, &mut |child| self.expr(child)),
            _ => self.expr(e),
        }
    }

    fn expr(&mut self, e: &Expr) {
        super::cautions::about(e, &mut |diag| self.diags.push(diag));
        match &e.kind {
            ExprKind::Await(_) => self.await_(e.span),
            ExprKind::Yield(_) => {
                if matches!(self.place.unit, Unit::Module | Unit::Class) {
                    self.error(e.span, "'yield' outside function");
                }
            }
            ExprKind::YieldFrom(_) => match self.place.unit {
                Unit::Module | Unit::Class => self.error(e.span, "'yield from' outside function"),
                Unit::AsyncFunction | Unit::AsyncGenerator => {
                    self.error(e.span, "'yield from' inside async function")
                }
                _ => {}
            },
            ExprKind::Call { args, .. } => self.repeated(args),
            ExprKind::Lambda { params, body } => {
                self.defaults(params);
                self.inside(Unit::Function, |c| c.expr(body));
                return;
            }
            ExprKind::ListComp { clauses, .. }
            | ExprKind::SetComp { clauses, .. }
            | ExprKind::DictComp { clauses, .. } => {
                return self.comprehension(e, clauses);
            }
            ExprKind::Generator { clauses, .. } => {
                if let Some(first) = clauses.first() {
                    self.expr(&first.iter);
                    self.inside(Unit::Comprehension, |c| c.inner_parts(e, clauses));
                }
                return;
            }
            _ => {}
        }
        super::each_child(e, &mut |child| self.expr(child));
    }

    /// Checks that no name is given twice among the arguments of a call or class.
    fn repeated(&mut self, args: &[Arg]) {
        let mut names = FxHashSet::default();
        for arg in args {
            if let Arg::Keyword(name, value) = arg
                && !names.insert(&name.name)
            {
                let span = name.span.to(value.span);
                self.error(span, format!("keyword argument repeated: {}", name.name));
            }
        }
    }

    fn await_(&mut self, span: Span) {
        match self.place.unit {
            _ if self.place.async_comprehension => {}
            Unit::AsyncFunction | Unit::AsyncGenerator | Unit::Comprehension => {}
            Unit::Module if self.mode.may_await() => {}
            Unit::Module | Unit::Class => self.error(span, "'await' outside function"),
            Unit::Function => self.error(span, "'await' outside async function"),
        }
    }

    fn comprehension(&mut self, e: &Expr, clauses: &[Comprehension]) {
        let Some(first) = clauses.first() else { return };
        let scope = self
            .resolved
            .scope_of(e, ScopeKind::Comprehension)
            .map(|id| self.resolved.scope(id));
        let is_async = scope.is_some_and(|s| s.is_async);
        self.expr(&first.iter);
        let fine = match self.place.unit {
            _ if self.place.async_comprehension => true,
            Unit::AsyncFunction | Unit::AsyncGenerator | Unit::Comprehension => true,
            Unit::Module => self.mode.may_await(),
            _ => false,
        };
        if is_async && !fine {
            self.error(
                e.span,
                "asynchronous comprehension outside of an asynchronous function",
            );
        }
        let saved = std::mem::replace(&mut self.place.async_comprehension, is_async);
        self.inner_parts(e, clauses);
        self.place.async_comprehension = saved;
    }

    /// Checks all of a comprehension but its first iterable.
    fn inner_parts(&mut self, e: &Expr, clauses: &[Comprehension]) {
        let first = clauses.first().map(|c| &c.iter);
        super::each_child(e, &mut |child| {
            if first.is_none_or(|first| !std::ptr::eq(first, child)) {
                self.expr(child);
            }
        });
    }

    fn pattern(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::Value(e) => self.expr(e),
            PatternKind::Sequence(items) | PatternKind::Or(items) => {
                items.iter().for_each(|p| self.pattern(p))
            }
            PatternKind::Mapping { items, .. } => items.iter().for_each(|(key, p)| {
                self.expr(key);
                self.pattern(p)
            }),
            PatternKind::Class {
                class,
                args,
                keywords,
            } => {
                self.expr(class);
                args.iter().for_each(|p| self.pattern(p));
                keywords.iter().for_each(|(_, p)| self.pattern(p));
            }
            PatternKind::As { pattern, .. } => self.pattern(pattern),
            PatternKind::Singleton(_)
            | PatternKind::Star(_)
            | PatternKind::Wildcard
            | PatternKind::Capture(_) => {}
        }
    }
}

fn is_future(from: &ImportFrom) -> bool {
    from.level == 0
        && from
            .module
            .as_ref()
            .is_some_and(|m| &*m.name == "__future__")
}
