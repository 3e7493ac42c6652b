# run gives the result or raises; each run is a new loop.
import asyncio


async def value():
    return {"k": 1}


async def fails():
    raise KeyError("lost")


async def cancelled():
    asyncio.current_task().cancel()
    await asyncio.sleep(1)


print(asyncio.run(value()))  # expect: {'k': 1}
try:
    asyncio.run(fails())
except KeyError as e:
    print(repr(e))  # expect: KeyError('lost')
try:
    asyncio.run(cancelled())
except asyncio.CancelledError as e:
    print("CancelledError", e.args)  # expect: CancelledError ()


async def leaves_tasks():
    async def left():
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError:
            print("left one is cancelled")  # expect: left one is cancelled
            raise

    asyncio.create_task(left())
    await asyncio.sleep(0)
    return "main result"


print(asyncio.run(leaves_tasks()))  # expect: main result


async def exits():
    try:
        await asyncio.sleep(0)
        raise SystemExit(0)
    finally:
        print("finally")  # expect: finally


try:
    asyncio.run(exits())
except SystemExit as e:
    print("SystemExit", e.code)  # expect: SystemExit 0
print(asyncio.run(asyncio.wait_for(value(), 1)))  # expect: {'k': 1}
