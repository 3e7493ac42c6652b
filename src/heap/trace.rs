//! How an object names what it holds: the trait `Kind`, and the marker that walks the graph.
//!
//! Marking never recurses: reached objects wait on an explicit stack, so depth of data costs memory only.

use super::gc::{BlockHeader, Gc, Tail, TraceFn};

/// A kind of heap object.
///
/// Each kind has a pool of its own, so a slot holds objects of one kind for ever (VM.md, "type-stable").
pub trait Kind: Sized + 'static {
    /// The number of this kind's pool (for kinds with a tail: of its first size class).
    const POOL: usize;
    /// Holds no references: never pushed on the mark stack.
    const LEAF: bool = false;
    /// Leads to at most one object more, so that it is traced at once instead of waiting on the mark stack.
    const SHALLOW: bool = false;
    /// Owns memory outside its slot, which `release` gives back.
    const DROPS: bool;
    /// Called when the object has died: gives back what it owns outside its slot (`Vec::new()` in place of
    /// a vector) and makes it recognisably dead. What remains must be a valid object that owns no
    /// memory; fields that point to other objects may stay as they are.
    fn release(&mut self) {}
    /// Marks everything the object holds.
    fn trace(&self, marker: &mut Marker);
}

/// Walks the object graph from the roots.
pub struct Marker {
    pub(super) stack: Vec<*const u8>,
    pub(super) live: usize,
    pub(super) traces: Box<[TraceFn]>,
    /// What code has only remembered from its last run counts as held, and who awaits a coroutine by that.
    pub remembers: bool,
    /// The class epoch: what code remembers of classes from an earlier one counts for nothing.
    pub class_epoch: u64,
}

impl Marker {
    /// Lets the walk pass by what `mark` marks.
    pub fn bar(&mut self, mark: impl FnOnce(&mut Marker)) {
        let before = self.stack.len();
        mark(self);
        self.stack.truncate(before);
    }

    /// Marks an object; what it holds is marked later.
    #[inline]
    pub fn mark<T: Kind>(&mut self, gc: Gc<T>) {
        if !T::SHALLOW {
            self.mark_raw(gc.address());
        } else if self.mark_new(gc.address()).is_some() {
            // SAFETY: a `Gc<T>` points to a slot of a pool of `T`; nothing is changed while marking.
            unsafe { (*(gc.address() as *const T)).trace(self) };
        }
    }

    /// Marks an object and all that follows its header, also what it does not hold by itself any more.
    pub fn mark_whole<T: Tail>(&mut self, gc: Gc<T>) {
        self.mark(gc);
        // SAFETY: as in `mark`; the header's length never exceeds what was allocated.
        unsafe {
            let header = gc.address() as *const T;
            for i in 0..(*header).tail_len() {
                T::trace_item(*gc.tail_ptr().add(i), self);
            }
        }
    }

    #[inline(always)]
    pub(super) fn mark_raw(&mut self, ptr: *const u8) {
        if self.mark_new(ptr) == Some(false) {
            self.stack.push(ptr);
        }
    }

    /// Marks an object and tells whether it is a leaf; `None` if it was marked before.
    #[inline(always)]
    fn mark_new(&mut self, ptr: *const u8) -> Option<bool> {
        // SAFETY: every `Gc` points into a block made by the heap, and blocks are never released.
        let block = unsafe { &mut *BlockHeader::of(ptr) };
        let (word, bit) = block.position(ptr);
        if block.marks[word] & bit != 0 {
            return None;
        }
        block.marks[word] |= bit;
        self.live += block.slot_size as usize;
        Some(block.leaf)
    }

    /// Adds the size of memory a marked object owns outside its slot, in bytes.
    #[inline]
    pub fn outside(&mut self, bytes: usize) {
        self.live += bytes;
    }

    /// Marks everything reachable from what was marked so far.
    pub(super) fn drain(&mut self) {
        while let Some(ptr) = self.stack.pop() {
            // SAFETY: as in `mark_raw`; the block names the pool whose trace function fits its slots.
            unsafe {
                let pool = (*BlockHeader::of(ptr)).pool as usize;
                let trace = self.traces[pool];
                trace(ptr, self);
            }
        }
    }
}
