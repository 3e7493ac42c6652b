# In debug mode handles know where they were made, and go on saying what they were when they are cancelled.
import asyncio
import functools
import os


def short(text):
    return str(text).replace(os.path.abspath(__file__), "FILE").replace(__file__, "FILE")


def called(*args):
    pass


def fails():
    raise ValueError("in a callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(sorted(context), short(context["message"]), short(context["handle"])))
    args = (1, 2)
    for debug in (False, True):
        loop.set_debug(debug)
        for handle in (asyncio.Handle(called, args, loop), asyncio.TimerHandle(12, called, args, loop), loop.call_soon(called, "soon"), loop.call_at(3, called), loop.call_soon_threadsafe(called)):
            made = handle._source_traceback
            print(short(handle), made and (made[-1].lineno, made[-1].name))
            handle.cancel()
            print(short(handle), handle._callback, handle._args, handle.cancelled())
        print(asyncio.Handle(called, args, loop)._args is args)
        print(short(asyncio.Handle(functools.partialmethod(called), (), loop)).split(")() ")[-1])
        loop.call_soon(fails)
        await asyncio.sleep(0)


asyncio.run(main())
