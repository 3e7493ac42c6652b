//! Integers: i64 as long as it fits, then big ones. Exact comparison with floats, hash. Their text is `digits.rs`.
//!
//! Functions over `Value` take `Int`, `Bool` or `Big`; any other kind counts as 0, which callers exclude.
//! A `Big` never holds what fits an i64. What floats do among themselves is in `float.rs`.

use super::exception::Exc;
use super::{Value, pool};
use crate::heap::{Gc, Heap, Kind, Marker};
use dashu_int::ops::{BitTest, DivRem, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::atomic::Ordering::Relaxed;

/// An integer outside i64.
pub struct Big {
    pub n: IBig,
}

impl Kind for Big {
    const POOL: usize = pool::BIG;
    const SHALLOW: bool = true;
    const DROPS: bool = true;
    fn release(&mut self) {
        self.n = IBig::ZERO;
    }
    fn trace(&self, marker: &mut Marker) {
        marker.outside(size_of_big(&self.n));
    }
}

fn size_of_big(n: &IBig) -> usize {
    n.bit_len() / 8
}

/// Why an operation on numbers has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntError {
    /// Division or modulo by zero.
    ZeroDivision,
    /// Zero to a negative power.
    ZeroPower,
    NegativeShift,
    /// The result would not fit into memory.
    TooLarge,
    /// The number of bits of the result does not fit a machine integer.
    TooManyBits,
    /// An integer is too large for a float.
    ToFloat,
    /// The quotient of two integers is too large for a float.
    QuotientToFloat,
    /// A float result is too large.
    FloatRange,
    /// A negative number to a fractional power: the result is complex, and the operators make it.
    Complex,
    /// The third argument of `pow` is zero.
    ZeroModulus,
    /// The base has no inverse for the modulus.
    NotInvertible,
    /// Infinity, and not a number, are no integers.
    Infinity,
    NotANumber,
    /// The text has more digits than `sys.set_int_max_str_digits` allows.
    TooManyDigits,
}

impl IntError {
    /// Gives the exception and its message; a division by zero names the operation elsewhere.
    pub fn explain(self) -> (Exc, Cow<'static, str>) {
        let (exc, text) = match self {
            IntError::ZeroDivision => (Exc::ZeroDivisionError, "division by zero"),
            IntError::ZeroPower => (
                Exc::ZeroDivisionError,
                "0.0 cannot be raised to a negative power",
            ),
            IntError::NegativeShift => (Exc::ValueError, "negative shift count"),
            IntError::TooLarge => (Exc::MemoryError, ""),
            IntError::TooManyBits => (Exc::OverflowError, "too many digits in integer"),
            IntError::ToFloat => (Exc::OverflowError, "int too large to convert to float"),
            IntError::QuotientToFloat => (
                Exc::OverflowError,
                "integer division result too large for a float",
            ),
            // With the number 34 before it in the arguments of the exception.
            IntError::FloatRange => (Exc::OverflowError, "Numerical result out of range"),
            IntError::Complex => (Exc::ValueError, "math domain error"),
            IntError::ZeroModulus => (Exc::ValueError, "pow() 3rd argument cannot be 0"),
            IntError::NotInvertible => (
                Exc::ValueError,
                "base is not invertible for the given modulus",
            ),
            IntError::Infinity => (
                Exc::OverflowError,
                "cannot convert float infinity to integer",
            ),
            IntError::NotANumber => (Exc::ValueError, "cannot convert float NaN to integer"),
            IntError::TooManyDigits => {
                let limit = MAX_STR_DIGITS.load(Relaxed);
                let text = format!(
                    "Exceeds the limit ({limit} digits) for integer string conversion; \
                     use sys.set_int_max_str_digits() to increase the limit"
                );
                return (Exc::ValueError, text.into());
            }
        };
        (exc, text.into())
    }
}

/// Results with more bits than this are refused: they would not fit into memory.
const MAX_BITS: u64 = 1 << 33;

pub use crate::syntax::literal::MAX_STR_DIGITS;

/// A number as the operations see it.
pub(super) enum Num<'a> {
    Small(i64),
    Big(&'a IBig),
}

