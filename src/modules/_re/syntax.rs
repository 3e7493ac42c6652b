//! The syntax of regular expressions: a pattern to a tree, or the error Python words for it.
//!
//! Positions count code points (bytes of a bytes pattern). What flags do to the meaning of a node is `program.rs`.

mod groups;
pub mod source;

use crate::object::text::decimal_digit;
use crate::source::surrogate;
use source::{Source, is_digit, is_hex, is_letter, is_octal, shown};
use std::collections::HashMap;

pub const IGNORECASE: u32 = 2;
pub const LOCALE: u32 = 4;
pub const MULTILINE: u32 = 8;
pub const DOTALL: u32 = 16;
pub const UNICODE: u32 = 32;
pub const VERBOSE: u32 = 64;
pub const DEBUG: u32 = 128;
pub const ASCII: u32 = 256;
const TYPES: u32 = ASCII | LOCALE | UNICODE;

/// No upper bound of a repetition.
pub const FOREVER: u32 = u32::MAX;
/// Groups inside groups beyond this are refused.
const DEEPEST: usize = 320;

/// What is wrong with a pattern.
#[derive(Debug)]
pub enum Wrong {
    /// A `PatternError`, with its position.
    Pattern(String, usize),
    /// A `PatternError` without one.
    Nowhere(&'static str),
    Value(&'static str),
    Overflow,
    Recursion,
}

/// What `\d`, `\s` and `\w` stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Category {
    Digit,
    Space,
    Word,
}

/// What a set is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Item {
    Range(u32, u32),
    /// A category, or what is not in it.
    Category(Category, bool),
}

/// A place without width.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum At {
    LineStart,
    LineEnd,
    Start,
    End,
    Boundary,
    NoBoundary,
}

/// How a repetition goes on: as often as it can, as seldom, or without giving back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    Greedy,
    Lazy,
    Possessive,
}

/// A piece of a pattern.
#[derive(Clone, Debug)]
pub enum Node {
    Literal(u32),
    Any,
    Set(bool, Vec<Item>),
    At(At),
    Branch(Vec<Vec<Node>>),
    Group {
        index: Option<usize>,
        on: u32,
        off: u32,
        body: Vec<Node>,
    },
    Repeat(u32, u32, Mode, Vec<Node>),
    Look {
        behind: bool,
        negate: bool,
        body: Vec<Node>,
    },
    Fail,
    Ref(usize),
    Cond(usize, Vec<Node>, Vec<Node>),
    Atomic(Vec<Node>),
}

/// A parsed pattern.
pub struct Parsed {
    pub nodes: Vec<Node>,
    pub flags: u32,
    /// How many groups there are, the whole match not counted.
    pub groups: usize,
    pub names: Vec<(String, usize)>,
}

/// Names what a doubled sign in a set may come to mean.
fn set_operation(c: u32) -> Option<&'static str> {
    Some(match char::from_u32(c)? {
        '-' => "set difference",
        '&' => "set intersection",
        '~' => "set symmetric difference",
        '|' => "set union",
        _ => return None,
    })
}

fn flag_of(c: u32) -> Option<u32> {
    Some(match char::from_u32(c)? {
        'i' => IGNORECASE,
        'L' => LOCALE,
        'm' => MULTILINE,
        's' => DOTALL,
        'x' => VERBOSE,
        'a' => ASCII,
        'u' => UNICODE,
        _ => return None,
    })
}

struct Parser<'a> {
    source: Source<'a>,
    flags: u32,
    /// Per group whether it is closed.
    closed: Vec<bool>,
    names: HashMap<String, usize>,
    order: Vec<(String, usize)>,
    /// The number of groups where the outermost lookbehind began.
    lookbehind: Option<usize>,
    /// Groups that conditions ask for, and where.
    asked: Vec<(usize, usize)>,
    cautions: Vec<Caution>,
}

