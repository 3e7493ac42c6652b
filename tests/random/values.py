"""Themes of builtin values: their methods with odd arguments, numbers, formats, slices, sorting, changes while iterating."""

import builtins

INTS = ["0", "1", "-1", "2", "3", "5", "-3", "10", "100", "255", "256", "-256", "2**31", "2**63", "-2**63", "2**64", "10**20", "-10**25", "True", "False"]
SMALL = ["0", "1", "-1", "2", "3", "-2", "4", "7", "True", "None", "100", "-100"]
FLOATS = ["0.0", "-0.0", "1.0", "0.5", "-1.5", "2.5", "3.14159", "1e16", "1e22", "1e-7", "123456.789", "1e300", "float('inf')", "float('-inf')", "float('nan')", "0.1", "2.675", "5e-324"]
COMPLEX = ["1j", "-2j", "(1+2j)", "(0.5-0.25j)", "complex(0, -0.0)", "complex('inf')", "0j"]
STRS = ["''", "'a'", "'abc'", "'ABC'", "'héllo'", "'x y z'", "'A,b,C'", "'a\\nb\\r\\nc'", "'12'", "' pad '", "'ß'", "'🎉x'", "'%s'", "'{}'", "'aXbXc'", "'\\t tab'", "'ǆ'", "'0x1F'", "'1_000'", "'aaa'", "'ab' * 3", "'ſt'", "'İ'", "'-42'", "'٣'", "'\\x00z'"]
BYTES = ["b''", "b'a'", "b'abc'", "b'A,b,C'", "b'\\x00\\xff'", "b' pad '", "b'a\\nb\\r\\nc'", "b'12'", "bytearray(b'xyz')", "bytearray()", "b'aXbXc'", "b'%d'"]
LISTS = ["[]", "[1]", "[1, 2, 3]", "['a', 'b']", "[3, 1, 2]", "[None]", "[[1], [2]]", "[1, 'a', 2.5]", "[0.5, 2]", "[(1, 'x'), (0, 'y')]"]
TUPLES = ["()", "(1,)", "(1, 2)", "('a', 'b')", "(1, 'a', None)", "((1, 2), (3, 4))", "('a',)"]
DICTS = ["{}", "{'a': 1}", "{1: 'x', 2: 'y'}", "{'k': [1], 'j': None}", "{(1, 2): 3}", "{'a': 1, 'b': 2, 'c': 3}"]
SETS = ["set()", "{1}", "{1, 2, 3}", "{'a'}", "frozenset()", "frozenset({1, 2})", "{(1, 2), 3}"]
OTHERS = ["None", "...", "NotImplemented", "range(5)", "range(10, 0, -3)", "slice(1, 2)", "object", "int", "len", "iter([1, 2])", "(i for i in 'ab')", "lambda x: x", "lambda: 1", "str", "list", "memoryview(b'abc')", "ValueError('v')", "{}.keys()", "{1: 2}.items()", "zip('ab', 'cd')", "sys", "print", "type", "range(0)", "reversed([1, 2])", "map(str, [1])", "object()", "float", "dict", "ValueError"]
KINDS = [INTS, INTS, FLOATS, COMPLEX, STRS, STRS, BYTES, LISTS, TUPLES, DICTS, SETS, OTHERS]

SKIP_METHODS = {"__hash__", "__pow__", "__rpow__", "__lshift__", "__rlshift__", "__alloc__", "_from_flags", "__getformat__", "__mul__", "__rmul__", "__imul__", "__sizeof__", "__reduce__", "__reduce_ex__", "__dir__", "__init_subclass__", "__subclasshook__", "__new__", "__getstate__", "__class__", "__del__", "__buffer__", "__release_buffer__", "__doc__"}
TYPES = {"str": STRS, "bytes": BYTES[:8] + BYTES[10:], "bytearray": ["bytearray()", "bytearray(b'xyz')", "bytearray(b'a b,c')"], "list": LISTS, "tuple": TUPLES, "dict": DICTS,
         "set": SETS[:4], "frozenset": SETS[4:6], "int": INTS, "float": FLOATS, "complex": COMPLEX, "range": ["range(5)", "range(0)", "range(10, 0, -3)", "range(2**70)"], "bool": ["True", "False"],
         "slice": ["slice(1, 2)", "slice(None)", "slice(5, None, -1)"], "memoryview": ["memoryview(b'abc')", "memoryview(bytearray(b'wxyz'))"]}


