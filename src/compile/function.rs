//! `def`, `async def` and `lambda`: parameters, defaults, annotations, decorators, type parameters.

use crate::code::{Const, Flags, Op};
use crate::resolve::{ScopeId, ScopeKind};
use crate::source::Span;
use crate::syntax::ast::*;

use super::name::Place;
use super::registers::Reg;
use super::{NONE, Unit};

/// How many decorators wait in registers of their own.
const MOST_DECORATORS: usize = 100;

impl<'c, 't> Unit<'c, 't> {
    /// Starts a unit inside this one.
    pub fn inner(&self, scope: ScopeId, name: &str) -> Unit<'c, 't> {
        Unit::new(self.resolved, self.file, scope, self.qualname_of(name))
    }

    /// Gives the qualified name of a definition made here.
    pub fn qualname_of(&self, name: &str) -> String {
        let home = self.resolved.scope(self.home);
        match home.kind {
            ScopeKind::Module => name.to_string(),
            _ if matches!(self.place(name), Place::Global) && !name.starts_with('<') => {
                name.to_string()
            }
            ScopeKind::Class => format!("{}.{name}", self.qualname),
            // A generator expression is no function to the names made in it.
            _ if self.qualname.ends_with("<genexpr>") => format!("{}.{name}", self.qualname),
            _ => format!("{}.<locals>.{name}", self.qualname),
        }
    }

    /// Ends a unit inside this one and adds its code to the constants.
    pub fn take_code(&mut self, inner: Unit<'c, 't>, name: &str, flags: Flags, span: Span) -> u32 {
        let (mut code, made) = inner.finish(name, flags);
        code.captures = self.captures(&code.freevars);
        code.first_line = self.file.line(span.start);
        self.made.diags.extend(made.diags);
        for name in made.self_names {
            if !self.made.self_names.contains(&name) {
                self.made.self_names.push(name);
            }
        }
        self.out.constant(Const::Code(Box::new(code)))
    }

    /// Compiles a `def` statement.
    pub fn function_def(&mut self, def: &'t FunctionDef, span: Span) {
        let Some(scope) = self.resolved.scope_of(def, ScopeKind::Function) else {
            return;
        };
        let mark = self.regs.mark();
        let place = self.place(&def.name.name);
        let scope_outside = self.scope;
        self.decorators(&def.decorators);
        // Without decorators, a plain local gets the function directly.
        let dst = match place {
            Place::Local(reg) if def.decorators.is_empty() && reg < super::HIGH => reg,
            _ => self.regs.take(),
        };
        let opened = self.open_type_params(def, &def.type_params);
        let extras = self.regs.mark();
        // Defaults are evaluated outside of the scope of type parameters.
        let scope_inside = std::mem::replace(&mut self.scope, scope_outside);
        let mut flags = self.defaults(&def.params, def.header);
        self.scope = scope_inside;
        flags |= self.annotations(&def.params, def.returns.as_ref(), def.header);
        let mut inner = self.inner(scope, &def.name.name);
        inner.parameters(&def.params);
        inner.doc = inner.docstring(&def.body);
        inner.block(&def.body);
        let code = self.take_code(inner, &def.name.name, parameter_flags(&def.params), span);
        let first = if flags == 0 { dst } else { extras };
        self.out
            .with_words(Op::MakeFunction, dst, first, flags, [code, 0], def.header);
        if opened {
            self.note_type_params(&def.type_params, dst, def.header);
            self.close_scope();
        }
        self.regs.release(extras);
        self.decorate(&def.decorators, dst, mark);
        if place == Place::Local(dst) {
            self.set_assigned(dst);
        } else {
            let value = if def.decorators.is_empty() { dst } else { mark };
            self.store(&def.name.name, value, def.header);
        }
        self.regs.release(mark);
    }

