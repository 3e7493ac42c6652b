# Days of the week that a text names, offsets with a name, and days without a year, which are warned of.

import time
import warnings
from datetime import datetime

warnings.simplefilter("ignore")
for text, form in (("Sunday", "%A"), ("3", "%w"), ("7", "%u"), ("2024 Sunday", "%Y %A"), ("Mon 2024-02-29", "%a %Y-%m-%d"),
                   ("2024 10 Mon", "%Y %W %a"), ("utc", "%Z"), ("2024-02-30 Mon", "%Y-%m-%d %a"), ("-01:3030", "%z"), ("+0130", "%z")):
    try:
        found = time.strptime(text, form)
        print(text, form, tuple(found), found.tm_zone, found.tm_gmtoff)
    except ValueError as problem:
        print(text, form, problem)
for text, form in (("+0100 gmt", "%z %Z"), ("+0000 UTC", "%z %Z"), ("12:00 UTC", "%H:%M %Z"), ("2024-01-02 Fri", "%Y-%m-%d %a")):
    found = datetime.strptime(text, form)
    print(repr(found), found.tzname())

for read in (time.strptime, datetime.strptime):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for form in ("%d." + read.__qualname__, "%d %H" + read.__qualname__, "%d %Y" + read.__qualname__):
            for _ in range(2):
                read(time.strftime(form, (2024, 1, 5, 0, 0, 0, 0, 0, 0)), form)
    print([(str(w.message).splitlines()[0], w.category.__name__, w.filename == __file__, w.lineno) for w in caught])
