# Who awaits what runs, runs too: for those who look at it from inside, and for those who try to drive it again.
import asyncio
import inspect

SEEN = []


def keep(coro):
    SEEN.append(coro)
    return coro


def look(where):
    print(where, [(c.__name__, inspect.getcoroutinestate(c), getattr(c.cr_await, "__name__", None)) for c in SEEN])


async def outer():
    await keep(inner())


async def inner():
    look("inside")
    await asyncio.sleep(0)
    look("inside again")
    for coro in SEEN:
        try:
            coro.send(None)
        except ValueError as e:
            print(coro.__name__, e)
        try:
            await coro
        except ValueError as e:
            print(coro.__name__, e)


async def eager():
    async def starts():
        asyncio.Task(looks(), loop=asyncio.get_running_loop(), eager_start=True)

    await keep(starts())


async def looks():
    look("eager")


def generators():
    made = []

    def show():
        print([(g.gi_running, g.gi_suspended, g.gi_yieldfrom is None) for g in made])

    def below():
        show()
        yield 1
        show()

    def above():
        yield from made[1]

    made += [above(), below()]
    next(made[0])
    show()
    next(made[0], None)


async def main():
    task = asyncio.create_task(keep(outer()))
    await asyncio.sleep(0)
    look("outside")
    await task
    look("after")
    SEEN.clear()
    await keep(eager())
    generators()


asyncio.run(main())
