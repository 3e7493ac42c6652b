//! NativeId and the function object that holds one. The table of functions belongs to `vm/`.

use super::class::Class;
use super::value::Value;
use super::{Gc, pool};
use crate::heap::{Kind, Marker};

/// The number of a native in the machine's table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NativeId(pub u16);

/// A function or method written in Rust.
pub struct Native {
    pub id: NativeId,
    /// What it is bound to; `Unset` if it is not.
    pub self_: Value,
    /// The class it is a method of.
    pub owner: Option<Gc<Class>>,
    /// Found on a class it binds to the instance (a method), or does not (a function, `__new__`).
    pub binds: bool,
    /// It stands for a slot of its class (`list.__len__`), not for a method (`list.append`): only how it shows and what its
    /// errors say differs.
    pub slot: bool,
}

impl Kind for Native {
    const POOL: usize = pool::NATIVE;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        self.self_.trace(m);
        self.owner.iter().for_each(|&c| m.mark(c));
    }
}
