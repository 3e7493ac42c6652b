//! Builtin functions on numbers: abs, round, divmod, pow, sum, min, max, any, all, bin, oct, hex, chr, ord.
//!
//! The methods of int and float are `int.rs` and `float.rs`; operators are `vm/ops/arith.rs`.

use super::bytearray::ByteArray;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::complex::as_complex;
use crate::object::digits::int_to_radix;
use crate::object::float::float_divmod;
use crate::object::int::{int_divmod, int_pow_mod, is_negative, is_zero};
use crate::object::str::Str;
use crate::source::surrogate;
use crate::syntax::ast::BinOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, func};
use crate::vm::outcome::Raise;

pub static FUNCTIONS: &[Func] = &[
    func("abs(x, /)", abs),
    func("round(number, ndigits=None)", round),
    func("divmod(x, y, /)", divmod),
    func("pow(base, exp, mod=None)", pow),
    func("sum(iterable, /, start=0)", sum),
    func("min(*args, key=None, default=...)", min),
    func("max(*args, key=None, default=...)", max),
    func("any(iterable, /)", any),
    func("all(iterable, /)", all),
    func("bin(number, /)", bin),
    func("oct(number, /)", oct),
    func("hex(number, /)", hex),
    func("chr(i, /)", chr),
    func("ord(c, /)", ord),
];

/// The builtin `abs`.
pub fn abs(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match args.get(0) {
        Value::Int(i) if i != i64::MIN => Ok(Value::Int(i.abs())),
        Value::Float(x) => Ok(Value::float(x.get().abs())),
        v => match vm.call_dunder(v, vm.names.abs, &[])? {
            Some(result) => Ok(result),
            None => {
                Err(vm.type_error(format!("bad operand type for abs(): '{}'", vm.type_name(v))))
            }
        },
    }
}

fn round(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (v, digits) = (args.get(0), args.some(1));
    let result = match digits {
        Some(digits) => vm.call_dunder(v, vm.names.round, &[digits])?,
        None => vm.call_dunder(v, vm.names.round, &[])?,
    };
    result.ok_or_else(|| {
        let text = format!("type {} doesn't define __round__ method", vm.type_name(v));
        vm.type_error(text)
    })
}

fn is_int(v: Value) -> bool {
    matches!(v, Value::Int(_) | Value::Big(_) | Value::Bool(_))
}

fn divmod(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (a, b) = (args.get(0), args.get(1));
    let (x, y) = (vm.plain(a), vm.plain(b));
    let builtin = |v: Value| is_int(v) || matches!(v, Value::Float(_));
    // An instance of a subclass may have its own __divmod__.
    if builtin(a) && builtin(b) {
        return divmod_numbers(vm, x, y);
    }
    if let Some(result) = divmod_dunder(vm, a, b)? {
        return Ok(result);
    }
    if builtin(x) && builtin(y) {
        return divmod_numbers(vm, x, y);
    }
    let (left, right) = (vm.type_name(a), vm.type_name(b));
    let text = format!("unsupported operand type(s) for divmod(): '{left}' and '{right}'");
    Err(vm.type_error(text))
}

fn divmod_numbers(vm: &mut Vm, x: Value, y: Value) -> Result<Value, Raise> {
    if is_int(x) && is_int(y) {
        return match int_divmod(&mut vm.heap, x, y) {
            Ok((q, r)) => Ok(vm.tuple(&[q, r])),
            Err(_) => Err(vm.zero_division("integer division or modulo by zero")),
        };
    }
    let (x, y) = (vm.to_float(x)?, vm.to_float(y)?);
    match float_divmod(x, y) {
        Ok((q, r)) => Ok(vm.tuple(&[Value::float(q), Value::float(r)])),
        Err(_) => Err(vm.zero_division("float divmod()")),
    }
}

