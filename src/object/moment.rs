//! Dates, times and spans of `datetime` as numbers, and what their operators give without running script code.
//!
//! Their classes are the library's (`std/datetime.as`), whose methods decide what is unusual: other classes, zones of scripts,
//! results out of range, errors. `None` here means: ask them.

use super::Value;
use super::class::Instance;
use super::shape::{Shape, shape_with};
use crate::heap::{Gc, Heap, Marker};
use crate::syntax::ast::{BinOp, CmpOp};
use std::cmp::Ordering;

/// Microseconds of a second.
pub const SECOND: i64 = 1_000_000;
/// Seconds of a day.
pub const DAY: i64 = 86_400;
/// The number of the first of January 1970, if the first of January of year 1 is day 1.
pub const EPOCH: i64 = 719_163;
/// The last day of year 9999.
pub const LAST_DAY: i64 = 3_652_059;
/// The greatest number of days of a span.
const MOST_DAYS: i128 = 999_999_999;
/// Microseconds of a day.
const DAY_MICROS: i64 = DAY * SECOND;

/// The attributes of the classes, in the order in which their objects get them.
const DATE: &[&str] = &["_year", "_month", "_day"];
const DATETIME: &[&str] = &[
    "_year",
    "_month",
    "_day",
    "_hour",
    "_minute",
    "_second",
    "_microsecond",
    "_tzinfo",
    "_fold",
];
const SPAN: &[&str] = &["_days", "_seconds", "_microseconds"];
const ZONE: &[&str] = &["_offset", "_name"];

