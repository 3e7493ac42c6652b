//! Sets and frozensets, with CPython's probing and growth, so that numbers come out in CPython's order.
//!
//! Methods that scripts see are in `builtins/set.rs`, operations of two sets in `algebra.rs`.
//!
//! Objects that hash by their address would come in an order that nobody can foretell: a set that ever held one keeps its
//! elements in the order they were added. Its table is dense then, and `index` finds the places.
//!
//! A free place has hash 0 and the key `Unset`; a removed element leaves the hash -1, which no value has.

use super::dict::{Find, Probe};
use super::equal::{eq_plain, hash_address};
use super::int::hash_i64;
use super::{Value, pool};
use crate::heap::{Gc, Heap, Kind, Marker};
use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

mod algebra;

pub use algebra::Algebra;

const LINEAR_PROBES: usize = 9;
const MIN_SIZE: usize = 8;
const DUMMY: u64 = u64::MAX;
const NO_PLACE: u32 = u32::MAX;

static NEXT_STAMP: AtomicU64 = AtomicU64::new(1);

#[derive(Clone, Copy)]
struct Entry {
    hash: u64,
    key: Value,
}

const FREE: Entry = Entry {
    hash: 0,
    key: Value::Unset,
};

impl Entry {
    #[inline(always)]
    fn is_free(&self) -> bool {
        self.key.is_unset() && self.hash == 0
    }
    #[inline(always)]
    fn is_live(&self) -> bool {
        !self.key.is_unset()
    }
}

/// Where an element belongs.
enum Seat {
    /// It is there already.
    Taken,
    Free(usize),
}

/// A set or frozenset.
pub struct Set {
    /// Empty, or a power of two long; with an index as long as what was added.
    table: Vec<Entry>,
    /// Where the elements with a hash stand, for a set in order of insertion: places of `table`, or `NO_PLACE`.
    index: Option<Box<[u32]>>,
    /// The length of what is probed, less one.
    mask: usize,
    /// Live elements and removed ones.
    fill: usize,
    used: usize,
    /// Where `pop` looks next.
    finger: usize,
    frozen_hash: Cell<u64>,
    stamp: Cell<u64>,
    pub frozen: bool,
}

impl Kind for Set {
    const POOL: usize = pool::SET;
    const DROPS: bool = true;
    fn release(&mut self) {
        *self = Set::empty(false);
    }
    fn trace(&self, marker: &mut Marker) {
        self.table.iter().for_each(|e| e.key.trace(marker));
        marker.outside(self.outside());
    }
}

impl Set {
    fn empty(frozen: bool) -> Set {
        Set {
            table: Vec::new(),
            index: None,
            mask: MIN_SIZE - 1,
            fill: 0,
            used: 0,
            finger: 0,
            frozen_hash: Cell::new(DUMMY),
            stamp: Cell::new(0),
            frozen,
        }
    }

    fn outside(&self) -> usize {
        let index = self.index.as_ref().map_or(0, |index| index.len());
        self.table.capacity() * size_of::<Entry>() + index * size_of::<u32>()
    }

    #[inline(always)]
    fn search(&self, hash: u64, from: Probe, mut same: impl FnMut(Value) -> Option<bool>) -> Find {
        let mask = self.mask;
        let Probe { place, mut perturb } = from;
        if let Some(index) = &self.index {
            return self.search_index(index, hash, place >> 4, same);
        }
        // A search goes on in the middle of a run of linear probes; the run starts where the place says.
        let (mut i, mut step) = (place >> 4, place & 15);
        loop {
            let probes = if i + LINEAR_PROBES <= mask {
                LINEAR_PROBES
            } else {
                0
            };
            while step <= probes {
                let Some(&entry) = self.table.get(i + step) else {
                    return Find::Absent;
                };
                if entry.is_free() {
                    return Find::Absent;
                }
                if entry.hash == hash && entry.is_live() {
                    match same(entry.key) {
                        Some(true) => return Find::Found(i + step),
                        Some(false) => {}
                        None => {
                            let resume = Probe {
                                place: i << 4 | (step + 1),
                                perturb,
                            };
                            return Find::Ask {
                                candidate: i + step,
                                resume,
                            };
                        }
                    }
                }
                step += 1;
            }
            step = 0;
            perturb >>= 5;
            i = i
                .wrapping_mul(5)
                .wrapping_add(1)
                .wrapping_add(perturb as usize)
                & mask;
        }
    }

