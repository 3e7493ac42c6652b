# close raises GeneratorExit and waits for the end.
def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("finally")


it = g()
next(it)
print(it.close())
print(next(it, "closed"))
fresh = g()
fresh.close()
print(next(fresh, "never started"))
def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            print("ignored")
            yield
            return
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
def returns():
    try: yield
    except GeneratorExit: return "r"
r = returns(); next(r)
print(r.close())
def raises():
    try: yield
    finally: raise KeyError("in close")
k = raises(); next(k)
try:
    k.close()
except KeyError as e:
    print(repr(e))
for v in g():
    print(v)
    break
print("after the loop")
