//! Text to bytes and back: the encodings and the ways to deal with what they cannot hold.
//!
//! Known are UTF-8, ASCII, Latin-1, UTF-16 and UTF-32. A str holds no lone surrogates, so the handlers that make
//! them are refused.

use super::arguments::text_of;
use super::str::this;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::object::exception::Exc;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

/// An encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Codec {
    Utf8,
    /// UTF-8 with a mark at the beginning.
    Utf8Sig,
    Ascii,
    Latin1,
    /// Wide units: how many bytes, big end first, with a mark at the beginning.
    Wide {
        size: usize,
        big: bool,
        mark: bool,
    },
}

impl Codec {
    fn find(name: &str) -> Option<Codec> {
        let plain: String = name
            .chars()
            .map(|c| {
                if matches!(c, ' ' | '_') {
                    '-'
                } else {
                    c.to_ascii_lowercase()
                }
            })
            .collect();
        let wide = |size, big, mark| Some(Codec::Wide { size, big, mark });
        match plain.as_str() {
            "utf-8" | "utf8" | "u8" | "utf" | "cp65001" => Some(Codec::Utf8),
            "utf-8-sig" => Some(Codec::Utf8Sig),
            "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" => Some(Codec::Ascii),
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819" | "l1"
            | "latin" => Some(Codec::Latin1),
            "utf-16" | "utf16" | "u16" => wide(2, false, true),
            "utf-16-le" | "utf-16le" => wide(2, false, false),
            "utf-16-be" | "utf-16be" => wide(2, true, false),
            "utf-32" | "utf32" | "u32" => wide(4, false, true),
            "utf-32-le" | "utf-32le" => wide(4, false, false),
            "utf-32-be" | "utf-32be" => wide(4, true, false),
            _ => None,
        }
    }
}

fn codec_of(vm: &mut Vm, name: &str) -> Result<Codec, Raise> {
    Codec::find(name).ok_or_else(|| vm.error(Exc::LookupError, format!("unknown encoding: {name}")))
}

/// `str.encode`.
pub fn encode_method(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let encoding = text_of(vm, args.get(1), "encode() argument 'encoding'")?;
    let errors = text_of(vm, args.get(2), "encode() argument 'errors'")?;
    let (encoding, errors) = (
        encoding.text(&vm.heap).to_owned(),
        errors.text(&vm.heap).to_owned(),
    );
    let s = this(vm, args)?;
    encode(vm, s, &encoding, &errors).map(Value::Bytes)
}

/// Encodes text.
pub fn encode(vm: &mut Vm, s: Gc<Str>, encoding: &str, errors: &str) -> Result<Gc<Bytes>, Raise> {
    let codec = codec_of(vm, encoding)?;
    let text = s.text(&vm.heap);
    let bytes = match codec {
        Codec::Utf8 => text.as_bytes().to_vec(),
        Codec::Utf8Sig => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Codec::Ascii | Codec::Latin1 if s.is_ascii(&vm.heap) => text.as_bytes().to_vec(),
        Codec::Ascii => narrow(vm, s, ("ascii", 128), errors)?,
        Codec::Latin1 => narrow(vm, s, ("latin-1", 256), errors)?,
        Codec::Wide { size, big, mark } => {
            let mut out = Vec::with_capacity((text.len() + 1) * size);
            let mut push = |unit: u32| {
                let all = if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                };
                out.extend_from_slice(if big { &all[4 - size..] } else { &all[..size] });
            };
            if mark {
                push(0xfeff);
            }
            if size == 2 {
                text.encode_utf16().for_each(|unit| push(u32::from(unit)));
            } else {
                text.chars().for_each(|c| push(c as u32));
            }
            out
        }
    };
    Ok(vm.heap.new_byte_vec(bytes))
}

