//! The classes int and bool: constructor, operators, methods.
//!
//! Arithmetic itself is `object/int.rs`; which operand is asked first is `vm/ops/arith.rs`.

use super::arguments::{
    format_error, instance_of, is_exactly, number_error, text_of, wrong_receiver,
};
use crate::heap::Heap;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::digits::{ParseIntError, int_to_string, parse_int};
use crate::object::format::format_int;
use crate::object::int::{
    IntError, MAX_STR_DIGITS, float_to_int, hash_int, int_abs, int_add, int_and, int_bit_length,
    int_cmp, int_divmod, int_floordiv, int_invert, int_modulo, int_mul, int_neg, int_or, int_pow,
    int_pow_mod, int_round_tens, int_shl, int_shr, int_sub, int_to_f64, int_truediv, int_xor,
    is_negative, is_zero, to_ibig,
};
use crate::object::text::push_repr;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, class_method, func, getter, method};
use crate::vm::outcome::Raise;
use dashu_int::ops::BitTest;
use dashu_int::{IBig, UBig};
use std::cmp::Ordering;
use std::sync::atomic::Ordering::Relaxed;

pub static INT: Type = Type {
    name: "int",
    module: "builtins",
    base: "object",
    layout: Layout::Int,
    open: true,
    new: Some(func("__new__(cls, x=..., /, base=...)", new_int)),
    funcs: FUNCS,
    doc: "int([x]) -> integer\nint(x, base=10) -> integer",
};

pub static BOOL: Type = Type {
    name: "bool",
    module: "builtins",
    base: "int",
    layout: Layout::Sealed,
    open: false,
    new: Some(func("__new__(cls, object=False, /)", new_bool)),
    funcs: BOOL_FUNCS,
    doc: "Returns True when the argument is true, False otherwise.",
};

type Op = fn(&mut Heap, Value, Value) -> Result<Value, IntError>;

/// Gives both operands if the second is an int, too.
fn operands(vm: &mut Vm, args: Args) -> Result<Option<(Value, Value)>, Raise> {
    let a = this(vm, args)?;
    let b = vm.plain(args.get(1));
    Ok(is_int(b).then_some((a, b)))
}

fn is_int(v: Value) -> bool {
    matches!(v, Value::Int(_) | Value::Bool(_) | Value::Big(_))
}

/// Gives the receiver as a plain int.
fn this(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match vm.plain(args.get(0)) {
        v if is_int(v) => Ok(v),
        _ => Err(wrong_receiver(vm, "int", args.get(0))),
    }
}

fn binary(vm: &mut Vm, args: Args, swap: bool, zero: &str, op: Op) -> Result<Value, Raise> {
    let Some((a, b)) = operands(vm, args)? else {
        return Ok(Value::NotImplemented);
    };
    let (a, b) = if swap { (b, a) } else { (a, b) };
    match op(&mut vm.heap, a, b) {
        Ok(value) => Ok(value),
        Err(IntError::ZeroDivision) => Err(vm.zero_division(zero)),
        Err(error) => Err(number_error(vm, error)),
    }
}

fn compare(vm: &mut Vm, args: Args, holds: fn(Ordering) -> bool) -> Result<Value, Raise> {
    let Some((a, b)) = operands(vm, args)? else {
        return Ok(Value::NotImplemented);
    };
    Ok(Value::bool(holds(int_cmp(&vm.heap, a, b))))
}

const DIVISION: &str = "integer division or modulo by zero";

macro_rules! pair {
    ($name:literal, $reflected:literal, $zero:expr, $op:expr) => {
        [
            method($name, |vm, args| binary(vm, args, false, $zero, $op)),
            method($reflected, |vm, args| binary(vm, args, true, $zero, $op)),
        ]
    };
}