/// A thing that may come to mean something else, and where it stands.
pub type Caution = (&'static str, usize);

/// Parses a pattern; notes what a FutureWarning is issued about, also if there is an error after it.
pub fn parse(
    chars: &[u32],
    istext: bool,
    flags: u32,
    cautions: &mut Vec<Caution>,
) -> Result<Parsed, Wrong> {
    let source = Source::new(chars, istext)?;
    let mut p = Parser {
        source,
        flags,
        closed: vec![false],
        names: HashMap::new(),
        order: Vec::new(),
        lookbehind: None,
        asked: Vec::new(),
        cautions: Vec::new(),
    };
    let verbose = flags & VERBOSE != 0;
    let nodes = p.alternatives(verbose, 0);
    *cautions = std::mem::take(&mut p.cautions);
    let nodes = nodes?;
    p.flags = fix_flags(istext, p.flags)?;
    if p.source.next.is_some() {
        return Err(p.source.error("unbalanced parenthesis", 0));
    }
    for &(group, at) in &p.asked {
        if group >= p.closed.len() {
            let text = format!("invalid group reference {group}");
            return Err(Wrong::Pattern(text, at));
        }
    }
    Ok(Parsed {
        nodes,
        flags: p.flags,
        groups: p.closed.len() - 1,
        names: p.order,
    })
}

fn fix_flags(istext: bool, flags: u32) -> Result<u32, Wrong> {
    if istext {
        if flags & LOCALE != 0 {
            return Err(Wrong::Value("cannot use LOCALE flag with a str pattern"));
        }
        if flags & ASCII == 0 {
            return Ok(flags | UNICODE);
        }
        if flags & UNICODE != 0 {
            return Err(Wrong::Value("ASCII and UNICODE flags are incompatible"));
        }
    } else {
        if flags & UNICODE != 0 {
            return Err(Wrong::Value("cannot use UNICODE flag with a bytes pattern"));
        }
        if flags & LOCALE != 0 && flags & ASCII != 0 {
            return Err(Wrong::Value("ASCII and LOCALE flags are incompatible"));
        }
    }
    Ok(flags)
}

/// What an escape stands for.
enum Escape {
    Char(u32),
    Item(Item),
    At(At),
    Ref(usize),
}

impl Parser<'_> {
    fn alternatives(&mut self, mut verbose: bool, depth: usize) -> Result<Vec<Node>, Wrong> {
        if depth > DEEPEST {
            return Err(Wrong::Recursion);
        }
        let mut items = Vec::new();
        loop {
            let first = depth == 0 && items.is_empty();
            items.push(self.sequence(verbose, depth, first)?);
            if !self.source.eat('|')? {
                break;
            }
            if depth == 0 {
                verbose = self.flags & VERBOSE != 0;
            }
        }
        match items.pop() {
            Some(only) if items.is_empty() => Ok(only),
            Some(last) => {
                items.push(last);
                Ok(vec![Node::Branch(items)])
            }
            None => Ok(Vec::new()),
        }
    }

    fn sequence(
        &mut self,
        mut verbose: bool,
        depth: usize,
        first: bool,
    ) -> Result<Vec<Node>, Wrong> {
        let mut nodes: Vec<Node> = Vec::new();
        loop {
            let Some((c, more)) = self.source.next else {
                return Ok(nodes);
            };
            if more.is_none() && (c == '|' as u32 || c == ')' as u32) {
                return Ok(nodes);
            }
            self.source.advance()?;
            let plain = surrogate::char_of(c).unwrap_or('\u{fffd}');
            if verbose && more.is_none() {
                if matches!(plain, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') {
                    continue;
                }
                if plain == '#' {
                    while let Some(token) = self.source.get()? {
                        if token == (10, None) {
                            break;
                        }
                    }
                    continue;
                }
            }
            if let Some(escaped) = more {
                nodes.push(match self.escape(escaped, false)? {
                    Escape::Char(c) => Node::Literal(c),
                    Escape::Item(item) => Node::Set(false, vec![item]),
                    Escape::At(at) => Node::At(at),
                    Escape::Ref(group) => Node::Ref(group),
                });
                continue;
            }
            match plain {
                '[' => nodes.push(self.set()?),
                '*' | '+' | '?' | '{' => self.repeat(plain, &mut nodes)?,
                '.' => nodes.push(Node::Any),
                '^' => nodes.push(Node::At(At::LineStart)),
                '$' => nodes.push(Node::At(At::LineEnd)),
                '(' => {
                    let before = self.flags;
                    if let Some(node) = self.group(verbose, depth, first && nodes.is_empty())? {
                        nodes.push(node);
                    }
                    if self.flags != before {
                        verbose |= self.flags & VERBOSE != 0;
                    }
                }
                _ => nodes.push(Node::Literal(c)),
            }
        }
    }

    /// Reads what follows a backslash.
    fn escape(&mut self, c: u32, in_set: bool) -> Result<Escape, Wrong> {
        let plain = surrogate::char_of(c).unwrap_or('\u{fffd}');
        let category = |kind, negate| Ok(Escape::Item(Item::Category(kind, negate)));
        match plain {
            'd' => return category(Category::Digit, false),
            'D' => return category(Category::Digit, true),
            's' => return category(Category::Space, false),
            'S' => return category(Category::Space, true),
            'w' => return category(Category::Word, false),
            'W' => return category(Category::Word, true),
            'A' if !in_set => return Ok(Escape::At(At::Start)),
            'Z' if !in_set => return Ok(Escape::At(At::End)),
            'b' if !in_set => return Ok(Escape::At(At::Boundary)),
            'B' if !in_set => return Ok(Escape::At(At::NoBoundary)),
            _ => {}
        }
        let simple = match plain {
            'a' => Some(7),
            'b' => Some(8),
            'f' => Some(12),
            'n' => Some(10),
            'r' => Some(13),
            't' => Some(9),
            'v' => Some(11),
            '\\' => Some(92),
            _ => None,
        };
        if let Some(code) = simple {
            return Ok(Escape::Char(code));
        }
        match plain {
            'x' => self.hex_escape('x', 2),
            'u' if self.source.istext => self.hex_escape('u', 4),
            'U' if self.source.istext => self.hex_escape('U', 8),
            'N' if self.source.istext => self.named_escape(),
            '0'..='9' => self.digit_escape(c, in_set),
            _ if is_letter(c) => Err(self.bad_escape(&shown(c))),
            _ => Ok(Escape::Char(c)),
        }
    }

    fn bad_escape(&self, after: &str) -> Wrong {
        let length = after.chars().count() + 1;
        self.source.error(format!("bad escape \\{after}"), length)
    }

    fn hex_escape(&mut self, kind: char, digits: usize) -> Result<Escape, Wrong> {
        let text = self.source.take(digits, is_hex)?;
        if text.len() != digits {
            let length = text.len() + 2;
            let text = format!("incomplete escape \\{kind}{text}");
            return Err(self.source.error(text, length));
        }
        match u32::from_str_radix(&text, 16) {
            Ok(c) if c <= 0x10_ffff => Ok(Escape::Char(c)),
            _ => Err(self.bad_escape(&format!("{kind}{text}"))),
        }
    }

    fn named_escape(&mut self) -> Result<Escape, Wrong> {
        if !self.source.eat('{')? {
            return Err(self.source.error("missing {", 0));
        }
        let name = self.source.until('}', "character name")?;
        match unicode_names2::character(&name) {
            Some(c) => Ok(Escape::Char(c as u32)),
            None => {
                let mut text = String::new();
                crate::object::text::push_repr(&mut text, &name, false);
                let length = name.chars().count() + 4;
                let text = format!("undefined character name {text}");
                Err(self.source.error(text, length))
            }
        }
    }

    fn octal(&self, digits: &str) -> Result<Escape, Wrong> {
        match u32::from_str_radix(digits, 8) {
            Ok(c) if c <= 0o377 => Ok(Escape::Char(c)),
            _ => {
                let text = format!("octal escape value \\{digits} outside of range 0-0o377");
                Err(self.source.error(text, digits.len() + 1))
            }
        }
    }

    fn digit_escape(&mut self, c: u32, in_set: bool) -> Result<Escape, Wrong> {
        let mut digits = shown(c);
        if in_set {
            if !is_octal(c) {
                return Err(self.bad_escape(&digits));
            }
            digits += &self.source.take(2, is_octal)?;
            return self.octal(&digits);
        }
        if digits == "0" {
            digits += &self.source.take(2, is_octal)?;
            return self.octal(&digits);
        }
        if self.source.peek().is_some_and(is_digit) {
            digits += &self.source.take(1, is_digit)?;
            let both = digits.chars().all(|c| is_octal(c as u32));
            if both && self.source.peek().is_some_and(is_octal) {
                digits += &self.source.take(1, is_octal)?;
                return self.octal(&digits);
            }
        }
        let group: usize = digits.parse().unwrap_or(usize::MAX);
        if group < self.closed.len() {
            self.check_group(group, digits.len() + 1)?;
            return Ok(Escape::Ref(group));
        }
        let text = format!("invalid group reference {group}");
        Err(self.source.error(text, digits.len()))
    }

    /// Refuses references to a group that is open, or that the same lookbehind defines.
    fn check_group(&self, group: usize, back: usize) -> Result<(), Wrong> {
        if !self.closed.get(group).copied().unwrap_or(false) {
            let text = "cannot refer to an open group";
            return Err(self.source.error(text, back));
        }
        self.check_lookbehind(group)
    }

    fn check_lookbehind(&self, group: usize) -> Result<(), Wrong> {
        let Some(since) = self.lookbehind else {
            return Ok(());
        };
        if !self.closed.get(group).copied().unwrap_or(false) {
            return Err(self.source.error("cannot refer to an open group", 0));
        }
        if group >= since {
            let text = "cannot refer to group defined in the same lookbehind subpattern";
            return Err(self.source.error(text, 0));
        }
        Ok(())
    }

    fn set(&mut self) -> Result<Node, Wrong> {
        let here = self.source.tell() - 1;
        if self.source.peek() == Some('[' as u32) {
            self.cautions.push(("nested set", self.source.tell()));
        }
        let negate = self.source.eat('^')?;
        let mut items: Vec<Item> = Vec::new();
        loop {
            let Some((c, more)) = self.source.get()? else {
                return Err(self.unterminated_set(here));
            };
            if (c, more) == (']' as u32, None) && !items.is_empty() {
                break;
            }
            if more.is_none()
                && !items.is_empty()
                && self.source.peek() == Some(c)
                && let Some(what) = set_operation(c)
            {
                self.cautions.push((what, self.source.tell() - 1));
            }
            let start = self.set_member(c, more)?;
            if !self.source.eat('-')? {
                items.push(start);
                continue;
            }
            let Some((d, after)) = self.source.get()? else {
                return Err(self.unterminated_set(here));
            };
            if (d, after) == (']' as u32, None) {
                items.push(start);
                items.push(Item::Range(45, 45));
                break;
            }
            if (d, after) == ('-' as u32, None) {
                self.cautions
                    .push(("set difference", self.source.tell() - 2));
            }
            let end = self.set_member(d, after)?;
            match (start, end) {
                (Item::Range(lo, _), Item::Range(_, hi)) if lo <= hi => {
                    items.push(Item::Range(lo, hi));
                }
                _ => {
                    let from = shown(c) + &more.map(shown).unwrap_or_default();
                    let to = shown(d) + &after.map(shown).unwrap_or_default();
                    let length = from.chars().count() + 1 + to.chars().count();
                    let text = format!("bad character range {from}-{to}");
                    return Err(self.source.error(text, length));
                }
            }
        }
        match items.as_slice() {
            [Item::Range(a, b)] if a == b && !negate => Ok(Node::Literal(*a)),
            _ => Ok(Node::Set(negate, items)),
        }
    }

    fn unterminated_set(&self, here: usize) -> Wrong {
        let back = self.source.tell() - here;
        self.source.error("unterminated character set", back)
    }

    fn set_member(&mut self, c: u32, more: Option<u32>) -> Result<Item, Wrong> {
        Ok(match more {
            None => Item::Range(c, c),
            Some(escaped) => match self.escape(escaped, true)? {
                Escape::Char(c) => Item::Range(c, c),
                Escape::Item(item) => item,
                Escape::At(_) | Escape::Ref(_) => unreachable!("not in a set"),
            },
        })
    }

    fn repeat(&mut self, sign: char, nodes: &mut Vec<Node>) -> Result<(), Wrong> {
        let here = self.source.tell();
        let (mut min, mut max) = match sign {
            '?' => (0, 1),
            '+' => (1, FOREVER),
            _ => (0, FOREVER),
        };
        if sign == '{' {
            if self.source.peek() == Some('}' as u32) {
                nodes.push(Node::Literal('{' as u32));
                return Ok(());
            }
            let low = self.source.take(usize::MAX, is_digit)?;
            let high = if self.source.eat(',')? {
                self.source.take(usize::MAX, is_digit)?
            } else {
                low.clone()
            };
            if !self.source.eat('}')? {
                nodes.push(Node::Literal('{' as u32));
                return self.source.seek(here);
            }
            let bound = |text: &str| match text.parse::<u32>() {
                Ok(n) if n < FOREVER => Ok(n),
                _ => Err(Wrong::Overflow),
            };
            if !low.is_empty() {
                min = bound(&low)?;
            }
            if !high.is_empty() {
                max = bound(&high)?;
                if max < min {
                    let back = self.source.tell() - here;
                    let text = "min repeat greater than max repeat";
                    return Err(self.source.error(text, back));
                }
            }
        }
        let back = self.source.tell() - here + 1;
        let item = match nodes.pop() {
            None | Some(Node::At(_)) => return Err(self.source.error("nothing to repeat", back)),
            Some(Node::Repeat(..)) => return Err(self.source.error("multiple repeat", back)),
            Some(Node::Group {
                index: None,
                on: 0,
                off: 0,
                body,
            }) => body,
            Some(node) => vec![node],
        };
        let mode = if self.source.eat('?')? {
            Mode::Lazy
        } else if self.source.eat('+')? {
            Mode::Possessive
        } else {
            Mode::Greedy
        };
        nodes.push(Node::Repeat(min, max, mode, item));
        Ok(())
    }
}

/// Tells whether a character is in a category.
pub fn in_category(kind: Category, c: u32, unicode: bool) -> bool {
    let Some(c) = char::from_u32(c) else {
        return false;
    };
    if c.is_ascii() || !unicode {
        return match kind {
            Category::Digit => c.is_ascii_digit(),
            Category::Space => {
                matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c')
                    || unicode && matches!(c, '\x1c'..='\x1f')
            }
            Category::Word => c.is_ascii_alphanumeric() || c == '_',
        };
    }
    match kind {
        Category::Digit => decimal_digit(c).is_some(),
        Category::Space => crate::object::text::is_space(c),
        Category::Word => crate::object::text::is_alpha(c) || crate::object::text::is_numeric(c),
    }
}
