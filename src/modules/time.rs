//! The module time: clocks, sleeping, dates of a second.
//!
//! Monotonic clocks and wall time come from the one clock of the machine, so that they are virtual together. The zone of
//! local time is the matter of `zones.rs`.

#[path = "time/format.rs"]
mod format;
#[path = "time/zones.rs"]
mod zones;

use crate::builtins::fields::{self, make, named_tuple};
use crate::heap::Gc;
use crate::io::interrupt;
use crate::object::Value;
use crate::object::int::is_negative;
use crate::object::class::Layout;
use crate::object::dict::Dict;
use crate::object::moment::{self, days_from};
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, NativeConst, Type, func, method};
use crate::vm::outcome::Raise;
use rustix::time::ClockId;
use std::io::ErrorKind;
use std::time::Duration;

pub static MODULE: Module = Module {
    name: "time",
    consts: &[
        (
            "CLOCK_REALTIME",
            NativeConst::Int(libc::CLOCK_REALTIME as i64),
        ),
        (
            "CLOCK_MONOTONIC",
            NativeConst::Int(libc::CLOCK_MONOTONIC as i64),
        ),
        (
            "CLOCK_PROCESS_CPUTIME_ID",
            NativeConst::Int(libc::CLOCK_PROCESS_CPUTIME_ID as i64),
        ),
        (
            "CLOCK_THREAD_CPUTIME_ID",
            NativeConst::Int(libc::CLOCK_THREAD_CPUTIME_ID as i64),
        ),
        #[cfg(target_os = "linux")]
        (
            "CLOCK_MONOTONIC_RAW",
            NativeConst::Int(libc::CLOCK_MONOTONIC_RAW as i64),
        ),
        #[cfg(target_os = "linux")]
        (
            "CLOCK_BOOTTIME",
            NativeConst::Int(libc::CLOCK_BOOTTIME as i64),
        ),
    ],
    funcs: FUNCTIONS,
    types: &[],
    init: Some(init),
};

static STRUCT_TIME: Type = named_tuple!("time", "struct_time", Some(fields::NEW), [
    "tm_year" 0, "tm_mon" 1, "tm_mday" 2, "tm_hour" 3, "tm_min" 4, "tm_sec" 5, "tm_wday" 6,
    "tm_yday" 7, "tm_isdst" 8
]);

/// What `get_clock_info` gives.
static CLOCK_INFO: Type = Type {
    name: "clock_info",
    module: "time",
    base: "object",
    layout: Layout::Object,
    open: false,
    new: None,
    funcs: &[method(
        "__repr__(self, /)",
        crate::modules::sys::namespace_repr,
    )],
    doc: "",
};

