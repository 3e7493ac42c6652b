//! Source text as a tree of plain tuples and lists, from which `std/ast.as` builds its nodes.
//!
//! A node is a tuple: the name of its class, four numbers for its place (None for nodes without one), then its fields in
//! CPython's order. Lists are lists of nodes; operators and contexts are names of classes. Text is only parsed here:
//! what names mean, and what is wrong with them, is not asked.

use crate::object::Value;
use crate::source::{SourceFile, Span};
use crate::syntax::ast::{
    Arg, BigLiteral, BinOp, BoolOp, CmpOp, Comprehension, Constant, Conversion, DictItem, Expr,
    ExprKind, FStringPart, FStringValue, FunctionDef, Ident, ImportNames, MatchCase, Param,
    Parameters, Pattern, PatternKind, Stmt, StmtKind, Try, TypeParam, TypeParamKind, UnaryOp,
    WithItem,
};
use crate::syntax::{parse, parse_single};
use crate::vm::Vm;
use crate::vm::native::{Args, Module, func};
use crate::vm::outcome::Raise;
use std::sync::Arc;

pub static MODULE: Module = Module {
    name: "_ast",
    consts: &[],
    funcs: &[func("tree(source, filename, single, /)", tree)],
    types: &[],
    init: None,
};

fn tree(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let source = args.str(vm, 0)?.text(&vm.heap).to_owned();
    let name = args.str(vm, 1)?.text(&vm.heap).to_owned();
    let single = vm.truth(args.get(2))?;
    let file = Arc::new(SourceFile::new(name, source).unlisted());
    let module = if single {
        parse_single(&file)
    } else {
        parse(&file)
    };
    let module = match module {
        Ok(module) => module,
        Err(diags) => return Err(vm.syntax_error(&diags, &file)),
    };
    let mut maker = Maker { vm, file: &file };
    Ok(match module.body.as_slice() {
        [only] if single => match &only.kind {
            StmtKind::Expr(e) => maker.load(e),
            _ => Value::None,
        },
        body => maker.block(body),
    })
}

/// Makes values of a tree. Nothing here runs script code, so that no value needs a root before it is in its node.
struct Maker<'m> {
    vm: &'m mut Vm,
    file: &'m SourceFile,
}

