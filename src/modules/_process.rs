//! `_process`: child processes, for `std/subprocess.as` and `std/_asyncio_subprocess.as`.
//!
//! A child is started with what each of its standard streams is to be; the parent's ends of its pipes are descriptors, read and
//! written by `communicate`, opened as files, or handed to the loop. A child is waited for exactly once.

use super::_socket::{self, Channel};
use super::os;
use crate::builtins::files;
use crate::builtins::payload::own;
use crate::heap::Marker;
use crate::heap::child::{Changes, change_before};
use crate::io::stream;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::vm::native::{Args, Module, Type, func, getter, method};
use crate::vm::{Raise, Vm};
use rustix::event::{self, PollFd, PollFlags, Timespec};
use rustix::process::{Gid, Uid};
use std::ffi::OsString;
use std::os::fd::{AsFd, AsRawFd, IntoRawFd, OwnedFd};
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
            "spawn(args, executable, cwd, env, stdin, stdout, stderr, group, changes, close=True)",
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
/// How long it is where nothing can be waited for.
const NAP: Duration = Duration::from_millis(5);
/// The most bytes one read of a pipe takes.
const READ_SIZE: usize = 64 * 1024;

/// What `communicate` has written and read so far.
#[derive(Default)]
struct Talk {
    input: Vec<u8>,
    sent: usize,
    /// From stdout and from stderr.
    got: [Option<Vec<u8>>; 2],
}

/// A child process.
struct Process {
    /// None once it is an orphan.
    child: Option<Child>,
    /// The parent's ends of its pipes: stdin, stdout, stderr.
    pipes: [Option<OwnedFd>; 3],
    /// Once `communicate` has begun.
    talk: Option<Talk>,
    code: Option<i64>,
}

impl Payload for Process {
    fn trace(&self, _: &mut Marker) {}
}

/// Children nobody holds any more and that have not ended: asked again whenever another one is started.
static ORPHANS: Mutex<Vec<Child>> = Mutex::new(Vec::new());

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take()
            && self.code.is_none()
            && matches!(child.try_wait(), Ok(None))
        {
            orphans().push(child);
        }
    }
}

impl Process {
    fn pid(&self) -> u32 {
        self.child.as_ref().map_or(0, Child::id)
    }

    /// Gives a descriptor that becomes readable when the child ends, where the system has such.
    fn exit_descriptor(&self) -> Option<OwnedFd> {
        exit_descriptor(self.pid())
    }
}

fn orphans() -> std::sync::MutexGuard<'static, Vec<Child>> {
    ORPHANS.lock().unwrap_or_else(PoisonError::into_inner)
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
        method("release(self)", release),
        method("wait(self, timeout=None)", wait),
        method("communicate(self, input=None, timeout=None)", communicate),
        method("descriptor(self, which)", descriptor),
        method("close(self, which)", close),
        method("take(self, which)", take),
        method("source(self, which)", source),
        method("exit_source(self)", exit_source),
    ],
    doc: "A child process.",
};

