//! Text to bytes and back: the encodings and the ways to deal with what they cannot hold.
//!
//! Known are UTF-8, ASCII, Latin-1, UTF-16, UTF-32, and text as a literal writes it (`unicode_escape`). Other encodings,
//! and handlers that scripts register, are `std/codecs.as`, which is asked only for those.

use super::arguments::c_text_of;
use super::str::this;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::object::exception::Exc;
use crate::object::str::Str;
use crate::source::surrogate;
use crate::syntax::literal;
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
    /// As in a literal; raw: only `\u` and `\U`.
    Escape {
        raw: bool,
    },
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
            "unicode-escape" | "unicodeescape" => Some(Codec::Escape { raw: false }),
            "raw-unicode-escape" | "rawunicodeescape" => Some(Codec::Escape { raw: true }),
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

fn codec_of(name: &str) -> Option<Codec> {
    if name == "utf-8" {
        return Some(Codec::Utf8);
    }
    Codec::find(name)
}

/// Asks a function of the module codecs, which knows what is not known here.
fn ask_codecs(
    vm: &mut Vm,
    function: &str,
    input: Value,
    encoding: &str,
    errors: &str,
) -> Result<Value, Raise> {
    vm.root(input);
    let (encoding, errors) = (vm.str(encoding), vm.str(errors));
    vm.root(encoding);
    vm.root(errors);
    let module = vm.import_module("codecs")?;
    let function = vm.intern(function);
    let function = vm.get_attr(module, function)?;
    vm.call(function, &[input, encoding, errors])
}

/// Tells whether the natives deal with errors in this way.
fn is_known_handler(errors: &str, encoding: bool) -> bool {
    match errors {
        "strict" | "ignore" | "replace" | "backslashreplace" | "surrogateescape"
        | "surrogatepass" => true,
        "xmlcharrefreplace" | "namereplace" => encoding,
        _ => false,
    }
}

/// Takes the exception if it is one of a text that does not fit, to have a script's handler deal with it.
fn is_misfit(vm: &mut Vm) -> bool {
    let misfit = vm.raised_is(Exc::UnicodeError);
    if misfit {
        vm.take_raised();
    }
    misfit
}

/// `str.encode`.
pub fn encode_method(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let encoding = c_text_of(vm, args.get(1), "encode() argument 'encoding'")?;
    let errors = c_text_of(vm, args.get(2), "encode() argument 'errors'")?;
    let s = this(vm, args)?;
    if encoding.text(&vm.heap) == "utf-8" && errors.text(&vm.heap) == "strict" {
        return encode(vm, s, "utf-8", "strict").map(Value::Bytes);
    }
    let (encoding, errors) = (
        encoding.text(&vm.heap).to_owned(),
        errors.text(&vm.heap).to_owned(),
    );
    encode(vm, s, &encoding, &errors).map(Value::Bytes)
}

/// Encodes text.
pub fn encode(vm: &mut Vm, s: Gc<Str>, encoding: &str, errors: &str) -> Result<Gc<Bytes>, Raise> {
    let made = match codec_of(encoding) {
        None => ask_codecs(vm, "_encode_other", Value::Str(s), encoding, errors)?,
        Some(codec) if is_known_handler(errors, true) => {
            return encode_known(vm, s, codec, errors);
        }
        Some(codec) => {
            vm.root(s);
            match encode_known(vm, s, codec, "strict") {
                Err(_) if is_misfit(vm) => {
                    ask_codecs(vm, "_encode_handled", Value::Str(s), encoding, errors)?
                }
                made => return made,
            }
        }
    };
    match made {
        Value::Bytes(bytes) => Ok(bytes),
        other => Err(vm.wrong_type("bytes", other)),
    }
}

