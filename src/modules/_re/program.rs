//! Trees of regular expressions to programs: what flags mean, sets as bit maps, loops over single characters.
//!
//! A program is data; `matcher.rs` runs it. Sets of characters fold case by asking for all characters that a
//! character may stand for, as Python's engine does with its table of extra cases.

use super::syntax::*;
use crate::object::text;
use crate::source::surrogate;
use std::collections::HashMap;
use std::sync::OnceLock;

/// One character of a kind.
#[derive(Clone, Debug)]
pub enum One {
    Char(u32),
    NotNewline,
    Anything,
    Set(Box<Set>),
}

/// An instruction of the matcher.
#[derive(Clone, Debug)]
pub enum Op {
    One(One),
    /// Several characters, as the bytes of the text.
    Text(Box<[u8]>),
    At(At, bool),
    Save(usize),
    /// Tries the next instruction, then the one given.
    Split(usize),
    Jump(usize),
    /// A loop over single characters.
    Run {
        one: One,
        min: u32,
        max: u32,
        mode: Mode,
    },
    Enter(usize),
    /// A turn of a loop whose body follows; `out` is behind it.
    Loop {
        register: usize,
        min: u32,
        max: u32,
        lazy: bool,
        out: usize,
    },
    /// Runs up to its `Done` by itself; `back` is the width of a lookbehind.
    Look {
        back: Option<u32>,
        negate: bool,
        out: usize,
    },
    Atomic(usize),
    Done,
    Ref(usize, Fold),
    Cond(usize, usize),
    Fail,
    Match,
}

/// How case is ignored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fold {
    None,
    Ascii,
    Unicode,
}

/// A set of characters.
#[derive(Clone, Debug)]
pub struct Set {
    /// The answers below 256.
    bits: [u64; 4],
    negate: bool,
    items: Vec<Item>,
    fold: Fold,
    unicode: bool,
}

impl Set {
    fn new(negate: bool, items: Vec<Item>, fold: Fold, unicode: bool) -> Set {
        let mut set = Set {
            bits: [0; 4],
            negate,
            items,
            fold,
            unicode,
        };
        for c in 0..256 {
            if set.find(c) {
                set.bits[c as usize / 64] |= 1 << (c % 64);
            }
        }
        set
    }

    /// Tells whether the set has this character.
    #[inline]
    pub fn has(&self, c: u32) -> bool {
        if c < 256 {
            return self.bits[c as usize / 64] >> (c % 64) & 1 != 0;
        }
        self.find(c)
    }

    fn find(&self, c: u32) -> bool {
        let plain = |c: u32| {
            self.items
                .iter()
                .any(|item| matches!(item, Item::Range(a, b) if (*a..=*b).contains(&c)))
        };
        let low = lower(c, self.fold);
        let found = self.items.iter().any(|item| {
            matches!(item, Item::Category(kind, not) if in_category(*kind, low, self.unicode) != *not)
        });
        let found = found
            || match self.fold {
                Fold::None => plain(c),
                fold => plain(c) || orbit(c, fold).into_iter().any(plain),
            };
        found != self.negate
    }
}

fn lower_char(c: char) -> char {
    text::lower_of(c).next().unwrap_or(c)
}

/// Gives the lower case of a character.
pub fn lower(c: u32, fold: Fold) -> u32 {
    match fold {
        Fold::None => c,
        _ if c < 128 => u32::from((c as u8).to_ascii_lowercase()),
        Fold::Ascii => c,
        Fold::Unicode => char::from_u32(c).map_or(c, |c| lower_char(c) as u32),
    }
}

/// The characters that have case, by their lower case and by what they are in upper case.
struct Cases {
    by_lower: HashMap<u32, Vec<u32>>,
    siblings: HashMap<u32, Vec<u32>>,
}

/// Where characters with case are.
static CASED: [(u32, u32); 17] = [
    (0x41, 0x590),
    (0x10a0, 0x1100),
    (0x13a0, 0x1400),
    (0x1c80, 0x1cc0),
    (0x1d70, 0x2190),
    (0x24b0, 0x24f0),
    (0x2c00, 0x2d30),
    (0xa640, 0xa7ff),
    (0xab30, 0xabc0),
    (0xfb00, 0xfb18),
    (0xff20, 0xff60),
    (0x10400, 0x10600),
    (0x10c80, 0x10d00),
    (0x118a0, 0x118e0),
    (0x16e40, 0x16e80),
    (0x1e900, 0x1e944),
    (0x2c60, 0x2c80),
];

