"""`getattr_static` and `classify_class_attrs` see what stands there, not what descriptors make of it."""
import inspect
import types


class Plain:
    def __get__(self, obj, owner): return "given"


class Data(Plain):
    def __set__(self, obj, value): pass


class A:
    plain, data = Plain(), Data()
    name: int = 1

    def __getattr__(self, name): return "made up"

    @property
    def p(self): raise RuntimeError


a = A()
a.__dict__.update(plain=1, data=2, own=3)
for name in "plain data own p missing".split():
    print(name, type(inspect.getattr_static(a, name, None)).__name__)


class Hidden:
    @property
    def __dict__(self): return {"x": 1}


class Slots:
    __slots__ = ("x", "__dict__")


s = Slots()
s.x, s.y = 1, 2
print(inspect.getattr_static(Hidden(), "x", "hidden"), type(inspect.getattr_static(s, "x")).__name__, inspect.getattr_static(s, "y"))


class Meta(type):
    on_meta = 5

    def __getattr__(cls, name):
        if name == "virtual":
            return 42
        raise AttributeError(name)

    def __dir__(cls): return ["virtual", "on_meta", "method"]


class B(metaclass=Meta):
    def method(self): pass


print(inspect.getattr_static(B, "on_meta"), inspect.getattr_static(B, "virtual", None))
for attribute in inspect.classify_class_attrs(B):
    print(attribute.name, attribute.kind, attribute.defining_class.__name__)


class Documented:
    """A class."""

    __slots__ = {"power": "measured in kilowatts"}

    def method(self):
        """What it does."""


class Heir(Documented):
    __slots__ = ()

    def method(self): pass


print(inspect.getdoc(Documented.power), inspect.getdoc(Heir.method), inspect.getdoc(Heir().method), inspect.getdoc(Heir), sep=" | ")
