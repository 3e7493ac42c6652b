# What a class derived from datetime or time is given when methods make one: `fold` only where there is one.
import os
import time as clock
from datetime import datetime, time, timedelta

os.environ['TZ'] = 'UTC'
clock.tzset()


class Told(datetime):
    def __new__(cls, *args, **kwargs):
        print(args, kwargs)
        return super().__new__(cls, *args, **kwargs)


d = Told(2020, 1, 1)
print(type(d + timedelta(1)).__name__)
d.replace(year=2021)
Told.fromisoformat('2020-01-01')
Told.fromisoformat('2020-01-01T10:00:00+00:00')
Told.fromtimestamp(0)
Told.combine(d.date(), time(10, fold=0))
Told.combine(d.date(), time(10, fold=1))
folded = d.replace(fold=1)
folded + timedelta(1)
print(folded.fold, (folded + timedelta(1)).fold)


class ToldTime(time):
    def __new__(cls, *args, **kwargs):
        print(args, kwargs)
        return super().__new__(cls, *args, **kwargs)


t = ToldTime(10)
t.replace(minute=5)
t.replace(fold=1)
ToldTime.fromisoformat('10:05')
