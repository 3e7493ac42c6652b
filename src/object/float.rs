//! Floats: division and power as Python defines them, exact rounding, hash, and text.
//!
//! How floats meet integers is in `int.rs`; format specifications are in `builtins/format.rs`.

use super::int::{IntError, hash_i64, round_to_unit, whole_part};
use dashu_int::IBig;
use std::sync::atomic::{AtomicU32, Ordering};

/// Divides.
#[inline]
pub fn float_truediv(x: f64, y: f64) -> Result<f64, IntError> {
    if y == 0.0 {
        Err(IntError::ZeroDivision)
    } else {
        Ok(x / y)
    }
}

/// Gives quotient and remainder of a division that rounds down.
pub fn float_divmod(x: f64, y: f64) -> Result<(f64, f64), IntError> {
    if y == 0.0 {
        return Err(IntError::ZeroDivision);
    }
    let mut rest = x % y;
    let mut quotient = (x - rest) / y;
    if rest != 0.0 {
        if (y < 0.0) != (rest < 0.0) {
            rest += y;
            quotient -= 1.0;
        }
    } else {
        rest = 0.0f64.copysign(y);
    }
    let floor = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        }
    } else {
        0.0f64.copysign(x / y)
    };
    Ok((floor, rest))
}

/// Divides, rounding down.
pub fn float_floordiv(x: f64, y: f64) -> Result<f64, IntError> {
    float_divmod(x, y).map(|(q, _)| q)
}

/// Gives the remainder of a division that rounds down; it has the divisor's sign.
pub fn float_mod(x: f64, y: f64) -> Result<f64, IntError> {
    if y == 0.0 {
        return Err(IntError::ZeroDivision);
    }
    let rest = x % y;
    if rest == 0.0 {
        return Ok(0.0f64.copysign(y));
    }
    Ok(if (y < 0.0) != (rest < 0.0) {
        rest + y
    } else {
        rest
    })
}

/// Raises to a power.
pub fn float_pow(x: f64, y: f64) -> Result<f64, IntError> {
    if x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(IntError::ZeroPower);
    }
    if x < 0.0 && x.is_finite() && y.is_finite() && y.fract() != 0.0 {
        return Err(IntError::Complex);
    }
    let result = x.powf(y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(IntError::FloatRange);
    }
    Ok(result)
}

/// Multiplies by a power of two, exactly if the result is a float.
pub fn scale(x: f64, exponent: i32) -> f64 {
    let power = |e: i32| f64::from_bits(((e + 1023) as u64) << 52);
    let mut x = x;
    let mut left = exponent;
    while left > 1000 {
        x *= power(1000);
        left -= 1000;
    }
    // The last step below the normal range is the only one that may round.
    while left < -1000 {
        if left + 1000 < -1000 {
            x *= power(-1000);
            left += 1000;
        } else {
            let step = left / 2;
            x *= power(step);
            left -= step;
        }
    }
    x * power(left)
}

/// Splits a float into a fraction from 0.5 to 1 and an exponent of two.
pub fn frexp(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let bits = x.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32;
    if exponent == 0 {
        let (fraction, e) = frexp(x * (1u64 << 54) as f64);
        return (fraction, e - 54);
    }
    (
        f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52),
        exponent - 1022,
    )
}

/// Hashes a float; equal numbers have equal hashes. NaN has none of its own.
pub fn hash_float(x: f64) -> Option<u64> {
    const BITS: i32 = 61;
    const MODULUS: u64 = (1 << BITS) - 1;
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 { 314_159 } else { -314_159i64 as u64 });
    }
    if x == x.trunc() && x.abs() < 1e18 {
        return Some(hash_i64(x as i64));
    }
    let (fraction, mut exponent) = frexp(x.abs());
    let mut m = fraction;
    let mut hash = 0u64;
    while m != 0.0 {
        hash = ((hash << 28) & MODULUS) | hash >> (BITS - 28);
        m *= 268_435_456.0;
        exponent -= 28;
        let whole = m as u64;
        m -= whole as f64;
        hash += whole;
        if hash >= MODULUS {
            hash -= MODULUS;
        }
    }
    let turn = exponent.rem_euclid(BITS);
    hash = ((hash << turn) & MODULUS) | hash >> (BITS - turn);
    let signed = if x < 0.0 { -(hash as i64) } else { hash as i64 };
    Some(if signed == -1 {
        -2i64 as u64
    } else {
        signed as u64
    })
}

