//! The module cmath: functions of complex numbers.
//!
//! Infinities and NaN have results of their own, as Annex G of C has them; for finite numbers the formulas are chosen so
//! that neither large nor small parts lose digits on the way. Where a result cannot be, "math domain error"; where it
//! is too large, "math range error". The numbers themselves are `object/complex.rs`.

use super::math::domain;
use super::math::hyperbolic::asinh as asinh_real;
use crate::builtins::complex::by_protocol;
use crate::object::Value;
use crate::object::complex::divide;
use crate::object::float::scale;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, NativeConst, func};
use crate::vm::outcome::Raise;
use num_complex::Complex64 as C;
use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, LN_2, LN_10, PI};

pub static MODULE: Module = Module {
    name: "cmath",
    consts: &[
        ("pi", NativeConst::Float(PI)),
        ("e", NativeConst::Float(std::f64::consts::E)),
        ("tau", NativeConst::Float(std::f64::consts::TAU)),
        ("inf", NativeConst::Float(f64::INFINITY)),
        ("nan", NativeConst::Float(f64::NAN)),
    ],
    funcs: FUNCTIONS,
    types: &[],
    init: Some(|vm, names| {
        for (name, x) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
            let key = vm.intern(name);
            let value = vm.complex(C::new(0.0, x));
            names.set_str(&mut vm.heap, key, value);
        }
        Ok(())
    }),
};

static FUNCTIONS: &[Func] = &[
    func("acos(z, /)", |vm, a| one(vm, a, |z| Ok(acos(z)))),
    func("acosh(z, /)", |vm, a| one(vm, a, |z| Ok(acosh(z)))),
    func("asin(z, /)", |vm, a| {
        one(vm, a, |z| Ok(divide_by_i(asinh(times_i(z)))))
    }),
    func("asinh(z, /)", |vm, a| one(vm, a, |z| Ok(asinh(z)))),
    func("atan(z, /)", |vm, a| {
        one(vm, a, |z| atanh(times_i(z)).map(divide_by_i))
    }),
    func("atanh(z, /)", |vm, a| one(vm, a, atanh)),
    func("cos(z, /)", |vm, a| one(vm, a, |z| cosh(times_i(z)))),
    func("cosh(z, /)", |vm, a| one(vm, a, cosh)),
    func("exp(z, /)", |vm, a| one(vm, a, exp)),
    func("log(z, base=..., /)", log),
    func("log10(z, /)", |vm, a| {
        one(vm, a, |z| {
            let r = ln(z)?;
            Ok(C::new(r.re / LN_10, r.im / LN_10))
        })
    }),
    func("sin(z, /)", |vm, a| {
        one(vm, a, |z| sinh(times_i(z)).map(divide_by_i))
    }),
    func("sinh(z, /)", |vm, a| one(vm, a, sinh)),
    func("sqrt(z, /)", |vm, a| one(vm, a, |z| Ok(sqrt(z)))),
    func("tan(z, /)", |vm, a| {
        one(vm, a, |z| tanh(times_i(z)).map(divide_by_i))
    }),
    func("tanh(z, /)", |vm, a| one(vm, a, tanh)),
    func("phase(z, /)", |vm, a| {
        let z = number(vm, a, 0)?;
        let angle = z.im.atan2(z.re);
        if angle == 0.0 && z.im != 0.0 && is_finite(z) {
            return Err(fail(vm, Failure::Range));
        }
        Ok(Value::float(angle))
    }),
    func("polar(z, /)", |vm, a| {
        let z = number(vm, a, 0)?;
        let size = z.re.hypot(z.im);
        if size.is_infinite() && is_finite(z) {
            return Err(fail(vm, Failure::Range));
        }
        Ok(vm.tuple(&[Value::float(size), Value::float(z.im.atan2(z.re))]))
    }),
    func("rect(r, phi, /)", |vm, a| {
        let (r, phi) = (a.float(vm, 0)?, a.float(vm, 1)?);
        let z = rect(r, phi);
        give(vm, z)
    }),
    func("isfinite(z, /)", |vm, a| {
        number(vm, a, 0).map(|z| Value::bool(is_finite(z)))
    }),
    func("isinf(z, /)", |vm, a| {
        number(vm, a, 0).map(|z| Value::bool(z.re.is_infinite() || z.im.is_infinite()))
    }),
    func("isnan(z, /)", |vm, a| {
        number(vm, a, 0).map(|z| Value::bool(z.re.is_nan() || z.im.is_nan()))
    }),
    func("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose),
];

/// Why there is no result.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Failure {
    Domain,
    Range,
}