fn encode_known(vm: &mut Vm, s: Gc<Str>, codec: Codec, errors: &str) -> Result<Gc<Bytes>, Raise> {
    let text = s.text(&vm.heap);
    let plain = match codec {
        Codec::Utf8 | Codec::Utf8Sig | Codec::Wide { .. } => {
            surrogate::find(text).is_none() || s.is_assigned(&vm.heap)
        }
        Codec::Ascii | Codec::Latin1 => s.is_ascii(&vm.heap),
        Codec::Escape { .. } => true,
    };
    let bytes = match codec {
        Codec::Utf8 | Codec::Ascii | Codec::Latin1 if plain => text.as_bytes().to_vec(),
        Codec::Utf8Sig if plain => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Codec::Escape { raw } => escaped(text, raw),
        Codec::Wide { size, big, mark } if plain => {
            let mut out = Vec::with_capacity((text.len() + 1) * size);
            if mark {
                push_wide(&mut out, 0xfeff, size, big);
            }
            text.chars()
                .for_each(|c| push_wide(&mut out, c as u32, size, big));
            out
        }
        _ => encode_misfits(vm, s, codec, errors)?,
    };
    Ok(vm.heap.new_byte_vec(bytes))
}

/// Appends a code point in units of two or four bytes.
fn push_wide(out: &mut Vec<u8>, code: u32, size: usize, big: bool) {
    let mut push = |unit: u32| {
        let (high, low) = (unit.to_be_bytes(), unit.to_le_bytes());
        out.extend_from_slice(if big { &high[4 - size..] } else { &low[..size] });
    };
    match code.checked_sub(0x10000) {
        Some(above) if size == 2 => {
            push(0xd800 + (above >> 10));
            push(0xdc00 + (above & 0x3ff));
        }
        _ => push(code),
    }
}

/// Appends a code point in UTF-8, a surrogate as if it were a character.
fn push_utf8(out: &mut Vec<u8>, code: u32) {
    match char::from_u32(code) {
        Some(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        None => out.extend([
            0xe0 | (code >> 12) as u8,
            0x80 | (code >> 6 & 0x3f) as u8,
            0x80 | (code & 0x3f) as u8,
        ]),
    }
}

/// Encodes text of which some characters have no place in the encoding, with what `errors` says in their stead.
fn encode_misfits(vm: &mut Vm, s: Gc<Str>, codec: Codec, errors: &str) -> Result<Vec<u8>, Raise> {
    let text = s.text(&vm.heap);
    if errors != "strict" && surrogate::find(text).is_some() && surrogate::is_ambiguous() {
        return Err(vm.value_error(surrogate::AMBIGUOUS));
    }
    let codes: Vec<u32> = text.chars().map(surrogate::code_of).collect();
    let is_unit = |code: u32| (0xd800..0xe000).contains(&code);
    let (name, limit) = match codec {
        Codec::Ascii => ("ascii".to_owned(), 128),
        Codec::Latin1 => ("latin-1".to_owned(), 256),
        Codec::Wide { size, big, mark } => (wide_name(size, big, mark), 0),
        _ => ("utf-8".to_owned(), 0),
    };
    let fits = |code: u32| {
        if limit > 0 {
            code < limit
        } else {
            !is_unit(code)
        }
    };
    let push = |out: &mut Vec<u8>, code: u32| match codec {
        Codec::Ascii | Codec::Latin1 => out.push(code as u8),
        Codec::Wide { size, big, .. } => push_wide(out, code, size, big),
        _ => push_utf8(out, code),
    };
    let reason = match limit {
        0 => "surrogates not allowed".to_owned(),
        _ => format!("ordinal not in range({limit})"),
    };
    let mut out = Vec::with_capacity(codes.len());
    match codec {
        Codec::Utf8Sig => out.extend(b"\xef\xbb\xbf"),
        Codec::Wide { mark: true, .. } => push(&mut out, 0xfeff),
        _ => {}
    }
    let mut at = 0;
    while at < codes.len() {
        if fits(codes[at]) {
            push(&mut out, codes[at]);
            at += 1;
            continue;
        }
        let run = codes[at..].iter().take_while(|&&code| !fits(code)).count();
        let end = match codec {
            Codec::Wide { .. } => at + 1,
            _ => at + run,
        };
        let mut failed = None;
        match errors {
            "ignore" => {}
            "replace" => (at..end).for_each(|_| push(&mut out, u32::from(b'?'))),
            "xmlcharrefreplace" | "backslashreplace" | "namereplace" => {
                for &code in &codes[at..end] {
                    let instead = named_instead(code, errors);
                    instead.bytes().for_each(|b| push(&mut out, u32::from(b)));
                }
            }
            "surrogateescape" if !matches!(codec, Codec::Wide { .. }) => {
                let bytes = codes[at..end]
                    .iter()
                    .take_while(|code| (0xdc80..0xdd00).contains(*code));
                let before = out.len();
                out.extend(bytes.map(|code| (code - 0xdc00) as u8));
                failed = Some(at + out.len() - before).filter(|&bad| bad < end);
            }
            "surrogatepass" if limit == 0 => {
                codes[at..end].iter().for_each(|&code| push(&mut out, code));
            }
            "strict" | "surrogateescape" | "surrogatepass" => failed = Some(at),
            other => return Err(unknown_handler(vm, other)),
        }
        if let Some(bad) = failed {
            return Err(encode_error(vm, &name, s, (bad, end), &reason));
        }
        at = end;
    }
    Ok(out)
}

fn wide_name(size: usize, big: bool, mark: bool) -> String {
    let end = match (mark, big) {
        (true, _) => "",
        (_, true) => "-be",
        (_, false) => "-le",
    };
    format!("utf-{}{end}", size * 8)
}

/// Gives what stands for a character that does not fit, by one of the handlers that write it out.
fn named_instead(code: u32, errors: &str) -> String {
    let name = || char::from_u32(code).and_then(unicode_names2::name);
    match errors {
        "xmlcharrefreplace" => format!("&#{code};"),
        "namereplace" => match name() {
            Some(name) => format!("\\N{{{name}}}"),
            None => escape(code),
        },
        _ => escape(code),
    }
}

/// Writes text as a literal would, without quotes.
fn escaped(text: &str, raw: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{100}'.. => out.extend(escape(surrogate::code_of(c)).bytes()),
            c if raw => out.push(c as u32 as u8),
            '\n' => out.extend(b"\\n"),
            '\r' => out.extend(b"\\r"),
            '\t' => out.extend(b"\\t"),
            '\\' => out.extend(b"\\\\"),
            ' '..='~' => out.push(c as u8),
            c => out.extend(escape(c as u32).bytes()),
        }
    }
    out
}

