//! Attributes set and deleted: by the hooks of the class, by data descriptors, in the object itself.
//!
//! How they are looked up is `attr.rs`.

use super::cache::changes_quietly;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::exception::Exc;
use crate::object::function::{Property, Wrapper};
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

impl Vm {
    /// `object.name = value`.
    pub fn set_attr(&mut self, object: Value, name: Gc<Str>, value: Value) -> Result<(), Raise> {
        let class = self.class_of(object);
        if class.get(&self.heap).flags.setattr {
            let hook = self.names.setattr;
            if let Some((_, f)) = class.find(&self.heap, hook) {
                self.call_found(f, object, &[Value::Str(name), value])?;
                return Ok(());
            }
        }
        self.set_attr_plain(object, name, value)
    }

    /// `object.__setattr__(name, value)`: descriptors, then the object's own attributes.
    pub fn set_attr_plain(
        &mut self,
        object: Value,
        name: Gc<Str>,
        value: Value,
    ) -> Result<(), Raise> {
        self.check_mutable(object, name)?;
        let class = self.class_of(object);
        let found = class.find(&self.heap, name).map(|f| f.1);
        match found {
            Some(Value::Property(p)) if !p.get(&self.heap).slot => {
                let set = p.get(&self.heap).set;
                if set.some().is_none() {
                    let native = p.get(&self.heap).native;
                    return Err(if native {
                        self.read_only(p, object, name)
                    } else {
                        self.property_error(p, object, "setter")
                    });
                }
                self.call(set, &[object, value])?;
                return Ok(());
            }
            Some(descriptor) if descriptor.is_classed() => {
                let set = self.names.set;
                if let Some((_, f)) = self.class_of(descriptor).find(&self.heap, set) {
                    self.call_found(f, descriptor, &[object, value])?;
                    return Ok(());
                }
                if self.is_data_descriptor(descriptor) {
                    return Err(self.attribute_error("__set__"));
                }
            }
            _ => {}
        }
        match object {
            Value::Instance(i) => {
                if class.get(&self.heap).flags.no_dict && !class.has_slot(&self.heap, name) {
                    return Err(self.no_place(object, name, found.is_some()));
                }
                i.set_own(&mut self.heap, name, value);
            }
            Value::Class(c) => return self.set_class_attr(c, name, value),
            Value::Module(m) => {
                let dict = m.get(&self.heap).dict;
                dict.set_str(&mut self.heap, name, value);
            }
            Value::Exception(e) => {
                let dict = e.make_dict_with(&mut self.heap, name);
                dict.set_str(&mut self.heap, name, value);
            }
            Value::Function(f) => {
                let dict = self.function_dict(f);
                dict.set_str(&mut self.heap, name, value);
            }
            Value::Wrapper(w) if !w.get(&self.heap).builtin => {
                let dict = self.wrapper_dict(w)?;
                dict.set_str(&mut self.heap, name, value);
            }
            Value::Object(o) => match o.get(&self.heap).dict {
                Value::Dict(dict) => {
                    dict.set_str(&mut self.heap, name, value);
                    self.loop_attribute_set(object, name);
                }
                _ if self.is_script_elsewhere(class) => {
                    let dict = self.heap.new_dict();
                    o.get_mut(&mut self.heap).dict = dict.into();
                    dict.set_str(&mut self.heap, name, value);
                    self.loop_attribute_set(object, name);
                }
                _ => return Err(self.no_place(object, name, found.is_some())),
            },
            Value::Future(_) | Value::Task(_) => {
                if let Some(dict) = object.future_dict(&mut self.heap) {
                    dict.set_str(&mut self.heap, name, value);
                }
            }
            _ => return Err(self.no_place(object, name, found.is_some())),
        }
        Ok(())
    }

    /// Refuses to change an attribute of a builtin class. Only the clock of event loops, which are Python code in CPython,
    /// may be replaced for all: programs that freeze the time do that. The loop itself has its own.
    fn check_mutable(&mut self, object: Value, name: Gc<Str>) -> Result<(), Raise> {
        if let (Value::Class(c), "time") = (object, name.text(&self.heap))
            && let Some(base) = self.class_named("BaseEventLoop")
            && c.is_subclass(&self.heap, base)
        {
            return Ok(());
        }
        match object {
            Value::Class(c) if c.get(&self.heap).flags.is_immutable() => {
                let (class, text) = (self.name_in_c(c), name.text(&self.heap).to_string());
                Err(self.type_error(format!(
                    "cannot set '{text}' attribute of immutable type '{class}'"
                )))
            }
            _ => Ok(()),
        }
    }

