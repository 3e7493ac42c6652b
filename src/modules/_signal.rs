//! The fast half of `signal`: `std/signal.as` makes enumerations of the numbers.
//!
//! What is done about a signal, and when, is `vm/signals.rs`; the timers are `io/itimer.rs`.

use crate::builtins::fields::{self, make, named_tuple};
use crate::heap::{Gc, borrow_fd};
use crate::io::interrupt::{self, Who};
use crate::io::{itimer, signals};
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::vm::native::{Args, Func, Module, NativeConst, Type, func};
use crate::vm::signals::Action;
use crate::vm::threads::MAIN;
use crate::vm::{Raise, Vm};
use nix::sys::signal::{SigSet, SigmaskHow, Signal};
use rustix::fs::OFlags;
use std::io::Error;
use std::time::Duration;

pub static MODULE: Module = Module {
    name: "_signal",
    consts: &[
        ("NSIG", NativeConst::Int(signals::COUNT as i64)),
        ("SIG_DFL", NativeConst::Int(0)),
        ("SIG_IGN", NativeConst::Int(1)),
        ("SIG_BLOCK", NativeConst::Int(libc::SIG_BLOCK as i64)),
        ("SIG_UNBLOCK", NativeConst::Int(libc::SIG_UNBLOCK as i64)),
        ("SIG_SETMASK", NativeConst::Int(libc::SIG_SETMASK as i64)),
        ("ITIMER_REAL", NativeConst::Int(0)),
        ("ITIMER_VIRTUAL", NativeConst::Int(1)),
        ("ITIMER_PROF", NativeConst::Int(2)),
    ],
    funcs: FUNCTIONS,
    types: &[],
    init: Some(init),
};

static SIGINFO: Type = named_tuple!("signal", "struct_siginfo", None, [
    "si_signo" 0, "si_code" 1, "si_errno" 2, "si_pid" 3, "si_uid" 4, "si_status" 5, "si_band" 6
]);

static FUNCTIONS: &[Func] = &[
    func("signal(signalnum, handler, /)", signal),
    func("getsignal(signalnum, /)", getsignal),
    func("default_int_handler(signalnum, frame, /)", |vm, _| {
        let e = vm.new_exception(Exc::KeyboardInterrupt, &[]);
        Err(vm.throw(Value::Exception(e)))
    }),
    func("_cancel_main_task()", |vm, _| {
        vm.cancel_main_task()?;
        Ok(Value::None)
    }),
    func("raise_signal(signalnum, /)", |vm, args| {
        let signal = signal_number(vm, args.get(0))?;
        raise_here(vm, signal)
    }),
    func("strsignal(signalnum, /)", strsignal),
    func("valid_signals()", |vm, _| {
        let all = (1..signals::COUNT as i32).filter(|&s| s < 32 || !signals::is_uncatchable(s));
        let all: Vec<Value> = all.map(|s| Value::Int(s.into())).collect();
        Ok(vm.list(all))
    }),
    func(
        "set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)",
        set_wakeup_fd,
    ),
    func("siginterrupt(signalnum, flag, /)", |vm, args| {
        known_signal(vm, args.get(0)).map(|_| Value::None)
    }),
    func("alarm(seconds, /)", alarm),
    func("setitimer(which, seconds, interval=0.0, /)", setitimer),
    func("getitimer(which, /)", |vm, args| {
        let which = timer_argument(vm, args)?;
        let (left, interval) = itimer::get(which);
        Ok(vm.tuple(&[seconds(left), seconds(interval)]))
    }),
    func("pause()", pause),
    func("pthread_sigmask(how, mask, /)", pthread_sigmask),
    func("pthread_kill(thread_id, signalnum, /)", |vm, args| {
        args.int(vm, 0)?;
        let signal = signal_number(vm, args.get(1))?;
        raise_here(vm, signal)
    }),
    func("sigpending()", sigpending),
    func("sigwait(sigset, /)", sigwait),
    func("sigwaitinfo(sigset, /)", |vm, args| {
        wait_for_info(vm, args, None)
    }),
    func("sigtimedwait(sigset, timeout, /)", |vm, args| {
        let timeout = args.float(vm, 1)?;
        if timeout < 0.0 {
            return Err(vm.value_error("timeout must be non-negative"));
        }
        wait_for_info(vm, args, Some(timeout))
    }),
];

fn init(vm: &mut Vm, dict: Gc<Dict>) -> Result<(), Raise> {
    let class = fields::define(vm, &SIGINFO, 0, &[]);
    let name = vm.intern("struct_siginfo");
    dict.set_str(&mut vm.heap, name, Value::Class(class));
    Ok(())
}

