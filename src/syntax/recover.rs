//! Parsing statement by statement, and going on after a failure.
//!
//! The tokens are cut into the statements of the top level, and each is parsed on its own. Where one fails,
//! `explain.rs` words the problem, the line at fault is replaced by one that fits its surroundings, and the
//! statement is parsed again; so one run finds several problems. A replaced line never reaches a tree that
//! is given out: any problem at all means that there is no tree.

use super::actions::Build;
use super::ast::*;
use super::explain;
use super::grammar::ChunkParser;
use super::layout::{Layout, Word, layout};
use super::second::{self, Start};
use super::token::Token;
use crate::diag::{Class, Diag};
use crate::source::{SourceFile, Span};
use lalrpop_util::ParseError;
use std::cell::Cell;

/// What the text typed at a prompt amounts to.
pub enum Input {
    /// It can run as it stands.
    Complete,
    /// More lines may follow, or must.
    Incomplete,
    /// It has errors, which the parse of the whole will tell.
    Bad,
}

/// How many problems of one source are told.
const MAX_PROBLEMS: usize = 10;

/// Parses a whole source; see `syntax::parse`.
pub fn parse(file: &SourceFile) -> Result<Module, Vec<Diag>> {
    let layout = layout(file);
    let mut session = Session::new(file, &layout);
    let unreadable = layout.diags.iter().map(|d| d.span.start).min();
    let (mut bad, mut last) = (None, 0);
    for chunk in chunks(&layout.words) {
        if session.problems.len() >= MAX_PROBLEMS {
            break;
        }
        let start = chunk.first().map_or(0, |w| w.start);
        // What cannot be read is in this statement or before the next.
        if unreadable.is_none_or(|at| start <= at) && bad.is_none() {
            last = start;
        }
        session.chunk(chunk);
        if !session.problems.is_empty() {
            bad.get_or_insert(start);
        }
    }
    let from = bad.unwrap_or(last).min(last) as usize;
    session
        .finish(layout)
        .map_err(|problems| told(file, line_of_statement(file, from), problems))
}

/// Gives where the line begins that a statement stands on, with those that a backslash joins to it.
fn line_of_statement(file: &SourceFile, start: usize) -> u32 {
    let mut before = file.text().get(..start).unwrap_or("");
    loop {
        before = &before[..before.rfind('\n').map_or(0, |n| n + 1)];
        match before.strip_suffix("\\\n") {
            Some(joined) => before = joined,
            None => return before.len() as u32,
        }
    }
}

/// Puts what CPython tells of a text before the problems on other lines: a bracket that closes nothing is told before what is
/// wrong above it.
fn told(file: &SourceFile, from: u32, mut problems: Vec<Diag>) -> Vec<Diag> {
    if problems.iter().any(|d| d.class == Class::RecursionError) {
        return problems;
    }
    if let Some(mut first) = second::problem(file, Start::File(from)) {
        let line = |diag: &Diag| file.line(diag.span.start);
        let same = problems
            .iter()
            .find(|d| d.message == first.message && line(d) == line(&first));
        first.help = same.and_then(|d| d.help.clone());
        problems.retain(|d| line(d) > line(&first) || file.line(d.span.end) < line(&first));
        problems.insert(0, first);
        problems.truncate(MAX_PROBLEMS);
    }
    problems
}

/// Tells whether a token assigns: `=` and `+=` and the like.
pub fn assigns(token: Token) -> bool {
    matches!(
        token,
        Token::Equal
            | Token::PlusEqual
            | Token::MinusEqual
            | Token::StarEqual
            | Token::SlashEqual
            | Token::DoubleSlashEqual
            | Token::PercentEqual
            | Token::AtEqual
            | Token::AmpersandEqual
            | Token::BarEqual
            | Token::CaretEqual
            | Token::LeftShiftEqual
            | Token::RightShiftEqual
            | Token::DoubleStarEqual
    )
}

/// Parses what was typed so far; see `syntax::parse_interactive`.
pub fn parse_interactive(file: &SourceFile) -> Input {
    let layout = layout(file);
    if layout.unfinished && layout.diags.len() <= 1 {
        return Input::Incomplete;
    }
    let chunks = chunks(&layout.words);
    if layout.diags.is_empty()
        && let Some(last) = chunks.last()
        && may_go_on(file, last)
    {
        return Input::Incomplete;
    }
    let mut session = Session::new(file, &layout);
    for chunk in chunks {
        session.chunk(chunk);
    }
    match session.finish(layout) {
        Ok(_) => Input::Complete,
        Err(_) => Input::Bad,
    }
}

