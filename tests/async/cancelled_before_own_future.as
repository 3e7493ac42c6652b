# A task cancelled before it waits cancels what it waits for by the methods of that, however far away.
import asyncio


class Telling(asyncio.Future):
    def cancel(self, msg=None):
        print("cancel", msg)
        return super().cancel(msg)


async def wait_for_it():
    await Telling()


async def main():
    eager = asyncio.Task(wait_for_it(), loop=asyncio.get_running_loop(), eager_start=True)
    asyncio.current_task().cancel("early")
    try:
        await eager
    except asyncio.CancelledError as error:
        print("cancelled", error.args)


asyncio.run(main())
