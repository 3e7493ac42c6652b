# differs: CPython waits for ever where Aster says so
# clock: real
# `result()` of a coroutine that the loop of this very thread would have to run can never come.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = asyncio.run_coroutine_threadsafe(asyncio.sleep(0, "slept"), loop)
    try:
        future.result()
    except RuntimeError as error:
        print(error)  # expect: deadlock: result() waits for a coroutine on the event loop of this very thread; await asyncio.wrap_future(future) instead
    print(await asyncio.wrap_future(future))  # expect: slept
    print(await asyncio.to_thread(asyncio.run_coroutine_threadsafe(asyncio.sleep(0, "from a thread"), loop).result))  # expect: from a thread


asyncio.run(main())
