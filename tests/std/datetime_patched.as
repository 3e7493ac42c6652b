# Names of the module datetime that a test has put something in place of do not change what its classes do.
import datetime
from unittest import mock
real = datetime.datetime
stamp = real(2024, 5, 6, 7, tzinfo=datetime.timezone.utc)
class Fixed(real):
    @classmethod
    def now(cls, tz=None): return cls(2020, 1, 2, 3, 4, 5, tzinfo=tz)
with mock.patch("datetime.datetime", Fixed), mock.patch("datetime.date", mock.MagicMock()), mock.patch("datetime.timezone", None), mock.patch("datetime.timedelta", None), mock.patch("datetime.time", 5), mock.patch("datetime.tzinfo", 5):
    d = datetime.datetime.now()
    print(repr(d), type(d).__name__, d - real(2020, 1, 1), stamp.astimezone(), stamp.isoformat(), stamp.utctimetuple()[:4], stamp.date(), stamp.time(), stamp == d)
    print(real.fromisoformat("2020-01-01T00:00+01:00"), real.fromtimestamp(0, stamp.tzinfo), stamp.replace(hour=1), hash(stamp) == hash(stamp), real.combine(stamp.date(), stamp.timetz()))
    print(stamp.date() + (d - real(2020, 1, 1)), stamp > stamp.replace(year=2000))
