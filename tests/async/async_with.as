# __aenter__ and __aexit__; several managers; errors.
import asyncio


class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await asyncio.sleep(0.1)
        print("enter", self.name)
        return self.name.upper()

    async def __aexit__(self, t, v, tb):
        await asyncio.sleep(0.1)
        print("exit", self.name, repr(v))
        return self.swallow


async def main():
    async with CM("a") as a, CM("b") as b:
        print(a, b)
    async with (
        CM("c") as c,
        CM("d"),
    ):
        print(c)
    async with CM("s", True):
        raise ValueError("swallowed")
    try:
        async with CM("o"):
            raise KeyError("k")
    except KeyError as e:
        print(repr(e))

    async def returns():
        async with CM("r"):
            return "value"

    print(await returns())
    t = asyncio.create_task(returns_slowly())
    await asyncio.sleep(0.3)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())
    for bad in (5, open_file()):
        try:
            async with bad:
                pass
        except TypeError as e:
            print(e)
    try:
        with CM("sync"):
            pass
    except TypeError as e:
        print(e)


async def returns_slowly():
    async with CM("cancelled"):
        await asyncio.sleep(9)


class open_file:
    async def __aenter__(self):
        pass


asyncio.run(main())
