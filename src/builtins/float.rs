//! The class float: constructor, operators, methods.
//!
//! Arithmetic itself is `object/float.rs`; which operand is asked first is `vm/ops/arith.rs`.

use super::arguments::{
    format_error, instance_of, is_exactly, number_error, text_of, wrong_receiver,
};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::float::{
    float_divmod, float_floordiv, float_mod, float_pow, float_ratio, float_repr, float_round,
    float_round_whole, float_truediv, fresh_nan, frexp, hash_float, parse_float, scale,
};
use crate::object::format::format_float;
use crate::object::int::{IntError, divide_by_power, float_to_int, int_float_cmp, int_to_f64};
use crate::object::text::{push_bytes_repr, push_repr, trim};
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, class_method, func, getter, method};
use crate::vm::outcome::Raise;
use std::cmp::Ordering;
use std::num::IntErrorKind;

pub static FLOAT: Type = Type {
    name: "float",
    module: "builtins",
    base: "object",
    layout: Layout::Float,
    open: true,
    new: Some(func("__new__(cls, x=0, /)", new_float)),
    funcs: FUNCS,
    doc: "Convert a string or number to a floating-point number, if possible.",
};

/// Gives the receiver as a plain float.
fn this(vm: &mut Vm, args: Args) -> Result<f64, Raise> {
    match vm.plain(args.get(0)) {
        Value::Float(x) => Ok(x.get()),
        _ => Err(wrong_receiver(vm, "float", args.get(0))),
    }
}

/// Gives the other operand as a float if it is a number.
fn other(vm: &mut Vm, args: Args) -> Result<Option<f64>, Raise> {
    match vm.plain(args.get(1)) {
        Value::Float(x) => Ok(Some(x.get())),
        v @ (Value::Int(_) | Value::Bool(_) | Value::Big(_)) => int_to_f64(&vm.heap, v)
            .map(Some)
            .map_err(|e| number_error(vm, e)),
        _ => Ok(None),
    }
}

type Op = fn(f64, f64) -> Result<f64, IntError>;

fn binary(vm: &mut Vm, args: Args, swap: bool, zero: &str, op: Op) -> Result<Value, Raise> {
    let a = this(vm, args)?;
    let Some(b) = other(vm, args)? else {
        return Ok(Value::NotImplemented);
    };
    let (a, b) = if swap { (b, a) } else { (a, b) };
    match op(a, b) {
        Ok(x) => Ok(Value::float(x)),
        Err(IntError::ZeroDivision) => Err(vm.zero_division(zero)),
        Err(IntError::Complex) => vm.root_of_negative(a, b),
        Err(error) => Err(number_error(vm, error)),
    }
}

