//! What a child process does to itself between its birth and the program it is to run.
//!
//! Here because it takes one unsafe line and no other room may have one. How a child is started otherwise is
//! `modules/_process.rs`. Between fork and exec only system calls are allowed: nothing here allocates or takes a lock.

use super::descriptor::borrow_fd;
use rustix::io::FdFlags;
use rustix::process::{Gid, Uid};
use std::io::Result;
use std::os::fd::RawFd;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// The changes a child makes to itself, in the order in which it makes them.
#[derive(Default)]
pub struct Changes {
    /// It leads a session of its own.
    pub session: bool,
    pub umask: Option<u32>,
    pub groups: Option<Vec<Gid>>,
    pub group: Option<Gid>,
    pub user: Option<Uid>,
    /// Descriptors of the parent that stay open.
    pub keep: Vec<RawFd>,
}

/// Descriptors that a program about to be started does not inherit; they are inheritable again when this is dropped. It is the
/// parent that withholds them: a child that has to do so itself is forked, which takes longer.
pub struct Withheld(Vec<RawFd>);

impl Drop for Withheld {
    fn drop(&mut self) {
        set_flags(&self.0, FdFlags::empty());
    }
}

fn set_flags(numbers: &[RawFd], flags: FdFlags) {
    for fd in numbers.iter().filter_map(|&number| borrow_fd(number)) {
        // What was closed meanwhile needs none.
        let _ = rustix::io::fcntl_setfd(fd, flags);
    }
}

/// The descriptors that a program of ours may inherit: those we were born with, looked up once, and those a script made so.
static INHERITABLE: Mutex<Option<Vec<RawFd>>> = Mutex::new(None);
/// The first descriptor that is none of the standard streams.
const FIRST: RawFd = 3;

/// Notes that a script has made a descriptor one that children inherit.
pub fn note_inheritable(number: RawFd) {
    let mut known = INHERITABLE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = known.as_mut()
        && number >= FIRST
        && !known.contains(&number)
    {
        known.push(number);
    }
}

/// Gives all numbers of open descriptors beyond the standard streams.
fn open_descriptors() -> Vec<RawFd> {
    let Ok(entries) = std::fs::read_dir("/dev/fd") else {
        return Vec::new();
    };
    let numbers = entries.flatten();
    let numbers = numbers.filter_map(|e| e.file_name().to_str()?.parse().ok());
    numbers.filter(|&number| number >= FIRST).collect()
}

fn is_inheritable(number: RawFd) -> bool {
    let flags = borrow_fd(number).map(rustix::io::fcntl_getfd);
    matches!(flags, Some(Ok(flags)) if !flags.contains(FdFlags::CLOEXEC))
}

impl Changes {
    fn any(&self) -> bool {
        let identity = self.groups.is_some() || self.group.is_some() || self.user.is_some();
        self.session || self.umask.is_some() || identity || !self.keep.is_empty()
    }

    /// Withholds what a child would inherit beyond the standard streams and what is kept.
    pub fn withhold(&self) -> Withheld {
        let mut known = INHERITABLE.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.get_or_insert_with(|| {
            let mut numbers = open_descriptors();
            numbers.retain(|&number| is_inheritable(number));
            numbers
        });
        let withheld = known.iter().copied();
        let withheld: Vec<RawFd> = withheld
            .filter(|number| !self.keep.contains(number) && is_inheritable(*number))
            .collect();
        set_flags(&withheld, FdFlags::CLOEXEC);
        Withheld(withheld)
    }

    fn make(&self) -> Result<()> {
        if self.session {
            rustix::process::setsid()?;
        }
        if let Some(mask) = self.umask {
            rustix::process::umask(rustix::fs::Mode::from_raw_mode(mask));
        }
        self.set_identity()?;
        for fd in self.keep.iter().filter_map(|&number| borrow_fd(number)) {
            rustix::io::fcntl_setfd(fd, FdFlags::empty())?;
        }
        Ok(())
    }

    /// Becomes somebody else. A child has one thread: what is the thread's is the process's.
    #[cfg(target_os = "linux")]
    fn set_identity(&self) -> Result<()> {
        use rustix::thread::{set_thread_groups, set_thread_res_gid, set_thread_res_uid};
        if let Some(groups) = &self.groups {
            set_thread_groups(groups)?;
        }
        if let Some(group) = self.group {
            set_thread_res_gid(group, group, group)?;
        }
        if let Some(user) = self.user {
            set_thread_res_uid(user, user, user)?;
        }
        Ok(())
    }

    #[cfg(not(target_os = "linux"))]
    fn set_identity(&self) -> Result<()> {
        match self.groups.is_some() || self.group.is_some() || self.user.is_some() {
            true => Err(std::io::Error::from_raw_os_error(libc::ENOSYS)),
            false => Ok(()),
        }
    }
}

/// Has the child of a command change itself before its program begins.
pub fn change_before(command: &mut Command, changes: Changes) {
    if !changes.any() {
        return;
    }
    debug_assert!(changes.keep.iter().all(|&number| number >= 0));
    // SAFETY: the closure makes system calls on data that was allocated before the fork, and does nothing else: no
    // allocation, no lock, no memory of another thread.
    unsafe {
        command.pre_exec(move || changes.make());
    }
}
