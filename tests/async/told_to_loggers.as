# What the loop logs has the exception as logging's triple; a future whose __init__ was skipped refuses to be asked; what makes
# coroutines is seen through partial functions.
import asyncio
import functools
import logging


class Told(logging.Handler):
    def emit(self, record):
        print(record.levelname, record.msg.partition("\n")[0].partition(" at ")[0], record.exc_info and record.exc_info[:2])


class Bare(asyncio.Future):
    def __init__(self):
        pass


def bad():
    raise ValueError(1)


async def work(x):
    return x


async def main():
    loop = asyncio.get_running_loop()
    logger = logging.getLogger("asyncio")
    logger.addHandler(Told())
    logger.propagate = False
    error = logger.error
    logger.error = lambda *args, **kw: print(sorted(kw), type(kw["exc_info"]).__name__) or error(*args, **kw)
    loop.call_soon(bad)
    loop.call_exception_handler({"message": "plain"})
    loop.call_exception_handler({"message": "told", "exception": KeyError(2)})
    await asyncio.sleep(0)
    bare = Bare()
    for ask in bare.result, bare.exception, bare.cancel, bare.__repr__, lambda: bare._state, lambda: bare.set_result(1):
        try:
            print(ask())
        except Exception as e:
            print(repr(e))
    partial = functools.partial(work, 1)
    for func in partial, functools.partial(partial), functools.partial(asyncio.sleep, 1), functools.partial(len):
        print(asyncio.iscoroutinefunction(func))


asyncio.run(main())
