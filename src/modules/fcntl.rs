//! `fcntl`: flags and copies of descriptors, and locks of files.

use crate::builtins::arguments::memory_error;
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, NativeConst, func};
use crate::vm::outcome::Raise;
use nix::fcntl::{FcntlArg, FdFlag, OFlag};
use std::os::fd::BorrowedFd;

macro_rules! numbers {
    ($($name:ident)*) => {
        &[
            $((stringify!($name), NativeConst::Int(libc::$name as i64)),)*
            #[cfg(target_os = "linux")]
            ("F_GETPIPE_SZ", NativeConst::Int(libc::F_GETPIPE_SZ as i64)),
            #[cfg(target_os = "linux")]
            ("F_SETPIPE_SZ", NativeConst::Int(libc::F_SETPIPE_SZ as i64)),
        ]
    };
}

#[allow(clippy::unnecessary_cast)]
pub static MODULE: Module = Module {
    name: "fcntl",
    consts: numbers!(
        FD_CLOEXEC F_DUPFD F_DUPFD_CLOEXEC F_GETFD F_SETFD F_GETFL F_SETFL F_GETLK F_SETLK F_SETLKW F_RDLCK F_WRLCK F_UNLCK
        F_GETOWN F_SETOWN LOCK_SH LOCK_EX LOCK_NB LOCK_UN
    ),
    funcs: &[
        func("fcntl(fd, cmd, arg=0, /)", fcntl),
        func("flock(fd, operation, /)", flock),
        func("lockf(fd, cmd, len=0, start=0, whence=0, /)", lockf),
        func("ioctl(fd, request, arg=0, mutate_flag=True, /)", ioctl),
    ],
    types: &[],
    init: None,
};

/// Reads argument 0: a descriptor, or something with `fileno`.
pub fn descriptor(vm: &mut Vm, args: Args) -> Result<BorrowedFd<'static>, Raise> {
    let given = vm.plain(args.get(0));
    let number = match given {
        Value::Int(_) | Value::Bool(_) | Value::Big(_) => args.int(vm, 0)?,
        _ => {
            let fileno = vm.intern("fileno");
            let Some(ask) = vm.get_attr_opt(given, fileno)? else {
                return Err(vm.type_error("argument must be an int, or have a fileno() method."));
            };
            let number = vm.call(ask, &[])?;
            vm.to_index(number)?
        }
    };
    if number < 0 {
        return Err(vm.value_error(format!(
            "file descriptor cannot be a negative integer ({number})"
        )));
    }
    vm.descriptor(i32::try_from(number).unwrap_or(i32::MAX))
}

/// Reads an argument that has to fit C's `int`.
pub fn number(vm: &mut Vm, args: Args, i: usize) -> Result<i32, Raise> {
    let number = args.int(vm, i)?;
    i32::try_from(number).map_err(|_| vm.overflow_error("Python int too large to convert to C int"))
}

fn failed(vm: &mut Vm, problem: nix::errno::Errno) -> Raise {
    vm.os_error(&problem.into(), None)
}

fn fcntl(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let (command, with) = (number(vm, args, 1)?, number(vm, args, 2)?);
    let asked = match command {
        libc::F_DUPFD => FcntlArg::F_DUPFD(with),
        libc::F_DUPFD_CLOEXEC => FcntlArg::F_DUPFD_CLOEXEC(with),
        libc::F_GETFD => FcntlArg::F_GETFD,
        libc::F_SETFD => FcntlArg::F_SETFD(FdFlag::from_bits_retain(with)),
        libc::F_GETFL => FcntlArg::F_GETFL,
        libc::F_SETFL => FcntlArg::F_SETFL(OFlag::from_bits_retain(with)),
        #[cfg(target_os = "linux")]
        libc::F_GETPIPE_SZ => FcntlArg::F_GETPIPE_SZ,
        #[cfg(target_os = "linux")]
        libc::F_SETPIPE_SZ => FcntlArg::F_SETPIPE_SZ(with),
        _ => return Err(failed(vm, nix::errno::Errno::EINVAL)),
    };
    match nix::fcntl::fcntl(fd, asked) {
        Ok(result) => Ok(Value::Int(result.into())),
        Err(problem) => Err(failed(vm, problem)),
    }
}

fn flock(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let operation = number(vm, args, 1)?;
    let nonblocking = operation & libc::LOCK_NB != 0;
    use rustix::fs::FlockOperation as Lock;
    let lock = match (operation & !libc::LOCK_NB, nonblocking) {
        (libc::LOCK_SH, false) => Lock::LockShared,
        (libc::LOCK_SH, true) => Lock::NonBlockingLockShared,
        (libc::LOCK_EX, false) => Lock::LockExclusive,
        (libc::LOCK_EX, true) => Lock::NonBlockingLockExclusive,
        (libc::LOCK_UN, _) => Lock::Unlock,
        _ => return Err(failed(vm, nix::errno::Errno::EINVAL)),
    };
    match vm.block(|| rustix::fs::flock(fd, lock)) {
        Ok(()) => Ok(Value::None),
        Err(problem) => Err(vm.errno(problem)),
    }
}

fn lockf(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let operation = number(vm, args, 1)?;
    let kind = match operation {
        libc::LOCK_UN => libc::F_UNLCK,
        _ if operation & libc::LOCK_SH != 0 => libc::F_RDLCK,
        _ if operation & libc::LOCK_EX != 0 => libc::F_WRLCK,
        _ => return Err(vm.value_error("unrecognized lockf argument")),
    };
    #[allow(clippy::unnecessary_cast)]
    let lock = libc::flock {
        l_type: kind as _,
        l_whence: number(vm, args, 4)? as _,
        l_start: args.int(vm, 3)? as _,
        l_len: args.int(vm, 2)? as _,
        l_pid: 0,
    };
    let wait = operation & libc::LOCK_NB == 0 && kind != libc::F_UNLCK;
    let done = vm.block(|| {
        nix::fcntl::fcntl(
            fd,
            if wait {
                FcntlArg::F_SETLKW(&lock)
            } else {
                FcntlArg::F_SETLK(&lock)
            },
        )
    });
    match done {
        Ok(_) => Ok(Value::None),
        Err(problem) => Err(failed(vm, problem)),
    }
}

/// Asks a terminal for its size; other requests are not known here.
fn ioctl(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let request = args.int(vm, 1)?;
    let length = match crate::builtins::bytes::buffer(vm, args.get(2)) {
        Some(given) => given.data(&vm.heap).len(),
        None => 0,
    };
    if length > 1024 {
        return Err(memory_error(vm));
    }
    if request != libc::TIOCGWINSZ as i64 || length < 8 {
        return Err(failed(vm, nix::errno::Errno::ENOTTY));
    }
    let size = match rustix::termios::tcgetwinsize(fd) {
        Ok(size) => size,
        Err(problem) => return Err(vm.errno(problem)),
    };
    let mut bytes = Vec::new();
    for part in [size.ws_row, size.ws_col, size.ws_xpixel, size.ws_ypixel] {
        bytes.extend(part.to_ne_bytes());
    }
    if crate::builtins::buffers::room(vm, args.get(2)).is_some() {
        crate::builtins::buffers::write(vm, args.get(2), 0, &bytes);
        return Ok(Value::Int(0));
    }
    bytes.resize(length, 0);
    Ok(vm.heap.new_byte_vec(bytes).into())
}
