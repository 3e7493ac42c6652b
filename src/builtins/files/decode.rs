//! Characters and lines out of bytes, as a file of text gives them; and text into bytes.
//!
//! Bytes that are no text are given to `bytes.decode`, which raises the right error or does what `errors`
//! says; so this file only has to know the good cases.

use super::text::Text;
use crate::builtins::codec::decode_error;
use crate::builtins::payload::Own;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::str::Str;
use crate::source::surrogate;
use crate::vm::{Raise, Vm};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Codec {
    Utf8,
    Ascii,
    Latin1,
    /// One that is decoded piece by piece, with a state, by `std/codecs.as`.
    Pieces,
    /// Units of so many bytes; which end comes first is in the encoding's name or in the mark at the beginning.
    Wide(usize),
}

/// What a text file has beside its bytes.
pub struct Decoder {
    pub encoding: String,
    pub errors: String,
    codec: Codec,
    /// What separates lines when reading: `None` means any of them, made into `\n`.
    pub newline: Option<String>,
    /// Decoded text that was not given out yet, from `taken` on.
    ready: String,
    taken: usize,
    /// The bytes that `ready` was made of, so that `tell` can count back.
    chunk: Vec<u8>,
    /// How many of them are the mark at the beginning.
    lead: usize,
    /// The last bytes were read while `tell` was not to be asked: it does not count back from behind them.
    pub untold: bool,
    /// Bytes that are no whole character yet.
    raw: Vec<u8>,
    /// The byte order mark at the start is to be skipped, or written.
    pub skip_mark: bool,
    has_mark: bool,
    /// Units have their big end first, the mark says.
    big: bool,
    /// The ends of lines met: `\r`, `\n`, both in a row.
    pub met: [bool; 3],
    has_read: bool,
    /// What was written over an object that is no file.
    pub pending: Vec<u8>,
    /// Where an encoding is decoded piece by piece: its state behind the bytes decoded and before `chunk`; 0 at first.
    state: i64,
    chunk_state: i64,
    /// Its state behind what was written, as text.
    written: String,
}

impl Decoder {
    /// Makes the decoder of a file that was just opened.
    pub fn new(
        encoding: Option<String>,
        errors: Option<String>,
        newline: Option<String>,
    ) -> Result<Decoder, (Exc, String)> {
        if let Some(newline) = &newline
            && !matches!(newline.as_str(), "" | "\n" | "\r" | "\r\n")
        {
            return Err((Exc::ValueError, format!("illegal newline value: {newline}")));
        }
        let encoding = match encoding {
            Some(encoding) if encoding != "locale" => encoding,
            _ => "UTF-8".into(),
        };
        let plain = encoding.to_lowercase().replace(['_', ' '], "-");
        let codec =
            match plain.as_str() {
                "utf-8" | "utf8" | "u8" | "utf" | "cp65001" | "utf-8-sig" => Codec::Utf8,
                "ascii" | "us-ascii" | "646" => Codec::Ascii,
                "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" | "8859" | "cp819"
                | "latin" => Codec::Latin1,
                "utf-16" | "utf16" | "u16" | "utf-16-le" | "utf-16le" | "utf-16-be"
                | "utf-16be" => Codec::Wide(2),
                "utf-32" | "utf32" | "u32" | "utf-32-le" | "utf-32le" | "utf-32-be"
                | "utf-32be" => Codec::Wide(4),
                _ => return Err((Exc::LookupError, format!("unknown encoding: {encoding}"))),
            };
        let errors = errors.unwrap_or_else(|| "strict".into());
        let has_mark = matches!(
            plain.as_str(),
            "utf-8-sig" | "utf-16" | "utf16" | "u16" | "utf-32" | "utf32" | "u32"
        );
        Ok(Decoder {
            skip_mark: has_mark,
            has_mark,
            big: false,
            encoding,
            errors,
            codec,
            newline,
            ready: String::new(),
            taken: 0,
            chunk: Vec::new(),
            lead: 0,
            untold: false,
            raw: Vec::new(),
            met: [false; 3],
            has_read: false,
            pending: Vec::new(),
            state: 0,
            chunk_state: 0,
            written: String::new(),
        })
    }

