"""Spoils programs by a token and compares what CPython and Aster say of them.

    python3.13 tests/random/syntax.py target/release/aster FIRST_SEED COUNT [FOLDER..]

Small pieces of `PIECES` and the statements of the golden programs lose a token, get one, get one twice, have two exchanged or
end too soon. Class, message and place of the SyntaxError must be the same, and so what is accepted; one line without an end is
compiled as an expression. The differences are told by family, the most frequent first.
"""

import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import tokenize
import warnings

ASK = '''
import json, sys, warnings
warnings.simplefilter("ignore")
for source in json.load(open(sys.argv[1])):
    try:
        compile(source, "f", "exec" if "\\n" in source else "eval")
        said = None
    except SyntaxError as e:
        said = [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]
    except Exception as e:
        said = [type(e).__name__, str(e), 0, 0, 0, 0]
    print(json.dumps(said), flush=True)
'''

PIECES = r'''
f(yield)
[1 for 1 in x]
(a=1)
f'{a}' 'b'
f"{a:{b}}"
f"{a!r:>{w}.{p}}"
x = 5 if 1 else y
x = 5 if 1 else y = 3
a.b[c](d, *e, f=g, **h)
def f(a, b=1, /, c: int=2, *d, e, **f) -> int: return a
lambda a, *b, c=1, **d: a
class A(B, metaclass=C): x: int = 1
try: pass
try:\n    a\nexcept (A, B) as c:\n    d\nelse:\n    e\nfinally:\n    f
try:\n    a\nexcept* A as c:\n    d
with a as b, c as d: pass
with (a as b, c): pass
async def f():\n    async with a as b: pass\n    async for x in y: await z\n    return [i async for i in j if k]
for a, b in c: d\nelse: e
while a: break
if a: b\nelif c: d\nelse: e
match a:\n    case 1 | 2: b\n    case [x, *y] if z: c\n    case {'k': v, **r}: d\n    case A(b, c=d) as e: f\n    case _: g
x: int = 3
x = y = z, w = 1, 2
a, *b = c
a += b
del a, b.c, d[e]
import a.b as c, d
from a.b import (c as d, e)
from . import a
from a import *
global a, b
raise A from b
assert a, b
return a
print(a, b)
print a
type X[T: int, *U, **P] = T
def f[T](a: T) -> T: pass
class A[T](B): pass
x = {a: b, **c, 'd': e}
x = {a, *b, 'c'}
x = [a for b in c if d if e for f in g]
x = {a: b for c in d}
x = (a for b in c)
x = a if b else c
x = not a and b or c in d is not e not in f
x = a < b <= c == d != e
x = -a ** ~b @ c // d % e << f >> g & h | i ^ j
x = (y := f(z))
x = a[1:2, ::3, ...]
x = lambda: (yield)
x = 'abc' "def" f'{g}' r'\d' b'x'
x = b'abc' b'\xff'
x = """a\nb"""
x = 0x1f + 0b101 + 0o17 + 1_000 + 1.5e10 + 2j
x = None is True is False
@a.b(c)\ndef f(): pass
async def f(): await a
nonlocal x
x = yield a
x = await a
f(a for b in c)
f(a, b for c in d)
f(**a, *b)
f(a=1, b)
x = a, b\ny = c
if x:\n    y\n    z\nelse:\n    w\n
def f():\n    global x\n    x = 1\n    return x
def f():\n    'doc'\n    for i in range(3):\n        if i: continue\n        yield i
x = [\n    1,\n    2,\n]
x = f(\n    a,\n    b=1,\n)
x = a \\\n    + b
x = {'a': 1,\n     'b': 2}
f'{a=}' f'{b!r}' f'{c:d}' f'{{}}'
f'{lambda x: 1}' f'{(lambda x: 1)}'
f'{a["b"]}' f"{'c'}"
f"""{\na}"""
x = *a, b
for x in *a, b: pass
print(f"{x!r}", end="")
a = b; c = d; e
a.b: int
(a): int = 1
a[b]: int
with open(a) as f: x = f.read(); y
while (x := f()): pass
x = [*a, *b]
x = {**a, **b}
x = a if b else c if d else e
def f(*, a): pass
def f(a, /): pass
def f(a, b=c): pass
class C:\n    def m(self): return super().m()\n    x = y
'''.strip("\n").split("\n")

TOKENS = (
    "( ) [ ] { } , : ; . = == := -> + - * ** / @ ~ | & < > != ! += ... x y 1 2.5 'a' f'{a}' None True if else elif for in not is and or lambda "
    "def class return yield await async with as import from pass break continue del global nonlocal raise try except finally while assert "
    "match case type _ print \n # \\ ' \" f' f\" ''' {a !r $ ? ` 1a 0x 01 1_ b'\\xé' é € \t"
).split(" ")


