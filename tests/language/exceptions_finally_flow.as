# finally with return, break, continue, and exceptions in it.
def a():
    try:
        return "try"
    finally:
        print("cleanup a")
def b():
    try:
        raise ValueError
    finally:
        return "finally wins"
def c():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        finally:
            print("fin", i)
    return "done"
def d():
    while True:
        try:
            return 1
        finally:
            break
    return 2
def e():
    try:
        try:
            return "inner"
        finally:
            print("one")
    finally:
        print("two")
def f():
    for i in range(2):
        try:
            return i
        finally:
            continue
    return "after"
def g():
    x = 1
    try:
        return x
    finally:
        x = 2
def h():
    try:
        try:
            1 / 0
        finally:
            raise KeyError("replaced")
    except KeyError as err:
        return repr(err), repr(err.__context__)
def i():
    try:
        pass
    finally:
        try:
            raise ValueError
        except ValueError:
            print("handled in finally")
    return "i"
def j():
    try:
        raise ValueError("x")
    except ValueError:
        try:
            return "j"
        finally:
            print("in except finally")
    finally:
        print("outermost")
def k():
    r = []
    for n in range(4):
        try:
            try:
                if n == 0: continue
                if n == 1: raise KeyError(n)
                if n == 3: return r
                r.append(n)
            except KeyError:
                r.append("k")
                continue
            finally:
                r.append(("f", n))
        finally:
            r.append(("g", n))
for fn in (a, b, c, d, e, f, g, h, i, j, k):
    print(fn())
