# datetime: arithmetic, reprs, ISO text, formats, comparisons, errors.
from datetime import date, datetime, time, timedelta, timezone, UTC, MINYEAR, MAXYEAR

d = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6)
print(repr(d), d, d.total_seconds(), -d, d * 2, d / 2, d // timedelta(hours=1), d % timedelta(hours=1), divmod(d, timedelta(hours=5)), d / timedelta(days=1), timedelta(0.5), timedelta(weeks=-1), abs(-d) == d, bool(timedelta()))
a = date(2024, 2, 28)
print(a, repr(a + timedelta(2)), a - date(2023, 2, 28), a.weekday(), a.isoweekday(), tuple(a.isocalendar()), a.toordinal(), date.fromordinal(738000), a.replace(day=1), a.strftime("%A %d %B %Y, week %V, day %j"), a < date(2025, 1, 1), a.ctime(), f"{a:%d.%m.%y}", a.isocalendar())
t = time(9, 5, 7, 123456, tzinfo=UTC)
print(t, repr(t), time(9), time.fromisoformat("09:30:15.5"), t.replace(hour=1), t.isoformat("milliseconds"), time(1) < time(2), repr(time(1, fold=1)))
m = datetime(2024, 2, 29, 23, 59, 58, 5000)
print(m, repr(m), m + timedelta(seconds=2), m - datetime(2024, 1, 1), m.isoformat(), m.isoformat(" ", "minutes"), m.date(), repr(m.time()), m.strftime("%Y-%m-%d %H:%M:%S.%f %p %I %y %b %a %%"), m.timetuple()[:6], m.ctime())
z = timezone(timedelta(hours=5, minutes=30), "IST")
u = datetime(2024, 1, 1, 12, tzinfo=UTC)
print(u, u.astimezone(z), repr(u.astimezone(timezone(-timedelta(hours=3)))), u == u.astimezone(z), u.timestamp(), datetime.fromtimestamp(1704110400.5, UTC), u.tzname(), z, repr(z), u.astimezone(z).tzname(), u.utcoffset(), hash(u) == hash(u.astimezone(z)))
print(datetime.fromisoformat("2024-01-02T03:04:05.678+02:00"), datetime.fromisoformat("20240102T0304Z"), datetime.fromisoformat("2024-W10-2"), date.fromisoformat("2024-12-31"), datetime.strptime("Mon 02 Sep 2024 03:04 PM", "%a %d %b %Y %I:%M %p"), datetime.strptime("2024-060 +0130", "%Y-%j %z"), datetime.combine(a, time(8)))
print(sorted([date(2024, 1, 2), date(2023, 5, 6)]), max(datetime(2020, 1, 1), m), {a: 1}[date(2024, 2, 28)], datetime.min, date.max, timedelta.max, MINYEAR, MAXYEAR, timedelta.resolution, datetime(2020, 1, 1) == date(2020, 1, 1), isinstance(m, date))
for bad in (
    lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: date(2020, 13, 1), lambda: time(24), lambda: datetime(2020, 1, 1, 0, 60), lambda: m - u, lambda: m < u, lambda: date.max + timedelta(1), lambda: date.fromisoformat("2024-1-1"),
    lambda: datetime.fromisoformat("nope"), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 x", "%Y"), lambda: timezone(timedelta(days=2)), lambda: timedelta(days=10 ** 9), lambda: timedelta("1"), lambda: datetime(2020, 1, 1, tzinfo=5), lambda: date("2020", 1, 1), lambda: datetime.strptime("1", "%Q"),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Eastern(type(UTC).__base__):
    def utcoffset(self, dt):
        return timedelta(hours=-5) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if dt is not None and 3 < dt.month < 11 else timedelta(0)

    def tzname(self, dt):
        return "EDT" if self.dst(dt) else "EST"


e = Eastern()
print(datetime(2024, 7, 1, tzinfo=e), datetime(2024, 1, 1, tzinfo=e).tzname(), u.astimezone(e), datetime(2024, 7, 1, 12, tzinfo=UTC).astimezone(e).strftime("%H:%M %Z%z"))
