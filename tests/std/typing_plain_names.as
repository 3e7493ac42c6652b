# None in aliases, constraints of type variables, a plain Generic as a base, defaults of named tuples, copies of slices.
import collections
import copy
from typing import ClassVar, Generic, NamedTuple, Optional, TypeVar

print(type(Optional[int]).__name__, type(ClassVar[int]).__name__)
print(list[None], list[type(None)], dict[None, Optional[None]], int | None, list[int | None])
print(TypeVar("T", ClassVar[int], str).__constraints__, TypeVar("T", 1, "x").__constraints__)
try:
    class Bad(Generic):
        pass
except TypeError as e:
    print(e)


class Point(NamedTuple):
    x: int


print(Point.__new__.__defaults__, NamedTuple("P", [("x", int)]).__new__.__defaults__, collections.namedtuple("P", "a b").__new__.__defaults__)
print(collections.namedtuple("P", "a b", defaults=[1]).__new__.__defaults__)
s = slice([1])
print(copy.copy(s) is s, copy.deepcopy(s) is s, copy.deepcopy(s) == s)