    /// The same for a set in order of insertion, from a slot of the index on.
    #[inline(never)]
    fn search_index(
        &self,
        index: &[u32],
        hash: u64,
        mut slot: usize,
        mut same: impl FnMut(Value) -> Option<bool>,
    ) -> Find {
        while let Some(&place) = index.get(slot)
            && place != NO_PLACE
        {
            let place = place as usize;
            slot = (slot + 1) & self.mask;
            let Some(&entry) = self.table.get(place) else {
                continue;
            };
            if entry.hash == hash && entry.is_live() {
                match same(entry.key) {
                    Some(true) => return Find::Found(place),
                    Some(false) => {}
                    None => {
                        let resume = Probe {
                            place: slot << 4,
                            perturb: hash,
                        };
                        return Find::Ask {
                            candidate: place,
                            resume,
                        };
                    }
                }
            }
        }
        Find::Absent
    }

    /// Adds an element that is not there at the end of a set in order of insertion.
    #[inline(never)]
    fn append(&mut self, hash: u64, key: Value) {
        let crowded = (self.table.len() + 1) * 2 > self.mask;
        if self.index.is_none() || crowded {
            self.reindex(self.used + 1);
        }
        self.table.push(Entry { hash, key });
        self.note_place(self.table.len() - 1);
        self.used += 1;
        self.fill = self.used;
    }

    /// Drops removed elements and makes an index with room for so many elements.
    fn reindex(&mut self, elements: usize) {
        self.table.retain(|e| e.is_live());
        let size = (elements * 4).next_power_of_two().max(MIN_SIZE);
        self.mask = size - 1;
        self.index = Some(vec![NO_PLACE; size].into_boxed_slice());
        self.finger = 0;
        self.fill = self.used;
        for place in 0..self.table.len() {
            self.note_place(place);
        }
    }

    /// Enters a place into the index.
    fn note_place(&mut self, place: usize) {
        let (Some(index), Some(entry)) = (&mut self.index, self.table.get(place)) else {
            return;
        };
        let mut slot = entry.hash as usize & self.mask;
        while index.get(slot).is_some_and(|&p| p != NO_PLACE) {
            slot = (slot + 1) & self.mask;
        }
        if let Some(free) = index.get_mut(slot) {
            *free = place as u32;
        }
    }

    #[inline(always)]
    fn start(&self, hash: u64) -> Probe {
        Probe {
            place: (hash as usize & self.mask) << 4,
            perturb: hash,
        }
    }

    /// Looks at the places on the way of a hash, in CPython's order, until one gives an answer; a free one has to.
    #[inline(always)]
    fn probe<T>(&self, hash: u64, mut look: impl FnMut(usize, &Entry) -> Option<T>) -> T {
        let mask = self.mask;
        let (mut i, mut perturb) = (hash as usize & mask, hash);
        loop {
            let probes = if i + LINEAR_PROBES <= mask {
                LINEAR_PROBES
            } else {
                0
            };
            for place in i..=i + probes {
                if let Some(answer) = look(place, &self.table[place]) {
                    return answer;
                }
            }
            perturb >>= 5;
            i = i
                .wrapping_mul(5)
                .wrapping_add(1)
                .wrapping_add(perturb as usize)
                & mask;
        }
    }

    /// Gives the first free place on the way of a hash.
    #[inline(always)]
    fn free_place(&self, hash: u64) -> usize {
        self.probe(hash, |place, entry| entry.is_free().then_some(place))
    }

