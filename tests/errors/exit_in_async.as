# SystemExit in a task ends the run and the program.
# exit: 4
import asyncio
import sys


async def child():
    await asyncio.sleep(0)
    sys.exit(4)


async def main():
    try:
        asyncio.create_task(child())
        await asyncio.sleep(5)
    finally:
        print("main cleans up")  # expect: main cleans up


asyncio.run(main())
