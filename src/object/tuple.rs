//! Tuples, whose items follow the header in one block; ranges; slices.
//!
//! Methods that scripts see are in `builtins/tuple.rs`; the arithmetic of slices is in `list.rs`.

use super::int::{as_i64, to_ibig};
use super::{Value, pin, pool};
use crate::heap::{Gc, Heap, Kind, Marker, Regs, Tail};
use dashu_int::IBig;

/// A tuple.
pub struct Tuple {
    len: usize,
}

impl Kind for Tuple {
    const POOL: usize = pool::TUPLE;
    const DROPS: bool = false;
    fn release(&mut self) {
        self.len = 0;
    }
    fn trace(&self, _marker: &mut Marker) {}
}

impl Tail for Tuple {
    type Item = Value;
    #[inline(always)]
    fn tail_len(&self) -> usize {
        self.len
    }
    #[inline(always)]
    fn trace_item(item: Value, marker: &mut Marker) {
        item.trace(marker);
    }
}

impl Heap {
    /// Makes a tuple of values.
    #[inline]
    pub fn new_tuple(&mut self, items: &[Value]) -> Gc<Tuple> {
        if items.is_empty()
            && let Some(empty) = self.pinned(pin::EMPTY_TUPLE)
        {
            return empty;
        }
        let tuple = self.alloc_tail(Tuple { len: items.len() }, items.len(), Value::None);
        tuple.tail_mut(self).copy_from_slice(items);
        tuple
    }

    /// Makes a tuple of `n` registers.
    #[inline]
    pub fn new_tuple_of(&mut self, registers: Regs<Value>, n: usize) -> Gc<Tuple> {
        if n == 0 {
            return self.new_tuple(&[]);
        }
        let tuple = self.alloc_tail(Tuple { len: n }, n, Value::None);
        for (i, slot) in tuple.tail_mut(self).iter_mut().enumerate() {
            *slot = registers.get(i);
        }
        tuple
    }

    /// Makes a tuple of two values.
    #[inline]
    pub fn new_pair(&mut self, a: Value, b: Value) -> Gc<Tuple> {
        let tuple = self.alloc_tail(Tuple { len: 2 }, 2, a);
        if let [_, second] = tuple.tail_mut(self) {
            *second = b;
        }
        tuple
    }

    /// Makes a range of integers; the step is not zero.
    pub fn new_range(&mut self, start: Value, stop: Value, step: Value) -> Gc<Range> {
        let small = match (start, stop, step) {
            (Value::Int(a), Value::Int(b), Value::Int(c)) => SmallRange::new(a, b, c),
            _ => None,
        };
        self.alloc(Range {
            start,
            stop,
            step,
            small,
        })
    }

    /// Makes a slice.
    pub fn new_slice(&mut self, start: Value, stop: Value, step: Value) -> Gc<Slice> {
        self.alloc(Slice { start, stop, step })
    }
}

impl Gc<Tuple> {
    /// Gives the items.
    #[inline(always)]
    pub fn items(self, heap: &Heap) -> &[Value] {
        self.tail(heap)
    }

    /// Gives the number of items.
    #[inline(always)]
    pub fn len(self, heap: &Heap) -> usize {
        self.get(heap).len
    }

    /// Tells whether there are no items.
    pub fn is_empty(self, heap: &Heap) -> bool {
        self.len(heap) == 0
    }

    /// Gives one item; `None` past the end.
    #[inline(always)]
    pub fn item(self, heap: &Heap, i: usize) -> Option<Value> {
        self.tail(heap).get(i).copied()
    }
}

/// A range.
pub struct Range {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    /// The range in i64 if all of its members and its length fit.
    pub small: Option<SmallRange>,
}

impl Range {
    /// Gives how many members there are.
    pub fn count(&self, heap: &Heap) -> IBig {
        if let Some(small) = self.small {
            return IBig::from(small.len);
        }
        let [start, stop, step] = [self.start, self.stop, self.step].map(|v| to_ibig(heap, v));
        let zero = IBig::ZERO;
        let distance = if step > zero {
            stop - start
        } else {
            start - stop
        };
        let stride = if step > zero { step } else { -step };
        if distance <= zero {
            zero
        } else {
            (distance - IBig::ONE) / stride + IBig::ONE
        }
    }
}