/// Reads text as a literal has it between its quotes; other bytes are Latin-1.
fn unescape(vm: &mut Vm, b: Gc<Bytes>, raw: bool, errors: &str) -> Result<String, Raise> {
    let codec = if raw {
        "rawunicodeescape"
    } else {
        "unicodeescape"
    };
    let data = b.data(&vm.heap).to_vec();
    let mut out = String::with_capacity(data.len());
    let mut i = 0;
    while let Some(&byte) = data.get(i) {
        let Some(&letter) = data.get(i + 1).filter(|_| byte == b'\\') else {
            if byte == b'\\' && !raw {
                handle(
                    vm,
                    &mut out,
                    codec,
                    b,
                    (i, i + 1),
                    "\\ at end of string",
                    errors,
                )?;
            } else {
                out.push(char::from(byte));
            }
            i += 1;
            continue;
        };
        let (digits, truncated) = match letter {
            b'x' if !raw => (2, "truncated \\xXX escape"),
            b'u' => (4, "truncated \\uXXXX escape"),
            b'U' => (8, "truncated \\UXXXXXXXX escape"),
            b'N' if !raw => {
                let (size, read) = literal::named_character(&data[i..]);
                let end = i + size;
                match read {
                    Ok(c) => out.push(c),
                    Err(reason) => {
                        handle(vm, &mut out, codec, b, (i, end), reason, errors)?;
                    }
                }
                i = end;
                continue;
            }
            _ => {
                i = simple_escape(&data, i, raw, &mut out);
                continue;
            }
        };
        let found = data.iter().skip(i + 2).take(digits);
        let found = found.take_while(|b| b.is_ascii_hexdigit()).count();
        let end = i + 2 + found;
        let code = data[i + 2..end].iter().fold(0u64, |n, &b| {
            n * 16 + u64::from(char::from(b).to_digit(16).unwrap_or(0))
        });
        if found < digits {
            handle(vm, &mut out, codec, b, (i, end), truncated, errors)?;
        } else if let Some(c) = u32::try_from(code).ok().and_then(surrogate::char_of) {
            out.push(c);
        } else {
            let reason = if raw {
                "\\Uxxxxxxxx out of range"
            } else {
                "illegal Unicode character"
            };
            handle(vm, &mut out, codec, b, (i, end), reason, errors)?;
        }
        i = end;
    }
    if !raw {
        let text: String = data.iter().map(|&b| char::from(b)).collect();
        if let Some(odd) = literal::odd_escape(&text, false) {
            vm.warn_category("DeprecationWarning", &odd)?;
        }
    }
    Ok(out)
}