fn cases() -> &'static Cases {
    static TABLE: OnceLock<Cases> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut by_lower: HashMap<u32, Vec<u32>> = HashMap::new();
        let mut by_upper: HashMap<String, Vec<u32>> = HashMap::new();
        for c in CASED.iter().flat_map(|&(a, b)| a..b) {
            let Some(c) = char::from_u32(c) else { continue };
            let low = lower_char(c);
            if low != c {
                let list = by_lower.entry(low as u32).or_default();
                if !list.contains(&(c as u32)) {
                    list.push(c as u32);
                }
                continue;
            }
            let upper: String = text::upper_of(c).collect();
            if !upper.chars().eq([c]) {
                let list = by_upper.entry(upper).or_default();
                if !list.contains(&(c as u32)) {
                    list.push(c as u32);
                }
            }
        }
        let mut siblings = HashMap::new();
        for list in by_upper.into_values().filter(|l| l.len() > 1) {
            for &c in &list {
                let others = list.iter().copied().filter(|&o| o != c).collect();
                siblings.insert(c, others);
            }
        }
        Cases { by_lower, siblings }
    })
}

/// Gives all characters that match this one when case is ignored, itself left out or not.
fn orbit(c: u32, fold: Fold) -> Vec<u32> {
    let low = lower(c, fold);
    if fold == Fold::Ascii {
        let upper = match low {
            97..=122 => low - 32,
            _ => low,
        };
        return vec![low, upper];
    }
    let cases = cases();
    let mut all = vec![low];
    all.extend(cases.siblings.get(&low).into_iter().flatten());
    let uppers: Vec<u32> = all
        .iter()
        .filter_map(|c| cases.by_lower.get(c))
        .flatten()
        .copied()
        .collect();
    all.extend(uppers);
    all
}

/// A compiled pattern.
pub struct Program {
    pub ops: Vec<Op>,
    pub groups: usize,
    pub registers: usize,
    /// Text every match begins with.
    pub prefix: Option<memchr::memmem::Finder<'static>>,
    /// The bytes a match may begin with; none if it may be empty or begin with anything.
    pub first: Option<Box<[bool; 256]>>,
}

struct Emitter {
    ops: Vec<Op>,
    registers: usize,
    istext: bool,
    /// How wide each group is, which references have too.
    widths: Vec<super::width::Width>,
}

/// Compiles a tree.
pub fn compile(parsed: &Parsed, istext: bool) -> Result<Program, Wrong> {
    let mut e = Emitter {
        ops: Vec::new(),
        registers: 0,
        istext,
        widths: super::width::groups(parsed),
    };
    e.nodes(&parsed.nodes, parsed.flags)?;
    e.ops.push(Op::Match);
    let prefix = match e.ops.iter().find(|op| !matches!(op, Op::Save(_))) {
        Some(Op::Text(text)) => text.to_vec(),
        Some(Op::One(One::Char(c))) => e.encoded(*c),
        _ => Vec::new(),
    };
    let mut first = Box::new([false; 256]);
    let known = prefix.is_empty() && first_bytes(&e.ops, 0, istext, &mut first, 0);
    Ok(Program {
        prefix: (!prefix.is_empty()).then(|| memchr::memmem::Finder::new(&prefix).into_owned()),
        first: known.then_some(first),
        ops: e.ops,
        groups: parsed.groups,
        registers: e.registers,
    })
}

