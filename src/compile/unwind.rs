//! Leaving blocks: `try`, `finally`, `with`, and what every way out of them must run.
//!
//! Every open block keeps the ranges of code it covers. Code that runs on a way out of a block is not covered
//! by it, so ranges are closed before such code and opened again behind it. Inner entries of the exception
//! table are added before outer ones, since inner blocks end first.

use crate::code::{ExcKind, Op, Special};
use crate::source::Span;
use crate::syntax::ast::*;

use super::Unit;
use super::emit::Label;
use super::registers::{Assigned, Reg};

/// What must happen when a block is left.
#[derive(Clone, Copy)]
pub(super) enum Exit<'t> {
    Nothing,
    /// A loop; `closes` if the block around it closes the loop's iterator.
    Loop {
        break_to: Label,
        continue_to: Label,
        closes: bool,
    },
    /// The iterator of a loop is closed.
    Close(Reg, Span),
    /// A `finally` body runs.
    Finally(&'t [Stmt]),
    /// The exit method in a register is called.
    With {
        exit: Reg,
        is_async: bool,
        span: Span,
    },
    /// The name of an `except` clause is unbound.
    Forget(&'t str, Span),
}

/// An open block.
pub(super) struct Block<'t> {
    exit: Exit<'t>,
    ranges: Vec<(usize, usize)>,
    /// Where the range that is open now starts.
    open: usize,
}

