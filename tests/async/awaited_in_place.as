# Coroutines whose calls are awaited on the spot, and those that only look so.
import asyncio
import sys


async def double(x, *, plus=0):
    await asyncio.sleep(0)
    return 2 * x + plus


async def fails(x):
    raise ValueError(x)


class Account:
    def __init__(self):
        self.total = 0

    async def add(self, amount=1, *more):
        self.total += amount + sum(more)
        return self.total

    @classmethod
    async def opened(cls):
        return cls()


async def passed_beside(waits):
    # The call stands before the await, but what is awaited is something else.
    pair = (double(3), await waits)
    again = double(4)
    print(pair[1], await pair[0], await again)
    try:
        await pair[0]
    except RuntimeError as error:
        print(error)


async def held_from_outside():
    async def inner():
        await asyncio.sleep(0)
        return "inner is done"

    async def outer():
        result = await inner()
        others = [await double(n) for n in range(3)]
        return result, others

    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    held = task.get_coro().cr_await
    print(held.__qualname__, held.cr_running, held.cr_frame is not None)
    print(await task)
    print(held.__qualname__, held.cr_frame)
    try:
        held.send(None)
    except RuntimeError as error:
        print(error)


async def deep(n):
    return 0 if n == 0 else 1 + await deep(n - 1)


async def endless():
    return await endless()


async def main():
    account = await Account.opened()
    print(await account.add(), await account.add(2), await account.add(1, 2, 3), await account.add(*[4, 5]))
    print(await double(1), await double(1, plus=5), await double(**{"x": 2}))
    ready = asyncio.get_running_loop().create_future()
    ready.set_result("ready")
    await passed_beside(ready)
    await held_from_outside()
    try:
        print(await double())
    except TypeError as error:
        print(error)
    try:
        value = await double(2) + await fails("wrong")
    except ValueError as error:
        print(repr(error), error.__traceback__.tb_next.tb_frame.f_code.co_name)
    print(await deep(200))
    try:
        await endless()
    except RecursionError as error:
        print(error)
    try:
        await (lambda: 3)()
    except TypeError as error:
        print(error)


asyncio.run(main())
