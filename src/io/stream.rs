//! TCP streams and listeners, pipes of children: never blocking.
//!
//! Each operation says `None` where it would have to wait. Who waits then is not known here.

use mio::event::Source;
use mio::net::{TcpListener, TcpStream};
use mio::unix::SourceFd;
use mio::unix::pipe::{Receiver, Sender};
use mio::{Interest, Registry, Token};
use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{Shutdown, SocketAddr};
use std::os::fd::{AsRawFd, OwnedFd};

/// A socket, or what else the kernel is asked about.
pub enum Stream {
    Listener(TcpListener),
    Tcp(TcpStream),
    /// The end of a pipe that is read, or written.
    Reader(Receiver),
    Writer(Sender),
    /// Something that only becomes ready.
    Other(Watched),
}

/// A descriptor that is only watched.
pub struct Watched(OwnedFd);

impl Source for Watched {
    fn register(&mut self, registry: &Registry, token: Token, interests: Interest) -> Result<()> {
        SourceFd(&self.0.as_raw_fd()).register(registry, token, interests)
    }
    fn reregister(&mut self, registry: &Registry, token: Token, interests: Interest) -> Result<()> {
        SourceFd(&self.0.as_raw_fd()).reregister(registry, token, interests)
    }
    fn deregister(&mut self, registry: &Registry) -> Result<()> {
        SourceFd(&self.0.as_raw_fd()).deregister(registry)
    }
}

/// What pipes have not.
fn unfit() -> Error {
    Error::from_raw_os_error(libc::ENOTSOCK)
}

fn wait<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(e) if e.kind() == ErrorKind::WouldBlock => Ok(None),
        Err(e) => Err(e),
    }
}

/// Tries again where a signal came between.
fn persist(mut operation: impl FnMut() -> Result<usize>) -> Result<Option<usize>> {
    loop {
        match operation() {
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            other => return wait(other),
        }
    }
}

impl Stream {
    /// Listens on an address.
    pub fn listen(address: SocketAddr) -> Result<Stream> {
        Ok(Stream::Listener(TcpListener::bind(address)?))
    }

    /// Begins to connect to an address.
    pub fn connect(address: SocketAddr) -> Result<Stream> {
        let stream = TcpStream::connect(address)?;
        Ok(Stream::Tcp(stream))
    }

    /// Takes one end of a pipe.
    pub fn pipe(fd: OwnedFd, is_written: bool) -> Result<Stream> {
        if is_written {
            let sender = Sender::from(fd);
            sender.set_nonblocking(true)?;
            return Ok(Stream::Writer(sender));
        }
        let receiver = Receiver::from(fd);
        receiver.set_nonblocking(true)?;
        Ok(Stream::Reader(receiver))
    }

    /// Takes a descriptor to watch.
    pub fn watched(fd: OwnedFd) -> Stream {
        Stream::Other(Watched(fd))
    }

    /// Gives what the poller registers.
    pub fn source(&mut self) -> &mut dyn mio::event::Source {
        match self {
            Stream::Listener(l) => l,
            Stream::Tcp(s) => s,
            Stream::Reader(r) => r,
            Stream::Writer(w) => w,
            Stream::Other(o) => o,
        }
    }

    /// Says what is to be asked of it.
    pub fn interest(&self) -> Interest {
        match self {
            Stream::Listener(_) | Stream::Tcp(_) => Interest::READABLE | Interest::WRITABLE,
            Stream::Writer(_) => Interest::WRITABLE,
            Stream::Reader(_) | Stream::Other(_) => Interest::READABLE,
        }
    }

    /// Takes one waiting connection.
    pub fn accept(&self) -> Result<Option<(Stream, SocketAddr)>> {
        match self {
            Stream::Listener(l) => {
                let accepted = wait(l.accept())?;
                Ok(accepted.map(|(stream, peer)| {
                    // A peer that is gone already is no error of the listener.
                    let _ = stream.set_nodelay(true);
                    (Stream::Tcp(stream), peer)
                }))
            }
            _ => Err(Error::from(ErrorKind::InvalidInput)),
        }
    }

    /// Reads what is there, at most as much as fits; 0 at the end.
    pub fn read(&mut self, into: &mut [u8]) -> Result<Option<usize>> {
        match self {
            Stream::Tcp(s) => persist(|| s.read(into)),
            Stream::Reader(r) => persist(|| r.read(into)),
            _ => Err(Error::from(ErrorKind::InvalidInput)),
        }
    }

    /// Writes as much as goes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<Option<usize>> {
        match self {
            Stream::Tcp(s) => persist(|| s.write(bytes)),
            Stream::Writer(w) => persist(|| w.write(bytes)),
            _ => Err(Error::from(ErrorKind::InvalidInput)),
        }
    }

    /// Tells the peer that nothing more comes.
    pub fn shutdown_write(&self) -> Result<()> {
        match self {
            Stream::Tcp(s) => s.shutdown(Shutdown::Write),
            _ => Ok(()),
        }
    }

    /// Takes the error a connect ended with; none if it succeeded.
    pub fn take_error(&self) -> Result<()> {
        let error = match self {
            Stream::Tcp(s) => s.take_error()?,
            Stream::Listener(l) => l.take_error()?,
            _ => None,
        };
        error.map_or(Ok(()), Err)
    }

    /// Sends small writes at once.
    pub fn no_delay(&self) {
        if let Stream::Tcp(s) = self {
            // Only a hint; a socket that is gone already says so elsewhere.
            let _ = s.set_nodelay(true);
        }
    }

    /// Gives the own address.
    pub fn local(&self) -> Result<SocketAddr> {
        match self {
            Stream::Tcp(s) => s.local_addr(),
            Stream::Listener(l) => l.local_addr(),
            _ => Err(unfit()),
        }
    }

    /// Gives the descriptor's number.
    pub fn number(&self) -> i32 {
        match self {
            Stream::Tcp(s) => s.as_raw_fd(),
            Stream::Listener(l) => l.as_raw_fd(),
            Stream::Reader(r) => r.as_raw_fd(),
            Stream::Writer(w) => w.as_raw_fd(),
            Stream::Other(o) => o.0.as_raw_fd(),
        }
    }
}
