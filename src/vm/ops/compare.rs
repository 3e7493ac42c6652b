//! ==, <, in, is; truth and hash.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Truth};
use crate::object::equal::{TupleHash, eq_plain, hash_address, hash_plain};
use crate::object::exception::Exc;
use crate::object::int;
use crate::object::str::Str;
use crate::syntax::ast::CmpOp;
use crate::vm::Vm;
use crate::vm::outcome::Raise;
use std::cmp::Ordering;

fn accepts(op: CmpOp, ordering: Option<Ordering>) -> bool {
    match (op, ordering) {
        (CmpOp::Eq, o) => o == Some(Ordering::Equal),
        (CmpOp::NotEq, o) => o != Some(Ordering::Equal),
        (_, None) => false,
        (CmpOp::Lt, Some(o)) => o.is_lt(),
        (CmpOp::LtE, Some(o)) => o.is_le(),
        (CmpOp::Gt, Some(o)) => o.is_gt(),
        (CmpOp::GtE, Some(o)) => o.is_ge(),
        _ => false,
    }
}

fn sign(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Lt => "<",
        CmpOp::LtE => "<=",
        CmpOp::Gt => ">",
        CmpOp::GtE => ">=",
        CmpOp::Eq => "==",
        _ => "!=",
    }
}

impl Vm {
    fn comparison_names(&self, op: CmpOp) -> (Gc<Str>, Gc<Str>) {
        let n = &self.names;
        match op {
            CmpOp::Lt => (n.lt, n.gt),
            CmpOp::LtE => (n.le, n.ge),
            CmpOp::Gt => (n.gt, n.lt),
            CmpOp::GtE => (n.ge, n.le),
            CmpOp::Eq => (n.eq, n.eq),
            _ => (n.ne, n.ne),
        }
    }

    /// A rich comparison; the result may be any value.
    #[inline(never)]
    pub fn compare(&mut self, op: CmpOp, l: Value, r: Value) -> Result<Value, Raise> {
        if let (Value::List(_), Value::List(_)) | (Value::Tuple(_), Value::Tuple(_)) = (l, r) {
            // The first items that differ say which one is less, in whatever words.
            return self.compare_sequences(op, l, r);
        }
        if let Some(result) = self.compare_builtin(op, l, r)? {
            return Ok(Value::bool(result));
        }
        self.compare_dunder(op, l, r)
    }

    /// A rich comparison as a condition.
    #[inline(never)]
    pub fn compare_truth(&mut self, op: CmpOp, l: Value, r: Value) -> Result<bool, Raise> {
        if let Some(result) = self.compare_builtin(op, l, r)? {
            return Ok(result);
        }
        match self.compare_dunder(op, l, r)? {
            Value::Bool(b) => Ok(b != 0),
            other => self.truth(other),
        }
    }

    /// Compares values of builtin classes; `None` where dunders have to say.
    fn compare_builtin(&mut self, op: CmpOp, l: Value, r: Value) -> Result<Option<bool>, Raise> {
        use Value as V;
        let ordering = match (l, r) {
            (V::Str(a), V::Str(b)) => {
                match op {
                    CmpOp::Eq => return Ok(Some(a.eq_text(&self.heap, b))),
                    CmpOp::NotEq => return Ok(Some(!a.eq_text(&self.heap, b))),
                    _ => {}
                }
                Some(a.cmp_text(&self.heap, b))
            }
            (V::Int(a), V::Float(b)) => int::int_float_cmp(&self.heap, V::Int(a), b.get()),
            (V::Float(a), V::Float(b)) => a.get().partial_cmp(&b.get()),
            (V::Int(_) | V::Bool(_) | V::Big(_), V::Int(_) | V::Bool(_) | V::Big(_)) => {
                Some(int::int_cmp(&self.heap, l, r))
            }
            (V::Bool(_) | V::Big(_), V::Float(f)) => int::int_float_cmp(&self.heap, l, f.get()),
            (V::Float(f), V::Int(_) | V::Bool(_) | V::Big(_)) => {
                int::int_float_cmp(&self.heap, r, f.get()).map(Ordering::reverse)
            }
            (V::Bytes(a), V::Bytes(b)) => Some(a.data(&self.heap).cmp(b.data(&self.heap))),
            (V::List(_), V::List(_)) | (V::Tuple(_), V::Tuple(_)) => {
                let result = self.compare_sequences(op, l, r)?;
                return self.truth(result).map(Some);
            }
            (V::Set(a), V::Set(b)) if !matches!(op, CmpOp::Eq | CmpOp::NotEq) => {
                let (small, large) = match op {
                    CmpOp::Lt | CmpOp::LtE => (a, b),
                    _ => (b, a),
                };
                let proper = matches!(op, CmpOp::Lt | CmpOp::Gt);
                if proper && small.len(&self.heap) >= large.len(&self.heap) {
                    return Ok(Some(false));
                }
                return Ok(small.is_subset(&self.heap, large));
            }
            _ => {
                if let (V::Instance(_), _) | (_, V::Instance(_)) = (l, r)
                    && let Some(ordering) = self.known.compare(&self.heap, op, l, r)
                {
                    return Ok(Some(accepts(op, Some(ordering))));
                }
                if !matches!(op, CmpOp::Eq | CmpOp::NotEq) {
                    return Ok(None);
                }
                let equal = op == CmpOp::Eq;
                return Ok(eq_plain(&self.heap, l, r).map(|e| e == equal));
            }
        };
        Ok(Some(accepts(op, ordering)))
    }

