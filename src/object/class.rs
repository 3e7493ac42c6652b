//! Classes and instances as data; C3 order; look-up along the order.
//!
//! What a look-up means (descriptors, binding, `__getattr__`) is `vm/ops/attr.rs`.
//! A class never changes its order after it was made. Every change that can make a cached look-up
//! wrong must be followed by a new class epoch (`Vm::class_changed`).

use super::dict::Dict;
pub use super::shape::Shape;
use super::str::Str;
use super::value::Value;
use super::{Gc, pool};
use crate::heap::{Heap, Kind, Marker, Tail};

/// Which builtin layout the instances of a class have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// Slots only.
    Object,
    /// `Exception` objects.
    Exception,
    /// Subclasses of `type`: instances are classes.
    Type,
    /// Instances hold a value of that builtin class as their payload.
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    List,
    Tuple,
    Dict,
    Set,
    FrozenSet,
    Module,
    /// A native struct (`Object`) as the payload, made by the base's `__new__`.
    Native,
    /// No instances of subclasses: `bool`, `NoneType`, `function` ...
    Sealed,
}

/// What a class is known to have, so that the common case asks one bit.
#[derive(Clone, Copy, Default, Debug)]
pub struct ClassFlags {
    /// A script defined `__getattribute__` somewhere in the order.
    pub getattribute: bool,
    /// `__getattr__`.
    pub getattr: bool,
    pub setattr: bool,
    pub delattr: bool,
    /// `__del__`.
    pub del: bool,
    /// A script defined `__eq__` or `__hash__`; asked of the classes of classes.
    pub compares: bool,
    /// `__eq__`, `__ne__` and `__hash__` are those of `object`.
    pub by_identity: bool,
    /// They are those of the builtin class of the value inside: tuple, str, int, float or bytes.
    pub by_payload: bool,
    /// What decides whether an instance is true.
    pub truth: Truth,
    pub is_abstract: bool,
    /// Made by Rust at boot: attributes cannot be set by scripts.
    pub builtin: bool,
    /// A class of the library that is written in C in CPython: its attributes cannot be set either.
    pub frozen: bool,
    /// Instances have no `__dict__` (all classes in the order have `__slots__`).
    pub no_dict: bool,
    /// The class itself has `__slots__` without `__dict__`.
    pub has_slots: bool,
    /// It was registered with an abstract class of sequences or mappings.
    pub collection: Option<Collection>,
}

impl ClassFlags {
    /// Tells whether attributes of the class cannot be set by scripts.
    pub fn is_immutable(self) -> bool {
        self.builtin || self.frozen
    }
}

/// What decides whether an instance of a class is true.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Truth {
    /// Not found out yet, or not since the class changed: most classes are never asked.
    #[default]
    Unknown,
    /// `__bool__`.
    Bool,
    /// `__len__`: it has no `__bool__`.
    Length,
    /// Nothing: it has neither.
    Always,
    /// The value of a builtin class inside.
    Payload,
}

/// Which patterns the objects of a class take part in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Collection {
    Sequence,
    Mapping,
}

/// A class.
pub struct Class {
    pub name: Gc<Str>,
    pub qualname: Gc<Str>,
    pub module: Value,
    /// The class of this class; `None` stands for `type` itself.
    pub meta: Option<Gc<Class>>,
    pub bases: Box<[Gc<Class>]>,
    /// Itself first.
    pub mro: Box<[Gc<Class>]>,
    pub dict: Gc<Dict>,
    pub layout: Layout,
    pub flags: ClassFlags,
    /// The shape of an instance without attributes; made when first needed.
    pub shape: Option<Gc<Shape>>,
    /// The shape of instances whose attributes live in a dict.
    pub dict_shape: Option<Gc<Shape>>,
    /// How many attributes instances were seen to get.
    pub hint: u16,
    /// Builtin classes derived from this one.
    pub subclasses: Vec<Gc<Class>>,
    /// The script's classes derived from this one, which it does not keep alive.
    pub heirs: Vec<Gc<Class>>,
    /// `__new__` and `__init__` along the order, for the epoch `construct_epoch`.
    pub new: Value,
    pub init: Value,
    pub construct_epoch: u64,
    /// Names in the class's own `__slots__`.
    pub slots: Vec<Gc<Str>>,
}

