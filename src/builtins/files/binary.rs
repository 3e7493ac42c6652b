//! Files of bytes: FileIO without a buffer, BufferedReader, BufferedWriter and BufferedRandom with one.
//!
//! What is written waits in the buffer until it is full, `flush`, `close`, the end of the program, or until nobody holds
//! the file any more. A write that fails keeps what it could not write, so that it fails again when the file is closed.
//! A file of text writes through here too: what it has not handed over yet lies in `pending`.

use super::mode::Mode;
use super::{Stream, unsupported};
use crate::builtins::payload::{Own, own};
use crate::heap::{Gc, Marker, borrow_fd};
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::object::payload::Payload;
use crate::object::str::Str;
use crate::vm::{Raise, Vm};
use rustix::fs::SeekFrom;

/// How much is read at once.
pub const CHUNK: usize = 8192;

/// Which class a file is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Raw,
    Reader,
    Writer,
    Random,
}

/// A file of bytes.
pub struct Binary {
    /// A path, or a number of a descriptor.
    pub name: Value,
    pub mode: Mode,
    pub kind: Kind,
    pub stream: Stream,
    fd: i32,
    /// What `closefd` says, and whether it is this object that closes the descriptor.
    pub close_fd: bool,
    pub owns: bool,
    /// A file of text was put over it by hand since somebody last asked whether it is closed.
    pub wrapped: bool,
    pub closed: bool,
    pub detached: bool,
    blocks: bool,
    size: usize,
    /// What was read ahead, from `at` on.
    ahead: Vec<u8>,
    at: usize,
    /// What is to be written: the buffer, and behind it what a file of text holds back.
    buffer: Vec<u8>,
    pending: Vec<u8>,
    /// The file without buffer beneath, once it was asked for.
    pub raw: Value,
    /// What does the work where this is over a raw stream that is no file, see `foreign.rs`; None before it is known.
    pub inner: Value,
}

impl Payload for Binary {
    fn trace(&self, m: &mut Marker) {
        self.name.trace(m);
        self.raw.trace(m);
        self.inner.trace(m);
    }
    fn size(&self) -> usize {
        256 + self.ahead.capacity() + self.buffer.capacity() + self.pending.capacity()
    }
}

impl Drop for Binary {
    fn drop(&mut self) {
        if self.closed || self.stream != Stream::None {
            return;
        }
        self.write_out();
        if self.owns {
            // Nobody is left to be told.
            let _ = nix::unistd::close(self.fd);
        }
    }
}

impl Binary {
    /// Makes the file of a descriptor.
    pub fn new(name: Value, mode: Mode, fd: i32, size: usize) -> Binary {
        let kind = match (size, mode.reads, mode.writes) {
            (0, ..) => Kind::Raw,
            (_, true, true) => Kind::Random,
            (_, true, false) => Kind::Reader,
            _ => Kind::Writer,
        };
        Binary {
            name,
            mode,
            kind,
            stream: Stream::None,
            fd,
            close_fd: true,
            owns: true,
            wrapped: false,
            closed: false,
            detached: false,
            blocks: crate::builtins::descriptor::may_block(fd),
            size,
            ahead: Vec::new(),
            at: 0,
            buffer: Vec::new(),
            pending: Vec::new(),
            raw: Value::Unset,
            inner: Value::Unset,
        }
    }

    /// Makes what is over a raw stream that is no file: `inner` does the work.
    pub fn over(inner: Value, kind: Kind) -> Binary {
        let mut file = Binary::new(Value::Unset, Mode::default(), -1, 1);
        (file.kind, file.owns, file.closed, file.inner) = (kind, false, true, inner);
        file
    }

