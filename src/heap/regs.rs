//! Unchecked registers and instruction fetch, on verified code.
//!
//! Precondition of everything here: the code passed `Code::verify` when it was loaded (every register is
//! below `nregs`, every jump lands on an instruction, a terminator comes last), and the base points to
//! `nregs` values that do not move: a window of a stack chunk, or the tail of a frame.

use super::gc::{Gc, Heap, Tail};
use crate::code::Op;

/// The registers of the running frame.
pub struct Regs<V>(*mut V);

impl<V> Clone for Regs<V> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}
impl<V> Copy for Regs<V> {}
impl<V> PartialEq for Regs<V> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl<V: Copy> Regs<V> {
    /// Gives the registers of a suspendable frame: the values behind its header.
    #[inline(always)]
    pub fn of_tail<T: Tail<Item = V>>(frame: Gc<T>) -> Self {
        Regs(frame.tail_ptr())
    }

    /// Gives constants the form of registers; they are only ever loaded.
    #[inline(always)]
    pub fn of_constants(constants: &[V]) -> Self {
        Regs(constants.as_ptr() as *mut V)
    }

    /// Loads register `i`.
    #[inline(always)]
    pub fn get(self, i: usize) -> V {
        // SAFETY: verified code names registers below `nregs` only.
        unsafe { *self.0.add(i) }
    }

    /// Stores register `i`.
    #[inline(always)]
    pub fn set(self, i: usize, value: V) {
        // SAFETY: as in `get`.
        unsafe { *self.0.add(i) = value }
    }

    /// Gives the window that starts `n` registers further.
    #[inline(always)]
    pub fn add(self, n: usize) -> Self {
        // SAFETY: callers stay within one stack or one frame; `Stack::fits` was asked before.
        Regs(unsafe { self.0.add(n) })
    }

    /// Gives the window that starts `n` registers earlier.
    #[inline(always)]
    pub fn back(self, n: usize) -> Self {
        // SAFETY: as in `add`.
        Regs(unsafe { self.0.sub(n) })
    }

    /// Tells how many registers lie between an earlier window and this one.
    #[inline(always)]
    pub fn since(self, earlier: Self) -> usize {
        (self.0 as usize - earlier.0 as usize) / size_of::<V>()
    }
}

/// The next instruction.
pub struct Ip(*const u32);

impl Clone for Ip {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}
impl Copy for Ip {}

impl Ip {
    /// Gives no instruction; never to be fetched from.
    pub const fn none() -> Ip {
        Ip(std::ptr::null())
    }

    /// Points at word `pc` of verified instructions.
    #[inline(always)]
    pub fn at(words: &[u32], pc: u32) -> Ip {
        debug_assert!((pc as usize) < words.len());
        // SAFETY: `pc` comes from verified code.
        Ip(unsafe { words.as_ptr().add(pc as usize) })
    }

    /// Tells the word number within the instructions it points into.
    #[inline(always)]
    pub fn pc(self, words: &[u32]) -> u32 {
        ((self.0 as usize - words.as_ptr() as usize) / 4) as u32
    }

    /// Fetches a word and moves past it.
    #[inline(always)]
    pub fn fetch(&mut self) -> u32 {
        // SAFETY: a terminator comes last, so running code never passes the end.
        unsafe {
            let word = *self.0;
            self.0 = self.0.add(1);
            word
        }
    }

    /// Gives the place one word back; before the first word it is only ever advanced.
    #[inline(always)]
    pub fn back(self) -> Ip {
        Ip(self.0.wrapping_sub(1))
    }

    /// Gives the place one word further.
    #[inline(always)]
    pub fn next(self) -> Ip {
        Ip(self.0.wrapping_add(1))
    }

    /// Moves to the next word and reads it.
    #[inline(always)]
    pub fn advance(&mut self) -> u32 {
        *self = self.next();
        self.peek(0)
    }

    /// Reads byte `i` of the word it points at, the lowest first.
    #[inline(always)]
    pub fn byte<const I: usize>(self) -> u8 {
        let i = if cfg!(target_endian = "big") {
            3 - I
        } else {
            I
        };
        // SAFETY: used for words of the current instruction only; a word has four bytes.
        unsafe { *self.0.cast::<u8>().add(i) }
    }