impl Maker<'_> {
    fn place(&self, offset: u32) -> [Value; 2] {
        let line = self.file.line(offset);
        let column = offset.saturating_sub(self.file.line_start(line));
        [Value::Int(i64::from(line)), Value::Int(i64::from(column))]
    }

    fn node(&mut self, kind: &str, span: Span, fields: &[Value]) -> Value {
        let ([line, column], [end_line, end_column]) =
            (self.place(span.start), self.place(span.end));
        let mut parts = vec![self.text(kind), line, column, end_line, end_column];
        parts.extend_from_slice(fields);
        self.vm.tuple(&parts)
    }

    /// Makes a node that has no place.
    fn bare(&mut self, kind: &str, fields: &[Value]) -> Value {
        let mut parts = vec![
            self.text(kind),
            Value::None,
            Value::None,
            Value::None,
            Value::None,
        ];
        parts.extend_from_slice(fields);
        self.vm.tuple(&parts)
    }

    fn text(&mut self, text: &str) -> Value {
        self.vm.str(text)
    }

    fn name(&mut self, name: &Ident) -> Value {
        self.text(&name.name)
    }

    fn name_or_none(&mut self, name: Option<&Ident>) -> Value {
        name.map_or(Value::None, |name| self.name(name))
    }

    fn list<'t, T: 't>(
        &mut self,
        items: impl IntoIterator<Item = &'t T>,
        mut make: impl FnMut(&mut Self, &'t T) -> Value,
    ) -> Value {
        let made: Vec<Value> = items.into_iter().map(|item| make(self, item)).collect();
        self.vm.list(made)
    }

    fn block(&mut self, block: &[Stmt]) -> Value {
        self.list(block, Self::stmt)
    }

    fn load(&mut self, e: &Expr) -> Value {
        self.expr(e, "Load")
    }

    fn loads<'t>(&mut self, items: impl IntoIterator<Item = &'t Expr>) -> Value {
        self.list(items, Self::load)
    }

    fn load_or_none(&mut self, e: Option<&Expr>) -> Value {
        e.map_or(Value::None, |e| self.load(e))
    }

    fn store(&mut self, e: &Expr) -> Value {
        self.expr(e, "Store")
    }

    fn constant(&mut self, value: &Constant) -> Value {
        match value {
            Constant::None => Value::None,
            Constant::True => Value::TRUE,
            Constant::False => Value::FALSE,
            Constant::Ellipsis => Value::Ellipsis,
            Constant::Int(i) => Value::Int(*i),
            Constant::BigInt(literal) => self.big(literal),
            Constant::Float(x) => Value::float(*x),
            Constant::Imaginary(x) => self.vm.complex(num_complex::Complex64::new(0.0, *x)),
            Constant::Str(s) => self.text(s),
            Constant::Bytes(b) => Value::Bytes(self.vm.heap.new_byte_vec(b.clone())),
        }
    }

    fn big(&mut self, literal: &BigLiteral) -> Value {
        let read = dashu_int::IBig::from_str_radix(&literal.digits, literal.radix);
        read.map_or(Value::None, |n| self.vm.heap.new_int(n))
    }

    fn expr(&mut self, e: &Expr, ctx: &str) -> Value {
        if !self.vm.has_native_stack() {
            return Value::None;
        }
        let (kind, fields): (&str, Vec<Value>) = match &e.kind {
            ExprKind::Name(name) => ("Name", vec![self.text(name), self.text(ctx)]),
            ExprKind::Constant(value) => ("Constant", vec![self.constant(value), Value::None]),
            ExprKind::FString(parts) => (
                "JoinedStr",
                vec![self.pieces(parts, e.span, self.quotes(e.span))],
            ),
            ExprKind::Unary { op, operand } => {
                let op = match op {
                    UnaryOp::Not => "Not",
                    UnaryOp::Invert => "Invert",
                    UnaryOp::Plus => "UAdd",
                    UnaryOp::Minus => "USub",
                };
                ("UnaryOp", vec![self.text(op), self.load(operand)])
            }
            ExprKind::Binary { op, left, right } => {
                let op = self.text(operator(*op));
                ("BinOp", vec![self.load(left), op, self.load(right)])
            }
            ExprKind::Bool { op, values } => {
                let op = match op {
                    BoolOp::And => "And",
                    BoolOp::Or => "Or",
                };
                ("BoolOp", vec![self.text(op), self.loads(values)])
            }
            ExprKind::Compare { left, rest } => {
                let ops = self.list(rest, |m, (op, _)| m.text(comparison(*op)));
                let others = self.list(rest, |m, (_, e)| m.load(e));
                ("Compare", vec![self.load(left), ops, others])
            }
            ExprKind::If { test, body, orelse } => (
                "IfExp",
                vec![self.load(test), self.load(body), self.load(orelse)],
            ),
            ExprKind::Named { target, value } => {
                let name = self.name(target);
                let store = self.text("Store");
                let target = self.node("Name", target.span, &[name, store]);
                ("NamedExpr", vec![target, self.load(value)])
            }
            ExprKind::Lambda { params, body } => {
                ("Lambda", vec![self.parameters(params), self.load(body)])
            }
            ExprKind::Attribute { value, name } => (
                "Attribute",
                vec![self.load(value), self.name(name), self.text(ctx)],
            ),
            ExprKind::Subscript { value, index } => (
                "Subscript",
                vec![self.load(value), self.load(index), self.text(ctx)],
            ),
            ExprKind::Slice { lower, upper, step } => {
                let parts = [lower, upper, step].map(|part| self.load_or_none(part.as_deref()));
                ("Slice", parts.to_vec())
            }
            ExprKind::Call { func, args } => {
                let (given, keywords) = self.arguments(args);
                ("Call", vec![self.load(func), given, keywords])
            }
            ExprKind::Starred(value) => ("Starred", vec![self.expr(value, ctx), self.text(ctx)]),
            ExprKind::Tuple(items) => {
                let items = self.list(items, |m, e| m.expr(e, ctx));
                ("Tuple", vec![items, self.text(ctx)])
            }
            ExprKind::List(items) => {
                let items = self.list(items, |m, e| m.expr(e, ctx));
                ("List", vec![items, self.text(ctx)])
            }
            ExprKind::Set(items) => ("Set", vec![self.loads(items)]),
            ExprKind::Dict(items) => {
                let keys = self.list(items, |m, item| match item {
                    DictItem::Pair(key, _) => m.load(key),
                    DictItem::Unpack(_) => Value::None,
                });
                let values = self.list(items, |m, item| match item {
                    DictItem::Pair(_, value) | DictItem::Unpack(value) => m.load(value),
                });
                ("Dict", vec![keys, values])
            }
            ExprKind::ListComp { element, clauses } => {
                ("ListComp", vec![self.load(element), self.clauses(clauses)])
            }
            ExprKind::SetComp { element, clauses } => {
                ("SetComp", vec![self.load(element), self.clauses(clauses)])
            }
            ExprKind::Generator { element, clauses } => (
                "GeneratorExp",
                vec![self.load(element), self.clauses(clauses)],
            ),
            ExprKind::DictComp {
                key,
                value,
                clauses,
            } => (
                "DictComp",
                vec![self.load(key), self.load(value), self.clauses(clauses)],
            ),
            ExprKind::Await(value) => ("Await", vec![self.load(value)]),
            ExprKind::Yield(value) => ("Yield", vec![self.load_or_none(value.as_deref())]),
            ExprKind::YieldFrom(value) => ("YieldFrom", vec![self.load(value)]),
        };
        self.node(kind, e.span, &fields)
    }

    fn clauses(&mut self, clauses: &[Comprehension]) -> Value {
        self.list(clauses, |m, clause| {
            let (target, iter) = (m.store(&clause.target), m.load(&clause.iter));
            let conditions = m.loads(&clause.conditions);
            let is_async = Value::Int(i64::from(clause.is_async));
            m.bare("comprehension", &[target, iter, conditions, is_async])
        })
    }

    fn pieces(&mut self, parts: &[FStringPart], whole: Span, edges: (u32, u32)) -> Value {
        let mut made = Vec::with_capacity(parts.len());
        let mut start = whole.start + edges.0;
        for (i, part) in parts.iter().enumerate() {
            match part {
                FStringPart::Literal(text) => {
                    // Text lies between the values around it.
                    let end = match parts.get(i + 1) {
                        Some(FStringPart::Value(next)) => next.span.start,
                        _ => whole.end.saturating_sub(edges.1),
                    };
                    let text = self.text(text);
                    made.push(self.node("Constant", Span { start, end }, &[text, Value::None]));
                }
                FStringPart::Value(value) => {
                    start = value.span.end;
                    made.push(self.piece(value));
                }
            }
        }
        self.vm.list(made)
    }

    fn piece(&mut self, value: &FStringValue) -> Value {
        let conversion = match value.conversion {
            None => -1,
            Some(Conversion::Str) => 115,
            Some(Conversion::Repr) => 114,
            Some(Conversion::Ascii) => 97,
        };
        let spec = match &value.spec {
            None => Value::None,
            Some(parts) => {
                // From the colon behind the value to the closing brace.
                let end = value.span.end.saturating_sub(1);
                let behind = Span {
                    start: value.value.span.end.min(end),
                    end,
                };
                let colon = self.file.slice(behind).find(':').unwrap_or(0) as u32;
                let place = Span {
                    start: behind.start + colon,
                    end,
                };
                let pieces = self.pieces(parts, place, (1, 0));
                self.node("JoinedStr", place, &[pieces])
            }
        };
        let shown = self.load(&value.value);
        let fields = [shown, Value::Int(conversion), spec];
        self.node("FormattedValue", value.span, &fields)
    }

    /// Gives the lengths of what opens and closes an f-string.
    fn quotes(&self, span: Span) -> (u32, u32) {
        let text = self.file.slice(span);
        let at = text.find(['"', '\'']).unwrap_or(0);
        let quotes = text.get(at..).unwrap_or_default();
        let long = quotes.starts_with("\"\"\"") || quotes.starts_with("'''");
        let length = if long { 3 } else { 1 };
        (at as u32 + length, length)
    }

    /// Splits arguments into positional ones and keywords.
    fn arguments(&mut self, args: &[Arg]) -> (Value, Value) {
        let (mut given, mut keywords) = (Vec::new(), Vec::new());
        for arg in args {
            match arg {
                // The parentheses of the call belong to a generator that stands alone in them.
                Arg::Positional(Expr {
                    kind: ExprKind::Generator { element, clauses },
                    span,
                    ..
                }) if args.len() == 1 => {
                    let around = Span {
                        start: span.start.saturating_sub(1),
                        end: span.end + 1,
                    };
                    let text = self.file.slice(around);
                    let own = self.file.slice(*span);
                    let own = own.starts_with('(') && own.ends_with(')');
                    let lone = text.starts_with('(') && text.ends_with(')') && !own;
                    let fields = [self.load(element), self.clauses(clauses)];
                    given.push(self.node(
                        "GeneratorExp",
                        if lone { around } else { *span },
                        &fields,
                    ));
                }
                Arg::Positional(e) => given.push(self.load(e)),
                Arg::Star(e) => {
                    let (value, ctx) = (self.load(e), self.text("Load"));
                    let span = Span {
                        start: e.span.start.saturating_sub(1),
                        end: e.span.end,
                    };
                    given.push(self.node("Starred", span, &[value, ctx]));
                }
                Arg::Keyword(name, e) => {
                    let (value, span) = (self.load(e), name.span.to(e.span));
                    let name = self.name(name);
                    keywords.push(self.node("keyword", span, &[name, value]));
                }
                Arg::DoubleStar(e) => {
                    let value = self.load(e);
                    let span = Span {
                        start: e.span.start.saturating_sub(2),
                        end: e.span.end,
                    };
                    keywords.push(self.node("keyword", span, &[Value::None, value]));
                }
            }
        }
        (self.vm.list(given), self.vm.list(keywords))
    }

    fn parameters(&mut self, params: &Parameters) -> Value {
        let posonly = self.list(&params.posonly, Self::param);
        let args = self.list(&params.args, Self::param);
        let vararg = params
            .vararg
            .as_deref()
            .map_or(Value::None, |p| self.param(p));
        let kwonly = self.list(&params.kwonly, Self::param);
        let kw_defaults = self.list(&params.kwonly, |m, p| m.load_or_none(p.default.as_deref()));
        let kwarg = params
            .kwarg
            .as_deref()
            .map_or(Value::None, |p| self.param(p));
        let defaults = params.posonly.iter().chain(&params.args);
        let defaults = self.loads(defaults.filter_map(|p| p.default.as_deref()));
        let fields = [posonly, args, vararg, kwonly, kw_defaults, kwarg, defaults];
        self.bare("arguments", &fields)
    }

    fn param(&mut self, param: &Param) -> Value {
        let annotation = self.load_or_none(param.annotation.as_deref());
        let end = param
            .annotation
            .as_deref()
            .map_or(param.name.span, |a| a.span);
        let name = self.name(&param.name);
        self.node(
            "arg",
            param.name.span.to(end),
            &[name, annotation, Value::None],
        )
    }

    fn stmt(&mut self, s: &Stmt) -> Value {
        if !self.vm.has_native_stack() {
            return Value::None;
        }
        let mut span = s.span;
        let (kind, fields): (&str, Vec<Value>) = match &s.kind {
            StmtKind::Expr(e) => ("Expr", vec![self.load(e)]),
            StmtKind::Assign { targets, value } => {
                let targets = self.list(targets, Self::store);
                ("Assign", vec![targets, self.load(value), Value::None])
            }
            StmtKind::AugAssign { target, op, value } => {
                let (target, op) = (self.store(target), self.text(operator(*op)));
                ("AugAssign", vec![target, op, self.load(value)])
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => {
                let (target, annotation) = (self.store(target), self.load(annotation));
                let value = self.load_or_none(value.as_ref());
                let simple = Value::Int(i64::from(*simple));
                ("AnnAssign", vec![target, annotation, value, simple])
            }
            StmtKind::Delete(targets) => {
                ("Delete", vec![self.list(targets, |m, e| m.expr(e, "Del"))])
            }
            StmtKind::Pass => ("Pass", Vec::new()),
            StmtKind::Break => ("Break", Vec::new()),
            StmtKind::Continue => ("Continue", Vec::new()),
            StmtKind::Return(value) => ("Return", vec![self.load_or_none(value.as_ref())]),
            StmtKind::Raise { exception, cause } => {
                let parts = [exception, cause].map(|part| self.load_or_none(part.as_ref()));
                ("Raise", parts.to_vec())
            }
            StmtKind::Assert { test, message } => {
                let test = self.load(test);
                ("Assert", vec![test, self.load_or_none(message.as_ref())])
            }
            StmtKind::Global(names) => ("Global", vec![self.list(names, Self::name)]),
            StmtKind::Nonlocal(names) => ("Nonlocal", vec![self.list(names, Self::name)]),
            StmtKind::Import(names) => ("Import", vec![self.aliases(names)]),
            StmtKind::ImportFrom(import) => {
                let module = self.name_or_none(import.module.as_ref());
                let names = match &import.names {
                    ImportNames::Names(names) => self.aliases(names),
                    ImportNames::Star(span) => {
                        let star = self.text("*");
                        let alias = self.node("alias", *span, &[star, Value::None]);
                        self.vm.list(vec![alias])
                    }
                };
                (
                    "ImportFrom",
                    vec![module, names, Value::Int(i64::from(import.level))],
                )
            }
            StmtKind::If { branches, orelse } => {
                // An `elif` is an `if` that is all of the `else`.
                let mut rest = self.block(orelse);
                let Some((first, others)) = branches.split_first() else {
                    return Value::None;
                };
                for branch in others.iter().rev() {
                    let (test, body) = (self.load(&branch.test), self.block(&branch.body));
                    let place = Span {
                        start: branch.span.start,
                        end: s.span.end,
                    };
                    let inner = self.node("If", place, &[test, body, rest]);
                    rest = self.vm.list(vec![inner]);
                }
                let test = self.load(&first.test);
                ("If", vec![test, self.block(&first.body), rest])
            }
            StmtKind::While { test, body, orelse } => {
                let test = self.load(test);
                ("While", vec![test, self.block(body), self.block(orelse)])
            }
            StmtKind::For(f) => {
                let (target, iter) = (self.store(&f.target), self.load(&f.iter));
                let (body, orelse) = (self.block(&f.body), self.block(&f.orelse));
                let kind = if f.is_async { "AsyncFor" } else { "For" };
                (kind, vec![target, iter, body, orelse, Value::None])
            }
            StmtKind::With(w) => {
                let items = self.list(&w.items, Self::with_item);
                let kind = if w.is_async { "AsyncWith" } else { "With" };
                (kind, vec![items, self.block(&w.body), Value::None])
            }
            StmtKind::Try(t) => {
                let kind = if t.is_star { "TryStar" } else { "Try" };
                (kind, self.try_fields(t))
            }
            StmtKind::Match { subject, cases } => {
                let subject = self.load(subject);
                ("Match", vec![subject, self.list(cases, Self::case)])
            }
            StmtKind::FunctionDef(f) => {
                span.start = f.header.start;
                let kind = if f.is_async {
                    "AsyncFunctionDef"
                } else {
                    "FunctionDef"
                };
                (kind, self.function_fields(f))
            }
            StmtKind::ClassDef(c) => {
                span.start = c.header.start;
                let name = self.name(&c.name);
                let (bases, keywords) = self.arguments(&c.args);
                let body = self.block(&c.body);
                let decorators = self.loads(&c.decorators);
                let params = self.list(&c.type_params, Self::type_param);
                (
                    "ClassDef",
                    vec![name, bases, keywords, body, decorators, params],
                )
            }
            StmtKind::TypeAlias {
                name,
                type_params,
                value,
            } => {
                let (text, store) = (self.name(name), self.text("Store"));
                let name = self.node("Name", name.span, &[text, store]);
                let params = self.list(type_params, Self::type_param);
                ("TypeAlias", vec![name, params, self.load(value)])
            }
        };
        self.node(kind, span, &fields)
    }

    fn aliases(&mut self, names: &[crate::syntax::ast::Alias]) -> Value {
        self.list(names, |m, alias| {
            let (name, other) = (m.name(&alias.name), m.name_or_none(alias.alias.as_ref()));
            m.node("alias", alias.span, &[name, other])
        })
    }

    fn with_item(&mut self, item: &WithItem) -> Value {
        let context = self.load(&item.context);
        let target = item.target.as_ref().map_or(Value::None, |t| self.store(t));
        self.bare("withitem", &[context, target])
    }

    fn try_fields(&mut self, t: &Try) -> Vec<Value> {
        let body = self.block(&t.body);
        let handlers = self.list(&t.handlers, |m, handler| {
            let class = m.load_or_none(handler.class.as_ref());
            let name = m.name_or_none(handler.name.as_ref());
            let body = m.block(&handler.body);
            m.node("ExceptHandler", handler.span, &[class, name, body])
        });
        vec![
            body,
            handlers,
            self.block(&t.orelse),
            self.block(&t.finalbody),
        ]
    }

    fn function_fields(&mut self, f: &FunctionDef) -> Vec<Value> {
        let (name, params) = (self.name(&f.name), self.parameters(&f.params));
        let (body, decorators) = (self.block(&f.body), self.loads(&f.decorators));
        let returns = self.load_or_none(f.returns.as_ref());
        let type_params = self.list(&f.type_params, Self::type_param);
        vec![
            name,
            params,
            body,
            decorators,
            returns,
            Value::None,
            type_params,
        ]
    }

    fn type_param(&mut self, param: &TypeParam) -> Value {
        let name = self.name(&param.name);
        let default = self.load_or_none(param.default.as_ref());
        match &param.kind {
            TypeParamKind::TypeVar { bound } => {
                let bound = self.load_or_none(bound.as_ref());
                self.node("TypeVar", param.span, &[name, bound, default])
            }
            TypeParamKind::TypeVarTuple => self.node("TypeVarTuple", param.span, &[name, default]),
            TypeParamKind::ParamSpec => self.node("ParamSpec", param.span, &[name, default]),
        }
    }

    fn case(&mut self, case: &MatchCase) -> Value {
        let pattern = self.pattern(&case.pattern);
        let guard = self.load_or_none(case.guard.as_ref());
        let body = self.block(&case.body);
        self.bare("match_case", &[pattern, guard, body])
    }

    fn pattern(&mut self, p: &Pattern) -> Value {
        if !self.vm.has_native_stack() {
            return Value::None;
        }
        let (kind, fields): (&str, Vec<Value>) = match &p.kind {
            PatternKind::Value(e) => ("MatchValue", vec![self.load(e)]),
            PatternKind::Singleton(value) => ("MatchSingleton", vec![self.constant(value)]),
            PatternKind::Sequence(items) => {
                ("MatchSequence", vec![self.list(items, Self::pattern)])
            }
            PatternKind::Mapping { items, rest } => {
                let keys = self.list(items, |m, (key, _)| m.load(key));
                let patterns = self.list(items, |m, (_, pattern)| m.pattern(pattern));
                (
                    "MatchMapping",
                    vec![keys, patterns, self.name_or_none(rest.as_ref())],
                )
            }
            PatternKind::Class {
                class,
                args,
                keywords,
            } => {
                let class = self.load(class);
                let args = self.list(args, Self::pattern);
                let names = self.list(keywords, |m, (name, _)| m.name(name));
                let patterns = self.list(keywords, |m, (_, pattern)| m.pattern(pattern));
                ("MatchClass", vec![class, args, names, patterns])
            }
            PatternKind::Star(name) => ("MatchStar", vec![self.name_or_none(name.as_ref())]),
            PatternKind::Wildcard => ("MatchAs", vec![Value::None, Value::None]),
            PatternKind::Capture(name) => ("MatchAs", vec![Value::None, self.name(name)]),
            PatternKind::As { pattern, name } => {
                let pattern = self.pattern(pattern);
                ("MatchAs", vec![pattern, self.name(name)])
            }
            PatternKind::Or(patterns) => ("MatchOr", vec![self.list(patterns, Self::pattern)]),
        };
        self.node(kind, p.span, &fields)
    }
}

fn operator(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "Add",
        BinOp::Sub => "Sub",
        BinOp::Mul => "Mult",
        BinOp::MatMul => "MatMult",
        BinOp::Div => "Div",
        BinOp::FloorDiv => "FloorDiv",
        BinOp::Mod => "Mod",
        BinOp::Pow => "Pow",
        BinOp::LeftShift => "LShift",
        BinOp::RightShift => "RShift",
        BinOp::BitAnd => "BitAnd",
        BinOp::BitOr => "BitOr",
        BinOp::BitXor => "BitXor",
    }
}

fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => "Eq",
        CmpOp::NotEq => "NotEq",
        CmpOp::Lt => "Lt",
        CmpOp::LtE => "LtE",
        CmpOp::Gt => "Gt",
        CmpOp::GtE => "GtE",
        CmpOp::Is => "Is",
        CmpOp::IsNot => "IsNot",
        CmpOp::In => "In",
        CmpOp::NotIn => "NotIn",
    }
}
