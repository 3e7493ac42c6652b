//! Equality and hashes of values that need no script code.
//!
//! `None` means that script code may have to answer (or that the value has no hash): the machine then goes the long
//! way. Containers are compared to a bounded depth, beyond which the answer is `None`, too.

use super::class::{Class, ClassFlags, Instance};
use super::complex::{as_complex, equals, hash_complex};
use super::dict::{Dict, Find};
use super::float::hash_float;

use super::int::{hash_i64, hash_ibig, hash_int, int_cmp, int_float_cmp};
use super::tuple::Range;
use super::{Value, pool};
use crate::heap::{Gc, Heap, Kind};
use dashu_int::IBig;
use std::cmp::Ordering;

/// Containers nested deeper than this are left to the machine, which counts its own depth.
const DEPTH: u32 = 40;

/// Tells whether two values are equal, if that needs no script code.
#[inline]
pub fn eq_plain(heap: &Heap, a: Value, b: Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Some(x == y),
        (Value::Str(x), Value::Str(y)) => Some(x.eq_text(heap, y)),
        (Value::Float(x), Value::Float(y)) => Some(x.get() == y.get()),
        _ => eq_deep(heap, a, b, DEPTH),
    }
}

fn eq_deep(heap: &Heap, a: Value, b: Value, depth: u32) -> Option<bool> {
    use Value::{
        Big, Bool, Bytes, Dict, Exception, Float, Instance, Int, List, Object, Range, Set, Slice,
        Str,
    };
    use Value::{Tuple, View};
    match (a, b) {
        (Int(_) | Bool(_) | Big(_), Int(_) | Bool(_) | Big(_)) => {
            Some(int_cmp(heap, a, b) == Ordering::Equal)
        }
        (Float(x), Float(y)) => Some(x.get() == y.get()),
        (Float(x), Int(_) | Bool(_) | Big(_)) => {
            Some(int_float_cmp(heap, b, x.get()) == Some(Ordering::Equal))
        }
        (Int(_) | Bool(_) | Big(_), Float(y)) => {
            Some(int_float_cmp(heap, a, y.get()) == Some(Ordering::Equal))
        }
        (Str(x), Str(y)) => Some(x.eq_text(heap, y)),
        (Bytes(x), Bytes(y)) => Some(x.eq_data(heap, y)),
        (Tuple(x), Tuple(y)) => eq_items(heap, x.items(heap), y.items(heap), depth),
        (List(x), List(y)) => eq_items(heap, x.items(heap), y.items(heap), depth),
        (Dict(x), Dict(y)) => eq_dicts(heap, x, y, depth),
        (Set(x), Set(y)) => x.eq_plain(heap, y),
        (Range(x), Range(y)) => Some(x == y || eq_ranges(heap, x, y)),
        (Slice(x), Slice(y)) => {
            let (x, y) = (x.get(heap), y.get(heap));
            eq_items(
                heap,
                &[x.start, x.stop, x.step],
                &[y.start, y.stop, y.step],
                depth,
            )
        }
        (Instance(x), other) | (other, Instance(x)) if flags(heap, x).by_payload => {
            eq_deep(heap, x.payload(heap), other, depth.checked_sub(1)?)
        }
        (Instance(x), other) | (other, Instance(x)) if flags(heap, x).by_identity => match other {
            Instance(y) => flags(heap, y).by_identity.then_some(x == y),
            Value::None | Int(_) | Bool(_) | Str(_) | Float(_) | Tuple(_) | List(_) | Dict(_) => {
                Some(false)
            }
            _ => None,
        },
        (Object(_), _) => equals(heap, as_complex(heap, a)?, b),
        (_, Object(_)) => equals(heap, as_complex(heap, b)?, a),
        (Instance(_) | Exception(_) | View(_), _) | (_, Instance(_) | Exception(_) | View(_)) => {
            None
        }
        (Value::Native(x), Value::Native(y)) => {
            let (x, y) = (x.get(heap), y.get(heap));
            Some(a.is(b) || !x.self_.is_unset() && x.id == y.id && x.self_.is(y.self_))
        }
        (Value::Method(_), Value::Method(_)) if !a.is(b) => None,
        (Value::Cell(_), Value::Cell(_)) => None,
        (Value::Class(c), _) | (_, Value::Class(c)) if is_compared(heap, c) => None,
        _ => Some(a.is(b)),
    }
}

