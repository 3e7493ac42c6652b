//! Finds the scopes of a tree and what each name means in them.
//!
//! First a walk in CPython's order notes how names occur and reports what is wrong with declarations;
//! then every symbol gets its binding, outer scopes first. Checks of context are in `check.rs`.

mod definitions;

use rustc_hash::FxHashMap;

use super::Mode;
use super::scope::{Binding, Key, Resolved, Scope, ScopeId, ScopeKind, Symbol, address, occurs};
use crate::diag::Diag;
use crate::source::Span;
use crate::syntax::ast::*;

/// Gives the scopes of a tree, and the problems with its declarations.
pub(super) fn find(module: &Module, mode: Mode) -> (Resolved<'_>, Vec<Diag>) {
    let mut finder = Finder {
        scopes: Vec::new(),
        nodes: FxHashMap::default(),
        current: ScopeId(0),
        text_annotations: has_text_annotations(module),
        in_target: false,
        in_iterable: 0,
        declared: Vec::new(),
        brought: Vec::new(),
        mode,
        diags: Vec::new(),
    };
    finder.open(ScopeKind::Module, 0, "<module>", None);
    finder.block(&module.body);
    finder.bind_all();
    let looks = |scope: &&Scope| {
        ["locals", "vars", "dir", "eval", "exec"]
            .iter()
            .any(|name| scope.symbol(name).is_some())
    };
    let shown = finder.scopes.iter().filter(looks).map(|s| s.unit).collect();
    let resolved = Resolved {
        optimize: 0,
        module,
        mode,
        text_annotations: finder.text_annotations,
        scopes: finder.scopes,
        shown,
        cautions: Vec::new(),
        nodes: finder.nodes,
    };
    (resolved, finder.diags)
}

/// Tells whether the module asks for annotations as text.
fn has_text_annotations(module: &Module) -> bool {
    module.body.iter().any(|stmt| match &stmt.kind {
        StmtKind::ImportFrom(from)
            if from.level == 0
                && from
                    .module
                    .as_ref()
                    .is_some_and(|m| &*m.name == "__future__") =>
        {
            match &from.names {
                ImportNames::Names(names) => names.iter().any(|n| &*n.name.name == "annotations"),
                ImportNames::Star(_) => false,
            }
        }
        _ => false,
    })
}

pub(super) struct Finder {
    pub(super) scopes: Vec<Scope>,
    nodes: FxHashMap<Key, ScopeId>,
    current: ScopeId,
    text_annotations: bool,
    /// Inside the target of a comprehension.
    in_target: bool,
    /// How many iterables of comprehensions are open.
    in_iterable: u32,
    /// Where names were declared global or nonlocal.
    pub(super) declared: Vec<(ScopeId, Box<str>, Span)>,
    /// By scope: what `bindings.rs` finds first.
    pub(super) brought: Vec<FxHashMap<Box<str>, bool>>,
    pub(super) mode: Mode,
    diags: Vec<Diag>,
}

/// What is put back when a scope ends.
struct Saved {
    current: ScopeId,
    in_target: bool,
    in_iterable: u32,
}

