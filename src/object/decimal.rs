//! Decimals of `decimal`. What is exact and of few digits comes out alike whatever the context says; what is rounded is done
//! by `round` under the rules of a context.
//!
//! The class is the library's (`std/decimal.as`), whose methods decide what is special, of another class, too large or too
//! small. `None` here means: ask them.

pub mod round;

use super::Value;
use super::format::{Spec, lay_out_float};
use super::shape::{Shape, shape_with};
use crate::heap::{Gc, Heap, Marker};
use crate::syntax::ast::{BinOp, CmpOp};
use dashu_int::ops::{BitTest, UnsignedAbs};
use dashu_int::{IBig, UBig};
use round::{Finite, LONGEST, Rounding, Rules, Signals};
use std::cmp::Ordering;

/// The attributes of a decimal, in the order in which it gets them.
const ATTRIBUTES: &[&str] = &["_sign", "_coef", "_exp", "_kind"];
/// Exponents farther from 0 are left to the methods.
const FAR: i64 = 500;
/// The precision of the context that programs begin with.
const PRECISION: u32 = 28;

/// A finite number: `coefficient * 10 ** exponent`, with a sign of its own, since there is a negative zero.
#[derive(Clone, Copy)]
struct Number {
    negative: bool,
    coefficient: i128,
    exponent: i64,
}

/// The layout of decimals, and how many digits any context has room for.
#[derive(Clone, Copy)]
pub struct Decimals {
    shape: Gc<Shape>,
    /// What the class writes for a finite number.
    kind: Value,
    digits: u32,
}

fn times_ten(number: i128, power: i64) -> Option<i128> {
    number.checked_mul(10_i128.checked_pow(u32::try_from(power).ok()?)?)
}

/// Counts the decimal digits of a number; zero has one.
pub fn digits_of(number: i128) -> u32 {
    number.unsigned_abs().checked_ilog10().unwrap_or(0) + 1
}

impl Decimals {
    /// Learns the layout from a finite decimal. `None` if its attributes are not where they are thought to be.
    pub fn learn(heap: &Heap, example: Value) -> Option<Decimals> {
        let Value::Instance(instance) = example else {
            return None;
        };
        Some(Decimals {
            shape: shape_with(heap, example, ATTRIBUTES)?,
            kind: instance.slot(heap, 3),
            digits: PRECISION,
        })
    }

    /// Notes that there is a context of so many digits.
    pub fn bound(&mut self, digits: u32) {
        self.digits = self.digits.min(digits);
    }

    /// Marks what is known.
    pub fn trace(&self, m: &mut Marker) {
        m.mark(self.shape);
        self.kind.trace(m);
    }

    fn make(&self, heap: &mut Heap, number: Number) -> Value {
        let values = [
            Value::Int(i64::from(number.negative)),
            heap.new_int128(number.coefficient),
            Value::Int(number.exponent),
            self.kind,
        ];
        heap.new_instance_of(self.shape, &values).into()
    }

    /// Makes the result of an operation, if it is exact in any context.
    fn make_exact(&self, heap: &mut Heap, number: Number) -> Option<Value> {
        let fits = digits_of(number.coefficient) <= self.digits && number.exponent.abs() <= 2 * FAR;
        fits.then(|| self.make(heap, number))
    }

