//! The lines of a statement that was running, with marks under the part that failed (PEP 657).
//!
//! Knows lines and columns only; which frames are shown, and what else, is `traceback.rs`.

use crate::source::{SourceFile, Span};
use unicode_width::UnicodeWidthChar;

/// The lines of a statement's part that was running, without their common indentation.
pub struct Excerpt {
    lines: Vec<String>,
    /// Where the part begins in the first line and ends in the last, in characters.
    start: usize,
    end: usize,
}

/// One line of an excerpt as it is shown.
pub enum Shown {
    Line(String),
    Marks(String),
}

/// A place in an excerpt: the line, and the character in it.
type Spot = (usize, usize);

impl Excerpt {
    /// Cuts out the lines of a span; `None` if there is nothing on them. They are read from `other`: the same file, or what
    /// it is on disk.
    pub fn of(file: &SourceFile, span: Span, other: &SourceFile) -> Option<Excerpt> {
        let extent = file.extent(span);
        let lines = extent.first..=extent.last;
        let texts: Vec<&str> = lines.map(|line| other.line_text(line)).collect();
        let (start, end) = extent.columns?;
        Excerpt::of_lines(&texts, start as usize, end as usize)
    }

    /// Makes one of whole lines and the columns, in bytes, where the part begins in the first line and ends in the
    /// last; `None` if there is nothing on them.
    pub fn of_lines(texts: &[&str], start: usize, end: usize) -> Option<Excerpt> {
        let texts: Vec<&str> = texts.iter().map(|text| text.trim_end()).collect();
        let indent = texts
            .iter()
            .filter(|text| !text.is_empty())
            .map(|text| text.len() - text.trim_start().len())
            .min()?;
        let lines: Vec<String> = texts
            .iter()
            .map(|text| text.get(indent..).unwrap_or("").to_owned())
            .collect();
        let column = |bytes: usize, text: &str| {
            let before = text.get(..bytes.min(text.len())).unwrap_or(text);
            before.chars().count().saturating_sub(indent)
        };
        Some(Excerpt {
            start: column(start, texts.first()?),
            end: column(end, texts.last()?),
            lines,
        })
    }

    /// Gives the text of the part, and what stands before and behind it on its lines.
    fn parts(&self) -> (String, String, String) {
        let (last, first) = (self.lines.len() - 1, &self.lines[0]);
        let head: String = first.chars().take(self.start).collect();
        let tail: String = self.lines[last].chars().skip(self.end).collect();
        let mut part = String::new();
        for (i, line) in self.lines.iter().enumerate() {
            let from = if i == 0 { self.start } else { 0 };
            let to = if i == last { self.end } else { usize::MAX };
            part.extend(line.chars().take(to).skip(from));
            if i < last {
                part.push('\n');
            }
        }
        (head, part, tail)
    }

