//! Sockets and signals over mio, as plain Rust: no values, no tasks.
//!
//! `event/poll.rs` asks which sources are ready; who cares about a source is the loop's matter.

pub mod interrupt;
pub mod itimer;
pub mod passing;
pub mod poller;
pub mod signals;
pub mod stream;

pub use poller::Io;
