# Awaits nest deeply, and switch at any depth.
import asyncio


async def down(n):
    if n == 0:
        await asyncio.sleep(0.1)
        return 0
    return 1 + await down(n - 1)


async def fib(n):
    return n if n < 2 else await fib(n - 1) + await fib(n - 2)


async def endless(n):
    try:
        return await endless(n + 1)
    except RecursionError as e:
        return str(e)


async def main():
    print(await down(500))  # expect: 500
    print(await asyncio.gather(*[down(100) for _ in range(5)]))  # expect: [100, 100, 100, 100, 100]
    print(await fib(12))  # expect: 144
    print(await endless(0))  # expect: maximum recursion depth exceeded

    async def fails(n):
        if n == 0:
            raise ValueError("deep")
        try:
            await fails(n - 1)
        finally:
            unwound.append(n)

    unwound = []
    try:
        await fails(20)
    except ValueError as e:
        print(e, unwound[:3], len(unwound))  # expect: deep [1, 2, 3] 20
    t = asyncio.create_task(down(200))
    await asyncio.sleep(0)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))  # expect: [CancelledError('')]


asyncio.run(main())
