# What stands for a function: its name, signature and effects; an AsyncMock with no attributes.

import inspect
import types
from unittest.mock import *
m = AsyncMock(spec_set=())
print(type(m))
def f(): pass
a = create_autospec(f); a.side_effect = [1, 2]
print(a(), a())
with patch('__main__.f', autospec=True) as p:
    p.side_effect = [3, None]
    print(f(), f())
mm = types.ModuleType('mm')
async def stub(): pass
mm.stub = stub
with patch.object(mm, 'stub', autospec=True) as s:
    print(s.__module__, s.__name__, s.__qualname__)
with patch.object(mm, 'stub') as s:
    s.__name__='x'
    print(repr(s.__module__), s.__name__)
async def mul(): pass
print(repr(AsyncMock().__module__), repr(create_autospec(stub).__module__))
def orig(a, b=2, *c, d): "doc"
x = create_autospec(orig)
print(x.__name__, x.__qualname__, x.__doc__, x.__module__, inspect.signature(x), hasattr(x, '__wrapped__'), x.__dict__.keys() >= {'mock'}, x.__annotations__, x.__defaults__)
class K:
    def m(self, a): "d"
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    async def am(self): pass
k = create_autospec(K)
print(inspect.signature(k), inspect.signature(k.m), inspect.signature(k.s), inspect.signature(k.c))
ki = k(); print(inspect.signature(ki.m))
for f in (lambda: k.m(1,2,3), lambda: ki.m(), lambda: k.s(), lambda: k.c(1,2)):
    try: print(type(f()))
    except Exception as e: print(type(e), e)
ff = create_autospec(lambda q: 1); print(ff.__name__); ff(1)
try: ff()
except TypeError as e: print(e)
print(ff.call_count, ff.mock_calls)
