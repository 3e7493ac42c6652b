//! To come.
use crate::heap::Gc;
use crate::object::Value;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::outcome::Raise;
impl Vm {
    pub fn import_name(&mut self, a: Value, leaf: bool, _l: usize) -> Result<Value, Raise> {
        let _ = leaf;
        let Value::Str(s) = a else { return Err(Raise) };
        let t = s.text(&self.heap).to_string();
        self.import_module(&t)
    }
    pub fn import_from(&mut self, a: Value, n: Gc<Str>) -> Result<Value, Raise> {
        self.get_attr(a, n)
    }
    pub fn import_star(&mut self, _a: Value) -> Result<(), Raise> {
        Err(Raise)
    }
    pub fn import_module(&mut self, t: &str) -> Result<Value, Raise> {
        let m = self.new_module(t);
        if let Some(nm) = self.native_modules.iter().find(|x| x.name == t) {
            let d = m.get(&self.heap).dict;
            self.fill_module(nm, d)?;
        }
        Ok(Value::Module(m))
    }
}
