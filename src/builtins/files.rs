//! `open` and file objects, text and binary; the standard streams.
//!
//! Files of bytes are `files/binary.rs`, files of text `files/text.rs` and `files/decode.rs`; StringIO and BytesIO are
//! `modules/io.rs`. What is written waits in a buffer as in CPython; the standard output waits in the machine's.
//! A file that nobody holds is written out and closed when it is collected. `settle_files` collects before somebody looks
//! at a file that has something waiting, so that what CPython closes at once is seen here too.

mod bases;
mod binary;
mod decode;
mod mode;
mod text;

use super::payload::{Own, own};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, getter, method};
use crate::vm::outcome::Raise;
use binary::{Binary, Kind};
use decode::Decoder;
use mode::Mode;
use rustix::fs::{FileType, Mode as Permissions, OFlags};
use text::Text;

pub use binary::write_out_all;
pub use text::{plain_text, write_str};

/// Which standard stream a file object is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    None,
    Stdin,
    Stdout,
    Stderr,
}

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

const BUFFERED: &str = "__new__(cls, raw, buffer_size=8192)";

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
        Some(func(BUFFERED, |vm, args| {
            new_buffered(vm, args, Kind::Reader)
        })),
        READER,
    ),
    &class(
        "BufferedWriter",
        "_BufferedIOBase",
        Some(func(BUFFERED, |vm, args| {
            new_buffered(vm, args, Kind::Writer)
        })),
        WRITER,
    ),
    &class(
        "BufferedRandom",
        "_BufferedIOBase",
        Some(func(BUFFERED, |vm, args| {
            new_buffered(vm, args, Kind::Random)
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
    open,
)];

/// What all files of bytes have.
const SHARED: [Func; 19] = [
    method("read(self, size=-1, /)", read),
    method("readline(self, size=-1, /)", readline),
    method("readlines(self, hint=-1, /)", readlines),
    method("readinto(self, buffer, /)", readinto),
    method("write(self, buffer, /)", write),
    method("writelines(self, lines, /)", writelines),
    method("seek(self, target, whence=0, /)", seek),
    method("tell(self, /)", tell),
    method("truncate(self, pos=None, /)", truncate),
    method("flush(self, /)", |vm, args| {
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
    method("close(self, /)", close),
    method("fileno(self, /)", |vm, args| {
        let b = open_file(vm, args, CLOSED)?;
        Ok(Value::Int(b.get(&vm.heap).fd().into()))
    }),
    method("isatty(self, /)", |vm, args| {
        let b = open_file(vm, args, CLOSED)?;
        let fd = crate::heap::borrow_fd(b.get(&vm.heap).fd());
        Ok(Value::bool(fd.is_some_and(rustix::termios::isatty)))
    }),
    method("readable(self, /)", |vm, args| {
        let b = open_file(vm, args, CLOSED)?;
        let f = b.get(&vm.heap);
        Ok(Value::bool(f.mode.reads))
    }),
    method("writable(self, /)", |vm, args| {
        let b = open_file(vm, args, CLOSED)?;
        Ok(Value::bool(b.get(&vm.heap).mode.writes))
    }),
    method("seekable(self, /)", |vm, args| {
        let b = open_file(vm, args, CLOSED)?;
        let fd = crate::heap::borrow_fd(b.get(&vm.heap).fd());
        Ok(Value::bool(
            fd.is_some_and(|fd| rustix::fs::tell(fd).is_ok()),
        ))
    }),
    method("__next__(self, /)", next_line),
    method("__repr__(self, /)", repr),
    getter("closed", |vm, args| {
        Ok(Value::bool(
            binary::binary(vm, args.get(0))?.get(&vm.heap).closed,
        ))
    }),
];

const COMMON: [Func; 5] = [
    method("__enter__(self, /)", |vm, args| {
        open_file(vm, args, "I/O operation on closed file.")?;
        Ok(args.get(0))
    }),
    method("__exit__(self, *args)", |vm, args| {
        let close = vm.intern("close");
        vm.call_method(args.get(0), close, &[])
    }),
    method("__iter__(self, /)", |vm, args| {
        open_file(vm, args, "I/O operation on closed file.")?;
        Ok(args.get(0))
    }),
    getter("name", |vm, args| {
        Ok(binary::binary(vm, args.get(0))?.get(&vm.heap).name)
    }),
    getter("mode", |vm, args| {
        let mode = binary::binary(vm, args.get(0))?
            .get(&vm.heap)
            .mode
            .of_bytes();
        Ok(vm.str(mode))
    }),
];

/// What those with a buffer have besides.
const BUFFER: [Func; 4] = [
    method("read1(self, size=-1, /)", read1),
    method("readinto1(self, buffer, /)", readinto),
    method("detach(self, /)", |vm, args| {
        let b = open_file(vm, args, "I/O operation on closed file.")?;
        binary::detach(vm, b)
    }),
    getter("raw", |vm, args| {
        let b = binary::binary(vm, args.get(0))?;
        Ok(binary::raw_of(vm, b))
    }),
];

const PEEK: Func = method("peek(self, size=0, /)", |vm, args| {
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
static READER: &[Func] = &joined::<29>(&[&SHARED, &COMMON, &BUFFER, &[PEEK]]);
static WRITER: &[Func] = &joined::<28>(&[&SHARED, &COMMON, &BUFFER]);
static RANDOM: &[Func] = &joined::<29>(&[&SHARED, &COMMON, &BUFFER, &[PEEK]]);

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

/// Reads an argument of `open` or its like that is a str or None.
fn open_argument(
    vm: &mut Vm,
    v: Value,
    function: &str,
    name: &str,
) -> Result<Option<String>, Raise> {
    match vm.plain(v) {
        Value::None | Value::Unset => Ok(None),
        Value::Str(s) => Ok(Some(s.text(&vm.heap).to_owned())),
        _ => {
            let kind = vm.type_name(v);
            let text = format!("{function}() argument '{name}' must be str or None, not {kind}");
            Err(vm.type_error(text))
        }
    }
}

fn open(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mode = match vm.plain(args.get(1)) {
        Value::Str(s) => s.text(&vm.heap).to_owned(),
        _ => {
            let kind = super::arguments::type_or_none(vm, args.get(1));
            return Err(vm.type_error(format!("open() argument 'mode' must be str, not {kind}")));
        }
    };
    let buffering = args.int(vm, 2)?;
    let encoding = open_argument(vm, args.get(3), "open", "encoding")?;
    let errors = open_argument(vm, args.get(4), "open", "errors")?;
    let newline = open_argument(vm, args.get(5), "open", "newline")?;
    let close_fd = args.truth(vm, 6)?;
    let name = file_name(vm, args.get(0))?;
    vm.root(name);
    let mode_value = args.get(1);
    let mode = match Mode::parse(&mode) {
        Ok(mode) => mode,
        Err(problem) => return Err(vm.value_error(problem)),
    };
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
        if buffering == 1 {
            let text = "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used";
            vm.warn_category("RuntimeWarning", text)?;
        }
    }
    let fd = open_descriptor(vm, name, &mode, close_fd, args.get(7))?;
    let borrowed = vm.descriptor(fd)?;
    let is_terminal = buffering < 0 && rustix::termios::isatty(borrowed);
    let preferred = rustix::fs::fstat(borrowed).map_or(0, |stat| stat.st_blksize as usize);
    let size = match buffering {
        0 => 0,
        2.. => buffering as usize,
        _ if preferred > 1 => preferred,
        _ => binary::CHUNK,
    };
    let mut file = Binary::new(name, mode.clone(), fd, size);
    (file.close_fd, file.owns) = (close_fd, close_fd);
    let file = object_of_binary(vm, file);
    vm.root(file);
    if mode.binary {
        return Ok(file);
    }
    if buffering == 0 {
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    let decoder = match Decoder::new(encoding, errors, newline) {
        Ok(decoder) => decoder,
        Err((exc, problem)) => return Err(vm.error(exc, problem)),
    };
    let mut text = Text::new(file, decoder, mode_value);
    text.line_buffering = buffering == 1 || is_terminal;
    if mode.appends && end_of(vm, fd) > 0 {
        text.decoder.skip_mark = false;
    }
    Ok(object_of_text(vm, text))
}

fn end_of(vm: &mut Vm, fd: i32) -> u64 {
    match vm.descriptor(fd) {
        Ok(fd) => rustix::fs::tell(fd).unwrap_or(0),
        Err(Raise) => 0,
    }
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

/// Reads the first argument of `open`: a path, or the number of a descriptor.
fn file_name(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    match vm.plain(v) {
        Value::Bool(b) => {
            vm.warn_category("RuntimeWarning", "bool is used as a file descriptor")?;
            Ok(Value::Int(b as i64))
        }
        Value::Str(_) | Value::Bytes(_) | Value::Int(_) => Ok(v),
        _ => path_value(vm, v),
    }
}

/// Opens a path for a mode, or takes the number of a descriptor.
fn open_descriptor(
    vm: &mut Vm,
    name: Value,
    mode: &Mode,
    close_fd: bool,
    opener: Value,
) -> Result<i32, Raise> {
    if let Value::Int(number) = vm.plain(name) {
        if number < 0 {
            return Err(vm.value_error("negative file descriptor"));
        }
        let fd = i32::try_from(number).unwrap_or(i32::MAX);
        let borrowed = vm.descriptor(fd)?;
        if let Err(problem) = rustix::fs::fstat(borrowed) {
            return Err(vm.errno(problem));
        }
        return Ok(fd);
    }
    if !close_fd {
        return Err(vm.value_error("Cannot use closefd=False with file name"));
    }
    let mut flags = match (mode.reads, mode.writes) {
        (true, true) => OFlags::RDWR,
        (true, false) => OFlags::RDONLY,
        _ => OFlags::WRONLY,
    } | OFlags::CLOEXEC;
    flags.set(
        OFlags::CREATE,
        mode.truncates || mode.appends || mode.exclusive,
    );
    flags.set(OFlags::TRUNC, mode.truncates);
    flags.set(OFlags::APPEND, mode.appends);
    flags.set(OFlags::EXCL, mode.exclusive);
    let fd = match opener.some() {
        Some(opener) => {
            let fd = vm.call(opener, &[name, Value::Int(flags.bits().into())])?;
            let Value::Int(fd) = vm.plain(fd) else {
                return Err(vm.type_error("expected integer from opener"));
            };
            match i32::try_from(fd) {
                Ok(fd) if fd >= 0 => fd,
                _ => return Err(vm.value_error(format!("opener returned {fd}"))),
            }
        }
        None => {
            let path = path_text(vm, name)?;
            vm.settle_files(&path);
            let wanted = Permissions::from_raw_mode(0o666);
            // A pipe by name waits for its other end.
            let opened = match is_pipe(&path) {
                true => vm.block(|| rustix::fs::open(path.as_str(), flags, wanted)),
                false => rustix::fs::open(path.as_str(), flags, wanted),
            };
            match opened {
                Ok(fd) => std::os::fd::IntoRawFd::into_raw_fd(fd),
                Err(problem) => {
                    let raise = vm.errno(problem);
                    vm.name_error_file(name);
                    return Err(raise);
                }
            }
        }
    };
    let borrowed = vm.descriptor(fd)?;
    let stat = rustix::fs::fstat(borrowed);
    if stat.is_ok_and(|s| FileType::from_raw_mode(s.st_mode) == FileType::Directory) {
        // It was opened to be read only.
        let _ = nix::unistd::close(fd);
        let raise = vm.errno(rustix::io::Errno::ISDIR);
        vm.name_error_file(name);
        return Err(raise);
    }
    if mode.appends {
        // A pipe has no end.
        let _ = rustix::fs::seek(borrowed, rustix::fs::SeekFrom::End(0));
    }
    Ok(fd)
}

fn is_pipe(path: &str) -> bool {
    use std::os::unix::fs::FileTypeExt;
    std::fs::metadata(path).is_ok_and(|m| m.file_type().is_fifo())
}

impl Vm {
    /// Gives the OSError on its way the file it is about.
    pub fn name_error_file(&mut self, name: Value) {
        if let Value::Exception(e) = self.raised
            && let Value::Tuple(t) = e.get(&self.heap).payload
        {
            let mut fields = t.items(&self.heap).to_vec();
            fields.truncate(2);
            fields.push(name);
            let payload = self.tuple(&fields);
            e.get_mut(&mut self.heap).payload = payload;
        }
    }

    /// Warns in the name of the script.
    pub fn warn_category(&mut self, category: &str, text: &str) -> Result<(), Raise> {
        self.scoped(|vm| {
            let module = vm.import_module("warnings")?;
            vm.root(module);
            let warn = vm.intern("warn");
            let warn = vm.get_attr(module, warn)?;
            let category = vm.intern(category);
            let category = vm.builtins.get_str(&vm.heap, category);
            let category = category.unwrap_or(Value::None);
            let text = vm.str(text);
            vm.call(warn, &[text, category])
        })?;
        Ok(())
    }

    /// Somebody is going to look at a file: if something waits to be written there, and nobody holds what it was written with,
    /// it is written first. The caller and its callers have rooted what they hold, as for a call.
    pub fn settle_files(&mut self, path: &str) {
        if self.open_files.is_empty() {
            return;
        }
        let Ok(wanted) = rustix::fs::stat(path) else {
            return;
        };
        let waits = self.open_files.iter().any(|file| {
            let file = file.get(&self.heap).payload::<Binary>();
            file.filter(|f| f.is_dirty())
                .and_then(|f| crate::heap::borrow_fd(f.fd()))
                .and_then(|fd| rustix::fs::fstat(fd).ok())
                .is_some_and(|s| (s.st_dev, s.st_ino) == (wanted.st_dev, wanted.st_ino))
        });
        if waits {
            self.collect_for_native();
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

/// Makes the file object of a standard stream.
pub fn standard(vm: &mut Vm, stream: Stream) -> Value {
    let (name, mode, fd) = match stream {
        Stream::Stdin => ("<stdin>", "r", 0),
        Stream::Stdout => ("<stdout>", "w", 1),
        _ => ("<stderr>", "w", 2),
    };
    let errors = match stream {
        Stream::Stderr => "backslashreplace",
        _ => "strict",
    };
    let (Ok(mode), Ok(decoder)) = (
        Mode::parse(mode),
        Decoder::new(Some("utf-8".into()), Some(errors.into()), None),
    ) else {
        unreachable!("a mode and an encoding of ours are right")
    };
    let shown = vm.str(if mode.reads { "r" } else { "w" });
    let name = vm.str(name);
    let mut file = Binary::new(name, mode, fd, binary::CHUNK);
    (file.stream, file.owns, file.close_fd) = (stream, false, false);
    let file = object_of_binary(vm, file);
    let mut text = Text::new(file, decoder, shown);
    let is_terminal = crate::heap::borrow_fd(fd).is_some_and(rustix::termios::isatty);
    text.line_buffering = stream == Stream::Stderr || is_terminal;
    object_of_text(vm, text)
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
    let Value::Object(object) = v else {
        return false;
    };
    let text = object.get(&vm.heap).payload::<Text>();
    let file = text.and_then(|t| vm.payload::<Binary>(t.buffer));
    file.is_some_and(|f| f.stream == stream && !f.closed)
}

/// Gives `sys.stdin` for `input`.
pub fn require_stdin(vm: &mut Vm) -> Result<Value, Raise> {
    // The file object keeps what was read beyond the line, so there must be one.
    vm.import_module("sys")?;
    match std_stream(vm, "stdin").filter(|s| !s.is_none()) {
        Some(stdin) => Ok(stdin),
        None => Err(vm.runtime_error("input(): lost sys.stdin")),
    }
}

/// Reads a line for `input`; `None` at the end.
pub fn read_stdin_line(vm: &mut Vm) -> Result<Option<String>, Raise> {
    let stdin = require_stdin(vm)?;
    let line = vm.call_method(stdin, vm.names.readline, &[])?;
    let line = match vm.plain(line) {
        Value::Str(s) => s.text(&vm.heap).to_owned(),
        _ => return Err(vm.type_error("object.readline() returned non-string")),
    };
    Ok(if line.is_empty() { None } else { Some(line) })
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

fn new_buffered(vm: &mut Vm, args: Args, kind: Kind) -> Result<Value, Raise> {
    let size = args.int(vm, 2)?;
    if vm.payload::<Binary>(args.get(1)).is_none() {
        // Over any other stream it is written in Aster.
        let name = vm.intern(match kind {
            Kind::Writer => "BufferedWriter",
            Kind::Random => "BufferedRandom",
            _ => "BufferedReader",
        });
        let module = vm.import_module("_io_buffered")?;
        let class = vm.get_attr(module, name)?;
        return vm.call(class, &[args.get(1), args.get(2)]);
    }
    let raw: Own<Binary> = own(vm, args.get(1))?;
    binary::open(vm, raw, "I/O operation on closed file.")?;
    if size <= 0 {
        return Err(vm.value_error("buffer size must be strictly positive"));
    }
    let f = raw.get(&vm.heap);
    let missing = match kind {
        Kind::Reader if !f.mode.reads => Some("File or stream is not readable."),
        Kind::Writer if !f.mode.writes => Some("File or stream is not writable."),
        Kind::Random if !f.mode.reads => Some("File or stream is not readable."),
        Kind::Random if !f.mode.writes => Some("File or stream is not writable."),
        _ => None,
    };
    if let Some(missing) = missing {
        return Err(unsupported(vm, missing));
    }
    let mut file = Binary::new(f.name, f.mode.clone(), f.fd(), size as usize);
    (file.kind, file.stream, file.owns) = (kind, f.stream, f.owns);
    file.raw = raw.value();
    raw.get_mut(&mut vm.heap).owns = false;
    let made = vm.new_payload(args.get(0), file)?;
    if let (true, Value::Object(object)) = (kind != Kind::Reader, vm.plain(made)) {
        vm.open_files.push(object);
    }
    Ok(made)
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
    let decoder = match Decoder::new(encoding, errors, newline) {
        Ok(decoder) => decoder,
        Err((exc, problem)) => return Err(vm.error(exc, problem)),
    };
    let readable = vm.intern("readable");
    vm.get_attr(args.get(1), readable)?;
    let mut text = Text::new(args.get(1), decoder, Value::Unset);
    (text.line_buffering, text.write_through) = (lines, through);
    match vm.payload_mut::<Text>(args.get(0)) {
        Some(own) => *own = text,
        None => return Err(vm.wrong_type("_io.TextIOWrapper", args.get(0))),
    }
    Ok(Value::None)
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
        other => {
            let kind = vm.type_name(other);
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
    let b = binary::binary(vm, args.get(0))?;
    if b.get(&vm.heap).detached {
        return Err(vm.value_error("raw stream has been detached"));
    }
    binary::close(vm, b)?;
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = binary::binary(vm, args.get(0))?;
    let class = vm.class_of(args.get(0)).get(&vm.heap);
    let (qualname, module) = (class.qualname, class.module);
    let class = match module {
        Value::Str(module) => format!("{}.{}", module.text(&vm.heap), qualname.text(&vm.heap)),
        _ => qualname.text(&vm.heap).to_owned(),
    };
    let f = b.get(&vm.heap);
    let (name, is_raw, closed) = (f.name, f.kind == Kind::Raw, f.closed);
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
    let name = vm.repr_of(name)?;
    let text = format!("<{class} name={}{tail}>", name.text(&vm.heap));
    Ok(vm.string(text))
}
