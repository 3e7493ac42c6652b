//! `open` and file objects, text and binary; the standard streams.
//!
//! How text is cut out of bytes is `files/text.rs`; StringIO and BytesIO are `modules/io.rs`.
//! What is written goes to the system at once, so a script that forgets to close a file loses nothing. Only
//! the standard output waits in the machine's buffer.

mod mode;
mod text;

use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::exception::Exc;
use crate::object::payload::Payload;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, getter, method};
use crate::vm::outcome::Raise;
use mode::Mode;
use std::io::{ErrorKind, IsTerminal, Read, Seek, SeekFrom, Write};
use text::TextPart;

/// Which standard stream a file object is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    None,
    Stdin,
    Stdout,
    Stderr,
}

/// A file object.
pub struct File {
    /// A path, or a number of a descriptor.
    name: Value,
    mode: Mode,
    stream: Stream,
    file: Option<std::fs::File>,
    closed: bool,
    /// Bytes read from the system and not yet given to the script or the decoder.
    raw: Vec<u8>,
    /// Where reading stands in the file, `raw` included.
    at: u64,
    text: Option<TextPart>,
}

impl Payload for File {
    fn trace(&self, m: &mut Marker) {
        self.name.trace(m);
    }
    fn size(&self) -> usize {
        256 + self.raw.capacity() + self.text.as_ref().map_or(0, TextPart::size)
    }
}

const fn class(name: &'static str, base: &'static str, funcs: &'static [Func]) -> Type {
    Type {
        name,
        module: "_io",
        base,
        layout: Layout::Native,
        open: true,
        new: None,
        funcs,
        doc: "",
    }
}

/// The classes of file objects; `io` has their names.
pub static HIDDEN: &[&Type] = &[
    &class("_IOBase", "object", &[]),
    &class("_RawIOBase", "_IOBase", &[]),
    &class("_BufferedIOBase", "_IOBase", &[]),
    &class("_TextIOBase", "_IOBase", &[]),
    &class("FileIO", "_RawIOBase", METHODS),
    &class("BufferedReader", "_BufferedIOBase", METHODS),
    &class("BufferedWriter", "_BufferedIOBase", METHODS),
    &class("BufferedRandom", "_BufferedIOBase", METHODS),
    &class("TextIOWrapper", "_TextIOBase", METHODS),
];

pub static FUNCTIONS: &[Func] = &[func(
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    open,
)];

static METHODS: &[Func] = &[
    method("read(self, size=-1, /)", read),
    method("read1(self, size=-1, /)", read),
    method("readline(self, size=-1, /)", readline),
    method("readlines(self, hint=-1, /)", readlines),
    method("readinto(self, buffer, /)", read_into),
    method("readinto1(self, buffer, /)", read_into),
    method("write(self, text, /)", write),
    method("writelines(self, lines, /)", writelines),
    method("seek(self, offset, whence=0, /)", seek),
    method("tell(self, /)", tell),
    method("truncate(self, size=None, /)", truncate),
    method("flush(self, /)", flush),
    method("close(self, /)", close),
    method("fileno(self, /)", fileno),
    method("isatty(self, /)", isatty),
    method("readable(self, /)", |vm, args| {
        open_file(vm, args)?;
        Ok(Value::bool(file(vm, args)?.mode.reads))
    }),
    method("writable(self, /)", |vm, args| {
        open_file(vm, args)?;
        Ok(Value::bool(file(vm, args)?.mode.writes))
    }),
    method("seekable(self, /)", seekable),
    method("reconfigure(self, **options)", |_, _| Ok(Value::None)),
    method("__enter__(self, /)", |vm, args| {
        open_file(vm, args)?;
        Ok(args.get(0))
    }),
    method("__exit__(self, *args)", close),
    method("__iter__(self, /)", |vm, args| {
        open_file(vm, args)?;
        Ok(args.get(0))
    }),
    method("__next__(self, /)", next_line),
    method("__repr__(self, /)", repr),
    getter("name", |vm, args| Ok(file(vm, args)?.name)),
    getter("mode", mode_text),
    getter("closed", |vm, args| Ok(Value::bool(file(vm, args)?.closed))),
    getter("encoding", |vm, args| {
        text_word(vm, args, |t| t.encoding.clone())
    }),
    getter("errors", |vm, args| {
        text_word(vm, args, |t| t.errors.clone())
    }),
    getter("newlines", |_, _| Ok(Value::None)),
    getter("line_buffering", |vm, args| {
        Ok(Value::bool(file(vm, args)?.stream == Stream::Stderr))
    }),
    getter("buffer", buffer),
];

