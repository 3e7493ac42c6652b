# What types.coroutine makes of a generator function can be awaited, but is no coroutine: tasks do not take it.

import asyncio
import inspect
import types


@types.coroutine
def turn(word):
    yield
    return word


def refused(label, function, *args):
    try:
        function(*args)
    except (TypeError, ValueError) as error:
        print(label, type(error).__name__, str(error).split(" object ")[0])


async def main():
    made = turn("awaited")
    print(asyncio.iscoroutine(made), inspect.isawaitable(made), asyncio.iscoroutinefunction(turn))
    print(await made)
    print(await asyncio.gather(turn("gathered"), asyncio.shield(turn("shielded"))))
    print(await asyncio.wait_for(turn("in time"), 1))
    task = asyncio.ensure_future(turn("ensured"))
    print(task.get_coro().__name__, await task)
    refused("create_task", asyncio.create_task, turn("no"))
    refused("Task", asyncio.Task, turn("no"))


asyncio.run(main())
refused("run", asyncio.run, turn("no"))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(turn("completed")))
loop.close()

# A queue's bound may be any number.
endless = asyncio.Queue(float("inf"))
endless.put_nowait(1)
print(endless.full(), endless.maxsize, endless)
narrow = asyncio.Queue(1.5)
narrow.put_nowait(1)
narrow.put_nowait(2)
print(narrow.full(), narrow.maxsize)