    /// Gives an item of a list or tuple, if it has that many.
    pub fn sequence_item(&self, v: Value, i: usize) -> Option<Value> {
        match v {
            Value::List(l) => l.item(&self.heap, i),
            Value::Tuple(t) => t.item(&self.heap, i),
            _ => None,
        }
    }

    fn sequence_len(&self, v: Value) -> usize {
        match v {
            Value::List(l) => l.len(&self.heap),
            Value::Tuple(t) => t.len(&self.heap),
            _ => 0,
        }
    }

    fn compare_sequences(&mut self, op: CmpOp, l: Value, r: Value) -> Result<Value, Raise> {
        if !self.has_native_stack() || self.comparing >= super::show::MOST_NESTED {
            return Err(self.error(
                Exc::RecursionError,
                "maximum recursion depth exceeded in comparison",
            ));
        }
        let equality = matches!(op, CmpOp::Eq | CmpOp::NotEq);
        if equality && self.sequence_len(l) != self.sequence_len(r) {
            return Ok(Value::bool(op == CmpOp::NotEq));
        }
        self.comparing += 1;
        let result = self.compare_items(op, equality, l, r);
        self.comparing -= 1;
        result
    }

    /// Tells how many items two lists or tuples have at their start that are equal without asking any script code.
    fn alike(&self, l: Value, r: Value) -> usize {
        let items = |v| match v {
            Value::List(l) => l.items(&self.heap),
            Value::Tuple(t) => t.items(&self.heap),
            _ => &[],
        };
        let pairs = items(l).iter().zip(items(r));
        pairs
            .take_while(|pair| match pair {
                (Value::Int(a), Value::Int(b)) => a == b,
                (Value::Str(a), Value::Str(b)) => a.eq_text(&self.heap, *b),
                (a, b) => a.is(**b),
            })
            .count()
    }

    fn compare_items(
        &mut self,
        op: CmpOp,
        equality: bool,
        l: Value,
        r: Value,
    ) -> Result<Value, Raise> {
        let mark = self.thread.roots.mark();
        self.root(l);
        self.root(r);
        let mut i = self.alike(l, r);
        let result = loop {
            match (self.sequence_item(l, i), self.sequence_item(r, i)) {
                (Some(a), Some(b)) => {
                    if !self.same(a, b)? {
                        let gone = |vm: &Vm, v| vm.sequence_item(v, i).is_none();
                        if gone(self, l) || gone(self, r) {
                            // The comparison itself took items away: the lengths decide.
                            let lengths = self.sequence_len(l).cmp(&self.sequence_len(r));
                            break Value::bool(accepts(op, Some(lengths)));
                        }
                        if equality {
                            break Value::bool(op == CmpOp::NotEq);
                        }
                        break self.compare(op, a, b)?;
                    }
                }
                (None, None) => break Value::bool(accepts(op, Some(Ordering::Equal))),
                (None, Some(_)) => break Value::bool(accepts(op, Some(Ordering::Less))),
                (Some(_), None) => break Value::bool(accepts(op, Some(Ordering::Greater))),
            }
            i += 1;
        };
        self.thread.roots.cut(mark);
        Ok(result)
    }

