# What copy and pickle keep of streams in memory and of a derived deque; int.from_bytes takes what makes bytes of itself.
import collections
import copy
import io
import pickle

s = io.StringIO("one\ntwo", newline=None)
s.readline()
print(s.__getstate__(), pickle.loads(pickle.dumps(s)).read(), copy.copy(s).tell())
s = io.StringIO("abc")
s.extra = [1]
t = copy.deepcopy(s)
print(s.__getstate__(), t.extra, t.extra is s.extra)
b = io.BytesIO(b"xyz")
b.seek(2)
print(b.__getstate__(), pickle.loads(pickle.dumps(b)).read())
for bad in 1, ("a",), ("a", "\n", -1, None), ("a", "\n", 0, 3):
    try:
        io.StringIO().__setstate__(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Ring(collections.deque):
    pass


ring = Ring([1, 2], 3)
ring.name = "r"
again = pickle.loads(pickle.dumps(ring))
print(again, again.name, again.maxlen, copy.deepcopy(ring).name)


class Packed:
    def __bytes__(self):
        return b"\x01\x02"


print(int.from_bytes(Packed(), "big"), int.from_bytes(bytearray(b"\x01"), "big"))
