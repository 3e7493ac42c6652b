//! Files by the numbers of their descriptors: open, read, write, pipes, copies.
//!
//! Reading and writing themselves are `builtins/descriptor.rs`; file objects are `builtins/files.rs`.

use super::process::{c_int, checked};
use super::stat_value;
use crate::builtins::bytes::like_bytes;
use crate::builtins::descriptor::may_block;
use crate::builtins::files::system_path;
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, NativeConst, func};
use crate::vm::outcome::Raise;
use rustix::fs::{Mode, OFlags, SeekFrom};
use rustix::io::FdFlags;
use std::os::fd::{AsRawFd, BorrowedFd, IntoRawFd};

pub static CONSTS: &[(&str, NativeConst)] = &[
    ("O_RDONLY", NativeConst::Int(libc::O_RDONLY as i64)),
    ("O_WRONLY", NativeConst::Int(libc::O_WRONLY as i64)),
    ("O_RDWR", NativeConst::Int(libc::O_RDWR as i64)),
    ("O_CREAT", NativeConst::Int(libc::O_CREAT as i64)),
    ("O_EXCL", NativeConst::Int(libc::O_EXCL as i64)),
    ("O_TRUNC", NativeConst::Int(libc::O_TRUNC as i64)),
    ("O_APPEND", NativeConst::Int(libc::O_APPEND as i64)),
    ("O_NONBLOCK", NativeConst::Int(libc::O_NONBLOCK as i64)),
    ("O_NDELAY", NativeConst::Int(libc::O_NDELAY as i64)),
    ("O_SYNC", NativeConst::Int(libc::O_SYNC as i64)),
    ("O_DSYNC", NativeConst::Int(libc::O_DSYNC as i64)),
    ("O_NOCTTY", NativeConst::Int(libc::O_NOCTTY as i64)),
    ("O_NOFOLLOW", NativeConst::Int(libc::O_NOFOLLOW as i64)),
    ("O_DIRECTORY", NativeConst::Int(libc::O_DIRECTORY as i64)),
    ("O_CLOEXEC", NativeConst::Int(libc::O_CLOEXEC as i64)),
    ("O_ACCMODE", NativeConst::Int(libc::O_ACCMODE as i64)),
    ("SEEK_SET", NativeConst::Int(0)),
    ("SEEK_CUR", NativeConst::Int(1)),
    ("SEEK_END", NativeConst::Int(2)),
];

