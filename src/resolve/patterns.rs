//! What is wrong with the patterns of a `match` statement: cases never reached, names and keys given twice.

use crate::diag::Diag;
use crate::source::Span;
use crate::syntax::ast::*;

/// Lists what is wrong with the patterns of a `match` statement.
pub(super) fn check_cases(cases: &[MatchCase]) -> Vec<Diag> {
    let mut checker = Checker { diags: Vec::new() };
    for (i, case) in cases.iter().enumerate() {
        let may_match_all = case.guard.is_some() || i + 1 == cases.len();
        checker.pattern(&case.pattern, may_match_all, &mut Vec::new());
    }
    checker.diags
}

/// The key of a mapping pattern, as far as it is known.
#[derive(PartialEq)]
enum Key<'t> {
    Number(f64),
    Int(i64),
    Text(&'t str),
    Bytes(&'t [u8]),
    Complex(f64, f64),
    None,
}

struct Checker {
    diags: Vec<Diag>,
}

impl Checker {
    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.diags.push(Diag::new(span, message));
    }

    /// Checks one pattern and adds the names it binds to `names`.
    fn pattern<'t>(&mut self, pattern: &'t Pattern, may_match_all: bool, names: &mut Vec<&'t str>) {
        match &pattern.kind {
            PatternKind::Value(_) | PatternKind::Singleton(_) => {}
            PatternKind::Wildcard => {
                if !may_match_all {
                    self.error(
                        pattern.span,
                        "wildcard makes remaining patterns unreachable",
                    );
                }
            }
            PatternKind::Capture(name) => {
                if !may_match_all {
                    let message = format!(
                        "name capture '{}' makes remaining patterns unreachable",
                        name.name
                    );
                    self.error(pattern.span, message);
                }
                self.bind(name, pattern.span, names);
            }
            PatternKind::As {
                pattern: inner,
                name,
            } => {
                self.pattern(inner, may_match_all, names);
                self.bind(name, pattern.span, names);
            }
            PatternKind::Star(name) => name
                .iter()
                .for_each(|name| self.bind(name, pattern.span, names)),
            PatternKind::Sequence(items) => items.iter().for_each(|p| self.pattern(p, true, names)),
            PatternKind::Or(alternatives) => {
                self.alternatives(pattern, alternatives, may_match_all, names)
            }
            PatternKind::Mapping { items, rest } => {
                self.keys(pattern.span, items);
                items.iter().for_each(|(_, p)| self.pattern(p, true, names));
                rest.iter()
                    .for_each(|name| self.bind(name, pattern.span, names));
            }
            PatternKind::Class { args, keywords, .. } => {
                for (i, (name, value)) in keywords.iter().enumerate() {
                    if keywords[..i]
                        .iter()
                        .any(|(other, _)| other.name == name.name)
                    {
                        let message =
                            format!("attribute name repeated in class pattern: {}", name.name);
                        self.error(value.span, message);
                    }
                }
                let keywords = keywords.iter().map(|(_, p)| p);
                args.iter()
                    .chain(keywords)
                    .for_each(|p| self.pattern(p, true, names));
            }
        }
    }

    fn bind<'t>(&mut self, name: &'t Ident, span: Span, names: &mut Vec<&'t str>) {
        if names.contains(&&*name.name) {
            self.error(
                span,
                format!("multiple assignments to name '{}' in pattern", name.name),
            );
        } else {
            names.push(&name.name);
        }
    }

    fn alternatives<'t>(
        &mut self,
        pattern: &Pattern,
        alternatives: &'t [Pattern],
        may_match_all: bool,
        names: &mut Vec<&'t str>,
    ) {
        let mut first: Option<Vec<&'t str>> = None;
        for (i, alternative) in alternatives.iter().enumerate() {
            let mut own = Vec::new();
            self.pattern(
                alternative,
                may_match_all && i + 1 == alternatives.len(),
                &mut own,
            );
            let same = match &first {
                Some(first) => first.len() == own.len() && own.iter().all(|n| first.contains(n)),
                None => {
                    first = Some(own);
                    true
                }
            };
            if !same {
                return self.error(pattern.span, "alternative patterns bind different names");
            }
        }
        for name in first.unwrap_or_default() {
            if names.contains(&name) {
                self.error(
                    pattern.span,
                    format!("multiple assignments to name '{name}' in pattern"),
                );
            } else {
                names.push(name);
            }
        }
    }

    fn keys(&mut self, span: Span, items: &[(Expr, Pattern)]) {
        let mut seen: Vec<Key<'_>> = Vec::new();
        for (e, _) in items {
            if let ExprKind::FString(_) = e.kind {
                let message = "mapping pattern keys may only match literals and attribute lookups";
                return self.error(span, message);
            }
            let Some((key, shown)) = key(e) else { continue };
            if seen.contains(&key) {
                return self.error(
                    span,
                    format!("mapping pattern checks duplicate key ({shown})"),
                );
            }
            seen.push(key);
        }
    }
}