impl Kind for Class {
    const POOL: usize = pool::CLASS;
    const DROPS: bool = true;
    fn release(&mut self) {
        self.bases = Box::default();
        self.mro = Box::default();
        self.subclasses = Vec::new();
        self.heirs = Vec::new();
        self.slots = Vec::new();
    }
    fn trace(&self, m: &mut Marker) {
        m.mark(self.name);
        m.mark(self.qualname);
        self.module.trace(m);
        self.new.trace(m);
        self.init.trace(m);
        self.meta.iter().for_each(|&c| m.mark(c));
        self.bases
            .iter()
            .chain(self.mro.iter())
            .chain(&self.subclasses)
            .for_each(|&c| m.mark(c));
        m.mark(self.dict);
        self.shape
            .iter()
            .chain(&self.dict_shape)
            .for_each(|&s| m.mark(s));
        self.slots.iter().for_each(|&n| m.mark(n));
        m.outside(256);
    }
}

impl Gc<Class> {
    /// Tells whether this class is `other` or derives from it.
    #[inline]
    pub fn is_subclass(self, heap: &Heap, other: Gc<Class>) -> bool {
        self == other || self.get(heap).mro.contains(&other)
    }

    /// Finds an attribute along the order, with the class that has it. The name must be interned.
    pub fn find(self, heap: &Heap, name: Gc<Str>) -> Option<(Gc<Class>, Value)> {
        self.get(heap)
            .mro
            .iter()
            .find_map(|&c| Some((c, c.get(heap).dict.get_str(heap, name)?)))
    }

    /// Finds an attribute along the order behind a class, as `super` does.
    pub fn find_after(
        self,
        heap: &Heap,
        after: Gc<Class>,
        name: Gc<Str>,
    ) -> Option<(Gc<Class>, Value)> {
        let mro = &self.get(heap).mro;
        let start = mro.iter().position(|&c| c == after)? + 1;
        mro[start..]
            .iter()
            .find_map(|&c| Some((c, c.get(heap).dict.get_str(heap, name)?)))
    }

    /// Tells whether a class in the order names the attribute in its `__slots__`.
    pub fn has_slot(self, heap: &Heap, name: Gc<Str>) -> bool {
        self.get(heap)
            .mro
            .iter()
            .any(|c| c.get(heap).slots.contains(&name))
    }

    /// Gives the shape of an instance without attributes.
    pub fn root_shape(self, heap: &mut Heap) -> Gc<Shape> {
        if let Some(shape) = self.get(heap).shape {
            return shape;
        }
        let shape = heap.new_shape(self, false);
        self.get_mut(heap).shape = Some(shape);
        shape
    }

    /// Gives the shape of instances whose attributes live in a dict.
    pub fn root_dict_shape(self, heap: &mut Heap) -> Gc<Shape> {
        if let Some(shape) = self.get(heap).dict_shape {
            return shape;
        }
        let shape = heap.new_shape(self, true);
        self.get_mut(heap).dict_shape = Some(shape);
        shape
    }
}

/// Computes the C3 order of a class with these bases, itself not included; `None` if there is none.
pub fn c3(heap: &Heap, bases: &[Gc<Class>]) -> Result<Vec<Gc<Class>>, Vec<Gc<Class>>> {
    let mut lists: Vec<Vec<Gc<Class>>> = bases.iter().map(|b| b.get(heap).mro.to_vec()).collect();
    lists.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        lists.retain(|l| !l.is_empty());
        if lists.is_empty() {
            return Ok(order);
        }
        let mut heads = lists.iter().map(|l| l[0]);
        let Some(next) = heads.find(|head| !lists.iter().any(|l| l[1..].contains(head))) else {
            let mut stuck = Vec::new();
            for list in &lists {
                if !stuck.contains(&list[0]) {
                    stuck.push(list[0]);
                }
            }
            return Err(stuck);
        };
        order.push(next);
        for list in &mut lists {
            if list[0] == next {
                list.remove(0);
            }
        }
    }
}

/// An instance: its first attributes follow it.
pub struct Instance {
    pub shape: Gc<Shape>,
    pub extra: Option<Gc<Extra>>,
    /// How many values follow.
    pub room: u32,
}

/// What few instances have.
pub struct Extra {
    /// Attributes that found no room behind the instance.
    pub overflow: Vec<Value>,
    /// Attributes of an instance whose shape says so.
    pub dict: Option<Gc<Dict>>,
    /// The attributes beside that dict that are no part of `__dict__`: those of `__slots__`.
    pub slots: Option<Gc<Dict>>,
    /// The value of the builtin class that the instance's class derives from.
    pub payload: Value,
}

