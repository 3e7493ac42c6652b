//! Literals: how far a number, name or string reaches, and what it is worth.
//!
//! Knows nothing of tokens' order; `layout.rs` asks where a piece ends, `actions.rs` what it means.
//! Both halves must agree: what a scan accepted, its value function can read.

use super::ast::{BigLiteral, Constant};
use super::printable::is_printable;
use super::token::NumberError;
use crate::source::surrogate;
use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use unicode_normalization::UnicodeNormalization;

/// Tells whether a character may begin a name.
pub fn starts_name(c: char) -> bool {
    c == '_' || unicode_ident::is_xid_start(c) && is_assigned(c)
}

/// Tells whether a character may stand in a name after its first.
fn continues_name(c: char) -> bool {
    c == '_' || unicode_ident::is_xid_continue(c) && is_assigned(c)
}

/// Tells whether Unicode 15.1, CPython's version, has the character; the crate's tables are those of a later one.
fn is_assigned(c: char) -> bool {
    is_printable(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

/// Tells whether a text is a name, keywords included.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(starts_name) && chars.all(continues_name)
}

/// Gives the size of the text's first part that can continue a name.
pub fn name_tail(text: &str) -> usize {
    let end = text.char_indices().find(|(_, c)| !continues_name(*c));
    end.map_or(text.len(), |(at, _)| at)
}

/// Gives a name as the language compares it.
pub fn normal_name(text: &str) -> Box<str> {
    if text.is_ascii() {
        text.into()
    } else {
        text.nfkc().collect::<String>().into()
    }
}

/// Finds the end of the number at the start of `text`; an error says how many bytes were good.
pub fn scan_number(text: &str) -> Result<usize, (usize, NumberError)> {
    let bytes = text.as_bytes();
    let radix = match (bytes.first(), bytes.get(1)) {
        (Some(b'0'), Some(b'x' | b'X')) => Some((16, "hexadecimal")),
        (Some(b'0'), Some(b'o' | b'O')) => Some((8, "octal")),
        (Some(b'0'), Some(b'b' | b'B')) => Some((2, "binary")),
        _ => None,
    };
    match radix {
        Some((radix, kind)) => scan_radix(bytes, radix, kind),
        None => scan_decimal(bytes),
    }
}

fn scan_radix(bytes: &[u8], radix: u32, kind: &'static str) -> Result<usize, (usize, NumberError)> {
    let digit = |at: usize| bytes.get(at).is_some_and(|b| (*b as char).is_digit(radix));
    let mut at = 2;
    loop {
        if bytes.get(at) == Some(&b'_') {
            at += 1;
        }
        if !digit(at) {
            return Err((at, bad_digit(bytes, at, kind)));
        }
        while digit(at) {
            at += 1;
        }
        if bytes.get(at) != Some(&b'_') {
            break;
        }
    }
    if bytes.get(at).is_some_and(u8::is_ascii_digit) {
        return Err((at, bad_digit(bytes, at, kind)));
    }
    end_of_number(bytes, at, kind)
}

fn bad_digit(bytes: &[u8], at: usize, kind: &'static str) -> NumberError {
    match bytes.get(at) {
        Some(digit) if digit.is_ascii_digit() => NumberError::Digit(*digit, kind),
        _ => NumberError::Invalid(kind),
    }
}

/// Skips digits with single underscores between them.
fn skip_digits(bytes: &[u8], mut at: usize) -> Result<usize, (usize, NumberError)> {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    loop {
        while digit(at) {
            at += 1;
        }
        if bytes.get(at) != Some(&b'_') {
            return Ok(at);
        }
        if !digit(at + 1) {
            return Err((at, NumberError::Invalid("decimal")));
        }
        at += 1;
    }
}

fn scan_decimal(bytes: &[u8]) -> Result<usize, (usize, NumberError)> {
    let mut at = skip_digits(bytes, 0)?;
    let whole = at;
    let mut is_float = false;
    if bytes.get(at) == Some(&b'.') {
        is_float = true;
        at += 1;
        if bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at = skip_digits(bytes, at)?;
        }
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        if bytes.get(at + 1 + sign).is_some_and(u8::is_ascii_digit) {
            is_float = true;
            at = skip_digits(bytes, at + 1 + sign)?;
        } else if sign == 1 {
            return Err((at, NumberError::Invalid("decimal")));
        }
    }
    if matches!(bytes.get(at), Some(b'j' | b'J')) {
        return end_of_number(bytes, at + 1, "imaginary");
    }
    let digits = bytes.get(..whole).unwrap_or_default();
    let zeros_only = digits.iter().all(|b| matches!(b, b'0' | b'_'));
    if !is_float && digits.first() == Some(&b'0') && !zeros_only {
        return Err((whole, NumberError::LeadingZeros));
    }
    let octal = !is_float && zeros_only && digits.len() == 1 && bytes.get(1) == Some(&b'o');
    end_of_number(bytes, at, if octal { "octal" } else { "decimal" })
}

