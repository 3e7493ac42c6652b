//! The base classes of file objects, for scripts that derive from them: what each method does by means of others.
//!
//! The files of this machine have methods of their own for all of it.

use super::unsupported;
use crate::builtins::arguments::type_or_none;
use crate::object::Value;
use crate::object::class::Layout;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, getter, method};
use crate::vm::outcome::Raise;

/// Where an instance notes that it is closed.
const CLOSED: &str = "__IOBase_closed";
/// How much `readall` asks for at a time.
const CHUNK: i64 = 8192;

const fn class(name: &'static str, base: &'static str, funcs: &'static [Func]) -> Type {
    Type {
        name,
        module: "_io",
        base,
        layout: Layout::Object,
        open: true,
        new: None,
        funcs,
        doc: "",
    }
}

pub(super) static IO_BASE: Type = class("_IOBase", "object", BASE);
pub(super) static RAW_IO_BASE: Type = class("_RawIOBase", "_IOBase", RAW);
pub(super) static BUFFERED_IO_BASE: Type = class("_BufferedIOBase", "_IOBase", BUFFERED);
pub(super) static TEXT_IO_BASE: Type = class("_TextIOBase", "_IOBase", TEXT);

static BASE: &[Func] = &[
    method("close(self, /)", |vm, args| {
        if is_closed(vm, args.get(0))? {
            return Ok(Value::None);
        }
        let flushed = call(vm, args.get(0), "flush", &[]);
        let name = vm.intern(CLOSED);
        vm.set_attr_plain(args.get(0), name, Value::TRUE)?;
        flushed.map(|_| Value::None)
    }),
    getter("closed", |vm, args| {
        is_closed(vm, args.get(0)).map(Value::bool)
    }),
    method("flush(self, /)", |vm, args| {
        check_open(vm, args.get(0))?;
        Ok(Value::None)
    }),
    method("readable(self, /)", |_, _| Ok(Value::FALSE)),
    method("writable(self, /)", |_, _| Ok(Value::FALSE)),
    method("seekable(self, /)", |_, _| Ok(Value::FALSE)),
    method("isatty(self, /)", |vm, args| {
        check_open(vm, args.get(0))?;
        Ok(Value::FALSE)
    }),
    method("fileno(self, /)", |vm, _| Err(unsupported(vm, "fileno"))),
    method("seek(self, offset, whence=0, /)", |vm, _| {
        Err(unsupported(vm, "seek"))
    }),
    method("truncate(self, size=None, /)", |vm, _| {
        Err(unsupported(vm, "truncate"))
    }),
    method("tell(self, /)", |vm, args| {
        let place = [Value::Int(0), Value::Int(1)];
        call(vm, args.get(0), "seek", &place)
    }),
    method("_checkClosed(self, /)", |vm, args| {
        check_open(vm, args.get(0))?;
        Ok(Value::None)
    }),
    method("_checkReadable(self, /)", |vm, args| {
        check_that(vm, args.get(0), "readable")
    }),
    method("_checkWritable(self, /)", |vm, args| {
        check_that(vm, args.get(0), "writable")
    }),
    method("_checkSeekable(self, /)", |vm, args| {
        check_that(vm, args.get(0), "seekable")
    }),
    method("__enter__(self, /)", |vm, args| {
        check_open(vm, args.get(0))?;
        Ok(args.get(0))
    }),
    method("__exit__(self, *args)", |vm, args| {
        call(vm, args.get(0), "close", &[])
    }),
    // What a script derives is closed when nobody holds it any more; what `close` raises is told and goes no further.
    method("__del__(self, /)", |vm, args| {
        let name = vm.intern("closed");
        let closed = vm.get_attr(args.get(0), name);
        let closed = match closed.and_then(|closed| vm.truth(closed)) {
            Ok(true) => Ok(Value::None),
            Ok(false) => call(vm, args.get(0), "close", &[]),
            // Of what was never made, or parted from its stream, nothing is to be said.
            Err(Raise) => {
                vm.take_raised();
                Ok(Value::None)
            }
        };
        if closed.is_err() {
            vm.report_ignored(args.get(0));
        }
        Ok(Value::None)
    }),
    method("__iter__(self, /)", |vm, args| {
        check_open(vm, args.get(0))?;
        Ok(args.get(0))
    }),
    method("__next__(self, /)", |vm, args| {
        let line = call(vm, args.get(0), "readline", &[])?;
        match vm.truth(line)? {
            true => Ok(line),
            false => Err(vm.stop_iteration(Value::None)),
        }
    }),
    method("readline(self, size=-1, /)", readline),
    method("readlines(self, hint=-1, /)", readlines),
    method("writelines(self, lines, /)", |vm, args| {
        check_open(vm, args.get(0))?;
        let lines = vm.iter(args.get(1))?;
        vm.root(lines);
        while let Some(line) = vm.next(lines)? {
            call(vm, args.get(0), "write", &[line])?;
        }
        Ok(Value::None)
    }),
];

