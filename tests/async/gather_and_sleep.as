# gather keeps the order of its arguments; the sleeps overlap.
import asyncio


async def say(delay, what):
    await asyncio.sleep(delay)
    print(what)
    return what.upper()


async def main():
    print(await asyncio.gather(say(0.3, "c"), say(0.1, "a"), say(0.2, "b")))
    print(await asyncio.gather())
    print(await asyncio.gather(say(0, "x"), asyncio.sleep(0, "slept")))


asyncio.run(main())
