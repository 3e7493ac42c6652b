# timeit and calendar as programs: what they print and refuse.

import calendar
import contextlib
import io
import sys
import timeit
import warnings

warnings.simplefilter("ignore")
now = 0.0


class Clock:
    def __init__(self, step):
        self.step = step

    def __call__(self):
        global now
        now += self.step
        return now


for step, *words in ((2.0, "-n35", "pass"), (0.01, "-n", "2", "-r2", "-u", "msec", "x = 1"), (0.5, "-v", "pass"), (1, "-u", "parsec"), (1, "--nope"),
                     (1e-6, "-n1", "-s", "a = 1", "-vv", "a")):
    print(words, timeit.main(list(words), _wrap_timer=lambda timer: Clock(step)))

calendar.main(["2024", "2"])
calendar.main(["-w3", "-l2", "-m4", "-s2", "-f6", "2023"])
print(calendar.HTMLCalendar().formatyearpage(2024)[:400].decode())
print(len(calendar.HTMLCalendar().formatyearpage(2024, css=None, encoding="ascii")))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(calendar.January, calendar.February, calendar.JANUARY)
print([str(w.message) for w in caught])