    /// Tells whether a class's objects take attributes in CPython: classes of asyncio are Python code there, files have a dict.
    pub fn is_script_elsewhere(&self, class: Gc<Class>) -> bool {
        match class.get(&self.heap).module {
            Value::Str(module) => {
                let module = module.text(&self.heap);
                module.starts_with("asyncio.") && module != "asyncio.events" || module == "_io"
            }
            _ => false,
        }
    }

    /// Raises the AttributeError of a field that no script sets.
    pub fn read_only(&mut self, p: Gc<Property>, object: Value, name: Gc<Str>) -> Raise {
        if p.get(&self.heap).is_member(&self.heap) {
            return self.attribute_error("readonly attribute");
        }
        let class = self.class_of(object);
        let owner = match class.find(&self.heap, name) {
            Some((owner, _)) if p.get(&self.heap).native => owner,
            _ => class,
        };
        let (class, text) = (self.class_title(owner), name.text(&self.heap).to_string());
        let message = format!("attribute '{text}' of '{class}' objects is not writable");
        self.named_error(Exc::AttributeError, message, name, object)
    }

    /// Raises the AttributeError of an object that takes no attribute of this name.
    pub fn no_place(&mut self, object: Value, name: Gc<Str>, on_class: bool) -> Raise {
        let (class, text) = (self.type_name(object), name.text(&self.heap).to_string());
        let flags = self.class_of(object).get(&self.heap).flags;
        let message = if on_class {
            format!("'{class}' object attribute '{text}' is read-only")
        } else if flags.setattr || flags.delattr {
            format!("'{class}' object has no attribute '{text}'")
        } else {
            format!(
                "'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes"
            )
        };
        self.named_error(Exc::AttributeError, message, name, object)
    }

    /// Gives the dict of a function's attributes, making it if need be.
    pub fn function_dict(
        &mut self,
        f: Gc<crate::object::function::Function>,
    ) -> Gc<crate::object::dict::Dict> {
        let extra = self.function_extra(f);
        match extra.get(&self.heap).dict {
            Some(dict) => dict,
            None => {
                let dict = self.heap.new_dict();
                extra.get_mut(&mut self.heap).dict = Some(dict);
                dict
            }
        }
    }

    /// Gives the attributes of a static or class method: at first, what it takes over from its function.
    pub fn wrapper_dict(&mut self, w: Gc<Wrapper>) -> Result<Gc<crate::object::dict::Dict>, Raise> {
        if let Some(dict) = w.get(&self.heap).dict {
            return Ok(dict);
        }
        let dict = self.heap.new_dict();
        self.root(dict);
        let func = w.get(&self.heap).func;
        let n = &self.names;
        for name in [n.module, n.name, n.qualname, n.doc, n.annotations] {
            if let Some(value) = self.get_attr_opt(func, name)? {
                dict.set_str(&mut self.heap, name, value);
            }
        }
        w.get_mut(&mut self.heap).dict = Some(dict);
        Ok(dict)
    }

    /// Sets an attribute of a class and makes look-ups that it changes invalid.
    pub fn set_class_attr(
        &mut self,
        class: Gc<Class>,
        name: Gc<Str>,
        value: Value,
    ) -> Result<(), Raise> {
        self.check_mutable(class.into(), name)?;
        let dict = class.get(&self.heap).dict;
        let old = dict.get_str(&self.heap, name);
        dict.set_str(&mut self.heap, name, value);
        if name == self.names.module {
            // A metaclass that a script made has a `__module__` of its own in the way of the accessor.
            class.get_mut(&mut self.heap).module = value;
        }
        if !(old.is_some_and(changes_quietly) && changes_quietly(value)) {
            self.class_changed();
        }
        self.update_flags_for(class, name);
        Ok(())
    }

    /// Works out anew what a class is known to have, which goes by special names alone.
    fn update_flags_for(&mut self, class: Gc<Class>, name: Gc<Str>) {
        if name.text(&self.heap).starts_with("__") {
            self.update_flags(class);
        }
    }

    /// `del object.name`.
    pub fn del_attr(&mut self, object: Value, name: Gc<Str>) -> Result<(), Raise> {
        let class = self.class_of(object);
        if class.get(&self.heap).flags.delattr {
            let hook = self.names.delattr;
            if let Some((_, f)) = class.find(&self.heap, hook) {
                self.call_found(f, object, &[Value::Str(name)])?;
                return Ok(());
            }
        }
        self.del_attr_plain(object, name)
    }

