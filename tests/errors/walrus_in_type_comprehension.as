# A comprehension may not hand := out of what evaluates types.
for s in ["class X[T]([(x := 3) for _ in range(2)] and B): pass","def f[T: [(x := 3) for _ in range(2)]](): pass","type T = [(x := 3) for _ in range(2)]","def f[T: ([(x := 3) for _ in range(2)],)](): pass","def f[T=[(x := 3) for _ in range(2)]](): pass", "def f[*T=[(x := 3) for _ in range(2)]](): pass","def f[T](x:[(x := 3) for _ in range(2)]): pass","from __future__ import annotations\ndef f(x:[(x := 3) for _ in range(2)]): pass","class A[T]([[(x:=3) for _ in a] for b in c]): pass"]:
    try: compile(s,'f','exec'); print('ok', s)
    except SyntaxError as e: print(s, '|', e.msg, e.lineno, e.offset)
