//! Text: UTF-8 with its length in code points, a cached hash and an index for what is not ASCII.
//!
//! The methods that scripts see are in `builtins/str.rs`; the table of interned names is in `names.rs`.
//! - Up to 24 bytes lie in the object itself. Longer ASCII has a block of its own.
//! - Text that was appended to, and long text outside ASCII, is a prefix of a `StrBuf`. Appending to the
//!   newest prefix extends the buffer in place, so a loop of `+=` is linear; older prefixes do not change.
//! - Two interned strings are equal exactly if they are the same object.

use super::{Value, pin, pool};
use crate::heap::{Gc, Heap, Kind, Marker};
use crate::source::surrogate;
use compact_str::{CompactString, ToCompactString};
use std::cell::{Cell, RefCell};
use std::cmp::Ordering;

/// No hash is -1, so this means that it was not computed yet.
const NO_HASH: u64 = u64::MAX;
/// Text outside ASCII that is longer than this gets a buffer, for its index.
const INDEXED: usize = 96;
/// A concatenation longer than this gets a buffer, so that the next one can extend it.
const SHARED: usize = 256;
/// The index knows the place of every so many code points.
const STRIDE: usize = 64;

enum Repr {
    Text(CompactString),
    Prefix { buffer: Gc<StrBuf>, bytes: usize },
}

/// A string.
pub struct Str {
    hash: Cell<u64>,
    repr: Repr,
    /// Code points; `u32::MAX` if there are more.
    points: u32,
    ascii: bool,
    interned: bool,
    /// One character that looks like a lone surrogate and is the one that `chr` was asked for.
    assigned: bool,
}

const _: () = assert!(size_of::<Str>() <= 48);

impl Kind for Str {
    const POOL: usize = pool::STR;
    const SHALLOW: bool = true;
    const DROPS: bool = true;
    #[inline(always)]
    fn release(&mut self) {
        // Text in the slot owns nothing, and the next object overwrites it.
        if !matches!(&self.repr, Repr::Text(text) if !text.is_heap_allocated()) {
            self.repr = Repr::Text(CompactString::const_new(""));
            self.points = 0;
            self.ascii = true;
        }
    }
    #[inline(always)]
    fn trace(&self, marker: &mut Marker) {
        match &self.repr {
            Repr::Text(text) if text.is_heap_allocated() => marker.outside(text.capacity()),
            Repr::Text(_) => {}
            Repr::Prefix { buffer, .. } => marker.mark(*buffer),
        }
    }
}

/// Text that several strings are prefixes of, with room to grow.
pub struct StrBuf {
    text: String,
    index: RefCell<Index>,
}

/// Where every `STRIDE`th code point begins, as far as it was needed.
#[derive(Default)]
struct Index {
    offsets: Vec<usize>,
    /// How many bytes the offsets cover: all code points that begin before it are counted.
    bytes: usize,
    points: usize,
}

impl Kind for StrBuf {
    const POOL: usize = pool::STRBUF;
    const SHALLOW: bool = true;
    const DROPS: bool = true;
    fn release(&mut self) {
        self.text = String::new();
        self.index = RefCell::default();
    }
    fn trace(&self, marker: &mut Marker) {
        marker.outside(self.text.capacity());
    }
}

impl Index {
    /// Extends the offsets over the whole text.
    fn cover(&mut self, text: &str) {
        for (at, _) in text[self.bytes..].char_indices() {
            if self.points.is_multiple_of(STRIDE) {
                self.offsets.push(self.bytes + at);
            }
            self.points += 1;
        }
        self.bytes = text.len();
    }
}

impl StrBuf {
    fn byte_of(&self, point: usize) -> usize {
        let mut index = self.index.borrow_mut();
        if index.bytes < self.text.len() && index.points <= point {
            index.cover(&self.text);
        }
        match index.offsets.get(point / STRIDE..) {
            // Where all are of one byte, as in most blocks of most texts, nothing has to be counted.
            Some(&[start, next, ..]) if next - start == STRIDE => start + point % STRIDE,
            Some(&[start, ..]) => start + nth_point(&self.text[start..], point % STRIDE),
            _ => self.text.len(),
        }
    }

    fn point_of(&self, byte: usize) -> usize {
        let mut index = self.index.borrow_mut();
        if index.bytes < byte {
            index.cover(&self.text);
        }
        let block = index
            .offsets
            .partition_point(|&o| o <= byte)
            .saturating_sub(1);
        let start = index.offsets.get(block).copied().unwrap_or(0);
        block * STRIDE + count_points(&self.text.as_bytes()[start..byte])
    }
}

