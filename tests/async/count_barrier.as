# Barrier: the last to arrive goes on at once.
import asyncio


async def clock(log, n=6):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def main():
    log = []
    barrier = asyncio.Barrier(3)

    async def party(name, k):
        for _ in range(k):
            await asyncio.sleep(0)
        index = await barrier.wait()
        log.append(f"{name}:{index}")

    await asyncio.gather(party("a", 1), party("b", 0), party("c", 2), clock(log))
    print(log)  # expect: [0, 1, 'c:2', 2, 'b:0', 'a:1', 3, 4, 5]
    print(barrier.parties, barrier.n_waiting, barrier.broken)  # expect: 3 0 False
    waiting = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier.n_waiting)  # expect: 1
    await barrier.abort()
    try:
        await waiting
    except asyncio.BrokenBarrierError as e:
        print(type(e).__name__, e, barrier.broken)  # expect: BrokenBarrierError Abort or reset of barrier True
    await barrier.reset()
    print(barrier.broken)  # expect: False
    async with asyncio.Barrier(1) as position:
        print(position)  # expect: 0
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print(e)  # expect: parties must be > 0


asyncio.run(main())
