//! An uncaught exception and the frames it passed, handed over as plain data and shown as CPython shows it.
//!
//! Knows nothing of values: `vm/uncaught.rs` reads the exception, this file lays out the text. The last line is
//! always CPython's `Class: message`.

use super::Look;
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// One frame an exception passed through.
#[derive(Clone)]
pub struct Place {
    pub file: Arc<SourceFile>,
    pub span: Span,
    pub function: String,
}

/// Where a syntax error stands in text that was compiled.
#[derive(Clone, Default)]
pub struct SyntaxPlace {
    pub file: String,
    pub line: i64,
    /// The text of the line, if known.
    pub text: Option<String>,
    /// Columns from 1; the end is behind the marked text.
    pub start: i64,
    pub end: i64,
}

/// How an exception came to be raised while another was handled.
#[derive(Clone)]
pub enum Before {
    None,
    Cause(Box<Report>),
    Context(Box<Report>),
}

/// An exception to be shown.
#[derive(Clone)]
pub struct Report {
    /// The class as the last line names it.
    pub class: String,
    pub message: String,
    /// Outermost first.
    pub frames: Vec<Place>,
    pub notes: Vec<String>,
    pub before: Before,
    /// The exceptions of a group; `None` for what is no group.
    pub members: Option<Vec<Report>>,
    pub syntax: Option<SyntaxPlace>,
}

/// How many exceptions of a group are shown, and how deep groups are followed.
const WIDTH: usize = 15;
const DEPTH: usize = 10;
/// How often the same line is shown before repetitions are only counted.
const REPEATS: usize = 3;

/// Renders an exception with everything that led to it.
pub fn render(report: &Report, look: Look) -> String {
    let mut page = Page {
        out: String::new(),
        depth: 0,
        close: false,
        look,
    };
    page.report(report, true);
    page.out
}

/// Renders only the last lines: class, message and notes.
pub fn render_only(report: &Report) -> String {
    let mut page = Page {
        out: String::new(),
        depth: 0,
        close: false,
        look: Look::plain(),
    };
    page.last_lines(report, true);
    page.out
}

/// Renders frames alone, as `traceback.format_tb` does.
pub fn render_frames(frames: &[Place]) -> Vec<String> {
    frames
        .iter()
        .map(|place| {
            let mut page = Page {
                out: String::new(),
                depth: 0,
                close: false,
                look: Look::plain(),
            };
            page.place(place);
            page.out
        })
        .collect()
}

struct Page {
    out: String,
    /// How deep in groups; 0 outside.
    depth: usize,
    /// The frame around a group's members is still to be closed.
    close: bool,
    look: Look,
}

impl Page {
    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    /// Adds text, every line with the margin of the group it stands in.
    fn emit(&mut self, text: &str, margin: char) {
        let indent = self.indent();
        for line in text.split_inclusive('\n') {
            if self.depth > 0 {
                self.out.push_str(&indent);
                self.out.push(margin);
                self.out.push(' ');
            }
            self.out.push_str(line);
        }
    }

