# Decorators apply from the bottom up; any expression will do.
def tag(name):
    print("make", name)
    def deco(f):
        print("apply", name)
        def wrapped(*a, **k):
            return f"{name}({f(*a, **k)})"
        wrapped.__name__ = f.__name__
        return wrapped
    return deco


@tag("outer")
@tag("inner")
def greet(who):
    return who


print(greet("bob"), greet.__name__)
registry = {}
def register(cls):
    registry[cls.__name__] = cls
    return cls
@register
class Plugin: pass
print(list(registry))
decos = [lambda f: lambda: f() + 1]
@decos[0]
def n(): return 1
print(n())
@(lambda f: "replaced")
def gone(): pass
print(gone)
class Counting:
    def __init__(self, f):
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Counting
def sq(x): return x * x
print(sq(3), sq(4), sq.n)
