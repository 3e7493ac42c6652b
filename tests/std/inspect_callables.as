"""Which parameters `signature` finds, by how something became callable."""
import functools
import inspect


def shown(what, obj, **options):
    try:
        print(what, inspect.signature(obj, **options))
    except (TypeError, ValueError) as error:
        print(what, type(error).__name__, error)


def f(a, b: "int" = 2, *args, c, d=4, **kw): pass


class ByMeta(type):
    def __call__(cls, x, y=1): pass


class Called(metaclass=ByMeta):
    def __init__(self, z): pass


class Base:
    def __new__(cls, first, *rest): return object.__new__(cls)


class Derived(Base):
    def __init__(self, second): pass


class Late(Derived):
    def __new__(cls, third): return object.__new__(cls)


class Method:
    bound = functools.partialmethod(f, 1, c=3)
    __call__ = staticmethod(lambda p, q: 0)

    @classmethod
    def make(cls, how): pass


class ByHand:
    __signature__ = "(this, that=1)"

    def __call__(self): pass


class Alike:
    __name__ = "alike"
    __code__ = f.__code__
    __defaults__ = f.__defaults__
    __kwdefaults__ = f.__kwdefaults__
    __annotations__ = {}

    def __call__(self): pass


for name, obj in [
    ("function", f), ("evaluated", f), ("metaclass", Called), ("new", Base), ("init before new", Derived), ("new before init", Late),
    ("partial", functools.partial(f, 1, d=5)), ("partial by name", functools.partial(f, b=1)),
    ("partial method", Method.bound), ("bound", Method().bound), ("static call", Method()), ("class method", Method.make),
    ("by hand", ByHand()), ("alike", Alike()), ("plain", object), ("empty", type("E", (), {})),
    ("number", 3),
]:
    shown(name, obj, eval_str=name == "evaluated")


class OwnSignature(inspect.Signature):
    pass


print(repr(OwnSignature.from_callable(f)), inspect.signature(f) == OwnSignature.from_callable(f))
one, two = inspect.Parameter("x", 1), inspect.Parameter("y", inspect.Parameter.KEYWORD_ONLY)
three = inspect.Parameter("z", inspect.Parameter.KEYWORD_ONLY)
print(inspect.Signature([one, two, three]) == inspect.Signature([one, three, two]), repr(one.kind), one.kind.description)
for wrong in [("for", 1), ("a", 7), (3, 1), (".0", 2)]:
    try:
        print(inspect.Parameter(*wrong))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(inspect.Parameter(".0", 1), inspect.getfullargspec(Method().bound), sep="\n")
