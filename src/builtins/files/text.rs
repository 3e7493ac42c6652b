//! Text files: decoding, newlines, lines.
//!
//! Bytes that are no text are given to `bytes.decode`, which raises the right error or does what `errors`
//! says; so this file only has to know the good cases.

use super::File;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Codec {
    Utf8,
    Ascii,
    Latin1,
}

/// What a text file has beside its bytes.
pub struct TextPart {
    pub encoding: String,
    pub errors: String,
    codec: Codec,
    /// What separates lines when reading: `None` means any of them, made into `\n`.
    newline: Option<String>,
    /// Decoded text that was not given out yet, from `taken` on.
    ready: String,
    taken: usize,
    /// The byte order mark at the start is to be skipped.
    skip_mark: bool,
}

impl TextPart {
    /// Makes the text side of a file that was just opened.
    pub fn new(
        encoding: Option<String>,
        errors: Option<String>,
        newline: Option<String>,
    ) -> Result<TextPart, (Exc, String)> {
        if let Some(newline) = &newline
            && !matches!(newline.as_str(), "" | "\n" | "\r" | "\r\n")
        {
            return Err((Exc::ValueError, format!("illegal newline value: {newline}")));
        }
        let encoding = encoding.unwrap_or_else(|| "UTF-8".into());
        let plain = encoding.to_lowercase().replace('_', "-");
        let codec = match plain.as_str() {
            "utf-8" | "utf8" | "u8" | "utf-8-sig" | "locale" => Codec::Utf8,
            "ascii" | "us-ascii" | "646" => Codec::Ascii,
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" | "8859" => Codec::Latin1,
            _ => return Err((Exc::LookupError, format!("unknown encoding: {encoding}"))),
        };
        Ok(TextPart {
            skip_mark: plain == "utf-8-sig",
            encoding,
            errors: errors.unwrap_or_else(|| "strict".into()),
            codec,
            newline,
            ready: String::new(),
            taken: 0,
        })
    }

    /// Forgets what was decoded.
    pub fn clear(&mut self) {
        self.ready.clear();
        self.taken = 0;
    }

    /// Counts the bytes of text that was decoded and not given out.
    pub fn ahead(&self) -> usize {
        let rest = &self.ready[self.taken..];
        match self.codec {
            Codec::Latin1 => rest.chars().count(),
            _ => rest.len(),
        }
    }

    /// Gives the memory held.
    pub fn size(&self) -> usize {
        self.ready.capacity()
    }

    fn rest(&self) -> &str {
        &self.ready[self.taken..]
    }

    fn take(&mut self, bytes: usize) -> String {
        let text = self.ready[self.taken..self.taken + bytes].to_owned();
        self.taken += bytes;
        if self.taken == self.ready.len() {
            self.clear();
        }
        text
    }

