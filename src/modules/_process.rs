//! `_process`: child processes, for `std/subprocess.as` and `std/_asyncio_subprocess.as`.
//!
//! A child is started with what each of its standard streams is to be; the parent's ends of its pipes are descriptors, read and
//! written by threads (`communicate`), opened as files, or handed to the loop. A child is waited for exactly once.

use crate::builtins::files;
use crate::builtins::payload::own;
use crate::heap::Marker;
use super::_socket::{self, Channel};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::vm::native::{Args, Module, Type, func, getter, method};
use crate::vm::{Raise, Vm};
use std::ffi::OsString;
use std::io::{Read, Write};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

pub static MODULE: Module = Module {
    name: "_process",
    consts: &[],
    funcs: &[
        func(
            "spawn(args, executable, cwd, env, stdin, stdout, stderr, group)",
            spawn,
        ),
        func("kill(pid, signal)", kill),
    ],
    types: &[&CHILD],
    init: None,
};

/// What the script says a stream is to be: these numbers, None, or a file object.
const PIPE: i64 = -1;
const STDOUT: i64 = -2;
const DEVNULL: i64 = -3;
/// How long a wait lasts before Ctrl-C is looked at.
const SLICE: Duration = Duration::from_millis(50);

/// What a thread has read of a pipe so far, and how its reading ended.
#[derive(Default)]
struct Collected {
    bytes: Vec<u8>,
    done: bool,
}

type Shared = Arc<Mutex<Collected>>;

/// A child process.
struct Process {
    child: Child,
    /// The parent's ends of its pipes: stdin, stdout, stderr.
    pipes: [Option<OwnedFd>; 3],
    /// What `communicate` collects, once it has begun.
    collected: Option<[Option<Shared>; 3]>,
    code: Option<i64>,
}

impl Payload for Process {
    fn trace(&self, _: &mut Marker) {}
}

static CHILD: Type = Type {
    name: "Child",
    module: "_process",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        getter("pid", pid),
        method("poll(self)", poll),
        method("wait(self, timeout=None)", wait),
        method("communicate(self, input=None, timeout=None)", communicate),
        method("descriptor(self, which)", descriptor),
        method("close(self, which)", close),
        method("source(self, which)", source),
        method("exit_source(self)", exit_source),
    ],
    doc: "A child process.",
};

fn os_string(vm: &mut Vm, value: Value) -> Result<OsString, Raise> {
    let bytes = match vm.plain(value) {
        Value::Bytes(b) => b.data(&vm.heap).to_vec(),
        _ => files::path_text(vm, value)?.into_bytes(),
    };
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(OsString::from_vec(bytes))
}

/// Gives a stream of the child, and the parent's end if it is a pipe.
fn stdio(
    vm: &mut Vm,
    what: Value,
    child_reads: bool,
) -> Result<(Stdio, Option<OwnedFd>, Option<OwnedFd>), Raise> {
    let failed = |vm: &mut Vm, e: std::io::Error| Err(vm.os_error(&e, None));
    match vm.plain(what) {
        Value::None => Ok((Stdio::inherit(), None, None)),
        Value::Int(DEVNULL) => Ok((Stdio::null(), None, None)),
        Value::Int(PIPE) => match std::io::pipe() {
            Ok((reader, writer)) if child_reads => {
                Ok((Stdio::from(reader), Some(writer.into()), None))
            }
            Ok((reader, writer)) => {
                // Kept for a stderr that goes the same way.
                let again = writer.try_clone().ok().map(OwnedFd::from);
                Ok((Stdio::from(writer), Some(reader.into()), again))
            }
            Err(e) => failed(vm, e),
        },
        _ => match files::duplicate(vm, what)? {
            Ok(fd) => {
                let again = fd.try_clone().ok();
                Ok((Stdio::from(fd), None, again))
            }
            Err(e) => failed(vm, e),
        },
    }
}

