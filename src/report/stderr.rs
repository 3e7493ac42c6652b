//! The one way to standard error: what cannot be written there is lost, and nothing fails for it.
//!
//! The prompt puts itself between while a line is being typed, so that a report does not land in the middle of it.

use crate::source::surrogate;
use std::fmt::Display;
use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// Who writes instead of the process's standard error.
pub type Divert = Box<dyn FnMut(&str) + Send>;

static DIVERTED: Mutex<Option<Divert>> = Mutex::new(None);

/// Writes bytes, and tells if that fails.
pub fn write(bytes: &[u8]) -> std::io::Result<()> {
    let mut diverted = DIVERTED.lock().unwrap_or_else(PoisonError::into_inner);
    match &mut *diverted {
        Some(divert) => divert(&String::from_utf8_lossy(bytes)),
        None => std::io::stderr().lock().write_all(bytes)?,
    }
    Ok(())
}

/// Writes text.
pub fn say(text: impl Display) {
    // A closed standard error is no reason to fail.
    let _ = write(surrogate::escaped(&text.to_string()).as_bytes());
}

/// Writes a line.
pub fn say_line(line: impl Display) {
    say(format_args!("{line}\n"));
}

/// Hands all that is said to `to` from now on, or to the process's standard error again.
pub fn divert(to: Option<Divert>) {
    *DIVERTED.lock().unwrap_or_else(PoisonError::into_inner) = to;
}
