# total_ordering, cached_property, singledispatch, singledispatchmethod.
from functools import total_ordering, cached_property, singledispatch, singledispatchmethod


@total_ordering
class Lt:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        if not isinstance(other, Lt):
            return NotImplemented
        return self.n < other.n


@total_ordering
class Ge:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __ge__(self, other):
        return self.n >= other.n


for C in (Lt, Ge):
    a, b = C(1), C(2)
    print([a < b, a <= b, a > b, a >= b, b < a, b <= a, b > a, b >= a, a <= C(1), a >= C(1), a < C(1), a > C(1)])
    print(C.__gt__.__name__, C.__le__.__name__)
try:
    Lt(1) >= 5
except TypeError as e:
    print(e)
try:
    total_ordering(type("Bare", (), {}))
except ValueError as e:
    print(e)


class Data:
    def __init__(self):
        self.count = 0

    @cached_property
    def total(self):
        """Doc."""
        self.count += 1
        return self.count * 10


d = Data()
print(d.total, d.total, d.count, d.__dict__)
del d.total
print(d.total, Data.total.__doc__, type(Data.total).__name__, Data.total.attrname)
d.total = 5
print(d.total)


class Slotted:
    __slots__ = ()

    @cached_property
    def x(self):
        return 1


for bad in (lambda: Slotted().x, lambda: cached_property(lambda s: 1).__get__(d)):
    try:
        bad()
    except TypeError as e:
        print(e)


@singledispatch
def show(value, extra=""):
    return f"object {value!r}{extra}"


@show.register
def _(value: int, extra=""):
    return f"int {value}{extra}"


@show.register(str)
def show_str(value, extra=""):
    return f"str {value}{extra}"


show.register(list, lambda value, extra="": f"list of {len(value)}{extra}")


@show.register
def _(value: float | None, extra=""):
    return f"float or None{extra}"


class Base:
    pass


class Derived(Base):
    pass


@show.register(Base)
def _(value, extra=""):
    return "base"


print(show(1), show(True), show("a", extra="!"), show([1, 2]), show(2.5), show(None), show(()), show(Derived()))
print(show.dispatch(bool) is show.dispatch(int), show.dispatch(Derived) is show.registry[Base], show.__name__)
print(list(show.registry)[:4], show_str("direct"))
for bad in (lambda: show(), lambda: show.register(5), lambda: show.register("x", len)):
    try:
        bad()
    except TypeError as e:
        print(e)


class Negator:
    @singledispatchmethod
    def neg(self, arg):
        return f"cannot negate {arg!r}"

    @neg.register
    def _(self, arg: int):
        return -arg

    @neg.register(bool)
    def _(self, arg):
        return not arg

    @singledispatchmethod
    @classmethod
    def make(cls, arg):
        return cls.__name__, "other"

    @make.register
    @classmethod
    def _(cls, arg: int):
        return cls.__name__, "int"


n = Negator()
print(n.neg(3), n.neg(True), n.neg("x"), Negator.make(1), Negator.make(""))
