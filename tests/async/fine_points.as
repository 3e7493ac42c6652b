# Fine points: native coroutines, handled exceptions, hand-made awaitables, closing, registers, recursion.
# clock: real
import asyncio, sys, types
# 1 sleep is a coroutine; by hand it yields a Future
async def hand():
    c = asyncio.sleep(0.01)
    print(type(c).__name__, asyncio.iscoroutine(c))
    f = c.send(None); print(type(f).__name__, f._asyncio_future_blocking); c.close()
    q=asyncio.Queue().get(); print(type(q).__name__); q.close()
asyncio.run(hand())
# 2 handled exception seen by a coroutine awaited / generator resumed inside except
def g():
    while True:
        yield repr(sys.exception())
it = g()
try: raise KeyError(1)
except KeyError:
    print(next(it))
print(next(it))
try: raise ValueError(2)
except ValueError: print(next(it))
async def see():
    await asyncio.sleep(0); return repr(sys.exception())
async def m2():
    try: raise KeyError("k")
    except KeyError:
        print(await see(), await asyncio.create_task(see()))
asyncio.run(m2())
# 3 hand yields passed on
class A:
    def __init__(self, c): self.c = c
    def __await__(self):
        it = self.c.__await__()
        while True:
            try: f = it.send(None)
            except StopIteration as e: return e.value
            print("pass", type(f).__name__); yield f
async def m3():
    async def inner():
        await asyncio.sleep(0); await asyncio.sleep(0.001); return 5
    print(await A(inner()))
    class B:
        def __await__(self): yield 3
    try: await B()
    except RuntimeError as e: print(e)
asyncio.run(m3())
# 4 closing of fresh generators outside for
def fin():
    try: yield 1; yield 2
    finally: print("fin")
print(next(fin())); print("after next")
def pas(): return fin()
for x in pas(): break
print("after for over returned")
def keep(): 
    G.append(fin()); return G[-1]
G=[]
for x in keep(): break
print("after for over kept", next(G[0]))
G[0].close(); G.clear(); print('--')
# 5 register hazards
x = 1
def hz():
    x = 1
    r = x + (x := 5)
    try: x = x and 1//0
    except ZeroDivisionError: pass
    def f(*a): return a
    return r, x, f(x, (x := 9), x), [x, (x := 3)]
print(hz())
# 6 cancel in same iteration as timer; recursion
def rec(n):
    try: return rec(n+1)
    except RecursionError: return n
print(rec(1))
async def arec(n):
    try: return await arec(n+1)
    except RecursionError: return n
print(asyncio.run(arec(1)) > 900)
# 7 intermediate running detection
def mid():
    try: next(O)
    except ValueError as e: print(e)
    yield 1
def out(): yield from M
M = mid(); O = out(); next(O)
