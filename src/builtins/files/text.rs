//! Files of text: TextIOWrapper over a file of bytes, or over any object that reads and writes bytes.
//!
//! How characters and lines are cut out of bytes is `decode.rs`.

use super::binary::{self, Binary};
use super::decode::{self, Decoder};
use super::open::open_argument;
use super::unsupported;
use crate::builtins::arguments::type_or_none;
use crate::builtins::payload::{Own, own, own_if};
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::payload::Payload;
use crate::object::str::Str;
use crate::vm::native::{Args, Func, accessor, getter, method};
use crate::vm::{Raise, Vm};

/// A file of text.
pub struct Text {
    pub buffer: Value,
    pub decoder: Decoder,
    /// What scripts see as `mode`; they may set it.
    pub mode: Value,
    pub line_buffering: bool,
    pub write_through: bool,
    /// `next` has begun to read; `tell` waits until it is through.
    iterates: bool,
    detached: bool,
    /// What scripts see as `_CHUNK_SIZE`; they may set it.
    chunk: i64,
}

impl Payload for Text {
    fn trace(&self, m: &mut Marker) {
        self.buffer.trace(m);
        self.mode.trace(m);
    }
    fn size(&self) -> usize {
        256 + self.decoder.size()
    }
}

impl Text {
    /// Makes the text side of a file of bytes.
    pub fn new(buffer: Value, decoder: Decoder, mode: Value) -> Text {
        Text {
            buffer,
            decoder,
            mode,
            line_buffering: false,
            write_through: false,
            iterates: false,
            detached: false,
            chunk: 8192,
        }
    }
}

/// The methods of TextIOWrapper.
pub static METHODS: &[Func] = &[
    method(
        "__init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
        super::init_text,
    ),
    method("read(self, size=-1, /)", read),
    method("readline(self, size=-1, /)", readline),
    method("readlines(self, hint=-1, /)", readlines),
    method("__next__(self, /)", next_line),
    method("__iter__(self, /)", |vm, args| {
        open(vm, args)?;
        Ok(args.get(0))
    }),
    method("write(self, text, /)", write),
    method("writelines(self, lines, /)", writelines),
    method("seek(self, cookie, whence=0, /)", seek),
    method("tell(self, /)", tell),
    method("truncate(self, pos=None, /)", |vm, args| {
        let t = attached(vm, args)?;
        vm.call_method(args.get(0), vm.names.flush, &[])?;
        let truncate = vm.intern("truncate");
        let buffer = t.get(&vm.heap).buffer;
        vm.call_method(buffer, truncate, &[args.get(1)])
    }),
    method("flush(self, /)", |vm, args| {
        open(vm, args)?;
        let t = this(vm, args)?;
        t.get_mut(&mut vm.heap).iterates = false;
        push_out(vm, t)?;
        let buffer = t.get(&vm.heap).buffer;
        vm.call_method(buffer, vm.names.flush, &[])
    }),
    method("close(self, /)", close),
    method("detach(self, /)", |vm, args| {
        let t = attached(vm, args)?;
        vm.call_method(args.get(0), vm.names.flush, &[])?;
        let buffer = t.get(&vm.heap).buffer;
        t.get_mut(&mut vm.heap).detached = true;
        Ok(buffer)
    }),
    method(
        "reconfigure(self, /, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None)",
        reconfigure,
    ),
    method("fileno(self, /)", |vm, args| ask(vm, args, "fileno")),
    method("isatty(self, /)", |vm, args| ask(vm, args, "isatty")),
    method("readable(self, /)", |vm, args| ask(vm, args, "readable")),
    method("writable(self, /)", |vm, args| ask(vm, args, "writable")),
    method("seekable(self, /)", |vm, args| ask(vm, args, "seekable")),
    method("__enter__(self, /)", |vm, args| {
        open(vm, args)?;
        Ok(args.get(0))
    }),
    method("__exit__(self, *args)", |vm, args| {
        let close = vm.intern("close");
        vm.call_method(args.get(0), close, &[])
    }),
    method("__repr__(self, /)", repr),
    getter("buffer", |vm, args| {
        let t = this(vm, args)?.get(&vm.heap);
        Ok(if t.detached { Value::None } else { t.buffer })
    }),
    getter("name", |vm, args| {
        let t = attached(vm, args)?;
        let name = vm.intern("name");
        let buffer = t.get(&vm.heap).buffer;
        vm.get_attr(buffer, name)
    }),
    getter("closed", |vm, args| {
        let t = attached(vm, args)?;
        let buffer = t.get(&vm.heap).buffer;
        super::look_for_wrapper(vm, args, buffer);
        is_closed(vm, t).map(Value::bool)
    }),
    accessor(
        "_CHUNK_SIZE",
        |vm, args| {
            let t = attached(vm, args)?;
            Ok(Value::Int(t.get(&vm.heap).chunk))
        },
        set_chunk,
    ),
    accessor("mode", mode, |vm, args| {
        let t = this(vm, args)?;
        t.get_mut(&mut vm.heap).mode = args.get(1);
        Ok(Value::None)
    }),
    getter("encoding", |vm, args| {
        let encoding = this(vm, args)?.get(&vm.heap).decoder.encoding.clone();
        Ok(vm.string(encoding))
    }),
    getter("errors", |vm, args| {
        let errors = this(vm, args)?.get(&vm.heap).decoder.errors.clone();
        Ok(vm.string(errors))
    }),
    getter("newlines", |vm, args| {
        let t = this(vm, args)?;
        if t.get(&vm.heap).detached {
            return Err(vm.value_error("underlying buffer has been detached"));
        }
        let met = t.get(&vm.heap).decoder.met;
        let kinds = ["\r", "\n", "\r\n"].into_iter().zip(met).filter(|k| k.1);
        let kinds: Vec<Value> = kinds.map(|k| vm.str(k.0)).collect();
        Ok(match kinds.as_slice() {
            [] => Value::None,
            [one] => *one,
            many => vm.tuple(many),
        })
    }),
    getter("line_buffering", |vm, args| {
        Ok(Value::bool(this(vm, args)?.get(&vm.heap).line_buffering))
    }),
    getter("write_through", |vm, args| {
        Ok(Value::bool(this(vm, args)?.get(&vm.heap).write_through))
    }),
];

