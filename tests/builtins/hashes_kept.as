# What knows the hashes of its keys hashes none again: comparisons of dicts, copies, unions; bytes look at items one by one.
import collections

told = []


class Key:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        told.append(f"h{self.v}")
        return self.v % 2

    def __eq__(self, other):
        told.append(f"e{self.v}{other.v}")
        return self.v == other.v


keys = [Key(v) for v in (3, 1, 2, 5)]
one, two, three = dict.fromkeys(keys), dict.fromkeys(keys), set(keys)
for name, f in {
    "equal": lambda: one == two, "display": lambda: {**one} == 1, "both": lambda: {**one, **two} == 1, "fromkeys": lambda: dict.fromkeys(one) == 1,
    "of set": lambda: dict.fromkeys(three) == 1, "copy": lambda: one.copy() == 1, "or": lambda: (one | two) == 1, "views": lambda: one.keys() == two.keys(),
    "update": lambda: {}.update(one), "set": lambda: set(one) == 1, "set or": lambda: (three | three) == 1, "in": lambda: Key(5) in one,
}.items():
    told.clear()
    print(name, f(), *told)


class Index:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        if self.v == 2:
            held.pop() if isinstance(held, (list, collections.deque)) else held.popitem()
        return self.v


for kind in (list, dict.fromkeys, collections.deque):
    for make in (bytes, bytearray):
        held = kind(Index(v) for v in (1, 2, 3, 4))
        try:
            print(make(held))
        except RuntimeError as e:
            print(e)


class Same:
    def __eq__(self, other):
        held.append(1)
        return False


for name in ("remove", "index", "count", "__contains__"):
    held = collections.deque([Same()])
    try:
        print(getattr(held, name)(Same()))
    except (IndexError, RuntimeError) as e:
        print(name, type(e).__name__, e)


class Found(Same):
    def __eq__(self, other):
        held.append(1)
        return True


for name in ("remove", "index", "count", "__contains__"):
    held = collections.deque([Found()])
    try:
        print(getattr(held, name)(Found()))
    except (IndexError, RuntimeError) as e:
        print(name, type(e).__name__, e)


# What is sent into an `athrow` or `aclose` that has not begun is refused, and it may begin later.
async def counting():
    yield 1


for name, given in (("athrow", (KeyError(1),)), ("aclose", ()), ("asend", (5,))):
    step = getattr(counting(), name)(*given)
    for sent in (7, 7, None, None):
        try:
            print(name, step.send(sent))
        except BaseException as e:
            print(name, type(e).__name__, e)


# How many of the most common: what is no number is told of as where it is used.
for n in ("a", 1.5, 1.0, None, -1, 2, 10**30, True):
    try:
        print(collections.Counter("aabbbc").most_common(n))
    except TypeError as e:
        print(e)
