//! The program's allocator: small blocks come from lists that each thread keeps, everything else from the system.
//!
//! Scripts make and drop small blocks all the time (the text of strings, the items of lists, what sockets gave), and a collection
//! frees many thousands in one go; the system's allocator keeps seven of a size at hand and sorts the rest into its heap. Here a
//! list takes them all: two instructions to take one, two to give it back.
//!
//! What must hold: the class of a block follows from its layout alone, so that any thread may free it; a block of a class is in at
//! most one list; chunks that were taken from the system for small blocks stay ours. The lists of a thread that ends go to the
//! shared ones.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// The largest block that is kept in lists, in bytes.
const MAX_SMALL: usize = 1024;
/// What blocks are aligned to; a layout that asks for more goes to the system.
const ALIGNMENT: usize = 16;
/// Up to here there is a class every 16 bytes, above every 64.
const MAX_FINE: usize = 256;
const FINE: usize = MAX_FINE / 16;
const CLASSES: usize = FINE + (MAX_SMALL - MAX_FINE) / 64;
/// What is taken from the system at once, in bytes.
const CHUNK: usize = 64 * 1024;
/// What a thread moves to and from the shared lists at once, in bytes.
const BATCH: usize = 32 * 1024;

/// Gives the class of blocks for a size of 1 to `MAX_SMALL`.
#[inline(always)]
const fn class_of(size: usize) -> usize {
    if size <= MAX_FINE {
        (size - 1) / 16
    } else {
        FINE + (size - MAX_FINE - 1) / 64
    }
}

/// Gives the size of the blocks of a class.
const fn block_size(class: usize) -> usize {
    if class < FINE {
        (class + 1) * 16
    } else {
        MAX_FINE + (class - FINE + 1) * 64
    }
}

/// Gives how many blocks of a class are a batch.
const fn batch(class: usize) -> usize {
    BATCH / block_size(class)
}

/// Gives the class of a layout, if it is a small one.
#[inline(always)]
fn small(layout: Layout) -> Option<usize> {
    (layout.align() <= ALIGNMENT && layout.size().wrapping_sub(1) < MAX_SMALL)
        .then(|| class_of(layout.size()))
}

/// Has the processor fetch a block, or nothing for null: the next to be taken was freed long ago, and is in no near cache.
#[inline(always)]
fn prefetch(block: *mut Free) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: a hint, which never faults.
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(block.cast());
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = block;
}

/// A block that is in a list.
struct Free {
    next: *mut Free,
    /// In the first block of a list that is shared: the first of the next such list.
    batch: *mut Free,
}

/// The blocks of one class that a thread has at hand.
struct Slot {
    head: Cell<*mut Free>,
    /// How many more make it a batch, about: a list from elsewhere counts as a whole one.
    room: Cell<usize>,
    /// A second list, of about a batch.
    spare: Cell<*mut Free>,
}

impl Slot {
    const fn new(class: usize) -> Slot {
        Slot {
            head: Cell::new(null_mut()),
            room: Cell::new(batch(class)),
            spare: Cell::new(null_mut()),
        }
    }
}

/// What a thread has at hand.
struct Cache {
    slots: [Slot; CLASSES],
    /// The part of the chunk that has not been dealt out.
    next: Cell<*mut u8>,
    left: Cell<usize>,
}

/// Lists given up by threads, and the remnants of their chunks.
struct Shared {
    /// The first block of the first list.
    lists: [AtomicPtr<Free>; CLASSES],
    /// Remnants: `next` links them, the size stands where `batch` is.
    remnants: AtomicPtr<Free>,
    lock: Mutex<()>,
}

static SHARED: Shared = Shared {
    lists: [const { AtomicPtr::new(null_mut()) }; CLASSES],
    remnants: AtomicPtr::new(null_mut()),
    lock: Mutex::new(()),
};

impl Shared {
    /// Adds a list.
    ///
    /// # Safety
    /// `head` begins a list of free blocks of the class that nobody else has.
    unsafe fn give(&self, class: usize, head: *mut Free) {
        let _guard = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        // SAFETY: the list is the caller's until it is stored.
        unsafe { (*head).batch = self.lists[class].load(Ordering::Relaxed) };
        self.lists[class].store(head, Ordering::Relaxed);
    }

