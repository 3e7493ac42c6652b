//! Arithmetic on decimals as a context rounds it: the General Decimal Arithmetic specification, as far as numbers are finite
//! and neither too large nor too small for the context.
//!
//! Each operation is written once for coefficients of any length and runs first on those of 38 digits; `None` says that they
//! do not suffice, or that the methods of the library have to decide.

use std::cmp::Ordering;
use std::sync::OnceLock;

use dashu_int::UBig;
use dashu_int::ops::{BitTest, DivRem};

use crate::syntax::ast::BinOp;

/// Longer coefficients, precisions and exponents are left to the methods.
pub const LONGEST: i64 = 20_000;

/// The ways to round, by their names in `decimal`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rounding {
    Up,
    Down,
    Ceiling,
    Floor,
    HalfUp,
    HalfDown,
    HalfEven,
    ZeroFiveUp,
}

impl Rounding {
    /// Gives the way of a name such as `ROUND_HALF_UP`.
    pub fn named(name: &str) -> Option<Rounding> {
        Some(match name.strip_prefix("ROUND_")? {
            "UP" => Rounding::Up,
            "DOWN" => Rounding::Down,
            "CEILING" => Rounding::Ceiling,
            "FLOOR" => Rounding::Floor,
            "HALF_UP" => Rounding::HalfUp,
            "HALF_DOWN" => Rounding::HalfDown,
            "HALF_EVEN" => Rounding::HalfEven,
            "05UP" => Rounding::ZeroFiveUp,
            _ => return None,
        })
    }
}

/// What an operation needs to know of its context.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// The precision, from 1 to `LONGEST`.
    pub digits: i64,
    pub rounding: Rounding,
}

/// What an operation signals.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Signals {
    /// Digits were dropped.
    pub rounded: bool,
    /// And not all of them were zeros.
    pub inexact: bool,
}

/// A finite number: `coefficient * 10 ** exponent`, with a sign of its own, since there is a negative zero.
#[derive(Clone, Debug)]
pub struct Finite<C> {
    pub negative: bool,
    pub coefficient: C,
    pub exponent: i64,
}

/// Magnitudes to calculate with. `None` where the result has no room.
pub trait Coefficient: Clone + Ord + From<u8> {
    fn power_of_ten(power: i64) -> Option<Self>;
    fn plus(&self, other: &Self) -> Option<Self>;
    /// The other is not larger.
    fn minus(&self, other: &Self) -> Self;
    fn times(&self, other: &Self) -> Option<Self>;
    /// Gives quotient and rest; the divisor is not zero.
    fn split(&self, divisor: &Self) -> (Self, Self);
    /// The last digit.
    fn last(&self) -> u8;
    /// How many digits there are; zero has one.
    fn digits(&self) -> i64;

    fn is_zero(&self) -> bool {
        *self == Self::from(0)
    }

    fn shifted(&self, places: i64) -> Option<Self> {
        match places {
            0 => Some(self.clone()),
            _ => self.times(&Self::power_of_ten(places)?),
        }
    }
}

impl Coefficient for u128 {
    fn power_of_ten(power: i64) -> Option<u128> {
        10_u128.checked_pow(u32::try_from(power).ok()?)
    }

    fn plus(&self, other: &u128) -> Option<u128> {
        self.checked_add(*other)
    }

    fn minus(&self, other: &u128) -> u128 {
        self - other
    }

    fn times(&self, other: &u128) -> Option<u128> {
        self.checked_mul(*other)
    }

    fn split(&self, divisor: &u128) -> (u128, u128) {
        match (u64::try_from(*self), u64::try_from(*divisor)) {
            (Ok(a), Ok(b)) => (u128::from(a / b), u128::from(a % b)),
            _ => (self / divisor, self % divisor),
        }
    }

    fn last(&self) -> u8 {
        (self % 10) as u8
    }

    fn digits(&self) -> i64 {
        i64::from(self.checked_ilog10().unwrap_or(0)) + 1
    }
}

/// The powers of ten that usual contexts need.
fn usual_powers() -> &'static [UBig] {
    static POWERS: OnceLock<Vec<UBig>> = OnceLock::new();
    POWERS.get_or_init(|| {
        let ten = UBig::from(10_u8);
        (0..100).map(|power| ten.pow(power)).collect()
    })
}

impl Coefficient for UBig {
    fn power_of_ten(power: i64) -> Option<UBig> {
        let power = usize::try_from(power).ok()?;
        match usual_powers().get(power) {
            Some(usual) => Some(usual.clone()),
            None => (power <= 4 * LONGEST as usize).then(|| UBig::from(10_u8).pow(power)),
        }
    }

    fn plus(&self, other: &UBig) -> Option<UBig> {
        Some(self + other)
    }