    /// Gives sign, coefficient and exponent of a finite decimal of the class itself, or of an int, whose sign the coefficient
    /// has, too.
    fn fields(&self, heap: &Heap, value: Value) -> Option<(bool, Value, i64)> {
        match value {
            Value::Int(i) => Some((i < 0, value, 0)),
            Value::Instance(instance) if instance.get(heap).shape == self.shape => {
                let slot = |i| instance.slot(heap, i);
                match (slot(0), slot(2)) {
                    (Value::Int(sign), Value::Int(exponent)) if slot(3).is(self.kind) => {
                        Some((sign != 0, slot(1), exponent))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Reads a decimal or an int of few digits.
    fn read(&self, heap: &Heap, value: Value) -> Option<Number> {
        let (negative, coefficient, exponent) = self.fields(heap, value)?;
        let coefficient = match coefficient {
            Value::Int(i) => i128::from(i).abs(),
            Value::Big(big) => i128::try_from(big.number(heap)).ok()?,
            _ => return None,
        };
        (exponent.abs() <= FAR).then_some(Number {
            negative,
            coefficient,
            exponent,
        })
    }

    /// Reads a decimal or an int of any length up to `LONGEST`.
    fn read_long(&self, heap: &Heap, value: Value) -> Option<Finite<UBig>> {
        let (negative, coefficient, exponent) = self.fields(heap, value)?;
        let coefficient = match coefficient {
            Value::Int(i) => UBig::from(i.unsigned_abs()),
            Value::Big(big) if big.number(heap).bit_len() <= 3 * LONGEST as usize => {
                big.number(heap).clone().unsigned_abs()
            }
            _ => return None,
        };
        (exponent.abs() <= LONGEST).then_some(Finite {
            negative,
            coefficient,
            exponent,
        })
    }

    fn read_short(&self, heap: &Heap, value: Value) -> Option<Finite<u128>> {
        let number = self.read(heap, value)?;
        Some(Finite {
            negative: number.negative,
            coefficient: number.coefficient.unsigned_abs(),
            exponent: number.exponent,
        })
    }

    fn make_long(&self, heap: &mut Heap, number: Finite<UBig>) -> Value {
        let values = [
            Value::Int(i64::from(number.negative)),
            heap.new_int(IBig::from(number.coefficient)),
            Value::Int(number.exponent),
            self.kind,
        ];
        heap.new_instance_of(self.shape, &values).into()
    }

    fn make_short(&self, heap: &mut Heap, number: Finite<u128>) -> Value {
        match i128::try_from(number.coefficient) {
            Ok(coefficient) => {
                let number = Number {
                    negative: number.negative,
                    coefficient,
                    exponent: number.exponent,
                };
                self.make(heap, number)
            }
            Err(_) => {
                let number = Finite {
                    negative: number.negative,
                    coefficient: UBig::from(number.coefficient),
                    exponent: number.exponent,
                };
                self.make_long(heap, number)
            }
        }
    }

    /// Tells whether a value is a decimal of the class itself.
    pub fn is_one(&self, heap: &Heap, value: Value) -> bool {
        matches!(value, Value::Instance(instance) if instance.get(heap).shape == self.shape)
    }

    /// Applies an operator to two decimals, or one and an int, under the rules of a context. Tells what is to be signalled.
    pub fn rounded(
        &self,
        heap: &mut Heap,
        op: BinOp,
        l: Value,
        r: Value,
        rules: Rules,
    ) -> Option<(Value, Signals)> {
        if let (Some(a), Some(b)) = (self.read_short(heap, l), self.read_short(heap, r))
            && let Some((number, signals)) = round::operate(op, a, b, rules)
        {
            return Some((self.make_short(heap, number), signals));
        }
        let (a, b) = (self.read_long(heap, l)?, self.read_long(heap, r)?);
        let (number, signals) = round::operate(op, a, b, rules)?;
        Some((self.make_long(heap, number), signals))
    }

    /// Gives the exponent of a decimal, 0 for an int.
    pub fn exponent(&self, heap: &Heap, value: Value) -> Option<i64> {
        Some(self.read_long(heap, value)?.exponent)
    }

    /// Rounds a decimal to an exponent: `quantize`.
    pub fn quantized(
        &self,
        heap: &mut Heap,
        value: Value,
        exponent: i64,
        rounding: Rounding,
        digits: i64,
    ) -> Option<(Value, Signals)> {
        if let Some(number) = self.read_short(heap, value)
            && let Some((number, signals)) = round::quantized(&number, exponent, rounding, digits)
        {
            return Some((self.make_short(heap, number), signals));
        }
        let number = self.read_long(heap, value)?;
        let (number, signals) = round::quantized(&number, exponent, rounding, digits)?;
        Some((self.make_long(heap, number), signals))
    }

    /// Gives a decimal with as many digits as a context has room for.
    pub fn fixed(&self, heap: &mut Heap, value: Value, rules: Rules) -> Option<(Value, Signals)> {
        let number = self.read_long(heap, value)?;
        let (number, signals) = round::fixed(number, rules)?;
        match signals.rounded {
            true => Some((self.make_long(heap, number), signals)),
            false => Some((value, signals)),
        }
    }

    /// Gives two numbers as multiples of one power of ten, and its exponent.
    fn aligned(a: Number, b: Number) -> Option<(i128, i128, i64)> {
        let exponent = a.exponent.min(b.exponent);
        let scaled = |n: Number| {
            let whole = times_ten(n.coefficient, n.exponent - exponent)?;
            Some(if n.negative { -whole } else { whole })
        };
        Some((scaled(a)?, scaled(b)?, exponent))
    }

    /// Applies an operator to two decimals, or one and an int.
    pub fn binary(&self, heap: &mut Heap, op: BinOp, l: Value, r: Value) -> Option<Value> {
        let (a, mut b) = (self.read(heap, l)?, self.read(heap, r)?);
        let negative = a.negative != b.negative;
        match op {
            BinOp::Add | BinOp::Sub => {
                b.negative ^= op == BinOp::Sub;
                let (x, y, exponent) = Decimals::aligned(a, b)?;
                let sum = x.checked_add(y)?;
                // The sign of a zero may be a matter of rounding.
                (sum != 0).then_some(())?;
                let number = Number {
                    negative: sum < 0,
                    coefficient: sum.checked_abs()?,
                    exponent,
                };
                self.make_exact(heap, number)
            }
            BinOp::Mul => {
                let number = Number {
                    negative,
                    coefficient: a.coefficient.checked_mul(b.coefficient)?,
                    exponent: a.exponent + b.exponent,
                };
                self.make_exact(heap, number)
            }
            BinOp::Div => {
                let (coefficient, places) = exact_quotient(a.coefficient, b.coefficient)?;
                let number = Number {
                    negative,
                    coefficient,
                    exponent: a.exponent - b.exponent - places,
                };
                self.make_exact(heap, number)
            }
            BinOp::Pow => {
                let whole = b.exponent == 0 && !b.negative && (1..=64).contains(&b.coefficient);
                let usual = whole && a.coefficient != 0;
                let number = Number {
                    negative: a.negative && b.coefficient % 2 == 1,
                    coefficient: power(a.coefficient, b.coefficient)?,
                    exponent: a.exponent.checked_mul(i64::try_from(b.coefficient).ok()?)?,
                };
                self.make_exact(heap, number).filter(|_| usual)
            }
            _ => None,
        }
    }

    /// Orders two decimals, or one and an int.
    pub fn compare(&self, heap: &Heap, op: CmpOp, l: Value, r: Value) -> Option<Ordering> {
        let ordered = matches!(
            op,
            CmpOp::Eq | CmpOp::NotEq | CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE
        );
        let (a, b) = (self.read(heap, l)?, self.read(heap, r)?);
        let (x, y, _) = Decimals::aligned(a, b).filter(|_| ordered)?;
        Some(x.cmp(&y))
    }

    /// Reads digits with a point and a sign where there are some, and nothing else.
    pub fn parse(&self, heap: &mut Heap, text: &str) -> Option<Value> {
        let (negative, rest) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            rest => (false, rest),
        };
        let point = memchr::memchr(b'.', rest);
        let places = point.map_or(0, |at| rest.len() - at - 1);
        let digits = rest.len() - usize::from(point.is_some());
        (1..=38).contains(&digits).then_some(())?;
        let mut coefficient = 0;
        for (at, byte) in rest.iter().enumerate() {
            match byte {
                _ if Some(at) == point => {}
                b'0'..=b'9' => coefficient = coefficient * 10 + i128::from(byte - b'0'),
                _ => return None,
            }
        }
        let number = Number {
            negative,
            coefficient,
            exponent: -(places as i64),
        };
        Some(self.make(heap, number))
    }

    /// Writes a decimal that needs no exponent.
    pub fn text(&self, heap: &Heap, value: Value) -> Option<String> {
        let number = self.read(heap, value)?;
        let digits = number.coefficient.to_string();
        let places = usize::try_from(-number.exponent).ok()?;
        (places < digits.len() + 6).then(|| with_point(number.negative, digits, places))
    }

    /// Writes a decimal as a specification of type `f` or `%` with a precision says, or of none without one.
    pub fn formatted(
        &self,
        heap: &Heap,
        value: Value,
        spec: &Spec,
        rounding: Rounding,
    ) -> Option<String> {
        let usual = !spec.no_negative_zero && !spec.alternate && spec.fill != '0';
        let text = match (spec.kind, spec.precision) {
            ('\0', None) if usual => self.text(heap, value)?,
            (kind @ ('f' | 'F' | '%'), Some(places)) if usual && places <= LONGEST as usize => {
                let mut number = self.read_long(heap, value)?;
                number.exponent += if kind == '%' { 2 } else { 0 };
                let exponent = -(places as i64);
                let (number, _) = round::quantized(&number, exponent, rounding, i64::MAX)?;
                let digits = number.coefficient.to_string();
                let mut text = with_point(number.negative, digits, places);
                text.extend((kind == '%').then_some('%'));
                text
            }
            _ => return None,
        };
        lay_out_float(text, spec).ok()
    }

    /// Changes the sign of a number that is not zero, or takes it away; gives it with as many digits as a context has room for.
    pub fn signed(
        &self,
        heap: &mut Heap,
        value: Value,
        negates: bool,
        rules: Rules,
    ) -> Option<(Value, Signals)> {
        let mut number = self.read_short(heap, value)?;
        number.negative = negates && !number.negative;
        let (number, signals) = round::fixed(number, rules).filter(|(n, _)| n.coefficient != 0)?;
        Some((self.make_short(heap, number), signals))
    }

    /// Rounds a decimal to an int, halves to the even one.
    pub fn whole(&self, heap: &mut Heap, value: Value) -> Option<Value> {
        let number = self.read_short(heap, value)?;
        let (number, _) = round::quantized(&number, 0, Rounding::HalfEven, i64::MAX)?;
        let whole = i128::try_from(number.coefficient).ok()?;
        Some(heap.new_int128(if number.negative { -whole } else { whole }))
    }

    /// Gives the hash of a decimal, which is that of any number of its value.
    pub fn hash(&self, heap: &Heap, value: Value) -> Option<Value> {
        const PRIME: u128 = (1 << 61) - 1;
        /// The inverse of ten.
        const TENTH: u128 = 2_075_258_708_292_324_556;
        let number = self.read_short(heap, value)?;
        let mut hash = number.coefficient % PRIME;
        let (mut factor, mut power) = match number.exponent {
            0.. => (10, number.exponent),
            power => (TENTH, -power),
        };
        while power > 0 {
            if power % 2 == 1 {
                hash = hash * factor % PRIME;
            }
            factor = factor * factor % PRIME;
            power /= 2;
        }
        let hash = hash as i64;
        Some(Value::Int(match (number.negative, hash) {
            (true, 1) => -2,
            (true, _) => -hash,
            (false, _) => hash,
        }))
    }
}

/// Writes digits with so many behind the point.
fn with_point(negative: bool, mut digits: String, places: usize) -> String {
    if places > 0 {
        if places >= digits.len() {
            digits.insert_str(0, &"0".repeat(places + 1 - digits.len()));
        }
        digits.insert(digits.len() - places, '.');
    }
    if negative {
        digits.insert(0, '-');
    }
    digits
}

/// Multiplies a number with itself; the power is positive.
fn power(number: i128, power: i128) -> Option<i128> {
    number.checked_pow(u32::try_from(power).ok()?)
}

/// Divides without a rest, after as few zeros as that takes; tells how many. `None` if there always is a rest.
fn exact_quotient(a: i128, b: i128) -> Option<(i128, i64)> {
    if a == 0 || b == 0 {
        return None;
    }
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    // What is left of the divisor must be twos and fives.
    let mut left = b / x;
    let mut counts = [0; 2];
    for (count, prime) in counts.iter_mut().zip([2, 5]) {
        while left % prime == 0 {
            left /= prime;
            *count += 1;
        }
    }
    let places = counts[0].max(counts[1]);
    let scaled = times_ten(a, places).filter(|_| left == 1)?;
    Some((scaled / b, places))
}
