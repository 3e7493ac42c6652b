# A class derived from asyncio.Timeout: its own __init__, methods and attributes.
import asyncio


class Deadline(asyncio.Timeout):
    def __init__(self, delay, note=None):
        super().__init__(asyncio.get_running_loop().time() + delay)
        self.note = note

    async def __aenter__(self):
        print("enter")
        return await super().__aenter__()

    @property
    def left(self):
        return round(self.when() - asyncio.get_running_loop().time())


async def main():
    deadline = Deadline(5, note="n")
    try:
        async with deadline as entered:
            print(entered is deadline, deadline.note, deadline.left, deadline.expired())
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout", deadline.expired(), isinstance(deadline, asyncio.Timeout))
    try:
        asyncio.Timeout()
    except TypeError as e:
        print(e)
    async with asyncio.Timeout(None) as plain:
        print(plain.when(), type(plain) is asyncio.Timeout)


asyncio.run(main())
