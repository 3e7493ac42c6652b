//! What the grammar calls to build expressions.
//!
//! Names and literals are built in `strings.rs`, arguments and parameters in `calls.rs`, statements in
//! `statements.rs`, patterns in `patterns.rs`; targets are judged in `targets.rs`. All are reached from here. An action never fails: it records a diag and gives a node,
//! so that one run finds several problems. Every node's depth is counted here, and a tree that would grow
//! past `MAX_DEPTH` is replaced by a leaf.

pub use super::calls::*;
pub use super::patterns::*;
pub use super::statements::*;
pub use super::strings::*;
pub use super::targets::*;

use super::ast::*;
use crate::diag::{Class, Diag};
use crate::source::{SourceFile, Span};

/// What all actions share.
pub struct Build<'s> {
    pub file: &'s SourceFile,
    pub diags: Vec<Diag>,
    /// What CPython warns of.
    pub cautions: Vec<Diag>,
}

impl Build<'_> {
    /// Records a problem.
    pub fn error(&mut self, span: Span, message: impl Into<String>) {
        self.diags.push(Diag::new(span, message));
    }

    /// Gives where an operand begins with the parentheses around it.
    fn before_parens(&self, e: &Expr) -> u32 {
        let before = self.file.text().get(..e.span.start as usize);
        let Some(before) = before.filter(|_| e.parenthesized) else {
            return e.span.start;
        };
        let kept = before.trim_end_matches(|c: char| c == '(' || c.is_whitespace());
        let skipped = before.len() - kept.len();
        let gap = before[kept.len()..].find('(').unwrap_or(skipped);
        (kept.len() + gap) as u32
    }

    /// Records what is odd but no problem.
    pub fn caution(&mut self, span: Span, message: String) {
        let diag = Diag::new(span, message).class(Class::Warning);
        self.cautions.push(diag);
    }

    /// Makes a node over children of which the deepest has depth `below`.
    pub(super) fn node(&mut self, span: Span, below: u32, kind: ExprKind) -> Expr {
        if below >= MAX_DEPTH {
            let message = "maximum recursion depth exceeded during compilation";
            if !self.diags.iter().any(|d| d.class == Class::RecursionError) {
                let diag = Diag::new(Span::at(span.start), message).class(Class::RecursionError);
                self.diags.push(diag.label("nested too deeply"));
            }
            return Expr::leaf(span, ExprKind::Constant(Constant::None));
        }
        Expr {
            span,
            depth: below + 1,
            parenthesized: false,
            kind,
        }
    }
}

fn deepest<'a>(children: impl IntoIterator<Item = &'a Expr>) -> u32 {
    children.into_iter().map(|e| e.depth).max().unwrap_or(0)
}

/// One expression or several with commas.
pub enum Items {
    One(Expr),
    Many(Vec<Expr>),
}

/// What one element of a list of expressions is.
pub type Item = Expr;

/// Adds to a list.
pub fn push<T>(mut list: Vec<T>, item: T) -> Vec<T> {
    list.push(item);
    list
}

/// Adds a list to a list.
pub fn append<T>(mut list: Vec<T>, mut more: Vec<T>) -> Vec<T> {
    list.append(&mut more);
    list
}

// ---- Lists of expressions ----

pub fn items_one(item: Expr) -> Items {
    Items::One(item)
}

pub fn items_many(items: Vec<Expr>) -> Items {
    Items::Many(items)
}

fn tuple(b: &mut Build, span: Span, items: Vec<Expr>) -> Expr {
    let below = deepest(&items);
    b.node(span, below, ExprKind::Tuple(items))
}

/// Refuses `a := b` where only parentheses would allow it.
pub fn no_named(b: &mut Build, item: &Expr) {
    if let ExprKind::Named { target, .. } = &item.kind
        && !item.parenthesized
    {
        let after = b.file.text().get(target.span.end as usize..).unwrap_or("");
        let at = target.span.end + after.find(":=").unwrap_or(0) as u32;
        b.error(Span::new(at, at + 2), "invalid syntax");
    }
}

pub fn exprs(b: &mut Build, l: u32, items: Items, r: u32) -> Expr {
    match items {
        Items::One(item) => {
            no_named(b, &item);
            item
        }
        Items::Many(items) => {
            items.iter().for_each(|item| no_named(b, item));
            tuple(b, Span::new(l, r), items)
        }
    }
}

pub fn starred(b: &mut Build, l: u32, value: Expr, r: u32) -> Expr {
    let below = value.depth;
    b.node(Span::new(l, r), below, ExprKind::Starred(Box::new(value)))
}

