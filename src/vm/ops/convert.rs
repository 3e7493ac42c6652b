//! Conversion to numbers and sizes, by the protocols.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::int;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

impl Vm {
    /// Gives a number as a float: a float inside, `__float__`, then `__index__`.
    pub fn to_float(&mut self, v: Value) -> Result<f64, Raise> {
        match v {
            Value::Float(f) => return Ok(f.get()),
            Value::Int(i) => return Ok(i as f64),
            Value::Bool(b) => return Ok(b as f64),
            _ => {}
        }
        match self.plain(v) {
            Value::Float(f) => Ok(f.get()),
            _ => self.converted_to_float(v),
        }
    }

    /// Gives a number as a float by its own `__float__`, then `__index__`, as `float(v)` does.
    pub fn converted_to_float(&mut self, v: Value) -> Result<f64, Raise> {
        if let Value::Big(_) = v {
            return int::int_to_f64(&self.heap, v)
                .map_err(|_| self.overflow_error("int too large to convert to float"));
        }
        let float = self.names.float;
        if let Some(value) = self.call_dunder(v, float, &[])? {
            return match self.plain(value) {
                Value::Float(f) => {
                    if !matches!(value, Value::Float(_)) {
                        let (class, got) = (self.type_name(v), self.type_name(value));
                        self.warn_category(
                            "DeprecationWarning",
                            &format!(
                                "{class}.__float__ returned non-float (type {got}).  The ability to return an \
                                 instance of a strict subclass of float is deprecated, and may be removed in a \
                                 future version of Python."
                            ),
                        )?;
                    }
                    Ok(f.get())
                }
                other => {
                    let (class, got) = (self.type_name(v), self.type_name(other));
                    Err(self
                        .type_error(format!("{class}.__float__ returned non-float (type {got})")))
                }
            };
        }
        if let Value::Float(f) = self.plain(v) {
            return Ok(f.get());
        }
        if let Some(value) = self.index_opt(v)? {
            return self.to_float(value);
        }
        let class = self.type_name(v);
        Err(self.type_error(format!("must be real number, not {class}")))
    }

    /// Gives an int by `__index__`, if the value has it.
    pub fn index_opt(&mut self, v: Value) -> Result<Option<Value>, Raise> {
        match v {
            Value::Int(_) | Value::Big(_) => return Ok(Some(v)),
            Value::Bool(b) => return Ok(Some(Value::Int(b as i64))),
            v if v.is_classed() => {}
            _ => return Ok(None),
        }
        if let plain @ (Value::Int(_) | Value::Big(_)) = self.plain(v) {
            return Ok(Some(plain));
        }
        let index = self.names.index;
        match self.call_dunder(v, index, &[])? {
            None => Ok(None),
            Some(value @ (Value::Int(_) | Value::Big(_))) => Ok(Some(value)),
            Some(other) => self.plain_index(other, "__index__").map(Some),
        }
    }

    /// Gives the int behind what `__int__` or `__index__` returned where that is of a subclass, with a warning.
    #[cold]
    #[inline(never)]
    pub fn plain_index(&mut self, result: Value, shown: &str) -> Result<Value, Raise> {
        let plain = match self.plain(result) {
            Value::Bool(b) => Value::Int(b as i64),
            plain @ (Value::Int(_) | Value::Big(_)) => plain,
            _ => {
                let got = self.type_name(result);
                return Err(self.type_error(format!("{shown} returned non-int (type {got})")));
            }
        };
        let got = self.type_name(result);
        let text = format!(
            "{shown} returned non-int (type {got}).  The ability to return an instance of a strict \
             subclass of int is deprecated, and may be removed in a future version of Python."
        );
        self.scoped(|vm| {
            vm.root(plain);
            vm.warn_category("DeprecationWarning", &text)
        })?;
        Ok(plain)
    }

    /// Gives an int (of any size) by `__index__`.
    pub fn to_int_value(&mut self, v: Value) -> Result<Value, Raise> {
        match self.index_opt(v)? {
            Some(value) => Ok(value),
            None => {
                let class = self.type_name(v);
                Err(self.type_error(format!(
                    "'{class}' object cannot be interpreted as an integer"
                )))
            }
        }
    }

