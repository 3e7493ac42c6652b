# clock: real
"""In debug mode a report of a future or task comes with the stack of where that was made, its last function in asyncio left out here."""
import asyncio
import logging


class ToOut(logging.Handler):
    def emit(self, record):
        for line in record.getMessage().split("\n"):
            if "created at (most" in line or "created_and_reported" in line and "File" in line:
                print(line.split("/")[-1].split(", line")[0].split(": <")[0], line.split(", ")[1:2])


logging.getLogger("asyncio").addHandler(ToOut())
logging.getLogger("asyncio").propagate = False


async def fails():
    raise ValueError("nobody asked")


async def makes():
    future = asyncio.Future()
    future.set_exception(KeyError("nobody"))
    del future
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task


def told(loop, context):
    print(sorted(context), [frame.name for frame in context["source_traceback"]][-2:])
    loop.default_exception_handler(context)


async def main():
    await makes()
    asyncio.get_running_loop().set_exception_handler(told)
    await makes()


asyncio.run(main(), debug=True)
