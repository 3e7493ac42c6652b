//! The module io: StringIO and BytesIO; the names of the file classes.
//!
//! `open` and files of the file system are `builtins/files.rs`.

use crate::builtins::buffers::{CONTIG_RO, Loans, exported, may_resize};
use crate::builtins::files::unsupported;
use crate::builtins::memoryview::view_of_memory;
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::payload::Payload;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, NativeConst, Type, func, getter, method};
use crate::vm::outcome::Raise;

#[path = "io/states.rs"]
mod states;

pub static MODULE: Module = Module {
    name: "io",
    consts: &[
        ("SEEK_SET", NativeConst::Int(0)),
        ("SEEK_CUR", NativeConst::Int(1)),
        ("SEEK_END", NativeConst::Int(2)),
        ("DEFAULT_BUFFER_SIZE", NativeConst::Int(8192)),
    ],
    funcs: &[
        func("text_encoding(encoding, stacklevel=2, /)", |vm, args| {
            Ok(match args.get(0) {
                Value::None => vm.str("locale"),
                given => given,
            })
        }),
        func("__getattr__(name)", |vm, args| {
            super::from_library(vm, args, "io", |name| {
                let home = LAZY.iter().find(|(_, names)| names.contains(&name));
                home.map(|&(home, _)| home)
            })
        }),
    ],
    types: &[],
    init: Some(init),
};

static STRING_IO: Type = Type {
    name: "StringIO",
    module: "_io",
    base: "_TextIOBase",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, *args, **kwargs)", new_text)),
    funcs: TEXT,
    doc: "Text I/O implementation using an in-memory buffer.",
};

static BYTES_IO: Type = Type {
    name: "BytesIO",
    module: "_io",
    base: "_BufferedIOBase",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, *args, **kwargs)", new_bytes)),
    funcs: BYTES,
    doc: "Buffered I/O implementation using an in-memory bytes buffer.",
};

fn init(vm: &mut Vm, dict: Gc<Dict>) -> Result<(), Raise> {
    for ty in [&STRING_IO, &BYTES_IO] {
        let class = vm.define_type(ty);
        let name = vm.intern(ty.name);
        dict.set_str(&mut vm.heap, name, class.into());
    }
    let names = [
        ("FileIO", "FileIO"),
        ("BufferedReader", "BufferedReader"),
        ("BufferedWriter", "BufferedWriter"),
        ("BufferedRandom", "BufferedRandom"),
        ("TextIOWrapper", "TextIOWrapper"),
    ];
    for (name, class) in names {
        if let Some(class) = vm.class_named(class) {
            let name = vm.intern(name);
            dict.set_str(&mut vm.heap, name, class.into());
        }
    }
    let unsupported = Value::Class(vm.exc_class(Exc::UnsupportedOperation));
    let blocking = Value::Class(vm.exc_class(Exc::BlockingIOError));
    let open = vm.intern("open");
    let builtin = vm.builtins.get_str(&vm.heap, open).unwrap_or(Value::None);
    let pairs = [
        ("UnsupportedOperation", unsupported),
        ("BlockingIOError", blocking),
        ("open", builtin),
    ];
    for (name, value) in pairs {
        let name = vm.intern(name);
        dict.set_str(&mut vm.heap, name, value);
    }
    let mut public = Vec::with_capacity(PUBLIC.len());
    for name in PUBLIC {
        public.push(vm.intern(name).into());
    }
    let (key, all) = (vm.intern("__all__"), vm.list(public));
    dict.set_str(&mut vm.heap, key, all);
    Ok(())
}

/// What other modules have for this one, when it is asked for.
static LAZY: &[(&str, &[&str])] = &[
    (
        "_io_more",
        &["BufferedRWPair", "IncrementalNewlineDecoder", "open_code"],
    ),
    (
        "_io_bases",
        &["IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase"],
    ),
];

