//! Lists, and the arithmetic of slices that all sequences share.
//!
//! Methods that scripts see are in `builtins/list.rs`.

use super::{Value, pool};
use crate::heap::{Gc, Heap, Kind, Marker};

/// A list.
pub struct List {
    pub items: Vec<Value>,
}

impl Kind for List {
    const POOL: usize = pool::LIST;
    const DROPS: bool = true;
    fn release(&mut self) {
        self.items = Vec::new();
    }
    fn trace(&self, marker: &mut Marker) {
        self.items.iter().for_each(|v| v.trace(marker));
        marker.outside(self.items.capacity() * size_of::<Value>());
    }
}

impl Heap {
    /// Makes a list of values.
    #[inline]
    pub fn new_list(&mut self, items: Vec<Value>) -> Gc<List> {
        self.charge(items.capacity() * size_of::<Value>());
        self.alloc(List { items })
    }
}

impl Gc<List> {
    /// Gives the items.
    #[inline(always)]
    pub fn items(self, heap: &Heap) -> &[Value] {
        &self.get(heap).items
    }

    /// Gives the number of items.
    #[inline(always)]
    pub fn len(self, heap: &Heap) -> usize {
        self.get(heap).items.len()
    }

    /// Tells whether the list has no items.
    #[inline]
    pub fn is_empty(self, heap: &Heap) -> bool {
        self.len(heap) == 0
    }

    /// Gives one item; `None` past the end.
    #[inline(always)]
    pub fn item(self, heap: &Heap, i: usize) -> Option<Value> {
        self.get(heap).items.get(i).copied()
    }

    /// Replaces one item; false past the end.
    #[inline(always)]
    pub fn set_item(self, heap: &mut Heap, i: usize, value: Value) -> bool {
        match self.get_mut(heap).items.get_mut(i) {
            Some(slot) => {
                *slot = value;
                true
            }
            None => false,
        }
    }

    /// Adds an item at the end.
    #[inline(always)]
    pub fn push(self, heap: &mut Heap, value: Value) {
        let items = &mut self.get_mut(heap).items;
        if items.len() < items.capacity() {
            items.push(value);
        } else {
            self.push_grown(heap, value);
        }
    }

    #[cold]
    fn push_grown(self, heap: &mut Heap, value: Value) {
        self.change(heap, |items| items.push(value));
    }

    /// Adds items at the end.
    pub fn extend(self, heap: &mut Heap, values: &[Value]) {
        self.change(heap, |items| items.extend_from_slice(values));
    }

    /// Changes the items in any way, and counts what they grew.
    #[inline]
    pub fn change<R>(self, heap: &mut Heap, f: impl FnOnce(&mut Vec<Value>) -> R) -> R {
        let items = &mut self.get_mut(heap).items;
        let before = items.capacity();
        let result = f(items);
        let grown = items.capacity().saturating_sub(before);
        if grown > 0 {
            heap.charge(grown * size_of::<Value>());
        }
        result
    }
}

/// Turns an index that may count from the end into a place; `None` outside.
#[inline(always)]
pub fn index_of(len: usize, i: i64) -> Option<usize> {
    if (i as u64) < len as u64 {
        return Some(i as usize);
    }
    let from_end = i.wrapping_add(len as i64);
    (i < 0 && from_end >= 0).then_some(from_end as usize)
}

/// The places that a slice names in a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    /// How many there are.
    pub len: usize,
}

/// Fits slice bounds to a length; `None` stands for an omitted bound, the step is not 0.
#[inline]
pub fn slice_indices(len: usize, start: Option<i64>, stop: Option<i64>, step: i64) -> Span {
    let n = len as i64;
    let (low, high) = if step < 0 { (-1, n - 1) } else { (0, n) };
    let fit = |i: i64| {
        let i = if i < 0 { i.saturating_add(n) } else { i };
        i.clamp(low, high)
    };
    let start = start.map_or(if step < 0 { high } else { low }, fit);
    let stop = stop.map_or(if step < 0 { low } else { high }, fit);
    // A step beyond the length reaches one place at most.
    let stride = step.unsigned_abs();
    let distance = if step < 0 { start - stop } else { stop - start };
    let len = if distance > 0 {
        ((distance as u64 - 1) / stride + 1) as usize
    } else {
        0
    };
    Span {
        start,
        stop,
        step,
        len,
    }
}

