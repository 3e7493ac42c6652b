# traceback: text of exceptions and frames, and the objects that hold them.
import traceback, sys, io, builtins
def print(*values, file=None, end='\n', sep=' '):
    text = sep.join(str(v) for v in values).replace(__file__, 'FILE').replace(sys.argv[0], 'FILE')
    builtins.print(text, file=file, end=end)
def f(x):
    return g(x) + 1
def g(x):
    y = x['a']['b'] / 0
    return y
def h():
    raise ValueError("bad\nline two")
def chain():
    try:
        f({'a': {'b': 1}})
    except ZeroDivisionError as e:
        raise KeyError('k') from e
def ctx():
    try:
        h()
    except ValueError:
        {}['x']
def sup():
    try: h()
    except ValueError: raise TypeError('t') from None
def grp():
    raise ExceptionGroup('eg', [ValueError(1), ExceptionGroup('in', [TypeError('x'), KeyError('q')])])
def note():
    e = ValueError('n'); e.add_note('note 1'); e.add_note('note 2\nmore'); raise e
def rec(n): return rec(n - 1) if n else 1 / 0
def rec2(): rec2()
class E(Exception):
    def __str__(self): raise RuntimeError
def badstr(): raise E()
class M(Exception): pass
def empty(): raise M
def multi():
    return (1 +
        2 / 0 +
        3)
def attr():
    x = None
    x.foo.bar
def nm(): return undefined_name
def call(): len(1, 2)
def asrt(): assert 1 == 2, "msg"
def sub(): [1, 2][5]
def idx(): "abc"[10:20][3]
def wal(): return (lambda q: q + '')(1)
def comp(): return [1 / i for i in (1, 0)]
def gen():
    def gg(): yield 1; raise OSError(2, 'No such file')
    return list(gg())
for fn in [lambda: f({'a': {'b': 2}}), h, chain, ctx, sup, grp, note, lambda: rec(5), badstr, empty, multi, attr, nm, call, asrt, sub, idx, wal, comp, gen]:
    try: fn()
    except BaseException:
        print(traceback.format_exc())
        sys.stdout.flush()
try: f(None)
except Exception as e:
    print(traceback.format_exception(e)); print(traceback.format_exception_only(e)); print(traceback.format_tb(e.__traceback__, 1))
    print(traceback.format_exception(type(e), e, e.__traceback__, limit=1), traceback.format_exception_only(type(e), e))
    fs = traceback.extract_tb(e.__traceback__); print(fs[-1].name, fs[-1].lineno, fs[-1].line, fs[-1].colno, fs[-1].end_colno, len(fs))
    print(traceback.format_list(fs), fs.format() == traceback.format_list(fs))
    te = traceback.TracebackException.from_exception(e); print(te, te.exc_type, te.exc_type_str if 1 else 0, ''.join(te.format()), list(te.format_exception_only()), te.stack[0].lineno, te.__cause__, te.__context__)
    s = io.StringIO(); traceback.print_exception(e, file=s); print(s.getvalue() == ''.join(traceback.format_exception(e)))
    print([(fr.f_code.co_name, ln) for fr, ln in traceback.walk_tb(e.__traceback__)])
    print(traceback.format_exception(e, chain=False, limit=-1))
def st(): return traceback.format_stack()[-2:], traceback.extract_stack()[-1]
print(st())
print(traceback.format_exc(), traceback.format_exception(None), traceback.format_exception_only(None), traceback.format_exception_only(ValueError('a\nb')))
try: rec2()
except RecursionError as e:
    t = traceback.format_exception(e); print(len(t), t[-1])
except SyntaxError as e: print(traceback.format_exception_only(e))
try: int('x', foo=1)
except TypeError: print(traceback.format_exc(limit=0), traceback.format_exc(chain=False))
print(traceback.FrameSummary('f.py', 3, 'nm', line='x = 1'), traceback.StackSummary.from_list([('f.py', 3, 'nm', 'x = 1'), ('g.py', 4, 'mm', None)]).format())
traceback.clear_frames(None) if 0 else None
print(traceback.format_list([('a.py', 1, 'f', 'code')]))
