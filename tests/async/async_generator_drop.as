# When an abandoned async generator is closed, a future wakes, and a driven generator ends.
import asyncio
async def g():
    try:
        for i in range(5): yield i
    finally:
        print("finally")
async def other():
    for i in range(6):
        print("tick", i); await asyncio.sleep(0)
async def main():
    t = asyncio.create_task(other())
    await asyncio.sleep(0)
    async for x in g():
        break
    print("after break")
    await t
asyncio.run(main())
# completion hop
async def w(name):
    for i in range(5):
        print(name, i); await asyncio.sleep(0)
async def setter(f):
    f.set_result(1); print("set")
async def waiter(f):
    await f; print("woken")
async def main2():
    f = asyncio.get_running_loop().create_future()
    a = asyncio.create_task(waiter(f)); b = asyncio.create_task(w("w")); c = asyncio.create_task(setter(f))
    await asyncio.gather(a,b,c)
    # sleep tiny
    async def s(): 
        await asyncio.sleep(0.0000001); print("slept")
    await asyncio.gather(s(), w("v"))
asyncio.run(main2())
# hand driving the middle of a chain
def inner():
    yield 1; yield 2; yield 3; return "r"
def outer(m):
    r = yield from m
    print("outer got", r)
    yield "end"
m = inner(); o = outer(m)
print(next(o), next(m), next(m), end=" ")
try: next(m)
except StopIteration as e: print("stop", e.value)
print(next(o))
