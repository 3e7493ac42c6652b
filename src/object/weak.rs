//! Weak references: what one holds, and the table by which the collector finds those of what it found dead.
//!
//! The table is not traced. A target is kept by nobody here: `settle` runs after every collection, before any
//! script code, and empties the references whose target is gone. So no reference ever shows a freed slot.

use super::payload::{Object, Payload};
use super::value::Value;
use crate::heap::{Gc, Heap, Marker};
use std::collections::HashMap;

/// A weak reference; `target` is `Unset` once it is dead.
pub struct Ref {
    pub target: Value,
    pub callback: Value,
    pub hash: Option<u64>,
}

impl Payload for Ref {
    fn trace(&self, m: &mut Marker) {
        self.callback.trace(m);
    }
}

/// A reference as scripts hold it (an instance, if of a subclass), and its payload.
type Entry = (Value, Gc<Object>);

/// All weak references by the address of their target.
#[derive(Default)]
pub struct WeakTable {
    refs: HashMap<usize, (Value, Vec<Entry>)>,
    /// Callbacks that wait to be called, each with its reference.
    pub due: Vec<(Value, Value)>,
    /// How often a script's look at a reference may still collect.
    pub looks: u32,
    /// How often a look has collected for suspended generators alone.
    pub generator_looks: u32,
    /// Finalizers are being run; what dies of that waits for its turn.
    pub telling: bool,
}

impl WeakTable {
    /// Tells whether nothing is known weakly.
    pub fn is_empty(&self) -> bool {
        self.refs.is_empty()
    }

    /// Notes a reference to a target, so many places from the end.
    pub fn add(&mut self, target: Value, entry: Entry, from_end: usize) {
        let list = self
            .refs
            .entry(target.address())
            .or_insert((target, Vec::new()));
        list.1.insert(list.1.len() - from_end, entry);
    }

    /// Gives the references to a target in the reverse of CPython's order: oldest first, but the proxy and the reference
    /// that all share stand at the end.
    pub fn of(&self, target: Value) -> &[Entry] {
        self.refs.get(&target.address()).map_or(&[], |list| &list.1)
    }

    /// Gives what is weakly referred to; values other than objects of the heap are always marked.
    pub fn targets(&self) -> impl Iterator<Item = Value> {
        self.refs.values().map(|list| list.0)
    }

    /// Gives the addresses of the targets that nothing reached; asked when marking is over.
    pub fn dead(&self, heap: &Heap) -> Vec<usize> {
        let gone =
            |(&at, list): (&usize, &(Value, Vec<Entry>))| (!list.0.is_marked(heap)).then_some(at);
        self.refs.iter().filter_map(gone).collect()
    }

    /// Empties the references of dead targets and forgets those that are dead themselves.
    pub fn settle(&mut self, heap: &mut Heap, dead: Vec<usize>) {
        let mut calls: Vec<(usize, usize, Value, Value)> = Vec::new();
        for at in dead {
            let Some((_, list)) = self.refs.remove(&at) else {
                continue;
            };
            for (i, (outer, object)) in list.into_iter().enumerate() {
                if !heap.is_marked(object) {
                    continue;
                }
                let Some(r) = object.get_mut(heap).payload_mut::<Ref>() else {
                    continue;
                };
                r.target = Value::Unset;
                let callback = std::mem::replace(&mut r.callback, Value::None);
                if callback.some().is_some() && outer.is_marked(heap) {
                    calls.push((at, usize::MAX - i, outer, callback));
                }
            }
        }
        // The youngest reference of an object is told first.
        calls.sort_by_key(|c| (c.0, c.1));
        self.due.extend(calls.into_iter().map(|c| (c.2, c.3)));
        self.refs.retain(|_, list| {
            list.1
                .retain(|e| e.0.is_marked(heap) && heap.is_marked(e.1));
            !list.1.is_empty()
        });
    }

    /// Marks what waits to be called.
    pub fn trace(&self, m: &mut Marker) {
        for (outer, callback) in &self.due {
            outer.trace(m);
            callback.trace(m);
        }
    }
}