    /// Makes a decoder as `new` does. Whether another name is an encoding of one byte a character, `codecs` says, which
    /// raises LookupError if not.
    pub fn made(
        vm: &mut Vm,
        encoding: Option<String>,
        errors: Option<String>,
        newline: Option<String>,
    ) -> Result<Decoder, Raise> {
        let (other, handler, ends) = (encoding.clone(), errors.clone(), newline.clone());
        let (exc, problem) = match (Decoder::new(encoding, errors, newline), other) {
            (Ok(decoder), _) => return Ok(decoder),
            (Err((Exc::LookupError, _)), Some(encoding)) => {
                let codecs = vm.import_module("codecs")?;
                let (kind, name) = (vm.intern("_kind_for_files"), vm.string(encoding.clone()));
                let pieces = vm.call_method(codecs, kind, &[name])?;
                let codec = match vm.truth(pieces)? {
                    true => Codec::Pieces,
                    false => Codec::Wide(1),
                };
                match Decoder::new(None, handler, ends) {
                    Ok(decoder) => {
                        return Ok(Decoder {
                            encoding,
                            codec,
                            ..decoder
                        });
                    }
                    Err(other) => other,
                }
            }
            (Err(other), _) => other,
        };
        Err(vm.error(exc, problem))
    }

    /// Forgets what was decoded.
    pub fn clear(&mut self) {
        self.untold = false;
        if !self.ready.is_empty() || !self.raw.is_empty() {
            self.forget();
            self.raw.clear();
        }
        self.state = 0;
    }

    /// Forgets decoded text that was not given out, not the bytes that are no character yet.
    pub fn forget(&mut self) {
        self.ready.clear();
        self.chunk.clear();
        (self.taken, self.lead) = (0, 0);
    }

    /// The file stands somewhere else now, perhaps at its beginning.
    pub fn rewind(&mut self) {
        self.clear();
        self.skip_mark = self.has_mark;
    }

    /// Gives the memory held.
    pub fn size(&self) -> usize {
        self.ready.capacity() + self.chunk.capacity() + self.pending.capacity()
    }

    /// Tells whether text is on its way that was not given out.
    pub fn has_read(&self) -> bool {
        self.has_read
    }

    /// Counts the bytes read from the file whose text was not given out.
    pub fn ahead(&self) -> usize {
        if self.untold {
            return 0;
        }
        let taken = &self.ready[..self.taken];
        let translates = self.newline.is_none();
        let unit = match self.codec {
            Codec::Wide(size) => size,
            _ => 1,
        };
        let mut at = self.lead;
        for c in taken.chars() {
            let is_return = self.chunk.get(at) == Some(&b'\r') && unit == 1;
            at += match self.codec {
                Codec::Pieces => 0,
                Codec::Utf8 => utf8_size(c, &self.chunk[at.min(self.chunk.len())..]),
                Codec::Ascii | Codec::Latin1 => 1,
                Codec::Wide(2) => c.len_utf16() * 2,
                Codec::Wide(size) => size,
            };
            if translates && c == '\n' && is_return && self.chunk.get(at) == Some(&b'\n') {
                at += 1;
            }
        }
        self.chunk.len().saturating_sub(at) + self.raw.len()
    }

    fn rest(&self) -> &str {
        &self.ready[self.taken..]
    }

    /// Adds decoded text, its newlines as the script wants them; `bytes` are what it was made of.
    fn add(&mut self, text: &str, bytes: &[u8]) {
        if self.taken == self.ready.len() {
            self.ready.clear();
            self.chunk.clear();
            (self.taken, self.lead) = (0, 0);
        }
        let mut text = text;
        if self.skip_mark
            && let Some(rest) = text.strip_prefix('\u{feff}')
        {
            text = rest;
            self.lead = match self.codec {
                Codec::Wide(size) => size,
                _ => '\u{feff}'.len_utf8(),
            };
        }
        self.skip_mark = false;
        self.has_read = true;
        self.chunk.extend_from_slice(bytes);
        let universal = matches!(self.newline.as_deref(), None | Some(""));
        let returns = universal && memchr::memchr(b'\r', text.as_bytes()).is_some();
        if returns {
            let both = text.matches("\r\n").count();
            self.met[0] |= text.matches('\r').count() > both;
            self.met[1] |= text.matches('\n').count() > both;
            self.met[2] |= both > 0;
        } else if universal && !self.met[1] {
            self.met[1] = memchr::memchr(b'\n', text.as_bytes()).is_some();
        }
        if returns && self.newline.is_none() {
            self.ready
                .push_str(&text.replace("\r\n", "\n").replace('\r', "\n"));
        } else {
            self.ready.push_str(text);
        }
    }

