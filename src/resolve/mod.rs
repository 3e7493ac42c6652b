//! What each name means, and what can be refused without running: `resolve` is the only door.
//!
//! Holds no instructions (`compile/`) and no values. A `Resolved` lends the tree it was made from: scopes
//! are found again by the address of their node, so the tree must not move while both are in use.

mod bindings;
mod cautions;
mod check;
mod children;
mod names;
mod patterns;
mod refuse;
mod scope;

pub use children::each_child;
pub use scope::{Binding, Resolved, ScopeId, ScopeKind, mangle, occurs};

use crate::diag::{Class, Diag};
use crate::syntax::ast::Module;

/// What a source text is compiled as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A script or an imported module; only the main program may `await` at its top level.
    Module { main: bool },
    /// One input of the REPL: the values of expression statements are shown.
    Interactive,
    /// One expression, its names in an explicit namespace.
    Eval,
    /// Statements, their names in an explicit namespace.
    Exec,
    /// One statement like that, whose value is shown.
    Single,
}

impl Mode {
    /// Tells whether names at the top level go through the mapping in register 0.
    pub fn has_namespace(self) -> bool {
        matches!(self, Mode::Eval | Mode::Exec | Mode::Single)
    }

    /// Tells whether the values of expression statements at the top level are shown.
    pub fn shows_values(self) -> bool {
        matches!(self, Mode::Interactive | Mode::Single)
    }

    /// Tells whether `await` may stand outside of functions.
    pub fn may_await(self) -> bool {
        matches!(self, Mode::Module { main: true } | Mode::Interactive)
    }
}

/// Finds what every name means, or says what is wrong; the problem CPython would report comes first.
pub fn resolve(module: &Module, mode: Mode) -> Result<Resolved<'_>, Vec<Diag>> {
    let mut diags = refuse::refuse(module);
    let (mut resolved, problems) = names::find(module, mode);
    diags.extend(problems);
    let (cautions, refused) = check::check(module, &resolved)
        .into_iter()
        .partition(|d| d.class == Class::Warning);
    diags.extend::<Vec<Diag>>(refused);
    if diags.is_empty() {
        resolved.cautions = cautions;
        Ok(resolved)
    } else {
        Err(diags)
    }
}
