//! Allocation, mark and sweep. What the objects are is `object/`'s matter.
//!
//! Invariants that every unsafe line here relies on:
//! 1. A block is 64 KiB-aligned memory of one pool, is never released and never moves. Its slots hold
//!    objects of the pool's kind only.
//! 2. From its first allocation on a slot holds a valid object at all times: what was allocated, then the
//!    same, released, until it is allocated again. A stale `Gc` is therefore a wrong object, never a
//!    wrong type. Slots never allocated are never pointed to, and `used` does not name them.
//! 3. A `Gc<T>` is made by allocation only and so points to a slot of a pool of `T`.
//! 4. References to objects live no longer than the borrow of the `Heap` they were got with:
//!    `get` takes `&Heap`, `get_mut` takes `&mut Heap`. A tail is disjoint from its header.
//! 5. Nothing is collected inside an allocation; `collect` takes `&mut Heap`.

use super::trace::{Kind, Marker};
use super::watch::is_watched;
use std::alloc::{Layout, alloc_zeroed, handle_alloc_error};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ptr::NonNull;

const BLOCK: usize = 1 << 16;
pub(super) const WORDS: usize = 64;
/// How much memory is asked for at once.
const CHUNK: usize = 32 * BLOCK;
/// The first collection comes after this many bytes: more would cost more in fresh pages than it saves.
const FIRST_BUDGET: usize = 4 << 20;
/// The heap may grow to three times what lives, as long as that is no more than this beyond twice.
const SPARE: usize = 32 << 20;
/// How many values a tail of each size class holds.
pub const TAILS: [usize; 26] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 32, 40, 48, 64, 96, 128, 192, 256, 512,
    1024, 3000,
];
/// How many pools a kind with a tail takes: one a size class, and one for what fits none.
pub const TAIL_POOLS: usize = TAILS.len() + 1;
/// How many pools there can be.
pub const POOLS: usize = 160;

pub(super) type TraceFn = unsafe fn(*const u8, &mut Marker);
/// Releases the objects of one word: first slot, size of a slot, which ones.
type ReleaseFn = unsafe fn(*mut u8, usize, u64);

/// A pointer to a garbage-collected object. Copy; equal if it is the same object.
pub struct Gc<T>(NonNull<T>);

impl<T> Clone for Gc<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Gc<T> {}
impl<T> PartialEq for Gc<T> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Gc<T> {}
impl<T> Hash for Gc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Gc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gc({:p})", self.0)
    }
}

impl<T: Kind> Gc<T> {
    /// Reads the object.
    #[inline(always)]
    pub fn get(self, _heap: &Heap) -> &T {
        // SAFETY: invariants 1 to 4.
        unsafe { self.0.as_ref() }
    }

    /// Changes the object.
    #[inline(always)]
    pub fn get_mut(mut self, _heap: &mut Heap) -> &mut T {
        // SAFETY: invariants 1 to 4.
        unsafe { self.0.as_mut() }
    }
}

impl<T> Gc<T> {
    /// Gives the object's address, its identity.
    #[inline(always)]
    pub fn address(self) -> *const u8 {
        self.0.as_ptr() as *const u8
    }

    /// Gives the address as the number `id()` shows.
    #[inline(always)]
    pub fn id(self) -> usize {
        self.0.as_ptr() as usize
    }
}

/// A kind whose object is a header followed by values.
pub trait Tail: Kind {
    type Item: Copy + 'static;
    /// Tells how many values follow the header.
    fn tail_len(&self) -> usize;
    /// Tells how many of them the object still holds by itself: all, or none.
    #[inline(always)]
    fn held_len(&self) -> usize {
        self.tail_len()
    }
    /// Marks one of them.
    fn trace_item(item: Self::Item, marker: &mut Marker);
}

impl<T: Tail> Gc<T> {
    #[inline(always)]
    pub(super) fn tail_ptr(self) -> *mut T::Item {
        const { assert!(align_of::<T::Item>() <= 8 && size_of::<T>().is_multiple_of(8)) };
        // SAFETY: the slot was allocated with room for the tail behind the header.
        unsafe { self.0.as_ptr().add(1) as *mut T::Item }
    }