static FUNCTIONS: &[Func] = &[
    func("time()", |vm, _| Ok(Value::float(vm.sched.clock.wall()))),
    func("time_ns()", |vm, _| Ok(nanos(vm.sched.clock.wall()))),
    func("monotonic()", |vm, _| {
        Ok(Value::float(vm.sched.clock.now()))
    }),
    func("monotonic_ns()", |vm, _| Ok(nanos(vm.sched.clock.now()))),
    func("perf_counter()", |vm, _| {
        Ok(Value::float(vm.sched.clock.now()))
    }),
    func("perf_counter_ns()", |vm, _| Ok(nanos(vm.sched.clock.now()))),
    func("process_time()", |_, _| {
        Ok(Value::float(seconds_by(ClockId::ProcessCPUTime)))
    }),
    func("process_time_ns()", |_, _| {
        Ok(nanos_by(ClockId::ProcessCPUTime))
    }),
    func("thread_time()", |_, _| {
        Ok(Value::float(seconds_by(ClockId::ThreadCPUTime)))
    }),
    func("thread_time_ns()", |_, _| {
        Ok(nanos_by(ClockId::ThreadCPUTime))
    }),
    func("clock_gettime(clk_id, /)", clock_gettime),
    func("clock_gettime_ns(clk_id, /)", clock_gettime_ns),
    func("clock_getres(clk_id, /)", |vm, args| {
        let resolution = rustix::time::clock_getres(clock_argument(vm, args)?);
        Ok(Value::float(
            resolution.tv_sec as f64 + resolution.tv_nsec as f64 * 1e-9,
        ))
    }),
    func("sleep(seconds, /)", sleep),
    func("gmtime(seconds=None, /)", |vm, args| {
        let seconds = seconds_of(vm, args, 0)?;
        Ok(struct_of(vm, &Date::of(seconds), "GMT", 0))
    }),
    func("localtime(seconds=None, /)", |vm, args| {
        let seconds = seconds_of(vm, args, 0)?;
        let spell = zones::at(seconds);
        Ok(struct_of(
            vm,
            &Date::local(seconds),
            &spell.name,
            spell.offset,
        ))
    }),
    func("mktime(t, /)", |vm, args| {
        let date = date_of(vm, args.get(0), "mktime")?;
        Ok(Value::float(
            zones::second_of(date.seconds(), date.summer) as f64
        ))
    }),
    func("strftime(format, t=..., /)", strftime),
    func("strptime(data_string, format=..., /)", |vm, args| {
        let module = vm.import_module("_date_reading")?;
        let name = vm.intern("read_struct");
        let read = vm.get_attr(module, name)?;
        match args.get(1) {
            Value::Unset => vm.call(read, &[args.get(0)]),
            format => vm.call(read, &[args.get(0), format]),
        }
    }),
    func("asctime(t=..., /)", |vm, args| {
        if let Value::Tuple(t) = vm.plain(args.get(0))
            && t.len(&vm.heap) != 9
            && matches!(args.get(0), Value::Tuple(_))
        {
            return Err(vm.type_error("asctime(): illegal time tuple argument"));
        }
        let date = date_or_now(vm, args, 0, "asctime")?;
        Ok(vm.string(date.format("%a %b %e %H:%M:%S %Y")))
    }),
    func("ctime(seconds=None, /)", |vm, args| {
        let seconds = seconds_of(vm, args, 0)?;
        let date = Date::local(seconds);
        Ok(vm.string(date.format("%a %b %e %H:%M:%S %Y")))
    }),
    func("get_clock_info(name, /)", clock_info),
    func("tzset()", tzset),
];

fn init(vm: &mut Vm, dict: Gc<Dict>) -> Result<(), Raise> {
    let class = fields::define(vm, &STRUCT_TIME, 0, &["tm_zone", "tm_gmtoff"]);
    vm.define_type(&CLOCK_INFO);
    let name = vm.intern("struct_time");
    dict.set_str(&mut vm.heap, name, class.into());
    name_zone(vm, dict);
    Ok(())
}

/// Sets what the module tells of the local zone.
fn name_zone(vm: &mut Vm, dict: Gc<Dict>) {
    let [standard, summer] = zones::of_year(vm.sched.clock.wall().floor() as i64);
    let names = [vm.str(&standard.name), vm.str(&summer.name)];
    let pairs = [
        ("tzname", vm.tuple(&names)),
        ("timezone", Value::Int(-standard.offset)),
        ("altzone", Value::Int(-summer.offset)),
        (
            "daylight",
            Value::Int(i64::from(standard.offset != summer.offset)),
        ),
    ];
    for (name, value) in pairs {
        let name = vm.intern(name);
        dict.set_str(&mut vm.heap, name, value);
    }
}

/// Reads the zone anew: that of TZ as the script has set it in `os.environ`.
fn tzset(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let (os, time) = (vm.intern("os"), vm.intern("time"));
    let (environ, get) = (vm.intern("environ"), vm.intern("get"));
    let variable = match vm.modules.get_str(&vm.heap, os) {
        Some(os) => {
            let environ = vm.get_attr(os, environ)?;
            let key = vm.str("TZ");
            match vm.call_method(environ, get, &[key])? {
                Value::Str(text) => Some(text.text(&vm.heap).to_owned()),
                _ => None,
            }
        }
        None => std::env::var("TZ").ok(),
    };
    zones::load(variable.as_deref());
    if let Some(Value::Module(module)) = vm.modules.get_str(&vm.heap, time) {
        let dict = module.get(&vm.heap).dict;
        name_zone(vm, dict);
    }
    Ok(Value::None)
}

