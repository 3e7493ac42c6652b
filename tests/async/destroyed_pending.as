# What a stopped loop leaves behind: a task that nobody waits for goes down with it, one that is waited for at the end of the program.
import asyncio


async def stubborn(name):
    try:
        while True:
            try:
                await asyncio.sleep(0)
            except asyncio.CancelledError:
                print(name, "cancelled")
                asyncio.get_running_loop().stop()
    finally:
        print(name, "closed")


def ignore(loop, context):
    pass


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(ignore)
    loop.call_soon(loop.stop)
    await stubborn("main")


loop = asyncio.new_event_loop()
loop.set_exception_handler(ignore)
loop.create_task(stubborn("alone"))
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
print("loop closed")
try:
    asyncio.run(main())
except RuntimeError as e:
    print(e)
print("end")
