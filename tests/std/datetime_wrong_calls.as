# Wrong calls of methods that are builtin in CPython and written in Aster here: classes of datetime and decimal.
import datetime as d
import decimal


class Day(d.date):
    def mine(self):
        return 1


moment, span, day, number = d.datetime(1, 1, 1), d.timedelta(), Day(1, 1, 1), decimal.Decimal(1)
for call in (
    lambda: moment.ctime(1, 2), lambda: moment.ctime(zz=1), lambda: moment.__hash__(1), lambda: moment.__hash__(zz=1),
    lambda: moment.__eq__(), lambda: moment.__eq__(1, 2), lambda: moment.__eq__(1, zz=1), lambda: moment.__reduce__(1),
    lambda: span.__abs__(1), lambda: span.total_seconds(1), lambda: span.__mul__(1, 2), lambda: d.date.today(1),
    lambda: d.date.today(zz=1), lambda: d.time().dst(1), lambda: d.timezone.utc.__str__(1), lambda: day.weekday(1),
    lambda: day.mine(1), lambda: day.mine(zz=1), lambda: Day.mine(), lambda: day.__repr__(a=1), lambda: number.is_nan(1),
    lambda: number.__abs__(1), lambda: number.__copy__(1), lambda: number.as_tuple(z=1), lambda: number.conjugate(2),
    lambda: decimal.getcontext().Etiny(1),
):
    try:
        print(call())
    except TypeError as e:
        print(e)
