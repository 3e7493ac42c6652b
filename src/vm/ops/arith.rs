//! Binary and unary operators: builtin pairs first, then the dunders of the two classes.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::complex::as_complex;
use crate::object::exception::Exc;
use crate::object::float;
use crate::object::int::{self, IntError};
use crate::object::set::Algebra;
use crate::object::str::Str;
use crate::syntax::ast::{BinOp, UnaryOp};
use crate::vm::Vm;
use crate::vm::dispatch::Step;
use crate::vm::outcome::Raise;
use crate::vm::stack::Cont;

/// Gives the sign of an operator.
pub fn sign(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "+",
        BinOp::Sub => "-",
        BinOp::Mul => "*",
        BinOp::MatMul => "@",
        BinOp::Div => "/",
        BinOp::FloorDiv => "//",
        BinOp::Mod => "%",
        BinOp::Pow => "** or pow()",
        BinOp::LeftShift => "<<",
        BinOp::RightShift => ">>",
        BinOp::BitAnd => "&",
        BinOp::BitOr => "|",
        BinOp::BitXor => "^",
    }
}

const INVERTED_BOOL: &str = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";

impl Vm {
    /// The names of an operator's method, its reflected and its in-place form.
    fn operator_names(&self, op: BinOp) -> (Gc<Str>, Gc<Str>, Gc<Str>) {
        let n = &self.names;
        match op {
            BinOp::Add => (n.add, n.radd, n.iadd),
            BinOp::Sub => (n.sub, n.rsub, n.isub),
            BinOp::Mul => (n.mul, n.rmul, n.imul),
            BinOp::MatMul => (n.matmul, n.rmatmul, n.imatmul),
            BinOp::Div => (n.truediv, n.rtruediv, n.itruediv),
            BinOp::FloorDiv => (n.floordiv, n.rfloordiv, n.ifloordiv),
            BinOp::Mod => (n.mod_, n.rmod, n.imod),
            BinOp::Pow => (n.pow, n.rpow, n.ipow),
            BinOp::LeftShift => (n.lshift, n.rlshift, n.ilshift),
            BinOp::RightShift => (n.rshift, n.rrshift, n.irshift),
            BinOp::BitAnd => (n.and, n.rand, n.iand),
            BinOp::BitOr => (n.or, n.ror, n.ior),
            BinOp::BitXor => (n.xor, n.rxor, n.ixor),
        }
    }

    /// A binary operator of the loop: a script's method is entered as a frame.
    #[inline(never)]
    pub(in crate::vm) fn binary_step(
        &mut self,
        op: BinOp,
        inplace: bool,
        l: Value,
        r: Value,
        dst: u8,
    ) -> Result<Step, Raise> {
        if let Some(value) = self.builtin_binary(op, inplace, l, r)? {
            return Ok(Step::Done(value));
        }
        if let Value::Instance(_) = l
            && !inplace
        {
            let (name, _, _) = self.operator_names(op);
            let (left, right) = (self.class_of(l), self.class_of(r));
            if (left == right || !right.is_subclass(&self.heap, left))
                && let Some(f @ Value::Function(_)) = self.class_member(left, name)
            {
                self.thread.aside.push(l);
                self.thread.aside.push(r);
                let entered = self.enter_args(f, &[l, r], Cont::Binary, dst, op as u8);
                if let Ok(Step::Entered) = entered {
                    return entered;
                }
                self.thread.aside.truncate(self.thread.aside.len() - 2);
                return match entered? {
                    Step::Done(Value::NotImplemented) => {
                        self.binary_after(op, l, r).map(Step::Done)
                    }
                    step => Ok(step),
                };
            }
        }
        self.binary_dunder(op, inplace, l, r).map(Step::Done)
    }

    /// The left operand's method declined: tries the right one's.
    pub(in crate::vm) fn binary_after(
        &mut self,
        op: BinOp,
        l: Value,
        r: Value,
    ) -> Result<Value, Raise> {
        let (_, reflected, _) = self.operator_names(op);
        let (left, right) = (self.class_of(l), self.class_of(r));
        if left != right
            && let Some(value) = self.try_dunder(right, reflected, r, l)?
        {
            return Ok(value);
        }
        self.without_methods(op, false, l, r)
    }

