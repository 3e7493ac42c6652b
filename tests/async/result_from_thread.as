# clock: real
# In debug mode a future that somebody waits for is not to be ended by another thread: its callbacks are lost.
import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(4)]
    futures[0].add_done_callback(lambda f: print("told", f.result()))
    futures[2].add_done_callback(lambda f: print("told", f.exception()))
    told = []

    def work():
        for i, future in enumerate(futures):
            try:
                future.set_result(i) if i < 2 else future.set_exception(ValueError(i))
                told.append("ended")
            except RuntimeError as e:
                told.append(str(e))

    thread = threading.Thread(target=work)
    thread.start()
    await asyncio.to_thread(thread.join)
    await asyncio.sleep(0)
    print(told, [f.done() for f in futures], [f.exception() for f in futures])


asyncio.run(main(), debug=True)
asyncio.run(main())
