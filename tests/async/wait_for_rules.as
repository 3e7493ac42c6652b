# wait_for: in time, too late, cancelled from outside, errors.
import asyncio


async def job(d, fail=False):
    try:
        await asyncio.sleep(d)
    except asyncio.CancelledError:
        print("job cancelled")
        raise
    if fail:
        raise ValueError("job failed")
    return "value"


async def main():
    print(await asyncio.wait_for(job(0.1), 1))
    try:
        await asyncio.wait_for(job(2), timeout=1)
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__))
    try:
        await asyncio.wait_for(job(0.1, True), 1)
    except ValueError as e:
        print(e)
    t = asyncio.create_task(asyncio.wait_for(job(5), 10))
    await asyncio.sleep(0.1)
    t.cancel("outside")
    try:
        await t
    except asyncio.CancelledError as e:
        print("cancelled", e.args)
    task = asyncio.create_task(job(5))
    try:
        await asyncio.wait_for(task, 0.1)
    except asyncio.TimeoutError:
        print("task cancelled:", task.cancelled())

    async def swallow():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            await asyncio.sleep(0.1)
            return "late value"

    try:
        print(await asyncio.wait_for(swallow(), 0.1))
    except TimeoutError as e:
        print("TimeoutError after a swallowed cancellation")

    async def fails_in_cleanup():
        try:
            await asyncio.sleep(5)
        finally:
            raise KeyError("cleanup")

    try:
        await asyncio.wait_for(fails_in_cleanup(), 0.1)
    except (KeyError, TimeoutError) as e:
        print(repr(e))
    fut = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(fut, 0.1)
    except TimeoutError:
        print(fut.cancelled())
    print(await asyncio.wait_for(asyncio.wait_for(job(0.1), 5), 6))
    try:
        await asyncio.wait_for(5, 1)
    except TypeError as e:
        print(e)


asyncio.run(main())
