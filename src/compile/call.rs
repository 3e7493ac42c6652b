//! Calls: a callee and its arguments in temporaries in a row, above everything that is live.

use crate::code::{Const, Op};
use crate::resolve::{ScopeKind, each_child, occurs};
use crate::source::Span;
use crate::syntax::ast::*;

use super::Unit;
use super::name::Place;
use super::registers::Reg;

/// Calls with more arguments pass them as a list and a dict.
const MAX_ARGS: usize = 100;

/// Tells whether evaluating an expression enters other code by more than an operator.
fn runs_code(e: &Expr) -> bool {
    match e.kind {
        ExprKind::Call { .. }
        | ExprKind::Await(_)
        | ExprKind::Yield(_)
        | ExprKind::YieldFrom(_)
        | ExprKind::Named { .. }
        | ExprKind::ListComp { .. }
        | ExprKind::SetComp { .. }
        | ExprKind::DictComp { .. } => true,
        ExprKind::Lambda { .. } => false,
        _ => {
            let mut found = false;
            each_child(e, &mut |child| found = found || runs_code(child));
            found
        }
    }
}

impl<'t> Unit<'_, 't> {
    /// Evaluates a call into `dst`.
    pub fn call(&mut self, e: &'t Expr, func: &'t Expr, args: &'t [Arg], dst: Reg) {
        let mark = self.regs.mark();
        let base = self.call_base(dst);
        self.call_from(e, (func, args), base, dst);
        self.regs.release(mark);
    }

    /// Gives the first register of a call: the destination itself if nothing lies above it.
    pub fn call_base(&mut self, dst: Reg) -> Reg {
        if self.regs.is_last(dst) {
            dst
        } else {
            self.regs.take()
        }
    }

    /// Evaluates a call with the temporary taken last as its first register.
    fn call_from(&mut self, e: &'t Expr, (func, args): (&'t Expr, &'t [Arg]), base: Reg, dst: Reg) {
        let spread = args
            .iter()
            .any(|a| matches!(a, Arg::Star(_) | Arg::DoubleStar(_)));
        let many = args.len() > MAX_ARGS || args.len() + 2 > usize::from(self.regs.room());
        if spread || many {
            self.call_spread(e, func, args, base, dst);
        } else if let ExprKind::Attribute { value, name } = &func.kind {
            self.call_method(e, (value, name), args, base, dst);
        } else if args.is_empty() && self.is_bare_super(func) {
            self.call_super(func, base, dst, e.span);
        } else {
            self.expr_to(func, base);
            let (count, keywords) = self.arguments(args);
            match keywords {
                None => self.out.abc(Op::Call, dst, base, count, e.span),
                Some(k) => self
                    .out
                    .with_words(Op::CallKw, dst, base, count, [k, 0], e.span),
            }
        }
        self.regs.release(base + 1);
    }

    fn call_method(
        &mut self,
        e: &'t Expr,
        (value, name): (&'t Expr, &'t Ident),
        args: &'t [Arg],
        base: Reg,
        dst: Reg,
    ) {
        // A chain of calls runs in the same registers.
        if let ExprKind::Call { func, args } = &value.kind {
            self.call_from(value, (func, args), base, base + 1);
            self.regs.take();
        } else {
            let receiver = self.regs.take();
            self.expr_to(value, receiver);
        }
        let site = self.site(&name.name);
        // The attribute is looked up first; that can only be told if the arguments run other code.
        let first = args.iter().any(|a| runs_code(a.value()));
        let looked_up = match &e.kind {
            ExprKind::Call { func, .. } => func.span,
            _ => value.span.to(name.span),
        };
        let looked_up = self.since_name(looked_up, name);
        let call = self.since_name(e.span, name);
        if first {
            let span = looked_up;
            self.out
                .with_words(Op::LoadMethod, 0, base, 0, [site, 0], span);
        }
        let start = self.out.here();
        let (count, keywords) = self.arguments(args);
        if first {
            return match keywords {
                None => self.out.abc(Op::CallLoaded, dst, base, count, call),
                Some(k) => self
                    .out
                    .with_words(Op::CallLoadedKw, dst, base, count, [k, 0], call),
            };
        }
        // Told before what fails in the arguments: `Vm::look_up_late`.
        let literal = |a: &Arg| matches!(a.value().kind, ExprKind::Constant(_));
        if self.out.reachable() && !args.iter().all(literal) {
            self.out.lookups.push((start, self.out.here()));
        }
        let (at, spans) = ((dst, base, count), [call, looked_up]);
        match keywords {
            None => self.out.call_method(Op::CallMethod, at, [site, 0], spans),
            Some(k) => self.out.call_method(Op::CallMethodKw, at, [site, k], spans),
        }
    }

    /// Gives the place of an attribute, or of its call: where they begin on an earlier line, the name alone.
    pub fn since_name(&self, span: Span, name: &Ident) -> Span {
        if self.file.line(span.start) == self.file.line(name.span.end) {
            span
        } else {
            name.span
        }
    }

    /// Evaluates plain arguments into the next temporaries; gives their number and the names of the keywords.
    fn arguments(&mut self, args: &'t [Arg]) -> (Reg, Option<u32>) {
        let mut names = Vec::new();
        for arg in args {
            let slot = self.regs.take();
            self.expr_to(arg.value(), slot);
            if let Arg::Keyword(name, _) = arg {
                names.push(Const::Str(name.name.to_string()));
            }
        }
        let names = (!names.is_empty()).then(|| self.out.constant(Const::Tuple(names)));
        (args.len() as Reg, names)
    }

    fn call_spread(&mut self, e: &'t Expr, func: &'t Expr, args: &'t [Arg], base: Reg, dst: Reg) {
        self.expr_to(func, base);
        let positional = self.regs.take();
        let keywords = self.regs.take();
        self.spread_arguments(args, true, [base, positional, keywords], e.span);
        self.out.abc(Op::CallEx, dst, base, 0, e.span);
    }

    /// Gathers arguments into a list (or tuple) and a dict (or None).
    pub fn spread_arguments(
        &mut self,
        args: &'t [Arg],
        first: bool,
        [callee, positional, keywords]: [Reg; 3],
        span: Span,
    ) {
        let is_positional = |a: &Arg| matches!(a, Arg::Positional(_) | Arg::Star(_));
        let mark = self.regs.mark();
        // One `*` alone is the callee's own matter; several arguments are gathered as in a display.
        let alone = first
            && args.iter().filter(|a| is_positional(a)).count() == 1
            && matches!(args.iter().find(|a| is_positional(a)), Some(Arg::Star(_)));
        if !alone {
            self.out.build(Op::BuildList, positional, mark, 0, span);
        }
        for arg in args.iter().filter(|a| is_positional(a)) {
            if alone {
                self.expr_to(arg.value(), positional);
                continue;
            }
            let value = self.operand(arg.value());
            match arg {
                Arg::Star(_) => self.out.abc(Op::ListExtend, positional, value, 0, span),
                _ => self.out.abc(Op::ListAppend, positional, value, 0, span),
            }
            self.regs.release(mark);
        }
        if args.iter().all(is_positional) {
            if alone {
                self.out
                    .abc(Op::GatherArgs, positional, positional, callee, span);
            }
            return self.load_none(keywords, span);
        }
        // Keywords in front of the first `**` cannot repeat one another.
        let named: Vec<&Arg> = args.iter().filter(|a| !is_positional(a)).collect();
        let plain = named
            .iter()
            .take_while(|a| matches!(a, Arg::Keyword(..)))
            .count()
            .min(20);
        for arg in &named[..plain] {
            if let Arg::Keyword(name, value) = arg {
                let slot = self.regs.take_many(2);
                self.load_const(Const::Str(name.name.to_string()), slot, span);
                self.expr_to(value, slot + 1);
            }
        }
        self.out
            .build(Op::BuildDict, keywords, mark, plain as Reg, span);
        self.regs.release(mark);
        for arg in &named[plain..] {
            match arg {
                Arg::Keyword(name, value) => {
                    // A name that a `**` before it has given already must be refused as well.
                    let single = self.regs.take();
                    let slot = self.regs.take();
                    self.load_const(Const::Str(name.name.to_string()), single, span);
                    self.expr_to(value, slot);
                    self.out.abc(Op::BuildDict, single, single, 1, span);
                    self.out
                        .abc(Op::DictMergeArgs, keywords, single, callee, span);
                }
                _ => {
                    let value = self.operand(arg.value());
                    self.out
                        .abc(Op::DictMergeArgs, keywords, value, callee, span);
                }
            }
            self.regs.release(mark);
        }
        // It is gone through when all else has been evaluated.
        if alone {
            self.out
                .abc(Op::GatherArgs, positional, positional, callee, span);
        }
    }

    /// Tells whether `super()` means the class this function stands in, and neither that nor the first parameter can have
    /// been deleted: the builtin itself tells of such errors.
    fn is_bare_super(&self, func: &Expr) -> bool {
        let ExprKind::Name(name) = &func.kind else {
            return false;
        };
        let home = self.resolved.scope(self.home);
        let class = home
            .index
            .get("__class__")
            .map(|&i| &home.symbols[i as usize]);
        let class_is_rebound = class.is_some_and(|symbol| symbol.is(occurs::NONLOCAL));
        &**name == "super"
            && !matches!(home.kind, ScopeKind::Module | ScopeKind::Class)
            && self.argcount > 0
            && !home.symbols[0].is(occurs::UNBOUND)
            && !class_is_rebound
            && self.place("super") == Place::Global
            && matches!(self.place("__class__"), Place::Free(_))
    }

    /// Calls `super` with the class and the first parameter.
    fn call_super(&mut self, func: &'t Expr, base: Reg, dst: Reg, span: Span) {
        self.expr_to(func, base);
        let class = self.regs.take();
        self.load("__class__", class, span);
        let first = self.regs.take();
        let symbol = &self.resolved.scope(self.home).symbols[0];
        let name = symbol.name.clone();
        let saved = std::mem::replace(&mut self.scope, self.home);
        // The first parameter's name is mangled already, which mangling leaves as it is.
        self.load(&name, first, span);
        self.scope = saved;
        self.out.abc(Op::Call, dst, base, 2, span);
    }
}