impl Finder {
    pub(super) fn error(&mut self, span: Span, message: impl Into<String>) {
        self.diags.push(Diag::new(span, message));
    }

    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes[self.current.0 as usize]
    }

    pub(super) fn at(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    fn open(&mut self, kind: ScopeKind, node: usize, name: &str, class: Option<Box<str>>) -> Saved {
        let saved = Saved {
            current: self.current,
            in_target: self.in_target,
            in_iterable: self.in_iterable,
        };
        let id = ScopeId(self.scopes.len() as u32);
        let parent = (id.0 > 0).then_some(self.current);
        let unit = match parent {
            Some(parent) if kind.is_inlined() => self.at(parent).unit,
            _ => id,
        };
        let around = parent.map(|p| self.at(p));
        let mangles = match (&class, kind) {
            (
                None,
                ScopeKind::Annotation
                | ScopeKind::Lambda
                | ScopeKind::Comprehension
                | ScopeKind::Generator,
            ) => around.and_then(|scope| scope.mangles.clone()),
            _ => None,
        };
        let class = class.or_else(|| around.and_then(|scope| scope.class.clone()));
        self.scopes.push(Scope {
            kind,
            parent,
            unit,
            name: name.into(),
            class,
            mangles,
            symbols: Vec::new(),
            index: FxHashMap::default(),
            freevars: Vec::new(),
            params: 0,
            has_yield: false,
            is_async: false,
            has_await: false,
            class_cell: false,
            class_dict: false,
            evaluates: "",
        });
        self.nodes.insert((node, kind), id);
        self.current = id;
        self.in_target = false;
        saved
    }

    fn close(&mut self, saved: Saved) {
        self.current = saved.current;
        self.in_target = saved.in_target;
        self.in_iterable = saved.in_iterable;
    }

    /// Notes that a (mangled) name occurs in a scope.
    pub(super) fn note_in(&mut self, id: ScopeId, name: &str, how: u16) {
        let scope = &mut self.scopes[id.0 as usize];
        match scope.index.get(name) {
            Some(i) => scope.symbols[*i as usize].occurs |= how,
            None => {
                scope.index.insert(name.into(), scope.symbols.len() as u32);
                scope.symbols.push(Symbol {
                    name: name.into(),
                    occurs: how,
                    binding: Binding::Global,
                });
            }
        }
    }

    fn mangled(&self, name: &str) -> Box<str> {
        self.at(self.current).mangled(name)
    }

    fn note(&mut self, name: &str, how: u16) {
        let name = self.mangled(name);
        let mut id = self.current;
        // The scope of type parameters is transparent for all names but its own.
        while self.at(id).kind == ScopeKind::TypeParams
            && self.at(id).symbol(&name).is_none()
            && how & occurs::PARAM == 0
        {
            let Some(parent) = self.at(id).parent else {
                break;
            };
            id = parent;
        }
        self.note_in(id, &name, how);
    }

    fn bind(&mut self, name: &str, span: Span) {
        self.bind_as(name, span, 0);
    }

    fn bind_as(&mut self, name: &str, span: Span, how: u16) {
        if name == "__debug__" {
            self.error(span, "cannot assign to __debug__");
        }
        let iterated = if self.in_target { occurs::ITERATED } else { 0 };
        if self.in_target {
            let mangled = self.mangled(name);
            if self
                .at(self.current)
                .symbol(&mangled)
                .is_some_and(|s| s.is(occurs::PASSED))
            {
                let message = format!(
                    "comprehension inner loop cannot rebind assignment expression target '{name}'"
                );
                self.error(span, message);
            }
        }
        self.note(name, occurs::BOUND | occurs::ASSIGNED | iterated | how);
    }

    fn use_name(&mut self, name: &str) {
        self.note(name, occurs::USED);
        let in_function = {
            let unit = self.at(self.at(self.current).unit);
            !matches!(unit.kind, ScopeKind::Module | ScopeKind::Class)
        };
        if name == "super" && in_function {
            self.note("__class__", occurs::USED);
        }
    }

    fn block(&mut self, block: &[Stmt]) {
        block.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Expr(e) => self.expr(e),
            StmtKind::Assign { targets, value } => {
                targets.iter().for_each(|t| self.target(t));
                self.expr(value);
            }
            StmtKind::AugAssign { target, value, .. } => {
                if let ExprKind::Name(name) = &target.kind {
                    self.use_name(name);
                }
                self.target(target);
                self.expr(value);
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => self.annotated(stmt, target, annotation, value.as_ref(), *simple),
            StmtKind::Delete(targets) => targets.iter().for_each(|t| self.delete(t)),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => {}
            StmtKind::Return(value) => value.iter().for_each(|e| self.expr(e)),
            StmtKind::Raise { exception, cause } => [exception, cause]
                .into_iter()
                .flatten()
                .for_each(|e| self.expr(e)),
            StmtKind::Assert { test, message } => {
                self.expr(test);
                message.iter().for_each(|e| self.expr(e));
            }
            StmtKind::Global(names) => self.declare(stmt.span, names, occurs::GLOBAL),
            StmtKind::Nonlocal(names) => self.declare(stmt.span, names, occurs::NONLOCAL),
            StmtKind::Import(names) => names.iter().for_each(|alias| self.import(stmt.span, alias)),
            StmtKind::ImportFrom(from) => match &from.names {
                ImportNames::Star(span) => {
                    if self.at(self.current).kind != ScopeKind::Module {
                        self.error(*span, "import * only allowed at module level");
                    }
                }
                ImportNames::Names(names) => {
                    names.iter().for_each(|alias| self.import(stmt.span, alias))
                }
            },
            StmtKind::If { branches, orelse } => {
                for branch in branches {
                    self.expr(&branch.test);
                    self.block(&branch.body);
                }
                self.block(orelse);
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(test);
                self.block(body);
                self.block(orelse);
            }
            StmtKind::For(node) => {
                self.scope().has_await |= node.is_async;
                self.target(&node.target);
                self.expr(&node.iter);
                self.block(&node.body);
                self.block(&node.orelse);
            }
            StmtKind::With(node) => {
                self.scope().has_await |= node.is_async;
                for item in &node.items {
                    self.expr(&item.context);
                    item.target.iter().for_each(|t| self.target(t));
                }
                self.block(&node.body);
            }
            StmtKind::Try(node) => self.try_(node),
            StmtKind::Match { subject, cases } => {
                self.expr(subject);
                for case in cases {
                    self.pattern(&case.pattern);
                    case.guard.iter().for_each(|e| self.expr(e));
                    self.block(&case.body);
                }
            }
            StmtKind::FunctionDef(def) => self.function(stmt, def),
            StmtKind::ClassDef(def) => self.class(stmt, def),
            StmtKind::TypeAlias {
                name,
                type_params,
                value,
            } => {
                self.bind(&name.name, stmt.span);
                let params = self.type_params(address(value), type_params, None);
                self.evaluated_later(value, &name.name, "a type alias");
                params.into_iter().for_each(|saved| self.close(saved));
            }
        }
    }

    fn annotated(
        &mut self,
        stmt: &Stmt,
        target: &Expr,
        annotation: &Expr,
        value: Option<&Expr>,
        simple: bool,
    ) {
        if let ExprKind::Name(name) = &target.kind {
            let mangled = self.mangled(name);
            let declared = self
                .at(self.current)
                .symbol(&mangled)
                .map_or(0, |s| s.occurs);
            let not_module = self.at(self.current).kind != ScopeKind::Module;
            if simple && not_module && declared & (occurs::GLOBAL | occurs::NONLOCAL) != 0 {
                let what = if declared & occurs::GLOBAL != 0 {
                    "global"
                } else {
                    "nonlocal"
                };
                self.error(
                    stmt.span,
                    format!("annotated name '{name}' can't be {what}"),
                );
            }
            if simple {
                self.bind_as(name, target.span, occurs::ANNOTATED);
            } else if value.is_some() {
                self.bind(name, target.span);
            }
            // The names of a body's annotations go into a dict of that name.
            let kind = self.at(self.current).kind;
            if simple && matches!(kind, ScopeKind::Module | ScopeKind::Class) {
                self.note("__annotations__", occurs::BOUND | occurs::USED);
            }
        } else {
            self.target(target);
        }
        self.annotation(annotation);
        value.into_iter().for_each(|e| self.expr(e));
    }

    fn import(&mut self, span: Span, alias: &Alias) {
        let name = match &alias.alias {
            Some(name) => &name.name,
            None => &alias.name.name,
        };
        let top = name.split('.').next().unwrap_or(name);
        if top == "__debug__" {
            self.error(span, "cannot assign to __debug__");
        }
        self.note(top, occurs::BOUND);
    }

    fn try_(&mut self, node: &Try) {
        self.block(&node.body);
        for handler in &node.handlers {
            handler.class.iter().for_each(|e| self.expr(e));
            if let Some(name) = &handler.name {
                self.bind_as(&name.name, handler.span, occurs::UNBOUND);
            }
            self.block(&handler.body);
        }
        self.block(&node.orelse);
        self.block(&node.finalbody);
    }

    fn declare(&mut self, span: Span, names: &[Ident], how: u16) {
        let word = if how == occurs::GLOBAL {
            "global"
        } else {
            "nonlocal"
        };
        for ident in names {
            let name = self.mangled(&ident.name);
            let before = self.at(self.current).symbol(&name).map_or(0, |s| s.occurs);
            let plain = &ident.name;
            if before & occurs::PARAM != 0 {
                self.error(span, format!("name '{plain}' is parameter and {word}"));
            } else if before & occurs::USED != 0 {
                self.error(
                    span,
                    format!("name '{plain}' is used prior to {word} declaration"),
                );
            } else if before & occurs::ANNOTATED != 0 {
                self.error(span, format!("annotated name '{plain}' can't be {word}"));
            } else if before & occurs::ASSIGNED != 0 {
                self.error(
                    span,
                    format!("name '{plain}' is assigned to before {word} declaration"),
                );
            } else if before & (occurs::GLOBAL | occurs::NONLOCAL) & !how != 0 {
                // The place is that of the first declaration.
                let first = self
                    .declared
                    .iter()
                    .find(|(id, n, _)| *id == self.current && *n == name);
                let span = first.map_or(span, |(_, _, span)| *span);
                self.error(span, format!("name '{plain}' is nonlocal and global"));
            } else if how == occurs::NONLOCAL && self.at(self.current).kind == ScopeKind::Module {
                self.error(span, "nonlocal declaration not allowed at module level");
            } else {
                self.declared.push((self.current, name.clone(), span));
            }
            self.note_in(self.current, &name, how);
            if how == occurs::GLOBAL && self.mode.has_namespace() {
                // The text that `exec` runs means the same name by it on its outermost level.
                self.note_in(ScopeId(0), &name, how);
            }
        }
    }

    fn target(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Name(name) => self.bind(name, e.span),
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                items.iter().for_each(|t| self.target(t))
            }
            ExprKind::Starred(value) => self.target(value),
            ExprKind::Attribute { value, name } => {
                if &*name.name == "__debug__" {
                    self.error(e.span, "cannot assign to __debug__");
                }
                self.expr(value)
            }
            _ => self.expr(e),
        }
    }

    fn delete(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Name(name) => {
                if &**name == "__debug__" {
                    self.error(e.span, "cannot delete __debug__");
                }
                self.note(name, occurs::BOUND | occurs::ASSIGNED | occurs::UNBOUND)
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                items.iter().for_each(|t| self.delete(t))
            }
            ExprKind::Attribute { value, .. } => self.expr(value),
            _ => self.expr(e),
        }
    }

    fn pattern(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::Value(e) => self.expr(e),
            PatternKind::Singleton(_) | PatternKind::Wildcard | PatternKind::Star(None) => {}
            PatternKind::Sequence(items) | PatternKind::Or(items) => {
                items.iter().for_each(|p| self.pattern(p))
            }
            PatternKind::Mapping { items, rest } => {
                for (key, value) in items {
                    self.expr(key);
                    self.pattern(value);
                }
                rest.iter()
                    .for_each(|name| self.bind(&name.name, name.span));
            }
            PatternKind::Class {
                class,
                args,
                keywords,
            } => {
                self.expr(class);
                args.iter().for_each(|p| self.pattern(p));
                for (name, value) in keywords {
                    if &*name.name == "__debug__" {
                        self.error(value.span, "cannot assign to __debug__");
                    }
                    self.pattern(value);
                }
            }
            PatternKind::Star(Some(name)) | PatternKind::Capture(name) => {
                self.bind(&name.name, pattern.span)
            }
            PatternKind::As {
                pattern: inner,
                name,
            } => {
                self.pattern(inner);
                self.bind(&name.name, pattern.span);
            }
        }
    }

    fn expr(&mut self, e: &Expr) {
        let place = self.scope().evaluates;
        if !place.is_empty()
            && let Some(what) = forbidden(e)
        {
            return self.error(e.span, format!("{what} cannot be used within {place}"));
        }
        match &e.kind {
            ExprKind::Name(name) => self.use_name(name),
            ExprKind::Named { target, value } => {
                self.named(target, e.span);
                self.expr(value);
            }
            ExprKind::Lambda { params, body } => {
                self.defaults(params);
                let saved = self.open(ScopeKind::Lambda, address(&**params), "<lambda>", None);
                self.parameters(params);
                self.expr(body);
                self.close(saved);
            }
            ExprKind::ListComp { element, clauses } => self.comprehension(
                e,
                ScopeKind::Comprehension,
                "<listcomp>",
                clauses,
                &[element],
            ),
            ExprKind::SetComp { element, clauses } => self.comprehension(
                e,
                ScopeKind::Comprehension,
                "<setcomp>",
                clauses,
                &[element],
            ),
            ExprKind::DictComp {
                key,
                value,
                clauses,
            } => self.comprehension(
                e,
                ScopeKind::Comprehension,
                "<dictcomp>",
                clauses,
                &[key, value],
            ),
            ExprKind::Generator { element, clauses } => {
                self.comprehension(e, ScopeKind::Generator, "<genexpr>", clauses, &[element])
            }
            ExprKind::Yield(_) | ExprKind::YieldFrom(_) => {
                super::each_child(e, &mut |child| self.expr(child));
                self.scope().has_yield = true;
                if let Some(place) = comprehension_name(&self.scope().name) {
                    self.error(e.span, format!("'yield' inside {place}"));
                }
            }
            ExprKind::Await(value) => {
                self.expr(value);
                let scope = self.scope();
                scope.has_await = true;
                if comprehension_name(&scope.name).is_some() {
                    scope.is_async = true;
                }
            }
            ExprKind::Call { args, .. } => {
                if args
                    .iter()
                    .any(|a| matches!(a, Arg::Keyword(name, _) if &*name.name == "__debug__"))
                {
                    self.error(e.span, "cannot assign to __debug__");
                }
                super::each_child(e, &mut |child| self.expr(child))
            }
            _ => super::each_child(e, &mut |child| self.expr(child)),
        }
    }

    fn comprehension(
        &mut self,
        e: &Expr,
        kind: ScopeKind,
        name: &str,
        clauses: &[Comprehension],
        elements: &[&Expr],
    ) {
        let Some(first) = clauses.first() else { return };
        self.in_iterable += 1;
        self.expr(&first.iter);
        self.in_iterable -= 1;
        let saved = self.open(kind, address(e), name, None);
        if kind == ScopeKind::Generator {
            self.note_in(self.current, ".0", occurs::BOUND | occurs::PARAM);
            self.scope().params = 1;
            self.scope().has_yield = true;
        }
        for (i, clause) in clauses.iter().enumerate() {
            self.scope().is_async |= clause.is_async;
            self.in_target = true;
            self.target(&clause.target);
            self.in_target = false;
            if i > 0 {
                self.in_iterable += 1;
                self.expr(&clause.iter);
                self.in_iterable -= 1;
            }
            clause.conditions.iter().for_each(|c| self.expr(c));
        }
        elements.iter().for_each(|e| self.expr(e));
        let is_async = self.scope().is_async;
        self.close(saved);
        if is_async && kind == ScopeKind::Comprehension {
            let scope = self.scope();
            scope.has_await = true;
            if comprehension_name(&scope.name).is_some() {
                scope.is_async = true;
            }
        }
    }

    /// Binds the target of `:=`, in a comprehension in the scope around it.
    fn named(&mut self, target: &Ident, span: Span) {
        let name = self.mangled(&target.name);
        if self.in_iterable > 0 {
            self.error(
                span,
                "assignment expression cannot be used in a comprehension iterable expression",
            );
        }
        let mut id = self.current;
        while matches!(
            self.at(id).kind,
            ScopeKind::Comprehension | ScopeKind::Generator
        ) {
            if self
                .at(id)
                .symbol(&name)
                .is_some_and(|s| s.is(occurs::ITERATED))
            {
                let plain = &target.name;
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{plain}'"
                );
                self.error(target.span, message);
                return;
            }
            self.note_in(id, &name, occurs::USED | occurs::PASSED);
            match self.at(id).parent {
                Some(parent) => id = parent,
                None => break,
            }
        }
        let place = match self.at(id).kind {
            _ if id == self.current => None,
            ScopeKind::Class => Some("in a class body"),
            ScopeKind::TypeParams => Some("within the definition of a generic"),
            ScopeKind::Annotation if self.at(id).evaluates == "a type alias" => {
                Some("in a type alias")
            }
            ScopeKind::Annotation => Some("in a TypeVar bound"),
            _ => None,
        };
        if let Some(place) = place {
            let message =
                format!("assignment expression within a comprehension cannot be used {place}");
            self.error(target.span, message);
        }
        if &*target.name == "__debug__" {
            self.error(target.span, "cannot assign to __debug__");
        }
        // At the top level a comprehension assigns to the global name, whatever namespace the code runs in.
        let top = id != self.current && self.at(id).kind == ScopeKind::Module;
        let how = if top { occurs::GLOBAL } else { 0 };
        self.note_in(
            id,
            &name,
            how | occurs::BOUND | occurs::ASSIGNED | occurs::WALRUS,
        );
    }
}