    /// Gives the name of its class.
    pub fn class(&self) -> &'static str {
        match self.kind {
            Kind::Raw => "FileIO",
            Kind::Reader => "BufferedReader",
            Kind::Writer => "BufferedWriter",
            Kind::Random => "BufferedRandom",
        }
    }

    /// Gives the number of the descriptor.
    pub fn fd(&self) -> i32 {
        self.fd
    }

    fn rest(&self) -> &[u8] {
        &self.ahead[self.at..]
    }

    fn take(&mut self, n: usize) -> Vec<u8> {
        let n = n.min(self.ahead.len() - self.at);
        let taken = self.ahead[self.at..self.at + n].to_vec();
        self.at += n;
        if self.at == self.ahead.len() {
            self.ahead.clear();
            self.at = 0;
        }
        taken
    }

    /// Tells whether anything waits to be written.
    pub fn is_dirty(&self) -> bool {
        !self.closed && (!self.buffer.is_empty() || !self.pending.is_empty())
    }

    /// Writes what waits, when nobody can be told of a failure.
    fn write_out(&mut self) {
        if let Some(fd) = borrow_fd(self.fd) {
            let all = [self.buffer.as_slice(), self.pending.as_slice()].concat();
            let mut rest = all.as_slice();
            while !rest.is_empty() {
                match rustix::io::write(fd, rest) {
                    Ok(n) => rest = &rest[n..],
                    Err(rustix::io::Errno::INTR) => {}
                    Err(_) => break,
                }
            }
        }
        self.buffer.clear();
        self.pending.clear();
    }
}

/// Gives the file of bytes that a value is.
pub fn binary(vm: &mut Vm, v: Value) -> Result<Own<Binary>, Raise> {
    own(vm, v)
}

/// Refuses a closed file.
pub fn open(vm: &mut Vm, b: Own<Binary>, text: &str) -> Result<(), Raise> {
    let f = b.get(&vm.heap);
    if f.detached {
        return Err(vm.value_error("raw stream has been detached"));
    }
    if f.closed {
        return Err(vm.value_error(text));
    }
    Ok(())
}

/// Refuses a closed file in the words of an operation, and one that is not for it.
pub fn readable(vm: &mut Vm, b: Own<Binary>, needs: &str, what: &str) -> Result<(), Raise> {
    let f = b.get(&vm.heap);
    let (is_raw, reads) = (f.kind == Kind::Raw, f.mode.reads);
    if !is_raw && !reads {
        return Err(unsupported(vm, needs));
    }
    if f.closed || f.detached {
        match is_raw {
            true => open(vm, b, "I/O operation on closed file")?,
            false => open(vm, b, &format!("{what} of closed file"))?,
        }
    }
    if !reads {
        return Err(unsupported(vm, "File not open for reading"));
    }
    Ok(())
}

/// Makes the system's position that of the script, before it is asked to do something else.
fn settle(vm: &mut Vm, b: Own<Binary>) -> Result<(), Raise> {
    flush(vm, b)?;
    forget(vm, b)
}

/// Forgets what was read ahead.
fn forget(vm: &mut Vm, b: Own<Binary>) -> Result<(), Raise> {
    let f = b.get_mut(&mut vm.heap);
    let ahead = f.rest().len();
    f.ahead.clear();
    f.at = 0;
    if ahead > 0 {
        let fd = f.fd;
        let fd = vm.descriptor(fd)?;
        if let Err(problem) = rustix::fs::seek(fd, SeekFrom::Current(-(ahead as i64))) {
            return Err(vm.errno(problem));
        }
    }
    Ok(())
}

/// Reads once from the system, up to so many bytes; `None` if there are none now.
fn read_once(vm: &mut Vm, b: Own<Binary>, most: usize) -> Result<Option<Vec<u8>>, Raise> {
    let f = b.get(&vm.heap);
    let (fd, blocks, stream) = (f.fd, f.blocks, f.stream);
    if !f.buffer.is_empty() || !f.pending.is_empty() {
        flush(vm, b)?;
    }
    if stream == Stream::Stdin {
        // Whoever is asked sees what was printed.
        let _ = vm.out.flush();
    }
    let mut bytes = Vec::new();
    let read = vm.read_descriptor(fd, blocks, &mut bytes, most)?;
    Ok(read.map(|_| bytes))
}

