# TaskGroup: what goes wrong in children and body ends in one ExceptionGroup.
import asyncio


async def fail(n, exc):
    await asyncio.sleep(n / 10)
    raise exc


async def sleeper(name):
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(1, ValueError("one")))
            tg.create_task(sleeper("a"))
            tg.create_task(sleeper("b"))
    except* ValueError as g:
        print(repr(g), g.message)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(1, ValueError("x")))
            tg.create_task(fail(1, KeyError("y")))
            await asyncio.sleep(9)
    except ExceptionGroup as g:
        print(sorted(map(repr, g.exceptions)))

    async def fails_when_cancelled():
        try:
            await asyncio.sleep(9)
        except asyncio.CancelledError:
            raise OSError("in cleanup")

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails_when_cancelled())
            tg.create_task(fail(1, ValueError("first")))
    except ExceptionGroup as g:
        print(g.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sleeper("c"))
            await asyncio.sleep(0)
            raise RuntimeError("body")
    except ExceptionGroup as g:
        print(g.exceptions, repr(g.__context__), repr(g.__cause__))
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(sleeper("d"))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail(1, TypeError("deep")))
    except ExceptionGroup as g:
        print(repr(g))
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(sleeper("e"))
            await asyncio.sleep(0)
            t.cancel()
        print("a cancelled child is no error")
    except BaseException as e:
        print("no", repr(e))

    async def grouped():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sleeper("f"))

    t = asyncio.create_task(grouped())
    await asyncio.sleep(0.1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), asyncio.current_task().cancelling())


asyncio.run(main())
