//! Lone surrogates in text.
//!
//! A `str` of Python may hold the code points U+D800 to U+DFFF alone, text of Rust may not. So a lone surrogate is
//! kept as the code point `SHIFT` above it, in a plane where Unicode assigns nothing. Whoever shows a script what a
//! character is (its number, its escape, its bytes) asks here. What `chr` makes of the numbers of that range is marked, so
//! that going through all of Unicode meets them as they are. A script that reads such characters from elsewhere, and has
//! surrogates, too, is stopped where the two cannot be told from one another.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// How far above a lone surrogate the code point lies that stands for it.
const SHIFT: u32 = 0xd_0000;
/// What the UTF-8 form of these characters begins with; the third byte is `THIRD` or above.
const LEAD: [u8; 2] = [0xf3, 0x9d];
const THIRD: u8 = 0xa0;

/// Set as soon as a script made a character of the range for itself.
static SHARED: AtomicBool = AtomicBool::new(false);

/// What is said where the two cannot be told from one another.
pub const AMBIGUOUS: &str =
    "the characters U+DD800 to U+DDFFF are not supported beside lone surrogates";

/// Gives the character for a code point as scripts count them; `None` from 0x110000 on.
pub fn char_of(code: u32) -> Option<char> {
    match code {
        0xd800..0xe000 => char::from_u32(code + SHIFT),
        _ => char::from_u32(code),
    }
}

/// Gives the code point of a character as scripts count them.
#[inline]
pub fn code_of(c: char) -> u32 {
    unit_of(c).unwrap_or(c as u32)
}

/// Gives the lone surrogate that a character stands for, if it stands for one.
#[inline]
pub fn unit_of(c: char) -> Option<u32> {
    let code = c as u32;
    is_hidden(code).then(|| code - SHIFT)
}

/// Tells where in the text, in bytes, the first lone surrogate is.
#[inline]
pub fn find(text: &str) -> Option<usize> {
    find_bytes(text.as_bytes())
}

fn find_bytes(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = memchr::memchr(LEAD[0], &bytes[from..]) {
        let at = from + at;
        if bytes.get(at + 1) == Some(&LEAD[1]) && bytes.get(at + 2).is_some_and(|&b| b >= THIRD) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Orders texts by their code points as scripts count them.
pub fn compare(a: &str, b: &str) -> Ordering {
    match (find(a), find(b)) {
        // The order of UTF-8 bytes is that of the characters.
        (None, None) => a.cmp(b),
        _ => a.chars().map(code_of).cmp(b.chars().map(code_of)),
    }
}

/// Tells whether the character of a code point would be taken for a lone surrogate.
pub fn is_hidden(code: u32) -> bool {
    (0xd_d800..0xd_e000).contains(&code)
}

/// Notes whether text that was read from outside has characters of the range for themselves.
pub fn note_read(text: &str) {
    if find(text).is_some() {
        SHARED.store(true, Relaxed);
    }
}

/// Tells whether a script made characters of the range for themselves, so that a surrogate may be none.
pub fn is_ambiguous() -> bool {
    SHARED.load(Relaxed)
}

/// Gives text for bytes as the system has them: UTF-8, and a surrogate for each byte that is none (PEP 383).
pub fn text_of_system(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        note_read(chunk.valid());
        out.push_str(chunk.valid());
        let escaped = chunk.invalid().iter();
        out.extend(escaped.filter_map(|&b| char_of(0xdc00 + u32::from(b))));
    }
    out
}

/// Gives the bytes that text stands for at the system (PEP 383); the place, in characters, of a surrogate that stands for
/// no byte otherwise.
pub fn system_of_text(text: &str) -> Result<Cow<'_, [u8]>, usize> {
    if find(text).is_none() {
        return Ok(Cow::Borrowed(text.as_bytes()));
    }
    let mut out = Vec::with_capacity(text.len());
    for (place, c) in text.chars().enumerate() {
        match unit_of(c) {
            Some(unit @ 0xdc80..0xdd00) => out.push((unit - 0xdc00) as u8),
            Some(_) => return Err(place),
            None => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    Ok(Cow::Owned(out))
}

/// Gives a path of the system as scripts see it.
pub fn path_shown(path: impl AsRef<Path>) -> String {
    text_of_system(path.as_ref().as_os_str().as_encoded_bytes())
}

/// Gives the path that a script means; surrogates that stand for no byte make it one that is not there.
pub fn path_meant(text: &str) -> PathBuf {
    match system_of_text(text) {
        Ok(Cow::Owned(bytes)) => OsString::from_vec(bytes).into(),
        _ => text.into(),
    }
}

/// Gives the text with an escape in place of each lone surrogate, as `backslashreplace` does.
pub fn escaped(text: &str) -> Cow<'_, str> {
    if find(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match unit_of(c) {
            Some(unit) => out.push_str(&format!("\\u{unit:04x}")),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_are_characters_of_their_own() {
        let c = char_of(0xd800).unwrap_or('x');
        assert_eq!((c, code_of(c)), ('\u{dd800}', 0xd800));
        assert_eq!(code_of(char_of(0xdfff).unwrap_or('x')), 0xdfff);
        assert_eq!(
            (char_of(0xe000), char_of(0x11_0000)),
            (Some('\u{e000}'), None)
        );
        assert_eq!(
            (find("a\u{dd7ff}\u{de000}"), find("aé\u{dd800}")),
            (None, Some(3))
        );
    }

    #[test]
    fn names_of_the_system_come_back() {
        let text = text_of_system(b"a\xff\xc3\xa9\x80");
        assert_eq!(escaped(&text), "a\\udcffé\\udc80");
        assert_eq!(
            system_of_text(&text).as_deref(),
            Ok(&b"a\xff\xc3\xa9\x80"[..])
        );
        assert_eq!(system_of_text("é\u{dd800}"), Err(1));
    }
}
