//! A coroutine whose body is a native step function.

use super::future::Future;
use super::native::NativeId;
use super::str::Str;
use super::value::Value;
use super::{Gc, pool};
use crate::heap::{Kind, Marker};

/// A coroutine object written in Rust: `sleep(1)`, `queue.get()`, ...
///
/// The step function (`vm::native::StepFn`, found by `step`) is called with what is sent or thrown and
/// says how it stopped; what it needs to remember lies in `state` and `phase`.
pub struct NativeCoro {
    pub step: NativeId,
    /// What `__name__` and the repr show.
    pub name: Gc<Str>,
    pub qualname: Gc<Str>,
    pub phase: u32,
    /// Created, running or done, for `inspect` and the error texts.
    pub started: bool,
    pub running: bool,
    pub done: bool,
    /// It is what `anext(it, default)` gives, which is of a class of its own.
    pub is_anext: bool,
    /// The future it has stopped at, which must be done when it goes on.
    pub waits: Option<Gc<Future>>,
    pub state: [Value; 4],
}

impl Kind for NativeCoro {
    const POOL: usize = pool::NATIVE_CORO;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        m.mark(self.name);
        m.mark(self.qualname);
        self.waits.iter().for_each(|&f| m.mark(f));
        self.state.iter().for_each(|v| v.trace(m));
    }
}

impl NativeCoro {
    /// Tells whether it waits for something.
    pub fn is_suspended(&self) -> bool {
        self.started && !self.running && !self.done
    }
}
