# A class registered with Sequence or Mapping is one for patterns, its subclasses too, made before or after.
import collections.abc
import functools


class Parent:
    pass


class Before(Parent):
    pass


collections.abc.Mapping.register(Parent)


class After(Parent):
    pass


class Row:
    pass


collections.abc.MutableSequence.register(Row)


def kind(value):
    match value:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"


for cls in (Parent, Before, After, Row, object):
    print(cls.__name__, kind(cls()))


class Sequence:
    pass


print(kind(Sequence()))


@functools.singledispatch
def show(value):
    return "base"


show.register(collections.abc.Iterable, lambda value: "iterable")
print(show(Sequence()))
collections.abc.Iterable.register(Sequence)
print(show(Sequence()))
