# Task.get_stack and Task.print_stack: where a task waits, where it failed, how much of that is shown.
import asyncio
import io
import re


async def inner():
    await asyncio.sleep(1)


async def outer():
    await inner()


async def failing(depth):
    if depth > 0:
        await failing(depth - 1)
    raise ValueError("at the bottom")


def show(task, limit=None):
    file = io.StringIO()
    task.print_stack(limit=limit, file=file)
    print([(frame.f_code.co_name, frame.f_lineno) for frame in task.get_stack(limit=limit)])
    print(re.sub(r"[^ \"]*/(\w+[.]as)", r"\1", file.getvalue()), end="")


async def main():
    waiting = asyncio.create_task(outer(), name="waiting")
    show(waiting)
    await asyncio.sleep(0)
    for limit in (None, 1, 0):
        show(waiting, limit)
    waiting.cancel()
    failed = asyncio.create_task(failing(5), name="failed")
    await asyncio.wait([waiting, failed])
    show(waiting)
    for limit in (None, 0, 2, 10):
        show(failed, limit)


asyncio.run(main())