def value(w):
    return w.r.choice(w.r.choice(KINDS))


def likely(w, type_name):
    """Mostly an argument a method of the type takes, sometimes anything."""
    if w.often(.3):
        return value(w)
    if type_name == "str":
        return w.r.choice(STRS) if w.often(.6) else w.r.choice(SMALL)
    if type_name in ("bytes", "bytearray"):
        return w.r.choice(BYTES) if w.often(.6) else w.r.choice(SMALL)
    if type_name in ("list", "tuple", "range", "memoryview"):
        return w.pick(*SMALL, *LISTS, *TUPLES)
    if type_name == "dict":
        return w.pick(*DICTS, "'a'", "1", "None", "'zz'", "[('q', 1)]", "[(1, 2, 3)]", "[1]", "'ab'", "['ab', 'cd']")
    if type_name in ("set", "frozenset"):
        return w.pick(*SETS, *LISTS, "1", "'a'", "[[]]", "'ab'")
    return w.pick(*INTS, *FLOATS, *COMPLEX, "None", "'little'", "'big'", "'x'")


def methods(w):
    """Any method of a builtin type with any arguments."""
    type_name = w.r.choice(list(TYPES))
    kind = getattr(builtins, type_name)
    names = [n for n in dir(kind) if n not in SKIP_METHODS]
    for _ in range(8):
        method = w.r.choice(names)
        if method.startswith("__") and w.often(.6):
            continue
        args = [likely(w, type_name) for _ in range(w.r.choice((0, 1, 1, 1, 2, 2, 3, 4)))]
        if w.often(.08):
            args.append(w.pick("sep=','", "key=len", "reverse=True", "maxsplit=1", "keepends=True", "encoding='ascii'", "errors='ignore'", "x=1", "signed=True", "*[1]", "**{}", "**{'a': 1}", "sep=None", "length=2", "byteorder='big'"))
        receiver = w.r.choice(TYPES[type_name])
        if receiver[0] in "-0123456789":
            receiver = f"({receiver})"
        if not callable(getattr(kind, method)):
            w.run(f"{receiver}.{method}")
        elif w.often(.7) or type_name == "memoryview":
            changed = w.name("t")
            w.line(f"{changed} = {receiver}")
            w.run(f"{changed}.{method}({', '.join(args)})")
            if type_name in ("list", "dict", "set", "bytearray"):
                w.line(f"show({changed})")
        else:
            w.run(f"{type_name}.{method}({', '.join([receiver] * w.often(.9) + args)})")


FUNCTIONS = ["abs", "all", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable", "chr", "complex", "dict", "divmod", "enumerate", "filter", "float", "format", "frozenset", "getattr", "hasattr", "hash", "hex", "int", "isinstance", "issubclass", "iter", "len", "list", "map", "max", "min", "next", "oct", "ord", "pow", "range", "repr", "reversed", "round", "set", "setattr", "delattr", "slice", "sorted", "str", "sum", "tuple", "type", "zip", "vars", "object", "property", "staticmethod", "classmethod", "super", "print", "eval", "memoryview", "locals", "input"]
ADDRESSED = ["iter(", "(i for", "zip(", "object()", "map(", "reversed(", "memoryview(", "lambda"]
KEYWORDS = ["key=len", "default=0", "key=None", "reverse=True", "strict=True", "start=2", "base=2", "sep=''", "end=1", "x=1", "ndigits=1", "mod=3", "*()", "**{}", "real=1", "imag=2", "encoding='utf-8'", "exp=2", "errors='strict'", "source=b''", "object=1", "name='x'", "step=1", "iterable=[]", "a=1, b=2", "default=None", "key=lambda x: x", "key=str", "fget=None"]
SAFE_HASH = {"hash"}


def functions(w):
    """Any builtin function with any arguments."""
    for _ in range(10):
        f = w.r.choice(FUNCTIONS)
        args = [value(w) for _ in range(w.r.choice((0, 1, 1, 1, 2, 2, 3, 4)))]
        if f == "input":
            continue
        if f == "hash":
            args = [w.pick(*INTS, *FLOATS[:-4], *COMPLEX, "[]", "{}", "()", "(1, 2)", "(1, [])", "set()", "frozenset({1})", "slice(1)", "None, 1", "range(3)", "1, 2") for _ in args]
        if f in ("getattr", "hasattr", "setattr", "delattr") and args and w.often(.8):
            args[1:2] = [w.pick("'real'", "'x'", "'__class__'", "'upper'", "1", "'append'", "'__doc__x'")]
        if f in ("isinstance", "issubclass") and args and w.often(.8):
            args[1:] = [w.pick("int", "(int, str)", "int | str", "(int, (str, list))", "list[int]", "1", "(int, 1)", "None", "()", "type", "object", "int | None", "(str, list | dict)")]
        if f in ("pow", "range", "bytes", "bytearray", "slice", "memoryview", "eval"):
            args = [w.pick(*SMALL, "2.5", "'a'", "[1]") for _ in args]
        if f == "print":
            args = [a for a in args if not any(shown in a for shown in ADDRESSED)]
        if w.often(.15):
            args.append(w.r.choice(KEYWORDS))
        call = f"{f}({', '.join(args)})"
        if f in ("map", "filter", "zip", "enumerate", "reversed", "iter"):
            call = f"list({call})" if w.often(.8) and not (f == "iter" and len(args) > 1) else f"type({call})"
        w.run(call)


OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@", "<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "and", "or"]


