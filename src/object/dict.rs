//! The insertion-ordered hash table, and views of it. Nothing here runs script code.
//!
//! Methods that scripts see are in `builtins/dict.rs`; which values are equal without script code is in `equal.rs`.
//! - Entries stand in the order of insertion. A removed one leaves a hole (its key is `Unset`) until the table
//!   is rebuilt, so an entry keeps its place while others are removed.
//! - Up to eight entries are searched one by one; more have an index of u32 places, probed as CPython does.
//! - The keys stamp is drawn when somebody asks for it, and forgotten when a key comes or goes.

use super::equal::eq_plain;
use super::int::hash_i64;
use super::str::Str;
use super::{Value, pool};
use crate::heap::{Gc, Heap, Kind, Marker};
use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Tables up to this size have no index.
const SMALL: usize = 8;
const EMPTY: u32 = u32::MAX;
const DELETED: u32 = u32::MAX - 1;

static NEXT_STAMP: AtomicU64 = AtomicU64::new(1);

#[derive(Clone, Copy)]
struct Entry {
    hash: u64,
    key: Value,
    value: Value,
}

/// A dict.
pub struct Dict {
    entries: Vec<Entry>,
    /// Places of entries; empty for a small table, else a power of two long.
    index: Box<[u32]>,
    /// How many places of the index are not `EMPTY`.
    filled: usize,
    live: usize,
    /// No entry before this place is live: an iteration may begin here, so that a queue of keys stays linear.
    first: usize,
    stamp: Cell<u64>,
    /// All keys are interned strings.
    interned: bool,
}

impl Kind for Dict {
    const POOL: usize = pool::DICT;
    const DROPS: bool = true;
    fn release(&mut self) {
        *self = Dict::empty();
    }
    fn trace(&self, marker: &mut Marker) {
        for entry in &self.entries {
            entry.key.trace(marker);
            entry.value.trace(marker);
        }
        marker.outside(self.outside());
    }
}

/// A place in a search, from which it can go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probe {
    pub(super) place: usize,
    pub(super) perturb: u64,
}

/// What a search for a key gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Find {
    /// The key is at this entry.
    Found(usize),
    Absent,
    /// Script code has to tell whether the candidate equals the key. If it does not, the search goes on from
    /// `resume`, or from the start if the table has changed meanwhile.
    Ask {
        candidate: usize,
        resume: Probe,
    },
}

impl Dict {
    fn empty() -> Dict {
        Dict {
            entries: Vec::new(),
            index: Box::default(),
            filled: 0,
            live: 0,
            first: 0,
            stamp: Cell::new(0),
            interned: true,
        }
    }

    fn outside(&self) -> usize {
        self.entries.capacity() * size_of::<Entry>() + self.index.len() * 4
    }

    #[inline(always)]
    fn start(&self, hash: u64) -> Probe {
        let place = if self.index.is_empty() {
            0
        } else {
            hash as usize & (self.index.len() - 1)
        };
        Probe {
            place,
            perturb: hash,
        }
    }

    /// Searches; `same` says whether a key of equal hash is the one, `None` if it cannot say.
    #[inline(always)]
    fn search(&self, hash: u64, from: Probe, mut same: impl FnMut(Value) -> Option<bool>) -> Find {
        if self.index.is_empty() {
            for (i, entry) in self.entries.iter().enumerate().skip(from.place) {
                if entry.hash == hash && !entry.key.is_unset() {
                    match same(entry.key) {
                        Some(true) => return Find::Found(i),
                        Some(false) => {}
                        None => {
                            let resume = Probe {
                                place: i + 1,
                                perturb: 0,
                            };
                            return Find::Ask {
                                candidate: i,
                                resume,
                            };
                        }
                    }
                }
            }
            return Find::Absent;
        }
        let mask = self.index.len() - 1;
        let Probe {
            mut place,
            mut perturb,
        } = from;
        while let Some(&i) = self.index.get(place & mask) {
            if i == EMPTY {
                break;
            }
            perturb >>= 5;
            let next = place.wrapping_mul(5).wrapping_add(perturb as usize + 1) & mask;
            // A deleted place is beyond the entries.
            if let Some(entry) = self.entries.get(i as usize)
                && entry.hash == hash
            {
                match same(entry.key) {
                    Some(true) => return Find::Found(i as usize),
                    Some(false) => {}
                    None => {
                        let resume = Probe {
                            place: next,
                            perturb,
                        };
                        return Find::Ask {
                            candidate: i as usize,
                            resume,
                        };
                    }
                }
            }
            place = next;
        }
        Find::Absent
    }

