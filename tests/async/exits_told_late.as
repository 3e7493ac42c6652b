# A SystemExit that left the loop is told of at the end of the program, as nobody asked its task for it; what a handler
# raises comes after what it was told of; and a closed loop's tasks are still there.
import asyncio
import sys


async def fails(error):
    raise error


def handler(loop, context):
    print("told", context["message"].split(" at ")[0], repr(context.get("exception")), repr(sys.exception()))
    if isinstance(sys.exception(), ZeroDivisionError):
        raise KeyError("handler")


class Exits(Exception):
    pass


async def main(error):
    asyncio.get_running_loop().set_exception_handler(handler)
    raise error


async def child(error):
    asyncio.get_running_loop().set_exception_handler(handler)
    task = asyncio.create_task(fails(error))
    await asyncio.sleep(1)
    return task


async def callback():
    asyncio.get_running_loop().set_exception_handler(handler)
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)


for run in main, child:
    try:
        asyncio.run(run(SystemExit(run.__name__)))
    except SystemExit as e:
        print("caught", e)
asyncio.run(callback())


async def sleeps():
    await asyncio.sleep(60)


async def cut():
    try:
        asyncio.current_task().cancel()
        loop.stop()
        await asyncio.sleep(60)
    finally:
        print("cut ends")


loop = asyncio.new_event_loop()
task = loop.create_task(sleeps())
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
print(asyncio.all_tasks(loop) == {task})
try:
    task.cancel()
except RuntimeError as e:
    print(e)
task._log_destroy_pending = False
loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda *_: None)
try:
    loop.run_until_complete(loop.create_task(cut()))
except RuntimeError as e:
    print(e)
loop.close()
print("over")