/// Collects the bytes that a match from an instruction on may begin with; false if it may begin with any.
fn first_bytes(ops: &[Op], at: usize, istext: bool, out: &mut [bool; 256], depth: usize) -> bool {
    if depth > 50 {
        return false;
    }
    let mut one = |one: &One| {
        for b in 0..=255u32 {
            let takes = match one {
                _ if istext && b >= 128 => true,
                One::Char(c) => *c == b,
                One::NotNewline => b != 10,
                One::Anything => true,
                One::Set(set) => set.has(b),
            };
            if let (true, Some(slot)) = (takes, out.get_mut(b as usize)) {
                *slot = true;
            }
        }
    };
    match &ops[at] {
        Op::One(o) => {
            one(o);
            true
        }
        Op::Text(text) => match text.first().and_then(|&b| out.get_mut(b as usize)) {
            Some(slot) => {
                *slot = true;
                true
            }
            None => false,
        },
        Op::Save(_) | Op::Enter(_) | Op::At(..) => first_bytes(ops, at + 1, istext, out, depth + 1),
        Op::Split(other) => {
            first_bytes(ops, at + 1, istext, out, depth + 1)
                && first_bytes(ops, *other, istext, out, depth + 1)
        }
        Op::Jump(to) => first_bytes(ops, *to, istext, out, depth + 1),
        Op::Run { one: o, min, .. } => {
            one(o);
            *min > 0 || first_bytes(ops, at + 1, istext, out, depth + 1)
        }
        Op::Loop { min, out: end, .. } => {
            // A body that may be empty leads on to what follows the loop.
            let body = body_may_be_empty(ops, at + 1, *end);
            first_bytes(ops, at + 1, istext, out, depth + 1)
                && ((*min > 0 && !body) || first_bytes(ops, *end, istext, out, depth + 1))
        }
        Op::Atomic(_) => first_bytes(ops, at + 1, istext, out, depth + 1),
        Op::Look { out: end, .. } => first_bytes(ops, *end, istext, out, depth + 1),
        Op::Ref(..) | Op::Cond(..) | Op::Done | Op::Fail | Op::Match => false,
    }
}

fn body_may_be_empty(ops: &[Op], from: usize, to: usize) -> bool {
    !matches!(ops[from..to].first(), Some(Op::One(_) | Op::Text(_)))
}

impl Emitter {
    fn encoded(&self, c: u32) -> Vec<u8> {
        if !self.istext {
            return vec![c as u8];
        }
        let c = surrogate::char_of(c).unwrap_or('\u{fffd}');
        c.encode_utf8(&mut [0; 4]).as_bytes().to_vec()
    }

    fn fold(&self, flags: u32) -> Fold {
        match flags & IGNORECASE {
            0 => Fold::None,
            _ if self.istext && flags & ASCII == 0 => Fold::Unicode,
            _ => Fold::Ascii,
        }
    }

    /// Gives the node as a single character, if it is one.
    fn one(&self, node: &Node, flags: u32) -> Option<One> {
        let fold = self.fold(flags);
        let unicode = self.istext && flags & ASCII == 0;
        Some(match node {
            Node::Literal(c) => {
                let alone = fold == Fold::None || orbit(*c, fold).iter().all(|o| o == c);
                if alone {
                    One::Char(*c)
                } else {
                    let item = vec![Item::Range(*c, *c)];
                    One::Set(Box::new(Set::new(false, item, fold, unicode)))
                }
            }
            Node::Any if flags & DOTALL != 0 => One::Anything,
            Node::Any => One::NotNewline,
            Node::Set(negate, items) => {
                One::Set(Box::new(Set::new(*negate, items.clone(), fold, unicode)))
            }
            Node::Group {
                index: None,
                on,
                off,
                body,
            } => match body.as_slice() {
                [only] => return self.one(only, combined(flags, *on, *off)),
                _ => return None,
            },
            _ => return None,
        })
    }

    fn nodes(&mut self, nodes: &[Node], flags: u32) -> Result<(), Wrong> {
        let mut text: Vec<u8> = Vec::new();
        let mut letters = 0;
        for node in nodes {
            if let Some(one) = self.one(node, flags) {
                if let One::Char(c) = one {
                    text.extend(self.encoded(c));
                    letters += 1;
                    if letters == 1 {
                        self.ops.push(Op::One(One::Char(c)));
                    } else if let Some(last) = self.ops.last_mut() {
                        *last = Op::Text(text.clone().into());
                    }
                    continue;
                }
                self.ops.push(Op::One(one));
            } else {
                self.node(node, flags)?;
            }
            text.clear();
            letters = 0;
        }
        Ok(())
    }