/// Rounds to decimal places, ties to even on the exact value; `None` if the result is too large.
pub fn float_round(x: f64, digits: i64) -> Option<f64> {
    if !x.is_finite() || x == 0.0 || digits > 323 {
        return Some(x);
    }
    if digits < -308 {
        return Some(0.0 * x);
    }
    if digits >= 0 {
        // Formatting is exact and rounds half to even, as does reading.
        let rounded: f64 = format!("{x:.*}", digits as usize).parse().ok()?;
        return rounded.is_finite().then_some(rounded);
    }
    let unit = IBig::from(10).pow(digits.unsigned_abs() as usize);
    let n = round_to_unit(&whole_part(x.abs()), &unit, x.fract() != 0.0);
    let rounded = n.to_f64().value();
    rounded.is_finite().then(|| rounded.copysign(x))
}

/// Rounds to the nearest whole number, ties to even.
pub fn float_round_whole(x: f64) -> f64 {
    x.round_ties_even()
}

/// Gives the shortest digits that read back as this float, and where the point stands before the
/// first of them: 0.15 is ("15", 0). The float must be finite.
pub fn shortest_digits(x: f64) -> (String, i32) {
    let text = format!("{:e}", x.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits: String = mantissa.chars().filter(|&c| c != '.').collect();
    let point = exponent.parse::<i32>().unwrap_or(0) + 1;
    match even_digits(x.abs(), digits.len(), point) {
        Some(even) => (even, point),
        None => (digits, point),
    }
}

/// Gives the digits that end evenly, if the float lies in the middle between two shortest texts.
///
/// With one digit more it is then exact, so that it is an odd number of the unit 1/2^n, n the places behind the point.
fn even_digits(x: f64, len: usize, point: i32) -> Option<String> {
    let places = len as i32 + 1 - point;
    if len < 16 || !(1..=60).contains(&places) {
        return None;
    }
    let units = x * (1u64 << places) as f64;
    if units >= 9_007_199_254_740_992.0 || units != units.trunc() || units as u64 & 1 == 0 {
        return None;
    }
    let exact = format!("{x:.len$e}");
    let mut digits: Vec<u8> = exact
        .bytes()
        .take_while(|b| *b != b'e')
        .filter(u8::is_ascii_digit)
        .collect();
    digits.pop();
    // A last digit of 9 would have made a shorter text.
    if let Some(last) = digits.last_mut()
        && *last & 1 == 1
    {
        *last += 1;
    }
    let even = String::from_utf8(digits).ok()?;
    // Below a power of two floats are closer: the even text may be another one's.
    let back = format!("{even}e{}", point - len as i32).parse();
    (back == Ok(x)).then_some(even)
}

/// Writes a float as `repr` does: the shortest text that reads back as the same number.
pub fn float_repr(x: f64) -> String {
    if x.is_nan() {
        return "nan".to_owned();
    }
    if x.is_infinite() {
        return if x > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    if x == x.trunc() && x.abs() < 1e15 {
        let sign = if x == 0.0 && x.is_sign_negative() {
            "-"
        } else {
            ""
        };
        return format!("{sign}{}.0", x as i64);
    }
    let (digits, point) = shortest_digits(x);
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let n = digits.len() as i32;
    if !(-3..=16).contains(&point) {
        let (first, rest) = digits.split_at(1);
        let dot = if rest.is_empty() { "" } else { "." };
        let exponent = point - 1;
        let e = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{first}{dot}{rest}e{e}{:02}", exponent.abs());
    }
    if point <= 0 {
        return format!("{sign}0.{}{digits}", "0".repeat(-point as usize));
    }
    if point >= n {
        return format!("{sign}{digits}{}.0", "0".repeat((point - n) as usize));
    }
    let (whole, fraction) = digits.split_at(point as usize);
    format!("{sign}{whole}.{fraction}")
}

/// Reads a float as `float(text)` does; `None` if it is none.
pub fn parse_float(text: &str) -> Option<f64> {
    let text = super::text::trim(text);
    let mut clean = String::with_capacity(text.len());
    let mut last = '_';
    for c in text.chars() {
        let c = match super::text::decimal_digit(c) {
            Some(d) => char::from_digit(d, 10)?,
            None => c,
        };
        if c == '_' {
            if !last.is_ascii_digit() {
                return None;
            }
        } else {
            if last == '_' && !clean.is_empty() && !c.is_ascii_digit() {
                return None;
            }
            clean.push(c);
        }
        last = c;
    }
    if last == '_' {
        return None;
    }
    let bare = clean.trim_start_matches(['+', '-']);
    let named = ["inf", "infinity", "nan"]
        .iter()
        .any(|n| bare.eq_ignore_ascii_case(n));
    if clean.len() - bare.len() > 1
        || !(named || bare.starts_with(|c: char| c.is_ascii_digit() || c == '.'))
    {
        return None;
    }
    if bare.eq_ignore_ascii_case("nan") {
        return Some(if clean.starts_with('-') {
            -f64::NAN
        } else {
            f64::NAN
        });
    }
    clean.parse().ok()
}

/// What marks a NaN that `float("nan")` made; the number of it is below.
const OWN_NAN: u64 = 0x0003_a57e_0000_0000;
const NAN_MARK: u64 = 0x0007_ffff_0000_0000;
static NANS: AtomicU32 = AtomicU32::new(0);

/// Makes a NaN that no other one is identical with: identity of floats is that of their bits.
pub fn fresh_nan(like: f64) -> f64 {
    let number = u64::from(NANS.fetch_add(1, Ordering::Relaxed));
    f64::from_bits(f64::NAN.copysign(like).to_bits() | OWN_NAN | number)
}

/// Gives a float as it is written out: a NaN of `fresh_nan` is the plain one.
pub fn plain_nan(x: f64) -> f64 {
    if x.is_nan() && x.to_bits() & NAN_MARK == OWN_NAN {
        return f64::NAN.copysign(x);
    }
    x
}

/// Gives numerator and denominator in lowest terms; the float must be finite.
pub fn float_ratio(x: f64) -> (IBig, IBig) {
    let (fraction, exponent) = frexp(x);
    let mut mantissa = (fraction * 9_007_199_254_740_992.0) as i64;
    let mut exponent = exponent - 53;
    if mantissa == 0 {
        return (IBig::ZERO, IBig::ONE);
    }
    while mantissa & 1 == 0 {
        mantissa >>= 1;
        exponent += 1;
    }
    if exponent >= 0 {
        (IBig::from(mantissa) << exponent as usize, IBig::ONE)
    } else {
        (
            IBig::from(mantissa),
            IBig::ONE << exponent.unsigned_abs() as usize,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_is_the_shortest_text() {
        let cases = [
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (9999999999999998.0, "9999999999999998.0"),
            (1e-4, "0.0001"),
            (1e-5, "1e-05"),
            (-0.0, "-0.0"),
            (5e-324, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (1.5, "1.5"),
            (-2.5e-7, "-2.5e-07"),
            // In the middle between two texts of the same length the even one is meant.
            (189601998322193.625, "189601998322193.62"),
            (1125899906842624.75, "1125899906842624.8"),
            (1125899906842625.25, "1125899906842625.2"),
            (5.9604644775390625e-08, "5.960464477539063e-08"),
        ];
        for (x, text) in cases {
            assert_eq!(float_repr(x), text);
            assert_eq!(parse_float(text), Some(x));
        }
    }

    #[test]
    fn rounding_is_exact() {
        assert_eq!(float_round(2.675, 2), Some(2.67));
        assert_eq!(float_round(0.5, 0), Some(0.0));
        assert_eq!(float_round(25.0, -1), Some(20.0));
        assert_eq!(float_round(-35.5, -1), Some(-40.0));
        assert_eq!(float_round(25.1, -1), Some(30.0));
        assert_eq!(float_round(1e308, -308), Some(1e308));
        assert_eq!(float_round(1.7e308, -308), None);
    }

    #[test]
    fn division_rounds_down() {
        assert_eq!(float_divmod(-7.5, 2.0), Ok((-4.0, 0.5)));
        assert_eq!(float_divmod(7.5, -2.0), Ok((-4.0, -0.5)));
        assert_eq!(float_mod(1.0, 0.0), Err(IntError::ZeroDivision));
        assert!(float_mod(4.0, -2.0).is_ok_and(|x| x == 0.0 && x.is_sign_negative()));
    }

    #[test]
    fn scaling_reaches_the_ends() {
        assert_eq!(scale(1.0, -1074), 5e-324);
        assert_eq!(scale(1.0, 1023), 8.98846567431158e307);
        assert_eq!(scale(9007199254740991.0, 971), f64::MAX);
    }
}
