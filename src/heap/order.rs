//! The order in which a walk from the modules finds what they hold: at the end of a program things are ended in that order.
//!
//! CPython's collector goes through its objects from the oldest to the youngest. What it has passed before anything that is held
//! led there is put behind all others when that is found; the rest keeps its place.

use super::gc::{BlockHeader, Dead, Heap, WORDS};
use super::trace::Marker;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// Where an object is found from.
#[derive(Clone, Copy)]
enum From {
    /// One that keeps its place, this one.
    Place(u64),
    /// One that was put behind the others.
    Behind,
}

/// A walk under way.
struct Walk<R> {
    rank: R,
    /// What is known by its rank and keeps its place: the rank, a number that tells equal ones apart, the object.
    placed: BinaryHeap<Reverse<(u64, usize, *const u8)>>,
    behind: VecDeque<*const u8>,
    found: Vec<Dead>,
}

impl Heap {
    /// Marks what is held from what `roots` marks, and lets `look` ask `is_marked`; it must not allocate. `more` may mark what an
    /// object holds besides, and says whether the walk goes on from it; what code only remembers is not held.
    pub fn mark_held<R>(
        &mut self,
        roots: impl FnOnce(&mut Marker),
        more: impl Fn(&Heap, Dead, &mut Marker) -> bool,
        look: impl FnOnce(&mut Heap) -> R,
    ) -> R {
        let mut marker = self.begin_walk();
        marker.remembers = false;
        roots(&mut marker);
        while let Some(ptr) = marker.stack.pop() {
            if more(self, Dead::at(ptr), &mut marker) {
                trace(ptr, &mut marker);
            }
        }
        let found = look(self);
        self.end_walk(marker);
        found
    }

    /// Walks from what `roots` marks, past no object that is `barred`, and tells whether it came to a watched object or
    /// `look`, which may ask `is_marked`, found what it looks for; also if there were more objects than `most`.
    pub fn walk_from(
        &mut self,
        roots: impl FnOnce(&mut Marker),
        barred: impl Fn(Dead) -> bool,
        most: usize,
        look: impl FnOnce(&Heap) -> bool,
    ) -> bool {
        let mut marker = self.begin_walk();
        roots(&mut marker);
        let mut left = most;
        while left > 0
            && let Some(ptr) = marker.stack.pop()
        {
            left -= 1;
            if !barred(Dead::at(ptr)) {
                trace(ptr, &mut marker);
            }
        }
        let found = left == 0 || self.any_watched_marked() || look(self);
        self.end_walk(marker);
        found
    }

    /// Puts the marks back: by them the allocator knows which slots are free.
    fn end_walk(&mut self, marker: Marker) {
        for block in self.blocks() {
            // SAFETY: invariant 1 of `gc.rs`. What the allocator has yet to come to is in use as it was marked by the last
            // collection; what it has given out since is in use besides.
            unsafe { (*block).marks = (*block).used };
        }
        self.traces = marker.traces;
    }

    /// Takes all marks away, until `end_walk`.
    fn begin_walk(&mut self) -> Marker {
        for block in self.blocks() {
            // SAFETY: invariant 1 of `gc.rs`.
            unsafe { (*block).marks = [0; WORDS] };
        }
        Marker {
            stack: Vec::new(),
            live: 0,
            traces: std::mem::take(&mut self.traces),
            remembers: true,
            class_epoch: 0,
        }
    }

    /// Walks from what `roots` marks. `rank` tells the age of an object, if it matters, and may mark what more the object holds.
    /// Gives the objects with a rank in the order in which they are ended.
    pub fn order_of_ends(
        &mut self,
        roots: impl FnOnce(&mut Marker),
        rank: impl FnMut(&Heap, Dead, &mut Marker) -> Option<u64>,
    ) -> Vec<Dead> {
        let mut marker = self.begin_walk();
        let mut walk = Walk {
            rank,
            placed: BinaryHeap::new(),
            behind: VecDeque::new(),
            found: Vec::new(),
        };
        roots(&mut marker);
        walk.go_on(self, &mut marker, From::Place(0));
        loop {
            let (ptr, from) = if let Some(Reverse((rank, _, ptr))) = walk.placed.pop() {
                walk.found.push(Dead::at(ptr));
                (ptr, From::Place(rank))
            } else if let Some(ptr) = walk.behind.pop_front() {
                if (walk.rank)(self, Dead::at(ptr), &mut marker).is_some() {
                    walk.found.push(Dead::at(ptr));
                }
                (ptr, From::Behind)
            } else {
                break;
            };
            trace(ptr, &mut marker);
            walk.go_on(self, &mut marker, from);
        }
        self.end_walk(marker);
        walk.found
    }
}

impl<R: FnMut(&Heap, Dead, &mut Marker) -> Option<u64>> Walk<R> {
    /// Puts what has just been marked where it is looked at; what has no rank is as old as what led to it.
    fn go_on(&mut self, heap: &Heap, marker: &mut Marker, from: From) {
        let at = match from {
            From::Place(at) => at,
            From::Behind => return self.behind.extend(marker.stack.drain(..)),
        };
        let mut here: VecDeque<*const u8> = marker.stack.drain(..).collect();
        while let Some(ptr) = here.pop_front() {
            match (self.rank)(heap, Dead::at(ptr), marker) {
                Some(rank) if rank < at => self.behind.push_back(ptr),
                Some(rank) => {
                    let number = self.found.len() + self.placed.len();
                    self.placed.push(Reverse((rank, number, ptr)));
                }
                None => {
                    trace(ptr, marker);
                    here.extend(marker.stack.drain(..));
                }
            }
        }
    }
}

/// Marks what an object holds.
fn trace(ptr: *const u8, marker: &mut Marker) {
    // SAFETY: as in `Marker::drain`: marked pointers lead into blocks, whose pool says how their slots are traced.
    unsafe {
        let pool = (*BlockHeader::of(ptr)).pool as usize;
        let trace = marker.traces[pool];
        trace(ptr, marker);
    }
}
