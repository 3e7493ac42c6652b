//! How natives make and read the Rust structs that scripts hold as objects.

use super::Vm;
use super::outcome::Raise;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::payload::{Object, Payload};

impl Vm {
    /// Makes the object of a struct, as `__new__` of `class` does: an instance of a script's subclass holds it.
    pub fn new_payload<P: Payload>(&mut self, class: Value, payload: P) -> Result<Value, Raise> {
        let Value::Class(class) = class else {
            let kind = self.type_name(class);
            return Err(self.type_error(format!("__new__(X): X is not a type object ({kind})")));
        };
        let native = self.native_base(class);
        let object = self.object_of(native, payload);
        if native == class {
            return Ok(object);
        }
        let instance = self.heap.new_instance(class);
        let extra = instance.extra(&mut self.heap);
        extra.get_mut(&mut self.heap).payload = object;
        Ok(instance.into())
    }

    /// Makes the object of a struct of exactly this class.
    pub fn object_of<P: Payload>(&mut self, class: Gc<Class>, payload: P) -> Value {
        self.alloc_object(class, payload).into()
    }

    /// Makes the object of a struct; what `object_of` gives as a value.
    pub fn alloc_object<P: Payload>(&mut self, class: Gc<Class>, payload: P) -> Gc<Object> {
        self.heap.charge(payload.size());
        let payload = Box::new(payload);
        self.heap.alloc(Object {
            class,
            payload,
            dict: Value::Unset,
        })
    }

    /// Gives the nearest class made in Rust that a class derives from.
    fn native_base(&self, class: Gc<Class>) -> Gc<Class> {
        let native = |c: &&Gc<Class>| {
            let c = c.get(&self.heap);
            c.flags.builtin && c.layout == Layout::Native
        };
        class
            .get(&self.heap)
            .mro
            .iter()
            .find(native)
            .copied()
            .unwrap_or(class)
    }

    /// Reads the struct inside a value, if it is one of this type.
    pub fn payload<P: Payload>(&self, v: Value) -> Option<&P> {
        match self.plain(v) {
            Value::Object(o) => o.get(&self.heap).payload(),
            _ => None,
        }
    }

    /// Changes the struct inside a value, if it is one of this type.
    pub fn payload_mut<P: Payload>(&mut self, v: Value) -> Option<&mut P> {
        match self.plain(v) {
            Value::Object(o) => o.get_mut(&mut self.heap).payload_mut(),
            _ => None,
        }
    }
}
