//! The module math: functions of floats.
//!
//! Whole-number functions (gcd, comb, factorial ...) and sums are `math/int.rs`.
//! Errors are CPython's: "math domain error" where a result does not exist, "math range error" where
//! it is too large.

#[path = "math/hyperbolic.rs"]
pub mod hyperbolic;
#[path = "math/int.rs"]
mod int;

use crate::builtins::sequences;
use crate::heap::c_math;
use crate::object::Value;
use crate::object::float::{frexp as split, scale};
use crate::object::int::int_to_f64;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, NativeConst, func};
use crate::vm::outcome::Raise;

pub static MODULE: Module = Module {
    name: "math",
    consts: &[
        ("pi", NativeConst::Float(std::f64::consts::PI)),
        ("e", NativeConst::Float(std::f64::consts::E)),
        ("tau", NativeConst::Float(std::f64::consts::TAU)),
        ("inf", NativeConst::Float(f64::INFINITY)),
        ("nan", NativeConst::Float(f64::NAN)),
    ],
    funcs: FUNCTIONS,
    types: &[],
    init: None,
};

static FUNCTIONS: &[Func] = &[
    func("sqrt(x, /)", |vm, a| one(vm, a, f64::sqrt)),
    func("cbrt(x, /)", |vm, a| one(vm, a, |x| c_math::cbrt(x))),
    func("exp(x, /)", |vm, a| one_large(vm, a, f64::exp)),
    func("exp2(x, /)", |vm, a| one_large(vm, a, f64::exp2)),
    func("expm1(x, /)", |vm, a| one_large(vm, a, f64::exp_m1)),
    func("sin(x, /)", |vm, a| one(vm, a, f64::sin)),
    func("cos(x, /)", |vm, a| one(vm, a, f64::cos)),
    func("tan(x, /)", |vm, a| one(vm, a, f64::tan)),
    func("asin(x, /)", |vm, a| one(vm, a, f64::asin)),
    func("acos(x, /)", |vm, a| one(vm, a, f64::acos)),
    func("atan(x, /)", |vm, a| one(vm, a, f64::atan)),
    func("sinh(x, /)", |vm, a| one_large(vm, a, f64::sinh)),
    func("cosh(x, /)", |vm, a| one_large(vm, a, f64::cosh)),
    func("tanh(x, /)", |vm, a| one(vm, a, f64::tanh)),
    func("asinh(x, /)", |vm, a| one(vm, a, hyperbolic::asinh)),
    func("acosh(x, /)", |vm, a| one(vm, a, hyperbolic::acosh)),
    func("atanh(x, /)", |vm, a| one(vm, a, hyperbolic::atanh)),
    func("log1p(x, /)", |vm, a| one(vm, a, f64::ln_1p)),
    func("fabs(x, /)", |vm, a| one(vm, a, f64::abs)),
    func("erf(x, /)", |vm, a| one(vm, a, |x| c_math::erf(x))),
    func("erfc(x, /)", |vm, a| one(vm, a, |x| c_math::erfc(x))),
    func("gamma(x, /)", |vm, a| {
        let x = a.float(vm, 0)?;
        if x == f64::NEG_INFINITY || (x <= 0.0 && x == x.floor()) {
            return Err(domain(vm));
        }
        result(vm, x, gamma(x), true)
    }),
    func("lgamma(x, /)", |vm, a| {
        let x = a.float(vm, 0)?;
        if x <= 0.0 && x == x.floor() && x.is_finite() {
            return Err(domain(vm));
        }
        result(vm, x, lgamma(x), true)
    }),
    func("degrees(x, /)", |vm, a| {
        Ok(Value::float(
            a.float(vm, 0)? * (180.0 / std::f64::consts::PI),
        ))
    }),
    func("radians(x, /)", |vm, a| {
        Ok(Value::float(
            a.float(vm, 0)? * (std::f64::consts::PI / 180.0),
        ))
    }),
    func("log(x, base=..., /)", log),
    func("log2(x, /)", |vm, a| {
        log_of(vm, a.get(0), f64::log2, 1.0).map(Value::float)
    }),
    func("log10(x, /)", |vm, a| {
        log_of(vm, a.get(0), f64::log10, std::f64::consts::LOG10_2).map(Value::float)
    }),
    func("pow(x, y, /)", pow),
    func("atan2(y, x, /)", |vm, a| {
        let (y, x) = (a.float(vm, 0)?, a.float(vm, 1)?);
        Ok(Value::float(y.atan2(x)))
    }),
    func("copysign(x, y, /)", |vm, a| {
        let (x, y) = (a.float(vm, 0)?, a.float(vm, 1)?);
        Ok(Value::float(x.copysign(y)))
    }),
    func("fmod(x, y, /)", fmod),
    func("remainder(x, y, /)", remainder),
    func("fma(x, y, z, /)", fma),
    func("hypot(*coordinates)", hypot),
    func("dist(p, q, /)", dist),
    func("isnan(x, /)", |vm, a| {
        Ok(Value::bool(a.float(vm, 0)?.is_nan()))
    }),
    func("isinf(x, /)", |vm, a| {
        Ok(Value::bool(a.float(vm, 0)?.is_infinite()))
    }),
    func("isfinite(x, /)", |vm, a| {
        Ok(Value::bool(a.float(vm, 0)?.is_finite()))
    }),
    func("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose),
    func("frexp(x, /)", |vm, a| {
        let (m, e) = split(a.float(vm, 0)?);
        Ok(vm.tuple(&[Value::float(m), Value::Int(e as i64)]))
    }),
    func("ldexp(x, i, /)", ldexp),
    func("modf(x, /)", |vm, a| {
        let x = a.float(vm, 0)?;
        let (part, whole) = if x.is_infinite() {
            (0f64.copysign(x), x)
        } else {
            (x.fract().copysign(x), x.trunc())
        };
        Ok(vm.tuple(&[Value::float(part), Value::float(whole)]))
    }),
    func("nextafter(x, y, /, *, steps=None)", nextafter),
    func("ulp(x, /)", |vm, a| {
        let x = a.float(vm, 0)?.abs();
        Ok(Value::float(if x.is_infinite() || x.is_nan() {
            x
        } else if x == f64::MAX {
            x - x.next_down()
        } else {
            x.next_up() - x
        }))
    }),
    func("floor(x, /)", |vm, a| whole(vm, a, "__floor__", f64::floor)),
    func("ceil(x, /)", |vm, a| whole(vm, a, "__ceil__", f64::ceil)),
    func("trunc(x, /)", trunc),
    func("gcd(*integers)", int::gcd),
    func("lcm(*integers)", int::lcm),
    func("factorial(n, /)", int::factorial),
    func("comb(n, k, /)", int::comb),
    func("perm(n, k=None, /)", int::perm),
    func("isqrt(n, /)", int::isqrt),
    func("fsum(seq, /)", int::fsum),
    func("prod(iterable, /, *, start=1)", int::prod),
    func("sumprod(p, q, /)", int::sumprod),
];

/// Raises the error of a result that does not exist.
pub fn domain(vm: &mut Vm) -> Raise {
    vm.value_error("math domain error")
}

fn result(vm: &mut Vm, x: f64, y: f64, large: bool) -> Result<Value, Raise> {
    if y.is_nan() && !x.is_nan() {
        return Err(domain(vm));
    }
    if y.is_infinite() && x.is_finite() {
        return Err(if large {
            vm.overflow_error("math range error")
        } else {
            domain(vm)
        });
    }
    Ok(Value::float(y))
}

/// A function of one number that is never too large.
fn one(vm: &mut Vm, args: Args, f: fn(f64) -> f64) -> Result<Value, Raise> {
    let x = args.float(vm, 0)?;
    result(vm, x, f(x), false)
}

/// A function of one number whose result may be too large.
fn one_large(vm: &mut Vm, args: Args, f: fn(f64) -> f64) -> Result<Value, Raise> {
    let x = args.float(vm, 0)?;
    result(vm, x, f(x), true)
}

/// Gives the logarithm of a number; `of_two` is that of 2, for integers beyond the floats.
fn log_of(vm: &mut Vm, v: Value, f: fn(f64) -> f64, of_two: f64) -> Result<f64, Raise> {
    if let Value::Big(b) = vm.plain(v)
        && int_to_f64(&vm.heap, vm.plain(v)).is_err()
    {
        let n = b.number(&vm.heap);
        if *n > dashu_int::IBig::ZERO {
            let bits = crate::object::int::int_bit_length(&vm.heap, vm.plain(v)) as usize;
            let top = f64::from_bits_of(&(n.clone() >> (bits - 64)));
            return Ok(f(top) + of_two * (bits - 64) as f64);
        }
        return Err(domain(vm));
    }
    let x = vm.to_float(v)?;
    if x <= 0.0 {
        return Err(domain(vm));
    }
    Ok(f(x))
}

/// Makes a float of an integer of 64 bits.
trait FromTop {
    fn from_bits_of(n: &dashu_int::IBig) -> f64;
}

impl FromTop for f64 {
    fn from_bits_of(n: &dashu_int::IBig) -> f64 {
        u64::try_from(n).map_or(f64::MAX, |top| top as f64)
    }
}

fn log(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let ln2 = std::f64::consts::LN_2;
    let x = log_of(vm, args.get(0), f64::ln, ln2)?;
    if args.get(1).is_unset() {
        return Ok(Value::float(x));
    }
    let base = log_of(vm, args.get(1), f64::ln, ln2)?;
    if base == 0.0 {
        return Err(vm.zero_division("float division by zero"));
    }
    Ok(Value::float(x / base))
}

fn pow(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (x, y) = (args.float(vm, 0)?, args.float(vm, 1)?);
    let z = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if z.is_nan() || (z.is_infinite() && x == 0.0) {
            return Err(domain(vm));
        }
        if z.is_infinite() {
            return Err(vm.overflow_error("math range error"));
        }
    }
    Ok(Value::float(z))
}

