//! The trait by which a module gives a Rust struct to scripts.

use super::callable::Calling;
use super::class::Class;
use super::value::Value;
use super::{Gc, pool};
use crate::heap::{Heap, Kind, Marker};
use std::any::Any;

/// A Rust struct that scripts hold as an object.
pub trait Payload: Any {
    /// Marks the values the struct holds.
    fn trace(&self, marker: &mut Marker);
    /// Gives the bytes it owns, roughly.
    fn size(&self) -> usize {
        64
    }
    /// Tells whether it may hold other objects whose death somebody would notice.
    fn leads_on(&self, _: &Heap) -> bool {
        true
    }
    /// Gives `object[index]` where that only looks at what the struct holds; `None` if its method has to be asked.
    fn item_at(&self, _: &Heap, _index: i64) -> Option<Value> {
        None
    }
    /// Does `object[index] = value`, likewise; false if its method has to be asked.
    fn set_item_at(&mut self, _index: i64, _value: Value) -> bool {
        false
    }
    /// For a descriptor that gives an item of a tuple: which.
    fn tuple_item(&self) -> Option<usize> {
        None
    }
    /// Tells how its object is called.
    fn calling(&self) -> Calling {
        Calling::Method
    }
}

struct Released;

impl Payload for Released {
    fn trace(&self, _: &mut Marker) {}
}

/// An object made of a Rust struct and its class.
pub struct Object {
    pub class: Gc<Class>,
    pub payload: Box<dyn Payload>,
    /// Attributes, if its class lets scripts set any; `Unset` or a dict.
    pub dict: Value,
}

impl Kind for Object {
    const POOL: usize = pool::PAYLOAD;
    const DROPS: bool = true;
    fn release(&mut self) {
        // A box of nothing owns no memory.
        self.payload = Box::new(Released);
    }
    fn trace(&self, m: &mut Marker) {
        m.mark(self.class);
        self.payload.trace(m);
        self.dict.trace(m);
        m.outside(self.payload.size());
    }
}

impl Object {
    /// Gives the struct if it is of this type.
    pub fn payload<T: Payload>(&self) -> Option<&T> {
        (self.payload.as_ref() as &dyn Any).downcast_ref()
    }

    /// Gives the struct to change if it is of this type.
    pub fn payload_mut<T: Payload>(&mut self) -> Option<&mut T> {
        (self.payload.as_mut() as &mut dyn Any).downcast_mut()
    }
}
