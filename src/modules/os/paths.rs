//! What is done with a path: folders, names, links, rights, times.
//!
//! Walking through folders is `entries.rs`; what is made of several of these is `std/_os_trees.as`.

use super::process::{c_int, checked};
use super::stat_value;
use crate::builtins::files::system_path;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::builtins::codec::encode;
use crate::source::surrogate::{self, path_shown, text_of_system};
use crate::vm::Vm;
use crate::vm::native::{Args, Func, NativeConst, func};
use crate::vm::outcome::Raise;
use rustix::fs::{AtFlags, CWD, Mode, Timespec, Timestamps};
use rustix::io::Errno;
use nix::unistd::AccessFlags;
use std::path::Path;

pub static CONSTS: &[(&str, NativeConst)] = &[
    ("F_OK", NativeConst::Int(0)),
    ("X_OK", NativeConst::Int(1)),
    ("W_OK", NativeConst::Int(2)),
    ("R_OK", NativeConst::Int(4)),
    ("UTIME_NOW", NativeConst::Int(UTIME_NOW)),
    ("UTIME_OMIT", NativeConst::Int(UTIME_OMIT)),
];

// Systems differ in the width of these.
#[allow(clippy::unnecessary_cast)]
const UTIME_NOW: i64 = libc::UTIME_NOW as i64;
#[allow(clippy::unnecessary_cast)]
const UTIME_OMIT: i64 = libc::UTIME_OMIT as i64;

