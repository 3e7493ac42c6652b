//! Text to tree: the only door is `parse`.
//!
//! Holds tokens, layout, grammar actions and recovery; scopes and values are other rooms.

pub mod ast;
mod layout;
mod literal;
mod token;
