# Exceptions have a `__new__` of their own; what `object.__new__` does not make; arguments beside a script's `__new__`.

try:
    object.__new__(ValueError)
except TypeError as error:
    print(error)


class Own(KeyError):
    pass


try:
    object.__new__(Own)
except TypeError as error:
    print(error)

made = BaseException.__new__(Own, 1, 2)
print(type(made).__name__, made.args)
print(Exception.__new__(ValueError, "text", ignored=1).args)


class Replaced(Exception):
    def __new__(cls, *given):
        print("new", given)
        return super().__new__(cls)


# `__init__` of BaseException takes the arguments of the call.
print(Replaced({}, 2).args)
print(repr(Replaced("text")))


class Kept(Exception):
    def __new__(cls, *given):
        return super().__new__(cls, "from new")

    def __init__(self, *given):
        print("init", given, self.args)


print(Kept(1).args)


# An order of resolution that leaves a builtin base out does not keep it from making the instance.
class Short(type):
    def mro(cls):
        return [cls, object]


class Left(Exception, metaclass=Short):
    pass


print(Left.__mro__)
print(type(Left(1)).__name__)
print("with_traceback" in dir(Left))
