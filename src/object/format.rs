//! The format mini-language: what a specification after the colon makes of an int, a float, a str.
//!
//! Works on plain data. Who asks for it is `vm/ops/format.rs` and the `__format__` methods; replacement fields of
//! `str.format` are in `builtins/template.rs`, `%` formatting in `builtins/percent.rs`.

use super::Value;
use super::digits::{int_to_radix, int_to_string};
use super::float::float_repr;
use super::int::{IntError, as_i64, int_to_f64, is_negative};
use super::text::decimal_digit;
use crate::heap::Heap;
use crate::source::surrogate;
use smallvec::SmallVec;
use std::borrow::Cow;

/// Why text cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// A `ValueError` with this message.
    Value(String),
    /// An `OverflowError` with this message.
    Overflow(&'static str),
    /// The text would not fit into memory.
    Memory,
    Int(IntError),
}

impl From<IntError> for FormatError {
    fn from(error: IntError) -> Self {
        FormatError::Int(error)
    }
}

pub(super) fn refuse<T>(message: impl Into<String>) -> Result<T, FormatError> {
    Err(FormatError::Value(message.into()))
}

/// Wider text than this is refused as not fitting into memory.
const WIDEST: usize = 1 << 32;

/// A specification, taken apart.
#[derive(Clone, Debug)]
pub struct Spec {
    pub fill: char,
    /// One of `<`, `>`, `^`, `=`.
    pub align: char,
    /// `+`, `-`, a space, or NUL for none.
    pub sign: char,
    pub no_negative_zero: bool,
    pub alternate: bool,
    pub width: usize,
    /// `,`, `_`, or NUL for none.
    pub group: char,
    pub precision: Option<usize>,
    /// The presentation type; NUL if there is none.
    pub kind: char,
}

impl Spec {
    /// Makes the specification that changes nothing.
    pub fn plain(kind: char, align: char) -> Spec {
        Spec {
            fill: ' ',
            align,
            sign: '\0',
            no_negative_zero: false,
            alternate: false,
            width: 0,
            group: '\0',
            precision: None,
            kind,
        }
    }
}

/// Reads a number at the start of the characters; `None` if it is too large.
fn read_number(chars: &mut &[char]) -> Option<Option<usize>> {
    let mut number = None;
    while let Some(d) = chars.first().and_then(|&c| decimal_digit(c)) {
        let next = number
            .unwrap_or(0usize)
            .checked_mul(10)?
            .checked_add(d as usize)?;
        number = Some(next).filter(|&n| n <= i64::MAX as usize);
        number?;
        *chars = &chars[1..];
    }
    Some(number)
}

