# datetime: operators and comparisons of every pair of kinds, changed fields, moments of floats, what is refused in which order.
import operator
from datetime import date, datetime, time, timedelta, timezone, tzinfo


class Summer(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1 + (dt.month > 6 if dt else 0))

    def dst(self, dt):
        return timedelta(hours=1 if dt and dt.month > 6 else 0)

    def tzname(self, dt):
        return "S"

    def __repr__(self):
        return "Summer()"


class Day(date):
    pass


class Moment(datetime):
    pass


class Span(timedelta):
    pass


def show(f, *args, **named):
    try:
        print(repr(f(*args, **named)), end="; ")
    except Exception as e:
        print(type(e).__name__, e, end="; ")


two = timezone(timedelta(hours=2))
west = timezone(timedelta(hours=-5, minutes=-30), "X")
values = [
    date(2024, 2, 29), Day(2023, 1, 1), datetime(2024, 2, 29, 23, 59, 59, 999999), Moment(1, 1, 1), datetime(2024, 7, 1, tzinfo=timezone.utc),
    datetime(2024, 7, 1, 2, tzinfo=two), datetime(2024, 7, 1, 2, tzinfo=Summer()), datetime(9999, 12, 31, 23, tzinfo=west),
    timedelta(days=1, microseconds=-1), Span(hours=36), timedelta(999999999), 3, 2.5,
]
for op in (operator.add, operator.sub, operator.mul, operator.eq, operator.lt):
    print("#", op.__name__)
    for a in values:
        for b in values:
            if isinstance(a, (date, timedelta)) or isinstance(b, (date, timedelta)):
                show(op, a, b)
        print()

print("# added in place, summed, sorted, as keys")
d = datetime(2024, 1, 31)
d += timedelta(hours=25)
print(d, sum([timedelta(1), timedelta(2)], timedelta()), sorted(values[:2]), max(values[4:7]), {values[4]: 1}[values[5]])

print("# changed fields")
m = datetime(2024, 1, 31, 5, 6, 7, 8, tzinfo=two, fold=1)
for changes in (
    {}, {"year": 2023, "fold": 0}, {"month": 2}, {"day": None}, {"tzinfo": None}, {"tzinfo": True}, {"hour": 24}, {"tzinfo": 0, "hour": None},
    {"year": 2**31}, {"day": 10**30, "microsecond": 2**63}, {"fold": 2}, {"microsecond": True}, {"minute": 1.0}, {"second": "1"},
):
    show(m.replace, **changes)
    if "day" in changes or "year" in changes:
        show(date(2024, 1, 31).replace, **{k: v for k, v in changes.items() if k in ("year", "day")})
    if "hour" in changes or "tzinfo" in changes:
        show(time(5, 6, fold=1).replace, **changes)
print()

print("# moments of floats")
for seconds in (2.5e-6, -2.5e-6, 3.5e-6, 0.5e-6, 1.5, -1.5, 1e9 + 0.1234565, 1e11, 1e12, -62135596800, 253402300800.0, float("inf"), True):
    for zone in (timezone.utc, west):
        show(datetime.fromtimestamp, seconds, zone)
print()

print("# what is refused first")
show(datetime, 11, 4, 31, True, 2**31, 3, 60)
show(datetime, 1, 2024, 2, 7, 0, 9, 1.0)
show(datetime, 2024, 13, 1, 25)
show(datetime, 2024, 12, 1, 25, tzinfo=3)
show(datetime, 2024, 12, 1, 5, tzinfo=3)
show(datetime.combine, date(2024, 1, 1), time(1), True)
show(datetime.combine, date(2024, 1, 1), time(1, tzinfo=two))
print()

print("# texts")
for text in (
    "2024-02-03", "2024-02-03T04:05", "2024-02-03é04:05:06", "2024-02-03 04:05:06.123", "2024-02-03 04:05:06,123456", "2024-02-03 04:05:06.1234567",
    "2024-02-03 04:05Z", "2024-02-03 04:05:06-00:00", "2024-02-03 04:05:06+05:30", "2024-02-03 04:05:06.123456x+05:30", "2024-02-03 04:05:06.12x+05:30",
    "2024-02-30", "2024-02-03 24:00", "2024-02-03 04:05+24:00", "2024-02-03 04:05+01:60", "0000-01-01", "2024-02-03 04:05:06.123456x",
):
    show(datetime.fromisoformat, text)
    show(date.fromisoformat, text)
    print()
for value in values[:8]:
    print(value, value.isoformat(), value.strftime("%d.%m.%Y %H:%M:%S %j %A"), value.strftime("%f|%z|%%f|é"), end="; ")
    if isinstance(value, datetime):
        print(value.isoformat("é", "minutes"), value.date(), repr(value.date()), value.toordinal(), hash(value) == hash(value.replace(fold=1)), end="")
        if value.tzinfo:
            show(value.astimezone, west)
            show(value.astimezone, two)
    print()
show(datetime(1, 1, 1, tzinfo=two).astimezone, west)
show(datetime(9999, 12, 31, 23, tzinfo=west).astimezone, two)