    /// Searches for an interned string in a table whose keys are all interned.
    #[inline(always)]
    fn search_interned(&self, heap: &Heap, key: Gc<Str>) -> Option<usize> {
        let same = |k: Value| matches!(k, Value::Str(s) if s == key);
        if self.index.is_empty() {
            return self.entries.iter().position(|e| same(e.key));
        }
        let hash = key.hash(heap);
        match self.search(hash, self.start(hash), |k| Some(same(k))) {
            Find::Found(i) => Some(i),
            _ => None,
        }
    }

    #[inline]
    fn find_str(&self, heap: &Heap, key: Gc<Str>) -> Find {
        if self.interned && key.is_interned(heap) {
            return self
                .search_interned(heap, key)
                .map_or(Find::Absent, Find::Found);
        }
        let hash = key.hash(heap);
        self.search(hash, self.start(hash), |k| match k {
            Value::Str(s) => Some(s.eq_text(heap, key)),
            other => eq_plain(heap, other, Value::Str(key)),
        })
    }

    #[inline]
    fn find_int(&self, heap: &Heap, key: i64) -> Find {
        let hash = hash_i64(key);
        self.search(hash, self.start(hash), |k| match k {
            Value::Int(i) => Some(i == key),
            other => eq_plain(heap, other, Value::Int(key)),
        })
    }

    /// Adds an entry whose key is not there. Gives the bytes the table grew.
    #[inline]
    fn add(&mut self, hash: u64, key: Value, value: Value) -> usize {
        let mut grown = 0;
        let full = match self.index.len() {
            0 => self.entries.len() >= SMALL,
            n => self.filled >= usable(n),
        };
        if full || self.entries.len() == self.entries.capacity() {
            grown = self.grow(full);
        }
        if !self.index.is_empty() {
            let place = self.free_place(hash);
            if self.index[place] == EMPTY {
                self.filled += 1;
            }
            self.index[place] = self.entries.len() as u32;
        }
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        self.stamp.set(0);
        grown
    }

    #[inline(always)]
    fn free_place(&self, hash: u64) -> usize {
        let mask = self.index.len() - 1;
        let mut place = hash as usize & mask;
        let mut perturb = hash;
        while self.index[place] < DELETED {
            perturb >>= 5;
            place = place.wrapping_mul(5).wrapping_add(perturb as usize + 1) & mask;
        }
        place
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, full: bool) -> usize {
        let before = self.outside();
        if full {
            self.rebuild(self.live + 1);
        }
        self.entries.reserve(1);
        self.outside().saturating_sub(before)
    }

    /// Closes the holes and sizes the index for `n` entries and about as many more.
    fn rebuild(&mut self, n: usize) {
        if self.live < self.entries.len() {
            self.entries.retain(|e| !e.key.is_unset());
            self.stamp.set(0);
        }
        self.first = 0;
        self.filled = 0;
        if n <= SMALL {
            self.index = Box::default();
            return;
        }
        let size = (n * 3).next_power_of_two().max(16);
        self.index = vec![EMPTY; size].into_boxed_slice();
        for i in 0..self.entries.len() {
            let place = self.free_place(self.entries[i].hash);
            self.index[place] = i as u32;
        }
        self.filled = self.entries.len();
    }

    fn remove(&mut self, i: usize) -> (Value, Value) {
        let Some(entry) = self.entries.get_mut(i) else {
            return (Value::Unset, Value::Unset);
        };
        let (hash, key, value) = (entry.hash, entry.key, entry.value);
        if key.is_unset() {
            return (key, value);
        }
        entry.key = Value::Unset;
        entry.value = Value::Unset;
        if !self.index.is_empty() {
            let mask = self.index.len() - 1;
            let mut place = hash as usize & mask;
            let mut perturb = hash;
            while self.index[place] != i as u32 && self.index[place] != EMPTY {
                perturb >>= 5;
                place = place.wrapping_mul(5).wrapping_add(perturb as usize + 1) & mask;
            }
            if self.index[place] != EMPTY {
                self.index[place] = DELETED;
            }
        }
        self.live -= 1;
        self.stamp.set(0);
        if i == self.first {
            let holes = self.entries[i..].iter().take_while(|e| e.key.is_unset());
            self.first = i + holes.count();
        }
        (key, value)
    }
}

