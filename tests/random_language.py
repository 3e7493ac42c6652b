"""Random programs of the language, compared with CPython.

`python3.13 tests/random_language.py ASTER FROM TO` makes a program of each seed, runs it with ASTER and with the Python this
runs under, and shows the first line that differs; `python3.13 tests/random_language.py SEED` prints one. Output must agree
byte for byte; so must the exit status and, of an uncaught exception, its class. Differences that CPython itself shows between
two runs (the order of sets of strings, hashes of strings) are for the reader to tell.
"""

import concurrent.futures
import os
import random
import subprocess
import sys
import tempfile

class G:
    def __init__(self, seed):
        self.r = random.Random(seed); self.out = []; self.n = 0; self.ind = 0
        self.funcs = []; self.classes = []; self.gens = []
    def c(self, *a): return self.r.choice(a)
    def p(self, x): return self.r.random() < x
    def line(self, s): self.out.append("    "*self.ind + s)
    def name(self, k="v"): self.n += 1; return f"{k}{self.n}"
    # expressions
    def num(self): return self.c(*(["0","1","2","3","-1","7","10","255","2**40","-2**63","10**20","0.5","2.0","-1.5","1e10","True","False"]))
    def st(self): return self.c("''","'a'","'abc'","'héllo'","'x y z'","'A,b,C'","'\\n'","'12'","' pad '","'🎉x'","'%s'","'{}'")
    def atom(self, vs):
        if vs and self.p(.55): return self.r.choice(vs)
        return self.c(self.num(), self.st(), "None", self.num(), "[1, 2, 3]", "(1, 'a')", "{'k': 1, 2: 'v'}", "[]", "()", "{1, 2}", "b'ab'", "range(5)", "frozenset({3})")
    def expr(self, vs, d=3):
        if d <= 0 or self.p(.2): return self.atom(vs)
        e = lambda: self.expr(vs, d-1)
        k = self.r.randrange(30)
        if k < 5: return f"({e()} {self.c('+','-','*','//','%','/','**','&','|','^','<<','>>','@') if self.p(.4) else self.c('+','-','*','%')} {e()})" if not self.p(.05) else f"({e()} + {e()} * {e()})"
        if k < 7: return f"({e()} {self.c('<','<=','==','!=','>','>=','in','not in','is','is not')} {e()})"
        if k == 7: return f"({e()} {self.c('and','or')} {e()})"
        if k == 8: return f"(not {e()})"
        if k == 9: return f"({e()} if {e()} else {e()})"
        if k == 10: return f"{e()}[{self.c('0','1','-1','1:','::-1',':2','::2', 'k' if False else '0', repr('k'))}]"
        if k == 11: return f"[{e()}, {e()}]"
        if k == 12: return f"({e()}, *{self.c('[1, 2]','(3,)', e())})"
        if k == 13: return "{%s: %s, **%s}" % (e(), e(), self.c("{}", "{'z': 0}", e()))
        if k == 14: return "numbers([%s, %s])" % (e(), e())
        if k == 15:
            x = self.name("i"); return f"[{self.expr(vs+[x], d-1)} for {x} in {self.it(vs,d)}{self.c('', ' if '+self.expr(vs+[x], 1))}]"
        if k == 16:
            x = self.name("i"); return "{%s: %s for %s in %s}" % (x, self.expr(vs+[x], d-1), x, self.it(vs,d))
        if k == 17:
            x = self.name("i"); return f"{self.c('list','sum','tuple','sorted','numbers','max','any','all')}({self.expr(vs+[x], 1)} for {x} in {self.it(vs,d)})"
        if k == 18: return f"f\"{{{self.fx(vs)}{self.c('','!r','!s',':>6',':05',':.2f','!r:<8',':x',':,','=',':^9')}}}-{{{self.fx(vs)}}}\""
        if k == 19: return f"(lambda {self.c('a, b=2','a, *r','a, /, b=1, *, c=3','**k')}: {self.c('a','b','(a, b)','r','k','c')})({e()})"
        if k == 20: return f"{self.c('len','str','repr','int','float','bool','abs','list','tuple','sorted','type','hashed','round','bytes','dict','numbers','iter','ord','chr','bin','sum','min','max','reversed','callable','id' if False else 'len')}({e()})"
        if k == 21: return f"{self.st()}.{self.c('upper()','split()','join(%s)'%e(),'replace(\"a\", %s)'%self.st(),'find(%s)'%self.st(),'strip()','format(%s)'%e(),'encode()','startswith(\"a\")','center(9, \"*\")','partition(\" \")','zfill(6)','title()','count(%s)'%self.st(),'isdigit()')}"
        if k == 22: return f"{self.st()} % {self.c('(%s,)'%e(), e())}"
        if k == 23 and self.funcs: 
            f, a = self.r.choice(self.funcs); return f"{f}({', '.join(e() for _ in range(a if self.p(.9) else self.r.randrange(5)))})"
        if k == 24 and self.classes: return f"{self.r.choice(self.classes)}({', '.join(e() for _ in range(self.r.choice((1,1,1,0,2))))})"
        if k == 25 and self.gens: return f"list({self.r.choice(self.gens)}({e()}))"
        if k == 26: return f"isinstance({e()}, {self.c('int','str','(int, str)','list | None','float','object')})"
        if k == 27: return f"({self.c('-','+','~')}{e()})"
        if k == 28: return f"{e()}.{self.c('x','y','__class__.__name__','real','get(1)','append(1)','keys()','m(1)','items()')}"
        return f"{self.c('divmod','pow','zip','map','isinstance','getattr','range','min')}({e()}, {e()})"
    def fx(self, vs): return self.r.choice(vs) if vs and self.p(.8) else self.num()
    def it(self, vs, d): return self.c("range(4)", "'abc'", "[3, 1, 2]", "{'a': 1, 'b': 2}.items()", "enumerate('xy')", "zip([1, 2], 'ab')", self.expr(vs, d-2), "range(10, 0, -3)")
    # statements
    def block(self, vs, d, fn, loop, k=None):
        self.ind += 1
        for _ in range(k or self.r.randrange(1, 4)): self.stmt(vs, d, fn, loop)
        self.ind -= 1
    def show(self, e): self.line(f"print({e})")
    def stmt(self, vs, d, fn, loop):
        k = self.r.randrange(34)
        ex = lambda dd=2: self.expr(vs, dd)
        if d <= 0 or k < 5:
            v = self.r.choice(vs) if vs and self.p(.4) else self.name(); self.line(f"{v} = {ex()}"); vs.append(v) if v not in vs else 0
        elif k < 8: self.line(f"show({ex()})")
        elif k == 8 and vs: self.line(f"{self.r.choice(vs)} {self.c('+','-','*','//','|','%')}= {ex()}")
        elif k == 9:
            a, b = self.name(), self.name(); self.line(f"{a}, {self.c('*','')}{b} = {self.c('(1, 2)', '[1, 2, 3]', ex())}"); vs += [a, b]
        elif k < 12:
            self.line(f"if {ex()}:"); self.block(vs, d-1, fn, loop)
            if self.p(.3): self.line(f"elif {ex()}:"); self.block(vs, d-1, fn, loop)
            if self.p(.5): self.line("else:"); self.block(vs, d-1, fn, loop)
        elif k < 15:
            x = self.name("i"); self.line(f"for {self.c(x, x, x+', '+x+'b')} in {self.it(vs, 2)}:"); self.block(vs+[x], d-1, fn, True)
            if self.p(.3): self.line("else:"); self.block(vs, d-1, fn, loop)
        elif k == 15:
            x = self.name("w"); self.line(f"{x} = {self.r.randrange(4)}"); self.line(f"while {x} > 0:"); self.ind += 1; self.line(f"{x} -= 1"); self.ind -= 1; self.block(vs+[x], d-1, fn, True)
            if self.p(.3): self.line("else:"); self.block(vs, d-1, fn, loop)
        elif k < 20:
            self.line("try:"); self.block(vs, d-1, fn, loop)
            if self.p(.8):
                for _ in range(self.r.randrange(1,3)):
                    self.line(f"except {self.c('TypeError','ValueError','(KeyError, IndexError)','ZeroDivisionError','AttributeError','Exception','LookupError')} as e{d}:"); self.ind += 1; self.line(f"print(type(e{d}).__name__, e{d}, type(e{d}.__context__).__name__, type(e{d}.__cause__).__name__)"); self.ind -= 1
                    if self.p(.4): self.block(vs, d-1, fn, loop, 1)
                if self.p(.4): self.line("else:"); self.block(vs, d-1, fn, loop, 1)
                if self.p(.5): self.line("finally:"); self.block(vs, d-1, fn, loop, 1)
            else: self.line("finally:"); self.block(vs, d-1, fn, loop, 1)
        elif k == 20: self.line(f"raise {self.c('ValueError(%s)'%ex(1), 'KeyError(1)', 'E1(%s)'%ex(1), 'TypeError', 'E2(1) from ValueError(2)', 'RuntimeError() from None')}")
        elif k == 21 and loop: self.line(self.c("break", "continue"))
        elif k < 24 and fn:
            if fn == "gen": self.line(self.c(f"yield {ex()}", f"x{d} = yield {ex(1)}", f"yield from {self.it(vs,2)}", f"return {ex(1)}"))
            else: self.line(f"return {ex()}")
        elif k == 24:
            self.line(f"with CM({ex(1)}, {self.c('True','False')}) as c{d}:"); self.block(vs+[f"c{d}"], d-1, fn, loop)
        elif k == 25:
            self.line(f"match {ex()}:"); self.ind += 1
            for _ in range(self.r.randrange(1,4)):
                self.line(f"case {self.pat(2)}{self.c('', ' if '+ex(1))}:"); self.block(vs, d-1, fn, loop, 1)
            self.line("case _:"); self.block(vs, d-1, fn, loop, 1); self.ind -= 1
        elif k == 26 and vs: self.line(f"del {self.r.choice(vs)}")
        elif k == 27: self.func(vs, d-1)
        elif k == 28: self.line(f"assert {ex()}, {ex(1)}")
        elif k == 29 and vs: self.line(f"{self.r.choice(vs)}[{self.c('0','-1',':1','1:2', ex(1))}] = {ex()}")
        elif k == 30: v = self.name(); self.line(f"if ({v} := {ex()}):"); vs.append(v); self.block(vs, d-1, fn, loop, 1)
        elif k == 31 and fn and vs: 
            self.line("def inner():"); self.ind += 1; v = self.r.choice(vs)
            self.line(f"nonlocal_ok = {v}"); self.line(f"return nonlocal_ok"); self.ind -= 1; self.line("show(inner())")
        else: self.line(f"show({ex(3)})")
    def pat(self, d):
        if d == 0: return self.c("1", "'a'", "None", "True", "_", "-1", "2.0", "x9")
        return self.c(self.pat(0), f"[{self.pat(d-1)}, *_]", f"({self.pat(d-1)}, {self.pat(d-1)})", "{'k': %s, **rest}" % self.pat(d-1), f"int()", f"str(x8)", f"({self.pat(0).replace('x9','_')} | {self.pat(0).replace('x9','_')})", f"[{self.pat(d-1)}] as whole", "P(x=x7)", "P(x6)", "float() | int()", "list()") 
    def func(self, vs, d):
        f = self.name("f"); k = self.r.randrange(1, 4); ps = [self.name("p") for _ in range(k)]
        sig = list(ps)
        if self.p(.3): sig[-1] += f"={self.c('5', '[]', 'None', repr('d'))}"
        if self.p(.2): sig.append("*args"); ps.append("args")
        if self.p(.15): sig.append("**kw"); ps.append("kw")
        gen = self.p(.25)
        if self.p(.1): self.line("@deco")
        self.line(f"def {f}({', '.join(sig)}):"); self.ind += 1; 
        if gen: self.line("yield 0")
        self.ind -= 1
        self.block(list(ps), d, "gen" if gen else "fn", False, self.r.randrange(2,5))
        if self.ind == 0: (self.gens if gen else self.funcs).append(f if gen else (f, k))
        if self.p(.7): 
            args = ', '.join(self.atom(vs) for _ in range(k))
            self.line(f"show({'list' if gen else ''}({f}({args})))" if self.ind else f"run(lambda: {'list' if gen else ''}({f}({args})))")
    def cls(self):
        c = self.name("C"); bases = self.c("", "", f"({self.r.choice(self.classes)})" if self.classes else "", "(P)", "(dict)", "(list)", "(int)" )
        self.line(f"class {c}{bases}:"); self.ind += 1
        for m in self.r.sample(["__init__","__repr__","__eq__","__add__","__len__","__getitem__","__iter__","m","prop","__contains__","__bool__","__lt__","__call__","__getattr__","sm","cm","__hash__","__radd__","__iadd__","__enter__"], self.r.randrange(1,6)):
            if m == "__init__": self.line("def __init__(self, x=0, *a):"); self.ind += 1; self.line("self.x = x"); self.ind -= 1; continue
            if m == "__repr__": self.line("def __repr__(self):"); self.ind += 1; self.line(f"return '<{c} %s>' % getattr(self, 'x', None)"); self.ind -= 1; continue
            if m == "prop": self.line("@property"); self.line("def y(self):"); self.block(["self"], 1, "fn", False, 2); continue
            if m == "sm": self.line("@staticmethod"); self.line("def s(a=1):"); self.block(["a"], 1, "fn", False, 2); continue
            if m == "cm": self.line("@classmethod"); self.line("def k(cls, a=1):"); self.block(["a"], 1, "fn", False, 2); continue
            if m in ("__iter__",): self.line("def __iter__(self):"); self.ind += 1; self.line(self.c("yield 1; yield 2", "return iter([1, 2])", "return 5")); self.ind -= 1; continue
            if m in ("__len__","__bool__","__hash__","__enter__"): self.line(f"def {m}(self):"); self.ind += 1; self.line(f"return {self.c('3','0','True','-1', repr('q'))}"); self.ind -= 1; continue
            self.line(f"def {m}(self, o=None):"); self.block(["self.x","o"], 1, "fn", False, 2)
        self.line(f"z = {self.expr([], 1)}" if self.p(.0) else "z = 1"); self.ind -= 1
        self.classes.append(c)
        self.line(f"run(lambda: {c}({self.atom([])}))")
    def program(self):
        self.out.append(PRE)
        for _ in range(self.r.randrange(4, 9)):
            k = self.r.randrange(10)
            if k < 4: self.func([], 3)
            elif k < 6: self.cls()
            else:
                f = self.name("t"); self.line(f"def {f}():"); self.block([], 3, "fn", False, self.r.randrange(3,7)); self.line(f"run({f})")
        return "\n".join(self.out) + "\n"
