//! The class complex: constructor, operators, methods.
//!
//! Arithmetic and text are `object/complex.rs`; operators of plain operands are `vm/ops/complex.rs` and do not come
//! here: the methods serve subclasses and scripts that call them by name.

use super::arguments::{format_error, instance_of, is_exactly, text_of, wrong_receiver};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::complex::{
    ParseError, as_complex, complex_repr, equals, format_complex, hash_complex, parse_complex,
};
use crate::object::equal::hash_address;
use crate::object::text::push_repr;
use crate::syntax::ast::BinOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, getter, method};
use crate::vm::outcome::Raise;
use num_complex::Complex64;

pub static COMPLEX: Type = Type {
    name: "complex",
    module: "builtins",
    base: "object",
    layout: Layout::Complex,
    open: true,
    new: Some(func("__new__(cls, real=..., imag=...)", new_complex)),
    funcs: FUNCS,
    doc: "Create a complex number from a string or numbers.\n\n\
          If a string is given, parse it as a complex number.\n\
          If a single number is given, convert it to a complex number.\n\
          If the 'real' or 'imag' arguments are given, create a complex number\n\
          with the specified real and imaginary components.",
};

/// Gives the receiver.
fn this(vm: &mut Vm, args: Args) -> Result<Complex64, Raise> {
    let plain = vm.plain(args.get(0));
    match as_complex(&vm.heap, plain) {
        Some(c) => Ok(c),
        None => Err(wrong_receiver(vm, "complex", args.get(0))),
    }
}

fn binary(vm: &mut Vm, args: Args, swap: bool, op: BinOp) -> Result<Value, Raise> {
    let a = this(vm, args)?;
    let other = vm.plain(args.get(1));
    let Some(b) = vm.complex_operand(other)? else {
        return Ok(Value::NotImplemented);
    };
    let (a, b) = if swap { (b, a) } else { (a, b) };
    vm.complex_binary(op, a, b)
}

macro_rules! pair {
    ($name:literal, $reflected:literal, $op:expr) => {
        [
            method($name, |vm, args| binary(vm, args, false, $op)),
            method($reflected, |vm, args| binary(vm, args, true, $op)),
        ]
    };
}

const ADD: [Func; 2] = pair!(
    "__add__(self, value, /)",
    "__radd__(self, value, /)",
    BinOp::Add
);
const SUB: [Func; 2] = pair!(
    "__sub__(self, value, /)",
    "__rsub__(self, value, /)",
    BinOp::Sub
);
const MUL: [Func; 2] = pair!(
    "__mul__(self, value, /)",
    "__rmul__(self, value, /)",
    BinOp::Mul
);
const DIV: [Func; 2] = pair!(
    "__truediv__(self, value, /)",
    "__rtruediv__(self, value, /)",
    BinOp::Div
);

static FUNCS: &[Func] = &[
    ADD[0],
    ADD[1],
    SUB[0],
    SUB[1],
    MUL[0],
    MUL[1],
    DIV[0],
    DIV[1],
    method("__pow__(self, value, mod=None, /)", |vm, args| {
        pow(vm, args, false)
    }),
    method("__rpow__(self, value, mod=None, /)", |vm, args| {
        pow(vm, args, true)
    }),
    method("__neg__(self, /)", |vm, args| {
        let c = this(vm, args)?;
        Ok(vm.complex(-c))
    }),
    method("__pos__(self, /)", same),
    method("__abs__(self, /)", |vm, args| {
        let c = this(vm, args)?;
        let size = c.re.hypot(c.im);
        if size.is_infinite() && c.re.is_finite() && c.im.is_finite() {
            return Err(vm.overflow_error("absolute value too large"));
        }
        Ok(Value::float(size))
    }),
    method("__bool__(self, /)", |vm, args| {
        this(vm, args).map(|c| Value::bool(c.re != 0.0 || c.im != 0.0))
    }),
    method("__complex__(self, /)", same),
    method("__eq__(self, value, /)", |vm, args| compare(vm, args, true)),
    method("__ne__(self, value, /)", |vm, args| {
        compare(vm, args, false)
    }),
    method("__lt__(self, value, /)", unordered),
    method("__le__(self, value, /)", unordered),
    method("__gt__(self, value, /)", unordered),
    method("__ge__(self, value, /)", unordered),
    method("__hash__(self, /)", |vm, args| {
        let hash = hash_complex(this(vm, args)?);
        let hash = hash.unwrap_or_else(|| hash_address(args.get(0).address()));
        Ok(Value::Int(hash as i64))
    }),
    method("__repr__(self, /)", |vm, args| {
        let text = complex_repr(this(vm, args)?);
        Ok(vm.string(text))
    }),
    method("__format__(self, format_spec, /)", format),
    method("__getnewargs__(self, /)", |vm, args| {
        let c = this(vm, args)?;
        Ok(vm.tuple(&[Value::float(c.re), Value::float(c.im)]))
    }),
    method("conjugate(self, /)", |vm, args| {
        let c = this(vm, args)?;
        Ok(vm.complex(c.conj()))
    }),
    getter("real", |vm, args| {
        this(vm, args).map(|c| Value::float(c.re))
    }),
    getter("imag", |vm, args| {
        this(vm, args).map(|c| Value::float(c.im))
    }),
];

fn same(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let c = this(vm, args)?;
    Ok(match args.get(0) {
        v @ Value::Object(_) => v,
        _ => vm.complex(c),
    })
}

