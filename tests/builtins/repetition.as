# A sequence is repeated when no number's method did it: what is asked, in which order, and how it is refused.
import array
import collections


class Text(str):
    pass


class Own(list):
    def __mul__(self, other):
        return super().__mul__(other)


class Two(int):
    pass


class Reflected(int):
    def __rmul__(self, other):
        return "reflected"


class Index:
    def __index__(self):
        return 2


def tell(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)


sequences = ("ab", Text("ab"), [1], Own([2]), (1,), b"a", bytearray(b"a"), collections.deque([1]), array.array("b", [1]))
for s in sequences:
    for other in ("x", None, Two(2), Reflected(2), Index(), 10**30, -1):
        print(type(s).__name__, other.__class__.__name__)
        tell(lambda: s * other)
        tell(lambda: other * s)
        tell(lambda: s.__mul__(other))
        tell(lambda: s.__rmul__(other))
