# Iterators of a deque that changed: forwards each further step fails, backwards only the first.
from collections import deque

for walk in (iter, reversed):
    for taken in (0, 2, 4):
        d = deque([0, 1, 2, 3])
        it = walk(d)
        told = [next(it) for _ in range(taken)]
        d.append(9)
        told.append(it.__length_hint__())
        for _ in range(3):
            try:
                told.append(next(it))
            except (RuntimeError, StopIteration) as e:
                told.append(type(e).__name__)
        print(walk.__name__, told, it.__length_hint__())
