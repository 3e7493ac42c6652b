# asyncio.staggered: each coroutine starts when the one before has failed or has had its time.
import asyncio
from asyncio.staggered import staggered_race


async def attempt(name, seconds, good):
    print(name, "starts")
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    if not good:
        raise ValueError(name)
    return name


def later(*args):
    return lambda: attempt(*args)


async def main():
    print(await staggered_race([later("a", 1, False), later("b", 5, True), later("c", 2, True)], 2))
    print(await staggered_race([later("d", 1, False), later("e", 1, False)], None))
    print(await staggered_race([], None))


asyncio.run(main())
