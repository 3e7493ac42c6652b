# What an async generator's asend, athrow and aclose do when they are closed before they began: the generator is closed all the same.


def advance(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except BaseException as error:
        return type(error).__name__
    return "paused"


async def numbers():
    try:
        yield 1
        yield 2
    except BaseException as error:
        print("inside", type(error).__name__)
        raise
    finally:
        print("finally")


steps = [
    lambda generator: generator.asend(None),
    lambda generator: generator.__anext__(),
    lambda generator: generator.athrow(KeyError("key")),
    lambda generator: generator.aclose(),
]
for begun in (False, True):
    for step in steps:
        generator = numbers()
        if begun:
            print(advance(generator.__anext__()))
        awaitable = step(generator)
        print(awaitable.close())
        print(generator.ag_running, generator.ag_frame is None)
        print(advance(generator.__anext__()))