fn nanos(seconds: f64) -> Value {
    Value::Int((seconds * 1e9) as i64)
}

/// Gives the processor time of this process.
fn seconds_by(clock: ClockId) -> f64 {
    let time = rustix::time::clock_gettime(clock);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

fn nanos_by(clock: ClockId) -> Value {
    let time = rustix::time::clock_gettime(clock);
    Value::Int(time.tv_sec * 1_000_000_000 + time.tv_nsec)
}

/// Reads the number of a clock of the system.
fn clock_argument(vm: &mut Vm, args: Args) -> Result<ClockId, Raise> {
    let number = args.int(vm, 0)?;
    let known = [
        (libc::CLOCK_REALTIME, ClockId::Realtime),
        (libc::CLOCK_MONOTONIC, ClockId::Monotonic),
        (libc::CLOCK_PROCESS_CPUTIME_ID, ClockId::ProcessCPUTime),
        (libc::CLOCK_THREAD_CPUTIME_ID, ClockId::ThreadCPUTime),
        #[cfg(target_os = "linux")]
        (libc::CLOCK_MONOTONIC_RAW, ClockId::MonotonicRaw),
        #[cfg(target_os = "linux")]
        (libc::CLOCK_BOOTTIME, ClockId::Boottime),
    ];
    let found = known.into_iter().find(|(id, _)| i64::from(*id) == number);
    found
        .map(|(_, clock)| clock)
        .ok_or_else(|| vm.errno(rustix::io::Errno::INVAL))
}

fn clock_gettime(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(match clock_argument(vm, args)? {
        ClockId::Realtime => Value::float(vm.sched.clock.wall()),
        ClockId::Monotonic => Value::float(vm.sched.clock.now()),
        clock => Value::float(seconds_by(clock)),
    })
}

fn clock_gettime_ns(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(match clock_argument(vm, args)? {
        ClockId::Realtime => nanos(vm.sched.clock.wall()),
        ClockId::Monotonic => nanos(vm.sched.clock.now()),
        clock => nanos_by(clock),
    })
}

fn sleep(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let seconds = span_of(vm, args.get(0))?;
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    // What was printed is seen before the pause on a terminal as well as in a pipe.
    let until = vm.sched.clock.now() + seconds;
    if vm.threads.any_other() {
        vm.sleep_until(until)?;
        return Ok(Value::None);
    }
    if vm.sched.clock.is_virtual() {
        vm.sched.clock.jump(until);
        return Ok(Value::None);
    }
    loop {
        let left = until - vm.sched.clock.now();
        if left <= 0.0 {
            return Ok(Value::None);
        }
        match interrupt::sleep(Duration::from_secs_f64(left)) {
            Err(problem) if problem.kind() == ErrorKind::Interrupted => vm.check_signals()?,
            Err(problem) => return Err(vm.os_error(&problem, None)),
            Ok(()) => {}
        }
    }
}

fn clock_info(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Str(name) = args.get(0) else {
        return Err(vm.type_error("get_clock_info() argument 1 must be str"));
    };
    let (implementation, monotonic) = match name.text(&vm.heap) {
        "time" => ("clock_gettime(CLOCK_REALTIME)", false),
        "monotonic" | "perf_counter" => ("clock_gettime(CLOCK_MONOTONIC)", true),
        "process_time" => ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true),
        "thread_time" => ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true),
        _ => return Err(vm.value_error("unknown clock")),
    };
    let Some(class) = vm.class_named("clock_info") else {
        return Ok(Value::None);
    };
    let instance = vm.heap.new_instance(class);
    let implementation = vm.str(implementation);
    let pairs = [
        ("implementation", implementation),
        ("monotonic", Value::bool(monotonic)),
        ("adjustable", Value::bool(!monotonic)),
        ("resolution", Value::float(1e-9)),
    ];
    for (key, value) in pairs {
        let key = vm.intern(key);
        instance.set_own(&mut vm.heap, key, value);
    }
    Ok(instance.into())
}

