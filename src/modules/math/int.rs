//! The functions of math on whole numbers (gcd, comb, factorial, isqrt ...) and its sums and products.

use crate::heap::Heap;
use crate::object::Value;
use crate::object::division;
use crate::object::int::{as_i64, int_to_f64, to_ibig};
use crate::syntax::ast::BinOp;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;
use dashu_int::{IBig, UBig};

fn big(vm: &mut Vm, v: Value) -> Result<IBig, Raise> {
    let v = vm.to_int_value(v)?;
    Ok(to_ibig(&vm.heap, v))
}

/// `math.gcd`.
pub fn gcd(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut result = UBig::ZERO;
    for v in args.rest(vm, 0) {
        let n = big(vm, v)?;
        let (_, n) = n.into_parts();
        result = division::gcd(&result, &n);
    }
    Ok(vm.heap.new_int(IBig::from(result)))
}

/// `math.lcm`.
pub fn lcm(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut result = UBig::ONE;
    for v in args.rest(vm, 0) {
        let (_, n) = big(vm, v)?.into_parts();
        if n == UBig::ZERO || result == UBig::ZERO {
            result = UBig::ZERO;
        } else {
            let common = division::gcd(&result, &n);
            result = division::div_rem_natural(&result, &common).0 * n;
        }
    }
    Ok(vm.heap.new_int(IBig::from(result)))
}

/// Results with more steps than this would not end or not fit into memory.
const MOST_STEPS: u64 = 50_000_000;

