//! The tree: statements, expressions, patterns. Plain owned data, every node with a span.
//!
//! Holds no scopes and no values; what a name means is found by `resolve/`.
//! What the tree promises to those who walk it:
//! - targets are ordinary expressions, already checked: a name, attribute, subscript, or a list or tuple of
//!   targets, one of which may be `Starred`;
//! - names are NFKC-normalised; private names are not mangled yet;
//! - expressions nest at most `MAX_DEPTH` deep and blocks at most 100 deep, so plain recursion is safe
//!   on the interpreter's thread.

use crate::diag::Diag;
use crate::source::Span;

/// How deep expressions may nest; long operator chains nest to the left.
pub const MAX_DEPTH: u32 = 6000;

/// A name as written, normalised, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Ident {
    pub name: Box<str>,
    pub span: Span,
}

/// A whole source text.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    pub body: Vec<Stmt>,
    pub span: Span,
    /// What CPython warns of while it reads.
    pub cautions: Vec<Diag>,
}

/// The statements of one block; never empty except as an absent `else` or `finally`.
pub type Block = Vec<Stmt>;

#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    pub span: Span,
    pub kind: StmtKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum StmtKind {
    Expr(Expr),
    /// `a = b = value`; the targets from left to right.
    Assign {
        targets: Vec<Expr>,
        value: Expr,
    },
    AugAssign {
        target: Expr,
        op: BinOp,
        value: Expr,
    },
    /// `target: annotation [= value]`; `simple` is a bare name without parentheses.
    AnnAssign {
        target: Expr,
        annotation: Expr,
        value: Option<Expr>,
        simple: bool,
    },
    Delete(Vec<Expr>),
    Pass,
    Break,
    Continue,
    Return(Option<Expr>),
    Raise {
        exception: Option<Expr>,
        cause: Option<Expr>,
    },
    Assert {
        test: Expr,
        message: Option<Expr>,
    },
    Global(Vec<Ident>),
    Nonlocal(Vec<Ident>),
    Import(Vec<Alias>),
    ImportFrom(Box<ImportFrom>),
    /// `if` and every `elif` as one branch each, then `else`.
    If {
        branches: Vec<Branch>,
        orelse: Block,
    },
    While {
        test: Expr,
        body: Block,
        orelse: Block,
    },
    For(Box<For>),
    With(Box<With>),
    Try(Box<Try>),
    Match {
        subject: Expr,
        cases: Vec<MatchCase>,
    },
    FunctionDef(Box<FunctionDef>),
    ClassDef(Box<ClassDef>),
    /// `type name[params] = value`.
    TypeAlias {
        name: Ident,
        type_params: Vec<TypeParam>,
        value: Expr,
    },
}