fn fmod(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (x, y) = (args.float(vm, 0)?, args.float(vm, 1)?);
    let z = x % y;
    if z.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain(vm));
    }
    Ok(Value::float(z))
}

fn remainder(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (x, y) = (args.float(vm, 0)?, args.float(vm, 1)?);
    let z = libm::remainder(x, y);
    if z.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain(vm));
    }
    Ok(Value::float(z))
}

fn fma(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (x, y, z) = (args.float(vm, 0)?, args.float(vm, 1)?, args.float(vm, 2)?);
    let r = x.mul_add(y, z);
    if r.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(vm.value_error("invalid operation in fma"));
    }
    if r.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(vm.overflow_error("overflow in fma"));
    }
    Ok(Value::float(r))
}

fn floats(vm: &mut Vm, values: &[Value]) -> Result<Vec<f64>, Raise> {
    values.iter().map(|&v| vm.to_float(v)).collect()
}

/// A sum that began at 1, with what rounding lost.
struct Sum {
    sum: f64,
    low: f64,
    lost: f64,
}

impl Sum {
    fn add(&mut self, hi: f64, lo: f64) {
        let t = self.sum + hi;
        self.low += lo;
        self.lost += (self.sum - t) + hi;
        self.sum = t;
    }

    fn rest(&self) -> f64 {
        self.sum - 1.0 + (self.low + self.lost)
    }
}

