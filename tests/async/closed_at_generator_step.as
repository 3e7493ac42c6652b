# A coroutine that awaits a step of an async generator is closed: the step is closed first, what it gives or swallows is
# forgotten, and the exit reaches the coroutine; what the step raises comes in its place.
import types


@types.coroutine
def pause(value=None):
    return (yield value)


async def items(last):
    try:
        yield 1
    finally:
        await pause("cleans up")
        print("cleaned")
        if last:
            yield 2


async def waits(how, last):
    it = items(last)
    await anext(it)
    try:
        match how:
            case "athrow":
                got = await it.athrow(KeyError)
            case "aclose":
                got = await it.aclose()
            case _:
                got = await it.asend(3)
        print("went on", got)
    except BaseException as e:
        print("saw", repr(e), repr(e.__context__))
        raise


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        try:
            await pause("first")
        finally:
            await pause("second")


async def over_stubborn():
    it = stubborn()
    await anext(it)
    try:
        await it.aclose()
    except RuntimeError as e:
        print("saw", repr(e))
    return "went on"


ENDS = {
    "close": lambda c: c.close(),
    "exit": lambda c: c.throw(GeneratorExit),
    "error": lambda c: c.throw(ValueError("v")),
}
for how in ("athrow", "aclose", "asend"):
    for last in (False, True):
        for name, end in ENDS.items():
            c = waits(how, last)
            print(how, last, name, c.send(None))
            try:
                print(end(c))
            except BaseException as e:
                print("out", repr(e), repr(e.__context__))
c = over_stubborn()
print(c.send(None), c.close())
