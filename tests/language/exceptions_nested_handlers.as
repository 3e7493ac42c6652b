# Handlers within handlers; each level restores the one outside.
import sys
def cur(): return repr(sys.exception())
try:
    raise ValueError("1")
except ValueError:
    print(cur())
    try:
        raise KeyError("2")
    except KeyError:
        print(cur())
        try:
            raise TypeError("3")
        except TypeError:
            print(cur())
        print(cur())
    print(cur())
print(cur())
def f():
    print("in f", cur())
    try:
        raise OSError("own")
    except OSError:
        print("in f", cur())
    print("in f", cur())
try:
    raise ValueError("outer")
except ValueError:
    f()
def g():
    while True:
        yield cur()
it = g()
try:
    raise ValueError("seen by generator")
except ValueError:
    print(next(it))
print(next(it))
def h():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as e:
            try:
                continue
            finally:
                print("c", cur())
    print(cur())
h()
def loop():
    try:
        raise ValueError("x")
    except ValueError:
        for i in range(2):
            try:
                raise KeyError(i)
            except KeyError:
                break
        print(cur())
        return 1
loop()
print(cur())