type Outcome = Result<C, Failure>;

fn fail(vm: &mut Vm, failure: Failure) -> Raise {
    match failure {
        Failure::Domain => domain(vm),
        Failure::Range => vm.overflow_error("math range error"),
    }
}

fn give(vm: &mut Vm, outcome: Outcome) -> Result<Value, Raise> {
    match outcome {
        Ok(z) => Ok(vm.complex(z)),
        Err(failure) => Err(fail(vm, failure)),
    }
}

/// Reads an argument: `__complex__`, then `__float__`, then `__index__`.
fn number(vm: &mut Vm, args: Args, i: usize) -> Result<C, Raise> {
    match by_protocol(vm, args.get(i))? {
        Some(z) => Ok(z),
        None => Ok(C::new(args.float(vm, i)?, 0.0)),
    }
}

fn one(vm: &mut Vm, args: Args, f: fn(C) -> Outcome) -> Result<Value, Raise> {
    let z = number(vm, args, 0)?;
    give(vm, f(z))
}

fn is_finite(z: C) -> bool {
    z.re.is_finite() && z.im.is_finite()
}

fn times_i(z: C) -> C {
    C::new(-z.im, z.re)
}

fn divide_by_i(z: C) -> C {
    C::new(z.im, -z.re)
}

/// Beyond this, squares are too large and terms of lower order do not count.
const LARGE: f64 = f64::MAX / 4.0;
/// Where `cosh` and its like come near the largest float.
fn log_large() -> f64 {
    LARGE.ln()
}

fn sqrt(z: C) -> C {
    if !is_finite(z) {
        return if z.im.is_infinite() {
            C::new(f64::INFINITY, z.im)
        } else if z.re.is_nan() {
            C::new(f64::NAN, f64::NAN)
        } else if z.re == f64::INFINITY {
            let im = if z.im.is_nan() {
                z.im
            } else {
                0f64.copysign(z.im)
            };
            C::new(f64::INFINITY, im)
        } else if z.re.is_infinite() {
            let re = if z.im.is_nan() { z.im } else { 0.0 };
            C::new(re, f64::INFINITY.copysign(z.im))
        } else {
            C::new(f64::NAN, f64::NAN)
        };
    }
    if z.re == 0.0 && z.im == 0.0 {
        return C::new(0.0, z.im);
    }
    let (x, y) = (z.re.abs(), z.im.abs());
    let s = if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE && (x > 0.0 || y > 0.0) {
        // Scaled up by an odd power of two, which halves as well, so that small numbers keep their digits.
        let x = scale(x, 53);
        scale((x + x.hypot(scale(y, 53))).sqrt(), -27)
    } else {
        let x = x / 8.0;
        2.0 * (x + x.hypot(y / 8.0)).sqrt()
    };
    let d = y / (2.0 * s);
    if z.re >= 0.0 {
        C::new(s, d.copysign(z.im))
    } else {
        C::new(d, s.copysign(z.im))
    }
}

/// The angle of an infinite number; NaN if a part is.
fn far_angle(z: C) -> f64 {
    if z.re.is_nan() || z.im.is_nan() {
        f64::NAN
    } else {
        z.im.atan2(z.re)
    }
}

fn acos(z: C) -> C {
    if !is_finite(z) {
        let angle = far_angle(C::new(z.re, z.im.abs()));
        if z.re.is_infinite() || z.im.is_infinite() {
            let angle = if z.im.is_infinite() && z.re.is_finite() {
                FRAC_PI_2
            } else {
                angle
            };
            let up = if z.im.is_nan() { -1.0 } else { z.im };
            return C::new(angle, -f64::INFINITY.copysign(up));
        }
        let re = if z.re == 0.0 { FRAC_PI_2 } else { f64::NAN };
        return C::new(re, f64::NAN);
    }
    if z.re.abs() > LARGE || z.im.abs() > LARGE {
        let size = (z.re / 2.0).hypot(z.im / 2.0).ln() + LN_2 * 2.0;
        let im = if z.re < 0.0 {
            -size.copysign(z.im)
        } else {
            size.copysign(-z.im)
        };
        return C::new(z.im.abs().atan2(z.re), im);
    }
    let below = sqrt(C::new(1.0 - z.re, -z.im));
    let above = sqrt(C::new(1.0 + z.re, z.im));
    C::new(
        2.0 * below.re.atan2(above.re),
        asinh_real(above.re * below.im - above.im * below.re),
    )
}