/// Reads more ahead; false at the end or if there is nothing now.
fn fill(vm: &mut Vm, b: Own<Binary>, most: usize) -> Result<Option<bool>, Raise> {
    let Some(bytes) = read_once(vm, b, most)? else {
        return Ok(None);
    };
    let f = b.get_mut(&mut vm.heap);
    if f.at > 0 {
        f.ahead.drain(..f.at);
        f.at = 0;
    }
    if f.ahead.is_empty() {
        f.ahead = bytes;
        return Ok(Some(!f.ahead.is_empty()));
    }
    f.ahead.extend_from_slice(&bytes);
    Ok(Some(!bytes.is_empty()))
}

/// Gives how many bytes are left in a file of the file system, to read them at once.
fn left(vm: &Vm, b: Own<Binary>) -> usize {
    let f = b.get(&vm.heap);
    let Some(fd) = borrow_fd(f.fd).filter(|_| !f.blocks) else {
        return 0;
    };
    let size = rustix::fs::fstat(fd).map_or(0, |s| s.st_size);
    let at = rustix::fs::tell(fd).unwrap_or(0);
    usize::try_from(size)
        .unwrap_or(0)
        .saturating_sub(at as usize)
}

/// `read()`: all there is; `None` if nothing can be read now.
pub fn read_all(vm: &mut Vm, b: Own<Binary>) -> Result<Option<Vec<u8>>, Raise> {
    let f = b.get_mut(&mut vm.heap);
    let have = f.ahead.len() - f.at;
    let mut all = f.take(have);
    let most = left(vm, b) + 1;
    let mut most = most.max(CHUNK);
    loop {
        match read_once(vm, b, most)? {
            None if all.is_empty() => return Ok(None),
            None => return Ok(Some(all)),
            Some(bytes) if bytes.is_empty() => return Ok(Some(all)),
            Some(bytes) if all.is_empty() => all = bytes,
            Some(bytes) => all.extend_from_slice(&bytes),
        }
        most = most.clamp(CHUNK, 1 << 20);
    }
}

/// `read(n)`: as many bytes as asked for, fewer only at the end. A raw file is asked once.
pub fn read(vm: &mut Vm, b: Own<Binary>, n: usize) -> Result<Option<Vec<u8>>, Raise> {
    if b.get(&vm.heap).kind == Kind::Raw {
        return read_once(vm, b, n);
    }
    loop {
        let f = b.get_mut(&mut vm.heap);
        let have = f.rest().len();
        if have >= n {
            return Ok(Some(f.take(n)));
        }
        let most = (n - have).max(f.size);
        match fill(vm, b, most.min(1 << 30))? {
            Some(true) => {}
            None if have == 0 => return Ok(None),
            _ => {
                let f = b.get_mut(&mut vm.heap);
                return Ok(Some(f.take(n)));
            }
        }
    }
}

/// `read1(n)`: what is at hand, else what one call of the system gives.
pub fn read1(vm: &mut Vm, b: Own<Binary>, n: usize) -> Result<Vec<u8>, Raise> {
    let f = b.get_mut(&mut vm.heap);
    if !f.rest().is_empty() {
        return Ok(f.take(n));
    }
    if n == 0 {
        return Ok(Vec::new());
    }
    Ok(read_once(vm, b, n)?.unwrap_or_default())
}

/// `peek()`: what is at hand, read if there is nothing.
pub fn peek(vm: &mut Vm, b: Own<Binary>) -> Result<Vec<u8>, Raise> {
    let f = b.get(&vm.heap);
    let size = f.size;
    if f.rest().is_empty() {
        fill(vm, b, size)?;
    }
    Ok(b.get(&vm.heap).rest().to_vec())
}

