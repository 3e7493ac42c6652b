//! Attributes that are not there: `__getattr__`, the AttributeError, and what it knows.

use crate::code::Op;
use crate::heap::Gc;
use crate::heap::Ip;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::exception::Exc;
use crate::object::function::{CodeObject, Module};
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

impl Vm {
    /// Nothing found: `__getattr__`, else AttributeError.
    pub(super) fn absent_attr(
        &mut self,
        class: Gc<Class>,
        object: Value,
        name: Gc<Str>,
    ) -> Result<Value, Raise> {
        let hook = self.names.getattr;
        if class.get(&self.heap).flags.getattr
            && let Some((_, f)) = class.find(&self.heap, hook)
        {
            return self.call_hook(f, object, name);
        }
        if (name == self.names.spec || name == self.names.loader)
            && let Value::Module(m) = object
            && self.is_imported(m)
        {
            return self.spec_of_module(m, name);
        }
        if let Some(found) = self.late_module(object, name)? {
            return Ok(found);
        }
        if let Value::Module(m) = object
            && let Some(f) = m.get(&self.heap).dict.get_str(&self.heap, hook)
        {
            return self.call(f, &[Value::Str(name)]);
        }
        Err(self.no_attribute(object, name))
    }

    /// Gives `sys.monitoring`, which is a module of its own and loaded when it is asked for.
    #[cold]
    fn late_module(&mut self, object: Value, name: Gc<Str>) -> Result<Option<Value>, Raise> {
        let Value::Module(module) = object else {
            return Ok(None);
        };
        let m = module.get(&self.heap);
        if !m.built_in || name.text(&self.heap) != "monitoring" || m.name.text(&self.heap) != "sys"
        {
            return Ok(None);
        }
        let found = self.import_module("_monitoring")?;
        let dict = module.get(&self.heap).dict;
        dict.set_str(&mut self.heap, name, found);
        if let Value::Module(found) = found {
            let (dict, key) = (found.get(&self.heap).dict, self.names.name);
            let shown = self.str("sys.monitoring");
            dict.set_str(&mut self.heap, key, shown);
        }
        Ok(Some(found))
    }

    /// Tells whether an import made the module: such a one has a spec, which is made when it is asked for.
    pub fn is_imported(&mut self, module: Gc<Module>) -> bool {
        let m = module.get(&self.heap);
        m.built_in || m.dict.get_str(&self.heap, self.names.file).is_some()
    }

    /// Gives a module its `__spec__` and `__loader__`, and returns the one of this name.
    #[cold]
    fn spec_of_module(&mut self, module: Gc<Module>, name: Gc<Str>) -> Result<Value, Raise> {
        let finder = self.import_module("importlib.util")?;
        self.scoped(|vm| {
            vm.root(finder);
            let maker = vm.intern("_spec_of");
            let maker = vm.get_attr(finder, maker)?;
            let (m, key) = (module.get(&vm.heap), vm.names.name);
            let own = m.dict.get_str(&vm.heap, key).unwrap_or(m.name.into());
            let spec = vm.call(maker, &[own, module.into()])?;
            vm.root(spec);
            let key = vm.intern("loader");
            let loader = vm.get_attr(spec, key)?;
            let dict = module.get(&vm.heap).dict;
            for (key, value) in [(vm.names.spec, spec), (vm.names.loader, loader)] {
                if dict.get_str(&vm.heap, key).is_none() {
                    dict.set_str(&mut vm.heap, key, value);
                }
            }
            Ok(if name == vm.names.spec { spec } else { loader })
        })
    }

    /// Raises the AttributeError of a missing attribute.
    pub fn no_attribute(&mut self, object: Value, name: Gc<Str>) -> Raise {
        let text = name.text(&self.heap).to_string();
        let message = match object {
            Value::Class(c) => {
                format!(
                    "type object '{}' has no attribute '{text}'",
                    self.name_in_c(c)
                )
            }
            Value::Module(m) => {
                let module = m.get(&self.heap).name.text(&self.heap).to_string();
                let file = self.intern("__file__");
                let file = m.get(&self.heap).dict.get_str(&self.heap, file);
                match file {
                    Some(Value::Str(file)) if self.is_importing(&module) => format!(
                        "partially initialized module '{module}' from '{}' has no attribute '{text}' (most likely due to a circular import)",
                        file.text(&self.heap)
                    ),
                    _ if !matches!(
                        m.get(&self.heap).dict.get_str(&self.heap, self.names.name),
                        Some(Value::Str(_))
                    ) =>
                    {
                        format!("module has no attribute '{text}'")
                    }
                    _ => format!("module '{module}' has no attribute '{text}'"),
                }
            }
            Value::Super(_) => format!("'super' object has no attribute '{text}'"),
            // Of a slot without a value the whole path of the class is told.
            Value::Instance(_) | Value::Exception(_)
                if self.class_of(object).has_slot(&self.heap, name) =>
            {
                let class = self.class_path(self.class_of(object));
                format!("'{class}' object has no attribute '{text}'")
            }
            _ => format!(
                "'{}' object has no attribute '{text}'",
                self.type_name(object)
            ),
        };
        self.named_error(Exc::AttributeError, message, name, object)
    }

    /// Raises an error that knows the name it is about.
    pub fn named_error(
        &mut self,
        exc: Exc,
        message: String,
        name: Gc<Str>,
        object: Value,
    ) -> Raise {
        let message = self.string(message);
        let e = self.new_exception(exc, &[message]);
        let payload = self.heap.new_tuple(&[Value::Str(name), object]);
        e.get_mut(&mut self.heap).payload = Value::Tuple(payload);
        self.throw(Value::Exception(e))
    }

    /// An AttributeError that a script raised for an attribute, in `__getattr__` or a property, say, learns the name
    /// and the object if it has neither.
    #[cold]
    #[inline(never)]
    pub(in crate::vm) fn tell_attribute(&mut self, object: Value, name: Gc<Str>) {
        let Value::Exception(e) = self.raised else {
            return;
        };
        if !self.raised_is(Exc::AttributeError) {
            return;
        }
        let knows = match e.get(&self.heap).payload {
            Value::Tuple(t) => t.items(&self.heap).iter().any(|field| !field.is_unset()),
            _ => false,
        };
        if !knows {
            let payload = self.heap.new_tuple(&[Value::Str(name), object]);
            e.get_mut(&mut self.heap).payload = Value::Tuple(payload);
        }
    }

    /// The same where a getter was called by the instruction that the frame that runs stands at, `pc` being its last
    /// word.
    #[cold]
    #[inline(never)]
    pub(in crate::vm) fn tell_attribute_at(&mut self, code: Gc<CodeObject>, pc: u32) {
        if !self.raised_is(Exc::AttributeError) {
            return;
        }
        let object = code.get(&self.heap);
        let (instrs, pc) = (&object.instrs, pc as usize);
        // What looks like the instruction may be the second word of another.
        let mut at = 0;
        while at + 1 < pc {
            at += Ip::op(instrs[at]).words();
        }
        if at + 1 != pc || Ip::op(instrs[at]) != Op::GetAttr {
            return;
        }
        let name = object.caches[instrs[pc] as usize].name;
        let from = (instrs[at] >> 16) as u8 as usize;
        let holder = self.thread.cur.regs.get(from);
        self.tell_attribute(holder, name);
    }
}
