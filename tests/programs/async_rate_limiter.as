# Token bucket and sliding window: who is let through, and when.
# clock: virtual
import asyncio
from collections import deque


class TokenBucket:
    def __init__(self, rate, burst):
        self.rate, self.burst = rate, burst
        self.tokens = burst
        self.updated = asyncio.get_running_loop().time()
        self.lock = asyncio.Lock()

    def refill(self):
        now = asyncio.get_running_loop().time()
        self.tokens = min(self.burst, self.tokens + (now - self.updated) * self.rate)
        self.updated = now

    async def acquire(self, n=1):
        async with self.lock:
            self.refill()
            if self.tokens < n - 1e-6:
                await asyncio.sleep((n - self.tokens) / self.rate)
                self.refill()
            self.tokens -= n

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *exc):
        return None


class Window:
    def __init__(self, limit, period):
        self.limit, self.period, self.times = limit, period, deque()

    def allow(self):
        now = asyncio.get_running_loop().time()
        while self.times and now - self.times[0] >= self.period - 1e-6:
            self.times.popleft()
        if len(self.times) < self.limit:
            self.times.append(now)
            return True
        return False


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    def at():
        return f"{loop.time() - start:.2f}"

    bucket = TokenBucket(rate=2, burst=3)
    log = []

    async def request(i):
        async with bucket:
            log.append((i, at()))
            await asyncio.sleep(0.05)

    await asyncio.gather(*(request(i) for i in range(8)))
    print(log)
    await asyncio.sleep(10)
    start = loop.time()
    log.clear()
    await asyncio.gather(*(request(i) for i in range(4)))
    print(log)
    window = Window(3, 1.0)
    verdicts = []
    for i in range(12):
        verdicts.append("y" if window.allow() else "n")
        await asyncio.sleep(0.21)
    print("".join(verdicts))
    sem = asyncio.Semaphore(2)
    running = peak = 0

    async def limited(i):
        nonlocal running, peak
        async with sem:
            running += 1
            peak = max(peak, running)
            await asyncio.sleep(0.1 * i)
            running -= 1
            return i

    print(await asyncio.gather(*(limited(i) for i in range(6))), peak, running)
    waiter = asyncio.create_task(bucket.acquire(3))
    other = asyncio.create_task(bucket.acquire(3))
    await asyncio.sleep(0.1)
    other.cancel()
    await asyncio.wait([waiter, other])
    print(waiter.done(), other.cancelled(), bucket.lock.locked())


asyncio.run(main())
