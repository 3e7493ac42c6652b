# Type parameters, bounds, defaults and aliases see the class around them (PEP 695); what may not stand there.
def t(f):
    try: f()
    except BaseException as e: print(type(e).__name__, e)
def ex(src, show=()):
    ns={}
    try:
        exec(src, ns)
        for s in show: print(s, '=', eval(s, ns))
    except BaseException as e: print(type(e).__name__, e)
ex('''
class X:
    T = int
    type U = T
''', ['X.U.__value__'])
ex('''
class X:
    T = int
    type U = T
    T = float
''', ['X.U.__value__'])
ex('''
class X:
    T = int
    def f[U: T](self): pass
''', ['X.f.__type_params__[0].__bound__'])
ex('''
x = "global"
def outer():
    x = "nonlocal"
    class Cls:
        global x
        type Alias = x
        val = Alias.__value__
        def meth[T: x](self, arg: x): ...
        bound = meth.__type_params__[0].__bound__
        annotation = meth.__annotations__["arg"]
        x = "global from class"
    return Cls
''', ['outer().val','outer().bound','outer().annotation'])
ex('''
x = "global"
def outer():
    x = "nonlocal"
    class Cls:
        type Alias = x
        val = Alias.__value__
        def meth[T: x](self, arg: x): ...
        bound = meth.__type_params__[0].__bound__
        annotation = meth.__annotations__["arg"]
        x = "class"
    return Cls
''', ['outer().val','outer().bound','outer().annotation','outer().Alias.__value__'])
ex('''
x = "global"
def outer():
    x = "nonlocal"
    class Cls:
        nonlocal x
        type Alias = x
        x = "class"
    return Cls
''', ['outer().Alias.__value__'])
ex('''
class ClassA[T](*[], **{}): pass
class B: pass
class K[T](*[B]): pass
class Z[T](B, *()): pass
class Q[T](metaclass=type): pass
''', ['ClassA.__bases__','K.__bases__','Z.__bases__','ClassA.__orig_bases__','Z.__orig_bases__','Q.__bases__'])
ex('''
class Foo[__T]:
    param=__T
    def meth[__U](self, arg: __T, arg2: __U): return (__T, __U)
    type Alias[__V] = (__T, __V)
''',['Foo.param.__name__','Foo().meth(1,2)','Foo.Alias.__value__','Foo.__type_params__','Foo.meth.__annotations__'])
ex('''
class Foo:
    def f[__X](self): return __X.__name__
''',['Foo().f()'])
ex('''
def a[T]():
    def inner():
        nonlocal T
''')
ex('''
def a():
    class A[T]:
        nonlocal T
''')
ex('''
def outer[T]():
    T=1
    def inner():
        nonlocal T
        T='q'
    inner(); return T
''',['outer()'])
for s in ['def f[T:(yield)](): pass','class A[T:(x:=1)]: pass','type A[T:(await x)] = 1','type A=(yield 1)','type A=(x:=1)','class A[T]((x:=3)): pass','class A[T]((yield 1)): pass','def f[T]()->(yield): pass', 'def f[T](x=(y:=1)): pass','def f[T](x:(y:=1)): pass','class A[T=(yield)]: pass','async def f[T:(await x)](): pass','async def g():\n def f[T](x=await z): pass','def f[**P: int](): pass','def f[*Ts:int](): pass','class A[T=int, U]: pass','class A[T, T]: pass','def f[T](T): pass','class A[T=*int]: pass','class A[*Ts=*int]: pass','class A[*Ts: int]: pass','type T[T]=T','def f[T](x: T = (lambda: T)): pass','[x for x in (y:=1)]\ndef f[A: [x for x in ()]](): pass','class A[]: pass','def f[T: int = 3](): pass','def f[T: (int, str) = int](): pass', 'class C[T, /]: pass','from __future__ import annotations\ndef f[T](x:(y:=1)): pass']:
    try: compile(s,'f','exec'); print('ok', s)
    except SyntaxError as e: print(s, '|', e.msg, e.lineno, e.offset)
ex('''
class A[T]:
    def f(self): return __class__, T
    class B[U]:
        x=T
        def g(self): return (T,U,__class__)
''',['A().f()','A.B().g()','A.B.x'])
ex('''
T="outer"
class C[T]:
    T="class"
    class I:
        def m(self): return T
    def g(self): return T
''',['C.I().m()','C().g()'])
ex('''
T='global'
class Outer:
    T='cls'
    class Inner[U: T]:
        x=T
    def f[U: (T,)](self, a: T, b=T)->T: return T
    l=[lambda: T for _ in [1]]
''',['Outer.Inner.x','Outer.Inner.__type_params__[0].__bound__','Outer.f.__annotations__','Outer.f.__defaults__','Outer().f(1)','Outer.l[0]()'])
ex('''
from typing import Generic, TypeVar, Protocol
S=TypeVar('S')
try:
    class A[T](Generic[S]): pass
except TypeError as e: print(e)
try:
    class A[T](Generic): pass
except TypeError as e: print(e)
class P[T](Protocol): pass
print(P.__mro__, P.__parameters__)
try:
    class A[T](Generic[T]): pass
except TypeError as e: print(e)
try:
    class A[T](list[S]): pass
    print(A.__parameters__)
except TypeError as e: print(e)
def f[T=int, *Ts=*tuple[int,str], **P=[int]](): pass
print([p.__default__ for p in f.__type_params__], [p.has_default() for p in f.__type_params__])
print(type.__type_params__, int.__type_params__)
class Z: pass
print(Z.__type_params__, '__type_params__' in Z.__dict__)
Z.__type_params__=(1,)
print(Z.__type_params__, Z.__dict__['__type_params__'])
try: Z.__type_params__=1; print('ok')
except TypeError as e: print(e)
try: int.__type_params__=()
except TypeError as e: print(e)
''')
