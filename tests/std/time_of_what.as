# Times are floats or whole numbers, and a tuple of a time has nine of these.
import time
from decimal import Decimal

class Index:
    def __index__(self): return 86400

for source in ["gmtime('a')", "gmtime(Decimal(1))", "gmtime(Index())[:3]", "ctime([])", "sleep(None)", "sleep(Decimal(0))", "sleep('a')", "gmtime(10 ** 30)", "sleep(10 ** 30)",
               "strftime('%Y', (1,))", "asctime((1,))", "mktime((1,))", "mktime((1.5,) * 9)", "mktime((10 ** 10,) + (0,) * 8)", "mktime((10 ** 30,) + (0,) * 8)", "strftime('%Y', (2020,) + (Index(),) * 8)",
               "strftime('%Y %d', (2020, True, True, 0, 0, 0, 0, 1, 0))", "mktime('a')", "asctime((2020, 1, 1, 0, 0, 0, 9, 1, 0))"]:
    try:
        print(source, eval("time." + source))
    except Exception as error:
        print(source, type(error).__name__, error)