    fn minus(&self, other: &UBig) -> UBig {
        self - other
    }

    fn times(&self, other: &UBig) -> Option<UBig> {
        Some(self * other)
    }

    fn split(&self, divisor: &UBig) -> (UBig, UBig) {
        self.div_rem(divisor)
    }

    fn last(&self) -> u8 {
        self % 10_u8
    }

    fn digits(&self) -> i64 {
        // So many at least, by the logarithm of two; there may be one more.
        let least = self.bit_len().saturating_sub(1) * 30_102 / 100_000;
        match usual_powers().get(least + 1) {
            Some(next) => least as i64 + 1 + i64::from(self >= next),
            None => self.ilog(&UBig::from(10_u8)) as i64 + 1,
        }
    }
}

/// Drops the last digits of a coefficient; tells whether they were more than zeros.
fn dropped<C: Coefficient>(
    coefficient: &C,
    places: i64,
    rounding: Rounding,
    negative: bool,
) -> Option<(C, bool)> {
    if places <= 0 {
        return Some((coefficient.clone(), false));
    }
    let (quotient, rest, half) = if places > coefficient.digits() {
        // More digits than there are: nothing is left, and what there was is less than a half.
        (C::from(0), coefficient.clone(), Ordering::Less)
    } else {
        let unit = C::power_of_ten(places)?;
        let (quotient, rest) = coefficient.split(&unit);
        let half = rest.cmp(&unit.minus(&rest));
        (quotient, rest, half)
    };
    if rest.is_zero() {
        return Some((quotient, false));
    }
    let up = match rounding {
        Rounding::HalfEven => half.is_gt() || half.is_eq() && quotient.last() % 2 == 1,
        Rounding::HalfUp => half.is_ge(),
        Rounding::HalfDown => half.is_gt(),
        Rounding::Down => false,
        Rounding::Up => true,
        Rounding::Ceiling => !negative,
        Rounding::Floor => negative,
        Rounding::ZeroFiveUp => quotient.last() % 5 == 0,
    };
    let quotient = if up {
        quotient.plus(&C::from(1))?
    } else {
        quotient
    };
    Some((quotient, true))
}

/// Gives a number with as many digits as the context has room for.
pub fn fixed<C: Coefficient>(number: Finite<C>, rules: Rules) -> Option<(Finite<C>, Signals)> {
    let places = number.coefficient.digits() - rules.digits;
    if places <= 0 {
        return Some((number, Signals::default()));
    }
    let (mut coefficient, inexact) =
        dropped(&number.coefficient, places, rules.rounding, number.negative)?;
    let mut exponent = number.exponent + places;
    if coefficient.digits() > rules.digits {
        coefficient = coefficient.split(&C::from(10)).0;
        exponent += 1;
    }
    let made = Finite {
        negative: number.negative,
        coefficient,
        exponent,
    };
    let signals = Signals {
        rounded: true,
        inexact,
    };
    Some((made, signals))
}

/// Rounds a number to an exponent. `None` too if the result has too many digits.
pub fn quantized<C: Coefficient>(
    number: &Finite<C>,
    exponent: i64,
    rounding: Rounding,
    digits: i64,
) -> Option<(Finite<C>, Signals)> {
    let rounded = number.exponent < exponent;
    let (coefficient, inexact) = if number.coefficient.is_zero() {
        (C::from(0), false)
    } else if rounded {
        let places = exponent - number.exponent;
        dropped(&number.coefficient, places, rounding, number.negative)?
    } else {
        (
            number.coefficient.shifted(number.exponent - exponent)?,
            false,
        )
    };
    let rounded = rounded && !number.coefficient.is_zero();
    let made = Finite {
        negative: number.negative,
        coefficient,
        exponent,
    };
    let fits = made.coefficient.digits() <= digits;
    fits.then_some((made, Signals { rounded, inexact }))
}

/// The exponent of the first digit.
fn adjusted<C: Coefficient>(number: &Finite<C>) -> i64 {
    number.coefficient.digits() - 1 + number.exponent
}

