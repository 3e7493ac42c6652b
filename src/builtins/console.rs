//! print and input, and the words that leave.
//!
//! While `sys.stdout` is the one made at boot, printing goes straight to the machine's output buffer.

use super::files::{self, Stream};
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::payload::Payload;
use crate::object::str::Str;
use crate::source::surrogate;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, getter, method};
use crate::vm::outcome::Raise;

pub static FUNCTIONS: &[Func] = &[
    func(
        r"print(*args, sep=' ', end='\n', file=None, flush=False)",
        print,
    ),
    func("input(prompt='', /)", input),
];

/// What `exit` and `quit` are: objects that say how to leave when they are shown, and leave when they are called.
pub static QUITTER: Type = Type {
    name: "Quitter",
    module: "_sitebuiltins",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: None,
    funcs: &[
        method("__call__(self, code=None)", |vm, args| {
            Err(vm.system_exit(Some(args.get(1))))
        }),
        method("__repr__(self, /)", |vm, args| {
            let name = word(vm, args)?;
            Ok(vm.string(format!("Use {name}() or {END_KEY} to exit")))
        }),
        getter("name", |vm, args| {
            let name = word(vm, args)?;
            Ok(vm.str(name))
        }),
        getter("eof", |vm, _| Ok(vm.str(END_KEY))),
    ],
    doc: "",
};

/// What ends the input on a terminal.
const END_KEY: &str = "Ctrl-D (i.e. EOF)";

/// One of the words that leave.
pub struct Quitter {
    name: &'static str,
}

impl Payload for Quitter {
    fn trace(&self, _: &mut Marker) {}
}

fn word(vm: &mut Vm, args: Args) -> Result<&'static str, Raise> {
    let found = vm.payload::<Quitter>(args.get(0)).map(|q| q.name);
    found.ok_or_else(|| vm.wrong_type("Quitter", args.get(0)))
}