/// Takes a specification apart, for a value of the named type with this default type and alignment.
pub fn parse_spec(
    text: &str,
    type_name: &str,
    kind: char,
    align: char,
) -> Result<Spec, FormatError> {
    const TOO_MANY: &str = "Too many decimal digits in format string";
    let all: SmallVec<[char; 16]> = text.chars().collect();
    let mut rest = &all[..];
    let is_align = |c: &char| matches!(c, '<' | '>' | '=' | '^');
    let mut spec = Spec::plain(kind, align);
    let (mut filled, mut aligned) = (false, false);
    match rest {
        [fill, align, ..] if is_align(align) => {
            (spec.fill, spec.align, filled, aligned) = (*fill, *align, true, true);
            rest = &rest[2..];
        }
        [align, ..] if is_align(align) => {
            (spec.align, aligned) = (*align, true);
            rest = &rest[1..];
        }
        _ => {}
    }
    let eat = |rest: &mut &[char], wanted: &[char]| match rest.first() {
        Some(c) if wanted.contains(c) => {
            *rest = &rest[1..];
            Some(*c)
        }
        _ => None,
    };
    spec.sign = eat(&mut rest, &['+', '-', ' ']).unwrap_or('\0');
    spec.no_negative_zero = eat(&mut rest, &['z']).is_some();
    spec.alternate = eat(&mut rest, &['#']).is_some();
    if !filled && eat(&mut rest, &['0']).is_some() {
        spec.fill = '0';
        if !aligned && align == '>' {
            spec.align = '=';
        }
    }
    let Some(width) = read_number(&mut rest) else {
        return refuse(TOO_MANY);
    };
    spec.width = width.unwrap_or(0);
    spec.group = eat(&mut rest, &[',']).unwrap_or('\0');
    if eat(&mut rest, &['_']).is_some() {
        if spec.group != '\0' {
            return refuse("Cannot specify both ',' and '_'.");
        }
        spec.group = '_';
    }
    if spec.group == '_' && eat(&mut rest, &[',']).is_some() {
        return refuse("Cannot specify both ',' and '_'.");
    }
    if eat(&mut rest, &['.']).is_some() {
        let Some(precision) = read_number(&mut rest) else {
            return refuse(TOO_MANY);
        };
        spec.precision = precision;
        if precision.is_none() {
            return refuse("Format specifier missing precision");
        }
    }
    match rest {
        [] => {}
        [kind] => spec.kind = *kind,
        _ => {
            return refuse(format!(
                "Invalid format specifier '{text}' for object of type '{type_name}'"
            ));
        }
    }
    if spec.group != '\0' {
        let fits = match spec.kind {
            'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0' => true,
            'b' | 'o' | 'x' | 'X' => spec.group == '_',
            _ => false,
        };
        if !fits {
            return refuse(format!(
                "Cannot specify '{}' with {}.",
                spec.group,
                show_kind(spec.kind)
            ));
        }
    }
    Ok(spec)
}

fn show_kind(kind: char) -> String {
    match kind {
        '!'..='\x7f' => format!("'{kind}'"),
        _ => format!("'\\x{:x}'", kind as u32),
    }
}

pub(super) fn unknown_kind<T>(kind: char, type_name: &str) -> Result<T, FormatError> {
    refuse(format!(
        "Unknown format code {} for object of type '{type_name}'",
        show_kind(kind)
    ))
}

/// Puts text into a field.
pub(super) fn pad(text: &str, len: usize, spec: &Spec) -> Result<String, FormatError> {
    let missing = spec.width.saturating_sub(len);
    if missing == 0 {
        return Ok(text.to_owned());
    }
    if missing > WIDEST {
        return Err(FormatError::Memory);
    }
    let left = match spec.align {
        '<' => 0,
        '^' => missing / 2,
        _ => missing,
    };
    let mut out = String::with_capacity(text.len() + missing * spec.fill.len_utf8());
    out.extend(std::iter::repeat_n(spec.fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(spec.fill, missing - left));
    Ok(out)
}

/// Formats a str.
pub fn format_str(text: &str, spec: &str, type_name: &str) -> Result<String, FormatError> {
    let spec = parse_spec(spec, type_name, 's', '<')?;
    if spec.kind != 's' {
        return unknown_kind(spec.kind, type_name);
    }
    match spec.sign {
        '\0' => {}
        ' ' => return refuse("Space not allowed in string format specifier"),
        _ => return refuse("Sign not allowed in string format specifier"),
    }
    if spec.no_negative_zero {
        return refuse("Negative zero coercion (z) not allowed in string format specifier");
    }
    if spec.alternate {
        return refuse("Alternate form (#) not allowed in string format specifier");
    }
    if spec.align == '=' {
        return refuse("'=' alignment not allowed in string format specifier");
    }
    let mut text = text;
    if let Some(most) = spec.precision
        && let Some((at, _)) = text.char_indices().nth(most)
    {
        text = &text[..at];
    }
    pad(text, text.chars().count(), &spec)
}

/// The parts of a number's text.
struct Parts<'a> {
    negative: bool,
    prefix: &'a str,
    /// What may be grouped.
    digits: &'a str,
    /// Point, fraction and exponent.
    rest: &'a str,
}

