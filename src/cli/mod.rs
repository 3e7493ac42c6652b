//! Commands: what the command line asks for, and the exit status. No language semantics.

pub mod run;
