# Async generators: for, asend, athrow, aclose, return.
import asyncio


async def count(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.1)
            got = yield i
            if got:
                print("got", got)
    except ValueError as e:
        print("caught", e)
        yield "after throw"
    finally:
        print("finally")


async def main():
    async for x in count(3):
        print(x)
    else:
        print("exhausted")
    g = count(5)
    print(await g.asend(None))
    print(await g.asend("hello"))
    print(await g.athrow(ValueError("thrown")))
    try:
        await g.asend(None)
    except StopAsyncIteration as e:
        print("stop", e.args)
    g = count(5)
    print(await anext(g), await g.__anext__())
    await g.aclose()
    print(await anext(g, "default"))
    print(type(g).__name__, type(g.__anext__()).__name__, g.__name__, g.ag_running)
    fresh = count(1)
    await fresh.aclose()
    print(await anext(fresh, "closed before it began"))
    try:
        await count(1).athrow(KeyError("early"))
    except KeyError as e:
        print(repr(e))

    async def ignores():
        try:
            yield 1
        except GeneratorExit:
            yield 2

    g = ignores()
    await anext(g)
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)

    async def raises():
        yield 1
        raise StopAsyncIteration

    try:
        async for _ in raises():
            pass
    except RuntimeError as e:
        print(e)
    try:
        g = count(2)
        await g.asend("not none")
    except TypeError as e:
        print(e)
    await g.aclose()


asyncio.run(main())
