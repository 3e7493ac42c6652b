# get_coro, get_context, get_stack, get_loop, repr, Task made by hand, ensure_future.
import asyncio
import contextvars
import io

var = contextvars.ContextVar("var")


async def work():
    var.set("set in the task")
    await asyncio.sleep(0.1)
    return 5


async def main():
    loop = asyncio.get_running_loop()
    c = work()
    t = asyncio.Task(c, name="by hand")
    print(t.get_coro() is c, t.get_loop() is loop, t.get_name())
    await asyncio.sleep(0)
    print(t.get_context()[var], var.get("not here"))
    print(len(t.get_stack()), t.get_stack()[0].f_code.co_name)
    out = io.StringIO()
    t.print_stack(file=out)
    print(out.getvalue().split("\n")[0].split(" at ")[0].split("<Task")[0])
    print(repr(t).startswith("<Task pending name='by hand' coro=<work() running at "), "wait_for=<Future pending" in repr(t))
    print(await t)
    print(repr(t).startswith("<Task finished name='by hand' coro=<work() done, defined at "), repr(t).endswith("result=5>"), t.get_stack())
    f = loop.create_future()
    print(repr(f))
    f.set_result([1])
    print(repr(f))
    g = loop.create_future()
    g.cancel()
    print(repr(g), asyncio.ensure_future(f) is f, asyncio.ensure_future(t) is t)
    e = loop.create_future()
    e.set_exception(ValueError("x"))
    print(repr(e), repr(e.exception()))
    u = asyncio.ensure_future(work())
    print(isinstance(u, asyncio.Task), isinstance(u, asyncio.Future), asyncio.isfuture(u))

    class Awaitable:
        def __await__(self):
            return (yield from asyncio.sleep(0, "from an awaitable").__await__())

    print(await asyncio.ensure_future(Awaitable()), await u, await Awaitable())
    print(await asyncio.gather(Awaitable(), Awaitable()))
    for bad in (5, "x"):
        try:
            asyncio.ensure_future(bad)
        except TypeError as x:
            print(x)
    try:
        asyncio.Task(work)
    except TypeError as x:
        print(str(x).split("<")[0])

    class Named(asyncio.Task):
        def shout(self):
            return self.get_name().upper()

    n = Named(asyncio.sleep(0, 1), name="sub")
    print(n.shout(), await n, isinstance(n, asyncio.Task))


asyncio.run(main())
