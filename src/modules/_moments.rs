//! Days of the calendar and microseconds as numbers, for `datetime`.
//!
//! Day 1 is the first of January of year 1 in the Gregorian calendar, reckoned back (`date.toordinal`). Microseconds are counted from
//! the start of day 0.

use super::time::{Date, days_from};
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, func};
use crate::vm::outcome::Raise;

/// Microseconds of a second.
const SECOND: i64 = 1_000_000;
/// Seconds of a day.
const DAY: i64 = 86_400;
/// The number of the first of January 1970.
const EPOCH: i64 = 719_163;
/// The last day of year 9999.
const LAST_DAY: i64 = 3_652_059;

pub static MODULE: Module = Module {
    name: "_moments",
    consts: &[],
    funcs: &[
        func("to_ordinal(year, month, day, /)", |vm, args| {
            Ok(Value::Int(ordinal_of(vm, args)?))
        }),
        func("from_ordinal(ordinal, /)", |vm, args| {
            let days = args.int(vm, 0)?.saturating_sub(EPOCH);
            let fields = Date::of(days.saturating_mul(DAY)).fields();
            Ok(vm.tuple(&[fields[0], fields[1], fields[2]].map(Value::Int)))
        }),
        func(
            "to_micros(year, month, day, hour, minute, second, microsecond, /)",
            to_micros,
        ),
        func("from_micros(micros, /)", from_micros),
    ],
    types: &[],
    init: None,
};

/// Gives the number of the day that the first three arguments are.
fn ordinal_of(vm: &mut Vm, args: Args) -> Result<i64, Raise> {
    let (year, month, day) = (args.int(vm, 0)?, args.int(vm, 1)?, args.int(vm, 2)?);
    Ok(days_from(year, month, day) + EPOCH)
}

/// The microseconds of seven fields, which are in their ranges.
fn to_micros(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut total = ordinal_of(vm, args)?;
    for (at, factor) in [(3, 24), (4, 60), (5, 60), (6, SECOND)] {
        let field = args.int(vm, at)?;
        total = total.wrapping_mul(factor).wrapping_add(field);
    }
    Ok(Value::Int(total))
}

/// The seven fields of microseconds; None if the year is not one of 1 to 9999.
fn from_micros(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Int(micros) = args.get(0) else {
        return Ok(Value::None);
    };
    let seconds = micros.div_euclid(SECOND);
    if !(1..=LAST_DAY).contains(&seconds.div_euclid(DAY)) {
        return Ok(Value::None);
    }
    let [year, month, day, hour, minute, second] = Date::of(seconds - EPOCH * DAY).fields();
    let micro = micros.rem_euclid(SECOND);
    let fields = [year, month, day, hour, minute, second, micro];
    Ok(vm.tuple(&fields.map(Value::Int)))
}
