# Exceptions raised by enter and exit themselves.
class CM:
    def __init__(self, n, enter=None, exit=None): self.n, self.e, self.x = n, enter, exit
    def __enter__(self):
        print("enter", self.n)
        if self.e: raise self.e
    def __exit__(self, t, v, tb):
        print("exit", self.n, repr(v))
        if self.x: raise self.x


try:
    with CM(1), CM(2, enter=ValueError("in enter")):
        print("never")
except ValueError as e:
    print(e)
try:
    with CM(1, exit=KeyError("in exit")):
        raise ValueError("body")
except KeyError as e:
    print(repr(e), "context", repr(e.__context__))
try:
    with CM(1), CM(2, exit=TypeError("second")):
        pass
except TypeError as e:
    print(e, e.__context__)
def g():
    with CM("gen"):
        yield 1
        yield 2
it = g()
next(it)
it.close()
try:
    with CM(1) as c:
        1 / 0
    print("never")
except ZeroDivisionError as e:
    print(e)