/// Names what may not stand where types are evaluated.
fn forbidden(e: &Expr) -> Option<&'static str> {
    match &e.kind {
        ExprKind::Yield(_) | ExprKind::YieldFrom(_) => Some("yield expression"),
        ExprKind::Await(_) => Some("await expression"),
        ExprKind::Named { .. } => Some("named expression"),
        _ => None,
    }
}

fn first_forbidden(e: &Expr) -> Option<(Span, &'static str)> {
    if let Some(what) = forbidden(e) {
        return Some((e.span, what));
    }
    // What has a scope of its own may hold them.
    if matches!(
        e.kind,
        ExprKind::Lambda { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::Generator { .. }
    ) {
        return None;
    }
    let mut found = None;
    super::each_child(e, &mut |child| {
        if found.is_none() {
            found = first_forbidden(child);
        }
    });
    found
}

/// Names a comprehension as the error texts do.
fn comprehension_name(scope_name: &str) -> Option<&'static str> {
    Some(match scope_name {
        "<listcomp>" => "list comprehension",
        "<setcomp>" => "set comprehension",
        "<dictcomp>" => "dict comprehension",
        "<genexpr>" => "generator expression",
        _ => return None,
    })
}

/// Gives all parameters in the order of their registers.
pub(super) fn each_param(params: &Parameters) -> impl Iterator<Item = &Param> {
    let positional = params
        .posonly
        .iter()
        .chain(&params.args)
        .chain(&params.kwonly);
    positional
        .chain(params.vararg.as_deref())
        .chain(params.kwarg.as_deref())
}
