//! Processes: signals to them, their numbers, groups and sessions, who they belong to.
//!
//! Starting children is `_process.rs`; what a signal does to this process is `vm/signals.rs`.

use crate::builtins::fields::make;
use crate::modules::_signal;
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, NativeConst, func};
use crate::vm::outcome::Raise;
use nix::sys::signal::{SigSet, Signal, kill as send, killpg as send_group};
use nix::unistd::Pid as NixPid;
use rustix::process::{self, Pid, WaitOptions};
use std::io::Error;
use std::os::fd::IntoRawFd;
use std::time::Duration;

pub static CONSTS: &[(&str, NativeConst)] = &[
    ("EX_OK", NativeConst::Int(0)),
    ("EX_USAGE", NativeConst::Int(64)),
    ("EX_DATAERR", NativeConst::Int(65)),
    ("EX_NOINPUT", NativeConst::Int(66)),
    ("EX_NOUSER", NativeConst::Int(67)),
    ("EX_NOHOST", NativeConst::Int(68)),
    ("EX_UNAVAILABLE", NativeConst::Int(69)),
    ("EX_SOFTWARE", NativeConst::Int(70)),
    ("EX_OSERR", NativeConst::Int(71)),
    ("EX_OSFILE", NativeConst::Int(72)),
    ("EX_CANTCREAT", NativeConst::Int(73)),
    ("EX_IOERR", NativeConst::Int(74)),
    ("EX_TEMPFAIL", NativeConst::Int(75)),
    ("EX_PROTOCOL", NativeConst::Int(76)),
    ("EX_NOPERM", NativeConst::Int(77)),
    ("EX_CONFIG", NativeConst::Int(78)),
    (
        "PIDFD_NONBLOCK",
        NativeConst::Int(libc::PIDFD_NONBLOCK as i64),
    ),
    ("WNOHANG", NativeConst::Int(libc::WNOHANG as i64)),
    ("WUNTRACED", NativeConst::Int(libc::WUNTRACED as i64)),
    ("WCONTINUED", NativeConst::Int(libc::WCONTINUED as i64)),
];

