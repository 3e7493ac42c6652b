# A loop that runs in a thread counts as running for all of them: none may close it.
# clock: real
import asyncio
import threading

loop = asyncio.new_event_loop()
ready = threading.Event()


def run():
    loop.call_soon(ready.set)
    loop.run_forever()


thread = threading.Thread(target=run)
print(loop.is_running(), loop)  # expect: False <_UnixSelectorEventLoop running=False closed=False debug=False>
thread.start()
ready.wait()
print(loop.is_running(), loop)  # expect: True <_UnixSelectorEventLoop running=True closed=False debug=False>
try:
    loop.close()
except RuntimeError as error:
    print(error)  # expect: Cannot close a running event loop


async def inside_another():
    print(loop.is_running(), asyncio.get_running_loop().is_running())


asyncio.run(inside_another())  # expect: True True
loop.call_soon_threadsafe(loop.stop)
thread.join()
print(loop.is_running(), loop.is_closed())  # expect: False False
loop.close()
