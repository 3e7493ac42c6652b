//! Expressions as the tuples `_ast.rs` makes of a tree: operators, comprehensions, constants, f-strings.

use super::{Maker, Use};
use crate::object::Value;
use crate::source::Span;
use crate::syntax::ast::{
    BinOp, BoolOp, CmpOp, Comprehension, Constant, Conversion, DictItem, Expr, ExprKind,
    FStringPart, UnaryOp,
};
use dashu_int::IBig;
use num_complex::Complex64;

pub(super) fn binary_name(op: BinOp) -> &'static str {
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

fn compare_name(op: CmpOp) -> &'static str {
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

impl Maker<'_> {
    pub(super) fn used(&mut self, e: &Expr, to: Use) -> Value {
        let span = e.span;
        let ctx = match to {
            Use::Load => "Load",
            Use::Store => "Store",
            Use::Del => "Del",
        };
        match &e.kind {
            ExprKind::Name(name) => {
                let parts = [self.vm.intern(name).into(), self.bare(ctx, &[])];
                self.node("Name", span, &parts)
            }
            ExprKind::Attribute { value, name } => {
                let parts = [self.expr(value), self.name(name), self.bare(ctx, &[])];
                self.node("Attribute", span, &parts)
            }
            ExprKind::Subscript { value, index } => {
                let parts = [self.expr(value), self.expr(index), self.bare(ctx, &[])];
                self.node("Subscript", span, &parts)
            }
            ExprKind::Starred(value) => {
                let parts = [self.used(value, to), self.bare(ctx, &[])];
                self.node("Starred", span, &parts)
            }
            ExprKind::Tuple(items) => {
                let parts = [self.targets(items, to), self.bare(ctx, &[])];
                self.node("Tuple", span, &parts)
            }
            ExprKind::List(items) => {
                let parts = [self.targets(items, to), self.bare(ctx, &[])];
                self.node("List", span, &parts)
            }
            ExprKind::Constant(c) => {
                let kind = match (c, self.file.text()[span.range()].as_bytes().first()) {
                    (Constant::Str(_), Some(b'u')) => self.vm.str("u"),
                    _ => Value::None,
                };
                let value = self.constant(c);
                self.node("Constant", span, &[value, kind])
            }
            ExprKind::FString(parts) => self.joined(parts, span),
            _ => self.operation(e),
        }
    }

    pub(super) fn operation(&mut self, e: &Expr) -> Value {
        let span = e.span;
        match &e.kind {
            ExprKind::Unary { op, operand } => {
                let name = match op {
                    UnaryOp::Not => "Not",
                    UnaryOp::Invert => "Invert",
                    UnaryOp::Plus => "UAdd",
                    UnaryOp::Minus => "USub",
                };
                let parts = [self.bare(name, &[]), self.expr(operand)];
                self.node("UnaryOp", span, &parts)
            }
            ExprKind::Binary { op, left, right } => {
                let parts = [
                    self.expr(left),
                    self.bare(binary_name(*op), &[]),
                    self.expr(right),
                ];
                self.node("BinOp", span, &parts)
            }
            ExprKind::Bool { op, values } => {
                let name = match op {
                    BoolOp::And => "And",
                    BoolOp::Or => "Or",
                };
                let parts = [self.bare(name, &[]), self.exprs(values)];
                self.node("BoolOp", span, &parts)
            }
            ExprKind::Compare { left, rest } => {
                let parts = [
                    self.expr(left),
                    self.list(rest, |m, (op, _)| m.bare(compare_name(*op), &[])),
                    self.list(rest, |m, (_, e)| m.expr(e)),
                ];
                self.node("Compare", span, &parts)
            }
            ExprKind::If { test, body, orelse } => {
                let parts = [self.expr(test), self.expr(body), self.expr(orelse)];
                self.node("IfExp", span, &parts)
            }
            ExprKind::Named { target, value } => {
                let name = self.name(target);
                let store = self.bare("Store", &[]);
                let parts = [
                    self.node("Name", target.span, &[name, store]),
                    self.expr(value),
                ];
                self.node("NamedExpr", span, &parts)
            }
            ExprKind::Lambda { params, body } => {
                let parts = [self.parameters(params), self.expr(body)];
                self.node("Lambda", span, &parts)
            }
            ExprKind::Slice { lower, upper, step } => {
                let parts = [lower, upper, step].map(|e| self.option(e.as_deref()));
                self.node("Slice", span, &parts)
            }
            ExprKind::Call { func, args } => {
                let func = self.expr(func);
                let (by_place, by_name) = self.arguments(args);
                self.node("Call", span, &[func, by_place, by_name])
            }
            ExprKind::Set(items) => {
                let items = self.exprs(items);
                self.node("Set", span, &[items])
            }
            ExprKind::Dict(items) => {
                let keys = self.list(items, |m, item| match item {
                    DictItem::Pair(key, _) => m.expr(key),
                    DictItem::Unpack(_) => Value::None,
                });
                let values = self.list(items, |m, item| match item {
                    DictItem::Pair(_, value) | DictItem::Unpack(value) => m.expr(value),
                });
                self.node("Dict", span, &[keys, values])
            }
            ExprKind::Await(value) => {
                let value = self.expr(value);
                self.node("Await", span, &[value])
            }
            ExprKind::Yield(value) => {
                let value = self.option(value.as_deref());
                self.node("Yield", span, &[value])
            }
            ExprKind::YieldFrom(value) => {
                let value = self.expr(value);
                self.node("YieldFrom", span, &[value])
            }
            _ => self.comprehension(e, span),
        }
    }

    pub(super) fn comprehension(&mut self, e: &Expr, span: Span) -> Value {
        let (name, first, second, clauses) = match &e.kind {
            ExprKind::ListComp { element, clauses } => ("ListComp", element, None, clauses),
            ExprKind::SetComp { element, clauses } => ("SetComp", element, None, clauses),
            ExprKind::Generator { element, clauses } => ("GeneratorExp", element, None, clauses),
            ExprKind::DictComp {
                key,
                value,
                clauses,
            } => ("DictComp", key, Some(value), clauses),
            _ => unreachable!("every kind of expression is made above"),
        };
        let mut parts = vec![self.expr(first)];
        parts.extend(second.map(|e| self.expr(e)));
        parts.push(self.list(clauses, Maker::clause));
        self.node(name, span, &parts)
    }

    pub(super) fn clause(&mut self, clause: &Comprehension) -> Value {
        let parts = [
            self.used(&clause.target, Use::Store),
            self.expr(&clause.iter),
            self.exprs(&clause.conditions),
            Value::Int(i64::from(clause.is_async)),
        ];
        self.bare("comprehension", &parts)
    }

    pub(super) fn constant(&mut self, c: &Constant) -> Value {
        match c {
            Constant::None => Value::None,
            Constant::True => Value::TRUE,
            Constant::False => Value::FALSE,
            Constant::Ellipsis => Value::Ellipsis,
            Constant::Int(i) => Value::Int(*i),
            Constant::BigInt(big) => match IBig::from_str_radix(&big.digits, big.radix) {
                Ok(n) => self.vm.heap.new_int(n),
                Err(_) => unreachable!("the scanner checked the digits"),
            },
            Constant::Float(f) => Value::float(*f),
            Constant::Imaginary(f) => self.vm.complex(Complex64::new(0.0, *f)),
            Constant::Str(s) => self.vm.str(s),
            Constant::Bytes(b) => self.vm.heap.new_bytes(b).into(),
        }
    }

    /// Makes an f-string; the text in it has the place of the whole.
    pub(super) fn joined(&mut self, parts: &[FStringPart], span: Span) -> Value {
        let values = self.list(parts, |m, part| match part {
            FStringPart::Literal(text) => {
                let text = m.vm.str(text);
                m.node("Constant", span, &[text, Value::None])
            }
            FStringPart::Value(value) => {
                let conversion = match value.conversion {
                    None => -1,
                    Some(Conversion::Str) => i64::from(b's'),
                    Some(Conversion::Repr) => i64::from(b'r'),
                    Some(Conversion::Ascii) => i64::from(b'a'),
                };
                let spec = value.spec.as_ref();
                let spec = spec.map_or(Value::None, |spec| m.joined(spec, value.span));
                let parts = [m.expr(&value.value), Value::Int(conversion), spec];
                m.node("FormattedValue", value.span, &parts)
            }
        });
        self.node("JoinedStr", span, &[values])
    }
}
