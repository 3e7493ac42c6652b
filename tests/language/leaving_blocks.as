# Every way out of a block runs its `finally` once, and the last word wins.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def h():
    out = []
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            out.append(i)
        finally:
            out.append(("f", i))
    else:
        out.append("else")
    return out
t(h)


def k():
    try:
        return "a"
    finally:
        for i in range(3):
            try:
                if i: break
            finally:
                print("inner", i)
t(k)


def m():
    for i in range(3):
        try:
            return i
        finally:
            continue
    return "end"
t(m)


def r():
    try:
        try:
            raise ValueError(1)
        except ValueError as e:
            raise KeyError(2) from e
    except KeyError as e:
        return repr(e), repr(e.__cause__), repr(e.__context__)
t(r)