fn file(vm: &mut Vm, args: Args) -> Result<&mut File, Raise> {
    let v = args.get(0);
    if vm.payload::<File>(v).is_none() {
        return Err(vm.wrong_type("_io.TextIOWrapper", v));
    }
    match vm.payload_mut::<File>(v) {
        Some(file) => Ok(file),
        None => unreachable!("just found"),
    }
}

/// Refuses a closed file.
fn open_file(vm: &mut Vm, args: Args) -> Result<(), Raise> {
    if file(vm, args)?.closed {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    Ok(())
}

/// Raises `io.UnsupportedOperation`.
pub fn unsupported(vm: &mut Vm, text: &str) -> Raise {
    vm.error(Exc::UnsupportedOperation, text)
}

fn readable(vm: &mut Vm, args: Args) -> Result<(), Raise> {
    open_file(vm, args)?;
    let f = file(vm, args)?;
    if f.mode.reads {
        return Ok(());
    }
    let text = if f.text.is_some() {
        "not readable"
    } else {
        "read"
    };
    Err(unsupported(vm, text))
}

fn open(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mode = text_argument(vm, args.get(1), "mode")?.unwrap_or_else(|| "r".into());
    let mode = match Mode::parse(&mode) {
        Ok(mode) => mode,
        Err(problem) => return Err(vm.value_error(problem)),
    };
    let encoding = text_argument(vm, args.get(3), "encoding")?;
    let errors = text_argument(vm, args.get(4), "errors")?;
    let newline = text_argument(vm, args.get(5), "newline")?;
    if mode.binary {
        let given = [
            ("encoding", &encoding),
            ("errors", &errors),
            ("newline", &newline),
        ];
        if let Some((name, _)) = given.iter().find(|(_, v)| v.is_some()) {
            let article = if name.starts_with('e') { "an" } else { "a" };
            let text = format!("binary mode doesn't take {article} {name} argument");
            return Err(vm.value_error(text));
        }
    }
    if args.int(vm, 2)? == 0 && !mode.binary {
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    let opened = open_path(vm, args.get(0), &mode)?;
    let text = match mode.binary {
        true => None,
        false => match TextPart::new(encoding, errors, newline) {
            Ok(text) => Some(text),
            Err((exc, problem)) => return Err(vm.error(exc, problem)),
        },
    };
    let class = class_for(vm, &mode);
    let name = path_value(vm, args.get(0))?;
    let file = File {
        name,
        mode,
        stream: Stream::None,
        file: Some(opened),
        closed: false,
        raw: Vec::new(),
        at: 0,
        text,
    };
    Ok(vm.object_of(class, file))
}

fn class_for(vm: &mut Vm, mode: &Mode) -> Gc<Class> {
    let name = match (mode.binary, mode.reads, mode.writes) {
        (false, ..) => "TextIOWrapper",
        (true, true, true) => "BufferedRandom",
        (true, true, false) => "BufferedReader",
        _ => "BufferedWriter",
    };
    vm.class_named(name).unwrap_or(vm.types.object)
}

fn text_argument(vm: &mut Vm, v: Value, name: &str) -> Result<Option<String>, Raise> {
    match vm.plain(v) {
        Value::None | Value::Unset => Ok(None),
        Value::Str(s) => Ok(Some(s.text(&vm.heap).to_owned())),
        _ => {
            let kind = vm.type_name(v);
            let text = format!("open() argument '{name}' must be str or None, not {kind}");
            Err(vm.type_error(text))
        }
    }
}

/// Gives what a path argument names: a str, bytes, or an object with `__fspath__`.
pub fn path_value(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    match vm.plain(v) {
        Value::Str(_) | Value::Bytes(_) | Value::Int(_) => Ok(v),
        _ => match vm.call_dunder(v, vm.names.fspath, &[])? {
            Some(path) => Ok(path),
            None => {
                let kind = vm.type_name(v);
                let text = format!("expected str, bytes or os.PathLike object, not {kind}");
                Err(vm.type_error(text))
            }
        },
    }
}

/// Gives a path argument as text.
pub fn path_text(vm: &mut Vm, v: Value) -> Result<String, Raise> {
    let path = path_value(vm, v)?;
    let text = match vm.plain(path) {
        Value::Str(s) => s.text(&vm.heap).to_owned(),
        Value::Bytes(b) => String::from_utf8_lossy(b.data(&vm.heap)).into_owned(),
        other => {
            let kind = vm.type_name(other);
            let text = format!("expected str, bytes or os.PathLike object, not {kind}");
            return Err(vm.type_error(text));
        }
    };
    if text.contains('\0') {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(text)
}

fn open_path(vm: &mut Vm, v: Value, mode: &Mode) -> Result<std::fs::File, Raise> {
    if matches!(vm.plain(v), Value::Int(_) | Value::Bool(_)) {
        return Err(unsupported(
            vm,
            "opening a file by its descriptor is not supported",
        ));
    }
    let path = path_text(vm, v)?;
    let mut options = std::fs::OpenOptions::new();
    options
        .read(mode.reads)
        .write(mode.writes && !mode.appends)
        .append(mode.appends);
    options.truncate(mode.truncates).create_new(mode.exclusive);
    options.create(mode.truncates || mode.appends);
    let opened = options.open(&path).and_then(|f| {
        if f.metadata()?.is_dir() {
            return Err(std::io::Error::from_raw_os_error(libc::EISDIR));
        }
        Ok(f)
    });
    opened.map_err(|problem| vm.os_error(&problem, Some(&path)))
}

/// Gives a second descriptor of an open file, for a child process: of a file object, or by number (`/dev/fd`).
pub fn duplicate(
    vm: &mut Vm,
    value: Value,
) -> Result<std::io::Result<std::os::fd::OwnedFd>, Raise> {
    use std::os::fd::AsFd;
    if let Value::Int(number) = vm.plain(value) {
        return Ok(match number {
            0 => std::io::stdin().as_fd().try_clone_to_owned(),
            1 => std::io::stdout().as_fd().try_clone_to_owned(),
            2 => std::io::stderr().as_fd().try_clone_to_owned(),
            _ => std::fs::OpenOptions::new()
                .read(true)
                .write(true)
                .open(format!("/dev/fd/{number}"))
                .map(Into::into),
        });
    }
    let file = super::payload::own::<File>(vm, value)?;
    let file = file.get(&vm.heap);
    Ok(match (file.stream, &file.file) {
        (Stream::Stdin, _) => std::io::stdin().as_fd().try_clone_to_owned(),
        (Stream::Stdout, _) => std::io::stdout().as_fd().try_clone_to_owned(),
        (Stream::Stderr, _) => std::io::stderr().as_fd().try_clone_to_owned(),
        (Stream::None, Some(file)) => file.as_fd().try_clone_to_owned(),
        (Stream::None, None) => Err(std::io::Error::from_raw_os_error(libc::EBADF)),
    })
}

/// Makes the file object of a standard stream.
pub fn standard(vm: &mut Vm, stream: Stream, binary: bool) -> Value {
    let (name, mode) = match stream {
        Stream::Stdin => ("<stdin>", "r"),
        Stream::Stdout => ("<stdout>", "w"),
        _ => ("<stderr>", "w"),
    };
    let mode = if binary {
        format!("{mode}b")
    } else {
        mode.to_owned()
    };
    let Ok(mode) = Mode::parse(&mode) else {
        unreachable!("a mode of ours is right")
    };
    let text = if binary {
        None
    } else {
        let errors = if stream == Stream::Stderr {
            "backslashreplace"
        } else {
            "strict"
        };
        TextPart::new(Some("utf-8".into()), Some(errors.into()), None).ok()
    };
    let class = class_for(vm, &mode);
    let name = vm.str(name);
    let file = File {
        name,
        mode,
        stream,
        file: None,
        closed: false,
        raw: Vec::new(),
        at: 0,
        text,
    };
    vm.object_of(class, file)
}

/// Gives what `sys` has under the name of a standard stream; `None` while nobody imported `sys`.
pub fn std_stream(vm: &mut Vm, name: &str) -> Option<Value> {
    let sys = vm.intern("sys");
    let Some(Value::Module(sys)) = vm.modules.get_str(&vm.heap, sys) else {
        return None;
    };
    let name = vm.intern(name);
    let dict = sys.get(&vm.heap).dict;
    Some(dict.get_str(&vm.heap, name).unwrap_or(Value::None))
}

/// Tells whether a value is the file object of a standard stream.
pub fn is_stream(vm: &Vm, v: Value, stream: Stream) -> bool {
    match v {
        Value::Object(_) => vm
            .payload::<File>(v)
            .is_some_and(|f| f.stream == stream && f.text.is_some() && !f.closed),
        _ => false,
    }
}

/// Reads a line for `input`; `None` at the end.
pub fn read_stdin_line(vm: &mut Vm) -> Result<Option<String>, Raise> {
    // The file object keeps what was read beyond the line, so there must be one.
    vm.import_module("sys")?;
    let Some(stdin) = std_stream(vm, "stdin").filter(|s| !s.is_none()) else {
        return Err(vm.runtime_error("input(): lost sys.stdin"));
    };
    let line = vm.call_method(stdin, vm.names.readline, &[])?;
    let line = match vm.plain(line) {
        Value::Str(s) => s.text(&vm.heap).to_owned(),
        _ => return Err(vm.type_error("object.readline() returned non-string")),
    };
    Ok(if line.is_empty() { None } else { Some(line) })
}

impl File {
    /// Reads more bytes from the system; false at the end.
    fn fill(&mut self, more: usize) -> std::io::Result<bool> {
        let before = self.raw.len();
        self.raw.resize(before + more.max(1), 0);
        let read = match (&mut self.file, self.stream) {
            (Some(file), _) => file.read(&mut self.raw[before..]),
            (None, Stream::Stdin) => std::io::stdin().read(&mut self.raw[before..]),
            _ => Ok(0),
        };
        let count = *read.as_ref().unwrap_or(&0);
        self.raw.truncate(before + count);
        self.at += count as u64;
        read.map(|n| n > 0)
    }

    /// Reads everything that is left.
    fn fill_all(&mut self) -> std::io::Result<()> {
        if self.file.is_none() {
            while self.fill(1 << 16)? {}
            return Ok(());
        }
        let before = self.raw.len();
        if let Some(file) = &mut self.file {
            file.read_to_end(&mut self.raw)?;
        }
        self.at += (self.raw.len() - before) as u64;
        Ok(())
    }

    /// Takes bytes from what was read.
    fn take(&mut self, n: usize) -> Vec<u8> {
        let rest = self.raw.split_off(n.min(self.raw.len()));
        std::mem::replace(&mut self.raw, rest)
    }

    /// Forgets what was read ahead, so that the system's position is the script's.
    fn forget(&mut self) -> std::io::Result<()> {
        let ahead = self.ahead();
        self.raw.clear();
        if let Some(text) = &mut self.text {
            text.clear();
        }
        if let Some(file) = &mut self.file
            && ahead > 0
        {
            self.at = file.seek(SeekFrom::Current(-(ahead as i64)))?;
        }
        Ok(())
    }

    /// Counts the bytes read from the system that the script has not seen.
    fn ahead(&self) -> usize {
        self.raw.len() + self.text.as_ref().map_or(0, TextPart::ahead)
    }
}

/// Runs something on the file and turns a failure of the system into an OSError.
fn try_io<R>(
    vm: &mut Vm,
    args: Args,
    mut run: impl FnMut(&mut File) -> std::io::Result<R>,
) -> Result<R, Raise> {
    loop {
        match run(file(vm, args)?) {
            // A signal that raises nothing is no reason to read less.
            Err(problem) if problem.kind() == ErrorKind::Interrupted => vm.check_signals()?,
            result => return result.map_err(|problem| vm.os_error(&problem, None)),
        }
    }
}

/// Reads a size argument; negative or None means all.
fn size_argument(vm: &mut Vm, args: Args, i: usize) -> Result<Option<usize>, Raise> {
    if args.some(i).is_none() {
        return Ok(None);
    }
    let n = args.clipped(vm, i)?;
    Ok(usize::try_from(n).ok())
}

fn read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    readable(vm, args)?;
    let size = size_argument(vm, args, 1)?;
    if file(vm, args)?.text.is_some() {
        return text::read(vm, args, size);
    }
    let data = match size {
        None => try_io(vm, args, |f| {
            f.fill_all()?;
            Ok(std::mem::take(&mut f.raw))
        })?,
        Some(n) => try_io(vm, args, |f| {
            while f.raw.len() < n && f.fill((n - f.raw.len()).clamp(8192, 1 << 20))? {}
            Ok(f.take(n))
        })?,
    };
    Ok(vm.heap.new_byte_vec(data).into())
}

/// Fills memory that somebody lends.
fn read_into(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    readable(vm, args)?;
    if file(vm, args)?.text.is_some() {
        let name = vm.intern("readinto");
        return Err(vm.no_attribute(args.get(0), name));
    }
    let Some(room) = super::buffers::room(vm, args.get(1)) else {
        let kind = vm.type_name(args.get(1));
        let text = format!("readinto() argument must be read-write bytes-like object, not {kind}");
        return Err(vm.type_error(text));
    };
    let data = try_io(vm, args, |f| {
        while f.raw.len() < room && f.fill((room - f.raw.len()).clamp(8192, 1 << 20))? {}
        Ok(f.take(room))
    })?;
    super::buffers::write(vm, args.get(1), 0, &data);
    Ok(Value::Int(data.len() as i64))
}

fn readline(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    readable(vm, args)?;
    let limit = size_argument(vm, args, 1)?;
    read_one_line(vm, args, limit)
}

fn read_one_line(vm: &mut Vm, args: Args, limit: Option<usize>) -> Result<Value, Raise> {
    if file(vm, args)?.text.is_some() {
        return text::read_line(vm, args, limit);
    }
    let line = try_io(vm, args, |f| {
        let mut from = 0;
        let end = loop {
            if let Some(at) = f.raw[from..].iter().position(|&b| b == b'\n') {
                break from + at + 1;
            }
            from = f.raw.len();
            if limit.is_some_and(|n| from >= n) || !f.fill(8192)? {
                break from;
            }
        };
        Ok(f.take(limit.map_or(end, |n| end.min(n))))
    })?;
    Ok(vm.heap.new_byte_vec(line).into())
}

fn readlines(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    readable(vm, args)?;
    let hint = size_argument(vm, args, 1)?.filter(|&n| n > 0);
    let lines = vm.heap.new_list(Vec::new());
    vm.root(lines);
    let mut size = 0;
    loop {
        let line = read_one_line(vm, args, None)?;
        let len = vm.len(line)?;
        if len == 0 {
            return Ok(lines.into());
        }
        lines.push(&mut vm.heap, line);
        size += len;
        if hint.is_some_and(|n| size >= n) {
            return Ok(lines.into());
        }
    }
}

fn next_line(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    readable(vm, args)?;
    let line = read_one_line(vm, args, None)?;
    if vm.len(line)? == 0 {
        return Err(vm.stop_iteration(Value::None));
    }
    Ok(line)
}

/// Writes bytes where the file's bytes go.
fn put(vm: &mut Vm, args: Args, bytes: &[u8]) -> Result<(), Raise> {
    match file(vm, args)?.stream {
        Stream::Stdout => match vm.out.write(bytes) {
            Ok(()) => Ok(()),
            Err(problem) => Err(vm.os_error(&problem, None)),
        },
        Stream::Stderr => match crate::diag::stderr::write(bytes) {
            Ok(()) => Ok(()),
            Err(problem) => Err(vm.os_error(&problem, None)),
        },
        _ => try_io(vm, args, |f| {
            f.forget()?;
            match &mut f.file {
                Some(file) => file.write_all(bytes)?,
                None => return Err(std::io::Error::from_raw_os_error(libc::EBADF)),
            }
            f.at += bytes.len() as u64;
            Ok(())
        }),
    }
}

fn write(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    open_file(vm, args)?;
    let f = file(vm, args)?;
    let (writes, is_text) = (f.mode.writes, f.text.is_some());
    if !writes {
        return Err(unsupported(
            vm,
            if is_text { "not writable" } else { "write" },
        ));
    }
    let v = args.get(1);
    match vm.plain(v) {
        Value::Str(s) if is_text => {
            let bytes = text::encode(vm, args, s)?;
            put(vm, args, &bytes)?;
            Ok(Value::Int(s.len(&vm.heap) as i64))
        }
        _ if !is_text => {
            let bytes = super::bytes::like_bytes(vm, v)?;
            put(vm, args, &bytes)?;
            Ok(Value::Int(bytes.len() as i64))
        }
        _ => {
            let kind = vm.type_name(v);
            Err(vm.type_error(format!("write() argument must be str, not {kind}")))
        }
    }
}

fn writelines(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    open_file(vm, args)?;
    let it = vm.iter(args.get(1))?;
    vm.root(it);
    while let Some(line) = vm.next(it)? {
        vm.call_method(args.get(0), vm.names.write, &[line])?;
    }
    Ok(Value::None)
}

fn seek(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    open_file(vm, args)?;
    let (offset, whence) = (args.int(vm, 1)?, args.int(vm, 2)?);
    let is_text = file(vm, args)?.text.is_some();
    if is_text && whence != 0 && offset != 0 {
        let what = if whence == 1 { "cur" } else { "end" };
        return Err(unsupported(
            vm,
            &format!("can't do nonzero {what}-relative seeks"),
        ));
    }
    if whence == 0 && offset < 0 {
        return Err(vm.value_error(if is_text {
            format!("negative seek position {offset}")
        } else {
            format!("negative seek value {offset}")
        }));
    }
    let to = match whence {
        0 => SeekFrom::Start(offset as u64),
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        n => return Err(vm.value_error(format!("invalid whence ({n}, should be 0, 1 or 2)"))),
    };
    let at = try_io(vm, args, |f| {
        f.forget()?;
        match &mut f.file {
            Some(file) => f.at = file.seek(to)?,
            None => return Err(std::io::Error::from_raw_os_error(libc::ESPIPE)),
        }
        Ok(f.at)
    })?;
    Ok(Value::Int(at as i64))
}

fn tell(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    open_file(vm, args)?;
    let at = try_io(vm, args, |f| {
        let ahead = f.ahead() as u64;
        match &mut f.file {
            Some(file) => Ok(file.stream_position()?.saturating_sub(ahead)),
            None => Err(std::io::Error::from_raw_os_error(libc::ESPIPE)),
        }
    })?;
    Ok(Value::Int(at as i64))
}

fn truncate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    open_file(vm, args)?;
    let size = match args.some(1) {
        Some(_) => args.int(vm, 1)?,
        None => match tell(vm, args)? {
            Value::Int(at) => at,
            _ => 0,
        },
    };
    try_io(vm, args, |f| match &mut f.file {
        Some(file) => file.set_len(size.max(0) as u64),
        None => Err(std::io::Error::from_raw_os_error(libc::EINVAL)),
    })?;
    Ok(Value::Int(size))
}

fn flush(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    open_file(vm, args)?;
    if file(vm, args)?.stream == Stream::Stdout {
        super::console::flush_stdout(vm)?;
    }
    Ok(Value::None)
}

fn close(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if file(vm, args)?.stream == Stream::Stdout {
        super::console::flush_stdout(vm)?;
    }
    let f = file(vm, args)?;
    f.closed = true;
    f.file = None;
    f.raw = Vec::new();
    if let Some(text) = &mut f.text {
        text.clear();
    }
    Ok(Value::None)
}

fn fileno(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    use std::os::fd::AsRawFd;
    open_file(vm, args)?;
    let f = file(vm, args)?;
    Ok(Value::Int(match (&f.file, f.stream) {
        (Some(file), _) => file.as_raw_fd() as i64,
        (None, Stream::Stdin) => 0,
        (None, Stream::Stdout) => 1,
        _ => 2,
    }))
}

fn isatty(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    open_file(vm, args)?;
    let f = file(vm, args)?;
    Ok(Value::bool(match (&f.file, f.stream) {
        (Some(file), _) => file.is_terminal(),
        (None, Stream::Stdin) => std::io::stdin().is_terminal(),
        (None, Stream::Stdout) => std::io::stdout().is_terminal(),
        _ => std::io::stderr().is_terminal(),
    }))
}

fn seekable(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    open_file(vm, args)?;
    let f = file(vm, args)?;
    Ok(Value::bool(
        f.file
            .as_mut()
            .is_some_and(|file| file.stream_position().is_ok()),
    ))
}

fn mode_text(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = file(vm, args)?.mode.text.clone();
    Ok(vm.string(text))
}

fn text_word(vm: &mut Vm, args: Args, read: fn(&TextPart) -> String) -> Result<Value, Raise> {
    match file(vm, args)?.text.as_ref().map(read) {
        Some(word) => Ok(vm.string(word)),
        None => Err(vm.attribute_error("a binary file has no encoding")),
    }
}

/// Gives the binary side of a standard stream.
fn buffer(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let stream = file(vm, args)?.stream;
    if stream == Stream::None {
        return Err(unsupported(vm, "buffer is not supported"));
    }
    Ok(standard(vm, stream, true))
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let kind = vm.class_name(vm.class_of(args.get(0)));
    let f = file(vm, args)?;
    let (name, mode) = (f.name, f.mode.text.clone());
    let encoding = f.text.as_ref().map(|t| t.encoding.clone());
    let name = vm.repr_of(name)?;
    let name = name.text(&vm.heap);
    let text = match encoding {
        Some(encoding) => format!("<_io.{kind} name={name} mode='{mode}' encoding='{encoding}'>"),
        None => format!("<_io.{kind} name={name}>"),
    };
    Ok(vm.string(text))
}