def operators(w):
    """Operators on values of every kind, with the plain and the augmented form."""
    for _ in range(10):
        same = w.r.choice(KINDS)
        a = w.r.choice(same)
        b = w.r.choice(same) if w.often(.6) else value(w)
        op = w.r.choice(OPERATORS)
        if op in ("**", "<<") and ("2**" in b or "10**" in b or b in ("255", "256", "100")):
            b = w.pick("2", "-1", "0", "3")
        if op == "is" and "None" not in (a, b):
            op = "=="
        if op == "*" and "2**" in a + b or op == "*" and "10**" in a + b:
            op = "+"
        if w.often(.2) and op in OPERATORS[:13]:
            x = w.name("x")
            w.line(f"{x} = {a}")
            w.block("def change():", f"global {x}", f"{x} {op}= {b}", f"return {x}")
            w.line("run(change)")
        elif w.often(.15):
            w.run(f"{w.pick('-', '+', '~', 'not ')}({a})")
        elif w.often(.15):
            w.run(f"({a})[{w.pick(b, *SMALL, '1:', '::-1', ':2, 1', '...', chr(39) + 'a' + chr(39))}]")
        else:
            w.run(f"({a}) {op} ({b})")


def spec(w):
    """A format specification, mostly well made."""
    if w.often(.08):
        return w.pick("z", "05,", ",,", "_,", ",_", "1", "s1", ".", ".-1", "{}", "xx", "<<<", "=+", "#", "  ", "é>5", "N", "=10s", "+s", "#s", ",s", "0s", ".3d", "c", "#c", "+c", ",c", ",x", "_x", "_n", ",n", "z.1f", "zd", "10.3.2", ">>", "^^10", "0<5", "0=8", "-010", " 5", "+010.2e", "08b", "#o", "#X", "010_x", "%", ".0%", ".0f", "#.0f", "#.0e", "#g", ".1g", ".0g", "G", "E", "F", "#.3g")
    text = ""
    if w.often(.4):
        text += w.pick("", "", "*", " ", "0", "é", "{", "x") + w.pick("<", ">", "^", "=")
        text = text.replace("{", "#")
    if w.often(.35): text += w.pick("+", "-", " ")
    if w.often(.1): text += "z"
    if w.often(.2): text += "#"
    if w.often(.2): text += "0"
    if w.often(.6): text += w.pick("1", "5", "10", "12", "20")
    if w.often(.25): text += w.pick(",", "_")
    if w.often(.35): text += "." + w.pick("0", "1", "2", "3", "6", "10", "20")
    if w.often(.7): text += w.pick(*"bcdeEfFgGnosxX%")
    return text


NUMERIC = ["0", "1", "-1", "7", "-42", "255", "1234567", "-1234567890123", "10**20", "True", "0.0", "-0.0", "1.5", "-2.5", "0.1", "1e16", "123456789.123", "1e-5", "1e100", "float('inf')", "float('nan')", "-float('inf')", "99.995", "0.00001234", "1.0", "1+2j", "-0.5j", "65", "8364", "1e15", "123456789012345.6", "9.5", "2.5", "1e22", "0.5", "999999.5", "1000000.0"]


