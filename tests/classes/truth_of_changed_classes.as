# What decides whether an object is true changes with its class, its bases and its builtin part.
from collections import Counter, OrderedDict, UserDict, UserList, deque


class Plain:
    pass


class Heir(Plain):
    pass


def show(label, *objects):
    print(label, [bool(o) for o in objects], [1 if o else 0 for o in objects])


plain, heir = Plain(), Heir()
show("neither", plain, heir)
Plain.__len__ = lambda self: 0
show("length 0", plain, heir)
Heir.__bool__ = lambda self: True
show("heir says", plain, heir)
del Plain.__len__
del Heir.__bool__
show("gone", plain, heir)
Plain.__bool__ = lambda self: False
show("base says", plain, heir)
Heir.__bool__ = None
try:
    bool(heir)
except TypeError as e:
    print("TypeError", e)
del Plain.__bool__, Heir.__bool__


class Sized:
    def __len__(self):
        return 0


class Other:
    pass


class Either(Other):
    pass


either = Either()
show("other base", either)
Either.__bases__ = (Sized,)
show("sized base", either)
either.__class__ = Other
show("other class", either)


class Numbers(list):
    pass


class Never(list):
    def __bool__(self):
        return False


class Text(str):
    def __len__(self):
        return 0


class Whole(int):
    def __len__(self):
        return 0


class Pair(tuple):
    __len__ = lambda self: 0


for cls, full in ((Numbers, [1]), (Never, [1]), (Text, "a"), (Whole, 3), (Pair, (1, 2)), (deque, [1]), (Counter, "a"),
                  (OrderedDict, [(1, 2)]), (UserDict, {1: 2}), (UserList, [0]), (bytearray, b"a"), (frozenset, [0])):
    show(cls.__name__, cls(), cls(full))

Numbers.__len__ = lambda self: 5
show("own length", Numbers(), Numbers([1]))
Numbers.__bool__ = lambda self: False
show("own truth", Numbers(), Numbers([1]))
del Numbers.__len__, Numbers.__bool__
show("list's again", Numbers(), Numbers([1]))


class Meta(type):
    def __bool__(cls):
        return cls.on


class On(metaclass=Meta):
    on = True


class Off(On):
    on = False


show("classes", On, Off, On(), Off())
Meta.__bool__ = lambda cls: not cls.on
show("classes", On, Off, Plain)


class Queue(deque):
    pass


queue = Queue([1])
show("deque", queue, Queue())
Queue.__len__ = lambda self: 0
show("deque", queue, Queue())


class Failing:
    def __len__(self):
        return -1


for bad in (Failing, type("Wrong", (), {"__len__": lambda self: "x"}), type("Big", (), {"__len__": lambda self: 2**70}),
            type("Odd", (), {"__bool__": lambda self: 1})):
    try:
        print(bool(bad()))
    except Exception as e:
        print(type(e).__name__, e)
