"""Looking for who is held took the marks by which free memory is known: at exit the names of the module were gone."""
import asyncio


def log(*what):
    print(*what)


class Through:
    def __init__(self, awaited):
        self.awaited = awaited

    def __await__(self):
        try:
            return (yield from self.awaited.__await__())
        finally:
            log("through")


async def stays():
    for n in range(2):
        try:
            log(await Through(asyncio.ensure_future(asyncio.sleep(1))))
        except BaseException as e:
            log("again", n, type(e).__name__)


async def leaves():
    raise KeyboardInterrupt


async def inner():
    tasks = [asyncio.create_task(stays())]
    last = asyncio.create_task(leaves())
    both = asyncio.gather(asyncio.gather(asyncio.sleep(0)), last)
    log(len(tasks), await both)


async def outer():
    log(await asyncio.gather(inner()))


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    log(await outer())


try:
    log(asyncio.run(main()))
except BaseException as e:
    log(type(e).__name__)
