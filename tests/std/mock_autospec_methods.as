# The methods of an autospecced class are called as those of its instances: without self.
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
