# A coroutine started by hand and dropped is closed on the spot.
import asyncio


class Pause:
    def __await__(self):
        yield


async def work(tag):
    try:
        await Pause()
    finally:
        print("closed", tag)


def drive():
    c = work("at function end")
    c.send(None)
    print("started")


drive()
print("after drive")
c = work("rebound")
c.send(None)
c = None
print("after rebinding")
c = work("deleted")
c.send(None)
del c
print("after del")


async def main():
    t = asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep(0)
    return "tasks left at the end are cancelled"


print(asyncio.run(main()))