def formats(w):
    """format(), f-strings, str.format and % with specifications of every shape."""
    for _ in range(12):
        k = w.upto(0, 9)
        v = w.r.choice(NUMERIC) if w.often(.75) else value(w)
        if k < 4:
            w.run(f"format({v}, {spec(w)!r})")
        elif k < 5:
            s = spec(w).replace("{", "").replace("}", "")
            w.run(f"f\"{{({v}){w.pick('', '!r', '!s', '!a')}:{s}}}\"")
        elif k < 6:
            w.run(f"f\"{{({v})!r:{{{w.pick('10', '3', repr('<8'), repr('^9'))}}}}}\"" if w.often(.5) else f"f\"{{({v}):{{{w.upto(1, 12)}}}.{{{w.upto(0, 5)}}}{w.pick('f', 'e', 'g', '', 's')}}}\"")
        elif k < 8:
            template = "".join(w.pick("{}", "{0}", "{1}", "{a}", "{0[0]}", "{a.real}", "{0!r}", "{:>5}", "{0:{1}}", "{{", "}}", "x", "{a[k]}", "{:{}}", "{a!s:>8}", "{", "}", "{0.x}", "{!x}", "{0!}", "{ 0}", "{0[}", "{0]}", "{-1}", "{a.}", "{[0]}", "{.real}", "{a[0][1]}", "{:%}", "{9}") for _ in range(w.upto(1, 3)))
            args = ", ".join([w.r.choice(NUMERIC) if w.often(.5) else value(w) for _ in range(w.upto(0, 3))] + ["a=" + value(w)] * w.often(.5))
            w.run(f"{template!r}.format({args})")
        else:
            pieces = []
            for _ in range(w.upto(1, 3)):
                pieces.append("%" + w.pick("", "", "", "(a)", "(b)") + w.pick("", "", "-", "+", " ", "0", "#", "-0", "+ ", "#0") + w.pick("", "", "5", "10", "*") + w.pick("", "", ".2", ".0", ".", ".*", ".5") + w.pick("", "", "", "l", "h") + w.pick(*"diouxXeEfFgGcrsa%", "z", ""))
            template = w.pick("", "x ", "é") + " ".join(pieces)
            arg = w.pick("(%s,)" % v, v, f"({v}, {value(w)})", f"({w.upto(0, 9)}, {v}, {value(w)})", "{'a': %s, 'b': %s}" % (v, value(w)), "()", "[1, 2]", "{'a': 1}")
            w.run(f"{template!r} % {arg}")
            if w.often(.3):
                w.run(f"{template.encode('ascii', 'replace')!r} % {arg}")


def parsing(w):
    """int(), float(), complex() of texts; digits, bases, rounding, exact forms."""
    for _ in range(10):
        k = w.upto(0, 9)
        digits = "".join(w.r.choice("0123456789abzAF_. +-eEjxobXinfa٣ \t") if w.often(.5) else w.r.choice("0123456789") for _ in range(w.upto(0, 8)))
        if w.often(.1): digits = w.pick("inf", "-Infinity", "nan", "+NaN", "1e400", "-1e-400", "1_0.0_1e1_0", "infinit", "0x10", "0b1", "0o7", "1__0", "_1", "1_", "1e", "e5", ".", ".5", "5.", "1j", "j", "(1+2j)", "( 1j )", "1+", "1+2", "1-2j", "1e5j", "nanj", "inf-nanj", "1 + 2j", "0_1", "00", "0_0", "01", "-", "+", "")
        if k < 3:
            w.run(f"int({digits!r}{w.pick('', '', ', 10', ', 16', ', 2', ', 0', ', 36', ', 37', ', 1', ', -1', ', base=8')})")
        elif k < 5:
            w.run(f"float({digits!r})")
        elif k == 5:
            w.run(f"complex({digits!r})")
        elif k == 6:
            w.run(f"round({w.r.choice(FLOATS + INTS + ['2.5', '0.15', '1234.5678', '-0.5', '15', '25', '-15'])}, {w.pick('0', '1', '2', '-1', '-2', 'None', '20', '-20', '1.0', '10**10')})")
        elif k == 7:
            f = w.pick(*FLOATS, repr(w.r.uniform(-1000, 1000)), repr(w.r.random() * 10 ** w.upto(-30, 30)))
            # What the hash of a NaN is depends on its address.
            end = "__bool__()" if "nan" in f else "__hash__()"
            w.run(f"({f}).{w.pick('hex()', 'as_integer_ratio()', 'is_integer()', '__repr__()', '__trunc__()', '__floor__()', '__ceil__()', '__divmod__(0.3)', '__pow__(0.5)', '__int__()', 'conjugate()', '__round__(1)', end)}")
        elif k == 8:
            w.run(f"float.fromhex({w.pick('0x1.8p1', '0x.8', '1p', '-0x1p-1074', 'inf', '0x1.fffffffffffff8p1023', 'zz', '', '0x', ' 0x1p3 ', '0x1.', 'nan', '0x1p99999', '1.8')!r})")
        else:
            n = w.pick(str(w.r.randrange(-10**6, 10**6)), str(w.r.randrange(-2**80, 2**80)), *INTS)
            m = w.pick(f"to_bytes({w.upto(0, 12)}, {w.pick(repr('big'), repr('little'), repr('x'))}, signed={w.often(.5)})", "bit_length()", "bit_count()", "as_integer_ratio()", "__round__(-2)", "__format__('x')", "__divmod__(7)", "__pow__(-1, 7)", "__pow__(3, 11)", "__pow__(2, 0)", "is_integer()", "__rpow__(2.0)" if len(n) < 4 else "__neg__()", "__float__()", "__hash__()", "__invert__()", "__ceil__()")
            w.run(f"({n}).{m}")


