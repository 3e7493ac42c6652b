# An async generator that no loop was told of is closed as a generator is.
class Step:
    def __await__(self):
        yield 1


async def agen(n):
    try:
        yield n
    except GeneratorExit:
        print("closed", n)
        raise


def drive(c):
    try:
        c.send(None)
    except StopIteration as e:
        print("value", e.value)
    except StopAsyncIteration:
        print("stop")


g = agen(1)
drive(anext(g))
del g
print("a")


async def loops(n):
    async for x in agen(n):
        await Step()


k = loops(2)
k.send(None)
try:
    k.throw(ValueError("t"))
except ValueError as e:
    print("ValueError")
print("b")
k = loops(3)
k.send(None)
k.close()
print("c")
k = loops(4)
k.send(None)
del k
print("d")


async def breaks():
    async for x in agen(5):
        break
    print("in")


drive(breaks())
print("e")