    /// Finds the end of the first line in the text at hand.
    fn line_end(&self) -> Option<usize> {
        let rest = self.rest();
        match self.newline.as_deref() {
            None | Some("\n") => memchr::memchr(b'\n', rest.as_bytes()).map(|at| at + 1),
            Some("") => {
                let at = memchr::memchr2(b'\n', b'\r', rest.as_bytes())?;
                // A \r at the very end may be the first half of \r\n.
                match &rest.as_bytes()[at..] {
                    [b'\r'] => None,
                    [b'\r', b'\n', ..] => Some(at + 2),
                    _ => Some(at + 1),
                }
            }
            Some(sep) => rest.find(sep).map(|at| at + sep.len()),
        }
    }

    /// Tells whether a text is written just as it lies in memory.
    pub fn writes_plain(&self, text: &str) -> bool {
        let plain = match self.codec {
            Codec::Utf8 => surrogate::find(text).is_none(),
            Codec::Ascii | Codec::Latin1 => text.is_ascii(),
            Codec::Wide(_) | Codec::Pieces => false,
        };
        plain && !self.skip_mark && !matches!(self.newline.as_deref(), Some("\r" | "\r\n"))
    }

    /// Counts the bytes at the beginning that are whole characters; `None` if some are no text.
    fn whole(&self, raw: &[u8], end: bool) -> Option<usize> {
        let whole = match self.codec {
            Codec::Latin1 | Codec::Pieces => raw.len(),
            Codec::Ascii if raw.is_ascii() => raw.len(),
            Codec::Ascii => return None,
            Codec::Utf8 => match std::str::from_utf8(raw) {
                Ok(_) => raw.len(),
                Err(problem) if problem.error_len().is_none() && !end => problem.valid_up_to(),
                Err(_) => return None,
            },
            // What is left at the end is for `bytes.decode` to refuse.
            Codec::Wide(_) if end => return None,
            Codec::Wide(size) => self.whole_units(raw, size),
        };
        let returns = self.newline.is_none() && whole > 0 && raw[whole - 1] == b'\r';
        Some(if returns && !end { whole - 1 } else { whole })
    }

    /// Counts the bytes of whole units that do not end between a `\r` and a `\n`, or in a pair of units.
    fn whole_units(&self, raw: &[u8], size: usize) -> usize {
        let whole = raw.len() / size * size;
        let last = &raw[whole.saturating_sub(size)..whole];
        let returns = last.contains(&b'\r') && last.iter().filter(|&&b| b != 0).count() == 1;
        let is_high = |b: u8| (0xd8..0xdc).contains(&b);
        let pair = size == 2 && last.iter().any(|&b| is_high(b));
        if returns || pair { whole - size } else { whole }
    }
}

/// Counts the bytes that a character was decoded from, at the beginning of `bytes`; what was no text may be there, too.
fn utf8_size(c: char, bytes: &[u8]) -> usize {
    match c {
        _ if surrogate::unit_of(c).is_some() => 1,
        '\u{fffd}' if !bytes.starts_with("\u{fffd}".as_bytes()) => {
            let problem = std::str::from_utf8(bytes).err();
            problem.and_then(|p| p.error_len()).unwrap_or(bytes.len())
        }
        _ => c.len_utf8(),
    }
}

