# deque: both ends, rotation, a limit.
from collections import deque
d = deque([1, 2, 3])
d.append(4); d.appendleft(0); print(d, len(d), d[0], d[-1], d[2])
print(d.pop(), d.popleft(), d); d.extend([7, 8]); d.extendleft([9, 10]); print(d)
d.rotate(2); print(d); d.rotate(-1); print(d); d.reverse(); print(d)
print(d.count(7), d.index(7), 7 in d, list(d), list(reversed(d))); d.remove(7); d.insert(1, "x"); print(d)
del d[1]; d[0] = "first"; print(d, d.copy() == d, d + deque([1]), deque("ab") * 2, deque([1]) < deque([2]), bool(deque()))
m = deque(maxlen=3)
for i in range(5): m.append(i)
print(m, m.maxlen); m.appendleft("l"); print(m); m.extend("xy"); print(m)
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(2), lambda: deque([1]).index(2), lambda: deque(5), lambda: deque([], -1), lambda: hash(deque()), lambda: m.insert(0, 1), lambda: deque([1])[0:1]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    for x in d: d.append(1)
except RuntimeError as e:
    print(e)
d.clear(); print(d); e = deque([1]); e.append(e); print(e); print(deque(range(3)) == deque([0, 1, 2]), deque([1]) == [1])