fn acosh(z: C) -> C {
    if !is_finite(z) {
        if z.re.is_infinite() || z.im.is_infinite() {
            return C::new(f64::INFINITY, far_angle(z));
        }
        return C::new(f64::NAN, f64::NAN);
    }
    if z.re.abs() > LARGE || z.im.abs() > LARGE {
        let size = (z.re / 2.0).hypot(z.im / 2.0).ln() + LN_2 * 2.0;
        return C::new(size, z.im.atan2(z.re));
    }
    let below = sqrt(C::new(z.re - 1.0, z.im));
    let above = sqrt(C::new(z.re + 1.0, z.im));
    C::new(
        asinh_real(below.re * above.re + below.im * above.im),
        2.0 * below.im.atan2(above.re),
    )
}

fn asinh(z: C) -> C {
    if !is_finite(z) {
        if z.im.is_infinite() {
            let im = if z.re.is_nan() {
                f64::NAN
            } else if z.re.is_infinite() {
                FRAC_PI_4.copysign(z.im)
            } else {
                FRAC_PI_2.copysign(z.im)
            };
            let re = if z.re.is_nan() { 1.0 } else { z.re };
            return C::new(f64::INFINITY.copysign(re), im);
        }
        if z.re.is_infinite() {
            let im = if z.im.is_nan() {
                z.im
            } else {
                0f64.copysign(z.im)
            };
            return C::new(z.re, im);
        }
        let im = if z.im == 0.0 { z.im } else { f64::NAN };
        return C::new(f64::NAN, im);
    }
    if z.re.abs() > LARGE || z.im.abs() > LARGE {
        let size = (z.re / 2.0).hypot(z.im / 2.0).ln() + LN_2 * 2.0;
        let re = if z.im == 0.0 {
            size.copysign(z.re)
        } else {
            size.abs().copysign(z.re)
        };
        return C::new(re, z.im.atan2(z.re.abs()));
    }
    let left = sqrt(C::new(1.0 + z.im, -z.re));
    let right = sqrt(C::new(1.0 - z.im, z.re));
    C::new(
        asinh_real(left.re * right.im - right.re * left.im),
        z.im.atan2(left.re * right.re - left.im * right.im),
    )
}

fn atanh(z: C) -> Outcome {
    if !is_finite(z) {
        let unknown = z.re.is_nan() && !z.im.is_infinite();
        let re = if unknown || z.im.is_nan() && z.re.is_finite() && z.re != 0.0 {
            f64::NAN
        } else {
            0f64.copysign(if z.re.is_nan() { 1.0 } else { z.re })
        };
        let im = if z.im.is_nan() || z.re.is_nan() && !z.im.is_infinite() {
            f64::NAN
        } else {
            FRAC_PI_2.copysign(z.im)
        };
        return Ok(C::new(re, im));
    }
    if z.re < 0.0 || z.re == 0.0 && z.re.is_sign_negative() {
        return atanh(-z).map(|r| -r);
    }
    let y = z.im.abs();
    let root = LARGE.sqrt();
    if z.re > root || y > root {
        // What is left of 1/z, without overflow in the square of its size.
        let size = (z.re / 2.0).hypot(z.im / 2.0);
        return Ok(C::new(z.re / 4.0 / size / size, -FRAC_PI_2.copysign(-z.im)));
    }
    let small = f64::MIN_POSITIVE.sqrt();
    if z.re == 1.0 && y < small {
        if y == 0.0 {
            return Err(Failure::Domain);
        }
        return Ok(C::new(
            -(y.sqrt() / y.hypot(2.0).sqrt()).ln(),
            (2f64.atan2(-y) / 2.0).copysign(z.im),
        ));
    }
    let from_one = 1.0 - z.re;
    Ok(C::new(
        (4.0 * z.re / (from_one * from_one + y * y)).ln_1p() / 4.0,
        -(-2.0 * z.im).atan2(from_one * (1.0 + z.re) - y * y) / 2.0,
    ))
}