/// Gives the first bytes of what was read ahead.
fn take_bytes(vm: &mut Vm, b: Own<Binary>, n: usize) -> Gc<Bytes> {
    // Lifted out while the object is made, which needs the heap.
    let f = b.get_mut(&mut vm.heap);
    let (ahead, at) = (std::mem::take(&mut f.ahead), f.at);
    let bytes = vm.heap.new_bytes(&ahead[at..at + n]);
    let f = b.get_mut(&mut vm.heap);
    (f.ahead, f.at) = (ahead, at + n);
    if f.at == f.ahead.len() {
        f.ahead.clear();
        f.at = 0;
    }
    bytes
}

/// `readline(limit)`.
pub fn read_line(vm: &mut Vm, b: Own<Binary>, limit: Option<usize>) -> Result<Gc<Bytes>, Raise> {
    let f = b.get(&vm.heap);
    if f.kind == Kind::Raw {
        let line = read_raw_line(vm, b, limit)?;
        return Ok(vm.heap.new_byte_vec(line));
    }
    let mut from = 0;
    loop {
        let f = b.get(&vm.heap);
        let rest = f.rest();
        let found = memchr::memchr(b'\n', &rest[from..]).map(|at| from + at + 1);
        from = rest.len();
        let enough = limit.filter(|&n| found.unwrap_or(from) >= n);
        if let Some(end) = enough.or(found) {
            return Ok(take_bytes(vm, b, end));
        }
        let size = f.size;
        if fill(vm, b, size)? != Some(true) {
            return Ok(take_bytes(vm, b, from));
        }
    }
}

/// Without a buffer there is nowhere to put what comes behind the line.
fn read_raw_line(vm: &mut Vm, b: Own<Binary>, limit: Option<usize>) -> Result<Vec<u8>, Raise> {
    let mut line = Vec::new();
    while limit.is_none_or(|n| line.len() < n) {
        let byte = read_once(vm, b, 1)?.unwrap_or_default();
        line.extend_from_slice(&byte);
        if byte.is_empty() || byte == b"\n" {
            break;
        }
    }
    Ok(line)
}

/// Adds bytes to what is to be written; gives how many were taken, `None` if none can be now.
pub fn write(vm: &mut Vm, b: Own<Binary>, bytes: &[u8]) -> Result<Option<usize>, Raise> {
    let f = b.get_mut(&mut vm.heap);
    match f.stream {
        Stream::Stdout => {
            return match vm.out.write(bytes) {
                Ok(()) => Ok(Some(bytes.len())),
                Err(problem) => Err(vm.os_error(&problem, None)),
            };
        }
        Stream::Stderr => {
            return match crate::report::stderr::write(bytes) {
                Ok(()) => Ok(Some(bytes.len())),
                Err(problem) => Err(vm.os_error(&problem, None)),
            };
        }
        _ => {}
    }
    if f.kind == Kind::Raw {
        let (fd, blocks) = (f.fd, f.blocks);
        return vm.write_descriptor(fd, blocks, bytes);
    }
    if !f.ahead.is_empty() {
        forget(vm, b)?;
    }
    let f = b.get_mut(&mut vm.heap);
    if f.buffer.len() + bytes.len() <= f.size && bytes.len() < f.size {
        if f.buffer.capacity() == 0 {
            f.buffer.reserve_exact(f.size);
        }
        f.buffer.extend_from_slice(bytes);
        return Ok(Some(bytes.len()));
    }
    let (fd, blocks, size) = (f.fd, f.blocks, f.size);
    flush_buffer(vm, b)?;
    let mut done = 0;
    while bytes.len() - done >= size {
        match vm.write_descriptor(fd, blocks, &bytes[done..])? {
            Some(n) => done += n,
            None => return Ok((done > 0).then_some(done)),
        }
    }
    b.get_mut(&mut vm.heap)
        .buffer
        .extend_from_slice(&bytes[done..]);
    Ok(Some(bytes.len()))
}