/// Encodes to one byte a character.
fn narrow(
    vm: &mut Vm,
    s: Gc<Str>,
    (name, limit): (&str, u32),
    errors: &str,
) -> Result<Vec<u8>, Raise> {
    let chars: Vec<char> = s.text(&vm.heap).chars().collect();
    let mut out = Vec::with_capacity(chars.len());
    for (i, &c) in chars.iter().enumerate() {
        if (c as u32) < limit {
            out.push(c as u32 as u8);
            continue;
        }
        match errors {
            "ignore" => {}
            "replace" => out.push(b'?'),
            "xmlcharrefreplace" => out.extend(format!("&#{};", c as u32).bytes()),
            "backslashreplace" => out.extend(escape(c as u32).bytes()),
            "namereplace" | "strict" => {
                let run = chars[i..]
                    .iter()
                    .take_while(|&&c| c as u32 >= limit)
                    .count();
                let reason = format!("ordinal not in range({limit})");
                return Err(encode_error(vm, name, s, (i, i + run), &reason));
            }
            "surrogateescape" | "surrogatepass" => {
                let reason = format!("ordinal not in range({limit})");
                return Err(encode_error(vm, name, s, (i, i + 1), &reason));
            }
            other => return Err(unknown_handler(vm, other)),
        }
    }
    Ok(out)
}

fn escape(c: u32) -> String {
    match c {
        0..0x100 => format!("\\x{c:02x}"),
        0x100..0x10000 => format!("\\u{c:04x}"),
        _ => format!("\\U{c:08x}"),
    }
}

fn unknown_handler(vm: &mut Vm, name: &str) -> Raise {
    vm.error(
        Exc::LookupError,
        format!("unknown error handler name '{name}'"),
    )
}

fn codec_error(vm: &mut Vm, exc: Exc, fields: &[Value]) -> Raise {
    let class = Value::Class(vm.exc_class(exc));
    match vm.call(class, fields) {
        Ok(exception) => vm.throw(exception),
        Err(raise) => raise,
    }
}

fn encode_error(
    vm: &mut Vm,
    name: &str,
    s: Gc<Str>,
    (start, end): (usize, usize),
    reason: &str,
) -> Raise {
    let (name, reason) = (vm.str(name), vm.str(reason));
    let fields = [
        name,
        Value::Str(s),
        Value::Int(start as i64),
        Value::Int(end as i64),
        reason,
    ];
    codec_error(vm, Exc::UnicodeEncodeError, &fields)
}

fn decode_error(
    vm: &mut Vm,
    name: &str,
    b: Gc<Bytes>,
    (start, end): (usize, usize),
    reason: &str,
) -> Raise {
    let (name, reason) = (vm.str(name), vm.str(reason));
    let fields = [
        name,
        Value::Bytes(b),
        Value::Int(start as i64),
        Value::Int(end as i64),
        reason,
    ];
    codec_error(vm, Exc::UnicodeDecodeError, &fields)
}

/// Decodes bytes.
pub fn decode(vm: &mut Vm, b: Gc<Bytes>, encoding: &str, errors: &str) -> Result<Gc<Str>, Raise> {
    let codec = codec_of(vm, encoding)?;
    let data = b.data(&vm.heap);
    let text = match codec {
        Codec::Utf8 | Codec::Utf8Sig => {
            let skip = codec == Codec::Utf8Sig && data.starts_with(b"\xef\xbb\xbf");
            let from = if skip { 3 } else { 0 };
            match std::str::from_utf8(&data[from..]) {
                Ok(text) => text.to_owned(),
                Err(_) => decode_utf8(vm, b, from, errors)?,
            }
        }
        Codec::Ascii if data.is_ascii() => String::from_utf8_lossy(data).into_owned(),
        Codec::Ascii => decode_ascii(vm, b, errors)?,
        Codec::Latin1 => data.iter().map(|&b| char::from(b)).collect(),
        Codec::Wide { size, big, mark } => decode_wide(vm, b, (size, big, mark), errors)?,
    };
    Ok(vm.heap.new_string(text))
}

