# Members named like attributes of the data type, autos in tuples, dataclasses as values, and what dir() shows.
from collections import namedtuple
from dataclasses import dataclass, field
from enum import Enum, Flag, IntEnum, StrEnum, auto, property as member_property


class Number(IntEnum):
    divisor = 1
    numerator = 2


print(Number.divisor.numerator, Number.numerator.divisor is Number.divisor)


class Book(StrEnum):
    author = "author"
    title = "title"


print(Book.author.title(), Book.title.title(), repr(Book.title))


class Steps(Enum):
    ONE = auto()
    TWO = auto(), auto()
    THREE = auto(), "three", auto()


print([step.value for step in Steps])

Entry = namedtuple("Entry", "index text")


class Rows(Enum):
    FIRST = Entry(auto(), "first")
    SECOND = Entry(auto(), "second")


print(Rows.SECOND.value, Rows.FIRST.value.index)


@dataclass
class Creature:
    size: str
    legs: int
    tail: bool = field(repr=False, default=True)


class Animal(Creature, Enum):
    BEETLE = "small", 6
    DOG = "medium", 4


print(repr(Animal.DOG), Animal.BEETLE.legs)


class Described(Enum):
    @member_property
    def first(self):
        return f"{self.name} comes first"


class Order(Described):
    first = 1
    second = 2


print(Order.first.first, Order.second.first, Order.first is Order(1))
print([name for name in dir(Order.first) if not name.startswith("_")])
print("bit_length" in dir(Number), "bit_length" in dir(Order))

try:
    class Wrong(Enum):
        def __new__(cls, value):
            made = super().__new__(cls, value)
            return made

        ONE = 1
except TypeError as error:
    print(error)


class Gap(Flag):
    A = 1
    NOTHING = None


try:
    print(~Gap.NOTHING)
except TypeError as error:
    print(error)
Order.second._add_alias_("zweite")
print(Order.zweite, Order["zweite"] is Order.second)


class Shown(Enum):
    A = 1

    def _repr_html_(self):
        return f"<b>{self.name}</b>"

    _repr_latex_ = None


print(list(Shown), Shown.A._repr_html_(), Shown.A._repr_latex_)
