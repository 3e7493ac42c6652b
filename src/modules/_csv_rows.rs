//! The fast half of csv: rows that stand on one line each, and rows of plain values.
//!
//! A row that needs more - a field over several lines, escapes, fields that become numbers, an error - is left to
//! the function in Aster the reader or writer was made with (`std/_csv.as`), which reads the line or the values anew.

use crate::builtins::payload::own;
use crate::heap::Marker;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::float::float_repr;
use crate::object::payload::Payload;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, Type, accessor, func, method};
use crate::vm::outcome::Raise;
use std::borrow::Cow;
use std::fmt::Write;
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

pub static MODULE: Module = Module {
    name: "_csv_rows",
    consts: &[],
    funcs: &[
        func("field_size_limit(new_limit=..., /)", field_size_limit),
        func(
            "make_reader(lines, dialect, error, slow, delimiter, quotechar, /)",
            new_reader,
        ),
        func(
            "make_writer(write, dialect, error, slow, delimiter, quotechar, lineterminator, /)",
            new_writer,
        ),
    ],
    types: &[&READER, &WRITER],
    init: None,
};

/// How many characters a field may have.
static LIMIT: AtomicI64 = AtomicI64::new(131_072);

fn field_size_limit(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let old = LIMIT.load(Relaxed);
    match args.get(0) {
        Value::Unset => {}
        Value::Int(limit) => LIMIT.store(limit, Relaxed),
        Value::Big(_) => {
            return Err(vm.overflow_error("Python int too large to convert to C long"));
        }
        _ => return Err(vm.type_error("limit must be an integer")),
    }
    Ok(Value::Int(old))
}

/// The marks of a dialect that the fast ways know: ASCII, quotes doubled inside quotes.
#[derive(Clone, Copy)]
struct Marks {
    delimiter: u8,
    quote: Option<u8>,
}

impl Marks {
    /// Reads the marks from arguments; `None` if the slow way has to do everything.
    fn of(vm: &Vm, delimiter: Value, quote: Value) -> Option<Marks> {
        let ascii = |v: Value| match v {
            Value::Str(s) => match s.text(&vm.heap).as_bytes() {
                &[mark] if mark.is_ascii() => Some(mark),
                _ => None,
            },
            _ => None,
        };
        let quote = match quote {
            Value::None => None,
            quote => Some(ascii(quote)?),
        };
        Some(Marks {
            delimiter: ascii(delimiter)?,
            quote,
        })
    }
}

struct Reader {
    lines: Value,
    dialect: Value,
    error: Value,
    slow: Value,
    marks: Option<Marks>,
    line_num: i64,
}

impl Payload for Reader {
    fn trace(&self, m: &mut Marker) {
        for held in [self.lines, self.dialect, self.error, self.slow] {
            held.trace(m);
        }
    }
}

static READER: Type = Type {
    name: "reader",
    module: "_csv",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("__iter__(self, /)", |_, args| Ok(args.get(0))),
        method("__next__(self, /)", next_row),
        method("_next_line(self, /)", next_line),
        accessor(
            "dialect",
            |vm, args| Ok(own::<Reader>(vm, args.get(0))?.get(&vm.heap).dialect),
            |vm, _| Err(vm.attribute_error("readonly attribute")),
        ),
        accessor(
            "line_num",
            |vm, args| {
                let reader = own::<Reader>(vm, args.get(0))?;
                Ok(Value::Int(reader.get(&vm.heap).line_num))
            },
            |vm, _| Err(vm.attribute_error("readonly attribute")),
        ),
    ],
    doc: "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.\n",
};

fn new_reader(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let marks = Marks::of(vm, args.get(4), args.get(5));
    let payload = Reader {
        lines: args.get(0),
        dialect: args.get(1),
        error: args.get(2),
        slow: args.get(3),
        marks,
        line_num: 0,
    };
    let class = vm.class_named(READER.name).unwrap_or(vm.types.object);
    Ok(vm.object_of(class, payload))
}

