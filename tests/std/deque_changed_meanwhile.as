# What counts as a change for an iterator and a search, and what does not.
from collections import deque


def told(call):
    try:
        return call()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


changes = {
    "extendleft": lambda d: d.extendleft("z"),
    "extend by nothing": lambda d: d.extend(()),
    "times 0": lambda d: d.__imul__(0),
    "times 1": lambda d: d.__imul__(1),
    "times 2": lambda d: d.__imul__(2),
    "init": lambda d: d.__init__("q"),
    "clear": lambda d: d.clear(),
    "rotate": lambda d: d.rotate(0),
}
for name, change in changes.items():
    seen = []
    for items, most in ("ab", None), ("ab", 2), ("a", None), ("", None), ("ab", 0):
        for way in iter, reversed:
            d = deque(items, most)
            it = way(d)
            told(lambda: change(d))
            seen.append(str(told(lambda: next(it, "end"))).split(":")[0])
    print(name, *seen)


class Sly:
    def __init__(self, change, answer):
        self.change, self.answer = change, answer

    def __eq__(self, other):
        self.change()
        return self.answer


for name in "times 1", "times 2", "init", "extendleft":
    for answer in True, False:
        d = deque()
        d.append(Sly(lambda: changes[name](d), answer))
        print(name, answer, told(lambda: d.remove(7)), len(d))

# The classes of the iterators: a place to begin at, and keywords that are not heeded.
ahead, back = type(iter(deque())), type(reversed(deque()))
for kind in ahead, back:
    print(kind.__name__, list(kind(deque("abc"), 1)), list(kind(deque("abc"), -5)), list(kind(deque("abc"), index=2)))
    print(told(lambda: kind()))
    print(told(lambda: kind(deque(), 1, 2)))
    print(told(lambda: kind([1])))
    print(told(lambda: kind(deque(), "x")))

# What is made anew is emptied first, unless the limit is refused.
d = deque([1, 2, 3])
print(told(lambda: d.__init__([], -1)), d)
print(told(lambda: d.__init__(5)), d)
d = deque([1, 2, 3])
d.__init__(d)
print(d)