pub fn empty_tuple(l: u32, r: u32) -> Expr {
    Expr {
        parenthesized: true,
        ..Expr::leaf(Span::new(l, r), ExprKind::Tuple(Vec::new()))
    }
}

pub fn parens(b: &mut Build, l: u32, items: Items, r: u32) -> Expr {
    let span = Span::new(l, r);
    let inside = match items {
        Items::One(Expr {
            span,
            kind: ExprKind::Starred(value),
            ..
        }) => {
            b.error(span, "cannot use starred expression here");
            *value
        }
        Items::One(item) => item,
        Items::Many(items) => tuple(b, span, items),
    };
    Expr {
        parenthesized: true,
        ..inside
    }
}

pub fn paren_yield(value: Expr) -> Expr {
    Expr {
        parenthesized: true,
        ..value
    }
}

fn into_items(items: Option<Items>) -> Vec<Expr> {
    match items {
        None => Vec::new(),
        Some(Items::One(item)) => vec![item],
        Some(Items::Many(items)) => items,
    }
}

pub fn list(b: &mut Build, l: u32, items: Option<Items>, r: u32) -> Expr {
    let items = into_items(items);
    let below = deepest(&items);
    b.node(Span::new(l, r), below, ExprKind::List(items))
}

pub fn set(b: &mut Build, l: u32, items: Items, r: u32) -> Expr {
    let items = into_items(Some(items));
    let below = deepest(&items);
    b.node(Span::new(l, r), below, ExprKind::Set(items))
}

pub fn dict(b: &mut Build, l: u32, items: Vec<DictItem>, r: u32) -> Expr {
    let below = items.iter().map(|item| match item {
        DictItem::Pair(k, v) => k.depth.max(v.depth),
        DictItem::Unpack(e) => e.depth,
    });
    let below = below.max().unwrap_or(0);
    b.node(Span::new(l, r), below, ExprKind::Dict(items))
}

// ---- Comprehensions ----

pub fn clause(
    b: &mut Build,
    l: u32,
    is_async: bool,
    target: Expr,
    iter: Expr,
    conditions: Vec<Expr>,
    r: u32,
) -> Comprehension {
    check_target(b, &target, Use::Assign);
    Comprehension {
        span: Span::new(l, r),
        is_async,
        target,
        iter,
        conditions,
    }
}

fn clauses_depth(clauses: &[Comprehension]) -> u32 {
    let depth = |c: &Comprehension| c.target.depth.max(c.iter.depth).max(deepest(&c.conditions));
    clauses.iter().map(depth).max().unwrap_or(0)
}

fn element(b: &mut Build, element: Expr) -> Box<Expr> {
    if let ExprKind::Starred(_) = element.kind {
        b.error(
            element.span,
            "iterable unpacking cannot be used in comprehension",
        );
    }
    Box::new(element)
}

pub fn generator(b: &mut Build, l: u32, e: Expr, clauses: Vec<Comprehension>, r: u32) -> Expr {
    let below = e.depth.max(clauses_depth(&clauses));
    let element = element(b, e);
    let node = b.node(
        Span::new(l, r),
        below,
        ExprKind::Generator { element, clauses },
    );
    Expr {
        parenthesized: true,
        ..node
    }
}

pub fn list_comp(b: &mut Build, l: u32, e: Expr, clauses: Vec<Comprehension>, r: u32) -> Expr {
    let below = e.depth.max(clauses_depth(&clauses));
    let element = element(b, e);
    b.node(
        Span::new(l, r),
        below,
        ExprKind::ListComp { element, clauses },
    )
}

pub fn set_comp(b: &mut Build, l: u32, e: Expr, clauses: Vec<Comprehension>, r: u32) -> Expr {
    let below = e.depth.max(clauses_depth(&clauses));
    let element = element(b, e);
    b.node(
        Span::new(l, r),
        below,
        ExprKind::SetComp { element, clauses },
    )
}

pub fn dict_comp(
    b: &mut Build,
    l: u32,
    item: DictItem,
    clauses: Vec<Comprehension>,
    r: u32,
) -> Expr {
    let span = Span::new(l, r);
    match item {
        DictItem::Pair(key, value) => {
            let below = key.depth.max(value.depth).max(clauses_depth(&clauses));
            let (key, value) = (Box::new(key), Box::new(value));
            b.node(
                span,
                below,
                ExprKind::DictComp {
                    key,
                    value,
                    clauses,
                },
            )
        }
        DictItem::Unpack(e) => {
            let at = Span::new(l + 1, e.span.end);
            b.error(at, "dict unpacking cannot be used in dict comprehension");
            Expr::leaf(span, ExprKind::Dict(Vec::new()))
        }
    }
}

