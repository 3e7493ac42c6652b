//! `open` and file objects, text and binary; the standard streams.
//!
//! What opens a file is `files/open.rs`, the standard streams `files/standard.rs`. Files of bytes are `files/binary.rs`, files of text `files/text.rs` and `files/decode.rs`; StringIO and BytesIO are
//! `modules/io.rs`. What is written waits in a buffer as in CPython; the standard output waits in the machine's.
//! A file that nobody holds is written out and closed when it is collected. `settle_files` collects before somebody looks
//! at a file that has something waiting, so that what CPython closes at once is seen here too.

mod bases;
mod binary;
mod decode;
mod foreign;
mod mode;
mod open;
mod standard;
mod text;

use super::payload::{Own, own};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, accessor, func, getter, method};
use crate::vm::outcome::Raise;
use binary::{Binary, Kind};
use decode::Decoder;
use mode::Mode;
use text::Text;

pub use binary::write_out_all;
use open::{file_name, open_argument, open_descriptor};
pub use open::{no_path, path_value, system_path};
pub use standard::{Stream, is_stream, read_stdin_line, require_stdin, standard, std_stream};
pub use text::{plain_text, write_str};

const fn class(
    name: &'static str,
    base: &'static str,
    new: Option<Func>,
    funcs: &'static [Func],
) -> Type {
    Type {
        name,
        module: "_io",
        base,
        layout: Layout::Native,
        open: true,
        new,
        funcs,
        doc: "",
    }
}

const UNMADE: &str = "__new__(cls, /, *args, **kwargs)";

/// The classes of file objects; `io` has their names.
pub static HIDDEN: &[&Type] = &[
    &bases::IO_BASE,
    &bases::RAW_IO_BASE,
    &bases::BUFFERED_IO_BASE,
    &bases::TEXT_IO_BASE,
    &class(
        "FileIO",
        "_RawIOBase",
        Some(func(
            "__new__(cls, file, mode='r', closefd=True, opener=None)",
            new_raw,
        )),
        RAW,
    ),
    &class(
        "BufferedReader",
        "_BufferedIOBase",
        Some(func(UNMADE, |vm, args| {
            foreign::new(vm, args, Kind::Reader)
        })),
        READER,
    ),
    &class(
        "BufferedWriter",
        "_BufferedIOBase",
        Some(func(UNMADE, |vm, args| {
            foreign::new(vm, args, Kind::Writer)
        })),
        WRITER,
    ),
    &class(
        "BufferedRandom",
        "_BufferedIOBase",
        Some(func(UNMADE, |vm, args| {
            foreign::new(vm, args, Kind::Random)
        })),
        RANDOM,
    ),
    &class(
        "TextIOWrapper",
        "_TextIOBase",
        Some(func("__new__(cls, /, *args, **kwargs)", new_text)),
        text::METHODS,
    ),
];

pub static FUNCTIONS: &[Func] = &[func(
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    open::open,
)];

/// A method or attribute of files of bytes. Where the object is over what is no file, it is that of the object inside, or
/// (`base`) that of the base of all files.
macro_rules! lent {
    (method $signature:literal, $name:literal, $f:expr $(,)?) => {
        method($signature, |vm, args| match foreign::inner(vm, args)? {
            Some(inner) => foreign::call(vm, inner, $name, args),
            None => plainly($f, vm, args),
        })
    };
    (base $signature:literal, $name:literal, $f:expr $(,)?) => {
        method($signature, |vm, args| match foreign::inner(vm, args)? {
            Some(_) => foreign::call_base(vm, $name, args),
            None => plainly($f, vm, args),
        })
    };
    (getter $name:literal, $f:expr $(,)?) => {
        getter($name, |vm, args| match foreign::inner(vm, args)? {
            Some(inner) => foreign::read(vm, inner, $name),
            None => plainly($f, vm, args),
        })
    };
}

/// Calls a function where a macro was given one.
fn plainly(
    f: fn(&mut Vm, Args) -> Result<Value, Raise>,
    vm: &mut Vm,
    args: Args,
) -> Result<Value, Raise> {
    f(vm, args)
}