    /// A binary operator, whole protocol.
    pub fn binary(&mut self, op: BinOp, l: Value, r: Value) -> Result<Value, Raise> {
        match self.builtin_binary(op, false, l, r)? {
            Some(value) => Ok(value),
            None => self.binary_dunder(op, false, l, r),
        }
    }

    /// An augmented assignment's operator, whole protocol.
    pub fn inplace(&mut self, op: BinOp, l: Value, r: Value) -> Result<Value, Raise> {
        match self.builtin_binary(op, true, l, r)? {
            Some(value) => Ok(value),
            None => self.binary_dunder(op, true, l, r),
        }
    }

    /// Calls a class's method for an operator; `None` if it lacks it or declines.
    fn try_dunder(
        &mut self,
        class: Gc<Class>,
        name: Gc<Str>,
        self_: Value,
        other: Value,
    ) -> Result<Option<Value>, Raise> {
        let Some(found) = self.class_member(class, name) else {
            return Ok(None);
        };
        if self.is_repetition(name, found, self_, other) {
            return Ok(None);
        }
        let result = self.call_found(found, self_, &[other])?;
        Ok((!matches!(result, Value::NotImplemented)).then_some(result))
    }

    fn binary_dunder(
        &mut self,
        op: BinOp,
        inplace: bool,
        l: Value,
        r: Value,
    ) -> Result<Value, Raise> {
        let (name, reflected, inplace_name) = self.operator_names(op);
        let (left, right) = (self.class_of(l), self.class_of(r));
        self.root(l);
        self.root(r);
        if inplace && let Some(value) = self.try_dunder(left, inplace_name, l, r)? {
            return Ok(value);
        }
        let right_first = left != right
            && right.is_subclass(&self.heap, left)
            && right.find(&self.heap, reflected).map(|f| f.1.address())
                != left.find(&self.heap, reflected).map(|f| f.1.address());
        if right_first && let Some(value) = self.try_dunder(right, reflected, r, l)? {
            return Ok(value);
        }
        if let Some(value) = self.try_dunder(left, name, l, r)? {
            return Ok(value);
        }
        if left != right
            && !right_first
            && let Some(value) = self.try_dunder(right, reflected, r, l)?
        {
            return Ok(value);
        }
        self.without_methods(op, inplace, l, r)
    }

    /// Tells whether a method found for an operator is the repetition of a builtin sequence: that is no method of a number,
    /// and comes after those of both operands, unless a script's class makes its objects numbers by a method beside it.
    fn is_repetition(&self, name: Gc<Str>, found: Value, self_: Value, other: Value) -> bool {
        let (mul, rmul) = (self.names.mul, self.names.rmul);
        matches!(found, Value::Native(n) if !self.is_foreign(self_, name, n))
            && [mul, rmul, self.names.imul].contains(&name)
            && !matches!(other, Value::Int(_) | Value::Bool(_) | Value::Big(_))
            && self.repeats(self.plain(self_))
            && (name == self.names.imul || self.keeps_repetition(self_))
    }

    /// Tells whether a sequence is repeated as its builtin class does it: no script wrote a product for it.
    fn keeps_repetition(&self, sequence: Value) -> bool {
        let class = self.class_of(sequence);
        [self.names.mul, self.names.rmul].iter().all(|&name| {
            let found = class.find(&self.heap, name);
            found.is_none_or(|(_, method)| matches!(method, Value::Native(_)))
        })
    }