pub static FUNCTIONS: &[Func] = &[
    func("kill(pid, signal, /)", kill),
    func("killpg(pgid, signal, /)", killpg),
    func("getpid()", |_, _| Ok(Value::Int(std::process::id().into()))),
    func("getppid()", |_, _| {
        Ok(Value::Int(std::os::unix::process::parent_id().into()))
    }),
    func("getpgrp()", |_, _| Ok(pid_value(process::getpgrp()))),
    func("getpgid(pid)", |vm, args| {
        let pid = c_int(vm, args, 0)?;
        let group = process::getpgid(process_of(vm, pid, libc::ESRCH)?);
        checked(vm, group.map(pid_value))
    }),
    func("getsid(pid, /)", |vm, args| {
        let pid = c_int(vm, args, 0)?;
        let session = process::getsid(process_of(vm, pid, libc::ESRCH)?);
        checked(vm, session.map(pid_value))
    }),
    func("setsid()", |vm, _| {
        checked(vm, process::setsid().map(|_| Value::None))
    }),
    func("setpgid(pid, pgrp, /)", |vm, args| {
        let (pid, group) = (c_int(vm, args, 0)?, c_int(vm, args, 1)?);
        let pid = process_of(vm, pid, libc::EINVAL)?;
        let group = process_of(vm, group, libc::EINVAL)?;
        let done = process::setpgid(pid, group);
        checked(vm, done.map(|()| Value::None))
    }),
    func("getuid()", |_, _| Ok(id(process::getuid().as_raw()))),
    func("geteuid()", |_, _| Ok(id(process::geteuid().as_raw()))),
    func("getgid()", |_, _| Ok(id(process::getgid().as_raw()))),
    func("getegid()", |_, _| Ok(id(process::getegid().as_raw()))),
    func("getgroups()", |vm, _| {
        let groups = checked(vm, process::getgroups())?;
        let groups = groups.iter().map(|g| id(g.as_raw())).collect();
        Ok(vm.list(groups))
    }),
    func("getlogin()", |vm, _| {
        let name = std::env::var("LOGNAME").or_else(|_| std::env::var("USER"));
        match name {
            Ok(name) => Ok(vm.string(name)),
            Err(_) => Err(failed(vm, libc::ENXIO)),
        }
    }),
    func("nice(increment, /)", |vm, args| {
        let increment = c_int(vm, args, 0)?;
        let nice = process::nice(increment);
        checked(vm, nice.map(|n| Value::Int(n.into())))
    }),
    func("umask(mask, /)", |vm, args| {
        let mask = c_int(vm, args, 0)?;
        let before = process::umask(rustix::fs::Mode::from_raw_mode(mask as u32));
        Ok(Value::Int(before.bits().into()))
    }),
    func("uname()", |vm, _| {
        let uname = rustix::system::uname();
        let parts = [
            uname.sysname(),
            uname.nodename(),
            uname.release(),
            uname.version(),
            uname.machine(),
        ];
        let parts = parts.map(|p| vm.str(&p.to_string_lossy()));
        Ok(make(vm, "uname_result", &parts))
    }),
    func("times()", |vm, _| {
        let ticks = 100.0;
        let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
        let fields: Vec<f64> = text
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .skip(11)
            .take(4)
            .filter_map(|f| f.parse().ok())
            .collect();
        let read = |i: usize| Value::float(fields.get(i).copied().unwrap_or(0.0) / ticks);
        let now = Value::float(vm.sched.clock.now());
        Ok(make(
            vm,
            "times_result",
            &[read(0), read(1), read(2), read(3), now],
        ))
    }),
    func("getloadavg()", |vm, _| {
        let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let loads: Vec<Value> = text
            .split_whitespace()
            .take(3)
            .filter_map(|w| w.parse().ok().map(Value::float))
            .collect();
        if loads.len() < 3 {
            return Err(vm.os_error(&Error::other("Load averages are unobtainable"), None));
        }
        Ok(vm.tuple(&loads))
    }),
    func("waitpid(pid, options, /)", |vm, args| {
        let (pid, options) = (c_int(vm, args, 0)?, c_int(vm, args, 1)?);
        wait_for_child(vm, pid, options)
    }),
    func("pidfd_open(pid, flags=0)", |vm, args| {
        let (pid, flags) = (c_int(vm, args, 0)?, c_int(vm, args, 1)?);
        let flags = process::PidfdFlags::from_bits_retain(flags as u32);
        let Some(pid) = process_of(vm, pid, libc::EINVAL)? else {
            return Err(failed(vm, libc::EINVAL));
        };
        let opened = checked(vm, process::pidfd_open(pid, flags))?;
        Ok(Value::Int(opened.into_raw_fd().into()))
    }),
    func("wait()", |vm, _| wait_for_child(vm, -1, 0)),
    func("waitstatus_to_exitcode(status)", |vm, args| {
        let status = c_int(vm, args, 0)?;
        if status & 0x7f == 0 {
            return Ok(Value::Int((status >> 8 & 0xff).into()));
        }
        if status & 0xff == 0x7f {
            let text = format!(
                "process stopped by delivery of signal {}",
                status >> 8 & 0xff
            );
            return Err(vm.value_error(text));
        }
        Ok(Value::Int((-(status & 0x7f)).into()))
    }),
    func("WIFEXITED(status)", |vm, args| {
        Ok(Value::bool(c_int(vm, args, 0)? & 0x7f == 0))
    }),
    func("WEXITSTATUS(status)", |vm, args| {
        Ok(Value::Int((c_int(vm, args, 0)? >> 8 & 0xff).into()))
    }),
    func("WIFSIGNALED(status)", |vm, args| {
        let low = c_int(vm, args, 0)? & 0x7f;
        Ok(Value::bool(low != 0 && low != 0x7f))
    }),
    func("WTERMSIG(status)", |vm, args| {
        Ok(Value::Int((c_int(vm, args, 0)? & 0x7f).into()))
    }),
    func("WIFSTOPPED(status)", |vm, args| {
        Ok(Value::bool(c_int(vm, args, 0)? & 0xff == 0x7f))
    }),
    func("WSTOPSIG(status)", |vm, args| {
        Ok(Value::Int((c_int(vm, args, 0)? >> 8 & 0xff).into()))
    }),
    func("_exit(status)", |vm, args| {
        let status = c_int(vm, args, 0)?;
        std::process::exit(status)
    }),
    func("abort()", |_, _| crate::io::signals::die(libc::SIGABRT)),
];

/// How long the first wait for a child is, and the longest; it is asked again then, and Ctrl-C is looked at.
const NAPS: (Duration, Duration) = (Duration::from_micros(200), Duration::from_millis(10));