    fn node(&mut self, node: &Node, flags: u32) -> Result<(), Wrong> {
        match node {
            Node::Literal(_) | Node::Any | Node::Set(..) => unreachable!("a single character"),
            Node::At(at) => {
                let at = match at {
                    At::LineStart if flags & MULTILINE == 0 => At::Start,
                    other => *other,
                };
                // For `$` the flag says whether every line counts, else whether words are Unicode's.
                let flag = match at {
                    At::LineEnd => flags & MULTILINE != 0,
                    _ => self.istext && flags & ASCII == 0,
                };
                self.ops.push(Op::At(at, flag));
            }
            Node::Branch(items) => self.branch(items, flags)?,
            Node::Group {
                index,
                on,
                off,
                body,
            } => {
                let flags = combined(flags, *on, *off);
                if let Some(i) = index {
                    self.ops.push(Op::Save(i * 2));
                }
                self.nodes(body, flags)?;
                if let Some(i) = index {
                    self.ops.push(Op::Save(i * 2 + 1));
                }
            }
            Node::Repeat(min, max, mode, body) => self.repeat(*min, *max, *mode, body, flags)?,
            Node::Look {
                behind,
                negate,
                body,
            } => {
                let back = if *behind {
                    let (lo, hi) = super::width::of(body, &mut self.widths);
                    if lo != hi {
                        return Err(Wrong::Nowhere("look-behind requires fixed-width pattern"));
                    }
                    if lo >= u128::from(FOREVER) {
                        return Err(Wrong::Nowhere("looks too much behind"));
                    }
                    Some(lo as u32)
                } else {
                    None
                };
                let (at, negate) = (self.ops.len(), *negate);
                self.ops.push(Op::Fail);
                self.nodes(body, flags)?;
                self.ops.push(Op::Done);
                let out = self.ops.len();
                self.ops[at] = Op::Look { back, negate, out };
            }
            Node::Fail => self.ops.push(Op::Fail),
            Node::Ref(group) => {
                let fold = self.fold(flags);
                self.ops.push(Op::Ref(*group, fold));
            }
            Node::Cond(group, yes, no) => {
                let at = self.ops.len();
                self.ops.push(Op::Fail);
                self.nodes(yes, flags)?;
                let jump = self.ops.len();
                self.ops.push(Op::Fail);
                self.ops[at] = Op::Cond(*group, self.ops.len());
                self.nodes(no, flags)?;
                self.ops[jump] = Op::Jump(self.ops.len());
            }
            Node::Atomic(body) => self.atomic(|e| e.nodes(body, flags))?,
        }
        Ok(())
    }

    fn atomic(&mut self, body: impl FnOnce(&mut Self) -> Result<(), Wrong>) -> Result<(), Wrong> {
        let at = self.ops.len();
        self.ops.push(Op::Fail);
        body(self)?;
        self.ops.push(Op::Done);
        self.ops[at] = Op::Atomic(self.ops.len());
        Ok(())
    }

    fn branch(&mut self, items: &[Vec<Node>], flags: u32) -> Result<(), Wrong> {
        let mut jumps = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let last = i + 1 == items.len();
            let split = self.ops.len();
            if !last {
                self.ops.push(Op::Fail);
            }
            self.nodes(item, flags)?;
            if !last {
                jumps.push(self.ops.len());
                self.ops.push(Op::Fail);
                self.ops[split] = Op::Split(self.ops.len());
            }
        }
        for jump in jumps {
            self.ops[jump] = Op::Jump(self.ops.len());
        }
        Ok(())
    }

    fn repeat(
        &mut self,
        min: u32,
        max: u32,
        mode: Mode,
        body: &[Node],
        flags: u32,
    ) -> Result<(), Wrong> {
        if let [only] = body
            && let Some(one) = self.one(only, flags)
        {
            self.ops.push(Op::Run {
                one,
                min,
                max,
                mode,
            });
            return Ok(());
        }
        if mode == Mode::Possessive {
            return self
                .atomic(|e| e.turns(min, max, false, |e| e.atomic(|e| e.nodes(body, flags))));
        }
        self.turns(min, max, mode == Mode::Lazy, |e| e.nodes(body, flags))
    }

    fn turns(
        &mut self,
        min: u32,
        max: u32,
        lazy: bool,
        body: impl FnOnce(&mut Self) -> Result<(), Wrong>,
    ) -> Result<(), Wrong> {
        let register = self.registers;
        self.registers += 1;
        self.ops.push(Op::Enter(register));
        let at = self.ops.len();
        self.ops.push(Op::Fail);
        body(self)?;
        self.ops.push(Op::Jump(at));
        self.ops[at] = Op::Loop {
            register,
            min,
            max,
            lazy,
            out: self.ops.len(),
        };
        Ok(())
    }
}

fn combined(flags: u32, on: u32, off: u32) -> u32 {
    let types = ASCII | LOCALE | UNICODE;
    let flags = if on & types != 0 {
        flags & !types
    } else {
        flags
    };
    (flags | on) & !off
}
