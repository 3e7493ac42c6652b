# Classes that are C in CPython are named with their module in messages, wherever the class is named.
import array, collections, contextvars, csv, functools, hashlib, io, itertools, operator, re, struct, threading, weakref, zlib


def told(function):
    try:
        function()
    except Exception as error:
        print(type(error).__name__, error)


for x in (struct.Struct("i"), zlib.compressobj(), re.compile("a"), re.match("a", "a"), csv.reader([]), itertools.count(), operator.itemgetter(1),
          functools.partial(len), hashlib.md5(), collections.deque(), contextvars.ContextVar("a"), io.StringIO(), threading.Lock(),
          array.array("i"), weakref.ref(csv)):
    told(lambda: x.zz)
    told(lambda: type(x).zz)
    told(lambda: x + 1)
    told(lambda: len(x))
    told(lambda: int(x))
for kind in (re.Pattern, re.Match, type(csv.reader([])), type(zlib.compressobj()), type(hashlib.md5())):
    told(kind)
told(lambda: type("I", (operator.itemgetter,), {}))
print(struct.Struct("i"))
