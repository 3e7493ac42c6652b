//! mio: descriptors in, ready descriptors out.
//!
//! Scripts see level-triggered readiness, the kernel reports edges: a source stays on the list of ready ones until
//! an operation on it would block. Where the machine does not see the operations, as with `add_reader` of a number, the
//! kernel is asked anew each time (`level`). Sources on the list come in the order in which they became ready.

use super::signals;
use super::stream::Descriptor;
use mio::unix::SourceFd;
use mio::{Events, Interest, Poll, Registry, Token, Waker};
use std::io::{Error, ErrorKind, Read, Result};
use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Weak};
use std::time::Duration;

const SIGNAL: Token = Token(usize::MAX);
const WAKE: Token = Token(usize::MAX - 1);
/// So many iterations may pass without a look at foreign peers while tasks are ready.
const PATIENCE: u32 = 32;

/// Which of its two callbacks a source is ready for.
#[derive(Clone, Copy, Debug)]
pub struct Readiness {
    pub key: usize,
    pub read: bool,
    pub write: bool,
}

/// A descriptor the kernel is asked about.
pub struct Source {
    /// Tells whether the number is still this descriptor's; None for a number that belongs to the script.
    descriptor: Option<Weak<OwnedFd>>,
    /// Nobody tells when an operation would block: ask again each time.
    pub level: bool,
    pub readable: bool,
    pub writable: bool,
    /// Somebody wants to know.
    pub want_read: bool,
    pub want_write: bool,
    /// The peer has ended or the socket has failed: there will be no further edge.
    pub ended: bool,
    listed: bool,
    /// Looked at by level: its loop has been told that it is ready, so that the kernel may be asked anew.
    told: bool,
}

impl Source {
    /// Tells whether the source is known to be about this descriptor, and not one that had the number before.
    fn is_still(&self, descriptor: Option<&Descriptor>) -> bool {
        match (&self.descriptor, descriptor) {
            (Some(old), Some(new)) => Weak::ptr_eq(old, &Arc::downgrade(new)),
            (Some(old), None) => old.strong_count() > 0,
            (None, _) => false,
        }
    }
}

/// All sources of the process.
#[derive(Default)]
pub struct Io {
    /// Away while a thread waits in it, see `begin`.
    poller: Option<Poller>,
    handles: Option<Handles>,
    /// By the number of the descriptor.
    sources: Vec<Option<Source>>,
    /// How many there are.
    count: usize,
    /// Sources that are ready for something, in the order they became so.
    hot: Vec<usize>,
    /// The program has sent, connected or closed since the last poll, or read what made room for a waiting writer.
    pub dirty: bool,
    /// How many sources somebody waits to write to.
    pub writers: usize,
    /// A loop is to be told of a signal.
    pub signalled: bool,
    /// Room that reads share.
    pub scratch: Vec<u8>,
    skipped: u32,
}

/// What the kernel is asked with.
pub struct Poller {
    poll: Poll,
    events: Events,
    signals: UnixStream,
}

/// What is needed while a thread waits in the poller.
struct Handles {
    registry: Registry,
    waker: Arc<Waker>,
}

impl Poller {
    fn new() -> Result<(Poller, Handles)> {
        let signals = signals::wake_up()?;
        let poll = Poll::new()?;
        let fd = signals.as_raw_fd();
        poll.registry()
            .register(&mut SourceFd(&fd), SIGNAL, Interest::READABLE)?;
        let handles = Handles {
            registry: poll.registry().try_clone()?,
            waker: Arc::new(Waker::new(poll.registry(), WAKE)?),
        };
        let poller = Poller {
            poll,
            events: Events::with_capacity(1024),
            signals,
        };
        Ok((poller, handles))
    }

    /// Asks the kernel, waiting up to `timeout`.
    pub fn wait(&mut self, timeout: Option<Duration>) -> Result<()> {
        match self.poll.poll(&mut self.events, timeout) {
            Err(e) if e.kind() == ErrorKind::Interrupted => {
                self.events.clear();
                Ok(())
            }
            other => other,
        }
    }
}