    /// Takes a list; null if there is none.
    fn take(&self, class: usize) -> *mut Free {
        if self.lists[class].load(Ordering::Relaxed).is_null() {
            return null_mut();
        }
        let _guard = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        let head = self.lists[class].load(Ordering::Relaxed);
        if !head.is_null() {
            // SAFETY: what `lists` holds is a free block, and only the holder of the lock takes it.
            self.lists[class].store(unsafe { (*head).batch }, Ordering::Relaxed);
        }
        head
    }

    /// Adds what a thread has left of its chunk.
    ///
    /// # Safety
    /// The bytes are aligned, free, and nobody else has them.
    unsafe fn give_remnant(&self, start: *mut u8, size: usize) {
        if size < MAX_SMALL {
            return;
        }
        let remnant = start.cast::<Free>();
        let _guard = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        let next = self.remnants.load(Ordering::Relaxed);
        let batch = null_mut::<Free>().with_addr(size);
        // SAFETY: large enough and the caller's.
        unsafe { remnant.write(Free { next, batch }) };
        self.remnants.store(remnant, Ordering::Relaxed);
    }

    /// Takes a remnant, or a new chunk: its start and size; null if the system has no more.
    fn take_chunk(&self) -> (*mut u8, usize) {
        if !self.remnants.load(Ordering::Relaxed).is_null() {
            let _guard = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
            let remnant = self.remnants.load(Ordering::Relaxed);
            if !remnant.is_null() {
                // SAFETY: written by `give_remnant`, and only the holder of the lock takes it.
                let Free { next, batch } = unsafe { remnant.read() };
                self.remnants.store(next, Ordering::Relaxed);
                return (remnant.cast(), batch.addr());
            }
        }
        // SAFETY: the size is not zero and the alignment a power of two.
        let chunk = unsafe { System.alloc(Layout::from_size_align_unchecked(CHUNK, 4096)) };
        (chunk, CHUNK)
    }
}

impl Cache {
    const fn new() -> Cache {
        let mut slots = [const { Slot::new(0) }; CLASSES];
        let mut class = 0;
        while class < CLASSES {
            slots[class] = Slot::new(class);
            class += 1;
        }
        Cache {
            slots,
            next: Cell::new(null_mut()),
            left: Cell::new(0),
        }
    }

    #[inline(always)]
    fn take(&self, class: usize) -> *mut u8 {
        let slot = &self.slots[class];
        let head = slot.head.get();
        if head.is_null() {
            return self.refill(class);
        }
        // SAFETY: what a list holds is a free block.
        let next = unsafe { (*head).next };
        prefetch(next);
        slot.head.set(next);
        slot.room.set(slot.room.get() + 1);
        head.cast()
    }

    /// Gives a block where the list at hand is empty: null if the system has no more.
    #[cold]
    #[inline(never)]
    fn refill(&self, class: usize) -> *mut u8 {
        let slot = &self.slots[class];
        let mut list = slot.spare.replace(null_mut());
        if list.is_null() {
            list = SHARED.take(class);
        }
        if list.is_null() {
            slot.room.set(batch(class));
            return self.deal(class);
        }
        // SAFETY: as in `take`.
        slot.head.set(unsafe { (*list).next });
        slot.room.set(1);
        list.cast()
    }

    /// Cuts a block off the chunk.
    fn deal(&self, class: usize) -> *mut u8 {
        let size = block_size(class);
        if self.left.get() < size {
            self.shed();
            let (start, size) = SHARED.take_chunk();
            if start.is_null() {
                return null_mut();
            }
            self.next.set(start);
            self.left.set(size);
        }
        let block = self.next.get();
        // SAFETY: the chunk has as much left.
        self.next.set(unsafe { block.add(size) });
        self.left.set(self.left.get() - size);
        block
    }

    /// Puts the end of a chunk, too short for what is asked, into the lists.
    fn shed(&self) {
        while self.left.get() >= 16 {
            let left = self.left.get().min(MAX_SMALL);
            let class = match class_of(left) {
                class if block_size(class) > left => class - 1,
                class => class,
            };
            let size = block_size(class);
            let block = self.next.get();
            // SAFETY: the chunk has as much left.
            self.next.set(unsafe { block.add(size) });
            self.left.set(self.left.get() - size);
            // SAFETY: the block was just cut off.
            unsafe { self.give(class, block) };
        }
    }

