//! The ordered grammar of `grammar/second.peg` as tables.
//!
//! Made of its text when it is first needed; the head of that file says how it is written. A mistake in it is one of ours and is
//! found by the first test that reads a wrong program.

use super::scan::Kind;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What one step of an alternative asks for.
#[derive(Clone, Debug)]
pub enum Item {
    /// A reserved word or a sign.
    Fixed(&'static str),
    /// A name with this text.
    Soft(&'static str),
    Token(Kind),
    /// Any name that is a keyword somewhere.
    AnySoft,
    /// A comment that is a type: never there.
    Never,
    Rule(usize),
    Optional(Box<Item>),
    /// One or more, or any number if `none` is right, with separators.
    Many {
        item: Box<Item>,
        none: bool,
        separator: Option<&'static str>,
    },
    Ahead(Box<Item>, bool),
    Cut,
    /// A sign without which nothing else is tried.
    Forced(&'static str),
}

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Tokens and parts in a row, with no meaning of their own.
    Parts,
    Token,
    /// The absent part.
    Nothing,
    Named(&'static str),
}

/// What an alternative gives.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The labelled part, or the only one.
    Part(usize),
    Node(Shape),
    /// What is wrong: where, and in which words.
    Wrong(&'static str, &'static str),
}

#[derive(Debug)]
pub struct Alternative {
    pub items: Vec<Item>,
    /// Which items the labels `a` and `b` stand for.
    pub labels: [Option<usize>; 2],
    pub outcome: Outcome,
    /// It only looks for a mistake: tried in the second reading.
    pub invalid: bool,
}

/// How answers of a rule are remembered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Memory {
    /// For each of the two readings.
    Each,
    /// For both readings.
    Both,
    /// The rule may begin with itself.
    Left,
    /// Read without invalid rules.
    Plain,
    Never,
}

#[derive(Debug)]
pub struct Rule {
    pub memory: Memory,
    pub alternatives: Vec<Alternative>,
}

/// The whole grammar.
pub struct Rules {
    pub rules: Vec<Rule>,
    pub file: usize,
    pub eval: usize,
    pub single: usize,
}

/// Gives the grammar.
pub fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| Reader::read(include_str!("../../../grammar/second.peg")))
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Piece {
    Word(&'static str),
    /// Between single, or double quotes.
    Single(&'static str),
    Double(&'static str),
    Sign(&'static str),
    /// The name of a rule with its colon.
    Head(&'static str),
}

const SIGNS: [&str; 15] = [
    "&&", "=>", "->", "|", "*", "+", "?", "&", "!", "~", "=", "(", ")", ".", ":",
];

fn pieces(text: &'static str) -> Vec<Piece> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut rest = line;
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = line.find([':', ' ']).unwrap_or(line.len());
            found.push(Piece::Head(&line[..end]));
            rest = &line[end..];
        }
        loop {
            rest = rest.trim_start();
            let Some(first) = rest.chars().next() else {
                break;
            };
            let size = match first {
                '\'' => {
                    let end = rest[1..].find('\'').map_or(rest.len(), |n| n + 2);
                    found.push(Piece::Single(&rest[1..end - 1]));
                    end
                }
                '"' => {
                    let inside = &rest[1..];
                    let ends = |n: &usize| !inside[..*n].ends_with('\\');
                    let end = inside.match_indices('"').map(|(n, _)| n).find(ends);
                    let end = end.map_or(rest.len(), |n| n + 2);
                    found.push(Piece::Double(&rest[1..end - 1]));
                    end
                }
                c if c.is_ascii_alphanumeric() || c == '_' => {
                    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                    let end = end.unwrap_or(rest.len());
                    found.push(Piece::Word(&rest[..end]));
                    end
                }
                _ => {
                    let sign = SIGNS.iter().find(|s| rest.starts_with(**s));
                    let sign = sign.copied().unwrap_or(".");
                    found.push(Piece::Sign(sign));
                    sign.len()
                }
            };
            rest = &rest[size..];
        }
    }
    found
}

struct Reader {
    pieces: Vec<Piece>,
    at: usize,
    names: HashMap<&'static str, usize>,
    rules: Vec<Rule>,
}

impl Reader {
    fn read(text: &'static str) -> Rules {
        let pieces = pieces(text);
        let mut names = HashMap::new();
        for piece in &pieces {
            if let Piece::Head(name) = piece {
                let next = names.len();
                names.insert(*name, next);
            }
        }
        let empty = || Rule {
            memory: Memory::Never,
            alternatives: Vec::new(),
        };
        let rules = names.iter().map(|_| empty()).collect();
        let mut reader = Reader {
            pieces,
            at: 0,
            names,
            rules,
        };
        while let Some(Piece::Head(name)) = reader.now() {
            reader.at += 1;
            reader.rule(name);
        }
        let place = |name| reader.names.get(name).copied().unwrap_or(0);
        Rules {
            file: place("file"),
            eval: place("eval"),
            single: place("single"),
            rules: reader.rules,
        }
    }

    fn now(&self) -> Option<Piece> {
        self.pieces.get(self.at).copied()
    }

    fn eat(&mut self, sign: &'static str) -> bool {
        let there = self.now() == Some(Piece::Sign(sign));
        self.at += usize::from(there);
        there
    }

    fn rule(&mut self, name: &'static str) {
        let mut memory = Memory::Each;
        if self.eat("(") {
            memory = match self.now() {
                Some(Piece::Word("memo")) => Memory::Both,
                Some(Piece::Word("left")) => Memory::Left,
                Some(Piece::Word("plain")) => Memory::Plain,
                _ => Memory::Never,
            };
            self.at += 2;
        }
        self.eat(":");
        let alternatives = self.alternatives();
        let index = self.names.get(name).copied().unwrap_or(0);
        self.rules[index] = Rule {
            memory,
            alternatives,
        };
    }

    fn alternatives(&mut self) -> Vec<Alternative> {
        self.eat("|");
        let mut found = vec![self.alternative()];
        while self.eat("|") {
            found.push(self.alternative());
        }
        found
    }

    fn alternative(&mut self) -> Alternative {
        let (mut items, mut labels) = (Vec::new(), [None; 2]);
        let mut outcome = None;
        let looks = |piece| matches!(piece, Piece::Word(name) if name.starts_with("invalid_"));
        let first_looks = self.now().is_some_and(looks);
        loop {
            match self.now() {
                None | Some(Piece::Head(_) | Piece::Sign("|" | ")")) => break,
                Some(Piece::Sign("->")) => {
                    self.at += 1;
                    if let Some(Piece::Word(name)) = self.now() {
                        outcome = Some(Outcome::Node(Shape::Named(name)));
                    }
                    self.at += 1;
                }
                Some(Piece::Sign("=>")) => outcome = Some(self.wrong()),
                Some(Piece::Word(label @ ("a" | "b"))) => {
                    self.at += 1;
                    self.eat("=");
                    labels[usize::from(label == "b")] = Some(items.len());
                    items.push(self.item());
                }
                Some(_) => items.push(self.item()),
            }
        }
        let outcome = outcome.unwrap_or(match labels[0] {
            Some(index) => Outcome::Part(index),
            None if items.len() == 1 => Outcome::Part(0),
            None => match only_part(&items) {
                Some(index) => Outcome::Part(index),
                None => Outcome::Node(Shape::Parts),
            },
        });
        Alternative {
            invalid: first_looks && items.len() == 1,
            items,
            labels,
            outcome,
        }
    }

    fn wrong(&mut self) -> Outcome {
        self.at += 1;
        let place = match self.now() {
            Some(Piece::Word(place)) => place,
            _ => "last",
        };
        self.at += 1;
        if self.eat("(") {
            while !self.eat(")") {
                self.at += 1;
            }
        }
        let mut words = "";
        if let Some(Piece::Double(text)) = self.now() {
            words = text;
            self.at += 1;
        }
        Outcome::Wrong(place, words)
    }

    fn item(&mut self) -> Item {
        if self.eat("&&") {
            let Some(Piece::Single(text)) = self.now() else {
                return Item::Never;
            };
            self.at += 1;
            return Item::Forced(text);
        }
        if self.eat("&") {
            return Item::Ahead(Box::new(self.atom()), true);
        }
        if self.eat("!") {
            return Item::Ahead(Box::new(self.atom()), false);
        }
        if self.eat("~") {
            return Item::Cut;
        }
        let item = self.atom();
        if let Item::Fixed(separator) = item
            && self.eat(".")
        {
            let item = Box::new(self.atom());
            self.eat("+");
            return Item::Many {
                item,
                none: false,
                separator: Some(separator),
            };
        }
        for (sign, none) in [("*", true), ("+", false)] {
            if self.eat(sign) {
                return Item::Many {
                    item: Box::new(item),
                    none,
                    separator: None,
                };
            }
        }
        if self.eat("?") {
            return Item::Optional(Box::new(item));
        }
        item
    }

    fn atom(&mut self) -> Item {
        let piece = self.now();
        self.at += 1;
        match piece {
            Some(Piece::Single(text)) => Item::Fixed(text),
            Some(Piece::Double(text)) => Item::Soft(text),
            Some(Piece::Sign("(")) => {
                let alternatives = self.alternatives();
                self.eat(")");
                self.rules.push(Rule {
                    memory: Memory::Never,
                    alternatives,
                });
                Item::Rule(self.rules.len() - 1)
            }
            Some(Piece::Word(word)) => match word {
                "NAME" => Item::Token(Kind::Name),
                "NUMBER" => Item::Token(Kind::Number),
                "STRING" => Item::Token(Kind::Str),
                "FSTRING_START" => Item::Token(Kind::FStart),
                "FSTRING_MIDDLE" => Item::Token(Kind::FMiddle),
                "FSTRING_END" => Item::Token(Kind::FEnd),
                "NEWLINE" => Item::Token(Kind::Newline),
                "INDENT" => Item::Token(Kind::Indent),
                "DEDENT" => Item::Token(Kind::Dedent),
                "ENDMARKER" => Item::Token(Kind::End),
                "SOFT_KEYWORD" => Item::AnySoft,
                "TYPE_COMMENT" => Item::Never,
                name => match self.names.get(name) {
                    Some(index) => Item::Rule(*index),
                    None => unreachable!("the grammar has no rule {name}"),
                },
            },
            _ => Item::Never,
        }
    }
}

/// Finds the only part of an alternative that is not a mere look ahead.
fn only_part(items: &[Item]) -> Option<usize> {
    let taken = |item: &Item| !matches!(item, Item::Ahead(..) | Item::Cut);
    let mut parts = items.iter().enumerate().filter(|(_, item)| taken(item));
    let (first, _) = parts.next()?;
    parts.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_alternatives() {
        let rules = rules();
        assert!(rules.rules.len() > 300);
        assert!(rules.rules.iter().all(|r| !r.alternatives.is_empty()));
    }
}
