//! Inline caches for attributes, methods, globals.
//!
//! A site's cache holds for one shape (instances), class (builtin values) or module, and one class epoch
//! where the class was asked. Key 0 stands for values that are not cached.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::function::{Cache, CodeObject, How, Method, Module, Super, Wrapper};
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::dispatch::Step;
use crate::vm::outcome::Raise;
use crate::vm::stack::Cont;

/// What the look-aside table knows of one name on one shape or class.
#[derive(Clone, Copy)]
pub struct Beside {
    key: u64,
    /// For what `super` finds: the class behind which it looks; else 0.
    after: u64,
    name: usize,
    epoch: u64,
    pub how: How,
    pub index: u32,
    pub value: Value,
}

/// What a cache says of an attribute of a class.
struct Member {
    how: How,
    index: u32,
    value: Value,
}

/// Tells whether setting an attribute of a class from one such value to another leaves the class epoch as it is: a counter
/// kept on a class is no reason to forget every cached method.
pub(in crate::vm) fn changes_quietly(value: Value) -> bool {
    matches!(
        value,
        Value::Int(_)
            | Value::Bool(_)
            | Value::Str(_)
            | Value::Float(_)
            | Value::List(_)
            | Value::Dict(_)
            | Value::Tuple(_)
            | Value::Set(_)
            | Value::Big(_)
    )
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
            after: 0,
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
            after: 0,
            name: name.id(),
            epoch,
            how,
            index,
            value,
        };
        self.entries[Self::place(key, name.id())] = entry;
    }

    /// Finds what `super` found behind a class.
    fn get_after(&self, key: u64, after: u64, name: Gc<Str>, epoch: u64) -> Option<Value> {
        let found = self.get(key, name, epoch)?;
        (found.after == after).then_some(found.value)
    }

    /// Remembers what `super` found behind a class.
    fn put_after(&mut self, key: u64, after: u64, name: Gc<Str>, epoch: u64, value: Value) {
        self.put(key, name, epoch, How::ClassValue, 0, value);
        self.entries[Self::place(key, name.id())].after = after;
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
            // Classes asked themselves have entries of their own too.
            Value::Class(class) => class.id() as u64 | 4,
            Value::Exception(_) | Value::Function(_) | Value::Super(_) => 0,
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
        if !matches!(
            cache.how,
            How::Method | How::Global | How::Builtin | How::ModuleEntry
        ) {
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
                How::Descriptor if cache.epoch == self.class_epoch => {
                    return self.enter_descriptor(cache.value, object, dst);
                }
                How::Method if cache.epoch == self.class_epoch => {
                    let class = self.class_of(object);
                    return self
                        .descriptor_get(cache.value, object, class)
                        .map(Step::Done);
                }
                _ if cache.epoch == self.class_epoch => {
                    let Cache {
                        how, index, value, ..
                    } = cache;
                    let member = Member { how, index, value };
                    if let Some(value) = self.read_member(member, cache.name, object) {
                        return Ok(Step::Done(value));
                    }
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
                (How::Descriptor, _) => {
                    return self.enter_descriptor(value, object, dst);
                }
                _ => {
                    let member = Member { how, index, value };
                    if let Some(value) = self.read_member(member, cache.name, object) {
                        return Ok(Step::Done(value));
                    }
                }
            }
        }
        if key != 0 && !self.class_of(object).get(&self.heap).flags.getattribute {
            self.learn_get(code, site, object, cache.name, key);
        }
        let filled = code.get(&self.heap).caches[site];
        if filled.key == key && key != 0 {
            match filled.how {
                How::Property => return self.enter_getter(filled.value, object, dst),
                How::Descriptor => return self.enter_descriptor(filled.value, object, dst),
                _ => {}
            }
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

    /// Calls the `__get__` of a descriptor.
    fn enter_descriptor(
        &mut self,
        descriptor: Value,
        object: Value,
        dst: u8,
    ) -> Result<Step, Raise> {
        let class = self.class_of(object);
        match self.class_member(self.class_of(descriptor), self.names.get) {
            Some(get) => {
                let args = [descriptor, object, Value::Class(class)];
                self.enter_args(get, &args, Cont::Store, dst, 0)
            }
            None => Ok(Step::Done(descriptor)),
        }
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
        if let Value::Class(class) = object {
            return self.learn_class_get(code, site, class, cache);
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
            if let Value::Object(own) = found
                && let Some(index) = own.get(&self.heap).payload.tuple_item()
            {
                cache.how = How::TupleItem;
                cache.index = index as u32;
                self.fill(code, site, cache);
                return;
            }
            return self.learn_descriptor(code, site, class, found, cache);
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
        let (Some(owner), Some(found)) = (owner, found) else {
            return;
        };
        if self.binds(found) {
            cache.how = How::Method;
            cache.value = found;
        } else if !slot && let Some(member) = self.member(owner, name, found) {
            (cache.how, cache.index, cache.value) = (member.how, member.index, member.value);
        }
        if cache.how != How::Empty {
            self.fill(code, site, cache);
        } else if !slot {
            self.learn_descriptor(code, site, class, found, cache);
        }
    }

    /// Fills a site for a descriptor that a script wrote.
    fn learn_descriptor(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
        class: Gc<Class>,
        found: Value,
        mut cache: Cache,
    ) {
        // What it raises is a matter for `__getattr__` where there is one.
        if class.get(&self.heap).flags.getattr || !matches!(found, Value::Instance(_)) {
            return;
        }
        let get = self.class_of(found).find(&self.heap, self.names.get);
        if let Some((_, Value::Function(_))) = get {
            cache.how = How::Descriptor;
            cache.value = found;
            self.fill(code, site, cache);
        }
    }

    /// Fills a site for a read of this attribute of a class.
    fn learn_class_get(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
        class: Gc<Class>,
        mut cache: Cache,
    ) {
        let name = cache.name;
        let meta = self.class_of(Value::Class(class));
        let on_meta = meta.find(&self.heap, name).map(|f| f.1);
        if on_meta.is_some_and(|found| self.is_data_descriptor(found)) {
            return;
        }
        if let Some((owner, found)) = class.find(&self.heap, name)
            && let Some(member) = self.member(owner, name, found)
        {
            (cache.how, cache.index, cache.value) = (member.how, member.index, member.value);
            // Keeps the class alive, so that its address is nobody else's.
            cache.shape = Some(class.root_shape(&mut self.heap));
            self.fill(code, site, cache);
        }
    }

    /// Tells how to remember what a class has, for reads through the class, or through an instance if it is no function;
    /// `None` if it has to be asked each time.
    fn member(&self, owner: Gc<Class>, name: Gc<Str>, found: Value) -> Option<Member> {
        let (how, index, value) = match found {
            Value::Wrapper(w) => {
                let &Wrapper { func, is_class, .. } = w.get(&self.heap);
                match func {
                    _ if !is_class => (How::ClassValue, 0, func),
                    Value::Function(_) => (How::ClassMethod, 0, func),
                    _ => return None,
                }
            }
            found if changes_quietly(found) => {
                let entries = owner.get(&self.heap).dict;
                let index = entries.index_of_str(&self.heap, name)?;
                (How::ClassEntry, index as u32, Value::Class(owner))
            }
            found if found.may_bind() => {
                let class = self.class_of(found);
                if class.find(&self.heap, self.names.get).is_some() {
                    return None;
                }
                (How::ClassValue, 0, found)
            }
            found => (How::ClassValue, 0, found),
        };
        Some(Member { how, index, value })
    }

    /// Gives what a remembered member of a class is for an object; `None` if it is none, or another now.
    fn read_member(&mut self, member: Member, name: Gc<Str>, object: Value) -> Option<Value> {
        let Member { how, index, value } = member;
        match (how, value) {
            (How::ClassValue, value) => Some(value),
            (How::ClassEntry, Value::Class(owner)) => {
                let entries = owner.get(&self.heap).dict;
                entries.value_under(&self.heap, index as usize, name)
            }
            (How::TupleItem, _) => match self.plain(object) {
                Value::Tuple(t) => t.item(&self.heap, index as usize),
                _ => None,
            },
            (How::ClassMethod, func) => {
                let self_ = Value::Class(self.class_asked(object));
                Some(Value::Method(self.heap.alloc(Method { func, self_ })))
            }
            _ => None,
        }
    }

    fn class_asked(&self, object: Value) -> Gc<Class> {
        match object {
            Value::Class(class) => class,
            object => self.class_of(object),
        }
    }

    /// Finds the callee of `object.name(...)`, and what is its first argument, if anything.
    #[inline(always)]
    pub(in crate::vm) fn method_cached(
        &mut self,
        code: Gc<CodeObject>,
        site: usize,
        receiver: Value,
    ) -> Result<(Value, Value), Raise> {
        if let Value::Module(module) = receiver
            && let Some(value) = self.module_entry(code, site, module)
        {
            return Ok((value, Value::Unset));
        }
        if let Value::Super(of) = receiver
            && let Some(found) = self.super_method(of, code.get(&self.heap).caches[site].name)
        {
            return Ok(found);
        }
        let key = self.cache_key(receiver);
        let &Cache {
            key: known,
            name,
            epoch,
            how,
            index,
            value,
            ..
        } = &code.get(&self.heap).caches[site];
        if key != 0 && known == key && epoch == self.class_epoch {
            if how == How::Method {
                return Ok((value, receiver));
            }
            if let Some(found) = self.callee(Member { how, index, value }, receiver) {
                return Ok(found);
            }
        }
        if let Some(&Beside {
            how, index, value, ..
        }) = self.lookaside.get(key, name, self.class_epoch)
        {
            if how == How::Method {
                return Ok((value, receiver));
            }
            if let Some(found) = self.callee(Member { how, index, value }, receiver) {
                return Ok(found);
            }
        }
        if let Some(method) = self.plain_method(receiver, name) {
            if key == 0 {
                return Ok((method, receiver));
            }
            self.lookaside
                .put(key, name, self.class_epoch, How::Method, 0, method);
            let shape = match receiver {
                Value::Instance(i) => Some(i.get(&self.heap).shape),
                _ => None,
            };
            let cache = &mut code.get_mut(&mut self.heap).caches[site];
            cache.key = key;
            cache.epoch = self.class_epoch;
            cache.how = How::Method;
            cache.value = method;
            cache.shape = shape;
            return Ok((method, receiver));
        }
        if key != 0 && !self.class_of(receiver).get(&self.heap).flags.getattribute {
            self.learn_get(code, site, receiver, name, key);
        }
        Ok((self.get_attr(receiver, name)?, Value::Unset))
    }

    /// Finds the function that `super().name(...)` calls, and its first argument, where that is plain.
    fn super_method(&mut self, of: Gc<Super>, name: Gc<Str>) -> Option<(Value, Value)> {
        let &Super {
            class,
            object,
            object_class,
        } = of.get(&self.heap);
        let object_class = object_class?;
        if matches!(object, Value::Class(_)) {
            return None;
        }
        let (key, after) = (object_class.id() as u64 | 6, class.id() as u64);
        let known = self.lookaside.get_after(key, after, name, self.class_epoch);
        let found = match known {
            Some(found) => found,
            None => {
                let (_, found) = object_class.find_after(&self.heap, class, name)?;
                let epoch = self.class_epoch;
                self.lookaside.put_after(key, after, name, epoch, found);
                found
            }
        };
        (self.binds(found) && name != self.names.class).then_some((found, object))
    }

    /// Gives what a call of a remembered attribute calls, and what it is bound to.
    fn callee(&self, member: Member, object: Value) -> Option<(Value, Value)> {
        let Member { how, index, value } = member;
        match (how, object) {
            (How::ClassValue, _) => Some((value, Value::Unset)),
            (How::ClassMethod, _) => Some((value, Value::Class(self.class_asked(object)))),
            (How::Slot, Value::Instance(i)) => {
                let value = i.slot(&self.heap, index as usize);
                (!value.is_unset()).then_some((value, Value::Unset))
            }
            _ => None,
        }
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