    /// What an operator gives if the methods of both operands declined: a sequence is repeated by an `__index__`, else it is refused.
    #[cold]
    fn without_methods(
        &mut self,
        op: BinOp,
        inplace: bool,
        l: Value,
        r: Value,
    ) -> Result<Value, Raise> {
        let index = self.names.index;
        let both = [(l, r), (r, l)];
        let pairs = match (op, l) {
            // In place, an object of a script's class may be a sequence: that keeps the right one from being asked.
            (BinOp::Mul, Value::Instance(_)) if inplace => &both[..1],
            (BinOp::Mul, _) => &both[..],
            _ => &[],
        };
        for &(sequence, times) in pairs {
            let plain = self.plain(sequence);
            if self.repeats(plain)
                && self.keeps_repetition(sequence)
                && self.find_method(times, index)?.is_some()
            {
                let count = self.to_int_value(times)?;
                let Some(count) = int::as_i64(count) else {
                    let name = self.type_name(times);
                    let text = format!("cannot fit '{name}' into an index-sized integer");
                    return Err(self.overflow_error(text));
                };
                let times = Value::Int(count);
                let inplace = inplace && sequence.is(l);
                if let Some(value) = self.repeat(inplace, plain, times)? {
                    return Ok(value);
                }
                let name = if inplace {
                    self.names.imul
                } else {
                    self.names.mul
                };
                if let Some(value) = self.call_dunder(plain, name, &[times])? {
                    return Ok(value);
                }
            }
        }
        Err(self.unsupported(op, inplace, l, r))
    }