    /// Evaluates decorators into the next temporaries; very many into a list in the next one.
    pub fn decorators(&mut self, decorators: &'t [Expr]) {
        if decorators.len() <= MOST_DECORATORS {
            for decorator in decorators {
                let slot = self.regs.take();
                self.expr_to(decorator, slot);
            }
            return;
        }
        let list = self.regs.take();
        let span = decorators[0].span;
        self.out.abc(Op::BuildList, list, list, 0, span);
        for decorator in decorators {
            let value = self.regs.take();
            self.expr_to(decorator, value);
            self.out.abc(Op::ListAppend, list, value, 0, decorator.span);
            self.regs.release(value);
        }
    }

    /// Calls the decorators in the registers from `first`, innermost first, on the value in `value`; the result is in
    /// `first`.
    pub fn decorate(&mut self, decorators: &'t [Expr], value: Reg, first: Reg) {
        if decorators.len() > MOST_DECORATORS {
            let (callee, index) = (self.regs.take(), self.regs.take());
            for (i, decorator) in decorators.iter().enumerate().rev() {
                let span = decorator.span;
                self.load_const(Const::Int(i as i64), index, span);
                self.out.abc(Op::GetItem, callee, first, index, span);
                self.copy(value, index, span);
                self.out.abc(Op::Call, callee, callee, 1, span);
                self.copy(callee, value, span);
            }
            self.copy(value, first, decorators[0].span);
            return self.regs.release(callee);
        }
        let mut value = value;
        for (i, decorator) in decorators.iter().enumerate().rev() {
            let callee = first + i as Reg;
            self.copy(value, callee + 1, decorator.span);
            self.out.abc(Op::Call, callee, callee, 1, decorator.span);
            value = callee;
        }
    }

    /// Evaluates defaults into the next temporaries; gives the flags of `MakeFunction`.
    fn defaults(&mut self, params: &'t Parameters, span: Span) -> Reg {
        let mut flags = 0;
        let positional: Vec<&'t Expr> = params
            .posonly
            .iter()
            .chain(&params.args)
            .filter_map(|p| p.default.as_deref())
            .collect();
        if !positional.is_empty() {
            flags |= 1;
            let at = self.regs.take();
            self.default_tuple(&positional, at, span);
        }
        let keyword: Vec<&'t Param> = params
            .kwonly
            .iter()
            .filter(|p| p.default.is_some())
            .collect();
        if !keyword.is_empty() {
            flags |= 2;
            let at = self.regs.take();
            self.out.abc(Op::BuildDict, at, at, 0, span);
            for param in keyword {
                let Some(default) = param.default.as_deref() else {
                    continue;
                };
                let key = self.regs.take();
                let name = self.mangled(&param.name.name);
                self.load_const(Const::Str(name.to_string()), key, span);
                let value = self.operand(default);
                self.out.abc(Op::DictSet, at, key, value, span);
                self.regs.release(key);
            }
        }
        flags
    }