PRE = '''
import sys
def norm(x, d=0):
    t = type(x)
    if d > 4: return "..."
    if t in (list, tuple): return t.__name__ + "[" + ", ".join(norm(i, d+1) for i in x) + "]"
    if t in (set, frozenset): return t.__name__ + "{" + ", ".join(sorted(norm(i, d+1) for i in x)) + "}"
    if t is dict: return "{" + ", ".join(norm(k, d+1) + ": " + norm(v, d+1) for k, v in x.items()) + "}"
    if t is str and len(x) > 300: return "str%d" % len(x)
    if t is int and abs(x) > 10**60: return "int%d" % x.bit_length()
    try: s = repr(x)
    except Exception as e: return "norepr %s %s" % (type(e).__name__, e)
    return t.__name__ if " at 0x" in s else s
def hashed(x):
    hash(x)
    return type(x).__name__
def numbers(x): return {i for i in x if hash(i) is not None and isinstance(i, (int, float))}
budget = 400
def show(x):
    global budget
    budget -= 1
    if budget > 0: print(norm(x))
def run(f):
    try: show(f())
    except Exception as e: 
        s = str(e)
        print("!", type(e).__name__, s if " at 0x" not in s else "")
class E1(ValueError): pass
class E2(E1):
    def __str__(self): return "E2!"
class CM:
    def __init__(self, v, s): self.v, self.s = v, s
    def __enter__(self): print("enter"); return self.v
    def __exit__(self, t, v, tb): print("exit", t and t.__name__); return self.s
class P:
    __match_args__ = ("x",)
    def __init__(self, x=1): self.x = x
    def __repr__(self): return f"P({self.x!r})"
def deco(f):
    def wrapped(*a, **k): print("deco", f.__name__); return f(*a, **k)
    return wrapped
'''