    /// Reads the values behind the header.
    #[inline(always)]
    pub fn tail(self, heap: &Heap) -> &[T::Item] {
        let len = self.get(heap).tail_len();
        // SAFETY: the header's length never exceeds what was allocated; invariants 1 to 4.
        unsafe { std::slice::from_raw_parts(self.tail_ptr(), len) }
    }

    /// Changes the values behind the header.
    #[inline(always)]
    pub fn tail_mut(self, heap: &mut Heap) -> &mut [T::Item] {
        let len = self.get(heap).tail_len();
        // SAFETY: as in `tail`.
        unsafe { std::slice::from_raw_parts_mut(self.tail_ptr(), len) }
    }
}

#[repr(C)]
pub(super) struct BlockHeader {
    pub pool: u32,
    pub leaf: bool,
    pub slot_size: u32,
    slots: u32,
    /// 2^32 / slot_size, rounded up: turns an offset into a slot number without a division.
    inverse: u64,
    pub marks: [u64; WORDS],
    /// Slots handed out since the last collection or alive then.
    pub(super) used: [u64; WORDS],
    /// Slots whose death somebody wants to know of.
    pub(super) watched: [u64; WORDS],
}

const FIRST_SLOT: usize = size_of::<BlockHeader>().next_multiple_of(64);

impl BlockHeader {
    #[inline(always)]
    pub(super) fn of(ptr: *const u8) -> *mut BlockHeader {
        (ptr as usize & !(BLOCK - 1)) as *mut BlockHeader
    }

    #[inline(always)]
    pub(super) fn position(&self, ptr: *const u8) -> (usize, u64) {
        let offset = (ptr as usize & (BLOCK - 1)) - FIRST_SLOT;
        let slot = (offset as u64 * self.inverse) >> 32;
        ((slot >> 6) as usize & (WORDS - 1), 1 << (slot & 63))
    }

    pub(super) fn address_of(&self, word: usize, bit: u32) -> *mut u8 {
        let offset = FIRST_SLOT + (word * 64 + bit as usize) * self.slot_size as usize;
        (self as *const Self as usize + offset) as *mut u8
    }

    /// Gives the bits of the slots that exist in a word.
    fn existing(&self, word: usize) -> u64 {
        let left = (self.slots as usize).saturating_sub(word * 64);
        if left >= 64 { !0 } else { (1 << left) - 1 }
    }
}

/// How a pool treats its objects.
#[derive(Clone, Copy)]
pub struct PoolSpec {
    pool: usize,
    slot_size: usize,
    leaf: bool,
    drops: bool,
    trace: TraceFn,
    release: ReleaseFn,
}

impl PoolSpec {
    /// Describes the pool of a kind of fixed size.
    pub const fn of<T: Kind>() -> PoolSpec {
        PoolSpec {
            pool: T::POOL,
            slot_size: if size_of::<T>() < 16 {
                16
            } else {
                size_of::<T>().next_multiple_of(8)
            },
            leaf: T::LEAF,
            drops: T::DROPS,
            trace: trace_as::<T>,
            release: release_as::<T>,
        }
    }

    /// Describes the pools of a kind with a tail.
    pub fn tails<T: Tail>() -> Vec<PoolSpec> {
        let size = |items: usize| size_of::<T>() + items * size_of::<T::Item>();
        let mut specs: Vec<PoolSpec> = (0..TAILS.len())
            .map(|class| PoolSpec {
                pool: T::POOL + class,
                slot_size: size(TAILS[class]).max(16).next_multiple_of(8),
                trace: trace_tail_as::<T>,
                ..PoolSpec::of::<T>()
            })
            .collect();
        specs.push(PoolSpec {
            pool: T::POOL + TAILS.len(),
            slot_size: 0,
            trace: trace_tail_as::<T>,
            ..PoolSpec::of::<T>()
        });
        specs
    }
}

unsafe fn trace_as<T: Kind>(ptr: *const u8, marker: &mut Marker) {
    // SAFETY: called for slots of a pool of `T` only.
    unsafe { (*(ptr as *const T)).trace(marker) }
}

unsafe fn trace_tail_as<T: Tail>(ptr: *const u8, marker: &mut Marker) {
    // SAFETY: as in `trace_as`; the tail follows the header in the same slot, and the header's length
    // never exceeds what was allocated.
    unsafe {
        let header = ptr as *const T;
        (*header).trace(marker);
        let first = header.add(1) as *const T::Item;
        for i in 0..(*header).held_len() {
            T::trace_item(*first.add(i), marker);
        }
    }
}

