//! Runs programs of regular expressions: backtracking, with what may still be tried on a stack of its own.
//!
//! No pattern and no text can overflow the native stack: only lookaround and atomic groups run inside each
//! other, as deep as the pattern nests them. Every change of a group or a counter is noted on the stack and
//! undone on the way back. Ctrl-C ends a run. Offsets are bytes.

use super::program::{Fold, One, Op, Program, lower};
use super::syntax::{At, Category, FOREVER, Mode, in_category};
use crate::source::surrogate;
use std::sync::atomic::Ordering;

/// No offset.
pub const NOWHERE: usize = usize::MAX;
/// More than this may not be left to try: the memory of it would be out of proportion.
const MOST: usize = 1 << 26;

/// Why a run gave no answer.
#[derive(Debug)]
pub enum Stop {
    Interrupted,
    Memory,
}

/// A text as characters at offsets.
pub trait Text: Copy {
    fn bytes(&self) -> &[u8];
    /// Gives the character at an offset before the end, and its width.
    fn next(&self, at: usize) -> (u32, usize);
    /// Gives the character that ends at an offset, and its width.
    fn previous(&self, at: usize) -> (u32, usize);
}

/// Bytes, or text that is all ASCII.
#[derive(Clone, Copy)]
pub struct Octets<'a>(pub &'a [u8]);

impl Text for Octets<'_> {
    fn bytes(&self) -> &[u8] {
        self.0
    }
    #[inline]
    fn next(&self, at: usize) -> (u32, usize) {
        (u32::from(self.0[at]), 1)
    }
    #[inline]
    fn previous(&self, at: usize) -> (u32, usize) {
        (u32::from(self.0[at - 1]), 1)
    }
}

/// Text in UTF-8.
#[derive(Clone, Copy)]
pub struct Points<'a>(pub &'a str);

impl Text for Points<'_> {
    fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
    #[inline]
    fn next(&self, at: usize) -> (u32, usize) {
        let first = self.0.as_bytes()[at];
        if first < 128 {
            return (u32::from(first), 1);
        }
        let c = self.0[at..].chars().next().unwrap_or('\0');
        (surrogate::code_of(c), c.len_utf8())
    }
    #[inline]
    fn previous(&self, at: usize) -> (u32, usize) {
        let last = self.0.as_bytes()[at - 1];
        if last < 128 {
            return (u32::from(last), 1);
        }
        let c = self.0[..at].chars().next_back().unwrap_or('\0');
        (surrogate::code_of(c), c.len_utf8())
    }
}

/// What may still be tried, and what is to be undone on the way.
enum Entry {
    Try(usize, usize),
    Slot(usize, usize),
    Register(usize, (u32, usize)),
    Last(usize),
    /// A greedy loop over single characters: from where on, its shortest end, the end tried now.
    Shorter(usize, usize, usize),
    /// A lazy one: the instruction, its end now, how many more it may take.
    Longer(usize, usize, u32),
    /// A lazy loop that may take a turn more.
    Turn(usize, usize),
}

/// What a match must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Want {
    Any,
    /// It must reach the end.
    Full,
}

/// Where a match is.
pub struct Found {
    pub slots: Vec<usize>,
    pub last_group: usize,
}

/// A run of a program over a text.
pub struct Matcher<'p, T> {
    program: &'p Program,
    text: T,
    /// Where the text is taken to end.
    end: usize,
    slots: Vec<usize>,
    registers: Vec<(u32, usize)>,
    last_group: usize,
    stack: Vec<Entry>,
    want: Want,
    /// An empty match here does not count.
    refused: usize,
    steps: u32,
}

impl<'p, T: Text> Matcher<'p, T> {
    pub fn new(program: &'p Program, text: T, end: usize, want: Want) -> Self {
        Matcher {
            program,
            text,
            end,
            slots: vec![NOWHERE; program.groups * 2 + 2],
            registers: vec![(0, NOWHERE); program.registers],
            last_group: 0,
            stack: Vec::new(),
            want,
            refused: NOWHERE,
            steps: 0,
        }
    }

    /// Looks for a match that begins here; `advance` refuses an empty one.
    pub fn match_at(&mut self, at: usize, advance: bool) -> Result<Option<Found>, Stop> {
        self.refused = if advance { at } else { NOWHERE };
        let end = self.attempt(at)?;
        Ok(end.map(|end| self.found(at, end)))
    }