/// What `from io import *` takes.
static PUBLIC: &[&str] = &[
    "BlockingIOError",
    "open",
    "open_code",
    "IOBase",
    "RawIOBase",
    "FileIO",
    "BytesIO",
    "StringIO",
    "BufferedIOBase",
    "BufferedReader",
    "BufferedWriter",
    "BufferedRWPair",
    "BufferedRandom",
    "TextIOBase",
    "TextIOWrapper",
    "UnsupportedOperation",
    "SEEK_SET",
    "SEEK_CUR",
    "SEEK_END",
    "DEFAULT_BUFFER_SIZE",
    "text_encoding",
    "IncrementalNewlineDecoder",
];

/// What lies in memory: characters or bytes.
pub struct Buffer<T> {
    pub data: Vec<T>,
    /// The views that `getbuffer` gave.
    pub loans: Loans,
    at: usize,
    closed: bool,
    /// How newlines are kept: `Some("")` or `Some("\n")` as they are, `None` made into `\n`.
    newline: Option<String>,
    /// The ends of lines met in what was written, while they are told apart: `\r`, `\n`, both in a row.
    met: [bool; 3],
}

impl<T: 'static> Payload for Buffer<T> {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        self.data.capacity() * size_of::<T>() + 64
    }
}

impl<T: Copy + Default> Buffer<T> {
    fn new(newline: Option<String>) -> Buffer<T> {
        Buffer {
            data: Vec::new(),
            loans: Loans::default(),
            at: 0,
            closed: false,
            newline,
            met: [false; 3],
        }
    }

    fn put(&mut self, items: &[T]) {
        if items.is_empty() {
            return;
        }
        if self.at > self.data.len() {
            self.data.resize(self.at, T::default());
        }
        let over = items.len().min(self.data.len() - self.at);
        self.data[self.at..self.at + over].copy_from_slice(&items[..over]);
        self.data.extend_from_slice(&items[over..]);
        self.at += items.len();
    }

    fn take(&mut self, size: Option<usize>) -> Vec<T> {
        let from = self.at.min(self.data.len());
        let to = size.map_or(self.data.len(), |n| {
            from.saturating_add(n).min(self.data.len())
        });
        self.at = self.at.max(to);
        self.data[from..to].to_vec()
    }
}

fn buffer<T: Copy + Default + 'static>(vm: &mut Vm, args: Args) -> Result<&mut Buffer<T>, Raise> {
    let v = args.get(0);
    match vm.payload::<Buffer<T>>(v) {
        None => return Err(vm.wrong_type("StringIO", v)),
        Some(b) if b.closed => {
            let text = [
                "I/O operation on closed file.",
                "I/O operation on closed file",
            ];
            return Err(vm.value_error(text[usize::from(size_of::<T>() > 1)]));
        }
        Some(_) => {}
    }
    match vm.payload_mut::<Buffer<T>>(v) {
        Some(b) => Ok(b),
        None => unreachable!("just found"),
    }
}

/// Refuses a closed StringIO in the words of its base class.
fn check_open(vm: &mut Vm, args: Args) -> Result<(), Raise> {
    match vm.payload::<Buffer<char>>(args.get(0)) {
        Some(buffer) if buffer.closed => Err(vm.value_error("I/O operation on closed file.")),
        _ => Ok(()),
    }
}

/// Reads a size argument; negative or None means all.
fn size(vm: &mut Vm, args: Args, i: usize) -> Result<Option<usize>, Raise> {
    let Some(given) = args.some(i) else {
        return Ok(None);
    };
    if vm.find_method(given, vm.names.index)?.is_none() {
        let kind = vm.type_name(given);
        let text = format!("argument should be integer or None, not '{kind}'");
        return Err(vm.type_error(text));
    }
    Ok(usize::try_from(args.clipped(vm, i)?).ok())
}

/// Refuses to change the size of what a view looks at.
fn check_unlent(vm: &mut Vm, args: Args) -> Result<(), Raise> {
    if may_resize(vm, args.get(0), args) {
        return Ok(());
    }
    let text = "Existing exports of data: object cannot be re-sized";
    Err(vm.error(Exc::BufferError, text))
}

fn new_text(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.new_payload(args.get(0), Buffer::<char>::new(Some("\n".into())))
}

fn new_bytes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.new_payload(args.get(0), Buffer::<u8>::new(None))
}