def cut(source):
    """The words of a source with the spaces before them; by lines where it cannot be cut."""
    words, at = [], 0
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    try:
        for token in tokenize.generate_tokens(iter(lines).__next__):
            begin, end = starts[token.start[0] - 1] + token.start[1], starts[min(token.end[0] - 1, len(starts) - 1)] + token.end[1]
            if end > at and begin >= at:
                words.append((source[at:begin], source[begin:end]))
                at = end
    except (tokenize.TokenError, SyntaxError, IndexError):
        pass
    return words


def spoil(r, source):
    words = cut(source)
    if not words:
        return source
    for _ in range(r.choice((1, 1, 1, 2))):
        at = r.randrange(len(words))
        way = r.randrange(6)
        if way == 0:
            del words[at]
        elif way == 1:
            words.insert(at, words[at])
        elif way == 2:
            other = min(at + 1, len(words) - 1)
            (a, b), (c, d) = words[at], words[other]
            words[at], words[other] = (a, d), (c, b)
        elif way == 3:
            words.insert(at, (r.choice((" ", " ", "")), r.choice(TOKENS)))
        elif way == 4:
            words[at] = (words[at][0], r.choice(TOKENS))
        else:
            text = "".join(a + b for a, b in words[: at + 1])
            if r.random() < 0.5:
                text = text[: r.randrange(max(1, len(text) - 3), len(text) + 1)]
            return text
        if not words:
            return ""
    return "".join(a + b for a, b in words)


def statements(folders):
    """Short pieces of the golden programs: some lines that follow one another at the margin."""
    found = []
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.as")):
            piece = []
            for line in path.read_text(errors="ignore").splitlines(keepends=True):
                if line[:1].strip() and not line.startswith(("else", "elif", "except", "finally", ")", "]", "}")) and piece:
                    if len(piece) < 12:
                        found.append("".join(piece))
                    piece = []
                piece.append(line)
    return found


def program(seed, pool):
    r = random.Random(seed)
    if r.random() < 0.6:
        source = r.choice(PIECES).replace("\\n", "\n").replace("\\\\", "\\")
        if r.random() < 0.3:
            source = "def g():\n    " + source.replace("\n", "\n    ")
        if r.random() < 0.7:
            source += "\n"
    else:
        source = r.choice(pool)
    if r.random() < 0.3:
        source += r.choice(("x = 1\n", "def g(): pass\n", "(\n", "print('a')\n"))
    return spoil(r, source)


def asked(command, sources):
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "ask.py").write_text(ASK)
        pathlib.Path(folder, "sources.json").write_text(json.dumps(sources))
        done = subprocess.run([*command, folder + "/ask.py", folder + "/sources.json"], capture_output=True, text=True)
    lines = done.stdout.splitlines()
    if len(lines) != len(sources):
        print("stopped at", repr(sources[len(lines)]), done.stderr[-500:])
    return [json.loads(line) for line in lines]


def kind(x, y):
    if (x is None) != (y is None):
        return 0, "accepted by " + ("Aster: " + x[1] if x else "CPython: " + y[1])
    if x[:2] != y[:2]:
        return 1, f"{x[0]}: {x[1]} | {y[0]}: {y[1]}"
    return 2, f"place of {x[0]}: {x[1]}"


def main():
    warnings.simplefilter("ignore")
    aster, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    pool = statements(sys.argv[4:] or ["tests/language", "tests/classes", "tests/async"])
    sources = [program(seed, pool) for seed in range(first, first + count)]
    families, shown = collections.Counter(), {}
    for at in range(0, count, 2000):
        part = sources[at : at + 2000]
        for source, x, y in zip(part, asked([sys.executable], part), asked([aster], part)):
            # Of an escape in a format spec that cannot be read CPython raises something else.
            if x != y and not (x and x[0] == "UnicodeDecodeError"):
                family = kind(x, y)
                families[family] += 1
                if len(shown.setdefault(family, [])) < 4:
                    shown[family].append((source, x, y))
    for family, many in sorted(families.items(), key=lambda f: (f[0][0], -f[1])):
        print(f"== {many} x {family[1]}")
        for source, x, y in sorted(shown[family], key=lambda s: len(s[0]))[:2]:
            print("    ", repr(source), x and x[2:], y and y[2:])
    by = [sum(n for f, n in families.items() if f[0] == k) for k in (0, 1, 2)]
    print(sum(by), "of", count, "differ: accepted", by[0], "message", by[1], "place", by[2])


if __name__ == "__main__":
    main()
