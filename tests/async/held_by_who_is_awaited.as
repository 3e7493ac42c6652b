"""A task whose coroutine awaits a generator that a script holds is held by nobody: it goes down with its loop."""
import asyncio

held = []


async def items():
    try:
        yield 1
    finally:
        print("closing", asyncio.current_task() in asyncio.all_tasks())
        await asyncio.sleep(0)


async def main():
    try:
        loop.stop()
        held.append(items())
        print(await anext(held[-1]))
        print(await anext(held[-1], "none"))
    finally:
        print("over")


loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(main())
except RuntimeError as e:
    print(repr(e))
loop.close()
print("end")
