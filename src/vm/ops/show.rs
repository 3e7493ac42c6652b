//! To come.
use crate::heap::Gc;
use crate::object::Value;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::outcome::Raise;
impl Vm {
    pub fn str_of(&mut self, v: Value) -> Result<Gc<Str>, Raise> {
        match v {
            Value::Str(s) => Ok(s),
            Value::Int(i) => Ok(self.heap.new_string(i.to_string())),
            Value::Float(f) => Ok(self
                .heap
                .new_string(crate::object::float::float_repr(f.get()))),
            _ => Ok(self.fixed.empty_str),
        }
    }
    pub fn show_result(&mut self, _v: Value) -> Result<(), Raise> {
        Ok(())
    }
    pub fn build_string(&mut self, b: usize, n: usize) -> Value {
        let mut t = String::new();
        for i in b..b + n {
            if let Value::Str(s) = self.thread.cur.regs.get(i) {
                t.push_str(s.text(&self.heap));
            }
        }
        self.string(t)
    }
    pub fn format_plain(&mut self, v: Value, _c: u8) -> Result<Value, Raise> {
        Ok(Value::Str(self.str_of(v)?))
    }
    pub fn format_spec(&mut self, v: Value, _s: Value) -> Result<Value, Raise> {
        Ok(Value::Str(self.str_of(v)?))
    }
    pub fn convert(&mut self, v: Value, _c: u8) -> Result<Value, Raise> {
        Ok(Value::Str(self.str_of(v)?))
    }
}
