"""Tasks that wait for each other in a circle: a cancellation goes round until the calls nest too deeply."""
import asyncio


async def main():
    tasks = {}

    async def waits(other):
        try:
            await tasks[other]
        finally:
            print(other, "awaited")

    tasks["a"] = asyncio.create_task(waits("b"))
    tasks["b"] = asyncio.create_task(waits("a"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    try:
        tasks["a"].cancel("round")
    except RecursionError as e:
        print(e)
    print(tasks["a"].cancelling() > 1000, tasks["b"].cancelling() > 1000, tasks["a"].done())


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: None)
loop.run_until_complete(main())
loop.close()
