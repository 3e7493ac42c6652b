//! Bytes to source text: the encoding that a comment names (PEP 263), and what is said of bytes that are not in it.
//!
//! Only the encodings that need no table are read here; for the others the caller asks a machine.

use super::surrogate;
use super::{BadSource, MAX_BYTES};

const MARK: &[u8] = b"\xef\xbb\xbf";

/// Finds an encoding named by a comment in the first two lines; by its plain name if it is one of those read here.
pub fn declared(bytes: &[u8]) -> Option<String> {
    let ends = |b: &u8| matches!(b, b'\n' | b'\r');
    for (number, line) in bytes.split(ends).take(2).enumerate() {
        let line = String::from_utf8_lossy(line);
        let line = line.trim_start_matches(['\u{feff}', ' ', '\t', '\x0c']);
        let Some(comment) = line.strip_prefix('#') else {
            // Only a comment or a blank line may come before the declaration.
            if number == 0 && line.trim_end().is_empty() {
                continue;
            }
            return None;
        };
        if let Some(name) = named_in(comment) {
            return Some(plain(&name));
        }
    }
    None
}

/// Finds `coding: NAME` or `coding=NAME` in a comment.
fn named_in(comment: &str) -> Option<String> {
    for (at, word) in comment.match_indices("coding") {
        let Some(rest) = comment[at + word.len()..].strip_prefix([':', '=']) else {
            continue;
        };
        let name: String = rest
            .trim_start_matches([' ', '\t'])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
            .collect();
        if !name.is_empty() {
            return Some(name);
        }
    }
    None
}

/// Gives the one name of an encoding that has several; another name as it is.
fn plain(name: &str) -> String {
    let small: String = name.chars().take(12).collect();
    let small = small.to_ascii_lowercase().replace('_', "-");
    let is = |known: &str| small == known || small.starts_with(&format!("{known}-"));
    if is("utf-8") {
        "utf-8".to_owned()
    } else if is("latin-1") || is("iso-8859-1") || is("iso-latin-1") {
        "iso-8859-1".to_owned()
    } else {
        name.to_owned()
    }
}

/// Reads source text. A byte that is not UTF-8 may stand in a comment, as it may in CPython where the file says that it is
/// UTF-8 or a script gives the bytes.
pub fn read(bytes: Vec<u8>) -> Result<String, BadSource> {
    if bytes.len() > MAX_BYTES {
        let message = "source code is too large".into();
        return Err(BadSource::Message(message));
    }
    let name = declared(&bytes).unwrap_or_else(|| "utf-8".to_owned());
    if bytes.starts_with(MARK) && name != "utf-8" {
        let message = format!("encoding problem: {name} with BOM");
        return Err(BadSource::Message(message));
    }
    match name.as_str() {
        "utf-8" => match String::from_utf8(bytes) {
            Ok(text) => {
                surrogate::note_read(&text);
                Ok(text)
            }
            Err(bad) => match misplaced(bad.as_bytes()) {
                None => Ok(String::from_utf8_lossy(bad.as_bytes()).into_owned()),
                Some(part) => Err(bad_utf8(bad.as_bytes(), part)),
            },
        },
        "iso-8859-1" => Ok(bytes.into_iter().map(char::from).collect()),
        _ => Err(BadSource::Encoded(name)),
    }
}

/// Says that a file is not UTF-8, and names none other.
pub fn not_utf8(name: &str, bytes: &[u8], at: usize) -> String {
    let line = bytes[..at].iter().filter(|b| **b == b'\n').count() + 1;
    let path = std::path::absolute(name).map(|p| p.to_string_lossy().into_owned());
    let path = path.unwrap_or_else(|_| name.to_owned());
    format!(
        "Non-UTF-8 code starting with '\\x{:02x}' in file {path} on line {line}, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details",
        bytes[at]
    )
}

/// A word or the inside of a string that is not UTF-8: where it starts and ends.
type Part = std::ops::Range<usize>;

/// Finds the first part outside comments that is not UTF-8.
fn misplaced(bytes: &[u8]) -> Option<Part> {
    let mut at = 0;
    // The word that ends where a string starts: one of bytes is refused for more than that by the scanner.
    let mut word = 0..0;
    while at < bytes.len() {
        let part = match bytes[at] {
            b'#' => {
                at += bytes[at..]
                    .iter()
                    .position(|b| *b == b'\n')
                    .unwrap_or(bytes.len() - at);
                continue;
            }
            quote @ (b'"' | b'\'') => {
                let (part, end) = string(bytes, at, quote);
                let prefix = if word.end == at {
                    &bytes[word.clone()]
                } else {
                    b""
                };
                at = end;
                if prefix.len() < 3 && prefix.iter().any(|b| matches!(b, b'b' | b'B')) {
                    continue;
                }
                part
            }
            byte if byte >= 0x80 || byte == b'_' || byte.is_ascii_alphanumeric() => {
                let is_word = |b: &u8| *b >= 0x80 || *b == b'_' || b.is_ascii_alphanumeric();
                let size = bytes[at..].iter().take_while(|b| is_word(b)).count();
                at += size;
                word = at - size..at;
                word.clone()
            }
            _ => {
                at += 1;
                continue;
            }
        };
        if std::str::from_utf8(&bytes[part.clone()]).is_err() {
            return Some(part);
        }
    }
    None
}

/// Gives the inside of the string that starts at a quote, and where it ends.
fn string(bytes: &[u8], start: usize, quote: u8) -> (Part, usize) {
    let size = match bytes[start..].starts_with(&[quote; 3]) {
        true => 3,
        false => 1,
    };
    let mut at = start + size;
    while at < bytes.len() {
        let ends = bytes[at..].iter().take(size).filter(|b| **b == quote);
        if ends.count() == size {
            return (start + size..at, at + size);
        }
        if size == 1 && bytes[at] == b'\n' {
            break;
        }
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    let at = at.min(bytes.len());
    (start + size..at, at)
}

/// Tells of a part that is not UTF-8 as CPython does: a string is marked at its quote, a word at the byte.
fn bad_utf8(bytes: &[u8], part: Part) -> BadSource {
    let shown = String::from_utf8_lossy(bytes).into_owned();
    let Err(error) = std::str::from_utf8(&bytes[part.clone()]) else {
        return BadSource::Message("invalid syntax".into());
    };
    let at = error.valid_up_to();
    let byte = bytes[part.start + at];
    let reason = match error.error_len() {
        None => "unexpected end of data",
        Some(_) if !(0xc2..=0xf4).contains(&byte) => "invalid start byte",
        Some(_) => "invalid continuation byte",
    };
    let is_string = part.start > 0 && matches!(bytes[part.start - 1], b'"' | b'\'');
    let marked = match is_string {
        true => part.start - 1,
        false => part.start + at,
    };
    let before = bytes[..marked]
        .strip_prefix(MARK)
        .unwrap_or(&bytes[..marked]);
    BadSource::Misplaced {
        message: format!(
            "(unicode error) 'utf-8' codec can't decode byte 0x{byte:02x} in position {at}: {reason}"
        ),
        shown,
        at: String::from_utf8_lossy(before).len() as u32,
    }
}