fn pow(vm: &mut Vm, args: Args, swap: bool) -> Result<Value, Raise> {
    let other = vm.plain(args.get(1));
    if args.some(2).is_some() && vm.complex_operand(other)?.is_some() {
        return Err(vm.value_error("complex modulo"));
    }
    binary(vm, args, swap, BinOp::Pow)
}

fn compare(vm: &mut Vm, args: Args, wanted: bool) -> Result<Value, Raise> {
    let a = this(vm, args)?;
    let other = vm.plain(args.get(1));
    Ok(match equals(&vm.heap, a, other) {
        Some(equal) => Value::bool(equal == wanted),
        None => Value::NotImplemented,
    })
}

fn unordered(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    this(vm, args).map(|_| Value::NotImplemented)
}

fn format(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let spec = text_of(vm, args.get(1), "__format__() argument")?;
    if spec.is_empty(&vm.heap) {
        return vm.str_of(args.get(0)).map(Value::Str);
    }
    let c = this(vm, args)?;
    let name = vm.type_name(args.get(0));
    match format_complex(c, spec.text(&vm.heap), &name) {
        Ok(text) => Ok(vm.string(text)),
        Err(error) => Err(format_error(vm, error)),
    }
}

fn new_complex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (cls, exact) = (args.get(0), vm.types.complex);
    let (real, imag) = (args.get(1), args.get(2));
    if is_exactly(cls, exact) && imag.is_unset() && as_complex(&vm.heap, real).is_some() {
        return Ok(real);
    }
    let c = value_of(vm, real, imag)?;
    let value = vm.complex(c);
    instance_of(vm, cls, exact, value)
}

/// Converts as `complex(real, imag)` does.
fn value_of(vm: &mut Vm, real: Value, imag: Value) -> Result<Complex64, Raise> {
    if let Value::Str(s) = vm.plain(real) {
        if !imag.is_unset() {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        let text = s.text(&vm.heap).to_owned();
        return parse_complex(&text).map_err(|e| match e {
            ParseError::Malformed => vm.value_error("complex() arg is a malformed string"),
            ParseError::Underscores => {
                let mut shown = String::new();
                push_repr(&mut shown, &text, false);
                vm.value_error(format!("could not convert string to complex: {shown}"))
            }
        });
    }
    if let Value::Str(_) = vm.plain(imag) {
        return Err(vm.type_error("complex() second arg can't be a string"));
    }
    let mut imaginary = None;
    let mut c = match real {
        Value::Unset => Complex64::new(0.0, 0.0),
        _ => match by_protocol(vm, real)? {
            Some(c) => {
                imaginary = Some(c.im);
                c
            }
            None if is_number(vm, real)? => {
                if !imag.is_unset() {
                    require_number(vm, imag)?;
                }
                Complex64::new(vm.converted_to_float(real)?, 0.0)
            }
            None => {
                let got = vm.type_name(real);
                return Err(vm.type_error(format!(
                    "complex() first argument must be a string or a number, not '{got}'"
                )));
            }
        },
    };
    if imag.is_unset() {
        return Ok(c);
    }
    require_number(vm, imag)?;
    let plain = vm.plain(imag);
    c.im = match as_complex(&vm.heap, plain) {
        // An imaginary part that has one of its own counts against the real part.
        Some(i) => {
            c.re -= i.im;
            i.re
        }
        None => vm.converted_to_float(imag)?,
    };
    if let Some(more) = imaginary {
        c.im += more;
    }
    Ok(c)
}

/// Gives what `__complex__` says, if there is one.
pub fn by_protocol(vm: &mut Vm, v: Value) -> Result<Option<Complex64>, Raise> {
    if let Some(c) = as_complex(&vm.heap, v) {
        return Ok(Some(c));
    }
    let name = vm.names.complex;
    let Some(result) = vm.call_dunder(v, name, &[])? else {
        return Ok(None);
    };
    let plain = vm.plain(result);
    match as_complex(&vm.heap, plain) {
        Some(c) => {
            if let Value::Instance(_) = result {
                let got = vm.type_name(result);
                vm.warn_category(
                    "DeprecationWarning",
                    &format!(
                        "__complex__ returned non-complex (type {got}).  The ability to return an instance of a \
                         strict subclass of complex is deprecated, and may be removed in a future version of Python."
                    ),
                )?;
            }
            Ok(Some(c))
        }
        None => {
            let got = vm.type_name(result);
            let text = format!("__complex__ returned non-complex (type {got})");
            Err(vm.type_error(text))
        }
    }
}

/// Tells whether a value converts to a float, or is complex.
fn is_number(vm: &mut Vm, v: Value) -> Result<bool, Raise> {
    let plain = vm.plain(v);
    if matches!(
        plain,
        Value::Int(_) | Value::Bool(_) | Value::Big(_) | Value::Float(_)
    ) || as_complex(&vm.heap, plain).is_some()
    {
        return Ok(true);
    }
    let (float, index) = (vm.names.float, vm.names.index);
    Ok(vm.find_method(v, float)?.is_some() || vm.find_method(v, index)?.is_some())
}

fn require_number(vm: &mut Vm, v: Value) -> Result<(), Raise> {
    if is_number(vm, v)? {
        return Ok(());
    }
    let got = vm.type_name(v);
    Err(vm.type_error(format!(
        "complex() second argument must be a number, not '{got}'"
    )))
}