    /// Gives the place for a new element: that of the last removed one on its way, else the first free one.
    #[inline(always)]
    fn place_for(&self, hash: u64) -> (usize, bool) {
        if self.fill == self.used {
            return (self.free_place(hash), false);
        }
        let mut removed = None;
        self.probe(hash, |place, entry| {
            if entry.is_free() {
                return Some((removed.unwrap_or(place), removed.is_some()));
            }
            if !entry.is_live() {
                removed = Some(place);
            }
            None
        })
    }

    /// Adds an element that is not there. Gives the bytes the table grew.
    #[inline]
    fn add(&mut self, hash: u64, key: Value) -> usize {
        let before = self.outside();
        if self.index.is_some() || is_by_identity(hash, key) {
            self.append(hash, key);
            self.stamp.set(0);
            self.frozen_hash.set(DUMMY);
            return self.outside().saturating_sub(before);
        }
        if self.table.is_empty() {
            self.table = vec![FREE; self.mask + 1];
        }
        let (place, reused) = self.place_for(hash);
        if reused {
            self.put_at(place, Entry { hash, key });
            return 0;
        }
        self.fill_place(place, Entry { hash, key });
        self.outside().saturating_sub(before)
    }

    #[inline(always)]
    fn put_at(&mut self, place: usize, entry: Entry) {
        self.table[place] = entry;
        self.used += 1;
        self.stamp.set(0);
        self.frozen_hash.set(DUMMY);
    }

    /// Puts an element that is not there at a free place.
    #[inline(always)]
    fn fill_place(&mut self, place: usize, entry: Entry) {
        self.put_at(place, entry);
        self.fill += 1;
        if self.fill * 5 >= self.mask * 3 {
            self.resize(if self.used > 50_000 {
                self.used * 2
            } else {
                self.used * 4
            });
        }
    }

    /// Finds where an int or a string stands or would stand in a set from which nothing was removed; `None` if the usual ways
    /// have to tell.
    #[inline(always)]
    fn seat(&self, heap: &Heap, hash: u64, key: Value) -> Option<Seat> {
        if self.index.is_some() || self.fill != self.used || self.table.is_empty() {
            return None;
        }
        self.probe(hash, |place, entry| {
            if entry.is_free() {
                return Some(Some(Seat::Free(place)));
            }
            if entry.hash != hash {
                return None;
            }
            match (entry.key, key) {
                (Value::Int(a), Value::Int(b)) => (a == b).then_some(Some(Seat::Taken)),
                (Value::Str(a), Value::Str(b)) => a.eq_text(heap, b).then_some(Some(Seat::Taken)),
                _ => Some(None),
            }
        })
    }

    fn resize(&mut self, minimum: usize) {
        let mut size = MIN_SIZE;
        while size <= minimum {
            size <<= 1;
        }
        let old = std::mem::replace(&mut self.table, vec![FREE; size]);
        self.mask = size - 1;
        self.fill = self.used;
        for entry in old.into_iter().filter(|e| e.is_live()) {
            let place = self.free_place(entry.hash);
            self.table[place] = entry;
        }
    }

    fn compact(&mut self) {
        if self.index.is_none() && self.fill - self.used > self.mask / 4 {
            self.resize(if self.used > 50_000 {
                self.used * 2
            } else {
                self.used * 4
            });
        }
    }

