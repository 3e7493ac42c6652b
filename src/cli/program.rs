//! The text of a program, wherever it comes from.

use super::flags::Source;
use crate::report::say_line;
use crate::source::encoding::declared;
use crate::source::surrogate;
use crate::source::{BadSource, SourceFile};
use std::io::{Read, Seek, SeekFrom};

/// Why there is no program to run.
pub enum Unread {
    /// It cannot be read: wrong usage.
    Lost(String),
    /// It is no text; told as the SyntaxError it is in CPython, but there is no line to show.
    NoText { name: String, message: String },
    /// It is in an encoding that a machine has to be asked for.
    Encoded { name: String, bytes: Vec<u8> },
}

impl Unread {
    /// Says it on standard error; gives the exit status.
    pub fn tell(self) -> u8 {
        match self {
            Unread::Lost(line) => {
                say_line(format_args!("aster: {line}"));
                2
            }
            Unread::NoText { name, message } => {
                say_line(format_args!("  File \"{name}\"\nSyntaxError: {message}"));
                1
            }
            Unread::Encoded { name, bytes } => {
                let encoding = declared(&bytes).unwrap_or_default();
                let message = format!("encoding problem: {encoding}");
                Unread::NoText { name, message }.tell()
            }
        }
    }
}

/// Gives the program that a folder holds, if one is asked for.
pub fn inside(source: Source) -> Source {
    let Source::File(path) = &source else {
        return source;
    };
    let mains = ["__main__.as", "__main__.py"].map(|name| surrogate::path_meant(path).join(name));
    match mains.iter().find(|main| main.is_file()) {
        Some(main) => Source::File(surrogate::path_shown(main)),
        None => source,
    }
}

/// Tells whether a program's file is a zip archive, which a `__main__` in it runs (PEP 441): its directory stands at the end,
/// before a comment of 64 KiB at most.
pub fn is_archive(path: &str) -> bool {
    const END: usize = 22;
    let tail = || -> std::io::Result<Vec<u8>> {
        let path = surrogate::path_meant(path);
        if !path.is_file() {
            return Ok(Vec::new());
        }
        let mut file = std::fs::File::open(path)?;
        let size = file.metadata()?.len();
        let mut tail = Vec::new();
        file.seek(SeekFrom::Start(
            size.saturating_sub(u64::from(u16::MAX) + END as u64),
        ))?;
        file.read_to_end(&mut tail)?;
        Ok(tail)
    };
    let tail = tail().unwrap_or_default();
    let directory = tail.windows(4).rposition(|bytes| bytes == b"PK\x05\x06");
    directory.is_some_and(|at| tail.len() - at >= END)
}

/// Reads a program's text.
pub fn read(source: &Source) -> Result<SourceFile, Unread> {
    let (name, bytes) = match source {
        Source::Code(code) => ("<string>", code.clone().into_bytes()),
        Source::Module(_) | Source::Stdin { .. } => {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes);
            read.map_err(|e| Unread::Lost(format!("can't read standard input: {e}")))?;
            ("<stdin>", bytes)
        }
        Source::File(path) => (path.as_str(), read_file(path)?),
    };
    let name = name.to_owned();
    let kept = declared(&bytes).map(|_| bytes.clone());
    SourceFile::from_bytes(&name, bytes).map_err(|bad| match (bad, kept) {
        (BadSource::Encoded(_), Some(bytes)) => Unread::Encoded { name, bytes },
        (bad, _) => Unread::NoText {
            name,
            message: bad.message(),
        },
    })
}

fn read_file(path: &str) -> Result<Vec<u8>, Unread> {
    std::fs::read(surrogate::path_meant(path)).map_err(|e| {
        let number = e.raw_os_error().unwrap_or(0);
        let text = e.to_string();
        let text = text.split(" (os error").next().unwrap_or(&text);
        Unread::Lost(format!("can't open file '{path}': [Errno {number}] {text}"))
    })
}