impl Io {
    /// Makes the poller, and with it the handler of SIGINT.
    pub fn start(&mut self) -> Result<()> {
        if self.handles.is_none() {
            let (poller, handles) = Poller::new()?;
            (self.poller, self.handles) = (Some(poller), Some(handles));
        }
        Ok(())
    }

    /// Gives the descriptor that can be read when any source is ready.
    pub fn descriptor(&mut self) -> Result<i32> {
        self.start()?;
        let handles = self.handles.as_ref().ok_or(ErrorKind::NotConnected)?;
        Ok(handles.registry.as_raw_fd())
    }

    /// Tells whether one of the loop's own sources that somebody waits for is known to be ready, so that its descriptor need
    /// not say so again.
    pub fn is_ready(&mut self, own: impl Fn(usize) -> bool) -> bool {
        self.ask_anew();
        self.any_wanted_hot(own)
    }

    /// Gives what other threads end a wait of the poll with.
    pub fn waker(&mut self) -> Result<Arc<Waker>> {
        self.start()?;
        let waker = self.handles.as_ref().map(|h| Arc::clone(&h.waker));
        waker.ok_or_else(|| ErrorKind::NotConnected.into())
    }

    /// Tells whether an iteration with ready entries has to look at I/O too.
    #[inline]
    pub fn wants_poll(&mut self) -> bool {
        if self.is_empty() {
            return self.signalled;
        }
        self.skipped += 1;
        self.dirty || self.signalled || self.skipped >= PATIENCE || self.any_wanted_hot(|_| true)
    }

    /// Tells whether there is nothing to ask the kernel about.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Tells whether anybody waits for a source.
    pub fn is_waited_for(&self) -> bool {
        let mut sources = self.sources.iter().flatten();
        sources.any(|s| s.want_read || s.want_write)
    }

    /// Has the kernel asked about a descriptor from now on, if it is not already.
    ///
    /// Without a `descriptor` the number is the script's own, and looked at by level. Fails for what cannot be waited for.
    pub fn add(&mut self, number: i32, descriptor: Option<&Descriptor>) -> Result<usize> {
        self.start()?;
        let key = usize::try_from(number).map_err(|_| Error::from_raw_os_error(libc::EBADF))?;
        let known = self.get(key).map(|s| (s.level, s.is_still(descriptor)));
        if let Some((_, true)) = known {
            if let Some(source) = self.get(key) {
                source.level |= descriptor.is_none();
            }
            return Ok(key);
        }
        if let Some(handles) = &self.handles {
            let both = Interest::READABLE | Interest::WRITABLE;
            let mut source = SourceFd(&number);
            match handles.registry.register(&mut source, Token(key), both) {
                Err(e) if e.kind() == ErrorKind::AlreadyExists => {
                    handles.registry.reregister(&mut source, Token(key), both)?;
                }
                other => other?,
            }
        }
        if let Some((true, _)) = known {
            return Ok(key);
        }
        if self.sources.len() <= key {
            self.sources.resize_with(key + 1, || None);
        }
        self.count += usize::from(known.is_none());
        // One that had the number before is forgotten with what was wanted of it.
        self.want_write(key, false);
        self.sources[key] = Some(Source {
            level: descriptor.is_none(),
            descriptor: descriptor.map(Arc::downgrade),
            readable: false,
            writable: false,
            want_read: false,
            want_write: false,
            ended: false,
            listed: false,
            told: false,
        });
        self.dirty = true;
        Ok(key)
    }

    /// Asks about a descriptor no longer.
    pub fn remove(&mut self, key: usize) {
        let source = self.sources.get_mut(key).and_then(Option::take);
        if let Some(source) = source {
            self.count -= 1;
            self.writers = self.writers.saturating_sub(usize::from(source.want_write));
            if let Some(handles) = &self.handles {
                // It may be closed already, which deregisters it too.
                let _ = handles.registry.deregister(&mut SourceFd(&(key as i32)));
            }
            if source.listed {
                self.hot.retain(|&k| k != key);
            }
            self.dirty = true;
        }
    }

    /// Gives a source.
    #[inline]
    pub fn get(&mut self, key: usize) -> Option<&mut Source> {
        self.sources.get_mut(key)?.as_mut()
    }

