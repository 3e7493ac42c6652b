//! Deadlines: which timer is due, in the order CPython's loop would find it due.
//!
//! Holds no script code and wakes nobody: `event` asks for what is due and does the waking.
//! Equal deadlines are not first come, first served: they come in the order of the binary heap that asyncio
//! uses (`heapq`), so the same algorithm works here, with cancelled timers still in their places. Only
//! relative timers never tie there, because the clock moves between two calls; here they tie-break by creation.

use slab::Slab;

/// What makes a cancelled share of the heap worth a clean-up.
const MIN_FOR_CLEANUP: usize = 100;
/// Room for so many timers is kept when they are gone.
const CROWD: usize = 4096;

#[derive(Clone, Copy)]
struct Entry {
    when: f64,
    /// Creation number, times two; odd for a deadline relative to its creation.
    order: u64,
    key: u32,
}

impl Entry {
    #[inline]
    fn before(&self, other: &Entry) -> bool {
        self.when < other.when
            || (self.when == other.when
                && self.order & other.order & 1 == 1
                && self.order < other.order)
    }
}

#[derive(Clone, Copy)]
struct Slot<T> {
    what: T,
    cancelled: bool,
    /// Still in the heap.
    waiting: bool,
}

/// All timers of a loop.
pub struct Timers<T> {
    heap: Vec<Entry>,
    slots: Slab<Slot<T>>,
    cancelled: usize,
    created: u64,
}

impl<T> Default for Timers<T> {
    fn default() -> Self {
        Timers {
            heap: Vec::new(),
            slots: Slab::new(),
            cancelled: 0,
            created: 0,
        }
    }
}

impl<T: Copy> Timers<T> {
    /// Adds a timer; `relative` says that its deadline was computed from now. Gives its key, which stays
    /// good until `take`.
    #[inline]
    pub fn add(&mut self, when: f64, relative: bool, what: T) -> u32 {
        let key = self.slots.insert(Slot {
            what,
            cancelled: false,
            waiting: true,
        }) as u32;
        self.created += 1;
        let order = self.created << 1 | relative as u64;
        self.heap.push(Entry { when, order, key });
        self.sift_down(0, self.heap.len() - 1);
        key
    }

    /// Adds one that has fired already: only its entry in the ready queue is still to run.
    pub fn add_fired(&mut self, what: T) -> u32 {
        self.slots.insert(Slot {
            what,
            cancelled: false,
            waiting: false,
        }) as u32
    }

    /// Cancels a timer that has not been taken.
    pub fn cancel(&mut self, key: u32) {
        if let Some(slot) = self.slots.get_mut(key as usize)
            && !slot.cancelled
        {
            slot.cancelled = true;
            self.cancelled += slot.waiting as usize;
        }
    }

    /// Takes what a fired timer stands for; `None` if it was cancelled meanwhile.
    #[inline]
    pub fn take(&mut self, key: u32) -> Option<T> {
        let slot = self.slots.try_remove(key as usize)?;
        (!slot.cancelled).then_some(slot.what)
    }

    /// Lets a timer do something else when it fires.
    pub fn replace(&mut self, key: u32, what: T) {
        if let Some(slot) = self.slots.get_mut(key as usize) {
            slot.what = what;
        }
    }

    /// Looks at what a timer does; `None` if it was cancelled.
    pub fn get(&self, key: u32) -> Option<&T> {
        let slot = self.slots.get(key as usize)?;
        (!slot.cancelled).then_some(&slot.what)
    }

