//! A problem in source text.