    /// Adds decoded text, its newlines as the script wants them.
    fn add(&mut self, text: &str) {
        if self.taken > 0 {
            self.ready.drain(..self.taken);
            self.taken = 0;
        }
        let text = match self.skip_mark {
            true => text.strip_prefix('\u{feff}').unwrap_or(text),
            false => text,
        };
        self.skip_mark = false;
        if self.newline.is_none() && text.contains('\r') {
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
            None | Some("\n") => rest.find('\n').map(|at| at + 1),
            Some("") => {
                let at = rest.find(['\n', '\r'])?;
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
}

fn part(vm: &mut Vm, args: Args) -> Result<&mut TextPart, Raise> {
    match &mut super::file(vm, args)?.text {
        Some(text) => Ok(text),
        None => unreachable!("called for text files only"),
    }
}

/// Reads and decodes more bytes (`usize::MAX`: all); false at the end.
fn more(vm: &mut Vm, args: Args, bytes: usize) -> Result<bool, Raise> {
    let read = super::try_io(vm, args, |f: &mut File| {
        if bytes == usize::MAX {
            f.fill_all()?;
            return Ok(false);
        }
        f.fill(bytes)
    })?;
    decode(vm, args, !read)?;
    Ok(read)
}

/// Decodes the bytes at hand; an unfinished character or `\r` at their end waits unless this is the end.
fn decode(vm: &mut Vm, args: Args, end: bool) -> Result<(), Raise> {
    let f = super::file(vm, args)?;
    let raw = std::mem::take(&mut f.raw);
    let Some(text) = &mut f.text else {
        return Ok(());
    };
    let mut whole = match text.codec {
        Codec::Latin1 => raw.len(),
        Codec::Ascii => raw.iter().position(|b| !b.is_ascii()).unwrap_or(raw.len()),
        Codec::Utf8 => match std::str::from_utf8(&raw) {
            Ok(_) => raw.len(),
            Err(problem) => problem.valid_up_to(),
        },
    };
    let unfinished = text.codec == Codec::Utf8
        && std::str::from_utf8(&raw).is_err_and(|p| p.error_len().is_none());
    let bad = whole < raw.len() && (end || !unfinished);
    if bad {
        return decode_bad(vm, args, raw);
    }
    if !end && text.newline.is_none() && whole > 0 && raw[whole - 1] == b'\r' {
        whole -= 1;
    }
    let decoded = match text.codec {
        Codec::Latin1 => raw[..whole].iter().map(|&b| b as char).collect(),
        _ => String::from_utf8_lossy(&raw[..whole]).into_owned(),
    };
    text.add(&decoded);
    super::file(vm, args)?.raw = raw[whole..].to_vec();
    Ok(())
}

/// Lets `bytes.decode` say what is wrong with bytes, or make text of them as `errors` says.
fn decode_bad(vm: &mut Vm, args: Args, raw: Vec<u8>) -> Result<(), Raise> {
    let text = part(vm, args)?;
    let (encoding, errors) = (text.encoding.to_lowercase(), text.errors.clone());
    let bytes = Value::Bytes(vm.heap.new_byte_vec(raw));
    let (encoding, errors) = (vm.string(encoding), vm.string(errors));
    let decode = vm.intern("decode");
    let decoded = vm.call_method(bytes, decode, &[encoding, errors])?;
    if let Value::Str(s) = decoded {
        let decoded = s.text(&vm.heap).to_owned();
        part(vm, args)?.add(&decoded);
    }
    Ok(())
}

/// `read(size)` of a text file.
pub fn read(vm: &mut Vm, args: Args, size: Option<usize>) -> Result<Value, Raise> {
    let Some(size) = size else {
        more(vm, args, usize::MAX)?;
        let text = part(vm, args)?;
        let all = text.rest().len();
        let all = text.take(all);
        return Ok(vm.string(all));
    };
    loop {
        let text = part(vm, args)?;
        let end = text.rest().char_indices().nth(size).map(|(at, _)| at);
        if let Some(end) = end {
            let taken = text.take(end);
            return Ok(vm.string(taken));
        }
        if !more(vm, args, 8192)? {
            let text = part(vm, args)?;
            let rest = text.rest();
            let end = rest
                .char_indices()
                .nth(size)
                .map_or(rest.len(), |(at, _)| at);
            let taken = text.take(end);
            return Ok(vm.string(taken));
        }
    }
}

/// `readline(limit)` of a text file.
pub fn read_line(vm: &mut Vm, args: Args, limit: Option<usize>) -> Result<Value, Raise> {
    let mut last = false;
    loop {
        let text = part(vm, args)?;
        let end = text.line_end().or(last.then_some(text.rest().len()));
        if let Some(end) = end {
            let end = match limit {
                Some(n) => text.rest()[..end]
                    .char_indices()
                    .nth(n)
                    .map_or(end, |(at, _)| at),
                None => end,
            };
            let line = text.take(end);
            return Ok(vm.string(line));
        }
        last = !more(vm, args, 8192)?;
    }
}

/// Gives the bytes that a text is in this file.
pub fn encode(vm: &mut Vm, args: Args, s: Gc<Str>) -> Result<Vec<u8>, Raise> {
    let text = part(vm, args)?;
    let (codec, newline) = (text.codec, text.newline.clone());
    let (encoding, errors) = (text.encoding.to_lowercase(), text.errors.clone());
    let mark = std::mem::replace(&mut text.skip_mark, false);
    let written = s.text(&vm.heap);
    let written = match newline.as_deref() {
        Some(sep @ ("\r" | "\r\n")) => written.replace('\n', sep),
        _ => written.to_owned(),
    };
    let direct = match codec {
        Codec::Utf8 => true,
        Codec::Ascii | Codec::Latin1 => written.is_ascii(),
    };
    if direct {
        let mut bytes = if mark {
            "\u{feff}".as_bytes().to_vec()
        } else {
            Vec::new()
        };
        bytes.extend_from_slice(written.as_bytes());
        return Ok(bytes);
    }
    let (encoding, errors) = (vm.string(encoding), vm.string(errors));
    let written = vm.string(written);
    let encode = vm.intern("encode");
    match vm.call_method(written, encode, &[encoding, errors])? {
        Value::Bytes(b) => Ok(b.data(&vm.heap).to_vec()),
        other => Err(vm.wrong_type("bytes", other)),
    }
}