const ADD: [Func; 2] = pair!(
    "__add__(self, value, /)",
    "__radd__(self, value, /)",
    "",
    |h, a, b| Ok(int_add(h, a, b))
);
const SUB: [Func; 2] = pair!(
    "__sub__(self, value, /)",
    "__rsub__(self, value, /)",
    "",
    |h, a, b| Ok(int_sub(h, a, b))
);
const MUL: [Func; 2] = pair!(
    "__mul__(self, value, /)",
    "__rmul__(self, value, /)",
    "",
    int_mul
);
const FLOORDIV: [Func; 2] = pair!(
    "__floordiv__(self, value, /)",
    "__rfloordiv__(self, value, /)",
    DIVISION,
    int_floordiv
);
const MOD: [Func; 2] = pair!(
    "__mod__(self, value, /)",
    "__rmod__(self, value, /)",
    "integer modulo by zero",
    int_modulo
);
const TRUEDIV: [Func; 2] = pair!(
    "__truediv__(self, value, /)",
    "__rtruediv__(self, value, /)",
    "division by zero",
    |h, a, b| int_truediv(h, a, b).map(Value::float)
);
const DIVMOD: [Func; 2] = pair!(
    "__divmod__(self, value, /)",
    "__rdivmod__(self, value, /)",
    DIVISION,
    |h, a, b| {
        let (q, r) = int_divmod(h, a, b)?;
        Ok(Value::Tuple(h.new_pair(q, r)))
    }
);
const LSHIFT: [Func; 2] = pair!(
    "__lshift__(self, value, /)",
    "__rlshift__(self, value, /)",
    "",
    int_shl
);
const RSHIFT: [Func; 2] = pair!(
    "__rshift__(self, value, /)",
    "__rrshift__(self, value, /)",
    "",
    int_shr
);
const AND: [Func; 2] = pair!(
    "__and__(self, value, /)",
    "__rand__(self, value, /)",
    "",
    |h, a, b| Ok(int_and(h, a, b))
);
const OR: [Func; 2] = pair!(
    "__or__(self, value, /)",
    "__ror__(self, value, /)",
    "",
    |h, a, b| Ok(int_or(h, a, b))
);
const XOR: [Func; 2] = pair!(
    "__xor__(self, value, /)",
    "__rxor__(self, value, /)",
    "",
    |h, a, b| Ok(int_xor(h, a, b))
);

static FUNCS: &[Func] = &[
    ADD[0],
    ADD[1],
    SUB[0],
    SUB[1],
    MUL[0],
    MUL[1],
    FLOORDIV[0],
    FLOORDIV[1],
    MOD[0],
    MOD[1],
    TRUEDIV[0],
    TRUEDIV[1],
    DIVMOD[0],
    DIVMOD[1],
    LSHIFT[0],
    LSHIFT[1],
    RSHIFT[0],
    RSHIFT[1],
    AND[0],
    AND[1],
    OR[0],
    OR[1],
    XOR[0],
    XOR[1],
    method("__pow__(self, value, mod=None, /)", |vm, args| {
        pow(vm, args, false)
    }),
    method("__rpow__(self, value, mod=None, /)", |vm, args| {
        pow(vm, args, true)
    }),
    method("__neg__(self, /)", |vm, args| {
        this(vm, args).map(|v| int_neg(&mut vm.heap, v))
    }),
    method("__pos__(self, /)", as_int),
    method("__abs__(self, /)", |vm, args| {
        this(vm, args).map(|v| int_abs(&mut vm.heap, v))
    }),
    method("__invert__(self, /)", |vm, args| {
        this(vm, args).map(|v| int_invert(&mut vm.heap, v))
    }),
    method("__bool__(self, /)", |vm, args| {
        this(vm, args).map(|v| Value::bool(!is_zero(v)))
    }),
    method("__int__(self, /)", as_int),
    method("__index__(self, /)", as_int),
    method("__trunc__(self, /)", as_int),
    method("__floor__(self, /)", as_int),
    method("__ceil__(self, /)", as_int),
    method("__float__(self, /)", to_float),
    method("__round__(self, ndigits=..., /)", round),
    method("__eq__(self, value, /)", |vm, args| {
        compare(vm, args, Ordering::is_eq)
    }),
    method("__ne__(self, value, /)", |vm, args| {
        compare(vm, args, Ordering::is_ne)
    }),
    method("__lt__(self, value, /)", |vm, args| {
        compare(vm, args, Ordering::is_lt)
    }),
    method("__le__(self, value, /)", |vm, args| {
        compare(vm, args, Ordering::is_le)
    }),
    method("__gt__(self, value, /)", |vm, args| {
        compare(vm, args, Ordering::is_gt)
    }),
    method("__ge__(self, value, /)", |vm, args| {
        compare(vm, args, Ordering::is_ge)
    }),
    method("__hash__(self, /)", |vm, args| {
        this(vm, args).map(|v| Value::Int(hash_int(&vm.heap, v) as i64))
    }),
    method("__repr__(self, /)", repr),
    method("__format__(self, format_spec, /)", format),
    method("__getnewargs__(self, /)", |vm, args| {
        let v = as_int(vm, args)?;
        Ok(vm.tuple(&[v]))
    }),
    method("__sizeof__(self, /)", |vm, args| {
        let v = this(vm, args)?;
        Ok(Value::Int(
            24 + 4 * int_bit_length(&vm.heap, v).div_ceil(30).max(1) as i64,
        ))
    }),
    method("bit_length(self, /)", |vm, args| {
        this(vm, args).map(|v| Value::Int(int_bit_length(&vm.heap, v) as i64))
    }),
    method("bit_count(self, /)", bit_count),
    method("conjugate(self, /)", as_int),
    method("is_integer(self, /)", |_, _| Ok(Value::TRUE)),
    method("as_integer_ratio(self, /)", |vm, args| {
        let v = as_int(vm, args)?;
        Ok(vm.tuple(&[v, Value::Int(1)]))
    }),
    method(
        "to_bytes(self, /, length=1, byteorder='big', *, signed=False)",
        to_bytes,
    ),
    class_method(
        "from_bytes(cls, /, bytes, byteorder='big', *, signed=False)",
        from_bytes,
    ),
    getter("real", as_int),
    getter("imag", |_, _| Ok(Value::Int(0))),
    getter("numerator", as_int),
    getter("denominator", |_, _| Ok(Value::Int(1))),
];

