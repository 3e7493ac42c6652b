//! Objects whose end somebody waits for: watched ones are named when nothing holds them, before they are swept.
//!
//! The bits live in the headers of blocks; every unsafe line relies on the invariants of `gc.rs`.

use super::gc::{BlockHeader, Dead, Gc, Heap};
use super::trace::Marker;
use std::collections::{HashMap, HashSet};

/// Tells whether the object at this address is watched.
pub(super) fn is_watched(ptr: *const u8) -> bool {
    // SAFETY: invariant 1.
    let block = unsafe { &*BlockHeader::of(ptr) };
    let (word, bit) = block.position(ptr);
    block.watched[word] & bit != 0
}

/// Tells whether the slot at this address is marked.
fn is_marked(ptr: *const u8) -> bool {
    // SAFETY: invariant 1.
    let block = unsafe { &*BlockHeader::of(ptr) };
    let (word, bit) = block.position(ptr);
    block.marks[word] & bit != 0
}

impl Heap {
    /// Asks to be told when the object dies (`collect` returns it, once).
    pub fn watch<T>(&mut self, gc: Gc<T>) {
        // SAFETY: invariant 1.
        let block = unsafe { &mut *BlockHeader::of(gc.address()) };
        let (word, bit) = block.position(gc.address());
        block.watched[word] |= bit;
    }

    /// Watches what was found dead once more.
    pub fn watch_dead(&mut self, dead: Dead) {
        // SAFETY: invariant 1; it was kept alive for whoever is told.
        let block = unsafe { &mut *BlockHeader::of(dead.ptr) };
        let (word, bit) = block.position(dead.ptr);
        block.watched[word] |= bit;
    }

    /// As `is_marked`, of an object that was found dead.
    pub fn is_marked_dead(&self, dead: Dead) -> bool {
        is_marked(dead.ptr)
    }

    /// As `watch`; those that die together are told oldest first.
    #[cold]
    pub fn watch_in_order<T>(&mut self, gc: Gc<T>) {
        self.ordered.push(gc.address());
        self.watch(gc);
    }

    /// As `watch`; at the end of the program it is among what is watched in order (`unpark`).
    #[cold]
    pub fn park<T>(&mut self, gc: Gc<T>) {
        self.parked.push(gc.address());
        self.watch(gc);
    }

    /// Puts what was parked among what is watched in order, as the oldest.
    pub fn unpark(&mut self) {
        let known: HashSet<*const u8> = self.ordered.iter().copied().collect();
        let mut parked = std::mem::take(&mut self.parked);
        parked.retain(|ptr| is_watched(*ptr) && !known.contains(ptr));
        self.ordered.splice(0..0, parked);
    }

    /// Tells whether an object is watched.
    pub fn is_watched<T>(&self, gc: Gc<T>) -> bool {
        is_watched(gc.address())
    }

    /// Stops watching those of the objects watched in order that are not to be kept.
    pub fn retain_ordered(&mut self, keep: impl Fn(&Heap, Dead) -> bool) {
        let all = std::mem::take(&mut self.ordered);
        let mut kept = Vec::with_capacity(all.len());
        for ptr in all {
            // SAFETY: invariant 1; what is dead has left the list.
            let block = unsafe { &mut *BlockHeader::of(ptr) };
            let pool = block.pool as usize;
            if keep(self, Dead { pool, ptr }) {
                kept.push(ptr);
            } else {
                let (word, bit) = block.position(ptr);
                block.watched[word] &= !bit;
            }
        }
        self.ordered = kept;
    }

    /// Tells whether objects are watched in order.
    #[inline(always)]
    pub fn watches_in_order(&self) -> bool {
        !self.ordered.is_empty()
    }

    /// Stops watching the objects that are watched in order, and gives them, oldest first.
    pub fn take_ordered(&mut self) -> Vec<Dead> {
        let all = std::mem::take(&mut self.ordered);
        let mut dead = Vec::with_capacity(all.len());
        for ptr in all {
            // SAFETY: invariant 1; what is dead has left the list.
            let block = unsafe { &mut *BlockHeader::of(ptr) };
            let (word, bit) = block.position(ptr);
            block.watched[word] &= !bit;
            dead.push(Dead {
                pool: block.pool as usize,
                ptr,
            });
        }
        dead
    }

    /// Puts the dead that were watched in order behind the others: what holds others before those, else the oldest first.
    pub(super) fn order_dead(&mut self, dead: &mut [Dead], marker: &mut Marker) {
        let gone: HashSet<*const u8> = dead.iter().map(|d| d.ptr).collect();
        let mut places = HashMap::new();
        let mut count = 0;
        self.ordered.retain(|ptr| {
            let dies = gone.contains(ptr);
            if dies {
                count += 1;
                places.insert(*ptr, count);
            }
            !dies
        });
        marker.stack.extend(places.keys());
        marker.drain();
        dead.sort_by_key(|d| match places.get(&d.ptr) {
            Some(place) => (1, is_marked(d.ptr), *place),
            None => (0, false, 0),
        });
    }

    /// Takes back `watch`.
    pub fn unwatch<T>(&mut self, gc: Gc<T>) {
        // SAFETY: invariant 1.
        let block = unsafe { &mut *BlockHeader::of(gc.address()) };
        let (word, bit) = block.position(gc.address());
        block.watched[word] &= !bit;
    }

    /// Stops watching those of the objects watched in order that the last marking reached.
    pub fn unwatch_marked(&mut self) {
        self.retain_ordered(|_, watched| !is_marked(watched.ptr));
    }

    /// Tells whether the last marking reached the object; for tables of weak references.
    pub fn is_marked<T>(&self, gc: Gc<T>) -> bool {
        is_marked(gc.address())
    }

    /// Gives what is watched without an order, the oldest first where places tell.
    pub fn watched(&self) -> Vec<Dead> {
        self.watched_among(|_, _| !0)
    }

    /// Gives the watched objects among those that a word of bits for each word of a block names.
    fn watched_among(&self, among: impl Fn(&BlockHeader, usize) -> u64) -> Vec<Dead> {
        let mut watched = Vec::new();
        for header in self.blocks() {
            // SAFETY: invariant 1.
            let block = unsafe { &*header };
            for (word, &bits) in block.watched.iter().enumerate() {
                let mut left = bits & among(block, word);
                while left != 0 {
                    watched.push(Dead {
                        pool: block.pool as usize,
                        ptr: block.address_of(word, left.trailing_zeros()),
                    });
                    left &= left - 1;
                }
            }
        }
        watched
    }

    /// Tells whether the marking has reached a watched object.
    pub(super) fn any_watched_marked(&self) -> bool {
        self.blocks().into_iter().any(|header| {
            // SAFETY: invariant 1.
            let block = unsafe { &*header };
            let mut words = block.watched.iter().zip(&block.marks);
            words.any(|(watched, marks)| watched & marks != 0)
        })
    }

    /// Takes the watched objects that the marking has not reached; they are watched no more.
    pub(super) fn find_dead(&mut self) -> Vec<Dead> {
        let dead = self.watched_among(|block, word| !block.marks[word]);
        for header in self.blocks() {
            // SAFETY: invariant 1.
            let block = unsafe { &mut *header };
            for (watched, marks) in block.watched.iter_mut().zip(&block.marks) {
                *watched &= marks;
            }
        }
        dead
    }
}