/// Tells how many places of an index may be taken.
#[inline(always)]
fn usable(places: usize) -> usize {
    places * 2 / 3
}

impl Heap {
    /// Makes an empty dict.
    #[inline]
    pub fn new_dict(&mut self) -> Gc<Dict> {
        self.alloc(Dict::empty())
    }

    /// Makes an empty dict with room.
    pub fn new_dict_with(&mut self, room: usize) -> Gc<Dict> {
        let mut dict = Dict::empty();
        dict.entries.reserve(room);
        if room > SMALL {
            dict.rebuild(room);
        }
        self.charge(dict.outside());
        self.alloc(dict)
    }

    /// Makes a view of a dict.
    pub fn new_view(&mut self, dict: Gc<Dict>, kind: ViewKind) -> Gc<View> {
        self.alloc(View {
            dict,
            kind,
            ordered: false,
        })
    }
}

impl Gc<Dict> {
    /// Gives the number of entries.
    #[inline(always)]
    pub fn len(self, heap: &Heap) -> usize {
        self.get(heap).live
    }

    /// Tells whether there is no entry.
    #[inline]
    pub fn is_empty(self, heap: &Heap) -> bool {
        self.len(heap) == 0
    }

    /// Gives the number of places that entries and holes take: the end of an iteration by index.
    #[inline(always)]
    pub fn slots(self, heap: &Heap) -> usize {
        self.get(heap).entries.len()
    }

    /// Gives the stamp of the keys: it is unique in the process, and changes when a key comes or goes.
    #[inline]
    pub fn stamp(self, heap: &Heap) -> u64 {
        let dict = self.get(heap);
        if dict.stamp.get() == 0 {
            dict.stamp.set(NEXT_STAMP.fetch_add(1, Relaxed));
        }
        dict.stamp.get()
    }

    /// Makes what is remembered of this dict's keys invalid.
    pub fn forget_stamp(self, heap: &Heap) {
        self.get(heap).stamp.set(0);
    }

    /// Gives the stamp, or 0 if nobody has asked since the keys changed: for comparing with a known one.
    #[inline(always)]
    pub fn known_stamp(self, heap: &Heap) -> u64 {
        self.get(heap).stamp.get()
    }

    /// Gives key and value of an entry; `None` for a hole and past the end.
    #[inline(always)]
    pub fn entry(self, heap: &Heap, i: usize) -> Option<(Value, Value)> {
        let entry = self.get(heap).entries.get(i)?;
        if entry.key.is_unset() {
            None
        } else {
            Some((entry.key, entry.value))
        }
    }

    /// Gives the first entry from place `i` on: its place, key and value.
    #[inline]
    pub fn next_entry(self, heap: &Heap, i: usize) -> Option<(usize, Value, Value)> {
        let mut i = i.max(self.get(heap).first);
        loop {
            let entry = self.get(heap).entries.get(i)?;
            if !entry.key.is_unset() {
                return Some((i, entry.key, entry.value));
            }
            i += 1;
        }
    }

    /// Gives the last entry before place `end`: its place, key and value.
    pub fn entry_before(self, heap: &Heap, end: usize) -> Option<(usize, Value, Value)> {
        let entries = &self.get(heap).entries;
        let i = entries
            .get(..end.min(entries.len()))?
            .iter()
            .rposition(|e| !e.key.is_unset())?;
        entries.get(i).map(|e| (i, e.key, e.value))
    }

    /// Gives all keys and values in order.
    pub fn iter(self, heap: &Heap) -> impl DoubleEndedIterator<Item = (Value, Value)> {
        let live = self.get(heap).entries.iter().filter(|e| !e.key.is_unset());
        live.map(|e| (e.key, e.value))
    }

