# Timers with one deadline; a queue of one item.
import asyncio
async def main():
    loop = asyncio.get_running_loop(); out=[]; t = loop.time()+0.01
    for i in range(8): loop.call_at(t, out.append, i)
    await asyncio.sleep(0.02); print(out)
asyncio.run(main())
# queue get: yields? lock acquire fast path? how many turns
async def q():
    q = asyncio.Queue(1); log=[]
    async def prod():
        for i in range(4): await q.put(i); log.append(f"p{i}")
    async def cons():
        for i in range(4): log.append(f"c{await q.get()}")
    await asyncio.gather(prod(), cons()); print(log)
asyncio.run(q())
