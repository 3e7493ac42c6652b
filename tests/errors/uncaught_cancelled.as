# Uncaught: cancelled.
import asyncio


async def main():
    asyncio.current_task().cancel()
    await asyncio.sleep(0)  # expect error: CancelledError


try:
    asyncio.run(main())
finally:
    print("run left")  # expect: run left