fn einval(vm: &mut Vm) -> Raise {
    vm.os_error(&Error::from_raw_os_error(libc::EINVAL), None)
}

/// Reads a C int.
fn signal_number(vm: &mut Vm, v: Value) -> Result<i32, Raise> {
    let number = vm.to_index(v)?;
    i32::try_from(number).map_err(|_| vm.overflow_error("Python int too large to convert to C int"))
}

/// Reads the number of a signal that there is.
fn known_signal(vm: &mut Vm, v: Value) -> Result<i32, Raise> {
    let signal = signal_number(vm, v)?;
    match vm.signals.action(signal.into()) {
        Some(_) => Ok(signal),
        None => Err(vm.value_error("signal number out of range")),
    }
}

fn action_value(vm: &mut Vm, action: Action) -> Result<Value, Raise> {
    Ok(match action {
        Action::Default => Value::Int(0),
        Action::Ignore => Value::Int(1),
        Action::Call(function) => function,
        Action::Interrupt => match vm.cancelling_handler()? {
            Some(handler) => handler,
            None => default_int_handler(vm)?,
        },
    })
}

fn default_int_handler(vm: &mut Vm) -> Result<Value, Raise> {
    let module = vm.import_module("_signal")?;
    let name = vm.intern("default_int_handler");
    vm.get_attr(module, name)
}

fn signal(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let number = signal_number(vm, args.get(0))?;
    if vm.threads.current() != MAIN {
        let text = "signal only works in main thread of the main interpreter";
        return Err(vm.value_error(text));
    }
    let signal = known_signal(vm, Value::Int(number.into()))?;
    let handler = args.get(1);
    let action = match vm.plain(handler) {
        Value::Int(0) => Action::Default,
        Value::Int(1) => Action::Ignore,
        _ if vm.is_callable(handler) => {
            if handler.is(default_int_handler(vm)?) {
                Action::Interrupt
            } else {
                Action::Call(handler)
            }
        }
        _ => {
            let text =
                "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object";
            return Err(vm.type_error(text));
        }
    };
    vm.check_signals()?;
    let before = vm.signals.action(number.into()).unwrap_or(Action::Default);
    let before = action_value(vm, before)?;
    vm.root(before);
    let set = if handler.is(vm.signals.shown) && signal == libc::SIGINT {
        vm.set_cancelling_handler()
    } else {
        vm.signals.set(signal, action)
    };
    if let Err(problem) = set {
        return Err(vm.os_error(&problem, None));
    }
    Ok(before)
}

fn getsignal(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let signal = known_signal(vm, args.get(0))?;
    match vm.signals.action(signal.into()) {
        Some(action) => action_value(vm, action),
        None => Ok(Value::None),
    }
}

/// Sends a signal to this thread, and acts on it if it is for this thread to act.
pub fn raise_here(vm: &mut Vm, signal: i32) -> Result<Value, Raise> {
    let handled = match vm.signals.action(signal.into()) {
        Some(Action::Default) | None => false,
        Some(_) => true,
    };
    if handled && signals::is_fault(signal) {
        signals::simulate(signal);
    } else {
        if let Err(problem) = signal_hook::low_level::raise(signal) {
            return Err(vm.os_error(&problem, None));
        }
    }
    vm.check_signals()?;
    Ok(Value::None)
}

fn strsignal(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let signal = known_signal(vm, args.get(0))?;
    let text = usize::try_from(signal)
        .ok()
        .and_then(|n| NAMES.get(n))
        .copied();
    match text {
        Some(text) => Ok(vm.str(text)),
        None => Ok(vm.string(format!("Real-time signal {}", signal - 34))),
    }
}

/// What the C library calls the signals.
#[cfg(target_os = "linux")]
static NAMES: [&str; 32] = [
    "Unknown signal 0",
    "Hangup",
    "Interrupt",
    "Quit",
    "Illegal instruction",
    "Trace/breakpoint trap",
    "Aborted",
    "Bus error",
    "Floating point exception",
    "Killed",
    "User defined signal 1",
    "Segmentation fault",
    "User defined signal 2",
    "Broken pipe",
    "Alarm clock",
    "Terminated",
    "Stack fault",
    "Child exited",
    "Continued",
    "Stopped (signal)",
    "Stopped",
    "Stopped (tty input)",
    "Stopped (tty output)",
    "Urgent I/O condition",
    "CPU time limit exceeded",
    "File size limit exceeded",
    "Virtual timer expired",
    "Profiling timer expired",
    "Window changed",
    "I/O possible",
    "Power failure",
    "Bad system call",
];
#[cfg(not(target_os = "linux"))]
static NAMES: [&str; 32] = [
    "Unknown signal: 0",
    "Hangup: 1",
    "Interrupt: 2",
    "Quit: 3",
    "Illegal instruction: 4",
    "Trace/BPT trap: 5",
    "Abort trap: 6",
    "EMT trap: 7",
    "Floating point exception: 8",
    "Killed: 9",
    "Bus error: 10",
    "Segmentation fault: 11",
    "Bad system call: 12",
    "Broken pipe: 13",
    "Alarm clock: 14",
    "Terminated: 15",
    "Urgent I/O condition: 16",
    "Suspended (signal): 17",
    "Suspended: 18",
    "Continued: 19",
    "Child exited: 20",
    "Stopped (tty input): 21",
    "Stopped (tty output): 22",
    "I/O possible: 23",
    "Cputime limit exceeded: 24",
    "Filesize limit exceeded: 25",
    "Virtual timer expired: 26",
    "Profiling timer expired: 27",
    "Window size changes: 28",
    "Information request: 29",
    "User defined signal 1: 30",
    "User defined signal 2: 31",
];