static TEXT: &[Func] = &[
    method(r"__init__(self, initial_value='', newline='\n')", init_text),
    method("getvalue(self, /)", |vm, args| {
        let text: String = buffer::<char>(vm, args)?.data.iter().collect();
        Ok(vm.string(text))
    }),
    method("read(self, size=-1, /)", |vm, args| {
        let n = size(vm, args, 1)?;
        let text: String = buffer::<char>(vm, args)?.take(n).into_iter().collect();
        Ok(vm.string(text))
    }),
    method("readline(self, size=-1, /)", |vm, args| {
        let n = size(vm, args, 1)?;
        text_line(vm, args, n)
    }),
    method("readlines(self, hint=-1, /)", |vm, args| {
        // Unlike the lines of bytes these go on until there is more than was asked for.
        let enough = size(vm, args, 1)?.filter(|&n| n > 0).map(|n| n + 1);
        check_open(vm, args)?;
        lines(vm, args, enough, |vm, a| text_line(vm, a, None))
    }),
    method("write(self, s, /)", write_text),
    method("writelines(self, lines, /)", writelines),
    method("seek(self, pos, whence=0, /)", |vm, args| {
        let (to, whence) = (args.int(vm, 1)?, args.int(vm, 2)?);
        buffer::<char>(vm, args)?;
        if whence != 0 && to != 0 {
            return Err(vm.error(Exc::OSError, "Can't do nonzero cur-relative seeks"));
        }
        seek::<char>(vm, args, to, whence)
    }),
    method("tell(self, /)", |vm, args| {
        Ok(Value::Int(buffer::<char>(vm, args)?.at as i64))
    }),
    method("truncate(self, pos=None, /)", truncate::<char>),
    method("close(self, /)", close::<char>),
    method("flush(self, /)", |_, _| Ok(Value::None)),
    method("readable(self, /)", |vm, args| {
        buffer::<char>(vm, args).map(|_| Value::TRUE)
    }),
    method("writable(self, /)", |vm, args| {
        buffer::<char>(vm, args).map(|_| Value::TRUE)
    }),
    method("seekable(self, /)", |vm, args| {
        buffer::<char>(vm, args).map(|_| Value::TRUE)
    }),
    method("isatty(self, /)", |vm, args| {
        check_open(vm, args).map(|()| Value::FALSE)
    }),
    method("fileno(self, /)", |vm, _| Err(unsupported(vm, "fileno"))),
    method("detach(self, /)", |vm, _| Err(unsupported(vm, "detach"))),
    method("__enter__(self, /)", |vm, args| {
        check_open(vm, args).map(|()| args.get(0))
    }),
    method("__exit__(self, *args)", leave),
    method("__iter__(self, /)", |vm, args| {
        check_open(vm, args).map(|()| args.get(0))
    }),
    method("__next__(self, /)", |vm, args| {
        next(vm, args, |vm, a| text_line(vm, a, None))
    }),
    method("__getstate__(self, /)", states::of_text),
    method("__setstate__(self, state, /)", states::set_text),
    getter("closed", is_closed::<char>),
    getter("encoding", |_, _| Ok(Value::None)),
    getter("errors", |_, _| Ok(Value::None)),
    getter("newlines", |vm, args| {
        let met = buffer::<char>(vm, args)?.met;
        let kinds = ["\r", "\n", "\r\n"].into_iter().zip(met).filter(|k| k.1);
        let kinds: Vec<Value> = kinds.map(|k| vm.str(k.0)).collect();
        Ok(match kinds.as_slice() {
            [] => Value::None,
            [one] => *one,
            many => vm.tuple(many),
        })
    }),
    getter("line_buffering", |vm, args| {
        buffer::<char>(vm, args).map(|_| Value::FALSE)
    }),
];

