# The exit method waits in a register; it is called on every way out.
def f(a, b):
    with a as x, b() as (y, z):
        if x:
            return y
    return z


async def g(a):
    async with a as x:
        await x
    async for y in a():
        x = y
    return [z async for z in a if await z]