def outcome(command):
    """Runs a command; gives status, output, errors."""
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=10, errors="replace")
    except subprocess.TimeoutExpired:
        return -99, "timeout", ""
    return ended.returncode, ended.stdout, ended.stderr


def compare(aster, seed, folder):
    """Gives None if both say the same, else where they part."""
    path = os.path.join(folder, f"p{seed}.py")
    with open(path, "w") as file:
        file.write(G(seed).program())
    theirs = outcome([sys.executable, "-W", "ignore", path])
    if theirs[0] == -99:
        return None
    ours = outcome([aster, path])
    last = theirs[2].strip().split("\n")[-1].split(":")[0]
    same_end = theirs[0] == ours[0] == 0 or theirs[0] == ours[0] == 1 and last in ours[2]
    if same_end and theirs[1] == ours[1]:
        os.unlink(path)
        return None
    x, y = theirs[1].split("\n"), ours[1].split("\n")
    at = next((i for i, (a, b) in enumerate(zip(x, y)) if a != b), min(len(x), len(y)))
    show = lambda lines: lines[at][:150] if at < len(lines) else "<end>"
    return path, theirs[0], ours[0], show(x), show(y), theirs[2][-100:], ours[2][:160]


def main():
    if len(sys.argv) == 2:
        print(G(int(sys.argv[1])).program())
        return
    aster, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    folder = tempfile.mkdtemp(prefix="random_language")
    differ = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for found in pool.map(lambda seed: compare(aster, seed, folder), range(first, last)):
            if found:
                differ += 1
                print(*found, sep="\n    ", flush=True)
    print(differ, "of", last - first, "differ")


if __name__ == "__main__":
    main()
