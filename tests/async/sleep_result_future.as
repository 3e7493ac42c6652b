# The future that a sleep with a result waits for gets that result: seen between its timer and its task, and set by hand.
import asyncio
import re
import time


async def waits():
    return await asyncio.sleep(0.01, "v")


async def main():
    loop = asyncio.get_running_loop()
    tasks = [asyncio.create_task(waits(), name="w"), asyncio.create_task(asyncio.sleep(0.01, ["u"]), name="u")]
    plain = asyncio.create_task(asyncio.sleep(0.01), name="plain")
    early = asyncio.create_task(asyncio.sleep(5, "late"), name="early")
    await asyncio.sleep(0)

    def look():
        for t in [*tasks, plain]:
            print(re.search("wait_for=<[^>]*>", repr(t)).group())

    look()
    early._fut_waiter.set_result("by hand")
    # What is due when this is over runs in one iteration, in order: first the sleeps' timers, then the look.
    loop.call_later(0.005, time.sleep, 0.05)
    loop.call_later(0.02, look)
    print(await early)
    print(await asyncio.gather(*tasks, plain))


asyncio.run(main())