/// Tells whether the last statement lacks its end, or is a block that no blank line has ended yet.
fn may_go_on(file: &SourceFile, chunk: &[Word]) -> bool {
    let mut build = Build {
        file,
        diags: Vec::new(),
        cautions: Vec::new(),
    };
    if let Err(failure) = attempt(&mut build, chunk) {
        let rest = chunk.get(failure.index..).unwrap_or_default();
        return rest.iter().all(|w| w.token == Token::Dedent);
    }
    let block = chunk.first().is_some_and(|w| {
        matches!(
            w.token,
            Token::If
                | Token::While
                | Token::For
                | Token::With
                | Token::Try
                | Token::Def
                | Token::Class
                | Token::Async
                | Token::Match
                | Token::At
        )
    });
    let text = file.text().strip_suffix('\n').unwrap_or(file.text());
    let last_line = text.rsplit('\n').next().unwrap_or("");
    block && !last_line.trim().is_empty()
}

/// Cuts tokens into the statements of the top level.
fn chunks(words: &[Word]) -> Vec<&[Word]> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (0, 0usize);
    let mut line_start = true;
    let mut decorator = false;
    for (index, word) in words.iter().enumerate() {
        match word.token {
            Token::Indent => depth += 1,
            Token::Dedent => depth = depth.saturating_sub(1),
            Token::Newline => line_start = true,
            token => {
                let continues = matches!(
                    token,
                    Token::Elif | Token::Else | Token::Except | Token::ExceptStar | Token::Finally
                );
                if line_start && depth == 0 {
                    if index > start && !continues && !decorator {
                        found.extend(words.get(start..index));
                        start = index;
                    }
                    decorator = token == Token::At;
                }
                line_start = false;
            }
        }
    }
    if start < words.len() {
        found.extend(words.get(start..));
    }
    found
}

/// Where the grammar had no use for a token, and for which it would have had one.
pub struct Failure {
    /// The index of the token; the chunk's length at its end.
    pub index: usize,
    pub expected: Vec<String>,
}

/// Parses one chunk; the diags of the actions are in `build`.
fn attempt(build: &mut Build, words: &[Word]) -> Result<Block, Failure> {
    let taken = Cell::new(0usize);
    let tokens = words.iter().map(|w| {
        taken.set(taken.get() + 1);
        Ok((w.start, w.token, w.end))
    });
    ChunkParser::new()
        .parse(build, tokens)
        .map_err(|error| match error {
            ParseError::UnrecognizedToken { expected, .. } => Failure {
                index: taken.get().saturating_sub(1),
                expected,
            },
            ParseError::UnrecognizedEof { expected, .. } => Failure {
                index: words.len(),
                expected,
            },
            ParseError::InvalidToken { .. }
            | ParseError::ExtraToken { .. }
            | ParseError::User { .. } => Failure {
                index: taken.get().saturating_sub(1),
                expected: Vec::new(),
            },
        })
}

struct Session<'s> {
    file: &'s SourceFile,
    unclosed: Option<Span>,
    body: Block,
    problems: Vec<Diag>,
    cautions: Vec<Diag>,
}

