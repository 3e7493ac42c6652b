"""The exception of a task that failed holds what the loop ran for then: left pending, that is not closed with its loop."""
import asyncio

TASKS = []


async def fails():
    raise KeyError


async def main(me, fail):
    if fail:
        TASKS.append(asyncio.create_task(fails()))
        await asyncio.sleep(0)
    loop.stop()
    try:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    finally:
        print(me, "over")


for me, fail in ("alone", False), ("held", True), ("let go", True):
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(main(me, fail))
    except RuntimeError as e:
        print(e)
    if me == "let go":
        TASKS.pop().exception()
    loop.close()
    print("closed", me)
print("end")
