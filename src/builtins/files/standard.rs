//! The standard streams: their file objects, and what `sys` has under their names.

use super::binary::{self, Binary};
use super::decode::Decoder;
use super::mode::Mode;
use super::text::Text;
use super::{object_of_binary, object_of_text};
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

/// Which standard stream a file object is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    None,
    Stdin,
    Stdout,
    Stderr,
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
    text.line_buffering = (stream == Stream::Stderr || is_terminal) && !vm.config.unbuffered;
    text.write_through = stream != Stream::Stdin && vm.config.unbuffered;
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
