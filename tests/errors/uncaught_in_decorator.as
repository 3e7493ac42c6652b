# Uncaught: in decorator.
def deco(f):
    raise TypeError("not decorated")  # expect error: TypeError: not decorated


@deco
def g():
    pass