/// Adds two numbers, to be rounded.
fn sum<C: Coefficient>(a: Finite<C>, b: Finite<C>, rules: Rules) -> Option<Finite<C>> {
    let exponent = a.exponent.min(b.exponent);
    let at = |n: Finite<C>, exponent: i64| {
        Some(Finite {
            coefficient: n.coefficient.shifted((n.exponent - exponent).max(0))?,
            exponent: exponent.min(n.exponent),
            ..n
        })
    };
    match (a.coefficient.is_zero(), b.coefficient.is_zero()) {
        (true, true) => {
            let floor = a.negative != b.negative && rules.rounding == Rounding::Floor;
            return Some(Finite {
                negative: a.negative && b.negative || floor,
                coefficient: a.coefficient,
                exponent,
            });
        }
        (true, false) => {
            let exponent = exponent.max(b.exponent - rules.digits - 1);
            return at(b, exponent);
        }
        (false, true) => {
            let exponent = exponent.max(a.exponent - rules.digits - 1);
            return at(a, exponent);
        }
        (false, false) => {}
    }
    let (large, mut small) = if adjusted(&a) >= adjusted(&b) {
        (a, b)
    } else {
        (b, a)
    };
    // What is far below the last digit only tips the rounding.
    let floor = large.exponent + (large.coefficient.digits() - rules.digits - 2).min(-1);
    if adjusted(&small) < floor {
        small.coefficient = C::from(1);
        small.exponent = floor;
    }
    let exponent = large.exponent.min(small.exponent);
    let (large, small) = (at(large, exponent)?, at(small, exponent)?);
    let (x, y) = (large.coefficient, small.coefficient);
    if large.negative == small.negative {
        return Some(Finite {
            negative: large.negative,
            coefficient: x.plus(&y)?,
            exponent,
        });
    }
    Some(match x.cmp(&y) {
        Ordering::Equal => Finite {
            negative: rules.rounding == Rounding::Floor,
            coefficient: C::from(0),
            exponent,
        },
        Ordering::Greater => Finite {
            negative: large.negative,
            coefficient: x.minus(&y),
            exponent,
        },
        Ordering::Less => Finite {
            negative: small.negative,
            coefficient: y.minus(&x),
            exponent,
        },
    })
}

/// Divides two numbers, to be rounded.
fn quotient<C: Coefficient>(a: &Finite<C>, b: &Finite<C>, rules: Rules) -> Option<Finite<C>> {
    let negative = a.negative != b.negative;
    let ideal = a.exponent - b.exponent;
    if b.coefficient.is_zero() {
        return None;
    }
    if a.coefficient.is_zero() {
        return Some(Finite {
            negative,
            coefficient: C::from(0),
            exponent: ideal,
        });
    }
    let shift = b.coefficient.digits() - a.coefficient.digits() + rules.digits + 1;
    let mut exponent = ideal - shift;
    let (mut coefficient, rest) = if shift >= 0 {
        a.coefficient.shifted(shift)?.split(&b.coefficient)
    } else {
        a.coefficient.split(&b.coefficient.shifted(-shift)?)
    };
    if !rest.is_zero() {
        // Never exactly half way, nor whole.
        if coefficient.last() % 5 == 0 {
            coefficient = coefficient.plus(&C::from(1))?;
        }
    } else {
        while exponent < ideal && coefficient.last() == 0 {
            coefficient = coefficient.split(&C::from(10)).0;
            exponent += 1;
        }
    }
    Some(Finite {
        negative,
        coefficient,
        exponent,
    })
}

/// Gives the whole quotient of two numbers and what is left over. `None` too if the quotient has too many digits.
fn whole<C: Coefficient>(
    a: &Finite<C>,
    b: &Finite<C>,
    rules: Rules,
) -> Option<(Finite<C>, Finite<C>)> {
    let exponent = a.exponent.min(b.exponent);
    let near = (adjusted(a) - adjusted(b)).abs() <= rules.digits;
    if b.coefficient.is_zero() || !near {
        return None;
    }
    let above = a.coefficient.shifted(a.exponent - exponent)?;
    let below = b.coefficient.shifted(b.exponent - exponent)?;
    let (quotient, rest) = above.split(&below);
    if quotient.digits() > rules.digits {
        return None;
    }
    let quotient = Finite {
        negative: a.negative != b.negative,
        coefficient: quotient,
        exponent: 0,
    };
    let rest = Finite {
        negative: a.negative,
        coefficient: rest,
        exponent,
    };
    Some((quotient, rest))
}

/// Applies an operator under a context.
pub fn operate<C: Coefficient>(
    op: BinOp,
    a: Finite<C>,
    mut b: Finite<C>,
    rules: Rules,
) -> Option<(Finite<C>, Signals)> {
    let result = match op {
        BinOp::Add => sum(a, b, rules)?,
        BinOp::Sub => {
            b.negative = !b.negative;
            sum(a, b, rules)?
        }
        BinOp::Mul => Finite {
            negative: a.negative != b.negative,
            coefficient: a.coefficient.times(&b.coefficient)?,
            exponent: a.exponent + b.exponent,
        },
        BinOp::Div => quotient(&a, &b, rules)?,
        BinOp::FloorDiv => whole(&a, &b, rules)?.0,
        BinOp::Mod => whole(&a, &b, rules)?.1,
        _ => return None,
    };
    fixed(result, rules)
}