    fn found(&mut self, start: usize, end: usize) -> Found {
        let mut slots = self.slots.clone();
        slots[0] = start;
        slots[1] = end;
        Found {
            slots,
            last_group: self.last_group,
        }
    }

    fn attempt(&mut self, at: usize) -> Result<Option<usize>, Stop> {
        self.slots.fill(NOWHERE);
        self.last_group = 0;
        self.stack.clear();
        self.run(0, at)
    }

    /// Looks for the first match from here on; `advance` refuses an empty one here.
    pub fn search(&mut self, from: usize, advance: bool) -> Result<Option<Found>, Stop> {
        self.refused = if advance { from } else { NOWHERE };
        let mut at = from;
        let text = self.text;
        loop {
            if at > self.end {
                return Ok(None);
            }
            let hay = &text.bytes()[at..self.end];
            if let Some(finder) = &self.program.prefix {
                match finder.find(hay) {
                    Some(skip) => at += skip,
                    None => return Ok(None),
                }
            } else if let Some(first) = &self.program.first {
                match hay.iter().position(|&b| first[b as usize]) {
                    Some(skip) => at += skip,
                    None => return Ok(None),
                }
            }
            if let Some(end) = self.attempt(at)? {
                return Ok(Some(self.found(at, end)));
            }
            if at >= self.end {
                return Ok(None);
            }
            at += text.next(at).1;
        }
    }

    fn push(&mut self, entry: Entry) -> Result<(), Stop> {
        if self.stack.len() >= MOST {
            return Err(Stop::Memory);
        }
        self.stack.push(entry);
        Ok(())
    }

    #[inline]
    fn takes(one: &One, c: u32) -> bool {
        match one {
            One::Char(wanted) => *wanted == c,
            One::NotNewline => c != 10,
            One::Anything => true,
            One::Set(set) => set.has(c),
        }
    }

    /// Runs until a match, or until nothing is left to try above the stack's present height.
    fn run(&mut self, pc: usize, at: usize) -> Result<Option<usize>, Stop> {
        let base = self.stack.len();
        let (mut pc, mut at) = (pc, at);
        let program = self.program;
        loop {
            let on = match &program.ops[pc] {
                Op::One(one) => match self.step(one, at) {
                    Some(next) => {
                        at = next;
                        pc += 1;
                        true
                    }
                    None => false,
                },
                Op::Text(text) => {
                    let ok = self.text.bytes()[at..self.end].starts_with(text);
                    at += if ok { text.len() } else { 0 };
                    pc += 1;
                    ok
                }
                Op::At(kind, flag) => {
                    pc += 1;
                    self.is_at(*kind, *flag, at)
                }
                Op::Save(slot) => {
                    self.save(*slot, at)?;
                    pc += 1;
                    true
                }
                Op::Split(other) => {
                    self.push(Entry::Try(*other, at))?;
                    pc += 1;
                    true
                }
                Op::Jump(to) => {
                    pc = *to;
                    true
                }
                Op::Run {
                    one,
                    min,
                    max,
                    mode,
                } => match self.begin_run(pc, one, (*min, *max), *mode, at)? {
                    Some(next) => {
                        at = next;
                        pc += 1;
                        true
                    }
                    None => false,
                },
                Op::Enter(register) => {
                    self.set_register(*register, (0, NOWHERE))?;
                    pc += 1;
                    true
                }
                Op::Loop { .. } => {
                    pc = self.turn(pc, at)?;
                    true
                }
                Op::Look { back, negate, out } => match self.look(pc, *back, *negate, at)? {
                    true => {
                        pc = *out;
                        true
                    }
                    false => false,
                },
                Op::Atomic(out) => match self.inside(pc + 1, at)? {
                    Some(next) => {
                        (pc, at) = (*out, next);
                        true
                    }
                    None => false,
                },
                Op::Done => return Ok(Some(at)),
                Op::Ref(group, fold) => match self.again(*group, *fold, at) {
                    Some(next) => {
                        at = next;
                        pc += 1;
                        true
                    }
                    None => false,
                },
                Op::Cond(group, no) => {
                    pc = if self.group(*group).is_some() {
                        pc + 1
                    } else {
                        *no
                    };
                    true
                }
                Op::Fail => false,
                Op::Match => {
                    let short = self.want == Want::Full && at != self.end;
                    if !short && at != self.refused {
                        return Ok(Some(at));
                    }
                    false
                }
            };
            if !on {
                match self.back(base)? {
                    Some(place) => (pc, at) = place,
                    None => return Ok(None),
                }
            }
        }
    }

