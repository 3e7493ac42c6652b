# What an OrderedDict does not have is told as C tells it: None is no argument, and a tuple is several. The state of an object asks
# for its slots as scripts do.
import copy
from collections import OrderedDict


def attempt(call):
    try:
        print(call())
    except KeyError as error:
        print("KeyError", error.args)


empty = OrderedDict()
for key in (None, 3, (1, 2), ()):
    attempt(lambda: empty.move_to_end(key))
    attempt(lambda: empty.pop(key))
    attempt(lambda: empty[key])
    attempt(lambda: {}.pop(key))


class Watched(set):
    __slots__ = ("x",)

    def __getattribute__(self, name):
        if not name.startswith("__"):
            print("asked for", name)
        return super().__getattribute__(name)


print(len(copy.copy(Watched([1]))))
watched = Watched()
watched.x = 5
print(watched.__getstate__())
