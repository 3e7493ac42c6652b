# A coroutine can be awaited once.
import asyncio


async def f():
    await asyncio.sleep(0)
    return 1


async def main():
    c = f()
    print(await c)
    try:
        await c
    except RuntimeError as e:
        print(e)
    c = f()
    t = asyncio.create_task(c)
    print(await t, await t)
    try:
        await asyncio.create_task(c)
    except RuntimeError as e:
        print(e)

    async def shares(c):
        return await c

    c = f()
    print(await asyncio.gather(shares(c), shares(c), return_exceptions=True))
    for bad in (5, None, f):
        try:
            asyncio.create_task(bad)
        except TypeError as e:
            print(str(e).split("<")[0].split(" at ")[0])
    try:
        await f
    except TypeError as e:
        print(e)
    try:
        await main_task()
    except RuntimeError as e:
        print(e)


async def main_task():
    return asyncio.run(f())


import warnings
warnings.simplefilter("ignore")
asyncio.run(main())
for bad in (f, 5):
    try:
        asyncio.run(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, str(e).split("<")[0])
try:
    asyncio.create_task(f())
except RuntimeError as e:
    print(e)
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