fn this(vm: &mut Vm, args: Args) -> Result<Own<Text>, Raise> {
    own(vm, args.get(0))
}

/// Gives the file of bytes beneath, if it is one of ours.
#[inline]
fn beneath(vm: &Vm, t: Own<Text>) -> Option<Own<Binary>> {
    own_if(vm, t.get(&vm.heap).buffer).filter(|b: &Own<Binary>| b.get(&vm.heap).inner.is_unset())
}

fn attached(vm: &mut Vm, args: Args) -> Result<Own<Text>, Raise> {
    let t = initialized(vm, args)?;
    if t.get(&vm.heap).detached {
        return Err(vm.value_error("underlying buffer has been detached"));
    }
    Ok(t)
}

/// Refuses one whose `__init__` did not run.
fn initialized(vm: &mut Vm, args: Args) -> Result<Own<Text>, Raise> {
    let t = this(vm, args)?;
    if t.get(&vm.heap).buffer.is_none() {
        return Err(vm.value_error("I/O operation on uninitialized object"));
    }
    Ok(t)
}

fn set_chunk(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let t = attached(vm, args)?;
    let given = args.get(1);
    if given.is_unset() {
        return Err(vm.attribute_error("cannot delete attribute"));
    }
    let size = match vm.to_int_value(given)? {
        Value::Int(size) => size,
        _ => {
            // C code has room for so many bytes of the name.
            let mut name = vm.type_name(given);
            name.truncate(name.floor_char_boundary(200));
            let text = format!("cannot fit '{name}' into an index-sized integer");
            return Err(vm.value_error(text));
        }
    };
    if size <= 0 {
        return Err(vm.value_error("a strictly positive integer is required"));
    }
    t.get_mut(&mut vm.heap).chunk = size;
    Ok(Value::None)
}