fn flags(heap: &Heap, instance: Gc<Instance>) -> ClassFlags {
    instance.class(heap).get(heap).flags
}

/// Tells whether the class of a class says itself what is equal to it, or its hash.
fn is_compared(heap: &Heap, class: Gc<Class>) -> bool {
    let meta = class.get(heap).meta;
    meta.is_some_and(|meta| meta.get(heap).flags.compares)
}

/// Compares items one by one. A pair that differs decides even if an earlier one could not be told, only if none was.
fn eq_items(heap: &Heap, a: &[Value], b: &[Value], depth: u32) -> Option<bool> {
    if a.len() != b.len() {
        return Some(false);
    }
    let depth = depth.checked_sub(1)?;
    for (&x, &y) in a.iter().zip(b) {
        if !x.is(y) && !eq_deep(heap, x, y, depth)? {
            return Some(false);
        }
    }
    Some(true)
}

fn eq_dicts(heap: &Heap, a: Gc<Dict>, b: Gc<Dict>, depth: u32) -> Option<bool> {
    if a.len(heap) != b.len(heap) {
        return Some(false);
    }
    let depth = depth.checked_sub(1)?;
    let mut place = 0;
    while let Some((i, key, x)) = a.next_entry(heap, place) {
        place = i + 1;
        match b.find(heap, key, a.hash_at(heap, i)) {
            Find::Absent => return Some(false),
            Find::Ask { .. } => return None,
            Find::Found(j) => {
                let y = b.value_at(heap, j);
                if !x.is(y) && !eq_deep(heap, x, y, depth)? {
                    return Some(false);
                }
            }
        }
    }
    Some(true)
}