static BOOL_FUNCS: &[Func] = &[
    method("__repr__(self, /)", |vm, args| {
        let text = if is_zero(this(vm, args)?) {
            "False"
        } else {
            "True"
        };
        Ok(vm.str(text))
    }),
    AND[0],
    AND[1],
    OR[0],
    OR[1],
    XOR[0],
    XOR[1],
    method("__invert__(self, /)", |vm, args| {
        this(vm, args).map(|v| int_invert(&mut vm.heap, v))
    }),
];

/// Gives the receiver as an int that is no bool.
fn as_int(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(match this(vm, args)? {
        Value::Bool(b) => Value::Int(b as i64),
        v => v,
    })
}

fn new_bool(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let bool_ = vm.types.bool_;
    if !is_exactly(args.get(0), bool_) {
        let name = match args.get(0) {
            Value::Class(class) => vm.class_name(class),
            other => vm.type_name(other),
        };
        let text = format!("bool.__new__({name}): {name} is not a subtype of bool");
        return Err(vm.type_error(text));
    }
    args.truth(vm, 1).map(Value::bool)
}

fn new_int(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (cls, x, base) = (args.get(0), args.get(1), args.get(2));
    let (int, bool_) = (vm.types.int, vm.types.bool_);
    if is_exactly(cls, bool_) {
        return Err(vm.type_error("int.__new__(bool) is not safe, use bool.__new__()"));
    }
    let value = if !base.is_unset() {
        int_with_base(vm, x, base)?
    } else if x.is_unset() {
        Value::Int(0)
    } else {
        to_int(vm, x)?
    };
    if is_exactly(cls, int) {
        Ok(value)
    } else {
        instance_of(vm, cls, int, value)
    }
}

fn int_with_base(vm: &mut Vm, x: Value, base: Value) -> Result<Value, Raise> {
    if x.is_unset() {
        return Err(vm.type_error("int() missing string argument"));
    }
    let root = vm.root(x);
    let base = vm.to_index_clipped(base)?;
    if base != 0 && !(2..=36).contains(&base) {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    let x = vm.rooted(root);
    match vm.plain(x) {
        Value::Str(_) | Value::Bytes(_) => read_int(vm, x, base as u32),
        Value::Object(_) if vm.type_name(vm.plain(x)) == "bytearray" => {
            match super::bytes::buffer(vm, x) {
                Some(b) => read_int(vm, Value::Bytes(b), base as u32),
                None => Err(vm.type_error("int() can't convert non-string with explicit base")),
            }
        }
        _ => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}

/// Converts as `int(x)` does.
pub fn to_int(vm: &mut Vm, x: Value) -> Result<Value, Raise> {
    match x {
        Value::Int(_) | Value::Big(_) => return Ok(x),
        Value::Bool(b) => return Ok(Value::Int(b as i64)),
        Value::Float(f) => {
            return float_to_int(&mut vm.heap, f.get()).map_err(|e| number_error(vm, e));
        }
        Value::Str(_) | Value::Bytes(_) => return read_int(vm, x, 10),
        _ => {}
    }
    let root = vm.root(x);
    for (name, shown) in [(vm.names.int, "__int__"), (vm.names.index, "__index__")] {
        let Some(result) = vm.call_dunder(x, name, &[])? else {
            continue;
        };
        return match result {
            Value::Int(_) | Value::Big(_) => Ok(result),
            other => vm.plain_index(other, shown),
        };
    }
    let trunc = vm.names.trunc;
    if let Some(result) = vm.call_dunder(x, trunc, &[])? {
        vm.root(result);
        let text = "The delegation of int() to __trunc__ is deprecated.";
        vm.warn_category("DeprecationWarning", text)?;
        return match vm.index_opt(result)? {
            Some(v) => Ok(v),
            None => {
                let got = vm.type_name(result);
                Err(vm.type_error(format!("__trunc__ returned non-Integral (type {got})")))
            }
        };
    }
    let x = vm.rooted(root);
    if let Value::Str(_) | Value::Bytes(_) = vm.plain(x) {
        return read_int(vm, x, 10);
    }
    if let Some(b) = super::buffers::exported(vm, x, super::buffers::SIMPLE)? {
        return read_int(vm, Value::Bytes(b), 10);
    }
    let got = vm.type_name(x);
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{got}'"
    )))
}

