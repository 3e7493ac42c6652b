# The methods of an autospecced class are called as those of its instances: without self.
import functools
from unittest import mock


class Thing:
    def method(self, x):
        return x

    @staticmethod
    def static(x):
        return x


for made in (mock.create_autospec(Thing), mock.create_autospec(Thing)(), mock.create_autospec(Thing, instance=True)):
    for name in ("method", "static"):
        for args in ((1,), (1, 2), ()):
            try:
                getattr(made, name)(*args)
                print(name, args, "taken")
            except TypeError as e:
                print(name, args, e)


class Decorated:
    number = 5

    @functools.lru_cache
    def cached(self, a):
        return a

    callback = functools.partial(print, 1)


for made in (mock.create_autospec(Decorated), mock.create_autospec(Decorated, instance=True), mock.create_autospec(Decorated())):
    for name in ("cached", "callback", "number"):
        child = getattr(made, name)
        print(name, type(child).__name__, callable(child))
print(type(mock.create_autospec(Decorated, instance=True).callback(1)).__name__)
