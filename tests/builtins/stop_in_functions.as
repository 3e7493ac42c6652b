# StopIteration raised by the function of an iterator is the iterator's end.
import itertools


def until_zero(value):
    if value == 0:
        raise StopIteration
    return value


values = [1, 2, 0, 4]
print(list(map(until_zero, values)))
print(list(filter(until_zero, values)))
print(list(itertools.takewhile(until_zero, values)))
print(list(itertools.starmap(until_zero, [(1,), (0,), (2,)])))
print(list(itertools.accumulate(values, lambda total, value: total + until_zero(value))))
print(next(map(until_zero, [0]), "empty"))
try:
    next(map(until_zero, [0]))
except StopIteration:
    print("stopped")
for value in map(until_zero, values):
    print(value)
try:
    sorted(values, key=until_zero)
except StopIteration:
    print("not an iterator's function")
