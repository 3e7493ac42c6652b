# A weak proxy gives every attribute of what it stands for, the class too.
import abc
import collections.abc
import weakref


class Point:
    "A point."

    x = 1

    def get(self):
        return self.x


point = Point()
proxy = weakref.proxy(point)
print(proxy.__class__ is Point, type(proxy).__name__, proxy.__doc__, proxy.__dict__, proxy.__module__)
proxy.x = 5
print(point.x, proxy.get(), hasattr(proxy, "y"), dir(proxy) == dir(point), isinstance(proxy, Point))
print(proxy.__init__.__self__ is point, str(proxy) == str(point), proxy.__eq__(point))
del point
try:
    proxy.__class__
except ReferenceError as e:
    print(e)
try:
    isinstance(proxy, Point)
except ReferenceError as e:
    print(e)


def function():
    pass


called = weakref.proxy(function)
print(called.__class__, type(called).__name__, isinstance(called, type(function)), called.__name__)


# What only says that it is a class is none for an abstract class.
class Claims:
    def __init__(self, wrapped):
        self.wrapped = wrapped

    __class__ = property(lambda self: self.wrapped.__class__)
    __bases__ = property(lambda self: self.wrapped.__bases__)
    __mro__ = property(lambda self: self.wrapped.__mro__)


class Abstract(metaclass=abc.ABCMeta):
    pass


class Concrete(Abstract):
    pass


print(isinstance(Claims(called), type(function)), isinstance(Claims(Concrete), type))
for cls in (Abstract, Concrete, int, collections.abc.Iterable):
    try:
        print(cls.__name__, issubclass(Claims(Concrete), cls))
    except TypeError as e:
        print(cls.__name__, e)