fn is_closed(vm: &mut Vm, t: Own<Text>) -> Result<bool, Raise> {
    if let Some(b) = beneath(vm, t) {
        return Ok(b.get(&vm.heap).closed);
    }
    let (closed, buffer) = (vm.intern("closed"), t.get(&vm.heap).buffer);
    let closed = vm.get_attr(buffer, closed)?;
    vm.truth(closed)
}

/// Refuses a closed file.
fn open(vm: &mut Vm, args: Args) -> Result<(), Raise> {
    let t = attached(vm, args)?;
    check_open(vm, t)
}

fn check_open(vm: &mut Vm, t: Own<Text>) -> Result<(), Raise> {
    if is_closed(vm, t)? {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    Ok(())
}

/// Asks the file beneath.
fn ask(vm: &mut Vm, args: Args, what: &str) -> Result<Value, Raise> {
    let t = attached(vm, args)?;
    let (what, buffer) = (vm.intern(what), t.get(&vm.heap).buffer);
    vm.call_method(buffer, what, &[])
}

fn readable(vm: &mut Vm, args: Args) -> Result<Own<Text>, Raise> {
    let t = attached(vm, args)?;
    if let Some(b) = beneath(vm, t) {
        let f = b.get(&vm.heap);
        if f.mode.reads && !f.closed {
            return Ok(t);
        }
        check_open(vm, t)?;
        return Err(unsupported(vm, "not readable"));
    }
    check_open(vm, t)?;
    let readable = ask(vm, args, "readable")?;
    if !vm.truth(readable)? {
        return Err(unsupported(vm, "not readable"));
    }
    Ok(t)
}

/// Reads and decodes more bytes (`None`: all there are); false at the end.
fn more(vm: &mut Vm, t: Own<Text>, bytes: Option<usize>) -> Result<bool, Raise> {
    let data = match beneath(vm, t) {
        Some(b) => match bytes {
            Some(n) => binary::read1(vm, b, n)?,
            None => binary::read_all(vm, b)?.unwrap_or_default(),
        },
        None => read_other(vm, t, bytes)?,
    };
    let end = data.is_empty() || bytes.is_none();
    let f = t.get_mut(&mut vm.heap);
    f.decoder.untold = f.iterates;
    super::decode::feed(vm, t, data, end)?;
    Ok(!end)
}

/// Reads and decodes a chunk more; false at the end. If that fails, what was to be a part of the result is lost.
fn more_or_nothing(vm: &mut Vm, t: Own<Text>) -> Result<bool, Raise> {
    let read = more(vm, t, Some(binary::CHUNK));
    if read.is_err() {
        t.get_mut(&mut vm.heap).decoder.forget();
    }
    read
}

/// Reads from an object that is no file of ours.
fn read_other(vm: &mut Vm, t: Own<Text>, bytes: Option<usize>) -> Result<Vec<u8>, Raise> {
    push_out(vm, t)?;
    let buffer = t.get(&vm.heap).buffer;
    let data = match bytes {
        Some(n) => {
            let read1 = vm.intern("read1");
            let known = vm.find_method(buffer, read1)?.is_some();
            let read = if known { read1 } else { vm.intern("read") };
            vm.call_method(buffer, read, &[Value::Int(n as i64)])?
        }
        None => {
            let read = vm.intern("read");
            vm.call_method(buffer, read, &[])?
        }
    };
    match vm.plain(data) {
        Value::Bytes(b) => Ok(b.data(&vm.heap).to_vec()),
        _ => {
            let kind = vm.type_name(data);
            let text = format!(
                "underlying read1() should have returned a bytes-like object, not '{kind}'"
            );
            Err(vm.type_error(text))
        }
    }
}

/// Reads a size argument; negative or None means all.
fn size(vm: &mut Vm, args: Args) -> Result<Option<usize>, Raise> {
    super::size_argument(vm, args, 1)
}

fn read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let size = size(vm, args)?;
    let t = readable(vm, args)?;
    let Some(size) = size else {
        more(vm, t, None)?;
        return Ok(super::decode::take_all(vm, t));
    };
    loop {
        if let Some(text) = super::decode::take_chars(vm, t, size, false) {
            return Ok(text);
        }
        if !more_or_nothing(vm, t)? {
            let text = super::decode::take_chars(vm, t, size, true);
            return Ok(text.unwrap_or(Value::None));
        }
    }
}