/// Gives the length of a vector without overflow on the way, the sum of squares kept exact enough.
fn norm(parts: &[f64]) -> f64 {
    let max = parts.iter().fold(0f64, |m, x| m.max(x.abs()));
    if parts.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if parts.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if max == 0.0 || parts.len() < 2 {
        return max;
    }
    let (_, exponent) = split(max);
    if exponent < -1023 {
        // Too small to be scaled by a power of two that is a normal number.
        let scaled: Vec<f64> = parts.iter().map(|x| x / f64::MIN_POSITIVE).collect();
        return f64::MIN_POSITIVE * norm(&scaled);
    }
    let factor = scale(1.0, -exponent);
    let mut total = Sum {
        sum: 1.0,
        low: 0.0,
        lost: 0.0,
    };
    for part in parts {
        let x = part * factor;
        let square = x * x;
        total.add(square, x.mul_add(x, -square));
    }
    let h = total.rest().sqrt();
    // One step of correction of the root.
    let square = -h * h;
    total.add(square, (-h).mul_add(h, -square));
    (h + total.rest() / (2.0 * h)) / factor
}

fn hypot(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.rest(vm, 0);
    let parts = floats(vm, &given)?;
    Ok(Value::float(norm(&parts)))
}

fn dist(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let p = sequences::items_of(vm, args.get(0))?;
    let q = sequences::items_of(vm, args.get(1))?;
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut parts = Vec::with_capacity(p.len());
    for (a, b) in p.into_iter().zip(q) {
        parts.push(vm.to_float(a)? - vm.to_float(b)?);
    }
    Ok(Value::float(norm(&parts)))
}

