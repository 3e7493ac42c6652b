//! partial objects and functions with a cache, as data. Calling them is `vm/wrappers.rs`, what scripts see of them
//! `modules/_functools.rs`.

use super::dict::Dict;
use super::tuple::Tuple;
use super::value::Value;
use super::{Gc, payload};
use crate::heap::Marker;

/// How the object of a Rust struct is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Calling {
    /// By the `__call__` of its class, if that has one.
    Method,
    Partial,
    Cached,
}

/// A function with some of its arguments given.
pub struct Partial {
    pub func: Value,
    pub args: Gc<Tuple>,
    pub keywords: Gc<Dict>,
}

impl payload::Payload for Partial {
    fn trace(&self, m: &mut Marker) {
        self.func.trace(m);
        m.mark(self.args);
        m.mark(self.keywords);
    }
    fn calling(&self) -> Calling {
        Calling::Partial
    }
}

/// A function whose results are kept, all of them or the most recent.
///
/// `results` gives for a key its result, or where there is a bound the number of its link. Links form a ring
/// through link 0: behind it the oldest use, before it the newest.
pub struct Cached {
    pub func: Value,
    /// What makes the value of `cache_info`.
    pub info: Value,
    pub results: Gc<Dict>,
    pub most: Option<usize>,
    pub typed: bool,
    pub hits: u64,
    pub misses: u64,
    pub links: Vec<Link>,
}

/// A result in the ring.
#[derive(Clone, Copy)]
pub struct Link {
    pub key: Value,
    pub hash: u64,
    pub value: Value,
    pub before: u32,
    pub after: u32,
}

impl payload::Payload for Cached {
    fn trace(&self, m: &mut Marker) {
        self.func.trace(m);
        self.info.trace(m);
        m.mark(self.results);
        for link in &self.links {
            link.key.trace(m);
            link.value.trace(m);
        }
    }
    fn size(&self) -> usize {
        128 + self.links.capacity() * size_of::<Link>()
    }
    fn calling(&self) -> Calling {
        Calling::Cached
    }
}

impl Cached {
    /// Forgets all results and counts.
    pub fn clear(&mut self) {
        self.links.clear();
        (self.hits, self.misses) = (0, 0);
    }

    /// Takes a link out of the ring.
    fn unlink(&mut self, i: usize) {
        let (before, after) = (self.links[i].before, self.links[i].after);
        self.links[before as usize].after = after;
        self.links[after as usize].before = before;
    }

    /// Puts a link into the ring as the newest.
    fn link(&mut self, i: usize) {
        let newest = self.links[0].before;
        self.links[i].before = newest;
        self.links[i].after = 0;
        self.links[newest as usize].after = i as u32;
        self.links[0].before = i as u32;
    }

    /// Gives the result of a link and makes it the newest; `None` if there is no such link.
    pub fn use_link(&mut self, i: usize) -> Option<Value> {
        let value = self.links.get(i)?.value;
        if self.links[0].before as usize != i {
            self.unlink(i);
            self.link(i);
        }
        Some(value)
    }

    /// Gives the number, key and hash of the oldest link.
    pub fn oldest(&self) -> Option<(usize, Value, u64)> {
        let i = self.links.first()?.after as usize;
        (i != 0).then(|| (i, self.links[i].key, self.links[i].hash))
    }

    /// Adds a result as the newest, in place of the link `i` if one is given; gives its number.
    pub fn add(&mut self, i: Option<usize>, key: Value, hash: u64, value: Value) -> usize {
        let new = Link {
            key,
            hash,
            value,
            before: 0,
            after: 0,
        };
        if self.links.is_empty() {
            // The root of the ring.
            self.links.push(Link {
                key: Value::None,
                value: Value::None,
                ..new
            });
        }
        let i = match i {
            Some(i) => {
                self.unlink(i);
                self.links[i] = new;
                i
            }
            None => {
                self.links.push(new);
                self.links.len() - 1
            }
        };
        self.link(i);
        i
    }
}
