# Yields save the place after themselves; a generator expression is a function of its first iterator.
def f(n):
    got = yield
    while got:
        got = yield got + 1
    result = yield from f(n - 1)
    return result, (i * n for i in range(n) if i)


async def g():
    yield 1
    yield [x async for x in g()]
    async for x in (y async for y in g()):
        yield x