/// Gives the byte offset of the nth code point; the length if there are fewer.
fn nth_point(text: &str, n: usize) -> usize {
    text.char_indices().nth(n).map_or(text.len(), |(at, _)| at)
}

/// Counts the code points that begin in the bytes.
fn count_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| (b as i8) >= -0x40).count()
}

/// Hashes text or bytes. Never gives -1, and 0 for nothing.
#[inline]
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    const K0: u64 = 0x9e37_79b9_7f4a_7c15;
    const K1: u64 = 0xe703_7ed1_a0b4_28db;
    const K2: u64 = 0x8ebc_6af0_9c88_c6e3;
    #[inline(always)]
    fn mix(a: u64, b: u64) -> u64 {
        let product = u128::from(a) * u128::from(b);
        product as u64 ^ (product >> 64) as u64
    }
    let n = bytes.len();
    let (a, b) = match bytes {
        [] => return 0,
        [x] => (u64::from(*x), 0),
        [x, .., y] if n < 4 => (u64::from(*x) << 8 | u64::from(*y), u64::from(bytes[n / 2])),
        _ => match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            (Some(_), Some(last)) => {
                let mut state = K2;
                let mut rest = bytes;
                while rest.len() > 16 {
                    let (Some((x, tail)), Some(y)) =
                        (rest.split_first_chunk::<8>(), rest[8..].first_chunk::<8>())
                    else {
                        break;
                    };
                    state = mix(
                        u64::from_le_bytes(*x) ^ K0 ^ state,
                        u64::from_le_bytes(*y) ^ K1,
                    );
                    rest = &tail[8..];
                }
                let first = rest.first_chunk::<8>().copied().unwrap_or(*last);
                (u64::from_le_bytes(first) ^ state, u64::from_le_bytes(*last))
            }
            _ => match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
                (Some(x), Some(y)) => (
                    u64::from(u32::from_le_bytes(*x)),
                    u64::from(u32::from_le_bytes(*y)),
                ),
                _ => (0, 0),
            },
        },
    };
    let hash = mix(mix(a ^ K0, b ^ K1) ^ n as u64, K2);
    if hash == NO_HASH { NO_HASH - 1 } else { hash }
}

impl Heap {
    /// Makes a string.
    #[inline]
    pub fn new_str(&mut self, text: &str) -> Gc<Str> {
        if text.is_ascii() {
            return self.new_ascii(text);
        }
        self.new_string(text.to_owned())
    }

    /// Makes a string of text known to be ASCII.
    #[inline]
    pub fn new_ascii(&mut self, text: &str) -> Gc<Str> {
        debug_assert!(text.is_ascii());
        let repr = CompactString::new(text);
        if repr.is_heap_allocated() {
            self.charge(repr.capacity());
        }
        self.add_str(repr, points_of(text.len()), true)
    }

    /// Makes a string without copying long text.
    pub fn new_string(&mut self, mut text: String) -> Gc<Str> {
        if text.capacity() > 64 && text.capacity() / 2 > text.len() {
            text.shrink_to_fit();
        }
        let ascii = text.is_ascii();
        let points = points_of(if ascii {
            text.len()
        } else {
            count_points(text.as_bytes())
        });
        if !ascii && text.len() > INDEXED {
            let bytes = text.len();
            let buffer = self.new_buffer(text);
            return self.add_prefix(buffer, bytes, points, ascii);
        }
        let repr = CompactString::from(text);
        if repr.is_heap_allocated() {
            self.charge(repr.capacity());
        }
        self.add_str(repr, points, ascii)
    }

    /// Makes the string of an integer in decimal.
    #[inline]
    pub fn int_str(&mut self, i: i64) -> Gc<Str> {
        if (0..10).contains(&i) {
            return self.char_str(char::from(b'0' + i as u8));
        }
        let text = i.to_compact_string();
        let points = points_of(text.len());
        self.add_str(text, points, true)
    }

    /// Makes the string of several strings one after the other; other values are left out.
    pub fn join_strs(&mut self, parts: &[Value]) -> Gc<Str> {
        let (mut bytes, mut points, mut ascii) = (0, 0, true);
        for part in parts {
            if let Value::Str(s) = part {
                bytes += s.bytes(self).len();
                points += s.len(self);
                ascii &= s.is_ascii(self);
            }
        }
        let texts = parts.iter().filter_map(|v| {
            if let Value::Str(s) = v {
                Some(*s)
            } else {
                None
            }
        });
        if !ascii && bytes > INDEXED {
            let mut text = String::with_capacity(bytes);
            texts.for_each(|s| text.push_str(s.text(self)));
            return self.new_string(text);
        }
        let mut text = CompactString::with_capacity(bytes);
        texts.for_each(|s| text.push_str(s.text(self)));
        if text.is_heap_allocated() {
            self.charge(text.capacity());
        }
        self.add_str(text, points_of(points), ascii)
    }

