# __aiter__, __anext__, async for with else, aiter and anext.
import asyncio


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.n -= 1
        return self.n


async def main():
    async for x in Countdown(3):
        if x == 1:
            continue
        print(x)
    else:
        print("else")
    async for x in Countdown(3):
        break
    else:
        print("never")
    it = aiter(Countdown(2))
    print(await anext(it), await anext(it), await anext(it, "default"))
    try:
        await anext(it)
    except StopAsyncIteration:
        print("stopped")
    for bad in (5, [1]):
        try:
            async for _ in bad:
                pass
        except TypeError as e:
            print(e)

    class NoNext:
        def __aiter__(self):
            return 5

    try:
        async for _ in NoNext():
            pass
    except TypeError as e:
        print(e)

    class BadNext:
        def __aiter__(self):
            return self

        def __anext__(self):
            return 5

    try:
        async for _ in BadNext():
            pass
    except TypeError as e:
        print(e)
    try:
        aiter([])
    except TypeError as e:
        print(e)
    try:
        anext([])
    except TypeError as e:
        print(e)

    async def pairs():
        yield 1, 2
        yield 3, 4

    async for a, b in pairs():
        print(a + b)
    try:
        for _ in pairs():
            pass
    except TypeError as e:
        print(e)


asyncio.run(main())
