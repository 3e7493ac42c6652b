# A semaphore may count in floats: one that never is exactly 0 never makes anyone wait.
import asyncio


async def main():
    s = asyncio.Semaphore(1.5)
    print(s._value, s.locked())
    for _ in range(3):
        await s.acquire()
        print(s._value, s.locked())
    s.release()
    print(s._value)
    s = asyncio.Semaphore(4 / 2)
    await s.acquire()
    await s.acquire()
    print(s.locked(), s._value)
    waiter = asyncio.create_task(s.acquire())
    await asyncio.sleep(0)
    s.release()
    print(await waiter, s._value)
    b = asyncio.BoundedSemaphore(1.5)
    try:
        b.release()
    except ValueError as e:
        print(e)
    for value in -0.5, "a":
        try:
            asyncio.Semaphore(value)
        except (ValueError, TypeError) as e:
            print(e)


asyncio.run(main())
