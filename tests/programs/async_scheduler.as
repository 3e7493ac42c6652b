# A cron-like scheduler: periodic jobs, one-shots, cancellation, overruns, shutdown.
# clock: virtual
import asyncio
import heapq
import itertools


class Scheduler:
    def __init__(self):
        self.heap = []
        self.counter = itertools.count()
        self.wake = asyncio.Event()
        self.running = set()
        self.log = []
        self.errors = []
        self.start = asyncio.get_running_loop().time()

    def now(self):
        return round(asyncio.get_running_loop().time() - self.start, 3)

    def add(self, name, fn, *, delay=0.0, every=None, times=None):
        entry = {"name": name, "fn": fn, "every": every, "left": times, "active": True}
        heapq.heappush(self.heap, (self.now() + delay, next(self.counter), entry))
        self.wake.set()

        def cancel():
            entry["active"] = False

        return cancel

    async def fire(self, entry):
        try:
            result = entry["fn"]()
            if asyncio.iscoroutine(result):
                result = await result
            self.log.append((self.now(), entry["name"], result))
        except Exception as e:
            self.errors.append((self.now(), entry["name"], repr(e)))

    async def run(self):
        while True:
            self.wake.clear()
            while self.heap and self.heap[0][0] <= self.now() + 1e-6:
                when, _, entry = heapq.heappop(self.heap)
                if not entry["active"]:
                    continue
                task = asyncio.create_task(self.fire(entry), name=entry["name"])
                self.running.add(task)
                task.add_done_callback(self.running.discard)
                if entry["left"] is not None:
                    entry["left"] -= 1
                if entry["every"] and entry["left"] != 0:
                    heapq.heappush(self.heap, (when + entry["every"], next(self.counter), entry))
            timeout = self.heap[0][0] - self.now() if self.heap else None
            try:
                await asyncio.wait_for(self.wake.wait(), timeout)
            except TimeoutError:
                pass


async def main():
    s = Scheduler()
    n = itertools.count(1)

    async def slow():
        await asyncio.sleep(0.7)
        return "slow done"

    async def forever():
        try:
            await asyncio.sleep(100)
        finally:
            s.log.append((s.now(), "forever", "cleaned"))

    s.add("tick", lambda: next(n), every=0.5)
    s.add("thrice", lambda: "x", delay=0.2, every=0.4, times=3)
    s.add("once", lambda: "only once", delay=1.1)
    s.add("slow", slow, delay=0.3, every=0.6, times=2)
    s.add("broken", lambda: 1 / 0, delay=0.8)
    s.add("forever", forever, delay=0.1)
    cancel = s.add("never", lambda: "never", delay=0.9)
    asyncio.get_running_loop().call_later(0.85, cancel)
    runner = asyncio.create_task(s.run())
    await asyncio.sleep(1.6)
    s.add("late", lambda: "added while waiting")
    await asyncio.sleep(0.5)
    runner.cancel()
    left = list(s.running)
    for t in left:
        t.cancel()
    results = await asyncio.gather(runner, *left, return_exceptions=True)
    for line in s.log:
        print(*line)
    print(s.errors)
    print([type(r).__name__ for r in results], sorted(t.get_name() for t in left), len(s.heap))


asyncio.run(main())