/// Inserts separators from the right, and zeros until the least width is reached.
fn group(digits: &str, separator: char, every: usize, least: usize) -> String {
    let mut out: Vec<char> = Vec::with_capacity(digits.len() * 4 / 3 + 1);
    let mut left = digits.chars().rev();
    let mut remaining = digits.len();
    let mut least = least as i64;
    loop {
        let n = (every as i64).min((remaining as i64).max(least).max(1));
        for _ in 0..n {
            out.push(left.next().unwrap_or('0'));
        }
        remaining = remaining.saturating_sub(n as usize);
        least -= n;
        if remaining == 0 && least <= 0 {
            break;
        }
        out.push(separator);
        least -= 1;
    }
    out.iter().rev().collect()
}

/// Puts a number into its field.
fn lay_out(parts: &Parts, spec: &Spec) -> Result<String, FormatError> {
    if spec.width > WIDEST {
        return Err(FormatError::Memory);
    }
    let sign = match (parts.negative, spec.sign) {
        (true, _) => "-",
        (false, '+') => "+",
        (false, ' ') => " ",
        _ => "",
    };
    let fixed = sign.len() + parts.prefix.len() + parts.rest.chars().count();
    let zeros = spec.fill == '0' && spec.align == '=';
    let least = if zeros {
        spec.width.saturating_sub(fixed)
    } else {
        0
    };
    let digits = match spec.group {
        // Text without digits (a character, inf, nan) gets no zeros of its own.
        _ if parts.digits.is_empty() => Cow::Borrowed(""),
        '\0' if least <= parts.digits.len() => Cow::Borrowed(parts.digits),
        '\0' => Cow::Owned("0".repeat(least - parts.digits.len()) + parts.digits),
        ',' => Cow::Owned(group(parts.digits, ',', 3, least)),
        _ if matches!(spec.kind, 'b' | 'o' | 'x' | 'X') => {
            Cow::Owned(group(parts.digits, '_', 4, least))
        }
        _ => Cow::Owned(group(parts.digits, '_', 3, least)),
    };
    let len = fixed + digits.len();
    let mut text = String::with_capacity(len + parts.rest.len());
    text.push_str(sign);
    text.push_str(parts.prefix);
    if spec.align == '=' {
        text.extend(std::iter::repeat_n(
            spec.fill,
            spec.width.saturating_sub(len),
        ));
    }
    text.push_str(&digits);
    text.push_str(parts.rest);
    if spec.align == '=' || spec.width <= len {
        return Ok(text);
    }
    pad(&text, len, spec)
}

/// Formats an int; the value is `Int`, `Bool` or `Big`.
pub fn format_int(
    heap: &Heap,
    v: Value,
    spec: &str,
    type_name: &str,
) -> Result<String, FormatError> {
    if spec.is_empty() {
        return Ok(int_to_string(heap, v)?);
    }
    let spec = parse_spec(spec, type_name, 'd', '>')?;
    match spec.kind {
        'b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n' => format_int_with(heap, v, &spec),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => format_float_with(int_to_f64(heap, v)?, &spec),
        kind => unknown_kind(kind, type_name),
    }
}