/// Refuses a number that runs into a word, unless the word is an operator.
fn end_of_number(
    bytes: &[u8],
    at: usize,
    kind: &'static str,
) -> Result<usize, (usize, NumberError)> {
    let rest = bytes.get(at..).unwrap_or_default();
    let operators: [&[u8]; 8] = [b"and", b"else", b"for", b"if", b"in", b"is", b"not", b"or"];
    let joined = rest
        .first()
        .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    // Of those that begin with an `i`, what follows is not looked at.
    let ends = |word: &[u8]| {
        let next = rest.get(word.len());
        word[0] == b'i'
            || !next.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_' || *b >= 0x80)
    };
    let operator = |word: &&[u8]| rest.starts_with(word) && ends(word);
    if joined && !operators.iter().any(operator) {
        return Err((at, NumberError::Invalid(kind)));
    }
    Ok(at)
}

/// Tells the kind of a number that a keyword follows without white space.
pub fn joined_number(number: &str, text: &str, end: u32) -> Option<&'static str> {
    let next = text.as_bytes().get(end as usize)?;
    if !next.is_ascii_alphabetic() {
        return None;
    }
    let lower = number.to_ascii_lowercase();
    Some(match lower.get(..2) {
        Some("0x") => "hexadecimal",
        Some("0o") => "octal",
        Some("0b") => "binary",
        _ if lower.ends_with('j') => "imaginary",
        _ => "decimal",
    })
}

/// Finds the first escape that means nothing, or too much, and words it.
pub fn odd_escape(text: &str, bytes: bool) -> Option<String> {
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let escape = &rest[at..];
        // A field of an f-string may follow.
        let letter = escape.chars().nth(1).unwrap_or('{');
        let size = match letter {
            '0'..='7' => {
                let (value, size) = octal(escape.as_bytes());
                if value > 0o377 {
                    let shown = escape.get(..size).unwrap_or(escape);
                    return Some(format!("invalid octal escape sequence '{shown}'"));
                }
                size
            }
            '\n' | 'x' => 2,
            'u' | 'U' | 'N' if !bytes => 2,
            letter if u8::try_from(letter).is_ok_and(|b| simple_escape(b).is_some()) => 2,
            letter if !letter.is_ascii() => 1,
            letter => return Some(format!("invalid escape sequence '\\{letter}'")),
        };
        rest = escape.get(size..).unwrap_or("");
    }
    None
}

/// The longest decimal number that is read from text or written to it: what `sys.set_int_max_str_digits` sets; 0 is no
/// limit.
pub static MAX_STR_DIGITS: AtomicUsize = AtomicUsize::new(4300);

/// Reads a number that `scan_number` accepted.
pub fn number_value(text: &str) -> Result<Constant, String> {
    let plain: String = text
        .chars()
        .filter(|c| *c != '_')
        .collect::<String>()
        .to_ascii_lowercase();
    let radix = match plain.get(..2) {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => 10,
    };
    if radix != 10 {
        return Ok(integer(&plain[2..], radix));
    }
    if let Some(imaginary) = plain.strip_suffix('j') {
        return imaginary
            .parse()
            .map(Constant::Imaginary)
            .map_err(|e| e.to_string());
    }
    if plain.contains(['.', 'e']) {
        return plain
            .parse()
            .map(Constant::Float)
            .map_err(|e| e.to_string());
    }
    let limit = MAX_STR_DIGITS.load(Relaxed);
    if limit > 0 && plain.len() > limit {
        return Err(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has \
             {} digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal \
             for huge integer literals to avoid decimal conversion limits.",
            plain.len()
        ));
    }
    Ok(integer(&plain, 10))
}

