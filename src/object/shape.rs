//! Hidden classes: which attribute is in which slot.
//!
//! A shape belongs to one class. Adding an attribute follows or makes a transition, so instances
//! that got the same attributes in the same order share a shape. A shape never changes once made,
//! but for its transitions.

use super::class::Class;
use super::str::Str;
use super::{Gc, Value, pool};
use crate::heap::{Heap, Kind, Marker};

/// The layout of an instance.
pub struct Shape {
    pub class: Gc<Class>,
    /// Attribute names by slot; interned.
    pub names: Box<[Gc<Str>]>,
    transitions: Vec<(Gc<Str>, Gc<Shape>)>,
    /// Attributes live in a dict the script has got hold of (`__dict__`), not in slots.
    pub in_dict: bool,
}

impl Kind for Shape {
    const POOL: usize = pool::SHAPE;
    const DROPS: bool = true;
    fn release(&mut self) {
        self.names = Box::default();
        self.transitions = Vec::new();
    }
    fn trace(&self, m: &mut Marker) {
        m.mark(self.class);
        self.names.iter().for_each(|&n| m.mark(n));
        for &(name, shape) in &self.transitions {
            m.mark(name);
            m.mark(shape);
        }
        m.outside(self.names.len() * 8 + self.transitions.len() * 16);
    }
}

impl Heap {
    /// Makes a shape without attributes.
    pub fn new_shape(&mut self, class: Gc<Class>, in_dict: bool) -> Gc<Shape> {
        self.alloc(Shape {
            class,
            names: Box::default(),
            transitions: Vec::new(),
            in_dict,
        })
    }
}

/// Gives the shape of an object; `None` if it is no instance or its attributes are not these in this order.
pub fn shape_with(heap: &Heap, example: Value, attributes: &[&str]) -> Option<Gc<Shape>> {
    let Value::Instance(instance) = example else {
        return None;
    };
    let shape = instance.get(heap).shape;
    let found = shape.get(heap).names.iter().map(|name| name.text(heap));
    found.eq(attributes.iter().copied()).then_some(shape)
}

impl Gc<Shape> {
    /// Gives the slot of an attribute; the name must be interned.
    pub fn slot_of(self, heap: &Heap, name: Gc<Str>) -> Option<usize> {
        self.get(heap).names.iter().position(|&n| n == name)
    }

    /// Gives the shape with one attribute more.
    pub fn with(self, heap: &mut Heap, name: Gc<Str>) -> Gc<Shape> {
        let shape = self.get(heap);
        if let Some(&(_, next)) = shape.transitions.iter().find(|t| t.0 == name) {
            return next;
        }
        let class = shape.class;
        let mut names = shape.names.to_vec();
        names.push(name);
        heap.charge(names.len() * 8 + 64);
        let next = heap.alloc(Shape {
            class,
            names: names.into_boxed_slice(),
            transitions: Vec::new(),
            in_dict: false,
        });
        self.get_mut(heap).transitions.push((name, next));
        next
    }

    /// Gives the shape of `class` with the attributes of this one but for one slot.
    pub fn without(self, heap: &mut Heap, root: Gc<Shape>, slot: usize) -> Gc<Shape> {
        let names = self.get(heap).names.clone();
        let mut shape = root;
        for (i, &name) in names.iter().enumerate() {
            if i != slot {
                shape = shape.with(heap, name);
            }
        }
        shape
    }
}

/// Gives how many values a fresh instance of a shape should have room for.
pub fn room_for(hint: usize) -> usize {
    hint.clamp(1, 16)
}