    /// Makes room before elements of another container are added, as CPython does.
    fn make_room(&mut self, more: usize) {
        if self.index.is_none() && (self.fill + more) * 5 >= self.mask * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    fn remove(&mut self, i: usize) -> Value {
        let Some(entry) = self.table.get_mut(i).filter(|e| e.is_live()) else {
            return Value::Unset;
        };
        let key = std::mem::replace(&mut entry.key, Value::Unset);
        entry.hash = DUMMY;
        self.used -= 1;
        if self.index.is_some() {
            self.fill = self.used;
        }
        self.stamp.set(0);
        key
    }

    /// Makes a set with the elements of this one, in the order CPython's copy has.
    fn duplicate(&self, frozen: bool) -> Set {
        let mut copy = Set::empty(frozen);
        copy.take_all(self);
        copy
    }

    /// Adds all elements of another set to an empty one.
    fn take_all(&mut self, other: &Set) {
        if other.used == 0 {
            return;
        }
        if self.index.is_some() || other.index.is_some() {
            other.live().for_each(|e| self.append(e.hash, e.key));
            return;
        }
        self.make_room(other.used);
        if self.table.is_empty() {
            self.table = vec![FREE; self.mask + 1];
        }
        if self.mask == other.mask && other.fill == other.used {
            self.table.clone_from(&other.table);
        } else {
            for &entry in other.table.iter().filter(|e| e.is_live()) {
                let place = self.free_place(entry.hash);
                self.table[place] = entry;
            }
        }
        self.fill = other.used;
        self.used = other.used;
    }

    fn live(&self) -> impl Iterator<Item = Entry> {
        self.table.iter().copied().filter(|e| e.is_live())
    }

    /// Tells whether an element is there; `None` if script code would have to say.
    fn has(&self, heap: &Heap, key: Value, hash: u64) -> Option<bool> {
        match self.search(hash, self.start(hash), |k| {
            if k.is(key) {
                Some(true)
            } else {
                eq_plain(heap, k, key)
            }
        }) {
            Find::Found(_) => Some(true),
            Find::Absent => Some(false),
            Find::Ask { .. } => None,
        }
    }
}

impl Heap {
    /// Makes an empty set or frozenset.
    pub fn new_set(&mut self, frozen: bool) -> Gc<Set> {
        self.alloc(Set::empty(frozen))
    }

    fn add_set(&mut self, set: Set) -> Gc<Set> {
        self.charge(set.outside());
        self.alloc(set)
    }
}

impl Gc<Set> {
    /// Gives the number of elements.
    #[inline]
    pub fn len(self, heap: &Heap) -> usize {
        self.get(heap).used
    }

    /// Tells whether there are no elements.
    pub fn is_empty(self, heap: &Heap) -> bool {
        self.len(heap) == 0
    }

    /// Tells whether this is a frozenset.
    #[inline]
    pub fn is_frozen(self, heap: &Heap) -> bool {
        self.get(heap).frozen
    }

    /// Gives the number of places of the table: the end of an iteration by index.
    pub fn slots(self, heap: &Heap) -> usize {
        self.get(heap).table.len()
    }

    /// Gives a stamp that is unique among sets and changes when an element comes or goes.
    pub fn stamp(self, heap: &Heap) -> u64 {
        let set = self.get(heap);
        if set.stamp.get() == 0 {
            set.stamp.set(NEXT_STAMP.fetch_add(1, Relaxed));
        }
        set.stamp.get()
    }

    /// Gives the first element from place `i` on, and its place.
    #[inline]
    pub fn next_element(self, heap: &Heap, i: usize) -> Option<(usize, Value)> {
        let table = self.get(heap).table.get(i..)?;
        let step = table.iter().position(|e| e.is_live())?;
        Some((i + step, table[step].key))
    }

    /// Gives the element at a place; `None` where there is none.
    pub fn element(self, heap: &Heap, i: usize) -> Option<Value> {
        self.get(heap)
            .table
            .get(i)
            .filter(|e| e.is_live())
            .map(|e| e.key)
    }

    /// Gives the stored hash of the element at a place.
    pub fn hash_at(self, heap: &Heap, i: usize) -> u64 {
        self.get(heap).table.get(i).map_or(0, |e| e.hash)
    }

    /// Gives all elements in order.
    pub fn iter(self, heap: &Heap) -> impl Iterator<Item = Value> {
        self.get(heap).live().map(|e| e.key)
    }

    /// Searches for an element with its hash.
    #[inline]
    pub fn find(self, heap: &Heap, key: Value, hash: u64) -> Find {
        self.find_from(heap, key, hash, self.get(heap).start(hash))
    }

    /// Goes on with a search after the candidate turned out to be another element.
    pub fn find_from(self, heap: &Heap, key: Value, hash: u64, from: Probe) -> Find {
        self.get(heap).search(hash, from, |k| {
            if k.is(key) {
                Some(true)
            } else {
                eq_plain(heap, k, key)
            }
        })
    }

