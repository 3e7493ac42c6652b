# What async syntax is by itself: kinds of functions and of objects.
import inspect


async def coro(): pass
async def agen(): yield
def gen(): yield
async def returns(): return 1
async def lam(): return [x async for x in agen()]
class C:
    async def method(self): return self
    async def __aenter__(self): return 1
    @staticmethod
    async def static(): return 2
    @classmethod
    async def klass(cls): return cls


for f in (coro, agen, gen, returns, C.method, C.static, C.klass, lambda: 1):
    print(f.__name__, inspect.iscoroutinefunction(f), inspect.isasyncgenfunction(f), inspect.isgeneratorfunction(f))
objs = [coro(), agen(), gen(), C().method(), (x async for x in agen())]
for o in objs:
    print(type(o).__name__, hasattr(o, "__await__"), hasattr(o, "__aiter__"), hasattr(o, "__iter__"), inspect.iscoroutine(o), inspect.isawaitable(o))
for o in objs:
    if hasattr(o, "close"): o.close()
try:
    C.static().send(None)
except StopIteration as e:
    print(e.value)
try:
    C.klass().send(None)
except StopIteration as e:
    print(e.value is C)
