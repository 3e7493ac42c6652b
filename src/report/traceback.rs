//! An uncaught exception and the frames it passed, handed over as plain data and shown as CPython shows it.
//!
//! Knows nothing of values: `vm/uncaught.rs` reads the exception, this file lays out the text. The last line is
//! always CPython's `Class: message`.

use super::Look;
use super::excerpt::{Excerpt, Shown};
use crate::source::{SourceFile, Span};
use std::collections::HashMap;
use std::sync::Arc;

/// One frame an exception passed through.
#[derive(Clone)]
pub struct Place {
    pub file: Arc<SourceFile>,
    pub span: Span,
    pub function: String,
    /// The lines that a script gave for the file, where it has none itself: in `linecache`, or by a loader.
    pub given: Option<Arc<SourceFile>>,
}

/// Where a syntax error stands in text that was compiled, as the exception says it.
#[derive(Clone, Default)]
pub struct SyntaxPlace {
    pub file: String,
    /// The number of the line.
    pub line: Option<String>,
    /// The text of the line, if known.
    pub text: Option<String>,
    /// Columns from 1; the end is behind the marked text.
    pub offset: Option<i64>,
    pub end_offset: Option<i64>,
    /// It ends on the line it begins on.
    pub same_line: bool,
}

/// What led to an exception: the number of the other one in its report.
#[derive(Clone, Copy)]
pub enum Before {
    None,
    Cause(usize),
    Context(usize),
}

/// An exception to be shown, as one of a report.
#[derive(Clone)]
pub struct Entry {
    /// The class as the last line names it.
    pub class: String,
    pub message: String,
    /// Outermost first.
    pub frames: Vec<Place>,
    pub notes: Vec<String>,
    pub before: Before,
    /// The exceptions of a group, by their numbers; `None` for what is no group.
    pub members: Option<Vec<usize>>,
    pub syntax: Option<SyntaxPlace>,
}

/// An exception with everything that led to it and is in it, however deep; the first is the one to be shown.
pub struct Report {
    pub entries: Vec<Entry>,
}

/// How many exceptions of a group are shown, and how deep groups are followed.
const WIDTH: usize = 15;
const DEPTH: usize = 10;
const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";
/// How often the same line is shown before repetitions are only counted.
const REPEATS: usize = 3;

/// Renders an exception with everything that led to it.
pub fn render(report: &Report, look: Look) -> String {
    let mut page = Page {
        entries: &report.entries,
        out: String::new(),
        depth: 0,
        close: false,
        look,
        on_disk: HashMap::new(),
    };
    page.chain(0);
    page.out
}

struct Page<'r> {
    entries: &'r [Entry],
    out: String,
    /// How deep in groups; 0 outside.
    depth: usize,
    /// The frame around a group's members is still to be closed.
    close: bool,
    look: Look,
    /// The files that scripts named for what they compiled, as far as they were looked for.
    on_disk: HashMap<String, Option<Arc<SourceFile>>>,
}

impl<'r> Page<'r> {
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

    /// Shows an exception after what led to it, the earliest first.
    fn chain(&mut self, last: usize) {
        let mut chain = Vec::new();
        let mut at = last;
        loop {
            let before = self.entries[at].before;
            chain.push((at, before));
            match before {
                Before::None => break,
                Before::Cause(earlier) | Before::Context(earlier) => at = earlier,
            }
        }
        for (at, before) in chain.into_iter().rev() {
            let words = match before {
                Before::None => "",
                Before::Cause(_) => CAUSE,
                Before::Context(_) => CONTEXT,
            };
            self.emit(words, '|');
            let entry = &self.entries[at];
            match &entry.members {
                None => {
                    if !entry.frames.is_empty() {
                        self.emit("Traceback (most recent call last):\n", '|');
                        self.frames(&entry.frames);
                    }
                    self.last_lines(entry);
                }
                Some(members) => self.group(entry, members),
            }
        }
    }

