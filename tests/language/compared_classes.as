# Classes whose metaclass defines `__eq__` and `__hash__`; bytearray takes `__index__`, not `__bytes__`.


class ByName(type):
    def __eq__(cls, other):
        return isinstance(other, type) and cls.__name__.lower() == other.__name__.lower()

    def __hash__(cls):
        return hash(cls.__name__.lower())


class Apple(metaclass=ByName):
    pass


class APPLE(metaclass=ByName):
    pass


class Pear(metaclass=ByName):
    pass


print(Apple == APPLE, Apple != APPLE, Apple == Pear, Apple == 3)
print(len({Apple, APPLE, Pear}), {Apple: 1}[APPLE], [Apple, Pear].index(APPLE))
print(hash(Apple) == hash("apple"), APPLE in (Pear, Apple), (Apple, 1) == (APPLE, 1))


class Length:
    def __index__(self):
        return 3

    def __bytes__(self):
        return b"by method"


print(bytes(Length()), bytearray(Length()))
