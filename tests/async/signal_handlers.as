# A loop's own handlers of signals: what is refused, in which iteration they run, what is put back.
# clock: real
import asyncio
import os
import signal
import threading


def refused(function, *args):
    try:
        print(function(*args))
    except (ValueError, TypeError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")


async def nothing():
    pass


def here(number):
    os.kill(os.getpid(), number)


async def misuse():
    loop = asyncio.get_running_loop()
    refused(loop.add_signal_handler, signal.SIGUSR1, nothing)
    coroutine = nothing()
    refused(loop.add_signal_handler, signal.SIGUSR1, coroutine)
    coroutine.close()
    refused(loop.add_signal_handler, "a", print)
    refused(loop.add_signal_handler, 999, print)
    refused(loop.add_signal_handler, 0, print)
    refused(loop.add_signal_handler, signal.SIGKILL, print)
    refused(loop.remove_signal_handler, signal.SIGTERM)
    refused(loop.remove_signal_handler, "x")
    thread = threading.Thread(target=refused, args=(loop.add_signal_handler, signal.SIGUSR1, print))
    thread.start()
    thread.join()


async def order():
    loop = asyncio.get_running_loop()
    log = []
    turns = 0

    def count():
        nonlocal turns
        turns += 1
        log.append(turns)
        if turns < 6:
            loop.call_soon(count)

    loop.add_signal_handler(signal.SIGUSR1, log.append, "one")
    loop.add_signal_handler(signal.SIGUSR2, log.append, "two")
    loop.call_soon(count)
    here(signal.SIGUSR1)
    loop.call_soon(log.append, "x")
    await asyncio.sleep(0.1)
    print(log)
    log.clear()
    turns = 0

    def several():
        here(signal.SIGUSR2)
        here(signal.SIGUSR1)
        here(signal.SIGUSR1)

    loop.call_soon(count)
    loop.call_soon(several)
    loop.call_soon(log.append, "x")
    await asyncio.sleep(0.1)
    print(log)
    print(loop.remove_signal_handler(signal.SIGUSR1), signal.getsignal(signal.SIGUSR1) is signal.SIG_DFL)
    print(loop.remove_signal_handler(signal.SIGUSR1))


async def interrupt():
    loop = asyncio.get_running_loop()
    pressed = asyncio.Event()
    loop.add_signal_handler(signal.SIGINT, pressed.set)
    here(signal.SIGINT)
    await pressed.wait()
    print("pressed, not interrupted")
    print(loop.remove_signal_handler(signal.SIGINT), signal.getsignal(signal.SIGINT) is signal.default_int_handler)
    try:
        here(signal.SIGINT)
    except KeyboardInterrupt:
        print("interrupted where it stands")


async def failing():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(sorted(context), repr(context["exception"])))
    loop.add_signal_handler(signal.SIGUSR1, lambda: 1 / 0)
    here(signal.SIGUSR1)
    await asyncio.sleep(0.05)
    loop.add_signal_handler(signal.SIGUSR1, print, "replaced")
    here(signal.SIGUSR1)
    await asyncio.sleep(0.05)


async def woken():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.add_signal_handler(signal.SIGTERM, done.set_result, "terminated")
    threading.Timer(0.05, here, [signal.SIGTERM]).start()
    print(await done)


for main in misuse, order, interrupt, failing, woken:
    print(main.__name__)
    asyncio.run(main())
print(signal.getsignal(signal.SIGUSR1) is signal.SIG_DFL, signal.getsignal(signal.SIGTERM) is signal.SIG_DFL)
signal.signal(signal.SIGINT, lambda number, frame: print("the script's own"))


async def own():
    here(signal.SIGINT)
    await asyncio.sleep(0)
    print("not cancelled")


asyncio.run(own())
signal.signal(signal.SIGINT, signal.default_int_handler)


async def cancelled():
    try:
        here(signal.SIGINT)
        await asyncio.sleep(1)
    finally:
        print("cleaned up")


try:
    asyncio.run(cancelled())
except KeyboardInterrupt:
    print("KeyboardInterrupt")
