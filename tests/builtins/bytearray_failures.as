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