    /// `object.__delattr__(name)`.
    pub fn del_attr_plain(&mut self, object: Value, name: Gc<Str>) -> Result<(), Raise> {
        self.check_mutable(object, name)?;
        let class = self.class_of(object);
        let found = class.find(&self.heap, name).map(|f| f.1);
        if let Some(found) = found
            && self.del_by_descriptor(found, object, name)?
        {
            return Ok(());
        }
        match self.del_own(object, name, found.is_some())? {
            true => Ok(()),
            false => Err(self.not_deleted(object, class, name, found.is_some())),
        }
    }

    /// Deletes by a data descriptor that was found on the class; tells whether it was one.
    fn del_by_descriptor(
        &mut self,
        found: Value,
        object: Value,
        name: Gc<Str>,
    ) -> Result<bool, Raise> {
        match found {
            Value::Property(p) if !p.get(&self.heap).slot => {
                let property = p.get(&self.heap);
                if property.native && !property.set.is_unset() {
                    let set = property.set;
                    self.call(set, &[object, Value::Unset])?;
                    return Ok(true);
                }
                let delete = property.delete;
                if delete.some().is_none() && p.get(&self.heap).native {
                    return Err(self.read_only(p, object, name));
                }
                if delete.some().is_none() {
                    return Err(self.property_error(p, object, "deleter"));
                }
                self.call(delete, &[object])?;
                return Ok(true);
            }
            descriptor if descriptor.is_classed() => {
                let delete = self.names.delete;
                if let Some((_, f)) = self.class_of(descriptor).find(&self.heap, delete) {
                    self.call_found(f, descriptor, &[object])?;
                    return Ok(true);
                }
                if self.is_data_descriptor(descriptor) {
                    return Err(self.attribute_error("__delete__"));
                }
            }
            _ => {}
        }
        Ok(false)
    }

    /// Deletes what lies in the object itself; tells whether it was there. `on_class`: its class has the name, too.
    fn del_own(&mut self, object: Value, name: Gc<Str>, on_class: bool) -> Result<bool, Raise> {
        Ok(match object {
            Value::Instance(i) => i.delete_own(&mut self.heap, name),
            Value::Class(c) if name == self.names.doc && on_class => {
                let of = self.name_in_c(c);
                let text = format!("cannot delete '__doc__' attribute of immutable type '{of}'");
                return Err(self.type_error(text));
            }
            Value::Class(c) => {
                let dict = c.get(&self.heap).dict;
                let gone = dict.remove_str(&mut self.heap, name).is_some();
                if gone {
                    self.class_changed();
                    self.update_flags_for(c, name);
                }
                gone
            }
            Value::Module(m) => {
                let dict = m.get(&self.heap).dict;
                dict.remove_str(&mut self.heap, name).is_some()
            }
            Value::Exception(e) => match e.dict_with(&self.heap, name) {
                Some(dict) => dict.remove_str(&mut self.heap, name).is_some(),
                None => false,
            },
            Value::Object(o) => match o.get(&self.heap).dict {
                Value::Dict(dict) => dict.remove_str(&mut self.heap, name).is_some(),
                _ => false,
            },
            Value::Function(f) => {
                let dict = self.function_dict(f);
                dict.remove_str(&mut self.heap, name).is_some()
            }
            Value::Wrapper(w) if !w.get(&self.heap).builtin => {
                let dict = self.wrapper_dict(w)?;
                dict.remove_str(&mut self.heap, name).is_some()
            }
            Value::Future(_) | Value::Task(_) => {
                let dict = object.core(&self.heap).and_then(|core| core.dict());
                dict.is_some_and(|d| d.remove_str(&mut self.heap, name).is_some())
            }
            _ => false,
        })
    }

    /// The refusal for a name that the object itself does not have.
    fn not_deleted(
        &mut self,
        object: Value,
        class: Gc<Class>,
        name: Gc<Str>,
        on_class: bool,
    ) -> Raise {
        if let Value::Module(_) = object {
            let text = format!(
                "'{}' object has no attribute '{}'",
                self.class_name(class),
                name.text(&self.heap)
            );
            return self.named_error(Exc::AttributeError, text, name, object);
        }
        let has_dict = match object {
            Value::Instance(_) | Value::Exception(_) if class.has_slot(&self.heap, name) => {
                let text = name.text(&self.heap).to_string();
                return self.named_error(Exc::AttributeError, text, name, object);
            }
            Value::Instance(_) => !class.get(&self.heap).flags.no_dict,
            Value::Object(o) => matches!(o.get(&self.heap).dict, Value::Dict(_)),
            Value::Class(_) | Value::Module(_) | Value::Exception(_) | Value::Function(_) => true,
            Value::Future(_) | Value::Task(_) => true,
            Value::Wrapper(w) => !w.get(&self.heap).builtin,
            _ => false,
        };
        if has_dict {
            self.no_attribute(object, name)
        } else {
            self.no_place(object, name, on_class)
        }
    }
}