#[inline(always)]
pub(super) fn num(heap: &Heap, v: Value) -> Num<'_> {
    match v {
        Value::Int(i) => Num::Small(i),
        Value::Big(b) => Num::Big(&b.get(heap).n),
        Value::Bool(b) => Num::Small(b as i64),
        _ => Num::Small(0),
    }
}

/// Gives the integer as a big one.
pub fn to_ibig(heap: &Heap, v: Value) -> IBig {
    match num(heap, v) {
        Num::Small(i) => IBig::from(i),
        Num::Big(n) => n.clone(),
    }
}

/// Gives the integer if it fits; `None` for a big one or no integer.
#[inline]
pub fn as_i64(v: Value) -> Option<i64> {
    match v {
        Value::Int(i) => Some(i),
        Value::Bool(b) => Some(b as i64),
        _ => None,
    }
}

impl Heap {
    /// Makes the value of an integer.
    pub fn new_int(&mut self, n: IBig) -> Value {
        match i64::try_from(&n) {
            Ok(i) => Value::Int(i),
            Err(_) => {
                self.charge(size_of_big(&n));
                Value::Big(self.alloc(Big { n }))
            }
        }
    }

    /// Makes the value of an integer that surely needs few bits.
    #[inline]
    pub fn new_int128(&mut self, n: i128) -> Value {
        match i64::try_from(n) {
            Ok(i) => Value::Int(i),
            Err(_) => Value::Big(self.alloc(Big { n: IBig::from(n) })),
        }
    }

    /// Makes the value of an unsigned integer.
    #[inline]
    pub fn new_uint(&mut self, n: u64) -> Value {
        self.new_int128(i128::from(n))
    }
}

macro_rules! arith {
    ($name:ident, $doc:literal, $checked:ident, $op:tt) => {
        #[doc = $doc]
        pub fn $name(heap: &mut Heap, a: Value, b: Value) -> Value {
            let n = match (num(heap, a), num(heap, b)) {
                (Num::Small(x), Num::Small(y)) => match x.$checked(y) {
                    Some(n) => return Value::Int(n),
                    None => return heap.new_int128(i128::from(x) $op i128::from(y)),
                },
                (Num::Big(x), Num::Small(y)) => x $op IBig::from(y),
                (Num::Small(x), Num::Big(y)) => IBig::from(x) $op y,
                (Num::Big(x), Num::Big(y)) => x $op y,
            };
            heap.new_int(n)
        }
    };
}

arith!(int_add, "Adds.", checked_add, +);
arith!(int_sub, "Subtracts.", checked_sub, -);

/// Multiplies.
pub fn int_mul(heap: &mut Heap, a: Value, b: Value) -> Result<Value, IntError> {
    let n = match (num(heap, a), num(heap, b)) {
        (Num::Small(x), Num::Small(y)) => {
            return Ok(heap.new_int128(i128::from(x) * i128::from(y)));
        }
        (Num::Big(x), Num::Small(y)) => x * IBig::from(y),
        (Num::Small(x), Num::Big(y)) => IBig::from(x) * y,
        (Num::Big(x), Num::Big(y)) => {
            if (x.bit_len() + y.bit_len()) as u64 > MAX_BITS {
                return Err(IntError::TooLarge);
            }
            x * y
        }
    };
    Ok(heap.new_int(n))
}

/// Gives quotient and remainder, rounding down; neither operand is needed afterwards.
fn floor_div_rem(x: &IBig, y: &IBig) -> (IBig, IBig) {
    let (q, r) = super::division::div_rem(x, y);
    let wrong = r != IBig::ZERO && r.sign() != y.sign();
    if wrong {
        (q - IBig::ONE, r + y)
    } else {
        (q, r)
    }
}

/// Divides i64, rounding down; `None` on overflow or zero.
#[inline]
pub fn floor_div_i64(x: i64, y: i64) -> Option<i64> {
    let (q, r) = (x.checked_div(y)?, x.checked_rem(y)?);
    Some(if r != 0 && (r < 0) != (y < 0) {
        q - 1
    } else {
        q
    })
}

/// Gives the remainder of a division that rounds down; `None` on overflow or zero.
#[inline]
pub fn floor_mod_i64(x: i64, y: i64) -> Option<i64> {
    let r = x.checked_rem(y)?;
    Some(if r != 0 && (r < 0) != (y < 0) {
        r + y
    } else {
        r
    })
}