    /// Puts a block into the list at hand.
    ///
    /// # Safety
    /// The block is of the class, and nobody uses it.
    #[inline(always)]
    unsafe fn give(&self, class: usize, block: *mut u8) {
        let slot = &self.slots[class];
        let free = block.cast::<Free>();
        // SAFETY: every block has room for it, and this one is the caller's.
        unsafe { (*free).next = slot.head.get() };
        slot.head.set(free);
        let room = slot.room.get() - 1;
        slot.room.set(room);
        if room == 0 {
            self.set_aside(class);
        }
    }

    /// The list at hand is long: it becomes the spare one, and that a shared one.
    #[cold]
    #[inline(never)]
    fn set_aside(&self, class: usize) {
        let slot = &self.slots[class];
        let full = slot.head.replace(null_mut());
        slot.room.set(batch(class));
        let spare = slot.spare.replace(full);
        if !spare.is_null() {
            // SAFETY: the thread's own list of this class, which it has just let go of.
            unsafe { SHARED.give(class, spare) };
        }
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        for (class, slot) in self.slots.iter().enumerate() {
            for list in [
                slot.head.replace(null_mut()),
                slot.spare.replace(null_mut()),
            ] {
                if !list.is_null() {
                    // SAFETY: the thread's own list of this class, which it has just let go of.
                    unsafe { SHARED.give(class, list) };
                }
            }
        }
        // SAFETY: the rest of the thread's own chunk.
        unsafe { SHARED.give_remnant(self.next.get(), self.left.replace(0)) };
    }
}

thread_local! {
    static CACHE: Cache = const { Cache::new() };
}

/// The allocator of the program.
pub struct Allocator;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

/// What the system's allocator keeps at hand of what is freed, in bytes: a collection frees at once what the script is about to
/// ask for again, and pages given back have to be cleared anew.
#[cfg(target_env = "gnu")]
const KEPT: libc::c_int = 32 << 20;

/// From which size on the system's allocator maps a block alone, in bytes. A block that only grows does so without being
/// copied there; one that was freed will be asked for again, see `note_freed`.
static MAPPED: AtomicUsize = AtomicUsize::new(128 << 10);
/// The most that `MAPPED` may become.
const MOST_MAPPED: usize = 31 << 20;
/// More than the system's allocator adds to the size of a block.
#[cfg(target_env = "gnu")]
const MARGIN: usize = 4096;

/// Keeps the system's allocator to one heap for all threads: a second one, which the script's thread would get, grows by
/// a page or two at a time. Has it keep what is freed. To be called before there are threads.
pub fn set_up_allocator() {
    #[cfg(target_env = "gnu")]
    // SAFETY: sets numbers that the allocator reads; no thread runs beside this one.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
        libc::mallopt(libc::M_TRIM_THRESHOLD, KEPT);
    }
}

/// Has blocks of the size of one that was freed, which was mapped alone, kept at hand from now on. The system's allocator would do
/// so itself, had it not been told how much to keep.
#[cold]
fn note_freed(size: usize) {
    if size < MOST_MAPPED {
        MAPPED.store(size, Ordering::Relaxed);
        #[cfg(target_env = "gnu")]
        // SAFETY: sets a number that the allocator reads, under its lock.
        unsafe {
            libc::mallopt(libc::M_MMAP_THRESHOLD, (size + MARGIN) as libc::c_int);
        }
    }
}

/// Gives what is free back to the system, for a program that has let go of most that it had.
pub fn give_back() {
    #[cfg(target_env = "gnu")]
    // SAFETY: the allocator locks what it works on.
    unsafe {
        libc::malloc_trim(0);
    }
}

/// Allocates a small block for a thread whose cache is gone.
#[cold]
fn take_late(class: usize) -> *mut u8 {
    // SAFETY: the size is not zero and the alignment a power of two.
    unsafe {
        System.alloc(Layout::from_size_align_unchecked(
            block_size(class),
            ALIGNMENT,
        ))
    }
}

