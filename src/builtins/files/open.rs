//! `open`: its arguments, the descriptor of a path, and what names a path.

use super::binary::{self, Binary};
use super::decode::Decoder;
use super::mode::Mode;
use super::text::Text;
use super::{object_of_binary, object_of_text};
use crate::object::Value;
use crate::source::surrogate;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;
use rustix::fs::{FileType, Mode as Permissions, OFlags};
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

/// Reads an argument of `open` or its like that is a str or None.
pub(super) fn open_argument(
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

pub(super) fn open(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mode = match vm.plain(args.get(1)) {
        Value::Str(s) => s.text(&vm.heap).to_owned(),
        _ => {
            let kind = crate::builtins::arguments::type_or_none(vm, args.get(1));
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
    let decoder = Decoder::made(vm, encoding, errors, newline)?;
    let mut text = Text::new(file, decoder, mode_value);
    text.line_buffering = buffering == 1 || is_terminal;
    if mode.appends && end_of(vm, fd) > 0 {
        text.decoder.skip_mark = false;
    }
    Ok(object_of_text(vm, text))
}

pub(super) fn end_of(vm: &mut Vm, fd: i32) -> u64 {
    match vm.descriptor(fd) {
        Ok(fd) => rustix::fs::tell(fd).unwrap_or(0),
        Err(Raise) => 0,
    }
}

/// Reads the first argument of `open`: a path, or the number of a descriptor.
pub(super) fn file_name(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
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
pub(super) fn open_descriptor(
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
        return match rustix::fs::fstat(borrowed) {
            Err(problem) => Err(vm.errno(problem)),
            Ok(stat) if is_folder(&stat) => Err(folder_error(vm, name)),
            Ok(_) => Ok(fd),
        };
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
            let path = system_path(vm, name)?;
            vm.settle_files(&path);
            let wanted = Permissions::from_raw_mode(0o666);
            // A pipe by name waits for its other end.
            let opened = match is_pipe(&path) {
                true => vm.block(|| rustix::fs::open(&path, flags, wanted)),
                false => rustix::fs::open(&path, flags, wanted),
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
    if let Err(problem) = stat {
        // An opener may give anything.
        return Err(vm.errno(problem));
    }
    if stat.is_ok_and(|stat| is_folder(&stat)) {
        // It was opened to be read only.
        let _ = nix::unistd::close(fd);
        return Err(folder_error(vm, name));
    }
    if mode.appends {
        // A pipe has no end.
        let _ = rustix::fs::seek(borrowed, rustix::fs::SeekFrom::End(0));
    }
    Ok(fd)
}

fn is_folder(stat: &rustix::fs::Stat) -> bool {
    FileType::from_raw_mode(stat.st_mode) == FileType::Directory
}

/// Raises what opening a folder as a file gives.
fn folder_error(vm: &mut Vm, name: Value) -> Raise {
    let raise = vm.errno(rustix::io::Errno::ISDIR);
    vm.name_error_file(name);
    raise
}

fn is_pipe(path: &Path) -> bool {
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
    pub fn settle_files(&mut self, path: &Path) {
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

    /// Another program is going to look at files: what waits to be written, and nobody holds what it was written with, is
    /// written first. The same holds as for `settle_files`.
    pub fn settle_all_files(&mut self) {
        let waits = self.open_files.iter().any(|file| {
            let file = file.get(&self.heap).payload::<Binary>();
            file.is_some_and(|f| f.is_dirty() && f.mode.writes)
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
            Some(path) => match vm.plain(path) {
                Value::Str(_) | Value::Bytes(_) => Ok(path),
                _ => {
                    let (kind, got) = (vm.type_name(v), vm.type_name(path));
                    Err(vm.type_error(format!(
                        "expected {kind}.__fspath__() to return str or bytes, not {got}"
                    )))
                }
            },
            None => Err(no_path(vm, v)),
        },
    }
}

/// Refuses what is no path; its class is named without the module.
pub fn no_path(vm: &mut Vm, v: Value) -> Raise {
    let kind = vm.class_name(vm.class_of(v));
    let text = format!("expected str, bytes or os.PathLike object, not {kind}");
    vm.type_error(text)
}

/// Gives a path argument as the system takes it.
pub fn system_path(vm: &mut Vm, v: Value) -> Result<PathBuf, Raise> {
    let path = path_value(vm, v)?;
    let bytes = match vm.plain(path) {
        Value::Str(s) => match surrogate::system_of_text(s.text(&vm.heap)) {
            Ok(bytes) => bytes.into_owned(),
            // It says which characters have no bytes.
            Err(_) => crate::builtins::codec::encode(vm, s, "utf-8", "surrogateescape")?
                .data(&vm.heap)
                .to_vec(),
        },
        Value::Bytes(b) => b.data(&vm.heap).to_vec(),
        _ => {
            return Err(no_path(vm, path));
        }
    };
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(OsString::from_vec(bytes).into())
}