fn init_text(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let newline = match vm.plain(args.get(2)) {
        Value::Str(s) => Some(s.text(&vm.heap).to_owned()),
        Value::None | Value::Unset => None,
        _ => {
            let kind = vm.type_name(args.get(2));
            let text = format!("newline must be str or None, not {kind}");
            return Err(vm.type_error(text));
        }
    };
    if let Some(sep) = newline.as_deref()
        && !matches!(sep, "" | "\n" | "\r" | "\r\n")
    {
        let shown = vm.repr_of(args.get(2))?;
        let text = format!("illegal newline value: {}", shown.text(&vm.heap));
        return Err(vm.value_error(text));
    }
    let initial = match vm.plain(args.get(1)) {
        Value::Str(s) => s.text(&vm.heap).to_owned(),
        Value::None | Value::Unset => String::new(),
        _ => {
            let kind = vm.type_name(args.get(1));
            let text = format!("initial_value must be str or None, not {kind}");
            return Err(vm.type_error(text));
        }
    };
    let mut fresh = Buffer::<char>::new(newline);
    let initial = translated(&mut fresh, &initial);
    fresh.data = initial.chars().collect();
    *buffer::<char>(vm, args)? = fresh;
    Ok(Value::None)
}

/// Gives text with the ends of its lines as they are kept.
fn translated(buffer: &mut Buffer<char>, text: &str) -> String {
    if matches!(buffer.newline.as_deref(), None | Some("")) {
        let both = text.matches("\r\n").count();
        buffer.met[0] |= text.matches('\r').count() > both;
        buffer.met[1] |= text.matches('\n').count() > both;
        buffer.met[2] |= both > 0;
    }
    match buffer.newline.as_deref() {
        None => text.replace("\r\n", "\n").replace('\r', "\n"),
        Some(sep @ ("\r" | "\r\n")) => text.replace('\n', sep),
        Some(_) => text.to_owned(),
    }
}

fn write_text(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Str(s) = vm.plain(args.get(1)) else {
        let kind = vm.type_name(args.get(1));
        return Err(vm.type_error(format!("string argument expected, got '{kind}'")));
    };
    let written = s.len(&vm.heap);
    let text = s.text(&vm.heap).to_owned();
    let b = buffer::<char>(vm, args)?;
    let chars: Vec<char> = translated(b, &text).chars().collect();
    b.put(&chars);
    Ok(Value::Int(written as i64))
}

fn text_line(vm: &mut Vm, args: Args, limit: Option<usize>) -> Result<Value, Raise> {
    let b = buffer::<char>(vm, args)?;
    let rest = b.data.get(b.at..).unwrap_or_default();
    let end = match b.newline.as_deref() {
        Some("") => rest.iter().position(|&c| c == '\n' || c == '\r').map(|i| {
            let pair = rest[i] == '\r' && rest.get(i + 1) == Some(&'\n');
            i + 1 + usize::from(pair)
        }),
        Some("\r") => rest.iter().position(|&c| c == '\r').map(|i| i + 1),
        Some("\r\n") => rest
            .windows(2)
            .position(|w| w == ['\r', '\n'])
            .map(|i| i + 2),
        _ => rest.iter().position(|&c| c == '\n').map(|i| i + 1),
    };
    let end = end.unwrap_or(rest.len()).min(limit.unwrap_or(usize::MAX));
    let line: String = b.take(Some(end)).into_iter().collect();
    Ok(vm.string(line))
}

/// Fills a bytearray from where the buffer stands.
fn read_into(vm: &mut Vm, args: Args, name: &str) -> Result<Value, Raise> {
    use crate::builtins::buffers;
    let Some(room) = buffers::room(vm, args.get(1)) else {
        let kind = match args.get(1) {
            Value::None => "None".to_string(),
            other => vm.type_name(other),
        };
        let text = format!("{name}() argument must be read-write bytes-like object, not {kind}");
        return Err(vm.type_error(text));
    };
    let data = buffer::<u8>(vm, args)?.take(Some(room));
    buffers::write(vm, args.get(1), 0, &data);
    Ok(Value::Int(data.len() as i64))
}

