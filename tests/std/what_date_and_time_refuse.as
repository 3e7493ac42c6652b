# What dates, times and zones refuse, and in which words.
import warnings
from datetime import *
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, e)
t(timezone, 1); t(timezone, timedelta(1)); t(timezone, timedelta(hours=1), 5); t(timezone, offset=timedelta(hours=1), name="x"); t(timezone.utc.tzname, 5); t(timezone.utc.utcoffset, 5); t(timezone.utc.dst, 5); t(timezone.utc.fromutc, 5); t(timezone.utc.fromutc, datetime(2000,1,1))
def sc():
    class T(timezone): pass
t(sc)
class BadTz(tzinfo):
    def tzname(self, dt): return 5
    def utcoffset(self, dt): return 7
    def dst(self, dt): return "x"
t(lambda: datetime(2000,1,1,tzinfo=BadTz()).tzname()); t(lambda: datetime(2000,1,1,tzinfo=BadTz()).utcoffset()); t(lambda: datetime(2000,1,1,tzinfo=BadTz()).dst()); t(lambda: str(datetime(2000,1,1,tzinfo=BadTz()))); t(lambda: time(1,tzinfo=BadTz()).tzname()); t(lambda: datetime(2000,1,1,tzinfo=tzinfo()).tzname()); t(lambda: datetime(2000,1,1,tzinfo=tzinfo()).utcoffset()); t(lambda: datetime(2000,1,1,tzinfo=tzinfo()) == datetime(2000,1,1))
class Varies(tzinfo):
    def __init__(self): self.offset = timedelta(minutes=22)
    def utcoffset(self, t): self.offset += timedelta(minutes=1); return self.offset
v = Varies(); t1 = time(1, 2, tzinfo=v); t2 = time(1, 2, tzinfo=v); t(lambda: t1 == t2); t2 = time(1,2,tzinfo=Varies()); t(lambda: t1 < t2)
class D(tzinfo):
    def utcoffset(self, dt): return timedelta(minutes=dt.minute) if dt else None
t(lambda: time(1, 2, tzinfo=D()) == time(1, 2, tzinfo=D())); t(lambda: time(1, 2, tzinfo=D()) < time(1, 2))
t(datetime.fromtimestamp, 1e300); t(datetime.fromtimestamp, float("nan")); t(datetime.fromtimestamp, float("inf")); t(date.fromtimestamp, 1e20); t(datetime.fromtimestamp, 1e300, timezone.utc)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    t(datetime.strptime, "02-01", "%m-%d"); t(datetime.strptime, "1", "%d")
    for x in w: print(x.category.__name__, str(x.message)[:60])
t(date, "a", 1, 1); t(time, b"1"*6); t(date, 1); t(date, 2000, 13, 1); t(datetime, 2000, 1, 1, 25); t(time, 24); t(datetime, 2000, 1, 1, tzinfo=5); t(time, tzinfo=5); t(datetime, 2000, 1, 1, fold=2); t(timedelta, "a"); t(timedelta, 1e300); t(timedelta, days=float("nan")); t(lambda: timedelta(1) + 1); t(lambda: timedelta(1) * "a"); t(lambda: timedelta(1) / timedelta(0)); t(lambda: timedelta(1) // 0); t(lambda: datetime(1,1,1) - timedelta(1)); t(lambda: date(1,1,1) - timedelta(1)); t(lambda: date(2000,1,1) < 5); t(lambda: datetime(2000,1,1) - date(2000,1,1)); t(lambda: date(2000,1,1) < datetime(2000,1,1)); t(lambda: datetime(2000,1,1) < datetime(2000,1,1,tzinfo=timezone.utc)); t(date.fromisoformat, "x"); t(date.fromisoformat, 5); t(datetime.fromisoformat, "2000"); t(time.fromisoformat, "x"); t(date.fromordinal, 0); t(date.fromisocalendar, 2000, 60, 1); t(datetime.combine, 1, 2); t(datetime.combine, date(2000,1,1), 2); t(lambda: date(2000,1,1).replace(year=0)); t(lambda: date(2000,1,1).strftime(5)); t(datetime.strptime, 1, 2); t(datetime.strptime, "a", "b"); t(datetime.strptime, "2000 x", "%Y"); t(datetime.strptime, "1", "%Q"); t(datetime.strptime, "1", "%"); t(lambda: datetime(2000,1,1).isoformat(timespec="x")); t(lambda: datetime(2000,1,1).isoformat(sep="xx")); t(lambda: datetime(2000,1,1).isoformat(sep=5)); t(lambda: datetime(2000,1,1).astimezone(5)); t(lambda: "{:x%Y}".format(date(2000,1,1))); t(lambda: format(date(2000,1,1), 5))

# Fields are whole numbers of C's size, whatever gave them.
class Index:
    def __init__(self, value): self.value = value
    def __index__(self): print("index", self.value); return self.value

import datetime as dt
for make in [lambda: dt.date(2, 1, True), lambda: dt.date(Index(0), Index(1), Index(2)), lambda: dt.date(Index(2), Index(1), Index("a")), lambda: dt.date(2 ** 40, 1, 1),
             lambda: dt.date(-2 ** 40, 1, 1), lambda: dt.date(2 ** 80, 1, 1), lambda: dt.date(), lambda: dt.datetime(), lambda: dt.datetime(1, 2, 3, fold=True).fold, lambda: dt.time(fold=False).fold,
             lambda: dt.date.fromordinal(10 ** 10), lambda: dt.date.fromisocalendar("a", 1, 1), lambda: dt.date.fromisocalendar(2020, 1, 8), lambda: dt.datetime.now().isoformat(timespec=1),
             lambda: dt.time().isoformat(1), lambda: dt.time(1, 2, tzinfo=dt.timezone.utc, fold=1), lambda: dt.datetime(1, 2, 3, tzinfo=dt.timezone.utc, fold=1),
             lambda: dt.timezone.utc.__reduce__(), lambda: dt.timezone.max.__getinitargs__(), lambda: type(dt.date(1, 1, 1).isocalendar()), lambda: dt.__all__, lambda: dt.date.strptime]:
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)

# Fields that are there are looked at before one that is missing is missed.
for fields in [([1],), ("a",), (1, "b"), (1.5,), (None,), (1, None), ([], 2), (1, 2), (1,)]:
    for kind in (dt.date, dt.datetime):
        try:
            print(kind(*fields))
        except TypeError as error:
            print(error)
