# Dining philosophers: ordered forks, a waiter, and a deadlock cut by a time limit.
# clock: virtual
import asyncio
from collections import Counter


class Table:
    def __init__(self, n):
        self.forks = [asyncio.Lock() for _ in range(n)]
        self.meals = Counter()
        self.log = []
        self.eating = set()
        self.most = 0

    async def eat(self, i, first, second, bite=0.1):
        async with self.forks[first]:
            self.log.append(f"{i} has {first}")
            await asyncio.sleep(0.01)
            async with self.forks[second]:
                self.eating.add(i)
                self.most = max(self.most, len(self.eating))
                await asyncio.sleep(bite)
                self.meals[i] += 1
                self.eating.discard(i)


async def ordered(n, rounds):
    table = Table(n)

    async def philosopher(i):
        left, right = sorted((i, (i + 1) % n))
        for _ in range(rounds):
            await table.eat(i, left, right)
            await asyncio.sleep(0.05)

    await asyncio.gather(*(philosopher(i) for i in range(n)))
    return table


async def with_waiter(n, rounds):
    table, room = Table(n), asyncio.Semaphore(n - 1)

    async def philosopher(i):
        for _ in range(rounds):
            async with room:
                await table.eat(i, i, (i + 1) % n)

    async with asyncio.TaskGroup() as tg:
        for i in range(n):
            tg.create_task(philosopher(i))
    return table


async def deadlock(n):
    table = Table(n)
    try:
        async with asyncio.timeout(5):
            await asyncio.gather(*(table.eat(i, i, (i + 1) % n) for i in range(n)))
    except TimeoutError:
        print("deadlock:", table.log, dict(table.meals), [f.locked() for f in table.forks])


async def main():
    loop = asyncio.get_running_loop()
    for solution in (ordered, with_waiter):
        start = loop.time()
        table = await solution(5, 3)
        print(solution.__name__, sorted(table.meals.items()), "at once", table.most, f"time {loop.time() - start:.2f}")
        print(table.log[:7], len(table.log), any(f.locked() for f in table.forks))
    await deadlock(4)


asyncio.run(main())
