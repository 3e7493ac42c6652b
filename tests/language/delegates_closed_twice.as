"""What goes on when the generator or coroutine that waits for it is closed is dropped by that, and closed once more."""
import asyncio


def inner(n):
    try:
        try:
            yield 1
        except GeneratorExit:
            print("goes on", n)
            yield 2
    finally:
        print("inner ends", n)


def outer(make):
    try:
        yield from make()
    except RuntimeError as e:
        print("outer", e)


g = outer(lambda: inner(1))
next(g)
g.close()

# Held by a name, it lives on.
held = inner(2)
g = outer(lambda: held)
next(g)
g.close()
print("held")
del g, held


def named():
    it = inner(3)
    try:
        yield from it
    except RuntimeError as e:
        print("outer", e)
    print(next(it, "over"))


g = named()
next(g)
g.close()


class Once:
    def __await__(self):
        yield


async def items(waits):
    try:
        await Once()
        yield 1
    except GeneratorExit:
        print("goes on", waits)
        if waits:
            await Once()
        yield 2
    finally:
        print("items end", waits)


async def walks(waits):
    try:
        async for _ in items(waits):
            pass
    except (RuntimeError, GeneratorExit) as e:
        print("walks", repr(e))


for waits in (True, False):
    c = walks(waits)
    c.send(None)
    c.close()
print("end")
