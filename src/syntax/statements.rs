//! What the grammar calls to build statements.
//!
//! Expressions are in `actions.rs`. A block statement ends where its last inner statement ends, not at
//! the DEDENT, which lies on a later line.

use super::actions::*;
use super::ast::*;
use crate::source::Span;

/// The name and parameters of a `def`.
pub struct FuncHead {
    pub name: Ident,
    pub type_params: Vec<TypeParam>,
    pub params: Parameters,
}

pub fn stmt(l: u32, r: u32, kind: StmtKind) -> Stmt {
    Stmt {
        span: Span::new(l, r),
        kind,
    }
}

pub fn expr_stmt(b: &mut Build, value: Expr) -> StmtKind {
    check_value(b, &value);
    StmtKind::Expr(value)
}

pub fn return_(b: &mut Build, value: Option<Expr>) -> StmtKind {
    if let Some(value) = &value {
        check_value(b, value);
    }
    StmtKind::Return(value)
}

pub fn assign(b: &mut Build, first: Expr, mut rest: Vec<Expr>) -> StmtKind {
    let Some(value) = rest.pop() else {
        return StmtKind::Expr(first);
    };
    let mut targets = vec![first];
    targets.append(&mut rest);
    check_assignment(b, &targets, &value);
    check_value(b, &value);
    StmtKind::Assign { targets, value }
}

pub fn aug_assign(b: &mut Build, target: Expr, op: BinOp, value: Expr) -> StmtKind {
    match target.kind {
        ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => {}
        ref kind => {
            let message = format!(
                "'{}' is an illegal expression for augmented assignment",
                kind_name(kind)
            );
            b.error(target.span, message);
        }
    }
    check_value(b, &value);
    StmtKind::AugAssign { target, op, value }
}

pub fn ann_assign(b: &mut Build, target: Expr, annotation: Expr, value: Option<Expr>) -> StmtKind {
    match &target.kind {
        ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => {}
        ExprKind::Tuple(items) => {
            let first = items.first().filter(|_| !target.parenthesized);
            let span = first.map_or(target.span, |e| e.span);
            b.error(span, "only single target (not tuple) can be annotated");
        }
        ExprKind::List(_) => b.error(
            target.span,
            "only single target (not list) can be annotated",
        ),
        _ => b.error(target.span, "illegal target for annotation"),
    }
    if let Some(value) = &value {
        check_value(b, value);
    }
    let simple = matches!(target.kind, ExprKind::Name(_)) && !target.parenthesized;
    StmtKind::AnnAssign {
        target,
        annotation,
        value,
        simple,
    }
}

pub fn delete(b: &mut Build, target: Expr) -> StmtKind {
    check_target(b, &target, Use::Delete);
    match target.kind {
        ExprKind::Tuple(items) if !target.parenthesized => StmtKind::Delete(items),
        _ => StmtKind::Delete(vec![target]),
    }
}

// ---- Imports ----

/// Joins the parts of a dotted name.
fn dotted(parts: Vec<Ident>) -> Option<Ident> {
    let span = parts.first()?.span.to(parts.last()?.span);
    let names: Vec<&str> = parts.iter().map(|p| &*p.name).collect();
    Some(Ident {
        name: names.join(".").into(),
        span,
    })
}

pub fn alias(l: u32, parts: Vec<Ident>, alias: Option<Ident>, r: u32) -> Alias {
    let span = Span::new(l, r);
    let name = dotted(parts).unwrap_or(Ident {
        name: "".into(),
        span,
    });
    Alias { span, name, alias }
}

pub fn import_star(l: u32, r: u32) -> ImportNames {
    ImportNames::Star(Span::new(l, r))
}

pub fn import_names(b: &mut Build, names: Vec<Alias>, comma: bool, l: u32, r: u32) -> ImportNames {
    if comma {
        b.error(
            Span::new(l, r),
            "trailing comma not allowed without surrounding parentheses",
        );
    }
    ImportNames::Names(names)
}

pub fn import_from(
    b: &mut Build,
    level: u32,
    module: Option<Vec<Ident>>,
    import: u32,
    names: ImportNames,
) -> StmtKind {
    if level == 0 && module.is_none() {
        b.error(Span::new(import, import + 6), "invalid syntax");
    }
    if let ImportNames::Names(names) = &names
        && let Some(bad) = names.iter().find(|a| a.name.name.contains('.'))
    {
        b.error(bad.name.span, "invalid syntax");
    }
    StmtKind::ImportFrom(Box::new(ImportFrom {
        module: module.and_then(dotted),
        level,
        names,
    }))
}

// ---- Blocks ----