    /// Gives the string of one character; those of Latin-1 are made once.
    #[inline]
    pub fn char_str(&mut self, c: char) -> Gc<Str> {
        match self.pinned::<Str>(c as usize) {
            Some(s) if (c as u32) < 256 => s,
            _ => self.make_char_str(c),
        }
    }

    /// Makes the string of one character that would be taken for a lone surrogate otherwise.
    pub fn assigned_char(&mut self, c: char) -> Gc<Str> {
        let s = self.new_str(c.encode_utf8(&mut [0; 4]));
        s.get_mut(self).assigned = true;
        s
    }

    /// Gives the string that exists once for this text, if there is one.
    pub fn only_str(&self, text: &str) -> Option<Gc<Str>> {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => self.pinned(256),
            (Some(c), None) if (c as u32) < 256 => self.pinned(c as usize),
            _ => None,
        }
    }

    /// Gives the empty string.
    pub fn empty_str(&mut self) -> Gc<Str> {
        match self.pinned::<Str>(pin::EMPTY_STR) {
            Some(s) => s,
            None => {
                self.pin_strs();
                self.new_ascii("")
            }
        }
    }

    #[cold]
    fn make_char_str(&mut self, c: char) -> Gc<Str> {
        self.pin_strs();
        match self.pinned::<Str>(c as usize) {
            Some(s) if (c as u32) < 256 => s,
            _ => self.new_str(c.encode_utf8(&mut [0; 4])),
        }
    }

    /// Makes the strings that exist once: first those of one character, then the empty one.
    fn pin_strs(&mut self) {
        if self.pinned::<Str>(0).is_some() {
            return;
        }
        for c in 0..=255u8 {
            let s = self.new_str(char::from(c).encode_utf8(&mut [0; 4]));
            self.pin(s);
        }
        let empty = self.new_ascii("");
        self.pin(empty);
        let (tuple, bytes) = (self.new_tuple(&[]), self.new_bytes(&[]));
        self.pin(tuple);
        self.pin(bytes);
        // They are the interned strings of their text without being in the table of names.
        for i in 0..=256 {
            if let Some(s) = self.pinned::<Str>(i) {
                s.set_interned(self);
            }
        }
    }

    #[inline(always)]
    fn add_str(&mut self, text: CompactString, points: u32, ascii: bool) -> Gc<Str> {
        let repr = Repr::Text(text);
        self.alloc(Str {
            hash: Cell::new(NO_HASH),
            repr,
            points,
            ascii,
            interned: false,
            assigned: false,
        })
    }

    fn add_prefix(
        &mut self,
        buffer: Gc<StrBuf>,
        bytes: usize,
        points: u32,
        ascii: bool,
    ) -> Gc<Str> {
        let repr = Repr::Prefix { buffer, bytes };
        self.alloc(Str {
            hash: Cell::new(NO_HASH),
            repr,
            points,
            ascii,
            interned: false,
            assigned: false,
        })
    }

    fn new_buffer(&mut self, text: String) -> Gc<StrBuf> {
        self.charge(text.capacity());
        self.alloc(StrBuf {
            text,
            index: RefCell::default(),
        })
    }
}

