# Each task has its own copy of the context.
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="default")
other = contextvars.ContextVar("other")


async def child(name):
    print(name, "sees", var.get())
    var.set(name)
    await asyncio.sleep(0.1)
    return var.get()


async def main():
    var.set("main")
    print(await asyncio.gather(child("a"), child("b")))
    print(var.get())
    await child("awaited in place")
    print(var.get())
    token = var.set("tmp")
    print(token.old_value, var.get())
    var.reset(token)
    print(var.get())
    try:
        other.get()
    except LookupError as e:
        print(type(e).__name__)
    print(other.get("fallback"))
    ctx = contextvars.copy_context()
    ctx.run(var.set, "inside")
    print(var.get(), ctx[var])
    t = asyncio.create_task(child("ctx"), context=ctx)
    await t
    print(ctx[var], var.get())
    asyncio.get_running_loop().call_soon(lambda: print("callback sees", var.get()))
    var.set("later")
    await asyncio.sleep(0)


asyncio.run(main())
print(var.get())
