"""An awaitable whose close was ignored has given a future away: awaited again, it is told so."""
import asyncio


async def items():
    try:
        yield 1
    finally:
        try:
            await asyncio.sleep(0.5)
        except BaseException as e:
            print("in", repr(e))
            raise


async def waits():
    try:
        await asyncio.sleep(3)
    finally:
        await asyncio.sleep(0.5)


async def main():
    for make in [lambda it: it.aclose(), lambda it: it.athrow(ValueError)]:
        it = items()
        await anext(it)
        awaitable = make(it)
        try:
            awaitable.close()
        except RuntimeError as e:
            print(repr(e))
        try:
            await awaitable
        except RuntimeError as e:
            print(repr(e))
    coroutine = waits()
    coroutine.send(None)
    try:
        coroutine.close()
    except RuntimeError as e:
        print(repr(e))
    try:
        coroutine.send(None)
    except RuntimeError as e:
        print(repr(e))

    # Thrown into before it begins, aclose() does not count as begun.
    async def ignores():
        try:
            yield 1
        finally:
            yield 2

    it = ignores()
    await anext(it)
    try:
        it.aclose().throw(GeneratorExit)
    except RuntimeError as e:
        print(repr(e))
    print(await it.aclose())


asyncio.run(main())
