//! The fast half of json: whole texts and values of plain builtin types.
//!
//! Both functions do the usual case and give `NotImplemented` for everything else: a mistake in the text, a
//! value of another type, a nesting that is too deep. `std/json` then does the work again in Aster, step
//! by step, and finds the message, the hook or the error. So no message is written here.
//! No script code runs in between: what is being built cannot be collected, and what is read cannot change.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::float::float_repr;
use crate::object::digits::{int_to_string, parse_int};
use crate::object::str::Str;
use crate::source::surrogate;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, func};
use crate::vm::outcome::Raise;
use std::collections::HashMap;
use std::fmt::Write;

pub static MODULE: Module = Module {
    name: "_json",
    consts: &[],
    funcs: &[
        func("parse_text(text, /)", parse_text),
        func(
            "write_text(value, ascii, indent, item_separator, key_separator, sort_keys, allow_nan, /)",
            write_text,
        ),
        func("encode_basestring(string, /)", |vm, args| {
            quoted(vm, args, false)
        }),
        func("encode_basestring_ascii(string, /)", |vm, args| {
            quoted(vm, args, true)
        }),
    ],
    types: &[],
    init: None,
};

/// Deeper values are left to Aster, which tells that they are too deep: as many levels as CPython takes.
const DEEPEST: usize = 9998;

/// Returns the value of a JSON text, or NotImplemented.
fn parse_text(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Str(text) = args.get(0) else {
        return Ok(Value::NotImplemented);
    };
    let text = text.text(&vm.heap).to_owned();
    let mut reader = Reader {
        vm,
        text: &text,
        bytes: text.as_bytes(),
        at: 0,
        keys: HashMap::new(),
    };
    reader.skip_blanks();
    let value = reader.value(0);
    reader.skip_blanks();
    match value {
        Some(value) if reader.at == text.len() => Ok(value),
        _ => Ok(Value::NotImplemented),
    }
}

