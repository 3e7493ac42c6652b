# What a coroutine driven by hand lets go of is closed at once, also where an exception left the coroutine.
async def counting():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


async def asks():
    print(await anext(counting(), "none"))
    print(await counting().__anext__())
    held = counting()
    print(await anext(held))
    held = None
    print("let go")
    async for x in counting():
        print(x)
        break
    print("left")


async def fails():
    held = counting()
    await anext(held)
    raise KeyError(1)


def drive(coro):
    try:
        coro.send(None)
    except StopIteration:
        print("ended")
    except KeyError as e:
        print("still held", e.__traceback__ is not None)


drive(asks())
left = fails()
drive(left)
print("gone")