    /// Notes whether somebody waits to write to a source.
    pub fn want_write(&mut self, key: usize, wanted: bool) {
        if let Some(source) = self.get(key) {
            let before = std::mem::replace(&mut source.want_write, wanted);
            let writers = self.writers + usize::from(wanted);
            self.writers = writers.saturating_sub(usize::from(before));
        }
    }

    /// Puts a source back on the list of ready ones, if it is ready: somebody has begun to wait for it.
    pub fn look_again(&mut self, key: usize) {
        if let Some(source) = self.get(key)
            && (source.readable || source.writable)
            && !source.listed
        {
            source.listed = true;
            self.hot.push(key);
        }
    }

    /// Hands out the poller to wait in, up to `timeout` (for ever without one), and says how long really: not at all if one
    /// of the loop's own sources is known to be ready. `finish` takes it back. Without one another thread waits in it.
    pub fn begin(
        &mut self,
        timeout: Option<Duration>,
        own: impl Fn(usize) -> bool,
    ) -> Result<(Option<Poller>, Option<Duration>)> {
        self.start()?;
        self.ask_anew();
        let wait = if self.any_wanted_hot(own) {
            Some(Duration::ZERO)
        } else {
            timeout
        };
        self.dirty = false;
        self.skipped = 0;
        Ok((self.poller.take(), wait))
    }

    /// Forgets what was ready of the sources that are looked at by level; the kernel reports those that still are.
    fn ask_anew(&mut self) {
        let Some(handles) = &self.handles else { return };
        let sources = &mut self.sources;
        self.hot.retain(|&key| {
            let Some(Some(source)) = sources.get_mut(key) else {
                return false;
            };
            if source.level && source.told {
                source.told = false;
                (source.readable, source.writable, source.listed) = (false, false, false);
                let both = Interest::READABLE | Interest::WRITABLE;
                let number = key as i32;
                // A number that was closed meanwhile is never ready again.
                let _ = handles
                    .registry
                    .reregister(&mut SourceFd(&number), Token(key), both);
            }
            source.listed
        });
    }

    /// Takes the poller back and lists what is ready and wanted.
    pub fn finish(
        &mut self,
        poller: Option<Poller>,
        own: impl Fn(usize) -> bool,
    ) -> Vec<Readiness> {
        if poller.is_some() {
            self.poller = poller;
        }
        let Some(poller) = &mut self.poller else {
            return self.ready(own);
        };
        for event in &poller.events {
            if event.token() == SIGNAL {
                let mut bytes = [0; 64];
                while matches!(poller.signals.read(&mut bytes), Ok(n) if n > 0) {}
                continue;
            }
            if event.token() == WAKE {
                continue;
            }
            let key = event.token().0;
            let Some(Some(source)) = self.sources.get_mut(key) else {
                continue;
            };
            let failed = event.is_error();
            source.ended |= event.is_read_closed() || failed;
            source.readable |= event.is_readable() || event.is_read_closed() || failed;
            source.writable |= event.is_writable() || event.is_write_closed() || failed;
            if !source.listed {
                source.listed = true;
                self.hot.push(key);
            }
        }
        poller.events.clear();
        self.ready(own)
    }

    fn any_wanted_hot(&self, own: impl Fn(usize) -> bool) -> bool {
        self.hot.iter().any(|&key| {
            let source = self.sources.get(key).and_then(Option::as_ref);
            source.is_some_and(|s| s.readable && s.want_read || s.writable && s.want_write)
                && own(key)
        })
    }

    fn ready(&mut self, own: impl Fn(usize) -> bool) -> Vec<Readiness> {
        let sources = &mut self.sources;
        let mut ready = Vec::new();
        self.hot.retain(|&key| {
            let Some(Some(s)) = sources.get_mut(key) else {
                return false;
            };
            let (read, write) = (s.readable && s.want_read, s.writable && s.want_write);
            if read || write {
                ready.push(Readiness { key, read, write });
            }
            // What another thread's loop waits for stays known until that loop looks.
            s.told |= !(read || write) || own(key);
            // Nothing to look at again until somebody waits for it.
            s.listed = read || write || s.level;
            s.listed
        });
        ready
    }
}