    #[inline]
    fn step(&self, one: &One, at: usize) -> Option<usize> {
        if at >= self.end {
            return None;
        }
        let (c, width) = self.text.next(at);
        Self::takes(one, c).then_some(at + width)
    }

    fn save(&mut self, slot: usize, at: usize) -> Result<(), Stop> {
        let old = self.slots[slot];
        self.push(Entry::Slot(slot, old))?;
        self.slots[slot] = at;
        if slot % 2 == 1 {
            let last = self.last_group;
            self.push(Entry::Last(last))?;
            self.last_group = slot / 2;
        }
        Ok(())
    }

    fn set_register(&mut self, register: usize, to: (u32, usize)) -> Result<(), Stop> {
        let old = self.registers[register];
        self.push(Entry::Register(register, old))?;
        self.registers[register] = to;
        Ok(())
    }

    /// Decides about one more turn of a loop.
    fn turn(&mut self, pc: usize, at: usize) -> Result<usize, Stop> {
        let Op::Loop {
            register,
            min,
            max,
            lazy,
            out,
        } = self.program.ops[pc]
        else {
            unreachable!("called for loops only")
        };
        let (count, last) = self.registers[register];
        if count < min {
            self.set_register(register, (count + 1, last))?;
            return Ok(pc + 1);
        }
        if lazy {
            self.push(Entry::Turn(pc, at))?;
            return Ok(out);
        }
        if (max == FOREVER || count < max) && at != last {
            self.push(Entry::Try(out, at))?;
            self.set_register(register, (count.saturating_add(1), at))?;
            return Ok(pc + 1);
        }
        Ok(out)
    }

    /// Begins a loop over single characters; gives its first end.
    fn begin_run(
        &mut self,
        pc: usize,
        one: &One,
        (min, max): (u32, u32),
        mode: Mode,
        at: usize,
    ) -> Result<Option<usize>, Stop> {
        let mut here = at;
        let mut count = 0;
        while count < min {
            match self.step(one, here) {
                Some(next) => here = next,
                None => return Ok(None),
            }
            count += 1;
        }
        if mode == Mode::Lazy {
            let left = if max == FOREVER { FOREVER } else { max - count };
            self.push(Entry::Longer(pc, here, left))?;
            return Ok(Some(here));
        }
        let least = here;
        while max == FOREVER || count < max {
            match self.step(one, here) {
                Some(next) => here = next,
                None => break,
            }
            count = count.wrapping_add(1);
        }
        if mode == Mode::Greedy && here > least {
            self.push(Entry::Shorter(pc + 1, least, here))?;
        }
        Ok(Some(here))
    }

