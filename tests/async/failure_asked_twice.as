"""A failed future gives its traceback along once; asked again, the exception comes with the asking alone."""
import asyncio
import traceback


def depth(error):
    return len(traceback.extract_tb(error.__traceback__))


async def fail():
    raise ValueError("failed")


async def main():
    task = asyncio.ensure_future(fail())
    for _ in range(3):
        try:
            await task
        except ValueError as error:
            print("await", depth(error))
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("k"))
    for _ in range(3):
        try:
            future.result()
        except KeyError as error:
            print("result", depth(error))


asyncio.run(main())
