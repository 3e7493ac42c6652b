//! How natives find the Rust struct in their `self`, and make objects of one.

use crate::heap::{Gc, Heap};
use crate::object::Value;
use crate::object::payload::{Object, Payload};
use crate::vm::{Raise, Vm};
use std::marker::PhantomData;

/// An object whose payload is known to be a `T`.
pub struct Own<T>(Gc<Object>, PhantomData<T>);

impl<T> Clone for Own<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Own<T> {}

impl<T: Payload> Own<T> {
    /// Reads the struct.
    #[inline]
    pub fn get(self, heap: &Heap) -> &T {
        self.0
            .get(heap)
            .payload()
            .expect("checked when it was made")
    }

    /// Changes the struct.
    #[inline]
    pub fn get_mut(self, heap: &mut Heap) -> &mut T {
        self.0
            .get_mut(heap)
            .payload_mut()
            .expect("checked when it was made")
    }

    /// Gives the object.
    pub fn object(self) -> Gc<Object> {
        self.0
    }

    /// Gives the object as a value.
    pub fn value(self) -> Value {
        Value::Object(self.0)
    }
}

/// Gives the struct of an argument, or a TypeError.
#[inline]
pub fn own<T: Payload>(vm: &mut Vm, value: Value) -> Result<Own<T>, Raise> {
    let plain = match value {
        Value::Object(_) => value,
        other => vm.plain(other),
    };
    match plain {
        Value::Object(object) if object.get(&vm.heap).payload::<T>().is_some() => {
            Ok(Own(object, PhantomData))
        }
        other => {
            let name = std::any::type_name::<T>()
                .rsplit("::")
                .next()
                .unwrap_or("object");
            Err(vm.wrong_type(name, other))
        }
    }
}

/// Gives the struct of an object, if it is one of this kind.
#[inline]
pub fn own_if<T: Payload>(vm: &Vm, value: Value) -> Option<Own<T>> {
    let plain = match value {
        Value::Object(_) => value,
        other => vm.plain(other),
    };
    match plain {
        Value::Object(object) if object.get(&vm.heap).payload::<T>().is_some() => {
            Some(Own(object, PhantomData))
        }
        _ => None,
    }
}

/// Makes an object of a struct for a class or a script's subclass of it.
pub fn make<T: Payload>(vm: &mut Vm, class: Value, data: T) -> Result<Value, Raise> {
    let Value::Class(class) = class else {
        return Err(vm.wrong_type("type", class));
    };
    let size = data.size();
    let object = vm.heap.alloc(Object {
        class,
        payload: Box::new(data),
        dict: Value::Unset,
    });
    vm.heap.charge(size);
    vm.wrap_native(Value::Class(class), Value::Object(object))
}

/// Gives `module.Class object at 0x1`.
pub fn object_repr(vm: &mut Vm, object: Value) -> String {
    let class = vm.class_of(object).get(&vm.heap);
    let (qualname, module) = (class.qualname, class.module);
    let module = match module {
        Value::Str(module) => format!("{}.", module.text(&vm.heap)),
        _ => String::new(),
    };
    format!(
        "{module}{} object at {:#x}",
        qualname.text(&vm.heap),
        object.id()
    )
}

impl Vm {
    /// Gives an object of a builtin's layout the class it was asked to be of: an instance of a script's
    /// subclass holds it as its payload.
    pub fn wrap_native(&mut self, class: Value, native: Value) -> Result<Value, Raise> {
        let Value::Class(class) = class else {
            return Err(self.wrong_type("type", class));
        };
        if class.get(&self.heap).flags.builtin {
            return Ok(native);
        }
        let instance = self.heap.new_instance(class);
        instance
            .extra(&mut self.heap)
            .get_mut(&mut self.heap)
            .payload = native;
        Ok(Value::Instance(instance))
    }
}