fn spawn(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let words = vm.collect(args.get(0))?;
    vm.root(words);
    let mut given = Vec::new();
    for word in words.items(&vm.heap).to_vec() {
        given.push(os_string(vm, word)?);
    }
    let Some(first) = given.first().cloned() else {
        return Err(vm.index_error("list index out of range"));
    };
    let program = match args.some(1) {
        Some(executable) => os_string(vm, executable)?,
        None => first.clone(),
    };
    let mut command = Command::new(&program);
    command.arg0(&first).args(given.iter().skip(1));
    if let Some(cwd) = args.some(2) {
        command.current_dir(os_string(vm, cwd)?);
    }
    if let Some(env) = args.some(3) {
        command.env_clear();
        let pairs = vm.collect(env)?;
        vm.root(pairs);
        for pair in pairs.items(&vm.heap).to_vec() {
            let pair = vm.collect(pair)?;
            vm.root(pair);
            if let &[key, value] = pair.items(&vm.heap) {
                let (key, value) = (os_string(vm, key)?, os_string(vm, value)?);
                command.env(key, value);
            }
        }
    }
    if let Some(group) = args.some(7) {
        let group = vm.to_index(group)?;
        command.process_group(i32::try_from(group).unwrap_or(0));
    }
    // What was printed comes before what the child prints.
    let _ = vm.out.flush();
    let (stdin, to_child, _) = stdio(vm, args.get(4), true)?;
    let (stdout, from_child, again) = stdio(vm, args.get(5), false)?;
    let (stderr, errors) = match vm.plain(args.get(6)) {
        Value::Int(STDOUT) => match again {
            Some(fd) => (Stdio::from(fd), None),
            None if vm.plain(args.get(5)).is_none() => {
                match std::io::stdout().as_fd().try_clone_to_owned() {
                    Ok(fd) => (Stdio::from(fd), None),
                    Err(e) => return Err(vm.os_error(&e, None)),
                }
            }
            None => (Stdio::null(), None),
        },
        _ => {
            let (stderr, errors, _) = stdio(vm, args.get(6), false)?;
            (stderr, errors)
        }
    };
    command.stdin(stdin).stdout(stdout).stderr(stderr);
    let child = match command.spawn() {
        Ok(child) => child,
        Err(e) => {
            let cwd = args.some(2);
            let lost = match cwd {
                Some(cwd) => {
                    let cwd = os_string(vm, cwd)?;
                    (!std::path::Path::new(&cwd).is_dir()).then_some(cwd)
                }
                None => None,
            };
            let name = lost.unwrap_or(program).to_string_lossy().into_owned();
            return Err(vm.os_error(&e, Some(&name)));
        }
    };
    // The child's own ends are closed here.
    drop(command);
    let Some(class) = vm.class_named("Child") else {
        return Err(vm.runtime_error("the module _process is not loaded"));
    };
    let process = Process {
        child,
        pipes: [to_child, from_child, errors],
        collected: None,
        code: None,
    };
    Ok(vm.object_of(class, process))
}

fn pid(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let process = own::<Process>(vm, args.get(0))?;
    Ok(Value::Int(i64::from(process.get(&vm.heap).child.id())))
}

/// Asks whether the child has ended; its exit code if so, negative for a signal.
fn ended(vm: &mut Vm, args: Args) -> Result<Option<i64>, Raise> {
    let process = own::<Process>(vm, args.get(0))?;
    let data = process.get_mut(&mut vm.heap);
    if data.code.is_none() {
        match data.child.try_wait() {
            Ok(Some(status)) => {
                let code = status.code().map(i64::from);
                let by_signal = status.signal().map(|s| -i64::from(s));
                data.code = code.or(by_signal);
            }
            Ok(None) => {}
            Err(e) => return Err(vm.os_error(&e, None)),
        }
    }
    Ok(process.get(&vm.heap).code)
}

fn poll(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(ended(vm, args)?.map_or(Value::None, Value::Int))
}

