"""A task that takes no notice of a cancellation keeps its message: a cancelled gather that it stands last in raises that."""
import asyncio


async def fails(e):
    asyncio.current_task().cancel("kept")
    raise e


async def returns():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        return 1


async def gathered(last):
    future = asyncio.get_running_loop().create_future()
    outer = asyncio.gather(future, last, return_exceptions=True)
    await asyncio.sleep(0.01)
    outer.cancel("ours")
    try:
        await outer
    except asyncio.CancelledError as e:
        print(repr(e), repr(last._make_cancelled_error()), last._cancel_message)


async def main():
    loop = asyncio.get_running_loop()
    # Over before the gather is made.
    t = asyncio.create_task(fails(ValueError("x")))
    await asyncio.wait([t])
    print(t.cancelled(), t._cancel_message)
    await gathered(t)
    # Over when the gather is told.
    await gathered(asyncio.create_task(fails(ValueError("y"))))
    # Woken by a future, it never had the message.
    t = asyncio.create_task(returns())
    await asyncio.sleep(0)
    t.cancel("not kept")
    await gathered(t)
    # Over when it is made.
    loop.set_task_factory(asyncio.eager_task_factory)
    await gathered(asyncio.create_task(fails(KeyError("z"))))
    # An exception may be a message.
    future = loop.create_future()
    future.cancel(OSError("why"))
    try:
        await future
    except asyncio.CancelledError as e:
        print(repr(e))


asyncio.run(main())
