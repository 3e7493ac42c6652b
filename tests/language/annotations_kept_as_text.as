# What `from __future__ import annotations` keeps is an expression written anew, not the text of the source.
from __future__ import annotations
a1: List[ int ]
a2: "quoted"
a3: 'it''s' "x"
a4: (int)
a5: (int, str)
a7: ()
a8: (1,)
a9: dict[str,int|None]
b1: a . b . c
b2: f( x , y=1, *z, **k)
b3: f(x for x in y)
b4: f((x for x in y), 1)
b5: lambda x,y=1,*a,b=2,**k:x+y
b6: lambda:0
b7: lambda x,/,y,*,z:0
b8: x if y else z
b9: (x if y else z) if w else (lambda: 1)
c1: not a and b or c
c2: a and (b and c) and d
c3: (a or b) and c
c4: a<b<c
c5: (a<b)<c
c6: a in b not in c is d is not e
c7: -x**2
c8: (-x)**2
c9: x**-y
d1: (x**y)**z
d2: x**y**z
d3: a+b-c*d/e//f%g@h
d4: a-(b-c)
d5: (a+b)*c
d6: ~x
d7: not (a, b)
d8: - - x
d9: a<<b>>c&d|e^f
e1: {1:2, **x, 'a':  b}
e2: {1,2,*a}
e3: [*a, b]
e4: {}
e5: [x for x in y if z if w for q in r]
e6: {k:v for k,v in z}
e7: {x async for x in y}
e8: x[1:2]
e9: x[1:2:3, ::2, :, 4:]
f1: x[a,]
f2: x[()]
f3: x[*a]
f4: x[*a, b]
f5: 1 .real
f6: 1.5.real
f7: 1j.real
f8: 1e400
f9: -1e400j
g1: 0xff
g2: 1_000
g3: b'a' b"b"
g4: None
g5: ...
g6: True
g7: f'{x}'
g8: f'{x!r:>{w}}'
g9: f"{x=}"
h1: f'{ {1:2}[1] }'
h2: f"{'a'}"
h3: f"it's {x}"
h4: f'{{}}{x:{{}}}'
h5: f'a' 'b' f'{c}' "d"
h6: f'{x:%H:%M}'
h7: f'{(lambda: 1)}'
h8: f'{x if y else z}'
h9: f'{a,b}'
i1: f'{"nested " + f"{z}"}'
i3: "\n\t\x00é\u200b"
i4: 10**400
i5: 99999999999999999999999999
i6: 0.1
i7: 1e16
i8: 1e-7
i9: (a if b else c)[0]
j1: (a+b).c
j2: (lambda: 1)()
j3: (a, b)[0]
j4: [a, b][0]
j5: "abc".join
j6: (x for x in (1,2))
j7: [x for x in (lambda: 1)]
j8: [x for x in (a if b else c)]
j9: [x for x in y if (a if b else c)]
k1: [(a, b) for a, b in c]
k2: [lambda: 1 for a in c]
k3: {**(a or b)}
k4: f(*a or b, **c or d)
k5: [*(a or b)]
k6: [*a|b]
k7: (not a) + b
k8: not not a
k9: not a == b
l1: (not a) == b
l2: -(a+b)
l3: -a*b
l4: (-a)*b
l5: -(a*b)
l6: a*-b
l7: (a == b) in c
l8: (a < b) < (c < d)
l9: lambda: (a, b)
m1: lambda: (yield)
m2: lambda *, a: 0
m3: lambda *a: 0
m4: lambda x: lambda y: 0
m5: f(lambda: 0, a if b else c)
m6: x[lambda: 0]
m7: x[a if b else c:d]
m9: x[(lambda: 0):1]
n1: f"{x!s}{y!a}"
n2: f"{x:{y}}{z:a{b}c}"
n3: f''
n4: f'abc'
n5: f'"{x}"'
n6: f"\n{x}"
n7: f"{'\n'}"
n8: f"{x:\n}"
n9: rb'\x'
o1: a.b[c](d).e
o2: (a.b)(c)
o3: "a" "b"
o4: """x
y"""
o5: f(a)(b)[c]
o6: f(**a, b=1)
o7: f(a, *b, c)
o8: x[-1]
o9: -1
p1: +1
p2: (1).real
p3: (-1).real
p4: 1.0
p5: 1+2j
p6: [[]]
p7: [a for a in b if not c]
p8: [a for a in b or c]
p9: [a for a, in c]
q1: [a for (a, b) in c]
q2: a @ b
q3: ((a))
q4: ((a, b),)
q5: ((a for a in b),)
q6: f'{x}' f'{y}'
q7: f'{f"{1}"}'
q8: f"{x:{y:{z}}}"
q9: f'{-x}{not x}{x or y}{*a,}'
r1: f"{x['a']}"
r2: f"{x["a"]}'\""
r3: f'{{1}}'
r4: f'{ {1} }'
r5: f'{ {a for a in b} !r}'
r6: f'{lambda_}'
r7: f'{x = !r}'
r8: f'{x.y = :>3}'
def f(a: List [int], *args: *Ts, b: x=1, **k: "K") -> (a,b): pass
for k, v in __annotations__.items(): print(k, v)
print(f.__annotations__)
class C:
    __x: int
    y: __z
    def m(self, __a: __b) -> __c: pass
print(C.__annotations__, C.m.__annotations__)
