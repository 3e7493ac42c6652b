# A coroutine that has ended holds none of its variables, though a name holds it.
class Loud:
    def __del__(self):
        print("gone")


async def inner():
    loud = Loud()
    return 1


async def agen():
    try:
        yield 1
    finally:
        print("closed")


async def outer():
    held = agen()
    await held.__anext__()
    return 2


for make in (inner, outer):
    coro = make()
    try:
        coro.send(None)
    except StopIteration as e:
        print("returned", e.value)
    print("after")


def numbers():
    loud = Loud()
    yield 1


gen = numbers()
print(list(gen))
print("end")
