# What a task does not accept.
import asyncio


class Yields:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        try:
            yield self.v
        except RuntimeError as e:
            print(str(e).split(" at ")[0].split(": <")[0])
            return "recovered"


async def main():
    for v in (5, "text", [1]):
        print(await Yields(v))
    print(await Yields(None))
    f = asyncio.get_running_loop().create_future()
    print(await Yields(f))
    t = asyncio.current_task()
    try:
        await t
    except RuntimeError as e:
        print(str(e)[:24])


asyncio.run(main())