fn divmod_dunder(vm: &mut Vm, a: Value, b: Value) -> Result<Option<Value>, Raise> {
    let given = |v: Option<Value>| v.filter(|v| !matches!(v, Value::NotImplemented));
    let right_first = {
        let (left, right) = (vm.class_of(a), vm.class_of(b));
        left != right && right.is_subclass(&vm.heap, left)
    };
    if right_first && let Some(v) = given(vm.call_dunder(b, vm.names.rdivmod, &[a])?) {
        return Ok(Some(v));
    }
    if let Some(v) = given(vm.call_dunder(a, vm.names.divmod, &[b])?) {
        return Ok(Some(v));
    }
    if right_first || vm.class_of(a) == vm.class_of(b) {
        return Ok(None);
    }
    Ok(given(vm.call_dunder(b, vm.names.rdivmod, &[a])?))
}

fn pow(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (base, exp) = (args.get(0), args.get(1));
    let Some(modulus) = args.some(2) else {
        return vm.binary(BinOp::Pow, base, exp);
    };
    let (b, e, m) = (vm.plain(base), vm.plain(exp), vm.plain(modulus));
    let own = matches!(base, Value::Instance(_))
        && matches!(
            vm.class_of(base).find(&vm.heap, vm.names.pow),
            Some((_, Value::Function(_)))
        );
    if !own && is_int(b) && is_int(e) && is_int(m) {
        if is_zero(m) {
            return Err(vm.value_error("pow() 3rd argument cannot be 0"));
        }
        return match int_pow_mod(&mut vm.heap, b, e, m) {
            Ok(v) => Ok(v),
            Err(_) => Err(vm.value_error("base is not invertible for the given modulus")),
        };
    }
    // A class with `__rpow__` alone is asked for `__pow__`, since only that knows of a modulus.
    let class = vm.class_of(base);
    if class.find(&vm.heap, vm.names.pow).is_none() && class.find(&vm.heap, vm.names.rpow).is_some()
    {
        return Err(vm.attribute_error("__pow__"));
    }
    if let Some(v) = vm.call_dunder(base, vm.names.pow, &[exp, modulus])?
        && !matches!(v, Value::NotImplemented)
    {
        return Ok(v);
    }
    if [b, e, m].iter().any(|v| matches!(v, Value::Float(_))) {
        let text = "pow() 3rd argument not allowed unless all arguments are integers";
        return Err(vm.type_error(text));
    }
    let mut complex = false;
    let mut numbers = true;
    for v in [b, e, m] {
        complex |= as_complex(&vm.heap, v).is_some();
        numbers &= vm.complex_operand(v)?.is_some();
    }
    if complex && numbers {
        return Err(vm.value_error("complex modulo"));
    }
    let names = [base, exp, modulus].map(|v| format!("'{}'", vm.type_name(v)));
    let text = format!(
        "unsupported operand type(s) for ** or pow(): {}",
        names.join(", ")
    );
    Err(vm.type_error(text))
}

/// A sum of floats with what rounding lost so far, as CPython keeps it since 3.12.
struct Compensated {
    sum: f64,
    lost: f64,
}

impl Compensated {
    fn add(&mut self, x: f64) {
        let t = self.sum + x;
        self.lost += if self.sum.abs() >= x.abs() {
            (self.sum - t) + x
        } else {
            (x - t) + self.sum
        };
        self.sum = t;
    }

    fn total(&self) -> f64 {
        if self.lost != 0.0 && self.lost.is_finite() {
            self.sum + self.lost
        } else {
            self.sum
        }
    }
}

