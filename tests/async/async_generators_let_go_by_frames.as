# An async generator that a parameter or an attribute leads to is closed when what iterated over it has ended, also if nothing is printed
# meanwhile.
import asyncio

log = []


async def source(n, name):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        log.append("closed " + name)


async def take(it, n):
    async for x in it:
        yield x
        n -= 1
        if n == 0:
            return


async def first(it):
    async for x in it:
        return x


class Holder:
    def __init__(self):
        self.items = source(5, "attribute")

    async def run(self):
        async for x in self.items:
            if x == 1:
                return x


async def taken():
    log.append([x async for x in take(source(10, "taken"), 2)])


async def returned():
    log.append(await first(source(3, "returned")))


async def held():
    log.append(await Holder().run())


async def raised():
    async def fails(it):
        async for x in it:
            raise KeyError(x)

    try:
        await fails(source(3, "raised"))
    except KeyError:
        log.append("caught")


async def main():
    for f in taken, returned, held, raised:
        await f()
        for i in range(8):
            await asyncio.sleep(0)
            log.append(i)
        print(*log)
        log.clear()


asyncio.run(main())
