# Retry with exponential backoff, as a decorator.
from functools import wraps


def retry(times, delay):
    def decorate(function):
        @wraps(function)
        async def wrapper(*args):
            pause = delay
            for attempt in range(1, times + 1):
                try:
                    return await function(*args)
                except ConnectionError as error:
                    if attempt == times:
                        raise
                    print(f"  attempt {attempt}: {error}; again in {pause * 1000:.0f} ms")
                    await sleep(pause)
                    pause *= 2

        return wrapper

    return decorate


failures = {"flaky": 2, "broken": 9}


@retry(times=4, delay=0.01)
async def fetch(name):
    """Pretends to use the network."""
    if failures.get(name, 0) > 0:
        failures[name] -= 1
        raise ConnectionError(f"{name} does not answer")
    return f"{name} answered"


for name in ("steady", "flaky", "broken"):
    try:
        print(await fetch(name))
    except ConnectionError as error:
        print("gave up:", error)
