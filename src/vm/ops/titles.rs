//! What functions, natives and classes are called where they are shown: `module.qualname`, `<built-in method ...>`.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::native::Native;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

impl Vm {
    /// Gives `module.qualname` of a class; builtins have no module.
    pub fn class_title(&self, class: Gc<Class>) -> String {
        let c = class.get(&self.heap);
        let (name, qualname) = (c.name.text(&self.heap), c.qualname.text(&self.heap));
        let module = match c.module {
            Value::Str(s) => Some(s),
            _ => match c
                .dict
                .iter(&self.heap)
                .find(|(k, _)| k.is(Value::Str(self.names.module)))
            {
                Some((_, Value::Str(s))) => Some(s),
                _ => None,
            },
        };
        match module.map(|m| m.text(&self.heap)) {
            None | Some("builtins") => name.to_owned(),
            Some(module) => format!("{module}.{qualname}"),
        }
    }

    pub(super) fn callable_name(&mut self, func: Value) -> Result<String, Raise> {
        match func {
            Value::Function(f) => Ok(self.function_qualname(f)),
            Value::Native(n) => Ok(self.native_name(n).to_owned()),
            _ => {
                let (qualname, name) = (self.names.qualname, self.names.name);
                for key in [qualname, name] {
                    if let Some(Value::Str(s)) = self.get_attr_opt(func, key)? {
                        return Ok(s.text(&self.heap).to_owned());
                    }
                }
                Ok("?".to_owned())
            }
        }
    }

    pub(in crate::vm) fn native_name(&self, n: Gc<Native>) -> &'static str {
        let id = n.get(&self.heap).id;
        self.natives
            .get(id.0 as usize)
            .map_or("?", |func| func.name())
    }

    /// Tells whether a class is one that CPython's library writes in Python.
    pub fn is_library_class(&self, class: Gc<Class>) -> bool {
        match class.get(&self.heap).module {
            Value::Str(module) => module.text(&self.heap).starts_with("asyncio."),
            _ => false,
        }
    }

    pub(super) fn is_library_method(&self, n: Gc<Native>) -> bool {
        let owner = n.get(&self.heap).owner;
        owner.is_some_and(|class| self.is_library_class(class))
    }

    pub(super) fn native_repr(&self, n: Gc<Native>) -> String {
        let name = self.native_name(n);
        let &Native {
            self_,
            owner,
            binds,
            slot,
            ..
        } = n.get(&self.heap);
        match (self_, owner) {
            (Value::Unset, Some(owner)) if binds => {
                let word = if slot { "slot wrapper" } else { "method" };
                format!("<{word} '{name}' of '{}' objects>", self.class_name(owner))
            }
            (Value::Unset, Some(owner)) if name == "__new__" => {
                format!(
                    "<built-in method __new__ of type object at {:#x}>",
                    owner.id()
                )
            }
            (Value::Unset | Value::Module(_), _) => format!("<built-in function {name}>"),
            _ => {
                let name = if slot {
                    format!("method-wrapper '{name}'")
                } else {
                    format!("built-in method {name}")
                };
                format!(
                    "<{name} of {} object at {:#x}>",
                    self.type_name(self_),
                    self_.id()
                )
            }
        }
    }
}
