//! Iterators of builtin types, as data. Their steps are `vm/ops/iter.rs`.

use super::bytes::Bytes;
use super::dict::{Dict, ViewKind};
use super::list::List;
use super::set::Set;
use super::str::Str;
use super::tool::Tool;
use super::tuple::{Range, Tuple};
use super::value::Value;
use super::{Gc, pool};
use crate::heap::{Kind, Marker};

/// A builtin iterator. One that is exhausted becomes `Done`, but keeps its kind for its class.
pub struct Iter {
    pub state: IterState,
    pub kind: IterKind,
    /// Made by the expression that draws from it and held by nobody else.
    pub sole: bool,
}

/// Which class the iterator is shown as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IterKind {
    List,
    ListReverse,
    Tuple,
    Range,
    LongRange,
    Str,
    Bytes,
    ByteArray,
    Memory,
    Array,
    DictKeys,
    DictValues,
    DictItems,
    DictReverseKeys,
    DictReverseValues,
    DictReverseItems,
    /// Of an `OrderedDict` or its views.
    Ordered,
    Set,
    Enumerate,
    Zip,
    Map,
    Filter,
    Reversed,
    Callable,
    Sequence,
    /// The class stands in the tool.
    Tool,
}

/// Where an iterator stands.
#[derive(Clone, Copy)]
pub enum IterState {
    Done,
    List {
        list: Gc<List>,
        next: usize,
    },
    ListReverse {
        list: Gc<List>,
        left: usize,
    },
    Tuple {
        tuple: Gc<Tuple>,
        next: usize,
    },
    /// `left` items from `next` on, each `step` apart.
    Range {
        next: i64,
        step: i64,
        left: u64,
    },
    /// A range beyond i64: the index of the next item.
    LongRange {
        range: Gc<Range>,
        next: Value,
        reverse: bool,
    },
    /// `at` in bytes.
    Str {
        text: Gc<Str>,
        at: usize,
    },
    Bytes {
        bytes: Gc<Bytes>,
        next: usize,
    },
    /// `len` guards against change of size; `left` entries are still expected.
    Dict {
        dict: Gc<Dict>,
        at: usize,
        len: usize,
        left: usize,
    },
    DictReverse {
        dict: Gc<Dict>,
        left: usize,
        len: usize,
    },
    /// `current` is the entry to give next, `NOWHERE` at the end; `stamp` is that of the keys, which must not change.
    Ordered {
        dict: Gc<Dict>,
        current: u32,
        stamp: u64,
        what: ViewKind,
        reverse: bool,
    },
    Set {
        set: Gc<Set>,
        at: usize,
        len: usize,
    },
    Enumerate {
        inner: Value,
        count: Value,
    },
    Zip {
        inners: Gc<Tuple>,
        strict: bool,
    },
    Map {
        func: Value,
        inners: Gc<Tuple>,
    },
    Filter {
        func: Value,
        inner: Value,
    },
    /// `reversed` of a sequence by `__len__` and `__getitem__`.
    Reversed {
        seq: Value,
        left: i64,
    },
    /// `iter(callable, sentinel)`.
    Callable {
        func: Value,
        sentinel: Value,
    },
    /// The old sequence protocol: `__getitem__` from 0 until IndexError.
    Sequence {
        seq: Value,
        next: i64,
    },
    /// One of itertools; it is never replaced by `Done`.
    Tool(Gc<Tool>),
}

impl IterState {
    /// Tells whether it draws from other iterators.
    pub fn adapts(&self) -> bool {
        matches!(
            self,
            IterState::Enumerate { .. }
                | IterState::Filter { .. }
                | IterState::Zip { .. }
                | IterState::Map { .. }
                | IterState::Tool(_)
        )
    }
}

impl Kind for Iter {
    const POOL: usize = pool::ITER;
    const DROPS: bool = false;
    fn release(&mut self) {
        self.state = IterState::Done;
    }
    fn trace(&self, m: &mut Marker) {
        match self.state {
            IterState::Done | IterState::Range { .. } => {}
            IterState::List { list, .. } | IterState::ListReverse { list, .. } => m.mark(list),
            IterState::Tuple { tuple, .. } => m.mark(tuple),
            IterState::LongRange { range, next, .. } => {
                m.mark(range);
                next.trace(m);
            }
            IterState::Str { text, .. } => m.mark(text),
            IterState::Bytes { bytes, .. } => m.mark(bytes),
            IterState::Dict { dict, .. } | IterState::DictReverse { dict, .. } => m.mark(dict),
            IterState::Ordered { dict, .. } => m.mark(dict),
            IterState::Set { set, .. } => m.mark(set),
            IterState::Enumerate { inner, count } => {
                inner.trace(m);
                count.trace(m);
            }
            IterState::Zip { inners, .. } => m.mark(inners),
            IterState::Map { func, inners } => {
                func.trace(m);
                m.mark(inners);
            }
            IterState::Filter { func, inner } => {
                func.trace(m);
                inner.trace(m);
            }
            IterState::Reversed { seq, .. } | IterState::Sequence { seq, .. } => seq.trace(m),
            IterState::Tool(tool) => m.mark(tool),
            IterState::Callable { func, sentinel } => {
                func.trace(m);
                sentinel.trace(m);
            }
        }
    }
}
