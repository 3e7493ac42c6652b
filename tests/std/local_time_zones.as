# Local time is that of the variable TZ: names, offsets, summer time, hours that are left out and hours that come twice.

import os
import time
from datetime import datetime, timedelta, timezone

ZONES = ("UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0", "AEST-10AEDT,M10.1.0,M4.1.0/3", "<-03>3", "", "Nowhere")
MOMENTS = (0, 1704067200, 1711846799, 1711846800, 1720000000, 1729990799, 1729990800, 1730613600, 4000000000)

for zone in ZONES:
    os.environ["TZ"] = zone
    time.tzset()
    print("zone", repr(zone), time.tzname, time.timezone, time.altzone, time.daylight)
    for moment in MOMENTS:
        local = time.localtime(moment)
        print(tuple(local), local.tm_zone, local.tm_gmtoff, time.mktime(local), time.strftime("%Z %z %s", local))
        there = datetime.fromtimestamp(moment)
        print(there, there.fold, there.timestamp(), there.astimezone().tzname(), there.astimezone().utcoffset())
    for wall in ((2024, 3, 31, 2, 30), (2024, 10, 27, 2, 30), (2024, 3, 10, 2, 30), (2024, 11, 3, 1, 30), (2024, 7, 1, 0, 0)):
        seconds = [time.mktime((*wall, 0, 0, 0, summer)) for summer in (0, 1)]
        both = [datetime(*wall, fold=fold).timestamp() for fold in (0, 1)]
        print(wall, seconds, both)

os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
time.tzset()
before = datetime(2024, 3, 31, 1, 30)
print(before + timedelta(hours=1), (before + timedelta(hours=1)).astimezone(timezone.utc))
print(datetime(2024, 3, 31, 0, 30, tzinfo=timezone.utc).astimezone(), time.ctime(1720000000))
print(time.gmtime(0).tm_zone, time.strftime("%Z", time.gmtime(0)), time.strftime("%Z", (2024, 7, 1, 0, 0, 0, 0, 183, 1)))
