# TypedDict: keys of several bases, what may become read-only, strings, and fields that were not given.
import warnings
from typing import Generic, NotRequired, ReadOnly, Required, TypedDict, TypeVar, get_type_hints

T = TypeVar('T')


class Base1(TypedDict):
    a: NotRequired[int]


class Base2(TypedDict):
    a: Required[str]


class Child(Base1, Base2):
    b: 'Child | None'


print(Child.__annotations__, Child.__required_keys__ == {'a', 'b'}, Child.__optional_keys__)
print(get_type_hints(Child))
try:
    class Frozen(Base2):
        a: ReadOnly[str]
except TypeError as e:
    print(e)


class Box(TypedDict, Generic[T]):
    item: T


class Plain(Box):
    more: int


print(Plain.__orig_bases__, sorted(Plain.__required_keys__), Plain.__parameters__ if hasattr(Plain, '__parameters__') else None)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(TypedDict('A').__annotations__, TypedDict('B', None).__annotations__, TypedDict('C', {}).__annotations__)
for w in caught:
    print(w.category.__name__, w.message)