// ---- Operators ----

pub fn named(b: &mut Build, l: u32, target: Expr, value: Expr, r: u32) -> Expr {
    let below = target.depth.max(value.depth);
    let mut refused = false;
    let ident = match target.kind {
        ExprKind::Name(name) if !target.parenthesized => Ident {
            name,
            span: target.span,
        },
        ref kind => {
            let message = format!("cannot use assignment expressions with {}", kind_name(kind));
            b.error(target.span, message);
            refused = true;
            Ident {
                name: "_".into(),
                span: target.span,
            }
        }
    };
    let node = b.node(
        Span::new(l, r),
        below,
        ExprKind::Named {
            target: ident,
            value: Box::new(value),
        },
    );
    // One problem is enough: what was refused is not refused again for lack of parentheses.
    Expr {
        parenthesized: refused,
        ..node
    }
}

pub fn conditional(b: &mut Build, l: u32, body: Expr, test: Expr, orelse: Expr, r: u32) -> Expr {
    let below = body.depth.max(test.depth).max(orelse.depth);
    let (test, body, orelse) = (Box::new(test), Box::new(body), Box::new(orelse));
    b.node(Span::new(l, r), below, ExprKind::If { test, body, orelse })
}

pub fn lambda(b: &mut Build, l: u32, params: Parameters, body: Expr, r: u32) -> Expr {
    let defaults = params
        .posonly
        .iter()
        .chain(&params.args)
        .chain(&params.kwonly);
    let below = deepest(defaults.filter_map(|p| p.default.as_deref())).max(body.depth);
    let kind = ExprKind::Lambda {
        params: Box::new(params),
        body: Box::new(body),
    };
    b.node(Span::new(l, r), below, kind)
}

/// `a or b or c` is one node, unless parentheses make it two.
pub fn bool_op(b: &mut Build, l: u32, op: BoolOp, left: Expr, right: Expr, r: u32) -> Expr {
    let span = Span::new(l, r);
    let depth = left.depth.max(right.depth + 1);
    match left.kind {
        ExprKind::Bool {
            op: same,
            mut values,
        } if same == op && !left.parenthesized => {
            values.push(right);
            b.node(span, depth - 1, ExprKind::Bool { op, values })
        }
        _ => {
            let below = left.depth.max(right.depth);
            b.node(
                span,
                below,
                ExprKind::Bool {
                    op,
                    values: vec![left, right],
                },
            )
        }
    }
}

/// `a < b < c` is one node, unless parentheses make it two.
pub fn compare(b: &mut Build, l: u32, left: Expr, op: CmpOp, right: Expr, r: u32) -> Expr {
    let span = Span::new(l, r);
    let depth = left.depth.max(right.depth + 1);
    match left.kind {
        ExprKind::Compare {
            left: first,
            mut rest,
        } if !left.parenthesized => {
            rest.push((op, right));
            b.node(span, depth - 1, ExprKind::Compare { left: first, rest })
        }
        _ => {
            let below = left.depth.max(right.depth);
            let kind = ExprKind::Compare {
                left: Box::new(left),
                rest: vec![(op, right)],
            };
            b.node(span, below, kind)
        }
    }
}

fn precedence(op: BinOp) -> u8 {
    match op {
        BinOp::BitOr => 1,
        BinOp::BitXor => 2,
        BinOp::BitAnd => 3,
        BinOp::LeftShift | BinOp::RightShift => 4,
        BinOp::Add | BinOp::Sub => 5,
        BinOp::Mul | BinOp::Div | BinOp::FloorDiv | BinOp::Mod | BinOp::MatMul => 6,
        BinOp::Pow => 7,
    }
}

/// Adds an operator to the right of a chain: it takes as left operand what binds at least as tightly.
///
/// Precedences rise strictly along the right edge, so this goes down at most six steps.
pub fn binary(b: &mut Build, l: u32, left: Expr, op: BinOp, right: Expr, r: u32) -> Expr {
    let span = Span::new(l, r);
    match left.kind {
        ExprKind::Binary {
            op: top,
            left: x,
            right: y,
        } if !left.parenthesized && precedence(top) < precedence(op) => {
            let from = b.before_parens(&y);
            let right = binary(b, from, *y, op, right, r);
            let below = x.depth.max(right.depth);
            b.node(
                span,
                below,
                ExprKind::Binary {
                    op: top,
                    left: x,
                    right: Box::new(right),
                },
            )
        }
        _ => power_like(b, span, left, op, right),
    }
}