pub static FUNCTIONS: &[Func] = &[
    func("getcwd()", |vm, _| match std::env::current_dir() {
        Ok(dir) => Ok(vm.string(path_shown(dir))),
        Err(problem) => Err(vm.os_error(&problem, None)),
    }),
    func("getcwdb()", |vm, _| match std::env::current_dir() {
        Ok(dir) => Ok(vm.heap.new_bytes(dir.as_os_str().as_encoded_bytes()).into()),
        Err(problem) => Err(vm.os_error(&problem, None)),
    }),
    func("chdir(path)", |vm, args| {
        if let Value::Int(fd) = vm.plain(args.get(0)) {
            let fd = vm.descriptor(i32::try_from(fd).unwrap_or(-1))?;
            return checked(vm, rustix::process::fchdir(fd)).map(|()| Value::None);
        }
        on_path(vm, args, |p| rustix::process::chdir(p))
    }),
    func("mkdir(path, mode=511, *, dir_fd=None)", |vm, args| {
        no_dir_fd(vm, args, &[2], "mkdir")?;
        let mode = c_int(vm, args, 1)? as u32;
        on_path(vm, args, |p| {
            rustix::fs::mkdir(p, Mode::from_raw_mode(mode))
        })
    }),
    func("mkfifo(path, mode=438, *, dir_fd=None)", |vm, args| {
        no_dir_fd(vm, args, &[2], "mkfifo")?;
        let mode = Mode::from_raw_mode(c_int(vm, args, 1)? as u32);
        let kind = rustix::fs::FileType::Fifo;
        on_path(vm, args, |p| rustix::fs::mknodat(CWD, p, kind, mode, 0))
    }),
    func("rmdir(path, *, dir_fd=None)", |vm, args| {
        no_dir_fd(vm, args, &[1], "rmdir")?;
        on_path(vm, args, |p| rustix::fs::rmdir(p))
    }),
    func("remove(path, *, dir_fd=None)", |vm, args| {
        no_dir_fd(vm, args, &[1], "remove")?;
        on_path(vm, args, |p| rustix::fs::unlink(p))
    }),
    func("unlink(path, *, dir_fd=None)", |vm, args| {
        no_dir_fd(vm, args, &[1], "unlink")?;
        on_path(vm, args, |p| rustix::fs::unlink(p))
    }),
    func(
        "rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
        |vm, args| {
            no_dir_fd(vm, args, &[2, 3], "rename")?;
            on_two(vm, args, |s, d| rustix::fs::rename(s, d))
        },
    ),
    func(
        "replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
        |vm, args| {
            no_dir_fd(vm, args, &[2, 3], "replace")?;
            on_two(vm, args, |s, d| rustix::fs::rename(s, d))
        },
    ),
    func(
        "link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)",
        |vm, args| {
            no_dir_fd(vm, args, &[2, 3], "link")?;
            on_two(vm, args, |s, d| rustix::fs::link(s, d))
        },
    ),
    func(
        "symlink(src, dst, target_is_directory=False, *, dir_fd=None)",
        |vm, args| {
            no_dir_fd(vm, args, &[3], "symlink")?;
            on_two(vm, args, |s, d| rustix::fs::symlink(s, d))
        },
    ),
    func("readlink(path, *, dir_fd=None)", |vm, args| {
        no_dir_fd(vm, args, &[1], "readlink")?;
        let path = system_path(vm, args.get(0))?;
        match rustix::fs::readlink(&path, Vec::new()) {
            Ok(to) if is_bytes(vm, args.get(0)) => Ok(vm.heap.new_bytes(to.as_bytes()).into()),
            Ok(to) => Ok(vm.string(surrogate::text_of_system(to.as_bytes()))),
            Err(problem) => Err(failed_on(vm, problem, args.get(0))),
        }
    }),
    func(
        "stat(path, *, dir_fd=None, follow_symlinks=True)",
        |vm, args| {
            no_dir_fd(vm, args, &[1], "stat")?;
            let follow = args.truth(vm, 2)?;
            stat(vm, args.get(0), follow)
        },
    ),
    func("lstat(path, *, dir_fd=None)", |vm, args| {
        no_dir_fd(vm, args, &[1], "lstat")?;
        stat(vm, args.get(0), false)
    }),
    func(
        "access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)",
        |vm, args| {
            no_dir_fd(vm, args, &[2], "access")?;
            let path = system_path(vm, args.get(0))?;
            let mode = AccessFlags::from_bits_truncate(c_int(vm, args, 1)?);
            let mut flags = nix::fcntl::AtFlags::empty();
            flags.set(nix::fcntl::AtFlags::AT_EACCESS, args.truth(vm, 3)?);
            flags.set(nix::fcntl::AtFlags::AT_SYMLINK_NOFOLLOW, !args.truth(vm, 4)?);
            let allowed = nix::unistd::faccessat(nix::fcntl::AT_FDCWD, &path, mode, flags);
            Ok(Value::bool(allowed.is_ok()))
        },
    ),
    func(
        "chmod(path, mode, *, dir_fd=None, follow_symlinks=True)",
        |vm, args| {
            no_dir_fd(vm, args, &[2], "chmod")?;
            let mode = Mode::from_raw_mode(c_int(vm, args, 1)? as u32);
            if !args.truth(vm, 3)? {
                let text = "chmod: follow_symlinks unavailable on this platform";
                return Err(vm.error(Exc::NotImplementedError, text));
            }
            on_path_or_fd(vm, args, "chmod", |p| rustix::fs::chmod(p, mode))
        },
    ),
    func(
        "chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)",
        |vm, args| {
            no_dir_fd(vm, args, &[3], "chown")?;
            let follows = args.truth(vm, 4)?;
            let mut flags = AtFlags::empty();
            flags.set(AtFlags::SYMLINK_NOFOLLOW, !follows);
            chown(vm, args, flags)
        },
    ),
    func("lchown(path, uid, gid)", |vm, args| {
        chown(vm, args, AtFlags::SYMLINK_NOFOLLOW)
    }),
    func("truncate(path, length)", |vm, args| {
        let size = args.int(vm, 1)?;
        vm.settle_for(args.get(0))?;
        on_path_or_fd(vm, args, "truncate", |p| {
            let size = u64::try_from(size).map_err(|_| Errno::INVAL)?;
            let flags = rustix::fs::OFlags::WRONLY | rustix::fs::OFlags::CLOEXEC;
            let fd = rustix::fs::open(p, flags, Mode::empty())?;
            rustix::fs::ftruncate(fd, size)
        })
    }),
    func(
        "utime(path, times=None, *, ns=..., dir_fd=None, follow_symlinks=True)",
        utime,
    ),
    func("_disk_usage(path)", |vm, args| {
        let path = system_path(vm, args.get(0))?;
        match rustix::fs::statvfs(&path) {
            Ok(s) => {
                let size = s.f_frsize;
                let used = (s.f_blocks - s.f_bfree) * size;
                let sizes = [s.f_blocks * size, used, s.f_bavail * size];
                Ok(vm.tuple(&sizes.map(|n| Value::Int(n as i64))))
            }
            Err(problem) => Err(failed_on(vm, problem, args.get(0))),
        }
    }),
    func("fspath(path)", |vm, args| fspath(vm, args.get(0))),
    func("fsencode(filename)", |vm, args| {
        let path = fspath(vm, args.get(0))?;
        match vm.plain(path) {
            Value::Str(text) => Ok(encode(vm, text, "utf-8", "surrogateescape")?.into()),
            _ => Ok(path),
        }
    }),
    func("fsdecode(filename)", |vm, args| {
        let path = fspath(vm, args.get(0))?;
        match vm.plain(path) {
            Value::Bytes(bytes) => {
                let text = text_of_system(bytes.data(&vm.heap));
                Ok(vm.string(text))
            }
            _ => Ok(path),
        }
    }),
];

