# Modules made by hand: subclasses of ModuleType, `__class__` of a module, its text, and what it is without a name.
import sys
import types


class Answering(types.ModuleType):
    kind = 5

    @property
    def title(self):
        return "title of " + self.__name__

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return "no " + name


answering = Answering("answering", "its text")
print(type(answering).__name__, answering.kind, answering.title, answering.other)
print(answering, answering.__doc__, sorted(answering.__dict__))


class Counted(types.ModuleType):
    def __init__(self, name, count):
        super().__init__(name)
        self.count = count

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)


sys.modules["counted"] = Counted("counted", 3)
import counted
from counted import count
print(count, counted.count, isinstance(counted, types.ModuleType))


def told(module):
    return [module.x for _ in range(3)]


class Hiding(types.ModuleType):
    x = property(lambda self: "of the class")


plain = types.ModuleType("plain")
plain.x = 1
print(told(plain))
plain.__class__ = Hiding
print(told(plain), plain.__dict__["x"])
plain.__class__ = types.ModuleType
print(told(plain))
try:
    plain.__class__ = int
except TypeError as error:
    print(error)

nameless = types.ModuleType.__new__(types.ModuleType)
print(nameless, nameless.__dict__)
nameless.__init__("named")
print(nameless)
nameless.__file__ = "/x/y"
print(nameless)
del nameless.__file__
nameless.__loader__ = "loader"
print(nameless)
nameless.__spec__ = types.SimpleNamespace(name="spec", origin="there", has_location=False)
print(nameless)
print(nameless.__annotations__)
for arguments in [(), (1,), ("a", "b", "c")]:
    try:
        types.ModuleType(*arguments)
    except TypeError as error:
        print(error)
print(sys)