/// Divides, rounding down.
pub fn int_floordiv(heap: &mut Heap, a: Value, b: Value) -> Result<Value, IntError> {
    if let (Some(x), Some(y)) = (as_i64(a), as_i64(b))
        && let Some(q) = floor_div_i64(x, y)
    {
        return Ok(Value::Int(q));
    }
    int_divmod(heap, a, b).map(|(q, _)| q)
}

/// Gives the remainder of a division that rounds down; it has the divisor's sign.
pub fn int_modulo(heap: &mut Heap, a: Value, b: Value) -> Result<Value, IntError> {
    if let (Some(x), Some(y)) = (as_i64(a), as_i64(b))
        && let Some(r) = floor_mod_i64(x, y)
    {
        return Ok(Value::Int(r));
    }
    int_divmod(heap, a, b).map(|(_, r)| r)
}

/// Divides, rounding down, and gives quotient and remainder.
pub fn int_divmod(heap: &mut Heap, a: Value, b: Value) -> Result<(Value, Value), IntError> {
    if is_zero(b) {
        return Err(IntError::ZeroDivision);
    }
    if let (Some(x), Some(y)) = (as_i64(a), as_i64(b))
        && let (Some(q), Some(r)) = (floor_div_i64(x, y), floor_mod_i64(x, y))
    {
        return Ok((Value::Int(q), Value::Int(r)));
    }
    let (q, r) = match (num(heap, a), num(heap, b)) {
        (Num::Big(x), Num::Big(y)) => floor_div_rem(x, y),
        (Num::Big(x), Num::Small(y)) => floor_div_rem(x, &IBig::from(y)),
        (Num::Small(x), Num::Big(y)) => floor_div_rem(&IBig::from(x), y),
        (Num::Small(x), Num::Small(y)) => floor_div_rem(&IBig::from(x), &IBig::from(y)),
    };
    Ok((heap.new_int(q), heap.new_int(r)))
}

/// Tells whether an integer is zero.
pub fn is_zero(v: Value) -> bool {
    matches!(v, Value::Int(0) | Value::Bool(0))
}

/// Tells whether an integer is negative.
pub fn is_negative(heap: &Heap, v: Value) -> bool {
    match num(heap, v) {
        Num::Small(i) => i < 0,
        Num::Big(n) => n.sign() == Sign::Negative,
    }
}

/// Raises to a power; a negative exponent gives a float.
pub fn int_pow(heap: &mut Heap, a: Value, b: Value) -> Result<Value, IntError> {
    if is_negative(heap, b) {
        if is_zero(a) {
            return Err(IntError::ZeroPower);
        }
        let (x, y) = (int_to_f64(heap, a)?, int_to_f64(heap, b)?);
        return super::float::float_pow(x, y).map(Value::float);
    }
    let base = as_i64(a);
    let Some(exponent) = as_i64(b) else {
        // Only three bases have a power with an exponent like that.
        return match base {
            Some(0 | 1) => Ok(Value::Int(base.unwrap_or(0))),
            Some(-1) if !int_is_odd(heap, b) => Ok(Value::Int(1)),
            Some(-1) => Ok(Value::Int(-1)),
            _ => Err(IntError::TooLarge),
        };
    };
    if let Some(x) = base {
        if let Ok(e) = u32::try_from(exponent)
            && let Some(n) = x.checked_pow(e)
        {
            return Ok(Value::Int(n));
        }
        match x {
            0 | 1 => return Ok(Value::Int(x)),
            -1 => return Ok(Value::Int(if exponent & 1 == 0 { 1 } else { -1 })),
            _ => {}
        }
    }
    let n = to_ibig(heap, a);
    let bits = (n.bit_len() as u64)
        .saturating_sub(1)
        .max(1)
        .saturating_mul(exponent as u64);
    if bits > MAX_BITS {
        return Err(IntError::TooLarge);
    }
    let n = n.pow(exponent as usize);
    Ok(heap.new_int(n))
}

fn int_is_odd(heap: &Heap, v: Value) -> bool {
    match num(heap, v) {
        Num::Small(i) => i & 1 == 1,
        Num::Big(n) => n.bit(0),
    }
}

