# cancel: caught, counted, refused, too late.
import asyncio


async def work(log):
    try:
        log.append("start")
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise
    finally:
        log.append("finally")


async def stubborn():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        return "survived"


async def main():
    log = []
    t = asyncio.create_task(work(log))
    await asyncio.sleep(0)
    print(t.cancel(), t.cancelled())  # expect: True False
    try:
        await t
    except asyncio.CancelledError:
        print(log, t.cancelled())  # expect: ['start', 'cancelled', 'finally'] True
    print(t.cancel())  # expect: False
    s = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    s.cancel()
    print(await s, s.cancelled(), s.cancelling())  # expect: survived False 1
    log.clear()
    u = asyncio.create_task(work(log))
    u.cancel()
    print(await asyncio.gather(u, return_exceptions=True), log)  # expect: [CancelledError('')] []
    done = asyncio.create_task(asyncio.sleep(0, 5))
    await done
    print(done.cancel(), done.cancelled(), done.result())  # expect: False False 5

    async def cleanup_fails():
        try:
            await asyncio.sleep(9)
        finally:
            raise KeyError("cleanup")

    c = asyncio.create_task(cleanup_fails())
    await asyncio.sleep(0)
    c.cancel()
    try:
        await c
    except KeyError as e:
        print(repr(e), repr(e.__context__), c.cancelled())  # expect: KeyError('cleanup') CancelledError() False

    async def slow_cleanup():
        try:
            await asyncio.sleep(9)
        finally:
            await asyncio.sleep(0.5)
            print("cleaned slowly")  # expect: cleaned slowly

    c = asyncio.create_task(slow_cleanup())
    await asyncio.sleep(0)
    c.cancel()
    await asyncio.wait([c])
    print(c.cancelled())  # expect: True


asyncio.run(main())
