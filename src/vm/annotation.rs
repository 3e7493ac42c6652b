//! The text of annotations that are kept as text (`from __future__ import annotations`): an expression written anew.
//!
//! The text is CPython's, made from the tree and not from the source: blanks, quotes and parentheses are those of the rule.
//! An operand is told how strongly it must bind (`at`) and puts itself into parentheses if it binds more weakly. Whole
//! trees with statements are written by `std/_ast_unparse.as`, whose rules are those of `ast.unparse` and differ.

use crate::object::float::float_repr;
use crate::object::text::{push_bytes_repr, push_repr};
use crate::syntax::ast::{
    Arg, BinOp, BoolOp, CmpOp, Comprehension, Constant, Conversion, DictItem, Expr, ExprKind,
    FStringPart, Param, Parameters, UnaryOp,
};
use dashu_int::IBig;

/// How strongly an expression binds, the weakest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum At {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arith,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl At {
    /// One step stronger.
    fn above(self) -> At {
        const ALL: [At; 16] = [
            At::Tuple,
            At::Test,
            At::Or,
            At::And,
            At::Not,
            At::Compare,
            At::BitOr,
            At::BitXor,
            At::BitAnd,
            At::Shift,
            At::Arith,
            At::Term,
            At::Factor,
            At::Power,
            At::Await,
            At::Atom,
        ];
        ALL[(self as usize + 1).min(ALL.len() - 1)]
    }
}

/// Gives the text of an expression.
pub fn text_of(e: &Expr) -> String {
    let mut w = Writer::default();
    w.expr(e, At::Test);
    w.out
}

#[derive(Default)]
struct Writer {
    out: String,
}

impl Writer {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes in parentheses if what surrounds binds more strongly than `own`.
    fn guarded(&mut self, at: At, own: At, write: impl FnOnce(&mut Writer)) {
        let wraps = at > own;
        if wraps {
            self.put("(");
        }
        write(self);
        if wraps {
            self.put(")");
        }
    }

