# The coroutines a Runner runs share one context, copied when it begins; nothing of it gets out.

import asyncio
import contextvars

count = contextvars.ContextVar("count", default=0)


async def bump():
    count.set(count.get() + 1)
    return count.get()


with asyncio.Runner() as runner:
    print(runner.run(bump()), runner.run(bump()), count.get())
    mine = contextvars.copy_context()
    print(runner.run(bump(), context=mine), mine[count], runner.run(bump()))

count.set(10)
runner = asyncio.Runner()
count.set(20)
print(runner.run(bump()))
count.set(30)
print(runner.run(bump()))
runner.close()
print(count.get())
print(asyncio.run(bump()), asyncio.run(bump()), count.get())
