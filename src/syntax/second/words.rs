//! What is wrong with a text, in CPython's words and at its place.
//!
//! The grammar says which rule has found it; here its place becomes line and column, and its words are completed.

use super::read::{Found, Node, Reading, Stop};
use super::rules::Shape;
use super::scan::{Kind, Tok, Trouble};
use crate::diag::{Class, Diag, Told};
use crate::source::Span;
use crate::syntax::literal;

/// Which targets are looked for in an expression.
#[derive(Clone, Copy, PartialEq)]
enum Targets {
    Assigned,
    Looped,
    Deleted,
}

/// Where something is wrong: line and byte of the line, from 0; the end, or that there is none.
#[derive(Clone, Copy)]
struct Place {
    line: u32,
    column: i64,
    end_line: u32,
    end: i64,
}

impl<'t> Reading<'t> {
    // ---- Tokens that cannot be read ----

    /// Takes what the scanner gave.
    pub fn scanned(&mut self, found: Result<Tok, Trouble>) -> Result<(), Stop> {
        let trouble = match found {
            Ok(token) => {
                self.scanned_out |= token.kind == Kind::End;
                self.tokens.push(token);
                return Ok(());
            }
            Err(trouble) => trouble,
        };
        (self.scanned_out, self.unreadable) = (true, true);
        self.tokens.push(Tok {
            kind: Kind::Error,
            place: None,
            line: self.scanner.line,
            level: self.scanner.brackets.len(),
        });
        match trouble {
            Trouble::Said {
                message,
                offset,
                end,
            } => self.scanner_says(message, offset, end),
            Trouble::End if self.scanner.brackets.is_empty() => {
                self.last(Class::SyntaxError, "unexpected EOF while parsing")
            }
            Trouble::End => self.never_closed(),
            Trouble::Layout(Class::TabError, message) => self.on_line(Class::TabError, 0, message),
            Trouble::Layout(class, message) if message.starts_with("too many") => {
                self.on_line(class, 0, message)
            }
            Trouble::Layout(class, message) => self.last(class, message),
            Trouble::Continuation => {
                let column = self.scanner.at - self.scanner.buffer;
                let message = "unexpected character after line continuation character";
                self.on_line(Class::SyntaxError, column as i64 - 1, message)
            }
        }
        Err(Stop)
    }

    fn scanner_says(&mut self, message: String, offset: usize, end: usize) {
        let line = self.scanner.line;
        let start = self.scanner.line_start;
        let at = (start + offset.saturating_sub(1)) as u32;
        let mut diag = Diag::new(Span::at(at), message);
        diag.told = Some(Told {
            line,
            offset: offset as i64,
            end_line: line,
            end_offset: Some(end as i64),
            text: self.line_text(start).to_string(),
        });
        self.wrong = Some(diag);
    }

    /// Says something of the line where the scanner stands.
    fn on_line(&mut self, class: Class, column: i64, message: &str) {
        let line = self.scanner.line;
        let place = Place {
            line,
            column,
            end_line: line,
            end: -1,
        };
        self.tell(class, place, message.to_string());
    }

    fn never_closed(&mut self) {
        let Some((sign, line, start)) = self.scanner.brackets.last().copied() else {
            return;
        };
        let column = (start - self.line_start(line)) as i64;
        let place = Place {
            line,
            column,
            end_line: line,
            end: -1,
        };
        let message = format!("'{}' was never closed", sign as char);
        self.tell(Class::SyntaxError, place, message);
    }

    /// Looks at the rest of the text: what the scanner finds there comes first, and a bracket that was left open on a line before.
    pub fn rest_of_text(&mut self) {
        if self.scanned_out {
            return;
        }
        let line = self.tokens.last().map_or(0, |t| t.line);
        loop {
            match self.scanner.next() {
                Ok(token) if token.kind == Kind::End => return,
                Ok(_) => {}
                // Inside of f-strings CPython does not see it.
                Err(_) if self.scanner.in_formatted() => return,
                Err(Trouble::Said {
                    message,
                    offset,
                    end,
                }) => return self.scanner_says(message, offset, end),
                Err(_) => break,
            }
        }
        let open = self.scanner.brackets.last().map(|(_, line, _)| *line);
        if open.is_some_and(|open| line > open) {
            self.never_closed();
        }
    }

