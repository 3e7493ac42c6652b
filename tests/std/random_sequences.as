# random: the same numbers as CPython for the same seeds, and the messages of its errors.
import random
from random import Random

for s in (0, 1, 42, -7, 2 ** 70, "hello", "", "äöü", b"bytes", 1.5, True):
    r = Random(s)
    print(repr(s)[:20], r.random(), r.getrandbits(70), r.randint(1, 100), r.choice("abcdef"))
random.seed(12345)
print(random.random(), random.randrange(10), random.randrange(5, 50, 7), random.randrange(10, 0, -3), random.randint(-5, 5), random.randrange(10 ** 30))
x = list(range(20))
random.shuffle(x)
print(x)
print(random.sample(range(1000), 5), random.sample(range(10 ** 6), 12), random.sample("abcdefghij", 10), random.sample(["r", "b"], 4, counts=[3, 5]))
print(random.choices("abc", k=6), random.choices("abc", [1, 2, 7], k=6), random.choices([1, 2], cum_weights=[1, 4], k=5))
print(random.uniform(1, 10), random.uniform(5, -5), random.triangular(), random.triangular(1, 5, 2), random.triangular(3, 3, 3))
print([random.gauss(0, 1) for _ in range(3)], random.gauss(10, 2), [random.normalvariate(5, 2) for _ in range(3)])
print(random.expovariate(1.5), random.expovariate(), random.lognormvariate(0, 0.5), random.vonmisesvariate(1, 4), random.vonmisesvariate(0, 0))
print([random.gammavariate(a, 2.0) for a in (0.5, 1.0, 3.5)], [random.betavariate(a, 2) for a in (0.5, 1, 3)], random.paretovariate(3), random.weibullvariate(1, 1.5))
print([random.binomialvariate(n, p) for n, p in ((1, 0.5), (10, 0.3), (100, 0.8), (1000, 0.4), (5, 0), (5, 1))], random.randbytes(5))
state = random.getstate()
a = [random.random() for _ in range(3)] + [random.gauss()]
random.setstate(state)
print(a == [random.random() for _ in range(3)] + [random.gauss()], state[0], len(state))
random.seed(3)
g = [random.gauss() for _ in range(3)]
random.seed(3)
print(g == [random.gauss() for _ in range(3)], random.getrandbits(1), random.getrandbits(32), random.getrandbits(0))


class Low(Random):
    def random(self):
        return 0.25


print(Low(1).uniform(0, 4), Low(1).choices("abcd", k=2), Low(5).randint(0, 9) == Random(5).randint(0, 9))
for bad in (
    lambda: random.choice([]), lambda: random.randrange(0), lambda: random.randrange(5, 5), lambda: random.randint(5, 1), lambda: random.randrange(1, 10, 0), lambda: random.randrange(1, 2, -1),
    lambda: random.randrange(1.5), lambda: random.randrange("a"), lambda: random.sample([1], 2), lambda: random.sample({1}, 1), lambda: random.sample([1], -1), lambda: random.choices([1, 2], [1]),
    lambda: random.choices([1], [0]), lambda: random.choices([1, 2], 3), lambda: random.choices([1], [1], cum_weights=[1]), lambda: random.seed([]), lambda: random.getrandbits(-1),
    lambda: random.sample("ab", 1, counts=[1]), lambda: random.randrange(5, step=2), lambda: random.gammavariate(0, 1), lambda: random.binomialvariate(-1), lambda: random.choices([1], [float("inf")]), lambda: random.shuffle((1, 2)),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(0 <= random.SystemRandom().random() < 1, random.SystemRandom().randint(3, 3), sorted(random.SystemRandom().sample(range(3), 3)))