/// Counts the days from 1970 to a date.
pub fn days_from(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March here, so that the leap day is their last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Gives year, month and day of a count of days from 1970.
pub fn date_of(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// Tells whether a year of the Gregorian calendar has a 29 February.
pub fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Counts the days of a month.
pub fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The fields of a datetime: year, month, day, hour, minute, second, microsecond.
pub type Fields = [i64; 7];

/// Counts the microseconds from the start of day 0.
pub fn micros_of(fields: &Fields) -> i64 {
    let [year, month, day, hour, minute, second, micro] = *fields;
    let days = days_from(year, month, day) + EPOCH;
    (((days * 24 + hour) * 60 + minute) * 60 + second) * SECOND + micro
}

/// Gives the fields of a count of microseconds; `None` if the year is not one of 1 to 9999.
pub fn fields_of(micros: i64) -> Option<Fields> {
    let day = micros.div_euclid(DAY_MICROS);
    if !(1..=LAST_DAY).contains(&day) {
        return None;
    }
    let rest = micros.rem_euclid(DAY_MICROS);
    let (year, month, date) = date_of(day - EPOCH);
    let seconds = rest / SECOND;
    let clock = [
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        rest % SECOND,
    ];
    Some([year, month, date, clock[0], clock[1], clock[2], clock[3]])
}

/// Tells whether fields are those of a day and a time of day.
pub fn is_valid(fields: &Fields) -> bool {
    let [year, month, day, hour, minute, second, micro] = *fields;
    (1..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_of_month(year, month)).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..60).contains(&second)
        && (0..SECOND).contains(&micro)
}

/// How far a time is ahead of UTC.
#[derive(Clone, Copy, PartialEq)]
enum Offset {
    Naive,
    Micros(i128),
}

/// What an object is.
#[derive(Clone, Copy)]
enum Moment {
    Day(i64),
    Time(Fields, Value),
    Span(i128),
}

/// The layouts of the objects that the classes of `datetime` make, and its UTC.
#[derive(Clone, Copy)]
pub struct Moments {
    date: Gc<Shape>,
    datetime: Gc<Shape>,
    span: Gc<Shape>,
    zone: Gc<Shape>,
    pub utc: Value,
}

impl Moments {
    /// Learns the layouts from an object of each class: a date, a datetime, a timedelta, and UTC as a timezone. `None` if their
    /// attributes are not where they are thought to be.
    pub fn learn(heap: &Heap, examples: [Value; 4]) -> Option<Moments> {
        let mut shapes = Vec::new();
        for (example, attributes) in examples.into_iter().zip([DATE, DATETIME, SPAN, ZONE]) {
            shapes.push(shape_with(heap, example, attributes)?);
        }
        Some(Moments {
            date: shapes[0],
            datetime: shapes[1],
            span: shapes[2],
            zone: shapes[3],
            utc: examples[3],
        })
    }

    /// Marks what is known.
    pub fn trace(&self, m: &mut Marker) {
        for shape in [self.date, self.datetime, self.span, self.zone] {
            m.mark(shape);
        }
        self.utc.trace(m);
    }

    /// Makes a date.
    pub fn make_date(&self, heap: &mut Heap, year: i64, month: i64, day: i64) -> Value {
        let values = [year, month, day].map(Value::Int);
        heap.new_instance_of(self.date, &values).into()
    }

    /// Makes a datetime.
    pub fn make_datetime(&self, heap: &mut Heap, fields: &Fields, zone: Value, fold: i64) -> Value {
        let mut values = [Value::Int(fold); 9];
        for (place, &field) in values.iter_mut().zip(fields) {
            *place = Value::Int(field);
        }
        values[7] = zone;
        heap.new_instance_of(self.datetime, &values).into()
    }

    /// Makes the datetime so many microseconds after the start of day 0, if its year is one.
    pub fn make_at(&self, heap: &mut Heap, micros: i64, zone: Value) -> Option<Value> {
        let fields = fields_of(micros)?;
        Some(self.make_datetime(heap, &fields, zone, 0))
    }

    /// Makes a timedelta, if it is not too long.
    pub fn make_span(&self, heap: &mut Heap, micros: i128) -> Option<Value> {
        let days = micros.div_euclid(i128::from(DAY_MICROS));
        let rest = micros.rem_euclid(i128::from(DAY_MICROS)) as i64;
        (-MOST_DAYS..=MOST_DAYS).contains(&days).then(|| {
            let values = [days as i64, rest / SECOND, rest % SECOND];
            heap.new_instance_of(self.span, &values.map(Value::Int))
                .into()
        })
    }

    /// Makes a timezone of an offset in seconds that is less than a day; UTC if it is 0.
    pub fn make_zone(&self, heap: &mut Heap, seconds: i64) -> Option<Value> {
        if seconds == 0 {
            return Some(self.utc);
        }
        let offset = self.make_span(heap, i128::from(seconds) * i128::from(SECOND))?;
        let zone = heap.new_instance_of(self.zone, &[offset, Value::None]);
        Some(zone.into())
    }

    fn ints<const N: usize>(heap: &Heap, instance: Gc<Instance>) -> Option<[i64; N]> {
        let mut found = [0; N];
        for (at, place) in found.iter_mut().enumerate() {
            match instance.slot(heap, at) {
                Value::Int(i) => *place = i,
                _ => return None,
            }
        }
        Some(found)
    }

    /// Reads an object of one of the classes themselves.
    fn read(&self, heap: &Heap, value: Value) -> Option<Moment> {
        let Value::Instance(instance) = value else {
            return None;
        };
        let shape = instance.get(heap).shape;
        if shape == self.datetime {
            let fields = Moments::ints(heap, instance)?;
            return Some(Moment::Time(fields, instance.slot(heap, 7)));
        }
        if shape == self.span {
            let [days, seconds, micros] = Moments::ints(heap, instance)?;
            let seconds = i128::from(days) * i128::from(DAY) + i128::from(seconds);
            return Some(Moment::Span(
                seconds * i128::from(SECOND) + i128::from(micros),
            ));
        }
        if shape == self.date {
            let [year, month, day] = Moments::ints(heap, instance)?;
            return Some(Moment::Day(days_from(year, month, day) + EPOCH));
        }
        None
    }

    /// Gives the fields and the zone of a datetime.
    pub fn datetime(&self, heap: &Heap, value: Value) -> Option<(Fields, Value)> {
        match self.read(heap, value)? {
            Moment::Time(fields, zone) => Some((fields, zone)),
            _ => None,
        }
    }

    /// Gives the fields of a datetime, or those of the start of a date.
    pub fn fields(&self, heap: &Heap, value: Value) -> Option<Fields> {
        match self.read(heap, value)? {
            Moment::Time(fields, _) => Some(fields),
            Moment::Day(day) => fields_of(day * DAY_MICROS),
            Moment::Span(_) => None,
        }
    }

    /// Gives the offset in microseconds of a timezone.
    pub fn zone_offset(&self, heap: &Heap, zone: Value) -> Option<i128> {
        let Value::Instance(instance) = zone else {
            return None;
        };
        if instance.get(heap).shape != self.zone {
            return None;
        }
        match self.read(heap, instance.slot(heap, 0))? {
            Moment::Span(micros) => Some(micros),
            _ => None,
        }
    }

    fn offset(&self, heap: &Heap, zone: Value) -> Option<Offset> {
        match zone {
            Value::None => Some(Offset::Naive),
            _ => self.zone_offset(heap, zone).map(Offset::Micros),
        }
    }

    /// Applies an operator to two objects of the classes.
    pub fn binary(&self, heap: &mut Heap, op: BinOp, l: Value, r: Value) -> Option<Value> {
        use Moment::*;
        let left = self.read(heap, l)?;
        if let (Span(span), BinOp::Mul, Value::Int(times)) = (left, op, r) {
            return self.make_span(heap, span.checked_mul(i128::from(times))?);
        }
        let right = self.read(heap, r)?;
        match (left, op, right) {
            (Span(a), BinOp::Add, Span(b)) => self.make_span(heap, a + b),
            (Span(a), BinOp::Sub, Span(b)) => self.make_span(heap, a - b),
            (Span(a), BinOp::Div, Span(b)) => {
                // A quotient of numbers that a float holds exactly is rounded once.
                let exact = -(1 << 53)..=1 << 53;
                let known = b != 0 && exact.contains(&a) && exact.contains(&b);
                known.then(|| Value::float(a as f64 / b as f64))
            }
            (Time(at, zone), BinOp::Add, Span(by)) | (Span(by), BinOp::Add, Time(at, zone)) => {
                let micros = i128::from(micros_of(&at)) + by;
                self.make_at(heap, i64::try_from(micros).ok()?, zone)
            }
            (Time(at, zone), BinOp::Sub, Span(by)) => {
                let micros = i128::from(micros_of(&at)) - by;
                self.make_at(heap, i64::try_from(micros).ok()?, zone)
            }
            (Time(a, zone), BinOp::Sub, Time(b, other)) => {
                let mut micros = i128::from(micros_of(&a)) - i128::from(micros_of(&b));
                if !zone.is(other) {
                    match (self.offset(heap, zone)?, self.offset(heap, other)?) {
                        (Offset::Micros(x), Offset::Micros(y)) => micros += y - x,
                        _ => return None,
                    }
                }
                self.make_span(heap, micros)
            }
            (Day(day), BinOp::Add, Span(by)) | (Span(by), BinOp::Add, Day(day)) => self.make_day(
                heap,
                i128::from(day) + by.div_euclid(i128::from(DAY_MICROS)),
            ),
            (Day(day), BinOp::Sub, Span(by)) => self.make_day(
                heap,
                i128::from(day) - by.div_euclid(i128::from(DAY_MICROS)),
            ),
            (Day(a), BinOp::Sub, Day(b)) => {
                self.make_span(heap, i128::from(a - b) * i128::from(DAY_MICROS))
            }
            _ => None,
        }
    }

    fn make_day(&self, heap: &mut Heap, day: i128) -> Option<Value> {
        let day = i64::try_from(day).ok()?;
        (1..=LAST_DAY).contains(&day).then(|| {
            let (year, month, day) = date_of(day - EPOCH);
            self.make_date(heap, year, month, day)
        })
    }

    /// Compares two objects of one of the classes: how they are ordered, or, where they are not, whether they are equal.
    pub fn compare(&self, heap: &Heap, op: CmpOp, l: Value, r: Value) -> Option<Ordering> {
        use Moment::*;
        match (self.read(heap, l)?, self.read(heap, r)?) {
            (Span(a), Span(b)) => Some(a.cmp(&b)),
            (Day(a), Day(b)) => Some(a.cmp(&b)),
            (Time(a, zone), Time(b, other)) => {
                if zone.is(other) {
                    return Some(a.cmp(&b));
                }
                match (self.offset(heap, zone)?, self.offset(heap, other)?) {
                    (Offset::Micros(x), Offset::Micros(y)) => {
                        let (a, b) = (micros_of(&a), micros_of(&b));
                        Some((i128::from(a) - x).cmp(&(i128::from(b) - y)))
                    }
                    // A naive time and an aware one are never equal, and not ordered.
                    _ => matches!(op, CmpOp::Eq | CmpOp::NotEq).then_some(Ordering::Less),
                }
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_microseconds_go_both_ways() {
        for fields in [
            [1, 1, 1, 0, 0, 0, 0],
            [2024, 2, 29, 23, 59, 59, 999_999],
            [9999, 12, 31, 1, 2, 3, 4],
        ] {
            assert!(is_valid(&fields));
            assert_eq!(fields_of(micros_of(&fields)), Some(fields));
        }
        assert_eq!(fields_of(micros_of(&[1, 1, 1, 0, 0, 0, 0]) - 1), None);
        assert!(!is_valid(&[2023, 2, 29, 0, 0, 0, 0]));
    }
}