/// Reads an int from a str or bytes.
fn read_int(vm: &mut Vm, x: Value, base: u32) -> Result<Value, Raise> {
    let text = match vm.plain(x) {
        Value::Str(s) => {
            if base == 10
                && let Some(n) = short_decimal(s.bytes(&vm.heap))
            {
                return Ok(Value::Int(n));
            }
            Some(s.text(&vm.heap).to_owned())
        }
        Value::Bytes(b) => std::str::from_utf8(b.data(&vm.heap))
            .ok()
            .map(str::to_owned),
        _ => None,
    };
    let parsed = match &text {
        Some(text) => parse_int(&mut vm.heap, text, base),
        None => Err(ParseIntError::Invalid),
    };
    match parsed {
        Ok(value) => Ok(value),
        Err(ParseIntError::TooManyDigits(n)) => Err(vm.value_error(format!(
            "Exceeds the limit ({} digits) for integer string conversion: value has {n} digits; \
             use sys.set_int_max_str_digits() to increase the limit",
            MAX_STR_DIGITS.load(Relaxed)
        ))),
        Err(ParseIntError::Invalid) => {
            let shown = match (vm.plain(x), &text) {
                (Value::Str(_), Some(text)) if matches!(x, Value::Str(_)) => {
                    // Only so much of a long text is shown.
                    let cut: String = text.chars().take(200).collect();
                    let mut shown = String::new();
                    push_repr(&mut shown, &cut, false);
                    shown
                }
                (plain @ Value::Bytes(_), _) => vm.repr_of(plain)?.text(&vm.heap).to_owned(),
                _ => vm.repr_of(x)?.text(&vm.heap).to_owned(),
            };
            Err(vm.value_error(format!(
                "invalid literal for int() with base {base}: {shown}"
            )))
        }
    }
}

/// Reads up to 18 plain digits with a sign, the usual case.
#[inline]
fn short_decimal(bytes: &[u8]) -> Option<i64> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut n = 0i64;
    for &b in digits {
        let d = b.wrapping_sub(b'0');
        if d > 9 {
            return None;
        }
        n = n * 10 + i64::from(d);
    }
    Some(if negative { -n } else { n })
}

fn pow(vm: &mut Vm, args: Args, swap: bool) -> Result<Value, Raise> {
    let Some((a, b)) = operands(vm, args)? else {
        return Ok(Value::NotImplemented);
    };
    let (a, b) = if swap { (b, a) } else { (a, b) };
    let result = match vm.plain(args.get(2)) {
        Value::Unset | Value::None => int_pow(&mut vm.heap, a, b),
        m if is_int(m) => int_pow_mod(&mut vm.heap, a, b, m),
        _ => return Ok(Value::NotImplemented),
    };
    result.map_err(|e| number_error(vm, e))
}

fn to_float(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = this(vm, args)?;
    int_to_f64(&vm.heap, v)
        .map(Value::float)
        .map_err(|e| number_error(vm, e))
}