fn os_string(vm: &mut Vm, value: Value) -> Result<OsString, Raise> {
    let bytes = match vm.plain(value) {
        Value::Bytes(b) => b.data(&vm.heap).to_vec(),
        _ => files::system_path(vm, value)?.into_os_string().into_vec(),
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

/// Reads the program and its arguments.
fn command(vm: &mut Vm, args: Args) -> Result<(Command, OsString), Raise> {
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
    if program.is_empty() {
        let denied = std::io::Error::from_raw_os_error(libc::EACCES);
        return Err(vm.os_error(&denied, Some("")));
    }
    let mut command = Command::new(&program);
    command.arg0(&first).args(given.iter().skip(1));
    Ok((command, program))
}

/// Sets the environment of the child: the one that is given, or the script's `os.environ`.
fn set_environment(vm: &mut Vm, command: &mut Command, given: Option<Value>) -> Result<(), Raise> {
    let Some(given) = given else {
        for (name, value) in os::changed_environment(vm) {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        return Ok(());
    };
    command.env_clear();
    let pairs = vm.collect(given)?;
    vm.root(pairs);
    for pair in pairs.items(&vm.heap).to_vec() {
        let pair = vm.collect(pair)?;
        vm.root(pair);
        if let &[key, value] = pair.items(&vm.heap) {
            let (key, value) = (os_string(vm, key)?, os_string(vm, value)?);
            if key.as_encoded_bytes().contains(&b'=') {
                return Err(vm.value_error("illegal environment variable name"));
            }
            command.env(key, value);
        }
    }
    Ok(())
}

/// Reads what the child changes of itself: (session, umask, descriptors, user, group, groups).
fn changes(vm: &mut Vm, given: Value) -> Result<Changes, Raise> {
    let mut changes = Changes::default();
    let Value::Tuple(given) = given else {
        return Ok(changes);
    };
    let &[session, umask, keep, user, group, groups] = given.items(&vm.heap) else {
        return Ok(changes);
    };
    changes.session = vm.truth(session)?;
    let number = |vm: &mut Vm, v: Value| match vm.plain(v) {
        Value::None => Ok(None),
        _ => vm.to_index(v).map(|n| u32::try_from(n).ok()),
    };
    changes.umask = number(vm, umask)?;
    changes.user = number(vm, user)?.map(Uid::from_raw);
    changes.group = number(vm, group)?.map(Gid::from_raw);
    if !vm.plain(groups).is_none() {
        let groups = vm.collect(groups)?;
        vm.root(groups);
        let mut all = Vec::new();
        for one in groups.items(&vm.heap).to_vec() {
            all.extend(number(vm, one)?.map(Gid::from_raw));
        }
        changes.groups = Some(all);
    }
    let keep = vm.collect(keep)?;
    vm.root(keep);
    for one in keep.items(&vm.heap).to_vec() {
        let number = vm.to_index(one)?;
        match i32::try_from(number) {
            Ok(number) if number >= 0 => changes.keep.push(number),
            _ => return Err(vm.value_error("bad value(s) in fds_to_keep")),
        }
    }
    Ok(changes)
}

/// Sets the child's streams; gives the parent's ends of those that are pipes.
fn streams(vm: &mut Vm, command: &mut Command, args: Args) -> Result<[Option<OwnedFd>; 3], Raise> {
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
    Ok([to_child, from_child, errors])
}

fn spawn(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (mut command, program) = command(vm, args)?;
    if let Some(cwd) = args.some(2) {
        command.current_dir(os_string(vm, cwd)?);
    }
    set_environment(vm, &mut command, args.some(3))?;
    if let Some(group) = args.some(7) {
        let group = vm.to_index(group)?;
        command.process_group(i32::try_from(group).unwrap_or(0));
    }
    let changes = changes(vm, args.get(8))?;
    let closes = vm.truth(args.get(9))?;
    // What was printed comes before what the child prints.
    let _ = vm.out.flush();
    vm.settle_all_files();
    let pipes = streams(vm, &mut command, args)?;
    orphans().retain_mut(|child| matches!(child.try_wait(), Ok(None)));
    let withheld = closes.then(|| changes.withhold());
    change_before(&mut command, changes);
    let spawned = command.spawn();
    drop(withheld);
    let child = match spawned {
        Ok(child) => child,
        Err(e) => {
            let lost = match args.some(2) {
                Some(cwd) => {
                    let cwd = os_string(vm, cwd)?;
                    (!std::path::Path::new(&cwd).is_dir()).then_some(cwd)
                }
                None => None,
            };
            let name = crate::source::surrogate::path_shown(lost.unwrap_or(program));
            return Err(vm.os_error(&e, Some(&name)));
        }
    };
    // The child's own ends are closed here.
    drop(command);
    let Some(class) = vm.class_named("Child") else {
        return Err(vm.runtime_error("the module _process is not loaded"));
    };
    let process = Process {
        child: Some(child),
        pipes,
        talk: None,
        code: None,
    };
    Ok(vm.object_of(class, process))
}

fn pid(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let process = own::<Process>(vm, args.get(0))?;
    Ok(Value::Int(i64::from(process.get(&vm.heap).pid())))
}

/// Asks whether the child has ended; its exit code if so, negative for a signal.
fn ended(vm: &mut Vm, args: Args) -> Result<Option<i64>, Raise> {
    let process = own::<Process>(vm, args.get(0))?;
    let data = process.get_mut(&mut vm.heap);
    if data.code.is_none() {
        match data.child.as_mut().map(Child::try_wait) {
            Some(Ok(Some(status))) => {
                let code = status.code().map(i64::from);
                let by_signal = status.signal().map(|s| -i64::from(s));
                data.code = code.or(by_signal);
            }
            // Somebody else has waited for it: how it ended is not known.
            Some(Err(e)) if e.raw_os_error() == Some(libc::ECHILD) => data.code = Some(0),
            Some(Err(e)) => return Err(vm.os_error(&e, None)),
            Some(Ok(None)) | None => {}
        }
    }
    Ok(process.get(&vm.heap).code)
}

/// Leaves the child to whoever waits for its number; nobody here asks for its status any more.
fn release(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let process = own::<Process>(vm, args.get(0))?;
    drop(process.get_mut(&mut vm.heap).child.take());
    Ok(Value::None)
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
        let (begun, longest) = (Instant::now(), left.unwrap_or(SLICE).min(SLICE));
        let process = own::<Process>(vm, args.get(0))?;
        let exit = process.get(&vm.heap).exit_descriptor();
        match exit {
            Some(fd) => vm.block(move || wait_readable(&fd, longest)),
            None => {
                let pause = nap.min(longest);
                vm.block(move || std::thread::sleep(pause));
                nap = (nap * 2).min(Duration::from_millis(20));
            }
        }
        vm.check_signals()?;
        if Instant::now().duration_since(begun) >= longest {
            vm.look_in_lull();
        }
    }
}

fn timespec(length: Duration) -> Timespec {
    Timespec {
        tv_sec: length.as_secs() as i64,
        tv_nsec: length.subsec_nanos().into(),
    }
}

fn wait_readable(fd: &OwnedFd, longest: Duration) {
    let mut fds = [PollFd::new(fd, PollFlags::IN)];
    // Whatever ends the wait, the caller asks the child itself.
    let _ = event::poll(&mut fds, Some(&timespec(longest)));
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

impl Talk {
    /// Begins: what is read is kept of the pipes there are.
    fn begin(pipes: &[Option<OwnedFd>; 3], input: Vec<u8>) -> Talk {
        for fd in pipes.iter().flatten() {
            // One that stays blocking is waited for by the script's thread alone.
            let _ = rustix::io::ioctl_fionbio(fd, true);
        }
        Talk {
            input,
            sent: 0,
            got: [&pipes[1], &pipes[2]].map(|pipe| pipe.as_ref().map(|_| Vec::new())),
        }
    }

    /// Writes and reads as much as goes without waiting; closes the pipes that are done.
    fn advance(&mut self, pipes: &mut [Option<OwnedFd>; 3], room: &mut Vec<u8>) {
        while let Some(fd) = &pipes[0] {
            let rest = self.input.get(self.sent..).unwrap_or_default();
            // A child that does not read its input is no error.
            match stream::write(fd, rest) {
                Ok(None) => break,
                Ok(Some(n)) if !rest.is_empty() && n < rest.len() => self.sent += n,
                _ => pipes[0] = None,
            }
        }
        room.resize(READ_SIZE, 0);
        for (pipe, got) in pipes.iter_mut().skip(1).zip(&mut self.got) {
            while let Some(fd) = pipe {
                match stream::read(fd, room) {
                    Ok(None) => break,
                    Ok(Some(n)) if n > 0 => {
                        let read = room.get(..n).unwrap_or_default();
                        got.get_or_insert_default().extend_from_slice(read);
                    }
                    _ => *pipe = None,
                }
            }
        }
    }
}

/// Waits until one of the pipes is ready, or the child has ended if there is none.
fn wait_talking(pipes: &[Option<OwnedFd>; 3], exit: Option<&OwnedFd>, longest: Duration) {
    let mut fds: Vec<PollFd<'_>> = Vec::new();
    for (i, fd) in pipes.iter().enumerate() {
        let flags = if i == 0 {
            PollFlags::OUT
        } else {
            PollFlags::IN
        };
        fds.extend(fd.as_ref().map(|fd| PollFd::new(fd, flags)));
    }
    if fds.is_empty() {
        fds.extend(exit.map(|fd| PollFd::new(fd, PollFlags::IN)));
    }
    if fds.is_empty() {
        return std::thread::sleep(longest.min(NAP));
    }
    // Whatever ends the wait, the caller looks at everything itself.
    let _ = event::poll(&mut fds, Some(&timespec(longest)));
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
    let exit = process.get(&vm.heap).exit_descriptor().map(Arc::new);
    let mut room = Vec::new();
    {
        let data = process.get_mut(&mut vm.heap);
        if data.talk.is_none() {
            data.talk = Some(Talk::begin(&data.pipes, input));
        }
    }
    let code = loop {
        let data = process.get_mut(&mut vm.heap);
        // As in CPython, what the pipes have by then is not asked any more.
        let over = deadline.is_some_and(|d| Instant::now() >= d);
        if over && data.pipes.iter().any(Option::is_some) {
            break Value::None;
        }
        if let Some(talk) = &mut data.talk {
            talk.advance(&mut data.pipes, &mut room);
        }
        let all_done = data.pipes.iter().all(Option::is_none);
        if all_done && let Some(code) = ended(vm, args)? {
            break Value::Int(code);
        }
        let left = deadline.map(|d| d.saturating_duration_since(Instant::now()));
        if left == Some(Duration::ZERO) {
            break Value::None;
        }
        let longest = left.unwrap_or(SLICE).min(SLICE);
        let pipes = std::mem::take(&mut process.get_mut(&mut vm.heap).pipes);
        let exit = exit.clone();
        let pipes = vm.block(move || {
            wait_talking(&pipes, exit.as_deref(), longest);
            pipes
        });
        process.get_mut(&mut vm.heap).pipes = pipes;
        vm.check_signals()?;
    };
    let got = match &process.get(&vm.heap).talk {
        Some(talk) => talk.got.clone(),
        None => [None, None],
    };
    let [out, err] = got.map(|got| match got {
        Some(bytes) => {
            let bytes: Value = vm.heap.new_byte_vec(bytes).into();
            vm.root(bytes);
            bytes
        }
        None => Value::None,
    });
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

/// Gives the descriptor of the parent's end of a pipe away, as its number; None without one.
fn take(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let which = pipe_number(vm, args)?;
    let process = own::<Process>(vm, args.get(0))?;
    let pipe = process.get_mut(&mut vm.heap).pipes[which].take();
    Ok(pipe.map_or(Value::None, |fd| Value::Int(i64::from(fd.into_raw_fd()))))
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
    match process.get(&vm.heap).exit_descriptor() {
        Some(fd) => _socket::object(vm, "Channel", Channel::of(fd)),
        None => Ok(Value::None),
    }
}

/// Sends a signal to a process.
fn kill(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    use rustix::process::{Pid, Signal, kill_process};
    let (pid, number) = (args.int(vm, 0)?, args.int(vm, 1)?);
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
    let signal = i32::try_from(number).ok().and_then(Signal::from_named_raw);
    let (Some(pid), Some(signal)) = (pid, signal) else {
        let bad = std::io::Error::from_raw_os_error(libc::EINVAL);
        return Err(vm.os_error(&bad, None));
    };
    match kill_process(pid, signal) {
        Ok(()) => Ok(Value::None),
        Err(e) => Err(vm.os_error(&e.into(), None)),
    }
}
