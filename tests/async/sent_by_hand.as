# Awaitables of asynchronous generators stepped by hand: what is sent first, thrown first, and warnings of the forgotten.
import gc
import types
import warnings


@types.coroutine
def give(value):
    return (yield value)


class MyError(Exception):
    pass


async def steps():
    try:
        await give(1)
    except MyError:
        await give(2)
    return
    yield


async def echo():
    value = yield 1
    value = yield value


def told(f, *args):
    try:
        print("yields", f(*args))
    except BaseException as e:
        print(type(e).__name__, e)


it = echo()
told(it.__anext__().send, None)
told(it.__anext__().send, 10)
told(it.__anext__().send, 12)
told(echo().__anext__().send, 100)
step = anext(steps(), "default").__await__()
told(step.send, None)
told(step.throw, MyError())
told(step.send, None)
told(anext(steps(), "default").__await__().throw, MyError("first"))


async def forgotten():
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    forgotten()
    gc.collect()
print([(w.category.__name__, str(w.message)) for w in caught])


class Descr:
    def __set__(self, obj, value):
        pass


class Meta(type):
    pass


class X(metaclass=Meta):
    pass


X.a = 42
Meta.a = Descr()
print(X.a, type(Meta.a).__name__)