/// Gives where a block statement ends.
fn end(kind: &StmtKind, otherwise: u32) -> u32 {
    let last = |block: &Block| block.last().map(|s| s.span.end);
    let found = match kind {
        StmtKind::If { branches, orelse } => {
            last(orelse).or(branches.last().and_then(|b| last(&b.body)))
        }
        StmtKind::While { body, orelse, .. } => last(orelse).or(last(body)),
        StmtKind::For(s) => last(&s.orelse).or(last(&s.body)),
        StmtKind::With(s) => last(&s.body),
        StmtKind::Try(s) => last(&s.finalbody)
            .or(last(&s.orelse))
            .or(s.handlers.last().and_then(|h| last(&h.body)))
            .or(last(&s.body)),
        StmtKind::Match { cases, .. } => cases.last().and_then(|c| last(&c.body)),
        StmtKind::FunctionDef(s) => last(&s.body),
        StmtKind::ClassDef(s) => last(&s.body),
        _ => None,
    };
    found.unwrap_or(otherwise)
}

fn block_end(body: &Block, otherwise: u32) -> u32 {
    body.last().map_or(otherwise, |s| s.span.end)
}

pub fn block_stmt(l: u32, r: u32, kind: StmtKind) -> Stmt {
    Stmt {
        span: Span::new(l, end(&kind, r)),
        kind,
    }
}

pub fn decorated(l: u32, decorators: Vec<Expr>, mut kind: StmtKind, r: u32) -> Stmt {
    match &mut kind {
        StmtKind::FunctionDef(def) => def.decorators = decorators,
        StmtKind::ClassDef(def) => def.decorators = decorators,
        _ => {}
    }
    block_stmt(l, r, kind)
}

pub fn async_stmt(b: &mut Build, l: u32, at: u32, mut kind: StmtKind, r: u32) -> Stmt {
    match &mut kind {
        StmtKind::FunctionDef(def) => {
            def.is_async = true;
            def.header.start = l;
        }
        StmtKind::For(s) => s.is_async = true,
        StmtKind::With(s) => s.is_async = true,
        _ => b.error(Span::new(at, at + 1), "invalid syntax"),
    }
    block_stmt(l, r, kind)
}

pub fn async_decorated(
    b: &mut Build,
    l: u32,
    decorators: Vec<Expr>,
    async_at: u32,
    at: u32,
    kind: StmtKind,
    r: u32,
) -> Stmt {
    let inner = async_stmt(b, async_at, at, kind, r);
    decorated(l, decorators, inner.kind, r)
}

pub fn branch(l: u32, test: Expr, body: Block, r: u32) -> Branch {
    Branch {
        span: Span::new(l, block_end(&body, r)),
        test,
        body,
    }
}

pub fn if_stmt(branches: Vec<Branch>, orelse: Block) -> StmtKind {
    StmtKind::If { branches, orelse }
}

pub fn for_stmt(b: &mut Build, target: Expr, iter: Expr, body: Block, orelse: Block) -> StmtKind {
    check_target(b, &target, Use::Assign);
    check_value(b, &iter);
    StmtKind::For(Box::new(For {
        is_async: false,
        target,
        iter,
        body,
        orelse,
    }))
}

/// What a `for` assigns to: one target or several with commas.
pub fn targets(b: &mut Build, l: u32, mut list: Vec<Expr>, comma: bool, r: u32) -> Expr {
    if !comma
        && list.len() == 1
        && let Some(target) = list.pop()
    {
        return target;
    }
    exprs(b, l, Items::Many(list), r)
}

pub fn with_item(b: &mut Build, l: u32, context: Expr, target: Option<Expr>, r: u32) -> WithItem {
    if let Some(target) = &target {
        check_target(b, target, Use::Assign);
    }
    WithItem {
        span: Span::new(l, r),
        context,
        target,
    }
}

/// `with (a, b):` has two items, not a tuple; the layout pass has seen to the forms with `as`.
pub fn with_stmt(mut items: Vec<WithItem>, body: Block) -> StmtKind {
    let listed = match items.as_slice() {
        [
            WithItem {
                context,
                target: None,
                span,
            },
            // Of two pairs of parentheses the inner ones are a tuple's.
        ] if context.parenthesized && context.span == *span => match &context.kind {
            ExprKind::Tuple(parts) => {
                !parts.is_empty()
                    && parts.iter().all(|e| match e.kind {
                        ExprKind::Starred(_) => false,
                        ExprKind::Named { .. } => e.parenthesized,
                        _ => true,
                    })
            }
            _ => false,
        },
        _ => false,
    };
    if listed
        && let Some(WithItem {
            context:
                Expr {
                    kind: ExprKind::Tuple(parts),
                    ..
                },
            ..
        }) = items.pop()
    {
        let item = |context: Expr| WithItem {
            span: context.span,
            context,
            target: None,
        };
        items = parts.into_iter().map(item).collect();
    }
    with_listed(items, body)
}