fn sum(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let start = args.get(1);
    let it = vm.iter(args.get(0))?;
    vm.root(it);
    match vm.plain(start) {
        Value::Str(_) => {
            return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
        }
        Value::Bytes(_) => {
            return Err(vm.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
        }
        Value::Object(o) if Some(o.get(&vm.heap).class) == vm.class_named("bytearray") => {
            return Err(vm.type_error("sum() can't sum bytearray [use b''.join(seq) instead]"));
        }
        _ => {}
    }
    let mut total = start;
    // Whole numbers while they fit.
    let mut pending = None;
    if let Value::Int(mut whole) = total {
        loop {
            match vm.next(it)? {
                None => return Ok(Value::Int(whole)),
                Some(Value::Int(i)) if whole.checked_add(i).is_some() => whole += i,
                Some(Value::Bool(b)) if whole.checked_add(b as i64).is_some() => whole += b as i64,
                Some(other) => {
                    pending = Some(other);
                    break;
                }
            }
        }
        total = Value::Int(whole);
    }
    if let Some(item) = pending.take() {
        total = vm.binary(BinOp::Add, total, item)?;
    }
    if let Value::Float(x) = total {
        let mut float = Compensated {
            sum: x.get(),
            lost: 0.0,
        };
        loop {
            match vm.next(it)? {
                None => return Ok(Value::float(float.total())),
                Some(Value::Float(x)) => float.add(x.get()),
                Some(Value::Int(i)) => float.sum += i as f64,
                // Truth values and members of an IntEnum, too.
                Some(other) => match vm.plain(other) {
                    Value::Int(i) => float.sum += i as f64,
                    Value::Bool(b) => float.sum += b as f64,
                    _ => {
                        pending = Some(other);
                        break;
                    }
                },
            }
        }
        total = Value::float(float.total());
    }
    let kept = vm.root(total);
    loop {
        let item = match pending.take() {
            Some(item) => item,
            None => match vm.next(it)? {
                Some(item) => item,
                None => return Ok(total),
            },
        };
        total = vm.binary(BinOp::Add, total, item)?;
        vm.reroot(kept, total);
    }
}

fn min(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    extreme(vm, args, "min", false)
}

fn max(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    extreme(vm, args, "max", true)
}

fn extreme(vm: &mut Vm, args: Args, name: &str, greatest: bool) -> Result<Value, Raise> {
    let given = args.rest(vm, 0);
    let (key, default) = (args.some(1), args.get(2));
    let source = match given.len() {
        0 => return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0"))),
        1 => given[0],
        _ if !default.is_unset() => {
            return Err(vm.type_error(format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            )));
        }
        _ => args.get(0),
    };
    if key.is_none()
        && let Some(found) = extreme_of_numbers(vm, source, greatest)
    {
        return Ok(found);
    }
    let it = vm.iter(source)?;
    vm.root(it);
    let best = vm.root(Value::Unset);
    let best_key = vm.root(Value::Unset);
    let (current, current_key) = (vm.root(Value::Unset), vm.root(Value::Unset));
    while let Some(item) = vm.next(it)? {
        vm.reroot(current, item);
        let item_key = match key {
            Some(key) => vm.call(key, &[item])?,
            None => item,
        };
        vm.reroot(current_key, item_key);
        let so_far = vm.rooted(best_key);
        let better = so_far.is_unset() || {
            if greatest {
                greater(vm, item_key, so_far)?
            } else {
                vm.less(item_key, so_far)?
            }
        };
        if better {
            vm.reroot(best, item);
            vm.reroot(best_key, item_key);
        }
    }
    match vm.rooted(best) {
        Value::Unset if default.is_unset() => {
            Err(vm.value_error(format!("{name}() iterable argument is empty")))
        }
        Value::Unset => Ok(default),
        v => Ok(v),
    }
}

/// Finds the extreme of a list, tuple or set of nothing but ints, or nothing but floats.
fn extreme_of_numbers(vm: &Vm, source: Value, greatest: bool) -> Option<Value> {
    match source {
        Value::List(l) => extreme_of(l.items(&vm.heap).iter().copied(), greatest),
        Value::Tuple(t) => extreme_of(t.items(&vm.heap).iter().copied(), greatest),
        Value::Set(s) => extreme_of(s.iter(&vm.heap), greatest),
        _ => None,
    }
}

fn extreme_of(mut items: impl Iterator<Item = Value>, greatest: bool) -> Option<Value> {
    let mut best = items.next()?;
    for item in items {
        let better = match (item, best) {
            (Value::Int(a), Value::Int(b)) if greatest => a > b,
            (Value::Int(a), Value::Int(b)) => a < b,
            (Value::Float(a), Value::Float(b)) if greatest => a.get() > b.get(),
            (Value::Float(a), Value::Float(b)) => a.get() < b.get(),
            _ => return None,
        };
        if better {
            best = item;
        }
    }
    matches!(best, Value::Int(_) | Value::Float(_)).then_some(best)
}