    /// Gives the stored hash of an entry.
    pub fn hash_at(self, heap: &Heap, i: usize) -> u64 {
        self.get(heap).entries.get(i).map_or(0, |e| e.hash)
    }

    /// Gives the value of an entry; `Unset` for a hole and past the end.
    #[inline(always)]
    pub fn value_at(self, heap: &Heap, i: usize) -> Value {
        self.get(heap)
            .entries
            .get(i)
            .map_or(Value::Unset, |e| e.value)
    }

    /// Gives the value of an entry, if it is that of this very string.
    #[inline]
    pub fn value_under(self, heap: &Heap, i: usize, key: Gc<Str>) -> Option<Value> {
        let entry = self.get(heap).entries.get(i)?;
        matches!(entry.key, Value::Str(own) if own == key).then_some(entry.value)
    }

    /// Replaces the value of an entry.
    #[inline(always)]
    pub fn set_value_at(self, heap: &mut Heap, i: usize, value: Value) {
        if let Some(entry) = self.get_mut(heap).entries.get_mut(i) {
            entry.value = value;
        }
    }

    /// Gives the entry of a string.
    #[inline]
    pub fn index_of_str(self, heap: &Heap, key: Gc<Str>) -> Option<usize> {
        match self.get(heap).find_str(heap, key) {
            Find::Found(i) => Some(i),
            _ => None,
        }
    }

    /// Gives the value of a string.
    #[inline]
    pub fn get_str(self, heap: &Heap, key: Gc<Str>) -> Option<Value> {
        self.index_of_str(heap, key).map(|i| self.value_at(heap, i))
    }

    /// Sets the value of a string.
    #[inline]
    pub fn set_str(self, heap: &mut Heap, key: Gc<Str>, value: Value) {
        match self.index_of_str(heap, key) {
            Some(i) => self.set_value_at(heap, i, value),
            None => {
                let hash = key.hash(heap);
                self.insert_new(heap, hash, Value::Str(key), value);
            }
        }
    }

    /// Removes a string and gives its value.
    pub fn remove_str(self, heap: &mut Heap, key: Gc<Str>) -> Option<Value> {
        let i = self.index_of_str(heap, key)?;
        Some(self.remove_at(heap, i).1)
    }

    /// Searches for a string, integer or bool, which computes no hash outside; `None` for other keys.
    #[inline(always)]
    pub fn find_fast(self, heap: &Heap, key: Value) -> Option<Find> {
        match key {
            Value::Str(s) => Some(self.get(heap).find_str(heap, s)),
            Value::Int(i) => Some(self.get(heap).find_int(heap, i)),
            Value::Bool(b) => Some(self.get(heap).find_int(heap, b as i64)),
            _ => None,
        }
    }

    /// Gives the value of a string, integer or bool if it is there; the outer `None` says that the key is of another
    /// kind, or that script code has to be asked.
    #[inline(always)]
    pub fn get_value_fast(self, heap: &Heap, key: Value) -> Option<Option<Value>> {
        match self.find_fast(heap, key)? {
            Find::Found(i) => Some(Some(self.value_at(heap, i))),
            Find::Absent => Some(None),
            Find::Ask { .. } => None,
        }
    }

    /// Sets the value of a string, integer or bool; false if the key is of another kind or script code has
    /// to be asked, and then nothing has changed.
    #[inline(always)]
    pub fn set_value_fast(self, heap: &mut Heap, key: Value, value: Value) -> bool {
        match self.find_fast(heap, key) {
            Some(Find::Found(i)) => {
                self.set_value_at(heap, i, value);
                true
            }
            Some(Find::Absent) => {
                let hash = match key {
                    Value::Str(s) => s.hash(heap),
                    Value::Int(i) => hash_i64(i),
                    Value::Bool(b) => b,
                    _ => return false,
                };
                self.insert_new(heap, hash, key, value);
                true
            }
            _ => false,
        }
    }

    /// Searches for a key with its hash.
    #[inline]
    pub fn find(self, heap: &Heap, key: Value, hash: u64) -> Find {
        self.find_from(heap, key, hash, self.get(heap).start(hash))
    }