/// Raises the module's error.
fn fail(vm: &mut Vm, error: Value, text: String) -> Raise {
    let text = vm.string(text);
    match vm.call(error, &[text]) {
        Ok(raised) => vm.throw(raised),
        Err(raise) => raise,
    }
}

/// Draws a line and counts it.
fn next_line(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let reader = own::<Reader>(vm, args.get(0))?;
    let lines = reader.get(&vm.heap).lines;
    let Some(line) = vm.next(lines)? else {
        return Err(vm.stop_iteration(Value::None));
    };
    if !matches!(vm.plain(line), Value::Str(_)) {
        let kind = vm.type_name(line);
        let text = format!(
            "iterator should return strings, not {kind} (the file should be opened in text mode)"
        );
        let error = reader.get(&vm.heap).error;
        return Err(fail(vm, error, text));
    }
    reader.get_mut(&mut vm.heap).line_num += 1;
    Ok(line)
}

fn next_row(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let line = next_line(vm, args)?;
    let &Reader { marks, slow, .. } = own::<Reader>(vm, args.get(0))?.get(&vm.heap);
    if let (Some(marks), Value::Str(line)) = (marks, line) {
        let text = line.text(&vm.heap);
        if (text.len() as i64) <= LIMIT.load(Relaxed) {
            let text = text.to_owned();
            if let Some(fields) = split(&text, marks) {
                let fields = fields.iter().map(|field| vm.str(field)).collect();
                return Ok(vm.list(fields));
            }
        }
    }
    vm.call(slow, &[args.get(0), line])
}

/// Splits a line whose quotes stand around whole fields; `None` for one that is no whole row or needs a closer look.
fn split(line: &str, marks: Marks) -> Option<Vec<Cow<'_, str>>> {
    let body = line
        .strip_suffix("\r\n")
        .or_else(|| line.strip_suffix(['\n', '\r']))
        .unwrap_or(line);
    let bytes = body.as_bytes();
    if memchr::memchr2(b'\n', b'\r', bytes).is_some() {
        return None;
    }
    let mut fields = Vec::new();
    if body.is_empty() {
        return Some(fields);
    }
    let mut at = 0;
    loop {
        let end = if marks.quote.is_some() && bytes.get(at).copied() == marks.quote {
            let (text, end) = quoted(body, at + 1, bytes[at])?;
            fields.push(text);
            end
        } else {
            let end = memchr::memchr(marks.delimiter, &bytes[at..]);
            let end = end.map_or(bytes.len(), |length| at + length);
            fields.push(Cow::Borrowed(&body[at..end]));
            end
        };
        match bytes.get(end) {
            None => return Some(fields),
            Some(&mark) if mark == marks.delimiter => at = end + 1,
            Some(_) => return None,
        }
    }
}

/// Reads a field from behind its first quote; gives its text and where it ends, `None` if that is not on this line.
fn quoted(body: &str, start: usize, quote: u8) -> Option<(Cow<'_, str>, usize)> {
    let bytes = body.as_bytes();
    let close = start + memchr::memchr(quote, &bytes[start..])?;
    if bytes.get(close + 1) != Some(&quote) {
        return Some((Cow::Borrowed(&body[start..close]), close + 1));
    }
    let mut text = String::new();
    let mut from = start;
    loop {
        let close = from + memchr::memchr(quote, &bytes[from..])?;
        text.push_str(&body[from..close]);
        if bytes.get(close + 1) != Some(&quote) {
            return Some((Cow::Owned(text), close + 1));
        }
        text.push(char::from(quote));
        from = close + 2;
    }
}

struct Writer {
    write: Value,
    dialect: Value,
    error: Value,
    slow: Value,
    terminator: Value,
    marks: Option<Marks>,
}

impl Payload for Writer {
    fn trace(&self, m: &mut Marker) {
        let held = [
            self.write,
            self.dialect,
            self.error,
            self.slow,
            self.terminator,
        ];
        for held in held {
            held.trace(m);
        }
    }
}

