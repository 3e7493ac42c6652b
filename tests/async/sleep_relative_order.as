# Sleeps of one length wake in the order they began, however many there are.
import asyncio


async def main():
    out = []

    async def sleeper(i):
        await asyncio.sleep(1)
        out.append(i)

    await asyncio.gather(*[sleeper(i) for i in range(40)])
    print(out)
    out.clear()

    async def two(i, d):
        await asyncio.sleep(d)
        out.append(f"{i}a")
        await asyncio.sleep(d)
        out.append(f"{i}b")

    await asyncio.gather(two(0, 0.2), two(1, 0.1), two(2, 0.3), two(3, 0.1))
    print(out)


asyncio.run(main())
