# pickle: the bytes of plain data, frames and what is met twice; data that leads out of it; bytes that were changed.
import hashlib
import pickle


class Point:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Point({self.x!r})"


NUMBERS = [None, True, False, 0, 255, 256, 65535, 65536, 2**31 - 1, 2**31, -1, -128, -129, -2**31, -2**31 - 1, 2**63 - 1, -2**63, 2**63, 10**30, -2**40,
           -2**39, 1.5, -0.0, float("inf")]
TEXTS = ["", "a", "é", "日本" * 50, "\U0001f600", "x" * 255, "x" * 256, b"", b"\xff" * 255, b"a" * 256]
SHARED = ["shared", (1, 2), [1], {"k": 1}]
long_list = ["word%d" % i for i in range(6000)]
around = [["y" * n] + [0] * 5 + ["end"] for n in (64513, 64514, 64515, 64516, 64517, 70000)]
itself = [1]
itself.append(itself)
knot = ([],)
knot[0].append(knot)
values = [NUMBERS, TEXTS, [SHARED, SHARED, SHARED[0]], tuple(NUMBERS[:4]), (1,), (1, 2), (1, (2, ()), 3), {}, {1: [2]}, {"a": 1, None: (1.5, b"k")}, long_list,
          {i: None for i in range(1001)}, list(range(1000)), list(range(1001)), *around, 
          [Point([1]), 2], {1, 2}, [frozenset([3]), bytearray(b"x")], range(3), [...]]
for value in values:
    for protocol in (4, 5, 3) if not hasattr(value, "__len__") or len(value) < 900 else (4, 5):
        made = pickle.dumps(value, protocol)
        again = pickle.loads(made)
        print(len(made), hashlib.md5(made).hexdigest()[:12], repr(again) == repr(value), end="; ")
    print()
shared = pickle.loads(pickle.dumps([SHARED, SHARED]))
print(shared[0] is shared[1], pickle.loads(pickle.dumps(itself))[1][0], pickle.loads(pickle.dumps(knot))[0][0].__class__)
for value in (itself, knot):
    print(pickle.dumps(value))
try:
    pickle.dumps([lambda: 0])
except (pickle.PicklingError, AttributeError) as e:
    print(type(e).__name__)

print("# changed bytes")
whole = pickle.dumps([1, "two", {"three": (4, 5.0), b"six": [2**40, None, True]}])
for at in range(len(whole)):
    for byte in (0, 0x2e):
        changed = whole[:at] + bytes([byte]) + whole[at + 1:]
        try:
            print(repr(pickle.loads(changed))[:60], end="; ")
        except Exception as e:
            print(type(e).__name__, end="; ")
print()
for cut in range(0, len(whole), 5):
    try:
        print(repr(pickle.loads(whole[:cut]))[:60], end="; ")
    except Exception as e:
        print(type(e).__name__, e, end="; ")
