"""A coroutine that is suspended in one place cannot be awaited in another; a future driven by hand is asked once."""
import asyncio


async def slow():
    await asyncio.sleep(0.1)


async def main():
    coroutine = slow()
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(0)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)  # expect: coroutine is being awaited already
    task.cancel()


asyncio.run(main())

loop = asyncio.new_event_loop()
future = loop.create_future()


def by_hand():
    yield from future


try:
    first, second = by_hand()
except RuntimeError as error:
    print(error)  # expect: await wasn't used with future


class Blank(asyncio.Future):
    """Its base's `__init__` is never asked."""

    def __init__(self, *args, **kwargs):
        pass


blank = Blank(loop=loop)
print(blank.done())  # expect: False
for method in (blank.get_loop, blank.cancel, blank.result):
    try:
        method()
    except (RuntimeError, asyncio.InvalidStateError) as error:
        print(type(error).__name__, error)
# expect: RuntimeError Future object is not initialized.
# expect: RuntimeError Future object is not initialized.
# expect: InvalidStateError Future object is not initialized.
loop.close()