/// What `exp`, `cosh` and `sinh` do with an infinite real part: infinite parts with the signs of the angle's.
fn infinite_parts(angle: f64, re: f64, im: f64) -> C {
    C::new(re.copysign(angle.cos() * re), im.copysign(angle.sin() * im))
}

fn exp(z: C) -> Outcome {
    if !is_finite(z) {
        if z.re == f64::NEG_INFINITY {
            if !z.im.is_finite() {
                return Ok(C::new(0.0, 0.0));
            }
            return Ok(C::new(0f64.copysign(z.im.cos()), 0f64.copysign(z.im.sin())));
        }
        if z.im.is_infinite() && !z.re.is_nan() {
            return Err(Failure::Domain);
        }
        if z.re.is_infinite() {
            if z.im.is_nan() {
                return Ok(C::new(f64::INFINITY, f64::NAN));
            }
            if z.im == 0.0 {
                return Ok(z);
            }
            return Ok(infinite_parts(z.im, f64::INFINITY, f64::INFINITY));
        }
        let im = if z.im == 0.0 { z.im } else { f64::NAN };
        return Ok(C::new(f64::NAN, im));
    }
    let r = if z.re > log_large() {
        let size = (z.re - 1.0).exp();
        let e = std::f64::consts::E;
        C::new(size * z.im.cos() * e, size * z.im.sin() * e)
    } else {
        let size = z.re.exp();
        C::new(size * z.im.cos(), size * z.im.sin())
    };
    in_range(r)
}

fn in_range(r: C) -> Outcome {
    if r.re.is_infinite() || r.im.is_infinite() {
        Err(Failure::Range)
    } else {
        Ok(r)
    }
}

fn cosh(z: C) -> Outcome {
    if !is_finite(z) {
        if z.im.is_infinite() && !z.re.is_nan() {
            return Err(Failure::Domain);
        }
        if z.re.is_infinite() {
            if z.im.is_nan() {
                return Ok(C::new(f64::INFINITY, f64::NAN));
            }
            if z.im == 0.0 {
                return Ok(C::new(f64::INFINITY, z.im * 1f64.copysign(z.re)));
            }
            let r = infinite_parts(z.im, f64::INFINITY, f64::INFINITY);
            return Ok(C::new(r.re, r.im * 1f64.copysign(z.re)));
        }
        let im = if z.im == 0.0 || z.re == 0.0 && z.im.is_nan() {
            0.0
        } else {
            f64::NAN
        };
        return Ok(C::new(f64::NAN, im));
    }
    let (sin, cos) = (z.im.sin(), z.im.cos());
    in_range(if z.re.abs() > log_large() {
        let less = z.re - 1f64.copysign(z.re);
        let e = std::f64::consts::E;
        C::new(cos * less.cosh() * e, sin * less.sinh() * e)
    } else {
        C::new(cos * z.re.cosh(), sin * z.re.sinh())
    })
}

fn sinh(z: C) -> Outcome {
    if !is_finite(z) {
        if z.im.is_infinite() && !z.re.is_nan() {
            return Err(Failure::Domain);
        }
        if z.re.is_infinite() {
            if z.im.is_nan() {
                return Ok(C::new(f64::INFINITY, f64::NAN));
            }
            if z.im == 0.0 {
                return Ok(z);
            }
            let r = infinite_parts(z.im, f64::INFINITY, f64::INFINITY);
            return Ok(C::new(r.re * 1f64.copysign(z.re), r.im));
        }
        if z.re == 0.0 {
            return Ok(C::new(z.re.abs(), f64::NAN));
        }
        let im = if z.im == 0.0 { z.im } else { f64::NAN };
        return Ok(C::new(f64::NAN, im));
    }
    let (sin, cos) = (z.im.sin(), z.im.cos());
    in_range(if z.re.abs() > log_large() {
        let less = z.re - 1f64.copysign(z.re);
        let e = std::f64::consts::E;
        C::new(cos * less.sinh() * e, sin * less.cosh() * e)
    } else {
        C::new(cos * z.re.sinh(), sin * z.re.cosh())
    })
}

