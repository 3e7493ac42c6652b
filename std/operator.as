"""The operators as functions, and getters to hand to `sorted` and `map`. They are native: `_operator`."""

from _operator import *

__all__ = [
    "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq",
    "floordiv", "ge", "getitem", "gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul",
    "imod", "imul", "index", "indexOf", "inv", "invert", "ior", "ipow", "irshift", "is_",
    "is_not", "isub", "itemgetter", "itruediv", "ixor", "le",
    "length_hint", "lshift", "lt", "matmul", "methodcaller", "mod", "mul", "ne", "neg", "not_",
    "or_", "pos", "pow", "rshift", "setitem", "sub", "truediv", "truth", "xor",
]

for _name in (
    "lt le eq ne ge gt not_ abs add and_ floordiv index inv invert lshift mod mul matmul neg or_ pos pow "
    "rshift sub truediv xor concat contains delitem getitem setitem iadd iand iconcat ifloordiv ilshift imod "
    "imul imatmul ior ipow irshift isub itruediv ixor call"
).split():
    globals()[f"__{_name.strip('_')}__"] = globals()[_name]
del _name