fn power_like(b: &mut Build, span: Span, left: Expr, op: BinOp, right: Expr) -> Expr {
    let below = left.depth.max(right.depth);
    let kind = ExprKind::Binary {
        op,
        left: Box::new(left),
        right: Box::new(right),
    };
    b.node(span, below, kind)
}

pub fn power(b: &mut Build, l: u32, left: Expr, right: Expr, r: u32) -> Expr {
    power_like(b, Span::new(l, r), left, BinOp::Pow, right)
}

/// A number with a sign and an imaginary part, in a pattern.
pub fn complex(b: &mut Build, l: u32, real: Expr, op: BinOp, imaginary: Expr, r: u32) -> Expr {
    let is_imaginary = |e: &Expr| matches!(e.kind, ExprKind::Constant(Constant::Imaginary(_)));
    let unsigned = match &real.kind {
        ExprKind::Unary { operand, .. } => operand,
        _ => &real,
    };
    if is_imaginary(unsigned) {
        b.error(real.span, "real number required in complex literal");
    }
    if !is_imaginary(&imaginary) {
        b.error(
            imaginary.span,
            "imaginary number required in complex literal",
        );
    }
    power_like(b, Span::new(l, r), real, op, imaginary)
}

pub fn unary(b: &mut Build, l: u32, op: UnaryOp, operand: Expr, r: u32) -> Expr {
    let below = operand.depth;
    b.node(
        Span::new(l, r),
        below,
        ExprKind::Unary {
            op,
            operand: Box::new(operand),
        },
    )
}

pub fn await_(b: &mut Build, l: u32, value: Expr, r: u32) -> Expr {
    let below = value.depth;
    b.node(Span::new(l, r), below, ExprKind::Await(Box::new(value)))
}

pub fn yield_(b: &mut Build, l: u32, value: Option<Expr>, r: u32) -> Expr {
    if let Some(value) = &value {
        check_value(b, value);
    }
    let below = value.as_ref().map_or(0, |e| e.depth);
    b.node(Span::new(l, r), below, ExprKind::Yield(value.map(Box::new)))
}

pub fn yield_from(b: &mut Build, l: u32, value: Expr, r: u32) -> Expr {
    let below = value.depth;
    b.node(Span::new(l, r), below, ExprKind::YieldFrom(Box::new(value)))
}

// ---- Primaries ----

pub fn attribute(b: &mut Build, l: u32, value: Expr, name: Ident, r: u32) -> Expr {
    let below = value.depth;
    b.node(
        Span::new(l, r),
        below,
        ExprKind::Attribute {
            value: Box::new(value),
            name,
        },
    )
}

pub fn subscript(b: &mut Build, l: u32, value: Expr, index: Expr, r: u32) -> Expr {
    let below = value.depth.max(index.depth);
    let (value, index) = (Box::new(value), Box::new(index));
    b.node(Span::new(l, r), below, ExprKind::Subscript { value, index })
}

pub fn slices(b: &mut Build, l: u32, mut items: Vec<Expr>, comma: bool, r: u32) -> Expr {
    let single = items.len() == 1 && !comma;
    match items.pop() {
        Some(item) if single && !matches!(item.kind, ExprKind::Starred(_)) => item,
        Some(item) => {
            items.push(item);
            tuple(b, Span::new(l, r), items)
        }
        None => tuple(b, Span::new(l, r), items),
    }
}

pub fn slice(
    b: &mut Build,
    l: u32,
    lower: Option<Expr>,
    upper: Option<Expr>,
    step: Option<Expr>,
    r: u32,
) -> Expr {
    let below = deepest(lower.iter().chain(&upper).chain(&step));
    let (lower, upper, step) = (lower.map(Box::new), upper.map(Box::new), step.map(Box::new));
    b.node(
        Span::new(l, r),
        below,
        ExprKind::Slice { lower, upper, step },
    )
}

pub fn call(b: &mut Build, l: u32, func: Expr, args: Vec<Arg>, r: u32) -> Expr {
    let below = args
        .iter()
        .map(|a| a.value().depth)
        .max()
        .unwrap_or(0)
        .max(func.depth);
    b.node(
        Span::new(l, r),
        below,
        ExprKind::Call {
            func: Box::new(func),
            args,
        },
    )
}
