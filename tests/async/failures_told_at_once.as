# The failure of a task that nobody holds is told right after its last step, before anything else runs.
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="outside")


async def fails():
    variable.set("in the task")
    raise ValueError("lost")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda loop, context: print("handler", variable.get(), context["message"], asyncio.current_task()))
    asyncio.create_task(fails())
    await asyncio.sleep(0)
    print("after create_task")
    asyncio.Task(fails())
    asyncio.create_task(asyncio.sleep(0)).add_done_callback(lambda task: print("the next task is done"))
    await asyncio.sleep(0)
    print("after Task")


asyncio.run(main())