    /// Takes up what was left to try last; nothing if the stack is down to `base`.
    fn back(&mut self, base: usize) -> Result<Option<(usize, usize)>, Stop> {
        self.steps = self.steps.wrapping_add(1);
        if self.steps.is_multiple_of(1 << 14) && crate::vm::interrupt_flag().load(Ordering::Relaxed)
        {
            return Err(Stop::Interrupted);
        }
        while self.stack.len() > base {
            let Some(entry) = self.stack.pop() else { break };
            match entry {
                Entry::Try(pc, at) => return Ok(Some((pc, at))),
                Entry::Slot(slot, old) => self.slots[slot] = old,
                Entry::Register(register, old) => self.registers[register] = old,
                Entry::Last(old) => self.last_group = old,
                Entry::Shorter(pc, least, end) => {
                    if let Some(end) = self.shorter(pc, least, end)? {
                        return Ok(Some((pc, end)));
                    }
                }
                Entry::Longer(pc, end, left) => {
                    let Op::Run { one, .. } = &self.program.ops[pc] else {
                        unreachable!("only runs get longer")
                    };
                    if left == 0 {
                        continue;
                    }
                    if let Some(next) = self.step(one, end) {
                        let left = if left == FOREVER { left } else { left - 1 };
                        self.push(Entry::Longer(pc, next, left))?;
                        return Ok(Some((pc + 1, next)));
                    }
                }
                Entry::Turn(pc, at) => {
                    let Op::Loop { register, max, .. } = self.program.ops[pc] else {
                        unreachable!("only loops turn")
                    };
                    let (count, last) = self.registers[register];
                    if (max == FOREVER || count < max) && at != last {
                        self.set_register(register, (count.saturating_add(1), at))?;
                        return Ok(Some((pc + 1, at)));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Gives back characters of a greedy run until what follows can begin there.
    fn shorter(&mut self, pc: usize, least: usize, end: usize) -> Result<Option<usize>, Stop> {
        let wanted = match &self.program.ops[pc] {
            Op::One(One::Char(c)) if *c < 128 => Some(*c as u8),
            Op::Text(text) => text.first().copied(),
            _ => None,
        };
        let mut end = end;
        while end > least {
            end -= self.text.previous(end).1;
            if wanted.is_none_or(|w| self.text.bytes()[end] == w) {
                if end > least {
                    self.push(Entry::Shorter(pc, least, end))?;
                }
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    /// Runs a part of the program by itself; what it left to try is forgotten, what it changed is not.
    fn inside(&mut self, pc: usize, at: usize) -> Result<Option<usize>, Stop> {
        let base = self.stack.len();
        let end = self.run(pc, at)?;
        if end.is_some() {
            let tail: Vec<Entry> = self.stack.drain(base..).collect();
            self.stack.extend(tail.into_iter().filter(|entry| {
                matches!(
                    entry,
                    Entry::Slot(..) | Entry::Register(..) | Entry::Last(_)
                )
            }));
        }
        Ok(end)
    }

    fn look(
        &mut self,
        pc: usize,
        back: Option<u32>,
        negate: bool,
        at: usize,
    ) -> Result<bool, Stop> {
        let mut from = at;
        for _ in 0..back.unwrap_or(0) {
            if from == 0 {
                return Ok(negate);
            }
            from -= self.text.previous(from).1;
        }
        if !negate {
            return Ok(self.inside(pc + 1, from)?.is_some());
        }
        let base = self.stack.len();
        let found = self.run(pc + 1, from)?.is_some();
        // Undoes what the run changed: nothing of it may stay.
        while self.stack.len() > base {
            match self.stack.pop() {
                Some(Entry::Slot(slot, old)) => self.slots[slot] = old,
                Some(Entry::Register(register, old)) => self.registers[register] = old,
                Some(Entry::Last(old)) => self.last_group = old,
                _ => {}
            }
        }
        Ok(!found)
    }

    fn group(&self, group: usize) -> Option<(usize, usize)> {
        let (a, b) = (self.slots[group * 2], self.slots[group * 2 + 1]);
        (a != NOWHERE && b != NOWHERE && a <= b).then_some((a, b))
    }

    /// Matches again what a group matched.
    fn again(&self, group: usize, fold: Fold, at: usize) -> Option<usize> {
        let (mut from, to) = self.group(group)?;
        let bytes = self.text.bytes();
        if fold == Fold::None {
            let piece = &bytes[from..to];
            return bytes[at..self.end]
                .starts_with(piece)
                .then_some(at + piece.len());
        }
        let mut here = at;
        while from < to {
            if here >= self.end {
                return None;
            }
            let ((a, wide), (b, width)) = (self.text.next(from), self.text.next(here));
            if a != b && lower(a, fold) != lower(b, fold) {
                return None;
            }
            from += wide;
            here += width;
        }
        Some(here)
    }

    fn is_at(&self, kind: At, flag: bool, at: usize) -> bool {
        let bytes = self.text.bytes();
        match kind {
            At::Start => at == 0,
            At::LineStart => at == 0 || bytes[at - 1] == b'\n',
            At::End => at == self.end,
            At::LineEnd => at == self.end || bytes[at] == b'\n' && (flag || at + 1 == self.end),
            At::Boundary | At::NoBoundary => {
                if self.end == 0 {
                    return false;
                }
                let word = |c: u32| in_category(Category::Word, c, flag);
                let before = at > 0 && word(self.text.previous(at).0);
                let after = at < self.end && word(self.text.next(at).0);
                (before != after) == (kind == At::Boundary)
            }
        }
    }
}
