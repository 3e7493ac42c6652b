# Every way to drive an async generator, in every state another way has left it in: two calls in a row, by hand.
import itertools


class Turn:
    def __await__(self):
        yield


async def plain():
    received = yield "first"
    print("    received", received)
    yield "second"


async def stubborn():
    while True:
        try:
            yield "item"
        except BaseException as error:
            print("    caught", type(error).__name__)
            await Turn()
            yield "caught"


async def careful():
    try:
        yield "item"
    finally:
        await Turn()
        print("    finally")


def drive(awaitable):
    turns = 0
    steps = awaitable.__await__()
    try:
        while True:
            steps.send(None)
            turns += 1
    except StopIteration as end:
        return turns, end.value
    except BaseException as error:
        return turns, repr(error)


ways = {
    "next": lambda generator: generator.__anext__(),
    "send": lambda generator: generator.asend("value"),
    "throw": lambda generator: generator.athrow(KeyError("thrown")),
    "stop": lambda generator: generator.athrow(StopAsyncIteration),
    "close": lambda generator: generator.aclose(),
    "default": lambda generator: anext(generator, "default"),
}
kept = []

for make in (plain, stubborn, careful):
    for names in itertools.product(ways, repeat=2):
        generator = make()
        kept.append(generator)
        print(make.__name__, *names)
        for name in names:
            print("   ", *drive(ways[name](generator)))

print("close what is left")
for generator in kept:
    drive(generator.aclose())