    fn compare_dunder(&mut self, op: CmpOp, l: Value, r: Value) -> Result<Value, Raise> {
        let (name, reflected) = self.comparison_names(op);
        let (left, right) = (self.class_of(l), self.class_of(r));
        let mark = self.thread.roots.mark();
        self.root(l);
        self.root(r);
        let right_first = left != right && right.is_subclass(&self.heap, left);
        let order = if right_first {
            [(right, reflected, r, l), (left, name, l, r)]
        } else {
            [(left, name, l, r), (right, reflected, r, l)]
        };
        for (class, name, a, b) in order {
            if let Some(value) = self.comparison_method(class, name, a, b)? {
                self.thread.roots.cut(mark);
                return Ok(value);
            }
        }
        self.thread.roots.cut(mark);
        match op {
            CmpOp::Eq => Ok(Value::bool(l.is(r))),
            CmpOp::NotEq => Ok(Value::bool(!l.is(r))),
            _ => {
                let (a, b) = (self.type_name(l), self.type_name(r));
                Err(self.type_error(format!(
                    "'{}' not supported between instances of '{a}' and '{b}'",
                    sign(op)
                )))
            }
        }
    }

    /// Calls a class's comparison; `None` if it lacks it or declines.
    fn comparison_method(
        &mut self,
        class: Gc<crate::object::class::Class>,
        name: Gc<Str>,
        a: Value,
        b: Value,
    ) -> Result<Option<Value>, Raise> {
        let Some((owner, found)) = class.find(&self.heap, name) else {
            return Ok(None);
        };
        if name == self.names.ne && owner == self.types.object {
            // `object.__ne__` inverts what `__eq__` says.
            let eq = self.names.eq;
            return match class.find(&self.heap, eq) {
                Some((owner, _)) if owner == self.types.object => Ok(None),
                _ => match self.comparison_method(class, eq, a, b)? {
                    None => Ok(None),
                    Some(value) => Ok(Some(Value::bool(!self.truth(value)?))),
                },
            };
        }
        if owner == self.types.object {
            return Ok(None);
        }
        let result = self.call_found(found, a, &[b])?;
        Ok((!matches!(result, Value::NotImplemented)).then_some(result))
    }

    /// `a == b` as a condition.
    pub fn eq(&mut self, a: Value, b: Value) -> Result<bool, Raise> {
        self.compare_truth(CmpOp::Eq, a, b)
    }

    /// What containers mean by equal: the same object, or `==`.
    #[inline]
    pub fn same(&mut self, a: Value, b: Value) -> Result<bool, Raise> {
        match (a, b) {
            (Value::Int(x), Value::Int(y)) => Ok(x == y),
            (Value::Str(x), Value::Str(y)) => Ok(x.eq_text(&self.heap, y)),
            _ => {
                if a.is(b) {
                    return Ok(true);
                }
                self.eq(a, b)
            }
        }
    }

    /// `a < b` as a condition.
    pub fn less(&mut self, a: Value, b: Value) -> Result<bool, Raise> {
        match self.less_plainly(a, b) {
            Some(less) => Ok(less),
            None => self.compare_truth(CmpOp::Lt, a, b),
        }
    }

    /// `a < b` of ints, floats, strings and tuples of them, which runs no script code; `None` for others.
    #[inline]
    pub fn less_plainly(&self, a: Value, b: Value) -> Option<bool> {
        match (a, b) {
            (Value::Int(x), Value::Int(y)) => Some(x < y),
            (Value::Float(x), Value::Float(y)) => Some(x.get() < y.get()),
            (Value::Str(x), Value::Str(y)) => Some(x.cmp_text(&self.heap, y).is_lt()),
            (Value::Tuple(x), Value::Tuple(y)) => {
                let (x, y) = (x.items(&self.heap), y.items(&self.heap));
                for (&a, &b) in x.iter().zip(y) {
                    let equal = match (a, b) {
                        (Value::Int(a), Value::Int(b)) => a == b,
                        (Value::Float(p), Value::Float(q)) => a.is(b) || p.get() == q.get(),
                        (Value::Str(a), Value::Str(b)) => a.eq_text(&self.heap, b),
                        _ => return None,
                    };
                    if !equal {
                        return self.less_plainly(a, b);
                    }
                }
                Some(x.len() < y.len())
            }
            _ => None,
        }
    }

