//! Reads a text by the ordered grammar, for what is wrong with it.
//!
//! Twice, as CPython does: first without the rules that look for mistakes, which shows how far the text makes sense, then with them.
//! What was looked at is part of the answer, so alternatives are tried in the order of the grammar and tokens are asked for one at
//! a time. Words and places of what is found are `words.rs`.

use super::rules::{Alternative, Item, Memory, Outcome, Rules, Shape};
use super::scan::{Kind, Scanner, Tok};
use crate::diag::Diag;
use std::collections::HashMap;

/// A part of the text that was understood.
#[derive(Clone, Debug)]
pub struct Node {
    pub shape: Shape,
    /// The first token and the one behind the last.
    pub first: usize,
    pub past: usize,
    pub parts: Vec<usize>,
}

/// Reading ends: something is wrong, or it costs too much.
pub struct Stop;

/// A node, or nothing that fits.
pub type Found = Result<Option<usize>, Stop>;

/// How deep rules may call rules, and how many calls are worth it.
const MAX_DEPTH: usize = 3500;
const MAX_STEPS: usize = 30_000_000;

pub struct Reading<'t> {
    pub scanner: Scanner<'t>,
    pub tokens: Vec<Tok>,
    pub mark: usize,
    pub nodes: Vec<Node>,
    /// What is wrong; nothing although reading stopped if it was given up.
    pub wrong: Option<Diag>,
    /// The scanner came to the end, or to something that it cannot read.
    pub scanned_out: bool,
    pub unreadable: bool,
    /// A sign that had to be there was not.
    pub missed: bool,
    /// Of one statement, the first end of the text is the end of a line: whether something was read since the last of those.
    begun: bool,
    single: bool,
    /// Rules that look for mistakes are tried.
    second: bool,
    rules: &'static Rules,
    memo: HashMap<(usize, usize, bool), (Option<usize>, usize)>,
    depth: usize,
    steps: usize,
}