/// Reads a line; the empty one at the end.
#[inline]
fn line(vm: &mut Vm, t: Own<Text>, limit: Option<usize>) -> Result<Value, Raise> {
    let mut last = false;
    loop {
        if let Some(line) = super::decode::take_line(vm, t, limit, last) {
            return Ok(line);
        }
        last = !more_or_nothing(vm, t)?;
    }
}

fn readline(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let limit = match args.get(1) {
        Value::Int(-1) => None,
        _ => usize::try_from(args.clipped(vm, 1)?).ok(),
    };
    let t = readable(vm, args)?;
    line(vm, t, limit)
}

fn readlines(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let hint = size(vm, args)?.filter(|&n| n > 0);
    let t = readable(vm, args)?;
    let lines = vm.heap.new_list(Vec::new());
    vm.root(lines);
    let mut total = 0;
    // The lines are iterated over, which ends the telling of positions until there are no more.
    t.get_mut(&mut vm.heap).iterates = true;
    loop {
        let line = line(vm, t, None)?;
        let Value::Str(s) = line else {
            return Ok(lines.into());
        };
        let len = s.len(&vm.heap);
        if len == 0 {
            t.get_mut(&mut vm.heap).iterates = false;
            return Ok(lines.into());
        }
        lines.push(&mut vm.heap, line);
        total += len;
        if hint.is_some_and(|n| total > n) {
            return Ok(lines.into());
        }
    }
}

fn next_line(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let t = readable(vm, args)?;
    t.get_mut(&mut vm.heap).iterates = true;
    let line = line(vm, t, None)?;
    if matches!(line, Value::Str(s) if s.is_empty(&vm.heap)) {
        t.get_mut(&mut vm.heap).iterates = false;
        return Err(vm.stop_iteration(Value::None));
    }
    Ok(line)
}

fn write(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(1);
    let Value::Str(s) = vm.plain(v) else {
        let kind = type_or_none(vm, v);
        return Err(vm.type_error(format!("write() argument must be str, not {kind}")));
    };
    let t = attached(vm, args)?;
    write_str(vm, t, s)?;
    Ok(Value::Int(s.len(&vm.heap) as i64))
}

/// Gives a value as a file of text that nobody has derived from, so that what is written there need not go through its
/// attributes.
pub fn plain_text(vm: &Vm, v: Value) -> Option<Own<Text>> {
    match v {
        Value::Object(_) => own_if(vm, v),
        _ => None,
    }
}

/// Writes a str.
pub fn write_str(vm: &mut Vm, t: Own<Text>, s: Gc<Str>) -> Result<(), Raise> {
    if t.get(&vm.heap).detached {
        return Err(vm.value_error("underlying buffer has been detached"));
    }
    let file = beneath(vm, t);
    match file {
        Some(b) => {
            let f = b.get(&vm.heap);
            if f.closed {
                return check_open(vm, t);
            }
            if !f.mode.writes {
                return Err(unsupported(vm, "not writable"));
            }
        }
        None => check_open(vm, t)?,
    }
    // What was read is forgotten, the kinds of line ends among it.
    t.get_mut(&mut vm.heap).decoder.met = Default::default();
    let f = t.get(&vm.heap);
    let now = f.write_through || f.line_buffering && s.text(&vm.heap).contains(['\n', '\r']);
    let direct = f.decoder.writes_plain(s.text(&vm.heap));
    if let Some(b) = file
        && direct
        && !now
        && binary::add_text(vm, b, s)
    {
        t.get_mut(&mut vm.heap).decoder.clear();
        return Ok(());
    }
    let bytes = match direct {
        true => s.bytes(&vm.heap).to_vec(),
        false => super::decode::encode(vm, t, s)?,
    };
    t.get_mut(&mut vm.heap).decoder.clear();
    match file {
        Some(b) => binary::write_text(vm, b, &bytes, now),
        None => {
            let f = t.get_mut(&mut vm.heap);
            f.decoder.pending.extend_from_slice(&bytes);
            let full = f.decoder.pending.len() >= binary::CHUNK;
            if full || now {
                push_out(vm, t)?;
            }
            if now && !t.get(&vm.heap).write_through {
                let buffer = t.get(&vm.heap).buffer;
                vm.call_method(buffer, vm.names.flush, &[])?;
            }
            Ok(())
        }
    }
}

