//! The states of itertools' iterators, as data. Their steps are `vm/ops/tools.rs`, their classes
//! `modules/itertools.rs`.
//!
//! A tool is always inside an `Iter`, so that loops and natives treat it as any builtin iterator. It keeps its
//! class for itself, since an exhausted one is still shown by it.

use super::class::Class;
use super::iter::Iter;
use super::list::List;
use super::tuple::Tuple;
use super::value::Value;
use super::{Gc, pool};
use crate::heap::{Kind, Marker};

/// An iterator of itertools.
pub struct Tool {
    pub class: Gc<Class>,
    pub state: ToolState,
}

/// Where it stands. `Unset` is "not yet" or "no more", as each says.
pub enum ToolState {
    Done,
    Count {
        next: Value,
        step: Value,
    },
    /// `inner` is `Unset` once it ended; `at` is the place in what it gave. Before that `at` is 1 if all it will give is
    /// in `saved` already, as a copy is told, else 0.
    Cycle {
        inner: Value,
        saved: Gc<List>,
        at: usize,
    },
    /// `left` below zero: without end.
    Repeat {
        object: Value,
        left: i64,
    },
    /// `total` is `Unset` before the first item, `func` for addition; `initial` once it was given.
    Accumulate {
        inner: Value,
        func: Value,
        total: Value,
        initial: Value,
    },
    /// `active` is `Unset` between two iterables.
    Chain {
        outer: Value,
        active: Value,
    },
    Compress {
        data: Value,
        selectors: Value,
    },
    DropWhile {
        func: Value,
        inner: Value,
        dropped: bool,
    },
    TakeWhile {
        func: Value,
        inner: Value,
        stopped: bool,
    },
    FilterFalse {
        func: Value,
        inner: Value,
    },
    StarMap {
        func: Value,
        inner: Value,
    },
    /// `at` items were drawn; the next wanted is number `next`; `stop` below zero: none.
    Islice {
        inner: Value,
        next: i64,
        at: i64,
        stop: i64,
        step: i64,
    },
    /// `old` is `Unset` before the first item.
    Pairwise {
        inner: Value,
        old: Value,
    },
    /// An iterator that ended is None in `inners`.
    ZipLongest {
        inners: Gc<List>,
        fill: Value,
        active: usize,
    },
    Batched {
        inner: Value,
        size: usize,
        strict: bool,
    },
    GroupBy(Box<Groups>),
    /// The items of one group; `number` tells whether it is still the current one.
    Group {
        parent: Gc<Tool>,
        target: Value,
        number: u64,
    },
    /// One of the iterators that `tee` made: the link of its next item.
    Tee {
        link: Gc<Tool>,
    },
    /// An item that several iterators of one `tee` pass: `value` is `Unset` until one of them draws it.
    Link {
        source: Value,
        value: Value,
        after: Option<Gc<Tool>>,
        busy: bool,
    },
    Product {
        pools: Gc<Tuple>,
        places: Vec<usize>,
        first: bool,
    },
    Combinations {
        pool: Gc<Tuple>,
        places: Vec<usize>,
        first: bool,
        repeats: bool,
    },
    Permutations {
        pool: Gc<Tuple>,
        places: Vec<usize>,
        cycles: Vec<usize>,
        first: bool,
    },
}

/// Where a `groupby` stands; `Unset` is "none".
pub struct Groups {
    pub inner: Value,
    pub func: Value,
    pub target: Value,
    pub key: Value,
    pub value: Value,
    /// Counts the groups; 0 when none is current.
    pub current: u64,
    pub made: u64,
}

impl Kind for Tool {
    const POOL: usize = pool::TOOL;
    const DROPS: bool = true;
    fn release(&mut self) {
        self.state = ToolState::Done;
    }
    fn trace(&self, m: &mut Marker) {
        m.mark(self.class);
        self.values().into_iter().for_each(|v| v.trace(m));
        match &self.state {
            ToolState::Cycle { saved, .. } => m.mark(*saved),
            ToolState::ZipLongest { inners, .. } => m.mark(*inners),
            ToolState::Group { parent, .. } => m.mark(*parent),
            ToolState::Tee { link } => m.mark(*link),
            ToolState::Link { after, .. } => after.iter().for_each(|&link| m.mark(link)),
            ToolState::Product { pools, places, .. } => {
                m.mark(*pools);
                m.outside(places.capacity() * 8);
            }
            ToolState::Combinations { pool, places, .. }
            | ToolState::Permutations { pool, places, .. } => {
                m.mark(*pool);
                m.outside(places.capacity() * 8);
            }
            _ => {}
        }
    }
}

impl Tool {
    /// Gives the values the state holds.
    fn values(&self) -> [Value; 5] {
        let none = Value::Unset;
        match &self.state {
            ToolState::Done
            | ToolState::Tee { .. }
            | ToolState::Product { .. }
            | ToolState::Combinations { .. }
            | ToolState::Permutations { .. } => [none; 5],
            ToolState::Count { next, step } => [*next, *step, none, none, none],
            ToolState::Cycle { inner, .. } | ToolState::Batched { inner, .. } => {
                [*inner, none, none, none, none]
            }
            ToolState::Repeat { object, .. } => [*object, none, none, none, none],
            ToolState::Accumulate {
                inner,
                func,
                total,
                initial,
            } => [*inner, *func, *total, *initial, none],
            ToolState::Chain { outer, active } => [*outer, *active, none, none, none],
            ToolState::Compress { data, selectors } => [*data, *selectors, none, none, none],
            ToolState::DropWhile { func, inner, .. }
            | ToolState::TakeWhile { func, inner, .. }
            | ToolState::FilterFalse { func, inner }
            | ToolState::StarMap { func, inner } => [*func, *inner, none, none, none],
            ToolState::Islice { inner, .. } => [*inner, none, none, none, none],
            ToolState::Pairwise { inner, old } => [*inner, *old, none, none, none],
            ToolState::ZipLongest { fill, .. } => [*fill, none, none, none, none],
            ToolState::GroupBy(g) => [g.inner, g.func, g.target, g.key, g.value],
            ToolState::Group { target, .. } => [*target, none, none, none, none],
            ToolState::Link { source, value, .. } => [*source, *value, none, none, none],
        }
    }
}

impl Gc<Iter> {
    /// Gives the iterators that a tool draws from and nobody else knows of, the first to be closed first.
    pub fn tool_sources(self, heap: &crate::heap::Heap) -> Vec<Value> {
        let super::iter::IterState::Tool(tool) = self.get(heap).state else {
            return Vec::new();
        };
        match &tool.get(heap).state {
            ToolState::Cycle { inner, .. }
            | ToolState::Accumulate { inner, .. }
            | ToolState::DropWhile { inner, .. }
            | ToolState::TakeWhile { inner, .. }
            | ToolState::FilterFalse { inner, .. }
            | ToolState::StarMap { inner, .. }
            | ToolState::Islice { inner, .. }
            | ToolState::Pairwise { inner, .. }
            | ToolState::Batched { inner, .. } => vec![*inner],
            ToolState::Chain { outer, active } => vec![*active, *outer],
            ToolState::Compress { data, selectors } => vec![*data, *selectors],
            ToolState::ZipLongest { inners, .. } => {
                inners.items(heap).iter().rev().copied().collect()
            }
            ToolState::GroupBy(g) => vec![g.inner],
            _ => Vec::new(),
        }
    }
}