    /// Goes on with a search after the candidate turned out to be another key.
    pub fn find_from(self, heap: &Heap, key: Value, hash: u64, from: Probe) -> Find {
        self.get(heap).search(hash, from, |k| {
            if k.is(key) {
                Some(true)
            } else {
                eq_plain(heap, k, key)
            }
        })
    }

    /// Adds a key that is not there.
    #[inline]
    pub fn insert_new(self, heap: &mut Heap, hash: u64, key: Value, value: Value) {
        let interned = matches!(key, Value::Str(s) if s.is_interned(heap));
        let dict = self.get_mut(heap);
        dict.interned &= interned;
        let grown = dict.add(hash, key, value);
        if grown > 0 {
            heap.charge(grown);
        }
    }

    /// Removes an entry and gives key and value.
    pub fn remove_at(self, heap: &mut Heap, i: usize) -> (Value, Value) {
        self.get_mut(heap).remove(i)
    }

    /// Removes the last entry and gives key and value.
    pub fn pop_last(self, heap: &mut Heap) -> Option<(Value, Value)> {
        let dict = self.get_mut(heap);
        while let Some(last) = dict.entries.last() {
            if last.key.is_unset() {
                dict.entries.pop();
                continue;
            }
            let pair = dict.remove(dict.entries.len() - 1);
            dict.entries.pop();
            // What is added next stands behind the entries that are left.
            dict.first = dict.first.min(dict.entries.len());
            return Some(pair);
        }
        dict.first = 0;
        None
    }

    /// Removes all entries.
    pub fn clear(self, heap: &mut Heap) {
        *self.get_mut(heap) = Dict::empty();
    }

    /// Makes a dict with the same entries.
    pub fn copy(self, heap: &mut Heap) -> Gc<Dict> {
        let dict = self.get(heap);
        let mut copy = Dict {
            entries: dict.entries.clone(),
            index: Box::default(),
            filled: dict.filled,
            live: dict.live,
            first: dict.first,
            stamp: Cell::new(0),
            interned: dict.interned,
        };
        if dict.live < dict.entries.len() || dict.filled != dict.entries.len() {
            copy.rebuild(copy.live);
        } else {
            copy.index = dict.index.clone();
        }
        heap.charge(copy.outside());
        heap.alloc(copy)
    }

    /// Swaps the contents of two dicts.
    pub fn swap(self, heap: &mut Heap, other: Gc<Dict>) {
        let mine = std::mem::replace(self.get_mut(heap), Dict::empty());
        let theirs = std::mem::replace(other.get_mut(heap), mine);
        *self.get_mut(heap) = theirs;
        self.get(heap).stamp.set(0);
        other.get(heap).stamp.set(0);
    }

    /// Moves an entry to the end, or to the front.
    pub fn move_entry(self, heap: &mut Heap, i: usize, last: bool) {
        let dict = self.get_mut(heap);
        let Some(&entry) = dict.entries.get(i) else {
            return;
        };
        let here = |entry: &Entry| !entry.key.is_unset();
        let there = match last {
            true => dict.entries.iter().rposition(here),
            false => dict.entries.iter().position(here),
        };
        if there == Some(i) {
            return;
        }
        dict.remove(i);
        if last {
            dict.add(entry.hash, entry.key, entry.value);
        } else {
            dict.entries.insert(0, entry);
            dict.first = 0;
            dict.live += 1;
            dict.rebuild(dict.live);
        }
    }
}

/// What a view shows of its dict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    Keys,
    Values,
    Items,
}

/// A view of a dict's keys, values or items.
pub struct View {
    pub dict: Gc<Dict>,
    pub kind: ViewKind,
    /// Made by an OrderedDict, which shows in its class.
    pub ordered: bool,
}