/// Waits for a child, or for any of several, as `waitpid` says: (pid, status). Other threads go on meanwhile.
fn wait_for_child(vm: &mut Vm, pid: i32, options: i32) -> Result<Value, Raise> {
    let options = WaitOptions::from_bits_truncate(options as u32);
    let once = options | WaitOptions::NOHANG;
    let mut nap = NAPS.0;
    loop {
        let found = match pid {
            -1 => process::wait(once),
            0 => process::waitpgid(process::getpgrp(), once),
            // A group is given as a negative number.
            ..-1 => match Pid::from_raw(pid.saturating_neg()) {
                Some(group) => process::waitpgid(group, once),
                None => Ok(None),
            },
            _ => process::waitpid(Pid::from_raw(pid), once),
        };
        match found {
            Ok(Some((pid, status))) => {
                let status = Value::Int(status.as_raw().into());
                return Ok(vm.tuple(&[pid_value(pid), status]));
            }
            Ok(None) if options.contains(WaitOptions::NOHANG) => {
                return Ok(vm.tuple(&[Value::Int(0), Value::Int(0)]));
            }
            Ok(None) => {}
            Err(rustix::io::Errno::INTR) => {}
            Err(e) => return Err(vm.os_error(&e.into(), None)),
        }
        let pause = nap;
        vm.block(move || std::thread::sleep(pause));
        nap = (nap * 2).min(NAPS.1);
        vm.check_signals()?;
    }
}

fn pid_value(pid: Pid) -> Value {
    Value::Int(pid.as_raw_nonzero().get().into())
}

fn id(number: u32) -> Value {
    Value::Int(number.into())
}

/// Raises the OSError of a number.
pub fn failed(vm: &mut Vm, errno: i32) -> Raise {
    vm.os_error(&Error::from_raw_os_error(errno), None)
}

/// Turns what the system said into a value or an OSError.
pub fn checked<R>(vm: &mut Vm, result: rustix::io::Result<R>) -> Result<R, Raise> {
    result.map_err(|problem| vm.os_error(&problem.into(), None))
}

/// Reads an argument that is a C int.
pub fn c_int(vm: &mut Vm, args: Args, i: usize) -> Result<i32, Raise> {
    let number = match vm.plain(args.get(i)) {
        Value::Big(_) => None,
        _ => i32::try_from(args.int(vm, i)?).ok(),
    };
    match number {
        Some(number) => Ok(number),
        None => {
            let negative = vm.less(args.get(i), Value::Int(0))?;
            let text = match negative {
                true => "signed integer is less than minimum",
                false => "signed integer is greater than maximum",
            };
            Err(vm.overflow_error(text))
        }
    }
}

/// Reads the signal to send; 0 only asks whether the process is there.
fn signal_argument(vm: &mut Vm, args: Args) -> Result<Option<Signal>, Raise> {
    match c_int(vm, args, 1)? {
        0 => Ok(None),
        number => match Signal::try_from(number) {
            Ok(signal) => Ok(Some(signal)),
            Err(_) => Err(failed(vm, libc::EINVAL)),
        },
    }
}

/// Gives the process of a number, none for 0; no process has a negative one.
fn process_of(vm: &mut Vm, pid: i32, errno: i32) -> Result<Option<Pid>, Raise> {
    match pid {
        ..0 => Err(failed(vm, errno)),
        _ => Ok(Pid::from_raw(pid)),
    }
}

fn kill(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let pid = c_int(vm, args, 0)?;
    let number = c_int(vm, args, 1)?;
    let mine = u32::try_from(pid) == Ok(std::process::id());
    if mine && number != 0 {
        let held_back = Signal::try_from(number)
            .is_ok_and(|signal| SigSet::thread_get_mask().is_ok_and(|mask| mask.contains(signal)));
        if !held_back && vm.threads.current() == crate::vm::threads::MAIN {
            // To this thread, so that it has arrived when this returns.
            return _signal::raise_here(vm, number);
        }
    }
    let signal = signal_argument(vm, args)?;
    if let Err(problem) = send(NixPid::from_raw(pid), signal) {
        return Err(vm.os_error(&problem.into(), None));
    }
    vm.check_signals()?;
    Ok(Value::None)
}

fn killpg(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let group = c_int(vm, args, 0)?;
    let signal = signal_argument(vm, args)?;
    if let Err(problem) = send_group(NixPid::from_raw(group), signal) {
        return Err(vm.os_error(&problem.into(), None));
    }
    vm.check_signals()?;
    Ok(Value::None)
}
