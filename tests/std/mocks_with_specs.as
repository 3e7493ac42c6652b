"""Special methods of mocks with a spec: those that the spec has."""
import re
from unittest.mock import *
class A: pass
class B:
    def __len__(self): return 3
    def __iter__(self): return iter([1])
    def __enter__(self): return 1
    def __exit__(self,*a): pass
def t(f):
    try: print(re.sub(r"id='\d+'", "id", str(f())))
    except Exception as e: print(type(e).__name__, e)
for mk in (lambda: MagicMock(spec=A), lambda: MagicMock(spec=['a']), lambda: create_autospec(A)(), lambda: MagicMock(spec=B)):
    m = mk()
    for f in (lambda: len(m), lambda: list(m), lambda: list(iter(m)), lambda: next(m), lambda: 1 in m, lambda: m[1], lambda: int(m), lambda: float(m), lambda: range(m), lambda: bool(m), lambda: hash(m)!=0, lambda: m == m, lambda: m != m, lambda: m == 3, lambda: m.__enter__, lambda: hasattr(m,'__len__')): t(f)
    def w():
        with m: return 'in'
    t(w)
    def d(): del m[1]
    t(d)
m = MagicMock(); m.mock_add_spec(['__int__']); t(lambda: int(m)); t(lambda: len(m))