static BYTES: &[Func] = &[
    method("__getstate__(self, /)", states::of_bytes),
    method("__setstate__(self, state, /)", states::set_bytes),
    method("__init__(self, initial_bytes=None)", |vm, args| {
        let initial = match vm.plain(args.get(1)) {
            Value::Bytes(b) => b.data(&vm.heap).to_vec(),
            Value::Str(_) => match args.get(1) {
                Value::Str(s) if s.is_empty(&vm.heap) => Vec::new(),
                _ => return Err(vm.type_error("a bytes-like object is required, not 'str'")),
            },
            Value::None | Value::Unset => Vec::new(),
            _ => {
                if let Some(b) = exported(vm, args.get(1), CONTIG_RO)? {
                    let mut fresh = Buffer::<u8>::new(None);
                    fresh.data = b.data(&vm.heap).to_vec();
                    *buffer::<u8>(vm, args)? = fresh;
                    return Ok(Value::None);
                }
                let kind = vm.type_name(args.get(1));
                let text = format!("a bytes-like object is required, not '{kind}'");
                return Err(vm.type_error(text));
            }
        };
        let mut fresh = Buffer::<u8>::new(None);
        fresh.data = initial;
        *buffer::<u8>(vm, args)? = fresh;
        Ok(Value::None)
    }),
    method("getvalue(self, /)", |vm, args| {
        let data = buffer::<u8>(vm, args)?.data.clone();
        Ok(vm.heap.new_byte_vec(data).into())
    }),
    method("getbuffer(self, /)", |vm, args| {
        let len = buffer::<u8>(vm, args)?.data.len();
        view_of_memory(vm, args.get(0), len)
    }),
    method("read(self, size=-1, /)", read_bytes),
    method("read1(self, size=-1, /)", read_bytes),
    method("readline(self, size=-1, /)", |vm, args| {
        let n = size(vm, args, 1)?;
        byte_line(vm, args, n)
    }),
    method("readlines(self, hint=-1, /)", |vm, args| {
        buffer::<u8>(vm, args)?;
        if let Some(hint) = args.some(1)
            && vm.find_method(hint, vm.names.index)?.is_none()
        {
            let kind = vm.type_name(hint);
            return Err(vm.type_error(format!("integer argument expected, got '{kind}'")));
        }
        let enough = size(vm, args, 1)?.filter(|&n| n > 0);
        lines(vm, args, enough, |vm, a| byte_line(vm, a, None))
    }),
    method("write(self, b, /)", |vm, args| {
        buffer::<u8>(vm, args)?;
        check_unlent(vm, args)?;
        let data = crate::builtins::bytes::like_bytes(vm, args.get(1))?;
        buffer::<u8>(vm, args)?.put(&data);
        Ok(Value::Int(data.len() as i64))
    }),
    method("writelines(self, lines, /)", writelines),
    method("seek(self, pos, whence=0, /)", |vm, args| {
        let (to, whence) = (args.int(vm, 1)?, args.int(vm, 2)?);
        seek::<u8>(vm, args, to, whence)
    }),
    method("tell(self, /)", |vm, args| {
        Ok(Value::Int(buffer::<u8>(vm, args)?.at as i64))
    }),
    method("truncate(self, pos=None, /)", truncate::<u8>),
    method("close(self, /)", close::<u8>),
    method("flush(self, /)", |vm, args| {
        buffer::<u8>(vm, args).map(|_| Value::None)
    }),
    method("readable(self, /)", |vm, args| {
        buffer::<u8>(vm, args).map(|_| Value::TRUE)
    }),
    method("writable(self, /)", |vm, args| {
        buffer::<u8>(vm, args).map(|_| Value::TRUE)
    }),
    method("seekable(self, /)", |vm, args| {
        buffer::<u8>(vm, args).map(|_| Value::TRUE)
    }),
    method("isatty(self, /)", |vm, args| {
        buffer::<u8>(vm, args).map(|_| Value::FALSE)
    }),
    method("readinto(self, buffer, /)", |vm, args| {
        read_into(vm, args, "readinto")
    }),
    method("readinto1(self, buffer, /)", |vm, args| {
        read_into(vm, args, "readinto1")
    }),
    method("detach(self, /)", |vm, _| Err(unsupported(vm, "detach"))),
    method("fileno(self, /)", |vm, _| Err(unsupported(vm, "fileno"))),
    method("__enter__(self, /)", |vm, args| {
        buffer::<u8>(vm, args).map(|_| args.get(0))
    }),
    method("__exit__(self, *args)", leave),
    method("__iter__(self, /)", |_, args| Ok(args.get(0))),
    method("__next__(self, /)", |vm, args| {
        next(vm, args, |vm, a| byte_line(vm, a, None))
    }),
    getter("closed", is_closed::<u8>),
];

