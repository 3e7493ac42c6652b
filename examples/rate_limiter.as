# At most twenty requests a second: an async context manager that makes each wait for its turn.
from asyncio import get_running_loop


class RateLimiter:
    def __init__(self, per_second):
        self.gap = 1 / per_second
        self.next = get_running_loop().time()

    async def __aenter__(self):
        now = get_running_loop().time()
        turn = self.next = max(self.next, now)
        self.next += self.gap
        await sleep(turn - now)

    async def __aexit__(self, *exc):
        pass


limiter = RateLimiter(per_second=20)
start = get_running_loop().time()


async def request(n):
    async with limiter:
        print(f"request {n} after {get_running_loop().time() - start:.2f} s")


await gather(*(request(n) for n in range(6)))
