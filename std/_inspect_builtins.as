"""The parameters of builtin classes, which `inspect.signature` tells.

Classes are looked up by their full name; those that are not here have no signature, as in CPython.
"""

TEXTS = {
    "builtins.bool": "(object=False, /)",
    "builtins.classmethod": "(function, /)",
    "builtins.complex": "(real=0, imag=0)",
    "builtins.enumerate": "(iterable, start=0)",
    "builtins.filter": "(function, iterable, /)",
    "builtins.float": "(x=0, /)",
    "builtins.frozenset": "(iterable=(), /)",
    "builtins.list": "(iterable=(), /)",
    "builtins.map": "(function, iterable, /, *iterables)",
    "builtins.memoryview": "(object)",
    "builtins.property": "(fget=None, fset=None, fdel=None, doc=None)",
    "builtins.reversed": "(sequence, /)",
    "builtins.set": "(iterable=(), /)",
    "builtins.staticmethod": "(function, /)",
    "builtins.tuple": "(iterable=(), /)",
    "builtins.zip": "(*iterables, strict=False)",
    "builtins.function": "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
    "types.GenericAlias": "(origin, args, /)",
    "builtins.mappingproxy": "(mapping)",
    "builtins.method": "(function, instance, /)",
    "builtins.module": "(name, doc=None)",
    "types.SimpleNamespace": "(mapping_or_iterable=(), /, **kwargs)",
    "builtins.traceback": "(tb_next, tb_frame, tb_lasti, tb_lineno)",
    "itertools.accumulate": "(iterable, func=None, *, initial=None)",
    "itertools.batched": "(iterable, n, *, strict=False)",
    "itertools.chain": "(*iterables)",
    "itertools.combinations": "(iterable, r)",
    "itertools.combinations_with_replacement": "(iterable, r)",
    "itertools.compress": "(data, selectors)",
    "itertools.count": "(start=0, step=1)",
    "itertools.cycle": "(iterable, /)",
    "itertools.dropwhile": "(predicate, iterable, /)",
    "itertools.filterfalse": "(function, iterable, /)",
    "itertools.groupby": "(iterable, key=None)",
    "itertools.pairwise": "(iterable, /)",
    "itertools.permutations": "(iterable, r=None)",
    "itertools.product": "(*iterables, repeat=1)",
    "itertools.starmap": "(function, iterable, /)",
    "itertools.takewhile": "(predicate, iterable, /)",
    "itertools.zip_longest": "(*iterables, fillvalue=None)",
    "functools.partial": "(func, /, *args, **keywords)",
    "operator.attrgetter": "(attr, /, *attrs)",
    "operator.itemgetter": "(item, /, *items)",
    "operator.methodcaller": "(name, /, *args, **kwargs)",
}

# What CPython has for these cannot be read as Python.
_NO_TEXT = frozenset(["dir", "getattr", "iter", "max", "min", "next", "vars", "dict.update"])
_SEARCHES = ("count", "endswith", "find", "index", "rfind", "rindex", "startswith")
_WRONG_TEXT = frozenset([
    "anext", "str.maketrans", "dict.pop", "memoryview.cast", "memoryview.hex", "bytes.hex", "bytearray.hex",
    *[f"{owner}.{name}" for owner in ("str", "bytes", "bytearray") for name in _SEARCHES],
])
# The number and the flags may come by position yet.
_RE_TEXTS = {
    "sub": "(pattern, repl, string, count=0, flags=0)",
    "subn": "(pattern, repl, string, count=0, flags=0)",
    "split": "(pattern, string, maxsplit=0, flags=0)",
}
_OTHER_TEXTS = {"sorted": "(iterable, /, *, key=None, reverse=False)"}
_OTHER_TEXTS.update(dict.fromkeys(
    ["slice.indices", "range.count", "range.index", "property.getter", "property.setter", "property.deleter"],
    "($self, object, /)",
))


def native_text(obj, text):
    """Returns the parameters CPython tells of a native of `builtins`; raises ValueError where it tells none."""
    name = getattr(obj, "__qualname__", "")
    if getattr(obj, "__module__", None) == "re":
        return _RE_TEXTS.get(name, text)
    if getattr(obj, "__module__", None) not in ("builtins", None):
        return text
    if name in _NO_TEXT:
        raise ValueError(f"no signature found for builtin {obj!r}")
    if name in _WRONG_TEXT:
        raise ValueError(f"{obj!r} builtin has invalid signature")
    if name.startswith(("bytes.", "bytearray.")):
        text = text.replace("fillchar=...", "fillchar=b' '").replace("delete=...", "delete=b''")
    if "." in name and text.startswith("(cls,"):
        text = "(type," + text[5:]
    return _OTHER_TEXTS.get(name, text)


BROKEN = {"builtins.cell": "([contents])", "collections.deque": "([iterable[, maxlen]])"}
