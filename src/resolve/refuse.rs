//! Every feature of Python that Aster does not have, refused by name where it is written.
//!
//! What no program can do at all is here; what only fails when it is run raises there.

use crate::diag::Diag;
use crate::syntax::ast::Module;

/// Lists the refused features a tree uses.
pub(super) fn refuse(_module: &Module) -> Vec<Diag> {
    Vec::new()
}
