# None, Ellipsis and NotImplemented are the only instances of their classes.
for only in (None, ..., NotImplemented):
    kind = type(only)
    print(kind.__name__, kind() is only, kind.__new__(kind) is only, only.__repr__(), kind.__doc__)
    try:
        kind.__new__(int)
    except TypeError as e:
        print(e)
print(Ellipsis.__reduce__(), NotImplemented.__reduce__())
print(None.__bool__())
