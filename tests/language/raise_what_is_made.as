# `raise`, `from` and `throw` with classes whose instances are something else, or cannot be made.
class Odd(BaseException):
    def __new__(cls, *args):
        return 1


class Failing(BaseException):
    def __init__(self, *args):
        raise KeyError("no instance")


def numbers():
    yield 1


def raise_class():
    raise Odd


def raise_result():
    raise Odd("text")


def raise_from():
    raise ValueError from Odd


def raise_from_failing():
    raise ValueError from Failing


def raise_from_number():
    raise ValueError from 3


def raise_from_other_class():
    raise ValueError from int


def raise_other_class():
    raise int


def throw_class():
    numbers().throw(Odd)


def throw_later():
    generator = numbers()
    next(generator)
    generator.throw(Odd)


def throw_failing():
    numbers().throw(Failing)


for attempt in (
    raise_class,
    raise_result,
    raise_from,
    raise_from_failing,
    raise_from_number,
    raise_from_other_class,
    raise_other_class,
    throw_class,
    throw_later,
    throw_failing,
):
    try:
        attempt()
    except BaseException as e:
        print(attempt.__name__, type(e).__name__, e)
