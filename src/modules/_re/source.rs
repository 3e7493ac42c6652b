//! The text of a pattern as its parser reads it: a character or an escape at a time, with positions and errors.

use super::Wrong;
use crate::source::surrogate;

/// A text read in tokens: a character, or a backslash and what it stands before.
pub struct Source<'a> {
    chars: &'a [u32],
    pub istext: bool,
    at: usize,
    pub next: Option<(u32, Option<u32>)>,
}

/// Gives a character of a pattern as text for a message.
pub fn shown(c: u32) -> String {
    surrogate::char_of(c).unwrap_or('\u{fffd}').to_string()
}

impl<'a> Source<'a> {
    /// Begins at the first token; fails if that is a lone backslash.
    pub fn new(chars: &'a [u32], istext: bool) -> Result<Source<'a>, Wrong> {
        let mut source = Source {
            chars,
            istext,
            at: 0,
            next: None,
        };
        source.advance()?;
        Ok(source)
    }

    /// Goes to the next token; fails at a backslash that ends the pattern.
    pub fn advance(&mut self) -> Result<(), Wrong> {
        self.next = match self.chars.get(self.at) {
            None => None,
            Some(92) => match self.chars.get(self.at + 1) {
                None => {
                    let text = "bad escape (end of pattern)".to_owned();
                    return Err(Wrong::Pattern(text, self.chars.len() - 1));
                }
                Some(&c) => Some((92, Some(c))),
            },
            Some(&c) => Some((c, None)),
        };
        self.at += self.width();
        Ok(())
    }

    /// Tells how many characters the token at hand has.
    pub fn width(&self) -> usize {
        match self.next {
            None => 0,
            Some((_, None)) => 1,
            Some(_) => 2,
        }
    }

    /// Tells where the next token begins.
    pub fn tell(&self) -> usize {
        self.at - self.width()
    }

    /// Goes to a place that `tell` gave.
    pub fn seek(&mut self, to: usize) -> Result<(), Wrong> {
        self.at = to;
        self.advance()
    }

    /// Gives the character at hand, unless it is escaped.
    pub fn peek(&self) -> Option<u32> {
        match self.next {
            Some((c, None)) => Some(c),
            _ => None,
        }
    }

    /// Takes this character if it is at hand and tells whether it was.
    pub fn eat(&mut self, c: char) -> Result<bool, Wrong> {
        if self.peek() == Some(c as u32) {
            self.advance()?;
            return Ok(true);
        }
        Ok(false)
    }

    /// Takes the token at hand: a character, or a backslash and what it escapes.
    pub fn get(&mut self) -> Result<Option<(u32, Option<u32>)>, Wrong> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// Takes at most `most` characters of a kind.
    pub fn take(&mut self, most: usize, kind: fn(u32) -> bool) -> Result<String, Wrong> {
        let mut text = String::new();
        while text.len() < most {
            match self.peek() {
                Some(c) if kind(c) => text.push_str(&shown(c)),
                _ => break,
            }
            self.advance()?;
        }
        Ok(text)
    }

    /// Takes what stands before a terminator, which goes too.
    pub fn until(&mut self, end: char, name: &str) -> Result<String, Wrong> {
        let mut text = String::new();
        loop {
            let token = self.get()?;
            match token {
                None if text.is_empty() => return Err(self.error(format!("missing {name}"), 0)),
                None => {
                    let length = text.chars().count();
                    let text = format!("missing {end}, unterminated name");
                    return Err(self.error(text, length));
                }
                Some((c, None)) if c == end as u32 => {
                    if text.is_empty() {
                        return Err(self.error(format!("missing {name}"), 1));
                    }
                    return Ok(text);
                }
                Some((c, more)) => {
                    text.push_str(&shown(c));
                    text.extend(more.map(shown));
                }
            }
        }
    }

    /// Makes the error of a place so many characters back.
    pub fn error(&self, message: impl Into<String>, back: usize) -> Wrong {
        let mut message = message.into();
        if !self.istext {
            message = message
                .chars()
                .map(|c| match c as u32 {
                    0..=127 => c.to_string(),
                    n => format!("\\x{n:02x}"),
                })
                .collect();
        }
        Wrong::Pattern(message, self.tell().saturating_sub(back))
    }

    /// Refuses what cannot name a group.
    pub fn check_name(&self, name: &str, back: usize) -> Result<(), Wrong> {
        if (self.istext || name.is_ascii()) && crate::syntax::is_identifier(name) {
            return Ok(());
        }
        let mut text = String::new();
        crate::object::text::push_repr(&mut text, name, !self.istext);
        let length = name.chars().count() + back;
        Err(self.error(format!("bad character in group name {text}"), length))
    }
}

/// Tells whether it is a hexadecimal digit of ASCII.
pub fn is_hex(c: u32) -> bool {
    char::from_u32(c).is_some_and(|c| c.is_ascii_hexdigit())
}

/// Tells whether it is an octal digit.
pub fn is_octal(c: u32) -> bool {
    (48..56).contains(&c)
}

/// Tells whether it is a decimal digit of ASCII.
pub fn is_digit(c: u32) -> bool {
    (48..58).contains(&c)
}

/// Tells whether it is a letter of ASCII.
pub fn is_letter(c: u32) -> bool {
    char::from_u32(c).is_some_and(|c| c.is_ascii_alphabetic())
}