impl Span {
    /// Gives the places in order.
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..self.len as i64)
            .map(move |i| self.start.wrapping_add(i.wrapping_mul(self.step)) as usize)
    }

    /// Gives the places as a range if they follow each other.
    #[inline]
    pub fn range(self) -> Option<std::ops::Range<usize>> {
        (self.step == 1).then(|| self.start as usize..self.start as usize + self.len)
    }
}

/// Copies the items of a slice.
#[inline]
pub fn take_slice<T: Copy>(items: &[T], span: Span) -> Vec<T> {
    match span.range() {
        Some(range) => items.get(range).map(<[T]>::to_vec).unwrap_or_default(),
        None => span
            .places()
            .filter_map(|i| items.get(i).copied())
            .collect(),
    }
}

/// Replaces the items of a slice. Gives the two lengths if an extended slice gets another number of items.
pub fn put_slice(
    items: &mut Vec<Value>,
    span: Span,
    values: &[Value],
) -> Result<(), (usize, usize)> {
    if let Some(range) = span.range() {
        let end = range.end.min(items.len());
        items.splice(range.start.min(end)..end, values.iter().copied());
        return Ok(());
    }
    if span.len != values.len() {
        return Err((values.len(), span.len));
    }
    for (place, &value) in span.places().zip(values) {
        if let Some(slot) = items.get_mut(place) {
            *slot = value;
        }
    }
    Ok(())
}

/// Removes the items of a slice.
pub fn delete_slice<T>(items: &mut Vec<T>, span: Span) {
    if let Some(range) = span.range() {
        let end = range.end.min(items.len());
        items.drain(range.start.min(end)..end);
        return;
    }
    let mut gone: Vec<usize> = span.places().collect();
    if span.step < 0 {
        gone.reverse();
    }
    let mut next = gone.into_iter().peekable();
    let mut place = 0;
    items.retain(|_| {
        let hit = next.next_if_eq(&place).is_some();
        place += 1;
        !hit
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_fit_the_length() {
        let places = |len, start, stop, step| {
            slice_indices(len, start, stop, step)
                .places()
                .collect::<Vec<_>>()
        };
        assert_eq!(places(5, None, None, -1), [4, 3, 2, 1, 0]);
        assert_eq!(places(5, Some(-3), None, 1), [2, 3, 4]);
        assert_eq!(places(5, Some(10), Some(-10), -2), [4, 2, 0]);
        assert_eq!(places(5, Some(1), Some(1), 1), [0; 0]);
        assert_eq!(places(5, None, None, i64::MAX), [0]);
        assert_eq!(places(5, None, None, i64::MIN), [4]);
        assert_eq!(places(0, None, None, -1), [0; 0]);
    }

    #[test]
    fn indices_count_from_the_end() {
        assert_eq!(
            (index_of(3, -1), index_of(3, -4), index_of(3, 3)),
            (Some(2), None, None)
        );
        assert_eq!(index_of(0, i64::MIN), None);
    }

    #[test]
    fn slices_are_replaced_and_deleted() {
        let ints = |list: &[i64]| list.iter().map(|&i| Value::Int(i)).collect::<Vec<_>>();
        let read = |items: &[Value]| items.iter().map(|v| v.id()).collect::<Vec<_>>();
        let mut items = ints(&[0, 1, 2, 3, 4, 5]);
        delete_slice(&mut items, slice_indices(6, None, None, -2));
        assert_eq!(read(&items), read(&ints(&[0, 2, 4])));
        assert_eq!(
            put_slice(
                &mut items,
                slice_indices(3, Some(1), Some(2), 1),
                &ints(&[7, 8])
            ),
            Ok(())
        );
        assert_eq!(read(&items), read(&ints(&[0, 7, 8, 4])));
        assert_eq!(
            put_slice(&mut items, slice_indices(4, None, None, 2), &ints(&[1])),
            Err((1, 2))
        );
    }
}
