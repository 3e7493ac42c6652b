# Runner, loops by hand, run_coroutine_threadsafe, executors.
import asyncio
import threading
import time


async def value(x):
    await asyncio.sleep(0)
    return x


with asyncio.Runner() as runner:
    print(runner.run(value(1)), runner.get_loop().is_running())
    loop = runner.get_loop()
    print(runner.run(value(2)), runner.get_loop() is loop)
print(loop.is_closed())
try:
    runner.run(value(3))
except RuntimeError as e:
    print(e)
loop = asyncio.new_event_loop()
out = []
loop.call_soon(out.append, 1)
loop.call_later(0.01, loop.stop)
loop.run_forever()
print(out, loop.is_running())
print(loop.run_until_complete(value("until")))
f = loop.create_future()
loop.call_later(0.01, f.set_result, "set")
print(loop.run_until_complete(f))
try:
    loop.call_soon(loop.stop)
    loop.run_until_complete(loop.create_future())
except RuntimeError as e:
    print(e)
loop.stop()
loop.call_soon(out.append, "one iteration")
loop.run_forever()
print(out)
loop.close()
loop.close()
for bad in (lambda: loop.run_forever(), lambda: loop.call_later(1, print)):
    try:
        bad()
    except RuntimeError as e:
        print(e)


async def main():
    loop = asyncio.get_running_loop()
    main_thread = threading.get_ident()

    def work(n):
        time.sleep(0.001)
        return n, threading.get_ident() != main_thread

    print(await asyncio.gather(*(asyncio.to_thread(work, i) for i in range(3))))

    def from_thread():
        future = asyncio.run_coroutine_threadsafe(value("from the loop"), loop)
        return future.result(5)

    print(await loop.run_in_executor(None, from_thread))
    order = []

    def schedule():
        for i in range(3):
            loop.call_soon_threadsafe(order.append, i)

    t = threading.Thread(target=schedule)
    t.start()
    while len(order) < 3:
        await asyncio.sleep(0.001)
    t.join()
    print(order)
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(2) as pool:
        print(await loop.run_in_executor(pool, sum, [1, 2, 3]), list(pool.map(abs, [-1, 2])), pool.submit(pow, 2, 5).result())


asyncio.run(main())
