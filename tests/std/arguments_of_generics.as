# How many arguments a generic class takes: variables for many types, for parameters, and defaults.

import typing


class Many[T, *Ts]:
    pass


class Calls[**P]:
    pass


class Default[T, U = int]:
    pass


class Meets[T](typing.Protocol):
    pass


type Alias[T] = list[T]


def attempt(function):
    try:
        print(function())
    except TypeError as error:
        print("TypeError", error)


attempt(lambda: Many[int, str, bytes].__args__)
attempt(lambda: Many[int].__args__)
attempt(lambda: Many[()])
attempt(lambda: (Calls[int, str], Calls[[int, str]], Calls[...]))
attempt(lambda: (Default[str], Default[str, bytes]))
attempt(lambda: Default[int, str, bytes])
attempt(lambda: Default[()])
attempt(lambda: Meets.__bases__)
attempt(lambda: typing.get_args(Alias[int]))


def late_default():
    class Late[*Ts, U = int]:
        pass


attempt(late_default)


class Slotted:
    __slots__ = ("place",)


class Around:
    class Slotted:
        __slots__ = ("place",)


for owner in (Slotted, Around.Slotted):
    try:
        owner().place
    except AttributeError as error:
        print(error)
try:
    type("Clash", (), {"__slots__": ("__name",), "_Clash__name": 1})
except ValueError as error:
    print(error)
