//! Quotients, common divisors and square roots of integers of any length.
//!
//! The library under `IBig` divides long numbers by products that it cannot form when an operand happens to be zero. Whatever is
//! long enough for those products is cut into halves here first; shorter numbers go straight through.

use dashu_int::ops::{BitTest, DivRem, Gcd, SquareRoot};
use dashu_int::{IBig, Sign, UBig};

/// Numbers below this many bits never reach the products of the library that fail.
const SHORT: usize = 200_000;

/// Gives quotient and remainder, rounding to zero; the divisor is not zero.
pub fn div_rem(x: &IBig, y: &IBig) -> (IBig, IBig) {
    if fits(x.bit_len(), y.bit_len()) {
        return x.div_rem(y);
    }
    let (sign_x, sign_y) = (x.sign(), y.sign());
    let (q, r) = div_rem_natural(&magnitude(x), &magnitude(y));
    (with_sign(q, sign_x * sign_y), with_sign(r, sign_x))
}

/// Gives quotient and remainder of numbers that are not negative; the divisor is not zero.
pub fn div_rem_natural(x: &UBig, y: &UBig) -> (UBig, UBig) {
    let n = y.bit_len();
    if fits(x.bit_len(), n) {
        return x.div_rem(y);
    }
    // Long division with digits as long as the divisor.
    let (mut quotient, mut rest) = (UBig::ZERO, UBig::ZERO);
    for i in (0..x.bit_len().div_ceil(n)).rev() {
        let digit = low_bits(&(x >> (i * n)), n);
        let (q, r) = two_by_one((rest << n) + digit, y.clone(), n);
        (quotient, rest) = ((quotient << n) + q, r);
    }
    (quotient, rest)
}

/// Gives the greatest common divisor; zero for two zeros.
pub fn gcd(x: &UBig, y: &UBig) -> UBig {
    let (mut x, mut y) = if x >= y {
        (x.clone(), y.clone())
    } else {
        (y.clone(), x.clone())
    };
    while y.bit_len() > SHORT {
        match leading_steps(&x, &y) {
            Some([a, b, c, d]) => {
                let (u, v) = (IBig::from(x), IBig::from(y));
                (x, y) = (magnitude(&(&u * a + &v * b)), magnitude(&(u * c + v * d)));
            }
            None => {
                let rest = div_rem_natural(&x, &y).1;
                (x, y) = (y, rest);
            }
        }
    }
    if y == UBig::ZERO {
        return x;
    }
    let rest = div_rem_natural(&x, &y).1;
    if rest == UBig::ZERO { y } else { y.gcd(rest) }
}

/// Gives the square root, rounded down.
pub fn square_root(n: &UBig) -> UBig {
    if n.bit_len() <= SHORT {
        return n.sqrt();
    }
    // Each round doubles the bits that are right; the last may be one too much.
    let half = (n.bit_len() - 1) / 2;
    let (mut root, mut known) = (UBig::ONE, 0);
    for s in (0..usize::BITS - half.leading_zeros()).rev() {
        let before = known;
        known = half >> s;
        let part = n >> (2 * half - before - known + 1);
        root = (&root << (known - before - 1)) + div_rem_natural(&part, &root).0;
    }
    if &root * &root > *n {
        root - UBig::ONE
    } else {
        root
    }
}

/// Tells whether a division stays within what the library does well: a short divisor or a short quotient.
fn fits(dividend: usize, divisor: usize) -> bool {
    divisor <= SHORT || dividend <= divisor + SHORT
}

fn magnitude(n: &IBig) -> UBig {
    n.clone().into_parts().1
}

fn with_sign(n: UBig, sign: Sign) -> IBig {
    IBig::from_parts(sign, n)
}

fn low_bits(n: &UBig, count: usize) -> UBig {
    let mut n = n.clone();
    n.clear_high_bits(count);
    n
}

