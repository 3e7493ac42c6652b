# A special method that is None is no method: most operations call it and fail, some say the object cannot do it.
class Nothing:
    __add__ = None
    __radd__ = None
    __eq__ = None
    __lt__ = None
    __bool__ = None
    __contains__ = None
    __iter__ = None
    __len__ = None
    __reversed__ = None
    __hash__ = None
    __iadd__ = None
    __getitem__ = None
    __neg__ = None
    __call__ = None
    __index__ = None


class Adds:
    def __add__(self, other):
        return "added"

    def __radd__(self, other):
        return "added from the right"

    def __eq__(self, other):
        return "equal"


class AddsNot(Adds):
    __radd__ = None
    __eq__ = None


def add_in_place(thing):
    thing += 1


nothing, adds = Nothing(), Adds()
for name, attempt in (
    ("+", lambda: nothing + 1),
    ("+ from the right", lambda: 1 + nothing),
    ("+ of two", lambda: adds + nothing),
    ("+ of a subclass", lambda: adds + AddsNot()),
    ("+=", lambda: add_in_place(nothing)),
    ("==", lambda: nothing == 1),
    ("== from the right", lambda: 1 == nothing),
    ("!=", lambda: nothing != 1),
    ("== of a subclass", lambda: adds == AddsNot()),
    ("<", lambda: nothing < 1),
    (">", lambda: 1 > nothing),
    ("bool", lambda: bool(nothing)),
    ("not", lambda: not nothing),
    ("in", lambda: 1 in nothing),
    ("iter", lambda: iter(nothing)),
    ("len", lambda: len(nothing)),
    ("reversed", lambda: reversed(nothing)),
    ("hash", lambda: hash(nothing)),
    ("item", lambda: nothing[1]),
    ("-", lambda: -nothing),
    ("call", lambda: nothing()),
    ("index", lambda: range(nothing)),
):
    try:
        print(name, attempt())
    except TypeError as e:
        print(name, e)
