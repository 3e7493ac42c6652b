//! Days of the calendar and microseconds as numbers, for `datetime`, and the short ways of its usual work.
//!
//! Day 1 is the first of January of year 1 in the Gregorian calendar, reckoned back (`date.toordinal`). Microseconds are counted from
//! the start of day 0. A short way gives None for what is unusual, wrong input included: then the class's method goes on.

use super::time::Date;
use crate::object::Value;
use crate::object::moment::{
    DAY, EPOCH, Fields, Moments, SECOND, date_of, days_from, days_of_month, fields_of, is_valid, micros_of,
};
use crate::vm::Vm;
use crate::vm::native::{Args, Module, func};
use crate::vm::outcome::Raise;

pub static MODULE: Module = Module {
    name: "_moments",
    consts: &[],
    funcs: &[
        func("to_ordinal(year, month, day, /)", |vm, args| {
            let (year, month, day) = (args.int(vm, 0)?, args.int(vm, 1)?, args.int(vm, 2)?);
            Ok(Value::Int(days_from(year, month, day) + EPOCH))
        }),
        func("from_ordinal(ordinal, /)", |vm, args| {
            let (year, month, day) = date_of(args.int(vm, 0)?.saturating_sub(EPOCH));
            Ok(vm.tuple(&[year, month, day].map(Value::Int)))
        }),
        func("days_of_month(year, month, /)", |vm, args| {
            let (year, month) = (args.int(vm, 0)?, args.int(vm, 1)?);
            Ok(Value::Int(days_of_month(year, month)))
        }),
        func(
            "to_micros(year, month, day, hour, minute, second, microsecond, /)",
            to_micros,
        ),
        func("from_micros(micros, /)", from_micros),
        func("know(date, datetime, span, utc, /)", |vm, args| {
            let examples = [args.get(0), args.get(1), args.get(2), args.get(3)];
            vm.known.moments = Moments::learn(&vm.heap, examples);
            Ok(Value::None)
        }),
        func("new_date(year, month, day, /)", new_date),
        func(
            "new(year, month, day, hour, minute, second, microsecond, tzinfo, fold, /)",
            new,
        ),
        func("replaced(old, fields, tzinfo, fold, /)", replaced),
        func("at(micros, tzinfo, /)", at),
        func("from_timestamp(timestamp, tzinfo, /)", from_timestamp),
        func("rounded(seconds, /)", |vm, args| {
            let micros = rounded_micros(args.float(vm, 0)?);
            or_none(micros.map(Value::Int))
        }),
        func("day_of(datetime, /)", day_of),
        func("read(text, /)", read),
        func("read_date(text, /)", read_date),
        func("show(datetime, sep, /)", show),
        func("format(datetime, format, /)", format_moment),
        func("moved(datetime, tzinfo, /)", moved),
        func("span(micros, /)", |vm, args| {
            let (Value::Int(micros), Some(known)) = (args.get(0), &vm.known.moments) else {
                return Ok(Value::None);
            };
            or_none(known.make_span(&mut vm.heap, micros.into()))
        }),
    ],
    types: &[],
    init: None,
};

/// The microseconds of seven fields, which are in their ranges.
fn to_micros(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut fields = [0; 7];
    for (place, field) in fields.iter_mut().enumerate() {
        *field = args.int(vm, place)?;
    }
    Ok(Value::Int(micros_of(&fields)))
}

/// The seven fields of microseconds; None if the year is not one of 1 to 9999.
fn from_micros(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match args.get(0) {
        Value::Int(micros) => match fields_of(micros) {
            Some(fields) => Ok(vm.tuple(&fields.map(Value::Int))),
            None => Ok(Value::None),
        },
        _ => Ok(Value::None),
    }
}

/// Gives what is made of an object, or None.
fn or_none(made: Option<Value>) -> Result<Value, Raise> {
    Ok(made.unwrap_or(Value::None))
}

/// Tells whether a zone is none or a timezone, so that no script code has a say.
fn is_plain_zone(vm: &Vm, known: &Moments, zone: Value) -> bool {
    matches!(zone, Value::None) || known.zone_offset(&vm.heap, zone).is_some()
}

fn new_date(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (Value::Int(year), Value::Int(month), Value::Int(day), Some(known)) =
        (args.get(0), args.get(1), args.get(2), &vm.known.moments)
    else {
        return Ok(Value::None);
    };
    let valid = is_valid(&[year, month, day, 0, 0, 0, 0]);
    or_none(valid.then(|| known.make_date(&mut vm.heap, year, month, day)))
}

fn new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut fields = [0; 7];
    for (place, field) in fields.iter_mut().enumerate() {
        match args.get(place) {
            Value::Int(given) => *field = given,
            _ => return Ok(Value::None),
        }
    }
    make_checked(vm, &fields, args.get(7), args.get(8))
}

/// Makes a datetime, if that is one and nothing about it is unusual.
fn make_checked(vm: &mut Vm, fields: &Fields, zone: Value, fold: Value) -> Result<Value, Raise> {
    let (Some(known), Value::Int(fold @ 0..=1)) = (&vm.known.moments, fold) else {
        return Ok(Value::None);
    };
    let fine = is_valid(fields) && is_plain_zone(vm, known, zone);
    or_none(fine.then(|| known.make_datetime(&mut vm.heap, fields, zone, fold)))
}