/// Gives the text or the bytes that a path is (PEP 519); a descriptor is none.
fn fspath(vm: &mut Vm, given: Value) -> Result<Value, Raise> {
    match vm.plain(given) {
        Value::Int(_) | Value::Bool(_) => Err(crate::builtins::files::no_path(vm, given)),
        _ => crate::builtins::files::path_value(vm, given),
    }
}

/// Refuses a path that begins at an open folder: to leave that out would be to work on another file.
pub fn no_dir_fd(vm: &mut Vm, args: Args, at: &[usize], name: &str) -> Result<(), Raise> {
    match at.iter().all(|&i| matches!(args.get(i), Value::None)) {
        true => Ok(()),
        false => {
            let text = format!("os.{name}: dir_fd is not supported");
            Err(vm.error(Exc::NotImplementedError, text))
        }
    }
}

impl Vm {
    /// Somebody is going to look at the file of a path; see `settle_files`.
    fn settle_for(&mut self, path: Value) -> Result<(), Raise> {
        if !self.open_files.is_empty() {
            let path = system_path(self, path)?;
            self.settle_files(&path);
        }
        Ok(())
    }
}

/// Tells whether a path is given as bytes.
pub fn is_bytes(vm: &Vm, path: Value) -> bool {
    matches!(vm.plain(path), Value::Bytes(_))
}

/// Raises the OSError of what the system said about a path, which is shown as it was given.
pub fn failed_on(vm: &mut Vm, problem: Errno, path: Value) -> Raise {
    let shown = shown_path(vm, path);
    let raise = vm.errno(problem);
    vm.name_error_file(shown);
    raise
}

/// Gives a path as errors show it: what `__fspath__` says of an object.
fn shown_path(vm: &mut Vm, path: Value) -> Value {
    match vm.plain(path) {
        Value::Str(_) | Value::Bytes(_) | Value::Int(_) => path,
        _ => match system_path(vm, path) {
            Ok(path) => vm.string(path_shown(path)),
            Err(Raise) => {
                vm.take_raised();
                path
            }
        },
    }
}