    /// Adds an int or a string in one search, if it is not there. False, and nothing has changed, if the set has to be asked in
    /// the usual ways.
    #[inline]
    pub fn add_simple(self, heap: &mut Heap, key: Value) -> bool {
        let hash = match key {
            Value::Int(i) => hash_i64(i),
            Value::Str(s) => s.hash(heap),
            _ => return false,
        };
        match self.get(heap).seat(heap, hash, key) {
            None => return false,
            Some(Seat::Taken) => {}
            Some(Seat::Free(place)) => {
                let set = self.get_mut(heap);
                let before = set.table.capacity();
                set.fill_place(place, Entry { hash, key });
                let grown = set.table.capacity().saturating_sub(before);
                if grown > 0 {
                    heap.charge(grown * size_of::<Entry>());
                }
            }
        }
        true
    }

    /// Adds an element that is not there.
    #[inline]
    pub fn insert_new(self, heap: &mut Heap, hash: u64, key: Value) {
        let grown = self.get_mut(heap).add(hash, key);
        if grown > 0 {
            heap.charge(grown);
        }
    }

    /// Makes room before the keys of a dict are added: their number decides the table's size.
    pub fn make_room(self, heap: &mut Heap, more: usize) {
        let set = self.get_mut(heap);
        let before = set.outside();
        set.make_room(more);
        let grown = set.outside().saturating_sub(before);
        heap.charge(grown);
    }

    /// Removes the element at a place and gives it.
    pub fn remove_at(self, heap: &mut Heap, i: usize) -> Value {
        self.get_mut(heap).remove(i)
    }

    /// Removes some element and gives it.
    pub fn pop(self, heap: &mut Heap) -> Option<Value> {
        let set = self.get_mut(heap);
        if set.used == 0 {
            return None;
        }
        if set.index.is_some() {
            let from = set.table.get(set.finger..).unwrap_or_default();
            let i = match from.iter().position(|e| e.is_live()) {
                Some(step) => set.finger + step,
                None => set.table.iter().position(|e| e.is_live())?,
            };
            set.finger = i + 1;
            return Some(set.remove(i));
        }
        let mut i = set.finger & set.mask;
        while !set.table.get(i)?.is_live() {
            i = if i >= set.mask { 0 } else { i + 1 };
        }
        set.finger = i + 1;
        Some(set.remove(i))
    }

    /// Removes all elements; `pop` goes on where it was, as in CPython.
    pub fn clear(self, heap: &mut Heap) {
        let set = self.get_mut(heap);
        *set = Set {
            finger: set.finger,
            ..Set::empty(set.frozen)
        };
    }

    /// Sweeps removed elements out after many were taken away, as CPython does.
    pub fn compact(self, heap: &mut Heap) {
        self.get_mut(heap).compact();
    }

    /// Makes a set or frozenset with the same elements.
    pub fn copy(self, heap: &mut Heap, frozen: bool) -> Gc<Set> {
        let copy = self.get(heap).duplicate(frozen);
        heap.add_set(copy)
    }

    /// Swaps the elements of two sets; each keeps its kind and the place where `pop` goes on.
    pub fn swap(self, heap: &mut Heap, other: Gc<Set>) {
        let mine = std::mem::replace(self.get_mut(heap), Set::empty(false));
        let theirs = std::mem::replace(other.get_mut(heap), Set::empty(false));
        let (fingers, kinds) = ([mine.finger, theirs.finger], [mine.frozen, theirs.frozen]);
        for ((set, content), i) in [(self, theirs), (other, mine)].into_iter().zip(0..) {
            *set.get_mut(heap) = Set {
                finger: fingers[i],
                frozen: kinds[i],
                stamp: Cell::new(0),
                frozen_hash: Cell::new(DUMMY),
                ..content
            };
        }
    }

