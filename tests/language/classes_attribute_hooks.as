# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)
        object.__setattr__(self, "log", [])
    def __getattr__(self, name):
        self.log.append(f"get {name}")
        return getattr(self.target, name)
    def __setattr__(self, name, value):
        self.log.append(f"set {name}={value}")
        setattr(self.target, name, value)
    def __delattr__(self, name):
        self.log.append(f"del {name}")
        delattr(self.target, name)


class T: x = 1
t = T()
p = Proxy(t)
print(p.x)  # expect: 1
p.y = 5
print(t.y, p.y)  # expect: 5 5
del p.y
print(hasattr(t, "y"), p.log)  # expect: False ['get x', 'set y=5', 'get y', 'del y']
try:
    p.nothing
except AttributeError as e:
    print(e)  # expect: 'T' object has no attribute 'nothing'
class All:
    def __getattribute__(self, name):
        if name.startswith("_"): return object.__getattribute__(self, name)
        return f"<{name}>"
print(All().anything, All().x)  # expect: <anything> <x>
class Dir:
    def __dir__(self): return ["b", "a"]
print(dir(Dir()))  # expect: ['a', 'b']
class Fallback:
    def __getattribute__(self, n): raise AttributeError("first")
    def __getattr__(self, n): return "second " + n
print(Fallback().q)  # expect: second q
setattr(t, "dyn", 3)
print(getattr(t, "dyn"), getattr(t, "zip", None), hasattr(t, "dyn"))  # expect: 3 None True
class Lazy:
    def __getattr__(self, n):
        print("computing", n)  # expect: computing abc
        v = len(n)
        setattr(self, n, v)
        return v
z = Lazy()
print(z.abc, z.abc)  # expect: 3 3
