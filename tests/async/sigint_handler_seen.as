# clock: real
# While a run cancels its main task on Ctrl-C, a script sees the handler that does it, and may call it or put it back.
import asyncio
import os
import signal


def interrupt():
    os.kill(os.getpid(), signal.SIGINT)


async def wait():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("cancelled", error.args, asyncio.current_task().cancelling())
        raise


async def seen():
    handler = signal.getsignal(signal.SIGINT)
    print(type(handler).__name__, handler.func.__qualname__, handler.keywords["main_task"] is asyncio.current_task())
    print(handler is signal.getsignal(signal.SIGINT))


async def called():
    before = signal.getsignal(signal.SIGINT)

    def handler(number, frame):
        print("own handler", number)
        before(number, frame)

    print(signal.signal(signal.SIGINT, handler) is before)
    interrupt()
    await wait()


async def put_back():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    interrupt()
    await asyncio.sleep(0)
    signal.signal(signal.SIGINT, before)
    interrupt()
    await wait()


async def default():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        interrupt()
        await wait()
    except KeyboardInterrupt:
        return "raised here"


async def twice():
    interrupt()
    try:
        await wait()
    except asyncio.CancelledError:
        interrupt()
        await asyncio.sleep(10)


for main in (seen, called, put_back, default, twice):
    try:
        print(main.__name__, asyncio.run(main()))
    except KeyboardInterrupt as error:
        print(main.__name__, repr(error), type(error.__context__).__name__)
    print(getattr(signal.getsignal(signal.SIGINT), "__name__", None))
    signal.signal(signal.SIGINT, signal.default_int_handler)
