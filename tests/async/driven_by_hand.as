# Coroutines driven by hand: one that goes on after it is closed is closed again when it is dropped, and a future that somebody
# has taken out by hand is not waited for by others until a task takes it.
import asyncio
import contextlib


def attempt(name, call, *args):
    try:
        print(name, call(*args))
    except BaseException as error:
        print(name, repr(error))


@contextlib.asynccontextmanager
async def room():
    try:
        yield 1
    finally:
        print("room is left")
        try:
            await asyncio.sleep(1)
        finally:
            print("room is dropped")


async def inner():
    async with room():
        await asyncio.sleep(4)


async def outer():
    await inner()


async def waits(future):
    return await future


def handler(loop, context):
    print("handler", context["message"])


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    for function in inner, outer:
        print(function.__name__)
        coroutine = function()
        print(coroutine.send(None))
        attempt("close", coroutine.close)
        attempt("close", coroutine.close)
        del coroutine
    future = loop.create_future()
    first = waits(future)
    print(first.send(None))
    second = waits(future)
    attempt("second", second.send, None)
    try:
        await future
    except RuntimeError as error:
        print(error)
    try:
        await asyncio.wait_for(future, 1)
    except RuntimeError as error:
        print(error)
    loop.call_soon(future.set_result, "done")
    print(await asyncio.gather(future))
    attempt("first", first.send, None)


asyncio.run(main())