/// Reads a number of seconds as the moment they end.
fn deadline(vm: &mut Vm, args: Args, i: usize) -> Result<Option<Instant>, Raise> {
    let Some(timeout) = args.some(i) else {
        return Ok(None);
    };
    let seconds = vm.to_float(timeout)?.max(0.0);
    let length = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
    Ok(Instant::now().checked_add(length))
}

/// Waits for the end of the child; None if it has not come after `timeout` seconds.
fn wait(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let deadline = deadline(vm, args, 1)?;
    let mut nap = Duration::from_micros(200);
    loop {
        if let Some(code) = ended(vm, args)? {
            return Ok(Value::Int(code));
        }
        let left = deadline.map(|d| d.saturating_duration_since(Instant::now()));
        if left == Some(Duration::ZERO) {
            return Ok(Value::None);
        }
        let longest = left.unwrap_or(SLICE).min(SLICE);
        let process = own::<Process>(vm, args.get(0))?;
        let exit = exit_descriptor(process.get(&vm.heap).child.id());
        match exit {
            Some(fd) => vm.block(move || wait_readable(&fd, longest)),
            None => {
                let pause = nap.min(longest);
                vm.block(move || std::thread::sleep(pause));
                nap = (nap * 2).min(Duration::from_millis(20));
            }
        }
        vm.check_signals()?;
    }
}

fn wait_readable(fd: &OwnedFd, longest: Duration) {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let mut fds = [PollFd::new(fd, PollFlags::IN)];
    let time = Timespec {
        tv_sec: longest.as_secs() as i64,
        tv_nsec: longest.subsec_nanos().into(),
    };
    // Whatever ends the wait, the caller asks the child itself.
    let _ = poll(&mut fds, Some(&time));
}

/// Gives a descriptor that becomes readable when a child ends, where the system has such.
#[cfg(target_os = "linux")]
fn exit_descriptor(pid: u32) -> Option<OwnedFd> {
    use rustix::process::{Pid, PidfdFlags, pidfd_open};
    let pid = Pid::from_raw(i32::try_from(pid).ok()?)?;
    pidfd_open(pid, PidfdFlags::empty()).ok()
}

#[cfg(not(target_os = "linux"))]
fn exit_descriptor(_: u32) -> Option<OwnedFd> {
    None
}

fn lock(shared: &Shared) -> std::sync::MutexGuard<'_, Collected> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn reading(fd: OwnedFd) -> Shared {
    let shared = Shared::default();
    let mine = Arc::clone(&shared);
    let body = move || {
        let mut file = std::fs::File::from(fd);
        let mut chunk = vec![0; 64 * 1024];
        while let Ok(n) = file.read(&mut chunk) {
            if n == 0 {
                break;
            }
            lock(&mine)
                .bytes
                .extend_from_slice(chunk.get(..n).unwrap_or_default());
        }
        lock(&mine).done = true;
    };
    if std::thread::Builder::new().spawn(body).is_err() {
        lock(&shared).done = true;
    }
    shared
}

fn writing(fd: OwnedFd, bytes: Vec<u8>) -> Shared {
    let shared = Shared::default();
    let mine = Arc::clone(&shared);
    let body = move || {
        // A child that does not read its input is no error.
        let _ = std::fs::File::from(fd).write_all(&bytes);
        lock(&mine).done = true;
    };
    if std::thread::Builder::new().spawn(body).is_err() {
        lock(&shared).done = true;
    }
    shared
}