/// Does something with the path in argument 0.
pub fn on_path(
    vm: &mut Vm,
    args: Args,
    run: impl FnOnce(&Path) -> rustix::io::Result<()>,
) -> Result<Value, Raise> {
    let path = system_path(vm, args.get(0))?;
    match run(&path) {
        Ok(()) => Ok(Value::None),
        Err(problem) => Err(failed_on(vm, problem, args.get(0))),
    }
}

/// As `on_path`, where a descriptor may stand for its file.
fn on_path_or_fd(
    vm: &mut Vm,
    args: Args,
    name: &str,
    run: impl FnOnce(&Path) -> rustix::io::Result<()>,
) -> Result<Value, Raise> {
    let given = args.get(0);
    let fd = match vm.plain(given) {
        Value::Int(_) | Value::Bool(_) => c_int(vm, args, 0)?,
        Value::None | Value::Float(_) | Value::Big(_) => {
            let kind = vm.type_name(given);
            let text =
                format!("{name}: path should be string, bytes, os.PathLike or integer, not {kind}");
            return Err(vm.type_error(text));
        }
        _ => return on_path(vm, args, run),
    };
    match run(Path::new(&format!("/dev/fd/{fd}"))) {
        Ok(()) => Ok(Value::None),
        Err(Errno::NOENT) => Err(failed_on(vm, Errno::BADF, given)),
        Err(problem) => Err(failed_on(vm, problem, given)),
    }
}

/// Does something with the paths in the first two arguments; an error names both.
fn on_two(
    vm: &mut Vm,
    args: Args,
    run: impl FnOnce(&Path, &Path) -> rustix::io::Result<()>,
) -> Result<Value, Raise> {
    let (from, onto) = (system_path(vm, args.get(0))?, system_path(vm, args.get(1))?);
    let Err(problem) = run(&from, &onto) else {
        return Ok(Value::None);
    };
    let to = shown_path(vm, args.get(1));
    vm.root(to);
    let raise = failed_on(vm, problem, args.get(0));
    if let Value::Exception(e) = vm.raised
        && let Value::Tuple(t) = e.get(&vm.heap).payload
    {
        let mut fields = t.items(&vm.heap).to_vec();
        fields.push(to);
        let payload = vm.tuple(&fields);
        e.get_mut(&mut vm.heap).payload = payload;
    }
    Err(raise)
}

/// Gives what the system knows of a path or a descriptor.
pub fn stat(vm: &mut Vm, path: Value, follow: bool) -> Result<Value, Raise> {
    let number = match vm.plain(path) {
        _ if !follow => None,
        Value::Int(fd) => Some(fd),
        Value::Bool(fd) => {
            vm.warn_category("RuntimeWarning", "bool is used as a file descriptor")?;
            Some(fd as i64)
        }
        big @ Value::Big(_) => Some(vm.to_index_clipped(big)?),
        _ => None,
    };
    if let Some(fd) = number {
        if i32::try_from(fd).is_err() {
            let side = if fd < 0 {
                "less than minimum"
            } else {
                "greater than maximum"
            };
            return Err(vm.overflow_error(format!("fd is {side}")));
        }
        let found = crate::heap::borrow_fd(fd as i32).ok_or(Errno::BADF);
        return match found.and_then(rustix::fs::fstat) {
            Ok(stat) => Ok(stat_value(vm, &stat)),
            Err(problem) => Err(failed_on(vm, problem, path)),
        };
    }
    let text = match system_path(vm, path) {
        Ok(text) => text,
        Err(Raise) => {
            use crate::object::exception::Exc;
            let word = if follow { "stat" } else { "lstat" };
            if vm.raised_is(Exc::ValueError) {
                vm.take_raised();
                return Err(vm.value_error(format!("{word}: embedded null character in path")));
            }
            if vm.raised_is(Exc::TypeError) {
                vm.take_raised();
                let kind = vm.type_name(path);
                let kinds = if follow {
                    "string, bytes, os.PathLike or integer"
                } else {
                    "string, bytes or os.PathLike"
                };
                let text = format!("{word}: path should be {kinds}, not {kind}");
                return Err(vm.type_error(text));
            }
            return Err(Raise);
        }
    };
    vm.settle_files(&text);
    let found = match follow {
        true => rustix::fs::stat(&text),
        false => rustix::fs::lstat(&text),
    };
    match found {
        Ok(stat) => Ok(stat_value(vm, &stat)),
        Err(problem) => Err(failed_on(vm, problem, path)),
    }
}

