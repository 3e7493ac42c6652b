"""The frames an exception has left keep their variables and know what called them; what was not yet assigned is not there."""
import asyncio
import sys
import traceback


def filler(a, b, c, d, e):
    x, y, z = a, b, c
    return [x, y, z, d, e]


def inner(n):
    doubled = n * 2
    if n > 100:
        never = 1
    result = 1 / (doubled - doubled)
    late = 2
    return result


class Caller:
    def method(self, n):
        seen = [n]

        def closure():
            return seen

        try:
            return inner(n)
        finally:
            n = 0


def generator():
    started = 9
    yield Caller().method(2)


def loops():
    while True:
        for i in range(3):
            square = i * i
            if i == 2:
                last = i
                raise KeyError(i)


def show(exc):
    place = exc.__traceback__.tb_next
    while place:
        frame = place.tb_frame
        names = {k: v for k, v in frame.f_locals.items() if k not in ("self", "closure")}
        print(frame.f_code.co_name, names, place.tb_lineno == frame.f_lineno, frame is place.tb_frame)
        last, place = frame, place.tb_next
    names = []
    while last:
        names.append(last.f_code.co_name)
        last = last.f_back
    print(*names)


print(filler(1, 2, 3, 4, 5))  # [1, 2, 3, 4, 5]
try:
    next(generator())
except ZeroDivisionError as e:
    show(e)
try:
    loops()
except KeyError as e:
    show(e)
    traceback.clear_frames(e.__traceback__)
    print(e.__traceback__.tb_next.tb_frame.f_locals)
try:
    class Unfinished:
        first = 1
        raise LookupError
except LookupError as e:
    names = e.__traceback__.tb_next.tb_frame.f_locals
    print([name for name in names if name[0] != "_"])


def running():
    seen = sys._getframe().f_locals
    if len(seen) > 5:
        extra = 1
    later = 2
    return list(seen)


filler(1, 2, 3, 4, 5)
print(running())


async def child(n):
    half = n // 2
    await asyncio.sleep(0)
    raise ValueError(half)


async def main():
    try:
        await asyncio.create_task(child(8))
    except ValueError as e:
        print(e.__traceback__.tb_next.tb_frame.f_locals)


asyncio.run(main())


class Noisy:
    def __del__(self):
        print("gone")


def holds():
    noisy = Noisy()
    raise ValueError


try:
    holds()
except ValueError as e:
    print("handled")
    kept = e
print("kept")
del kept
print("end")
