# What a class shows of its instances: `__dict__`, `__weakref__` and members for the names in `__slots__`.
class Plain:
    "doc"
    x = 1

    def __eq__(self, other):
        return True


class Derived(Plain):
    pass


class Slotted:
    __slots__ = ("b", "a", "__private")


class SlottedWithDict:
    __slots__ = ("a", "__dict__")


class DerivedWithDict(SlottedWithDict):
    pass


class Weak:
    __slots__ = ("q", "__weakref__")


for cls in (Plain, Derived, Slotted, SlottedWithDict, DerivedWithDict, Weak):
    print(cls.__name__, [name for name in cls.__dict__ if name != "__firstlineno__"])
for base in (int, str, tuple, list, dict, set, type, Exception, bytes, bytearray, float):
    made = type("Made", (base,), {})
    print(base.__name__, list(made.__dict__))
print(Plain.__dict__["__dict__"], Plain.__dict__["__weakref__"])
print(Slotted.__dict__["a"], type(Slotted.__dict__["a"]).__name__, Slotted.a.__objclass__)
plain = Plain()
plain.y = 5
print(Plain.__dict__["__dict__"].__get__(plain), plain.__weakref__)
print([name for name in dir(plain) if name in ("__dict__", "__weakref__", "x", "y")])
print([name for name in dir(Slotted()) if name in ("__dict__", "__weakref__", "a")])
slotted = Slotted()
slotted._Slotted__private = 1
print(slotted._Slotted__private)
for attempt in (
    lambda: type("Bad", (), {"__slots__": ["a b"]}),
    lambda: type("Bad", (), {"__slots__": [1]}),
    lambda: type("Bad", (), {"__slots__": ["__dict__", "__dict__"]}),
    lambda: type("Bad", (Plain,), {"__slots__": ["__weakref__"]}),
    lambda: type("Bad", (int,), {"__slots__": ["x"]}),
    lambda: type("Bad", (), {"__slots__": ["x"], "x": 1}),
    lambda: Slotted.a.__set__(plain, 1),
    lambda: Slotted.a.__get__(plain),
):
    try:
        print(attempt())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
