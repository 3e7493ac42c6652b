# A class derived from property keeps the doc of its getter apart from its own; signatures and states that are copied.
import copy
import inspect
import pickle
import threading


class Noted(property):
    """A property with a note."""


class Circle:
    def __init__(self, radius):
        self._radius = radius

    @Noted
    def radius(self):
        """How far the edge is."""
        return self._radius

    @radius.setter
    def radius(self, value):
        """Never shown."""
        self._radius = value

    area = Noted(lambda self: 3 * self._radius ** 2, doc="explicit")
    plain = Noted(lambda self: 1)


print(Noted.__doc__)
print(Circle.radius.__doc__)
print(Circle.area.__doc__)
print(Circle.plain.__doc__)


def greet(name: str, *, loud: bool = False) -> str: ...


signature = inspect.signature(greet)
print(copy.replace(signature, return_annotation=int))
print(copy.replace(signature.parameters["loud"], default=True))
for protocol in range(6):
    assert pickle.loads(pickle.dumps(signature, protocol)) == signature
bound = signature.bind("Ann", loud=True)
print(copy.copy(bound).arguments, pickle.loads(pickle.dumps(bound)) == bound)

print(threading.stack_size(1 << 20), threading.stack_size(0), threading.stack_size())

exec(compile("for n in range(2):\n    n * 10\n", "<input>", "single"))
exec(compile("'quoted'", "<input>", "single"))
exec(compile("'not shown'", "<input>", "exec"))
