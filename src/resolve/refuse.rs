//! Every feature of Python that Aster does not have, refused by name where it is written.
//!
//! What no program can do at all is here; what only fails when it is run raises there.

use crate::diag::Diag;
use crate::syntax::ast::{ImportNames, Module, StmtKind};

/// Lists the refused features a tree uses.
pub(super) fn refuse(module: &Module) -> Vec<Diag> {
    let mut diags = Vec::new();
    for stmt in &module.body {
        let StmtKind::ImportFrom(from) = &stmt.kind else {
            continue;
        };
        let ImportNames::Names(names) = &from.names else {
            continue;
        };
        if from
            .module
            .as_ref()
            .is_some_and(|m| &*m.name == "__future__")
        {
            // It turns `!=` into `<>`, which the tokens do not know.
            let refused = names.iter().filter(|n| &*n.name.name == "barry_as_FLUFL");
            diags.extend(refused.map(|n| Diag::new(n.span, "barry_as_FLUFL is not supported")));
        }
    }
    diags
}
