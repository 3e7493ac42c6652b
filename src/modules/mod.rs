//! The modules written in Rust, one file each; those that are half in Aster begin with an underscore.
//!
//! A module is here by its file being here: the build script lists the folder and writes the `mod` lines and the
//! table `MODULES`. Formatting these files is `cargo fmt -- src/modules/*.rs`.

use crate::vm::native::Module;

include!(concat!(env!("OUT_DIR"), "/modules.rs"));