fn integer(digits: &str, radix: u32) -> Constant {
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return Constant::Int(0);
    }
    match i64::from_str_radix(digits, radix) {
        Ok(value) => Constant::Int(value),
        Err(_) => Constant::BigInt(Box::new(BigLiteral {
            digits: digits.to_string(),
            radix,
        })),
    }
}

/// Finds the end of a string's text, closing quote included, and whether there was one.
///
/// Without one, a plain string ends before its line end and a triple-quoted one at the end of the text.
pub fn scan_string(bytes: &[u8], mark: u8, triple: bool) -> (usize, bool) {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match *byte {
            b'\\' => at += 1,
            b'\n' if !triple => return (at, false),
            b if b == mark && !triple => return (at + 1, true),
            b if b == mark && bytes.get(at..at + 3) == Some(&[mark; 3]) => return (at + 3, true),
            _ => {}
        }
        at += 1;
    }
    (bytes.len(), false)
}

/// What ends a piece of f-string text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextEnd {
    /// A `{` that opens a field.
    Open,
    /// A `}`: the end of a format spec, elsewhere an error.
    Close,
    Quote,
    /// A line end that a single-quoted string cannot hold.
    Line,
    Eof,
}

/// How the text of an f-string is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TextStyle {
    pub mark: u8,
    pub triple: bool,
    pub raw: bool,
}

/// Finds where a piece of f-string text ends, and by what; the end itself is not included.
pub fn scan_text(bytes: &[u8], style: TextStyle, in_spec: bool) -> (usize, TextEnd) {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let next = bytes.get(at + 1);
        match *byte {
            b'\\' if !style.raw && next == Some(&b'N') && bytes.get(at + 2) == Some(&b'{') => {
                at += 2;
                let name = bytes.get(at..).unwrap_or_default();
                let stop = name
                    .iter()
                    .position(|b| matches!(b, b'}' | b'\n' | b'"' | b'\''));
                at += stop.unwrap_or(name.len());
                if bytes.get(at) != Some(&b'}') {
                    continue;
                }
            }
            b'\\' if !matches!(next, Some(b'{' | b'}')) => at += 1,
            b'{' if !in_spec && next == Some(&b'{') => at += 1,
            b'}' if !in_spec && next == Some(&b'}') => at += 1,
            b'{' => return (at, TextEnd::Open),
            b'}' => return (at, TextEnd::Close),
            b'\n' if !style.triple => return (at, TextEnd::Line),
            b if b == style.mark && (!style.triple || bytes.get(at..at + 3) == Some(&[b; 3])) => {
                return (at, TextEnd::Quote);
            }
            _ => {}
        }
        at += 1;
    }
    (bytes.len(), TextEnd::Eof)
}

/// The prefix of a string, as far as its text is concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Prefix {
    pub bytes: bool,
    pub raw: bool,
    /// The size of the prefix and the opening quote.
    pub open: usize,
    /// The size of the closing quote.
    pub close: usize,
}

/// Reads the prefix and quote a string token begins with.
pub fn prefix(text: &str) -> Prefix {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let has = |letter: u8| {
        text.bytes()
            .take(letters)
            .any(|b| b.eq_ignore_ascii_case(&letter))
    };
    let mark = text.as_bytes().get(letters).copied().unwrap_or(b'"');
    let close = if text.as_bytes().get(letters..letters + 3) == Some(&[mark; 3]) {
        // `""` is an empty string, `"""` opens a long one.
        3
    } else {
        1
    };
    Prefix {
        bytes: has(b'b'),
        raw: has(b'r'),
        open: letters + close,
        close,
    }
}

/// Reads a string or bytes token, quotes and prefix included.
pub fn string_value(token: &str) -> Result<Constant, String> {
    let prefix = prefix(token);
    let end = token.len().saturating_sub(prefix.close);
    let text = token.get(prefix.open..end).unwrap_or("");
    if !prefix.bytes {
        return Ok(Constant::Str(text_value(text, prefix.raw, false)?));
    }
    if !text.is_ascii() {
        return Err("bytes can only contain ASCII literal characters".into());
    }
    if prefix.raw {
        Ok(Constant::Bytes(text.into()))
    } else {
        Ok(Constant::Bytes(unescape_bytes(text)?))
    }
}

/// Reads the text of a string; `doubled` undoes the `{{` and `}}` of f-strings.
pub fn text_value(text: &str, raw: bool, doubled: bool) -> Result<String, String> {
    if raw || !text.contains('\\') {
        return Ok(if doubled {
            undouble(text).into_owned()
        } else {
            text.to_string()
        });
    }
    unescape(text, doubled)
}