/// A datetime with some fields changed: those of a tuple, the zone and the fold, as far as they are not `...`.
fn replaced(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (Some(known), Value::Tuple(changes), Value::Instance(old)) =
        (&vm.known.moments, args.get(1), args.get(0))
    else {
        return Ok(Value::None);
    };
    let Some((mut fields, mut zone)) = known.datetime(&vm.heap, old.into()) else {
        return Ok(Value::None);
    };
    for (field, &change) in fields.iter_mut().zip(changes.items(&vm.heap)) {
        match change {
            Value::Ellipsis => {}
            Value::Int(given) => *field = given,
            _ => return Ok(Value::None),
        }
    }
    if !matches!(args.get(2), Value::Ellipsis) {
        zone = args.get(2);
    }
    let fold = match args.get(3) {
        Value::Ellipsis => old.slot(&vm.heap, 8),
        given => given,
    };
    make_checked(vm, &fields, zone, fold)
}

fn at(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (Some(known), Value::Int(micros)) = (&vm.known.moments, args.get(0)) else {
        return Ok(Value::None);
    };
    let fine = is_plain_zone(vm, known, args.get(1));
    or_none(fine.then(|| known.make_at(&mut vm.heap, micros, args.get(1))).flatten())
}

/// Rounds seconds to microseconds, halves to the even one, as `datetime.fromtimestamp` does: the part below a second is made
/// microseconds first, as a float. `None` if they are too many.
fn rounded_micros(seconds: f64) -> Option<i64> {
    if seconds.is_nan() || seconds.abs() >= 1e12 {
        return None;
    }
    let micros = (seconds.fract() * SECOND as f64).round_ties_even();
    Some(seconds.trunc() as i64 * SECOND + micros as i64)
}

/// The time in a timezone of a POSIX time in seconds.
fn from_timestamp(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let micros = match args.get(0) {
        Value::Int(seconds) => seconds.checked_mul(SECOND),
        Value::Float(seconds) => rounded_micros(seconds.get()),
        _ => None,
    };
    let (Some(micros), Some(known)) = (micros, &vm.known.moments) else {
        return Ok(Value::None);
    };
    let zone = args.get(1);
    let offset = known.zone_offset(&vm.heap, zone);
    let offset = offset.and_then(|offset| i64::try_from(offset).ok());
    // UTC must be a time, too.
    let utc = micros.checked_add(EPOCH * DAY * SECOND);
    let (Some(offset), Some(utc)) = (offset, utc.filter(|&utc| fields_of(utc).is_some())) else {
        return Ok(Value::None);
    };
    or_none(known.make_at(&mut vm.heap, utc + offset, zone))
}

fn day_of(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(known) = &vm.known.moments else {
        return Ok(Value::None);
    };
    let of = known.datetime(&vm.heap, args.get(0));
    or_none(of.map(|(f, _)| known.make_date(&mut vm.heap, f[0], f[1], f[2])))
}

/// What is left of an ISO text.
struct Reader<'t>(&'t [u8]);

impl Reader<'_> {
    /// Takes a number of so many digits.
    fn number(&mut self, digits: usize) -> Option<i64> {
        let taken = self.0.split_off(..digits)?;
        taken.iter().try_fold(0, |sum, byte| {
            byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0'))
        })
    }

    /// Takes this byte, if it comes next.
    fn takes(&mut self, byte: u8) -> bool {
        let next = self.0.first() == Some(&byte);
        if next {
            self.0 = &self.0[1..];
        }
        next
    }

    /// Takes this byte.
    fn expect(&mut self, byte: u8) -> Option<()> {
        self.takes(byte).then_some(())
    }

    /// Takes `-05:30` or `Z`; gives seconds ahead of UTC.
    fn offset(&mut self) -> Option<i64> {
        if self.takes(b'Z') {
            return Some(0);
        }
        let behind = self.takes(b'-');
        if !behind {
            self.expect(b'+')?;
        }
        let hours = self.number(2)?;
        self.expect(b':')?;
        let minutes = self.number(2)?;
        let seconds = (hours < 24 && minutes < 60).then_some(hours * 3600 + minutes * 60)?;
        Some(if behind { -seconds } else { seconds })
    }

    /// Takes `hh:mm`, with seconds and three or six decimals if there are any.
    fn clock(&mut self) -> Option<[i64; 4]> {
        let hour = self.number(2)?;
        self.expect(b':')?;
        let minute = self.number(2)?;
        let (mut second, mut micro) = (0, 0);
        if self.takes(b':') {
            second = self.number(2)?;
            if self.takes(b'.') {
                let places = self.0.iter().take_while(|b| b.is_ascii_digit()).count();
                micro = match places {
                    3 => self.number(3)? * 1000,
                    6 => self.number(6)?,
                    _ => return None,
                };
            }
        }
        Some([hour, minute, second, micro])
    }

    /// Takes `2024-02-03`.
    fn date(&mut self) -> Option<[i64; 3]> {
        let year = self.number(4)?;
        self.expect(b'-')?;
        let month = self.number(2)?;
        self.expect(b'-')?;
        Some([year, month, self.number(2)?])
    }

    /// Takes `2024-02-03T04:05`, and what may follow; gives the fields and the seconds ahead of UTC, if it says.
    fn moment(&mut self) -> Option<(Fields, Option<i64>)> {
        let [year, month, day] = self.date()?;
        let (mut clock, mut offset) = ([0; 4], None);
        if !self.0.is_empty() {
            // Any character may stand between day and clock.
            self.0.split_off_first().filter(|b| b.is_ascii())?;
            clock = self.clock()?;
            if !self.0.is_empty() {
                offset = Some(self.offset()?);
            }
        }
        let [hour, minute, second, micro] = clock;
        let fields = [year, month, day, hour, minute, second, micro];
        (self.0.is_empty() && is_valid(&fields)).then_some((fields, offset))
    }
}

