# A class body is a scope that runs once.
class C:
    print("body runs")  # expect: body runs
    x = 1
    y = x + 1
    for i in range(3):
        pass
    if y > 1:
        def f(self): return "defined"
    else:
        def g(self): return "not"
    locals_seen = sorted(k for k in locals() if not k.startswith("__"))
    @staticmethod
    def s(): return 1
    z = s()
print(C.x, C.y, C.i, C().f(), C.locals_seen, C.z)  # expect: 1 2 2 defined ['f', 'i', 'x', 'y'] 1
def make(n):
    class Local:
        value = n
        def get(self): return n
    return Local
print(make(3).value, make(4)().get(), make(1).__qualname__)  # expect: 3 4 make.<locals>.Local
class Outer:
    class Inner:
        v = 5
    def mk(self): return self.Inner()
print(Outer().mk().v, Outer.Inner.__qualname__)  # expect: 5 Outer.Inner
x = "global"
def f():
    x = "local"
    class K:
        y = x
        x = "class"
    return K.y
try:
    print(f())  # expect: global
except NameError as e:
    print(e)
class Doc:
    """The documentation."""
print(Doc.__doc__, Doc.__module__)  # expect: The documentation. __main__
class Ann:
    a: int = 1
    b: str
print(Ann.__annotations__, hasattr(Ann, "b"))  # expect: {'a': <class 'int'>, 'b': <class 'str'>} False
print(C.__dict__["x"], "f" in C.__dict__)  # expect: 1 True
