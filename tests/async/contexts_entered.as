# A context that is current, or will be again, cannot be entered: not by run(), not by an eager task.
import asyncio
import contextvars

VAR = contextvars.ContextVar("VAR")
shared = contextvars.copy_context()


def attempt(context):
    try:
        context.run(VAR.set, 1)
        print("ran")
    except RuntimeError as error:
        print(str(error).split(" object")[0])


async def inside():
    attempt(shared)
    attempt(asyncio.current_task().get_context())
    attempt(contextvars.copy_context())


async def begins_at_once():
    attempt(shared)


async def around():
    await asyncio.Task(begins_at_once(), loop=asyncio.get_running_loop(), eager_start=True)


async def main():
    loop = asyncio.get_running_loop()
    attempt(shared)
    attempt(asyncio.current_task().get_context())
    await asyncio.create_task(inside(), context=shared)
    await asyncio.create_task(around(), context=shared)
    attempt(shared)
    loop.call_soon(attempt, shared)
    loop.call_soon(attempt, shared, context=shared)
    future = loop.create_future()
    future.add_done_callback(lambda future: attempt(shared), context=shared)
    future.set_result(1)
    await asyncio.sleep(0)
    shared.run(attempt, shared)


asyncio.run(main())
with asyncio.Runner() as runner:
    runner.run(inside(), context=shared)