fn greater(vm: &mut Vm, a: Value, b: Value) -> Result<bool, Raise> {
    let v = vm.compare(crate::syntax::ast::CmpOp::Gt, a, b)?;
    vm.truth(v)
}

fn any(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    first_with_truth(vm, args, true)
}

fn all(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    first_with_truth(vm, args, false)
}

/// Gives `wanted` if an item has that truth, else the other.
fn first_with_truth(vm: &mut Vm, args: Args, wanted: bool) -> Result<Value, Raise> {
    let it = vm.iter(args.get(0))?;
    vm.root(it);
    while let Some(item) = vm.next(it)? {
        if vm.truth(item)? == wanted {
            return Ok(Value::bool(wanted));
        }
    }
    Ok(Value::bool(!wanted))
}

fn bin(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    in_radix(vm, args, 2, "0b")
}

fn oct(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    in_radix(vm, args, 8, "0o")
}

fn hex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    in_radix(vm, args, 16, "0x")
}

/// Writes a number with its prefix at the end of a buffer.
fn digits_of<'a>(mut n: u64, radix: u32, prefix: &str, room: &'a mut [u8; 66]) -> &'a str {
    let bits = radix.trailing_zeros();
    let mut at = room.len();
    loop {
        at -= 1;
        room[at] = b"0123456789abcdef"[n as usize & (radix as usize - 1)];
        n >>= bits;
        if n == 0 {
            break;
        }
    }
    at -= prefix.len();
    room[at..at + prefix.len()].copy_from_slice(prefix.as_bytes());
    std::str::from_utf8(&room[at..]).unwrap_or_default()
}

fn in_radix(vm: &mut Vm, args: Args, radix: u32, prefix: &str) -> Result<Value, Raise> {
    let v = vm.to_int_value(args.get(0))?;
    if let Value::Int(i @ 0..) = v {
        let mut room = [0; 66];
        let text = digits_of(i as u64, radix, prefix, &mut room);
        return Ok(vm.heap.new_ascii(text).into());
    }
    let digits = int_to_radix(&vm.heap, v, radix);
    let text = match digits.strip_prefix('-') {
        Some(digits) if is_negative(&vm.heap, v) => format!("-{prefix}{digits}"),
        _ => format!("{prefix}{digits}"),
    };
    Ok(vm.string(text))
}

fn chr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = vm.to_int_value(args.get(0))?;
    let point = match v {
        Value::Int(i) => u32::try_from(i).ok().filter(|&i| i < 0x11_0000),
        _ => None,
    };
    match point.and_then(surrogate::char_of) {
        Some(c) if surrogate::is_hidden(point.unwrap_or(0)) => {
            Ok(Value::Str(vm.heap.assigned_char(c)))
        }
        Some(c) => Ok(Value::Str(vm.heap.char_str(c))),
        None => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    let (len, point) = match vm.plain(v) {
        Value::Str(s) => (s.len(&vm.heap), first_point(vm, s)),
        Value::Bytes(b) => {
            let bytes = b.data(&vm.heap);
            (bytes.len(), bytes.first().map(|&b| b as u32))
        }
        _ => match super::buffers::lent(vm, v) {
            Some(bytes) if vm.payload::<ByteArray>(v).is_some() => {
                (bytes.len(), bytes.first().map(|&b| b as u32))
            }
            _ => {
                let kind = vm.type_name(v);
                let text = format!("ord() expected string of length 1, but {kind} found");
                return Err(vm.type_error(text));
            }
        },
    };
    match point {
        Some(0xd800..0xe000) if surrogate::is_ambiguous() => {
            Err(vm.value_error(surrogate::AMBIGUOUS))
        }
        Some(point) if len == 1 => Ok(Value::Int(point as i64)),
        _ => {
            let text = format!("ord() expected a character, but string of length {len} found");
            Err(vm.type_error(text))
        }
    }
}

fn first_point(vm: &Vm, s: Gc<Str>) -> Option<u32> {
    let first = s.text(&vm.heap).chars().next()?;
    Some(match s.is_assigned(&vm.heap) {
        true => u32::from(first),
        false => surrogate::code_of(first),
    })
}