    /// Reads the upper half of the word it points at.
    #[inline(always)]
    pub fn upper_half(self) -> u16 {
        let i = usize::from(cfg!(target_endian = "little"));
        // SAFETY: as in `byte`; a word has two halves.
        unsafe { *self.0.cast::<u16>().add(i) }
    }

    /// Gives the operation of the word it points at.
    #[inline(always)]
    pub fn operation(self) -> Op {
        debug_assert!(Op::decode(self.peek(0)).is_some());
        // SAFETY: as in `op`.
        unsafe { std::mem::transmute::<u8, Op>(self.byte::<0>()) }
    }

    /// Gives the operation of an instruction word.
    #[inline(always)]
    pub fn op(word: u32) -> Op {
        debug_assert!(Op::decode(word).is_some());
        // SAFETY: `Op` is `repr(u8)` without gaps, and verified code holds no other first bytes.
        unsafe { std::mem::transmute::<u8, Op>(word as u8) }
    }

    /// Reads a word relative to the next one without moving.
    #[inline(always)]
    pub fn peek(self, offset: isize) -> u32 {
        // SAFETY: used for words of the current or the next instruction only.
        unsafe { *self.0.offset(offset) }
    }

    /// Jumps by a displacement that verified code holds: it was checked to land on an instruction.
    #[inline(always)]
    pub fn jump(&mut self, by: i32) {
        self.0 = self.0.wrapping_offset(by as isize);
    }
}

/// A thread's stack of register windows: reserved once, never moved, filled as it grows.
pub struct Stack<V> {
    values: Box<[std::mem::MaybeUninit<V>]>,
    /// How many values were written so far; the rest is not to be read.
    filled: usize,
    fill: V,
}

/// How far the stack is filled beyond what is asked for, in values.
const AHEAD: usize = 4096;

impl<V: Copy> Stack<V> {
    /// Reserves room for `capacity` values, or for less if there is no memory for so many; what is not yet written reads
    /// as `fill`.
    pub fn new(mut capacity: usize, fill: V) -> Self {
        let mut values: Vec<std::mem::MaybeUninit<V>> = Vec::new();
        while values.try_reserve_exact(capacity).is_err() && capacity > AHEAD {
            capacity /= 2;
        }
        // SAFETY: there is room for them, and values that may be uninitialized are so.
        unsafe { values.set_len(capacity) };
        let mut stack = Stack {
            values: values.into_boxed_slice(),
            filled: 0,
            fill,
        };
        stack.grow(stack.bottom());
        stack
    }

    /// Gives the window at the bottom.
    pub fn bottom(&self) -> Regs<V> {
        Regs(self.values.as_ptr() as *mut V)
    }

    /// Gives the end of the usable part; a window may not reach past it before `grow`.
    #[inline(always)]
    pub fn limit(&self) -> Regs<V> {
        Regs(self.values[self.filled..].as_ptr() as *mut V)
    }

    /// Makes the stack usable up to `top` and some more; false if it has no room.
    #[cold]
    pub fn grow(&mut self, top: Regs<V>) -> bool {
        let need = top.since(self.bottom());
        if need > self.values.len() {
            return false;
        }
        let target = (need + AHEAD).min(self.values.len());
        while self.filled < target {
            self.values[self.filled].write(self.fill);
            self.filled += 1;
        }
        true
    }

    /// Gives the values below `top`.
    pub fn below(&self, top: Regs<V>) -> &[V] {
        let n = top.since(self.bottom()).min(self.filled);
        // SAFETY: the first `filled` values were written.
        unsafe { std::slice::from_raw_parts(self.values.as_ptr() as *const V, n) }
    }

    /// Overwrites the values just above `top`, so that few stale pointers stay there.
    pub fn clear_above(&mut self, top: Regs<V>) {
        let from = top.since(self.bottom());
        for value in self
            .values
            .iter_mut()
            .take(self.filled)
            .skip(from)
            .take(AHEAD)
        {
            value.write(self.fill);
        }
    }
}

impl<V> PartialOrd for Regs<V> {
    #[inline(always)]
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        self.0.partial_cmp(&other.0)
    }
}

impl Heap {}
