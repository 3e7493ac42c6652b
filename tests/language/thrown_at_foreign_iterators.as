# What `throw` gives to an iterator that is no generator, and what becomes of a call that is wrong.
class Odd:
    def __iter__(s): return s
    def __next__(s): return 1
    def throw(s, *a): print("throw", a); return 9
def g(d):
    try:
        yield from d
    except Exception as e: print("in", type(e), e); yield "c"
def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
import warnings; warnings.simplefilter("ignore")
for a in [(ValueError,), (ValueError(1),), (ValueError, 2), (ValueError, ValueError(3)), (ValueError, None, None), (5,), ("x",), (ValueError(1), 2), (ValueError, 1, 2), (int,), (GeneratorExit,), (GeneratorExit(),)]:
    for d in (lambda: Odd(), lambda: iter([1,2]), lambda: g(iter([1,2])), lambda: g(Odd()), lambda: (x for x in [1,2])):
        h = g(d()); next(h)
        print(a, type(d()).__name__)
        t(h.throw, *a)
        t(h.send, None); t(h.send, 3)