/// What all files of bytes have.
const SHARED: [Func; 19] = [
    lent!(method "read(self, size=-1, /)", "read", read),
    lent!(method "readline(self, size=-1, /)", "readline", readline),
    lent!(base "readlines(self, hint=-1, /)", "readlines", readlines),
    lent!(method "readinto(self, buffer, /)", "readinto", readinto),
    lent!(method "write(self, buffer, /)", "write", write),
    lent!(base "writelines(self, lines, /)", "writelines", writelines),
    lent!(method "seek(self, target, whence=0, /)", "seek", seek),
    lent!(method "tell(self, /)", "tell", tell),
    lent!(method "truncate(self, pos=None, /)", "truncate", truncate),
    lent!(method "flush(self, /)", "flush", |vm, args| {
        let b = binary::binary(vm, args.get(0))?;
        let writes = matches!(b.get(&vm.heap).kind, Kind::Writer | Kind::Random);
        let text = if writes {
            "flush of closed file"
        } else {
            "I/O operation on closed file."
        };
        binary::open(vm, b, text)?;
        binary::flush(vm, b)?;
        Ok(Value::None)
    }),
    lent!(method "close(self, /)", "close", close),
    lent!(method "fileno(self, /)", "fileno", |vm, args| {
        let b = open_file(vm, args, CLOSED)?;
        Ok(Value::Int(b.get(&vm.heap).fd().into()))
    }),
    lent!(method "isatty(self, /)", "isatty", |vm, args| {
        let b = open_file(vm, args, CLOSED)?;
        let fd = crate::heap::borrow_fd(b.get(&vm.heap).fd());
        Ok(Value::bool(fd.is_some_and(rustix::termios::isatty)))
    }),
    lent!(method "readable(self, /)", "readable", |vm, args| {
        has_mode(vm, args, |mode| mode.reads)
    }),
    lent!(method "writable(self, /)", "writable", |vm, args| {
        has_mode(vm, args, |mode| mode.writes)
    }),
    lent!(method "seekable(self, /)", "seekable", |vm, args| {
        let b = open_file(vm, args, CLOSED)?;
        let fd = crate::heap::borrow_fd(b.get(&vm.heap).fd());
        Ok(Value::bool(
            fd.is_some_and(|fd| rustix::fs::tell(fd).is_ok()),
        ))
    }),
    lent!(base "__next__(self, /)", "__next__", next_line),
    method("__repr__(self, /)", repr),
    lent!(getter "closed", |vm, args| {
        look_for_wrapper(vm, args, args.get(0));
        let b = on_stream(vm, args)?;
        Ok(Value::bool(b.get(&vm.heap).closed))
    }),
];

const COMMON: [Func; 5] = [
    lent!(base "__enter__(self, /)", "__enter__", |vm, args| {
        open_file(vm, args, "I/O operation on closed file.")?;
        Ok(args.get(0))
    }),
    method("__exit__(self, *args)", |vm, args| {
        let close = vm.intern("close");
        vm.call_method(args.get(0), close, &[])
    }),
    lent!(base "__iter__(self, /)", "__iter__", |vm, args| {
        open_file(vm, args, "I/O operation on closed file.")?;
        Ok(args.get(0))
    }),
    accessor("name", shown_name, set_shown_name),
    lent!(getter "mode", |vm, args| {
        let mode = on_stream(vm, args)?.get(&vm.heap).mode.of_bytes();
        Ok(vm.str(mode))
    }),
];

/// What those with a buffer have besides.
const BUFFER: [Func; 5] = [
    method("__init__(self, raw, buffer_size=8192)", foreign::init),
    lent!(method "read1(self, size=-1, /)", "read1", read1),
    lent!(method "readinto1(self, buffer, /)", "readinto1", readinto),
    lent!(method "detach(self, /)", "detach", |vm, args| {
        let b = open_file(vm, args, "I/O operation on closed file.")?;
        binary::detach(vm, b)
    }),
    lent!(getter "raw", |vm, args| {
        let b = binary::binary(vm, args.get(0))?;
        match b.get(&vm.heap).detached {
            true => Ok(Value::None),
            false => Ok(binary::raw_of(vm, b)),
        }
    }),
];

