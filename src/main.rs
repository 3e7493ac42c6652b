//! Aster: command to action to exit code.
fn main() {}
