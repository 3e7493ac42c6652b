# What conversions by `__int__`, `__index__`, `__trunc__` and the truth of NotImplemented warn of.
import array, math, operator, warnings
warnings.simplefilter("always")
def w(f, *a):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: r = f(*a)
        except BaseException as e: r = (type(e).__name__, str(e))
        print(r, [(x.category.__name__, str(x.message)) for x in w])
class N(int): pass
class T:
    def __trunc__(s): return T2()
class T2:
    def __trunc__(s): return 3
    def __index__(s): return N(7)
class T3:
    def __trunc__(s): return "x"
class T4:
    def __index__(s): return True
class T5:
    def __int__(s): return "x"
class T6:
    def __int__(s): return True
    def __index__(s): return "s"
class T7(int):
    def __index__(s): return 3
    def __int__(s): return 4
class T8(int):
    def __trunc__(s): return 3
w(int, T()); w(int, T3()); w(int, T4()); w(int, T5()); w(int, T6()); w(range, T6()); w(range, T7(2)); w(int, T7(2)); w(int, T8(2)); w(range, T4())
w(operator.index, T6()); w(lambda: type(math.trunc(T())).__name__); w(hex, T4()); w(chr, T4()); w(round, 2.5, T4()); w("abc".__getitem__, T4()); w(slice(T4()).indices, 5); w(bytes, T4()); w(int.from_bytes, [T4()]); w(lambda: "%d" % T4()); w(lambda: "%d" % T6()); w(lambda: "%x" % T4());w(lambda: "%c" % T4()); w(lambda: int("11", T2()))

w(lambda: bool(NotImplemented)); w(lambda: not NotImplemented); w(lambda: 1 if NotImplemented else 2); w(lambda: list(filter(None, [NotImplemented])))
w(lambda: any([NotImplemented])); w(lambda: array.array("u", "ab")); w(lambda: array.array("w", "ab"))
