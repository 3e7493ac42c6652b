# Uncaught: timeout.
import asyncio


async def main():
    async with asyncio.timeout(0.01):  # expect error: TimeoutError
        await asyncio.sleep(5)


asyncio.run(main())
