# A mappingproxy compares as its mapping does, and gives whatever the comparison gives.
import operator
from types import MappingProxyType

OPERATORS = (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge)


class Answer:
    def __bool__(self):
        raise AssertionError("an answer is no condition")

    def __repr__(self):
        return "an answer"


def says(word):
    def method(self, other):
        print("asked", word, type(other).__name__)
        return Answer()

    return method


class Asked:
    __hash__ = None
    __eq__, __ne__ = says("eq"), says("ne")
    __lt__, __le__, __gt__, __ge__ = says("lt"), says("le"), says("gt"), says("ge")


class Table(Asked, dict):
    pass


def attempt(operator, left, right):
    try:
        print(operator.__name__, operator(left, right))
    except TypeError as e:
        print(operator.__name__, e)


for compare in OPERATORS:
    attempt(compare, MappingProxyType(Table()), {})
    attempt(compare, MappingProxyType({}), Asked())
    attempt(compare, MappingProxyType({1: 2}), MappingProxyType({1: 2}))
    attempt(compare, {1: 2}, MappingProxyType({1: 3}))
    attempt(compare, MappingProxyType({}), 5)
print(MappingProxyType({}).__eq__(5), MappingProxyType({}).__ne__({1: 2}))