static WRITER: Type = Type {
    name: "writer",
    module: "_csv",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("writerow(self, row, /)", |vm, args| {
            write_row(vm, args, args.get(1))
        }),
        method("writerows(self, rows, /)", write_rows),
        accessor(
            "dialect",
            |vm, args| Ok(own::<Writer>(vm, args.get(0))?.get(&vm.heap).dialect),
            |vm, _| Err(vm.attribute_error("readonly attribute")),
        ),
    ],
    doc: "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.\n",
};

fn new_writer(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let marks = Marks::of(vm, args.get(4), args.get(5));
    let payload = Writer {
        write: args.get(0),
        dialect: args.get(1),
        error: args.get(2),
        slow: args.get(3),
        terminator: args.get(6),
        marks,
    };
    let class = vm.class_named(WRITER.name).unwrap_or(vm.types.object);
    Ok(vm.object_of(class, payload))
}

fn write_rows(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    own::<Writer>(vm, args.get(0))?;
    let rows = vm.iter(args.get(1))?;
    vm.root(rows);
    let kept = vm.root(Value::None);
    while let Some(row) = vm.next(rows)? {
        vm.reroot(kept, row);
        write_row(vm, args, row)?;
    }
    Ok(Value::None)
}

/// Writes a row, which the caller keeps alive; gives what the file's `write` gave.
fn write_row(vm: &mut Vm, args: Args, row: Value) -> Result<Value, Raise> {
    let &Writer {
        write,
        error,
        slow,
        terminator,
        marks,
        ..
    } = own::<Writer>(vm, args.get(0))?.get(&vm.heap);
    let values = match row {
        Value::List(list) => list.items(&vm.heap).to_vec(),
        Value::Tuple(tuple) => tuple.items(&vm.heap).to_vec(),
        _ => match vm.iter(row) {
            Ok(values) => return vm.call(slow, &[args.get(0), write, values]),
            Err(Raise) if vm.raised_is(Exc::TypeError) => {
                vm.take_raised();
                let text = format!("iterable expected, not {}", vm.type_name(row));
                return Err(fail(vm, error, text));
            }
            Err(Raise) => return Err(Raise),
        },
    };
    let text = match (marks, terminator) {
        (Some(marks), Value::Str(terminator)) => {
            joined(vm, &values, marks, terminator.text(&vm.heap))
        }
        _ => None,
    };
    match text {
        Some(text) => {
            let text = vm.string(text);
            vm.call(write, &[text])
        }
        None => {
            let values = vm.iter(row)?;
            vm.call(slow, &[args.get(0), write, values])
        }
    }
}

/// Joins values that are written as they are, or between quotes where a mark is in them; `None` for others.
fn joined(vm: &Vm, values: &[Value], marks: Marks, terminator: &str) -> Option<String> {
    let quote = marks.quote?;
    if !terminator.is_ascii() {
        return None;
    }
    let special = |b: u8| {
        b == marks.delimiter
            || b == quote
            || matches!(b, b'\r' | b'\n')
            || terminator.as_bytes().contains(&b)
    };
    let mut text = String::new();
    for (i, &value) in values.iter().enumerate() {
        if i > 0 {
            text.push(char::from(marks.delimiter));
        }
        let start = text.len();
        match value {
            Value::Str(s) => {
                let field = s.text(&vm.heap);
                if field.bytes().any(special) {
                    push_quoted(&mut text, field, quote);
                } else {
                    text.push_str(field);
                }
            }
            Value::Int(i) => {
                let _ = write!(text, "{i}");
                if text.bytes().skip(start).any(special) {
                    return None;
                }
            }
            Value::Float(x) => {
                text.push_str(&float_repr(x.get()));
                if text.bytes().skip(start).any(special) {
                    return None;
                }
            }
            Value::None => {}
            _ => return None,
        }
        if text.len() == start && values.len() == 1 {
            return None;
        }
    }
    text.push_str(terminator);
    Some(text)
}

fn push_quoted(text: &mut String, field: &str, quote: u8) {
    let quote = char::from(quote);
    text.push(quote);
    for (i, part) in field.split(quote).enumerate() {
        if i > 0 {
            text.push(quote);
            text.push(quote);
        }
        text.push_str(part);
    }
    text.push(quote);
}
