//! The names of functions and classes: decorators, parameters, type parameters, annotations, bodies.

use super::{Finder, Saved, each_param, first_forbidden};
use crate::resolve::scope::{ScopeKind, address, occurs};
use crate::syntax::ast::*;

impl Finder {
    pub(super) fn function(&mut self, stmt: &Stmt, def: &FunctionDef) {
        def.decorators.iter().for_each(|e| self.expr(e));
        self.bind(&def.name.name, stmt.span);
        self.defaults(&def.params);
        let params = self.type_params(address(def), &def.type_params, None);
        let annotations = each_param(&def.params).filter_map(|p| p.annotation.as_deref());
        annotations
            .chain(&def.returns)
            .for_each(|e| self.annotation(e));
        let saved = self.open(ScopeKind::Function, address(def), &def.name.name, None);
        self.scope().is_async = def.is_async;
        self.parameters(&def.params);
        self.block(&def.body);
        self.close(saved);
        params.into_iter().for_each(|saved| self.close(saved));
    }

    pub(super) fn class(&mut self, stmt: &Stmt, def: &ClassDef) {
        def.decorators.iter().for_each(|e| self.expr(e));
        self.bind(&def.name.name, stmt.span);
        let params = self.type_params(address(def), &def.type_params, Some(&def.name.name));
        def.args.iter().for_each(|arg| self.expr(arg.value()));
        let saved = self.open(
            ScopeKind::Class,
            address(def),
            &def.name.name,
            Some(def.name.name.clone()),
        );
        self.block(&def.body);
        self.close(saved);
        params.into_iter().for_each(|saved| self.close(saved));
    }

    /// Opens the scope of type parameters, if there are any.
    pub(super) fn type_params(
        &mut self,
        node: usize,
        params: &[TypeParam],
        class: Option<&str>,
    ) -> Option<Saved> {
        if params.is_empty() {
            return None;
        }
        let saved = self.open(ScopeKind::TypeParams, node, "", class.map(Into::into));
        if class.is_some() {
            let names = params.iter().map(|p| p.name.name.clone());
            self.scope().mangles = Some(names.collect());
        }
        self.scope().evaluates = "the definition of a generic";
        let mut defaults = false;
        for param in params {
            if defaults && param.default.is_none() {
                let name = &param.name.name;
                let message =
                    format!("non-default type parameter '{name}' follows default type parameter");
                self.error(param.span, message);
            }
            defaults |= param.default.is_some();
            let name = self.mangled(&param.name.name);
            if self.at(self.current).symbol(&name).is_some() {
                self.error(
                    param.span,
                    format!("duplicate type parameter '{}'", param.name.name),
                );
            }
            self.bind_as(&param.name.name, param.span, occurs::PARAM);
        }
        for param in params {
            // Bounds and defaults are evaluated when they are asked for.
            let [bound, default] = param.parts();
            let [bound_is, default_is] = match &param.kind {
                TypeParamKind::TypeVar { bound } => match bound.as_ref().map(|e| &e.kind) {
                    Some(ExprKind::Tuple(_)) => ["a TypeVar constraint", "a TypeVar default"],
                    _ => ["a TypeVar bound", "a TypeVar default"],
                },
                TypeParamKind::TypeVarTuple => ["", "a TypeVarTuple default"],
                TypeParamKind::ParamSpec => ["", "a ParamSpec default"],
            };
            for (e, what) in bound
                .map(|e| (e, bound_is))
                .into_iter()
                .chain(default.map(|e| (e, default_is)))
            {
                self.evaluated_later(e, &param.name.name, what);
            }
        }
        Some(saved)
    }

    /// Opens an annotation scope (PEP 695) for what is evaluated when it is asked for.
    pub(super) fn evaluated_later(&mut self, e: &Expr, name: &str, what: &'static str) {
        let mut around = self.current;
        while let (ScopeKind::TypeParams, Some(parent)) =
            (self.at(around).kind, self.at(around).parent)
        {
            around = parent;
        }
        let in_class = self.at(around).kind == ScopeKind::Class;
        let saved = self.open(ScopeKind::Annotation, address(e), name, None);
        self.scope().evaluates = what;
        if in_class {
            self.note_in(self.current, ".namespace", occurs::BOUND | occurs::PARAM);
            self.scope().params = 1;
            self.scopes[around.0 as usize].class_dict = true;
        }
        self.expr(e);
        self.close(saved);
    }

    /// Looks through an annotation; one that is kept as text has no names.
    pub(super) fn annotation(&mut self, e: &Expr) {
        if !self.text_annotations {
            return self.expr(e);
        }
        if let Some((span, what)) = first_forbidden(e) {
            self.error(span, format!("{what} cannot be used within an annotation"));
        }
    }

    pub(super) fn defaults(&mut self, params: &Parameters) {
        let positional = params.posonly.iter().chain(&params.args);
        positional
            .chain(&params.kwonly)
            .filter_map(|p| p.default.as_deref())
            .for_each(|e| self.expr(e));
    }

    pub(super) fn parameters(&mut self, params: &Parameters) {
        for param in each_param(params) {
            let name = self.mangled(&param.name.name);
            if self.at(self.current).symbol(&name).is_some() {
                let message = format!(
                    "duplicate argument '{}' in function definition",
                    param.name.name
                );
                self.error(param.span, message);
            }
            self.bind_as(&param.name.name, param.span, occurs::PARAM);
        }
        let scope = self.scope();
        scope.params = scope.symbols.len() as u32;
    }
}