def slices(w):
    """Slices read, assigned and deleted, of lists, bytearrays and ranges."""
    number = lambda: w.pick("", "", "0", "1", "2", "-1", "-2", "3", "5", "-9", "9", "10**20", "-10**20", "None")
    for _ in range(8):
        where = f"{number()}:{number()}" + (f":{w.pick('', '1', '2', '-1', '-2', '3', '0', '10**20', '-3')}" if w.often(.6) else "")
        k = w.upto(0, 5)
        if w.often(.05): where = w.pick("'a'", "1.0", "None", "'a':1", "1:2.0", "(1, 2)", "[]", "9", "-9", "::'x'", "True", "1:2, 3")
        x = w.name("l")
        kind = w.pick("[0, 1, 2, 3, 4, 5]", "['a', 'b', 'c']", "[]", "bytearray(b'abcdef')")
        if k < 2:
            w.run(f"{w.pick(kind, '(0, 1, 2, 3, 4)', 'range(10)', repr('abcdef'), 'range(20, 0, -3)', repr(b'xyz'), 'memoryview(b' + repr('abcdef') + ')[:].tolist()')}[{where}]")
        elif k < 4:
            w.line(f"{x} = {kind}")
            right = w.pick("[]", "[7]", "[7, 8]", "'xy'", "range(3)", "5", "None", x, f"{x}[:2]", "b'pq'", "(i for i in (1, 2))", "{}", "iter([1])", "[300]", "b''")
            w.block("def change():", f"{x}[{where}] {w.pick('=', '=', '=', '=', '+=', '*=')} {right}")
            w.line("run(change)")
            w.line(f"show({x})")
        elif k == 4:
            w.line(f"{x} = {kind}")
            w.block("def change():", f"del {x}[{where}]" + w.pick("", "", f", {x}[0]"))
            w.line("run(change)")
            w.line(f"show({x})")
        else:
            w.run(f"slice({number() or 'None'}, {number() or 'None'}, {w.pick('None', '1', '-1', '2', '0', '-3')}).indices({w.pick('0', '5', '10', '-1', '10**25', '1.5')})")


def sorting(w):
    """sort, sorted, min and max with keys, mixed values, errors, and lists changed meanwhile."""
    for _ in range(5):
        items = ", ".join(w.pick("1", "2", "3", "-1", "2.5", "'a'", "'B'", "''", "None", "(1, 2)", "(1, 'a')", "[1]", "True", "float('nan')", "1j") if w.often(.25) else str(w.upto(-5, 9)) for _ in range(w.upto(0, 8)))
        key = w.pick("", "", "key=None", "key=str", "key=lambda x: -x", "key=lambda x: x % 3", "key=lambda x: 1 / x", "key=type", "key=repr", "key=len", "key=lambda: 1", "key=5", "key=lambda x: (x % 2, x)", "key=abs", "key=int.bit_length")
        more = w.pick("", "", "reverse=True", "reverse=False", "reverse=None", "reverse='x'", "reverse=1")
        inside = ", ".join(x for x in (key, more) if x)
        x = w.name("s")
        k = w.upto(0, 5)
        if k < 2:
            w.run(f"sorted([{items}]{', ' if inside else ''}{inside})")
        elif k < 4:
            w.line(f"{x} = [{items}]")
            w.run(f"{x}.sort({inside})")
            w.line(f"show({x})")
        elif k == 4:
            w.run(f"{w.pick('min', 'max')}([{items}]{', ' if key else ''}{key}{w.pick('', ', default=5')})")
        else:
            w.line(f"{x} = [{items or 1}]")
            w.block("def touch(item):", w.pick(f"{x}.append(9)", f"show(len({x}))", f"{x}.clear()", f"{x}.sort()", "pass"), "return str(item)")
            w.run(f"{x}.sort(key=touch)")
            w.line(f"show({x})")