unsafe fn release_as<T: Kind>(base: *mut u8, slot_size: usize, mut slots: u64) {
    while slots != 0 {
        let offset = slots.trailing_zeros() as usize * slot_size;
        // SAFETY: called for slots of a pool of `T` only that were allocated (invariant 2).
        unsafe { (*(base.add(offset) as *mut T)).release() };
        slots &= slots - 1;
    }
}

unsafe fn no_trace(_: *const u8, _: &mut Marker) {}
unsafe fn no_release(_: *mut u8, _: usize, _: u64) {}

struct Pool {
    free: u64,
    base: *mut u8,
    slot_size: usize,
    word: usize,
    block: usize,
    blocks: Vec<*mut BlockHeader>,
    /// Slots given back before a collection, see `recycle`.
    recycled: Vec<*mut u8>,
    spec: PoolSpec,
}

/// A watched object found unreachable; it has been kept alive for whoever is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dead {
    pub(super) pool: usize,
    pub(super) ptr: *const u8,
}

impl Dead {
    /// Names a marked object.
    pub(super) fn at(ptr: *const u8) -> Dead {
        // SAFETY: invariant 1.
        let pool = unsafe { (*BlockHeader::of(ptr)).pool as usize };
        Dead { pool, ptr }
    }

    /// Marks the object, for whoever has yet to look at it.
    pub fn trace(self, marker: &mut Marker) {
        marker.mark_raw(self.ptr);
    }

    /// Tells whether this is that object.
    pub fn is<T>(self, gc: Gc<T>) -> bool {
        self.ptr == gc.address()
    }

    /// Gives the object if it is of this kind.
    pub fn downcast<T: Kind>(self) -> Option<Gc<T>> {
        let mine = self.pool == T::POOL;
        mine.then(|| Gc(NonNull::new(self.ptr as *mut T).expect("a slot has an address")))
    }

    /// Gives the object if it is of this kind with a tail.
    pub fn downcast_tail<T: Tail>(self) -> Option<Gc<T>> {
        let mine = (T::POOL..T::POOL + TAIL_POOLS).contains(&self.pool);
        mine.then(|| Gc(NonNull::new(self.ptr as *mut T).expect("a slot has an address")))
    }
}

/// All objects of one machine, and the budget that says when to collect.
pub struct Heap {
    pools: Box<[Pool; POOLS]>,
    classes: [u8; 257],
    pub(super) traces: Box<[TraceFn]>,
    /// Zeroed memory for blocks to come, aligned, and how much is left of it.
    fresh: *mut u8,
    fresh_left: usize,
    /// Bytes handed out since the last collection.
    debt: usize,
    budget: usize,
    /// Counted down at safepoints; at zero the machine looks at collection, signals and turns.
    pub fuel: i32,
    pub(super) stress: bool,
    collections: u64,
    /// The objects `watch_in_order` was called for and that live, oldest first.
    pub(super) ordered: Vec<*const u8>,
    /// Watched as others are, and remembered for the end of the program.
    pub(super) parked: Vec<*const u8>,
    live: usize,
    /// Objects that live as long as the heap: see `pin`.
    pinned: Vec<Dead>,
}

impl Heap {
    /// Makes an empty heap with these pools; under `stress` each safepoint collects.
    pub fn new(specs: &[PoolSpec], stress: bool) -> Heap {
        let mut traces: Vec<TraceFn> = vec![no_trace; POOLS];
        let none = PoolSpec {
            pool: 0,
            slot_size: 0,
            leaf: true,
            drops: false,
            trace: no_trace,
            release: no_release,
        };
        let pools: Vec<Pool> = (0..POOLS)
            .map(|i| {
                let spec = specs.iter().find(|s| s.pool == i).copied().unwrap_or(none);
                traces[i] = spec.trace;
                Pool {
                    free: 0,
                    base: std::ptr::null_mut(),
                    slot_size: spec.slot_size,
                    word: WORDS,
                    block: 0,
                    blocks: Vec::new(),
                    recycled: Vec::new(),
                    spec,
                }
            })
            .collect();
        let mut classes = [0u8; 257];
        for (n, class) in classes.iter_mut().enumerate() {
            *class = TAILS.iter().position(|&t| t >= n).expect("256 has a class") as u8;
        }
        let pools: Box<[Pool; POOLS]> = match pools.into_boxed_slice().try_into() {
            Ok(pools) => pools,
            Err(_) => unreachable!("there are exactly POOLS pools"),
        };
        Heap {
            pools,
            classes,
            traces: traces.into_boxed_slice(),
            fresh: std::ptr::null_mut(),
            fresh_left: 0,
            debt: 0,
            budget: FIRST_BUDGET,
            fuel: 0,
            stress,
            collections: 0,
            ordered: Vec::new(),
            parked: Vec::new(),
            live: 0,
            pinned: Vec::new(),
        }
    }

