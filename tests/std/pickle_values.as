# What pickle writes and reads back, in the protocols of today.
# no stress: hundreds of round trips, collected at every step
import pickle, io, copy, collections, enum, dataclasses
class A:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.__dict__ == o.__dict__
    def meth(self): return 1
    class In: pass
class S:
    __slots__ = ('a', 'b')
class L(list): pass
class D(dict): pass
class ST(set): pass
class I(int): pass
class ST2:
    def __init__(self): self.v = 1
    def __getstate__(self): return {'v': 2, 'w': 3}
    def __setstate__(self, s): self.__dict__.update(s); self.set = True
class R:
    def __init__(self, n): self.n = n
    def __reduce__(self): return (R, (self.n + 1,), {'extra': 1})
class N:
    def __new__(cls, a, *, b=0): o = super().__new__(cls); o.ab = (a, b); return o
    def __getnewargs_ex__(self): return ((self.ab[0],), {'b': self.ab[1]})
class Col(enum.Enum):
    RED = 1
    BLUE = 2
@dataclasses.dataclass
class DC:
    a: int
    b: list
P = collections.namedtuple('P', 'x y')
class E(Exception):
    pass
l = [1]; l.append(l)
d = {}; d['d'] = d
t = ([],); t[0].append(t)
s = S(); s.a = 1
lx = L([1, 2]); lx.attr = 5
stx = ST([1]); stx.z = 1
e = E('m', 1); e.note = 'n'
a = A(1); a.self = a
vals = [None, True, False, 0, 1, 255, 256, 65535, 65536, -1, -128, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, 10**50, -10**50, 255 * 256**255, 1.5, -0.0, float('inf'),
    '', 'a', 'é' * 200, 'x' * 300, '\n\\\x1a\r\0', '\U0001f600', b'', b'abc', b'x' * 300, bytearray(b'ab'), bytearray(), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], list(range(1001)), list(range(2000)), {}, {1: 2}, {'a': 1, 'b': [1]},
    {i: str(i) for i in range(1100)}, set(), {1}, {1, 2, 3}, frozenset(), frozenset([1, 2]), l, d, t, ['abc', 'abc'], A, A.In, A(5), a, s, S(), lx, D(x=1), stx, I(7), ST2(), R(1), N(1, b=2), Col.RED, Col, DC(1, [2]), P(1, 2), e, ValueError('x'), KeyError(1), range(3), slice(1, None, 2),
    len, print, int, list, dict.fromkeys, collections.OrderedDict(a=1), collections.deque([1, 2], 3), collections.Counter('aab'), collections.defaultdict(list, {1: [2]}), A(3).meth, [A(1), A(2)], (lx, lx), 'a b', [b'q', b'q'],
    ['x' * 70000, b'y' * 70000, 1]]
for v in vals:
    for p in (4, 5):
        try:
            b = pickle.dumps(v, p)
            print(p, b if len(b) < 300 else (len(b), b[:40], b[-40:]), end=' ')
            w = pickle.loads(b)
            try: print(type(w).__name__, repr(w)[:60] if '0x' not in repr(w) else getattr(w, '__dict__', None) and sorted(w.__dict__), pickle.dumps(w, p) == b)
            except RecursionError: print('rec')
        except Exception as x: print(p, type(x).__name__, str(x)[:60])
x = pickle.loads(pickle.dumps(l)); print(x[1] is x)
f = io.BytesIO(); pickle.dump([1], f); pickle.dump('b', f); f.seek(0); print(pickle.load(f), pickle.load(f))
class PP(pickle.Pickler):
    def persistent_id(self, o): return ('A', o.x) if isinstance(o, A) else None
class UU(pickle.Unpickler):
    def persistent_load(self, pid): return pid
    def find_class(self, m, n): print('find', m, n); return super().find_class(m, n)
f = io.BytesIO(); PP(f).dump([A(1), len]); print(f.getvalue()); f.seek(0); print(UU(f).load())
import copyreg
class C2:
    def __init__(s, v): s.v = v
copyreg.pickle(C2, lambda c: (C2, (c.v,))); print(pickle.dumps(C2(4)), copy.copy(C2(4)).v)
