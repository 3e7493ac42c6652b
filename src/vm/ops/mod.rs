//! What the instructions mean for values that the loop has no fast path for.
mod absent;
pub mod arith;
pub mod attr;
pub mod block;
pub mod cache;
pub mod compare;
pub mod complex;
pub mod convert;
pub mod fill;
pub mod format;
pub mod item;
pub mod iter;
pub mod keyed;
pub mod pattern;
pub mod set_attr;
pub mod show;
pub mod titles;
pub mod tools;