/// Raises to a power modulo a number; a negative exponent takes the inverse of the base.
pub fn int_pow_mod(heap: &mut Heap, a: Value, b: Value, m: Value) -> Result<Value, IntError> {
    if is_zero(m) {
        return Err(IntError::ZeroModulus);
    }
    let modulus = to_ibig(heap, m);
    let positive = modulus.clone().unsigned_abs();
    let exponent = to_ibig(heap, b);
    let mut base = floor_div_rem(&to_ibig(heap, a), &IBig::from(positive.clone())).1;
    if exponent.sign() == Sign::Negative {
        base = inverse(&base, &positive).ok_or(IntError::NotInvertible)?;
    }
    let remainder = |n: UBig| super::division::div_rem_natural(&n, &positive).1;
    let mut result = remainder(UBig::ONE);
    let mut square = base.unsigned_abs();
    let exponent = exponent.unsigned_abs();
    for i in 0..exponent.bit_len() {
        if exponent.bit(i) {
            result = remainder(result * &square);
        }
        square = remainder(&square * &square);
    }
    let n = floor_div_rem(&IBig::from(result), &modulus).1;
    Ok(heap.new_int(n))
}

fn inverse(x: &IBig, m: &UBig) -> Option<IBig> {
    let m = IBig::from(m.clone());
    let (mut r0, mut r1) = (m.clone(), x.clone());
    let (mut t0, mut t1) = (IBig::ZERO, IBig::ONE);
    while r1 != IBig::ZERO {
        let (q, r) = floor_div_rem(&r0, &r1);
        let t = t0 - &q * &t1;
        (r0, r1, t0, t1) = (r1, r, t1, t);
    }
    (r0 == IBig::ONE).then(|| floor_div_rem(&t0, &m).1)
}

/// Shifts left.
pub fn int_shl(heap: &mut Heap, a: Value, b: Value) -> Result<Value, IntError> {
    if is_negative(heap, b) {
        return Err(IntError::NegativeShift);
    }
    if is_zero(a) {
        return Ok(Value::Int(0));
    }
    let by = as_i64(b).ok_or(IntError::TooManyBits)?;
    if by as u64 >= MAX_BITS {
        return Err(IntError::TooLarge);
    }
    if let (Some(x), true) = (as_i64(a), by < 63) {
        return Ok(heap.new_int128(i128::from(x) << by));
    }
    let n = match num(heap, a) {
        Num::Small(x) => IBig::from(x) << by as usize,
        Num::Big(x) => {
            if x.bit_len() as u64 + by as u64 > MAX_BITS {
                return Err(IntError::TooLarge);
            }
            x << by as usize
        }
    };
    Ok(heap.new_int(n))
}

/// Shifts right, rounding down.
pub fn int_shr(heap: &mut Heap, a: Value, b: Value) -> Result<Value, IntError> {
    if is_negative(heap, b) {
        return Err(IntError::NegativeShift);
    }
    let by = as_i64(b).unwrap_or(i64::MAX);
    let n = match num(heap, a) {
        Num::Small(x) => return Ok(Value::Int(x >> by.min(63))),
        Num::Big(x) if by as usize >= x.bit_len() => {
            return Ok(Value::Int(if x.sign() == Sign::Negative { -1 } else { 0 }));
        }
        Num::Big(x) => x >> by as usize,
    };
    Ok(heap.new_int(n))
}

macro_rules! bitwise {
    ($name:ident, $doc:literal, $op:tt) => {
        #[doc = $doc]
        pub fn $name(heap: &mut Heap, a: Value, b: Value) -> Value {
            let n = match (num(heap, a), num(heap, b)) {
                (Num::Small(x), Num::Small(y)) => {
                    // Two bools give a bool.
                    return match (a, b) {
                        (Value::Bool(_), Value::Bool(_)) => Value::Bool((x $op y) as u64),
                        _ => Value::Int(x $op y),
                    };
                }
                (Num::Big(x), Num::Small(y)) => x $op &IBig::from(y),
                (Num::Small(x), Num::Big(y)) => &IBig::from(x) $op y,
                (Num::Big(x), Num::Big(y)) => x $op y,
            };
            heap.new_int(n)
        }
    };
}

bitwise!(int_and, "Gives the bits that are in both.", &);
bitwise!(int_or, "Gives the bits that are in one or both.", |);
bitwise!(int_xor, "Gives the bits that are in exactly one.", ^);

