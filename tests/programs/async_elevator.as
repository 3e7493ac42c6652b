# A simulation: passengers, two elevators, a condition variable, statistics.
# clock: virtual
import asyncio
import random
from statistics import mean


class Building:
    def __init__(self, floors):
        self.floors = floors
        self.waiting = {f: [] for f in range(floors)}
        self.changed = asyncio.Condition()
        self.open = True

    async def call(self, passenger):
        async with self.changed:
            self.waiting[passenger.start].append(passenger)
            self.changed.notify_all()

    def anyone(self):
        return any(self.waiting.values())


class Passenger:
    def __init__(self, id, start, goal, loop):
        self.id, self.start, self.goal = id, start, goal
        self.called = loop.time()
        self.arrived = loop.create_future()

    def __repr__(self):
        return f"P{self.id}({self.start}->{self.goal})"


class Elevator:
    def __init__(self, name, building, capacity):
        self.name, self.building, self.capacity = name, building, capacity
        self.floor, self.inside, self.travelled = 0, [], 0

    async def move(self, target):
        while self.floor != target:
            await asyncio.sleep(1)
            self.floor += 1 if target > self.floor else -1
            self.travelled += 1

    async def run(self):
        b = self.building
        while True:
            async with b.changed:
                await b.changed.wait_for(lambda: b.anyone() or not b.open)
                if not b.anyone():
                    return self.name, self.travelled
                target = min((f for f in b.waiting if b.waiting[f]), key=lambda f: (abs(f - self.floor), f))
                group = b.waiting[target][:self.capacity]
                del b.waiting[target][:self.capacity]
            await self.move(target)
            self.inside = group
            for goal in sorted({p.goal for p in group}, key=lambda g: abs(g - self.floor)):
                await self.move(goal)
                await asyncio.sleep(0.5)
                for p in [p for p in self.inside if p.goal == goal]:
                    self.inside.remove(p)
                    p.arrived.set_result((self.name, asyncio.get_running_loop().time() - p.called))


async def main():
    loop = asyncio.get_running_loop()
    random.seed(7)
    building = Building(6)
    elevators = [Elevator(n, building, 2) for n in "AB"]
    runs = [asyncio.create_task(e.run()) for e in elevators]
    passengers = []
    for i in range(9):
        start, goal = random.sample(range(6), 2)
        p = Passenger(i, start, goal, loop)
        passengers.append(p)
        await building.call(p)
        await asyncio.sleep(random.choice([0.0, 0.5, 2.0]))
    results = await asyncio.gather(*(p.arrived for p in passengers))
    async with building.changed:
        building.open = False
        building.changed.notify_all()
    print(await asyncio.gather(*runs))
    for p, (name, took) in zip(passengers, results):
        print(p, name, f"{took:.1f}")
    print(f"mean {mean(t for _, t in results):.2f}, worst {max(t for _, t in results):.2f}")


asyncio.run(main())
