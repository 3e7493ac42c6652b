# Failures of the methods that bytearrays share with bytes name what was wrong, not whose method it was.

data = bytearray(b"abc")


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: data.index(b"z"))
attempt(lambda: data.index(98, 2))
attempt(lambda: data.rindex(300))
attempt(lambda: data.split(b""))
attempt(lambda: data.replace(1, 2))
attempt(lambda: data.center("x"))
attempt(lambda: data.decode("no such codec"))
attempt(lambda: bytearray.index(data, b"q"))
attempt(lambda: bytearray.index(b"abc", b"q"))
attempt(lambda: memoryview(data).hex("::"))
for sub in (98, b"bc", b"", 120, b"x", 300):
    for bounds in ((), (2,), (1, 2), (3, 9), (5,), (-1,)):
        for name in ("index", "rindex", "find"):
            attempt(lambda: getattr(bytearray(b"abc"), name)(sub, *bounds))
