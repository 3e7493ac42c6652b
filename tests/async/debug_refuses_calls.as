"""A loop in debug mode refuses coroutines where a callback is meant, and calls from another thread."""
# clock: real
import asyncio
import threading


async def coroutine():
    pass


def callback():
    pass


loop = asyncio.new_event_loop()
loop.set_debug(True)
for queue in (loop.call_soon, loop.call_soon_threadsafe):
    try:
        queue(coroutine)
    except TypeError as error:
        print(error)
# expect: coroutines cannot be used with call_soon()
# expect: coroutines cannot be used with call_soon_threadsafe()
try:
    loop.call_later(0, coroutine)
except TypeError as error:
    print(error)  # expect: coroutines cannot be used with call_at()


def elsewhere():
    try:
        loop.call_soon(callback)
    except RuntimeError as error:
        print(error)  # expect: Non-thread-safe operation invoked on an event loop other than the current one
    loop.call_soon_threadsafe(callback)


async def main():
    thread = threading.Thread(target=elsewhere)
    thread.start()
    await asyncio.to_thread(thread.join)


loop.run_until_complete(main())
loop.close()
