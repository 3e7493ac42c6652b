# clock: real
# A task that was only queued when its loop was closed ends there if nothing else holds it, else with the program.
import asyncio


async def turns(name):
    try:
        while True:
            await asyncio.sleep(0)
    finally:
        print(name, "ends")


def handler(loop, context):
    print("told", context["message"], context["task"].get_name())


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    global held
    held = asyncio.create_task(turns("held"), name="held")
    asyncio.create_task(turns("dropped"), name="dropped")
    await asyncio.sleep(0)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
print("closes")
loop.close()
print("closed")
print(held.done())
