# What is thrown into a chain of coroutines runs in the innermost alone: what the outer ones handle is no context there, until
# the exception reaches them.
import asyncio
import sys


def chain(e):
    out = []
    while e is not None:
        out.append(f"{type(e).__name__}({', '.join(map(str, e.args))})")
        e = e.__context__
    return " <- ".join(out) or "nothing"


class Turn:
    def __await__(self):
        yield


class Wrapped:
    """An awaitable by hand around another one."""

    def __init__(self, aw):
        self.it = aw.__await__()

    def __await__(self):
        return self

    def __next__(self):
        return self.it.send(None)

    def __iter__(self):
        return self

    def send(self, value):
        return self.it.send(value)

    def throw(self, *error):
        print("  wrapped handles", chain(sys.exception()))
        return self.it.throw(*error)


async def child():
    print("  child sees", chain(sys.exception()))
    raise OSError("child")


async def leaf(kind):
    try:
        await Turn()
    except KeyError as e:
        print("  leaf handles", chain(e))
        if kind == "return":
            return
        if kind == "new":
            raise IndexError("leaf")
        if kind == "child":
            await child()
        raise
    finally:
        print("  leaf leaves with", chain(sys.exception()))


async def middle(kind, wrap):
    try:
        raise ValueError("middle")
    except ValueError:
        await (Wrapped(leaf(kind)) if wrap else leaf(kind))
        print("  middle goes on with", chain(sys.exception()))
        try:
            await child()
        except OSError as e:
            print("  middle caught", chain(e))
        raise TypeError("middle again")


async def outer(kind, wrap):
    try:
        raise ZeroDivisionError("outer")
    except ZeroDivisionError:
        await middle(kind, wrap)


def drive(kind, wrap):
    print(kind, "wrapped" if wrap else "plain")
    coro = outer(kind, wrap)
    coro.send(None)
    try:
        raise RuntimeError("driver")
    except RuntimeError:
        try:
            coro.throw(KeyError("thrown"))
        except BaseException as e:
            print("  out comes", chain(e))


for kind in "return", "new", "child", "raise again":
    drive(kind, False)
    drive(kind, True)


async def nothing():
    pass


async def entered():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(nothing())
            await asyncio.sleep(0)
    except asyncio.CancelledError as e:
        print("group left with", chain(e))


async def stopped():
    """The loop is stopped while the group waits for its child: the rest runs while the failure of the run is handled."""
    asyncio.current_task().cancel("self")
    asyncio.get_running_loop().call_soon(asyncio.get_running_loop().stop)
    await entered()


try:
    asyncio.run(stopped())
except RuntimeError as e:
    print("run:", chain(e))
