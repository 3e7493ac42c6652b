# Natives that call back: keys, predicates, iterators and hooks that raise, allocate or change things.
def junk(): return [object() for _ in range(200)]


class It:
    def __init__(self, n, fail=None): self.n, self.fail = n, fail
    def __iter__(self): return self
    def __next__(self):
        junk()
        self.n -= 1
        if self.n == self.fail: raise ValueError(f"at {self.n}")
        if self.n < 0: raise StopIteration
        return self.n
    def __length_hint__(self):
        junk()
        return 10 ** 6


print(list(It(3)), tuple(It(3)), sorted(It(4)), sum(It(4)), max(It(5)), [*It(2)], dict(zip(It(3), It(3))), "".join(map(str, It(4))), set(It(3)) == {0, 1, 2})
for f in (list, tuple, sorted, sum, max, set, dict, "".join, bytes, any if False else min, lambda i: [*i], lambda i: list(zip(i, i)), lambda i: list(map(str, i)), lambda i: [].extend(i), lambda i: {}.update(i), lambda i: print(*i)):
    try:
        f(It(5, 1))
        print("no error")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class BadHint(It):
    def __length_hint__(self): raise RuntimeError("bad hint")


class NegHint(It):
    def __length_hint__(self): return -5


for h in (BadHint, NegHint):
    try:
        print(list(h(2)))
    except Exception as e:
        print(type(e).__name__, e)


class Meta(type):
    def __instancecheck__(cls, o):
        junk()
        raise LookupError("instancecheck")


class M(metaclass=Meta): pass


try:
    isinstance(5, M)
except LookupError as e:
    print(e)


class Attr:
    def __getattr__(self, n):
        junk()
        if n == "ok": return 1
        raise AttributeError(f"no {n}")
    def __getattribute__(self, n):
        junk()
        return super().__getattribute__(n)


a = Attr()
print(a.ok, getattr(a, "nope", "default"), hasattr(a, "zip"))


class Desc:
    def __get__(self, o, c): junk(); raise KeyError("descriptor")
    def __set__(self, o, v): junk(); o.__dict__["seen"] = v


class D: x = Desc()


d = D()
try:
    d.x
except KeyError as e:
    print(e)
d.x = 5
print(d.seen)
import functools
print(functools.reduce(lambda p, q: junk() and p + q, range(20)), list(filter(lambda v: junk() and v % 2, range(6))), sorted("hello", key=lambda c: (junk(), ord(c))[1]))


def gen():
    try:
        while True:
            x = yield junk()
    finally:
        junk()


g = gen()
next(g)
print(len(g.send(1)))
g.close()


class Exit:
    def __enter__(self): junk(); return junk()
    def __exit__(self, t, v, tb): junk(); return bool(t)


with Exit() as e:
    raise ValueError("swallowed")
print(len(e))
try:
    raise ExceptionGroup("g", [ValueError(junk() and 1), KeyError(2)])
except* ValueError as eg:
    junk()
    print(eg.exceptions)
except* KeyError as eg:
    junk()
    print(eg.exceptions)
x = [junk() for _ in range(30)]
print(len(x), sum(len(y) for y in x))
