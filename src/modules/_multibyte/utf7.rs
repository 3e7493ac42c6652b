//! UTF-7 (RFC 2152): text as ASCII, other characters in base64 between `+` and `-`.

use crate::source::surrogate;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What was decoded until something did not fit.
pub struct Part {
    pub text: String,
    /// What does not fit; empty if all does.
    pub reason: &'static str,
    /// Where that is; without it, `end` is where the bytes end that were decoded.
    pub start: usize,
    pub end: usize,
}

/// The part in base64 that is being read.
struct Base64 {
    bits: u32,
    buffer: u32,
    high: Option<u32>,
}

fn digit(byte: u8) -> Option<u32> {
    let place = DIGITS.iter().position(|&other| other == byte);
    place.map(|place| place as u32)
}

fn push(code: u32, text: &mut String) {
    text.extend(surrogate::char_of(code));
}

impl Base64 {
    fn add(&mut self, digit: u32, text: &mut String) {
        self.buffer = self.buffer << 6 | digit;
        self.bits += 6;
        if self.bits < 16 {
            return;
        }
        self.bits -= 16;
        let unit = self.buffer >> self.bits;
        self.buffer &= (1 << self.bits) - 1;
        match (self.high.take(), unit) {
            (Some(high), 0xdc00..0xe000) => {
                push(0x1_0000 + ((high - 0xd800) << 10) + (unit - 0xdc00), text);
                return;
            }
            (Some(high), _) => push(high, text),
            (None, _) => {}
        }
        match unit {
            0xd800..0xdc00 => self.high = Some(unit),
            _ => push(unit, text),
        }
    }
}

/// Decodes from a place on. If these are not the last bytes, a part in base64 that is not closed waits.
pub fn decode(data: &[u8], from: usize, last: bool) -> Part {
    let mut text = String::new();
    let (mut at, mut start, mut kept) = (from, from, 0);
    let mut open: Option<Base64> = None;
    let part = |text, reason, start, end| Part {
        text,
        reason,
        start,
        end,
    };
    while let Some(&byte) = data.get(at) {
        if let Some(base) = &mut open {
            if let Some(digit) = digit(byte) {
                base.add(digit, &mut text);
                at += 1;
                continue;
            }
            let left = match base.bits {
                6.. => "partial character in shift sequence",
                1.. if base.buffer != 0 => "non-zero padding bits in shift sequence",
                _ => "",
            };
            if !left.is_empty() {
                return part(text, left, start, at + 1);
            }
            if let Some(high) = base.high.filter(|_| byte < 0x80 && byte != b'+') {
                push(high, &mut text);
            }
            open = None;
            at += usize::from(byte == b'-');
        } else if byte == b'+' {
            start = at;
            at += 1;
            match data.get(at) {
                Some(b'-') => {
                    at += 1;
                    text.push('+');
                }
                Some(&next) if digit(next).is_none() => {
                    return part(text, "ill-formed sequence", start, at + 1);
                }
                _ => {
                    kept = text.len();
                    open = Some(Base64 {
                        bits: 0,
                        buffer: 0,
                        high: None,
                    });
                }
            }
        } else if byte < 0x80 {
            text.push(char::from(byte));
            at += 1;
        } else {
            return part(text, "unexpected special character", at, at + 1);
        }
    }
    match open {
        Some(base) if last => {
            let is_cut = base.high.is_some() || base.bits >= 6 || base.buffer != 0;
            let reason = if is_cut {
                "unterminated shift sequence"
            } else {
                ""
            };
            part(text, reason, start, data.len())
        }
        Some(_) => {
            text.truncate(kept);
            part(text, "", start, start)
        }
        None => part(text, "", at, at),
    }
}

/// Tells whether a character stands for itself.
fn is_direct(code: u32) -> bool {
    match u8::try_from(code) {
        Ok(b'\t' | b'\n' | b'\r' | b' ') => true,
        Ok(byte) => byte.is_ascii_graphic() && !matches!(byte, b'+' | b'\\' | b'~'),
        Err(_) => false,
    }
}

/// Encodes text.
pub fn encode(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let (mut open, mut bits, mut buffer) = (false, 0u32, 0u64);
    for c in text.chars() {
        let code = surrogate::code_of(c);
        if is_direct(code) {
            if open {
                if bits > 0 {
                    out.push(DIGITS[(buffer << (6 - bits) & 63) as usize]);
                }
                (open, bits, buffer) = (false, 0, 0);
                if digit(code as u8).is_some() || code == u32::from(b'-') {
                    out.push(b'-');
                }
            }
            out.push(code as u8);
            continue;
        }
        if !open {
            out.push(b'+');
            if code == u32::from(b'+') {
                out.push(b'-');
                continue;
            }
            open = true;
        }
        let units = match code.checked_sub(0x1_0000) {
            Some(above) => [Some(0xd800 + (above >> 10)), Some(0xdc00 + (above & 0x3ff))],
            None => [Some(code), None],
        };
        for unit in units.into_iter().flatten() {
            buffer = buffer << 16 | u64::from(unit);
            bits += 16;
            while bits >= 6 {
                bits -= 6;
                out.push(DIGITS[(buffer >> bits & 63) as usize]);
            }
            buffer &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        out.push(DIGITS[(buffer << (6 - bits) & 63) as usize]);
    }
    if open {
        out.push(b'-');
    }
    out
}