    fn default_tuple(&mut self, values: &[&'t Expr], at: Reg, span: Span) {
        let constants: Option<Vec<Const>> = values.iter().map(|e| super::fold::fold(e)).collect();
        if let Some(constants) = constants {
            return self.load_const(Const::Tuple(constants), at, span);
        }
        if values.len() <= super::expr::CHUNK {
            let first = self.regs.mark();
            for value in values {
                let slot = self.regs.take();
                self.expr_to(value, slot);
            }
            self.regs.release(first);
            return self
                .out
                .build(Op::BuildTuple, at, first, values.len() as Reg, span);
        }
        self.out.abc(Op::BuildList, at, at, 0, span);
        for value in values {
            let mark = self.regs.mark();
            let value_at = self.operand(value);
            self.out.abc(Op::ListAppend, at, value_at, 0, span);
            self.regs.release(mark);
        }
        self.out.abc(Op::ListToTuple, at, at, 0, span);
    }

    /// Evaluates the annotations into a dict in the next temporary, if there are any.
    fn annotations(
        &mut self,
        params: &'t Parameters,
        returns: Option<&'t Expr>,
        span: Span,
    ) -> Reg {
        // CPython's order: positional-only, plain, `*args`, keyword-only, `**kwargs`, return.
        let mut all: Vec<(&str, &'t Expr)> = Vec::new();
        let positional = params
            .posonly
            .iter()
            .chain(&params.args)
            .chain(params.vararg.as_deref());
        for param in positional
            .chain(&params.kwonly)
            .chain(params.kwarg.as_deref())
        {
            if let Some(annotation) = &param.annotation {
                all.push((&param.name.name, annotation));
            }
        }
        all.extend(returns.map(|e| ("return", e)));
        if all.is_empty() {
            return 0;
        }
        let at = self.regs.take();
        self.out.abc(Op::BuildDict, at, at, 0, span);
        for (name, annotation) in all {
            let key = self.regs.take();
            let value = self.regs.take();
            let name = self.mangled(name);
            self.load_const(Const::Str(name.to_string()), key, span);
            self.annotation(annotation, value);
            self.out.abc(Op::DictSet, at, key, value, span);
            self.regs.release(key);
        }
        4
    }

    /// Notes the numbers of parameters of this unit.
    pub fn parameters(&mut self, params: &Parameters) {
        self.posonly = params.posonly.len() as u16;
        self.argcount = self.posonly + params.args.len() as u16;
        self.kwonly = params.kwonly.len() as u16;
    }

    /// Compiles a `lambda`.
    pub fn lambda(&mut self, params: &'t Parameters, body: &'t Expr, dst: Reg, span: Span) {
        let Some(scope) = self.resolved.scope_of(params, ScopeKind::Lambda) else {
            return;
        };
        let extras = self.regs.mark();
        let flags = self.defaults(params, span);
        let mut inner = self.inner(scope, "<lambda>");
        inner.parameters(params);
        let value = inner.operand(body);
        inner.out.abc(Op::Return, value, 0, 0, body.span);
        let code = self.take_code(inner, "<lambda>", parameter_flags(params), span);
        let first = if flags == 0 { dst } else { extras };
        self.out
            .with_words(Op::MakeFunction, dst, first, flags, [code, 0], span);
        self.regs.release(extras);
    }

    /// Opens the inlined scope of type parameters and makes their values.
    pub fn open_type_params<T>(&mut self, node: &T, params: &'t [TypeParam]) -> bool {
        let Some(scope) = self.resolved.scope_of(node, ScopeKind::TypeParams) else {
            return false;
        };
        self.open_scope(scope, params.first().map_or_else(Span::default, |p| p.span));
        let module = self.regs.take();
        for param in params {
            let maker = match param.kind {
                TypeParamKind::TypeVar { .. } => "_type_var",
                TypeParamKind::TypeVarTuple => "_type_var_tuple",
                TypeParamKind::ParamSpec => "_param_spec",
            };
            self.load_typing(maker, module, param.span);
            let name = self.regs.take();
            self.load_const(Const::Str(param.name.name.to_string()), name, param.span);
            for part in param.parts() {
                let slot = self.regs.take();
                match part {
                    Some(e) => self.evaluated_later(e, &param.name.name, slot),
                    None => self.load_none(slot, param.span),
                }
            }
            let [bound, _] = param.parts();
            let several = self.regs.take();
            let is_tuple = bound.is_some_and(|e| matches!(e.kind, ExprKind::Tuple(_)));
            let is_tuple = if is_tuple { Const::True } else { Const::False };
            self.load_const(is_tuple, several, param.span);
            self.out.abc(Op::Call, module, module, 4, param.span);
            self.store(&param.name.name, module, param.span);
            self.regs.release(name);
        }
        self.regs.release(module);
        true
    }

    /// Makes a function that evaluates an expression when it is called.
    fn evaluated_later(&mut self, e: &'t Expr, name: &str, dst: Reg) {
        let Some(scope) = self.resolved.scope_of(e, ScopeKind::Annotation) else {
            return;
        };
        let mut inner = self.inner(scope, name);
        let sees_class = self.resolved.scope(scope).sees_class();
        inner.argcount = u16::from(sees_class);
        let result = match &e.kind {
            ExprKind::Starred(several) => {
                let result = inner.regs.take();
                inner.expr_to(several, result);
                inner.out.abc(Op::GetIter, result, result, 0, e.span);
                inner.out.abc(Op::Unpack, result, result, 1, e.span);
                result
            }
            _ => inner.operand(e),
        };
        inner.out.abc(Op::Return, result, 0, 0, e.span);
        let code = self.take_code(inner, name, Flags::default(), e.span);
        if let Some(namespace) = self.class_dict.filter(|_| sees_class) {
            // The namespace of the class is the default of the only parameter.
            self.copy(namespace, dst, e.span);
        }
        let flags = Reg::from(sees_class);
        self.out
            .with_words(Op::MakeFunction, dst, dst, flags, [code, 0], e.span);
    }

    /// Sets `__type_params__` of a function or class, whatever its metaclass makes of attributes.
    pub fn note_type_params(&mut self, params: &'t [TypeParam], made: Reg, span: Span) {
        let mark = self.regs.take_many(2);
        self.load_typing("_note_type_params", mark, span);
        self.copy(made, mark + 1, span);
        for param in params {
            let slot = self.regs.take();
            self.load(&param.name.name, slot, param.span);
        }
        let count = 1 + params.len() as Reg;
        self.out.abc(Op::Call, mark, mark, count, span);
        self.regs.release(mark);
    }

    /// Loads a name of the module `typing`, whatever the script calls so.
    pub fn load_typing(&mut self, name: &str, dst: Reg, span: Span) {
        let module = self.out.constant(Const::Str("typing".into()));
        self.out
            .with_words(Op::ImportName, dst, 2, 0, [module, 0], span);
        let name = self.out.name(name);
        self.out
            .with_words(Op::ImportFrom, dst, dst, 0, [name, 0], span);
    }

    /// Compiles `type name[params] = value`; the value is evaluated when it is asked for.
    pub fn type_alias(
        &mut self,
        name: &'t Ident,
        params: &'t [TypeParam],
        value: &'t Expr,
        span: Span,
    ) {
        let mark = self.regs.mark();
        let opened = self.open_type_params(value, params);
        let base = self.regs.take();
        self.load_typing("_type_alias", base, span);
        let name_at = self.regs.take();
        self.load_const(Const::Str(name.name.to_string()), name_at, span);
        let value_at = self.regs.take();
        self.evaluated_later(value, &name.name, value_at);
        for param in params {
            let slot = self.regs.take();
            self.load(&param.name.name, slot, span);
        }
        let count = 2 + params.len() as Reg;
        self.out.abc(Op::Call, base, base, count, span);
        if opened {
            self.close_scope();
        }
        self.store(&name.name, base, span);
        self.regs.release(mark);
    }

    /// Opens an inlined scope: its names get fresh registers, those that are captured fresh cells.
    pub fn open_scope(&mut self, scope: ScopeId, span: Span) {
        self.scope = scope;
        let symbols = &self.resolved.scope(scope).symbols;
        let mut slots = Vec::with_capacity(symbols.len());
        for symbol in symbols {
            let slot = match symbol.binding {
                crate::resolve::Binding::Local => self.regs.take(),
                crate::resolve::Binding::Cell => {
                    let cell = self.regs.take();
                    self.out.abc(Op::NewCell, cell, 0, 0, span);
                    cell
                }
                _ => NONE,
            };
            if slot != NONE {
                self.out.assigned.remove(slot);
            }
            slots.push(slot);
        }
        self.slots.push((scope, slots));
        self.floor = self.regs.mark();
    }

    /// Closes the inlined scope that was opened last.
    pub fn close_scope(&mut self) {
        let parent = self
            .slots
            .pop()
            .and_then(|(id, _)| self.resolved.scope(id).parent);
        self.scope = parent.unwrap_or(self.home);
    }
}

/// Gives the flags that the kinds of parameters decide.
fn parameter_flags(params: &Parameters) -> Flags {
    Flags {
        varargs: params.vararg.is_some(),
        varkeywords: params.kwarg.is_some(),
        ..Flags::default()
    }
}
