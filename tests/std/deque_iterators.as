"""Iterators of a deque are copied, pickled and made by hand, as they were left."""
import copy
import pickle
from collections import deque

items = deque("abcde")
for make in (iter, reversed):
    it = make(items)
    print(type(it).__module__, type(it).__name__, next(it), next(it))
    print(list(copy.copy(it)), list(it))
    print(list(type(it)(deque([1, 2, 3]))), list(type(it)(deque([1, 2, 3]), 2)))
    for bad in ((), ([1],), (deque(), "x")):
        try:
            type(it)(*bad)
        except TypeError as error:
            print(type(error).__name__)
it = iter(items)
next(it)
print(list(pickle.loads(pickle.dumps(it))))
