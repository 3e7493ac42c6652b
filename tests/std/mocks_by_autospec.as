"""Functions, methods and classes by autospec: what they return, what arguments they take, what was awaited."""
import asyncio
import inspect
import re
from unittest.mock import *

_print = print


def print(*args, **kw):
    _print(re.sub(r"id='\d+'|0x[0-9a-f]+", "ID", " ".join(map(str, args))), **kw)


async def f(a, b=2): "doc"; return 1
def g(a, b=2): return 1
class C:
    async def m(self, x): pass
    def n(self, x): pass
    @classmethod
    async def k(cls, x): pass
    @staticmethod
    async def s(x): pass
    @property
    def p(self): pass
class D:
    async def __call__(self, x): pass
async def side(*a, **k): return ('side', a, k)
def plain(*a, **k): return ('plain', a, k)
async def show(what):
    try:
        r = what()
        print(type(r).__name__, end=' ')
        if inspect.isawaitable(r): print(await r, end=' ')
        print()
    except Exception as e: print(type(e), e)
async def main():
    for spec in (f, g):
        for kw in ({}, {'return_value': 5}, {'side_effect': side}, {'side_effect': plain}, {'side_effect': [1, ValueError('x')]}, {'side_effect': KeyError}):
            m = create_autospec(spec, **kw)
            print(type(m).__name__, m.__name__, asyncio.iscoroutinefunction(m), inspect.iscoroutinefunction(m), inspect.signature(m), m.__doc__)
            await show(lambda: m(1)); await show(lambda: m(1, b=3)); await show(lambda: m()); await show(lambda: m(1,2,3))
            print(m.called, m.call_count, m.call_args, m.mock_calls, m.await_count if spec is f else '')
            try:
                m.assert_called_with(1, 3); print('ok')
                if spec is f: m.assert_awaited_with(1, 3); m.assert_awaited(); m.assert_any_await(1)
            except AssertionError as e: print('AE', str(e)[:100])
            if spec is f:
                m.reset_mock(); print(m.await_count, m.await_args, m.await_args_list)
                try: m.assert_awaited_once()
                except AssertionError as e: print(e)
    for spec in (C, C()):
        m = create_autospec(spec)
        i = m(*()) if spec is C else m
        for o in {id(m): m, id(i): i}.values():
            for name in ('m', 'n', 'k', 's', 'p'):
                a = getattr(o, name); print(name, type(a).__name__, inspect.iscoroutinefunction(a))
                if name != 'p':
                    await show(lambda: a(1)); await show(lambda: a()); await show(lambda: a(1, 2))
        print(i.mock_calls)
    m = create_autospec(D()); print(type(m).__name__); await show(lambda: m(1)); await show(lambda: m())
    m = create_autospec(D); await show(lambda: m()(1))
    with patch.object(C, 'm', autospec=True) as p:
        c = C(); await show(lambda: c.m(4)); print(p.mock_calls == [call(c, 4)], p.await_count)
    with patch.object(C, 'm', autospec=True, return_value=7) as p:
        await show(lambda: C().m(4))
    with patch.object(C, 'm') as p:
        print(type(p).__name__); await show(lambda: C().m(4)); p.assert_awaited_once_with(4)
    with patch.object(C, 'k', autospec=True) as p: print(type(p).__name__); await show(lambda: C.k(4)); await show(lambda: C().k(4))
    with patch.object(C, 's', autospec=True) as p: print(type(p).__name__); await show(lambda: C.s(4)); await show(lambda: C().s(4))
asyncio.run(main())