    /// Writes a list with commas between.
    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Writer, &T)) {
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.put(", ");
            }
            write(self, item);
        }
    }

    fn expr(&mut self, e: &Expr, at: At) {
        match &e.kind {
            ExprKind::Name(name) => self.put(name),
            ExprKind::Constant(c) => self.constant(c),
            ExprKind::FString(parts) => {
                let mut inner = Writer::default();
                inner.pieces(parts);
                self.put("f");
                push_repr(&mut self.out, &inner.out, false);
            }
            ExprKind::Unary { op, operand } => {
                let (sign, own) = match op {
                    UnaryOp::Not => ("not ", At::Not),
                    UnaryOp::Invert => ("~", At::Factor),
                    UnaryOp::Plus => ("+", At::Factor),
                    UnaryOp::Minus => ("-", At::Factor),
                };
                self.guarded(at, own, |w| {
                    w.put(sign);
                    w.expr(operand, own);
                });
            }
            ExprKind::Binary { op, left, right } => {
                let (sign, own) = binary(*op);
                let power = *op == BinOp::Pow;
                let (l, r) = if power {
                    (own.above(), own)
                } else {
                    (own, own.above())
                };
                self.guarded(at, own, |w| {
                    w.expr(left, l);
                    w.put(sign);
                    w.expr(right, r);
                });
            }
            ExprKind::Bool { op, values } => {
                let (word, own) = match op {
                    BoolOp::And => (" and ", At::And),
                    BoolOp::Or => (" or ", At::Or),
                };
                self.guarded(at, own, |w| {
                    for (i, value) in values.iter().enumerate() {
                        if i > 0 {
                            w.put(word);
                        }
                        w.expr(value, own.above());
                    }
                });
            }
            ExprKind::Compare { left, rest } => self.guarded(at, At::Compare, |w| {
                w.expr(left, At::BitOr);
                for (op, right) in rest {
                    w.put(comparison(*op));
                    w.expr(right, At::BitOr);
                }
            }),
            ExprKind::If { test, body, orelse } => self.guarded(at, At::Test, |w| {
                w.expr(body, At::Or);
                w.put(" if ");
                w.expr(test, At::Or);
                w.put(" else ");
                w.expr(orelse, At::Test);
            }),
            ExprKind::Named { target, value } => self.guarded(at, At::Tuple, |w| {
                w.put(&target.name);
                w.put(" := ");
                w.expr(value, At::Atom);
            }),
            ExprKind::Lambda { params, body } => self.guarded(at, At::Test, |w| {
                w.put("lambda");
                if !(params.posonly.is_empty() && params.args.is_empty()) {
                    w.put(" ");
                }
                w.parameters(params);
                w.put(": ");
                w.expr(body, At::Test);
            }),
            ExprKind::Await(value) => self.guarded(at, At::Await, |w| {
                w.put("await ");
                w.expr(value, At::Atom);
            }),
            ExprKind::Yield(value) => {
                self.put("(yield");
                if let Some(value) = value {
                    self.put(" ");
                    self.expr(value, At::Tuple);
                }
                self.put(")");
            }
            ExprKind::YieldFrom(value) => {
                self.put("(yield from ");
                self.expr(value, At::Test);
                self.put(")");
            }
            ExprKind::Starred(value) => {
                self.put("*");
                self.expr(value, At::BitOr);
            }
            _ => self.display(e, at),
        }
    }

    /// Writes what follows an atom or is one.
    fn display(&mut self, e: &Expr, at: At) {
        match &e.kind {
            ExprKind::Attribute { value, name } => {
                self.expr(value, At::Atom);
                let whole = matches!(
                    value.kind,
                    ExprKind::Constant(Constant::Int(_) | Constant::BigInt(_))
                );
                self.put(if whole { " ." } else { "." });
                self.put(&name.name);
            }
            ExprKind::Subscript { value, index } => {
                self.expr(value, At::Atom);
                self.put("[");
                self.expr(index, At::Tuple);
                self.put("]");
            }
            ExprKind::Slice { lower, upper, step } => {
                let part = |w: &mut Writer, mark: &str, part: &Option<Box<Expr>>| {
                    w.put(mark);
                    if let Some(part) = part {
                        w.expr(part, At::Test);
                    }
                };
                part(self, "", lower);
                part(self, ":", upper);
                if step.is_some() {
                    part(self, ":", step);
                }
            }
            ExprKind::Call { func, args } => {
                self.expr(func, At::Atom);
                if let [Arg::Positional(only)] = &args[..]
                    && let ExprKind::Generator { .. } = only.kind
                {
                    return self.expr(only, At::Test);
                }
                self.put("(");
                self.arguments(args);
                self.put(")");
            }
            ExprKind::Tuple(items) => {
                let wraps = items.is_empty() || at > At::Tuple;
                self.put(if wraps { "(" } else { "" });
                self.list(items, |w, item| w.expr(item, At::Test));
                self.put(if items.len() == 1 { "," } else { "" });
                self.put(if wraps { ")" } else { "" });
            }
            ExprKind::List(items) => {
                self.put("[");
                self.list(items, |w, item| w.expr(item, At::Test));
                self.put("]");
            }
            ExprKind::Set(items) => {
                self.put("{");
                self.list(items, |w, item| w.expr(item, At::Test));
                self.put("}");
            }
            ExprKind::Dict(items) => {
                self.put("{");
                self.list(items, |w, item| match item {
                    DictItem::Pair(key, value) => {
                        w.expr(key, At::Test);
                        w.put(": ");
                        w.expr(value, At::Test);
                    }
                    DictItem::Unpack(value) => {
                        w.put("**");
                        w.expr(value, At::BitOr);
                    }
                });
                self.put("}");
            }
            ExprKind::ListComp { element, clauses } => {
                self.comprehension("[", &[element], clauses, "]")
            }
            ExprKind::SetComp { element, clauses } => {
                self.comprehension("{", &[element], clauses, "}")
            }
            ExprKind::Generator { element, clauses } => {
                self.comprehension("(", &[element], clauses, ")")
            }
            ExprKind::DictComp {
                key,
                value,
                clauses,
            } => self.comprehension("{", &[key, value], clauses, "}"),
            _ => {}
        }
    }

    /// Writes a comprehension of an element, or of a key and a value.
    fn comprehension(
        &mut self,
        open: &str,
        parts: &[&Expr],
        clauses: &[Comprehension],
        close: &str,
    ) {
        self.put(open);
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                self.put(": ");
            }
            self.expr(part, At::Test);
        }
        for clause in clauses {
            self.put(if clause.is_async {
                " async for "
            } else {
                " for "
            });
            self.expr(&clause.target, At::Tuple);
            self.put(" in ");
            self.expr(&clause.iter, At::Or);
            for condition in &clause.conditions {
                self.put(" if ");
                self.expr(condition, At::Or);
            }
        }
        self.put(close);
    }

    /// Writes the arguments of a call: those by position first.
    fn arguments(&mut self, args: &[Arg]) {
        let named = |a: &&Arg| matches!(a, Arg::Keyword(..) | Arg::DoubleStar(_));
        let first = args.iter().filter(|a| !named(a));
        let all: Vec<&Arg> = first.chain(args.iter().filter(named)).collect();
        self.list(&all, |w, arg| match arg {
            Arg::Positional(value) => w.expr(value, At::Test),
            Arg::Star(value) => {
                w.put("*");
                w.expr(value, At::BitOr);
            }
            Arg::Keyword(name, value) => {
                w.put(&name.name);
                w.put("=");
                w.expr(value, At::Test);
            }
            Arg::DoubleStar(value) => {
                w.put("**");
                w.expr(value, At::Test);
            }
        });
    }

    /// Writes the parameters of a lambda.
    fn parameters(&mut self, params: &Parameters) {
        let mut first = true;
        let mut comma = |w: &mut Writer| {
            if !std::mem::take(&mut first) {
                w.put(", ");
            }
        };
        let one = |w: &mut Writer, p: &Param| {
            w.put(&p.name.name);
            if let Some(default) = &p.default {
                w.put("=");
                w.expr(default, At::Test);
            }
        };
        for (i, p) in params.posonly.iter().chain(&params.args).enumerate() {
            comma(self);
            one(self, p);
            if i + 1 == params.posonly.len() {
                self.put(", /");
            }
        }
        if params.vararg.is_some() || !params.kwonly.is_empty() {
            comma(self);
            self.put("*");
            if let Some(p) = &params.vararg {
                one(self, p);
            }
        }
        for p in &params.kwonly {
            comma(self);
            one(self, p);
        }
        if let Some(p) = &params.kwarg {
            comma(self);
            self.put("**");
            one(self, p);
        }
    }

    /// Writes the pieces of an f-string, as they stand between its quotes before those hide anything.
    fn pieces(&mut self, parts: &[FStringPart]) {
        for part in parts {
            match part {
                FStringPart::Literal(text) => {
                    let text = text.replace('{', "{{").replace('}', "}}");
                    self.put(&text);
                }
                FStringPart::Value(value) => {
                    let mut inner = Writer::default();
                    inner.expr(&value.value, At::Or);
                    self.put(if inner.out.starts_with('{') {
                        "{ "
                    } else {
                        "{"
                    });
                    self.put(&inner.out);
                    self.put(match value.conversion {
                        Some(Conversion::Str) => "!s",
                        Some(Conversion::Repr) => "!r",
                        Some(Conversion::Ascii) => "!a",
                        None => "",
                    });
                    if let Some(spec) = &value.spec {
                        self.put(":");
                        self.pieces(spec);
                    }
                    self.put("}");
                }
            }
        }
    }

    fn constant(&mut self, c: &Constant) {
        let float = |x: f64| float_repr(x).replace("inf", "1e309");
        match c {
            Constant::None => self.put("None"),
            Constant::True => self.put("True"),
            Constant::False => self.put("False"),
            Constant::Ellipsis => self.put("..."),
            Constant::Int(i) => self.put(&i.to_string()),
            Constant::BigInt(big) => match IBig::from_str_radix(&big.digits, big.radix) {
                Ok(value) => self.put(&value.to_string()),
                Err(_) => self.put(&big.digits),
            },
            Constant::Float(x) => self.put(&float(*x)),
            Constant::Imaginary(x) => {
                let text = float(*x);
                self.put(text.strip_suffix(".0").unwrap_or(&text));
                self.put("j");
            }
            Constant::Str(text) => push_repr(&mut self.out, text, false),
            Constant::Bytes(bytes) => push_bytes_repr(&mut self.out, bytes),
        }
    }
}

/// The sign of an operator and how strongly it binds.
fn binary(op: BinOp) -> (&'static str, At) {
    match op {
        BinOp::Add => (" + ", At::Arith),
        BinOp::Sub => (" - ", At::Arith),
        BinOp::Mul => (" * ", At::Term),
        BinOp::MatMul => (" @ ", At::Term),
        BinOp::Div => (" / ", At::Term),
        BinOp::FloorDiv => (" // ", At::Term),
        BinOp::Mod => (" % ", At::Term),
        BinOp::Pow => (" ** ", At::Power),
        BinOp::LeftShift => (" << ", At::Shift),
        BinOp::RightShift => (" >> ", At::Shift),
        BinOp::BitAnd => (" & ", At::BitAnd),
        BinOp::BitOr => (" | ", At::BitOr),
        BinOp::BitXor => (" ^ ", At::BitXor),
    }
}

fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}
