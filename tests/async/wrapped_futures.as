# A thread's future that a loop's future stands for: what ends one reaches the other by an entry of the loop, also from the
# loop's own thread, and a coroutine given from another thread is cancelled the same way.
import asyncio
import concurrent.futures
import re

TURN = 0


def turns(left):
    global TURN
    TURN += 1
    if left:
        asyncio.get_running_loop().call_soon(turns, left - 1)


def told(future):
    print(TURN, "told", "cancelled" if future.cancelled() else future.exception() or future.result())


def handler(loop, context):
    print(TURN, "handler", context["message"].split(" at ")[0].split("(")[0], repr(context["exception"]))


async def child():
    try:
        await asyncio.sleep(60)
    finally:
        print(TURN, "child ends")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    turns(30)
    for end in (
        lambda theirs, ours: theirs.set_result("r"),
        lambda theirs, ours: theirs.set_exception(OSError("e")),
        lambda theirs, ours: theirs.cancel(),
        lambda theirs, ours: ours.cancel(),
        lambda theirs, ours: (ours.set_result("first"), theirs.set_result("late")),
    ):
        theirs = concurrent.futures.Future()
        ours = asyncio.wrap_future(theirs)
        ours.add_done_callback(told)
        print(TURN, re.sub(" at [^],]*", "", repr(ours)))
        end(theirs, ours)
        print(TURN, ours.done(), theirs.done())
        for _ in range(3):
            await asyncio.sleep(0)
    theirs = asyncio.run_coroutine_threadsafe(child(), loop)
    for _ in range(3):
        await asyncio.sleep(0)
    print(TURN, theirs.cancel())
    for _ in range(3):
        await asyncio.sleep(0)
    print(TURN, len(asyncio.all_tasks()))


asyncio.run(main())
