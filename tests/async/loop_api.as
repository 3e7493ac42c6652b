# get_running_loop and what it offers.
import asyncio


async def job(x):
    return x


async def main():
    loop = asyncio.get_running_loop()
    print(loop is asyncio.get_running_loop(), loop.is_running(), loop.is_closed())
    out = []
    loop.call_soon(out.append, 1)
    loop.call_later(0.1, out.append, 3)
    loop.call_at(loop.time() + 0.05, out.append, 2)
    h = loop.call_later(0.2, out.append, "no")
    h.cancel()
    await asyncio.sleep(0.5)
    print(out, h.cancelled())
    print(await loop.create_task(job(5)), await loop.create_task(job(6), name="named"))
    t0 = loop.time()
    await asyncio.sleep(2)
    print(round(loop.time() - t0, 3))
    f = loop.create_future()
    loop.call_soon_threadsafe(f.set_result, "threadsafe")
    print(await f)
    for bad in (lambda: loop.call_later("x", print), lambda: loop.run_until_complete(f)):
        try:
            bad()
        except (TypeError, RuntimeError) as e:
            print(type(e).__name__, e)
    return loop


loop = asyncio.run(main())
print(loop.is_closed(), loop.is_running())
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
own = asyncio.new_event_loop()
print(own.run_until_complete(job("by hand")))
own.call_soon(own.stop)
own.run_forever()
own.close()
with asyncio.Runner() as runner:
    print(runner.run(job(1)), runner.run(job(2)))