impl Kind for Range {
    const POOL: usize = pool::RANGE;
    const DROPS: bool = false;
    fn trace(&self, marker: &mut Marker) {
        self.start.trace(marker);
        self.stop.trace(marker);
        self.step.trace(marker);
    }
}

/// A range whose members fit i64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmallRange {
    pub start: i64,
    pub step: i64,
    pub len: usize,
}

impl SmallRange {
    /// Makes the range from bounds; `None` if the length or a member does not fit.
    pub fn new(start: i64, stop: i64, step: i64) -> Option<SmallRange> {
        let distance = match step {
            0 => return None,
            1.. => i128::from(stop) - i128::from(start),
            _ => i128::from(start) - i128::from(stop),
        };
        if distance <= 0 {
            return Some(SmallRange {
                start,
                step,
                len: 0,
            });
        }
        let len = i64::try_from((distance - 1) / i128::from(step.unsigned_abs()) + 1).ok()?;
        // The place one past the end is computed by loops, so it has to fit, too.
        let last = (len as i128) * i128::from(step) + i128::from(start);
        i64::try_from(last).ok()?;
        Some(SmallRange {
            start,
            step,
            len: len as usize,
        })
    }

    /// Gives one member; the index must be below the length.
    #[inline(always)]
    pub fn item(self, i: usize) -> i64 {
        self.start.wrapping_add(self.step.wrapping_mul(i as i64))
    }

    /// Gives the place of a member.
    pub fn place_of(self, n: i64) -> Option<usize> {
        let distance = i128::from(n) - i128::from(self.start);
        let step = i128::from(self.step);
        if distance % step != 0 {
            return None;
        }
        usize::try_from(distance / step)
            .ok()
            .filter(|&i| i < self.len)
    }
}

impl Gc<Range> {
    /// Tells whether an integer is a member.
    pub fn has(self, heap: &Heap, v: Value) -> bool {
        let range = self.get(heap);
        if let (Some(small), Some(n)) = (range.small, as_i64(v)) {
            return small.place_of(n).is_some();
        }
        let [start, stop, step, n] =
            [range.start, range.stop, range.step, v].map(|v| to_ibig(heap, v));
        let inside = if step > IBig::ZERO {
            start <= n && n < stop
        } else {
            stop < n && n <= start
        };
        inside && (n - start) % step == IBig::ZERO
    }
}

/// A slice object.
pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

impl Kind for Slice {
    const POOL: usize = pool::SLICE;
    const DROPS: bool = false;
    fn trace(&self, marker: &mut Marker) {
        self.start.trace(marker);
        self.stop.trace(marker);
        self.step.trace(marker);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::data_pools;

    #[test]
    fn tuples_hold_their_items() {
        let mut heap = Heap::new(&data_pools(), false);
        for n in [0, 1, 2, 3, 9, 70, 300, 4000] {
            let items: Vec<Value> = (0..n).map(Value::Int).collect();
            let tuple = heap.new_tuple(&items);
            assert_eq!(tuple.len(&heap), n as usize);
            assert!(tuple.items(&heap).iter().zip(&items).all(|(a, b)| a.is(*b)));
        }
    }

    #[test]
    fn ranges_know_length_and_members() {
        let range = |a, b, c| SmallRange::new(a, b, c);
        assert_eq!(
            range(0, 10, 3).map(|r| (r.len, r.item(3), r.place_of(9), r.place_of(10))),
            Some((4, 9, Some(3), None))
        );
        assert_eq!(range(10, 0, -4).map(|r| (r.len, r.item(2))), Some((3, 2)));
        assert_eq!(range(5, 5, 1).map(|r| r.len), Some(0));
        assert_eq!(range(i64::MIN, i64::MAX, 1), None);
        assert_eq!(range(0, i64::MAX, i64::MAX - 1), None);
    }
}