/// Reads an escape without hexadecimal digits; gives where it ends. What is none stays as it is.
fn simple_escape(data: &[u8], i: usize, raw: bool, out: &mut String) -> usize {
    let letter = data.get(i + 1).copied().unwrap_or(b'\\');
    let plain = match letter {
        _ if raw => None,
        b'\n' => return i + 2,
        b'\\' | b'\'' | b'"' => Some(letter),
        b'a' => Some(7),
        b'b' => Some(8),
        b't' => Some(9),
        b'n' => Some(10),
        b'v' => Some(11),
        b'f' => Some(12),
        b'r' => Some(13),
        _ => None,
    };
    if let Some(c) = plain {
        out.push(char::from(c));
        return i + 2;
    }
    let octal = data.iter().skip(i + 1).take(3);
    let octal = octal.take_while(|b| (b'0'..=b'7').contains(b)).count();
    if !raw && octal > 0 {
        let code = data[i + 1..i + 1 + octal]
            .iter()
            .fold(0u32, |n, b| n * 8 + u32::from(b - b'0'));
        out.push(char::from_u32(code).unwrap_or('\0'));
        return i + 1 + octal;
    }
    out.push('\\');
    out.push(char::from(letter));
    i + 2
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

pub fn decode_error(
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
    let made = match codec_of(encoding) {
        None => ask_codecs(vm, "_decode_other", Value::Bytes(b), encoding, errors)?,
        Some(codec) if is_known_handler(errors, false) => {
            return decode_known(vm, b, codec, errors);
        }
        Some(codec) => {
            vm.root(b);
            match decode_known(vm, b, codec, "strict") {
                Err(_) if is_misfit(vm) => {
                    ask_codecs(vm, "_decode_handled", Value::Bytes(b), encoding, errors)?
                }
                made => return made,
            }
        }
    };
    match made {
        Value::Str(text) => Ok(text),
        other => Err(vm.wrong_type("str", other)),
    }
}

fn decode_known(vm: &mut Vm, b: Gc<Bytes>, codec: Codec, errors: &str) -> Result<Gc<Str>, Raise> {
    let data = b.data(&vm.heap);
    let text = match codec {
        Codec::Utf8 | Codec::Utf8Sig => {
            let skip = codec == Codec::Utf8Sig && data.starts_with(b"\xef\xbb\xbf");
            let from = if skip { 3 } else { 0 };
            match std::str::from_utf8(&data[from..]) {
                Ok(text) => {
                    let text = text.to_owned();
                    return Ok(read_text(vm, text));
                }
                Err(_) => decode_utf8(vm, b, from, errors)?,
            }
        }
        Codec::Ascii if data.is_ascii() => String::from_utf8_lossy(data).into_owned(),
        Codec::Ascii => decode_ascii(vm, b, errors)?,
        Codec::Latin1 => data.iter().map(|&b| char::from(b)).collect(),
        Codec::Escape { raw } => unescape(vm, b, raw, errors)?,
        Codec::Wide { size, big, mark } => decode_wide(vm, b, (size, big, mark), errors)?,
    };
    Ok(vm.heap.new_string(text))
}

/// Makes the str of text that was read, in which nothing is a lone surrogate.
fn read_text(vm: &mut Vm, text: String) -> Gc<Str> {
    if surrogate::find(&text).is_none() {
        return vm.heap.new_string(text);
    }
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => vm.heap.assigned_char(only),
        _ => {
            surrogate::note_read(&text);
            vm.heap.new_string(text)
        }
    }
}

