# Cancelled getters and putters lose nothing.
import asyncio


async def main():
    q = asyncio.Queue()
    a = asyncio.create_task(q.get())
    b = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    q.put_nowait("item")
    a.cancel()
    print(await asyncio.gather(a, b, return_exceptions=True), q.qsize())  # expect: [CancelledError(''), 'item'] 0
    q = asyncio.Queue(1)
    q.put_nowait(0)
    a = asyncio.create_task(q.put("a"))
    b = asyncio.create_task(q.put("b"))
    await asyncio.sleep(0)
    print(q.get_nowait())  # expect: 0
    a.cancel()
    print(await asyncio.gather(a, b, return_exceptions=True), q.get_nowait())  # expect: [CancelledError(''), None] b
    try:
        await asyncio.wait_for(q.get(), 0.1)
    except TimeoutError:
        print("timed out")  # expect: timed out
    q = asyncio.Queue()
    q.put_nowait("still works")
    print(await q.get())  # expect: still works
    getters = [asyncio.create_task(q.get()) for _ in range(3)]
    await asyncio.sleep(0)
    getters[0].cancel()
    q.put_nowait(1)
    q.put_nowait(2)
    print(await asyncio.gather(*getters, return_exceptions=True))  # expect: [CancelledError(''), 1, 2]
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(lock.acquire()) for _ in range(3)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    lock.release()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print([t.done() for t in tasks])  # expect: [True, True, False]
    lock.release()
    print(await tasks[2], lock.locked())  # expect: True True
    sem = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(sem.acquire()) for _ in range(2)]
    await asyncio.sleep(0)
    sem.release()
    tasks[0].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))  # expect: [CancelledError(''), True]


asyncio.run(main())
