//! `_decimal`: what `decimal` needs of integers beyond their methods: digits, counted and written without the limit that
//! `str()` and `int()` have (`sys.set_int_max_str_digits`). And the short ways of its usual work, None for what is not usual.

use crate::object::Value;
use crate::object::decimal::{Decimals, digits_of};
use crate::object::int::int_to_radix;
use crate::vm::native::{Args, Module, func};
use crate::vm::{Raise, Vm};
use dashu_int::ops::UnsignedAbs;
use dashu_int::{IBig, UBig};

pub static MODULE: Module = Module {
    name: "_decimal",
    consts: &[],
    funcs: &[
        func("size(coefficient, /)", size),
        func("text(coefficient, /)", text),
        func("number(digits, /)", number),
        func("know(example, /)", |vm, args| {
            vm.known.decimals = Decimals::learn(&vm.heap, args.get(0));
            Ok(Value::None)
        }),
        func("bound(digits, /)", |vm, args| {
            let digits = u32::try_from(args.int(vm, 0)?).unwrap_or(u32::MAX);
            if let Some(known) = &mut vm.known.decimals {
                known.bound(digits);
            }
            Ok(Value::None)
        }),
        func("read(text, /)", |vm, args| {
            let (Value::Str(text), Some(known)) = (args.get(0), vm.known.decimals) else {
                return Ok(Value::None);
            };
            let text = text.text(&vm.heap).to_owned();
            Ok(known.parse(&mut vm.heap, &text).unwrap_or(Value::None))
        }),
        func("show(decimal, /)", |vm, args| {
            let known = vm.known.decimals.as_ref();
            match known.and_then(|known| known.text(&vm.heap, args.get(0))) {
                Some(text) => Ok(vm.string(text)),
                None => Ok(Value::None),
            }
        }),
    ],
    types: &[],
    init: None,
};

/// Counts the decimal digits of an integer; zero has one.
fn size(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let count = match vm.to_int_value(args.get(0))? {
        Value::Int(i) => i64::from(digits_of(i.into())),
        Value::Big(big) => {
            let magnitude = big.number(&vm.heap).clone().unsigned_abs();
            magnitude.ilog(&UBig::from(10u8)) as i64 + 1
        }
        _ => unreachable!("an integer"),
    };
    Ok(Value::Int(count))
}

/// Writes an integer.
fn text(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let number = vm.to_int_value(args.get(0))?;
    let text = int_to_radix(&vm.heap, number, 10);
    Ok(vm.string(text))
}

/// Reads decimal digits of any script.
fn number(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = args.str(vm, 0)?;
    let digits: Option<String> = text
        .text(&vm.heap)
        .chars()
        .map(|c| crate::object::text::decimal_digit(c).and_then(|d| char::from_digit(d, 10)))
        .collect();
    match digits.and_then(|digits| IBig::from_str_radix(&digits, 10).ok()) {
        Some(number) => Ok(vm.heap.new_int(number)),
        None => Err(vm.value_error("no decimal digits")),
    }
}