fn points_of(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Gc<Str> {
    /// Gives the text.
    #[inline(always)]
    pub fn text(self, heap: &Heap) -> &str {
        match &self.get(heap).repr {
            Repr::Text(text) => text.as_str(),
            Repr::Prefix { buffer, bytes } => buffer.get(heap).text.get(..*bytes).unwrap_or(""),
        }
    }

    /// Gives the text as bytes.
    #[inline(always)]
    pub fn bytes(self, heap: &Heap) -> &[u8] {
        match &self.get(heap).repr {
            Repr::Text(text) => text.as_bytes(),
            Repr::Prefix { buffer, bytes } => buffer
                .get(heap)
                .text
                .as_bytes()
                .get(..*bytes)
                .unwrap_or(&[]),
        }
    }

    /// Gives the number of code points.
    #[inline]
    pub fn len(self, heap: &Heap) -> usize {
        let s = self.get(heap);
        match s.points {
            u32::MAX => self.count(heap),
            n => n as usize,
        }
    }

    #[cold]
    fn count(self, heap: &Heap) -> usize {
        let bytes = self.bytes(heap);
        if self.is_ascii(heap) {
            bytes.len()
        } else {
            count_points(bytes)
        }
    }

    /// Tells whether there is no character.
    #[inline]
    pub fn is_empty(self, heap: &Heap) -> bool {
        self.get(heap).points == 0
    }

    /// Tells whether all characters are ASCII, so that code points are bytes.
    #[inline(always)]
    pub fn is_ascii(self, heap: &Heap) -> bool {
        self.get(heap).ascii
    }

    /// Tells whether the string is the only one with its text among the interned ones.
    #[inline(always)]
    pub fn is_interned(self, heap: &Heap) -> bool {
        self.get(heap).interned
    }

    pub(super) fn set_interned(self, heap: &mut Heap) {
        self.get_mut(heap).interned = true;
    }

    /// Gives the hash; computed once.
    #[inline(always)]
    pub fn hash(self, heap: &Heap) -> u64 {
        match self.get(heap).hash.get() {
            NO_HASH => self.compute_hash(heap),
            hash => hash,
        }
    }

    #[inline(never)]
    fn compute_hash(self, heap: &Heap) -> u64 {
        let hash = hash_bytes(self.bytes(heap));
        self.get(heap).hash.set(hash);
        hash
    }

    /// Tells whether two strings have the same text.
    #[inline]
    pub fn eq_text(self, heap: &Heap, other: Gc<Str>) -> bool {
        if self == other {
            return true;
        }
        let (a, b) = (self.get(heap), other.get(heap));
        if a.points != b.points || a.interned && b.interned {
            return false;
        }
        let (x, y) = (a.hash.get(), b.hash.get());
        if x != y && x != NO_HASH && y != NO_HASH {
            return false;
        }
        self.bytes(heap) == other.bytes(heap)
    }

    /// Tells whether `assigned_char` made it: what looks like a lone surrogate is none.
    pub fn is_assigned(self, heap: &Heap) -> bool {
        self.get(heap).assigned
    }

    /// Orders two strings by code points.
    #[inline]
    pub fn cmp_text(self, heap: &Heap, other: Gc<Str>) -> Ordering {
        // The order of UTF-8 bytes is the order of code points, but for lone surrogates.
        let (a, b) = (self.bytes(heap), other.bytes(heap));
        match (a.first(), b.first()) {
            (Some(x), Some(y)) if x != y && x.min(y).is_ascii() => x.cmp(y),
            _ if self.get(heap).ascii || other.get(heap).ascii => a.cmp(b),
            _ => surrogate::compare(self.text(heap), other.text(heap)),
        }
    }

    /// Gives the byte offset where a code point begins; the length in bytes if there are fewer.
    pub fn byte_of(self, heap: &Heap, point: usize) -> usize {
        let s = self.get(heap);
        if s.ascii {
            return point.min(self.bytes(heap).len());
        }
        match &s.repr {
            Repr::Text(text) => nth_point(text, point),
            Repr::Prefix { buffer, bytes } => buffer.get(heap).byte_of(point).min(*bytes),
        }
    }

    /// Gives the number of code points before a byte offset.
    pub fn point_of(self, heap: &Heap, byte: usize) -> usize {
        let s = self.get(heap);
        if s.ascii {
            return byte;
        }
        match &s.repr {
            Repr::Text(text) => count_points(&text.as_bytes()[..byte.min(text.len())]),
            Repr::Prefix { buffer, bytes } => buffer.get(heap).point_of(byte.min(*bytes)),
        }
    }

    /// Gives the character at a code point index.
    #[inline]
    pub fn char_at(self, heap: &Heap, i: usize) -> Option<char> {
        if self.is_ascii(heap) {
            return self.bytes(heap).get(i).map(|&b| char::from(b));
        }
        self.text(heap).get(self.byte_of(heap, i)..)?.chars().next()
    }

    /// Makes the string of the text between two code point indices.
    #[inline]
    pub fn substring(self, heap: &mut Heap, start: usize, stop: usize) -> Gc<Str> {
        if start >= stop {
            return heap.empty_str();
        }
        let (from, to) = (self.byte_of(heap, start), self.byte_of(heap, stop));
        self.part(heap, from, to)
    }

    /// Makes the string of the text between two byte offsets, which are borders of characters.
    #[inline]
    pub fn part(self, heap: &mut Heap, from: usize, to: usize) -> Gc<Str> {
        let text = self.text(heap);
        if to - from == text.len() {
            return self;
        }
        let text = text.get(from..to).unwrap_or("");
        if text.len() <= 1 {
            return match text.as_bytes() {
                [b] => heap.char_str(char::from(*b)),
                _ => heap.empty_str(),
            };
        }
        if self.is_ascii(heap) {
            let repr = CompactString::new(text);
            let points = points_of(text.len());
            if repr.is_heap_allocated() {
                heap.charge(repr.capacity());
            }
            return heap.add_str(repr, points, true);
        }
        let mut chars = text.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return heap.char_str(c);
        }
        let text = text.to_owned();
        heap.new_string(text)
    }

    /// Makes the string of this text followed by the other's.
    pub fn concat(self, heap: &mut Heap, other: Gc<Str>) -> Gc<Str> {
        let (a, b) = (self.bytes(heap).len(), other.bytes(heap).len());
        if b == 0 {
            return self;
        }
        if a == 0 {
            return other;
        }
        let ascii = self.is_ascii(heap) && other.is_ascii(heap);
        let points = points_of(self.len(heap) + other.len(heap));
        if let Repr::Prefix { buffer, bytes } = self.get(heap).repr
            && buffer.get(heap).text.len() == bytes
        {
            let bytes = buffer.extend(heap, other);
            return heap.add_prefix(buffer, bytes, points, ascii);
        }
        if a + b <= SHARED && (ascii || a + b <= INDEXED) {
            let mut text = CompactString::with_capacity(a + b);
            text.push_str(self.text(heap));
            text.push_str(other.text(heap));
            if text.is_heap_allocated() {
                heap.charge(text.capacity());
            }
            return heap.add_str(text, points, ascii);
        }
        let mut text = String::with_capacity(a + b + (a + b) / 4);
        text.push_str(self.text(heap));
        text.push_str(other.text(heap));
        let buffer = heap.new_buffer(text);
        heap.add_prefix(buffer, a + b, points, ascii)
    }
}

