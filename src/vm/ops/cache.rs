//! Inline caches for attributes, methods, globals.
//!
//! A site's cache holds for one shape (instances), class (builtin values) or module, and one class epoch
//! where the class was asked. Key 0 stands for values that are not cached.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::function::{Cache, CodeObject, How, Module};
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::dispatch::Step;
use crate::vm::outcome::Raise;
use crate::vm::stack::Cont;

/// What the look-aside table knows of one name on one shape or class.
#[derive(Clone, Copy)]
pub struct Beside {
    key: u64,
    name: usize,
    epoch: u64,
    pub how: How,
    pub index: u32,
    pub value: Value,
}

/// A table beside the inline caches, for sites that see several shapes: one entry a hash of shape and name.
/// It holds nothing alive: every collection empties it.
pub struct Lookaside {
    entries: Box<[Beside]>,
}

const ENTRIES: usize = 1024;

impl Lookaside {
    /// Makes an empty table.
    pub fn new() -> Lookaside {
        let empty = Beside {
            key: 0,
            name: 0,
            epoch: 0,
            how: How::Empty,
            index: 0,
            value: Value::Unset,
        };
        Lookaside {
            entries: vec![empty; ENTRIES].into_boxed_slice(),
        }
    }

    fn place(key: u64, name: usize) -> usize {
        let mixed = (key >> 3).wrapping_mul(31) ^ (name as u64 >> 4);
        (mixed ^ (mixed >> 10)) as usize % ENTRIES
    }

    /// Finds what is known; the key must not be 0.
    #[inline]
    pub fn get(&self, key: u64, name: Gc<Str>, epoch: u64) -> Option<&Beside> {
        let entry = &self.entries[Self::place(key, name.id())];
        (key != 0 && entry.key == key && entry.name == name.id() && entry.epoch == epoch)
            .then_some(entry)
    }

    /// Remembers what was found.
    pub fn put(&mut self, key: u64, name: Gc<Str>, epoch: u64, how: How, index: u32, value: Value) {
        let entry = Beside {
            key,
            name: name.id(),
            epoch,
            how,
            index,
            value,
        };
        self.entries[Self::place(key, name.id())] = entry;
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        for entry in &mut self.entries {
            entry.key = 0;
        }
    }
}

impl Default for Lookaside {
    fn default() -> Self {
        Lookaside::new()
    }
}

impl Vm {
    /// Gives what a cache holds for in the case of this value; 0 if it is not cached.
    #[inline]
    pub(in crate::vm) fn cache_key(&self, v: Value) -> u64 {
        match v {
            Value::Instance(i) => {
                let shape = i.get(&self.heap).shape;
                if shape.get(&self.heap).in_dict {
                    0
                } else {
                    shape.id() as u64
                }
            }
            Value::Object(o) => {
                let o = o.get(&self.heap);
                if o.dict.is_unset() {
                    o.class.id() as u64
                } else {
                    0
                }
            }
            Value::Exception(_) | Value::Function(_) | Value::Class(_) | Value::Super(_) => 0,
            Value::Module(m) => m.id() as u64,
            Value::Future(_) | Value::Task(_)
                if v.core(&self.heap).is_some_and(|core| core.dict().is_some()) =>
            {
                0
            }
            other => self.class_of(other).id() as u64,
        }
    }

    /// Gives what a class or the next of its bases has under a name, as `Class::find` does, and remembers it for the epoch.
    #[inline]
    pub(in crate::vm) fn class_member(&mut self, class: Gc<Class>, name: Gc<Str>) -> Option<Value> {
        // Classes have entries of their own beside those of their instances: addresses are even.
        let key = class.id() as u64 | 2;
        if let Some(known) = self.lookaside.get(key, name, self.class_epoch) {
            return Some(known.value);
        }
        let (_, found) = class.find(&self.heap, name)?;
        self.lookaside
            .put(key, name, self.class_epoch, How::ClassValue, 0, found);
        Some(found)
    }

    fn fill(&mut self, code: Gc<CodeObject>, site: usize, cache: Cache) {
        if matches!(cache.how, How::Slot | How::Property) {
            let Cache {
                key,
                name,
                epoch,
                how,
                index,
                value,
                ..
            } = cache;
            self.lookaside.put(key, name, epoch, how, index, value);
        }
        code.get_mut(&mut self.heap).caches[site] = cache;
    }

    /// Gives what a site found in this module, if it still stands there; remembers where it stands.
    #[inline]
    pub(in crate::vm) fn module_entry(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
        module: Gc<Module>,
    ) -> Option<Value> {
        let cache = &code.get(&self.heap).caches[site];
        let dict = module.get(&self.heap).dict;
        if cache.key == module.id() as u64
            && cache.how == How::ModuleEntry
            && cache.epoch == dict.stamp(&self.heap)
        {
            return Some(dict.value_at(&self.heap, cache.index as usize));
        }
        let name = cache.name;
        self.learn_get(code, site, Value::Module(module), name, module.id() as u64);
        None
    }