    /// Gives a frozenset's hash, which the stored hashes of its elements make; `None` for a set.
    pub fn frozen_hash(self, heap: &Heap) -> Option<u64> {
        let set = self.get(heap);
        if !set.frozen {
            return None;
        }
        if set.frozen_hash.get() == DUMMY {
            set.frozen_hash.set(combine(set));
        }
        Some(set.frozen_hash.get())
    }
}

/// Tells whether an element hashes by its address.
#[inline]
fn is_by_identity(hash: u64, key: Value) -> bool {
    match key {
        Value::Int(_) | Value::Str(_) | Value::Tuple(_) | Value::Float(_) | Value::Bool(_) => false,
        Value::None | Value::NotImplemented | Value::Ellipsis => false,
        other => hash == hash_address(other.address()),
    }
}

fn combine(set: &Set) -> u64 {
    let shuffle = |h: u64| ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167);
    let mut hash = set.live().fold(0, |hash, e| hash ^ shuffle(e.hash));
    hash ^= (set.used as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::data_pools;
    use crate::object::int::hash_i64;

    fn set_of(heap: &mut Heap, items: impl IntoIterator<Item = i64>) -> Gc<Set> {
        let set = heap.new_set(true);
        for i in items {
            if set.find(heap, Value::Int(i), hash_i64(i)) == Find::Absent {
                set.insert_new(heap, hash_i64(i), Value::Int(i));
            }
        }
        set
    }

    fn ints(heap: &Heap, set: Gc<Set>) -> Vec<i64> {
        set.iter(heap)
            .filter_map(|v| if let Value::Int(i) = v { Some(i) } else { None })
            .collect()
    }

    #[test]
    fn the_order_is_that_of_python() {
        let mut heap = Heap::new(&data_pools(), false);
        let set = set_of(&mut heap, [100, 5, 33, 64, 8, 1, -7, 1000]);
        assert_eq!(ints(&heap, set), [64, 33, 1, 100, 5, 8, 1000, -7]);
        let other = set_of(&mut heap, [8, 9, 10, 5]);
        for (op, expected) in [
            (Algebra::Or, vec![64, 33, 1, 100, 5, 8, 1000, 9, 10, -7]),
            (Algebra::And, vec![8, 5]),
            (Algebra::Sub, vec![64, 33, 1, 100, 1000, -7]),
            (Algebra::Xor, vec![64, 33, 1, 100, 1000, 9, 10, -7]),
        ] {
            let result = set.algebra(&mut heap, op, other).unwrap();
            assert_eq!(ints(&heap, result), expected, "{op:?}");
        }
    }

    #[test]
    fn what_hashes_by_address_keeps_the_order_of_insertion() {
        let mut heap = Heap::new(&data_pools(), false);
        let lists: Vec<Value> = (0..40).map(|_| heap.new_list(Vec::new()).into()).collect();
        let set = heap.new_set(false);
        for &list in lists.iter().rev() {
            set.insert_new(&mut heap, hash_address(list.address()), list);
        }
        for &list in &lists[..10] {
            let hash = hash_address(list.address());
            let Find::Found(place) = set.find(&heap, list, hash) else {
                panic!("an element is lost");
            };
            set.remove_at(&mut heap, place);
            assert_eq!(set.find(&heap, list, hash), Find::Absent);
            set.insert_new(&mut heap, hash, list);
        }
        let expected = lists[10..].iter().rev().chain(&lists[..10]);
        assert!(set.iter(&heap).zip(expected).all(|(a, b)| a.is(*b)));
        assert!(set.pop(&mut heap).is_some_and(|v| v.is(lists[39])));
        assert_eq!(set.len(&heap), 39);
    }

    #[test]
    fn frozensets_have_the_hashes_of_python() {
        let mut heap = Heap::new(&data_pools(), false);
        let set = set_of(&mut heap, [1, 2, 3]);
        assert_eq!(set.frozen_hash(&heap), Some(-272375401224217160i64 as u64));
        let empty = set_of(&mut heap, []);
        assert_eq!(empty.frozen_hash(&heap), Some(133146708735736));
    }
}
