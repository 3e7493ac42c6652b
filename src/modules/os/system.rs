//! What the system tells of itself and of files as a whole, priorities, terminals, several buffers at once, becoming another program.
//!
//! What only Linux has is `linux.rs`. Names for limits and sizes (`sysconf`) are in `std/_os_trees.as`.

use super::descriptors::{descriptor, number_of};
use super::process::{c_int, checked, failed};
use crate::builtins::buffers;
use crate::builtins::bytes::like_bytes;
use crate::builtins::fields::make;
use crate::builtins::files::system_path;
use crate::builtins::sequences::items_of;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, NativeConst, func};
use crate::vm::outcome::Raise;
use nix::unistd::PathconfVar;
use rustix::fs::{Gid, StatVfs, Uid};
use rustix::process::Pid;
use std::os::unix::ffi::OsStrExt;
use std::ffi::CString;
use std::io::{IoSlice, IoSliceMut};

pub static CONSTS: &[(&str, NativeConst)] = &[
    ("PRIO_PROCESS", NativeConst::Int(0)),
    ("PRIO_PGRP", NativeConst::Int(1)),
    ("PRIO_USER", NativeConst::Int(2)),
    ("ST_RDONLY", NativeConst::Int(1)),
    ("ST_NOSUID", NativeConst::Int(2)),
    ("P_ALL", NativeConst::Int(0)),
    ("P_PID", NativeConst::Int(1)),
    ("P_PGID", NativeConst::Int(2)),
    ("P_WAIT", NativeConst::Int(0)),
    ("P_NOWAIT", NativeConst::Int(1)),
    ("P_NOWAITO", NativeConst::Int(1)),
    ("F_ULOCK", NativeConst::Int(0)),
    ("F_LOCK", NativeConst::Int(1)),
    ("F_TLOCK", NativeConst::Int(2)),
    ("F_TEST", NativeConst::Int(3)),
    ("NGROUPS_MAX", NativeConst::Int(65536)),
    ("TMP_MAX", NativeConst::Int(238_328)),
];

pub static FUNCTIONS: &[Func] = &[
    func("setpriority(which, who, priority)", |vm, args| {
        let (who, priority) = (c_int(vm, args, 1)?, c_int(vm, args, 2)?);
        let done = match c_int(vm, args, 0)? {
            0 => rustix::process::setpriority_process(pid(vm, who)?, priority),
            1 => rustix::process::setpriority_pgrp(pid(vm, who)?, priority),
            2 => rustix::process::setpriority_user(Uid::from_raw(who as u32), priority),
            _ => Err(rustix::io::Errno::INVAL),
        };
        checked(vm, done).map(|()| Value::None)
    }),
    func("getpriority(which, who)", |vm, args| {
        let who = c_int(vm, args, 1)?;
        let got = match c_int(vm, args, 0)? {
            0 => rustix::process::getpriority_process(pid(vm, who)?),
            1 => rustix::process::getpriority_pgrp(pid(vm, who)?),
            2 => rustix::process::getpriority_user(Uid::from_raw(who as u32)),
            _ => Err(rustix::io::Errno::INVAL),
        };
        checked(vm, got).map(|n| Value::Int(n.into()))
    }),
    func("statvfs(path)", |vm, args| {
        if let Value::Int(_) = vm.plain(args.get(0)) {
            return fstatvfs(vm, args);
        }
        let path = system_path(vm, args.get(0))?;
        match rustix::fs::statvfs(&path) {
            Ok(stat) => Ok(statvfs_value(vm, &stat)),
            Err(problem) => Err(super::paths::failed_on(vm, problem, args.get(0))),
        }
    }),
    func("fstatvfs(fd, /)", fstatvfs),
    func("fchdir(fd)", |vm, args| {
        let fd = number_of(vm, args.get(0))?;
        checked(vm, rustix::process::fchdir(fd)).map(|()| Value::None)
    }),
    func("fchown(fd, uid, gid)", |vm, args| {
        let fd = descriptor(vm, args)?;
        // -1 leaves it as it is.
        let (uid, gid) = (args.int(vm, 1)?, args.int(vm, 2)?);
        let uid = u32::try_from(uid).ok().map(Uid::from_raw);
        let gid = u32::try_from(gid).ok().map(Gid::from_raw);
        checked(vm, rustix::fs::fchown(fd, uid, gid)).map(|()| Value::None)
    }),
    func("chroot(path)", |vm, args| {
        super::paths::on_path(vm, args, |p| rustix::process::chroot(p))
    }),
    func("ctermid()", |vm, _| Ok(vm.str("/dev/tty"))),
    func("ttyname(fd, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let name = checked(vm, rustix::termios::ttyname(fd, Vec::new()))?;
        Ok(vm.string(name.to_string_lossy().into_owned()))
    }),
    func("tcgetpgrp(fd, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let group = checked(vm, rustix::termios::tcgetpgrp(fd))?;
        Ok(Value::Int(group.as_raw_nonzero().get().into()))
    }),
    func("tcsetpgrp(fd, pgid, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let group = c_int(vm, args, 1)?;
        let done = match Pid::from_raw(group) {
            Some(group) if group.as_raw_nonzero().get() > 0 => {
                rustix::termios::tcsetpgrp(fd, group)
            }
            _ => Err(rustix::io::Errno::INVAL),
        };
        checked(vm, done).map(|()| Value::None)
    }),
    func("readv(fd, buffers, /)", |vm, args| {
        read_into(vm, args, |fd, buffers| rustix::io::readv(fd, buffers))
    }),
    func("writev(fd, buffers, /)", |vm, args| {
        write_from(vm, args, |fd, buffers| rustix::io::writev(fd, buffers))
    }),
    func("preadv(fd, buffers, offset, flags=0, /)", |vm, args| {
        let offset = args.int(vm, 2)? as u64;
        read_into(vm, args, |fd, buffers| {
            rustix::io::preadv(fd, buffers, offset)
        })
    }),
    func("pwritev(fd, buffers, offset, flags=0, /)", |vm, args| {
        let offset = args.int(vm, 2)? as u64;
        write_from(vm, args, |fd, buffers| {
            rustix::io::pwritev(fd, buffers, offset)
        })
    }),
    func("_execve(path, args, env, /)", execve),
    func("_pathconf(path, name, /)", path_limit),
    func("_sysconf(which, /)", |vm, args| {
        let name = args.str(vm, 0)?;
        let limit = |which| rustix::process::getrlimit(which).current;
        let value = match name.text(&vm.heap) {
            "SC_PAGESIZE" => Some(rustix::param::page_size() as u64),
            "SC_CLK_TCK" => Some(rustix::param::clock_ticks_per_second()),
            "SC_OPEN_MAX" => limit(rustix::process::Resource::Nofile),
            "SC_CHILD_MAX" => limit(rustix::process::Resource::Nproc),
            "SC_NPROCESSORS_ONLN" | "SC_NPROCESSORS_CONF" => std::thread::available_parallelism()
                .ok()
                .map(|n| n.get() as u64),
            _ => None,
        };
        Ok(value.map_or(Value::Int(-1), |n| Value::Int(n as i64)))
    }),
];

