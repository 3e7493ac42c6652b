# In debug mode the handler is told where a future's callback that fails was queued: by the script that ended the future, or by the loop.
import asyncio
import gc
import os


def handler(loop, context):
    print(context["message"].split("(")[0], sorted(context))
    made = context.get("source_traceback", ())
    print("   ", [(frame.lineno, frame.name) for frame in made if frame.filename == __file__])


def fails(future):
    raise ValueError("fails")


async def work():
    raise KeyError("work")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    for end in ("result", "exception", "cancel"):
        future = loop.create_future()
        future.add_done_callback(fails)
        if end == "result":
            future.set_result(1)
        elif end == "exception":
            future.set_exception(KeyError(end))
            future.exception()
        else:
            future.cancel()
        await asyncio.sleep(0)
    future.add_done_callback(fails)
    await asyncio.sleep(0)
    future = None
    task = asyncio.create_task(work())
    task.add_done_callback(fails)
    await asyncio.sleep(0.01)
    del task
    print("the exception of the callback still holds the task")
    gc.collect()
    print("now it does not")


asyncio.run(main(), debug=True)
asyncio.run(main(), debug=False)
