//! `_decimal`: what `decimal` needs of integers beyond their methods: digits, counted and written without the limit that
//! `str()` and `int()` have (`sys.set_int_max_str_digits`). And the short ways of its usual work, None for what is not usual.

use super::contextvars;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::decimal::round::{LONGEST, Rounding, Rules, Signals};
use crate::object::decimal::{Decimals, digits_of};
use crate::object::dict::Dict;
use crate::object::format::parse_spec;
use crate::object::digits::int_to_radix;
use crate::object::shape::shape_with;
use crate::syntax::ast::BinOp;
use crate::vm::boot::DecimalContexts;
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
        func("know(example, variable, context, rounded, inexact, /)", know),
        func("quantized(value, exponent, rounding, context, /)", quantized),
        func("fixed(value, context, /)", fixed),
        func("rounded(value, places, /)", rounded),
        func("negated(value, context, /)", |vm, args| signed(vm, args, true)),
        func("positive(value, context, /)", |vm, args| signed(vm, args, false)),
        func("formatted(value, spec, /)", formatted),
        func("hashed(value, /)", |vm, args| {
            let known = vm.known.decimals;
            let hash = known.and_then(|known| known.hash(&vm.heap, args.get(0)));
            Ok(hash.unwrap_or(Value::None))
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

/// The attributes of a context, in the order in which it gets them.
const CONTEXT: &[&str] = &[
    "prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps",
];
/// Bounds of exponents within which no number of the length that is looked at here can fall.
const BOUND: i64 = 5 * LONGEST;

/// Learns what decimals and contexts look like, where the current context is found, and the signals of rounding.
fn know(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let shape = shape_with(&vm.heap, args.get(2), CONTEXT);
    vm.known.decimals = Decimals::learn(&vm.heap, args.get(0));
    if let Some(shape) = shape {
        vm.known.context = Some(DecimalContexts {
            variable: args.get(1),
            shape,
            rounded: args.get(3),
            inexact: args.get(4),
            operate,
        });
    }
    Ok(Value::None)
}

/// A context by whose rules a number is rounded, with its flags and traps.
struct Governing {
    rules: Rules,
    flags: Gc<Dict>,
    traps: Gc<Dict>,
}

impl Governing {
    /// Reads a context, the current one for None. `None` if it is none of the usual kind: numbers may be too large for it.
    fn of(vm: &Vm, given: Value) -> Option<Governing> {
        let known = vm.known.context?;
        let context = match given {
            Value::None => contextvars::value_now(vm, known.variable)?,
            given => given,
        };
        let Value::Instance(instance) = context else {
            return None;
        };
        if instance.get(&vm.heap).shape != known.shape {
            return None;
        }
        let slot = |i| instance.slot(&vm.heap, i);
        let (Value::Int(digits), Value::Str(rounding), Value::Int(least), Value::Int(most)) =
            (slot(0), slot(1), slot(2), slot(3))
        else {
            return None;
        };
        let (Value::Int(0), Value::Dict(flags), Value::Dict(traps)) =
            (slot(5), vm.plain(slot(6)), vm.plain(slot(7)))
        else {
            return None;
        };
        let usual = digits <= LONGEST && least <= -BOUND && most >= BOUND;
        Some(Governing {
            rules: Rules {
                digits,
                rounding: Rounding::named(rounding.text(&vm.heap)).filter(|_| usual)?,
            },
            flags,
            traps,
        })
    }

    /// Puts up the flags of what an operation signals. `None` if that is to be raised.
    fn signal(&self, vm: &mut Vm, signals: Signals) -> Option<()> {
        let known = vm.known.context?;
        let raised = [(signals.rounded, known.rounded), (signals.inexact, known.inexact)];
        let at = |vm: &Vm, dict: Gc<Dict>, signal: Value| {
            let mut places = 0..dict.slots(&vm.heap);
            places.find(|&i| dict.entry(&vm.heap, i).is_some_and(|(key, _)| key.is(signal)))
        };
        let mut places = [None; 2];
        for ((_, signal), place) in raised.iter().filter(|(up, _)| *up).zip(&mut places) {
            let trap = at(vm, self.traps, *signal)?;
            if !self.traps.value_at(&vm.heap, trap).is(Value::FALSE) {
                return None;
            }
            *place = Some(at(vm, self.flags, *signal)?);
        }
        for place in places.into_iter().flatten() {
            self.flags.set_value_at(&mut vm.heap, place, Value::TRUE);
        }
        Some(())
    }
}

/// Applies an operator under the current context.
fn operate(vm: &mut Vm, op: BinOp, l: Value, r: Value) -> Option<Value> {
    let known = vm.known.decimals?;
    if !known.is_one(&vm.heap, l) && !known.is_one(&vm.heap, r) {
        return None;
    }
    let governing = Governing::of(vm, Value::None)?;
    let (value, signals) = known.rounded(&mut vm.heap, op, l, r, governing.rules)?;
    governing.signal(vm, signals)?;
    Some(value)
}

/// Does something under a context, the current one for None; None if the methods have to.
fn governed(
    vm: &mut Vm,
    context: Value,
    act: impl FnOnce(&mut Vm, Decimals, Rules) -> Option<(Value, Signals)>,
) -> Result<Value, Raise> {
    let done = (|| {
        let known = vm.known.decimals?;
        let governing = Governing::of(vm, context)?;
        let (value, signals) = act(vm, known, governing.rules)?;
        governing.signal(vm, signals)?;
        Some(value)
    })();
    Ok(done.unwrap_or(Value::None))
}

/// Rounds a decimal to the exponent of another, by a way that may be None.
fn quantized(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    governed(vm, args.get(3), |vm, known, rules| {
        let rounding = match args.get(2) {
            Value::None => rules.rounding,
            Value::Str(name) => Rounding::named(name.text(&vm.heap))?,
            _ => return None,
        };
        let exponent = known.exponent(&vm.heap, args.get(1))?;
        known.quantized(&mut vm.heap, args.get(0), exponent, rounding, rules.digits)
    })
}

/// Rounds a decimal to so many places, or to an int for None.
fn rounded(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if args.get(1).is_none() {
        let known = vm.known.decimals;
        let whole = known.and_then(|known| known.whole(&mut vm.heap, args.get(0)));
        return Ok(whole.unwrap_or(Value::None));
    }
    governed(vm, Value::None, |vm, known, rules| match args.get(1) {
        Value::Int(places) if places.abs() <= LONGEST => {
            let (value, rounding) = (args.get(0), rules.rounding);
            known.quantized(&mut vm.heap, value, -places, rounding, rules.digits)
        }
        _ => None,
    })
}

/// Gives a decimal with as many digits as a context has room for.
fn fixed(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    governed(vm, args.get(1), |vm, known, rules| {
        known.fixed(&mut vm.heap, args.get(0), rules)
    })
}

/// The same with the other sign, or with none.
fn signed(vm: &mut Vm, args: Args, negates: bool) -> Result<Value, Raise> {
    governed(vm, args.get(1), |vm, known, rules| {
        known.signed(&mut vm.heap, args.get(0), negates, rules)
    })
}

/// Writes a decimal as a format specification of the usual kind says.
fn formatted(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let done = (|| {
        let (Value::Str(spec), Some(known)) = (args.get(1), vm.known.decimals) else {
            return None;
        };
        let text = spec.text(&vm.heap);
        // Zeros that fill the field are not for every alignment.
        let bytes = text.as_bytes();
        let fills = |(at, byte): (usize, &u8)| {
            let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
            *byte == b'0' && before != b'.' && !before.is_ascii_digit()
        };
        if bytes.iter().enumerate().any(fills) {
            return None;
        }
        let spec = parse_spec(text, "decimal", '\0', '>').ok().filter(|_| text.is_ascii())?;
        let governing = Governing::of(vm, Value::None).filter(|_| spec.group != '_')?;
        known.formatted(&vm.heap, args.get(0), &spec, governing.rules.rounding)
    })();
    Ok(match done {
        Some(text) => vm.string(text),
        None => Value::None,
    })
}

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
