# `del` of a local with a weak reference or `__del__` leaves the other locals alone, also those set since the last call.

import asyncio
import weakref


class Told:
    def __del__(self):
        print("__del__")


class Plain:
    pass


def told():
    x = Told()
    y = 5
    del x
    print(y)


def weak():
    x = Plain()
    y, z = 5, [6]
    w = weakref.ref(x)
    del x
    print(y, z, w())


def twice():
    x = Told()
    a = 1
    del x
    b = 2
    x = Told()
    c = 3
    del x
    print(a, b, c)


def calls_back():
    x = Plain()
    w = weakref.ref(x, lambda r: print("gone", r() is None))
    n = 7
    del x
    print(n, w())


def loops():
    out = []
    for i in range(3):
        x = Told()
        out.append(i)
        k = i * 2
        del x
        out.append(k)
    print(out)


def by_branches(which):
    x = Told()
    if which:
        a = 1
        del x
        late = 2
    else:
        late = 3
        a = 4
        del x
    print(a, late)


async def awaiting():
    x = Told()
    y = 5
    del x
    await asyncio.sleep(0)
    print(y)


told()
weak()
twice()
calls_back()
loops()
by_branches(True)
by_branches(False)
asyncio.run(awaiting())
