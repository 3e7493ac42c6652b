//! What instances of a new class hold: `__slots__`, `__dict__` and `__weakref__`, as descriptors in the class.

use super::Vm;
use super::outcome::Raise;
use crate::heap::{Gc, Heap};
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::dict::Dict;
use crate::object::function::Property;
use crate::object::str::Str;
use crate::resolve::mangle;

/// What a script's `__slots__` asks for.
pub(super) struct Slots {
    names: Vec<Gc<Str>>,
    dict: bool,
    weakref: bool,
}

/// Tells whether instances of a builtin class have a `__dict__`.
pub fn has_own_dict(class: &Class, heap: &Heap) -> bool {
    match class.layout {
        Layout::Type | Layout::Exception => true,
        _ => matches!(
            class.name.text(heap),
            "partial"
                | "SimpleNamespace"
                | "module"
                | "Future"
                | "Task"
                | "staticmethod"
                | "classmethod"
                | "OrderedDict"
                | "_IOBase"
                | "_RawIOBase"
                | "_BufferedIOBase"
                | "_TextIOBase"
        ),
    }
}

/// Tells whether instances of a builtin class have no attributes of their own, so that subclasses with `__slots__` have none.
pub(super) fn is_bare(class: &Class, heap: &Heap) -> bool {
    const NATIVES: [&str; 11] = [
        "bytearray",
        "deque",
        "array",
        "property",
        "enumerate",
        "zip",
        "map",
        "filter",
        "reversed",
        "super",
        "ReferenceType",
    ];
    match class.layout {
        Layout::Exception => false,
        Layout::Native => NATIVES.contains(&class.name.text(heap)),
        _ => !has_own_dict(class, heap),
    }
}

impl Vm {
    /// Reads what instances of a new class are to hold.
    pub(super) fn slots_of(&mut self, class: Gc<Class>, dict: Gc<Dict>) -> Result<Slots, Raise> {
        let weakref = self.intern("__weakref__");
        let has_dict = self.inherits_part(class, self.names.dict);
        let has_weakref = self.inherits_part(class, weakref);
        let name = self.names.slots;
        Ok(match dict.get_str(&self.heap, name) {
            Some(slots) => {
                let mut read = self.read_slots(class, dict, slots, (has_dict, has_weakref))?;
                // Bases beside the one that is extended may bring them.
                let best = self.base_of(class);
                let bases = class.get(&self.heap).bases.clone();
                for base in bases.into_iter().filter(|&b| Some(b) != best) {
                    let own = |vm: &Vm, part: Gc<Str>| {
                        vm.inherits_part(base, part)
                            || base.get(&vm.heap).dict.get_str(&vm.heap, part).is_some()
                                && !base.get(&vm.heap).flags.builtin
                    };
                    read.dict |= !has_dict && own(self, self.names.dict);
                    read.weakref |=
                        !has_weakref && !self.is_sized(class, true) && own(self, weakref);
                }
                read
            }
            None => Slots {
                names: Vec::new(),
                dict: !has_dict,
                weakref: !has_weakref && !self.is_sized(class, true),
            },
        })
    }

    /// Adds the descriptors of a new class.
    pub(super) fn add_members(&mut self, class: Gc<Class>, dict: Gc<Dict>, slots: Slots) {
        let weakref = self.intern("__weakref__");
        if dict.get_str(&self.heap, self.names.slots).is_some() {
            class.get_mut(&mut self.heap).flags.has_slots = !slots.dict;
        }
        for slot in slots.names {
            self.add_slot(class, slot);
        }
        let parts = [
            (slots.dict, self.names.dict, self.known.dict_getter),
            (slots.weakref, weakref, self.known.weakref_getter),
        ];
        for (wanted, name, getter) in parts {
            if let Value::Property(p) = getter
                && wanted
                && dict.get_str(&self.heap, name).is_none()
            {
                let p = p.get(&self.heap);
                let own = Property {
                    get: p.get,
                    set: p.set,
                    delete: p.delete,
                    doc: p.doc,
                    name: Value::Str(name),
                    native: true,
                    slot: false,
                    owner: Some(class),
                };
                let own = Value::Property(self.heap.alloc(own));
                dict.set_str(&mut self.heap, name, own);
            }
        }
    }

