# Bases with arguments beside generic classes of one's own, and classes derived from collections.abc.Callable.
import collections.abc
import doctest
from typing import Callable, List, Sequence, TypeVar

T = TypeVar('T')


class Base(Sequence[T]): ...


class Mine(List[T], Base[T]): ...


print(Mine.__mro__[:3], Mine.__orig_bases__)


class Called(collections.abc.Callable):
    def __call__(self):
        return None


alias = Called[[int], T]
print(alias, type(alias()).__name__, alias().__orig_class__, alias[str])


class Other(Callable[[int], str]):
    def __call__(self):
        return None


print(Other.__mro__, Other.__orig_bases__)


def f():
    """
    >>> 1 +
    Traceback (most recent call last):
    SyntaxError: invalid syntax
    >>> compile('x = (', 'f', 'exec')
    Traceback (most recent call last):
       ...
    SyntaxError: '(' was never closed
    >>> def g(): return 1 for x in y
    Traceback (most recent call last):
       ...
    SyntaxError: wrong words
    """


result = doctest.DocTestRunner(verbose=False)
print(result.run(doctest.DocTestFinder().find(f)[0], out=lambda text: None))
