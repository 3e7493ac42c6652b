//! The constants of code made values.

use super::Vm;
use crate::code::{Const, ConstKey};
use crate::heap::Gc;
use crate::object::Value;
use crate::source::SourceFile;
use num_complex::Complex64;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The constants of one unit (a module, what `exec` got) that are objects. Nothing is collected while a unit is loaded.
pub(super) type Shared = FxHashMap<ConstKey, Value>;

/// Tells whether a str is interned, whoever wrote it.
fn is_name_like(s: &str) -> bool {
    s.len() <= 40 && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// Gives the key of a constant that is an object of its own.
fn key(c: &Const) -> Option<ConstKey> {
    match c {
        Const::BigInt(_) | Const::Imaginary(_) | Const::Bytes(_) => ConstKey::of(c),
        Const::Tuple(_) | Const::FrozenSet(_) => ConstKey::of(c),
        Const::Str(s) if !is_name_like(s) => ConstKey::of(c),
        _ => None,
    }
}

impl Vm {
    /// Gives a constant; one that is an object is the same wherever it stands in the unit.
    pub(super) fn load_const(
        &mut self,
        c: Const,
        source: &Arc<SourceFile>,
        shared: &mut Shared,
    ) -> Value {
        let Some(key) = key(&c) else {
            return self.new_const(c, source, shared);
        };
        if let Some(&known) = shared.get(&key) {
            return known;
        }
        let value = self.new_const(c, source, shared);
        shared.insert(key, value);
        value
    }

    fn new_const(&mut self, c: Const, source: &Arc<SourceFile>, shared: &mut Shared) -> Value {
        match c {
            Const::None => Value::None,
            Const::True => Value::TRUE,
            Const::False => Value::FALSE,
            Const::Ellipsis => Value::Ellipsis,
            Const::Int(i) => Value::Int(i),
            Const::BigInt(digits) => match dashu_int::IBig::from_str_with_radix_prefix(&digits) {
                Ok((n, _)) => self.heap.new_int(n),
                Err(_) => unreachable!("the lexer accepts digits only"),
            },
            Const::Float(x) => Value::float(x),
            Const::Imaginary(x) => self.complex(Complex64::new(0.0, x)),
            Const::Str(s) => {
                // Names are interned, so that look-ups by constant compare pointers.
                if is_name_like(&s) {
                    Value::Str(self.intern(&s))
                } else {
                    self.string(s)
                }
            }
            Const::Bytes(b) => Value::Bytes(self.heap.new_byte_vec(b)),
            Const::Tuple(items) => {
                let items: Vec<Value> = items
                    .into_iter()
                    .map(|c| self.load_const(c, source, shared))
                    .collect();
                self.tuple(&items)
            }
            Const::FrozenSet(items) => {
                let values: Vec<Value> = items
                    .into_iter()
                    .map(|c| self.load_const(c, source, shared))
                    .collect();
                // CPython makes it once more when it looks for equal constants: the order shows that.
                let once = self.constant_set(values);
                let again: Vec<Value> = once.iter(&self.heap).collect();
                Value::Set(self.constant_set(again))
            }
            Const::Code(code) => Value::Code(self.load_part(*code, source, shared)),
            Const::Text(e) => {
                let text = super::annotation::text_of(&e);
                self.load_const(Const::Str(text), source, shared)
            }
        }
    }

    fn constant_set(&mut self, values: Vec<Value>) -> Gc<crate::object::set::Set> {
        let set = self.heap.new_set(true);
        for value in values {
            if let Some(hash) = crate::object::equal::hash_plain(&self.heap, value)
                && set.find(&self.heap, value, hash) == crate::object::dict::Find::Absent
            {
                set.insert_new(&mut self.heap, hash, value);
            }
        }
        set
    }
}
