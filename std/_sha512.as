"""SHA-512 in Aster, for `random.seed(text)` where no native hash is there.

The constants are the fractions of the square and cube roots of the first primes, so they are worked
out and not listed.
"""

_MASK = 0xFFFFFFFFFFFFFFFF


def _primes(count):
    found = []
    candidate = 2
    while len(found) < count:
        if all([candidate % prime for prime in found]):
            found.append(candidate)
        candidate += 1
    return found


def _root_fraction(n, power):
    """Returns the first 64 bits of the fraction of the square or cube root of n."""
    target = n << (64 * power)
    low, high = 0, 1 << 70
    while low < high:
        middle = (low + high + 1) >> 1
        if middle ** power <= target:
            low = middle
        else:
            high = middle - 1
    return low & _MASK


def _turn(x, n):
    return ((x >> n) | (x << (64 - n))) & _MASK


def _digest(data):
    primes = _primes(80)
    constants = [_root_fraction(prime, 3) for prime in primes]
    state = [_root_fraction(prime, 2) for prime in primes[:8]]
    padded = data + b"\x80" + b"\x00" * ((111 - len(data)) % 128) + (len(data) * 8).to_bytes(16, "big")
    for start in range(0, len(padded), 128):
        words = [int.from_bytes(padded[i:i + 8], "big") for i in range(start, start + 128, 8)]
        for i in range(16, 80):
            x, y = words[i - 15], words[i - 2]
            small = _turn(x, 1) ^ _turn(x, 8) ^ (x >> 7)
            large = _turn(y, 19) ^ _turn(y, 61) ^ (y >> 6)
            words.append((words[i - 16] + small + words[i - 7] + large) & _MASK)
        a, b, c, d, e, f, g, h = state
        for i in range(80):
            mixed = _turn(e, 14) ^ _turn(e, 18) ^ _turn(e, 41)
            first = (h + mixed + ((e & f) ^ (~e & _MASK & g)) + constants[i] + words[i]) & _MASK
            mixed = _turn(a, 28) ^ _turn(a, 34) ^ _turn(a, 39)
            second = (mixed + ((a & b) ^ (a & c) ^ (b & c))) & _MASK
            a, b, c, d, e, f, g, h = (first + second) & _MASK, a, b, c, (d + first) & _MASK, e, f, g
        state = [(old + new) & _MASK for old, new in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join([word.to_bytes(8, "big") for word in state])


class sha512:
    """The hash of some bytes.

    >>> sha512(b"abc").digest()[:4].hex()
    'ddaf35a1'
    """

    def __init__(self, data=b""):
        self._data = bytes(data)

    def update(self, data):
        self._data += bytes(data)

    def digest(self):
        return _digest(self._data)
