# A worker pool with retries, back-pressure, statistics and an orderly end.
# clock: virtual
import asyncio
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Job:
    id: int
    cost: float
    fails: int = 0
    attempts: int = 0
    log: list = field(default_factory=list)


class Transient(Exception):
    pass


class Pool:
    def __init__(self, size, limit):
        self.queue = asyncio.Queue(limit)
        self.size = size
        self.stats = Counter()
        self.results = {}
        self.dead = []

    async def __aenter__(self):
        self.workers = [asyncio.create_task(self.worker(f"w{i}"), name=f"worker-{i}") for i in range(self.size)]
        return self

    async def __aexit__(self, *exc):
        await self.queue.join()
        for w in self.workers:
            w.cancel()
        done = await asyncio.gather(*self.workers, return_exceptions=True)
        self.stats["cancelled"] = sum(isinstance(d, asyncio.CancelledError) for d in done)

    async def submit(self, job):
        await self.queue.put(job)
        self.stats["submitted"] += 1

    async def worker(self, name):
        try:
            while True:
                job = await self.queue.get()
                try:
                    self.results[job.id] = await self.run(name, job)
                    self.stats["done"] += 1
                except Transient as e:
                    if job.attempts < 3:
                        self.stats["retried"] += 1
                        asyncio.get_running_loop().call_later(0.5 * job.attempts, self.requeue, job)
                        continue
                    self.dead.append((job.id, str(e)))
                finally:
                    if job.id in self.results or job.attempts >= 3:
                        self.queue.task_done()
        finally:
            self.stats[f"{name} left"] += 1

    def requeue(self, job):
        asyncio.ensure_future(self.again(job))

    async def again(self, job):
        await self.queue.put(job)
        self.queue.task_done()

    async def run(self, name, job):
        job.attempts += 1
        job.log.append(name)
        await asyncio.sleep(job.cost)
        if job.attempts <= job.fails:
            raise Transient(f"job {job.id} failed {job.attempts} times")
        return f"{job.id}:{name}"


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    jobs = [Job(i, 0.1 * (i % 4 + 1) + 0.0013 * i, fails={3: 1, 5: 9, 7: 2}.get(i, 0)) for i in range(10)]
    async with Pool(3, limit=2) as pool:
        for job in jobs:
            await pool.submit(job)
            print(f"submitted {job.id} at {loop.time() - start:.1f}")
    print(sorted(pool.results.items()))
    print(pool.dead, sorted(pool.stats.items()))
    print([(j.id, j.log) for j in jobs if j.attempts > 1])
    print(f"took {loop.time() - start:.1f}")


asyncio.run(main())
