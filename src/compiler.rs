//! The compiler: source text to code, and code to bytes and back. Nothing of it needs a heap or a running program.
//!
//! A crate of its own, because `std/build.rs` compiles the library with it when Aster is built.
//! The rooms, in the order data flows: `source` and `diag`, `syntax`, `resolve`, `code`, `compile`.
#![deny(unsafe_code)]

pub mod code;
pub mod compile;
pub mod diag;
pub mod resolve;
pub mod source;
pub mod syntax;
