# A future by hand: result, exception, cancel, callbacks.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f.done(), f.cancelled(), f.get_loop() is loop)
    try:
        f.result()
    except asyncio.InvalidStateError as e:
        print(e)
    f.add_done_callback(lambda fut: print("callback", fut.result()))
    loop.call_later(0.1, f.set_result, "value")
    print(await f)
    print(f.done(), f.result(), f.exception(), await f)
    for call in (lambda: f.set_result(1), lambda: f.set_exception(ValueError())):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print(e)
    g = loop.create_future()
    g.set_exception(KeyError("k"))
    try:
        await g
    except KeyError as e:
        print(repr(e), repr(g.exception()))
    for bad in (5, StopIteration(), "text"):
        try:
            loop.create_future().set_exception(bad)
        except TypeError as e:
            print(e)
    h = loop.create_future()
    print(h.cancel("msg"), h.cancelled(), h.cancel())
    for _ in range(2):
        try:
            await h
        except asyncio.CancelledError as e:
            print("cancelled", e.args)
    i = loop.create_future()

    def cb(fut):
        print("removed?")

    i.add_done_callback(cb)
    i.add_done_callback(cb)
    print(i.remove_done_callback(cb), i.remove_done_callback(cb))
    i.set_result(None)
    j = loop.create_future()
    j.set_exception(ValueError)
    print(repr(j.exception()))
    print(asyncio.isfuture(j), asyncio.isfuture(5), isinstance(j, asyncio.Future), asyncio.Future().done())


asyncio.run(main())