fn isclose(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (a, b) = (args.float(vm, 0)?, args.float(vm, 1)?);
    let (relative, absolute) = (args.float(vm, 2)?, args.float(vm, 3)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    let near = a == b || {
        let distance = (a - b).abs();
        a.is_finite()
            && b.is_finite()
            && (distance <= (relative * b).abs()
                || distance <= (relative * a).abs()
                || distance <= absolute)
    };
    Ok(Value::bool(near))
}

fn ldexp(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let x = args.float(vm, 0)?;
    let exponent = match vm.plain(args.get(1)) {
        Value::Int(_) | Value::Big(_) | Value::Bool(_) => args.clipped(vm, 1)?,
        _ => return Err(vm.type_error("Expected an int as second argument to ldexp.")),
    };
    let y = scale(x, exponent.clamp(-5000, 5000) as i32);
    if y.is_infinite() && x.is_finite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::float(y))
}

fn nextafter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (mut x, y) = (args.float(vm, 0)?, args.float(vm, 1)?);
    let given = x;
    let steps = match args.some(2) {
        None => 1,
        Some(_) => i128::from(args.clipped(vm, 2)?),
    };
    // A count too large for a word is clipped, and as good as any.
    let steps = if steps == i128::from(i64::MAX) {
        i128::MAX
    } else {
        steps
    };
    if steps < 0 {
        return Err(vm.value_error("steps must be a non-negative integer"));
    }
    if steps == 0 || x.is_nan() || y.is_nan() {
        return Ok(Value::float(if steps == 0 || x.is_nan() { x } else { y }));
    }
    // Floats of one sign are ordered as their bits are.
    let place = |x: f64| {
        let bits = x.to_bits() as i64;
        if bits < 0 {
            i64::MIN.wrapping_sub(bits) as i128
        } else {
            bits as i128
        }
    };
    let (from, to) = (place(x), place(y));
    let distance = (to - from).unsigned_abs();
    if steps as u128 >= distance {
        x = y;
    } else if steps > 0 {
        let at = from + steps * (to - from).signum();
        let bits = if at < 0 {
            (i64::MIN as i128 - at) as i64
        } else {
            at as i64
        };
        x = f64::from_bits(bits as u64);
    }
    // A zero that was come to keeps the sign of the side it was come from.
    if x == 0.0 && given != 0.0 {
        x = x.copysign(given);
    }
    Ok(Value::float(x))
}

fn whole(vm: &mut Vm, args: Args, name: &str, f: fn(f64) -> f64) -> Result<Value, Raise> {
    let v = args.get(0);
    match v {
        Value::Int(_) | Value::Big(_) => return Ok(v),
        Value::Bool(b) => return Ok(Value::Int(b as i64)),
        Value::Float(_) => {}
        _ => {
            let name = vm.intern(name);
            if let Some(result) = vm.call_dunder(v, name, &[])? {
                return Ok(result);
            }
        }
    }
    let x = args.float(vm, 0)?;
    float_as_int(vm, f(x))
}

