//! To come.
use crate::heap::Gc;
use crate::object::Value;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::outcome::Raise;
impl Vm {
    pub fn match_star(&mut self, _a: Value, _b: Value) -> Result<(Value, Value), Raise> {
        Err(Raise)
    }
    pub fn raise_star(&mut self, _a: Value, _b: Value) -> Result<Value, Raise> {
        Err(Raise)
    }
    pub fn is_match_sequence(&mut self, _a: Value) -> bool {
        false
    }
    pub fn is_match_mapping(&mut self, _a: Value) -> bool {
        false
    }
    pub fn match_keys(&mut self, _a: Value, _b: Value) -> Result<Value, Raise> {
        Err(Raise)
    }
    pub fn match_rest(&mut self, _a: Value, _b: Value) -> Result<Value, Raise> {
        Err(Raise)
    }
    pub fn match_class(
        &mut self,
        _a: Value,
        _b: Value,
        _c: Value,
        _n: usize,
    ) -> Result<Value, Raise> {
        Err(Raise)
    }
}