    fn group(&mut self, entry: &Entry, members: &[usize]) {
        if self.depth > DEPTH {
            self.emit(&format!("... (max_group_depth is {DEPTH})\n"), '|');
            return;
        }
        let top = self.depth == 0;
        if top {
            self.depth = 1;
        }
        if !entry.frames.is_empty() {
            let margin = if top { '+' } else { '|' };
            self.emit(
                "Exception Group Traceback (most recent call last):\n",
                margin,
            );
            self.frames(&entry.frames);
        }
        self.last_lines(entry);
        self.close = false;
        let shown = members.len().min(WIDTH + 1);
        for (i, &member) in members.iter().take(shown).enumerate() {
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
                self.chain(member);
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
            let line = place.file.line_of(place.span);
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
        let line = file.line_of(place.span);
        let (name, function) = (file.path(), &place.function);
        let (name, function) = (self.paint(&name, "35"), self.paint(function, "35"));
        self.emit(
            &format!("  File \"{name}\", line {line}, in {function}\n"),
            '|',
        );
        let there = match file.is_listed() {
            true => None,
            false => {
                let given = place.given.clone();
                match given.or_else(|| self.on_disk(file.name())) {
                    Some(there) => Some(there),
                    None => return,
                }
            }
        };
        let shown = there.as_deref().unwrap_or(file);
        if place.span.is_empty() || file.extent(place.span).columns.is_none() {
            let text = shown.line_text(line).trim();
            if !text.is_empty() {
                self.emit(&format!("    {text}\n"), '|');
            }
            return;
        }
        let Some(excerpt) = Excerpt::of(file, place.span, shown) else {
            return;
        };
        for shown in excerpt.shown() {
            match shown {
                Shown::Line(text) => self.emit(&format!("    {text}\n"), '|'),
                Shown::Marks(marks) => {
                    let marks = self.paint(&marks, "1;31");
                    self.emit(&format!("    {marks}\n"), '|');
                }
            }
        }
    }

    /// Gives the file that a script named for what it compiled, if there is one.
    fn on_disk(&mut self, name: &str) -> Option<Arc<SourceFile>> {
        let read = || {
            let is_file = std::fs::metadata(name).is_ok_and(|m| m.is_file());
            let bytes = is_file.then(|| std::fs::read(name).ok()).flatten()?;
            SourceFile::from_bytes(name, bytes).ok().map(Arc::new)
        };
        let found = self.on_disk.entry(name.to_owned()).or_insert_with(read);
        found.clone()
    }

    fn last_lines(&mut self, entry: &Entry) {
        if let Some(place) = &entry.syntax {
            for part in syntax_place(place) {
                self.emit(&part, '|');
            }
        }
        let class = self.paint(&entry.class, "1;35");
        let line = match entry.message.as_str() {
            "" => format!("{class}\n"),
            message => format!("{class}: {}\n", self.paint(message, "35")),
        };
        self.emit(&line, '|');
        for note in &entry.notes {
            for line in note.split('\n') {
                self.emit(&format!("{line}\n"), '|');
            }
        }
    }
}

/// More marks than this are not shown, whatever the exception says.
const MOST_MARKS: i64 = 1 << 16;

/// Gives the parts that tell where a syntax error stands: the place, the line, the mark below it.
pub fn syntax_place(place: &SyntaxPlace) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(line) = &place.line {
        parts.push(format!("  File \"{}\", line {line}\n", place.file));
    }
    let Some(text) = &place.text else {
        return parts;
    };
    let line = text.trim_end_matches('\n');
    let code = line.trim_start_matches([' ', '\n', '\x0c']);
    parts.push(format!("    {code}\n"));
    let Some(offset) = place.offset else {
        return parts;
    };
    let count = |s: &str| s.chars().count() as i64;
    let (size, cut) = (count(line), count(line) - count(code));
    let clip = |at: i64| match !text.is_empty() && at > count(text) {
        true => size + 1,
        false => at,
    };
    let end = match (place.same_line, place.end_offset) {
        (false, _) => size + 1,
        (true, None | Some(0)) => offset,
        (true, Some(end)) => end,
    };
    let (start, mut end) = (clip(offset), clip(end));
    if start >= end || end < 0 {
        end = start.saturating_add(1);
    }
    let Ok(column) = usize::try_from(start.saturating_sub(1 + cut)) else {
        return parts;
    };
    // Tabs and the like are kept, so that the mark stands below what it marks.
    let before: String = code
        .chars()
        .take(column)
        .map(|c| if c.is_whitespace() { c } else { ' ' })
        .collect();
    let marks = end.saturating_sub(start).clamp(0, MOST_MARKS);
    let marks = "^".repeat(marks as usize);
    parts.push(format!("    {before}{marks}\n"));
    parts
}
