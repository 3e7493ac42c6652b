# contextlib: every helper, in order of events.
import contextlib, asyncio, io, sys, os
from contextlib import *
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
print(sorted(contextlib.__all__))
@contextmanager
def cm(x,fail=False):
    "doc"
    print('enter',x)
    try: yield x
    except ValueError as e: print('caught',e); 
    finally: print('exit',x)
with cm(1) as v: print(v)
with cm(2) as v: raise ValueError('q')
def f():
    with cm(3): raise KeyError('k')
t(f)
t(lambda: cm.__name__); t(lambda: cm.__doc__); t(lambda: cm(1).__doc__)
@cm(4)
def g(): print('in g'); return 5
t(g); t(g)
@contextmanager
def noyield():
    if 0: yield
def f():
    with noyield(): pass
t(f)
@contextmanager
def two():
    yield 1
    yield 2
def f():
    with two(): pass
t(f)
@contextmanager
def two2():
    try: yield 1
    except ValueError: yield 2
def f():
    with two2(): raise ValueError
t(f)
@contextmanager
def re():
    try: yield
    except ValueError as e: raise RuntimeError('new') from e
def f():
    try:
        with re(): raise ValueError('a')
    except RuntimeError as e: return e, e.__cause__, e.__context__
t(f)
@contextmanager
def stop():
    yield
def f():
    with stop(): raise StopIteration('s')
t(f)
with suppress(KeyError,ValueError): raise KeyError
print('ok')
def f():
    with suppress(KeyError): raise ValueError('v')
t(f)
def f():
    with suppress(ValueError): raise ExceptionGroup('g',[ValueError(1),KeyError(2)])
try: f()
except ExceptionGroup as e: print(repr(e))
with suppress(ValueError): raise ExceptionGroup('g',[ValueError(1)])
class C:
    def close(s): print('closed')
with closing(C()) as c: print('in')
with nullcontext(5) as x: print(x)
with nullcontext() as x: print(x)
s=io.StringIO()
with redirect_stdout(s) as q: print('hid'); print(q is s)
t(lambda: s.getvalue())
e=io.StringIO()
with redirect_stderr(e): print('err',file=sys.stderr)
t(lambda: e.getvalue())
r=redirect_stdout(s)
with r:
    with r: print('x')
    print('y')
t(lambda: s.getvalue())
with ExitStack() as st:
    st.callback(print,'cb',1,sep='-')
    st.enter_context(cm('a')); st.enter_context(cm('b'))
    st.push(lambda *a: print('push',a[0]))
    print('body')
with ExitStack() as st:
    st.push(lambda *a: True)
    raise ValueError('gone')
def f():
    with ExitStack() as st:
        st.callback(lambda: 1/0)
        st.callback(lambda: {}['k'])
        raise ValueError('first')
try: f()
except Exception as e: print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
st=ExitStack(); st.callback(print,'later'); s2=st.pop_all(); st.close(); print('x'); s2.close()
t(lambda: ExitStack().enter_context(5)); t(lambda: ExitStack().push(5))
@ExitStack().callback
def cb(): pass
class D(ContextDecorator):
    def __enter__(s): print('D in'); return s
    def __exit__(s,*a): print('D out',a[0]); return True
@D()
def h(): raise ValueError
t(h)
class AC(AbstractContextManager):
    def __exit__(s,*a): print('AC')
with AC() as a: print(type(a).__name__)
t(lambda: AbstractContextManager()); t(lambda: isinstance(D(),AbstractContextManager)); t(lambda: issubclass(int,AbstractContextManager)); t(lambda: AbstractAsyncContextManager())
@asynccontextmanager
async def acm(x):
    print('aenter',x)
    try: yield x
    except ValueError as e: print('acaught',e)
    finally: print('aexit',x)
async def main():
    async with acm(1) as v: print(v)
    async with acm(2): raise ValueError('w')
    try:
        async with acm(3): raise KeyError('kk')
    except KeyError as e: print(repr(e))
    @acm(9)
    async def deco(): print('deco'); return 3
    print(await deco(), await deco())
    async with AsyncExitStack() as st:
        await st.enter_async_context(acm('s'))
        st.enter_context(cm('t'))
        async def acb(*a): print('acb',a)
        st.push_async_callback(acb,1,2)
        st.push_async_exit(acm('zz')) if 0 else None
        st.callback(print,'sync')
        async def ex(*a): print('ex',a[0]); return True
        st.push_async_exit(ex)
        raise ValueError('inside')
    class A:
        async def aclose(s): print('aclosed')
    async with aclosing(A()) as a: pass
    async with nullcontext(3) as x: print(x)
    try: await AsyncExitStack().enter_async_context(5)
    except TypeError as e: print(e)
    try: await AsyncExitStack().enter_async_context(cm(1))
    except TypeError as e: print(e)
    try: AsyncExitStack().enter_context(acm(1))
    except TypeError as e: print(e)
    @asynccontextmanager
    async def bad():
        if 0: yield
    try:
        async with bad(): pass
    except RuntimeError as e: print(e)
    @asynccontextmanager
    async def bad2():
        yield 1
        yield 2
    try:
        async with bad2(): pass
    except RuntimeError as e: print(e)
    try:
        async with acm(1): raise StopAsyncIteration('x')
    except BaseException as e: print(repr(e))
    async with AsyncExitStack() as st:
        st2=st.pop_all()
    await st2.aclose()
asyncio.run(main())
old=os.getcwd()
with chdir('/tmp'): print(os.getcwd())
print(os.getcwd()==old)
def f():
    with 5: pass
t(f)