/// Counts the bytes at the end that may be the beginning of a character, or of `\r\n`.
fn unfinished(raw: &[u8]) -> usize {
    if raw.last() == Some(&b'\r') {
        return 1;
    }
    (1..=raw.len().min(3))
        .find(|&n| {
            let tail = &raw[raw.len() - n..];
            tail[0] >= 0xc2 && std::str::from_utf8(tail).is_err_and(|p| p.error_len().is_none())
        })
        .unwrap_or(0)
}

/// Decodes bytes; an unfinished character or `\r` at their end waits unless this is the end.
pub fn feed(vm: &mut Vm, t: Own<Text>, data: Vec<u8>, end: bool) -> Result<(), Raise> {
    let d = &mut t.get_mut(&mut vm.heap).decoder;
    let mut raw = std::mem::take(&mut d.raw);
    let waited = raw.len();
    if raw.is_empty() {
        raw = data;
    } else {
        raw.extend_from_slice(&data);
    }
    if raw.is_empty() {
        return Ok(());
    }
    if d.codec == Codec::Pieces {
        return feed_pieces(vm, t, raw, waited, end);
    }
    let Some(whole) = d.whole(&raw, end) else {
        let left = match d.codec {
            Codec::Utf8 if !end => unfinished(&raw),
            _ => 0,
        };
        let whole = raw.len() - left;
        return feed_other(vm, t, raw, whole, waited);
    };
    match d.codec {
        Codec::Wide(_) if whole > 0 => return feed_other(vm, t, raw, whole, waited),
        Codec::Wide(_) => {}
        Codec::Latin1 => {
            let text: String = raw[..whole].iter().map(|&b| b as char).collect();
            d.add(&text, &raw[..whole]);
        }
        _ => match std::str::from_utf8(&raw[..whole]) {
            Ok(text) => {
                surrogate::note_read(text);
                d.add(text, &raw[..whole]);
            }
            Err(_) => unreachable!("counted as whole characters"),
        },
    }
    d.raw = raw.split_off(whole);
    Ok(())
}

/// Decodes bytes by the incremental decoder of the encoding; what it does not use waits.
fn feed_pieces(
    vm: &mut Vm,
    t: Own<Text>,
    mut raw: Vec<u8>,
    waited: usize,
    end: bool,
) -> Result<(), Raise> {
    let d = &t.get(&vm.heap).decoder;
    // It may be the first half of a newline.
    let held = d.newline.is_none() && !end && raw.last() == Some(&b'\r');
    let held = raw.split_off(raw.len() - usize::from(held));
    let state = d.state;
    let given = vm.heap.new_bytes(&raw);
    let more = [Value::Int(state), Value::from(end)];
    let answer = ask_for_pieces(vm, t, "_file_decode", Value::Bytes(given), &more);
    if answer.is_err() {
        let before = raw[..waited].to_vec();
        t.get_mut(&mut vm.heap).decoder.raw = before;
    }
    let [text, rest, next] = answer?[..] else {
        unreachable!("_file_decode gives three");
    };
    let (Value::Str(text), Value::Int(rest), Value::Int(next)) = (text, rest, next) else {
        unreachable!("_file_decode gives a text and two numbers");
    };
    let text = text.text(&vm.heap).to_owned();
    let d = &mut t.get_mut(&mut vm.heap).decoder;
    let used = raw.len() - rest as usize;
    if d.taken == d.ready.len() {
        d.chunk_state = d.state;
    }
    d.add(&text, &raw[..used]);
    d.state = next;
    d.raw = [&raw[used..], &held[..]].concat();
    Ok(())
}

/// Asks a function of the module codecs about data in the encoding of a file; gives the parts of its answer.
fn ask_for_pieces(
    vm: &mut Vm,
    t: Own<Text>,
    function: &str,
    data: Value,
    more: &[Value],
) -> Result<Vec<Value>, Raise> {
    vm.root(data);
    let d = &t.get(&vm.heap).decoder;
    let (encoding, errors) = (d.encoding.clone(), d.errors.clone());
    let codecs = vm.import_module("codecs")?;
    let (encoding, errors) = (vm.string(encoding), vm.string(errors));
    let function = vm.intern(function);
    let given = [&[data, encoding, errors], more].concat();
    match vm.call_method(codecs, function, &given)? {
        Value::Tuple(parts) => Ok(parts.items(&vm.heap).to_vec()),
        other => Ok(vec![other]),
    }
}

