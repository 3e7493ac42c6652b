# An async generator that went on after aclose() is closed on the spot when it is dropped, not in a task.
import asyncio
async def g():
    try:
        yield 1
    finally:
        print("first")
        try:
            yield 2
        finally:
            print("second")
            try:
                yield 3
            finally: print("third")
async def main():
    a = g()
    print(await anext(a))
    try: await a.aclose()
    except RuntimeError as e: print(e)
    del a
    print("deleted")
    await asyncio.sleep(0)
    print("slept")
    a = g()
    print(await anext(a))
    try: await a.aclose()
    except RuntimeError as e: print(e)
    a = None
    print("rebound")
    await asyncio.sleep(0)
    async def f():
        a = g()
        print(await anext(a))
        try: await a.aclose()
        except RuntimeError as e: print(e)
    await f()
    print("out of function")
    await asyncio.create_task(f())
    print("out of task")
    a = g()
    print(await anext(a))
    try: await a.aclose()
    except RuntimeError as e: print(e)
    print("end")
asyncio.run(main())
print("over")