struct Reader<'a> {
    vm: &'a mut Vm,
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// The keys met so far: objects in a list mostly have the same.
    keys: HashMap<&'a str, Gc<Str>>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        self.text[self.at..].starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth >= DEEPEST && matches!(self.peek(), Some(b'[' | b'{')) || !self.vm.has_native_stack() {
            return None;
        }
        match self.peek()? {
            b'"' => match self.string()? {
                Text::Plain(s) => Some(self.vm.str(s)),
                Text::Made(s) => Some(self.vm.string(s)),
            },
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b'n' => self.word("null", Value::None),
            b't' => self.word("true", Value::TRUE),
            b'f' => self.word("false", Value::FALSE),
            b'N' => self.word("NaN", Value::float(f64::NAN)),
            b'I' => self.word("Infinity", Value::float(f64::INFINITY)),
            b'-' if self.text[self.at..].starts_with("-I") => {
                self.word("-Infinity", Value::float(f64::NEG_INFINITY))
            }
            _ => self.number(),
        }
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else if self.digits() == 0 {
            return None;
        }
        let mut whole = true;
        if self.peek() == Some(b'.') {
            self.at += 1;
            whole = false;
            if self.digits() == 0 {
                return None;
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            whole = false;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            if self.digits() == 0 {
                return None;
            }
        }
        let text = &self.text[start..self.at];
        if !whole {
            return text.parse::<f64>().ok().map(Value::float);
        }
        match text.parse::<i64>() {
            Ok(n) => Some(Value::Int(n)),
            Err(_) => parse_int(&mut self.vm.heap, text, 10).ok(),
        }
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        self.skip_blanks();
        let mut items = Vec::new();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Some(self.vm.list(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.skip_blanks();
            match self.peek()? {
                b',' => self.at += 1,
                b']' => break,
                _ => return None,
            }
            self.skip_blanks();
        }
        self.at += 1;
        Some(self.vm.list(items))
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        self.skip_blanks();
        let dict = self.vm.heap.new_dict();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Some(Value::Dict(dict));
        }
        loop {
            if self.peek()? != b'"' {
                return None;
            }
            let key = self.key()?;
            self.skip_blanks();
            if self.peek()? != b':' {
                return None;
            }
            self.at += 1;
            self.skip_blanks();
            let value = self.value(depth + 1)?;
            dict.set_str(&mut self.vm.heap, key, value);
            self.skip_blanks();
            match self.peek()? {
                b',' => self.at += 1,
                b'}' => break,
                _ => return None,
            }
            self.skip_blanks();
        }
        self.at += 1;
        Some(Value::Dict(dict))
    }

    fn key(&mut self) -> Option<Gc<Str>> {
        match self.string()? {
            Text::Plain(text) => {
                if let Some(&key) = self.keys.get(text) {
                    return Some(key);
                }
                let key = self.vm.intern(text);
                self.keys.insert(text, key);
                Some(key)
            }
            Text::Made(text) => Some(self.vm.intern(&text)),
        }
    }

    fn string(&mut self) -> Option<Text<'a>> {
        self.at += 1;
        let start = self.at;
        loop {
            match self.peek()? {
                b'"' => {
                    let text = &self.text[start..self.at];
                    self.at += 1;
                    return Some(Text::Plain(text));
                }
                b'\\' => break,
                0..=0x1f => return None,
                _ => self.at += 1,
            }
        }
        let mut made = self.text[start..self.at].to_owned();
        loop {
            let from = self.at;
            while !matches!(self.peek()?, b'"' | b'\\' | 0..=0x1f) {
                self.at += 1;
            }
            made.push_str(&self.text[from..self.at]);
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(Text::Made(made));
                }
                b'\\' => made.push(self.escape()?),
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let kind = *self.bytes.get(self.at + 1)?;
        self.at += 2;
        Some(match kind {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\x08',
            b'f' => '\x0c',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hex4()?;
                let after = self.at;
                let pairs = (0xd800..0xdc00).contains(&first)
                    && self.text.get(after..)?.starts_with("\\u");
                let second = if pairs {
                    self.at += 2;
                    self.hex4()?
                } else {
                    0
                };
                if (0xdc00..0xe000).contains(&second) {
                    surrogate::char_of(0x10000 + ((first - 0xd800) << 10 | (second - 0xdc00)))?
                } else {
                    self.at = after;
                    surrogate::char_of(first)?
                }
            }
            _ => return None,
        })
    }

    fn hex4(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

/// A string as it stands in the text, or made from one with escapes.
enum Text<'a> {
    Plain(&'a str),
    Made(String),
}

/// Returns the JSON text of a value, or NotImplemented.
fn write_text(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let heap = &vm.heap;
    let text_of = |v: Value| match v {
        Value::Str(s) => Some(s.text(heap).to_owned()),
        _ => None,
    };
    let (Some(item_separator), Some(key_separator)) = (text_of(args.get(3)), text_of(args.get(4)))
    else {
        return Ok(Value::NotImplemented);
    };
    let indent = text_of(args.get(2));
    if indent.is_none() && !args.get(2).is_none() {
        return Ok(Value::NotImplemented);
    }
    let mut writer = Writer {
        vm,
        out: String::new(),
        ascii: matches!(args.get(1), Value::Bool(1)),
        indent,
        item_separator,
        key_separator,
        sort_keys: matches!(args.get(5), Value::Bool(1)),
        allow_nan: matches!(args.get(6), Value::Bool(1)),
    };
    match writer.value(args.get(0), 0) {
        Some(()) => {
            let out = writer.out;
            Ok(vm.string(out))
        }
        None => Ok(Value::NotImplemented),
    }
}

/// Gives a string in quotes. What a derived class makes of itself does not count.
fn quoted(vm: &mut Vm, args: Args, ascii: bool) -> Result<Value, Raise> {
    let Value::Str(text) = vm.plain(args.get(0)) else {
        let got = vm.type_name(args.get(0));
        return Err(vm.type_error(format!("first argument must be a string, not {got}")));
    };
    let mut out = String::new();
    push_quoted(&mut out, text.text(&vm.heap), ascii);
    Ok(vm.string(out))
}

/// Appends a text in quotes, with no more escapes than needed, or in ASCII.
fn push_quoted(out: &mut String, text: &str, ascii: bool) {
    out.reserve(text.len() + 2);
    out.push('"');
    let mut plain_from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let is_plain = match byte {
            b'"' | b'\\' | ..b' ' => false,
            0x7f.. => !ascii,
            _ => true,
        };
        if is_plain || at < plain_from {
            continue;
        }
        out.push_str(&text[plain_from..at]);
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        push_escaped(out, c);
        plain_from = at + c.len_utf8();
    }
    out.push_str(&text[plain_from..]);
    out.push('"');
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\x08' => out.push_str("\\b"),
        '\x0c' => out.push_str("\\f"),
        _ => {
            if let Some(unit) = surrogate::unit_of(c) {
                let _ = write!(out, "\\u{unit:04x}");
                return;
            }
            for &mut unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
}

struct Writer<'a> {
    vm: &'a Vm,
    out: String,
    ascii: bool,
    indent: Option<String>,
    item_separator: String,
    key_separator: String,
    sort_keys: bool,
    allow_nan: bool,
}

