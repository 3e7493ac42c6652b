//! Diag: one problem in source text.
//!
//! Does not decide what is a problem: `syntax/`, `resolve/` and `compile/` make the diags; nor how it is shown: `report/` does.
//! The message is CPython's, word for word; what we add beyond it stands in the label or the help line.

pub mod suggest;

use crate::source::Span;

/// The exception class a problem would raise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    SyntaxError,
    IndentationError,
    TabError,
    /// Text nested too deeply to be compiled.
    RecursionError,
    /// Something a linter would say; never stops a program.
    Warning,
}

impl Class {
    /// Gives the class's name in scripts.
    pub fn name(self) -> &'static str {
        match self {
            Class::SyntaxError => "SyntaxError",
            Class::IndentationError => "IndentationError",
            Class::TabError => "TabError",
            Class::RecursionError => "RecursionError",
            Class::Warning => "warning",
        }
    }
}

/// The place of a problem as the attributes of CPython's SyntaxError have it: lines and columns from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    pub line: u32,
    pub offset: i64,
    pub end_line: u32,
    pub end_offset: Option<i64>,
    /// The line, or the lines that CPython's scanner held.
    pub text: String,
}

/// One problem: what, where, and how to mend it if we know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diag {
    pub class: Class,
    pub message: String,
    pub span: Span,
    /// Stands under the marked text.
    pub label: Option<String>,
    pub help: Option<String>,
    /// Where CPython says the problem is, if that is not simply the span.
    pub told: Option<Told>,
}

impl Diag {
    /// Makes a `SyntaxError` at a place.
    pub fn new(span: Span, message: impl Into<String>) -> Diag {
        Diag {
            class: Class::SyntaxError,
            message: message.into(),
            span,
            label: None,
            help: None,
            told: None,
        }
    }

    /// Changes the class.
    pub fn class(mut self, class: Class) -> Diag {
        self.class = class;
        self
    }

    /// Adds the words that stand under the marked text.
    pub fn label(mut self, label: impl Into<String>) -> Diag {
        self.label = Some(label.into());
        self
    }

    /// Adds a help line.
    pub fn help(mut self, help: impl Into<String>) -> Diag {
        self.help = Some(help.into());
        self
    }
}