/// The datetime of an ISO text in one of its usual forms.
fn read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (Value::Str(text), Some(known)) = (args.get(0), &vm.known.moments) else {
        return Ok(Value::None);
    };
    let Some((fields, offset)) = Reader(text.text(&vm.heap).as_bytes()).moment() else {
        return Ok(Value::None);
    };
    let zone = match offset {
        None => Some(Value::None),
        Some(seconds) => known.make_zone(&mut vm.heap, seconds),
    };
    or_none(zone.map(|zone| known.make_datetime(&mut vm.heap, &fields, zone, 0)))
}

/// The date of an ISO text in its usual form.
fn read_date(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (Value::Str(text), Some(known)) = (args.get(0), &vm.known.moments) else {
        return Ok(Value::None);
    };
    let mut reader = Reader(text.text(&vm.heap).as_bytes());
    let read = reader.date().filter(|&[year, month, day]| {
        reader.0.is_empty() && is_valid(&[year, month, day, 0, 0, 0, 0])
    });
    or_none(read.map(|[year, month, day]| known.make_date(&mut vm.heap, year, month, day)))
}

/// A date or datetime by plain directives of `strftime` that do not ask for the zone or microseconds.
fn format_moment(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (Some(known), Value::Str(format)) = (&vm.known.moments, args.get(1)) else {
        return Ok(Value::None);
    };
    let Some(fields) = known.fields(&vm.heap, args.get(0)) else {
        return Ok(Value::None);
    };
    let format = format.text(&vm.heap);
    // A flag may come before the letter; those are for the long way, too.
    let plain = |letter: u8| letter.is_ascii_alphabetic() && !b"fszZ".contains(&letter);
    let mut rest = format.split('%').skip(1);
    while let Some(part) = rest.next() {
        match part.bytes().next() {
            Some(letter) if plain(letter) => {}
            // Two signs stand for one.
            None if rest.next().is_some() => {}
            _ => return Ok(Value::None),
        }
    }
    let date = Date::of(micros_of(&fields).div_euclid(SECOND) - EPOCH * DAY);
    let text = date.format(format);
    Ok(vm.string(text))
}

/// An aware datetime in another timezone.
fn moved(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(known) = &vm.known.moments else {
        return Ok(Value::None);
    };
    let Some((fields, zone)) = known.datetime(&vm.heap, args.get(0)) else {
        return Ok(Value::None);
    };
    let offset = |zone| known.zone_offset(&vm.heap, zone);
    let (Some(from), Some(to)) = (offset(zone), offset(args.get(1))) else {
        return Ok(Value::None);
    };
    let Ok(ahead) = i64::try_from(to - from) else {
        return Ok(Value::None);
    };
    // UTC must be a time, too.
    let utc = i64::try_from(from).map(|from| micros_of(&fields) - from);
    let fine = utc.is_ok_and(|utc| fields_of(utc).is_some());
    let micros = micros_of(&fields) + ahead;
    or_none(fine.then(|| known.make_at(&mut vm.heap, micros, args.get(1))).flatten())
}

/// The ISO text of a datetime, as `isoformat` gives it by default.
fn show(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (Some(known), Value::Str(sep)) = (&vm.known.moments, args.get(1)) else {
        return Ok(Value::None);
    };
    let Some((fields, zone)) = known.datetime(&vm.heap, args.get(0)) else {
        return Ok(Value::None);
    };
    let [year, month, day, hour, minute, second, micro] = fields;
    let sep = sep.text(&vm.heap);
    let mut text = format!("{year:04}-{month:02}-{day:02}{sep}{hour:02}:{minute:02}:{second:02}");
    if micro != 0 {
        text += &format!(".{micro:06}");
    }
    if !matches!(zone, Value::None) {
        let Some(offset) = known.zone_offset(&vm.heap, zone) else {
            return Ok(Value::None);
        };
        let minutes = offset.unsigned_abs() / (60 * SECOND as u128);
        if offset % (60 * i128::from(SECOND)) != 0 {
            return Ok(Value::None);
        }
        let sign = if offset < 0 { '-' } else { '+' };
        text += &format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60);
    }
    Ok(vm.string(text))
}
