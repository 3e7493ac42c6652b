"""Reprs of futures that come round: tasks that wait for each other, results and exceptions that hold their future; dots stand for
what is being shown. Too long a chain is a RecursionError."""
import asyncio
import os
import re
import sys

_print = print


def print(*args):
    _print(re.sub(r"running at .*?:|defined at .*?:", "at ", " ".join(map(str, args))))


async def wait(future):
    await future


class Broken(Exception):
    def __repr__(self):
        return 1 / 0


async def main():
    loop = asyncio.get_running_loop()
    box = {}
    async def a(): await box['b']
    async def b(): await box['a']
    box['a'] = loop.create_task(a(), name='A'); box['b'] = loop.create_task(b(), name='B')
    await asyncio.sleep(0); await asyncio.sleep(0)
    s = repr(box['a']); print(s[:600]); print(repr(box['b'])[:600])
    f = loop.create_future(); f.set_result([f]); print(f)
    g = loop.create_future(); g.set_exception(ValueError(g)); print(g)
    class E(Exception): pass
    e = E(g, f); h = loop.create_future(); h.set_exception(e); e.args += (h,); print(h)
    async def self_(): await asyncio.current_task()
    t = loop.create_task(self_()); 
    try: await t
    except RuntimeError as e: print(e)
    print(t)
    class T(asyncio.Task):
        def __repr__(self): return 'T' + super().__repr__()
    box['a'] = T(a(), name='A', loop=loop); box['b'] = T(b(), name='B', loop=loop)
    await asyncio.sleep(0); await asyncio.sleep(0)
    print(repr(box['a']))
    l = []; k = loop.create_future(); l.append(k); k.set_result(l); print(l, k)
    g.exception(); h.exception()
    task = loop.create_future()
    for _ in range(400):
        task = loop.create_task(wait(task))
    await asyncio.sleep(0)
    try:
        print(repr(task)[:40])
    except RecursionError as e:
        print(e)
    f = loop.create_future()
    f.set_exception(Broken())
    try:
        print(f)
    except ZeroDivisionError as e:
        print("repr of an exception:", e)
    f.exception()
    sys.stdout.flush()
    os._exit(0)
asyncio.run(main())