impl Writer<'_> {
    fn value(&mut self, value: Value, level: usize) -> Option<()> {
        let is_open = matches!(value, Value::List(_) | Value::Tuple(_) | Value::Dict(_));
        if level >= DEEPEST && is_open || !self.vm.has_native_stack() {
            return None;
        }
        match value {
            Value::None => self.out.push_str("null"),
            Value::Bool(b) => self.out.push_str(if b != 0 { "true" } else { "false" }),
            Value::Int(n) => write!(self.out, "{n}").ok()?,
            Value::Big(_) => {
                let text = int_to_string(&self.vm.heap, value).ok()?;
                self.out.push_str(&text);
            }
            Value::Float(f) => self.float(f.get())?,
            Value::Str(s) => self.string(s),
            Value::List(l) => {
                let vm = self.vm;
                self.items(l.items(&vm.heap), level)?;
            }
            Value::Tuple(t) => {
                let vm = self.vm;
                self.items(t.items(&vm.heap), level)?;
            }
            Value::Dict(d) => self.dict(d, level)?,
            _ => return None,
        }
        Some(())
    }

    fn float(&mut self, x: f64) -> Option<()> {
        if x.is_finite() {
            self.out.push_str(&float_repr(x));
            return Some(());
        }
        if !self.allow_nan {
            return None;
        }
        self.out.push_str(if x.is_nan() {
            "NaN"
        } else if x > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        });
        Some(())
    }

    fn string(&mut self, s: Gc<Str>) {
        push_quoted(&mut self.out, s.text(&self.vm.heap), self.ascii);
    }

    fn line(&mut self, level: usize) {
        if let Some(indent) = &self.indent {
            self.out.push('\n');
            for _ in 0..level {
                self.out.push_str(indent);
            }
        }
    }

    fn items(&mut self, items: &[Value], level: usize) -> Option<()> {
        if items.is_empty() {
            self.out.push_str("[]");
            return Some(());
        }
        self.out.push('[');
        for (i, &item) in items.iter().enumerate() {
            if i > 0 {
                self.out.push_str(&self.item_separator);
            }
            self.line(level + 1);
            self.value(item, level + 1)?;
        }
        self.line(level);
        self.out.push(']');
        Some(())
    }

    fn dict(&mut self, dict: Gc<Dict>, level: usize) -> Option<()> {
        let vm = self.vm;
        if dict.is_empty(&vm.heap) {
            self.out.push_str("{}");
            return Some(());
        }
        let mut entries: Vec<(Value, Value)> = dict.iter(&vm.heap).collect();
        if self.sort_keys {
            if !entries.iter().all(|e| matches!(e.0, Value::Str(_))) {
                return None;
            }
            // UTF-8 sorts as code points do.
            entries.sort_by_key(|e| match e.0 {
                Value::Str(s) => s.text(&vm.heap),
                _ => "",
            });
        }
        self.out.push('{');
        for (i, (key, value)) in entries.into_iter().enumerate() {
            if i > 0 {
                self.out.push_str(&self.item_separator);
            }
            self.line(level + 1);
            match key {
                Value::Str(s) => self.string(s),
                Value::None | Value::Bool(_) | Value::Int(_) | Value::Big(_) | Value::Float(_) => {
                    self.out.push('"');
                    self.value(key, level)?;
                    self.out.push('"');
                }
                _ => return None,
            }
            self.out.push_str(&self.key_separator);
            self.value(value, level + 1)?;
        }
        self.line(level);
        self.out.push('}');
        Some(())
    }
}
