# Days and microseconds added, subtracted, compared and counted, at the edges of months, years, centuries and the calendar.
import datetime as d
import hashlib

EDGES = [1, 2, 59, 60, 61, 365, 366, 1460, 1461, 1462, 36523, 36524, 36525, 146096, 146097, 146098, 577736, 719163, 730119, 730120,
         730179, 730485, 730486, 3652058, 3652059]
seen = hashlib.sha256()
for n in EDGES:
    day = d.date.fromordinal(n)
    print(n, day, day.toordinal() == n, day.weekday(), day.isocalendar(), day.timetuple().tm_yday)
for n in range(1, 3652059, 1013):
    day = d.date.fromordinal(n)
    seen.update(f"{day} {day.toordinal()} {day.isocalendar()}".encode())
    moment = d.datetime.combine(day, d.time(n % 24, n % 60, n * 7 % 60, n * 977 % 1000000))
    span = d.timedelta(days=n % 900 - 450, seconds=n % 90000 - 45000, microseconds=n % 3000001)
    try:
        later, earlier = moment + span, moment - span
        seen.update(f"{later} {earlier} {later - earlier} {later > earlier} {later == moment + span}".encode())
    except OverflowError as e:
        print(moment, span, e)
print(seen.hexdigest())

for value in (0, -1, 3652060, 10**9, 10**18, 10**30, "x", 1.5):
    try:
        print(d.date.fromordinal(value))
    except Exception as e:
        print(type(e).__name__, e)
for value in (1e10, 1e12, 1e17, -1e12, 10**11, -10**11, 10**17, -(10**17)):
    try:
        print(d.datetime.fromtimestamp(value, d.timezone.utc))
    except Exception as e:
        print(type(e).__name__, e)
for span in (d.timedelta.max, d.timedelta.min):
    for start in (d.datetime.max, d.datetime.min, d.date.max, d.date.min):
        for f in (lambda: start + span, lambda: start - span):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)

import time

for value in (1e17, -(10**18), 1e19, 10**30, float("nan")):
    for f in (time.gmtime, time.localtime, time.ctime):
        try:
            print(f(value))
        except Exception as e:
            print(f.__name__, type(e).__name__, e)