    /// Makes an object. Never collects.
    #[inline(always)]
    pub fn alloc<T: Kind>(&mut self, object: T) -> Gc<T> {
        let ptr = self.take(T::POOL) as *mut T;
        // SAFETY: `take` gives a slot of this pool; what stands there was released and owns nothing.
        unsafe {
            ptr.write(object);
            Gc(NonNull::new_unchecked(ptr))
        }
    }

    /// Makes an object with a tail of `len` values, all `fill`. Never collects.
    #[inline(always)]
    pub fn alloc_tail<T: Tail>(&mut self, header: T, len: usize, fill: T::Item) -> Gc<T> {
        let gc = self.alloc_tail_unfilled(header, len);
        // SAFETY: the slot has room for `len` values.
        unsafe {
            for i in 0..len {
                gc.tail_ptr().add(i).write(fill);
            }
        }
        gc
    }

    /// Gives back an object that nothing can reach any more, for `alloc_recycled` to use. A forgotten pointer
    /// to it would see another object of its kind (invariant 2), so the caller must be sure for meaning's sake.
    #[inline(always)]
    pub fn recycle<T: Tail>(&mut self, gc: Gc<T>) {
        debug_assert!(!T::DROPS);
        // SAFETY: invariant 1.
        let pool = unsafe { (*BlockHeader::of(gc.address())).pool } as usize;
        if let Some(p) = self.pools.get_mut(pool) {
            p.recycled.push(gc.address() as *mut u8);
        }
    }

    /// Makes an object with a tail, in a slot given back if there is one.
    #[inline(always)]
    pub fn alloc_recycled<T: Tail>(&mut self, header: T, len: usize, fill: T::Item) -> Gc<T> {
        let class = self.classes.get(len).copied().unwrap_or(u8::MAX) as usize;
        let slot = self
            .pools
            .get_mut(T::POOL + class)
            .and_then(|p| p.recycled.pop());
        let Some(slot) = slot else {
            return self.alloc_tail(header, len, fill);
        };
        let ptr = slot as *mut T;
        // SAFETY: the slot is of this pool and size class, and holds a valid object that owns nothing.
        unsafe {
            ptr.write(header);
            let gc = Gc(NonNull::new_unchecked(ptr));
            for i in 0..len {
                gc.tail_ptr().add(i).write(fill);
            }
            gc
        }
    }

    /// Makes an object whose tail is empty.
    pub fn alloc_tail_empty<T: Tail>(&mut self, header: T) -> Gc<T> {
        self.alloc_tail_unfilled(header, 0)
    }

    #[inline(always)]
    fn alloc_tail_unfilled<T: Tail>(&mut self, header: T, len: usize) -> Gc<T> {
        debug_assert_eq!(header.tail_len(), len);
        let ptr = match self.classes.get(len) {
            Some(&class) => self.take(T::POOL + class as usize) as *mut T,
            None => self.take_large::<T>(len),
        };
        // SAFETY: as in `alloc`.
        unsafe {
            ptr.write(header);
            Gc(NonNull::new_unchecked(ptr))
        }
    }