pub static FUNCTIONS: &[Func] = &[
    func("open(path, flags, mode=511, *, dir_fd=None)", open),
    func("close(fd)", |vm, args| {
        let fd = c_int(vm, args, 0)?;
        match nix::unistd::close(fd.max(-1)) {
            Ok(()) => Ok(Value::None),
            Err(problem) => Err(vm.os_error(&problem.into(), None)),
        }
    }),
    func("closerange(fd_low, fd_high, /)", |vm, args| {
        for fd in c_int(vm, args, 0)?..c_int(vm, args, 1)? {
            // Those that are not open are passed over.
            let _ = nix::unistd::close(fd);
        }
        Ok(Value::None)
    }),
    func("read(fd, length, /)", read),
    func("write(fd, data, /)", write),
    func("pread(fd, length, offset, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let (length, offset) = (length(vm, args)?, args.int(vm, 2)?);
        let mut bytes = vec![0; length];
        let count = checked(vm, rustix::io::pread(fd, &mut bytes, offset as u64))?;
        bytes.truncate(count);
        Ok(vm.heap.new_byte_vec(bytes).into())
    }),
    func("pwrite(fd, buffer, offset, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let bytes = like_bytes(vm, args.get(1))?;
        let offset = args.int(vm, 2)?;
        let count = checked(vm, rustix::io::pwrite(fd, &bytes, offset as u64))?;
        Ok(Value::Int(count as i64))
    }),
    func("pipe()", |vm, _| pipe(vm, rustix::pipe::PipeFlags::CLOEXEC)),
    #[cfg(target_os = "linux")]
    func("pipe2(flags, /)", |vm, args| {
        let flags = c_int(vm, args, 0)?;
        pipe(vm, rustix::pipe::PipeFlags::from_bits_retain(flags as u32))
    }),
    func("openpty()", |vm, _| {
        let made = nix::pty::openpty(None, None);
        let ends = made.map_err(|e| vm.os_error(&e.into(), None))?;
        let ends = [ends.master, ends.slave];
        for end in &ends {
            checked(
                vm,
                rustix::io::fcntl_setfd(end, rustix::io::FdFlags::CLOEXEC),
            )?;
        }
        let ends = ends.map(|fd| Value::Int(fd.into_raw_fd().into()));
        Ok(vm.tuple(&ends))
    }),
    func("dup(fd, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let copy = checked(vm, rustix::io::fcntl_dupfd_cloexec(fd, 0))?;
        Ok(Value::Int(copy.into_raw_fd().into()))
    }),
    func("dup2(fd, fd2, inheritable=True)", dup2),
    func("lseek(fd, position, whence, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let offset = args.int(vm, 1)?;
        let to = match c_int(vm, args, 2)? {
            0 if offset >= 0 => SeekFrom::Start(offset as u64),
            1 => SeekFrom::Current(offset),
            2 => SeekFrom::End(offset),
            _ => return Err(vm.errno(rustix::io::Errno::INVAL)),
        };
        let at = checked(vm, rustix::fs::seek(fd, to))?;
        Ok(Value::Int(at as i64))
    }),
    func("fstat(fd)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let stat = checked(vm, rustix::fs::fstat(fd))?;
        Ok(stat_value(vm, &stat))
    }),
    func("ftruncate(fd, length, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let size = args.int(vm, 1)?;
        let done = match u64::try_from(size) {
            Ok(size) => rustix::fs::ftruncate(fd, size),
            Err(_) => Err(rustix::io::Errno::INVAL),
        };
        checked(vm, done).map(|()| Value::None)
    }),
    func("fsync(fd)", |vm, args| {
        let fd = number_of(vm, args.get(0))?;
        checked(vm, rustix::fs::fsync(fd)).map(|()| Value::None)
    }),
    func("fdatasync(fd)", |vm, args| {
        let fd = number_of(vm, args.get(0))?;
        checked(vm, rustix::fs::fdatasync(fd)).map(|()| Value::None)
    }),
    func("sync()", |_, _| {
        rustix::fs::sync();
        Ok(Value::None)
    }),
    func("fchmod(fd, mode)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let mode = Mode::from_raw_mode(c_int(vm, args, 1)? as u32);
        checked(vm, rustix::fs::fchmod(fd, mode)).map(|()| Value::None)
    }),
    func("isatty(fd, /)", |vm, args| {
        let fd = crate::heap::borrow_fd(c_int(vm, args, 0)?);
        Ok(Value::bool(fd.is_some_and(rustix::termios::isatty)))
    }),
    func("get_blocking(fd, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let flags = checked(vm, rustix::fs::fcntl_getfl(fd))?;
        Ok(Value::bool(!flags.contains(OFlags::NONBLOCK)))
    }),
    func("set_blocking(fd, blocking, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let blocking = args.truth(vm, 1)?;
        let mut flags = checked(vm, rustix::fs::fcntl_getfl(fd))?;
        flags.set(OFlags::NONBLOCK, !blocking);
        checked(vm, rustix::fs::fcntl_setfl(fd, flags)).map(|()| Value::None)
    }),
    func("get_inheritable(fd, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let flags = checked(vm, rustix::io::fcntl_getfd(fd))?;
        Ok(Value::bool(!flags.contains(FdFlags::CLOEXEC)))
    }),
    func("set_inheritable(fd, inheritable, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let on = args.truth(vm, 1)?;
        set_inheritable(vm, fd, on).map(|()| Value::None)
    }),
];

pub fn descriptor(vm: &mut Vm, args: Args) -> Result<BorrowedFd<'static>, Raise> {
    let fd = c_int(vm, args, 0)?;
    vm.descriptor(fd)
}

/// Gives the descriptor of a number or of an object with `fileno`.
pub fn number_of(vm: &mut Vm, v: Value) -> Result<BorrowedFd<'static>, Raise> {
    let number = match vm.plain(v) {
        Value::Int(_) | Value::Bool(_) => vm.to_index(v)?,
        _ => {
            let fileno = vm.intern("fileno");
            let Some(ask) = vm.get_attr_opt(v, fileno)? else {
                return Err(vm.type_error("argument must be an int, or have a fileno() method."));
            };
            let number = vm.call(ask, &[])?;
            vm.to_index(number)?
        }
    };
    vm.descriptor(i32::try_from(number).unwrap_or(-1))
}