    fn paint(&self, text: &str, code: &str) -> String {
        if self.look.color {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }

    fn report(&mut self, report: &Report, chain: bool) {
        if chain {
            self.before(&report.before);
        }
        match &report.members {
            None => {
                if !report.frames.is_empty() {
                    self.emit("Traceback (most recent call last):\n", '|');
                    self.frames(&report.frames);
                }
                self.last_lines(report, true);
            }
            Some(members) => self.group(report, members),
        }
    }

    fn before(&mut self, before: &Before) {
        let (earlier, words) = match before {
            Before::None => return,
            Before::Cause(r) => (
                r,
                "The above exception was the direct cause of the following exception:",
            ),
            Before::Context(r) => (
                r,
                "During handling of the above exception, another exception occurred:",
            ),
        };
        self.report(earlier, true);
        self.emit(&format!("\n{words}\n\n"), '|');
    }

    fn group(&mut self, report: &Report, members: &[Report]) {
        if self.depth > DEPTH {
            self.emit(&format!("... (max_group_depth is {DEPTH})\n"), '|');
            return;
        }
        let top = self.depth == 0;
        if top {
            self.depth = 1;
        }
        if !report.frames.is_empty() {
            let margin = if top { '+' } else { '|' };
            self.emit(
                "Exception Group Traceback (most recent call last):\n",
                margin,
            );
            self.frames(&report.frames);
        }
        self.last_lines(report, true);
        self.close = false;
        let shown = members.len().min(WIDTH + 1);
        for (i, member) in members.iter().take(shown).enumerate() {
            let last = i + 1 == shown;
            if last {
                // A group inside may close the frame for both.
                self.close = true;
            }
            let label = if i < WIDTH {
                (i + 1).to_string()
            } else {
                "...".into()
            };
            let lead = if i == 0 { "+-" } else { "  " };
            let indent = self.indent();
            let line = format!("{indent}{lead}+---------------- {label} ----------------\n");
            self.out.push_str(&line);
            self.depth += 1;
            if i < WIDTH {
                self.report(member, true);
            } else {
                let more = members.len() - WIDTH;
                let s = if more == 1 { "" } else { "s" };
                self.emit(&format!("and {more} more exception{s}\n"), '|');
            }
            if last && self.close {
                let indent = self.indent();
                self.out
                    .push_str(&format!("{indent}+------------------------------------\n"));
                self.close = false;
            }
            self.depth -= 1;
        }
        if top {
            self.depth = 0;
        }
    }

    fn frames(&mut self, frames: &[Place]) {
        let mut repeated = 0;
        let mut last: Option<(&str, u32, &str)> = None;
        for place in frames {
            let line = place.file.line(place.span.start);
            let key = (place.file.name(), line, place.function.as_str());
            if last == Some(key) {
                repeated += 1;
            } else {
                self.repetitions(repeated);
                last = Some(key);
                repeated = 1;
            }
            if repeated <= REPEATS {
                self.place(place);
            }
        }
        self.repetitions(repeated);
    }

    fn repetitions(&mut self, repeated: usize) {
        if repeated > REPEATS {
            let more = repeated - REPEATS;
            let s = if more == 1 { "" } else { "s" };
            self.emit(
                &format!("  [Previous line repeated {more} more time{s}]\n"),
                '|',
            );
        }
    }

    fn place(&mut self, place: &Place) {
        let file = &place.file;
        let line = file.line(place.span.start);
        let (name, function) = (file.name(), &place.function);
        let (name, function) = (self.paint(name, "35"), self.paint(function, "35"));
        self.emit(
            &format!("  File \"{name}\", line {line}, in {function}\n"),
            '|',
        );
        let text = file.line_text(line).trim_end_matches(['\n', '\r']);
        let code = text.trim();
        if code.is_empty() {
            return;
        }
        self.emit(&format!("    {code}\n"), '|');
        if let Some(marks) = marks(text, file.line_start(line), place.span) {
            let marks = self.paint(&marks, "1;31");
            self.emit(&format!("    {marks}\n"), '|');
        }
    }

    fn last_lines(&mut self, report: &Report, notes: bool) {
        if let Some(place) = &report.syntax {
            self.syntax_place(place);
        }
        let class = self.paint(&report.class, "1;35");
        let line = match report.message.as_str() {
            "" => format!("{class}\n"),
            message => format!("{class}: {}\n", self.paint(message, "35")),
        };
        self.emit(&line, '|');
        if notes {
            for note in &report.notes {
                for line in note.split('\n') {
                    self.emit(&format!("{line}\n"), '|');
                }
            }
        }
    }

    fn syntax_place(&mut self, place: &SyntaxPlace) {
        self.emit(
            &format!("  File \"{}\", line {}\n", place.file, place.line),
            '|',
        );
        let Some(text) = &place.text else { return };
        let text = text.trim_end();
        let code = text.trim_start();
        if code.is_empty() {
            return;
        }
        self.emit(&format!("    {code}\n"), '|');
        let cut = text.chars().count() - code.chars().count();
        let start = usize::try_from(place.start - 1)
            .unwrap_or(0)
            .saturating_sub(cut);
        let end = usize::try_from(place.end - 1)
            .unwrap_or(0)
            .saturating_sub(cut)
            .max(start + 1);
        let line = format!("    {}{}\n", " ".repeat(start), "^".repeat(end - start));
        self.emit(&line, '|');
    }
}

/// Draws the marks under the part of a line that was running; `None` if they would say nothing.
fn marks(line: &str, line_start: u32, span: Span) -> Option<String> {
    let indent = line.len() - line.trim_start().len();
    let whole = line.trim_end().len();
    let start = (span.start.checked_sub(line_start)? as usize).clamp(indent, whole);
    let end = (span.end.checked_sub(line_start)? as usize).clamp(start, whole);
    let segment = line.get(start..end).filter(|s| !s.is_empty())?;
    let anchor = anchor(segment);
    let (head, tail) = (line.get(indent..start)?, line.get(end..whole)?);
    if hides_call(head, tail, segment) || (anchor.is_none() && head.is_empty() && tail.is_empty()) {
        return None;
    }
    let (from, to) = anchor.unwrap_or((0, segment.len()));
    let mut out = " ".repeat(head.chars().count());
    for (at, _) in segment.char_indices() {
        out.push(if at >= from && at < to { '^' } else { '~' });
    }
    Some(out)
}

/// Tells whether a line only returns or assigns the call that is marked.
fn hides_call(head: &str, tail: &str, segment: &str) -> bool {
    if !tail.is_empty() || !segment.ends_with(')') || anchor(segment).is_none() {
        return false;
    }
    let head = head.trim_end();
    let returns = head == "return" && segment.split('(').next().is_some_and(is_name);
    let assigns = head.strip_suffix('=').is_some_and(|target| {
        !target.is_empty()
            && !target.ends_with([
                '=', '!', '<', '>', '+', '-', '*', '/', '%', '&', '|', '^', '@', ':',
            ])
            && !target.contains(['(', '"', '\''])
    });
    returns || assigns
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
        marks(
            line,
            0,
            Span {
                start,
                end: start + part.len() as u32,
            },
        )
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
