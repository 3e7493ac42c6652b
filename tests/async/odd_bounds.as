# What a queue is bound by, and what an exception handler is told of, may be anything.
import asyncio


def attempt(name, function, *args):
    try:
        print(name, function(*args))
    except Exception as error:
        print(name, type(error).__name__, error)


for bound in "x", None, True, 1.5, [1]:
    queue = asyncio.Queue(bound)
    print(queue, queue.maxsize)
    attempt("full", queue.full)
    attempt("put", queue.put_nowait, 1)
    attempt("put", queue.put_nowait, 2)
    attempt("empty", queue.empty)
    attempt("get", queue.get_nowait)


async def main():
    loop = asyncio.get_running_loop()
    attempt("without handler", loop.call_exception_handler, 5)
    attempt("default", loop.default_exception_handler, 5)
    loop.set_exception_handler(lambda loop, context: print("told of", context))
    attempt("with handler", loop.call_exception_handler, 5)
    attempt("with handler", loop.call_exception_handler, {})


asyncio.run(main())
