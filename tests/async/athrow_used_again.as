"""What an `athrow` that waited on its way does when it is used again: it is not known to be over."""
import asyncio
async def gen():
    try:
        yield 1
    except KeyError:
        await asyncio.sleep(0)
        yield 2
    yield 3
async def gen2():
    try:
        yield 1
    except KeyError:
        await asyncio.sleep(0)
async def gen3():
    try:
        yield 1
    except KeyError:
        await asyncio.sleep(0)
        raise ValueError
async def main():
    for g in gen, gen2, gen3:
        for then in [lambda h: h.throw(GeneratorExit), lambda h: h.throw(KeyError("x")), lambda h: h.send(None), lambda h: h.close()]:
            it = g()
            await anext(it)
            h = it.athrow(KeyError)
            try: print("awaited", await h)
            except BaseException as e: print("awaited", repr(e))
            for _ in range(2):
                try: print(then(h))
                except BaseException as e: print(repr(e))
            try: print(await h)
            except BaseException as e: print("again", repr(e))
            try: print(await anext(it, "end"))
            except BaseException as e: print("next", repr(e))
asyncio.run(main())