impl Kind for Instance {
    const POOL: usize = pool::INSTANCE;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        m.mark(self.shape);
        self.extra.iter().for_each(|&e| m.mark(e));
    }
}

impl Tail for Instance {
    type Item = Value;
    fn tail_len(&self) -> usize {
        self.room as usize
    }
    fn trace_item(item: Value, m: &mut Marker) {
        item.trace(m);
    }
}

impl Kind for Extra {
    const POOL: usize = pool::EXTRA;
    const DROPS: bool = true;
    fn release(&mut self) {
        self.overflow = Vec::new();
    }
    fn trace(&self, m: &mut Marker) {
        self.overflow.iter().for_each(|v| v.trace(m));
        self.dict.iter().for_each(|&d| m.mark(d));
        self.slots.iter().for_each(|&d| m.mark(d));
        self.payload.trace(m);
        m.outside(self.overflow.len() * 16);
    }
}

impl Heap {
    /// Makes an instance without attributes.
    #[inline]
    pub fn new_instance(&mut self, class: Gc<Class>) -> Gc<Instance> {
        let shape = class.root_shape(self);
        let c = class.get(self);
        let (room, finalized) = (super::shape::room_for(c.hint as usize), c.flags.del);
        let instance = self.alloc_tail(
            Instance {
                shape,
                extra: None,
                room: room as u32,
            },
            room,
            Value::Unset,
        );
        if finalized {
            self.watch_in_order(instance);
        }
        instance
    }
}

impl Heap {
    /// Makes an instance of a shape with the values of its attributes, in their order.
    pub fn new_instance_of(&mut self, shape: Gc<Shape>, values: &[Value]) -> Gc<Instance> {
        let room = super::shape::room_for(values.len());
        let header = Instance {
            shape,
            extra: None,
            room: room as u32,
        };
        let instance = self.alloc_tail(header, room, Value::Unset);
        instance.tail_mut(self)[..values.len()].copy_from_slice(values);
        instance
    }
}

impl Gc<Instance> {
    /// Gives the instance's class.
    #[inline(always)]
    pub fn class(self, heap: &Heap) -> Gc<Class> {
        self.get(heap).shape.get(heap).class
    }

    /// Reads a slot; `Unset` if it was never written.
    #[inline(always)]
    pub fn slot(self, heap: &Heap, slot: usize) -> Value {
        match self.tail(heap).get(slot) {
            Some(&value) => value,
            None => self.overflow(heap, slot),
        }
    }

    #[cold]
    fn overflow(self, heap: &Heap, slot: usize) -> Value {
        let at = slot - self.get(heap).room as usize;
        let extra = self.get(heap).extra;
        extra
            .and_then(|e| e.get(heap).overflow.get(at).copied())
            .unwrap_or(Value::Unset)
    }

    /// Writes a slot.
    #[inline(always)]
    pub fn set_slot(self, heap: &mut Heap, slot: usize, value: Value) {
        match self.tail_mut(heap).get_mut(slot) {
            Some(place) => *place = value,
            None => self.set_overflow(heap, slot, value),
        }
    }

    #[cold]
    fn set_overflow(self, heap: &mut Heap, slot: usize, value: Value) {
        let at = slot - self.get(heap).room as usize;
        let extra = self.extra(heap).get_mut(heap);
        if extra.overflow.len() <= at {
            extra.overflow.resize(at + 1, Value::Unset);
            heap.charge(16);
        }
        self.extra(heap).get_mut(heap).overflow[at] = value;
    }

    /// Gives the part few instances have, making it if need be.
    pub fn extra(self, heap: &mut Heap) -> Gc<Extra> {
        if let Some(extra) = self.get(heap).extra {
            return extra;
        }
        let extra = heap.alloc(Extra {
            overflow: Vec::new(),
            dict: None,
            slots: None,
            payload: Value::Unset,
        });
        self.get_mut(heap).extra = Some(extra);
        extra
    }

    /// Gives the builtin value inside an instance of a subclass of a builtin class, or `Unset`.
    #[inline]
    pub fn payload(self, heap: &Heap) -> Value {
        self.get(heap)
            .extra
            .map_or(Value::Unset, |e| e.get(heap).payload)
    }

    /// Reads an attribute of the instance itself; the name must be interned.
    pub fn own(self, heap: &Heap, name: Gc<Str>) -> Option<Value> {
        let shape = self.get(heap).shape;
        if shape.get(heap).in_dict {
            return self.dict_with(heap, name)?.get_str(heap, name);
        }
        let value = self.slot(heap, shape.slot_of(heap, name)?);
        (!value.is_unset()).then_some(value)
    }

