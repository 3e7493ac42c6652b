//! Functions of the C library's mathematics that Rust's library lacks, or takes from another one.
//!
//! Here because declaring them takes an unsafe line and no other room may have one. CPython calls these very functions,
//! and their last digit is not the same in all libraries.

#[link(name = "m")]
// SAFETY: the signatures are those of the C standard; the functions read no memory.
unsafe extern "C" {
    /// The cube root.
    pub safe fn cbrt(x: f64) -> f64;
    /// The error function.
    pub safe fn erf(x: f64) -> f64;
    /// What the error function leaves of 1.
    pub safe fn erfc(x: f64) -> f64;
}