    #[cold]
    fn take_large<T: Tail>(&mut self, len: usize) -> *mut T {
        if let Some(class) = TAILS.iter().position(|&t| t >= len) {
            return self.take(T::POOL + class) as *mut T;
        }
        let pool = T::POOL + TAILS.len();
        let size = size_of::<T>() + len * size_of::<T::Item>();
        for &header in &self.pools[pool].blocks {
            // SAFETY: invariant 1; a large block has one slot, free if neither marked nor used.
            let block = unsafe { &mut *header };
            if block.slot_size as usize >= size && (block.used[0] | block.marks[0]) & 1 == 0 {
                block.used[0] = 1;
                return block.address_of(0, 0) as *mut T;
            }
        }
        let header = self.new_block(pool, size.next_multiple_of(8), 1);
        self.debt += size;
        // SAFETY: the block was just made with one slot, which `used` marks as handed out.
        unsafe {
            (*header).used[0] = 1;
            (*header).address_of(0, 0) as *mut T
        }
    }

    #[inline(always)]
    fn take(&mut self, pool: usize) -> *mut u8 {
        if self.pools[pool].free == 0 {
            self.refill(pool);
        }
        let p = &mut self.pools[pool];
        let i = p.free.trailing_zeros() as usize;
        p.free &= p.free - 1;
        // SAFETY: bit i of `free` is a slot of the block that `base` points into.
        unsafe { p.base.add(i * p.slot_size) }
    }

    /// Finds the next word of free slots, in a new block if need be.
    #[cold]
    #[inline(never)]
    fn refill(&mut self, pool: usize) {
        loop {
            let p = &mut self.pools[pool];
            p.word += 1;
            if p.word >= WORDS {
                p.word = 0;
                if p.base.is_null() {
                    p.block = 0;
                } else {
                    p.block += 1;
                }
                if p.block >= p.blocks.len() {
                    let size = p.spec.slot_size;
                    self.new_block(pool, size, ((BLOCK - FIRST_SLOT) / size).min(WORDS * 64));
                }
            }
            let p = &mut self.pools[pool];
            // SAFETY: the block exists (invariant 1).
            let block = unsafe { &mut *p.blocks[p.block] };
            let word = p.word;
            p.base = block.address_of(word, 0);
            let free = !block.marks[word] & block.existing(word);
            if block.existing(word) == 0 {
                p.word = WORDS;
                continue;
            }
            if free != 0 {
                p.free = free;
                block.used[word] |= free;
                let bytes = free.count_ones() as usize * p.slot_size;
                self.charge(bytes);
                return;
            }
        }
    }

    fn new_block(&mut self, pool: usize, slot_size: usize, slots: usize) -> *mut BlockHeader {
        let spec = self.pools[pool].spec;
        let bytes = (FIRST_SLOT + slot_size * slots).next_multiple_of(BLOCK);
        let header = self.fresh_memory(bytes) as *mut BlockHeader;
        // SAFETY: fresh, exclusively ours.
        let block = unsafe { &mut *header };
        block.pool = pool as u32;
        block.leaf = spec.leaf;
        block.slot_size = slot_size as u32;
        block.slots = slots as u32;
        block.inverse = (1u64 << 32).div_ceil(slot_size as u64);
        self.pools[pool].blocks.push(header);
        header
    }

    /// Gives memory for a block: zeros, aligned. Many blocks share one request, so that the system hands out pages
    /// as they are touched; asked for alignment, the allocator would write all of them first.
    fn fresh_memory(&mut self, bytes: usize) -> *mut u8 {
        if self.fresh_left < bytes {
            let wanted = bytes.max(CHUNK);
            let layout =
                Layout::from_size_align(wanted + BLOCK, 16).expect("a block has a sane size");
            // SAFETY: the layout is not empty.
            let raw = unsafe { alloc_zeroed(layout) };
            if raw.is_null() {
                handle_alloc_error(layout);
            }
            // SAFETY: one block more than wanted was asked for, so that the aligned rest is large enough.
            self.fresh = unsafe { raw.add(raw.align_offset(BLOCK)) };
            self.fresh_left = wanted;
        }
        let memory = self.fresh;
        // SAFETY: `fresh_left` bytes lie behind `fresh`, at least as many as asked for.
        self.fresh = unsafe { memory.add(bytes) };
        self.fresh_left -= bytes;
        memory
    }

    /// Counts bytes that an object took outside its slot.
    #[inline]
    pub fn charge(&mut self, bytes: usize) {
        self.debt += bytes;
        if self.debt > self.budget {
            self.fuel = 0;
        }
    }

