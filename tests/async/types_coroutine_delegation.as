# yield from in what types.coroutine made delegates to coroutines, futures and its like; elsewhere it may not.

import asyncio
import inspect
import types


@types.coroutine
def turns(count):
    for _ in range(count):
        yield
    return count


@types.coroutine
def through(awaitable):
    result = yield from awaitable
    return "through", result


@types.coroutine
def cleaning():
    try:
        yield
    except BaseException as error:
        print("got", repr(error))
        raise
    finally:
        print("cleaned")


async def plain():
    return "plain"


def undecorated():
    coroutine = plain()
    try:
        yield from coroutine
    finally:
        coroutine.close()


async def awaits_generator():
    await undecorated()


@types.coroutine
def gives_iterator():
    return iter([None, None])


async def main():
    print(await turns(3), inspect.isgeneratorfunction(turns), type(turns(1)).__name__)
    for awaitable in plain(), asyncio.sleep(0, "rested"), turns(2):
        print(await through(awaitable))
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, "set")
    print(await through(future))

    task = asyncio.ensure_future(cleaning())
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))

    for wrong in through(5), awaits_generator(), gives_iterator():
        try:
            await wrong
        except TypeError as error:
            print(error)
    try:
        next(undecorated())
    except TypeError as error:
        print(error)

    made = turns(2)
    print(inspect.isawaitable(made), inspect.iscoroutine(made), list(made))
    print(types.coroutine(plain) is plain, types.coroutine(turns) is turns)


asyncio.run(main())