fn read_bytes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let n = size(vm, args, 1)?;
    let data = buffer::<u8>(vm, args)?.take(n);
    Ok(vm.heap.new_byte_vec(data).into())
}

fn byte_line(vm: &mut Vm, args: Args, limit: Option<usize>) -> Result<Value, Raise> {
    let b = buffer::<u8>(vm, args)?;
    let rest = b.data.get(b.at..).unwrap_or_default();
    let end = rest
        .iter()
        .position(|&c| c == b'\n')
        .map_or(rest.len(), |i| i + 1);
    let line = b.take(Some(end.min(limit.unwrap_or(usize::MAX))));
    Ok(vm.heap.new_byte_vec(line).into())
}

type ReadLine = fn(&mut Vm, Args) -> Result<Value, Raise>;

fn lines(vm: &mut Vm, args: Args, enough: Option<usize>, line: ReadLine) -> Result<Value, Raise> {
    let (mut all, mut total) = (Vec::new(), 0);
    loop {
        let next = line(vm, args)?;
        let len = vm.len(next)?;
        if len == 0 {
            break;
        }
        all.push(next);
        total += len;
        if enough.is_some_and(|n| total >= n) {
            break;
        }
    }
    Ok(vm.list(all))
}

fn next(vm: &mut Vm, args: Args, line: ReadLine) -> Result<Value, Raise> {
    let next = line(vm, args)?;
    if vm.len(next)? == 0 {
        return Err(vm.stop_iteration(Value::None));
    }
    Ok(next)
}

fn writelines(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let closed = [is_closed::<u8>(vm, args)?, is_closed::<char>(vm, args)?];
    if closed.iter().any(|c| c.is(Value::TRUE)) {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    let it = vm.iter(args.get(1))?;
    vm.root(it);
    while let Some(line) = vm.next(it)? {
        vm.call_method(args.get(0), vm.names.write, &[line])?;
    }
    Ok(Value::None)
}

fn seek<T: Copy + Default + 'static>(
    vm: &mut Vm,
    args: Args,
    to: i64,
    whence: i64,
) -> Result<Value, Raise> {
    let b = buffer::<T>(vm, args)?;
    let base = match whence {
        0 if to < 0 => {
            let text = if size_of::<T>() == 1 {
                format!("negative seek value {to}")
            } else {
                format!("Negative seek position {to}")
            };
            return Err(vm.value_error(text));
        }
        0 => 0,
        1 => b.at as i64,
        2 => b.data.len() as i64,
        n => {
            let text = if size_of::<T>() == 1 {
                format!("invalid whence ({n}, should be 0, 1 or 2)")
            } else {
                format!("Invalid whence ({n}, should be 0, 1 or 2)")
            };
            return Err(vm.value_error(text));
        }
    };
    // A position far behind the end costs memory only when something is written there.
    b.at = usize::try_from(base.saturating_add(to))
        .unwrap_or(0)
        .min(1 << 40);
    Ok(Value::Int(b.at as i64))
}

fn truncate<T: Copy + Default + 'static>(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let n = match args.some(1) {
        Some(_) => {
            size(vm, args, 1)?;
            let n = args.int(vm, 1)?;
            buffer::<T>(vm, args)?;
            n
        }
        None => buffer::<T>(vm, args)?.at as i64,
    };
    let Ok(n) = usize::try_from(n) else {
        let word = ["negative", "Negative"][usize::from(size_of::<T>() > 1)];
        return Err(vm.value_error(format!("{word} size value {n}")));
    };
    check_unlent(vm, args)?;
    buffer::<T>(vm, args)?.data.truncate(n);
    Ok(Value::Int(n as i64))
}

/// A derived class may have a `close` of its own.
fn leave(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let close = vm.intern("close");
    vm.call_method(args.get(0), close, &[])
}

fn close<T: 'static>(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    check_unlent(vm, args)?;
    if let Some(b) = vm.payload_mut::<Buffer<T>>(args.get(0)) {
        b.closed = true;
        b.data = Vec::new();
    }
    Ok(Value::None)
}

fn is_closed<T: 'static>(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(Value::bool(
        vm.payload::<Buffer<T>>(args.get(0))
            .is_some_and(|b| b.closed),
    ))
}
