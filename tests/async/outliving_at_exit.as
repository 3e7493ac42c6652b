"""What a module of the library leads to is not ended with the program: only the unreachable task is told of."""
import asyncio
import logging


class ToNowhere(logging.Handler):
    def emit(self, record):
        pass


class Named:
    def __del__(self):
        print("never seen")


async def waits(name):
    try:
        await asyncio.sleep(1)
    finally:
        print(name, "over")


def told(loop, context):
    print("told", context["message"])


def items():
    try:
        yield 1
    finally:
        print("never closed")


# Its function leads to the names of this module.
logging.getLogger("quiet").addHandler(ToNowhere())
named = Named()
left = items()
print(next(left))
loop = asyncio.new_event_loop()
loop.set_exception_handler(told)
task = loop.create_task(waits("held"))
loop.call_soon(loop.stop)
loop.run_forever()
print(task.done())
