"""Random numbers over the native Mersenne Twister: the same sequences as CPython for the same seed.

The twister is an attribute and not a base, so that `_random` need only offer an object with
`random`, `getrandbits`, `seed`, `getstate` and `setstate`. The order and number of draws in each
function is part of what must not change.
"""

from math import acos as _acos, ceil as _ceil, cos as _cos, exp as _exp, floor as _floor, isfinite as _isfinite
from math import log as _log, pi as _pi, sin as _sin, sqrt as _sqrt
import _random

__all__ = [
    "Random", "SystemRandom", "betavariate", "binomialvariate", "choice", "choices", "expovariate",
    "gammavariate", "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate",
    "paretovariate", "randbytes", "randint", "random", "randrange", "sample", "seed", "setstate",
    "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate",
]

try:
    _BYTES = (bytes, bytearray)
except NameError:
    # A runtime without bytearray.
    _BYTES = (bytes,)

TWOPI = 2.0 * _pi
NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
LOG4 = _log(4.0)
SG_MAGICCONST = 1.0 + _log(4.5)
# The bits of a float's fraction, and the worth of the last of them.
BPF = 53
RECIP_BPF = 2 ** -BPF
_E = 2.718281828459045


def _index(value):
    """Returns a value as an int, or refuses it as CPython does."""
    if isinstance(value, int):
        return int(value)
    method = getattr(type(value), "__index__", None)
    if method is None:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return method(value)


def _sequence(value):
    """Says whether something is a sequence in the sense of `collections.abc`."""
    if isinstance(value, (list, tuple, str, range, bytes)):
        return True
    if isinstance(value, (set, frozenset, dict)):
        return False
    from collections.abc import Sequence
    return isinstance(value, Sequence)


