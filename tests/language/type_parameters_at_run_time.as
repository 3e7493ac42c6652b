# Type parameters of functions, classes and aliases as a running program sees them; bounds and defaults are found late.
import typing


def bounded[T: int, U: (str, bytes), *Ts, **P](x: T) -> U:
    pass


print(bounded.__type_params__)
T, U, Ts, P = bounded.__type_params__
print(T.__bound__, T.__constraints__, U.__bound__, U.__constraints__)
print(T.__module__, T.__default__ is typing.NoDefault, T.has_default())


class WithDefaults[T = int, **R = [int]](list[T]):
    def method[S: "WithDefaults"](self):
        return __class__.__name__


class Derived(WithDefaults):
    pass


print(WithDefaults.__type_params__, [param.__default__ for param in WithDefaults.__type_params__])
print(WithDefaults.__orig_bases__, WithDefaults().method())
print(WithDefaults.method.__type_params__[0].__bound__)
print(Derived.__type_params__)


def late[T: Later]():
    return T


param = late()
try:
    param.__bound__
except NameError as e:
    print(e)


class Later:
    pass


print(param.__bound__)
type Alias[T: int] = list[T] | None
print(Alias, Alias.__type_params__, Alias.__parameters__, Alias.__value__, Alias.__module__)
print(Alias.__type_params__[0].__bound__)


def outer[T]():
    def inner[U: T]():
        return U.__bound__ is T

    return inner


print(outer()())


async def coroutine[T](x: T):
    return T


print(coroutine.__type_params__)


def unchanged(f):
    return f


@unchanged
def decorated[T](a=1, *, b: T = 2) -> T:
    return a


print(decorated.__type_params__, decorated(), decorated.__annotations__)


class Watching(type):
    def __setattr__(cls, name, value):
        print("set", name)
        super().__setattr__(name, value)


class Watched[T](metaclass=Watching):
    pass


print(Watched.__type_params__)


def generator[T]():
    yield T


print(next(generator()))


def related[A, B: A]():
    return A, B


a, b = related()
print(b.__bound__ is a)