/// Counts the bytes read from the file whose text was not given out.
pub fn ahead(vm: &mut Vm, t: Own<Text>) -> Result<i64, Raise> {
    let d = &t.get(&vm.heap).decoder;
    if d.codec != Codec::Pieces || d.untold {
        return Ok(d.ahead() as i64);
    }
    let taken = d.ready[..d.taken].chars().count() as i64;
    let (raw, state) = (d.raw.len() as i64, d.chunk_state);
    let translates = d.newline.is_none();
    let chunk = d.chunk.clone();
    let chunk = vm.heap.new_byte_vec(chunk);
    let more = [
        Value::Int(state),
        Value::Int(taken),
        Value::from(translates),
    ];
    match ask_for_pieces(vm, t, "_file_ahead", Value::Bytes(chunk), &more)?[..] {
        [Value::Int(ahead)] => Ok(ahead + raw),
        _ => unreachable!("_file_ahead gives a number"),
    }
}

/// Decodes so many bytes by `bytes.decode`; the others wait. If that fails, those wait on that waited before.
fn feed_other(
    vm: &mut Vm,
    t: Own<Text>,
    mut raw: Vec<u8>,
    whole: usize,
    waited: usize,
) -> Result<(), Raise> {
    let before = raw[..waited].to_vec();
    let left = raw.split_off(whole);
    let decoded = decode_other(vm, t, raw);
    t.get_mut(&mut vm.heap).decoder.raw = if decoded.is_ok() { left } else { before };
    decoded
}

/// Lets `bytes.decode` say what is wrong with bytes, or make text of them as `errors` says.
fn decode_other(vm: &mut Vm, t: Own<Text>, raw: Vec<u8>) -> Result<(), Raise> {
    let d = &mut t.get_mut(&mut vm.heap).decoder;
    let mut encoding = d.encoding.to_lowercase();
    if let Codec::Wide(size) = d.codec
        && d.has_mark
    {
        if d.skip_mark {
            d.big = raw.starts_with(if size == 2 {
                &b"\xfe\xff"[..]
            } else {
                b"\0\0\xfe\xff"
            });
        }
        let bits = size * 8;
        encoding = format!("utf-{bits}-{}", if d.big { "be" } else { "le" });
    }
    let errors = d.errors.clone();
    let bytes = Value::Bytes(vm.heap.new_bytes(&raw));
    let (encoding, errors) = (vm.string(encoding), vm.string(errors));
    let decode = vm.intern("decode");
    let decoded = vm.call_method(bytes, decode, &[encoding, errors])?;
    if let Some(error) = no_mark(vm, t, &raw) {
        return Err(error);
    }
    if let Value::Str(s) = decoded {
        let decoded = s.text(&vm.heap).to_owned();
        t.get_mut(&mut vm.heap).decoder.add(&decoded, &raw);
    }
    Ok(())
}

/// Raises the error of an encoding with a mark whose first bytes are none.
fn no_mark(vm: &mut Vm, t: Own<Text>, raw: &[u8]) -> Option<Raise> {
    let d = &t.get(&vm.heap).decoder;
    let (Codec::Wide(size), true) = (d.codec, d.skip_mark) else {
        return None;
    };
    let marks: [&[u8]; 2] = match size {
        2 => [b"\xff\xfe", b"\xfe\xff"],
        _ => [b"\xff\xfe\0\0", b"\0\0\xfe\xff"],
    };
    if raw.len() < size || marks.iter().any(|mark| raw.starts_with(mark)) {
        return None;
    }
    let (name, bytes) = (format!("utf-{}", size * 8), vm.heap.new_bytes(raw));
    let reason = "Stream does not start with BOM";
    Some(decode_error(vm, &name, bytes, (0, size), reason))
}

