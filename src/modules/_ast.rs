//! The tree of a source text, for the module `ast`: plain tuples, which `std/ast` makes its nodes of.
//!
//! A node is `(class name, place, field, ...)` with the fields in the order of the class; the place is
//! `(line, column, end line, end column)`, columns in bytes of UTF-8, or None for nodes that have none. Lists are lists,
//! absent parts None. The text is only parsed: what a compiler would find is not looked for.
//! No script code runs while a tree is made, so nothing in it can be collected.

#[path = "_ast/expr.rs"]
mod expr;

use crate::object::Value;
use crate::object::exception::Exc;
use expr::binary_name;

use crate::resolve::Mode;
use crate::source::{SourceFile, Span};
use crate::syntax::ast::{
    Alias, Arg, Block, Branch, ClassDef, ExceptHandler, Expr, ExprKind, FunctionDef, Ident,
    ImportNames, Param, Parameters, Pattern, PatternKind, Stmt, StmtKind, TypeParam, TypeParamKind,
};
use crate::vm::Vm;
use crate::vm::native::{Args, Module, func};
use crate::vm::outcome::Raise;

pub static MODULE: Module = Module {
    name: "_ast_parse",
    consts: &[],
    funcs: &[func("parse(text, filename, mode, /)", parse)],
    types: &[],
    init: None,
};

/// Returns the tree of a text: a Module, an Expression in mode `eval`, an Interactive in mode `single`.
fn parse(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (text, name, mode) = (args.str(vm, 0)?, args.str(vm, 1)?, args.str(vm, 2)?);
    let [mut text, name, mode] = [text, name, mode].map(|s| s.text(&vm.heap).to_owned());
    if text.contains('\0') {
        return Err(vm.error(
            Exc::SyntaxError,
            "source code string cannot contain null bytes",
        ));
    }
    let of = match mode.as_str() {
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => Mode::Exec,
    };
    if of == Mode::Eval {
        text = text.trim_start_matches([' ', '\t']).to_owned();
    }
    let file = SourceFile::new(name, text).unlisted();
    let tree = match of {
        Mode::Eval => crate::syntax::parse_single(&file),
        _ => crate::syntax::parse(&file),
    };
    let tree = match tree {
        Ok(tree) => tree,
        Err(diags) => return Err(vm.syntax_error(&diags, &file)),
    };
    let mut maker = Maker { vm, file: &file };
    Ok(match (of, tree.body.as_slice()) {
        (
            Mode::Eval,
            [
                Stmt {
                    kind: StmtKind::Expr(e),
                    ..
                },
            ],
        ) => {
            let body = maker.expr(e);
            maker.bare("Expression", &[body])
        }
        (Mode::Single, body) => {
            let body = maker.block(body);
            maker.bare("Interactive", &[body])
        }
        (_, body) => {
            let body = maker.block(body);
            let ignores = maker.vm.list(Vec::new());
            maker.bare("Module", &[body, ignores])
        }
    })
}

/// What becomes of the names in an expression.
#[derive(Clone, Copy)]
enum Use {
    Load,
    Store,
    Del,
}

struct Maker<'a> {
    vm: &'a mut Vm,
    file: &'a SourceFile,
}

