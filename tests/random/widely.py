"""A theme of every public function, class and method of the library, with arguments that fit and arguments that do not."""

import importlib
import inspect

MODULES = """math cmath operator itertools functools collections re struct string textwrap json copy datetime decimal fractions
enum contextlib io base64 binascii hashlib zlib bisect heapq statistics keyword types typing numbers weakref reprlib abc html shlex
fnmatch difflib calendar colorsys unicodedata graphlib dataclasses array queue csv uuid ipaddress urllib.parse inspect warnings
errno codecs quopri hmac bz2 gzip copyreg posixpath pprint collections.abc random builtins builtins builtins math itertools operator
functools re struct collections operator io datetime types""".split()
# What waits, shows addresses or the machine, changes the process, or is CPython's alone.
LEFT_OUT = set("""id input open breakpoint help exit quit copyright credits license print exec eval compile setrecursionlimit main test
urandom SystemRandom getnode uuid1 uuid4 _Random seed open_code text_encoding randbytes copyright __import__ globals locals vars dir
memory_at run_docstring_examples today now utcnow fromtimestamp utcfromtimestamp time getsourcefile getfile getsource getsourcelines
getmodule stack trace currentframe findsource getcomments getdoc getlsof show_code pprint pp signature getfullargspec
ctime local_now warn warn_explicit showwarning formatwarning simplefilter filterwarnings resetwarnings catch_warnings getinnerframes
getouterframes getblock cleandoc expanduser realpath abspath cwd home exists isfile isdir getsize getmtime getatime getctime samefile ismount
islink lexists samestat relpath sameopenfile isjunction isdevdrive FileIO open_file hash prmonth prcal pryear prweek format_string
get_cache_token encode_basestring_c getrefcount file_digest StrictVersion generate_tokens object_ __loader__ __spec__""".split())
CLASS_VALUES = {"int": "5", "float": "2.5", "str": "'ab'", "bytes": "b'ab'", "list": "[1, 2]", "tuple": "(1, 2)", "dict": "{'a': 1}", "set": "{1, 2}",
    "Decimal": "decimal.Decimal('1.5')", "Fraction": "fractions.Fraction(1, 2)", "date": "datetime.date(2020, 1, 2)"}
PLAIN = """0 1 2 -1 5 255 2.5 -0.5 1j True None 'a' 'ab' '' 'x y' '1' b'' b'ab' [] [1,2] [3,1,2] (1,2) () {} {'a':1} {1,2} range(3) 10**30 2**63 float('nan') float('inf')
len int str object() ... lambda*a:a bytearray(b'xy') memoryview(b'ab') iter([1,2]) [[1,2],[3,4]] ['a','b'] 'abc' sum print slice(1,2) type [1.5,2.5] {'k':[1]}
frozenset({1}) 'é' Exception() ValueError (1,'a') [(1,2),(3,4)] 3 4 -2 1.0 0.1 '%s' '{}' b'1'""".split()
NAMED = {"iterable": ["[3, 1, 2]", "'ba'", "(1, 2)", "iter([1])", "{}"], "iterables": ["[1, 2]", "'ab'"], "string": ["'ab c'", "'a-b'"], "pattern": ["'a'", "'(a)|b'", "r'\\d+'", "'('"],
    "data": ["b'ab'", "b'YWI='", "[1, 2, 3]", "'ab'"], "key": ["len", "None", "'a'", "str"], "n": ["2", "3", "-1"], "x": ["1", "2.5", "-3"], "y": ["2", "0.5"], "func": ["len", "lambda *a: a", "max"],
    "function": ["len", "lambda *a: a", "max"], "s": ["'ab'", "b'ab'", "'12'"], "text": ["'some text here'", "'ab'"], "obj": ["5", "[1]", "'a'"], "seq": ["[1, 2, 3]", "'abc'"],
    "format": ["'%d'", "'<i'", "'%Y'"], "fmt": ["'<i'", "'%Y'"], "year": ["2020"], "month": ["2"], "day": ["3"], "width": ["10", "3"], "a": ["[1, 2]", "3"], "b": ["2", "4"]}
found = {}


def public(name):
    """The names of a module that are called here."""
    if name not in found:
        module = importlib.import_module(name)
        names = [n for n in sorted(getattr(module, "__all__", None) or dir(module)) if n[0] != "_" and n not in LEFT_OUT]
        found[name] = [n for n in names if callable(getattr(module, n, None)) and not inspect.ismodule(getattr(module, n))]
    return found[name]


def parameters(f):
    try:
        return [p for p in inspect.signature(f).parameters.values()]
    except (ValueError, TypeError):
        return None


def value(w, name=None):
    if name in NAMED and w.often(.6):
        return w.r.choice(NAMED[name])
    return w.r.choice(PLAIN)


def arguments(w, f, bound=False):
    """Arguments by the signature, where there is one; sometimes one too many, one too few, or by name."""
    found = parameters(f)
    if found is None:
        parts = [value(w) for _ in range(w.upto(0, 3))]
    else:
        if bound and found:
            found = found[1:]
        parts = []
        named = False
        for p in found:
            if p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD):
                if p.kind == p.VAR_POSITIONAL and not named:
                    parts += [value(w, p.name) for _ in range(w.upto(0, 2))]
                continue
            if p.default is not p.empty and w.often(.6):
                named = True
                continue
            if p.kind == p.KEYWORD_ONLY or named or (p.kind == p.POSITIONAL_OR_KEYWORD and w.often(.1)):
                if p.kind == p.POSITIONAL_ONLY and w.often(.8):
                    continue
                named = True
                parts.append(f"{p.name}={value(w, p.name)}")
            else:
                parts.append(value(w, p.name))
    if w.often(.08):
        parts.append(w.pick("zz=1", "*[1, 2]", "key=None", "**{'a': 1}"))
    elif w.often(.1) and parts:
        parts.pop(w.r.randrange(len(parts)))
    elif w.often(.06) and not any("=" in part and part[0].isalpha() for part in parts):
        parts += [value(w)] * w.upto(1, 3)
    return ", ".join(parts)


def called(w):
    """Functions and classes of one module; methods of what the classes make."""
    name = w.r.choice(MODULES)
    module = importlib.import_module(name)
    names = public(name)
    if not names:
        return
    w.line(f"import {name}, decimal, fractions, datetime")
    w.block("def told(x):", "if hasattr(x, '__next__'): x = [type(x).__name__] + [b for a, b in zip(range(5), x)]", "return x")
    for _ in range(w.upto(4, 14)):
        n = w.r.choice(names)
        f = getattr(module, n)
        dotted = n if name == "builtins" else f"{name}.{n}"
        if inspect.isclass(f) and w.often(.6):
            methods = [m for m in sorted(dir(f)) if m not in LEFT_OUT and m not in ("__class__", "__doc__", "__dir__", "__hash__", "__sizeof__", "__module__", "__dict__", "__firstlineno__", "__weakref__", "__getstate__", "__subclasshook__", "__static_attributes__", "__reduce_ex__", "__reduce__") and callable(getattr(f, m, None))]
            if not methods:
                continue
            m = w.r.choice(methods)
            made = CLASS_VALUES.get(n) or f"{dotted}({arguments(w, f)})"
            w.run(f"told({made}.{m}({arguments(w, getattr(f, m), True)}))")
        else:
            w.run(f"told({dotted}({arguments(w, f)}))")


THEMES = [called]
