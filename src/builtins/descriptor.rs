//! Reading from and writing to descriptors, as files, `os.read` and the standard input do it.
//!
//! What may block (a pipe, a terminal, a socket) is waited for first, while other threads run and so that a signal
//! is acted on; files of the file system answer at once. A descriptor that is not to block gives `None`.

use crate::heap::borrow_fd;
use crate::io::interrupt::{self, Who};
use crate::vm::threads::MAIN;
use crate::vm::{Raise, Vm};
use rustix::event::PollFlags;
use rustix::fs::{FileType, OFlags};
use rustix::io::Errno;
use std::os::fd::BorrowedFd;
use std::time::Duration;

/// How long a descriptor is waited for before somebody looks what else could be done.
const LULL: Duration = Duration::from_millis(50);
/// How much a pipe takes without blocking, once it says that it takes anything.
const PIECE: usize = 4096;

/// Tells whether reading or writing a descriptor may block.
pub fn may_block(fd: i32) -> bool {
    borrow_fd(fd)
        .and_then(|fd| rustix::fs::fstat(fd).ok())
        .is_some_and(|stat| {
            !matches!(
                FileType::from_raw_mode(stat.st_mode),
                FileType::RegularFile | FileType::Directory
            )
        })
}

impl Vm {
    /// Gives the descriptor of a number, or EBADF.
    pub fn descriptor(&mut self, fd: i32) -> Result<BorrowedFd<'static>, Raise> {
        borrow_fd(fd).ok_or_else(|| self.errno(Errno::BADF))
    }

    /// Raises the OSError of what the system answered.
    pub fn errno(&mut self, problem: Errno) -> Raise {
        self.os_error(&problem.into(), None)
    }

    /// Waits until a descriptor is ready, unless it is not to block; other threads run meanwhile.
    fn wait_for_descriptor(
        &mut self,
        fd: BorrowedFd<'static>,
        what: PollFlags,
    ) -> Result<(), Raise> {
        if rustix::fs::fcntl_getfl(fd).is_ok_and(|flags| flags.contains(OFlags::NONBLOCK)) {
            return Ok(());
        }
        let is_main = self.threads.current() == MAIN;
        let who = if is_main { Who::Main } else { Who::Other };
        loop {
            match self.block(|| interrupt::wait(Some((fd, what)), Some(LULL), who)) {
                Ok(false) => self.look_in_lull(),
                // A signal that raises nothing is no reason to stop waiting.
                Err(_) if is_main => self.check_signals()?,
                // What is wrong with it, the call says.
                _ => return Ok(()),
            }
        }
    }

    /// Reads up to `most` bytes and adds them; gives how many, 0 at the end, `None` if there are none now.
    pub fn read_descriptor(
        &mut self,
        fd: i32,
        blocks: bool,
        into: &mut Vec<u8>,
        most: usize,
    ) -> Result<Option<usize>, Raise> {
        let fd = self.descriptor(fd)?;
        if blocks {
            self.wait_for_descriptor(fd, PollFlags::IN)?;
        }
        let before = into.len();
        if into.try_reserve(most).is_err() {
            return Err(super::arguments::memory_error(self));
        }
        into.resize(before + most, 0);
        let read = loop {
            match rustix::io::read(fd, &mut into[before..]) {
                Err(Errno::INTR) => {}
                other => break other,
            }
        };
        into.truncate(before + *read.as_ref().unwrap_or(&0));
        match read {
            Ok(count) => Ok(Some(count)),
            Err(Errno::AGAIN) => Ok(None),
            Err(problem) => Err(self.errno(problem)),
        }
    }

    /// Writes some of the bytes; gives how many, `None` if none can be written now.
    pub fn write_descriptor(
        &mut self,
        fd: i32,
        blocks: bool,
        bytes: &[u8],
    ) -> Result<Option<usize>, Raise> {
        let fd = self.descriptor(fd)?;
        let mut bytes = bytes;
        if blocks {
            self.wait_for_descriptor(fd, PollFlags::OUT)?;
            bytes = &bytes[..bytes.len().min(PIECE)];
        }
        loop {
            match rustix::io::write(fd, bytes) {
                Ok(count) => return Ok(Some(count)),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return Ok(None),
                Err(problem) => return Err(self.errno(problem)),
            }
        }
    }

    /// Writes all the bytes; what is left over after a failure is given back with it.
    pub fn write_all_descriptor(
        &mut self,
        fd: i32,
        blocks: bool,
        bytes: &[u8],
    ) -> Result<(), (Raise, usize)> {
        let mut done = 0;
        while done < bytes.len() {
            match self.write_descriptor(fd, blocks, &bytes[done..]) {
                Ok(Some(count)) => done += count,
                Ok(None) => {
                    let text = "write could not complete without blocking";
                    let raise =
                        self.os_error(&std::io::Error::from_raw_os_error(libc::EAGAIN), None);
                    self.reword(text);
                    return Err((raise, done));
                }
                Err(raise) => return Err((raise, done)),
            }
        }
        Ok(())
    }

    /// Gives the OSError on its way another text.
    fn reword(&mut self, text: &str) {
        use crate::object::Value;
        if let Value::Exception(e) = self.raised
            && let Value::Tuple(t) = e.get(&self.heap).payload
        {
            let mut fields = t.items(&self.heap).to_vec();
            if let Some(field) = fields.get_mut(1) {
                *field = self.str(text);
            }
            let payload = self.tuple(&fields);
            e.get_mut(&mut self.heap).payload = payload;
        }
    }
}
