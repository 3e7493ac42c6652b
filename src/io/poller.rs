//! mio: keys in, ready keys out.
//!
//! Scripts see level-triggered readiness, the kernel reports edges: a source stays on the list of ready ones until
//! an operation on it would block. Sources on that list come in the order in which they became ready.

use super::signals;
use super::stream::Stream;
use mio::unix::SourceFd;
use mio::{Events, Interest, Poll, Registry, Token, Waker};
use slab::Slab;
use std::io::{ErrorKind, Read, Result};
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
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

/// A socket the kernel is asked about.
pub struct Source {
    pub stream: Stream,
    pub readable: bool,
    pub writable: bool,
    /// Somebody wants to know.
    pub want_read: bool,
    pub want_write: bool,
    /// The peer has ended or the socket has failed: there will be no further edge.
    pub ended: bool,
    listed: bool,
}

/// All sources of the process.
#[derive(Default)]
pub struct Io {
    /// Away while a thread waits in it, see `begin`.
    poller: Option<Poller>,
    handles: Option<Handles>,
    pub sources: Slab<Source>,
    /// Sources that are ready for something, in the order they became so.
    hot: Vec<usize>,
    /// The program has sent, connected or closed since the last poll.
    pub dirty: bool,
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

    /// Gives what other threads end a wait of the poll with.
    pub fn waker(&mut self) -> Result<Arc<Waker>> {
        self.start()?;
        let waker = self.handles.as_ref().map(|h| Arc::clone(&h.waker));
        waker.ok_or_else(|| ErrorKind::NotConnected.into())
    }

    /// Tells whether an iteration with ready entries has to look at I/O too.
    #[inline]
    pub fn wants_poll(&mut self) -> bool {
        if self.sources.is_empty() {
            return self.signalled;
        }
        self.skipped += 1;
        self.dirty || self.signalled || self.skipped >= PATIENCE || self.any_wanted_hot()
    }

    /// Tells whether anybody waits for a source.
    pub fn is_waited_for(&self) -> bool {
        self.sources
            .iter()
            .any(|(_, s)| s.want_read || s.want_write)
    }

    /// Adds a socket.
    pub fn add(&mut self, mut stream: Stream) -> Result<usize> {
        self.start()?;
        let entry = self.sources.vacant_entry();
        let key = entry.key();
        if let Some(handles) = &self.handles {
            let interest = stream.interest();
            handles
                .registry
                .register(stream.source(), Token(key), interest)?;
        }
        entry.insert(Source {
            stream,
            readable: false,
            writable: false,
            want_read: false,
            want_write: false,
            ended: false,
            listed: false,
        });
        self.dirty = true;
        Ok(key)
    }

    /// Closes a socket.
    pub fn remove(&mut self, key: usize) {
        if let Some(mut source) = self.sources.try_remove(key) {
            if let Some(handles) = &self.handles {
                // The descriptor is closed next, which deregisters it too.
                let _ = handles.registry.deregister(source.stream.source());
            }
            self.hot.retain(|&k| k != key);
            self.dirty = true;
        }
    }

    /// Gives a socket.
    pub fn get(&mut self, key: usize) -> Option<&mut Source> {
        self.sources.get_mut(key)
    }

    /// Puts a source back on the list of ready ones, if it is ready: somebody has begun to wait for it.
    pub fn look_again(&mut self, key: usize) {
        if let Some(source) = self.sources.get_mut(key)
            && (source.readable || source.writable)
            && !source.listed
        {
            source.listed = true;
            self.hot.push(key);
        }
    }

    /// Hands out the poller to wait in, up to `timeout` (for ever without one), and says how long really. `finish` takes it
    /// back. Without one another thread waits in it.
    pub fn begin(
        &mut self,
        timeout: Option<Duration>,
    ) -> Result<(Option<Poller>, Option<Duration>)> {
        self.start()?;
        let wait = if self.any_wanted_hot() {
            Some(Duration::ZERO)
        } else {
            timeout
        };
        self.dirty = false;
        self.skipped = 0;
        Ok((self.poller.take(), wait))
    }

    /// Takes the poller back and lists what is ready and wanted.
    pub fn finish(&mut self, poller: Option<Poller>) -> Vec<Readiness> {
        if poller.is_some() {
            self.poller = poller;
        }
        let Some(poller) = &mut self.poller else {
            return self.ready();
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
            let Some(source) = self.sources.get_mut(key) else {
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
        self.ready()
    }

    fn any_wanted_hot(&self) -> bool {
        self.hot.iter().any(|&key| {
            let source = self.sources.get(key);
            source.is_some_and(|s| s.readable && s.want_read || s.writable && s.want_write)
        })
    }

    fn ready(&mut self) -> Vec<Readiness> {
        let sources = &mut self.sources;
        let mut ready = Vec::new();
        self.hot.retain(|&key| {
            let Some(s) = sources.get_mut(key) else {
                return false;
            };
            let (read, write) = (s.readable && s.want_read, s.writable && s.want_write);
            if read || write {
                ready.push(Readiness { key, read, write });
            }
            // Nothing to look at again until somebody waits for it.
            s.listed = read || write;
            s.listed
        });
        ready
    }
}
