# A name is unbound until this run of its scope has set it.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def a():
    return [y for x in range(3) if y for y in [1]]


def b():
    r = []
    for i in range(2):
        try:
            r.append([y for x in range(3) if x and y for y in [1, 2]])
        except NameError as e:
            r.append(str(e))
    return r
t(a); t(b)


def n():
    x = [1, 2, 3]
    try:
        a, b = x[0], x[9]
    except IndexError:
        pass
    try:
        return a
    except UnboundLocalError as e:
        return str(e)
t(n)
