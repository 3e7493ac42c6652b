# Errors nobody retrieves go to stderr and change neither stdout nor the status.
import asyncio


async def fails():
    raise ValueError("nobody asked")


async def main():
    asyncio.create_task(fails())
    await asyncio.sleep(0.1)
    print("main goes on")  # expect: main goes on
    t = asyncio.create_task(fails())
    await asyncio.sleep(0.1)
    print(repr(t.exception()))  # expect: ValueError('nobody asked')
    handled = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, ctx: handled.append((ctx["message"], repr(ctx["exception"]))))
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    print(handled[0][1])  # expect: ZeroDivisionError('division by zero')
    asyncio.create_task(fails())
    await asyncio.sleep(0.1)
    print(handled[-1])  # expect: ('Task exception was never retrieved', "ValueError('nobody asked')")
    loop.set_exception_handler(None)
    asyncio.sleep(1)
    print("a coroutine dropped")  # expect: a coroutine dropped


asyncio.run(main())
print("after run")  # expect: after run
