# Events, locks and semaphores shown, misused and subclassed.
import asyncio


async def main():
    lock = asyncio.Lock()
    print("unlocked" in repr(lock), lock.locked())  # expect: True False
    async with lock as nothing:
        print(nothing, "locked" in repr(lock), lock.locked())  # expect: None True True
        try:
            await asyncio.wait_for(lock.acquire(), 0.1)
        except TimeoutError:
            print("held")  # expect: held
    try:
        with lock:
            pass
    except TypeError as e:
        print(e)  # expect: 'Lock' object does not support the context manager protocol
    event = asyncio.Event()
    print("unset" in repr(event))  # expect: True
    event.set()
    print("[set]" in repr(event), event.is_set())  # expect: True True
    sem = asyncio.Semaphore()
    async with sem:
        print(sem.locked())  # expect: True
    cond = asyncio.Condition(lock)
    async with cond:
        print(lock.locked(), cond.locked())  # expect: True True

    class Counting(asyncio.Semaphore):
        entered = 0

        async def acquire(self):
            self.entered += 1
            return await super().acquire()

    own = Counting(2)

    async def use():
        async with own:
            await asyncio.sleep(0.1)

    await asyncio.gather(*(use() for _ in range(5)))
    print(own.entered, own.locked())  # expect: 5 False
    queue = asyncio.Queue(1)
    queue.put_nowait("x")
    print("maxsize=1" in repr(queue), queue.full())  # expect: True True

    async def late():
        await asyncio.sleep(0.1)
        event.clear()
        async with cond:
            cond.notify(1)

    async def waiting():
        async with cond:
            try:
                await asyncio.wait_for(cond.wait(), 0.05)
            except TimeoutError:
                print("condition timed out", cond.locked())  # expect: condition timed out True
            await cond.wait()
            return "notified"

    print((await asyncio.gather(waiting(), late()))[0], event.is_set())  # expect: notified False
    try:
        cond.release()
    except RuntimeError as e:
        print(e)  # expect: Lock is not acquired.


asyncio.run(main())
