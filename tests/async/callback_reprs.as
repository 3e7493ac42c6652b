# How handles, callbacks and results are shown, and what the exception handler is told of a callback that failed.
import asyncio
import functools
import re


def fails(*args, **options):
    raise ValueError("failed")


@functools.wraps(fails)
def wrapper(*args):
    raise KeyError("wrapped")


class Caller:
    def __repr__(self):
        return "Caller()"

    def __call__(self):
        raise OSError("called")

    def method(self, number):
        raise IndexError("method")


def cut(value):
    text = re.sub(r"[^ \"]*/(\w+[.]as)", r"\1", str(value))
    return re.sub(" created at [^>]*", "", text)


def handler(loop, context):
    print(cut(context["message"]), repr(context["exception"]), cut(context["handle"]))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    for debug in (False, True):
        loop.set_debug(debug)
        call_soon = loop.call_soon
        call_soon(fails, 1, "a" * 40, [1] * 10)
        call_soon(Caller().method, 3)
        call_soon(Caller())
        call_soon(functools.partial(fails, 1, option=2), 3)
        call_soon(wrapper)
        call_soon(functools.partial(Caller().method, 1))
        await asyncio.sleep(0)
        loop.set_debug(False)
    for handle in (loop.call_soon(print, "printed"), loop.call_soon(Caller), loop.call_soon(lambda: None)):
        print(cut(handle))
    handle.cancel()
    print(handle, handle.cancelled())
    future = loop.create_future()
    future.add_done_callback(fails)
    future.add_done_callback(functools.partial(fails, 1))
    print(cut(future))
    future.set_result("z" * 100)
    print(future)
    await asyncio.sleep(0)
    for value in ([1] * 10, {n: n for n in range(9)}, "q" * 50, 10**80, (1, 2), None, 1.5, b"x" * 80, [["a" * 50] * 3], [[[[[[[[1]]]]]]]]):
        future = loop.create_future()
        future.set_result(value)
        print(future)


asyncio.run(main())
