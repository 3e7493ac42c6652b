//! Bytes: immutable, with a cached hash. Methods are in `builtins/bytes.rs`, `repr` in `text.rs`.

use super::str::hash_bytes;
use super::{pin, pool};
use crate::heap::{Gc, Heap, Kind, Marker};
use std::cell::Cell;

const NO_HASH: u64 = u64::MAX;

/// A bytes object.
pub struct Bytes {
    data: Box<[u8]>,
    hash: Cell<u64>,
}

impl Kind for Bytes {
    const POOL: usize = pool::BYTES;
    const SHALLOW: bool = true;
    const DROPS: bool = true;
    fn release(&mut self) {
        self.data = Box::default();
    }
    fn trace(&self, marker: &mut Marker) {
        marker.outside(self.data.len());
    }
}

impl Heap {
    /// Makes a bytes object.
    pub fn new_bytes(&mut self, data: &[u8]) -> Gc<Bytes> {
        self.new_boxed_bytes(data.into())
    }

    /// Makes a bytes object of a vector without copying it if it is full.
    pub fn new_byte_vec(&mut self, data: Vec<u8>) -> Gc<Bytes> {
        self.new_boxed_bytes(data.into_boxed_slice())
    }

    /// Makes a bytes object of what is owned already.
    pub fn new_boxed_bytes(&mut self, data: Box<[u8]>) -> Gc<Bytes> {
        if data.is_empty()
            && let Some(empty) = self.pinned(pin::EMPTY_BYTES)
        {
            return empty;
        }
        self.charge(data.len());
        self.alloc(Bytes {
            data,
            hash: Cell::new(NO_HASH),
        })
    }
}

impl Gc<Bytes> {
    /// Gives the bytes.
    #[inline]
    pub fn data(self, heap: &Heap) -> &[u8] {
        &self.get(heap).data
    }

    /// Gives the number of bytes.
    #[inline]
    pub fn len(self, heap: &Heap) -> usize {
        self.get(heap).data.len()
    }

    /// Tells whether there are no bytes.
    pub fn is_empty(self, heap: &Heap) -> bool {
        self.len(heap) == 0
    }

    /// Gives the hash; computed once.
    pub fn hash(self, heap: &Heap) -> u64 {
        let bytes = self.get(heap);
        if bytes.hash.get() == NO_HASH {
            bytes.hash.set(hash_bytes(&bytes.data));
        }
        bytes.hash.get()
    }

    /// Tells whether two have the same bytes.
    pub fn eq_data(self, heap: &Heap, other: Gc<Bytes>) -> bool {
        self == other || self.data(heap) == other.data(heap)
    }
}
