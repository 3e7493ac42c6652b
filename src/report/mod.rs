//! What is told on standard error: problems in source text, uncaught exceptions, single lines.
//!
//! Knows nothing of values: what is shown comes as plain data. Uncaught exceptions are `traceback.rs`.

pub mod excerpt;
pub mod stderr;
pub mod traceback;

pub use stderr::{say, say_line};

use crate::diag::{Class, Diag};
use crate::source::{SourceFile, Span};
use std::fmt;
use std::io::IsTerminal;

/// How a report looks where it is going.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    pub color: bool,
    pub width: usize,
}

impl Look {
    /// Chooses for the process's standard error: colour only on a terminal and without `NO_COLOR`.
    pub fn for_stderr() -> Look {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        Look {
            color: std::io::stderr().is_terminal() && !refused,
            width: 100,
        }
    }

    /// Plain text, for files and tests.
    pub const fn plain() -> Look {
        Look {
            color: false,
            width: 100,
        }
    }
}

/// Renders problems of one source as text that ends in a line end, in the order given.
pub fn render(diags: &[Diag], file: &SourceFile, look: Look) -> String {
    let theme = if look.color {
        miette::GraphicalTheme::unicode()
    } else {
        miette::GraphicalTheme::unicode_nocolor()
    };
    let handler = miette::GraphicalReportHandler::new_themed(theme)
        .with_width(look.width)
        .with_links(false)
        .with_context_lines(0);
    let mut out = String::new();
    for diag in diags {
        let window = Window::around(file, diag.span);
        let report = Report { diag, window };
        if handler.render_report(&mut out, &report).is_err() {
            // A report that cannot be drawn is still told.
            out.push_str(&format!("{}: {}\n", diag.class.name(), diag.message));
        }
    }
    out
}

/// The lines of a span, cut from the source so that one line of megabytes stays readable.
struct Window<'a> {
    file: &'a SourceFile,
    text: String,
    /// From 0, as miette counts.
    line: usize,
    column: usize,
    span: Span,
}

/// How much of a line is shown on each side of the marked text.
const SIDE: usize = 160;
/// How many lines of a long span are shown.
const MAX_LINES: u32 = 6;

impl<'a> Window<'a> {
    fn around(file: &'a SourceFile, span: Span) -> Window<'a> {
        let text = file.text();
        let size = text.len() as u32;
        let start = span.start.min(size);
        let place = file.place(start);
        let from = file.line_start(place.line) as usize;
        let last = file.line(span.end.clamp(start, size).saturating_sub(1).max(start));
        let last = last.min(place.line + MAX_LINES - 1);
        let to = (file.line_start(last) as usize) + file.line_text(last).len();
        let end = (span.end as usize).clamp(start as usize, to.max(start as usize));
        let low = boundary(text, from.max((start as usize).saturating_sub(SIDE)));
        let high = boundary(text, to.min(end.min(start as usize + SIDE) + SIDE));
        let cut = text.get(low..high).unwrap_or("").to_string();
        let shown = Span::new(
            (start as usize).saturating_sub(low) as u32,
            end.min(high).saturating_sub(low) as u32,
        );
        let mut cut = cut;
        if shown.start as usize >= cut.len() {
            // Room for a mark behind the line's end.
            cut.push(' ');
        }
        let column = place.column as usize - 1;
        Window {
            file,
            text: cut,
            line: place.line as usize - 1,
            column,
            span: shown,
        }
    }
}

/// Moves an offset down to the start of the character it lies in.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl miette::SourceCode for Window<'_> {
    fn read_span<'b>(
        &'b self,
        _span: &miette::SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn miette::SpanContents<'b> + 'b>, miette::MietteError> {
        Ok(Box::new(miette::MietteSpanContents::new_named(
            self.file.name().to_string(),
            self.text.as_bytes(),
            (0, self.text.len()).into(),
            self.line,
            self.column,
            self.text.lines().count().max(1),
        )))
    }
}

struct Report<'a> {
    diag: &'a Diag,
    window: Window<'a>,
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.diag)
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.diag.class.name(), self.diag.message)
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        match self.diag.class {
            Class::Warning => Some(miette::Severity::Warning),
            _ => None,
        }
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.diag
            .help
            .as_ref()
            .map(|h| Box::new(h) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(&self.window)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = miette::LabeledSpan> + '_>> {
        let span = self.window.span;
        let at = (span.start as usize, span.len() as usize);
        let label = self
            .diag
            .label
            .clone()
            .unwrap_or_else(|| "here".to_string());
        Some(Box::new(std::iter::once(miette::LabeledSpan::new(
            Some(label),
            at.0,
            at.1,
        ))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_line() {
        let file = SourceFile::new("t.as", "a = 1\nb = = 2\n");
        let text = render(
            &[Diag::new(Span::new(10, 11), "invalid syntax")],
            &file,
            Look::plain(),
        );
        assert!(text.contains("SyntaxError: invalid syntax"), "{text}");
        assert!(text.contains("t.as:2:5"), "{text}");
        assert!(text.contains("2 │ b = = 2"), "{text}");
    }

    #[test]
    fn survives_odd_spans() {
        let long = "x".repeat(100_000);
        let file = SourceFile::new("t.as", format!("a\u{e9}\n{long}\n\n"));
        for (start, end) in [
            (0, 0),
            (1, 2),
            (2, 3),
            (50_000, 60_000),
            (0, 999_999),
            (100_005, 100_006),
            (7, 3),
            (999_999, 999_999),
        ] {
            let text = render(
                &[Diag::new(Span::new(start, end), "m")],
                &file,
                Look::plain(),
            );
            assert!(text.contains("SyntaxError: m"), "{text}");
            assert!(text.len() < 9000, "{}", text.len());
        }
    }
}
