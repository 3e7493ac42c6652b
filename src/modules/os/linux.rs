//! What only Linux has: attributes of files beside the usual ones, copies inside the system, files in memory, counters.

use super::descriptors::descriptor;
use super::process::{c_int, checked};
use crate::builtins::bytes::like_bytes;
use crate::builtins::files::system_path;
use crate::builtins::sequences::items_of;
use crate::object::Value;
use crate::source::surrogate;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, NativeConst, func};
use crate::vm::outcome::Raise;
use rustix::fs::{Advice, FallocateFlags, MemfdFlags, XattrFlags};
use rustix::io::Errno;
use std::num::NonZeroU64;
use std::os::fd::IntoRawFd;
use std::path::PathBuf;

macro_rules! numbers {
    ($($name:ident)*) => {
        &[$((stringify!($name), NativeConst::Int(libc::$name as i64))),*]
    };
}

#[allow(clippy::unnecessary_cast)]
pub static CONSTS: &[(&str, NativeConst)] = numbers!(
    O_ASYNC O_DIRECT O_FSYNC O_LARGEFILE O_NOATIME O_PATH O_RSYNC O_TMPFILE SEEK_DATA SEEK_HOLE
    POSIX_FADV_NORMAL POSIX_FADV_SEQUENTIAL POSIX_FADV_RANDOM POSIX_FADV_NOREUSE POSIX_FADV_WILLNEED POSIX_FADV_DONTNEED
    SCHED_OTHER SCHED_BATCH SCHED_FIFO SCHED_IDLE SCHED_RR SCHED_RESET_ON_FORK
    CLONE_FILES CLONE_FS CLONE_NEWCGROUP CLONE_NEWIPC CLONE_NEWNET CLONE_NEWNS CLONE_NEWPID CLONE_NEWUSER CLONE_NEWUTS
    CLONE_SIGHAND CLONE_SYSVSEM CLONE_THREAD CLONE_VM
    EFD_CLOEXEC EFD_NONBLOCK EFD_SEMAPHORE GRND_NONBLOCK GRND_RANDOM
    MFD_CLOEXEC MFD_ALLOW_SEALING MFD_HUGETLB
    P_PIDFD WEXITED WSTOPPED WNOWAIT CLD_EXITED CLD_KILLED CLD_DUMPED CLD_TRAPPED CLD_STOPPED CLD_CONTINUED
    ST_NODEV ST_NOEXEC ST_SYNCHRONOUS ST_MANDLOCK ST_WRITE ST_APPEND ST_NOATIME ST_NODIRATIME ST_RELATIME
    RTLD_LAZY RTLD_NOW RTLD_GLOBAL RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_DEEPBIND
    RWF_HIPRI RWF_DSYNC RWF_SYNC RWF_NOWAIT RWF_APPEND XATTR_CREATE XATTR_REPLACE
    TFD_CLOEXEC TFD_NONBLOCK TFD_TIMER_ABSTIME TFD_TIMER_CANCEL_ON_SET SPLICE_F_MOVE SPLICE_F_NONBLOCK SPLICE_F_MORE
);

