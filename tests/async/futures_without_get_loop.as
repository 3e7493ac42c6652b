# A future whose class has no get_loop to ask is asked for its _loop.
import asyncio


class Fut(asyncio.Future):
    @property
    def get_loop(self):
        raise AttributeError


async def main():
    fut = Fut()
    asyncio.get_running_loop().call_later(0.01, fut.set_result, 1)
    print(await fut)  # expect: 1


asyncio.run(main())