impl Gc<StrBuf> {
    /// Appends to the buffer and gives its new length.
    fn extend(self, heap: &mut Heap, other: Gc<Str>) -> usize {
        // The text is taken out so that the other string can be read meanwhile, unless it lies in here.
        let same = matches!(other.get(heap).repr, Repr::Prefix { buffer, .. } if buffer == self);
        let before;
        let text = if same {
            let piece = other.text(heap).to_owned();
            let text = &mut self.get_mut(heap).text;
            before = text.capacity();
            text.push_str(&piece);
            text
        } else {
            let mut text = std::mem::take(&mut self.get_mut(heap).text);
            before = text.capacity();
            text.push_str(other.text(heap));
            let slot = &mut self.get_mut(heap).text;
            *slot = text;
            slot
        };
        let (len, grown) = (text.len(), text.capacity() - before);
        if grown > 0 {
            heap.charge(grown);
        }
        len
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::data_pools;

    #[test]
    fn lengths_and_slices_count_code_points() {
        let mut heap = Heap::new(&data_pools(), false);
        let text = "aé漢😀".repeat(100);
        let s = heap.new_str(&text);
        assert_eq!(s.len(&heap), 400);
        assert_eq!(s.char_at(&heap, 399), Some('😀'));
        assert_eq!(s.char_at(&heap, 400), None);
        let (from, to) = (s.byte_of(&heap, 201), s.byte_of(&heap, 204));
        assert_eq!(&s.text(&heap)[from..to], "é漢😀");
        for point in [0, 1, 63, 64, 65, 200, 400] {
            assert_eq!(s.point_of(&heap, s.byte_of(&heap, point)), point);
        }
    }

    #[test]
    fn appending_extends_the_newest_prefix_only() {
        let mut heap = Heap::new(&data_pools(), false);
        let mut s = heap.new_str(&"x".repeat(300));
        let y = heap.char_str('y');
        let z = heap.char_str('é');
        let first = s.concat(&mut heap, y);
        s = first.concat(&mut heap, y);
        let other = first.concat(&mut heap, z);
        assert_eq!(s.text(&heap), "x".repeat(300) + "yy");
        assert_eq!(other.text(&heap), "x".repeat(300) + "yé");
        assert_eq!((other.len(&heap), first.len(&heap)), (302, 301));
        let twice = s.concat(&mut heap, s);
        assert_eq!(twice.len(&heap), 604);
        assert!(!s.eq_text(&heap, other) && s.eq_text(&heap, s));
    }

    #[test]
    fn equal_text_has_equal_hashes() {
        let mut heap = Heap::new(&data_pools(), false);
        for n in 0..200 {
            let text = "abcdefgh".repeat(26)[..n].to_owned();
            let (a, b) = (heap.new_str(&text), heap.new_string(text));
            assert_eq!(a.hash(&heap), b.hash(&heap));
            assert!(a.eq_text(&heap, b));
        }
        let empty = heap.empty_str();
        assert_eq!(empty.hash(&heap), 0);
    }
}
