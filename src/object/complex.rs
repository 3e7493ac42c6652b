//! Complex numbers: the data, arithmetic as Python defines it, hash, and text.
//!
//! Sums and products are those of num-complex. Division, powers and text are here, because the last digit and the
//! errors have to be Python's. The class is `builtins/complex.rs`, operators are `vm/ops/complex.rs`. A complex number
//! is an object on the heap that never changes, so that `Value` and the paths of other numbers stay as they are.

use super::Value;
use super::float::{float_repr, hash_float};
use super::format::{FormatError, Spec, float_text, lay_out_float, pad, parse_spec, refuse};
use super::int::int_float_cmp;
use super::payload::Payload;
use super::text::decimal_digit;
use crate::heap::{Heap, Marker};
use num_complex::Complex64;
use std::cmp::Ordering;

/// What a complex object holds.
pub struct Complex(pub Complex64);

impl Payload for Complex {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        16
    }
}

/// Why a complex number has no result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ComplexError {
    Division,
    /// Zero to a negative or complex power.
    ZeroPower,
    /// The power is too large.
    Range,
}

/// Gives the complex number in a value, if it is one (no subclass).
pub fn as_complex(heap: &Heap, v: Value) -> Option<Complex64> {
    match v {
        Value::Object(o) => o.get(heap).payload::<Complex>().map(|c| c.0),
        _ => None,
    }
}

/// Divides, scaled by the larger part of the divisor.
pub fn divide(a: Complex64, b: Complex64) -> Result<Complex64, ComplexError> {
    let (re, im) = (b.re.abs(), b.im.abs());
    if re >= im {
        if re == 0.0 {
            return Err(ComplexError::Division);
        }
        let ratio = b.im / b.re;
        let scale = b.re + b.im * ratio;
        return Ok(Complex64::new(
            (a.re + a.im * ratio) / scale,
            (a.im - a.re * ratio) / scale,
        ));
    }
    if im >= re {
        let ratio = b.re / b.im;
        let scale = b.re * ratio + b.im;
        return Ok(Complex64::new(
            (a.re * ratio + a.im) / scale,
            (a.im * ratio - a.re) / scale,
        ));
    }
    Ok(Complex64::new(f64::NAN, f64::NAN))
}

/// Raises to a power: a small whole one by squaring, any other by polar form.
pub fn power(a: Complex64, b: Complex64) -> Result<Complex64, ComplexError> {
    let whole = b.im == 0.0 && b.re == b.re.floor() && b.re.abs() <= 100.0;
    let result = if whole {
        let by_squaring = repeated(a, b.re.abs() as u32);
        if b.re > 0.0 {
            by_squaring
        } else {
            divide(Complex64::new(1.0, 0.0), by_squaring).map_err(|_| ComplexError::ZeroPower)?
        }
    } else {
        polar_power(a, b)?
    };
    // A result that is only partly infinite is too large as well.
    if result.re.is_infinite() || result.im.is_infinite() {
        return Err(ComplexError::Range);
    }
    Ok(result)
}

fn repeated(a: Complex64, times: u32) -> Complex64 {
    let (mut result, mut square) = (Complex64::new(1.0, 0.0), a);
    let mut mask = 1;
    while times >= mask {
        if times & mask != 0 {
            result *= square;
        }
        mask <<= 1;
        square *= square;
    }
    result
}

fn polar_power(a: Complex64, b: Complex64) -> Result<Complex64, ComplexError> {
    if b.re == 0.0 && b.im == 0.0 {
        return Ok(Complex64::new(1.0, 0.0));
    }
    if a.re == 0.0 && a.im == 0.0 {
        return if b.im != 0.0 || b.re < 0.0 {
            Err(ComplexError::ZeroPower)
        } else {
            Ok(Complex64::new(0.0, 0.0))
        };
    }
    let (size, angle) = (a.re.hypot(a.im), a.im.atan2(a.re));
    let (mut len, mut phase) = (size.powf(b.re), angle * b.re);
    if b.im != 0.0 {
        len /= (angle * b.im).exp();
        phase += b.im * size.ln();
    }
    // C's cosine of an infinite angle is a domain error.
    if phase.is_infinite() {
        return Err(ComplexError::ZeroPower);
    }
    Ok(Complex64::new(len * phase.cos(), len * phase.sin()))
}