fn undouble(text: &str) -> Cow<'_, str> {
    if text.contains(['{', '}']) {
        Cow::Owned(text.replace("{{", "{").replace("}}", "}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Counts positions as CPython's decoder sees them: it reads text with `\UXXXXXXXX` outside ASCII.
fn decoder_position(text: &str) -> usize {
    text.chars()
        .map(|c| if c.is_ascii() { 1 } else { 10 })
        .sum()
}

fn unescape(text: &str, doubled: bool) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let plain = &rest[..at];
        out.push_str(&if doubled {
            undouble(plain)
        } else {
            Cow::Borrowed(plain)
        });
        let escape = &rest[at..];
        let size = match read_escape(escape) {
            Ok((piece, size)) => {
                match piece {
                    Piece::Char(c) => out.push(c),
                    Piece::Nothing => {}
                    Piece::Kept => out.push('\\'),
                }
                size
            }
            Err(Bad { size, message }) => {
                let start = decoder_position(&text[..text.len() - escape.len()]);
                let size = decoder_position(escape.get(..size).unwrap_or(escape));
                let place = if size <= 1 {
                    format!("byte 0x5c in position {start}")
                } else {
                    format!("bytes in position {start}-{}", start + size - 1)
                };
                return Err(format!(
                    "(unicode error) 'unicodeescape' codec can't decode {place}: {message}"
                ));
            }
        };
        rest = &escape[size..];
    }
    out.push_str(&if doubled {
        undouble(rest)
    } else {
        Cow::Borrowed(rest)
    });
    Ok(out)
}

/// What a backslash and what follows it mean.
enum Piece {
    Char(char),
    /// A joined line.
    Nothing,
    /// No escape: the backslash stands for itself.
    Kept,
}

struct Bad {
    size: usize,
    message: &'static str,
}

/// Reads the escape at the start of `text`, which is a backslash; gives its meaning and size.
fn read_escape(text: &str) -> Result<(Piece, usize), Bad> {
    let bytes = text.as_bytes();
    let Some(letter) = bytes.get(1) else {
        // Only in an f-string, before a field.
        return Ok((Piece::Kept, 1));
    };
    if let Some(c) = simple_escape(*letter) {
        return Ok((Piece::Char(c as char), 2));
    }
    match letter {
        b'\n' => Ok((Piece::Nothing, 2)),
        b'0'..=b'7' => {
            let (value, size) = octal(bytes);
            Ok((Piece::Char(char::from_u32(value).unwrap_or('\0')), size))
        }
        b'x' => hex_escape(bytes, 2, "truncated \\xXX escape"),
        b'u' => hex_escape(bytes, 4, "truncated \\uXXXX escape"),
        b'U' => hex_escape(bytes, 8, "truncated \\UXXXXXXXX escape"),
        b'N' => named_escape(text),
        _ => Ok((Piece::Kept, 1)),
    }
}

fn simple_escape(letter: u8) -> Option<u8> {
    Some(match letter {
        b'\\' | b'\'' | b'"' => letter,
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        _ => return None,
    })
}

/// Reads up to three octal digits after a backslash.
fn octal(bytes: &[u8]) -> (u32, usize) {
    let digits = bytes
        .iter()
        .skip(1)
        .take(3)
        .take_while(|b| (b'0'..=b'7').contains(*b));
    let (value, count) = digits.fold((0, 0), |(v, n), b| (v * 8 + u32::from(b - b'0'), n + 1));
    (value, 1 + count)
}

fn hex_escape(bytes: &[u8], digits: usize, short: &'static str) -> Result<(Piece, usize), Bad> {
    let mut value = 0u32;
    for index in 0..digits {
        let digit = bytes.get(2 + index).and_then(|b| (*b as char).to_digit(16));
        match digit {
            Some(digit) => value = (value << 4) | digit,
            None => {
                return Err(Bad {
                    size: 2 + index,
                    message: short,
                });
            }
        }
    }
    match surrogate::char_of(value) {
        Some(c) => Ok((Piece::Char(c), 2 + digits)),
        None => Err(Bad {
            size: 2 + digits,
            message: "illegal Unicode character",
        }),
    }
}

fn named_escape(text: &str) -> Result<(Piece, usize), Bad> {
    match named_character(text.as_bytes()) {
        (size, Ok(c)) => Ok((Piece::Char(c), size)),
        (size, Err(message)) => Err(Bad { size, message }),
    }
}

/// Reads the escape `\N{name}` that some text begins with; gives how long it is, or how long what is wrong with it.
pub fn named_character(text: &[u8]) -> (usize, Result<char, &'static str>) {
    const MALFORMED: &str = "malformed \\N character escape";
    if text.get(2) != Some(&b'{') {
        return (2, Err(MALFORMED));
    }
    let Some(end) = text.iter().position(|&b| b == b'}') else {
        return (text.len(), Err(MALFORMED));
    };
    if end == 3 {
        return (end, Err(MALFORMED));
    }
    let name = std::str::from_utf8(&text[3..end]).ok();
    let found = name.and_then(unicode_names2::character);
    (end + 1, found.ok_or("unknown Unicode character name"))
}

fn unescape_bytes(text: &str) -> Result<Vec<u8>, String> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let letter = bytes.get(at + 1).copied();
        if *byte != b'\\' {
            out.push(*byte);
            at += 1;
            continue;
        }
        match letter {
            Some(b'\n') => at += 2,
            Some(b'0'..=b'7') => {
                let (value, size) = octal(&bytes[at..]);
                out.push((value & 0xff) as u8);
                at += size;
            }
            Some(b'x') => {
                let digit = |n: usize| bytes.get(n).and_then(|b| (*b as char).to_digit(16));
                let (Some(high), Some(low)) = (digit(at + 2), digit(at + 3)) else {
                    return Err(format!("(value error) invalid \\x escape at position {at}"));
                };
                out.push((high * 16 + low) as u8);
                at += 4;
            }
            Some(letter) => match simple_escape(letter) {
                Some(value) => {
                    out.push(value);
                    at += 2;
                }
                None => {
                    out.push(b'\\');
                    at += 1;
                }
            },
            None => return Err("(value error) Trailing \\ in string".into()),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (text, size) in [
            ("1+", 1),
            ("0x1for", 4),
            ("1.e5 ", 4),
            ("1..real", 2),
            ("1_0j)", 4),
            ("09.5", 4),
            ("1if", 1),
        ] {
            assert_eq!(scan_number(text), Ok(size), "{text}");
        }
        let invalid = |kind| NumberError::Invalid(kind);
        assert_eq!(scan_number("1_"), Err((1, invalid("decimal"))));
        assert_eq!(scan_number("1e+"), Err((1, invalid("decimal"))));
        assert_eq!(scan_number("0777"), Err((4, NumberError::LeadingZeros)));
        assert_eq!(
            scan_number("0o8"),
            Err((2, NumberError::Digit(b'8', "octal")))
        );
        assert_eq!(scan_number("0b1a"), Err((3, invalid("binary"))));
        assert_eq!(number_value("0x_ff"), Ok(Constant::Int(255)));
        assert_eq!(number_value("1_0.5e1"), Ok(Constant::Float(105.0)));
        assert_eq!(number_value("00"), Ok(Constant::Int(0)));
        let big = BigLiteral {
            digits: "9223372036854775808".into(),
            radix: 10,
        };
        assert_eq!(
            number_value("9223372036854775808"),
            Ok(Constant::BigInt(Box::new(big)))
        );
    }

    #[test]
    fn strings() {
        let str = |text: &str| Ok(Constant::Str(text.into()));
        assert_eq!(
            string_value(r#""a\n\x41\101\u00e9\q""#),
            str("a\nAA\u{e9}\\q")
        );
        assert_eq!(string_value(r"r'\n'"), str("\\n"));
        assert_eq!(string_value("''"), str(""));
        assert_eq!(string_value(r#""\N{BULLET}""#), str("\u{2022}"));
        assert_eq!(string_value("'''a'b'''"), str("a'b"));
        assert_eq!(
            string_value(r"b'\xff\0'"),
            Ok(Constant::Bytes(vec![255, 0]))
        );
        let message = string_value(r#""é\x1""#).err().unwrap_or_default();
        assert_eq!(
            message,
            "(unicode error) 'unicodeescape' codec can't decode bytes in position 10-12: truncated \\xXX escape"
        );
        assert_eq!(string_value(r#""\ud800""#), str("\u{dd800}"));
        assert_eq!(text_value("{{a}}\\n", false, true), Ok("{a}\n".into()));
    }
}
