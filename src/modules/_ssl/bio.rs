//! Bytes on their way between a connection and whoever carries them: what scripts know as `MemoryBIO`.

use crate::heap::Marker;
use crate::object::payload::Payload;

/// A queue of bytes with an end.
#[derive(Default)]
pub struct Bio {
    bytes: Vec<u8>,
    /// How many of them were taken.
    start: usize,
    /// No more will be written.
    pub ended: bool,
}

impl Payload for Bio {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        self.bytes.capacity() + 64
    }
}

impl Bio {
    /// Gives what was not taken yet.
    pub fn rest(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }

    /// Adds bytes at the end.
    pub fn push(&mut self, mut data: Vec<u8>) {
        if self.rest().is_empty() {
            self.bytes = data;
            self.start = 0;
            return;
        }
        if self.start > self.bytes.len() / 2 {
            self.bytes.drain(..self.start);
            self.start = 0;
        }
        self.bytes.append(&mut data);
    }

    /// Passes over the first `count` bytes.
    pub fn skip(&mut self, count: usize) {
        self.start = self.start.saturating_add(count).min(self.bytes.len());
        if self.start == self.bytes.len() {
            self.bytes = Vec::new();
            self.start = 0;
        }
    }

    /// Takes up to `count` bytes.
    pub fn take(&mut self, count: usize) -> Vec<u8> {
        let left = self.rest().len();
        if count >= left && self.start == 0 {
            return std::mem::take(&mut self.bytes);
        }
        let count = count.min(left);
        let taken = self.rest().get(..count).unwrap_or_default().to_vec();
        self.skip(count);
        taken
    }

    /// Tells whether everything was taken and no more will come.
    pub fn at_end(&self) -> bool {
        self.ended && self.rest().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Bio;

    #[test]
    fn what_is_pushed_is_taken_in_order() {
        let mut bio = Bio::default();
        bio.push(b"abc".to_vec());
        assert_eq!(bio.take(2), b"ab");
        bio.push(b"def".to_vec());
        assert_eq!(bio.rest(), b"cdef");
        assert_eq!(bio.take(100), b"cdef");
        bio.ended = true;
        assert!(bio.at_end());
    }
}