    /// Tells whether a value is a sequence that a number repeats.
    fn repeats(&self, plain: Value) -> bool {
        match plain {
            Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_) => true,
            Value::Object(o) => {
                let name = o.get(&self.heap).class.get(&self.heap).name;
                matches!(name.text(&self.heap), "bytearray" | "array" | "deque")
            }
            _ => false,
        }
    }

    fn unsupported(&mut self, op: BinOp, inplace: bool, l: Value, r: Value) -> Raise {
        let (lp, rp) = (self.plain(l), self.plain(r));
        let (a, b) = (self.type_name(l), self.type_name(r));
        let own = |vm: &Vm, v: Value, name| {
            let found = vm.class_of(v).find(&vm.heap, name);
            found.is_some_and(|(class, _)| !class.get(&vm.heap).flags.builtin)
        };
        // A sequence whose class has an operator of its own is asked as a number.
        let lp = match op {
            BinOp::Add if own(self, l, self.names.add) => l,
            BinOp::Mul if own(self, l, self.names.mul) => l,
            _ => lp,
        };
        match (op, lp, rp) {
            (BinOp::Add, Value::Str(_) | Value::List(_) | Value::Tuple(_), _) => {
                return self.type_error(format!("can only concatenate {a} (not \"{b}\") to {a}"));
            }
            (BinOp::Add, Value::Bytes(_), _) => {
                return self.type_error(format!("can't concat {b} to {a}"));
            }
            (BinOp::Mul, lp, _) if self.repeats(lp) => {
                return self
                    .type_error(format!("can't multiply sequence by non-int of type '{b}'"));
            }
            // In place, a left operand that is some kind of container keeps the right one from being asked.
            (BinOp::Mul, lp, rp)
                if self.repeats(rp)
                    && !(inplace && matches!(l, Value::Instance(_)))
                    && !(inplace && is_container(lp) && as_complex(&self.heap, lp).is_none()) =>
            {
                return self
                    .type_error(format!("can't multiply sequence by non-int of type '{a}'"));
            }
            _ => {}
        }
        let sign = match (op, inplace) {
            (BinOp::Pow, true) => "**=".to_string(),
            (_, true) => format!("{}=", sign(op)),
            (_, false) => sign(op).to_string(),
        };
        let hint = match (op, l) {
            (BinOp::RightShift, Value::Native(n)) => {
                let name = self.natives[n.get(&self.heap).id.0 as usize].name();
                if name == "print" && !inplace {
                    ". Did you mean \"print(<message>, file=<output_stream>)\"?"
                } else {
                    ""
                }
            }
            _ => "",
        };
        self.type_error(format!(
            "unsupported operand type(s) for {sign}: '{a}' and '{b}'{hint}"
        ))
    }

    /// Operators whose operands are both of builtin classes; `None` if these two have none.
    pub fn builtin_binary(
        &mut self,
        op: BinOp,
        inplace: bool,
        l: Value,
        r: Value,
    ) -> Result<Option<Value>, Raise> {
        use Value as V;
        let value = match (l, r) {
            (
                V::Int(_) | V::Bool(_) | V::Big(_) | V::Float(_),
                V::Int(_) | V::Bool(_) | V::Big(_) | V::Float(_),
            ) => return self.numeric(op, l, r),
            (V::Str(a), V::Str(b)) if op == BinOp::Add => V::Str(a.concat(&mut self.heap, b)),
            (V::List(a), V::List(b)) if op == BinOp::Add => {
                let more = b.items(&self.heap).to_vec();
                if inplace {
                    a.extend(&mut self.heap, &more);
                    return Ok(Some(l));
                }
                let mut items = Vec::with_capacity(a.len(&self.heap) + more.len());
                items.extend_from_slice(a.items(&self.heap));
                items.extend(more);
                self.list(items)
            }
            (V::List(_), _) if op == BinOp::Add && inplace => {
                self.root(l);
                // A list extends itself as a sequence does; a number's method of the other one goes first.
                if let V::Instance(_) = r {
                    let (_, reflected, _) = self.operator_names(op);
                    let right = self.class_of(r);
                    if let Some(value) = self.try_dunder(right, reflected, r, l)? {
                        return Ok(Some(value));
                    }
                }
                if let Value::List(list) = l {
                    self.extend_asking(list, r)?;
                }
                l
            }
            (V::Tuple(a), V::Tuple(b)) if op == BinOp::Add => {
                // What adds nothing makes nothing new.
                if a.is_empty(&self.heap) {
                    return Ok(Some(r));
                }
                if b.is_empty(&self.heap) {
                    return Ok(Some(l));
                }
                let mut items = a.items(&self.heap).to_vec();
                items.extend_from_slice(b.items(&self.heap));
                self.tuple(&items)
            }
            (V::Bytes(a), V::Bytes(_)) if op == BinOp::Add && a.len(&self.heap) == 0 => r,
            (V::Bytes(_), V::Bytes(b)) if op == BinOp::Add && b.len(&self.heap) == 0 => l,
            (V::Bytes(a), V::Bytes(b)) if op == BinOp::Add => {
                let mut data = a.data(&self.heap).to_vec();
                data.extend_from_slice(b.data(&self.heap));
                V::Bytes(self.heap.new_byte_vec(data))
            }
            (V::Set(a), V::Set(b)) => {
                let algebra = match op {
                    BinOp::BitOr => Algebra::Or,
                    BinOp::BitAnd => Algebra::And,
                    BinOp::Sub => Algebra::Sub,
                    BinOp::BitXor => Algebra::Xor,
                    _ => return Ok(None),
                };
                if inplace && !a.is_frozen(&self.heap) {
                    return Ok(None);
                }
                match a.algebra(&mut self.heap, algebra, b) {
                    Some(set) => V::Set(set),
                    None => return Ok(None),
                }
            }
            (V::Object(_), _) | (_, V::Object(_)) => return self.binary_objects(op, l, r),
            (V::Instance(_), V::Instance(_) | V::Int(_)) | (V::Int(_), V::Instance(_)) => {
                match self.known.binary(&mut self.heap, op, l, r).or_else(|| {
                    let contexts = self.known.context?;
                    (contexts.operate)(self, op, l, r)
                }) {
                    Some(value) => value,
                    None if op == BinOp::Mul => return self.repeat(inplace, l, r),
                    None => return Ok(None),
                }
            }
            _ if op == BinOp::Mul => return self.repeat(inplace, l, r),
            _ => return Ok(None),
        };
        Ok(Some(value))
    }

    /// `sequence * n` of builtin sequences.
    fn repeat(&mut self, inplace: bool, l: Value, r: Value) -> Result<Option<Value>, Raise> {
        use Value as V;
        let (sequence, times) = match (l, r) {
            (
                V::Str(_) | V::List(_) | V::Tuple(_) | V::Bytes(_),
                V::Int(_) | V::Bool(_) | V::Big(_),
            ) => (l, r),
            (
                V::Int(_) | V::Bool(_) | V::Big(_),
                V::Str(_) | V::List(_) | V::Tuple(_) | V::Bytes(_),
            ) => (r, l),
            _ => return Ok(None),
        };
        let Some(times) = int::as_i64(times) else {
            return Err(self.overflow_error("cannot fit 'int' into an index-sized integer"));
        };
        let times = times.max(0) as usize;
        if times == 1 && matches!(sequence, V::Str(_) | V::Tuple(_) | V::Bytes(_)) {
            return Ok(Some(sequence));
        }
        let (len, size) = match sequence {
            V::Str(s) => (s.text(&self.heap).len(), 1),
            V::Bytes(b) => (b.len(&self.heap), 1),
            V::List(a) => (a.len(&self.heap), 16),
            V::Tuple(t) => (t.len(&self.heap), 16),
            _ => (0, 1),
        };
        let bytes = len.checked_mul(times).and_then(|n| n.checked_mul(size));
        if bytes.is_none_or(|b| !can_allocate(b)) {
            return Err(self.memory_error());
        }
        Ok(Some(match sequence {
            V::Str(s) => {
                let text = s.text(&self.heap).repeat(times);
                self.string(text)
            }
            V::Bytes(b) => {
                let data = b.data(&self.heap).repeat(times);
                V::Bytes(self.heap.new_byte_vec(data))
            }
            V::List(a) => {
                let items = a.items(&self.heap).repeat(times);
                if inplace && sequence.is(l) {
                    a.change(&mut self.heap, |old| *old = items);
                    return Ok(Some(l));
                }
                self.list(items)
            }
            V::Tuple(t) => {
                let items = t.items(&self.heap).repeat(times);
                self.tuple(&items)
            }
            _ => return Ok(None),
        }))
    }

    /// Raises MemoryError.
    pub fn memory_error(&mut self) -> Raise {
        let e = self.new_exception(Exc::MemoryError, &[]);
        self.throw(Value::Exception(e))
    }

    fn numeric(&mut self, op: BinOp, l: Value, r: Value) -> Result<Option<Value>, Raise> {
        if matches!(l, Value::Float(_)) || matches!(r, Value::Float(_)) {
            return self.floats(op, l, r);
        }
        let heap = &mut self.heap;
        if let (Value::Bool(a), Value::Bool(b)) = (l, r) {
            match op {
                BinOp::BitAnd => return Ok(Some(Value::Bool(a & b))),
                BinOp::BitOr => return Ok(Some(Value::Bool(a | b))),
                BinOp::BitXor => return Ok(Some(Value::Bool(a ^ b))),
                _ => {}
            }
        }
        let result = match op {
            BinOp::Add => Ok(int::int_add(heap, l, r)),
            BinOp::Sub => Ok(int::int_sub(heap, l, r)),
            BinOp::Mul => int::int_mul(heap, l, r),
            BinOp::Div => int::int_truediv(heap, l, r).map(Value::float),
            BinOp::FloorDiv => int::int_floordiv(heap, l, r),
            BinOp::Mod => int::int_modulo(heap, l, r),
            BinOp::Pow => int::int_pow(heap, l, r),
            BinOp::LeftShift => int::int_shl(heap, l, r),
            BinOp::RightShift => int::int_shr(heap, l, r),
            BinOp::BitAnd => Ok(int::int_and(heap, l, r)),
            BinOp::BitOr => Ok(int::int_or(heap, l, r)),
            BinOp::BitXor => Ok(int::int_xor(heap, l, r)),
            BinOp::MatMul => return Ok(None),
        };
        result.map(Some).map_err(|e| self.number_error(e, op))
    }

    fn floats(&mut self, op: BinOp, l: Value, r: Value) -> Result<Option<Value>, Raise> {
        let x = self.to_float(l)?;
        let y = self.to_float(r)?;
        let result = match op {
            BinOp::Add => Ok(x + y),
            BinOp::Sub => Ok(x - y),
            BinOp::Mul => Ok(x * y),
            BinOp::Div => float::float_truediv(x, y),
            BinOp::FloorDiv => float::float_floordiv(x, y),
            BinOp::Mod => float::float_mod(x, y),
            BinOp::Pow => float::float_pow(x, y),
            _ => return Ok(None),
        };
        let float_zero = result == Err(IntError::ZeroDivision);
        match result {
            Ok(x) => Ok(Some(Value::float(x))),
            Err(_) if float_zero && op == BinOp::Div => {
                Err(self.zero_division("float division by zero"))
            }
            Err(_) if float_zero && op == BinOp::FloorDiv => {
                Err(self.zero_division("float floor division by zero"))
            }
            Err(_) if float_zero && op == BinOp::Mod => {
                Err(self.zero_division("float modulo by zero"))
            }
            Err(IntError::Complex) => self.root_of_negative(x, y).map(Some),
            Err(e) => Err(self.number_error(e, op)),
        }
    }

    /// Raises the exception for an operator on numbers without a result.
    pub fn number_error(&mut self, error: IntError, op: BinOp) -> Raise {
        match error {
            IntError::ZeroDivision => self.zero_division(match op {
                BinOp::Div => "division by zero",
                BinOp::Mod => "integer modulo by zero",
                _ => "integer division or modulo by zero",
            }),
            error => self.refuse_number(error),
        }
    }

    /// Raises the exception for an operation on numbers without a result.
    #[cold]
    pub fn refuse_number(&mut self, error: IntError) -> Raise {
        let (exc, text) = error.explain();
        let text = Value::Str(self.heap.new_ascii(&text));
        let e = match error {
            IntError::TooLarge => self.new_exception(exc, &[]),
            IntError::FloatRange => self.new_exception(exc, &[Value::Int(34), text]),
            _ => self.new_exception(exc, &[text]),
        };
        self.throw(Value::Exception(e))
    }

    /// A unary operator (not `not`).
    pub fn unary(&mut self, op: UnaryOp, v: Value) -> Result<Value, Raise> {
        match (op, v) {
            (UnaryOp::Minus, Value::Int(_) | Value::Bool(_) | Value::Big(_)) => {
                return Ok(int::int_neg(&mut self.heap, v));
            }
            (UnaryOp::Minus, Value::Float(f)) => return Ok(Value::float(-f.get())),
            (UnaryOp::Plus, Value::Int(_) | Value::Big(_) | Value::Float(_)) => return Ok(v),
            (UnaryOp::Plus, Value::Bool(b)) => return Ok(Value::Int(b as i64)),
            (UnaryOp::Invert, Value::Int(_) | Value::Bool(_) | Value::Big(_)) => {
                if let Value::Bool(_) = v {
                    self.warn_category("DeprecationWarning", INVERTED_BOOL)?;
                }
                return Ok(int::int_invert(&mut self.heap, v));
            }
            _ => {}
        }
        let (name, sign) = match op {
            UnaryOp::Minus => (self.names.neg, "-"),
            UnaryOp::Plus => (self.names.pos, "+"),
            UnaryOp::Invert => (self.names.invert, "~"),
            UnaryOp::Not => return Ok(Value::bool(!self.truth(v)?)),
        };
        match self.call_dunder(v, name, &[])? {
            Some(value) => Ok(value),
            None => {
                let plain = self.plain(v);
                if matches!(
                    plain,
                    Value::Int(_) | Value::Big(_) | Value::Float(_) | Value::Bool(_)
                ) && !plain.is(v)
                {
                    return self.unary(op, plain);
                }
                let class = self.type_name(v);
                Err(self.type_error(format!("bad operand type for unary {sign}: '{class}'")))
            }
        }
    }
}

/// Tells whether the system has this much memory in one piece: what it has not is a MemoryError at once.
pub fn can_allocate(bytes: usize) -> bool {
    const SMALL: usize = 1 << 26;
    bytes < SMALL || Vec::<u8>::new().try_reserve_exact(bytes).is_ok()
}

/// Tells whether a value is of a kind that CPython gives the slots of a sequence.
fn is_container(plain: Value) -> bool {
    matches!(
        plain,
        Value::Set(_)
            | Value::Dict(_)
            | Value::View(_)
            | Value::Range(_)
            | Value::Instance(_)
            | Value::Object(_)
    )
}
