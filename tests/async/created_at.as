# clock: real
# differs: the oracle makes tasks in a loop of its own, and shows its place; direct runs are the same
"""In debug mode futures and tasks know where they were made: their repr ends with it."""
import asyncio
import re


def show(value):
    text = re.sub(r"[^ ]*/asyncio/(\w+)\.(py|as):\d+", r"asyncio/\1", repr(value))
    print(re.sub(r"[^ ]*/(\w+\.as)", r"\1", text))


async def child():
    await asyncio.sleep(0.01)


async def main():
    loop = asyncio.get_running_loop()
    tasks = [asyncio.create_task(child(), name="made by asyncio"), loop.create_task(child(), name="by the loop"), asyncio.Task(child(), name="by the class")]
    async with asyncio.TaskGroup() as group:
        tasks.append(group.create_task(child(), name="by a group"))
        tasks.append(asyncio.ensure_future(child()))
        await asyncio.sleep(0)
        for task in tasks:
            show(task)
        print(len(tasks[1]._source_traceback) > 0, tasks[1]._source_traceback[-1].name)
    show(loop.create_future())
    show(asyncio.Future())
    outer = asyncio.gather(loop.create_future())
    show(outer)
    outer.cancel()
    await asyncio.wait([outer])
    show(asyncio.current_task())
    loop.set_debug(False)
    show(asyncio.create_task(child(), name="quiet"))
    show(asyncio.Future())
    print(asyncio.Future()._source_traceback)


asyncio.run(main(), debug=True)