pub static FUNCTIONS: &[Func] = &[
    func(
        "getxattr(path, attribute, *, follow_symlinks=True)",
        |vm, args| {
            let (path, name) = (file(vm, args.get(0))?, system_path(vm, args.get(1))?);
            let follow = args.truth(vm, 2)?;
            // As large as a value can be.
            let mut value = vec![0u8; 1 << 16];
            let got = match follow {
                true => rustix::fs::getxattr(&path, &name, &mut value[..]),
                false => rustix::fs::lgetxattr(&path, &name, &mut value[..]),
            };
            let size = on(vm, args, got)?;
            Ok(vm.heap.new_bytes(&value[..size]).into())
        },
    ),
    func(
        "setxattr(path, attribute, value, flags=0, *, follow_symlinks=True)",
        |vm, args| {
            let (path, name) = (file(vm, args.get(0))?, system_path(vm, args.get(1))?);
            let value = like_bytes(vm, args.get(2))?;
            let flags = XattrFlags::from_bits_retain(c_int(vm, args, 3)? as u32);
            let done = match args.truth(vm, 4)? {
                true => rustix::fs::setxattr(&path, &name, &value, flags),
                false => rustix::fs::lsetxattr(&path, &name, &value, flags),
            };
            on(vm, args, done).map(|()| Value::None)
        },
    ),
    func(
        "removexattr(path, attribute, *, follow_symlinks=True)",
        |vm, args| {
            let (path, name) = (file(vm, args.get(0))?, system_path(vm, args.get(1))?);
            let done = match args.truth(vm, 2)? {
                true => rustix::fs::removexattr(&path, &name),
                false => rustix::fs::lremovexattr(&path, &name),
            };
            on(vm, args, done).map(|()| Value::None)
        },
    ),
    func(
        "listxattr(path=None, *, follow_symlinks=True)",
        |vm, args| {
            let path = match args.get(0) {
                Value::None => ".".into(),
                path => file(vm, path)?,
            };
            let mut names = vec![0u8; 1 << 16];
            let got = match args.truth(vm, 1)? {
                true => rustix::fs::listxattr(&path, &mut names[..]),
                false => rustix::fs::llistxattr(&path, &mut names[..]),
            };
            let size = on(vm, args, got)?;
            let names = names[..size]
                .split(|byte| *byte == 0)
                .filter(|name| !name.is_empty());
            let names = names
                .map(|name| vm.string(surrogate::text_of_system(name)))
                .collect();
            Ok(vm.list(names))
        },
    ),
    func(
        "copy_file_range(src, dst, count, offset_src=None, offset_dst=None)",
        |vm, args| {
            let (from, to) = (descriptor(vm, args)?, c_int(vm, args, 1)?);
            let to = vm.descriptor(to)?;
            let Ok(count) = usize::try_from(args.int(vm, 2)?) else {
                return Err(vm.value_error("negative value for 'count' not allowed"));
            };
            let (mut start, mut end) = (offset(vm, args, 3)?, offset(vm, args, 4)?);
            let moved = rustix::fs::copy_file_range(from, start.as_mut(), to, end.as_mut(), count);
            checked(vm, moved).map(|n| Value::Int(n as i64))
        },
    ),
    func("sendfile(out_fd, in_fd, offset, count)", |vm, args| {
        let (to, from) = (descriptor(vm, args)?, c_int(vm, args, 1)?);
        let from = vm.descriptor(from)?;
        let mut start = offset(vm, args, 2)?;
        let count = args.int(vm, 3)? as usize;
        let sent = vm.block(|| rustix::fs::sendfile(to, from, start.as_mut(), count));
        checked(vm, sent).map(|n| Value::Int(n as i64))
    }),
    func("memfd_create(name, flags=1)", |vm, args| {
        let name = system_path(vm, args.get(0))?;
        let flags = MemfdFlags::from_bits_retain(c_int(vm, args, 1)? as u32);
        let fd = checked(vm, rustix::fs::memfd_create(&name, flags))?;
        Ok(Value::Int(fd.into_raw_fd().into()))
    }),
    func("eventfd(initval, flags=524288)", |vm, args| {
        let first = args.int(vm, 0)?;
        let flags = rustix::event::EventfdFlags::from_bits_retain(c_int(vm, args, 1)? as u32);
        let Ok(first) = u32::try_from(first) else {
            return Err(vm.overflow_error("Python int too large to convert to C unsigned int"));
        };
        let fd = checked(vm, rustix::event::eventfd(first, flags))?;
        Ok(Value::Int(fd.into_raw_fd().into()))
    }),
    func("eventfd_read(fd)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let mut count = [0; 8];
        let read = vm.block(|| rustix::io::read(fd, &mut count));
        checked(vm, read)?;
        let count = i64::from_ne_bytes(count);
        Ok(Value::Int(count))
    }),
    func("eventfd_write(fd, value)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let count = args.int(vm, 1)? as u64;
        let wrote = vm.block(|| rustix::io::write(fd, &count.to_ne_bytes()));
        checked(vm, wrote).map(|_| Value::None)
    }),
    func(
        "posix_fadvise(fd, offset, length, advice, /)",
        |vm, args| {
            let fd = descriptor(vm, args)?;
            let (start, length) = (args.int(vm, 1)?, args.int(vm, 2)?);
            let advice = match c_int(vm, args, 3)? {
                0 => Advice::Normal,
                1 => Advice::Random,
                2 => Advice::Sequential,
                3 => Advice::WillNeed,
                4 => Advice::DontNeed,
                5 => Advice::NoReuse,
                _ => return Err(vm.errno(Errno::INVAL)),
            };
            let done =
                rustix::fs::fadvise(fd, start as u64, NonZeroU64::new(length as u64), advice);
            checked(vm, done).map(|()| Value::None)
        },
    ),
    func("posix_fallocate(fd, offset, length, /)", |vm, args| {
        let fd = descriptor(vm, args)?;
        let (start, length) = (args.int(vm, 1)?, args.int(vm, 2)?);
        if start < 0 || length <= 0 {
            return Err(vm.errno(Errno::INVAL));
        }
        let done = rustix::fs::fallocate(fd, FallocateFlags::empty(), start as u64, length as u64);
        checked(vm, done).map(|()| Value::None)
    }),
    func(
        "mknod(path, mode=384, device=0, *, dir_fd=None)",
        |vm, args| {
            super::paths::no_dir_fd(vm, args, &[3], "mknod")?;
            let path = system_path(vm, args.get(0))?;
            let (mode, device) = (c_int(vm, args, 1)? as u32, args.int(vm, 2)? as u64);
            let kind = match rustix::fs::FileType::from_raw_mode(mode) {
                rustix::fs::FileType::Unknown => rustix::fs::FileType::RegularFile,
                kind => kind,
            };
            let mode = rustix::fs::Mode::from_raw_mode(mode);
            let done = rustix::fs::mknodat(rustix::fs::CWD, &path, kind, mode, device);
            on(vm, args, done).map(|()| Value::None)
        },
    ),
    func("makedev(major, minor, /)", |vm, args| {
        let (major, minor) = (args.int(vm, 0)?, args.int(vm, 1)?);
        Ok(Value::Int(
            rustix::fs::makedev(major as u32, minor as u32) as i64
        ))
    }),
    func("major(device, /)", |vm, args| {
        let device = args.int(vm, 0)? as u64;
        Ok(Value::Int(rustix::fs::major(device).into()))
    }),
    func("minor(device, /)", |vm, args| {
        let device = args.int(vm, 0)? as u64;
        Ok(Value::Int(rustix::fs::minor(device).into()))
    }),
    func("sched_setaffinity(pid, mask, /)", |vm, args| {
        let pid = rustix::process::Pid::from_raw(c_int(vm, args, 0)?);
        let mut set = rustix::thread::CpuSet::new();
        for item in items_of(vm, args.get(1))? {
            let Ok(cpu) = usize::try_from(vm.to_index(item)?) else {
                return Err(vm.value_error("negative CPU number"));
            };
            if cpu < rustix::thread::CpuSet::MAX_CPU {
                set.set(cpu);
            }
        }
        checked(vm, rustix::thread::sched_setaffinity(pid, &set)).map(|()| Value::None)
    }),
];

/// Gives the result, or an OSError that names the path in the first argument.
fn on<T>(vm: &mut Vm, args: Args, result: rustix::io::Result<T>) -> Result<T, Raise> {
    result.map_err(|problem| super::paths::failed_on(vm, problem, args.get(0)))
}

/// Gives the path of a file, which may be the number of a descriptor.
fn file(vm: &mut Vm, given: Value) -> Result<PathBuf, Raise> {
    match vm.plain(given) {
        Value::Int(fd) => Ok(format!("/proc/self/fd/{fd}").into()),
        _ => system_path(vm, given),
    }
}

fn offset(vm: &mut Vm, args: Args, i: usize) -> Result<Option<u64>, Raise> {
    match args.get(i) {
        Value::None => Ok(None),
        _ => Ok(Some(args.int(vm, i)? as u64)),
    }
}