    /// No rule knows what is wrong at the last token that the first reading looked at.
    pub fn nothing_special(&mut self, last: usize) {
        let token = self.tokens[last];
        match token.kind {
            Kind::Indent => self.last(Class::IndentationError, "unexpected indent"),
            Kind::Dedent => self.last(Class::IndentationError, "unexpected unindent"),
            _ => {
                let place = self.place_of(token, token);
                self.tell(Class::SyntaxError, place, "invalid syntax".to_string());
                self.rest_of_text();
            }
        }
    }

    // ---- Places ----

    /// Gives the line that begins at an offset, without its end.
    fn line_text(&self, start: usize) -> &'t str {
        let rest = self.scanner.text.get(start..).unwrap_or("");
        &rest[..rest.find('\n').unwrap_or(rest.len())]
    }

    fn line_start(&self, line: u32) -> usize {
        let text = self.scanner.text;
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        std::iter::once(0)
            .chain(ends)
            .nth((line as usize).saturating_sub(1))
            .unwrap_or(text.len())
    }

    /// Gives line and column of an offset.
    fn spot(&self, at: usize) -> (u32, i64) {
        let before = self.scanner.text.as_bytes().get(..at).unwrap_or_default();
        let line = before.iter().filter(|b| **b == b'\n').count();
        let start = before
            .iter()
            .rposition(|b| *b == b'\n')
            .map_or(0, |n| n + 1);
        (line as u32 + 1, (at - start) as i64)
    }

    fn place_of(&self, first: Tok, last: Tok) -> Place {
        let (line, column) = match first.place {
            Some((start, _)) => self.spot(start),
            None => (first.line, -1),
        };
        let (end_line, end) = match last.place {
            // The end of a line belongs to the line.
            Some((_, end)) if last.kind == Kind::Newline => {
                let (line, column) = self.spot(end - 1);
                (line, column + 1)
            }
            Some((_, end)) => self.spot(end),
            None => (last.line, -1),
        };
        Place {
            line,
            column,
            end_line,
            end,
        }
    }

    fn ends(&self, node: usize) -> (Tok, Tok) {
        let Node { first, past, .. } = self.nodes[node];
        (self.tokens[first], self.tokens[past.max(first + 1) - 1])
    }

    fn place(&self, from: usize, to: usize) -> Place {
        self.place_of(self.ends(from).0, self.ends(to).1)
    }

    /// Notes what is wrong at a place that is known.
    fn tell(&mut self, class: Class, place: Place, message: String) {
        let (column, end) = (place.column + 1, place.end + 1);
        self.note(class, place, column, end, message);
    }

    /// Notes what is wrong: the columns are CPython's, from 1, in bytes.
    fn note(&mut self, class: Class, place: Place, column: i64, end: i64, message: String) {
        let start = self.line_start(place.line);
        let line = self.line_text(start);
        // CPython counts the characters in the lines that its scanner holds, if it stands on that line.
        let held = match self.scanner.line <= place.line {
            true => self.scanner.held(),
            false => line,
        };
        let shown = |column: i64| match usize::try_from(column) {
            Ok(column) if column > 0 => {
                let bytes = held.as_bytes().get(..column.min(held.len()));
                let bytes = bytes.unwrap_or_default();
                let past = usize::from(column > held.len());
                let chars = bytes.iter().filter(|b| **b & 0xc0 != 0x80).count();
                (chars + past) as i64
            }
            _ => column,
        };
        let at = start + usize::try_from(column - 1).unwrap_or(0).min(line.len());
        let stop = match place.end_line == place.line {
            true => start + usize::try_from(end - 1).unwrap_or(0).min(line.len()),
            false => at,
        };
        let mut diag = Diag::new(Span::new(at as u32, stop.max(at) as u32), message).class(class);
        diag.told = Some(Told {
            line: place.line,
            offset: shown(column),
            end_line: place.end_line,
            end_offset: Some(shown(end)),
            text: held.to_string(),
        });
        self.wrong = Some(diag);
    }

    /// Says that more than one statement is there, if so.
    pub fn several(&mut self) {
        let rest = self.scanner.text.get(self.scanner.at..).unwrap_or("");
        let blank = |line: &str| line.trim_start().is_empty() || line.trim_start().starts_with('#');
        if rest.split('\n').all(blank) {
            return;
        }
        let message = "multiple statements found while compiling a single statement";
        self.last(Class::SyntaxError, message);
    }

    /// Says what is wrong at the last token that was asked for.
    fn last(&mut self, class: Class, message: &str) {
        let token = self.tokens[self.tokens.len() - 1];
        self.at_token(class, token, message);
    }

    fn at_token(&mut self, class: Class, token: Tok, message: &str) {
        let place = self.place_of(token, token);
        let column = match place.column {
            -1 => (self.scanner.at - self.scanner.line_start) as i64,
            column => column + 1,
        };
        let end = match place.end {
            -1 => -1,
            end => end + 1,
        };
        self.note(class, place, column, end, message.to_string());
    }

    /// A sign that must be there is not.
    pub fn missing(&mut self, sign: &str) -> Found {
        let token = self.peek()?;
        let place = self.place_of(token, token);
        self.missed = true;
        self.tell(Class::SyntaxError, place, format!("expected '{sign}'"));
        Err(Stop)
    }

    // ---- Mistakes ----

    /// Says what a rule has found, unless a closer look finds nothing wrong.
    pub fn complain(
        &mut self,
        place: &str,
        words: &str,
        a: Option<usize>,
        b: Option<usize>,
    ) -> Found {
        let first = a.unwrap_or(0);
        let second = b.unwrap_or(first);
        let words = words.replace("\\\"", "\"");
        match place {
            "text" => return self.literal(first),
            "joined" => return self.joined(first),
            "field" => return self.field(first),
            "conversion" => return self.conversion(first, second),
            "real" | "imaginary" => {
                let text = self.text_of(self.ends(first).0);
                let is_imaginary = text.ends_with(['j', 'J']);
                if is_imaginary == (place == "imaginary") {
                    return Ok(Some(first));
                }
            }
            "last" => self.last(Class::SyntaxError, &words),
            "next" => {
                let token = self.peek()?;
                self.at_token(Class::SyntaxError, token, &words);
            }
            "block" => {
                let line = a.map_or(0, |a| self.ends(a).0.line);
                let words = words.replace("%d", &line.to_string());
                self.last(Class::IndentationError, &words);
            }
            "from" => self.hand_to_scanner(first, words.clone()),
            "before" => {
                let mut place = self.place(first, first);
                place.column = place.end - 1;
                place.end = -1;
                self.tell(Class::SyntaxError, place, words.clone());
            }
            "assigned" | "looped" | "deleted" => {
                let targets = match place {
                    "assigned" => Targets::Assigned,
                    "looped" => Targets::Looped,
                    _ => Targets::Deleted,
                };
                match self.bad_target(first, targets) {
                    Some(bad) => self.spanned(bad, bad, &words),
                    None => return Ok(None),
                }
            }
            "at" => self.spanned(first, first, &words),
            _ => return self.closer_look(place, &words, first, second),
        }
        if self.wrong.is_none() {
            self.spanned(first, second, &words);
        }
        Err(Stop)
    }

    /// Mistakes that are some only of certain words.
    fn closer_look(&mut self, place: &str, words: &str, a: usize, b: usize) -> Found {
        match place {
            "comma" => {
                let last = self.tokens[self.mark - 1];
                if last.level == 0 || self.is_legacy(a) {
                    return Ok(None);
                }
                self.spanned(a, b, words);
            }
            "legacy" => {
                if !self.is_legacy(a) {
                    return Ok(None);
                }
                let name = self.text_of(self.ends(a).0);
                let words = words.replace("%s", name);
                self.spanned(a, b, &words);
            }
            "generator" => {
                let arguments =
                    self.arguments_of(a, |name| name != "Keyword" && name != "DoubleStarred");
                match arguments.as_slice() {
                    [_, .., last] => self.spanned(*last, b, words),
                    _ => return Ok(None),
                }
            }
            "positional" => {
                let unpacked = self.arguments_of(a, |name| name == "DoubleStarred");
                let more = if unpacked.is_empty() {
                    ""
                } else {
                    " unpacking"
                };
                let words = words.replace("%s", more);
                self.last(Class::SyntaxError, &words);
            }
            "target" => {
                let clause = self.nodes[b].parts.last().copied().unwrap_or(b);
                let parts = &self.nodes[clause].parts;
                let is_async = usize::from(self.text_of(self.ends(clause).0) == "async");
                let target = parts.get(1 + is_async).copied().unwrap_or(clause);
                self.spanned(a, target, words);
            }
            "elements" => {
                let list = self.nodes[b].parts.first().copied().unwrap_or(b);
                let last = self.nodes[list].parts.last().copied().unwrap_or(list);
                self.spanned(a, last, words);
            }
            "bound" => {
                let kind = match self.nodes[b].shape {
                    Shape::Named("Tuple") => "constraints",
                    _ => "bound",
                };
                self.hand_to_scanner(a, words.replace("%s", kind));
            }
            _ => self.spanned(a, b, words),
        }
        Err(Stop)
    }

    fn spanned(&mut self, from: usize, to: usize, words: &str) {
        let words = words.replace("%s", self.name_of(from));
        let place = self.place(from, to);
        self.tell(Class::SyntaxError, place, words);
    }

    /// Says something from a part on to where the scanner stands.
    fn hand_to_scanner(&mut self, from: usize, words: String) {
        let place = self.place(from, from);
        let place = Place {
            end_line: self.scanner.line,
            end: (self.scanner.at - self.scanner.line_start) as i64,
            ..place
        };
        self.note(
            Class::SyntaxError,
            place,
            place.column + 1,
            place.end,
            words,
        );
    }

    fn is_legacy(&self, node: usize) -> bool {
        let Node { first, past, .. } = self.nodes[node];
        let token = self.tokens[first];
        past == first + 1
            && token.kind == Kind::Name
            && matches!(self.text_of(token), "print" | "exec")
    }

    /// Gives the arguments of a call that are of some kind, in order.
    fn arguments_of(&self, node: usize, wanted: fn(&str) -> bool) -> Vec<usize> {
        let mut found = Vec::new();
        let mut parts = vec![node];
        while let Some(at) = parts.pop() {
            let node = &self.nodes[at];
            match node.shape {
                Shape::Parts | Shape::Named("Args") => parts.extend(node.parts.iter().rev()),
                Shape::Named(name) if wanted(name) => found.push(at),
                _ => {}
            }
        }
        found
    }

    /// Finds the part of an expression that cannot be a target.
    fn bad_target(&self, at: usize, targets: Targets) -> Option<usize> {
        let node = &self.nodes[at];
        let inside = || {
            node.parts
                .iter()
                .find_map(|part| self.bad_target(*part, targets))
        };
        match node.shape {
            Shape::Token | Shape::Nothing => None,
            Shape::Parts | Shape::Named("List" | "Tuple") => inside(),
            Shape::Named("Starred") if targets == Targets::Deleted => Some(at),
            Shape::Named("Starred") => inside(),
            Shape::Named("Compare") if targets == Targets::Looped => {
                let pairs = *node.parts.get(1)?;
                let pair = *self.nodes[pairs].parts.first()?;
                match self.nodes[pair].shape {
                    Shape::Named("In") => self.bad_target(*node.parts.first()?, targets),
                    _ => None,
                }
            }
            Shape::Named("Name" | "Subscript" | "Attribute") => None,
            Shape::Named(_) => Some(at),
        }
    }

    /// Names what an expression is.
    fn name_of(&self, at: usize) -> &'static str {
        let name = match self.nodes[at].shape {
            Shape::Named(name) => name,
            _ => match self.text_of(self.ends(at).0) {
                "True" => "True",
                "False" => "False",
                "None" => "None",
                _ => return "name",
            },
        };
        match name {
            "Attribute" => "attribute",
            "Subscript" => "subscript",
            "Starred" => "starred",
            "Name" => "name",
            "List" => "list",
            "Tuple" => "tuple",
            "Lambda" => "lambda",
            "Call" => "function call",
            "Operation" => "expression",
            "GeneratorExp" => "generator expression",
            "Yield" => "yield expression",
            "Await" => "await expression",
            "ListComp" => "list comprehension",
            "SetComp" => "set comprehension",
            "DictComp" => "dict comprehension",
            "Dict" => "dict literal",
            "Set" => "set display",
            "FString" => "f-string expression",
            "True" => "True",
            "False" => "False",
            "None" => "None",
            "Ellipsis" => "ellipsis",
            "Compare" => "comparison",
            "IfExp" => "conditional expression",
            "NamedExpr" => "named expression",
            _ => "literal",
        }
    }

    // ---- Literals ----

    fn literal(&mut self, at: usize) -> Found {
        let token = self.ends(at).0;
        let text = self.text_of(token);
        match literal::string_value(text) {
            Ok(_) => Ok(Some(at)),
            Err(message) if message.starts_with("bytes") => {
                let place = self.place_of(token, token);
                self.tell(Class::SyntaxError, place, message);
                Err(Stop)
            }
            Err(message) => {
                self.last(Class::SyntaxError, &message);
                Err(Stop)
            }
        }
    }

    /// Strings side by side become one, if they are of one kind and their escapes can be read.
    fn joined(&mut self, at: usize) -> Found {
        let Node { first, past, .. } = self.nodes[at];
        let parts = self.nodes[at].parts.clone();
        let bytes = |r: &Self, part: usize| {
            let token = r.tokens[r.nodes[part].first];
            token.kind == Kind::Str && literal::prefix(r.text_of(token)).bytes
        };
        let many = parts.iter().filter(|part| bytes(self, **part)).count();
        if many != 0 && many != parts.len() {
            self.last(Class::SyntaxError, "cannot mix bytes and nonbytes literals");
            return Err(Stop);
        }
        let mut raws = Vec::new();
        let mut formatted = false;
        for index in first..past {
            let token = self.tokens[index];
            let text = self.text_of(token);
            match token.kind {
                Kind::FStart => {
                    formatted = true;
                    raws.push(literal::prefix(text).raw);
                }
                Kind::FEnd => drop(raws.pop()),
                Kind::FMiddle => {
                    let raw = raws.last().copied().unwrap_or(false);
                    if let Err(message) = literal::text_value(text, raw, false) {
                        self.last(Class::SyntaxError, &message);
                        return Err(Stop);
                    }
                }
                _ => {}
            }
        }
        let shape = match formatted {
            true => Shape::Named("FString"),
            false => Shape::Named("Literal"),
        };
        self.nodes.push(Node {
            shape,
            first,
            past,
            parts: Vec::new(),
        });
        Ok(Some(self.nodes.len() - 1))
    }

    fn conversion(&mut self, sign: usize, name: usize) -> Found {
        let (bang, kind) = (self.ends(sign).0, self.ends(name).0);
        if bang.place.map(|p| p.1) != kind.place.map(|p| p.0) {
            let words = "f-string: conversion type must come right after the exclamanation mark";
            self.spanned(sign, name, words);
            return Err(Stop);
        }
        Ok(Some(name))
    }

    /// A field is looked at for its conversion when its end has been read.
    fn field(&mut self, conversion: usize) -> Found {
        if self.nodes[conversion].shape == Shape::Nothing {
            return Ok(Some(conversion));
        }
        let kind = self.ends(conversion).0;
        let text = self.text_of(kind);
        if !matches!(text, "s" | "r" | "a") {
            let words = format!(
                "f-string: invalid conversion character '{text}': expected 's', 'r', or 'a'"
            );
            let place = self.place_of(kind, kind);
            self.tell(Class::SyntaxError, place, words);
            return Err(Stop);
        }
        Ok(Some(conversion))
    }
}
