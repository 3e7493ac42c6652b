//! The list by which Rust keeps values alive across a call back into script code.
//!
//! A native roots what it holds, calls, and reads it again by index. Its caller cuts the list back
//! when the native returns, so nothing need be given back by hand.

/// A place in the root list; Copy, good until the native that made it returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Root(usize);

/// The values that Rust code holds for now.
#[derive(Default)]
pub struct Roots<V> {
    list: Vec<V>,
}

impl<V: Copy> Roots<V> {
    /// Makes an empty list.
    pub const fn new() -> Self {
        Roots { list: Vec::new() }
    }

    /// Keeps a value.
    pub fn push(&mut self, value: V) -> Root {
        self.list.push(value);
        Root(self.list.len() - 1)
    }

    /// Reads a kept value.
    pub fn get(&self, root: Root) -> V {
        self.list[root.0]
    }

    /// Replaces a kept value.
    pub fn set(&mut self, root: Root, value: V) {
        self.list[root.0] = value;
    }

    /// Gives the mark to cut back to.
    #[inline(always)]
    pub fn mark(&self) -> usize {
        self.list.len()
    }

    /// Forgets everything kept since the mark.
    #[inline(always)]
    pub fn cut(&mut self, mark: usize) {
        self.list.truncate(mark);
    }

    /// Gives all kept values, for the collector.
    pub fn all(&self) -> &[V] {
        &self.list
    }
}
