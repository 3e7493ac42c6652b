//! Ring: the ready queue's storage, first in first out.
//!
//! A `VecDeque` moves its entries as a whole, which stalls on the narrow stores that made one a moment before; here an entry
//! is written in place and looked at in place. The room is a power of two and never shrinks below what it grew to while
//! the loop lives.

use super::Ready;

/// A queue of entries.
#[derive(Default)]
pub struct Ring {
    room: Vec<Ready>,
    head: usize,
    len: usize,
}

impl Ring {
    /// Tells how many entries are queued.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Tells whether nothing is queued.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Queues an entry.
    #[inline(always)]
    pub fn push_back(&mut self, entry: Ready) {
        if self.len == self.room.len() {
            self.grow();
        }
        let at = (self.head + self.len) & (self.room.len() - 1);
        if let Some(slot) = self.room.get_mut(at) {
            *slot = entry;
            self.len += 1;
        }
    }

    /// Shows the entry that has waited longest.
    #[inline(always)]
    pub fn front(&self) -> Option<&Ready> {
        if self.len == 0 {
            return None;
        }
        self.room.get(self.head)
    }

    /// Takes the entry that has waited longest.
    #[inline(always)]
    pub fn pop_front(&mut self) -> Option<Ready> {
        let entry = *self.front()?;
        self.drop_front();
        Some(entry)
    }

    /// As `pop_front` for one who has seen the entry already.
    #[inline(always)]
    pub fn drop_front(&mut self) {
        if self.len > 0 {
            self.head = (self.head + 1) & (self.room.len() - 1);
            self.len -= 1;
        }
    }

    /// Shows one of the entries, counted from the longest waiting.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut Ready> {
        if at >= self.len {
            return None;
        }
        let mask = self.room.len() - 1;
        self.room.get_mut((self.head + at) & mask)
    }

    /// Lists the entries, the longest waiting first.
    pub fn iter(&self) -> impl Iterator<Item = Ready> + '_ {
        let mask = self.room.len().wrapping_sub(1);
        (0..self.len).filter_map(move |i| self.room.get((self.head + i) & mask).copied())
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        let room = (self.room.len() * 2).max(16);
        let mut wider: Vec<Ready> = Vec::with_capacity(room);
        wider.extend(self.iter());
        wider.resize(room, Ready::Empty);
        (self.room, self.head) = (wider, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_leave_in_the_order_they_came_however_the_room_grows() {
        let mut ring = Ring::default();
        let (mut next_in, mut next_out) = (0u32, 0u32);
        for round in 0..200 {
            for _ in 0..round % 37 {
                ring.push_back(Ready::Timer(next_in));
                next_in += 1;
            }
            for _ in 0..round % 31 {
                match ring.pop_front() {
                    Some(Ready::Timer(n)) => {
                        assert_eq!(n, next_out);
                        next_out += 1;
                    }
                    other => assert!(other.is_none() && next_in == next_out),
                }
            }
            assert_eq!(ring.len() as u32, next_in - next_out);
            assert_eq!(ring.iter().count(), ring.len());
        }
    }
}
