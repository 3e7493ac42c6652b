# A `finally` body is copied for each way out; names of handlers are unbound after them.
def f(a, b):
    try:
        x = a()
    except (KeyError, ValueError) as e:
        b(e)
    except OSError:
        raise RuntimeError("no") from None
    else:
        x += 1
    finally:
        b(x)
    for i in a:
        try:
            if i:
                return i
            continue
        finally:
            b(i)


def g(a):
    try:
        a()
    except* ValueError as group:
        a(group)
    except* OSError:
        raise
    assert a, "message"
