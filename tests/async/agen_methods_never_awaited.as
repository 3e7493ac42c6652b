# What `asend`, `athrow` and `aclose` return is told of when nobody awaits it, as a coroutine is.
import asyncio
import gc
import warnings


async def numbers():
    yield 1


async def main():
    n = numbers()
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        n.asend(None)
        n.athrow(ValueError)
        n.aclose()
        left = n.__anext__()
        del left
        numbers().asend(None).close()
        print(await n.asend(None), await n.aclose())
        gc.collect()
        for one in told:
            print(one.category.__name__, one.message)


asyncio.run(main())