fn pid(vm: &mut Vm, number: i32) -> Result<Option<Pid>, Raise> {
    match number {
        ..0 => Err(failed(vm, libc::ESRCH)),
        _ => Ok(Pid::from_raw(number)),
    }
}

/// Gives the limit of a number, of a path or of a descriptor; -1 where the system sets none.
fn path_limit(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let number = c_int(vm, args, 1)?;
    let Some(&(_, which)) = LIMITS.iter().find(|(known, _)| *known == number) else {
        return match number {
            libc::_PC_SOCK_MAXBUF => Ok(Value::Int(-1)),
            _ => Err(failed(vm, libc::EINVAL)),
        };
    };
    let limit = match vm.plain(args.get(0)) {
        Value::Int(_) | Value::Bool(_) => {
            let fd = descriptor(vm, args)?;
            nix::unistd::fpathconf(fd, which)
        }
        _ => {
            let path = system_path(vm, args.get(0))?;
            nix::unistd::pathconf(&path, which)
        }
    };
    match limit {
        Ok(limit) => Ok(Value::Int(limit.unwrap_or(-1))),
        Err(problem) => {
            let problem = rustix::io::Errno::from_raw_os_error(problem as i32);
            Err(super::paths::failed_on(vm, problem, args.get(0)))
        }
    }
}

/// The limits of files by their numbers.
const LIMITS: &[(i32, PathconfVar)] = &[
    (libc::_PC_LINK_MAX, PathconfVar::LINK_MAX),
    (libc::_PC_MAX_CANON, PathconfVar::MAX_CANON),
    (libc::_PC_MAX_INPUT, PathconfVar::MAX_INPUT),
    (libc::_PC_NAME_MAX, PathconfVar::NAME_MAX),
    (libc::_PC_PATH_MAX, PathconfVar::PATH_MAX),
    (libc::_PC_PIPE_BUF, PathconfVar::PIPE_BUF),
    (libc::_PC_CHOWN_RESTRICTED, PathconfVar::_POSIX_CHOWN_RESTRICTED),
    (libc::_PC_NO_TRUNC, PathconfVar::_POSIX_NO_TRUNC),
    (libc::_PC_VDISABLE, PathconfVar::_POSIX_VDISABLE),
    (libc::_PC_SYNC_IO, PathconfVar::_POSIX_SYNC_IO),
    (libc::_PC_ASYNC_IO, PathconfVar::_POSIX_ASYNC_IO),
    (libc::_PC_PRIO_IO, PathconfVar::_POSIX_PRIO_IO),
    (libc::_PC_FILESIZEBITS, PathconfVar::FILESIZEBITS),
    (libc::_PC_REC_INCR_XFER_SIZE, PathconfVar::POSIX_REC_INCR_XFER_SIZE),
    (libc::_PC_REC_MAX_XFER_SIZE, PathconfVar::POSIX_REC_MAX_XFER_SIZE),
    (libc::_PC_REC_MIN_XFER_SIZE, PathconfVar::POSIX_REC_MIN_XFER_SIZE),
    (libc::_PC_REC_XFER_ALIGN, PathconfVar::POSIX_REC_XFER_ALIGN),
    (libc::_PC_ALLOC_SIZE_MIN, PathconfVar::POSIX_ALLOC_SIZE_MIN),
    (libc::_PC_SYMLINK_MAX, PathconfVar::SYMLINK_MAX),
    (libc::_PC_2_SYMLINKS, PathconfVar::POSIX2_SYMLINKS),
];

