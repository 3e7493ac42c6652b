"""After an eager task could not enter its context, a deadline or a group in that step belongs to it; reports name the class of a task."""
import asyncio
import contextvars
import re

CONTEXT = contextvars.copy_context()


class Job(asyncio.Task):
    pass


async def never():
    print("never runs")


async def jams():
    task = asyncio.current_task()
    try:
        asyncio.create_task(never(), context=CONTEXT, name="jam")
    except RuntimeError as e:
        print(str(e)[:20])
    async with asyncio.timeout(0.01) as limit:
        print(limit.when() is not None, asyncio.current_task().get_name())
        async with asyncio.TaskGroup() as group:
            group.create_task(other())
            await asyncio.sleep(1)
            print("never runs on", task.cancelling())


async def other():
    await asyncio.sleep(0.02)


def handler(loop, context):
    if "exception" in context:
        print(re.sub(r"<_asy[^>]*>|<Job.*?>>| at 0x\w+| at [^ >]*:\d+", "", str(context["exception"]))[:40])
        print(re.sub(r" at 0x\w+| at [^ >]*:\d+", "", context["message"]))


loop = asyncio.new_event_loop()
loop.set_exception_handler(handler)
loop.call_soon(loop.set_task_factory, asyncio.eager_task_factory)
tasks = [Job(other(), loop=loop, name="job"), loop.create_task(jams(), context=CONTEXT, name="outer")]
loop.call_later(0.2, loop.stop)
loop.run_forever()
print([t.cancelling() for t in tasks], [t.done() for t in tasks])
