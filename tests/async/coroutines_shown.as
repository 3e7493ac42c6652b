# How tasks show coroutines that are no coroutine functions': those of async generators and of a script's own making.
import asyncio
import collections.abc


class Manual:
    def __init__(self, n):
        self.n = n

    def send(self, v):
        if self.n == 0:
            raise StopIteration("manual")
        self.n -= 1

    def throw(self, *e):
        raise e[0]

    def close(self):
        pass

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)


async def agen():
    yield 1


async def main():
    print(str(asyncio.current_task()).split(" cb=")[0].split(" at ")[0])
    g = agen()
    t = asyncio.create_task(g.asend(None), name="asend")
    print(t)
    print(await t)
    t = asyncio.create_task(g.aclose(), name="aclose")
    print(t)
    await t
    collections.abc.Coroutine.register(Manual)
    try:
        t = asyncio.create_task(Manual(2), name="manual")
        print(t)
        print(await t)
    except TypeError as e:
        print(e)


asyncio.run(main())