    /// Goes through the deadlines and what they stand for, in the order of the heap.
    pub fn waiting(&self) -> impl Iterator<Item = (f64, T)> + '_ {
        self.heap
            .iter()
            .filter_map(|e| Some((e.when, self.slots.get(e.key as usize)?.what)))
    }

    /// Goes through the keys, the deadlines and what they stand for, in the order of the heap.
    pub fn entries(&self) -> impl Iterator<Item = (u32, f64, T)> + '_ {
        self.heap.iter().filter_map(|e| {
            let slot = self.slots.get(e.key as usize)?;
            (!slot.cancelled).then_some((e.key, e.when, slot.what))
        })
    }

    /// Takes a timer out of the heap: it fires when somebody says so, by its key.
    pub fn hand_over(&mut self, key: u32) {
        if let Some(at) = self.heap.iter().position(|e| e.key == key) {
            self.heap.swap_remove(at);
            self.heapify();
        }
        if let Some(slot) = self.slots.get_mut(key as usize) {
            slot.waiting = false;
        }
    }

    /// Tells whether any timer is left.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.heap.is_empty()
    }

    /// Drops cancelled timers: from the top only, or all of them if they are the greater part of many.
    pub fn clean(&mut self) {
        if self.heap.len() > MIN_FOR_CLEANUP && self.cancelled * 2 > self.heap.len() {
            let slots = &mut self.slots;
            self.heap.retain(|e| {
                let dead = slots.get(e.key as usize).is_none_or(|s| s.cancelled);
                if dead {
                    slots.try_remove(e.key as usize);
                }
                !dead
            });
            self.cancelled = 0;
            self.heapify();
            self.shrink();
        } else {
            while let Some(top) = self.heap.first() {
                let key = top.key as usize;
                if self.slots.get(key).is_some_and(|s| !s.cancelled) {
                    break;
                }
                self.cancelled = self.cancelled.saturating_sub(1);
                self.slots.try_remove(key);
                self.pop();
            }
        }
    }

    /// Gives memory back after a crowd of timers.
    fn shrink(&mut self) {
        let len = self.heap.len();
        if self.heap.capacity() > CROWD && len < self.heap.capacity() / 4 {
            self.heap.shrink_to(len * 2);
            self.slots.shrink_to_fit();
        }
    }

    /// Gives the first deadline; after `clean` that of a live timer.
    #[inline]
    pub fn first(&self) -> Option<f64> {
        self.heap.first().map(|e| e.when)
    }

    /// Pops the next timer with a deadline before `end`; its key is then to be taken by its entry.
    #[inline]
    pub fn pop_due(&mut self, end: f64) -> Option<u32> {
        // A deadline that cannot be compared is never due.
        if self.heap.first()?.when < end {
            let entry = self.pop()?;
            if let Some(slot) = self.slots.get_mut(entry.key as usize) {
                slot.waiting = false;
                self.cancelled -= slot.cancelled as usize;
            }
            return Some(entry.key);
        }
        None
    }

    /// Lists what all timers, fired ones too, stand for. A cancelled one keeps its place, and nothing alive.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        let slots = self.slots.iter().map(|(_, slot)| slot);
        slots.filter(|slot| !slot.cancelled).map(|slot| &slot.what)
    }

    fn pop(&mut self) -> Option<Entry> {
        let last = self.heap.pop()?;
        match self.heap.first_mut() {
            None => Some(last),
            Some(top) => {
                let result = std::mem::replace(top, last);
                self.sift_up(0);
                Some(result)
            }
        }
    }

    /// Moves the entry at `at` towards the root, not above `start`.
    #[inline]
    fn sift_down(&mut self, start: usize, mut at: usize) {
        let item = self.heap[at];
        while at > start {
            let parent = (at - 1) >> 1;
            if !item.before(&self.heap[parent]) {
                break;
            }
            self.heap[at] = self.heap[parent];
            at = parent;
        }
        self.heap[at] = item;
    }

    /// Moves the entry at `start` to a leaf, always under the smaller child (the right one of equals), then up.
    fn sift_up(&mut self, start: usize) {
        let end = self.heap.len();
        let item = self.heap[start];
        let mut at = start;
        let mut child = 2 * at + 1;
        while child < end {
            let right = child + 1;
            if right < end && !self.heap[child].before(&self.heap[right]) {
                child = right;
            }
            self.heap[at] = self.heap[child];
            at = child;
            child = 2 * at + 1;
        }
        self.heap[at] = item;
        self.sift_down(start, at);
    }

    fn heapify(&mut self) {
        for at in (0..self.heap.len() / 2).rev() {
            self.sift_up(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drain(timers: &mut Timers<u32>) -> Vec<u32> {
        let mut order = Vec::new();
        while let Some(key) = timers.pop_due(f64::INFINITY) {
            order.extend(timers.take(key));
        }
        order
    }

    #[test]
    fn equal_deadlines_come_in_heap_order() {
        let mut timers = Timers::default();
        (0..6).for_each(|i| {
            timers.add(1.0, false, i);
        });
        assert_eq!(drain(&mut timers), [0, 2, 5, 4, 1, 3]);
        (0..6).for_each(|i| {
            timers.add(1.0, false, i);
        });
        timers.add(2.0, false, 9);
        assert_eq!(drain(&mut timers), [0, 2, 5, 1, 3, 4, 9]);
    }

    #[test]
    fn relative_ties_come_in_order_of_creation() {
        let mut timers = Timers::default();
        (0..6).for_each(|i| {
            timers.add(1.0, true, i);
        });
        assert_eq!(drain(&mut timers), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn cancelled_timers_are_skipped_and_cleaned_up() {
        let mut timers = Timers::default();
        let keys: Vec<u32> = (0..200)
            .map(|i| timers.add(f64::from(i), true, i))
            .collect();
        keys.iter().take(150).for_each(|&k| timers.cancel(k));
        timers.clean();
        assert_eq!(timers.first(), Some(150.0));
        assert_eq!(drain(&mut timers), (150..200).collect::<Vec<_>>());
        let key = timers.add(0.0, true, 7);
        assert_eq!(timers.pop_due(1.0), Some(key));
        timers.cancel(key);
        assert_eq!(timers.take(key), None);
    }
}
