# Retry with backoff and a circuit breaker around an unreliable service.
# clock: virtual
import asyncio
import functools
import random


class ServiceError(Exception):
    pass


class CircuitOpen(ServiceError):
    pass


def retry(attempts, base, factor=2, on=(ServiceError,)):
    def deco(fn):
        @functools.wraps(fn)
        async def wrapper(*args, **kwargs):
            delay = base
            for attempt in range(1, attempts + 1):
                try:
                    return await fn(*args, **kwargs)
                except CircuitOpen:
                    raise
                except on as e:
                    if attempt == attempts:
                        raise ServiceError(f"gave up after {attempt}") from e
                    await asyncio.sleep(delay)
                    delay *= factor

        return wrapper

    return deco


class Breaker:
    def __init__(self, threshold, cooldown):
        self.threshold, self.cooldown = threshold, cooldown
        self.failures = 0
        self.opened = None
        self.history = []

    @property
    def state(self):
        if self.opened is None:
            return "closed"
        return "half-open" if asyncio.get_running_loop().time() - self.opened >= self.cooldown else "open"

    async def __aenter__(self):
        if self.state == "open":
            raise CircuitOpen("circuit is open")
        return self

    async def __aexit__(self, kind, value, tb):
        before = self.state
        if kind is None:
            self.failures, self.opened = 0, None
        elif issubclass(kind, ServiceError):
            self.failures += 1
            if self.failures >= self.threshold:
                self.opened = asyncio.get_running_loop().time()
        if before != self.state:
            self.history.append(f"{before}->{self.state}")


class Service:
    def __init__(self, pattern):
        self.pattern = iter(pattern)
        self.calls = 0

    async def call(self):
        self.calls += 1
        await asyncio.sleep(0.1)
        match next(self.pattern, "ok"):
            case "ok":
                return f"answer {self.calls}"
            case "fail":
                raise ServiceError(f"failure {self.calls}")
            case "hang":
                await asyncio.sleep(60)


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    service = Service(["fail", "fail", "ok", "fail"])

    @retry(4, 0.5)
    async def fetch(service):
        """Fetches."""
        return await service.call()

    print(await fetch(service), f"{loop.time() - start:.1f}", fetch.__name__, fetch.__doc__)
    try:
        await retry(2, 0.1)(Service(["fail"] * 9).call)()
    except ServiceError as e:
        print(e, "<-", e.__cause__)
    breaker = Breaker(3, cooldown=5)
    flaky = Service(["fail"] * 4 + ["ok"] * 3)

    async def guarded():
        async with breaker:
            return await flaky.call()

    for i in range(9):
        try:
            print(i, await guarded(), breaker.state)
        except ServiceError as e:
            print(i, type(e).__name__, e, breaker.state)
        await asyncio.sleep(2)
    print(breaker.history, flaky.calls)
    hanging = Service(["hang", "ok"])

    @retry(2, 0.1, on=(TimeoutError,))
    async def limited():
        async with asyncio.timeout(1):
            return await hanging.call()

    start = loop.time()
    print(await limited(), f"{loop.time() - start:.1f}")
    random.seed(1)
    delays = [round(random.uniform(0, 2 ** n), 3) for n in range(4)]
    print(delays)


asyncio.run(main())
