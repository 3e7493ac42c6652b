# math.sumprod keeps three floats for its sum, not all digits: the last digit shows it.
import math
import random

source = random.Random(5)


def number():
    kind = source.random()
    if kind < 0.2:
        return source.randint(-5, 5)
    if kind < 0.3:
        return source.choice([1e308, -1e308, 1e-300, 5e-324, 0.0, -0.0, 1e16, 3.0, True])
    if kind < 0.35:
        return source.choice([float("inf"), float("nan"), -float("inf"), 10**30, 2**70])
    return source.uniform(-1, 1) * 10 ** source.randint(-30, 30)


for _ in range(300):
    size = source.randint(0, 8)
    p, q = [number() for _ in range(size)], [number() for _ in range(size)]
    try:
        print(math.sumprod(p, q))
    except Exception as error:
        print(type(error).__name__, error)