impl<'t> Reading<'t> {
    pub fn new(text: &'t str, from: usize, rules: &'static Rules) -> Reading<'t> {
        let nothing = Node {
            shape: Shape::Nothing,
            first: 0,
            past: 0,
            parts: Vec::new(),
        };
        Reading {
            scanner: Scanner::new(text, from),
            tokens: Vec::new(),
            mark: 0,
            nodes: vec![nothing],
            wrong: None,
            scanned_out: false,
            unreadable: false,
            missed: false,
            begun: false,
            single: false,
            second: false,
            rules,
            memo: HashMap::new(),
            depth: 0,
            steps: 0,
        }
    }

    /// Gives what is wrong with the whole text; nothing if all is well, or too much is to be read.
    pub fn run(mut self, start: usize) -> Option<Diag> {
        self.single = start == self.rules.single;
        match self.rule(start) {
            Ok(Some(_)) if self.single => {
                self.several();
                return self.wrong;
            }
            Ok(Some(_)) => return None,
            Err(Stop) if self.unreadable || self.given_up() => return self.wrong,
            Err(Stop) if !self.missed => {
                self.rest_of_text();
                return self.wrong;
            }
            Ok(None) | Err(Stop) => {}
        }
        // A sign that is missed is missed again, if nothing before it is wrong.
        let last = self.tokens.len().checked_sub(1)?;
        self.memo.clear();
        (self.mark, self.second, self.depth) = (0, true, 0);
        self.wrong = None;
        match self.rule(start) {
            Ok(_) => self.nothing_special(last),
            Err(Stop) => {
                self.wrong.as_ref()?;
                self.rest_of_text();
            }
        }
        self.wrong
    }

    fn given_up(&self) -> bool {
        self.depth >= MAX_DEPTH || self.steps > MAX_STEPS
    }

    fn node(&mut self, shape: Shape, first: usize, parts: Vec<usize>) -> usize {
        let past = self.mark;
        self.nodes.push(Node {
            shape,
            first,
            past,
            parts,
        });
        self.nodes.len() - 1
    }

    /// Gives the token that comes next.
    pub fn peek(&mut self) -> Result<Tok, Stop> {
        while self.tokens.len() <= self.mark {
            let mut token = self.scanner.next();
            if let (true, Ok(token)) = (self.single, &mut token) {
                self.begun = match token.kind {
                    Kind::End if self.begun => {
                        token.kind = Kind::Newline;
                        self.scanner.end_blocks();
                        false
                    }
                    _ => true,
                };
            }
            self.scanned(token)?;
        }
        Ok(self.tokens[self.mark])
    }

    pub fn text_of(&self, token: Tok) -> &'t str {
        let (start, end) = token.place.unwrap_or((0, 0));
        self.scanner.text.get(start..end).unwrap_or("")
    }

    fn expect(&mut self, fits: impl Fn(&Self, Tok) -> bool) -> Found {
        let token = self.peek()?;
        if !fits(self, token) {
            return Ok(None);
        }
        let first = self.mark;
        self.mark += 1;
        Ok(Some(self.node(Shape::Token, first, Vec::new())))
    }

    fn fixed(&mut self, text: &str) -> Found {
        self.expect(|r, t| t.kind == Kind::Fixed && r.text_of(t) == text)
    }

    // ---- Rules ----

    fn rule(&mut self, index: usize) -> Found {
        let rules = self.rules;
        let rule = &rules.rules[index];
        self.steps += 1;
        if self.given_up() {
            return Err(Stop);
        }
        self.depth += 1;
        let found = match rule.memory {
            Memory::Never => self.alternatives(&rule.alternatives),
            Memory::Left => self.left(index),
            Memory::Both => self.remembered(index, false),
            Memory::Each => self.remembered(index, self.second),
            Memory::Plain => {
                let before = std::mem::replace(&mut self.second, false);
                let found = self.alternatives(&rule.alternatives);
                self.second = before;
                found
            }
        };
        self.depth -= 1;
        found
    }

    fn remembered(&mut self, index: usize, second: bool) -> Found {
        let key = (self.mark, index, second);
        if let Some((found, mark)) = self.memo.get(&key) {
            self.mark = *mark;
            return Ok(*found);
        }
        let found = self.alternatives(&self.rules.rules[index].alternatives)?;
        self.memo.insert(key, (found, self.mark));
        Ok(found)
    }

    /// A rule that begins with itself grows from what it was found to be without that.
    fn left(&mut self, index: usize) -> Found {
        let start = self.mark;
        let key = (start, index, false);
        if let Some((found, mark)) = self.memo.get(&key) {
            self.mark = *mark;
            return Ok(*found);
        }
        let (mut best, mut best_mark) = (None, start);
        loop {
            self.memo.insert(key, (best, best_mark));
            self.mark = start;
            let found = self.alternatives(&self.rules.rules[index].alternatives)?;
            if found.is_none() || self.mark <= best_mark {
                break;
            }
            (best, best_mark) = (found, self.mark);
        }
        self.mark = best_mark;
        Ok(best)
    }

    fn alternatives(&mut self, alternatives: &'static [Alternative]) -> Found {
        let start = self.mark;
        for alternative in alternatives {
            self.mark = start;
            if alternative.invalid && !self.second {
                continue;
            }
            let mut cut = false;
            if let Some(parts) = self.items(alternative, &mut cut)? {
                return self.outcome(alternative, start, parts);
            }
            if cut {
                break;
            }
        }
        self.mark = start;
        Ok(None)
    }

    fn items(
        &mut self,
        alternative: &'static Alternative,
        cut: &mut bool,
    ) -> Result<Option<Vec<usize>>, Stop> {
        let mut parts = Vec::with_capacity(alternative.items.len());
        for item in &alternative.items {
            *cut |= matches!(item, Item::Cut);
            match self.item(item)? {
                Some(part) => parts.push(part),
                None => return Ok(None),
            }
        }
        Ok(Some(parts))
    }

    fn item(&mut self, item: &'static Item) -> Found {
        match item {
            Item::Fixed(text) => self.fixed(text),
            Item::Soft(text) => self.expect(|r, t| t.kind == Kind::Name && r.text_of(t) == *text),
            Item::AnySoft => self.expect(|r, t| {
                // CPython compares no more of them than the name has.
                let soft = ["_", "case", "match", "type"];
                t.kind == Kind::Name && soft.iter().any(|word| word.starts_with(r.text_of(t)))
            }),
            Item::Token(kind) => self.expect(|_, t| t.kind == *kind),
            Item::Never => self.expect(|_, _| false),
            Item::Rule(index) => self.rule(*index),
            Item::Optional(inner) => {
                let start = self.mark;
                let found = self.item(inner)?;
                if found.is_none() {
                    self.mark = start;
                }
                Ok(Some(found.unwrap_or(0)))
            }
            Item::Many {
                item,
                none,
                separator,
            } => self.many(item, *none, *separator),
            Item::Ahead(inner, wanted) => {
                let start = self.mark;
                let found = self.item(inner)?;
                self.mark = start;
                Ok((found.is_some() == *wanted).then_some(0))
            }
            Item::Cut => Ok(Some(0)),
            Item::Forced(text) => match self.fixed(text)? {
                None => self.missing(text),
                found => Ok(found),
            },
        }
    }

    fn many(&mut self, item: &'static Item, none: bool, separator: Option<&'static str>) -> Found {
        let start = self.mark;
        let mut parts = Vec::new();
        loop {
            let before = self.mark;
            if let Some(separator) = separator
                && !parts.is_empty()
                && self.fixed(separator)?.is_none()
            {
                self.mark = before;
                break;
            }
            match self.item(item)? {
                Some(part) => parts.push(part),
                None => {
                    self.mark = before;
                    break;
                }
            }
            if separator.is_none() && self.mark == before {
                break;
            }
        }
        if parts.is_empty() && !none {
            return Ok(None);
        }
        Ok(Some(self.node(Shape::Parts, start, parts)))
    }

    fn outcome(
        &mut self,
        alternative: &'static Alternative,
        first: usize,
        parts: Vec<usize>,
    ) -> Found {
        match alternative.outcome {
            Outcome::Part(index) => Ok(parts.get(index).copied()),
            Outcome::Node(shape) => Ok(Some(self.node(shape, first, parts))),
            Outcome::Wrong(place, words) => {
                let label = |n: usize| alternative.labels[n].and_then(|i| parts.get(i)).copied();
                self.complain(place, words, label(0), label(1))
            }
        }
    }
}