/// Handles bytes that cannot be decoded: appends what stands for them, or raises. Gives where decoding goes on.
fn handle(
    vm: &mut Vm,
    out: &mut String,
    name: &str,
    b: Gc<Bytes>,
    span: (usize, usize),
    reason: &str,
    errors: &str,
) -> Result<usize, Raise> {
    let data = b.data(&vm.heap);
    match errors {
        "ignore" => Ok(span.1),
        "replace" => {
            out.push('\u{fffd}');
            Ok(span.1)
        }
        "backslashreplace" => {
            for &byte in &data[span.0..span.1] {
                out.push_str(&escape(u32::from(byte)));
            }
            Ok(span.1)
        }
        "surrogateescape" | "surrogatepass" => {
            let before = out.len();
            let size = if errors == "surrogatepass" {
                let (code, size) = unit_in(data, span.0, name).unwrap_or((0, 0));
                out.extend(surrogate::char_of(code).filter(|_| size > 0));
                size
            } else {
                let bad = data[span.0..span.1].iter().take_while(|b| !b.is_ascii());
                let escapes = bad.filter_map(|&b| surrogate::char_of(0xdc00 + u32::from(b)));
                out.extend(escapes);
                out[before..].chars().count()
            };
            match size {
                0 => Err(decode_error(vm, name, b, span, reason)),
                _ => Ok(span.0 + size),
            }
        }
        "strict" => Err(decode_error(vm, name, b, span, reason)),
        other => Err(unknown_handler(vm, other)),
    }
}

/// Reads a surrogate that was encoded as if it were a character; gives its size, too.
fn unit_in(data: &[u8], at: usize, name: &str) -> Option<(u32, usize)> {
    let size = match name {
        "utf-8" => 3,
        _ if name.starts_with("utf-16") => 2,
        _ if name.starts_with("utf-32") => 4,
        _ => return None,
    };
    let bytes = data.get(at..at + size)?;
    let code = match bytes {
        [0xed, second @ 0xa0..0xc0, third @ 0x80..0xc0] => {
            0xd000 | (u32::from(second & 0x3f) << 6) | u32::from(third & 0x3f)
        }
        [_, _, _] => return None,
        _ if name.ends_with("be") => bytes.iter().fold(0, |n, &b| n << 8 | u32::from(b)),
        _ => bytes.iter().rev().fold(0, |n, &b| n << 8 | u32::from(b)),
    };
    (0xd800..0xe000).contains(&code).then_some((code, size))
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
        at = handle(vm, &mut out, "utf-8", b, (at, at + len), reason, errors)?;
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
    let name = match (size, big) {
        (2, false) => "utf-16-le",
        (2, true) => "utf-16-be",
        (_, false) => "utf-32-le",
        (_, true) => "utf-32-be",
    };
    let mut out = String::new();
    while at < data.len() {
        let Some(first) = unit(at, big) else {
            let span = (at, data.len());
            at = handle(vm, &mut out, name, b, span, "truncated data", errors)?;
            continue;
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
        let is_unit = (0xd800..0xe000).contains(&c);
        if let Some(c) = surrogate::char_of(c).filter(|_| !is_unit) {
            out.push(c);
            at += len;
            continue;
        }
        let (end, reason) = match (size, c) {
            (2, 0xd800..0xdc00) if at + 4 > data.len() => (data.len(), "unexpected end of data"),
            (2, 0xd800..0xdc00) => (at + 2, "illegal UTF-16 surrogate"),
            (2, _) => (at + 2, "illegal encoding"),
            (_, 0xd800..0xe000) => (
                at + 4,
                "code point in surrogate code point range(0xd800, 0xe000)",
            ),
            _ => (at + 4, "code point not in range(0x110000)"),
        };
        at = handle(vm, &mut out, name, b, (at, end), reason, errors)?;
    }
    Ok(out)
}