    /// Tells whether instances of a base have a `__dict__` or `__weakref__` already.
    fn inherits_part(&self, class: Gc<Class>, part: Gc<Str>) -> bool {
        let heap = &self.heap;
        let is_dict = part == self.names.dict;
        let chain = std::iter::successors(self.base_of(class), |&base| self.base_of(base));
        chain.into_iter().any(|base| {
            let b = base.get(heap);
            if !b.flags.builtin {
                return b.dict.get_str(heap, part).is_some();
            }
            match b.layout {
                Layout::Type => true,
                _ if is_dict => has_own_dict(b, heap),
                Layout::Exception => false,
                _ => matches!(
                    b.name.text(heap),
                    "set"
                        | "frozenset"
                        | "deque"
                        | "array"
                        | "partial"
                        | "module"
                        | "Future"
                        | "Task"
                        | "_IOBase"
                        | "_RawIOBase"
                        | "_BufferedIOBase"
                        | "_TextIOBase"
                ),
            }
        })
    }

    /// Tells whether instances of the builtin base have a size of their own, so that they can have no slots (or, `weak`,
    /// no weak references).
    fn is_sized(&self, class: Gc<Class>, weak: bool) -> bool {
        let t = &self.types;
        std::iter::successors(self.base_of(class), |&base| self.base_of(base))
            .any(|c| [t.int, t.tuple, t.bytes].contains(&c) || (!weak && c == t.type_))
    }

    fn read_slots(
        &mut self,
        class: Gc<Class>,
        dict: Gc<Dict>,
        slots: Value,
        (has_dict, has_weakref): (bool, bool),
    ) -> Result<Slots, Raise> {
        let list = match slots {
            Value::Str(_) => vec![slots],
            other => {
                let list = self.collect_asking(other)?;
                list.items(&self.heap).to_vec()
            }
        };
        if !list.is_empty() && self.is_sized(class, false) {
            let base = self.base_of(class);
            let name = base.map_or(String::new(), |b| self.class_name(b));
            return Err(self.type_error(format!(
                "nonempty __slots__ not supported for subtype of '{name}'"
            )));
        }
        let mut read = Slots {
            names: Vec::new(),
            dict: false,
            weakref: false,
        };
        let own = class.get(&self.heap).name.text(&self.heap).to_owned();
        for slot in list {
            let Value::Str(slot) = self.plain(slot) else {
                let got = self.type_name(slot);
                return Err(
                    self.type_error(format!("__slots__ items must be strings, not '{got}'"))
                );
            };
            let text = slot.text(&self.heap).to_owned();
            match text.as_str() {
                "__dict__" if has_dict || read.dict => {
                    return Err(self.type_error("__dict__ slot disallowed: we already got one"));
                }
                "__weakref__" if has_weakref || read.weakref => {
                    return Err(self.type_error("__weakref__ slot disallowed: we already got one"));
                }
                "__dict__" => read.dict = true,
                "__weakref__" => read.weakref = true,
                _ if !crate::syntax::is_identifier(&text) => {
                    return Err(self.type_error("__slots__ must be identifiers"));
                }
                _ => {
                    let name = self.intern(&mangle(Some(&own), &text));
                    // These two leave the namespace once they are read.
                    let leaves = name == self.names.qualname || name == self.names.classcell;
                    if !leaves && dict.get_str(&self.heap, name).is_some() {
                        let text = name.text(&self.heap);
                        return Err(self.value_error(format!(
                            "'{text}' in __slots__ conflicts with class variable"
                        )));
                    }
                    read.names.push(name);
                }
            }
        }
        let heap = &self.heap;
        read.names.sort_by(|a, b| a.text(heap).cmp(b.text(heap)));
        read.names.dedup();
        Ok(read)
    }

    fn add_slot(&mut self, class: Gc<Class>, slot: Gc<Str>) {
        class.get_mut(&mut self.heap).slots.push(slot);
        let member = self.heap.alloc(Property {
            get: Value::Unset,
            set: Value::Unset,
            delete: Value::Unset,
            doc: Value::Unset,
            name: Value::Str(slot),
            native: true,
            slot: true,
            owner: Some(class),
        });
        let dict = class.get(&self.heap).dict;
        dict.set_str(&mut self.heap, slot, Value::Property(member));
    }
}
