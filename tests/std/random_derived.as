# Classes derived from Random: whose method the ints come from, and states of version 2.
import random

called = []


class Both(random.Random):
    def random(self):
        called.append('Both.random')
        return 0.5

    def getrandbits(self, n):
        called.append('Both.getrandbits')
        return 1


class Floats(random.Random):
    def random(self):
        called.append('Floats.random')
        return 0.5


class BitsAgain(Floats):
    def getrandbits(self, n):
        called.append('BitsAgain.getrandbits')
        return 1


class FloatsAgain(BitsAgain):
    def random(self):
        called.append('FloatsAgain.random')
        return 0.25


class Deep(BitsAgain):
    pass


for kind in (Both, Floats, BitsAgain, FloatsAgain, Deep):
    called.clear()
    print(kind.__name__, kind().randrange(42), called)

r = random.Random(5)
version, words, gauss = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate((2, tuple([w - 2**32 if w >= 2**31 else w for w in words]), gauss))
print([r.random() for _ in range(3)] == first)
for state in ((1, None, None), (2, None, None), (2, (1, 2, 3), None), (2, ('a',) * 625, None), (3, (1, 2), None)):
    try:
        r.setstate(state)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
