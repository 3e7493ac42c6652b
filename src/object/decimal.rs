//! Decimals of `decimal` that need no context: what is exact and of few digits comes out alike whatever the context says.
//!
//! The class is the library's (`std/decimal.as`), whose methods decide what is rounded, special, of another class or too large.
//! `None` here means: ask them.

use super::Value;
use super::shape::{Shape, shape_with};
use crate::heap::{Gc, Heap, Marker};
use crate::syntax::ast::{BinOp, CmpOp};
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

    /// Reads a decimal of the class itself, or an int.
    fn read(&self, heap: &Heap, value: Value) -> Option<Number> {
        let (negative, coefficient, exponent) = match value {
            Value::Int(i) => (i < 0, i128::from(i).abs(), 0),
            Value::Instance(instance) if instance.get(heap).shape == self.shape => {
                let coefficient = match instance.slot(heap, 1) {
                    Value::Int(i) => i128::from(i),
                    Value::Big(big) => i128::try_from(big.number(heap)).ok()?,
                    _ => return None,
                };
                let (Value::Int(sign), Value::Int(exponent), true) = (
                    instance.slot(heap, 0),
                    instance.slot(heap, 2),
                    instance.slot(heap, 3).is(self.kind),
                ) else {
                    return None;
                };
                (sign != 0, coefficient, exponent)
            }
            _ => return None,
        };
        (exponent.abs() <= FAR).then_some(Number {
            negative,
            coefficient,
            exponent,
        })
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
        let mut text = number.coefficient.to_string();
        let places = usize::try_from(-number.exponent).ok()?;
        if places >= text.len() + 6 {
            return None;
        }
        if places > 0 {
            if places >= text.len() {
                text.insert_str(0, &"0".repeat(places + 1 - text.len()));
            }
            text.insert(text.len() - places, '.');
        }
        if number.negative {
            text.insert(0, '-');
        }
        Some(text)
    }
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