/// Makes the words that leave, by name.
pub fn quitters(vm: &mut Vm) -> [(&'static str, Value); 2] {
    let class = vm.define_type(&QUITTER);
    ["exit", "quit"].map(|name| (name, vm.object_of(class, Quitter { name })))
}

/// What print writes between and after its arguments.
fn separator(vm: &mut Vm, v: Value, name: &str, default: &str) -> Result<Option<Gc<Str>>, Raise> {
    match vm.plain(v) {
        Value::None | Value::Unset => Ok(None),
        Value::Str(s) if s.text(&vm.heap) == default => Ok(None),
        Value::Str(s) => Ok(Some(s)),
        _ => {
            let text = format!("{name} must be None or a string, not {}", vm.type_name(v));
            Err(vm.type_error(text))
        }
    }
}

fn print(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if vm.heap.watches_in_order() {
        // What died before this speaks first.
        vm.settle_in_native(args);
    }
    let sep = separator(vm, args.get(1), "sep", " ")?;
    let end = separator(vm, args.get(2), "end", "\n")?;
    let file = match args.some(3) {
        Some(file) => file,
        None => match files::std_stream(vm, "stdout") {
            Some(Value::None) => return Ok(Value::None),
            Some(file) => file,
            None => Value::Unset,
        },
    };
    if file.is_unset() || files::is_stream(vm, file, Stream::Stdout) {
        print_out(vm, args, sep, end)?;
    } else {
        print_to(vm, args, file, sep, end)?;
    }
    if args.truth(vm, 4)? {
        if file.is_unset() {
            flush_stdout(vm)?;
        } else {
            vm.call_method(file, vm.names.flush, &[])?;
        }
    }
    Ok(Value::None)
}

/// Writes a line to what `sys.stdout` is now.
pub fn write_line(vm: &mut Vm, text: Gc<Str>) -> Result<(), Raise> {
    let file = match files::std_stream(vm, "stdout") {
        Some(file) if !files::is_stream(vm, file, Stream::Stdout) => file,
        _ => {
            write_text(vm, Some(text), b"")?;
            return write_stdout(vm, b"\n");
        }
    };
    if file.is_none() {
        return Err(vm.runtime_error("lost sys.stdout"));
    }
    vm.root(Value::Str(text));
    let write = vm.names.write;
    vm.call_method(file, write, &[Value::Str(text)])?;
    let end = vm.str("\n");
    vm.call_method(file, write, &[end])?;
    Ok(())
}

/// Prints on the machine's output: argument by argument, as a failing `__str__` leaves what came before.
fn print_out(
    vm: &mut Vm,
    args: Args,
    sep: Option<Gc<Str>>,
    end: Option<Gc<Str>>,
) -> Result<(), Raise> {
    let count = match args.get(0) {
        Value::Tuple(t) => t.items(&vm.heap).len(),
        _ => 0,
    };
    for i in 0..count {
        let item = match args.get(0) {
            Value::Tuple(t) => t.items(&vm.heap)[i],
            _ => Value::None,
        };
        if i > 0 {
            write_text(vm, sep, b" ")?;
        }
        let text = match item {
            Value::Str(s) => s,
            other => vm.str_of(other)?,
        };
        write_text(vm, Some(text), b"")?;
    }
    write_text(vm, end, b"\n")
}

fn write_text(vm: &mut Vm, text: Option<Gc<Str>>, default: &[u8]) -> Result<(), Raise> {
    if let Some(s) = text
        && !s.is_ascii(&vm.heap)
        && surrogate::find(s.text(&vm.heap)).is_some()
    {
        return write_surrogates(vm, s);
    }
    let bytes = text.map_or(default, |s| s.bytes(&vm.heap));
    match vm.out.write(bytes) {
        Ok(()) => Ok(()),
        Err(problem) => Err(vm.os_error(&problem, None)),
    }
}

/// Writes text with lone surrogates as the standard output deals with them.
fn write_surrogates(vm: &mut Vm, text: Gc<Str>) -> Result<(), Raise> {
    let file = files::std_stream(vm, "stdout").and_then(|file| files::plain_text(vm, file));
    match file {
        Some(file) => files::write_str(vm, file, text),
        None => {
            let bytes = super::codec::encode(vm, text, "utf-8", "strict")?;
            vm.out
                .write(bytes.data(&vm.heap))
                .map_err(|problem| vm.os_error(&problem, None))
        }
    }
}

/// Prints on a file object: one `write` for each piece, as CPython does.
fn print_to(
    vm: &mut Vm,
    args: Args,
    file: Value,
    sep: Option<Gc<Str>>,
    end: Option<Gc<Str>>,
) -> Result<(), Raise> {
    if let Some(text) = files::plain_text(vm, file) {
        let mut pieces = args.rest(vm, 0).into_iter().enumerate();
        return pieces
            .try_for_each(|(i, item)| {
                if i > 0 {
                    let sep = separator_text(vm, sep, " ");
                    files::write_str(vm, text, sep)?;
                }
                let item = vm.str_of(item)?;
                files::write_str(vm, text, item)
            })
            .and_then(|()| {
                let end = separator_text(vm, end, "\n");
                files::write_str(vm, text, end)
            });
    }
    let write = vm.get_attr(file, vm.names.write)?;
    vm.root(write);
    let sep = separator_value(vm, sep, " ");
    let end = separator_value(vm, end, "\n");
    for (i, item) in args.rest(vm, 0).into_iter().enumerate() {
        if i > 0 {
            vm.call(write, &[sep])?;
        }
        let text = vm.str_of(item)?;
        vm.call(write, &[text.into()])?;
    }
    vm.call(write, &[end])?;
    Ok(())
}

fn separator_text(vm: &mut Vm, given: Option<Gc<Str>>, default: &str) -> Gc<Str> {
    match given {
        Some(s) => s,
        None => vm.intern(default),
    }
}

fn separator_value(vm: &mut Vm, given: Option<Gc<Str>>, default: &str) -> Value {
    let v = match given {
        Some(s) => Value::Str(s),
        None => vm.str(default),
    };
    vm.root(v);
    v
}

/// Writes bytes on the standard output.
pub fn write_stdout(vm: &mut Vm, bytes: &[u8]) -> Result<(), Raise> {
    match vm.out.write(bytes) {
        Ok(()) => Ok(()),
        Err(problem) => Err(vm.os_error(&problem, None)),
    }
}

/// Writes out what waits for the standard output.
pub fn flush_stdout(vm: &mut Vm) -> Result<(), Raise> {
    match vm.out.flush() {
        Ok(()) => Ok(()),
        Err(problem) => Err(vm.os_error(&problem, None)),
    }
}

fn input(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    files::require_stdin(vm)?;
    let prompt = vm.str_of(args.get(0))?;
    let prompt = prompt.text(&vm.heap).to_owned();
    write_stdout(vm, prompt.as_bytes())?;
    flush_stdout(vm)?;
    let line = match files::read_stdin_line(vm)? {
        Some(line) => line,
        None => return Err(vm.error(Exc::EOFError, "EOF when reading a line")),
    };
    let text = line.strip_suffix('\n').unwrap_or(&line).to_owned();
    Ok(vm.string(text))
}