    /// Gives the lines to show with the marks under them; long stretches in between are only counted.
    pub fn shown(&self) -> Vec<Shown> {
        let (head, part, tail) = self.parts();
        let anchor = anchor(&part);
        let called = anchor.filter(|&(from, to)| {
            to == part.len() && part.get(from..).is_some_and(|s| s.starts_with('('))
        });
        let callee = called.and_then(|(from, _)| part.get(..from));
        let anchor = anchor.map(|(from, to)| (self.spot(&part, from), self.spot(&part, to)));
        // CPython compares columns in bytes with columns in characters here.
        let ascii = head.is_ascii() && part.rsplit('\n').next().is_some_and(str::is_ascii);
        let plain = callee.is_some_and(|callee| ascii && hides_call(&head, &tail, callee))
            || (anchor.is_none() && head.trim_start().is_empty() && tail.trim_end().is_empty());
        let last = self.lines.len() - 1;
        let mut wanted = vec![0, last];
        if let Some((from, to)) = anchor {
            for line in [from.0, to.0] {
                wanted.extend(line.saturating_sub(1)..=(line + 1).min(last));
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        let mut out = Vec::new();
        let mut before = None;
        for line in wanted {
            match before.map_or(1, |before| line - before) {
                1 => {}
                2 => self.show_line(line - 1, anchor, plain, &mut out),
                more => out.push(Shown::Line(format!("...<{} lines>...", more - 1))),
            }
            self.show_line(line, anchor, plain, &mut out);
            before = Some(line);
        }
        out
    }

    fn spot(&self, part: &str, at: usize) -> Spot {
        let before = part.get(..at).unwrap_or(part);
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or("").chars().count();
        (
            line,
            if line == 0 {
                column + self.start
            } else {
                column
            },
        )
    }

    fn show_line(
        &self,
        line: usize,
        anchor: Option<(Spot, Spot)>,
        plain: bool,
        out: &mut Vec<Shown>,
    ) {
        let text = &self.lines[line];
        out.push(Shown::Line(text.clone()));
        if plain {
            return;
        }
        let indent = text.chars().take_while(|c| c.is_whitespace()).count();
        let from = match line {
            0 => indent.max(display_width(text, self.start)),
            _ => indent,
        };
        let chars = match line + 1 == self.lines.len() {
            true => self.end,
            false => text.chars().count(),
        };
        let to = display_width(text, chars);
        let column = |(line, at): Spot| (line, display_width(&self.lines[line], at));
        let anchor = anchor.map(|(start, end)| (column(start), column(end)));
        let marks: String = (0..to)
            .map(|at| match anchor {
                _ if at < from => ' ',
                Some((start, end)) if (line, at) < start || (line, at) >= end => '~',
                _ => '^',
            })
            .collect();
        out.push(Shown::Marks(marks));
    }
}

/// Gives the columns that the first characters of a line take on a terminal, where wide ones take two.
fn display_width(line: &str, chars: usize) -> usize {
    if line.is_ascii() {
        return chars;
    }
    let wide = line.chars().take(chars).filter(|c| c.width() == Some(2));
    wide.count() + chars.min(line.chars().count())
}

/// Tells whether a statement only returns or assigns the call that is marked.
fn hides_call(head: &str, tail: &str, callee: &str) -> bool {
    let (whole_head, whole_tail) = (head, tail);
    let tail = tail.trim_start_matches([')', ' ', '\t']);
    let head = head.trim_end_matches(['(', ' ', '\t']);
    // Brackets that only close something show that this is no statement of its own.
    let opened = whole_head[head.len()..].matches('(').count();
    let closed = whole_tail[..whole_tail.len() - tail.len()]
        .matches(')')
        .count();
    if opened != closed || !tail.is_empty() && !tail.starts_with(['#', ';']) {
        return false;
    }
    let returns = head == "return" && is_name(callee);
    let target = head
        .strip_suffix('=')
        .map(|t| t.trim_matches(['(', ')', ' ', '\t']));
    returns || target.is_some_and(|t| t.is_ascii() && is_name(t))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// How tightly an operator binds; the loosest one of an expression is the one that failed.
fn binding(op: &str) -> u8 {
    match op {
        "|" => 1,
        "^" => 2,
        "&" => 3,
        "<<" | ">>" => 4,
        "+" | "-" => 5,
        "**" => 7,
        _ => 6,
    }
}

/// Finds what of an expression is to stand out: an operator, a call's or a subscript's brackets.
fn anchor(segment: &str) -> Option<(usize, usize)> {
    let mut scan = Scan {
        text: segment,
        at: 0,
        depth: 0,
        open: None,
        operator: None,
        operand: false,
    };
    scan.run()?;
    if let Some((from, to, _)) = scan.operator {
        return Some((from, to));
    }
    let (from, to) = scan.open?;
    (from > 0 && to == segment.len()).then_some((from, to))
}

/// A walk over an expression, outside of brackets and strings.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// The last bracket pair at the top that follows an operand.
    open: Option<(usize, usize)>,
    operator: Option<(usize, usize, u8)>,
    /// What came last can be an operator's left side.
    operand: bool,
}

impl Scan<'_> {
    /// Walks to the end; `None` for what is no call, subscript or arithmetic at its top.
    fn run(&mut self) -> Option<()> {
        while let Some(c) = self.text[self.at..].chars().next() {
            match c {
                '"' | '\'' => self.skip_string(c)?,
                '#' => self.at += self.text[self.at..].find('\n').unwrap_or(1),
                '\\' => self.at += 1,
                '(' | '[' | '{' => self.open_bracket(c),
                ')' | ']' | '}' => self.close_bracket()?,
                _ if self.depth > 0 => self.at += c.len_utf8(),
                _ if c.is_whitespace() => self.at += c.len_utf8(),
                _ if c.is_alphanumeric() || c == '_' || c == '.' => self.word()?,
                _ => self.sign()?,
            }
        }
        (self.depth == 0).then_some(())
    }

    fn skip_string(&mut self, quote: char) -> Option<()> {
        let rest = &self.text[self.at..];
        let triple: String = std::iter::repeat_n(quote, 3).collect();
        let (mark, from) = if rest.starts_with(&triple) {
            (triple, 3)
        } else {
            (quote.to_string(), 1)
        };
        let mut skip = false;
        for (i, c) in rest[from..].char_indices() {
            if skip {
                skip = false;
            } else if c == '\\' {
                skip = true;
            } else if rest[from + i..].starts_with(&mark) {
                self.at += from + i + mark.len();
                self.operand = true;
                return Some(());
            }
        }
        None
    }

    fn open_bracket(&mut self, c: char) {
        if self.depth == 0 {
            self.open = (self.operand && c != '{').then_some((self.at, 0));
        }
        self.depth += 1;
        self.at += 1;
    }

    fn close_bracket(&mut self) -> Option<()> {
        self.depth = self.depth.checked_sub(1)?;
        self.at += 1;
        if self.depth == 0 {
            if let Some((from, _)) = self.open {
                self.open = Some((from, self.at));
            }
            self.operand = true;
        }
        Some(())
    }

    fn word(&mut self) -> Option<()> {
        let rest = &self.text[self.at..];
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
            .unwrap_or(rest.len());
        let word = &rest[..end];
        if matches!(
            word,
            "and"
                | "or"
                | "not"
                | "in"
                | "is"
                | "if"
                | "else"
                | "lambda"
                | "await"
                | "yield"
                | "for"
                | "raise"
                | "del"
                | "assert"
                | "return"
                | "except"
        ) || (self.operand && !word.starts_with('.'))
        {
            return None;
        }
        self.at += end;
        self.operand = true;
        self.open = None;
        Some(())
    }

    fn sign(&mut self) -> Option<()> {
        let rest = &self.text[self.at..];
        let two = ["**", "//", "<<", ">>"]
            .into_iter()
            .find(|op| rest.starts_with(op));
        let op = two.or_else(|| {
            let one = rest.get(..1)?;
            "+-*/%@&|^".contains(one).then_some(one)
        });
        // A sign before an operand belongs to it; comparisons, assignments and the like mark nothing.
        let unary = !self.operand && matches!(rest.as_bytes().first(), Some(b'-' | b'+' | b'~'));
        match op {
            _ if unary => self.at += 1,
            Some(op) if self.operand => {
                let binds = binding(op);
                let loosest = self
                    .operator
                    .is_none_or(|(_, _, b)| binds < b || (binds == b && binds != 7));
                if loosest {
                    self.operator = Some((self.at, self.at + op.len(), binds));
                }
                self.at += op.len();
                self.operand = false;
            }
            _ => return None,
        }
        self.open = None;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(line: &str, part: &str) -> Option<String> {
        let start = line.find(part).expect("the part stands in the line") as u32;
        let end = start + part.len() as u32;
        let file = SourceFile::new("test", line);
        let excerpt = Excerpt::of(&file, Span { start, end }, &file).expect("there is a line");
        excerpt.shown().into_iter().find_map(|shown| match shown {
            Shown::Marks(marks) => Some(marks),
            Shown::Line(_) => None,
        })
    }

    #[test]
    fn marks_show_what_failed() {
        assert_eq!(marked("    f()", "f()").as_deref(), Some("~^^"));
        assert_eq!(marked("x = 1 / 0", "1 / 0").as_deref(), Some("    ~~^~~"));
        assert_eq!(
            marked("print(d['k'])", "d['k']").as_deref(),
            Some("      ~^^^^^")
        );
        assert_eq!(
            marked("a + b * c", "a + b * c").as_deref(),
            Some("~~^~~~~~~")
        );
        assert_eq!(marked("return f(1)", "f(1)"), None);
        assert_eq!(marked("x = o.f(1)", "o.f(1)"), None);
        assert_eq!(marked("raise ValueError(1)", "raise ValueError(1)"), None);
        assert_eq!(
            marked("print(missing)", "missing").as_deref(),
            Some("      ^^^^^^^")
        );
    }
}
