# What builtin things say of their classes: abstract ones called with arguments, aliases of functions, mappings that proxies take.
import abc, types, heapq, collections
class A(abc.ABC):
    @abc.abstractmethod
    def f(self):
        pass
for a in ((),(1,),):
    try:
        A(*a)
    except TypeError as e:
        print(e)
try:
    A(x=1)
except TypeError as e:
    print(e)
class B(A):
    def __init__(self, x):
        print('init')
for a in ((),(1,)):
    try:
        B(*a)
    except TypeError as e:
        print(e)
class N(A):
    def __new__(cls, *a):
        return super().__new__(cls)
try:
    N(1)
except TypeError as e:
    print(e)
class E(Exception, metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def f(self):
        pass
print(repr(E(1)))
class L(list, metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def f(self):
        pass
print(repr(L([1])))
class I(int, metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def f(self):
        pass
print(repr(I(1)))
def f():
    pass
class C:
    def m(self):
        pass
    @classmethod
    def c(cls):
        pass
for x in (f, print, C.m, C().m, C.c, len, [].append, lambda: 0, str.upper, C(), 3, "x", None, ..., int, C, (1,2), [1,f], {}.get, dict.fromkeys, heapq.heappush):
    import re
    print(re.sub('0x[0-9a-f]+','0x',repr(list[x])))
    try:
        print(re.sub('0x[0-9a-f]+','0x',repr(int|x)))
    except TypeError as e:
        print(e)
for x in ('ab', b'ab', range(3), memoryview(b'a'), bytearray(b'q'), collections.deque(), {}, 3, [1], (1,), C(), collections.UserDict(a=1), list[int], int):
    try:
        p=types.MappingProxyType(x); print(re.sub('0x[0-9a-f]+','0x',repr(p)), len(p))
    except Exception as e:
        print(type(e).__name__, e)
class P(property):
    pass
print(re.sub('0x[0-9a-f]+','0x',repr(P())), re.sub('0x[0-9a-f]+','0x',repr(abc.abstractproperty())))
class S(staticmethod):
    pass
class CM(classmethod):
    pass
print(re.sub('0x[0-9a-f]+','0x',repr(S(len))),re.sub('0x[0-9a-f]+','0x',repr(CM(len))))
for g in (heapq.heapify, heapq.heappop):
    try:
        g(None)
    except TypeError as e:
        print(e)
try:
    heapq.heappush(None,1)
except TypeError as e:
    print(e)
try:
    types.SimpleNamespace()[1]
except TypeError as e:
    print(e)
try:
    types.SimpleNamespace()()
except TypeError as e:
    print(e)
try:
    types.SimpleNamespace()+1
except TypeError as e:
    print(e)
try:
    types.SimpleNamespace(1)
except TypeError as e:
    print(e)
try:
    types.SimpleNamespace(a=1)<3
except TypeError as e:
    print(e)
try:
    types.SimpleNamespace(a=1).b
except AttributeError as e:
    print(e)
try:
    {types.SimpleNamespace(a=1)}
except TypeError as e:
    print(e)
try:
    len(types.SimpleNamespace(a=1))
except TypeError as e:
    print(e)
try:
    iter(types.SimpleNamespace(a=1))
except TypeError as e:
    print(e)