fn tanh(z: C) -> Outcome {
    if !is_finite(z) {
        if z.re.is_infinite() {
            let im = if z.im.is_finite() {
                0f64.copysign(2.0 * z.im.sin() * z.im.cos())
            } else {
                0.0
            };
            return Ok(C::new(1f64.copysign(z.re), im));
        }
        if z.im.is_infinite() && !z.re.is_nan() {
            return Err(Failure::Domain);
        }
        let im = if z.im == 0.0 { z.im } else { f64::NAN };
        return Ok(C::new(f64::NAN, im));
    }
    if z.re.abs() > log_large() {
        let im = 4.0 * z.im.sin() * z.im.cos() * (-2.0 * z.re.abs()).exp();
        return Ok(C::new(1f64.copysign(z.re), im));
    }
    let (tx, ty) = (z.re.tanh(), z.im.tan());
    let cx = 1.0 / z.re.cosh();
    let product = tx * ty;
    let scale = 1.0 + product * product;
    Ok(C::new(tx * (1.0 + ty * ty) / scale, ty / scale * cx * cx))
}

fn ln(z: C) -> Outcome {
    if !is_finite(z) {
        if z.re.is_infinite() || z.im.is_infinite() {
            return Ok(C::new(f64::INFINITY, far_angle(z)));
        }
        return Ok(C::new(f64::NAN, f64::NAN));
    }
    let (x, y) = (z.re.abs(), z.im.abs());
    let size = if x > LARGE || y > LARGE {
        (x / 2.0).hypot(y / 2.0).ln() + LN_2
    } else if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        if x == 0.0 && y == 0.0 {
            return Err(Failure::Domain);
        }
        scale(x, 53).hypot(scale(y, 53)).ln() - 53.0 * LN_2
    } else {
        let h = x.hypot(y);
        if (0.71..=1.73).contains(&h) {
            // Near 1 the logarithm of the size loses digits.
            let (most, least) = if x > y { (x, y) } else { (y, x) };
            ((most - 1.0) * (most + 1.0) + least * least).ln_1p() / 2.0
        } else {
            h.ln()
        }
    };
    Ok(C::new(size, z.im.atan2(z.re)))
}

fn log(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let z = number(vm, args, 0)?;
    if args.get(1).is_unset() {
        return give(vm, ln(z));
    }
    let base = number(vm, args, 1)?;
    // Of two failures only the base's counts, and minus infinity is what zero then gives.
    let low = C::new(f64::NEG_INFINITY, 0.0);
    let top = ln(z).unwrap_or(C::new(low.re, z.im.atan2(z.re)));
    let result = match ln(base) {
        Err(failure) => Err(failure),
        Ok(base) => divide(top, base).map_err(|_| Failure::Domain),
    };
    give(vm, result)
}

fn rect(r: f64, phi: f64) -> Outcome {
    if !r.is_finite() || !phi.is_finite() {
        if r == 0.0 {
            return Ok(C::new(0.0, 0.0));
        }
        if phi.is_infinite() && !r.is_nan() {
            return Err(Failure::Domain);
        }
        if r.is_infinite() {
            if phi.is_nan() {
                return Ok(C::new(f64::INFINITY, f64::NAN));
            }
            if phi == 0.0 {
                return Ok(C::new(r, phi.copysign(r * 1f64.copysign(phi))));
            }
            let z = infinite_parts(phi, f64::INFINITY, f64::INFINITY);
            return Ok(if r > 0.0 { z } else { -z });
        }
        let im = if phi == 0.0 { 0.0 } else { f64::NAN };
        return Ok(C::new(f64::NAN, im));
    }
    if phi == 0.0 {
        return Ok(C::new(r, r * phi));
    }
    Ok(C::new(r * phi.cos(), r * phi.sin()))
}

fn isclose(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (a, b) = (number(vm, args, 0)?, number(vm, args, 1)?);
    let (relative, absolute) = (args.float(vm, 2)?, args.float(vm, 3)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    let infinite = |z: C| z.re.is_infinite() || z.im.is_infinite();
    if infinite(a) || infinite(b) {
        return Ok(Value::FALSE);
    }
    let size = |z: C| z.re.hypot(z.im);
    let apart = size(a - b);
    Ok(Value::bool(
        apart <= relative * size(b) || apart <= relative * size(a) || apart <= absolute,
    ))
}
