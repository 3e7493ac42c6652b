//! Resolved tree to code: `compile` and `compile_source` are the doors.
//!
//! A `Unit` makes one code object. What must hold everywhere: an expression writes a named local only with its
//! last instruction; temporaries are a stack; a local that is not certainly assigned is checked before use.
//! Nothing here exists at run time.

mod call;
mod class;
mod comprehension;
mod condition;
mod emit;
mod expr;
mod fold;
mod function;
mod name;
mod pattern;
mod registers;
mod stmt;
mod target;
mod unwind;

use crate::code::{Capture, Code, Const, Flags, Op};
use crate::diag::Diag;
use crate::resolve::{Binding, Mode, Resolved, ScopeId, ScopeKind};
use crate::source::{SourceFile, Span};
use crate::syntax::ast::{ExprKind, Stmt, StmtKind};

use emit::{Emitter, Finished};
use registers::{HIGH, LOW_LOCALS, Reg, Registers};
use unwind::Block;

/// Marks a symbol that has no register.
const NONE: Reg = Reg::MAX;

/// What is left out of the code: from 1 on `assert`, and `__debug__` is false; from 2 on docstrings, too (as `python -O`).
pub type Optimize = u8;

/// Compiles a source text, or lists what is wrong with it.
pub fn compile_source(file: &SourceFile, mode: Mode) -> Result<Code, Vec<Diag>> {
    compile_warned(file, mode, 0).map(|(code, _)| code)
}

/// As `compile_source`, and gives what CPython warns of.
pub fn compile_warned(
    file: &SourceFile,
    mode: Mode,
    optimize: Optimize,
) -> Result<(Code, Vec<Diag>), Vec<Diag>> {
    let module = match mode {
        Mode::Eval => crate::syntax::parse_single(file)?,
        Mode::Single => crate::syntax::parse_statement(file)?,
        _ => crate::syntax::parse(file)?,
    };
    if mode == Mode::Single {
        check_single(&module, file)
            .map_err(|problems| crate::syntax::told_of_statement(file, problems))?;
    }
    let mut resolved = crate::resolve::resolve(&module, mode)?;
    resolved.optimize = optimize;
    let mut cautions = module.cautions.clone();
    cautions.append(&mut resolved.cautions);
    Ok((compile(&resolved, file)?, cautions))
}

/// Refuses what is not one line of simple statements or one compound statement with an empty line after it.
fn check_single(module: &crate::syntax::ast::Module, file: &SourceFile) -> Result<(), Vec<Diag>> {
    let text = file.text();
    let end = text.len() as u32;
    let [first, rest @ ..] = module.body.as_slice() else {
        return Err(vec![Diag::new(Span::new(end, end), "invalid syntax")]);
    };
    let mut before = first;
    for stmt in rest {
        let between = text.get(before.span.end as usize..stmt.span.start as usize);
        if before.is_compound() || between.is_none_or(|t| t.contains('\n')) {
            let message = match before.is_compound() {
                true => "invalid syntax",
                false => "multiple statements found while compiling a single statement",
            };
            return Err(vec![Diag::new(stmt.span, message)]);
        }
        before = stmt;
    }
    if first.is_compound() && !text.ends_with('\n') {
        return Err(vec![Diag::new(Span::new(end, end), "invalid syntax")]);
    }
    Ok(())
}

/// Compiles a resolved tree.
pub fn compile(resolved: &Resolved<'_>, file: &SourceFile) -> Result<Code, Vec<Diag>> {
    let mut unit = Unit::new(resolved, file, resolved.top(), "<module>".into());
    unit.module();
    let (code, made) = unit.finish("<module>", Flags::default());
    if made.diags.is_empty() {
        Ok(code)
    } else {
        Err(made.diags)
    }
}

/// What a unit hands to the one around it, beside its code.
struct Made {
    diags: Vec<Diag>,
    /// Names of attributes that methods set on `self`.
    self_names: Vec<Box<str>>,
}

/// One code object in the making.
struct Unit<'c, 't> {
    resolved: &'c Resolved<'t>,
    file: &'c SourceFile,
    out: Emitter,
    regs: Registers,
    /// The scope of the whole unit.
    home: ScopeId,
    /// The innermost scope here: `home` or one inlined in it.
    scope: ScopeId,
    /// The registers of the symbols of `home` and of the inlined scopes that are open.
    slots: Vec<(ScopeId, Vec<Reg>)>,
    /// Locals that must be unset at the start, since they are checked somewhere.
    unset: Vec<Reg>,
    /// As `unset`, for the targets of the comprehension that is open.
    inner_unset: Vec<Reg>,
    /// The first note of a variable of the comprehension that is open.
    inlined_from: usize,
    blocks: Vec<Block<'t>>,
    /// The first temporary that an expression may move away to make room; those below belong to statements.
    floor: Reg,
    qualname: String,
    /// The cell for `__class__` in a class body.
    class_cell: Option<Reg>,
    /// The tuple with the namespace of a class body, for the annotation scopes in it.
    class_dict: Option<Reg>,
    varnames: Vec<String>,
    argcount: u16,
    posonly: u16,
    kwonly: u16,
    params: Reg,
    doc: Option<String>,
    made: Made,
}

