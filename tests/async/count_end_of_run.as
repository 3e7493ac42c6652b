# How many iterations follow the last step of main.
import asyncio


def ticker():
    log = []

    def tick():
        log.append(len(log))
        asyncio.get_running_loop().call_soon(tick)

    return log, tick


log, tick = ticker()


async def bare():
    asyncio.get_running_loop().call_soon(tick)


asyncio.run(bare())
print(log)
log, tick = ticker()


async def leftover():
    asyncio.create_task(asyncio.sleep(9))
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(tick)


asyncio.run(leftover())
print(log)
log, tick = ticker()


async def late_task():
    async def late():
        print("late starts")
        try:
            await asyncio.sleep(1)
        finally:
            print("late cleaned")

    asyncio.get_running_loop().call_soon(tick)
    asyncio.create_task(late())


asyncio.run(late_task())
print(log)


async def slow_cleanup():
    async def stubborn():
        try:
            await asyncio.sleep(9)
        finally:
            print("cleaning")
            await asyncio.sleep(0.5)
            print("cleaned")

    asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(slow_cleanup())
