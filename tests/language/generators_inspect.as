# What a generator object shows of itself.
def g():
    x = 1
    yield x
    yield


it = g()
print(it.__name__, it.__qualname__, it.gi_running, it.gi_frame is None, it.gi_yieldfrom)
next(it)
print(it.gi_suspended if hasattr(it, "gi_suspended") else True)
list(it)
print(it.gi_frame)
print(hasattr(it, "__next__"), hasattr(it, "send"), hasattr(it, "__len__"))
e = (i for i in [])
print(e.__name__)
try:
    len(it)
except TypeError as err:
    print(err)
try:
    it[0]
except TypeError as err:
    print(err)
print(bool(it), it == it, it == g())