pub fn with_listed(items: Vec<WithItem>, body: Block) -> StmtKind {
    StmtKind::With(Box::new(With {
        is_async: false,
        items,
        body,
    }))
}

pub fn handler(
    b: &mut Build,
    l: u32,
    is_star: bool,
    class: Option<Expr>,
    name: Option<Expr>,
    body: Block,
    r: u32,
) -> (ExceptHandler, bool) {
    if let Some(class) = &class {
        match class.kind {
            ExprKind::Tuple(_) if !class.parenthesized => {
                b.error(class.span, "multiple exception types must be parenthesized");
            }
            ExprKind::Starred(_) => b.error(class.span, "invalid syntax"),
            _ => {}
        }
    }
    let name = name.and_then(|e| match e.kind {
        ExprKind::Name(name) if !e.parenthesized => Some(Ident { name, span: e.span }),
        _ => {
            b.error(e.span, "invalid syntax");
            None
        }
    });
    (
        ExceptHandler {
            span: Span::new(l, block_end(&body, r)),
            class,
            name,
            body,
        },
        is_star,
    )
}

pub fn try_finally(body: Block, finalbody: Block) -> StmtKind {
    let (handlers, orelse) = (Vec::new(), Vec::new());
    StmtKind::Try(Box::new(Try {
        body,
        handlers,
        orelse,
        finalbody,
        is_star: false,
    }))
}

pub fn try_stmt(
    b: &mut Build,
    body: Block,
    handlers: Vec<(ExceptHandler, bool)>,
    orelse: Block,
    finalbody: Option<Block>,
) -> StmtKind {
    let is_star = handlers.first().is_some_and(|h| h.1);
    if let Some((odd, _)) = handlers.iter().find(|h| h.1 != is_star) {
        let at = Span::new(odd.span.start, odd.span.start + 6);
        b.error(
            at,
            "cannot have both 'except' and 'except*' on the same 'try'",
        );
    }
    let handlers = handlers.into_iter().map(|h| h.0).collect();
    let finalbody = finalbody.unwrap_or_default();
    StmtKind::Try(Box::new(Try {
        body,
        handlers,
        orelse,
        finalbody,
        is_star,
    }))
}

// ---- Definitions ----

pub fn function(l: u32, head: FuncHead, returns: Option<Expr>, r: u32, body: Block) -> StmtKind {
    let FuncHead {
        name,
        type_params,
        params,
    } = head;
    StmtKind::FunctionDef(Box::new(FunctionDef {
        is_async: false,
        name,
        decorators: Vec::new(),
        type_params,
        params,
        returns,
        body,
        header: Span::new(l, r),
    }))
}

pub fn class(
    b: &mut Build,
    l: u32,
    name: Ident,
    type_params: Vec<TypeParam>,
    args: Option<Vec<Arg>>,
    r: u32,
    body: Block,
) -> StmtKind {
    let args = args.unwrap_or_default();
    if let [Arg::Positional(e)] = args.as_slice()
        && let ExprKind::Generator { .. } = e.kind
        && !e.parenthesized
    {
        b.error(e.span, "invalid syntax");
    }
    let (decorators, header) = (Vec::new(), Span::new(l, r));
    StmtKind::ClassDef(Box::new(ClassDef {
        name,
        decorators,
        type_params,
        args,
        body,
        header,
    }))
}

pub fn type_var(
    l: u32,
    name: Ident,
    bound: Option<Expr>,
    default: Option<Expr>,
    r: u32,
) -> TypeParam {
    TypeParam {
        span: Span::new(l, r),
        name,
        kind: TypeParamKind::TypeVar { bound },
        default,
    }
}

/// A parameter for several types or for a callable's parameters; it can have no bound.
pub fn variadic(
    b: &mut Build,
    l: u32,
    name: Ident,
    kind: TypeParamKind,
    bound: Option<(u32, Expr)>,
    default: Option<Expr>,
    r: u32,
) -> TypeParam {
    if let Some((l, e)) = bound {
        let what = match e.kind {
            ExprKind::Tuple(_) => "constraints",
            _ => "bound",
        };
        let class = match kind {
            TypeParamKind::ParamSpec => "ParamSpec",
            _ => "TypeVarTuple",
        };
        let span = Span::new(l, e.span.end);
        b.error(span, format!("cannot use {what} with {class}"));
    }
    TypeParam {
        span: Span::new(l, r),
        name,
        kind,
        default,
    }
}