/// Reads a number of seconds: a float, or what gives a whole number by `__index__`.
fn number_of(vm: &mut Vm, given: Value) -> Result<f64, Raise> {
    if let Value::Float(bits) = vm.plain(given) {
        return Ok(bits.get());
    }
    Ok(match vm.to_int_value(given)? {
        Value::Int(n) => n as f64,
        Value::Bool(b) => b as f64,
        n if is_negative(&vm.heap, n) => f64::NEG_INFINITY,
        _ => f64::INFINITY,
    })
}

/// Reads how long something may last, in seconds: a number that CPython can count in nanoseconds of 64 bits.
///
/// # Errors
/// ValueError for a NaN, OverflowError for what has no room there, TypeError for what is no number.
pub fn span_of(vm: &mut Vm, given: Value) -> Result<f64, Raise> {
    let is_float = matches!(vm.plain(given), Value::Float(_));
    let seconds = number_of(vm, given)?;
    if seconds.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if !(-TOO_LATE..TOO_LATE).contains(&(seconds * 1e9)) {
        return Err(vm.overflow_error(match is_float {
            true => "timestamp out of range for platform time_t",
            false => "timestamp too large to convert to C PyTime_t",
        }));
    }
    Ok(seconds)
}

/// The first number of seconds that C's `time_t` has no room for.
const TOO_LATE: f64 = 9_223_372_036_854_775_808.0;
/// The seconds since 1970 whose year C's `struct tm` has room for.
const YEARS_OF_C: std::ops::Range<i64> = -67_768_040_609_740_800..67_768_036_191_676_800;

fn seconds_of(vm: &mut Vm, args: Args, i: usize) -> Result<i64, Raise> {
    let seconds = match args.some(i) {
        None => vm.sched.clock.wall(),
        Some(given) => number_of(vm, given)?,
    };
    if seconds.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if !(-TOO_LATE..TOO_LATE).contains(&seconds) {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    }
    let seconds = seconds.floor() as i64;
    if !YEARS_OF_C.contains(&seconds) {
        return Err(vm.os_error(&std::io::Error::from_raw_os_error(libc::EOVERFLOW), None));
    }
    Ok(seconds)
}

/// A date and time of day.
pub struct Date {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    /// Monday is 0.
    weekday: i64,
    /// From 1.
    yearday: i64,
    /// Positive in summer time, negative if nobody knows.
    summer: i64,
    /// Name and offset of its zone, where they are known; else those of local time.
    zone: Option<(String, i64)>,
}

impl Date {
    /// Takes seconds since 1970 apart as clocks here show them.
    fn local(seconds: i64) -> Date {
        let spell = zones::at(seconds);
        Date {
            summer: i64::from(spell.summer),
            zone: Some((spell.name, spell.offset)),
            ..Date::of(seconds.saturating_add(spell.offset))
        }
    }

    /// Takes seconds since 1970 apart.
    pub fn of(seconds: i64) -> Date {
        let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let (year, month, day) = moment::date_of(days);
        Date {
            year,
            month,
            day,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60,
            weekday: (days + 3).rem_euclid(7),
            yearday: days - days_from(year, 1, 1) + 1,
            summer: 0,
            zone: None,
        }
    }

    fn seconds(&self) -> i64 {
        let months = self.month - 1;
        let (year, month) = (self.year + months.div_euclid(12), months.rem_euclid(12) + 1);
        days_from(year, month, self.day) * 86_400
            + self.hour * 3600
            + self.minute * 60
            + self.second
    }
}

fn struct_of(vm: &mut Vm, d: &Date, zone: &str, offset: i64) -> Value {
    let items = [
        d.year, d.month, d.day, d.hour, d.minute, d.second, d.weekday, d.yearday, d.summer,
    ]
    .map(Value::Int);
    let made = make(vm, "struct_time", &items);
    let zone = vm.str(zone);
    set_zone(vm, made, zone, Value::Int(offset));
    made
}

/// Sets what is no item of the tuple.
fn set_zone(vm: &mut Vm, made: Value, zone: Value, offset: Value) {
    if let Value::Instance(i) = made {
        for (name, value) in [("tm_zone", zone), ("tm_gmtoff", offset)] {
            let name = vm.intern(name);
            i.set_own(&mut vm.heap, name, value);
        }
    }
}