/// Gives a constant key and how it is shown.
fn key(e: &Expr) -> Option<(Key<'_>, String)> {
    Some(match &e.kind {
        ExprKind::Constant(Constant::Int(i)) => (Key::Int(*i), i.to_string()),
        ExprKind::Constant(Constant::True) => (Key::Int(1), "True".into()),
        ExprKind::Constant(Constant::False) => (Key::Int(0), "False".into()),
        ExprKind::Constant(Constant::None) => (Key::None, "None".into()),
        ExprKind::Constant(Constant::Float(x)) => (number(*x), format!("{x:?}")),
        ExprKind::Constant(Constant::Str(text)) => (Key::Text(text), quoted(text)),
        ExprKind::Constant(Constant::Bytes(bytes)) => {
            (Key::Bytes(bytes), format!("b'{}'", bytes.escape_ascii()))
        }
        ExprKind::Unary {
            op: UnaryOp::Minus,
            operand,
        } => match key(operand)? {
            (Key::Int(i), shown) => (Key::Int(i.checked_neg()?), format!("-{shown}")),
            (Key::Number(x), shown) => (Key::Number(-x), format!("-{shown}")),
            _ => return None,
        },
        ExprKind::Constant(Constant::Imaginary(x)) => complex(0.0, *x),
        ExprKind::Binary {
            left,
            op: op @ (BinOp::Add | BinOp::Sub),
            right,
        } => {
            let real = match key(left)?.0 {
                Key::Int(i) => i as f64,
                Key::Number(x) => x,
                _ => return None,
            };
            match right.kind {
                ExprKind::Constant(Constant::Imaginary(x)) => {
                    complex(real, if *op == BinOp::Sub { -x } else { x })
                }
                _ => return None,
            }
        }
        _ => return None,
    })
}

/// Gives a complex key, the number it equals if it does, and how it is shown.
fn complex(real: f64, imaginary: f64) -> (Key<'static>, String) {
    let shown = if real == 0.0 && !real.is_sign_negative() {
        format!("{imaginary}j")
    } else {
        format!("({real}{imaginary:+}j)")
    };
    let key = if imaginary == 0.0 {
        number(real)
    } else {
        Key::Complex(real, imaginary)
    };
    (key, shown)
}

/// Gives a float as the integer it equals, if it does.
fn number(x: f64) -> Key<'static> {
    let whole = x as i64;
    if whole as f64 == x && whole.unsigned_abs() < 1 << 53 {
        Key::Int(whole)
    } else {
        Key::Number(x)
    }
}

fn quoted(text: &str) -> String {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace('\t', "\\t")
        .replace('\r', "\\r");
    match (text.contains('\''), text.contains('"')) {
        (true, false) => format!("\"{escaped}\""),
        _ => format!("'{}'", escaped.replace('\'', "\\'")),
    }
}