impl<'c, 't> Unit<'c, 't> {
    /// Gives the docstring that a body begins with, unless those are left out.
    fn docstring(&self, body: &[Stmt]) -> Option<String> {
        match self.resolved.optimize {
            2.. => None,
            _ => docstring(body),
        }
    }

    fn new(
        resolved: &'c Resolved<'t>,
        file: &'c SourceFile,
        home: ScopeId,
        qualname: String,
    ) -> Self {
        let mut unit = Unit {
            resolved,
            file,
            out: Emitter::default(),
            regs: Registers::default(),
            home,
            scope: home,
            slots: Vec::new(),
            unset: Vec::new(),
            inner_unset: Vec::new(),
            inlined_from: 0,
            blocks: Vec::new(),
            floor: 0,
            qualname,
            class_cell: None,
            class_dict: None,
            varnames: Vec::new(),
            argcount: 0,
            posonly: 0,
            kwonly: 0,
            params: 0,
            doc: None,
            made: Made {
                diags: Vec::new(),
                self_names: Vec::new(),
            },
        };
        unit.place_locals();
        unit
    }

    /// Gives every local of the unit its register.
    fn place_locals(&mut self) {
        let scope = self.resolved.scope(self.home);
        let has_namespace = scope.kind == ScopeKind::Class
            || scope.kind == ScopeKind::Module && self.resolved.mode.has_namespace();
        let has_cell = scope.kind == ScopeKind::Class && scope.class_cell;
        let first = Reg::from(has_namespace) + Reg::from(has_cell);
        self.class_cell = has_cell.then_some(1);
        self.varnames.resize(first as usize, String::new());
        self.params = scope.params.min(u32::from(Reg::MAX) / 4) as Reg;
        let is_local = |b: Binding| matches!(b, Binding::Local | Binding::Cell);
        let count = scope.symbols.iter().filter(|s| is_local(s.binding)).count();
        if count + scope.params as usize > usize::from(Reg::MAX) / 2 {
            self.problem(Span::default(), "too many local variables");
        }
        let crowded = count > usize::from(LOW_LOCALS) + 20;
        let mut high = HIGH.max(self.params);
        let mut slots = Vec::with_capacity(scope.symbols.len());
        let mut next = first;
        for symbol in &scope.symbols {
            if !is_local(symbol.binding) || next >= Reg::MAX / 2 {
                slots.push(NONE);
                continue;
            }
            let is_param = next < self.params;
            let reg = if crowded && next >= LOW_LOCALS && !(is_param && next >= HIGH) {
                high += 1;
                high - 1
            } else {
                next
            };
            self.name_register(next.min(if is_param { next } else { reg }), &symbol.name);
            self.name_register(reg, &symbol.name);
            slots.push(reg);
            next += 1;
            if symbol.is(crate::resolve::occurs::UNBOUND) {
                self.out.volatile.push(reg);
            }
            if is_param {
                self.out.assign(reg);
            }
        }
        let base = if crowded { LOW_LOCALS } else { next };
        let used = if crowded { high } else { next };
        self.regs = Registers::new(base, used.max(base));
        self.slots.push((self.home, slots));
    }

    fn name_register(&mut self, reg: Reg, name: &str) {
        let reg = reg as usize;
        if self.varnames.len() <= reg {
            self.varnames.resize(reg + 1, String::new());
        }
        self.varnames[reg] = name.to_string();
    }

    fn problem(&mut self, span: Span, message: &str) {
        self.made.diags.push(Diag::new(span, message));
    }

