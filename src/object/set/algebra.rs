//! Operations of two sets whose elements need no script code to be compared; they answer `None` where they might.

use super::{DUMMY, Entry, Set};
use crate::heap::{Gc, Heap};
use crate::object::Value;
use crate::object::dict::Find;
use crate::object::equal::eq_plain;

/// An operation of two sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algebra {
    Or,
    And,
    Sub,
    Xor,
}

impl Set {
    fn put(&mut self, heap: &Heap, entry: Entry) -> Option<()> {
        if !self.has(heap, entry.key, entry.hash)? {
            self.add(entry.hash, entry.key);
        }
        Some(())
    }

    fn drop_key(&mut self, heap: &Heap, entry: Entry) -> Option<bool> {
        let same = |k: Value| {
            if k.is(entry.key) {
                Some(true)
            } else {
                eq_plain(heap, k, entry.key)
            }
        };
        match self.search(entry.hash, self.start(entry.hash), same) {
            Find::Found(i) => {
                self.remove(i);
                Some(true)
            }
            Find::Absent => Some(false),
            Find::Ask { .. } => None,
        }
    }

    fn merge(&mut self, heap: &Heap, other: &Set) -> Option<()> {
        if other.used == 0 {
            return Some(());
        }
        if self.fill == 0 {
            self.take_all(other);
            return Some(());
        }
        self.make_room(other.used);
        other.live().try_for_each(|entry| self.put(heap, entry))
    }

    /// Gives the common elements; the smaller set says the order.
    fn common(&self, heap: &Heap, other: &Set) -> Option<Set> {
        let (large, small) = if other.used > self.used {
            (other, self)
        } else {
            (self, other)
        };
        let mut result = Set::empty(self.frozen);
        for entry in small.live() {
            if large.has(heap, entry.key, entry.hash)? {
                result.put(heap, entry)?;
            }
        }
        Some(result)
    }

    fn without(&self, heap: &Heap, other: &Set) -> Option<Set> {
        // Copying pays when little is taken away.
        if self.used >> 2 > other.used {
            let mut result = self.duplicate(self.frozen);
            for entry in other.live() {
                result.drop_key(heap, entry)?;
            }
            result.compact();
            return Some(result);
        }
        let mut result = Set::empty(self.frozen);
        for entry in self.live() {
            if !other.has(heap, entry.key, entry.hash)? {
                result.put(heap, entry)?;
            }
        }
        Some(result)
    }
}

impl Gc<Set> {
    /// Computes an operation of two sets as a new set of this one's kind; `None` if script code has to compare.
    pub fn algebra(self, heap: &mut Heap, op: Algebra, other: Gc<Set>) -> Option<Gc<Set>> {
        let (a, b) = (self.get(heap), other.get(heap));
        let result = match op {
            Algebra::Or => {
                let mut result = a.duplicate(a.frozen);
                if self != other {
                    result.merge(heap, b)?;
                }
                result
            }
            Algebra::And if self == other => a.duplicate(a.frozen),
            Algebra::And => {
                let mut result = a.common(heap, b)?;
                result.frozen = a.frozen;
                result
            }
            Algebra::Sub => a.without(heap, b)?,
            Algebra::Xor => {
                let mut result = b.duplicate(a.frozen);
                for entry in a.live() {
                    if !result.drop_key(heap, entry)? {
                        result.put(heap, entry)?;
                    }
                }
                result
            }
        };
        Some(heap.add_set(result))
    }

    /// Adds all elements of another set; `None` if script code has to compare (some may have been added).
    pub fn merge(self, heap: &mut Heap, other: Gc<Set>) -> Option<()> {
        if self == other {
            return Some(());
        }
        let mut set = std::mem::replace(self.get_mut(heap), Set::empty(false));
        let before = set.outside();
        let done = set.merge(heap, other.get(heap));
        set.frozen_hash.set(DUMMY);
        set.stamp.set(0);
        let grown = set.outside().saturating_sub(before);
        *self.get_mut(heap) = set;
        heap.charge(grown);
        done
    }

    /// Tells whether all elements are in the other set; `None` if script code has to compare.
    pub fn is_subset(self, heap: &Heap, other: Gc<Set>) -> Option<bool> {
        let (a, b) = (self.get(heap), other.get(heap));
        if a.used > b.used {
            return Some(false);
        }
        for entry in a.live() {
            if !b.has(heap, entry.key, entry.hash)? {
                return Some(false);
            }
        }
        Some(true)
    }

    /// Tells whether no element is in the other set; `None` if script code has to compare.
    pub fn is_disjoint(self, heap: &Heap, other: Gc<Set>) -> Option<bool> {
        let (a, b) = (self.get(heap), other.get(heap));
        let (large, small) = if b.used > a.used { (b, a) } else { (a, b) };
        for entry in small.live() {
            if large.has(heap, entry.key, entry.hash)? {
                return Some(false);
            }
        }
        Some(true)
    }

    /// Tells whether two sets are equal; `None` if script code has to compare.
    pub fn eq_plain(self, heap: &Heap, other: Gc<Set>) -> Option<bool> {
        if self == other {
            return Some(true);
        }
        let same_size = self.len(heap) == other.len(heap);
        if same_size {
            self.is_subset(heap, other)
        } else {
            Some(false)
        }
    }
}