    /// `GetAttr` past the loop's own look at instance slots.
    #[inline(never)]
    pub(in crate::vm) fn get_attr_cached(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
        object: Value,
        dst: u8,
    ) -> Result<Step, Raise> {
        let key = self.cache_key(object);
        let cache = code.get(&self.heap).caches[site];
        if key != 0 && cache.key == key {
            match cache.how {
                How::ModuleEntry => {
                    if let Value::Module(m) = object {
                        let dict = m.get(&self.heap).dict;
                        if dict.stamp(&self.heap) == cache.epoch {
                            let value = dict.value_at(&self.heap, cache.index as usize);
                            return Ok(Step::Done(value));
                        }
                    }
                }
                How::Property if cache.epoch == self.class_epoch => {
                    return self.enter_getter(cache.value, object, dst);
                }
                How::Method if cache.epoch == self.class_epoch => {
                    let class = self.class_of(object);
                    return self
                        .descriptor_get(cache.value, object, class)
                        .map(Step::Done);
                }
                How::ClassValue if cache.epoch == self.class_epoch => {
                    return Ok(Step::Done(cache.value));
                }
                _ => {}
            }
        }
        if let Some(&Beside {
            how, index, value, ..
        }) = self.lookaside.get(key, cache.name, self.class_epoch)
        {
            match (how, object) {
                (How::Slot, Value::Instance(i)) => {
                    let value = i.slot(&self.heap, index as usize);
                    if !value.is_unset() {
                        return Ok(Step::Done(value));
                    }
                }
                (How::Property, _) => {
                    return self.enter_getter(value, object, dst);
                }
                _ => {}
            }
        }
        if key != 0 && !self.class_of(object).get(&self.heap).flags.getattribute {
            self.learn_get(code, site, object, cache.name, key);
        }
        let filled = code.get(&self.heap).caches[site];
        if filled.key == key && filled.how == How::Property && key != 0 {
            return self.enter_getter(filled.value, object, dst);
        }
        self.get_attr(object, cache.name).map(Step::Done)
    }

    /// Calls the getter of a property.
    fn enter_getter(&mut self, getter: Value, object: Value, dst: u8) -> Result<Step, Raise> {
        if let Value::Function(func) = getter {
            let code = func.get(&self.heap).code;
            if code.get(&self.heap).simple_args == 1
                && self.thread.depth < self.recursion_limit
                && let Some(value) = self.result_at_once(code, |_| object)
            {
                return Ok(Step::Done(value));
            }
        }
        self.enter_args(getter, &[object], Cont::Store, dst, 0)
    }

    /// Fills a site for a read of this attribute, where that can be remembered.
    fn learn_get(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
        object: Value,
        name: Gc<Str>,
        key: u64,
    ) {
        let mut cache = Cache::empty(name);
        cache.key = key;
        cache.epoch = self.class_epoch;
        if let Value::Instance(i) = object {
            // Kept alive, so that its address is nobody else's.
            cache.shape = Some(i.get(&self.heap).shape);
        }
        if let Value::Module(m) = object {
            let dict = m.get(&self.heap).dict;
            // What a class of its own has may stand before the module's names.
            if m.get(&self.heap).class.is_none()
                && let Some(index) = dict.index_of_str(&self.heap, name)
            {
                cache.epoch = dict.stamp(&self.heap);
                cache.index = index as u32;
                cache.how = How::ModuleEntry;
                self.fill(code, site, cache);
            }
            return;
        }
        let class = self.class_of(object);
        let (owner, found) = class.find(&self.heap, name).unzip();
        if name == self.names.class && owner == Some(self.types.object) {
            // What has the same key has the same class.
            cache.how = How::ClassValue;
            cache.value = Value::Class(class);
            self.fill(code, site, cache);
            return;
        }
        let slot = matches!(found, Some(Value::Property(p)) if p.get(&self.heap).slot);
        if let Some(Value::Property(p)) = found
            && !slot
        {
            let get = p.get(&self.heap).get;
            // What it raises is a matter for `__getattr__` where there is one.
            let alone = !self.class_of(object).get(&self.heap).flags.getattr;
            if get.some().is_some() && alone {
                cache.how = How::Property;
                cache.value = get;
                self.fill(code, site, cache);
            }
            return;
        }
        if let Some(found) = found
            && !slot
            && self.is_data_descriptor(found)
        {
            return;
        }
        if let Value::Instance(i) = object {
            let shape = i.get(&self.heap).shape;
            if let Some(slot) = shape.slot_of(&self.heap, name) {
                cache.how = How::Slot;
                cache.index = slot as u32;
                self.fill(code, site, cache);
                return;
            }
        }
        match found {
            Some(f @ (Value::Function(_) | Value::Native(_))) => {
                cache.how = How::Method;
                cache.value = f;
            }
            Some(v @ Value::Class(_)) => {
                cache.how = How::ClassValue;
                cache.value = v;
            }
            _ => return,
        }
        self.fill(code, site, cache);
    }

