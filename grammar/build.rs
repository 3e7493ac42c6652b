//! Build script: turns `aster.lalrpop` into the parser.
fn main() {}