/// Hashes; `None` if a part is NaN, which hashes by identity.
pub fn hash_complex(c: Complex64) -> Option<u64> {
    let hash = hash_float(c.re)?.wrapping_add(hash_float(c.im)?.wrapping_mul(1_000_003));
    Some(if hash == u64::MAX { u64::MAX - 1 } else { hash })
}

/// Tells whether a complex number equals another number; `None` if the other value is none.
pub fn equals(heap: &Heap, a: Complex64, b: Value) -> Option<bool> {
    match b {
        Value::Float(x) => Some(a.im == 0.0 && a.re == x.get()),
        Value::Int(_) | Value::Bool(_) | Value::Big(_) => {
            Some(a.im == 0.0 && int_float_cmp(heap, b, a.re) == Some(Ordering::Equal))
        }
        _ => as_complex(heap, b).map(|b| a.re == b.re && a.im == b.im),
    }
}

/// Tells whether the real part is not worth writing.
fn only_imaginary(c: Complex64) -> bool {
    c.re == 0.0 && c.re.is_sign_positive()
}

/// Writes a part without the fraction of a whole number.
fn part(x: f64) -> String {
    let text = float_repr(x);
    match text.strip_suffix(".0") {
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

/// Writes a complex number as `repr` does.
pub fn complex_repr(c: Complex64) -> String {
    if only_imaginary(c) {
        return format!("{}j", part(c.im));
    }
    let imaginary = part(c.im);
    let plus = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{imaginary}j)", part(c.re))
}

/// Formats by a specification.
pub fn format_complex(c: Complex64, spec: &str, class: &str) -> Result<String, FormatError> {
    if spec.is_empty() {
        return Ok(complex_repr(c));
    }
    let spec = parse_spec(spec, class, '\0', '>')?;
    match spec.kind {
        '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' => {}
        kind => return super::format::unknown_kind(kind, class),
    }
    if spec.precision.is_some_and(|p| p > i32::MAX as usize) {
        return refuse("precision too big");
    }
    if spec.fill == '0' {
        return refuse("Zero padding is not allowed in complex format specifier");
    }
    if spec.align == '=' {
        return refuse("'=' alignment flag is not allowed in complex format specifier");
    }
    let (skip, parens) = match spec.kind {
        '\0' if only_imaginary(c) => (true, false),
        '\0' => (false, true),
        _ => (false, false),
    };
    let mut plain = Spec {
        width: 0,
        align: '<',
        fill: ' ',
        ..spec.clone()
    };
    let mut text = String::new();
    if parens {
        text.push('(');
    }
    if !skip {
        text.push_str(&format_part(c.re, &plain)?);
        plain.sign = '+';
    }
    text.push_str(&format_part(c.im, &plain)?);
    text.push('j');
    if parens {
        text.push(')');
    }
    pad(&text, text.chars().count(), &spec)
}

fn format_part(x: f64, spec: &Spec) -> Result<String, FormatError> {
    let text = match (spec.kind, spec.precision) {
        ('\0', None) => {
            let mut text = part(x);
            if spec.alternate && !text.contains(['.', 'n']) {
                let at = text.find('e').unwrap_or(text.len());
                text.insert(at, '.');
            }
            text
        }
        ('\0' | 'n', p) => float_text(x, 'g', p.unwrap_or(6), spec.alternate, false),
        (kind, p) => float_text(x, kind, p.unwrap_or(6), spec.alternate, false),
    };
    lay_out_float(text, spec)
}

/// Why text is no complex number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParseError {
    Malformed,
    /// Underscores stand where none may.
    Underscores,
}

