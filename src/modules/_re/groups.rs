//! What stands in parentheses: groups, look-around, conditions, comments, flags.

use super::source::shown;
use super::{DEEPEST, Node, Parser, TYPES, VERBOSE, Wrong, flag_of};

impl Parser<'_> {
    /// Reads what follows an opening parenthesis; nothing for comments and flags.
    pub(super) fn group(
        &mut self,
        verbose: bool,
        depth: usize,
        first: bool,
    ) -> Result<Option<Node>, Wrong> {
        let start = self.source.tell() - 1;
        let (mut name, mut capture, mut atomic) = (None, true, false);
        let (mut on, mut off) = (0, 0);
        if self.source.eat('?')? {
            let Some((c, more)) = self.source.get()? else {
                return Err(self.source.error("unexpected end of pattern", 0));
            };
            let c = if more.is_some() {
                '\\'
            } else {
                char::from_u32(c).unwrap_or('\u{fffd}')
            };
            match c {
                'P' => match self.extension()? {
                    Ok(given) => name = Some(given),
                    Err(node) => return Ok(Some(node)),
                },
                ':' => capture = false,
                '#' => return self.comment(start),
                '=' | '!' | '<' => return self.look(c, verbose, depth, start).map(Some),
                '(' => return self.condition(verbose, depth, start).map(Some),
                '>' => (capture, atomic) = (false, true),
                _ if c == '-' || flag_of(c as u32).is_some() => match self.inline_flags(c)? {
                    None => {
                        if !first {
                            let back = self.source.tell() - start;
                            let text = "global flags not at the start of the expression";
                            return Err(self.source.error(text, back));
                        }
                        return Ok(None);
                    }
                    Some(flags) => {
                        (on, off) = flags;
                        capture = false;
                    }
                },
                _ => {
                    let sign = c.to_string() + &more.map(shown).unwrap_or_default();
                    let length = sign.chars().count() + 1;
                    let text = format!("unknown extension ?{sign}");
                    return Err(self.source.error(text, length));
                }
            }
        }
        let index = if capture {
            Some(self.open(name)?)
        } else {
            None
        };
        let verbose = (verbose || on & VERBOSE != 0) && off & VERBOSE == 0;
        let body = self.alternatives(verbose, depth + 1)?;
        self.close_parenthesis(start)?;
        if let Some(index) = index {
            self.closed[index] = true;
        }
        Ok(Some(if atomic {
            Node::Atomic(body)
        } else {
            Node::Group {
                index,
                on,
                off,
                body,
            }
        }))
    }

    fn close_parenthesis(&mut self, start: usize) -> Result<(), Wrong> {
        if self.source.eat(')')? {
            return Ok(());
        }
        let back = self.source.tell() - start;
        let text = "missing ), unterminated subpattern";
        Err(self.source.error(text, back))
    }

    fn open(&mut self, name: Option<String>) -> Result<usize, Wrong> {
        let index = self.closed.len();
        self.closed.push(false);
        if let Some(name) = name {
            if let Some(&old) = self.names.get(&name) {
                let mut shown = String::new();
                crate::object::text::push_repr(&mut shown, &name, false);
                let text =
                    format!("redefinition of group name {shown} as group {index}; was group {old}");
                return Err(self.source.error(text, name.chars().count() + 1));
            }
            self.names.insert(name.clone(), index);
            self.order.push((name, index));
        }
        Ok(index)
    }

    /// Reads `(?P`: the name of a group to come, or a reference to one.
    fn extension(&mut self) -> Result<Result<String, Node>, Wrong> {
        if self.source.eat('<')? {
            let name = self.source.until('>', "group name")?;
            self.source.check_name(&name, 1)?;
            return Ok(Ok(name));
        }
        if self.source.eat('=')? {
            let name = self.source.until(')', "group name")?;
            self.source.check_name(&name, 1)?;
            let group = self.named(&name)?;
            self.check_group(group, name.chars().count() + 1)?;
            return Ok(Err(Node::Ref(group)));
        }
        match self.source.get()? {
            None => Err(self.source.error("unexpected end of pattern", 0)),
            Some((c, more)) => {
                let sign = shown(c) + &more.map(shown).unwrap_or_default();
                let length = sign.chars().count() + 2;
                let text = format!("unknown extension ?P{sign}");
                Err(self.source.error(text, length))
            }
        }
    }

    fn named(&self, name: &str) -> Result<usize, Wrong> {
        self.names.get(name).copied().ok_or_else(|| {
            let mut shown = String::new();
            crate::object::text::push_repr(&mut shown, name, false);
            let text = format!("unknown group name {shown}");
            self.source.error(text, name.chars().count() + 1)
        })
    }

    fn comment(&mut self, start: usize) -> Result<Option<Node>, Wrong> {
        loop {
            if self.source.next.is_none() {
                let back = self.source.tell() - start;
                let text = "missing ), unterminated comment";
                return Err(self.source.error(text, back));
            }
            if self.source.get()? == Some((')' as u32, None)) {
                return Ok(None);
            }
        }
    }

    fn look(
        &mut self,
        sign: char,
        verbose: bool,
        depth: usize,
        start: usize,
    ) -> Result<Node, Wrong> {
        let (mut sign, mut behind) = (sign, false);
        let outer = self.lookbehind;
        if sign == '<' {
            let Some((c, more)) = self.source.get()? else {
                return Err(self.source.error("unexpected end of pattern", 0));
            };
            let c = shown(c) + &more.map(shown).unwrap_or_default();
            sign = match c.as_str() {
                "=" => '=',
                "!" => '!',
                _ => {
                    let length = c.chars().count() + 2;
                    let text = format!("unknown extension ?<{c}");
                    return Err(self.source.error(text, length));
                }
            };
            behind = true;
            self.lookbehind = outer.or(Some(self.closed.len()));
        }
        let body = self.alternatives(verbose, depth + 1)?;
        self.lookbehind = outer;
        self.close_parenthesis(start)?;
        let negate = sign == '!';
        if negate && body.is_empty() {
            return Ok(Node::Fail);
        }
        Ok(Node::Look {
            behind,
            negate,
            body,
        })
    }

    fn condition(&mut self, verbose: bool, depth: usize, start: usize) -> Result<Node, Wrong> {
        if depth > DEEPEST {
            return Err(Wrong::Recursion);
        }
        let name = self.source.until(')', "group name")?;
        let group = if name.bytes().all(|b| b.is_ascii_digit()) {
            let length = name.len() + 1;
            let group: usize = name.parse().unwrap_or(usize::MAX);
            if group == 0 {
                return Err(self.source.error("bad group number", length));
            }
            if group >= 1 << 30 {
                let text = format!("invalid group reference {name}");
                return Err(self.source.error(text, length));
            }
            if self.asked.iter().all(|a| a.0 != group) {
                self.asked.push((group, self.source.tell() - length));
            }
            group
        } else {
            self.source.check_name(&name, 1)?;
            self.named(&name)?
        };
        self.check_lookbehind(group)?;
        let yes = self.sequence(verbose, depth + 1, false)?;
        let mut no = Vec::new();
        if self.source.eat('|')? {
            no = self.sequence(verbose, depth + 1, false)?;
            if self.source.peek() == Some('|' as u32) {
                let text = "conditional backref with more than two branches";
                return Err(self.source.error(text, 0));
            }
        }
        self.close_parenthesis(start)?;
        Ok(Node::Cond(group, yes, no))
    }

    /// Reads flags; nothing if they are for the whole pattern.
    fn inline_flags(&mut self, first: char) -> Result<Option<(u32, u32)>, Wrong> {
        let (mut on, mut off) = (0, 0);
        let mut c = first as u32;
        if first != '-' {
            let text = "missing -, : or )";
            loop {
                let flag = flag_of(c).unwrap_or(0);
                if self.source.istext && c == 'L' as u32 {
                    let text = "bad inline flags: cannot use 'L' flag with a str pattern";
                    return Err(self.source.error(text, 0));
                }
                if !self.source.istext && c == 'u' as u32 {
                    let text = "bad inline flags: cannot use 'u' flag with a bytes pattern";
                    return Err(self.source.error(text, 0));
                }
                on |= flag;
                if flag & TYPES != 0 && on & TYPES != flag {
                    let text = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
                    return Err(self.source.error(text, 0));
                }
                c = self.flag_char(text)?;
                if c == ')' as u32 || c == '-' as u32 || c == ':' as u32 {
                    break;
                }
                self.check_flag(c, text)?;
            }
        }
        if c == ')' as u32 {
            self.flags |= on;
            return Ok(None);
        }
        if c == '-' as u32 {
            c = self.flag_char("missing flag")?;
            self.check_flag(c, "missing flag")?;
            loop {
                let flag = flag_of(c).unwrap_or(0);
                if flag & TYPES != 0 {
                    let text = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return Err(self.source.error(text, 0));
                }
                off |= flag;
                c = self.flag_char("missing :")?;
                if c == ':' as u32 {
                    break;
                }
                self.check_flag(c, "missing :")?;
            }
        }
        if on & off != 0 {
            let text = "bad inline flags: flag turned on and off";
            return Err(self.source.error(text, 1));
        }
        Ok(Some((on, off)))
    }

    fn flag_char(&mut self, missing: &str) -> Result<u32, Wrong> {
        match self.source.get()? {
            None => Err(self.source.error(missing, 0)),
            Some((c, None)) => Ok(c),
            Some(_) => Err(self.source.error(missing, 2)),
        }
    }

    fn check_flag(&self, c: u32, missing: &str) -> Result<(), Wrong> {
        if flag_of(c).is_some() {
            return Ok(());
        }
        let letter = char::from_u32(c).is_some_and(crate::object::text::is_alpha);
        let text = if letter { "unknown flag" } else { missing };
        Err(self.source.error(text, 1))
    }
}
