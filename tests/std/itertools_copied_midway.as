# What copy and pickle are told of takewhile, dropwhile, islice and cycle at each point of their life.
import pickle
import warnings
from itertools import cycle, dropwhile, islice, takewhile

warnings.simplefilter("ignore")


def small(n):
    return n < 3


def shown(it):
    cls, given, *state = it.__reduce__()
    parts = [list(part) if hasattr(part, "__next__") else part for part in pickle.loads(pickle.dumps(given))]
    return cls.__name__, [part.__name__ if callable(part) else part for part in parts], *state


it = takewhile(small, [1, 2, 5, 1])
print(shown(it), next(it), shown(it), list(it), shown(it), next(it, "end"))
again = takewhile(small, [0, 1])
again.__setstate__(1)
print(list(again), pickle.dumps(it, 2))

it = dropwhile(small, [1, 5, 1, 0])
print(shown(it), next(it), shown(it), list(pickle.loads(pickle.dumps(it))))

it = islice([10, 11, 12, 13, 14, 15], 1, 6, 2)
print(shown(it), next(it), shown(it))
print(list(pickle.loads(pickle.dumps(it))), list(it), shown(it))
it = islice("abcdef", 2, None)
print(shown(it), next(it), shown(it), list(pickle.loads(pickle.dumps(it, 0))))
it = islice(iter("wxyz"), 4)
it.__setstate__(2)
print(list(it))

it = cycle("ab")
print(shown(it), next(it), shown(it), next(it), next(it), shown(it), next(it), shown(it))
other = pickle.loads(pickle.dumps(it))
print([next(other) for _ in range(3)])
it = cycle(iter("de"))
it.__setstate__((["a", "b"], True))
print([next(it) for _ in range(6)])
