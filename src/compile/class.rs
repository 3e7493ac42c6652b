//! `class` statements and the code of class bodies.

use crate::code::{Const, Flags, Op, Special};
use crate::resolve::ScopeKind;
use crate::source::Span;
use crate::syntax::ast::*;

use super::Unit;
use super::registers::Reg;

impl<'t> Unit<'_, 't> {
    /// Compiles a `class` statement.
    pub fn class_def(&mut self, def: &'t ClassDef, whole: Span) {
        let Some(scope) = self.resolved.scope_of(def, ScopeKind::Class) else {
            return;
        };
        let mark = self.regs.mark();
        let span = Span {
            start: def.header.start,
            ..whole
        };
        self.decorators(&def.decorators);
        let result = self.regs.take();
        let opened = self.open_type_params(def, &def.type_params);
        let base = self.regs.take();
        let mut inner = self.inner(scope, &def.name.name);
        inner.class_body(def, whole);
        // Attributes set by methods belong to this class, not to one around it.
        let around = std::mem::take(&mut self.made.self_names);
        let code = self.take_code(inner, &def.name.name, Flags::default(), whole);
        self.made.self_names = around;
        self.out
            .with_words(Op::MakeFunction, base, base, 0, [code, 0], span);
        let name = self.regs.take();
        self.load_const(Const::Str(def.name.name.to_string()), name, span);
        let bases = self.regs.take();
        let keywords = self.regs.take();
        self.class_arguments(def, base, bases, keywords, span);
        self.out.abc(Op::MakeClass, result, base, 0, span);
        if opened {
            self.note_type_params(&def.type_params, result, span);
            self.close_scope();
        }
        self.regs.release(result + 1);
        self.decorate(&def.decorators, result, mark);
        let value = if def.decorators.is_empty() {
            result
        } else {
            mark
        };
        self.store(&def.name.name, value, span);
        self.regs.release(mark);
    }

    fn class_arguments(
        &mut self,
        def: &'t ClassDef,
        base: Reg,
        bases: Reg,
        keywords: Reg,
        span: Span,
    ) {
        let simple = def.args.iter().all(|a| matches!(a, Arg::Positional(_)))
            && def.args.len() <= super::expr::CHUNK;
        if simple {
            let first = self.regs.mark();
            for arg in &def.args {
                let slot = self.regs.take();
                self.expr_to(arg.value(), slot);
            }
            let mut count = def.args.len() as Reg;
            if !def.type_params.is_empty() {
                let slot = self.regs.take();
                self.generic_base(def, slot);
                count += 1;
            }
            self.regs.release(first);
            self.out.build(Op::BuildTuple, bases, first, count, span);
            return self.load_none(keywords, span);
        }
        self.spread_arguments(&def.args, false, [base, bases, keywords], span);
        if !def.type_params.is_empty() {
            // What one `*` alone gives is no list.
            let all = self.regs.take();
            self.out.build(Op::BuildList, all, all, 0, span);
            self.out.abc(Op::ListExtend, all, bases, 0, span);
            let slot = self.regs.take();
            self.generic_base(def, slot);
            self.out.abc(Op::ListAppend, all, slot, 0, span);
            self.copy(all, bases, span);
            self.regs.release(all);
        }
    }

    /// Loads `typing.Generic` with the type parameters, the last base of a generic class; never one there already is.
    fn generic_base(&mut self, def: &'t ClassDef, dst: Reg) {
        let span = def.header;
        self.load_typing("_generic_base", dst, span);
        let first = self.regs.mark();
        for param in &def.type_params {
            let slot = self.regs.take();
            self.load(&param.name.name, slot, param.span);
            if matches!(param.kind, TypeParamKind::TypeVarTuple) {
                self.out.abc(Op::GetIter, slot, slot, 0, param.span);
                self.out.abc(Op::Unpack, slot, slot, 1, param.span);
            }
        }
        self.regs.release(first);
        let count = def.type_params.len() as Reg;
        let index = self.regs.take();
        if count > 1 {
            self.out.abc(Op::BuildTuple, index, first, count, span);
        }
        self.out.abc(Op::GetItem, dst, dst, index, span);
        self.regs.release(first);
    }

    /// Compiles the body of a class, in its own unit.
    fn class_body(&mut self, def: &'t ClassDef, whole: Span) {
        let span = def.header;
        let value = self.regs.take();
        self.out
            .abx(Op::LoadSpecial, value, Special::ModuleName as u32, span);
        self.store_in_namespace("__module__", value, def);
        self.load_const(Const::Str(self.qualname.clone()), value, span);
        self.store_in_namespace("__qualname__", value, def);
        self.load_const(
            Const::Int(i64::from(self.file.line(whole.start))),
            value,
            span,
        );
        self.store_in_namespace("__firstlineno__", value, def);
        self.regs.release(value);
        if self.resolved.scope(self.home).class_dict {
            let tuple = self.regs.take();
            self.out.build(Op::BuildTuple, tuple, 0, 1, span);
            self.class_dict = Some(tuple);
            self.floor = self.regs.mark();
        }
        let mut body = def.body.as_slice();
        self.start_annotations(body, span);
        if let Some(doc) = self.docstring(body) {
            let value = self.regs.take();
            self.load_const(Const::Str(doc.clone()), value, body[0].span);
            self.store_in_namespace("__doc__", value, def);
            self.regs.release(value);
            self.doc = Some(doc);
            body = &body[1..];
        }
        self.block(body);
        let names = self
            .made
            .self_names
            .iter()
            .map(|n| Const::Str(n.to_string()))
            .collect();
        let value = self.regs.take();
        self.load_const(Const::Tuple(names), value, span);
        self.store_in_namespace("__static_attributes__", value, def);
        if let Some(tuple) = self.class_dict {
            self.store_in_namespace("__classdictcell__", tuple, def);
        }
        match self.class_cell {
            Some(cell) => self.out.abc(Op::Return, cell, 0, 0, span),
            None => self.out.abc(Op::ReturnNone, 0, 0, 0, span),
        }
        self.regs.release(value);
    }

    fn store_in_namespace(&mut self, name: &str, value: Reg, def: &ClassDef) {
        let known = self.out.name(name);
        self.out
            .abx_word(Op::StoreName, value, 0, known, def.header);
    }
}