fn date_of(vm: &mut Vm, v: Value, function: &str) -> Result<Date, Raise> {
    let Value::Tuple(t) = vm.plain(v) else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    let items = t.items(&vm.heap).to_vec();
    if items.len() > 9 && matches!(v, Value::Tuple(_)) {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut numbers = Vec::with_capacity(items.len());
    for &item in items.iter().take(9) {
        match vm.to_int_value(item)? {
            Value::Int(n) => numbers.push(n),
            _ => return Err(vm.overflow_error("Python int too large to convert to C long")),
        }
    }
    let [
        year,
        month,
        day,
        hour,
        minute,
        second,
        weekday,
        yearday,
        summer,
    ] = numbers[..]
    else {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    };
    if let Some(&n) = numbers.iter().find(|&&n| i32::try_from(n).is_err()) {
        let (way, end) = if n < 0 {
            ("less", "minimum")
        } else {
            ("greater", "maximum")
        };
        return Err(vm.overflow_error(format!("signed integer is {way} than {end}")));
    }
    if year < i64::from(i32::MIN) + 1900 {
        return Err(vm.overflow_error("year out of range"));
    }
    Ok(Date {
        year,
        month,
        day,
        hour,
        minute,
        second,
        weekday,
        yearday,
        summer,
        zone: zone_of(vm, v)?,
    })
}

/// Gives name and offset of the zone that a `struct_time` knows.
fn zone_of(vm: &mut Vm, v: Value) -> Result<Option<(String, i64)>, Raise> {
    if !matches!(v, Value::Instance(_)) {
        return Ok(None);
    }
    let (name, offset) = (vm.intern("tm_zone"), vm.intern("tm_gmtoff"));
    let name = vm.get_attr_opt(v, name)?;
    let offset = vm.get_attr_opt(v, offset)?;
    Ok(match (name, offset) {
        (Some(Value::Str(name)), Some(Value::Int(offset))) => {
            Some((name.text(&vm.heap).to_owned(), offset))
        }
        _ => None,
    })
}

/// Gives the date to be shown, by default now. What is no date is refused, but nothing at all stands for the first.
fn date_or_now(vm: &mut Vm, args: Args, i: usize, function: &str) -> Result<Date, Raise> {
    let mut date = match args.get(i) {
        Value::Unset => {
            let seconds = vm.sched.clock.wall().floor() as i64;
            return Ok(Date::local(seconds));
        }
        v => date_of(vm, v, function)?,
    };
    for part in [&mut date.month, &mut date.day, &mut date.yearday] {
        *part += i64::from(*part == 0);
    }
    let known = [
        ("month", date.month, 1..=12),
        ("day of month", date.day, 1..=31),
        ("hour", date.hour, 0..=23),
        ("minute", date.minute, 0..=59),
        ("seconds", date.second, 0..=61),
        ("day of week", date.weekday, -1..=i64::MAX),
        ("day of year", date.yearday, 1..=366),
    ];
    if let Some((part, ..)) = known.iter().find(|(_, n, range)| !range.contains(n)) {
        return Err(vm.value_error(format!("{part} out of range")));
    }
    date.weekday = date.weekday.rem_euclid(7);
    Ok(date)
}

fn strftime(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Str(format) = vm.plain(args.get(0)) else {
        let kind = vm.type_name(args.get(0));
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {kind}")));
    };
    let format = format.text(&vm.heap).to_owned();
    if format.contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    let date = date_or_now(vm, args, 1, "strftime")?;
    Ok(vm.string(date.format(&format)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_go_both_ways() {
        for seconds in [
            0,
            951_782_400,
            1_709_164_800,
            -86_400,
            4_102_444_799,
            -62_135_596_800,
        ] {
            assert_eq!(Date::of(seconds).seconds(), seconds);
        }
        let date = Date::of(1_704_067_199);
        assert_eq!(
            date.format("%Y-%m-%d %H:%M:%S %j %a %G-W%V"),
            "2023-12-31 23:59:59 365 Sun 2023-W52"
        );
    }
}
