//! Attributes, descriptors, super: what look-ups mean. Setting and deleting is `set_attr.rs`.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::exception::Exc;
use crate::object::function::{Function, Method, Property, Super, Wrapper};
use crate::object::native::Native;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

impl Vm {
    /// `object.name`.
    pub fn get_attr(&mut self, object: Value, name: Gc<Str>) -> Result<Value, Raise> {
        let found = self.look_up(object, name);
        if found.is_err() {
            self.tell_attribute(object, name);
        }
        found
    }

    fn look_up(&mut self, object: Value, name: Gc<Str>) -> Result<Value, Raise> {
        let class = self.class_of(object);
        let flags = class.get(&self.heap).flags;
        if flags.getattribute {
            return self.custom_get_attr(class, object, name);
        }
        match self.find_attr(object, name) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => self.absent_attr(class, object, name),
            // What a property or another descriptor raises counts as absent too.
            Err(Raise) if flags.getattr && self.raised_is(Exc::AttributeError) => {
                self.take_raised();
                self.absent_attr(class, object, name)
            }
            Err(Raise) => Err(Raise),
        }
    }

    /// Calls a script's `__getattribute__`, then `__getattr__` if that raised AttributeError.
    fn custom_get_attr(
        &mut self,
        class: Gc<Class>,
        object: Value,
        name: Gc<Str>,
    ) -> Result<Value, Raise> {
        let (hook, fallback) = (self.names.getattribute, self.names.getattr);
        let Some((_, f)) = class.find(&self.heap, hook) else {
            return self.absent_attr(class, object, name);
        };
        match self.call_hook(f, object, name) {
            Err(Raise)
                if self.raised_is(Exc::AttributeError)
                    && class.find(&self.heap, fallback).is_some() =>
            {
                self.take_raised();
                self.absent_attr(class, object, name)
            }
            result => result,
        }
    }

    /// Calls what a class has for a missing or for every attribute.
    pub(super) fn call_hook(
        &mut self,
        f: Value,
        object: Value,
        name: Gc<Str>,
    ) -> Result<Value, Raise> {
        self.call_found(f, object, &[Value::Str(name)])
    }

    /// Calls what a class has under the name of a special method, bound as that kind of thing is.
    pub(super) fn call_found(
        &mut self,
        found: Value,
        object: Value,
        args: &[Value],
    ) -> Result<Value, Raise> {
        if self.binds(found) {
            return self.call_with_self(found, object, args);
        }
        self.scoped(|vm| {
            for &arg in args {
                vm.root(arg);
            }
            let (f, _) = vm.bind_value(found, object)?;
            vm.call(f, args)
        })
    }

    /// `object.name`, or `None` where that raises AttributeError.
    pub fn get_attr_opt(&mut self, object: Value, name: Gc<Str>) -> Result<Option<Value>, Raise> {
        let class = self.class_of(object);
        let flags = class.get(&self.heap).flags;
        if !flags.getattribute && !flags.getattr && !matches!(object, Value::Module(_)) {
            return match self.find_attr(object, name) {
                Err(Raise) if self.raised_is(Exc::AttributeError) => {
                    self.take_raised();
                    Ok(None)
                }
                result => result,
            };
        }
        match self.get_attr(object, name) {
            Ok(value) => Ok(Some(value)),
            Err(Raise) if self.raised_is(Exc::AttributeError) => {
                self.take_raised();
                Ok(None)
            }
            Err(Raise) => Err(Raise),
        }
    }

    /// The default look-up: data descriptor, own attribute, then what the class has.
    pub fn find_attr(&mut self, object: Value, name: Gc<Str>) -> Result<Option<Value>, Raise> {
        match object {
            Value::Class(c) => return self.find_class_attr(c, name),
            Value::Super(s) => return self.find_super_attr(s, name),
            Value::Instance(_) if let Value::Super(s) = self.plain(object) => {
                if let Some(found) = self.find_beyond(s, name) {
                    return self.bind_beyond(s, found);
                }
            }
            Value::Module(m) if m.get(&self.heap).class.is_none() => {
                if let Some(value) = m.get(&self.heap).dict.get_str(&self.heap, name) {
                    return Ok(Some(value));
                }
            }
            _ => {}
        }
        let class = self.class_of(object);
        let found = class.find(&self.heap, name).map(|f| f.1);
        if let Some(Value::Property(p)) = found
            && p.get(&self.heap).slot
        {
            return Ok(self.own_attr(object, name));
        }
        // What can be set but not read does not stand in the way of the object's own.
        if let Some(found) = found
            && self.is_data_descriptor(found)
            && self.gives(found)
        {
            return self.descriptor_get(found, object, class).map(Some);
        }
        if let Some(value) = self.own_attr(object, name) {
            return Ok(Some(value));
        }
        if let Some(found) = found {
            return self.descriptor_get(found, object, class).map(Some);
        }
        // What a bound method does not have, its function may.
        if let Value::Method(m) = object {
            let func = m.get(&self.heap).func;
            return match self.get_attr_opt(func, name)? {
                None => Err(self.no_attribute(func, name)),
                value => Ok(value),
            };
        }
        Ok(None)
    }

    /// `object.__getattribute__` on what has a look-up of its own: data descriptor, own attribute as it is, then what
    /// the class has.
    #[cold]
    pub fn generic_attr(&mut self, object: Value, name: Gc<Str>) -> Result<Value, Raise> {
        let class = self.class_of(object);
        let found = class.find(&self.heap, name).map(|f| f.1);
        if let Some(found) = found
            && self.is_data_descriptor(found)
            && self.gives(found)
        {
            return self.descriptor_get(found, object, class);
        }
        // Builtin classes keep what they have elsewhere, and what a method seems to have is its function's.
        let own = match object {
            Value::Class(c) if c.get(&self.heap).flags.builtin => None,
            Value::Method(_) => None,
            _ => self.own_attr(object, name),
        };
        match (own, found) {
            (Some(value), _) => Ok(value),
            (None, Some(found)) => self.descriptor_get(found, object, class),
            (None, None) => {
                let (of, name_text) = (self.class_name(class), name.text(&self.heap));
                let text = format!("'{of}' object has no attribute '{name_text}'");
                Err(self.named_error(Exc::AttributeError, text, name, object))
            }
        }
    }

    /// An attribute of the object itself.
    pub fn own_attr(&self, object: Value, name: Gc<Str>) -> Option<Value> {
        let heap = &self.heap;
        let dict = match object {
            Value::Instance(i) => return i.own(heap, name),
            Value::Exception(e) => e.dict_with(heap, name)?,
            Value::Function(f) => f.get(heap).extra?.get(heap).dict?,
            // What was set on a function is read through its methods as well.
            Value::Method(m) => return self.own_attr(m.get(heap).func, name),
            Value::Object(o) => match o.get(heap).dict {
                Value::Dict(d) => d,
                _ => return None,
            },
            Value::Module(m) => m.get(heap).dict,
            Value::Class(c) => c.get(heap).dict,
            Value::Wrapper(w) => w.get(heap).dict?,
            Value::Future(_) | Value::Task(_) => object.core(heap)?.dict()?,
            _ => return None,
        };
        dict.get_str(heap, name)
    }

    /// Tells whether a class attribute wins over an instance's own.
    pub fn is_data_descriptor(&self, found: Value) -> bool {
        match found {
            Value::Property(_) => true,
            Value::Instance(i) => {
                let class = i.class(&self.heap);
                class.find(&self.heap, self.names.set).is_some()
                    || class.find(&self.heap, self.names.delete).is_some()
            }
            Value::Object(o) => {
                let class = o.get(&self.heap).class;
                class.find(&self.heap, self.names.set).is_some()
            }
            found if found.is_classed() => {
                let class = self.class_of(found);
                class != self.types.type_
                    && (class.find(&self.heap, self.names.set).is_some()
                        || class.find(&self.heap, self.names.delete).is_some())
            }
            _ => false,
        }
    }

    /// Gives what an attribute found on a class is for an instance.
    pub fn descriptor_get(
        &mut self,
        found: Value,
        object: Value,
        class: Gc<Class>,
    ) -> Result<Value, Raise> {
        match found {
            Value::Function(f) if self.stays_unbound(f) => Ok(found),
            Value::Function(_) => Ok(Value::Method(self.heap.alloc(Method {
                func: found,
                self_: object,
            }))),
            Value::Native(n) => Ok(self.bind_native_to(n, object)),
            Value::Wrapper(w) => self.wrapper_get(w, class),
            Value::Property(p) => self.property_get(p, object),
            found if found.may_bind() => {
                let get = self.names.get;
                match self.class_of(found).find(&self.heap, get) {
                    Some((_, f)) => self.call(f, &[found, object, Value::Class(class)]),
                    None => Ok(found),
                }
            }
            other => Ok(other),
        }
    }

    fn bind_native_to(&mut self, n: Gc<Native>, object: Value) -> Value {
        let native = n.get(&self.heap);
        if !native.binds || !native.self_.is_unset() {
            return Value::Native(n);
        }
        let bound = Native {
            id: native.id,
            self_: object,
            owner: native.owner,
            binds: native.binds,
            slot: native.slot,
        };
        Value::Native(self.heap.alloc(bound))
    }

    pub fn wrapper_get(&mut self, w: Gc<Wrapper>, class: Gc<Class>) -> Result<Value, Raise> {
        let &Wrapper { func, is_class, .. } = w.get(&self.heap);
        if !is_class {
            return Ok(func);
        }
        match func {
            Value::Native(n) => {
                let native = n.get(&self.heap);
                if let Some(owner) = native.owner
                    && !class.is_subclass(&self.heap, owner)
                    && w.get(&self.heap).builtin
                {
                    return Err(self.strange_subtype(n, class));
                }
                let bound = Native {
                    id: native.id,
                    self_: Value::Class(class),
                    owner: native.owner,
                    binds: true,
                    slot: false,
                };
                Ok(Value::Native(self.heap.alloc(bound)))
            }
            func => Ok(Value::Method(self.heap.alloc(Method {
                func,
                self_: Value::Class(class),
            }))),
        }
    }

    /// A class method of a builtin class is asked for by a class that does not derive from it.
    #[cold]
    #[inline(never)]
    fn strange_subtype(&mut self, native: Gc<Native>, class: Gc<Class>) -> Raise {
        let (id, owner) = (native.get(&self.heap).id, self.native_owner(native));
        let name = self.natives[id.0 as usize].name();
        let got = self.class_name(class);
        let text =
            format!("descriptor '{name}' requires a subtype of '{owner}' but received '{got}'");
        self.type_error(text)
    }

    /// Reads a property.
    pub fn property_get(&mut self, p: Gc<Property>, object: Value) -> Result<Value, Raise> {
        if p.get(&self.heap).slot {
            let Value::Str(name) = p.get(&self.heap).name else {
                return Ok(Value::None);
            };
            return match self.own_attr(object, name) {
                Some(value) => Ok(value),
                None => Err(self.no_attribute(object, name)),
            };
        }
        let get = p.get(&self.heap).get;
        if get.some().is_none() {
            return Err(self.property_error(p, object, "getter"));
        }
        self.call(get, &[object])
    }

    /// Words the error of a property that lacks what was asked of it; its name may be that of its getter.
    pub fn property_error(&mut self, p: Gc<Property>, object: Value, what: &str) -> Raise {
        let class = self.class_of(object).get(&self.heap).qualname;
        let class = class.text(&self.heap).to_string();
        let shown = self
            .property_name(p)
            .and_then(|name| name.map(|name| self.repr_of(name)).transpose());
        let message = match shown {
            Ok(Some(name)) => {
                let name = name.text(&self.heap);
                format!("property {name} of '{class}' object has no {what}")
            }
            Ok(None) => format!("property of '{class}' object has no {what}"),
            Err(Raise) => return Raise,
        };
        self.attribute_error(message)
    }

    /// Gives the name of a property: what its class called it, else that of its getter.
    pub fn property_name(&mut self, p: Gc<Property>) -> Result<Option<Value>, Raise> {
        let &Property { name, get, .. } = p.get(&self.heap);
        match (name.is_unset(), get.is_unset()) {
            (false, _) => Ok(Some(name)),
            (true, true) => Ok(None),
            (true, false) => self.get_attr_opt(get, self.names.name),
        }
    }

    /// What calling an attribute found on a class means: the callee, and whether the object is to be its first argument.
    pub fn bind_value(&mut self, found: Value, object: Value) -> Result<(Value, bool), Raise> {
        match found {
            Value::Function(f) => Ok((found, !self.stays_unbound(f))),
            Value::Native(n) => {
                let native = n.get(&self.heap);
                Ok((found, native.binds && native.self_.is_unset()))
            }
            _ => {
                let class = self.class_of(object);
                Ok((self.descriptor_get(found, object, class)?, false))
            }
        }
    }

    /// Finds a special method on the class of a value: the callee, and `self` if it is to be passed first.
    pub fn find_method(
        &mut self,
        object: Value,
        name: Gc<Str>,
    ) -> Result<Option<(Value, Value)>, Raise> {
        let Some((_, found)) = self.class_of(object).find(&self.heap, name) else {
            return Ok(None);
        };
        let (f, binds) = self.bind_value(found, object)?;
        Ok(Some((f, if binds { object } else { Value::Unset })))
    }

    /// Calls a special method found on the class; `None` if the class lacks it.
    pub fn call_dunder(
        &mut self,
        object: Value,
        name: Gc<Str>,
        args: &[Value],
    ) -> Result<Option<Value>, Raise> {
        let Some(found) = self.class_member(self.class_of(object), name) else {
            return Ok(None);
        };
        match found {
            Value::None if self.may_be_none(name) => Ok(None),
            Value::None => Err(self.type_error("'NoneType' object is not callable")),
            _ => self.call_found(found, object, args).map(Some),
        }
    }

    /// Tells whether a special method that is None means that the class lacks it; other ones are called and fail.
    fn may_be_none(&self, name: Gc<Str>) -> bool {
        let n = &self.names;
        [n.iter, n.contains, n.reversed, n.hash, n.fspath].contains(&name)
    }

    pub(in crate::vm) fn call_with_self(
        &mut self,
        f: Value,
        object: Value,
        args: &[Value],
    ) -> Result<Value, Raise> {
        match args {
            [] => self.call(f, &[object]),
            [one] => self.call(f, &[object, *one]),
            _ => {
                let mut all = vec![object];
                all.extend_from_slice(args);
                self.call(f, &all)
            }
        }
    }

    /// Finds a method that a call may pass the object to as it is, if nothing special is in the way.
    pub(in crate::vm) fn plain_method(&self, object: Value, name: Gc<Str>) -> Option<Value> {
        if matches!(object, Value::Class(_) | Value::Module(_) | Value::Super(_)) {
            return None;
        }
        let class = self.class_of(object);
        if class.get(&self.heap).flags.getattribute {
            return None;
        }
        let (_, found) = class.find(&self.heap, name)?;
        (self.binds(found) && self.own_attr(object, name).is_none()).then_some(found)
    }

    /// Tells whether what a class has is a function or native that becomes a method of its instances.
    pub(in crate::vm) fn binds(&self, found: Value) -> bool {
        match found {
            Value::Function(f) => !self.stays_unbound(f),
            Value::Native(n) => {
                let native = n.get(&self.heap);
                native.binds && native.self_.is_unset()
            }
            _ => false,
        }
    }

    /// Tells whether a function stands for a builtin one of CPython's.
    pub(super) fn stays_unbound(&self, f: Gc<Function>) -> bool {
        f.get(&self.heap)
            .extra
            .is_some_and(|extra| extra.get(&self.heap).unbound)
    }

    /// Tells whether a descriptor has a `__get__`; one without does not go before what the object itself has.
    fn gives(&self, descriptor: Value) -> bool {
        let get = self.names.get;
        matches!(descriptor, Value::Property(_))
            || self.class_of(descriptor).find(&self.heap, get).is_some()
    }

    fn find_class_attr(&mut self, class: Gc<Class>, name: Gc<Str>) -> Result<Option<Value>, Raise> {
        let meta = self.class_of(Value::Class(class));
        let on_meta = meta.find(&self.heap, name).map(|f| f.1);
        if let Some(found) = on_meta
            && self.is_data_descriptor(found)
            && self.gives(found)
        {
            return self
                .descriptor_get(found, Value::Class(class), meta)
                .map(Some);
        }
        if let Some((_, found)) = class.find(&self.heap, name) {
            return self.bind_to_class(found, class).map(Some);
        }
        match on_meta {
            Some(found) => self
                .descriptor_get(found, Value::Class(class), meta)
                .map(Some),
            None => Ok(None),
        }
    }

    /// Gives what an attribute found on a class means when the class itself is asked for it.
    pub(in crate::vm) fn bind_to_class(
        &mut self,
        found: Value,
        class: Gc<Class>,
    ) -> Result<Value, Raise> {
        match found {
            Value::Wrapper(w) => self.wrapper_get(w, class),
            found if found.is_classed() => {
                let get = self.names.get;
                match self.class_of(found).find(&self.heap, get) {
                    Some((_, f)) => self.call(f, &[found, Value::None, Value::Class(class)]),
                    None => Ok(found),
                }
            }
            other => Ok(other),
        }
    }

    fn find_super_attr(&mut self, s: Gc<Super>, name: Gc<Str>) -> Result<Option<Value>, Raise> {
        if name == self.names.class {
            return Ok(Some(Value::Class(self.types.super_)));
        }
        let Some(found) = self.find_beyond(s, name) else {
            let own = self.types.super_.find(&self.heap, name).map(|f| f.1);
            let super_class = self.types.super_;
            return match own {
                Some(f) => self
                    .descriptor_get(f, Value::Super(s), super_class)
                    .map(Some),
                None => Ok(None),
            };
        };
        self.bind_beyond(s, found)
    }

    /// Finds what the classes after that of a `super` have.
    fn find_beyond(&self, s: Gc<Super>, name: Gc<Str>) -> Option<Value> {
        let s = s.get(&self.heap);
        if name == self.names.class {
            return None;
        }
        let found = s.object_class?.find_after(&self.heap, s.class, name);
        found.map(|(_, found)| found)
    }

    fn bind_beyond(&mut self, s: Gc<Super>, found: Value) -> Result<Option<Value>, Raise> {
        let &Super {
            class,
            object,
            object_class,
        } = s.get(&self.heap);
        let object_class = object_class.unwrap_or(class);
        match object {
            // `super()` in a class method: functions stay as they are, class methods bind.
            Value::Class(c) if c == object_class => match found {
                Value::Function(_) | Value::Native(_) => Ok(Some(found)),
                Value::Wrapper(w) => self.wrapper_get(w, object_class).map(Some),
                found if found.is_classed() => self
                    .descriptor_get(found, Value::None, object_class)
                    .map(Some),
                other => Ok(Some(other)),
            },
            object => self.descriptor_get(found, object, object_class).map(Some),
        }
    }
}