    /// Tells whether a collection is due.
    pub fn is_due(&self) -> bool {
        self.stress || self.debt > self.budget
    }

    /// Tells whether every safepoint collects.
    pub fn is_stressed(&self) -> bool {
        self.stress
    }

    /// Tells how many collections there were.
    pub fn collections(&self) -> u64 {
        self.collections
    }

    /// Gives the bytes in use after the last collection.
    pub fn live(&self) -> usize {
        self.live
    }

    /// Gives the bytes that were taken since the last collection.
    pub fn debt(&self) -> usize {
        self.debt
    }

    /// Keeps an object alive for ever and gives the number by which `pinned` finds it.
    pub fn pin<T: Kind>(&mut self, gc: Gc<T>) -> usize {
        self.pinned.push(Dead {
            pool: T::POOL,
            ptr: gc.address(),
        });
        self.pinned.len() - 1
    }

    /// Gives a pinned object if it is of this kind.
    #[inline(always)]
    pub fn pinned<T: Kind>(&self, i: usize) -> Option<Gc<T>> {
        self.pinned.get(i)?.downcast()
    }

    /// Collects: `roots` marks what the machine holds, `weak` runs when marking is over and may ask
    /// `is_marked`. Returns the watched objects that nothing reached, kept alive this once.
    pub fn collect(
        &mut self,
        roots: impl FnOnce(&Heap, &mut Marker),
        weak: impl FnOnce(&Heap),
    ) -> Vec<Dead> {
        for p in self.pools.iter_mut().filter(|p| p.free != 0) {
            // SAFETY: invariant 1; what is left of the current word was not handed out.
            unsafe { (*p.blocks[p.block]).used[p.word] &= !p.free };
            p.free = 0;
        }
        self.pools.iter_mut().for_each(|p| p.recycled.clear());
        for block in self.blocks() {
            // SAFETY: invariant 1.
            unsafe { (*block).marks = [0; WORDS] };
        }
        let traces = std::mem::take(&mut self.traces);
        let mut marker = Marker {
            stack: Vec::new(),
            live: 0,
            traces,
            remembers: true,
            class_epoch: 0,
        };
        roots(self, &mut marker);
        self.pinned.iter().for_each(|p| marker.mark_raw(p.ptr));
        marker.drain();
        weak(self);
        let mut dead = self.find_dead();
        if !self.ordered.is_empty() && !dead.is_empty() {
            self.order_dead(&mut dead, &mut marker);
        }
        // Before any place is given anew: what ended, and what is found dead now, is watched no more.
        self.parked.retain(|&ptr| is_watched(ptr));
        self.ordered.retain(|&ptr| is_watched(ptr));
        for d in &dead {
            marker.mark_raw(d.ptr);
        }
        marker.drain();
        let before = std::mem::replace(&mut self.live, marker.live);
        self.traces = marker.traces;
        self.sweep();
        if before / 2 > self.live && before - self.live > SPARE {
            super::allocator::give_back();
        }
        self.debt = 0;
        self.budget = (self.live * 2).min(self.live + SPARE).max(FIRST_BUDGET);
        self.collections += 1;
        dead
    }

    pub(super) fn blocks(&self) -> Vec<*mut BlockHeader> {
        self.pools
            .iter()
            .flat_map(|p| p.blocks.iter().copied())
            .collect()
    }

    /// Releases what dead objects own and makes their slots free again.
    fn sweep(&mut self) {
        let poison = self.stress;
        for p in self.pools.iter_mut() {
            p.free = 0;
            p.word = WORDS;
            p.block = 0;
            p.base = std::ptr::null_mut();
            for &header in &p.blocks {
                // SAFETY: invariant 1.
                let block = unsafe { &mut *header };
                for word in 0..(block.slots as usize).div_ceil(64) {
                    let gone = block.used[word] & !block.marks[word];
                    block.used[word] = block.marks[word];
                    if gone != 0 && (p.spec.drops || poison) {
                        let size = block.slot_size as usize;
                        // SAFETY: the slots are of this pool and unreachable.
                        unsafe { (p.spec.release)(block.address_of(word, 0), size, gone) };
                    }
                }
            }
        }
    }
}

impl Drop for Heap {
    // The process is ending; the blocks go with it.
    fn drop(&mut self) {}
}