/// Writes the input, reads both outputs to their ends and waits: (stdout, stderr, code), where the code is None if the
/// time was over first; a later call goes on.
fn communicate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let input = match args.some(1).map(|v| vm.plain(v)) {
        Some(Value::Bytes(b)) => b.data(&vm.heap).to_vec(),
        Some(other) => return Err(vm.wrong_type("bytes", other)),
        None => Vec::new(),
    };
    let deadline = deadline(vm, args, 2)?;
    let process = own::<Process>(vm, args.get(0))?;
    let data = process.get_mut(&mut vm.heap);
    if data.collected.is_none() {
        let [stdin, stdout, stderr] = std::mem::take(&mut data.pipes);
        let stdin = stdin.map(|fd| writing(fd, input));
        data.collected = Some([stdin, stdout.map(reading), stderr.map(reading)]);
    }
    let shared: Vec<Shared> = process
        .get(&vm.heap)
        .collected
        .iter()
        .flatten()
        .flatten()
        .map(Arc::clone)
        .collect();
    let mut nap = Duration::from_micros(100);
    let code = loop {
        let all_done = shared.iter().all(|s| lock(s).done);
        if all_done && let Some(code) = ended(vm, args)? {
            break Value::Int(code);
        }
        if deadline.is_some_and(|d| d <= Instant::now()) {
            break Value::None;
        }
        let pause = nap;
        vm.block(move || std::thread::sleep(pause));
        nap = (nap * 2).min(Duration::from_millis(5));
        vm.check_signals()?;
    };
    let collected = |vm: &mut Vm, which: usize| {
        let shared = match &process.get(&vm.heap).collected {
            Some(all) => all[which].clone(),
            None => None,
        };
        match shared {
            Some(shared) => Value::Bytes(vm.heap.new_bytes(&lock(&shared).bytes)),
            None => Value::None,
        }
    };
    let (out, err) = (collected(vm, 1), collected(vm, 2));
    Ok(vm.tuple(&[out, err, code]))
}

fn pipe_number(vm: &mut Vm, args: Args) -> Result<usize, Raise> {
    match args.int(vm, 1)? {
        which @ 0..=2 => Ok(which as usize),
        _ => Err(vm.value_error("a child has three streams")),
    }
}

/// Gives the number of the descriptor of the parent's end of a pipe; None without one.
fn descriptor(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let which = pipe_number(vm, args)?;
    let process = own::<Process>(vm, args.get(0))?;
    let pipe = &process.get(&vm.heap).pipes[which];
    Ok(pipe
        .as_ref()
        .map_or(Value::None, |fd| Value::Int(i64::from(fd.as_raw_fd()))))
}

/// Closes the parent's end of a pipe.
fn close(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let which = pipe_number(vm, args)?;
    let process = own::<Process>(vm, args.get(0))?;
    process.get_mut(&mut vm.heap).pipes[which] = None;
    Ok(Value::None)
}

/// Hands the parent's end of a pipe to the loop, as a channel; None without one.
fn source(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let which = pipe_number(vm, args)?;
    let process = own::<Process>(vm, args.get(0))?;
    let Some(fd) = process.get_mut(&mut vm.heap).pipes[which].take() else {
        return Ok(Value::None);
    };
    if let Err(e) = rustix::io::ioctl_fionbio(&fd, true) {
        return Err(vm.os_error(&e.into(), None));
    }
    _socket::object(vm, "Channel", Channel::of(fd))
}

/// Gives what tells the loop that the child has ended, as a channel; None where the system has no such.
fn exit_source(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let process = own::<Process>(vm, args.get(0))?;
    match exit_descriptor(process.get(&vm.heap).child.id()) {
        Some(fd) => _socket::object(vm, "Channel", Channel::of(fd)),
        None => Ok(Value::None),
    }
}

/// Sends a signal to a process.
fn kill(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    use rustix::process::{Pid, Signal, kill_process};
    let (pid, number) = (args.int(vm, 0)?, args.int(vm, 1)?);
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
    let signal = i32::try_from(number)
        .ok()
        .and_then(Signal::from_named_raw);
    let (Some(pid), Some(signal)) = (pid, signal) else {
        let bad = std::io::Error::from_raw_os_error(libc::EINVAL);
        return Err(vm.os_error(&bad, None));
    };
    match kill_process(pid, signal) {
        Ok(()) => Ok(Value::None),
        Err(e) => Err(vm.os_error(&e.into(), None)),
    }
}