fn length(vm: &mut Vm, args: Args) -> Result<usize, Raise> {
    match usize::try_from(args.int(vm, 1)?) {
        Ok(length) if length < 1 << 40 => Ok(length),
        Ok(_) => Err(crate::builtins::arguments::memory_error(vm)),
        Err(_) => Err(vm.errno(rustix::io::Errno::INVAL)),
    }
}

fn set_inheritable(vm: &mut Vm, fd: BorrowedFd, on: bool) -> Result<(), Raise> {
    let mut flags = checked(vm, rustix::io::fcntl_getfd(fd))?;
    flags.set(FdFlags::CLOEXEC, !on);
    if on {
        crate::heap::child::note_inheritable(fd.as_raw_fd());
    }
    checked(vm, rustix::io::fcntl_setfd(fd, flags))
}

fn open(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    super::paths::no_dir_fd(vm, args, &[3], "open")?;
    let path = system_path(vm, args.get(0))?;
    let flags = OFlags::from_bits_retain(c_int(vm, args, 1)? as u32) | OFlags::CLOEXEC;
    let mode = Mode::from_raw_mode(c_int(vm, args, 2)? as u32);
    vm.settle_files(&path);
    match vm.block(|| rustix::fs::open(&path, flags, mode)) {
        Ok(fd) => Ok(Value::Int(fd.into_raw_fd().into())),
        Err(problem) => Err(super::paths::failed_on(vm, problem, args.get(0))),
    }
}

fn read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = c_int(vm, args, 0)?;
    let length = length(vm, args)?;
    vm.descriptor(fd)?;
    let mut bytes = Vec::new();
    match vm.read_descriptor(fd, may_block(fd), &mut bytes, length)? {
        Some(_) => Ok(vm.heap.new_byte_vec(bytes).into()),
        None => Err(vm.errno(rustix::io::Errno::AGAIN)),
    }
}

fn write(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = c_int(vm, args, 0)?;
    let bytes = like_bytes(vm, args.get(1))?;
    // A pipe takes it piece by piece; the script sees one write.
    let blocks = may_block(fd);
    let mut done = 0;
    while done < bytes.len() || bytes.is_empty() {
        match vm.write_descriptor(fd, blocks, &bytes[done..]) {
            Ok(Some(count)) => done += count,
            Ok(None) if done > 0 => break,
            Ok(None) => return Err(vm.errno(rustix::io::Errno::AGAIN)),
            Err(Raise) if done > 0 => {
                vm.take_raised();
                break;
            }
            Err(Raise) => return Err(Raise),
        }
        if bytes.is_empty() {
            break;
        }
    }
    Ok(Value::Int(done as i64))
}

fn pipe(vm: &mut Vm, flags: rustix::pipe::PipeFlags) -> Result<Value, Raise> {
    let (reader, writer) = checked(vm, rustix::pipe::pipe_with(flags))?;
    let ends = [reader, writer].map(|fd| Value::Int(fd.into_raw_fd().into()));
    Ok(vm.tuple(&ends))
}

fn dup2(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let to = c_int(vm, args, 1)?;
    let inheritable = args.truth(vm, 2)?;
    checked(vm, rustix::io::fcntl_getfd(fd))?;
    let _ = vm.out.flush();
    let made = match to {
        _ if to < 0 => Err(rustix::io::Errno::BADF),
        _ if c_int(vm, args, 0)? == to => Ok(()),
        0 => rustix::stdio::dup2_stdin(fd),
        1 => rustix::stdio::dup2_stdout(fd),
        2 => rustix::stdio::dup2_stderr(fd),
        _ => {
            // The number is free then, so the copy gets it.
            let _ = nix::unistd::close(to);
            rustix::io::fcntl_dupfd_cloexec(fd, to).map(|copy| {
                let _ = copy.into_raw_fd();
            })
        }
    };
    checked(vm, made)?;
    let copy = vm.descriptor(to)?;
    set_inheritable(vm, copy, inheritable)?;
    Ok(Value::Int(to.into()))
}
