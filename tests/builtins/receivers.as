# Methods called on the class with another kind of object say whose they are.

def attempt(method, *arguments):
    try:
        print(method(*arguments))
    except TypeError as e:
        print(e)

attempt(str.upper, 5)
attempt(str.__len__, 5)
attempt(str.format, 5)
attempt(int.bit_length, "a")
attempt(int.__add__, 1.5, 1)
attempt(list.append, (), 1)
attempt(list.__init__, 5)
attempt(dict.update, 5)
attempt(dict.__getitem__, 5, 1)
attempt(dict.__len__, 5)
attempt(range.count, 5, 1)
attempt(slice.indices, 5, 1)
attempt(frozenset.union, 5)
attempt(bytearray.append, 5, 1)
attempt(BaseException.with_traceback, 5, None)

def local():
    class Inner:
        pass

    try:
        with Inner():
            pass
    except TypeError as e:
        print(e)

local()
for owner, name in ((range(3), "start"), (slice(1), "stop"), (property(), "fget"), (1j, "real"), ([].append, "__self__")):
    try:
        setattr(owner, name, 1)
    except AttributeError as e:
        print(e)
    try:
        delattr(owner, name)
    except AttributeError as e:
        print(e)
print(range.start, int.real, type(range.start).__name__, type(int.real).__name__)