    /// Sets an attribute of the instance itself; the name must be interned.
    pub fn set_own(self, heap: &mut Heap, name: Gc<Str>, value: Value) {
        let shape = self.get(heap).shape;
        if shape.get(heap).in_dict {
            let dict = self.dict_with(heap, name);
            let dict = dict.expect("an in-dict shape has a dict");
            dict.set_str(heap, name, value);
            return;
        }
        let slot = match shape.slot_of(heap, name) {
            Some(slot) => slot,
            None => {
                let next = shape.with(heap, name);
                self.get_mut(heap).shape = next;
                let slots = next.get(heap).names.len();
                let class = next.get(heap).class.get_mut(heap);
                class.hint = class.hint.max(slots.min(16) as u16);
                slots - 1
            }
        };
        self.set_slot(heap, slot, value);
    }

    /// Deletes an attribute of the instance itself; false if it has none of that name.
    pub fn delete_own(self, heap: &mut Heap, name: Gc<Str>) -> bool {
        let shape = self.get(heap).shape;
        if shape.get(heap).in_dict {
            let Some(dict) = self.dict_with(heap, name) else {
                return false;
            };
            return match dict.index_of_str(heap, name) {
                Some(at) => {
                    dict.remove_at(heap, at);
                    true
                }
                None => false,
            };
        }
        let Some(slot) = shape.slot_of(heap, name) else {
            return false;
        };
        if self.slot(heap, slot).is_unset() {
            return false;
        }
        let class = shape.get(heap).class;
        let root = class.root_shape(heap);
        let count = shape.get(heap).names.len();
        let next = shape.without(heap, root, slot);
        for i in slot..count {
            let value = if i + 1 < count {
                self.slot(heap, i + 1)
            } else {
                Value::Unset
            };
            self.set_slot(heap, i, value);
        }
        self.get_mut(heap).shape = next;
        true
    }

    /// Gives the dict that an attribute lies in, of an instance whose shape says that there is one.
    fn dict_with(self, heap: &Heap, name: Gc<Str>) -> Option<Gc<Dict>> {
        let extra = self.get(heap).extra?.get(heap);
        match extra.slots {
            Some(slots) if self.class(heap).has_slot(heap, name) => Some(slots),
            _ => extra.dict,
        }
    }

    /// Moves the attributes into a dict, for a script that asks for `__dict__`.
    pub fn to_dict(self, heap: &mut Heap) -> Gc<Dict> {
        let shape = self.get(heap).shape;
        if shape.get(heap).in_dict {
            return self
                .extra(heap)
                .get(heap)
                .dict
                .expect("an in-dict shape has a dict");
        }
        let class = shape.get(heap).class;
        let dict = heap.new_dict();
        let extra = self.extra(heap);
        extra.get_mut(heap).dict = Some(dict);
        let mro = &class.get(heap).mro;
        if mro.iter().any(|c| !c.get(heap).slots.is_empty()) {
            let slots = heap.new_dict();
            extra.get_mut(heap).slots = Some(slots);
        }
        let names = shape.get(heap).names.clone();
        for (slot, &name) in names.iter().enumerate() {
            let value = self.slot(heap, slot);
            if !value.is_unset()
                && let Some(dict) = self.dict_with(heap, name)
            {
                dict.set_str(heap, name, value);
            }
        }
        self.get_mut(heap).shape = class.root_dict_shape(heap);
        dict
    }

    /// Moves the instance to another class, as `__class__ = ...` does, keeping its attributes.
    pub fn set_class(self, heap: &mut Heap, class: Gc<Class>) {
        let dict = self.to_dict(heap);
        self.get_mut(heap).shape = class.root_dict_shape(heap);
        self.extra(heap).get_mut(heap).dict = Some(dict);
    }

    /// Names the attributes of the instance itself, in order.
    pub fn own_items(self, heap: &Heap) -> Vec<(Value, Value)> {
        let shape = self.get(heap).shape.get(heap);
        if shape.in_dict {
            let extra = self.get(heap).extra.map(|e| e.get(heap));
            let dicts = extra.into_iter().flat_map(|e| [e.slots, e.dict]).flatten();
            return dicts.flat_map(|d| d.iter(heap)).collect();
        }
        let names = shape.names.iter().enumerate();
        names
            .map(|(slot, &name)| (Value::Str(name), self.slot(heap, slot)))
            .filter(|(_, value)| !value.is_unset())
            .collect()
    }
}
