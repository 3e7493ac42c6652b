# A function is an object.
def f(a, b=1, *c, d, e=2, **g):
    "The doc."
    return a


print(f.__name__, f.__qualname__, f.__doc__, f.__module__)
f.tag = "x"
print(f.tag, f.__dict__)
print(f.__code__.co_varnames[:3], f.__code__.co_argcount, f.__code__.co_name)
def outer():
    def inner(): pass
    return inner
print(outer().__qualname__)
class K:
    def m(self): pass
    class N:
        def p(self): pass
print(K.m.__qualname__, K.N.p.__qualname__, K.N.__qualname__)
print((lambda: 0).__name__)
k = K()
print(k.m.__func__ is K.m, k.m.__self__ is k, k.m.__name__)
print(k.m == k.m, k.m is k.m)
f.__name__ = "renamed"
print(f.__name__)
print(callable(f), callable(3), type(f).__name__, type(k.m).__name__, type(len).__name__)
print(len.__name__, [].append.__name__, str.upper.__name__)
try:
    f.nothing
except AttributeError as e:
    print(e)
print(f.__defaults__)
f.__defaults__ = (7,)
print(f.__defaults__)
