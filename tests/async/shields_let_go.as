# A shield that was cancelled holds what it shielded no more: the failure of that is told of when it happens.

import asyncio
import gc
import weakref


class Result:
    pass


async def late():
    await asyncio.sleep(0.005)
    raise ValueError("late")


async def slow():
    await asyncio.sleep(0.005)
    return Result()


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"], context["exception"]))
    shield = asyncio.shield(late())
    await asyncio.sleep(0)
    shield.cancel()
    try:
        await shield
    except asyncio.CancelledError:
        print("cancelled")
    await asyncio.sleep(0.02)
    print("after")
    shield = asyncio.shield(late())
    await asyncio.sleep(0)
    shield.cancel("now")
    await asyncio.sleep(0.02)
    print("after", shield)
    inner = asyncio.ensure_future(slow())
    shield = asyncio.shield(inner)
    await asyncio.sleep(0)
    shield.cancel()
    result = weakref.ref(await inner)
    del inner
    await asyncio.sleep(0)
    gc.collect()
    print(result(), shield)


asyncio.run(main())
