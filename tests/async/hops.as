# Iterations of the common waits beside a counting task; finally over suspensions.
import asyncio, sys
# order of cancel vs future; two hops of gather; await of done task: 0 hops
async def clock(n, log):
    for i in range(n): log.append(i); await asyncio.sleep(0)
async def one(name, coro_f):
    log=[]
    async def w():
        await coro_f(log); log.append(name)
    t = asyncio.create_task(w()); c = asyncio.create_task(clock(8, log)); await asyncio.gather(t, c); print(log)
async def nop(): return 1
async def main():
    await one("task", lambda log: asyncio.create_task(nop()))
    async def g(log): await asyncio.gather(nop(), nop())
    await one("gather", g)
    async def g0(log): await asyncio.gather()
    await one("gather0", g0)
    async def wf(log): await asyncio.wait_for(nop(), 5)
    await one("wait_for", wf)
    async def sh(log): await asyncio.shield(nop())
    await one("shield", sh)
    async def tg(log):
        async with asyncio.TaskGroup() as t: t.create_task(nop())
    await one("tg", tg)
    async def th(log):
        t = asyncio.create_task(asyncio.sleep(100)); await asyncio.sleep(0); t.cancel()
        try: await t
        except asyncio.CancelledError: pass
    await one("cancel", th)
    # import-time: running frame, exception while closing
asyncio.run(main())
# never awaited sleep
def f():
    asyncio.sleep(1)
f()
# finally state over a suspension with return overridden
async def r():
    try: return 1
    finally:
        await asyncio.sleep(0)
        try: raise KeyError
        except KeyError: await asyncio.sleep(0)
print(asyncio.run(r()))
async def r2():
    try:
        try: raise ValueError("a")
        finally: await asyncio.sleep(0)
    except ValueError as e:
        await asyncio.sleep(0)
        try: raise
        except ValueError as e2: print("again", e2 is e)
asyncio.run(r2())
