//! The doors of dicts and sets for script code: a key may have `__hash__` and `__eq__` that run while it is looked for.
//!
//! The tables themselves are `object/dict.rs` and `object/set.rs`.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::{Dict, Find};
use crate::object::equal::hash_plain;
use crate::object::exception::Exc;
use crate::object::set::Set;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

impl Vm {
    /// Finds a key; the hash is its hash.
    pub fn dict_find(&mut self, d: Gc<Dict>, k: Value, hash: u64) -> Result<Option<usize>, Raise> {
        'again: loop {
            let mut found = d.find(&self.heap, k, hash);
            loop {
                let (candidate, resume) = match found {
                    Find::Found(i) => return Ok(Some(i)),
                    Find::Absent => return Ok(None),
                    Find::Ask { candidate, resume } => (candidate, resume),
                };
                let stamp = d.stamp(&self.heap);
                let Some((other, _)) = d.entry(&self.heap, candidate) else {
                    continue 'again;
                };
                let same = self.scoped(|vm| {
                    vm.root(d);
                    vm.root(k);
                    vm.root(other);
                    vm.same(other, k)
                })?;
                if d.known_stamp(&self.heap) != stamp {
                    continue 'again;
                }
                if same {
                    return Ok(Some(candidate));
                }
                found = d.find_from(&self.heap, k, hash, resume);
            }
        }
    }

    /// Gives the hash of a key while keeping what else the caller holds alive.
    fn hash_keeping(&mut self, k: Value, keep: Value) -> Result<u64, Raise> {
        if let Some(hash) = hash_plain(&self.heap, k) {
            return Ok(hash);
        }
        self.scoped(|vm| {
            vm.root(k);
            vm.root(keep);
            vm.hash(k)
        })
    }

    /// Gives the value of a key.
    pub fn dict_get(&mut self, d: Gc<Dict>, k: Value) -> Result<Option<Value>, Raise> {
        if let Some(found) = d.get_value_fast(&self.heap, k) {
            return Ok(found);
        }
        let hash = self.hash_keeping(k, Value::Dict(d))?;
        let found = self.dict_find(d, k, hash)?;
        Ok(found.map(|i| d.value_at(&self.heap, i)))
    }

    /// Sets the value of a key.
    pub fn dict_set(&mut self, d: Gc<Dict>, k: Value, value: Value) -> Result<(), Raise> {
        self.share(value);
        if d.set_value_fast(&mut self.heap, k, value) {
            return Ok(());
        }
        self.scoped(|vm| {
            vm.root(value);
            let hash = vm.hash_keeping(k, Value::Dict(d))?;
            vm.dict_set_hashed(d, k, hash, value)
        })
    }

    /// Gives the value of a key, which is set to a default first where the key is new. The key is hashed once.
    pub fn dict_set_default(
        &mut self,
        d: Gc<Dict>,
        k: Value,
        default: Value,
    ) -> Result<Value, Raise> {
        if let Some(Some(found)) = d.get_value_fast(&self.heap, k) {
            return Ok(found);
        }
        self.share(default);
        self.scoped(|vm| {
            vm.root(default);
            let hash = vm.hash_keeping(k, Value::Dict(d))?;
            if let Some(i) = vm.dict_find(d, k, hash)? {
                return Ok(d.value_at(&vm.heap, i));
            }
            d.insert_new(&mut vm.heap, hash, k, default);
            Ok(default)
        })
    }

    /// Sets the value of a key whose hash is known; the value must be kept alive by the caller.
    pub fn dict_set_hashed(
        &mut self,
        d: Gc<Dict>,
        k: Value,
        hash: u64,
        value: Value,
    ) -> Result<(), Raise> {
        match self.dict_find(d, k, hash)? {
            Some(i) => d.set_value_at(&mut self.heap, i, value),
            None => d.insert_new(&mut self.heap, hash, k, value),
        }
        Ok(())
    }

    /// Removes a key and gives its value.
    pub fn dict_del(&mut self, d: Gc<Dict>, k: Value) -> Result<Option<Value>, Raise> {
        let found = match d.find_fast(&self.heap, k) {
            Some(Find::Found(i)) => Some(i),
            Some(Find::Absent) => None,
            _ => {
                let hash = self.hash_keeping(k, Value::Dict(d))?;
                self.dict_find(d, k, hash)?
            }
        };
        Ok(found.map(|i| d.remove_at(&mut self.heap, i).1))
    }

    /// Tells whether a dict has a key.
    pub fn dict_contains(&mut self, d: Gc<Dict>, k: Value) -> Result<bool, Raise> {
        self.dict_get(d, k).map(|found| found.is_some())
    }

    /// Finds an element; the hash is its hash.
    pub fn set_find(&mut self, s: Gc<Set>, v: Value, hash: u64) -> Result<Option<usize>, Raise> {
        'again: loop {
            let mut found = s.find(&self.heap, v, hash);
            loop {
                let (candidate, resume) = match found {
                    Find::Found(i) => return Ok(Some(i)),
                    Find::Absent => return Ok(None),
                    Find::Ask { candidate, resume } => (candidate, resume),
                };
                let stamp = s.stamp(&self.heap);
                let Some(other) = s.element(&self.heap, candidate) else {
                    continue 'again;
                };
                let same = self.scoped(|vm| {
                    vm.root(s);
                    vm.root(v);
                    vm.root(other);
                    vm.same(other, v)
                })?;
                if s.stamp(&self.heap) != stamp {
                    continue 'again;
                }
                if same {
                    return Ok(Some(candidate));
                }
                found = s.find_from(&self.heap, v, hash, resume);
            }
        }
    }

    /// Adds an element.
    #[inline(never)]
    pub fn set_add(&mut self, s: Gc<Set>, v: Value) -> Result<(), Raise> {
        if s.add_simple(&mut self.heap, v) {
            return Ok(());
        }
        let hash = self.hash_keeping(v, Value::Set(s))?;
        self.set_add_hashed(s, v, hash)
    }

    /// Adds an element whose hash is known.
    pub fn set_add_hashed(&mut self, s: Gc<Set>, v: Value, hash: u64) -> Result<(), Raise> {
        if self.set_find(s, v, hash)?.is_none() {
            self.share(v);
            s.insert_new(&mut self.heap, hash, v);
        }
        Ok(())
    }

    /// Finds what is looked for in a set: a set, which has no hash, stands for its frozen copy.
    fn set_look(&mut self, s: Gc<Set>, v: Value) -> Result<Option<usize>, Raise> {
        match self.hash_keeping(v, Value::Set(s)) {
            Ok(hash) => self.set_find(s, v, hash),
            Err(Raise) => match self.plain(v) {
                Value::Set(inner)
                    if !inner.is_frozen(&self.heap) && self.raised_is(Exc::TypeError) =>
                {
                    self.take_raised();
                    let frozen = inner.copy(&mut self.heap, true);
                    let hash = frozen.frozen_hash(&self.heap).unwrap_or(0);
                    self.set_find(s, Value::Set(frozen), hash)
                }
                _ => Err(Raise),
            },
        }
    }

    /// Tells whether a set has an element.
    pub fn set_contains(&mut self, s: Gc<Set>, v: Value) -> Result<bool, Raise> {
        self.set_look(s, v).map(|found| found.is_some())
    }

    /// Removes an element whose hash is known; false if there was none.
    pub fn set_discard_hashed(&mut self, s: Gc<Set>, v: Value, hash: u64) -> Result<bool, Raise> {
        let found = self.set_find(s, v, hash)?;
        if let Some(i) = found {
            s.remove_at(&mut self.heap, i);
        }
        Ok(found.is_some())
    }

    /// Removes an element; false if there was none.
    pub fn set_discard(&mut self, s: Gc<Set>, v: Value) -> Result<bool, Raise> {
        let found = self.set_look(s, v)?;
        if let Some(i) = found {
            s.remove_at(&mut self.heap, i);
        }
        Ok(found.is_some())
    }
}