const PEEK: Func = lent!(method "peek(self, size=0, /)", "peek", |vm, args| {
    let b = open_file(vm, args, "peek of closed file")?;
    let bytes = binary::peek(vm, b)?;
    Ok(vm.heap.new_byte_vec(bytes).into())
});

static RAW: &[Func] = &joined::<26>(&[
    &SHARED,
    &COMMON,
    &[
        method("readall(self, /)", |vm, args| {
            let b = binary::binary(vm, args.get(0))?;
            binary::readable(vm, b, "read", "read")?;
            bytes_or_none(vm, b, binary::read_all)
        }),
        getter("closefd", |vm, args| {
            Ok(Value::bool(
                binary::binary(vm, args.get(0))?.get(&vm.heap).close_fd,
            ))
        }),
    ],
]);
static READER: &[Func] = &joined::<30>(&[&SHARED, &COMMON, &BUFFER, &[PEEK]]);
static WRITER: &[Func] = &joined::<29>(&[&SHARED, &COMMON, &BUFFER]);
static RANDOM: &[Func] = &joined::<30>(&[&SHARED, &COMMON, &BUFFER, &[PEEK]]);

/// Joins lists of methods.
const fn joined<const N: usize>(lists: &[&[Func]]) -> [Func; N] {
    let mut all = [PEEK; N];
    let (mut to, mut list) = (0, 0);
    while list < lists.len() {
        let mut from = 0;
        while from < lists[list].len() {
            all[to] = lists[list][from];
            (to, from) = (to + 1, from + 1);
        }
        list += 1;
    }
    all
}

const CLOSED: &str = "I/O operation on closed file";

/// Gives the file of bytes in `self`, refusing a closed one.
fn open_file(vm: &mut Vm, args: Args, text: &str) -> Result<Own<Binary>, Raise> {
    let b = binary::binary(vm, args.get(0))?;
    binary::open(vm, b, text)?;
    Ok(b)
}

/// Raises `io.UnsupportedOperation`.
pub fn unsupported(vm: &mut Vm, text: &str) -> Raise {
    vm.error(Exc::UnsupportedOperation, text)
}

/// Makes the object of a file of bytes.
fn object_of_binary(vm: &mut Vm, file: Binary) -> Value {
    let class = vm.class_named(file.class()).unwrap_or(vm.types.object);
    let writes = file.mode.writes && file.owns && file.kind != Kind::Raw;
    let value = vm.object_of(class, file);
    if let (true, Value::Object(object)) = (writes, value) {
        vm.open_files.push(object);
    }
    value
}

fn object_of_text(vm: &mut Vm, text: Text) -> Value {
    let class = vm.class_named("TextIOWrapper").unwrap_or(vm.types.object);
    vm.object_of(class, text)
}

/// Gives a second descriptor of an open file, for a child process: of a file object, or by number.
pub fn duplicate(
    vm: &mut Vm,
    value: Value,
) -> Result<std::io::Result<std::os::fd::OwnedFd>, Raise> {
    let number = match vm.plain(value) {
        Value::Int(number) => number,
        _ => {
            let fileno = vm.intern("fileno");
            let number = vm.call_method(value, fileno, &[])?;
            vm.to_index(number)?
        }
    };
    let fd = i32::try_from(number).ok().and_then(crate::heap::borrow_fd);
    Ok(match fd {
        Some(fd) => fd.try_clone_to_owned(),
        None => Err(std::io::Error::from_raw_os_error(libc::EBADF)),
    })
}

fn new_raw(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mode = match vm.plain(args.get(2)) {
        Value::Str(s) => s.text(&vm.heap).to_owned(),
        _ => {
            let kind = super::arguments::type_or_none(vm, args.get(2));
            return Err(vm.type_error(format!("FileIO() argument 'mode' must be str, not {kind}")));
        }
    };
    let mode = match Mode::parse_raw(&mode) {
        Ok(mode) => mode,
        Err(problem) => return Err(vm.value_error(problem)),
    };
    let close_fd = args.truth(vm, 3)?;
    let name = file_name(vm, args.get(1))?;
    vm.root(name);
    let fd = open_descriptor(vm, name, &mode, close_fd, args.get(4))?;
    let mut file = Binary::new(name, mode, fd, 0);
    (file.close_fd, file.owns) = (close_fd, close_fd);
    vm.new_payload(args.get(0), file)
}

