# A failing child: cancelled, run, told, left; each in its iteration.
import asyncio


async def clock(log, n=10):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def main():
    log = []

    async def fail(k):
        for _ in range(k):
            await asyncio.sleep(0)
        log.append("raise")
        raise ValueError("child")

    async def sleeper(name):
        try:
            await asyncio.sleep(9)
        except asyncio.CancelledError:
            log.append(f"{name} cancelled")
            raise

    async def run_group(*children):
        try:
            async with asyncio.TaskGroup() as tg:
                for c in children:
                    tg.create_task(c)
                log.append("body ends")
        except* ValueError as g:
            log.append(f"left {g.exceptions!r}")

    await asyncio.gather(run_group(fail(1), sleeper("a"), sleeper("b")), clock(log))
    print(log)
    log.clear()
    await asyncio.gather(run_group(fail(1)), clock(log))
    print(log)
    log.clear()

    async def body_raises():
        try:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(sleeper("c"))
                await asyncio.sleep(0)
                log.append("body raises")
                raise KeyError("body")
        except* KeyError as g:
            log.append(repr(g))

    await asyncio.gather(body_raises(), clock(log))
    print(log)
    log.clear()

    async def body_waits():
        try:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(fail(2))
                try:
                    await asyncio.sleep(9)
                except asyncio.CancelledError:
                    log.append("body cancelled")
                    raise
        except* ValueError:
            log.append(f"out {asyncio.current_task().cancelling()}")

    await asyncio.gather(body_waits(), clock(log))
    print(log)


asyncio.run(main())
