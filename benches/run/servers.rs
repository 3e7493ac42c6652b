//! The rows that are servers: how much of the processor's time a request costs them.
//!
//! The load comes from here: connections that each send a request as soon as the answer to the last one is whole. The
//! server's time is read from `/proc`, over all its threads, so these rows are for Linux.

use super::Measured;
use mio::net::TcpStream;
use mio::{Events, Interest, Poll, Token};
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};

const CONNECTIONS: usize = 64;
const WARM_UP: usize = 5_000;
const REQUESTS: usize = 60_000;
const NANOSECOND: f64 = 1e-9;

const ASKED: &[u8] = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
const ANSWERED: &[u8] =
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 13\r\n\r\nHello, world!";
const ECHOED: &[u8] = &[b'x'; 64];

/// Ends the server however the row ends.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Gives the seconds of processor time that a server takes for one request.
pub fn measure(row: &str, program: &Path, path: &Path) -> Result<Measured, String> {
    let (request, answer) = match row {
        "http_hello" => (ASKED, ANSWERED),
        _ => (ECHOED, ECHOED),
    };
    let address = free_address().map_err(|e| e.to_string())?;
    let mut child = Command::new(program)
        .arg(path)
        .arg(address.port().to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| e.to_string())?;
    let stdout = child.stdout.take().ok_or("no pipe")?;
    let server = Server(child);
    let ready = BufReader::new(stdout)
        .lines()
        .map_while(Result::ok)
        .any(|l| l == "ready");
    if !ready {
        return Err("it did not get ready".into());
    }
    load(address, request, answer, WARM_UP).map_err(|e| e.to_string())?;
    let before = time_of(server.0.id())?;
    load(address, request, answer, REQUESTS).map_err(|e| e.to_string())?;
    let taken = time_of(server.0.id())? - before;
    Ok(Measured {
        figure: taken * NANOSECOND / REQUESTS as f64,
        result: REQUESTS.to_string(),
    })
}

fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind(("127.0.0.1", 0))?.local_addr()
}

/// Adds up the nanoseconds that the threads of a process have run.
fn time_of(process: u32) -> Result<f64, String> {
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).map_err(|e| e.to_string())?;
    let mut sum = 0.0;
    for thread in threads.flatten() {
        let text = std::fs::read_to_string(thread.path().join("schedstat"));
        let text = text.map_err(|e| e.to_string())?;
        let ran = text.split_whitespace().next();
        sum += ran.and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0);
    }
    Ok(sum)
}

/// Sends `count` requests over all connections and checks every byte of the answers.
fn load(address: SocketAddr, request: &[u8], answer: &[u8], count: usize) -> std::io::Result<()> {
    let mut poll = Poll::new()?;
    let mut streams = Vec::new();
    for i in 0..CONNECTIONS {
        // Connected at once, on this machine; then it only ever waits to be read.
        let stream = std::net::TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_nonblocking(true)?;
        let mut stream = TcpStream::from_std(stream);
        poll.registry()
            .register(&mut stream, Token(i), Interest::READABLE)?;
        stream.write_all(request)?;
        streams.push((stream, 0));
    }
    let (mut sent, mut answered) = (CONNECTIONS, 0);
    let mut events = Events::with_capacity(CONNECTIONS);
    let mut buffer = [0; 4096];
    while answered < count {
        poll.poll(&mut events, None)?;
        for event in &events {
            let (stream, got) = &mut streams[event.token().0];
            loop {
                match stream.read(&mut buffer) {
                    Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                    Ok(n) if answer.get(*got..*got + n) == Some(&buffer[..n]) => *got += n,
                    Ok(_) => return Err(ErrorKind::InvalidData.into()),
                    Err(e) if e.kind() == ErrorKind::WouldBlock => break,
                    Err(e) => return Err(e),
                }
                if *got == answer.len() {
                    *got = 0;
                    answered += 1;
                    if sent < count {
                        sent += 1;
                        stream.write_all(request)?;
                    }
                }
            }
        }
    }
    Ok(())
}