/// A file that knows no buffer yet: a derived class may have an `__init__` with arguments of its own.
fn new_text(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let decoder = match Decoder::new(None, None, None) {
        Ok(decoder) => decoder,
        Err((exc, problem)) => return Err(vm.error(exc, problem)),
    };
    let text = Text::new(Value::None, decoder, Value::Unset);
    vm.new_payload(args.get(0), text)
}

pub(super) fn init_text(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let encoding = open_argument(vm, args.get(2), "TextIOWrapper", "encoding")?;
    let errors = open_argument(vm, args.get(3), "TextIOWrapper", "errors")?;
    let newline = open_argument(vm, args.get(4), "TextIOWrapper", "newline")?;
    let (lines, through) = (args.truth(vm, 5)?, args.truth(vm, 6)?);
    let decoder = Decoder::made(vm, encoding, errors, newline)?;
    let readable = vm.intern("readable");
    vm.get_attr(args.get(1), readable)?;
    let mut text = Text::new(args.get(1), decoder, Value::Unset);
    (text.line_buffering, text.write_through) = (lines, through);
    match vm.payload_mut::<Text>(args.get(0)) {
        Some(own) => *own = text,
        None => return Err(vm.wrong_type("_io.TextIOWrapper", args.get(0))),
    }
    // When it goes, what it writes through is closed. Not so the output of the program: much is told of at the very end.
    let output = [Stream::Stdout, Stream::Stderr];
    let is_output = vm
        .payload::<Binary>(args.get(1))
        .is_some_and(|b| output.contains(&b.stream));
    if let (Value::Object(object), false) = (args.get(0), is_output) {
        vm.heap.watch_in_order(object);
        if let Some(buffer) = vm.payload_mut::<Binary>(args.get(1)) {
            buffer.wrapped = true;
        }
    }
    Ok(Value::None)
}

/// Somebody asks whether a file of bytes is closed: a file of text over it that nobody holds has closed it.
pub(super) fn look_for_wrapper(vm: &mut Vm, args: Args, buffer: Value) {
    if let Some(b) = vm.payload_mut::<Binary>(buffer)
        && b.wrapped
        && !b.closed
    {
        b.wrapped = false;
        vm.settle_in_native(args);
        vm.look_for_dead(args);
    }
}

/// Reads a size argument: an integer or None.
fn plain_size(vm: &mut Vm, args: Args, i: usize) -> Result<Option<usize>, Raise> {
    if args.some(i).is_none() {
        return Ok(None);
    }
    let n = args.clipped(vm, i)?;
    Ok(usize::try_from(n).ok())
}

/// Reads a size argument in the words of `read`; negative or None means all.
fn size_argument(vm: &mut Vm, args: Args, i: usize) -> Result<Option<usize>, Raise> {
    match vm.plain(args.get(i)) {
        Value::None | Value::Unset => Ok(None),
        Value::Int(n) => Ok(usize::try_from(n).ok()),
        Value::Bool(_) | Value::Big(_) | Value::Instance(_) => plain_size(vm, args, i),
        _ => {
            let kind = vm.type_name(args.get(i));
            Err(vm.type_error(format!("argument should be integer or None, not '{kind}'")))
        }
    }
}

type ReadAll = fn(&mut Vm, Own<Binary>) -> Result<Option<Vec<u8>>, Raise>;

/// Gives what was read; None if a descriptor that does not block has nothing.
fn bytes_or_none(vm: &mut Vm, b: Own<Binary>, read: ReadAll) -> Result<Value, Raise> {
    Ok(match read(vm, b)? {
        Some(data) => vm.heap.new_byte_vec(data).into(),
        None => Value::None,
    })
}

fn read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = binary::binary(vm, args.get(0))?;
    let size = size_argument(vm, args, 1)?;
    let f = b.get(&vm.heap);
    if f.kind != Kind::Raw
        && f.mode.reads
        && let Value::Int(..-1) = args.get(1)
    {
        return Err(vm.value_error("read length must be non-negative or -1"));
    }
    binary::readable(vm, b, "read", "read")?;
    match size {
        None => bytes_or_none(vm, b, binary::read_all),
        Some(n) => Ok(match binary::read(vm, b, n)? {
            Some(data) => vm.heap.new_byte_vec(data).into(),
            None => Value::None,
        }),
    }
}

