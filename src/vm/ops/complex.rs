//! Operators on complex numbers, and how the machine makes and reads them.
//!
//! Reached only where one operand is an object, so that the paths of other numbers do not know of it. Arithmetic itself
//! is `object/complex.rs`.

use crate::object::Value;
use crate::object::complex::{Complex, ComplexError, as_complex, divide, power};
use crate::object::exception::Exc;
use crate::syntax::ast::BinOp;
use crate::vm::Vm;
use crate::vm::outcome::Raise;
use num_complex::Complex64;

impl Vm {
    /// Makes a complex number.
    pub fn complex(&mut self, c: Complex64) -> Value {
        let class = self.types.complex;
        self.object_of(class, Complex(c))
    }

    /// Gives an operand as a complex number; `None` if it is no number.
    pub fn complex_operand(&mut self, v: Value) -> Result<Option<Complex64>, Raise> {
        Ok(match v {
            Value::Object(_) => as_complex(&self.heap, v),
            Value::Int(_) | Value::Bool(_) | Value::Big(_) | Value::Float(_) => {
                Some(Complex64::new(self.to_float(v)?, 0.0))
            }
            _ => None,
        })
    }

    /// An operator of which one operand is an object; `None` if they are no complex numbers.
    #[inline(never)]
    pub(super) fn binary_objects(
        &mut self,
        op: BinOp,
        l: Value,
        r: Value,
    ) -> Result<Option<Value>, Raise> {
        if as_complex(&self.heap, l).is_none() && as_complex(&self.heap, r).is_none() {
            return Ok(None);
        }
        let known = matches!(
            op,
            BinOp::Add | BinOp::Sub | BinOp::Mul | BinOp::Div | BinOp::Pow
        );
        if !known {
            return Ok(None);
        }
        let (Some(a), Some(b)) = (self.complex_operand(l)?, self.complex_operand(r)?) else {
            return Ok(None);
        };
        self.complex_binary(op, a, b).map(Some)
    }

    /// Adds, subtracts, multiplies, divides or raises to a power.
    pub fn complex_binary(
        &mut self,
        op: BinOp,
        a: Complex64,
        b: Complex64,
    ) -> Result<Value, Raise> {
        let result = match op {
            BinOp::Add => Ok(a + b),
            BinOp::Sub => Ok(a - b),
            BinOp::Mul => Ok(a * b),
            BinOp::Div => divide(a, b),
            BinOp::Pow => power(a, b),
            _ => unreachable!("the callers know which operators complex numbers have"),
        };
        result.map(|c| self.complex(c)).map_err(|e| match e {
            ComplexError::Division => self.zero_division("complex division by zero"),
            ComplexError::ZeroPower => self.zero_division("0.0 to a negative or complex power"),
            ComplexError::Range => self.error(Exc::OverflowError, "complex exponentiation"),
        })
    }

    /// A negative number to a fractional power.
    #[cold]
    pub fn root_of_negative(&mut self, x: f64, y: f64) -> Result<Value, Raise> {
        self.complex_binary(BinOp::Pow, Complex64::new(x, 0.0), Complex64::new(y, 0.0))
    }
}