/// Adds a text that is written as it lies in memory; false if that is too much to wait.
#[inline]
pub fn add_text(vm: &mut Vm, b: Own<Binary>, s: Gc<Str>) -> bool {
    let f = b.get_mut(&mut vm.heap);
    if f.stream != Stream::None {
        return false;
    }
    // Lifted out while the text is read, which needs the heap.
    let mut pending = std::mem::take(&mut f.pending);
    let bytes = s.bytes(&vm.heap);
    let fits = pending.len() + bytes.len() < CHUNK;
    if fits {
        if pending.capacity() == 0 {
            pending.reserve_exact(CHUNK);
        }
        pending.extend_from_slice(bytes);
    }
    b.get_mut(&mut vm.heap).pending = pending;
    fits
}

/// Adds what a file of text wrote; it is handed over when it is much, or a line that is to be seen at once.
pub fn write_text(vm: &mut Vm, b: Own<Binary>, bytes: &[u8], now: bool) -> Result<(), Raise> {
    let f = b.get_mut(&mut vm.heap);
    if f.stream == Stream::Stdout || f.stream == Stream::Stderr {
        return write(vm, b, bytes).map(drop);
    }
    let total = f.pending.len() + bytes.len();
    if total > CHUNK && !f.pending.is_empty() {
        hand_over(vm, b)?;
    }
    let f = b.get_mut(&mut vm.heap);
    f.pending.extend_from_slice(bytes);
    if total >= CHUNK {
        hand_over(vm, b)?;
    }
    if now {
        flush(vm, b)?;
    }
    Ok(())
}

/// Hands what text holds back to the buffer.
pub fn hand_over(vm: &mut Vm, b: Own<Binary>) -> Result<(), Raise> {
    let pending = std::mem::take(&mut b.get_mut(&mut vm.heap).pending);
    if pending.is_empty() {
        return Ok(());
    }
    if b.get(&vm.heap).kind == Kind::Raw {
        let f = b.get(&vm.heap);
        let (fd, blocks) = (f.fd, f.blocks);
        let written = vm.write_all_descriptor(fd, blocks, &pending);
        return written.map_err(|(raise, _)| raise);
    }
    let written = write(vm, b, &pending);
    let f = b.get_mut(&mut vm.heap);
    if written.is_err() {
        // It is tried again when the file is closed.
        f.pending.splice(0..0, pending);
    } else if f.pending.is_empty() {
        f.pending = pending;
        f.pending.clear();
    }
    written.map(drop)
}

fn flush_buffer(vm: &mut Vm, b: Own<Binary>) -> Result<(), Raise> {
    let f = b.get_mut(&mut vm.heap);
    if f.buffer.is_empty() {
        return Ok(());
    }
    let (fd, blocks) = (f.fd, f.blocks);
    let bytes = std::mem::take(&mut f.buffer);
    let written = vm.write_all_descriptor(fd, blocks, &bytes);
    let f = b.get_mut(&mut vm.heap);
    match written {
        Ok(()) => {
            if f.buffer.is_empty() {
                f.buffer = bytes;
                f.buffer.clear();
            }
            Ok(())
        }
        Err((raise, done)) => {
            f.buffer.splice(0..0, bytes[done..].iter().copied());
            Err(raise)
        }
    }
}

/// Writes everything that waits.
pub fn flush(vm: &mut Vm, b: Own<Binary>) -> Result<(), Raise> {
    if b.get(&vm.heap).stream == Stream::Stdout {
        return crate::builtins::console::flush_stdout(vm);
    }
    hand_over(vm, b)?;
    flush_buffer(vm, b)
}

/// Gives the position of the script.
pub fn tell(vm: &mut Vm, b: Own<Binary>) -> Result<i64, Raise> {
    let f = b.get(&vm.heap);
    let (fd, ahead, waits) = (f.fd, f.rest().len() as i64, f.buffer.len() as i64);
    let fd = vm.descriptor(fd)?;
    match rustix::fs::tell(fd) {
        Ok(at) => Ok(at as i64 - ahead + waits),
        Err(problem) => Err(vm.errno(problem)),
    }
}