fn round(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = as_int(vm, args)?;
    if args.get(1).is_unset() {
        return Ok(v);
    }
    let digits = vm.to_index_clipped(args.get(1))?;
    if digits >= 0 {
        return Ok(v);
    }
    let v = this(vm, args)?;
    Ok(int_round_tens(&mut vm.heap, v, digits.unsigned_abs()))
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = this(vm, args)?;
    match int_to_string(&vm.heap, v) {
        Ok(text) => Ok(Value::Str(vm.heap.new_ascii(&text))),
        Err(error) => Err(number_error(vm, error)),
    }
}

fn format(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let spec = text_of(vm, args.get(1), "__format__() argument")?;
    if spec.is_empty(&vm.heap) {
        return vm.str_of(args.get(0)).map(Value::Str);
    }
    let v = this(vm, args)?;
    let name = vm.type_name(args.get(0));
    match format_int(&vm.heap, v, spec.text(&vm.heap), &name) {
        Ok(text) => Ok(vm.string(text)),
        Err(error) => Err(format_error(vm, error)),
    }
}

fn bit_count(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = this(vm, args)?;
    let (_, magnitude) = to_ibig(&vm.heap, v).into_parts();
    Ok(Value::Int(magnitude.count_ones() as i64))
}

/// Reads the byte order; true for big.
fn is_big(vm: &mut Vm, v: Value, what: &str) -> Result<bool, Raise> {
    match text_of(vm, v, what)?.text(&vm.heap) {
        "big" => Ok(true),
        "little" => Ok(false),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let len = args.int(vm, 1)?;
    let big = is_big(vm, args.get(2), "to_bytes() argument 'byteorder'")?;
    let signed = args.truth(vm, 3)?;
    if len < 0 {
        return Err(vm.value_error("length argument must be non-negative"));
    }
    let v = this(vm, args)?;
    if is_negative(&vm.heap, v) && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    if let (Value::Int(i), 1..=64) = (v, len) {
        let bits = 64 - (i ^ (i >> 63)).leading_zeros() + u32::from(signed);
        if i64::from(bits) <= len * 8 {
            // From the eighth byte on there is only the sign.
            let byte = |at: i64| (i >> (8 * at).min(63)) as u8;
            let bytes: Vec<u8> = match big {
                true => (0..len).rev().map(byte).collect(),
                false => (0..len).map(byte).collect(),
            };
            return Ok(Value::Bytes(vm.heap.new_byte_vec(bytes)));
        }
    }
    let n = to_ibig(&vm.heap, v);
    let len = len as usize;
    // A signed number needs one more bit, except the lowest of each length.
    let bits = if signed {
        let n = if n < IBig::ZERO {
            -&n - IBig::ONE
        } else {
            n.clone()
        };
        n.bit_len() + 1
    } else {
        n.bit_len()
    };
    // In no bytes there is room for nothing and for its complement.
    let nothing = len == 0 && matches!(v, Value::Int(0 | -1));
    if bits > len.saturating_mul(8) && !nothing {
        return Err(vm.overflow_error("int too big to convert"));
    }
    let fill = if n < IBig::ZERO { 0xff } else { 0 };
    let mut bytes = n.to_le_bytes().to_vec();
    bytes.resize(len, fill);
    if big {
        bytes.reverse();
    }
    Ok(Value::Bytes(vm.heap.new_byte_vec(bytes)))
}

fn from_bytes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let signed = args.truth(vm, 3)?;
    let big = is_big(vm, args.get(2), "from_bytes() argument 'byteorder'")?;
    let mut bytes = match vm.plain(args.get(1)) {
        Value::Str(_) => return Err(vm.type_error("cannot convert 'str' object to bytes")),
        _ => match super::bytes_new::by_method(vm, args.get(1))? {
            Some(given) => super::bytes::bytes_of(vm, vm.plain(given), "bytes")?,
            None => super::bytes::bytes_of(vm, args.get(1), "bytes")?,
        },
    };
    if big {
        bytes.reverse();
    }
    let value = match bytes.last() {
        Some(top) if bytes.len() < 8 || bytes.len() == 8 && signed => {
            let fill = if signed && *top >= 0x80 { 0xff } else { 0 };
            let mut word = [fill; 8];
            word[..bytes.len()].copy_from_slice(&bytes);
            Value::Int(i64::from_le_bytes(word))
        }
        _ if signed => vm.heap.new_int(IBig::from_le_bytes(&bytes)),
        _ => vm.heap.new_int(IBig::from(UBig::from_le_bytes(&bytes))),
    };
    let int = vm.types.int;
    if is_exactly(args.get(0), int) {
        Ok(value)
    } else {
        vm.call(args.get(0), &[value])
    }
}