impl<'t> Unit<'_, 't> {
    /// Opens a block whose ranges start here.
    pub fn open(&mut self, exit: Exit<'t>) {
        let open = self.out.here();
        self.blocks.push(Block {
            exit,
            ranges: Vec::new(),
            open,
        });
    }

    /// Closes the innermost block and gives the ranges it covers.
    pub fn close(&mut self) -> Vec<(usize, usize)> {
        let here = self.out.here();
        let Some(mut block) = self.blocks.pop() else {
            return Vec::new();
        };
        block.ranges.push((block.open, here));
        block.ranges.retain(|(start, end)| start < end);
        block.ranges
    }

    /// Runs what leaving the blocks above `depth` needs, then `jump`, which is outside of their ranges too.
    fn leave(&mut self, depth: usize, jump: impl FnOnce(&mut Self)) {
        let mut left = Vec::new();
        while self.blocks.len() > depth {
            let Some(mut block) = self.blocks.pop() else {
                break;
            };
            block.ranges.push((block.open, self.out.here()));
            let exit = block.exit;
            left.push(block);
            self.run_exit(exit);
        }
        jump(self);
        let here = self.out.here();
        while let Some(mut block) = left.pop() {
            block.open = here;
            self.blocks.push(block);
        }
    }

    fn run_exit(&mut self, exit: Exit<'t>) {
        match exit {
            Exit::Nothing | Exit::Loop { .. } => {}
            Exit::Close(iter, span) => self.out.abc(Op::CloseIter, iter, 0, 0, span),
            Exit::Finally(body) => self.block(body),
            Exit::With {
                exit,
                is_async,
                span,
            } => self.call_exit(exit, is_async, span),
            Exit::Forget(name, span) => self.forget(name, span),
        }
    }

    /// Tells whether leaving all blocks runs any code.
    fn leaving_runs_code(&self) -> bool {
        self.blocks
            .iter()
            .any(|b| !matches!(b.exit, Exit::Nothing | Exit::Loop { .. }))
    }

    /// Compiles `return value`.
    pub fn return_(&mut self, value: Option<&'t Expr>, span: Span) {
        let mark = self.regs.mark();
        let value = value.filter(|e| !matches!(e.kind, ExprKind::Constant(Constant::None)));
        let assigned = self.out.assigned.clone();
        match value {
            None => {
                self.leave(0, |u| u.out.abc(Op::ReturnNone, 0, 0, 0, span));
            }
            Some(value) if !self.leaving_runs_code() => {
                let at = self.operand(value);
                self.leave(0, |u| u.out.abc(Op::Return, at, 0, 0, span));
            }
            Some(value) => {
                let at = self.regs.take();
                self.expr_to(value, at);
                self.leave(0, |u| u.out.abc(Op::Return, at, 0, 0, span));
            }
        }
        self.out.assigned = assigned;
        self.regs.release(mark);
    }

    /// Gives the label of `break` or `continue` if a plain jump there is enough.
    pub fn loop_exit(&self, is_break: bool) -> Option<Label> {
        match self.blocks.last()?.exit {
            Exit::Loop {
                break_to,
                closes: false,
                ..
            } if is_break => Some(break_to),
            Exit::Loop { continue_to, .. } if !is_break => Some(continue_to),
            _ => None,
        }
    }

    /// Compiles `break` or `continue`.
    pub fn leave_loop(&mut self, is_break: bool, span: Span) {
        let found = self
            .blocks
            .iter()
            .enumerate()
            .rev()
            .find_map(|(i, block)| match block.exit {
                Exit::Loop {
                    break_to,
                    continue_to,
                    closes,
                } => Some((i, break_to, continue_to, closes)),
                _ => None,
            });
        let Some((index, break_to, continue_to, closes)) = found else {
            return;
        };
        let assigned = self.out.assigned.clone();
        let (depth, target) = match is_break {
            true if closes => (index.saturating_sub(1), break_to),
            true => (index, break_to),
            false => (index + 1, continue_to),
        };
        self.leave(depth, |u| u.out.goto(target, span));
        self.out.assigned = assigned;
    }

    /// Starts the code that catches what is raised in `ranges`; none if nothing can be.
    pub fn start_handler(
        &mut self,
        ranges: &[(usize, usize)],
        reg: Reg,
        assigned: Assigned,
    ) -> bool {
        if ranges.is_empty() {
            return false;
        }
        let target = self.out.label();
        self.out.cover(ranges, ExcKind::Catch, Some(target), reg);
        self.out.bind_back(target, assigned);
        true
    }

    /// Closes the block that stands for a handler at work.
    fn end_handling(&mut self, reg: Reg) {
        let ranges = self.close();
        self.out.cover(&ranges, ExcKind::Handling, None, reg);
    }

    /// Opens the block around a loop's body that closes the iterator however the body is left; the code for an
    /// exception stands in front of the body, where the jump to the first test passes over it.
    pub fn open_closing(&mut self, iter: Reg, span: Span, assigned: &Assigned) -> (Label, Reg) {
        let handler = self.out.label();
        let caught = self.regs.take();
        self.regs.release(caught);
        self.out.bind_back(handler, assigned.clone());
        self.out.abc(Op::CloseIter, iter, 0, 0, span);
        // No place of its own: to the script the frame is left where the exception came from.
        self.out.abc(Op::Reraise, caught, 0, 0, Span::default());
        (handler, caught)
    }

    /// Closes the block that `open_closing` prepared.
    pub fn close_closing(&mut self, (handler, caught): (Label, Reg)) {
        let ranges = self.close();
        self.out
            .cover(&ranges, ExcKind::Catch, Some(handler), caught);
    }

    /// Compiles a `try` statement.
    pub fn try_(&mut self, node: &'t Try, span: Span) {
        let mark = self.regs.mark();
        if node.finalbody.is_empty() {
            self.try_except(node, span);
        } else {
            self.try_finally(node, span);
        }
        self.regs.release(mark);
    }

    fn try_finally(&mut self, node: &'t Try, span: Span) {
        let before = self.out.assigned.clone();
        let end = self.out.label();
        self.open(Exit::Finally(&node.finalbody));
        if node.handlers.is_empty() {
            self.block(&node.body);
            self.block(&node.orelse);
        } else {
            self.try_except(node, span);
        }
        let ranges = self.close();
        self.block(&node.finalbody);
        self.out.goto(end, span);
        let caught = self.regs.take();
        if self.start_handler(&ranges, caught, before) {
            self.open(Exit::Nothing);
            self.block(&node.finalbody);
            self.end_handling(caught);
            // A frame that is left this way stands at the end of the block.
            let last = node
                .finalbody
                .last()
                .map_or(span, |statement| statement.span);
            self.out.abc(Op::Reraise, caught, 0, 0, last);
        }
        self.regs.release(caught);
        self.out.bind(end);
    }

    fn try_except(&mut self, node: &'t Try, span: Span) {
        let before = self.out.assigned.clone();
        let end = self.out.label();
        self.open(Exit::Nothing);
        self.block(&node.body);
        let ranges = self.close();
        self.block(&node.orelse);
        self.out.goto(end, span);
        let caught = self.regs.take();
        if self.start_handler(&ranges, caught, before) {
            let floor = std::mem::replace(&mut self.floor, caught + 1);
            if node.is_star {
                self.star_handlers(node, caught, end);
            } else {
                self.handlers(node, caught, end);
            }
            self.floor = floor;
        }
        self.regs.release(caught);
        self.out.bind(end);
    }

    fn handlers(&mut self, node: &'t Try, caught: Reg, end: Label) {
        self.open(Exit::Nothing);
        let mut last = Span::default();
        for handler in &node.handlers {
            last = handler.span;
            let next = self.out.label();
            if let Some(class) = &handler.class {
                let mark = self.regs.mark();
                let class_at = self.operand(class);
                self.out
                    .jump(Op::JumpIfNoMatch, caught, class_at, 0, next, handler.span);
                self.regs.release(mark);
            }
            match &handler.name {
                None => self.block(&handler.body),
                Some(name) => {
                    self.store(&name.name, caught, handler.span);
                    self.named_body(name, handler);
                }
            }
            // What follows a handler runs when the exception is no longer handled.
            let depth = self.blocks.len().saturating_sub(1);
            self.leave(depth, |u| u.out.goto(end, handler.span));
            self.out.bind(next);
        }
        // The exception goes on with nothing added, so it no longer counts as being handled.
        self.end_handling(caught);
        self.out.abc(Op::Reraise, caught, 0, 0, last);
    }

    /// Compiles the body of `except ... as name`, after which the name is unbound.
    fn named_body(&mut self, name: &'t Ident, handler: &'t ExceptHandler) {
        let before = self.out.assigned.clone();
        let after = self.out.label();
        self.open(Exit::Forget(&name.name, handler.span));
        self.block(&handler.body);
        let ranges = self.close();
        self.forget(&name.name, handler.span);
        self.out.goto(after, handler.span);
        let raised = self.regs.take();
        if self.start_handler(&ranges, raised, before) {
            self.forget(&name.name, handler.span);
            self.out.abc(Op::Reraise, raised, 0, 0, Span::default());
        }
        self.regs.release(raised);
        self.out.bind(after);
    }

    /// Compiles `except*` clauses: each takes its part of the group, what they raise is gathered.
    ///
    /// The exception that is handled is the group until a clause has taken a part, then the last part taken.
    fn star_handlers(&mut self, node: &'t Try, caught: Reg, end: Label) {
        self.open(Exit::Nothing);
        let span = node.handlers.first().map_or_else(Span::default, |h| h.span);
        let (raised, rest) = (self.regs.take(), self.regs.take());
        let (handled, matched) = (self.regs.take(), self.regs.take());
        self.floor = matched + 1;
        self.out.abc(Op::BuildList, raised, raised, 0, span);
        self.out.abc(Op::Move, rest, caught, 0, span);
        self.out.abc(Op::Move, handled, caught, 0, span);
        for handler in &node.handlers {
            let next = self.out.label();
            if let Some(class) = &handler.class {
                let mark = self.regs.mark();
                let class_at = self.operand(class);
                self.out
                    .abc(Op::MatchStar, matched, rest, class_at, class.span);
                self.regs.release(mark);
            }
            self.out
                .jump(Op::JumpIfNone, matched, 0, 0, next, handler.span);
            self.out.abc(Op::Move, handled, matched, 0, handler.span);
            let before = self.out.assigned.clone();
            self.open(Exit::Nothing);
            self.open(Exit::Nothing);
            match &handler.name {
                None => self.block(&handler.body),
                Some(name) => {
                    self.store(&name.name, matched, handler.span);
                    self.named_body(name, handler);
                }
            }
            self.end_handling(matched);
            let ranges = self.close();
            self.out.goto(next, handler.span);
            let new = self.regs.take();
            if self.start_handler(&ranges, new, before) {
                self.out.abc(Op::ListAppend, raised, new, 0, handler.span);
            }
            self.regs.release(new);
            self.out.bind(next);
        }
        self.out.abc(Op::ListAppend, raised, rest, 0, span);
        self.out.abc(Op::RaiseStar, matched, raised, caught, span);
        self.out.jump(Op::JumpIfNone, matched, 0, 0, end, span);
        self.end_handling(handled);
        self.out.abc(Op::Reraise, matched, 0, 0, span);
    }

    /// Compiles the items of a `with` statement from `index` on, and its body inside them.
    pub fn with(&mut self, node: &'t With, index: usize) {
        let Some(item) = node.items.get(index) else {
            return self.block(&node.body);
        };
        let span = item.context.span;
        let mark = self.regs.mark();
        let is_async = node.is_async;
        let exit = self.regs.take();
        let context = self.operand_into(&item.context, exit);
        let entered = self.regs.take();
        let op = if is_async {
            Op::AsyncWithEnter
        } else {
            Op::WithEnter
        };
        self.out.abc(op, exit, context, 0, span);
        if is_async {
            self.await_value(entered, entered, 1, entered, span);
        }
        let before = self.out.assigned.clone();
        let end = self.out.label();
        self.open(Exit::With {
            exit,
            is_async,
            span,
        });
        if let Some(target) = &item.target {
            self.assign(target, entered);
        }
        self.regs.release(entered);
        let floor = std::mem::replace(&mut self.floor, entered);
        self.with(node, index + 1);
        self.floor = floor;
        let ranges = self.close();
        self.call_exit(exit, is_async, span);
        self.out.goto(end, span);
        let caught = self.regs.take();
        if self.start_handler(&ranges, caught, before) {
            let result = self.regs.take();
            self.open(Exit::Nothing);
            self.out.abc(Op::WithExit, result, exit, caught, span);
            if is_async {
                self.await_value(result, result, 2, result, span);
            }
            self.out.jump(Op::JumpIfTrue, result, 0, 0, end, span);
            self.end_handling(caught);
            self.out.abc(Op::Reraise, caught, 0, 0, Span::default());
        }
        self.out.bind(end);
        self.regs.release(mark);
    }

    /// Evaluates into `at`, or gives the local it is.
    pub fn operand_into(&mut self, e: &'t Expr, at: Reg) -> Reg {
        match self.in_place(e, &[]) {
            Some(reg) => reg,
            None => {
                self.expr_to(e, at);
                at
            }
        }
    }

    /// Calls the exit method in a register as at the normal end of a `with` block.
    fn call_exit(&mut self, exit: Reg, is_async: bool, span: Span) {
        let mark = self.regs.mark();
        let base = self.regs.take_many(4);
        self.out.abc(Op::Move, base, exit, 0, span);
        for i in 1..4 {
            self.out
                .abx(Op::LoadSpecial, base + i, Special::None as u32, span);
        }
        self.out.abc(Op::Call, base, base, 3, span);
        if is_async {
            self.await_value(base, base, 2, base, span);
        }
        self.regs.release(mark);
    }
}

impl Block<'_> {
    /// Moves what starts behind `at` by `count` instructions.
    pub fn shift(&mut self, at: usize, count: usize) {
        self.open += if self.open > at { count } else { 0 };
        for (start, end) in &mut self.ranges {
            *start += if *start > at { count } else { 0 };
            *end += if *end > at { count } else { 0 };
        }
    }
}