/// Gives the first `bytes` bytes of the text at hand.
#[inline]
fn take(vm: &mut Vm, t: Own<Text>, bytes: usize) -> Value {
    // Lifted out while the str is made, which needs the heap.
    let d = &mut t.get_mut(&mut vm.heap).decoder;
    let (ready, from) = (std::mem::take(&mut d.ready), d.taken);
    let text = vm.str(&ready[from..from + bytes]);
    let d = &mut t.get_mut(&mut vm.heap).decoder;
    d.ready = ready;
    d.taken = from + bytes;
    text
}

/// Gives all the text at hand.
pub fn take_all(vm: &mut Vm, t: Own<Text>) -> Value {
    let d = &mut t.get_mut(&mut vm.heap).decoder;
    if d.taken == 0 {
        let all = std::mem::take(&mut d.ready);
        d.chunk.clear();
        d.lead = 0;
        return vm.string(all);
    }
    let bytes = d.rest().len();
    take(vm, t, bytes)
}

/// Gives so many characters, or as many as there are if no more will come.
pub fn take_chars(vm: &mut Vm, t: Own<Text>, size: usize, last: bool) -> Option<Value> {
    let d = &t.get(&vm.heap).decoder;
    let rest = d.rest();
    let end = match rest.char_indices().nth(size) {
        Some((at, _)) => at,
        None if last => rest.len(),
        None if rest.len() >= size && rest.chars().count() == size => rest.len(),
        None => return None,
    };
    Some(take(vm, t, end))
}

/// Gives a line, or what there is of it if no more will come.
#[inline]
pub fn take_line(vm: &mut Vm, t: Own<Text>, limit: Option<usize>, last: bool) -> Option<Value> {
    let d = &t.get(&vm.heap).decoder;
    let rest = d.rest();
    let end = d.line_end().or(last.then_some(rest.len()));
    let cut = limit.and_then(|n| rest.char_indices().nth(n).map(|(at, _)| at));
    let end = match (end, cut) {
        (Some(end), Some(cut)) => end.min(cut),
        (Some(end), None) => end,
        (None, cut) => cut?,
    };
    Some(take(vm, t, end))
}

/// Gives the bytes that a text is in this file.
pub fn encode(vm: &mut Vm, t: Own<Text>, s: Gc<Str>) -> Result<Vec<u8>, Raise> {
    let d = &mut t.get_mut(&mut vm.heap).decoder;
    let mark = std::mem::replace(&mut d.skip_mark, false);
    let mut encoding = d.encoding.to_lowercase();
    if d.codec == Codec::Utf8 {
        encoding = if mark {
            "utf-8-sig".into()
        } else {
            "utf-8".into()
        };
    } else if let Codec::Wide(size) = d.codec
        && d.has_mark
        && !mark
    {
        encoding = format!("utf-{}-le", size * 8);
    }
    let (newline, errors) = (d.newline.clone(), d.errors.clone());
    let written = s.text(&vm.heap);
    let written = match newline.as_deref() {
        Some(sep @ ("\r" | "\r\n")) => written.replace('\n', sep),
        _ => written.to_owned(),
    };
    if t.get(&vm.heap).decoder.codec == Codec::Pieces {
        return encode_piece(vm, t, written);
    }
    let (encoding, errors) = (vm.string(encoding), vm.string(errors));
    let written = vm.string(written);
    let encode = vm.intern("encode");
    match vm.call_method(written, encode, &[encoding, errors])? {
        Value::Bytes(b) => Ok(b.data(&vm.heap).to_vec()),
        other => Err(vm.wrong_type("bytes", other)),
    }
}

/// Encodes text where the encoding has a state behind what was written before.
fn encode_piece(vm: &mut Vm, t: Own<Text>, written: String) -> Result<Vec<u8>, Raise> {
    let state = t.get(&vm.heap).decoder.written.clone();
    let (written, state) = (vm.string(written), vm.string(state));
    vm.root(written);
    match ask_for_pieces(vm, t, "_file_encode", written, &[state])?[..] {
        [Value::Bytes(data), Value::Str(state)] => {
            let state = state.text(&vm.heap).to_owned();
            t.get_mut(&mut vm.heap).decoder.written = state;
            Ok(data.data(&vm.heap).to_vec())
        }
        _ => unreachable!("_file_encode gives bytes and a text"),
    }
}