class Random:
    """A generator of random numbers with a state of its own.

    >>> r = Random(42); r.randint(1, 6), r.random()
    (6, 0.11133106816568039)
    """

    VERSION = 3

    def __init__(self, x=None):
        self._core = _random.Random()
        self.gauss_next = None
        self.seed(x)

    def __init_subclass__(cls, /, **kwargs):
        # A subclass with a `random` of its own and no `getrandbits` draws its ints from that.
        for base in cls.__mro__:
            if "_randbelow" in base.__dict__:
                break
            if "getrandbits" in base.__dict__:
                cls._randbelow = cls._randbelow_by_bits
                break
            if "random" in base.__dict__:
                cls._randbelow = cls._randbelow_by_random
                break

    def seed(self, a=None, version=2):
        """Starts the sequence that belongs to a seed; without one, a sequence of its own."""
        if isinstance(a, (str, *_BYTES)):
            if version == 1:
                a = _old_text_seed(a)
            elif version == 2:
                if isinstance(a, str):
                    a = a.encode()
                a = int.from_bytes(bytes(a) + _sha512(bytes(a)), "big")
        elif a is not None and not isinstance(a, (int, float)):
            raise TypeError("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")
        if a is None:
            self._core.seed()
        elif isinstance(a, int):
            self._core.seed(abs(int(a)))
        else:
            # CPython seeds with the hash of anything else, read as an unsigned number.
            self._core.seed(hash(a) & 0xFFFFFFFFFFFFFFFF)
        self.gauss_next = None

    def getstate(self):
        """Returns the state, for `setstate`."""
        return self.VERSION, self._core.getstate(), self.gauss_next

    def setstate(self, state):
        """Goes back to a state."""
        version = state[0]
        if version not in (2, 3):
            raise ValueError(f"state with version {version} passed to Random.setstate() of version {self.VERSION}")
        version, words, self.gauss_next = state
        if version == 2:
            # Version 2 wrote words with the sign of a machine's number.
            try:
                words = tuple([word % 2**32 for word in words])
            except ValueError as error:
                raise TypeError from error
        self._core.setstate(words)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def random(self):
        """Returns a float from 0 up to, but not including, 1."""
        return self._core.random()

    def getrandbits(self, k, /):
        """Returns an int of so many random bits."""
        return self._core.getrandbits(k)

    def randbytes(self, n):
        """Returns so many random bytes."""
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def _randbelow(self, n):
        """Returns a random int below n, which is positive."""
        getrandbits = self.getrandbits
        bits = n.bit_length()
        r = getrandbits(bits)
        while r >= n:
            r = getrandbits(bits)
        return r

    _randbelow_by_bits = _randbelow

    def _randbelow_by_random(self, n):
        random = self.random
        most = 1 << 53
        if n >= most:
            return _floor(random() * n)
        limit = (most - most % n) / most
        r = random()
        while r >= limit:
            r = random()
        return _floor(r * most) % n

    # Integers and sequences

    def randrange(self, start, stop=None, step=1):
        """Returns a random item of `range(start, stop, step)`.

        >>> Random(1).randrange(0, 100, 10)
        20
        """
        first = _index(start)
        if stop is None:
            if not (type(step) is int and step == 1):
                raise TypeError("Missing a non-None stop argument")
            if first > 0:
                return self._randbelow(first)
            raise ValueError("empty range for randrange()")
        width = _index(stop) - first
        by = _index(step)
        if by == 1:
            if width > 0:
                return first + self._randbelow(width)
            raise ValueError(f"empty range in randrange({start}, {stop})")
        if by > 0:
            count = (width + by - 1) // by
        elif by < 0:
            count = (width + by + 1) // by
        else:
            raise ValueError("zero step for randrange()")
        if count <= 0:
            raise ValueError(f"empty range in randrange({start}, {stop}, {step})")
        return first + by * self._randbelow(count)

    def randint(self, a, b):
        """Returns a random int from a to b, both included."""
        return self.randrange(a, b + 1)

    def choice(self, seq):
        """Returns a random item of a sequence.

        >>> Random(1).choice("abc")
        'a'
        """
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        """Puts a list into random order.

        >>> x = [1, 2, 3, 4]; Random(1).shuffle(x); x
        [4, 1, 3, 2]
        """
        below = self._randbelow
        for i in range(len(x) - 1, 0, -1):
            j = below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        """Returns a list of k different places of a sequence.

        >>> Random(1).sample(range(100), 3)
        [17, 72, 97]
        """
        if not _sequence(population):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            return self._sample_counts(population, k, counts, n)
        below = self._randbelow
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        # A small sample of a large population remembers what it took; else it copies the population.
        set_size = 21
        if k > 5:
            set_size += 4 ** _ceil(_log(k * 3, 4))
        if n <= set_size:
            pool = list(population)
            for i in range(k):
                j = below(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            taken = set()
            for i in range(k):
                j = below(n)
                while j in taken:
                    j = below(n)
                taken.add(j)
                result[i] = population[j]
        return result

    def _sample_counts(self, population, k, counts, n):
        from bisect import bisect
        ends = _running_totals(counts)
        if len(ends) != n:
            raise ValueError("The number of counts does not match the population")
        total = ends.pop() if ends else 0
        if not isinstance(total, int):
            raise TypeError("Counts must be integers")
        if total < 0:
            raise ValueError("Counts must be non-negative")
        return [population[bisect(ends, place)] for place in self.sample(range(total), k=k)]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """Returns a list of k items, each chosen anew, by weight.

        >>> Random(1).choices("ab", [1, 9], k=4)
        ['b', 'b', 'b', 'b']
        """
        random = self.random
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[_floor(random() * n)] for _ in range(k)]
            try:
                cum_weights = _running_totals(weights)
            except TypeError:
                if not isinstance(weights, int):
                    raise
                k = weights
                raise TypeError(f"The number of choices must be a keyword argument: {k=}") from None
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        from bisect import bisect
        last = n - 1
        return [population[bisect(cum_weights, random() * total, 0, last)] for _ in range(k)]

    # Distributions

    def uniform(self, a, b):
        """Returns a float between a and b."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """Returns a float between two bounds, most often near the mode."""
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * _sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Returns a float of the normal distribution."""
        random = self.random
        while True:
            u1 = random()
            u2 = 1.0 - random()
            z = NV_MAGICCONST * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """Returns a float of the normal distribution, made in pairs."""
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """Returns a float whose logarithm is normally distributed."""
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        """Returns a float of the exponential distribution."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """Returns an angle around a mean angle."""
        random = self.random
        if kappa <= 1e-6:
            return TWOPI * random()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_pi * random())
            d = z / (r + z)
            u = random()
            if u < 1.0 - d * d or u <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if random() > 0.5:
            return (mu + _acos(f)) % TWOPI
        return (mu - _acos(f)) % TWOPI

    def gammavariate(self, alpha, beta):
        """Returns a float of the gamma distribution."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        random = self.random
        if alpha > 1.0:
            # Cheng's rejection method.
            ainv = _sqrt(2.0 * alpha - 1.0)
            b = alpha - LOG4
            c = alpha + ainv
            while True:
                u1 = random()
                if not 1e-7 < u1 < 0.9999999:
                    continue
                u2 = 1.0 - random()
                v = _log(u1 / (1.0 - u1)) / ainv
                x = alpha * _exp(v)
                z = u1 * u1 * u2
                r = b + c * v - x
                if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                    return x * beta
        if alpha == 1.0:
            return -_log(1.0 - random()) * beta
        while True:
            u = random()
            b = (_E + alpha) / _E
            p = b * u
            if p <= 1.0:
                x = p ** (1.0 / alpha)
            else:
                x = -_log((b - p) / alpha)
            u1 = random()
            if p > 1.0:
                if u1 <= x ** (alpha - 1.0):
                    break
            elif u1 <= _exp(-x):
                break
        return x * beta

    def betavariate(self, alpha, beta):
        """Returns a float of the beta distribution."""
        y = self.gammavariate(alpha, 1.0)
        if y:
            return y / (y + self.gammavariate(beta, 1.0))
        return 0.0

    def paretovariate(self, alpha):
        """Returns a float of the Pareto distribution."""
        u = 1.0 - self.random()
        return u ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Returns a float of the Weibull distribution."""
        u = 1.0 - self.random()
        return alpha * (-_log(u)) ** (1.0 / beta)

    def binomialvariate(self, n=1, p=0.5):
        """Returns how many of n trials succeed."""
        if n < 0:
            raise ValueError("n must be non-negative")
        if p <= 0.0 or p >= 1.0:
            if p == 0.0:
                return 0
            if p == 1.0:
                return n
            raise ValueError("p must be in the range 0.0 <= p <= 1.0")
        random = self.random
        if n == 1:
            return int(random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        if n * p < 10.0:
            return self._binomial_by_gaps(n, p)
        return self._binomial_by_rejection(n, p)

    def _binomial_by_gaps(self, n, p):
        from math import log2
        successes = place = 0
        scale = log2(1.0 - p)
        if not scale:
            return successes
        while True:
            place += _floor(log2(self.random()) / scale) + 1
            if place > n:
                return successes
            successes += 1

    def _binomial_by_rejection(self, n, p):
        # Hörmann's transformed rejection with squeeze.
        from math import lgamma
        random = self.random
        spread = _sqrt(n * p * (1.0 - p))
        b = 1.15 + 2.53 * spread
        a = -0.0873 + 0.0248 * b + 0.01 * p
        c = n * p + 0.5
        vr = 0.92 - 4.2 / b
        alpha = None
        while True:
            u = random() - 0.5
            us = 0.5 - abs(u)
            k = _floor((2.0 * a / us + b) * u + c)
            if k < 0 or k > n:
                continue
            v = random()
            if us >= 0.07 and v <= vr:
                return k
            if alpha is None:
                alpha = (2.83 + 5.1 / b) * spread
                odds = _log(p / (1.0 - p))
                m = _floor((n + 1) * p)
                h = lgamma(m + 1) + lgamma(n - m + 1)
            v *= alpha / (a / (us * us) + b)
            if _log(v) <= h - lgamma(k + 1) - lgamma(n - k + 1) + (k - m) * odds:
                return k


def _running_totals(values):
    totals = []
    total = None
    for value in values:
        total = value if total is None else total + value
        totals.append(total)
    return totals


def _old_text_seed(a):
    """Returns the seed that version 1 makes of text."""
    text = a.decode("latin-1") if isinstance(a, _BYTES) else a
    value = ord(text[0]) << 7 if text else 0
    for char in text:
        value = ((1000003 * value) ^ ord(char)) & 0xFFFFFFFFFFFFFFFF
    value ^= len(text)
    return -2 if value == -1 else value


def _sha512(data):
    from _hashlib import new
    return new("sha512", data).digest()


class SystemRandom(Random):
    """Random numbers from the operating system, without a seed."""

    def __init__(self, x=None):
        self.gauss_next = None

    def random(self):
        """Returns a float from 0 up to, but not including, 1."""
        from os import urandom
        return (int.from_bytes(urandom(7), "big") >> 3) * 2.0 ** -53

    def getrandbits(self, k, /):
        """Returns an int of so many random bits."""
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        from os import urandom
        count = (k + 7) // 8
        return int.from_bytes(urandom(count), "big") >> (count * 8 - k)

    def randbytes(self, n):
        """Returns so many random bytes."""
        from os import urandom
        return urandom(n)

    def seed(self, *args, **kwds):
        """Does nothing: there is no seed."""

    def getstate(self, *args, **kwds):
        """Raises: there is no state."""
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate


# The functions of the module are the methods of one hidden generator; the two that need no Aster
# code go to the twister at once.
_inst = Random()
seed = _inst.seed
random = _inst._core.random
getrandbits = _inst._core.getrandbits
uniform = _inst.uniform
triangular = _inst.triangular
randint = _inst.randint
choice = _inst.choice
randrange = _inst.randrange
sample = _inst.sample
shuffle = _inst.shuffle
choices = _inst.choices
normalvariate = _inst.normalvariate
lognormvariate = _inst.lognormvariate
expovariate = _inst.expovariate
vonmisesvariate = _inst.vonmisesvariate
gammavariate = _inst.gammavariate
gauss = _inst.gauss
betavariate = _inst.betavariate
binomialvariate = _inst.binomialvariate
paretovariate = _inst.paretovariate
weibullvariate = _inst.weibullvariate
getstate = _inst.getstate
setstate = _inst.setstate
randbytes = _inst.randbytes