fn fstatvfs(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let stat = checked(vm, rustix::fs::fstatvfs(fd))?;
    Ok(statvfs_value(vm, &stat))
}

fn statvfs_value(vm: &mut Vm, stat: &StatVfs) -> Value {
    let fields = [
        stat.f_bsize,
        stat.f_frsize,
        stat.f_blocks,
        stat.f_bfree,
        stat.f_bavail,
        stat.f_files,
        stat.f_ffree,
        stat.f_favail,
        stat.f_flag.bits(),
        stat.f_namemax,
    ];
    let value = make(vm, "statvfs_result", &fields.map(|n| Value::Int(n as i64)));
    if let Value::Instance(instance) = value {
        let (name, id) = (vm.intern("f_fsid"), Value::Int(stat.f_fsid as i64));
        instance.set_own(&mut vm.heap, name, id);
    }
    value
}

/// Gives the items of the sequence of buffers in the second argument, kept alive by the caller's arguments.
fn given_buffers(vm: &mut Vm, args: Args, name: &str) -> Result<Vec<Value>, Raise> {
    let given = vm.plain(args.get(1));
    if !matches!(given, Value::List(_) | Value::Tuple(_)) {
        return Err(vm.type_error(format!("{name}() arg 2 must be a sequence")));
    }
    items_of(vm, given)
}

fn write_from(
    vm: &mut Vm,
    args: Args,
    run: impl FnOnce(std::os::fd::BorrowedFd, &[IoSlice]) -> rustix::io::Result<usize>,
) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let mut texts = Vec::new();
    for item in given_buffers(vm, args, "writev")? {
        texts.push(like_bytes(vm, item)?);
    }
    let slices: Vec<IoSlice> = texts.iter().map(|text| IoSlice::new(text)).collect();
    let count = checked(vm, run(fd, &slices))?;
    Ok(Value::Int(count as i64))
}

fn read_into(
    vm: &mut Vm,
    args: Args,
    run: impl FnOnce(std::os::fd::BorrowedFd, &mut [IoSliceMut]) -> rustix::io::Result<usize>,
) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let targets = given_buffers(vm, args, "readv")?;
    let mut rooms = Vec::new();
    for target in &targets {
        let Some(room) = buffers::room(vm, *target) else {
            like_bytes(vm, *target)?;
            return Err(vm.error(Exc::BufferError, "Object is not writable."));
        };
        rooms.push(vec![0; room]);
    }
    let mut slices: Vec<IoSliceMut> = rooms.iter_mut().map(|room| IoSliceMut::new(room)).collect();
    let count = checked(vm, run(fd, &mut slices))?;
    let mut left = count;
    for (target, room) in targets.iter().zip(&rooms) {
        let part = left.min(room.len());
        left -= part;
        if part > 0 {
            buffers::write(vm, *target, 0, &room[..part]);
        }
    }
    Ok(Value::Int(count as i64))
}

/// Becomes another program; arguments and environment are lists of bytes. Returns only when that failed.
fn execve(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let path = system_path(vm, args.get(0))?;
    let mut lists = [Vec::new(), Vec::new()];
    for (i, list) in lists.iter_mut().enumerate() {
        for item in items_of(vm, args.get(i + 1))? {
            let bytes = like_bytes(vm, item)?;
            match CString::new(bytes) {
                Ok(text) => list.push(text),
                Err(_) => return Err(vm.value_error("embedded null byte")),
            }
        }
    }
    let Ok(program) = CString::new(path.as_os_str().as_bytes()) else {
        return Err(vm.value_error("embedded null byte"));
    };
    vm.settle_all_files();
    let Err(problem) = nix::unistd::execve(&program, &lists[0], &lists[1]);
    Err(super::paths::failed_on(
        vm,
        rustix::io::Errno::from_raw_os_error(problem as i32),
        args.get(0),
    ))
}
