//! `match` statements.
//!
//! A pattern is a run of tests that jump to where the next case starts. What it captures stays in temporaries and is
//! bound to names when the whole pattern has matched, so a case that fails binds nothing.

use crate::code::{Const, Op, Special};
use crate::source::Span;
use crate::syntax::ast::*;

use super::Unit;
use super::emit::Label;
use super::registers::Reg;

/// More items than this in one pattern do not fit the registers.
const MAX_ITEMS: usize = 60;

/// The names a pattern has captured so far, and where their values are.
type Captures<'t> = Vec<(&'t Ident, Reg)>;

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(
        pattern.kind,
        PatternKind::Wildcard | PatternKind::Star(None)
    )
}

impl<'t> Unit<'_, 't> {
    /// Compiles a `match` statement.
    pub fn match_(&mut self, subject: &'t Expr, cases: &'t [MatchCase], span: Span) {
        // A copy, since a case that fails in its guard may have bound the name of the subject.
        let value = self.regs.take();
        self.expr_to(subject, value);
        let end = self.out.label();
        for case in cases {
            let next = self.out.label();
            let mark = self.regs.mark();
            let mut captures = Vec::new();
            self.pattern(&case.pattern, value, next, &mut captures);
            for (name, reg) in captures {
                self.store(&name.name, reg, name.span);
            }
            self.regs.release(mark);
            if let Some(guard) = &case.guard {
                self.jump_if(guard, next, false);
            }
            self.block(&case.body);
            self.out.goto(end, span);
            self.out.bind(next);
        }
        self.out.bind(end);
    }

    /// Tests the value in a register; jumps to `fail` unless it matches.
    fn pattern(
        &mut self,
        pattern: &'t Pattern,
        value: Reg,
        fail: Label,
        captures: &mut Captures<'t>,
    ) {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::Wildcard | PatternKind::Star(None) => {}
            PatternKind::Capture(name) | PatternKind::Star(Some(name)) => {
                captures.push((name, value))
            }
            PatternKind::As { pattern, name } => {
                self.pattern(pattern, value, fail, captures);
                captures.push((name, value));
            }
            PatternKind::Value(e) => {
                let mark = self.regs.mark();
                match self.small_const(e) {
                    Some(k) => self.out.jump(Op::JumpEqK, value, k, 0, fail, span),
                    None => {
                        let wanted = self.operand(e);
                        self.out.jump(Op::JumpEq, value, wanted, 0, fail, span);
                    }
                }
                self.regs.release(mark);
            }
            PatternKind::Singleton(constant) => self.singleton(constant, value, fail, span),
            PatternKind::Or(alternatives) => self.alternatives(alternatives, value, fail, captures),
            PatternKind::Sequence(items) => {
                self.sequence_pattern(items, value, fail, captures, span)
            }
            PatternKind::Mapping { items, rest } => {
                self.mapping_pattern(items, rest.as_ref(), (value, fail), captures, span)
            }
            PatternKind::Class {
                class,
                args,
                keywords,
            } => self.class_pattern(class, (args, keywords), (value, fail), captures, span),
        }
    }

    fn singleton(&mut self, constant: &Constant, value: Reg, fail: Label, span: Span) {
        let special = match constant {
            Constant::True => Special::True,
            Constant::False => Special::False,
            _ => return self.out.jump(Op::JumpIfNotNone, value, 0, 0, fail, span),
        };
        let wanted = self.regs.take();
        self.out.abx(Op::LoadSpecial, wanted, special as u32, span);
        self.out.jump(Op::JumpIs, value, wanted, 0, fail, span);
        self.regs.release(wanted);
    }

    /// Compiles `a | b`: whichever matches leaves its captures in the same registers.
    fn alternatives(
        &mut self,
        alternatives: &'t [Pattern],
        value: Reg,
        fail: Label,
        captures: &mut Captures<'t>,
    ) {
        let matched = self.out.label();
        let mut names: Vec<&'t Ident> = Vec::new();
        if let Some(first) = alternatives.first() {
            captured_names(first, &mut names);
        }
        let homes = self.regs.take_many(names.len() as Reg);
        for (i, alternative) in alternatives.iter().enumerate() {
            let is_last = i + 1 == alternatives.len();
            let next = if is_last { fail } else { self.out.label() };
            let mark = self.regs.mark();
            let mut own = Vec::new();
            self.pattern(alternative, value, next, &mut own);
            for (name, reg) in own {
                if let Some(at) = names.iter().position(|n| n.name == name.name) {
                    self.out
                        .abc(Op::Move, homes + at as Reg, reg, 0, alternative.span);
                }
            }
            self.regs.release(mark);
            if !is_last {
                self.out.goto(matched, alternative.span);
                self.out.bind(next);
            }
        }
        self.out.bind(matched);
        captures.extend(
            names
                .into_iter()
                .enumerate()
                .map(|(i, name)| (name, homes + i as Reg)),
        );
    }

    fn sequence_pattern(
        &mut self,
        items: &'t [Pattern],
        value: Reg,
        fail: Label,
        captures: &mut Captures<'t>,
        span: Span,
    ) {
        let test = self.regs.take();
        self.out.abc(Op::MatchSequence, test, value, 0, span);
        self.out.jump(Op::JumpIfFalse, test, 0, 0, fail, span);
        let star = items
            .iter()
            .position(|p| matches!(p.kind, PatternKind::Star(_)));
        let fixed = items.len() - usize::from(star.is_some());
        if star.is_none() || fixed > 0 {
            self.out.abc(Op::Len, test, value, 0, span);
            let op = if star.is_none() {
                (Op::JumpEqK, Op::JumpEq)
            } else {
                (Op::JumpGeK, Op::JumpGe)
            };
            self.jump_unless_size(op, test, fixed, fail, span);
        }
        if items.iter().all(is_wildcard) {
            return;
        }
        if items.len() > MAX_ITEMS.min(usize::from(self.regs.room())) {
            return self.problem(span, "too many patterns in one sequence");
        }
        let first = match star {
            Some(at) if is_wildcard(&items[at]) => {
                return self.by_index(items, at, (value, test), fail, captures);
            }
            Some(at) => {
                let first = self.regs.take_many(items.len() as Reg);
                let after = (items.len() - at - 1) as u32;
                self.out
                    .with_words(Op::UnpackStar, first, value, at as Reg, [after, 0], span);
                first
            }
            None => {
                let first = self.regs.take_many(items.len() as Reg);
                self.out
                    .abc(Op::Unpack, first, value, items.len() as Reg, span);
                first
            }
        };
        for (i, item) in items.iter().enumerate() {
            self.pattern(item, first + i as Reg, fail, captures);
        }
    }

    /// Compares a length with a number.
    fn jump_unless_size(
        &mut self,
        (with_const, plain): (Op, Op),
        length: Reg,
        size: usize,
        fail: Label,
        span: Span,
    ) {
        let index = self.out.constant(Const::Int(size as i64));
        if index <= 255 {
            return self
                .out
                .jump(with_const, length, index as Reg, 0, fail, span);
        }
        let wanted = self.regs.take();
        self.load_const(Const::Int(size as i64), wanted, span);
        self.out.jump(plain, length, wanted, 0, fail, span);
        self.regs.release(wanted);
    }

    /// Tests the items around a `*_` one by one; `length` holds the length of the sequence.
    fn by_index(
        &mut self,
        items: &'t [Pattern],
        star: usize,
        (value, length): (Reg, Reg),
        fail: Label,
        captures: &mut Captures<'t>,
    ) {
        for (i, item) in items.iter().enumerate() {
            if is_wildcard(item) {
                continue;
            }
            let at = self.regs.take();
            if i < star {
                self.load_const(Const::Int(i as i64), at, item.span);
            } else {
                let from_end = self.regs.take();
                self.load_const(Const::Int((items.len() - i) as i64), from_end, item.span);
                self.out.abc(Op::Sub, at, length, from_end, item.span);
                self.regs.release(from_end);
            }
            self.out.abc(Op::GetItem, at, value, at, item.span);
            self.pattern(item, at, fail, captures);
        }
    }

    fn mapping_pattern(
        &mut self,
        items: &'t [(Expr, Pattern)],
        rest: Option<&'t Ident>,
        (value, fail): (Reg, Label),
        captures: &mut Captures<'t>,
        span: Span,
    ) {
        let test = self.regs.take();
        self.out.abc(Op::MatchMapping, test, value, 0, span);
        self.out.jump(Op::JumpIfFalse, test, 0, 0, fail, span);
        if items.len() > MAX_ITEMS.min(usize::from(self.regs.room() / 2)) {
            return self.problem(span, "too many patterns in one mapping");
        }
        if items.is_empty() && rest.is_none() {
            return;
        }
        if !items.is_empty() {
            self.out.abc(Op::Len, test, value, 0, span);
            self.jump_unless_size((Op::JumpGeK, Op::JumpGe), test, items.len(), fail, span);
        }
        let keys = self.regs.take();
        let first = self.regs.mark();
        for (key, _) in items {
            let slot = self.regs.take();
            self.expr_to(key, slot);
        }
        self.regs.release(first);
        let count = items.len() as Reg;
        self.out.build(Op::BuildTuple, keys, first, count, span);
        if count > 0 {
            let values = self.regs.take();
            self.out.abc(Op::MatchKeys, values, value, keys, span);
            self.out.jump(Op::JumpIfNone, values, 0, 0, fail, span);
            let first = self.regs.take_many(count);
            self.out.abc(Op::Unpack, first, values, count, span);
            for (i, (_, pattern)) in items.iter().enumerate() {
                self.pattern(pattern, first + i as Reg, fail, captures);
            }
        }
        if let Some(rest) = rest {
            let at = self.regs.take();
            self.out.abc(Op::MatchRest, at, value, keys, span);
            captures.push((rest, at));
        }
    }

    fn class_pattern(
        &mut self,
        class: &'t Expr,
        (args, keywords): (&'t [Pattern], &'t [(Ident, Pattern)]),
        (value, fail): (Reg, Label),
        captures: &mut Captures<'t>,
        span: Span,
    ) {
        let count = args.len() + keywords.len();
        if count > MAX_ITEMS.min(usize::from(self.regs.room())) {
            return self.problem(span, "too many patterns in one class pattern");
        }
        let parts = self.regs.take();
        let class = self.operand(class);
        let names = keywords
            .iter()
            .map(|(name, _)| Const::Str(name.name.to_string()))
            .collect();
        let names = self.out.constant(Const::Tuple(names));
        self.out.with_words(
            Op::MatchClass,
            parts,
            value,
            class,
            [names, args.len() as u32],
            span,
        );
        self.out.jump(Op::JumpIfNone, parts, 0, 0, fail, span);
        if count == 0 {
            return;
        }
        let first = self.regs.take_many(count as Reg);
        self.out.abc(Op::Unpack, first, parts, count as Reg, span);
        let patterns = args.iter().chain(keywords.iter().map(|(_, p)| p));
        for (i, pattern) in patterns.enumerate() {
            self.pattern(pattern, first + i as Reg, fail, captures);
        }
    }
}

/// Lists the names a pattern binds.
fn captured_names<'t>(pattern: &'t Pattern, names: &mut Vec<&'t Ident>) {
    match &pattern.kind {
        PatternKind::Capture(name) | PatternKind::Star(Some(name)) => names.push(name),
        PatternKind::As { pattern, name } => {
            captured_names(pattern, names);
            names.push(name);
        }
        PatternKind::Sequence(items) => items.iter().for_each(|p| captured_names(p, names)),
        // Every alternative binds the same names.
        PatternKind::Or(items) => items.iter().take(1).for_each(|p| captured_names(p, names)),
        PatternKind::Mapping { items, rest } => {
            items.iter().for_each(|(_, p)| captured_names(p, names));
            names.extend(rest);
        }
        PatternKind::Class { args, keywords, .. } => {
            let keywords = keywords.iter().map(|(_, p)| p);
            args.iter()
                .chain(keywords)
                .for_each(|p| captured_names(p, names));
        }
        PatternKind::Value(_)
        | PatternKind::Singleton(_)
        | PatternKind::Wildcard
        | PatternKind::Star(None) => {}
    }
}