// SAFETY: a block is given to one caller at a time, is as large and as aligned as asked for, and keeps its place.
unsafe impl GlobalAlloc for Allocator {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        match small(layout) {
            Some(class) => CACHE
                .try_with(|cache| cache.take(class))
                .unwrap_or_else(|_| take_late(class)),
            // SAFETY: the caller's promise.
            None => unsafe { System.alloc(layout) },
        }
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        match small(layout) {
            Some(class) => {
                // SAFETY: the caller gives up the block, and its layout says its class.
                let given = CACHE.try_with(|cache| unsafe { cache.give(class, block) });
                if given.is_err() {
                    let free = block.cast::<Free>();
                    // SAFETY: as above; a list of one.
                    unsafe {
                        (*free).next = null_mut();
                        SHARED.give(class, free);
                    }
                }
            }
            None => {
                // SAFETY: the caller's promise.
                unsafe { System.dealloc(block, layout) };
                if layout.size() > MAPPED.load(Ordering::Relaxed) {
                    note_freed(layout.size());
                }
            }
        }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if small(layout).is_none() {
            // SAFETY: the caller's promise.
            return unsafe { System.alloc_zeroed(layout) };
        }
        // SAFETY: the caller's promise; the block is as large as the layout says.
        unsafe {
            let block = self.alloc(layout);
            if !block.is_null() {
                block.write_bytes(0, layout.size());
            }
            block
        }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller promises that the new size makes a layout.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        match (small(layout), small(wanted)) {
            // SAFETY: the caller's promise.
            (None, None) => unsafe { System.realloc(block, layout, size) },
            (Some(had), Some(wants)) if had == wants => block,
            // SAFETY: both blocks are as large as the smaller size, and are not the same.
            _ => unsafe {
                let new = self.alloc(wanted);
                if !new.is_null() {
                    new.copy_from_nonoverlapping(block, layout.size().min(size));
                    self.dealloc(block, layout);
                }
                new
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_has_the_smallest_class_that_holds_it() {
        for size in 1..=MAX_SMALL {
            let class = class_of(size);
            assert!(class < CLASSES && block_size(class) >= size);
            assert!(class == 0 || block_size(class - 1) < size);
        }
        assert_eq!(block_size(CLASSES - 1), MAX_SMALL);
    }

    #[test]
    fn blocks_do_not_overlap_and_keep_what_is_in_them() {
        let sizes = (0..60_000).map(|i: usize| 1 + (i * 7919) % 1500);
        let mut blocks: Vec<Vec<u8>> = sizes.map(|size| vec![size as u8; size]).collect();
        for i in (0..blocks.len()).step_by(3) {
            let size = blocks[i].len();
            blocks[i].resize(size + 400, size as u8);
            blocks[i].shrink_to_fit();
        }
        blocks.retain(|block| block.len() % 5 != 0);
        blocks.extend((1..30_000).map(|i: usize| vec![(i % 900) as u8; 1 + i % 900]));
        let same = |block: &Vec<u8>| block.iter().all(|&byte| byte == block[0]);
        assert!(blocks.iter().all(same));
    }

    #[test]
    fn what_one_thread_makes_another_may_free() {
        let made: Vec<Vec<String>> = (0..8)
            .map(|n| std::thread::spawn(move || (0..20_000).map(|i| format!("{n} {i}")).collect()))
            .map(|thread| thread.join().expect("the thread makes strings"))
            .collect();
        let lengths: usize = made.iter().flatten().map(String::len).sum();
        std::thread::spawn(move || drop(made))
            .join()
            .expect("the thread frees them");
        let again: Vec<String> = (0..160_000)
            .map(|i| format!("{} {}", i / 20_000, i % 20_000))
            .collect();
        assert_eq!(lengths, again.iter().map(String::len).sum());
    }

    #[test]
    fn zeroed_blocks_are_zero_after_use() {
        for _ in 0..100 {
            drop(std::hint::black_box(vec![0xff_u8; 100]));
            let zeroed = std::hint::black_box(vec![0_u8; 100]);
            assert!(zeroed.iter().all(|&byte| byte == 0));
        }
    }
}
