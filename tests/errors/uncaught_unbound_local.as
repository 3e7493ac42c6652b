# Uncaught: unbound local.
n = 1


def f():
    n += 1  # expect error: UnboundLocalError: cannot access local variable 'n' where it is not associated with a value


f()
