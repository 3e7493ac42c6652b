# Subclasses of int, str, list, dict, tuple, Exception.
class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
s = Stack([1])
s.push(2)
print(s, s.peek(), len(s), isinstance(s, list), s == [1, 2], type(s + [3]).__name__, type(s[:]).__name__)
class Upper(str):
    def shout(self): return self.upper() + "!"
u = Upper("hi")
print(u, u.shout(), u + "x", type(u + "x").__name__, u == "hi", {u: 1}["hi"])
class N(int):
    def double(self): return N(self * 2)
print(N(3).double(), N(3) + 1, type(N(3) + 1).__name__, N(5) == 5, hash(N(5)) == hash(5))
class P(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
p = P(1, 2)
print(p, p.x, p == (1, 2))
class Counted(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
c = Counted(a=1)
c["b"] = 2
c.update(z=3)
print(c, c["b"])
class F(float):
    def __str__(self): return "f"
print(F(1.5), F(1.5) + 1, repr(F(2.5)))
class MyErr(ValueError):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code
try:
    raise MyErr(7, "oops")
except ValueError as e:
    print(type(e).__name__, e.code, e, e.args)
class S(set): pass
print(S([1, 2]) | {3}, len(S([1, 1])))
class B(bytes): pass
print(B(b"ab"), B(b"ab")[0])
u.extra = 1
print(u.extra)
