"""How None is named in messages, sequences repeated by an `__index__`, and classes with one instance."""
import types


def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)


class R:
    def __index__(self): return 2
    def __rmul__(self, o): return "rmul"


class Declines:
    def __index__(self): return 2
    def __mul__(self, o): return NotImplemented
    def __rmul__(self, o): return NotImplemented


for f in (
    lambda: type("A", None, {}), lambda: type(None, (), {}), lambda: type("A", (), None), lambda: types.FunctionType(None, {}),
    lambda: types.FunctionType(t.__code__, None), lambda: types.ModuleType(None), lambda: ExceptionGroup(None, [ValueError()]),
    lambda: R() * "ab", lambda: "ab" * R(), lambda: [1] * R(), lambda: R() * [1], lambda: bytearray(b"ab") * R(), lambda: R() * (1,),
    lambda: Declines() * "ab", lambda: [1] * Declines(), lambda: Declines() * 3, lambda: "ab" * 1.5, lambda: "ab" * "x",
    lambda: type(None)(5), lambda: type(...)(1), lambda: type(NotImplemented)(a=1), lambda: (type(None)(), type(...)()),
):
    t(f)
items = [1]
kept = items
items *= Declines()
print(items, kept is items)