/// Reads a complex number as `complex(text)` does.
pub fn parse_complex(text: &str) -> Result<Complex64, ParseError> {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        plain.push(match decimal_digit(c) {
            Some(d) => char::from(b'0' + d as u8),
            None if super::text::is_space(c) => ' ',
            None if c.is_ascii() => c,
            None => '?',
        });
    }
    if plain.contains('_') {
        let bytes = plain.as_bytes();
        let digit = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
        let places = bytes.iter().enumerate().filter(|(_, b)| **b == b'_');
        for (i, _) in places {
            if !digit(i.checked_sub(1)) || !digit(Some(i + 1)) {
                return Err(ParseError::Underscores);
            }
        }
        plain.retain(|c| c != '_');
    }
    read_parts(&plain).ok_or(ParseError::Malformed)
}

/// Reads `x`, `yj` or `x+yj`, in parentheses or not.
fn read_parts(text: &str) -> Option<Complex64> {
    let text = text.trim_matches(' ');
    let text = match text.strip_prefix('(') {
        Some(rest) => rest.strip_suffix(')')?.trim_matches(' '),
        None => text,
    };
    let first = float_prefix(text);
    let (head, rest) = text.split_at(first);
    if first == 0 {
        let one = unit(rest.strip_suffix(['j', 'J'])?)?;
        return Some(Complex64::new(0.0, one));
    }
    let x: f64 = head.parse().ok()?;
    match rest {
        "" => Some(Complex64::new(x, 0.0)),
        "j" | "J" => Some(Complex64::new(0.0, x)),
        _ if rest.starts_with(['+', '-']) => {
            let body = rest.strip_suffix(['j', 'J'])?;
            let y = match float_prefix(rest) {
                0 => unit(body)?,
                n if n == body.len() => body.parse().ok()?,
                _ => return None,
            };
            Some(Complex64::new(x, y))
        }
        _ => None,
    }
}

/// The number that a lone sign before `j` stands for.
fn unit(sign: &str) -> Option<f64> {
    match sign {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        _ => None,
    }
}

/// Gives the size of the longest float at the start of the text.
fn float_prefix(text: &str) -> usize {
    let bytes = text.as_bytes();
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let rest = &bytes[sign..];
    for name in ["infinity", "inf", "nan"] {
        if rest.len() >= name.len() && rest[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
            return sign + name.len();
        }
    }
    let digits = |from: usize| {
        bytes
            .iter()
            .skip(from)
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let whole = digits(sign);
    let mut at = sign + whole;
    let mut any = whole > 0;
    if bytes.get(at) == Some(&b'.') {
        let fraction = digits(at + 1);
        any |= fraction > 0;
        at += 1 + fraction;
    }
    if !any {
        return 0;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits(at + 1 + sign);
        if exponent > 0 {
            at += 1 + sign + exponent;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        for (text, shown) in [
            ("1", "(1+0j)"),
            (" ( 1+2J ) ", "(1+2j)"),
            ("-j", "-1j"),
            ("1e5-.5j", "(100000-0.5j)"),
            ("nan+infj", "(nan+infj)"),
            ("-0", "(-0+0j)"),
            ("1_0j", "10j"),
        ] {
            assert_eq!(parse_complex(text).map(complex_repr).as_deref(), Ok(shown));
        }
        for text in ["", "(1", "1+2", "1 + 2j", "+-1", "1ej", "1+2jj", "((1))"] {
            assert_eq!(parse_complex(text), Err(ParseError::Malformed), "{text}");
        }
        assert_eq!(parse_complex("1_j"), Err(ParseError::Underscores));
    }

    #[test]
    fn powers() {
        let i = Complex64::new(0.0, 1.0);
        assert_eq!(
            power(i, Complex64::new(2.0, 0.0)),
            Ok(Complex64::new(-1.0, 0.0))
        );
        assert_eq!(
            power(Complex64::new(0.0, 0.0), i),
            Err(ComplexError::ZeroPower)
        );
    }
}