/// Hands what was written to the file beneath.
fn push_out(vm: &mut Vm, t: Own<Text>) -> Result<(), Raise> {
    if let Some(b) = beneath(vm, t) {
        return binary::hand_over(vm, b);
    }
    let pending = std::mem::take(&mut t.get_mut(&mut vm.heap).decoder.pending);
    if pending.is_empty() {
        return Ok(());
    }
    let buffer = t.get(&vm.heap).buffer;
    let bytes = vm.heap.new_byte_vec(pending);
    vm.call_method(buffer, vm.names.write, &[bytes.into()])?;
    Ok(())
}

fn writelines(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    open(vm, args)?;
    let it = vm.iter(args.get(1))?;
    vm.root(it);
    while let Some(line) = vm.next(it)? {
        vm.call_method(args.get(0), vm.names.write, &[line])?;
    }
    Ok(Value::None)
}

fn seek(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    open(vm, args)?;
    let t = this(vm, args)?;
    let whence = args.int(vm, 2)?;
    let seekable = ask(vm, args, "seekable")?;
    if !vm.truth(seekable)? {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    let seek = vm.intern("seek");
    let is_zero = matches!(vm.plain(args.get(1)), Value::Int(0) | Value::Bool(0));
    let buffer = t.get(&vm.heap).buffer;
    let to = match whence {
        1 if !is_zero => return Err(unsupported(vm, "can't do nonzero cur-relative seeks")),
        1 => tell(vm, args)?,
        2 if !is_zero => return Err(unsupported(vm, "can't do nonzero end-relative seeks")),
        2 => {
            push_out(vm, t)?;
            t.get_mut(&mut vm.heap).decoder.rewind();
            return vm.call_method(buffer, seek, &[Value::Int(0), Value::Int(2)]);
        }
        0 => args.get(1),
        n => return Err(vm.value_error(format!("invalid whence ({n}, should be 0, 1 or 2)"))),
    };
    if vm.less(to, Value::Int(0))? {
        let shown = vm.repr_of(to)?;
        let text = format!("negative seek position {}", shown.text(&vm.heap));
        return Err(vm.value_error(text));
    }
    push_out(vm, t)?;
    vm.call_method(buffer, vm.names.flush, &[])?;
    let at = vm.call_method(buffer, seek, &[to])?;
    let f = t.get_mut(&mut vm.heap);
    f.iterates = false;
    f.decoder.rewind();
    if !matches!(at, Value::Int(0)) {
        f.decoder.skip_mark = false;
    }
    Ok(to)
}

fn tell(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    open(vm, args)?;
    let t = this(vm, args)?;
    let seekable = ask(vm, args, "seekable")?;
    if !vm.truth(seekable)? {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    if t.get(&vm.heap).iterates {
        return Err(vm.error(Exc::OSError, "telling position disabled by next() call"));
    }
    push_out(vm, t)?;
    let buffer = t.get(&vm.heap).buffer;
    vm.call_method(buffer, vm.names.flush, &[])?;
    let tell = vm.intern("tell");
    let at = vm.call_method(buffer, tell, &[])?;
    let at = vm.to_index(at)?;
    Ok(Value::Int(at - decode::ahead(vm, t)?))
}

fn close(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let t = attached(vm, args)?;
    if is_closed(vm, t)? {
        return Ok(Value::None);
    }
    let buffer = t.get(&vm.heap).buffer;
    if beneath(vm, t).is_none() {
        let flushed = vm.call_method(args.get(0), vm.names.flush, &[]);
        let error = flushed.is_err().then(|| vm.take_raised());
        let root = error.map(|e| vm.root(e));
        let close = vm.intern("close");
        vm.call_method(buffer, close, &[])?;
        if let Some(root) = root {
            let error = vm.rooted(root);
            return Err(vm.throw(error));
        }
        return Ok(Value::None);
    }
    let close = vm.intern("close");
    let closed = vm.call_method(buffer, close, &[]);
    t.get_mut(&mut vm.heap).decoder.clear();
    closed
}

fn mode(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let t = this(vm, args)?;
    match t.get(&vm.heap).mode {
        Value::Unset => {
            Err(vm.attribute_error("'_io.TextIOWrapper' object has no attribute 'mode'"))
        }
        mode => Ok(mode),
    }
}

fn reconfigure(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let t = this(vm, args)?;
    let encoding = open_argument(vm, args.get(1), "reconfigure", "encoding")?;
    let errors = open_argument(vm, args.get(2), "reconfigure", "errors")?;
    let is_given = !args.get(3).is_unset();
    let newline = match is_given {
        true => open_argument(vm, args.get(3), "reconfigure", "newline")?,
        false => None,
    };
    let has_read = t.get(&vm.heap).decoder.has_read();
    if has_read && (encoding.is_some() || errors.is_some() || is_given) {
        let text =
            "It is not possible to set the encoding or newline of stream after the first read";
        return Err(unsupported(vm, text));
    }
    open(vm, args)?;
    let buffer = t.get(&vm.heap).buffer;
    push_out(vm, t)?;
    vm.call_method(buffer, vm.names.flush, &[])?;
    if encoding.is_some() || errors.is_some() || is_given {
        let old = &t.get(&vm.heap).decoder;
        let errors = errors.or_else(|| encoding.is_none().then(|| old.errors.clone()));
        let encoding = encoding.unwrap_or_else(|| old.encoding.clone());
        let newline = if is_given {
            newline
        } else {
            old.newline.clone()
        };
        let mut decoder = Decoder::made(vm, Some(encoding), errors, newline)?;
        // No mark is written behind what is there already.
        decoder.skip_mark &= !is_past_start(vm, buffer)?;
        t.get_mut(&mut vm.heap).decoder = decoder;
    }
    if let Some(on) = args.some(4) {
        let on = vm.truth(on)?;
        t.get_mut(&mut vm.heap).line_buffering = on;
    }
    if let Some(on) = args.some(5) {
        let on = vm.truth(on)?;
        t.get_mut(&mut vm.heap).write_through = on;
    }
    Ok(Value::None)
}

/// Tells whether a stream that can be moved stands behind its beginning.
fn is_past_start(vm: &mut Vm, buffer: Value) -> Result<bool, Raise> {
    let (seekable, tell) = (vm.intern("seekable"), vm.intern("tell"));
    let can = vm.call_method(buffer, seekable, &[])?;
    if !vm.truth(can)? {
        return Ok(false);
    }
    let at = vm.call_method(buffer, tell, &[])?;
    vm.truth(at)
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let t = initialized(vm, args)?;
    let class = vm.class_of(args.get(0)).get(&vm.heap);
    let (qualname, module) = (class.qualname, class.module);
    let mut text = match module {
        Value::Str(module) => format!("<{}.{}", module.text(&vm.heap), qualname.text(&vm.heap)),
        _ => format!("<{}", qualname.text(&vm.heap)),
    };
    let (name, mode) = (vm.intern("name"), vm.intern("mode"));
    for (word, attribute) in [("name", name), ("mode", mode)] {
        let found = match vm.get_attr_opt(args.get(0), attribute) {
            // A detached stream has no name to show.
            Err(Raise) if vm.raised_is(Exc::ValueError) => {
                vm.take_raised();
                None
            }
            found => found?,
        };
        if let Some(value) = found {
            let shown = vm.repr_of(value)?;
            text += &format!(" {word}={}", shown.text(&vm.heap));
        }
    }
    text += &format!(" encoding='{}'>", t.get(&vm.heap).decoder.encoding);
    Ok(vm.string(text))
}