/// Moves to a position; gives it.
pub fn seek(vm: &mut Vm, b: Own<Binary>, offset: i64, whence: i64) -> Result<i64, Raise> {
    settle(vm, b)?;
    let to = match whence {
        // What is negative the system refuses.
        0 => Some(SeekFrom::Start(offset as u64)),
        1 => Some(SeekFrom::Current(offset)),
        2 => Some(SeekFrom::End(offset)),
        _ => None,
    };
    let fd = b.get(&vm.heap).fd;
    let fd = vm.descriptor(fd)?;
    let sought = to.map_or(Err(rustix::io::Errno::INVAL), |to| rustix::fs::seek(fd, to));
    match sought {
        Ok(at) => Ok(at as i64),
        Err(problem) => Err(vm.errno(problem)),
    }
}

/// Makes the file so long; gives the length.
pub fn truncate(vm: &mut Vm, b: Own<Binary>, size: Option<i64>) -> Result<i64, Raise> {
    flush(vm, b)?;
    let size = match size {
        Some(size) => size,
        None => tell(vm, b)?,
    };
    let fd = b.get(&vm.heap).fd;
    let fd = vm.descriptor(fd)?;
    let done = u64::try_from(size)
        .map_err(|_| rustix::io::Errno::INVAL)
        .and_then(|size| rustix::fs::ftruncate(fd, size));
    match done {
        Ok(()) => Ok(size),
        Err(problem) => Err(vm.errno(problem)),
    }
}

/// Writes what waits and closes; the file is closed even if that fails.
pub fn close(vm: &mut Vm, b: Own<Binary>) -> Result<(), Raise> {
    if b.get(&vm.heap).closed {
        return Ok(());
    }
    let flushed = flush(vm, b);
    let f = b.get_mut(&mut vm.heap);
    f.closed = true;
    (f.ahead, f.buffer, f.pending, f.at) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let (fd, owns, raw) = (f.fd, f.owns && f.stream == Stream::None, f.raw);
    if let Some(raw) = vm.payload_mut::<Binary>(raw) {
        raw.closed = true;
    }
    let closed = if owns { nix::unistd::close(fd) } else { Ok(()) };
    flushed?;
    closed.map_err(|problem| vm.os_error(&problem.into(), None))
}

/// Gives the file beneath, without the buffer.
pub fn raw_of(vm: &mut Vm, b: Own<Binary>) -> Value {
    let f = b.get(&vm.heap);
    if !f.raw.is_unset() {
        return f.raw;
    }
    let (name, fd, mode) = (f.name, f.fd, f.mode.clone());
    let (close_fd, closed, stream) = (f.close_fd, f.closed, f.stream);
    let mut raw = Binary::new(name, mode, fd, 0);
    (raw.close_fd, raw.owns, raw.closed, raw.stream) = (close_fd, false, closed, stream);
    let raw = super::object_of_binary(vm, raw);
    b.get_mut(&mut vm.heap).raw = raw;
    raw
}

/// Parts the file from the one beneath, which it gives; nothing can be done with it any more.
pub fn detach(vm: &mut Vm, b: Own<Binary>) -> Result<Value, Raise> {
    flush(vm, b)?;
    let raw = raw_of(vm, b);
    let f = b.get_mut(&mut vm.heap);
    (f.detached, f.closed) = (true, true);
    let owns = std::mem::replace(&mut f.owns, false);
    if let Some(raw) = vm.payload_mut::<Binary>(raw) {
        raw.owns = owns;
    }
    Ok(raw)
}

/// The program ends: writes what waits in open files; nobody is told of failures.
pub fn write_out_all(vm: &mut Vm) {
    for file in std::mem::take(&mut vm.open_files) {
        if let Some(f) = file.get_mut(&mut vm.heap).payload_mut::<Binary>()
            && f.is_dirty()
        {
            f.write_out();
        }
    }
}