impl<'s> Session<'s> {
    fn new(file: &'s SourceFile, layout: &Layout) -> Session<'s> {
        Session {
            file,
            unclosed: layout.unclosed,
            body: Vec::new(),
            problems: Vec::new(),
            cautions: Vec::new(),
        }
    }

    fn chunk(&mut self, words: &[Word]) {
        let mut build = Build {
            file: self.file,
            diags: Vec::new(),
            cautions: Vec::new(),
        };
        match attempt(&mut build, words) {
            Ok(mut body) => self.body.append(&mut body),
            Err(failure) => {
                let said = std::mem::take(&mut build.diags);
                build.diags = self.go_on(words.to_vec(), failure, said);
            }
        }
        self.problems.append(&mut build.diags);
        self.cautions.append(&mut build.cautions);
    }

    /// Mends and parses again until nothing new is found; gives what the actions said in the last try.
    ///
    /// What the actions have `said` about the line that fails is told instead of the failure.
    fn go_on(
        &mut self,
        mut words: Vec<Word>,
        mut failure: Failure,
        mut said: Vec<Diag>,
    ) -> Vec<Diag> {
        let mut furthest = None;
        loop {
            let place = words.get(failure.index).map_or(u32::MAX, |w| w.start);
            if furthest.is_some_and(|last| place <= last) || self.problems.len() >= MAX_PROBLEMS {
                return Vec::new();
            }
            furthest = Some(place);
            let (start, _) = line_around(&words, failure.index);
            let line = words.get(start).map_or(0, |w| w.start);
            said.retain(|d| d.span.start >= line);
            if said.is_empty() {
                self.report(&words, &failure);
            }
            self.problems.append(&mut said);
            if !mend(&mut words, &failure) {
                return Vec::new();
            }
            let mut build = Build {
                file: self.file,
                diags: Vec::new(),
                cautions: Vec::new(),
            };
            match attempt(&mut build, &words) {
                Ok(_) => return build.diags,
                Err(next) => (failure, said) = (next, build.diags),
            }
        }
    }

    fn report(&mut self, words: &[Word], failure: &Failure) {
        let at = words.get(failure.index).or(words.last());
        // About an unreadable word, and about what follows an open bracket, a diag exists already.
        if at.is_some_and(|w| w.token == Token::Error) {
            return;
        }
        let mut diag = explain::explain(self.file, words, failure);
        // The end of the text is shown where there is text.
        let size = self.file.text().trim_end().len() as u32;
        if diag.span.start > size {
            diag.span = Span::at(size);
        }
        if let Some(open) = self.unclosed
            && open.start < diag.span.end
        {
            return;
        }
        self.problems.push(diag);
    }

    fn finish(self, layout: Layout) -> Result<Module, Vec<Diag>> {
        let mut problems = layout.diags;
        problems.extend(self.problems);
        if problems.is_empty() {
            let span = Span::new(0, self.file.text().len() as u32);
            return Ok(Module {
                body: self.body,
                span,
                cautions: self.cautions,
            });
        }
        problems.sort_by_key(|d| d.span.start);
        problems.dedup_by(|a, b| a.span == b.span && a.message == b.message);
        problems.truncate(MAX_PROBLEMS);
        Err(problems)
    }
}

/// The indices of the line that holds a token: its first word and its NEWLINE.
pub fn line_around(words: &[Word], index: usize) -> (usize, usize) {
    let ends = |w: &Word| matches!(w.token, Token::Newline | Token::Indent | Token::Dedent);
    let index = index.min(words.len());
    let start = words[..index].iter().rposition(ends).map_or(0, |at| at + 1);
    let end = words[index..]
        .iter()
        .position(|w| w.token == Token::Newline);
    (start, end.map_or(words.len(), |at| index + at))
}

/// Replaces the line at fault by one that fits there; false if nothing would.
fn mend(words: &mut Vec<Word>, failure: &Failure) -> bool {
    let expects = |what: &str| failure.expected.iter().any(|e| e == what);
    let index = failure.index;
    let at = words.get(index).or(words.last()).map_or(0, |w| w.start);
    let made = |tokens: &[Token]| -> Vec<Word> {
        tokens
            .iter()
            .map(|token| Word {
                token: *token,
                start: at,
                end: at,
            })
            .collect()
    };
    if expects("INDENT") {
        let (header, _) = line_around(words, index.saturating_sub(1));
        if words.get(header).is_some_and(|w| w.token == Token::Match) {
            return false;
        }
        let block = made(&[Token::Indent, Token::Pass, Token::Newline, Token::Dedent]);
        words.splice(index..index, block);
        return true;
    }
    if expects("\"except\"") && expects("\"finally\"") && !expects("NAME") {
        let block = made(&[Token::Finally, Token::Colon, Token::Pass, Token::Newline]);
        words.splice(index..index, block);
        return true;
    }
    let Some(word) = words.get(index) else {
        return false;
    };
    match word.token {
        Token::Indent => return drop_indent(words, index),
        Token::Dedent => return false,
        _ => {}
    }
    let (start, end) = line_around(words, index);
    let Some(first) = words.get(start) else {
        return false;
    };
    let opens = words.get(end + 1).is_some_and(|w| w.token == Token::Indent);
    let misplaced = start == index;
    let handled = words
        .get(end + 1)
        .is_some_and(|w| matches!(w.token, Token::Except | Token::ExceptStar | Token::Finally));
    // The cases of a match that was not seen as one would all be problems.
    if opens && first.token == Token::Name {
        return false;
    }
    let header: &[Token] = match first.token {
        Token::Elif if !misplaced => &[Token::Elif, Token::True, Token::Colon],
        Token::Else if !misplaced => &[Token::Else, Token::Colon],
        Token::Except if !misplaced => &[Token::Except, Token::Name, Token::Colon],
        Token::ExceptStar if !misplaced => &[Token::ExceptStar, Token::Name, Token::Colon],
        Token::Finally if !misplaced => &[Token::Finally, Token::Colon],
        Token::Case if !misplaced => &[Token::Case, Token::Name, Token::Colon],
        Token::Try if opens || handled => &[Token::Try, Token::Colon],
        Token::Match => &[Token::Match, Token::Name, Token::Colon],
        Token::At => &[Token::At, Token::Name],
        _ if opens => &[Token::If, Token::True, Token::Colon],
        _ => &[],
    };
    let mut line = made(header);
    if !opens && header.last().is_none_or(|t| *t == Token::Colon) {
        line.extend(made(&[Token::Pass]));
    }
    words.splice(start..end, line);
    true
}

/// Takes out an INDENT that opens nothing, and its DEDENT.
fn drop_indent(words: &mut Vec<Word>, index: usize) -> bool {
    let mut depth = 0usize;
    for at in index..words.len() {
        match words[at].token {
            Token::Indent => depth += 1,
            Token::Dedent => {
                depth -= 1;
                if depth == 0 {
                    words.remove(at);
                    words.remove(index);
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        match parse(&SourceFile::new("t", text)) {
            Ok(_) => Vec::new(),
            Err(diags) => diags
                .into_iter()
                .map(|d| format!("{}: {}", d.class.name(), d.message))
                .collect(),
        }
    }

    #[test]
    fn several_problems() {
        let text = "x = = 1\ndef f():\n    y = 2 2\n    return\nif a\n    b\nelse\n    c\nz = )\n";
        assert_eq!(
            problems(text),
            [
                "SyntaxError: unmatched ')'",
                "SyntaxError: invalid syntax",
                "SyntaxError: invalid syntax",
                "SyntaxError: expected ':'",
                "SyntaxError: expected ':'",
            ]
        );
        assert_eq!(
            problems("  x = 1\ny = 2\n"),
            ["IndentationError: unexpected indent"]
        );
        assert_eq!(
            problems("if a:\nb\n"),
            ["IndentationError: expected an indented block after 'if' statement on line 1"]
        );
        assert_eq!(
            problems("try:\n  a\nb\n"),
            ["SyntaxError: expected 'except' or 'finally' block"]
        );
        assert_eq!(problems("f() = 1\ng() = 2\n").len(), 2);
        assert_eq!(
            problems("x = (1,\ny = 2\n"),
            ["SyntaxError: '(' was never closed"]
        );
    }

    #[test]
    fn deep_nesting_is_a_problem_and_no_crash() {
        let run = || {
            let too_deep = ["RecursionError: maximum recursion depth exceeded during compilation"];
            let many = 100_000;
            assert_eq!(problems(&format!("x = {}1", "-".repeat(many))), too_deep);
            assert_eq!(problems(&format!("x = {}1", "not ".repeat(many))), too_deep);
            assert_eq!(
                problems(&format!("x = {}1", "lambda: ".repeat(many))),
                too_deep
            );
            assert_eq!(problems(&format!("x = a{}", ".b".repeat(many))), too_deep);
            assert_eq!(problems(&format!("x = a{}", "()".repeat(many))), too_deep);
            assert_eq!(problems(&format!("x = 1{}", "+1".repeat(many))), too_deep);
            assert_eq!(problems(&format!("x = 1{}", "**1".repeat(many))), too_deep);
            assert_eq!(
                problems(&format!("x = 1{}", " if 1 else 1".repeat(many))),
                too_deep
            );
            assert_eq!(problems(&format!("x = 1{}", " or 1".repeat(many))), [""; 0]);
            assert_eq!(problems(&format!("x = 1{}", " < 1".repeat(many))), [""; 0]);
            assert_eq!(problems(&format!("x = 1{}", "+1".repeat(3000))), [""; 0]);
            assert_eq!(
                problems(&format!("if a: pass\n{}", "elif a: pass\n".repeat(many))),
                [""; 0]
            );
            let nested = format!("{}1{}", "(".repeat(90), ")".repeat(90));
            assert_eq!(problems(&nested), [""; 0]);
        };
        let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(run);
        assert!(thread.is_ok_and(|t| t.join().is_ok()));
    }

    #[test]
    fn prompts() {
        let state = |text: &str| match parse_interactive(&SourceFile::new("<stdin>", text)) {
            Input::Complete => "complete",
            Input::Incomplete => "incomplete",
            Input::Bad => "bad",
        };
        for text in [
            "x = (1,\n",
            "if a:\n",
            "if a:\n  b\n",
            "x = '''a\n",
            "x = 1 + \\\n",
            "@a\n",
            "try:\n  a\n",
            "try:\n  a\n\n",
            "if a: b\n",
            "f'''{a\n",
            "def f():\n  if a:\n    b\n  else:\n",
        ] {
            assert_eq!(state(text), "incomplete", "{text}");
        }
        for text in [
            "x = 1\n",
            "",
            "\n",
            "if a:\n  b\n\n",
            "if a: b\n\n",
            "# c\n",
            "try:\n  a\nexcept:\n  b\n\n",
            "x = (1,\n2)\n",
            "a; b\n",
        ] {
            assert_eq!(state(text), "complete", "{text}");
        }
        for text in [
            "x = = 1\n",
            "if a b:\n",
            "x = )\n",
            "'abc\n",
            "  x\n",
            "x = = (\n)\n",
            "if a:\nb\n",
        ] {
            assert_eq!(state(text), "bad", "{text}");
        }
    }
}