/// Makes an integer of a whole float.
pub fn float_as_int(vm: &mut Vm, x: f64) -> Result<Value, Raise> {
    if x.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(vm.overflow_error("cannot convert float infinity to integer"));
    }
    match crate::object::int::float_to_int(&mut vm.heap, x) {
        Ok(v) => Ok(v),
        Err(_) => Err(vm.overflow_error("cannot convert float infinity to integer")),
    }
}

fn trunc(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    if let Value::Float(x) = v {
        return float_as_int(vm, x.get().trunc());
    }
    match vm.call_dunder(v, vm.names.trunc, &[])? {
        Some(result) => Ok(result),
        None => {
            let text = format!("type {} doesn't define __trunc__ method", vm.type_name(v));
            Err(vm.type_error(text))
        }
    }
}

// The gamma function by Lanczos' approximation with 13 terms, as CPython computes it.

const LANCZOS_G: f64 = 6.024_680_040_776_729_6;
const LANCZOS_NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];
const LANCZOS_DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

fn lanczos_sum(x: f64) -> f64 {
    let (mut num, mut den) = (0.0, 0.0);
    if x < 5.0 {
        for i in (0..13).rev() {
            num = num * x + LANCZOS_NUMERATOR[i];
            den = den * x + LANCZOS_DENOMINATOR[i];
        }
    } else {
        for i in 0..13 {
            num = num / x + LANCZOS_NUMERATOR[i];
            den = den / x + LANCZOS_DENOMINATOR[i];
        }
    }
    num / den
}

/// Gives sin(pi x), exact where x is a multiple of a half.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let pi = std::f64::consts::PI;
    let r = match (2.0 * y).round() as i64 {
        0 => (pi * y).sin(),
        1 => (pi * (y - 0.5)).cos(),
        2 => (pi * (1.0 - y)).sin(),
        3 => -(pi * (y - 1.5)).cos(),
        _ => (pi * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * r
}

fn gamma(x: f64) -> f64 {
    if !x.is_finite() {
        return x;
    }
    if x == x.floor() && (1.0..=23.0).contains(&x) {
        return (1..x as u64).map(|i| i as f64).product();
    }
    let size = x.abs();
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > 200.0 {
        return if x < 0.0 {
            0.0 / sin_pi(x)
        } else {
            f64::INFINITY
        };
    }
    let y = size + (LANCZOS_G - 0.5);
    // What rounding lost of y, to be made good below.
    let z = if size > LANCZOS_G - 0.5 {
        (y - size) - (LANCZOS_G - 0.5)
    } else {
        (y - (LANCZOS_G - 0.5)) - size
    };
    let z = z * LANCZOS_G / y;
    let mut r;
    if x < 0.0 {
        r = -std::f64::consts::PI / sin_pi(size) / size * y.exp() / lanczos_sum(size);
        r -= z * r;
        if size < 140.0 {
            r /= y.powf(size - 0.5);
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            r = r / root / root;
        }
    } else {
        r = lanczos_sum(size) / y.exp();
        r += z * r;
        if size < 140.0 {
            r *= y.powf(size - 0.5);
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            r = r * root * root;
        }
    }
    r
}

fn lgamma(x: f64) -> f64 {
    if !x.is_finite() {
        return if x.is_nan() { x } else { f64::INFINITY };
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { f64::INFINITY } else { 0.0 };
    }
    let size = x.abs();
    if size < 1e-20 {
        return -size.ln();
    }
    let mut r = lanczos_sum(size).ln() - LANCZOS_G;
    r += (size - 0.5) * ((size + LANCZOS_G - 0.5).ln() - 1.0);
    if x < 0.0 {
        r = 1.144_729_885_849_400_2 - sin_pi(size).abs().ln() - size.ln() - r;
    }
    r
}
