# Extending a deque from each kind of iterable, with a bound, from itself, and while it is gone through.
from collections import deque

d = deque([1, 2, 3])
d.extend((4, 5))
d.extend("ab")
d.extend(range(3))
d.extend(x for x in "yz")
d.extendleft([7, 8])
print(d)
m = deque([1, 2, 3, 4], 2)
m.extend([5, 6, 7])
print(m)
m.extendleft({1: 0, 2: 0, 3: 0})
print(m)
d.extend(d)
print(len(d))
for change in (lambda: d.extend([]), lambda: d.extend([1]), lambda: d.extendleft((1,)), lambda: d.extend(iter(()))):
    it = iter(d)
    change()
    try:
        print(next(it))
    except RuntimeError as e:
        print(e)
