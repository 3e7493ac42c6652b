//! Integers as text: to digits of any base and back, with CPython's limit on how many.

use super::Value;
use super::int::{IntError, MAX_STR_DIGITS, Num, num};
use crate::heap::Heap;
use dashu_int::IBig;
use dashu_int::ops::BitTest;
use std::sync::atomic::Ordering::Relaxed;

/// Writes an integer in a radix from 2 to 36, with lower-case digits and no prefix; no limit of digits.
pub fn int_to_radix(heap: &Heap, v: Value, radix: u32) -> String {
    match (num(heap, v), radix) {
        (Num::Small(i), 10) => i.to_string(),
        (Num::Small(i), _) => {
            let sign = if i < 0 { "-" } else { "" };
            let n = i.unsigned_abs();
            match radix {
                2 => format!("{sign}{n:b}"),
                8 => format!("{sign}{n:o}"),
                16 => format!("{sign}{n:x}"),
                _ => IBig::from(i).in_radix(radix.clamp(2, 36)).to_string(),
            }
        }
        (Num::Big(n), _) => super::division::to_radix(n, radix.clamp(2, 36)),
    }
}

/// Writes an integer in decimal, within the limit of digits.
pub fn int_to_string(heap: &Heap, v: Value) -> Result<String, IntError> {
    let text = match num(heap, v) {
        Num::Small(i) => return Ok(i.to_string()),
        Num::Big(n) => {
            let limit = MAX_STR_DIGITS.load(Relaxed);
            // Spare the work for numbers that are far beyond it.
            if limit > 0 && n.bit_len() / 4 > limit {
                return Err(IntError::TooManyDigits);
            }
            let text = super::division::to_radix(n, 10);
            if limit > 0 && text.trim_start_matches('-').len() > limit {
                return Err(IntError::TooManyDigits);
            }
            text
        }
    };
    Ok(text)
}

/// Why text is not an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseIntError {
    Invalid,
    /// It has this many digits, more than allowed.
    TooManyDigits(usize),
}

/// Reads an integer as `int(text, base)` does: spaces around it, a sign, `_` between digits, and a prefix that fits
/// the base. Base 0 takes the base from the prefix.
pub fn parse_int(heap: &mut Heap, text: &str, base: u32) -> Result<Value, ParseIntError> {
    use ParseIntError::{Invalid, TooManyDigits};
    let text = super::text::trim(text);
    let (negative, text) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let bytes = text.as_bytes();
    let found = match (bytes.first(), bytes.get(1)) {
        (Some(b'0'), Some(b'x' | b'X')) => 16,
        (Some(b'0'), Some(b'o' | b'O')) => 8,
        (Some(b'0'), Some(b'b' | b'B')) => 2,
        _ => 0,
    };
    let prefixed = found != 0 && (base == 0 || base == found);
    let radix = match base {
        0 if prefixed => found,
        0 => 10,
        _ => base,
    };
    let mut digits = if prefixed { &text[2..] } else { text };
    if prefixed && digits.starts_with('_') {
        digits = &digits[1..];
    }
    let mut clean = String::with_capacity(digits.len());
    let mut after_digit = false;
    let mut small: Option<i64> = Some(0);
    for c in digits.chars() {
        if c == '_' {
            if !after_digit {
                return Err(Invalid);
            }
            after_digit = false;
            continue;
        }
        let d = super::text::decimal_digit(c)
            .or_else(|| if c.is_ascii() { c.to_digit(36) } else { None });
        let d = d.filter(|&d| d < radix).ok_or(Invalid)?;
        small = small.and_then(|n| n.checked_mul(i64::from(radix))?.checked_add(i64::from(d)));
        clean.push(char::from_digit(d, 36).ok_or(Invalid)?);
        after_digit = true;
    }
    if !after_digit {
        return Err(Invalid);
    }
    // Without a given base, a decimal number has no leading zeros, unless it is zero.
    if base == 0 && !prefixed && clean.starts_with('0') && small != Some(0) {
        return Err(Invalid);
    }
    let limit = MAX_STR_DIGITS.load(Relaxed);
    if limit > 0 && clean.len() > limit && !radix.is_power_of_two() {
        return Err(TooManyDigits(clean.len()));
    }
    if let Some(n) = small {
        return Ok(Value::Int(if negative { -n } else { n }));
    }
    let n = IBig::from_str_radix(&clean, radix).map_err(|_| Invalid)?;
    Ok(heap.new_int(if negative { -n } else { n }))
}
