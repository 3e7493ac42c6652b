# A task that waits for a gather of itself: a cancellation of it goes round and round.
import asyncio


async def main():
    async def waits():
        try:
            await asyncio.gather(asyncio.sleep(1), task)
        except BaseException as e:
            print("got", repr(e))

    task = asyncio.create_task(waits())
    await asyncio.sleep(0.01)
    try:
        task.cancel("why")
    except RecursionError as e:
        print("RecursionError", e)
    await asyncio.sleep(0)
    print(task.done(), task.cancelling() > 900)

    # The deadline's own cancellation fails in a callback.
    async def limited():
        async with asyncio.timeout(0.01):
            await asyncio.gather(second)

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(sorted(context), context["message"].split("(")[0], repr(context["exception"])))
    second = asyncio.create_task(limited())
    await asyncio.sleep(0.1)
    print(second.done())


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.set_exception_handler(lambda *_: None)