macro_rules! pair {
    ($name:literal, $reflected:literal, $zero:literal, $op:expr) => {
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
    |a, b| Ok(a + b)
);
const SUB: [Func; 2] = pair!(
    "__sub__(self, value, /)",
    "__rsub__(self, value, /)",
    "",
    |a, b| Ok(a - b)
);
const MUL: [Func; 2] = pair!(
    "__mul__(self, value, /)",
    "__rmul__(self, value, /)",
    "",
    |a, b| Ok(a * b)
);
const TRUEDIV: [Func; 2] = pair!(
    "__truediv__(self, value, /)",
    "__rtruediv__(self, value, /)",
    "float division by zero",
    float_truediv
);
const FLOORDIV: [Func; 2] = pair!(
    "__floordiv__(self, value, /)",
    "__rfloordiv__(self, value, /)",
    "float floor division by zero",
    float_floordiv
);
const MOD: [Func; 2] = pair!(
    "__mod__(self, value, /)",
    "__rmod__(self, value, /)",
    "float modulo by zero",
    float_mod
);

static FUNCS: &[Func] = &[
    ADD[0],
    ADD[1],
    SUB[0],
    SUB[1],
    MUL[0],
    MUL[1],
    TRUEDIV[0],
    TRUEDIV[1],
    FLOORDIV[0],
    FLOORDIV[1],
    MOD[0],
    MOD[1],
    method("__divmod__(self, value, /)", |vm, args| {
        divmod(vm, args, false)
    }),
    method("__rdivmod__(self, value, /)", |vm, args| {
        divmod(vm, args, true)
    }),
    method("__pow__(self, value, mod=None, /)", |vm, args| {
        pow(vm, args, false)
    }),
    method("__rpow__(self, value, mod=None, /)", |vm, args| {
        pow(vm, args, true)
    }),
    method("__neg__(self, /)", |vm, args| {
        this(vm, args).map(|x| Value::float(-x))
    }),
    method("__pos__(self, /)", |vm, args| {
        this(vm, args).map(Value::float)
    }),
    method("__abs__(self, /)", |vm, args| {
        this(vm, args).map(|x| Value::float(x.abs()))
    }),
    method("__bool__(self, /)", |vm, args| {
        this(vm, args).map(|x| Value::bool(x != 0.0))
    }),
    method("__int__(self, /)", |vm, args| whole(vm, args, f64::trunc)),
    method("__trunc__(self, /)", |vm, args| whole(vm, args, f64::trunc)),
    method("__floor__(self, /)", |vm, args| whole(vm, args, f64::floor)),
    method("__ceil__(self, /)", |vm, args| whole(vm, args, f64::ceil)),
    method("__float__(self, /)", |vm, args| {
        this(vm, args).map(Value::float)
    }),
    method("__round__(self, ndigits=None, /)", round),
    method("__eq__(self, value, /)", |vm, args| {
        compare(vm, args, |o| o == Some(Ordering::Equal))
    }),
    method("__ne__(self, value, /)", |vm, args| {
        compare(vm, args, |o| o != Some(Ordering::Equal))
    }),
    method("__lt__(self, value, /)", |vm, args| {
        compare(vm, args, |o| o == Some(Ordering::Less))
    }),
    method("__le__(self, value, /)", |vm, args| {
        compare(vm, args, |o| {
            matches!(o, Some(Ordering::Less | Ordering::Equal))
        })
    }),
    method("__gt__(self, value, /)", |vm, args| {
        compare(vm, args, |o| o == Some(Ordering::Greater))
    }),
    method("__ge__(self, value, /)", |vm, args| {
        compare(vm, args, |o| {
            matches!(o, Some(Ordering::Greater | Ordering::Equal))
        })
    }),
    method("__hash__(self, /)", hash),
    method("__repr__(self, /)", |vm, args| {
        let text = float_repr(this(vm, args)?);
        Ok(Value::Str(vm.heap.new_ascii(&text)))
    }),
    method("__format__(self, format_spec, /)", format),
    method("__getnewargs__(self, /)", |vm, args| {
        let x = Value::float(this(vm, args)?);
        Ok(vm.tuple(&[x]))
    }),
    method("conjugate(self, /)", |vm, args| {
        this(vm, args).map(Value::float)
    }),
    method("is_integer(self, /)", |vm, args| {
        this(vm, args).map(|x| Value::bool(x.is_finite() && x.fract() == 0.0))
    }),
    method("as_integer_ratio(self, /)", as_integer_ratio),
    method("hex(self, /)", hex),
    class_method("fromhex(cls, string, /)", from_hex),
    class_method("__getformat__(cls, typestr, /)", format_of_machine),
    getter("real", |vm, args| this(vm, args).map(Value::float)),
    getter("imag", |_, _| Ok(Value::float(0.0))),
];

fn new_float(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let x = to_float(vm, args.get(1))?;
    let (cls, float) = (args.get(0), vm.types.float);
    let value = Value::float(x);
    if is_exactly(cls, float) {
        Ok(value)
    } else {
        instance_of(vm, cls, float, value)
    }
}

/// Converts as `float(x)` does.
pub fn to_float(vm: &mut Vm, x: Value) -> Result<f64, Raise> {
    match x {
        Value::Float(f) => return Ok(f.get()),
        Value::Int(i) => return Ok(i as f64),
        Value::Str(_) | Value::Bytes(_) => return read_float(vm, x, x),
        Value::Bool(_) | Value::Big(_) => return vm.to_float(x),
        _ => {}
    }
    let (float, index) = (vm.names.float, vm.names.index);
    if vm.find_method(x, float)?.is_some() || vm.find_method(x, index)?.is_some() {
        return vm.converted_to_float(x);
    }
    if let Value::Str(_) | Value::Bytes(_) = vm.plain(x) {
        let plain = vm.plain(x);
        return read_float(vm, plain, x);
    }
    if let Some(b) = super::buffers::exported(vm, x, super::buffers::SIMPLE)? {
        return read_float(vm, Value::Bytes(b), x);
    }
    let got = vm.type_name(x);
    let text = format!("float() argument must be a string or a real number, not '{got}'");
    Err(vm.type_error(text))
}

/// Makes each NaN that is read one of its own.
fn told_apart(x: f64) -> f64 {
    if x.is_nan() { fresh_nan(x) } else { x }
}

/// Reads the text of a plain str or bytes; a refusal shows what was `given`.
fn read_float(vm: &mut Vm, text: Value, given: Value) -> Result<f64, Raise> {
    let mut shown = String::new();
    match text {
        Value::Str(s) => {
            let text = s.text(&vm.heap);
            if let Some(x) = parse_float(text) {
                return Ok(told_apart(x));
            }
            match given {
                Value::Str(_) => push_repr(&mut shown, text, false),
                _ => shown = vm.repr_of(given)?.text(&vm.heap).to_owned(),
            }
        }
        Value::Bytes(b) => {
            let data = b.data(&vm.heap);
            if let Some(x) = std::str::from_utf8(data).ok().and_then(parse_float) {
                return Ok(told_apart(x));
            }
            push_bytes_repr(&mut shown, data);
            if !matches!(given, Value::Bytes(_)) {
                shown = vm.repr_of(given)?.text(&vm.heap).to_owned();
            }
        }
        _ => {}
    }
    Err(vm.value_error(format!("could not convert string to float: {shown}")))
}

fn compare(vm: &mut Vm, args: Args, holds: fn(Option<Ordering>) -> bool) -> Result<Value, Raise> {
    let a = this(vm, args)?;
    let order = match vm.plain(args.get(1)) {
        Value::Float(b) => a.partial_cmp(&b.get()),
        b @ (Value::Int(_) | Value::Bool(_) | Value::Big(_)) => {
            int_float_cmp(&vm.heap, b, a).map(Ordering::reverse)
        }
        _ => return Ok(Value::NotImplemented),
    };
    Ok(Value::bool(holds(order)))
}

fn divmod(vm: &mut Vm, args: Args, swap: bool) -> Result<Value, Raise> {
    let a = this(vm, args)?;
    let Some(b) = other(vm, args)? else {
        return Ok(Value::NotImplemented);
    };
    let (a, b) = if swap { (b, a) } else { (a, b) };
    match float_divmod(a, b) {
        Ok((q, r)) => Ok(vm.tuple(&[Value::float(q), Value::float(r)])),
        Err(_) => Err(vm.zero_division("float divmod()")),
    }
}

fn pow(vm: &mut Vm, args: Args, swap: bool) -> Result<Value, Raise> {
    if args.some(2).is_some() {
        return Err(
            vm.type_error("pow() 3rd argument not allowed unless all arguments are integers")
        );
    }
    binary(vm, args, swap, "", float_pow)
}

fn whole(vm: &mut Vm, args: Args, f: fn(f64) -> f64) -> Result<Value, Raise> {
    let x = this(vm, args)?;
    float_to_int(&mut vm.heap, f(x)).map_err(|e| number_error(vm, e))
}

fn round(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(digits) = args.some(1) else {
        return whole(vm, args, float_round_whole);
    };
    let digits = vm.to_index_clipped(digits)?;
    let x = this(vm, args)?;
    match float_round(x, digits) {
        Some(x) => Ok(Value::float(x)),
        None => Err(vm.overflow_error("rounded value too large to represent")),
    }
}

fn hash(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match hash_float(this(vm, args)?) {
        Some(hash) => Ok(Value::Int(hash as i64)),
        None => vm.hash(args.get(0)).map(|h| Value::Int(h as i64)),
    }
}

fn format(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let spec = text_of(vm, args.get(1), "__format__() argument")?;
    if spec.is_empty(&vm.heap) {
        return vm.str_of(args.get(0)).map(Value::Str);
    }
    let x = this(vm, args)?;
    let name = vm.type_name(args.get(0));
    match format_float(x, spec.text(&vm.heap), &name) {
        Ok(text) => Ok(vm.string(text)),
        Err(error) => Err(format_error(vm, error)),
    }
}

fn as_integer_ratio(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let x = this(vm, args)?;
    if x.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (numerator, denominator) = float_ratio(x);
    let (n, d) = (vm.heap.new_int(numerator), vm.heap.new_int(denominator));
    Ok(vm.tuple(&[n, d]))
}

fn hex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let x = this(vm, args)?;
    if !x.is_finite() {
        return Ok(vm.string(float_repr(x)));
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let text = if x == 0.0 {
        format!("{sign}0x0.0p+0")
    } else {
        let (mut fraction, mut exponent) = frexp(x.abs());
        // Below the normal range the first digit is 0.
        let shift = 1 - (-1021 - exponent).max(0);
        fraction = scale(fraction, shift);
        exponent -= shift;
        let whole = fraction.trunc();
        let digits = ((fraction - whole) * (1u64 << 52) as f64) as u64;
        let e = if exponent < 0 { '-' } else { '+' };
        format!(
            "{sign}0x{}.{digits:013x}p{e}{}",
            whole as u64,
            exponent.abs()
        )
    };
    Ok(vm.string(text))
}

fn from_hex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Str(text) = vm.plain(args.get(1)) else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    match read_hex(text.text(&vm.heap)) {
        Ok(x) => {
            let (cls, float) = (args.get(0), vm.types.float);
            let value = Value::float(x);
            if is_exactly(cls, float) {
                Ok(value)
            } else {
                vm.call(cls, &[value])
            }
        }
        Err(false) => Err(vm.value_error("invalid hexadecimal floating-point string")),
        Err(true) => Err(vm.overflow_error("hexadecimal value too large to represent as a float")),
    }
}