    /// The truth of a value.
    pub fn truth(&mut self, v: Value) -> Result<bool, Raise> {
        Ok(match v {
            Value::Bool(b) => b != 0,
            Value::None => false,
            Value::Int(i) => i != 0,
            Value::Float(f) => f.get() != 0.0,
            Value::Str(s) => !s.is_empty(&self.heap),
            Value::List(l) => !l.is_empty(&self.heap),
            Value::Tuple(t) => !t.is_empty(&self.heap),
            Value::Dict(d) => !d.is_empty(&self.heap),
            Value::Set(s) => !s.is_empty(&self.heap),
            Value::Bytes(b) => !b.is_empty(&self.heap),
            Value::Range(r) => r.get(&self.heap).count(&self.heap) > dashu_int::IBig::ZERO,
            Value::View(_) => self.len(v)? > 0,
            v if v.is_classed() => return self.truth_dunder(v),
            Value::NotImplemented => return self.truth_of_not_implemented(),
            _ => true,
        })
    }

    #[cold]
    #[inline(never)]
    fn truth_of_not_implemented(&mut self) -> Result<bool, Raise> {
        let text = "NotImplemented should not be used in a boolean context";
        self.warn_category("DeprecationWarning", text)?;
        Ok(true)
    }

    fn truth_dunder(&mut self, v: Value) -> Result<bool, Raise> {
        let (bool_, len) = (self.names.bool, self.names.len);
        let class = self.class_of(v);
        if let Value::Class(_) = v
            && class == self.types.type_
        {
            return Ok(true);
        }
        match class.get(&self.heap).flags.truth {
            Truth::Always => return Ok(true),
            Truth::Payload => {
                let inside = self.plain(v);
                if !inside.is(v) {
                    return self.truth(inside);
                }
            }
            Truth::Length => return Ok(self.len(v)? > 0),
            Truth::Unknown => {
                let truth = self.truth_of_class(class);
                class.get_mut(&mut self.heap).flags.truth = truth;
                return self.truth_dunder(v);
            }
            Truth::Bool => {}
        }
        match self.call_dunder(v, bool_, &[])? {
            Some(Value::Bool(b)) => Ok(b != 0),
            Some(other) => {
                let got = self.type_name(other);
                Err(self.type_error(format!("__bool__ should return bool, returned {got}")))
            }
            None if class.find(&self.heap, len).is_some() => Ok(self.len(v)? > 0),
            None => Ok(true),
        }
    }

    /// Finds out what decides whether an instance of a class is true.
    fn truth_of_class(&self, class: Gc<Class>) -> Truth {
        let is_builtin = |class: Gc<Class>| class.get(&self.heap).flags.builtin;
        let owner = |name| class.find(&self.heap, name).map(|(owner, _)| owner);
        match (owner(self.names.bool), owner(self.names.len)) {
            (None, None) => Truth::Always,
            (bool_, len) if !is_builtin(class) && bool_.into_iter().chain(len).all(is_builtin) => {
                Truth::Payload
            }
            (None, _) => Truth::Length,
            _ => Truth::Bool,
        }
    }

    /// The hash of a value; TypeError if it has none.
    pub fn hash(&mut self, v: Value) -> Result<u64, Raise> {
        if let Some(hash) = hash_plain(&self.heap, v) {
            return Ok(hash);
        }
        match v {
            Value::Tuple(t) => {
                if !self.has_native_stack() {
                    return Err(self.recursion_error());
                }
                let items = t.items(&self.heap).to_vec();
                let mut hash = TupleHash::new();
                let len = items.len();
                for item in items {
                    let h = self.hash(item)?;
                    hash.add(h);
                }
                Ok(hash.finish(len))
            }
            Value::Set(s) if s.is_frozen(&self.heap) => s
                .frozen_hash(&self.heap)
                .ok_or(())
                .map_err(|()| self.unhashable(v)),
            Value::Range(r) => {
                // Too long to be counted in a machine integer: as a tuple of its length, start and step.
                let (start, step) = (r.get(&self.heap).start, r.get(&self.heap).step);
                let len = self.range_len(r);
                let one = matches!(len, Value::Int(1));
                let step = if one { Value::None } else { step };
                let parts = self.tuple(&[len, start, step]);
                self.hash(parts)
            }
            Value::Slice(s) => {
                let parts = s.get(&self.heap);
                let parts = [parts.start, parts.stop, parts.step];
                let mut hash = TupleHash::new();
                for part in parts {
                    let h = self.hash(part)?;
                    hash.add(h);
                }
                Ok(hash.finish_slice())
            }
            Value::List(_) | Value::Dict(_) | Value::Set(_) => Err(self.unhashable(v)),
            _ => self.hash_dunder(v),
        }
    }