impl Kind for View {
    const POOL: usize = pool::VIEW;
    const DROPS: bool = false;
    fn trace(&self, marker: &mut Marker) {
        marker.mark(self.dict);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::data_pools;

    fn ints(heap: &Heap, dict: Gc<Dict>) -> Vec<i64> {
        dict.iter(heap)
            .filter_map(|(k, _)| if let Value::Int(i) = k { Some(i) } else { None })
            .collect()
    }

    #[test]
    fn integers_come_and_go() {
        let mut heap = Heap::new(&data_pools(), false);
        let dict = heap.new_dict();
        for i in 0..5000 {
            assert!(dict.set_value_fast(&mut heap, Value::Int(i * 7 % 5003), Value::Int(i)));
        }
        for i in (0..5000).step_by(2) {
            let Some(Find::Found(at)) = dict.find_fast(&heap, Value::Int(i * 7 % 5003)) else {
                panic!("lost {i}")
            };
            dict.remove_at(&mut heap, at);
        }
        assert_eq!(dict.len(&heap), 2500);
        for i in 0..5000 {
            let found = dict.get_value_fast(&heap, Value::Int(i * 7 % 5003));
            assert_eq!(found.flatten().is_some(), i % 2 == 1);
        }
        let expected: Vec<i64> = (0..5000)
            .filter(|i| i % 2 == 1)
            .map(|i| i * 7 % 5003)
            .collect();
        assert_eq!(ints(&heap, dict), expected);
        let copy = dict.copy(&mut heap);
        assert_eq!(ints(&heap, copy), expected);
        assert_eq!(copy.slots(&heap), 2500);
    }

    #[test]
    fn a_stack_of_keys_never_fills_the_index() {
        let mut heap = Heap::new(&data_pools(), false);
        let dict = heap.new_dict();
        for i in 0..20 {
            dict.set_value_fast(&mut heap, Value::Int(i), Value::None);
        }
        for i in 100..10_000 {
            dict.set_value_fast(&mut heap, Value::Int(i), Value::None);
            assert!(
                dict.pop_last(&mut heap)
                    .is_some_and(|(k, _)| k.is(Value::Int(i)))
            );
            assert!(matches!(
                dict.get_value_fast(&heap, Value::Int(-i)),
                Some(None)
            ));
        }
        assert_eq!(dict.len(&heap), 20);
    }

    #[test]
    fn a_queue_of_keys_begins_at_its_first() {
        let mut heap = Heap::new(&data_pools(), false);
        let dict = heap.new_dict();
        for i in 0..3000 {
            dict.set_value_fast(&mut heap, Value::Int(i), Value::None);
            if i >= 20 {
                let Some((at, key, _)) = dict.next_entry(&heap, 0) else {
                    panic!("empty at {i}")
                };
                assert!(key.is(Value::Int(i - 20)) && dict.get(&heap).first == at);
                dict.remove_at(&mut heap, at);
            }
        }
        assert_eq!(ints(&heap, dict), (2980..3000).collect::<Vec<_>>());
        while dict.pop_last(&mut heap).is_some() {}
        dict.set_value_fast(&mut heap, Value::Int(7), Value::None);
        assert_eq!(dict.next_entry(&heap, 0).map(|e| e.0), Some(0));
    }

    #[test]
    fn strings_match_by_text_and_stamps_follow_the_keys() {
        let mut heap = Heap::new(&data_pools(), false);
        let dict = heap.new_dict();
        for i in 0..30 {
            let key = heap.new_str(&format!("key{i}"));
            dict.set_str(&mut heap, key, Value::Int(i));
            let stamp = dict.stamp(&heap);
            let again = heap.new_str(&format!("key{i}"));
            dict.set_str(&mut heap, again, Value::Int(i + 1));
            assert_eq!(dict.stamp(&heap), stamp);
            assert!(
                dict.get_str(&heap, again)
                    .is_some_and(|v| v.is(Value::Int(i + 1)))
            );
        }
        let (before, key) = (dict.stamp(&heap), heap.new_str("key7"));
        assert!(dict.remove_str(&mut heap, key).is_some());
        assert!(dict.stamp(&heap) != before && dict.get_str(&heap, key).is_none());
        assert_eq!((dict.len(&heap), dict.slots(&heap)), (29, 30));
    }

    #[test]
    fn numbers_of_any_kind_are_one_key() {
        let mut heap = Heap::new(&data_pools(), false);
        let dict = heap.new_dict();
        dict.set_value_fast(&mut heap, Value::Int(1), Value::None);
        assert!(matches!(
            dict.find(&heap, Value::float(1.0), 1),
            Find::Found(0)
        ));
        assert!(dict.get_value_fast(&heap, Value::TRUE).flatten().is_some());
    }
}
