# Cells as tasks: each step is a barrier, each cell asks its neighbours.
# clock: virtual
import asyncio

SIZE = 8
GLIDER = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}


class World:
    def __init__(self, alive, size):
        self.size = size
        self.now = {(x, y): (x, y) in alive for x in range(size) for y in range(size)}
        self.next = {}
        self.barrier = asyncio.Barrier(size * size)
        self.generation = 0

    def neighbours(self, x, y):
        return sum(self.now[(x + dx) % self.size, (y + dy) % self.size] for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)

    async def cell(self, x, y, steps):
        for _ in range(steps):
            n = self.neighbours(x, y)
            await asyncio.sleep(0)
            self.next[x, y] = n == 3 or (n == 2 and self.now[x, y])
            if await self.barrier.wait() == 0:
                self.now, self.next = self.next, {}
                self.generation += 1
            await self.barrier.wait()

    def __str__(self):
        return "\n".join("".join("#" if self.now[x, y] else "." for x in range(self.size)) for y in range(self.size))


async def main():
    world = World(GLIDER, SIZE)
    print(world)
    async with asyncio.TaskGroup() as tg:
        for x, y in world.now:
            tg.create_task(world.cell(x, y, 4))
    print(world.generation, sum(world.now.values()))
    print(world)
    plain = GLIDER
    for _ in range(4):
        counts = {}
        for x, y in plain:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        key = (x + dx) % SIZE, (y + dy) % SIZE
                        counts[key] = counts.get(key, 0) + 1
        plain = {c for c, n in counts.items() if n == 3 or (n == 2 and c in plain)}
    print(sorted(plain) == sorted(c for c, alive in world.now.items() if alive))


asyncio.run(main())