/// Turns all bits around.
pub fn int_invert(heap: &mut Heap, a: Value) -> Value {
    match num(heap, a) {
        Num::Small(x) => Value::Int(!x),
        Num::Big(x) => {
            let n = -x - IBig::ONE;
            heap.new_int(n)
        }
    }
}

/// Negates.
pub fn int_neg(heap: &mut Heap, a: Value) -> Value {
    match num(heap, a) {
        Num::Small(x) => heap.new_int128(-i128::from(x)),
        Num::Big(x) => {
            let n = -x;
            heap.new_int(n)
        }
    }
}

/// Gives the distance from zero.
pub fn int_abs(heap: &mut Heap, a: Value) -> Value {
    if is_negative(heap, a) {
        return int_neg(heap, a);
    }
    if let Value::Bool(b) = a {
        Value::Int(b as i64)
    } else {
        a
    }
}

/// Orders two integers.
#[inline]
pub fn int_cmp(heap: &Heap, a: Value, b: Value) -> Ordering {
    match (num(heap, a), num(heap, b)) {
        (Num::Small(x), Num::Small(y)) => x.cmp(&y),
        (Num::Big(x), Num::Big(y)) => x.cmp(y),
        (Num::Big(x), Num::Small(_)) => by_sign(x),
        (Num::Small(_), Num::Big(y)) => by_sign(y).reverse(),
    }
}