/// Divides up to `2 * n` bits by exactly `n`; the quotient has at most `n`.
fn two_by_one(mut x: UBig, mut y: UBig, mut n: usize) -> (UBig, UBig) {
    if fits(x.bit_len(), n) {
        return x.div_rem(y);
    }
    let odd = n % 2;
    if odd == 1 {
        (x, y, n) = (x << 1, y << 1, n + 1);
    }
    let half = n / 2;
    let parts = (&y >> half, low_bits(&y, half));
    let (high, rest) = three_by_two(&x >> n, low_bits(&(&x >> half), half), &y, &parts, half);
    let (low, rest) = three_by_two(rest, low_bits(&x, half), &y, &parts, half);
    ((high << half) + low, rest >> odd)
}

/// Divides three parts of `n` bits, the upper two given as one, by the two parts of a divisor.
fn three_by_two(
    upper: UBig,
    lower: UBig,
    y: &UBig,
    parts: &(UBig, UBig),
    n: usize,
) -> (UBig, UBig) {
    let (first, second) = parts;
    let (mut quotient, rest) = if &upper >> n == *first {
        let most = (UBig::ONE << n) - UBig::ONE;
        let rest = upper - (first << n) + first;
        (most, rest)
    } else {
        two_by_one(upper, first.clone(), n)
    };
    let mut rest = IBig::from((rest << n) + lower) - IBig::from(&quotient * second);
    while rest.sign() == Sign::Negative {
        quotient -= UBig::ONE;
        rest += IBig::from(y.clone());
    }
    (quotient, magnitude(&rest))
}

/// Gives what Euclid's first steps do to both numbers, as far as their leading bits tell; `None` if they tell no step.
fn leading_steps(x: &UBig, y: &UBig) -> Option<[i64; 4]> {
    let shift = x.bit_len() - 62;
    let leading = |n: &UBig| i64::try_from(n >> shift).unwrap_or(0);
    let (mut u, mut v) = (leading(x), leading(y));
    let [mut a, mut b, mut c, mut d] = [1i64, 0, 0, 1];
    loop {
        if v + c == 0 || v + d == 0 {
            break;
        }
        let q = (u + a) / (v + c);
        if q != (u + b) / (v + d) || q >= 1 << 30 {
            break;
        }
        let (next_c, next_d) = (a - q * c, b - q * d);
        if next_c.abs() >= 1 << 30 || next_d.abs() >= 1 << 30 {
            break;
        }
        (a, b, c, d) = (c, d, next_c, next_d);
        (u, v) = (v, u - q * v);
    }
    (b != 0).then_some([a, b, c, d])
}

/// Writes a number in a radix, with lower-case digits.
pub fn to_radix(n: &IBig, radix: u32) -> String {
    if n.bit_len() <= SHORT || radix.is_power_of_two() {
        return n.in_radix(radix).to_string();
    }
    // Each power has twice the digits of the one before; the last has at least half of the number's.
    let bits = radix.ilog2() as usize + 1;
    let mut powers = vec![(SHORT / 2 / bits, UBig::from(radix).pow(SHORT / 2 / bits))];
    while let Some((digits, power)) = powers.last()
        && power.bit_len() * 2 <= n.bit_len()
    {
        powers.push((digits * 2, power * power));
    }
    let mut text = String::from(if n.sign() == Sign::Negative { "-" } else { "" });
    write_radix(&mut text, magnitude(n), radix, &powers, 0);
    text
}

/// Adds the digits of a number to a text, with zeros before them up to the width.
fn write_radix(text: &mut String, n: UBig, radix: u32, powers: &[(usize, UBig)], width: usize) {
    match powers.split_last() {
        Some(((digits, power), smaller)) if n >= *power => {
            let (high, low) = div_rem_natural(&n, power);
            write_radix(text, high, radix, powers, width.saturating_sub(*digits));
            write_radix(text, low, radix, smaller, *digits);
        }
        Some((_, smaller)) => write_radix(text, n, radix, smaller, width),
        None => {
            let digits = n.in_radix(radix).to_string();
            text.extend(std::iter::repeat_n('0', width.saturating_sub(digits.len())));
            text.push_str(&digits);
        }
    }
}