/// Gives the product of the numbers from `low` to `high`, halving so that both halves are of a size.
fn product(low: u64, high: u64) -> UBig {
    if low > high {
        return UBig::ONE;
    }
    if high - low < 16 {
        return (low..=high).fold(UBig::ONE, |p, n| p * UBig::from(n));
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

fn factorial_of(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    let n = vm.to_int_value(v)?;
    let n = match as_i64(n) {
        Some(n) if n < 0 => {
            return Err(vm.value_error("factorial() not defined for negative values"));
        }
        Some(n) => n as u64,
        None if crate::object::int::is_negative(&vm.heap, n) => {
            return Err(vm.value_error("factorial() not defined for negative values"));
        }
        None => {
            let text = "factorial() argument should not exceed 9223372036854775807";
            return Err(vm.overflow_error(text));
        }
    };
    if n > MOST_STEPS {
        return Err(vm.error(crate::object::exception::Exc::MemoryError, ""));
    }
    Ok(vm.heap.new_int(IBig::from(product(2, n))))
}

/// `math.factorial`.
pub fn factorial(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    factorial_of(vm, args.get(0))
}

/// Reads n and k of comb and perm; `None` for k beyond n, where the result is 0.
fn counts(vm: &mut Vm, args: Args) -> Result<(IBig, IBig), Raise> {
    let (n, k) = (big(vm, args.get(0))?, big(vm, args.get(1))?);
    if n < IBig::ZERO {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if k < IBig::ZERO {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    Ok((n, k))
}

fn steps(vm: &mut Vm, k: &IBig, name: &str) -> Result<u64, Raise> {
    match u64::try_from(k) {
        Ok(k) if k <= MOST_STEPS => Ok(k),
        _ => Err(vm.overflow_error(format!("{name} must not exceed 18446744073709551615"))),
    }
}

/// `math.comb`.
pub fn comb(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (n, k) = counts(vm, args)?;
    if k > n {
        return Ok(Value::Int(0));
    }
    let other = &n - &k;
    let k = if other < k { other } else { k };
    let k = steps(vm, &k, "min(n - k, k)")?;
    let (mut done, mut small) = (0, 1_u128);
    if let Ok(n) = u64::try_from(&n) {
        // Each product of so many neighbours can be divided by as many.
        while done < k
            && let Some(next) = small.checked_mul(u128::from(n - done))
        {
            done += 1;
            small = next / u128::from(done);
        }
    }
    let mut result = IBig::from(small);
    for i in done..k {
        result = result * (&n - IBig::from(i)) / IBig::from(i + 1);
    }
    Ok(vm.heap.new_int(result))
}

/// `math.perm`.
pub fn perm(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if args.some(1).is_none() {
        return factorial_of(vm, args.get(0));
    }
    let (n, k) = counts(vm, args)?;
    if k > n {
        return Ok(Value::Int(0));
    }
    let k = steps(vm, &k, "k")?;
    let mut result = IBig::ONE;
    for i in 0..k {
        result *= &n - IBig::from(i);
    }
    Ok(vm.heap.new_int(result))
}

/// `math.isqrt`.
pub fn isqrt(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let n = big(vm, args.get(0))?;
    if n < IBig::ZERO {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    let (_, n) = n.into_parts();
    Ok(vm.heap.new_int(IBig::from(division::square_root(&n))))
}

/// Adds floats without any loss: the partial sums never overlap.
/// `math.fsum`.
pub fn fsum(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let it = vm.iter(args.get(0))?;
    vm.root(it);
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinities) = (0.0, 0.0);
    while let Some(item) = vm.next(it)? {
        let given = vm.to_float(item)?;
        let x = add_exactly(&mut partials, given);
        if x == 0.0 {
            continue;
        }
        if x.is_finite() {
            partials.push(x);
            continue;
        }
        if given.is_finite() {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        }
        if given.is_infinite() {
            infinities += given;
        }
        special += given;
        partials.clear();
    }
    if special != 0.0 || f64::is_nan(special) {
        if f64::is_nan(infinities) {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return Ok(Value::float(special));
    }
    Ok(Value::float(total(&partials)))
}

/// Adds up what `fsum` kept, from the largest down, rounding once.
fn total(partials: &[f64]) -> f64 {
    let Some((&last, rest)) = partials.split_last() else {
        return 0.0;
    };
    let (mut hi, mut lo, mut at) = (last, 0.0, rest.len());
    while at > 0 {
        at -= 1;
        let (x, y) = (hi, partials[at]);
        hi = x + y;
        lo = y - (hi - x);
        if lo != 0.0 {
            break;
        }
    }
    if at > 0 && ((lo < 0.0 && partials[at - 1] < 0.0) || (lo > 0.0 && partials[at - 1] > 0.0)) {
        // Halfway cases follow the sign of what is left.
        let y = lo * 2.0;
        let x = hi + y;
        if y == x - hi {
            hi = x;
        }
    }
    hi
}

/// Adds a number to parts that do not overlap; returns the new highest part, which is not among them yet.
fn add_exactly(partials: &mut Vec<f64>, mut x: f64) -> f64 {
    let mut kept = 0;
    for j in 0..partials.len() {
        let mut y = partials[j];
        if x.abs() < y.abs() {
            std::mem::swap(&mut x, &mut y);
        }
        let hi = x + y;
        let lo = y - (hi - x);
        if lo != 0.0 {
            partials[kept] = lo;
            kept += 1;
        }
        x = hi;
    }
    partials.truncate(kept);
    x
}

/// `math.prod`.
pub fn prod(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let it = vm.iter(args.get(0))?;
    vm.root(it);
    let mut result = args.get(1);
    let kept = vm.root(result);
    while let Some(item) = vm.next(it)? {
        result = vm.binary(BinOp::Mul, result, item)?;
        vm.reroot(kept, result);
    }
    Ok(result)
}

/// `math.sumprod`: products of floats are summed exactly and rounded once.
pub fn sumprod(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let p = vm.iter(args.get(0))?;
    vm.root(p);
    let q = vm.iter(args.get(1))?;
    vm.root(q);
    let first = vm.root(Value::None);
    let second = vm.root(Value::None);
    let mut result = Value::Int(0);
    let kept = vm.root(result);
    // The sum of the floats so far; `None` when there are none, or the last was added to the result.
    let mut floats: Option<TripleLength> = None;
    // As in CPython, the floats' way is left for good at the first pair it is not for.
    let mut by_floats = true;
    loop {
        let a = vm.next(p)?;
        vm.reroot(first, a.unwrap_or(Value::None));
        let b = vm.next(q)?;
        vm.reroot(second, b.unwrap_or(Value::None));
        let (Some(a), Some(b)) = (a, b) else {
            if a.is_some() || b.is_some() {
                return Err(vm.value_error("Inputs are not the same length"));
            }
            break;
        };
        if by_floats && let Some((x, y)) = float_pair(&vm.heap, a, b) {
            let sum = floats.unwrap_or_default().plus_product(x, y);
            if sum.high.is_finite() {
                floats = Some(sum);
                continue;
            }
        }
        by_floats &= floats.is_none() && matches!((a, b), (Value::Int(_), Value::Int(_)));
        if let Some(sum) = floats.take() {
            result = vm.binary(BinOp::Add, result, Value::float(sum.rounded()))?;
            vm.reroot(kept, result);
        }
        let term = vm.binary(BinOp::Mul, a, b)?;
        result = vm.binary(BinOp::Add, result, term)?;
        vm.reroot(kept, result);
    }
    if let Some(sum) = floats {
        result = vm.binary(BinOp::Add, result, Value::float(sum.rounded()))?;
    }
    Ok(result)
}

/// A sum in three floats, each below the last digit of the one before: as many digits as CPython's `sumprod` keeps.
#[derive(Clone, Copy, Default)]
struct TripleLength {
    high: f64,
    low: f64,
    tiny: f64,
}

impl TripleLength {
    /// Adds a product, which is exact in two floats.
    fn plus_product(self, x: f64, y: f64) -> Self {
        let product = x * y;
        let rest = x.mul_add(y, -product);
        let (high, rest_high) = sum_and_rest(self.high, product);
        let (low, rest_low) = sum_and_rest(self.low, rest);
        let (low, rest_both) = sum_and_rest(low, rest_high);
        Self {
            high,
            low,
            tiny: self.tiny + rest_low + rest_both,
        }
    }

    fn rounded(self) -> f64 {
        let (low, _) = sum_and_rest(self.low, self.tiny);
        self.high + low
    }
}

/// Gives a sum and what rounding took from it (Knuth's TwoSum).
fn sum_and_rest(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let from_b = sum - a;
    (sum, (a - (sum - from_b)) + (b - from_b))
}

/// A pair of which one is a float and the other a float, an int or a bool, as floats.
fn float_pair(heap: &Heap, a: Value, b: Value) -> Option<(f64, f64)> {
    let number = |value: Value| match value {
        Value::Float(x) => Some(x.get()),
        Value::Bool(_) | Value::Int(_) | Value::Big(_) => int_to_f64(heap, value).ok(),
        _ => None,
    };
    match (a, b) {
        (Value::Float(_), _) | (_, Value::Float(_)) => Some((number(a)?, number(b)?)),
        _ => None,
    }
}