def changing(w):
    """Containers changed while they are gone through."""
    x = w.name("d")
    kind = w.pick("dict", "set", "list", "dict", "deque", "OrderedDict", "bytearray")
    if kind in ("deque", "OrderedDict"):
        w.line(f"from collections import {kind}")
    make = {"dict": "{i: i for i in range(4)}", "set": "{0, 1, 2, 3}", "list": "[0, 1, 2, 3]", "deque": "deque([0, 1, 2, 3])", "OrderedDict": "OrderedDict((i, i) for i in range(4))", "bytearray": "bytearray([0, 1, 2, 3])"}[kind]
    acts = {"dict": [f"{x}[i + 10] = 1", f"{x}.pop(i)", f"del {x}[i]", f"{x}[i] = 9", f"{x}.clear()", f"{x}.update(a=1)", f"{x}.popitem()", f"{x}.setdefault(7, 1)", f"{x} |= {{9: 9}}"],
            "set": [f"{x}.add(i + 10)", f"{x}.discard(i)", f"{x}.remove(3)", f"{x}.clear()", f"{x}.add(1)", f"{x} |= {{7}}", f"{x} -= {{2}}"],
            "list": [f"{x}.append(i) if len({x}) < 9 else 0", f"{x}.pop()", f"{x}.remove(i)", f"{x}.insert(0, 7) if len({x}) < 9 else 0", f"{x}.clear()", f"del {x}[0]", f"{x}[:] = [5]", f"{x}.reverse()"],
            "deque": [f"{x}.append(1)", f"{x}.popleft()", f"{x}.clear()", f"{x}.rotate(1)", f"{x}[0] = 5"],
            "OrderedDict": [f"{x}[i + 10] = 1", f"{x}.move_to_end(0)", f"{x}.pop(i)", f"{x}[i] = 5"],
            "bytearray": [f"{x}.append(1) if len({x}) < 9 else 0", f"{x}.pop()", f"{x}.clear()", f"{x}[0] = 5"]}[kind]
    view = w.pick("", ".items()", ".values()", ".keys()") if kind in ("dict", "OrderedDict") else ""
    around = w.pick("{}", "{}", "{}", "enumerate({})", "zip({}, range(9))", "iter({})", "reversed({})" if kind != "set" else "{}", "map(str, {})", "filter(None, {})")
    def loop():
        w.line(f"global {x}")
        w.line(f"{x} = {make}")
        w.line("n = 0")
        w.block(f"for i in {around.format(x + view)}:", "show('at', i)", "n += 1", "if n > 12: break", "if type(i) is tuple: i = i[-1] if type(i[-1]) is int else 0", "if type(i) is str: i = 1", f"if n == {w.upto(1, 3)}: {w.pick(*acts)}" if "|=" not in acts[-1] or w.often(.9) else "pass", f"if n == {w.upto(1, 4)}: {w.pick(*acts)}")
        w.line(f"return {x}")
    w.block("def walk():", loop)
    w.line("run(walk)")
    if w.often(.5):
        it = w.name("it")
        w.lines(f"{x} = {make}", f"{it} = iter({x}{view})", f"run(next, {it})")
        for _ in range(3):
            w.run(w.pick(*[a for a in acts if "=" not in a.replace("==", "") and "del" not in a and "(i" not in a and "i if" not in a] or ["0"]).replace("(i)", "(0)"))
            w.line(f"run(next, {it})")
        w.run(f"list({it})")
        w.run(f"{it}.__length_hint__()")


THEMES = [methods, methods, methods, functions, functions, operators, formats, formats, parsing, slices, sorting, changing]
