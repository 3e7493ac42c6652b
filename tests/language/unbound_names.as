# Names read before they have a value.
def attempt(f):
    try:
        f()
    except NameError as e:
        print(type(e).__name__, "-", e)


def local():
    print(v)
    v = 1
def free():
    def inner(): return w
    inner()
    w = 1
def glob():
    return no_such_name
def deleted():
    v = 1
    del v
    return v
def branch():
    if 0:
        q = 1
    return q
def del_unbound():
    del z
    z = 1
for f in (local, free, glob, deleted, branch, del_unbound):
    attempt(f)
try:
    del not_there
except NameError as e:
    print(e)
try:
    pass
except Exception as err:
    pass
def cleared():
    try:
        raise ValueError
    except ValueError as err:
        pass
    return err
attempt(cleared)
