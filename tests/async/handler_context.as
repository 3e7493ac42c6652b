"""A loop's exception handler is called in the context of the task or callback it is told of."""
import asyncio
from contextvars import ContextVar

place = ContextVar("place", default="outside")


async def failing_task():
    place.set("task")
    raise ValueError("in a task")


def failing_callback():
    place.set("callback")
    raise ValueError("in a callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(place.get(), context["exception"]))
    asyncio.create_task(failing_task())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    place.set("main")
    loop.call_soon(failing_callback)
    loop.call_later(0.01, failing_callback)
    await asyncio.sleep(0.02)
    done = loop.create_future()
    done.add_done_callback(lambda future: failing_callback())
    done.set_result(None)
    await asyncio.sleep(0)
    print(place.get())


asyncio.run(main())