static RAW: &[Func] = &[
    method("readinto(self, buffer, /)", |vm, _| {
        Err(not_implemented(vm))
    }),
    method("write(self, b, /)", |vm, _| Err(not_implemented(vm))),
    method("read(self, size=-1, /)", |vm, args| {
        let size = match args.get(1) {
            Value::None => -1,
            _ => args.int(vm, 1)?,
        };
        let Ok(size) = usize::try_from(size) else {
            return call(vm, args.get(0), "readall", &[]);
        };
        let buffer = crate::builtins::bytearray::made(vm, vec![0; size.min(1 << 30)]);
        vm.root(buffer);
        let count = call(vm, args.get(0), "readinto", &[buffer])?;
        if count.is_none() {
            return Ok(Value::None);
        }
        let count = vm.to_index_clipped(count)?;
        let data = crate::builtins::bytes::like_bytes(vm, buffer)?;
        let end = usize::try_from(count).unwrap_or(0).min(data.len());
        Ok(Value::Bytes(vm.heap.new_bytes(&data[..end])))
    }),
    method("readall(self, /)", |vm, args| {
        let mut all = Vec::new();
        loop {
            let data = call(vm, args.get(0), "read", &[Value::Int(CHUNK)])?;
            if data.is_none() && all.is_empty() {
                return Ok(Value::None);
            }
            if !vm.truth(data)? {
                return Ok(Value::Bytes(vm.heap.new_byte_vec(all)));
            }
            all.extend(crate::builtins::bytes::like_bytes(vm, data)?);
        }
    }),
];

static BUFFERED: &[Func] = &[
    method("read(self, size=-1, /)", |vm, _| {
        Err(unsupported(vm, "read"))
    }),
    method("read1(self, size=-1, /)", |vm, _| {
        Err(unsupported(vm, "read1"))
    }),
    method("write(self, b, /)", |vm, _| Err(unsupported(vm, "write"))),
    method("detach(self, /)", |vm, _| Err(unsupported(vm, "detach"))),
    method("readinto(self, buffer, /)", |vm, args| {
        read_into(vm, args, "read")
    }),
    method("readinto1(self, buffer, /)", |vm, args| {
        read_into(vm, args, "read1")
    }),
];

static TEXT: &[Func] = &[
    method("read(self, size=-1, /)", |vm, _| {
        Err(unsupported(vm, "read"))
    }),
    method("readline(self, size=-1, /)", |vm, _| {
        Err(unsupported(vm, "readline"))
    }),
    method("write(self, s, /)", |vm, args| {
        if !matches!(vm.plain(args.get(1)), Value::Str(_)) {
            let got = type_or_none(vm, args.get(1));
            return Err(vm.type_error(format!("write() argument 1 must be str, not {got}")));
        }
        Err(unsupported(vm, "write"))
    }),
    method("detach(self, /)", |vm, _| Err(unsupported(vm, "detach"))),
    getter("encoding", |_, _| Ok(Value::None)),
    getter("newlines", |_, _| Ok(Value::None)),
    getter("errors", |_, _| Ok(Value::None)),
];

/// What a stream says that leaves to its class what it has no way for.
fn not_implemented(vm: &mut Vm) -> Raise {
    vm.error(crate::object::exception::Exc::NotImplementedError, "")
}

/// Gives true if a stream says so to a question; raises else.
fn check_that(vm: &mut Vm, file: Value, question: &str) -> Result<Value, Raise> {
    let able = call(vm, file, question, &[])?;
    if able.is(Value::TRUE) {
        return Ok(able);
    }
    Err(unsupported(
        vm,
        &format!("File or stream is not {question}."),
    ))
}

fn call(vm: &mut Vm, file: Value, name: &str, args: &[Value]) -> Result<Value, Raise> {
    let name = vm.intern(name);
    let result = vm.call_method(file, name, args)?;
    vm.root(result);
    Ok(result)
}

fn is_closed(vm: &mut Vm, file: Value) -> Result<bool, Raise> {
    let name = vm.intern(CLOSED);
    match vm.get_attr_opt(file, name)? {
        Some(closed) => vm.truth(closed),
        None => Ok(false),
    }
}

fn check_open(vm: &mut Vm, file: Value) -> Result<(), Raise> {
    let name = vm.intern("closed");
    let closed = vm.get_attr(file, name)?;
    if vm.truth(closed)? {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    Ok(())
}

/// Reads byte by byte up to the end of a line.
fn readline(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let limit = match args.get(1) {
        Value::None => -1,
        _ => args.int(vm, 1)?,
    };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut line = Vec::new();
    while line.len() < limit {
        let data = call(vm, args.get(0), "read", &[Value::Int(1)])?;
        let Value::Bytes(_) = vm.plain(data) else {
            let got = vm.type_name(data);
            let text = format!("read() should have returned a bytes object, not '{got}'");
            return Err(vm.error(crate::object::exception::Exc::OSError, text));
        };
        let data = crate::builtins::bytes::like_bytes(vm, data)?;
        if data.is_empty() {
            break;
        }
        line.extend(data);
        if line.last() == Some(&b'\n') {
            break;
        }
    }
    Ok(Value::Bytes(vm.heap.new_byte_vec(line)))
}

fn readlines(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let hint = super::size_argument(vm, args, 1)?.unwrap_or(0);
    let lines = vm.iter(args.get(0))?;
    let all = vm.list(Vec::new());
    vm.root(lines);
    vm.root(all);
    let mut length = 0;
    while let Some(line) = vm.next(lines)? {
        if let Value::List(list) = all {
            list.push(&mut vm.heap, line);
        }
        length += vm.len(line)?;
        if hint > 0 && length > hint {
            break;
        }
    }
    Ok(all)
}

fn read_into(vm: &mut Vm, args: Args, by: &str) -> Result<Value, Raise> {
    let room = vm.len(args.get(1))? as i64;
    let data = call(vm, args.get(0), by, &[Value::Int(room)])?;
    let count = vm.len(data)? as i64;
    let part = vm
        .heap
        .new_slice(Value::None, Value::Int(count), Value::None);
    vm.root(part);
    vm.set_item(args.get(1), part.into(), data)?;
    Ok(Value::Int(count))
}
