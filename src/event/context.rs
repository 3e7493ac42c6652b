//! Contexts: the values of context variables that a task or callback sees.
//!
//! The empty context is no object at all. A map is an immutable tuple (variable, value, variable, value ...), so that
//! copying a context copies a pointer; changing one makes a new tuple.

use crate::heap::{Gc, Heap, Marker};
use crate::object::Value;
use crate::object::payload::{Object, Payload};
use crate::object::tuple::Tuple;
use crate::vm::Vm;

/// A context: variables and their values, in the order they were first set.
#[derive(Clone, Copy, Default)]
pub struct Context {
    pub map: Option<Gc<Tuple>>,
    /// `run` is active in it.
    pub entered: bool,
}

impl Payload for Context {
    fn trace(&self, m: &mut Marker) {
        self.map.iter().for_each(|&map| m.mark(map));
    }
}

impl Context {
    /// Lists the variables and their values.
    pub fn items(&self, heap: &Heap) -> Vec<(Value, Value)> {
        let flat = self.map.map_or(&[][..], |map| map.items(heap));
        flat.chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .collect()
    }

    /// Gives the value of a variable.
    pub fn get(&self, heap: &Heap, variable: Value) -> Option<Value> {
        let flat = self.map?.items(heap);
        flat.chunks_exact(2)
            .find(|pair| pair[0].is(variable))
            .map(|pair| pair[1])
    }

    /// Gives the context with a variable set or removed, and what it was.
    pub fn with(
        self,
        heap: &mut Heap,
        variable: Value,
        value: Option<Value>,
    ) -> (Context, Option<Value>) {
        let mut items = self.items(heap);
        let at = items.iter().position(|(v, _)| v.is(variable));
        let old = at.map(|at| items[at].1);
        match (at, value) {
            (Some(at), Some(value)) => items[at].1 = value,
            (Some(at), None) => {
                items.remove(at);
            }
            (None, Some(value)) => items.push((variable, value)),
            (None, None) => {}
        }
        let flat: Vec<Value> = items.into_iter().flat_map(|(k, v)| [k, v]).collect();
        (
            Context {
                map: Some(heap.new_tuple(&flat)),
                ..self
            },
            old,
        )
    }
}

impl Vm {
    /// Makes a context object.
    pub fn new_context(&mut self, context: Context) -> Gc<Object> {
        let class = self.types.context;
        self.heap.alloc(Object {
            class,
            payload: Box::new(context),
            dict: Value::Unset,
        })
    }

    /// Tells whether a context is the current one, or will be again.
    pub fn is_inside(&self, context: Gc<Object>) -> bool {
        let data = context.get(&self.heap).payload::<Context>();
        self.sched.context == Some(context)
            || self.sched.outer_contexts.contains(&context)
            || data.is_some_and(|c| c.entered)
    }

    /// Copies a context.
    pub(super) fn context_copy(&mut self, context: Gc<Object>) -> Gc<Object> {
        let data = context.get(&self.heap).payload::<Context>();
        let copy = Context {
            entered: false,
            ..data.copied().unwrap_or_default()
        };
        self.new_context(copy)
    }
}