    fn unhashable(&mut self, v: Value) -> Raise {
        let class = self.type_name(v);
        self.type_error(format!("unhashable type: '{class}'"))
    }

    fn hash_dunder(&mut self, v: Value) -> Result<u64, Raise> {
        let name = self.names.hash;
        match self.class_of(v).find(&self.heap, name) {
            Some((_, Value::None)) => Err(self.unhashable(v)),
            Some((owner, _)) if owner == self.types.object => Ok(hash_address(v.address())),
            Some((_, Value::Native(n))) if !self.plain(v).is(v) && !self.is_foreign(v, name, n) => {
                let plain = self.plain(v);
                self.hash(plain)
            }
            None => {
                let plain = self.plain(v);
                if plain.is(v) {
                    Ok(hash_address(v.address()))
                } else {
                    self.hash(plain)
                }
            }
            Some((_, f)) => {
                let value = self.call_found(f, v, &[])?;
                match self.plain(value) {
                    // What fits is the hash as it is.
                    Value::Int(-1) => Ok(-2i64 as u64),
                    Value::Int(hash) => Ok(hash as u64),
                    value @ (Value::Bool(_) | Value::Big(_)) => {
                        Ok(int::hash_int(&self.heap, value))
                    }
                    _ => Err(self.type_error("__hash__ method should return an integer")),
                }
            }
        }
    }

    /// `v in container`.
    pub fn contains(&mut self, container: Value, v: Value) -> Result<bool, Raise> {
        match container {
            Value::Dict(d) => self.dict_contains(d, v),
            Value::Set(s) => self.set_contains(s, v),
            Value::List(_) | Value::Tuple(_) => {
                let mut i = 0;
                while let Some(item) = self.sequence_item(container, i) {
                    if self.same(item, v)? {
                        return Ok(true);
                    }
                    i += 1;
                }
                Ok(false)
            }
            Value::Str(s) => match self.plain(v) {
                Value::Str(part) => {
                    let (text, part) = (s.text(&self.heap), part.text(&self.heap));
                    Ok(crate::object::search::find(text.as_bytes(), part.as_bytes()).is_some())
                }
                _ => {
                    let got = self.type_name(v);
                    Err(self.type_error(format!(
                        "'in <string>' requires string as left operand, not {got}"
                    )))
                }
            },
            Value::Range(r) => match v {
                Value::Int(_) | Value::Bool(_) | Value::Big(_) => Ok(r.has(&self.heap, v)),
                _ => self.contains_item(container, v),
            },
            _ => self.contains_dunder(container, v),
        }
    }

    fn contains_dunder(&mut self, container: Value, v: Value) -> Result<bool, Raise> {
        let name = self.names.contains;
        let class = self.class_of(container);
        match class.find(&self.heap, name) {
            Some((_, Value::None)) => {
                let class = self.class_name(class);
                Err(self.type_error(format!("'{class}' object is not a container")))
            }
            Some((_, f)) => {
                let value = self.call_found(f, container, &[v])?;
                self.truth(value)
            }
            None => self.contains_item(container, v),
        }
    }

    /// Gives the iterator of what is searched; a TypeError is one of the search, whoever raised it.
    pub fn iter_to_search(&mut self, container: Value) -> Result<Value, Raise> {
        match self.iter(container) {
            Err(Raise) if self.raised_is(Exc::TypeError) => {
                self.take_raised();
                let class = self.type_name(container);
                Err(self.type_error(format!("argument of type '{class}' is not iterable")))
            }
            iterator => iterator,
        }
    }

    /// Searches by iterating.
    fn contains_item(&mut self, container: Value, v: Value) -> Result<bool, Raise> {
        let root = self.root(v);
        let iterator = self.iter_to_search(container)?;
        let iterator = self.root(iterator);
        loop {
            let iterator = self.rooted(iterator);
            let Some(item) = self.next(iterator)? else {
                return Ok(false);
            };
            let v = self.rooted(root);
            if self.same(item, v)? {
                return Ok(true);
            }
        }
    }
}