/// Handles bytes that cannot be decoded: appends what stands for them, or raises.
fn handle(
    vm: &mut Vm,
    out: &mut String,
    name: &str,
    b: Gc<Bytes>,
    span: (usize, usize),
    reason: &str,
    errors: &str,
) -> Result<(), Raise> {
    match errors {
        "ignore" => {}
        "replace" => out.push('\u{fffd}'),
        "backslashreplace" => {
            for &byte in &b.data(&vm.heap)[span.0..span.1] {
                out.push_str(&escape(u32::from(byte)));
            }
        }
        "surrogateescape" | "surrogatepass" => {
            return Err(vm.value_error("lone surrogates in str are not supported"));
        }
        "strict" => return Err(decode_error(vm, name, b, span, reason)),
        other => return Err(unknown_handler(vm, other)),
    }
    Ok(())
}

fn decode_utf8(vm: &mut Vm, b: Gc<Bytes>, from: usize, errors: &str) -> Result<String, Raise> {
    let data = b.data(&vm.heap).to_vec();
    let mut out = String::with_capacity(data.len());
    let mut at = from;
    while at < data.len() {
        let error = match std::str::from_utf8(&data[at..]) {
            Ok(text) => {
                out.push_str(text);
                break;
            }
            Err(error) => error,
        };
        let good = error.valid_up_to();
        out.push_str(&String::from_utf8_lossy(&data[at..at + good]));
        at += good;
        let (len, reason) = match error.error_len() {
            None => (data.len() - at, "unexpected end of data"),
            Some(n) => {
                let starts = matches!(data[at], 0xc2..=0xf4);
                (
                    n,
                    if starts {
                        "invalid continuation byte"
                    } else {
                        "invalid start byte"
                    },
                )
            }
        };
        handle(vm, &mut out, "utf-8", b, (at, at + len), reason, errors)?;
        at += len;
    }
    Ok(out)
}

fn decode_ascii(vm: &mut Vm, b: Gc<Bytes>, errors: &str) -> Result<String, Raise> {
    let data = b.data(&vm.heap).to_vec();
    let mut out = String::with_capacity(data.len());
    for (i, &byte) in data.iter().enumerate() {
        if byte.is_ascii() {
            out.push(char::from(byte));
        } else {
            handle(
                vm,
                &mut out,
                "ascii",
                b,
                (i, i + 1),
                "ordinal not in range(128)",
                errors,
            )?;
        }
    }
    Ok(out)
}

fn decode_wide(
    vm: &mut Vm,
    b: Gc<Bytes>,
    (size, big, mark): (usize, bool, bool),
    errors: &str,
) -> Result<String, Raise> {
    let data = b.data(&vm.heap).to_vec();
    let name = if size == 2 { "utf-16" } else { "utf-32" };
    let unit = |at: usize, big: bool| -> Option<u32> {
        let bytes = data.get(at..at + size)?;
        let fold = |n: u32, &b: &u8| n << 8 | u32::from(b);
        Some(if big {
            bytes.iter().fold(0, fold)
        } else {
            bytes.iter().rev().fold(0, fold)
        })
    };
    let (mut at, mut big) = (0, big);
    if mark {
        // A mark read with the wrong end first says that the other one is meant.
        if unit(0, true) == Some(0xfeff) {
            big = true;
        }
        if unit(0, big) == Some(0xfeff) {
            at = size;
        }
    }
    let mut out = String::new();
    while at < data.len() {
        let Some(first) = unit(at, big) else {
            handle(
                vm,
                &mut out,
                name,
                b,
                (at, data.len()),
                "truncated data",
                errors,
            )?;
            break;
        };
        let (c, len) = match (size, first) {
            (2, 0xd800..0xdc00) => match unit(at + 2, big) {
                Some(second @ 0xdc00..0xe000) => {
                    (0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00), 4)
                }
                _ => (first, 2),
            },
            _ => (first, size),
        };
        match char::from_u32(c) {
            Some(c) => out.push(c),
            None => {
                let reason = if size == 2 {
                    "illegal encoding"
                } else {
                    "codepoint not in range(0x110000)"
                };
                handle(vm, &mut out, name, b, (at, at + len), reason, errors)?;
            }
        }
        at += len;
    }
    Ok(out)
}