fn chown(vm: &mut Vm, args: Args, flags: AtFlags) -> Result<Value, Raise> {
    let read = |number: i32| u32::try_from(number).ok();
    let (user, group) = (read(c_int(vm, args, 1)?), read(c_int(vm, args, 2)?));
    let user = user.map(rustix::fs::Uid::from_raw);
    let group = group.map(rustix::fs::Gid::from_raw);
    let name = if flags.is_empty() { "chown" } else { "lchown" };
    on_path_or_fd(vm, args, name, |p| {
        rustix::fs::chownat(CWD, p, user, group, flags)
    })
}

/// Splits a time in seconds.
fn seconds(vm: &mut Vm, v: Value) -> Result<Timespec, Raise> {
    let time = match vm.plain(v) {
        Value::Float(_) => vm.to_float(v)?,
        _ => {
            let whole = vm.to_int_value(v)?;
            vm.to_float(whole)?
        }
    };
    let whole = time.floor();
    Ok(Timespec {
        tv_sec: whole as i64,
        tv_nsec: (((time - whole) * 1e9) as i64).clamp(0, 999_999_999),
    })
}

/// Splits a time in nanoseconds.
fn nanos(vm: &mut Vm, v: Value) -> Result<Timespec, Raise> {
    let whole = match vm.index_opt(v)? {
        Some(whole) => whole,
        None if matches!(vm.plain(v), Value::Float(_)) => v,
        None => {
            let name = vm.type_name(v);
            let text = format!("unsupported operand type(s) for divmod(): '{name}' and 'int'");
            return Err(vm.type_error(text));
        }
    };
    let time = vm.to_index(whole)?;
    Ok(Timespec {
        tv_sec: time.div_euclid(1_000_000_000),
        tv_nsec: time.rem_euclid(1_000_000_000),
    })
}

fn utime(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    no_dir_fd(vm, args, &[3], "utime")?;
    let (times, ns) = (args.some(1), args.get(2));
    let now = Timespec {
        tv_sec: 0,
        tv_nsec: libc::UTIME_NOW,
    };
    let pair = match (times, ns) {
        (Some(_), v) if !v.is_unset() => {
            let text = "utime: you may specify either 'times' or 'ns' but not both";
            return Err(vm.value_error(text));
        }
        (None, Value::Unset) => (now, now),
        (times, ns) => {
            let (word, given) = match times {
                Some(times) => ("'times' must be either a tuple of two ints or None", times),
                None => ("'ns' must be a tuple of two ints", ns),
            };
            let &[a, m] = (match vm.plain(given) {
                Value::Tuple(t) if t.items(&vm.heap).len() == 2 => t.items(&vm.heap),
                _ => return Err(vm.type_error(format!("utime: {word}"))),
            }) else {
                unreachable!("counted as two")
            };
            match times {
                Some(_) => (seconds(vm, a)?, seconds(vm, m)?),
                None => (nanos(vm, a)?, nanos(vm, m)?),
            }
        }
    };
    let times = Timestamps {
        last_access: pair.0,
        last_modification: pair.1,
    };
    vm.settle_for(args.get(0))?;
    let follow = args.truth(vm, 4)?;
    let flags = if follow {
        AtFlags::empty()
    } else {
        AtFlags::SYMLINK_NOFOLLOW
    };
    on_path_or_fd(vm, args, "utime", |p| {
        rustix::fs::utimensat(CWD, p, &times, flags)
    })
}