fn set_wakeup_fd(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = signal_number(vm, args.get(0))?;
    if vm.threads.current() != MAIN {
        let text = "set_wakeup_fd only works in main thread of the main interpreter";
        return Err(vm.value_error(text));
    }
    if let Some(borrowed) = borrow_fd(fd) {
        match rustix::fs::fcntl_getfl(borrowed) {
            Ok(flags) if flags.contains(OFlags::NONBLOCK) => {}
            Ok(_) => {
                let text = format!("the fd {fd} must be in non-blocking mode");
                return Err(vm.value_error(text));
            }
            Err(problem) => return Err(vm.os_error(&problem.into(), None)),
        }
    }
    let before = std::mem::replace(&mut vm.signals.wakeup, fd.max(-1));
    Ok(Value::Int(before.into()))
}

// Timers.

fn seconds(time: Duration) -> Value {
    Value::float(time.as_secs_f64())
}

/// Raises `signal.ItimerError`, which is a class of the other half.
fn itimer_error(vm: &mut Vm) -> Raise {
    let made = vm.import_module("signal").and_then(|module| {
        let name = vm.intern("ItimerError");
        let class = vm.get_attr(module, name)?;
        let text = vm.str("Invalid argument");
        vm.call(class, &[Value::Int(libc::EINVAL.into()), text])
    });
    match made {
        Ok(error) => vm.throw(error),
        Err(Raise) => Raise,
    }
}

fn timer_argument(vm: &mut Vm, args: Args) -> Result<usize, Raise> {
    match args.int(vm, 0)? {
        which @ 0..=2 => Ok(which as usize),
        _ => Err(itimer_error(vm)),
    }
}

fn alarm(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let first = signal_number(vm, args.get(0))?;
    let first = Duration::from_secs(u64::from(first as u32));
    match itimer::set(0, first, Duration::ZERO) {
        Ok((left, _)) => Ok(Value::Int(left.as_secs_f64().ceil() as i64)),
        Err(problem) => Err(vm.os_error(&problem, None)),
    }
}

/// Reads a time in seconds, numbers only.
fn time_argument(vm: &mut Vm, args: Args, i: usize) -> Result<Duration, Raise> {
    let time = match vm.plain(args.get(i)) {
        Value::Float(_) => args.float(vm, i)?,
        _ => args.int(vm, i)? as f64,
    };
    Duration::try_from_secs_f64(time).map_err(|_| itimer_error(vm))
}

fn setitimer(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let first = time_argument(vm, args, 1)?;
    let interval = time_argument(vm, args, 2)?;
    let which = timer_argument(vm, args)?;
    match itimer::set(which, first, interval) {
        Ok((left, interval)) => Ok(vm.tuple(&[seconds(left), seconds(interval)])),
        Err(problem) => Err(vm.os_error(&problem, None)),
    }
}

// Waiting.

/// Waits until a signal has been acted on.
fn pause(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let is_main = vm.threads.current() == MAIN;
    let who = if is_main { Who::Main } else { Who::Other };
    let _ = vm.out.flush();
    match vm.block(|| interrupt::wait(None, None, who)) {
        Err(_) => vm.check_signals().map(|()| Value::None),
        Ok(_) => Ok(Value::None),
    }
}

/// Reads an iterable of signals; those of the real-time kind cannot be in a set of ours.
fn signal_set(vm: &mut Vm, v: Value) -> Result<SigSet, Raise> {
    let numbers = vm.collect(v)?;
    vm.root(numbers);
    let mut set = SigSet::empty();
    for item in numbers.items(&vm.heap).to_vec() {
        let number = signal_number(vm, item)?;
        if vm.signals.action(number.into()).is_none() {
            let last = signals::COUNT - 1;
            let text = format!("signal number {number} out of range [1; {last}]");
            return Err(vm.value_error(text));
        }
        if let Ok(signal) = Signal::try_from(number) {
            set.add(signal);
        }
    }
    Ok(set)
}