impl Maker<'_> {
    fn place(&mut self, span: Span) -> Value {
        let mut at = [Value::None; 4];
        for (i, offset) in [span.start, span.end].into_iter().enumerate() {
            let line = self.file.line(offset);
            at[2 * i] = Value::Int(i64::from(line));
            at[2 * i + 1] = Value::Int(i64::from(offset - self.file.line_start(line)));
        }
        self.vm.tuple(&at)
    }

    fn made(&mut self, name: &str, place: Value, fields: &[Value]) -> Value {
        let mut all = vec![self.vm.intern(name).into(), place];
        all.extend_from_slice(fields);
        self.vm.tuple(&all)
    }

    fn node(&mut self, name: &str, span: Span, fields: &[Value]) -> Value {
        let place = self.place(span);
        self.made(name, place, fields)
    }

    /// Makes a node without a place.
    fn bare(&mut self, name: &str, fields: &[Value]) -> Value {
        self.made(name, Value::None, fields)
    }

    fn name(&mut self, ident: &Ident) -> Value {
        self.vm.intern(&ident.name).into()
    }

    fn name_or_none(&mut self, ident: Option<&Ident>) -> Value {
        ident.map_or(Value::None, |ident| self.name(ident))
    }

    fn list<T>(&mut self, items: &[T], each: impl Fn(&mut Self, &T) -> Value) -> Value {
        let made = items.iter().map(|item| each(self, item)).collect();
        self.vm.list(made)
    }

    fn block(&mut self, block: &[Stmt]) -> Value {
        self.list(block, Maker::stmt)
    }

    fn option(&mut self, e: Option<&Expr>) -> Value {
        e.map_or(Value::None, |e| self.expr(e))
    }

    fn exprs(&mut self, items: &[Expr]) -> Value {
        self.list(items, Maker::expr)
    }

    fn targets(&mut self, items: &[Expr], to: Use) -> Value {
        self.list(items, |m, e| m.used(e, to))
    }

    fn expr(&mut self, e: &Expr) -> Value {
        self.used(e, Use::Load)
    }

    /// Gives the span from a mark, like the `=` of an argument, to the end of the value behind it, parentheses of its own included.
    fn widened(&self, e: &Expr, mark: &str) -> Span {
        let text = self.file.text();
        let (mut start, mut end) = (e.span.start as usize, e.span.end as usize);
        loop {
            let before = text[..start].trim_end();
            if let Some(shorter) = before.strip_suffix(mark) {
                start = shorter.len();
                break;
            }
            let after = text[end..].trim_start();
            let (Some(shorter), true) = (before.strip_suffix('('), after.starts_with(')')) else {
                break;
            };
            start = shorter.len();
            end = text.len() - after.len() + 1;
        }
        Span {
            start: start as u32,
            end: end as u32,
        }
    }

    // Statements.

    fn stmt(&mut self, s: &Stmt) -> Value {
        let span = s.span;
        match &s.kind {
            StmtKind::Expr(e) => {
                let e = self.expr(e);
                self.node("Expr", span, &[e])
            }
            StmtKind::Assign { targets, value } => {
                let parts = [
                    self.targets(targets, Use::Store),
                    self.expr(value),
                    Value::None,
                ];
                self.node("Assign", span, &parts)
            }
            StmtKind::AugAssign { target, op, value } => {
                let parts = [
                    self.used(target, Use::Store),
                    self.bare(binary_name(*op), &[]),
                    self.expr(value),
                ];
                self.node("AugAssign", span, &parts)
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => {
                let parts = [
                    self.used(target, Use::Store),
                    self.expr(annotation),
                    self.option(value.as_ref()),
                    Value::Int(i64::from(*simple)),
                ];
                self.node("AnnAssign", span, &parts)
            }
            StmtKind::Delete(targets) => {
                let targets = self.targets(targets, Use::Del);
                self.node("Delete", span, &[targets])
            }
            StmtKind::Pass => self.node("Pass", span, &[]),
            StmtKind::Break => self.node("Break", span, &[]),
            StmtKind::Continue => self.node("Continue", span, &[]),
            StmtKind::Return(value) => {
                let value = self.option(value.as_ref());
                self.node("Return", span, &[value])
            }
            StmtKind::Raise { exception, cause } => {
                let parts = [self.option(exception.as_ref()), self.option(cause.as_ref())];
                self.node("Raise", span, &parts)
            }
            StmtKind::Assert { test, message } => {
                let parts = [self.expr(test), self.option(message.as_ref())];
                self.node("Assert", span, &parts)
            }
            StmtKind::Global(names) => {
                let names = self.list(names, Maker::name);
                self.node("Global", span, &[names])
            }
            StmtKind::Nonlocal(names) => {
                let names = self.list(names, Maker::name);
                self.node("Nonlocal", span, &[names])
            }
            StmtKind::Import(names) => {
                let names = self.list(names, Maker::alias);
                self.node("Import", span, &[names])
            }
            StmtKind::ImportFrom(from) => {
                let names = match &from.names {
                    ImportNames::Names(names) => self.list(names, Maker::alias),
                    ImportNames::Star(at) => {
                        let star = self.vm.str("*");
                        let star = self.node("alias", *at, &[star, Value::None]);
                        self.vm.list(vec![star])
                    }
                };
                let module = self.name_or_none(from.module.as_ref());
                self.node(
                    "ImportFrom",
                    span,
                    &[module, names, Value::Int(i64::from(from.level))],
                )
            }
            _ => self.compound(s),
        }
    }

    fn compound(&mut self, s: &Stmt) -> Value {
        let span = s.span;
        match &s.kind {
            StmtKind::If { branches, orelse } => self.branches(branches, orelse, span.end),
            StmtKind::While { test, body, orelse } => {
                let parts = [self.expr(test), self.block(body), self.block(orelse)];
                self.node("While", span, &parts)
            }
            StmtKind::For(f) => {
                let parts = [
                    self.used(&f.target, Use::Store),
                    self.expr(&f.iter),
                    self.block(&f.body),
                    self.block(&f.orelse),
                    Value::None,
                ];
                self.node(if f.is_async { "AsyncFor" } else { "For" }, span, &parts)
            }
            StmtKind::With(w) => {
                let items = self.list(&w.items, |m, item| {
                    let context = m.expr(&item.context);
                    let target = item.target.as_ref();
                    let target = target.map_or(Value::None, |e| m.used(e, Use::Store));
                    m.bare("withitem", &[context, target])
                });
                let parts = [items, self.block(&w.body), Value::None];
                self.node(if w.is_async { "AsyncWith" } else { "With" }, span, &parts)
            }
            StmtKind::Try(t) => {
                let parts = [
                    self.block(&t.body),
                    self.list(&t.handlers, Maker::handler),
                    self.block(&t.orelse),
                    self.block(&t.finalbody),
                ];
                self.node(if t.is_star { "TryStar" } else { "Try" }, span, &parts)
            }
            StmtKind::Match { subject, cases } => {
                let subject = self.expr(subject);
                let cases = self.list(cases, |m, case| {
                    let parts = [
                        m.pattern(&case.pattern),
                        m.option(case.guard.as_ref()),
                        m.block(&case.body),
                    ];
                    m.bare("match_case", &parts)
                });
                self.node("Match", span, &[subject, cases])
            }
            StmtKind::FunctionDef(f) => self.function(f, span),
            StmtKind::ClassDef(c) => self.class(c, span),
            StmtKind::TypeAlias {
                name,
                type_params,
                value,
            } => {
                let shown = self.name(name);
                let store = self.bare("Store", &[]);
                let parts = [
                    self.node("Name", name.span, &[shown, store]),
                    self.list(type_params, Maker::type_param),
                    self.expr(value),
                ];
                self.node("TypeAlias", span, &parts)
            }
            _ => unreachable!("simple statements are made elsewhere"),
        }
    }

    /// Makes `if`, whose `elif` is an `if` in its else.
    fn branches(&mut self, branches: &[Branch], orelse: &Block, end: u32) -> Value {
        let mut rest = self.block(orelse);
        for (i, branch) in branches.iter().enumerate().rev() {
            let parts = [self.expr(&branch.test), self.block(&branch.body), rest];
            let span = Span {
                start: branch.span.start,
                end,
            };
            let made = self.node("If", span, &parts);
            if i == 0 {
                return made;
            }
            rest = self.vm.list(vec![made]);
        }
        unreachable!("an if has a branch")
    }

    fn handler(&mut self, handler: &ExceptHandler) -> Value {
        let parts = [
            self.option(handler.class.as_ref()),
            self.name_or_none(handler.name.as_ref()),
            self.block(&handler.body),
        ];
        self.node("ExceptHandler", handler.span, &parts)
    }

    fn alias(&mut self, alias: &Alias) -> Value {
        let parts = [
            self.name(&alias.name),
            self.name_or_none(alias.alias.as_ref()),
        ];
        self.node("alias", alias.span, &parts)
    }

    fn function(&mut self, f: &FunctionDef, span: Span) -> Value {
        let parts = [
            self.name(&f.name),
            self.parameters(&f.params),
            self.block(&f.body),
            self.exprs(&f.decorators),
            self.option(f.returns.as_ref()),
            Value::None,
            self.list(&f.type_params, Maker::type_param),
        ];
        let name = if f.is_async {
            "AsyncFunctionDef"
        } else {
            "FunctionDef"
        };
        self.node(
            name,
            Span {
                start: f.header.start,
                end: span.end,
            },
            &parts,
        )
    }

    fn class(&mut self, c: &ClassDef, span: Span) -> Value {
        let (bases, keywords) = self.arguments(&c.args);
        let parts = [
            self.name(&c.name),
            bases,
            keywords,
            self.block(&c.body),
            self.exprs(&c.decorators),
            self.list(&c.type_params, Maker::type_param),
        ];
        self.node(
            "ClassDef",
            Span {
                start: c.header.start,
                end: span.end,
            },
            &parts,
        )
    }

    fn type_param(&mut self, param: &TypeParam) -> Value {
        let name = self.name(&param.name);
        let default = self.option(param.default.as_ref());
        match &param.kind {
            TypeParamKind::TypeVar { bound } => {
                let bound = self.option(bound.as_ref());
                self.node("TypeVar", param.span, &[name, bound, default])
            }
            TypeParamKind::TypeVarTuple => self.node("TypeVarTuple", param.span, &[name, default]),
            TypeParamKind::ParamSpec => self.node("ParamSpec", param.span, &[name, default]),
        }
    }

    fn parameters(&mut self, p: &Parameters) -> Value {
        let one =
            |m: &mut Self, param: Option<&Param>| param.map_or(Value::None, |param| m.param(param));
        let positional = p.posonly.iter().chain(&p.args);
        let defaults: Vec<&Expr> = positional.filter_map(|p| p.default.as_deref()).collect();
        let parts = [
            self.list(&p.posonly, Maker::param),
            self.list(&p.args, Maker::param),
            one(self, p.vararg.as_deref()),
            self.list(&p.kwonly, Maker::param),
            self.list(&p.kwonly, |m, p| m.option(p.default.as_deref())),
            one(self, p.kwarg.as_deref()),
            self.list(&defaults, |m, e| m.expr(e)),
        ];
        self.bare("arguments", &parts)
    }

    fn param(&mut self, param: &Param) -> Value {
        let annotation = param.annotation.as_deref();
        let end = annotation.map_or(param.name.span.end, |e| self.widened(e, ":").end);
        let parts = [self.name(&param.name), self.option(annotation), Value::None];
        self.node(
            "arg",
            Span {
                start: param.name.span.start,
                end,
            },
            &parts,
        )
    }

    /// Makes the arguments of a call, or the bases of a class: those by place, those by name.
    fn arguments(&mut self, args: &[Arg]) -> (Value, Value) {
        let (mut by_place, mut by_name) = (Vec::new(), Vec::new());
        for arg in args {
            match arg {
                // A generator that is the only argument has the parentheses of the call as its own.
                Arg::Positional(
                    e @ Expr {
                        kind: ExprKind::Generator { .. },
                        parenthesized: false,
                        ..
                    },
                ) => {
                    let span = self.widened(e, "(");
                    let end =
                        self.file.text()[span.end as usize..].find(')').unwrap_or(0) as u32 + 1;
                    by_place.push(self.comprehension(
                        e,
                        Span {
                            start: span.start,
                            end: span.end + end,
                        },
                    ));
                }
                Arg::Positional(e) => by_place.push(self.expr(e)),
                Arg::Star(e) => {
                    let span = self.widened(e, "*");
                    let parts = [self.expr(e), self.bare("Load", &[])];
                    by_place.push(self.node("Starred", span, &parts));
                }
                Arg::Keyword(name, e) => {
                    let span = Span {
                        start: name.span.start,
                        end: self.widened(e, "=").end,
                    };
                    let parts = [self.name(name), self.expr(e)];
                    by_name.push(self.node("keyword", span, &parts));
                }
                Arg::DoubleStar(e) => {
                    let span = self.widened(e, "**");
                    let value = self.expr(e);
                    by_name.push(self.node("keyword", span, &[Value::None, value]));
                }
            }
        }
        (self.vm.list(by_place), self.vm.list(by_name))
    }

    fn pattern(&mut self, p: &Pattern) -> Value {
        let span = p.span;
        match &p.kind {
            PatternKind::Value(e) => {
                let e = self.expr(e);
                self.node("MatchValue", span, &[e])
            }
            PatternKind::Singleton(c) => {
                let c = self.constant(c);
                self.node("MatchSingleton", span, &[c])
            }
            PatternKind::Sequence(items) => {
                let items = self.list(items, Maker::pattern);
                self.node("MatchSequence", span, &[items])
            }
            PatternKind::Mapping { items, rest } => {
                let parts = [
                    self.list(items, |m, (key, _)| m.expr(key)),
                    self.list(items, |m, (_, pattern)| m.pattern(pattern)),
                    self.name_or_none(rest.as_ref()),
                ];
                self.node("MatchMapping", span, &parts)
            }
            PatternKind::Class {
                class,
                args,
                keywords,
            } => {
                let parts = [
                    self.expr(class),
                    self.list(args, Maker::pattern),
                    self.list(keywords, |m, (name, _)| m.name(name)),
                    self.list(keywords, |m, (_, pattern)| m.pattern(pattern)),
                ];
                self.node("MatchClass", span, &parts)
            }
            PatternKind::Star(name) => {
                let name = self.name_or_none(name.as_ref());
                self.node("MatchStar", span, &[name])
            }
            PatternKind::Wildcard => self.node("MatchAs", span, &[Value::None, Value::None]),
            PatternKind::Capture(name) => {
                let name = self.name(name);
                self.node("MatchAs", span, &[Value::None, name])
            }
            PatternKind::As { pattern, name } => {
                let parts = [self.pattern(pattern), self.name(name)];
                self.node("MatchAs", span, &parts)
            }
            PatternKind::Or(items) => {
                let items = self.list(items, Maker::pattern);
                self.node("MatchOr", span, &[items])
            }
        }
    }
}