/// `float.__getformat__`: how the machine keeps its numbers.
fn format_of_machine(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Str(kind) = vm.plain(args.get(1)) else {
        let given = vm.type_name(args.get(1));
        let text = format!("__getformat__() argument must be str, not {given}");
        return Err(vm.type_error(text));
    };
    if !matches!(kind.text(&vm.heap), "double" | "float") {
        let text = "__getformat__() argument 1 must be 'double' or 'float'";
        return Err(vm.value_error(text));
    }
    Ok(vm.str(if cfg!(target_endian = "little") {
        "IEEE, little-endian"
    } else {
        "IEEE, big-endian"
    }))
}

/// Reads the exponent of a hexadecimal float; what no float reaches is as far as any.
fn far_exponent(text: &str) -> Result<i64, bool> {
    text.parse::<i64>().or_else(|e| match e.kind() {
        IntErrorKind::PosOverflow => Ok(i64::MAX),
        IntErrorKind::NegOverflow => Ok(i64::MIN),
        _ => Err(false),
    })
}

/// Reads a hexadecimal float; the error says whether it is too large.
fn read_hex(text: &str) -> Result<f64, bool> {
    let text = trim(text).to_ascii_lowercase();
    let (negative, body) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let signed = |x: f64| if negative { -x } else { x };
    match body {
        "inf" | "infinity" => return Ok(signed(f64::INFINITY)),
        "nan" => return Ok(signed(f64::NAN)),
        _ => {}
    }
    let body = body.strip_prefix("0x").unwrap_or(body);
    let (mantissa, exponent) = match body.split_once('p') {
        Some((m, e)) => (m, far_exponent(e)?),
        None => (body, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(false);
    }
    let n = dashu_int::IBig::from_str_radix(&digits, 16).map_err(|_| false)?;
    let exponent = exponent.saturating_sub(4 * fraction.len() as i64);
    if n == dashu_int::IBig::ZERO {
        return Ok(signed(0.0));
    }
    let bits = dashu_int::ops::BitTest::bit_len(&n) as i64;
    if exponent.saturating_add(bits) > 1024 {
        return Err(true);
    }
    if exponent.saturating_add(bits) < -1080 {
        return Ok(signed(0.0));
    }
    let x = if exponent >= 0 {
        (n << exponent as usize).to_f64().value()
    } else {
        divide_by_power(n, -exponent as usize).map_err(|_| true)?
    };
    if x.is_infinite() {
        Err(true)
    } else {
        Ok(signed(x))
    }
}