    /// Compiles the top level of a source text.
    fn module(&mut self) {
        let module = self.resolved.module;
        let (body, span) = (&module.body, Span::at(module.span.start));
        if self.resolved.mode == Mode::Eval {
            match body.as_slice() {
                [
                    Stmt {
                        kind: StmtKind::Expr(e),
                        ..
                    },
                ] => {
                    let value = self.operand(e);
                    self.out.abc(Op::Return, value, 0, 0, e.span);
                }
                _ => self.problem(span, "invalid syntax"),
            }
            return;
        }
        let mut rest = body.as_slice();
        if !self.resolved.mode.shows_values()
            && let Some(doc) = self.docstring(body)
        {
            let value = self.regs.take();
            self.load_const(Const::Str(doc.clone()), value, body[0].span);
            self.store("__doc__", value, body[0].span);
            self.regs.release(value);
            self.doc = Some(doc);
            rest = &body[1..];
        }
        self.start_annotations(rest, span);
        self.block(rest);
        self.out.abc(Op::ReturnNone, 0, 0, 0, span);
    }

    /// Ends the unit: lays out its code behind the prologue.
    fn finish(mut self, name: &str, flags: Flags) -> (Code, Made) {
        let scope = self.resolved.scope(self.home);
        // Code that falls off the end of a function returns None.
        self.out.abc(Op::ReturnNone, 0, 0, 0, Span::default());
        let suspendable = flags.generator || flags.coroutine || scope.has_yield || scope.is_async;
        let mut cells = Vec::new();
        let prologue = self.prologue(suspendable, &mut cells);
        let nregs = self.regs.needed().max(self.varnames.len() as Reg);
        if nregs > HIGH {
            self.out.spare_high();
        }
        let at = Span::at(self.file_start());
        let finished = self.out.finish(&prologue, at);
        if self.regs.overflow {
            self.problem(
                at,
                "too many nested expressions: more than 240 values at once",
            );
        } else if self.out.overflow || finished.is_none() {
            self.problem(at, "function is too large");
        }
        let Finished {
            instrs,
            spans,
            exceptions,
            inlined,
            first,
            lookups,
        } = finished.unwrap_or_default();
        let assigned_from = self.assigned_from(&first, &cells);
        let is_module = scope.kind == ScopeKind::Module;
        let handlers = exceptions
            .iter()
            .any(|e| e.kind == crate::code::ExcKind::Handling);
        let flags = Flags {
            generator: scope.has_yield && !is_module,
            coroutine: scope.is_async || is_module && scope.has_await,
            namespace: scope.kind == ScopeKind::Class
                || is_module && self.resolved.mode.has_namespace(),
            module: is_module,
            handlers,
            ..flags
        };
        let code = Code {
            name: name.to_string(),
            qualname: self.qualname,
            flags,
            argcount: self.argcount,
            posonly: self.posonly,
            kwonly: self.kwonly,
            nregs,
            instrs,
            consts: self.out.consts,
            names: self.out.names,
            sites: self.out.sites,
            varnames: self.varnames,
            assigned_from,
            inlined,
            cells,
            freevars: scope.freevars.iter().map(|n| n.to_string()).collect(),
            captures: Vec::new(),
            exceptions,
            lookups,
            spans,
            first_line: 1,
            doc: self.doc,
        };
        (code, self.made)
    }

    fn file_start(&self) -> u32 {
        self.resolved.module.span.start
    }

    /// Makes what runs first: parameters moved out of the way, cells made, locals unset.
    fn prologue(&mut self, suspendable: bool, cells: &mut Vec<u16>) -> Vec<u32> {
        let mut body = std::mem::take(&mut self.out);
        let span = Span::default();
        let scope = self.resolved.scope(self.home);
        let slots = self.slots[0].1.clone();
        let scratch = self.regs.take();
        for (i, reg) in slots.iter().enumerate().take(self.params as usize) {
            if *reg != i as Reg {
                self.out.abx(Op::StoreHigh, i as Reg, u32::from(*reg), span);
            }
        }
        for (i, (symbol, reg)) in scope.symbols.iter().zip(&slots).enumerate() {
            if symbol.binding != Binding::Cell || *reg == NONE {
                continue;
            }
            cells.push(*reg);
            let is_param = i < self.params as usize;
            let op = if is_param { Op::MakeCell } else { Op::NewCell };
            let low = if *reg < HIGH { *reg } else { scratch };
            if low != *reg && is_param {
                self.out.abx(Op::LoadHigh, low, u32::from(*reg), span);
            }
            self.out.abc(op, low, 0, 0, span);
            if low != *reg {
                self.out.abx(Op::StoreHigh, low, u32::from(*reg), span);
            }
        }
        if let Some(cell) = self.class_cell {
            cells.push(cell);
            self.out.abc(Op::NewCell, cell, 0, 0, span);
        }
        if self.shows_locals() {
            let shown = slots.iter().skip(self.params as usize);
            self.unset
                .extend(shown.filter(|&&reg| reg != NONE && !cells.contains(&reg)));
        }
        // Frame objects show locals, so that what a register holds from an earlier call must not look like a value.
        let locals = slots.iter().skip(self.params as usize);
        let unsure = locals.filter(|&&reg| reg != NONE && body.unsure.has(reg));
        self.unset.extend(unsure.filter(|reg| !cells.contains(reg)));
        self.unset.sort_unstable();
        self.unset.dedup();
        let unset = match suspendable {
            true => Vec::new(),
            false => self.unset.clone(),
        };
        for run in unset.chunk_by(|a, b| a + 1 == *b && *b < HIGH) {
            match *run {
                [reg] if reg < HIGH => self.out.abc(Op::Unset, reg, 0, 0, span),
                [first, .., last] => self.out.abc(Op::UnsetRange, first, last, 0, span),
                _ => {
                    self.out.abc(Op::Unset, scratch, 0, 0, span);
                    run.iter().for_each(|&reg| {
                        self.out.abx(Op::StoreHigh, scratch, u32::from(reg), span)
                    });
                }
            }
        }
        self.regs.release(scratch);
        std::mem::swap(&mut self.out, &mut body);
        body.finish(&[], span).map(|f| f.instrs).unwrap_or_default()
    }