    /// Gives an int of machine size by `__index__`.
    pub fn to_index(&mut self, v: Value) -> Result<i64, Raise> {
        match self.to_int_value(v)? {
            Value::Int(i) => Ok(i),
            _ => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    /// Gives an int by `__index__`, clipped to the range of i64.
    pub fn to_index_clipped(&mut self, v: Value) -> Result<i64, Raise> {
        match self.to_int_value(v)? {
            Value::Int(i) => Ok(i),
            big if int::is_negative(&self.heap, big) => Ok(i64::MIN),
            _ => Ok(i64::MAX),
        }
    }

    /// Raises the TypeError of C code that takes items of a sequence by their places, if the value has none.
    pub fn need_sequence(&mut self, value: Value) -> Result<(), Raise> {
        let text = match self.plain(value) {
            Value::List(_) | Value::Tuple(_) => return Ok(()),
            Value::Dict(_) => format!("{} is not a sequence", self.type_name(value)),
            _ if self.find_method(value, self.names.getitem)?.is_some() => return Ok(()),
            _ => format!(
                "'{}' object does not support indexing",
                self.type_name(value)
            ),
        };
        Err(self.type_error(text))
    }

    /// Tells whether a value can be called.
    pub fn is_callable(&self, v: Value) -> bool {
        match v {
            Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Class(_) => true,
            Value::Wrapper(w) => {
                let w = w.get(&self.heap);
                !w.is_class || w.builtin
            }
            _ => self.class_of(v).find(&self.heap, self.names.call).is_some(),
        }
    }

    /// `isinstance(v, class)`: a class, a tuple of such, a union.
    pub fn isinstance(&mut self, v: Value, class: Value) -> Result<bool, Raise> {
        match class {
            Value::Class(c) => {
                if self.class_of(v) == c {
                    return Ok(true);
                }
                if let Some(answer) = self.class_hook(c, self.names.instancecheck, v)? {
                    return Ok(answer);
                }
                if self.is_instance(v, c) {
                    return Ok(true);
                }
                self.claims_class(v, c)
            }
            Value::Tuple(t) => {
                for item in t.items(&self.heap).to_vec() {
                    if self.isinstance(v, item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            other if let Value::Tuple(t) = self.plain(other) => self.isinstance(v, Value::Tuple(t)),
            other => {
                let check = self.names.instancecheck;
                match self.call_dunder(other, check, &[v])? {
                    Some(answer) => self.truth(answer),
                    None => self.isinstance_of_bases(v, other),
                }
            }
        }
    }

    /// Tells whether the class that an object says it has is a class or derives from it.
    fn claims_class(&mut self, v: Value, class: Gc<Class>) -> Result<bool, Raise> {
        let claimed = self.claimed_class(v)?;
        Ok(claimed.is_some_and(|claimed| claimed.is_subclass(&self.heap, class)))
    }

    /// Gives the class that an object says it has in `__class__`, where its own class lets it say so.
    pub fn claimed_class(&mut self, v: Value) -> Result<Option<Gc<Class>>, Raise> {
        let (own, name) = (self.class_of(v), self.names.class);
        if !own.get(&self.heap).flags.getattribute {
            if !matches!(v, Value::Instance(_)) {
                return Ok(None);
            }
            match own.find(&self.heap, name) {
                Some((owner, _)) if owner != self.types.object => {}
                _ => return Ok(None),
            }
        }
        Ok(match self.get_attr_opt(v, name)? {
            Some(Value::Class(claimed)) => Some(claimed),
            _ => None,
        })
    }

    /// `issubclass(class, of)`.
    pub fn issubclass(&mut self, class: Value, of: Value) -> Result<bool, Raise> {
        match of {
            Value::Tuple(t) => {
                for item in t.items(&self.heap).to_vec() {
                    if self.issubclass(class, item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Value::Class(c) => {
                if let Some(answer) = self.class_hook(c, self.names.subclasscheck, class)? {
                    return Ok(answer);
                }
                match class {
                    Value::Class(class) => Ok(class.is_subclass(&self.heap, c)),
                    other => self.issubclass_by_bases(other, of),
                }
            }
            other => {
                let check = self.names.subclasscheck;
                match self.call_dunder(other, check, &[class])? {
                    Some(answer) => self.truth(answer),
                    None => self.issubclass_by_bases(class, other),
                }
            }
        }
    }

    /// `isinstance` of something that is no class but has `__bases__`.
    fn isinstance_of_bases(&mut self, v: Value, of: Value) -> Result<bool, Raise> {
        if self.bases_of(of)?.is_none() {
            return Err(
                self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")
            );
        }
        let class = self.names.class;
        match self.get_attr_opt(v, class)? {
            Some(class) => self.derives(class, of),
            None => Ok(false),
        }
    }

    /// `issubclass` where not both are classes: what has `__bases__` stands for one.
    fn issubclass_by_bases(&mut self, class: Value, of: Value) -> Result<bool, Raise> {
        if let (Value::Instance(_), Value::Tuple(_)) = (of, self.plain(of)) {
            let of = self.plain(of);
            return self.issubclass(class, of);
        }
        if self.bases_of(class)?.is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        if self.bases_of(of)?.is_none() {
            return Err(self
                .type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
        }
        self.derives(class, of)
    }

    /// Gives `__bases__` if that is a tuple.
    fn bases_of(&mut self, v: Value) -> Result<Option<Gc<Tuple>>, Raise> {
        let bases = self.names.bases;
        Ok(match self.get_attr_opt(v, bases)? {
            Some(Value::Tuple(bases)) => Some(bases),
            _ => None,
        })
    }

    /// Follows `__bases__` up to a class.
    fn derives(&mut self, class: Value, of: Value) -> Result<bool, Raise> {
        if !self.has_native_stack() {
            return Err(self.recursion_error());
        }
        let mut class = class;
        loop {
            if class.is(of) {
                return Ok(true);
            }
            let Some(bases) = self.bases_of(class)? else {
                return Ok(false);
            };
            self.root(bases);
            match bases.items(&self.heap).to_vec()[..] {
                [] => return Ok(false),
                [one] => class = one,
                ref many => {
                    for &base in many {
                        if self.derives(base, of)? {
                            return Ok(true);
                        }
                    }
                    return Ok(false);
                }
            }
        }
    }

    /// Asks a metaclass's own `__instancecheck__` or `__subclasscheck__`, if it has one.
    fn class_hook(
        &mut self,
        class: Gc<Class>,
        name: Gc<crate::object::str::Str>,
        v: Value,
    ) -> Result<Option<bool>, Raise> {
        let Some(meta) = class.get(&self.heap).meta else {
            return Ok(None);
        };
        if meta == self.types.type_ {
            return Ok(None);
        }
        match meta.find(&self.heap, name) {
            Some((owner, f)) if owner != self.types.type_ => {
                let answer = self.call_found(f, Value::Class(class), &[v])?;
                self.truth(answer).map(Some)
            }
            _ => Ok(None),
        }
    }
}
