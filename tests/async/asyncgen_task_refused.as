# Where the task that is to close a dropped async generator cannot be made, the loop's handler is told; awaitables that are coroutines are refused.
import asyncio
import types


async def numbers():
    try:
        yield 1
    finally:
        print("closed")


def factory(loop, coro, **options):
    if type(coro).__name__ == "async_generator_athrow":
        raise RuntimeError("no task for that")
    return asyncio.Task(coro, loop=loop, **options)


def handler(loop, context):
    print(context["message"].split(".")[-1], repr(context["exception"]), type(context["handle"]).__name__)


class Returns:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        return self.what


@types.coroutine
def by_generator():
    yield


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    loop.set_exception_handler(handler)
    async for number in numbers():
        break
    await asyncio.sleep(0.001)
    print("the loop goes on")
    loop.set_task_factory(None)
    for what in (by_generator(), asyncio.sleep(0), 5):
        try:
            await Returns(what)
        except TypeError as error:
            print(error)


asyncio.run(main())