fn eq_ranges(heap: &Heap, a: Gc<Range>, b: Gc<Range>) -> bool {
    let (a, b) = (a.get(heap), b.get(heap));
    let same = |x, y| int_cmp(heap, x, y) == Ordering::Equal;
    match (a.small, b.small) {
        (Some(x), Some(y)) => {
            x.len == y.len && (x.len == 0 || x.start == y.start && (x.len == 1 || x.step == y.step))
        }
        _ => {
            let len = a.count(heap);
            len == b.count(heap)
                && (len == IBig::ZERO
                    || same(a.start, b.start) && (len == IBig::ONE || same(a.step, b.step)))
        }
    }
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

/// Combines the hashes of items as tuples do.
#[derive(Clone, Copy)]
pub struct TupleHash(u64);

impl TupleHash {
    /// Starts with no items.
    pub fn new() -> TupleHash {
        TupleHash(PRIME_5)
    }

    /// Takes the hash of the next item.
    #[inline]
    pub fn add(&mut self, hash: u64) {
        self.0 = self
            .0
            .wrapping_add(hash.wrapping_mul(PRIME_2))
            .rotate_left(31)
            .wrapping_mul(PRIME_1);
    }

    /// Gives the hash of the tuple with this many items.
    #[inline]
    pub fn finish(self, len: usize) -> u64 {
        let hash = self.0.wrapping_add(len as u64 ^ (PRIME_5 ^ 3_527_539));
        if hash == u64::MAX {
            1_546_275_796
        } else {
            hash
        }
    }

    /// Gives the hash of a slice, which does not count its items.
    pub fn finish_slice(self) -> u64 {
        if self.0 == u64::MAX {
            1_546_275_796
        } else {
            self.0
        }
    }
}

impl Default for TupleHash {
    fn default() -> Self {
        TupleHash::new()
    }
}

/// Hashes an object by its identity.
#[inline]
pub fn hash_address(address: usize) -> u64 {
    let hash = (address as u64).rotate_right(4);
    if hash == u64::MAX { u64::MAX - 1 } else { hash }
}

/// Hashes a value that needs no script code for it; `None` for the others and for what has no hash.
#[inline]
pub fn hash_plain(heap: &Heap, v: Value) -> Option<u64> {
    match v {
        Value::Int(i) => Some(hash_i64(i)),
        Value::Str(s) => Some(s.hash(heap)),
        _ => hash_deep(heap, v, DEPTH),
    }
}

fn hash_deep(heap: &Heap, v: Value, depth: u32) -> Option<u64> {
    match v {
        Value::None => Some(0xfca8_6420),
        Value::Int(i) => Some(hash_i64(i)),
        Value::Bool(b) => Some(b),
        Value::Float(f) => {
            Some(hash_float(f.get()).unwrap_or_else(|| hash_address(v.id() as usize)))
        }
        Value::Str(s) => Some(s.hash(heap)),
        Value::Big(_) => Some(hash_int(heap, v)),
        Value::Bytes(b) => Some(b.hash(heap)),
        Value::Tuple(t) => hash_items(heap, t.items(heap), depth),
        Value::Set(s) => s.frozen_hash(heap),
        Value::Range(r) => {
            let r = r.get(heap);
            let len = r.count(heap);
            let start = if len == IBig::ZERO {
                Value::None
            } else {
                r.start
            };
            let step = if len <= IBig::ONE {
                Value::None
            } else {
                r.step
            };
            let depth = depth.checked_sub(1)?;
            let mut hash = TupleHash::new();
            hash.add(hash_ibig(&len));
            hash.add(hash_deep(heap, start, depth)?);
            hash.add(hash_deep(heap, step, depth)?);
            Some(hash.finish(3))
        }
        Value::Slice(s) => {
            let s = s.get(heap);
            let mut hash = TupleHash::new();
            let depth = depth.checked_sub(1)?;
            for part in [s.start, s.stop, s.step] {
                hash.add(hash_deep(heap, part, depth)?);
            }
            Some(hash.finish_slice())
        }
        Value::Instance(i) if flags(heap, i).by_identity => Some(hash_address(v.address())),
        Value::Instance(i) if flags(heap, i).by_payload => {
            hash_deep(heap, i.payload(heap), depth.checked_sub(1)?)
        }
        Value::List(_) | Value::Dict(_) | Value::View(_) | Value::Instance(_) => None,
        Value::Object(_) => hash_complex(as_complex(heap, v)?),
        Value::Exception(_) | Value::Unset | Value::Ready(_) => None,
        Value::Method(_) | Value::Cell(_) => None,
        // Bound anew by every look-up, and still the same method.
        Value::Native(n) if !n.get(heap).self_.is_unset() => {
            let n = n.get(heap);
            Some(hash_address(n.self_.id() as usize) ^ u64::from(n.id.0))
        }
        Value::Class(c) if is_compared(heap, c) => None,
        _ => Some(hash_address(v.id() as usize)),
    }
}

fn hash_items(heap: &Heap, items: &[Value], depth: u32) -> Option<u64> {
    let depth = depth.checked_sub(1)?;
    let mut hash = TupleHash::new();
    for &item in items {
        hash.add(hash_deep(heap, item, depth)?);
    }
    Some(hash.finish(items.len()))
}

const _: () = assert!(Dict::POOL == pool::DICT);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::data_pools;

    #[test]
    fn hashes_are_those_of_python() {
        let mut heap = Heap::new(&data_pools(), false);
        let hash = |heap: &Heap, v: Value| hash_plain(heap, v).map(|h| h as i64);
        let pair = heap.new_pair(Value::Int(1), Value::float(2.5));
        assert_eq!(hash(&heap, pair.into()), Some(396935360214441795));
        let empty = heap.new_tuple(&[]);
        assert_eq!(hash(&heap, empty.into()), Some(5740354900026072187));
        assert_eq!(hash(&heap, Value::Int(-1)), Some(-2));
        assert_eq!(hash(&heap, Value::float(0.1)), Some(230584300921369408));
        assert_eq!(
            hash(&heap, Value::float(-1e300)),
            hash(&heap, Value::float(-1e300))
        );
    }
}
