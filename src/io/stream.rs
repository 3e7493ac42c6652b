//! TCP streams and listeners, never blocking.
//!
//! Each operation says `None` where it would have to wait. Who waits then is not known here.

use mio::net::{TcpListener, TcpStream};
use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{Shutdown, SocketAddr};

/// A socket.
pub enum Stream {
    Listener(TcpListener),
    Tcp(TcpStream),
}

fn wait<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(e) if e.kind() == ErrorKind::WouldBlock => Ok(None),
        Err(e) => Err(e),
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

    /// Gives what the poller registers.
    pub fn source(&mut self) -> &mut dyn mio::event::Source {
        match self {
            Stream::Listener(l) => l,
            Stream::Tcp(s) => s,
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
            Stream::Tcp(_) => Err(Error::from(ErrorKind::InvalidInput)),
        }
    }

    /// Reads what is there, at most as much as fits; 0 at the end.
    pub fn read(&mut self, into: &mut [u8]) -> Result<Option<usize>> {
        match self {
            Stream::Tcp(s) => loop {
                match s.read(into) {
                    Err(e) if e.kind() == ErrorKind::Interrupted => {}
                    other => return wait(other),
                }
            },
            Stream::Listener(_) => Err(Error::from(ErrorKind::InvalidInput)),
        }
    }

    /// Writes as much as goes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<Option<usize>> {
        match self {
            Stream::Tcp(s) => loop {
                match s.write(bytes) {
                    Err(e) if e.kind() == ErrorKind::Interrupted => {}
                    other => return wait(other),
                }
            },
            Stream::Listener(_) => Err(Error::from(ErrorKind::InvalidInput)),
        }
    }

    /// Tells the peer that nothing more comes.
    pub fn shutdown_write(&self) -> Result<()> {
        match self {
            Stream::Tcp(s) => s.shutdown(Shutdown::Write),
            Stream::Listener(_) => Ok(()),
        }
    }

    /// Takes the error a connect ended with; none if it succeeded.
    pub fn take_error(&self) -> Result<()> {
        let error = match self {
            Stream::Tcp(s) => s.take_error()?,
            Stream::Listener(l) => l.take_error()?,
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
        }
    }

    /// Gives the peer's address.
    pub fn peer(&self) -> Result<SocketAddr> {
        match self {
            Stream::Tcp(s) => s.peer_addr(),
            Stream::Listener(_) => Err(Error::from(ErrorKind::NotConnected)),
        }
    }

    /// Gives the descriptor's number.
    pub fn number(&self) -> i32 {
        use std::os::fd::AsRawFd;
        match self {
            Stream::Tcp(s) => s.as_raw_fd(),
            Stream::Listener(l) => l.as_raw_fd(),
        }
    }
}