    /// Lists the locals whose registers mean nothing before a word, and that word.
    fn assigned_from(&self, first: &[(Reg, u32)], cells: &[Reg]) -> Vec<(u16, u32)> {
        let locals = self.slots[0].1.iter().skip(self.params as usize).copied();
        let mut list: Vec<(u16, u32)> = locals
            .filter(|reg| *reg != NONE && !cells.contains(reg) && !self.unset.contains(reg))
            .map(|reg| {
                let first = first.iter().find(|(r, _)| *r == reg);
                (reg, first.map_or(u32::MAX, |&(_, word)| word))
            })
            .collect();
        list.sort_unstable();
        list
    }

    /// Tells whether a function that looks at the local variables may be called here.
    fn shows_locals(&self) -> bool {
        self.resolved.shown.contains(&self.home)
    }

    /// Says where a closure made here takes its cells from.
    fn captures(&self, freevars: &[String]) -> Vec<Capture> {
        freevars.iter().map(|name| self.capture(name)).collect()
    }

    fn capture(&self, name: &str) -> Capture {
        if name == "__class__"
            && let Some(cell) = self.class_cell
        {
            return Capture::Register(cell);
        }
        let mut at = Some(self.scope);
        while let Some(id) = at {
            let scope = self.resolved.scope(id);
            if let Some(i) = scope.find(name)
                && scope.symbols[i].binding == Binding::Cell
                && let Some(reg) = self.slot(id, i)
            {
                return Capture::Register(reg);
            }
            if id == self.home {
                break;
            }
            at = scope.parent;
        }
        let free = &self.resolved.scope(self.home).freevars;
        Capture::Free(free.iter().position(|n| &**n == name).unwrap_or(0) as u16)
    }

    /// Gives the register of a symbol of an open scope.
    fn slot(&self, scope: ScopeId, index: usize) -> Option<Reg> {
        let (_, slots) = self.slots.iter().rev().find(|(id, _)| *id == scope)?;
        slots.get(index).copied().filter(|r| *r != NONE)
    }
}

/// Gives the text of a docstring, without the indentation its lines share.
fn docstring(body: &[Stmt]) -> Option<String> {
    match &body.first()?.kind {
        StmtKind::Expr(e) => match &e.kind {
            ExprKind::Constant(crate::syntax::ast::Constant::Str(text)) => Some(dedent(text)),
            _ => None,
        },
        _ => None,
    }
}

/// Cleans a docstring as CPython's compiler does: blank lines stay where they are.
fn dedent(text: &str) -> String {
    let text = expand_tabs(text);
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or("").trim_start_matches(' ');
    let rest: Vec<&str> = lines.collect();
    // The end of the text is no line with words on it, however far it is indented.
    let margin = rest
        .iter()
        .filter(|line| line.len() > indent(line))
        .map(|line| indent(line))
        .min()
        .unwrap_or(0);
    let mut out = first.to_string();
    for line in rest {
        out.push('\n');
        out.push_str(&line[margin.min(indent(line))..]);
    }
    out
}

/// Replaces tabs by spaces up to the next multiple of eight columns.
fn expand_tabs(text: &str) -> String {
    if !text.contains('\t') {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let spaces = 8 - column % 8;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            _ => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::dedent;

    #[test]
    fn docstrings() {
        assert_eq!(dedent("  a\n    b\n\n      c\n   "), "a\nb\n\n  c\n");
        assert_eq!(dedent("\tx"), "x");
        assert_eq!(dedent("a\n   "), "a\n   ");
    }
}
