//! `format` and the fields of f-strings: which `__format__` answers, and what `!s`, `!r`, `!a` do.
//!
//! The mini-language itself is `object/format.rs`, `str` and `repr` are `show.rs`.

use super::show::Shown;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::format::{FormatError, format_float, format_int, format_str};
use crate::object::str::Str;
use crate::syntax::ast::BinOp;
use crate::vm::Vm;
use crate::vm::outcome::Raise;
use std::borrow::Cow;

impl Vm {
    /// Raises what the mini-language refuses.
    pub fn format_error(&mut self, error: FormatError) -> Raise {
        match error {
            FormatError::Value(message) => self.value_error(message),
            FormatError::Overflow(message) => self.overflow_error(message),
            FormatError::Memory => self.memory_error(),
            FormatError::Int(error) => self.number_error(error, BinOp::Add),
        }
    }

    /// `format(v, spec)`.
    pub fn format_of(&mut self, v: Value, spec: &str) -> Result<Gc<Str>, Raise> {
        match v {
            Value::Str(s) if spec.is_empty() => return Ok(s),
            Value::Bool(_) | Value::Int(_) | Value::Big(_) | Value::Float(_) if spec.is_empty() => {
                return self.repr_of(v);
            }
            Value::Str(_) | Value::Bool(_) | Value::Int(_) | Value::Big(_) | Value::Float(_) => {
                return self.format_builtin(v, v, spec);
            }
            _ => {}
        }
        let name = self.names.format;
        match self.shown_by(v, name) {
            Shown::Method => {
                let spec = self.str(spec);
                self.call_shown(v, name, &[spec], "__format__ must return a str, not %")
            }
            _ if spec.is_empty() => self.str_of(v),
            Shown::Inside => match self.plain(v) {
                plain @ (Value::Str(_) | Value::Int(_) | Value::Big(_) | Value::Float(_)) => {
                    self.format_builtin(v, plain, spec)
                }
                _ => Err(self.no_format(v)),
            },
            Shown::Default => Err(self.no_format(v)),
        }
    }

    fn no_format(&mut self, v: Value) -> Raise {
        let name = self.type_name(v);
        self.type_error(format!(
            "unsupported format string passed to {name}.__format__"
        ))
    }

    /// What the `__format__` of str, int and float gives for the plain value of `v`.
    fn format_builtin(&mut self, v: Value, plain: Value, spec: &str) -> Result<Gc<Str>, Raise> {
        let kind: Cow<str> = match v {
            Value::Str(_) => "str".into(),
            Value::Float(_) => "float".into(),
            Value::Int(_) | Value::Big(_) => "int".into(),
            _ => self.type_name(v).into(),
        };
        let text = match plain {
            Value::Str(s) => format_str(s.text(&self.heap), spec, &kind),
            Value::Float(f) => format_float(f.get(), spec, &kind),
            _ => format_int(&self.heap, plain, spec, &kind),
        };
        match text {
            Ok(text) => Ok(self.heap.new_string(text)),
            Err(error) => Err(self.format_error(error)),
        }
    }

    /// A replacement field without a specification.
    pub(in crate::vm) fn format_plain(&mut self, v: Value, conv: u8) -> Result<Value, Raise> {
        match (conv, v) {
            (0 | 1, Value::Str(_)) => Ok(v),
            (0..=2, Value::Int(i)) => Ok(Value::Str(self.heap.int_str(i))),
            (0, _) => self.format_of(v, "").map(Value::Str),
            _ => self.convert(v, conv),
        }
    }

    /// A replacement field with a specification.
    #[inline(never)]
    pub(in crate::vm) fn format_spec(&mut self, v: Value, spec: Value) -> Result<Value, Raise> {
        let Value::Str(spec) = spec else {
            return self.format_plain(v, 0);
        };
        let spec = spec.text(&self.heap).to_owned();
        self.format_of(v, &spec).map(Value::Str)
    }

    /// `!s`, `!r`, `!a`.
    pub(in crate::vm) fn convert(&mut self, v: Value, conv: u8) -> Result<Value, Raise> {
        match conv {
            0 => Ok(v),
            1 => self.str_of(v).map(Value::Str),
            2 => self.repr_of(v).map(Value::Str),
            _ => self.ascii_of(v).map(Value::Str),
        }
    }

    /// The `n` strings from register `b` on, joined.
    #[inline(never)]
    pub(in crate::vm) fn build_string(&mut self, b: usize, n: usize) -> Value {
        let regs = self.thread.cur.regs;
        let parts: smallvec::SmallVec<[Value; 8]> = (b..b + n).map(|i| regs.get(i)).collect();
        Value::Str(self.heap.join_strs(&parts))
    }
}