fn read1(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = binary::binary(vm, args.get(0))?;
    let size = plain_size(vm, args, 1)?.unwrap_or(binary::CHUNK);
    binary::readable(vm, b, "read1", "read")?;
    let data = binary::read1(vm, b, size)?;
    Ok(vm.heap.new_byte_vec(data).into())
}

/// Fills memory that somebody lends.
fn readinto(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = binary::binary(vm, args.get(0))?;
    let is_raw = b.get(&vm.heap).kind == Kind::Raw;
    let Some(room) = super::buffers::room(vm, args.get(1)) else {
        let kind = vm.type_name(args.get(1));
        let which = if is_raw { "argument 1" } else { "argument" };
        let text = format!("readinto() {which} must be read-write bytes-like object, not {kind}");
        return Err(vm.type_error(text));
    };
    binary::readable(vm, b, "read", "readinto")?;
    let Some(data) = binary::read(vm, b, room)? else {
        return Ok(Value::None);
    };
    super::buffers::write(vm, args.get(1), 0, &data);
    Ok(Value::Int(data.len() as i64))
}

fn readline(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = binary::binary(vm, args.get(0))?;
    let limit = plain_size(vm, args, 1)?;
    readable_line(vm, b)?;
    let line = binary::read_line(vm, b, limit)?;
    Ok(line.into())
}

fn readable_line(vm: &mut Vm, b: Own<Binary>) -> Result<(), Raise> {
    binary::readable(vm, b, "read", "readline")
}

fn readlines(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let hint = size_argument(vm, args, 1)?.filter(|&n| n > 0);
    let b = open_file(vm, args, "I/O operation on closed file.")?;
    readable_line(vm, b)?;
    let lines = vm.heap.new_list(Vec::new());
    vm.root(lines);
    let mut size = 0;
    loop {
        let line = binary::read_line(vm, b, None)?;
        if line.len(&vm.heap) == 0 {
            return Ok(lines.into());
        }
        size += line.len(&vm.heap);
        lines.push(&mut vm.heap, line.into());
        if hint.is_some_and(|n| size > n) {
            return Ok(lines.into());
        }
    }
}

fn next_line(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = binary::binary(vm, args.get(0))?;
    readable_line(vm, b)?;
    let line = binary::read_line(vm, b, None)?;
    if line.len(&vm.heap) == 0 {
        return Err(vm.stop_iteration(Value::None));
    }
    Ok(line.into())
}

fn write(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = binary::binary(vm, args.get(0))?;
    let f = b.get(&vm.heap);
    let (is_raw, writes) = (f.kind == Kind::Raw, f.mode.writes);
    if !is_raw && !writes {
        return Err(unsupported(vm, "write"));
    }
    let bytes = super::bytes::like_bytes(vm, args.get(1))?;
    match is_raw {
        true => binary::open(vm, b, CLOSED)?,
        false => binary::open(vm, b, "write to closed file")?,
    }
    if !writes {
        return Err(unsupported(vm, "File not open for writing"));
    }
    Ok(match binary::write(vm, b, &bytes)? {
        Some(n) => Value::Int(n as i64),
        None => Value::None,
    })
}

fn writelines(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    open_file(vm, args, "I/O operation on closed file.")?;
    let it = vm.iter(args.get(1))?;
    vm.root(it);
    while let Some(line) = vm.next(it)? {
        vm.call_method(args.get(0), vm.names.write, &[line])?;
    }
    Ok(Value::None)
}

fn seek(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = binary::binary(vm, args.get(0))?;
    let is_raw = b.get(&vm.heap).kind == Kind::Raw;
    let whence = args.int(vm, 2)?;
    if is_raw {
        binary::open(vm, b, CLOSED)?;
    } else if !(0..=2).contains(&whence) {
        return Err(vm.value_error(format!("whence value {whence} unsupported")));
    } else {
        binary::open(vm, b, "seek of closed file")?;
    }
    let offset = args.int(vm, 1)?;
    binary::seek(vm, b, offset, whence).map(Value::Int)
}