impl Stmt {
    /// Tells whether this is a statement with a body, decorators and `match` included.
    pub fn is_compound(&self) -> bool {
        matches!(
            self.kind,
            StmtKind::If { .. }
                | StmtKind::While { .. }
                | StmtKind::For(_)
                | StmtKind::With(_)
                | StmtKind::Try(_)
                | StmtKind::Match { .. }
                | StmtKind::FunctionDef(_)
                | StmtKind::ClassDef(_)
        )
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    pub span: Span,
    pub test: Expr,
    pub body: Block,
}

#[derive(Clone, Debug, PartialEq)]
pub struct For {
    pub is_async: bool,
    pub target: Expr,
    pub iter: Expr,
    pub body: Block,
    pub orelse: Block,
}

#[derive(Clone, Debug, PartialEq)]
pub struct With {
    pub is_async: bool,
    pub items: Vec<WithItem>,
    pub body: Block,
}

#[derive(Clone, Debug, PartialEq)]
pub struct WithItem {
    pub span: Span,
    pub context: Expr,
    pub target: Option<Expr>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Try {
    pub body: Block,
    pub handlers: Vec<ExceptHandler>,
    pub orelse: Block,
    pub finalbody: Block,
    /// The handlers are `except*`.
    pub is_star: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ExceptHandler {
    pub span: Span,
    /// `None` for a bare `except:`, which is always the last.
    pub class: Option<Expr>,
    pub name: Option<Ident>,
    pub body: Block,
}

/// `import a.b as c` or one name of a `from` import.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    pub span: Span,
    /// Dotted for `import`; for `from` a plain name.
    pub name: Ident,
    pub alias: Option<Ident>,
}

/// `from ..module import names`.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportFrom {
    /// Dotted; absent in `from . import x`.
    pub module: Option<Ident>,
    /// How many leading dots.
    pub level: u32,
    pub names: ImportNames,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ImportNames {
    Star(Span),
    Names(Vec<Alias>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct FunctionDef {
    pub is_async: bool,
    pub name: Ident,
    pub decorators: Vec<Expr>,
    pub type_params: Vec<TypeParam>,
    pub params: Parameters,
    pub returns: Option<Expr>,
    pub body: Block,
    /// From `def` or `async` to the colon; the statement's own span covers decorators too.
    pub header: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ClassDef {
    pub name: Ident,
    pub decorators: Vec<Expr>,
    pub type_params: Vec<TypeParam>,
    /// Bases and keywords in source order.
    pub args: Vec<Arg>,
    pub body: Block,
    /// From `class` to the colon.
    pub header: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TypeParam {
    pub span: Span,
    pub name: Ident,
    pub kind: TypeParamKind,
    pub default: Option<Expr>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum TypeParamKind {
    TypeVar { bound: Option<Expr> },
    TypeVarTuple,
    ParamSpec,
}

impl TypeParam {
    /// Gives the bound and the default.
    pub fn parts(&self) -> [Option<&Expr>; 2] {
        let bound = match &self.kind {
            TypeParamKind::TypeVar { bound } => bound.as_ref(),
            _ => None,
        };
        [bound, self.default.as_ref()]
    }
}

/// The parameters of a `def` or `lambda`, by kind, each list in source order.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Parameters {
    pub posonly: Vec<Param>,
    pub args: Vec<Param>,
    pub vararg: Option<Box<Param>>,
    pub kwonly: Vec<Param>,
    pub kwarg: Option<Box<Param>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    pub span: Span,
    pub name: Ident,
    pub annotation: Option<Box<Expr>>,
    pub default: Option<Box<Expr>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct MatchCase {
    pub span: Span,
    pub pattern: Pattern,
    pub guard: Option<Expr>,
    pub body: Block,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    pub span: Span,
    pub kind: PatternKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PatternKind {
    /// Compared with `==`: a number (signed and complex ones too), string, bytes or dotted name.
    Value(Expr),
    /// Compared with `is`: `None`, `True` or `False`.
    Singleton(Constant),
    /// Holds at most one `Star`.
    Sequence(Vec<Pattern>),
    /// Keys are literals or dotted names; `rest` is the name after `**`.
    Mapping {
        items: Vec<(Expr, Pattern)>,
        rest: Option<Ident>,
    },
    Class {
        class: Expr,
        args: Vec<Pattern>,
        keywords: Vec<(Ident, Pattern)>,
    },
    /// `*name`, or `*_` as `None`; only inside a sequence.
    Star(Option<Ident>),
    /// `_`.
    Wildcard,
    Capture(Ident),
    As {
        pattern: Box<Pattern>,
        name: Ident,
    },
    /// Two or more alternatives.
    Or(Vec<Pattern>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub span: Span,
    /// One more than the deepest child; bounded by `MAX_DEPTH`.
    pub depth: u32,
    /// Written in parentheses of its own; spans of tuples and generators include them, others do not.
    pub parenthesized: bool,
    pub kind: ExprKind,
}

impl Expr {
    /// Makes a node without children.
    pub fn leaf(span: Span, kind: ExprKind) -> Expr {
        Expr {
            span,
            depth: 1,
            parenthesized: false,
            kind,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    Name(Box<str>),
    Constant(Constant),
    FString(Vec<FStringPart>),
    Unary {
        op: UnaryOp,
        operand: Box<Expr>,
    },
    Binary {
        op: BinOp,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// Two or more operands, short-circuited from the left.
    Bool {
        op: BoolOp,
        values: Vec<Expr>,
    },
    /// `left op a op b ...`; at least one pair.
    Compare {
        left: Box<Expr>,
        rest: Vec<(CmpOp, Expr)>,
    },
    /// `body if test else orelse`.
    If {
        test: Box<Expr>,
        body: Box<Expr>,
        orelse: Box<Expr>,
    },
    /// `target := value`.
    Named {
        target: Ident,
        value: Box<Expr>,
    },
    Lambda {
        params: Box<Parameters>,
        body: Box<Expr>,
    },
    Attribute {
        value: Box<Expr>,
        name: Ident,
    },
    Subscript {
        value: Box<Expr>,
        index: Box<Expr>,
    },
    /// Only as an index, or in a tuple that is an index.
    Slice {
        lower: Option<Box<Expr>>,
        upper: Option<Box<Expr>>,
        step: Option<Box<Expr>>,
    },
    Call {
        func: Box<Expr>,
        args: Vec<Arg>,
    },
    /// `*value`; only in a display, a target, an index, a `*args` annotation.
    Starred(Box<Expr>),
    Tuple(Vec<Expr>),
    List(Vec<Expr>),
    Set(Vec<Expr>),
    Dict(Vec<DictItem>),
    ListComp {
        element: Box<Expr>,
        clauses: Vec<Comprehension>,
    },
    SetComp {
        element: Box<Expr>,
        clauses: Vec<Comprehension>,
    },
    DictComp {
        key: Box<Expr>,
        value: Box<Expr>,
        clauses: Vec<Comprehension>,
    },
    Generator {
        element: Box<Expr>,
        clauses: Vec<Comprehension>,
    },
    Await(Box<Expr>),
    Yield(Option<Box<Expr>>),
    YieldFrom(Box<Expr>),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    /// An integer that does not fit `i64`.
    BigInt(Box<BigLiteral>),
    Float(f64),
    /// The imaginary part, as in `2j`.
    Imaginary(f64),
    Str(String),
    Bytes(Vec<u8>),
}

/// The digits of a large integer: no prefix, no underscores, lower case.
#[derive(Clone, Debug, PartialEq)]
pub struct BigLiteral {
    pub digits: String,
    pub radix: u32,
}

/// One argument of a call or class, in source order.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Positional(Expr),
    /// `*value`.
    Star(Expr),
    /// `name=value`.
    Keyword(Ident, Expr),
    /// `**value`.
    DoubleStar(Expr),
}

impl Arg {
    /// Gives the argument's expression.
    pub fn value(&self) -> &Expr {
        match self {
            Arg::Positional(e) | Arg::Star(e) | Arg::Keyword(_, e) | Arg::DoubleStar(e) => e,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum DictItem {
    Pair(Expr, Expr),
    /// `**value`.
    Unpack(Expr),
}

/// One `for target in iter if ... if ...` of a comprehension.
#[derive(Clone, Debug, PartialEq)]
pub struct Comprehension {
    pub span: Span,
    pub is_async: bool,
    pub target: Expr,
    pub iter: Expr,
    pub conditions: Vec<Expr>,
}

/// A piece of an f-string; two literals never follow each other.
#[derive(Clone, Debug, PartialEq)]
pub enum FStringPart {
    /// Text as it will appear, escapes already read; holds the `x=` of `{x=}` too.
    Literal(String),
    Value(Box<FStringValue>),
}

/// `{value!conversion:spec}`.
#[derive(Clone, Debug, PartialEq)]
pub struct FStringValue {
    pub span: Span,
    pub value: Expr,
    /// What is applied before formatting; `{x=}` without `!` or `:` has `Repr` here.
    pub conversion: Option<Conversion>,
    /// Absent means the empty spec.
    pub spec: Option<Vec<FStringPart>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    Str,
    Repr,
    Ascii,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    Not,
    Invert,
    Plus,
    Minus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoolOp {
    And,
    Or,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    MatMul,
    Div,
    FloorDiv,
    Mod,
    Pow,
    LeftShift,
    RightShift,
    BitAnd,
    BitOr,
    BitXor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}
