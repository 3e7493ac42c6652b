# Zones: offsets, names, folds and gaps.
# no stress: a minute of dates, collected at every step
from zoneinfo import *
import zoneinfo, random, pickle, copy
from datetime import *


def show(fn, *a, **k):
    try:
        print('->', fn(*a, **k))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


R = random.Random(1)
for z in ('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Africa/Casablanca', 'Europe/Dublin', 'Pacific/Apia', 'Asia/Tehran', 'Etc/GMT+5', 'America/St_Johns'):
    t = ZoneInfo(z)
    print(t, repr(t), t.key, t.utcoffset(None), t is ZoneInfo(z))
    for _ in range(6):
        d = datetime(R.randrange(1900, 2060), R.randrange(1, 13), R.randrange(1, 29), R.randrange(24), R.randrange(6), fold=R.randrange(2), tzinfo=t)
        print(d, d.fold, d.tzname(), d.dst(), d.utcoffset(), d.astimezone(timezone.utc), datetime(d.year, d.month, d.day, d.hour, tzinfo=timezone.utc).astimezone(t))
t = ZoneInfo('Europe/Berlin')
for m, day in ((3, 31), (10, 27)):
    for h in range(0, 5):
        for f in (0, 1):
            d = datetime(2024, m, day, h, 30, fold=f, tzinfo=t)
            print(d, f, d.tzname(), d.utcoffset(), d.dst(), d.astimezone(timezone.utc))
            u = datetime(2024, m, day, h, 30, tzinfo=timezone.utc).astimezone(t)
            print(u, u.fold)
for n in ('Nope/Zone', '/abs', '../x', 'a//b'):
    show(ZoneInfo, n)
print(pickle.loads(pickle.dumps(t)) is t, copy.deepcopy(t) is t, ZoneInfo.no_cache('UTC') is ZoneInfo('UTC'), len(available_timezones()) > 300, TZPATH[0])
with open('/usr/share/zoneinfo/Europe/Paris', 'rb') as f:
    z = ZoneInfo.from_file(f, key='P')
    print(z, z.key, datetime(2024, 7, 1, tzinfo=z).utcoffset())
print(datetime(2024, 7, 1, tzinfo=t) - datetime(2024, 7, 1, tzinfo=ZoneInfo('America/New_York')), datetime(2024, 10, 26, 12, tzinfo=t) + timedelta(days=1), time(5, tzinfo=t).utcoffset(), time(5, tzinfo=ZoneInfo('UTC')).utcoffset())