fn tell(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = open_file(vm, args, CLOSED)?;
    binary::tell(vm, b).map(Value::Int)
}

fn truncate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = binary::binary(vm, args.get(0))?;
    let f = b.get(&vm.heap);
    let (is_raw, writes) = (f.kind == Kind::Raw, f.mode.writes);
    binary::open(
        vm,
        b,
        if is_raw {
            CLOSED
        } else {
            "truncate of closed file"
        },
    )?;
    if !writes {
        let text = if is_raw {
            "File not open for writing"
        } else {
            "truncate"
        };
        return Err(unsupported(vm, text));
    }
    let size = match args.some(1) {
        Some(_) => Some(args.int(vm, 1)?),
        None => None,
    };
    binary::truncate(vm, b, size).map(Value::Int)
}

fn close(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = on_stream(vm, args)?;
    binary::close(vm, b)?;
    Ok(Value::None)
}

/// Gives a file whose raw stream was not detached.
fn on_stream(vm: &mut Vm, args: Args) -> Result<Own<Binary>, Raise> {
    let b = binary::binary(vm, args.get(0))?;
    match b.get(&vm.heap).detached {
        true => Err(vm.value_error("raw stream has been detached")),
        false => Ok(b),
    }
}

fn shown_name(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if let Some(inner) = foreign::inner(vm, args)? {
        return foreign::read(vm, inner, "name");
    }
    let name = on_stream(vm, args)?.get(&vm.heap).name;
    if name.is_unset() {
        let attribute = vm.intern("name");
        return Err(vm.no_attribute(args.get(0), attribute));
    }
    Ok(name)
}

/// Sets the name of a raw file, or takes it away; one with a buffer has that of the raw one.
fn set_shown_name(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = on_stream(vm, args)?;
    if b.get(&vm.heap).kind != Kind::Raw {
        let class = vm.type_name(args.get(0));
        let text = format!("attribute 'name' of '{class}' objects is not writable");
        return Err(vm.attribute_error(text));
    }
    b.get_mut(&mut vm.heap).name = args.get(1);
    Ok(Value::None)
}

/// Tells whether a file reads or writes; the half of a buffer that never does says so of a closed one, too.
fn has_mode(vm: &mut Vm, args: Args, does: fn(&Mode) -> bool) -> Result<Value, Raise> {
    let f = binary::binary(vm, args.get(0))?.get(&vm.heap);
    if f.kind != Kind::Raw && !does(&f.mode) {
        return Ok(Value::FALSE);
    }
    let b = open_file(vm, args, CLOSED)?;
    Ok(Value::bool(does(&b.get(&vm.heap).mode)))
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = binary::binary(vm, args.get(0))?;
    let class = vm.class_of(args.get(0)).get(&vm.heap);
    let (qualname, module) = (class.qualname, class.module);
    let class = match module {
        Value::Str(module) => format!("{}.{}", module.text(&vm.heap), qualname.text(&vm.heap)),
        _ => qualname.text(&vm.heap).to_owned(),
    };
    if !b.get(&vm.heap).inner.is_unset() {
        return foreign::repr(vm, args, &class);
    }
    let f = b.get(&vm.heap);
    let (name, is_raw) = (f.name, f.kind == Kind::Raw);
    let (closed, detached) = (f.closed, f.detached);
    let tail = match is_raw {
        true => {
            let word = if f.close_fd { "True" } else { "False" };
            format!(" mode='{}' closefd={word}", f.mode.of_bytes())
        }
        false => String::new(),
    };
    if is_raw && closed {
        return Ok(vm.string(format!("<{class} [closed]>")));
    }
    if detached {
        return Ok(vm.string(format!("<{class}>")));
    }
    if name.is_unset() {
        let fd = b.get(&vm.heap).fd();
        return Ok(vm.string(format!("<{class} fd={fd}{tail}>")));
    }
    let name = vm.repr_of(name)?;
    let text = format!("<{class} name={}{tail}>", name.text(&vm.heap));
    Ok(vm.string(text))
}
