//! The suspendable frame that is the coroutine: pc, awaiter, registers.
//!
//! A frame is a generator, coroutine or async generator object at once. Its registers follow it.
//! Chains: while a coroutine awaits another (or `yield from` delegates to another) the inner frame's
//! `awaiter` is the outer one; the outermost frame of a chain is its root and knows the innermost.

use super::function::Function;
use super::value::Value;
use super::{Gc, pool};
use crate::heap::{Heap, Ip, Kind, Marker, Tail};

/// What a suspendable frame is to scripts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FrameKind {
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// Where a suspendable frame stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FrameState {
    /// Not started.
    Created,
    /// Stopped at a `Yield`: what is sent goes to that instruction's register.
    Yielded,
    /// Stopped at an `Await`, `YieldFrom` or `ForAwait`, which runs again.
    Awaiting,
    /// Running, or linked below a frame that runs (a linked frame asks its root).
    Running,
    Done,
}

/// Who was told that an async generator is iterated, and closes it when it is dropped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hooked {
    /// It was not iterated yet.
    NotYet,
    /// The loop that ran then.
    Loop,
    /// No loop ran: it is closed as a generator is.
    Nobody,
    /// A function of a script, see `event/hooks.rs`.
    Script,
    /// Such a function, which was given it already.
    Given,
}

/// A generator, coroutine or async generator.
pub struct Frame {
    pub func: Gc<Function>,
    pub awaiter: Option<Gc<Frame>>,
    /// On a suspended root: where to go on. On other frames without meaning.
    pub innermost: Option<Gc<Frame>>,
    /// Where to go on: behind a `Yield`, or at the `Await`, `YieldFrom`, `ForAwait` that runs again.
    pub ip: Ip,
    pub nregs: u16,
    /// How deep the chain was when the frame was linked.
    pub depth: u16,
    pub kind: FrameKind,
    pub state: FrameState,
    /// Made by the expression that drives it and held by nobody else.
    pub sole: bool,
    /// Was awaited or started at all: no "never awaited" report.
    pub touched: bool,
    /// An async generator: who was told of its first iteration.
    pub hooked: Hooked,
    /// An async generator that was advanced by hand.
    pub by_hand: bool,
    /// An async generator with an `asend`, `athrow` or `aclose` under way.
    pub busy: bool,
    /// An async generator that was closed.
    pub closed: bool,
    /// Made by a call whose result is awaited at once: nobody else ever holds it.
    pub direct: bool,
    /// Came from `types.coroutine`: a generator that may be awaited.
    pub awaitable: bool,
}

const _: () = assert!(size_of::<Frame>() <= 48);

impl Frame {
    /// Tells whether somebody (the loop, in a task) closes this async generator when it is dropped: not one that was asked to close
    /// before and went on, which is closed once more on the spot.
    pub fn closes_in_task(&self) -> bool {
        matches!(self.hooked, Hooked::Loop | Hooked::Script) && !self.closed
    }
}

impl Kind for Frame {
    const POOL: usize = pool::FRAME;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        m.mark(self.func);
        self.innermost.iter().for_each(|&f| m.mark(f));
        if m.remembers {
            self.awaiter.iter().for_each(|&f| m.mark(f));
        }
    }
    fn release(&mut self) {
        self.state = FrameState::Done;
        self.awaiter = None;
        self.innermost = None;
    }
}

impl Tail for Frame {
    type Item = Value;
    fn tail_len(&self) -> usize {
        self.nregs as usize
    }
    fn held_len(&self) -> usize {
        // What has ended has let go of its variables, whoever holds it; those of what an exception left are its traceback's.
        match self.state {
            FrameState::Done => 0,
            _ => self.tail_len(),
        }
    }
    fn trace_item(item: Value, m: &mut Marker) {
        item.trace(m);
    }
}

impl Gc<Frame> {
    /// Gives the outermost frame of the chain this one is linked into.
    pub fn root(self, heap: &Heap) -> Gc<Frame> {
        let mut frame = self;
        while let Some(awaiter) = frame.get(heap).awaiter {
            frame = awaiter;
        }
        frame
    }
}

/// What `asend`, `athrow`, `aclose`, `__anext__` of an async generator and `__await__` of a coroutine return.
pub struct Driver {
    pub what: Drive,
    pub frame: Gc<Frame>,
    /// The value to send, or the exception to throw.
    pub value: Value,
    pub state: DriveState,
}

/// Which call made a driver.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Drive {
    /// `coroutine.__await__()`.
    Await,
    /// `__anext__()` or `asend(value)`.
    Send,
    /// `athrow(exception)`.
    Throw,
    /// `aclose()`.
    Close,
}

/// Where a driver stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DriveState {
    Created,
    Started,
    Done,
}

impl Kind for Driver {
    const POOL: usize = pool::DRIVER;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        m.mark(self.frame);
        self.value.trace(m);
    }
}
