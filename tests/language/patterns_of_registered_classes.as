# A class registered with an abstract sequence or mapping takes part in their patterns, and so do its subclasses.
import abc
import collections.abc


def kind(x):
    match x:
        case {}:
            return "mapping"
        case [*_]:
            return "sequence"
    return None


class Table:
    def __len__(self):
        return 0

    def __getitem__(self, i):
        raise IndexError(i)


class Before(Table):
    pass


print(kind(Table()), kind(Before()))
collections.abc.Mapping.register(Table)


class After(Table):
    pass


print(kind(Table()), kind(Before()), kind(After()))


class Row(Table):
    pass


collections.abc.MutableSequence.register(Row)
print(kind(Row()))


@collections.abc.Sequence.register
class Column:
    def __len__(self):
        return 0

    def __getitem__(self, i):
        raise IndexError(i)


print(kind(Column()), isinstance(Column(), collections.abc.Sequence))


class Own(collections.abc.Sequence):
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return [5][i]


class Third:
    def __len__(self):
        return 0

    def __getitem__(self, i):
        raise IndexError(i)


Own.register(Third)
print(kind(Own()), kind(Third()))


class Plain(abc.ABC):
    pass


class Fourth(Third):
    pass


Plain.register(Fourth)
print(kind(Fourth()))


class Neither(Table):
    pass


collections.abc.Set.register(Neither)
print(kind(Neither()), kind(set()), kind("text"), kind(b"bytes"), kind(bytearray(b"x")), kind(range(2)), kind(memoryview(b"x")))
