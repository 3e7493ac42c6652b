# Operators of a class: normal, reflected, in place.
class V:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"V({self.x})"
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    def __radd__(self, o): return V(o + self.x)
    def __sub__(self, o): return NotImplemented if isinstance(o, str) else V(self.x - o)
    def __rsub__(self, o): return V(o - self.x)
    def __mul__(self, o): return V(self.x * o)
    __rmul__ = __mul__
    def __truediv__(self, o): return ("truediv", o)
    def __floordiv__(self, o): return ("floordiv", o)
    def __mod__(self, o): return ("mod", o)
    def __divmod__(self, o): return ("divmod", o)
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o): return ("rpow", o)
    def __matmul__(self, o): return ("matmul", o)
    def __lshift__(self, o): return ("lshift", o)
    def __rshift__(self, o): return ("rshift", o)
    def __and__(self, o): return ("and", o)
    def __or__(self, o): return ("or", o)
    def __xor__(self, o): return ("xor", o)
    def __neg__(self): return V(-self.x)
    def __pos__(self): return "pos"
    def __abs__(self): return V(abs(self.x))
    def __invert__(self): return "invert"
    def __iadd__(self, o): self.x += o; return self
    def __int__(self): return self.x
    def __float__(self): return self.x + 0.5
    def __index__(self): return self.x
    def __bool__(self): return self.x != 0
    def __round__(self, n=None): return ("round", n)


v = V(3)
print(v + V(1), v + 1, 1 + v, v - 1, 10 - v, v * 2, 2 * v)
print(v / 2, v // 2, v % 2, divmod(v, 2), v ** 2, 2 ** v, pow(v, 2, 5))
print(v @ 1, v << 1, v >> 1, v & 1, v | 1, v ^ 1)
print(-v, +v, ~v, abs(V(-4)), int(v), float(v), bool(V(0)), round(v), round(v, 2))
w = v
w += 10
print(v, w is v)
w -= 1
print(v, w)
print([10, 20, 30, 40][V(1)], hex(V(255)), range(V(2)), "ab" * V(2))
for f in (lambda: v - "s", lambda: "s" - v if False else V(1) - "t"):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(sum([V(1), V(2)]))
