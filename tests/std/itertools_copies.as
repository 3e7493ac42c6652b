# copy and pickle of iterators of itertools: a copy shares what it draws from, a deep one has its own.
import copy
import itertools
import pickle
import warnings

warnings.simplefilter("ignore", DeprecationWarning)

numbers = itertools.count(5, 2)
next(numbers)
again = copy.copy(numbers)
print(next(numbers), next(again), again)
print(copy.deepcopy(itertools.repeat("x", 3)), list(pickle.loads(pickle.dumps(itertools.repeat("y", 2)))))

wheel = itertools.cycle("abc")
next(wheel)
half = copy.deepcopy(wheel)
print([next(half) for _ in range(5)], [next(wheel) for _ in range(5)])
for _ in range(4):
    next(wheel)
print([next(copy.copy(wheel)) for _ in range(3)])

window = itertools.islice(range(20), 2, 15, 3)
next(window)
print(list(copy.deepcopy(window)), list(window))

joined = itertools.chain([1, 2], [3], [4, 5])
next(joined)
print(list(copy.deepcopy(joined)), list(joined))

late = itertools.dropwhile(lambda n: n < 3, [1, 4, 2, 5])
next(late)
print(list(copy.deepcopy(late)), list(late))

sums = itertools.accumulate([1, 2, 3, 4])
next(sums), next(sums)
print(list(copy.deepcopy(sums)), list(sums))
print(list(copy.deepcopy(itertools.compress("abcd", [1, 0, 1, 1]))))
print(list(copy.deepcopy(itertools.starmap(pow, [(2, 3), (3, 2)]))))

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    copy.copy(itertools.count())
print(caught[0].category.__name__, caught[0].message)
