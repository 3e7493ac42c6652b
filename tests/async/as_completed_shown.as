"""A task that as_completed watches is shown with the iterator's own callback, with and without a timeout."""
import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0, 1), name="t")
    for limit in [None, 5]:
        each = asyncio.as_completed([task], timeout=limit)
        print("_AsCompletedIterator._handle_completion()" in repr(task), "put_nowait" in repr(task))
    print(await next(each))


asyncio.run(main())
