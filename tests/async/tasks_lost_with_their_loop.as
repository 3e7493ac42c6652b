# Pending tasks that nothing leads to go down in a collection, also when their loop has been closed; what is held stays.
import asyncio
import gc
import os
import sys
import weakref

held = []


class Short:
    def write(self, text):
        return sys.stdout.write(text.replace(main.__code__.co_filename, "FILE"))

    def flush(self):
        sys.stdout.flush()


sys.stderr = Short()


async def wait(name, future):
    try:
        await (future or asyncio.sleep(10))
    finally:
        print("finally", name)


async def main(lost, future, ring):
    loop = asyncio.get_running_loop()
    task = loop.create_task(wait("sleeper", None), name="sleeper")
    if ring:
        task.ring = task
    lost.append(weakref.ref(task))
    task = loop.create_task(wait("waiter", loop.create_future()), name="waiter")
    lost.append(weakref.ref(task))
    task = loop.create_task(wait("held", future), name="held")
    lost.append(weakref.ref(task))
    await asyncio.sleep(0)


for ring in False, True:
    for closes in False, True:
        print(f"{ring=} {closes=}")
        lost = []
        loop = asyncio.new_event_loop()
        held += [loop, loop.create_future()]
        loop.run_until_complete(main(lost, held[-1], ring))
        if closes:
            loop.close()
        gc.collect()
        print([ref() is None for ref in lost])

# What is left goes down without a word.
sys.stdout.flush()
os._exit(0)