/// Orders a number outside i64 against all of i64.
fn by_sign(n: &IBig) -> Ordering {
    if n.sign() == Sign::Negative {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

/// Orders an integer and a float exactly; `None` if the float is not a number.
pub fn int_float_cmp(heap: &Heap, a: Value, f: f64) -> Option<Ordering> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if f.is_nan() {
        return None;
    }
    let whole = match num(heap, a) {
        Num::Small(_) if f >= LIMIT => return Some(Ordering::Less),
        Num::Small(_) if f < -LIMIT => return Some(Ordering::Greater),
        Num::Small(x) => x.cmp(&(f as i64)),
        Num::Big(_) if f == f64::INFINITY => return Some(Ordering::Less),
        Num::Big(_) if f == f64::NEG_INFINITY => return Some(Ordering::Greater),
        Num::Big(x) => x.cmp(&whole_part(f)),
    };
    let fraction = 0.0f64.partial_cmp(&f.fract())?;
    Some(whole.then(fraction))
}

/// Gives the whole part of a finite float.
pub fn whole_part(f: f64) -> IBig {
    let bits = f.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i64 - 1075;
    let mantissa = (bits & ((1 << 52) - 1)) | 1 << 52;
    let n = match exponent {
        0.. => IBig::from(mantissa) << exponent as usize,
        -63..0 => IBig::from(mantissa >> -exponent),
        _ => IBig::ZERO,
    };
    if f < 0.0 { -n } else { n }
}

const MODULUS: u64 = (1 << 61) - 1;

/// Hashes an integer.
#[inline]
pub fn hash_i64(i: i64) -> u64 {
    let rest = if i.unsigned_abs() < MODULUS {
        i
    } else {
        i % MODULUS as i64
    };
    if rest == -1 {
        -2i64 as u64
    } else {
        rest as u64
    }
}

/// Hashes a small or big integer.
pub fn hash_int(heap: &Heap, v: Value) -> u64 {
    match num(heap, v) {
        Num::Small(i) => hash_i64(i),
        Num::Big(n) => hash_ibig(n),
    }
}

/// Hashes an integer of any size.
pub fn hash_ibig(n: &IBig) -> u64 {
    let rest = n % IBig::from(MODULUS);
    hash_i64(i64::try_from(rest).unwrap_or(0))
}

/// Gives the nearest float, ties to even.
pub fn int_to_f64(heap: &Heap, v: Value) -> Result<f64, IntError> {
    match num(heap, v) {
        Num::Small(i) => Ok(i as f64),
        Num::Big(n) => {
            let x = n.to_f64().value();
            if x.is_finite() {
                Ok(x)
            } else {
                Err(IntError::ToFloat)
            }
        }
    }
}

/// Gives the whole part of a float as an integer.
pub fn float_to_int(heap: &mut Heap, f: f64) -> Result<Value, IntError> {
    if f.is_nan() {
        return Err(IntError::NotANumber);
    }
    if f.is_infinite() {
        return Err(IntError::Infinity);
    }
    if f.abs() < 9.2e18 {
        return Ok(Value::Int(f as i64));
    }
    Ok(heap.new_int(whole_part(f)))
}

/// Divides two integers to the nearest float, ties to even.
pub fn int_truediv(heap: &Heap, a: Value, b: Value) -> Result<f64, IntError> {
    const EXACT: u64 = 1 << 53;
    if is_zero(b) {
        return Err(IntError::ZeroDivision);
    }
    if let (Some(x), Some(y)) = (as_i64(a), as_i64(b))
        && x.unsigned_abs() <= EXACT
        && y.unsigned_abs() <= EXACT
    {
        return Ok(x as f64 / y as f64);
    }
    let (x, y) = (to_ibig(heap, a), to_ibig(heap, b));
    let negative = x.sign() != y.sign();
    let (x, y) = (x.unsigned_abs(), y.unsigned_abs());
    if x == UBig::ZERO {
        return Ok(if negative { -0.0 } else { 0.0 });
    }
    let result = divide_to_f64(x, y)?;
    Ok(if negative { -result } else { result })
}

/// Divides a positive number by a power of two, to the nearest float.
pub fn divide_by_power(n: IBig, power: usize) -> Result<f64, IntError> {
    divide_to_f64(n.unsigned_abs(), UBig::ONE << power)
}

fn divide_to_f64(x: UBig, y: UBig) -> Result<f64, IntError> {
    const MIN_EXP: i64 = -1021;
    let diff = x.bit_len() as i64 - y.bit_len() as i64;
    if diff > 1024 {
        return Err(IntError::QuotientToFloat);
    }
    if diff < MIN_EXP - 54 {
        return Ok(0.0);
    }
    // The quotient gets two bits more than a float has, and the last one says whether anything is left.
    let shift = diff.max(MIN_EXP) - 55;
    let (x, y) = if shift <= 0 {
        (x << -shift as usize, y)
    } else {
        (x, y << shift as usize)
    };
    let (q, r) = x.div_rem(y);
    let sticky = u64::from(r != UBig::ZERO);
    let q = u64::try_from(q).unwrap_or(u64::MAX) | sticky;
    let bits = 64 - i64::from(q.leading_zeros());
    let extra = bits.max(MIN_EXP - shift) - 53;
    let (half, mask) = (1u64 << (extra - 1), (1u64 << extra) - 1);
    let low = q & mask;
    let mut q = q & !mask;
    if low > half || low == half && q & (mask + 1) != 0 {
        q += mask + 1;
    }
    let result = super::float::scale(q as f64, shift as i32);
    if result.is_infinite() {
        Err(IntError::QuotientToFloat)
    } else {
        Ok(result)
    }
}

/// Rounds to a multiple of `10 ** digits`, ties to even.
pub fn int_round_tens(heap: &mut Heap, v: Value, digits: u64) -> Value {
    let n = to_ibig(heap, v);
    // More tens than the number has digits leave nothing.
    if digits > n.bit_len() as u64 / 3 + 1 {
        return Value::Int(0);
    }
    let unit = IBig::from(10).pow(digits as usize);
    let n = round_to_unit(&n, &unit, false);
    heap.new_int(n)
}

/// Rounds to a multiple of the unit, ties to even unless something is left behind the number.
pub(super) fn round_to_unit(n: &IBig, unit: &IBig, more: bool) -> IBig {
    let (q, r) = floor_div_rem(n, unit);
    let up = match (r * IBig::from(2)).cmp(unit) {
        Ordering::Less => false,
        Ordering::Equal => more || q.bit(0),
        Ordering::Greater => true,
    };
    if up { (q + IBig::ONE) * unit } else { q * unit }
}

/// Gives the number of bits of the magnitude.
pub fn int_bit_length(heap: &Heap, v: Value) -> u64 {
    match num(heap, v) {
        Num::Small(i) => 64 - u64::from(i.unsigned_abs().leading_zeros()),
        Num::Big(n) => n.clone().unsigned_abs().bit_len() as u64,
    }
}

impl Gc<Big> {
    /// Reads the number.
    pub fn number(self, heap: &Heap) -> &IBig {
        &self.get(heap).n
    }
}