fn set_value(vm: &mut Vm, set: SigSet) -> Value {
    let numbers: Vec<Value> = set.iter().map(|s| Value::Int(s as i64)).collect();
    vm.list(numbers)
}

fn pthread_sigmask(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let how = match signal_number(vm, args.get(0))? {
        libc::SIG_BLOCK => Some(SigmaskHow::SIG_BLOCK),
        libc::SIG_UNBLOCK => Some(SigmaskHow::SIG_UNBLOCK),
        libc::SIG_SETMASK => Some(SigmaskHow::SIG_SETMASK),
        _ => None,
    };
    let set = signal_set(vm, args.get(1))?;
    let Some(how) = how else {
        return Err(einval(vm));
    };
    match set.thread_swap_mask(how) {
        Ok(before) => {
            // What was held back may have come now.
            vm.check_signals()?;
            Ok(set_value(vm, before))
        }
        Err(problem) => Err(vm.os_error(&problem.into(), None)),
    }
}

/// Lists what waits for this thread and for the process.
fn sigpending(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let status = std::fs::read_to_string("/proc/thread-self/status").unwrap_or_default();
    let mut mask = 0;
    for name in ["SigPnd:", "ShdPnd:"] {
        let line = status.lines().find_map(|l| l.strip_prefix(name));
        mask |= line
            .and_then(|l| u64::from_str_radix(l.trim(), 16).ok())
            .unwrap_or(0);
    }
    let pending = (1..=64).filter(|s| mask & (1 << (s - 1)) != 0);
    let pending: Vec<Value> = pending.map(Value::Int).collect();
    Ok(vm.list(pending))
}

fn sigwait(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let set = signal_set(vm, args.get(0))?;
    let _ = vm.out.flush();
    match vm.block(|| set.wait()) {
        Ok(signal) => Ok(Value::Int(signal as i64)),
        Err(problem) => Err(vm.os_error(&problem.into(), None)),
    }
}

/// Waits for a signal of a set and tells what is known of it; None when the time is over.
#[cfg(target_os = "linux")]
fn wait_for_info(vm: &mut Vm, args: Args, timeout: Option<f64>) -> Result<Value, Raise> {
    use nix::sys::signalfd::{SfdFlags, SignalFd};
    use rustix::event::PollFlags;
    use std::os::fd::AsFd;
    let set = signal_set(vm, args.get(0))?;
    let flags = SfdFlags::SFD_NONBLOCK | SfdFlags::SFD_CLOEXEC;
    let fd = match SignalFd::with_flags(&set, flags) {
        Ok(fd) => fd,
        Err(problem) => return Err(vm.os_error(&problem.into(), None)),
    };
    let end = timeout.map(|t| vm.sched.clock.now() + t);
    let is_main = vm.threads.current() == MAIN;
    let who = if is_main { Who::Main } else { Who::Other };
    let _ = vm.out.flush();
    loop {
        match fd.read_signal() {
            Ok(Some(info)) => return Ok(info_value(vm, &info)),
            Ok(None) => {}
            Err(problem) => return Err(vm.os_error(&problem.into(), None)),
        }
        let left = end.map(|end| Duration::try_from_secs_f64(end - vm.sched.clock.now()));
        if matches!(left, Some(Err(_))) {
            return Ok(Value::None);
        }
        let left = left.and_then(Result::ok);
        let waited = vm.block(|| interrupt::wait(Some((fd.as_fd(), PollFlags::IN)), left, who));
        match waited {
            Ok(true) => {}
            Ok(false) => return Ok(Value::None),
            Err(_) => vm.check_signals()?,
        }
    }
}

#[cfg(target_os = "linux")]
fn info_value(vm: &mut Vm, info: &nix::sys::signalfd::siginfo) -> Value {
    let items = [
        i64::from(info.ssi_signo),
        i64::from(info.ssi_code),
        i64::from(info.ssi_errno),
        i64::from(info.ssi_pid),
        i64::from(info.ssi_uid),
        i64::from(info.ssi_status),
        i64::from(info.ssi_band),
    ];
    make(vm, "struct_siginfo", &items.map(Value::Int))
}

#[cfg(not(target_os = "linux"))]
fn wait_for_info(vm: &mut Vm, _: Args, _: Option<f64>) -> Result<Value, Raise> {
    Err(vm.os_error(&Error::from_raw_os_error(libc::ENOSYS), None))
}
