# to_thread and run_in_executor: results, keyword arguments, errors.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, lambda: "from a thread"))  # expect: from a thread
    print(await asyncio.to_thread(lambda a, *, b: a + b, 1, b=2))  # expect: 3

    def boom():
        raise ValueError("in thread")

    try:
        await asyncio.to_thread(boom)
    except ValueError as e:
        print(e)  # expect: in thread


asyncio.run(main())
