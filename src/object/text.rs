//! Facts about characters where Python's definitions differ from Rust's: white space, decimal digits, what is
//! printable; and the `repr` of text and bytes, which rests on them.
//!
//! The methods of `str` are in `builtins/str.rs`.

use super::letters::{ALPHA, DIGITS, FOLDS, NUMBERS, TITLES};
use crate::source::surrogate;
pub use crate::syntax::is_printable;

/// Tells whether Python counts the character as white space.
#[inline]
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// Cuts white space off both ends.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// The zeros of the runs of ten decimal digits.
#[rustfmt::skip]
static ZEROS: [u32; 68] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620,
    0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0,
    0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50,
    0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950,
    0x1fbf0,
];

/// Gives the value of a decimal digit of any script.
#[inline]
pub fn decimal_digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let i = ZEROS
        .partition_point(|&zero| zero <= c as u32)
        .checked_sub(1)?;
    let digit = c as u32 - ZEROS[i];
    (digit < 10).then_some(digit)
}

fn within(ranges: &[(u32, u32)], c: char) -> bool {
    let i = ranges.partition_point(|&(first, _)| first <= c as u32);
    i > 0 && c as u32 <= ranges[i - 1].1
}

/// Tells whether the character is a letter.
#[inline]
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        within(&ALPHA, c)
    }
}

/// Tells whether the character is a decimal digit of any script.
pub fn is_decimal(c: char) -> bool {
    decimal_digit(c).is_some()
}

/// Tells whether the character is a digit: decimal, or raised, or in a circle ...
pub fn is_digit(c: char) -> bool {
    is_decimal(c) || within(&DIGITS, c)
}

/// Tells whether the character stands for a number.
pub fn is_numeric(c: char) -> bool {
    is_digit(c) || within(&NUMBERS, c)
}

// Rust's tables of case are those of a later version of Unicode than the others here: a character that was not yet
// assigned has no case, and is no character's other case. What is printable is assigned, and nothing else has case.

/// Tells whether the character is a capital.
pub fn is_upper(c: char) -> bool {
    c.is_uppercase() && is_printable(c)
}

/// Tells whether the character is a small letter.
pub fn is_lower(c: char) -> bool {
    // A letter by now, and small in the version that counts.
    c.is_lowercase() && is_printable(c) || c == '\u{295}'
}

/// Gives what the character is in upper case; more than one character for some.
pub fn upper_of(c: char) -> impl Iterator<Item = char> {
    cased(c, has_known_case(c), char::to_uppercase)
}

/// Gives what the character is in lower case.
pub fn lower_of(c: char) -> impl Iterator<Item = char> {
    cased(c, c.is_ascii() || is_printable(c), char::to_lowercase)
}

fn cased<I: Iterator<Item = char>>(
    c: char,
    known: bool,
    other: fn(char) -> I,
) -> impl Iterator<Item = char> {
    let (other, same) = if known {
        (Some(other(c)), None)
    } else {
        (None, Some(c))
    };
    other.into_iter().flatten().chain(same)
}

/// Gives the text in upper case.
pub fn upper(text: &str) -> String {
    text.chars().flat_map(upper_of).collect()
}

/// Gives the text in lower case; a capital sigma at the end of a word has its own.
pub fn lower(text: &str) -> String {
    // What has no case here is taken as it stands, and has none for a sigma beside it.
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, c) in text
        .char_indices()
        .filter(|&(_, c)| !c.is_ascii() && !is_printable(c))
    {
        out.push_str(&text[from..at].to_lowercase());
        out.push(c);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..].to_lowercase());
    out
}

/// Tells whether Rust's tables are right about the character's case.
fn has_known_case(c: char) -> bool {
    c.is_ascii() || is_printable(c) && c.to_uppercase().all(is_printable)
}

/// Tells whether the character is a letter in title case.
pub fn is_title(c: char) -> bool {
    !c.is_ascii() && !c.is_uppercase() && is_alpha(c) && {
        let lower: String = c.to_lowercase().collect();
        lower != c.to_string()
    }
}

/// Appends the title case of a character.
pub fn push_title(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_uppercase());
        return;
    }
    if let Ok(i) = TITLES.binary_search_by_key(&c, |&(from, _)| from) {
        out.push_str(TITLES[i].1);
        return;
    }
    let mut upper = upper_of(c);
    out.extend(upper.next());
    out.extend(upper.flat_map(lower_of));
}

/// Gives the text folded for comparison without case.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match FOLDS.binary_search_by_key(&c, |&(from, _)| from) {
            Ok(i) => out.push_str(FOLDS[i].1),
            Err(_) => out.extend(upper_of(c).flat_map(lower_of)),
        }
    }
    out
}

/// Appends the `repr` of text; with `ascii` all that is not ASCII becomes escapes.
pub fn push_repr(out: &mut String, text: &str, ascii: bool) {
    use std::fmt::Write;
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    out.reserve(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        // Writing to a String cannot fail.
        let _ = match c {
            '\\' => out.write_str("\\\\"),
            '\n' => out.write_str("\\n"),
            '\r' => out.write_str("\\r"),
            '\t' => out.write_str("\\t"),
            c if c == quote => write!(out, "\\{c}"),
            ' '..='~' => out.write_char(c),
            c if !ascii && is_printable(c) => out.write_char(c),
            c if (c as u32) < 0x100 => write!(out, "\\x{:02x}", c as u32),
            c if (c as u32) < 0x10000 => write!(out, "\\u{:04x}", c as u32),
            c => match surrogate::unit_of(c) {
                Some(unit) => write!(out, "\\u{unit:04x}"),
                None => write!(out, "\\U{:08x}", c as u32),
            },
        };
    }
    out.push(quote);
}

/// Appends the `repr` of bytes.
pub fn push_bytes_repr(out: &mut String, bytes: &[u8]) {
    use std::fmt::Write;
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        '"'
    } else {
        '\''
    };
    out.reserve(bytes.len() + 3);
    out.push('b');
    out.push(quote);
    for &b in bytes {
        let _ = match b {
            b'\\' => out.write_str("\\\\"),
            b'\n' => out.write_str("\\n"),
            b'\r' => out.write_str("\\r"),
            b'\t' => out.write_str("\\t"),
            b if char::from(b) == quote => write!(out, "\\{}", char::from(b)),
            b' '..=b'~' => out.write_char(char::from(b)),
            b => write!(out, "\\x{b:02x}"),
        };
    }
    out.push(quote);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_escapes_what_is_not_printable() {
        let mut out = String::new();
        push_repr(&mut out, "a'b\n\x7f\u{a0}é\u{378}😀\u{e000}", false);
        assert_eq!(out, "\"a'b\\n\\x7f\\xa0é\\u0378😀\\ue000\"");
        out.clear();
        push_repr(&mut out, "é'\"", true);
        assert_eq!(out, "'\\xe9\\'\"'");
        out.clear();
        push_bytes_repr(&mut out, b"a'\x00\xff\t");
        assert_eq!(out, "b\"a'\\x00\\xff\\t\"");
    }

    #[test]
    fn digits_of_other_scripts_count() {
        assert_eq!(decimal_digit('٣'), Some(3));
        assert_eq!(decimal_digit('x'), None);
        assert!(is_space('\x1c') && is_space('\u{a0}') && !is_space('\u{200b}'));
    }
}
