# What a loop in debug mode refuses to queue; what functions that take a loop make of other objects.
# clock: real
import asyncio
import threading


async def coro():
    pass


def attempt(what, *args):
    try:
        print(what.__name__, what(*args))
    except (TypeError, RuntimeError) as error:
        print(what.__name__, repr(error))


def elsewhere(loop):
    attempt(loop.call_soon, print)
    attempt(loop.call_later, 1, print)
    attempt(loop.call_at, 1, print)
    for make in (loop.create_task, lambda c: asyncio.Task(c, loop=loop)):
        c = coro()
        attempt(make, c)
        c.close()


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    for bad in coro, 5:
        attempt(loop.call_soon, bad)
        attempt(loop.call_soon_threadsafe, bad)
        attempt(loop.call_later, 1, bad)
        attempt(loop.call_at, 1, bad)
        attempt(loop.run_in_executor, None, bad)
    thread = threading.Thread(target=elsewhere, args=(loop,))
    thread.start()
    thread.join()
    attempt(asyncio.current_task, 5)
    attempt(asyncio.all_tasks, 5)


asyncio.run(main(), debug=True)