    /// `SetAttr` past the loop's own caches.
    #[inline(never)]
    pub(in crate::vm) fn set_attr_cached(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
        object: Value,
        value: Value,
    ) -> Result<(), Raise> {
        let name = code.get(&self.heap).caches[site].name;
        if let Value::Instance(i) = object {
            let shape = i.get(&self.heap).shape;
            // Stores have entries of their own: addresses of shapes are even.
            let store_key = shape.id() as u64 | 1;
            if let Some(&Beside {
                how: How::Slot,
                index,
                ..
            }) = self.lookaside.get(store_key, name, self.class_epoch)
            {
                i.set_slot(&mut self.heap, index as usize, value);
                return Ok(());
            }
            let class = shape.get(&self.heap).class;
            let flags = class.get(&self.heap).flags;
            let in_dict = shape.get(&self.heap).in_dict;
            let found = class.find(&self.heap, name).map(|f| f.1);
            let blocked = found.is_some_and(|f| match f {
                Value::Property(p) => !p.get(&self.heap).slot,
                other => self.is_data_descriptor(other),
            });
            let place = !flags.no_dict || class.has_slot(&self.heap, name);
            if !flags.setattr && place && !in_dict && !blocked {
                let before = shape.slot_of(&self.heap, name);
                i.set_own(&mut self.heap, name, value);
                let mut cache = Cache::empty(name);
                cache.key = shape.id() as u64;
                cache.epoch = self.class_epoch;
                match before {
                    Some(slot) => {
                        cache.how = How::Slot;
                        cache.index = slot as u32;
                        cache.shape = Some(shape);
                        let epoch = self.class_epoch;
                        self.lookaside.put(
                            store_key,
                            name,
                            epoch,
                            How::Slot,
                            slot as u32,
                            Value::Unset,
                        );
                    }
                    None => {
                        let next = i.get(&self.heap).shape;
                        cache.how = How::AddSlot;
                        cache.index = next.get(&self.heap).names.len() as u32 - 1;
                        cache.shape = Some(next);
                    }
                }
                code.get_mut(&mut self.heap).caches[site] = cache;
                return Ok(());
            }
        }
        self.set_attr(object, name, value)
    }

    /// `LoadGlobal` past the loop's own cache.
    #[cold]
    pub(in crate::vm) fn load_global(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
    ) -> Result<Value, Raise> {
        let name = code.get(&self.heap).caches[site].name;
        let globals = self.thread.cur.func.get(&self.heap).globals;
        let mut cache = Cache::empty(name);
        cache.key = globals.stamp(&self.heap);
        if let Some(index) = globals.index_of_str(&self.heap, name) {
            cache.how = How::Global;
            cache.index = index as u32;
            let value = globals.value_at(&self.heap, index);
            self.fill(code, site, cache);
            return Ok(value);
        }
        if let Some(own) = self.own_builtins(globals) {
            return match own.get_str(&self.heap, name) {
                Some(value) => Ok(value),
                None => Err(self.undefined_name(name)),
            };
        }
        if let Some(index) = self.builtins.index_of_str(&self.heap, name) {
            cache.how = How::Builtin;
            cache.index = index as u32;
            cache.epoch = self.builtins.stamp(&self.heap);
            let value = self.builtins.value_at(&self.heap, index);
            self.fill(code, site, cache);
            return Ok(value);
        }
        match self.lazy_builtin(name)? {
            Some(value) => Ok(value),
            None => Err(self.undefined_name(name)),
        }
    }

    /// Gives the builtins of a namespace if a script has put its own there, as `__builtins__`.
    pub(in crate::vm) fn own_builtins(&self, globals: Gc<Dict>) -> Option<Gc<Dict>> {
        let own = match globals.get_str(&self.heap, self.names.builtins)? {
            Value::Dict(dict) => dict,
            Value::Module(module) => module.get(&self.heap).dict,
            _ => return None,
        };
        (own != self.builtins).then_some(own)
    }

    /// Raises the NameError of an unknown name.
    pub(in crate::vm) fn undefined_name(&mut self, name: Gc<Str>) -> Raise {
        let message = format!("name '{}' is not defined", name.text(&self.heap));
        self.named_error(
            crate::object::exception::Exc::NameError,
            message,
            name,
            Value::None,
        )
    }

    /// `StoreGlobal` past the loop's own cache.
    #[cold]
    pub(in crate::vm) fn store_global(&mut self, code: Gc<CodeObject>, site: usize, value: Value) {
        let name = code.get(&self.heap).caches[site].name;
        let globals = self.thread.cur.func.get(&self.heap).globals;
        globals.set_str(&mut self.heap, name, value);
        let Some(index) = globals.index_of_str(&self.heap, name) else {
            return;
        };
        let mut cache = Cache::empty(name);
        cache.key = globals.stamp(&self.heap);
        cache.how = How::Global;
        cache.index = index as u32;
        self.fill(code, site, cache);
    }
}