/// Formats an int by a specification of an integer type.
pub fn format_int_with(heap: &Heap, v: Value, spec: &Spec) -> Result<String, FormatError> {
    if spec.precision.is_some() {
        return refuse("Precision not allowed in integer format specifier");
    }
    if spec.no_negative_zero {
        return refuse("Negative zero coercion (z) not allowed in integer format specifier");
    }
    if spec.kind == 'c' {
        if spec.sign != '\0' {
            return refuse("Sign not allowed with integer format specifier 'c'");
        }
        if spec.alternate {
            return refuse("Alternate form (#) not allowed with integer format specifier 'c'");
        }
        let Some(i) = as_i64(v) else {
            return Err(FormatError::Overflow(
                "Python int too large to convert to C long",
            ));
        };
        let Some(c) = u32::try_from(i).ok().and_then(surrogate::char_of) else {
            return Err(FormatError::Overflow("%c arg not in range(0x110000)"));
        };
        let rest = c.to_string();
        return lay_out(
            &Parts {
                negative: false,
                prefix: "",
                digits: "",
                rest: &rest,
            },
            spec,
        );
    }
    let (radix, prefix) = match spec.kind {
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let mut text = if radix == 10 {
        int_to_string(heap, v)?
    } else {
        int_to_radix(heap, v, radix)
    };
    if spec.kind == 'X' {
        text.make_ascii_uppercase();
    }
    let negative = is_negative(heap, v);
    let digits = text.trim_start_matches('-');
    let prefix = if spec.alternate { prefix } else { "" };
    lay_out(
        &Parts {
            negative,
            prefix,
            digits,
            rest: "",
        },
        spec,
    )
}

/// Formats a float.
pub fn format_float(x: f64, spec: &str, type_name: &str) -> Result<String, FormatError> {
    if spec.is_empty() {
        return Ok(float_repr(x));
    }
    let spec = parse_spec(spec, type_name, '\0', '>')?;
    match spec.kind {
        '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%' => format_float_with(x, &spec),
        kind => unknown_kind(kind, type_name),
    }
}

/// Formats a float by a specification of a float type.
pub fn format_float_with(x: f64, spec: &Spec) -> Result<String, FormatError> {
    if spec.precision.is_some_and(|p| p > i32::MAX as usize) {
        return refuse("precision too big");
    }
    let (kind, percent) = if spec.kind == '%' {
        ('f', true)
    } else {
        (spec.kind, false)
    };
    let x = if percent { x * 100.0 } else { x };
    let mut text = match (kind, spec.precision) {
        ('\0', None) => float_repr(x),
        ('\0', Some(p)) => float_text(x, 'g', p, spec.alternate, true),
        ('n', p) => float_text(x, 'g', p.unwrap_or(6), spec.alternate, false),
        (kind, p) => float_text(x, kind, p.unwrap_or(6), spec.alternate, false),
    };
    if spec.alternate && kind == '\0' && spec.precision.is_none() && !text.contains(['.', 'n']) {
        let at = text.find('e').unwrap_or(text.len());
        text.insert(at, '.');
    }
    if percent {
        text.push('%');
    }
    lay_out_float(text, spec)
}

/// Puts the text of a float into its field.
pub(super) fn lay_out_float(text: String, spec: &Spec) -> Result<String, FormatError> {
    let mut negative = text.starts_with('-');
    let body = text.trim_start_matches('-');
    if spec.no_negative_zero && negative && is_zero_text(body) {
        negative = false;
    }
    let split = body
        .bytes()
        .position(|b| !b.is_ascii_digit())
        .unwrap_or(body.len());
    let (digits, rest) = body.split_at(split);
    lay_out(
        &Parts {
            negative,
            prefix: "",
            digits,
            rest,
        },
        spec,
    )
}

fn is_zero_text(body: &str) -> bool {
    let mantissa = body.split(['e', 'E', '%']).next().unwrap_or(body);
    !mantissa.contains(|c: char| c != '0' && c != '.')
}

/// No float has more digits than these behind the point, or in all.
const FRACTION_DIGITS: usize = 1074;
const ALL_DIGITS: usize = 800;

/// Writes a float as one of the types `e`, `f`, `g` and their capitals do, with a sign if it is negative.
/// With `dot_zero`, type `g` keeps at least one digit behind the point.
pub fn float_text(x: f64, kind: char, precision: usize, alternate: bool, dot_zero: bool) -> String {
    let upper = kind.is_ascii_uppercase();
    let sign = if x.is_sign_negative() && !x.is_nan() {
        "-"
    } else {
        ""
    };
    let body = if x.is_nan() {
        "nan".to_owned()
    } else if x.is_infinite() {
        "inf".to_owned()
    } else {
        let x = x.abs();
        match kind.to_ascii_lowercase() {
            'f' => fixed(x, precision, alternate),
            'e' => {
                let (digits, exponent) = scientific(x, precision);
                exponential(&digits, exponent, alternate)
            }
            _ => general(x, precision.max(1), alternate, dot_zero),
        }
    };
    let text = format!("{sign}{body}");
    if upper {
        text.to_ascii_uppercase()
    } else {
        text
    }
}

fn fixed(x: f64, precision: usize, alternate: bool) -> String {
    let exact = precision.min(FRACTION_DIGITS);
    let mut text = format!("{x:.exact$}");
    text.push_str(&"0".repeat(precision - exact));
    if alternate && precision == 0 {
        text.push('.');
    }
    text
}

/// Gives `precision + 1` digits and the exponent of the first.
fn scientific(x: f64, precision: usize) -> (String, i32) {
    let exact = precision.min(ALL_DIGITS);
    let text = format!("{x:.exact$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits: String = mantissa.chars().filter(|&c| c != '.').collect();
    digits.push_str(&"0".repeat(precision - exact));
    (digits, exponent.parse().unwrap_or(0))
}

fn exponential(digits: &str, exponent: i32, alternate: bool) -> String {
    let (first, rest) = digits.split_at(1);
    let dot = if rest.is_empty() && !alternate {
        ""
    } else {
        "."
    };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{first}{dot}{rest}e{sign}{:02}", exponent.abs())
}

fn general(x: f64, precision: usize, alternate: bool, dot_zero: bool) -> String {
    let (mut digits, exponent) = scientific(x, precision - 1);
    let point = exponent + 1;
    if !alternate {
        digits.truncate(digits.trim_end_matches('0').len().max(1));
    }
    if point <= -4 || point > precision as i32 - i32::from(dot_zero) {
        return exponential(&digits, exponent, alternate);
    }
    let mut text = if point <= 0 {
        format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize))
    } else if digits.len() <= point as usize {
        let zeros = "0".repeat(point as usize - digits.len());
        let end = if alternate { "." } else { "" };
        format!("{digits}{zeros}{end}")
    } else {
        let (whole, fraction) = digits.split_at(point as usize);
        format!("{whole}.{fraction}")
    };
    if x == 0.0 && !alternate {
        text = "0".to_owned();
    }
    if dot_zero && !text.contains('.') {
        text.push_str(".0");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::data_pools;

    #[test]
    fn ints_are_laid_out() {
        let heap = Heap::new(&data_pools(), false);
        for (n, spec, text) in [
            (1234567, "020,", "0,000,000,001,234,567"),
            (255, "#X", "0XFF"),
            (255, "#_b", "0b1111_1111"),
            (255, "#010b", "0b11111111"),
            (5, "٣d", "  5"),
            (5, ">>5", ">>>>5"),
            (1, "=+05", "+0001"),
            (3, "%", "300.000000%"),
            (-42, "x^9", "xxx-42xxx"),
            (97, "c", "a"),
            (1234, "010,", "00,001,234"),
            (-1234, "010_d", "-0_001_234"),
            (5, "z.2f", "5.00"),
            (-255, "#x", "-0xff"),
        ] {
            assert_eq!(
                format_int(&heap, Value::Int(n), spec, "int").as_deref(),
                Ok(text),
                "{n} {spec}"
            );
        }
    }

    #[test]
    fn floats_are_laid_out() {
        for (x, spec, text) in [
            (f64::INFINITY, "010", "0000000inf"),
            (1234567.5, "020,.2f", "0,000,001,234,567.50"),
            (-0.001, "z.1f", "0.0"),
            (1.0, ".0", "1e+00"),
            (12345.678, ".3", "1.23e+04"),
            (1e16, "_", "1e+16"),
            (1234.5, "08,.1f", "01,234.5"),
            (0.5, "%", "50.000000%"),
            (0.00001, "g", "1e-05"),
            (100000.0, "g", "100000"),
            (1e6, "g", "1e+06"),
            (1.5, "#.3g", "1.50"),
            (0.0, "g", "0"),
            (0.0, ".3", "0.0"),
            (2.5, ".0f", "2"),
            (1e22, "f", "10000000000000000000000.000000"),
            (f64::NAN, "F", "NAN"),
            (-1.5, "+.1e", "-1.5e+00"),
            (0.0, "#.3g", "0.00"),
            (123.0, ".3", "1.23e+02"),
            (12.0, ".3", "12.0"),
            (1.0, "#.0f", "1."),
        ] {
            assert_eq!(
                format_float(x, spec, "float").as_deref(),
                Ok(text),
                "{x} {spec}"
            );
        }
    }
}
